/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include "tc-source-pane-private.h"

static char *
escape_mnemonic (const char *label)
{
  g_auto(GStrv) parts = g_strsplit (label, "_", -1);

  return g_strjoinv ("__", parts);
}

static void
show_field_menu (TcSourcePane *self,
                 TcSourceText *text,
                 GPtrArray    *highlights)
{
  g_autoptr(GMenu) menu = g_menu_new ();
  const TcHighlight *first = g_ptr_array_index (highlights, 0);

  for (guint i = 0; i < highlights->len; i++)
    {
      const TcHighlight *highlight = g_ptr_array_index (highlights, i);
      g_autofree char *description = tc_highlight_describe (highlight);
      g_autofree char *label = escape_mnemonic (description);
      g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

      if (highlight->field == NULL)
        continue;
      g_menu_item_set_action_and_target (item, "source.activate-field", "s",
                                         tc_field_get_key (highlight->field->field));
      g_menu_append_item (menu, item);
    }

  g_clear_pointer (&self->field_menu, gtk_widget_unparent);
  self->field_menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_widget_set_parent (self->field_menu, GTK_WIDGET (self));
  tc_source_pane_point_to (self, text, first->span, GTK_POPOVER (self->field_menu));
  gtk_popover_popup (GTK_POPOVER (self->field_menu));
}

/* Whether one of the fields has a shorter passage than all others, so that a click means it. */
static gboolean
is_unambiguous (GPtrArray *highlights)
{
  const TcHighlight *first = g_ptr_array_index (highlights, 0);

  for (guint i = 1; i < highlights->len; i++)
    {
      const TcHighlight *other = g_ptr_array_index (highlights, i);

      if (other->field != first->field
          && other->span.end - other->span.start == first->span.end - first->span.start)
        return FALSE;
    }
  return TRUE;
}

static void
open_annotation (TcSourcePane *self,
                 TcAnnotation *annotation)
{
  gtk_toggle_button_set_active (self->annotations_button, TRUE);
  tc_annotation_list_select (self->annotations, tc_annotation_get_id (annotation));
}

/* What a click on a code point of @text means: a field, an annotation, a choice, or nothing. */
void
tc_source_pane_clicked (TcSourcePane *self,
                        guint         offset,
                        TcSourceText *text)
{
  g_autoptr(GPtrArray) highlights = tc_source_text_get_highlights_at (text, offset);
  const TcHighlight *first;

  if (highlights->len == 0)
    return;
  first = g_ptr_array_index (highlights, 0);
  if (!is_unambiguous (highlights))
    show_field_menu (self, text, highlights);
  else if (first->field != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "source.activate-field", "s",
                                tc_field_get_key (first->field->field));
  else
    open_annotation (self, first->annotation);
}
