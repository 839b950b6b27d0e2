/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-label-words.h"

#include <string.h>

/* The words that stand over the parts of English reports, as journals print them: the structured
 * abstracts of MEDLINE (NLM category labels) and the CONSORT extension for abstracts. */

typedef struct
{
  const char *words;
  TcSectionKind kind;
} Word;

static const Word english[] = {
  { "abstract", TC_SECTION_ABSTRACT },
  { "summary", TC_SECTION_ABSTRACT },
  { "background", TC_SECTION_BACKGROUND },
  { "context", TC_SECTION_BACKGROUND },
  { "importance", TC_SECTION_BACKGROUND },
  { "introduction", TC_SECTION_BACKGROUND },
  { "rationale", TC_SECTION_BACKGROUND },
  { "aim", TC_SECTION_OBJECTIVE },
  { "aim of study", TC_SECTION_OBJECTIVE },
  { "aim of the study", TC_SECTION_OBJECTIVE },
  { "aims", TC_SECTION_OBJECTIVE },
  { "aims of study", TC_SECTION_OBJECTIVE },
  { "goal", TC_SECTION_OBJECTIVE },
  { "hypotheses", TC_SECTION_OBJECTIVE },
  { "hypothesis", TC_SECTION_OBJECTIVE },
  { "objective", TC_SECTION_OBJECTIVE },
  { "objectives", TC_SECTION_OBJECTIVE },
  { "primary objective", TC_SECTION_OBJECTIVE },
  { "purpose", TC_SECTION_OBJECTIVE },
  { "study objective", TC_SECTION_OBJECTIVE },
  { "study objectives", TC_SECTION_OBJECTIVE },
  { "study question", TC_SECTION_OBJECTIVE },
  { "analysis", TC_SECTION_METHODS },
  { "blinding", TC_SECTION_METHODS },
  { "clinical setting", TC_SECTION_METHODS },
  { "data analysis", TC_SECTION_METHODS },
  { "data collection", TC_SECTION_METHODS },
  { "data extraction", TC_SECTION_METHODS },
  { "data sources", TC_SECTION_METHODS },
  { "design", TC_SECTION_METHODS },
  { "eligibility criteria", TC_SECTION_METHODS },
  { "experimental design", TC_SECTION_METHODS },
  { "exposures", TC_SECTION_METHODS },
  { "intervention", TC_SECTION_METHODS },
  { "interventions", TC_SECTION_METHODS },
  { "main measures", TC_SECTION_METHODS },
  { "main outcome", TC_SECTION_METHODS },
  { "main outcome measure", TC_SECTION_METHODS },
  { "main outcome measures", TC_SECTION_METHODS },
  { "main outcomes", TC_SECTION_METHODS },
  { "material", TC_SECTION_METHODS },
  { "materials", TC_SECTION_METHODS },
  { "measurement", TC_SECTION_METHODS },
  { "measurements", TC_SECTION_METHODS },
  { "measures", TC_SECTION_METHODS },
  { "method", TC_SECTION_METHODS },
  { "methodology", TC_SECTION_METHODS },
  { "methods", TC_SECTION_METHODS },
  { "outcome measure", TC_SECTION_METHODS },
  { "outcome measures", TC_SECTION_METHODS },
  { "outcomes measures", TC_SECTION_METHODS },
  { "participants", TC_SECTION_METHODS },
  { "patient", TC_SECTION_METHODS },
  { "patients", TC_SECTION_METHODS },
  { "population", TC_SECTION_METHODS },
  { "primary outcome measure", TC_SECTION_METHODS },
  { "primary outcome measures", TC_SECTION_METHODS },
  { "procedure", TC_SECTION_METHODS },
  { "procedures", TC_SECTION_METHODS },
  { "randomisation", TC_SECTION_METHODS },
  { "randomization", TC_SECTION_METHODS },
  { "recruitment", TC_SECTION_METHODS },
  { "research design", TC_SECTION_METHODS },
  { "research methods", TC_SECTION_METHODS },
  { "secondary outcome measures", TC_SECTION_METHODS },
  { "setting", TC_SECTION_METHODS },
  { "settings", TC_SECTION_METHODS },
  { "statistical analysis", TC_SECTION_METHODS },
  { "statistics", TC_SECTION_METHODS },
  { "study design", TC_SECTION_METHODS },
  { "study participants", TC_SECTION_METHODS },
  { "study population", TC_SECTION_METHODS },
  { "study selection", TC_SECTION_METHODS },
  { "subject", TC_SECTION_METHODS },
  { "subjects", TC_SECTION_METHODS },
  { "treatment", TC_SECTION_METHODS },
  { "trial design", TC_SECTION_METHODS },
  { "adverse effects", TC_SECTION_RESULTS },
  { "adverse events", TC_SECTION_RESULTS },
  { "data synthesis", TC_SECTION_RESULTS },
  { "finding", TC_SECTION_RESULTS },
  { "findings", TC_SECTION_RESULTS },
  { "harms", TC_SECTION_RESULTS },
  { "key results", TC_SECTION_RESULTS },
  { "main finding", TC_SECTION_RESULTS },
  { "main findings", TC_SECTION_RESULTS },
  { "main results", TC_SECTION_RESULTS },
  { "numbers analysed", TC_SECTION_RESULTS },
  { "numbers analyzed", TC_SECTION_RESULTS },
  { "outcome", TC_SECTION_RESULTS },
  { "outcomes", TC_SECTION_RESULTS },
  { "principal finding", TC_SECTION_RESULTS },
  { "principal findings", TC_SECTION_RESULTS },
  { "result", TC_SECTION_RESULTS },
  { "results", TC_SECTION_RESULTS },
  { "author's conclusions", TC_SECTION_CONCLUSIONS },
  { "authors' conclusions", TC_SECTION_CONCLUSIONS },
  { "comment", TC_SECTION_CONCLUSIONS },
  { "conclusion", TC_SECTION_CONCLUSIONS },
  { "conclusions", TC_SECTION_CONCLUSIONS },
  { "concluding remarks", TC_SECTION_CONCLUSIONS },
  { "discussion", TC_SECTION_CONCLUSIONS },
  { "implications", TC_SECTION_CONCLUSIONS },
  { "interpretation", TC_SECTION_CONCLUSIONS },
  { "limitations", TC_SECTION_CONCLUSIONS },
  { "clinical implications", TC_SECTION_SIGNIFICANCE },
  { "clinical relevance", TC_SECTION_SIGNIFICANCE },
  { "clinical significance", TC_SECTION_SIGNIFICANCE },
  { "impact", TC_SECTION_SIGNIFICANCE },
  { "lay summary", TC_SECTION_SIGNIFICANCE },
  { "plain language summary", TC_SECTION_SIGNIFICANCE },
  { "relevance", TC_SECTION_SIGNIFICANCE },
  { "significance", TC_SECTION_SIGNIFICANCE },
  { "significance statement", TC_SECTION_SIGNIFICANCE },
  { "statement of significance", TC_SECTION_SIGNIFICANCE },
  { "associated data", TC_SECTION_REGISTRATION },
  { "current controlled trials", TC_SECTION_REGISTRATION },
  { "date of registration", TC_SECTION_REGISTRATION },
  { "date registered", TC_SECTION_REGISTRATION },
  { "protocol registration", TC_SECTION_REGISTRATION },
  { "registration", TC_SECTION_REGISTRATION },
  { "registration number", TC_SECTION_REGISTRATION },
  { "registry", TC_SECTION_REGISTRATION },
  { "study registration", TC_SECTION_REGISTRATION },
  { "systematic review registration", TC_SECTION_REGISTRATION },
  { "trail registration", TC_SECTION_REGISTRATION },
  { "trials registration", TC_SECTION_REGISTRATION },
  { "unique identifier", TC_SECTION_REGISTRATION },
  { "financial support", TC_SECTION_FUNDING },
  { "funded by", TC_SECTION_FUNDING },
  { "funder", TC_SECTION_FUNDING },
  { "funders", TC_SECTION_FUNDING },
  { "funding", TC_SECTION_FUNDING },
  { "funding source", TC_SECTION_FUNDING },
  { "funding sources", TC_SECTION_FUNDING },
  { "funding statement", TC_SECTION_FUNDING },
  { "grant support", TC_SECTION_FUNDING },
  { "grants and funding", TC_SECTION_FUNDING },
  { "primary funding source", TC_SECTION_FUNDING },
  { "source of funding", TC_SECTION_FUNDING },
  { "sources of funding", TC_SECTION_FUNDING },
  { "sponsor", TC_SECTION_FUNDING },
  { "sponsorship", TC_SECTION_FUNDING },
  { "index terms", TC_SECTION_KEYWORDS },
  { "key words", TC_SECTION_KEYWORDS },
  { "keyword", TC_SECTION_KEYWORDS },
  { "keywords", TC_SECTION_KEYWORDS },
  { "mesh terms", TC_SECTION_KEYWORDS },
  { "publication type", TC_SECTION_PUBLICATION_TYPES },
  { "publication types", TC_SECTION_PUBLICATION_TYPES },
  { "article type", TC_SECTION_PUBLICATION_TYPES },
  { "article title", TC_SECTION_TITLE },
  { "title", TC_SECTION_TITLE },
  { "author", TC_SECTION_AUTHORS },
  { "authors", TC_SECTION_AUTHORS },
  { "collaborators", TC_SECTION_AUTHORS },
  { "affiliation", TC_SECTION_AFFILIATIONS },
  { "affiliations", TC_SECTION_AFFILIATIONS },
  { "author affiliations", TC_SECTION_AFFILIATIONS },
  { "author information", TC_SECTION_AFFILIATIONS },
  { "citation", TC_SECTION_CITATION },
  { "journal", TC_SECTION_CITATION },
  { "source", TC_SECTION_CITATION },
  { "doi", TC_SECTION_IDENTIFIERS },
  { "pmcid", TC_SECTION_IDENTIFIERS },
  { "pmid", TC_SECTION_IDENTIFIERS },
  { "bibliography", TC_SECTION_REFERENCES },
  { "literature cited", TC_SECTION_REFERENCES },
  { "reference list", TC_SECTION_REFERENCES },
  { "references", TC_SECTION_REFERENCES },
  { "figure legends", TC_SECTION_LEGENDS },
  { "figures", TC_SECTION_LEGENDS },
  { "acknowledgements", TC_SECTION_BOILERPLATE },
  { "acknowledgments", TC_SECTION_BOILERPLATE },
  { "competing interest", TC_SECTION_BOILERPLATE },
  { "competing interests", TC_SECTION_BOILERPLATE },
  { "conflict of interest", TC_SECTION_BOILERPLATE },
  { "conflict of interest statement", TC_SECTION_BOILERPLATE },
  { "conflicts of interest", TC_SECTION_BOILERPLATE },
  { "copyright", TC_SECTION_BOILERPLATE },
  { "data availability", TC_SECTION_BOILERPLATE },
  { "declaration of interest", TC_SECTION_BOILERPLATE },
  { "declaration of interests", TC_SECTION_BOILERPLATE },
  { "disclosure", TC_SECTION_BOILERPLATE },
  { "disclosures", TC_SECTION_BOILERPLATE },
  { "electronic supplementary material", TC_SECTION_BOILERPLATE },
  { "ethics", TC_SECTION_METHODS },
  { "dissemination", TC_SECTION_METHODS },
  { "supplementary information", TC_SECTION_BOILERPLATE },
  { "supplementary material", TC_SECTION_BOILERPLATE },
  { "supplementary materials", TC_SECTION_BOILERPLATE },
};

