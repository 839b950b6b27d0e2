/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-cli"

#include "config.h"

#include <glib/gi18n.h>

#include "tc-cli-private.h"
#include "tc-json.h"
#include "tc-study-list.h"

static void
add_string (JsonBuilder *builder,
            const char  *name,
            const char  *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

/* What is unknown is null, never 0 or -1. */
static void
add_number (JsonBuilder *builder,
            const char  *name,
            gint64       value,
            gboolean     known)
{
  json_builder_set_member_name (builder, name);
  if (known)
    json_builder_add_int_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

static char *
row_to_json (const TcStudyRow *row)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) node = NULL;

  json_builder_begin_object (builder);
  add_number (builder, "id", row->id, TRUE);
  add_string (builder, "status", tc_study_status_to_string (row->status));
  add_string (builder, "exclusion_reason", row->exclusion_reason);
  add_string (builder, "kind", row->kind);
  add_string (builder, "label", row->label);
  add_string (builder, "title", row->title);
  add_string (builder, "journal", row->journal);
  add_number (builder, "year", row->year, row->year != 0);
  add_string (builder, "phase", row->phase);
  add_number (builder, "n_enrolled", row->n_enrolled, row->n_enrolled >= 0);
  add_number (builder, "checked", row->n_checked, TRUE);
  add_number (builder, "to_check", row->n_to_check, TRUE);
  add_number (builder, "discrepancies", row->n_discrepancies, TRUE);
  add_number (builder, "annotations", row->n_annotations, TRUE);
  json_builder_end_object (builder);
  node = json_builder_get_root (builder);

  return tc_json_to_text (node);
}

static const char *
get_status_word (TcStudyStatus status)
{
  switch (status)
    {
    case TC_STUDY_IN_REVIEW:
      return _("in review");
    case TC_STUDY_REVIEWED:
      return _("reviewed");
    case TC_STUDY_EXCLUDED:
      return _("excluded");
    case TC_STUDY_TO_REVIEW:
    default:
      return _("to review");
    }
}

/* One line, its parts with a tab between: number, status, checked of all, label, title. */
static char *
row_to_text (const TcStudyRow *row)
{
  g_autofree char *label = tc_cli_dup_visible_line (row->label);
  g_autofree char *title = tc_cli_dup_visible_line (row->title);

  return g_strdup_printf ("%" G_GINT64_FORMAT "\t%s\t%u/%u\t%s\t%s", row->id,
                          get_status_word (row->status), row->n_checked, row->n_checked + row->n_to_check,
                          label, title);
}

static void
failed_cb (TcStudyList *list,
           GError      *error,
           gpointer     user_data)
{
  GError **kept = user_data;

  *kept = g_error_copy (error);
}

static int
list_studies (TcWorkspace        *workspace,
              const TcStudyQuery *query,
              gboolean            json)
{
  g_autoptr(TcStudyList) list = tc_study_list_new (workspace);
  g_autoptr(GError) error = NULL;
  GListModel *model = G_LIST_MODEL (list);

  g_signal_connect (list, "failed", G_CALLBACK (failed_cb), &error);
  tc_study_list_set_query (list, query);
  while (tc_study_list_is_loading (list))
    g_main_context_iteration (NULL, TRUE);
  if (error != NULL)
    {
      tc_cli_fail (tc_workspace_get_path (workspace), error->message);
      return TC_CLI_FAILED;
    }

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr(TcStudy) study = g_list_model_get_item (model, i);
      const TcStudyRow *row = tc_study_get_row (study);
      g_autofree char *line = json ? row_to_json (row) : row_to_text (row);

      tc_cli_print_line (line);
    }

  return TC_CLI_DONE;
}

/* Reads --search and --status into the query. */
static gboolean
fill_query (TcStudyQuery *query,
            const char   *search,
            const char   *status)
{
  g_autofree char *spaced = g_strdup (status);
  TcStudyStatus parsed;

  if (search != NULL && !g_utf8_validate (search, -1, NULL))
    {
      tc_cli_usage_error (_("The words to search for are not UTF-8."));
      return FALSE;
    }
  g_free (query->search);
  query->search = g_strdup (search);
  query->status = -1;
  if (status == NULL)
    return TRUE;

  if (!tc_study_status_from_string (g_strdelimit (spaced, "-_", ' '), &parsed))
    {
      tc_cli_usage_error (_("The status must be “to-review”, “in-review”, “reviewed” or “excluded”."));
      return FALSE;
    }
  query->status = parsed;

  return TRUE;
}

/**
 * tc_cli_list:
 *
 * The command `list`: the studies of a project.
 *
 * Returns: the exit status
 */
int
tc_cli_list (int    argc,
             char **argv)
{
  g_autofree char *project = NULL;
  g_autofree char *search = NULL;
  g_autofree char *status = NULL;
  g_autofree char *format = NULL;
  g_auto(GStrv) rest = NULL;
  g_autoptr(TcStudyQuery) query = tc_study_query_new ();
  g_autoptr(TcWorkspace) workspace = NULL;
  gboolean json;
  const GOptionEntry entries[] = {
    { "project", 0, 0, G_OPTION_ARG_FILENAME, &project, N_("The project"), "P" },
    { "search", 0, 0, G_OPTION_ARG_FILENAME, &search,
      N_("Only studies with all of these words, in any language"), N_("WORDS") },
    { "status", 0, 0, G_OPTION_ARG_FILENAME, &status,
      N_("Only studies of this status"), "to-review|in-review|reviewed|excluded" },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &format,
      N_("“text” (one line a study) or “json” (one object a line)"), "text|json" },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &rest, NULL, NULL },
    { NULL }
  };

  if (!tc_cli_parse (argc, argv, NULL, _("Prints the studies of a project."), entries)
      || !tc_cli_parse_format (format, FALSE, &json)
      || !fill_query (query, search, status))
    return TC_CLI_USAGE;
  if (project == NULL)
    return tc_cli_usage_error (_("No project was named (--project=P)."));
  if (rest != NULL)
    return tc_cli_usage_error (_("This command takes options only."));

  workspace = tc_cli_open (project, TC_WORKSPACE_READ);
  if (workspace == NULL)
    return TC_CLI_FAILED;

  return tc_cli_close (workspace, list_studies (workspace, query, json));
}
