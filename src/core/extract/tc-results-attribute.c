/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-results.h"

#include <string.h>

/* Which arm a number belongs to: "5/20 in the cell arm", "placebo (3.1 ± 0.4)", "A and B (5 % vs 9 %)",
 * "4.1, 5.2 and 6.3 in A, B and C, respectively". */

#define JOINTS " and or vs versus to compared with than against 和 与 及 比 "
#define LINKS                                                                                                         \
  " in for among with on of the after under receiving treated who patients participants subjects women men children "  \
  "received those assigned allocated randomized randomised to both following during at from by cases eyes a an was "   \
  "were those given observed reported "
#define MAX_LINK 9

#define CONFIDENCE_NAMED 0.8
#define CONFIDENCE_ORDER 0.75
#define CONFIDENCE_OTHER 0.7
#define CONFIDENCE_DEFAULT 0.55

static TcResult *
get_result (GArray *results,
            guint   index)
{
  return &g_array_index (results, TcResult, index);
}

static const TcMention *
get_mention (GArray *mentions,
             guint   index)
{
  return &g_array_index (mentions, TcMention, index);
}

/* Whether nothing but marks and joints stands between two tokens. */
gboolean
tc_results_is_joint (const TcTokens *tokens,
                     guint           first,
                     guint           last)
{
  for (guint i = first; i < last; i++)
    if (!tc_tokens_is_mark (tokens, i, ",/+-()[]:.、") && !tc_tokens_is_any (tokens, i, JOINTS))
      return FALSE;
  return last - first <= 5;
}

static void
set_arm (TcResult        *result,
         int              arm,
         const TcMention *mention,
         double           confidence)
{
  result->arm = arm;
  result->confidence = confidence;
  if (mention != NULL)
    {
      result->named = TRUE;
      result->arm_start = mention->start;
      result->arm_end = mention->end;
    }
}

/* Whether a word that compares stands between the results. */
static gboolean
is_versus (GArray         *results,
           guint           first,
           guint           last,
           const TcTokens *tokens)
{
  for (guint i = get_result (results, first)->statistic.last; i < get_result (results, last - 1)->statistic.first; i++)
    if (tc_tokens_is_any (tokens, i, " vs versus compared than "))
      return TRUE;
  return FALSE;
}

/* "88 vs 59 %", "5.8 vs 3.4 hours": the unit is said once, behind the last. */
static gboolean
share_unit (TcStatistic       *before,
            const TcStatistic *after,
            gboolean           versus)
{
  if (before->kind == after->kind ||
      (versus && before->kind == TC_STATISTIC_NUMBER && after->kind == TC_STATISTIC_PERCENT))
    {
      if (before->unit_end == before->unit_start)
        {
          before->unit_start = after->unit_start;
          before->unit_end = after->unit_end;
        }
      before->kind = after->kind;
      before->measure = after->measure;
      return TRUE;
    }
  return FALSE;
}

/* Results beside each other, such as "5/20 vs 9/21", are one run. Returns the index behind it. */
static guint
find_run_end (GArray         *results,
              const TcTokens *tokens,
              guint           first)
{
  guint i = first + 1;

  while (i < results->len && get_result (results, i)->statistic.kind != TC_STATISTIC_ESTIMATE &&
         tc_results_is_joint (tokens, get_result (results, i - 1)->statistic.last, get_result (results, i)->statistic.first) &&
         share_unit (&get_result (results, i - 1)->statistic, &get_result (results, i)->statistic,
                     is_versus (results, i - 1, i + 1, tokens)))
    i++;
  return i;
}

/* The first mention at or behind a token. */
static guint
find_mention (GArray *mentions,
              guint   token)
{
  guint i = 0;

  while (i < mentions->len && get_mention (mentions, i)->first < token)
    i++;
  return i;
}

static gboolean
is_linked (const TcTokens *tokens,
           guint           first,
           guint           last)
{
  if (last - first > MAX_LINK)
    return FALSE;
  if (first == last)
    return TRUE;
  for (guint i = first; i < last; i++)
    if (!tc_tokens_is_any (tokens, i, LINKS) && !(i == first && tc_tokens_is_mark (tokens, i, "),]")))
      return FALSE;
  return tc_tokens_is_any (tokens, first, " in for among with on of after under receiving who patients participants women ") ||
         tc_tokens_is_any (tokens, first + 1, " in for among with on of after under receiving who patients women ");
}

