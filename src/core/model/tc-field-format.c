/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-model"

#include "config.h"

#include "tc-field-private.h"

#include <math.h>

/* "1 month" but "12 months": the label of a unit is its plural, its value the singular. */
static void
append_quantity (GString       *out,
                 const TcField *self,
                 const TcValue *value)
{
  g_autofree char *number = tc_number_to_string (tc_value_get_number (value));
  const TcOption *unit = tc_field_find_unit (self, tc_value_get_unit (value));
  const char *label = tc_value_get_unit (value);
  double sd;

  if (unit != NULL && (tc_interface_is_chinese () || fabs (tc_value_get_number (value)) != 1.0))
    label = tc_label_get (&unit->label);
  g_string_append (out, number);
  if (tc_value_get_sd (value, &sd))
    {
      g_autofree char *sd_text = tc_number_to_string (sd);

      g_string_append_printf (out, " ± %s", sd_text);
    }
  if (*label != '\0')
    g_string_append_printf (out, " %s", label);
}

static void append_value (GString       *out,
                          const TcField *self,
                          const TcValue *value);

static void
append_record (GString       *out,
               const TcField *self,
               const TcValue *record)
{
  const gboolean chinese = tc_interface_is_chinese ();
  const char *separator = "";

  for (guint i = 0; i < self->columns->len; i++)
    {
      const TcField *column = g_ptr_array_index (self->columns, i);
      const TcValue *member = tc_value_get_member (record, column->key);

      if (member == NULL)
        continue;
      g_string_append_printf (out, "%s%s%s", separator, tc_field_get_label (column),
                              chinese ? "：" : ": ");
      append_value (out, column, member);
      separator = chinese ? "，" : ", ";
    }
}

static void
append_value (GString       *out,
              const TcField *self,
              const TcValue *value)
{
  g_autofree char *plain = NULL;

  switch (tc_value_get_kind (value))
    {
    case TC_VALUE_TEXT:
      g_string_append (out, tc_field_find_option_label (self, tc_value_get_text (value)));
      break;
    case TC_VALUE_QUANTITY:
      append_quantity (out, self, value);
      break;
    case TC_VALUE_LIST:
      for (guint i = 0; i < tc_value_get_n_items (value); i++)
        {
          if (i > 0)
            g_string_append (out, tc_interface_is_chinese () ? "；" : "; ");
          append_value (out, self, tc_value_get_item (value, i));
        }
      break;
    case TC_VALUE_RECORD:
      append_record (out, self, value);
      break;
    case TC_VALUE_NUMBER:
    default:
      plain = tc_value_to_display (value);
      g_string_append (out, plain);
    }
}

/**
 * tc_field_format:
 * @value: a value, of the field's kind or not
 *
 * Writes a value for people, with options, units and columns in the language of the interface.
 */
char *
tc_field_format (const TcField *self,
                 const TcValue *value)
{
  GString *out;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (value != NULL, NULL);

  out = g_string_new (NULL);
  append_value (out, self, value);
  return g_string_free (out, FALSE);
}
