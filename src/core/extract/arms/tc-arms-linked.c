/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-arms-names.h"
#include "tc-arms-private.h"
#include "tc-arms-sized.h"

/* Names whose sizes stand before them. */

/* Between a number of people and the name of what they got. */
#define LINKS                                                                                                         \
  " were was have been are randomly randomized randomised assigned allocated treated to receive received receiving "  \
  "underwent undergoing undergo given in into the on with for entered either a an as by using who taking took "   \
  "constituted comprised formed served being fed "
#define MUST_LINK                                                                                                     \
  " assigned allocated treated receive received receiving underwent undergoing to in on with given taking for "       \
  "constituted comprised formed fed into using "
#define DEALT " assigned allocated randomized randomised treated received receiving underwent given fed "
#define ENROLLED " enrolled included recruited studied randomized randomised entered divided assigned allocated "
#define EVENTS                                                                                                        \
  " died had developed experienced achieved reported showed relapsed progressed improved responded withdrew "          \
  "discontinued recovered presented suffered "
#define NAME_ENDS                                                                                                     \
  " had were was showed completed achieved developed experienced died reported during after before followed who "     \
  "which while whereas within at twice once daily for over but did have as per when until progressed relapsed "       \
  "improved responded withdrew discontinued recovered presented suffered "