/* How many mentions stand beside each other from @index on: "A, B and C". */
static guint
count_chain (GArray         *mentions,
             const TcTokens *tokens,
             guint           index)
{
  guint n = 1;

  while (index + n < mentions->len)
    {
      const TcMention *before = get_mention (mentions, index + n - 1);
      const TcMention *after = get_mention (mentions, index + n);

      for (guint i = before->last; i < after->first; i++)
        if (!tc_tokens_is_mark (tokens, i, ",()/") &&
            !tc_tokens_is_any (tokens, i, " and or the vs versus in for group groups with 和 与 及 、 "))
          return n;
      if (after->first - before->last > 5 || after->arm == before->arm)
        return n;
      n++;
    }
  return n;
}

/* "… (P = 0.25, between groups) for the A group": behind the bracket. */
static guint
skip_p (const TcResult *result,
        const TcTokens *tokens)
{
  guint behind = result->statistic.last;

  if (!result->has_p || result->p.first < behind || result->p.first - behind > 2)
    return behind;
  for (guint i = result->p.last; i < result->p.last + 5; i++)
    if (tc_tokens_is_mark (tokens, i, ")]"))
      return i + 1;
  return behind;
}

/* "… S1 and S2 in A and B": the names follow. */
static gboolean
attribute_behind (GArray         *results,
                  guint           first,
                  guint           last,
                  GArray         *mentions,
                  const TcTokens *tokens,
                  guint           limit)
{
  guint n = last - first;
  guint behind = skip_p (get_result (results, last - 1), tokens);
  guint index = find_mention (mentions, behind);

  if (index == mentions->len || get_mention (mentions, index)->first > limit ||
      !is_linked (tokens, behind, get_mention (mentions, index)->first))
    return FALSE;
  if (count_chain (mentions, tokens, index) < n || (n == 1 && count_chain (mentions, tokens, index) > 1 &&
                                                     get_mention (mentions, index + 1)->first < limit &&
                                                     tc_tokens_is_any (tokens, get_mention (mentions, index)->last, " and ")))
    return FALSE;
  for (guint i = 0; i < n; i++)
    set_arm (get_result (results, first + i), get_mention (mentions, index + i)->arm, get_mention (mentions, index + i),
             n == 1 ? CONFIDENCE_NAMED + 0.05 : CONFIDENCE_NAMED);
  return TRUE;
}

static guint
find_other_arm (GPtrArray *arms,
                guint      arm)
{
  return arms->len == 2 && arm < 2 ? 1 - arm : G_MAXUINT;
}

/* "A and B had S1 and S2", "A (S1)", "more in A (S1 vs S2)": the names stand before. */
static gboolean
attribute_before (GArray    *results,
                  guint      first,
                  guint      last,
                  GArray    *mentions,
                  GPtrArray *arms,
                  guint      from)
{
  guint n = last - first;
  guint end = find_mention (mentions, get_result (results, first)->statistic.first);
  guint begin = find_mention (mentions, from);
  const TcMention *distinct[8];
  guint n_distinct = 0;

  for (guint i = end; i > begin && n_distinct < G_N_ELEMENTS (distinct); i--)
    {
      const TcMention *mention = get_mention (mentions, i - 1);
      gboolean known = FALSE;

      for (guint k = 0; k < n_distinct; k++)
        known = known || distinct[k]->arm == mention->arm;
      if (!known)
        distinct[n_distinct++] = mention;
    }
  if (n_distinct == 0)
    return FALSE;
  if (n == 1)
    {
      set_arm (get_result (results, first), distinct[0]->arm, distinct[0],
               n_distinct == 1 ? CONFIDENCE_NAMED : CONFIDENCE_OTHER);
      return TRUE;
    }
  if (n_distinct == n)
    {
      for (guint i = 0; i < n; i++)
        set_arm (get_result (results, first + i), distinct[n - 1 - i]->arm, distinct[n - 1 - i], CONFIDENCE_ORDER);
      return TRUE;
    }
  if (n == 2 && n_distinct == 1 && find_other_arm (arms, distinct[0]->arm) != G_MAXUINT)
    {
      set_arm (get_result (results, first), distinct[0]->arm, distinct[0], CONFIDENCE_OTHER);
      set_arm (get_result (results, first + 1), find_other_arm (arms, distinct[0]->arm), NULL, CONFIDENCE_OTHER);
      return TRUE;
    }
  return FALSE;
}

