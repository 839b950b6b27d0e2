/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-xml.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tc-read.h"
#include "tc-xml-private.h"

/* XML as the exports of databases write it, in one pass and without copies. A parser of the
 * standard refuses a whole record for one "p < 0.05"; and it expands entities, which no export
 * needs and every attack uses. */

/* Nothing that a person wrote is nested deeper or has more parts. */
#define MAX_DEPTH 250
#define MAX_NODES 2000000

typedef struct
{
  TcXml *xml;
  TcXmlNode *parent;
  guint depth;
  const char *text;               /* where the text begins that was not yet added */
  const char *end;
  guint absent;                   /* what find() did not find, a bit each */
} Parse;

static void
add_text (Parse      *parse,
          const char *end,
          gboolean    literal)
{
  if (parse->text < end)
    {
      TcXmlNode *node = tc_xml_append (parse->xml, parse->parent);

      node->text = (TcSlice) { parse->text, end };
      node->literal = literal;
    }
}

/* What a name begins with, and what else it holds. */
enum
{
  NAME_FIRST = 1,
  NAME = 2
};

static const guint8 classes[256] = {
  ['A' ... 'Z'] = NAME_FIRST | NAME, ['a' ... 'z'] = NAME_FIRST | NAME, ['_'] = NAME_FIRST | NAME,
  [0x80 ... 0xff] = NAME_FIRST | NAME, ['0' ... '9'] = NAME, ['-'] = NAME, ['.'] = NAME, [':'] = NAME,
};

static inline gboolean
begins_name (char c)
{
  return (classes[(guchar) c] & NAME_FIRST) != 0;
}

static inline gboolean
is_name (char c)
{
  return (classes[(guchar) c] & NAME) != 0;
}

static const char *
skip_blanks (const char *p,
             const char *end)
{
  while (p < end && g_ascii_isspace (*p))
    p++;

  return p;
}

/* From behind the name of a tag to behind its '>'; NULL where what stands there are no attributes: "a <b and c> d". */
static const char *
find_tag_end (const char *p,
              const char *end)
{
  for (;;)
    {
      const char *name = skip_blanks (p, end);

      if (name < end && *name == '/')
        name++;
      if (name < end && *name == '>')
        return name + 1;
      for (p = name; p < end && is_name (*p); p++)
        ;
      if (p == name)
        return NULL;
      p = skip_blanks (p, end);
      if (p == end || *p != '=')
        return NULL;
      p = skip_blanks (p + 1, end);
      if (p == end || (*p != '"' && *p != '\''))
        return NULL;
      p = memchr (p + 1, *p, end - p - 1);
      if (p == NULL)
        return NULL;
      p++;
    }
}

static TcSlice
without_prefix (TcSlice name)
{
  const char *colon = memchr (name.p, ':', name.end - name.p);

  return colon != NULL && colon + 1 < name.end ? (TcSlice) { colon + 1, name.end } : name;
}

static gboolean
same_name (TcSlice a,
           TcSlice b)
{
  return a.end - a.p == b.end - b.p && memcmp (a.p, b.p, a.end - a.p) == 0;
}

/* An element that holds text and was not closed swallowed what stands behind it: that is its
 * neighbours. Elements in a text (italics, formulas) have names that begin with a small letter,
 * those of fields in most formats with a capital. */
static void
let_out (TcXmlNode *node)
{
  TcXmlNode *before = node->first;

  if (before == NULL || before->name.p < before->name.end || tc_slice_is_blank (before->text))
    return;
  while (before->next != NULL && (before->next->name.p == before->next->name.end ||
                                  !g_ascii_isupper (*before->next->name.p)))
    before = before->next;
  if (before->next == NULL)
    return;

  for (TcXmlNode *out = before->next; out != NULL; out = out->next)
    out->parent = node->parent;
  node->next = before->next;
  node->parent->last = node->last;
  node->last = before;
  before->next = NULL;
}

/* Ends the innermost element of the name, and what was left open in it. */
static void
end_element (Parse   *parse,
             TcSlice  name)
{
  TcXmlNode *node = parse->parent;
  guint depth = parse->depth;

  while (node != parse->xml->root && !same_name (node->name, name))
    {
      node = node->parent;
      depth--;
    }
  if (node == parse->xml->root || node != parse->parent)
    parse->xml->damaged = TRUE;
  if (node == parse->xml->root)
    return;
  for (TcXmlNode *open = parse->parent; open != node; open = open->parent)
    let_out (open);

  parse->parent = node->parent;
  parse->depth = depth - 1;
}

/* The first @text at or behind @p. What is not there is looked for once only: many beginnings without an end must not
 * take time that grows with their number. */
static const char *
find (Parse      *parse,
      const char *p,
      const char *text)
{
  guint bit = 1u << (((guchar) *text + strlen (text)) & 31);
  const char *found;

  if ((parse->absent & bit) != 0)
    return NULL;
  found = tc_slice_find ((TcSlice) { p, parse->end }, text);
  if (found == NULL)
    parse->absent |= bit;

  return found;
}

/* Behind "<!…>" and "<?…>"; one that declares entities has brackets in it. */
static const char *
find_declaration_end (Parse      *parse,
                      const char *p)
{
  const char *end = find (parse, p, ">");
  const char *subset = end != NULL && p[1] == '!' ? memchr (p, '[', end - p) : NULL;

  if (subset != NULL)
    {
      const char *close = find (parse, subset, "]");

      parse->xml->damaged = TRUE;
      end = close != NULL ? find (parse, close, ">") : NULL;
    }

  return end != NULL ? end + 1 : NULL;
}

