/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include "tc-display-map.h"

#include <string.h>

/* How far back from the longest line a blank is looked for, so that words stay whole. */
#define LOOK_BACK 200

/* A place where source and shown text differ: n_source characters stand as n_display characters. */
typedef struct
{
  guint source;
  guint n_source;
  guint display;
  guint n_display;
} Edit;

struct _TcDisplayMap
{
  GString *text;
  GArray *edits;
  GArray *marks;
  guint n_source;
  guint n_display;
};

/* What the scan knows while it goes along one line. */
typedef struct
{
  TcDisplayMap *map;
  const char *copied;             /* the source is in the shown text up to here */
  guint line;                     /* characters as shown since the line began */
  const char *blank;              /* behind the last blank of the line, or NULL */
  guint blank_source;
  guint blank_line;
} Scan;

static void
flush (Scan       *scan,
       const char *until)
{
  g_string_append_len (scan->map->text, scan->copied, until - scan->copied);
  scan->copied = until;
}

static void
add_edit (TcDisplayMap *self,
          guint         source,
          guint         n_source,
          guint         display,
          guint         n_display)
{
  Edit edit = { source, n_source, display, n_display };

  g_array_append_val (self->edits, edit);
}

static void
add_mark (TcDisplayMap *self,
          guint         display,
          guint         n_display)
{
  TcSpan mark = { display, display + n_display };

  if (self->marks->len > 0)
    {
      TcSpan *last = &g_array_index (self->marks, TcSpan, self->marks->len - 1);

      if (last->end == mark.start)
        {
          last->end = mark.end;
          return;
        }
    }
  g_array_append_val (self->marks, mark);
}

static void
start_line (Scan *scan)
{
  scan->line = 0;
  scan->blank = NULL;
}

/* Breaks the line at the last blank, or at @p where there is none near or one must not go back. */
static void
break_line (Scan       *scan,
            const char *p)
{
  TcDisplayMap *map = scan->map;
  gboolean at_blank = scan->blank != NULL && scan->blank > scan->copied
                      && scan->line - scan->blank_line <= LOOK_BACK;
  guint back = at_blank ? scan->line - scan->blank_line : 0;
  guint source = at_blank ? scan->blank_source : map->n_source;

  flush (scan, at_blank ? scan->blank : p);
  g_string_append_c (map->text, '\n');
  add_edit (map, source, 0, map->n_display - back, 1);
  map->n_display++;
  start_line (scan);
  scan->line = back;
}

static void
append_mark (Scan       *scan,
             const char *p,
             gunichar    character)
{
  TcDisplayMap *map = scan->map;
  g_autofree char *mark = g_strdup_printf ("⟦U+%04X⟧", character);
  guint n = g_utf8_strlen (mark, -1);

  flush (scan, p);
  g_string_append (map->text, mark);
  add_edit (map, map->n_source, 1, map->n_display, n);
  add_mark (map, map->n_display, n);
  map->n_display += n;
  scan->line += n;
  scan->copied = g_utf8_next_char (p);
}

static void
scan_character (Scan       *scan,
                const char *p)
{
  TcDisplayMap *map = scan->map;
  gunichar character = g_utf8_get_char (p);
  gboolean ends_line = character == '\n' || character == '\r' || character == 0x2029;

  if (scan->line >= TC_DISPLAY_LINE && !ends_line
      && (!g_unichar_ismark (character) || scan->line >= TC_DISPLAY_LINE + LOOK_BACK))
    break_line (scan, p);

  if (tc_display_map_is_hidden (character))
    {
      append_mark (scan, p, character);
      map->n_source++;
      return;
    }

  map->n_source++;
  map->n_display++;
  scan->line++;
  if (ends_line)
    {
      start_line (scan);
    }
  else if (character == ' ' || character == '\t' || character == 0x3000)
    {
      scan->blank = g_utf8_next_char (p);
      scan->blank_source = map->n_source;
      scan->blank_line = scan->line;
    }
}

/* The last edit that begins at or before @position, or NULL. */
static const Edit *
find_by_source (const TcDisplayMap *self,
                guint               position)
{
  const Edit *edits = (const Edit *) (gpointer) self->edits->data;
  guint low = 0;
  guint high = self->edits->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (edits[middle].source <= position)
        low = middle + 1;
      else
        high = middle;
    }
  return low > 0 ? &edits[low - 1] : NULL;
}

static const Edit *
find_by_display (const TcDisplayMap *self,
                 guint               position)
{
  const Edit *edits = (const Edit *) (gpointer) self->edits->data;
  guint low = 0;
  guint high = self->edits->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (edits[middle].display <= position)
        low = middle + 1;
      else
        high = middle;
    }
  return low > 0 ? &edits[low - 1] : NULL;
}

/* A character of the source begins here in the shown text: behind a break, at the front of a mark. */
static guint
start_to_display (const TcDisplayMap *self,
                  guint               position)
{
  const Edit *edit = find_by_source (self, position);

  if (edit == NULL)
    return position;
  if (position < edit->source + edit->n_source)
    return edit->display;
  return edit->display + edit->n_display + (position - edit->source - edit->n_source);
}

