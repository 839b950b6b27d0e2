/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-arms-sized.h"

#include "tc-arms-names.h"
#include "tc-arms-private.h"

/* "to X (n = 20) or placebo (n = 19)", "42 were assigned to the strong group and 43 to …",
 * "(26 before and 27 after the operation)". */

/* Behind the last of these a name begins. */
#define LEAD_VERBS                                                                                                    \
  " assigned allocated randomized randomised randomly divided receive received receiving undergo underwent given "    \
  "treated stratified into either between "

#define MAX_NAME 30

/**
 * tc_sized_is_parted:
 * @tokens: the tokens of a sentence
 * @at: a token
 *
 * Returns: whether it and the next are one number: "12 807"
 */
gboolean
tc_sized_is_parted (const TcTokens *tokens,
                    guint           at)
{
  const TcToken *first = tc_tokens_get (tokens, at);
  const TcToken *second = tc_tokens_get (tokens, at + 1);

  return at + 1 < tokens->n && first->kind == TC_TOKEN_NUMBER && second->kind == TC_TOKEN_NUMBER &&
         !first->spelled && !second->spelled && first->end - first->start <= 3 &&
         second->end - second->start == 3 && second->start == first->end + 1 && second->blank;
}

/* "807" of "12 807". */
static gboolean
is_thousands (const TcTokens *tokens,
              guint           at)
{
  return at > 0 && tc_sized_is_parted (tokens, at - 1);
}

/* "60 to 80 %" */
static gboolean
begins_range (const TcTokens *tokens,
              guint           at)
{
  return tc_tokens_is_any (tokens, at + 1, " to ") && tc_tokens_is_number (tokens, at + 2) &&
         (tc_tokens_is_mark (tokens, at + 3, "%") ||
          tc_tokens_is_any (tokens, at + 3, " percent years year days months weeks hours minutes "));
}

gboolean
tc_sized_is_size (const TcTokens *tokens,
                  guint           at)
{
  const TcToken *token = tc_tokens_get (tokens, at);

  if (token->kind != TC_TOKEN_NUMBER || tc_sized_is_parted (tokens, at) ||
      begins_range (tokens, at))
    return FALSE;
  return token->decimals == 0 && (token->number >= 2 || is_thousands (tokens, at)) &&
         token->number < 1e6 &&
         !tc_tokens_is_mark (tokens, at + 1, "%/^±×°") &&
         !(at > 0 && tc_tokens_is_mark (tokens, at - 1, "/<>≤≥±^")) &&
         !(at > 1 && tc_tokens_is_mark (tokens, at - 1, "-") && tc_tokens_is_number (tokens, at - 2)) &&
         !tc_tokens_is_any (tokens, at + 1,
                            " percent mg g kg μg mcg ug iu ml days weeks months years hours "
                            "minutes min mm cm inhalations puffs tablets capsules drops sprays "
                            "injections sessions ");
}

gboolean
tc_sized_has_people (const TcTokens *tokens,
                     guint           first,
                     guint           last)
{
  for (guint i = first; i < last; i++)
    if (tc_tokens_is_any (tokens, i, TC_ARM_PEOPLE))
      return TRUE;
  return FALSE;
}

guint
tc_sized_find_close (const TcTokens *tokens,
                     guint           open)
{
  guint depth = 0;

  for (guint i = open; i < tokens->n; i++)
    {
      if (tc_tokens_is_mark (tokens, i, "(["))
        depth++;
      else if (tc_tokens_is_mark (tokens, i, ")]") && --depth == 0)
        return i;
    }
  return tokens->n;
}

/* "… and 51.2 % in the B arm (n = 129)": what stands between two sizes is more than a name. */
static gboolean
holds_value (const TcTokens *tokens,
             guint           first,
             guint           last)
{
  for (guint i = first; i < last; i++)
    if (tc_tokens_is_mark (tokens, i, "%=") || tc_tokens_is_any (tokens, i, " was were had "))
      return TRUE;
  return FALSE;
}

/* "randomised 40 adults with colic to A": behind those who were dealt out. */
static guint
skip_dealt (const TcTokens *tokens,
            guint           first,
            guint           end)
{
  if (tc_sized_is_size (tokens, first) && tc_sized_has_people (tokens, first + 1, MIN (first + 5, end)))
    for (guint i = end; i > first; i--)
      if (tc_tokens_is_any (tokens, i - 1, " to "))
        return i;
  /* "assigned in a 2:1 ratio to A", "at the end of care to the A group" */
  if (tc_tokens_is_any (tokens, first, " at in by during within using via before after according "))
    for (guint i = first; i < end; i++)
      if (tc_tokens_is_any (tokens, i, " to ") && !tc_tokens_is_any (tokens, i - 1, " according "))
        return i + 1;
  return first;
}

