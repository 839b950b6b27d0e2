/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-statistic-private.h"

#include <string.h>

#include "tc-bytes.h"

/* How far an interval may stand from its value. Tokens. */
#define MAX_APART 12

/* What may stand in the brackets behind a value: its interval, its dispersion, its range. */

static guint
skip_marks (const TcTokens *tokens,
            guint           at,
            const char     *marks)
{
  while (tc_tokens_is_mark (tokens, at, marks))
    at++;
  return at;
}

/* "95% CI", "CI95%", "95% confidence interval [CI]", "95%置信区间". Returns the token behind it, or @at. */
static guint
skip_ci_name (const TcTokens *tokens,
              guint           at,
              double         *level)
{
  guint i = at;
  gboolean named = FALSE;

  if (tc_tokens_get (tokens, at)->kind == TC_TOKEN_MARK)
    return at;
  for (guint n = 0; n < 8; n++)
    {
      const TcToken *token = tc_tokens_get (tokens, i);

      if (token->kind == TC_TOKEN_NUMBER && token->number >= 80 && token->number < 100 &&
          (tc_tokens_is_mark (tokens, i + 1, "%") ||
           tc_tokens_is_any (tokens, i + 1, " ci cl percent c ")))
        {
          *level = token->number;
          i += tc_tokens_is_any (tokens, i + 1, " ci cl c ") ? 1 : 2;
        }
      else if (tc_tokens_is_any (tokens, i, " ci cis cl cri ci95 ") ||
               (token->kind == TC_TOKEN_HAN &&
                tc_bytes_find (tokens->text + token->start, token->end - token->start,
                        "区间", strlen ("区间")) != NULL))
        {
          named = TRUE;
          i++;
          break;
        }
      else if (tc_tokens_is_word (tokens, i, "c") && tc_tokens_is_mark (tokens, i + 1, ".") &&
               tc_tokens_is_word (tokens, i + 2, "i"))
        {
          named = TRUE;
          i += tc_tokens_is_mark (tokens, i + 3, ".") ? 4 : 3;
          break;
        }
      else if (tc_tokens_is_any (tokens, i, " confidence credible ") &&
               tc_tokens_is_any (tokens, i + 1, " interval intervals limits limit "))
        {
          named = TRUE;
          i += 2;
          if (tc_tokens_is_mark (tokens, i, "([") && tc_tokens_is_any (tokens, i + 1, " ci cis ") &&
              tc_tokens_is_mark (tokens, i + 2, ")]"))
            i += 3;
          break;
        }
      else
        break;
    }
  if (!named)
    return at;
  /* "confidence interval 95%" */
  if (tc_tokens_is_number (tokens, i) && tc_tokens_get (tokens, i)->number >= 80 &&
      tc_tokens_get (tokens, i)->number < 100 && tc_tokens_is_mark (tokens, i + 1, "%") &&
      !tc_tokens_is_mark (tokens, i + 2, "-,;"))
    {
      *level = tc_tokens_get (tokens, i)->number;
      i += 2;
    }
  while (tc_tokens_is_mark (tokens, i, "=:,([%") || tc_tokens_is_any (tokens, i, " of from was for the difference "))
    i++;
  return i;
}

static gboolean
read_pair (const TcStatisticReader *reader,
           guint                   *at,
           double                  *low,
           double                  *high,
           guint                   *decimals)
{
  const TcTokens *tokens = reader->tokens;
  guint i = *at;
  guint low_decimals;
  guint high_decimals;

  if (!tc_tokens_read_signed (tokens, &i, low))
    return FALSE;
  low_decimals = tc_tokens_get (tokens, i - 1)->decimals;
  i = skip_marks (tokens, i, "%");
  if (tc_tokens_is_mark (tokens, i, "-~,;:/") || tc_tokens_is_any (tokens, i, " to and through ") ||
      tc_tokens_is_word (tokens, i, "至"))
    i++;
  else
    {
      guint unit = i;
      TcStatistic scratch = tc_statistic_begin (reader, TC_STATISTIC_NUMBER, i);

      if (!tc_statistic_read_unit (reader, &scratch, &unit) ||
          !tc_tokens_is_any (tokens, unit, " to "))
        return FALSE;
      i = unit + 1;
    }
  if (!tc_tokens_read_signed (tokens, &i, high))
    return FALSE;
  high_decimals = tc_tokens_get (tokens, i - 1)->decimals;
  *decimals = MAX (low_decimals, high_decimals);
  *at = skip_marks (tokens, i, "%");
  return TRUE;
}

