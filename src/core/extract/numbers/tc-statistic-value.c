/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-statistic-private.h"

/* Which numbers are values of an outcome, and which are times, labels, thresholds or doses. */

/* A number behind these is a label, a date or a threshold. */
#define NO_VALUE_AFTER                                                                                                \
  " grade grades phase stage type types class level levels category group groups arm arms visit week weeks month "     \
  "months day days year years cycle table figure version step part cohort dose least number no january february "      \
  "march april may june july august september october november december nct n age aged ages top ci iqr power "         \
  "interval intervals sd se sem iii ii range ranges "

#define TIMES " day days week weeks month months year years hour hours minutes min h "

/* How many numbers of a list are looked at to each side. */
#define MAX_TIMES 8

/* "12-month", "5-point", "3 weeks": not a value of an outcome unless something says so. */
static gboolean
is_adjective (const TcTokens *tokens,
              guint           at)
{
  return tc_tokens_is_mark (tokens, at + 1, "-") && !tc_tokens_get (tokens, at + 1)->blank &&
         (tc_tokens_get (tokens, at + 2)->kind == TC_TOKEN_WORD);
}

/* "at 3, 6 and 12 months", "from baseline to 4 and 6 months", "4 months: …": when values were taken. */
static gboolean
is_time_of_value (const TcTokens *tokens,
                  guint           at)
{
  guint first = at;
  guint last = at;

  while (first > 1 && at - first < 2 * MAX_TIMES &&
         (tc_tokens_is_any (tokens, first - 1, " and or ") ||
          tc_tokens_is_mark (tokens, first - 1, ",")) &&
         tc_tokens_is_number (tokens, first - 2))
    first -= 2;
  while (last - at < 2 * MAX_TIMES &&
         (tc_tokens_is_any (tokens, last + 1, " and or ") ||
          tc_tokens_is_mark (tokens, last + 1, ",")) &&
         tc_tokens_is_number (tokens, last + 2))
    last += 2;
  if (!tc_tokens_is_any (tokens, last + 1, TIMES))
    return FALSE;
  if (last == at && tc_tokens_is_mark (tokens, at + 2, ":"))
    return TRUE;
  return (first > 0 && first < last && tc_tokens_is_any (tokens, first - 1, " at after ")) ||
         (first > 1 && tc_tokens_is_any (tokens, first - 1, " to ") &&
          tc_tokens_is_any (tokens, first - 2, " baseline "));
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
                                         " at after by during over within until through for every "
                                         "per following each from in throughout on before past "
                                         "previous ");
}

/* "IL 8 (5.6 vs 9.4)", "PASI 75, 70 % vs 54 %": the number belongs to the name, and another one
 * follows that is the value. */
