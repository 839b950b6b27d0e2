/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <string.h>

#include "tc-reader.h"
#include "tc-tags.h"

G_BEGIN_DECLS

/**
 * TcXmlNode:
 * @name: of an element, without the prefix of its namespace; empty for text
 * @attributes: what stands behind the name in the start tag
 * @text: of text as it is written; empty for an element
 * @literal: whether ampersands in @text are ampersands (CDATA)
 * @lines: whether line ends in @text mean something
 * @taken: for those who read the tree: whether they did something with it
 * @parent: (nullable): %NULL for the root
 * @first: (nullable): the first child
 * @next: (nullable): the next one of the same parent
 *
 * An element, or text between two tags. The slices point into the text that was parsed.
 */
typedef struct _TcXmlNode TcXmlNode;

struct _TcXmlNode
{
  TcSlice name;
  TcSlice attributes;
  TcSlice text;
  gboolean literal;
  gboolean lines;
  gboolean taken;
  TcXmlNode *parent;
  TcXmlNode *first;
  TcXmlNode *next;
  /*< private >*/
  TcXmlNode *last;
};

/**
 * TcXml:
 *
 * A text in XML as a tree. Forgiving: what is not well-formed becomes text, or ends where its parent ends, and the tree
 * says that it is damaged. There are no entities but characters, so nothing grows and nothing is fetched.
 */
typedef struct _TcXml TcXml;

TcXml      *tc_xml_parse         (const char       *text,
                                  gsize             length,
                                  GError          **error) G_GNUC_WARN_UNUSED_RESULT;
TcSlice     tc_xml_attribute     (const TcXmlNode  *node,
                                  const char       *name);
gboolean    tc_xml_attribute_is  (const TcXmlNode  *node,
                                  const char       *name,
                                  const char       *value);

/* In tc-xml-tree.c. */
void        tc_xml_free          (TcXml            *self);
TcXmlNode  *tc_xml_get_root      (TcXml            *self);
gboolean    tc_xml_is_damaged    (TcXml            *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TcXml, tc_xml_free)

/**
 * tc_xml_is:
 *
 * Returns: whether @node is an element of the name
 */
static inline gboolean
tc_xml_is (const TcXmlNode *node,
           const char      *name)
{
  gsize length = strlen (name);

  return length > 0 && (gsize) (node->name.end - node->name.p) == length && memcmp (node->name.p, name, length) == 0;
}

TcXmlNode  *tc_xml_child         (const TcXmlNode  *node,
                                  const char       *name);
TcXmlNode  *tc_xml_find          (const TcXmlNode  *node,
                                  const char       *path);
TcXmlNode  *tc_xml_next          (const TcXmlNode  *node,
                                  const char       *name);
TcXmlNode  *tc_xml_after         (const TcXmlNode  *node,
                                  const TcXmlNode  *top);
gboolean    tc_xml_is_leaf       (const TcXmlNode  *node);

/* In tc-xml-text.c. */
char       *tc_xml_dup_text      (const TcXmlNode  *node) G_GNUC_WARN_UNUSED_RESULT;
void        tc_xml_append_text   (const TcXmlNode  *node,
                                  GString          *out);
char       *tc_xml_dup_paragraphs (const TcXmlNode *node) G_GNUC_WARN_UNUSED_RESULT;
char       *tc_xml_dup_attribute (const TcXmlNode  *node,
                                  const char       *name) G_GNUC_WARN_UNUSED_RESULT;

/* In tc-xml-cut.c. */
TcCut       tc_xml_cut           (const char * const *records,
                                  const char         *bytes,
                                  gsize               length,
                                  gboolean            last);
gboolean    tc_xml_sniff_root    (const TcDocument   *document,
                                  const char * const *roots);

G_END_DECLS
