/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tc-study.h"

#include <string.h>

/* Tests: tc-study.c tc-study-query.c */

static TcStudyRow *
make_row (const char *title,
          guint       n_checked)
{
  TcStudyRow *row = tc_study_row_new ();

  row->id = 6;
  row->status = TC_STUDY_IN_REVIEW;
  row->year = 2024;
  row->n_enrolled = 40;
  row->n_checked = n_checked;
  g_free (row->title);
  row->title = g_strdup (title);
  return row;
}

static void
notify_cb (GObject    *object,
           GParamSpec *pspec,
           gpointer    user_data)
{
  GString *log = user_data;
  TcStudy *study = TC_STUDY (object);

  /* What is notified is already there, and so are the others. */
  g_assert_cmpstr (tc_study_get_row (study)->title, ==, "New");
  g_string_append_printf (log, "%s ", pspec->name);
}

static void
test_status_names (void)
{
  static const char * const names[] = { "to review", "in review", "reviewed", "excluded" };
  TcStudyStatus status = TC_STUDY_TO_REVIEW;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_assert_cmpstr (tc_study_status_to_string ((TcStudyStatus) i), ==, names[i]);
      g_assert_true (tc_study_status_from_string (names[i], &status));
      g_assert_cmpint (status, ==, i);
    }
  g_assert_false (tc_study_status_from_string ("done", &status));
  g_assert_false (tc_study_status_from_string (NULL, &status));
}

static void
test_empty_row (void)
{
  TcStudy *study = tc_study_new (tc_study_row_new ());
  g_autofree char *title = NULL, *reason = NULL, *phase = NULL, *kind = NULL;
  TcStudyStatus status;
  gint64 n_enrolled;
  int year;

  g_object_get (study, "title", &title, "exclusion-reason", &reason, "phase", &phase, "kind", &kind,
                "status", &status, "n-enrolled", &n_enrolled, "year", &year, NULL);
  g_assert_cmpstr (title, ==, "");
  g_assert_cmpstr (reason, ==, "");
  g_assert_cmpstr (phase, ==, "");
  g_assert_cmpstr (kind, ==, "");
  g_assert_cmpint (status, ==, TC_STUDY_TO_REVIEW);
  g_assert_cmpint (n_enrolled, ==, -1);
  g_assert_cmpint (year, ==, 0);
  g_assert_finalize_object (study);
}

/* Only what changed is notified, once all of it has. */
static void
test_update (void)
{
  TcStudy *study = tc_study_new (make_row ("Old", 3));
  g_autoptr (GString) log = g_string_new (NULL);

  g_signal_connect (study, "notify", G_CALLBACK (notify_cb), log);
  tc_study_update (study, make_row ("New", 4));
  g_assert_nonnull (strstr (log->str, "title "));
  g_assert_nonnull (strstr (log->str, "n-checked "));
  g_assert_cmpuint (log->len, ==, strlen ("title n-checked "));
  g_assert_cmpuint (tc_study_get_row (study)->n_checked, ==, 4);
  g_string_truncate (log, 0);
  tc_study_update (study, make_row ("New", 4));
  g_assert_cmpstr (log->str, ==, "");
  g_assert_cmpint (tc_study_get_id (study), ==, 6);
  g_assert_finalize_object (study);
}

static void
test_query (void)
{
  g_autoptr (TcStudyQuery) query = tc_study_query_new ();

  g_assert_cmpint (query->status, ==, -1);
  g_assert_null (query->search);
  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (TcStudyQuery) copy = tc_study_query_copy (query);

      g_assert_true (tc_study_query_equal (query, copy));
      copy->search = g_strdup (i == 0 ? "细胞" : "");
      g_assert_cmpint (tc_study_query_equal (query, copy), ==, i != 0);
      if (i == 1)
        copy->status = TC_STUDY_REVIEWED;
      else if (i == 2)
        copy->with_discrepancies = TRUE;
      else if (i == 3)
        copy->sort = TC_SORT_YEAR;
      else if (i == 4)
        copy->descending = TRUE;
      g_assert_false (tc_study_query_equal (query, copy));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/study/status-names", test_status_names);
  g_test_add_func ("/study/empty-row", test_empty_row);
  g_test_add_func ("/study/update", test_update);
  g_test_add_func ("/study/query", test_query);
  return g_test_run ();
}
