/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-xml-text-private.h"

#include <string.h>

#include "tc-markup.h"

/* What stands in an element, as people read it: superscripts as such, paragraphs as lines, formulas
 * as far as a line can say them. Line ends and indentation of the file mean nothing. */

/* Sorted by the bytes of their names. */
static const struct
{
  const char *name;
  TcXmlRenderKind kind;
} kinds[] = {
  { "AbstractText", TC_XML_RENDER_BLOCK }, { "annotation", TC_XML_RENDER_SKIP },
  { "annotation-xml", TC_XML_RENDER_SKIP },
  { "boxed-text", TC_XML_RENDER_BLOCK }, { "br", TC_XML_RENDER_BLOCK },
  { "break", TC_XML_RENDER_BLOCK }, { "caption", TC_XML_RENDER_BLOCK },
  { "def-item", TC_XML_RENDER_BLOCK }, { "disp-formula", TC_XML_RENDER_BLOCK }, { "disp-quote", TC_XML_RENDER_BLOCK },
  { "div", TC_XML_RENDER_BLOCK }, { "li", TC_XML_RENDER_BLOCK },
  { "line-break", TC_XML_RENDER_BLOCK }, { "list", TC_XML_RENDER_BLOCK },
  { "list-item", TC_XML_RENDER_BLOCK },
  { "math", TC_XML_RENDER_MATH }, { "mfenced", TC_XML_RENDER_MATH_FENCED }, { "mfrac", TC_XML_RENDER_MATH_FRACTION },
  { "mover", TC_XML_RENDER_MATH_SCRIPT }, { "mroot", TC_XML_RENDER_MATH_ROOT }, { "msqrt", TC_XML_RENDER_MATH_ROOT },
  { "msub", TC_XML_RENDER_MATH_SCRIPT }, { "msubsup", TC_XML_RENDER_MATH_SCRIPTS },
  { "msup", TC_XML_RENDER_MATH_SCRIPT },
  { "mtd", TC_XML_RENDER_MATH_CELL }, { "mtr", TC_XML_RENDER_MATH_ROW }, { "munder", TC_XML_RENDER_MATH_SCRIPT },
  { "munderover", TC_XML_RENDER_MATH_SCRIPTS }, { "ol", TC_XML_RENDER_BLOCK },
  { "p", TC_XML_RENDER_BLOCK }, { "sec", TC_XML_RENDER_BLOCK },
  { "style", TC_XML_RENDER_STYLE }, { "sub", TC_XML_RENDER_SUB }, { "sup", TC_XML_RENDER_SUP },
  { "table-wrap-foot", TC_XML_RENDER_BLOCK },
  { "td", TC_XML_RENDER_CELL }, { "tex-math", TC_XML_RENDER_SKIP }, { "th", TC_XML_RENDER_CELL },
  { "title", TC_XML_RENDER_BLOCK },
  { "tr", TC_XML_RENDER_BLOCK }, { "ul", TC_XML_RENDER_BLOCK },
};

static TcXmlRenderKind
find_kind (TcSlice name)
{
  gsize low = 0;
  gsize high = G_N_ELEMENTS (kinds);

  while (low < high)
    {
      gsize middle = (low + high) / 2;
      gsize length = name.end - name.p;
      int order = strncmp (name.p, kinds[middle].name, length);

      if (order == 0 && kinds[middle].name[length] == '\0')
        return kinds[middle].kind;
      if (order > 0)
        low = middle + 1;
      else
        high = middle;
    }

  return TC_XML_RENDER_INLINE;
}

static gboolean
at_line_begin (const GString *out)
{
  return out->len == 0 || out->str[out->len - 1] == '\n';
}

static void
break_line (TcXmlRendering *rendering)
{
  if (!rendering->cell && !at_line_begin (rendering->out))
    g_string_append_c (rendering->out, '\n');
  rendering->blank = rendering->cell;
}

/**
 * tc_xml_text_put:
 *
 * Writes text, behind the blank that is due.
 */
void
tc_xml_text_put (TcXmlRendering *rendering,
                 const char     *text,
                 gsize           length)
{
  if (rendering->blank && !at_line_begin (rendering->out))
    g_string_append_c (rendering->out, ' ');
  rendering->blank = FALSE;
  g_string_append_len (rendering->out, text, length);
}

static const char *
put_blanks (TcXmlRendering *rendering,
            const char     *p,
            const char     *end)
{
  guint n_lines = 0;

  for (; p < end && g_ascii_isspace (*p); p++)
    n_lines += *p == '\n';
  if (n_lines > (rendering->lines ? 0u : 1u) && (rendering->paragraphs || rendering->lines))
    break_line (rendering);
  else if (!rendering->math)
    {
      rendering->blank = TRUE;
      rendering->broken = n_lines > 0;
    }

  return p;
}

