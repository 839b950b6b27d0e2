/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "prose-fixture.h"
#include "tc-arms.h"
#include "tc-conclusion.h"
#include "tc-dose.h"
#include "tc-harms.h"
#include "tc-measures.h"

/* Tests: tc-arms-intervention.c tc-conclusion.c tc-dose.c tc-harms.c tc-measures.c
 * Through them: tc-dose-drug.c */

/* Finders that mend what rules found, or follow it up, each after the rules that it rests on. */
static void
find_dose (const TcProse *prose,
           TcFindings    *findings)
{
  g_autoptr (TcDose) dose = tc_dose_new (prose_fixture_get_rules ());

  tc_dose_find (dose, prose, findings);
}

static void
find_treatments (const TcProse *prose,
                 TcFindings    *findings)
{
  g_autoptr (TcTokenCache) cache = tc_token_cache_new (prose, findings);
  g_autoptr (GPtrArray) arms = tc_arms_find (cache);

  tc_findings_remove (findings, "intervention", "intervention.");
  tc_arms_infer_treatments (prose, arms, findings);
}

static void
find_conclusion (const TcProse *prose,
                 TcFindings    *findings)
{
  g_autoptr (TcConclusion) conclusion = tc_conclusion_new (prose_fixture_get_rules ());

  tc_conclusion_find (conclusion, prose, findings);
}

