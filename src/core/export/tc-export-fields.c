/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-export"

#include "config.h"

#include "tc-export-private.h"

#define LIST_SEPARATOR "; "

typedef enum
{
  PART_VALUE,
  PART_UNIT,
  PART_SD
} Part;

static gboolean
is_quantity (const TcField *field)
{
  return tc_field_get_kind (field) == TC_FIELD_QUANTITY ||
         tc_field_get_kind (field) == TC_FIELD_DURATION;
}

static gboolean
is_numeric (const TcField *field)
{
  return tc_field_get_kind (field) == TC_FIELD_INTEGER ||
         tc_field_get_kind (field) == TC_FIELD_NUMBER;
}

static void
add_header (TcCsvWriter   *writer,
            const TcField *field,
            const char    *ending)
{
  g_autofree char *header = g_strconcat (tc_field_get_key (field), ending, NULL);

  tc_csv_writer_add_plain (writer, header);
}

static char *
get_part (const TcValue *value,
          Part           part)
{
  double sd;

  if (part == PART_VALUE && tc_value_get_kind (value) != TC_VALUE_QUANTITY)
    return tc_value_to_display (value);
  if (part == PART_VALUE)
    return tc_number_to_string (tc_value_get_number (value));
  if (part == PART_UNIT)
    return g_strdup (tc_value_get_unit (value));
  return tc_value_get_sd (value, &sd) ? tc_number_to_string (sd) : NULL;
}

/* The same part of every item; nothing at all where no item has it, so that a cell is empty and not
 * "; ; ". */
static char *
join_part (const TcValue *list,
           Part           part)
{
  g_autoptr (GString) joined = g_string_new (NULL);
  gboolean any = FALSE;

  for (guint i = 0; i < tc_value_get_n_items (list); i++)
    {
      g_autofree char *text = get_part (tc_value_get_item (list, i), part);

      any |= text != NULL && *text != '\0';
      g_string_append_printf (joined, "%s%s", i > 0 ? LIST_SEPARATOR : "",
                              text != NULL ? text : "");
    }
  return any ? g_string_free (g_steal_pointer (&joined), FALSE) : NULL;
}

static gboolean
has_only (const TcValue *value,
          TcValueKind    kind)
{
  if (tc_value_get_kind (value) != TC_VALUE_LIST)
    return tc_value_get_kind (value) == kind;
  for (guint i = 0; i < tc_value_get_n_items (value); i++)
    {
      if (tc_value_get_kind (tc_value_get_item (value, i)) != kind)
        return FALSE;
    }
  return TRUE;
}

static void
add_part (TcCsvWriter   *writer,
          const TcValue *value,
          Part           part)
{
  const gboolean list = value != NULL && tc_value_get_kind (value) == TC_VALUE_LIST;
  g_autofree char *text = NULL;

  if (value != NULL)
    text = list ? join_part (value, part) : get_part (value, part);
  if (part == PART_UNIT || (value != NULL && !has_only (value, TC_VALUE_QUANTITY)))
    tc_csv_writer_add_text (writer, text);
  else
    tc_csv_writer_add_plain (writer, text);
}

void
tc_export_add_value (TcCsvWriter   *writer,
                     const TcField *field,
                     const TcValue *value)
{
  g_autofree char *text = value != NULL ? tc_value_to_display (value) : NULL;

  if (value != NULL && is_numeric (field) && has_only (value, TC_VALUE_NUMBER))
    tc_csv_writer_add_plain (writer, text);
  else
    tc_csv_writer_add_text (writer, text);
}

void
tc_export_add_field_headers (TcCsvWriter   *writer,
                             const TcField *field)
{
  if (is_quantity (field))
    {
      add_header (writer, field, "_value");
      add_header (writer, field, "_unit");
      add_header (writer, field, "_sd");
    }
  else if (tc_field_get_kind (field) != TC_FIELD_TABLE)
    add_header (writer, field, "");
  add_header (writer, field, "_state");
}

void
tc_export_add_field_cells (TcCsvWriter    *writer,
                           const TcField  *field,
                           const TcAnswer *answer)
{
  const TcValue *value = answer != NULL ? answer->value : NULL;

  if (is_quantity (field))
    {
      add_part (writer, value, PART_VALUE);
      add_part (writer, value, PART_UNIT);
      add_part (writer, value, PART_SD);
    }
  else if (tc_field_get_kind (field) != TC_FIELD_TABLE)
    tc_export_add_value (writer, field, value);
  tc_csv_writer_add_plain (writer,
                           answer != NULL ? tc_answer_state_to_string (answer->state) : NULL);
}
