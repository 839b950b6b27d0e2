/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "tc-duplicates-window.h"
#include "tc-exclude-dialog.h"
#include "tc-export-dialog.h"
#include "tc-import-results.h"
#include "tc-preferences-window.h"
#include "window-fixture.h"

#define N_SAMPLES 8

static TcStudy *
get_study (WindowFixture *self,
           guint          position)
{
  TcStudy *study = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  g_assert_nonnull (study);
  /* The list keeps it in its page. */
  g_object_unref (study);

  return study;
}

static TcStudyStatus
get_status (WindowFixture *self,
            TcId           study_id)
{
  g_autoptr(TcStudyDetail) detail = tc_workspace_get_detail (self->workspace, study_id, NULL);

  g_assert_nonnull (detail);

  return detail->row->status;
}

static void
flush (WindowFixture *self)
{
  g_autoptr(GError) error = NULL;

  tc_workspace_flush (self->workspace, &error);
  g_assert_no_error (error);
  window_fixture_pump ();
}

static gboolean
is_settled (WindowFixture *self,
            guint          n_items)
{
  return !tc_study_list_is_loading (self->list) &&
         g_list_model_get_n_items (G_LIST_MODEL (self->list)) == n_items;
}

/* --- the window ----------------------------------------------------------------------------------- */

static void
test_welcome (WindowFixture *self,
              gconstpointer  data)
{
  GtkStack *stack = window_fixture_child (self->window, "stack");

  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "welcome");
  g_assert_null (tc_window_get_path (self->window));
  g_assert_false (window_fixture_is_enabled (self, "win.import"));
  g_assert_false (window_fixture_is_enabled (self, "win.undo"));
  g_assert_true (window_fixture_is_enabled (self, "app.new-project"));

  /* A file that is no project: a sentence, and the welcome page again. */
  g_assert_true (g_file_set_contents (self->path, "not a project", -1, NULL));
  tc_window_open_project (self->window, self->path, TC_WORKSPACE_OPEN, FALSE);
  WAIT_UNTIL (window_fixture_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "welcome");
  g_assert_null (tc_window_get_path (self->window));
  gtk_window_close (window_fixture_find_window (ADW_TYPE_MESSAGE_DIALOG));
}

static void
test_open (WindowFixture *self,
           gconstpointer  data)
{
  g_autoptr(GFile) file = g_file_new_for_path (self->path);
  GtkStack *stack = window_fixture_child (self->window, "stack");
  AdwWindowTitle *title = window_fixture_child (self->window, "title");
  GFile *files[] = { file };
  TcSettings *settings = tc_application_get_settings (self->application);

  tc_window_open_project (self->window, self->path, TC_WORKSPACE_CREATE, TRUE);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "opening");
  WAIT_UNTIL (tc_window_get_workspace (self->window) != NULL);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "project");
  g_assert_cmpstr (adw_window_title_get_title (title), ==, "invented");
  self->list = tc_studies_pane_get_list (self->studies);
  WAIT_UNTIL (is_settled (self, N_SAMPLES));
  WAIT_UNTIL (tc_project_page_get_detail (self->page) != NULL);
  WAIT_UNTIL (g_strcmp0 (adw_window_title_get_subtitle (title), "All changes saved") == 0);
  g_assert_cmpstr (tc_settings_get_strv (settings, "recent-projects")[0], ==, self->path);

  /* The same project again: the same window. */
  g_application_open (G_APPLICATION (self->application), files, 1, "");
  window_fixture_pump ();
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (
                                     GTK_APPLICATION (self->application))), ==, 1);
  tc_settings_remove_recent (settings, self->path);
}

static void
test_read_only (WindowFixture *self,
                gconstpointer  data)
{
  TcWindow *second = tc_window_new (self->application);
  g_autoptr(TcWorkspace) reader = NULL;
  g_autoptr(GError) error = NULL;
  GtkInfoBar *bar;

  reader = tc_workspace_open (self->path, TC_WORKSPACE_READ, &error);
  g_assert_no_error (error);
  tc_window_set_workspace (second, reader);
  gtk_window_present (GTK_WINDOW (second));
  WAIT_UNTIL (tc_project_page_get_detail (tc_window_get_project_page (second)) != NULL);
  bar = window_fixture_child (tc_window_get_project_page (second), "read_only_bar");
  g_assert_true (gtk_info_bar_get_revealed (bar));
  gtk_window_close (GTK_WINDOW (second));
  window_fixture_pump ();
}

static void
test_actions (WindowFixture *self,
              gconstpointer  data)
{
  WAIT_UNTIL (tc_project_page_get_detail (self->page) != NULL);
  g_assert_true (window_fixture_is_enabled (self, "win.import"));
  g_assert_true (window_fixture_is_enabled (self, "win.export"));
  g_assert_true (window_fixture_is_enabled (self, "win.next-study"));
  g_assert_true (window_fixture_is_enabled (self, "win.mark-reviewed"));
  g_assert_true (window_fixture_is_enabled (self, "win.annotate"));

  tc_form_pane_focus_field (tc_project_page_get_form (self->page), "title");
  window_fixture_pump ();
  g_assert_true (window_fixture_is_enabled (self, "win.accept"));
}

static void
test_empty (WindowFixture *self,
            gconstpointer  data)
{
  GtkStack *stack = window_fixture_child (self->studies, "stack");

  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "empty");
  g_assert_false (window_fixture_is_enabled (self, "win.export"));
  g_assert_false (window_fixture_is_enabled (self, "win.accept"));
  g_assert_false (window_fixture_is_enabled (self, "win.mark-reviewed"));
  g_assert_true (window_fixture_is_enabled (self, "win.import"));
}

/* --- the list of studies -------------------------------------------------------------------------- */

