/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-workspace"

#include "config.h"

#include "tc-codebook-check.h"
#include "tc-workspace-private.h"

#define PROJECT_SUFFIX ".trialcurator"

typedef struct
{
  char *path;
  TcWorkspaceMode mode;
  GMainContext *context;
} OpenData;

static char *
make_name (const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);

  if (g_str_has_suffix (name, PROJECT_SUFFIX) && strlen (name) > strlen (PROJECT_SUFFIX))
    name[strlen (name) - strlen (PROJECT_SUFFIX)] = '\0';

  return g_steal_pointer (&name);
}

static TcWorkspace *
open_in_context (const char       *path,
                 TcWorkspaceMode   mode,
                 TcCodebook       *codebook,
                 GMainContext     *context,
                 GError          **error)
{
  TcSession *session = tc_session_open (path, mode, codebook, error);
  g_autofree char *name = make_name (path);

  return session != NULL ? tc_workspace_new_for_session (session, path, name, context) : NULL;
}

static void
open_data_free (gpointer data)
{
  OpenData *open = data;

  g_free (open->path);
  g_main_context_unref (open->context);
  g_free (open);
}

static void
open_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  OpenData *open = task_data;
  GError *error = NULL;
  TcWorkspace *self = open_in_context (open->path, open->mode, NULL, open->context, &error);

  if (self != NULL)
    g_task_return_pointer (task, self, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * tc_workspace_open:
 *
 * Opens or makes a project. Blocking. Signals come on the thread-default main context of the caller.
 *
 * Returns: (nullable): the open project, %NULL with @error where it could not be opened
 */
TcWorkspace *
tc_workspace_open (const char       *path,
                   TcWorkspaceMode   mode,
                   GError          **error)
{
  g_autoptr(GMainContext) context = g_main_context_ref_thread_default ();

  g_return_val_if_fail (path != NULL, NULL);

  return open_in_context (path, mode, NULL, context, error);
}

/**
 * tc_workspace_create:
 * @codebook: the codebook of the new project
 *
 * Makes a project with a codebook of its own, which the program's rules must be able to fill. Blocking. Signals
 * come as with tc_workspace_open().
 *
 * Returns: (nullable): the open project, %NULL with @error where it could not be made or the codebook cannot
 *   be one (TcCodebookError)
 */
TcWorkspace *
tc_workspace_create (const char  *path,
                     TcCodebook  *codebook,
                     GError     **error)
{
  g_autoptr(GMainContext) context = g_main_context_ref_thread_default ();

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (codebook != NULL, NULL);

  if (!tc_codebook_check_rules (codebook, error))
    return NULL;

  return open_in_context (path, TC_WORKSPACE_CREATE, codebook, context, error);
}

/**
 * tc_workspace_is_project:
 *
 * Returns: whether a file is a project by what it holds, whatever its name
 */
gboolean
tc_workspace_is_project (const char *path)
{
  g_return_val_if_fail (path != NULL, FALSE);

  return tc_store_is_project (path);
}

/**
 * tc_workspace_error_is_older:
 *
 * Returns: whether a project could not be opened for reading because it is of an older version of the program, which
 *   tc_workspace_upgrade() mends
 */
gboolean
tc_workspace_error_is_older (const GError *error)
{
  return g_error_matches (error, TC_STORE_ERROR, TC_STORE_ERROR_OLDER);
}

/**
 * tc_workspace_upgrade:
 * @path: a project that is not open
 * @backup: (out) (nullable): the name of the copy of the project as it was, %NULL where it is up to date already
 *
 * Brings a project of an older version of the program up to date. Blocking.
 *
 * Returns: %FALSE with @error where it cannot be written, is in use, or fails
 */
gboolean
tc_workspace_upgrade (const char  *path,
                      char       **backup,
                      GError     **error)
{
  TcStore *store = tc_store_open (path, TC_STORE_WRITE, NULL, error);

  if (store == NULL)
    return FALSE;
  *backup = g_strdup (tc_store_get_backup (store));

  return tc_store_close (store, error);
}

/**
 * tc_workspace_open_async:
 *
 * The same on a thread of its own.
 */
void
tc_workspace_open_async (const char          *path,
                         TcWorkspaceMode      mode,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  OpenData *open;

  g_return_if_fail (path != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, tc_workspace_open_async);
  open = g_new (OpenData, 1);
  open->path = g_strdup (path);
  open->mode = mode;
  open->context = g_main_context_ref_thread_default ();
  g_task_set_task_data (task, open, open_data_free);
  g_task_run_in_thread (task, open_in_thread);
}

/**
 * tc_workspace_open_finish:
 *
 * Returns: (nullable): the open project, %NULL with @error where it could not be opened
 */
TcWorkspace *
tc_workspace_open_finish (GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
