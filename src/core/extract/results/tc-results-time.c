/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-results.h"

#include <string.h>

#include "tc-bytes.h"

/* "at 12 months", "at week 24", "after 6 weeks of treatment", "12-month follow-up", "治疗后 6 个月". */

#define UNITS " day days week weeks wk wks month months mo year years yr yrs hour hours h hr hrs min minutes d "
#define PREPOSITIONS " at after by during over within until through following on post "

static const char *const han_times[] = { "治疗前", "治疗后", "术后", "术前", "干预后", "干预前", "移植后", "随访",
                                         "用药后", "出院" };

static gboolean
is_unit (const TcTokens *tokens,
         guint           at)
{
  return tc_tokens_is_any (tokens, at, UNITS);
}

/* Whether a point of time can begin at a token. */
static gboolean
may_begin (const TcTokens *tokens,
           guint           at)
{
  TcTokenKind kind = tc_tokens_get (tokens, at)->kind;

  return kind == TC_TOKEN_NUMBER || kind == TC_TOKEN_HAN ||
         (kind == TC_TOKEN_WORD && tc_tokens_is_any (tokens, at, UNITS " baseline follow discharge "));
}

/* "12 months", "12-month", "month 12": the token behind it, or @at. */
static guint
read_duration (const TcTokens *tokens,
               guint           at)
{
  guint i = at;

  if (tc_tokens_is_number (tokens, i))
    {
      if (tc_tokens_is_mark (tokens, i + 1, "-") || tc_tokens_is_any (tokens, i + 1, " to and "))
        {
          if (is_unit (tokens, i + 2))
            return i + 3;
          if (tc_tokens_is_number (tokens, i + 2) && is_unit (tokens, i + 3))
            return i + 4;
        }
      return is_unit (tokens, i + 1) ? i + 2 : at;
    }
  if (is_unit (tokens, i) && tc_tokens_is_number (tokens, i + 1) &&
      !tc_tokens_is_mark (tokens, i + 2, "%"))
    return i + 2;
  return at;
}

/* "… of treatment", "… follow-up", "… after surgery". */
static guint
read_tail (const TcTokens *tokens,
           guint           at)
{
  if (tc_tokens_is_word (tokens, at, "follow") && tc_tokens_is_mark (tokens, at + 1, "-") &&
      tc_tokens_is_word (tokens, at + 2, "up"))
    return at + 3;
  if (tc_tokens_is_any (tokens, at, " follow ") && tc_tokens_is_word (tokens, at + 1, "up"))
    return at + 2;
  if (tc_tokens_is_any (tokens, at, " of after post following ") &&
      tc_tokens_is_any (tokens, at + 1,
                        " treatment therapy surgery intervention follow transplantation infusion injection "
                        "operation randomization randomisation baseline discharge delivery training "))
    {
      guint tail = read_tail (tokens, at + 1);

      return tail > at + 1 ? tail : at + 2;
    }
  return tc_tokens_is_any (tokens, at, " postoperatively ") ? at + 1 : at;
}

static gboolean
read_han (const TcTokens *tokens,
          guint           at,
          gsize          *start,
          gsize          *end)
{
  const TcToken *token = tc_tokens_get (tokens, at);

  if (token->kind == TC_TOKEN_NUMBER && tc_tokens_get (tokens, at + 1)->kind == TC_TOKEN_HAN)
    {
      static const char *const units[] = { "个月", "周", "天", "年", "月", "小时" };
      const TcToken *unit = tc_tokens_get (tokens, at + 1);

      for (guint i = 0; i < G_N_ELEMENTS (units); i++)
        if (unit->end - unit->start >= strlen (units[i]) &&
            memcmp (tokens->text + unit->start, units[i], strlen (units[i])) == 0)
          {
            const TcToken *before = tc_tokens_get (tokens, at > 0 ? at - 1 : at);

            *start = token->start;
            *end = unit->start + strlen (units[i]);
            for (guint k = 0; k < G_N_ELEMENTS (han_times); k++)
              {
                gsize n = strlen (han_times[k]);

                if (before->kind == TC_TOKEN_HAN && before->end - before->start >= n &&
                    memcmp (tokens->text + before->end - n, han_times[k], n) == 0)
                  *start = before->end - n;
              }
            return TRUE;
          }
    }
  if (token->kind != TC_TOKEN_HAN)
    return FALSE;
  for (guint k = 0; k < G_N_ELEMENTS (han_times); k++)
    {
      const char *found = tc_bytes_find (tokens->text + token->start, token->end - token->start,
                                  han_times[k], strlen (han_times[k]));

      if (found != NULL)
        {
          *start = found - tokens->text;
          *end = *start + strlen (han_times[k]);
          if (*end == token->end && tc_tokens_is_number (tokens, at + 1))
            read_han (tokens, at + 1, start, end);
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * tc_results_find_time:
 * @tokens: the tokens of a sentence
 * @first: where to begin
 * @last: token behind the last one to look at
 * @start: (out): first byte of the time point
 * @end: (out): byte behind it
 *
 * Finds a point of time, the last one of the passage.
 */
gboolean
tc_results_find_time (const TcTokens *tokens,
                      guint           first,
                      guint           last,
                      gsize          *start,
                      gsize          *end)
{
  gboolean found = FALSE;

  for (guint i = first; i < MIN (last, tokens->n); i++)
    {
      guint behind;
      guint begin = i;

      if (!may_begin (tokens, i))
        continue;
      behind = read_duration (tokens, i);
      if (read_han (tokens, i, start, end))
        {
          found = TRUE;
          continue;
        }
      if (behind > i)
        {
          guint tail = read_tail (tokens, behind);
          gboolean named = tail > behind ||
                           (i > 0 && tc_tokens_is_any (tokens, i - 1, PREPOSITIONS)) ||
                           is_unit (tokens, i) ||
                           (i > 1 && tc_tokens_is_any (tokens, i - 1, " the a first ") &&
                            tc_tokens_is_any (tokens, i - 2, PREPOSITIONS));

          behind = tail;
          if (!named)
            {
              i = behind - 1;
              continue;
            }
          if (i > 0 && tc_tokens_is_any (tokens, i - 1,
                                         " after during over within following post until "))
            begin = i - 1;
        }
      else if (tc_tokens_is_any (tokens, i, " baseline ") &&
               tc_tokens_is_any (tokens, i - 1, " at "))
        behind = i + 1;
      else if (tc_tokens_is_any (tokens, i, " follow ") && read_tail (tokens, i) > i)
        behind = read_tail (tokens, i);
      else if (tc_tokens_is_any (tokens, i, " discharge ") &&
               tc_tokens_is_any (tokens, i - 1, " at "))
        behind = i + 1;
      else
        continue;
      *start = tc_tokens_get (tokens, begin)->start;
      *end = tc_tokens_get (tokens, behind - 1)->end;
      found = TRUE;
      i = behind - 1;
    }
  return found;
}