static void
test_selection (WindowFixture *self,
                gconstpointer  data)
{
  GtkColumnView *view = window_fixture_child (self->studies, "view");
  GtkSelectionModel *selection = gtk_column_view_get_model (view);
  GtkRevealer *bulk = window_fixture_child (self->studies, "bulk");
  TcId first = tc_study_list_get_id (self->list, 0);

  /* The first study is chosen by itself. */
  g_assert_cmpint (tc_project_page_get_study_id (self->page), ==, first);
  window_fixture_activate (self, "win.next-study");
  g_assert_cmpint (tc_project_page_get_study_id (self->page), ==,
                   tc_study_list_get_id (self->list, 1));
  window_fixture_activate (self, "win.previous-study");
  g_assert_cmpint (tc_project_page_get_study_id (self->page), ==, first);

  gtk_selection_model_select_range (selection, 0, 3, TRUE);
  g_assert_cmpuint (tc_studies_pane_get_n_selected (self->studies), ==, 3);
  g_assert_true (gtk_revealer_get_reveal_child (bulk));
  g_assert_cmpint (tc_project_page_get_study_id (self->page), ==, first);

  tc_studies_pane_select (self->studies, tc_study_list_get_id (self->list, N_SAMPLES - 1));
  g_assert_cmpuint (tc_studies_pane_get_n_selected (self->studies), ==, 1);
  g_assert_false (gtk_revealer_get_reveal_child (bulk));
  g_assert_cmpint (tc_project_page_get_study_id (self->page), ==,
                   tc_study_list_get_id (self->list, N_SAMPLES - 1));
}

static void
test_search (WindowFixture *self,
             gconstpointer  data)
{
  GtkEditable *search = window_fixture_child (self->studies, "search");
  GtkStack *stack = window_fixture_child (self->studies, "stack");
  GtkLabel *count = window_fixture_child (self->studies, "count");
  TcId last = tc_study_list_get_id (self->list, N_SAMPLES - 1);

  g_assert_cmpstr (gtk_label_get_text (count), ==, "8 studies");
  window_fixture_activate (self, "win.search");
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (self->window)),
                                         GTK_WIDGET (search)));

  gtk_editable_set_text (search, "osteoarthritis");
  WAIT_UNTIL (g_list_model_get_n_items (G_LIST_MODEL (self->list)) < N_SAMPLES);
  WAIT_UNTIL (g_str_has_suffix (gtk_label_get_text (count), "of 8 studies"));

  /* A word of two Chinese characters. */
  gtk_editable_set_text (search, "细胞");
  WAIT_UNTIL (g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 1 &&
              !tc_study_list_is_loading (self->list));

  gtk_editable_set_text (search, "xyzzy-nowhere");
  WAIT_UNTIL (g_strcmp0 (gtk_stack_get_visible_child_name (stack), "no-match") == 0);

  /* Choosing a study that the search hides takes the search away. */
  tc_studies_pane_select (self->studies, last);
  WAIT_UNTIL (is_settled (self, N_SAMPLES));
  WAIT_UNTIL (tc_project_page_get_study_id (self->page) == last);
  g_assert_cmpstr (gtk_editable_get_text (search), ==, "");
  WAIT_UNTIL (g_strcmp0 (gtk_stack_get_visible_child_name (stack), "list") == 0);
}

static void
test_filter (WindowFixture *self,
             gconstpointer  data)
{
  GtkDropDown *filter = window_fixture_child (self->studies, "status_filter");
  GtkToggleButton *discrepancies = window_fixture_child (self->studies, "discrepancy_filter");
  TcId first = tc_study_list_get_id (self->list, 0);

  tc_workspace_set_status (self->workspace, &first, 1, TC_STUDY_REVIEWED, NULL);
  flush (self);
  gtk_drop_down_set_selected (filter, 1 + TC_STUDY_REVIEWED);
  WAIT_UNTIL (is_settled (self, 1));
  g_assert_cmpint (tc_study_list_get_id (self->list, 0), ==, first);

  gtk_drop_down_set_selected (filter, 1 + TC_STUDY_TO_REVIEW);
  WAIT_UNTIL (is_settled (self, N_SAMPLES - 1));
  /* The form keeps what it shows. */
  g_assert_cmpint (tc_project_page_get_study_id (self->page), ==, first);

  gtk_drop_down_set_selected (filter, 0);
  WAIT_UNTIL (is_settled (self, N_SAMPLES));
  gtk_toggle_button_set_active (discrepancies, TRUE);
  WAIT_UNTIL (!tc_study_list_is_loading (self->list) &&
              g_list_model_get_n_items (G_LIST_MODEL (self->list)) < N_SAMPLES);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->list)); i++)
    g_assert_cmpuint (tc_study_get_row (get_study (self, i))->n_discrepancies, >, 0);
}

static void
test_sort (WindowFixture *self,
           gconstpointer  data)
{
  GtkColumnView *view = window_fixture_child (self->studies, "view");
  GListModel *columns = gtk_column_view_get_columns (view);
  g_autoptr(GtkColumnViewColumn) year = g_list_model_get_item (columns, 4);
  TcId chosen = tc_study_list_get_id (self->list, 3);
  int last_year = G_MAXINT;

  g_assert_cmpstr (gtk_column_view_column_get_title (year), ==, "Year");
  tc_studies_pane_select (self->studies, chosen);

  gtk_column_view_sort_by_column (view, year, GTK_SORT_ASCENDING);
  g_assert_cmpint (tc_study_list_get_query (self->list)->sort, ==, TC_SORT_YEAR);
  g_assert_false (tc_study_list_get_query (self->list)->descending);
  WAIT_UNTIL (is_settled (self, N_SAMPLES));

  gtk_column_view_sort_by_column (view, year, GTK_SORT_DESCENDING);
  g_assert_true (tc_study_list_get_query (self->list)->descending);
  WAIT_UNTIL (is_settled (self, N_SAMPLES));
  for (guint i = 0; i < N_SAMPLES; i++)
    {
      int this_year = tc_study_get_row (get_study (self, i))->year;

      /* A year that is not known, 0 here, stands last as well. */
      g_assert_cmpint (this_year, <=, last_year);
      last_year = this_year;
    }

  /* The same study is chosen, wherever it is now. */
  g_assert_cmpuint (tc_studies_pane_get_n_selected (self->studies), ==, 1);
  g_assert_true (gtk_selection_model_is_selected (gtk_column_view_get_model (view),
                                                  tc_study_list_find (self->list, chosen)));

  /* A header only turns its order round; the menu of the columns leads back. */
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (view), "columns.import-order", NULL));
  g_assert_cmpint (tc_study_list_get_query (self->list)->sort, ==, TC_SORT_ADDED);
}

