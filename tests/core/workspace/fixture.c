/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-test"

#include "config.h"

#include "fixture.h"

#include <glib/gstdio.h>

/* Plainly invented; the offsets below count its code points. */
#define TEXT "Probe B, 2031. A phase 2 trial of drops against 干眼. We enrolled 40 persons; later 41 are named. " \
             "TEST-0001 and TEST-0002."

/* The span of the first occurrence of @quoted in the text. */
static TcSpan
find_span (const char *quoted)
{
  const char *at = strstr (TEXT, quoted);
  guint start;

  g_assert_nonnull (at);
  start = g_utf8_pointer_to_offset (TEXT, at);

  return (TcSpan) { start, start + g_utf8_strlen (quoted, -1) };
}

static void
add_suggestion (GPtrArray  *suggestions,
                const char *field,
                guint       item,
                TcValue    *value,
                double      confidence,
                const char *quoted)
{
  g_autoptr(TcValue) owned = value;
  TcSuggestion *suggestion = tc_suggestion_new (field, item, owned, "en", "test.rule", confidence);

  tc_suggestion_take_quote (suggestion, tc_quote_new (find_span (quoted), quoted));
  g_ptr_array_add (suggestions, suggestion);
}

static GPtrArray *
make_suggestions (void)
{
  GPtrArray *suggestions = tc_suggestions_new ();

  add_suggestion (suggestions, "phase", 0, tc_value_new_text ("Phase 2"), 0.9, "phase 2");
  add_suggestion (suggestions, "n_enrolled", 0, tc_value_new_number (40), 0.9, "40 persons");
  add_suggestion (suggestions, "n_enrolled", 0, tc_value_new_number (41), 0.4, "41");
  add_suggestion (suggestions, "registry_ids", 0, tc_value_new_text ("TEST-0001"), 0.9, "TEST-0001");
  add_suggestion (suggestions, "registry_ids", 1, tc_value_new_text ("TEST-0002"), 0.9, "TEST-0002");
  add_suggestion (suggestions, "condition", 0, tc_value_new_text ("dry eye"), 0.7, "干眼");

  return suggestions;
}

static GPtrArray *
make_discrepancies (void)
{
  GPtrArray *discrepancies = tc_discrepancies_new ();
  TcDiscrepancy *discrepancy =
    tc_discrepancy_new ("n_enrolled", "different numbers", "The report names 40 and 41 persons.");

  tc_discrepancy_take_statement (discrepancy, tc_quote_new (find_span ("40"), "40"),
                                 tc_value_new_number (40));
  tc_discrepancy_take_statement (discrepancy, tc_quote_new (find_span ("41"), "41"),
                                 tc_value_new_number (41));
  g_ptr_array_add (discrepancies, discrepancy);

  return discrepancies;
}

static void
add_study (TcStore *store,
           guint    number)
{
  g_autoptr(TcStudyRow) row = tc_study_row_new ();
  g_autoptr(TcSource) source = tc_source_new ();
  g_autoptr(GPtrArray) suggestions = make_suggestions ();
  g_autoptr(GPtrArray) discrepancies = make_discrepancies ();
  g_autoptr(GError) error = NULL;
  g_autofree char *name = g_strdup_printf ("report-%04u.txt", number);
  g_autofree char *bytes = g_strdup_printf ("%u: %s", number, TEXT);

  g_free (row->label);
  row->label = g_strdup (name);
  g_free (row->kind);
  row->kind = g_strdup ("trial report");
  source->study_id = tc_store_add_study (store, row, &error);
  g_assert_no_error (error);
  source->report_id = tc_store_add_report (store, source->study_id, "trial report",
                                           NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  source->name = g_steal_pointer (&name);
  source->bytes = g_bytes_new (bytes, strlen (bytes));
  source->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, source->bytes);
  source->encoding = g_strdup ("UTF-8");
  source->reader = g_strdup ("plain-text");
  source->kind = g_strdup ("trial report");
  tc_source_take_text (source, g_strdup (TEXT));
  tc_source_add_language (source, "en");
  tc_store_add_source (store, source, &error);
  g_assert_no_error (error);
  tc_store_add_suggestions (store, source->id, suggestions, &error);
  g_assert_no_error (error);
  tc_store_add_discrepancies (store, source->study_id, source->id, discrepancies, &error);
  g_assert_no_error (error);
  tc_store_refresh_study (store, source->study_id, &error);
  g_assert_no_error (error);
}

