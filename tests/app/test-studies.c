/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tc-linking.h"
#include "window-fixture.h"

/* The list of studies and the keyboard. */

/* The row of the list that holds the focus; NULL where it is elsewhere. */
static GtkWidget *
find_focused_row (WindowFixture *self)
{
  GtkWidget *inner = gtk_widget_get_last_child (window_fixture_child (self->studies, "view"));
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->window));

  while (focus != NULL && gtk_widget_get_parent (focus) != inner)
    focus = gtk_widget_get_parent (focus);

  return focus;
}

static gboolean
is_focus_on_selected (WindowFixture *self)
{
  GtkWidget *row = find_focused_row (self);

  return row != NULL && (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED) != 0;
}

static void
flush (WindowFixture *self)
{
  g_autoptr(GError) error = NULL;

  tc_workspace_flush (self->workspace, &error);
  g_assert_no_error (error);
}

/* Wherever the next study was asked for: the list goes on from there, not from where it was. */
static void
test_focus_follows (WindowFixture *self,
                    gconstpointer  data)
{
  tc_project_page_focus_pane (self->page, 0);
  WAIT_UNTIL (is_focus_on_selected (self));
  for (guint i = 0; i < 3; i++)
    {
      window_fixture_activate (self, "win.next-study");
      WAIT_UNTIL (is_focus_on_selected (self));
    }

  /* While the focus is in the form. */
  tc_project_page_focus_pane (self->page, 1);
  WAIT_UNTIL (find_focused_row (self) == NULL);
  window_fixture_activate (self, "win.next-study");
  window_fixture_activate (self, "win.next-study");
  window_fixture_pump ();
  g_assert_null (find_focused_row (self));
  tc_project_page_focus_pane (self->page, 0);
  WAIT_UNTIL (is_focus_on_selected (self));
}

/* Two become one, which is where the work goes on. */
static void
test_focus_after_merge (WindowFixture *self,
                        gconstpointer  data)
{
  GtkSelectionModel *selection = gtk_column_view_get_model (window_fixture_child (self->studies, "view"));
  guint n_studies = tc_workspace_get_n_studies (self->workspace);
  TcId ids[] = { tc_study_list_get_id (self->list, 1), tc_study_list_get_id (self->list, 2) };

  gtk_selection_model_select_item (selection, 1, TRUE);
  tc_project_page_focus_pane (self->page, 0);
  WAIT_UNTIL (is_focus_on_selected (self));
  gtk_selection_model_select_item (selection, 2, FALSE);
  tc_workspace_merge_studies (self->workspace, ids[1], ids, 2);
  flush (self);
  WAIT_UNTIL (g_list_model_get_n_items (G_LIST_MODEL (self->list)) == n_studies - 1);
  WAIT_UNTIL (tc_studies_pane_get_n_selected (self->studies) == 1 && is_focus_on_selected (self));
}

/* Wherever it was asked for: the button of a menu goes with the selection. */
static void
test_focus_after_asked (WindowFixture *self,
                        gconstpointer  data)
{
  GtkSelectionModel *selection = gtk_column_view_get_model (window_fixture_child (self->studies, "view"));
  guint n_studies = tc_workspace_get_n_studies (self->workspace);
  AdwMessageDialog *dialog;

  gtk_selection_model_select_item (selection, 1, TRUE);
  gtk_selection_model_select_item (selection, 2, FALSE);
  tc_project_page_focus_pane (self->page, 1);
  WAIT_UNTIL (find_focused_row (self) == NULL);
  window_fixture_activate (self, "win.merge");
  dialog = window_fixture_find_window (ADW_TYPE_MESSAGE_DIALOG);
  adw_message_dialog_response (dialog, "merge");
  gtk_window_destroy (GTK_WINDOW (dialog));
  flush (self);
  WAIT_UNTIL (g_list_model_get_n_items (G_LIST_MODEL (self->list)) == n_studies - 1);
  WAIT_UNTIL (tc_studies_pane_get_n_selected (self->studies) == 1 && is_focus_on_selected (self));

  window_fixture_activate (self, "win.undo");
  flush (self);
  WAIT_UNTIL (g_list_model_get_n_items (G_LIST_MODEL (self->list)) == n_studies);
  WAIT_UNTIL (is_focus_on_selected (self));
}

