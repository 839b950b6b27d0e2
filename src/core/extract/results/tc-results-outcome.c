/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-results-private.h"

#include <string.h>

/* What was measured: the subject of "X was 5.1 in A", the name before the bracket of "X (5 % vs 9 %)", the
 * object of "A had an X of 5.1". */

/* How far the numbers of a pair stand from each other, with the names of their arms between them. Tokens. */
#define MAX_PAIR 14

/* How long a bracket is that lists results, and how far before it their time can stand. Tokens. */
#define MAX_BRACKET 50
#define MAX_LEAD 6

/* The bracket that is open before a token and holds nothing else before it; the token itself without one. */
static guint
find_bracket (const TcTokens *tokens,
              guint           token)
{
  guint i = token;

  while (i > 0 && token - i < 5 &&
         (tc_tokens_is_mark (tokens, i - 1, ":=+-,") ||
          tc_tokens_get (tokens, i - 1)->kind == TC_TOKEN_WORD))
    i--;
  return i > 0 && tc_tokens_is_mark (tokens, i - 1, "([") ? i - 1 : token;
}

/* "… with cells and by": goes on with the outcome before it. */
static gboolean
only_compares (const TcTokens *tokens,
               GArray         *mentions,
               guint           first,
               guint           last)
{
  gboolean joint = FALSE;

  if (last > first && tc_tokens_is_any (tokens, last - 1, " versus vs v "))
    return TRUE;
  /* "21.4 stoups in A and …": a unit that no lexicon has. */
  if (tc_tokens_get (tokens, first)->kind == TC_TOKEN_WORD &&
      tc_tokens_is_any (tokens, first + 1, " in for with among "))
    first++;
  /* "…, with a relapse rate of": another outcome. */
  if (first > 0 && tc_tokens_is_any (tokens, first, " with ") &&
      tc_tokens_is_mark (tokens, first - 1, ",") &&
      tc_outcome_has_content (tokens, mentions, first + 1, last))
    return FALSE;
  if (!tc_tokens_is_any (tokens, first,
                         " in with for among after on of and compared versus vs than while whereas "
                         "patients participants subjects women men children cases eyes "))
    return FALSE;
  /* "… and appetite (": another outcome. */
  if (tc_tokens_is_any (tokens, first, " and ") &&
      !tc_tokens_is_any (tokens, first + 1, " in with for among after on of by under the "))
    return FALSE;
  for (guint i = first; i < last; i++)
    {
      if (tc_tokens_is_mark (tokens, i, ";:") || tc_tokens_is_any (tokens, i, VERBS) ||
          (tc_tokens_is_mark (tokens, i, ",") && tc_tokens_is_any (tokens, i + 1, " with and ") &&
           tc_outcome_has_content (tokens, mentions, i + 2, last)))
        return FALSE;
      joint = joint || tc_tokens_is_any (tokens, i, " and versus vs than with while whereas to ");
    }
  return joint && last - first <= 10;
}

/* Age and sex describe who took part, and are no outcome. */
static gboolean
is_about_age (const TcTokens *tokens,
              guint           first,
              guint           last)
{
  for (guint i = last > first + 5 ? last - 5 : first; i < last; i++)
    if (tc_tokens_is_any (tokens, i, " age aged ages "))
      return TRUE;
  return FALSE;
}

/* "…; with the mean difference between groups being", "(…; n = 18, 25 %": the value is that of no
 * arm. */
static gboolean
tells_other (const TcTokens *tokens,
                  guint           first,
                  guint           last)
{
  for (guint i = first; i < last; i++)
    if (tc_tokens_is_number (tokens, i) ||
        tc_tokens_is_any (tokens, i,
                          " difference differences change changes reduction increase decrease n "))
      return TRUE;
  return FALSE;
}

/* ", while relapse was": words of its own behind the comma. "; ES = 0.2) as was": what stands in
 * the bracket of a number before. */
static gboolean
begins_clause (const TcTokens *tokens,
               GArray         *mentions,
               guint           from,
               guint           at,
               guint           last)
{
  if (tc_tokens_is_mark (tokens, at, ")]"))
    return from > 0 && tc_tokens_find_open (tokens, at, at - from) == at && at + 1 < last;
  return tc_tokens_is_mark (tokens, at, ",") &&
         tc_tokens_is_any (tokens, at + 1, " while whereas ") &&
         tc_outcome_has_content (tokens, mentions, at + 2, last);
}

