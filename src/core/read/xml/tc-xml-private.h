/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-xml.h"

G_BEGIN_DECLS

/* How many nodes are made at once. */
#define TC_XML_BLOCK_NODES 256

struct _TcXml
{
  GPtrArray *blocks;              /* of arrays of TcXmlNode */
  GPtrArray *strings;             /* texts that belong to the tree */
  guint n_in_block;
  TcXmlNode *root;
  gboolean damaged;
};

/* For those who build a tree of something else. */
TcXml      *tc_xml_new         (void) G_GNUC_WARN_UNUSED_RESULT;
TcXmlNode  *tc_xml_append      (TcXml      *self,
                                TcXmlNode  *parent);
TcXmlNode  *tc_xml_append_leaf (TcXml      *self,
                                TcXmlNode  *parent,
                                const char *name,
                                const char *text);
const char *tc_xml_take_string (TcXml      *self,
                                char       *text);

G_END_DECLS