/* The arm whose size is the total of a statistic, if it is the only one. */
static int
find_by_total (GPtrArray         *arms,
               const TcStatistic *statistic)
{
  int found = TC_RESULT_NO_ARM;

  for (guint i = 0; statistic->total > 0 && i < arms->len; i++)
    {
      const TcArm *arm = g_ptr_array_index (arms, i);

      if (arm->n_allocated != statistic->total && arm->n_analysed != statistic->total)
        continue;
      if (found != TC_RESULT_NO_ARM)
        return TC_RESULT_NO_ARM;
      found = i;
    }
  return found;
}

/* Nobody is named: sizes tell, else the order in which the report named the arms. */
static void
attribute_by_order (GArray    *results,
                    guint      first,
                    guint      last,
                    GPtrArray *arms)
{
  gboolean by_total = TRUE;

  for (guint i = first; i < last; i++)
    by_total = by_total && find_by_total (arms, &get_result (results, i)->statistic) != TC_RESULT_NO_ARM;
  if (!by_total && (last - first != arms->len || arms->len < 2))
    return;
  for (guint i = first; i < last; i++)
    set_arm (get_result (results, i),
             by_total ? find_by_total (arms, &get_result (results, i)->statistic) : (int) (i - first), NULL,
             by_total ? CONFIDENCE_NAMED : CONFIDENCE_DEFAULT);
}

/* "51 % (45 of 89) compared with 18 % for the control group": the first is the other arm. */
static void
complete_pairs (GArray         *results,
                GPtrArray      *arms,
                const TcTokens *tokens)
{
  for (guint i = 0; i + 1 < results->len; i++)
    {
      TcResult *a = get_result (results, i);
      TcResult *b = get_result (results, i + 1);
      gboolean compared = FALSE;

      for (guint k = a->statistic.last; k < b->statistic.first; k++)
        compared = compared || tc_tokens_is_any (tokens, k, " compared versus vs than against while whereas and 而 ");
      if (!compared || a->statistic.kind != b->statistic.kind || b->statistic.first - a->statistic.last > 12)
        continue;
      if (a->arm == TC_RESULT_NO_ARM && b->arm >= 0 && b->named && find_other_arm (arms, b->arm) != G_MAXUINT &&
          b->run != a->run)
        set_arm (a, find_other_arm (arms, b->arm), NULL, CONFIDENCE_OTHER - 0.05);
      else if (b->arm == TC_RESULT_NO_ARM && a->arm >= 0 && a->named && find_other_arm (arms, a->arm) != G_MAXUINT &&
               b->run != a->run &&
               !tc_tokens_is_any (tokens, a->statistic.last, " and "))
        set_arm (b, find_other_arm (arms, a->arm), NULL, CONFIDENCE_OTHER - 0.1);
    }
}

/* A name right before the bracket that holds the number. */
static gboolean
attribute_bracketed (TcResult       *result,
                     GArray         *mentions,
                     const TcTokens *tokens)
{
  guint at = result->statistic.first;

  /* "22 % of those who received placebo (13/58)" */
  for (guint i = 0; i < mentions->len; i++)
    if (get_mention (mentions, i)->first > at && get_mention (mentions, i)->last < result->statistic.last)
      {
        set_arm (result, get_mention (mentions, i)->arm, get_mention (mentions, i), CONFIDENCE_NAMED + 0.05);
        return TRUE;
      }
  while (at > 0 && (tc_tokens_is_mark (tokens, at - 1, ":=+-,") || tc_tokens_is_any (tokens, at - 1, " mean median ")))
    at--;
  if (at == 0 || !tc_tokens_is_mark (tokens, at - 1, "(["))
    return FALSE;
  for (guint i = 0; i < mentions->len; i++)
    if (get_mention (mentions, i)->last == at - 1)
      {
        set_arm (result, get_mention (mentions, i)->arm, get_mention (mentions, i), CONFIDENCE_NAMED + 0.05);
        return TRUE;
      }
  return FALSE;
}

