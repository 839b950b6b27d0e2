/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include "tc-source-text.h"

#include <glib/gi18n.h>

#include "tc-display-map.h"
#include "tc-highlight-tags.h"
#include "tc-source-pointer.h"
#include "tc-source-reveal.h"

/* A line is read with ease up to about this many letters of middle width; half as many Chinese ones. */
#define MEASURE 90
#define SIDE_MARGIN 18            /* pixels, at least */

struct _TcSourceText
{
  GtkTextView parent_instance;

  /* Owned */
  TcSource *source;
  TcStudyDetail *detail;
  TcDisplayMap *map;
  TcHighlightTags *tags;
  GArray *highlights;
  GtkCssProvider *css;
  TcSourceReveal *reveal;
  char *current_field;

  TcHighlightMode mode;
};

G_DEFINE_FINAL_TYPE (TcSourceText, tc_source_text, GTK_TYPE_TEXT_VIEW)

enum
{
  CLICKED,
  SELECTION_FINISHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GtkTextBuffer *
get_buffer (TcSourceText *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
}

static void
get_iters (TcSourceText *self,
           TcSpan        span,
           GtkTextIter  *start,
           GtkTextIter  *end)
{
  TcSpan display = tc_display_map_to_display (self->map, span);

  gtk_text_buffer_get_iter_at_offset (get_buffer (self), start, display.start);
  gtk_text_buffer_get_iter_at_offset (get_buffer (self), end, display.end);
}

/* GTK counts CR LF as two characters and lays out neither: a caret between them makes Pango complain. */
static gboolean
splits_line_end (const GtkTextIter *iter)
{
  GtkTextIter before = *iter;

  return gtk_text_iter_get_char (iter) == '\n' && gtk_text_iter_backward_char (&before)
         && gtk_text_iter_get_char (&before) == '\r';
}

/* As get_iters(), for the caret: where a span parts CR and LF, both are taken. */
static void
get_caret_iters (TcSourceText *self,
                 TcSpan        span,
                 GtkTextIter  *start,
                 GtkTextIter  *end)
{
  get_iters (self, span, start, end);
  if (splits_line_end (start))
    gtk_text_iter_backward_char (start);
  if (splits_line_end (end))
    gtk_text_iter_forward_char (end);
}

/* Touches only the stretches that look different from before. */
static void
update_runs (TcSourceText *self)
{
  g_autoptr(GArray) runs = tc_highlights_flatten (self->highlights, self->mode, self->current_field);

  tc_highlight_tags_set_runs (self->tags, runs, self->map);
}

static void
fill_buffer (TcSourceText *self)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter start;
  gsize n_bytes;
  const char *text = tc_display_map_get_text (self->map, &n_bytes);

  gtk_text_buffer_set_text (buffer, text, n_bytes);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  tc_highlight_tags_set_source (self->tags, self->source, self->map);
}

/* --- vfuncs --------------------------------------------------------------------------------------- */

static void
tc_source_text_copy_clipboard (GtkTextView *view)
{
  TcSourceText *self = TC_SOURCE_TEXT (view);
  g_autoptr(TcQuote) quote = tc_source_text_dup_selection (self);

  if (quote != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), quote->text);
}

static void
tc_source_text_dispose (GObject *object)
{
  TcSourceText *self = TC_SOURCE_TEXT (object);

  g_clear_pointer (&self->reveal, tc_source_reveal_free);
  g_clear_pointer (&self->map, tc_display_map_free);
  g_clear_pointer (&self->source, tc_source_unref);
  g_clear_pointer (&self->highlights, g_array_unref);
  g_clear_pointer (&self->detail, tc_study_detail_unref);

  G_OBJECT_CLASS (tc_source_text_parent_class)->dispose (object);
}

static void
tc_source_text_finalize (GObject *object)
{
  TcSourceText *self = TC_SOURCE_TEXT (object);

  g_clear_pointer (&self->tags, tc_highlight_tags_free);
  g_clear_object (&self->css);
  g_clear_pointer (&self->current_field, g_free);

  G_OBJECT_CLASS (tc_source_text_parent_class)->finalize (object);
}

