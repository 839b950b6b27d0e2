/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-xml.h"

#include <string.h>

#include "tc-markup.h"

/* What stands in an element, as people read it: superscripts as such, paragraphs as lines, formulas as far as a line can say
 * them. Line ends and indentation of the file mean nothing. */

typedef enum
{
  RENDER_INLINE,
  RENDER_BLOCK,                   /* on lines of its own */
  RENDER_CELL,                    /* of a table */
  RENDER_SUP,
  RENDER_SUB,
  RENDER_STYLE,                   /* what its attribute says */
  RENDER_SKIP,                    /* the same once more for machines */
  RENDER_MATH,
  RENDER_MATH_SCRIPT,             /* base and exponent, base and index */
  RENDER_MATH_SCRIPTS,            /* base, below, above */
  RENDER_MATH_FRACTION,
  RENDER_MATH_ROOT,
  RENDER_MATH_FENCED,
  RENDER_MATH_ROW,
  RENDER_MATH_CELL
} RenderKind;

/* Sorted by the bytes of their names. */
static const struct
{
  const char *name;
  RenderKind kind;
} kinds[] = {
  { "AbstractText", RENDER_BLOCK }, { "annotation", RENDER_SKIP }, { "annotation-xml", RENDER_SKIP },
  { "boxed-text", RENDER_BLOCK }, { "br", RENDER_BLOCK }, { "break", RENDER_BLOCK }, { "caption", RENDER_BLOCK },
  { "def-item", RENDER_BLOCK }, { "disp-formula", RENDER_BLOCK }, { "disp-quote", RENDER_BLOCK },
  { "div", RENDER_BLOCK }, { "li", RENDER_BLOCK }, { "line-break", RENDER_BLOCK }, { "list", RENDER_BLOCK }, { "list-item", RENDER_BLOCK },
  { "math", RENDER_MATH }, { "mfenced", RENDER_MATH_FENCED }, { "mfrac", RENDER_MATH_FRACTION },
  { "mover", RENDER_MATH_SCRIPT }, { "mroot", RENDER_MATH_ROOT }, { "msqrt", RENDER_MATH_ROOT },
  { "msub", RENDER_MATH_SCRIPT }, { "msubsup", RENDER_MATH_SCRIPTS }, { "msup", RENDER_MATH_SCRIPT },
  { "mtd", RENDER_MATH_CELL }, { "mtr", RENDER_MATH_ROW }, { "munder", RENDER_MATH_SCRIPT },
  { "munderover", RENDER_MATH_SCRIPTS }, { "ol", RENDER_BLOCK }, { "p", RENDER_BLOCK }, { "sec", RENDER_BLOCK },
  { "style", RENDER_STYLE }, { "sub", RENDER_SUB }, { "sup", RENDER_SUP }, { "table-wrap-foot", RENDER_BLOCK },
  { "td", RENDER_CELL }, { "tex-math", RENDER_SKIP }, { "th", RENDER_CELL }, { "title", RENDER_BLOCK },
  { "tr", RENDER_BLOCK }, { "ul", RENDER_BLOCK },
};

typedef struct
{
  GString *out;
  gboolean blank;                 /* a blank is due before the next character */
  gboolean broken;                /* it was a line end in the file */
  gboolean math;                  /* blanks mean nothing */
  gboolean paragraphs;            /* an empty line ends a paragraph */
  gboolean lines;                 /* every line end does */
  gboolean cell;                  /* in a cell of a table, which is on one line */
} Rendering;

static RenderKind
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

  return RENDER_INLINE;
}

static gboolean
at_line_begin (const GString *out)
{
  return out->len == 0 || out->str[out->len - 1] == '\n';
}

static void
break_line (Rendering *rendering)
{
  if (!rendering->cell && !at_line_begin (rendering->out))
    g_string_append_c (rendering->out, '\n');
  rendering->blank = rendering->cell;
}

static void
put (Rendering  *rendering,
     const char *text,
     gsize       length)
{
  if (rendering->blank && !at_line_begin (rendering->out))
    g_string_append_c (rendering->out, ' ');
  rendering->blank = FALSE;
  g_string_append_len (rendering->out, text, length);
}

