/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "editor-fixture.h"
#include "form-window.h"
#include "tc-editor-list.h"
#include "tc-list-entry.h"
#include "tc-list-more.h"
#include "tc-table-row.h"
#include "tc-wrap-layout.h"

/* The editor of a repeating field: what it folds away, and that every way to edit keeps what is folded. */

/* "Testperson 1" to "Testperson N" */
static TcValue *
new_names (guint n_names)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func ((GDestroyNotify) tc_value_unref);

  for (guint i = 1; i <= n_names; i++)
    {
      g_autofree char *name = g_strdup_printf ("Testperson %u", i);

      g_ptr_array_add (names, tc_value_new_text (name));
    }

  return n_names > 0 ? tc_value_new_list_from_array (names) : NULL;
}

static void
show_names (EditorFixture *fixture,
            guint          n_names)
{
  g_autoptr(TcValue) value = new_names (n_names);

  tc_field_editor_set_value (fixture->editor, value);
}

/* The values, the numbers of the invented names alone: "1 2 3". */
static char *
dup_content (EditorFixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(TcValue) value = tc_field_editor_dup_value (fixture->editor, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; value != NULL && i < tc_value_get_n_items (value); i++)
    {
      const char *name = tc_value_get_text (tc_value_get_item (value, i));

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                              g_str_has_prefix (name, "Testperson ") ? name + strlen ("Testperson ") : name);
    }

  return g_string_free (text, FALSE);
}

#define assert_content(fixture, expected) G_STMT_START { \
  g_autofree char *_content = dup_content (fixture); \
  g_assert_cmpstr (_content, ==, expected); } G_STMT_END

static guint
count_shown (EditorFixture *fixture)
{
  guint n = 0;

  while (form_window_find (GTK_WIDGET (fixture->editor), TC_TYPE_LIST_ENTRY, n) != NULL)
    n++;

  return n;
}

static GtkWidget *
get_entry (EditorFixture *fixture,
           guint          index)
{
  GtkWidget *entry = form_window_find (GTK_WIDGET (fixture->editor), TC_TYPE_LIST_ENTRY, index);

  g_assert_nonnull (entry);

  return entry;
}

static GtkWidget *
find_more (EditorFixture *fixture)
{
  return form_window_find (GTK_WIDGET (fixture->editor), TC_TYPE_LIST_MORE, 0);
}

static const char *
get_more_text (EditorFixture *fixture)
{
  return gtk_label_get_text (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (find_more (fixture)))));
}

static void
assert_focus (EditorFixture *fixture,
              GtkWidget     *where)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  g_assert_nonnull (focus);
  g_assert_true (focus == where || gtk_widget_is_ancestor (focus, where));
}

static void
press (EditorFixture *fixture,
       guint          keyval)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (fixture->editor));
  GdkModifierType state = keyval == GDK_KEY_Delete ? GDK_ALT_MASK : GDK_ALT_MASK | GDK_SHIFT_MASK;
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, state, &handled);
    }
  g_assert_true (handled);
}