/* The token behind the last number of a clause. @index: a number in it. */
static guint
find_last_behind (GArray         *results,
                  const TcTokens *tokens,
                  guint           index)
{
  guint behind = tc_results_get (results, index)->statistic.last;

  for (guint i = index + 1; i < results->len; i++)
    {
      const TcStatistic *statistic = &tc_results_get (results, i)->statistic;

      for (guint k = behind; k < statistic->first; k++)
        if (tc_tokens_is_mark (tokens, k, ";:"))
          return behind;
      behind = MAX (behind, statistic->last);
    }
  return behind;
}

/* @index: a number; @run_end: the last one of its run */
static gboolean
name_outcome (const TcTokens *tokens,
              GArray         *mentions,
              guint           from,
              GArray         *results,
              guint           index,
              guint           run_end)
{
  TcResult *result = tc_results_get (results, index);
  guint behind = tc_results_get (results, run_end)->statistic.last;
  guint first = result->statistic.first;
  guint open = find_bracket (tokens, first);
  guint start = from;
  guint semicolon = 0;

  /* A semicolon begins a new clause, and so does a sentence that begins with a small letter. */
  for (guint i = from; i < open; i++)
    if (tc_tokens_get (tokens, i)->kind == TC_TOKEN_MARK &&
        (tc_tokens_is_mark (tokens, i, ";") || begins_clause (tokens, mentions, from, i, open) ||
         (i > from && tc_tokens_is_mark (tokens, i, ".") &&
          tc_tokens_is_mark (tokens, i - 1, ")")) ||
         (tc_tokens_is_mark (tokens, i, ":") && i + 1 < open)))
      start = i + 1;
  if (from == 0 && tc_tokens_is_mark (tokens, 1, ":") && open > 2)
    start = MAX (start, 2);
  /* "The rate of relapse was as follows: A 5 %, B 9 %": the name stands before the colon. */
  if (start > from && tc_tokens_is_mark (tokens, start - 1, ":") &&
      !tc_outcome_has_content (tokens, mentions, start, open) &&
      tc_outcome_read_before_colon (tokens, mentions, from, start - 1, result))
    return TRUE;
  if (start > from && tc_tokens_is_mark (tokens, start - 1, ":") &&
      !tc_outcome_has_content (tokens, mentions, start, open) &&
      tc_outcome_read_clause (tokens, mentions, from, start - 1, result))
    return TRUE;
  if (from == 0 && start > 0 && tc_tokens_is_mark (tokens, start - 1, ";") &&
      !tells_other (tokens, start, open))
    semicolon = start - 1;
  while (start < open && (tc_tokens_get (tokens, start)->kind == TC_TOKEN_MARK))
    start++;
  if (tc_outcome_read_inside (tokens, mentions, result) ||
      tc_outcome_read_in_bracket (tokens, mentions, open, first, result))
    return TRUE;
  /* "…, with 153 (19 %) needing surgery in A" */
  if (first > 2 && tc_tokens_is_any (tokens, first - 1, " with ") && tc_tokens_is_mark (tokens, first - 2, ",") &&
      tc_outcome_read_behind (tokens, mentions, behind, result))
    return TRUE;
  for (guint i = start; i < start + 3; i++)
    if (tc_tokens_is_any (tokens, i, " it they this these ") &&
        !tc_tokens_is_any (tokens, i + 1, " group groups "))
      return FALSE;
  if (is_about_age (tokens, start, first))
    {
      result->confidence = 0;
      return FALSE;
    }
  if (open == first && !tc_outcome_has_content (tokens, mentions,
                                                tc_outcome_skip_adverbial (tokens, start, open),
                                                open) &&
      tc_outcome_read_behind (tokens, mentions, behind, result))
    return TRUE;
  /* "Anxiety fell with verinoxal; 5.1 vs 9.2", "differed (mean ± SD; 5.1 ± 2.0 vs …": it stands
   * before the semicolon, unless
   * words behind the next number tell. */
  if (semicolon > 0 && !tc_outcome_has_content (tokens, mentions, start, open) &&
      !tc_outcome_is_behind (tokens, mentions, find_last_behind (results, tokens, run_end)) &&
      tc_outcome_read_clause (tokens, mentions, 0, semicolon, result))
    {
      result->inherited = TRUE;
      return TRUE;
    }
  if (!tc_outcome_has_content (tokens, mentions, start, open) ||
      (from > 0 && only_compares (tokens, mentions, start, open)))
    return FALSE;
  if (open < first && tc_outcome_read_before_bracket (tokens, mentions, start, open, result))
    return TRUE;
  if (tc_outcome_read_explained (tokens, mentions, start, open, result) ||
      tc_outcome_read_clause (tokens, mentions, start, open, result))
    return TRUE;
  for (guint i = open, depth = 0; i > start; i--)
    if (tc_tokens_is_mark (tokens, i - 1, ")]"))
      depth++;
    else if (depth > 0 && tc_tokens_is_mark (tokens, i - 1, "(["))
      depth--;
    else if (depth == 0 && tc_tokens_is_mark (tokens, i - 1, ","))
      {
        if (tc_outcome_read_clause (tokens, mentions, i, open, result))
          return TRUE;
        break;
      }
  return tc_outcome_read_before_inner_bracket (tokens, mentions, start, open, result);
}

