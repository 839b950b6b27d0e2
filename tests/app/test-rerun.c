/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tc-change.h"
#include "tc-rerun-dialog.h"
#include "tc-rerun-item.h"
#include "tc-window-private.h"
#include "tc-workspace-private.h"
#include "window-fixture.h"

/* Reading a project again in the window. */

/* As if the rules had found nothing in the first report. */
static gboolean
forget_suggestions (TcChange  *change,
                    gpointer   data,
                    GError   **error)
{
  g_autoptr(GPtrArray) none = tc_suggestions_new ();

  change->edits = FALSE;

  return tc_change_suggestions (change, 1, 1, none, error);
}

static guint
count_suggestions (WindowFixture *self)
{
  g_autoptr(TcStudyDetail) detail = tc_workspace_get_detail (self->workspace, 1, NULL);
  guint n = 0;

  for (guint i = 0; i < detail->fields->len; i++)
    n += ((const TcStudyField *) g_ptr_array_index (detail->fields, i))->suggestions->len;

  return n;
}

static TcRerunDialog *
look (WindowFixture *self)
{
  window_fixture_activate (self, "win.rerun");
  WAIT_UNTIL (window_fixture_find_window (TC_TYPE_RERUN_DIALOG) != NULL);

  return window_fixture_find_window (TC_TYPE_RERUN_DIALOG);
}

/* Looking changes nothing; applying brings the suggestions, and one undo takes all of them away. */
static void
test_apply (WindowFixture *self,
            gconstpointer  data)
{
  guint n_before = count_suggestions (self);
  TcRerunDialog *dialog;
  GtkDropDown *filter;
  GListModel *model;

  g_assert_cmpuint (n_before, >, 10);
  tc_workspace_change (self->workspace, "suggest", forget_suggestions, NULL, NULL);
  WAIT_UNTIL (count_suggestions (self) == 0);

  dialog = look (self);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (dialog));
  model = tc_rerun_dialog_get_model (dialog);
  g_assert_cmpuint (g_list_model_get_n_items (model), >, 10);
  g_assert_cmpuint (count_suggestions (self), ==, 0);

  filter = window_fixture_child (dialog, "kind_filter");
  gtk_drop_down_set_selected (filter, 1 + TC_RERUN_GONE);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 0);
  g_assert_false (gtk_widget_get_sensitive (window_fixture_child (dialog, "show_button")));
  gtk_drop_down_set_selected (filter, 1 + TC_RERUN_NEW);
  g_assert_cmpuint (g_list_model_get_n_items (model), >, 10);

  g_signal_emit_by_name (window_fixture_child (dialog, "apply_button"), "clicked");
  g_assert_null (window_fixture_find_window (TC_TYPE_RERUN_DIALOG));
  WAIT_UNTIL (count_suggestions (self) == n_before);
  /* What the job did cannot be undone before it has ended. */
  WAIT_UNTIL (self->window->jobs->len == 0);
  g_assert_true (tc_workspace_flush (self->workspace, NULL));

  WAIT_UNTIL (window_fixture_is_enabled (self, "win.undo"));
  window_fixture_activate (self, "win.undo");
  WAIT_UNTIL (count_suggestions (self) == 0);
}

/* Where the rules find what is there, there is nothing to apply. */
static void
test_nothing (WindowFixture *self,
              gconstpointer  data)
{
  window_fixture_activate (self, "win.rerun");
  WAIT_UNTIL (window_fixture_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  gtk_window_destroy (window_fixture_find_window (ADW_TYPE_MESSAGE_DIALOG));
  window_fixture_pump ();
}

static void
test_show_study (WindowFixture *self,
                 gconstpointer  data)
{
  TcRerunDialog *dialog;

  tc_workspace_change (self->workspace, "suggest", forget_suggestions, NULL, NULL);
  WAIT_UNTIL (count_suggestions (self) == 0);
  tc_studies_pane_select (self->studies, 3);
  WAIT_UNTIL (tc_project_page_get_study_id (self->page) == 3);
  dialog = look (self);
  g_signal_emit_by_name (window_fixture_child (dialog, "show_button"), "clicked");
  WAIT_UNTIL (tc_project_page_get_study_id (self->page) == 1);
}

/* A change in words: the value that is there, or both. */
static void
test_item (void)
{
  g_autoptr(TcCodebook) codebook = tc_codebook_new_default ();
  g_autoptr(TcValue) old = tc_value_new_text ("Phase 2");
  g_autoptr(TcValue) new = tc_value_new_text ("Phase 3");
  TcRerunChange changes[] = {
    { TC_RERUN_SUGGESTION, TC_RERUN_CHANGED, 7, (char *) "Probe 2031", (char *) "phase", old, new, NULL, NULL },
    { TC_RERUN_SUGGESTION, TC_RERUN_NEW, 7, (char *) "Probe 2031", (char *) "phase", NULL, new, NULL, NULL },
    { TC_RERUN_SUGGESTION, TC_RERUN_KEPT, 7, (char *) "Probe 2031", (char *) "a_field_of_old", old, NULL, NULL, NULL },
    { TC_RERUN_SUGGESTION, TC_RERUN_CHANGED, 7, (char *) "Probe 2031", (char *) "phase", new, new,
      (char *) "III", (char *) "phase III" },
    { TC_RERUN_DISCREPANCY, TC_RERUN_GONE, 7, (char *) "Probe 2031", (char *) "phase", NULL, NULL,
      (char *) "Two phases.", NULL },
  };
  static const char * const shown[] = {
    "Probe 2031: Phase|Phase 2 → Phase 3", "Probe 2031: Phase|Phase 3", "Probe 2031: a_field_of_old|Phase 2",
    "Probe 2031: Phase|Phase 3 (“III”) → Phase 3 (“phase III”)", "Probe 2031: Phase|Two phases.",
  };
  g_autoptr(GPtrArray) list = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    g_ptr_array_add (list, &changes[i]);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      TcRerunItem *item = tc_rerun_item_new (list, i, codebook);
      g_autofree char *place = NULL;
      g_autofree char *change = NULL;
      g_autofree char *both = NULL;
      int kind;

      g_object_get (item, "place", &place, "change", &change, "kind", &kind, NULL);
      both = g_strconcat (place, "|", change, NULL);
      g_assert_cmpstr (both, ==, shown[i]);
      g_assert_cmpint (kind, ==, changes[i].kind);
      g_assert_cmpint (tc_rerun_item_get_study_id (item), ==, 7);
      g_assert_finalize_object (item);
    }
}

int
main (int    argc,
      char **argv)
{
  window_fixture_init (&argc, &argv);
  g_test_add_func ("/rerun/item", test_item);
#define ADD(name, function) \
  g_test_add ("/rerun/" name, WindowFixture, "samples", window_fixture_set_up, function, window_fixture_tear_down)

  ADD ("apply", test_apply);
  ADD ("nothing", test_nothing);
  ADD ("show-study", test_show_study);

  return g_test_run ();
}
