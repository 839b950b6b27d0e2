/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-workspace"

#include "config.h"

#include "tc-table-scan-job.h"

#include <glib/gi18n-lib.h>

#include "tc-column-keeping.h"
#include "tc-import-job-private.h"
#include "tc-table-preview.h"
#include "tc-workspace-private.h"

struct _TcTableScanJob
{
  TcJob parent_instance;

  TcSession *session;
  TcImportJob *import;
  gboolean all;
  gboolean each_file;
  GHashTable *seen;               /* of headers; the job's thread */
  GPtrArray *found;               /* of TcTablePreview; the job's thread */
  GPtrArray *previews;
};

G_DEFINE_FINAL_TYPE (TcTableScanJob, tc_table_scan_job, TC_TYPE_JOB)

static void
free_preview (gpointer data)
{
  tc_table_preview_free (data);
}

/* Fills in what was said before, else what the names may stand for. */
static void
propose_roles (TcTablePreview    *preview,
               const TcColumnMap *said,
               TcCodebook        *codebook)
{
  for (guint i = 0; i < tc_column_map_get_n (preview->map); i++)
    {
      const char *role = said != NULL ? tc_column_map_get_role (said, i) : NULL;

      if (role == NULL)
        role = tc_column_map_get_role (preview->map, i);
      if (role == NULL)
        role = tc_column_role_guess (tc_column_map_get_name (preview->map, i), codebook);
      /* Its own role may be what is freed. */
      if (role != tc_column_map_get_role (preview->map, i))
        tc_column_map_set_role (preview->map, i, role);
    }
}

static void
take_preview (TcTableScanJob     *self,
              TcTablePreview     *preview,
              const TcColumnMaps *maps)
{
  const char *header = tc_column_map_get_header (preview->map);
  const TcColumnMap *said = tc_column_maps_lookup (maps, header);
  gboolean known = said != NULL ? tc_column_map_is_complete (said)
                                : preview->is_recognised && tc_column_map_is_complete (preview->map);

  if ((known && !self->all) || (!g_hash_table_add (self->seen, g_strdup (header)) && !self->each_file))
    {
      tc_table_preview_free (preview);
      return;
    }
  propose_roles (preview, said, tc_column_maps_get_codebook (maps));
  g_ptr_array_add (self->found, preview);
}

static void
look_into (TcTableScanJob     *self,
           const TcInput      *input,
           const TcColumnMaps *maps,
           GCancellable       *cancellable)
{
  g_autoptr(GPtrArray) previews = NULL;

  if (input->bytes != NULL)
    previews = tc_table_previews_new_for_bytes (input->name, input->bytes, self->all, cancellable);
  else if (input->part != NULL)
    previews = tc_table_previews_new_for_part (input->name, input->part, self->all, cancellable);
  else if (input->file != NULL)
    previews = tc_table_previews_new_for_file (input->name, input->file, self->all, cancellable);
  while (previews != NULL && previews->len > 0)
    take_preview (self, g_ptr_array_steal_index (previews, 0), maps);
}

static gboolean
look_into_all (TcTableScanJob  *self,
               GPtrArray       *inputs,
               GCancellable    *cancellable,
               GError         **error)
{
  g_autoptr(TcColumnMaps) maps = tc_column_keeping_load (self->session, error);

  if (maps == NULL)
    return FALSE;

  for (guint i = 0; i < inputs->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      look_into (self, g_ptr_array_index (inputs, i), maps, cancellable);
      tc_job_report (TC_JOB (self), (i + 1.0) / inputs->len, _("Looking for tables…"));
    }

  return TRUE;
}

static gboolean
tc_table_scan_job_run (TcJob         *job,
                       GCancellable  *cancellable,
                       GError       **error)
{
  TcTableScanJob *self = TC_TABLE_SCAN_JOB (job);
  gboolean done;

  if (!tc_session_begin_job (self->session, error))
    return FALSE;
  done = look_into_all (self, tc_import_job_expand (self->import, job, cancellable), cancellable, error);
  tc_session_end_job (self->session);

  return done;
}

static void
tc_table_scan_job_ended (TcJob *job)
{
  TcTableScanJob *self = TC_TABLE_SCAN_JOB (job);

  g_ptr_array_extend_and_steal (self->previews, g_steal_pointer (&self->found));
}

static void
tc_table_scan_job_finalize (GObject *object)
{
  TcTableScanJob *self = TC_TABLE_SCAN_JOB (object);

  g_clear_pointer (&self->session, tc_session_unref);
  g_clear_object (&self->import);
  g_hash_table_unref (self->seen);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_pointer (&self->previews, g_ptr_array_unref);

  G_OBJECT_CLASS (tc_table_scan_job_parent_class)->finalize (object);
}

static void
tc_table_scan_job_class_init (TcTableScanJobClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tc_table_scan_job_finalize;
  TC_JOB_CLASS (klass)->run = tc_table_scan_job_run;
  TC_JOB_CLASS (klass)->ended = tc_table_scan_job_ended;
}

static void
tc_table_scan_job_init (TcTableScanJob *self)
{
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->found = g_ptr_array_new_with_free_func (free_preview);
  self->previews = g_ptr_array_new_with_free_func (free_preview);
}

/**
 * tc_table_scan_job_new:
 * @import: what is to be imported; must not run before this job has ended
 * @all: whether to show every table: somebody says that the files are tables, and wants to look at their columns
 *
 * Returns: a job that looks for tables
 */
TcTableScanJob *
tc_table_scan_job_new (TcWorkspace *workspace,
                       TcImportJob *import,
                       gboolean     all)
{
  TcTableScanJob *self;

  g_return_val_if_fail (TC_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (TC_IS_IMPORT_JOB (import), NULL);

  self = g_object_new (TC_TYPE_TABLE_SCAN_JOB, NULL);
  self->session = tc_workspace_ref_session (workspace);
  self->import = g_object_ref (import);
  self->all = all;

  return self;
}

/**
 * tc_table_scan_job_set_each_file:
 *
 * Lets the job show the tables of each file, also where one before it has the same header. Only before it runs.
 */
void
tc_table_scan_job_set_each_file (TcTableScanJob *self)
{
  g_return_if_fail (TC_IS_TABLE_SCAN_JOB (self));

  self->each_file = TRUE;
}

GPtrArray *
tc_table_scan_job_get_previews (TcTableScanJob *self)
{
  g_return_val_if_fail (TC_IS_TABLE_SCAN_JOB (self), NULL);

  return self->previews;
}

TcImportJob *
tc_table_scan_job_get_import (TcTableScanJob *self)
{
  g_return_val_if_fail (TC_IS_TABLE_SCAN_JOB (self), NULL);

  return self->import;
}

gboolean
tc_table_scan_job_is_for_all (TcTableScanJob *self)
{
  g_return_val_if_fail (TC_IS_TABLE_SCAN_JOB (self), FALSE);

  return self->all;
}

/**
 * tc_table_scan_list_unread:
 *
 * Returns: (transfer container) (element-type utf8): as tc_table_preview_list_unread()
 */
GPtrArray *
tc_table_scan_list_unread (const TcTablePreview *preview)
{
  g_return_val_if_fail (preview != NULL, NULL);

  return tc_table_preview_list_unread (preview);
}

/**
 * tc_table_scan_is_guessed:
 *
 * Returns: as tc_table_preview_is_guessed()
 */
gboolean
tc_table_scan_is_guessed (const TcTablePreview *preview)
{
  g_return_val_if_fail (preview != NULL, FALSE);

  return tc_table_preview_is_guessed (preview);
}
