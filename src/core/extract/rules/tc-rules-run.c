/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include <string.h>

#include "tc-match-value.h"
#include "tc-rules.h"

/* A sentence that matches one rule more often than this is a table, not a sentence. */
#define MAX_MATCHES 40

/* How many hits before and behind one can overlap it. */
#define NEIGHBOURS 12

typedef struct
{
  const TcRules *rules;
  TcProse *document;
  TcSearcher *searcher;
  guint first_word;               /* id of the first word of the gates */
  guint first_hit;
  guint64 *active;                /* a bit a rule */
  guint32 *seen;                  /* a trigger: number of the sentence that it stood in last + 1 */
  guint32 sentence;
} Scan;

static void
activate (Scan   *scan,
          GArray *indexes)
{
  for (guint i = 0; indexes != NULL && i < indexes->len; i++)
    {
      guint rule = g_array_index (indexes, guint, i);

      scan->active[rule / 64] |= G_GUINT64_CONSTANT (1) << (rule % 64);
    }
}

/* "hundred", "a hundred": a whole number may begin with it, or with the article. */
static void
note_number_word (Scan  *scan,
                  gsize start)
{
  const TcProse *document = scan->document;
  gsize first = tc_prose_sentence (document, scan->sentence - 1)->start;

  if (start >= first + 2 && memcmp (document->normal->text + start - 2, "a ", 2) == 0)
    tc_searcher_note_word (scan->searcher, scan->rules->count_mark, start - 2);
  tc_searcher_note_word (scan->searcher, scan->rules->count_mark, start);
}

static void
found_cb (guint    id,
          gsize    start,
          gsize    end,
          gpointer data)
{
  Scan *scan = data;
  TcHit hit = { id, start, end };
  guint n_entries = scan->rules->entries->len;

  if (id == TC_RULES_NUMBER_WORD)
    note_number_word (scan, start);
  else if (id >= scan->first_word)
    tc_searcher_note_word (scan->searcher, id - scan->first_word, start);
  else if (id < n_entries)
    g_array_append_val (scan->document->hits, hit);
  if (id >= scan->first_word || scan->seen[id] == scan->sentence)
    return;
  scan->seen[id] = scan->sentence;
  if (id < n_entries)
    activate (scan, tc_rules_get_entry (scan->rules, id)->rules);
  else
    activate (scan, g_ptr_array_index (scan->rules->triggers, id - n_entries));
}

static gboolean
covers (const TcRules *rules,
        const TcHit   *outer,
        const TcHit   *inner)
{
  gsize outer_length = outer->end - outer->start;
  gsize inner_length = inner->end - inner->start;

  return tc_rules_get_entry (rules, outer->entry)->lexicon == tc_rules_get_entry (rules, inner->entry)->lexicon &&
         outer->start < inner->end && inner->start < outer->end &&
         (outer_length > inner_length ||
          (outer_length == inner_length &&
           (outer->start < inner->start || (outer->start == inner->start && outer->entry < inner->entry))));
}

static int
compare_hits (gconstpointer a,
              gconstpointer b)
{
  const TcHit *first = a;
  const TcHit *second = b;

  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  if (first->end != second->end)
    return first->end > second->end ? -1 : 1;
  return (first->entry > second->entry) - (first->entry < second->entry);
}

/* Of overlapping entries of one lexicon only the longest counts. Hits are sorted, so that only
 * neighbours can overlap. */
static void
keep_longest (Scan *scan)
{
  GArray *hits = scan->document->hits;
  guint first = scan->first_hit;
  guint n = hits->len - first;
  g_autofree TcHit *all = NULL;

  if (n < 2)
    return;
  all = g_memdup2 (&g_array_index (hits, TcHit, first), n * sizeof (TcHit));
  qsort (all, n, sizeof (TcHit), compare_hits);
  g_array_set_size (hits, first);
  for (guint i = 0; i < n; i++)
    {
      gboolean covered = FALSE;

      for (guint k = i > NEIGHBOURS ? i - NEIGHBOURS : 0; !covered && k < MIN (i + NEIGHBOURS, n); k++)
        covered = k != i && covers (scan->rules, &all[k], &all[i]);
      if (!covered)
        g_array_append_val (hits, all[i]);
    }
}

