/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include <string.h>

#include "tc-conclusion.h"

#include "tc-bytes.h"

#define MAX_ABBREVIATION 10

/* The start of the words whose initials make @abbreviation, going back from @end; @end if they do not. */
static gsize
find_long_form (const char *text,
                gsize       start,
                gsize       end,
                const char *abbreviation,
                gsize       length)
{
  gsize at = end;
  gsize letter = length;

  while (letter > 0 && at > start)
    {
      gsize word = at;

      while (word > start && (g_ascii_isalnum (text[word - 1]) || (guchar) text[word - 1] >= 0x80 || text[word - 1] == '\''))
        word--;
      if (word == at)
        {
          if (strchr (" -/", text[at - 1]) == NULL)
            return end;
          at--;
          continue;
        }
      if (text[word] == abbreviation[letter - 1])
        letter--;
      else if (!(at - word <= 3 && letter < length))
        return end;
      at = word;
    }
  return letter == 0 ? at : end;
}

/* Finds "long form (ABBR)" with the capitals of the condition, and gives the bytes of the long form. */
static gboolean
expand_abbreviation (const TcProse *document,
                     const char    *abbreviation,
                     guint         *sentence,
                     gsize         *start,
                     gsize         *end)
{
  g_autofree char *folded = g_ascii_strdown (abbreviation, -1);
  g_autofree char *bracketed = g_strdup_printf (" (%s)", folded);
  g_auto (GStrv) parts = g_strsplit (folded, "-", -1);
  /* "peri-implant mucositis (Pi-M)" */
  g_autofree char *letters = g_strjoinv ("", parts);
  gsize n = strlen (letters);

  for (guint i = 0; n <= MAX_ABBREVIATION && i < document->sentences->len; i++)
    {
      const TcProseSentence *s = tc_prose_sentence (document, i);
      const char *text = document->normal->text;
      const char *at = tc_bytes_find (text + s->start, s->end - s->start, bracketed, strlen (bracketed));
      gsize from;

      if (at == NULL || s->chinese)
        continue;
      from = find_long_form (text, s->start, at - text, letters, n);
      if (from >= (gsize) (at - text))
        continue;
      *sentence = i;
      *start = from;
      *end = at - text;
      return TRUE;
    }
  return FALSE;
}

static gboolean
is_abbreviation (const char *value)
{
  gsize upper = 0;

  for (const char *p = value; *p != '\0'; p++)
    {
      if (g_ascii_isspace (*p))
        return FALSE;
      upper += g_ascii_isupper (*p);
    }
  return upper >= 2;
}

/* Where the last word of a value begins: of "traumatic SCI" that is what is short for something. */
static const char *
find_last_word (const char *value)
{
  const char *blank = strrchr (value, ' ');

  return blank != NULL ? blank + 1 : value;
}

/* Goes back from the long form over the words that stand before the abbreviation in the value, too. */
static gsize
include_words_before (const TcProse *document,
                      const char    *value,
                      const char    *last,
                      gsize          start)
{
  g_autofree char *before = g_ascii_strdown (value, last - value);
  gsize n = last - value;

  return n > 0 && start >= n && memcmp (document->normal->text + start - n, before, n) == 0 ? start - n : start;
}

/**
 * tc_condition_find:
 * @document: a document
 * @findings: the candidates for the condition; abbreviations are replaced by what they stand for
 *
 * Writes out the names of conditions that rules found as abbreviations.
 */
void
tc_condition_find (const TcProse *document,
                   TcFindings    *findings)
{
  for (guint i = 0; i < findings->candidates->len; i++)
    {
      TcCandidate *candidate = g_ptr_array_index (findings->candidates, i);
      g_autofree char *text = NULL;
      const char *value;
      const char *last;
      guint sentence;
      gsize start;
      gsize end;

      if (strcmp (candidate->field, "condition") != 0)
        continue;
      value = tc_value_get_text (candidate->value);
      last = find_last_word (value);
      if (!is_abbreviation (last) || !expand_abbreviation (document, last, &sentence, &start, &end))
        continue;
      start = include_words_before (document, value, last, start);
      text = tc_prose_reported (document, start, end);
      tc_value_unref (candidate->value);
      candidate->value = tc_value_new_text (text);
      tc_candidate_add_quote (candidate, tc_normal_to_span (document->normal, start, end));
    }
}
