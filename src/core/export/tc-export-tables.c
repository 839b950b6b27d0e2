/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-export"

#include "config.h"

#include "tc-export-private.h"

/* The two tables of the default codebook have names of their own; others cannot collide with our
 * files. */
char *
tc_export_table_file_name (const TcField *field)
{
  const char *key = tc_field_get_key (field);

  if (g_str_equal (key, "arms"))
    return g_strdup ("arms.csv");
  if (g_str_equal (key, "results"))
    return g_strdup ("results_long.csv");
  return g_strdup_printf ("table_%s.csv", key);
}

/* field: nullable, where the codebook lacks a table whose file is always there */
gboolean
tc_export_write_table_header (TcCsvWriter    *writer,
                              const TcField  *field,
                              GError        **error)
{
  tc_csv_writer_add_plain (writer, "study_id");
  tc_csv_writer_add_plain (writer, "row");
  for (guint i = 0; field != NULL && i < tc_field_get_n_columns (field); i++)
    tc_csv_writer_add_plain (writer, tc_field_get_key (tc_field_get_column (field, i)));
  return tc_csv_writer_end_row (writer, error);
}

static gboolean
write_record (TcCsvWriter    *writer,
              const TcField  *field,
              TcId            study_id,
              guint           row,
              const TcValue  *record,
              GError        **error)
{
  tc_csv_writer_add_id (writer, study_id);
  tc_csv_writer_add_integer (writer, row);
  for (guint i = 0; i < tc_field_get_n_columns (field); i++)
    {
      const TcField *column = tc_field_get_column (field, i);

      tc_export_add_value (writer, column, tc_value_get_member (record, tc_field_get_key (column)));
    }
  return tc_csv_writer_end_row (writer, error);
}

/* Rows are numbered from 1 in each study, as evidence_spans.csv numbers items. */
gboolean
tc_export_write_table (TcCsvWriter     *writer,
                       const TcField   *field,
                       TcId             study_id,
                       const TcAnswer  *answer,
                       GError         **error)
{
  const TcValue *list = answer != NULL ? answer->value : NULL;

  for (guint i = 0; list != NULL && i < tc_value_get_n_items (list); i++)
    {
      if (!write_record (writer, field, study_id, i + 1, tc_value_get_item (list, i), error))
        return FALSE;
    }
  return TRUE;
}
