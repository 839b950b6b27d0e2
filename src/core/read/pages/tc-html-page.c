/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-html-page.h"

#include <glib/gi18n-lib.h>
#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <string.h>

#include "tc-html-elements.h"
#include "tc-html-guard.h"
#include "tc-html-zones.h"
#include "tc-markup.h"
#include "tc-read.h"
#include "tc-xml-init.h"

/* A page as blocks of text, from the events of the parser: no tree is built, so that no text is cut at the limit
 * of a tree's text node and a page takes no more memory than it has text. */

/* Deeper than any page; unknown end tags are looked for through all open elements. */
#define MAX_DEPTH 2000
#define MAX_SECONDS 60
#define MAX_DATA (4 * 1024 * 1024)

typedef struct
{
  TcHtmlElement element;
  guint8 kind;                    /* TcSectionKind of what it holds */
  guint8 heading;
  gboolean dropped;
  gboolean in_main;
  gboolean pre;
  gsize start;                    /* of the text of a superscript */
} Frame;

typedef struct
{
  TcHtmlPage *page;
  htmlParserCtxtPtr parser;
  GArray *frames;
  gsize start;                    /* of the block that is being written */
  guint8 kind;                    /* and what it is */
  guint8 heading;
  gboolean blank;                 /* a blank is due */
  GString *script;                /* (nullable): of the JSON-LD that is being read */
  GCancellable *cancellable;
  gint64 deadline;
  guint n_events;
  gboolean too_deep;
  gboolean too_slow;
} Builder;

static Frame *
get_frame (Builder *builder)
{
  return builder->frames->len > 0
         ? &g_array_index (builder->frames, Frame, builder->frames->len - 1) : NULL;
}

static void
end_block (Builder *builder)
{
  GString *text = builder->page->text;
  TcHtmlBlock block = { builder->start, text->len, builder->heading, builder->kind };

  builder->blank = FALSE;
  while (block.end > block.start && g_ascii_isspace (text->str[block.end - 1]))
    block.end--;
  g_string_truncate (text, block.end);
  if (block.end > block.start)
    {
      g_array_append_val (builder->page->blocks, block);
      g_string_append_c (text, '\n');
    }
  builder->start = text->len;
}

static void
put_text (Builder    *builder,
          const Frame *frame,
          const char *p,
          gsize       length)
{
  GString *text = builder->page->text;

  for (const char *end = p + length; p < end;)
    {
      const char *start = p;

      if (frame->pre && *p == '\n')
        {
          end_block (builder);
          p++;
          continue;
        }
      if (g_ascii_isspace (*p))
        {
          if (frame->pre)
            g_string_append_c (text, *p);
          else
            builder->blank = TRUE;
          p++;
          continue;
        }
      while (p < end && !g_ascii_isspace (*p))
        p++;
      if (builder->blank && text->len > builder->start && text->str[text->len - 1] != '\t')
        g_string_append_c (text, ' ');
      builder->blank = FALSE;
      g_string_append_len (text, start, p - start);
    }
}

/* --- elements -------------------------------------------------------------------------------------- */

static const char *
get_attribute (const xmlChar **attributes,
               const char     *name)
{
  for (guint i = 0; attributes != NULL && attributes[i] != NULL; i += 2)
    if (g_ascii_strcasecmp ((const char *) attributes[i], name) == 0)
      return attributes[i + 1] != NULL ? (const char *) attributes[i + 1] : "";

  return NULL;
}

static void
free_meta (gpointer data)
{
  TcHtmlMeta *meta = data;

  g_free (meta->name);
  g_free (meta->content);
  g_free (meta);
}

static void
add_meta (Builder        *builder,
          const xmlChar **attributes)
{
  static const char * const keys[] = { "name", "property", "itemprop" };
  const char *content = get_attribute (attributes, "content");
  const char *name = NULL;
  TcHtmlMeta *meta;

  for (gsize i = 0; i < G_N_ELEMENTS (keys) && name == NULL; i++)
    name = get_attribute (attributes, keys[i]);
  if (name == NULL || content == NULL || strlen (name) > 100)
    return;

  meta = g_new0 (TcHtmlMeta, 1);
  meta->name = g_ascii_strdown (name, -1);
  meta->content = g_strdup (content);
  g_ptr_array_add (builder->page->metas, meta);
}

/* What an element holds: by itself, by its class, else what its parent holds. */
static guint8
find_kind (const char     *name,
           TcHtmlElement   element,
           const Frame    *parent,
           const xmlChar **attributes)
{
  const char *id = get_attribute (attributes, "id");
  const char *class = get_attribute (attributes, "class");
  gboolean in_main = parent != NULL && parent->in_main;
  TcSectionKind kind = parent != NULL ? parent->kind : TC_SECTION_BODY;

  if (element == TC_HTML_MAIN && kind == TC_SECTION_BOILERPLATE)
    return TC_SECTION_BODY;
  if (kind == TC_SECTION_BOILERPLATE)
    return kind;
  if (element == TC_HTML_FURNITURE || (element == TC_HTML_HEADER && !in_main)
      || tc_html_is_furniture_role (get_attribute (attributes, "role")))
    return TC_SECTION_BOILERPLATE;
  if (element == TC_HTML_LEGEND)
    return TC_SECTION_LEGENDS;
  /* The classes of the whole page say what is on it. */
  if (element == TC_HTML_MAIN || parent == NULL || g_str_equal (name, "body"))
    return kind;
  if ((id != NULL && tc_html_zone_of_class (id, &kind))
      || (class != NULL && tc_html_zone_of_class (class, &kind)))
    return kind;

  return parent->kind;
}

