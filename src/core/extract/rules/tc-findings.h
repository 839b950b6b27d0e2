/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-discrepancy.h"
#include "tc-prose.h"
#include "tc-searcher.h"
#include "tc-value.h"

G_BEGIN_DECLS

#define TC_CANDIDATE_MAX_QUOTES 6
#define TC_FINDINGS_INTERNED_BITS 8

/**
 * TcCandidate:
 * @field: key of the field; interned
 * @rule: id of the rule; interned
 * @value: what it would be
 * @confidence: from 0 to 1
 * @sentence: index of the sentence it was found in
 * @chinese: the language it was said in
 * @universal: said in no language: an identifier, a citation
 * @fallback: counts only where nothing else was found for the field
 * @quotes: (array length=n_quotes): spans in the source, the first one decides the order in the text
 *
 * What a rule found in one place.
 */
typedef struct
{
  const char *field;
  const char *rule;
  TcValue *value;
  double confidence;
  guint sentence;
  gboolean chinese;
  gboolean universal;
  gboolean fallback;
  TcSpan quotes[TC_CANDIDATE_MAX_QUOTES];
  guint n_quotes;
} TcCandidate;

/**
 * TcFindings:
 *
 * Everything that the rules found in a document, in the order in which they found it.
 */
typedef struct
{
  GPtrArray *candidates;          /* (element-type TcCandidate) */
  GSList *blocks;                 /* where they are, taken away or not */
  TcCandidate *spare;             /* the next one of the last block */
  guint n_spare;
  guint n_added;                  /* how many there were, of all rules */
  GPtrArray *discrepancies;       /* (element-type TcDiscrepancy) */
  GPtrArray *warnings;            /* (element-type utf8) */
  GHashTable *counts;             /* id of a rule → how many candidates it has */
  TcSearcher searcher;
  gsize budget;                   /* what may still be spent on this document */
  const char *interned[1 << TC_FINDINGS_INTERNED_BITS][2]; /* a string as it was given, and interned */
} TcFindings;

TcFindings  *tc_findings_new        (void) G_GNUC_WARN_UNUSED_RESULT;
void         tc_findings_free       (TcFindings       *self);
TcCandidate *tc_findings_add        (TcFindings       *self,
                                     const TcProse *document,
                                     const char       *field,
                                     const char       *rule,
                                     TcValue          *value,
                                     double            confidence,
                                     guint             sentence,
                                     gsize             start,
                                     gsize             end);
TcCandidate *tc_findings_add_span   (TcFindings       *self,
                                     const char       *field,
                                     const char       *rule,
                                     TcValue          *value,
                                     double            confidence,
                                     TcSpan            span);
void         tc_findings_set_budget (TcFindings       *self,
                                     gsize             length);
/* Whether a rule has found so much that the rest is left out; says so in a warning. */
gboolean     tc_findings_is_full    (TcFindings       *self,
                                     const char       *rule);
void         tc_candidate_add_quote (TcCandidate      *self,
                                     TcSpan            span);
gboolean     tc_findings_is_disputed
                                    (const TcFindings *self,
                                     const char       *field);
void         tc_findings_warn       (TcFindings       *self,
                                     const char       *warning);
/* tc_pattern_search() and tc_match_next(); an expression that gives up is a warning, not silence. */
gboolean     tc_findings_match      (TcFindings       *self,
                                     const TcPattern  *pattern,
                                     const char       *text,
                                     gsize             length,
                                     TcMatch         **match);
/* Whether a sentence holds the words that an expression needs; also where the rules have not run. */
gboolean     tc_findings_may_match  (const TcFindings *self,
                                     const TcPattern  *pattern,
                                     guint             sentence);
gboolean     tc_findings_holds      (TcFindings       *self,
                                     const TcProse    *document,
                                     const TcPattern  *words,
                                     guint             sentence);
gboolean     tc_findings_has_field  (const TcFindings *self,
                                     const char       *field);
/* Whether an expression matches at the byte @at of a text. */
gboolean     tc_findings_match_at   (TcFindings       *self,
                                     const TcPattern  *pattern,
                                     const char       *text,
                                     gsize             length,
                                     gsize             at);
gboolean     tc_findings_match_next (TcFindings       *self,
                                     TcMatch          *match);
void         tc_findings_remove     (TcFindings       *self,
                                     const char       *field,
                                     const char       *rule_prefix);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TcFindings, tc_findings_free)

G_END_DECLS
