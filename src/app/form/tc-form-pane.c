/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-form-pane"

#include "config.h"

#include "tc-form-pane-private.h"

#include <glib/gi18n.h>

#include "tc-form-style.h"

/* From this width on, in pixels, the labels stand beside the editors. */
#define WIDE 580

G_DEFINE_FINAL_TYPE (TcFormPane, tc_form_pane, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_CURRENT_FIELD,
  PROP_N_UNSTORED,
  N_PROPS
};

enum
{
  QUOTE_ACTIVATED,
  EMPTY_QUEUE,
  TYPING_DROPPED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* --- callbacks -------------------------------------------------------------------------------------- */

static gboolean
update_width_cb (gpointer user_data)
{
  TcFormPane *self = user_data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (self->scroller);

  self->width_id = 0;
  self->wide = gtk_adjustment_get_page_size (adjustment) >= WIDE;
  /* What a wide row needs must not keep a window that gets smaller from taking the room; it is narrow at once. */
  gtk_scrolled_window_set_policy (
    self->scroller, self->wide ? GTK_POLICY_EXTERNAL : GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  for (guint i = 0; i < self->rows->len; i++)
    tc_field_row_set_wide (self->rows->pdata[i], self->wide);

  return G_SOURCE_REMOVE;
}

/* Comes in the middle of an allocation, when rows must not be arranged anew. */
static void
width_changed_cb (TcFormPane    *self,
                  GParamSpec    *pspec,
                  GtkAdjustment *adjustment)
{
  gboolean wide = gtk_adjustment_get_page_size (adjustment) >= WIDE;

  if (wide != self->wide && self->width_id == 0)
    self->width_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_width_cb, self, NULL);
}

static TcFieldRow *
find_row_around (TcFormPane *self,
                 GtkWidget  *widget)
{
  GtkWidget *row = widget != NULL ? gtk_widget_get_ancestor (widget, TC_TYPE_FIELD_ROW) : NULL;

  if (row == NULL || !gtk_widget_is_ancestor (row, GTK_WIDGET (self)))
    return NULL;

  return TC_FIELD_ROW (row);
}

static void
focus_widget_cb (GtkRoot    *root,
                 GParamSpec *pspec,
                 TcFormPane *self)
{
  TcFieldRow *row = find_row_around (self, gtk_root_get_focus (root));
  TcFieldRow *left = self->focused;

  if (row == left)
    return;

  /* The row that is left may get lower, or higher. */
  self->focused = row;
  tc_form_pane_hold_scroll (self);
  if (left != NULL)
    tc_field_row_commit (left);
  if (row != NULL)
    tc_form_pane_set_current (self, row);
}

/* --- focus ------------------------------------------------------------------------------------------ */

/* As GTK does it, which may say that it moved the focus where a label that can be focused stands in the way. */
static gboolean
move_as_usual (TcFormPane       *self,
               GtkDirectionType  direction)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *before = gtk_root_get_focus (root);

  return GTK_WIDGET_CLASS (tc_form_pane_parent_class)->focus (GTK_WIDGET (self), direction) &&
         gtk_root_get_focus (root) != before;
}

/* From row to row, whatever stands between them; from outside to where the work was. */
static gboolean
tc_form_pane_focus (GtkWidget        *widget,
                    GtkDirectionType  direction)
{
  TcFormPane *self = TC_FORM_PANE (widget);
  TcFieldRow *from = self->focused;
  int step = direction == GTK_DIR_TAB_FORWARD ? 1 : -1;
  gboolean inside = gtk_widget_get_focus_child (widget) != NULL;
  guint index;

  if (self->detail == NULL || (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD))
    return GTK_WIDGET_CLASS (tc_form_pane_parent_class)->focus (widget, direction);
  if (from == NULL && self->current != NULL && gtk_widget_get_focus_child (widget) == NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (self->current));
  if (from == NULL && move_as_usual (self, direction))
    return TRUE;
  /* What stands before the rows is left backwards. */
  if (from == NULL && inside && step < 0)
    return FALSE;
  if (from == NULL)
    index = step > 0 ? 0 : self->rows->len - 1;
  else if (!g_ptr_array_find (self->rows, from, &index))
    return FALSE;

  for (; index < self->rows->len; index += step)
    {
      if (gtk_widget_child_focus (self->rows->pdata[index], direction))
        return TRUE;
    }

  return FALSE;
}

