/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-tagged.h"

/* The plain text of the Cochrane Library: "Record #1 of 12" and then "TI: Humming", a tag a line. */

static const TcTagRule rules[] = {
  { "AB", TC_ROLE_ABSTRACT, 0, "Abstract" },
  { "AD", TC_ROLE_AFFILIATION, 0, "Affiliation" },
  { "AU", TC_ROLE_AUTHOR, 0, "Author" },
  { "CC", TC_ROLE_OTHER, 0, "Cochrane group" },
  { "DOI", TC_ROLE_DOI, 0, "DOI" },
  { "ED", TC_ROLE_OTHER, 0, "Edition" },
  { "ID", TC_ROLE_IDENTIFIER, 0, "Accession number" },
  { "IS", TC_ROLE_OTHER, 0, "ISSN" },
  { "KY", TC_ROLE_KEYWORDS, 0, NULL },
  { "LA", TC_ROLE_OTHER, 0, "Language" },
  { "NO", TC_ROLE_ISSUE, 0, "Issue" },
  { "PB", TC_ROLE_OTHER, 0, "Publisher" },
  { "PG", TC_ROLE_PAGES, 0, "Pages" },
  { "PM", TC_ROLE_PMID, 0, "PMID" },
  { "PT", TC_ROLE_TYPE, 0, "Publication type" },
  { "SN", TC_ROLE_OTHER, 0, "ISSN" },
  { "SO", TC_ROLE_JOURNAL, 0, "Source" },
  { "TI", TC_ROLE_TITLE, 0, "Title" },
  { "UR", TC_ROLE_LINK, 0, "Link" },
  { "US", TC_ROLE_LINK, 0, "Link" },
  { "VL", TC_ROLE_VOLUME, 0, "Volume" },
  { "XR", TC_ROLE_IDENTIFIER, 0, "Number in another database" },
  { "YR", TC_ROLE_DATE, 0, "Year" },
};

static TcTagIndex rule_index;
static const TcTagTable table = { rules, G_N_ELEMENTS (rules), TRUE, &rule_index };

/* "Record #1 of 12" */
#define NUMBER TC_TAG ('#', 0, 0, 0)

/* Only tags that are known count: abstracts begin lines of their own, with "OBJECTIVES: " and the like. */
static gsize
find_head (TcSlice  line,
           guint    form,
           guint32 *code)
{
  const char *colon = memchr (line.p, ':', MIN (line.end - line.p, 4));

  if (tc_slice_has_prefix (line, "Record #"))
    {
      *code = NUMBER;
      return line.end - line.p;
    }
  if (colon == NULL || colon < line.p + 2)
    return 0;

  *code = TC_TAG (line.p[0], line.p[1], colon > line.p + 2 ? line.p[2] : 0, 0);

  return tc_tag_table_find (&table, *code) != NULL ? colon + 1 - line.p : 0;
}

/* The number of a record, and a tag below it. */
static gboolean
sniff (TcDocument *document)
{
  TcFirstLines lines = tc_first_lines (document->text, document->length);
  gboolean number = FALSE;
  TcSlice line;

  while (tc_first_lines_next (&lines, &line))
    {
      guint32 code = 0;

      if (find_head (line, 0, &code) > 0 && code != NUMBER && number)
        return TRUE;
      number = code == NUMBER;
    }

  return FALSE;
}

static const TcTagFormat format = {
  .table = &table,
  .cut = { find_head, NUMBER, TC_TAG2 ('T', 'I'), 0 },
};

const TcReader tc_reader_cochrane = { .id = "cochrane", .sniff = sniff, .tags = &format };
