/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "prose-fixture.h"
#include "tc-arms.h"
#include "tc-citation.h"
#include "tc-conclusion.h"
#include "tc-dose.h"
#include "tc-kind.h"
#include "tc-participants.h"
#include "tc-registration.h"

/* Tests: tc-arms.c tc-authors.c tc-citation.c tc-conclusion.c tc-condition.c tc-design.c tc-dose.c tc-kind.c
 * tc-participants.c tc-registration.c
 * Through them: tc-arms-contrasts.c tc-arms-gathered.c tc-notes.c tc-number-contexts.c tc-arm-size.c tc-arms-behind.c tc-arms-bracketed.c tc-arms-called.c
 * tc-arms-chinese.c tc-arms-compared.c tc-arms-complete.c
 * tc-arms-dose.c tc-arms-groups.c tc-arms-label.c tc-arms-linked.c tc-arms-listed.c tc-arms-names.c
 * tc-arms-propose.c tc-arms-sized.c tc-arms-aligned.c
 * tc-arms-amount.c tc-arms-chinese-listed.c tc-arms-dealt.c tc-arms-dosed.c tc-arms-each.c
 * tc-arms-letters.c tc-arms-numbered.c tc-arms-offered.c tc-arms-titled.c tc-arms-unsized.c
 * tc-arms-chinese-groups.c tc-arms-wholes.c */

/* Each finder runs alone, after the rules that it rests on. */
static void
find_citation (const TcProse *prose,
               TcFindings    *findings)
{
  TcCitation *citation = tc_citation_new (prose_fixture_get_rules ());

  tc_citation_find (citation, prose, findings);
  tc_citation_free (citation);
}

static void
find_dose (const TcProse *prose,
           TcFindings    *findings)
{
  g_autoptr (TcDose) dose = tc_dose_new (prose_fixture_get_rules ());

  tc_dose_find (dose, prose, findings);
}

static void
find_arms (const TcProse *prose,
           TcFindings    *findings)
{
  g_autoptr (TcTokenCache) cache = tc_token_cache_new (prose, findings);
  g_autoptr (GPtrArray) arms = tc_arms_find (cache);

  tc_arms_propose (prose_fixture_get_rules (), cache, arms, findings);
}

static void
find_participants (const TcProse *prose,
                   TcFindings    *findings)
{
  TcParticipants *participants = tc_participants_new (prose_fixture_get_rules ());

  tc_participants_resolve (participants, prose, findings);
  tc_participants_free (participants);
}

static void
find_conclusion (const TcProse *prose,
                 TcFindings    *findings)
{
  g_autoptr (TcConclusion) conclusion = tc_conclusion_new (prose_fixture_get_rules ());

  tc_conclusion_find (conclusion, prose, findings);
}

static void
find_design (const TcProse *prose,
             TcFindings    *findings)
{
  tc_design_infer (prose, findings, tc_kind_detect (prose, findings));
}

