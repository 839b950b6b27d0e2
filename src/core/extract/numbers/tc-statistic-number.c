/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-statistic-private.h"

#include <string.h>

/* "0.11 ± 0.25", "median 7.5 (2-12)", "79 %", "50.7 g", and P. */

/* Words that can follow a value without a unit. */
#define BEHIND_VALUE                                                                                                  \
  " in for among with on at vs versus compared and to than or after before during respectively "   \
  "from p while whereas by of following as when "

/* How far behind "mean" or "median" a number can stand. Tokens. */
#define REACH 30

/* How far behind "number of patients". Tokens. */
#define MAX_COUNTED 50

/* A name reaches to the end of the bracket that it stands in: "(median 9.1 v 5.7), response (32 % v 21 %)". */
static gboolean
is_within_reach (const TcTokens *tokens,
                 guint           word,
                 guint           at)
{
  int depth = 0;

  if (word == 0 || at < word || at - word >= REACH)
    return FALSE;
  for (guint i = word; i < at && depth >= 0; i++)
    if (tc_tokens_is_mark (tokens, i, "(["))
      depth++;
    else if (tc_tokens_is_mark (tokens, i, ")]") || (depth == 0 && tc_tokens_is_mark (tokens, i, ";")))
      depth--;
  return depth >= 0;
}

/* "-8.6": a sign that is none of a range. */
static gboolean
has_sign (const TcTokens *tokens,
          guint           at)
{
  const TcToken *sign;

  if (at == 0 || !tc_tokens_is_mark (tokens, at - 1, "-+"))
    return FALSE;
  sign = tc_tokens_get (tokens, at - 1);
  /* "differed – 59 % in A": a dash between words. */
  if (at > 1 && tc_tokens_get (tokens, at)->blank && sign->blank &&
      tc_tokens_get (tokens, at - 2)->kind != TC_TOKEN_MARK &&
      !tc_tokens_is_any (tokens, at - 2, " was were of by is are and to vs versus with from than "))
    return FALSE;
  if (at == 1 || sign->blank)
    return TRUE;
  return tc_tokens_get (tokens, at - 2)->kind == TC_TOKEN_MARK &&
         !tc_tokens_is_mark (tokens, at - 2, "%)]");
}

/**
 * tc_statistic_read_percent:
 * @reader: a sentence
 * @at: (inout): a token; moved behind the percentage
 * @percent: (out): it
 * @decimals: (out): digits behind its point
 *
 * Reads "30 %" or "30 percent".
 */
gboolean
tc_statistic_read_percent (const TcStatisticReader *reader,
                           guint                   *at,
                           double                  *percent,
                           guint                   *decimals)
{
  const TcTokens *tokens = reader->tokens;
  guint i = *at;

  if (!tc_tokens_is_number (tokens, i++))
    return FALSE;
  if (tc_tokens_is_mark (tokens, i, "%") || tc_tokens_is_word (tokens, i, "percent"))
    i++;
  else if (tc_tokens_is_word (tokens, i, "per") && tc_tokens_is_word (tokens, i + 1, "cent"))
    i += 2;
  else
    return FALSE;
  *percent = tc_tokens_get (tokens, *at)->number;
  *decimals = tc_tokens_get (tokens, *at)->decimals;
  *at = i;
  return TRUE;
}

/* The value with "mean" or "median" before it, or ± behind it; else a bare number. */
static void
name_measure (const TcStatisticReader *reader,
              TcStatistic             *statistic,
              guint                    at)
{
  /* "the median stay was 94 hours in A, with readmissions in 18 %": the name is that of values
   * which are no percentages. */
  guint taken = tc_tokens_is_mark (reader->tokens, at + 1, "%") ? reader->named : 0;
  gboolean median = reader->median > taken && is_within_reach (reader->tokens, reader->median, at);
  gboolean mean = reader->mean > taken && is_within_reach (reader->tokens, reader->mean, at);

  if (median && (!mean || reader->median > reader->mean))
    {
      statistic->kind = TC_STATISTIC_MEDIAN;
      statistic->measure = "median";
    }
  else if (mean)
    {
      statistic->kind = TC_STATISTIC_MEAN;
      statistic->measure = "mean";
    }
}

