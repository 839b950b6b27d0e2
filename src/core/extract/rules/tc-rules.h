/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-findings.h"
#include "tc-gate.h"
#include "tc-lexicon.h"
#include "tc-rule.h"

G_BEGIN_DECLS

/**
 * TcRules:
 *
 * All lexicons and rules, with the one matcher that finds the words of both.
 *
 * Immutable once loaded; any number of threads may use it.
 */
typedef struct
{
  GPtrArray *entries;             /* (element-type TcLexEntry) */
  GPtrArray *rules;               /* (element-type TcRule) */
  GHashTable *macros;             /* (element-type utf8 utf8) */
  GHashTable *lexicon_rules;      /* interned lexicon → GArray of rule indexes that it triggers */
  GPtrArray *triggers;            /* (element-type GArray) a trigger word → rule indexes */
  GHashTable *trigger_ids;        /* trigger word → index + 1; while loading */
  TcGates *gates;                 /* what must stand where an expression is tried */
  TcMatcher *matcher;             /* ids: entries first, then triggers, then words of gates; once needed */
  TcPattern *counted;             /* a number of people */
  guint count_mark;               /* words of gates: a whole number may begin here */
  guint counted_mark;             /* a number of people begins here */
  GMutex lock;                    /* while @matcher is made */
} TcRules;

/* Of these numbers in words are made; {numberword} of data/rules/macros.json says the same. */
#define TC_NUMBER_WORDS                                                                                               \
  " one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "      \
  "eighteen nineteen twenty thirty forty fourty fifty sixty seventy eighty ninety hundred thousand "

/* What the matcher reports for a number word. */
#define TC_RULES_NUMBER_WORD G_MAXUINT

TcRules          *tc_rules_new          (GError          **error) G_GNUC_WARN_UNUSED_RESULT;
void              tc_rules_free         (TcRules          *self);
const TcLexEntry *tc_rules_get_entry    (const TcRules    *self,
                                         guint             index);
TcPattern           *tc_rules_compile      (const TcRules    *self,
                                         const char       *pattern) G_GNUC_WARN_UNUSED_RESULT;

/* An expression of alternatives: what tc_findings_may_match() asks of it costs nothing. */
TcPattern        *tc_rules_compile_words (const TcRules     *self,
                                         const char *const *words) G_GNUC_WARN_UNUSED_RESULT;

/* Ends the time in which expressions can be compiled with a gate. Any thread. */
const TcMatcher  *tc_rules_get_matcher  (const TcRules    *self);

/* Fills the hits of @document, and runs the rules in the sentences that hold their triggers. */
gboolean          tc_rules_run          (const TcRules    *self,
                                         TcProse       *document,
                                         TcFindings       *findings,
                                         GCancellable     *cancellable,
                                         GError          **error);

/* Whether people are named behind the number that begins at a byte of a sentence. */
gboolean          tc_rules_is_counted   (const TcRules    *self,
                                         const TcProse    *document,
                                         TcFindings       *findings,
                                         guint             sentence,
                                         gsize             start);

/* One rule in one sentence; for tests and for tc_rules_run(). */
void              tc_rule_run           (const TcRule     *rule,
                                         const TcRules    *rules,
                                         const TcProse *document,
                                         guint             sentence,
                                         TcFindings       *findings);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TcRules, tc_rules_free)

G_END_DECLS