/* Beginnings that mark a registration whatever follows: "Trial registration number", … */
static const char * const registrations[] = {
  "trial regist", "trial identif", "clinical trial regist", "clinical trials regist",
  "clinical trial number", "clinical trial identif", "clinicaltrials.gov", "eudract",
  "prospero regist",
  "chinese clinical trial regist", "isrctn regist", "current controlled trials",
};

static GHashTable *
english_table (void)
{
  static GHashTable *table;

  if (g_once_init_enter (&table))
    {
      GHashTable *new_table = g_hash_table_new (g_str_hash, g_str_equal);

      for (gsize i = 0; i < G_N_ELEMENTS (english); i++)
        g_hash_table_insert (new_table, (gpointer) english[i].words, (gpointer) &english[i]);
      g_once_init_leave (&table, new_table);
    }

  return table;
}

static gboolean
find_exactly (const char    *words,
              TcSectionKind *kind)
{
  const Word *word = g_hash_table_lookup (english_table (), words);

  if (word != NULL)
    *kind = word->kind;

  return word != NULL;
}

/* Lower case, one blank between words, joints as commas. */
static char *
normalise (const char *words,
           gsize       length)
{
  GString *s = g_string_sized_new (length);

  for (gsize i = 0; i < length; i++)
    {
      char c = words[i];

      if (c == '/' || c == '&')
        c = ',';
      if (c == ' ' && (s->len == 0 || s->str[s->len - 1] == ' ' || s->str[s->len - 1] == ','))
        continue;
      if (c == ',' && s->len > 0 && s->str[s->len - 1] == ' ')
        g_string_truncate (s, s->len - 1);
      g_string_append_c (s, g_ascii_tolower (c));
      if (g_str_has_suffix (s->str, " and "))
        {
          g_string_truncate (s, s->len - 5);
          g_string_append_c (s, ',');
        }
    }
  while (s->len > 0 && strchr (" .,", s->str[s->len - 1]) != NULL)
    g_string_truncate (s, s->len - 1);

  return g_string_free (s, FALSE);
}