/* "The number of patients needed to treat", "of events prevented": calculated, and not counted. */
static gboolean
is_calculated (const TcTokens *tokens,
               guint           first,
               guint           at)
{
  for (guint i = first; i < at; i++)
    if (tc_tokens_is_any (tokens, i, " needed treat prevented avoided averted saved screened "))
      return TRUE;
  return FALSE;
}

/* "the number of patients … fell, and the stay was 14": a clause of its own behind what was counted. */
static gboolean
is_other_clause (const TcTokens *tokens,
                 guint           first,
                 guint           at)
{
  gboolean verb = FALSE;

  for (guint i = first; i < at; i++)
    if (tc_tokens_is_mark (tokens, i, ";") ||
        (verb && tc_tokens_is_mark (tokens, i, ",") && tc_tokens_is_any (tokens, i + 1, " and whereas while as but ") &&
         tc_tokens_get (tokens, i + 2)->kind == TC_TOKEN_WORD &&
         !tc_tokens_is_any (tokens, i + 2, " in with for among of to on from by at after was were ")))
      return TRUE;
    else if (tc_tokens_is_any (tokens, i, " was were is are fell rose dropped declined increased "
                                          "decreased did had differed ") &&
             !tc_tokens_is_any (tokens, i - 1, " who that which "))
      verb = TRUE;
  return FALSE;
}

/* How far behind the measure that names it a ratio without a name can stand. Tokens. */
#define MAX_RATIO 20

/* Whether only a noun phrase stands between a ratio and a number: "(95 % CI …) for A, and for B (". */
static gboolean
goes_on_with_ratio (const TcStatisticReader *reader,
                    guint                    at)
{
  const TcTokens *tokens = reader->tokens;
  guint first = reader->ratio_end;
  int depth = 0;

  if (reader->ratio == NULL || at < first || at - first > MAX_RATIO)
    return FALSE;
  for (guint i = first; i < at; i++)
    if (tc_tokens_is_mark (tokens, i, "(["))
      depth++;
    else if (tc_tokens_is_mark (tokens, i, ")]") && depth-- == 0)
      {
        first = i + 1;
        depth = 0;
      }
  for (guint i = first; i < at; i++)
    if (tc_tokens_is_mark (tokens, i, ";") ||
        tc_tokens_is_any (tokens, i, " was were is are had has did higher lower greater smaller "
                                     "less more fewer better worse longer shorter than compared "
                                     "versus vs rose fell increased decreased improved differed "))
      return FALSE;
  return TRUE;
}

/* "(19 vs 3", "vs. 3" */
static gboolean
is_of_pair (const TcTokens *tokens,
            guint           at)
{
  if (at > 1 && tc_tokens_is_mark (tokens, at - 1, ".") && tc_tokens_is_any (tokens, at - 2, " vs "))
    return TRUE;
  return at > 0 && tc_tokens_is_mark (tokens, at - 1, "(") && tc_tokens_is_any (tokens, at + 1, " vs versus v ");
}

/**
 * tc_statistic_read_number:
 * @reader: a sentence
 * @at: token at which a number stands; its sign stands before it
 * @statistic: (out): the mean, median, percentage or number
 *
 * Reads a number with its unit and dispersion.
 */
