/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include "tc-source-pane-private.h"

/* The pages of the source pane: one a source of the study. */

static TcSourceView *
get_view (TcSourcePane *self,
          guint         index)
{
  return TC_SOURCE_VIEW (gtk_notebook_get_nth_page (self->notebook, index));
}

void
tc_source_pane_for_each_text (TcSourcePane         *self,
                              TcSourceTextFunction  function)
{
  guint n = gtk_notebook_get_n_pages (self->notebook);

  for (guint i = 0; i < n; i++)
    function (self, tc_source_view_get_text (get_view (self, i)));
}

void
tc_source_pane_update_emphasis (TcSourcePane *self,
                                TcSourceText *text)
{
  tc_source_text_set_emphasis (text, self->mode, self->current_field);
}

void
tc_source_pane_update_text_size (TcSourcePane *self,
                                 TcSourceText *text)
{
  tc_source_text_set_text_size (text, self->text_size);
}

static void
selection_finished_cb (TcSourcePane *self,
                       TcSourceText *text)
{
  tc_source_pane_offer_commands (self, text);
}

static void
selection_changed_cb (TcSourcePane *self)
{
  tc_source_pane_update_commands (self);
  if (!tc_source_pane_has_selection (self))
    gtk_popover_popdown (GTK_POPOVER (self->selection_menu));
}

static void
scrolled_cb (TcSourcePane *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->selection_menu));
}

/* Records of one file have its name; the number, as in the header, tells them apart. */
static char *
name_tab (GPtrArray      *sources,
          const TcSource *source)
{
  for (guint i = 0; i < sources->len; i++)
    {
      const TcSource *other = g_ptr_array_index (sources, i);

      if (other->record != source->record && g_str_equal (other->name, source->name))
        return g_strdup_printf ("%s · %u", source->name, source->record + 1);
    }

  return g_strdup (source->name);
}

static GtkWidget *
new_tab (GPtrArray      *sources,
         const TcSource *source)
{
  g_autofree char *name = name_tab (sources, source);
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_width_chars (GTK_LABEL (label), 8);
  gtk_widget_set_tooltip_text (label, name);

  return label;
}

static void
add_page (TcSourcePane *self,
          GPtrArray    *sources,
          TcSource     *source)
{
  TcSourceView *view = tc_source_view_new (source);
  TcSourceText *text = tc_source_view_get_text (view);

  g_signal_connect_object (text, "clicked", G_CALLBACK (tc_source_pane_clicked), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (text, "selection-finished", G_CALLBACK (selection_finished_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), "notify::has-selection",
                           G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (tc_source_view_get_adjustment (view), "value-changed",
                           G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  gtk_text_view_set_extra_menu (GTK_TEXT_VIEW (text), G_MENU_MODEL (self->context_menu));
  tc_source_pane_update_text_size (self, text);
  tc_source_pane_update_emphasis (self, text);
  gtk_notebook_append_page (self->notebook, GTK_WIDGET (view), new_tab (sources, source));
  g_object_set (gtk_notebook_get_page (self->notebook, GTK_WIDGET (view)), "tab-expand", TRUE, NULL);
}

void
tc_source_pane_remove_pages (TcSourcePane *self)
{
  while (gtk_notebook_get_n_pages (self->notebook) > 0)
    gtk_notebook_remove_page (self->notebook, -1);
}

gboolean
tc_source_pane_has_sources (TcSourcePane  *self,
                            TcStudyDetail *detail)
{
  if (self->detail == NULL || detail == NULL || self->detail->row->id != detail->row->id
      || gtk_notebook_get_n_pages (self->notebook) != (int) detail->sources->len)
    return FALSE;
  for (guint i = 0; i < detail->sources->len; i++)
    {
      TcSource *shown = tc_source_text_get_source (tc_source_view_get_text (get_view (self, i)));
      TcSource *source = g_ptr_array_index (detail->sources, i);

      if (shown->id != source->id)
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_several_reports (TcStudyDetail *detail)
{
  const TcSource *first = detail->sources->len > 0 ? g_ptr_array_index (detail->sources, 0) : NULL;

  for (guint i = 1; i < detail->sources->len; i++)
    if (((const TcSource *) g_ptr_array_index (detail->sources, i))->report_id != first->report_id)
      return TRUE;

  return FALSE;
}

static void
update_split (TcSourcePane *self,
              gboolean      can_split)
{
  guint n = gtk_notebook_get_n_pages (self->notebook);

  for (guint i = 0; i < n; i++)
    tc_source_view_set_can_split (get_view (self, i), can_split);
}

void
tc_source_pane_update_pages (TcSourcePane  *self,
                             TcStudyDetail *detail)
{
  gboolean same = tc_source_pane_has_sources (self, detail);

  if (!same)
    tc_source_pane_remove_pages (self);
  for (guint i = 0; i < detail->sources->len; i++)
    {
      if (same)
        tc_source_view_set_source (get_view (self, i), g_ptr_array_index (detail->sources, i));
      else
        add_page (self, detail->sources, g_ptr_array_index (detail->sources, i));
    }
  gtk_notebook_set_show_tabs (self->notebook, detail->sources->len > 1);
  update_split (self, has_several_reports (detail));
}

TcSourceView *
tc_source_pane_find_view (TcSourcePane *self,
                          TcId          source_id)
{
  guint n = gtk_notebook_get_n_pages (self->notebook);

  for (guint i = 0; i < n; i++)
    {
      TcSourceView *view = get_view (self, i);

      if (tc_source_text_get_source (tc_source_view_get_text (view))->id == source_id)
        return view;
    }
  return NULL;
}

TcSourceText *
tc_source_pane_get_text (TcSourcePane *self)
{
  int page = gtk_notebook_get_current_page (self->notebook);

  return page >= 0 ? tc_source_view_get_text (get_view (self, page)) : NULL;
}

/**
 * tc_source_pane_get_report_id:
 *
 * Returns: the report of the visible source, 0 where it is the only one of the study
 */
TcId
tc_source_pane_get_report_id (TcSourcePane *self)
{
  TcSourceText *text = tc_source_pane_get_text (self);

  if (text == NULL || self->detail == NULL || !has_several_reports (self->detail))
    return 0;

  return tc_source_text_get_source (text)->report_id;
}