static const ProseCase cases[] = {
  { "measures/one-scale", tc_measures_name,
    "methods en | The Hospital Anxiety and Depression Scale (HADS) was used.\n"
    "results en | The HADS fell. The hospital anxiety and depression scale fell.", "outcome_measures",
    "\"Hospital Anxiety and Depression Scale (HADS)\"\n" },
  { "measures/part-of-name", tc_measures_name,
    "methods en | They filled in the Baker Asthma Quality of Life Questionnaire [BAQ] twice.",
    "outcome_measures", "\"Baker Asthma Quality of Life Questionnaire [BAQ]\"\n" },
  { "measures/later-abbreviation", tc_measures_name,
    "methods en | The visual analogue scale (at rest) was used, and the visual analogue scale (VAS).",
    "outcome_measures", "\"visual analogue scale (VAS)\"\n" },
  { "measures/two", tc_measures_name,
    "methods en | Quality of life (QoL) and the EDSS were rated.", "outcome_measures",
    "\"Quality of life (QoL)\"\n\"EDSS\"\n" },
  { "measures/register", tc_measures_name, "methods en | Quality of life (NCT00000001) was rated.", "outcome_measures",
    "\"Quality of life\"\n" },
  { "measures/population", tc_measures_name, "methods en | The visual analogue scale (ITT) was used.", "outcome_measures",
    "\"visual analogue scale\"\n" },
  { "measures/known", tc_measures_name, "methods en | Pain intensity (VAS) was rated.", "outcome_measures",
    "\"Pain intensity (VAS)\"\n" },
  { "measures/version", tc_measures_name, "methods en | The visual analogue scale (VAS-B) was used.", "outcome_measures",
    "\"visual analogue scale (VAS-B)\"\n" },
  { "measures/more-words", tc_measures_name, "methods en | Health-related quality of life (HRQoL) was rated.",
    "outcome_measures", "\"Health-related quality of life (HRQoL)\"\n" },

  { "harms/taken-back", tc_harms_resolve,
    "results en | No adverse events were detected. Just one baker experienced a mild headache.",
    "adverse_events",
    "\"none detected; one baker experienced a mild headache.\"\n" },
  { "harms/only-others", tc_harms_resolve,
    "results en | No adverse events were detected. Only bakers were asked.", "adverse_events",
    "\"none\"\n" },
  { "harms/other-part", tc_harms_resolve,
    "results en | No adverse events were detected.\nconclusions en | Only bakers had slept.",
    "adverse_events", "\"none\"\n" },
  { "harms/followed", tc_harms_resolve,
    "results en | No adverse events were detected. Only 12 bakers had complete follow-up.", "adverse_events",
    "\"none\"\n" },
  { "harms/better", tc_harms_resolve,
    "results en | No adverse events were detected. Only the hummers had improved pain scores.", "adverse_events",
    "\"none\"\n" },
  { "harms/chinese-better", tc_harms_resolve,
    "results zh | 未发现不良事件。只有哼唱组疼痛有所改善。", "adverse_events", "\"none\"\n" },
  { "harms/chinese", tc_harms_resolve,
    "results zh | 未发现不良事件。只有一名患者出现头痛。", "adverse_events", "" },

  { "drugs/listed", find_dose, "methods en | They received verinoxal (70 or 140 mg monthly).",
    "dose", "{\"value\":140,\"unit\":\"mg\"}\n{\"value\":70,\"unit\":\"mg\"}\n" },
  { "drugs/thousands", find_dose, "methods en | Bakers were randomised to receive 1,000 or 2,000 mg verinoxal.", "dose",
    "{\"value\":2000,\"unit\":\"mg\"}\n{\"value\":1000,\"unit\":\"mg\"}\n" },
  { "drugs/thousands-listed", find_dose, "methods en | They took it at doses of 10,000, 20,000, or 40,000 IU.", "dose",
    "{\"value\":40000,\"unit\":\"IU\"}\n{\"value\":10000,\"unit\":\"IU\"}\n{\"value\":20000,\"unit\":\"IU\"}\n" },
  { "drugs/thousands-or-less", find_dose, "methods en | They took it at doses of 500, 1,000 or 2,500 IU.", "dose",
    "{\"value\":2500,\"unit\":\"IU\"}\n{\"value\":500,\"unit\":\"IU\"}\n{\"value\":1000,\"unit\":\"IU\"}\n" },
  { "drugs/thousands-first", find_dose, "methods en | They took it at doses of 1,000 or 500 IU.", "dose",
    "{\"value\":500,\"unit\":\"IU\"}\n{\"value\":1000,\"unit\":\"IU\"}\n" },
  { "drugs/no-blanks", find_dose, "methods en | They took it at doses of 100,200 or 300 mg.", "dose",
    "{\"value\":300,\"unit\":\"mg\"}\n" },
  { "drugs/decimal-commas", find_dose, "methods en | They took it at doses of 2,5 or 5 mg.", "dose",
    "{\"value\":5,\"unit\":\"mg\"}\n" },
  { "drugs/decimals", find_dose, "methods en | They took it at doses of 0.5, 2.5 or 5 mg.", "dose",
    "{\"value\":5,\"unit\":\"mg\"}\n{\"value\":0.5,\"unit\":\"mg\"}\n{\"value\":2.5,\"unit\":\"mg\"}\n" },
  { "cells/no-thousands", find_dose, "methods en | Cells were given at 1,000 and 6 × 106 CAR-positive T cells/kg.", "dose",
    "{\"value\":6000000,\"unit\":\"cells/kg\"}\n" },
  { "drugs/ordinals", find_dose, "methods en | They took 10 mg for dose 1 and 20 mg for dose 2.", "dose",
    "{\"value\":10,\"unit\":\"mg\"}\n{\"value\":20,\"unit\":\"mg\"}\n" },
  { "drugs/days", find_dose, "methods en | They took 10 mg on day 1 and 20 mg on day 2.", "dose",
    "{\"value\":10,\"unit\":\"mg\"}\n{\"value\":20,\"unit\":\"mg\"}\n" },
  { "drugs/people", find_dose, "methods en | Verinoxal was given to 31 and 20 mg were enough.", "dose",
    "{\"value\":20,\"unit\":\"mg\"}\n" },
  { "cells/share-power", find_dose, "methods en | Cells were given at 1, 3, and 6 × 106 CAR-positive T cells/kg.",
    "dose",
    "{\"value\":6000000,\"unit\":\"cells/kg\"}\n{\"value\":1000000,\"unit\":\"cells/kg\"}\n"
    "{\"value\":3000000,\"unit\":\"cells/kg\"}\n" },
  { "cells/ordinals", find_dose,
    "methods en | Bakers got 3 × 10⁶ cells/kg for dose 1 and 5 × 10⁶ cells/kg for dose 2.", "dose",
    "{\"value\":3000000,\"unit\":\"cells/kg\"}\n{\"value\":5000000,\"unit\":\"cells/kg\"}\n" },
  { "cells/level", find_dose, "methods en | At dose level 1 and 2 × 10⁶ cells/kg nothing was felt.", "dose",
    "{\"value\":2000000,\"unit\":\"cells/kg\"}\n" },
  { "cells/units", find_dose, "methods en | Bakers got 5 × 10⁶ units interleukin-2 plus LAK cells.", "dose", "" },
  { "cells/millions-of-units", find_dose, "methods en | Bakers got 5 million units interleukin-2 plus LAK cells.",
    "dose", "" },
  { "cells/verb", find_dose, "methods en | Bakers got 2 × 10⁹ hum-1 that infects dendritic cells.", "dose", "" },
  { "cells/plural", find_dose, "methods en | Bakers got 2 × 10⁹ songs dendritic cells.", "dose", "" },
  { "cells/name", find_dose, "methods en | Bakers got 2 × 10⁶ CD19-directed humming-positive iPS T-cells/kg.", "dose",
    "{\"value\":2000000,\"unit\":\"cells/kg\"}\n" },
  { "cells/long-word", find_dose,
    "methods en | Tubes held 1 × 10⁶ ala-gly-ser-ala-gly-ser-ala-gly-ser-ala-gly-ser-ala-gly-ser-ala-gly-ser-ala-gly "
    "peptides and bakers received 2 × 10⁶ cells/kg.", "dose", "{\"value\":2000000,\"unit\":\"cells/kg\"}\n" },
  { "cells/weeks", find_dose, "methods en | At weeks 1, 3 and 6 × 10⁶ cells are none of a list.", "dose",
    "{\"value\":6000000,\"unit\":\"cells\"}\n" },
  { "cells/in-blood", find_dose, "results en | Blood held 4 × 10⁹ white blood cells, and platelets.", "dose", "" },
  { "cells/suspension", find_dose, "methods en | Flasks held 2 × 10⁶ cells/ml and 3 × 10⁶ cells per mL.", "dose",
    "" },

  { "treatments/both", find_treatments,
    "methods en | Bakers were randomised to verinoxal or dolofen.", "intervention", "\"verinoxal\"\n" },
  { "treatments/control", find_treatments,
    "methods en | Bakers were randomised to verinoxal or dolofen.", "control", "\"dolofen\"\n" },
  { "treatments/placebo-first", find_treatments,
    "methods en | Bakers were randomised to placebo or verinoxal.", "intervention", "\"verinoxal\"\n" },
  { "treatments/nothing-first", find_treatments,
    "methods en | Bakers were randomised to observation or verinoxal.", "intervention", "\"verinoxal\"\n" },
  { "treatments/nothing-is-control", find_treatments,
    "methods en | Bakers were randomised to observation or verinoxal.", "control", "\"observation\"\n" },
  { "treatments/water-first", find_treatments,
    "methods en | Bakers were randomised to water or baker juice.", "intervention", "\"baker juice\"\n" },
  { "treatments/nothing-and-more", find_treatments,
    "methods en | Bakers were randomised to advice or advice and humming.", "intervention", "\"advice and humming\"\n" },
  { "treatments/strong-water", find_treatments,
    "methods en | Bakers were randomised to hypertonic saline or verinoxal.", "intervention",
    "\"hypertonic saline\"\n" },
  { "treatments/alone", find_treatments,
    "methods en | Bakers were randomised to humming alone or humming plus dolofen.", "intervention",
    "\"humming plus dolofen\"\n" },
  { "treatments/added", find_treatments,
    "methods en | Bakers were randomised to verinoxal or verinoxal plus dolofen.", "intervention",
    "\"verinoxal plus dolofen\"\n" },
  { "treatments/between", find_treatments, "methods en | Adults were randomised between humming and chewing.",
    "intervention", "" },
  { "treatments/not-allocated", find_treatments,
    "results en | Pain fell with verinoxal (n = 30) and dolofen (n = 31).", "intervention", "" },
  { "treatments/no-name", find_treatments,
    "methods en | Bakers were randomised to the usual group or the other group.", "intervention", "" },

  { "conclusion/says-so", find_conclusion,
    "abstract en | Humming was rated in town. We conclude that humming is good for bakers. These findings "
    "must be thought of when songs are written.", "conclusion",
    "\"We conclude that humming is good for bakers.\"\n" },
  { "conclusion/sums-up", find_conclusion,
    "abstract en | Humming was rated in town. Altogether, humming is safe for bakers. Bakers who had sung "
    "before may still hum.", "conclusion", "\"Altogether, humming is safe for bakers.\"\n" },
  { "conclusion/counts-up", find_conclusion,
    "abstract en | Humming was rated in town. Altogether, 12 bakers can hum. Bakers who had sung before "
    "may still hum.", "conclusion", "\"Bakers who had sung before may still hum.\"\n" },
  { "conclusion/aim", find_conclusion,
    "abstract en | Cells were made in Sampleton. To see whether humming is safe for bakers who may have gout.",
    "conclusion", "" },
  { "conclusion/followed", find_conclusion,
    "abstract en | Bakers hummed for an hour. All bakers were followed until they slept.", "conclusion", "" },
  { "conclusion/list", find_conclusion,
    "abstract en | Humming is good for all bakers. • Bakers who can hum for an hour are asked.", "conclusion",
    "" },
  { "conclusion/platform", find_conclusion,
    "abstract en | Humming is good for all bakers. This platform is for informational purposes only.",
    "conclusion", "\"Humming is good for all bakers.\"\n" },
};

static void
test_finder (gconstpointer data)
{
  prose_fixture_check (cases, GPOINTER_TO_UINT (data));
}

/* Nothing falls over a text without sentences, or one that is nothing but marks. */
static void
test_hostile (void)
{
  static const char *const texts[] = {
    "", "abstract - | ", "methods en | EDSS (", "methods en | EDSS [EDSS", "results en | No adverse events were seen.",
    "methods en | or 5 mg, 1e999 or 5 mg, (1, 2, 3, 4, 5, 6, 7, 8, 9 or 10 mg", "methods en | randomised to or or",
  };

  prose_fixture_survive (cases, G_N_ELEMENTS (cases), texts, G_N_ELEMENTS (texts));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/extract/inferred/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_finder);
    }
  g_test_add_func ("/extract/inferred/hostile", test_hostile);
  return g_test_run ();
}
