/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include <string.h>

#include "tc-arms-names.h"
#include "tc-arms-private.h"
#include "tc-arms-sized.h"
#include "tc-bytes.h"

/* Names of arms without a sentence that deals people out between two names: "received A, B or C",
 * "with or without A", "the A and B groups". */

#define MAX_NAME 14
#define MAX_SCAN 80
#define GIVEN " received receive given administered took consumed ingested applied exposed "
#define PAST "enrolment enrollment randomisation randomization entry inclusion admission"
#define NO_GROUPS                                                                                                     \
  " age sex gender risk race ethnic baseline within between other same different both patient "    \
  "patients subgroup study weight male males female females men women boys girls young older "     \
  "elderly younger severe mild moderate positive negative responder responders nonresponder "      \
  "smokers nonsmokers survivor survivors survival nonsurvivor death deaths dead alive rural urban " \
  "plasma serum "

/* "Assigned", but neither "randomly selected" nor "samples were divided". */
static gboolean
is_dealt (const TcTokens *tokens,
          guint           at)
{
  if (!tc_tokens_is_any (tokens, at, TC_ARM_DEALT) ||
      (tc_tokens_is_any (tokens, at, " randomly ") &&
       tc_tokens_is_any (tokens, at + 1, " selected chosen sampled drawn recruited picked taken ")))
    return FALSE;
  for (guint i = at > 4 ? at - 4 : 0; i < at; i++)
    if (tc_tokens_is_any (tokens, i, " samples specimens sample sections data questionnaires items "))
      return FALSE;
  return TRUE;
}

/* Whether no two names are the same. */
gboolean
tc_arm_names_are_distinct (const TcTokens *tokens,
                           const GArray   *names)
{
  for (guint i = 0; i < names->len; i++)
    for (guint k = 0; k < i; k++)
      if (tc_sized_is_same (tokens, &g_array_index (names, TcSizedName, i), &g_array_index (names, TcSizedName, k)))
        return FALSE;
  return TRUE;
}

/* "Fentanyl (2 μg/kg)", "50 mg of tea". */
static gboolean
has_amount (const TcTokens *tokens,
            guint           first,
            guint           last)
{
  for (guint i = first; i < last; i++)
    if (tc_tokens_is_number (tokens, i) && !tc_tokens_get (tokens, i)->spelled &&
        (tc_tokens_is_mark (tokens, i + 1, "%") ||
         tc_tokens_is_any (tokens, i + 1, " mg g μg ug mcg ml iu u units mg/kg μg/kg mmol ")))
      return TRUE;
  return FALSE;
}

/* "More", "until": the word "or" joins no names. */
#define NO_NAMES " more less longer until greater fewer both not if when as without in for at "

/* "Once-weekly tea", but not "once-weekly". */
static gboolean
begins_with_times (const TcTokens *tokens,
                   guint           first,
                   guint           last)
{
  return last > first + 3 && tc_tokens_is_any (tokens, first, " once twice ") &&
         tc_tokens_is_mark (tokens, first + 1, "-") &&
         tc_tokens_get (tokens, first + 3)->kind == TC_TOKEN_WORD &&
         !tc_tokens_is_any (tokens, first + 3, TC_ARM_NAME_STOPS);
}

/* One of the alternatives: its name goes up to how it is given. Returns whether it can be one. */
static gboolean
add_alternative (const TcTokens *tokens,
                 guint           first,
                 guint           last,
                 gboolean        whole,
                 guint          *n_amounts,
                 GArray         *names)
{
  TcSizedName name = { .first = first };
  guint end = begins_with_times (tokens, first, last) ? first + 3 : first;

  while (end < last && (whole || !tc_tokens_is_mark (tokens, end, "([")) &&
         !tc_tokens_is_any (tokens, end, TC_ARM_NAME_STOPS))
    end++;
  name.last = end;
  if (tc_tokens_is_any (tokens, first, NO_NAMES) || !tc_arm_label_trim (tokens, &name.first, &name.last) ||
      name.last - name.first > MAX_NAME || tc_tokens_is_any (tokens, name.first, NO_NAMES))
    return FALSE;
  *n_amounts += has_amount (tokens, first, last);
  g_array_append_val (names, name);
  return TRUE;
}

