/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-statistic-private.h"

/* When a bare number in brackets behind a value is its deviation, and when it is a count or another value. */

/* How far behind the bracket of one value that of the next can stand. Tokens. */
#define MAX_NEXT 14

/* "5.2 (1.1)", "+8 (2)": a value with a bracket of one number, both with decimals or the value
 * with a sign, so that none counts
 * anything. @at: the value. */
static gboolean
is_with_bracket (const TcTokens *tokens,
                 guint           at)
{
  guint open = at + 1;

  while (open < at + 4 && tc_tokens_get (tokens, open)->kind == TC_TOKEN_WORD)
    open++;
  if (!tc_tokens_is_number (tokens, at) || !tc_tokens_is_mark (tokens, open, "(") ||
      !tc_tokens_is_number (tokens, open + 1) ||
      !tc_tokens_is_mark (tokens, open + 2, ")") || tc_tokens_get (tokens, open + 1)->spelled)
    return FALSE;
  return (tc_tokens_get (tokens, at)->decimals > 0 &&
          tc_tokens_get (tokens, open + 1)->decimals > 0) ||
         (at > 0 && tc_tokens_is_mark (tokens, at - 1, "+-") &&
          (at == 1 || tc_tokens_get (tokens, at - 1)->blank ||
           tc_tokens_get (tokens, at - 2)->kind == TC_TOKEN_MARK));
}

/* Whether the next number behind a token, or the last one before it, is such a value, too. */
static gboolean
has_neighbour (const TcTokens *tokens,
               guint           value,
               guint           close)
{
  for (guint i = close + 1; i < close + MAX_NEXT && !tc_tokens_is_mark (tokens, i, ";"); i++)
    if (tc_tokens_is_number (tokens, i))
      {
        if (is_with_bracket (tokens, i))
          return TRUE;
        break;
      }
  for (guint i = value; i > 3 && value - i < MAX_NEXT &&
       !tc_tokens_is_mark (tokens, i - 1, ";"); i--)
    if (tc_tokens_is_number (tokens, i - 1))
      {
        guint before = i - 2;

        while (before > 0 && i - before < 6 && !tc_tokens_is_number (tokens, before))
          before--;
        return is_with_bracket (tokens, before) && tc_tokens_is_mark (tokens, i, ")");
      }
  return FALSE;
}

/* How far behind a value a second unit is looked for. Tokens. */
#define MAX_UNIT 24
/* How far before a value a bracket that says what it is. Tokens. */
#define MAX_NAME 40

/* Whether the bracket at a token is a unit behind a unit: "mmol/l (mg/dl)". */
static gboolean
is_second_unit (const TcStatisticReader *reader,
                guint                   open)
{
  TcStatistic scratch = tc_statistic_begin (reader, TC_STATISTIC_NUMBER, open);
  guint behind = open + 1;

  if (!tc_tokens_is_mark (reader->tokens, open, "(") || !tc_statistic_read_unit (reader, &scratch, &behind) ||
      !tc_tokens_is_mark (reader->tokens, behind, ")"))
    return FALSE;
  for (guint i = open > 4 ? open - 4 : 0; i < open; i++)
    {
      guint end = i;

      if (tc_statistic_read_unit (reader, &scratch, &end) && end == open)
        return TRUE;
    }
  return FALSE;
}

/* "(median)", "(post)", "(IQR)": a bracket of words that say what else than the value is given.
 * Short names, units and what stands for the SD say nothing of that kind. */
static gboolean
tells_other_value (const TcStatisticReader *reader,
                   guint                   open)
{
  const TcTokens *tokens = reader->tokens;
  TcStatistic scratch = tc_statistic_begin (reader, TC_STATISTIC_NUMBER, open);
  guint behind = open + 1;

  if (!tc_tokens_is_mark (tokens, open, "([") || tc_tokens_get (tokens, behind)->kind != TC_TOKEN_WORD ||
      tc_tokens_is_any (tokens, behind, " sd se sem stdev standard "))
    return FALSE;
  if (tc_tokens_is_any (tokens, behind, " iqr ci range median "))
    return TRUE;
  if (tc_normal_is_upper (tokens->normal, tc_tokens_get (tokens, behind)->start) ||
      (tc_statistic_read_unit (reader, &scratch, &behind) && tc_tokens_is_mark (tokens, behind, ")]")))
    return FALSE;
  while (tc_tokens_get (tokens, behind)->kind == TC_TOKEN_WORD || tc_tokens_is_mark (tokens, behind, "-/"))
    behind++;
  return tc_tokens_is_mark (tokens, behind, ")]");
}

/* "The pre (post) score was 5.2 (3.1)", "6.1 (235.2) mmol/l (mg/dl)": the number in brackets is
 * another value. @value: the first one. */
static gboolean
is_of_two_values (const TcStatisticReader *reader,
                  guint                   value)
{
  const TcTokens *tokens = reader->tokens;

  for (guint i = value; i > 0 && value - i < MAX_NAME && !tc_tokens_is_mark (tokens, i - 1, ";:"); i--)
    if (tells_other_value (reader, i - 1) || is_second_unit (reader, i - 1))
      return TRUE;
  for (guint i = value + 1; i < MIN (value + MAX_UNIT, tokens->n) && !tc_tokens_is_mark (tokens, i, ";"); i++)
    if (is_second_unit (reader, i))
      return TRUE;
  return FALSE;
}

/**
 * tc_statistic_read_bare_sd:
 * @reader: a sentence
 * @statistic: a value
 * @at: (inout): the token behind the bracket that is open behind the value; moved behind the number
 *
 * Reads the number in "a mean of 5.2 (1.1)" and "5.2 (1.1) vs 6.3 (1.3)" as the standard deviation,
 * or the standard error where the report says so.
 */
gboolean
tc_statistic_read_bare_sd (const TcStatisticReader *reader,
                           TcStatistic             *statistic,
                           guint                   *at)
{
  const TcTokens *tokens = reader->tokens;
  guint value = tc_tokens_find (tokens, statistic->value_start);
  gboolean is_change;

  if (statistic->dispersion >= 0 || statistic->dispersion_type != NULL ||
      !tc_tokens_is_number (tokens, *at) ||
      tc_tokens_get (tokens, *at)->spelled || !tc_tokens_is_mark (tokens, *at - 1, "(") ||
      !tc_tokens_is_mark (tokens, *at + 1, ")") ||
      tc_tokens_is_mark (tokens, value + 1, "%"))
    return FALSE;
  is_change = tc_tokens_is_mark (tokens, value, "+-");
  value = is_change ? value + 1 : value;
  is_change = is_change || (value > 0 && tc_tokens_is_word (tokens, value - 1, "by"));
  if (!(statistic->kind == TC_STATISTIC_MEAN && is_with_bracket (tokens, value)) &&
      !((statistic->kind == TC_STATISTIC_NUMBER || statistic->kind == TC_STATISTIC_MEAN) &&
        is_with_bracket (tokens, value) &&
        has_neighbour (tokens, value, *at + 1)))
    return FALSE;
  /* A change can be smaller than its SD: "-0.2 (1.1)", "fell by 0.2 (1.1)". */
  if ((!is_change && tc_tokens_get (tokens, *at)->number > tc_tokens_get (tokens, value)->number) ||
      is_of_two_values (reader, value))
    return FALSE;
  statistic->dispersion = tc_tokens_get (tokens, *at)->number;
  statistic->dispersion_type = reader->standard_error ? "SE" : "SD";
  (*at)++;
  return TRUE;
}
