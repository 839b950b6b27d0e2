/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-results-private.h"

/* Which arm a number belongs to where the names stand before it: "A and B had S1 and S2", "A (S1)",
 * "more in A (S1 vs S2)". */

/* How many numbers before a number may have taken a name. */
#define MAX_TAKEN 16

/* How far behind a number the arm can be named that had it. Tokens. */
#define MAX_BEHIND 10

/* "more than in the placebo group", "compared with placebo": the name of what others are compared
 * with. */
static gboolean
is_compared_with (const TcTokens  *tokens,
                  const TcMention *mention)
{
  /* "the X and control groups": X comes first, whatever it is. */
  if (mention->first > 1 && tc_tokens_is_any (tokens, mention->first - 1, " and ") &&
      tc_tokens_is_any (tokens, mention->last - 1, " groups arms "))
    return TRUE;
  for (guint i = mention->first; i > 0 && mention->first - i < 6; i--)
    if (tc_tokens_is_any (tokens, i - 1, " than versus vs compared relative against "))
      return TRUE;
    else if (!tc_tokens_is_any (tokens, i - 1,
                                " the a an in those to with of for on receiving that did their its "
                                "patients among ") &&
             !tc_tokens_is_mark (tokens, i - 1, "."))
      return FALSE;
  return FALSE;
}

/* Two numbers behind two names: "compared with A, B had fewer (S1 vs S2)" says first what B had. */
static gboolean
is_turned (const TcTokens  *tokens,
           const TcMention *earlier,
           const TcMention *later,
           const TcResult  *result)
{
  if (tc_mention_is_compared_chinese (tokens, earlier))
    return !tc_mention_is_compared_chinese (tokens, later);
  return result->versus && is_compared_with (tokens, earlier) && !is_compared_with (tokens, later);
}

/* "S1 somethings in A and S2 …": the name before S2 is that of S1. */
static gboolean
names_former (GArray          *results,
              guint            first,
              const TcMention *mention,
              const TcTokens  *tokens)
{
  guint lead = mention->first;

  if (first == 0 || tc_results_get (results, first - 1)->arm != TC_RESULT_NO_ARM ||
      mention->first < tc_results_get (results, first - 1)->statistic.last ||
      tc_results_get (results, first)->statistic.kind != tc_results_get (results,
                                                                         first - 1)->statistic.kind)
    return FALSE;
  while (lead > 0 && tc_tokens_is_any (tokens, lead - 1,
                                       " the a an those patients receiving receive to assigned "
                                       "randomly randomized "
                                       "randomised allocated given "))
    lead--;
  if (lead == 0 || !(tc_tokens_is_any (tokens, lead - 1, " in for among with of on after who ") ||
                     tc_results_is_size (tokens, lead - 1) || tc_results_is_size (tokens, lead)))
    return FALSE;
  for (guint i = mention->last; i < tc_results_get (results, first)->statistic.first; i++)
    if (!tc_tokens_is_any (tokens, i, " and versus vs compared with to while whereas ") &&
        !tc_tokens_is_mark (tokens, i, ",;.+-"))
      return FALSE;
  return TRUE;
}

/* "治疗组较对照组低(S1)": a number behind what another arm is compared with is that of the other one,
 * unless it follows the name at once. @distinct: the last names before a token, the nearest first.
 * */
static guint
find_subject (const TcTokens   *tokens,
              const TcMention **distinct,
              guint             n,
              guint             number)
{
  return n > 1 && tc_mention_is_compared_chinese (tokens, distinct[0]) &&
         !tc_mention_is_compared_chinese (tokens, distinct[1]) &&
         !tc_mention_has_number_chinese (tokens, distinct[0], number);
}

/* "S1 with A and S2 …": the name before S2 is that of S1, and has been given to it. */
static gboolean
is_of_former (GArray          *results,
              guint            first,
              const TcMention *mention,
              const TcTokens  *tokens)
{
  const TcResult *former = first > 0 ? tc_results_get (results, first - 1) : NULL;

  if (former == NULL || former->arm != (int) mention->arm || former->arm_start != mention->start ||
      former->arm_end <= former->arm_start || mention->first < former->statistic.last ||
      tc_results_get (results, first)->statistic.kind != former->statistic.kind)
    return FALSE;
  for (guint i = mention->last; i < tc_results_get (results, first)->statistic.first; i++)
    if (!tc_tokens_is_any (tokens, i,
                           " and versus vs compared with to while whereas in of by at from for "
                           "among ") &&
        !tc_tokens_is_mark (tokens, i, ",;.)"))
      return FALSE;
  return TRUE;
}

/* "S1 in A and S2 in B, with death in S3 and S4": whether the name has been given to a number that
 * stands before it. */
static gboolean
is_taken (GArray          *results,
          guint            first,
          const TcMention *mention)
{
  for (guint i = first; i > 0 && first - i < MAX_TAKEN; i--)
    {
      const TcResult *before = tc_results_get (results, i - 1);

      if (before->arm_end > before->arm_start && before->arm_start == mention->start &&
          mention->first >= before->statistic.last)
        return TRUE;
    }
  return FALSE;
}

/* "fatigue fell in A compared with controls (S1 vs S2)": the second is that of an arm of which
 * nothing else is
 * known, unless the report calls an arm so. */
static gboolean
is_of_unknown (GPtrArray      *arms,
               guint           other,
               GArray         *results,
               guint           first,
               GArray         *mentions,
               const TcTokens *tokens)
{
  const TcArm *arm = g_ptr_array_index (arms, other);
  guint at = tc_results_get (results, first)->statistic.first;

  if (arm->role >= TC_ARM_CONTROL)
    return FALSE;
  for (guint i = at; i > 2 && at - i < MAX_BEHIND; i--)
    if (tc_tokens_is_any (tokens, i - 1, " control controls placebo sham ") &&
        !tc_outcome_is_mentioned (mentions, i - 1) &&
        (tc_tokens_is_any (tokens, i - 2, " to with than versus vs ") ||
         (tc_tokens_is_any (tokens, i - 2, " the ") &&
          tc_tokens_is_any (tokens, i - 3, " to with than versus vs in "))))
      return TRUE;
  return FALSE;
}