/* ", 5 mg,", ", twice a day,": how the last one is given. */
static gboolean
is_manner (const TcTokens *tokens,
           guint           first,
           guint           last)
{
  return (tc_tokens_is_any (tokens, first, TC_ARM_NAME_STOPS) &&
          !begins_with_times (tokens, first, last)) ||
         (tc_tokens_is_number (tokens, first) &&
          (first + 2 >= last || tc_tokens_is_any (tokens, first + 2, TC_ARM_NAME_STOPS)));
}

/* Whether the name that begins @first goes up to @at: "daily", but not that of "once-daily tea". */
static gboolean
stops_name (const TcTokens *tokens,
            guint           first,
            guint           at)
{
  return at > first && !tc_tokens_is_mark (tokens, at - 1, "-") &&
         tc_tokens_is_any (tokens, at, TC_ARM_NAME_STOPS);
}

/* "A 5 mg twice a day, B (2 mg), or C 4 times a day": the parts between commas and "or". Returns the token behind. */
static guint
split_alternatives (const TcTokens *tokens,
                    guint           first,
                    gboolean        whole,
                    guint          *n_amounts,
                    GArray         *names)
{
  guint start = first;
  guint depth = 0;
  gboolean last = FALSE;

  for (guint i = first; i <= MIN (tokens->n, first + MAX_SCAN); i++)
    {
      gboolean ends = i == tokens->n || (depth == 0 && tc_tokens_is_mark (tokens, i, ".;:")) ||
                      (last && depth == 0 &&
                       (tc_tokens_is_mark (tokens, i, ",") || stops_name (tokens, start, i)));
      gboolean or = depth == 0 && tc_tokens_is_any (tokens, i, " or ");

      if (tc_tokens_is_mark (tokens, i, "(["))
        depth++;
      else if (depth > 0 && tc_tokens_is_mark (tokens, i, ")]"))
        depth--;
      if (!ends && !or && !(depth == 0 && tc_tokens_is_mark (tokens, i, ",")))
        continue;
      if (i > start && !(names->len > 0 && is_manner (tokens, start, i)) &&
          !add_alternative (tokens, start, i, whole, n_amounts, names))
        return 0;
      if (ends)
        return last ? i : 0;
      if (last && or)
        return 0;
      last = last || or;
      start = i + 1;
    }
  return 0;
}

/* Whether what people "received" is what the trial gave them. */
static gboolean
is_given_now (const TcTokens *tokens,
              guint           verb)
{
  if (tc_tokens_is_any (tokens, verb, " given administered exposed ") &&
      !tc_tokens_is_any (tokens, verb - 1, " were was either randomly "))
    return FALSE;
  for (guint i = verb > 4 ? verb - 4 : 0; i < verb; i++)
    if (tc_tokens_is_any (tokens, i, " had have has previously who not never all if would should prior "))
      return FALSE;
  return TRUE;
}

/* "Women receiving either A or B", "4 weeks of treatment with either A or B". */
static gboolean
is_one_of_two (const TcTokens *tokens,
               guint           at)
{
  return tc_tokens_is_any (tokens, at + 1, " either ") &&
         (tc_tokens_is_any (tokens, at, " receiving ") ||
          (tc_tokens_is_any (tokens, at, " with ") &&
           (tc_tokens_is_any (tokens, at - 1, " treatment treated therapy ") ||
            (at > 1 && tc_tokens_is_any (tokens, at - 2, " treatment ")))));
}

