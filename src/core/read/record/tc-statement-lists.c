/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-statements-private.h"

#include <string.h>

#include "tc-identifier.h"
#include "tc-statement-shapes.h"

/* What a report has several of: numbers in databases, addresses, keywords. */

/* --- identifiers ----------------------------------------------------------------------------------- */

/* In full-width forms or with percent signs; only where nothing but a DOI can stand. */
static gboolean
is_odd_doi (const TcStatement *s)
{
  g_autofree char *text = g_strndup (s->value.p, s->value.end - s->value.p);
  g_autofree char *doi = s->rule->role == TC_ROLE_DOI ? tc_identifier_doi (text) : NULL;

  return doi != NULL;
}

/* A DOI that is nothing else is taken or is one that was taken; in other words it stays in its text as well. */
static gboolean
take_doi (TcStatements *self,
          TcStatement  *s)
{
  const char *known = self->record->values[TC_RECORD_DOI];
  TcSlice doi;

  if (!tc_slice_find_doi (s->value, &doi))
    {
      s->used = known == NULL && is_odd_doi (s);
      if (s->used)
        tc_statements_add_slice (self, TC_RECORD_DOI, s->value);
      return s->used;
    }
  if (known == NULL)
    tc_statements_add_slice (self, TC_RECORD_DOI, doi);
  else if (!tc_slice_equal (doi, known))
    return FALSE;
  s->used = tc_slice_is_doi_only (s->value, doi);

  return TRUE;
}

static gboolean
take_pmid (TcStatements *self,
           TcStatement  *s,
           gboolean    bare)
{
  const char *known = self->record->values[TC_RECORD_PMID];
  TcSlice pmid;

  if (!tc_slice_find_pmid (s->value, bare, &pmid))
    return FALSE;
  if (known == NULL)
    tc_statements_add_slice (self, TC_RECORD_PMID, pmid);
  s->used = (known == NULL || tc_slice_equal (pmid, known)) && s->value.end - pmid.end <= 8;

  return TRUE;
}

static gboolean
take_pmcid (TcStatements *self,
            TcStatement  *s)
{
  const char *known = self->record->values[TC_RECORD_PMCID];
  TcSlice pmcid;

  if (!tc_slice_find_pmcid (s->value, &pmcid))
    return FALSE;
  if (known == NULL)
    tc_statements_add_slice (self, TC_RECORD_PMCID, pmcid);
  s->used = (known == NULL || tc_slice_equal (pmcid, known)) && s->value.end - pmcid.end <= 8;

  return TRUE;
}

/* A bare accession number is that of the database that the record names, or of PubMed. */
static gboolean
is_from_pubmed (TcStatements *self)
{
  gboolean named = FALSE;

  for (TcStatement *s = tc_statements_first (self, TC_ROLE_DATABASE); s != NULL; s = tc_statements_next (self, s))
    {
      named = TRUE;
      if (tc_slice_has_prefix (s->value, "PubMed") || tc_slice_has_prefix (s->value, "Medline") ||
          tc_slice_has_prefix (s->value, "Ovid MEDLINE") || tc_slice_has_prefix (s->value, "NLM") ||
          tc_slice_has_prefix (s->value, "PMC") || tc_slice_has_prefix (s->value, "PMID"))
        return TRUE;
    }

  return !named;
}

/* A register of trials gives its own number as that of the record. */
static gboolean
take_registration (TcStatements *self,
                   TcStatement  *s)
{
  s->used = tc_slice_is_registration (s->value);
  if (s->used)
    tc_statements_add_slice (self, TC_RECORD_REGISTRATION, s->value);

  return s->used;
}

static void
take_identifier (TcStatements *self,
                 TcStatement  *s,
                 gboolean    from_pubmed)
{
  TcRole role = s->rule->role;

  if (role == TC_ROLE_DOI)
    take_doi (self, s);
  else if (role == TC_ROLE_PMID)
    take_pmid (self, s, TRUE);
  else if (role == TC_ROLE_PMCID)
    take_pmcid (self, s);
  else if (role == TC_ROLE_ACCESSION)
    {
      if (!take_pmid (self, s, from_pubmed && s->value.end - s->value.p >= 4) && !take_registration (self, s))
        take_pmcid (self, s);
    }
  else if (role == TC_ROLE_IDENTIFIER)
    {
      /* Ranks: 0 any text, 1 where a number of seven or eight digits is that of PubMed. */
      if (!take_pmid (self, s, s->rule->rank > 0 && s->value.end - s->value.p >= 7) &&
          !take_pmcid (self, s) && !take_registration (self, s))
        take_doi (self, s);
    }
}