/* "patients and methods", "aims/hypothesis": every part is a label; the first one counts, but
 * "methods and findings" can hold anything, as an abstract without parts does. */
static gboolean
find_joined (const char    *words,
             TcSectionKind *kind)
{
  g_auto (GStrv) parts = NULL;

  if (strchr (words, ',') == NULL)
    return FALSE;

  parts = g_strsplit (words, ",", 5);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      TcSectionKind part;

      g_strstrip (parts[i]);
      if (parts[i][0] == '\0' || !find_exactly (parts[i], &part))
        return FALSE;
      if (i == 0)
        *kind = part;
      else if (*kind == TC_SECTION_METHODS && part == TC_SECTION_RESULTS)
        *kind = TC_SECTION_ABSTRACT;
    }

  return TRUE;
}

/**
 * tc_label_words_find:
 * @words: what could be a label, without separator
 * @length: its length in bytes
 * @kind: (out): the kind of section that it opens
 *
 * Looks up an English label.
 *
 * Returns: %TRUE if it is one
 */
gboolean
tc_label_words_find (const char    *words,
                     gsize          length,
                     TcSectionKind *kind)
{
  g_autofree char *normal = NULL;

  if (length < 3 || length > 80 || !g_ascii_isalpha (words[0]))
    return FALSE;

  normal = normalise (words, length);
  if (find_exactly (normal, kind) || find_joined (normal, kind))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (registrations); i++)
    {
      if (g_str_has_prefix (normal, registrations[i]))
        {
          *kind = TC_SECTION_REGISTRATION;
          return TRUE;
        }
    }

  return FALSE;
}
