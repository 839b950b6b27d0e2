/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fixture.h"
#include "tc-study-list.h"

/* Tests: tc-study-list.c */

/* A list with a log of its items-changed; each entry must be true when it comes. */
typedef struct
{
  TcStudyList *list;
  GArray *shadow;                 /* ids as the log gives them */
  GString *log;
  guint n_notified;               /* of n-items */
} Watch;

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  Watch      *watch)
{
  g_string_append_printf (watch->log, "%s%u-%u+%u", watch->log->len > 0 ? " " : "",
                          position, removed, added);
  if (removed > 0)
    g_array_remove_range (watch->shadow, position, removed);
  for (guint i = 0; i < added; i++)
    {
      TcId id = tc_study_list_get_id (watch->list, position + i);

      g_array_insert_val (watch->shadow, position + i, id);
    }
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, watch->shadow->len);
}

static void
n_items_cb (Watch *watch)
{
  watch->n_notified++;
}

static gboolean
is_loaded (gpointer data)
{
  return !tc_study_list_is_loading (data);
}

static Watch *
watch_new (Fixture *fixture)
{
  Watch *watch = g_new0 (Watch, 1);

  watch->list = tc_study_list_new (fixture->workspace);
  watch->shadow = g_array_new (FALSE, FALSE, sizeof (TcId));
  watch->log = g_string_new (NULL);
  g_signal_connect (watch->list, "items-changed", G_CALLBACK (items_changed_cb), watch);
  g_signal_connect_swapped (watch->list, "notify::n-items", G_CALLBACK (n_items_cb), watch);

  return watch;
}

static void
watch_free (Watch *watch)
{
  g_assert_cmpstr (watch->log->str, ==, "");    /* no change went unchecked */
  g_assert_finalize_object (g_steal_pointer (&watch->list));
  g_array_unref (watch->shadow);
  g_string_free (watch->log, TRUE);
  g_free (watch);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Watch, watch_free)

/* The log so far, and the ids as digits; forgets the log. */
static void
assert_log (Watch      *watch,
            const char *log,
            const char *ids)
{
  g_autoptr(GString) shown = g_string_new (NULL);

  g_assert_cmpstr (watch->log->str, ==, log);
  g_string_truncate (watch->log, 0);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (watch->list)); i++)
    {
      g_autoptr(TcStudy) study = g_list_model_get_item (G_LIST_MODEL (watch->list), i);

      g_assert_cmpint (tc_study_get_id (study), ==, tc_study_list_get_id (watch->list, i));
      g_assert_cmpint (tc_study_get_id (study), ==, g_array_index (watch->shadow, TcId, i));
      g_string_append_printf (shown, "%d", (int) tc_study_get_id (study));
    }
  g_assert_cmpstr (shown->str, ==, ids);
}

static void
wait_loaded (Watch *watch)
{
  g_assert_true (fixture_wait (is_loaded, watch->list));
}

/* After a change: until the query that follows it has begun and ended. */
static gboolean
is_loading (gpointer data)
{
  return tc_study_list_is_loading (data);
}

static void
wait_requeried (Watch *watch)
{
  g_assert_true (fixture_wait (is_loading, watch->list));
  wait_loaded (watch);
}

static void
set_query (Watch       *watch,
           int          status,
           TcStudySort  sort,
           gboolean     descending)
{
  g_autoptr(TcStudyQuery) query = tc_study_query_new ();

  query->status = status;
  query->sort = sort;
  query->descending = descending;
  tc_study_list_set_query (watch->list, query);
}

static void
set_status (Fixture       *fixture,
            TcStudyStatus  status,
            TcId           first,
            TcId           second)
{
  const TcId studies[] = { first, second };

  tc_workspace_set_status (fixture->workspace, studies, second != 0 ? 2 : 1, status, NULL);
  fixture_flush (fixture);
}

static void
test_queries (void)
{
  g_autoptr(Fixture) fixture = fixture_new (5);
  g_autoptr(Watch) watch = NULL;

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  set_status (fixture, TC_STUDY_REVIEWED, 2, 4);
  watch = watch_new (fixture);
  g_assert_true (tc_study_list_is_loading (watch->list));
  wait_loaded (watch);
  assert_log (watch, "0-0+5", "12345");
  g_assert_cmpuint (watch->n_notified, ==, 1);

  set_query (watch, -1, TC_SORT_ADDED, FALSE);
  wait_loaded (watch);
  assert_log (watch, "", "12345");

  set_query (watch, -1, TC_SORT_ADDED, TRUE);
  wait_loaded (watch);
  assert_log (watch, "0-5+0 0-0+5", "54321");
  g_assert_cmpuint (watch->n_notified, ==, 1);
  g_assert_cmpuint (tc_study_list_find (watch->list, 4), ==, 1);
  g_assert_cmpuint (tc_study_list_find (watch->list, 9), ==, G_MAXUINT);
  g_assert_cmpint (tc_study_list_get_id (watch->list, 5), ==, 0);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (watch->list), 5));

  set_query (watch, TC_STUDY_REVIEWED, TC_SORT_ADDED, TRUE);
  wait_loaded (watch);
  assert_log (watch, "4-1+0 2-1+0 0-1+0", "42");
  set_query (watch, -1, TC_SORT_ADDED, TRUE);
  wait_loaded (watch);
  assert_log (watch, "0-0+1 2-0+1 4-0+1", "54321");

  /* Only the newest of several queries is shown. */
  set_query (watch, TC_STUDY_EXCLUDED, TC_SORT_ADDED, FALSE);
  set_query (watch, -1, TC_SORT_ADDED, FALSE);
  set_query (watch, TC_STUDY_REVIEWED, TC_SORT_ADDED, TRUE);
  wait_loaded (watch);
  assert_log (watch, "4-1+0 2-1+0 0-1+0", "42");
  g_assert_cmpint (tc_study_list_get_query (watch->list)->status, ==, TC_STUDY_REVIEWED);
}

