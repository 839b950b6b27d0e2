/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include <string.h>

#include "tc-results-private.h"
#include "tc-statistic-private.h"

/* What was measured where its name stands behind the number: "5 % of those in A had pain", "three deaths in A". */

/* How many words say who a number is of. */
#define MAX_PEOPLE 18

static gboolean
ends_in_ed (const TcTokens *tokens,
            guint           at)
{
  const TcToken *token = tc_tokens_get (tokens, at);

  return token->kind == TC_TOKEN_WORD && token->end - token->start > 4 &&
         memcmp (tokens->text + token->end - 2, "ed", 2) == 0;
}

/* "in the A and the B groups": between two names. */
static gboolean
joins_names (const TcTokens *tokens,
             GArray         *mentions,
             guint           at)
{
  return at > 0 && tc_tokens_is_any (tokens, at, " and ") &&
         tc_outcome_is_mentioned (mentions, at - 1) &&
         (tc_outcome_is_mentioned (mentions, at + 1) ||
          (tc_tokens_is_any (tokens, at + 1, " the ") &&
           tc_outcome_is_mentioned (mentions, at + 2)));
}

/* Words that go on with a sentence behind the name of an arm, and tell nothing that the arm did. */
#define GOES_ON                                                                                   \
  " while whereas when as before since despite without within per through until where "           \
  "because due if not nor so using "                                                              \
  "according using via both p plus alone only therapy treatment recipients following users "

/* "women in A made a choice", "in A remain free of it": what stands behind the name of an arm is
 * what it did. */
static gboolean
is_deed (const TcTokens *tokens,
         GArray         *mentions,
         guint           people,
         guint           at)
{
  return at > people && tc_tokens_get (tokens, at)->kind == TC_TOKEN_WORD &&
         tc_outcome_is_mentioned (mentions, at - 1) &&
         !tc_tokens_is_any (tokens, at, LEADS EMPTY GOES_ON) &&
         tc_tokens_get (tokens, at + 1)->kind == TC_TOKEN_WORD;
}

/* "of adolescents in the A group (6 % to 30 %)": who it was that a number is of, and which arm. */
static guint
skip_people (const TcTokens *tokens,
             GArray         *mentions,
             guint           at)
{
  guint i = at;

  while (i < at + MAX_PEOPLE)
    if (tc_tokens_is_mark (tokens, i, "("))
      {
        guint close = i + 1;

        while (close < i + 10 && !tc_tokens_is_mark (tokens, close, ")"))
          close++;
        if (close == i + 10)
          return i;
        i = close + 1;
      }
    else if (tc_outcome_is_mentioned (mentions, i) || tc_tokens_is_mark (tokens, i, ")") ||
             tc_tokens_is_any (tokens, i,
                               " of the in on those who all treated from given receiving taking "
                               "with respondents included enrolled "
                               "assigned allocated randomized randomised to "
                               "respectively " PEOPLE) ||
             (tc_tokens_is_mark (tokens, i, ",") && (tc_tokens_is_any (tokens, i - 1, " respectively ") ||
                                                     tc_tokens_is_any (tokens, i + 1, " respectively "))) ||
             tc_tokens_is_any (tokens, i - 1, " who ") || joins_names (tokens, mentions, i) ||
             (tc_tokens_get (tokens, i)->kind == TC_TOKEN_WORD && tc_tokens_is_any (tokens, i - 1, " of the ") &&
              tc_tokens_is_any (tokens, i + 1, " in from receiving assigned allocated who ")))
      i++;
    else
      break;
  return i;
}

/* "There were 39 % (154/392) responders in the A group": one or two words between the number and its arm. */
static gboolean
read_noun (const TcTokens *tokens,
           GArray         *mentions,
           guint           behind,
           TcResult       *result)
{
  guint first = behind;
  guint last = first;
  guint arm;

  while (last < first + 2 && tc_tokens_get (tokens, last)->kind == TC_TOKEN_WORD &&
         !tc_tokens_is_any (tokens, last, LEADS EMPTY VERBS PEOPLE) && !ends_in_ed (tokens, last))
    last++;
  arm = last + 1;
  while (tc_tokens_is_any (tokens, arm, " the a "))
    arm++;
  return last > first && tc_tokens_is_any (tokens, last, " in among with for ") &&
         tc_outcome_is_mentioned (mentions, arm) &&
         tc_outcome_has_content (tokens, mentions, first, last) &&
         tc_outcome_accept (tokens, mentions, first, last, result);
}

/* "alive and free of disease": no number and no arm follows soon. */
static gboolean
joins_words (const TcTokens *tokens,
             GArray         *mentions,
             guint           at)
{
  for (guint i = at + 1; i < at + 4; i++)
    if (tc_tokens_is_number (tokens, i) || tc_outcome_is_mentioned (mentions, i))
      return FALSE;
  return tc_tokens_get (tokens, at + 1)->kind == TC_TOKEN_WORD && !tc_tokens_is_any (tokens, at + 1, LEADS VERBS);
}

