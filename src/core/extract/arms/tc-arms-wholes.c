/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-arms-names.h"
#include "tc-arms-private.h"
#include "tc-arms-sized.h"

/* Of names with sizes in one sentence those that are of arms: neither the whole, nor the same again, nor
 * some of it. */

/* "all patients (n = 40)" */
#define EVERYBODY                                                                                                     \
  " all eligible consecutive adult elderly healthy postmenopausal premenopausal female male "      \
  "enrolled evaluable total assessable randomized randomised included young older hospitalized "   \
  "outpatient pregnant obese diabetic "

/* "the study sample (n = 60)", "consented (n = 60)" */
#define GATHERED                                                                                                      \
  " total overall enrolled consented screened included recruited eligible randomized "        \
  "randomised approached invited excluded analyzed analysed sample cohort population baseline "

/* How far before a name the word stands that deals people to it. Tokens. */
#define MAX_LEAD 24

/* "Adults from 7 firms (N = 61) were assigned to A (N = 31) or B (N = 30)": who was dealt out stands before a verb. */
static gboolean
is_whole (const TcTokens *tokens,
          const GArray   *sizes,
          guint           at)
{
  const TcSizedName *size = &g_array_index (sizes, TcSizedName, at);
  gboolean dealt = FALSE;
  double sum = 0;

  if (at + 2 >= sizes->len)
    return FALSE;
  for (guint i = size->number; i < g_array_index (sizes, TcSizedName, at + 1).first; i++)
    dealt = dealt || tc_tokens_is_any (tokens, i, TC_ARM_DEALT);
  for (guint i = at + 1; dealt && i < sizes->len && sum < size->n; i++)
    sum += g_array_index (sizes, TcSizedName, i).n;
  return dealt && sum == size->n;
}

/* Whether nothing but a comma or "or" stands between the sizes @at and before it. */
static gboolean
follows (const TcTokens *tokens,
         const GArray   *sizes,
         guint           at)
{
  guint from = at > 0 && at < sizes->len ? g_array_index (sizes, TcSizedName, at - 1).number + 1 : G_MAXUINT;

  for (guint i = from; from != G_MAXUINT && i < g_array_index (sizes, TcSizedName, at).first; i++)
    if (!tc_tokens_is_mark (tokens, i, "),;]") &&
        !tc_tokens_is_any (tokens, i, " and or versus vs to the a an either " TC_ARM_PEOPLE))
      return FALSE;
  return from != G_MAXUINT;
}

/* "Consented (n = 60)", "the study sample (n = 60)": who was there before people were dealt out. */
static gboolean
is_gathered (const TcTokens    *tokens,
             const TcSizedName *size)
{
  for (guint i = size->first; i + 1 < size->last; i++)
    if (!tc_tokens_is_any (tokens, i, GATHERED " whole entire full study "))
      return FALSE;
  return tc_tokens_is_any (tokens, size->last - 1, GATHERED);
}

/* "Assigned to A (n = 60)": the first arm stands behind a word that deals people to it. */
static gboolean
is_dealt_to (const TcTokens *tokens,
             guint           first)
{
  guint i = first;

  while (i > 0 && first - i < 4 && tc_tokens_is_any (tokens, i - 1, " the a an either one of "))
    i--;
  if (i == 0 || !tc_tokens_is_any (tokens, i - 1, " to into receive received receiving undergo between "))
    return FALSE;
  for (; i > 0 && first - i < MAX_LEAD && !tc_tokens_is_mark (tokens, i - 1, ";."); i--)
    if (tc_tokens_is_any (tokens, i - 1, TC_ARM_DEALT))
      return TRUE;
  return FALSE;
}

/* "Assigned to A (n = 60), B (n = 30) or C (n = 30)": one of a list, and no whole, though the others add up to it. */
static gboolean
is_listed (const TcTokens *tokens,
           const GArray   *sizes,
           guint           at)
{
  const TcSizedName *size = &g_array_index (sizes, TcSizedName, at);

  if (tc_tokens_is_any (tokens, size->first, " all total overall whole combined "))
    return FALSE;
  if (at == 0)
    return follows (tokens, sizes, 1) && is_dealt_to (tokens, size->first);
  return follows (tokens, sizes, at);
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

      if ((sizes->len > 2 && size->n * 2 == sum && !is_listed (tokens, sizes, i - 1)) ||
          is_whole (tokens, sizes, i - 1) || (sizes->len > 2 && is_gathered (tokens, size)) ||
          tc_sized_has_people (tokens, size->first, size->first + 1) ||
          (size->last - size->first <= 2 && tc_sized_has_people (tokens, size->first, size->last) &&
           tc_tokens_is_any (tokens, size->first, EVERYBODY)))
        g_array_remove_index (sizes, i - 1);
    }
}

