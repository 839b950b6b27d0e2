/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include <string.h>

#include "tc-arms-private.h"
#include "tc-bytes.h"

/* How much an arm was given, where its name does not say it: "the A group received verinoxal (10 mg)", "A 10 mg". */

#define DOSE_UNITS                                                                                                    \
  " mg g μg mcg ug iu u ml mg/kg μg/kg mcg/kg g/kg iu/kg units unit gy cgy mg/m mg/d mg/day iu/d g/day g/d " \
  "mg/ml j/cm "
#define GIVEN " received receive receiving given treated took underwent administered "

/* What was taken before the trial, and how it went. */
#define HISTORY                                                                                                       \
  " response responses responders responded respond responding refractory resistant resistance "   \
  "intolerant intolerance failed failing failure fail inadequate inadequately insufficient "       \
  "previous previously prior uncontrolled despite background maintained stabilized stabilised "
/* How far from a name such a word stands. Tokens. */
#define HISTORY_REACH 8

/* How far behind a group stands what it was given. Tokens. */
#define MAX_CLAUSE 24

/* "(n = 30; men 52%)", "mean weight 71 g": what the people of an arm are. */
static gboolean
is_of_people (const TcTokens *tokens,
              guint           number,
              guint           first)
{
  gboolean measured = FALSE;

  for (guint i = MAX (first, number > 4 ? number - 4 : 0); i < number; i++)
    {
      if (tc_tokens_is_any (tokens, i, " dose dosage doses "))
        return FALSE;
      measured = measured || tc_tokens_is_any (tokens, i,
                                               " mean median average weight weighing weighed "
                                               "birthweight men women male males female females "
                                               "boys girls smokers ");
    }
  return measured;
}

/* "(7 × 10", "52% of": a share is an amount only where it is a part of the name. */
static gboolean
ends_share (const TcTokens *tokens,
            guint           number,
            guint           first)
{
  return number > first && tc_tokens_is_mark (tokens, number + 1, "%") &&
         tc_tokens_get (tokens, number - 1)->kind == TC_TOKEN_WORD;
}

/**
 * tc_arms_find_extent:
 * @tokens: the tokens of a sentence
 * @last: token behind a name
 *
 * Returns: the token behind the bracket that follows the name
 */
guint
tc_arms_find_extent (const TcTokens *tokens,
                     guint           last)
{
  guint i = last;

  /* "group A: n = 20 (tea)" */
  if (tc_tokens_is_mark (tokens, i, ":,") && tc_tokens_is_word (tokens, i + 1, "n") &&
      tc_tokens_is_mark (tokens, i + 2, "="))
    i += 4;
  if (!tc_tokens_is_mark (tokens, i, "(["))
    return last;
  while (i < tokens->n && i - last < 24 && !tc_tokens_is_mark (tokens, i, ")]"))
    i++;
  return i;
}

/**
 * tc_arms_read_amount:
 * @tokens: the tokens of a sentence
 * @first: first token of a name
 * @last: token behind it and its brackets
 * @start: (out): first byte of the amount in the folded text
 * @end: (out): byte behind it
 *
 * Reads "verinoxal 2.5 mg", "cells (10 mg twice daily; n = 114)", "drops 0.1%".
 *
 * Returns: whether an amount stands there
 */
gboolean
tc_arms_read_amount (const TcTokens *tokens,
                     guint           first,
                     guint           last,
                     gsize          *start,
                     gsize          *end)
{
  for (guint i = first; i < last; i++)
    {
      guint unit = i + 1;
      gsize from;

      if (!tc_tokens_is_number (tokens, i) || tc_tokens_get (tokens, i)->spelled)
        continue;
      if (tc_tokens_is_mark (tokens, unit, "-"))
        unit++;
      from = tc_tokens_get (tokens, unit)->start;
      if (is_of_people (tokens, i, first))
        continue;
      if (!tc_tokens_is_any (tokens, unit, DOSE_UNITS) && !ends_share (tokens, i, first))
        continue;
      *start = tc_tokens_get (tokens, i)->start;
      /* "160/4.5 μg" */
      if (i > first + 1 && tc_tokens_is_mark (tokens, i - 1, "/") && tc_tokens_is_number (tokens, i - 2))
        *start = tc_tokens_get (tokens, i - 2)->start;
      *end = tc_tokens_get (tokens, unit)->end;
      while (tc_tokens_is_mark (tokens, unit + 1, "/") &&
             !tc_tokens_get (tokens, unit + 1)->blank &&
             tc_tokens_get (tokens, unit + 2)->kind == TC_TOKEN_WORD)
        {
          *end = tc_tokens_get (tokens, unit + 2)->end;
          unit += 2;
        }
      if (tc_tokens_is_mark (tokens, unit + 1, "^") && !tc_tokens_get (tokens, unit + 1)->blank)
        *end = tc_tokens_get (tokens, unit + 2)->end;
      return from < *end;
    }
  return FALSE;
}

