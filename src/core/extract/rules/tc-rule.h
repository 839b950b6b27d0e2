/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "tc-pattern.h"
#include "tc-prose.h"

G_BEGIN_DECLS

/**
 * TcRuleAs:
 * @TC_RULE_AS_FIXED: the rule's own value
 * @TC_RULE_AS_FIXED_NUMBER: the rule's own value, a number
 * @TC_RULE_AS_MAP: the value of the first map member whose expression matches the group `value`
 * @TC_RULE_AS_TEXT: the words of the group `value` as the source writes them
 * @TC_RULE_AS_LIST: the same, one value for each part between commas, semicolons and "and"
 * @TC_RULE_AS_LEXICON: the canonical value of the lexicon entry
 * @TC_RULE_AS_NUMBER: the group `n` in any form of a whole number
 * @TC_RULE_AS_SUM: the groups `a`, `b`, `c`, … added
 * @TC_RULE_AS_DURATION: the group `n` with the group `unit` as day, week, month or year
 * @TC_RULE_AS_TEMPLATE: the rule's value with `{group}` replaced
 * @TC_RULE_AS_RATIO: the numbers of the group `value` with colons between, as in 2:1
 *
 * How a match becomes a value.
 */
typedef enum
{
  TC_RULE_AS_FIXED,
  TC_RULE_AS_FIXED_NUMBER,
  TC_RULE_AS_MAP,
  TC_RULE_AS_TEXT,
  TC_RULE_AS_LIST,
  TC_RULE_AS_LEXICON,
  TC_RULE_AS_NUMBER,
  TC_RULE_AS_SUM,
  TC_RULE_AS_DURATION,
  TC_RULE_AS_TEMPLATE,
  TC_RULE_AS_RATIO
} TcRuleAs;

typedef struct
{
  TcPattern *match;
  char *value;
} TcRuleMapping;

/**
 * TcRule:
 * @id: such as "population.enrolled"; interned
 * @field: key of the field; interned
 * @english: runs in English sentences
 * @chinese: runs in Chinese sentences
 * @scopes: the parts of a report it runs in
 * @in_future: also where a sentence speaks of studies to come
 * @in_others: also where a sentence speaks of other studies
 * @fallback: only where no other rule found anything for the field
 * @lexicon: (nullable): takes every entry of this lexicon instead of a pattern; interned
 * @pattern: (nullable): the expression, over folded text
 * @unless: (nullable): not in sentences where this matches
 * @before: (nullable): only where this matches the text before; ends in `$`
 * @after: (nullable): only where this matches the text behind; begins with `^`
 * @not_before: (nullable): not where this matches the text before
 * @not_after: (nullable): not where this matches the text behind
 * @node: the rule as it stands in its file: triggers, explanation, examples
 *
 * A rule: where it runs, what it looks for and what it makes of it.
 */
typedef struct
{
  const char *id;
  const char *field;
  gboolean english;
  gboolean chinese;
  TcScopes scopes;
  gboolean in_future;
  gboolean in_others;
  gboolean fallback;
  const char *lexicon;
  TcPattern *pattern;
  TcPattern *unless;
  TcPattern *before;
  TcPattern *after;
  TcPattern *not_before;
  TcPattern *not_after;
  TcRuleAs as;
  char *value;
  GPtrArray *map;
  double confidence;
  JsonNode *node;
} TcRule;

TcRule      *tc_rule_new          (JsonObject   *object,
                                   GHashTable   *macros,
                                   GError      **error) G_GNUC_WARN_UNUSED_RESULT;
void         tc_rule_free         (TcRule       *self);
TcPattern      *tc_rule_compile      (const char   *pattern,
                                   GHashTable   *macros,
                                   GError      **error) G_GNUC_WARN_UNUSED_RESULT;
JsonArray   *tc_rule_get_array    (const TcRule *self,
                                   const char   *member);
const char  *tc_rule_get_explanation (const TcRule *self,
                                   const char   *language);

G_END_DECLS
