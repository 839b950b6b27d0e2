/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <time.h>

#include "store-fixture.h"

/* Figures for a big project. The limits are generous: a slow machine must pass, a missing index must not. */

#define N_STUDIES_QUICK 20000
#define N_STUDIES_SLOW 100000

static const char *words[] = {
  "randomised", "placebo", "insomnia", "probe", "cells", "patients", "metformin", "weeks", "safety", "dose",
  "response", "baseline", "improved", "adverse", "events", "control", "group", "treatment", "trial", "outcome",
};

/* Each part is a word of Chinese. */
static const char *parts[] = {
  "\xe9\x9a\x8f\xe6\x9c\xba", "\xe5\xaf\xb9\xe7\x85\xa7", "\xe5\xa4\xb1\xe7\x9c\xa0", "\xe6\x82\xa3\xe8\x80\x85",
  "\xe7\xbb\x86\xe8\x83\x9e", "\xe6\xb2\xbb\xe7\x96\x97", "\xe8\xaf\x95\xe9\xaa\x8c", "\xe5\xae\x89\xe5\x85\xa8",
};

static const char *phases[] = { "", "Phase 1", "Phase 2", "Phase 3", "Phase 4", "Not Applicable" };

static guint
n_studies (void)
{
  return g_test_slow () ? N_STUDIES_SLOW : N_STUDIES_QUICK;
}

static char *
invent_text (GRand *random,
             guint  number)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "Report w%u.", number);
  for (guint i = 0; i < 180; i++)
    g_string_append_printf (text, " %s", words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))]);
  if (number % 5 == 0)
    for (guint i = 0; i < 120; i++)
      g_string_append (text, parts[g_rand_int_range (random, 0, G_N_ELEMENTS (parts))]);

  return g_string_free (text, FALSE);
}

static void
add_invented_study (TcStore *store,
                    GRand   *random,
                    guint    number)
{
  g_autoptr (TcSource) source = NULL;
  g_autofree char *text = invent_text (random, number);
  g_autofree char *author = g_strdup_printf ("Testperson%u A", g_rand_int_range (random, 0, 5000));
  g_autofree char *title = g_strdup_printf ("Effect %u of probe cells", g_rand_int_range (random, 0, 1000000));
  TcId id = add_study (store, "");

  source = add_source (store, id, "probe.txt", text);
  add_suggestion (store, source, "title", 0, tc_value_new_text (title), 0.9, "Report");
  add_suggestion (store, source, "authors", 0, tc_value_new_text (author), 0.9, "Report");
  add_suggestion (store, source, "year", 0, tc_value_new_number (g_rand_int_range (random, 1980, 2026)), 0.9, "Report");
  add_suggestion (store, source, "journal", 0, tc_value_new_text (words[number % G_N_ELEMENTS (words)]), 0.9, "Report");
  add_suggestion (store, source, "phase", 0, tc_value_new_text (phases[number % G_N_ELEMENTS (phases)]), 0.9, "Report");
  add_suggestion (store, source, "n_enrolled", 0, tc_value_new_number (g_rand_int_range (random, 8, 900)), 0.9, "Report");
  refresh (store, id);
}

static void
fill (TcStore *store)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20260101);
  clock_t start = clock ();
  double seconds;

  tc_store_set_bulk (store, TRUE);
  for (guint i = 0; i < n_studies (); i++)
    {
      if (i % 5000 == 0)
        begin (store);
      add_invented_study (store, random, i);
      if (i % 5000 == 4999 || i == n_studies () - 1)
        commit (store);
    }
  tc_store_set_bulk (store, FALSE);
  seconds = (clock () - start) / (double) CLOCKS_PER_SEC;
  g_test_message ("import of %u studies with 6 suggestions each: %.1f s of processor, %.0f a second",
                  n_studies (), seconds, n_studies () / seconds);
}

static double
time_query (TcStore      *store,
            TcStudyQuery *query,
            guint        *n_found)
{
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) ids = NULL;
      gint64 start = g_get_monotonic_time ();

      ids = tc_store_list_studies (store, query, &error);
      g_assert_no_error (error);
      best = MIN (best, (g_get_monotonic_time () - start) / 1e3);
      *n_found = ids->len;
    }

  return best;
}

