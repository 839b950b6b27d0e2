/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-results-private.h"
#include "tc-statistic-private.h"

/* Which words are the name of an outcome, and which only lead to it. */

#define MAX_OUTCOME 110

#define TRAILS                                                                                                        \
  " of in for with to at by from on and or was were is are the a an than between among as had been " \
  "being be did not versus vs compared respectively significantly also more only both similar seen " \
  "observed noted found reported receiving received about approximately nearly almost reached mean " \
  "median average who which that occurred averaged up higher lower greater less "

gboolean
tc_outcome_is_mentioned (GArray *mentions,
                         guint   token)
{
  for (guint i = 0; i < mentions->len; i++)
    {
      const TcMention *mention = &g_array_index (mentions, TcMention, i);

      if (token >= mention->first && token < mention->last)
        return TRUE;
    }
  return FALSE;
}

/* "CR", "OS": two capitals say what was measured. "AC/dolofen" is what was given, and "the LM
 * group" or "TR patients" who had it. */
static gboolean
is_capitals (const TcTokens *tokens,
             guint           at)
{
  const TcToken *token = tc_tokens_get (tokens, at);

  return token->end - token->start == 2 && !tc_tokens_is_mark (tokens, at + 1, "/+-") &&
         !tc_tokens_is_any (tokens, at + 1, PEOPLE " group groups arm arms users recipients ") &&
         !(at > 0 && (tc_tokens_is_mark (tokens, at - 1, "/+-") ||
                      tc_tokens_is_number (tokens, at - 1))) &&
                      tc_normal_is_upper (tokens->normal, token->start) &&
         tc_normal_is_upper (tokens->normal, token->start + 1);
}

/* "VRX+AS": what was given. */
static gboolean
is_of_sum (const TcTokens *tokens,
           guint           at)
{
  return (tc_tokens_is_mark (tokens, at + 1, "+") && !tc_tokens_get (tokens, at + 1)->blank) ||
         (at > 0 && tc_tokens_is_mark (tokens, at - 1, "+") && !tc_tokens_get (tokens, at)->blank);
}

/* Whether a passage says more than which arm and how it compares. */
gboolean
tc_outcome_has_content (const TcTokens *tokens,
                        GArray         *mentions,
                        guint           first,
                        guint           last)
{
  for (guint i = first; i < last; i++)
    {
      const TcToken *token = tc_tokens_get (tokens, i);

      if (token->kind == TC_TOKEN_WORD &&
          (token->end - token->start >= 3 || is_capitals (tokens, i)) &&
          !is_of_sum (tokens, i) && !tc_outcome_is_mentioned (mentions, i) &&
          !tc_tokens_is_any (tokens, i, LEADS TRAILS EMPTY VERBS) &&
          !(i > first && tc_tokens_is_word (tokens, i - 1, "who")))
        return TRUE;
    }
  return FALSE;
}

/* "in-stent": a word that is part of the next. */
static gboolean
is_hyphenated (const TcTokens *tokens,
               guint           at)
{
  return tc_tokens_is_mark (tokens, at + 1, "-") && !tc_tokens_get (tokens, at + 1)->blank &&
         !tc_tokens_get (tokens, at + 2)->blank;
}

/* "overall survival": here the word is part of the name. */
static gboolean
is_overall (const TcTokens *tokens,
            guint           at)
{
  return tc_tokens_is_word (tokens, at, "overall") &&
         tc_tokens_is_any (tokens, at + 1, " survival response mortality remission ");
}

static void
trim (const TcTokens *tokens,
      GArray         *mentions,
      guint          *first,
      guint          *last)
{
  for (;;)
    {
      guint was_first = *first;
      guint was_last = *last;

      while (*first < *last && (tc_tokens_get (tokens, *first)->kind == TC_TOKEN_MARK ||
                                tc_outcome_is_mentioned (mentions, *first) ||
                                (tc_tokens_is_number (tokens, *first) &&
                                 !is_hyphenated (tokens, *first)) ||
                                (tc_tokens_is_any (tokens, *first, LEADS) &&
                                 !is_hyphenated (tokens, *first) && !is_overall (tokens, *first)) ||
                                (tc_tokens_is_any (tokens, *first, " respect ") &&
                                 tc_tokens_is_any (tokens, *first + 1, " to ")) ||
                                (tc_tokens_is_any (tokens, *first,
                                                   " treatment study intervention ") &&
                                 tc_tokens_is_any (tokens, *first + 1, " group groups arm arms "))))
        /* "At 6 months relapse was …" */
        *first += tc_tokens_is_number (tokens, *first) && *first > 0 &&
                      tc_tokens_is_any (tokens, *first - 1, " at after ") &&
                      tc_tokens_is_any (tokens, *first + 1, " days weeks months years hours ") &&
                      *first + 2 < *last
                    ? 2
                    : 1;
      while (*last > *first && ((tc_tokens_get (tokens, *last - 1)->kind == TC_TOKEN_MARK &&
                                 !tc_tokens_is_mark (tokens, *last - 1, ")")) ||
                                tc_outcome_is_mentioned (mentions, *last - 1) ||
                                tc_tokens_is_any (tokens, *last - 1, TRAILS)))
        (*last)--;
      if (*first == was_first && *last == was_last)
        break;
    }
  /* "… months), and pain": a bracket that was opened before the name. */
  for (guint i = *first, depth = 0; i < *last; i++)
    if (tc_tokens_is_mark (tokens, i, "(["))
      depth++;
    else if (tc_tokens_is_mark (tokens, i, ")]") && depth-- == 0)
      {
        if (i + 1 < *last)
          {
            *first = i + 1;
            trim (tokens, mentions, first, last);
          }
        break;
      }
  /* An unmatched bracket is none of the name: "incidence of relapse (151 cases, 5 %". */
  for (guint i = *last, depth = 0; i > *first; i--)
    if (tc_tokens_is_mark (tokens, i - 1, ")]"))
      depth++;
    else if (tc_tokens_is_mark (tokens, i - 1, "([") && depth-- == 0)
      {
        *last = i - 1;
        trim (tokens, mentions, first, last);
        break;
      }
  if (*last > *first && tc_tokens_is_mark (tokens, *last - 1, ")"))
    {
      gboolean opened = FALSE;

      for (guint i = *first; i < *last; i++)
        opened = opened || tc_tokens_is_mark (tokens, i, "(");
      if (!opened)
        (*last)--;
    }
}

