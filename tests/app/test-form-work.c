/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "form-fixture.h"
#include "form-window.h"
#include "tc-discrepancy-card.h"
#include "tc-event.h"
#include "tc-form-popovers.h"
#include "tc-form-suggested.h"
#include "tc-import-job.h"

/*
 * The form at work in a real project: what a person does reaches the store and comes back.
 */

typedef struct
{
  char *folder;
  char *path;
  TcWorkspace *workspace;
  GtkWidget *window;
  TcFormPane *pane;
  TcId study;
  guint n_empty;
} Fixture;

static const char report[] =
  "Stem Cells Invent. 2031 Feb 3;9(2):11-19. doi: 10.5555/invented.2031.9.\n\n"
  "Invented stromal cells for an invented disease: a randomised trial\n\n"
  "Testperson A(1), Probe B(2).\n\n"
  "BACKGROUND: Nobody has this disease. METHODS: In this phase 2, double-blind, randomised, placebo-controlled "
  "trial, 24 patients were enrolled and followed for 12 months. RESULTS: No deaths occurred. "
  "CONCLUSION: The trial was invented.\n";

static void
show (Fixture *fixture,
      TcId     study)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(TcStudyDetail) detail = tc_workspace_get_detail (fixture->workspace, study, &error);

  g_assert_no_error (error);
  fixture->study = study;
  tc_form_pane_set_detail (fixture->pane, fixture->workspace, detail);
}

static void
study_changed_cb (TcWorkspace *workspace,
                  gint64       study,
                  Fixture     *fixture)
{
  if (study == fixture->study)
    show (fixture, study);
}

static void
empty_queue_cb (Fixture *fixture)
{
  fixture->n_empty++;
}

static void
import_report (Fixture    *fixture,
               const char *name,
               const char *text)
{
  g_autoptr(TcImportJob) job = tc_import_job_new (fixture->workspace);
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(GError) error = NULL;

  tc_import_job_add_bytes (job, name, bytes);
  tc_job_run (TC_JOB (job), NULL, &error);
  g_assert_no_error (error);
}

