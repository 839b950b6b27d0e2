/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "tc-column-map.h"
#include "tc-cut.h"
#include "tc-lines.h"
#include "tc-record.h"

G_BEGIN_DECLS

/**
 * TcDocument:
 * @text: the decoded text of a file, not blank; where @whole is %FALSE its first part, cut behind a line
 * @length: its length in bytes
 * @whole: whether @text is all of it
 * @lines: (element-type TcLine): its lines, or %NULL before the first reader needs them
 * @maps: (nullable): what people said about the columns of tables
 *
 * What the readers look at.
 */
typedef struct
{
  const char *text;
  gsize length;
  gboolean whole;
  GArray *lines;
  const TcColumnMaps *maps;
} TcDocument;

GArray *tc_document_get_lines (TcDocument *document);

/**
 * TcRecordText:
 * @text: the decoded text of one record, NUL-terminated, with its line ends
 * @length: its length in bytes
 * @prologue: (nullable): the decoded text of the last %TC_CUT_PROLOGUE before it
 * @name: base name of the file: a hint where nothing else tells two dialects apart
 * @maps: (nullable): what people said about the columns of tables
 */
typedef struct
{
  const char *text;
  gsize length;
  const char *prologue;
  const char *name;
  const TcColumnMaps *maps;
} TcRecordText;

/**
 * TcWholeFile:
 * @bytes: all of it
 * @name: base name, valid UTF-8; for messages, never for telling what it is
 * @cancellable: (nullable): long work looks at it
 * @maps: (nullable): what people said about the columns of tables
 *
 * A file whose bytes a reader decodes itself. The reader says by which @encoding (an IANA name, interned or
 * static); it stays "UTF-8" where it says nothing.
 */
typedef struct
{
  GBytes *bytes;
  const char *name;
  GCancellable *cancellable;
  TcColumnMaps *maps;
} TcWholeFile;

typedef struct _TcTagFormat TcTagFormat;

/**
 * TcReader:
 * @id: stable id, stored with every source
 * @sniff: tells whether the document is of the reader's format
 * @read: makes the sources of a whole file, without name, bytes and encoding; never empty, or %NULL
 * with an error of #TcReadError. %NULL where the format is one of many records
 * @cut: (nullable): for a format of many records: what the bytes begin with. Called at the
 * beginning of the file and behind each part; @last says that the file ends behind @length. The
 * bytes are those of the file in an encoding that contains ASCII (UTF-8, GB18030, Big5,
 * Windows-1252 …): a byte below 0x40 means itself everywhere, so look for line ends and tags, and
 * never for letters in the middle of a line. Must not look behind @length, must not keep state: the
 * parts of a file are the same every time. Nobody promises that the bytes are text.
 * @parse_record: (nullable): for a format of many records with the fields of a #TcRecord: fills it
 * from the text of one, or %NULL with an error of #TcReadError; its source is the rendering of the
 * record. Called on several threads at once.
 * @read_record: (nullable): for other formats of many records: makes the source of one, or %NULL
 * with an error of #TcReadError. Called on several threads at once.
 *
 * @tags: (nullable): instead of @cut and @parse_record: a format of tagged lines, see tc-tagged.h
 * @sniff_bytes: (nullable): for a format that is no text, or that says itself how its text is
 * encoded: tells from the first bytes of the file, up to 256 KiB, whether it is of the format. Such
 * readers are asked before the bytes are decoded and need no @sniff and @read
 * @read_bytes: with @sniff_bytes: makes the sources of a whole file of its bytes; never empty, or
 * %NULL with an error of #TcReadError
 *
 * One format. The readers are asked in order; the last one takes everything.
 *
 * A format of many records is sniffed by its beginning, at least 64 KiB of it or the whole file;
 * its files may be of any size, and a record that is damaged does no harm to the others.
 */
typedef struct
{
  const char *id;
  gboolean (*sniff) (TcDocument *document);
  GPtrArray *(*read) (TcDocument  *document,
                      GError     **error);
  TcCut (*cut) (const char *bytes,
                gsize       length,
                gboolean    last);
  TcRecord *(*parse_record) (const TcRecordText  *record,
                             GError             **error);
  TcSource *(*read_record) (const TcRecordText  *record,
                            GError             **error);
  const TcTagFormat *tags;
  gboolean (*sniff_bytes) (const char *bytes,
                           gsize       length);
  GPtrArray *(*read_bytes) (const TcWholeFile  *file,
                            const char        **encoding,
                            GError            **error);
} TcReader;

gboolean  tc_reader_has_many    (const TcReader      *self);
TcCut     tc_reader_cut         (const TcReader      *self,
                                 const char          *bytes,
                                 gsize                length,
                                 gboolean             last);
gboolean  tc_reader_has_fields  (const TcReader      *self);
TcRecord *tc_reader_parse_record (const TcReader     *self,
                                 const TcRecordText  *text,
                                 GError             **error) G_GNUC_WARN_UNUSED_RESULT;
TcSource *tc_reader_read_record (const TcReader      *self,
                                 const TcRecordText  *text,
                                 GError             **error) G_GNUC_WARN_UNUSED_RESULT;

/* In tc-readers.c: every reader, in the order of asking; ends with %NULL. */
extern const TcReader * const tc_readers[];

extern const TcReader tc_reader_aggregator_json;
extern const TcReader tc_reader_bibtex;
extern const TcReader tc_reader_bilingual_dump;
extern const TcReader tc_reader_chictr;
extern const TcReader tc_reader_cochrane;
extern const TcReader tc_reader_csl_json;
extern const TcReader tc_reader_docx;
extern const TcReader tc_reader_euctr_text;
extern const TcReader tc_reader_embase_rows;
extern const TcReader tc_reader_europepmc;
extern const TcReader tc_reader_html;
extern const TcReader tc_reader_endnote_text;
extern const TcReader tc_reader_endnote_xml;
extern const TcReader tc_reader_jats;
extern const TcReader tc_reader_json_lines;
extern const TcReader tc_reader_mods;
extern const TcReader tc_reader_nbib;
extern const TcReader tc_reader_noteexpress;
extern const TcReader tc_reader_ovid;
extern const TcReader tc_reader_ods;
extern const TcReader tc_reader_pdf;
extern const TcReader tc_reader_plain_text;
extern const TcReader tc_reader_proquest;
extern const TcReader tc_reader_pubmed_page;
extern const TcReader tc_reader_pubmed_summary;
extern const TcReader tc_reader_pubmed_text;
extern const TcReader tc_reader_pubmed_xml;
extern const TcReader tc_reader_refer;
extern const TcReader tc_reader_refworks;
extern const TcReader tc_reader_registry_json;
extern const TcReader tc_reader_registry_list;
extern const TcReader tc_reader_registry_xml;
extern const TcReader tc_reader_ris;
extern const TcReader tc_reader_sciencedirect;
extern const TcReader tc_reader_scopus;
extern const TcReader tc_reader_sinomed;
extern const TcReader tc_reader_table;
extern const TcReader tc_reader_works_json;
extern const TcReader tc_reader_wos;
extern const TcReader tc_reader_xlsx;
extern const TcReader tc_reader_zotero_rdf;

G_END_DECLS
