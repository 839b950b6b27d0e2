/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-reader.h"
#include "tc-shapes.h"

/* What Chinese aggregators give out: authors, affiliations, a citation line, the English abstract
 * without its headings, and its Chinese translation. Its parts are those of plain text. */

#define MAX_LINES_BEFORE_CITATION 400
#define MIN_HAN 30
#define MIN_WORDS 30

static gboolean
find_citation (GArray *lines,
               guint  *index)
{
  guint n = MIN (lines->len, MAX_LINES_BEFORE_CITATION);

  for (guint i = 0; i < n; i++)
    {
      const TcLine *line = tc_lines_get (lines, i);

      if (tc_shape_is_citation (line))
        {
          *index = i;
          return TRUE;
        }
      if (!tc_shape_is_affiliation (line) && !tc_shape_is_authors (line, 1) &&
          !tc_shape_is_title (line, FALSE))
        return FALSE;
    }

  return FALSE;
}

static gboolean
sniff (TcDocument *document)
{
  GArray *lines = tc_document_get_lines (document);
  guint n_words = 0;
  guint n_han = 0;
  guint citation;

  if (!find_citation (lines, &citation))
    return FALSE;

  for (guint i = citation + 1; i < lines->len && (n_words < MIN_WORDS || n_han < MIN_HAN); i++)
    {
      const TcLine *line = tc_lines_get (lines, i);
      const char *language = tc_language_from_counts (line->n_han, line->n_words);

      if (*language == 'z')
        n_han += line->n_han;
      else
        n_words += line->n_words;
    }

  return n_words >= MIN_WORDS && n_han >= MIN_HAN;
}

static GPtrArray *
read_document (TcDocument  *document,
               GError     **error)
{
  return tc_reader_plain_text.read (document, error);
}

const TcReader tc_reader_bilingual_dump = { .id = "bilingual-dump", .sniff = sniff, .read = read_document };
