/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "fixture.h"

/* Tests: tc-reading.c tc-study-detail.c tc-workspace-changes.c tc-workspace-open.c tc-workspace.c */

static void
test_properties (void)
{
  g_autoptr(Fixture) fixture = fixture_new (3);
  g_autofree char *path = NULL, *name = NULL, *reason = NULL, *undo = NULL, *reviewer = NULL;
  gboolean read_only, saving, can_undo;
  guint n_studies;

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  g_object_get (fixture->workspace, "path", &path, "name", &name, "read-only", &read_only,
                "read-only-reason", &reason, "saving", &saving, "can-undo", &can_undo,
                "undo-label", &undo, "reviewer", &reviewer, "n-studies", &n_studies, NULL);
  g_assert_cmpstr (path, ==, fixture->path);
  g_assert_cmpstr (name, ==, "Probe");
  g_assert_false (read_only);
  g_assert_false (saving);
  g_assert_false (can_undo);
  g_assert_cmpstr (undo, ==, "");
  g_assert_cmpstr (reviewer, ==, "Testperson A");
  g_assert_cmpuint (n_studies, ==, 3);
  g_assert_nonnull (tc_codebook_find_field (tc_workspace_get_codebook (fixture->workspace), "phase"));

  /* Without a name of one's own the computer's is taken; an answer always has a reviewer. */
  g_object_set (fixture->workspace, "reviewer", "", NULL);
  g_assert_cmpstr (tc_workspace_get_reviewer (fixture->workspace), !=, "");
}

static const struct
{
  const char *name;
  const char *content;            /* NULL: no file */
  TcWorkspaceMode mode;
  GQuark (*domain) (void);
  int code;
} failures[] = {
  { "open-missing", NULL, TC_WORKSPACE_OPEN, NULL, 0 },
  { "read-missing", NULL, TC_WORKSPACE_READ, NULL, 0 },
  { "open-other", "Dear diary,\n", TC_WORKSPACE_OPEN, tc_store_error_quark, TC_STORE_ERROR_NOT_A_PROJECT },
  { "read-other", "Dear diary,\n", TC_WORKSPACE_READ, tc_store_error_quark, TC_STORE_ERROR_NOT_A_PROJECT },
  { "create-over", "Dear diary,\n", TC_WORKSPACE_CREATE, NULL, 0 },
  { "or-create-other", "Dear diary,\n", TC_WORKSPACE_OPEN_OR_CREATE,
    tc_store_error_quark, TC_STORE_ERROR_NOT_A_PROJECT },
};

