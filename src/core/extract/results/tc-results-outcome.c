/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-results-private.h"

#include <string.h>

/* What was measured: the subject of "X was 5.1 in A", the name before the bracket of "X (5 % vs 9 %)", the
 * object of "A had an X of 5.1". */

/* How far the numbers of a pair stand from each other, with the names of their arms between them. Tokens. */
#define MAX_PAIR 14

/* Longer passages may be too long for a name. Bytes. */
#define MAX_LENGTH 100

/* How long a bracket is that lists results, and how far before it their time can stand. Tokens. */
#define MAX_BRACKET 50
#define MAX_LEAD 6

/* Verbs that are themselves what happened: "continued antidepressants". */
#define STOPS " and but while whereas although with which that who "

/* The first verb of a passage, not within brackets. */
static guint
find_verb (const TcTokens *tokens,
           guint           first,
           guint           last)
{
  guint depth = 0;

  for (guint i = first; i < last; i++)
    {
      if (tc_tokens_is_mark (tokens, i, "(["))
        depth++;
      else if (depth > 0 && tc_tokens_is_mark (tokens, i, ")]"))
        depth--;
      if (depth == 0 && tc_tokens_is_any (tokens, i, VERBS))
        return i;
    }
  return last;
}

/* Behind "At 12 months," and "In the cell arm,". */
static guint
skip_adverbial (const TcTokens *tokens,
                guint           first,
                guint           last)
{
  if (!tc_tokens_is_any (tokens, first,
                         " at in after during by from for with among compared over of when following within on however "
                         "moreover finally additionally similarly furthermore overall consequently also therefore "
                         "respectively interestingly notably importantly results findings "))
    return first;
  for (guint i = first + 1; i < last; i++)
    if (tc_tokens_is_mark (tokens, i, ",:"))
      return skip_adverbial (tokens, i + 1, last);
  return first;
}

/* "a higher proportion of patients in the A group had …": what is counted stands behind the verb. */
static gboolean
only_counts (const TcTokens *tokens,
             GArray         *mentions,
             guint           first,
             guint           last)
{
  gboolean counts = FALSE;

  for (guint i = first; i < last; i++)
    {
      const TcToken *token = tc_tokens_get (tokens, i);

      counts = counts || tc_tokens_is_any (tokens, i,
                                           " proportion proportions number numbers percentage percent fraction "
                                           "patients participants subjects women men children people more fewer ");
      if (token->kind == TC_TOKEN_WORD && !tc_outcome_is_mentioned (mentions, i) &&
          !tc_tokens_is_any (tokens, i,
                             LEADS EMPTY " proportion proportions numbers percentage percent fraction people larger "
                             "smaller high low treated treatment "))
        return FALSE;
    }
  return counts;
}

/* "An intention-to-treat analysis showed a response rate of …": what was found stands behind the verb. */
static gboolean
is_only_analysed (const TcTokens *tokens,
                  guint           verb)
{
  return verb > 0 && tc_tokens_is_any (tokens, verb, " showed revealed demonstrated found yielded ") &&
         tc_tokens_is_any (tokens, verb - 1, " analysis analyses evaluation assessment results ");
}

/* The subject of a passage, or what its subject "had" or "showed". */
static gboolean
read_clause (const TcTokens *tokens,
             GArray         *mentions,
             guint           first,
             guint           last,
             TcResult       *result)
{
  guint start = skip_adverbial (tokens, first, last);
  guint verb = find_verb (tokens, start, last);

  /* "at one week after the programme, …": when it was, and not what. */
  if (verb == last && start > first)
    return tc_outcome_accept (tokens, mentions, start, last, result) ||
           (!(tc_tokens_is_any (tokens, first, " at after within by during ") && tc_tokens_is_number (tokens, first + 1)) &&
            tc_outcome_accept (tokens, mentions, first, last, result));
  if (verb < last && is_only_analysed (tokens, verb) && tc_outcome_has_content (tokens, mentions, verb + 1, last) &&
      tc_outcome_accept (tokens, mentions, verb + 1, last, result))
    return TRUE;
  if (verb < last && only_counts (tokens, mentions, start, verb) &&
      tc_outcome_has_content (tokens, mentions, verb + 1, last) &&
      tc_outcome_accept (tokens, mentions, verb + 1, last, result))
    return TRUE;
  /* "the nurses in A had better knowledge of X": an arm is said to have it. */
  if (verb < last && verb > start && tc_outcome_is_mentioned (mentions, verb - 1) &&
      tc_tokens_is_any (tokens, verb, " had showed reported experienced achieved demonstrated exhibited developed reached ") &&
      tc_outcome_has_content (tokens, mentions, verb + 1, last) &&
      tc_outcome_accept (tokens, mentions, verb + 1, last, result))
    return TRUE;
  if (tc_outcome_has_content (tokens, mentions, start, verb) &&
      tc_outcome_accept (tokens, mentions, start, verb, result))
    return TRUE;
  if (verb < last && tc_outcome_has_content (tokens, mentions, verb + 1, last) &&
      tc_outcome_accept (tokens, mentions, verb + 1, last, result))
    return TRUE;
  return start > first && tc_outcome_accept (tokens, mentions, first, start, result);
}

