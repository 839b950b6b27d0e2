/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <signal.h>

#include "cli-fixture.h"

/* What commands do to files that are there, and what they leave behind. */

#define LEFT "-wal", "-shm", "-lock"

static gboolean
exists (const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static GBytes *
read_bytes (const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr(GError) error = NULL;
  char *content;
  gsize n;

  g_file_get_contents (path, &content, &n, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (content, n);
}

/* No report of an import takes the place of something else; nothing is imported then. */
static void
test_report_refused (void)
{
  static const struct { const char *report; const char *kept; } cases[] = {
    { "P.trialcurator", "P.trialcurator" },
    { "./in/../P.trialcurator", "P.trialcurator" },
    { "link", "P.trialcurator" },
    { "hard", "P.trialcurator" },
    { "O.trialcurator", "O.trialcurator" },
    { "good.txt", "good.txt" },
    { "in/own.csv", "in/own.csv" },
    { "P.trialcurator-wal", NULL },
    { "new.trialcurator", NULL },
    { "in", NULL },
    { "/dev/null", NULL },
  };
  g_autofree char *project = g_build_filename (folder, "P.trialcurator", NULL);
  g_autofree char *link_ = g_build_filename (folder, "link", NULL);
  g_autofree char *hard = g_build_filename (folder, "hard", NULL);

  assert_status ("import --project=P.trialcurator good.txt", 0);
  assert_status ("import --project=O.trialcurator in/a.txt", 0);
  write_file ("in/own.csv", "what,I counted\nhumming,40\n");
  g_assert_cmpint (symlink (project, link_), ==, 0);
  g_assert_cmpint (link (project, hard), ==, 0);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean is_new = g_str_equal (cases[i].report, "new.trialcurator");
      g_autofree char *line = g_strdup_printf ("import --project=%s --report=%s in good.txt",
                                               is_new ? "new.trialcurator" : "P.trialcurator", cases[i].report);
      g_autoptr(GBytes) before = cases[i].kept != NULL ? read_bytes (cases[i].kept) : NULL;
      g_autoptr(GBytes) after = NULL;
      g_auto(Run) result = { 0 };

      run (&result, line);
      g_test_message ("%s: %s", line, result.err);
      g_assert_cmpint (result.status, ==, 2);
      g_assert_cmpstr (result.out, ==, "");
      g_assert_nonnull (strstr (result.err, cases[i].report));
      after = cases[i].kept != NULL ? read_bytes (cases[i].kept) : NULL;
      g_assert_true (before == NULL || g_bytes_equal (before, after));
    }
  g_assert_false (exists ("new.trialcurator"));
}

/* An earlier report, and an empty file, are replaced. */
static void
test_report_replaced (void)
{
  g_autofree char *second = NULL;

  write_file ("r.csv", "");
  assert_status ("import --project=R.trialcurator --report=r.csv good.txt", 0);
  assert_status ("import --project=R.trialcurator --report=r.csv good.txt", 0);
  second = read_output ("r.csv");
  g_assert_nonnull (strstr (second, "already there"));
}

/* --- signals ------------------------------------------------------------------------------------------- */

static void
wait_for (const char *name)
{
  for (guint i = 0; i < 600 && !exists (name); i++)
    g_usleep (50 * G_TIME_SPAN_MILLISECOND);
  g_assert_true (exists (name));
}

/* While it waits for standard input, which never ends. */
static void
test_signal (gconstpointer data)
{
  static const char * const left[] = { LEFT };
  int number = GPOINTER_TO_INT (data);
  g_autoptr(GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE
                               | G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *project = g_strdup_printf ("K%d.trialcurator", number);
  g_autofree char *option = g_strconcat ("--project=", project, NULL);
  g_autofree char *lock = g_strconcat (project, "-lock", NULL);
  g_autofree char *verify = g_strconcat ("verify ", option, NULL);
  g_autofree char *report = NULL;
  char buffer[256] = "";

  g_subprocess_launcher_set_cwd (launcher, folder);
  process = g_subprocess_launcher_spawn (launcher, &error, g_getenv ("TC_BINARY"), "import", option,
                                         "--report=k.csv", "-", NULL);
  g_assert_no_error (error);
  wait_for (lock);
  g_subprocess_send_signal (process, number);
  g_input_stream_read_all (g_subprocess_get_stderr_pipe (process), buffer, sizeof buffer - 1, NULL, NULL, NULL);
  g_assert_true (g_subprocess_wait (process, NULL, &error));

  g_test_message ("%s", buffer);
  g_assert_true (g_subprocess_get_if_exited (process));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 128 + number);
  g_assert_nonnull (strstr (buffer, "Ended before all was done"));
  report = read_output ("k.csv");
  g_assert_true (g_str_has_prefix (report, "\xef\xbb\xbf" "file,line,"));
  for (gsize i = 0; i < G_N_ELEMENTS (left); i++)
    {
      g_autofree char *name = g_strconcat (project, left[i], NULL);

      g_assert_false (exists (name));
    }
  assert_status (verify, 0);
}

/* --- other projects ------------------------------------------------------------------------------------ */

/* A project of an older version is brought up to date by commands that only read. */
static void
test_older (void)
{
  static const char * const commands[] = {
    "list --project=A.trialcurator", "verify --project=A.trialcurator", "extract --project=A.trialcurator",
    "export --project=A.trialcurator --output=older --studies=all",
  };
  g_autofree char *project = g_build_filename (folder, "A.trialcurator", NULL);

  assert_status ("import --project=A.trialcurator good.txt", 0);
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *line = g_strdup_printf ("%s %s", g_getenv ("TC_AGE_PROJECT"), project);
      g_autofree char *backup = g_strdup_printf ("A.trialcurator.v9%s.backup", i == 0 ? "" : "-2");
      g_auto(Run) result = { 0 };
      g_auto(Run) again = { 0 };
      g_autoptr(GError) error = NULL;
      int status;

      g_spawn_command_line_sync (line, NULL, NULL, &status, &error);
      g_assert_no_error (error);
      g_assert_cmpint (status, ==, 0);
      run (&result, commands[i]);
      g_test_message ("%s: %s", commands[i], result.err);
      g_assert_cmpint (result.status, ==, 0);
      g_assert_nonnull (strstr (result.err, "older version"));
      g_assert_nonnull (strstr (result.err, "A.trialcurator.v9"));
      if (i < 2)
        g_assert_true (exists (backup));
      run (&again, commands[0]);
      g_assert_cmpstr (again.err, ==, "");
    }
}

