/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How long the window is deaf while a big project is opened, sorted, filtered, searched and curated.
 *
 * Usage: bench-window PROJECT … (projects of make-project; they are changed). Needs a display.
 *
 * A stall is the time between the return of the main loop's poll and its next call: for so long no key and no click can
 * be answered. Prints, for every project and step, how long the step took until its result was on the screen, its longest
 * stall, and its longest stall in the processor's time of the main thread: the figure that holds where other programs keep
 * the processors busy. Exit status 1 where a project had a stall of more than 100 ms of that time.
 */
#define G_LOG_DOMAIN "tc-bench"

#include "config.h"

#include <time.h>

#include "tc-application.h"
#include "tc-project-page.h"
#include "tc-study-list.h"
#include "tc-window.h"

#define LIMIT_MS 100.0
#define STEP_TIMEOUT_S 60

/* Microseconds: of the clock, and of the processor's time of this thread. */
static gint64 poll_returned;
static gint64 poll_returned_cpu;
static gint64 longest;
static gint64 longest_cpu;

static gint64
get_cpu_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);

  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static int
watching_poll (GPollFD *fds,
               guint    n_fds,
               int      timeout)
{
  gint64 now = g_get_monotonic_time ();
  int result;

  if (poll_returned != 0)
    {
      longest = MAX (longest, now - poll_returned);
      longest_cpu = MAX (longest_cpu, get_cpu_time () - poll_returned_cpu);
    }
  result = g_poll (fds, n_fds, timeout);
  poll_returned = g_get_monotonic_time ();
  poll_returned_cpu = get_cpu_time ();

  return result;
}

static gboolean
wake_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Runs the main loop for @ms, so that what was asked for is also drawn. */
static void
settle (guint ms)
{
  gboolean over = FALSE;

  g_timeout_add (ms, wake_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

static void
painted_cb (GdkFrameClock *clock,
            guint         *n_frames)
{
  (*n_frames)++;
}

/* Waits until the next frame is over, in which what has changed is drawn. */
static void
wait_for_frame (TcWindow *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  guint n_frames = 0;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &n_frames);

  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_AFTER_PAINT);
  while (n_frames == 0)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
}

static TcStudyList *
find_list (GtkWidget *widget)
{
  GtkWidget *child;

  if (TC_IS_STUDIES_PANE (widget))
    return tc_studies_pane_get_list (TC_STUDIES_PANE (widget));

  for (child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      TcStudyList *list = find_list (child);

      if (list != NULL)
        return list;
    }

  return NULL;
}

static gint64 began;

static void
begin_step (void)
{
  longest = 0;
  longest_cpu = 0;
  poll_returned = 0;
  began = g_get_monotonic_time ();
}

/* Prints the step and keeps the longest stall so far in @worst. */
static void
end_step (const char *name,
          gint64      ready,
          guint       rows,
          double     *worst)
{
  settle (250);
  *worst = MAX (*worst, longest_cpu / 1000.0);
  g_print ("  %-34s %8.1f ms until shown, longest stall %7.1f ms (%6.1f ms cpu), %u rows\n",
           name, (ready - began) / 1000.0, longest / 1000.0, longest_cpu / 1000.0, rows);
}

static void
run_query (TcWindow           *window,
           TcStudyList        *list,
           const char         *name,
           const TcStudyQuery *query,
           double             *worst)
{
  gint64 deadline;

  begin_step ();
  deadline = began + STEP_TIMEOUT_S * G_USEC_PER_SEC;
  tc_study_list_set_query (list, query);
  while (tc_study_list_is_loading (list) && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, TRUE);
  wait_for_frame (window);

  end_step (name, g_get_monotonic_time (), g_list_model_get_n_items (G_LIST_MODEL (list)), worst);
}

static double
measure (TcApplication *application,
         const char    *path)
{
  static const struct { const char *name; TcStudyQuery query; } queries[] = {
    { "sort by title", { NULL, -1, FALSE, TC_SORT_TITLE, FALSE } },
    { "sort by year, newest first", { NULL, -1, FALSE, TC_SORT_YEAR, TRUE } },
    { "sort by label", { NULL, -1, FALSE, TC_SORT_LABEL, FALSE } },
    { "sort by participants", { NULL, -1, FALSE, TC_SORT_N_ENROLLED, TRUE } },
    { "sort by progress", { NULL, -1, FALSE, TC_SORT_PROGRESS, FALSE } },
    { "filter: reviewed", { NULL, TC_STUDY_REVIEWED, FALSE, TC_SORT_ADDED, FALSE } },
    { "filter: to review", { NULL, TC_STUDY_TO_REVIEW, FALSE, TC_SORT_ADDED, FALSE } },
    { "search: migraine cells", { (char *) "migraine cells", -1, FALSE, TC_SORT_ADDED, FALSE } },
    { "search: 痛风", { (char *) "痛风", -1, FALSE, TC_SORT_ADDED, FALSE } },
    { "search: trial (in every study)", { (char *) "trial", -1, FALSE, TC_SORT_TITLE, FALSE } },
    { "all studies again", { NULL, -1, FALSE, TC_SORT_ADDED, FALSE } },
  };
  TcWindow *window = tc_window_new (application);
  TcStudyList *list = NULL;
  TcWorkspace *workspace = NULL;
  gint64 deadline;
  double worst = 0;
  guint n;

  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_present (GTK_WINDOW (window));
  settle (500);

  begin_step ();
  deadline = began + STEP_TIMEOUT_S * G_USEC_PER_SEC;
  tc_window_open_project (window, path, TC_WORKSPACE_OPEN, FALSE);
  while (g_get_monotonic_time () < deadline)
    {
      g_main_context_iteration (NULL, TRUE);
      list = find_list (GTK_WIDGET (window));
      if (list != NULL && !tc_study_list_is_loading (list) && g_list_model_get_n_items (G_LIST_MODEL (list)) > 0)
        break;
    }
  g_assert_nonnull (list);
  wait_for_frame (window);
  n = g_list_model_get_n_items (G_LIST_MODEL (list));
  g_print ("%s: %u studies\n", path, n);
  end_step ("open", g_get_monotonic_time (), n, &worst);

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    run_query (window, list, queries[i].name, &queries[i].query, &worst);

  workspace = tc_window_get_workspace (window);
  begin_step ();
  for (guint i = 0; i < 20; i++)
    {
      tc_workspace_accept (workspace, tc_study_list_get_id (list, i * (n / 20)), "phase");
      settle (20);
    }
  tc_workspace_flush (workspace, NULL);
  end_step ("accept 20 values", g_get_monotonic_time (), n, &worst);

  begin_step ();
  for (guint i = 0; i < 20; i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (window), "win.next-study", NULL);
      settle (50);
    }
  end_step ("walk over 20 studies", g_get_monotonic_time (), n, &worst);

  g_print ("  worst stall %.1f ms cpu\n", worst);
  gtk_window_destroy (GTK_WINDOW (window));
  settle (300);

  return worst;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(TcApplication) application = NULL;
  g_autoptr(GError) error = NULL;
  double worst = 0;

  if (argc < 2)
    {
      g_printerr ("Usage: %s PROJECT …\n", argv[0]);
      return 2;
    }

  application = tc_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  if (!g_application_register (G_APPLICATION (application), NULL, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  g_main_context_set_poll_func (NULL, watching_poll);

  for (int i = 1; i < argc; i++)
    {
      double stall = measure (application, argv[i]);

      worst = MAX (worst, stall);
    }

  return worst > LIMIT_MS ? 1 : 0;
}
