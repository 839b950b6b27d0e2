/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "corpus-expected.h"
#include "tc-source.h"

/**
 * CorpusFile:
 * @path: below the folder of the corpus
 * @reader: the reader that knows it
 * @n_records: the records that are read
 * @n_refused: the parts that are named with their line and not read
 *
 * One of the files with which other programs test their readers. They are not ours and stand beside the project.
 */
typedef struct
{
  const char *path;
  const char *reader;
  guint n_records;
  guint n_refused;
} CorpusFile;

extern const CorpusFile corpus_files[];
extern const gsize corpus_n_files;

char      *corpus_path      (const char    *name);
gboolean   corpus_skip      (void);
GPtrArray *corpus_read      (const char    *name,
                             guint         *n_refused);
char      *corpus_dup_value (TcSource      *source,
                             ExpectedField  field);
