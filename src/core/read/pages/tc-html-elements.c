/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-html-elements.h"

#include <string.h>

/* What the elements of HTML and the roles of ARIA are. */

/* Sorted by name. */
static const struct
{
  const char *name;
  TcHtmlElement element;
} elements[] = {
  { "address", TC_HTML_BLOCK }, { "applet", TC_HTML_DROPPED }, { "article", TC_HTML_MAIN },
  { "aside", TC_HTML_FURNITURE }, { "audio", TC_HTML_DROPPED }, { "blockquote", TC_HTML_BLOCK },
  { "body", TC_HTML_BLOCK }, { "br", TC_HTML_BREAK }, { "canvas", TC_HTML_DROPPED },
  { "caption", TC_HTML_LEGEND }, { "center", TC_HTML_BLOCK }, { "dd", TC_HTML_BLOCK },
  { "div", TC_HTML_BLOCK }, { "dl", TC_HTML_BLOCK }, { "dt", TC_HTML_BLOCK },
  { "fieldset", TC_HTML_BLOCK }, { "figcaption", TC_HTML_LEGEND }, { "figure", TC_HTML_BLOCK },
  { "footer", TC_HTML_FURNITURE }, { "form", TC_HTML_BLOCK }, { "h1", TC_HTML_HEADING },
  { "h2", TC_HTML_HEADING }, { "h3", TC_HTML_HEADING }, { "h4", TC_HTML_HEADING },
  { "h5", TC_HTML_HEADING }, { "h6", TC_HTML_HEADING }, { "header", TC_HTML_HEADER },
  { "hr", TC_HTML_BLOCK }, { "iframe", TC_HTML_DROPPED }, { "li", TC_HTML_BLOCK },
  { "main", TC_HTML_MAIN }, { "meta", TC_HTML_META }, { "nav", TC_HTML_FURNITURE },
  { "object", TC_HTML_DROPPED }, { "ol", TC_HTML_BLOCK }, { "option", TC_HTML_DROPPED },
  { "p", TC_HTML_BLOCK }, { "pre", TC_HTML_PRE }, { "script", TC_HTML_SCRIPT },
  { "section", TC_HTML_BLOCK }, { "select", TC_HTML_DROPPED }, { "style", TC_HTML_DROPPED },
  { "sub", TC_HTML_SUB }, { "summary", TC_HTML_BLOCK }, { "sup", TC_HTML_SUP },
  { "svg", TC_HTML_DROPPED }, { "table", TC_HTML_BLOCK }, { "td", TC_HTML_CELL },
  { "template", TC_HTML_DROPPED }, { "textarea", TC_HTML_DROPPED }, { "th", TC_HTML_CELL },
  { "title", TC_HTML_TITLE }, { "tr", TC_HTML_BLOCK }, { "ul", TC_HTML_BLOCK },
  { "video", TC_HTML_DROPPED },
};

/**
 * tc_html_find_element:
 * @name: lower case
 *
 * Returns: what the element is
 */
TcHtmlElement
tc_html_find_element (const char *name)
{
  gsize low = 0, high = G_N_ELEMENTS (elements);

  while (low < high)
    {
      gsize middle = (low + high) / 2;
      int order = strcmp (name, elements[middle].name);

      if (order == 0)
        return elements[middle].element;
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }

  return TC_HTML_INLINE;
}

/**
 * tc_html_is_furniture_role:
 * @role: (nullable): of an element
 *
 * Returns: whether it is part of the site and not of the article
 */
gboolean
tc_html_is_furniture_role (const char *role)
{
  static const char * const roles[] = { "navigation", "banner", "contentinfo", "search", "complementary" };

  for (gsize i = 0; role != NULL && i < G_N_ELEMENTS (roles); i++)
    if (g_str_equal (role, roles[i]))
      return TRUE;

  return FALSE;
}
