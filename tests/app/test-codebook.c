/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "tc-codebook-form.h"
#include "tc-codebook-window.h"
#include "tc-field-row.h"
#include "tc-form-pane-private.h"
#include "tc-window-private.h"
#include "window-fixture.h"

/* The codebook in its window: what is typed there arrives in the project and in the form. */

static gpointer
open_window (WindowFixture *self)
{
  window_fixture_activate (self, "win.codebook");
  WAIT_UNTIL (window_fixture_find_window (TC_TYPE_CODEBOOK_WINDOW) != NULL);
  window_fixture_pump ();

  return window_fixture_find_window (TC_TYPE_CODEBOOK_WINDOW);
}

static void
activate (gpointer    window,
          const char *action,
          const char *key)
{
  g_assert_true (gtk_widget_activate_action (window, action, key != NULL ? "s" : NULL, key));
  window_fixture_pump ();
}

static void
type (gpointer    form,
      const char *entry,
      const char *text)
{
  gtk_editable_set_text (window_fixture_child (form, entry), text);
}

static void
save (gpointer form)
{
  g_signal_emit_by_name (form, "save");
}

static const TcField *
find (WindowFixture *self,
      const char    *field)
{
  return tc_codebook_find_field (tc_workspace_get_codebook (self->workspace), field);
}

static TcFieldRow *
find_row (WindowFixture *self,
          const char    *field)
{
  return tc_form_pane_find_row (tc_project_page_get_form (self->page), field);
}

static gboolean
is_shown (gpointer    form,
          const char *child)
{
  return gtk_widget_get_visible (window_fixture_child (form, child));
}

/* A new choice: first without a name, then without options, then as it should be. */
static void
test_add (WindowFixture *self,
          gconstpointer  data)
{
  gpointer window, form;

  WAIT_UNTIL (find_row (self, "deaths") != NULL);
  window = open_window (self);
  form = window_fixture_child (window, "form");
  activate (window, "codebook.add-field", "safety");
  save (form);
  g_assert_true (is_shown (form, "label_problem"));
  type (form, "label_zh", "严重程度");
  type (form, "label_en", "Severity");
  adw_combo_row_set_selected (window_fixture_child (form, "kind"), 7);
  save (form);
  g_assert_false (is_shown (form, "label_problem"));
  g_assert_true (is_shown (form, "choices_problem"));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (window_fixture_child (form, "choices")), "low\nhigh | 高", -1);
  save (form);
  WAIT_UNTIL (find (self, "severity") != NULL);
  g_assert_cmpuint (tc_field_get_n_options (find (self, "severity")), ==, 2);
  g_assert_cmpint (tc_field_get_kind (find (self, "severity")), ==, TC_FIELD_OPTION);
  WAIT_UNTIL (find_row (self, "severity") != NULL);

  WAIT_UNTIL (gtk_widget_get_sensitive (window_fixture_child (window, "groups")));
  activate (window, "codebook.undo", NULL);
  WAIT_UNTIL (find (self, "severity") == NULL && find_row (self, "severity") == NULL);
  WAIT_UNTIL (gtk_widget_get_sensitive (window_fixture_child (window, "groups")));
  activate (window, "codebook.redo", NULL);
  WAIT_UNTIL (find_row (self, "severity") != NULL);
  gtk_window_destroy (window);
}

/* Hiding takes the row out of the form, undo in the main window brings it back. */
static void
test_hide (WindowFixture *self,
           gconstpointer  data)
{
  gpointer window;

  WAIT_UNTIL (find_row (self, "deaths") != NULL);
  window = open_window (self);
  activate (window, "codebook.hide", "deaths");
  WAIT_UNTIL (find_row (self, "deaths") == NULL);
  g_assert_true (tc_field_is_hidden (find (self, "deaths")));
  gtk_window_destroy (window);
  WAIT_UNTIL (window_fixture_is_enabled (self, "win.undo"));
  window_fixture_activate (self, "win.undo");
  WAIT_UNTIL (find_row (self, "deaths") != NULL);
}

static void
test_groups (WindowFixture *self,
             gconstpointer  data)
{
  gpointer window = open_window (self);
  gpointer form = window_fixture_child (window, "form");
  TcCodebook *codebook;

  activate (window, "codebook.edit-group", "");
  g_assert_false (is_shown (form, "place"));
  type (form, "label_en", "Safety");
  save (form);
  g_assert_true (is_shown (form, "label_problem"));
  type (form, "label_en", "Quality");
  save (form);
  WAIT_UNTIL (tc_codebook_get_n_groups (tc_workspace_get_codebook (self->workspace)) == 11);
  WAIT_UNTIL (gtk_widget_get_sensitive (window_fixture_child (window, "groups")));
  activate (window, "codebook.move-group-up", "quality");
  WAIT_UNTIL (g_strcmp0 (tc_codebook_get_group (tc_workspace_get_codebook (self->workspace), 9), "quality") == 0);

  /* A field goes to it by the choice of the group. */
  WAIT_UNTIL (gtk_widget_get_sensitive (window_fixture_child (window, "groups")));
  activate (window, "codebook.edit", "deaths");
  g_assert_false (gtk_widget_get_sensitive (window_fixture_child (form, "kind")));
  adw_combo_row_set_selected (window_fixture_child (form, "group"), 9);
  save (form);
  WAIT_UNTIL (g_strcmp0 (tc_field_get_group (find (self, "deaths")), "quality") == 0);
  codebook = tc_workspace_get_codebook (self->workspace);
  g_assert_cmpint (tc_field_get_kind (tc_codebook_find_field (codebook, "deaths")), ==, TC_FIELD_INTEGER);
  WAIT_UNTIL (gtk_widget_get_sensitive (window_fixture_child (window, "groups")));
  activate (window, "codebook.edit", "deaths");
  activate (window, "codebook.leave", NULL);
  g_assert_nonnull (window_fixture_find_window (TC_TYPE_CODEBOOK_WINDOW));
  activate (window, "codebook.leave", NULL);
  g_assert_null (window_fixture_find_window (TC_TYPE_CODEBOOK_WINDOW));
}

#define ADD(name, function) \
  g_test_add ("/codebook/" name, WindowFixture, "samples", window_fixture_set_up, function, window_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  window_fixture_init (&argc, &argv);
  ADD ("add", test_add);
  ADD ("hide", test_hide);
  ADD ("groups", test_groups);

  return g_test_run ();
}
