/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-statistic-private.h"

#include <string.h>

/* "0.11 ± 0.25", "median 7.5 (2-12)", "79 %", "50.7 g", and P. */

/* A number behind these is a label, a date or a threshold. */
#define NO_VALUE_AFTER                                                                                                \
  " grade grades phase stage type types class level levels category group groups arm arms visit week weeks month "     \
  "months day days year years cycle table figure version step part cohort dose least number no january february "      \
  "march april may june july august september october november december nct n age aged ages top ci iqr power "         \
  "interval intervals sd se sem iii ii "

/* Words that can follow a value without a unit. */
#define BEHIND_VALUE                                                                                                  \
  " in for among with on at vs versus compared and to than or after before during respectively from p while whereas by " \
  "of following as when "

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

/* "12-month", "5-point", "3 weeks": not a value of an outcome unless something says so. */
static gboolean
is_adjective (const TcTokens *tokens,
              guint           at)
{
  return tc_tokens_is_mark (tokens, at + 1, "-") && !tc_tokens_get (tokens, at + 1)->blank &&
         (tc_tokens_get (tokens, at + 2)->kind == TC_TOKEN_WORD);
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
  if (at > 1 && tc_tokens_get (tokens, at)->blank && sign->blank && tc_tokens_get (tokens, at - 2)->kind != TC_TOKEN_MARK &&
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

#define TIMES " day days week weeks month months year years hour hours minutes min h "

/* How many numbers of a list are looked at to each side. */
#define MAX_TIMES 8

/* "at 3, 6 and 12 months", "from baseline to 4 and 6 months", "4 months: …": when values were taken. */
static gboolean
is_time_of_value (const TcTokens *tokens,
                  guint           at)
{
  guint first = at;
  guint last = at;

  while (first > 1 && at - first < 2 * MAX_TIMES && (tc_tokens_is_any (tokens, first - 1, " and or ") || tc_tokens_is_mark (tokens, first - 1, ",")) &&
         tc_tokens_is_number (tokens, first - 2))
    first -= 2;
  while (last - at < 2 * MAX_TIMES && (tc_tokens_is_any (tokens, last + 1, " and or ") || tc_tokens_is_mark (tokens, last + 1, ",")) &&
         tc_tokens_is_number (tokens, last + 2))
    last += 2;
  if (!tc_tokens_is_any (tokens, last + 1, TIMES))
    return FALSE;
  if (last == at && tc_tokens_is_mark (tokens, at + 2, ":"))
    return TRUE;
  return (first > 0 && first < last && tc_tokens_is_any (tokens, first - 1, " at after ")) ||
         (first > 1 && tc_tokens_is_any (tokens, first - 1, " to ") && tc_tokens_is_any (tokens, first - 2, " baseline "));
}

/* "for 12 weeks", "until the 6 month follow-up", "12 weeks of treatment": a time, and no value. */
static gboolean
is_time (const TcTokens *tokens,
         guint           at)
{
  guint before = at;

  if (is_time_of_value (tokens, at))
    return TRUE;
  if (!tc_tokens_is_any (tokens, at + 1, TIMES))
    return FALSE;
  if (tc_tokens_is_any (tokens, at + 2, " follow of after later before postoperatively and "))
    return TRUE;
  while (before > 0 && tc_tokens_is_any (tokens, before - 1, " the a first last next least up "))
    before--;
  return before > 0 && tc_tokens_is_any (tokens, before - 1,
                                         " at after by during over within until through for every per following each from "
                                         "in throughout on before past previous ");
}

/* "IL 8 (5.6 vs 9.4)", "PASI 75, 70 % vs 54 %": the number belongs to the name, and another one follows that is the value. */
static gboolean
is_part_of_name (const TcTokens *tokens,
                 guint           at)
{
  const TcToken *number = tc_tokens_get (tokens, at);
  const TcToken *name = at > 0 ? tc_tokens_get (tokens, at - 1) : number;
  guint value = at + 2;

  if (name->kind != TC_TOKEN_WORD || number->decimals > 0 || number->number > 100 || !tc_tokens_is_mark (tokens, at + 1, "(,[") ||
      name->end - name->start < 2 || !tc_normal_is_upper (tokens->normal, name->start) ||
      !tc_normal_is_upper (tokens->normal, name->end - 1))
    return FALSE;
  if (tc_tokens_is_mark (tokens, value, "-+"))
    value++;
  return tc_tokens_is_number (tokens, value) && !tc_tokens_is_mark (tokens, value + 1, ")]-;,") &&
         (tc_tokens_is_mark (tokens, value + 1, "%±") || tc_tokens_is_any (tokens, value + 1, " vs versus and compared "));
}

/* "in more than 50 %", "a follow-up of 4.2 years": a threshold, or how long the trial was. */
static gboolean
is_bound_or_follow_up (const TcTokens *tokens,
                       guint           at)
{
  guint i = at;

  if (at < 2)
    return FALSE;
  if (tc_tokens_is_any (tokens, at - 1, " than ") && tc_tokens_is_any (tokens, at - 2, " more less greater fewer "))
    return !(at > 2 && tc_tokens_get (tokens, at - 3)->kind == TC_TOKEN_NUMBER);
  if (!tc_tokens_is_any (tokens, at - 1, " of was is ") || !tc_tokens_is_any (tokens, at + 1, TIMES))
    return FALSE;
  for (i--; i > 0 && tc_tokens_is_any (tokens, i - 1, " time period duration "); i--)
    ;
  return i > 2 && tc_tokens_is_word (tokens, i - 1, "up") && tc_tokens_is_word (tokens, i - 3, "follow");
}

/* "20%/60%/100%", "−31/−18", "was 11/52/271": a list with slashes, and no share of a total. */
static gboolean
is_slash_list (const TcTokens *tokens,
               guint           at)
{
  gboolean plain = TRUE;
  guint first = at;
  guint i;
  guint n = 0;

  /* "5.1/100 person-years" */
  if (tc_tokens_is_number (tokens, at + 2) && tc_tokens_is_any (tokens, at + 3, " person persons patient participant subject woman child "))
    return TRUE;

  while (first > 2 && tc_tokens_is_mark (tokens, first - (tc_tokens_is_mark (tokens, first - 1, "-") ? 2 : 1), "/"))
    {
      guint before = first - (tc_tokens_is_mark (tokens, first - 1, "-") ? 3 : 2);

      before -= tc_tokens_is_mark (tokens, before, "%") ? 1 : 0;
      if (!tc_tokens_is_number (tokens, before) || at - before > 2 * MAX_TIMES)
        return FALSE;
      first = before;
    }
  for (i = first; tc_tokens_is_number (tokens, i) && n < MAX_TIMES; n++)
    {
      plain = plain && tc_tokens_get (tokens, i)->decimals == 0 && !tc_tokens_is_mark (tokens, i + 1, "%");
      i += tc_tokens_is_mark (tokens, i + 1, "%") ? 2 : 1;
      if (!tc_tokens_is_mark (tokens, i, "/"))
        break;
      i++;
      plain = plain && !tc_tokens_is_mark (tokens, i, "-");
      i += tc_tokens_is_mark (tokens, i, "-") ? 1 : 0;
    }
  if (n == 0 || !tc_tokens_is_number (tokens, i - 1 - (tc_tokens_is_mark (tokens, i - 1, "%") ? 1 : 0)) ||
      tc_tokens_is_any (tokens, i, " mmhg mm mg versus vs v and ") || tc_tokens_is_mark (tokens, i, "±") ||
      (first > 0 && (tc_tokens_is_mark (tokens, first - 1, "±") || tc_tokens_is_any (tokens, first - 1, " versus vs v and "))))
    return FALSE;
  return !plain || (n > 1 && first > 0 && tc_tokens_is_any (tokens, first - 1, " was were "));
}

/* "20%/45% for": a percentage, a slash and another one, with words behind that say of whom both are. @at: the first. */
static gboolean
is_pair_of_one (const TcTokens *tokens,
                guint           at)
{
  return tc_tokens_is_number (tokens, at) && tc_tokens_is_mark (tokens, at + 1, "%") && tc_tokens_is_mark (tokens, at + 2, "/") &&
         tc_tokens_is_number (tokens, at + 3) && tc_tokens_is_mark (tokens, at + 4, "%") &&
         tc_tokens_is_any (tokens, at + 5, " for with in among on ");
}

/* "20%/45% for A and 31%/60% for B": two outcomes or times of each arm, and not two arms. */
static gboolean
is_of_pairs (const TcTokens *tokens,
             guint           at)
{
  guint n = 0;

  if (!is_pair_of_one (tokens, at) && !(at > 2 && is_pair_of_one (tokens, at - 3)))
    return FALSE;
  for (guint i = 0; i < tokens->n; i++)
    n += is_pair_of_one (tokens, i) ? 1 : 0;
  return n > 1;
}

static gboolean
may_be_value (const TcTokens *tokens,
              guint           at)
{
  const TcToken *token = tc_tokens_get (tokens, at);
  guint before = at > 0 && tc_tokens_is_mark (tokens, at - 1, "=:") ? at - 1 : at;

  if (token->spelled || is_adjective (tokens, at) || is_time (tokens, at) || is_part_of_name (tokens, at) ||
      is_bound_or_follow_up (tokens, at) || is_of_pairs (tokens, at) || tc_statistic_is_counted (tokens, at + 1) ||
      tc_tokens_is_any (tokens, at + 1,
                        PEOPLE " groups arms centres centers sites studies trials times consecutive th st nd rd fold ") || tc_tokens_is_mark (tokens, at + 1, "^") ||
      (tc_tokens_is_mark (tokens, at + 1, "/") && !is_slash_list (tokens, at)) ||
      (tc_tokens_is_mark (tokens, at + 1, "×x*") && tc_tokens_is_number (tokens, at + 2)))
    return FALSE;
  if (before > 0 && tc_tokens_is_any (tokens, before - 1, NO_VALUE_AFTER))
    return FALSE;
  if (at > 0 && (tc_tokens_is_mark (tokens, at - 1, "<>≤≥^_×") ||
                 (tc_tokens_is_mark (tokens, at - 1, "/") && !is_slash_list (tokens, at))))
    return FALSE;
  return !(token->decimals == 0 && token->number >= 1900 && token->number <= 2050 &&
           token->end - token->start == 4);
}

/* "rose with 800 IU/day": what was given, and no value. */
static gboolean
is_dose (const TcTokens *tokens,
         guint           at)
{
  return at > 0 && tc_tokens_is_any (tokens, at - 1, " with receiving plus ") &&
         tc_tokens_is_any (tokens, at + 1, " iu mg g μg mcg ug u units ") && tc_tokens_is_mark (tokens, at + 2, "/") &&
         (tc_tokens_is_any (tokens, at + 3, " day d kg week wk month ") || tc_tokens_is_number (tokens, at + 3));
}

/* The value with "mean" or "median" before it, or ± behind it; else a bare number. */
static void
name_measure (const TcStatisticReader *reader,
              TcStatistic             *statistic,
              guint                    at)
{
  gboolean median = is_within_reach (reader->tokens, reader->median, at);
  gboolean mean = is_within_reach (reader->tokens, reader->mean, at);

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
    else if (tc_tokens_is_any (tokens, i, " was were is are fell rose dropped declined increased decreased did had differed ") &&
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
        tc_tokens_is_any (tokens, i, " was were is are had has did higher lower greater smaller less more fewer better worse longer "
                          "shorter than compared versus vs rose fell increased decreased improved differed "))
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

  if (!may_be_value (tokens, at) || is_dose (tokens, at))
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
