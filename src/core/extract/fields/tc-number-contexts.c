/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-number-contexts.h"

/* The rules that say "N of M". */
#define RULES_OF "population.of-"
#define RULE_SEXES "population.sexes"
#define RULE_SUBJECT "population.subject"

/* What stands around a number and makes it less likely to be the number of participants. */
typedef enum
{
  BEFORE_QUOTE,
  BEFORE_NUMBER,
  FROM_NUMBER,
  AFTER_QUOTE
} Place;

static const struct
{
  Place place;
  gboolean of_arm;                /* not of a number that others add up to */
  double change;
  const char *pattern;
  const char *except;             /* not of what these rules found: how their ids begin */
} contexts[] = {
  { AFTER_QUOTE, FALSE, -1, "^ ?\\(\\d[\\d.]*(?: ?%|/\\d+,? ?\\d*\\.?\\d* ?%)(?: ?[),;]| \\[)" },
  { AFTER_QUOTE, FALSE, -0.7, "^(?:(?! and )[^.;,()\\d]){0,50}\\(\\d[\\d.]* ?%\\)" },
  { AFTER_QUOTE, FALSE, -0.35,
    "^[^.;,]{0,45}?\\b(?:completed(?: (?:the |all |their )?(?:study|trial|treatments?|protocol"
    "|follow|therapy|program|intervention|chemotherapy|cycles|phase|\\d|{numberwords}|[a-z-]*-?up"
    "|course|core)\\b| ?[.,;)]|$)|evaluable|assessable|available for|analy[sz]ed(?! (?:on|by"
    "|according|in)[^.;,]{0,16} intention)|(?:were|was) available|eligible for (?:analysis"
    "|evaluation)|had (?:data|follow)|developed|experienced|relapsed|died|withdrew|discontinued"
    "|dropped|declined|refused|were excluded|patients did not)|^ did not" },
  { AFTER_QUOTE, FALSE, -0.35,
    "^[^.;,]{0,30}?\\b(?:screened|approached|invited|assessed for eligibility|made aware|contacted"
    "|informed)\\b" },
  { AFTER_QUOTE, FALSE, -0.15, "^[^.;,]{0,30}?\\bidentified\\b" },
  { BEFORE_QUOTE, FALSE, -0.5,
    "\\b(?:intervention|control|experimental|comparison|treated|untreated|exposed|unexposed"
    "|usual care)(?:-group)? (?:{people} ?)?$" },
  { BEFORE_NUMBER, FALSE, -0.5,
    "\\bplacebo(?:-group)? (?:{people} ?)?$|(?<!and )(?<!with )(?<!or )(?<!versus )(?<!vs )"
    "(?<!vs\\. )\\bplacebo(?:-group)? (?:{people} )?(?:in|of|among|with|from|on|for|to) $" },
  { AFTER_QUOTE, FALSE, -0.5,
    "^[^.;,]{0,20} (?:is|are|were|will be|would be|had to be) (?:required|needed|necessary)\\b" },
  { AFTER_QUOTE, TRUE, -0.3,
    "^ ?(?:in (?:the|each|every|both|one)|for the|to (?:the )?|per|received|on|with|underwent"
    "|were (?:assigned|allocated|randomi[sz]ed) to(?: the)?|assigned to|allocated to)(?:(?! or "
    "| versus | vs | and )[^.;,]){0,30}\\b(?:group|arm|placebo|control|cohort)\\b" },
  { AFTER_QUOTE, TRUE, -0.7,
    "^[^.;]{0,40}\\b(?:per|(?:in|to|for|into|within) (?:each|every)(?: of the)?(?: [a-z]+){0,2}?"
    "|each(?: study)?) (?:groups?|arms?|cohorts?)\\b" },
  { BEFORE_NUMBER, TRUE, -0.7,
    "\\b(?:each|every|both|per) (?:[a-z]+ ){0,2}?(?:groups?|arms?|cohorts?)\\b[^.;,]{0,60}$" },
  { AFTER_QUOTE, TRUE, -0.4,
    "^[^.;]{0,150}?\\b(?:served|acted|used|measured|considered|taken|enrolled|selected"
    "|recruited) (?:as|in) (?:the |a |an )?(?:[a-z-]+ ){0,3}?(?:group|controls?|arm)\\b(?! (?:trial"
    "|study))(?![^.;]*\\b(?:groups?|arm|or|versus|vs)\\b)" },
  { AFTER_QUOTE, FALSE, -0.3, "^[^.;,]{0,40}\\bsubstudy|^[^.;,]{0,25}\\b(?:subset|subgroup|subsample)\\b" },
  { BEFORE_NUMBER, FALSE, -0.35,
    "\\b(?:remaining|additional|other|another|at least|up to|least|minimum of|planned(?: (?:for"
    "|to [a-z]+))?|intended for|powered for|designed for|subset of|subgroup of|subsample of|first"
    "|last|target(?:ed)?(?: sample)?(?: size)? of|further|(?<!consecutive |sequential |convenience "
    "|purposive )sample of|whereas|while|power)(?: of)?(?: the)? ?$" },
  { BEFORE_QUOTE, FALSE, -0.2, "\\b(?:in|group [a-d1-4]|arm [a-d1-4]|respectively,?|versus|vs\\.?) ?$" },
  { FROM_NUMBER, FALSE, -0.8,
    "^{n} (?:were )?(?:females?|women|girls|males?|men|boys)(?: patients?| subjects"
    "| participants)? ?(?:\\([^()]*\\) ?)?(?:and|,|/) ?(?:{n}) (?:were )?(?:females?|women|girls"
    "|males?|men|boys)\\b", RULE_SEXES },
  { BEFORE_QUOTE, TRUE, -0.5, "\\b(?:group|arm|cohort)(?: [a-d1-4])?(?: ?\\([^()]*\\))? ?$" },
  { BEFORE_NUMBER, TRUE, -0.7,
    "\\b(?:(?:two|three|four|five|six|2|3|4|5|6)(?: [a-z-]+){0,2}? (?:groups|arms|cohorts)|groups"
    "|arms|blocks|batches|sets) of(?: size)? ?$" },
  { BEFORE_NUMBER, TRUE, -0.6, "(?:^|[^a-z\\d.,])(?:\\d[\\d,]*|{numberwords}) and ?$" },
  { BEFORE_NUMBER, FALSE, -0.5,
    "\\b(?:compar(?:ed|able|ison)|matched|similar|contrast(?:ed)?|historical|relative"
    "|identical)\\b[^.;,]{0,20} (?:to|with|controls|of|in|among)(?: (?:that|those|data"
    "|results))?(?: (?:of|from|in|for))? ?$" },
  { BEFORE_QUOTE, FALSE, -0.3,
    "\\b(?:previous|earlier|pooled|meta-analy[a-z]+|systematic reviews?|registry"
    "|database)\\b[^.;]{0,50}$" },
  { BEFORE_NUMBER, FALSE, -0.4, "\\b(?:interview(?:s|ed)?|focus ?-?groups?(?: discussions?)?)\\b[^.;,]{0,40}$" },
  { AFTER_QUOTE, FALSE, -0.4, "^[^.;,]{0,40}\\binterview" },
  { BEFORE_NUMBER, FALSE, -0.45,
    "(?#counted){n}{fill} {people}\\b[^.;]*\\b(?:including|of whom|of these|of which"
    "|among them)(?: only| about)? ?$", RULES_OF },
  { BEFORE_NUMBER, FALSE, -0.45,
    "\\b(?:patients|women|men|subjects|participants|events|deaths|cases)\\b[^.;]*,? including(?: "
    "only| about)? ?$", RULES_OF },
  { BEFORE_NUMBER, FALSE, -0.35, "(?:^|[;,] )(?:of whom|of these|of which|among them),? ?$", RULES_OF },
  { BEFORE_QUOTE, FALSE, -0.3, "\\b(?:safety|evaluable|per-protocol|analysis|efficacy|itt|to-treat|modified) $" },
  { BEFORE_NUMBER, FALSE, -1,
    "\\b(?:(?:geno|pheno|sub|sero)?type|grades?|stages?|phase|days?|weeks?|months?|years?|aged"
    "|class|level|part|version|cycle|table|status|scores?|scale|number|no\\.) $" },
  /* "study 2 patients", but "in a masked study 40 patients received" */
  { BEFORE_NUMBER, FALSE, -1, "\\bstudy $", RULE_SUBJECT },
  { AFTER_QUOTE, TRUE, -0.6, "^ ?(?:\\([^()]*\\) ?)?each\\b" },
  { FROM_NUMBER, FALSE, -0.2, "^{n}(?: [a-z-]+){0,3}? (?:eyes|knees|hips|shoulders)\\b" },
  { AFTER_QUOTE, FALSE, -0.15, "^[^.;,]{0,30}\\b(?:intent(?:ion)?-to-treat|itt|per-protocol|analys[ei]s)\\b" },
  { BEFORE_NUMBER, FALSE, -1, "\\b(?:\\d+|{numberwords}) (?:to|or|-) $" },
  { BEFORE_NUMBER, TRUE, -0.6,
    "\\b(?:control|comparison|reference|placebo|treatment|intervention|experimental|study|one|other"
    "|first|second) (?:group|arm)s?,? (?:consist(?:ed|ing)|compris(?:ed|ing)|includ(?:ed|ing)"
    "|was made up)(?: of)? ?$" },
  { BEFORE_NUMBER, FALSE, -0.8,
    "\\b(?:one|\\d+) (?:out of|in|of)(?: every)? ?$(?<=one in |one in every |one of |out of "
    "|out of every )" },
  { BEFORE_NUMBER, FALSE, -0.4, "\\b(?:exclusion of|excluding|after excluding|excepting)(?: the)? ?$" },
  { BEFORE_NUMBER, FALSE, -0.8,
    "\\b(?:trials|studies|rcts) (?:that )?(?:involving|with|including|comprising|enrolling|enrolled"
    "|randomi[sz]ing|totall?ing)(?: a total of)? ?$" },
  { FROM_NUMBER, FALSE, -1,
    "^{n} (?:(?!{people}\\b)[a-z0-9/-]+ ){0,5}(?:rats?|mice|mouse|rabbits?|dogs|piglets?|pigs|sheep"
    "|monkeys|beagles|swine)\\b(?![- ]?(?:sensiti|allerg|bite|dander))" },
  { AFTER_QUOTE, FALSE, -0.4, "^[^.;]{0,60}\\b(?:trials|studies) were pooled\\b" },
  { AFTER_QUOTE, TRUE, -0.6, "^ ?\\((?:the )?(?:[a-z-]+ )?(?:group|arm)\\b" },
  { AFTER_QUOTE, FALSE, -1, "^,? ?r(?:\\^2)? ?=" },
  { BEFORE_NUMBER, FALSE, -0.8,
    "\\b(?:\\d+|{numberwords})(?: [a-z-]+){0,3}? (?:trials|studies)\\b[^.;:]{0,40} (?:in|of"
    "|on) $" },
  { BEFORE_NUMBER, FALSE, -0.8,
    "(?<!allergic to )(?<!allergy to )(?<!sensitive to )\\b(?:rats|mice|rabbits|pigs|piglets|dogs"
    "|sheep|monkeys)\\b(?![- ]?(?:sensiti|allerg|bite|dander))[^.;]*$" },
};

