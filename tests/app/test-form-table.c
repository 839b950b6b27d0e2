/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "editor-fixture.h"
#include "form-window.h"
#include "tc-editor-table.h"
#include "tc-field-editor.h"

/* The editor of a table: from cell to cell, and what it says of a cell that holds no value. */

/* Backwards as forwards, cell by cell. */
static void
test_table_focus (EditorFixture *fixture,
                  gconstpointer  data)
{
  g_autoptr(TcValue) rows = tc_value_from_json ("[{\"label\":\"tea\"},{\"label\":\"milk\"}]", NULL);
  GtkWidget *forwards[20];
  guint n = 0;

  tc_field_editor_set_value (fixture->editor, rows);
  form_window_pump ();
  gtk_widget_grab_focus (GTK_WIDGET (fixture->editor));
  for (; n < G_N_ELEMENTS (forwards); n++)
    {
      forwards[n] = gtk_window_get_focus (GTK_WINDOW (fixture->window));
      if (!gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_FORWARD))
        break;
    }
  /* Seven cells of two rows, two buttons to remove them, one to add: then from the beginning. */
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (forwards));
  g_assert_true (forwards[17] == forwards[0]);
  gtk_widget_grab_focus (forwards[16]);
  for (guint i = 16; i-- > 0;)
    {
      g_assert_true (gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_BACKWARD));
      g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == forwards[i]);
    }
}

/* The rows of a table break at the same columns, whatever is chosen in them. */
static void
test_table_widths (EditorFixture *fixture,
                   gconstpointer  data)
{
  g_autoptr(TcValue) rows = tc_value_from_json ("[{\"label\":\"tea\",\"role\":\"Placebo Comparator\"},{\"label\":\"milk\"}]", NULL);
  int width[2];

  tc_field_editor_set_value (fixture->editor, rows);
  form_window_pump ();
  for (guint i = 0; i < G_N_ELEMENTS (width); i++)
    gtk_widget_measure (gtk_widget_get_parent (form_window_find (GTK_WIDGET (fixture->editor), GTK_TYPE_DROP_DOWN, i)),
                        GTK_ORIENTATION_HORIZONTAL, -1, &width[i], NULL, NULL, NULL);
  g_assert_cmpint (width[0], >, 0);
  g_assert_cmpint (width[0], ==, width[1]);
}

/* A label of a row that tells what is wrong; NULL where none is to be seen. */
static GtkWidget *
find_words (EditorFixture *fixture)
{
  GtkWidget *label;

  for (guint i = 0; (label = form_window_find (GTK_WIDGET (fixture->editor), GTK_TYPE_LABEL, i)) != NULL; i++)
    if (gtk_widget_has_css_class (label, "error"))
      return label;

  return NULL;
}

static guint
count_marked (EditorFixture *fixture)
{
  GtkWidget *entry;
  guint n = 0;

  for (guint i = 0; (entry = form_window_find (GTK_WIDGET (fixture->editor), GTK_TYPE_ENTRY, i)) != NULL; i++)
    n += gtk_widget_has_css_class (entry, "error");

  return n;
}

