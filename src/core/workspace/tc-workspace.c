/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-workspace"

#include "config.h"
#include "tc-workspace.h"
struct _TcWorkspace { GObject parent_instance; TcCodebook *codebook; char *reviewer; };
G_DEFINE_FINAL_TYPE (TcWorkspace, tc_workspace, G_TYPE_OBJECT)
enum { P0, PATH, NAME, RO, ROR, SAVING, CU, CR, UL, RL, REV, NS, LS };
static void get_property (GObject *o, guint id, GValue *v, GParamSpec *p) { if (id == REV) g_value_set_string (v, ((TcWorkspace *) o)->reviewer); else g_param_value_set_default (p, v); }
static void set_property (GObject *o, guint id, const GValue *v, GParamSpec *p) { tc_workspace_set_reviewer ((TcWorkspace *) o, g_value_get_string (v)); }
static void finalize (GObject *o) { TcWorkspace *self = (TcWorkspace *) o; g_clear_pointer (&self->codebook, tc_codebook_unref); g_free (self->reviewer); G_OBJECT_CLASS (tc_workspace_parent_class)->finalize (o); }
static void tc_workspace_init (TcWorkspace *self) { self->reviewer = g_strdup (""); }
static void tc_workspace_class_init (TcWorkspaceClass *klass)
{
  GObjectClass *c = G_OBJECT_CLASS (klass);
  c->get_property = get_property; c->set_property = set_property; c->finalize = finalize;
#define S(id, n) g_object_class_install_property (c, id, g_param_spec_string (n, NULL, NULL, "", G_PARAM_READABLE | G_PARAM_STATIC_STRINGS))
#define B(id, n) g_object_class_install_property (c, id, g_param_spec_boolean (n, NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS))
  S (PATH, "path"); S (NAME, "name"); B (RO, "read-only"); S (ROR, "read-only-reason"); B (SAVING, "saving"); B (CU, "can-undo"); B (CR, "can-redo"); S (UL, "undo-label"); S (RL, "redo-label");
  g_object_class_install_property (c, REV, g_param_spec_string ("reviewer", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
  g_object_class_install_property (c, NS, g_param_spec_uint ("n-studies", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
  g_object_class_install_property (c, LS, g_param_spec_int64 ("last-study", NULL, NULL, 0, G_MAXINT64, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
  g_signal_new ("study-changed", TC_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  g_signal_new ("studies-changed", TC_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_signal_new ("write-failed", TC_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

TcWorkspace *
tc_workspace_open (const char *path, TcWorkspaceMode mode, GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "Not there yet.");
  return NULL;
}

void
tc_workspace_open_async (const char *path, TcWorkspaceMode mode, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "Not there yet.");
}

TcWorkspace *
tc_workspace_open_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

gboolean
tc_workspace_close (TcWorkspace *self, GError **error)
{
  return TRUE;
}

gboolean
tc_workspace_flush (TcWorkspace *self, GError **error)
{
  return TRUE;
}

const char *
tc_workspace_get_path (TcWorkspace *self)
{
  return "";
}

const char *
tc_workspace_get_name (TcWorkspace *self)
{
  return "";
}

gboolean
tc_workspace_is_read_only (TcWorkspace *self)
{
  return TRUE;
}

TcCodebook *
tc_workspace_get_codebook (TcWorkspace *self)
{
  if (self->codebook == NULL)
    self->codebook = tc_codebook_new_default ();
  return self->codebook;
}

guint
tc_workspace_get_n_studies (TcWorkspace *self)
{
  return 0;
}

const char *
tc_workspace_get_reviewer (TcWorkspace *self)
{
  return self->reviewer;
}

void
tc_workspace_set_reviewer (TcWorkspace *self, const char *reviewer)
{
  g_free (self->reviewer);
  self->reviewer = g_strdup (reviewer != NULL ? reviewer : "");
}

TcStudyDetail *
tc_workspace_get_detail (TcWorkspace *self, TcId study_id, GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "Not there yet.");
  return NULL;
}

TcSource *
tc_workspace_get_source (TcWorkspace *self, TcId source_id, GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "Not there yet.");
  return NULL;
}

GListModel *
tc_workspace_get_history (TcWorkspace *self, TcId study_id, const char *field, GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "Not there yet.");
  return NULL;
}

void
tc_workspace_accept (TcWorkspace *self, TcId study_id, const char *field)
{
}

void
tc_workspace_accept_suggestion (TcWorkspace *self, TcId study_id, const TcSuggestion *suggestion)
{
}

void
tc_workspace_accept_fields (TcWorkspace *self, TcId study_id, const char * const *fields)
{
}

void
tc_workspace_set_value (TcWorkspace *self, TcId study_id, const char *field, TcValue *value, const char *reported, GPtrArray *quotes)
{
}

void
tc_workspace_set_state (TcWorkspace *self, TcId study_id, const char *field, TcAnswerState state)
{
}

void
tc_workspace_set_note (TcWorkspace *self, TcId study_id, const char *field, const char *note)
{
}

void
tc_workspace_revert (TcWorkspace *self, TcId study_id, const char *field)
{
}

void
tc_workspace_set_status (TcWorkspace *self, const TcId *study_ids, guint n_studies, TcStudyStatus status, const char *exclusion_reason)
{
}

void
tc_workspace_decide (TcWorkspace *self, TcId study_id, TcId discrepancy_id, int statement)
{
}

void
tc_workspace_annotate (TcWorkspace *self, TcId study_id, const TcQuote *quote, const char *field, const char *tag, const char *comment)
{
}

void
tc_workspace_edit_annotation (TcWorkspace *self, TcId annotation_id, const char *tag, const char *comment)
{
}

void
tc_workspace_delete_annotation (TcWorkspace *self, TcId annotation_id)
{
}

void
tc_workspace_undo (TcWorkspace *self)
{
}

void
tc_workspace_redo (TcWorkspace *self)
{
}