/* Every character is one edit at most, so the end of one is where the last one ends. */
static guint
end_to_display (const TcDisplayMap *self,
                guint               position)
{
  const Edit *edit = position > 0 ? find_by_source (self, position - 1) : NULL;

  if (edit == NULL)
    return position;
  if (position <= edit->source + edit->n_source)
    return edit->display + edit->n_display;
  return edit->display + edit->n_display + (position - edit->source - edit->n_source);
}

static guint
to_source (const TcDisplayMap *self,
           guint               position,
           gboolean            is_end)
{
  const Edit *edit = find_by_display (self, position);

  if (edit == NULL)
    return position;
  if (position == edit->display)
    return edit->source;
  if (position < edit->display + edit->n_display)
    return is_end ? edit->source + edit->n_source : edit->source;
  return edit->source + edit->n_source + (position - edit->display - edit->n_display);
}

/**
 * tc_display_map_is_hidden:
 * @character: a code point
 *
 * Returns: whether a reader would not see @character, or would see its neighbours in another order
 */
gboolean
tc_display_map_is_hidden (gunichar character)
{
  static const struct { gunichar first, last; } hidden[] = {
    { 0x0000, 0x0008 }, { 0x000B, 0x000C }, { 0x000E, 0x001F },   /* C0 but tab and line ends */
    { 0x007F, 0x009F },                                           /* delete and C1 */
    { 0x00AD, 0x00AD }, { 0x034F, 0x034F }, { 0x061C, 0x061C },
    { 0x115F, 0x1160 }, { 0x17B4, 0x17B5 }, { 0x180E, 0x180E },
    { 0x200B, 0x200F },                                           /* zero width, marks of direction */
    { 0x202A, 0x202E },                                           /* embeddings and overrides */
    { 0x2060, 0x206F },                                           /* joiners, isolates, deprecated */
    { 0x3164, 0x3164 }, { 0xFEFF, 0xFEFF }, { 0xFFA0, 0xFFA0 },
    { 0xFFF9, 0xFFFB }, { 0xE0000, 0xE007F },
  };

  if (character >= 0x20 && character < 0x7F)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (hidden); i++)
    if (character >= hidden[i].first && character <= hidden[i].last)
      return TRUE;
  return FALSE;
}

/**
 * tc_display_map_new:
 * @text: valid UTF-8
 *
 * Makes the shown text of @text, in one pass.
 */
TcDisplayMap *
tc_display_map_new (const char *text)
{
  TcDisplayMap *self = NULL;
  Scan scan = { 0 };
  const char *p;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_new0 (TcDisplayMap, 1);
  self->text = g_string_sized_new (strlen (text) + 1);
  self->edits = g_array_new (FALSE, FALSE, sizeof (Edit));
  self->marks = g_array_new (FALSE, FALSE, sizeof (TcSpan));
  scan.map = self;
  scan.copied = text;

  for (p = text; *p != '\0'; p = g_utf8_next_char (p))
    scan_character (&scan, p);
  flush (&scan, p);

  return self;
}

void
tc_display_map_free (TcDisplayMap *self)
{
  if (self == NULL)
    return;
  g_string_free (self->text, TRUE);
  g_array_unref (self->edits);
  g_array_unref (self->marks);
  g_free (self);
}

/**
 * tc_display_map_get_text:
 * @n_bytes: (out) (optional): its length in bytes
 *
 * Returns: (transfer none): the text to show
 */
const char *
tc_display_map_get_text (const TcDisplayMap *self,
                         gsize              *n_bytes)
{
  if (n_bytes != NULL)
    *n_bytes = self->text->len;
  return self->text->str;
}

guint
tc_display_map_get_n_chars (const TcDisplayMap *self)
{
  return self->n_display;
}

/**
 * tc_display_map_to_display:
 * @source: a range of code points of the source; what lies behind its end is cut off
 *
 * Returns: where @source is shown. Breaks at its two ends are left outside. An empty range stays empty.
 */
TcSpan
tc_display_map_to_display (const TcDisplayMap *self,
                           TcSpan              source)
{
  guint start = MIN (source.start, self->n_source);
  guint end = CLAMP (source.end, start, self->n_source);
  TcSpan display = { start_to_display (self, start), 0 };

  display.end = end > start ? end_to_display (self, end) : display.start;
  return display;
}

/**
 * tc_display_map_to_source:
 * @display: a range of characters as shown, such as a selection
 *
 * Returns: the characters of the source that @display shows; a mark that is touched counts as a whole
 */
TcSpan
tc_display_map_to_source (const TcDisplayMap *self,
                          TcSpan              display)
{
  guint start = MIN (display.start, self->n_display);
  guint end = CLAMP (display.end, start, self->n_display);
  TcSpan source = { to_source (self, start, FALSE), 0 };

  source.end = end > start ? to_source (self, end, TRUE) : source.start;
  return source;
}

guint
tc_display_map_get_n_marks (const TcDisplayMap *self)
{
  return self->marks->len;
}

TcSpan
tc_display_map_get_mark (const TcDisplayMap *self,
                         guint               index)
{
  g_return_val_if_fail (index < self->marks->len, ((TcSpan) { 0, 0 }));

  return g_array_index (self->marks, TcSpan, index);
}
