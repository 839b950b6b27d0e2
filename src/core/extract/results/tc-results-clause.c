/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-results-private.h"
#include "tc-statistic-token.h"

/* The name of an outcome in a passage: its subject, its object, the words before or within a bracket. */

/* Longer passages may be too long for a name. Bytes. */
#define MAX_LENGTH 100

/* A name before a bracket does not go on before these. */
#define STOPS " and but while whereas although with which that who "

/* How far before a colon its bracket begins. Tokens. */
#define MAX_BRACKET 50

/* The first verb of a passage, not within brackets. */
static guint
find_verb (const TcTokens *tokens,
           guint           first,
           guint           last)
{
  int depth = 0;

  for (guint i = first; i < last; i++)
    {
      depth = MAX (0, depth + tc_tokens_step_bracket (tokens, i));
      if (depth == 0 && tc_tokens_is_any (tokens, i, VERBS))
        return i;
    }
  return last;
}

/* Behind "At 12 months," and "In the cell arm,". */
guint
tc_outcome_skip_adverbial (const TcTokens *tokens,
                           guint           first,
                           guint           last)
{
  if (!tc_tokens_is_any (tokens, first,
                         " at in after during by from for with among compared over of when following within on however "
                         "moreover finally additionally similarly furthermore overall consequently also therefore "
                         "respectively interestingly notably importantly results findings "))
    return first;
  for (guint i = first + 1; i < last; i++)
    if (tc_tokens_is_mark (tokens, i, ",:"))
      return tc_outcome_skip_adverbial (tokens, i + 1, last);
  return first;
}

/* "a higher proportion of patients in the A group had …": what is counted stands behind the verb. */
static gboolean
only_counts (const TcTokens *tokens,
             GArray         *mentions,
             guint           first,
             guint           last)
{
  gboolean counts = FALSE;

  for (guint i = first; i < last; i++)
    {
      const TcToken *token = tc_tokens_get (tokens, i);

      counts = counts || tc_tokens_is_any (tokens, i,
                                           " proportion proportions number numbers percentage percent fraction "
                                           "patients participants subjects women men children people more fewer ");
      if (token->kind == TC_TOKEN_WORD && !tc_outcome_is_mentioned (mentions, i) &&
          !tc_tokens_is_any (tokens, i,
                             LEADS EMPTY " proportion proportions numbers percentage percent fraction people larger "
                             "smaller high low treated treatment "))
        return FALSE;
    }
  return counts;
}

/* "An intention-to-treat analysis showed a response rate of …": what was found stands behind the verb. */
static gboolean
is_only_analysed (const TcTokens *tokens,
                  guint           verb)
{
  return verb > 0 && tc_tokens_is_any (tokens, verb, " showed revealed demonstrated found yielded ") &&
         tc_tokens_is_any (tokens, verb - 1, " analysis analyses evaluation assessment results ");
}

/* The subject of a passage, or what its subject "had" or "showed". */
gboolean
tc_outcome_read_clause (const TcTokens *tokens,
                        GArray         *mentions,
                        guint           first,
                        guint           last,
                        TcResult       *result)
{
  guint start = tc_outcome_skip_adverbial (tokens, first, last);
  guint verb = find_verb (tokens, start, last);

  /* "at one week after the programme, …": when it was, and not what. */
  if (verb == last && start > first)
    return tc_outcome_accept (tokens, mentions, start, last, result) ||
           (!(tc_tokens_is_any (tokens, first, " at after within by during ") &&
              tc_tokens_is_number (tokens, first + 1)) &&
            tc_outcome_accept (tokens, mentions, first, last, result));
  if (verb < last && is_only_analysed (tokens, verb) && tc_outcome_has_content (tokens, mentions, verb + 1, last) &&
      tc_outcome_accept (tokens, mentions, verb + 1, last, result))
    return TRUE;
  if (verb < last && only_counts (tokens, mentions, start, verb) &&
      tc_outcome_has_content (tokens, mentions, verb + 1, last) &&
      tc_outcome_accept (tokens, mentions, verb + 1, last, result))
    return TRUE;
  /* "the nurses in A had better knowledge of X": an arm is said to have it. */
  if (verb < last && verb > start && tc_outcome_is_mentioned (mentions, verb - 1) &&
      tc_tokens_is_any (tokens, verb, " had showed reported experienced achieved demonstrated "
                                      "exhibited developed reached ") &&
      tc_outcome_has_content (tokens, mentions, verb + 1, last) &&
      tc_outcome_accept (tokens, mentions, verb + 1, last, result))
    return TRUE;
  if (tc_outcome_has_content (tokens, mentions, start, verb) &&
      tc_outcome_accept (tokens, mentions, start, verb, result))
    return TRUE;
  if (verb < last && tc_outcome_has_content (tokens, mentions, verb + 1, last) &&
      tc_outcome_accept (tokens, mentions, verb + 1, last, result))
    return TRUE;
  return start > first && tc_outcome_accept (tokens, mentions, first, start, result);
}