/* "… as rescue", "blood or plasma when needed", "A or B before enrolment": what nobody compares. */
static gboolean
is_aside (const TcTokens *tokens,
          guint           verb)
{
  for (guint i = verb + 1; i < tokens->n && !tc_tokens_is_mark (tokens, i, ".;"); i++)
    if (tc_tokens_is_any (tokens, i, " rescue salvage needed necessary required requested "
                                     "concomitant breakfast lunch dinner ") ||
        (tc_tokens_is_any (tokens, i, " before prior ") &&
         (tc_tokens_is_any (tokens, i + 1, " " PAST " ") || tc_tokens_is_any (tokens, i + 2, " " PAST " "))))
      return TRUE;
  return FALSE;
}

/* A word of trials that give one of several things. */
static gboolean
compares (const TcTokens *tokens)
{
  for (guint i = 0; i < tokens->n; i++)
    if (tc_tokens_is_any (tokens, i, " either placebo vehicle sham random randomly randomized "
                                     "randomised crossover cross blind blinded masked respectively "
                                     "control "))
      return TRUE;
  return FALSE;
}

/**
 * tc_arm_names_given:
 * @tokens: the tokens of an English sentence of a trial's methods
 * @names: (element-type TcSizedName): gets the names
 *
 * Reads "received A 5 mg twice a day, B 2 mg, or placebo".
 *
 * Returns: whether there are two or more
 */
gboolean
tc_arm_names_given (const TcTokens *tokens,
                    GArray         *names)
{
  for (guint i = 1; i + 3 < tokens->n; i++)
    {
      guint first = i + 1;
      guint n_amounts = 0;

      if (tc_tokens_is_any (tokens, i, GIVEN) || is_one_of_two (tokens, i)
          ? !is_given_now (tokens, i) || is_aside (tokens, i)
          : !is_dealt (tokens, i) || !tc_tokens_is_any (tokens, i + 1, " to into either "))
        continue;
      while (tc_tokens_is_any (tokens, first, " either to receive randomly with a an the ") ||
             tc_tokens_is_mark (tokens, first, ":;"))
        first++;
      for (guint whole = 0; whole < 2; whole++)
        {
          g_array_set_size (names, 0);
          n_amounts = 0;
          if (split_alternatives (tokens, first, whole > 0, &n_amounts, names) > 0 &&
              names->len >= 2 && names->len <= 6 && (n_amounts >= 2 || compares (tokens)) &&
              tc_arm_names_are_distinct (tokens, names))
            return TRUE;
        }
    }
  g_array_set_size (names, 0);
  return FALSE;
}

/**
 * tc_arm_names_without:
 * @tokens: the tokens of an English sentence
 * @names: (element-type TcSizedName): gets the names
 *
 * Reads "assigned to be operated on with or without a cast": "cast" and "without a cast".
 *
 * Returns: whether there are two
 */
gboolean
tc_arm_names_without (const TcTokens *tokens,
                      GArray         *names)
{
  gboolean dealt = FALSE;
  gboolean to = FALSE;

  for (guint i = 0; i + 3 < tokens->n; i++)
    {
      guint end = i + 3;
      TcSizedName with = { .first = end };
      TcSizedName without = { .first = i + 2 };

      dealt = dealt || is_dealt (tokens, i);
      to = to || (dealt && tc_tokens_is_any (tokens, i, " to into receive received undergo treated "));
      /* "A or B, with or without C" */
      if (to && tc_tokens_is_any (tokens, i, " or ") && !tc_tokens_is_any (tokens, i - 1, " with "))
        return FALSE;
      /* "patients with or without gout": who they are */
      if (!to || !tc_tokens_is_any (tokens, i, " with ") ||
          tc_tokens_is_any (tokens, i - 1, TC_ARM_PEOPLE) || !tc_tokens_is_any (tokens, i + 1, " or ") ||
          !tc_tokens_is_any (tokens, i + 2, " without "))
        continue;
      while (end < tokens->n && !tc_tokens_is_mark (tokens, end, ",;:.([") &&
             !tc_tokens_is_any (tokens, end, TC_ARM_NAME_STOPS " and to or "))
        end++;
      if (tc_tokens_is_any (tokens, end, " to or "))
        continue;
      with.last = without.last = end;
      if (end > i + 3 + MAX_NAME || !tc_arm_label_trim (tokens, &with.first, &with.last))
        continue;
      without.last = with.last;
      g_array_append_val (names, with);
      g_array_append_val (names, without);
      return TRUE;
    }
  return FALSE;
}