/* In pixels. */
static int
get_measure (TcSourceText *self)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (gtk_widget_get_pango_context (GTK_WIDGET (self)),
                                                         NULL, NULL);
  int measure = PANGO_PIXELS (MEASURE * pango_font_metrics_get_approximate_char_width (metrics));

  pango_font_metrics_unref (metrics);

  return measure;
}

/* The margin is what is left over: it must not keep the pane from being made narrower. */
static void
tc_source_text_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  int spare = gtk_text_view_get_right_margin (GTK_TEXT_VIEW (widget)) - SIDE_MARGIN;

  GTK_WIDGET_CLASS (tc_source_text_parent_class)->measure (widget, orientation, for_size, minimum, natural,
                                                           minimum_baseline, natural_baseline);
  if (orientation != GTK_ORIENTATION_HORIZONTAL)
    return;

  *minimum = MAX (0, *minimum - spare);
  *natural = MAX (*minimum, *natural - spare);
}

/* The lines begin where the header does and end at the measure. */
static void
tc_source_text_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  GtkTextView *view = GTK_TEXT_VIEW (widget);
  int margin = MAX (SIDE_MARGIN, width - SIDE_MARGIN - get_measure (TC_SOURCE_TEXT (widget)));

  if (gtk_text_view_get_right_margin (view) != margin)
    gtk_text_view_set_right_margin (view, margin);

  GTK_WIDGET_CLASS (tc_source_text_parent_class)->size_allocate (widget, width, height, baseline);
}

/* Nothing can be pasted here; as everywhere outside an entry it is imported. */
static void
tc_source_text_paste_clipboard (GtkTextView *view)
{
  gtk_widget_activate_action (GTK_WIDGET (view), "win.import-clipboard", NULL);
}

static void
tc_source_text_class_init (TcSourceTextClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkTextViewClass *text_view_class = GTK_TEXT_VIEW_CLASS (klass);

  object_class->dispose = tc_source_text_dispose;
  object_class->finalize = tc_source_text_finalize;
  GTK_WIDGET_CLASS (klass)->measure = tc_source_text_measure;
  GTK_WIDGET_CLASS (klass)->size_allocate = tc_source_text_size_allocate;
  text_view_class->copy_clipboard = tc_source_text_copy_clipboard;
  text_view_class->paste_clipboard = tc_source_text_paste_clipboard;

  signals[CLICKED] = g_signal_new ("clicked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SELECTION_FINISHED] = g_signal_new ("selection-finished", G_TYPE_FROM_CLASS (klass),
                                              G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                              G_TYPE_NONE, 0);
}

static void
tc_source_text_init (TcSourceText *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);

  gtk_text_view_set_editable (view, FALSE);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (view, SIDE_MARGIN);
  gtk_text_view_set_right_margin (view, SIDE_MARGIN);
  gtk_text_view_set_top_margin (view, 12);
  gtk_text_view_set_bottom_margin (view, 24);
  gtk_text_view_set_pixels_inside_wrap (view, 5);
  gtk_text_view_set_pixels_below_lines (view, 5);
  gtk_text_buffer_set_enable_undo (get_buffer (self), FALSE);

  self->tags = tc_highlight_tags_new (get_buffer (self));
  self->reveal = tc_source_reveal_new (view, self->tags);
  self->highlights = g_array_new (FALSE, FALSE, sizeof (TcHighlight));
  self->css = gtk_css_provider_new ();
  gtk_style_context_add_provider (gtk_widget_get_style_context (GTK_WIDGET (self)),
                                  GTK_STYLE_PROVIDER (self->css),
                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  tc_source_pointer_attach (self);
}

/* Where a reader begins: at the title, or the first part of an abstract; not at the banner and the
 * navigation of a page. */
static gboolean
find_opening (TcSource *source,
              TcSpan   *span)
{
  for (guint i = 0; i < source->sections->len; i++)
    {
      const TcSection *section = &g_array_index (source->sections, TcSection, i);

      if (section->kind != TC_SECTION_TITLE
          && (section->kind < TC_SECTION_ABSTRACT || section->kind > TC_SECTION_CONCLUSIONS))
        continue;
      *span = section->span;
      return TRUE;
    }

  return FALSE;
}

static void
show_opening (TcSourceText *self)
{
  TcSpan span;

  if (find_opening (self->source, &span))
    tc_source_reveal_open (self->reveal, tc_display_map_to_display (self->map, span).start);
}

