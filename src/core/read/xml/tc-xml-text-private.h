/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-xml.h"

G_BEGIN_DECLS

/* What an element is to who renders it. */
typedef enum
{
  TC_XML_RENDER_INLINE,
  TC_XML_RENDER_BLOCK,                   /* on lines of its own */
  TC_XML_RENDER_CELL,                    /* of a table */
  TC_XML_RENDER_SUP,
  TC_XML_RENDER_SUB,
  TC_XML_RENDER_STYLE,                   /* what its attribute says */
  TC_XML_RENDER_SKIP,                    /* the same once more for machines */
  TC_XML_RENDER_MATH,
  TC_XML_RENDER_MATH_SCRIPT,             /* base and exponent, base and index */
  TC_XML_RENDER_MATH_SCRIPTS,            /* base, below, above */
  TC_XML_RENDER_MATH_FRACTION,
  TC_XML_RENDER_MATH_ROOT,
  TC_XML_RENDER_MATH_FENCED,
  TC_XML_RENDER_MATH_ROW,
  TC_XML_RENDER_MATH_CELL
} TcXmlRenderKind;

/* A text that is being written. */
typedef struct
{
  GString *out;
  gboolean blank;                 /* a blank is due before the next character */
  gboolean broken;                /* it was a line end in the file */
  gboolean math;                  /* blanks mean nothing */
  gboolean paragraphs;            /* an empty line ends a paragraph */
  gboolean lines;                 /* every line end does */
  gboolean cell;                  /* in a cell of a table, which is on one line */
} TcXmlRendering;

/* The element at @node or behind it: texts stand between elements. */
static inline const TcXmlNode *
tc_xml_next_element (const TcXmlNode *node)
{
  while (node != NULL && node->name.p == node->name.end)
    node = node->next;

  return node;
}

/* In tc-xml-text.c. */
void  tc_xml_text_put          (TcXmlRendering  *rendering,
                                const char      *text,
                                gsize            length);
void  tc_xml_text_put_children (TcXmlRendering  *rendering,
                                const TcXmlNode *node);
void  tc_xml_text_put_node     (TcXmlRendering  *rendering,
                                const TcXmlNode *node);
void  tc_xml_text_put_shifted  (TcXmlRendering  *rendering,
                                const TcXmlNode *node,
                                gboolean         up);
char *tc_xml_text_dup_rendered (const TcXmlNode *node,
                                gboolean         math) G_GNUC_WARN_UNUSED_RESULT;

/* In tc-xml-math.c. */
void  tc_xml_math_put          (TcXmlRendering  *rendering,
                                const TcXmlNode *node,
                                TcXmlRenderKind  kind);

G_END_DECLS
