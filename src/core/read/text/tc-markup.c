/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-markup.h"

#include <string.h>

/* The markup inside titles and abstracts: a few tags of HTML and JATS, entities, and text in which
 * '<' is a sign of its own ("P<0.001"). An HTML parser would take "<b" in "a<b" for a tag and
 * repair what it does not know; here only known tags of the right shape are tags, and everything
 * else is text. */

#define MAX_TAG_BYTES 2000

typedef enum
{
  TAG_INLINE,                     /* says nothing about the text */
  TAG_BREAK,                      /* begins a line */
  TAG_SUP,
  TAG_SUB,
  TAG_HIDDEN                      /* its content is no text */
} TagKind;

static const struct
{
  const char *name;
  TagKind kind;
} tags[] = {
  { "a", TAG_INLINE }, { "abstract", TAG_BREAK }, { "abstracttext", TAG_BREAK },
  { "article-title", TAG_BREAK }, { "b", TAG_INLINE }, { "body", TAG_BREAK },
  { "bold", TAG_INLINE }, { "br", TAG_BREAK }, { "center", TAG_BREAK }, { "cite", TAG_INLINE },
  { "code", TAG_INLINE }, { "dd", TAG_BREAK }, { "div", TAG_BREAK }, { "dl", TAG_BREAK },
  { "dt", TAG_BREAK }, { "em", TAG_INLINE }, { "ext-link", TAG_INLINE }, { "font", TAG_INLINE },
  { "h1", TAG_BREAK }, { "h2", TAG_BREAK }, { "h3", TAG_BREAK }, { "h4", TAG_BREAK },
  { "h5", TAG_BREAK }, { "h6", TAG_BREAK }, { "hr", TAG_BREAK }, { "html", TAG_BREAK },
  { "i", TAG_INLINE }, { "img", TAG_INLINE }, { "italic", TAG_INLINE }, { "label", TAG_INLINE },
  { "li", TAG_BREAK }, { "list", TAG_BREAK }, { "list-item", TAG_BREAK }, { "ol", TAG_BREAK },
  { "p", TAG_BREAK }, { "sc", TAG_INLINE }, { "script", TAG_HIDDEN }, { "sec", TAG_BREAK },
  { "section", TAG_BREAK }, { "small", TAG_INLINE }, { "span", TAG_INLINE },
  { "strong", TAG_INLINE }, { "style", TAG_HIDDEN }, { "sub", TAG_SUB }, { "sup", TAG_SUP },
  { "table", TAG_BREAK }, { "tbody", TAG_BREAK }, { "td", TAG_INLINE }, { "th", TAG_INLINE },
  { "title", TAG_BREAK }, { "tr", TAG_BREAK }, { "tt", TAG_INLINE }, { "u", TAG_INLINE },
  { "ul", TAG_BREAK }, { "underline", TAG_INLINE }, { "xref", TAG_INLINE },
};

typedef struct
{
  TagKind kind;
  const char *name;               /* of the table */
  gboolean closing;
  const char *attributes;         /* in the text */
  const char *end;                /* behind the '>' */
} Tag;

typedef struct
{
  GString *out;
  gboolean blank;                 /* a blank is due before the next character */
  gboolean keep_lines;            /* the text has no tags for its lines: line ends are its own */
  gboolean unclosed;              /* a hidden element had no end: not looked for again */
} Rendering;

/* Attributes have the shape name=value; "<b and c>" has not. */
static gboolean
are_attributes (const char *p,
                const char *end)
{
  while (p < end)
    {
      const char *name;

      while (p < end && (g_ascii_isspace (*p) || *p == '/'))
        p++;
      if (p == end)
        return TRUE;
      for (name = p; p < end && (g_ascii_isalnum (*p) || strchr ("-_:.", *p) != NULL);)
        p++;
      if (p == name || p == end || *p != '=')
        return FALSE;
      p++;
      if (p < end && (*p == '"' || *p == '\''))
        {
          const char *quote = memchr (p + 1, *p, end - p - 1);

          if (quote == NULL)
            return FALSE;
          p = quote + 1;
        }
      else
        while (p < end && !g_ascii_isspace (*p))
          p++;
    }

  return TRUE;
}

