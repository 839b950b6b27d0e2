/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-results.h"

#include <string.h>

#include "tc-bytes.h"
#include "tc-members.h"

#define SCOPES (TC_SCOPE (RESULTS) | TC_SCOPE (ABSTRACT))
#define RULE "results.statistic"
#define MAX_RESULTS 150

static gboolean
has_digit (const TcProse         *document,
           const TcProseSentence *sentence)
{
  for (gsize i = sentence->start; i < sentence->end; i++)
    if (g_ascii_isdigit (document->normal->text[i]))
      return TRUE;
  return FALSE;
}

/* "three deaths in A and one in B": numbers in words are read where deaths are counted. */
static gboolean
counts_deaths (const TcProse         *document,
               const TcProseSentence *sentence)
{
  return tc_bytes_find (document->normal->text + sentence->start, sentence->end - sentence->start,
                        " deaths ", 8) != NULL;
}

static gboolean
says_none (const TcProse         *document,
           const TcProseSentence *sentence)
{
  const char *text = document->normal->text + sentence->start;
  gsize length = sentence->end - sentence->start;

  return (length > 3 && memcmp (text, "no ", 3) == 0) || tc_bytes_find (text, length, " no ", 4) != NULL;
}

/* The bracket that a result stands in, or its own first token. */
static guint
find_open (GArray         *results,
           const TcTokens *tokens,
           guint           index)
{
  return tc_tokens_find_open (tokens, g_array_index (results, TcResult, index).statistic.first, tokens->n);
}

/* Whether a bracket holds a result and another one, as that of a comparison does. */
static gboolean
holds_several (GArray         *results,
               const TcTokens *tokens,
               guint           index)
{
  guint first = g_array_index (results, TcResult, index).statistic.first;
  guint open = find_open (results, tokens, index);

  return open < first && ((index > 0 && find_open (results, tokens, index - 1) == open) ||
                          (index + 1 < results->len && find_open (results, tokens, index + 1) == open));
}

/* A P belongs to all numbers since the last one; one that stands in the bracket of a number is not
 * that of a pair in another bracket: "pain (5 % vs 9 %), fever (2 % vs 8 %; P = 0.03)". */
static void
give_p (const TcStatistic *p,
        const TcTokens    *tokens,
        guint              first,
        GArray            *results)
{
  guint open =
    results->len > first + 1
      ? tc_tokens_find_open (tokens, p->first,
                             p->first - g_array_index (results, TcResult, first).statistic.first)
      : p->first;
  gboolean shared = open < p->first &&
                    g_array_index (results, TcResult, results->len - 1).statistic.first > open;

  for (guint i = first; i < results->len; i++)
    {
      TcResult *result = &g_array_index (results, TcResult, i);

      if (shared && result->statistic.first < open && holds_several (results, tokens, i))
        continue;
      result->has_p = TRUE;
      result->p = *p;
    }
}

static void
split_off_p (GArray         *statistics,
             const TcTokens *tokens,
             guint           sentence,
             GArray         *results)
{
  guint first = results->len;

  for (guint i = 0; i < statistics->len; i++)
    {
      const TcStatistic *statistic = &g_array_index (statistics, TcStatistic, i);
      TcResult result = { *statistic, sentence, 0, TC_RESULT_NO_ARM };

      if (statistic->kind != TC_STATISTIC_P)
        {
          g_array_append_val (results, result);
          continue;
        }
      give_p (statistic, tokens, first, results);
      first = results->len;
    }
}

/* Whether a sentence may count the same in each arm: "甲组治愈21例,…;乙组治愈11例". */
static gboolean
may_be_parallel (const TcProse *document,
                 guint          index,
                 guint          n_arms)
{
  const TcProseSentence *sentence = tc_prose_sentence (document, index);

  return sentence->chinese && n_arms >= 2 && sentence->part == TC_SECTION_RESULTS;
}

static void
read_sentence (TcTokenCache       *cache,
               guint               index,
               const TcStatistics *names,
               gboolean            standard_error,
               GPtrArray          *arms,
               GArray             *all)
{
  const TcTokens *tokens = tc_token_cache_get (cache, index);
  gboolean chinese = tc_prose_sentence (cache->document, index)->chinese;
  g_autoptr (GArray) statistics = tc_statistics_find (names, cache->document, index, tokens,
                                                      standard_error);
  g_autoptr (GArray) results = g_array_sized_new (FALSE, FALSE, sizeof (TcResult), statistics->len);
  g_autoptr (GArray) mentions = NULL;

  split_off_p (statistics, tokens, index, results);
  if (results->len == 0 && !may_be_parallel (cache->document, index, arms->len))
    return;
  mentions = tc_arms_find_mentions (arms, tokens);
  tc_results_attribute (results, arms, mentions, tokens, chinese, all);
  tc_results_name_outcomes (results, mentions, arms->len, tokens, chinese);
  if (may_be_parallel (cache->document, index, arms->len))
    tc_results_find_parallel (tokens, index, mentions, arms->len, results);
  g_array_append_vals (all, results->data, results->len);
}

