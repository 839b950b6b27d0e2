/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tc-id-changes.h"

/* Tests: tc-id-changes.c */

static const struct
{
  const char *name;
  const char *before;
  const char *after;
  const char *log;                /* position-removed+added, one a step */
} cases[] = {
  { "empty", "", "", "" },
  { "fill", "", "123", "0-0+3" },
  { "clear", "123", "", "0-3+0" },
  { "same", "123", "123", "" },
  { "append", "123", "12345", "3-0+2" },
  { "prepend", "123", "89123", "0-0+2" },
  { "insert", "123", "1923", "1-0+1" },
  { "insert-in-places", "123", "1928345", "1-0+1 3-0+1 5-0+2" },
  { "remove-first", "123", "23", "0-1+0" },
  { "remove-last", "123", "12", "2-1+0" },
  { "remove-middle", "12345", "145", "1-2+0" },
  { "remove-in-places", "123456", "246", "4-1+0 2-1+0 0-1+0" },
  { "move-down", "12345", "13425", "1-1+0 3-0+1" },
  { "move-up", "12345", "14235", "3-1+0 1-0+1" },
  { "move-to-end", "12345", "23451", "0-1+0 4-0+1" },
  { "swap", "12", "21", "0-1+0 1-0+1" },
  { "reverse", "12345", "54321", "0-5+0 0-0+5" },
  { "another", "123", "456", "0-3+0 0-0+3" },
  { "one-for-another", "123", "143", "0-3+0 0-0+3" },
  { "removed-and-added", "123", "2345", "0-3+0 0-0+4" },
};

static GArray *
make_ids (const char *digits)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (TcId));

  for (; *digits != '\0'; digits++)
    {
      TcId id = *digits - '0';

      g_array_append_val (ids, id);
    }

  return ids;
}

static void
assert_equal (GArray *a,
              GArray *b)
{
  g_assert_cmpmem (a->data, a->len * sizeof (TcId), b->data, b->len * sizeof (TcId));
}

static void
test_case (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr(GArray) ids = make_ids (cases[i].before);
  g_autoptr(GArray) after = make_ids (cases[i].after);
  g_autoptr(GArray) changes = tc_id_changes_compute (ids, after);
  g_autoptr(GString) log = g_string_new (NULL);

  for (guint j = 0; j < changes->len; j++)
    {
      const TcIdChange *change = &g_array_index (changes, TcIdChange, j);

      g_assert_cmpuint (change->position + change->removed, <=, ids->len);
      g_string_append_printf (log, "%s%u-%u+%u", j > 0 ? " " : "",
                              change->position, change->removed, change->added);
      tc_id_change_apply (change, ids, after);
    }
  g_assert_cmpstr (log->str, ==, cases[i].log);
  assert_equal (ids, after);
}

/* Random lists: whatever the steps are, they lead to the new ids. */
static void
test_random (void)
{
  for (guint round = 0; round < 2000; round++)
    {
      g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (TcId));
      g_autoptr(GArray) after = g_array_new (FALSE, FALSE, sizeof (TcId));
      g_autoptr(GArray) changes = NULL;

      for (TcId id = 1; id < 200; id++)
        {
          if (g_test_rand_int_range (0, 8) != 0)
            g_array_append_val (ids, id);
          if (round % 3 == 0 ? g_test_rand_int_range (0, 8) != 0 : id % (round % 50 + 2) != 0)
            g_array_insert_val (after, round % 2 == 0 ? after->len : 0, id);
        }
      changes = tc_id_changes_compute (ids, after);
      for (guint j = 0; j < changes->len; j++)
        tc_id_change_apply (&g_array_index (changes, TcIdChange, j), ids, after);
      assert_equal (ids, after);
    }
}

/* More places than a view should be told of one by one. */
static void
test_many_places (void)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (TcId));
  g_autoptr(GArray) after = g_array_new (FALSE, FALSE, sizeof (TcId));
  g_autoptr(GArray) changes = NULL;

  for (TcId id = 1; id <= 1000; id++)
    {
      g_array_append_val (ids, id);
      if (id % 2 == 0)
        g_array_append_val (after, id);
    }
  changes = tc_id_changes_compute (ids, after);
  g_assert_cmpuint (changes->len, ==, 2);
  g_assert_cmpuint (g_array_index (changes, TcIdChange, 0).removed, ==, 1000);
  g_assert_cmpuint (g_array_index (changes, TcIdChange, 1).added, ==, 500);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/id-changes/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/id-changes/random", test_random);
  g_test_add_func ("/id-changes/many-places", test_many_places);

  return g_test_run ();
}