static void
test_fold (EditorFixture *fixture,
           gconstpointer  field)
{
  static const struct
  {
    guint n_names;
    guint n_shown;
    const char *more;             /* NULL: no button */
  } cases[] = {
    { 0, 1, NULL },
    { 1, 1, NULL },
    { 3, 3, NULL },
    { 4, 4, NULL },
    { 5, 3, "2 more: Testperson 4; Testperson 5" },
    { 4, 4, NULL },
    { 6, 3, "3 more: Testperson 4; Testperson 5; Testperson 6" },
    { 2, 2, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(TcValue) expected = new_names (cases[i].n_names);
      g_autoptr(TcValue) value = NULL;

      g_test_message ("%u names", cases[i].n_names);
      show_names (fixture, cases[i].n_names);
      g_assert_cmpuint (count_shown (fixture), ==, cases[i].n_shown);
      g_assert_cmpint (find_more (fixture) != NULL, ==, cases[i].more != NULL);
      if (cases[i].more != NULL)
        g_assert_cmpstr (get_more_text (fixture), ==, cases[i].more);
      value = tc_field_editor_dup_value (fixture->editor, NULL);
      g_assert_true (value == expected || tc_value_equal (value, expected));
    }

  /* A thousand names: as few widgets. */
  show_names (fixture, 1000);
  g_assert_cmpuint (count_shown (fixture), ==, 3);
  g_assert_true (g_str_has_prefix (get_more_text (fixture), "997 more: Testperson 4; "));
  gtk_test_accessible_assert_property (find_more (fixture), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Show 997 more entries of Authors");
  gtk_test_accessible_assert_state (find_more (fixture), GTK_ACCESSIBLE_STATE_EXPANDED, FALSE);
}

static void
test_unfold (EditorFixture *fixture,
             gconstpointer  field)
{
  show_names (fixture, 7);
  g_signal_emit_by_name (find_more (fixture), "clicked");
  g_assert_cmpuint (count_shown (fixture), ==, 7);
  assert_focus (fixture, get_entry (fixture, 3));
  assert_content (fixture, "1 2 3 4 5 6 7");
  gtk_test_accessible_assert_state (find_more (fixture), GTK_ACCESSIBLE_STATE_EXPANDED, TRUE);

  /* Undoing a change of the list leaves the person where they are. */
  gtk_widget_grab_focus (get_entry (fixture, 5));
  show_names (fixture, 6);
  g_assert_cmpuint (count_shown (fixture), ==, 6);
  assert_focus (fixture, get_entry (fixture, 5));

  g_signal_emit_by_name (find_more (fixture), "clicked");
  g_assert_cmpuint (count_shown (fixture), ==, 3);
  assert_focus (fixture, find_more (fixture));
  assert_content (fixture, "1 2 3 4 5 6");
}

static void
test_edit_folded (EditorFixture *fixture,
                  gconstpointer  field)
{
  GtkTextView *view;

  show_names (fixture, 7);
  view = GTK_TEXT_VIEW (form_window_find (get_entry (fixture, 0), GTK_TYPE_TEXT_VIEW, 0));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), "Probe B", -1);
  assert_content (fixture, "Probe B 2 3 4 5 6 7");

  /* What is removed makes room for the next one. */
  gtk_widget_grab_focus (get_entry (fixture, 1));
  press (fixture, GDK_KEY_Delete);
  assert_content (fixture, "Probe B 3 4 5 6 7");
  g_assert_cmpuint (count_shown (fixture), ==, 3);
  assert_focus (fixture, get_entry (fixture, 1));
  press (fixture, GDK_KEY_Delete);
  assert_content (fixture, "Probe B 4 5 6 7");
  g_assert_cmpuint (count_shown (fixture), ==, 3);
  press (fixture, GDK_KEY_Delete);
  assert_content (fixture, "Probe B 5 6 7");
  g_assert_cmpuint (count_shown (fixture), ==, 4);
  g_assert_null (find_more (fixture));
}

static void
test_move_folded (EditorFixture *fixture,
                  gconstpointer  field)
{
  show_names (fixture, 6);
  gtk_widget_grab_focus (get_entry (fixture, 1));
  press (fixture, GDK_KEY_Down);
  assert_content (fixture, "1 3 2 4 5 6");
  g_assert_cmpuint (count_shown (fixture), ==, 3);
  assert_focus (fixture, get_entry (fixture, 2));

  /* Into what was folded away: it has to be seen where the entry goes. */
  press (fixture, GDK_KEY_Down);
  assert_content (fixture, "1 3 4 2 5 6");
  g_assert_cmpuint (count_shown (fixture), ==, 6);
  assert_focus (fixture, get_entry (fixture, 3));
  for (guint i = 0; i < 4; i++)
    press (fixture, GDK_KEY_Up);
  assert_content (fixture, "2 1 3 4 5 6");
}

