/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include "tc-typing.h"

/**
 * TcTyping:
 *
 * Remembers the text that the focused entry held when it got the focus, and again after every change
 * that was stored. As long as the entry says the same, there is no unfinished typing.
 */
struct _TcTyping
{
  GObject parent_instance;

  /* Owned */
  char *stored;

  /* Weak */
  GtkWindow *window;
  GtkWidget *entry;               /* GtkText or GtkTextView; NULL where the focus is elsewhere */

  gboolean undone;                /* the last thing was an undo of typing: redo means the same */
};

G_DEFINE_FINAL_TYPE (TcTyping, tc_typing, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
dup_text (GtkWidget *entry)
{
  GtkTextBuffer *buffer;
  GtkTextIter start;
  GtkTextIter end;

  if (GTK_IS_EDITABLE (entry))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry)));

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (entry));
  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static gboolean
is_entry (GtkWidget *widget)
{
  if (GTK_IS_TEXT_VIEW (widget))
    return gtk_text_view_get_editable (GTK_TEXT_VIEW (widget));

  return GTK_IS_TEXT (widget) && gtk_editable_get_editable (GTK_EDITABLE (widget));
}

static gboolean
is_unfinished (TcTyping *self)
{
  g_autofree char *text = NULL;

  if (self->entry == NULL)
    return FALSE;

  text = dup_text (self->entry);

  return g_strcmp0 (text, self->stored) != 0;
}

static void
emit_changed (TcTyping *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* The object that says when the text of the entry changes. */
static gpointer
get_text_object (TcTyping *self)
{
  if (GTK_IS_TEXT_VIEW (self->entry))
    return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->entry));

  return self->entry;
}

static void
focus_changed_cb (TcTyping *self)
{
  GtkWidget *focus = gtk_window_get_focus (self->window);

  if (self->entry != NULL)
    g_signal_handlers_disconnect_by_func (get_text_object (self), emit_changed, self);
  g_set_weak_pointer (&self->entry, focus != NULL && is_entry (focus) ? focus : NULL);
  if (self->entry != NULL)
    g_signal_connect_object (get_text_object (self), "changed", G_CALLBACK (emit_changed), self,
                             G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  tc_typing_reset (self);
}

static void
tc_typing_dispose (GObject *object)
{
  TcTyping *self = TC_TYPING (object);

  g_clear_weak_pointer (&self->window);
  g_clear_weak_pointer (&self->entry);
  g_clear_pointer (&self->stored, g_free);

  G_OBJECT_CLASS (tc_typing_parent_class)->dispose (object);
}

static void
tc_typing_class_init (TcTypingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tc_typing_dispose;

  /**
   * TcTyping::changed:
   *
   * What tc_typing_can_undo() and tc_typing_can_redo() say may have changed.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tc_typing_init (TcTyping *self)
{
}

TcTyping *
tc_typing_new (GtkWindow *window)
{
  TcTyping *self;

  g_return_val_if_fail (GTK_IS_WINDOW (window), NULL);

  self = g_object_new (TC_TYPE_TYPING, NULL);
  g_set_weak_pointer (&self->window, window);
  g_signal_connect_object (window, "notify::focus-widget", G_CALLBACK (focus_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

void
tc_typing_reset (TcTyping *self)
{
  g_return_if_fail (TC_IS_TYPING (self));

  self->undone = FALSE;
  g_clear_pointer (&self->stored, g_free);
  if (self->entry != NULL)
    self->stored = dup_text (self->entry);
  emit_changed (self);
}

gboolean
tc_typing_can_undo (TcTyping *self)
{
  g_return_val_if_fail (TC_IS_TYPING (self), FALSE);

  return is_unfinished (self);
}

gboolean
tc_typing_can_redo (TcTyping *self)
{
  g_return_val_if_fail (TC_IS_TYPING (self), FALSE);

  return self->entry != NULL && self->undone;
}

gboolean
tc_typing_undo (TcTyping *self)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_return_val_if_fail (TC_IS_TYPING (self), FALSE);

  if (!is_unfinished (self))
    return FALSE;

  before = dup_text (self->entry);
  gtk_widget_activate_action (self->entry, "text.undo", NULL);
  after = dup_text (self->entry);
  self->undone = g_strcmp0 (before, after) != 0;
  emit_changed (self);

  return self->undone;
}

gboolean
tc_typing_redo (TcTyping *self)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_return_val_if_fail (TC_IS_TYPING (self), FALSE);

  if (self->entry == NULL || !self->undone)
    return FALSE;

  before = dup_text (self->entry);
  gtk_widget_activate_action (self->entry, "text.redo", NULL);
  after = dup_text (self->entry);

  return g_strcmp0 (before, after) != 0;
}
