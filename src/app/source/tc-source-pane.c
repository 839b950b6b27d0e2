/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include "tc-source-pane-private.h"

#include <glib/gi18n.h>

#define DEFAULT_TEXT_SIZE 11.0

G_DEFINE_FINAL_TYPE (TcSourcePane, tc_source_pane, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_CURRENT_FIELD,
  PROP_TEXT_SIZE,
  PROP_HIGHLIGHTS,
  N_PROPS
};

enum
{
  FIELD_ACTIVATED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* In the order of TcHighlightMode. */
static const char * const modes[] = { "all", "field", "none" };

static void
update_highlights (TcSourcePane *self,
                   TcSourceText *text)
{
  tc_source_text_set_detail (text, self->detail);
}

static void
set_highlights (TcSourcePane *self,
                const char   *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    if (g_strcmp0 (modes[i], name) == 0 && self->mode != i)
      {
        self->mode = i;
        tc_source_pane_for_each_text (self, tc_source_pane_update_emphasis);
        g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HIGHLIGHTS]);
      }
}

static void
set_current_field (TcSourcePane *self,
                   const char   *field)
{
  if (g_strcmp0 (self->current_field, field) == 0)
    return;
  g_free (self->current_field);
  self->current_field = g_strdup (field != NULL ? field : "");
  tc_source_pane_for_each_text (self, tc_source_pane_update_emphasis);
  tc_source_pane_update_commands (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURRENT_FIELD]);
}

static void
set_text_size (TcSourcePane *self,
               double        points)
{
  if (self->text_size == points)
    return;
  self->text_size = points;
  tc_source_pane_for_each_text (self, tc_source_pane_update_text_size);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT_SIZE]);
}

static void
switch_page_cb (TcSourcePane *self)
{
  tc_source_pane_close_popovers (self);
  tc_source_pane_update_commands (self);
  tc_source_find_set_text (self->find, tc_source_pane_get_text (self));
}

static void
update_annotations (TcSourcePane *self)
{
  g_autofree char *label = NULL;

  tc_annotation_list_set_detail (self->annotations, self->detail);
  /* Translators: a button that shows the list of annotations; %u is how many there are */
  label = g_strdup_printf (_("_Annotations (%u)"),
                           tc_annotation_list_get_n_items (self->annotations));
  gtk_button_set_label (GTK_BUTTON (self->annotations_button), label);
  /* With large text the whole of it would make the pane, and so the window, wider than a screen. */
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->annotations_button))), PANGO_ELLIPSIZE_END);
}

/* --- actions -------------------------------------------------------------------------------------- */

static void
activate_field_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  g_signal_emit (widget, signals[FIELD_ACTIVATED], 0, g_variant_get_string (parameter, NULL));
}

static void
find_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  TcSourcePane *self = TC_SOURCE_PANE (widget);

  if (self->detail != NULL)
    tc_source_find_open (self->find);
}

/* --- vfuncs --------------------------------------------------------------------------------------- */