/* What begins with "<!" or "<?". Returns where to go on, or NULL where it is text. */
static const char *
skip_declaration (Parse      *parse,
                  const char *p)
{
  TcSlice rest = { p, parse->end };
  gboolean literal = tc_slice_has_prefix (rest, "<![CDATA[");
  gboolean comment = tc_slice_has_prefix (rest, "<!--");
  const char *end;

  if (!literal && !comment && p[1] == '!' && !g_ascii_isalpha (p[2]))
    return NULL;
  if (literal || comment)
    {
      end = literal ? find (parse, p, "]]>") : find (parse, p + 4, "-->");
      if (end != NULL)
        end += 3;
    }
  else
    end = find_declaration_end (parse, p);
  if (end == NULL)
    return NULL;

  add_text (parse, p, FALSE);
  if (literal)
    {
      parse->text = p + strlen ("<![CDATA[");
      add_text (parse, end - 3, TRUE);
    }
  parse->text = end;

  return end;
}

/* A start tag or an end tag at @p. Returns where to go on, or NULL where it is text. */
static const char *
read_tag (Parse      *parse,
          const char *p)
{
  gboolean closing = p[1] == '/';
  TcSlice name = { p + 1 + closing, p + 1 + closing };
  const char *end;
  TcXmlNode *node;

  if (name.p >= parse->end || !begins_name (*name.p))
    return NULL;
  while (name.end < parse->end && is_name (*name.end))
    name.end++;
  /* Most tags have no attributes. */
  end = name.end < parse->end && *name.end == '>' ? name.end + 1 : find_tag_end (name.end, parse->end);
  if (end == NULL)
    return NULL;

  add_text (parse, p, FALSE);
  parse->text = end;
  if (closing)
    {
      end_element (parse, without_prefix (name));
      return end;
    }

  node = tc_xml_append (parse->xml, parse->parent);
  node->name = without_prefix (name);
  node->attributes = (TcSlice) { name.end, end - 1 };
  if (end[-2] == '/')
    node->attributes.end--;
  else
    {
      parse->parent = node;
      parse->depth++;
    }

  return end;
}

static gboolean
check_limits (Parse   *parse,
              GError **error)
{
  if (parse->depth <= MAX_DEPTH && parse->xml->blocks->len * TC_XML_BLOCK_NODES <= MAX_NODES)
    return TRUE;

  g_set_error_literal (error, TC_READ_ERROR, TC_READ_ERROR_MALFORMED,
                       parse->depth > MAX_DEPTH ? _("The elements of the record are nested too deeply.")
                                                : _("The record has too many elements."));

  return FALSE;
}

/**
 * tc_xml_parse:
 * @text: valid UTF-8, NUL-terminated; must live as long as the tree
 * @length: its length in bytes
 * @error: return location for an error of #TcReadError
 *
 * Parses a text. Takes time that grows with the length only.
 *
 * Returns: (transfer full) (nullable): the tree; %NULL where it is deeper or larger than people make them
 */
TcXml *
tc_xml_parse (const char  *text,
              gsize        length,
              GError     **error)
{
  g_autoptr (TcXml) self = tc_xml_new ();
  Parse parse = { self, NULL, 0, text, text + length, 0 };
  const char *p = text;

  parse.parent = self->root;
  while ((p = memchr (p, '<', parse.end - p)) != NULL)
    {
      const char *after = p + 1 < parse.end && (p[1] == '!' || p[1] == '?') ? skip_declaration (&parse, p)
                                                                            : read_tag (&parse, p);

      if (after == NULL)
        self->damaged = TRUE;
      p = after != NULL ? after : p + 1;
      if (!check_limits (&parse, error))
        return NULL;
    }
  add_text (&parse, parse.end, FALSE);
  self->damaged |= parse.parent != self->root;

  return g_steal_pointer (&self);
}

/**
 * tc_xml_attribute:
 *
 * Returns: the value of an attribute as it is written; %NULL pointers where there is none
 */
TcSlice
tc_xml_attribute (const TcXmlNode *node,
                  const char      *name)
{
  const char *end = node->attributes.end;
  const char *p = skip_blanks (node->attributes.p, end);

  while (p < end)
    {
      TcSlice own = { p, p };
      TcSlice value;
      const char *close;

      while (own.end < end && *own.end != '=' && !g_ascii_isspace (*own.end))
        own.end++;
      p = skip_blanks (own.end, end);
      if (p == end || *p != '=')
        continue;
      p = skip_blanks (p + 1, end);
      if (p == end || (*p != '"' && *p != '\''))
        continue;
      close = memchr (p + 1, *p, end - p - 1);
      if (close == NULL)
        break;
      value = (TcSlice) { p + 1, close };
      own = without_prefix (own);
      if ((gsize) (own.end - own.p) == strlen (name) && memcmp (own.p, name, own.end - own.p) == 0)
        return value;
      p = skip_blanks (close + 1, end);
    }

  return (TcSlice) { NULL, NULL };
}

/**
 * tc_xml_attribute_is:
 *
 * Compares without regard to the case of ASCII letters.
 *
 * Returns: whether an attribute is there and has the value
 */
gboolean
tc_xml_attribute_is (const TcXmlNode *node,
                     const char      *name,
                     const char      *value)
{
  TcSlice own = tc_xml_attribute (node, name);

  return own.p != NULL && tc_slice_equal (own, value);
}