/* A character reference, or the '&' that is none. */
static const char *
put_entity (TcXmlRendering *rendering,
            const char     *p,
            const char     *end)
{
  gunichar c = '&';
  gsize length = tc_markup_decode_entity (p, &c);
  char utf8[6];

  if (length == 0 && end - p >= 5 && (memcmp (p, "&#xD;", 5) == 0 || memcmp (p, "&#13;", 5) == 0))
    {
      static const char line_end[] = "\n";

      put_blanks (rendering, line_end, line_end + 1);
      return p + 5;
    }
  if (length == 0 || length > (gsize) (end - p))
    {
      tc_xml_text_put (rendering, "&", 1);
      return p + 1;
    }
  if (c == 0xa0 || (c < 0x80 && g_ascii_isspace (c)))
    rendering->blank = !rendering->math;
  else if (c >= ' ')
    tc_xml_text_put (rendering, utf8, g_unichar_to_utf8 (c, utf8));

  return p + length;
}

/* Blanks, control characters, and what begins an entity. */
static const guint8 specials[256] = { [0 ... ' '] = 1, ['&'] = 1 };

/* Behind what can be copied: the bytes of words, and single blanks between them. */
static const char *
find_run_end (TcXmlRendering *rendering,
              const char     *p,
              const char     *end)
{
  const char *run = p;

  for (;;)
    {
      while (p < end && !specials[(guchar) *p])
        p++;
      if (end - p < 2 || *p != ' ' || p == run || specials[(guchar) p[1]] || rendering->math)
        return p;
      rendering->broken = FALSE;
      p++;
    }
}

static void
put_text (TcXmlRendering *rendering,
          TcSlice         text,
          gboolean        literal)
{
  const char *p = text.p;

  while (p < text.end)
    {
      const char *run = p;

      p = find_run_end (rendering, p, text.end);
      if (p < text.end && *p == '&' && literal)
        p++;
      if (p > run)
        {
          tc_xml_text_put (rendering, run, p - run);
          continue;
        }
      if (*p == '&')
        p = put_entity (rendering, p, text.end);
      else if (g_ascii_isspace (*p))
        p = put_blanks (rendering, p, text.end);
      else
        p++;                      /* control characters, which XML does not allow */
    }
}

/**
 * tc_xml_text_put_children:
 *
 * Writes what stands in an element.
 */
void
tc_xml_text_put_children (TcXmlRendering  *rendering,
                          const TcXmlNode *node)
{
  for (const TcXmlNode *child = node->first; child != NULL; child = child->next)
    tc_xml_text_put_node (rendering, child);
}

/**
 * tc_xml_text_dup_rendered:
 *
 * Returns: (transfer full): an element or a text by itself
 */
char *
tc_xml_text_dup_rendered (const TcXmlNode *node,
                          gboolean         math)
{
  TcXmlRendering rendering = { g_string_new (NULL), FALSE, FALSE, math, FALSE };

  tc_xml_text_put_node (&rendering, node);

  return g_string_free (rendering.out, FALSE);
}

/**
 * tc_xml_text_put_shifted:
 *
 * Writes what stands in an element as superscript or subscript.
 */
void
tc_xml_text_put_shifted (TcXmlRendering  *rendering,
                         const TcXmlNode *node,
                         gboolean         up)
{
  TcXmlRendering inner = { g_string_new (NULL), FALSE, FALSE, rendering->math, FALSE };
  g_autoptr (GString) shifted = g_string_new (NULL);

  tc_xml_text_put_children (&inner, node);
  if (inner.out->len == 0 && node->text.p < node->text.end)
    put_text (&inner, node->text, node->literal);
  tc_markup_shift (shifted, inner.out->str, up);
  g_string_free (inner.out, TRUE);
  /* A line end before it comes from the indentation of the file. */
  if (rendering->broken)
    rendering->blank = FALSE;
  tc_xml_text_put (rendering, shifted->str, shifted->len);
}

/* --- elements -------------------------------------------------------------------------------------- */

static gboolean
has_face (const TcXmlNode *node,
          const char      *face)
{
  TcSlice faces = tc_xml_attribute (node, "face");

  return faces.p != NULL && tc_slice_find (faces, face) != NULL;
}

static void
put_style (TcXmlRendering  *rendering,
           const TcXmlNode *node)
{
  if (has_face (node, "superscript"))
    tc_xml_text_put_shifted (rendering, node, TRUE);
  else if (has_face (node, "subscript"))
    tc_xml_text_put_shifted (rendering, node, FALSE);
  else
    tc_xml_text_put_children (rendering, node);
}

static void
put_cell (TcXmlRendering  *rendering,
          const TcXmlNode *node)
{
  gboolean before = rendering->cell;

  /* Behind an empty cell too. */
  if (!at_line_begin (rendering->out) || tc_xml_next_element (node->parent->first) != node)
    {
      rendering->blank = TRUE;
      tc_xml_text_put (rendering, "|", 1);
      rendering->blank = TRUE;
    }
  rendering->cell = TRUE;
  tc_xml_text_put_children (rendering, node);
  rendering->cell = before;
}

