/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-workspace"

#include "config.h"

#include "tc-csv-writer.h"
#include "tc-import-job-private.h"

/* The results of an import as a table. The words of the outcomes are stable, like the names of the columns; the
 * reasons are in the language of the person who saves them. */

static const char * const columns[] = {
  "file", "line", "records", "outcome", "study_id", "study", "reason",
};

static const char *
get_word (TcImportOutcome outcome)
{
  switch (outcome)
    {
    case TC_IMPORT_DONE:
      return "imported";
    case TC_IMPORT_WARNING:
      return "imported with a warning";
    case TC_IMPORT_PRESENT:
      return "already there";
    case TC_IMPORT_FAILED:
    default:
      return "failed";
    }
}

static gboolean
write_header (TcCsvWriter  *writer,
              GError      **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    tc_csv_writer_add_plain (writer, columns[i]);

  return tc_csv_writer_end_row (writer, error);
}

/* A number that is not known is an empty cell. */
static void
add_positive (TcCsvWriter *writer,
              gint64       number)
{
  if (number > 0)
    tc_csv_writer_add_integer (writer, number);
  else
    tc_csv_writer_add_plain (writer, "");
}

static gboolean
write_result (TcCsvWriter     *writer,
              TcImportResult  *result,
              GError         **error)
{
  tc_csv_writer_add_text (writer, tc_import_result_get_name (result));
  add_positive (writer, tc_import_result_get_line (result));
  add_positive (writer, tc_import_result_get_n_records (result));
  tc_csv_writer_add_plain (writer, get_word (tc_import_result_get_outcome (result)));
  add_positive (writer, tc_import_result_get_study_id (result));
  tc_csv_writer_add_text (writer, tc_import_result_get_label (result));
  tc_csv_writer_add_text (writer, tc_import_result_get_reason (result));

  return tc_csv_writer_end_row (writer, error);
}

static gboolean
write_unread (TcCsvWriter  *writer,
              const char   *name,
              const char   *reason,
              GError      **error)
{
  tc_csv_writer_add_text (writer, name);
  add_positive (writer, 0);
  add_positive (writer, 0);
  tc_csv_writer_add_plain (writer, "columns not read");
  add_positive (writer, 0);
  tc_csv_writer_add_plain (writer, "");
  tc_csv_writer_add_text (writer, reason);

  return tc_csv_writer_end_row (writer, error);
}

/**
 * tc_import_job_save_report:
 * @path: a file name; an existing file is replaced
 *
 * Writes what became of every record of every file: a row a result, with file, line, number of
 * records, outcome, study and reason; above them a row for each table with columns that were not
 * read.
 *
 * Returns: %FALSE with @error where the file could not be written
 */
gboolean
tc_import_job_save_report (TcImportJob  *self,
                           const char   *path,
                           GError      **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr(TcCsvWriter) writer = NULL;
  GListModel *results;
  GPtrArray *unread;

  g_return_val_if_fail (TC_IS_IMPORT_JOB (self), FALSE);

  writer = tc_csv_writer_new (folder, name, TRUE, error);
  if (writer == NULL || !write_header (writer, error))
    return FALSE;

  unread = tc_import_job_get_unread (self);
  for (guint i = 0; i < unread->len; i += 2)
    if (!write_unread (writer, g_ptr_array_index (unread, i), g_ptr_array_index (unread, i + 1), error))
      return FALSE;

  results = tc_import_job_get_results (self);
  for (guint i = 0; i < g_list_model_get_n_items (results); i++)
    {
      g_autoptr(TcImportResult) result = g_list_model_get_item (results, i);

      if (!write_result (writer, result, error))
        return FALSE;
    }

  return tc_csv_writer_close (writer, error) && tc_csv_writer_publish (writer, error);
}
