/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tc-feed-private.h"
#include "tc-html-charset.h"
#include "tc-html-meta.h"
#include "tc-html-page.h"
#include "tc-lines.h"
#include "tc-read.h"
#include "tc-reader.h"
#include "tc-rendering.h"

/* A page saved from a browser. Where its head says that it is of an article, the article's fields
 * come from there and from the parts of the page; else the readable text is read as the same text
 * in a text file would be. Navigation stands below it, and nothing is drawn from it. */

#define RULE_PREFIX "reader.html."

/* --- the page of an article ------------------------------------------------------------------------ */

static gboolean
is_list_kind (TcSectionKind  kind,
              TcRecordField *field)
{
  switch ((int) kind)
    {
    case TC_SECTION_KEYWORDS:
      *field = TC_RECORD_KEYWORDS;
      return TRUE;
    case TC_SECTION_PUBLICATION_TYPES:
      *field = TC_RECORD_TYPES;
      return TRUE;
    case TC_SECTION_REGISTRATION:
      *field = TC_RECORD_REGISTRATION;
      return TRUE;
    case TC_SECTION_FUNDING:
      *field = TC_RECORD_FUNDING;
      return TRUE;
    default:
      return FALSE;
    }
}

/* A heading that only says what stands under it. */
static gboolean
is_part_heading (const TcHtmlBlock *block,
                 const char        *text)
{
  TcRecordField field;

  if (is_list_kind (block->kind, &field))
    return block->heading > 0;

  return block->kind == TC_SECTION_ABSTRACT
         && (g_ascii_strcasecmp (text, "Abstract") == 0 || g_ascii_strcasecmp (text, "Abstract:") == 0
             || g_str_equal (text, "\u6458\u8981") || g_str_equal (text, "\u6458\u8981\uff1a"));
}

static gboolean
is_chinese (const char *text)
{
  TcPiece piece = { text, text + strlen (text), 0 };

  return *tc_piece_language (piece) == 'z';
}

/* The headings of its parts stand on the line of their text, as they do in print. */
static void
add_abstract (GString           *abstract,
              const TcHtmlBlock *block,
              const char        *text)
{
  if (block->heading == 0)
    g_string_append_printf (abstract, "%s\n", text);
  else if (g_str_has_suffix (text, ":") || g_str_has_suffix (text, "\uff1a"))
    g_string_append_printf (abstract, "%s ", text);
  else
    g_string_append_printf (abstract, "%s: ", text);
}

/* The abstract and the lists: each block goes to the field that it belongs to. */
static void
take_fields (TcRecord   *record,
             TcHtmlPage *page)
{
  g_autoptr (GString) english = g_string_new (NULL);
  g_autoptr (GString) chinese = g_string_new (NULL);

  for (guint i = 0; i < page->blocks->len; i++)
    {
      const TcHtmlBlock *block = &g_array_index (page->blocks, TcHtmlBlock, i);
      g_autofree char *text = NULL;
      TcRecordField field = TC_RECORD_KEYWORDS;

      if (block->kind != TC_SECTION_ABSTRACT && !is_list_kind (block->kind, &field))
        continue;
      text = tc_html_page_dup (page, block);
      if (is_part_heading (block, text))
        continue;
      if (block->kind == TC_SECTION_ABSTRACT)
        add_abstract (is_chinese (text) ? chinese : english, block, text);
      else
        tc_record_add (record, field, text);
    }
  if (english->len > 0)
    tc_record_add (record, TC_RECORD_ABSTRACT, english->str);
  if (chinese->len > 0)
    tc_record_add (record, TC_RECORD_ABSTRACT_ZH, chinese->str);
  if (english->len + chinese->len == 0)
    tc_html_meta_guess (record, page);
}

static void
take_title (TcRecord   *record,
            TcHtmlPage *page)
{
  if (record->values[TC_RECORD_TITLE] != NULL || record->values[TC_RECORD_TITLE_ZH] != NULL)
    return;

  for (guint i = 0; i < page->blocks->len; i++)
    {
      const TcHtmlBlock *block = &g_array_index (page->blocks, TcHtmlBlock, i);

      if (block->heading == 1 && block->kind == TC_SECTION_BODY)
        {
          g_autofree char *text = tc_html_page_dup (page, block);

          tc_record_add (record, TC_RECORD_TITLE, text);
          return;
        }
    }
}

/* Runs of blocks of a kind, in order: those of the article, or those around it. */
static void
add_blocks (TcSheet    *sheet,
            TcHtmlPage *page,
            gboolean    around)
{
  g_autoptr (GString) run = g_string_new (NULL);
  TcSectionKind kind = TC_SECTION_BODY;

  for (guint i = 0; i <= page->blocks->len; i++)
    {
      const TcHtmlBlock *block = i < page->blocks->len
                                 ? &g_array_index (page->blocks, TcHtmlBlock, i) : NULL;
      TcRecordField field;

      if (block != NULL && (block->kind == TC_SECTION_ABSTRACT || is_list_kind (block->kind, &field)
                            || (block->kind == TC_SECTION_BOILERPLATE) != around))
        continue;
      if (run->len > 0 && (block == NULL || block->kind != kind))
        {
          tc_sheet_add_block (sheet, around ? "Other parts of the page" : NULL, run->str, kind);
          g_string_truncate (run, 0);
        }
      if (block == NULL)
        break;
      kind = block->kind;
      if (block->heading > 0 && run->len > 0)
        g_string_append_c (run, '\n');
      g_string_append_len (run, page->text->str + block->start, block->end - block->start);
      g_string_append_c (run, '\n');
    }
}

