/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-tagged.h"

#include <glib/gi18n-lib.h>

#include "tc-read.h"
#include "tc-rendering.h"

/* What reading a record is in most formats of tags. */

/**
 * tc_tagged_read:
 * @text: a record
 * @table: the tags of the format
 * @head: knows them
 * @rule_prefix: beginning of the rule ids of the suggestions
 *
 * Makes a source of the tags of a record.
 *
 * Returns: (transfer full) (nullable): the source, %NULL where no tag has a value
 */
TcSource *
tc_tagged_read (const TcRecordText  *text,
                const TcTagTable    *table,
                TcTagHead            head,
                const char          *rule_prefix,
                GError             **error)
{
  g_autoptr (TcStatements) statements = tc_statements_new (table);
  g_autoptr (TcRecord) record = NULL;
  TcTagScan scan = { { text->text, text->text + text->length }, head };
  TcTag tag;

  while (tc_tag_scan_next (&scan, &tag))
    tc_statements_add (statements, &tag);
  if (tc_statements_is_empty (statements))
    {
      g_set_error_literal (error, TC_READ_ERROR, TC_READ_ERROR_MALFORMED,
                           _("The record has no field with a value."));
      return NULL;
    }
  record = tc_statements_finish (statements);

  return tc_rendering_new_source (record, NULL, rule_prefix);
}
