/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include "tc-project-page-private.h"

/* How wide the panes are: as a person set them, else as suits the window. A width is of a class of windows, so that
 * what was set in a wide one is there again when the window is wide again, and does not fill a narrow one.
 *
 * The form is what one works in: it gets the room that the list can do without, which shows the titles only in a wide
 * window; the form says the title anyway. */
static const struct
{
  int window;                     /* pixels, at least */
  const char *studies;            /* settings; 0 there: nobody has set it */
  const char *form;
  int usual_studies;              /* pixels */
  int usual_form;
} classes[] = {
  { 1500, "studies-width-wide", "form-width-wide", 580, 640 },
  { 1200, "studies-width", "form-width", 372, 480 },
  { 0, "studies-width-narrow", "form-width-narrow", 354, 340 },
};

static guint
find_class (int width)
{
  guint i = 0;

  while (width < classes[i].window)
    i++;

  return i;
}

static int
get_width (TcProjectPage *self,
           const char    *setting,
           int            usual)
{
  int width = self->settings != NULL ? tc_settings_get_int (self->settings, setting) : 0;

  return width > 0 ? width : usual;
}

/* As near to @width as the smallest sizes of the panes allow. */
static int
get_possible (GtkPaned *paned,
              int       width)
{
  int least;
  int most;

  g_object_get (paned, "min-position", &least, "max-position", &most, NULL);

  return CLAMP (width, least, MAX (least, most));
}

static gboolean
is_placed (GtkPaned *paned,
           int       width)
{
  return gtk_paned_get_position (paned) == get_possible (paned, width);
}

static void
place (TcProjectPage *self)
{
  self->placing = TRUE;
  gtk_paned_set_position (self->outer, get_width (self, classes[self->width_class].studies,
                                                  classes[self->width_class].usual_studies));
  gtk_paned_set_position (self->inner, get_width (self, classes[self->width_class].form,
                                                  classes[self->width_class].usual_form));
  self->placing = FALSE;
}

static gboolean
place_cb (gpointer user_data)
{
  TcProjectPage *self = user_data;

  self->place_id = 0;
  place (self);

  return G_SOURCE_REMOVE;
}

/* Who moves a handle sets a width; the panes themselves move it where a pane needs more room than there is. */
static void
position_changed_cb (GtkPaned      *paned,
                     GParamSpec    *pspec,
                     TcProjectPage *self)
{
  const char *setting;

  if (self->placing || self->settings == NULL)
    return;

  setting = paned == self->outer ? classes[self->width_class].studies : classes[self->width_class].form;
  g_object_set (self->settings, setting, gtk_paned_get_position (paned), NULL);
}

/**
 * tc_project_page_allocate_panes:
 * @self: a page
 * @width: of it, in pixels
 * @height: of it, in pixels
 *
 * Gives the panes their room, and widths that suit another class of windows in the next frame.
 */
void
tc_project_page_allocate_panes (TcProjectPage *self,
                                int            width,
                                int            height)
{
  guint width_class = find_class (width);

  self->placing = TRUE;
  gtk_widget_allocate (self->box, width, height, -1, NULL);
  self->placing = FALSE;
  self->width_class = width_class;

  if (self->place_id == 0
      && (!is_placed (self->outer, get_width (self, classes[width_class].studies, classes[width_class].usual_studies))
          || !is_placed (self->inner, get_width (self, classes[width_class].form, classes[width_class].usual_form))))
    self->place_id = g_idle_add_full (GDK_PRIORITY_REDRAW - 1, place_cb, self, NULL);
}

/**
 * tc_project_page_watch_widths:
 * @self: a page that has its settings
 *
 * Gives the panes the widths for the window's width in the settings, and keeps what a person sets.
 */
void
tc_project_page_watch_widths (TcProjectPage *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    {
      g_autofree char *studies = g_strconcat ("notify::", classes[i].studies, NULL);
      g_autofree char *form = g_strconcat ("notify::", classes[i].form, NULL);

      g_signal_connect_object (self->settings, studies, G_CALLBACK (place), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->settings, form, G_CALLBACK (place), self, G_CONNECT_SWAPPED);
    }
  g_signal_connect_object (self->outer, "notify::position", G_CALLBACK (position_changed_cb), self, 0);
  g_signal_connect_object (self->inner, "notify::position", G_CALLBACK (position_changed_cb), self, 0);
  self->width_class = find_class (tc_settings_get_int (self->settings, "window-width"));
  place (self);
}
