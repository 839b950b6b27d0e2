/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-rendering.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tc-record-suggest.h"

/* A bibliographic record as the curator reads it: a line for each field, the abstracts below, then what
 * is kept only as text, copies last. */

static const struct
{
  const char *label;
  TcSectionKind kind;
} parts[TC_RECORD_N_FIELDS] = {
  [TC_RECORD_TITLE] = { "Title", TC_SECTION_TITLE },
  [TC_RECORD_TITLE_ZH] = { "Chinese title", TC_SECTION_TITLE },
  [TC_RECORD_AUTHORS] = { "Authors", TC_SECTION_AUTHORS },
  [TC_RECORD_AFFILIATIONS] = { "Affiliations", TC_SECTION_AFFILIATIONS },
  [TC_RECORD_JOURNAL] = { "Journal", TC_SECTION_CITATION },
  [TC_RECORD_YEAR] = { "Year", TC_SECTION_CITATION },
  [TC_RECORD_DATE] = { "Publication date", TC_SECTION_CITATION },
  [TC_RECORD_VOLUME] = { "Volume", TC_SECTION_CITATION },
  [TC_RECORD_ISSUE] = { "Issue", TC_SECTION_CITATION },
  [TC_RECORD_PAGES] = { "Pages", TC_SECTION_CITATION },
  [TC_RECORD_DOI] = { "DOI", TC_SECTION_IDENTIFIERS },
  [TC_RECORD_PMID] = { "PMID", TC_SECTION_IDENTIFIERS },
  [TC_RECORD_PMCID] = { "PMCID", TC_SECTION_IDENTIFIERS },
  [TC_RECORD_LINKS] = { "Links", TC_SECTION_IDENTIFIERS },
  [TC_RECORD_TYPES] = { "Publication types", TC_SECTION_PUBLICATION_TYPES },
  [TC_RECORD_KEYWORDS] = { "Keywords", TC_SECTION_KEYWORDS },
  [TC_RECORD_ABSTRACT] = { "Abstract", TC_SECTION_ABSTRACT },
  [TC_RECORD_ABSTRACT_ZH] = { "Chinese abstract", TC_SECTION_ABSTRACT },
  [TC_RECORD_REGISTRATION] = { "Trial registration", TC_SECTION_REGISTRATION },
  [TC_RECORD_FUNDING] = { "Funding", TC_SECTION_FUNDING },
};

static gboolean
is_abstract (guint field)
{
  return field == TC_RECORD_ABSTRACT || field == TC_RECORD_ABSTRACT_ZH;
}

/* Databases say it in the type, in a note that names the retraction, or before the title. */
static gboolean
is_retracted (const TcRecord *record)
{
  const char *types = record->values[TC_RECORD_TYPES];
  const char *title = record->values[TC_RECORD_TITLE];

  if ((types != NULL && strstr (types, "Retracted Publication") != NULL) ||
      (title != NULL && (g_str_has_prefix (title, "RETRACTED:") || g_str_has_prefix (title, "RETRACTED ARTICLE:"))))
    return TRUE;
  for (guint i = 0; i < record->others.len; i++)
    if (g_str_has_prefix (record->others.items[i], "Retraction in: "))
      return TRUE;

  return FALSE;
}

/* Fields that no field of the codebook takes: notes, call numbers, the tags of one tool. Nothing is
 * drawn from them, but a curator can read and quote them. */
static void
add_others (TcSheet        *sheet,
            const TcRecord *record)
{
  g_autoptr (GString) all = g_string_sized_new (1024);

  for (guint i = 0; i < record->others.len; i++)
    {
      if (i > 0)
        g_string_append_c (all, '\n');
      g_string_append (all, record->others.items[i]);
    }
  if (all->len > 0)
    tc_sheet_add_block (sheet, "Other fields", all->str, TC_SECTION_BOILERPLATE);
}

static void
add_copies (TcSheet        *sheet,
            const TcRecord *record)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < record->copies.len; i++)
    g_string_append_printf (all, "%s%s", i > 0 ? "\n\n" : "",
                            record->copies.items[i]);
  if (all->len > 0)
    tc_sheet_add_block (sheet, NULL, all->str, TC_SECTION_COPY);
}

/**
 * tc_rendering_begin:
 * @record: a record
 * @rule_prefix: beginning of the rule ids of the suggestions
 *
 * Writes the fields of a record as readable text, proposes what they say and warns of a retracted
 * report. More may be added to the sheet.
 *
 * Returns: (transfer full): a sheet for tc_rendering_finish()
 */
TcSheet *
tc_rendering_begin (TcRecord   *record,
                    const char *rule_prefix)
{
  TcSheet *sheet = tc_sheet_new (rule_prefix);
  TcSheetPlace places[TC_RECORD_N_FIELDS] = { { 0, } };

  tc_record_join_authors (record);
  if (is_retracted (record))
    tc_record_add_warning (record, N_("The report was retracted."));
  for (guint i = 0; i < TC_RECORD_N_FIELDS; i++)
    if (record->values[i] != NULL)
      places[i] = (is_abstract (i) ? tc_sheet_add_block : tc_sheet_add_line)
                  (sheet, parts[i].label, record->values[i], parts[i].kind);
  tc_record_suggest (record, sheet, places);

  return sheet;
}

/**
 * tc_rendering_finish:
 * @sheet: (transfer full): from tc_rendering_begin()
 * @record: the same record
 * @rest: (nullable): what stands behind it in the file
 *
 * Writes what is kept only as text, the copies and the rest, and makes a source of all.
 *
 * Returns: (transfer full): a source with text, sections, suggestions and warnings
 */
TcSource *
tc_rendering_finish (TcSheet    *sheet,
                     TcRecord   *record,
                     const char *rest)
{
  add_others (sheet, record);
  add_copies (sheet, record);
  if (rest != NULL)
    tc_sheet_add_rest (sheet, rest);
  for (guint i = 0; i < record->warnings.len; i++)
    tc_sheet_add_warning (sheet, record->warnings.items[i]);
  if (record->broken)
    tc_sheet_add_warning (sheet, N_("A record nested in the JSON is broken and was left out."));

  return tc_sheet_finish (sheet);
}

/**
 * tc_rendering_new_source:
 * @record: a record
 * @rest: (nullable): what stands behind it in the file
 * @rule_prefix: beginning of the rule ids of the suggestions
 *
 * Both at once.
 *
 * Returns: (transfer full): a source with text, sections, suggestions and warnings
 */
TcSource *
tc_rendering_new_source (TcRecord   *record,
                         const char *rest,
                         const char *rule_prefix)
{
  return tc_rendering_finish (tc_rendering_begin (record, rule_prefix), record, rest);
}