/* A total that is the size of another arm tells better than the words around it. */
static void
check_totals (GArray    *results,
              GPtrArray *arms)
{
  for (guint i = 0; i < results->len; i++)
    {
      TcResult *result = get_result (results, i);
      int by_total = find_by_total (arms, &result->statistic);
      const TcArm *arm;

      if (by_total == TC_RESULT_NO_ARM || result->arm < 0 || result->arm == by_total)
        continue;
      arm = g_ptr_array_index (arms, result->arm);
      if (arm->n_allocated > 0 && arm->n_allocated < result->statistic.total)
        set_arm (result, by_total, NULL, CONFIDENCE_ORDER);
      else if (arm->n_allocated > 0 && !result->named)
        set_arm (result, by_total, NULL, CONFIDENCE_ORDER);
    }
}

/* Whether fewer arms are named in the clause before a run than it has numbers. */
static gboolean
is_listed (GArray         *results,
           guint           index,
           GArray         *mentions,
           const TcTokens *tokens)
{
  guint first = index;
  guint last = index;
  guint from;
  guint named = 0;

  while (first > 0 && get_result (results, first - 1)->run == get_result (results, index)->run)
    first--;
  while (last < results->len && get_result (results, last)->run == get_result (results, index)->run)
    last++;
  from = get_result (results, first)->statistic.first;
  while (from > 0 && !tc_tokens_is_mark (tokens, from - 1, ",;:."))
    from--;
  for (guint i = 0; i < mentions->len; i++)
    named += get_mention (mentions, i)->first >= from &&
             get_mention (mentions, i)->first < get_result (results, first)->statistic.first;
  return named > 0 && named < last - first;
}

/* "治疗组有效率为94.7%,愈显率为86.7%": the subject goes on over commas. And "对照组分别为52.9%、44.1%" lists
 * outcomes, not arms: nothing is certain. */
static void
complete_chinese (GArray         *results,
                  GArray         *mentions,
                  const TcTokens *tokens)
{
  for (guint i = 0; i < results->len; i++)
    {
      TcResult *result = get_result (results, i);
      const TcResult *before = i > 0 ? result - 1 : NULL;

      if (result->joined && is_listed (results, i, mentions, tokens))
        {
          result->arm = TC_RESULT_NO_ARM;
          result->confidence = 0;
        }
      else if (result->arm == TC_RESULT_NO_ARM && before != NULL && before->arm >= 0 && before->named && !before->joined &&
               !result->joined && find_mention (mentions, before->statistic.last) >= find_mention (mentions, result->statistic.first))
        {
          set_arm (result, before->arm, NULL, CONFIDENCE_OTHER - 0.05);
          result->named = TRUE;
        }
    }
}

/**
 * tc_results_attribute:
 * @results: (element-type TcResult): those of one sentence, without P values
 * @arms: (element-type TcArm): the arms of the trial
 * @mentions: (element-type TcMention): where the sentence names them
 * @tokens: the tokens of the sentence
 * @chinese: its language
 *
 * Decides which arm each number belongs to.
 */
void
tc_results_attribute (GArray         *results,
                      GPtrArray      *arms,
                      GArray         *mentions,
                      const TcTokens *tokens,
                      gboolean        chinese)
{
  guint from = 0;
  guint run = 0;

  for (guint first = 0; first < results->len;)
    {
      guint last = find_run_end (results, tokens, first);
      guint limit = last < results->len ? get_result (results, last)->statistic.first : G_MAXUINT;

      for (guint i = first; i < last; i++)
        {
          get_result (results, i)->run = run;
          get_result (results, i)->joined = last > first + 1;
          get_result (results, i)->versus = is_versus (results, first, last, tokens);
        }
      if (get_result (results, first)->statistic.kind == TC_STATISTIC_ESTIMATE)
        set_arm (get_result (results, first), TC_RESULT_COMPARISON, NULL, CONFIDENCE_ORDER);
      else if (!(last == first + 1 && attribute_bracketed (get_result (results, first), mentions, tokens)) &&
               !attribute_behind (results, first, last, mentions, tokens, limit) &&
               !attribute_before (results, first, last, mentions, arms, from) &&
               !(last > first + 1 && attribute_before (results, first, last, mentions, arms, 0)))
        attribute_by_order (results, first, last, arms);
      from = get_result (results, last - 1)->statistic.last;
      first = last;
      run++;
    }
  complete_pairs (results, arms, tokens);
  if (chinese)
    complete_chinese (results, mentions, tokens);
  check_totals (results, arms);
}