/* "A 50 mg as rescue", "rescue A (50 mg)". */
static gboolean
is_rescue (const TcTokens *tokens,
           guint           at)
{
  for (guint i = at > 3 ? at - 3 : 0;
       i < at + 10 && i < tokens->n && !(i > at && tc_tokens_is_mark (tokens, i, ".;")); i++)
    if (tc_tokens_is_any (tokens, i, " rescue salvage "))
      return TRUE;
  return FALSE;
}

/* "Adults on 5 mg of A were randomised to A or B": who was dealt out. */
static gboolean
is_dealt_later (const TcTokens *tokens,
                guint           at)
{
  for (guint i = 0; i < at; i++)
    if (tc_tokens_is_any (tokens, i, TC_ARM_DEALT " randomize randomise assign "))
      return FALSE;
  for (guint i = at; i + 1 < tokens->n; i++)
    if (tc_tokens_is_any (tokens, i, " assigned allocated randomized randomised ") &&
        tc_tokens_is_any (tokens, i + 1, " to into in between ") &&
        tc_tokens_is_any (tokens, i - 1, " was were be been randomly "))
      return TRUE;
  return FALSE;
}

/* "Before", "before the trial", and not "before breakfast". */
static gboolean
is_before_trial (const TcTokens *tokens,
                 guint           at)
{
  if (tc_tokens_is_any (tokens, at, " previously beforehand "))
    return TRUE;
  if (!tc_tokens_is_any (tokens, at, " before earlier prior "))
    return FALSE;
  at++;
  while (tc_tokens_is_any (tokens, at, " to the this study trial "))
    if (tc_tokens_is_any (tokens, at++, " study trial "))
      return TRUE;
  return at >= tokens->n || tc_tokens_is_mark (tokens, at, ".;,:)") ||
         tc_tokens_is_any (tokens, at, " enrolment enrollment randomisation randomization "
                                       "inclusion entry recruitment screening baseline and but ");
}

/* "Response to 5 mg of A", "had failed A 5 mg", "5 mg of A before": what people took before the trial. */
static gboolean
is_history (const TcTokens *tokens,
            guint           first,
            guint           last)
{
  for (guint i = first; i > 0 && first - i < HISTORY_REACH && !tc_tokens_is_mark (tokens, i - 1, ".;:,"); i--)
    if (tc_tokens_is_any (tokens, i - 1, HISTORY " had before already "))
      return TRUE;
    else if (tc_tokens_is_any (tokens, i - 1, GIVEN " receive take ") &&
             !tc_tokens_is_any (tokens, i - 2, " had already previously "))
      break;
  for (guint i = last; i < last + HISTORY_REACH && i < tokens->n && !tc_tokens_is_mark (tokens, i, ".;:,"); i++)
    if (is_before_trial (tokens, i))
      return TRUE;
  return is_dealt_later (tokens, first);
}

/* "A 10 mg", "A (10 mg)", "A at a dose of 10 mg", "10 mg A": the amount beside a name. */
static gboolean
read_beside (const TcTokens  *tokens,
             const TcMention *mention,
             gsize           *start,
             gsize           *end)
{
  guint i = mention->last;
  guint before = mention->first;

  if (is_rescue (tokens, mention->first) || is_history (tokens, mention->first, mention->last))
    return FALSE;
  while (tc_tokens_is_mark (tokens, i, "(") ||
         tc_tokens_is_any (tokens, i, " at a dose of the dosage treatment therapy "))
    i++;
  if (tc_tokens_is_number (tokens, i) && i < mention->last + 6 && tc_arms_read_amount (tokens, i, i + 1, start, end))
    return TRUE;
  /* "3 g of A", "3 g A" */
  if (before > 0 && tc_tokens_is_any (tokens, before - 1, " of "))
    before--;
  return before > 1 && tc_tokens_is_number (tokens, before - 2) &&
         tc_arms_read_amount (tokens, before - 2, before - 1, start, end) &&
         *end == tc_tokens_get (tokens, before - 1)->end;
}

static gboolean
is_given_chinese (const TcTokens *tokens,
                  guint           at)
{
  static const char *const given[] = { "予", "注射", "输注", "静滴", "滴注", "口服", "服用", "应用",
                                       "采用", "使用", "泵注" };
  const TcToken *token = tc_tokens_get (tokens, at);

  for (guint i = 0; token->kind == TC_TOKEN_HAN && i < G_N_ELEMENTS (given); i++)
    if (tc_bytes_find (tokens->text + token->start, token->end - token->start, given[i], strlen (given[i])) != NULL)
      return TRUE;
  return FALSE;
}

/**
 * tc_arms_is_one_of_list:
 * @tokens: the tokens of a sentence
 * @first: the first token of a name
 *
 * Returns: whether it stands in a list, and what follows is told of all of it: "A, B and C received
 * tea, milk and water, respectively"
 */
