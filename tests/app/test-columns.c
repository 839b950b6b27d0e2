/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "tc-columns-dialog.h"
#include "tc-import-results.h"
#include "window-fixture.h"

/* Tables whose columns a person tells. */

#define HEADER "Code,Name of it,Sample size,<b>&,Notes\n"
#define FIRST HEADER "A1,Invented humming,40,x,\"fine,\nthanks\"\nA2,Invented singing,41,,\n"
#define SECOND HEADER "A3,Invented dancing,42,,\n"

static GPtrArray *
write_files (WindowFixture *self,
             const char    *name,
             const char    *content)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *path = g_build_filename (self->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  g_ptr_array_add (files, g_file_new_for_path (path));

  return files;
}

static TcColumnsDialog *
ask (WindowFixture *self,
     const char    *name,
     const char    *content)
{
  g_autoptr(GPtrArray) files = write_files (self, name, content);

  tc_window_import_files (self->window, files);
  WAIT_UNTIL (window_fixture_find_window (TC_TYPE_COLUMNS_DIALOG) != NULL);

  return window_fixture_find_window (TC_TYPE_COLUMNS_DIALOG);
}

static void
choose (TcColumnsGroup *group,
        guint           column,
        const char     *label)
{
  GtkDropDown *choice = tc_columns_group_get_choice (group, column);
  GListModel *labels = gtk_drop_down_get_model (choice);

  for (guint i = 0; i < g_list_model_get_n_items (labels); i++)
    {
      g_autoptr(GtkStringObject) item = g_list_model_get_item (labels, i);

      if (g_str_equal (gtk_string_object_get_string (item), label))
        {
          gtk_drop_down_set_selected (choice, i);
          return;
        }
    }
  g_error ("no choice “%s”", label);
}

static char *
get_choice (TcColumnsGroup *group,
            guint           column)
{
  GtkStringObject *item = gtk_drop_down_get_selected_item (tc_columns_group_get_choice (group, column));

  return g_strdup (gtk_string_object_get_string (item));
}

static void
assert_above (TcColumnsGroup *group,
              guint           upper,
              guint           lower)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (tc_columns_group_get_choice (group, upper)),
                                            GTK_WIDGET (tc_columns_group_get_choice (group, lower)), &bounds));
  g_assert_cmpfloat (bounds.origin.y, <, 0);
}

#define assert_choice(group, column, label) G_STMT_START { \
  g_autofree char *_choice = get_choice (group, column); \
  g_assert_cmpstr (_choice, ==, label); } G_STMT_END

static void
close_results (void)
{
  WAIT_UNTIL (window_fixture_find_window (TC_TYPE_IMPORT_RESULTS) != NULL);
  gtk_window_destroy (window_fixture_find_window (TC_TYPE_IMPORT_RESULTS));
  window_fixture_pump ();
}

static void
assert_value (WindowFixture *self,
              TcId           study_id,
              const char    *field,
              const char    *expected)
{
  g_autoptr(TcStudyDetail) detail = tc_workspace_get_detail (self->workspace, study_id, NULL);
  g_autofree char *value = NULL;

  for (guint i = 0; i < detail->fields->len; i++)
    {
      const TcStudyField *data = g_ptr_array_index (detail->fields, i);

      if (g_str_equal (tc_field_get_key (data->field), field) && data->value != NULL)
        value = tc_value_to_display (data->value);
    }
  g_assert_cmpstr (value, ==, expected);
}

