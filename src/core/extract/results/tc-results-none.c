/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-results.h"

#include <string.h>

/* "There was no infection or thrombosis in either group", "No serious adverse events were observed": none in
 * every arm. */

#define SEEN " observed reported noted recorded seen found occurred detected documented registered experienced "

/* What there is none of when nothing is counted. */
#define NOT_COUNTED                                                                                                   \
  " difference differences significant significantly statistically change changes effect effects " \
  "evidence correlation association relationship interaction improvement benefit benefits further " \
  "additional other data information impact influence relation trend heterogeneity reduction "     \
  "increase decrease advantage superiority response variation study studies trial trials more "    \
  "longer need clear major substantial consistent such participant patient patients need superior " \
  "treatment between baseline substantive meaningful clinically alteration alterations influences " \
  "modification differential disparity deviation bias loss losses missing adverse-event relevant " \
  "obvious discernible apparent marked "

static gboolean
is_event (const TcTokens *tokens,
          guint           first,
          guint           last)
{
  if (last <= first || last - first > 8)
    return FALSE;
  for (guint i = first; i < last; i++)
    if (tc_tokens_get (tokens, i)->kind == TC_TOKEN_NUMBER ||
        (tc_tokens_is_any (tokens, i, NOT_COUNTED) &&
         !(tc_tokens_is_any (tokens, i, " effect effects ") &&
           tc_tokens_is_any (tokens, i - 1, " side adverse "))) ||
        tc_tokens_is_any (tokens, i, " in of for between than with from that which who to "))
      return FALSE;
  return tc_tokens_get (tokens, first)->kind == TC_TOKEN_WORD;
}

/* "in either group", "in both arms", "in any patient": the token behind it, or @at. */
static guint
skip_everybody (const TcTokens *tokens,
                guint           at)
{
  guint i = at;

  if (!tc_tokens_is_any (tokens, i, " in among for "))
    return at;
  while (tc_tokens_is_any (tokens, ++i, " either both any of the two all each ") ||
         (tc_tokens_is_any (tokens, i, " treatment study ") &&
          tc_tokens_is_any (tokens, i + 1, " group groups arm arms ")))
    ;
  return i > at + 1 && tc_tokens_is_any (tokens, i,
                                         " group groups arm arms patient patients participants subjects women "
                                         "treatment ")
           ? i + 1
           : at;
}

static void
add_outcome (const TcTokens *tokens,
             guint           no,
             guint           first,
             guint           last,
             guint           behind,
             guint           sentence,
             guint           n_arms,
             GArray         *results)
{
  for (guint arm = 0; arm < MAX (1, n_arms); arm++)
    {
      TcResult result = { { TC_STATISTIC_EVENTS, "events" }, sentence, G_MAXUINT - no,
                          n_arms > 0 ? (int) arm : TC_RESULT_NO_ARM };

      result.statistic.percent = -1;
      result.statistic.dispersion = -1;
      result.statistic.start = tc_tokens_get (tokens, no)->start;
      result.statistic.end = tc_tokens_get (tokens, behind - 1)->end;
      result.statistic.unit_start = result.statistic.unit_end = result.statistic.end;
      result.statistic.first = no;
      result.statistic.last = behind;
      result.outcome_start = tc_tokens_get (tokens, first)->start;
      result.outcome_end = tc_tokens_get (tokens, last - 1)->end;
      result.confidence = 0.6;
      g_array_append_val (results, result);
    }
}

/* "infection or thrombosis": two outcomes, each with none. */
static void
add_outcomes (const TcTokens *tokens,
              guint           no,
              guint           first,
              guint           last,
              guint           behind,
              guint           sentence,
              guint           n_arms,
              GArray         *results)
{
  guint start = first;

  if (tc_tokens_is_any (tokens, first,
                        " serious severe major grade treatment drug procedure cell cells device study "))
    {
      add_outcome (tokens, no, first, last, behind, sentence, n_arms, results);
      return;
    }
  for (guint i = first; i <= last; i++)
    if (i == last || tc_tokens_is_any (tokens, i, " or and nor ") ||
        tc_tokens_is_mark (tokens, i, ","))
      {
        if (i > start)
          add_outcome (tokens, no, start, i, behind, sentence, n_arms, results);
        start = i + 1;
      }
}

/* "except one", "apart from two", "other than a fall": then there was some. */
static gboolean
has_exception (const TcTokens *tokens)
{
  for (guint i = 0; i < tokens->n; i++)
    if (tc_tokens_is_any (tokens, i, " except excepting exception exceptions ")
        || (tc_tokens_is_any (tokens, i, " apart aside ") && tc_tokens_is_word (tokens, i + 1, "from"))
        || (tc_tokens_is_word (tokens, i, "other") && tc_tokens_is_word (tokens, i + 1, "than")))
      return TRUE;

  return FALSE;
}

/**
 * tc_results_find_none:
 * @tokens: the tokens of an English sentence
 * @sentence: its index
 * @n_arms: how many arms the trial has
 * @results: (element-type TcResult): where to append
 *
 * Finds events that nobody had, said of everybody without an exception.
 */
void
tc_results_find_none (const TcTokens *tokens,
                      guint           sentence,
                      guint           n_arms,
                      GArray         *results)
{
  for (guint i = 0; i < tokens->n; i++)
    {
      gboolean there = i >= 2 && tc_tokens_is_any (tokens, i - 1, " was were ") &&
                       tc_tokens_is_word (tokens, i - 2, "there");
      guint last = i + 1;
      guint behind;

      if (!tc_tokens_is_word (tokens, i, "no") ||
          (i > 0 && !there && !tc_tokens_is_mark (tokens, i - 1, ";:,") &&
           !tc_tokens_is_any (tokens, i - 1, " and but with ")))
        continue;
      while (last < i + 10 && !tc_tokens_is_mark (tokens, last, ".,;:()") &&
             !tc_tokens_is_any (tokens, last, " was were in among for occurred during between "))
        last++;
      if (!is_event (tokens, i + 1, last))
        continue;
      behind = last;
      if (!there)
        {
          if (tc_tokens_is_any (tokens, behind, " was were "))
            behind++;
          if (!tc_tokens_is_any (tokens, behind, SEEN))
            continue;
          behind++;
        }
      if (skip_everybody (tokens, behind) > behind)
        behind = skip_everybody (tokens, behind);
      else if (tc_tokens_is_any (tokens, behind, " in among for with between after "))
        continue;
      else if (there && n_arms > 0 && !tc_tokens_is_mark (tokens, behind, ".,;") &&
               behind < tokens->n)
        continue;
      if (has_exception (tokens))
        return;
      add_outcomes (tokens, i, i + 1, last, behind, sentence, n_arms, results);
      i = behind;
    }
}