static const char *
put_blanks (Rendering  *rendering,
            const char *p,
            const char *end)
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
put_entity (Rendering  *rendering,
            const char *p,
            const char *end)
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
      put (rendering, "&", 1);
      return p + 1;
    }
  if (c == 0xa0 || (c < 0x80 && g_ascii_isspace (c)))
    rendering->blank = !rendering->math;
  else if (c >= ' ')
    put (rendering, utf8, g_unichar_to_utf8 (c, utf8));

  return p + length;
}

/* Blanks, control characters, and what begins an entity. */
static const guint8 specials[256] = { [0 ... ' '] = 1, ['&'] = 1 };

/* Behind what can be copied: the bytes of words, and single blanks between them. */
static const char *
find_run_end (Rendering  *rendering,
              const char *p,
              const char *end)
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
put_text (Rendering *rendering,
          TcSlice    text,
          gboolean   literal)
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
          put (rendering, run, p - run);
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

static void put_node (Rendering       *rendering,
                      const TcXmlNode *node);

static void
put_children (Rendering       *rendering,
              const TcXmlNode *node)
{
  for (const TcXmlNode *child = node->first; child != NULL; child = child->next)
    put_node (rendering, child);
}

static char *
dup_rendered (const TcXmlNode *node,
              gboolean         math)
{
  Rendering rendering = { g_string_new (NULL), FALSE, FALSE, math, FALSE };

  put_node (&rendering, node);

  return g_string_free (rendering.out, FALSE);
}

static void
put_shifted (Rendering       *rendering,
             const TcXmlNode *node,
             gboolean         up)
{
  Rendering inner = { g_string_new (NULL), FALSE, FALSE, rendering->math, FALSE };
  g_autoptr (GString) shifted = g_string_new (NULL);

  put_children (&inner, node);
  if (inner.out->len == 0 && node->text.p < node->text.end)
    put_text (&inner, node->text, node->literal);
  tc_markup_shift (shifted, inner.out->str, up);
  g_string_free (inner.out, TRUE);
  /* A line end before it comes from the indentation of the file. */
  if (rendering->broken)
    rendering->blank = FALSE;
  put (rendering, shifted->str, shifted->len);
}

/* --- formulas -------------------------------------------------------------------------------------- */

static const TcXmlNode *
next_element (const TcXmlNode *node)
{
  while (node != NULL && node->name.p == node->name.end)
    node = node->next;

  return node;
}

/* In parentheses where it is more than one sign or number. */
static void
put_operand (Rendering       *rendering,
             const TcXmlNode *node)
{
  g_autofree char *text = node != NULL ? dup_rendered (node, TRUE) : NULL;
  gboolean simple = TRUE;

  if (text == NULL)
    return;
  for (const char *p = text; *p != '\0' && simple; p = g_utf8_next_char (p))
    simple = g_unichar_isalnum (g_utf8_get_char (p)) || *p == '.';
  if (!simple)
    put (rendering, "(", 1);
  put (rendering, text, strlen (text));
  if (!simple)
    put (rendering, ")", 1);
}

static void
put_script (Rendering       *rendering,
            const TcXmlNode *node,
            gboolean         up)
{
  const TcXmlNode *base = next_element (node->first);
  const TcXmlNode *script = base != NULL ? next_element (base->next) : NULL;

  if (base != NULL)
    put_node (rendering, base);
  if (script != NULL)
    put_shifted (rendering, script, up);
}

static void
put_scripts (Rendering       *rendering,
             const TcXmlNode *node)
{
  const TcXmlNode *base = next_element (node->first);
  const TcXmlNode *below = base != NULL ? next_element (base->next) : NULL;
  const TcXmlNode *above = below != NULL ? next_element (below->next) : NULL;

  if (base != NULL)
    put_node (rendering, base);
  if (below != NULL)
    put_shifted (rendering, below, FALSE);
  if (above != NULL)
    put_shifted (rendering, above, TRUE);
}

static void
put_fraction (Rendering       *rendering,
              const TcXmlNode *node)
{
  const TcXmlNode *upper = next_element (node->first);

  put_operand (rendering, upper);
  put (rendering, "/", 1);
  put_operand (rendering, upper != NULL ? next_element (upper->next) : NULL);
}

static void
put_root (Rendering       *rendering,
          const TcXmlNode *node)
{
  static const char sign[] = "\u221a";
  const TcXmlNode *base = next_element (node->first);

  if (tc_xml_is (node, "mroot") && base != NULL && next_element (base->next) != NULL)
    put_shifted (rendering, next_element (base->next), TRUE);
  put (rendering, sign, strlen (sign));
  if (tc_xml_is (node, "mroot"))
    {
      put_operand (rendering, base);
      return;
    }
  put (rendering, "(", 1);
  put_children (rendering, node);
  put (rendering, ")", 1);
}

