/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-record-json.h"

/* Aggregators name the same thing differently: the keys that were seen, by what they mean. */

static const struct
{
  const char *key;
  TcRecordField field;
} keys[] = {
  { "title", TC_RECORD_TITLE },
  { "articletitle", TC_RECORD_TITLE },
  { "papertitle", TC_RECORD_TITLE },
  { "titleen", TC_RECORD_TITLE },
  { "englishtitle", TC_RECORD_TITLE },
  { "titlecn", TC_RECORD_TITLE_ZH },
  { "titlezh", TC_RECORD_TITLE_ZH },
  { "chinesetitle", TC_RECORD_TITLE_ZH },
  { "authors", TC_RECORD_AUTHORS },
  { "author", TC_RECORD_AUTHORS },
  { "authorlist", TC_RECORD_AUTHORS },
  { "authornames", TC_RECORD_AUTHORS },
  { "creators", TC_RECORD_AUTHORS },
  { "affiliations", TC_RECORD_AFFILIATIONS },
  { "affiliation", TC_RECORD_AFFILIATIONS },
  { "journal", TC_RECORD_JOURNAL },
  { "journalname", TC_RECORD_JOURNAL },
  { "journaltitle", TC_RECORD_JOURNAL },
  { "periodicalname", TC_RECORD_JOURNAL },
  { "publicationname", TC_RECORD_JOURNAL },
  { "containertitle", TC_RECORD_JOURNAL },
  { "venue", TC_RECORD_JOURNAL },
  { "year", TC_RECORD_YEAR },
  { "publicationyear", TC_RECORD_YEAR },
  { "pubyear", TC_RECORD_YEAR },
  { "publicationdate", TC_RECORD_DATE },
  { "publisheddate", TC_RECORD_DATE },
  { "publishdate", TC_RECORD_DATE },
  { "pubdate", TC_RECORD_DATE },
  { "date", TC_RECORD_DATE },
  { "volume", TC_RECORD_VOLUME },
  { "vol", TC_RECORD_VOLUME },
  { "issue", TC_RECORD_ISSUE },
  { "number", TC_RECORD_ISSUE },
  { "pages", TC_RECORD_PAGES },
  { "page", TC_RECORD_PAGES },
  { "pagination", TC_RECORD_PAGES },
  { "doi", TC_RECORD_DOI },
  { "pmid", TC_RECORD_PMID },
  { "pubmedid", TC_RECORD_PMID },
  { "pmcid", TC_RECORD_PMCID },
  { "pmc", TC_RECORD_PMCID },
  { "publicationtypes", TC_RECORD_TYPES },
  { "publicationtype", TC_RECORD_TYPES },
  { "articletype", TC_RECORD_TYPES },
  { "keywords", TC_RECORD_KEYWORDS },
  { "keyword", TC_RECORD_KEYWORDS },
  { "abstract", TC_RECORD_ABSTRACT },
  { "abstracttext", TC_RECORD_ABSTRACT },
  { "abstracten", TC_RECORD_ABSTRACT },
  { "summary", TC_RECORD_ABSTRACT },
  { "abstractcn", TC_RECORD_ABSTRACT_ZH },
  { "abstractzh", TC_RECORD_ABSTRACT_ZH },
  { "abstracttextcn", TC_RECORD_ABSTRACT_ZH },
  { "chineseabstract", TC_RECORD_ABSTRACT_ZH },
  { "trialregistration", TC_RECORD_REGISTRATION },
  { "registrationnumber", TC_RECORD_REGISTRATION },
  { "registration", TC_RECORD_REGISTRATION },
  { "clinicaltrialid", TC_RECORD_REGISTRATION },
  { "nctid", TC_RECORD_REGISTRATION },
  { "funding", TC_RECORD_FUNDING },
  { "grants", TC_RECORD_FUNDING },
};

/**
 * tc_record_find_field:
 * @key: a key of a JSON object
 * @field: (out): the field that it names
 *
 * Looks up a key by its letters and digits alone.
 *
 * Returns: %TRUE if it names a field
 */
gboolean
tc_record_find_field (const char    *key,
                      TcRecordField *field)
{
  char letters[24];
  gsize n = 0;

  for (; *key != '\0'; key++)
    {
      if (!g_ascii_isalnum (*key))
        continue;
      if (n + 1 == sizeof letters)
        return FALSE;
      letters[n++] = g_ascii_tolower (*key);
    }
  letters[n] = '\0';

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      if (g_str_equal (keys[i].key, letters))
        {
          *field = keys[i].field;
          return TRUE;
        }
    }

  return FALSE;
}