static void
test_columns (WindowFixture *self,
              gconstpointer  data)
{
  TcSettings *settings = tc_application_get_settings (self->application);
  GtkColumnView *view = window_fixture_child (self->studies, "view");
  g_autoptr(GtkColumnViewColumn) journal = NULL;

  journal = g_list_model_get_item (gtk_column_view_get_columns (view), 3);
  g_assert_cmpstr (gtk_column_view_column_get_title (journal), ==, "Journal");
  g_assert_false (gtk_column_view_column_get_visible (journal));
  gtk_widget_activate_action (GTK_WIDGET (view), "columns.show-journal", NULL);
  g_assert_true (gtk_column_view_column_get_visible (journal));
  g_assert_true (g_strv_contains (tc_settings_get_strv (settings, "columns"), "journal"));
  gtk_widget_activate_action (GTK_WIDGET (view), "columns.show-journal", NULL);
  g_assert_false (g_strv_contains (tc_settings_get_strv (settings, "columns"), "journal"));
}

static gboolean
is_title_shown (WindowFixture *self)
{
  GtkColumnView *view = window_fixture_child (self->studies, "view");
  g_autoptr(GtkColumnViewColumn) title = g_list_model_get_item (gtk_column_view_get_columns (view), 2);

  return gtk_column_view_column_get_visible (title);
}

/* In a narrow list the title makes room for what stands behind it, which is not what a person chose. */
static void
test_narrow (WindowFixture *self,
             gconstpointer  data)
{
  TcSettings *settings = tc_application_get_settings (self->application);
  GtkColumnView *view = window_fixture_child (self->studies, "view");
  g_autoptr(GtkColumnViewColumn) label = g_list_model_get_item (gtk_column_view_get_columns (view), 1);

  g_object_set (settings, "studies-width", 520, NULL);
  WAIT_UNTIL (is_title_shown (self));
  g_object_set (settings, "studies-width", 330, NULL);
  WAIT_UNTIL (!is_title_shown (self));
  g_assert_true (gtk_column_view_column_get_expand (label));
  g_assert_true (g_strv_contains (tc_settings_get_strv (settings, "columns"), "title"));

  /* Other choices leave it what it is. */
  gtk_widget_activate_action (GTK_WIDGET (view), "columns.show-flags", NULL);
  gtk_widget_activate_action (GTK_WIDGET (view), "columns.show-flags", NULL);
  window_fixture_pump ();
  g_assert_false (is_title_shown (self));
  g_assert_true (g_strv_contains (tc_settings_get_strv (settings, "columns"), "title"));

  g_object_set (settings, "studies-width", 520, NULL);
  WAIT_UNTIL (is_title_shown (self));
  g_assert_false (gtk_column_view_column_get_expand (label));

  /* Who wants it gets it, and who does not keeps it away. */
  g_object_set (settings, "studies-width", 330, NULL);
  WAIT_UNTIL (!is_title_shown (self));
  gtk_widget_activate_action (GTK_WIDGET (view), "columns.show-title", NULL);
  window_fixture_pump ();
  g_assert_true (is_title_shown (self));
  gtk_widget_activate_action (GTK_WIDGET (view), "columns.show-title", NULL);
  g_assert_false (g_strv_contains (tc_settings_get_strv (settings, "columns"), "title"));
  g_object_set (settings, "studies-width", 520, NULL);
  window_fixture_pump ();
  g_assert_false (is_title_shown (self));
  gtk_widget_activate_action (GTK_WIDGET (view), "columns.show-title", NULL);
}

/* The columns grow with the text, and the room that a title needs. */
static void
test_large_text (WindowFixture *self,
                 gconstpointer  data)
{
  GtkColumnView *view = window_fixture_child (self->studies, "view");
  g_autoptr(GtkColumnViewColumn) flags = g_list_model_get_item (gtk_column_view_get_columns (view), 8);
  int width = gtk_column_view_column_get_fixed_width (flags);
  g_autofree char *font = NULL;

  g_object_get (gtk_settings_get_default (), "gtk-font-name", &font, NULL);
  g_object_set (tc_application_get_settings (self->application), "studies-width", 520, NULL);
  WAIT_UNTIL (is_title_shown (self));
  g_object_set (gtk_settings_get_default (), "gtk-font-name", "DejaVu Sans 22", NULL);
  WAIT_UNTIL (gtk_column_view_column_get_fixed_width (flags) == 2 * width);
  WAIT_UNTIL (!is_title_shown (self));
  g_object_set (gtk_settings_get_default (), "gtk-font-name", font, NULL);
  WAIT_UNTIL (gtk_column_view_column_get_fixed_width (flags) == width);
  /* The other panes took of it for their own large text. */
  g_object_set (tc_application_get_settings (self->application), "studies-width", 520, NULL);
  WAIT_UNTIL (is_title_shown (self));
}

static gboolean
is_at_most (WindowFixture *self,
            int            width)
{
  int minimum;

  gtk_widget_measure (GTK_WIDGET (self->window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);

  return minimum <= width;
}

/* Text of twice its size leaves room for the three panes on a usual screen. */
static void
test_large_text_fits (WindowFixture *self,
                      gconstpointer  data)
{
  int dpi;

  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * PANGO_SCALE, NULL);
  window_fixture_pump ();
  g_assert_false (is_at_most (self, 900));
  WAIT_UNTIL (is_at_most (self, 1280));
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", dpi, NULL);
  WAIT_UNTIL (is_at_most (self, 1024));
}

/* --- the status of studies ------------------------------------------------------------------------ */

