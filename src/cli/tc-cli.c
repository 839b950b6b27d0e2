/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-cli"

#include "config.h"

#include "tc-cli.h"

#include <glib/gi18n.h>

#include "tc-cli-private.h"

typedef struct
{
  const char *name;
  int (*run) (int    argc,
              char **argv);
  const char *usage;              /* as typed: never translated */
  const char *summary;
} Command;

static const Command commands[] = {
  { "extract", tc_cli_extract,
    "[--format=json|text] [--with-text] [--explain] FILE|DIR|-…\n  trial-curator extract --project=P [--apply]",
    N_("Print what the rules read in reports, without a project; or what reading those of a "
       "project again would change") },
  { "import", tc_cli_import, 
    "--project=P [--codebook=FILE] [--map=COLUMN=FIELD,…|@FILE] [--report=FILE] FILE|DIR|-…",
    N_("Import reports into a project, which is made if it is not there") },
  { "list", tc_cli_list, "--project=P [--search=…] [--status=…] [--format=text|json]",
    N_("Print the studies of a project") },
  { "export", tc_cli_export, "--project=P --output=DIR [--studies=reviewed|all] [--excel]",
    N_("Write the CSV files of a project into a folder") },
  { "codebook", tc_cli_codebook, "--project=P [--set=FILE]",
    N_("Print the codebook of a project, the fields that it collects, or give it another one") },
  { "verify", tc_cli_verify, "--project=P [--head=HASH]",
    N_("Check the file, the hashes and the history of a project") },
};

static const Command *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, name))
      return &commands[i];

  return NULL;
}

/* A word that is no file and does not look like the name of one: a command mistyped. */
static gboolean
looks_like_command (const char *word)
{
  return strpbrk (word, "./\\:") == NULL && !g_file_test (word, G_FILE_TEST_EXISTS);
}

/* Options of GApplication and GTK are the window's. */
static gboolean
is_option_of_ours (const char *word)
{
  return word[0] == '-' && !g_str_has_prefix (word, "--gapplication")
         && !g_str_has_prefix (word, "--display") && !g_str_has_prefix (word, "--new");
}

static int
print_help (void)
{
  tc_cli_print_line (_("Usage:"));
  tc_cli_print_line ("  trial-curator [FILE…]");
  tc_cli_print ("      ");
  tc_cli_print_line (_("Open the window: a project, or reports to import"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *lines = g_strdup_printf ("  trial-curator %s %s\n      %s\n", commands[i].name,
                                                commands[i].usage, _(commands[i].summary));

      tc_cli_print (lines);
    }
  tc_cli_print_line ("");
  tc_cli_print_line (_("“trial-curator COMMAND --help” describes the options of a command."));
  tc_cli_print_line (_("Exit status: 0 all well, 1 some input failed, 2 wrong usage, 130 or 143 ended by "
                       "Ctrl+C or SIGTERM."));

  return tc_cli_end_output (TC_CLI_DONE);
}

/**
 * tc_cli_is_command:
 *
 * Returns: whether the arguments are for the command line and not for the window
 */
gboolean
tc_cli_is_command (int    argc,
                   char **argv)
{
  if (argc < 2)
    return FALSE;

  return find_command (argv[1]) != NULL || is_option_of_ours (argv[1])
         || (*argv[1] != '\0' && argv[1][0] != '-' && looks_like_command (argv[1]));
}

/**
 * tc_cli_run:
 *
 * Runs the command that the arguments name.
 *
 * Returns: the exit status
 */
int
tc_cli_run (int    argc,
            char **argv)
{
  const Command *command = argc > 1 ? find_command (argv[1]) : NULL;
  g_autofree char *message = NULL;

  if (command != NULL)
    return command->run (argc - 1, argv + 1);
  if (argc > 1 && (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h")))
    return print_help ();
  if (argc > 1 && g_str_equal (argv[1], "--version"))
    {
      tc_cli_print_line ("trial-curator " APP_VERSION);
      return tc_cli_end_output (TC_CLI_DONE);
    }

  /* Translators: %s is a word of the command line */
  message = g_strdup_printf (_("“%s” is neither a command nor a file."), argc > 1 ? argv[1] : "");

  return tc_cli_usage_error (message);
}
