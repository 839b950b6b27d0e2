/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-text"

#include "config.h"

#include "tc-sentences.h"

#include <string.h>

/* A full stop behind one of these ends no sentence. */
static const char *const abbreviations[] = {
  "al", "vs", "v", "i.v", "i.m", "i.p", "s.c", "e.g", "i.e", "cf", "ca", "approx", "resp", "dr", "prof", "mr", "mrs",
  "st", "fig", "figs", "ref", "refs", "dept", "univ", "inc", "ltd", "co", "corp", "sp", "spp",
  "u.s", "u.k", "a.u", "etc"
};

/* These hold the sentence together only before a number: "No. 12". */
static const char *const before_numbers[] = { "no", "nr", "nos", "vol", "pp", "p", "number" };

static gboolean
word_is_in (const char        *word,
            gsize              length,
            const char *const *list,
            guint              n)
{
  for (guint i = 0; i < n; i++)
    if (strlen (list[i]) == length && memcmp (list[i], word, length) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_abbreviation (const char *text,
                 gsize       start,
                 gsize       dot,
                 char        next)
{
  gsize word = dot;

  while (word > start && (g_ascii_isalpha (text[word - 1]) || (text[word - 1] == '.' && word < dot)))
    word--;
  if (word_is_in (text + word, dot - word, abbreviations, G_N_ELEMENTS (abbreviations)))
    return TRUE;
  return g_ascii_isdigit (next) && word_is_in (text + word, dot - word, before_numbers, G_N_ELEMENTS (before_numbers));
}

/* Skips what can end no sentence: everything but ".!?", the end of a line and the lead of "。". */
static gsize
skip_plain (const char *text,
            gsize       i,
            gsize       limit)
{
  static const gboolean special[256] = { ['\n'] = TRUE, ['.'] = TRUE, ['!'] = TRUE, ['?'] = TRUE, [0xE3] = TRUE };

  while (i < limit && !special[(guchar) text[i]])
    i++;
  return i;
}

/* Whether the '.', '!' or '?' at @i ends a sentence. */
static gboolean
ends_sentence (const TcNormal *normal,
               gsize           start,
               gsize           i,
               gsize           end)
{
  const char *text = normal->text;
  gsize next = i + 1;

  while (next < end && strchr (")]\"'", text[next]) != NULL)
    next++;
  if (next >= end)
    return FALSE;
  if ((guchar) text[next] >= 0xE3 && (guchar) text[next] <= 0xE9)
    return i == start || !g_ascii_isdigit (text[i - 1]) || text[i] != '.';
  if (text[next] != ' ')
    return i > start && next == i + 1 && g_ascii_islower (text[i - 1]) && !tc_normal_is_upper (normal, i - 1) &&
           tc_normal_is_upper (normal, next) && next + 2 < end && g_ascii_islower (text[next + 1]) &&
           !tc_normal_is_upper (normal, next + 1) && !is_abbreviation (text, start, i, text[next]);
  next++;
  if (next >= end)
    return FALSE;
  if (text[i] == '.' && is_abbreviation (text, start, i, text[next]))
    return FALSE;
  return tc_normal_is_upper (normal, next) || g_ascii_isdigit (text[next]) || strchr ("([\"'", text[next]) != NULL ||
         (guchar) text[next] >= 0xC3;
}

static void
add_sentence (const TcNormal *normal,
              gsize           start,
              gsize           end,
              gboolean        new_paragraph,
              GArray         *sentences)
{
  TcSentence sentence = { start, end, new_paragraph };

  while (sentence.start < sentence.end && strchr (" \n", normal->text[sentence.start]) != NULL)
    sentence.start++;
  while (sentence.end > sentence.start && strchr (" \n", normal->text[sentence.end - 1]) != NULL)
    sentence.end--;
  if (sentence.end > sentence.start)
    g_array_append_val (sentences, sentence);
}

/* Where to cut a sentence that is too long: behind the last blank or comma, else between characters. */
static gsize
find_cut (const char *text,
          gsize       start,
          gsize       limit)
{
  gsize cut = limit;

  while (cut > start + TC_SENTENCE_MAX / 2 && text[cut] != ' ' && text[cut] != ',')
    cut--;
  if (text[cut] != ' ' && text[cut] != ',')
    cut = limit;
  while (((guchar) text[cut] & 0xC0) == 0x80)
    cut--;
  return cut;
}

/**
 * tc_sentences_split:
 * @normal: a folded text
 * @start: first byte of the part to split
 * @end: byte behind it
 * @sentences: (element-type TcSentence): where to append
 *
 * Splits a part of a text into sentences, English and Chinese.
 */
void
tc_sentences_split (const TcNormal *normal,
                    gsize           start,
                    gsize           end,
                    GArray         *sentences)
{
  const char *text = normal->text;
  gsize from = start;
  gboolean new_paragraph = TRUE;

  for (gsize i = start; i < end; i++)
    {
      gsize next = 0;
      gboolean paragraph = FALSE;

      i = skip_plain (text, i, MIN (end, from + TC_SENTENCE_MAX));
      if (i >= end)
        break;
      if (text[i] == '\n')
        {
          next = i + 1;
          paragraph = TRUE;
        }
      else if (strchr (".!?", text[i]) != NULL && ends_sentence (normal, from, i, end))
        next = i + 1;
      else if (memcmp (text + i, "\xE3\x80\x82", MIN (3, end - i)) == 0)
        next = MIN (i + 3, end);
      else if (i - from >= TC_SENTENCE_MAX)
        next = find_cut (text, from, i);
      if (next == 0)
        continue;
      while (next < end && !paragraph && strchr (")]\"'", text[next]) != NULL)
        next++;
      add_sentence (normal, from, next, new_paragraph, sentences);
      new_paragraph = paragraph;
      from = next;
      i = next - 1;
    }
  add_sentence (normal, from, end, new_paragraph, sentences);
}
