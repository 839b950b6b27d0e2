/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tc-tagged.h"

/* The MEDLINE format of PubMed (.nbib, and .txt of older days): tags of four columns, "PMID- 1",
 * "TI  - Humming", values wrapped with six blanks, a blank line between records. */

#define MAX_TAG 4

static const TcTagRule rules[] = {
  { "AB", TC_ROLE_ABSTRACT, 0, "Abstract" },
  { "AD", TC_ROLE_AFFILIATION, 0, NULL },
  { "AID", TC_ROLE_IDENTIFIER, 0, "Article identifier" },
  { "AU", TC_ROLE_AUTHOR, 1, "Author" },
  { "AUID", TC_ROLE_OTHER, 0, "Author identifier" },
  { "BTI", TC_ROLE_BOOK, 0, "Book title" },
  { "CI", TC_ROLE_OTHER, 0, "Copyright" },
  { "CIN", TC_ROLE_OTHER, 0, "Comment in" },
  { "CN", TC_ROLE_GROUP, 0, "Corporate author" },
  { "COIS", TC_ROLE_OTHER, 0, "Conflict of interest" },
  { "CON", TC_ROLE_OTHER, 0, "Comment on" },
  { "CRDT", TC_ROLE_OTHER, 0, "Create date" },
  { "CTI", TC_ROLE_OTHER, 0, "Collection title" },
  { "DA", TC_ROLE_OTHER, 0, "Date created" },
  { "DCOM", TC_ROLE_OTHER, 0, "Date completed" },
  { "DEP", TC_ROLE_OTHER, 0, "Date of electronic publication" },
  { "DP", TC_ROLE_DATE, 0, "Date of publication" },
  { "ED", TC_ROLE_OTHER, 0, "Editor" },
  { "EDAT", TC_ROLE_OTHER, 0, "Entry date" },
  { "EFR", TC_ROLE_OTHER, 0, "Erratum for" },
  { "EIN", TC_ROLE_OTHER, 0, "Erratum in" },
  { "FAU", TC_ROLE_AUTHOR, 0, "Author" },
  { "FED", TC_ROLE_OTHER, 0, "Editor" },
  { "FIR", TC_ROLE_OTHER, 0, "Investigator" },
  { "FPS", TC_ROLE_OTHER, 0, "Personal name as subject" },
  { "GN", TC_ROLE_OTHER, 0, "Note" },
  { "GR", TC_ROLE_FUNDING, 0, "Grant" },
  { "IP", TC_ROLE_ISSUE, 0, "Issue" },
  { "IR", TC_ROLE_OTHER, 0, "Investigator" },
  { "IS", TC_ROLE_OTHER, 0, "ISSN" },
  { "ISBN", TC_ROLE_OTHER, 0, "ISBN" },
  { "JID", TC_ROLE_OTHER, 0, "NLM journal ID" },
  { "JT", TC_ROLE_JOURNAL, 0, "Journal" },
  { "LA", TC_ROLE_OTHER, 0, "Language" },
  { "LID", TC_ROLE_IDENTIFIER, 0, "Location identifier" },
  { "LR", TC_ROLE_OTHER, 0, "Date revised" },
  { "MH", TC_ROLE_KEYWORDS, 0, NULL },
  { "MHDA", TC_ROLE_OTHER, 0, "MeSH date" },
  { "MID", TC_ROLE_OTHER, 0, "Manuscript identifier" },
  { "OAB", TC_ROLE_ABSTRACT, 1, "Other abstract" },
  { "OABL", TC_ROLE_OTHER, 0, "Language of the other abstract" },
  { "OT", TC_ROLE_KEYWORDS, 0, NULL },
  { "OTO", TC_ROLE_OTHER, 0, "Owner of the other terms" },
  { "OWN", TC_ROLE_OTHER, 0, "Owner" },
  { "PG", TC_ROLE_PAGES, 0, "Pages" },
  { "PHST", TC_ROLE_OTHER, 0, "History" },
  { "PL", TC_ROLE_OTHER, 0, "Place of publication" },
  { "PMC", TC_ROLE_PMCID, 0, "PMC" },
  { "PMCR", TC_ROLE_OTHER, 0, "PMC release" },
  { "PMID", TC_ROLE_PMID, 0, "PMID" },
  { "PST", TC_ROLE_OTHER, 0, "Publication status" },
  { "PT", TC_ROLE_TYPE, 0, NULL },
  { "RF", TC_ROLE_OTHER, 0, "Number of references" },
  { "RIN", TC_ROLE_OTHER, 0, "Retraction in" },
  { "RN", TC_ROLE_OTHER, 0, "Substance" },
  { "ROF", TC_ROLE_OTHER, 0, "Retraction of" },
  { "SB", TC_ROLE_OTHER, 0, "Subset" },
  { "SI", TC_ROLE_REGISTRATION, 0, "Secondary source" },
  { "SO", TC_ROLE_OTHER, 0, "Source" },
  { "STAT", TC_ROLE_OTHER, 0, "Status" },
  { "TA", TC_ROLE_JOURNAL, 4, "Journal (abbreviated)" },
  { "TI", TC_ROLE_TITLE, 0, "Title" },
  { "TT", TC_ROLE_TRANSLATED_TITLE, 0, "Title in its language" },
  { "UI", TC_ROLE_PMID, 1, "Unique identifier" },
  { "UIN", TC_ROLE_OTHER, 0, "Update in" },
  { "UOF", TC_ROLE_OTHER, 0, "Update of" },
  { "VI", TC_ROLE_VOLUME, 0, "Volume" },
  { "VTI", TC_ROLE_OTHER, 0, "Volume title" },
};