/* The second row of three says what is wrong with it, and its cell is marked, not those of the others. */
static void
test_problem (EditorFixture *fixture,
              gconstpointer  data)
{
  g_autoptr(TcValue) rows = tc_value_from_json ("[{\"label\":\"tea\",\"n_allocated\":7},{\"label\":\"milk\",\"n_allocated\":8},"
                                                "{\"label\":\"water\"}]", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(TcValue) value = NULL;
  graphene_rect_t bounds[2];
  GtkWidget *bad;

  tc_field_editor_set_value (fixture->editor, rows);
  form_window_pump ();
  /* Six cells of a row are entries: label, allocated, analysed, intervention, dose, route. */
  bad = form_window_find_entry (GTK_WIDGET (fixture->editor), 6 + 1);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (bad)), ==, "8");
  g_assert_false (tc_field_editor_show_problem (fixture->editor, "Nothing here."));
  g_assert_null (find_words (fixture));

  gtk_editable_set_text (GTK_EDITABLE (bad), "a dozen");
  value = tc_field_editor_dup_value (fixture->editor, &error);
  g_assert_error (error, TC_CODEBOOK_ERROR, TC_CODEBOOK_ERROR_VALUE);
  g_assert_nonnull (strstr (error->message, "row 2"));
  g_assert_true (tc_field_editor_show_problem (fixture->editor, error->message));
  form_window_pump ();
  g_assert_cmpuint (count_marked (fixture), ==, 1);
  g_assert_true (gtk_widget_has_css_class (bad, "error"));
  gtk_test_accessible_assert_state (bad, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  g_assert_nonnull (find_words (fixture));
  gtk_test_accessible_assert_property (bad, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       gtk_label_get_text (GTK_LABEL (find_words (fixture))));
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (find_words (fixture))), "a dozen"));

  /* Between the cell and the next row. */
  g_assert_true (gtk_widget_compute_bounds (find_words (fixture), bad, &bounds[0]));
  g_assert_true (gtk_widget_compute_bounds (form_window_find_entry (GTK_WIDGET (fixture->editor), 2 * 6), bad, &bounds[1]));
  g_assert_cmpfloat (bounds[0].origin.y, >, 0);
  g_assert_cmpfloat (bounds[0].origin.y, <, bounds[1].origin.y);

  /* Corrected, or overwritten by what is stored. */
  g_assert_false (tc_field_editor_show_problem (fixture->editor, NULL));
  g_assert_cmpuint (count_marked (fixture), ==, 0);
  g_assert_null (find_words (fixture));
  gtk_test_accessible_assert_state (bad, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_FALSE);
  g_assert_true (tc_field_editor_show_problem (fixture->editor, "Still."));
  tc_field_editor_set_value (fixture->editor, rows);
  g_assert_cmpuint (count_marked (fixture), ==, 0);
  g_assert_null (find_words (fixture));
}

/* What has no room in its cell ends in "…", which the editor draws: the entry's own text is hidden then. */
static void
test_cut (EditorFixture *fixture,
          gconstpointer  data)
{
  g_autoptr(TcValue) rows = tc_value_from_json ("[{\"label\":\"tea\",\"intervention\":\"a cup of invented tea with invented milk "
                                                "and much more sugar than anybody would have thought possible\"}]", NULL);
  GtkWidget *label;
  GtkWidget *intervention;

  tc_field_editor_set_value (fixture->editor, rows);
  form_window_pump ();
  label = form_window_find_entry (GTK_WIDGET (fixture->editor), 0);
  intervention = form_window_find_entry (GTK_WIDGET (fixture->editor), 3);
  g_assert_false (gtk_widget_has_css_class (label, "tc-cut"));
  g_assert_true (gtk_widget_has_css_class (intervention, "tc-cut"));

  gtk_editable_set_text (GTK_EDITABLE (intervention), "tea");
  gtk_editable_set_text (GTK_EDITABLE (label), "a cup of invented tea with invented milk and much more sugar than anybody would have "
                                               "thought possible, or wanted");
  form_window_pump ();
  g_assert_true (gtk_widget_has_css_class (label, "tc-cut"));
  g_assert_false (gtk_widget_has_css_class (intervention, "tc-cut"));
}

/* The sentence below a row that is stored and cannot be right; "" where none is to be seen. */
static const char *
find_warning (EditorFixture *fixture)
{
  GtkWidget *label;

  for (guint i = 0; (label = form_window_find (GTK_WIDGET (fixture->editor), GTK_TYPE_LABEL, i)) != NULL; i++)
    if (gtk_widget_has_css_class (label, "warning"))
      return gtk_label_get_text (GTK_LABEL (label));

  return "";
}

static GtkWidget *
find_text (EditorFixture *fixture,
           const char    *text)
{
  GtkWidget *entry;

  for (guint i = 0; (entry = form_window_find (GTK_WIDGET (fixture->editor), GTK_TYPE_ENTRY, i)) != NULL; i++)
    if (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (entry)), text))
      return entry;

  return NULL;
}