static const ProseCase cases[] = {
  { "authors/commas", tc_authors_find, "authors en | Testperson A, Probe B and Muster C", "authors",
    "\"Testperson A\"\n\"Probe B\"\n\"Muster C\"\n" },
  { "authors/marks", tc_authors_find, "authors en | Anna Testperson 1, Bert Probe (1)(2), Clara Muster*†",
    "authors", "\"Anna Testperson\"\n\"Bert Probe\"\n\"Clara Muster\"\n" },
  { "authors/letters", tc_authors_find, "authors en | Anna Testperson a,1, Bert Probe a,b, Muster C", "authors",
    "\"Anna Testperson\"\n\"Bert Probe\"\n\"Muster C\"\n" },
  { "authors/et-al", tc_authors_find, "authors en | Testperson A, Probe B, et al", "authors",
    "\"Testperson A\"\n\"Probe B\"\n" },
  { "authors/chinese", tc_authors_find, "authors zh | 甲某某，乙某；丙某、丁某", "authors",
    "\"甲某某\"\n\"乙某\"\n\"丙某\"\n\"丁某\"\n" },
  { "authors/blanks", tc_authors_find, "authors zh | 张样本 1 陈测 2 王 示 李试", "authors",
    "\"张样本\"\n\"陈测\"\n\"王 示\"\n\"李试\"\n" },
  { "authors/chinese-marks", tc_authors_find, "authors zh | 张样本1,2*,陈测2#", "authors", "\"张样本\"\n\"陈测\"\n" },
  { "authors/initials", tc_authors_find, "authors en | A.B. Testperson, Probe C.D.", "authors",
    "\"A.B. Testperson\"\n\"Probe C.D.\"\n" },
  { "authors/group", tc_authors_find,
    "authors en | Testperson A; Study of Humming and Rest (SHR) Investigators, Probe B and Muster C", "authors",
    "\"Testperson A\"\n\"Study of Humming and Rest (SHR) Investigators\"\n\"Probe B\"\n\"Muster C\"\n" },
  { "authors/no-names", tc_authors_find, "authors en | 12, a@example.org, http://example.org", "authors", "" },
  { "authors/elsewhere", tc_authors_find, "references en | Testperson A, Probe B", "authors", "" },

  { "citation/final-form", find_citation, "citation en | Published in final edited form as: J Sample Med. 2031 Feb 3;8(2):11-9. doi: 10.5555/x.1.",
    "citation.",
    "\"J Sample Med\"\n2031\n\"2031 Feb 3\"\n\"8\"\n\"2\"\n\"11-9\"\n\"10.5555/x.1\"\n" },
  { "citation/line", find_citation, "citation en | J Sample Med. 2031 Feb 3;8(2):11-9. doi: 10.5555/x.1.",
    "citation.",
    "\"J Sample Med\"\n2031\n\"2031 Feb 3\"\n\"8\"\n\"2\"\n\"11-9\"\n\"10.5555/x.1\"\n" },
  { "citation/chinese", find_citation, "citation zh | 样本杂志, 2031,54(3): 201-205", "citation.",
    "\"样本杂志\"\n2031\n\"2031\"\n\"54\"\n\"3\"\n\"201-205\"\n" },
  { "citation/chinese-site", find_citation, "citation zh | 样本研究 ›› 2031, Vol. 13 ›› Issue (6): 313-317.", "citation.",
    "\"样本研究\"\n2031\n\"2031\"\n\"13\"\n\"6\"\n\"313-317\"\n" },
  { "citation/chinese-volume", find_citation, "citation zh | 样本学报 2031, Vol. 38 Issue (5): 445-451", "citation.",
    "\"样本学报\"\n2031\n\"2031\"\n\"38\"\n\"5\"\n\"445-451\"\n" },
  { "citation/chinese-standard", find_citation,
    "citation zh | 引用格式: 张样本,陈测.哼唱的作用[J]. 样本杂志,2031, 26(11):249-256.", "citation.",
    "\"样本杂志\"\n2031\n\"2031\"\n\"26\"\n\"11\"\n\"249-256\"\n" },
  { "citation/chinese-day", find_citation, "citation zh | 样本杂志. 2031-05-28; 23(15): 2457-2462", "citation.",
    "\"样本杂志\"\n2031\n\"2031-05-28\"\n\"23\"\n\"15\"\n\"2457-2462\"\n" },
  { "citation/chinese-issue", find_citation, "citation zh | 《样本杂志》2031年第23期65-69,共5页", "citation.",
    "\"样本杂志\"\n2031\n\"2031\"\n\"23\"\n\"65-69\"\n" },
  { "citation/identifiers", find_citation,
    "identifiers - | PMID: 99999991 PMCID: PMC 99999992 DOI: 10.5555/x(1)2", "citation.",
    "\"10.5555/x(1)2\"\n\"99999991\"\n\"PMC99999992\"\n" },
  { "citation/titles", find_citation, "title en | A  trial of\ttwo hums\ntitle zh | 两种哼唱的试验", "citation.",
    "\"A trial of two hums\"\n\"两种哼唱的试验\"\n" },
  { "citation/not-of-references", find_citation,
    "references en | J Sample Med. 2031 Feb 3;8(2):11-9. doi: 10.5555/x.1.", "citation.", "" },

  { "conclusion/part", find_conclusion,
    "results en | Humming was very well liked by all.\n"
    "conclusions en | Humming for an hour helps the persons of the town. It does no harm to anybody.", "conclusion",
    "\"Humming for an hour helps the persons of the town. It does no harm to anybody.\"\n" },
  { "conclusion/no-heading-first", find_conclusion,
    "conclusions en | Results of this hum show that it helps. Background noise does not change it.", "conclusion",
    "\"Results of this hum show that it helps. Background noise does not change it.\"\n" },
  { "conclusion/in-both", find_conclusion,
    "conclusions en | Humming for an hour helps the persons.\n"
    "conclusions zh | 每天清晨哼唱一小时对居民的心情有很大帮助。", "conclusion",
    "\"Humming for an hour helps the persons.\"\n\"每天清晨哼唱一小时对居民的心情有很大帮助。\"\n" },
  { "conclusion/not-the-database", find_conclusion,
    "abstract en | Humming for an hour helps the persons. (SampleInfo Database Record (c) 2031, all rights reserved).",
    "conclusion", "\"Humming for an hour helps the persons.\"\n" },
  { "conclusion/not-the-publisher", find_conclusion,
    "conclusions en | Humming for an hour helps the persons. Copyright © 2031 Sample Works. It is sold by all.",
    "conclusion", "\"Humming for an hour helps the persons.\"\n" },
  { "conclusion/before-the-publisher", find_conclusion,
    "conclusions en | Humming for an hour helps the persons. © 2031 The Authors. It is sold by Sample Works.",
    "conclusion", "\"Humming for an hour helps the persons.\"\n" },
  { "conclusion/before-the-aggregator", find_conclusion,
    "abstract en | Humming for an hour helps the persons. [ABSTRACT FROM AUTHOR] Copyright of Sample Hums is the property "
    "of Sample Works. This abstract may be abridged. Users should refer to the original published version.",
    "conclusion", "\"Humming for an hour helps the persons.\"\n" },
  { "conclusion/list", find_conclusion,
    "conclusions en | Humming (a) helps, (b) is liked and (c) 20 persons slept well.",
    "conclusion", "\"Humming (a) helps, (b) is liked and (c) 20 persons slept well.\"\n" },
  { "conclusion/no-contact", find_conclusion,
    "abstract en | Humming for an hour helps the persons. Ask A. Testperson at a.testperson@example.org.",
    "conclusion", "\"Humming for an hour helps the persons.\"\n" },
  { "conclusion/last-sentence", find_conclusion,
    "abstract en | We hummed for an hour. Humming lifted the mood of 12 persons and is cheap.", "conclusion",
    "\"Humming lifted the mood of 12 persons and is cheap.\"\n" },
  { "conclusion/last-result", find_conclusion,
    "abstract en | We hummed for an hour. One case of a sore throat was recorded in the morning.", "conclusion", "" },
  { "conclusion/last-numbers", find_conclusion,
    "abstract en | We hummed for an hour. Median time to the first smile was 14 minutes.", "conclusion", "" },
  { "conclusion/before-the-registration", find_conclusion,
    "abstract en | We hummed for an hour. Humming lifted the mood of 12 persons. The trial was registered (NCT00000012).",
    "conclusion", "\"Humming lifted the mood of 12 persons.\"\n" },
  { "conclusion/behind-the-registration", find_conclusion,
    "abstract en | Methods: We hummed. ClinicalTrials.gov identifier: NCT00000012. Results: All smiled. Conclusions: "
    "Humming is safe.", "conclusion", "\"Humming is safe.\"\n" },
  { "conclusion/with-outlook-zh", find_conclusion, "conclusions zh | 哼唱一小时安全可行，远期疗效有待进一步观察。", "conclusion",
    "\"哼唱一小时安全可行，远期疗效有待进一步观察。\"\n" },
  { "conclusion/last-result-zh", find_conclusion, "abstract zh | 我们哼唱一小时。两组好心情率的差异有统计学意义(P<0.05)。", "conclusion", "" },
  { "conclusion/not-the-methods", find_conclusion,
    "abstract en | Objective To compare hums. Methods Forty singers who had gout hummed in two choirs.", "conclusion", "" },
  { "conclusion/not-behind-it", find_conclusion,
    "conclusions zh | 每天清晨哼唱一小时对居民的心情有很大帮助。\n"
    "conclusions en | Methods Forty singers who had gout hummed in two choirs.", "conclusion",
    "\"每天清晨哼唱一小时对居民的心情有很大帮助。\"\n" },
  { "conclusion/of-the-other-language", find_conclusion,
    "conclusions zh | 每天清晨哼唱一小时对居民的心情有很大帮助。\n"
    "abstract en | We hummed for an hour. Humming lifted the mood of 12 persons and is cheap.", "conclusion",
    "\"每天清晨哼唱一小时对居民的心情有很大帮助。\"\n" },
  { "conclusion/none", find_conclusion, "methods en | We hummed for an hour on every morning.", "conclusion", "" },

  { "registration/one", tc_registration_resolve, "registration en | ClinicalTrials.gov number NCT00000012.",
    "registry_ids", "\"NCT00000012\"\n" },
  { "registration/three", tc_registration_resolve,
    "registration en | ClinicalTrials.gov NCT00000012; EudraCT 2030-012345-67; ChiCTR-TRC-12345678.", "registry_ids",
    "\"NCT00000012\"\n\"EudraCT 2030-012345-67\"\n\"ChiCTR-TRC-12345678\"\n" },
  { "registration/with-a-blank", tc_registration_resolve, "registration en | Registered as NCT 00000012.",
    "registry_ids", "\"NCT00000012\"\n" },
  { "registration/parent-trial", tc_registration_resolve,
    "methods en | In the sample study (NCT00000034) 40 persons were asked to hum.\n"
    "registration en | ClinicalTrials.gov NCT00000012.", "registry_ids", "\"NCT00000012\"\n" },
  { "registration/register-of-drug-trials", tc_registration_resolve,
    "background zh | 此前的试验(CTR20990124)只有12人。\n"
    "methods zh | 本试验的登记号为CTR20990123。", "registry_ids", "\"CTR20990123\"\n" },
  { "registration/not-of-references", tc_registration_resolve, "references en | NCT00000012", "registry_ids", "" },

  { "arms/some-of-last", find_arms,
    "methods en | Thirty-eight patients received verinoxal and, among them, 35 received the complete infusion of dolofen.",
    "arms", "" },
  { "arms/studies", find_arms, "methods en | Study 1 (n=311) and study 2 (n=312) compared verinoxal with rest.", "arms", "" },
  { "arms/comprised", find_arms,
    "methods en | Of 214 patients, 109 comprised the control group and 105 the verinoxal group.", "arms",
    "{\"label\":\"control group\",\"n_allocated\":109}\n"
    "{\"label\":\"verinoxal group\",\"role\":\"Experimental\",\"n_allocated\":105,"
    "\"intervention\":\"verinoxal group\"}\n" },
  { "participants/behind-study", find_participants,
    "methods en | In a double-blind, placebo-controlled study forty-one healthy volunteers received verinoxal.", "n_enrolled", "41\n" },
  { "participants/and-placebo-in", find_participants,
    "methods en | A double-blind trial compared verinoxal and placebo in 43 patients with gout.", "n_enrolled", "43\n" },
  { "participants/placebo-in", find_participants,
    "methods en | Seizures were seen on placebo in 43 patients with gout.", "n_enrolled", "" },
  { "participants/enrolled", find_participants, "methods en | We enrolled 40 patients with probe fever.",
    "n_enrolled", "40\n" },
  { "participants/chinese", find_participants, "methods zh | 共纳入40例患者。", "n_enrolled", "40\n" },
  { "participants/year", find_participants, "methods en | We enrolled patients with probe fever in 2019.",
    "n_enrolled", "" },
  { "participants/one-person", find_participants, "methods en | A total of 1 patient was enrolled.", "n_enrolled",
    "" },

  { "participants/arms-only", find_participants,
    "results en | Thirty patients received cells and 28 patients received saline.", "n_enrolled", "" },
  { "participants/two-numbers", find_participants, "results en | In total, 71 and 78 patients received cells and saline.",
    "n_enrolled", "" },
  { "participants/each-arm", find_participants, "methods en | Twenty women were assigned to each study arm.",
    "n_enrolled", "" },
  { "participants/arm-by-n", find_participants,
    "methods en | Patients received humming (n = 17) or silence (n = 16).", "n_enrolled", "" },
  { "participants/adds-up", find_participants,
    "methods en | Eighty-five persons of the town were asked to hum (n = 43) or to rest (n = 42).", "n_enrolled", "85\n" },
  { "participants/arms-and-total", find_participants,
    "methods en | After inclusion of 167 eligible patients the trial closed. Of 84 patients randomly assigned to "
    "humming, eight slept; of 83 patients randomly assigned to rest, none did.", "n_enrolled", "167\n" },
  { "participants/screened", find_participants,
    "results en | Fifty-two patients were screened and 23 enrolled.", "n_enrolled", "23\n52\n" },
  { "participants/sexes", find_participants, "results en | The group consisted of 47 male and 36 female bakers.",
    "n_enrolled", "" },
  { "participants/type-of-disease", find_participants,
    "methods en | In this trial, 97 type 2 diabetic patients were randomised.", "n_enrolled", "97\n" },
  { "participants/one-in-ten", find_participants, "background en | One in 10 children has probe fever.", "n_enrolled",
    "" },
  { "participants/interviews", find_participants, "methods en | Interviews were held with 12 nurses.", "n_enrolled",
    "" },
  { "participants/eyes", find_participants, "methods en | Sixty eyes of 40 patients were enrolled.", "n_enrolled",
    "40\n60\n" },
  { "participants/mouse-sensitised", find_participants,
    "results en | In all, 361 mouse-sensitized children were randomised.", "n_enrolled", "361\n" },
  { "participants/allergic-to-dogs", find_participants, "results en | We randomised 40 adults allergic to dogs.", "n_enrolled",
    "40\n" },
  { "participants/planned", find_participants, "methods en | The trial should include 742 patients with probe fever.",
    "n_enrolled", "742\n" },
  { "dose/cells", find_dose, "methods en | Patients received 2 × 10⁶ cells/kg of mesenchymal stem cells.", "dose",
    "{\"value\":2000000,\"unit\":\"cells/kg\"}\n" },
  { "dose/decoction", find_dose, "methods zh | 方药组成:样本草15 g,示例根10 g,水煎服。", "dose", "" },
  { "dose/weight", find_dose, "methods en | Patients received 10 mg/kg of probimab once a month.", "dose",
    "{\"value\":10,\"unit\":\"mg/kg\"}\n" },
  { "dose/deviation", find_dose, "methods en | A mean of 15±3×10⁶ cells were infused.", "dose",
    "{\"value\":15000000,\"unit\":\"cells\",\"sd\":3000000}\n" },
  { "dose/chinese", find_dose, "methods zh | 静脉输注1×10⁶细胞/kg。", "dose",
    "{\"value\":1000000,\"unit\":\"cells/kg\"}\n" },
  { "dose/lost-superscript", find_dose, "methods en | Patients received 1 × 106 cells/kg of stem cells.", "dose",
    "{\"value\":1000000,\"unit\":\"cells/kg\"}\n" },
  { "dose/other-language-knows", find_dose,
    "methods en | Patients received 1 × 10 cells/kg of stem cells.\nmethods zh | 静脉输注1×10⁶细胞/kg。", "dose",
    "{\"value\":1000000,\"unit\":\"cells/kg\"}\n" },
  { "dose/words-between", find_dose, "methods en | A dose of 3 × 10⁷ viable allogeneic umbilical cord stem cells was given.",
    "dose", "{\"value\":30000000,\"unit\":\"cells\"}\n" },
  { "dose/genomes", find_dose, "methods en | Patients received a single dose of 3.4 × 10^12 vector genomes.", "dose",
    "{\"value\":3400000000000,\"unit\":\"vg\"}\n" },
  { "dose/listed", find_dose, "methods en | They received 6.0×10¹¹, 1.9×10¹², and 6.0×10¹² vector genomes/kg.", "dose",
    "{\"value\":6000000000000,\"unit\":\"vg/kg\"}\n{\"value\":1900000000000,\"unit\":\"vg/kg\"}\n"
    "{\"value\":600000000000,\"unit\":\"vg/kg\"}\n" },
  { "dose/not-listed", find_dose, "methods en | Counts were 3 × 10⁹ of all. Then 2 × 10⁶ cells/kg were given.", "dose",
    "{\"value\":2000000,\"unit\":\"cells/kg\"}\n" },
  { "dose/genomes-chinese", find_dose, "methods zh | 静脉输注1.1×10¹⁴vg/kg。", "dose",
    "{\"value\":110000000000000,\"unit\":\"vg/kg\"}\n" },
  { "dose/lost-letter", find_dose, "methods en | They received verinoxal 25 mug twice daily.", "dose",
    "{\"value\":25,\"unit\":\"µg\"}\n" },
  { "dose/lost-letter-of", find_dose, "methods en | They received 400 mug of verinoxal daily.", "dose",
    "{\"value\":400,\"unit\":\"µg\"}\n" },
  { "dose/a-mug", find_dose, "methods en | They drank 1 mug of hot green tea daily.", "dose", "" },
  { "dose/ten-thousands", find_dose, "methods zh | 每次注射500万个间充质干细胞。", "dose",
    "{\"value\":5000000,\"unit\":\"cells\"}\n" },
  { "dose/none", find_dose, "methods en | Cells were given to the patients in the morning.", "dose", "" },

  { "condition/abbreviation", tc_condition_find,
    "abstract en | Adults with probe fever syndrome (PFS) were enrolled. Patients with PFS were treated.",
    "condition", "\"probe fever syndrome\"\n" },

  { "design/random", find_design, "methods en | In this randomised trial 40 patients were enrolled.",
    "publication_type", "\"Randomized Controlled Trial\"\n" },
  { "design/single-group", find_design,
    "methods en | In this trial 12 patients were enrolled and received stem cells.", "intervention_model",
    "\"Single Group\"\n" },
  { "design/single-group-of-muscles", find_design,
    "methods en | In this trial 12 patients were enrolled and received stem cells. All muscle groups grew in either leg.", "intervention_model",
    "\"Single Group\"\n" },
  { "design/either-of-two", find_design,
    "methods en | In this trial 12 patients were enrolled and received stem cells. They went to either cells or juice.", "intervention_model",
    "" },

  { "design/animals-are-no-trial", find_design,
    "title en | Humming in deaf rats\nmethods en | Forty rats were randomly divided into two groups.", "publication_type", "" },
  { "design/phase-parts", find_design,
    "methods en | In the phase 1 part three doses were given. In the phase 2 part patients were randomised.", "phase",
    "\"Phase 1/Phase 2\"\n" },
  { "design/phase-of-another-trial", find_design,
    "background en | A phase 1 study in 10 people found no harm.\nmethods en | We enrolled 40 patients.", "phase", "" },
  { "design/phase-to-come", find_design,
    "conclusions en | A randomised phase 3 trial in a larger number of patients should follow.", "phase", "" },
  { "arms/two", find_arms,
    "methods en | Forty patients were randomised to probimab (n = 20) or placebo (n = 20).", "arms",
    "{\"label\":\"probimab\",\"role\":\"Experimental\",\"n_allocated\":20,\"intervention\":\"probimab\"}\n"
    "{\"label\":\"placebo\",\"role\":\"Placebo Comparator\",\"n_allocated\":20,\"intervention\":\"placebo\"}\n" },
  { "arms/sizes-in-words", find_arms,
    "methods en | Twenty patients were randomly assigned to probimab and thirty patients were assigned to placebo.", "arms",
    "{\"label\":\"probimab\",\"role\":\"Experimental\",\"n_allocated\":20,\"intervention\":\"probimab\"}\n"
    "{\"label\":\"placebo\",\"role\":\"Placebo Comparator\",\"n_allocated\":30,\"intervention\":\"placebo\"}\n" },
  { "arms/open-bracket", find_arms, "abstract en | Patients were randomised to probimab or placebo (7", "arms",
    "{\"label\":\"probimab\",\"role\":\"Experimental\",\"intervention\":\"probimab\"}\n"
    "{\"label\":\"placebo\",\"role\":\"Placebo Comparator\",\"intervention\":\"placebo\"}\n" },
  { "arms/shares-at-the-end", find_arms,
    "results en | Patients were randomised. Pain was less in 29% (n = 29) in the yoga arm and in 71% (n = 71) in the rest "
    "arm", "arms",
    "{\"label\":\"yoga arm\"}\n"
    "{\"label\":\"rest arm\"}\n" },
  { "arms/chinese-places", find_arms, "methods zh | 随机分为哼唱组与静坐组,每组各32位。", "arms",
    "{\"label\":\"哼唱组\",\"n_allocated\":32}\n"
    "{\"label\":\"静坐组\",\"n_allocated\":32}\n" },
  { "arms/chinese-equals", find_arms, "methods zh | 随机分为三组(n=30):甲哼唱组、乙哼唱组、静坐组。", "arms",
    "{\"label\":\"甲哼唱组\",\"n_allocated\":30}\n"
    "{\"label\":\"乙哼唱组\",\"n_allocated\":30}\n"
    "{\"label\":\"静坐组\",\"n_allocated\":30}\n" },
  { "arms/chinese-other-name", find_arms, "methods zh | 随机分为清晨哼唱组(晨哼组)、静坐组(静组),每组20例。", "arms",
    "{\"label\":\"清晨哼唱组\",\"n_allocated\":20}\n"
    "{\"label\":\"静坐组\",\"n_allocated\":20}\n" },
  { "arms/chinese-short-name", find_arms, "methods zh | 随机分为第1周哼唱组(A组,10例)、第2周哼唱组(B组,11例)。", "arms",
    "{\"label\":\"A组\",\"n_allocated\":10}\n"
    "{\"label\":\"B组\",\"n_allocated\":11}\n" },
  { "arms/chinese-patients", find_arms, "methods zh | 哼唱组患者31例,静坐组患者30例,随机安排。", "arms",
    "{\"label\":\"哼唱组\",\"n_allocated\":31}\n"
    "{\"label\":\"静坐组\",\"n_allocated\":30}\n" },
  { "arms/chinese-whole", find_arms, "results zh | 共61例,其中哼唱组31例、静坐组30例。", "arms",
    "{\"label\":\"哼唱组\",\"n_allocated\":31}\n"
    "{\"label\":\"静坐组\",\"n_allocated\":30}\n" },
  { "arms/chinese-singles", find_arms, "methods zh | 哼唱组31例,男14例。静坐组30例,男15例。", "arms",
    "{\"label\":\"哼唱组\",\"n_allocated\":31}\n"
    "{\"label\":\"静坐组\",\"n_allocated\":30}\n" },
  { "arms/chinese-given", find_arms, "methods zh | 回顾性分析61例患者,31例采用哼唱法治疗,30例采用静坐法治疗。", "arms",
    "{\"label\":\"哼唱法组\",\"n_allocated\":31}\n"
    "{\"label\":\"静坐法组\",\"n_allocated\":30}\n" },
  { "arms/chinese-given-beside", find_arms,
    "methods zh | 选取61例患者进行比较,其中31例采用哼唱素治疗,30例采用静坐素治疗,均给予牛奶。", "arms", "" },
  { "arms/chinese-given-before", find_arms,
    "methods zh | 61例患者,既往31例采用哼唱法治疗,30例采用静坐法治疗。随机分为两组。", "arms", "" },
  { "arms/chinese-given-in-vain", find_arms,
    "methods zh | 回顾61例患者,其中31例采用哼唱法治疗无效,30例采用静坐法治疗后好转。", "arms", "" },
  { "arms/chinese-given-uncompared", find_arms,
    "methods zh | 61例患者,31例采用哼唱法治疗,30例采用静坐法治疗。", "arms", "" },
  { "arms/chinese-whole-before", find_arms, "methods zh | 有效样本共61名,包括31名哼唱组及30名静坐组。", "arms",
    "{\"label\":\"哼唱组\",\"n_allocated\":31}\n"
    "{\"label\":\"静坐组\",\"n_allocated\":30}\n" },
  { "arms/chinese-bracket", find_arms, "methods zh | 随机分为哼唱素(D)组和静坐素(M)组,每组40例。", "arms",
    "{\"label\":\"哼唱素(D)组\",\"n_allocated\":40}\n"
    "{\"label\":\"静坐素(M)组\",\"n_allocated\":40}\n" },
  { "arms/chinese-word-and-letter", find_arms, "methods zh | 随机分为实验A组、实验B组与静坐组。", "arms",
    "{\"label\":\"实验A组\"}\n"
    "{\"label\":\"实验B组\"}\n"
    "{\"label\":\"静坐组\"}\n" },
  { "arms/chinese-single-of-two", find_arms,
    "methods zh | 60例患者随机分为两组:哼唱组30例,男18例;术中哼唱。静坐组30例,男16例。", "arms",
    "{\"label\":\"哼唱组\",\"n_allocated\":30}\n"
    "{\"label\":\"静坐组\",\"n_allocated\":30}\n" },
  { "arms/chinese-lost", find_arms, "results zh | 共有12例失访,包括5例哼唱组及7例静坐组。", "arms", "" },
  { "arms/chinese-counted", find_arms, "methods zh | 随机分为哼唱组和静坐组各30例,3周后比较2组患者的水平。", "arms",
    "{\"label\":\"哼唱组\",\"n_allocated\":30}\n"
    "{\"label\":\"静坐组\",\"n_allocated\":30}\n" },
  { "arms/chinese-events", find_arms, "results zh | 哼唱组患者3例复发,静坐组患者5例复发。", "arms", "" },
  { "arms/chinese-has", find_arms, "methods zh | 随机安排,哼唱组有50例患者,静坐组有45例患者。", "arms",
    "{\"label\":\"哼唱组\",\"n_allocated\":50}\n"
    "{\"label\":\"静坐组\",\"n_allocated\":45}\n" },
  { "arms/chinese-relapses", find_arms, "results zh | 随机后,哼唱组有3例患者复发,静坐组有5例患者复发。", "arms", "" },
  { "arms/sizes-for-names", find_arms,
    "methods en | Women were randomized (N = 117 for placebo, N = 113 for probimab), and 150 completed the trial "
    "(N = 82 for placebo, N = 68 for probimab).", "arms",
    "{\"label\":\"placebo\",\"role\":\"Placebo Comparator\",\"n_allocated\":117,\"intervention\":\"placebo\"}\n"
    "{\"label\":\"probimab\",\"role\":\"Experimental\",\"n_allocated\":113,\"intervention\":\"probimab\"}\n" },
  { "arms/names-before-sizes", find_arms, "methods en | Women were randomised (probimab 93, placebo: 92).", "arms",
    "{\"label\":\"probimab\",\"role\":\"Experimental\",\"n_allocated\":93,\"intervention\":\"probimab\"}\n"
    "{\"label\":\"placebo\",\"role\":\"Placebo Comparator\",\"n_allocated\":92,\"intervention\":\"placebo\"}\n" },
  { "arms/sexes-in-a-bracket", find_arms, "methods en | Forty women with gout (young 21; elderly 19) had juice.", "arms",
    "" },
  { "arms/towns-in-a-bracket", find_arms, "methods en | 60 women were randomised (Ulm 31, Bonn 29) to cells or juice.",
    "arms", "" },
  { "arms/chinese-outcomes", find_arms, "methods zh | 共61例,其中显效组31例、好转组30例。", "arms", "" },
  { "arms/chinese-sexes", find_arms, "methods zh | 男性组31例。女性组30例。", "arms", "" },
  { "arms/outcomes-in-a-bracket", find_arms, "methods en | Fever was rarer with cells (probimab 13, placebo 22).", "arms",
    "" },
  { "arms/inhalations", find_arms,
    "methods en | Boys were randomized to probimab (275/14 μg, 3 inhalations first and 3 inhalations later) or saline.",
    "arms",
    "{\"label\":\"probimab\",\"intervention\":\"probimab\",\"dose\":\"275/14 μg\"}\n"
    "{\"label\":\"saline\",\"intervention\":\"saline\"}\n" },
  { "arms/groups-of", find_arms, "methods en | Women formed two groups of 40 by blocks: probimab and saline.", "arms",
    "{\"label\":\"probimab\",\"n_allocated\":40,\"intervention\":\"probimab\"}\n"
    "{\"label\":\"saline\",\"n_allocated\":40,\"intervention\":\"saline\"}\n" },
  { "arms/events-of-each", find_arms,
    "results en | Twelve patients receiving placebo and four receiving probimab progressed to fever.", "arms", "" },
  { "arms/none", find_arms, "methods en | We enrolled 40 patients.", "arms", "" },
};