static gboolean
is_focus_in (WindowFixture *self,
             gpointer       widget)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->window));

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

/* Tab goes from part to part, not from study to study. */
static void
test_tab (WindowFixture *self,
          gconstpointer  data)
{
  GtkWidget *view = window_fixture_child (self->studies, "view");
  GtkWidget *bulk = window_fixture_child (self->studies, "bulk");
  GtkWidget *form = GTK_WIDGET (tc_project_page_get_form (self->page));

  tc_project_page_focus_pane (self->page, 0);
  WAIT_UNTIL (is_focus_on_selected (self));
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (self->window), GTK_DIR_TAB_FORWARD));
  g_assert_true (is_focus_in (self, form));
  for (guint i = 0; i < 10 && !is_focus_in (self, view); i++)
    gtk_widget_child_focus (GTK_WIDGET (self->window), GTK_DIR_TAB_BACKWARD);
  g_assert_true (is_focus_in (self, view));
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (self->window), GTK_DIR_TAB_BACKWARD));
  g_assert_true (is_focus_in (self, window_fixture_child (self->studies, "columns_button")));
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (self->window), GTK_DIR_TAB_FORWARD));
  g_assert_true (is_focus_on_selected (self));

  /* To what can be done with several of them first. */
  gtk_selection_model_select_all (gtk_column_view_get_model (GTK_COLUMN_VIEW (view)));
  WAIT_UNTIL (gtk_revealer_get_child_revealed (GTK_REVEALER (bulk)));
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (self->window), GTK_DIR_TAB_FORWARD));
  g_assert_true (is_focus_in (self, bulk));
}

static int
get_position (WindowFixture *self,
              const char    *name)
{
  return gtk_paned_get_position (window_fixture_child (self->page, name));
}

/* At 1280 pixels the list has room for labels and the form for its editors; a width that a person chose stays, for
 * windows of that kind. */
static void
test_widths (WindowFixture *self,
             gconstpointer  data)
{
  TcSettings *settings = tc_application_get_settings (self->application);
  GtkPaned *outer = window_fixture_child (self->page, "outer");

  g_assert_cmpint (tc_settings_get_int (settings, "window-width"), ==, 1280);
  WAIT_UNTIL (get_position (self, "outer") == 372 && get_position (self, "inner") == 480);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (tc_project_page_get_form (self->page))), ==, 480);
  g_assert_cmpint (tc_settings_get_int (settings, "studies-width"), ==, 0);

  gtk_paned_set_position (outer, 401);
  g_assert_cmpint (tc_settings_get_int (settings, "studies-width"), ==, 401);
  g_assert_cmpint (tc_settings_get_int (settings, "form-width"), ==, 0);

  /* What the panes do where there is less room is nobody's choice. */
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1060, 700);
  WAIT_UNTIL (get_position (self, "outer") == 354 && get_position (self, "inner") == 340);
  gtk_paned_set_position (outer, 300);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1280, 700);
  WAIT_UNTIL (get_position (self, "outer") == 401 && get_position (self, "inner") == 480);
  g_assert_cmpint (tc_settings_get_int (settings, "studies-width-narrow"), ==, 300);
  g_assert_cmpint (tc_settings_get_int (settings, "form-width"), ==, 0);
  g_object_set (settings, "studies-width", 0, "studies-width-narrow", 0, NULL);
}

int
main (int    argc,
      char **argv)
{
  window_fixture_init (&argc, &argv);

#define ADD(name, function) \
  g_test_add ("/studies/" name, WindowFixture, "samples", window_fixture_set_up, function, window_fixture_tear_down)
  ADD ("widths", test_widths);
  ADD ("focus-follows", test_focus_follows);
  ADD ("focus-after-merge", test_focus_after_merge);
  ADD ("tab", test_tab);
  ADD ("focus-after-asked", test_focus_after_asked);

  return g_test_run ();
}