/* "those in A were less likely than B to need surgery (5 % vs 9 %)": what they did. */
static guint
skip_likely (const TcTokens *tokens,
             guint           first,
             guint           last)
{
  guint i = first;

  while (i < last && !(tc_tokens_is_any (tokens, i, " likely ") && tc_tokens_is_any (tokens, i - 1, " more less equally as ")))
    i++;
  while (i < last && !tc_tokens_is_any (tokens, i, " to "))
    i++;
  return i + 1 < last ? i + 1 : first;
}

/* "…, TLR (2.6 % vs 2.6 %)": the words before the bracket, back to what parts them. */
static gboolean
read_before_bracket (const TcTokens *tokens,
                     GArray         *mentions,
                     guint           first,
                     guint           open,
                     TcResult       *result)
{
  guint start = open;
  guint depth = 0;

  while (start > first)
    {
      if (tc_tokens_is_mark (tokens, start - 1, ")]"))
        depth++;
      else if (depth > 0 && tc_tokens_is_mark (tokens, start - 1, "(["))
        depth--;
      else if (depth == 0 && (tc_tokens_is_mark (tokens, start - 1, ",;:.(") ||
                              tc_tokens_is_any (tokens, start - 1, STOPS)))
        break;
      start--;
    }
  start = skip_likely (tokens, start, open);
  if (find_verb (tokens, start, open) < open)
    return FALSE;
  return tc_outcome_accept (tokens, mentions, start, open, result);
}

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
               guint           first,
               guint           last)
{
  gboolean joint = FALSE;

  if (last > first && tc_tokens_is_any (tokens, last - 1, " versus vs v "))
    return TRUE;
  /* "21.4 stoups in A and …": a unit that no lexicon has. */
  if (tc_tokens_get (tokens, first)->kind == TC_TOKEN_WORD && tc_tokens_is_any (tokens, first + 1, " in for with among "))
    first++;
  if (!tc_tokens_is_any (tokens, first,
                         " in with for among after on of and compared versus vs than while whereas patients participants "
                         "subjects women men children cases eyes "))
    return FALSE;
  /* "… and appetite (": another outcome. */
  if (tc_tokens_is_any (tokens, first, " and ") &&
      !tc_tokens_is_any (tokens, first + 1, " in with for among after on of by under the "))
    return FALSE;
  for (guint i = first; i < last; i++)
    {
      if (tc_tokens_is_mark (tokens, i, ";:") || tc_tokens_is_any (tokens, i, VERBS))
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

/* "Probability of relapse at the last visit (by the method of …) was": all of it is too long for a name. */
static gboolean
read_before_inner_bracket (const TcTokens *tokens,
                           GArray         *mentions,
                           guint           first,
                           guint           last,
                           TcResult       *result)
{
  guint end = first;

  while (end < last && !tc_tokens_is_mark (tokens, end, "(["))
    end++;
  return last > first && end < last &&
         (last - first > MAX_TOKENS || tc_tokens_get (tokens, last - 1)->end - tc_tokens_get (tokens, first)->start > MAX_LENGTH) && find_verb (tokens, first, end) == end &&
         tc_outcome_has_content (tokens, mentions, first, end) && tc_outcome_accept (tokens, mentions, first, end, result);
}

/* "(trace error of the left limb (%): A 5.1, B 4.2)": the words of the bracket before the colon. */
static gboolean
read_before_colon (const TcTokens *tokens,
                   GArray         *mentions,
                   guint           from,
                   guint           colon,
                   TcResult       *result)
{
  guint open = tc_tokens_find_open (tokens, colon, MAX_BRACKET);

  for (guint i = colon; i > from && open == colon; i--)
    if (tc_tokens_is_mark (tokens, i - 1, ";"))
      open = i - 1;
  return open < colon && open + 1 > from && tc_outcome_has_content (tokens, mentions, open + 1, colon) &&
         tc_outcome_accept (tokens, mentions, open + 1, colon, result);
}

static gboolean
name_outcome (const TcTokens *tokens,
              GArray         *mentions,
              guint           from,
              guint           behind,
              TcResult       *result)
{
  guint first = result->statistic.first;
  guint open = find_bracket (tokens, first);
  guint start = from;

  /* A semicolon begins a new clause, and so does a sentence that begins with a small letter. */
  for (guint i = from; i < open; i++)
    if (tc_tokens_is_mark (tokens, i, ";") || (i > from && tc_tokens_is_mark (tokens, i, ".") && tc_tokens_is_mark (tokens, i - 1, ")")) || (tc_tokens_is_mark (tokens, i, ":") && i + 1 < open))
      start = i + 1;
  if (from == 0 && tc_tokens_is_mark (tokens, 1, ":") && open > 2)
    start = MAX (start, 2);
  /* "The rate of relapse was as follows: A 5 %, B 9 %": the name stands before the colon. */
  if (start > from && tc_tokens_is_mark (tokens, start - 1, ":") && !tc_outcome_has_content (tokens, mentions, start, open) &&
      read_before_colon (tokens, mentions, from, start - 1, result))
    return TRUE;
  if (start > from && tc_tokens_is_mark (tokens, start - 1, ":") && !tc_outcome_has_content (tokens, mentions, start, open) &&
      read_clause (tokens, mentions, from, start - 1, result))
    return TRUE;
  while (start < open && (tc_tokens_get (tokens, start)->kind == TC_TOKEN_MARK))
    start++;
  if (tc_outcome_read_inside (tokens, mentions, result))
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
                                                skip_adverbial (tokens, start, open), open) &&
      tc_outcome_read_behind (tokens, mentions, behind, result))
    return TRUE;
  if (!tc_outcome_has_content (tokens, mentions, start, open) ||
      (from > 0 && only_compares (tokens, start, open)))
    return FALSE;
  if (open < first && read_before_bracket (tokens, mentions, start, open, result))
    return TRUE;
  if (read_clause (tokens, mentions, start, open, result))
    return TRUE;
  for (guint i = open, depth = 0; i > start; i--)
    if (tc_tokens_is_mark (tokens, i - 1, ")]"))
      depth++;
    else if (depth > 0 && tc_tokens_is_mark (tokens, i - 1, "(["))
      depth--;
    else if (depth == 0 && tc_tokens_is_mark (tokens, i - 1, ","))
      {
        if (read_clause (tokens, mentions, i, open, result))
          return TRUE;
        break;
      }
  return read_before_inner_bracket (tokens, mentions, start, open, result);
}