static void
test_mark_reviewed (WindowFixture *self,
                    gconstpointer  data)
{
  TcId study_id = tc_project_page_get_study_id (self->page);
  AdwMessageDialog *dialog;

  /* Unchecked suggestions: the window asks. */
  window_fixture_activate (self, "win.mark-reviewed");
  dialog = window_fixture_find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (dialog), "not checked yet"));
  adw_message_dialog_response (dialog, "cancel");
  gtk_window_destroy (GTK_WINDOW (dialog));
  flush (self);
  g_assert_cmpint (get_status (self, study_id), ==, TC_STUDY_TO_REVIEW);

  window_fixture_activate (self, "win.mark-reviewed");
  dialog = window_fixture_find_window (ADW_TYPE_MESSAGE_DIALOG);
  adw_message_dialog_response (dialog, "mark");
  gtk_window_destroy (GTK_WINDOW (dialog));
  flush (self);
  g_assert_cmpint (get_status (self, study_id), ==, TC_STUDY_REVIEWED);

  /* Back again, and undone from another study: the window returns to this one. */
  window_fixture_activate (self, "win.back-to-review");
  flush (self);
  g_assert_cmpint (get_status (self, study_id), ==, TC_STUDY_TO_REVIEW);
  window_fixture_activate (self, "win.next-study");
  g_assert_cmpint (tc_project_page_get_study_id (self->page), !=, study_id);
  window_fixture_activate (self, "win.undo");
  flush (self);
  g_assert_cmpint (get_status (self, study_id), ==, TC_STUDY_REVIEWED);
  WAIT_UNTIL (tc_project_page_get_study_id (self->page) == study_id);
  window_fixture_activate (self, "win.redo");
  flush (self);
  g_assert_cmpint (get_status (self, study_id), ==, TC_STUDY_TO_REVIEW);
}

static void
test_exclude (WindowFixture *self,
              gconstpointer  data)
{
  TcId study_id = tc_project_page_get_study_id (self->page);
  g_autoptr(TcStudyDetail) detail = NULL;
  TcExcludeDialog *dialog;
  GtkDropDown *reasons;
  GtkEditable *other;
  guint n_reasons;

  window_fixture_activate (self, "win.exclude");
  dialog = window_fixture_find_window (TC_TYPE_EXCLUDE_DIALOG);
  g_assert_nonnull (dialog);
  reasons = window_fixture_child (dialog, "reasons");
  other = window_fixture_child (dialog, "other");
  n_reasons = g_list_model_get_n_items (gtk_drop_down_get_model (reasons));

  /* Nothing says why the report of a trial is excluded but the person. */
  g_assert_cmpuint (gtk_drop_down_get_selected (reasons), ==, 0);
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "exclude"));
  gtk_drop_down_set_selected (reasons, 1);
  g_assert_true (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "exclude"));
  gtk_drop_down_set_selected (reasons, 0);
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "exclude"));

  /* One's own words need words. */
  gtk_drop_down_set_selected (reasons, n_reasons - 1);
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "exclude"));
  gtk_editable_set_text (other, "  ");
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "exclude"));
  gtk_editable_set_text (other, "No outcome of interest ");
  g_assert_true (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "exclude"));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "exclude");
  gtk_window_destroy (GTK_WINDOW (dialog));
  flush (self);

  detail = tc_workspace_get_detail (self->workspace, study_id, NULL);
  g_assert_cmpint (detail->row->status, ==, TC_STUDY_EXCLUDED);
  g_assert_cmpstr (detail->row->exclusion_reason, ==, "No outcome of interest");
  window_fixture_activate (self, "win.undo");
  flush (self);
  g_assert_cmpint (get_status (self, study_id), ==, TC_STUDY_TO_REVIEW);
}

/* What is no report of a trial brings its reason along. */
static void
test_exclude_kinds (WindowFixture *self,
                    gconstpointer  data)
{
  static const struct
  {
    const char *kind;             /* NULL: studies of several kinds */
    const char *reason;
  } cases[] = {
    { "trial report", "" },
    { "review", "Not a clinical trial (review)" },
    { "protocol", "No results (protocol or register entry)" },
    { "registry record", "No results (protocol or register entry)" },
    { "other", "Not a clinical trial" },
    { NULL, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TcExcludeDialog *dialog = tc_exclude_dialog_new (GTK_WINDOW (self->window), 1, cases[i].kind);
      g_autofree char *reason = tc_exclude_dialog_dup_reason (dialog);

      g_assert_cmpstr (reason, ==, cases[i].reason);
      g_assert_cmpint (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "exclude"),
                       ==, *reason != '\0');
      gtk_window_destroy (GTK_WINDOW (dialog));
    }

  /* The window says what its study is. */
  for (guint i = 0; i < N_SAMPLES; i++)
    {
      const char *kind = tc_study_get_row (get_study (self, i))->kind;
      g_autofree char *reason = NULL;
      TcExcludeDialog *dialog;

      tc_studies_pane_select (self->studies, tc_study_list_get_id (self->list, i));
      window_fixture_activate (self, "win.exclude");
      dialog = window_fixture_find_window (TC_TYPE_EXCLUDE_DIALOG);
      reason = tc_exclude_dialog_dup_reason (dialog);
      g_assert_cmpint (*reason != '\0', ==, !g_str_equal (kind, "trial report"));
      gtk_window_destroy (GTK_WINDOW (dialog));
    }
}

static void
test_bulk (WindowFixture *self,
           gconstpointer  data)
{
  GtkColumnView *view = window_fixture_child (self->studies, "view");
  TcExcludeDialog *dialog;

  gtk_selection_model_select_all (gtk_column_view_get_model (view));
  window_fixture_activate (self, "win.exclude");
  dialog = window_fixture_find_window (TC_TYPE_EXCLUDE_DIALOG);
  g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), ==,
                   "Exclude 8 Studies?");
  /* The samples are of several kinds. */
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "exclude"));
  gtk_drop_down_set_selected (window_fixture_child (dialog, "reasons"), 1);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "exclude");
  gtk_window_destroy (GTK_WINDOW (dialog));
  flush (self);
  for (guint i = 0; i < N_SAMPLES; i++)
    g_assert_cmpint (get_status (self, tc_study_list_get_id (self->list, i)), ==,
                     TC_STUDY_EXCLUDED);

  /* One undo for all of them. */
  window_fixture_activate (self, "win.undo");
  flush (self);
  for (guint i = 0; i < N_SAMPLES; i++)
    g_assert_cmpint (get_status (self, tc_study_list_get_id (self->list, i)), ==,
                     TC_STUDY_TO_REVIEW);
}

