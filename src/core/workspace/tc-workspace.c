/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-workspace"

#include "config.h"

#include "tc-workspace-object.h"

G_DEFINE_FINAL_TYPE (TcWorkspace, tc_workspace, G_TYPE_OBJECT)
G_DEFINE_QUARK (tc-workspace-error-quark, tc_workspace_error)

enum
{
  PROP_0,
  PROP_PATH,
  PROP_NAME,
  PROP_CODEBOOK,
  PROP_READ_ONLY,
  PROP_READ_ONLY_REASON,
  PROP_SAVING,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  PROP_REVIEWER,
  PROP_N_STUDIES,
  PROP_LAST_STUDY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static char *
guess_reviewer (void)
{
  const char *name = g_get_real_name ();

  if (g_str_equal (name, "Unknown"))
    name = g_get_user_name ();

  return g_filename_display_name (name);
}

static void
tc_workspace_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  TcWorkspace *self = TC_WORKSPACE (object);

  switch (prop_id)
    {
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_CODEBOOK:
      g_value_set_boxed (value, self->codebook);
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, self->read_only);
      break;
    case PROP_READ_ONLY_REASON:
      g_value_set_string (value, self->read_only_reason);
      break;
    case PROP_SAVING:
      g_value_set_boolean (value, self->saving);
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, self->can_undo);
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, self->can_redo);
      break;
    case PROP_UNDO_LABEL:
      g_value_set_string (value, self->undo_label);
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, self->redo_label);
      break;
    case PROP_REVIEWER:
      g_value_set_string (value, self->reviewer);
      break;
    case PROP_N_STUDIES:
      g_value_set_uint (value, self->n_studies);
      break;
    case PROP_LAST_STUDY:
      g_value_set_int64 (value, self->last_study);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tc_workspace_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  TcWorkspace *self = TC_WORKSPACE (object);

  switch (prop_id)
    {
    case PROP_REVIEWER:
      tc_workspace_set_reviewer (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tc_workspace_dispose (GObject *object)
{
  TcWorkspace *self = TC_WORKSPACE (object);
  g_autoptr(GError) error = NULL;

  if (!self->closed && self->session != NULL && !tc_workspace_close (self, &error))
    g_warning ("The project was not closed cleanly: %s", error->message);

  G_OBJECT_CLASS (tc_workspace_parent_class)->dispose (object);
}

static void
tc_workspace_finalize (GObject *object)
{
  TcWorkspace *self = TC_WORKSPACE (object);

  g_clear_pointer (&self->session, tc_session_unref);
  g_clear_pointer (&self->codebook, tc_codebook_unref);
  g_clear_error (&self->flush_error);
  g_free (self->path);
  g_free (self->name);
  g_free (self->read_only_reason);
  g_free (self->reviewer);
  g_free (self->undo_label);
  g_free (self->redo_label);

  G_OBJECT_CLASS (tc_workspace_parent_class)->finalize (object);
}

static void
install_signals (void)
{
  g_signal_new ("study-changed", TC_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_INT64);
  g_signal_new ("studies-changed", TC_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
  g_signal_new ("write-failed", TC_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
tc_workspace_class_init (TcWorkspaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GParamFlags writable = flags | G_PARAM_WRITABLE;

  object_class->get_property = tc_workspace_get_property;
  object_class->set_property = tc_workspace_set_property;
  object_class->dispose = tc_workspace_dispose;
  object_class->finalize = tc_workspace_finalize;

  properties[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, "", flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, "", flags);
  properties[PROP_CODEBOOK] =
    g_param_spec_boxed ("codebook", NULL, NULL, TC_TYPE_CODEBOOK, flags);
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, flags);
  properties[PROP_READ_ONLY_REASON] =
    g_param_spec_string ("read-only-reason", NULL, NULL, "", flags);
  properties[PROP_SAVING] = g_param_spec_boolean ("saving", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, "", flags);
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, "", flags);
  properties[PROP_REVIEWER] = g_param_spec_string ("reviewer", NULL, NULL, "", writable);
  properties[PROP_N_STUDIES] = g_param_spec_uint ("n-studies", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_LAST_STUDY] =
    g_param_spec_int64 ("last-study", NULL, NULL, 0, G_MAXINT64, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  install_signals ();
}

static void
tc_workspace_init (TcWorkspace *self)
{
  self->reviewer = guess_reviewer ();
}

/**
 * tc_workspace_get_path:
 *
 * Returns: the path of the project file, as it was opened
 */
const char *
tc_workspace_get_path (TcWorkspace *self)
{
  g_return_val_if_fail (TC_IS_WORKSPACE (self), NULL);

  return self->path;
}

/**
 * tc_workspace_get_name:
 *
 * Returns: the name of the file without its suffix, for people
 */
const char *
tc_workspace_get_name (TcWorkspace *self)
{
  g_return_val_if_fail (TC_IS_WORKSPACE (self), NULL);

  return self->name;
}

/**
 * tc_workspace_is_read_only:
 *
 * Returns: whether every change would fail; the property read-only-reason says why
 */
gboolean
tc_workspace_is_read_only (TcWorkspace *self)
{
  g_return_val_if_fail (TC_IS_WORKSPACE (self), TRUE);

  return self->read_only;
}

/**
 * tc_workspace_get_codebook:
 *
 * Returns: (transfer none): the codebook of the project
 */
TcCodebook *
tc_workspace_get_codebook (TcWorkspace *self)
{
  g_return_val_if_fail (TC_IS_WORKSPACE (self), NULL);

  return self->codebook;
}

/**
 * tc_workspace_get_n_studies:
 *
 * Returns: the number of studies in the project
 */
guint
tc_workspace_get_n_studies (TcWorkspace *self)
{
  g_return_val_if_fail (TC_IS_WORKSPACE (self), 0);

  return self->n_studies;
}

/**
 * tc_workspace_get_reviewer:
 *
 * Returns: the name that is written into answers and events
 */
const char *
tc_workspace_get_reviewer (TcWorkspace *self)
{
  g_return_val_if_fail (TC_IS_WORKSPACE (self), NULL);

  return self->reviewer;
}

/**
 * tc_workspace_set_reviewer:
 * @reviewer: (nullable): %NULL and "" stand for the name of the user of the computer
 *
 * Sets the name that is written into answers and events from now on.
 */
void
tc_workspace_set_reviewer (TcWorkspace *self,
                           const char  *reviewer)
{
  g_autofree char *guessed = NULL;

  g_return_if_fail (TC_IS_WORKSPACE (self));

  if (reviewer == NULL || *reviewer == '\0')
    reviewer = guessed = guess_reviewer ();
  tc_workspace_set_string (self, &self->reviewer, reviewer, "reviewer");
}

/**
 * tc_workspace_set_flag:
 * @member: a member of @self
 * @property: its name as a property
 *
 * Sets a property and says so where it is another.
 */
void
tc_workspace_set_flag (TcWorkspace *self,
                       gboolean    *member,
                       gboolean     value,
                       const char  *property)
{
  if (*member == value)
    return;

  *member = value;
  g_object_notify (G_OBJECT (self), property);
}

/**
 * tc_workspace_set_string:
 * @member: a member of @self
 * @property: its name as a property
 *
 * Sets a property and says so where it is another.
 */
void
tc_workspace_set_string (TcWorkspace  *self,
                         char        **member,
                         const char   *value,
                         const char   *property)
{
  if (g_strcmp0 (*member, value) == 0)
    return;

  g_free (*member);
  *member = g_strdup (value);
  g_object_notify (G_OBJECT (self), property);
}

/**
 * tc_workspace_new_for_session:
 * @session: (transfer full): the open connections
 * @name: the name of the project for people
 * @context: where signals are emitted
 *
 * Returns: a workspace of a project that was just opened
 */
TcWorkspace *
tc_workspace_new_for_session (TcSession    *session,
                              const char   *path,
                              const char   *name,
                              GMainContext *context)
{
  TcWorkspace *self = g_object_new (TC_TYPE_WORKSPACE, NULL);

  self->session = session;
  self->path = g_strdup (path);
  self->name = g_strdup (name);
  self->codebook = tc_codebook_ref (tc_store_get_codebook (session->reader));
  self->read_only = session->read_only;
  self->read_only_reason = g_strdup (session->read_only_reason);
  self->n_studies = tc_store_count_studies (session->reader, -1);
  self->can_undo = session->undo.undo != 0;
  self->can_redo = session->undo.redo != 0;
  self->undo_label = g_strdup (session->undo.undo_label);
  self->redo_label = g_strdup (session->undo.redo_label);
  tc_session_attach (session, self, context);
  tc_session_begin_catch_up (session);

  return self;
}

/**
 * tc_workspace_ref_session:
 *
 * Returns: (transfer full): the connections for a job, which asks with tc_session_begin_job() whether the
 *   project is still open
 */
TcSession *
tc_workspace_ref_session (TcWorkspace *self)
{
  return tc_session_ref (self->session);
}
