/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include "tc-project-page-private.h"

/* How the keyboard goes from pane to pane. */

/* To the field where the person was, else to the first one that has something to check. */
static void
focus_form (TcProjectPage *self)
{
  const char *field = tc_form_pane_get_current_field (self->form);

  if (field != NULL && *field != '\0')
    tc_form_pane_focus_field (self->form, field);
  else if (!tc_form_pane_next_to_check (self->form))
    gtk_widget_child_focus (GTK_WIDGET (self->form), GTK_DIR_TAB_FORWARD);
}

static GtkWidget *
find_text (GtkWidget *widget)
{
  if (GTK_IS_TEXT_VIEW (widget) && gtk_widget_get_mapped (widget))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *text = find_text (child);

      if (text != NULL)
        return text;
    }

  return NULL;
}

/* To the text, which is what one selects with the keys. */
static void
focus_source (TcProjectPage *self)
{
  GtkWidget *text = find_text (GTK_WIDGET (self->source));

  if (text == NULL || !gtk_widget_grab_focus (text))
    gtk_widget_child_focus (GTK_WIDGET (self->source), GTK_DIR_TAB_FORWARD);
}

void
tc_project_page_focus_pane (TcProjectPage *self,
                            guint          pane)
{
  g_return_if_fail (TC_IS_PROJECT_PAGE (self));
  g_return_if_fail (pane < 3);

  if (pane == 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->studies));
  else if (pane == 1)
    focus_form (self);
  else
    focus_source (self);
}

void
tc_project_page_focus_next (TcProjectPage *self)
{
  GtkWidget *focus;
  guint pane = 0;

  g_return_if_fail (TC_IS_PROJECT_PAGE (self));

  focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->studies)))
    pane = 1;
  else if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->form)))
    pane = 2;

  tc_project_page_focus_pane (self, pane);
}