/* "Dropout was 5 % in A, mainly because of X, and 9 % in B": another arm, with no words of its own since the last comma. */
static gboolean
goes_on (const TcTokens *tokens,
         GArray         *mentions,
         const TcResult *before,
         const TcResult *result)
{
  guint comma = result->statistic.first;

  if (before->arm < 0 || result->arm < 0 || before->arm == result->arm || before->statistic.kind != result->statistic.kind)
    return FALSE;
  while (comma > before->statistic.last && !tc_tokens_is_mark (tokens, comma - 1, ",;:.()"))
    comma--;
  return comma > before->statistic.last && tc_tokens_is_mark (tokens, comma - 1, ",") &&
         tc_tokens_is_any (tokens, comma, " and while whereas versus vs ") && comma + 1 == result->statistic.first;
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

      if ((before->outcome_end > before->outcome_start && !before->inherited) || after->inherited || after->outcome_start < after->statistic.end ||
          before->statistic.kind != after->statistic.kind || before->arm < 0 || after->arm < 0 || before->arm == after->arm ||
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

/* "分别为4.5个月和4.0个月": a value is not the time at which another one was taken. */
static void
clear_time_in_value (GArray   *results,
                     TcResult *result)
{
  for (guint i = 0; i < results->len; i++)
    {
      const TcStatistic *statistic = &g_array_index (results, TcResult, i).statistic;

      if (statistic->measure != NULL && result->time_start < statistic->end && result->time_end > statistic->start)
        result->time_start = result->time_end = 0;
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

  if (!tc_results_find_time (tokens, from, result->statistic.first, &start, &end) &&
      !tc_results_find_time (tokens, result->statistic.last, until, &start, &end))
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
               : name_outcome (tokens, mentions, from, g_array_index (results, TcResult, run_end).statistic.last, result));
      until = run_end + 1 < results->len
              ? g_array_index (results, TcResult, run_end + 1).statistic.first
                                         : tokens->n;
      /* "5 % of those in A were awake, compared to 9 %": the first has what both are of. */
      if ((!named && before != NULL) ||
          (named && before != NULL && before->outcome_start > before->statistic.end &&
           result->outcome_start < before->outcome_start && result->outcome_end >= before->outcome_end))
        {
          result->outcome_start = before->outcome_start;
          result->outcome_end = before->outcome_end;
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
}
