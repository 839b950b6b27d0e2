/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-labels.h"

#include <string.h>

#include "tc-label-words.h"

/* A label is at most this long; bounds the work at every place where one could begin. */
#define MAX_LABEL_BYTES 80

#define FULLWIDTH_COLON "\uff1a"

static gboolean
starts_with (const char *p,
             const char *end,
             const char *text)
{
  gsize length = strlen (text);

  return (gsize) (end - p) >= length && memcmp (p, text, length) == 0;
}

static const char *
skip_blanks (const char *p,
             const char *end)
{
  while (p < end)
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c))
        break;
      p = g_utf8_next_char (p);
    }

  return p;
}

/* Marks that plain-text renderings put before a heading. */
static const char *
skip_decoration (const char *p,
                 const char *end)
{
  while (p < end && (*p == '#' || *p == '*' || *p == '_' || *p == ' '))
    p++;

  return p;
}

/* What English labels are made of; asked behind every sentence of an abstract. */
static const guint8 label_bytes[256] = {
  ['A' ... 'Z'] = 1, ['a' ... 'z'] = 1, [' '] = 1, ['/'] = 1, ['&'] = 1, [','] = 1, ['\''] = 1, ['-'] = 1, ['.'] = 1,
  ['('] = 1, [')'] = 1,
};

static inline gboolean
is_label_byte (char c)
{
  return label_bytes[(guchar) c] != 0;
}

static gboolean
found (TcSectionKind  kind,
       const char    *after,
       TcPiece        piece,
       TcLabel       *label)
{
  label->kind = kind;
  label->end = skip_blanks (after, piece.end);
  label->alone = label->end == piece.end;
  return TRUE;
}

/* "Methods:" */
static gboolean
match_colon (TcPiece  piece,
             TcLabel *label)
{
  const char *limit = MIN (piece.end, piece.p + MAX_LABEL_BYTES);
  const char *q = piece.p;
  const char *after;
  TcSectionKind kind;

  while (q < limit && is_label_byte (*q))
    q++;
  for (after = q; after < piece.end && *after == '*';)
    after++;

  if (after < piece.end && *after == ':')
    after++;
  else if (starts_with (after, piece.end, FULLWIDTH_COLON))
    after += strlen (FULLWIDTH_COLON);
  else
    return FALSE;

  if (!tc_label_words_find (piece.p, q - piece.p, &kind))
    return FALSE;
  while (after < piece.end && *after == '*')
    after++;

  return found (kind, after, piece, label);
}

/* A heading alone on its line, also numbered: "2. Methods" */
static gboolean
match_alone (TcPiece  piece,
             TcLabel *label)
{
  const char *q = piece.p;
  const char *end = piece.end;
  TcSectionKind kind;

  while (q < end && (g_ascii_isdigit (*q) || *q == '.'))
    q++;
  q = skip_blanks (q, end);
  if (q < end && *q != '[' && !g_ascii_isupper (*q))
    return FALSE;
  while (end > q && (end[-1] == '.' || end[-1] == '*' || end[-1] == ']'))
    end--;
  if (q < end && *q == '[')
    q++;

  return end - q <= MAX_LABEL_BYTES && tc_label_words_find (q, end - q, &kind) &&
         found (kind, piece.end, piece, label);
}

/* "METHODS We enrolled": the longest run of upper-case words that is a label. */
static gboolean
match_capitals (TcPiece  piece,
                TcLabel *label)
{
  const char *limit = MIN (piece.end, piece.p + MAX_LABEL_BYTES);
  const char *q = piece.p;
  const char *best = NULL;
  TcSectionKind kind = TC_SECTION_BODY;

  while (q < limit && is_label_byte (*q) && !g_ascii_islower (*q))
    {
      q++;
      if (q < piece.end && *q == ' ' && tc_label_words_find (piece.p, q - piece.p, &kind))
        best = q;
    }
  if (best == NULL)
    return FALSE;

  tc_label_words_find (piece.p, best - piece.p, &kind);
  return found (kind, best, piece, label);
}