/* --- keys ----------------------------------------------------------------------------------------- */

static gboolean
has_focus (WindowFixture *self,
           gpointer       pane)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->window));

  return focus != NULL && (focus == pane || gtk_widget_is_ancestor (focus, pane));
}

static void
test_panes (WindowFixture *self,
            gconstpointer  data)
{
  gpointer panes[] = {
    self->studies,
    tc_project_page_get_form (self->page),
    tc_project_page_get_source (self->page),
  };

  for (int i = 3; i >= 1; i--)
    {
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->window), "win.focus-pane", "i", i));
      g_assert_true (has_focus (self, panes[i - 1]));
    }
  for (guint i = 1; i <= 3; i++)
    {
      window_fixture_activate (self, "win.next-pane");
      g_assert_true (has_focus (self, panes[i % 3]));
    }
}

static void
test_shortcuts (WindowFixture *self,
                gconstpointer  data)
{
  GtkWindow *shortcuts;

  window_fixture_activate (self, "win.show-help-overlay");
  shortcuts = window_fixture_find_window (GTK_TYPE_SHORTCUTS_WINDOW);
  g_assert_nonnull (shortcuts);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (shortcuts));
  gtk_window_close (shortcuts);
}

/* Nothing that is not seen may keep the keys of the window. */
static void
test_no_duplicates (WindowFixture *self,
                    gconstpointer  data)
{
  GtkWindow *window = tc_duplicates_window_new (GTK_WINDOW (self->window), self->workspace);

  gtk_window_present (window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  g_assert_cmpint (tc_duplicates_window_get_id (TC_DUPLICATES_WINDOW (window)), ==, 0);
  g_assert_true (gtk_window_get_focus (window) == NULL || gtk_widget_get_mapped (gtk_window_get_focus (window)));
  gtk_window_destroy (window);
}

/* --- undo of typing ------------------------------------------------------------------------------- */

static void
test_typing (WindowFixture *self,
             gconstpointer  data)
{
  GtkEditable *search = window_fixture_child (self->studies, "search");
  TcId study_id = tc_project_page_get_study_id (self->page);
  int position = 0;

  tc_workspace_set_status (self->workspace, &study_id, 1, TC_STUDY_REVIEWED, NULL);
  flush (self);
  window_fixture_activate (self, "win.search");
  gtk_editable_insert_text (search, "knee", -1, &position);

  /* First the typing, then the project. */
  window_fixture_activate (self, "win.undo");
  flush (self);
  g_assert_cmpstr (gtk_editable_get_text (search), ==, "");
  g_assert_cmpint (get_status (self, study_id), ==, TC_STUDY_REVIEWED);
  window_fixture_activate (self, "win.redo");
  g_assert_cmpstr (gtk_editable_get_text (search), ==, "knee");
  window_fixture_activate (self, "win.undo");
  window_fixture_activate (self, "win.undo");
  flush (self);
  g_assert_cmpint (get_status (self, study_id), ==, TC_STUDY_TO_REVIEW);
}

/* What cannot be undone does not look as if it could. */
static void
test_undo_enabled (WindowFixture *self,
                   gconstpointer  data)
{
  GtkWidget *undo = window_fixture_child (self->window, "undo_button");
  GtkWidget *redo = window_fixture_child (self->window, "redo_button");
  GtkEditable *search = window_fixture_child (self->studies, "search");
  TcId study_id;
  int position = 0;

  /* Typing counts, and handing it in ends it. */
  g_assert_false (gtk_widget_get_sensitive (redo));
  window_fixture_activate (self, "win.search");
  gtk_editable_insert_text (search, "knee", -1, &position);
  g_assert_true (gtk_widget_get_sensitive (undo));
  window_fixture_activate (self, "win.undo");
  g_assert_true (gtk_widget_get_sensitive (redo));
  gtk_widget_grab_focus (GTK_WIDGET (self->studies));
  g_assert_false (gtk_widget_get_sensitive (redo));

  /* So does the project. */
  study_id = tc_project_page_get_study_id (self->page);
  tc_workspace_set_status (self->workspace, &study_id, 1, TC_STUDY_REVIEWED, NULL);
  flush (self);
  g_assert_true (gtk_widget_get_sensitive (undo));
  g_assert_false (gtk_widget_get_sensitive (redo));
  window_fixture_activate (self, "win.undo");
  flush (self);
  g_assert_true (gtk_widget_get_sensitive (redo));
}

/* An empty project. */
static void
test_nothing_to_undo (WindowFixture *self,
                      gconstpointer  data)
{
  g_assert_false (gtk_widget_get_sensitive (window_fixture_child (self->window, "undo_button")));
  g_assert_false (gtk_widget_get_sensitive (window_fixture_child (self->window, "redo_button")));
}

/* --- import and export ---------------------------------------------------------------------------- */

static void
add_file (WindowFixture *self,
          GPtrArray     *files,
          const char    *name,
          const char    *content)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  g_ptr_array_add (files, g_file_new_for_path (path));
}

/* What is offered is called what it is. */
static void
test_offer_kinds (WindowFixture *self,
                  gconstpointer  data)
{
  static const struct
  {
    guint n_files;
    guint n_folders;
    const char *heading;
  } cases[] = {
    { 1, 0, "Import 1 File?" },
    { 2, 0, "Import 2 Files?" },
    { 0, 1, "Import 1 Folder?" },
    { 0, 2, "Import 2 Folders?" },
    { 1, 1, "Import 2 Files and Folders?" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
      AdwMessageDialog *dialog;

      for (guint k = 0; k < cases[i].n_folders; k++)
        g_ptr_array_add (files, g_file_new_for_path (self->folder));
      for (guint k = 0; k < cases[i].n_files; k++)
        g_ptr_array_add (files, g_file_new_for_path (self->path));
      tc_window_offer_import (self->window, files);
      dialog = window_fixture_find_window (ADW_TYPE_MESSAGE_DIALOG);
      g_assert_nonnull (dialog);
      g_assert_cmpstr (adw_message_dialog_get_heading (dialog), ==, cases[i].heading);
      adw_message_dialog_response (dialog, "cancel");
      gtk_window_destroy (GTK_WINDOW (dialog));
      window_fixture_pump ();
    }
}

static GtkLabel *
find_label (GtkWidget  *widget,
            const char *text)
{
  if (GTK_IS_LABEL (widget) && g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), text) == 0)
    return GTK_LABEL (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkLabel *label = find_label (child, text);

      if (label != NULL)
        return label;
    }

  return NULL;
}

