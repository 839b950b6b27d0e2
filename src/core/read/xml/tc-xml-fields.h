/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-named.h"
#include "tc-xml.h"

G_BEGIN_DECLS

/**
 * TcXmlField:
 * @name: of an element
 * @parent: (nullable): the element that it stands in, %NULL for any
 * @tag: what it says, see tc-named.c; empty for what is left out
 */
typedef struct
{
  const char *name;
  const char *parent;
  const char *tag;
} TcXmlField;

void      tc_xml_fields_add   (TcNamed             *named,
                               const TcXmlNode     *top,
                               const TcXmlField    *fields,
                               gsize                n_fields);
TcRecord *tc_xml_fields_parse (const TcRecordText  *text,
                               const TcXmlField    *fields,
                               gsize                n_fields,
                               GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
