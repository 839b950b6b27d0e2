/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tc-gradual-list.h"

typedef struct
{
  GListStore *store;
  TcGradualList *list;
  GString *log;                   /* "position-removed+added" of every change */
  guint n_items;                  /* as the log says */
} Fixture;

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  Fixture    *fixture)
{
  g_string_append_printf (fixture->log, "%s%u-%u+%u", fixture->log->len > 0 ? " " : "",
                          position, removed, added);
  g_assert_cmpuint (position + removed, <=, fixture->n_items);
  fixture->n_items += added - removed;
  g_assert_cmpuint (fixture->n_items, ==, g_list_model_get_n_items (model));
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
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->store = g_list_store_new (G_TYPE_OBJECT);
  fixture->log = g_string_new (NULL);
  splice (fixture, 0, 0, GPOINTER_TO_UINT (data));
  fixture->list = tc_gradual_list_new (g_object_ref (G_LIST_MODEL (fixture->store)));
  fixture->n_items = g_list_model_get_n_items (G_LIST_MODEL (fixture->list));
  g_signal_connect (fixture->list, "items-changed", G_CALLBACK (items_changed_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->list);
  g_assert_finalize_object (fixture->store);
  g_string_free (fixture->log, TRUE);
}

/* What was logged since the last call has to be @expected, and every item that is shown the store's. */
static void
assert_changes (Fixture    *fixture,
                const char *expected)
{
  g_assert_cmpstr (fixture->log->str, ==, expected);
  g_string_truncate (fixture->log, 0);

  for (guint i = 0; i < fixture->n_items; i++)
    {
      g_autoptr(GObject) shown = g_list_model_get_item (G_LIST_MODEL (fixture->list), i);
      g_autoptr(GObject) stored = g_list_model_get_item (G_LIST_MODEL (fixture->store), i);

      g_assert_true (shown == stored);
    }
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (fixture->list), fixture->n_items));
}

static void
settle (void)
{
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
}

static void
test_steps (Fixture       *fixture,
            gconstpointer  data)
{
  g_assert_cmpuint (fixture->n_items, ==, 24);
  settle ();
  assert_changes (fixture, "24-0+24 48-0+24 72-0+24 96-0+24 120-0+24 144-0+24 168-0+24 192-0+24 216-0+784");
  g_assert_cmpuint (fixture->n_items, ==, 1000);
}

static void
test_other_order (Fixture       *fixture,
                  gconstpointer  data)
{
  settle ();
  g_string_truncate (fixture->log, 0);

  splice (fixture, 0, 100, 0);
  assert_changes (fixture, "0-100+0");
  splice (fixture, 0, 0, 60);
  assert_changes (fixture, "0-0+24");
  settle ();
  assert_changes (fixture, "24-0+24 48-0+12");
}

static void
test_while_growing (Fixture       *fixture,
                    gconstpointer  data)
{
  splice (fixture, 50, 1, 1);
  assert_changes (fixture, "");
  splice (fixture, 20, 10, 0);
  assert_changes (fixture, "20-4+0");
  splice (fixture, 5, 1, 2);
  assert_changes (fixture, "5-1+2");
  splice (fixture, 0, 0, 30);
  assert_changes (fixture, "0-0+30");
  settle ();
  assert_changes (fixture, "51-0+24 75-0+24 99-0+22");
}

static void
test_show_all (Fixture       *fixture,
               gconstpointer  data)
{
  tc_gradual_list_show_all (fixture->list);
  assert_changes (fixture, "24-0+76");
  settle ();
  assert_changes (fixture, "");
  tc_gradual_list_show_all (fixture->list);
  assert_changes (fixture, "");
}

static void
test_nothing (Fixture       *fixture,
              gconstpointer  data)
{
  settle ();
  assert_changes (fixture, "");
  splice (fixture, 0, 0, 3);
  assert_changes (fixture, "0-0+3");
  splice (fixture, 1, 1, 1);
  assert_changes (fixture, "1-1+1");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, n, function) \
  g_test_add ("/gradual-list/" name, Fixture, GUINT_TO_POINTER (n), set_up, function, tear_down)
  ADD ("steps", 1000, test_steps);
  ADD ("other-order", 100, test_other_order);
  ADD ("while-growing", 100, test_while_growing);
  ADD ("show-all", 100, test_show_all);
  ADD ("nothing", 0, test_nothing);
#undef ADD

  return g_test_run ();
}