/* "those in A were less likely than B to need surgery (5 % vs 9 %)": what they did. */
static guint
skip_likely (const TcTokens *tokens,
             guint           first,
             guint           last)
{
  guint i = first;

  while (i < last && !(tc_tokens_is_any (tokens, i, " likely ") &&
                       tc_tokens_is_any (tokens, i - 1, " more less equally as ")))
    i++;
  while (i < last && !tc_tokens_is_any (tokens, i, " to "))
    i++;
  return i + 1 < last ? i + 1 : first;
}

/* "…, TLR (2.6 % vs 2.6 %)": the words before the bracket, back to what parts them. */
gboolean
tc_outcome_read_before_bracket (const TcTokens *tokens,
                                GArray         *mentions,
                                guint           first,
                                guint           open,
                                TcResult       *result)
{
  guint start = open;
  guint depth = 0;

  while (start > first)
    {
      if (tc_tokens_is_mark (tokens, start - 1, ")]"))
        depth++;
      else if (depth > 0 && tc_tokens_is_mark (tokens, start - 1, "(["))
        depth--;
      else if (depth == 0 && (tc_tokens_is_mark (tokens, start - 1, ",;:.(") ||
                              tc_tokens_is_any (tokens, start - 1, STOPS)))
        break;
      start--;
    }
  start = skip_likely (tokens, start, open);
  if (find_verb (tokens, start, open) < open)
    return FALSE;
  return tc_outcome_accept (tokens, mentions, start, open, result);
}

/* "Probability of relapse at the last visit (by the method of …) was": all of it is too long for a name. */
gboolean
tc_outcome_read_before_inner_bracket (const TcTokens *tokens,
                                      GArray         *mentions,
                                      guint           first,
                                      guint           last,
                                      TcResult       *result)
{
  guint end = first;

  while (end < last && !tc_tokens_is_mark (tokens, end, "(["))
    end++;
  return last > first && end < last &&
         (last - first > MAX_TOKENS ||
          tc_tokens_get (tokens, last - 1)->end - tc_tokens_get (tokens, first)->start >
            MAX_LENGTH) &&
         find_verb (tokens, first, end) == end &&
         tc_outcome_has_content (tokens, mentions, first, end) &&
         tc_outcome_accept (tokens, mentions, first, end, result);
}

/* "(trace error of the left limb (%): A 5.1, B 4.2)": the words of the bracket before the colon. */
gboolean
tc_outcome_read_before_colon (const TcTokens *tokens,
                              GArray         *mentions,
                              guint           from,
                              guint           colon,
                              TcResult       *result)
{
  guint open = tc_tokens_find_open (tokens, colon, MAX_BRACKET);

  for (guint i = colon; i > from && open == colon; i--)
    if (tc_tokens_is_mark (tokens, i - 1, ";"))
      open = i - 1;
  return open < colon && open + 1 > from && tc_outcome_has_content (tokens, mentions, open + 1, colon) &&
         tc_outcome_accept (tokens, mentions, open + 1, colon, result);
}

/* "(HF: 5 %": the word that a bracket begins with, before a colon or a sign of equality. Two values
 * in it have the name before it. */
gboolean
tc_outcome_read_in_bracket (const TcTokens *tokens,
                            GArray         *mentions,
                            guint           open,
                            guint           first,
                            TcResult       *result)
{
  return first > open + 2 && !result->joined && tc_tokens_is_mark (tokens, first - 1, ":=") &&
         tc_outcome_has_content (tokens, mentions, open + 1, first - 1) &&
         tc_outcome_accept (tokens, mentions, open + 1, first - 1, result);
}

/* "Pain, i.e. any ache that lasted, did not differ:": what the name means is none of it. */
gboolean
tc_outcome_read_explained (const TcTokens *tokens,
                           GArray         *mentions,
                           guint           first,
                           guint           last,
                           TcResult       *result)
{
  guint end = first;

  while (end < last && !(tc_tokens_is_mark (tokens, end, ",") &&
                         (tc_tokens_is_any (tokens, end + 1, " defined assessed measured expressed evaluated ") ||
                          (tc_tokens_is_word (tokens, end + 1, "i") && tc_tokens_is_word (tokens, end + 3, "e")))))
    end++;
  return end < last && find_verb (tokens, first, end) == end && tc_outcome_has_content (tokens, mentions, first, end) &&
         tc_outcome_accept (tokens, mentions, first, end, result);
}
