/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-model"

#include "config.h"

#include "tc-field-private.h"

#include <math.h>
#include <string.h>

/* Beyond this, a double no longer holds every whole number. */
#define MAX_INTEGER 9007199254740992.0

static const char * const kind_names[] = {
  [TC_FIELD_TEXT] = "text",
  [TC_FIELD_LONG_TEXT] = "long_text",
  [TC_FIELD_INTEGER] = "integer",
  [TC_FIELD_NUMBER] = "number",
  [TC_FIELD_OPTION] = "option",
  [TC_FIELD_QUANTITY] = "quantity",
  [TC_FIELD_DURATION] = "duration",
  [TC_FIELD_TABLE] = "table",
};

static gboolean
is_chinese (const char *language)
{
  return g_str_has_prefix (language, "zh");
}

/* The first language of the interface that we have decides. */
gboolean
tc_interface_is_chinese (void)
{
  const char * const *names = g_get_language_names ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      if (is_chinese (names[i]))
        return TRUE;
      if (g_str_has_prefix (names[i], "en") || g_str_equal (names[i], "C"))
        return FALSE;
    }
  return FALSE;
}

static const char *
label_get_in (const TcLabel *self,
              gboolean       chinese)
{
  if (chinese && self->zh != NULL)
    return self->zh;
  if (self->en == NULL)
    return self->zh != NULL ? self->zh : "";
  return self->en;
}

static const TcOption *
find_option (GPtrArray  *options,
             const char *value)
{
  for (guint i = 0; i < options->len; i++)
    {
      const TcOption *option = g_ptr_array_index (options, i);

      if (g_str_equal (option->value, value))
        return option;
    }
  return NULL;
}

static const TcOption *
get_option (GPtrArray *options,
            guint      index)
{
  return index < options->len ? g_ptr_array_index (options, index) : NULL;
}

static gboolean
is_integer (const TcValue *value)
{
  const double number = tc_value_get_number (value);

  return tc_value_get_kind (value) == TC_VALUE_NUMBER && number == trunc (number) &&
         fabs (number) <= MAX_INTEGER;
}

static gboolean
is_filled_text (const TcValue *value)
{
  return tc_value_get_kind (value) == TC_VALUE_TEXT && *tc_value_get_text (value) != '\0';
}

static gboolean
accepts_record (const TcField *self,
                const TcValue *record)
{
  if (tc_value_get_kind (record) != TC_VALUE_RECORD)
    return FALSE;
  for (guint i = 0; i < tc_value_get_n_items (record); i++)
    {
      const TcField *column = tc_field_find_column (self, tc_value_get_key (record, i));

      if (column == NULL || !tc_field_accepts (column, tc_value_get_item (record, i)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
takes_list (const TcField *self)
{
  return self->repeating || self->kind == TC_FIELD_TABLE;
}

void
tc_label_clear (TcLabel *self)
{
  g_clear_pointer (&self->en, g_free);
  g_clear_pointer (&self->zh, g_free);
}

const char *
tc_label_get (const TcLabel *self)
{
  return label_get_in (self, tc_interface_is_chinese ());
}

const char *
tc_label_get_own (const TcLabel *self,
                  const char    *language)
{
  const char *text = is_chinese (language) ? self->zh : self->en;

  return text != NULL ? text : "";
}

void
tc_option_free (TcOption *self)
{
  g_free (self->value);
  tc_label_clear (&self->label);
  g_strfreev (self->also);
  g_free (self);
}

TcField *
tc_field_new (void)
{
  TcField *self = g_new0 (TcField, 1);

  self->units = g_ptr_array_new_with_free_func ((GDestroyNotify) tc_option_free);
  self->options = g_ptr_array_new_with_free_func ((GDestroyNotify) tc_option_free);
  self->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) tc_field_free);
  return self;
}

void
tc_field_free (TcField *self)
{
  g_free (self->key);
  g_free (self->group);
  tc_label_clear (&self->label);
  tc_label_clear (&self->help);
  g_clear_pointer (&self->units, g_ptr_array_unref);
  g_clear_pointer (&self->options, g_ptr_array_unref);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_free (self);
}

/**
 * tc_field_kind_to_string:
 *
 * Gets the name of the kind in codebooks and in the exported dictionary; not translated.
 */
const char *
tc_field_kind_to_string (TcFieldKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (kind_names), NULL);

  return kind_names[kind];
}

gboolean
tc_field_kind_from_string (const char  *name,
                           TcFieldKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kind_names); i++)
    {
      if (g_strcmp0 (name, kind_names[i]) == 0)
        {
          *kind = (TcFieldKind) i;
          return TRUE;
        }
    }
  return FALSE;
}

gboolean
tc_field_accepts_item (const TcField *self,
                       const TcValue *value)
{
  switch (self->kind)
    {
    case TC_FIELD_TEXT:
    case TC_FIELD_LONG_TEXT:
      return is_filled_text (value);
    case TC_FIELD_INTEGER:
      return is_integer (value);
    case TC_FIELD_NUMBER:
      return tc_value_get_kind (value) == TC_VALUE_NUMBER;
    case TC_FIELD_OPTION:
      return is_filled_text (value) &&
             find_option (self->options, tc_value_get_text (value)) != NULL;
    case TC_FIELD_QUANTITY:
      return tc_value_get_kind (value) == TC_VALUE_QUANTITY;
    case TC_FIELD_DURATION:
      return tc_value_get_kind (value) == TC_VALUE_QUANTITY &&
             find_option (self->units, tc_value_get_unit (value)) != NULL;
    case TC_FIELD_TABLE:
      return accepts_record (self, value);
    default:
      g_return_val_if_reached (FALSE);
    }
}