/* Records of one file are told apart by their study and where they begin. */
static void
test_import_records (WindowFixture *self,
                     gconstpointer  data)
{
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  GtkWidget *results;

  add_file (self, files, "many.ris",
            "TY  - JOUR\nAU  - Testperson, A.\nPY  - 2031\nTI  - Invented cream for invented itch\nER  - \n\n"
            "TY  - JOUR\nAU  - Probe, B.\nPY  - 2032\nTI  - Invented drops for invented cough\nER  - \n");
  tc_window_import_files (self->window, files);
  WAIT_UNTIL (window_fixture_find_window (TC_TYPE_IMPORT_RESULTS) != NULL);
  results = window_fixture_find_window (TC_TYPE_IMPORT_RESULTS);
  gtk_test_widget_wait_for_draw (results);
  g_assert_nonnull (find_label (results, "Testperson 2031"));
  g_assert_nonnull (find_label (results, "Probe 2032 (line 7)"));
  gtk_window_destroy (GTK_WINDOW (results));
  WAIT_UNTIL (is_settled (self, 2));
}

/* Of many authors three are named, and how many there are; three of three stand there as they are. */
static void
test_duplicate_authors (WindowFixture *self,
                        gconstpointer  data)
{
  static const char record[] = "TY  - JOUR\nAU  - Testperson, A.\nAU  - Probe, B.\nAU  - Muster, C.\n%sPY  - 2031\n"
                               "TI  - Invented humming against invented %s in invented persons\nER  - \n";
  g_autofree char *few = g_strdup_printf (record, "", "gout");
  g_autofree char *many = g_strdup_printf (record, "AU  - Beispiel, D.\nAU  - Esempio, E.\n", "Gout");
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  GtkWindow *window;

  add_file (self, files, "few.ris", few);
  add_file (self, files, "many.ris", many);
  tc_window_import_files (self->window, files);
  WAIT_UNTIL (window_fixture_find_window (TC_TYPE_IMPORT_RESULTS) != NULL);
  gtk_window_destroy (window_fixture_find_window (TC_TYPE_IMPORT_RESULTS));
  WAIT_UNTIL (is_settled (self, 2) && tc_workspace_count_duplicates (self->workspace, 0) == 1);

  window = tc_duplicates_window_new (GTK_WINDOW (self->window), self->workspace);
  gtk_window_present (window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  g_assert_nonnull (find_label (GTK_WIDGET (window), "Testperson, A.; Probe, B.; Muster, C."));
  g_assert_nonnull (find_label (GTK_WIDGET (window), "Testperson, A.; Probe, B.; Muster, C. et al. (5 authors)"));
  g_assert_nonnull (find_label (GTK_WIDGET (window), "Both reports have nearly the same title."));
  gtk_widget_activate_action (GTK_WIDGET (window), "duplicates.different", NULL);
  g_assert_true (gtk_window_get_focus_visible (window));
  gtk_window_destroy (window);
}

/* "Humming n": a report of one trial with @n patients. */
static char *
make_report (guint n)
{
  return g_strdup_printf ("TY  - JOUR\nTI  - Invented humming %u\nAU  - Testperson, A.\nPY  - 2031\nAB  - Nobody knows humming. "
                          "We enrolled %u patients in this randomized trial. Trial registration: NCT09999991.\nER  - \n", n, n);
}

static void
import_report (WindowFixture *self,
               const char    *name,
               guint          n)
{
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *report = make_report (n);

  add_file (self, files, name, report);
  tc_window_import_files (self->window, files);
  WAIT_UNTIL (window_fixture_find_window (TC_TYPE_IMPORT_RESULTS) != NULL);
}

static TcStudyStatus
get_shown_status (WindowFixture *self)
{
  g_autoptr(TcStudy) study = g_list_model_get_item (G_LIST_MODEL (self->list), 0);

  return tc_study_get_row (study)->status;
}

/* A report that contradicts what was reviewed: results, list and form say that there is something to decide again. */
static void
test_import_reopens (WindowFixture *self,
                     gconstpointer  data)
{
  const TcId id = 1;
  GtkWidget *results;

  import_report (self, "first.ris", 40);
  gtk_window_destroy (window_fixture_find_window (TC_TYPE_IMPORT_RESULTS));
  WAIT_UNTIL (is_settled (self, 1));
  tc_workspace_set_status (self->workspace, &id, 1, TC_STUDY_REVIEWED, NULL);
  flush (self);
  WAIT_UNTIL (get_shown_status (self) == TC_STUDY_REVIEWED);
  WAIT_UNTIL (find_label (GTK_WIDGET (tc_project_page_get_form (self->page)), "Reviewed") != NULL);

  import_report (self, "second.ris", 44);
  results = window_fixture_find_window (TC_TYPE_IMPORT_RESULTS);
  gtk_test_widget_wait_for_draw (results);
  g_assert_nonnull (find_label (results, "1 imported, 1 of them with a warning"));
  gtk_window_destroy (GTK_WINDOW (results));
  WAIT_UNTIL (get_shown_status (self) == TC_STUDY_IN_REVIEW);
  WAIT_UNTIL (find_label (GTK_WIDGET (tc_project_page_get_form (self->page)), "In review") != NULL);
}

static const char *
get_place (GtkWindow *window)
{
  return adw_window_title_get_subtitle (window_fixture_child (window, "heading"));
}

/* The results of an import lead to what looks alike in it; there a person sees how far they are. */
static void
test_duplicate_places (WindowFixture *self,
                       gconstpointer  data)
{
  static const char record[] = "TY  - JOUR\nAU  - Testperson, A.\nPY  - 2031\n"
                               "TI  - Invented humming against invented %s in invented persons\nER  - \n\n";
  static const char * const ills[] = { "gout", "Gout", "hiccup", "Hiccup" };
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GString) records = g_string_new (NULL);
  GtkWindow *window;
  GtkWidget *results;

  for (guint i = 0; i < G_N_ELEMENTS (ills); i++)
    {
      g_autofree char *text = g_strdup_printf (record, ills[i]);

      g_string_append (records, text);
    }
  add_file (self, files, "alike.ris", records->str);
  tc_window_import_files (self->window, files);
  WAIT_UNTIL (window_fixture_find_window (TC_TYPE_IMPORT_RESULTS) != NULL);
  results = window_fixture_find_window (TC_TYPE_IMPORT_RESULTS);
  g_assert_nonnull (find_label (results, "2 pairs of reports may be the same."));
  g_signal_emit_by_name (gtk_widget_get_last_child (window_fixture_child (results, "duplicates_bar")), "clicked");
  WAIT_UNTIL (window_fixture_find_window (TC_TYPE_DUPLICATES_WINDOW) != NULL);
  g_assert_null (window_fixture_find_window (TC_TYPE_IMPORT_RESULTS));

  window = window_fixture_find_window (TC_TYPE_DUPLICATES_WINDOW);
  g_assert_cmpstr (get_place (window), ==, "Pair 1 of 2");
  gtk_widget_activate_action (GTK_WIDGET (window), "duplicates.later", NULL);
  g_assert_cmpstr (get_place (window), ==, "Pair 2 of 2");
  gtk_widget_activate_action (GTK_WIDGET (window), "duplicates.later", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "duplicates.different", NULL);
  WAIT_UNTIL (g_str_equal (get_place (window), "Pair 2 of 2"));
  gtk_widget_activate_action (GTK_WIDGET (window), "duplicates.undo", NULL);
  WAIT_UNTIL (tc_workspace_count_duplicates (self->workspace, 0) == 2);
  WAIT_UNTIL (g_str_equal (get_place (window), "Pair 2 of 2"));
  gtk_widget_activate_action (GTK_WIDGET (window), "duplicates.same-report", NULL);
  WAIT_UNTIL (g_str_equal (get_place (window), "Pair 2 of 2"));
  gtk_widget_activate_action (GTK_WIDGET (window), "duplicates.same-report", NULL);
  WAIT_UNTIL (g_str_equal (get_place (window), ""));
  gtk_window_destroy (window);
}

