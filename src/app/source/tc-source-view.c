/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include "tc-source-view.h"

#include "tc-source-header.h"

struct _TcSourceView
{
  GtkWidget parent_instance;

  /* Template children */
  TcSourceHeader *header;
  GtkScrolledWindow *scroller;
  TcSourceText *text;
};

G_DEFINE_FINAL_TYPE (TcSourceView, tc_source_view, GTK_TYPE_WIDGET)

static void
tc_source_view_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (tc_source_view_parent_class)->dispose (object);
}

static void
tc_source_view_class_init (TcSourceViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tc_source_view_dispose;

  g_type_ensure (TC_TYPE_SOURCE_HEADER);
  g_type_ensure (TC_TYPE_SOURCE_TEXT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trialcurator/TrialCurator/tc-source-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TcSourceView, header);
  gtk_widget_class_bind_template_child (widget_class, TcSourceView, scroller);
  gtk_widget_class_bind_template_child (widget_class, TcSourceView, text);
}

static void
tc_source_view_init (TcSourceView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

TcSourceView *
tc_source_view_new (TcSource *source)
{
  TcSourceView *self = NULL;

  g_return_val_if_fail (source != NULL, NULL);

  self = g_object_new (TC_TYPE_SOURCE_VIEW, NULL);
  tc_source_view_set_source (self, source);

  return self;
}

/* The same source read anew refreshes the header and leaves the text alone. */
void
tc_source_view_set_source (TcSourceView *self,
                           TcSource     *source)
{
  g_return_if_fail (TC_IS_SOURCE_VIEW (self));
  g_return_if_fail (source != NULL);

  tc_source_header_set_source (self->header, source);
  tc_source_text_set_source (self->text, source);
}

/* Whether the source is of one of several reports, which can become a study of its own. */
void
tc_source_view_set_can_split (TcSourceView *self,
                              gboolean      can_split)
{
  g_return_if_fail (TC_IS_SOURCE_VIEW (self));

  tc_source_header_set_can_split (self->header, can_split);
}

TcSourceText *
tc_source_view_get_text (TcSourceView *self)
{
  g_return_val_if_fail (TC_IS_SOURCE_VIEW (self), NULL);

  return self->text;
}

/* Returns: (transfer none): how far the text is scrolled */
GtkAdjustment *
tc_source_view_get_adjustment (TcSourceView *self)
{
  g_return_val_if_fail (TC_IS_SOURCE_VIEW (self), NULL);

  return gtk_scrolled_window_get_vadjustment (self->scroller);
}
