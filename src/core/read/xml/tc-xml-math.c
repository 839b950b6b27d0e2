/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-xml-text-private.h"

#include <string.h>

/* Formulas in MathML, as far as a line can say them. */

/* In parentheses where it is more than one sign or number. */
static void
put_operand (TcXmlRendering  *rendering,
             const TcXmlNode *node)
{
  g_autofree char *text = node != NULL ? tc_xml_text_dup_rendered (node, TRUE) : NULL;
  gboolean simple = TRUE;

  if (text == NULL)
    return;
  for (const char *p = text; *p != '\0' && simple; p = g_utf8_next_char (p))
    simple = g_unichar_isalnum (g_utf8_get_char (p)) || *p == '.';
  if (!simple)
    tc_xml_text_put (rendering, "(", 1);
  tc_xml_text_put (rendering, text, strlen (text));
  if (!simple)
    tc_xml_text_put (rendering, ")", 1);
}

static void
put_script (TcXmlRendering  *rendering,
            const TcXmlNode *node,
            gboolean         up)
{
  const TcXmlNode *base = tc_xml_next_element (node->first);
  const TcXmlNode *script = base != NULL ? tc_xml_next_element (base->next) : NULL;

  if (base != NULL)
    tc_xml_text_put_node (rendering, base);
  if (script != NULL)
    tc_xml_text_put_shifted (rendering, script, up);
}

static void
put_scripts (TcXmlRendering  *rendering,
             const TcXmlNode *node)
{
  const TcXmlNode *base = tc_xml_next_element (node->first);
  const TcXmlNode *below = base != NULL ? tc_xml_next_element (base->next) : NULL;
  const TcXmlNode *above = below != NULL ? tc_xml_next_element (below->next) : NULL;

  if (base != NULL)
    tc_xml_text_put_node (rendering, base);
  if (below != NULL)
    tc_xml_text_put_shifted (rendering, below, FALSE);
  if (above != NULL)
    tc_xml_text_put_shifted (rendering, above, TRUE);
}

static void
put_fraction (TcXmlRendering  *rendering,
              const TcXmlNode *node)
{
  const TcXmlNode *upper = tc_xml_next_element (node->first);

  put_operand (rendering, upper);
  tc_xml_text_put (rendering, "/", 1);
  put_operand (rendering, upper != NULL ? tc_xml_next_element (upper->next) : NULL);
}

static void
put_root (TcXmlRendering  *rendering,
          const TcXmlNode *node)
{
  static const char sign[] = "\u221a";
  const TcXmlNode *base = tc_xml_next_element (node->first);

  if (tc_xml_is (node, "mroot") && base != NULL && tc_xml_next_element (base->next) != NULL)
    tc_xml_text_put_shifted (rendering, tc_xml_next_element (base->next), TRUE);
  tc_xml_text_put (rendering, sign, strlen (sign));
  if (tc_xml_is (node, "mroot"))
    {
      put_operand (rendering, base);
      return;
    }
  tc_xml_text_put (rendering, "(", 1);
  tc_xml_text_put_children (rendering, node);
  tc_xml_text_put (rendering, ")", 1);
}

static void
put_fenced (TcXmlRendering  *rendering,
            const TcXmlNode *node)
{
  g_autofree char *open = tc_xml_dup_attribute (node, "open");
  g_autofree char *close = tc_xml_dup_attribute (node, "close");

  tc_xml_text_put (rendering, open != NULL ? open : "(", open != NULL ? strlen (open) : 1);
  for (const TcXmlNode *child = tc_xml_next_element (node->first); child != NULL;
       child = tc_xml_next_element (child->next))
    {
      tc_xml_text_put_node (rendering, child);
      if (tc_xml_next_element (child->next) != NULL)
        tc_xml_text_put (rendering, ", ", 2);
    }
  tc_xml_text_put (rendering, close != NULL ? close : ")", close != NULL ? strlen (close) : 1);
}

/* Behind all but the last of a row or of a table. */
static void
put_divided (TcXmlRendering  *rendering,
             const TcXmlNode *node,
             const char      *divider)
{
  tc_xml_text_put_children (rendering, node);
  if (tc_xml_next_element (node->next) != NULL)
    tc_xml_text_put (rendering, divider, strlen (divider));
}

static void
put_math (TcXmlRendering  *rendering,
          const TcXmlNode *node)
{
  gboolean before = rendering->math;

  rendering->math = TRUE;
  tc_xml_text_put_children (rendering, node);
  rendering->math = before;
}

/**
 * tc_xml_math_put:
 * @kind: what the element is in a formula
 *
 * Writes an element of a formula, or all of it.
 */
void
tc_xml_math_put (TcXmlRendering  *rendering,
                 const TcXmlNode *node,
                 TcXmlRenderKind  kind)
{
  switch (kind)
    {
    case TC_XML_RENDER_MATH: put_math (rendering, node); break;
    case TC_XML_RENDER_MATH_SCRIPT:
      put_script (rendering, node, tc_xml_is (node, "msup") || tc_xml_is (node, "mover"));
      break;
    case TC_XML_RENDER_MATH_SCRIPTS: put_scripts (rendering, node); break;
    case TC_XML_RENDER_MATH_FRACTION: put_fraction (rendering, node); break;
    case TC_XML_RENDER_MATH_ROOT: put_root (rendering, node); break;
    case TC_XML_RENDER_MATH_FENCED: put_fenced (rendering, node); break;
    case TC_XML_RENDER_MATH_ROW: put_divided (rendering, node, "; "); break;
    case TC_XML_RENDER_MATH_CELL: put_divided (rendering, node, " "); break;
    default: g_assert_not_reached ();
    }
}