static void
test_import (WindowFixture *self,
             gconstpointer  data)
{
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  TcImportResults *results;
  GtkDropDown *filter;
  GListModel *model;
  TcImportResult *first;

  add_file (self, files, "a.txt", "Invented cream for invented itch: a randomised trial\n\n"
            "Testperson A, Probe B\n\nForty adults were randomly assigned to cream or nothing.\n");
  add_file (self, files, "b.txt", "");
  add_file (self, files, "c.txt", "Invented cream for invented itch: a randomised trial\n\n"
            "Testperson A, Probe B\n\nForty adults were randomly assigned to cream or nothing.\n");
  tc_window_import_files (self->window, files);
  WAIT_UNTIL (window_fixture_find_window (TC_TYPE_IMPORT_RESULTS) != NULL);
  results = window_fixture_find_window (TC_TYPE_IMPORT_RESULTS);
  model = tc_import_results_get_model (results);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 3);

  /* What failed stands first and says why. */
  first = g_list_model_get_item (model, 0);
  g_assert_cmpint (tc_import_result_get_outcome (first), ==, TC_IMPORT_FAILED);
  g_assert_cmpuint (strlen (tc_import_result_get_reason (first)), >, 0);
  g_object_unref (first);

  filter = window_fixture_child (results, "outcome_filter");
  gtk_drop_down_set_selected (filter, 1);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 1);
  gtk_drop_down_set_selected (filter, 3);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 1);
  g_assert_true (gtk_widget_get_sensitive (window_fixture_child (results, "show_button")));

  g_signal_emit_by_name (window_fixture_child (results, "show_button"), "clicked");
  g_assert_null (window_fixture_find_window (TC_TYPE_IMPORT_RESULTS));
  WAIT_UNTIL (tc_project_page_get_study_id (self->page) != 0);
  WAIT_UNTIL (is_settled (self, 1));

  /* The whole import is one change. */
  window_fixture_activate (self, "win.undo");
  flush (self);
  WAIT_UNTIL (is_settled (self, 0));
  WAIT_UNTIL (tc_project_page_get_detail (self->page) == NULL);
}

static void
test_offer (WindowFixture *self,
            gconstpointer  data)
{
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  AdwMessageDialog *dialog;

  add_file (self, files, "a.txt", "Invented cream for invented itch: a randomised trial\n");
  g_application_open (G_APPLICATION (self->application), (GFile **) files->pdata, files->len, "");
  dialog = window_fixture_find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (dialog), "invented"));
  adw_message_dialog_response (dialog, "cancel");
  gtk_window_destroy (GTK_WINDOW (dialog));
  flush (self);
  g_assert_cmpuint (tc_workspace_get_n_studies (self->workspace), ==, 0);

  g_application_open (G_APPLICATION (self->application), (GFile **) files->pdata, files->len, "");
  dialog = window_fixture_find_window (ADW_TYPE_MESSAGE_DIALOG);
  adw_message_dialog_response (dialog, "import");
  gtk_window_destroy (GTK_WINDOW (dialog));
  WAIT_UNTIL (window_fixture_find_window (TC_TYPE_IMPORT_RESULTS) != NULL);
  gtk_window_close (window_fixture_find_window (TC_TYPE_IMPORT_RESULTS));
  WAIT_UNTIL (is_settled (self, 1));
}

static void
test_paste (WindowFixture *self,
            gconstpointer  data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self->window));

  gdk_clipboard_set_text (clipboard, "Invented drops for invented eyes: a randomised trial\n\n"
                          "Twelve adults were randomised.\n");
  window_fixture_activate (self, "win.import-clipboard");
  WAIT_UNTIL (window_fixture_find_window (TC_TYPE_IMPORT_RESULTS) != NULL);
  gtk_window_close (window_fixture_find_window (TC_TYPE_IMPORT_RESULTS));
  WAIT_UNTIL (is_settled (self, 1));
}