/* "100 were assigned to A (n = 50) or B": the number is that of all. */
static gboolean
deals_out (const TcTokens *tokens,
           guint           first,
           guint           end)
{
  for (guint i = first; i < end; i++)
    if (tc_tokens_is_any (tokens, i, " or versus vs either between one ") &&
        !tc_sized_is_size (tokens, i + 1))
      return TRUE;
  for (guint i = end; i < end + 8 && tc_tokens_is_mark (tokens, end, "(["); i++)
    if (tc_sized_is_size (tokens, i) &&
        (tc_tokens_is_mark (tokens, i - 1, "(=") || tc_tokens_is_mark (tokens, i + 1, ")") ||
         (tc_tokens_is_any (tokens, i + 1, TC_ARM_PEOPLE) &&
          tc_tokens_is_mark (tokens, i + 2, ")"))))
      return TRUE;
  /* "to group V (verinoxal) or group P" */
  if (tc_tokens_is_mark (tokens, end, "(") &&
      tc_tokens_is_any (tokens, tc_sized_find_close (tokens, end) + 1, " or versus vs "))
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

/* "assigned 90 adults with colic", "12 of 90 adults": who took part, and not what they got. */
static gboolean
is_whole (const TcTokens *tokens,
          guint           at,
          guint           link)
{
  return (at > 0 && tc_tokens_is_any (tokens, link, " with ") &&
          tc_tokens_is_any (tokens, at - 1,
                            " assigned allocated randomized randomised enrolled recruited included "
                            "randomize randomise ")) ||
         (at > 1 && tc_tokens_is_any (tokens, at - 1, " of ") && tc_tokens_is_number (tokens, at - 2));
}

/* "30 patients (group A) received A": the name in the bracket behind the people; 0 if there is none. */
static guint
find_bracketed_group (const TcTokens *tokens,
                      guint           open)
{
  guint close = open + 1;

  if (!tc_tokens_is_mark (tokens, open, "(") || tc_tokens_is_number (tokens, open + 1))
    return 0;
  for (; close < tokens->n && !tc_tokens_is_mark (tokens, close, "()[]"); close++)
    if (close > open + 6 || tc_tokens_is_mark (tokens, close, "%") ||
        tc_tokens_is_any (tokens, close, " of per each every both "))
      return 0;
  if (!tc_tokens_is_mark (tokens, close, ")") || close > open + 7 ||
      !(tc_tokens_is_any (tokens, open + 1, " group arm ") || tc_tokens_is_any (tokens, close - 1, " group arm ")) ||
      tc_tokens_is_any (tokens, close + 1, " and or "))
    return 0;
  return close;
}

/* "38 had radiation and, among them, 35 received …": some of those just named. */
static gboolean
is_some_of_last (const TcTokens *tokens,
                 guint           at,
                 const GArray   *sizes)
{
  guint before = at > 0 && tc_tokens_is_mark (tokens, at - 1, ",") ? at - 1 : at;

  return sizes->len > 0 && before > 1 && tc_tokens_is_any (tokens, before - 1, " them whom these those which ") &&
         tc_tokens_is_any (tokens, before - 2, " of among ") &&
         tc_tokens_get (tokens, at)->number <= g_array_index (sizes, TcSizedName, sizes->len - 1).n;
}

/* "4 cases in the A group and 12 cases in the B group relapsed": the first are as many events. */
static void
drop_joined (const TcTokens *tokens,
             guint           at,
             GArray         *sizes)
{
  const TcSizedName *last = sizes->len > 0 ? &g_array_index (sizes, TcSizedName, sizes->len - 1) : NULL;

  if (last != NULL && last->last + 1 == at && tc_tokens_is_any (tokens, at - 1, " and or "))
    g_array_set_size (sizes, sizes->len - 1);
}

/* "5-fluorouracil" */
static gboolean
is_chemical (const TcTokens *tokens,
             guint           at)
{
  return tc_tokens_is_mark (tokens, at + 1, "-") && !tc_tokens_get (tokens, at + 1)->blank &&
         tc_tokens_get (tokens, at + 2)->kind == TC_TOKEN_WORD && !tc_tokens_get (tokens, at + 2)->blank &&
         tc_tokens_get (tokens, at + 2)->end - tc_tokens_get (tokens, at + 2)->start > 5;
}

/* How far before a bracket the number can stand that it divides. Tokens. */
#define MAX_COUNT 9

/* "12 villages (6 …", "77 deaths or relapses of any kind (36 …": whether a bracket tells of what
 * are no
 * people. Of 12 sites there are not 182. */
static gboolean
counts_no_people (const TcTokens *tokens,
                  guint           open,
                  guint           at)
{
  guint first = open;

  while (first > 0 && open - first < MAX_COUNT && !tc_tokens_is_number (tokens, first - 1) &&
         !tc_tokens_is_mark (tokens, first - 1, ",;:."))
    first--;
  if (first == 0 || !tc_tokens_is_number (tokens, first - 1))
    first = open - MIN (open, 1);
  else if (tc_tokens_get (tokens, first - 1)->number < tc_tokens_get (tokens, at)->number)
    return FALSE;
  for (guint i = first; i < open; i++)
    if (tc_tokens_is_any (tokens, i,
                          " clusters villages schools practices hospitals communities wards centers "
                          "centres sites clinics institutions deaths events relapses recurrences "
                          "fractures infections "
                          "complications tumors tumours lesions samples "))
      return i + 1 == open || !tc_tokens_is_any (tokens, i + 1,
                                                 " patients women men participants ");
  return FALSE;
}

/* "10 in the A group [15%]": some of them. */
static gboolean
is_share (const TcTokens *tokens,
          guint           at)
{
  return tc_tokens_is_mark (tokens, at, "([") && tc_tokens_is_number (tokens, at + 1) &&
         tc_tokens_is_mark (tokens, at + 2, "%");
}

static gboolean
holds_share (const TcTokens *tokens,
             guint           first,
             guint           last)
{
  for (guint i = first; i < last; i++)
    if (is_share (tokens, i))
      return TRUE;
  return FALSE;
}

/* "104 had been allocated" */
static gboolean
had_been (const TcTokens *tokens,
          guint           at)
{
  return tc_tokens_is_any (tokens, at, " had ") && tc_tokens_is_any (tokens, at + 1, " been ");
}

/* "42 were assigned to the strong group", "30 received juice", "20 in the cell arm". Behind one of these
 * the next may go without: "… and 443 conventional treatment". */
gboolean
tc_sized_read_linked (const TcTokens *tokens,
                      guint           at,
                      GArray         *sizes,
                      guint          *behind)
{
  guint i = at + 1;
  guint people = i;
  gboolean linked = FALSE;
  gboolean dealt = FALSE;
  guint open;
  guint end;

  if (tc_tokens_get (tokens, at)->number >= 1950 && tc_tokens_get (tokens, at)->number <= 2040 &&
      !tc_sized_has_people (tokens, at + 1, at + 3))
    return FALSE;
  if (tc_sized_is_some (tokens, at))
    i = people = at + 3;
  for (guint n = 0; n < 4 && tc_tokens_get (tokens, i)->kind == TC_TOKEN_WORD; n++)
    if (tc_tokens_is_any (tokens, i++, TC_ARM_PEOPLE))
      people = i;
  if (people > at + 1 && find_bracketed_group (tokens, people) > 0)
    {
      *behind = find_bracketed_group (tokens, people) + 1;
      tc_sized_add (tokens, sizes, people + 1, *behind - 1, at, TRUE);
      return TRUE;
    }
  i = skip_condition (tokens, people);
  if (is_whole (tokens, at, i) || is_some_of_last (tokens, at, sizes))
    return FALSE;
  for (; tc_tokens_is_any (tokens, i, LINKS) || had_been (tokens, i); i++)
    {
      /* "37 adults were randomised to receive either": all of them */
      if (tc_tokens_is_any (tokens, i, " either "))
        return FALSE;
      linked = linked || tc_tokens_is_any (tokens, i, MUST_LINK);
      dealt = dealt || tc_tokens_is_any (tokens, i, DEALT);
    }
  if (linked && tc_sized_is_size (tokens, i) &&
      tc_tokens_is_any (tokens, i + 1, " cycles courses doses sessions ") &&
      tc_tokens_is_word (tokens, i + 2, "of"))
    i += 3;
  while (linked && tc_tokens_is_any (tokens, i, " twice once daily weekly "))
    i += tc_tokens_is_mark (tokens, i + 1, "-") ? 2 : 1;
  if (linked && tc_tokens_is_number (tokens, i))
    for (guint n = i; n < i + 6; n++)
      if (tc_tokens_is_any (tokens, n, " of "))
        i = n + 1;
  if (!linked && !(sizes->len > 0 && *behind > 0 && at - *behind <= 2 && people == at + 1 &&
                   !tc_tokens_get (tokens, at)->spelled &&
                   tc_tokens_get (tokens, at + 1)->kind == TC_TOKEN_WORD &&
                   tc_tokens_find_open (tokens, at, TC_SIZED_REACH) == at &&
                   tc_tokens_is_any (tokens, at - 1, " and or ")))
    return FALSE;
  for (end = i; end < tokens->n && end - i < 14; end++)
    {
      if (tc_tokens_is_mark (tokens, end, ",;.:)]([") || tc_tokens_is_any (tokens, end, NAME_ENDS) ||
          (end > i && tc_tokens_is_any (tokens, end - 1, " group arm ") &&
           tc_tokens_is_any (tokens, end, " received underwent ")))
        break;
      if (tc_tokens_is_any (tokens, end, " and or vs versus ") &&
          (tc_tokens_is_number (tokens, end + 1) ||
           (tc_tokens_is_any (tokens, end + 1, " the another other ") &&
            tc_sized_is_size (tokens, end + 2)) ||
           (tc_tokens_is_any (tokens, end + 1, " the ") && tc_sized_is_size (tokens, end + 3))))
        break;
    }
  /* "160 patients who underwent a repair were enrolled": all of them. */
  for (guint k = end; people > at + 1 && k < end + 14 && !tc_tokens_is_mark (tokens, k, ";:."); k++)
    if (tc_tokens_is_any (tokens, k, " were was have ") &&
        (tc_tokens_is_any (tokens, k + 1, ENROLLED) || tc_tokens_is_any (tokens, k + 2, ENROLLED)) &&
        (k == end || tc_tokens_is_any (tokens, people, " with ")))
      return FALSE;
  if (end == i || tc_tokens_is_any (tokens, i, " whom which ") ||
      (end == i + 1 && tc_tokens_is_any (tokens, i, " it them this that these those ")) ||
      (tc_tokens_is_number (tokens, i) && !tc_tokens_get (tokens, i)->spelled && !is_chemical (tokens, i)) ||
      deals_out (tokens, i, end))
    return FALSE;
  for (guint k = i; k < end; k++)
    if (tc_sized_is_size (tokens, k) && tc_sized_has_people (tokens, k + 1, k + 2))
      return FALSE;
  /* "38 patients for the A group" */
  /* "257 patients in the A group died": events, and no size. */
  if (((!dealt || tc_tokens_is_any (tokens, i - 1, " receiving ")) &&
       tc_tokens_is_any (tokens, end, EVENTS)) ||
      (!dealt && is_share (tokens, end)))
    {
      drop_joined (tokens, at, sizes);
      return FALSE;
    }
  open = tc_tokens_find_open (tokens, at, TC_SIZED_REACH);
  if (open < at && counts_no_people (tokens, open, at))
    return FALSE;
  for (guint k = i; people > at + 1 && k < end; k++)
    dealt = dealt || tc_tokens_is_any (tokens, k, " group arm ");
  tc_sized_add (tokens, sizes, i, end, at, dealt);
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
    if (tc_sized_is_size (tokens, i) && tc_tokens_get (tokens, i)->number == sum)
      for (guint k = first; k < sizes->len; k++)
        g_array_index (sizes, TcSizedName, k).strong = TRUE;
}

/* "(26 preoperative and 27 postoperative chemotherapy)", "(182 exemestane, 189 tamoxifen)". */
gboolean
tc_sized_read_listed (const TcTokens *tokens,
                      guint           at,
                      GArray         *sizes,
                      guint          *behind)
{
  guint open = tc_tokens_find_open (tokens, at, TC_SIZED_REACH);
  guint close = open < at ? tc_sized_find_close (tokens, open) : 0;
  guint start = at;
  guint before = sizes->len;

  /* "12 villages (6 intervention, 6 control)" */
  if (open + 1 != at || close > open + 24 || close >= tokens->n ||
      counts_no_people (tokens, open, at))
    return FALSE;
  while (start < close)
    {
      guint end = start + 1;

      if (!tc_sized_is_size (tokens, start))
        break;
      while (end < close && !tc_tokens_is_mark (tokens, end, ",;") &&
             !(tc_tokens_is_any (tokens, end, " and or vs versus ") &&
               tc_sized_is_size (tokens, end + 1)))
        end++;
      if (end == start + 1 || tc_tokens_get (tokens, start + 1)->kind != TC_TOKEN_WORD ||
          holds_share (tokens, start + 1, end))
        break;
      tc_sized_add (tokens, sizes, start + 1, end, start, FALSE);
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
gboolean
tc_sized_read_group_had (const TcTokens *tokens,
                         guint           at,
                         GArray         *sizes)
{
  guint end = at;
  guint start;

  while (end > 0 && at - end < 4 &&
         tc_tokens_is_any (tokens, end - 1,
                           " had comprised included of contained consisted consisting comprising has was made up "))
    end--;
  /* "One group, consisting of 16 men" */
  if (end < at && tc_tokens_is_mark (tokens, end - 1, ","))
    end--;
  if ((end == at && (sizes->len == 0 || tc_tokens_is_mark (tokens, at + 1, ";,:/"))) || end == 0 ||
      !tc_tokens_is_any (tokens, end - 1, " group arm ") ||
      !tc_sized_has_people (tokens, at + 1, at + 4))
    return FALSE;
  for (start = end - 1; start > 0 && end - start < 8; start--)
    if (tc_tokens_is_any (tokens, start - 1, " the a an and in of while whereas ") ||
        tc_tokens_is_mark (tokens, start - 1, ",;.:()"))
      break;
  tc_sized_add (tokens, sizes, start, end, at, TRUE);
  return TRUE;
}

/* "One group (20 patients) received A; the other group (22 patients) was given B": what they got is the name. */
gboolean
tc_sized_read_unnamed (const TcTokens *tokens,
                       guint           at,
                       GArray         *sizes,
                       guint          *behind)
{
  guint i = at + 1;
  guint end;

  if (!tc_tokens_is_any (tokens, i, TC_ARM_PEOPLE) && !tc_tokens_is_mark (tokens, i, "),"))
    return FALSE;
  while (tc_tokens_is_any (tokens, i, TC_ARM_PEOPLE " each ") || tc_tokens_is_mark (tokens, i, "),"))
    i++;
  while (tc_tokens_is_any (tokens, i, " who which that was were "))
    i++;
  if (i == at + 1 || !tc_tokens_is_any (tokens, i, " received receiving given treated underwent administered took "))
    return FALSE;
  i++;
  for (guint group = at; ; group--)
    {
      if (group == 0 || at - group > 6 || tc_tokens_is_mark (tokens, group - 1, ".;:"))
        return FALSE;
      if (tc_tokens_is_any (tokens, group, " group ") &&
          tc_tokens_is_any (tokens, group - 1, " one first other second another third fourth "))
        break;
    }
  while (tc_tokens_is_any (tokens, i, " with only either "))
    i++;
  for (end = i; end < tokens->n && end - i < 12 && !tc_tokens_is_mark (tokens, end, ",;.:()[]") &&
       !tc_tokens_is_any (tokens, end, NAME_ENDS " and "); end++)
    ;
  if (end == i || !tc_sized_add (tokens, sizes, i, end, at, TRUE))
    return FALSE;
  *behind = end;
  return TRUE;
}

/* "67 of them received A": some of those named before. */
gboolean
tc_sized_is_some (const TcTokens *tokens,
                  guint           at)
{
  return tc_tokens_is_any (tokens, at + 1, " of ") &&
         tc_tokens_is_any (tokens, at + 2, " them these those whom which ");
}

/* "818 and 756 in the A and B arms, respectively", "n = 44 and n = 42 for the A group and the B group,
 * respectively". */
gboolean
tc_sized_read_respectively (const TcTokens *tokens,
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
  if (!tc_sized_is_size (tokens, numbers[1]))
    return FALSE;
  names = numbers[1] + 1;
  while (names < numbers[1] + 6 &&
         tc_tokens_is_any (tokens, names,
                           TC_ARM_PEOPLE " were was randomized randomised assigned allocated "))
    names++;
  /* "55 and 52 adults from five clinics to A and B" */
  if (tc_tokens_is_any (tokens, names, " from "))
    while (names < numbers[1] + 10 && !tc_tokens_is_any (tokens, names, " to ") &&
           tc_tokens_get (tokens, names)->kind != TC_TOKEN_MARK)
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
  tc_sized_add (tokens, sizes, names + 1, joint, numbers[0], TRUE);
  tc_sized_add (tokens, sizes, joint + 1, end, numbers[1], TRUE);
  *behind = end + 1;
  return TRUE;
}
