/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-editor-text"

#include "config.h"

#include "tc-editor-text.h"

#include <glib/gi18n.h>

#include "tc-choice-button.h"

/**
 * TcEditorText:
 *
 * The editor of text: it wraps and grows, so that the whole value is seen and not its first words.
 *
 * For a field of one line Enter finishes the change; for several lines it starts a new one, as people
 * expect, and Ctrl+Enter or leaving the editor finishes. A field with options proposes them in a list.
 */

struct _TcEditorText
{
  GtkWidget parent_instance;

  /* Owned children */
  GtkWidget *view;
  GtkWidget *choices;             /* (nullable) */

  /* Borrowed */
  GtkTextBuffer *buffer;
  const TcField *field;

  guint resize_id;                /* of a tick callback */
  guint n_looks;                  /* how often that still compares the height with the text */
  gboolean setting;
};

static void tc_editor_text_iface_init (TcFieldEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TcEditorText, tc_editor_text, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (TC_TYPE_FIELD_EDITOR, tc_editor_text_iface_init))

static char *
dup_text (TcEditorText *self)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);

  return g_strstrip (gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE));
}

static void
changed_cb (TcEditorText *self)
{
  if (!self->setting)
    tc_field_editor_emit_changed (TC_FIELD_EDITOR (self));
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                TcEditorText          *self)
{
  if (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter)
    return GDK_EVENT_PROPAGATE;
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0 ||
      tc_field_get_kind (self->field) == TC_FIELD_LONG_TEXT)
    return GDK_EVENT_PROPAGATE;

  tc_field_editor_emit_committed (TC_FIELD_EDITOR (self));

  return GDK_EVENT_STOP;
}

static void
chosen_cb (TcEditorText *self,
           guint         index)
{
  gtk_text_buffer_set_text (self->buffer, tc_field_get_option_label (self->field, index), -1);
  tc_field_editor_emit_committed (TC_FIELD_EDITOR (self));
}

/* Whether the view is as high as its text, in pixels. */
static gboolean
is_fitting (TcEditorText *self)
{
  GtkTextIter end;
  int top;
  int height;

  gtk_text_buffer_get_end_iter (self->buffer, &end);
  gtk_text_view_get_line_yrange (GTK_TEXT_VIEW (self->view), &end, &top, &height);

  return gtk_widget_get_height (self->view) == top + height;
}

static gboolean
resize_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       user_data)
{
  TcEditorText *self = TC_EDITOR_TEXT (widget);

  if (!is_fitting (self))
    gtk_widget_queue_resize (self->view);
  if (--self->n_looks > 0)
    return G_SOURCE_CONTINUE;

  self->resize_id = 0;

  return G_SOURCE_REMOVE;
}

/* Before the next layout, which may be the one that laid the text out, and behind it. */
static void
watch_height (TcEditorText *self)
{
  self->n_looks = 2;
  if (self->resize_id == 0)
    self->resize_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), resize_cb, NULL, NULL);
}

static void
tc_editor_text_set_value (TcFieldEditor *editor,
                          TcValue       *value)
{
  TcEditorText *self = TC_EDITOR_TEXT (editor);
  g_autofree char *text = NULL;
  g_autofree char *shown = NULL;

  text = value != NULL ? tc_field_format (self->field, value) : g_strdup ("");
  shown = dup_text (self);
  if (g_strcmp0 (text, shown) == 0)
    return;

  self->setting = TRUE;
  gtk_text_buffer_begin_irreversible_action (self->buffer);
  gtk_text_buffer_set_text (self->buffer, text, -1);
  gtk_text_buffer_end_irreversible_action (self->buffer);
  self->setting = FALSE;
  watch_height (self);
}

static TcValue *
tc_editor_text_dup_value (TcFieldEditor  *editor,
                          GError        **error)
{
  TcEditorText *self = TC_EDITOR_TEXT (editor);
  g_autofree char *text = dup_text (self);

  if (*text == '\0')
    return NULL;

  return tc_field_parse (self->field, text, error);
}

static void
tc_editor_text_set_editable (TcFieldEditor *editor,
                             gboolean       editable)
{
  TcEditorText *self = TC_EDITOR_TEXT (editor);

  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->view), editable);
  if (self->choices != NULL)
    gtk_widget_set_sensitive (self->choices, editable);
}

static void
tc_editor_text_set_label (TcFieldEditor *editor,
                          GtkWidget     *label,
                          const char    *text)
{
  tc_field_editor_name_widget (TC_EDITOR_TEXT (editor)->view, label, text);
}

static void
tc_editor_text_iface_init (TcFieldEditorInterface *iface)
{
  iface->set_value = tc_editor_text_set_value;
  iface->dup_value = tc_editor_text_dup_value;
  iface->set_editable = tc_editor_text_set_editable;
  iface->set_label = tc_editor_text_set_label;
}

/* GTK 4.8 lays text out while it is allocated, and its wish for another height then gets lost: the view
 * would stay as high as it was, which at first is nothing. Of less text this signal tells nothing. */
static void
laid_out_cb (TcEditorText *self)
{
  GtkAdjustment *adjustment;

  if (self->view == NULL)
    return;

  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));
  if (gtk_adjustment_get_upper (adjustment) > gtk_adjustment_get_page_size (adjustment))
    watch_height (self);
}

static gboolean
tc_editor_text_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (TC_EDITOR_TEXT (widget)->view);
}

static void
tc_editor_text_dispose (GObject *object)
{
  TcEditorText *self = TC_EDITOR_TEXT (object);

  if (self->resize_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->resize_id);
  self->resize_id = 0;
  g_clear_pointer (&self->view, gtk_widget_unparent);
  g_clear_pointer (&self->choices, gtk_widget_unparent);

  G_OBJECT_CLASS (tc_editor_text_parent_class)->dispose (object);
}

static void
tc_editor_text_class_init (TcEditorTextClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tc_editor_text_dispose;
  widget_class->grab_focus = tc_editor_text_grab_focus;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
tc_editor_text_init (TcEditorText *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->view = gtk_text_view_new ();
  self->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->view), FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->view), GTK_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (self->view, "tc-text");
  gtk_widget_set_hexpand (self->view, TRUE);
  gtk_widget_set_parent (self->view, GTK_WIDGET (self));

  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view)), "changed",
                           G_CALLBACK (laid_out_cb), self, G_CONNECT_SWAPPED);
  /* Before the view makes a new line of it. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->view, keys);
}

static void
add_choices (TcEditorText *self)
{
  self->choices = tc_choice_button_new ();
  for (guint i = 0; i < tc_field_get_n_options (self->field); i++)
    tc_choice_button_add (TC_CHOICE_BUTTON (self->choices),
                          tc_field_get_option_label (self->field, i));
  tc_choice_button_set_tip (TC_CHOICE_BUTTON (self->choices), _("Usual values"));
  gtk_widget_set_valign (self->choices, GTK_ALIGN_START);
  gtk_widget_set_margin_start (self->choices, 6);
  gtk_widget_set_parent (self->choices, GTK_WIDGET (self));
  g_signal_connect_object (self->choices, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
}

/**
 * tc_editor_text_new:
 * @field: a text field
 *
 * Makes an empty editor.
 */
GtkWidget *
tc_editor_text_new (const TcField *field)
{
  TcEditorText *self = g_object_new (TC_TYPE_EDITOR_TEXT, NULL);

  self->field = field;
  if (tc_field_get_n_options (field) > 0)
    add_choices (self);

  return GTK_WIDGET (self);
}
