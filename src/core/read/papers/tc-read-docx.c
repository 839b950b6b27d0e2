/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tc-archive.h"
#include "tc-markup.h"
#include "tc-pages.h"
#include "tc-read.h"
#include "tc-reader.h"
#include "tc-xml.h"

/* DOCX: paragraphs as lines, tables row by row with tabs between the cells, superscripts as characters. Deleted text,
 * comments, headers and footnotes are not read. */

/* The first paragraph of a cell goes on the line of its row. */
static void
begin_paragraph (GString         *text,
                 const TcXmlNode *node)
{
  const TcXmlNode *cell = node->parent;

  if (cell == NULL || !tc_xml_is (cell, "tc"))
    g_string_append_c (text, '\n');
  else if (text->len > 0 && text->str[text->len - 1] != '\n' && text->str[text->len - 1] != '\t')
    g_string_append_c (text, ' ');
}

static void
begin_cell (GString         *text,
            const TcXmlNode *node)
{
  if (node->parent != NULL && tc_xml_child (node->parent, "tc") != node)
    g_string_append_c (text, '\t');
}

static void
add_run (GString         *text,
         const TcXmlNode *node)
{
  const TcXmlNode *shift = node->parent != NULL ? tc_xml_find (node->parent, "rPr/vertAlign") : NULL;
  g_autofree char *run = tc_xml_dup_text (node);
  /* Blanks at the ends of a run divide it from its neighbours. */
  const TcXmlNode *inner = node->first;
  gboolean blank_before = inner == NULL || (inner->text.p < inner->text.end && g_ascii_isspace (*inner->text.p));
  gboolean blank_after = inner != NULL && inner->text.p < inner->text.end
                         && g_ascii_isspace (inner->text.end[-1]);

  g_strstrip (run);
  if (blank_before)
    g_string_append_c (text, ' ');
  if (shift != NULL && tc_xml_attribute_is (shift, "val", "superscript"))
    tc_markup_shift (text, run, TRUE);
  else if (shift != NULL && tc_xml_attribute_is (shift, "val", "subscript"))
    tc_markup_shift (text, run, FALSE);
  else
    g_string_append (text, run);
  if (blank_after && *run != '\0')
    g_string_append_c (text, ' ');
}

static char *
write_text (TcXmlNode *root)
{
  GString *text = g_string_new (NULL);

  for (TcXmlNode *node = root; node != NULL; node = node->first != NULL ? node->first : tc_xml_after (node, root))
    {
      if (tc_xml_is (node, "p"))
        begin_paragraph (text, node);
      else if (tc_xml_is (node, "tr") || tc_xml_is (node, "br"))
        g_string_append_c (text, '\n');
      else if (tc_xml_is (node, "tc"))
        begin_cell (text, node);
      else if (tc_xml_is (node, "tab") && node->parent != NULL && tc_xml_is (node->parent, "r"))
        g_string_append_c (text, '\t');
      else if (tc_xml_is (node, "t"))
        add_run (text, node);
    }

  return g_strstrip (g_string_free (text, FALSE));
}

static gboolean
wants_document (const char *name)
{
  return g_str_equal (name, "word/document.xml");
}

static GPtrArray *
read_document (const TcWholeFile  *file,
               const char        **encoding,
               GError            **error)
{
  g_autoptr (GPtrArray) entries = tc_archive_read (file->bytes, wants_document, NULL, file->cancellable, error);
  const TcArchiveEntry *entry;
  g_autoptr (TcXml) xml = NULL;
  g_autofree char *text = NULL;
  GPtrArray *sources;
  const char *data;
  gsize length;

  if (entries == NULL)
    return NULL;
  entry = entries->len > 0 ? g_ptr_array_index (entries, 0) : NULL;
  data = entry != NULL && entry->bytes != NULL ? g_bytes_get_data (entry->bytes, &length) : NULL;
  if (data == NULL || !g_utf8_validate_len (data, length, NULL))
    {
      g_set_error_literal (error, TC_READ_ERROR, TC_READ_ERROR_MALFORMED,
                           _("The document is damaged and cannot be read."));
      return NULL;
    }
  xml = tc_xml_parse (data, length, error);
  if (xml == NULL)
    return NULL;

  text = write_text (tc_xml_get_root (xml));
  if (*text == '\0')
    {
      g_set_error_literal (error, TC_READ_ERROR, TC_READ_ERROR_EMPTY, _("The document holds no text."));
      return NULL;
    }
  sources = g_ptr_array_new_with_free_func ((GDestroyNotify) tc_source_unref);
  g_ptr_array_add (sources, tc_pages_read (text));

  return sources;
}

const TcReader tc_reader_docx = {
  .id = "docx",
  .sniff_bytes = tc_archive_is_docx,
  .read_bytes = read_document,
};
