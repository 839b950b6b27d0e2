/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-cli"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "tc-cli-private.h"

/* Far more than a thousand fields with long explanations; what is larger is no codebook. */
#define MAX_SIZE (16 * 1024 * 1024)

/* Reads no more than it may, so that neither a device nor a huge file fills the memory. */
static char *
read_text (GFile   *file,
           gsize   *length,
           GError **error)
{
  g_autoptr(GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autofree char *text = NULL;

  if (stream == NULL)
    return NULL;

  text = g_malloc (MAX_SIZE + 1);
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), text, MAX_SIZE, length, NULL, error))
    return NULL;
  text[*length] = '\0';
  if (*length < MAX_SIZE)
    return g_realloc (g_steal_pointer (&text), *length + 1);

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("This is too large for a codebook."));

  return NULL;
}

/**
 * tc_cli_read_codebook:
 * @path: a file
 *
 * Returns: (transfer full) (nullable): the codebook in it; %NULL where there is none, which was said
 */
TcCodebook *
tc_cli_read_codebook (const char *path)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  g_autofree char *name = g_filename_display_name (path);
  gsize length;
  g_autofree char *text = read_text (file, &length, &error);
  TcCodebook *codebook = NULL;

  if (text != NULL && strlen (text) == length && g_utf8_validate (text, (gssize) length, NULL))
    codebook = tc_codebook_new_from_json (text, &error);
  else if (text != NULL)
    g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("This is not UTF-8 text."));
  if (codebook == NULL)
    tc_cli_fail (name, error->message);

  return codebook;
}

static int
set (TcWorkspace *workspace,
     const char  *path)
{
  g_autoptr(TcCodebook) codebook = tc_cli_read_codebook (path);
  g_autoptr(GError) error = NULL;
  g_autofree char *name = g_filename_display_name (path);

  if (codebook == NULL)
    return TC_CLI_FAILED;

  tc_workspace_set_codebook (workspace, codebook);
  if (tc_workspace_flush (workspace, &error))
    {
      tc_cli_take_line (g_strdup_printf (_("The project has version %u of the codebook “%s”."),
                                         tc_codebook_get_version (tc_workspace_get_codebook (workspace)),
                                         tc_codebook_get_id (tc_workspace_get_codebook (workspace))));
      return TC_CLI_DONE;
    }
  tc_cli_fail (name, error->message);

  return TC_CLI_FAILED;
}

static int
print (TcWorkspace *workspace)
{
  const char *json = tc_codebook_get_json (tc_workspace_get_codebook (workspace));

  tc_cli_print (json);
  if (!g_str_has_suffix (json, "\n"))
    tc_cli_print ("\n");

  return TC_CLI_DONE;
}

/**
 * tc_cli_codebook:
 *
 * The command `codebook`: the fields that a project collects, and others for it.
 *
 * Returns: the exit status
 */
int
tc_cli_codebook (int    argc,
                 char **argv)
{
  g_autofree char *project = NULL;
  g_autofree char *path = NULL;
  g_auto(GStrv) rest = NULL;
  g_autoptr(TcWorkspace) workspace = NULL;
  const GOptionEntry entries[] = {
    { "project", 0, 0, G_OPTION_ARG_FILENAME, &project, N_("The project"), "P" },
    { "set", 0, 0, G_OPTION_ARG_FILENAME, &path, N_("Give the project the codebook in this file"), "FILE" },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &rest, NULL, NULL },
    { NULL }
  };

  if (!tc_cli_parse (argc, argv, NULL,
                     _("Prints the codebook of a project as JSON, or gives it another one. Nothing that has "
                       "answers can be taken away, and keys and kinds of fields stay; all of it can be undone in "
                       "the window."), entries))
    return TC_CLI_USAGE;
  if (project == NULL)
    return tc_cli_usage_error (_("No project was named (--project=P)."));
  if (rest != NULL)
    return tc_cli_usage_error (_("This command takes options only."));

  workspace = tc_cli_open (project, path != NULL ? TC_WORKSPACE_OPEN : TC_WORKSPACE_READ);
  if (workspace == NULL)
    return TC_CLI_FAILED;

  return tc_cli_close (workspace, path != NULL ? set (workspace, path) : print (workspace));
}