static void
put_element (TcXmlRendering  *rendering,
             const TcXmlNode *node)
{
  TcXmlRenderKind kind = find_kind (node->name);

  switch (kind)
    {
    case TC_XML_RENDER_BLOCK:
      break_line (rendering);
      tc_xml_text_put_children (rendering, node);
      break_line (rendering);
      break;
    case TC_XML_RENDER_CELL: put_cell (rendering, node); break;
    case TC_XML_RENDER_SUP: tc_xml_text_put_shifted (rendering, node, TRUE); break;
    case TC_XML_RENDER_SUB: tc_xml_text_put_shifted (rendering, node, FALSE); break;
    case TC_XML_RENDER_STYLE: put_style (rendering, node); break;
    case TC_XML_RENDER_SKIP: break;
    case TC_XML_RENDER_MATH:
    case TC_XML_RENDER_MATH_SCRIPT:
    case TC_XML_RENDER_MATH_SCRIPTS:
    case TC_XML_RENDER_MATH_FRACTION:
    case TC_XML_RENDER_MATH_ROOT:
    case TC_XML_RENDER_MATH_FENCED:
    case TC_XML_RENDER_MATH_ROW:
    case TC_XML_RENDER_MATH_CELL:
      tc_xml_math_put (rendering, node, kind);
      break;
    case TC_XML_RENDER_INLINE:
    default:
      tc_xml_text_put_children (rendering, node);
    }
}

/**
 * tc_xml_text_put_node:
 *
 * Writes an element or a text.
 */
void
tc_xml_text_put_node (TcXmlRendering  *rendering,
                      const TcXmlNode *node)
{
  if (node->name.p == node->name.end)
    {
      rendering->lines = node->lines;
      put_text (rendering, node->text, node->literal);
    }
  else
    put_element (rendering, node);
}

/* What most elements hold: one text that is copied as it stands. */
static gboolean
get_plain (const TcXmlNode *node,
           TcSlice         *text)
{
  const TcXmlNode *child = node->first;
  TcXmlRendering rendering = { NULL };

  *text = (TcSlice) { NULL, NULL };
  if (child == NULL)
    return TRUE;
  if (child->next != NULL || child->name.p != child->name.end)
    return FALSE;

  *text = tc_slice_trim (child->text);

  return find_run_end (&rendering, text->p, text->end) == text->end;
}

static char *
render (const TcXmlNode *node,
        gboolean         paragraphs)
{
  TcXmlRendering rendering = { NULL, FALSE, FALSE, FALSE, paragraphs };
  TcSlice plain;

  if (get_plain (node, &plain))
    return tc_slice_dup (plain);

  rendering.out = g_string_new (NULL);
  tc_xml_text_put_children (&rendering, node);
  while (rendering.out->len > 0 && g_ascii_isspace (rendering.out->str[rendering.out->len - 1]))
    g_string_truncate (rendering.out, rendering.out->len - 1);

  return g_string_free (rendering.out, FALSE);
}

/**
 * tc_xml_dup_text:
 * @node: an element
 *
 * Returns: (transfer full): what stands in it, without blanks at its ends; blocks such as paragraphs are lines
 */
char *
tc_xml_dup_text (const TcXmlNode *node)
{
  return render (node, FALSE);
}

/**
 * tc_xml_append_text:
 * @node: an element
 * @out: what comes before
 *
 * Appends the same.
 */
void
tc_xml_append_text (const TcXmlNode *node,
                    GString         *out)
{
  g_autofree char *text = NULL;
  TcSlice plain;

  if (get_plain (node, &plain))
    {
      g_string_append_len (out, plain.p, plain.end - plain.p);
      return;
    }

  text = render (node, FALSE);
  g_string_append (out, text);
}

/**
 * tc_xml_dup_paragraphs:
 * @node: an element whose text is divided by empty lines
 *
 * Returns: (transfer full): the same with a line for each paragraph
 */
char *
tc_xml_dup_paragraphs (const TcXmlNode *node)
{
  return render (node, TRUE);
}

/**
 * tc_xml_dup_attribute:
 *
 * Returns: (transfer full) (nullable): the value of an attribute, %NULL where it is not there
 */
char *
tc_xml_dup_attribute (const TcXmlNode *node,
                      const char      *name)
{
  TcSlice value = tc_xml_attribute (node, name);
  TcXmlRendering rendering = { NULL, FALSE, FALSE, FALSE, FALSE };

  if (value.p == NULL)
    return NULL;

  value = tc_slice_trim (value);
  if (find_run_end (&rendering, value.p, value.end) == value.end)
    return tc_slice_dup (value);

  rendering.out = g_string_new (NULL);
  put_text (&rendering, value, FALSE);

  return g_string_free (rendering.out, FALSE);
}