/* "Dropout was 5 % in A, mainly because of X, and 9 % in B": another arm, with no words of its own
 * since the last comma. */
static gboolean
goes_on (const TcTokens *tokens,
         GArray         *mentions,
         const TcResult *before,
         const TcResult *result)
{
  guint comma = result->statistic.first;

  if (before->arm < 0 || result->arm < 0 || before->arm == result->arm ||
      before->statistic.kind != result->statistic.kind)
    return FALSE;
  while (comma > before->statistic.last && !tc_tokens_is_mark (tokens, comma - 1, ",;:.()"))
    comma--;
  return comma > before->statistic.last && tc_tokens_is_mark (tokens, comma - 1, ",") &&
         tc_tokens_is_any (tokens, comma, " and while whereas versus vs ") && comma + 1 == result->statistic.first;
}

/* "Those in A (5.1 ± 2.0) had more pain than those in B (3.2 ± 1.4)": the name stands between the
 * two. */
static gboolean
stands_between (const TcTokens *tokens,
                const TcResult *before,
                const TcResult *after)
{
  if (after->outcome_start < before->statistic.end || after->outcome_end > after->statistic.start ||
      !tc_tokens_is_mark (tokens, before->statistic.last, ")"))
    return FALSE;
  for (guint i = tc_tokens_find (tokens, after->outcome_end - 1); i < after->statistic.first; i++)
    if (tc_tokens_is_word (tokens, i, "than"))
      return TRUE;
  return FALSE;
}

/* "5 % in A and 9 % in B were abstinent": what stands behind the last number is that of the first, too. */
static void
share_backwards (GArray         *results,
                 const TcTokens *tokens)
{
  for (guint i = results->len; i > 1; i--)
    {
      const TcResult *after = tc_results_get (results, i - 1);
      TcResult *before = tc_results_get (results, i - 2);

      if ((before->outcome_end > before->outcome_start && !before->inherited) || after->inherited ||
          before->statistic.kind != after->statistic.kind || before->arm < 0 || after->arm < 0 ||
          before->arm == after->arm)
        continue;
      if (stands_between (tokens, before, after))
        {
          before->outcome_start = after->outcome_start;
          before->outcome_end = after->outcome_end;
        }
      if (after->outcome_start < after->statistic.end ||
          after->statistic.first - before->statistic.last > MAX_PAIR)
        continue;
      for (guint k = before->statistic.last; k < after->statistic.first; k++)
        if (tc_tokens_is_any (tokens, k, " and versus vs compared while "))
          {
            before->outcome_start = after->outcome_start;
            before->outcome_end = after->outcome_end;
          }
    }
}

/* "分别为4.5个月和4.0个月": a value is not the time at which another one was taken, and a plain
 * number of a run not that of the run. */
static void
clear_time_in_value (GArray   *results,
                     TcResult *result)
{
  for (guint i = 0; i < results->len; i++)
    {
      const TcResult *other = &g_array_index (results, TcResult, i);
      const TcStatistic *statistic = &other->statistic;

      if ((statistic->measure != NULL || other->run == result->run) &&
          result->time_start < statistic->end && result->time_end > statistic->start)
        result->time_start = result->time_end = 0;
    }
}

/* "at 6 months, and by 4 … at 12 months": the time before a comma is that of the numbers before,
 * where those behind it have
 * their own. @start: (inout): where the time before begins; @end: (inout): where it ends */
static void
take_own_time (const TcTokens *tokens,
               const TcResult *result,
               guint           until,
               gsize          *start,
               gsize          *end)
{
  gsize own_start;
  gsize own_end;

  for (guint i = tc_tokens_find (tokens, *end - 1) + 1; i < result->statistic.first; i++)
    if (tc_tokens_is_mark (tokens, i, ",;") &&
        tc_results_find_time (tokens, result->statistic.last, until, &own_start, &own_end))
      {
        *start = own_start;
        *end = own_end;
        return;
      }
}

