/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-abstract.h"
#include "tc-front.h"
#include "tc-reader.h"

/* A title line, perhaps authors and a citation, and an abstract: everything that is
 * nothing else. */

static gboolean
sniff (TcDocument *document)
{
  return TRUE;
}

static GPtrArray *
read_document (TcDocument  *document,
               GError     **error)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func ((GDestroyNotify) tc_source_unref);
  TcSource *source = tc_source_new ();
  g_autoptr (TcOutline) outline = NULL;
  GArray *lines = tc_document_get_lines (document);
  guint first;

  g_ptr_array_add (sources, source);
  tc_source_take_text (source, g_strdup (document->text));
  outline = tc_outline_new (source);
  first = tc_front_read (outline, lines);
  tc_abstract_read (outline, lines, first, lines->len);

  return g_steal_pointer (&sources);
}

const TcReader tc_reader_plain_text = { .id = "plain-text", .sniff = sniff, .read = read_document };