static gboolean
is_part_of_name (const TcTokens *tokens,
                 guint           at)
{
  const TcToken *number = tc_tokens_get (tokens, at);
  const TcToken *name = at > 0 ? tc_tokens_get (tokens, at - 1) : number;
  guint value = at + 2;

  if (name->kind != TC_TOKEN_WORD || number->decimals > 0 || number->number > 100 ||
      !tc_tokens_is_mark (tokens, at + 1, "(,[") || name->end - name->start < 2 ||
      !tc_normal_is_upper (tokens->normal, name->start) ||
      !tc_normal_is_upper (tokens->normal, name->end - 1))
    return FALSE;
  if (tc_tokens_is_mark (tokens, value, "-+"))
    value++;
  return tc_tokens_is_number (tokens, value) && !tc_tokens_is_mark (tokens, value + 1, ")]-;,") &&
         (tc_tokens_is_mark (tokens, value + 1, "%±") ||
          tc_tokens_is_any (tokens, value + 1, " vs versus and compared "));
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

/* "kept between 30 and 45", "in the groups 1 and 2": a range or labels. */
static gboolean
is_range_or_label (const TcTokens *tokens,
                   guint           at)
{
  if (at > 0 && tc_tokens_is_any (tokens, at - 1, " between ") &&
      tc_tokens_is_any (tokens, at + 1, " and ") &&
      tc_tokens_is_number (tokens, at + 2))
    return TRUE;
  return at > 2 && tc_tokens_is_any (tokens, at - 1, " and or ") &&
         tc_tokens_is_number (tokens, at - 2) &&
         tc_tokens_get (tokens, at)->number == tc_tokens_get (tokens, at - 2)->number + 1 &&
         !tc_tokens_is_mark (tokens, at + 1, "%(") && !tc_tokens_is_any (tokens, at + 1, " in ") &&
         tc_tokens_is_any (tokens, at - 3, " between group groups arm arms ");
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
  if (tc_tokens_is_number (tokens, at + 2) && tc_tokens_is_any (tokens, at + 3,
      " person persons patient participant subject woman child "))
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
  if (n == 0 ||
      !tc_tokens_is_number (tokens, i - 1 - (tc_tokens_is_mark (tokens, i - 1, "%") ? 1 : 0)) ||
      tc_tokens_is_any (tokens, i, " mmhg mm mg versus vs v and ") ||
      tc_tokens_is_mark (tokens, i, "±") ||
      (first > 0 && (tc_tokens_is_mark (tokens, first - 1, "±") ||
                     tc_tokens_is_any (tokens, first - 1, " versus vs v and "))))
    return FALSE;
  return !plain || (n > 1 && first > 0 && tc_tokens_is_any (tokens, first - 1, " was were "));
}

/* "20%/45% for": a percentage, a slash and another one, with words behind that say of whom both are. @at: the first. */
static gboolean
is_pair_of_one (const TcTokens *tokens,
                guint           at)
{
  return tc_tokens_is_number (tokens, at) && tc_tokens_is_mark (tokens, at + 1, "%") &&
         tc_tokens_is_mark (tokens, at + 2, "/") && tc_tokens_is_number (tokens, at + 3) &&
         tc_tokens_is_mark (tokens, at + 4, "%") &&
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

/* "rose with 800 IU/day", "600 mg/m2 of it": what was given, and no value. */
static gboolean
is_dose (const TcTokens *tokens,
         guint           at)
{
  if (tc_tokens_is_any (tokens, at + 1, " mg g ") && tc_tokens_is_mark (tokens, at + 2, "/") &&
      tc_tokens_is_any (tokens, at + 3, " m m2 ") && !tc_tokens_is_mark (tokens, at + 4, "±[") &&
      !(tc_tokens_is_mark (tokens, at + 4, "(") && tc_tokens_get (tokens, at + 4)->blank))
    return TRUE;
  return at > 0 && tc_tokens_is_any (tokens, at - 1, " with receiving plus ") &&
         tc_tokens_is_any (tokens, at + 1, " iu mg g μg mcg ug u units ") && tc_tokens_is_mark (tokens, at + 2, "/") &&
         (tc_tokens_is_any (tokens, at + 3, " day d kg week wk month ") || tc_tokens_is_number (tokens, at + 3));
}

/* "ES = 0.5", "F = 3.12": what a test gave, or how large an effect is. "group D: 12 %" is called by
 * its letter. @mark: the token of "=" or ":". */
static gboolean
is_of_test (const TcTokens *tokens,
            guint           mark)
{
  if (mark == 0)
    return FALSE;
  if (tc_tokens_is_word (tokens, mark - 1, "es"))
    return TRUE;
  return tc_tokens_is_mark (tokens, mark, "=") && tc_tokens_is_any (tokens, mark - 1, " d f t z r ") &&
         !(mark > 1 && tc_tokens_is_any (tokens, mark - 2, " group groups arm arms "));
}

/**
 * tc_statistic_may_be_value:
 * @tokens: the tokens of a sentence
 * @at: a token at which a number stands
 *
 * Whether a number can be a value of an outcome: it is no time, no label or threshold, no part of a
 * name, and nothing that was given.
 */
gboolean
tc_statistic_may_be_value (const TcTokens *tokens,
                           guint           at)
{
  const TcToken *token = tc_tokens_get (tokens, at);
  guint before = at > 0 && tc_tokens_is_mark (tokens, at - 1, "=:") ? at - 1 : at;

  if (token->spelled || is_adjective (tokens, at) || is_time (tokens, at) ||
      is_part_of_name (tokens, at) || is_range_or_label (tokens, at) ||
      is_bound_or_follow_up (tokens, at) || is_of_pairs (tokens, at) || tc_statistic_is_counted (tokens, at + 1) ||
      tc_tokens_is_any (tokens, at + 1,
                        PEOPLE
                            " groups arms centres centers sites studies trials times consecutive "
                            "th st nd rd fold ") || tc_tokens_is_mark (tokens, at + 1, "^") ||
      (tc_tokens_is_mark (tokens, at + 1, "/") && !is_slash_list (tokens, at)) ||
      (tc_tokens_is_mark (tokens, at + 1, "×x*") && tc_tokens_is_number (tokens, at + 2)))
    return FALSE;
  /* "lower than in the tea group: 36.0 vs 35.4" */
  if (before > 0 && tc_tokens_is_any (tokens, before - 1, NO_VALUE_AFTER) &&
      !(token->decimals > 0 && tc_tokens_is_mark (tokens, at - 1, ":") &&
        tc_tokens_is_any (tokens, before - 1, " group groups arm arms ")))
    return FALSE;
  if (at > 0 && (tc_tokens_is_mark (tokens, at - 1, "<>≤≥^_×") ||
                 (tc_tokens_is_mark (tokens, at - 1, "/") && !is_slash_list (tokens, at))))
    return FALSE;
  if (before < at && is_of_test (tokens, before))
    return FALSE;
  return !(token->decimals == 0 && token->number >= 1900 && token->number <= 2050 &&
           token->end - token->start == 4) &&
         !is_dose (tokens, at);
}