static GtkWidget *
find_add (EditorFixture *fixture)
{
  GtkWidget *button;

  for (guint i = 0; (button = form_window_find (GTK_WIDGET (fixture->editor), GTK_TYPE_BUTTON, i)) != NULL; i++)
    {
      if (g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (button)), "list-add-symbolic") == 0)
        return button;
    }

  return NULL;
}

static void
test_add_folded (EditorFixture *fixture,
                 gconstpointer  field)
{
  GtkTextView *view;

  show_names (fixture, 6);
  g_signal_emit_by_name (find_add (fixture), "clicked");
  g_assert_cmpuint (count_shown (fixture), ==, 7);
  assert_focus (fixture, get_entry (fixture, 6));
  view = GTK_TEXT_VIEW (form_window_find (get_entry (fixture, 6), GTK_TYPE_TEXT_VIEW, 0));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), "Probe B", -1);
  assert_content (fixture, "1 2 3 4 5 6 Probe B");
}

static void
test_read_only (EditorFixture *fixture,
                gconstpointer  field)
{
  tc_field_editor_set_editable (fixture->editor, FALSE);
  show_names (fixture, 6);
  g_assert_cmpuint (count_shown (fixture), ==, 3);
  g_assert_null (find_add (fixture));

  /* Reading needs all of it. */
  g_signal_emit_by_name (find_more (fixture), "clicked");
  g_assert_cmpuint (count_shown (fixture), ==, 6);
  g_assert_null (find_add (fixture));
}

/* What is no value is neither folded away nor lost, and is where the focus goes. */
static void
test_not_understood (EditorFixture *fixture,
                     gconstpointer  field)
{
  g_autoptr(GPtrArray) doses = g_ptr_array_new_with_free_func ((GDestroyNotify) tc_value_unref);
  g_autoptr(TcValue) value = NULL;
  g_autoptr(GError) error = NULL;

  for (guint i = 1; i <= 6; i++)
    g_ptr_array_add (doses, tc_value_new_quantity (i, "cells"));
  value = tc_value_new_list_from_array (doses);
  tc_field_editor_set_value (fixture->editor, value);
  g_assert_cmpuint (count_shown (fixture), ==, 3);
  g_signal_emit_by_name (find_more (fixture), "clicked");
  gtk_editable_set_text (GTK_EDITABLE (form_window_find_entry (get_entry (fixture, 4), 0)), "plenty");

  g_signal_emit_by_name (find_more (fixture), "clicked");
  g_assert_cmpuint (count_shown (fixture), ==, 6);
  g_assert_null (tc_field_editor_dup_value (fixture->editor, &error));
  g_assert_error (error, TC_CODEBOOK_ERROR, TC_CODEBOOK_ERROR_VALUE);
  gtk_widget_grab_focus (get_entry (fixture, 0));
  gtk_widget_grab_focus (GTK_WIDGET (fixture->editor));
  assert_focus (fixture, get_entry (fixture, 4));
}

/* A screen reader says what a button removes. */
static void
test_remove_names (EditorFixture *fixture,
                   gconstpointer  data)
{
  g_autoptr(TcCodebook) codebook = tc_codebook_new_default ();
  const TcField *arms = tc_codebook_find_field (codebook, "arms");
  GtkWidget *list = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  TcTableRow *row = tc_table_row_new (arms, GTK_BOX (list));

  tc_table_row_place (row, NULL, 1);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row->remove), GTK_ACCESSIBLE_PROPERTY_LABEL, "Remove row 2 of Arms");
  tc_table_row_free (row);
  g_object_unref (list);

  tc_field_editor_set_label (fixture->editor, NULL, "Authors");
  show_names (fixture, 2);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (form_window_find (get_entry (fixture, 1), GTK_TYPE_BUTTON, 0)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Remove Authors 2");
}

