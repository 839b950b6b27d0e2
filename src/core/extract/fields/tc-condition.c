/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include <string.h>

#include "tc-conclusion.h"

#include "tc-bytes.h"

#define MAX_ABBREVIATION 10
#define MIN_LONG_WORD 8

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

      while (word > start && (g_ascii_isalnum (text[word - 1]) || (guchar) text[word - 1] >= 0x80 ||
                              text[word - 1] == '\''))
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

/* The start of the long word before @end whose letters make @abbreviation, as "osteoarthritis" does
 * OA; @end if it does not. */
static gsize
find_long_word (const char *text,
                gsize       start,
                gsize       end,
                const char *abbreviation,
                gsize       length)
{
  gsize word = end;
  gsize letter = 0;

  while (word > start && g_ascii_isalnum (text[word - 1]))
    word--;
  if (end - word < MIN_LONG_WORD || text[word] != abbreviation[0])
    return end;
  for (gsize i = word; i < end && letter < length; i++)
    letter += text[i] == abbreviation[letter];
  return letter == length ? word : end;
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
        from = find_long_word (text, s->start, at - text, letters, n);
      if (from >= (gsize) (at - text))
        continue;
      *sentence = i;
      *start = from;
      *end = at - text;
      return TRUE;
    }
  return FALSE;
}

/* The abbreviation that a value is, or that it begins with before " of": "OA of the knee". NULL where there is none. */
static char *
dup_abbreviation (const char *value)
{
  const char *rest = strstr (value, " of ");
  gsize length = rest != NULL ? (gsize) (rest - value) : strlen (value);
  gsize upper = 0;

  for (gsize i = 0; i < length; i++)
    {
      if (g_ascii_isspace (value[i]))
        return NULL;
      upper += g_ascii_isupper (value[i]);
    }
  return upper >= 2 ? g_strndup (value, length) : NULL;
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
      g_autofree char *abbreviation = NULL;
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
      abbreviation = dup_abbreviation (value);
      if (abbreviation == NULL)
        abbreviation = dup_abbreviation (last);
      else
        last = value;
      if (abbreviation == NULL || !expand_abbreviation (document, abbreviation, &sentence, &start, &end))
        continue;
      start = include_words_before (document, value, last, start);
      text = tc_prose_reported (document, start, end);
      tc_value_unref (candidate->value);
      candidate->value = tc_value_new_text (text);
      tc_candidate_add_quote (candidate, tc_normal_to_span (document->normal, start, end));
    }
}
