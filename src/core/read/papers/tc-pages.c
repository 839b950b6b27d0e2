/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-pages.h"

#include <string.h>

#include "tc-abstract.h"
#include "tc-front.h"
#include "tc-lines.h"
#include "tc-markup.h"
#include "tc-pdf-protocol.h"

/* A text of printed pages. "[Page 2]" stands before the second page and so on, so that every quote
 * can be found in print. The lines of these marks, and those that stand on many pages, belong to no
 * section: a sentence goes on from one page to the next. */

/* A short line that stands on so many pages, and on a third of them, is the journal's. */
#define MIN_PAGES 3
#define MAX_CHARS 150

/* Without its digits: "Sample Journal 2021, page 7". */
static char *
get_key (TcPiece piece)
{
  GString *key = g_string_new (NULL);

  for (const char *p = piece.p; p < piece.end; p = g_utf8_next_char (p))
    if (!g_unichar_isdigit (g_utf8_get_char (p)))
      g_string_append_unichar (key, g_utf8_get_char (p));

  return g_string_free (key, FALSE);
}

static gboolean
is_mark (const TcLine *line)
{
  return tc_piece_has_prefix (line->piece, "[Page ") && line->n_chars < 16 && line->piece.end[-1] == ']';
}

/* On how many pages a line stands. */
typedef struct
{
  guint n_pages;
  guint last;
} Seen;

static guint
count_lines (GArray     *lines,
             GHashTable *seen)
{
  guint page = 1;

  for (guint i = 0; i < lines->len; i++)
    {
      const TcLine *line = tc_lines_get (lines, i);
      g_autofree char *key = NULL;
      Seen *before;

      page += is_mark (line);
      if (line->n_chars > MAX_CHARS)
        continue;
      key = get_key (line->piece);
      before = g_hash_table_lookup (seen, key);
      if (before == NULL)
        {
          before = g_new0 (Seen, 1);
          g_hash_table_insert (seen, g_steal_pointer (&key), before);
        }
      before->n_pages += before->last != page;
      before->last = page;
    }

  return page;
}

/* The lines of the text itself. */
static GArray *
filter_lines (GArray *lines)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  guint n_pages = count_lines (lines, seen);
  guint least = MAX (MIN_PAGES, n_pages / 3);
  GArray *kept = g_array_new (FALSE, FALSE, sizeof (TcLine));

  for (guint i = 0; i < lines->len; i++)
    {
      const TcLine *line = tc_lines_get (lines, i);
      g_autofree char *key = line->n_chars <= MAX_CHARS ? get_key (line->piece) : NULL;
      const Seen *found = key != NULL ? g_hash_table_lookup (seen, key) : NULL;

      if (!is_mark (line) && (found == NULL || found->n_pages < least))
        g_array_append_val (kept, *line);
    }

  return kept;
}

/* With the superscripts as characters and the marks between the pages. */
static char *
write_pages (const char *text)
{
  GString *out = g_string_sized_new (strlen (text) + 256);
  guint page = 1;

  for (const char *p = text; *p != '\0';)
    {
      gsize n = strcspn (p, "\f\x0e\x0f");

      g_string_append_len (out, p, n);
      p += n;
      if (*p == '\f' && p[1] != '\0')
        g_string_append_printf (out, "\n\n[Page %u]\n", ++page);
      if (*p == TC_PDF_RAISED)
        {
          gsize length = strcspn (p + 1, "\x0f\n\f");
          g_autofree char *run = g_strndup (p + 1, length);

          tc_markup_shift (out, run, TRUE);
          p += length;
        }
      if (*p != '\0')
        p++;
    }

  return g_string_free (out, FALSE);
}

/**
 * tc_pages_read:
 * @text: pages as tc-pdf-protocol.h says, not blank
 *
 * Reads the text of a paper: title, authors, abstract and what follows it.
 *
 * Returns: (transfer full): a source with text and sections
 */
TcSource *
tc_pages_read (const char *text)
{
  TcSource *source = tc_source_new ();
  g_autoptr (TcOutline) outline = NULL;
  g_autoptr (GArray) all = NULL;
  g_autoptr (GArray) lines = NULL;
  guint first;

  tc_source_take_text (source, write_pages (text));
  all = tc_lines_split (source->text, 0);
  lines = filter_lines (all);
  outline = tc_outline_new (source);
  first = tc_front_read (outline, lines);
  tc_abstract_read (outline, lines, first, lines->len);

  return source;
}
