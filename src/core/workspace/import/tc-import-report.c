/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-workspace"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "tc-csv-writer.h"
#include "tc-import-job-private.h"
#include "tc-open-files.h"

/* The results of an import as a table. The words of the outcomes are stable, like the names of the columns; the
 * reasons are in the language of the person who saves them. */

static const char * const columns[] = {
  "file", "line", "records", "outcome", "study_id", "study", "reason",
};

/* What such a file begins with, behind the mark of UTF-8. */
#define BEGINNING "file,line,records,outcome,"
#define UTF8_MARK "\xef\xbb\xbf"

/* What SQLite and we keep beside an open project. */
static const char * const endings[] = { "", "-wal", "-shm", "-journal", "-lock" };

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

/* Both the names, as there may be no file yet, and the files, as a file may have several names. */
static gboolean
is_same_file (const char *a,
              const char *b)
{
  g_autofree char *absolute_a = g_canonicalize_filename (a, NULL);
  g_autofree char *absolute_b = g_canonicalize_filename (b, NULL);
  GStatBuf stat_a;
  GStatBuf stat_b;

  return g_str_equal (absolute_a, absolute_b)
         || (g_stat (a, &stat_a) == 0 && g_stat (b, &stat_b) == 0
             && stat_a.st_dev == stat_b.st_dev && stat_a.st_ino == stat_b.st_ino);
}

static gboolean
is_of_project (const char *path,
               const char *project)
{
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strconcat (project, endings[i], NULL);

      if (is_same_file (path, name))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_among (const char         *path,
          const char * const *inputs)
{
  for (guint i = 0; inputs[i] != NULL; i++)
    if (is_same_file (path, inputs[i]))
      return TRUE;

  return FALSE;
}

/* Whether nothing is lost where a report takes the place of what is there: nothing, an empty file, another report. */
static gboolean
can_be_replaced (const char *path)
{
  char bytes[sizeof UTF8_MARK BEGINNING] = "";
  g_autoptr(GFileInputStream) stream = NULL;
  g_autoptr(GFile) file = g_file_new_for_path (path);
  const char *start = bytes;
  GStatBuf info;
  gsize n = 0;

  if (g_stat (path, &info) != 0)
    return TRUE;
  /* A pipe would wait for its other end, and closing a project that is open would drop its locks. */
  if (!S_ISREG (info.st_mode) || tc_open_files_find_role (&info) != TC_OPEN_FILE_NONE)
    return FALSE;
  stream = g_file_read (file, NULL, NULL);
  if (stream == NULL
      || !g_input_stream_read_all (G_INPUT_STREAM (stream), bytes, sizeof bytes - 1, &n, NULL, NULL))
    return FALSE;
  if (g_str_has_prefix (start, UTF8_MARK))
    start += strlen (UTF8_MARK);

  return n == 0 || g_str_has_prefix (start, BEGINNING);
}

/**
 * tc_import_report_check_path:
 * @path: a file name
 * @project: the name of the project of the import, which need not be there
 * @inputs: names of what is imported, as typed
 *
 * Looks whether a report may be saved under a name, before anything is imported: never in the place of the project,
 * of an input, or of any file that holds something else.
 *
 * Returns: %FALSE with %TC_WORKSPACE_ERROR_REPORT where it may not
 */
gboolean
tc_import_report_check_path (const char         *path,
                             const char         *project,
                             const char * const *inputs,
                             GError            **error)
{
  const char *problem = NULL;

  if (is_of_project (path, project))
    problem = _("The report cannot be written over the project.");
  else if (is_among (path, inputs))
    problem = _("The report cannot be written over what is imported.");
  else if (!can_be_replaced (path))
    problem = _("This is no report of an import: it is not replaced. Name another file.");
  if (problem == NULL)
    return TRUE;

  g_set_error_literal (error, TC_WORKSPACE_ERROR, TC_WORKSPACE_ERROR_REPORT, problem);

  return FALSE;
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
