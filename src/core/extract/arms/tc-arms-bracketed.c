/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include <string.h>

#include "tc-arms-private.h"
#include "tc-arms-sized.h"

/* Brackets that hold all arms with their sizes. */

#define MAX_BRACKET 48
#define MAX_NAME 8
#define MAX_RATIO 4
#define MAX_ALTERNATIVES 10
#define JOINTS " and or vs versus "
#define DEALT " assigned allocated randomized randomised randomly divided groups arms "
#define NO_ARMS                                                                                                     \
  " male males female females men women man woman boys girls age aged ages old older young younger elderly smokers "  \
  "smoker nonsmokers smoking former never left right incisors molars canines premolars "

static gboolean
is_n_equals (const TcTokens *tokens,
             guint           at)
{
  return tc_tokens_is_any (tokens, at, " n ") && tc_tokens_is_mark (tokens, at + 1, "=") &&
         tc_sized_is_size (tokens, at + 2);
}

static gboolean
ends_part (const TcTokens *tokens,
           guint           at)
{
  return tc_tokens_is_mark (tokens, at, ",;") || tc_tokens_is_any (tokens, at, JOINTS);
}

/* Behind commas and "and". */
static guint
skip_joints (const TcTokens *tokens,
             guint           at)
{
  while (ends_part (tokens, at))
    at++;
  return at;
}

/* Whether two names are of the same words. */
gboolean
tc_sized_is_same (const TcTokens    *tokens,
                  const TcSizedName *one,
                  const TcSizedName *other)
{
  gboolean same = one->last - one->first == other->last - other->first;

  for (guint k = 0; same && k < one->last - one->first; k++)
    {
      const TcToken *a = tc_tokens_get (tokens, one->first + k);
      const TcToken *b = tc_tokens_get (tokens, other->first + k);

      same = a->end - a->start == b->end - b->start &&
             memcmp (tokens->text + a->start, tokens->text + b->start, a->end - a->start) == 0;
    }
  return same;
}

/* Whether the same words are the name of an earlier size. */
static gboolean
is_named_before (const TcTokens *tokens,
                 const GArray   *sizes,
                 guint           first,
                 guint           last)
{
  const TcSizedName name = { .first = first, .last = last };

  for (guint i = 0; i < sizes->len; i++)
    if (tc_sized_is_same (tokens, &g_array_index (sizes, TcSizedName, i), &name))
      return TRUE;
  return FALSE;
}

/**
 * tc_sized_read_sized_for:
 * @tokens: the tokens of an English sentence
 * @at: a size
 * @sizes: (element-type TcSizedName): gets the names and sizes
 * @behind: (out): where the bracket ends
 *
 * Reads "(n = 57 for placebo, n = 53 for cells, and n = 51 for juice)". A second bracket of that
 * kind with the same names speaks of those who are left, and is passed over.
 *
 * Returns: whether such a bracket begins there
 */
gboolean
tc_sized_read_sized_for (const TcTokens *tokens,
                         guint           at,
                         GArray         *sizes,
                         guint          *behind)
{
  guint before = sizes->len;
  guint n_parts = 0;
  guint i = at - 2;
  guint close;

  if (at < 3 || !tc_tokens_is_mark (tokens, at - 3, "([") || !is_n_equals (tokens, at - 2))
    return FALSE;
  close = tc_sized_find_close (tokens, at - 3);
  if (close >= tokens->n || close - at > MAX_BRACKET)
    return FALSE;
  for (; i < close && is_n_equals (tokens, i); n_parts++)
    {
      guint number = i + 2;
      guint first = number + 2;

      if (!tc_tokens_is_any (tokens, number + 1, " for in to on with receiving "))
        break;
      for (i = first; i < close && !ends_part (tokens, i); i++)
        ;
      if (i == first || i - first > MAX_NAME)
        break;
      if (!is_named_before (tokens, sizes, first, i))
        tc_sized_add (tokens, sizes, first, i, number, TRUE);
      i = skip_joints (tokens, i);
    }
  if (n_parts < 2 || i < close)
    {
      g_array_set_size (sizes, before);
      return FALSE;
    }
  *behind = close + 1;
  return TRUE;
}

/* Within a name: "follow-up", "tea+". */
static gboolean
is_inner_mark (const TcTokens *tokens,
               guint           at)
{
  return (tc_tokens_is_mark (tokens, at, "-") && tc_tokens_get (tokens, at + 1)->kind == TC_TOKEN_WORD) ||
         (tc_tokens_is_mark (tokens, at, "+") && !tc_tokens_get (tokens, at)->blank);
}

/* "83 events (A 39, B 44)" */
static gboolean
counts_events (const TcTokens *tokens,
               guint           at)
{
  return tc_tokens_is_any (tokens, at, " events deaths relapses recurrences episodes reactions "
                                       "infections births sites lesions ") ||
         tc_tokens_is_any (tokens, at + 1, " events deaths relapses recurrences episodes reactions "
                                           "infections births sites lesions ");
}

/* Whether participants are dealt out just before a bracket (not where it says what @equated is), or are as many as all
 * parts together. */