/* Whether as many people as the first sizes are together stand before them. */
static gboolean
adds_up (const TcTokens *tokens,
         const GArray   *sizes,
         guint           n)
{
  double sum = 0;

  for (guint i = 0; i < n; i++)
    sum += g_array_index (sizes, TcSizedName, i).n;
  for (guint i = 0; i < g_array_index (sizes, TcSizedName, 0).number; i++)
    if (tc_sized_is_size (tokens, i) && tc_tokens_get (tokens, i)->number == sum)
      return TRUE;
  return FALSE;
}

/* "… were in the efficacy analysis (A, n = 27; B, n = 28)": the same arms as before. */
static gboolean
is_analysis (const TcTokens    *tokens,
             const TcSizedName *size)
{
  return tc_tokens_is_any (tokens, size->prefix_last - 1, " analysis analyses population set sample ");
}

/* "Randomised (101 A; 99 B); 180 completed (92 A; 88 B)": the same names again, of those who are left. */
static void
drop_again (const TcTokens *tokens,
            GArray         *sizes)
{
  guint half = sizes->len / 2;

  if (sizes->len % 2 > 0 || half < 2 || !adds_up (tokens, sizes, half))
    return;
  for (guint i = 0; i < half; i++)
    {
      const TcSizedName *first = &g_array_index (sizes, TcSizedName, i);
      const TcSizedName *again = &g_array_index (sizes, TcSizedName, half + i);

      if (!tc_sized_is_same (tokens, first, again) || again->n > first->n ||
          (again->prefix_last > again->prefix_first && !is_analysis (tokens, again)))
        return;
    }
  g_array_set_size (sizes, half);
}

/* "35 of them received A": no size where the others are not named, too. */
static void
drop_some (const TcTokens *tokens,
           GArray         *sizes)
{
  for (guint i = 1; i < sizes->len; i++)
    if (tc_tokens_is_any (tokens, g_array_index (sizes, TcSizedName, i).number - 1, " other remaining "))
      return;
  for (guint i = sizes->len; i > 0; i--)
    if (tc_sized_is_some (tokens, g_array_index (sizes, TcSizedName, i - 1).number))
      g_array_remove_index (sizes, i - 1);
}

/**
 * tc_sized_mark_parts:
 * @tokens: the tokens of a sentence
 * @sizes: (element-type TcSizedName): names with sizes of it, in their order
 * @counts_all: whether the number at a token counts people, of whom the sizes may be the parts
 *
 * Marks sizes that are a whole together, of which the sentence speaks before them: "Of 96 boys, 48 had A and 48 B".
 *
 * Returns: whether they are
 */
gboolean
tc_sized_mark_parts (const TcTokens *tokens,
                     GArray         *sizes,
                     TcSizedIsWhole  counts_all)
{
  double sum = 0;
  gboolean whole = FALSE;

  for (guint i = 0; i < sizes->len; i++)
    sum += g_array_index (sizes, TcSizedName, i).n;
  for (guint i = 0; sizes->len >= 2 && i < g_array_index (sizes, TcSizedName, 0).number; i++)
    whole = whole || (tc_tokens_is_number (tokens, i) &&
                      tc_tokens_get (tokens, i)->number == sum && counts_all (tokens, i));
  for (guint i = 0; whole && i < sizes->len; i++)
    g_array_index (sizes, TcSizedName, i).strong = TRUE;
  return whole;
}

/* "96 boys", "96 were enrolled" */
static gboolean
counts_all (const TcTokens *tokens,
            guint           i)
{
  return tc_sized_is_size (tokens, i) &&
         (tc_sized_has_people (tokens, i + 1, i + 4) ||
          (tc_tokens_is_any (tokens, i + 1, " were ") &&
           tc_tokens_is_any (tokens, i + 2, " enrolled included recruited randomized randomised ")));
}

/**
 * tc_sized_keep_arms:
 * @tokens: the tokens of an English sentence
 * @sizes: (element-type TcSizedName): all names with sizes of it
 *
 * Drops those that are no arms, and marks those that are certainly all of them.
 */
void
tc_sized_keep_arms (const TcTokens *tokens,
                    GArray         *sizes)
{
  drop_totals (tokens, sizes);
  drop_again (tokens, sizes);
  if (!tc_sized_mark_parts (tokens, sizes, counts_all))
    drop_some (tokens, sizes);
}