/* "in A it was only S1, compared with S2 in responders": the second is of people who are no arm.
 * "S1 versus
 * S2 in the first week" is of two arms. */
static gboolean
is_of_responders (GArray         *results,
                  guint           first,
                  GArray         *mentions,
                  const TcTokens *tokens)
{
  const TcStatistic *second = &tc_results_get (results, first + 1)->statistic;
  guint next = tc_results_find_mention (mentions, second->last);

  if (next < mentions->len && tc_mentions_get (mentions, next)->first < second->last + MAX_BEHIND)
    return FALSE;
  return tc_tokens_is_word (tokens, second->first - 1, "with") &&
         tc_results_are_strangers (tokens, second, TRUE);
}

/**
 * tc_results_attribute_before:
 * @results: (element-type TcResult): those of one sentence
 * @first: index of the first result of a run
 * @last: index behind its last one
 * @mentions: (element-type TcMention): where the sentence names arms
 * @arms: (element-type TcArm): the arms of the trial
 * @tokens: the tokens of the sentence
 * @from: the token before which no name is looked for
 *
 * Gives the numbers of a run the arms that are named before it.
 *
 * Returns: whether the names say whose they are, or that this cannot be known
 */
gboolean
tc_results_attribute_before (GArray         *results,
                             guint           first,
                             guint           last,
                             GArray         *mentions,
                             GPtrArray      *arms,
                             const TcTokens *tokens,
                             guint           from)
{
  guint n = last - first;
  guint end = tc_results_find_mention (mentions, tc_results_get (results, first)->statistic.first);
  guint begin = tc_results_find_mention (mentions, from);
  const TcMention *distinct[8];
  guint n_distinct = 0;

  for (guint i = end; i > begin && n_distinct < G_N_ELEMENTS (distinct); i--)
    {
      const TcMention *mention = tc_mentions_get (mentions, i - 1);
      /* In the whole sentence the order of the names counts, in a clause each is said of one
       * number. */
      gboolean known = n > 1 && from > 0 && is_taken (results, first, mention);

      for (guint k = 0; k < n_distinct; k++)
        known = known || distinct[k]->arm == mention->arm;
      if (!known)
        distinct[n_distinct++] = mention;
    }
  if (n_distinct == 0)
    return FALSE;
  if (n == 1 && names_former (results, first, distinct[0], tokens))
    {
      tc_result_set_arm (tc_results_get (results, first - 1), distinct[0]->arm, distinct[0],
                         CONFIDENCE_OTHER);
      if (tc_results_find_other_arm (arms, distinct[0]->arm) != G_MAXUINT)
        tc_result_set_arm (tc_results_get (results, first),
                           tc_results_find_other_arm (arms, distinct[0]->arm), NULL,
                           CONFIDENCE_OTHER - 0.1);
      return TRUE;
    }
  if (n == 1 && is_of_former (results, first, distinct[0], tokens))
    return FALSE;
  if (n == 1)
    {
      guint subject = find_subject (tokens, distinct, n_distinct,
                                    tc_results_get (results, first)->statistic.first);

      tc_result_set_arm (tc_results_get (results, first), distinct[subject]->arm, distinct[subject],
                         n_distinct == 1 ? CONFIDENCE_NAMED : CONFIDENCE_OTHER);
      return TRUE;
    }
  /* "与C比较,A和B…(S1、S2比S3)": in which order the numbers of several arms stand is not said. */
  for (guint i = 1; n > 2 && i < n_distinct; i++)
    if (tc_mention_is_compared_chinese (tokens, distinct[i]))
      return TRUE;
  if (n_distinct == n)
    {
      gboolean turned = n == 2 && is_turned (tokens, distinct[1], distinct[0],
                                             tc_results_get (results, first));

      for (guint i = 0; i < n; i++)
        {
          const TcMention *mention = distinct[turned ? i : n - 1 - i];

          tc_result_set_arm (tc_results_get (results, first + i), mention->arm, mention,
                             turned ? CONFIDENCE_OTHER : CONFIDENCE_ORDER);
        }
      return TRUE;
    }
  if (n == 2 && n_distinct == 1 && is_of_responders (results, first, mentions, tokens))
    {
      tc_results_get (results, first)->confidence = tc_results_get (results,
                                                                    first + 1)->confidence = -1;
      return TRUE;
    }
  if (n == 2 && n_distinct == 1 && !is_taken (results, first, distinct[0]) &&
      tc_results_find_other_arm (arms, distinct[0]->arm) != G_MAXUINT)
    {
      /* "more than in B (S1 vs S2)": S2 is that of B. */
      gboolean compared = is_compared_with (tokens, distinct[0]) ||
                          tc_mention_is_compared_chinese (tokens, distinct[0]);
      guint named = compared ? first + 1 : first;
      guint other = tc_results_find_other_arm (arms, distinct[0]->arm);
      gboolean unknown = !compared && is_of_unknown (arms, other, results, first, mentions, tokens);

      tc_result_set_arm (tc_results_get (results, named), distinct[0]->arm, distinct[0],
                         CONFIDENCE_OTHER);
      tc_result_set_arm (tc_results_get (results, named == first ? first + 1 : first), other, NULL,
                         unknown ? -1 : CONFIDENCE_OTHER);
      return TRUE;
    }
  return FALSE;
}
