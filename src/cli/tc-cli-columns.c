/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-cli"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "tc-cli-columns.h"
#include "tc-cli-interrupt.h"
#include "tc-cli-private.h"
#include "tc-table-scan-job.h"

/* What columns of tables are, said on the command line: Column=field, divided by commas, or a file
 * with one a line. A name with a comma, or with blanks around it, stands between quotation marks,
 * as in a table of comma-separated values. */

typedef struct
{
  char *name;
  char *role;
  gboolean found;                 /* whether a table has the column */
} Choice;

static void
free_choice (gpointer data)
{
  Choice *choice = data;

  g_free (choice->name);
  g_free (choice->role);
  g_free (choice);
}

/* The end of a name between quotation marks, each of which stands there twice where the name has
 * one; NULL where there is no end. */
static const char *
skip_quoted (const char *text)
{
  for (const char *p = text + 1; *p != '\0'; p++)
    {
      if (*p != '"')
        continue;
      if (p[1] != '"')
        return p + 1;
      p++;
    }

  return NULL;
}

/* The parts between commas that stand in no quotation marks. */
static char **
split_parts (const char  *text,
             GError     **error)
{
  g_autoptr(GStrvBuilder) parts = g_strv_builder_new ();
  const char *p = text;

  for (;;)
    {
      const char *start = p;
      g_autofree char *part = NULL;

      while (*p == ' ')
        p++;
      if (*p == '"' && (p = skip_quoted (p)) == NULL)
        {
          g_set_error_literal (error, G_CONVERT_ERROR, G_CONVERT_ERROR_FAILED,
                               _("A quotation mark that opens a name has no other to close it."));
          return NULL;
        }
      p += strcspn (p, ",");
      part = g_strndup (start, (gsize) (p - start));
      g_strv_builder_add (parts, part);
      if (*p == '\0')
        return g_strv_builder_end (parts);
      p++;
    }
}

/* A name as the table has it, without the marks that it stood between. */
static char *
dup_name (char *text)
{
  g_autoptr(GString) name = NULL;

  g_strstrip (text);
  if (*text != '"' || skip_quoted (text) == NULL || *skip_quoted (text) != '\0')
    return g_strdup (text);

  name = g_string_new_len (text + 1, (gssize) strlen (text) - 2);
  g_string_replace (name, "\"\"", "\"", 0);

  return g_string_free (g_steal_pointer (&name), FALSE);
}

/* The lines of a file, where "#" begins a comment, or the parts of a text. */
static char **
split_choices (const char  *text,
               GError     **error)
{
  g_autofree char *content = NULL;

  if (*text != '@')
    return split_parts (text, error);
  if (!g_file_get_contents (text + 1, &content, NULL, error))
    return NULL;
  if (!g_utf8_validate (content, -1, NULL))
    {
      g_set_error_literal (error, G_CONVERT_ERROR, G_CONVERT_ERROR_ILLEGAL_SEQUENCE, _("The file is not in UTF-8."));
      return NULL;
    }

  return g_strsplit_set (content, "\r\n", -1);
}

/* The name of a column may hold "=", a field never does. */
static gboolean
add_choice (GPtrArray  *choices,
            char       *text,
            TcCodebook *codebook)
{
  char *equals = strrchr (text, '=');
  g_autofree char *message = NULL;
  Choice *choice;

  if (equals == NULL)
    {
      /* Translators: %s is a part of a command line. */
      message = g_strdup_printf (_("“%s” is not of the form Column=field. A name with a comma "
                                   "stands between quotation marks: --map='\"Dose, mg\"=dose'."),
                                 text);
      return tc_cli_usage_error (message) == TC_CLI_DONE;
    }
  *equals = '\0';
  g_strstrip (equals + 1);
  if (!tc_column_role_is_known (equals + 1, codebook))
    {
      /* Translators: the first word in quotes is a part of a command line; the other words are typed as they are. */
      message = g_strdup_printf (_("“%s” is no field of the codebook, nor “abstract”, “keywords”, “affiliations”, "
                                   "“links”, “first_page”, “last_page”, “database”, “accession_number”, “text” or "
                                   "“ignore”."),
                                 equals + 1);
      return tc_cli_usage_error (message) == TC_CLI_DONE;
    }
  choice = g_new0 (Choice, 1);
  choice->name = dup_name (text);
  choice->role = g_strdup (equals + 1);
  g_ptr_array_add (choices, choice);

  return TRUE;
}

/* (nullable): what was said; where it makes no sense it was told. */
static GPtrArray *
parse_choices (const char *text,
               TcCodebook *codebook)
{
  g_autoptr(GPtrArray) choices = g_ptr_array_new_with_free_func (free_choice);
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) parts = split_choices (text, &error);

  if (parts == NULL)
    {
      tc_cli_usage_error (error->message);
      return NULL;
    }
  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0' && !(*text == '@' && *parts[i] == '#') &&
        !add_choice (choices, parts[i], codebook))
      return NULL;

  return g_steal_pointer (&choices);
}

