/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Small PDFs by hand: objects in the order of adding, numbered from 1. The first one is the catalogue. */
typedef struct
{
  GString *text;
  GArray *offsets;
} PdfWriter;

PdfWriter *pdf_writer_new        (void);
guint      pdf_writer_add        (PdfWriter  *self,
                                  const char *object);
guint      pdf_writer_add_stream (PdfWriter  *self,
                                  const char *dictionary,
                                  const char *content);
GBytes    *pdf_writer_finish     (PdfWriter  *self,
                                  const char *trailer);
GBytes    *pdf_writer_pages      (const char * const *contents);