static void
put_fenced (Rendering       *rendering,
            const TcXmlNode *node)
{
  g_autofree char *open = tc_xml_dup_attribute (node, "open");
  g_autofree char *close = tc_xml_dup_attribute (node, "close");

  put (rendering, open != NULL ? open : "(", open != NULL ? strlen (open) : 1);
  for (const TcXmlNode *child = next_element (node->first); child != NULL; child = next_element (child->next))
    {
      put_node (rendering, child);
      if (next_element (child->next) != NULL)
        put (rendering, ", ", 2);
    }
  put (rendering, close != NULL ? close : ")", close != NULL ? strlen (close) : 1);
}

/* Behind all but the last of a row or of a table. */
static void
put_divided (Rendering       *rendering,
             const TcXmlNode *node,
             const char      *divider)
{
  put_children (rendering, node);
  if (next_element (node->next) != NULL)
    put (rendering, divider, strlen (divider));
}

static void
put_math (Rendering       *rendering,
          const TcXmlNode *node)
{
  gboolean before = rendering->math;

  rendering->math = TRUE;
  put_children (rendering, node);
  rendering->math = before;
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
put_style (Rendering       *rendering,
           const TcXmlNode *node)
{
  if (has_face (node, "superscript"))
    put_shifted (rendering, node, TRUE);
  else if (has_face (node, "subscript"))
    put_shifted (rendering, node, FALSE);
  else
    put_children (rendering, node);
}

static void
put_cell (Rendering       *rendering,
          const TcXmlNode *node)
{
  gboolean before = rendering->cell;

  /* Behind an empty cell too. */
  if (!at_line_begin (rendering->out) || next_element (node->parent->first) != node)
    {
      rendering->blank = TRUE;
      put (rendering, "|", 1);
      rendering->blank = TRUE;
    }
  rendering->cell = TRUE;
  put_children (rendering, node);
  rendering->cell = before;
}

static void
put_element (Rendering       *rendering,
             const TcXmlNode *node)
{
  switch (find_kind (node->name))
    {
    case RENDER_BLOCK:
      break_line (rendering);
      put_children (rendering, node);
      break_line (rendering);
      break;
    case RENDER_CELL: put_cell (rendering, node); break;
    case RENDER_SUP: put_shifted (rendering, node, TRUE); break;
    case RENDER_SUB: put_shifted (rendering, node, FALSE); break;
    case RENDER_STYLE: put_style (rendering, node); break;
    case RENDER_SKIP: break;
    case RENDER_MATH: put_math (rendering, node); break;
    case RENDER_MATH_SCRIPT:
      put_script (rendering, node, tc_xml_is (node, "msup") || tc_xml_is (node, "mover"));
      break;
    case RENDER_MATH_SCRIPTS: put_scripts (rendering, node); break;
    case RENDER_MATH_FRACTION: put_fraction (rendering, node); break;
    case RENDER_MATH_ROOT: put_root (rendering, node); break;
    case RENDER_MATH_FENCED: put_fenced (rendering, node); break;
    case RENDER_MATH_ROW: put_divided (rendering, node, "; "); break;
    case RENDER_MATH_CELL: put_divided (rendering, node, " "); break;
    case RENDER_INLINE:
    default:
      put_children (rendering, node);
    }
}

static void
put_node (Rendering       *rendering,
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
  Rendering rendering = { NULL };

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
  Rendering rendering = { NULL, FALSE, FALSE, FALSE, paragraphs };
  TcSlice plain;

  if (get_plain (node, &plain))
    return tc_slice_dup (plain);

  rendering.out = g_string_new (NULL);
  put_children (&rendering, node);
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
  Rendering rendering = { NULL, FALSE, FALSE, FALSE, FALSE };

  if (value.p == NULL)
    return NULL;

  value = tc_slice_trim (value);
  if (find_run_end (&rendering, value.p, value.end) == value.end)
    return tc_slice_dup (value);

  rendering.out = g_string_new (NULL);
  put_text (&rendering, value, FALSE);

  return g_string_free (rendering.out, FALSE);
}
