/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tc-event.h"

/* Tests: tc-event.c */

static TcEventRow *
make_row (void)
{
  TcEventRow *row = tc_event_row_new ();

  row->id = 12;
  row->group = 11;
  row->at = 1700000000000000;
  row->reviewer = g_strdup ("Testperson A");
  row->action = g_strdup ("answer");
  row->object = g_strdup ("answer");
  row->study_id = 7;
  row->object_id = 0;
  row->field = g_strdup ("n_enrolled");
  row->before = g_strdup ("");
  row->after = g_strdup ("{\"value\":40}");
  row->app_version = g_strdup ("0.1.0");
  row->previous_hash = g_strdup ("00ff");
  return row;
}

static void
replace (char       **member,
         const char  *text)
{
  g_free (*member);
  *member = g_strdup (text);
}

/* Computed by hand from the documented form, so that a project of today can be verified for ever.
 * */
static void
test_known_hash (void)
{
  static const char form[] = "4:00ff" "2:12" "2:11" "16:1700000000000000" "12:Testperson A" "6:answer" "6:answer"
                             "1:7" "1:0" "10:n_enrolled" "0:" "12:{\"value\":40}" "5:0.1.0";
  g_autoptr (TcEventRow) row = make_row ();
  g_autofree char *hash = tc_event_row_hash (row);
  g_autofree char *expected = g_compute_checksum_for_string (G_CHECKSUM_SHA256, form, -1);

  g_assert_cmpstr (hash, ==, expected);
}

static void
test_every_member_counts (void)
{
  g_autoptr (GHashTable) hashes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i <= 13; i++)
    {
      g_autoptr (TcEventRow) row = make_row ();
      gint64 *integers[] = { &row->id, &row->group, &row->at, &row->study_id, &row->object_id };
      char **texts[] = { &row->reviewer, &row->action, &row->object, &row->field, &row->before,
                         &row->after,
                         &row->app_version, &row->previous_hash };

      if (i < 5)
        *integers[i] += 1;
      else if (i < 13)
        replace (texts[i - 5], "x");
      g_assert_true (g_hash_table_add (hashes, tc_event_row_hash (row)));
    }
}

/* Text that moves from one member to its neighbour changes the hash; NULL and "" are the same. */
static void
test_borders (void)
{
  g_autoptr (TcEventRow) row = make_row ();
  g_autoptr (TcEventRow) moved = make_row ();
  g_autofree char *hash = NULL, *hash_moved = NULL, *hash_null = NULL, *hash_empty = NULL;

  replace (&row->before, "ab");
  replace (&row->after, "c");
  replace (&moved->before, "a");
  replace (&moved->after, "bc");
  hash = tc_event_row_hash (row);
  hash_moved = tc_event_row_hash (moved);
  g_assert_cmpstr (hash, !=, hash_moved);

  replace (&row->before, NULL);
  hash_null = tc_event_row_hash (row);
  replace (&row->before, "");
  replace (&row->hash, "ignored");
  hash_empty = tc_event_row_hash (row);
  g_assert_cmpstr (hash_null, ==, hash_empty);
}

static void
test_properties (void)
{
  TcEvent *event = tc_event_new (make_row ());
  g_autofree char *reviewer = NULL, *before = NULL, *after = NULL, *hash = NULL;
  gint64 id, group, at, study_id;

  g_object_get (event, "id", &id, "group", &group, "at", &at, "study-id", &study_id, "reviewer",
                &reviewer,
                "before", &before, "after", &after, "hash", &hash, NULL);
  g_assert_cmpint (id, ==, 12);
  g_assert_cmpint (group, ==, 11);
  g_assert_cmpint (at, ==, 1700000000000000);
  g_assert_cmpint (study_id, ==, 7);
  g_assert_cmpstr (reviewer, ==, "Testperson A");
  g_assert_cmpstr (before, ==, "");
  g_assert_cmpstr (after, ==, "{\"value\":40}");
  g_assert_cmpstr (hash, ==, "");
  g_assert_cmpint (tc_event_get_row (event)->id, ==, 12);
  g_assert_finalize_object (event);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/event/known-hash", test_known_hash);
  g_test_add_func ("/event/every-member-counts", test_every_member_counts);
  g_test_add_func ("/event/borders", test_borders);
  g_test_add_func ("/event/properties", test_properties);
  return g_test_run ();
}