static void
open_project (Fixture         *fixture,
              TcWorkspaceMode  mode)
{
  g_autoptr(GError) error = NULL;

  fixture->workspace = tc_workspace_open (fixture->path, mode, &error);
  g_assert_no_error (error);
  tc_workspace_set_reviewer (fixture->workspace, "Probe B");
  g_signal_connect (fixture->workspace, "study-changed", G_CALLBACK (study_changed_cb), fixture);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("tc-form-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "form.trialcurator", NULL);
  open_project (fixture, TC_WORKSPACE_CREATE);
  import_report (fixture, "invented.txt", report);
  import_report (fixture, "other.txt", "An invented letter.\n\nIt says that 7 patients were treated.\n");
  form_window_pump ();
  g_assert_cmpuint (tc_workspace_get_n_studies (fixture->workspace), ==, 2);

  fixture->window = form_window_new (&fixture->pane);
  g_signal_connect_swapped (fixture->pane, "empty-queue", G_CALLBACK (empty_queue_cb), fixture);
  show (fixture, 1);
  form_window_pump ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  form_window_close (fixture->window, fixture->pane);
  tc_workspace_close (fixture->workspace, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (G_OBJECT (fixture->workspace));
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
flush (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;

  tc_workspace_flush (fixture->workspace, &error);
  g_assert_no_error (error);
  form_window_pump ();
}

static void
assert_field (Fixture       *fixture,
              TcId           study,
              const char    *field,
              TcAnswerState  state,
              const char    *json)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(TcStudyDetail) detail = NULL;
  g_autofree char *got = NULL;
  TcStudyField *data;

  flush (fixture);
  detail = tc_workspace_get_detail (fixture->workspace, study, &error);
  g_assert_no_error (error);
  data = tc_study_detail_find (detail, field);
  got = data->value != NULL ? tc_value_to_json (data->value) : NULL;
  g_assert_cmpstr (got, ==, json);
  g_assert_cmpint (data->state, ==, state);
}

static GtkEditable *
find_text (Fixture    *fixture,
           const char *field)
{
  return GTK_EDITABLE (form_window_find_entry (GTK_WIDGET (form_window_find_row (fixture->pane, field)), 0));
}

/* --- typing ------------------------------------------------------------------------------------------ */

static void
test_typing (Fixture       *fixture,
             gconstpointer  data)
{
  TcFieldRow *row = form_window_find_row (fixture->pane, "n_treated");

  tc_form_pane_focus_field (fixture->pane, "n_treated");
  gtk_editable_set_text (find_text (fixture, "n_treated"), "２２");
  g_assert_true (tc_field_row_is_edited (row));
  assert_field (fixture, 1, "n_treated", TC_ANSWER_EMPTY, NULL);

  /* Leaving the row hands it in. */
  tc_form_pane_focus_field (fixture->pane, "n_analysed");
  g_assert_false (tc_field_row_is_edited (row));
  assert_field (fixture, 1, "n_treated", TC_ANSWER_ENTERED, "22");
  g_assert_cmpstr (gtk_editable_get_text (find_text (fixture, "n_treated")), ==, "22");

  /* So does Enter. */
  gtk_editable_set_text (find_text (fixture, "n_analysed"), "21");
  g_signal_emit_by_name (find_text (fixture, "n_analysed"), "activate");
  assert_field (fixture, 1, "n_analysed", TC_ANSWER_ENTERED, "21");

  tc_workspace_undo (fixture->workspace);
  assert_field (fixture, 1, "n_analysed", TC_ANSWER_EMPTY, NULL);
  g_assert_cmpstr (gtk_editable_get_text (find_text (fixture, "n_analysed")), ==, "");
}

/* What the suggestion was read from is shown below the value that corrects it, and becomes evidence by a click. */
static void
test_evidence (Fixture       *fixture,
               gconstpointer  data)
{
  TcFieldRow *row = form_window_find_row (fixture->pane, "n_enrolled");
  GtkWidget *suggested;

  g_assert_null (form_window_find (GTK_WIDGET (row), TC_TYPE_FORM_SUGGESTED, 0));
  tc_form_pane_focus_field (fixture->pane, "n_enrolled");
  gtk_editable_set_text (find_text (fixture, "n_enrolled"), "25");
  assert_field (fixture, 1, "n_enrolled", TC_ANSWER_SUGGESTED, "24");
  tc_form_pane_commit (fixture->pane);
  assert_field (fixture, 1, "n_enrolled", TC_ANSWER_CORRECTED, "25");
  g_assert_cmpuint (tc_field_row_get_data (row)->quotes->len, ==, 0);
  suggested = form_window_find (GTK_WIDGET (row), TC_TYPE_FORM_SUGGESTED, 0);
  g_assert_nonnull (suggested);
  g_assert_true (tc_form_pane_show_quote (fixture->pane));

  g_assert_true (tc_form_pane_keep_evidence (fixture->pane));
  assert_field (fixture, 1, "n_enrolled", TC_ANSWER_CORRECTED, "25");
  g_assert_cmpuint (tc_field_row_get_data (row)->quotes->len, ==, 1);
  g_assert_false (gtk_widget_get_visible (suggested));
  g_assert_false (tc_form_pane_keep_evidence (fixture->pane));
}

static void
test_typing_stays (Fixture       *fixture,
                   gconstpointer  data)
{
  tc_form_pane_focus_field (fixture->pane, "n_treated");
  gtk_editable_set_text (find_text (fixture, "n_treated"), "77");
  tc_workspace_set_state (fixture->workspace, 1, "control", TC_ANSWER_UNCLEAR);
  flush (fixture);
  g_assert_cmpint (tc_field_row_get_data (form_window_find_row (fixture->pane, "control"))->state, ==,
                   TC_ANSWER_UNCLEAR);
  g_assert_cmpstr (gtk_editable_get_text (find_text (fixture, "n_treated")), ==, "77");
  g_assert_cmpstr (tc_form_pane_get_current_field (fixture->pane), ==, "n_treated");

  /* Another study takes the place: what was typed goes to the study that it was typed for. */
  show (fixture, 2);
  assert_field (fixture, 1, "n_treated", TC_ANSWER_ENTERED, "77");
  g_assert_cmpstr (gtk_editable_get_text (find_text (fixture, "n_treated")), !=, "77");
}

static void
test_not_understood (Fixture       *fixture,
                     gconstpointer  data)
{
  TcFieldRow *row = form_window_find_row (fixture->pane, "n_treated");

  tc_form_pane_focus_field (fixture->pane, "n_treated");
  gtk_editable_set_text (find_text (fixture, "n_treated"), "a dozen");
  g_assert_true (tc_form_pane_accept (fixture->pane));
  tc_form_pane_commit (fixture->pane);
  g_assert_nonnull (strstr (tc_field_row_get_problem (row), "a dozen"));
  g_assert_cmpstr (tc_form_pane_get_current_field (fixture->pane), ==, "n_treated");
  g_assert_true (tc_field_row_is_edited (row));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (row), "invalid"));
  g_assert_cmpstr (gtk_editable_get_text (find_text (fixture, "n_treated")), ==, "a dozen");
  assert_field (fixture, 1, "n_treated", TC_ANSWER_EMPTY, NULL);

  /* From elsewhere one comes back to it. */
  tc_form_pane_focus_field (fixture->pane, "n_analysed");
  g_assert_true (tc_form_pane_show_problem (fixture->pane));
  form_window_pump ();
  g_assert_cmpstr (tc_form_pane_get_current_field (fixture->pane), ==, "n_treated");

  g_assert_true (tc_form_pane_revert (fixture->pane));
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (row), "invalid"));
  g_assert_cmpstr (gtk_editable_get_text (find_text (fixture, "n_treated")), ==, "");
  g_assert_false (tc_form_pane_show_problem (fixture->pane));
}