/* A person is asked about a header once; what they said is used and remembered. */
static void
test_ask_once (WindowFixture *self,
               gconstpointer  data)
{
  TcColumnsDialog *dialog = ask (self, "first.csv", FIRST);
  TcColumnsGroup *group = tc_columns_dialog_get_group (dialog, 0);
  g_autoptr(GPtrArray) again = NULL;

  gtk_test_widget_wait_for_draw (GTK_WIDGET (dialog));
  assert_choice (group, 0, "Keep as text");
  assert_choice (group, 2, "Participants enrolled");   /* what the name may stand for */
  assert_above (group, 4, 2);                          /* what is not known stands first */
  choose (group, 0, "Leave out");
  choose (group, 1, "Title");
  g_signal_emit_by_name (window_fixture_child (dialog, "import_button"), "clicked");
  g_assert_null (window_fixture_find_window (TC_TYPE_COLUMNS_DIALOG));
  close_results ();
  WAIT_UNTIL (tc_workspace_get_n_studies (self->workspace) == 2);
  assert_value (self, 1, "title", "Invented humming");
  assert_value (self, 1, "n_enrolled", "40");

  again = write_files (self, "second.csv", SECOND);
  tc_window_import_files (self->window, again);
  close_results ();
  WAIT_UNTIL (tc_workspace_get_n_studies (self->workspace) == 3);
  assert_value (self, 3, "title", "Invented dancing");
}

/* Who does not answer imports nothing, and is asked again. */
static void
test_cancel (WindowFixture *self,
             gconstpointer  data)
{
  TcColumnsDialog *dialog = ask (self, "first.csv", FIRST);

  gtk_window_close (GTK_WINDOW (dialog));
  window_fixture_pump ();
  g_assert_null (window_fixture_find_window (TC_TYPE_COLUMNS_DIALOG));
  g_assert_cmpuint (tc_workspace_get_n_studies (self->workspace), ==, 0);

  dialog = ask (self, "first.csv", FIRST);
  gtk_window_close (GTK_WINDOW (dialog));
  window_fixture_pump ();
}

static GPtrArray *
list_names (const char *const *names)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; names[i] != NULL; i++)
    g_ptr_array_add (list, (gpointer) names[i]);

  return list;
}

/* The group says what was chosen, with values that are long, markup, or missing. */
static void
test_group (void)
{
  static const char * const names[] = { "<b>Title", "", "Year", "", NULL };
  g_autofree char *long_value = g_strnfill (5000, 'x');
  const char * const values[] = { long_value, "a <i> & b\nc", NULL };
  g_autoptr(TcCodebook) codebook = tc_codebook_new_default ();
  g_autoptr(GPtrArray) header = list_names (names);
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr(TcColumnMap) map = tc_column_map_new (header);
  g_autoptr(TcColumnMap) chosen = NULL;
  TcTablePreview preview = { (char *) "a <b> & c.csv", map, rows, TRUE };
  TcColumnsGroup *group;

  g_ptr_array_add (rows, list_names (values));
  tc_column_map_set_role (map, 2, "year");
  group = g_object_ref_sink (TC_COLUMNS_GROUP (tc_columns_group_new (&preview, codebook)));
  assert_choice (group, 2, "Year");
  choose (group, 0, "Journal");
  chosen = tc_columns_group_dup_map (group);
  g_assert_cmpstr (tc_column_map_get_role (chosen, 0), ==, "journal");
  g_assert_cmpstr (tc_column_map_get_role (chosen, 1), ==, TC_COLUMN_TEXT);
  g_assert_cmpstr (tc_column_map_get_role (chosen, 2), ==, "year");
  g_assert_null (tc_columns_group_get_choice (group, 3));
  g_assert_null (tc_column_map_get_role (chosen, 3));
  g_assert_cmpstr (tc_column_map_get_header (chosen), ==, tc_column_map_get_header (map));
  g_assert_finalize_object (group);
}

int
main (int    argc,
      char **argv)
{
  window_fixture_init (&argc, &argv);
  g_test_add_func ("/columns/group", test_group);
#define ADD(name, function) \
  g_test_add ("/columns/" name, WindowFixture, "empty", window_fixture_set_up, function, window_fixture_tear_down)

  ADD ("ask-once", test_ask_once);
  ADD ("cancel", test_cancel);

  return g_test_run ();
}
