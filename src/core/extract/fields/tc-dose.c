/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-dose.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tc-bytes.h"
#include "tc-dose-drug.h"

#define MAX_DOSES 100
/* So many amounts may share one unit. */
#define MAX_LISTED 6

#define SCOPES (TC_SCOPES_ABSTRACT | TC_SCOPE (TITLE) | TC_SCOPE (BODY) | TC_SCOPE (COPY))
#define DRUG_SCOPES (TC_SCOPE (TITLE) | TC_SCOPE (METHODS) | TC_SCOPE (ABSTRACT) | TC_SCOPE (OBJECTIVE))

/* "1 × 10^6 cells/kg" and what is left of it: "10(6)", "10 6", "106" and "10". The group `e` is an exponent
 * that is marked as one, `flat` one that stands on the line. */
#define AMOUNT                                                                                                        \
  "(?<![\\d.,^])(?<m>\\d+(?:\\.\\d+)?)(?: ?(?:±|\\+/-) ?(?<sd>\\d+(?:\\.\\d+)?))?(?:-\\d+"         \
  "(?:\\.\\d+)?)? ?(?:×|x|\\*) ?10"                                                                \
  "(?:\\^ ?\\(?(?<e>\\d{1,2})\\)?|\\((?<e>\\d{1,2})\\)|e(?<e>\\d{1,2})| ?(?<flat>[4-9]|1[0-5]))?(?![\\d.])"

/* "at 1, 3 and 6 × 10^6 cells": numbers before the one that has the power of ten; "for dose 1 and 6 × 10^6
 * cells for dose 2" and "at dose level 1" have none. */
#define BARE                                                                                                          \
  "(?:\\b(?:at|of|doses:|levels:|received|receiving|with|either|were)"                             \
  "|\\()[ :]*(?<list>(?:\\d+(?:\\.\\d+)?, )*\\d+(?:\\.\\d+)?)"                                     \
  ",? (?:and|or|versus|vs) $"

/* "1 × 10^6, 3 × 10^6 or 1 × 10^7 cells": an amount before the one that has the unit. */
#define LISTED AMOUNT "(?:,? (?:and|or|to|then|versus|vs) |, ?|/|和|或|、)$"

/* A word between a number and "cells" that the lexicon does not know: "CAR-positive T cells", "CAR + T-cells". Parted
 * at blanks only, and never again once read. Verbs and plurals, which end in "s", are no part of a cell's name, and
 * what counts something else ends it: "units interleukin-2 plus LAK cells". */
#define CELL_NAME                                                                                                     \
  "(?:(?<![a-z0-9-])(?!(?:and|or|of|in|into|per|with|without|to|were|was|is|are|for|from|on|at|by|the|a|an|than|then"  \
  "|that|which|who|had|have|been|people|children|women|men|before|after|via|but|into|against|given"               \
  "|white|red|blood|tumou?r|cancer|bacterial|platelet|leu[ck]ocyte|neutrophil|granulocyte|cells?|mscs?"               \
  "|unit|iu|u|pfu|cfu|ffu|tcid50|copy|mg|g|kg|ml|vg|vp|vaccine|vector|particle|bacteria"           \
  "|interleukin(?:-\\d+)?)(?![a-z-])"                                                              \
  "|[a-z0-9/+-]*(?<!ou)(?<!\\be)(?<!\\bip)s(?![a-z0-9-]))"                                                           \
  "[a-z][a-z0-9/+]*+(?:-(?!cells?\\b)[a-z0-9/+]++)*+(?: |- ?)|\\+ )"
#define CELL_WORD "(?:{@cell-word}[ -]?|cd\\d+ ?\\+? ?)"
#define CELL_WORDS CELL_WORD "{0,7}(?:" CELL_NAME CELL_WORD "{0,3}){0,3}"
/* "2 × 10^6 cells/ml" is how thick a suspension is. */
#define NO_VOLUME "(?![a-z]| ?(?:/|per) ?(?:l|ml|μl|mul|ul|mm|litre|liter|millilit)(?![a-z]))"