/* The names before "groups", last first. Returns the first token of the first one; 0 where there are no two. */
static guint
read_joined (const TcTokens *tokens,
             guint           end,
             GArray         *names)
{
  guint last = end;
  guint at = end;
  gboolean and = FALSE;

  for (;;)
    {
      gboolean joint = at > 0 && (tc_tokens_is_any (tokens, at - 1, " and or ") ||
                                  tc_tokens_is_mark (tokens, at - 1, ","));
      gboolean goes_on =
        at > 0 && !joint && last - at < 4 &&
        !tc_tokens_is_any (tokens, at - 1, TC_ARM_GROUP_STOPS " equal equally either ") &&
        (tc_tokens_get (tokens, at - 1)->kind == TC_TOKEN_WORD ||
         tc_tokens_is_mark (tokens, at - 1, "-/+"));

      if (goes_on)
        {
          if (tc_tokens_is_any (tokens, at - 1, NO_GROUPS))
            return 0;
          at--;
          continue;
        }
      if (last > at)
        {
          TcSizedName name = { .first = at, .last = last };

          g_array_prepend_val (names, name);
        }
      /* ", and" */
      else if (!(joint && and && tc_tokens_is_mark (tokens, at - 1, ",")))
        return 0;
      if (!joint)
        return names->len >= 2 && and ? at : 0;
      and = and || !tc_tokens_is_mark (tokens, at - 1, ",");
      last = --at;
    }
}

/* "The A and B groups consisted of 20 and 21 adults": the groups are counted. */
static gboolean
is_counted (const TcTokens *tokens,
            guint           verb)
{
  guint i = verb;

  while (i < verb + 3 && tc_tokens_is_any (tokens, i, " consisted comprised included contained had of "))
    i++;
  return i > verb && tc_sized_is_size (tokens, i) &&
         (tc_tokens_is_mark (tokens, i + 1, ",") || tc_tokens_is_any (tokens, i + 1, " and ")) &&
         (tc_sized_is_size (tokens, i + 2) || tc_sized_is_size (tokens, i + 3));
}

/**
 * tc_arm_names_joined:
 * @tokens: the tokens of an English sentence
 * @names: (element-type TcSizedName): gets the names
 *
 * Reads "randomly divided into treatment and control groups".
 *
 * Returns: whether there are two or more
 */
gboolean
tc_arm_names_joined (const TcTokens *tokens,
                     GArray         *names)
{
  gboolean dealt = FALSE;

  for (guint i = 0; i < tokens->n; i++)
    {
      guint first;

      dealt = dealt || is_dealt (tokens, i);
      if (!(dealt || is_counted (tokens, i + 1)) || !tc_tokens_is_any (tokens, i, " groups arms "))
        continue;
      g_array_set_size (names, 0);
      first = read_joined (tokens, i, names);
      if (first > 0 && is_counted (tokens, i + 1) && tc_arm_names_are_distinct (tokens, names))
        return TRUE;
      if (first > 0 && names->len <= 6 && tc_arm_names_are_distinct (tokens, names) &&
          (tc_tokens_is_any (tokens, first - 1, " into to in equal either as ") ||
           tc_tokens_is_any (tokens, first - 2, " into to in equal either as ")))
        return TRUE;
    }
  g_array_set_size (names, 0);
  return FALSE;
}
