/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-arm-size.h"

#include <string.h>

#include "tc-bytes.h"

#define FIRST_YEAR 1950
#define LAST_YEAR 2040

/* Arms of one trial differ in size by less than this. */
#define MAX_RATIO 4
#define MAX_RATIO_OF_LATER 12

/* A number that is all or nearly all that the next two are together is the whole of them. */
#define NEARLY_ALL 0.75

/* What an arm's members did or were given. */
#define PLACE "(?:to|in the|in an?)\\b"
#define FATE                                                                                                          \
  "(?:received|receiving|were (?:randomly |randomi[sz]ed |assigned|allocated|treated with"         \
  "|administered|given)"                                                                           \
  "|controls?|control subjects|healthy|underwent|off-trial|using|cases|without)\\b"

/* What may stand between two arms: no other number than a dose, a time, or what is in parentheses. */
#define BETWEEN "(?:[^.:;(\\d]|\\d+(?:\\.\\d+)? ?(?:mg|g|μg|mcg|cycles?|weeks?|days?|months?|years?|%)|\\([^()]{0,60}\\))"
#define JOINT "(?:,|;|\\band|\\bor|\\bwhereas|\\bwhile|\\bvs\\.?|\\bversus|\\()"

/* "N patients received A and M received B", "(N women) or B (M)" */
#define COMPARED "[^.;]{0,160}\\bcompared (?:with|to)\\b[^.;()\\d]{0,60} (?<m>{n})(?= )|"
/* How each of the other alternatives begins: most places are left after one look. */
#define BEGINS_JOINT "(?=[,;()]|\\b(?:and|or|wh|v))"
#define NEXT_ARM(BEGINS, COMPARED_)                                                                                   \
  "^" BETWEEN "{0,130}?" BEGINS "(?:" JOINT                                                        \
  " ?(?:the (?:other|remaining) )?(?<m>{n})(?: {people})?(?: [a-z-]+){0,2}? ?" FATE                \
  "|" JOINT                                                                                        \
  " ?(?:the (?:other|remaining) )?(?<m>{n})(?: such)?(?: {people})?(?: (?:were|was|randomi[sz]ed"  \
  "|assigned|allocated))* " PLACE                                                                  \
  "|(?:\\band|\\bor|\\bversus|\\bvs\\.?) ?(?<m>{n})(?: [a-z-]+){0,2}? {people} (?:with|aged)\\b"   \
  "|\\band (?<m>{n}) with\\b"                                                                      \
  "|" COMPARED_                                                                                    \
  "\\band (?:from |in |with |of )?(?:an? |the )?(?:[a-z-]+ )?(?:control|comparison"                \
  "|reference) group of (?<c>{n})"                                                                 \
  "|\\band (?<c>{n})(?: [a-z-]+){0,3}? (?:controls?|control subjects|healthy)\\b|\\) ?(?:or|and"   \
  "|versus|vs\\.?)\\b[^.;()\\d]{0,80}\\((?:n ?= ?)?(?<m>{n})(?: {people})?\\))"                    \
  "(?:(?:[^.;\\d]|(?<=[a-z-])\\d+){0,70}?(?<k>{n}))?"

/* "M received B and N patients", "M and N patients" */
#define LAST_ARM                                                                                                      \
  "(?<m>{n})(?:(?: {people})?(?:,? (?:who )?(?:were |was )?(?:randomly |randomi[sz]ed |assigned "  \
  "|allocated |treated )*"                                                                         \
  "(?:to|in|with|on|received|receiving|underwent|using|at)\\b" BETWEEN "{2,80}?| ?\\([^()]{2,60}\\)))?"                \
  "(?:,|;|, and|; and| and| or| versus| vs\\.?| whereas| while| compared with) ?(?:the (?:other )?)?$"

/* "two arms (n = 20", "(n = 20) … n = 21" */
#define LAST_SIZE "\\bn ?= ?(?<m>{digits})[^.;]{1,220}\\bn ?= ?$"
#define NEXT_SIZE "^[^.;]{1,220}\\bn ?= ?(?<m>{digits})"

