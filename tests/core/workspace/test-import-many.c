/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <time.h>

#include "fixture.h"
#include "tc-import-job.h"
#include "tc-import-tally.h"
#include "tc-verify-job.h"

/* Tests: tc-import-job.c tc-import-report.c tc-import-tally.c */

/* Files of many records: read in pieces, accounted for record by record, taken back as a whole. */

/* More than a megabyte, so that the file is read in pieces. */
#define N_LARGE 2000

static void
append_record (GString *text,
               guint    i)
{
  g_string_append_printf (text,
                          "TY  - JOUR\r\nT1  - A probe trial of humming, part %u\r\nA1  - Testperson, Ann\r\n"
                          "A1  - Probe, Bob\r\nPY  - 2031\r\nJO  - Invented Journal of Probes\r\nDO  - 10.99999/hum.%u\r\n"
                          "AB  - Nobody knows humming. We enrolled %u patients in this randomized trial. ",
                          i, i, 20 + i % 100);
  for (guint j = 0; j < 6; j++)
    g_string_append (text, "They hummed twice a day in the morning and in the evening, and nobody was harmed by it. ");
  g_string_append (text, "\r\nER  - \r\n\r\n");
}

static char *
make_file (guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    append_record (text, i);

  return g_string_free (text, FALSE);
}

static TcImportJob *
new_job (Fixture    *fixture,
         const char *path)
{
  TcImportJob *job = tc_import_job_new (fixture->workspace);
  g_autoptr(GFile) file = g_file_new_for_path (path);

  tc_import_job_add_file (job, file);

  return job;
}

static void
assert_counts (TcImportJob *job,
               guint        n_done,
               guint        n_present,
               guint        n_failed)
{
  g_assert_cmpuint (tc_import_job_count (job, TC_IMPORT_FAILED), ==, n_failed);
  g_assert_cmpuint (tc_import_job_count (job, TC_IMPORT_PRESENT), ==, n_present);
  g_assert_cmpuint (tc_import_job_count (job, TC_IMPORT_DONE) + tc_import_job_count (job, TC_IMPORT_WARNING),
                    ==, n_done);
}

static void
import (Fixture    *fixture,
        const char *path,
        guint       n_done,
        guint       n_present,
        guint       n_failed)
{
  TcImportJob *job = new_job (fixture, path);
  g_autoptr(GError) error = NULL;

  tc_job_run (TC_JOB (job), NULL, &error);
  g_assert_no_error (error);
  fixture_flush (fixture);
  assert_counts (job, n_done, n_present, n_failed);
  g_assert_finalize_object (job);
}

static void
assert_verifies (Fixture *fixture)
{
  TcVerifyJob *job = tc_verify_job_new (fixture->workspace);
  g_autoptr(GError) error = NULL;

  tc_job_run (TC_JOB (job), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (tc_verify_job_get_problems (job)->len, ==, 0);
  g_assert_finalize_object (job);
}

/* Each source knows its bytes in the file, which are stored once. */
static void
test_ranges (void)
{
  g_autoptr(Fixture) fixture = fixture_new (0);
  g_autofree char *text = make_file (N_LARGE);
  g_autofree char *path = fixture_write (fixture, "large.ris", text);
  static const guint records[] = { 0, 1, 63, 64, 999, N_LARGE - 1 };

  g_assert_cmpuint (strlen (text), >, 1024 * 1024);
  fixture_open (fixture, TC_WORKSPACE_OPEN);
  import (fixture, path, N_LARGE, 0, 0);
  g_assert_cmpuint (tc_workspace_get_n_studies (fixture->workspace), ==, N_LARGE);
  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(TcStudyDetail) detail = tc_workspace_get_detail (fixture->workspace, records[i] + 1, &error);
      const TcSource *source = g_ptr_array_index (detail->sources, 0);
      g_autofree char *bytes = g_strndup (text + source->byte_start, source->byte_length);
      g_autofree char *title = g_strdup_printf ("part %u\r\n", records[i]);

      g_assert_no_error (error);
      g_assert_cmpuint (source->record, ==, records[i]);
      g_assert_true (g_str_has_prefix (bytes, "TY  - JOUR\r\n"));
      g_assert_nonnull (strstr (bytes, title));
      g_assert_nonnull (strstr (bytes, "ER  -"));
      g_assert_cmpint (source->line, ==, records[i] * 10 + 1);
    }
  assert_verifies (fixture);

  /* The same once more changes nothing, and one undo takes all back. */
  fixture_forget (fixture);
  import (fixture, path, 0, N_LARGE, 0);
  g_assert_cmpuint (fixture->n_studies_changed, ==, 0);
  tc_workspace_undo (fixture->workspace);
  fixture_flush (fixture);
  g_assert_cmpuint (tc_workspace_get_n_studies (fixture->workspace), ==, 0);
}

static gboolean
is_set (gpointer data)
{
  return *(gpointer *) data != NULL;
}