static void
time_orders (TcStore *store)
{
  static const char *names[] = {
    "added", "status", "label", "title", "journal", "year", "phase", "n", "progress", "discrepancies",
  };

  for (guint sort = TC_SORT_ADDED; sort <= TC_SORT_DISCREPANCIES; sort++)
    for (guint filtered = 0; filtered < 2; filtered++)
      {
        g_autoptr (TcStudyQuery) query = tc_study_query_new ();
        guint n_found;
        double time;

        query->sort = sort;
        query->descending = TRUE;
        query->status = filtered == 0 ? -1 : TC_STUDY_TO_REVIEW;
        time = time_query (store, query, &n_found);
        g_test_message ("order by %s%s: %u ids in %.1f ms", names[sort], filtered ? ", to review" : "", n_found, time);
        g_assert_cmpfloat (time, <, 1000);
      }
}

static void
time_searches (TcStore *store)
{
  static const char *searches[] = {
    "w777", "w77", "insomnia", "insomnia metformin", "r", "\xe5\xa4\xb1\xe7\x9c\xa0", "\xe7\x9c\xa0",
    "\xe5\xa4\xb1\xe7\x9c\xa0 metformin", "Testperson4711", "nothing-like-this",
  };

  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_autoptr (TcStudyQuery) query = tc_study_query_new ();
      guint n_found;
      double time;

      query->search = g_strdup (searches[i]);
      query->sort = TC_SORT_YEAR;
      time = time_query (store, query, &n_found);
      g_test_message ("search for %s: %u ids in %.1f ms", searches[i], n_found, time);
      g_assert_cmpfloat (time, <, 3000);
    }
}

static void
time_edits (TcStore *store)
{
  gint64 start = g_get_monotonic_time ();
  double time;

  for (guint i = 0; i < 200; i++)
    {
      begin (store);
      put_answer (store, i * 37 % n_studies () + 1, "n_enrolled", TC_ANSWER_ENTERED, tc_value_new_number (i));
      refresh (store, i * 37 % n_studies () + 1);
      commit (store);
    }
  time = (g_get_monotonic_time () - start) / 200e3;
  g_test_message ("one edit, on the disk: %.2f ms", time);
  g_assert_cmpfloat (time, <, 500);
}

static gpointer
interrupt_soon (gpointer data)
{
  for (guint i = 0; i < 400; i++)
    {
      g_usleep (500);
      tc_store_interrupt (data);
    }
  return NULL;
}

/* A search that another thread interrupts says that it was cancelled, and the next one works. */
static void
test_interrupt (TcStore *store)
{
  g_autoptr (TcStudyQuery) query = tc_study_query_new ();
  GThread *thread = g_thread_new ("interrupt", interrupt_soon, store);
  gint64 start = g_get_monotonic_time ();
  guint n_cancelled = 0;
  guint n_found;

  query->search = g_strdup ("patients r c d e t p");
  while (g_get_monotonic_time () - start < 100000)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) ids = tc_store_list_studies (store, query, &error);

      if (ids == NULL)
        {
          g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
          n_cancelled++;
        }
    }
  g_thread_join (thread);
  g_assert_cmpuint (n_cancelled, >, 0);
  time_query (store, query, &n_found);
  g_assert_cmpuint (n_found, >, 0);
}

static void
test_speed (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  gint64 start;
  GStatBuf status;
  TcStore *reader;

  fill (fixture->store);
  store_fixture_close (fixture);
  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  g_test_message ("file: %.1f MB", status.st_size / 1e6);

  start = g_get_monotonic_time ();
  store_fixture_reopen (fixture);
  g_test_message ("open: %.1f ms", (g_get_monotonic_time () - start) / 1e3);
  reader = tc_store_open_reader (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (tc_store_count_studies (reader, -1), ==, n_studies ());
  time_orders (reader);
  time_searches (reader);
  time_edits (fixture->store);
  test_interrupt (reader);
  g_assert_true (tc_store_close (reader, &error));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/speed", StoreFixture, NULL, store_fixture_set_up, test_speed, store_fixture_tear_down);

  return g_test_run ();
}