/* "… an infusion and women in group B": where the people begin whose group a name ends with. */
static gboolean
begins_people_in (const TcTokens *tokens,
                  guint           at)
{
  return at > 1 && tc_tokens_is_any (tokens, at - 1, " in ") && tc_tokens_is_any (tokens, at - 2, TC_ARM_PEOPLE);
}

/* Whether what stands before a ", or" tells of the arm before, and is no part of the name: "in a crossover design, or",
 * "and placebo, or". In "lemon, honey, or" it is. */
static gboolean
is_aside (const TcTokens *tokens,
          guint           first,
          guint           comma)
{
  guint begin = tc_tokens_is_mark (tokens, first, ",") ? first + 1 : first;

  if (tc_tokens_is_any (tokens, begin,
                        " in at by during within using via before after for on over under every "
                        "once twice daily each both with consisting comprising including followed "
                        "plus beginning starting given rich based "))
    return TRUE;
  if (tc_tokens_is_any (tokens, begin, " or versus vs "))
    return FALSE;
  for (guint i = first; i < comma; i++)
    if (tc_tokens_is_mark (tokens, i, ",") || tc_tokens_is_any (tokens, i, " or "))
      return FALSE;
  return TRUE;
}

/* "A (n = 20), in a crossover design, or B (n = 21)": behind the last ", or"; @first where none
 * stands there, and where it joins what is one arm together. */
static guint
skip_aside (const TcTokens *tokens,
            guint           first,
            guint           end)
{
  for (guint i = end; i > first + 2; i--)
    if (tc_tokens_is_mark (tokens, i - 1, ")]"))
      return first;
    else if (tc_tokens_is_any (tokens, i - 1, " or ") && tc_tokens_is_mark (tokens, i - 2, ","))
      return is_aside (tokens, first, i - 2) ? i : first;
  return first;
}

/* Where a name that ends before @end begins, not before @from. */
static guint
find_start (const TcTokens *tokens,
            guint           from,
            guint           end)
{
  guint start = end;
  guint cue = 0;
  gboolean first = from == 0;
  guint depth = 0;

  while (start > from)
    {
      if (tc_tokens_is_mark (tokens, start - 1, ")]"))
        depth++;
      else if (tc_tokens_is_mark (tokens, start - 1, "([") && (depth == 0 || depth-- == 0))
        break;
      if (depth == 0 && tc_tokens_is_mark (tokens, start - 1, ";:."))
        {
          /* "… into: (1) A (n = 20); (2) B (n = 21)" */
          first = first && !(tc_tokens_is_mark (tokens, start - 1, ":") && start > 2);
          break;
        }
      if (depth == 0 && cue == 0 && begins_people_in (tokens, start))
        return start;
      if (depth == 0 && cue == 0 && tc_tokens_is_any (tokens, start - 1, LEAD_VERBS))
        cue = start;
      start--;
    }
  if (cue > 0)
    return skip_aside (tokens, skip_dealt (tokens, cue, end), end);
  if (!first && !holds_value (tokens, start, end))
    return skip_aside (tokens, start, end);
  /* Nothing leads to the name: it is short. */
  for (guint i = end; i > start; i--)
    if (tc_tokens_is_any (tokens, i - 1,
                          " of in with for by from were was are had who that which to than between among ") ||
        tc_tokens_is_mark (tokens, i - 1, ",") || end - i >= 8)
      return i;
  return start;
}

/* "Study 2 (n = 411)", "the VRX-2 trial (n = 70)": no arm. */
static gboolean
is_study (const TcTokens    *tokens,
          const TcSizedName *size)
{
  if (size->last - size->first > 1 &&
      tc_tokens_is_any (tokens, size->last - 1, " trial study studies registry database "))
    return TRUE;
  return size->last - size->first == 2 && tc_tokens_is_any (tokens, size->first, " study trial experiment ") &&
         tc_tokens_is_number (tokens, size->first + 1);
}

