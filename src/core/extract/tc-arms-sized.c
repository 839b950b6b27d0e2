/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-arms-sized.h"

#include "tc-arms-names.h"

/* "to X (n = 20) or placebo (n = 19)", "442 were assigned to the high-dose group and 443 to …",
 * "(26 before and 27 after the operation)". */

/* Behind the last of these a name begins. */
#define LEAD_VERBS                                                                                                    \
  " assigned allocated randomized randomised randomly divided receive received receiving undergo underwent given "    \
  "treated stratified into either between "

/* Between a number of people and the name of what they got. */
#define LINKS                                                                                                         \
  " were was have been are randomly randomized randomised assigned allocated treated to receive received receiving "  \
  "underwent undergoing undergo given in into the on with for entered either a an as by using who taking took "   \
  "constituted formed served being fed "
#define MUST_LINK                                                                                                     \
  " assigned allocated treated receive received receiving underwent undergoing to in on with given taking for "       \
  "constituted formed fed into using "
#define DEALT " assigned allocated randomized randomised treated received receiving underwent given fed "
#define MAX_NAME 30
#define NAME_ENDS                                                                                                     \
  " had were was showed completed achieved developed experienced died reported during after before followed who "     \
  "which while whereas within at twice once daily for over but did have as per when until "

/* "all patients (n = 40)" */
#define EVERYBODY                                                                                                     \
  " all eligible consecutive adult elderly healthy postmenopausal premenopausal female male enrolled evaluable total "  \
  "assessable randomized randomised included young older hospitalized outpatient pregnant obese diabetic "

static gboolean
is_size (const TcTokens *tokens,
         guint           at)
{
  const TcToken *token = tc_tokens_get (tokens, at);

  return token->kind == TC_TOKEN_NUMBER && token->decimals == 0 && token->number >= 2 && token->number < 1e6 &&
         !tc_tokens_is_mark (tokens, at + 1, "%/^±×°") && !(at > 0 && tc_tokens_is_mark (tokens, at - 1, "/<>≤≥±^")) &&
         !tc_tokens_is_any (tokens, at + 1, " percent mg g kg ml days weeks months years hours minutes min mm cm ");
}

static gboolean
has_people (const TcTokens *tokens,
            guint           first,
            guint           last)
{
  for (guint i = first; i < last; i++)
    if (tc_tokens_is_any (tokens, i, TC_ARM_PEOPLE))
      return TRUE;
  return FALSE;
}

/* The bracket that is open at a token; the index of the token itself where none is. */
static guint
find_open (const TcTokens *tokens,
           guint           at)
{
  guint depth = 0;

  for (guint i = at; i > 0 && at - i < 40; i--)
    {
      if (tc_tokens_is_mark (tokens, i - 1, ")]"))
        depth++;
      else if (tc_tokens_is_mark (tokens, i - 1, "([") && depth-- == 0)
        return i - 1;
    }
  return at;
}

static guint
find_close (const TcTokens *tokens,
            guint           open)
{
  guint depth = 0;

  for (guint i = open; i < tokens->array->len; i++)
    {
      if (tc_tokens_is_mark (tokens, i, "(["))
        depth++;
      else if (tc_tokens_is_mark (tokens, i, ")]") && --depth == 0)
        return i;
    }
  return tokens->array->len;
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
      if (depth == 0 && cue == 0 && tc_tokens_is_any (tokens, start - 1, LEAD_VERBS))
        cue = start;
      start--;
    }
  if (cue > 0)
    return cue;
  if (!first && !holds_value (tokens, start, end))
    return start;
  /* Nothing leads to the name: it is short. */
  for (guint i = end; i > start; i--)
    if (tc_tokens_is_any (tokens, i - 1, " of in with for by from were was are had who that which to than between among ") ||
        tc_tokens_is_mark (tokens, i - 1, ",") || end - i >= 8)
      return i;
  return start;
}

