/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli-fixture.h"

#include <glib/gstdio.h>

/* The program below a folder of the test's own. */
char *folder;

void
run_clear (Run *run_)
{
  g_free (run_->out);
  g_free (run_->err);
}

static char *
dup_text (GBytes *bytes)
{
  return g_bytes_get_size (bytes) > 0 ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes))
                                      : g_strdup ("");
}

/* Runs the program below the test's folder; @arguments as in a shell without metacharacters. */
void
run_with_input (Run        *run_,
                const char *arguments,
                const char *input,
                gboolean    utf8_locale)
{
  g_autoptr(GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE
                               | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autofree char *line = g_strdup_printf ("%s %s", g_getenv ("TC_BINARY"), arguments);
  g_auto(GStrv) argv = NULL;
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GBytes) in = g_bytes_new (input, strlen (input));
  g_autoptr(GBytes) out = NULL;
  g_autoptr(GBytes) err = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (g_shell_parse_argv (line, NULL, &argv, &error));
  g_subprocess_launcher_set_cwd (launcher, folder);
  g_subprocess_launcher_unsetenv (launcher, "DISPLAY");
  g_subprocess_launcher_unsetenv (launcher, "WAYLAND_DISPLAY");
  if (!utf8_locale)
    g_subprocess_launcher_setenv (launcher, "LC_ALL", "C", TRUE);
  process = g_subprocess_launcher_spawnv (launcher, (const char * const *) argv, &error);
  g_assert_no_error (error);
  g_subprocess_communicate (process, in, NULL, &out, &err, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));

  run_->status = g_subprocess_get_exit_status (process);
  run_->out = dup_text (out);
  run_->err = dup_text (err);
}

void
run (Run        *run_,
     const char *arguments)
{
  run_with_input (run_, arguments, "", TRUE);
}

void
assert_status (const char *arguments,
               int         status)
{
  g_auto(Run) result = { 0 };

  run (&result, arguments);
  g_assert_cmpint (result.status, ==, status);
}

void
write_file (const char *name,
            const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);
  g_autoptr(GError) error = NULL;

  g_mkdir_with_parents (parent, 0700);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

char *
read_output (const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr(GError) error = NULL;
  char *content;

  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);

  return content;
}

void
cli_begin (void)
{
  g_assert_nonnull (g_getenv ("TC_BINARY"));
  folder = g_dir_make_tmp ("tc-cli-XXXXXX", NULL);
}

void
cli_end (void)
{
  g_autofree char *line = g_strdup_printf ("rm -rf %s", folder);

  g_spawn_command_line_sync (line, NULL, NULL, NULL, NULL);
  g_clear_pointer (&folder, g_free);
}