/* "Verinox General Hospital, Colicton (n = 75)": where people came from. */
static gboolean
is_place (const TcTokens    *tokens,
          const TcSizedName *size)
{
  for (guint i = size->first + 1; i < size->last; i++)
    if (tc_tokens_is_any (tokens, i, " hospital university ") &&
        tc_normal_is_upper (tokens->normal, tc_tokens_get (tokens, i)->start) &&
        !tc_normal_is_upper (tokens->normal, tc_tokens_get (tokens, i)->start + 1))
      return TRUE;
  return FALSE;
}

/* "70% of lessons (n = 11)", "explored in groups (n = 18)", "one year into the trial (n = 14)": none,
 * either. */
static gboolean
is_part (const TcTokens    *tokens,
         const TcSizedName *size)
{
  return (size->first > 1 && tc_tokens_is_any (tokens, size->first - 1, " of ") &&
          tc_tokens_is_mark (tokens, size->first - 2, "%")) ||
         tc_tokens_is_any (tokens, size->first,
                           " explored examined measured collected recorded interviewed ") ||
         (size->last == size->first + 1 &&
          tc_tokens_is_any (tokens, size->first, " trial trials interviews surveys "));
}

gboolean
tc_sized_add (const TcTokens *tokens,
              GArray         *sizes,
              guint           first,
              guint           last,
              guint           number,
              gboolean        strong)
{
  TcSizedName size = { first, last, 0, 0, tc_tokens_get (tokens, number)->number, number, strong };

  if (is_thousands (tokens, number))
    size.n += 1000 * tc_tokens_get (tokens, number - 1)->number;

  if (tc_arm_label_trim (tokens, &size.first, &size.last) && !is_study (tokens, &size) &&
      !is_part (tokens, &size) && !is_place (tokens, &size) &&
      !tc_tokens_is_any (tokens, size.first, " each ") &&
      !(size.last - size.first == 1 && tc_tokens_get (tokens, size.first)->kind != TC_TOKEN_WORD &&
        tc_tokens_get (tokens, size.first)->kind != TC_TOKEN_HAN))
    {
      g_array_append_val (sizes, size);
      return TRUE;
    }
  return FALSE;
}

/* "normal function (A n = 20, B n = 22), impaired (mild: A n = …": which subgroup a bracket speaks of. */
static void
add_prefix (const TcTokens *tokens,
            guint           open,
            TcSizedName    *size)
{
  guint end = open;
  guint start;

  for (guint i = size->first; i > open; i--)
    if (tc_tokens_is_mark (tokens, i - 1, ":"))
      {
        end = i - 1;
        break;
      }
  for (start = end; start > 0 && end - start < 6; start--)
    if (tc_tokens_is_mark (tokens, start - 1, ",;:.()[]") ||
        tc_tokens_is_any (tokens, start - 1, " with and or of in the were was "))
      break;
  size->prefix_first = start;
  size->prefix_last = end;
}

/* "(n = 20)", "(AJ, n = 20)", "(A, n = 20; B, n = 22)", "group A, n = 20". */
static void
read_n_equals (const TcTokens *tokens,
               guint           number,
               guint           behind,
               GArray         *sizes)
{
  guint open = tc_tokens_find_open (tokens, number, TC_SIZED_REACH);
  guint close = open < number ? tc_sized_find_close (tokens, open) : number;
  guint several = 0;
  guint from = behind;

  for (guint i = open; open < number && i + 2 < close; i++)
    several += tc_tokens_is_word (tokens, i, "n") && tc_tokens_is_mark (tokens, i + 1, "=");
  /* "less in those with gout (n = 22, P = .06)": a subgroup */
  if (open < number && several < 2 && tc_tokens_is_mark (tokens, number + 1, ",;") &&
      tc_tokens_is_word (tokens, number + 2, "p") && tc_tokens_is_mark (tokens, number + 3, "=<>"))
    return;
  /* "71% (n = 71) in the A group": to whom something happened. */
  if (open < number && several < 2 && open > 0 && tc_tokens_is_mark (tokens, open - 1, "%"))
    return;
  if (open < number && several < 2)
    {
      guint start = find_start (tokens, MIN (behind, open), open);
      guint before = sizes->len;

      if (open - start <= MAX_NAME)
        tc_sized_add (tokens, sizes, start, open, number, TRUE);
      /* A regimen is long; "(AB, n = 20)" gives its short name. */
      if (sizes->len == before && number > open + 3 && tc_tokens_is_mark (tokens, number - 3, ",;"))
        tc_sized_add (tokens, sizes, open + 1, number - 3, number, TRUE);
    }
  else
    {
      guint end = number - 2;

      if (open < number && open >= from)
        from = open + 1;
      /* "Group A: n = 20 (tea) and group B: n = 18 (milk)" */
      if (open == number && tc_tokens_is_mark (tokens, from, "("))
        from = MIN (tc_sized_find_close (tokens, from) + 1, end);
      while (end > from && tc_tokens_is_mark (tokens, end - 1, ",:("))
        end--;
      if (tc_sized_add (tokens, sizes, find_start (tokens, from, end), end, number, TRUE) &&
          open < number)
        add_prefix (tokens, open, &g_array_index (sizes, TcSizedName, sizes->len - 1));
    }
}

