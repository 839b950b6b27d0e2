/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tc-bitset-selection.h"
#include "tc-row-list.h"

/* --- a model whose items are numbers, and which are made when asked for --------------------------- */

#define TEST_TYPE_NUMBERS (test_numbers_get_type ())
G_DECLARE_FINAL_TYPE (TestNumbers, test_numbers, TEST, NUMBERS, GObject)

struct _TestNumbers
{
  GObject parent_instance;
  GArray *ids;                    /* of gint64 */
  guint n_made;
};

static GType
test_numbers_get_item_type (GListModel *list)
{
  return G_TYPE_OBJECT;
}

static guint
test_numbers_get_n_items (GListModel *list)
{
  return TEST_NUMBERS (list)->ids->len;
}

static gpointer
test_numbers_get_item (GListModel *list,
                       guint       position)
{
  TestNumbers *self = TEST_NUMBERS (list);

  if (position >= self->ids->len)
    return NULL;

  self->n_made++;

  return g_object_new (G_TYPE_OBJECT, NULL);
}

static void
test_numbers_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = test_numbers_get_item_type;
  iface->get_n_items = test_numbers_get_n_items;
  iface->get_item = test_numbers_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestNumbers, test_numbers, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      test_numbers_list_model_init))

static void
test_numbers_finalize (GObject *object)
{
  g_array_unref (TEST_NUMBERS (object)->ids);

  G_OBJECT_CLASS (test_numbers_parent_class)->finalize (object);
}

static void
test_numbers_class_init (TestNumbersClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_numbers_finalize;
}

static void
test_numbers_init (TestNumbers *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
}

static gint64
get_id (GListModel *model,
        guint       position)
{
  return g_array_index (TEST_NUMBERS (model)->ids, gint64, position);
}

static void
append (TestNumbers *self,
        guint        n_items,
        gint64       first,
        gint64       step)
{
  guint position = self->ids->len;

  for (guint i = 0; i < n_items; i++)
    {
      gint64 id = first + i * step;

      g_array_append_val (self->ids, id);
    }
  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, n_items);
}

static void
clear (TestNumbers *self)
{
  guint n_items = self->ids->len;

  g_array_set_size (self->ids, 0);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_items, 0);
}

/* --- what the selection says ---------------------------------------------------------------------- */

static void
log_items_cb (GListModel *model,
              guint       position,
              guint       removed,
              guint       added,
              GString    *log)
{
  g_string_append_printf (log, "%s%u-%u+%u", log->len > 0 ? " " : "", position, removed, added);
}

static void
log_selection_cb (GtkSelectionModel *model,
                  guint              position,
                  guint              n_items,
                  GString           *log)
{
  g_string_append_printf (log, "%ss%u:%u", log->len > 0 ? " " : "", position, n_items);
}

typedef struct
{
  TestNumbers *numbers;
  TcBitsetSelection *selection;
  GString *log;
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  self->numbers = g_object_new (test_numbers_get_type (), NULL);
  append (self->numbers, 10, 101, 1);
  self->selection = tc_bitset_selection_new (g_object_ref (G_LIST_MODEL (self->numbers)), get_id);
  self->log = g_string_new (NULL);
  g_signal_connect (self->selection, "items-changed", G_CALLBACK (log_items_cb), self->log);
  g_signal_connect (self->selection, "selection-changed", G_CALLBACK (log_selection_cb), self->log);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  g_assert_cmpstr (self->log->str, ==, "");
  g_string_free (self->log, TRUE);
  g_assert_finalize_object (self->selection);
  g_assert_finalize_object (self->numbers);
}

static void
assert_log (Fixture    *self,
            const char *expected)
{
  g_assert_cmpstr (self->log->str, ==, expected);
  g_string_set_size (self->log, 0);
}

static void
assert_ids (Fixture    *self,
            const char *expected)
{
  g_autoptr(GArray) ids = tc_bitset_selection_dup_ids (self->selection);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "",
                            g_array_index (ids, gint64, i));
  g_assert_cmpstr (text->str, ==, expected);
  g_assert_cmpuint (ids->len, ==, tc_bitset_selection_get_n_selected (self->selection));
}

static void
test_select (Fixture      *self,
             gconstpointer data)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (self->selection);

  assert_ids (self, "");
  g_assert_false (tc_bitset_selection_is_remembering (self->selection));

  gtk_selection_model_select_item (model, 3, TRUE);
  assert_log (self, "s3:1");
  gtk_selection_model_select_item (model, 5, FALSE);
  assert_log (self, "s5:1");
  assert_ids (self, "104 106");
  g_assert_true (gtk_selection_model_is_selected (model, 3));
  g_assert_false (gtk_selection_model_is_selected (model, 4));

  gtk_selection_model_select_range (model, 6, 3, TRUE);
  assert_log (self, "s3:6");
  assert_ids (self, "107 108 109");
  gtk_selection_model_unselect_item (model, 7);
  assert_log (self, "s7:1");
  assert_ids (self, "107 109");

  /* Beyond the end there is nothing to select. */
  gtk_selection_model_select_range (model, 9, 5, TRUE);
  assert_log (self, "s6:4");
  assert_ids (self, "110");
  gtk_selection_model_select_item (model, 9, TRUE);
  assert_log (self, "");
}

static void
test_new_order (Fixture      *self,
                gconstpointer data)
{
  gtk_selection_model_select_range (GTK_SELECTION_MODEL (self->selection), 2, 2, TRUE);
  assert_log (self, "s2:2");

  clear (self->numbers);
  assert_log (self, "0-10+0");
  assert_ids (self, "");
  g_assert_true (tc_bitset_selection_is_remembering (self->selection));

  append (self->numbers, 10, 110, -1);
  assert_log (self, "0-0+10 s0:10");
  assert_ids (self, "104 103");
  g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), 6));
}