struct _TcNumberContexts
{
  TcPattern *patterns[G_N_ELEMENTS (contexts)];
};

/**
 * tc_number_contexts_new:
 * @rules: the rules, before the first text is read
 *
 * Compiles what is looked for around numbers.
 */
TcNumberContexts *
tc_number_contexts_new (const TcRules *rules)
{
  TcNumberContexts *self = g_new0 (TcNumberContexts, 1);

  for (guint i = 0; i < G_N_ELEMENTS (contexts); i++)
    self->patterns[i] = tc_rules_compile (rules, contexts[i].pattern);
  return self;
}

void
tc_number_contexts_free (TcNumberContexts *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (contexts); i++)
    tc_pattern_free (self->patterns[i]);
  g_free (self);
}

static gboolean
is_exempt (const TcCandidate *candidate,
           guint              context)
{
  return contexts[context].except != NULL && g_str_has_prefix (candidate->rule, contexts[context].except);
}

static gboolean
matches (const TcPattern      *pattern,
         Place                 place,
         const TcCandidate    *candidate,
         const TcSurroundings *around,
         TcFindings           *findings)
{
  const char *start = place == AFTER_QUOTE ? around->after : place == FROM_NUMBER ? around->number : around->begin;
  const char *end = place == BEFORE_QUOTE ? around->quote : place == BEFORE_NUMBER ? around->number : around->end;

  return tc_findings_may_match (findings, pattern, candidate->sentence) &&
         tc_findings_match (findings, pattern, start, end - start, NULL);
}

/**
 * tc_number_contexts_weigh:
 * @self: the contexts
 * @candidate: a number that could be that of all participants
 * @around: what stands around it
 * @adds_up: whether other numbers add up to it, so that it is none of one arm
 * @findings: what was found in the document
 *
 * Returns: the confidence of the candidate, changed by each context that it stands in; may be negative
 */
double
tc_number_contexts_weigh (const TcNumberContexts *self,
                          const TcCandidate      *candidate,
                          const TcSurroundings   *around,
                          gboolean                adds_up,
                          TcFindings             *findings)
{
  double confidence = candidate->confidence;

  for (guint i = 0; i < G_N_ELEMENTS (contexts); i++)
    if (!(contexts[i].of_arm && adds_up) && !is_exempt (candidate, i) &&
        matches (self->patterns[i], contexts[i].place, candidate, around, findings))
      confidence += contexts[i].change;
  return confidence;
}