/* Types as a person does, and goes on to the next cell. */
static void
type (EditorFixture *fixture,
      GtkWidget     *entry,
      const char    *text)
{
  gtk_widget_grab_focus (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_FORWARD);
  form_window_pump ();
}

/* What cannot be right is said below the row, and stored all the same. */
static void
test_warning (EditorFixture *fixture,
              gconstpointer  data)
{
  static const char *const arms[] = { "tea", "milk", NULL };
  static const char *const none[] = { NULL };
  g_autoptr(TcValue) rows = tc_value_from_json ("[{\"arm\":\"tea\",\"value\":3,\"ci_low\":2,\"ci_high\":7}]", NULL);
  g_autoptr(TcValue) value = NULL;
  g_autoptr(GError) error = NULL;

  tc_field_editor_set_value (fixture->editor, rows);
  tc_editor_table_set_arms (TC_EDITOR_TABLE (fixture->editor), arms);
  form_window_pump ();
  g_assert_cmpstr (find_warning (fixture), ==, "");

  type (fixture, find_text (fixture, "7"), "1");
  g_assert_nonnull (strstr (find_warning (fixture), "above the upper one"));
  value = tc_field_editor_dup_value (fixture->editor, &error);
  g_assert_no_error (error);
  g_assert_nonnull (value);
  type (fixture, find_text (fixture, "1"), "2.5");
  g_assert_nonnull (strstr (find_warning (fixture), "3 does not lie within"));
  type (fixture, find_text (fixture, "2.5"), "8");
  g_assert_cmpstr (find_warning (fixture), ==, "");

  type (fixture, find_text (fixture, "tea"), "9");
  g_assert_nonnull (strstr (find_warning (fixture), "none of the arms"));
  tc_editor_table_set_arms (TC_EDITOR_TABLE (fixture->editor), none);
  form_window_pump ();
  g_assert_cmpstr (find_warning (fixture), ==, "");

  /* Another study. */
  tc_editor_table_set_arms (TC_EDITOR_TABLE (fixture->editor), arms);
  form_window_pump ();
  g_assert_cmpstr (find_warning (fixture), !=, "");
  tc_field_editor_set_value (fixture->editor, rows);
  form_window_pump ();
  g_assert_cmpstr (find_warning (fixture), ==, "");
}

/* A P value with a letter in it is refused at its cell, but what the project holds already can stay. */
static void
test_p (EditorFixture *fixture,
        gconstpointer  data)
{
  g_autoptr(TcValue) rows = tc_value_from_json ("[{\"value\":3,\"p\":\"as printed\"},{\"value\":4,\"p\":\"<0.05\"}]", NULL);
  g_autoptr(TcValue) value = NULL;
  g_autoptr(TcValue) good = NULL;
  g_autoptr(TcValue) kept = NULL;
  g_autoptr(GError) error = NULL;
  GtkWidget *cell;

  tc_field_editor_set_value (fixture->editor, rows);
  form_window_pump ();
  kept = tc_field_editor_dup_value (fixture->editor, &error);
  g_assert_no_error (error);
  g_assert_true (tc_value_equal (kept, rows));

  cell = find_text (fixture, "<0.05");
  gtk_editable_set_text (GTK_EDITABLE (cell), "p=0.0O1");
  value = tc_field_editor_dup_value (fixture->editor, &error);
  g_assert_null (value);
  g_assert_error (error, TC_CODEBOOK_ERROR, TC_CODEBOOK_ERROR_VALUE);
  g_assert_nonnull (strstr (error->message, "row 2"));
  g_assert_true (tc_field_editor_show_problem (fixture->editor, error->message));
  g_assert_true (gtk_widget_has_css_class (cell, "error"));
  g_assert_cmpuint (count_marked (fixture), ==, 1);
  g_clear_error (&error);

  gtk_editable_set_text (GTK_EDITABLE (cell), "p=0.001");
  good = tc_field_editor_dup_value (fixture->editor, &error);
  g_assert_no_error (error);
  g_assert_nonnull (good);
}