/* --- public --------------------------------------------------------------------------------------- */

/**
 * tc_source_text_set_source:
 *
 * Shows the text of @source. The same text again keeps selection, highlights and scroll position.
 */
void
tc_source_text_set_source (TcSourceText *self,
                           TcSource     *source)
{
  g_autofree char *label = NULL;

  g_return_if_fail (TC_IS_SOURCE_TEXT (self));
  g_return_if_fail (source != NULL);

  if (self->source == source)
    return;
  if (self->source != NULL && self->source->id == source->id
      && g_strcmp0 (self->source->text, source->text) == 0)
    {
      tc_source_ref (source);
      tc_source_unref (self->source);
      self->source = source;
      return;
    }
  tc_source_reveal_stop (self->reveal);
  g_clear_pointer (&self->source, tc_source_unref);
  g_clear_pointer (&self->map, tc_display_map_free);
  g_array_set_size (self->highlights, 0);
  self->source = tc_source_ref (source);
  self->map = tc_display_map_new (source->text);
  fill_buffer (self);
  show_opening (self);

  /* Translators: what a screen reader calls the text of a source; %s is the name of the file */
  label = g_strdup_printf (_("Text of %s"), source->name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

TcSource *
tc_source_text_get_source (TcSourceText *self)
{
  g_return_val_if_fail (TC_IS_SOURCE_TEXT (self), NULL);

  return self->source;
}

/**
 * tc_source_text_set_detail:
 *
 * Shows what @detail rests on the source. Selection, caret and scroll position stay.
 */
void
tc_source_text_set_detail (TcSourceText  *self,
                           TcStudyDetail *detail)
{
  g_autoptr(GArray) highlights = NULL;

  g_return_if_fail (TC_IS_SOURCE_TEXT (self));
  g_return_if_fail (self->source != NULL);
  g_return_if_fail (detail != NULL);

  highlights = tc_highlights_collect (detail, self->source);
  g_array_unref (self->highlights);
  self->highlights = g_steal_pointer (&highlights);
  tc_study_detail_ref (detail);
  g_clear_pointer (&self->detail, tc_study_detail_unref);
  self->detail = detail;
  update_runs (self);
}

void
tc_source_text_set_emphasis (TcSourceText    *self,
                             TcHighlightMode  mode,
                             const char      *current_field)
{
  g_return_if_fail (TC_IS_SOURCE_TEXT (self));

  if (self->mode == mode && g_strcmp0 (self->current_field, current_field) == 0)
    return;
  self->mode = mode;
  g_free (self->current_field);
  self->current_field = g_strdup (current_field);
  if (self->source != NULL)
    update_runs (self);
}

void
tc_source_text_set_text_size (TcSourceText *self,
                              double        points)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *css = NULL;

  g_return_if_fail (TC_IS_SOURCE_TEXT (self));

  g_ascii_formatd (number, sizeof number, "%.1f", points);
  css = g_strdup_printf ("textview { font-size: %spt; }", number);
  gtk_css_provider_load_from_data (self->css, css, -1);
}

/**
 * tc_source_text_show_span:
 *
 * Places the caret before @span, scrolls it into view (now or once the text is laid out) and flashes it.
 */
void
tc_source_text_show_span (TcSourceText *self,
                          TcSpan        span)
{
  GtkTextIter start;
  GtkTextIter end;

  g_return_if_fail (TC_IS_SOURCE_TEXT (self));
  g_return_if_fail (self->source != NULL);

  get_caret_iters (self, span, &start, &end);
  gtk_text_buffer_place_cursor (get_buffer (self), &start);
  tc_source_reveal_show (self->reveal, tc_display_map_to_display (self->map, span),
                         tc_highlight_tags_find_run (self->tags, span.start));
}

/**
 * tc_source_text_get_selection:
 * @span: (out): what is selected
 *
 * Returns: whether anything is
 */
gboolean
tc_source_text_get_selection (TcSourceText *self,
                              TcSpan       *span)
{
  GtkTextIter start;
  GtkTextIter end;

  g_return_val_if_fail (TC_IS_SOURCE_TEXT (self), FALSE);

  if (self->map == NULL
      || !gtk_text_buffer_get_selection_bounds (get_buffer (self), &start, &end))
    return FALSE;
  *span = tc_display_map_to_source (self->map, (TcSpan) { gtk_text_iter_get_offset (&start),
                                                          gtk_text_iter_get_offset (&end) });
  return span->start < span->end;
}

TcQuote *
tc_source_text_dup_selection (TcSourceText *self)
{
  TcSpan span;
  TcQuote *quote;

  if (!tc_source_text_get_selection (self, &span))
    return NULL;
  quote = tc_quote_new_from_text (self->source->text, span);
  quote->source_id = self->source->id;
  return quote;
}

void
tc_source_text_select (TcSourceText *self,
                       TcSpan        span)
{
  GtkTextIter start;
  GtkTextIter end;

  g_return_if_fail (TC_IS_SOURCE_TEXT (self));
  g_return_if_fail (self->source != NULL);

  get_caret_iters (self, span, &start, &end);
  gtk_text_buffer_select_range (get_buffer (self), &end, &start);
}

void
tc_source_text_get_rectangle (TcSourceText *self,
                              TcSpan        span,
                              GdkRectangle *rectangle)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GdkRectangle visible = { 0, 0, gtk_widget_get_width (GTK_WIDGET (self)),
                           gtk_widget_get_height (GTK_WIDGET (self)) };
  GdkRectangle first;
  GdkRectangle last;
  GtkTextIter start;
  GtkTextIter end;

  get_iters (self, span, &start, &end);
  gtk_text_view_get_iter_location (view, &start, &first);
  gtk_text_view_get_iter_location (view, &end, &last);
  if (first.y != last.y)
    {
      /* Several lines: all of their width. */
      first.x = 0;
      last.x = visible.width - gtk_text_view_get_right_margin (view);
    }
  gdk_rectangle_union (&first, &last, &first);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, first.x, first.y,
                                         &first.x, &first.y);
  if (!gdk_rectangle_intersect (&first, &visible, rectangle))
    *rectangle = (GdkRectangle) { visible.width / 2, CLAMP (first.y, 0, visible.height - 1), 1, 1 };
}

