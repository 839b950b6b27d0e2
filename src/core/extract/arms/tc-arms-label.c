/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-arms-names.h"

/* Words that only lead to a name, or only follow it. */
#define LEADS                                                                                                         \
  " either to into in a an the of one and or receive received receiving undergo underwent undergoing vs versus with "  \
  "than while plus whereas on by for as was were given be between being treated assigned allocated randomized "    \
  "randomised randomly other remaining both at from using compared that those who two three four first "               \
  "patient patients participants subjects women men children group-based additional comprised consisted comprising "   \
  "included including had is are "
#define TRAILS " of in with the a an to for and or who were was at on by from as vs versus either each received "

/* What is done to participants: alone, none is the name of an arm. */
#define ACTS                                                                                                          \
  " randomization randomisation randomizations randomisations assignment assignments allocation allocations "         \
  "enrollment enrolment recruitment inclusion "

/* "before randomization", "after treatment": when, and not who. */
static gboolean
is_time (const TcTokens *tokens,
         guint           first,
         guint           last)
{
  return last - first == 2 && tc_tokens_is_any (tokens, first, " before after during prior until ") &&
         tc_tokens_is_any (tokens, first + 1, ACTS " treatment therapy intervention surgery ");
}

/* "on/off": the word is part of the next. */
static gboolean
is_glued (const TcTokens *tokens,
          guint           at)
{
  return tc_tokens_is_mark (tokens, at + 1, "/-") && !tc_tokens_get (tokens, at + 1)->blank &&
         !tc_tokens_get (tokens, at + 2)->blank &&
         tc_tokens_get (tokens, at + 2)->kind == TC_TOKEN_WORD;
}

/* "A, B or both (AB)"; "A + M" begins with a letter, and with no article. */
static gboolean
is_all_of_it (const TcTokens *tokens,
              guint           first,
              guint           last)
{
  return (tc_tokens_is_any (tokens, first, " both ") &&
          (last == first + 1 || tc_tokens_is_mark (tokens, first + 1, "("))) ||
         (last > first + 2 && tc_tokens_is_any (tokens, first, " a ") &&
          tc_tokens_is_mark (tokens, first + 1, "+&") &&
          tc_normal_is_upper (tokens->normal, tc_tokens_get (tokens, first)->start));
}

/* The token behind a bracket that closes and was not opened, or 0. */
static guint
closes_nothing (const TcTokens *tokens,
                guint           first,
                guint           last)
{
  int depth = 0;

  for (guint i = first; i < last && depth >= 0; i++)
    if ((depth += tc_tokens_step_bracket (tokens, i)) < 0)
      return i + 1;
  return 0;
}

/* The first bracket that the end of the text leaves open, or @last. */
static guint
find_open_end (const TcTokens *tokens,
               guint           first,
               guint           last)
{
  guint depth = 0;

  for (guint i = last; i > first; i--)
    if (tc_tokens_is_mark (tokens, i - 1, ")]"))
      depth++;
    else if (tc_tokens_is_mark (tokens, i - 1, "([") && depth-- == 0)
      return i - 1;
  return last;
}

/* The last number of "2:1" before a name. */
static gboolean
ends_ratio (const TcTokens *tokens,
            guint           at)
{
  return at > 1 && tc_tokens_is_number (tokens, at) && tc_tokens_is_mark (tokens, at - 1, ":") &&
         tc_tokens_is_number (tokens, at - 2) &&
         (tc_tokens_is_any (tokens, at + 1, " to into ratio ") ||
          (tc_tokens_is_mark (tokens, at + 1, ",)") && tc_tokens_is_any (tokens, at + 2, " to into ")));
}

/**
 * tc_arm_label_trim:
 * @tokens: the tokens of a sentence
 * @first: (inout): first token of what may be a name
 * @last: (inout): token behind it
 *
 * Takes away the words that only lead to a name or follow it, and what is behind the sentence (finders look ahead
 * by so many tokens) or in a bracket that its end cut off.
 *
 * Returns: whether a name is left
 */
gboolean
tc_arm_label_trim (const TcTokens *tokens,
                   guint          *first,
                   guint          *last)
{
  if (*last >= tokens->n)
    *last = find_open_end (tokens, *first, tokens->n);
  for (;;)
    if (*first < *last && !is_all_of_it (tokens, *first, *last) &&
        ((tc_tokens_is_any (tokens, *first, LEADS) && !is_glued (tokens, *first)) ||
                           tc_tokens_is_mark (tokens, *first, ",:;-)]/.")))
      (*first)++;
    else if (closes_nothing (tokens, *first, *last) > 0)
      *first = closes_nothing (tokens, *first, *last);
    else if (*first + 3 < *last && tc_tokens_is_mark (tokens, *first, "(") &&
             tc_tokens_get (tokens, *first + 1)->end - tc_tokens_get (tokens,
                                                                      *first + 1)->start <= 3 &&
             tc_tokens_is_mark (tokens, *first + 2, ")"))
      *first += 3;                /* "(ii)", "(b)" */
    else if (*first + 2 < *last && ends_ratio (tokens, *first))
      *first += 2;                /* "2:1 to", "2:1 ratio to", "2:1, to" */
    else if (*first + 5 < *last && tc_tokens_is_mark (tokens, *first, "(") &&
             tc_tokens_is_mark (tokens, *first + 2, ":") &&
             tc_tokens_is_mark (tokens, *first + 4, ")"))
      *first += 5;                /* "(2:1)" */
    else
      break;
  while (*last > *first &&
         ((tc_tokens_is_any (tokens, *last - 1, TRAILS) &&
           !tc_tokens_is_any (tokens, *last - 2, TC_ARM_GROUP_WORDS) &&
           !(tc_tokens_is_word (tokens, *last - 1, "a") &&
             tc_tokens_is_any (tokens, *last - 2, " treatment regimen sequence diet drug product "))) ||
          tc_tokens_is_mark (tokens, *last - 1, ",:;-([/.")))
    (*last)--;
  /* "groups" alone is no name. */
  if (*last == *first + 1 && tc_tokens_is_any (tokens, *first,
                                               TC_ARM_GROUP_WORDS ACTS " arms cohorts not reverse opposite "))
    return FALSE;
  /* "by means of cluster randomisation" */
  if (is_time (tokens, *first, *last) ||
      (*last > *first && tc_tokens_is_any (tokens, *last - 1, " randomization randomisation ")))
    return FALSE;
  return *last > *first &&
         (tc_tokens_get (tokens, *first)->kind != TC_TOKEN_MARK || tc_tokens_is_mark (tokens, *first, "'\"")) &&
         *last - *first <= 26;
}
