/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-export"

#include "config.h"

#include "tc-export-private.h"

/*
 * The data dictionary: one row for each column that comes from the codebook. Labels and help stand
 * in both languages side by side, so that the language of the interface does not change the file. Hidden
 * fields have no column in any file: their rows say so, and name none.
 */

static const char * const headers[] =
  { "file", "column", "field", "group", "kind", "list", "label_en", "label_zh", "help_en",
    "help_zh", "units", "options", "codebook", "codebook_version", "hidden",
    NULL };

static char *
join (const TcField *field,
      guint          n,
      const char * (*get) (const TcField *, guint))
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? "; " : "", get (field, i));
  return g_string_free (g_steal_pointer (&joined), FALSE);
}

static char *
join_states (void)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (int state = TC_ANSWER_ACCEPTED; state <= TC_ANSWER_UNCLEAR; state++)
    g_string_append_printf (joined, "%s%s", joined->len > 0 ? "; " : "",
                            tc_answer_state_to_string (state));
  return g_string_free (g_steal_pointer (&joined), FALSE);
}

static gboolean
write_row (TcCsvWriter    *writer,
           TcCodebook     *codebook,
           const char     *file,
           const char     *column,
           const TcField  *field,
           const char     *group,
           const char     *kind,
           const char     *units,
           const char     *options,
           GError        **error)
{
  const gboolean is_list = tc_field_is_repeating (field) && !g_str_equal (kind, "state");

  tc_csv_writer_add_text (writer, file);
  tc_csv_writer_add_text (writer, column);
  tc_csv_writer_add_text (writer, tc_field_get_key (field));
  tc_csv_writer_add_text (writer, group);
  tc_csv_writer_add_text (writer, kind);
  tc_csv_writer_add_plain (writer, is_list ? "yes" : "no");
  tc_csv_writer_add_text (writer, tc_field_get_label_in (field, "en"));
  tc_csv_writer_add_text (writer, tc_field_get_label_in (field, "zh"));
  tc_csv_writer_add_text (writer, tc_field_get_help_in (field, "en"));
  tc_csv_writer_add_text (writer, tc_field_get_help_in (field, "zh"));
  tc_csv_writer_add_text (writer, units);
  tc_csv_writer_add_text (writer, options);
  tc_csv_writer_add_text (writer, tc_codebook_get_id (codebook));
  tc_csv_writer_add_integer (writer, tc_codebook_get_version (codebook));
  tc_csv_writer_add_plain (writer, file != NULL ? "no" : "yes");
  return tc_csv_writer_end_row (writer, error);
}

static gboolean
write_column (TcCsvWriter    *writer,
              TcCodebook     *codebook,
              const TcField  *field,
              const char     *ending,
              const char     *kind,
              GError        **error)
{
  g_autofree char *column = g_strconcat (tc_field_get_key (field), ending, NULL);
  g_autofree char *units = NULL, *options = NULL;

  if (g_str_equal (kind, "unit"))
    units = join (field, tc_field_get_n_units (field), tc_field_get_unit);
  options = g_str_equal (kind, "state")
            ? join_states ()
            : join (field, tc_field_get_n_options (field), tc_field_get_option);
  return write_row (writer, codebook, "studies.csv", column, field, tc_field_get_group (field),
                    kind, units, options,
                    error);
}

static gboolean
write_table (TcCsvWriter    *writer,
             TcCodebook     *codebook,
             const TcField  *table,
             GError        **error)
{
  g_autofree char *file = tc_export_table_file_name (table);

  for (guint i = 0; i < tc_field_get_n_columns (table); i++)
    {
      const TcField *column = tc_field_get_column (table, i);
      g_autofree char *options = join (column, tc_field_get_n_options (column),
                                       tc_field_get_option);

      if (!write_row (writer, codebook, file, tc_field_get_key (column), column,
                      tc_field_get_key (table),
                      tc_field_kind_to_string (tc_field_get_kind (column)), NULL, options, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_field (TcCsvWriter    *writer,
             TcCodebook     *codebook,
             const TcField  *field,
             GError        **error)
{
  switch (tc_field_get_kind (field))
    {
    case TC_FIELD_QUANTITY:
    case TC_FIELD_DURATION:
      if (!write_column (writer, codebook, field, "_value", "number", error) ||
          !write_column (writer, codebook, field, "_unit", "unit", error) ||
          !write_column (writer, codebook, field, "_sd", "number", error))
        return FALSE;
      break;

    case TC_FIELD_TABLE:
      if (!write_table (writer, codebook, field, error))
        return FALSE;
      break;

    case TC_FIELD_TEXT:
    case TC_FIELD_LONG_TEXT:
    case TC_FIELD_INTEGER:
    case TC_FIELD_NUMBER:
    case TC_FIELD_OPTION:
    default:
      if (!write_column (writer, codebook, field, "",
                         tc_field_kind_to_string (tc_field_get_kind (field)), error))
        return FALSE;
    }
  return write_column (writer, codebook, field, "_state", "state", error);
}

/* One row whatever its kind. */
static gboolean
write_hidden (TcCsvWriter    *writer,
              TcCodebook     *codebook,
              const TcField  *field,
              GError        **error)
{
  g_autofree char *units = join (field, tc_field_get_n_units (field), tc_field_get_unit);
  g_autofree char *options = join (field, tc_field_get_n_options (field), tc_field_get_option);

  return write_row (writer, codebook, NULL, NULL, field, tc_field_get_group (field),
                    tc_field_kind_to_string (tc_field_get_kind (field)), units, options, error);
}

gboolean
tc_export_write_codebook (TcCsvWriter  *writer,
                          TcCodebook   *codebook,
                          GError      **error)
{
  const TcField *field;

  if (!tc_export_write_headers (writer, headers, error))
    return FALSE;
  for (guint i = 0; (field = tc_codebook_get_any_field (codebook, i)) != NULL; i++)
    {
      if (tc_field_is_hidden (field) ? !write_hidden (writer, codebook, field, error)
                                     : !write_field (writer, codebook, field, error))
        return FALSE;
    }
  return TRUE;
}