static void
test_finder (gconstpointer data)
{
  prose_fixture_check (cases, GPOINTER_TO_UINT (data));
}

/* What kind of report a text is, by its most certain witness. */
static void
test_kind (void)
{
  static const struct { const char *sections, *kind; } kinds[] = {
    { "abstract en | The town has many birds.", "other" },
    { "methods en | In this randomised, double-blind, placebo-controlled trial we enrolled 40 patients.", "trial report" },
    { "title en | Humming in probe fever: a systematic review and meta-analysis", "review" },
    { "title en | Humming in probe fever: study protocol for a randomised controlled trial", "protocol" },
    { "methods zh | 本研究计划纳入120例探针热患者。", "protocol" },
    { "title en | Humming for probe fever: a case report", "other" },
    { "title en | Humming for probe fever in rats\nmethods en | Forty rats were randomly divided in two groups.", "other" },
    { "title zh | 哼唱对探针热大鼠的影响\nmethods zh | 将40只SD大鼠随机分为两组。", "other" },
    { "title en | Reply to: humming for probe fever", "other" },
    { "abstract en | Study type: Interventional", "registry record" },
    { "abstract zh | 试验专业题目:哼唱治疗失眠的随机试验", "registry record" },
    { "references en | Humming: a systematic review and meta-analysis", "other" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (TcProse) prose = prose_fixture_new (kinds[i].sections);
      g_autoptr (TcFindings) findings = prose_fixture_find (prose);

      g_test_message ("%s", kinds[i].sections);
      g_assert_cmpstr (tc_kind_detect (prose, findings), ==, kinds[i].kind);
    }
}

/* No finder falls over a text without sentences, or one that is nothing but marks. */
static void
test_hostile (void)
{
  static const char * const texts[] = {
    "", "abstract - | ", "abstract en | ((((((((((", "authors en | ,,,,;;;; and  and ", "title en | \xf0\x9f\x98\x80",
    "citation en | . . . ;():", "methods en | 99999999999999999999 patients, 1e999 mg, 0 cells (n = )",
    "conclusions zh | 。。。。", "registration en | NCT NCT1 NCT000000000000000000",
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
      g_autofree char *path = g_strconcat ("/extract/finders/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_finder);
    }
  g_test_add_func ("/extract/finders/what-kind", test_kind);
  g_test_add_func ("/extract/finders/hostile", test_hostile);
  return g_test_run ();
}