static void
test_filter (Fixture      *self,
             gconstpointer data)
{
  gtk_selection_model_select_range (GTK_SELECTION_MODEL (self->selection), 2, 2, TRUE);
  assert_log (self, "s2:2");

  /* Hidden and back: remembered. */
  clear (self->numbers);
  append (self->numbers, 2, 201, 1);
  assert_log (self, "0-10+0 0-0+2");
  assert_ids (self, "");
  clear (self->numbers);
  append (self->numbers, 10, 101, 1);
  assert_log (self, "0-2+0 0-0+10 s0:10");
  assert_ids (self, "103 104");

  /* Another choice while they are hidden: forgotten. */
  clear (self->numbers);
  append (self->numbers, 2, 201, 1);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), 1, TRUE);
  assert_log (self, "0-10+0 0-0+2 s1:1");
  append (self->numbers, 10, 101, 1);
  assert_log (self, "2-0+10");
  assert_ids (self, "202");
}

static void
test_splice (Fixture      *self,
             gconstpointer data)
{
  gint64 id = 99;

  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), 3, TRUE);
  assert_log (self, "s3:1");

  g_array_insert_val (self->numbers->ids, 0, id);
  g_list_model_items_changed (G_LIST_MODEL (self->numbers), 0, 0, 1);
  assert_log (self, "0-0+1");
  assert_ids (self, "104");

  g_array_remove_range (self->numbers->ids, 3, 3);
  g_list_model_items_changed (G_LIST_MODEL (self->numbers), 3, 3, 0);
  assert_log (self, "3-3+0");
  assert_ids (self, "");
}

static void
test_select_id (Fixture      *self,
                gconstpointer data)
{
  tc_bitset_selection_select_id (self->selection, 105);
  assert_log (self, "s0:10");
  assert_ids (self, "105");

  /* Not there yet, but asked for. */
  tc_bitset_selection_select_id (self->selection, 111);
  assert_log (self, "s0:10");
  assert_ids (self, "");
  append (self->numbers, 2, 111, 1);
  assert_log (self, "10-0+2 s10:2");
  assert_ids (self, "111");
}

static void
test_million (Fixture      *self,
              gconstpointer data)
{
  gint64 start;

  append (self->numbers, 999990, 1000, 1);
  assert_log (self, "10-0+999990");

  start = g_get_monotonic_time ();
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (self->selection));
  assert_log (self, "s0:1000000");
  g_assert_cmpint (g_get_monotonic_time () - start, <, 100 * 1000);
  g_assert_cmpuint (tc_bitset_selection_get_n_selected (self->selection), ==, 1000000);

  /* So many are forgotten in a new order; no item was made for any of this. */
  clear (self->numbers);
  append (self->numbers, 10, 101, 1);
  assert_log (self, "0-1000000+0 0-0+10");
  assert_ids (self, "");
  g_assert_cmpuint (self->numbers->n_made, ==, 0);
}

/* --- over rows, which come after their items ------------------------------------------------------ */

static void
set_up_rows (Fixture      *self,
             gconstpointer data)
{
  self->numbers = g_object_new (test_numbers_get_type (), NULL);
  append (self->numbers, 60, 101, 1);
  self->selection = tc_bitset_selection_new (G_LIST_MODEL (tc_row_list_new (g_object_ref (G_LIST_MODEL (self->numbers)))),
                                             get_id);
  self->log = g_string_new (NULL);
  g_signal_connect (self->selection, "items-changed", G_CALLBACK (log_items_cb), self->log);
  g_signal_connect (self->selection, "selection-changed", G_CALLBACK (log_selection_cb), self->log);
}

static void
settle (void)
{
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
}

static void
test_rows (Fixture      *self,
           gconstpointer data)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (self->selection);

  /* Nobody can be told before there is a row. */
  gtk_selection_model_select_item (model, 40, TRUE);
  assert_ids (self, "141");
  assert_log (self, "");
  settle ();
  assert_log (self, "0-0+24 s0:24 24-0+24 48-0+12");

  /* In another order the rows stay; what is selected is true at once. */
  clear (self->numbers);
  assert_ids (self, "");
  append (self->numbers, 60, 160, -1);
  assert_ids (self, "141");
  g_assert_true (gtk_selection_model_is_selected (model, 19));
  g_assert_false (gtk_selection_model_is_selected (model, 40));
  assert_log (self, "s0:60 s0:60");
  settle ();
  assert_log (self, "");

  /* All are all, not only those that have a row by now. */
  clear (self->numbers);
  append (self->numbers, 100, 101, 1);
  assert_log (self, "s0:60 s0:60");
  gtk_selection_model_select_all (model);
  assert_log (self, "s0:60");
  g_assert_cmpuint (tc_bitset_selection_get_n_selected (self->selection), ==, 100);
  gtk_selection_model_select_item (model, 2, TRUE);
  assert_ids (self, "103");
  assert_log (self, "s0:60");
  gtk_selection_model_unselect_all (model);
  assert_ids (self, "");
  assert_log (self, "s2:1");
  settle ();
  assert_log (self, "60-0+24 84-0+16");
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

#define ADD(name, function) \
  g_test_add ("/bitset-selection/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("select", test_select);
  ADD ("new-order", test_new_order);
  ADD ("filter", test_filter);
  ADD ("splice", test_splice);
  ADD ("select-id", test_select_id);
  ADD ("million", test_million);
  g_test_add ("/bitset-selection/rows", Fixture, NULL, set_up_rows, test_rows, tear_down);

  return g_test_run ();
}
