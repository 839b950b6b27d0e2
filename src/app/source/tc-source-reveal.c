/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include "tc-source-reveal.h"

#include <adwaita.h>

#define FLASH_MS 1400
#define SCROLL_TRIES 20           /* frames */

struct _TcSourceReveal
{
  /* Borrowed */
  GtkTextView *view;
  TcHighlightTags *tags;

  /* Owned */
  AdwAnimation *flash;

  TcSpan flashed;                 /* as shown; empty while nothing flashes */
  TcHighlightRun below;
  guint flash_timeout;
  guint scroll_tick;
  guint scroll_tries;             /* that are left */
  gboolean opening;               /* whether the scroll is to the opening, not to the caret */
};

/* Where a reader begins; the caret is not moved for it. */
#define OPENING "opening"

static void
get_iters (TcSourceReveal *self,
           GtkTextIter    *start,
           GtkTextIter    *end)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);

  gtk_text_buffer_get_iter_at_offset (buffer, start, self->flashed.start);
  gtk_text_buffer_get_iter_at_offset (buffer, end, self->flashed.end);
}

/* --- flashing ------------------------------------------------------------------------------------- */

static void
end_flash (TcSourceReveal *self)
{
  GtkTextIter start;
  GtkTextIter end;

  g_clear_handle_id (&self->flash_timeout, g_source_remove);
  if (self->flashed.end == self->flashed.start)
    return;
  get_iters (self, &start, &end);
  gtk_text_buffer_remove_tag (gtk_text_view_get_buffer (self->view),
                              tc_highlight_tags_get_flash (self->tags), &start, &end);
  self->flashed = (TcSpan) { 0, 0 };
}

static void
flash_cb (double   value,
          gpointer user_data)
{
  TcSourceReveal *self = user_data;

  tc_highlight_tags_set_flash (self->tags, value, &self->below);
}

static gboolean
flash_timeout_cb (gpointer user_data)
{
  TcSourceReveal *self = user_data;

  self->flash_timeout = 0;
  end_flash (self);
  return G_SOURCE_REMOVE;
}

/* Where animations are switched off the light stays for a moment and goes. */
static void
start_flash (TcSourceReveal *self,
             TcSpan          display)
{
  GtkTextIter start;
  GtkTextIter end;

  self->flashed = display;
  get_iters (self, &start, &end);
  gtk_text_buffer_apply_tag (gtk_text_view_get_buffer (self->view),
                             tc_highlight_tags_get_flash (self->tags), &start, &end);

  if (adw_get_enable_animations (GTK_WIDGET (self->view))
      && gtk_widget_get_mapped (GTK_WIDGET (self->view)))
    {
      adw_animation_play (self->flash);
      return;
    }
  tc_highlight_tags_set_flash (self->tags, 1.0, NULL);
  self->flash_timeout = g_timeout_add (FLASH_MS, flash_timeout_cb, self);
}

/* --- scrolling ------------------------------------------------------------------------------------ */

static GtkTextMark *
get_mark (TcSourceReveal *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);

  return self->opening ? gtk_text_buffer_get_mark (buffer, OPENING) : gtk_text_buffer_get_insert (buffer);
}

/* Whether the caret is in sight, or the opening near the top. */
static gboolean
is_scrolled (TcSourceReveal *self)
{
  GdkRectangle visible;
  GdkRectangle place;
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (gtk_text_view_get_buffer (self->view), &iter, get_mark (self));
  gtk_text_view_get_visible_rect (self->view, &visible);
  gtk_text_view_get_iter_location (self->view, &iter, &place);
  if (self->opening)
    return place.y >= visible.y && place.y - visible.y <= visible.height / 4;

  return place.y >= visible.y && place.y + place.height <= visible.y + visible.height;
}

/* A view without a size wraps at every character and would scroll to a place that is not there, also
 * sideways; and GTK drops a scroll that it has queued when the size comes in between. So this waits for
 * a size and then looks, frame by frame, whether the passage is to be seen. */
