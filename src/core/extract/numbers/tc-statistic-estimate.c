/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-statistic-private.h"

/* What compares arms: "hazard ratio (HR) 0.74 (95 % CI 0.60 to 0.91)", "OR (odds ratio) 9.2". */

/* How many tokens may stand between the name of an estimate and its number. */
#define REACH 14

/* "… was larger in men (IRR = 0.39": the bracket holds another name. "(HR) = 0.39" and "(95% CI" do not. */
static gboolean
opens_other (const TcTokens *tokens,
             guint           at)
{
  return tc_tokens_is_mark (tokens, at, "([") &&
         tc_tokens_get (tokens, at + 1)->kind == TC_TOKEN_WORD &&
         !tc_tokens_is_mark (tokens, at + 2, ")]") &&
         !tc_tokens_is_any (tokens, at + 1, " ci confidence ");
}

/* "(OR)", "(odds ratio)", "[HR]": what a name is short for. Returns the token behind it, or @at. */
static guint
skip_explanation (const TcTokens *tokens,
                  guint           at)
{
  guint i = at + 1;

  if (!tc_tokens_is_mark (tokens, at, "(["))
    return at;
  while (i < at + 4 && tc_tokens_get (tokens, i)->kind == TC_TOKEN_WORD)
    i++;
  return i > at + 1 && tc_tokens_is_mark (tokens, i, ")]") ? i + 1 : at;
}

/* "was 1.93 (95 % CI: …" */
static gboolean
leads_to_interval (const TcTokens *tokens,
                   guint           at)
{
  double number;

  return tc_tokens_read_signed (tokens, &at, &number) && tc_tokens_is_mark (tokens, at, "([,;") &&
         (tc_tokens_is_any (tokens, at + 1, " ci confidence ") ||
          (tc_tokens_is_number (tokens, at + 1) && tc_tokens_is_mark (tokens, at + 2, "%") &&
           tc_tokens_is_any (tokens, at + 3, " ci confidence ")));
}

/* Moves behind "(HR)", "was", "for death", "[95% CI]" to the number of an estimate. */
static gboolean
find_estimate_number (const TcStatisticReader *reader,
                      guint                   *at,
                      gboolean                *marked)
{
  const TcTokens *tokens = reader->tokens;
  guint i = *at;

  *marked = FALSE;
  for (guint n = 0; n < REACH && i < tokens->n; n++, i++)
    {
      guint sign = i;
      double number;

      if (tc_tokens_is_mark (tokens, i, "%"))
        continue;
      /* "odds ratio (OR), 1.84", "OR (odds ratio) 9.2" */
      if (skip_explanation (tokens, i) > i)
        {
          i = skip_explanation (tokens, i) - 1;
          *marked = TRUE;
          continue;
        }
      if (tc_tokens_is_number (tokens, i) &&
          (tc_tokens_is_mark (tokens, i + 1, "%") ||
           tc_tokens_is_word (tokens, i + 1, "percent")) &&
          tc_tokens_is_any (tokens, i + 2, " ci confidence "))
        {
          i++;
          continue;
        }
      if (n > 5 && (tc_tokens_is_any (tokens, i, " p and or no not vs versus respectively while whereas but ") ||
                    (tc_tokens_is_any (tokens, i, " was were ") && !leads_to_interval (tokens, i + 1))))
        return FALSE;
      if (tc_tokens_is_any (tokens, i,
                            " p and or no not vs versus respectively while whereas but ") ||
          tc_tokens_is_mark (tokens, i, "<>;±") || opens_other (tokens, i))
        return FALSE;
      if (tc_tokens_is_mark (tokens, i, "=:,([") || (i > *at + 2 && tc_tokens_is_mark (tokens, i, ")]") &&
                                                     tc_tokens_is_any (tokens, i - 1, " ci ")) ||
          tc_tokens_is_any (tokens, i, " of was were is "))
        *marked = TRUE;
      else if (tc_tokens_get (tokens, i)->kind == TC_TOKEN_WORD)
        *marked = FALSE;
      if (tc_tokens_read_signed (tokens, &sign, &number))
        {
          *at = i;
          return *marked || n == 0;
        }
      if (tc_tokens_is_number (tokens, i))
        return FALSE;
    }
  return FALSE;
}

/**
 * tc_statistic_read_estimate:
 * @reader: a sentence
 * @measure: the canonical name of what compares arms
 * @name: token at which the name begins
 * @behind: token behind it
 * @short_name: whether the name is so short that it can be another word
 * @statistic: (out): the estimate
 *
 * Reads the number of an estimate behind its name, with its interval.
 */
gboolean
tc_statistic_read_estimate (const TcStatisticReader *reader,
                            const char              *measure,
                            guint                    name,
                            guint                    behind,
                            gboolean                 short_name,
                            TcStatistic             *statistic)
{
  const TcTokens *tokens = reader->tokens;
  gboolean marked;
  guint i = behind;

  if (!find_estimate_number (reader, &i, &marked))
    return FALSE;
  *statistic = tc_statistic_begin (reader, TC_STATISTIC_ESTIMATE, i - behind <= 6 ? name : i);
  statistic->measure = measure;
  statistic->value_start = tc_tokens_get (tokens, i)->start;
  tc_tokens_read_signed (tokens, &i, &statistic->value);
  statistic->value_end = tc_tokens_get (tokens, i - 1)->end;
  statistic->decimals = tc_tokens_get (tokens, i - 1)->decimals;
  if (tc_tokens_is_mark (tokens, i, "-±/") || tc_tokens_is_any (tokens, i, PEOPLE))
    return FALSE;
  if (tc_tokens_is_mark (tokens, i, "%"))
    {
      statistic->unit_start = tc_tokens_get (tokens, i)->start;
      statistic->unit_end = tc_tokens_get (tokens, i)->end;
      i++;
    }
  else
    tc_statistic_read_unit (reader, statistic, &i);
  tc_statistic_attach (reader, statistic, &i);
  /* "HR 24" alone can be a time: short names need a mark or an interval. */
  if (short_name && !statistic->has_ci && !tc_tokens_is_mark (tokens, behind, "=:"))
    return FALSE;
  tc_statistic_finish (reader, statistic, i);
  return TRUE;
}

/* "OR" in capitals, which is no word of the lexicon because "or" stands everywhere. */
gboolean
tc_statistic_is_odds_ratio (const TcTokens *tokens,
                            guint           at)
{
  return tc_tokens_is_any (tokens, at, " or aor ") &&
         tc_normal_is_upper (tokens->normal, tc_tokens_get (tokens, at)->end - 1) &&
         (tc_tokens_is_mark (tokens, at + 1, "=:,([") || tc_tokens_is_number (tokens, at + 1) ||
          tc_tokens_is_word (tokens, at + 1, "of"));
}
