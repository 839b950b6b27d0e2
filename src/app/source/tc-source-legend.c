/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include "tc-source-legend.h"

#include <glib/gi18n.h>

#include "tc-highlight-tags.h"

struct _TcSourceLegend
{
  GtkPopover parent_instance;

  /* Template children */
  GtkFlowBox *groups;
  GtkFlowBox *states;

  /* Owned */
  TcCodebook *codebook;
};

G_DEFINE_FINAL_TYPE (TcSourceLegend, tc_source_legend, GTK_TYPE_POPOVER)

static void
add_sample (GtkFlowBox           *box,
            const char           *text,
            const TcHighlightRun *run)
{
  g_autoptr(PangoAttrList) attributes = tc_highlight_sample (run);
  g_autofree char *padded = g_strdup_printf ("\302\240%s\302\240", text);
  GtkWidget *label = gtk_label_new (padded);

  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_flow_box_append (box, label);
  gtk_widget_set_focusable (gtk_widget_get_parent (label), FALSE);
}

static void
add_states (TcSourceLegend *self)
{
  const TcHighlightRun suggested = { .filled = TRUE };
  const TcHighlightRun answered = { .filled = TRUE, .answered = TRUE };
  const TcHighlightRun current = { .filled = TRUE, .answered = TRUE, .current = TRUE };
  const TcHighlightRun annotated = { .annotated = TRUE };

  add_sample (self->states, _("To check"), &suggested);
  add_sample (self->states, _("Answered"), &answered);
  add_sample (self->states, _("This field"), &current);
  add_sample (self->states, _("Annotation"), &annotated);
}

static void
tc_source_legend_finalize (GObject *object)
{
  TcSourceLegend *self = TC_SOURCE_LEGEND (object);

  g_clear_pointer (&self->codebook, tc_codebook_unref);

  G_OBJECT_CLASS (tc_source_legend_parent_class)->finalize (object);
}

static void
tc_source_legend_class_init (TcSourceLegendClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = tc_source_legend_finalize;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trialcurator/TrialCurator/tc-source-legend.ui");
  gtk_widget_class_bind_template_child (widget_class, TcSourceLegend, groups);
  gtk_widget_class_bind_template_child (widget_class, TcSourceLegend, states);
}

static void
tc_source_legend_init (TcSourceLegend *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_states (self);
}

void
tc_source_legend_set_codebook (TcSourceLegend *self,
                               TcCodebook     *codebook)
{
  GtkWidget *child;

  g_return_if_fail (TC_IS_SOURCE_LEGEND (self));
  g_return_if_fail (codebook != NULL);

  if (self->codebook == codebook)
    return;
  tc_codebook_ref (codebook);
  g_clear_pointer (&self->codebook, tc_codebook_unref);
  self->codebook = codebook;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_flow_box_remove (self->groups, child);
  for (guint i = 0; i < tc_codebook_get_n_groups (codebook); i++)
    {
      const char *group = tc_codebook_get_group (codebook, i);
      TcHighlightRun run = { .group = i, .filled = TRUE, .answered = TRUE };

      add_sample (self->groups, tc_codebook_get_group_label (codebook, group), &run);
    }
}
