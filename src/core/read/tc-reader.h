/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-lines.h"

G_BEGIN_DECLS

/**
 * TcDocument:
 * @text: the decoded text of a file, not blank
 * @length: its length in bytes
 * @lines: (element-type TcLine): its lines, or %NULL before the first reader needs them
 *
 * What the readers look at.
 */
typedef struct
{
  const char *text;
  gsize length;
  GArray *lines;
} TcDocument;

/**
 * TcReader:
 * @id: stable id, stored with every source
 * @sniff: tells whether the document is of the reader's format
 * @read: makes the sources, without name, bytes and encoding; never empty, or %NULL with an error
 *   of #TcReadError
 *
 * One format. The readers are asked in order; the last one takes everything.
 */
typedef struct
{
  const char *id;
  gboolean (*sniff) (TcDocument *document);
  GPtrArray *(*read) (TcDocument  *document,
                      GError     **error);
} TcReader;

extern const TcReader tc_reader_aggregator_json;
extern const TcReader tc_reader_pubmed_page;
extern const TcReader tc_reader_bilingual_dump;
extern const TcReader tc_reader_plain_text;

GArray *tc_document_get_lines (TcDocument *document);

G_END_DECLS
