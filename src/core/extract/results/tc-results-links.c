/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-results-private.h"

/* Which words link a number with the name of its arm behind it: "5/20 of the patients who received A". */

#define LINKS                                                                                                         \
  " in for among with on of the from after under receiving treated who patients participants "     \
  "subjects women men children received those assigned allocated randomized randomised to both "   \
  "following during at from by cases eyes a an was were those given randomly receive take included " \
  "enrolled observed reported occurred seen noted recorded developed "
#define MAX_LINK 9

/* "in the verinoxal plus cells group": what an arm has beside that by which it is called. Returns where that begins. */
static guint
skip_partner (const TcTokens *tokens,
              guint           first,
              guint           last)
{
  guint i = last;

  if (i == first || !(tc_tokens_is_any (tokens, i - 1, " plus ") || tc_tokens_is_mark (tokens, i - 1, "+")))
    return last;
  while (i > first && !tc_tokens_is_any (tokens, i - 1, LINKS) &&
         (tc_tokens_get (tokens, i - 1)->kind == TC_TOKEN_WORD || tc_tokens_is_mark (tokens, i - 1, "/-+")))
    i--;
  return i;
}

/* "among the 745 patients", "of the 40 who received". */
gboolean
tc_results_is_size (const TcTokens *tokens,
                    guint           at)
{
  return at > 0 && tc_tokens_is_number (tokens, at) &&
         tc_tokens_is_any (tokens, at - 1, " the of ") &&
         tc_tokens_is_any (tokens, at + 1,
                           " patients participants subjects women men children randomly assigned "
                           "allocated who receiving ");
}

gboolean
tc_results_is_linked (const TcTokens *tokens,
                      guint           first,
                      guint           last)
{
  last = skip_partner (tokens, first, last);
  if (last - first > MAX_LINK)
    return FALSE;
  if (first == last)
    return TRUE;
  for (guint i = first; i < last; i++)
    if (!tc_tokens_is_any (tokens, i, LINKS) &&
        !(i > first && tc_tokens_is_any (tokens, i - 1, " who ")) &&
        !tc_results_is_size (tokens, i) &&
        !(i == first && tc_tokens_is_mark (tokens, i, "),]")))
      return FALSE;
  while (tc_tokens_is_any (tokens, first, " were was occurred reported observed seen noted recorded developed "))
    first++;
  return tc_tokens_is_any (tokens, first,
                           " in for among with on of from after under receiving who patients participants women ") ||
         tc_tokens_is_any (tokens, first + 1,
                           " in for among with on of from after under receiving who patients women ");
}

/* How many mentions stand beside each other from @index on: "A, B and C". */
guint
tc_results_count_chain (GArray         *mentions,
                        const TcTokens *tokens,
                        guint           index)
{
  guint n = 1;

  while (index + n < mentions->len)
    {
      const TcMention *before = tc_mentions_get (mentions, index + n - 1);
      const TcMention *after = tc_mentions_get (mentions, index + n);

      for (guint i = before->last; i < after->first; i++)
        if (!tc_tokens_is_mark (tokens, i, ",()/") &&
            !tc_tokens_is_any (tokens, i,
                               " and or the vs versus in for group groups with 和 与 及 、 "))
          return n;
      if (after->first - before->last > 5 || after->arm == before->arm)
        return n;
      n++;
    }
  return n;
}

/* "… (P = 0.25, between groups) for the A group": behind the bracket. */
guint
tc_results_skip_p (const TcResult *result,
                   const TcTokens *tokens)
{
  guint behind = result->statistic.last;

  if (!result->has_p || result->p.first < behind || result->p.first - behind > 2 ||
      !tc_tokens_is_mark (tokens, behind, "([,;)]"))
    return behind;
  for (guint i = result->p.last; i < result->p.last + 5; i++)
    if (tc_tokens_is_mark (tokens, i, ")]"))
      return i + 1;
  return behind;
}
