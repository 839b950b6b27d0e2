/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "tc-field-row.h"
#include "tc-window-private.h"
#include "window-fixture.h"

/*
 * Whatever takes the form away while something stands in it that is no value has to ask; what is a value has to
 * be stored without a question.
 */

static TcFormPane *
get_form (WindowFixture *self)
{
  return tc_project_page_get_form (self->page);
}

static TcFieldRow *
find_row (GtkWidget  *widget,
          const char *field)
{
  if (TC_IS_FIELD_ROW (widget))
    return g_str_equal (tc_field_row_get_key (TC_FIELD_ROW (widget)), field) ? TC_FIELD_ROW (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      TcFieldRow *row = find_row (child, field);

      if (row != NULL)
        return row;
    }

  return NULL;
}

/* The first entry of a field's editor, in which a person now types. */
static GtkEditable *
type (WindowFixture *self,
      const char    *field,
      const char    *text)
{
  GtkEditable *entry;

  WAIT_UNTIL (tc_project_page_get_detail (self->page) != NULL);
  tc_form_pane_focus_field (get_form (self), field);
  entry = window_fixture_find (find_row (GTK_WIDGET (get_form (self)), field), GTK_TYPE_ENTRY);
  gtk_editable_set_text (entry, text);

  return entry;
}

static AdwMessageDialog *
find_question (void)
{
  window_fixture_pump ();

  return window_fixture_find_window (ADW_TYPE_MESSAGE_DIALOG);
}

static void
answer (AdwMessageDialog *dialog,
        const char       *response)
{
  g_assert_nonnull (dialog);
  adw_message_dialog_response (dialog, response);
  gtk_window_destroy (GTK_WINDOW (dialog));
  window_fixture_pump ();
}

static void
close_window (WindowFixture *self)
{
  gtk_window_close (GTK_WINDOW (self->window));
}

static void
press_close (WindowFixture *self)
{
  window_fixture_activate (self, "window.close");
}

static void
press_quit (WindowFixture *self)
{
  window_fixture_activate (self, "app.quit");
}

static void
restart (WindowFixture *self)
{
  window_fixture_activate (self, "app.restart");
}

static void
end_session (WindowFixture *self)
{
  g_signal_emit_by_name (self->application, "query-end");
}

static const struct
{
  const char *name;
  void (*leave) (WindowFixture *self);
} ways[] = {
  { "close", close_window },
  { "close key", press_close },
  { "quit", press_quit },
  { "restart", restart },
  { "end of session", end_session },
};

/* While something that is no value stands in a field, the title says so, and the field counts as to check. */
static void
test_title (WindowFixture *self,
            gconstpointer  data)
{
  GtkEditable *entry = type (self, "n_treated", "40");
  AdwWindowTitle *title = window_fixture_find (GTK_WIDGET (self->window), ADW_TYPE_WINDOW_TITLE);
  TcFieldRow *row = find_row (GTK_WIDGET (get_form (self)), "n_treated");
  g_autofree char *words = NULL;
  g_autofree char *expected = NULL;
  guint n_empty;

  g_assert_true (tc_form_pane_commit (get_form (self)));
  WAIT_UNTIL (tc_field_row_get_data (row)->state == TC_ANSWER_ENTERED || tc_field_row_get_data (row)->state == TC_ANSWER_CORRECTED
              || tc_field_row_get_data (row)->state == TC_ANSWER_ACCEPTED);
  WAIT_UNTIL (g_str_equal (adw_window_title_get_subtitle (title), "All changes saved"));

  gtk_editable_set_text (entry, "about 40");
  g_assert_false (tc_form_pane_commit (get_form (self)));
  g_assert_cmpuint (tc_form_pane_get_n_unstored (get_form (self)), ==, 1);
  g_assert_cmpstr (adw_window_title_get_subtitle (title), ==, "1 value is not stored");
  g_assert_cmpint (tc_field_row_get_state (row), ==, TC_ANSWER_SUGGESTED);
  g_assert_cmpint (tc_field_row_get_data (row)->state, !=, TC_ANSWER_SUGGESTED);

  gtk_editable_set_text (entry, "41");
  g_assert_true (tc_form_pane_commit (get_form (self)));
  g_assert_cmpuint (tc_form_pane_get_n_unstored (get_form (self)), ==, 0);
  WAIT_UNTIL (g_str_equal (adw_window_title_get_subtitle (title), "All changes saved"));
  g_assert_cmpint (tc_field_row_get_state (row), !=, TC_ANSWER_SUGGESTED);

  /* What is empty is not passed over where no suggestion is left. */
  n_empty = tc_form_pane_count_empty (get_form (self));
  g_assert_cmpuint (n_empty, >, 1);
  words = tc_window_describe_checked (self->window);
  expected = g_strdup_printf ("All suggestions of this study are checked; %u fields are empty", n_empty);
  g_assert_cmpstr (words, ==, expected);

  /* Taken back. */
  gtk_editable_set_text (entry, "some");
  g_assert_false (tc_form_pane_commit (get_form (self)));
  g_assert_cmpuint (tc_form_pane_get_n_unstored (get_form (self)), ==, 1);
  tc_form_pane_discard_leftovers (get_form (self));
  g_assert_cmpuint (tc_form_pane_get_n_unstored (get_form (self)), ==, 0);
}

