/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-text"

#include "config.h"

#include "tc-title-spelling.h"

#include <string.h>

/* Words that one copy of a title has and another one has not, or has as a sign. */
static const char * const dropped[] = { "a", "an", "and", "the" };

/* Behind these, alone or at the end of longer words, "A" is no article: "hepatitis A", "serogroup A". */
static const char * const lettered[] = {
  "hepatitis", "vitamin", "type", "group", "toxin", "part", "influenza", "haemophilia", "hemophilia", "immunoglobulin",
  "lipoprotein", "coenzyme", "class", "cohort", "arm",
};

/* Spellings of British and American English, of letters and their names. What is longer comes
 * first, and nothing grows. That other words change, too, does no harm: they change in all titles.
 */
static const struct
{
  const char *from;
  const char *to;
} spellings[] = {
  { "versus", "vs" }, { "alpha", "α" }, { "gamma", "γ" }, { "kappa", "κ" }, { "delta", "δ" }, { "beta", "β" },
  { "ogue", "og" }, { "mme", "m" }, { "our", "or" }, { "ter", "tre" }, { "ber", "bre" },
  { "ae", "e" }, { "oe", "e" }, { "ll", "l" }, { "ph", "f" }, { "z", "s" },
};

static gboolean
is_dropped (const char *word,
            gsize       length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (dropped); i++)
    if (strlen (dropped[i]) == length && memcmp (dropped[i], word, length) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
is_lettered (const char *word,
             gsize       length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lettered); i++)
    {
      gsize n = strlen (lettered[i]);

      if (length >= n && memcmp (lettered[i], word + length - n, n) == 0)
        return TRUE;
    }

  return FALSE;
}

/* One word behind the other, without blanks: a hyphen is nothing. */
static void
join_words (char *folded)
{
  const char *word = folded;
  char *out = folded;
  gboolean is_letter = FALSE;     /* whether "a" would be no article */

  while (*word != '\0')
    {
      gsize length = strcspn (word, " ");
      gsize n_blanks = strspn (word + length, " ");
      gboolean is_a = length == 1 && *word == 'a';
      gboolean is_kept = !is_dropped (word, length) || (is_a && (is_letter || word[length] == '\0'));

      is_letter = n_blanks == 1 && is_lettered (word, length);
      if (is_kept)
        {
          memmove (out, word, length);
          out += length;
        }
      word += length + n_blanks;
    }
  *out = '\0';
}

/**
 * tc_title_even:
 * @folded: a title as tc_title_fold() gives it, with two blanks where a part of it ends, such as
 * before "a randomised trial"; it is changed in place
 *
 * Makes titles equal that differ by blanks, articles, British and American spelling, or the name of
 * a Greek letter.
 */
void
tc_title_even (char *folded)
{
  const char *p = folded;
  char *out = folded;

  join_words (folded);
  while (*p != '\0')
    {
      gsize i = 0;

      while (i < G_N_ELEMENTS (spellings) && (*p != *spellings[i].from || !g_str_has_prefix (p, spellings[i].from)))
        i++;
      if (i == G_N_ELEMENTS (spellings))
        {
          *out++ = *p++;
          continue;
        }
      memcpy (out, spellings[i].to, strlen (spellings[i].to));
      out += strlen (spellings[i].to);
      p += strlen (spellings[i].from);
    }
  *out = '\0';
}
