/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include <string.h>

#include "tc-arms-private.h"
#include "tc-arms-sized.h"

/* Sizes that are those of each arm. */

static gboolean
find_each_group (const TcTokens *tokens,
                 guint           at)
{
  for (guint i = at > 9 ? at - 9 : 0; i + 1 < at; i++)
    if (tc_tokens_is_any (tokens, i, " each ") && tc_tokens_is_any (tokens, i + 1, " group arm "))
      return TRUE;
  return FALSE;
}

/* "15 to 17 per group" */
static gboolean
is_range_end (const TcTokens *tokens,
              guint           at)
{
  return at > 1 && tc_tokens_is_number (tokens, at - 2) &&
         (tc_tokens_is_any (tokens, at - 1, " to ") || tc_tokens_is_mark (tokens, at - 1, "-"));
}

/* "239 patients were enrolled in each arm" */
static gboolean
is_put_in_each (const TcTokens *tokens,
                guint           at)
{
  guint i = at;

  while (i < at + 3 && tc_tokens_is_any (tokens, i,
                                         " were was enrolled included assigned allocated "
                                         "randomized randomised recruited randomly "))
    i++;
  return i > at && tc_tokens_is_any (tokens, i, " in to into ") && tc_tokens_is_any (tokens, i + 1, " each both ") &&
         tc_tokens_is_any (tokens, i + 2, " group arm groups arms ");
}

/* "two groups, each with 32 cases" */
static gboolean
is_each_with (const TcTokens *tokens,
              guint           at)
{
  if (at < 3 || !tc_tokens_is_any (tokens, at - 1, " with of ") || !tc_tokens_is_any (tokens, at - 2, " each "))
    return FALSE;
  return tc_tokens_is_any (tokens, at - 3, " group groups arm arms ") ||
         (at > 3 && tc_tokens_is_mark (tokens, at - 3, ",") &&
          tc_tokens_is_any (tokens, at - 4, " group groups arm arms "));
}

/* "120 adults … into three groups (n = 40)": what all are is said, too. */
static gboolean
is_of_so_many_groups (const TcTokens *tokens,
                      guint           at)
{
  double whole = 0;

  if (at < 6 || !tc_tokens_is_mark (tokens, at - 1, "=") || !tc_tokens_is_word (tokens, at - 2, "n") ||
      !tc_tokens_is_mark (tokens, at - 3, "(") || !tc_tokens_is_any (tokens, at - 4, " groups arms "))
    return FALSE;
  for (guint i = at - 7 < at ? at - 7 : 0; i < at - 4; i++)
    if (tc_tokens_is_number (tokens, i))
      whole = tc_tokens_get (tokens, i)->number * tc_tokens_get (tokens, at)->number;
  for (guint i = 0; whole > 0 && i < at; i++)
    if (tc_tokens_is_number (tokens, i) && tc_tokens_get (tokens, i)->number == whole)
      return TRUE;
  return FALSE;
}

/* "…分为三组": so many groups, by a numeral. */
static gboolean
ends_in_groups (const TcTokens *tokens,
                guint           at)
{
  static const char *const groups[] = { "两组", "二组", "三组", "四组", "各组", "每组" };
  const TcToken *token = tc_tokens_get (tokens, at);

  for (guint i = 0; token->kind == TC_TOKEN_HAN && i < G_N_ELEMENTS (groups); i++)
    if (token->end - token->start >= 6 && memcmp (tokens->text + token->end - 6, groups[i], 6) == 0)
      return TRUE;
  return FALSE;
}

/* "每组均为30例": without what only leads to the number. */
static gsize
strip_tails (const char *text,
             gsize       n)
{
  static const char *const tails[] = { "均为", "均有", "均", "为", "有", "共" };

  for (guint i = 0; i < G_N_ELEMENTS (tails); i++)
    if (n > strlen (tails[i]) && memcmp (text + n - strlen (tails[i]), tails[i], strlen (tails[i])) == 0)
      return n - strlen (tails[i]);
  return n;
}

/**
 * tc_arm_sizes_find_each:
 * @tokens: the tokens of a sentence
 * @number: (out): token of the size
 *
 * Finds the size that is that of each arm: "(n = 20 each)", "20 patients per group", "两组各 20 例".
 */