/* "PMID: 99900011 PMCID: PMC99900": some tools write into a note what they have no tag for. */
static void
take_numbers_from_note (TcStatements *self,
                        TcStatement  *s)
{
  static const struct { const char *name; TcRecordField field; gboolean (*find) (TcSlice, TcSlice *); } numbers[] = {
    { "PMID:", TC_RECORD_PMID, tc_slice_find_number }, { "PMCID:", TC_RECORD_PMCID, tc_slice_find_pmcid },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      const char *name = tc_slice_find (s->value, numbers[i].name);
      TcSlice rest = { name != NULL ? name + strlen (numbers[i].name) : s->value.end, s->value.end };
      TcSlice number;

      if (self->record->values[numbers[i].field] == NULL && numbers[i].find (tc_slice_trim (rest), &number))
        tc_statements_add_slice (self, numbers[i].field, number);
    }
}

/* Where no tag for it holds a DOI, a note or a type does: "doi: 10.5555/x". */
static void
take_from_notes (TcStatements *self)
{
  static const TcRole roles[] = { TC_ROLE_OTHER, TC_ROLE_TYPE };

  for (gsize r = 0; r < G_N_ELEMENTS (roles); r++)
    for (TcStatement *s = tc_statements_first (self, roles[r]); s != NULL; s = tc_statements_next (self, s))
      if ((tc_slice_has_prefix (s->value, "doi") || tc_slice_has_prefix (s->value, "10.") ||
           tc_slice_has_prefix (s->value, "http")))
        take_doi (self, s);
      else if (tc_slice_has_prefix (s->value, "PMID:") || tc_slice_has_prefix (s->value, "PMCID:"))
        take_numbers_from_note (self, s);
}

/**
 * tc_statements_take_identifiers:
 *
 * Takes DOI, PMID and PMCID, from the tags that hold nothing else first.
 */
void
tc_statements_take_identifiers (TcStatements *self)
{
  static const TcRole roles[] = {
    TC_ROLE_DOI, TC_ROLE_PMID, TC_ROLE_PMCID, TC_ROLE_IDENTIFIER, TC_ROLE_ACCESSION,
  };
  gboolean from_pubmed = is_from_pubmed (self);

  for (gsize r = 0; r < G_N_ELEMENTS (roles); r++)
    for (TcStatement *s = tc_statements_first (self, roles[r]); s != NULL; s = tc_statements_next (self, s))
      take_identifier (self, s, from_pubmed);
  take_from_notes (self);
}

/* --- lists ----------------------------------------------------------------------------------------- */

/* Addresses, divided by blanks and semicolons; with anything else between them the whole stays a text. */
static void
take_links (TcStatements *self,
            TcStatement  *s)
{
  const char *p = s->value.p;

  s->used = TRUE;
  while (p < s->value.end)
    {
      TcSlice word = { p, p };

      while (word.end < s->value.end && !g_ascii_isspace (*word.end) &&
             !(*word.end == ';' && tc_slice_is_address (tc_slice_trim ((TcSlice) { word.end + 1, s->value.end }))))
        word.end++;
      p = word.end < s->value.end ? word.end + 1 : word.end;
      if (word.p == word.end)
        continue;
      if (tc_slice_is_address (word))
        tc_statements_add_slice (self, TC_RECORD_LINKS, word);
      else
        s->used = FALSE;
    }
}

/* Some tools write a keyword a line. */
static void
take_keywords (TcStatements *self,
               TcStatement  *s)
{
  TcCutLine line;

  s->used = TRUE;
  if (!s->many_lines)
    {
      tc_statements_add_slice (self, TC_RECORD_KEYWORDS, s->value);
      return;
    }
  for (const char *p = s->value.p; tc_cut_line (p, s->value.end, TRUE, &line); p = line.next)
    tc_statements_add_text_slice (self, TC_RECORD_KEYWORDS, line.line, FALSE);
}

/**
 * tc_statements_take_lists:
 *
 * Takes links, keywords, affiliations, types, registrations and funding.
 */
void
tc_statements_take_lists (TcStatements *self)
{
  for (TcStatement *s = tc_statements_first (self, TC_ROLE_LINK); s != NULL; s = tc_statements_next (self, s))
    take_links (self, s);
  for (TcStatement *s = tc_statements_first (self, TC_ROLE_KEYWORDS); s != NULL; s = tc_statements_next (self, s))
    take_keywords (self, s);
  tc_statements_take_all (self, TC_ROLE_AFFILIATION, TC_RECORD_AFFILIATIONS, FALSE);
  tc_statements_take_all (self, TC_ROLE_TYPE, TC_RECORD_TYPES, FALSE);
  for (TcStatement *s = tc_statements_first (self, TC_ROLE_REGISTRATION); s != NULL; s = tc_statements_next (self, s))
    if (tc_slice_names_registry (s->value))
      tc_statements_add_text (self, TC_RECORD_REGISTRATION, s, FALSE);
  tc_statements_take_all (self, TC_ROLE_FUNDING, TC_RECORD_FUNDING, FALSE);
}
