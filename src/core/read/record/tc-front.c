/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-front.h"

#include "tc-labels.h"
#include "tc-shapes.h"

/* What stands before an abstract: title, authors, affiliations, citation, identifiers, in any
 * order.
 *
 * Two layouts: one item a line, as people paste and aggregators dump it; and blocks between blank
 * lines, broken at 80 columns, as PubMed writes "Abstract (text)". */

#define MAX_LINES 400

typedef struct
{
  TcOutline *outline;
  GArray *lines;
  gboolean has_authors;
  gboolean has_citation;          /* what follows it is rarely a title */
  gboolean has_title;
} Front;

/* A label that says what the rest of its line is. Returns FALSE where the abstract begins. */
static gboolean
add_labelled (Front        *front,
              const TcLine *line,
              TcLabel      *label)
{
  switch ((int) label->kind)
    {
    case TC_SECTION_IDENTIFIERS:
    case TC_SECTION_CITATION:
      if (!label->alone)
        tc_outline_add (front->outline, label->kind, line->piece);
      return TRUE;
    case TC_SECTION_KEYWORDS:
      tc_outline_add (front->outline, label->kind, tc_piece_from (line->piece, label->end));
      return !label->alone;
    case TC_SECTION_TITLE:
    case TC_SECTION_AUTHORS:
    case TC_SECTION_AFFILIATIONS:
    case TC_SECTION_PUBLICATION_TYPES:
      front->has_title |= label->kind == TC_SECTION_TITLE && !label->alone;
      front->has_authors |= label->kind == TC_SECTION_AUTHORS && !label->alone;
      tc_outline_add (front->outline, label->kind, tc_piece_from (line->piece, label->end));
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_article_note (const TcLine *line)
{
  return line->n_chars < 80 && tc_piece_has_prefix (line->piece, "[Article in ");
}

/* What names of journals do not say. */
static gboolean
says_trial (const TcLine *line)
{
  static const char * const words[] = { ":", "：", "?", "andomi", "trial", "versus", "effect",
                                        "Effect", "study", "Trial of", "A Study" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (tc_piece_find (line->piece, words[i]) != NULL)
      return TRUE;

  return FALSE;
}

/* The name of the journal on a line of its own, before "Vol. 13 No. 10 (2023)". A title can stand there too, with the
 * authors behind the volume. */
static gboolean
is_journal_before_volume (Front        *front,
                          guint         i,
                          const TcLine *line,
                          const TcLine *next)
{
  const TcLine *behind = i + 2 < front->lines->len ? tc_lines_get (front->lines, i + 2) : NULL;

  if (next == NULL || line->n_chars >= 80 || !tc_piece_has_prefix (next->piece, "Vol. ") ||
      !tc_shape_is_citation (next))
    return FALSE;

  return front->has_title || (!says_trial (line) && (behind == NULL || !tc_shape_is_authors (behind, 2)));
}

/* The end of the word that begins at @p or behind blanks; NULL where no letter comes next. @p gets its start. */
static const char *
find_word (const char **p,
           const char  *end)
{
  const char *q;

  while (*p < end && (*(*p) == ' ' || *(*p) == '&'))
    (*p)++;
  for (q = *p; q < end && (g_ascii_isalpha (*q) || (guchar) *q >= 0x80 || *q == '-'); q++)
    ;

  return q > *p ? q : NULL;
}

/* "Journal of Invented Humming" before "J Invent Hum. 2031;12(4)": each word of the short name
 * begins one of the long name, in that order, from the first to the last; the others are small
 * ones. */
static gboolean
is_journal_before_citation (const TcLine *line,
                            const TcLine *next)
{
  const char *p = line->piece.p;
  const char *q;
  const char *p_end;
  const char *q_end;

  if (next == NULL || line->n_chars >= 80 || !tc_shape_is_citation (next))
    return FALSE;

  q = next->piece.p;
  q_end = find_word (&q, next->piece.end);
  while ((p_end = find_word (&p, line->piece.end)) != NULL && q_end != NULL)
    {
      if (q_end - q <= p_end - p && g_ascii_strncasecmp (p, q, q_end - q) == 0)
        {
          q = q_end;
          q_end = find_word (&q, next->piece.end);
        }
      else if (p == line->piece.p || p_end - p > 3)
        return FALSE;
      p = p_end;
    }

  return p == line->piece.end && q_end == NULL && p > line->piece.p;
}

/* How many names make a line a list of authors. A title in capitals can look like one or two names,
 * so it depends on what stands around. */
static guint
find_min_names (Front        *front,
                const TcLine *line,
                const TcLine *next)
{
  gboolean before_affiliation = next != NULL && tc_shape_is_affiliation (next);

  if (before_affiliation && (front->has_title || line->n_words <= 3))
    return 1;
  if (before_affiliation || front->has_title)
    return next != NULL && front->has_title && tc_shape_is_citation (next) ? 1 : 2;

  return next != NULL && tc_shape_is_citation (next) ? 2 : 3;
}

/* "样本大学学报, 2031, 38(5): 445-451" */
static gboolean
is_journal_of_university (const TcLine *line)
{
  return (tc_piece_find (line->piece, "学报") != NULL || tc_piece_find (line->piece, "學報") != NULL ||
          tc_piece_find (line->piece, "杂志") != NULL) && tc_shape_is_citation (line);
}

/* "Free PMC article" and the like do not stand here: those are pages. */
static gboolean
find_kind (Front         *front,
           guint          i,
           TcSectionKind *kind)
{
  const TcLine *line = tc_lines_get (front->lines, i);
  const TcLine *next = i + 1 < front->lines->len ? tc_lines_get (front->lines, i + 1) : NULL;
  guint min_names = find_min_names (front, line, next);

  if (tc_shape_is_identifiers (line))
    *kind = TC_SECTION_IDENTIFIERS;
  else if (tc_shape_is_publication_type (line))
    *kind = TC_SECTION_PUBLICATION_TYPES;
  else if (is_article_note (line) || tc_shape_is_copyright (line) || tc_shape_is_site_line (line))
    *kind = TC_SECTION_BOILERPLATE;
  else if (tc_shape_is_affiliation (line) && !is_journal_of_university (line))
    *kind = TC_SECTION_AFFILIATIONS;
  else if (tc_shape_is_citation (line) || is_journal_before_volume (front, i, line, next) ||
           is_journal_before_citation (line, next))
    *kind = TC_SECTION_CITATION;
  else if (!front->has_authors && (tc_shape_is_authors (line, min_names) || tc_shape_is_names_in_blanks (line)))
    *kind = TC_SECTION_AUTHORS;
  else if (tc_outline_has (front->outline, TC_SECTION_AUTHORS, "zh") && tc_shape_is_authors (line, 3))
    *kind = TC_SECTION_BOILERPLATE;
  else if (tc_shape_is_title (line, next == NULL) &&
           !(front->has_citation && tc_shape_ends_sentence (line->piece)) &&
           !tc_outline_has (front->outline, TC_SECTION_TITLE,
                            tc_language_from_counts (line->n_han, line->n_words)))
    *kind = TC_SECTION_TITLE;
  else
    return FALSE;

  return TRUE;
}

/* A title broken at the width of a page: up to three more lines before a blank one. */
static guint
find_title_end (Front *front,
                guint  i)
{
  guint end = i + 1;

  while (end < front->lines->len && end - i < 4)
    {
      const TcLine *before = tc_lines_get (front->lines, end - 1);
      const TcLine *line = tc_lines_get (front->lines, end);
      TcLabel label;

      if (line->n_blank_before > 0)
        return end;
      if (before->n_chars < 50 || before->n_chars > 100 || tc_shape_ends_sentence (before->piece) ||
          tc_label_match (line->piece, TC_LABEL_LINE_START, &label) ||
          tc_shape_is_authors (line, 2) ||
          tc_shape_is_affiliation (line))
        return i + 1;
      end++;
    }

  return i + 1;
}

static guint
add_title (Front *front,
           guint  i)
{
  const TcLine *first = tc_lines_get (front->lines, i);
  guint end = find_title_end (front, i);
  TcPiece piece = first->piece;

  piece.end = tc_lines_get (front->lines, end - 1)->piece.end;
  tc_outline_flush (front->outline);
  tc_outline_add (front->outline, TC_SECTION_TITLE, piece);
  front->has_title = TRUE;
  return end;
}

static guint
read_items (Front *front)
{
  guint i = 0;

  while (i < front->lines->len && i < MAX_LINES)
    {
      const TcLine *line = tc_lines_get (front->lines, i);
      TcSectionKind kind;
      TcLabel label;

      if (tc_label_match (line->piece, TC_LABEL_LINE_START, &label))
        {
          if (!add_labelled (front, line, &label))
            break;
          i++;
        }
      else if (!find_kind (front, i, &kind))
        break;
      else if (kind == TC_SECTION_TITLE)
        i = add_title (front, i);
      else
        {
          front->has_authors |= kind == TC_SECTION_AUTHORS;
          front->has_citation |= kind == TC_SECTION_CITATION;
          tc_outline_add (front->outline, kind, line->piece);
          i++;
        }
    }

  return i;
}

static guint
find_block_end (GArray *lines,
                guint   i)
{
  do
    i++;
  while (i < lines->len && tc_lines_get (lines, i)->n_blank_before == 0);

  return i;
}

static TcPiece
block_piece (GArray *lines,
             guint   i,
             guint   end)
{
  TcPiece piece = tc_lines_get (lines, i)->piece;

  piece.end = tc_lines_get (lines, end - 1)->piece.end;
  return piece;
}

/* "1. Journal. 2001 Apr;24(4):631-6." with a blank line behind it */
static gboolean
is_block_layout (GArray *lines)
{
  const TcLine *line = lines->len > 2 ? tc_lines_get (lines, 0) : NULL;
  guint end;

  if (line == NULL || !g_ascii_isdigit (*line->piece.p) ||
      tc_piece_find (line->piece, ". ") == NULL)
    return FALSE;

  end = find_block_end (lines, 0);
  return end <= 4 && end < lines->len && (tc_shape_is_citation (line) ||
                                          tc_shape_is_citation (tc_lines_get (lines, end - 1)));
}

static gboolean
is_before_affiliations (GArray *lines,
                        guint   end)
{
  TcPiece piece;

  if (end >= lines->len)
    return FALSE;

  piece = tc_lines_get (lines, end)->piece;
  return tc_piece_has_prefix (piece, "Author information:") || tc_piece_has_prefix (piece, "Collaborators:");
}

static guint
read_blocks (Front *front)
{
  GArray *lines = front->lines;
  guint end = find_block_end (lines, 0);

  tc_outline_add (front->outline, TC_SECTION_CITATION, block_piece (lines, 0, end));
  for (guint i = end; i < lines->len; i = end)
    {
      const TcLine *line = tc_lines_get (lines, i);
      TcLine block;

      end = find_block_end (lines, i);
      block = *line;
      block.piece = block_piece (lines, i, end);
      if (!front->has_title)
        tc_outline_add (front->outline, TC_SECTION_TITLE, block.piece);
      else if (tc_piece_has_prefix (line->piece, "Author information:"))
        tc_outline_add (front->outline, TC_SECTION_AFFILIATIONS, block.piece);
      else if (tc_piece_has_prefix (line->piece, "Collaborators:") || is_article_note (line) ||
               tc_piece_has_prefix (line->piece, "Comment in") ||
               tc_piece_has_prefix (line->piece, "Erratum in"))
        tc_outline_add (front->outline, TC_SECTION_BOILERPLATE, block.piece);
      else if (!front->has_authors && (tc_shape_is_authors (&block, 1) ||
                                       is_before_affiliations (lines, end)))
        {
          tc_outline_add (front->outline, TC_SECTION_AUTHORS, block.piece);
          front->has_authors = TRUE;
        }
      else
        return i;
      front->has_title = TRUE;
    }

  return lines->len;
}

/**
 * tc_front_read:
 * @outline: where the sections go
 * @lines: (element-type TcLine): the lines of the text
 *
 * Finds what stands before the abstract.
 *
 * Returns: the line at which the abstract begins
 */
guint
tc_front_read (TcOutline *outline,
               GArray    *lines)
{
  Front front = { outline, lines, FALSE, FALSE, FALSE };

  g_return_val_if_fail (outline != NULL, 0);

  return is_block_layout (lines) ? read_blocks (&front) : read_items (&front);
}