static TcSource *
read_article (TcRecord   *record,
              TcHtmlPage *page)
{
  TcSheet *sheet;

  take_title (record, page);
  take_fields (record, page);
  sheet = tc_rendering_begin (record, RULE_PREFIX);
  add_blocks (sheet, page, FALSE);
  add_blocks (sheet, page, TRUE);

  return tc_rendering_finish (sheet, record, NULL);
}

/* --- any other page -------------------------------------------------------------------------------- */

/* All of it where a part would be nothing. */
static char *
get_text (TcHtmlPage *page,
          gboolean    around)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < page->blocks->len; i++)
    {
      const TcHtmlBlock *block = &g_array_index (page->blocks, TcHtmlBlock, i);

      if ((block->kind == TC_SECTION_BOILERPLATE) != around)
        continue;
      if (block->heading > 0 && text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append_len (text, page->text->str + block->start, block->end - block->start);
      g_string_append_c (text, '\n');
    }
  if (text->len > 0)
    g_string_truncate (text, text->len - 1);

  return g_string_free (text, FALSE);
}

/* What stands around the text of the page, behind it. */
static void
append_around (TcSource   *source,
               const char *around)
{
  g_autofree char *before = NULL;
  TcSpan span;

  if (*around == '\0')
    return;
  before = g_strconcat (source->text, "\n\nOther parts of the page:\n", NULL);
  span.start = g_utf8_strlen (before, -1);
  span.end = span.start + g_utf8_strlen (around, -1);
  tc_source_take_text (source, g_strconcat (before, around, NULL));
  tc_source_add_section (source, TC_SECTION_BOILERPLATE, span, NULL);
}

static GPtrArray *
read_text (TcHtmlPage         *page,
           const TcWholeFile  *file,
           GError            **error)
{
  g_autofree char *text = get_text (page, FALSE);
  g_autofree char *around = get_text (page, TRUE);
  g_autoptr (GBytes) bytes = NULL;
  GPtrArray *sources;

  if (*text == '\0')
    {
      g_free (text);
      text = g_steal_pointer (&around);
      around = g_strdup ("");
    }
  if (*text == '\0')
    {
      g_set_error_literal (error, TC_READ_ERROR, TC_READ_ERROR_EMPTY, _("The page holds no text."));
      return NULL;
    }
  if (tc_html_sniff (text, strlen (text)))
    {
      /* A page about pages: what it shows is not read as a page again. */
      g_autofree char *shown = g_steal_pointer (&text);

      text = g_strconcat ("\u200b\u200b", shown, NULL);
    }

  bytes = g_bytes_new (text, strlen (text));
  sources = tc_read_bytes (file->name, bytes, file->cancellable, error);
  if (sources == NULL)
    return NULL;
  for (guint i = 0; i < sources->len; i++)
    tc_read_forget_bytes (g_ptr_array_index (sources, i));
  append_around (g_ptr_array_index (sources, sources->len - 1), around);

  return sources;
}

/* --- the reader ------------------------------------------------------------------------------------ */

static GPtrArray *
read_page (const TcWholeFile  *file,
           const char        **encoding,
           GError            **error)
{
  gsize length;
  const char *data = g_bytes_get_data (file->bytes, &length);
  gboolean damaged;
  g_autofree char *text = tc_html_decode (data, length, encoding, &damaged);
  g_autoptr (TcHtmlPage) page = tc_html_page_new (text, strlen (text), file->cancellable, error);
  g_autoptr (TcRecord) record = tc_record_new ();
  GPtrArray *sources;

  if (page == NULL)
    return NULL;

  if (tc_html_meta_read (record, page))
    {
      sources = g_ptr_array_new_with_free_func ((GDestroyNotify) tc_source_unref);
      g_ptr_array_add (sources, read_article (record, page));
    }
  else
    sources = read_text (page, file, error);
  for (guint i = 0; sources != NULL && i < sources->len; i++)
    {
      if (damaged)
        tc_source_add_warning (g_ptr_array_index (sources, i),
                               N_("Some bytes of the page are not in the encoding that it declares; "
                                  "look at what was read instead of them."));
      if (page->cut)
        tc_source_add_warning (g_ptr_array_index (sources, i),
                               N_("A part of the page was too long and was left out."));
    }

  return sources;
}

const TcReader tc_reader_html = {
  .id = "html",
  .sniff_bytes = tc_html_sniff,
  .read_bytes = read_page,
};