/**
 * tc_source_text_find_offset:
 * @x: a point of the widget
 * @y: the same
 * @offset: (out): the code point that is shown there
 *
 * Returns: FALSE where there is none
 */
gboolean
tc_source_text_find_offset (TcSourceText *self,
                            double        x,
                            double        y,
                            guint        *offset)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextIter iter;
  guint display;
  int buffer_x;
  int buffer_y;

  g_return_val_if_fail (TC_IS_SOURCE_TEXT (self), FALSE);

  if (self->map == NULL)
    return FALSE;
  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y,
                                         &buffer_x, &buffer_y);
  if (!gtk_text_view_get_iter_at_location (view, &iter, buffer_x, buffer_y))
    return FALSE;
  display = gtk_text_iter_get_offset (&iter);
  *offset = tc_display_map_to_source (self->map, (TcSpan) { display, display }).start;

  return TRUE;
}

/**
 * tc_source_text_get_highlights_at:
 *
 * Returns: (transfer container) (element-type TcHighlight): as tc_highlights_at(), in the present mode
 */
GPtrArray *
tc_source_text_get_highlights_at (TcSourceText *self,
                                  guint         offset)
{
  g_return_val_if_fail (TC_IS_SOURCE_TEXT (self), NULL);

  return tc_highlights_at (self->highlights, self->mode, self->current_field, offset);
}

/**
 * tc_source_text_set_found:
 * @found: (nullable) (element-type TcSpan): the passages that a search found
 *
 * Marks @found and nothing else.
 */
void
tc_source_text_set_found (TcSourceText *self,
                          GArray       *found)
{
  g_return_if_fail (TC_IS_SOURCE_TEXT (self));
  g_return_if_fail (self->source != NULL);

  tc_highlight_tags_set_found (self->tags, found, self->map);
}

TcSpan
tc_source_text_to_display (TcSourceText *self,
                           TcSpan        span)
{
  g_return_val_if_fail (TC_IS_SOURCE_TEXT (self), span);
  g_return_val_if_fail (self->map != NULL, span);

  return tc_display_map_to_display (self->map, span);
}