static gboolean
find_tag_name (const char *name,
               gsize       length,
               Tag        *tag)
{
  if (length > 5 && g_ascii_strncasecmp (name, "jats:", 5) == 0)
    {
      name += 5;
      length -= 5;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      if (strlen (tags[i].name) == length && g_ascii_strncasecmp (tags[i].name, name, length) == 0)
        {
          tag->kind = tags[i].kind;
          tag->name = tags[i].name;
          return TRUE;
        }
    }

  return FALSE;
}

/* The '>' of the tag at @p. A '<' before it shows that there is none: so no part of a text is
 * looked at twice. */
static const char *
find_tag_end (const char *p)
{
  for (gsize i = 1; i < MAX_TAG_BYTES && p[i] != '\0' && p[i] != '<'; i++)
    {
      if (p[i] == '>')
        return p + i;
    }

  return NULL;
}

static gboolean
read_tag (const char *p,
          Tag        *tag)
{
  const char *name;
  const char *q;
  const char *end;

  tag->closing = p[1] == '/';
  name = p + 1 + tag->closing;
  for (q = name; g_ascii_isalnum (*q) || *q == '-' || *q == ':';)
    q++;
  if (q == name || !find_tag_name (name, q - name, tag))
    return FALSE;

  end = find_tag_end (p);
  if (end == NULL || !are_attributes (q, end))
    return FALSE;

  tag->attributes = q;
  tag->end = end + 1;
  return TRUE;
}

static void
put (Rendering *rendering,
     gunichar   c)
{
  if (rendering->blank && rendering->out->len > 0 &&
      rendering->out->str[rendering->out->len - 1] != '\n')
    g_string_append_c (rendering->out, ' ');
  rendering->blank = FALSE;
  g_string_append_unichar (rendering->out, c);
}

static void
break_line (Rendering *rendering)
{
  if (rendering->out->len > 0 && rendering->out->str[rendering->out->len - 1] != '\n')
    g_string_append_c (rendering->out, '\n');
  rendering->blank = FALSE;
}

static void
put_text_character (Rendering *rendering,
                    gunichar   c)
{
  if (c == '\n' && rendering->keep_lines)
    break_line (rendering);
  else if (c < 0x80 && g_ascii_isspace (c))
    rendering->blank = TRUE;
  else
    put (rendering, c);
}

static gunichar
to_superscript (gunichar c)
{
  switch (c)
    {
    case '1': return 0xb9;
    case '2': return 0xb2;
    case '3': return 0xb3;
    case '+': return 0x207a;
    case '-':
    case 0x2013:
    case 0x2212: return 0x207b;
    case '=': return 0x207c;
    case '(': return 0x207d;
    case ')': return 0x207e;
    case 'n': return 0x207f;
    case 'i': return 0x2071;
    default: return c >= '0' && c <= '9' ? 0x2070 + (c - '0') : 0;
    }
}

static gunichar
to_subscript (gunichar c)
{
  switch (c)
    {
    case '+': return 0x208a;
    case '-':
    case 0x2013:
    case 0x2212: return 0x208b;
    case '=': return 0x208c;
    case '(': return 0x208d;
    case ')': return 0x208e;
    default: return c >= '0' && c <= '9' ? 0x2080 + (c - '0') : 0;
    }
}

/**
 * tc_markup_shift:
 * @out: where to append
 * @text: what is raised or lowered
 * @up: whether it is raised
 *
 * Appends a superscript or a subscript in the characters of Unicode for them. Letters are shifted only where every
 * character of the run can be: "nd" stays "nd".
 */
void
tc_markup_shift (GString    *out,
                 const char *text,
                 gboolean    up)
{
  gunichar (*shift) (gunichar c) = up ? to_superscript : to_subscript;
  gboolean all = TRUE;

  for (const char *p = text; *p != '\0' && all; p = g_utf8_next_char (p))
    all = shift (g_utf8_get_char (p)) != 0;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gunichar shifted = all || !g_unichar_isalpha (c) ? shift (c) : 0;

      g_string_append_unichar (out, shifted != 0 ? shifted : c);
    }
}

static void
put_shifted (Rendering  *rendering,
             const char *text,
             gboolean    up)
{
  g_autoptr (GString) shifted = g_string_new (NULL);

  tc_markup_shift (shifted, text, up);
  for (const char *p = shifted->str; *p != '\0'; p = g_utf8_next_char (p))
    put_text_character (rendering, g_utf8_get_char (p));
}

