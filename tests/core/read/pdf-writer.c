/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pdf-writer.h"

#include <string.h>

PdfWriter *
pdf_writer_new (void)
{
  PdfWriter *self = g_new0 (PdfWriter, 1);

  self->text = g_string_new ("%PDF-1.4\n");
  self->offsets = g_array_new (FALSE, FALSE, sizeof (gsize));

  return self;
}

/* Returns its number. */
guint
pdf_writer_add (PdfWriter  *self,
                const char *object)
{
  g_array_append_val (self->offsets, self->text->len);
  g_string_append_printf (self->text, "%u 0 obj\n%s\nendobj\n", self->offsets->len, object);

  return self->offsets->len;
}

guint
pdf_writer_add_stream (PdfWriter  *self,
                       const char *dictionary,
                       const char *content)
{
  g_autofree char *object = g_strdup_printf ("<< %s /Length %u >>\nstream\n%s\nendstream", dictionary,
                                             (guint) strlen (content), content);

  return pdf_writer_add (self, object);
}

GBytes *
pdf_writer_finish (PdfWriter  *self,
                   const char *trailer)
{
  gsize start = self->text->len;

  g_string_append_printf (self->text, "xref\n0 %u\n0000000000 65535 f \n", self->offsets->len + 1);
  for (guint i = 0; i < self->offsets->len; i++)
    g_string_append_printf (self->text, "%010" G_GSIZE_FORMAT " 00000 n \n",
                            g_array_index (self->offsets, gsize, i));
  g_string_append_printf (self->text, "trailer\n<< /Root 1 0 R /Size %u %s >>\nstartxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n",
                          self->offsets->len + 1, trailer, start);
  g_array_unref (self->offsets);

  {
    GBytes *bytes = g_string_free_to_bytes (self->text);

    g_free (self);
    return bytes;
  }
}

/* A page for each content; the font is called F. */
GBytes *
pdf_writer_pages (const char * const *contents)
{
  PdfWriter *self = pdf_writer_new ();
  guint n = g_strv_length ((char **) contents);
  g_autoptr (GString) kids = g_string_new ("<< /Type /Pages /Kids [");
  g_autofree char *pages = NULL;

  pdf_writer_add (self, "<< /Type /Catalog /Pages 2 0 R >>");
  for (guint i = 0; i < n; i++)
    g_string_append_printf (kids, " %u 0 R", 4 + 2 * i);
  g_string_append_printf (kids, " ] /Count %u >>", n);
  pdf_writer_add (self, kids->str);
  pdf_writer_add (self, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *page =
        g_strdup_printf ("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents %u 0 R "
                         "/Resources << /Font << /F 3 0 R >> >> >>", 5 + 2 * i);

      pdf_writer_add (self, page);
      pdf_writer_add_stream (self, "", contents[i]);
    }

  return pdf_writer_finish (self, "");
}
