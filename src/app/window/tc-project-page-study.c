/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include "tc-project-page-private.h"

#include <glib/gi18n.h>

/* The study that the page shows: at once, or, of a project that has just opened, pane by pane. */

void
tc_project_page_stop_first_study (TcProjectPage *self)
{
  if (self->frame_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->frame_id);
  self->frame_id = 0;
  self->first_study = 0;
}

void
tc_project_page_show_source (TcProjectPage *self)
{
  tc_source_pane_set_detail (self->source, self->detail != NULL ? self->workspace : NULL, self->detail);
}

static void
load_study (TcProjectPage *self,
            TcId           study_id)
{
  g_autoptr(TcStudyDetail) detail = NULL;
  g_autoptr(GError) error = NULL;

  if (study_id != 0)
    detail = tc_workspace_get_detail (self->workspace, study_id, &error);
  if (error != NULL)
    {
      /* Translators: %s is what went wrong, a sentence. */
      g_autofree char *text = g_strdup_printf (_("This study could not be read: %s Nothing was changed."),
                                               error->message);

      tc_project_page_show_error (self, text);
    }

  tc_project_page_set_detail (self, detail);
}

void
tc_project_page_load_study (TcProjectPage *self,
                            TcId           study_id)
{
  tc_project_page_stop_first_study (self);
  load_study (self, study_id);
}

static gboolean
show_first_study_cb (GtkWidget     *widget,
                     GdkFrameClock *clock,
                     gpointer       user_data)
{
  TcProjectPage *self = TC_PROJECT_PAGE (widget);

  switch (self->n_frames++)
    {
    case 0:
      return G_SOURCE_CONTINUE;

    case 1:
      load_study (self, self->first_study);
      return G_SOURCE_CONTINUE;

    default:
      self->frame_id = 0;
      self->first_study = 0;
      tc_project_page_show_source (self);
      return G_SOURCE_REMOVE;
    }
}

/* Widgets are styled and measured, and their letters drawn, when they are seen for the first time. For all three panes
 * together that takes a tenth of a second and more, so each gets a frame: the list, the form, the source. */
static void
begin_first_study (TcProjectPage *self,
                   TcId           study_id)
{
  self->first_study = study_id;
  if (self->frame_id != 0)
    return;

  self->n_frames = 0;
  self->frame_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), show_first_study_cb, NULL, NULL);
}

void
tc_project_page_choose_study (TcProjectPage *self,
                              TcId           study_id)
{
  if (self->detail == NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    begin_first_study (self, study_id);
  else
    tc_project_page_load_study (self, study_id);
}
