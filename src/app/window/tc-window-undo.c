/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include <glib/gi18n.h>

#include "tc-window-private.h"

/* Undo and redo go to the typing first, then to the project. When the change comes back from the workspace,
 * the window goes to the study and says what was undone. */

static void
begin (TcWindow   *self,
       const char *label_property,
       gboolean    is_redo)
{
  g_clear_pointer (&self->undone, g_free);
  g_object_get (self->workspace, label_property, &self->undone, NULL);
  if (self->undone == NULL)
    self->undone = g_strdup ("");
  self->undone_is_redo = is_redo;
}

void
tc_window_undo (TcWindow *self)
{
  gboolean can_undo;

  if (tc_typing_undo (self->typing))
    return;

  /* What is typed elsewhere counts as a change: it is stored first, and is then what gets undone. */
  tc_project_page_commit (self->page);
  g_object_get (self->workspace, "can-undo", &can_undo, NULL);
  if (!can_undo)
    {
      tc_window_toast (self, _("There is nothing to undo"));
      return;
    }

  begin (self, "undo-label", FALSE);
  tc_workspace_undo (self->workspace);
}

void
tc_window_redo (TcWindow *self)
{
  gboolean can_redo;

  if (tc_typing_redo (self->typing))
    return;

  g_object_get (self->workspace, "can-redo", &can_redo, NULL);
  if (!can_redo)
    {
      tc_window_toast (self, _("There is nothing to redo"));
      return;
    }

  begin (self, "redo-label", TRUE);
  tc_workspace_redo (self->workspace);
}

void
tc_window_finish_undo (TcWindow *self)
{
  g_autofree char *label = g_steal_pointer (&self->undone);
  g_autoptr(TcStudyDetail) detail = NULL;
  g_autofree char *text = NULL;
  gint64 study_id = 0;

  if (label == NULL)
    return;

  if (*label == '\0')
    text = g_strdup (self->undone_is_redo ? _("Redone") : _("Undone"));
  else if (self->undone_is_redo)
    /* Translators: %s is a change, such as "Accept phase". */
    text = g_strdup_printf (_("Redone: %s"), label);
  else
    /* Translators: %s is a change, such as "Accept phase". */
    text = g_strdup_printf (_("Undone: %s"), label);
  tc_window_toast (self, text);

  g_object_get (self->workspace, "last-study", &study_id, NULL);
  if (study_id == 0 || study_id == tc_project_page_get_study_id (self->page))
    return;

  /* An import that was undone took its studies away. */
  detail = tc_workspace_get_detail (self->workspace, study_id, NULL);
  if (detail != NULL)
    tc_studies_pane_select (tc_project_page_get_studies (self->page), study_id);
}