/* --- class ------------------------------------------------------------------------------------------ */

static void
tc_form_pane_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (tc_form_pane_parent_class)->root (widget);

  tc_form_style_load (gtk_widget_get_display (widget));
  g_signal_connect_object (gtk_widget_get_root (widget), "notify::focus-widget",
                           G_CALLBACK (focus_widget_cb), widget, 0);
}

static void
tc_form_pane_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (widget), focus_widget_cb, widget);
  TC_FORM_PANE (widget)->focused = NULL;

  GTK_WIDGET_CLASS (tc_form_pane_parent_class)->unroot (widget);
}

static void
tc_form_pane_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (tc_form_pane_parent_class)->realize (widget);

  tc_form_pane_queue_scroll (TC_FORM_PANE (widget));
}

static void
tc_form_pane_unrealize (GtkWidget *widget)
{
  g_clear_signal_handler (&TC_FORM_PANE (widget)->after_paint_id, gtk_widget_get_frame_clock (widget));
  g_clear_signal_handler (&TC_FORM_PANE (widget)->layout_id, gtk_widget_get_frame_clock (widget));

  GTK_WIDGET_CLASS (tc_form_pane_parent_class)->unrealize (widget);
}

static void
tc_form_pane_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_CURRENT_FIELD:
      g_value_set_string (value, tc_form_pane_get_current_field (TC_FORM_PANE (object)));
      break;
    case PROP_N_UNSTORED:
      g_value_set_uint (value, TC_FORM_PANE (object)->n_unstored);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tc_form_pane_dispose (GObject *object)
{
  TcFormPane *self = TC_FORM_PANE (object);

  self->current = NULL;
  self->scroll_to = NULL;
  self->held = NULL;
  g_clear_handle_id (&self->width_id, g_source_remove);
  g_clear_handle_id (&self->prepare_id, g_source_remove);
  tc_form_pane_stop_revealing (self);
  tc_form_pane_clear_workspace (self);
  if (self->stack != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->stack));
  self->stack = NULL;
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->detail, tc_study_detail_unref);
  g_clear_pointer (&self->codebook, tc_codebook_unref);

  G_OBJECT_CLASS (tc_form_pane_parent_class)->dispose (object);
}

