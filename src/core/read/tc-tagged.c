/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-tagged.h"

#include <glib/gi18n-lib.h>

#include "tc-read.h"

/* What reading a record is in most formats of tags. */

/**
 * tc_tagged_parse:
 * @text: a record
 * @table: the tags of the format
 * @head: knows them
 *
 * Fills a record from its tags.
 *
 * Returns: (transfer full) (nullable): the record, %NULL where no tag has a value
 */
TcRecord *
tc_tagged_parse (const TcRecordText  *text,
                 const TcTagTable    *table,
                 TcTagHead            head,
                 GError             **error)
{
  g_auto (TcStatements) statements;
  TcTagScan scan = { { text->text, text->text + text->length }, head };
  TcTag tag;

  tc_statements_init (&statements, table);
  while (tc_tag_scan_next (&scan, &tag))
    tc_statements_add (&statements, &tag);
  if (tc_statements_is_empty (&statements))
    {
      g_set_error_literal (error, TC_READ_ERROR, TC_READ_ERROR_MALFORMED,
                           _("The record has no field with a value."));
      return NULL;
    }

  return tc_statements_finish (&statements);
}