static void
count_cb (guint *n)
{
  ++*n;
}

static void
test_update_in_place (void)
{
  g_autoptr(Fixture) fixture = fixture_new (3);
  g_autoptr(Watch) watch = NULL;
  g_autoptr(TcStudy) study = NULL;
  g_autoptr(TcStudy) again = NULL;
  guint n_notified = 0;

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  watch = watch_new (fixture);
  wait_loaded (watch);
  assert_log (watch, "0-0+3", "123");
  study = g_list_model_get_item (G_LIST_MODEL (watch->list), 1);
  g_signal_connect_swapped (study, "notify::n-checked", G_CALLBACK (count_cb), &n_notified);

  tc_workspace_accept (fixture->workspace, 2, "phase");
  fixture_flush (fixture);
  g_assert_cmpuint (n_notified, ==, 1);
  g_assert_cmpuint (tc_study_get_row (study)->n_checked, ==, 1);
  g_assert_cmpint (tc_study_get_row (study)->status, ==, TC_STUDY_IN_REVIEW);
  again = g_list_model_get_item (G_LIST_MODEL (watch->list), 1);
  g_assert_true (again == study);
  g_assert_false (tc_study_list_is_loading (watch->list));
  assert_log (watch, "", "123");
}

/* What an edit does to a list in which the study's place depends on it. */
static void
test_edit_moves (void)
{
  g_autoptr(Fixture) fixture = fixture_new (4);
  g_autoptr(Watch) watch = NULL;

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  watch = watch_new (fixture);
  set_query (watch, -1, TC_SORT_STATUS, FALSE);
  wait_loaded (watch);
  assert_log (watch, "0-0+4", "1234");

  set_status (fixture, TC_STUDY_EXCLUDED, 2, 0);
  wait_requeried (watch);
  assert_log (watch, "1-1+0 3-0+1", "1342");

  /* Nothing moves: nothing is emitted. */
  tc_workspace_accept (fixture->workspace, 2, "phase");
  fixture_flush (fixture);
  wait_requeried (watch);
  assert_log (watch, "", "1342");

  set_query (watch, TC_STUDY_TO_REVIEW, TC_SORT_ADDED, FALSE);
  wait_loaded (watch);
  assert_log (watch, "3-1+0", "134");
  set_status (fixture, TC_STUDY_REVIEWED, 1, 4);
  wait_requeried (watch);
  assert_log (watch, "2-1+0 0-1+0", "3");
  tc_workspace_undo (fixture->workspace);
  fixture_flush (fixture);
  wait_requeried (watch);
  assert_log (watch, "0-0+1 2-0+1", "134");
}

static void
test_search (void)
{
  g_autoptr(Fixture) fixture = fixture_new (3);
  g_autoptr(Watch) watch = NULL;
  g_autoptr(TcStudyQuery) query = tc_study_query_new ();
  g_autoptr(TcValue) value = tc_value_new_text ("Saline of Testperson C");

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  tc_workspace_set_value (fixture->workspace, 3, "intervention", value, NULL, NULL);
  fixture_flush (fixture);
  watch = watch_new (fixture);
  wait_loaded (watch);
  assert_log (watch, "0-0+3", "123");

  query->search = g_strdup ("干眼");
  tc_study_list_set_query (watch->list, query);
  wait_loaded (watch);
  assert_log (watch, "", "123");
  g_free (query->search);
  query->search = g_strdup ("saline");
  tc_study_list_set_query (watch->list, query);
  wait_loaded (watch);
  assert_log (watch, "0-2+0", "3");
  g_free (query->search);
  query->search = g_strdup ("\"* AND (");
  tc_study_list_set_query (watch->list, query);
  wait_loaded (watch);
  g_string_truncate (watch->log, 0);
}

/* The list may outlive the open project, and the project the list. */
static void
test_close (void)
{
  g_autoptr(Fixture) fixture = fixture_new (3);
  g_autoptr(GError) error = NULL;
  Watch *watch;
  TcStudyList *short_lived;
  g_autoptr(TcStudy) study = NULL;

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  short_lived = tc_study_list_new (fixture->workspace);
  g_assert_finalize_object (short_lived);

  watch = watch_new (fixture);
  wait_loaded (watch);
  set_query (watch, -1, TC_SORT_ADDED, TRUE);
  tc_workspace_close (fixture->workspace, &error);
  g_assert_no_error (error);
  assert_log (watch, "0-0+3", "123");
  set_query (watch, -1, TC_SORT_ADDED, FALSE);

  /* A row that cannot be read says so, and why. */
  study = g_list_model_get_item (G_LIST_MODEL (watch->list), 2);
  g_assert_cmpint (tc_study_get_row (study)->id, ==, tc_study_list_get_id (watch->list, 2));
  g_assert_cmpstr (tc_study_get_row (study)->label, ==, "Cannot be read");
  g_assert_cmpstr (tc_study_get_row (study)->title, ==, "The project was closed.");
  watch_free (watch);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/study-list/queries", test_queries);
  g_test_add_func ("/study-list/update-in-place", test_update_in_place);
  g_test_add_func ("/study-list/edit-moves", test_edit_moves);
  g_test_add_func ("/study-list/search", test_search);
  g_test_add_func ("/study-list/close", test_close);

  return g_test_run ();
}