static void
install_signals (void)
{
  /**
   * TcFormPane::quote-activated:
   * @quote: the passage
   *
   * A person wants to see a passage in the source.
   */
  signals[QUOTE_ACTIVATED] = g_signal_new ("quote-activated", TC_TYPE_FORM_PANE, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 1, TC_TYPE_QUOTE);

  /**
   * TcFormPane::empty-queue:
   *
   * Accept-and-go-on found no further field to check.
   */
  signals[EMPTY_QUEUE] = g_signal_new ("empty-queue", TC_TYPE_FORM_PANE, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * TcFormPane::typing-dropped:
   * @label: the field
   * @problem: a sentence with what was typed and why it is no value
   *
   * A study was left with something typed that could not be understood, so that nothing could store it.
   */
  signals[TYPING_DROPPED] = g_signal_new ("typing-dropped", TC_TYPE_FORM_PANE, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
tc_form_pane_class_init (TcFormPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tc_form_pane_dispose;
  object_class->get_property = tc_form_pane_get_property;
  widget_class->root = tc_form_pane_root;
  widget_class->unroot = tc_form_pane_unroot;
  widget_class->focus = tc_form_pane_focus;
  widget_class->realize = tc_form_pane_realize;
  widget_class->unrealize = tc_form_pane_unrealize;

  /**
   * TcFormPane:current-field:
   *
   * Key of the field that has or last had the focus, "" for none.
   */
  properties[PROP_CURRENT_FIELD] =
    g_param_spec_string ("current-field", NULL, NULL, "",
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * TcFormPane:n-unstored:
   *
   * Number of fields in which something stands that is not stored, because it is no value.
   */
  properties[PROP_N_UNSTORED] =
    g_param_spec_uint ("n-unstored", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  install_signals ();
  tc_form_actions_install (widget_class);

  g_type_ensure (TC_TYPE_FORM_HEADER);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/trialcurator/TrialCurator/tc-form-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, TcFormPane, stack);
  gtk_widget_class_bind_template_child (widget_class, TcFormPane, scroller);
  gtk_widget_class_bind_template_child (widget_class, TcFormPane, content);
  gtk_widget_class_bind_template_child (widget_class, TcFormPane, header);
}

static void
tc_form_pane_init (TcFormPane *self)
{
  self->rows = g_ptr_array_new ();
  self->groups = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->scroller), "notify::page-size",
                           G_CALLBACK (width_changed_cb), self, G_CONNECT_SWAPPED);
  tc_form_pane_prepare_rows (self);
}

/* --- for the commands ------------------------------------------------------------------------------- */

TcWorkspace *
tc_form_pane_get_workspace (TcFormPane *self)
{
  return self->workspace;
}

TcStudyDetail *
tc_form_pane_get_detail (TcFormPane *self)
{
  return self->detail;
}

gboolean
tc_form_pane_is_editable (TcFormPane *self)
{
  return self->workspace != NULL && self->detail != NULL && !tc_workspace_is_read_only (self->workspace);
}

GPtrArray *
tc_form_pane_get_rows (TcFormPane *self)
{
  return self->rows;
}

GPtrArray *
tc_form_pane_get_groups (TcFormPane *self)
{
  return self->groups;
}

TcFieldRow *
tc_form_pane_get_current (TcFormPane *self)
{
  return self->current;
}

void
tc_form_pane_set_current (TcFormPane *self,
                          TcFieldRow *row)
{
  if (self->current == row)
    return;

  self->current = row;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURRENT_FIELD]);
}

void
tc_form_pane_set_n_unstored (TcFormPane *self,
                             guint       n_unstored)
{
  if (self->n_unstored == n_unstored)
    return;

  self->n_unstored = n_unstored;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_UNSTORED]);
}

void
tc_form_pane_focus_row (TcFormPane *self,
                        TcFieldRow *row)
{
  if (self->current != NULL && self->current != row)
    tc_field_row_close_popovers (self->current);
  tc_form_pane_set_current (self, row);
  tc_form_pane_reveal_all (self);
  gtk_widget_grab_focus (GTK_WIDGET (row));
  tc_form_pane_scroll_to (self, row);
}

void
tc_form_pane_emit_quote (TcFormPane    *self,
                         const TcQuote *quote)
{
  g_signal_emit (self, signals[QUOTE_ACTIVATED], 0, quote);
}

void
tc_form_pane_emit_empty (TcFormPane *self)
{
  g_signal_emit (self, signals[EMPTY_QUEUE], 0);
}

void
tc_form_pane_emit_dropped (TcFormPane *self,
                           const char *label,
                           const char *problem)
{
  g_signal_emit (self, signals[TYPING_DROPPED], 0, label, problem);
}

/* --- public ----------------------------------------------------------------------------------------- */

/**
 * tc_form_pane_get_current_field:
 * @self: a pane
 *
 * Returns: key of the field that has or last had the focus, "" for none
 */
const char *
tc_form_pane_get_current_field (TcFormPane *self)
{
  g_return_val_if_fail (TC_IS_FORM_PANE (self), "");

  return self->current != NULL ? tc_field_row_get_key (self->current) : "";
}

/**
 * tc_form_pane_get_n_unstored:
 * @self: a pane
 *
 * Returns: the number of fields in which something stands that is not stored, because it is no value
 */
guint
tc_form_pane_get_n_unstored (TcFormPane *self)
{
  g_return_val_if_fail (TC_IS_FORM_PANE (self), 0);

  return self->n_unstored;
}
