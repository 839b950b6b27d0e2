/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-cli"

#include "config.h"

#include <glib/gi18n.h>

#include "tc-cli-interrupt.h"
#include "tc-cli-private.h"
#include "tc-rerun-job.h"

/* A value and its words, a dash for nothing. */
static char *
show (const TcValue *value,
      const char    *words)
{
  g_autofree char *shown = value != NULL ? tc_value_to_display (value) : NULL;
  g_autofree char *joined = tc_rerun_join_words (shown, words);

  return joined != NULL ? g_steal_pointer (&joined) : g_strdup ("–");
}

/* One line a change: "study: field: before → after". */
static void
print_change (const TcRerunChange *change)
{
  g_autofree char *before = show (change->before, change->before_words);
  g_autofree char *after = show (change->after, change->after_words);
  g_autofree char *line = NULL;
  g_autofree char *visible = NULL;

  if (change->kind == TC_RERUN_KEPT)
    return;

  line = g_strdup_printf ("%s: %s: %s → %s", change->label, change->field, before, after);
  visible = tc_cli_dup_visible_line (line);
  tc_cli_print_line (visible);
}

static void
print_counts (TcRerunJob *job)
{
  guint n_kept = tc_rerun_job_count (job, TC_RERUN_SUGGESTION, TC_RERUN_KEPT);

  tc_cli_take_line (tc_rerun_job_dup_summary (job));
  if (n_kept > 0)
    tc_cli_take_line (g_strdup_printf (ngettext ("%u suggestion is kept, because an answer rests on it",
                                                 "%u suggestions are kept, because answers rest on them", n_kept),
                                       n_kept));
}

static int
rerun (TcWorkspace *workspace,
       gboolean     apply)
{
  g_autoptr(TcRerunJob) job = tc_rerun_job_new (workspace, apply);
  g_autoptr(GError) error = NULL;
  gboolean done = tc_cli_run_job (TC_JOB (job), &error);
  GPtrArray *changes = tc_rerun_job_get_changes (job);

  if (!done)
    {
      tc_cli_fail_job (workspace, error);
      return TC_CLI_FAILED;
    }

  for (guint i = 0; i < changes->len; i++)
    print_change (g_ptr_array_index (changes, i));
  print_counts (job);

  return TC_CLI_DONE;
}

/* Before all reports are read in vain. */
static int
refuse (TcWorkspace *workspace)
{
  g_autofree char *name = g_filename_display_name (tc_workspace_get_path (workspace));
  g_autofree char *reason = NULL;

  g_object_get (workspace, "read-only-reason", &reason, NULL);
  tc_cli_fail (name, reason);

  return TC_CLI_FAILED;
}

/**
 * tc_cli_rerun:
 * @project: path of a project
 * @apply: whether to change its suggestions, too
 *
 * The command `extract` with a project: what another run of the rules would change.
 *
 * Returns: the exit status
 */
int
tc_cli_rerun (const char *project,
              gboolean    apply)
{
  g_autoptr(TcWorkspace) workspace = tc_cli_open (project, apply ? TC_WORKSPACE_OPEN : TC_WORKSPACE_READ);

  if (workspace == NULL)
    return TC_CLI_FAILED;
  if (apply && tc_workspace_is_read_only (workspace))
    return tc_cli_close (workspace, refuse (workspace));

  tc_cli_catch_signals ();

  return tc_cli_end_signals (tc_cli_close (workspace, rerun (workspace, apply)));
}