/* "more pain than patients in": with whom it is compared is none of the name. */
static void
cut_than (const TcTokens *tokens,
          GArray         *mentions,
          guint          *first,
          guint          *last)
{
  for (guint i = *first + 1; i + 1 < *last; i++)
    if (tc_tokens_is_word (tokens, i, "than") &&
        (tc_tokens_is_any (tokens, i + 1,
                           " patients participants subjects women men children those in with the "
                           "for did do does ") ||
         tc_outcome_is_mentioned (mentions, i + 1)))
      {
        *last = i;
        trim (tokens, mentions, first, last);
      }
}

/* "… at 9 months": the time is a column of its own. */
static void
cut_time (const TcTokens *tokens,
          GArray         *mentions,
          guint          *first,
          guint          *last)
{
  gsize start;
  gsize end;

  if (!tc_results_find_time (tokens, *first, *last, &start, &end))
    return;
  if (end >= tc_tokens_get (tokens, *last - 1)->end)
    *last = tc_tokens_find (tokens, start);
  else if (start <= tc_tokens_get (tokens, *first)->start)
    *first = tc_tokens_find (tokens, end - 1) + 1;
  trim (tokens, mentions, first, last);
}

/* "superior to standard care": how arms compare, and not in what. "The inferior vena cava" is another matter. */
static gboolean
only_ranks (const TcTokens *tokens,
            guint           first,
            guint           last)
{
  if (tc_tokens_is_any (tokens, first, " non ") && tc_tokens_is_mark (tokens, first + 1, "-"))
    first += 2;
  return first + 1 < last &&
         tc_tokens_is_any (tokens, first,
                           " superior inferior noninferior superiority inferiority noninferiority equivalent ") &&
         tc_tokens_is_any (tokens, first + 1, " to of over than with versus vs compared ");
}

/* "randomly assigned to receive cells": how participants were dealt out, and not what came of it. */
static gboolean
tells_dealing (const TcTokens *tokens,
               guint           first,
               guint           last)
{
  if (first < last && tc_tokens_is_any (tokens, first,
                                        " randomly assigned randomized randomised allocated "))
    return TRUE;
  for (guint i = first; i < MIN (last, first + 3); i++)
    if (tc_tokens_is_any (tokens, i, " enrolled recruited "))
      return TRUE;
  return FALSE;
}

gboolean
tc_outcome_accept (const TcTokens *tokens,
                   GArray         *mentions,
                   guint           first,
                   guint           last,
                   TcResult       *result)
{
  gboolean content = FALSE;

  trim (tokens, mentions, &first, &last);
  cut_than (tokens, mentions, &first, &last);
  if (first < last)
    cut_time (tokens, mentions, &first, &last);
  if (last > first + MAX_TOKENS || only_ranks (tokens, first, last) || tells_dealing (tokens, first, last))
    return FALSE;
  for (guint i = first; i < last; i++)
    {
      const TcToken *token = tc_tokens_get (tokens, i);

      if (tc_tokens_is_any (tokens, i, " age aged "))
        return FALSE;
      content = content || (token->kind == TC_TOKEN_WORD && token->end - token->start >= 2 &&
                            !tc_tokens_is_any (tokens, i, EMPTY));
    }
  if (!content || tc_tokens_get (tokens, last - 1)->end - tc_tokens_get (tokens,
                                                                         first)->start > MAX_OUTCOME)
    return FALSE;
  result->outcome_start = tc_tokens_get (tokens, first)->start;
  result->outcome_end = tc_tokens_get (tokens, last - 1)->end;
  return TRUE;
}
