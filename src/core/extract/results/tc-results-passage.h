/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <string.h>

#include "tc-statistic-token.h"

G_BEGIN_DECLS

/* The ends of a passage of a sentence, from one byte of its folded text to another; asked very often. */

static inline gboolean
tc_passage_ends_in (const TcTokens *tokens,
                    gsize           start,
                    gsize           end,
                    const char     *word)
{
  gsize n = strlen (word);

  return end >= start + n && memcmp (tokens->text + end - n, word, n) == 0;
}

static inline gboolean
tc_passage_starts_with (const TcTokens *tokens,
                        gsize           start,
                        gsize           end,
                        const char     *word)
{
  gsize n;

  /* Most passages differ in the first byte. Words may have but one: a bracket. */
  if (tokens->text[start] != word[0])
    return FALSE;
  n = strlen (word);
  return end >= start + n && memcmp (tokens->text + start, word, n) == 0;
}

/* Takes the words of a list that ends with %NULL off the end of a passage. */
static inline gsize
tc_passage_strip_end (const TcTokens    *tokens,
                      gsize              start,
                      gsize              end,
                      const char *const *words)
{
  for (guint i = 0; words[i] != NULL;)
    if (tc_passage_ends_in (tokens, start, end, words[i]))
      {
        end -= strlen (words[i]);
        i = 0;
      }
    else
      i++;
  return end;
}

/* Takes them off its start. */
static inline gsize
tc_passage_strip_start (const TcTokens    *tokens,
                        gsize              start,
                        gsize              end,
                        const char *const *words)
{
  for (guint i = 0; words[i] != NULL;)
    if (tc_passage_starts_with (tokens, start, end, words[i]))
      {
        start += strlen (words[i]);
        i = 0;
      }
    else
      i++;
  return start;
}

G_END_DECLS
