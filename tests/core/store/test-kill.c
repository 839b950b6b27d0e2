/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store-fixture.h"

/*
 * A child process curates and tells over a pipe what was saved; the parent kills it at a random moment, opens
 * the project and looks for every change that was told.
 */

#define N_KILLS 120
#define MAX_DELAY_US 120000

/* The child ends itself after so many changes, so that nothing is left running if the parent fails. */
#define MAX_CHANGES 20000

static char *program;

static void
curate (const char *path,
        guint       first)
{
  g_autoptr (GError) error = NULL;
  TcStore *store = tc_store_open (path, TC_STORE_WRITE, NULL, &error);

  g_assert_no_error (error);
  g_assert_false (tc_store_is_read_only (store));
  printf ("ready\n");
  fflush (stdout);

  for (guint i = first; i < first + MAX_CHANGES; i++)
    {
      g_autofree char *text = g_strdup_printf ("change %u", i);
      TcId group;

      begin (store);
      put_answer (store, 1, "conclusion", TC_ANSWER_ENTERED, tc_value_new_text (text));
      group = append_event (store, 0, 1, "study", "", text);
      tc_store_push_undo (store, group, &error);
      g_assert_no_error (error);
      refresh (store, 1);
      commit (store);
      printf ("%u\n", i);
      fflush (stdout);

      /* Now and then a clean close, which changes the journal mode: one may be killed in there too. */
      if (i % 5 == 4)
        {
          tc_store_close (store, &error);
          g_assert_no_error (error);
          store = tc_store_open (path, TC_STORE_WRITE, NULL, &error);
          g_assert_no_error (error);
        }
    }
  tc_store_close (store, &error);
}

/* Returns: the last number that the child told, or -1 */
static int
read_last (int pipe_end)
{
  g_autoptr (GString) output = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;
  char buffer[4096];
  gssize n_bytes;
  int last = -1;

  while ((n_bytes = read (pipe_end, buffer, sizeof buffer)) > 0)
    g_string_append_len (output, buffer, n_bytes);

  lines = g_strsplit (output->str, "\n", -1);
  /* What follows the last line break is a line that was cut off. */
  for (guint i = 0; lines[i] != NULL && lines[i + 1] != NULL; i++)
    if (g_ascii_isdigit (lines[i][0]))
      last = atoi (lines[i]);

  return last;
}

static int
run_and_kill (const char *path,
              guint       first)
{
  g_autofree char *number = g_strdup_printf ("%u", first);
  char *arguments[] = { program, (char *) "--curate", (char *) path, number, NULL };
  g_autoptr (GError) error = NULL;
  char ready[6];
  int output, status, last;
  GPid child;

  g_spawn_async_with_pipes (NULL, arguments, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &child,
                            NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (read (output, ready, 6), ==, 6);
  g_assert_cmpint (strncmp (ready, "ready\n", 6), ==, 0);
  g_usleep (g_test_rand_int_range (0, MAX_DELAY_US));
  g_assert_cmpint (kill (child, SIGKILL), ==, 0);
  last = read_last (output);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
  g_assert_cmpint (WTERMSIG (status), ==, SIGKILL);
  close (output);

  return last;
}

static void
fail_on_problem (const char *problem,
                 gpointer    data)
{
  g_error ("%s", problem);
}

/* Returns: the number of the last change that is in the project */
static int
check_saved (StoreFixture *fixture,
             int           last,
             gboolean      thoroughly)
{
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (TcAnswer) answer = NULL;
  g_autofree char *text = NULL;
  g_autofree char *ids = NULL;
  g_autofree char *phrase = NULL;
  g_autoptr (GError) error = NULL;
  TcEventRow *newest;
  int saved;

  store_fixture_reopen (fixture);
  answer = tc_store_get_answer (fixture->store, 1, "conclusion", &error);
  g_assert_no_error (error);
  if (answer == NULL)
    {
      g_assert_cmpint (last, <, 0);
      return -1;
    }

  /* One change may have been saved and not told any more. */
  saved = atoi (tc_value_get_text (answer->value) + strlen ("change "));
  g_assert_cmpint (saved, >=, last);

  /* A change is there as a whole: answer, history, undo, search. */
  events = tc_store_list_events (fixture->store, 0, NULL, 0, 1, &error);
  g_assert_no_error (error);
  newest = g_ptr_array_index (events, 0);
  text = g_strdup_printf ("change %d", saved);
  g_assert_cmpstr (newest->after, ==, text);
  g_assert_cmpint (newest->id, ==, 2 * (saved + 1));
  g_assert_cmpint (tc_store_peek_undo (fixture->store), ==, newest->id);
  phrase = g_strdup_printf ("change-%d", saved);
  ids = search_ids (fixture->store, phrase);
  g_assert_cmpstr (ids, ==, "1");

  if (thoroughly)
    {
      g_assert_true (tc_store_verify (fixture->store, fail_on_problem, NULL, NULL, NULL, &error));
      g_assert_no_error (error);
    }
  return saved;
}

static void
test_kill (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autoptr (TcSource) source = NULL;
  guint n_told = 0;
  int saved = -1;

  begin (fixture->store);
  add_study (fixture->store, "Probe");
  source = add_source (fixture->store, 1, "probe.txt", "Effect of probe cells.");
  commit (fixture->store);
  store_fixture_close (fixture);

  for (guint i = 0; i < N_KILLS; i++)
    {
      int last = run_and_kill (fixture->path, saved + 1);

      if (last >= 0)
        n_told++;
      saved = check_saved (fixture, MAX (last, saved), i % 10 == 9 || i == N_KILLS - 1);
      store_fixture_close (fixture);
      g_assert_cmpuint (store_fixture_count_files (fixture), ==, 1);
    }

  g_test_message ("%d kills, %d changes saved, all of them found", N_KILLS, saved + 1);
  g_assert_cmpuint (n_told, >, N_KILLS / 2);
}

int
main (int   argc,
      char *argv[])
{
  if (argc == 4 && strcmp (argv[1], "--curate") == 0)
    {
      curate (argv[2], atoi (argv[3]));
      return 0;
    }

  g_test_init (&argc, &argv, NULL);
  program = argv[0];
  g_test_add ("/store/kill", StoreFixture, NULL, store_fixture_set_up, test_kill, store_fixture_tear_down);

  return g_test_run ();
}