/* "In 12 % of the women in the A group, treatment was stopped": behind the comma. */
static gboolean
tells_behind_comma (const TcTokens *tokens,
                    GArray         *mentions,
                    const TcResult *result,
                    guint           at)
{
  const TcToken *lead = tc_tokens_get (tokens, 0);

  return at > result->statistic.last && tc_tokens_is_mark (tokens, at, ",") &&
         tc_outcome_is_mentioned (mentions, at - 1) &&
         (tc_tokens_is_any (tokens, 0, " in among ") ||
          tc_tokens_is_any (tokens, 2, " in among ")) && lead->kind == TC_TOKEN_WORD &&
         tc_tokens_get (tokens, at + 1)->kind == TC_TOKEN_WORD &&
         !tc_tokens_is_any (tokens, at + 1,
                            " and or but while whereas with compared versus respectively p in for "
                            "which who ");
}

/* "12 (30 %) in A and 8 (20 %) in B withdrew": whether words behind the last number of a clause say what both are of.
 * @behind: the token behind it */
gboolean
tc_outcome_is_behind (const TcTokens *tokens,
                      GArray         *mentions,
                      guint           behind)
{
  guint i = skip_people (tokens, mentions, behind);

  return tc_tokens_get (tokens, i)->kind == TC_TOKEN_WORD &&
         (tc_tokens_is_any (tokens, i, VERBS) || !tc_tokens_is_any (tokens, i, LEADS EMPTY GOES_ON));
}

/* "12 (30 %) completed all modules", "5 % of patients in the A group had pain": what follows the number. */
gboolean
tc_outcome_read_behind (const TcTokens *tokens,
                        GArray         *mentions,
                        guint           behind,
                        TcResult       *result)
{
  guint i = behind;
  guint first;

  if (result->statistic.kind != TC_STATISTIC_EVENTS &&
      result->statistic.kind != TC_STATISTIC_PERCENT)
    return FALSE;
  /* "86 (9.9 %) deaths in the A group" */
  while (result->statistic.kind == TC_STATISTIC_EVENTS && i < behind + 3 &&
         tc_tokens_get (tokens, i)->kind == TC_TOKEN_WORD && !tc_tokens_is_any (tokens, i, LEADS))
    if (tc_statistic_is_counted (tokens, i++))
      return tc_outcome_accept (tokens, mentions, behind, i, result);
  if (read_noun (tokens, mentions, behind, result))
    return TRUE;
  i = skip_people (tokens, mentions, behind);
  first = i;
  if (tells_behind_comma (tokens, mentions, result, i))
    {
      for (i++; i < tokens->n && i - first < MAX_TOKENS && !tc_tokens_is_mark (tokens, i, ",;.:(");)
        i++;
      return tc_outcome_accept (tokens, mentions, first + 1, i, result);
    }
  if (!tc_tokens_is_any (tokens, i, VERBS " said could can would felt went kept died underwent "
                                          "withdrew took needing requiring having reporting ") &&
      (!ends_in_ed (tokens, i) || tc_tokens_is_any (tokens, i - 1, " the a an ")) &&
      !is_deed (tokens, mentions, behind, i))
    return FALSE;
  while (i < tokens->n && i - first < MAX_TOKENS &&
         !tc_tokens_is_mark (tokens, i, ",;.:(") &&
         !tc_tokens_is_any (tokens, i, " compared versus vs while whereas but than ") &&
         !(tc_tokens_is_any (tokens, i, " and ") && !joins_words (tokens, mentions, i)))
    i++;
  return tc_outcome_accept (tokens, mentions, first, i, result);
}

/* These lead to the group that stands between a number and its percentage. */
#define INNER_LINKS " in on with from receiving given assigned who "

/* "five deaths", "one toxic death (2 %)": what is counted stands behind the number itself. */
gboolean
tc_outcome_read_inside (const TcTokens *tokens,
                        GArray         *mentions,
                        TcResult       *result)
{
  const TcStatistic *statistic = &result->statistic;
  guint first = statistic->first + 1;
  guint last = first;

  if (statistic->kind != TC_STATISTIC_EVENTS || !tc_tokens_is_number (tokens, first - 1))
    return FALSE;
  while (last < statistic->last && tc_tokens_get (tokens, last)->kind == TC_TOKEN_WORD &&
         (statistic->bare || !tc_tokens_is_any (tokens, last, INNER_LINKS)))
    last++;
  if (!statistic->bare && !tc_tokens_is_mark (tokens, last, "([") &&
      !tc_tokens_is_any (tokens, last, INNER_LINKS))
    return FALSE;
  if (statistic->bare)
    last = statistic->last;
  if (last == first + 1 && tc_tokens_is_any (tokens, first, PEOPLE))
    return FALSE;
  return last > first && tc_outcome_has_content (tokens, mentions, first, last) &&
         tc_outcome_accept (tokens, mentions, first, last, result);
}
