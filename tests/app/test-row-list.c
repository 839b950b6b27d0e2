/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tc-list-row.h"
#include "tc-row-list.h"

typedef struct
{
  GListStore *store;
  TcRowList *list;
  GPtrArray *held;                /* the first rows, as a view holds them */
  GString *log;                   /* "position-removed+added" of every change, "~" where rows hold other items */
  guint n_items;                  /* as the log says */
  guint n_refreshed;              /* notifications of the rows that are held */
} Fixture;

static void
log_change (Fixture    *fixture,
            const char *text)
{
  g_string_append_printf (fixture->log, "%s%s", fixture->log->len > 0 ? " " : "", text);
}

static void
refreshed_cb (Fixture *fixture)
{
  fixture->n_refreshed++;
}


static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  Fixture    *fixture)
{
  g_autofree char *text = g_strdup_printf ("%u-%u+%u", position, removed, added);

  log_change (fixture, text);
  g_assert_cmpuint (position + removed, <=, fixture->n_items);
  fixture->n_items += added - removed;
  g_assert_cmpuint (fixture->n_items, ==, g_list_model_get_n_items (model));
  /* A view gives up the rows that went, and asks for those that come. */
  for (guint i = 0; i < removed && position < fixture->held->len; i++)
    g_ptr_array_remove_index (fixture->held, position);
  for (guint i = 0; i < added && position + i < TC_ROW_LIST_WIDGETS && position + i <= fixture->held->len; i++)
    {
      TcListRow *row = g_list_model_get_item (model, position + i);

      g_signal_connect_swapped (row, "notify::item", G_CALLBACK (refreshed_cb), fixture);
      g_ptr_array_insert (fixture->held, position + i, row);
    }
}

static void
followed_cb (TcRowList *list,
             gboolean   moved,
             Fixture   *fixture)
{
  if (moved)
    log_change (fixture, "~");
}

static void
release_row (gpointer row)
{
  g_signal_handlers_disconnect_matched (row, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, refreshed_cb, NULL);
  g_object_unref (row);
}

/* Replaces @removed items at @position by @added new ones in one change. */
static void
splice (Fixture *fixture,
        guint    position,
        guint    removed,
        guint    added)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < added; i++)
    g_ptr_array_add (items, g_object_new (G_TYPE_OBJECT, NULL));
  g_list_store_splice (fixture->store, position, removed, items->pdata, added);
}

static void
settle (void)
{
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->store = g_list_store_new (G_TYPE_OBJECT);
  fixture->log = g_string_new (NULL);
  fixture->held = g_ptr_array_new_with_free_func (release_row);
  splice (fixture, 0, 0, GPOINTER_TO_UINT (data));
  fixture->list = tc_row_list_new (g_object_ref (G_LIST_MODEL (fixture->store)));
  g_signal_connect (fixture->list, "items-changed", G_CALLBACK (items_changed_cb), fixture);
  g_signal_connect (fixture->list, "followed", G_CALLBACK (followed_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  /* In one half of the cases rows outlive their list, as those of a view can. */
  if (GPOINTER_TO_UINT (data) % 200 == 0)
    g_clear_pointer (&fixture->held, g_ptr_array_unref);
  g_assert_finalize_object (fixture->list);
  g_clear_pointer (&fixture->held, g_ptr_array_unref);
  g_assert_finalize_object (fixture->store);
  g_string_free (fixture->log, TRUE);
}

/* What was logged since the last call has to be @expected. */
static void
assert_log (Fixture    *fixture,
            const char *expected)
{
  g_assert_cmpstr (fixture->log->str, ==, expected);
  g_string_truncate (fixture->log, 0);
}

/* Everything is handed on, and every row holds the store's item. */
static void
assert_settled (Fixture *fixture)
{
  g_assert_cmpuint (fixture->n_items, ==, g_list_model_get_n_items (G_LIST_MODEL (fixture->store)));
  g_assert_cmpuint (fixture->held->len, ==, MIN (fixture->n_items, TC_ROW_LIST_WIDGETS));
  for (guint i = 0; i < fixture->n_items; i++)
    {
      g_autoptr(TcListRow) row = g_list_model_get_item (G_LIST_MODEL (fixture->list), i);
      g_autoptr(GObject) stored = g_list_model_get_item (G_LIST_MODEL (fixture->store), i);

      g_assert_true (tc_list_row_get_item (row) == stored);
      g_assert_cmpuint (tc_list_row_get_position (row), ==, i);
      if (i < fixture->held->len)
        g_assert_true (row == fixture->held->pdata[i]);
    }
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (fixture->list), fixture->n_items));
}

static void
start (Fixture *fixture)
{
  settle ();
  assert_settled (fixture);
  g_string_truncate (fixture->log, 0);
  fixture->n_refreshed = 0;
}

static void
test_steps (Fixture       *fixture,
            gconstpointer  data)
{
  g_assert_cmpuint (fixture->n_items, ==, 0);
  settle ();
  assert_log (fixture, "0-0+24 24-0+24 48-0+24 72-0+24 96-0+24 120-0+24 144-0+24 168-0+24 192-0+24 216-0+784");
  assert_settled (fixture);
}

/* The rows stay, and only what they hold is another. */
static void
test_other_order (Fixture       *fixture,
                  gconstpointer  data)
{
  start (fixture);

  splice (fixture, 0, 100, 0);
  splice (fixture, 0, 0, 100);
  g_assert_cmpuint (fixture->n_refreshed, ==, 0);
  for (guint i = 1; i <= 4; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_assert_cmpuint (fixture->n_refreshed, ==, MIN (i * TC_ROW_LIST_STEP, 100));
    }
  settle ();
  g_assert_cmpuint (fixture->n_refreshed, ==, 100);
  assert_log (fixture, "~ ~");
  assert_settled (fixture);
}