static gboolean
scroll_tick_cb (GtkWidget     *widget,
                GdkFrameClock *clock,
                gpointer       user_data)
{
  TcSourceReveal *self = user_data;
  gboolean tried = self->scroll_tries < SCROLL_TRIES;

  if (gtk_widget_get_width (widget) <= 1)
    return G_SOURCE_CONTINUE;
  if (self->scroll_tries == 0 || (tried && is_scrolled (self)))
    {
      self->scroll_tick = 0;
      return G_SOURCE_REMOVE;
    }
  self->scroll_tries--;
  if (self->opening)
    gtk_text_view_scroll_to_mark (self->view, get_mark (self), 0.0, TRUE, 0.0, 0.1);
  else
    gtk_text_view_scroll_to_mark (self->view, get_mark (self), 0.2, FALSE, 0.0, 0.0);
  return G_SOURCE_CONTINUE;
}

static void
queue_scroll (TcSourceReveal *self)
{
  self->scroll_tries = SCROLL_TRIES;
  if (self->scroll_tick == 0)
    self->scroll_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self->view), scroll_tick_cb,
                                                      self, NULL);
}

/* --- public --------------------------------------------------------------------------------------- */

TcSourceReveal *
tc_source_reveal_new (GtkTextView     *view,
                      TcHighlightTags *tags)
{
  TcSourceReveal *self = g_new0 (TcSourceReveal, 1);

  self->view = view;
  self->tags = tags;
  self->flash = adw_timed_animation_new (GTK_WIDGET (view), 1.0, 0.0, FLASH_MS,
                                         adw_callback_animation_target_new (flash_cb, self, NULL));
  adw_timed_animation_set_easing (ADW_TIMED_ANIMATION (self->flash), ADW_EASE_IN_CUBIC);
  g_signal_connect_swapped (self->flash, "done", G_CALLBACK (end_flash), self);

  return self;
}

void
tc_source_reveal_free (TcSourceReveal *self)
{
  if (self == NULL)
    return;
  tc_source_reveal_stop (self);
  g_signal_handlers_disconnect_by_data (self->flash, self);
  g_object_unref (self->flash);
  g_free (self);
}

/**
 * tc_source_reveal_show:
 * @display: the passage, in characters of the buffer; the caret is before it already
 * @below: (nullable): how the passage looks, to which the flash fades
 *
 * Scrolls the caret into view, now or once the text is laid out, and flashes @display.
 */
void
tc_source_reveal_show (TcSourceReveal       *self,
                       TcSpan                display,
                       const TcHighlightRun *below)
{
  tc_source_reveal_stop (self);
  self->below = below != NULL ? *below : (TcHighlightRun) { 0 };
  self->opening = FALSE;
  queue_scroll (self);
  start_flash (self, display);
}

/**
 * tc_source_reveal_open:
 * @offset: where a reader begins, in characters of the buffer
 *
 * Scrolls so that the place stands near the top, once the text is laid out. The caret stays.
 */
void
tc_source_reveal_open (TcSourceReveal *self,
                       guint           offset)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextMark *mark = gtk_text_buffer_get_mark (buffer, OPENING);
  GtkTextIter iter;

  tc_source_reveal_stop (self);
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, offset);
  if (mark != NULL)
    gtk_text_buffer_move_mark (buffer, mark, &iter);
  else
    gtk_text_buffer_create_mark (buffer, OPENING, &iter, TRUE);
  self->opening = TRUE;
  queue_scroll (self);
}

/* The text is about to change: nothing flashes or scrolls any more. */
void
tc_source_reveal_stop (TcSourceReveal *self)
{
  if (self->scroll_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->view), self->scroll_tick);
  self->scroll_tick = 0;
  if (adw_animation_get_state (self->flash) == ADW_ANIMATION_PLAYING)
    adw_animation_reset (self->flash);
  end_flash (self);
}