struct _TcArmSize
{
  TcPattern *next_arm;
  TcPattern *compared_arm;        /* the same for texts that compare: that takes many times as long */
  TcPattern *last_arm;
  TcPattern *last_size;
  TcPattern *next_size;
};

TcArmSize *
tc_arm_size_new (const TcRules *rules)
{
  TcArmSize *self = g_new0 (TcArmSize, 1);

  self->next_arm = tc_rules_compile (rules, NEXT_ARM (BEGINS_JOINT, ""));
  self->compared_arm = tc_rules_compile (rules, NEXT_ARM ("", COMPARED));
  self->last_arm = tc_rules_compile (rules, LAST_ARM);
  self->last_size = tc_rules_compile (rules, LAST_SIZE);
  self->next_size = tc_rules_compile (rules, NEXT_SIZE);
  return self;
}

void
tc_arm_size_free (TcArmSize *self)
{
  tc_pattern_free (self->next_arm);
  tc_pattern_free (self->compared_arm);
  tc_pattern_free (self->last_arm);
  tc_pattern_free (self->last_size);
  tc_pattern_free (self->next_size);
  g_free (self);
}

static gboolean
get_size (const TcMatch *info,
          const char    *group,
          double        *size)
{
  return tc_match_fetch_number (info, group, size) && !(*size >= FIRST_YEAR && *size <= LAST_YEAR);
}

/* Whether another arm follows in the sentence, and the number is not what the two that follow are together. */
static gboolean
is_followed (const TcArmSize *self,
             double           number,
             const char      *after,
             gsize            n_after,
             TcFindings      *findings)
{
  g_autoptr (TcMatch) info = NULL;
  double next = 0;
  double third = 0;
  const TcPattern *pattern =
    tc_bytes_find (after, n_after, "compared ", 9) != NULL ? self->compared_arm : self->next_arm;

  if (!tc_findings_match (findings, pattern, after, n_after, &info))
    return FALSE;
  if (get_size (info, "c", &next))
    return next * MAX_RATIO_OF_LATER > number;
  if (!get_size (info, "m", &next))
    return FALSE;
  get_size (info, "k", &third);
  if (next * 2 == number || (third > 0 && next + third <= number && next + third >= number * NEARLY_ALL))
    return FALSE;
  return next * MAX_RATIO > number && next < number * MAX_RATIO_OF_LATER;
}

static gboolean
has_sister (TcPattern  *regex,
            double      max_ratio,
            double      number,
            const char *text,
            gsize       length,
            TcFindings *findings)
{
  g_autoptr (TcMatch) info = NULL;
  double other = 0;

  return tc_findings_match (findings, regex, text, length, &info) && get_size (info, "m", &other) &&
         other * max_ratio > number && other < number * max_ratio;
}

/**
 * tc_arm_size_is_in:
 * @self: the expressions
 * @number: a number of people that is no sum of others
 * @before: the folded text of its sentence up to the number
 * @n_before: how long that is
 * @after: the text behind the number
 * @n_after: how long that is
 * @findings: gets the warnings
 *
 * Returns: whether another arm stands beside the number, so that it is the size of one arm
 */
gboolean
tc_arm_size_is_in (const TcArmSize *self,
                   double           number,
                   const char      *before,
                   gsize            n_before,
                   const char      *after,
                   gsize            n_after,
                   TcFindings      *findings)
{
  return is_followed (self, number, after, n_after, findings) ||
         has_sister (self->last_arm, MAX_RATIO, number, before, n_before, findings) ||
         has_sister (self->last_size, MAX_RATIO_OF_LATER, number, before, n_before, findings) ||
         (n_before > 2 && memchr ("= ", before[n_before - 1], 2) != NULL &&
          strchr ("=n", before[n_before - 2]) != NULL &&
          has_sister (self->next_size, MAX_RATIO_OF_LATER, number, after, n_after, findings));
}