/* The time within the clause of a run, else at the beginning of the sentence. */
static void
name_time (const TcTokens *tokens,
           guint           from,
           guint           until,
           TcResult       *result)
{
  gsize start = 0;
  gsize end = 0;
  guint comma = 0;

  if (tc_results_find_time (tokens, from, result->statistic.first, &start, &end))
    {
      if (from > 0)
        take_own_time (tokens, result, until, &start, &end);
    }
  else if (!tc_results_find_time (tokens, result->statistic.last, until, &start, &end))
    {
      guint open;

      while (comma < MIN (12, result->statistic.first) && !tc_tokens_is_mark (tokens, comma, ",(["))
        comma++;
      if (!tc_tokens_is_mark (tokens, comma, ",") || !tc_results_find_time (tokens, 0, comma, &start, &end))
        {
          /* "pain at week 12 [at rest 5 % vs 9 %; on walking …]" */
          open = tc_tokens_find_open (tokens, result->statistic.first, MAX_BRACKET);
          if (open == result->statistic.first ||
              !tc_results_find_time (tokens, open > MAX_LEAD ? open - MAX_LEAD : 0,
                                     MIN (open + 4, result->statistic.first), &start, &end) ||
              tokens->text[end] == '-')
            return;
        }
    }
  result->time_start = start;
  result->time_end = end;
}

/**
 * tc_results_name_outcomes:
 * @results: (element-type TcResult): those of one sentence, with their runs
 * @mentions: (element-type TcMention): where the sentence names arms
 * @n_arms: how many arms the trial has; where there are several, numbers of no arm need no time
 * @tokens: the tokens of the sentence
 * @chinese: the language of the sentence
 *
 * Finds what each number is a measure of, and when it was taken. A run with no words of its own goes on with
 * those of the run before.
 */
void
tc_results_name_outcomes (GArray         *results,
                          GArray         *mentions,
                          guint           n_arms,
                          const TcTokens *tokens,
                          gboolean        chinese)
{
  guint from = 0;

  for (guint i = 0; i < results->len; i++)
    {
      TcResult *result = &g_array_index (results, TcResult, i);
      const TcResult *before = i > 0 ? result - 1 : NULL;
      guint run_end = i;
      guint until;
      gboolean same_run = before != NULL && before->run == result->run;
      gboolean named;

      while (run_end + 1 < results->len &&
             g_array_index (results, TcResult, run_end + 1).run == result->run)
        run_end++;
      named = !same_run && !(before != NULL && !chinese && goes_on (tokens, mentions, before, result)) &&
              (chinese ? tc_outcome_name_chinese (tokens, mentions, from, result)
               : name_outcome (tokens, mentions, from, results, i, run_end));
      until = run_end + 1 < results->len
              ? g_array_index (results, TcResult, run_end + 1).statistic.first
                                         : tokens->n;
      /* "5 % of those in A were awake, compared to 9 %": the first has what both are of. */
      if ((!named && before != NULL) ||
          (named && before != NULL && before->outcome_start > before->statistic.end &&
           result->outcome_start < before->outcome_start && result->outcome_end >= before->outcome_end))
        {
          const TcResult *source = result->twin > 0 ? tc_results_get (results,
                                                                      result->twin - 1) : before;

          result->outcome_start = source->outcome_start;
          result->outcome_end = source->outcome_end;
          result->inherited = TRUE;
        }
      if (same_run && !before->before)
        {
          result->time_start = before->time_start;
          result->time_end = before->time_end;
        }
      else if (result->confidence > 0 || (result->confidence >= 0 && n_arms < 2))
        /* "from 20 % at week 4 to 45 % at week 8" */
        name_time (tokens, same_run ? result->statistic.first : from,
                   MIN (until, g_array_index (results, TcResult, run_end).statistic.last + 8), result);
      if (chinese)
        clear_time_in_value (results, result);
      /* "at week 8 5 % in A and 9 % in B" */
      if (!named && before != NULL && result->time_end == result->time_start && result->arm >= 0 && before->arm >= 0 &&
          result->arm != before->arm)
        {
          result->time_start = before->time_start;
          result->time_end = before->time_end;
        }
      from = result->has_p ? MAX (result->statistic.last, result->p.last) : result->statistic.last;
      if (from > until)
        from = result->statistic.last;
    }
  if (!chinese)
    share_backwards (results, tokens);
  /* Not before all are named: what follows goes on with the name of what stands before it. */
  for (guint i = 0; chinese && i < results->len; i++)
    if (tc_result_is_age_chinese (tokens, tc_results_get (results, i)))
      tc_results_get (results, i)->confidence = -1;
}
