/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-dose-drug.h"

#include <string.h>

#include "tc-numbers.h"

#define MIN_UNITS 5
#define CONFIDENCE 0.6
/* So many amounts may share one unit. */
#define MAX_LISTED 6
/* Doses that a trial compares are not farther apart. */
#define MAX_RATIO 20

/* "400 mug" is a copy of "400 μg" that lost its letter; "1 mug of green tea" is a mug. */
#define MUG                                                                                                           \
  "mug(?! of (?:[a-z-]+ ){0,3}(?:teas?|coffee|cocoa|chocolate|milk|water|juice|broth|soup|beer"    \
  "|cider|wine|drinks?"                                                                            \
  "|beverages?)\\b)"

/* "1,000, 2,500 and 5,000 IU": the comma of a list has a blank behind it, that of a number has none. */
#define NUMBER "(?:\\d{1,3}(?:,\\d{3})+|\\d+(?:\\.\\d+)?)"

#define DRUG                                                                                                          \
  "(?<![\\d.,/^±-])(?<m>\\d{1,3}(?:,\\d{3})+|\\d+(?:\\.\\d+)?) ?(?<unit>(?:mg|g|μg|mcg|" MUG       \
  "|ug|iu|units?|u)(?:/kg|/m ?\\^?\\(?2\\)?| per kg)?)"                                            \
  "(?<rest>(?:/d(?:ay)?|/天|/片|/次)?)(?![a-z/])"

/* "doses of 5, 10 and 20 mg", "(70 or 140 mg)"; "on day 1 and 20 mg on day 2" and "for dose 1 and 20 mg
 * for dose 2" list nothing. */
#define LISTED                                                                                     \
  "(?:\\b(?:at|of|doses:|received|receive|receiving|with|either)|\\() ?"                             \
  "(?<list>(?:" NUMBER ", )*" NUMBER "),? (?:and|or|versus|vs) $"

struct _TcDoseDrugs
{
  TcPattern *drug;
  TcPattern *listed;
  TcPattern *units;               /* of which a sentence with doses of drugs holds one */
  TcPattern *not_drug;
};

/**
 * tc_dose_drugs_new:
 * @rules: the rules, before the first text is read
 *
 * Compiles the expressions for doses of drugs.
 */
TcDoseDrugs *
tc_dose_drugs_new (const TcRules *rules)
{
  TcDoseDrugs *self = g_new0 (TcDoseDrugs, 1);

  self->drug = tc_rules_compile (rules, DRUG);
  self->listed = tc_pattern_new (LISTED, NULL);
  self->units = tc_rules_compile (rules, "mg|μg|mcg|iu|unit| g | g/| g,| g;| g\\)|ug");
  self->not_drug = tc_rules_compile (rules, "\\b(?:glucose|cholesterol|level|baseline|concentration"
                                            "|creatinine|reduc|increas"
                                            "|decreas|weight|>|<|≥|≤|threshold|lipoprotein|protein"
                                            "|from|urate)[^.;,]{0,24}$|(?:±|\\+/-|\\bper) ?$"
                                            "|(?:血糖|水平|浓度|体质?重|体质量|胆固醇|蛋白|升|降)[^。;,]{0,8}$"
                                            /* the herbs of a decoction, of which none is the dose */
                                            "|(?:组成|方药|药用|处方|组方)[^。;]{0,160}$");
  return self;
}

void
tc_dose_drugs_free (TcDoseDrugs *self)
{
  tc_pattern_free (self->drug);
  tc_pattern_free (self->listed);
  tc_pattern_free (self->units);
  tc_pattern_free (self->not_drug);
  g_free (self);
}

/* The unit as the codebook writes it. */
static const char *
drug_unit (const char *unit)
{
  static const struct
  {
    const char *folded;
    const char *unit;
  } units[] = {
    { "mg/kg", "mg/kg" }, { "mg per kg", "mg/kg" }, { "mg/m", "mg/m²" }, { "mg", "mg" }, { "μg/kg", "µg/kg" },
    { "mcg/kg", "µg/kg" }, { "mug/kg", "µg/kg" }, { "mug", "µg" }, { "ug/kg", "µg/kg" },
    { "μg per kg", "µg/kg" }, { "μg", "µg" }, { "mcg", "µg" },
    { "ug", "µg" }, { "iu/kg", "IU/kg" }, { "iu", "IU" }, { "u/kg", "U/kg" }, { "units/kg", "U/kg" }, { "unit", "U" },
    { "u", "U" }, { "g", "g" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_str_has_prefix (unit, units[i].folded))
      return units[i].unit;
  return NULL;
}

/**
 * tc_dose_follows_number:
 * @text: the folded text of a sentence
 * @end: a byte of it
 *
 * Whether "5 or ", "5, and " or the like ends before a byte: a shortcut that spares an expression.
 */
gboolean
tc_dose_follows_number (const char *text,
                        gsize       end)
{
  static const char *const words[] = { " or ", " and ", " vs ", " versus " };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize n = strlen (words[i]);

      if (end <= n + 1 || memcmp (text + end - n, words[i], n) != 0)
        continue;
      end -= n;
      return g_ascii_isdigit (text[end - 1]) ||
             (text[end - 1] == ',' && g_ascii_isdigit (text[end - 2]));
    }
  return FALSE;
}

