/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tc-pages.h"
#include "tc-pdf-process.h"
#include "tc-pdf-protocol.h"
#include "tc-read.h"
#include "tc-reader.h"

/* PDF: the text comes from another process; here it becomes a source. */

/* Some programs write something before the document; the format allows it. */
#define MAX_BEFORE 1024

static gboolean
sniff (const char *bytes,
       gsize       length)
{
  const char *found = memmem (bytes, MIN (length, MAX_BEFORE), "%PDF-", 5);

  /* A text about PDF is none. */
  return found != NULL && (found == bytes || found[-1] == '\n' || found[-1] == '\r' || (guchar) found[-1] == 0xbf);
}

static gboolean
is_blank (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (!g_unichar_isspace (c) && c != TC_PDF_RAISED && c != TC_PDF_LEVEL)
        return FALSE;
    }

  return TRUE;
}

static GPtrArray *
read_document (const TcWholeFile  *file,
               const char        **encoding,
               GError            **error)
{
  g_autofree char *text = tc_pdf_process_read (file->bytes, file->cancellable, error);
  GPtrArray *sources;

  if (text == NULL)
    return NULL;
  if (is_blank (text))
    {
      g_set_error_literal (error, TC_READ_ERROR, TC_READ_ERROR_EMPTY,
                           _("The PDF holds no text: its pages are pictures. Have them recognised by another "
                             "program and import its result."));
      return NULL;
    }

  sources = g_ptr_array_new_with_free_func ((GDestroyNotify) tc_source_unref);
  g_ptr_array_add (sources, tc_pages_read (text));

  return sources;
}

const TcReader tc_reader_pdf = {
  .id = "pdf",
  .sniff_bytes = sniff,
  .read_bytes = read_document,
};
