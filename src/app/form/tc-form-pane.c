/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-form-pane"

#include "config.h"

#include "tc-form-pane-private.h"

#include <glib/gi18n.h>

#include "tc-form-header.h"
#include "tc-form-style.h"

/* How much of its neighbours is shown with a field that is scrolled to, in pixels. */
#define SCROLL_MARGIN 80
/* From this width on, in pixels, the labels stand beside the editors. */
#define WIDE 580

struct _TcFormPane
{
  GtkWidget parent_instance;

  /* Template children */
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkBox *content;
  TcFormHeader *header;

  /* Owned */
  TcWorkspace *workspace;         /* (nullable) */
  TcStudyDetail *detail;          /* (nullable) */
  TcCodebook *codebook;           /* (nullable): the one that the rows were made for */
  GPtrArray *rows;                /* TcFieldRow, borrowed from their groups */
  GPtrArray *groups;              /* TcFormGroup, borrowed from the content */

  /* Borrowed */
  TcFieldRow *current;            /* (nullable): has or last had the focus */
  TcFieldRow *focused;            /* (nullable): has the focus now */
  TcFieldRow *scroll_to;          /* (nullable): to show after the next layout */

  guint n_made;                   /* groups of the codebook that have their rows */
  guint prepare_id;
  guint n_shown;                  /* groups that are visible; reveal_id brings the others */
  guint reveal_id;
  gulong after_paint_id;          /* of the frame clock */
  guint width_id;
  gboolean wide;
};

G_DEFINE_FINAL_TYPE (TcFormPane, tc_form_pane, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_CURRENT_FIELD,
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

static void
set_current (TcFormPane *self,
             TcFieldRow *row)
{
  if (self->current == row)
    return;

  self->current = row;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURRENT_FIELD]);
}

/* Whether a change of ours is still on its way, so that a detail may be older than what is on screen. */
static gboolean
is_saving (TcFormPane *self)
{
  gboolean saving = FALSE;

  if (self->workspace != NULL)
    g_object_get (self->workspace, "saving", &saving, NULL);

  return saving;
}

/* --- rows ------------------------------------------------------------------------------------------- */

static void
value_committed_cb (TcFormPane *self,
                    TcValue    *value,
                    TcFieldRow *row)
{
  if (tc_form_pane_is_editable (self))
    tc_workspace_set_value (self->workspace, self->detail->row->id, tc_field_row_get_key (row),
                            value, NULL, NULL);
}

static TcFormGroup *
add_group (TcFormPane *self,
           TcCodebook *codebook,
           const char *key)
{
  GtkWidget *group = tc_form_group_new (key, tc_codebook_get_group_label (codebook, key));

  gtk_widget_set_visible (group, FALSE);
  gtk_box_append (self->content, group);
  g_ptr_array_add (self->groups, group);

  return TC_FORM_GROUP (group);
}

static void
add_row (TcFormPane    *self,
         TcFormGroup   *group,
         const TcField *field)
{
  GtkWidget *row = tc_field_row_new (field);

  tc_field_row_set_wide (TC_FIELD_ROW (row), self->wide);
  tc_form_group_add_row (group, TC_FIELD_ROW (row));
  g_ptr_array_add (self->rows, row);
  g_signal_connect_object (row, "value-committed", G_CALLBACK (value_committed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
stop_revealing (TcFormPane *self)
{
  if (self->reveal_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->reveal_id);
  self->reveal_id = 0;
}

static void
remove_rows (TcFormPane *self)
{
  set_current (self, NULL);
  self->focused = NULL;
  self->scroll_to = NULL;
  stop_revealing (self);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < self->groups->len; i++)
    gtk_box_remove (self->content, self->groups->pdata[i]);
  g_ptr_array_set_size (self->groups, 0);
  self->n_made = 0;
  self->n_shown = 0;
  g_clear_pointer (&self->codebook, tc_codebook_unref);
}

/* The rows of the next group; so they stand in the order of the groups, which is the order on screen. */
static void
make_group (TcFormPane *self)
{
  const char *key = tc_codebook_get_group (self->codebook, self->n_made++);
  TcFormGroup *group = NULL;

  for (guint i = 0; i < tc_codebook_get_n_fields (self->codebook); i++)
    {
      const TcField *field = tc_codebook_get_field (self->codebook, i);

      if (g_strcmp0 (tc_field_get_group (field), key) != 0)
        continue;
      if (group == NULL)
        group = add_group (self, self->codebook, key);
      add_row (self, group, field);
    }
}

static gboolean
is_made (TcFormPane *self)
{
  return self->n_made == tc_codebook_get_n_groups (self->codebook);
}

/* Fifty rows take longer to make than a person should wait for a project. Most have the default codebook, so its
 * rows are made while nothing else is to do, before there is a study. */
static gboolean
prepare_cb (gpointer user_data)
{
  TcFormPane *self = user_data;

  if (self->codebook == NULL)
    self->codebook = tc_codebook_new_default ();
  if (!is_made (self))
    make_group (self);
  if (!is_made (self))
    return G_SOURCE_CONTINUE;

  self->prepare_id = 0;

  return G_SOURCE_REMOVE;
}

static void
ensure_rows (TcFormPane *self,
             TcCodebook *codebook)
{
  g_clear_handle_id (&self->prepare_id, g_source_remove);
  if (self->codebook != NULL && self->codebook != codebook &&
      g_strcmp0 (tc_codebook_get_json (self->codebook), tc_codebook_get_json (codebook)) != 0)
    remove_rows (self);
  if (self->codebook == NULL)
    self->codebook = tc_codebook_ref (codebook);
  while (!is_made (self))
    make_group (self);
}

static void
reveal_next (TcFormPane *self)
{
  if (self->n_shown < self->groups->len)
    gtk_widget_set_visible (self->groups->pdata[self->n_shown++], TRUE);
}

static gboolean
reveal_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       user_data)
{
  TcFormPane *self = TC_FORM_PANE (widget);

  reveal_next (self);
  if (self->n_shown < self->groups->len)
    return G_SOURCE_CONTINUE;

  self->reveal_id = 0;

  return G_SOURCE_REMOVE;
}

static void
reveal_all (TcFormPane *self)
{
  stop_revealing (self);
  while (self->n_shown < self->groups->len)
    reveal_next (self);
}

/* Rows that were never on screen have to be styled and measured, a quarter of a second for all of them. So the
 * first group comes at once, and those below it one a frame. */
static void
reveal (TcFormPane *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      reveal_all (self);
      return;
    }

  if (self->n_shown == 0)
    reveal_next (self);
  if (self->n_shown < self->groups->len && self->reveal_id == 0)
    self->reveal_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), reveal_cb, NULL, NULL);
}