/* What was removed is not what the next key accepts. */
static void
test_suggestion_removed (Fixture       *fixture,
                         gconstpointer  data)
{
  TcFieldRow *row = form_window_find_row (fixture->pane, "n_enrolled");

  tc_form_pane_focus_field (fixture->pane, "n_enrolled");
  g_assert_cmpstr (gtk_editable_get_text (find_text (fixture, "n_enrolled")), ==, "24");
  gtk_editable_set_text (find_text (fixture, "n_enrolled"), "");
  g_assert_false (tc_field_row_commit (row));
  g_assert_true (tc_form_pane_accept (fixture->pane));
  flush (fixture);
  g_assert_cmpstr (tc_form_pane_get_current_field (fixture->pane), ==, "n_enrolled");
  g_assert_cmpstr (tc_field_row_get_problem (row), !=, "");
  assert_field (fixture, 1, "n_enrolled", TC_ANSWER_SUGGESTED, "24");

  g_assert_true (tc_form_pane_revert (fixture->pane));
  g_assert_cmpstr (tc_field_row_get_problem (row), ==, "");
  g_assert_cmpstr (gtk_editable_get_text (find_text (fixture, "n_enrolled")), ==, "24");

  gtk_editable_set_text (find_text (fixture, "n_enrolled"), "");
  g_assert_true (tc_form_pane_set_state (fixture->pane, TC_ANSWER_NOT_REPORTED));
  flush (fixture);
  assert_field (fixture, 1, "n_enrolled", TC_ANSWER_NOT_REPORTED, NULL);
  g_assert_cmpstr (tc_field_row_get_problem (row), ==, "");
}

/* An emptied answer is taken away: the suggestion is there again, and is seen. */
static void
test_answer_emptied (Fixture       *fixture,
                     gconstpointer  data)
{
  tc_form_pane_focus_field (fixture->pane, "n_enrolled");
  g_assert_true (tc_form_pane_accept (fixture->pane));
  flush (fixture);
  assert_field (fixture, 1, "n_enrolled", TC_ANSWER_ACCEPTED, "24");

  tc_form_pane_focus_field (fixture->pane, "n_enrolled");
  gtk_editable_set_text (find_text (fixture, "n_enrolled"), "");
  g_assert_true (tc_form_pane_commit (fixture->pane));
  flush (fixture);
  assert_field (fixture, 1, "n_enrolled", TC_ANSWER_SUGGESTED, "24");
  g_assert_cmpstr (gtk_editable_get_text (find_text (fixture, "n_enrolled")), ==, "24");
}

/* A study is not done while something stands in it that could not be stored. */
static void
test_not_understood_at_the_end (Fixture       *fixture,
                                gconstpointer  data)
{
  tc_form_pane_focus_field (fixture->pane, "n_treated");
  gtk_editable_set_text (find_text (fixture, "n_treated"), "a dozen");
  tc_form_pane_focus_field (fixture->pane, "title");
  for (guint i = 0; i < 80 && tc_form_pane_next_to_check (fixture->pane); i++)
    tc_form_pane_accept (fixture->pane);
  flush (fixture);
  g_assert_cmpuint (fixture->n_empty, ==, 0);
  g_assert_cmpstr (tc_form_pane_get_current_field (fixture->pane), ==, "n_treated");
}

