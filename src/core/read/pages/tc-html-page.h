/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "tc-source.h"

G_BEGIN_DECLS

/**
 * TcHtmlBlock:
 * @start: its first byte in the text of the page
 * @end: behind its last byte
 * @heading: 1 to 6 for a heading, else 0
 * @kind: what the elements around it and the headings above say; %TC_SECTION_BODY where they say nothing,
 *   %TC_SECTION_BOILERPLATE for navigation and the like
 *
 * A paragraph, a heading, an item of a list or a row of a table: one line of the text.
 */
typedef struct
{
  gsize start;
  gsize end;
  guint8 heading;
  guint8 kind;
} TcHtmlBlock;

/**
 * TcHtmlMeta:
 * @name: in lower case, such as "citation_title"
 * @content: what it says
 */
typedef struct
{
  char *name;
  char *content;
} TcHtmlMeta;

/**
 * TcHtmlPage:
 * @text: the readable text: a line for each block
 * @blocks: (element-type TcHtmlBlock): the blocks in order
 * @metas: (element-type TcHtmlMeta): the meta elements in order
 * @data: (element-type utf8): the JSON-LD scripts
 * @title: the title element
 * @cut: whether something of the page was too long for the parser
 *
 * What a page says, without how it looks.
 */
typedef struct
{
  GString *text;
  GArray *blocks;
  GPtrArray *metas;
  GPtrArray *data;
  GString *title;
  gboolean cut;
} TcHtmlPage;

TcHtmlPage *tc_html_page_new  (const char    *text,
                               gsize          length,
                               GCancellable  *cancellable,
                               GError       **error) G_GNUC_WARN_UNUSED_RESULT;
void        tc_html_page_free (TcHtmlPage    *self);
char       *tc_html_page_dup  (TcHtmlPage        *self,
                               const TcHtmlBlock *block) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TcHtmlPage, tc_html_page_free)

G_END_DECLS