/* "HUC-MSCs", "allo-hMSCs", "BM-MNCs" */
#define SHORT "(?:[a-z]{1,6}-)?(?:h?mscs?|mncs?)"

#define CELLS                                                                                                         \
  AMOUNT " ?(?:[(\\[]?(?:个|名)?" CELL_WORDS "(?<unit>细胞|cells?|" SHORT "|个)"     \
  "(?<kg> ?(?:/|per|每) ?(?:kg|kilogram|公斤|千克)| ?·kg\\^-1)?" NO_VOLUME "|(?<unit>/ ?kg))"

/* "3.4 × 10^12 vector genomes", "1.1 × 10^14 vg/kg" */
#define GENOMES                                                                                                       \
  AMOUNT "(?: ?(?<unit>(?:vector|viral|virus) genomes?(?: copies)?|个?(?:载体|病毒)基因组(?:拷贝)?)| ?(?<unit>vg\\b)|"       \
  "(?<unit>vg(?=/kg)))(?<kg> ?(?:/|per|每) ?(?:kg|kilogram|公斤|千克))?"

#define MILLIONS                                                                                                      \
  "(?<![\\d.,])(?<m>\\d+(?:\\.\\d+)?)[ -]?(?<scale>million|billion|万|亿)(?:个|名|[ -])?" CELL_WORDS \
  "(?<unit>cells?|" SHORT "|细胞)"                                                                 \
  "(?<kg> ?(?:/|per|每) ?(?:kg|kilogram|公斤|千克))?" NO_VOLUME

/* "stem cells (1.2 × 10^7)", "干细胞5000万个" */
#define CELLS_BEHIND                                                                                                  \
  "(?<unit>细胞|cells|" SHORT ") ?\\((?:[a-z][a-z ]{0,20} )?(?<m>\\d+(?:\\.\\d+)?) ?(?:×|x|\\*) ?10" \
  "(?:\\^ ?(?<e>\\d{1,2})|\\((?<e>\\d{1,2})\\)|(?<flat>[4-9]|1[0-2]))(?<kg> ?(?:/|per) ?kg)?(?= ?[);,])"

#define MILLIONS_BEHIND                                                                                               \
  "(?<unit>细胞)(?:悬液)?(?:共|约|数量?为?|总数为?|剂量为?)?(?<m>\\d+(?:\\.\\d+)?)(?<scale>万"     \
  "|亿)个?(?<kg> ?(?:/|每) ?(?:kg|公斤|千克))?"

struct _TcDose
{
  TcPattern *cells;
  TcPattern *genomes;
  TcPattern *millions;
  TcPattern *cells_behind;
  TcPattern *millions_behind;
  TcPattern *listed;
  TcPattern *bare;
  TcDoseDrugs *drugs;
};

/* A dose of cells as one sentence gives it. */
typedef struct
{
  double mantissa;
  double sd;
  gboolean has_sd;
  int exponent;
  gboolean lost;                  /* the exponent is gone */
  gboolean flat;                  /* the exponent stands on the line, as in 106 */
  gboolean per_kg;
  gboolean genomes;               /* of a vector, and no cells */
  gboolean copy;                  /* stands in the record's copy */
  guint sentence;
  gsize start;
  gsize end;
} CellDose;

TcDose *
tc_dose_new (const TcRules *rules)
{
  TcDose *self = g_new0 (TcDose, 1);

  self->cells = tc_rules_compile (rules, CELLS);
  self->genomes = tc_rules_compile (rules, GENOMES);
  self->millions = tc_rules_compile (rules, MILLIONS);
  self->cells_behind = tc_rules_compile (rules, CELLS_BEHIND);
  self->millions_behind = tc_rules_compile (rules, MILLIONS_BEHIND);
  self->listed = tc_pattern_new (LISTED, NULL);
  self->bare = tc_pattern_new (BARE, NULL);
  self->drugs = tc_dose_drugs_new (rules);
  return self;
}