static void
show_detail (TcFormPane *self)
{
  gboolean editable = tc_form_pane_is_editable (self);
  gboolean keep = is_saving (self);

  tc_form_header_set_detail (self->header, self->detail, editable);
  for (guint i = 0; i < self->rows->len; i++)
    tc_field_row_set_detail (self->rows->pdata[i], self->detail, editable, keep);
  for (guint i = 0; i < self->groups->len; i++)
    tc_form_group_update (self->groups->pdata[i], editable);
  reveal (self);
}

/* Another study is shown from its top; who works in the form goes on at its first field to check. */
static void
start_study (TcFormPane *self)
{
  gboolean had_focus = self->focused != NULL;

  set_current (self, NULL);
  self->scroll_to = NULL;
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0.0);
  if (had_focus && !tc_form_pane_next_to_check (self))
    set_current (self, self->focused);
}

/* Hands in what was typed for the study that is left, and says what cannot be handed in. */
static void
leave_study (TcFormPane *self)
{
  tc_form_pane_commit (self);
  for (guint i = 0; i < self->rows->len; i++)
    {
      TcFieldRow *row = self->rows->pdata[i];

      if (tc_field_row_is_edited (row))
        g_signal_emit (self, signals[TYPING_DROPPED], 0,
                       tc_field_get_label (tc_field_row_get_field (row)), tc_field_row_get_problem (row));
    }
}

/* --- callbacks -------------------------------------------------------------------------------------- */

static gboolean
update_width_cb (gpointer user_data)
{
  TcFormPane *self = user_data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (self->scroller);

  self->width_id = 0;
  self->wide = gtk_adjustment_get_page_size (adjustment) >= WIDE;
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

  self->focused = row;
  if (left != NULL)
    tc_field_row_commit (left);
  if (row != NULL)
    set_current (self, row);
}

static void
write_failed_cb (TcFormPane *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    tc_field_row_mark_unsaved (self->rows->pdata[i]);
}

/* --- scrolling -------------------------------------------------------------------------------------- */

static void
scroll_to_row (TcFormPane *self,
               TcFieldRow *row)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double page = gtk_adjustment_get_page_size (adjustment);
  double value = gtk_adjustment_get_value (adjustment);
  graphene_rect_t bounds;
  double top;
  double bottom;

  if (!gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->scroller), &bounds))
    return;

  /* The scrolled window shows its content shifted by the value. */
  top = value + bounds.origin.y - SCROLL_MARGIN;
  bottom = value + bounds.origin.y + bounds.size.height + SCROLL_MARGIN;
  if (bottom - top > page)
    value = top;
  else if (top < value)
    value = top;
  else if (bottom > value + page)
    value = bottom - page;
  gtk_adjustment_set_value (adjustment, value);
}

static void
after_paint_cb (GdkFrameClock *clock,
                TcFormPane    *self)
{
  TcFieldRow *row = g_steal_pointer (&self->scroll_to);

  g_clear_signal_handler (&self->after_paint_id, clock);
  if (row != NULL)
    scroll_to_row (self, row);
}