static void
test_fewer (Fixture       *fixture,
            gconstpointer  data)
{
  start (fixture);

  splice (fixture, 0, 100, 0);
  splice (fixture, 0, 0, 60);
  /* Rows that wait to go hold nothing, or what they held. */
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 100);
  settle ();
  assert_log (fixture, "~ ~ 76-24+0 60-16+0");
  g_assert_cmpuint (fixture->n_refreshed, ==, 60);
  assert_settled (fixture);

  splice (fixture, 0, 60, 0);
  settle ();
  assert_log (fixture, "~ 36-24+0 12-24+0 0-12+0");
  assert_settled (fixture);
}

static void
test_more (Fixture       *fixture,
           gconstpointer  data)
{
  start (fixture);

  splice (fixture, 0, 100, 0);
  splice (fixture, 0, 0, 130);
  settle ();
  assert_log (fixture, "~ ~ 100-0+24 124-0+6");
  assert_settled (fixture);
  /* Behind what is shown. */
  splice (fixture, 130, 0, 30);
  settle ();
  assert_log (fixture, "130-0+24 154-0+6");
  assert_settled (fixture);
}

/* Small changes are what they are, until they are too many. */
static void
test_small (Fixture       *fixture,
            gconstpointer  data)
{
  start (fixture);

  splice (fixture, 50, 1, 1);
  splice (fixture, 20, 10, 0);
  assert_log (fixture, "50-1+1 20-10+0");
  assert_settled (fixture);
  splice (fixture, 5, 1, 2);
  assert_log (fixture, "5-1+2");
  g_assert_cmpuint (fixture->n_refreshed, ==, 0);
  splice (fixture, 0, 0, 20);
  assert_log (fixture, "~");
  settle ();
  assert_log (fixture, "91-0+20");
  assert_settled (fixture);

  splice (fixture, 0, 0, 20);
  assert_log (fixture, "0-0+20");
  assert_settled (fixture);
}

static void
test_while_growing (Fixture       *fixture,
                    gconstpointer  data)
{
  g_main_context_iteration (NULL, FALSE);
  assert_log (fixture, "0-0+24");
  splice (fixture, 50, 1, 1);
  assert_log (fixture, "");
  splice (fixture, 20, 10, 0);
  assert_log (fixture, "20-4+0");
  splice (fixture, 5, 1, 2);
  assert_log (fixture, "5-1+2");
  splice (fixture, 0, 0, 30);
  assert_log (fixture, "~");
  settle ();
  assert_log (fixture, "21-0+24 45-0+24 69-0+24 93-0+24 117-0+4");
  assert_settled (fixture);
}

static void
test_show_all (Fixture       *fixture,
               gconstpointer  data)
{
  tc_row_list_show_all (fixture->list);
  assert_log (fixture, "0-0+100");
  assert_settled (fixture);
  settle ();
  assert_log (fixture, "");

  splice (fixture, 0, 100, 0);
  splice (fixture, 0, 0, 90);
  tc_row_list_show_all (fixture->list);
  assert_log (fixture, "~ ~ 90-10+0");
  assert_settled (fixture);
  settle ();
  assert_log (fixture, "");
}

static void
test_nothing (Fixture       *fixture,
              gconstpointer  data)
{
  settle ();
  assert_log (fixture, "");
  splice (fixture, 0, 0, 3);
  settle ();
  assert_log (fixture, "0-0+3");
  splice (fixture, 1, 1, 1);
  assert_log (fixture, "1-1+1");
  assert_settled (fixture);
}

/* A change within an item is a change of its row, as long as it stands there. */
static void
test_row (void)
{
  GSimpleAction *first = g_simple_action_new ("first", NULL);
  GSimpleAction *second = g_simple_action_new ("second", NULL);
  TcListRow *row = tc_list_row_new (7);
  Fixture fixture = { NULL };

  g_assert_cmpuint (tc_list_row_get_position (row), ==, 7);
  g_assert_null (tc_list_row_get_item (row));
  g_signal_connect_swapped (row, "notify::item", G_CALLBACK (refreshed_cb), &fixture);

  tc_list_row_set_item (row, g_object_ref (first));
  g_assert_cmpuint (fixture.n_refreshed, ==, 1);
  tc_list_row_set_item (row, g_object_ref (first));
  g_assert_cmpuint (fixture.n_refreshed, ==, 1);
  g_simple_action_set_enabled (first, FALSE);
  g_assert_cmpuint (fixture.n_refreshed, ==, 2);
  tc_list_row_set_item (row, g_object_ref (second));
  g_assert_cmpuint (fixture.n_refreshed, ==, 3);
  g_simple_action_set_enabled (first, TRUE);
  g_assert_cmpuint (fixture.n_refreshed, ==, 3);

  g_assert_finalize_object (row);
  g_assert_finalize_object (first);
  g_assert_finalize_object (second);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, n, function) \
  g_test_add ("/row-list/" name, Fixture, GUINT_TO_POINTER (n), set_up, function, tear_down)
  ADD ("steps", 1000, test_steps);
  ADD ("other-order", 100, test_other_order);
  ADD ("fewer", 100, test_fewer);
  ADD ("more", 100, test_more);
  ADD ("small", 100, test_small);
  ADD ("while-growing", 100, test_while_growing);
  ADD ("show-all", 100, test_show_all);
  ADD ("nothing", 0, test_nothing);
#undef ADD
  g_test_add_func ("/row-list/row", test_row);

  return g_test_run ();
}