static gboolean
is_wholly_in_sight (GtkWidget *widget,
                    GtkWidget *scroller)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, scroller, &bounds));

  g_test_message ("from %g, %g high, of %d", bounds.origin.y, bounds.size.height, gtk_widget_get_height (scroller));

  return gtk_widget_get_mapped (widget) && bounds.origin.y >= 0 &&
         bounds.origin.y + bounds.size.height <= gtk_widget_get_height (scroller) + 0.5;
}

/* Frames may come late where much else is to do. */
static void
assert_comes_in_sight (GtkWidget *widget,
                       GtkWidget *scroller)
{
  for (guint i = 0; i < 50 && !is_wholly_in_sight (widget, scroller); i++)
    form_window_pump ();
  g_assert_true (is_wholly_in_sight (widget, scroller));
}

/* A new row comes wholly into sight, and so does what is wrong with a row. */
static void
test_reveal (EditorFixture *fixture,
             gconstpointer  data)
{
  g_autoptr(TcValue) rows = tc_value_from_json ("[{\"outcome\":\"pain\"},{\"outcome\":\"sleep\"}]", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(TcValue) value = NULL;
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *last = NULL;
  GtkWidget *box;
  GtkWidget *entry;

  g_object_ref (fixture->editor);
  gtk_window_set_child (GTK_WINDOW (fixture->window), scroller);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (fixture->editor));
  g_object_unref (fixture->editor);
  tc_field_editor_set_value (fixture->editor, rows);
  form_window_pump ();

  for (guint i = 0; i < 3; i++)
    {
      /* The button behind the last row. */
      GtkWidget *add = gtk_widget_get_last_child (GTK_WIDGET (fixture->editor));

      gtk_widget_grab_focus (add);
      form_window_pump ();
      g_signal_emit_by_name (add, "clicked");
      form_window_pump ();
      box = gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), GTK_TYPE_BOX);
      while (!gtk_widget_has_css_class (box, "tc-table-row"))
        box = gtk_widget_get_parent (box);
      assert_comes_in_sight (box, scroller);
    }

  for (guint i = 0; (entry = form_window_find (GTK_WIDGET (fixture->editor), GTK_TYPE_ENTRY, i)) != NULL; i++)
    last = i % 12 == 10 ? entry : last;
  gtk_widget_grab_focus (last);
  gtk_editable_set_text (GTK_EDITABLE (last), "O.5");
  value = tc_field_editor_dup_value (fixture->editor, &error);
  g_assert_nonnull (error);
  g_assert_true (tc_field_editor_show_problem (fixture->editor, error->message));
  form_window_pump ();
  assert_comes_in_sight (find_words (fixture), scroller);
}

/* The entries of a row of results: outcome, measure, time point, arm and eight more. */
#define N_RESULT_ENTRIES 12
#define MEASURE 1
#define ARM 3

static GtkWidget *
get_cell (EditorFixture *fixture,
          guint          row,
          guint          column)
{
  return form_window_find_entry (GTK_WIDGET (fixture->editor), row * N_RESULT_ENTRIES + column);
}

static gboolean
press (GtkWidget *entry,
       guint      keyval)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (entry);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, 0, &handled);
    }

  return handled;
}

/* What the list below the entry shows, "tea|milk"; "" for no list. */
static char *
dup_shown (EditorFixture *fixture)
{
  GtkWidget *list = form_window_find (GTK_WIDGET (fixture->editor), GTK_TYPE_LIST_BOX, 0);
  GString *text = g_string_new (NULL);
  GtkListBoxRow *row;

  for (int i = 0; list != NULL && (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), i)) != NULL; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "|" : "",
                            gtk_label_get_text (GTK_LABEL (gtk_list_box_row_get_child (row))));

  return g_string_free (text, FALSE);
}

static void
assert_shown (EditorFixture *fixture,
              const char    *expected)
{
  g_autofree char *shown = NULL;

  form_window_pump ();
  shown = dup_shown (fixture);
  g_assert_cmpstr (shown, ==, expected);
}