static void
test_export (WindowFixture *self,
             gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (self->folder, "tables", NULL);
  g_autofree char *csv = g_build_filename (folder, "studies.csv", NULL);
  g_autofree char *content = NULL;
  TcSettings *settings = tc_application_get_settings (self->application);
  TcExportDialog *dialog;
  GtkWidget *button;
  GtkWidget *warning;
  gsize length;

  window_fixture_activate (self, "win.export");
  dialog = window_fixture_find_window (TC_TYPE_EXPORT_DIALOG);
  g_assert_nonnull (dialog);
  button = window_fixture_child (dialog, "export_button");
  warning = window_fixture_child (dialog, "warning_box");

  /* No reviewed study yet, and no folder. */
  WAIT_UNTIL (gtk_widget_get_visible (warning));
  g_assert_false (gtk_widget_get_sensitive (button));
  gtk_check_button_set_active (window_fixture_child (dialog, "all"), TRUE);
  g_assert_nonnull (strstr (gtk_label_get_text (window_fixture_child (dialog, "warning")),
                            "not reviewed are among them"));
  gtk_check_button_set_active (window_fixture_child (dialog, "excel"), TRUE);
  tc_export_dialog_set_folder (dialog, folder);
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  g_assert_null (window_fixture_find_window (TC_TYPE_EXPORT_DIALOG));

  WAIT_UNTIL (g_file_test (csv, G_FILE_TEST_EXISTS));
  WAIT_UNTIL (gtk_widget_get_first_child (window_fixture_child (self->page, "jobs")) == NULL);
  g_assert_true (g_file_get_contents (csv, &content, &length, NULL));
  g_assert_true (g_str_has_prefix (content, "\xEF\xBB\xBF"));
  g_assert_cmpstr (tc_settings_get_string (settings, "export-folder"), ==, folder);
  g_assert_true (tc_settings_get_boolean (settings, "export-all"));
  g_object_set (settings, "export-folder", "", "export-all", FALSE, "export-excel", FALSE, NULL);
}

/* --- preferences ---------------------------------------------------------------------------------- */

static void
test_preferences (WindowFixture *self,
                  gconstpointer  data)
{
  TcSettings *settings = tc_application_get_settings (self->application);
  TcPreferencesWindow *preferences;
  double size;

  g_assert_cmpstr (tc_workspace_get_reviewer (self->workspace), ==, tc_settings_get_account ());
  g_action_group_activate_action (G_ACTION_GROUP (self->application), "preferences", NULL);
  preferences = window_fixture_find_window (TC_TYPE_PREFERENCES_WINDOW);
  g_assert_nonnull (preferences);

  gtk_editable_set_text (window_fixture_child (preferences, "reviewer"), "Testperson A ");
  g_signal_emit_by_name (window_fixture_child (preferences, "reviewer"), "apply");
  g_assert_cmpstr (tc_workspace_get_reviewer (self->workspace), ==, "Testperson A");

  gtk_spin_button_set_value (window_fixture_child (preferences, "text_size"), 15);
  g_object_get (tc_project_page_get_source (self->page), "text-size", &size, NULL);
  g_assert_cmpfloat (size, ==, 15);

  g_assert_false (gtk_widget_get_visible (window_fixture_child (preferences, "restart_row")));
  adw_combo_row_set_selected (window_fixture_child (preferences, "language"), 2);
  g_assert_cmpstr (tc_settings_get_string (settings, "language"), ==, "zh_CN");
  g_assert_true (gtk_widget_get_visible (window_fixture_child (preferences, "restart_row")));

  adw_combo_row_set_selected (window_fixture_child (preferences, "color_scheme"), 2);
  g_assert_true (adw_style_manager_get_dark (adw_style_manager_get_default ()));

  g_object_set (settings, "reviewer", "", "source-text-size", 11.0, "language", "system",
                "color-scheme", "system", NULL);
  gtk_window_close (GTK_WINDOW (preferences));
  window_fixture_pump ();
}

int
main (int    argc,
      char **argv)
{
  window_fixture_init (&argc, &argv);

#define ADD(name, content, function) \
  g_test_add ("/window/" name, WindowFixture, content, window_fixture_set_up, function, \
              window_fixture_tear_down)
  ADD ("welcome", "welcome", test_welcome);
  ADD ("open", "welcome", test_open);
  ADD ("read-only", "samples", test_read_only);
  ADD ("actions", "samples", test_actions);
  ADD ("empty", "empty", test_empty);
  ADD ("selection", "samples", test_selection);
  ADD ("search", "samples", test_search);
  ADD ("filter", "samples", test_filter);
  ADD ("sort", "samples", test_sort);
  ADD ("columns", "samples", test_columns);
  ADD ("narrow", "samples", test_narrow);
  ADD ("large-text", "samples", test_large_text);
  ADD ("large-text-fits", "samples", test_large_text_fits);
  ADD ("mark-reviewed", "samples", test_mark_reviewed);
  ADD ("exclude", "samples", test_exclude);
  ADD ("exclude-kinds", "samples", test_exclude_kinds);
  ADD ("bulk", "samples", test_bulk);
  ADD ("panes", "samples", test_panes);
  ADD ("no-duplicates", "samples", test_no_duplicates);
  ADD ("shortcuts", "samples", test_shortcuts);
  ADD ("typing", "samples", test_typing);
  ADD ("undo-enabled", "samples", test_undo_enabled);
  ADD ("nothing-to-undo", "empty", test_nothing_to_undo);
  ADD ("duplicate-authors", "empty", test_duplicate_authors);
  ADD ("duplicate-places", "empty", test_duplicate_places);
  ADD ("import", "empty", test_import);
  ADD ("import-reopens", "empty", test_import_reopens);
  ADD ("import-records", "empty", test_import_records);
  ADD ("offer-kinds", "empty", test_offer_kinds);
  ADD ("offer", "empty", test_offer);
  ADD ("paste", "empty", test_paste);
  ADD ("export", "samples", test_export);
  ADD ("preferences", "samples", test_preferences);

  return g_test_run ();
}