/* "Methods. We", "Methods—We", "METHODS - We" */
static gboolean
match_stop (TcPiece  piece,
            TcLabel *label)
{
  static const char * const stops[] = { ". ", ".-", ".—", ".–", " - ", " — ", " – ", "—", "–" };
  const char *limit = MIN (piece.end, piece.p + MAX_LABEL_BYTES);
  const char *q = piece.p;

  while (q < limit && (g_ascii_isalpha (*q) || (*q == ' ' && q + 1 < limit &&
                                                g_ascii_isalpha (q[1]))))
    q++;
  for (gsize i = 0; i < G_N_ELEMENTS (stops); i++)
    {
      gsize length = strlen (stops[i]);
      TcSectionKind kind;

      if ((gsize) (piece.end - q) > length && memcmp (q, stops[i], length) == 0 &&
          tc_label_words_find (piece.p, q - piece.p, &kind))
        return found (kind, skip_blanks (q + length, piece.end), piece, label);
    }

  return FALSE;
}

static const char *
skip_colon (const char *p,
            const char *end)
{
  if (p < end && *p == ':')
    return p + 1;

  return starts_with (p, end, FULLWIDTH_COLON) ? p + strlen (FULLWIDTH_COLON) : p;
}

/* Where the Chinese label and what closes it end, or NULL. */
static const char *
chinese_separator (const char   *p,
                   TcPiece       piece,
                   gboolean      bracket,
                   TcLabelPlace  place,
                   const char   *words)
{
  const char *q = skip_blanks (p, piece.end);
  const char *after = skip_colon (q, piece.end);

  if (bracket)
    {
      if (!starts_with (q, piece.end, "]") && !starts_with (q, piece.end, "\u3011") &&
          !starts_with (q, piece.end, "\u3015") && !starts_with (q, piece.end, "\uff3d"))
        return NULL;
      return skip_colon (skip_blanks (g_utf8_next_char (q), piece.end), piece.end);
    }
  if (after != q)
    return after;
  if (q == piece.end)
    return place == TC_LABEL_LINE_START ? q : NULL;
  if (q > p)
    return q;

  return place != TC_LABEL_INSIDE && tc_label_words_may_be_bare (words, q) ? q : NULL;
}

static gboolean
match_chinese (TcPiece       piece,
               TcLabelPlace  place,
               TcLabel      *label)
{
  const char *p = piece.p;
  gunichar c = g_utf8_get_char (p);
  gboolean bracket = c == 0x3010 || c == '[' || c == 0x3014 || c == 0xff3b;
  const char *words;
  const char *end;
  TcSectionKind kind;

  if (c < 0x80 && !bracket)
    return FALSE;
  if (bracket)
    p = skip_blanks (g_utf8_next_char (p), piece.end);
  if (p >= piece.end || !tc_is_han (g_utf8_get_char (p)))
    return FALSE;

  words = tc_label_words_find_chinese (p, piece.end, &end, &kind);
  if (words == NULL)
    return FALSE;
  end = chinese_separator (end, piece, bracket, place, words);

  return end != NULL && found (kind, end, piece, label);
}

/**
 * tc_label_match:
 * @piece: text from where a label could begin to the end of its line
 * @place: where that is
 * @label: (out caller-allocates): the label
 *
 * Recognises the headings of the parts of an abstract, English and Chinese.
 *
 * Takes constant time whatever the length of @piece.
 *
 * Returns: %TRUE if @piece begins with a label
 */
gboolean
tc_label_match (TcPiece       piece,
                TcLabelPlace  place,
                TcLabel      *label)
{
  gboolean line_start = place == TC_LABEL_LINE_START;

  if (line_start)
    piece.p = skip_decoration (piece.p, piece.end);
  if (piece.p >= piece.end)
    return FALSE;
  if (match_chinese (piece, place, label))
    return TRUE;
  /* Without a capital it is a word of a sentence that was broken here. "doi:" is the exception. */
  if ((g_ascii_isupper (*piece.p) || tc_piece_has_prefix (piece, "doi")) &&
      match_colon (piece, label))
    return TRUE;
  if (place == TC_LABEL_INSIDE_BARE && match_capitals (piece, label))
    return TRUE;

  return line_start &&
         (match_alone (piece, label) || match_capitals (piece, label) || match_stop (piece, label));
}