/* A child of 60 × 20 pixels, or wider. */
static GtkWidget *
add_child (GtkWidget *parent,
           gboolean   expand)
{
  GtkWidget *child = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_size_request (child, 60, 20);
  gtk_widget_set_hexpand (child, expand);
  gtk_widget_insert_before (child, parent, NULL);

  return child;
}

#define assert_place(child, parent, left, top, wide) G_STMT_START { \
  graphene_rect_t _bounds; \
  g_assert_true (gtk_widget_compute_bounds (child, parent, &_bounds)); \
  g_assert_cmpfloat (_bounds.origin.x, ==, left); \
  g_assert_cmpfloat (_bounds.origin.y, ==, top); \
  g_assert_cmpfloat (_bounds.size.width, ==, wide); } G_STMT_END

/* Cells go on on the next line where there is no room, and what expands shares the rest of its line. */
static void
test_wrap (void)
{
  GtkWidget *parent = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  GtkWidget *children[4];
  int minimum;
  int natural;

  gtk_widget_set_layout_manager (parent, tc_wrap_layout_new (6));
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    children[i] = add_child (parent, i % 2 == 0);

  gtk_widget_measure (parent, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, 60);
  g_assert_cmpint (natural, ==, 4 * 60 + 3 * 6);
  gtk_widget_measure (parent, GTK_ORIENTATION_VERTICAL, 258, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, ==, 20);
  gtk_widget_measure (parent, GTK_ORIENTATION_VERTICAL, 257, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, ==, 2 * 20 + 6);
  gtk_widget_measure (parent, GTK_ORIENTATION_VERTICAL, 60, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, ==, 4 * 20 + 3 * 6);

  /* Three in the first line, of which two expand; one in the second, which does not. */
  gtk_widget_allocate (parent, 200, 46, -1, NULL);
  assert_place (children[0], parent, 0, 0, 64);
  assert_place (children[1], parent, 70, 0, 60);
  assert_place (children[2], parent, 136, 0, 64);
  assert_place (children[3], parent, 0, 26, 60);

  /* Nothing for what is hidden. */
  gtk_widget_set_visible (children[1], FALSE);
  gtk_widget_measure (parent, GTK_ORIENTATION_VERTICAL, 200, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, ==, 20);

  gtk_widget_set_direction (parent, GTK_TEXT_DIR_RTL);
  gtk_widget_allocate (parent, 192, 20, -1, NULL);
  assert_place (children[0], parent, 132, 0, 60);
  assert_place (children[3], parent, 0, 0, 60);

  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    gtk_widget_unparent (children[i]);
  g_assert_finalize_object (G_OBJECT (parent));
}

int
main (int    argc,
      char **argv)
{
  form_window_init (&argc, &argv);

  g_test_add ("/form-list/fold", EditorFixture, "authors", editor_fixture_set_up, test_fold, editor_fixture_tear_down);
  g_test_add ("/form-list/unfold", EditorFixture, "authors", editor_fixture_set_up, test_unfold, editor_fixture_tear_down);
  g_test_add ("/form-list/edit-folded", EditorFixture, "authors", editor_fixture_set_up, test_edit_folded, editor_fixture_tear_down);
  g_test_add ("/form-list/move-folded", EditorFixture, "authors", editor_fixture_set_up, test_move_folded, editor_fixture_tear_down);
  g_test_add ("/form-list/add-folded", EditorFixture, "authors", editor_fixture_set_up, test_add_folded, editor_fixture_tear_down);
  g_test_add ("/form-list/remove-names", EditorFixture, "authors", editor_fixture_set_up, test_remove_names, editor_fixture_tear_down);
  g_test_add ("/form-list/read-only", EditorFixture, "authors", editor_fixture_set_up, test_read_only, editor_fixture_tear_down);
  g_test_add_func ("/form-list/wrap", test_wrap);
  g_test_add ("/form-list/not-understood", EditorFixture, "dose", editor_fixture_set_up, test_not_understood, editor_fixture_tear_down);

  return g_test_run ();
}