static void
test_asks (WindowFixture *self,
           gconstpointer  data)
{
  GtkEditable *entry = type (self, "n_treated", "about 40");

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      AdwMessageDialog *dialog;

      g_test_message ("%s", ways[i].name);
      ways[i].leave (self);
      dialog = find_question ();
      g_assert_nonnull (dialog);
      g_assert_nonnull (strstr (adw_message_dialog_get_body (dialog), "Participants treated"));
      g_assert_nonnull (strstr (adw_message_dialog_get_body (dialog), "“about 40”"));
      g_assert_cmpstr (adw_message_dialog_get_default_response (dialog), ==, "back");
      g_assert_cmpstr (adw_message_dialog_get_close_response (dialog), ==, "back");

      /* Asked again: the same question, not a second one. */
      ways[i].leave (self);
      g_assert_true (find_question () == dialog);

      answer (dialog, "back");
      g_assert_null (find_question ());
      g_assert_true (gtk_widget_get_visible (GTK_WIDGET (self->window)));
      g_assert_nonnull (tc_window_get_path (self->window));
      g_assert_cmpstr (gtk_editable_get_text (entry), ==, "about 40");
      g_assert_cmpstr (tc_form_pane_get_current_field (get_form (self)), ==, "n_treated");
      g_assert_false (tc_application_wants_restart (self->application));
    }

  gtk_editable_set_text (entry, "");
}

/* Every kind of editor that can hold what is no value. */
static void
test_editors (WindowFixture *self,
              gconstpointer  data)
{
  static const struct
  {
    const char *field;
    const char *typed;
    const char *label;
  } cases[] = {
    { "n_enrolled", "some", "Participants enrolled" },
    { "year", "last", "Year" },
    { "follow_up", "a while", "Follow-up" },
    { "dose", "plenty", "Dose" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *quoted = g_strdup_printf ("“%s", cases[i].typed);
      AdwMessageDialog *dialog;

      g_test_message ("%s", cases[i].field);
      type (self, cases[i].field, cases[i].typed);
      close_window (self);
      dialog = find_question ();
      g_assert_nonnull (dialog);
      g_assert_nonnull (strstr (adw_message_dialog_get_body (dialog), cases[i].label));
      g_assert_nonnull (strstr (adw_message_dialog_get_body (dialog), quoted));
      answer (dialog, "back");
      tc_form_pane_discard_leftovers (get_form (self));
      g_assert_true (tc_form_pane_commit (get_form (self)));
    }
}

static void
test_table (WindowFixture *self,
            gconstpointer  data)
{
  GtkWidget *row;
  AdwMessageDialog *dialog;
  GtkWidget *entry;

  WAIT_UNTIL (tc_project_page_get_detail (self->page) != NULL);
  tc_form_pane_focus_field (get_form (self), "arms");
  row = GTK_WIDGET (find_row (GTK_WIDGET (get_form (self)), "arms"));
  /* The third column of a new row: how many were allocated. */
  g_signal_emit_by_name (window_fixture_child (window_fixture_find (row, g_type_from_name ("TcEditorTable")), "add"),
                         "clicked");
  entry = gtk_window_get_focus (GTK_WINDOW (self->window));
  while (!GTK_IS_ENTRY (entry) || gtk_entry_get_input_purpose (GTK_ENTRY (entry)) != GTK_INPUT_PURPOSE_NUMBER)
    {
      gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
      entry = gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (self->window)), GTK_TYPE_ENTRY);
    }
  gtk_editable_set_text (GTK_EDITABLE (entry), "half of them");

  close_window (self);
  dialog = find_question ();
  g_assert_nonnull (dialog);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (dialog), "Arms"));
  g_assert_nonnull (strstr (adw_message_dialog_get_body (dialog), "“half of them”"));
  gtk_window_set_focus (GTK_WINDOW (self->window), NULL);
  answer (dialog, "back");
  /* Back to the cell, not to the first one. */
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (self->window)), entry));
  tc_form_pane_discard_leftovers (get_form (self));
}

