/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include <string.h>

#include "tc-reader.h"
#include "tc-registry.h"
#include "tc-tagged.h"
#include "tc-xml-private.h"

/* The text download of the EU Clinical Trials Register: full details ("A.3 Full title of the trial:
 * …") or summaries ("Full Title: …") of one trial or many; and the same from a page, where tabs
 * stand between number, words and value. A trial has a record for each member state. */

#define FIRST "EudraCT Number:"

static const char * const summary[] = {
  FIRST, "Sponsor's Protocol Code Number:", "National Competent Authority:", "Clinical Trial Type:", "Trial Status:",
  "Date on which this record was first entered in the EudraCT database:", "Link:",
  "Sponsor Protocol Number:", "Sponsor Name:",
  "Full Title:", "Start Date:", "Medical condition:", "Disease:", "Population Age:", "Gender:",
  "Trial protocol:", "Trial results:",
};

/* Parts of the form whose fields have no numbers. */
static const char * const unnumbered[] = {
  "N. Competent Authority Decision", "N. Date of Competent Authority Decision", "N. Ethics Committee Opinion",
  "N. Date of Ethics Committee Opinion", "P. End of Trial Status", "P. Date of the global end of the trial",
};

static const char * const headings[] = {
  "A. Protocol Information", "B. Sponsor Information", "C. Applicant Identification", "D. IMP Identification",
  "E. General Information on the Trial", "F. Population of Trial Subjects",
  "G. Investigator Networks", "H.4 Third Country",
  "N. Review by the Competent Authority", "P. End of Trial", "Sponsor ", "MedDRA Classification", "Index", "Expand All",
};

/* --- cutting --------------------------------------------------------------------------------------- */

static gboolean
is_summary_line (TcSlice line)
{
  return tc_slice_equal (tc_slice_trim (line), "Summary");
}

static gboolean
is_frame (TcSlice line)
{
  return tc_cut_line_is_blank (line) || is_summary_line (line) || tc_slice_has_prefix (line, "This file contains");
}

static gboolean
begins (TcSlice  line,
        guint   *form)
{
  return tc_slice_has_prefix (line, FIRST);
}

/* Up to the next record. The word above its first line belongs to none. */
static TcCut
cut_record (const char *bytes,
            const char *end,
            gboolean    last,
            guint       form)
{
  const char *p = bytes;
  const char *word = NULL;
  TcCutLine line;

  while (tc_cut_line (p, end, last, &line))
    {
      if (p > bytes && begins (line.line, &form))
        return tc_cut_at (TC_CUT_RECORD, bytes, word != NULL ? word : p);
      word = is_summary_line (line.line) ? p : NULL;
      p = line.next;
      if (p - bytes > TC_TAGS_MAX_PART)
        return tc_cut_at (TC_CUT_RECORD, bytes, p);
    }

  return last ? tc_cut_at (TC_CUT_RECORD, bytes, end) : (TcCut) { TC_CUT_MORE, 0 };
}

static TcCut
cut (const char *bytes,
     gsize       length,
     gboolean    last)
{
  static const TcTagFormat format = { .is_frame = is_frame, .begins = begins, .cut_record = cut_record };

  return tc_tagged_cut (&format, bytes, length, last);
}

static gboolean
sniff (TcDocument *document)
{
  static const char * const others[] = {
    "\nSponsor Protocol Number:", "\nSponsor's Protocol Code Number:",
    "\nNational Competent Authority:", "\nSponsor Name:",
    "\nA.1 Member State", "\nA.2 EudraCT", "\nA.2\tEudraCT",
  };
  TcSlice text = { document->text, document->text + document->length };
  const char *first = tc_slice_find (text, FIRST);

  if (first == NULL || (first > text.p && first[-1] != '\n' && first[-1] != '\r'))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    if (tc_slice_find ((TcSlice) { first, text.end }, others[i]) != NULL)
      return TRUE;

  return FALSE;
}

/* --- fields ---------------------------------------------------------------------------------------- */

typedef struct
{
  TcXml *tree;
  TcXmlNode *product;             /* (nullable): the product whose fields come */
  const char *name;               /* (nullable): of the field whose lines come */
  GString *value;
} Run;