void
tc_dose_free (TcDose *self)
{
  tc_pattern_free (self->cells);
  tc_pattern_free (self->genomes);
  tc_pattern_free (self->millions);
  tc_pattern_free (self->cells_behind);
  tc_pattern_free (self->millions_behind);
  tc_pattern_free (self->listed);
  tc_pattern_free (self->bare);
  tc_dose_drugs_free (self->drugs);
  g_free (self);
}

static gboolean
has_group (const TcMatch *info,
           const char       *group)
{
  g_autofree char *text = tc_match_fetch_named (info, group);

  return text != NULL && text[0] != '\0';
}

static int
scale_exponent (const char *scale)
{
  if (g_str_has_prefix (scale, "万"))
    return 4;
  if (g_str_has_prefix (scale, "亿"))
    return 8;
  return scale[0] == 'm' ? 6 : 9;
}

/* The number, its deviation and its exponent. */
static gboolean
read_amount (const TcMatch *info,
             CellDose      *dose)
{
  g_autofree char *scale = tc_match_fetch_named (info, "scale");
  double exponent = 0;

  if (!tc_match_fetch_number (info, "m", &dose->mantissa))
    return FALSE;
  dose->has_sd = tc_match_fetch_number (info, "sd", &dose->sd);
  dose->flat = FALSE;
  dose->lost = FALSE;
  if (scale != NULL && scale[0] != '\0')
    exponent = scale_exponent (scale);
  else if (!tc_match_fetch_number (info, "e", &exponent))
    {
      dose->flat = tc_match_fetch_number (info, "flat", &exponent);
      dose->lost = !dose->flat;
    }
  dose->exponent = (int) exponent;
  return TRUE;
}

