/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-abstract.h"

#include <string.h>

#include "tc-labels.h"
#include "tc-shapes.h"

/* Abstracts, English and Chinese, with headings, with headings inside the paragraph or without, and
 * what stands behind them: keywords, registration, funding, legends, references, the full text.
 *
 * The labels of abstract parts and lists are not part of their section; those of registration and
 * funding are, as they can name the register. */

/* A line of another language must have so many characters or words to begin a text in it. */
#define MIN_HAN 15
#define MIN_WORDS 12

typedef struct
{
  TcOutline *outline;
  TcSectionKind kind;             /* what an unlabelled line would continue */
  const char *language;           /* of the text that is being read: "" at the beginning */
  gboolean heading;               /* the line before was a heading alone */
  gboolean bare;                  /* a label stood without a separator */
  gboolean body;                  /* behind the abstract: the full text */
  const TcLine *before;
} Reading;

static gboolean
is_part (TcSectionKind kind)
{
  return kind >= TC_SECTION_ABSTRACT && kind <= TC_SECTION_CONCLUSIONS;
}

static gboolean
is_back_matter (TcSectionKind kind)
{
  return kind == TC_SECTION_REFERENCES || kind == TC_SECTION_LEGENDS;
}

/* Sections whose text is over at the end of the paragraph. */
static gboolean
is_paragraph_kind (TcSectionKind kind)
{
  switch ((int) kind)
    {
    case TC_SECTION_KEYWORDS:
    case TC_SECTION_REGISTRATION:
    case TC_SECTION_FUNDING:
    case TC_SECTION_SIGNIFICANCE:
    case TC_SECTION_PUBLICATION_TYPES:
    case TC_SECTION_BOILERPLATE:
    case TC_SECTION_IDENTIFIERS:
    case TC_SECTION_TITLE:
    case TC_SECTION_AUTHORS:
    case TC_SECTION_AFFILIATIONS:
    case TC_SECTION_CITATION:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
keeps_label (TcSectionKind kind)
{
  return kind == TC_SECTION_REGISTRATION || kind == TC_SECTION_FUNDING;
}

static gboolean
has_abstract (Reading    *reading,
              const char *language)
{
  for (int kind = TC_SECTION_ABSTRACT; kind <= TC_SECTION_CONCLUSIONS; kind++)
    {
      if (tc_outline_has (reading->outline, kind, language))
        return TRUE;
    }

  return FALSE;
}

/* The line goes on where the one before was broken for its width. */
static gboolean
is_wrapped (Reading      *reading,
            const TcLine *line)
{
  const TcLine *before = reading->before;

  return before != NULL && line->n_blank_before == 0 && before->n_chars >= 60 &&
         before->n_chars <= 100;
}

static void
add (Reading *reading,
     TcPiece  piece)
{
  tc_outline_add_in (reading->outline, reading->kind, piece, reading->language);
}

/* What an unlabelled text is when the section before it is over. */
static TcSectionKind
kind_of_text (Reading *reading)
{
  return reading->body || has_abstract (reading, reading->language)
         ? TC_SECTION_BODY : TC_SECTION_ABSTRACT;
}

/* A report in full repeats the headings of its abstract. */
static gboolean
begins_body (Reading       *reading,
             const TcLabel *label)
{
  gboolean over = tc_outline_has (reading->outline, TC_SECTION_CONCLUSIONS, reading->language) ||
                  tc_outline_has (reading->outline, TC_SECTION_KEYWORDS, reading->language);

  return label->alone && over && has_abstract (reading, reading->language) &&
         label->kind >= TC_SECTION_BACKGROUND && label->kind <= TC_SECTION_CONCLUSIONS;
}

static void
begin_part (Reading       *reading,
            const TcLabel *label)
{
  tc_outline_flush (reading->outline);
  if (begins_body (reading, label))
    reading->body = TRUE;
  if (reading->body && is_part (label->kind))
    reading->kind = label->kind == TC_SECTION_ABSTRACT ? TC_SECTION_ABSTRACT : TC_SECTION_BODY;
  else
    reading->kind = label->kind;
  if (label->kind == TC_SECTION_ABSTRACT)
    reading->body = FALSE;
}

/* What can end a sentence: these, and marks that are not ASCII. */
static const guint8 stops[256] = {
  ['.'] = 1, ['!'] = 1, ['?'] = 1, [')'] = 1, [']'] = 1, ['"'] = 1, [';'] = 1, [0x80 ... 0xff] = 1,
};

static gboolean
is_sentence_end (gunichar c)
{
  return c < 0x80 ? stops[c]
                  : c == 0x201d || c == 0x3002 || c == 0xff1b || c == 0xff01 || c == 0xff1f || c == 0xff0e;
}

static const char *
skip_inner_blanks (const char *p,
                   const char *end)
{
  while (p < end)
    {
      const char *next = p;
      gunichar c = tc_utf8_read (&next);

      if (c != ' ' && c != 0xa0 && c != 0x3000)
        break;
      p = next;
    }

  return p;
}

/* Where the next label within the paragraph stands, or NULL. */
static const char *
find_inner_label (Reading *reading,
                  TcPiece  piece,
                  TcLabel *label)
{
  TcLabelPlace place = reading->bare ? TC_LABEL_INSIDE_BARE : TC_LABEL_INSIDE;
  const char *p = piece.p;

  for (;;)
    {
      const char *after;

      while (p < piece.end && !stops[(guchar) *p])
        p++;
      if (p == piece.end)
        return NULL;
      if (!is_sentence_end (tc_utf8_read (&p)))
        continue;

      /* Behind a blank, or in Chinese at once. */
      after = skip_inner_blanks (p, piece.end);
      if (after < piece.end && (after > p || g_utf8_get_char (after) > 0x3000) &&
          tc_label_match ((TcPiece) { after, piece.end, 0 }, place, label) && !label->alone)
        return after;
      p = after;
    }
}

/* Adds the text of a line, divided where labels stand inside it. */
static void
add_text (Reading *reading,
          TcPiece  piece)
{
  while (piece.p < piece.end)
    {
      TcLabel label;
      const char *found = NULL;
      TcPiece head;

      if (!is_back_matter (reading->kind) && reading->kind != TC_SECTION_BODY)
        found = find_inner_label (reading, piece, &label);
      if (found == NULL)
        {
          add (reading, piece);
          return;
        }

      head = tc_piece_trim (tc_piece_to (piece, found));
      add (reading, head);
      piece = tc_piece_from (piece, found);
      begin_part (reading, &label);
      if (!keeps_label (reading->kind))
        piece = tc_piece_from (piece, label.end);
      else
        {
          TcPiece words = tc_piece_to (piece, label.end);

          /* Behind its own label, lest it be found again. */
          add (reading, words);
          piece = tc_piece_from (piece, label.end);
        }
    }
}

static gboolean
is_substantial (const TcLine *line,
                const char   *language)
{
  return *language == 'z' ? line->n_han >= MIN_HAN : line->n_words >= MIN_WORDS;
}

/* A title in the other language stands before the abstract in it. */
static gboolean
is_second_title (Reading      *reading,
                 const TcLine *line,
                 const TcLine *next,
                 const char   *language)
{
  return next != NULL && !has_abstract (reading, language) &&
         !tc_outline_has (reading->outline, TC_SECTION_TITLE, language) &&
         tc_shape_is_title (line, FALSE) && next->n_chars > line->n_chars &&
         g_str_equal (tc_language_from_counts (next->n_han, next->n_words), language);
}

/* The text goes over to another language. Returns TRUE if that dealt with the line. */
static gboolean
switch_language (Reading      *reading,
                 const TcLine *line,
                 const TcLine *next,
                 gboolean      labelled)
{
  const char *language = tc_language_from_counts (line->n_han, line->n_words);

  if (*language == '\0' || g_str_equal (language, reading->language))
    return FALSE;
  if (*reading->language == '\0')
    {
      reading->language = language;
      return FALSE;
    }
  if (!labelled && is_second_title (reading, line, next, language))
    {
      reading->language = language;
      reading->kind = TC_SECTION_ABSTRACT;
      tc_outline_add_in (reading->outline, TC_SECTION_TITLE, line->piece, language);
      return TRUE;
    }
  if (!labelled && (is_back_matter (reading->kind) || !is_substantial (line, language)))
    return FALSE;

  reading->language = language;
  reading->bare = FALSE;
  if (!labelled)
    reading->kind = has_abstract (reading, language) ? TC_SECTION_BODY : TC_SECTION_ABSTRACT;

  return FALSE;
}

/* Lines that are recognised wherever they stand. */
static gboolean
add_special_line (Reading      *reading,
                  const TcLine *line)
{
  gboolean of_register = FALSE;

  if (tc_shape_is_identifiers (line))
    tc_outline_add (reading->outline, TC_SECTION_IDENTIFIERS, line->piece);
  else if (tc_shape_is_address (line, &of_register))
    tc_outline_add_in (reading->outline,
                       of_register ? TC_SECTION_REGISTRATION : TC_SECTION_BOILERPLATE,
                       line->piece, "");
  else if (tc_shape_is_copyright (line))
    tc_outline_add (reading->outline, TC_SECTION_BOILERPLATE, line->piece);
  else if (tc_shape_is_legend (line) && !is_back_matter (reading->kind))
    {
      tc_outline_add (reading->outline, TC_SECTION_LEGENDS, line->piece);
      /* "Figure 1." alone on its line: the legend follows. */
      if (line->n_chars <= 20)
        reading->kind = TC_SECTION_LEGENDS;
    }
  else
    return FALSE;

  return TRUE;
}

static void
read_labelled_line (Reading       *reading,
                    const TcLine  *line,
                    const TcLabel *label)
{
  begin_part (reading, label);
  if (!keeps_label (reading->kind))
    {
      /* A heading of its own says nothing, but no other section may run over it. */
      add_text (reading, tc_piece_from (line->piece, label->end));
      return;
    }

  add (reading, tc_piece_to (line->piece, label->end));
  add_text (reading, tc_piece_from (line->piece, label->end));
}

/* "BACKGROUND We hummed": upper case is all that tells the label. */
static gboolean
is_in_capitals (const TcLine  *line,
                const TcLabel *label)
{
  const char *p = label->end;

  while (p > line->piece.p && p[-1] == ' ')
    p--;
  return !label->alone && p > line->piece.p + 2 && g_ascii_isupper (p[-1]) && g_ascii_isupper (p[-2]);
}

static void
read_line (Reading      *reading,
           const TcLine *line,
           const TcLine *next)
{
  TcLabel label;
  gboolean labelled = tc_label_match (line->piece, TC_LABEL_LINE_START, &label) &&
                      (label.alone || !is_back_matter (reading->kind));

  if (tc_outline_take_copy (reading->outline, line) || add_special_line (reading, line) ||
      switch_language (reading, line, next, labelled))
    return;

  if (labelled)
    {
      reading->bare |= *reading->language == 'z' || is_in_capitals (line, &label);
      read_labelled_line (reading, line, &label);
    }
  else
    {
      if (is_paragraph_kind (reading->kind) && !reading->heading && !is_wrapped (reading, line))
        reading->kind = kind_of_text (reading);
      add_text (reading, line->piece);
    }
  reading->heading = labelled && label.alone;
}

/**
 * tc_abstract_read:
 * @outline: where the sections go
 * @lines: (element-type TcLine): the lines of the text
 * @first: the line at which the abstract begins
 * @end: behind its last line
 *
 * Finds the sections of an abstract and of what follows it.
 */
void
tc_abstract_read (TcOutline *outline,
                  GArray    *lines,
                  guint      first,
                  guint      end)
{
  Reading reading = { outline, TC_SECTION_ABSTRACT, "", FALSE, FALSE, FALSE, NULL };

  g_return_if_fail (outline != NULL);
  g_return_if_fail (end <= lines->len);

  for (guint i = first; i < end; i++)
    {
      const TcLine *line = tc_lines_get (lines, i);

      read_line (&reading, line, i + 1 < end ? tc_lines_get (lines, i + 1) : NULL);
      reading.before = line;
    }
}