/* "(20 patients)", "(807)": a bracket that holds the size @at and nothing else. */
static gboolean
is_bracketed_size (const TcTokens *tokens,
                   guint           at)
{
  guint i = at + 1;

  if (at == 0 || tc_tokens_get (tokens, at)->number < 3)
    return FALSE;
  while (i < at + 3 && tc_tokens_is_any (tokens, i, TC_ARM_PEOPLE " female male healthy each "))
    i++;
  /* "(42 eyes of 40 patients)" */
  if (i > at + 1 && tc_tokens_is_any (tokens, i, " of ") && tc_sized_is_size (tokens, i + 1) &&
      tc_tokens_is_any (tokens, i + 2, TC_ARM_PEOPLE))
    i += 3;
  /* "70 patients (28 women, 42 men)" */
  if (tc_tokens_is_any (tokens, i - 1, " females males female male women men boys girls ") &&
      !tc_tokens_is_mark (tokens, i, ")]"))
    return FALSE;
  /* "group A (surgery alone, 55 women)" */
  if (tc_tokens_is_mark (tokens, at - 1, ",;") && tc_tokens_find_open (tokens, at, TC_SIZED_REACH) < at &&
      i > at + 1)
    return tc_tokens_is_mark (tokens, i, ")]");
  /* "m(2)" is no bracket of that kind. */
  if (!tc_tokens_is_mark (tokens, at - 1, "([") || !tc_tokens_get (tokens, at - 1)->blank)
    return FALSE;
  return tc_tokens_is_mark (tokens, i, ")]") || (i > at + 1 && tc_tokens_is_mark (tokens, i, ";,"));
}

/**
 * tc_arm_sizes_find:
 * @tokens: the tokens of an English sentence
 *
 * Finds names of arms with their sizes.
 *
 * Returns: (transfer full) (element-type TcSizedName): in the order of the text
 */
GArray *
tc_arm_sizes_find (const TcTokens *tokens)
{
  GArray *sizes = g_array_new (FALSE, FALSE, sizeof (TcSizedName));
  guint behind = 0;

  for (guint i = 0; i < tokens->n; i++)
    {
      if (!tc_sized_is_size (tokens, i))
        continue;
      if (tc_sized_read_respectively (tokens, i, sizes, &behind))
        i = behind;
      else if (tc_sized_read_unnamed (tokens, i, sizes, &behind))
        i = behind - 1;
      else if (tc_sized_read_sized_for (tokens, i, sizes, &behind) ||
               tc_sized_read_name_first (tokens, i, sizes, &behind))
        i = behind - 1;
      else if (i >= 2 && tc_tokens_is_any (tokens, i - 2, " n n1 n2 n3 n4 ") &&
               tc_tokens_is_mark (tokens, i - 1, "="))
        {
          read_n_equals (tokens, i, behind, sizes);
          behind = i + 1;
          if (tc_tokens_is_mark (tokens, behind, ")]"))
            behind++;
        }
      else if (is_bracketed_size (tokens, i))
        {
          guint open = tc_tokens_find_open (tokens, i, TC_SIZED_REACH);

          tc_sized_add (tokens, sizes, find_start (tokens, behind, open), open, i, FALSE);
          behind = tc_sized_find_close (tokens, open) + 1;
        }
      else if (tc_sized_read_listed (tokens, i, sizes, &behind) || tc_sized_read_linked (tokens, i, sizes, &behind))
        i = behind - 1;
      else if (tc_sized_read_group_had (tokens, i, sizes))
        behind = i + 1;
    }
  tc_sized_keep_arms (tokens, sizes);
  return sizes;
}
