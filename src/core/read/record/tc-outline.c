/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-outline.h"

#include <string.h>

/* Writes the sections of a source, in text order.
 *
 * Neighbours of one kind and language become one section, so a reader can hand over line
 * by line. */

#define N_KINDS (TC_SECTION_COPY + 1)
#define MIN_COPY_RATIO 0.6

struct _TcOutline
{
  TcSource *source;               /* (owned) */
  TcSeen *seen;
  GHashTable *titles;
  gboolean open;
  TcSectionKind kind;
  TcSpan span;
  char language[8];
  guint has_en[N_KINDS];
  guint has_zh[N_KINDS];
};

/**
 * tc_outline_new:
 * @source: a source that has its text
 *
 * Returns: (transfer full): an outline of @source without sections
 */
TcOutline *
tc_outline_new (TcSource *source)
{
  TcOutline *self = g_new0 (TcOutline, 1);

  self->source = tc_source_ref (source);
  self->seen = tc_seen_new ();
  self->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

/**
 * tc_outline_free:
 * @self: an outline
 *
 * Frees @self; its last section is written first.
 */
void
tc_outline_free (TcOutline *self)
{
  tc_outline_flush (self);
  g_hash_table_unref (self->titles);
  tc_seen_free (self->seen);
  tc_source_unref (self->source);
  g_free (self);
}

/**
 * tc_outline_flush:
 * @self: an outline
 *
 * Ends the open section, so that what comes next is a section of its own.
 */
void
tc_outline_flush (TcOutline *self)
{
  if (self->open)
    tc_source_add_section (self->source, self->kind, self->span, self->language);
  self->open = FALSE;
}

/* Titles in two languages follow each other; everything else of one kind is one part. */
static gboolean
continues (TcOutline     *self,
           TcSectionKind  kind,
           const char    *language)
{
  if (!self->open || self->kind != kind)
    return FALSE;

  switch ((int) kind)
    {
    case TC_SECTION_BOILERPLATE:
    case TC_SECTION_REFERENCES:
    case TC_SECTION_LEGENDS:
    case TC_SECTION_COPY:
      return TRUE;
    default:
      return g_str_equal (self->language, language) || *language == '\0' ||
             self->language[0] == '\0';
    }
}

/* The letters and digits of a title, in lower case. */
static char *
fingerprint (TcPiece piece)
{
  char *letters = g_malloc (MIN (piece.end - piece.p, 2000) + 8);
  gsize n = 0;

  for (const char *p = piece.p; p < piece.end && n < 2000;)
    {
      gunichar c = tc_utf8_read (&p);

      if (c < 0x80)
        {
          letters[n] = g_ascii_tolower (c);
          n += g_ascii_isalnum (c);
        }
      else if (tc_is_han (c) || g_unichar_isalnum (c))
        n += g_unichar_to_utf8 (g_unichar_tolower (c), letters + n);
    }
  letters[n] = '\0';

  return letters;
}

/**
 * tc_outline_add_in:
 * @self: an outline
 * @kind: what it is
 * @piece: the next part of the text
 * @language: "en", "zh" or ""
 *
 * Adds a part of the text in a known language.
 */
void
tc_outline_add_in (TcOutline     *self,
                   TcSectionKind  kind,
                   TcPiece        piece,
                   const char    *language)
{
  TcSpan span;

  piece = tc_piece_trim (piece);
  span = tc_piece_span (piece);
  if (span.start == span.end)
    return;

  if (kind == TC_SECTION_IDENTIFIERS)
    language = "";
  if (kind == TC_SECTION_TITLE)
    g_hash_table_add (self->titles, fingerprint (piece));
  if (*language != '\0')
    (*language == 'z' ? self->has_zh : self->has_en)[kind]++;

  if (continues (self, kind, language))
    {
      self->span.end = span.end;
      if (self->language[0] == '\0')
        g_strlcpy (self->language, language, sizeof self->language);
      return;
    }

  tc_outline_flush (self);
  self->open = TRUE;
  self->kind = kind;
  self->span = span;
  g_strlcpy (self->language, language, sizeof self->language);
}

/**
 * tc_outline_add:
 * @self: an outline
 * @kind: what it is
 * @piece: the next part of the text
 *
 * Adds a part of the text; its language is told by its letters.
 */
void
tc_outline_add (TcOutline     *self,
                TcSectionKind  kind,
                TcPiece        piece)
{
  tc_outline_add_in (self, kind, piece, tc_piece_language (piece));
}

/**
 * tc_outline_has:
 * @self: an outline
 * @kind: a kind of section
 * @language: "en" or "zh"
 *
 * Returns: %TRUE if there is such a section already
 */
gboolean
tc_outline_has (TcOutline     *self,
                TcSectionKind  kind,
                const char    *language)
{
  return (*language == 'z' ? self->has_zh : self->has_en)[kind] > 0;
}

/**
 * tc_outline_is_copy:
 * @self: an outline
 * @line: the next line
 *
 * Tells whether a line says again what stood before: the title, or most of a paragraph.
 *
 * Remembers the line, so it is asked once for every line of the record, in order.
 *
 * Returns: %TRUE if it is one
 */
gboolean
tc_outline_is_copy (TcOutline    *self,
                    const TcLine *line)
{
  g_autofree char *letters = NULL;

  if (tc_seen_add (self->seen, line->piece) >= MIN_COPY_RATIO)
    return TRUE;
  if (line->n_chars > 500 || line->n_words + line->n_han < 3 ||
      g_hash_table_size (self->titles) == 0)
    return FALSE;

  letters = fingerprint (line->piece);
  return g_hash_table_contains (self->titles, letters);
}

/**
 * tc_outline_take_copy:
 * @self: an outline
 * @line: the next line
 *
 * Adds a line as a copy if it is one, as of tc_outline_is_copy().
 *
 * Returns: %TRUE if it was one
 */
gboolean
tc_outline_take_copy (TcOutline    *self,
                      const TcLine *line)
{
  gboolean copy = tc_outline_is_copy (self, line);

  if (copy)
    tc_outline_add_in (self, TC_SECTION_COPY, line->piece,
                       tc_language_from_counts (line->n_han, line->n_words));

  return copy;
}