static void
typing_dropped_cb (char       **problem,
                   const char  *label,
                   const char  *text)
{
  g_assert_null (*problem);
  g_assert_cmpstr (label, !=, "");
  *problem = g_strdup (text);
}

/* Another study takes the place of what cannot be stored: somebody must hear of it. */
static void
test_not_understood_left (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autofree char *problem = NULL;

  g_signal_connect_swapped (fixture->pane, "typing-dropped", G_CALLBACK (typing_dropped_cb), &problem);
  tc_form_pane_focus_field (fixture->pane, "n_treated");
  gtk_editable_set_text (find_text (fixture, "n_treated"), "22");
  show (fixture, 2);
  g_assert_null (problem);

  gtk_editable_set_text (find_text (fixture, "n_treated"), "a dozen");
  show (fixture, 1);
  g_assert_nonnull (problem);
  g_assert_nonnull (strstr (problem, "a dozen"));
  assert_field (fixture, 1, "n_treated", TC_ANSWER_ENTERED, "22");
}

/* --- commands ---------------------------------------------------------------------------------------- */

static guint
count_to_check (Fixture *fixture)
{
  GtkWidget *row;
  guint n = 0;

  for (guint i = 0; (row = form_window_find (GTK_WIDGET (fixture->pane), TC_TYPE_FIELD_ROW, i)) != NULL; i++)
    n += tc_field_row_is_to_check (TC_FIELD_ROW (row)) ? 1 : 0;

  return n;
}

static void
test_accept_all (Fixture       *fixture,
                 gconstpointer  data)
{
  guint n;

  g_assert_true (tc_form_pane_next_to_check (fixture->pane));
  n = count_to_check (fixture);
  g_assert_cmpuint (n, >, 2);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpuint (fixture->n_empty, ==, 0);
      g_assert_true (tc_form_pane_accept (fixture->pane));
    }
  g_assert_cmpuint (fixture->n_empty, ==, 1);
  g_assert_cmpuint (count_to_check (fixture), ==, 0);
  flush (fixture);
  g_assert_cmpuint (count_to_check (fixture), ==, 0);
}

static void
test_accept_group (Fixture       *fixture,
                   gconstpointer  data)
{
  tc_form_pane_focus_field (fixture->pane, "phase");
  g_assert_true (tc_form_pane_accept_group (fixture->pane));
  assert_field (fixture, 1, "phase", TC_ANSWER_ACCEPTED, "\"Phase 2\"");
  assert_field (fixture, 1, "masking", TC_ANSWER_ACCEPTED, "\"Double\"");
  assert_field (fixture, 1, "n_enrolled", TC_ANSWER_SUGGESTED, "24");

  /* And went on to what is left, outside of the group. */
  g_assert_cmpstr (tc_form_pane_get_current_field (fixture->pane), ==, "condition");
  tc_form_pane_focus_field (fixture->pane, "phase");
  g_assert_false (tc_form_pane_accept_group (fixture->pane));
  g_assert_cmpuint (fixture->n_empty, ==, 0);
}

static void
test_states (Fixture       *fixture,
             gconstpointer  data)
{
  tc_form_pane_focus_field (fixture->pane, "n_enrolled");
  gtk_editable_set_text (find_text (fixture, "n_enrolled"), "25");
  g_assert_true (tc_form_pane_set_state (fixture->pane, TC_ANSWER_NOT_REPORTED));
  assert_field (fixture, 1, "n_enrolled", TC_ANSWER_NOT_REPORTED, NULL);
  g_assert_cmpstr (gtk_editable_get_text (find_text (fixture, "n_enrolled")), ==, "");

  g_assert_true (tc_form_pane_revert (fixture->pane));
  assert_field (fixture, 1, "n_enrolled", TC_ANSWER_SUGGESTED, "24");
  g_assert_cmpstr (gtk_editable_get_text (find_text (fixture, "n_enrolled")), ==, "24");

  gtk_editable_set_text (find_text (fixture, "n_enrolled"), "25");
  g_assert_true (tc_form_pane_accept (fixture->pane));
  assert_field (fixture, 1, "n_enrolled", TC_ANSWER_CORRECTED, "25");
}

static GtkWidget *
wait_for_popover (TcFieldRow *row)
{
  gint64 end = g_get_monotonic_time () + 5 * G_USEC_PER_SEC;
  GtkWidget *popover;

  while ((popover = form_window_find (GTK_WIDGET (row), GTK_TYPE_POPOVER, 0)) == NULL &&
         g_get_monotonic_time () < end)
    form_window_pump ();
  g_assert_nonnull (popover);

  return popover;
}

