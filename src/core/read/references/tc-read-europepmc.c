/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include <string.h>

#include "tc-reader.h"
#include "tc-xml-fields.h"

/* XML of the programming interface of Europe PMC: <responseWrapper><resultList><result>. */

static const char * const records[] = { "result", NULL };
static const char * const roots[] = { "responseWrapper", NULL };

/* Of the two forms, "lite" and "core"; only the second one lists the authors. */
static const TcXmlField fields[] = {
  { "title", "result", "TI" }, { "fullName", "author", "AU" }, { "collectiveName", "author", "AU" },
  { "authorString", NULL, "AF" },
  { "journalTitle", NULL, "JO" }, { "title", "journal", "JO" },
  { "medlineAbbreviation", NULL, "JA" }, { "isoabbreviation", NULL, "JA" },
  { "pubYear", NULL, "YR" }, { "yearOfPublication", NULL, "YR" },
  { "printPublicationDate", NULL, "DA" }, { "firstPublicationDate", NULL, "DA" },
  { "journalVolume", NULL, "VL" }, { "volume", NULL, "VL" },
  { "issue", NULL, "IS" }, { "pageInfo", NULL, "PG" }, { "doi", "result", "DO" },
  { "DOI", "result", "DO" }, { "pmid", "result", "PM" },
  { "pmcid", "result", "PC" }, { "abstractText", NULL, "AB" }, { "pubType", NULL, "PT" },
  { "keyword", "keywordList", "KW" },
  { "descriptorName", NULL, "KW" }, { "agency", "grant", "FU" }, { "firstName", NULL, "" }, { "lastName", NULL, "" },
  { "initials", NULL, "" }, { "id", "result", "" }, { "url", "fullTextUrl", "LK" },
};

static gboolean
sniff (TcDocument *document)
{
  TcSlice text = { document->text, document->text + document->length };

  return tc_xml_sniff_root (document, roots) && tc_slice_find (text, "<result>") != NULL &&
         tc_slice_find (text, "<pubYear>") != NULL;
}

/* No question is longer. */
#define MAX_HEAD (64 * 1024)

/* Whether the file begins here: a record is not searched for the root. */
static gboolean
begins_file (TcSlice slice)
{
  if (tc_slice_has_prefix (slice, "\xef\xbb\xbf"))
    slice.p += 3;
  slice = tc_slice_trim (slice);

  return tc_slice_has_prefix (slice, "<?xml") || tc_slice_has_prefix (slice, "<!--") ||
         tc_slice_has_prefix (slice, "<responseWrapper");
}

/* What the question was and how many answers there are stands before the list, and says nothing of a report. */
static TcCut
cut (const char *bytes,
     gsize       length,
     gboolean    last)
{
  const char *end = bytes + MIN (length, MAX_HEAD);
  gboolean first = begins_file ((TcSlice) { bytes, end });
  const char *wrapper = first ? memmem (bytes, end - bytes, "<responseWrapper", strlen ("<responseWrapper")) : NULL;
  const char *list = wrapper != NULL ? memmem (wrapper, end - wrapper, "<resultList>", strlen ("<resultList>")) : NULL;

  if (list != NULL && memmem (bytes, list - bytes, "<result>", strlen ("<result>")) == NULL)
    return tc_cut_at (TC_CUT_FRAME, bytes, list);

  return tc_xml_cut (records, bytes, length, last);
}

static TcRecord *
parse_record (const TcRecordText  *text,
              GError             **error)
{
  return tc_xml_fields_parse (text, fields, G_N_ELEMENTS (fields), error);
}

const TcReader tc_reader_europepmc = {
  .id = "europepmc-xml", .sniff = sniff, .cut = cut, .parse_record = parse_record
};