/* Behind the number of a field: "D.3.8", "D.IMP", "B.3.1 and B.3.2"; NULL where the line begins with none. */
static const char *
skip_number (TcSlice line)
{
  const char *p = line.p;

  if (line.end - p < 4 || *p < 'A' || *p > 'H' || p[1] != '.')
    return NULL;
  if (tc_slice_has_prefix (line, "D.IMP:"))
    return p + strlen ("D.IMP");
  if (!g_ascii_isdigit (p[2]))
    return NULL;
  for (p += 2; p < line.end && (g_ascii_isdigit (*p) || *p == '.'); p++)
    ;

  return p < line.end && (*p == ' ' || *p == '\t') ? p : NULL;
}

static const char *
find_name_end (TcSlice     line,
               const char *p)
{
  while (p < line.end && g_ascii_isspace (*p))
    p++;
  while (p < line.end && *p != ':' && *p != '\t')
    p++;

  return p;
}

static gboolean
begins_with_one (TcSlice             line,
                 const char * const *words,
                 gsize               n_words)
{
  for (gsize i = 0; i < n_words; i++)
    if (tc_slice_has_prefix (line, words[i]))
      return TRUE;

  return FALSE;
}

/* Where the name of a field ends that begins on the line; NULL where none does. */
static const char *
find_field (TcSlice line)
{
  const char *number = skip_number (line);

  if (number != NULL)
    return find_name_end (line, number);
  if (begins_with_one (line, summary, G_N_ELEMENTS (summary)) ||
      begins_with_one (line, unnumbered, G_N_ELEMENTS (unnumbered)))
    return find_name_end (line, line.p);

  return NULL;
}

/* The parts of a product belong together. */
static void
end_field (Run *run)
{
  TcXmlNode *root = tc_xml_get_root (run->tree);

  if (run->name != NULL && g_str_has_prefix (run->name, "D.IMP"))
    {
      run->product = tc_xml_append (run->tree, root);
      run->product->name = (TcSlice) { run->name, run->name + strlen (run->name) };
    }
  else if (run->name != NULL)
    {
      char *value = g_strstrip (g_strdup (run->value->str));

      if (!g_str_has_prefix (run->name, "D.") || g_str_has_prefix (run->name, "D.8"))
        run->product = NULL;
      tc_xml_append_leaf (run->tree, run->product != NULL ? run->product : root, run->name,
                          tc_xml_take_string (run->tree, value));
    }
  run->name = NULL;
  g_string_truncate (run->value, 0);
}

static void
read_line (Run     *run,
           TcSlice  line)
{
  const char *name_end = find_field (line);

  if (name_end == NULL && begins_with_one (line, headings, G_N_ELEMENTS (headings)))
    {
      end_field (run);
      return;
    }
  if (name_end == NULL)
    {
      if (run->name != NULL)
        g_string_append_printf (run->value, "\n%.*s", (int) (line.end - line.p), line.p);
      return;
    }

  end_field (run);
  run->name = tc_xml_take_string (run->tree, g_strdelimit (tc_slice_dup ((TcSlice) { line.p, name_end }), "\t", ' '));
  while (name_end < line.end && (*name_end == ':' || *name_end == '\t' || *name_end == ' '))
    name_end++;
  g_string_append_len (run->value, name_end, line.end - name_end);
}

static TcSource *
read_record (const TcRecordText  *text,
             GError             **error)
{
  const char *end = text->text + text->length;
  g_autoptr (TcXml) tree = tc_xml_new ();
  Run run = { tree, NULL, NULL, g_string_new (NULL) };
  TcCutLine line;

  for (const char *p = text->text; tc_cut_line (p, end, TRUE, &line); p = line.next)
    read_line (&run, line.line);
  end_field (&run);
  g_string_free (run.value, TRUE);

  return tc_registry_new_source (&tc_registry_euctr, tc_xml_get_root (tree), FALSE, "reader.euctr-text.", error);
}

const TcReader tc_reader_euctr_text = { .id = "euctr-text", .sniff = sniff, .cut = cut, .read_record = read_record };