static TcValue *
read_value (const char *path,
            TcId        study_id,
            const char *field)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(TcWorkspace) workspace = tc_workspace_open (path, TC_WORKSPACE_READ, &error);
  g_autoptr(TcStudyDetail) detail = NULL;
  TcStudyField *data;
  TcValue *value;

  g_assert_no_error (error);
  detail = tc_workspace_get_detail (workspace, study_id, &error);
  g_assert_no_error (error);
  data = tc_study_detail_find (detail, field);
  value = data->answer != NULL && data->value != NULL ? tc_value_ref (data->value) : NULL;
  g_clear_pointer (&detail, tc_study_detail_unref);
  g_assert_true (tc_workspace_close (workspace, &error));
  g_assert_no_error (error);

  return value;
}

/* Discarding closes; what was a value beside it is stored. */
static void
test_discard (WindowFixture *self,
              gconstpointer  data)
{
  TcId study_id = tc_study_list_get_id (self->list, 0);
  gpointer window = self->window;
  g_autoptr(TcValue) treated = NULL;
  g_autoptr(TcValue) analysed = NULL;

  g_object_add_weak_pointer (G_OBJECT (self->window), &window);
  type (self, "n_analysed", "about 40");
  type (self, "n_treated", "31");
  close_window (self);
  answer (find_question (), "discard");
  WAIT_UNTIL (window == NULL);

  treated = read_value (self->path, study_id, "n_treated");
  analysed = read_value (self->path, study_id, "n_analysed");
  g_assert_nonnull (treated);
  g_assert_cmpfloat (tc_value_get_number (treated), ==, 31);
  g_assert_null (analysed);

  /* For the end of the test. */
  self->window = tc_window_new (self->application);
  gtk_window_present (GTK_WINDOW (self->window));
}

/* What is a value is stored without a question, though the person never left the entry. */
static void
test_stores (WindowFixture *self,
             gconstpointer  data)
{
  TcId study_id = tc_study_list_get_id (self->list, 0);
  g_autoptr(TcValue) value = NULL;

  type (self, "n_treated", "31");
  close_window (self);
  g_assert_null (find_question ());
  value = read_value (self->path, study_id, "n_treated");
  g_assert_nonnull (value);
  g_assert_cmpfloat (tc_value_get_number (value), ==, 31);

  self->window = tc_window_new (self->application);
  gtk_window_present (GTK_WINDOW (self->window));
}

/* Returns: on how many passages the answer of a field rests */
static guint
count_quotes (WindowFixture *self,
              TcId           study_id,
              const char    *field)
{
  g_autoptr(TcStudyDetail) detail = tc_workspace_get_detail (self->workspace, study_id, NULL);
  const TcStudyField *data = tc_study_detail_find (detail, field);

  return data->answer != NULL ? data->quotes->len : 0;
}

/* Evidence right after typing: the value that is to rest on it is stored first. */
static void
test_evidence (WindowFixture *self,
               gconstpointer  data)
{
  TcId study_id = tc_study_list_get_id (self->list, 0);

  type (self, "n_enrolled", "4711");
  g_assert_cmpuint (count_quotes (self, study_id, "n_enrolled"), ==, 0);
  window_fixture_activate (self, "win.add-evidence");
  WAIT_UNTIL (count_quotes (self, study_id, "n_enrolled") > 0);
}

/* Another project gets a window of its own; the form beside it keeps what stands in it. */
static void
test_other_project (WindowFixture *self,
                    gconstpointer  data)
{
  GtkEditable *entry = type (self, "n_treated", "about 40");
  g_autofree char *path = g_build_filename (self->folder, "other.trialcurator", NULL);
  TcWindow *other = NULL;

  tc_application_open_project (self->application, GTK_WINDOW (self->window), path, TRUE);
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self->application)); l != NULL; l = l->next)
    {
      if (TC_IS_WINDOW (l->data) && l->data != self->window)
        other = l->data;
    }
  g_assert_nonnull (other);
  WAIT_UNTIL (tc_window_get_workspace (other) != NULL);
  g_assert_cmpstr (tc_window_get_path (self->window), ==, self->path);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "about 40");

  /* Quitting closes what can be closed and asks about the rest. */
  press_quit (self);
  g_assert_null (g_list_find (gtk_application_get_windows (GTK_APPLICATION (self->application)), other));
  answer (find_question (), "back");
  tc_form_pane_discard_leftovers (get_form (self));
}