gboolean
tc_arm_sizes_find_each (const TcTokens *tokens,
                        guint          *number)
{
  for (guint i = 0; i < tokens->n; i++)
    {
      guint behind = i + 1;

      if (!tc_tokens_is_number (tokens, i) || tc_tokens_get (tokens, i)->decimals > 0 ||
          tc_tokens_get (tokens, i)->number < 2 || is_range_end (tokens, i) ||
          (i > 0 && tc_tokens_is_any (tokens, i - 1, " than least most ")))
        continue;
      *number = i;
      if (i > 0 && tc_tokens_get (tokens, i - 1)->kind == TC_TOKEN_HAN &&
          tc_tokens_get (tokens, behind)->kind == TC_TOKEN_HAN)
        {
          const TcToken *before = tc_tokens_get (tokens, i - 1);
          const TcToken *after = tc_tokens_get (tokens, behind);
          gsize n = before->end - before->start;
          const char *text = tokens->text + before->start;

          n = strip_tails (text, n);
          if (((n >= 3 && memcmp (text + n - 3, "各", 3) == 0) ||
               (n >= 6 && (memcmp (text + n - 6, "每组", 6) == 0 || memcmp (text + n - 6, "各组", 6) == 0))) &&
              strchr ("\xe4\xe5", tokens->text[after->start]) != NULL &&
              (memcmp (tokens->text + after->start, "例", 3) == 0 ||
               memcmp (tokens->text + after->start, "人", 3) == 0 ||
               memcmp (tokens->text + after->start, "位", 3) == 0 ||
               memcmp (tokens->text + after->start, "名", 3) == 0))
            return TRUE;
          continue;
        }
      while (behind < i + 3 && tc_tokens_is_any (tokens, behind, TC_ARM_PEOPLE))
        behind++;
      if (i >= 2 && tc_tokens_is_any (tokens, i - 1, " of ") &&
          tc_tokens_is_any (tokens, i - 2, " groups arms ") &&
          (tc_tokens_is_any (tokens, i + 1, TC_ARM_PEOPLE " each by to ") || tc_tokens_is_mark (tokens, i + 1, ":.;") ||
           tc_tokens_is_any (tokens, i + 2, " each ")))
        return TRUE;
      /* "(n = 15 in each)", "20 to each of three groups" */
      if (tc_tokens_is_any (tokens, behind, " in to for ") && tc_tokens_is_any (tokens, behind + 1, " each ") &&
          ((tc_tokens_is_mark (tokens, behind + 2, ")") && tc_tokens_find_open (tokens, i, TC_SIZED_REACH) < i) ||
           (tc_tokens_is_any (tokens, behind + 2, " of ") && (tc_tokens_is_any (tokens, behind + 4, " groups arms ") ||
                                                             tc_tokens_is_any (tokens, behind + 5, " groups arms ")))))
        return TRUE;
      if (tc_tokens_is_word (tokens, behind, "each") &&
          (tc_tokens_is_mark (tokens, behind + 1, "),.;") ||
           (tc_tokens_is_any (tokens, behind + 1, " group arm ") && tc_tokens_is_mark (tokens, behind + 2, "),.;"))))
        return TRUE;
      if (tc_tokens_is_any (tokens, behind, " per ") &&
          tc_tokens_is_any (tokens, behind + 1, " group arm "))
        return TRUE;
      if (tc_tokens_is_any (tokens, behind, " in for ") &&
          tc_tokens_is_any (tokens, behind + 1, " each both ") &&
          (tc_tokens_is_any (tokens, behind + 2, " group arm groups arms ") ||
           tc_tokens_is_any (tokens, behind + 3, " group arm groups arms ")))
        return TRUE;
      if (is_put_in_each (tokens, behind) || (behind > i + 1 && is_each_with (tokens, i)))
        return TRUE;
      /* "each arm consisted of 22 bakers" */
      if (behind > i + 1 && i >= 3 &&
          tc_tokens_is_any (tokens, i - 1, " of included comprised had ") &&
          find_each_group (tokens, i))
        return TRUE;
      if (is_of_so_many_groups (tokens, i))
        return TRUE;
      /* "三组(n=30)" */
      if (i >= 4 && tc_tokens_is_mark (tokens, i - 1, "=") && tc_tokens_is_word (tokens, i - 2, "n") &&
          tc_tokens_is_mark (tokens, i - 3, "(") && ends_in_groups (tokens, i - 4))
        return TRUE;
      /* "each group (n = 20)" */
      if (i >= 5 && tc_tokens_is_mark (tokens, i - 1, "=") &&
          tc_tokens_is_word (tokens, i - 2, "n") &&
          tc_tokens_is_mark (tokens, i - 3, "(") &&
          ((tc_tokens_is_any (tokens, i - 4, " group arm ") && tc_tokens_is_any (tokens, i - 5, " each per ")) ||
           (tc_tokens_is_any (tokens, i - 4, " groups arms ") && tc_tokens_is_any (tokens, i - 5, " equal "))))
        return TRUE;
    }
  return FALSE;
}