/* Columns that nobody said anything about are what their names say. NULL for a table that nobody
 * said anything about. */
static TcColumnMap *
choose_roles (const TcColumnMap *preview,
              GPtrArray         *choices)
{
  TcColumnMap *map = tc_column_map_copy (preview);
  gboolean said = FALSE;

  for (guint i = 0; i < tc_column_map_get_n (map); i++)
    for (guint k = 0; k < choices->len; k++)
      {
        Choice *choice = g_ptr_array_index (choices, k);

        if (!g_str_equal (choice->name, tc_column_map_get_name (map, i)))
          continue;
        tc_column_map_set_role (map, i, choice->role);
        choice->found = said = TRUE;
      }
  if (!said)
    g_clear_pointer (&map, tc_column_map_free);

  return map;
}

static gboolean
check_found (GPtrArray *choices)
{
  for (guint i = 0; i < choices->len; i++)
    {
      const Choice *choice = g_ptr_array_index (choices, i);
      g_autofree char *message = NULL;

      if (choice->found)
        continue;
      /* Translators: %s is the name of a column. */
      message = g_strdup_printf (_("No table has a column “%s”."), choice->name);
      tc_cli_usage_error (message);
      return FALSE;
    }

  return TRUE;
}

/* Many more names are no help. */
#define MAX_UNREAD 30

static GPtrArray *
list_names (const TcColumnMap *map)
{
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; i < tc_column_map_get_n (map); i++)
    if (*tc_column_map_get_name (map, i) != '\0')
      g_ptr_array_add (names, (char *) tc_column_map_get_name (map, i));

  return names;
}

/* Which columns are kept as text only: all of a table that is not read as one. */
static void
tell_unread (TcImportJob          *import,
             const TcTablePreview *preview,
             gboolean              is_read)
{
  g_autoptr(GPtrArray) unread = is_read ? tc_table_scan_list_unread (preview) : list_names (preview->map);
  g_autofree char *names = NULL;
  g_autofree char *message = NULL;
  guint n = unread->len;

  if (n == 0)
    return;
  if (n > MAX_UNREAD)
    {
      g_ptr_array_set_size (unread, MAX_UNREAD);
      g_ptr_array_add (unread, (char *) "…");
    }
  g_ptr_array_add (unread, NULL);
  /* Translators: between the names of columns. */
  names = g_strjoinv (_(", "), (char **) unread->pdata);
  /* Translators: %s are names of columns of a table; --map is an option that is typed as it is. */
  message = g_strdup_printf (ngettext ("%u column was not read: %s; see --map",
                                       "%u columns were not read: %s; see --map", n),
                             n, names);
  tc_cli_fail (preview->name, message);
  tc_import_job_add_unread (import, preview->name, message);
}

/* What a person said of a table, else what its names say. */
static void
take_table (TcImportJob    *import,
            TcTablePreview *preview,
            GPtrArray      *choices,
            TcColumnMaps   *maps)
{
  TcColumnMap *map = choose_roles (preview->map, choices);
  gboolean said = map != NULL;

  if (said)
    {
      tc_column_map_free (preview->map);
      preview->map = tc_column_map_copy (map);
    }
  else if (tc_table_scan_is_guessed (preview))
    {
      map = tc_column_map_copy (preview->map);
    }
  if (map != NULL)
    tc_column_maps_take (maps, map);
  if (map != NULL || !preview->is_supposed)
    tell_unread (import, preview, map != NULL || preview->is_recognised);
}

/**
 * tc_cli_choose_columns:
 * @import: the import, with its inputs
 * @text: (nullable): what columns are: "Column=field,…" or "@FILE"
 *
 * Looks into the tables of an import and tells it what their columns are: what @text says, else the
 * fields that their names are or are other words for, as the window proposes them. What makes no
 * sense is told, and which columns are not read.
 *
 * Returns: the exit status
 */
int
tc_cli_choose_columns (TcWorkspace *workspace,
                       TcImportJob *import,
                       const char  *text)
{
  TcCodebook *codebook = tc_workspace_get_codebook (workspace);
  g_autoptr(GPtrArray) choices = parse_choices (text != NULL ? text : "", codebook);
  g_autoptr(TcColumnMaps) maps = tc_column_maps_new (codebook);
  g_autoptr(TcTableScanJob) scan = tc_table_scan_job_new (workspace, import, text != NULL);
  g_autoptr(GError) error = NULL;
  GPtrArray *previews;

  if (choices == NULL)
    return TC_CLI_USAGE;
  tc_table_scan_job_set_each_file (scan);
  if (!tc_cli_run_job (TC_JOB (scan), &error))
    {
      tc_cli_fail_job (workspace, error);
      return TC_CLI_FAILED;
    }

  previews = tc_table_scan_job_get_previews (scan);
  for (guint i = 0; i < previews->len; i++)
    take_table (import, g_ptr_array_index (previews, i), choices, maps);
  if (!check_found (choices))
    return TC_CLI_USAGE;
  tc_import_job_set_columns (import, maps);

  return TC_CLI_DONE;
}
