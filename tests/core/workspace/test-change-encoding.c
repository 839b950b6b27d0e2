/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "fixture.h"
#include "tc-import-job.h"
#include "tc-read.h"
#include "tc-verify-job.h"

/* Tests: tc-change-encoding.c */

/* A little GBK in much English is taken for Windows-1252. */
#define BYTES \
  "A probe trial of humming in invented persons\n\nMETHODS: We enrolled 40 patients with \xb4\xf2\xe0\xc3 in this trial.\n" \
  "RESULTS: All of them hummed, and nobody was harmed.\n"
#define WRONG "´òàÃ"
#define RIGHT "打嗝"

static Fixture *
fixture_new_with_source (void)
{
  Fixture *fixture = fixture_new (0);
  g_autoptr(GBytes) bytes = g_bytes_new_static (BYTES, strlen (BYTES));
  g_autoptr(GError) error = NULL;
  TcImportJob *job;

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  job = tc_import_job_new (fixture->workspace);
  tc_import_job_add_bytes (job, "pasted.txt", bytes);
  tc_job_run (TC_JOB (job), NULL, &error);
  g_assert_no_error (error);
  fixture_flush (fixture);
  g_assert_cmpuint (tc_import_job_count (job, TC_IMPORT_FAILED), ==, 0);
  g_assert_finalize_object (job);

  return fixture;
}

static TcStudyDetail *
get_detail (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  TcStudyDetail *detail;

  fixture_flush (fixture);
  detail = tc_workspace_get_detail (fixture->workspace, 1, &error);
  g_assert_no_error (error);

  return detail;
}

static TcQuote *
quote_words (const TcSource *source,
             const char     *words)
{
  const char *found = strstr (source->text, words);
  guint start = g_utf8_strlen (source->text, found - source->text);
  TcQuote *quote = tc_quote_new ((TcSpan) { start, start + g_utf8_strlen (words, -1) }, words);

  quote->source_id = source->id;

  return quote;
}

/* One source in that encoding, the annotation on those words, and the answer with its quote in it. */
static void
assert_state (Fixture    *fixture,
              const char *encoding,
              const char *words)
{
  g_autoptr(TcStudyDetail) detail = get_detail (fixture);
  const TcSource *source = g_ptr_array_index (detail->sources, 0);
  TcAnnotation *annotation = g_ptr_array_index (detail->annotations, 0);
  TcStudyField *field = tc_study_detail_find (detail, "n_enrolled");
  const TcQuote *quote = g_ptr_array_index (field->answer->quotes, 0);
  g_autofree char *annotated = tc_text_slice (source->text, tc_annotation_get_span (annotation));
  g_autofree char *quoted = tc_text_slice (source->text, quote->span);

  g_assert_cmpuint (detail->sources->len, ==, 1);
  g_assert_cmpstr (source->encoding, ==, encoding);
  g_assert_nonnull (strstr (source->text, words));
  g_assert_cmpuint (detail->annotations->len, ==, 1);
  g_assert_cmpint (tc_annotation_get_source_id (annotation), ==, source->id);
  g_assert_cmpstr (annotated, ==, words);
  g_assert_cmpstr (tc_annotation_get_text (annotation), ==, words);
  g_assert_cmpint (field->state, ==, TC_ANSWER_ACCEPTED);
  g_assert_cmpint (quote->source_id, ==, source->id);
  g_assert_cmpstr (quoted, ==, quote->text);
  g_assert_nonnull (strstr (quoted, "40 patients"));
  g_assert_cmpuint (field->suggestions->len, ==, 1);
}

static void
test_change (void)
{
  g_autoptr(Fixture) fixture = fixture_new_with_source ();
  g_autoptr(TcStudyDetail) detail = get_detail (fixture);
  const TcSource *source = g_ptr_array_index (detail->sources, 0);
  g_autoptr(TcQuote) quote = quote_words (source, WRONG);
  g_autoptr(GError) error = NULL;
  g_autofree char *label = NULL;
  TcVerifyJob *verify;

  tc_workspace_annotate (fixture->workspace, 1, quote, NULL, NULL, "What is this?");
  tc_workspace_accept (fixture->workspace, 1, "n_enrolled");
  assert_state (fixture, "windows-1252", WRONG);

  tc_workspace_change_encoding (fixture->workspace, source->id, "GB18030");
  assert_state (fixture, "GB18030", RIGHT);
  g_object_get (fixture->workspace, "undo-label", &label, NULL);
  g_assert_cmpstr (label, ==, "Change the Encoding");
  tc_workspace_undo (fixture->workspace);
  assert_state (fixture, "windows-1252", WRONG);
  tc_workspace_redo (fixture->workspace);
  assert_state (fixture, "GB18030", RIGHT);
  fixture_reopen (fixture);
  assert_state (fixture, "GB18030", RIGHT);
  g_assert_cmpuint (fixture->n_failed, ==, 0);

  verify = tc_verify_job_new (fixture->workspace);
  tc_job_run (TC_JOB (verify), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (tc_verify_job_get_problems (verify)->len, ==, 0);
  g_assert_finalize_object (verify);
}

/* Bytes that are not of that encoding, and encodings that nobody knows, change nothing. */
static void
test_refused (void)
{
  static const char * const encodings[] = { "UTF-8", "no-such-encoding" };
  g_autoptr(Fixture) fixture = fixture_new_with_source ();
  g_autoptr(TcStudyDetail) before = get_detail (fixture);
  const TcSource *source = g_ptr_array_index (before->sources, 0);

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autoptr(TcStudyDetail) after = NULL;
      g_autoptr(GError) error = NULL;

      tc_workspace_change_encoding (fixture->workspace, source->id, encodings[i]);
      g_assert_false (tc_workspace_flush (fixture->workspace, &error));
      g_assert_error (error, TC_READ_ERROR, TC_READ_ERROR_ENCODING);
      after = get_detail (fixture);
      g_assert_cmpuint (fixture->n_failed, ==, i + 1);
      g_assert_nonnull (fixture->failure);
      g_assert_cmpuint (after->sources->len, ==, 1);
      g_assert_cmpint (((TcSource *) g_ptr_array_index (after->sources, 0))->id, ==, source->id);
    }

  /* The encoding that it has is no change at all. */
  tc_workspace_change_encoding (fixture->workspace, source->id, "windows-1252");
  fixture_flush (fixture);
  g_assert_cmpuint (fixture->n_failed, ==, G_N_ELEMENTS (encodings));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/change-encoding/change", test_change);
  g_test_add_func ("/change-encoding/refused", test_refused);
  return g_test_run ();
}