static void
ended_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
cancel_cb (TcWorkspace *workspace,
           TcJob       *job)
{
  tc_job_cancel (job);
}

/* Imports a file, and cancels that as soon as a part of it is stored. */
static void
import_and_cancel (Fixture    *fixture,
                   const char *path)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  TcImportJob *job = new_job (fixture, path);

  g_signal_connect (fixture->workspace, "studies-changed", G_CALLBACK (cancel_cb), job);
  tc_job_run_async (TC_JOB (job), ended_cb, &result);
  g_assert_true (fixture_wait (is_set, &result));
  g_assert_false (tc_job_run_finish (TC_JOB (job), result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_signal_handlers_disconnect_by_data (fixture->workspace, job);
  fixture_flush (fixture);
  assert_counts (job, 0, 0, 0);
  g_clear_object (&result);
  g_assert_finalize_object (job);
}

/* A cancelled file is taken back whole, and importing it again brings all of it. */
static void
test_cancel (void)
{
  g_autoptr(Fixture) fixture = fixture_new (0);
  g_autofree char *small_text = make_file (1);
  g_autofree char *small = fixture_write (fixture, "small.ris", small_text);
  g_autofree char *text = make_file (2 * N_LARGE);
  g_autofree char *path = fixture_write (fixture, "large.ris", text);

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  import (fixture, small, 1, 0, 0);
  import_and_cancel (fixture, path);
  g_assert_cmpuint (tc_workspace_get_n_studies (fixture->workspace), ==, 1);
  assert_verifies (fixture);

  /* The first record is a copy of the one in the small file. */
  import (fixture, path, 2 * N_LARGE, 0, 0);
  g_assert_cmpuint (tc_workspace_get_n_studies (fixture->workspace), ==, 2 * N_LARGE);
  assert_verifies (fixture);
}

/* "Humming n": a report of one trial with @n patients. */
static char *
make_report (guint n)
{
  return g_strdup_printf ("TY  - JOUR\r\nTI  - Humming %u\r\nAU  - Testperson, Ann\r\nPY  - 2031\r\nAB  - Nobody knows "
                          "humming. We enrolled %u patients in this randomized trial. Trial registration: NCT09999991."
                          "\r\nER  - \r\n\r\n", n, n);
}

/* What a cancelled file contradicted is reviewed again, unless a person has said otherwise. */
static void
test_cancel_reviewed (void)
{
  g_autoptr(Fixture) fixture = fixture_new (0);
  g_autofree char *small_text = make_report (40);
  g_autofree char *small = fixture_write (fixture, "small.ris", small_text);
  g_autofree char *first = make_report (44);
  g_autofree char *rest = make_file (2 * N_LARGE);
  g_autofree char *text = g_strconcat (first, rest, NULL);
  g_autofree char *path = fixture_write (fixture, "large.ris", text);
  const TcId id = 1;

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  import (fixture, small, 1, 0, 0);
  tc_workspace_set_status (fixture->workspace, &id, 1, TC_STUDY_REVIEWED, NULL);
  fixture_flush (fixture);
  import_and_cancel (fixture, path);
  g_assert_cmpuint (tc_workspace_get_n_studies (fixture->workspace), ==, 1);
  g_assert_cmpint (fixture_status (fixture, 1), ==, TC_STUDY_REVIEWED);
  assert_verifies (fixture);

  import (fixture, path, 2 * N_LARGE + 1, 0, 0);
  g_assert_cmpint (fixture_status (fixture, 1), ==, TC_STUDY_IN_REVIEW);
}

/* The table says of each record what the list says. */
static void
assert_report (Fixture     *fixture,
               TcImportJob *job)
{
  g_autofree char *path = g_build_filename (fixture->folder, "report.csv", NULL);
  g_autofree char *missing = g_build_filename (fixture->folder, "no", "report.csv", NULL);
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (tc_import_job_save_report (job, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, &error));
  lines = g_strsplit (text, "\r\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 1 + 12 + 1);
  g_assert_cmpstr (lines[0], ==, "\xef\xbb\xbf" "file,line,records,outcome,study_id,study,reason");
  g_assert_cmpstr (lines[1], ==, "damaged.ris,1,1,failed,,,"
                   "What begins on line 1 (19 bytes) belongs to no record and was not read.");
  g_assert_cmpstr (lines[2], ==, "damaged.ris,3,1,imported,1,Testperson 2031,");
  g_assert_false (tc_import_job_save_report (job, missing, &error));
  g_assert_nonnull (error);
}

/* What cannot be read is named with its line, and everything around it arrives. */
static void
test_damage (void)
{
  g_autoptr(Fixture) fixture = fixture_new (0);
  g_autoptr(GString) text = g_string_new ("A line of nobody.\r\n\r\n");
  g_autofree char *path = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(TcImportResult) first = NULL;
  TcImportJob *job;

  for (guint i = 0; i < 10; i++)
    {
      if (i == 5)
        g_string_append (text, "TY  - JOUR\r\nER  - \r\n");
      append_record (text, i);
    }
  path = fixture_write (fixture, "damaged.ris", text->str);
  fixture_open (fixture, TC_WORKSPACE_OPEN);
  job = new_job (fixture, path);
  tc_job_run (TC_JOB (job), NULL, &error);
  g_assert_no_error (error);
  fixture_flush (fixture);
  assert_counts (job, 10, 0, 2);
  g_assert_cmpuint (tc_workspace_get_n_studies (fixture->workspace), ==, 10);
  first = g_list_model_get_item (tc_import_job_get_results (job), 0);
  g_assert_cmpint (tc_import_result_get_outcome (first), ==, TC_IMPORT_FAILED);
  g_assert_cmpstr (tc_import_result_get_reason (first), ==,
                   "What begins on line 1 (19 bytes) belongs to no record and was not read.");
  assert_report (fixture, job);
  g_assert_finalize_object (job);
}

/* A list that nobody could read is cut off, and counted all the same. */
static void
test_tally (void)
{
  TcImportTally *tally = tc_import_tally_new ();
  g_autoptr(Fixture) fixture = fixture_new (0);
  g_autoptr(GPtrArray) results = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *text = make_file (5);
  g_autofree char *path = fixture_write (fixture, "five.ris", text);
  g_autoptr(GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "It broke.");
  TcImportResult *last;
  TcImportJob *job;

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  job = new_job (fixture, path);
  tc_job_run (TC_JOB (job), NULL, NULL);
  for (guint i = 0; i < 5; i++)
    g_ptr_array_add (results, g_list_model_get_item (tc_import_job_get_results (job), i));

  tc_import_tally_begin_input (tally, "five.ris");
  for (guint i = 0; i < 1000; i++)
    tc_import_tally_add (tally, results);
  tc_import_tally_end_input (tally);
  g_assert_cmpuint (tc_import_tally_count (tally, TC_IMPORT_DONE), ==, 5000);
  g_assert_cmpuint (tc_import_tally_get_results (tally)->len, ==, 1001);
  last = g_ptr_array_index (tc_import_tally_get_results (tally), 1000);
  g_assert_cmpstr (tc_import_result_get_reason (last), ==, "4000 further records that are not listed here.");

  tc_import_tally_begin_input (tally, "again.ris");
  tc_import_tally_add (tally, results);
  tc_import_tally_forget_input (tally);
  tc_import_tally_fail (tally, "again.ris", error);
  g_assert_cmpuint (tc_import_tally_count (tally, TC_IMPORT_DONE), ==, 5000);
  g_assert_cmpuint (tc_import_tally_count (tally, TC_IMPORT_FAILED), ==, 1);
  g_assert_cmpuint (tc_import_tally_get_results (tally)->len, ==, 1002);
  tc_import_tally_free (tally);
  g_ptr_array_set_size (results, 0);
  fixture_flush (fixture);
  g_assert_finalize_object (job);
}

/* Seconds of the processor. */
static double
import_copies (guint n)
{
  g_autoptr(Fixture) fixture = fixture_new (0);
  g_autoptr(TcStudyDetail) detail = NULL;
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *path = NULL;
  clock_t begun;
  double seconds;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "TY  - JOUR\nTI  - A probe trial of humming\nAU  - Testperson, A.\nPY  - 2031\n"
                            "DO  - 10.99999/hum\nN1  - copy %u\nER  - \n\n", i);
  path = fixture_write (fixture, "copies.ris", text->str);
  fixture_open (fixture, TC_WORKSPACE_OPEN);
  begun = clock ();
  import (fixture, path, n, 0, 0);
  seconds = (double) (clock () - begun) / CLOCKS_PER_SEC;
  g_assert_cmpuint (tc_workspace_get_n_studies (fixture->workspace), ==, 1);
  fixture_field (fixture, &detail, 1, "title");
  g_assert_cmpuint (detail->sources->len, ==, n);
  g_assert_cmpstr (detail->row->title, ==, "A probe trial of humming");
  g_assert_cmpstr (detail->row->label, ==, "Testperson 2031");

  return seconds;
}

/* Eight times as many copies of one report take eight times as long, and not sixty times. */
static void
test_copies (void)
{
  double few, many;

  import_copies (10);
  few = import_copies (500);
  many = import_copies (4000);
  g_test_message ("%.2f s and %.2f s", few, many);
  g_assert_cmpfloat (many, <, 20 * few + 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-many/ranges", test_ranges);
  g_test_add_func ("/import-many/cancel", test_cancel);
  g_test_add_func ("/import-many/cancel-reviewed", test_cancel_reviewed);
  g_test_add_func ("/import-many/damage", test_damage);
  g_test_add_func ("/import-many/tally", test_tally);
  g_test_add_func ("/import-many/copies", test_copies);

  return g_test_run ();
}