/* "95 % confidence interval for the difference": not that of the value before it. */
static gboolean
is_of_difference (const TcTokens *tokens,
                  guint           first,
                  guint           last)
{
  for (guint i = first; i < last; i++)
    if (tc_tokens_is_word (tokens, i, "difference"))
      return TRUE;
  return FALSE;
}

/**
 * tc_statistic_read_ci:
 * @reader: a sentence
 * @statistic: what the interval belongs to
 * @named: whether it must be called an interval; else a bare pair around the value counts
 * @at: (inout): a token; moved behind the interval
 *
 * Reads a confidence interval.
 */
gboolean
tc_statistic_read_ci (const TcStatisticReader *reader,
                      TcStatistic             *statistic,
                      gboolean                 named,
                      guint                   *at)
{
  double level = 95;
  guint i = skip_ci_name (reader->tokens, *at, &level);
  guint limits = i;
  double low;
  double high;
  guint decimals;

  if ((named && i == *at) || statistic->has_ci ||
      (statistic->kind != TC_STATISTIC_ESTIMATE && is_of_difference (reader->tokens, *at, i)) ||
      !read_pair (reader, &i, &low, &high, &decimals))
    return FALSE;
  if (i <= *at || (low > high && !named) ||
      (!named && (low > statistic->value || high < statistic->value)))
    return FALSE;
  statistic->has_ci = TRUE;
  statistic->low = low;
  statistic->high = high;
  statistic->ci_decimals = decimals;
  statistic->ci_start = tc_tokens_get (reader->tokens, limits)->start;
  statistic->ci_end = tc_tokens_get (reader->tokens, i - 1)->end;
  statistic->level = level;
  *at = i;
  return TRUE;
}

/**
 * tc_statistic_read_stray_ci:
 * @reader: a sentence
 * @statistic: (nullable): the value before it
 * @at: a token
 *
 * Reads a named interval that stands apart from its value, as in "24 months in the A arm (95 % CI, 21 to 35)".
 * It becomes that of the value before it only where it surrounds that value.
 *
 * Returns: the token behind it; @at where none stands
 */
guint
tc_statistic_read_stray_ci (const TcStatisticReader *reader,
                            TcStatistic             *statistic,
                            guint                    at)
{
  TcStatistic scratch;
  double level = 95;
  guint i = at;
  double value;

  if (skip_ci_name (reader->tokens, at, &level) == at)
    return at;
  scratch = tc_statistic_begin (reader, TC_STATISTIC_ESTIMATE, at);
  if (!tc_statistic_read_ci (reader, &scratch, TRUE, &i))
    return skip_ci_name (reader->tokens, at, &level);
  value = statistic == NULL ? 0 : statistic->kind == TC_STATISTIC_EVENTS ? statistic->percent
          : statistic->value;
  if (statistic != NULL && !statistic->has_ci && statistic->kind != TC_STATISTIC_P &&
      (statistic->kind == TC_STATISTIC_ESTIMATE || !is_of_difference (reader->tokens, at, i)) &&
      at - statistic->last <= MAX_APART && value >= MIN (scratch.low, scratch.high) &&
      value <= MAX (scratch.low, scratch.high))
    {
      statistic->has_ci = TRUE;
      statistic->low = scratch.low;
      statistic->high = scratch.high;
      statistic->ci_decimals = scratch.ci_decimals;
      statistic->ci_start = scratch.ci_start;
      statistic->ci_end = scratch.ci_end;
      statistic->level = scratch.level;
    }
  return i;
}

