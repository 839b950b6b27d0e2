/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "tc-window-private.h"

/* The project of the window: opening it, following it, closing it. */

/* The tooltip of a button says what it would undo. */
static void
update_undo_tooltips (TcWindow *self)
{
  g_autofree char *undo = NULL;
  g_autofree char *redo = NULL;
  g_autofree char *undo_text = NULL;
  g_autofree char *redo_text = NULL;

  g_object_get (self->workspace, "undo-label", &undo, "redo-label", &redo, NULL);
  if (undo != NULL && *undo != '\0')
    /* Translators: %s is a change, such as "Accept phase". */
    undo_text = g_strdup_printf (_("Undo: %s"), undo);
  if (redo != NULL && *redo != '\0')
    /* Translators: %s is a change, such as "Accept phase". */
    redo_text = g_strdup_printf (_("Redo: %s"), redo);
  gtk_widget_set_tooltip_text (self->undo_button, undo_text != NULL ? undo_text : _("Undo"));
  gtk_widget_set_tooltip_text (self->redo_button, redo_text != NULL ? redo_text : _("Redo"));
}

static void
study_changed_cb (TcWindow *self)
{
  tc_typing_reset (self->typing);
  tc_window_update_actions (self);
  tc_window_update_duplicates (self);
}

/* Nothing was undone; the page says what went wrong. */
static void
write_failed_cb (TcWindow *self)
{
  g_clear_pointer (&self->undone, g_free);
}

static void
connect_workspace (TcWindow *self)
{
  static const char * const state[] = {
    "notify::can-undo", "notify::can-redo", "notify::read-only", "notify::n-studies",
  };

  for (guint i = 0; i < G_N_ELEMENTS (state); i++)
    g_signal_connect_swapped (self->workspace, state[i], G_CALLBACK (tc_window_update_actions),
                              self);
  g_signal_connect_swapped (self->workspace, "notify::undo-label",
                            G_CALLBACK (update_undo_tooltips), self);
  g_signal_connect_swapped (self->workspace, "notify::redo-label",
                            G_CALLBACK (update_undo_tooltips), self);
  update_undo_tooltips (self);
  g_signal_connect_swapped (self->workspace, "notify::saving", G_CALLBACK (tc_window_update_title), self);
  g_signal_connect_swapped (self->workspace, "notify::read-only", G_CALLBACK (tc_window_update_title), self);
  /* Comes with every undo and redo, after the signals about what changed. */
  g_signal_connect_swapped (self->workspace, "notify::last-study",
                            G_CALLBACK (tc_window_finish_undo), self);
  g_signal_connect_swapped (self->workspace, "write-failed", G_CALLBACK (write_failed_cb), self);
  /* After the page, which shows the change first. */
  g_signal_connect_data (self->workspace, "study-changed", G_CALLBACK (study_changed_cb), self,
                         NULL, G_CONNECT_AFTER | G_CONNECT_SWAPPED);
  g_signal_connect_data (self->workspace, "studies-changed", G_CALLBACK (study_changed_cb), self,
                         NULL, G_CONNECT_AFTER | G_CONNECT_SWAPPED);
}

/**
 * tc_window_close_project:
 *
 * Blocks until everything is on the disk.
 *
 * Returns: %FALSE where that failed; it was shown
 */
gboolean
tc_window_close_project (TcWindow *self)
{
  g_autoptr(TcWorkspace) workspace = NULL;
  g_autoptr(GError) error = NULL;

  if (self->workspace == NULL)
    return TRUE;

  tc_project_page_commit (self->page);
  tc_window_cancel_jobs (self);
  g_signal_handlers_disconnect_by_data (self->workspace, self);
  tc_project_page_set_workspace (self->page, NULL);
  workspace = g_steal_pointer (&self->workspace);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->undone, g_free);
  if (tc_workspace_close (workspace, &error))
    return TRUE;

  tc_window_update_page (self);
  tc_window_show_message (self, _("The project could not be closed properly"), error->message);

  return FALSE;
}

static void
show_open_error (TcWindow     *self,
                 const char   *path,
                 const GError *error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *heading = NULL;
  g_autofree char *body = NULL;

  /* As windows name projects; the ending would be broken over two lines. */
  if (g_str_has_suffix (name, TC_PROJECT_SUFFIX))
    name[strlen (name) - strlen (TC_PROJECT_SUFFIX)] = '\0';
  /* Translators: %s is the name of a project. */
  heading = g_strdup_printf (_("“%s” could not be opened"), name);
  /* Translators: %s is what went wrong, a sentence. */
  body = g_strdup_printf (_("%s\n\nThe file was not changed."), error->message);
  tc_window_show_message (self, heading, body);
}

typedef struct
{
  TcWindow *window;
  gboolean samples;
} Opening;

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autofree Opening *opening = user_data;
  g_autoptr(TcWindow) self = opening->window;
  g_autoptr(TcWorkspace) workspace = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *path = g_strdup (self->path);

  workspace = tc_workspace_open_finish (result, &error);
  g_clear_object (&self->opening);
  if (self->closing)
    {
      if (workspace != NULL)
        tc_workspace_close (workspace, NULL);
      return;
    }

  if (workspace == NULL)
    {
      g_clear_pointer (&self->path, g_free);
      tc_window_update_page (self);
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_open_error (self, path, error);
      return;
    }

  tc_window_set_workspace (self, workspace);
  if (opening->samples)
    tc_window_import_samples (self);
  tc_window_import_pending (self);
}

void
tc_window_open_project (TcWindow        *self,
                        const char      *path,
                        TcWorkspaceMode  mode,
                        gboolean         samples)
{
  Opening *opening;

  g_return_if_fail (TC_IS_WINDOW (self));
  g_return_if_fail (self->workspace == NULL && self->opening == NULL);

  opening = g_new0 (Opening, 1);
  opening->window = g_object_ref (self);
  opening->samples = samples;
  self->path = g_strdup (path);
  self->opening = g_cancellable_new ();
  tc_workspace_open_async (path, mode, self->opening, opened_cb, opening);
  tc_window_update_page (self);
}

void
tc_window_set_workspace (TcWindow    *self,
                         TcWorkspace *workspace)
{
  g_return_if_fail (TC_IS_WINDOW (self));
  g_return_if_fail (TC_IS_WORKSPACE (workspace));
  g_return_if_fail (self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  g_free (self->path);
  self->path = g_strdup (tc_workspace_get_path (workspace));
  tc_workspace_set_reviewer (workspace, tc_settings_get_reviewer (self->settings));
  tc_settings_add_recent (self->settings, self->path);
  connect_workspace (self);
  tc_project_page_set_workspace (self->page, workspace);
  tc_window_update_page (self);
  gtk_widget_grab_focus (GTK_WIDGET (tc_project_page_get_studies (self->page)));
}
