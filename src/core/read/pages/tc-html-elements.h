/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TcHtmlElement:
 *
 * What an element of a page is for who wants its text. From %TC_HTML_BLOCK to %TC_HTML_LEGEND they may break lines.
 */
typedef enum
{
  TC_HTML_INLINE,
  TC_HTML_BLOCK,
  TC_HTML_HEADING,
  TC_HTML_CELL,
  TC_HTML_BREAK,
  TC_HTML_PRE,
  TC_HTML_SUP,
  TC_HTML_SUB,
  TC_HTML_DROPPED,                /* its content is no text */
  TC_HTML_FURNITURE,
  TC_HTML_HEADER,                 /* of the page, or of the article */
  TC_HTML_MAIN,
  TC_HTML_LEGEND,
  TC_HTML_TITLE,
  TC_HTML_META,
  TC_HTML_SCRIPT
} TcHtmlElement;

TcHtmlElement tc_html_find_element      (const char *name);
gboolean      tc_html_is_furniture_role (const char *role);

G_END_DECLS