static gboolean
add_size (const TcTokens *tokens,
          GArray         *sizes,
          guint           first,
          guint           last,
          guint           number,
          gboolean        strong)
{
  TcSizedName size = { first, last, 0, 0, tc_tokens_get (tokens, number)->number, number, strong };

  if (tc_arm_label_trim (tokens, &size.first, &size.last) &&
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
  guint open = find_open (tokens, number);
  guint close = open < number ? find_close (tokens, open) : number;
  guint several = 0;
  guint from = behind;

  for (guint i = open; open < number && i + 2 < close; i++)
    several += tc_tokens_is_word (tokens, i, "n") && tc_tokens_is_mark (tokens, i + 1, "=");
  if (open < number && several < 2 && open > 0 && tc_tokens_is_mark (tokens, open - 1, "%"))
    {
      guint end = close + 1;

      /* "71% (n = 71) in the A group": the name follows. */
      if (!tc_tokens_is_any (tokens, close + 1, " in of among for on with "))
        return;
      while (end < close + 14 && !tc_tokens_is_mark (tokens, end, ",;.:%") && !tc_tokens_is_any (tokens, end, " and or vs versus "))
        end++;
      add_size (tokens, sizes, close + 2, end, number, TRUE);
    }
  else if (open < number && several < 2)
    {
      guint start = find_start (tokens, MIN (behind, open), open);
      guint before = sizes->len;

      if (open - start <= MAX_NAME)
        add_size (tokens, sizes, start, open, number, TRUE);
      /* A regimen is long; "(AB, n = 20)" gives its short name. */
      if (sizes->len == before && number > open + 3 && tc_tokens_is_mark (tokens, number - 3, ",;"))
        add_size (tokens, sizes, open + 1, number - 3, number, TRUE);
    }
  else
    {
      guint end = number - 2;

      if (open < number && open >= from)
        from = open + 1;
      while (end > from && tc_tokens_is_mark (tokens, end - 1, ",:("))
        end--;
      if (add_size (tokens, sizes, find_start (tokens, from, end), end, number, TRUE) && open < number)
        add_prefix (tokens, open, &g_array_index (sizes, TcSizedName, sizes->len - 1));
    }
}

/* "(20 patients)", "(807)": a bracket that holds a size and nothing else. */
static gboolean
is_bracketed_size (const TcTokens *tokens,
                   guint           at)
{
  guint i = at + 1;

  if (at == 0 || !is_size (tokens, at) || tc_tokens_get (tokens, at)->number < 3)
    return FALSE;
  while (i < at + 3 && tc_tokens_is_any (tokens, i, TC_ARM_PEOPLE " female male healthy each "))
    i++;
  /* "70 patients (28 women, 42 men)" */
  if (tc_tokens_is_any (tokens, i - 1, " females males female male women men boys girls ") && !tc_tokens_is_mark (tokens, i, ")]"))
    return FALSE;
  /* "group A (surgery alone, 55 women)" */
  if (tc_tokens_is_mark (tokens, at - 1, ",;") && find_open (tokens, at) < at && i > at + 1)
    return tc_tokens_is_mark (tokens, i, ")]");
  /* "m(2)" is no bracket of that kind. */
  if (!tc_tokens_is_mark (tokens, at - 1, "([") || !tc_tokens_get (tokens, at - 1)->blank)
    return FALSE;
  return tc_tokens_is_mark (tokens, i, ")]") || (i > at + 1 && tc_tokens_is_mark (tokens, i, ";,"));
}

/* "100 were assigned to A (n = 50) or B": the number is that of all. */
static gboolean
deals_out (const TcTokens *tokens,
           guint           first,
           guint           end)
{
  for (guint i = first; i < end; i++)
    if (tc_tokens_is_any (tokens, i, " or versus vs either between one ") && !is_size (tokens, i + 1))
      return TRUE;
  for (guint i = end; i < end + 8 && tc_tokens_is_mark (tokens, end, "(["); i++)
    if (is_size (tokens, i) && (tc_tokens_is_mark (tokens, i - 1, "(=") || tc_tokens_is_mark (tokens, i + 1, ")")))
      return TRUE;
  return tc_tokens_is_mark (tokens, end, ":");
}

/* "30 patients with acute colic received …": behind the condition. */
static guint
skip_condition (const TcTokens *tokens,
                guint           at)
{
  if (!tc_tokens_is_any (tokens, at, " with who having aged "))
    return at;
  for (guint i = at + 1; i < at + 9 && tc_tokens_get (tokens, i)->kind == TC_TOKEN_WORD; i++)
    if (tc_tokens_is_any (tokens, i, " were was received underwent "))
      return i;
  return at;
}

/* "442 were assigned to the high-dose group", "30 received juice", "20 in the cell arm". Behind one of these
 * the next may go without: "… and 443 conventional treatment". */
static gboolean
read_linked (const TcTokens *tokens,
             guint           at,
             GArray         *sizes,
             guint          *behind)
{
  guint i = at + 1;
  guint people = i;
  gboolean linked = FALSE;
  gboolean dealt = FALSE;
  guint end;

  if (tc_tokens_get (tokens, at)->number >= 1950 && tc_tokens_get (tokens, at)->number <= 2040 &&
      !has_people (tokens, at + 1, at + 3))
    return FALSE;
  for (guint n = 0; n < 4 && tc_tokens_get (tokens, i)->kind == TC_TOKEN_WORD; n++)
    if (tc_tokens_is_any (tokens, i++, TC_ARM_PEOPLE))
      people = i;
  i = skip_condition (tokens, people);
  for (; tc_tokens_is_any (tokens, i, LINKS); i++)
    {
      linked = linked || tc_tokens_is_any (tokens, i, MUST_LINK);
      dealt = dealt || tc_tokens_is_any (tokens, i, DEALT);
    }
  if (linked && is_size (tokens, i) && tc_tokens_is_any (tokens, i + 1, " cycles courses doses sessions ") &&
      tc_tokens_is_word (tokens, i + 2, "of"))
    i += 3;
  while (linked && tc_tokens_is_any (tokens, i, " twice once daily weekly "))
    i += tc_tokens_is_mark (tokens, i + 1, "-") ? 2 : 1;
  if (linked && tc_tokens_is_number (tokens, i))
    for (guint n = i; n < i + 6; n++)
      if (tc_tokens_is_any (tokens, n, " of "))
        i = n + 1;
  if (!linked && !(sizes->len > 0 && *behind > 0 && at - *behind <= 2 && people == at + 1 &&
                   !tc_tokens_get (tokens, at)->spelled && tc_tokens_get (tokens, at + 1)->kind == TC_TOKEN_WORD && find_open (tokens, at) == at &&
                   tc_tokens_is_any (tokens, at - 1, " and or ")))
    return FALSE;
  for (end = i; end < tokens->array->len && end - i < 14; end++)
    {
      if (tc_tokens_is_mark (tokens, end, ",;.:)]([") || tc_tokens_is_any (tokens, end, NAME_ENDS))
        break;
      if (tc_tokens_is_any (tokens, end, " and or vs versus ") &&
          (tc_tokens_is_number (tokens, end + 1) ||
           (tc_tokens_is_any (tokens, end + 1, " the another other ") && is_size (tokens, end + 2)) ||
           (tc_tokens_is_any (tokens, end + 1, " the ") && is_size (tokens, end + 3))))
        break;
    }
  if (end == i || (tc_tokens_is_number (tokens, i) && !tc_tokens_get (tokens, i)->spelled) ||
      deals_out (tokens, i, end))
    return FALSE;
  for (guint k = i; k < end; k++)
    if (is_size (tokens, k) && has_people (tokens, k + 1, k + 2))
      return FALSE;
  /* "38 patients for the A group" */
  for (guint k = i; people > at + 1 && k < end; k++)
    dealt = dealt || tc_tokens_is_any (tokens, k, " group arm ");
  add_size (tokens, sizes, i, end, at, dealt);
  *behind = end;
  return TRUE;
}

/* "123 patients (64 control, 59 intervention)": the parts of a whole are sizes. */
static void
mark_sum (const TcTokens *tokens,
          guint           open,
          guint           first,
          GArray         *sizes)
{
  double sum = 0;

  for (guint i = first; i < sizes->len; i++)
    sum += g_array_index (sizes, TcSizedName, i).n;
  for (guint i = open > 14 ? open - 14 : 0; i < open; i++)
    if (is_size (tokens, i) && tc_tokens_get (tokens, i)->number == sum)
      for (guint k = first; k < sizes->len; k++)
        g_array_index (sizes, TcSizedName, k).strong = TRUE;
}

/* "(26 preoperative and 27 postoperative chemotherapy)", "(182 exemestane, 189 tamoxifen)". */
static gboolean
read_listed (const TcTokens *tokens,
             guint           at,
             GArray         *sizes,
             guint          *behind)
{
  guint open = find_open (tokens, at);
  guint close = open < at ? find_close (tokens, open) : 0;
  guint start = at;
  guint before = sizes->len;

  if (open + 1 != at || close > open + 24 || close >= tokens->array->len)
    return FALSE;
  while (start < close)
    {
      guint end = start + 1;

      if (!is_size (tokens, start))
        break;
      while (end < close && !tc_tokens_is_mark (tokens, end, ",;") &&
             !(tc_tokens_is_any (tokens, end, " and or vs versus ") && is_size (tokens, end + 1)))
        end++;
      if (end == start + 1 || tc_tokens_get (tokens, start + 1)->kind != TC_TOKEN_WORD)
        break;
      add_size (tokens, sizes, start + 1, end, start, FALSE);
      start = end + 1;
      if (tc_tokens_is_any (tokens, start, " and "))
        start++;
    }
  if (sizes->len < before + 2 || start < close)
    {
      g_array_set_size (sizes, before);
      return FALSE;
    }
  mark_sum (tokens, open, before, sizes);
  *behind = close;
  return TRUE;
}

/* "The weekly arm had 52 assessable patients", "a control group comprised of 98 women". */
static gboolean
read_group_had (const TcTokens *tokens,
                guint           at,
                GArray         *sizes)
{
  guint end = at;
  guint start;

  while (end > 0 && at - end < 3 &&
         tc_tokens_is_any (tokens, end - 1, " had comprised included of contained consisted consisting comprising has was "))
    end--;
  if (end == at || end == 0 || !tc_tokens_is_any (tokens, end - 1, " group arm ") || !has_people (tokens, at + 1, at + 4))
    return FALSE;
  for (start = end - 1; start > 0 && end - start < 8; start--)
    if (tc_tokens_is_any (tokens, start - 1, " the a an and in of while whereas ") || tc_tokens_is_mark (tokens, start - 1, ",;.:()"))
      break;
  add_size (tokens, sizes, start, end, at, TRUE);
  return TRUE;
}

/* "818 and 756 in the A and B arms, respectively", "n = 44 and n = 42 for the A group and the B group,
 * respectively". */
static gboolean
read_respectively (const TcTokens *tokens,
                   guint           at,
                   GArray         *sizes,
                   guint          *behind)
{
  guint numbers[2] = { at, at + 2 };
  guint names;
  guint joint = 0;
  guint end;

  if (!tc_tokens_is_any (tokens, at + 1, " and "))
    return FALSE;
  if (tc_tokens_is_word (tokens, at + 2, "n") && tc_tokens_is_mark (tokens, at + 3, "="))
    numbers[1] += 2;
  if (!is_size (tokens, numbers[1]))
    return FALSE;
  names = numbers[1] + 1;
  while (names < numbers[1] + 6 && tc_tokens_is_any (tokens, names, TC_ARM_PEOPLE " were was randomized randomised assigned allocated "))
    names++;
  if (!tc_tokens_is_any (tokens, names, " in to for received on with "))
    return FALSE;
  for (end = names + 1; end < names + 16 && !tc_tokens_is_mark (tokens, end, ",.;)"); end++)
    if (tc_tokens_is_any (tokens, end, " and "))
      {
        if (joint > 0)
          return FALSE;
        joint = end;
      }
  if (joint == 0 || !tc_tokens_is_word (tokens, end + 1, "respectively"))
    return FALSE;
  add_size (tokens, sizes, names + 1, joint, numbers[0], TRUE);
  add_size (tokens, sizes, joint + 1, end, numbers[1], TRUE);
  *behind = end + 1;
  return TRUE;
}

/* A size that is the sum of the others is the whole; names of people are no names of arms. */
static void
drop_totals (const TcTokens *tokens,
             GArray         *sizes)
{
  double sum = 0;

  for (guint i = 0; i < sizes->len; i++)
    sum += g_array_index (sizes, TcSizedName, i).n;
  for (guint i = sizes->len; i > 0; i--)
    {
      const TcSizedName *size = &g_array_index (sizes, TcSizedName, i - 1);

      if ((sizes->len > 2 && size->n * 2 == sum) || has_people (tokens, size->first, size->first + 1) ||
          (size->last - size->first <= 2 && has_people (tokens, size->first, size->last) &&
           tc_tokens_is_any (tokens, size->first, EVERYBODY)))
        g_array_remove_index (sizes, i - 1);
    }
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

  for (guint i = 0; i < tokens->array->len; i++)
    {
      if (is_size (tokens, i) && read_respectively (tokens, i, sizes, &behind))
        i = behind;
      else if (i >= 2 && tc_tokens_is_word (tokens, i - 2, "n") && tc_tokens_is_mark (tokens, i - 1, "=") &&
          is_size (tokens, i))
        {
          read_n_equals (tokens, i, behind, sizes);
          behind = i + 1;
          if (tc_tokens_is_mark (tokens, behind, ")]"))
            behind++;
        }
      else if (is_bracketed_size (tokens, i))
        {
          guint open = find_open (tokens, i);

          add_size (tokens, sizes, find_start (tokens, behind, open), open, i, FALSE);
          behind = find_close (tokens, open) + 1;
        }
      else if (is_size (tokens, i) &&
               (read_listed (tokens, i, sizes, &behind) || read_linked (tokens, i, sizes, &behind)))
        i = behind - 1;
      else if (is_size (tokens, i) && read_group_had (tokens, i, sizes))
        behind = i + 1;
    }
  drop_totals (tokens, sizes);
  return sizes;
}