gboolean
tc_arms_is_one_of_list (const TcTokens *tokens,
                        guint           first)
{
  if (first == 0 || !(tc_tokens_is_any (tokens, first - 1, " and ") || tc_tokens_is_mark (tokens, first - 1, ",")))
    return FALSE;
  for (guint i = first; i < tokens->n && !tc_tokens_is_mark (tokens, i, ".;"); i++)
    if (tc_tokens_is_any (tokens, i, " respectively "))
      return TRUE;
  return FALSE;
}

/* "The A group (n = 20) received verinoxal (10 mg)": up to the next arm or the end of the clause. */
static gboolean
read_clause (const TcTokens  *tokens,
             const TcMention *mention,
             guint            limit,
             gsize           *start,
             gsize           *end)
{
  gboolean given = FALSE;
  guint from = mention->last;

  if (tc_arms_is_one_of_list (tokens, mention->first))
    return FALSE;
  /* in Chinese the name is a part of its token */
  if (tc_tokens_get (tokens, from - 1)->kind == TC_TOKEN_HAN)
    from--;
  for (guint i = from; i < MIN (limit, from + MAX_CLAUSE) && !tc_tokens_is_mark (tokens, i, ".;。;") &&
       !tc_tokens_is_any (tokens, i, " while whereas but "); i++)
    {
      given = given || tc_tokens_is_any (tokens, i, GIVEN) || is_given_chinese (tokens, i);
      /* what all are given */
      if (tc_tokens_is_any (tokens, i, " anaesthesia anesthesia premedication premedicated sedation induction rescue "))
        return FALSE;
      if (!given && !tc_tokens_is_number (tokens, i) && !tc_tokens_is_mark (tokens, i, "()=,[]") &&
          i > mention->last + 6)
        return FALSE;
      /* "had received 5 mg" */
      if (tc_tokens_is_any (tokens, i, GIVEN) && tc_tokens_is_any (tokens, i - 1, " had previously already "))
        return FALSE;
      if (given && tc_tokens_is_number (tokens, i) && tc_arms_read_amount (tokens, i, i + 1, start, end))
        return TRUE;
    }
  return FALSE;
}

static void
read_sentence (const TcTokens *tokens,
               GArray         *mentions,
               GPtrArray      *arms)
{
  for (guint i = 0; i < mentions->len; i++)
    {
      const TcMention *mention = &g_array_index (mentions, TcMention, i);
      TcArm *arm = g_ptr_array_index (arms, mention->arm);
      guint limit = tokens->n;

      if (arm->dose_end > 0 || arm->role >= TC_ARM_CONTROL)
        continue;
      for (guint k = i + 1; limit == tokens->n && k < mentions->len; k++)
        if (g_array_index (mentions, TcMention, k).arm != mention->arm)
          limit = g_array_index (mentions, TcMention, k).first;
      if (!read_beside (tokens, mention, &arm->dose_start, &arm->dose_end) &&
          !read_clause (tokens, mention, limit, &arm->dose_start, &arm->dose_end))
        arm->dose_end = 0;
    }
}

static gboolean
has_amount (const TcTokens *tokens)
{
  for (guint i = 0; i < tokens->n; i++)
    if (tc_tokens_is_number (tokens, i) && tc_tokens_is_any (tokens, i + 1, DOSE_UNITS))
      return TRUE;
  return FALSE;
}

/* Whether there is an arm that was given something of which its name says no amount. */
static gboolean
is_any_without (TcTokenCache *cache,
                GPtrArray    *arms)
{
  gsize start;
  gsize end;

  for (guint i = 0; i < arms->len; i++)
    {
      const TcArm *arm = g_ptr_array_index (arms, i);
      const TcTokens *tokens = tc_token_cache_get (cache, arm->sentence);
      guint last = tc_tokens_find (tokens, arm->end - 1) + 1;

      if (arm->role < TC_ARM_CONTROL &&
          !tc_arms_read_amount (tokens, tc_tokens_find (tokens, arm->start),
                                tc_arms_find_extent (tokens, last), &start, &end))
        return TRUE;
    }
  return FALSE;
}

/**
 * tc_arms_find_amounts:
 * @cache: the tokens of a document
 * @arms: (element-type TcArm): its arms, with their names
 *
 * Looks for how much each arm was given in the sentences that do not report results.
 */
void
tc_arms_find_amounts (TcTokenCache *cache,
                      GPtrArray    *arms)
{
  const TcProse *document = cache->document;

  if (arms->len < 2 || !is_any_without (cache, arms))
    return;
  for (guint i = 0; i < MIN (document->sentences->len, MAX_SENTENCES); i++)
    {
      const TcProseSentence *sentence = tc_prose_sentence (document, i);
      g_autoptr (GArray) mentions = NULL;

      if (sentence->part == TC_SECTION_RESULTS || !tc_arms_is_read (document, i, sentence->chinese) ||
          !tc_arms_may_have_size (cache, i) || !has_amount (tc_token_cache_get (cache, i)))
        continue;
      mentions = tc_arms_find_mentions (arms, tc_token_cache_get (cache, i));
      read_sentence (tc_token_cache_get (cache, i), mentions, arms);
    }
}