/* "SD 2.1", "SD = 2.0", "standard deviation, SD, 3.06", "± 0.4". */
static gboolean
read_dispersion (const TcStatisticReader *reader,
                 TcStatistic             *statistic,
                 guint                   *at)
{
  const TcTokens *tokens = reader->tokens;
  const char *type = NULL;
  guint i = *at;

  if (tc_tokens_is_mark (tokens, i, "±"))
    {
      type = reader->standard_error ? "SE" : "SD";
      i++;
    }
  for (guint n = 0; n < 4; n++)
    {
      if (tc_tokens_is_any (tokens, i, " sd stdev "))
        {
          type = "SD";
          i++;
        }
      else if (tc_tokens_is_any (tokens, i, " se sem "))
        {
          type = "SE";
          i++;
        }
      else if (tc_tokens_is_word (tokens, i, "standard") &&
               tc_tokens_is_any (tokens, i + 1, " deviation error "))
        {
          type = tc_tokens_is_word (tokens, i + 1, "deviation") ? "SD" : "SE";
          i += 2;
        }
      else
        break;
      while (tc_tokens_is_mark (tokens, i, "=:,([)]±") || tc_tokens_is_word (tokens, i, "of"))
        i++;
    }
  if (type == NULL || statistic->dispersion >= 0 || !tc_tokens_is_number (tokens, i) ||
      tc_tokens_get (tokens, i)->spelled)
    return FALSE;
  statistic->dispersion = tc_tokens_get (tokens, i)->number;
  statistic->dispersion_type = type;
  *at = skip_marks (tokens, i + 1, "%");
  return TRUE;
}

/* "IQR 2-12", "range: 3 to 9", or a bare pair behind a median. */
static gboolean
read_range (const TcStatisticReader *reader,
            TcStatistic             *statistic,
            guint                   *at)
{
  const TcTokens *tokens = reader->tokens;
  const char *type = NULL;
  guint i = *at;
  double low;
  double high;
  guint decimals;

  for (guint n = 0; n < 6; n++)
    {
      if (tc_tokens_is_any (tokens, i, " iqr interquartile quartiles quartile "))
        type = "IQR";
      else if (tc_tokens_is_any (tokens, i, " range ranges "))
        type = type != NULL ? type : "range";
      else if (type == NULL || !(tc_tokens_is_mark (tokens, i, "=:,[(])") ||
                                 tc_tokens_is_any (tokens, i, " of from ")))
        break;
      i++;
    }
  if (type == NULL && statistic->kind != TC_STATISTIC_MEDIAN)
    return FALSE;
  if (statistic->dispersion_type != NULL || !read_pair (reader, &i, &low, &high, &decimals) ||
      low > high)
    return FALSE;
  if (type == NULL && (low > statistic->value || high < statistic->value))
    return FALSE;
  statistic->dispersion_type = type != NULL ? type : "IQR";
  *at = i;
  return TRUE;
}

/* "mean (SD)" was said: the number in brackets is the SD. */
static gboolean
read_announced_sd (const TcStatisticReader *reader,
                   TcStatistic             *statistic,
                   guint                   *at)
{
  const TcTokens *tokens = reader->tokens;

  if (!reader->mean_sd || statistic->dispersion >= 0 || !tc_tokens_is_number (tokens, *at) ||
      !tc_tokens_is_mark (tokens, *at + 1, ")];") ||
      (statistic->kind != TC_STATISTIC_NUMBER && statistic->kind != TC_STATISTIC_MEAN))
    return FALSE;
  statistic->dispersion = tc_tokens_get (tokens, *at)->number;
  statistic->dispersion_type = reader->standard_error ? "SE" : "SD";
  (*at)++;
  return TRUE;
}

/**
 * tc_statistic_attach:
 * @reader: a sentence
 * @statistic: a value
 * @at: (inout): token behind it; moved behind what belongs to it
 *
 * Reads what stands behind a value and belongs to it, with brackets or without.
 */
void
tc_statistic_attach (const TcStatisticReader *reader,
                     TcStatistic             *statistic,
                     guint                   *at)
{
  const TcTokens *tokens = reader->tokens;
  guint open = 0;
  guint i = *at;

  for (guint n = 0; n < 6; n++)
    {
      guint before = i;
      guint opened = 0;

      while (tc_tokens_is_mark (tokens, i, ",;:([") && i - before < 3)
        opened += tc_tokens_is_mark (tokens, i++, "([") ? 1 : 0;
      if (!read_dispersion (reader, statistic, &i) && !read_range (reader, statistic, &i) &&
          !tc_statistic_read_ci (reader, statistic,
                                 !(opened > 0 && (statistic->kind == TC_STATISTIC_ESTIMATE || reader->named_ci)), &i) &&
          !(opened > 0 && (read_announced_sd (reader, statistic, &i) ||
                           tc_statistic_read_bare_sd (reader, statistic, &i))))
        break;
      open += opened;
      for (; open > 0 && tc_tokens_is_mark (tokens, i, ")]"); i++)
        open--;
      *at = i;
    }
}