/**
 * tc_results_find:
 * @cache: the tokens of a document
 * @statistics: names and units
 * @arms: (element-type TcArm): the arms of the trial
 * @findings: what the rules found in the document
 *
 * Finds the numbers that a report gives as results, each with its arm, outcome and time where these are said.
 *
 * Returns: (transfer full) (element-type TcResult): in the order of the text
 */
GArray *
tc_results_find (TcTokenCache       *cache,
                 const TcStatistics *statistics,
                 GPtrArray          *arms,
                 TcFindings         *findings)
{
  const TcProse *document = cache->document;
  GArray *all = g_array_new (FALSE, TRUE, sizeof (TcResult));
  gboolean standard_error = tc_statistics_announce_error (document);

  for (guint i = 0; i < document->sentences->len && all->len < MAX_RESULTS; i++)
    {
      const TcProseSentence *sentence = tc_prose_sentence (document, i);

      if (((1u << sentence->part) & SCOPES) == 0 || sentence->future || sentence->others)
        continue;
      if (!sentence->chinese && says_none (document, sentence))
        tc_results_find_none (tc_token_cache_get (cache, i), i, arms->len, all);
      if ((has_digit (document, sentence) || counts_deaths (document, sentence)) &&
          !tc_statistics_are_planned (statistics, document, i, findings))
        read_sentence (cache, i, statistics, standard_error, arms, all);
    }
  return all;
}

/* Whether a result is worth the curator's time. */
static gboolean
is_worth (const TcResult *result,
          guint           n_arms)
{
  const TcStatistic *statistic = &result->statistic;

  if (result->outcome_end <= result->outcome_start || result->confidence < 0 ||
      (n_arms >= 2 && result->confidence <= 0))
    return FALSE;
  if (statistic->kind == TC_STATISTIC_ESTIMATE)
    return statistic->has_ci || result->has_p;
  if (n_arms >= 2)
    return result->arm >= 0 && (statistic->kind != TC_STATISTIC_NUMBER || statistic->measure != NULL ||
                                (result->versus && statistic->unit_end > statistic->unit_start));
  switch (statistic->kind)
    {
    case TC_STATISTIC_EVENTS:
      return !statistic->bare && (statistic->total > 0 || statistic->percent >= 0);
    case TC_STATISTIC_MEAN:
    case TC_STATISTIC_MEDIAN:
      return statistic->dispersion_type != NULL || statistic->has_ci || result->has_p;
    default:
      return FALSE;
    }
}

static void
take_passage (TcMembers     *record,
              const TcProse *document,
              const char    *key,
              gsize          start,
              gsize          end)
{
  g_autofree char *text = end > start ? tc_prose_reported (document, start, end) : NULL;

  tc_members_take_text (record, key, text);
}

static char *
name_comparison (GPtrArray *arms)
{
  const TcArm *first;
  const TcArm *second;

  if (arms->len != 2)
    return NULL;
  first = g_ptr_array_index (arms, 0);
  second = g_ptr_array_index (arms, 1);
  if (first->role >= TC_ARM_CONTROL && second->role < TC_ARM_CONTROL)
    return g_strdup_printf ("%s vs %s", second->label, first->label);
  return g_strdup_printf ("%s vs %s", first->label, second->label);
}

static void
take_arm (TcMembers      *record,
          const TcResult *result,
          GPtrArray      *arms)
{
  g_autofree char *comparison = NULL;

  if (result->arm >= 0)
    tc_members_take (record, "arm", tc_value_new_text (((const TcArm *) g_ptr_array_index (arms, result->arm))->label));
  else if (result->arm == TC_RESULT_COMPARISON && (comparison = name_comparison (arms)) != NULL)
    tc_members_take (record, "arm", tc_value_new_text (comparison));
}

