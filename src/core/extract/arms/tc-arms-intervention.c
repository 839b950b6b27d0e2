/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-arms.h"

#include <string.h>

#include "tc-arms-private.h"
#include "tc-bytes.h"

/* What the arms of a trial say of fields that nothing else answers: intervention and control. */

#define RULE_INTERVENTION "intervention.arm"
#define RULE_CONTROL "design.control-arm"

/* Arms less certain than this are asked nothing. */
#define MIN_CONFIDENCE 0.6
/* Measured by reading eighty of each: four in five were right. */
#define CONFIDENCE 0.5
/* In bytes of folded text. */
#define MIN_LABEL 4
#define MAX_LABEL 60
#define ALONE " alone"

/* Words of labels that name no treatment: "the standard group", "both", "without verinoxal". */
static const char *const unnamed[] = {
  "group", "arm", "both", "reverse", "first", "second", "third", "control", "usual", "standard",
  "routine", "conventional", "without", "no", "not", "none", "same", "other", "others", "either",
  "treatment", "treated", "therapy", "intervention", "active", "test", "study", "experimental",
  "placebo", "sham", "vehicle", "early", "late", "delayed", "immediate", "waiting", "groups",
  "patients", "women", "men", "children", "participants", "subjects", "those", "high", "low",
  "higher", "lower", "dose", "doses", "short", "long", "single", "double", "cohort", "phase",
  "year", "years", "week", "weeks", "months", "days", "home", "was", "were", "had", "is", "that",
  "which", "mg", "baseline", "male", "female", "males", "females", "strategy", "website", "totally",
  "two", "three", "four", "five", "reference", "condition", "controls", "ctrl", "responders",
  "survivors", "cases",
};

static gboolean
is_unnamed (const char *word,
            gsize       length)
{
  for (guint i = 0; i < G_N_ELEMENTS (unnamed); i++)
    if (strlen (unnamed[i]) == length && memcmp (word, unnamed[i], length) == 0)
      return TRUE;
  return FALSE;
}

/* Whether the sentence says before the arm that people were allocated. */
static gboolean
was_allocated (const TcProse *document,
               const TcArm   *arm)
{
  static const char *const cues[] = { "randomi", "randomly", "assigned", "allocated" };
  gsize start = tc_prose_sentence (document, arm->sentence)->start;

  for (guint i = 0; arm->start > start && i < G_N_ELEMENTS (cues); i++)
    if (tc_bytes_find (document->normal->text + start, arm->start - start, cues[i],
                       strlen (cues[i])) != NULL)
      return TRUE;
  return FALSE;
}

/* Whether a label is the name of a treatment, and no word for a group, a dose or people. */
static gboolean
names_treatment (const TcProse *document,
                 const TcArm   *arm)
{
  const char *text = document->normal->text;
  gsize at = arm->start;

  if (arm->chinese || arm->confidence < MIN_CONFIDENCE || arm->amount != NULL ||
      arm->end - arm->start < MIN_LABEL || arm->end - arm->start > MAX_LABEL ||
      !g_ascii_isalpha (text[at]) || strcmp (arm->rule, "arms.groups") == 0)
    return FALSE;
  while (at < arm->end)
    {
      gsize word = at;

      while (at < arm->end && (g_ascii_isalnum (text[at]) || strchr ("'-", text[at]) != NULL ||
                               (guchar) text[at] >= 0x80))
        at++;
      if (at > word && is_unnamed (text + word, at - word))
        return FALSE;
      at += at == word ? 1 : 0;
    }
  return TRUE;
}

/* Whether an arm is one to compare with: nothing, or what is given in a treatment's place. */
static gboolean
is_inactive (const TcProse *document,
             const TcArm   *arm)
{
  static const char *const words[] = {
    "observation", "observational", "saline", "water", "surveillance", "waitlist", "wait-list", "waitlisted",
    "waiting", "advice", "no", "nothing", "placebo", "sham", "vehicle", "control", "controls", "usual",
    "standard", "routine", "conventional", "attention",
  };
  const char *text = document->normal->text;
  gsize at = arm->start;

  if (arm->role == TC_ARM_PLACEBO || arm->role == TC_ARM_SHAM || arm->role == TC_ARM_NOTHING)
    return TRUE;
  if (tc_bytes_find (text + at, arm->end - at, "hypertonic", strlen ("hypertonic")) != NULL)
    return FALSE;
  while (at < arm->end)
    {
      gsize word = at;

      /* "rituximab with saline" is a treatment. */
      while (at < arm->end && (g_ascii_isalpha (text[at]) || text[at] == '-'))
        at++;
      for (guint i = 0; i < G_N_ELEMENTS (words); i++)
        if (strlen (words[i]) == at - word && memcmp (text + word, words[i], at - word) == 0)
          return TRUE;
      if ((at - word == 4 && memcmp (text + word, "with", 4) == 0) ||
          (at - word == 4 && memcmp (text + word, "plus", 4) == 0) ||
          (at - word == 3 && memcmp (text + word, "and", 3) == 0) ||
          (at - word == 2 && memcmp (text + word, "in", 2) == 0))
        return FALSE;
      at += at == word ? 1 : 0;
    }
  return FALSE;
}

/* Whether an arm got what another one got, perhaps "alone", and more. */
static gboolean
begins_with_other (const TcProse *document,
                   const TcArm   *arm,
                   const TcArm   *other)
{
  const char *text = document->normal->text;
  gsize n = other->end - other->start;

  if (n > strlen (ALONE) && memcmp (text + other->end - strlen (ALONE), ALONE, strlen (ALONE)) == 0)
    n -= strlen (ALONE);
  return arm->end - arm->start > n && memcmp (text + arm->start, text + other->start, n) == 0;
}

static void
add_arm (const TcProse *document,
         const TcArm   *arm,
         const char    *field,
         const char    *rule,
         TcFindings    *findings)
{
  tc_findings_add (findings, document, field, rule, tc_value_new_text (arm->label), CONFIDENCE,
                   arm->sentence, arm->start, arm->end);
}

/**
 * tc_arms_infer_treatments:
 * @document: a document
 * @arms: (element-type TcArm): its arms, in the order in which it names them
 * @findings: what was found in it
 *
 * Takes the first arm that is named by its treatment for the intervention, where nothing else in
 * the report says what that is, and the other one of two for the control.
 */
void
tc_arms_infer_treatments (const TcProse *document,
                          GPtrArray     *arms,
                          TcFindings    *findings)
{
  const TcArm *first = arms->len > 1 ? g_ptr_array_index (arms, 0) : NULL;
  const TcArm *second = arms->len > 1 ? g_ptr_array_index (arms, 1) : NULL;
  gboolean adds;

  if (first == NULL)
    return;
  adds = begins_with_other (document, second, first);
  /* "placebo or verinoxal", "observation or verinoxal" */
  if (!adds && is_inactive (document, first))
    {
      const TcArm *placebo = first;

      first = second;
      second = placebo;
    }
  /* "verinoxal, or verinoxal plus dolofen" */
  else if (adds)
    {
      const TcArm *alone = first;

      first = second;
      second = alone;
    }
  if ((!adds && is_inactive (document, first)) || !names_treatment (document, first) ||
      !was_allocated (document, first))
    return;
  if (!tc_findings_has_field (findings, "intervention"))
    add_arm (document, first, "intervention", RULE_INTERVENTION, findings);
  if (arms->len == 2 && names_treatment (document, second) && !tc_findings_has_field (findings, "control"))
    add_arm (document, second, "control", RULE_CONTROL, findings);
}