static void
test_failure (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr(Fixture) fixture = fixture_new (0);
  g_autofree char *path = g_build_filename (fixture->folder, "other.trialcurator", NULL);
  g_autofree char *content = NULL;
  g_autoptr(GError) error = NULL;

  if (failures[i].content != NULL)
    g_free (fixture_write (fixture, "other.trialcurator", failures[i].content));
  g_assert_null (tc_workspace_open (path, failures[i].mode, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (strlen (error->message), >, 10);
  if (failures[i].domain != NULL)
    g_assert_error (error, failures[i].domain (), failures[i].code);

  /* What is not ours is not touched. */
  g_assert_cmpint (g_file_get_contents (path, &content, NULL, NULL), ==, failures[i].content != NULL);
  g_assert_cmpstr (content, ==, failures[i].content);
}

static void
test_create (void)
{
  g_autoptr(Fixture) fixture = fixture_new (0);
  g_autoptr(GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "新项目.trialcurator", NULL);
  TcWorkspace *workspace = tc_workspace_open (path, TC_WORKSPACE_OPEN_OR_CREATE, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (tc_workspace_get_name (workspace), ==, "新项目");
  g_assert_cmpuint (tc_workspace_get_n_studies (workspace), ==, 0);
  g_assert_finalize_object (workspace);         /* closes */

  workspace = tc_workspace_open (path, TC_WORKSPACE_CREATE, &error);
  g_assert_null (workspace);
  g_assert_nonnull (error);
  g_clear_error (&error);
  workspace = tc_workspace_open (path, TC_WORKSPACE_OPEN_OR_CREATE, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (workspace);
}

static void
opened_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
is_set (gpointer data)
{
  return *(gpointer *) data != NULL;
}

static void
test_async (void)
{
  g_autoptr(Fixture) fixture = fixture_new (2);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GAsyncResult) failed = NULL;
  g_autoptr(GError) error = NULL;
  TcWorkspace *workspace;

  tc_workspace_open_async (fixture->path, TC_WORKSPACE_OPEN, NULL, opened_cb, &result);
  g_assert_true (fixture_wait (is_set, &result));
  workspace = tc_workspace_open_finish (result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (tc_workspace_get_n_studies (workspace), ==, 2);
  g_clear_object (&result);
  g_assert_finalize_object (workspace);

  tc_workspace_open_async ("/nowhere/at.all", TC_WORKSPACE_OPEN, NULL, opened_cb, &failed);
  g_assert_true (fixture_wait (is_set, &failed));
  g_assert_null (tc_workspace_open_finish (failed, &error));
  g_assert_nonnull (error);
}

/* The second window on a project reads and says why it does not write. */
static void
test_second (void)
{
  g_autoptr(Fixture) fixture = fixture_new (1);
  g_autoptr(GError) error = NULL;
  g_autofree char *reason = NULL;
  g_autoptr(TcStudyDetail) detail = NULL;
  TcWorkspace *second;

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  second = tc_workspace_open (fixture->path, TC_WORKSPACE_OPEN, &error);
  g_assert_no_error (error);
  g_assert_true (tc_workspace_is_read_only (second));
  g_object_get (second, "read-only-reason", &reason, NULL);
  g_assert_cmpuint (strlen (reason), >, 10);

  tc_workspace_accept (second, 1, "phase");
  g_assert_false (tc_workspace_flush (second, &error));
  g_assert_error (error, TC_STORE_ERROR, TC_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);

  /* It sees what the first one commits. */
  tc_workspace_accept (fixture->workspace, 1, "phase");
  fixture_flush (fixture);
  detail = tc_workspace_get_detail (second, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (tc_study_detail_find (detail, "phase")->state, ==, TC_ANSWER_ACCEPTED);
  g_assert_finalize_object (second);

  g_assert_null (tc_workspace_open (fixture->path, TC_WORKSPACE_OPEN_OR_CREATE, &error));
  g_assert_error (error, TC_WORKSPACE_ERROR, TC_WORKSPACE_ERROR_IN_USE);
}

static void
test_read (void)
{
  g_autoptr(Fixture) fixture = fixture_new (1);
  g_autoptr(GError) error = NULL;

  fixture_open (fixture, TC_WORKSPACE_READ);
  g_assert_true (tc_workspace_is_read_only (fixture->workspace));
  tc_workspace_accept (fixture->workspace, 1, "phase");
  tc_workspace_undo (fixture->workspace);
  g_assert_false (tc_workspace_flush (fixture->workspace, &error));
  g_assert_error (error, TC_STORE_ERROR, TC_STORE_ERROR_READ_ONLY);
  g_assert_cmpuint (fixture->n_failed, ==, 2);
  g_assert_cmpint (fixture_state (fixture, 1, "phase"), ==, TC_ANSWER_SUGGESTED);
}

static void
note_saving_cb (TcWorkspace *workspace,
                GParamSpec  *pspec,
                GString     *log)
{
  gboolean saving;

  g_object_get (workspace, "saving", &saving, NULL);
  g_string_append (log, saving ? "+" : "-");
}

static void
note_changed_cb (TcWorkspace *workspace,
                 gint64       study_id,
                 GString     *log)
{
  g_string_append (log, "c");
}

static void
test_saving (void)
{
  g_autoptr(Fixture) fixture = fixture_new (1);
  g_autoptr(GString) log = g_string_new (NULL);
  g_autoptr(GError) error = NULL;

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  g_signal_connect (fixture->workspace, "notify::saving", G_CALLBACK (note_saving_cb), log);
  g_signal_connect (fixture->workspace, "study-changed", G_CALLBACK (note_changed_cb), log);
  tc_workspace_accept (fixture->workspace, 1, "phase");
  tc_workspace_accept (fixture->workspace, 1, "n_enrolled");
  g_assert_cmpstr (log->str, ==, "+");
  fixture_flush (fixture);
  g_assert_cmpstr (log->str, ==, "+cc-");

  /* A change that fails is not on its way any more, either. */
  tc_workspace_accept (fixture->workspace, 1, "funding");
  g_assert_false (tc_workspace_flush (fixture->workspace, &error));
  g_assert_cmpstr (log->str, ==, "+cc-+-");
}

static gboolean
has_changed (gpointer data)
{
  Fixture *fixture = data;

  return fixture->changed->len > 0;
}

/* Without flush the main loop brings the signals. */
static void
test_main_loop (void)
{
  g_autoptr(Fixture) fixture = fixture_new (1);

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  tc_workspace_accept (fixture->workspace, 1, "phase");
  g_assert_cmpuint (fixture->changed->len, ==, 0);
  g_assert_true (fixture_wait (has_changed, fixture));
}

static void
close_cb (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;

  tc_workspace_close (fixture->workspace, &error);
  g_assert_no_error (error);
}

/* Closing inside a signal handler, with more changes on their way. */
static void
test_close_in_handler (void)
{
  g_autoptr(Fixture) fixture = fixture_new (2);

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  g_signal_connect_swapped (fixture->workspace, "study-changed", G_CALLBACK (close_cb), fixture);
  tc_workspace_accept (fixture->workspace, 1, "phase");
  tc_workspace_accept (fixture->workspace, 2, "phase");
  g_assert_true (fixture_wait (has_changed, fixture));
  g_assert_cmpuint (fixture->changed->len, ==, 1);

  fixture_reopen (fixture);
  g_assert_cmpint (fixture_state (fixture, 2, "phase"), ==, TC_ANSWER_ACCEPTED);
}

/* A text that takes long to read keeps a reader busy while the writer commits. */
static void
add_long_source (Fixture *fixture,
                 TcId     study_id)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(TcSource) source = tc_source_new ();
  TcStore *store = tc_store_open (fixture->path, TC_STORE_WRITE, NULL, &error);
  char *text = g_strnfill (4 * 1024 * 1024, 'x');

  g_assert_no_error (error);
  g_assert_true (tc_store_begin (store, &error));
  source->study_id = study_id;
  source->report_id = tc_store_add_report (store, study_id, "trial report", NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  source->name = g_strdup ("long.txt");
  source->bytes = g_bytes_new (text, strlen (text));
  source->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, source->bytes);
  source->encoding = g_strdup ("UTF-8");
  source->reader = g_strdup ("plain-text");
  source->kind = g_strdup ("trial report");
  tc_source_take_text (source, text);
  tc_store_add_source (store, source, &error);
  g_assert_no_error (error);
  g_assert_true (tc_store_commit (store, &error));
  tc_store_close (store, &error);
  g_assert_no_error (error);
}

/* The first answer makes a study "in review" in the same commit, and undoing it takes both back: a snapshot that
 * shows one without the other was torn by the commit. */
static void
test_one_snapshot (void)
{
  g_autoptr(Fixture) fixture = fixture_new (1);
  guint n_answered = 0;

  add_long_source (fixture, 1);
  fixture_open (fixture, TC_WORKSPACE_OPEN);
  for (guint i = 0; i < 60; i++)
    {
      g_autoptr(TcStudyDetail) detail = NULL;
      TcStudyField *phase;

      if (i % 2 == 0)
        tc_workspace_accept (fixture->workspace, 1, "phase");
      else
        tc_workspace_undo (fixture->workspace);
      phase = fixture_field (fixture, &detail, 1, "phase");
      g_assert_cmpint (detail->row->status == TC_STUDY_IN_REVIEW, ==, phase->answer != NULL);
      n_answered += phase->answer != NULL;
    }
  g_test_message ("%u of 60 snapshots with the answer", n_answered);
}

static void
test_close (void)
{
  g_autoptr(Fixture) fixture = fixture_new (1);
  g_autoptr(GError) error = NULL;
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *text = g_strdup_printf ("note %u", i);

      tc_workspace_set_note (fixture->workspace, 1, "funding", text);
    }
  g_assert_true (tc_workspace_close (fixture->workspace, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (fixture->changed->len, ==, 0);
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
  g_assert_true (tc_workspace_close (fixture->workspace, &error));

  /* What comes too late is refused, and says so. */
  g_assert_null (tc_workspace_get_detail (fixture->workspace, 1, &error));
  g_assert_error (error, TC_WORKSPACE_ERROR, TC_WORKSPACE_ERROR_CLOSED);
  g_clear_error (&error);
  g_assert_null (tc_workspace_get_history (fixture->workspace, 1, NULL, &error));
  g_assert_error (error, TC_WORKSPACE_ERROR, TC_WORKSPACE_ERROR_CLOSED);
  tc_workspace_set_note (fixture->workspace, 1, "funding", "too late");
  tc_workspace_undo (fixture->workspace);
  g_assert_cmpuint (fixture->n_failed, ==, 2);

  fixture_reopen (fixture);
  assert_shown (fixture, 1, "funding", "unclear: - (note 49)");
}

/* A change that fails while the project is closed is told to whoever closes it. */
static void
test_close_failing (void)
{
  g_autoptr(Fixture) fixture = fixture_new (1);
  g_autoptr(GError) error = NULL;

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  tc_workspace_accept (fixture->workspace, 1, "funding");
  g_assert_false (tc_workspace_close (fixture->workspace, &error));
  g_assert_error (error, TC_WORKSPACE_ERROR, TC_WORKSPACE_ERROR_NO_SUGGESTION);
  g_assert_cmpuint (fixture->n_failed, ==, 0);
}

static void
test_detail (void)
{
  g_autoptr(Fixture) fixture = fixture_new (2);
  g_autoptr(TcStudyDetail) detail = NULL;
  g_autoptr(TcStudyDetail) ref = NULL;
  g_autoptr(GError) error = NULL;
  TcCodebook *codebook;
  TcSource *source;
  TcQuote *quote;

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  codebook = tc_workspace_get_codebook (fixture->workspace);
  detail = tc_workspace_get_detail (fixture->workspace, 2, &error);
  g_assert_no_error (error);
  ref = tc_study_detail_ref (detail);
  g_assert_cmpint (detail->row->id, ==, 2);
  g_assert_cmpuint (detail->fields->len, ==, tc_codebook_get_n_fields (codebook));
  g_assert_cmpuint (detail->sources->len, ==, 1);
  g_assert_cmpuint (detail->annotations->len, ==, 0);
  g_assert_cmpuint (tc_study_detail_count_open (detail), ==, 1);
  g_assert_cmpuint (tc_study_detail_find (detail, "n_enrolled")->suggestions->len, ==, 2);
  g_assert_cmpuint (tc_study_detail_find (detail, "n_enrolled")->discrepancies->len, ==, 1);
  g_assert_null (tc_study_detail_find (detail, "no_such_field"));

  /* Every quote stands in the source that it names. */
  quote = g_ptr_array_index (tc_study_detail_find (detail, "condition")->quotes, 0);
  source = tc_study_detail_find_source (detail, quote->source_id);
  g_assert_cmpint (source->id, ==, quote->source_id);
  g_assert_null (tc_study_detail_find_source (detail, 999));
  {
    g_autofree char *text = tc_text_slice (source->text, quote->span);

    g_assert_cmpstr (text, ==, "干眼");
    g_assert_cmpstr (text, ==, quote->text);
  }

  g_assert_null (tc_workspace_get_detail (fixture->workspace, 99, &error));
  g_assert_error (error, TC_STORE_ERROR, TC_STORE_ERROR_NOT_FOUND);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/workspace/properties", test_properties);
  for (guint i = 0; i < G_N_ELEMENTS (failures); i++)
    {
      g_autofree char *path = g_strconcat ("/workspace/failure/", failures[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_failure);
    }
  g_test_add_func ("/workspace/create", test_create);
  g_test_add_func ("/workspace/async", test_async);
  g_test_add_func ("/workspace/second", test_second);
  g_test_add_func ("/workspace/read", test_read);
  g_test_add_func ("/workspace/saving", test_saving);
  g_test_add_func ("/workspace/main-loop", test_main_loop);
  g_test_add_func ("/workspace/close-in-handler", test_close_in_handler);
  g_test_add_func ("/workspace/one-snapshot", test_one_snapshot);
  g_test_add_func ("/workspace/close", test_close);
  g_test_add_func ("/workspace/close-failing", test_close_failing);
  g_test_add_func ("/workspace/detail", test_detail);

  return g_test_run ();
}