static void
note_context (const TcRules *rules,
              TcProse    *document,
              TcProseSentence *sentence)
{
  const char *context = g_intern_static_string ("context");

  for (guint i = 0; i < sentence->n_hits; i++)
    {
      const TcHit *hit = &g_array_index (document->hits, TcHit, sentence->first_hit + i);
      const TcLexEntry *entry = tc_rules_get_entry (rules, hit->entry);

      if (entry->lexicon != context)
        continue;
      sentence->future = sentence->future || strcmp (entry->value, "future") == 0;
      sentence->others = sentence->others || strcmp (entry->value, "others") == 0;
    }
}

static gboolean
allows (const TcRule        *rule,
        const TcProse    *document,
        const TcProseSentence *sentence,
        gsize                start,
        gsize                end,
        TcFindings          *findings)
{
  const char *text = document->normal->text;
  const char *before = text + sentence->start;
  gsize n_before = start - sentence->start;
  const char *after = text + end;
  gsize n_after = sentence->end - end;

  if ((rule->before != NULL && !tc_findings_match (findings, rule->before, before, n_before, NULL)) ||
      (rule->not_before != NULL && tc_findings_match (findings, rule->not_before, before, n_before, NULL)) ||
      (rule->after != NULL && !tc_findings_match (findings, rule->after, after, n_after, NULL)) ||
      (rule->not_after != NULL && tc_findings_match (findings, rule->not_after, after, n_after, NULL)))
    return FALSE;
  /* What could not be examined is not allowed. */
  return findings->budget > 0;
}

static void
run_pattern (const TcRule     *rule,
             const TcRules    *rules,
             const TcProse *document,
             guint             index,
             TcFindings       *findings)
{
  const TcProseSentence *sentence = tc_prose_sentence (document, index);
  g_autoptr (TcMatch) info = NULL;
  guint n = 0;

  tc_findings_match (findings, rule->pattern, document->normal->text + sentence->start,
                     sentence->end - sentence->start, &info);
  for (; tc_match_matches (info) && n < MAX_MATCHES; tc_findings_match_next (findings, info), n++)
    {
      int start;
      int end;

      tc_match_fetch_pos (info, 0, &start, &end);
      if (end > start &&
          allows (rule, document, sentence, sentence->start + start, sentence->start + end, findings))
        tc_match_to_candidates (rule, rules, document, index, info, findings);
    }
}

static void
run_lexicon (const TcRule     *rule,
             const TcRules    *rules,
             const TcProse *document,
             guint             index,
             TcFindings       *findings)
{
  const TcProseSentence *sentence = tc_prose_sentence (document, index);

  for (guint i = 0; i < sentence->n_hits; i++)
    {
      const TcHit *hit = &g_array_index (document->hits, TcHit, sentence->first_hit + i);
      const TcLexEntry *entry = tc_rules_get_entry (rules, hit->entry);

      if (entry->lexicon == rule->lexicon && allows (rule, document, sentence, hit->start, hit->end, findings))
        tc_hit_to_candidate (rule, entry, document, index, hit, findings);
    }
}

/**
 * tc_rule_run:
 * @rule: a rule
 * @rules: all of them
 * @document: a document whose hits are known
 * @sentence: index of a sentence
 * @findings: where to add what it finds
 *
 * Runs a rule in one sentence, if it speaks its language and stands in its scope.
 */
void
tc_rule_run (const TcRule     *rule,
             const TcRules    *rules,
             const TcProse *document,
             guint             sentence,
             TcFindings       *findings)
{
  const TcProseSentence *s = tc_prose_sentence (document, sentence);

  if ((rule->scopes & (1u << s->part)) == 0 || (s->chinese ? !rule->chinese : !rule->english) ||
      (s->future && !rule->in_future) || (s->others && !rule->in_others))
    return;
  if (tc_findings_is_full (findings, rule->id))
    return;
  if (rule->unless != NULL &&
      tc_findings_match (findings, rule->unless, document->normal->text + s->start, s->end - s->start, NULL))
    return;
  if (rule->pattern != NULL)
    run_pattern (rule, rules, document, sentence, findings);
  else
    run_lexicon (rule, rules, document, sentence, findings);
}

static void
run_if_open (const TcRule  *rule,
             const TcRules *rules,
             const TcProse *document,
             guint          sentence,
             TcFindings    *findings)
{
  if (rule->pattern == NULL || tc_gate_is_open (tc_pattern_get_gate (rule->pattern),
                                                tc_searcher_get_met (&findings->searcher, sentence)))
    tc_rule_run (rule, rules, document, sentence, findings);
}