static void
tc_source_pane_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  TcSourcePane *self = TC_SOURCE_PANE (object);

  switch (prop_id)
    {
    case PROP_CURRENT_FIELD:
      g_value_set_string (value, self->current_field);
      break;
    case PROP_TEXT_SIZE:
      g_value_set_double (value, self->text_size);
      break;
    case PROP_HIGHLIGHTS:
      g_value_set_string (value, modes[self->mode]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tc_source_pane_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  TcSourcePane *self = TC_SOURCE_PANE (object);

  switch (prop_id)
    {
    case PROP_CURRENT_FIELD:
      set_current_field (self, g_value_get_string (value));
      break;
    case PROP_TEXT_SIZE:
      set_text_size (self, g_value_get_double (value));
      break;
    case PROP_HIGHLIGHTS:
      set_highlights (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tc_source_pane_dispose (GObject *object)
{
  TcSourcePane *self = TC_SOURCE_PANE (object);
  GtkWidget *child;

  g_clear_pointer (&self->field_menu, gtk_widget_unparent);
  /* Pages tell the popovers that they go, so they go first. */
  if (self->notebook != NULL)
    {
      tc_source_pane_remove_pages (self);
      tc_source_find_set_text (self->find, NULL);
    }
  self->notebook = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->detail, tc_study_detail_unref);

  G_OBJECT_CLASS (tc_source_pane_parent_class)->dispose (object);
}

static void
tc_source_pane_finalize (GObject *object)
{
  TcSourcePane *self = TC_SOURCE_PANE (object);

  g_clear_pointer (&self->current_field, g_free);
  g_clear_pointer (&self->pending, tc_quote_free);
  g_clear_object (&self->context_menu);

  G_OBJECT_CLASS (tc_source_pane_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  properties[PROP_CURRENT_FIELD] = g_param_spec_string ("current-field", NULL, NULL, "", flags);
  properties[PROP_TEXT_SIZE] = g_param_spec_double ("text-size", NULL, NULL, 4, 72,
                                                    DEFAULT_TEXT_SIZE, flags);
  properties[PROP_HIGHLIGHTS] = g_param_spec_string ("highlights", NULL, NULL, "all", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

/* The text that is shown: whoever comes by key comes to read. */
static gboolean
tc_source_pane_grab_focus (GtkWidget *widget)
{
  TcSourceText *text = tc_source_pane_get_text (TC_SOURCE_PANE (widget));

  return text != NULL && gtk_widget_grab_focus (GTK_WIDGET (text));
}

static void
tc_source_pane_class_init (TcSourcePaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tc_source_pane_get_property;
  object_class->set_property = tc_source_pane_set_property;
  object_class->dispose = tc_source_pane_dispose;
  object_class->finalize = tc_source_pane_finalize;
  widget_class->grab_focus = tc_source_pane_grab_focus;
  install_properties (object_class);

  signals[FIELD_ACTIVATED] = g_signal_new ("field-activated", G_TYPE_FROM_CLASS (klass),
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (TC_TYPE_ANNOTATION_EDITOR);
  g_type_ensure (TC_TYPE_ANNOTATION_LIST);
  g_type_ensure (TC_TYPE_SOURCE_ENTRY);
  g_type_ensure (TC_TYPE_SOURCE_FIELD_CHOOSER);
  g_type_ensure (TC_TYPE_SOURCE_FIND);
  g_type_ensure (TC_TYPE_SOURCE_LEGEND);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trialcurator/TrialCurator/tc-source-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, TcSourcePane, stack);
  gtk_widget_class_bind_template_child (widget_class, TcSourcePane, notebook);
  gtk_widget_class_bind_template_child (widget_class, TcSourcePane, annotations_button);
  gtk_widget_class_bind_template_child (widget_class, TcSourcePane, annotations);
  gtk_widget_class_bind_template_child (widget_class, TcSourcePane, legend);
  gtk_widget_class_bind_template_child (widget_class, TcSourcePane, find);
  gtk_widget_class_bind_template_child (widget_class, TcSourcePane, selection_menu);
  gtk_widget_class_bind_template_child (widget_class, TcSourcePane, chooser);
  gtk_widget_class_bind_template_child (widget_class, TcSourcePane, entry);
  gtk_widget_class_bind_template_child (widget_class, TcSourcePane, editor);
  gtk_widget_class_bind_template_callback (widget_class, switch_page_cb);
  tc_source_pane_bind_commands (widget_class);

  gtk_widget_class_install_action (widget_class, "source.activate-field", "s",
                                   activate_field_action);
  gtk_widget_class_install_action (widget_class, "source.find", NULL, find_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_g, GDK_CONTROL_MASK, "source.find", NULL);
  gtk_widget_class_install_property_action (widget_class, "source.highlights", "highlights");
}

static void
tc_source_pane_init (TcSourcePane *self)
{
  self->current_field = g_strdup ("");
  self->text_size = DEFAULT_TEXT_SIZE;
  self->context_menu = g_menu_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_popover_menu_set_menu_model (self->selection_menu, G_MENU_MODEL (self->context_menu));
  tc_source_pane_update_commands (self);
  update_annotations (self);
}

/* --- for the commands ----------------------------------------------------------------------------- */

/* Lets @popover, a child of the pane, point to a passage of @text. */
void
tc_source_pane_point_to (TcSourcePane *self,
                         TcSourceText *text,
                         TcSpan        span,
                         GtkPopover   *popover)
{
  graphene_point_t corner = GRAPHENE_POINT_INIT (0, 0);
  GdkRectangle rectangle;

  tc_source_text_get_rectangle (text, span, &rectangle);
  if (gtk_widget_compute_point (GTK_WIDGET (text), GTK_WIDGET (self), &corner, &corner))
    {
      rectangle.x += (int) corner.x;
      rectangle.y += (int) corner.y;
    }
  gtk_popover_set_pointing_to (popover, &rectangle);
}

gboolean
tc_source_pane_can_write (TcSourcePane *self)
{
  return self->detail != NULL && self->workspace != NULL
         && !tc_workspace_is_read_only (self->workspace);
}

/* --- public --------------------------------------------------------------------------------------- */

void
tc_source_pane_set_detail (TcSourcePane  *self,
                           TcWorkspace   *workspace,
                           TcStudyDetail *detail)
{
  g_return_if_fail (TC_IS_SOURCE_PANE (self));
  g_return_if_fail (workspace == NULL || detail != NULL);

  if (!tc_source_pane_has_sources (self, detail))
    tc_source_pane_close_popovers (self);
  g_set_object (&self->workspace, workspace);
  if (detail != NULL)
    tc_source_pane_update_pages (self, tc_study_detail_ref (detail));
  else
    tc_source_pane_remove_pages (self);
  g_clear_pointer (&self->detail, tc_study_detail_unref);
  self->detail = detail;
  if (detail != NULL)
    tc_source_legend_set_codebook (self->legend, detail->codebook);
  tc_source_pane_for_each_text (self, update_highlights);
  update_annotations (self);
  tc_source_pane_update_commands (self);
  tc_source_find_set_text (self->find, tc_source_pane_get_text (self));
  gtk_stack_set_visible_child_name (self->stack, detail != NULL && detail->sources->len > 0
                                                   ? "sources" : "empty");
}

void
tc_source_pane_show_quote (TcSourcePane  *self,
                           const TcQuote *quote)
{
  TcSourceView *view;

  g_return_if_fail (TC_IS_SOURCE_PANE (self));
  g_return_if_fail (quote != NULL);

  view = tc_source_pane_find_view (self, quote->source_id);
  if (view == NULL)
    return;
  gtk_notebook_set_current_page (self->notebook,
                                 gtk_notebook_page_num (self->notebook, GTK_WIDGET (view)));
  tc_source_text_show_span (tc_source_view_get_text (view), quote->span);
}

gboolean
tc_source_pane_has_selection (TcSourcePane *self)
{
  TcSourceText *text;
  TcSpan span;

  g_return_val_if_fail (TC_IS_SOURCE_PANE (self), FALSE);

  text = tc_source_pane_get_text (self);
  return text != NULL && tc_source_text_get_selection (text, &span);
}