/* <AbstractText Label="METHODS"> names its part in an attribute. */
static void
put_label (Rendering *rendering,
           const Tag *tag)
{
  static const char start[] = " Label=\"";
  const char *p = memmem (tag->attributes, tag->end - tag->attributes, start, sizeof start - 1);
  const char *end;

  if (p == NULL || tag->closing)
    return;
  p += sizeof start - 1;
  end = memchr (p, '"', tag->end - p);
  if (end == NULL || end == p)
    return;

  for (; p < end; p = g_utf8_next_char (p))
    put_text_character (rendering, g_utf8_get_char (p));
  put (rendering, ':');
  rendering->blank = TRUE;
}

/* The content of <sup> or <sub> up to its end tag. Returns where to go on. */
static const char *
put_shifted_content (Rendering *rendering,
                     const Tag *open)
{
  g_autoptr (GString) content = g_string_new (NULL);
  const char *p = open->end;

  while (*p != '\0' && content->len < 200)
    {
      gunichar c = g_utf8_get_char (p);
      gsize entity = c == '&' ? tc_markup_decode_entity (p, &c) : 0;
      Tag tag;

      if (c == '<' && entity == 0 && read_tag (p, &tag))
        {
          if (tag.kind != TAG_INLINE && !(tag.closing && tag.kind == open->kind))
            break;
          p = tag.end;
          if (tag.kind != TAG_INLINE)
            break;
          continue;
        }
      g_string_append_unichar (content, c);
      p = entity > 0 ? p + entity : g_utf8_next_char (p);
    }
  put_shifted (rendering, content->str, open->kind == TAG_SUP);

  return p;
}

static const char *
skip_hidden (Rendering *rendering,
             const Tag *open)
{
  if (rendering->unclosed)
    return open->end;

  for (const char *p = strchr (open->end, '<'); p != NULL; p = strchr (p + 1, '<'))
    {
      Tag tag;

      if (p[1] == '/' && read_tag (p, &tag) && tag.name == open->name)
        return tag.end;
    }

  rendering->unclosed = TRUE;
  return open->end;
}

static const char *
put_tag (Rendering *rendering,
         const Tag *tag)
{
  switch (tag->kind)
    {
    case TAG_BREAK:
      break_line (rendering);
      put_label (rendering, tag);
      return tag->end;
    case TAG_SUP:
    case TAG_SUB:
      return tag->closing ? tag->end : put_shifted_content (rendering, tag);
    case TAG_HIDDEN:
      return tag->closing ? tag->end : skip_hidden (rendering, tag);
    case TAG_INLINE:
    default:
      return tag->end;
    }
}

static gboolean
has_line_tags (const char *markup)
{
  for (const char *p = strchr (markup, '<'); p != NULL; p = strchr (p + 1, '<'))
    {
      Tag tag;

      if (read_tag (p, &tag) && tag.kind == TAG_BREAK)
        return TRUE;
    }

  return FALSE;
}

/**
 * tc_markup_render:
 * @markup: text with tags and entities
 *
 * Resolves the markup of a title or an abstract into the text that a reader would see.
 *
 * Superscripts and subscripts become the characters of Unicode for them, as far as there are any;
 * paragraphs and breaks become line ends; runs of blanks become one. What looks like a tag but is
 * none stays as it is. Takes time that grows with the length only.
 *
 * Returns: (transfer full): the text, without blanks at its ends
 */
char *
tc_markup_render (const char *markup)
{
  Rendering rendering = { NULL, FALSE, FALSE, FALSE };
  const char *p = markup;

  g_return_val_if_fail (markup != NULL, NULL);

  rendering.out = g_string_sized_new (strlen (markup));
  rendering.keep_lines = !has_line_tags (markup);
  while (*p != '\0')
    {
      gunichar c = (guchar) *p < 0x80 ? (gunichar) *p : g_utf8_get_char (p);
      gsize entity = c == '&' ? tc_markup_decode_entity (p, &c) : 0;
      Tag tag;

      if (entity > 0)
        {
          put (&rendering, c);
          p += entity;
        }
      else if (c == '<' && read_tag (p, &tag))
        p = put_tag (&rendering, &tag);
      else
        {
          put_text_character (&rendering, c);
          p = g_utf8_next_char (p);
        }
    }
  while (rendering.out->len > 0 && g_ascii_isspace (rendering.out->str[rendering.out->len - 1]))
    g_string_truncate (rendering.out, rendering.out->len - 1);

  return g_string_free (rendering.out, FALSE);
}