/* Cells propose the arms of the study and what was used before, and nobody has to take it. */
static void
test_choices (EditorFixture *fixture,
              gconstpointer  data)
{
  static const char * const arms[] = { "warm broth", "cold tea", NULL };
  g_autoptr(TcValue) rows = tc_value_from_json ("[{\"outcome\":\"itch\",\"measure\":\"sum of itches\",\"arm\":\"lukewarm tea\"},"
                                                "{\"outcome\":\"itch\"}]", NULL);
  GtkWidget *arm;

  tc_editor_table_set_arms (TC_EDITOR_TABLE (fixture->editor), arms);
  tc_field_editor_set_value (fixture->editor, rows);
  form_window_pump ();
  arm = get_cell (fixture, 1, ARM);
  g_assert_null (gtk_entry_get_icon_name (GTK_ENTRY (arm), GTK_ENTRY_ICON_SECONDARY));
  gtk_widget_grab_focus (arm);
  g_assert_nonnull (gtk_entry_get_icon_name (GTK_ENTRY (arm), GTK_ENTRY_ICON_SECONDARY));
  assert_shown (fixture, "");
  g_assert_true (press (arm, GDK_KEY_Down));
  assert_shown (fixture, "warm broth|cold tea|lukewarm tea");
  g_assert_true (press (arm, GDK_KEY_Escape));
  assert_shown (fixture, "");
  g_assert_false (press (arm, GDK_KEY_Escape));

  /* Enter and letters are for the cell as long as nothing is chosen. */
  gtk_editable_set_text (GTK_EDITABLE (arm), "TEA");
  assert_shown (fixture, "cold tea|lukewarm tea");
  g_assert_false (press (arm, GDK_KEY_Return));
  assert_shown (fixture, "");
  gtk_editable_set_text (GTK_EDITABLE (arm), "wa");
  assert_shown (fixture, "warm broth|lukewarm tea");
  g_assert_false (press (arm, GDK_KEY_Left));
  g_assert_true (press (arm, GDK_KEY_Down));
  g_assert_true (press (arm, GDK_KEY_Return));
  assert_shown (fixture, "");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (arm)), ==, "warm broth");
  gtk_editable_set_text (GTK_EDITABLE (arm), "quite another");
  assert_shown (fixture, "");

  /* In the rows of another study too. */
  gtk_widget_grab_focus (get_cell (fixture, 0, 0));
  g_assert_null (gtk_entry_get_icon_name (GTK_ENTRY (arm), GTK_ENTRY_ICON_SECONDARY));
  g_clear_pointer (&rows, tc_value_unref);
  rows = tc_value_from_json ("[{\"outcome\":\"cough\",\"measure\":\"number of coughs\"}]", NULL);
  tc_field_editor_set_value (fixture->editor, rows);
  gtk_widget_grab_focus (get_cell (fixture, 0, MEASURE));
  gtk_editable_set_text (GTK_EDITABLE (get_cell (fixture, 0, MEASURE)), "itch");
  assert_shown (fixture, "sum of itches");
}

int
main (int    argc,
      char **argv)
{
  form_window_init (&argc, &argv);

  g_test_add ("/form-table/focus", EditorFixture, "arms", editor_fixture_set_up, test_table_focus, editor_fixture_tear_down);
  g_test_add ("/form-table/widths", EditorFixture, "arms", editor_fixture_set_up, test_table_widths, editor_fixture_tear_down);
  g_test_add ("/form-table/cut", EditorFixture, "arms", editor_fixture_set_up, test_cut, editor_fixture_tear_down);
  g_test_add ("/form-table/problem", EditorFixture, "arms", editor_fixture_set_up, test_problem, editor_fixture_tear_down);
  g_test_add ("/form-table/warning", EditorFixture, "results", editor_fixture_set_up, test_warning, editor_fixture_tear_down);
  g_test_add ("/form-table/p", EditorFixture, "results", editor_fixture_set_up, test_p, editor_fixture_tear_down);
  g_test_add ("/form-table/choices", EditorFixture, "results", editor_fixture_set_up, test_choices, editor_fixture_tear_down);
  g_test_add ("/form-table/reveal", EditorFixture, "results", editor_fixture_set_up, test_reveal, editor_fixture_tear_down);

  return g_test_run ();
}
