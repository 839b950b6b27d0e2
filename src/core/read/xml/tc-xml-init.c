/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-xml-init.h"

#include <libxml/parser.h>

/* libxml2 for the whole process: files are read on several threads, and no document reaches for another one. */

static xmlParserInputPtr
refuse_entity (const char      *url,
               const char      *id,
               xmlParserCtxtPtr parser)
{
  return NULL;
}

/**
 * tc_xml_init:
 *
 * Makes libxml2 ready, once. To be called before each use of it.
 */
void
tc_xml_init (void)
{
  static gsize done = 0;

  if (g_once_init_enter (&done))
    {
      xmlInitParser ();
      xmlSetExternalEntityLoader (refuse_entity);
      g_once_init_leave (&done, 1);
    }
}