/**
 * tc_dose_next_listed:
 * @list: (inout): folded numbers divided by ", "; moved behind the first one
 * @number: (out): the first one
 *
 * Returns: whether there was a number
 */
gboolean
tc_dose_next_listed (const char **list,
                     double      *number)
{
  const char *p = *list;
  const char *comma = strstr (p, ", ");
  gsize length = comma != NULL ? (gsize) (comma - p) : strlen (p);

  *list += length + (comma != NULL ? 2 : 0);

  return length > 0 && tc_number_parse (p, length, number);
}

/* "100,200 or 300 mg" may be a list without blanks; "10,000 or 40,000 IU" and "1,000 or 500 mg" are as they stand. */
static gboolean
is_doubtful (double number,
             double last)
{
  return number >= 1000 && number > MAX_RATIO * last;
}

/* "70 or 140 mg": the numbers before the one that has the unit, which begins at the byte @end. */
static void
find_listed (const TcDoseDrugs *self,
             const TcProse     *document,
             guint              index,
             gsize              end,
             double             last,
             const char        *unit,
             TcFindings        *findings)
{
  const TcProseSentence *sentence = tc_prose_sentence (document, index);
  g_autoptr (TcMatch) info = NULL;
  g_autofree char *list = NULL;
  const char *rest;
  double number;
  int from;
  int to;

  if (!tc_dose_follows_number (document->normal->text + sentence->start, end))
    return;
  tc_findings_match (findings, self->listed, document->normal->text + sentence->start, end, &info);
  if (!tc_match_matches (info))
    return;
  list = tc_match_fetch_named (info, "list");
  rest = list;
  tc_match_fetch_named_pos (info, "list", &from, &to);
  for (guint i = 0; i < MAX_LISTED && tc_dose_next_listed (&rest, &number) && !is_doubtful (number, last); i++)
    tc_findings_add (findings, document, "dose", TC_DOSE_RULE_DRUG, tc_value_new_quantity (number, unit), CONFIDENCE,
                     index, sentence->start + from, sentence->start + to);
}

/**
 * tc_dose_drugs_find:
 * @self: the expressions
 * @document: a document
 * @index: a sentence of it
 * @findings: where to add
 *
 * Finds the doses of drugs that a sentence gives with a unit, and those listed before them that
 * share it.
 */
void
tc_dose_drugs_find (const TcDoseDrugs *self,
                    const TcProse     *document,
                    guint              index,
                    TcFindings        *findings)
{
  const TcProseSentence *sentence = tc_prose_sentence (document, index);
  const char *text = document->normal->text + sentence->start;
  g_autoptr (TcMatch) info = NULL;

  if (!tc_findings_match (findings, self->units, text, sentence->end - sentence->start, NULL))
    return;
  tc_findings_match (findings, self->drug, text, sentence->end - sentence->start, &info);
  for (; tc_match_matches (info); tc_findings_match_next (findings, info))
    {
      g_autofree char *unit = tc_match_fetch_named (info, "unit");
      const char *canonical = drug_unit (unit);
      double amount;
      int start;
      int end;

      tc_match_fetch_pos (info, 0, &start, &end);
      /* "a change of 1 unit": scales have units too. */
      if (canonical == NULL || !tc_match_fetch_number (info, "m", &amount) ||
          (strcmp (canonical, "U") == 0 && amount < MIN_UNITS) ||
          tc_findings_match (findings, self->not_drug, text, start, NULL))
        continue;
      tc_findings_add (findings, document, "dose", TC_DOSE_RULE_DRUG, tc_value_new_quantity (amount, canonical),
                       CONFIDENCE, index, sentence->start + start, sentence->start + end);
      find_listed (self, document, index, start, amount, canonical, findings);
    }
}
