/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-text"

#include "config.h"

#include "tc-title-spelling.h"

#include <string.h>

/* Words that one copy of a title has and another one has not, or has as a sign. */
static const char * const dropped[] = { "a", "an", "and", "the" };

/* Spellings of British and American English, of letters and their names. What is longer comes first, and nothing grows. That
 * other words change, too, does no harm: they change in all titles. */
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

/* One word behind the other, without blanks: a hyphen is nothing. */
static void
join_words (char *folded)
{
  const char *word = folded;
  char *out = folded;

  while (*word != '\0')
    {
      gsize length = strcspn (word, " ");

      if (!is_dropped (word, length))
        {
          memmove (out, word, length);
          out += length;
        }
      word += length + strspn (word + length, " ");
    }
  *out = '\0';
}

/**
 * tc_title_even:
 * @folded: a title as tc_title_fold() gives it; it is changed in place
 *
 * Makes titles equal that differ by blanks, articles, British and American spelling, or the name of a Greek letter.
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