/* "above 0.5 × 10^9, 2 × 10^6 cells/kg were infused": a threshold, and no amount of a list. */
static gboolean
is_threshold (const TcProse         *document,
              const TcProseSentence *sentence,
              gsize                  start)
{
  static const char *const words[] = { "above ", "below ", "over ", "than ", "least ", "exceeded ",
                                       "reached ", ">", "<", "≥", "≤",
                                       "> ", "< ", "≥ ", "≤ " };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize n = strlen (words[i]);

      if (start - sentence->start >= n && memcmp (document->normal->text + start - n, words[i], n) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Adds the amounts that are listed before @dose and share its unit. */
static void
read_listed (const TcDose  *self,
             const TcProse *document,
             CellDose       dose,
             GArray        *doses,
             TcFindings    *findings)
{
  const TcProseSentence *sentence = tc_prose_sentence (document, dose.sentence);
  const char *text = document->normal->text + sentence->start;

  for (guint i = 0; i < MAX_LISTED; i++)
    {
      g_autoptr (TcMatch) info = NULL;
      int start;
      int end;

      tc_findings_match (findings, self->listed, text, dose.start - sentence->start, &info);
      if (!tc_match_matches (info) || !read_amount (info, &dose))
        return;
      tc_match_fetch_pos (info, 0, &start, &end);
      dose.start = sentence->start + start;
      if (is_threshold (document, sentence, dose.start))
        return;
      g_array_append_val (doses, dose);
    }
}

/* Adds the numbers that are listed before @dose and share its power of ten, too. */
static void
read_bare (const TcDose  *self,
           const TcProse *document,
           CellDose       dose,
           GArray        *doses,
           TcFindings    *findings)
{
  const TcProseSentence *sentence = tc_prose_sentence (document, dose.sentence);
  g_autoptr (TcMatch) info = NULL;
  g_autofree char *list = NULL;
  const char *rest;
  int start;
  int end;

  if (!tc_dose_follows_number (document->normal->text + sentence->start, dose.start - sentence->start))
    return;
  tc_findings_match (findings, self->bare, document->normal->text + sentence->start,
                     dose.start - sentence->start, &info);
  if (dose.lost || dose.has_sd || !tc_match_matches (info))
    return;
  list = tc_match_fetch_named (info, "list");
  rest = list;
  tc_match_fetch_pos (info, 0, &start, &end);
  dose.start = sentence->start + start;
  for (guint i = 0; i < MAX_LISTED && tc_dose_next_listed (&rest, &dose.mantissa); i++)
    g_array_append_val (doses, dose);
}

static void
read_cell_dose (const TcMatch *info,
                const TcProse    *document,
                guint             index,
                GArray           *doses)
{
  const TcProseSentence *sentence = tc_prose_sentence (document, index);
  g_autofree char *unit = tc_match_fetch_named (info, "unit");
  CellDose dose = { 0 };
  int start;
  int end;

  if (!read_amount (info, &dose))
    return;
  dose.per_kg = has_group (info, "kg") || (unit != NULL && unit[0] == '/');
  dose.genomes = unit != NULL && (unit[0] == 'v' || strstr (unit, "基因组") != NULL);
  dose.copy = sentence->part == TC_SECTION_COPY;
  dose.sentence = index;
  tc_match_fetch_pos (info, 0, &start, &end);
  dose.start = sentence->start + start;
  dose.end = sentence->start + end;
  g_array_append_val (doses, dose);
}

static void
find_cell_doses (const TcDose    *self,
                 const TcPattern *regex,
                 const TcProse   *document,
                 guint            index,
                 GArray          *doses,
                 TcFindings      *findings)
{
  const TcProseSentence *sentence = tc_prose_sentence (document, index);
  g_autoptr (TcMatch) info = NULL;

  if (!tc_findings_may_match (findings, regex, index))
    return;
  tc_findings_match (findings, regex, document->normal->text + sentence->start, sentence->end - sentence->start,
                     &info);
  for (; tc_match_matches (info); tc_findings_match_next (findings, info))
    {
      guint n = doses->len;

      read_cell_dose (info, document, index, doses);
      if (doses->len == n)
        continue;
      read_bare (self, document, g_array_index (doses, CellDose, n), doses, findings);
      read_listed (self, document, g_array_index (doses, CellDose, n), doses, findings);
    }
}

static const char *
find_cell_unit (const CellDose *dose)
{
  if (dose->genomes)
    return dose->per_kg ? "vg/kg" : "vg";
  return dose->per_kg ? "cells/kg" : "cells";
}

/* As if it were read with its exponent: a product has digits that nobody wrote. */
static double
scale_number (double mantissa,
              int    exponent)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *text =
    g_strdup_printf ("%se%d", g_ascii_formatd (digits, sizeof digits, "%.15g", mantissa), exponent);

  return g_ascii_strtod (text, NULL);
}

static TcValue *
dose_value (const CellDose *dose,
            int             exponent)
{
  const char *unit = find_cell_unit (dose);
  double amount = scale_number (dose->mantissa, exponent);

  return dose->has_sd ? tc_value_new_quantity_with_sd (amount, unit, scale_number (dose->sd, exponent))
                      : tc_value_new_quantity (amount, unit);
}

/* What the damaged words say when they are taken at their word. */
static TcValue *
literal_value (const CellDose *dose)
{
  const char *unit = find_cell_unit (dose);
  g_autofree char *ten = dose->lost ? g_strdup ("10") : g_strdup_printf ("10%d", dose->exponent);
  double factor = g_ascii_strtod (ten, NULL);

  return dose->has_sd ? tc_value_new_quantity_with_sd (dose->mantissa * factor, unit, dose->sd * factor)
                      : tc_value_new_quantity (dose->mantissa * factor, unit);
}

/* The same dose said elsewhere with its exponent in place. */
static const CellDose *
find_intact (GArray         *doses,
             const CellDose *damaged)
{
  for (guint i = 0; i < doses->len; i++)
    {
      const CellDose *dose = &g_array_index (doses, CellDose, i);

      if (!dose->lost && !dose->flat && dose->mantissa == damaged->mantissa && dose->per_kg == damaged->per_kg &&
          (damaged->lost || dose->exponent == damaged->exponent))
        return dose;
    }
  return NULL;
}

/* The damaged one first: its value is not what its words mean, so that the form shows the words. */
static void
add_lost_superscript (const TcProse  *document,
                      const CellDose *damaged,
                      const CellDose *intact,
                      TcFindings     *findings)
{
  TcDiscrepancy *discrepancy =
    tc_discrepancy_new ("dose", N_("lost superscript"),
                        N_("One statement of this dose has lost the exponent that the other one keeps."));
  const CellDose *both[] = { damaged, intact };

  for (guint i = 0; i < 2; i++)
    {
      TcSpan span = tc_normal_to_span (document->normal, both[i]->start, both[i]->end);
      g_autofree char *text = tc_prose_slice (document, span);

      tc_discrepancy_take_statement (discrepancy, tc_quote_new (span, text),
                                     i == 0 ? literal_value (damaged) : dose_value (intact, intact->exponent));
    }
  g_ptr_array_add (findings->discrepancies, discrepancy);
}

static void
add_cell_dose (const TcProse  *document,
               GArray         *doses,
               const CellDose *dose,
               TcFindings     *findings)
{
  const CellDose *intact = dose->lost || dose->flat ? find_intact (doses, dose) : NULL;
  TcCandidate *candidate;

  if (intact != NULL)
    {
      candidate = tc_findings_add (findings, document, "dose", TC_DOSE_RULE_CELLS,
                                   dose_value (intact, intact->exponent), dose->copy ? 0.6 : 0.85,
                                   dose->sentence, dose->start, dose->end);
      tc_candidate_add_quote (candidate, tc_normal_to_span (document->normal, intact->start, intact->end));
      add_lost_superscript (document, dose, intact, findings);
    }
  else if (dose->lost)
    tc_findings_warn (findings, N_("A dose has lost its exponent, and no other statement of it was found."));
  else if (!dose->copy)
    tc_findings_add (findings, document, "dose", TC_DOSE_RULE_CELLS,
                     dose_value (dose, dose->exponent), dose->flat ? 0.7 : 0.9, dose->sentence,
                     dose->start, dose->end);
}

/* Few reports speak of vectors; the others are spared the expression. */
static gboolean
speaks_of_genomes (const TcProse *document)
{
  static const char *const words[] = { " genome", "vg", "基因组" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (tc_bytes_find (document->normal->text, document->normal->length, words[i], strlen (words[i])) != NULL)
      return TRUE;
  return FALSE;
}

/**
 * tc_dose_find:
 * @self: the expressions
 * @document: a document
 * @findings: where to add
 *
 * Finds doses of cells and of drugs.
 *
 * Copies lose superscripts: "1 × 10⁶ cells/kg" becomes "1 × 10 cells/kg" or "1 × 106 cells/kg". Where
 * another statement keeps the exponent, its value is proposed with both quotes and a discrepancy is
 * raised; where none does, a dose without exponent is not proposed at all.
 */
void
tc_dose_find (const TcDose  *self,
              const TcProse *document,
              TcFindings    *findings)
{
  g_autoptr (GArray) doses = g_array_new (FALSE, FALSE, sizeof (CellDose));
  gboolean genomes = speaks_of_genomes (document);

  for (guint i = 0; i < document->sentences->len; i++)
    {
      const TcProseSentence *sentence = tc_prose_sentence (document, i);

      if (((1u << sentence->part) & SCOPES) == 0 || sentence->future || sentence->others || doses->len > MAX_DOSES ||
          tc_findings_is_full (findings, TC_DOSE_RULE_DRUG))
        continue;
      find_cell_doses (self, self->cells, document, i, doses, findings);
      if (genomes)
        find_cell_doses (self, self->genomes, document, i, doses, findings);
      find_cell_doses (self, self->cells_behind, document, i, doses, findings);
      find_cell_doses (self, self->millions, document, i, doses, findings);
      find_cell_doses (self, self->millions_behind, document, i, doses, findings);
      if (((1u << sentence->part) & DRUG_SCOPES) != 0)
        tc_dose_drugs_find (self->drugs, document, i, findings);
    }
  for (guint i = 0; i < doses->len; i++)
    add_cell_dose (document, doses, &g_array_index (doses, CellDose, i), findings);
  if (doses->len > 0)
    tc_findings_remove (findings, "dose", TC_DOSE_RULE_DRUG);
}