/* A call that was wrong leaves no project. */
static void
test_wrong_map (void)
{
  write_file ("bad.csv", "Title,Dose\nInvented humming,5\n");
  assert_status ("import --project=W.trialcurator --map=Bad=title bad.csv", 2);
  g_assert_false (exists ("W.trialcurator"));
  assert_status ("import --project=W.trialcurator bad.csv", 0);
  assert_status ("import --project=W.trialcurator --map=Bad=title bad.csv", 2);
  g_assert_true (exists ("W.trialcurator"));
}

/* What is in the project is not read again, and that is said. */
static void
test_later_map (void)
{
  g_auto(Run) first = { 0 };
  g_auto(Run) second = { 0 };

  write_file ("later.csv", "Title,Wombat\nInvented humming,5\n");
  run (&first, "import --project=L.trialcurator --map=Title=title later.csv");
  g_assert_null (strstr (first.err, "--map: "));
  run (&second, "import --project=L.trialcurator --map=Wombat=n_enrolled later.csv");
  g_assert_cmpint (second.status, ==, 0);
  g_assert_nonnull (strstr (second.err, "--map: What was already there"));
}

/* Signs that are no words are found nowhere. */
static void
test_search (void)
{
  g_auto(Run) star = { 0 };
  g_auto(Run) blank = { 0 };

  assert_status ("import --project=S.trialcurator good.txt", 0);
  run (&star, "list --project=S.trialcurator --search=*");
  g_assert_cmpint (star.status, ==, 0);
  g_assert_cmpstr (star.out, ==, "");
  run (&blank, "list --project=S.trialcurator '--search= '");
  g_assert_cmpstr (blank.out, !=, "");
}

/* What is for files only is not passed over in silence. */
static void
test_rerun_options (void)
{
  assert_status ("extract --project=P.trialcurator --format=json", 2);
  assert_status ("extract --project=P.trialcurator --with-text", 2);
  assert_status ("extract --project=P.trialcurator --explain", 2);
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  cli_begin ();
  write_file ("good.txt", "A probe trial of humming\n\nMethods: We enrolled 40 patients.\n");
  write_file ("in/a.txt", "A probe trial of nodding\n\nMethods: We enrolled 12 patients.\n");

  g_test_add_func ("/cli/projects/report-refused", test_report_refused);
  g_test_add_func ("/cli/projects/report-replaced", test_report_replaced);
  g_test_add_data_func ("/cli/projects/interrupt", GINT_TO_POINTER (SIGINT), test_signal);
  g_test_add_data_func ("/cli/projects/terminate", GINT_TO_POINTER (SIGTERM), test_signal);
  g_test_add_func ("/cli/projects/older", test_older);
  g_test_add_func ("/cli/projects/wrong-map", test_wrong_map);
  g_test_add_func ("/cli/projects/later-map", test_later_map);
  g_test_add_func ("/cli/projects/search", test_search);
  g_test_add_func ("/cli/projects/rerun-options", test_rerun_options);

  status = g_test_run ();
  cli_end ();

  return status;
}
