/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-kind.h"

#include <string.h>

/* A title that calls the report a review outweighs a registration. */
#define CERTAIN 0.95

/* In falling order of precedence where rules are equally certain. */
static const char *const kinds[] = { "review", "protocol", "registry record", "trial report", "other" };

/* What a report of a kind does not say, so that rules which found it read something else: a register plans
 * and has no findings, and the title of no trial names no condition. */
static const struct
{
  const char *kind;
  const char *field;
  const char *rule;
} unsaid[] = {
  { "registry record", "conclusion", "" }, { "registry record", "adverse_events", "" },
  { "registry record", "serious_adverse_events", "" }, { "registry record", "deaths", "" },
  { "registry record", "n_analysed", "" }, { "registry record", "primary_endpoints", "endpoints.aim" },
  { "other", "condition", "condition.title-in" },
};

/* Parts that tell what came of a trial, which an entry in a register may have as well. */
#define TOLD (TC_SCOPE (RESULTS) | TC_SCOPE (CONCLUSIONS))

/* The rule of bare labels, which a paper may have among its headings: one alone makes no record. */
#define BARE_LABEL "kind.registry-label"

/* Whether @candidate is a bare label without a second label of a register in another sentence. */
static gboolean
is_lone_label (const TcFindings  *findings,
               const TcCandidate *candidate)
{
  if (strcmp (candidate->rule, BARE_LABEL) != 0)
    return FALSE;
  for (guint i = 0; i < findings->candidates->len; i++)
    {
      const TcCandidate *other = g_ptr_array_index (findings->candidates, i);

      if (g_str_has_prefix (other->rule, "kind.registry-") && other->sentence != candidate->sentence)
        return FALSE;
    }
  return TRUE;
}

/**
 * tc_kind_detect:
 * @document: a document
 * @findings: what the rules found in it
 *
 * Decides what kind of report a text is: the kind whose most certain witness is the most certain.
 *
 * A text that no rule recognises, but in which a trial's design was found, is a trial report.
 *
 * Returns: "trial report", "review", "protocol", "registry record" or "other"
 */
const char *
tc_kind_detect (const TcProse *document,
                const TcFindings *findings)
{
  double best[G_N_ELEMENTS (kinds)] = { 0 };
  gboolean registered = FALSE;
  guint found = G_N_ELEMENTS (kinds) - 1;

  for (guint i = 0; i < findings->candidates->len; i++)
    {
      const TcCandidate *candidate = g_ptr_array_index (findings->candidates, i);

      for (guint k = 0; strcmp (candidate->field, TC_FIELD_KIND) == 0 && k < G_N_ELEMENTS (kinds); k++)
        if (strcmp (tc_value_get_text (candidate->value), kinds[k]) == 0 &&
            !is_lone_label (findings, candidate))
          best[k] = MAX (best[k], candidate->confidence);
      /* A review has no registry id of its own in the part on registration. */
      if (strcmp (candidate->field, "registry_ids") == 0 &&
          tc_prose_sentence (document, candidate->sentence)->part == TC_SECTION_REGISTRATION)
        registered = TRUE;
    }
  if (registered && best[0] < CERTAIN)
    best[0] = 0;
  for (guint k = G_N_ELEMENTS (kinds); k > 0; k--)
    if (best[k - 1] > 0 && best[k - 1] >= best[found])
      found = k - 1;
  return kinds[found];
}

/**
 * tc_kind_prune:
 * @kind: what kind of report a text is
 * @document: the document
 * @findings: what was found in it
 *
 * Takes away what a report of this kind cannot say, unless it stands in a part for results.
 */
void
tc_kind_prune (const char    *kind,
               const TcProse *document,
               TcFindings    *findings)
{
  gboolean all_said = TRUE;

  for (guint k = 0; all_said && k < G_N_ELEMENTS (unsaid); k++)
    all_said = strcmp (unsaid[k].kind, kind) != 0;
  if (all_said)
    return;
  for (guint i = findings->candidates->len; i > 0; i--)
    {
      const TcCandidate *candidate = g_ptr_array_index (findings->candidates, i - 1);
      gboolean said = TRUE;

      for (guint k = 0; said && k < G_N_ELEMENTS (unsaid); k++)
        said = strcmp (unsaid[k].kind, kind) != 0 || strcmp (unsaid[k].field, candidate->field) != 0 ||
               !g_str_has_prefix (candidate->rule, unsaid[k].rule);
      if (!said && ((1u << tc_prose_sentence (document, candidate->sentence)->part) & TOLD) == 0)
        g_ptr_array_remove_index (findings->candidates, i - 1);
    }
}