/* Other data changes the height of rows, so where a row stands is known after the next layout. */
static void
queue_scroll (TcFormPane *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  if (clock == NULL || self->after_paint_id != 0 || self->scroll_to == NULL)
    return;

  self->after_paint_id = g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* --- focus ------------------------------------------------------------------------------------------ */

/* From row to row, whatever stands between them; from outside to where the work was. */
static gboolean
tc_form_pane_focus (GtkWidget        *widget,
                    GtkDirectionType  direction)
{
  TcFormPane *self = TC_FORM_PANE (widget);
  TcFieldRow *from = self->focused;
  int step = direction == GTK_DIR_TAB_FORWARD ? 1 : -1;
  guint index;

  if (self->detail == NULL || (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD))
    return GTK_WIDGET_CLASS (tc_form_pane_parent_class)->focus (widget, direction);
  if (from == NULL && self->current != NULL && gtk_widget_get_focus_child (widget) == NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (self->current));
  if (from == NULL || !g_ptr_array_find (self->rows, from, &index))
    return GTK_WIDGET_CLASS (tc_form_pane_parent_class)->focus (widget, direction);

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

  queue_scroll (TC_FORM_PANE (widget));
}

static void
tc_form_pane_unrealize (GtkWidget *widget)
{
  g_clear_signal_handler (&TC_FORM_PANE (widget)->after_paint_id, gtk_widget_get_frame_clock (widget));

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
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
clear_workspace (TcFormPane *self)
{
  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_func (self->workspace, write_failed_cb, self);
  g_clear_object (&self->workspace);
}

static void
tc_form_pane_dispose (GObject *object)
{
  TcFormPane *self = TC_FORM_PANE (object);

  self->current = NULL;
  self->scroll_to = NULL;
  g_clear_handle_id (&self->width_id, g_source_remove);
  g_clear_handle_id (&self->prepare_id, g_source_remove);
  stop_revealing (self);
  clear_workspace (self);
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
  g_object_class_install_properties (object_class, N_PROPS, properties);
  install_signals ();
  tc_form_commands_install (widget_class);

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
  self->prepare_id = g_idle_add (prepare_cb, self);
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

TcFieldRow *
tc_form_pane_get_current (TcFormPane *self)
{
  return self->current;
}

TcFieldRow *
tc_form_pane_find_row (TcFormPane *self,
                       const char *field)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      if (g_strcmp0 (tc_field_row_get_key (self->rows->pdata[i]), field) == 0)
        return self->rows->pdata[i];
    }

  return NULL;
}

TcFormGroup *
tc_form_pane_find_group (TcFormPane *self,
                         const char *key)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      if (g_strcmp0 (tc_form_group_get_key (self->groups->pdata[i]), key) == 0)
        return self->groups->pdata[i];
    }

  return NULL;
}

void
tc_form_pane_focus_row (TcFormPane *self,
                        TcFieldRow *row)
{
  if (self->current != NULL && self->current != row)
    tc_field_row_close_popovers (self->current);
  set_current (self, row);
  reveal_all (self);
  gtk_widget_grab_focus (GTK_WIDGET (row));
  tc_form_pane_scroll_to (self, row);
}

void
tc_form_pane_scroll_to (TcFormPane *self,
                        TcFieldRow *row)
{
  reveal_all (self);
  self->scroll_to = row;
  queue_scroll (self);
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

/* --- public ----------------------------------------------------------------------------------------- */

/**
 * tc_form_pane_set_detail:
 * @self: a pane
 * @workspace: (nullable): the project; without one the study can only be read
 * @detail: (nullable): the study, %NULL for none
 *
 * Shows a study, or newer data of the one that is shown.
 *
 * In the same study focus, scroll position and unfinished typing stay. Before another one is shown, unfinished
 * typing is handed to the workspace.
 */
void
tc_form_pane_set_detail (TcFormPane    *self,
                         TcWorkspace   *workspace,
                         TcStudyDetail *detail)
{
  gboolean same_study;

  g_return_if_fail (TC_IS_FORM_PANE (self));
  g_return_if_fail (workspace == NULL || TC_IS_WORKSPACE (workspace));

  same_study = self->detail != NULL && detail != NULL && self->workspace == workspace &&
               self->detail->row->id == detail->row->id;
  if (!same_study && self->detail != NULL)
    leave_study (self);

  if (workspace != self->workspace)
    {
      clear_workspace (self);
      if (workspace != NULL)
        {
          self->workspace = g_object_ref (workspace);
          g_signal_connect_object (workspace, "write-failed", G_CALLBACK (write_failed_cb), self,
                                   G_CONNECT_SWAPPED);
        }
    }
  if (detail != NULL)
    tc_study_detail_ref (detail);
  g_clear_pointer (&self->detail, tc_study_detail_unref);
  self->detail = detail;
  gtk_stack_set_visible_child_name (self->stack, detail != NULL ? "form" : "empty");
  if (detail == NULL)
    {
      set_current (self, NULL);
      return;
    }

  ensure_rows (self, detail->codebook);
  show_detail (self);
  if (!same_study)
    start_study (self);
}

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