static void
make_project (const char *path,
              guint       n_studies)
{
  g_autoptr(GError) error = NULL;
  TcStore *store = tc_store_open (path, TC_STORE_CREATE, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (tc_store_begin (store, &error));
  for (guint i = 0; i < n_studies; i++)
    add_study (store, i);
  g_assert_true (tc_store_commit (store, &error));
  tc_store_close (store, &error);
  g_assert_no_error (error);
}

static void
remove_folder (GFile *folder)
{
  g_autoptr(GFileEnumerator) children =
    g_file_enumerate_children (folder, "standard::name,standard::type",
                               G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);
  GFileInfo *info;
  GFile *child;

  while (children != NULL && g_file_enumerator_iterate (children, &info, &child, NULL, NULL) && info != NULL)
    if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
      remove_folder (child);
    else
      g_file_delete (child, NULL, NULL);
  g_file_delete (folder, NULL, NULL);
}

static void
study_changed_cb (Fixture *self,
                  TcId     study_id)
{
  g_array_append_val (self->changed, study_id);
}

static void
studies_changed_cb (Fixture *self)
{
  self->n_studies_changed++;
}

static void
write_failed_cb (Fixture *self,
                 GError  *error)
{
  self->n_failed++;
  g_free (self->failure);
  self->failure = g_strdup (error->message);
}

static gboolean
timeout_cb (gpointer data)
{
  *(gboolean *) data = TRUE;

  return G_SOURCE_REMOVE;
}

/* A project with @n_studies studies, not open yet. */
Fixture *
fixture_new (guint n_studies)
{
  Fixture *self = g_new0 (Fixture, 1);
  g_autoptr(GError) error = NULL;

  self->folder = g_dir_make_tmp ("tc-workspace-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "Probe.trialcurator", NULL);
  self->changed = g_array_new (FALSE, FALSE, sizeof (TcId));
  make_project (self->path, n_studies);

  return self;
}

void
fixture_free (Fixture *self)
{
  g_autoptr(GFile) folder = g_file_new_for_path (self->folder);

  if (self->workspace != NULL)
    fixture_close (self);
  g_chmod (self->folder, 0700);
  remove_folder (folder);
  g_free (self->folder);
  g_free (self->path);
  g_free (self->failure);
  g_array_unref (self->changed);
  g_free (self);
}

void
fixture_open (Fixture         *self,
              TcWorkspaceMode  mode)
{
  g_autoptr(GError) error = NULL;

  self->workspace = tc_workspace_open (self->path, mode, &error);
  g_assert_no_error (error);
  tc_workspace_set_reviewer (self->workspace, "Testperson A");
  g_signal_connect_swapped (self->workspace, "study-changed", G_CALLBACK (study_changed_cb), self);
  g_signal_connect_swapped (self->workspace, "studies-changed", G_CALLBACK (studies_changed_cb), self);
  g_signal_connect_swapped (self->workspace, "write-failed", G_CALLBACK (write_failed_cb), self);
}

void
fixture_close (Fixture *self)
{
  g_autoptr(GError) error = NULL;

  tc_workspace_close (self->workspace, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (g_steal_pointer (&self->workspace));
}

void
fixture_reopen (Fixture *self)
{
  fixture_close (self);
  fixture_open (self, TC_WORKSPACE_OPEN);
}

void
fixture_flush (Fixture *self)
{
  g_autoptr(GError) error = NULL;

  tc_workspace_flush (self->workspace, &error);
  g_assert_no_error (error);
}

void
fixture_forget (Fixture *self)
{
  g_array_set_size (self->changed, 0);
  self->n_studies_changed = 0;
  self->n_failed = 0;
}

char *
fixture_write (Fixture    *self,
               const char *name,
               const char *text)
{
  g_autoptr(GError) error = NULL;
  char *path = g_build_filename (self->folder, name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  g_mkdir_with_parents (folder, 0700);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);

  return path;
}

/* Imports a file of that name and text with a new job, which goes; none of its records fails. */
void
fixture_import (Fixture     *self,
                TcImportJob *job,
                const char  *name,
                const char  *text)
{
  g_autofree char *path = fixture_write (self, name, text);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;

  tc_import_job_add_file (job, file);
  tc_job_run (TC_JOB (job), NULL, &error);
  g_assert_no_error (error);
  fixture_flush (self);
  g_assert_cmpuint (tc_import_job_count (job, TC_IMPORT_FAILED), ==, 0);
  g_assert_finalize_object (job);
}

TcStudyField *
fixture_field (Fixture        *self,
               TcStudyDetail **detail,
               TcId            study_id,
               const char     *field)
{
  g_autoptr(GError) error = NULL;
  TcStudyField *row;

  *detail = tc_workspace_get_detail (self->workspace, study_id, &error);
  g_assert_no_error (error);
  row = tc_study_detail_find (*detail, field);
  g_assert_nonnull (row);

  return row;
}

TcAnswerState
fixture_state (Fixture    *self,
               TcId        study_id,
               const char *field)
{
  g_autoptr(TcStudyDetail) detail = NULL;

  return fixture_field (self, &detail, study_id, field)->state;
}

/* "state: value [quote, quote] (note)" */
char *
fixture_show (Fixture    *self,
              TcId        study_id,
              const char *field)
{
  g_autoptr(TcStudyDetail) detail = NULL;
  TcStudyField *row = fixture_field (self, &detail, study_id, field);
  g_autoptr(GString) shown = g_string_new (tc_answer_state_to_string (row->state));
  g_autofree char *value = row->value != NULL ? tc_value_to_display (row->value) : g_strdup ("-");

  g_string_append_printf (shown, ": %s", value);
  for (guint i = 0; i < row->quotes->len; i++)
    {
      TcQuote *quote = g_ptr_array_index (row->quotes, i);

      g_assert_cmpint (quote->source_id, !=, 0);
      g_string_append_printf (shown, "%s%s", i == 0 ? " [" : ", ", quote->text);
    }
  if (row->quotes->len > 0)
    g_string_append_c (shown, ']');
  if (row->answer != NULL && row->answer->note != NULL && *row->answer->note != '\0')
    g_string_append_printf (shown, " (%s)", row->answer->note);

  return g_string_free (g_steal_pointer (&shown), FALSE);
}

TcStudyStatus
fixture_status (Fixture *self,
                TcId     study_id)
{
  g_autoptr(TcStudyDetail) detail = NULL;

  fixture_field (self, &detail, study_id, "phase");

  return detail->row->status;
}

/* "action object, action object": newest first; checks the reviewer of each. */
char *
fixture_history (Fixture    *self,
                 TcId        study_id,
                 const char *field)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GListModel) events = tc_workspace_get_history (self->workspace, study_id, field, &error);
  g_autoptr(GString) shown = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < g_list_model_get_n_items (events); i++)
    {
      g_autoptr(TcEvent) event = g_list_model_get_item (events, i);
      const TcEventRow *row = tc_event_get_row (event);

      g_assert_cmpstr (row->reviewer, ==, "Testperson A");
      g_assert_cmpstr (row->app_version, ==, APP_VERSION);
      g_string_append_printf (shown, "%s%s %s", i > 0 ? ", " : "", row->action, row->object);
    }

  return g_string_free (g_steal_pointer (&shown), FALSE);
}

/* Runs the main loop until @done says so, at most ten seconds. */
gboolean
fixture_wait (gboolean (*done) (gpointer data),
              gpointer   data)
{
  gboolean late = FALSE;
  guint timeout = g_timeout_add_seconds (10, timeout_cb, &late);

  while (!late && !done (data))
    g_main_context_iteration (NULL, TRUE);
  if (!late)
    g_source_remove (timeout);

  return !late;
}