static TcTagIndex rule_index;
static const TcTagTable table = { rules, G_N_ELEMENTS (rules), TRUE, &rule_index };

#define PMID TC_TAG ('P', 'M', 'I', 'D')

static const gboolean is_tag_byte[256] = { ['A' ... 'Z'] = TRUE, ['0' ... '9'] = TRUE };

/* "PMID- ", "VTI - ", "TI  - ": how PubMed writes all tags. Returns 0 for any other form. */
static inline guint32
read_usual_tag (TcSlice line)
{
  const guchar *p = (const guchar *) line.p;
  guint32 code;
  guint n;

  if (line.end - line.p <= MAX_TAG || p[MAX_TAG] != '-' || !g_ascii_isupper (p[0]) || !is_tag_byte[p[1]])
    return 0;

  n = !is_tag_byte[p[2]] ? 2 : !is_tag_byte[p[3]] ? 3 : 4;
  if ((n < 3 && p[2] != ' ') || (n < 4 && p[3] != ' '))
    return 0;
  memcpy (&code, p, sizeof code);

  return GUINT32_FROM_BE (code) & (G_MAXUINT32 << 8 * (MAX_TAG - n));
}

/* "TI  - Humming", also "PMID-1", "TI-" and "SO- words"; but not "IL-6". */
static gsize
find_head (TcSlice  line,
           guint    form,
           guint32 *code)
{
  const char *p = line.p;
  guint32 found = read_usual_tag (line);
  guint n = 0;

  if (found != 0)
    {
      *code = found;
      return MAX_TAG + 1;
    }
  /* Most lines go on with a value, and begin with blanks. */
  if (p == line.end || !g_ascii_isupper (*p))
    return 0;
  for (; p < line.end && n < MAX_TAG && is_tag_byte[(guchar) *p]; n++, p++)
    found = found << 8 | (guchar) *p;
  if (n < 2)
    return 0;
  while (p < line.end && *p == ' ' && p - line.p < MAX_TAG)
    p++;
  if (p == line.end || *p != '-' || (p - line.p < MAX_TAG && p + 1 < line.end && p[1] != ' '))
    return 0;

  *code = found << 8 * (MAX_TAG - n);

  return p + 1 - line.p;
}

/* Up to a blank line or the next PMID. In a file where a blank line stands behind every line, only PMID begins a
 * record. */
static TcCut
cut_record (const char *bytes,
            const char *end,
            gboolean    last,
            guint       form)
{
  const char *p = bytes;
  const char *content = bytes;
  gboolean after_blank = FALSE;
  guint n_tags = 0;
  TcCutLine line;

  while (tc_cut_line (p, end, last, &line))
    {
      guint32 code = 0;
      gboolean tag = find_head (line.line, 0, &code) > 0;

      if (p > bytes && ((tag && (code == PMID || (after_blank && n_tags > 1))) ||
                        (!tag && after_blank && !tc_cut_line_is_blank (line.line) && *line.line.p != ' ') ||
                        p - bytes >= TC_TAGS_MAX_PART))
        return tc_cut_at (TC_CUT_RECORD, bytes, content);
      if (tc_cut_line_is_blank (line.line))
        after_blank = TRUE;
      else
        {
          if (after_blank)
            n_tags = 0;
          n_tags += tag;
          after_blank = FALSE;
          content = line.next;
        }
      p = line.next;
    }

  return last ? tc_cut_at (TC_CUT_RECORD, bytes, content) : (TcCut) { TC_CUT_MORE, 0 };
}

/* A PMID, or tags that no other format has: three of them, or one in a file that begins with tags. */
static gboolean
sniff (TcDocument *document)
{
  const char *p = document->text;
  const char *end = p + document->length;
  TcCutLine line;
  guint n_lines = 0;
  guint n_padded = 0;
  guint n_long = 0;

  while (tc_cut_line (p, end, TRUE, &line))
    {
      guint32 code = 0;
      gsize length = find_head (line.line, 0, &code);

      if (length > 0 && code == PMID &&
          g_ascii_isdigit (*tc_slice_trim ((TcSlice) { line.line.p + length, line.line.end }).p))
        return TRUE;
      n_lines += !tc_cut_line_is_blank (line.line);
      n_padded += length == MAX_TAG + 1;
      n_long += length == MAX_TAG + 1 && (code & 0xff00) != 0;
      if (n_long > 2 || (n_long > 0 && n_lines == 2 && n_padded == 2))
        return TRUE;
      p = line.next;
    }

  return FALSE;
}

static const TcTagFormat format = {
  .table = &table,
  .cut = { .head = find_head },
  .first = PMID,
  .no_first = N_("The record has no first line (PMID); it may be incomplete."),
  .cut_record = cut_record,
};

const TcReader tc_reader_nbib = { .id = "nbib", .sniff = sniff, .tags = &format };
