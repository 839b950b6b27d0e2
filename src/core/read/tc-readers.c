/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-reader.h"
#include "tc-rendering.h"
#include "tc-tagged.h"

/* From the formats that cannot be mistaken to the one that takes everything. */
const TcReader * const tc_readers[] = {
  &tc_reader_html,
  &tc_reader_pdf,
  &tc_reader_docx,
  &tc_reader_xlsx,
  &tc_reader_ods,
  &tc_reader_registry_list,
  &tc_reader_registry_json,
  &tc_reader_works_json,
  &tc_reader_csl_json,
  &tc_reader_json_lines,
  &tc_reader_aggregator_json,
  &tc_reader_ovid,
  &tc_reader_cochrane,
  &tc_reader_pubmed_xml,
  &tc_reader_jats,
  &tc_reader_registry_xml,
  &tc_reader_euctr_text,
  &tc_reader_endnote_xml,
  &tc_reader_europepmc,
  &tc_reader_mods,
  &tc_reader_zotero_rdf,
  &tc_reader_bibtex,
  &tc_reader_ris,
  &tc_reader_nbib,
  &tc_reader_wos,
  &tc_reader_refworks,
  &tc_reader_refer,
  &tc_reader_noteexpress,
  &tc_reader_sinomed,
  &tc_reader_endnote_text,
  &tc_reader_scopus,
  &tc_reader_proquest,
  &tc_reader_sciencedirect,
  &tc_reader_embase_rows,
  &tc_reader_table,
  &tc_reader_chictr,
  &tc_reader_pubmed_summary,
  &tc_reader_pubmed_text,
  &tc_reader_pubmed_page,
  &tc_reader_bilingual_dump,
  &tc_reader_plain_text,
  NULL
};

/**
 * tc_reader_has_many:
 *
 * Returns: whether files of the format hold many records and are cut into them
 */
gboolean
tc_reader_has_many (const TcReader *self)
{
  return self->cut != NULL || self->tags != NULL;
}

/**
 * tc_reader_cut:
 * @self: a reader of a format of many records
 *
 * Cuts off the first part of @bytes: see cut of #TcReader.
 *
 * Returns: the part
 */
TcCut
tc_reader_cut (const TcReader *self,
               const char     *bytes,
               gsize           length,
               gboolean        last)
{
  return self->tags != NULL ? tc_tagged_cut (self->tags, bytes, length, last) : self->cut (bytes, length, last);
}

/**
 * tc_reader_has_fields:
 *
 * Returns: whether records of the format fill a #TcRecord
 */
gboolean
tc_reader_has_fields (const TcReader *self)
{
  return self->parse_record != NULL || self->tags != NULL;
}

/**
 * tc_reader_parse_record:
 * @self: a reader with tc_reader_has_fields()
 * @text: one record
 * @error: return location for an error of #TcReadError
 *
 * Reads the fields of one record.
 *
 * Returns: (transfer full) (nullable): the record
 */
TcRecord *
tc_reader_parse_record (const TcReader      *self,
                        const TcRecordText  *text,
                        GError             **error)
{
  return self->tags != NULL ? tc_tagged_parse (self->tags, text, error) : self->parse_record (text, error);
}

/**
 * tc_reader_read_record:
 * @self: a reader of a format of many records
 * @text: one record
 * @error: return location for an error of #TcReadError
 *
 * Makes the source of one record, by the reader itself or out of the fields that it read.
 *
 * Returns: (transfer full) (nullable): a source without name, bytes and encoding
 */
TcSource *
tc_reader_read_record (const TcReader      *self,
                       const TcRecordText  *text,
                       GError             **error)
{
  g_autoptr (TcRecord) record = NULL;
  g_autofree char *rule_prefix = NULL;

  if (!tc_reader_has_fields (self))
    return self->read_record (text, error);
  record = tc_reader_parse_record (self, text, error);
  if (record == NULL)
    return NULL;

  rule_prefix = g_strconcat ("reader.", self->id, ".", NULL);

  return tc_rendering_new_source (record, NULL, rule_prefix);
}