/* --- a job that runs ------------------------------------------------------------------------------- */

/* Runs until it is cancelled. */
#define TYPE_ENDLESS_JOB (endless_job_get_type ())
G_DECLARE_FINAL_TYPE (EndlessJob, endless_job, ENDLESS, JOB, TcJob)

struct _EndlessJob
{
  TcJob parent_instance;
};

G_DEFINE_FINAL_TYPE (EndlessJob, endless_job, TC_TYPE_JOB)

static gboolean
endless_job_run (TcJob         *job,
                 GCancellable  *cancellable,
                 GError       **error)
{
  while (!g_cancellable_set_error_if_cancelled (cancellable, error))
    g_usleep (1000);

  return FALSE;
}

static void
endless_job_class_init (EndlessJobClass *klass)
{
  TC_JOB_CLASS (klass)->run = endless_job_run;
}

static void
endless_job_init (EndlessJob *self)
{
}

static void
run_finished (TcWindow     *window,
              TcJob        *job,
              const GError *error)
{
  /* The window has let go of it before. */
  g_assert_not_reached ();
}

static void
test_job (WindowFixture *self,
          gconstpointer  data)
{
  g_autoptr(EndlessJob) job = g_object_new (TYPE_ENDLESS_JOB, NULL);
  AdwMessageDialog *dialog;
  gpointer window = self->window;

  tc_window_run_job (self->window, TC_JOB (job), "Something long", run_finished);

  /* Kept open, it does not start again when it is closed much later either. */
  restart (self);
  answer (find_question (), "cancel");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (self->window)));
  g_assert_true (tc_job_is_running (TC_JOB (job)));
  g_assert_false (tc_application_wants_restart (self->application));

  /* GTK 4.8 may crash where the window goes before the dialog that belongs to it. */
  g_object_add_weak_pointer (G_OBJECT (self->window), &window);
  close_window (self);
  dialog = find_question ();
  g_assert_nonnull (dialog);
  adw_message_dialog_response (dialog, "close");
  g_assert_nonnull (window);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (window)));
  gtk_window_destroy (GTK_WINDOW (dialog));
  WAIT_UNTIL (window == NULL);
  WAIT_UNTIL (!tc_job_is_running (TC_JOB (job)));
  g_assert_false (tc_application_wants_restart (self->application));

  /* For the end of the test. */
  self->window = tc_window_new (self->application);
  gtk_window_present (GTK_WINDOW (self->window));
  window_fixture_pump ();
}

/* A note that is open when the window closes was written to be kept. */
static void
test_note (WindowFixture *self,
           gconstpointer  data)
{
  TcId study_id = tc_study_list_get_id (self->list, 0);
  g_autoptr(TcStudyDetail) detail = NULL;
  g_autoptr(GError) error = NULL;
  GtkWidget *view = NULL;
  GtkWidget *row;

  type (self, "n_treated", "31");
  g_assert_true (tc_form_pane_edit_note (get_form (self)));
  row = GTK_WIDGET (find_row (GTK_WIDGET (get_form (self)), "n_treated"));
  WAIT_UNTIL ((view = gtk_window_get_focus (GTK_WINDOW (self->window))) != NULL &&
              GTK_IS_TEXT_VIEW (view) && gtk_widget_is_ancestor (view, row));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "as in the table", -1);
  g_assert_true (tc_form_pane_commit (get_form (self)));
  tc_workspace_flush (self->workspace, &error);
  g_assert_no_error (error);

  detail = tc_workspace_get_detail (self->workspace, study_id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (tc_study_detail_find (detail, "n_treated")->answer->note, ==, "as in the table");
}

int
main (int    argc,
      char **argv)
{
  window_fixture_init (&argc, &argv);

#define ADD(name, function) \
  g_test_add ("/window-leave/" name, WindowFixture, "samples", window_fixture_set_up, function, \
              window_fixture_tear_down)
  ADD ("asks", test_asks);
  ADD ("title", test_title);
  ADD ("editors", test_editors);
  ADD ("table", test_table);
  ADD ("discard", test_discard);
  ADD ("stores", test_stores);
  ADD ("evidence", test_evidence);
  ADD ("other-project", test_other_project);
  ADD ("job", test_job);
  ADD ("note", test_note);

  return g_test_run ();
}