/* Sentences are scanned many at a time, so that the automaton stays in the processor's cache. */
#define BATCH 64

/* Notes where numbers of people begin, among the places where numbers do. */
static void
mark_counted (const TcRules   *self,
              const TcProse   *document,
              guint            index,
              TcFindings      *findings)
{
  const TcProseSentence *sentence = tc_prose_sentence (document, index);
  const char *text = document->normal->text + sentence->start;
  TcSearcher *searcher = &findings->searcher;
  guint first = tc_searcher_get_first_hit (searcher, index);
  guint end = searcher->n_hits;

  if (!tc_gate_is_open (tc_pattern_get_gate (self->counted), tc_searcher_get_met (searcher, index)))
    return;
  for (guint i = first; i < end; i++)
    {
      TcGateHit hit = searcher->hits[i];

      if (hit.word == self->count_mark &&
          tc_findings_match_at (findings, self->counted, text, sentence->end - sentence->start,
                                hit.start - sentence->start))
        tc_searcher_note_word (searcher, self->counted_mark, hit.start);
    }
}

/**
 * tc_rules_is_counted:
 * @self: the rules
 * @document: a document
 * @findings: what the rules found in it
 * @sentence: index of a sentence
 * @start: the byte of the folded text where a whole number begins
 *
 * Returns: whether people are named behind the number: "48 elderly patients"
 */
gboolean
tc_rules_is_counted (const TcRules *self,
                     const TcProse *document,
                     TcFindings    *findings,
                     guint          sentence,
                     gsize          start)
{
  const TcProseSentence *s = tc_prose_sentence (document, sentence);

  if (tc_searcher_has_noted (&findings->searcher, sentence))
    return tc_searcher_holds_word (&findings->searcher, sentence, self->counted_mark, start);
  return tc_findings_match_at (findings, self->counted, document->normal->text + s->start, s->end - s->start,
                               start - s->start);
}

static void
scan_sentences (const TcRules *self,
                TcProse       *document,
                TcFindings    *findings,
                guint          first,
                guint          end,
                guint32       *seen,
                guint64       *active)
{
  const TcMatcher *matcher = tc_rules_get_matcher (self);
  guint first_word = self->entries->len + self->triggers->len;
  guint n_words = self->rules->len / 64 + 1;

  memset (active, 0, (end - first) * n_words * sizeof *active);
  for (guint i = first; i < end; i++)
    {
      TcProseSentence *sentence = &g_array_index (document->sentences, TcProseSentence, i);
      Scan scan = { self, document, &findings->searcher, first_word, document->hits->len,
                    active + (i - first) * n_words, seen, i + 1 };

      sentence->first_hit = document->hits->len;
      tc_searcher_begin_sentence (&findings->searcher);
      tc_matcher_scan (matcher, document->normal->text, sentence->start, sentence->end, found_cb, &scan);
      tc_searcher_end_sentence (&findings->searcher, self->count_mark);
      mark_counted (self, document, i, findings);
      keep_longest (&scan);
      sentence->n_hits = document->hits->len - sentence->first_hit;
      note_context (self, document, sentence);
    }
}

/**
 * tc_rules_run:
 * @self: the rules
 * @document: a document; its hits are filled
 * @findings: where to add what the rules find
 * @cancellable: (nullable): looked at between sentences
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * One pass of the matcher over each sentence; then, in that sentence only, the rules whose triggers it holds.
 */
gboolean
tc_rules_run (const TcRules  *self,
              TcProse        *document,
              TcFindings     *findings,
              GCancellable   *cancellable,
              GError        **error)
{
  guint n_words = self->rules->len / 64 + 1;
  g_autofree guint64 *active = g_new (guint64, BATCH * n_words);
  g_autofree guint32 *seen = g_new0 (guint32, self->entries->len + self->triggers->len);

  tc_rules_get_matcher (self);
  tc_searcher_begin (&findings->searcher, self->gates, document);
  for (guint first = 0; first < document->sentences->len; first += BATCH)
    {
      guint end = MIN (first + BATCH, document->sentences->len);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      scan_sentences (self, document, findings, first, end, seen, active);
      for (guint i = first; i < end; i++)
        for (guint w = 0; w < n_words; w++)
          for (guint64 bits = active[(i - first) * n_words + w]; bits != 0; bits &= bits - 1)
            run_if_open (g_ptr_array_index (self->rules, w * 64 + __builtin_ctzll (bits)), self, document, i, findings);
    }
  return TRUE;
}
