/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include <string.h>

#include "tc-arms-private.h"
#include "tc-members.h"

/* What an arm becomes in the form: its name, its role, how many, what they got, how much and how. */

static const char *const role_names[] = { NULL, "Experimental", NULL, "Placebo Comparator",
                                          "Sham Comparator",
                                          "No Intervention" };

/* Names that say which arm it is, and not what was given. */
static gboolean
is_bare_name (const char *folded,
              gsize       length)
{
  static const char *const words[] = { "group", "arm ", "cohort", "control", "intervention",
                                       "treatment", "experimental",
                                       "study", "comparison", "active", "treated" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (length >= strlen (words[i]) && memcmp (folded, words[i], strlen (words[i])) == 0)
      return TRUE;
  return FALSE;
}

static const char *
find_route (const TcRules *rules,
            const TcProse *document,
            guint          sentence,
            gsize          start,
            gsize          end)
{
  const TcProseSentence *s = tc_prose_sentence (document, sentence);

  for (guint i = 0; i < s->n_hits; i++)
    {
      const TcHit *hit = &g_array_index (document->hits, TcHit, s->first_hit + i);
      const TcLexEntry *entry = tc_rules_get_entry (rules, hit->entry);

      if (strcmp (entry->lexicon, "route") == 0 && hit->start >= start && hit->end <= end)
        return entry->value;
    }
  return NULL;
}

/* "Group A (30 patients) received X": what they got. */
static gboolean
find_received (const TcTokens *tokens,
               guint           behind,
               gsize          *start,
               gsize          *end)
{
  guint i = behind;
  guint first;

  while (tc_tokens_is_mark (tokens, i, ")],"))
    i++;
  if (tc_tokens_is_any (tokens, i, " was were ") &&
      tc_tokens_is_any (tokens, i + 1, " given treated "))
    i++;
  if (!tc_tokens_is_any (tokens, i, " received receiving underwent given treated "))
    return FALSE;
  i++;
  while (tc_tokens_is_any (tokens, i, " with either a an the only by "))
    i++;
  first = i;
  while (i < tokens->n && i - first < 12 && !tc_tokens_is_mark (tokens, i, ",;.:()[]") &&
         !tc_tokens_is_any (tokens, i,
                            " and while whereas for during at once twice daily every over as "))
    i++;
  if (i == first || tc_tokens_get (tokens, first)->kind != TC_TOKEN_WORD)
    return FALSE;
  *start = tc_tokens_get (tokens, first)->start;
  *end = tc_tokens_get (tokens, i - 1)->end;
  return TRUE;
}

/**
 * tc_arm_propose:
 * @rules: all lexicons
 * @cache: the tokens of the document where the arm was found
 * @arm: an arm; a dose in its label gets back the exponent that it has lost
 * @findings: where to add it
 *
 * Makes a candidate for the table of arms, with a quote for the name and one for each number.
 */
void
tc_arm_propose (const TcRules *rules,
                TcTokenCache  *cache,
                TcArm         *arm,
                TcFindings    *findings)
{
  const TcProse *document = cache->document;
  const TcTokens *tokens = tc_token_cache_get (cache, arm->sentence);
  guint first = tc_tokens_find (tokens, arm->start);
  guint last = tc_tokens_find (tokens, arm->end - 1) + 1;
  guint extent = tc_arms_find_extent (tokens, last);
  g_autofree char *dose = NULL;
  g_autofree char *intervention = NULL;
  TcMembers record = { .n = 0 };
  TcCandidate *candidate;
  gsize received_start = 0;
  gsize received_end = 0;
  gsize start = 0;
  gsize end = 0;
  TcSpan quotes[TC_CANDIDATE_MAX_QUOTES];
  guint n_quotes;

  dose = tc_arm_find_dose (arm, document, findings, tc_tokens_get (tokens, extent - 1)->end, quotes, &n_quotes);
  if (dose == NULL && arm->amount != NULL)
    {
      dose = g_strdup (arm->amount);
      start = arm->start;
      end = arm->end;
    }
  else if (dose == NULL && !tc_arms_read_amount (tokens, first, extent, &start, &end) && arm->dose_end > 0)
    {
      start = arm->dose_start;
      end = arm->dose_end;
    }
  if (dose == NULL && end > start)
    dose = tc_prose_reported (document, start, end);
  if (!tc_arms_is_one_of_list (tokens, first) && find_received (tokens, extent, &received_start, &received_end))
    intervention = tc_prose_reported (document, received_start, received_end);
  else if (!arm->chinese && arm->role != TC_ARM_NOTHING &&
           !is_bare_name (document->normal->text + arm->start, arm->end - arm->start) &&
           strcmp (arm->rule, "arms.groups") != 0 && g_strcmp0 (dose, arm->label) != 0)
    intervention = g_strdup (arm->label);
  tc_members_take_text (&record, "label", arm->label);
  tc_members_take_text (&record, "role", role_names[arm->role]);
  tc_members_take_count (&record, "n_allocated", arm->n_allocated);
  tc_members_take_count (&record, "n_analysed", arm->n_analysed);
  tc_members_take_text (&record, "intervention", intervention);
  tc_members_take_text (&record, "dose", dose);
  tc_members_take_text (&record, "route",
                        find_route (rules, document, arm->sentence, arm->start,
                                    arm->chinese ? arm->end : tc_tokens_get (tokens, extent - 1)->end));
  candidate = tc_findings_add (findings, document, "arms", arm->rule, tc_members_make_record (&record), arm->confidence,
                               arm->sentence, arm->start, arm->end);
  if (arm->n_allocated > 0)
    tc_candidate_add_quote (candidate, arm->allocated);
  if (arm->n_analysed > 0)
    tc_candidate_add_quote (candidate, arm->analysed);
  for (guint i = 0; i < n_quotes; i++)
    tc_candidate_add_quote (candidate, quotes[i]);
  if (dose != NULL && n_quotes == 0)
    tc_candidate_add_quote (candidate, tc_normal_to_span (document->normal, start, end));
  if (received_end > 0)
    tc_candidate_add_quote (candidate,
                            tc_normal_to_span (document->normal, received_start, received_end));
}