static void
test_note (Fixture       *fixture,
           gconstpointer  data)
{
  TcFieldRow *row = form_window_find_row (fixture->pane, "n_enrolled");
  g_autoptr(GListModel) events = NULL;
  const TcStudyField *field;
  GtkWidget *popover;
  GtkWidget *view;

  tc_form_pane_focus_field (fixture->pane, "n_enrolled");
  g_assert_true (tc_form_pane_edit_note (fixture->pane));
  popover = wait_for_popover (row);
  view = form_window_find (popover, GTK_TYPE_TEXT_VIEW, 0);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), " ask the <authors> ", -1);
  gtk_popover_popdown (GTK_POPOVER (popover));
  flush (fixture);

  field = tc_field_row_get_data (row);
  g_assert_nonnull (field->answer);
  g_assert_cmpstr (field->answer->note, ==, "ask the <authors>");
  events = tc_workspace_get_history (fixture->workspace, 1, "n_enrolled", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (events), ==, 1);

  g_assert_true (tc_form_pane_show_history (fixture->pane));
  popover = wait_for_popover (row);
  gtk_popover_popdown (GTK_POPOVER (popover));
}

/* The reason of a suggestion is in reach of the keyboard, whether there are others or not. */
static void
test_suggestions_focus (Fixture       *fixture,
                        gconstpointer  data)
{
  TcFieldRow *row = form_window_find_row (fixture->pane, "n_enrolled");
  GtkWidget *popover;
  GtkWidget *focus;

  tc_form_pane_focus_field (fixture->pane, "n_enrolled");
  g_assert_true (tc_form_pane_show_suggestions (fixture->pane));
  popover = wait_for_popover (row);
  form_window_pump ();
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, popover));
  for (guint i = 0; i < 4 && !GTK_IS_EXPANDER (focus); i++)
    {
      g_assert_true (gtk_widget_child_focus (popover, GTK_DIR_TAB_FORWARD));
      focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
    }
  g_assert_true (GTK_IS_EXPANDER (focus));

  /* Afterwards it is where it was. */
  gtk_popover_popdown (GTK_POPOVER (popover));
  form_window_pump ();
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_nonnull (focus);
  g_assert_true (focus == GTK_WIDGET (find_text (fixture, "n_enrolled"))
                 || gtk_widget_is_ancestor (focus, GTK_WIDGET (find_text (fixture, "n_enrolled"))));
}