static gboolean
holds_everybody (const TcTokens *tokens,
                 guint           open,
                 double          sum,
                 gboolean        equated)
{
  for (guint i = open > 14 ? open - 14 : 0; i < open; i++)
    if ((tc_sized_is_size (tokens, i) && tc_tokens_get (tokens, i)->number == sum && !counts_events (tokens, i + 1)) ||
        (!equated && i + 6 >= open && tc_tokens_is_any (tokens, i, DEALT)))
      return TRUE;
  return FALSE;
}

/* "Received verinoxal or placebo", outside of a bracket: where its names begin; 0 where none are said. */
static guint
find_alternatives (const TcTokens *tokens,
                   guint           open,
                   guint           close)
{
  for (guint i = 0; i < tokens->n; i++)
    if ((i < open || i > close) && tc_tokens_is_any (tokens, i, " to received receive receiving "))
      for (guint k = i + 2; k < MIN (i + MAX_ALTERNATIVES, tokens->n); k++)
        if ((k < open || k > close) && tc_tokens_is_any (tokens, k, " or versus vs "))
          return i + 1;
  return 0;
}

/* Whether a name of a bracket is one of those between which people were dealt out, where these are said. */
static gboolean
are_alternatives (const TcTokens *tokens,
                  const GArray   *sizes,
                  guint           before,
                  guint           open,
                  guint           close)
{
  guint first = find_alternatives (tokens, open, close);

  for (guint s = before; first > 0 && s < sizes->len; s++)
    {
      const TcToken *name = tc_tokens_get (tokens, g_array_index (sizes, TcSizedName, s).first);

      for (guint i = first; i < MIN (first + 2 * MAX_ALTERNATIVES, tokens->n); i++)
        {
          const TcToken *token = tc_tokens_get (tokens, i);

          if ((i < open || i > close) && token->kind == TC_TOKEN_WORD &&
              token->end - token->start == name->end - name->start &&
              memcmp (tokens->text + token->start, tokens->text + name->start, name->end - name->start) == 0)
            return TRUE;
        }
    }
  return first == 0;
}

/* Sexes, ages and sides, which nobody is dealt into. */
static gboolean
is_of_people (const TcTokens *tokens,
              guint           first,
              guint           last)
{
  for (guint i = first; i < last; i++)
    if (tc_tokens_is_any (tokens, i, NO_ARMS))
      return TRUE;
  return FALSE;
}

/**
 * tc_sized_read_name_first:
 * @tokens: the tokens of an English sentence
 * @at: a size
 * @sizes: (element-type TcSizedName): gets the names and sizes
 * @behind: (out): where the bracket ends
 *
 * Reads "randomised (cells 93, placebo 92)", "40 women (cells: 21; juice: 19)", "40 women (cells =
 * 21, juice = 19)": each number stands behind its name.
 *
 * Returns: whether the first size of such a bracket stands there
 */
gboolean
tc_sized_read_name_first (const TcTokens *tokens,
                          guint           at,
                          GArray         *sizes,
                          guint          *behind)
{
  guint before = sizes->len;
  double sum = 0;
  double least = G_MAXDOUBLE;
  double most = 0;
  gboolean equated = FALSE;
  guint open;
  guint first;
  guint close;

  if (at < 3 || !ends_part (tokens, at + 1) || tc_tokens_is_mark (tokens, at - 1, "(["))
    return FALSE;
  open = tc_tokens_find_open (tokens, at, TC_SIZED_REACH);
  if (open == at || open == 0 || at - open > MAX_NAME + 2)
    return FALSE;
  first = open + 1;
  close = tc_sized_find_close (tokens, open);
  if (close >= tokens->n || close - open > MAX_BRACKET)
    return FALSE;
  while (first < close)
    {
      guint number = first;
      guint last;

      while (number < close && (tc_tokens_get (tokens, number)->kind == TC_TOKEN_WORD ||
                                is_inner_mark (tokens, number)))
        number++;
      last = number;
      /* "tea n = 21" is read elsewhere */
      if (tc_tokens_is_any (tokens, last - 1, " n "))
        break;
      equated = equated || tc_tokens_is_mark (tokens, number, "=");
      if (tc_tokens_is_mark (tokens, number, ",:="))
        number++;
      if (last == first || last - first > MAX_NAME || !tc_sized_is_size (tokens, number) ||
          tc_tokens_is_any (tokens, first, " mean median range n total ") || is_of_people (tokens, first, last) ||
          !(number + 1 == close || ends_part (tokens, number + 1)))
        break;
      tc_sized_add (tokens, sizes, first, last, number, TRUE);
      sum += tc_tokens_get (tokens, number)->number;
      least = MIN (least, tc_tokens_get (tokens, number)->number);
      most = MAX (most, tc_tokens_get (tokens, number)->number);
      first = skip_joints (tokens, number + 1);
    }
  if (sizes->len < before + 2 || first < close || most >= least * MAX_RATIO ||
      !holds_everybody (tokens, open, sum, equated) ||
      !are_alternatives (tokens, sizes, before, open, close))
    {
      g_array_set_size (sizes, before);
      return FALSE;
    }
  *behind = close + 1;
  return TRUE;
}