static gboolean
breaks_line (const Frame *frame)
{
  return frame->element >= TC_HTML_BLOCK && frame->element <= TC_HTML_LEGEND
         && frame->element != TC_HTML_CELL && frame->element != TC_HTML_SUP
         && frame->element != TC_HTML_SUB && frame->element != TC_HTML_DROPPED;
}

static void
stop (Builder *builder)
{
  xmlStopParser (builder->parser);
}

static gboolean
go_on (Builder *builder)
{
  if (builder->too_deep || builder->too_slow)
    return FALSE;
  if (++builder->n_events % 1024 != 0)
    return TRUE;
  builder->too_slow = g_get_monotonic_time () > builder->deadline;
  if (builder->too_slow || g_cancellable_is_cancelled (builder->cancellable))
    stop (builder);

  return !builder->too_slow;
}

/* What the text behind the beginning or the end of an element belongs to. */
static void
set_place (Builder *builder)
{
  const Frame *frame = get_frame (builder);

  builder->kind = frame != NULL ? frame->kind : TC_SECTION_BODY;
  builder->heading = frame != NULL ? frame->heading : 0;
}

static void
begin_cell (Builder *builder)
{
  GString *text = builder->page->text;

  if (text->len > builder->start)
    g_string_append_c (text, '\t');
  builder->blank = FALSE;
}

static void
begin_script (Builder        *builder,
              const xmlChar **attributes)
{
  const char *type = get_attribute (attributes, "type");

  if (type != NULL && g_ascii_strcasecmp (type, "application/ld+json") == 0 && builder->script == NULL)
    builder->script = g_string_new (NULL);
}

static void
start_element_cb (void           *data,
                  const xmlChar  *name,
                  const xmlChar **attributes)
{
  Builder *builder = data;
  const Frame *parent = get_frame (builder);
  Frame frame = { tc_html_find_element ((const char *) name), 0, };

  if (!go_on (builder))
    return;
  if (builder->frames->len >= MAX_DEPTH)
    {
      builder->too_deep = TRUE;
      stop (builder);
      return;
    }

  frame.kind = find_kind ((const char *) name, frame.element, parent, attributes);
  frame.heading = frame.element == TC_HTML_HEADING ? name[1] - '0' : parent != NULL ? parent->heading : 0;
  frame.dropped = (parent != NULL && parent->dropped) || frame.element == TC_HTML_DROPPED
                  || frame.element == TC_HTML_SCRIPT;
  frame.in_main = (parent != NULL && parent->in_main) || frame.element == TC_HTML_MAIN;
  frame.pre = (parent != NULL && parent->pre) || frame.element == TC_HTML_PRE;
  frame.start = builder->page->text->len;
  if (frame.element == TC_HTML_META)
    add_meta (builder, attributes);
  if (frame.element == TC_HTML_SCRIPT)
    begin_script (builder, attributes);
  if (frame.element == TC_HTML_CELL && !frame.dropped)
    begin_cell (builder);
  if (breaks_line (&frame) || frame.kind != builder->kind)
    end_block (builder);
  g_array_append_val (builder->frames, frame);
  set_place (builder);
}

static void
end_shifted (Builder     *builder,
             const Frame *frame)
{
  GString *text = builder->page->text;
  g_autofree char *run = NULL;
  gsize start = frame->start;

  if (start < builder->start || start >= text->len || text->len - start > 200)
    return;
  if (text->str[start] == ' ')
    start++;
  run = g_strdup (text->str + start);
  g_string_truncate (text, start);
  tc_markup_shift (text, run, frame->element == TC_HTML_SUP);
}

static void
end_element_cb (void          *data,
                const xmlChar *name)
{
  Builder *builder = data;
  Frame frame;

  if (builder->frames->len == 0 || builder->too_deep)
    return;

  frame = *get_frame (builder);
  g_array_set_size (builder->frames, builder->frames->len - 1);
  if (frame.element == TC_HTML_SUP || frame.element == TC_HTML_SUB)
    end_shifted (builder, &frame);
  if (frame.element == TC_HTML_SCRIPT && builder->script != NULL)
    g_ptr_array_add (builder->page->data, g_string_free (g_steal_pointer (&builder->script), FALSE));
  if (breaks_line (&frame) || (get_frame (builder) != NULL && get_frame (builder)->kind != frame.kind))
    end_block (builder);
  set_place (builder);
}