gboolean
tc_statistic_read_number (const TcStatisticReader *reader,
                          guint                    at,
                          TcStatistic             *statistic)
{
  const TcTokens *tokens = reader->tokens;
  guint i = at;
  gboolean is_percent;

  if (!tc_statistic_may_be_value (tokens, at))
    return FALSE;
  *statistic = tc_statistic_begin (reader, TC_STATISTIC_NUMBER, has_sign (tokens, at) ? at - 1
                                   : at);
  is_percent = tc_statistic_read_percent (reader, &i, &statistic->value, &statistic->decimals);
  if (!is_percent)
    {
      statistic->value = tc_tokens_get (tokens, at)->number;
      statistic->decimals = tc_tokens_get (tokens, at)->decimals;
      i = at + 1;
    }
  statistic->value_end = tc_tokens_get (tokens, at)->end;
  if (statistic->first < at && tc_tokens_is_mark (tokens, at - 1, "-"))
    statistic->value = -statistic->value;
  name_measure (reader, statistic, at);
  if (is_percent)
    {
      statistic->unit_start = tc_tokens_get (tokens, at + 1)->start;
      statistic->unit_end = tc_tokens_get (tokens, i - 1)->end;
    }
  else
    tc_statistic_read_unit (reader, statistic, &i);
  tc_statistic_attach (reader, statistic, &i);
  if (statistic->unit_start == statistic->unit_end &&
      !tc_statistic_read_unit (reader, statistic, &i) &&
      tc_tokens_is_mark (tokens, i - 1, "%"))
    {
      statistic->unit_start = tc_tokens_get (tokens, i - 1)->start;
      statistic->unit_end = tc_tokens_get (tokens, i - 1)->end;
    }
  /* "risk ratio 0.74 (95 % CI …) for A, and for B (0.62, 95 % CI …)": the measure is named once. */
  if (statistic->has_ci && !is_percent && statistic->kind == TC_STATISTIC_NUMBER && statistic->decimals > 0 &&
      statistic->value > 0 && statistic->low > 0 && statistic->unit_start == statistic->unit_end && at > 0 &&
      tc_tokens_is_mark (tokens, at - 1, "([") && goes_on_with_ratio (reader, at))
    {
      statistic->kind = TC_STATISTIC_ESTIMATE;
      statistic->measure = reader->ratio;
    }
  if (statistic->dispersion >= 0 && statistic->kind == TC_STATISTIC_NUMBER)
    {
      statistic->kind = TC_STATISTIC_MEAN;
      statistic->measure = "mean";
    }
  if (is_percent && statistic->dispersion < 0 && statistic->dispersion_type == NULL &&
      statistic->kind != TC_STATISTIC_MEDIAN && statistic->first == at)
    {
      statistic->kind = TC_STATISTIC_PERCENT;
      statistic->measure = "percentage";
    }
  /* "the number of patients with fever was 5" */
  if (!is_percent && statistic->kind == TC_STATISTIC_NUMBER && statistic->decimals == 0 &&
      statistic->unit_start == statistic->unit_end && reader->counts > 0 && at - reader->counts < MAX_COUNTED &&
      !is_calculated (tokens, reader->counts, at) && !is_other_clause (tokens, reader->counts, at) &&
      (tc_tokens_is_any (tokens, at - 1, " was were is and vs versus v to with than ") || is_of_pair (tokens, at)))
    {
      statistic->kind = TC_STATISTIC_EVENTS;
      statistic->measure = "events";
    }
  /* "over the 5 exposures": a whole number before a noun counts something. */
  if (!is_percent && statistic->dispersion_type == NULL && !statistic->has_ci &&
      statistic->decimals == 0 &&
      statistic->unit_start == statistic->unit_end &&
      tc_tokens_get (tokens, i)->kind == TC_TOKEN_WORD &&
      !tc_tokens_is_any (tokens, i, BEHIND_VALUE))
    return FALSE;
  tc_statistic_finish (reader, statistic, i);
  return TRUE;
}

/**
 * tc_statistic_read_p:
 * @reader: a sentence
 * @at: token of the word "p"
 * @statistic: (out): the P value
 *
 * Reads "P = .03", "p value <0.001", "P<0.05".
 */
gboolean
tc_statistic_read_p (const TcStatisticReader *reader,
                     guint                    at,
                     TcStatistic             *statistic)
{
  const TcTokens *tokens = reader->tokens;
  guint i = at + 1;

  *statistic = tc_statistic_begin (reader, TC_STATISTIC_P, at);
  while (i < at + 5 && (tc_tokens_is_any (tokens, i,
                                          " value values for trend of was were all both ") ||
                        tc_tokens_is_mark (tokens, i, "-") || tc_tokens_is_word (tokens, i, "值")))
    i++;
  statistic->sign = tc_tokens_is_mark (tokens, i, "<≤") ? '<' : tc_tokens_is_mark (tokens, i, ">≥")
                    ? '>' : '=';
  if (tc_tokens_is_mark (tokens, i, "<>≤≥=:"))
    i++;
  else if (i == at + 1)
    return FALSE;
  if (tc_tokens_is_mark (tokens, i, "="))
    i++;
  if (!tc_tokens_is_number (tokens, i) || tc_tokens_get (tokens, i)->number > 1 ||
      tc_tokens_get (tokens, i)->spelled)
    return FALSE;
  statistic->value = tc_tokens_get (tokens, i)->number;
  statistic->decimals = tc_tokens_get (tokens, i)->decimals;
  tc_statistic_finish (reader, statistic, i + 1);
  return TRUE;
}