static void
test_read_only (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  tc_form_pane_set_detail (fixture->pane, NULL, NULL);
  tc_workspace_close (fixture->workspace, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (G_OBJECT (fixture->workspace));
  open_project (fixture, TC_WORKSPACE_READ);
  show (fixture, 1);

  tc_form_pane_focus_field (fixture->pane, "n_enrolled");
  g_assert_false (gtk_editable_get_editable (find_text (fixture, "n_enrolled")));
  g_assert_false (tc_form_pane_accept_group (fixture->pane));
  g_assert_false (tc_form_pane_set_state (fixture->pane, TC_ANSWER_UNCLEAR));
  g_assert_false (tc_form_pane_edit_note (fixture->pane));
  g_assert_true (tc_form_pane_show_quote (fixture->pane));
  g_assert_true (tc_form_pane_show_history (fixture->pane));
  assert_field (fixture, 1, "n_enrolled", TC_ANSWER_SUGGESTED, "24");
}

/* --- conflicts --------------------------------------------------------------------------------------- */

static void
decide_cb (GSimpleAction *action,
           GVariant      *parameter,
           GString       *seen)
{
  g_autofree char *text = g_variant_print (parameter, FALSE);

  g_string_append (seen, text);
}

static void
test_card (void)
{
  g_autoptr(TcCodebook) codebook = tc_codebook_new_default ();
  g_autoptr(TcStudyDetail) detail = form_fixture_new_detail (codebook, 1);
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr(GSimpleAction) action = g_simple_action_new ("decide", G_VARIANT_TYPE ("(xi)"));
  g_autoptr(GString) seen = g_string_new (NULL);
  const TcField *field = tc_codebook_find_field (codebook, "n_enrolled");
  GtkWidget *window = gtk_window_new ();
  GtkWidget *card = tc_discrepancy_card_new (field);
  TcDiscrepancy *discrepancy;

  form_fixture_disagree (detail, "n_enrolled", 11);
  discrepancy = tc_study_detail_find (detail, "n_enrolled")->discrepancies->pdata[0];
  g_signal_connect (action, "activate", G_CALLBACK (decide_cb), seen);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (window, "form", G_ACTION_GROUP (group));
  gtk_window_set_child (GTK_WINDOW (window), card);

  tc_discrepancy_card_set_discrepancy (TC_DISCREPANCY_CARD (card), discrepancy, NULL, TRUE);
  /* Buttons in the order of the tree: quote and "Use this" of each statement, then "No discrepancy". */
  for (guint i = 0; i < 5; i++)
    {
      if (i == 1 || i == 3 || i == 4)
        g_signal_emit_by_name (form_window_find (card, GTK_TYPE_BUTTON, i), "clicked");
    }
  g_assert_cmpstr (seen->str, ==, "(11, 0)(11, 1)(11, -1)");

  discrepancy->decision = TC_DECISION_DISMISSED;
  tc_discrepancy_card_set_discrepancy (TC_DISCREPANCY_CARD (card), discrepancy, NULL, TRUE);
  g_assert_null (form_window_find (card, GTK_TYPE_BUTTON, 1));
  g_signal_emit_by_name (form_window_find (card, GTK_TYPE_BUTTON, 0), "clicked");
  g_assert_cmpstr (seen->str, ==, "(11, 0)(11, 1)(11, -1)(11, -2)");

  tc_discrepancy_card_set_discrepancy (TC_DISCREPANCY_CARD (card), discrepancy, NULL, FALSE);
  g_assert_null (form_window_find (card, GTK_TYPE_BUTTON, 0));
  g_object_ref (card);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (G_OBJECT (card));
}

static gboolean
says (GtkWidget  *card,
      const char *text)
{
  GtkWidget *label;

  for (guint i = 0; (label = form_window_find (card, GTK_TYPE_LABEL, i)) != NULL; i++)
    if (g_str_equal (gtk_label_get_text (GTK_LABEL (label)), text))
      return TRUE;

  return FALSE;
}

static void
take_dose (TcDiscrepancy *discrepancy,
           const char    *words,
           const char    *json)
{
  tc_discrepancy_take_statement (discrepancy, tc_quote_new ((TcSpan) { 0, (guint) g_utf8_strlen (words, -1) }, words),
                                 tc_value_from_json (json, NULL));
}

/* A dose without its exponent is shown by its words, and what was decided is said. */
static void
test_card_dose (void)
{
  g_autoptr(TcCodebook) codebook = tc_codebook_new_default ();
  g_autoptr(TcDiscrepancy) discrepancy = tc_discrepancy_new ("dose", "lost superscript", "The exponent is lost.");
  g_autoptr(TcValue) chosen = tc_value_from_json ("[{\"value\":5,\"unit\":\"mg\"},"
                                                  "{\"value\":15000000,\"unit\":\"cells\",\"sd\":3000000}]", NULL);
  g_autoptr(TcValue) other = tc_value_from_json ("[{\"value\":5,\"unit\":\"mg\"}]", NULL);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *card = tc_discrepancy_card_new (tc_codebook_find_field (codebook, "dose"));

  take_dose (discrepancy, "15±3×106 cells", "{\"value\":1590,\"unit\":\"cells\",\"sd\":318}");
  take_dose (discrepancy, "15±3×10⁶ cells", "{\"value\":15000000,\"unit\":\"cells\",\"sd\":3000000}");
  discrepancy->id = 5;
  gtk_window_set_child (GTK_WINDOW (window), card);

  tc_discrepancy_card_set_discrepancy (TC_DISCREPANCY_CARD (card), discrepancy, NULL, TRUE);
  g_assert_true (says (card, "15±3×106 cells"));
  g_assert_true (says (card, "Use this: 1590 ± 318 cells"));
  g_assert_false (says (card, "1590 ± 318 cells"));
  g_assert_true (says (card, "1.5×10⁷ ± 3×10⁶ cells"));
  g_assert_true (says (card, "The exponent is lost."));

  discrepancy->decision = TC_DECISION_VALUE;
  tc_discrepancy_card_set_discrepancy (TC_DISCREPANCY_CARD (card), discrepancy, chosen, TRUE);
  g_assert_true (says (card, "Chosen: 1.5×10⁷ ± 3×10⁶ cells"));
  tc_discrepancy_card_set_discrepancy (TC_DISCREPANCY_CARD (card), discrepancy, other, TRUE);
  g_assert_true (says (card, "Chosen: 5 mg"));
  discrepancy->decision = TC_DECISION_DISMISSED;
  tc_discrepancy_card_set_discrepancy (TC_DISCREPANCY_CARD (card), discrepancy, chosen, TRUE);
  g_assert_true (says (card, "The exponent is lost."));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The second label of an event of the history: when it was, and who did it. */
static char *
show_origin (gint64      at,
             const char *reviewer)
{
  g_autoptr(TcCodebook) codebook = tc_codebook_new_default ();
  g_autoptr(GListStore) events = g_list_store_new (TC_TYPE_EVENT);
  TcEventRow *row = tc_event_row_new ();
  g_autoptr(TcEvent) event = NULL;
  GtkWidget *window = gtk_window_new ();
  GtkWidget *popover;
  GtkWidget *box;
  char *origin;

  row->at = at;
  row->reviewer = g_strdup (reviewer);
  row->action = g_strdup ("status");
  row->object = g_strdup ("study");
  event = tc_event_new (row);
  g_list_store_append (events, event);
  popover = tc_form_history_popover_new (tc_codebook_find_field (codebook, "n_enrolled"), G_LIST_MODEL (events));
  gtk_window_set_child (GTK_WINDOW (window), popover);
  for (box = popover; box != NULL && !GTK_IS_LABEL (box); box = gtk_widget_get_first_child (box))
    ;
  box = gtk_widget_get_next_sibling (box);
  origin = g_strdup (gtk_label_get_text (GTK_LABEL (gtk_widget_get_last_child (box))));
  gtk_window_destroy (GTK_WINDOW (window));

  return origin;
}

/* Who did it is said where nobody knows when. */
static void
test_origin (void)
{
  g_autofree char *neither = show_origin (0, "");
  g_autofree char *reviewer = show_origin (0, "Testperson");
  g_autofree char *when = show_origin (G_USEC_PER_SEC, NULL);
  g_autofree char *both = show_origin (G_USEC_PER_SEC, "Testperson");
  g_autofree char *expected = g_strconcat ("Testperson · ", when, NULL);

  g_assert_cmpstr (neither, ==, "");
  g_assert_cmpstr (reviewer, ==, "Testperson");
  g_assert_cmpstr (when, !=, "");
  g_assert_cmpstr (both, ==, expected);
}

int
main (int    argc,
      char **argv)
{
  form_window_init (&argc, &argv);

  g_test_add ("/form-work/typing", Fixture, NULL, set_up, test_typing, tear_down);
  g_test_add ("/form-work/evidence", Fixture, NULL, set_up, test_evidence, tear_down);
  g_test_add ("/form-work/typing-stays", Fixture, NULL, set_up, test_typing_stays, tear_down);
  g_test_add ("/form-work/not-understood", Fixture, NULL, set_up, test_not_understood, tear_down);
  g_test_add ("/form-work/not-understood-at-the-end", Fixture, NULL, set_up, test_not_understood_at_the_end, tear_down);
  g_test_add ("/form-work/not-understood-left", Fixture, NULL, set_up, test_not_understood_left, tear_down);
  g_test_add ("/form-work/suggestion-removed", Fixture, NULL, set_up, test_suggestion_removed, tear_down);
  g_test_add ("/form-work/answer-emptied", Fixture, NULL, set_up, test_answer_emptied, tear_down);
  g_test_add ("/form-work/accept-all", Fixture, NULL, set_up, test_accept_all, tear_down);
  g_test_add ("/form-work/accept-group", Fixture, NULL, set_up, test_accept_group, tear_down);
  g_test_add ("/form-work/states", Fixture, NULL, set_up, test_states, tear_down);
  g_test_add ("/form-work/note", Fixture, NULL, set_up, test_note, tear_down);
  g_test_add ("/form-work/suggestions-focus", Fixture, NULL, set_up, test_suggestions_focus, tear_down);
  g_test_add ("/form-work/read-only", Fixture, NULL, set_up, test_read_only, tear_down);
  g_test_add_func ("/form-work/card", test_card);
  g_test_add_func ("/form-work/card-dose", test_card_dose);
  g_test_add_func ("/form-work/origin", test_origin);

  return g_test_run ();
}