static void
characters_cb (void          *data,
               const xmlChar *text,
               int            length)
{
  Builder *builder = data;
  const Frame *frame = get_frame (builder);

  if (!go_on (builder))
    return;
  if (builder->script != NULL)
    {
      if (builder->script->len + length <= MAX_DATA)
        g_string_append_len (builder->script, (const char *) text, length);
    }
  else if (frame != NULL && frame->element == TC_HTML_TITLE)
    g_string_append_len (builder->page->title, (const char *) text, length);
  else if (frame != NULL && !frame->dropped)
    put_text (builder, frame, (const char *) text, length);
}

/* --- the page -------------------------------------------------------------------------------------- */

static void
error_cb (void        *data,
          xmlErrorPtr  error)
{
  Builder *builder = data;

  /* Whatever is wrong with the markup of a page is repaired; but what the parser left out is said. */
  if (error->code == XML_ERR_INTERNAL_ERROR || error->code == XML_ERR_NO_MEMORY
      || error->code == XML_ERR_ATTRIBUTE_NOT_FINISHED || error->code == XML_ERR_COMMENT_NOT_FINISHED
      || error->code == XML_ERR_NAME_TOO_LONG)
    builder->page->cut = TRUE;
}

static void
parse (Builder    *builder,
       const char *text,
       gsize       length)
{
  htmlSAXHandler handler = {
    .startElement = start_element_cb,
    .endElement = end_element_cb,
    .characters = characters_cb,
    .ignorableWhitespace = characters_cb,
    .cdataBlock = characters_cb,
    .serror = error_cb,
    .initialized = XML_SAX2_MAGIC,
  };
  htmlParserCtxtPtr parser;

  /* libxml2 makes no parser for nothing at all. */
  if (length == 0)
    return;

  tc_xml_init ();
  parser = htmlCreateMemoryParserCtxt (text, length);
  g_assert (parser != NULL);
  *parser->sax = handler;
  parser->userData = builder;
  builder->parser = parser;
  htmlCtxtUseOptions (parser, HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC
                              | HTML_PARSE_NODEFDTD);
  *parser->sax = handler;
  xmlSwitchEncoding (parser, XML_CHAR_ENCODING_UTF8);
  htmlParseDocument (parser);
  g_clear_pointer (&parser->myDoc, xmlFreeDoc);
  htmlFreeParserCtxt (parser);
}

static gboolean
check (Builder  *builder,
       GError  **error)
{
  if (g_cancellable_set_error_if_cancelled (builder->cancellable, error))
    return FALSE;
  if (!builder->too_deep && !builder->too_slow)
    return TRUE;

  g_set_error_literal (error, TC_READ_ERROR, TC_READ_ERROR_MALFORMED,
                       builder->too_deep
                       ? _("The page cannot be read: its elements are nested too deeply.")
                       : _("The page cannot be read: it takes too long."));
  return FALSE;
}

/**
 * tc_html_page_new:
 * @text: valid UTF-8
 * @length: its bytes, without NUL
 * @error: return location for %TC_READ_ERROR_MALFORMED or %G_IO_ERROR_CANCELLED
 *
 * Reads a page. Nothing is fetched from anywhere.
 *
 * Returns: (transfer full) (nullable): what it says; %NULL with an error where it cannot be parsed in time
 */
TcHtmlPage *
tc_html_page_new (const char    *text,
                  gsize          length,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr (TcHtmlPage) page = NULL;
  g_autoptr (GArray) frames = g_array_new (FALSE, FALSE, sizeof (Frame));
  Builder builder = { .cancellable = cancellable, .frames = frames, .kind = TC_SECTION_BODY };

  g_return_val_if_fail (length <= TC_READ_MAX_BYTES * 2, NULL);

  if (!tc_html_guard (text, length, error))
    return NULL;

  page = g_new0 (TcHtmlPage, 1);
  page->text = g_string_sized_new (length / 4 + 16);
  page->blocks = g_array_new (FALSE, FALSE, sizeof (TcHtmlBlock));
  page->metas = g_ptr_array_new_with_free_func (free_meta);
  page->data = g_ptr_array_new_with_free_func (g_free);
  page->title = g_string_new (NULL);
  builder.page = page;
  builder.deadline = g_get_monotonic_time () + MAX_SECONDS * G_USEC_PER_SEC;
  parse (&builder, text, length);
  end_block (&builder);
  if (builder.script != NULL)
    g_string_free (builder.script, TRUE);
  if (!check (&builder, error))
    return NULL;

  tc_html_apply_headings (page);

  return g_steal_pointer (&page);
}

/**
 * tc_html_page_free:
 *
 * Frees a page.
 */
void
tc_html_page_free (TcHtmlPage *self)
{
  g_string_free (self->text, TRUE);
  g_array_unref (self->blocks);
  g_ptr_array_unref (self->metas);
  g_ptr_array_unref (self->data);
  g_string_free (self->title, TRUE);
  g_free (self);
}

/**
 * tc_html_page_dup:
 * @block: one of its blocks
 *
 * Returns: (transfer full): the text of a block
 */
char *
tc_html_page_dup (TcHtmlPage        *self,
                  const TcHtmlBlock *block)
{
  return g_strndup (self->text->str + block->start, block->end - block->start);
}
