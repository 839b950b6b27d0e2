/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "trial-curator-pdf"

#include "config.h"

#include <poppler.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "tc-confine.h"
#include "tc-pdf-protocol.h"

/* Usage: trial-curator-pdf SECONDS. Reads the text of a PDF: the document on standard input, the
 * text on standard output, in so many seconds of processor time. A program of its own, because a
 * small PDF can keep the library busy for ever, take all memory or crash it, and none of that may
 * happen to the process that holds a project. It never opens a file for writing, a socket or
 * another program.
 *
 * The text is UTF-8. A form feed ends each page. TC_PDF_RAISED and TC_PDF_LEVEL enclose
 * superscripts. */

/* Smaller and higher than the character before by these parts of its size. */
#define RAISED_SIZE 0.85
#define RAISED_BY 0.2
/* A blank that is narrower was made up between a word and its superscript. */
#define MIN_GAP 0.15

typedef struct
{
  PopplerRectangle *places;
  guint n_places;
  double *sizes;                  /* of the font of each character */
} Layout;

static void
clear_layout (Layout *layout)
{
  g_free (layout->places);
  g_free (layout->sizes);
}

static gboolean
read_layout (PopplerPage *page,
             Layout      *layout)
{
  GList *attributes;

  if (!poppler_page_get_text_layout (page, &layout->places, &layout->n_places))
    return FALSE;

  layout->sizes = g_new0 (double, layout->n_places);
  attributes = poppler_page_get_text_attributes (page);
  for (GList *l = attributes; l != NULL; l = l->next)
    {
      const PopplerTextAttributes *run = l->data;

      for (int i = MAX (run->start_index, 0); i <= run->end_index && i < (int) layout->n_places; i++)
        layout->sizes[i] = run->font_size;
    }
  poppler_page_free_text_attributes (attributes);

  return TRUE;
}

static gboolean
can_be_raised (gunichar c)
{
  return g_unichar_isdigit (c) || c == '+' || c == '-' || c == 0x2212 || c == 0x2013;
}

/* Whether character @i stands above the line on which @base stands. */
static gboolean
is_raised (const Layout *layout,
           guint         i,
           guint         base)
{
  double size = layout->sizes[base];

  return size > 0 && layout->sizes[i] > 0 && layout->sizes[i] < size * RAISED_SIZE
         && layout->places[i].y2 < layout->places[base].y2 - size * RAISED_BY
         && layout->places[i].y2 > layout->places[base].y1;
}

static gboolean
is_made_up_blank (const Layout *layout,
                  gunichar      next,
                  guint         i,
                  guint         base)
{
  return i + 1 < layout->n_places && can_be_raised (next) && is_raised (layout, i + 1, base)
         && layout->places[i + 1].x1 - layout->places[base].x2 < layout->sizes[base] * MIN_GAP;
}

static void
print_raised (GString    *out,
              const char *text,
              Layout     *layout)
{
  gboolean raised = FALSE;
  gboolean has_base = FALSE;
  guint base = 0;
  guint i = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), i++)
    {
      gunichar c = g_utf8_get_char (p);
      gboolean known = i < layout->n_places;
      gboolean up = known && has_base && can_be_raised (c) && is_raised (layout, i, base);

      if (c == ' ' && known && has_base && !raised
          && is_made_up_blank (layout, g_utf8_get_char (g_utf8_next_char (p)), i, base))
        continue;
      if (up != raised)
        g_string_append_c (out, up ? TC_PDF_RAISED : TC_PDF_LEVEL);
      raised = up;
      if (c == '\n')
        has_base = FALSE;
      else if (known && !up && !g_unichar_isspace (c))
        {
          has_base = TRUE;
          base = i;
        }
      /* Control characters are the protocol's. */
      if (c >= ' ' || c == '\n' || c == '\t')
        g_string_append_unichar (out, c);
    }
  if (raised)
    g_string_append_c (out, TC_PDF_LEVEL);
}

static gboolean
print_page (PopplerPage *page)
{
  g_autofree char *text = poppler_page_get_text (page);
  g_autoptr (GString) out = g_string_new (NULL);
  Layout layout = { NULL, 0, NULL };

  if (text != NULL && g_utf8_validate (text, -1, NULL))
    {
      read_layout (page, &layout);
      print_raised (out, text, &layout);
    }
  clear_layout (&layout);
  g_string_append_c (out, '\f');

  return fwrite (out->str, 1, out->len, stdout) == out->len;
}

static GBytes *
read_input (void)
{
  g_autoptr (GByteArray) all = g_byte_array_new ();
  g_autofree guint8 *buffer = g_malloc (1024 * 1024);
  gssize n;

  while ((n = read (STDIN_FILENO, buffer, 1024 * 1024)) > 0)
    g_byte_array_append (all, buffer, n);

  return n == 0 ? g_byte_array_free_to_bytes (g_steal_pointer (&all)) : NULL;
}

static int
print_document (PopplerDocument *document)
{
  int n_pages = poppler_document_get_n_pages (document);

  if (n_pages <= 0)
    return TC_PDF_DAMAGED;
  if (n_pages > TC_PDF_MAX_PAGES)
    return TC_PDF_TOO_LONG;

  for (int i = 0; i < n_pages; i++)
    {
      PopplerPage *page = poppler_document_get_page (document, i);
      gboolean printed;

      /* A page that is not there counts, so that the numbers of the others are right. */
      printed = page != NULL ? print_page (page) : fputc ('\f', stdout) != EOF;
      g_clear_object (&page);
      if (!printed)
        return TC_PDF_FAILED;
    }

  return fflush (stdout) == 0 ? TC_PDF_READ : TC_PDF_FAILED;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GBytes) bytes = NULL;
  PopplerDocument *document;
  g_autoptr (GError) error = NULL;
  int status;

  if (argc != 2 || !tc_confine (g_ascii_strtoull (argv[1], NULL, 10)))
    return TC_PDF_FAILED;
  bytes = read_input ();
  if (bytes == NULL)
    return TC_PDF_FAILED;

  document = poppler_document_new_from_bytes (bytes, NULL, &error);
  if (document == NULL)
    return g_error_matches (error, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED) ? TC_PDF_ENCRYPTED : TC_PDF_DAMAGED;

  status = print_document (document);
  g_object_unref (document);

  return status;
}