const TcOption *
tc_field_find_unit (const TcField *self,
                    const char    *value)
{
  return find_option (self->units, value);
}

const char *
tc_field_get_key (const TcField *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->key;
}

/**
 * tc_field_get_label:
 *
 * Gets the name of the field in the language of the interface.
 */
const char *
tc_field_get_label (const TcField *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return tc_label_get (&self->label);
}

/**
 * tc_field_get_label_in:
 * @language: "en", or "zh" with or without a region
 *
 * Gets the name of the field in a certain language; the English one where there is no other.
 */
const char *
tc_field_get_label_in (const TcField *self,
                       const char    *language)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (language != NULL, NULL);

  return label_get_in (&self->label, is_chinese (language));
}

/**
 * tc_field_get_help:
 *
 * Gets what the field asks for, in the language of the interface; "" where the codebook does not
 * say.
 */
const char *
tc_field_get_help (const TcField *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return tc_label_get (&self->help);
}

/**
 * tc_field_get_help_in:
 * @language: "en", or "zh" with or without a region
 *
 * Gets what the field asks for, in a certain language; the English text where there is no other.
 */
const char *
tc_field_get_help_in (const TcField *self,
                      const char    *language)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (language != NULL, NULL);

  return label_get_in (&self->help, is_chinese (language));
}

const char *
tc_field_get_group (const TcField *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->group;
}

TcFieldKind
tc_field_get_kind (const TcField *self)
{
  g_return_val_if_fail (self != NULL, TC_FIELD_TEXT);

  return self->kind;
}

/**
 * tc_field_is_repeating:
 *
 * Tells whether an answer is a list of values of the field's kind. Tables do not count as
 * repeating.
 */
gboolean
tc_field_is_repeating (const TcField *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->repeating;
}

/**
 * tc_field_is_hidden:
 *
 * Tells whether the field is out of sight: people are not asked for it and it is not exported, while
 * its answers stay in the project.
 */
gboolean
tc_field_is_hidden (const TcField *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->hidden;
}

/**
 * tc_field_get_own_label:
 * @language: "en" or "zh_CN"
 *
 * Gets the name of the field as the codebook gives it in that language, "" where it gives none.
 */
const char *
tc_field_get_own_label (const TcField *self,
                        const char    *language)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (language != NULL, NULL);

  return tc_label_get_own (&self->label, language);
}

/**
 * tc_field_get_own_help:
 * @language: "en" or "zh_CN"
 *
 * Gets what the field asks for as the codebook says it in that language, "" where it does not.
 */
const char *
tc_field_get_own_help (const TcField *self,
                       const char    *language)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (language != NULL, NULL);

  return tc_label_get_own (&self->help, language);
}

guint
tc_field_get_n_units (const TcField *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->units->len;
}

const char *
tc_field_get_unit (const TcField *self,
                   guint          index)
{
  const TcOption *unit;

  g_return_val_if_fail (self != NULL, NULL);

  unit = get_option (self->units, index);
  return unit != NULL ? unit->value : NULL;
}

const char *
tc_field_get_unit_label (const TcField *self,
                         guint          index)
{
  const TcOption *unit;

  g_return_val_if_fail (self != NULL, NULL);

  unit = get_option (self->units, index);
  return unit != NULL ? tc_label_get (&unit->label) : NULL;
}

guint
tc_field_get_n_options (const TcField *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->options->len;
}

const char *
tc_field_get_option (const TcField *self,
                     guint          index)
{
  const TcOption *option;

  g_return_val_if_fail (self != NULL, NULL);

  option = get_option (self->options, index);
  return option != NULL ? option->value : NULL;
}

const char *
tc_field_get_option_label (const TcField *self,
                           guint          index)
{
  const TcOption *option;

  g_return_val_if_fail (self != NULL, NULL);

  option = get_option (self->options, index);
  return option != NULL ? tc_label_get (&option->label) : NULL;
}

/**
 * tc_field_find_option_label:
 * @option: a stored value
 *
 * Gets how an option is shown in the language of the interface.
 *
 * Returns: the label, or @option itself where it is not one of the options
 */
const char *
tc_field_find_option_label (const TcField *self,
                            const char    *option)
{
  const TcOption *found;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (option != NULL, NULL);

  found = find_option (self->options, option);
  return found != NULL ? tc_label_get (&found->label) : option;
}

guint
tc_field_get_n_columns (const TcField *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->columns->len;
}

const TcField *
tc_field_get_column (const TcField *self,
                     guint          index)
{
  g_return_val_if_fail (self != NULL, NULL);

  return index < self->columns->len ? g_ptr_array_index (self->columns, index) : NULL;
}

const TcField *
tc_field_find_column (const TcField *self,
                      const char    *key)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (key != NULL, NULL);

  for (guint i = 0; i < self->columns->len; i++)
    {
      const TcField *column = g_ptr_array_index (self->columns, i);

      if (g_str_equal (column->key, key))
        return column;
    }
  return NULL;
}

/**
 * tc_field_accepts:
 * @value: a value
 *
 * Tells whether the value has the shape of an answer: of the field's kind, texts not empty, options
 * and units of durations known (units of quantities may be any), and a list of such values for
 * repeating fields and tables.
 */
gboolean
tc_field_accepts (const TcField *self,
                  const TcValue *value)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  if (!takes_list (self))
    return tc_field_accepts_item (self, value);
  if (tc_value_get_kind (value) != TC_VALUE_LIST)
    return FALSE;
  for (guint i = 0; i < tc_value_get_n_items (value); i++)
    {
      if (!tc_field_accepts_item (self, tc_value_get_item (value, i)))
        return FALSE;
    }
  return TRUE;
}