/* The P as it stands, without its letter: "<0.001", "0.03". */
static void
take_p (TcMembers      *record,
        const TcProse  *document,
        const TcResult *result)
{
  g_autofree char *text = NULL;
  const char *p;

  if (!result->has_p)
    return;
  text = tc_prose_reported (document, result->p.start, result->p.end);
  for (p = text; *p != '\0' && strchr ("<>", *p) == NULL && !g_ascii_isdigit (*p) && *p != '.' &&
       !g_str_has_prefix (p, "〈") && !g_str_has_prefix (p, "〉") && !g_str_has_prefix (p, "≤") &&
       !g_str_has_prefix (p, "≥") && !g_str_has_prefix (p, "＜") &&
       !g_str_has_prefix (p, "＞");)
    p = g_utf8_next_char (p);
  tc_members_take_text (record, "p", p);
}

static TcValue *
make_record (const TcProse  *document,
             const TcResult *result,
             GPtrArray      *arms)
{
  const TcStatistic *statistic = &result->statistic;
  TcMembers record = { .n = 0 };

  take_passage (&record, document, "outcome", result->outcome_start, result->outcome_end);
  tc_members_take_text (&record, "measure", statistic->measure);
  take_passage (&record, document, "time_point", result->time_start, result->time_end);
  take_arm (&record, result, arms);
  tc_members_take_count (&record, "n", statistic->total);
  take_passage (&record, document, "value_reported", statistic->start, statistic->end);
  tc_members_take (&record, "value", tc_value_new_number (statistic->value));
  if (statistic->dispersion >= 0)
    tc_members_take (&record, "dispersion", tc_value_new_number (statistic->dispersion));
  tc_members_take_text (&record, "dispersion_type", statistic->dispersion_type);
  if (statistic->has_ci)
    {
      tc_members_take (&record, "ci_low", tc_value_new_number (statistic->low));
      tc_members_take (&record, "ci_high", tc_value_new_number (statistic->high));
    }
  take_p (&record, document, result);
  take_passage (&record, document, "unit", statistic->unit_start, statistic->unit_end);
  return tc_members_make_record (&record);
}

static void
add_quotes (TcCandidate    *candidate,
            const TcProse  *document,
            const TcResult *result)
{
  const TcNormal *normal = document->normal;

  tc_candidate_add_quote (candidate,
                          tc_normal_to_span (normal, result->outcome_start, result->outcome_end));
  if (result->arm_end > result->arm_start)
    tc_candidate_add_quote (candidate,
                            tc_normal_to_span (normal, result->arm_start, result->arm_end));
  if (result->has_p)
    tc_candidate_add_quote (candidate, tc_normal_to_span (normal, result->p.start, result->p.end));
  if (result->time_end > result->time_start)
    tc_candidate_add_quote (candidate,
                            tc_normal_to_span (normal, result->time_start, result->time_end));
}

/* The same numbers said in the other language. */
static gboolean
is_repeated (const TcProse  *document,
             GArray         *results,
             guint           index,
             guint           n_arms)
{
  const TcResult *result = &g_array_index (results, TcResult, index);
  gboolean chinese = tc_prose_sentence (document, result->sentence)->chinese;

  for (guint i = 0; chinese && i < results->len; i++)
    {
      const TcResult *other = &g_array_index (results, TcResult, i);

      if (!tc_prose_sentence (document, other->sentence)->chinese && is_worth (other, n_arms) &&
          other->statistic.value == result->statistic.value &&
          other->statistic.dispersion == result->statistic.dispersion &&
          other->statistic.has_ci == result->statistic.has_ci && other->arm == result->arm)
        return TRUE;
    }
  return FALSE;
}

/**
 * tc_results_propose:
 * @document: a document
 * @results: (element-type TcResult): what was found in it
 * @arms: (element-type TcArm): the arms of the trial
 * @findings: where to add
 *
 * Makes candidates of the results that are complete enough to be checked: with an outcome, and in a trial of
 * several arms with an arm or a comparison.
 */
void
tc_results_propose (const TcProse *document,
                    GArray        *results,
                    GPtrArray     *arms,
                    TcFindings    *findings)
{
  for (guint i = 0; i < results->len; i++)
    {
      const TcResult *result = &g_array_index (results, TcResult, i);
      TcCandidate *candidate;

      if (!is_worth (result, arms->len) || is_repeated (document, results, i, arms->len))
        continue;
      candidate = tc_findings_add (findings, document, "results", RULE,
                                   make_record (document, result, arms),
                                   result->confidence > 0 ? result->confidence
                                   : 0.5, result->sentence,
                                   result->statistic.start, result->statistic.end);
      add_quotes (candidate, document, result);
    }
}
