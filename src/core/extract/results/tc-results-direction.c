/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-results-private.h"
#include "tc-statistic-private.h"

/* Which of two numbers is that of an arm of which the sentence says that it had less, or more,
 * than the
 * other: "pain (31 % vs 64 %) and fever (7 % vs 15 %) were lower in the A group". */

#define LESS " lower fewer less smaller shorter "
#define MORE " higher greater more larger longer "

/* Words that lead from what was more or less to the arm that had it. */
#define WAY                                                                                       \
  " the a an those these all group arm treated assigned allocated randomised randomized to " \
  "receive receiving " \
  "who received given " PEOPLE

/* How far behind what was less the arm can be named, or before it. Tokens. */
#define MAX_WAY 8

/* What a clause says of one arm: whether it had less (-1) or more (1) than the other; 0: nothing,
 * or too much. */
typedef struct
{
  int arm;
  int direction;
} Said;

/* "was not lower", "no more": nothing is said. */
static gboolean
is_denied (const TcTokens *tokens,
           guint           at)
{
  for (guint i = at; i > 0 && at - i < 4; i--)
    if (tc_tokens_is_any (tokens, i - 1, " not no neither nor without nonsignificantly likely "))
      return TRUE;
  return tc_tokens_is_any (tokens, at + 1, " likely than or and ");
}

/* The arm that "lower in patients treated with A" names, behind the word at a token. */
static int
find_behind (GArray         *mentions,
             const TcTokens *tokens,
             guint           at)
{
  guint index = tc_results_find_mention (mentions, at);
  const TcMention *mention = index < mentions->len ? tc_mentions_get (mentions, index) : NULL;
  guint i = at + 1;

  if (mention == NULL || mention->first - at > MAX_WAY ||
      !tc_tokens_is_any (tokens, i, " in among with for after on "))
    return TC_RESULT_NO_ARM;
  while (i < mention->first && tc_tokens_is_any (tokens, i, " in among with for after on " WAY))
    i++;
  return i == mention->first ? (int) mention->arm : TC_RESULT_NO_ARM;
}

/* The only arm that a clause says to have had less or more; both directions, or two arms, say
 * nothing. */
static Said
read_clause (GArray         *mentions,
             const TcTokens *tokens,
             guint           first,
             guint           last)
{
  Said said = { TC_RESULT_NO_ARM, 0 };

  for (guint i = first; i < last; i++)
    {
      int direction = tc_tokens_is_any (tokens, i, LESS) ? -1 : tc_tokens_is_any (tokens, i,
                                                                                  MORE) ? 1 : 0;
      int arm = direction != 0 && !is_denied (tokens, i) ? find_behind (mentions, tokens,
                                                                        i) : TC_RESULT_NO_ARM;

      if (direction == 0)
        continue;
      if (arm == TC_RESULT_NO_ARM ||
          (said.direction != 0 && (said.direction != direction || said.arm != arm)))
        return (Said) { TC_RESULT_NO_ARM, 0 };
      said = (Said) { arm, direction };
    }
  return said;
}

/* The token behind the last one of the clause that a token stands in; brackets end none. */
static guint
find_end (const TcTokens *tokens,
          guint           at)
{
  int depth = 0;

  for (guint i = at; i < tokens->n; i++)
    {
      depth += tc_tokens_step_bracket (tokens, i);
      if (depth <= 0 && (tc_tokens_is_mark (tokens, i, ";") ||
                         tc_tokens_is_any (tokens, i, " whereas while but although ")))
        return i;
    }
  return tokens->n;
}

/* Whether two results are a pair of numbers of which none is negative, nor the end of a range,
 * each of
 * another arm or of none. */
static gboolean
is_pair (const TcTokens *tokens,
         const TcResult *a,
         const TcResult *b)
{
  return a->run == b->run && !(a->statistic.first > 0 &&
                               tc_tokens_is_mark (tokens, a->statistic.first - 1, "-")) &&
                               a->versus && !a->before && a->confidence >= 0 &&
                               b->confidence >= 0 &&
         a->confidence <= CONFIDENCE_ORDER && b->confidence <= CONFIDENCE_ORDER &&
         a->statistic.kind == b->statistic.kind && a->statistic.value >= 0 &&
         b->statistic.value >= 0 &&
         a->statistic.value != b->statistic.value && a->arm != TC_RESULT_COMPARISON;
}

/**
 * tc_results_follow_direction:
 * @results: (element-type TcResult): those of one English sentence
 * @arms: (element-type TcArm): the arms of the trial
 * @mentions: (element-type TcMention): where the sentence names them
 * @tokens: the tokens of the sentence
 *
 * Gives each pair of numbers whose arms only their order tells to the arms that can have had them,
 * where the
 * clause says which of two arms had the lower or the higher numbers. Pairs whose arms are named
 * with them, and
 * clauses that say several such things, are left alone.
 */
void
tc_results_follow_direction (GArray         *results,
                             GPtrArray      *arms,
                             GArray         *mentions,
                             const TcTokens *tokens)
{
  guint from = 0;

  if (arms->len != 2 || mentions->len == 0)
    return;
  for (guint i = 0; i + 1 < results->len; i++)
    {
      TcResult *a = tc_results_get (results, i);
      TcResult *b = a + 1;
      Said said;
      guint own;

      while (from < a->statistic.first && find_end (tokens, from) < a->statistic.first)
        from = find_end (tokens, from) + 1;
      if (!is_pair (tokens, a, b))
        continue;
      said = read_clause (mentions, tokens, from, find_end (tokens, from));
      if (said.direction == 0)
        continue;
      own = said.arm;
      if ((a->statistic.value < b->statistic.value) != (said.direction < 0))
        own = 1 - said.arm;
      if (a->arm == (int) own && b->arm == (int) (1 - own))
        continue;
      tc_result_set_arm (a, own, NULL, CONFIDENCE_OTHER);
      tc_result_set_arm (b, 1 - own, NULL, CONFIDENCE_OTHER);
      a->arm_end = a->arm_start = b->arm_end = b->arm_start = 0;
    }
}
