/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests: tc-pages.c tc-pdf-process.c tc-read.c
 * Through them: tc-read-pdf.c tc-readers.c */
#include "config.h"

#include <string.h>

#include "pdf-writer.h"
#include "read-test.h"
#include "tc-pages.h"
#include "tc-pdf-process.h"

#define LINE(x, y, size, text) "BT /F " #size " Tf " #x " " #y " Td (" text ") Tj ET\n"

static TcSource *
read_one (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sources = tc_read_bytes ("paper.pdf", bytes, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (sources->len, ==, 1);
  read_test_check (g_ptr_array_index (sources, 0));
  g_assert_cmpstr (((TcSource *) g_ptr_array_index (sources, 0))->reader, ==, "pdf");

  return tc_source_ref (g_ptr_array_index (sources, 0));
}

static void
assert_fails (GBytes     *bytes,
              int         code,
              const char *message)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sources = tc_read_bytes ("paper.pdf", bytes, NULL, &error);

  g_assert_null (sources);
  g_assert_error (error, TC_READ_ERROR, code);
  g_assert_cmpstr (error->message, ==, message);
}

/* Two columns below a title, a superscript, a sentence over two pages, a foot on each. */
static const char * const paper[] = {
  LINE (60, 740, 18, "Sample cells in probe disease: a randomized trial")
  LINE (60, 715, 11, "B. Probe, A. Testperson, C. Example")
  LINE (60, 680, 10, "Abstract")
  LINE (60, 665, 10, "Methods: We gave 2 \327 10")
  LINE (175, 669, 6, "6")
  LINE (179, 665, 10, " cells to 40 patients with")
  LINE (60, 653, 10, "probe disease. They were random-")
  LINE (60, 641, 10, "ized in two groups. Results: It fell")
  LINE (60, 629, 10, "by half. Conclusions: It works.")
  LINE (60, 600, 10, "Introduction")
  LINE (60, 588, 10, "The left column has its own text")
  LINE (60, 576, 10, "which ends here at the left foot.")
  LINE (320, 680, 10, "The right column is read behind")
  LINE (320, 668, 10, "the left one, as people do, and")
  LINE (320, 656, 10, "its last sentence goes over to")
  LINE (60, 40, 8, "Sample Journal 2021, page 1"),
  LINE (60, 740, 10, "the second page, where it ends.")
  LINE (60, 40, 8, "Sample Journal 2021, page 2"),
  LINE (60, 740, 10, "References")
  LINE (60, 728, 10, "1. Other P. Other cells. J Other 2001;1:1-9.")
  LINE (60, 40, 8, "Sample Journal 2021, page 3"),
  NULL
};

static void
assert_order (const char *text,
              const char *first,
              const char *second)
{
  const char *p = strstr (text, first);

  g_assert_nonnull (p);
  g_assert_nonnull (strstr (p, second));
}

static void
test_paper (void)
{
  g_autoptr (GBytes) bytes = pdf_writer_pages (paper);
  g_autoptr (TcSource) source = read_one (bytes);
  g_autofree char *sections = read_test_describe (source);

  g_test_message ("%s", source->text);
  g_test_message ("%s", sections);
  assert_order (source->text, "at the left foot.", "The right column");
  assert_order (source->text, "goes over to", "[Page 2]\nthe second page");
  assert_order (source->text, "[Page 2]", "[Page 3]");
  g_assert_nonnull (strstr (source->text, "10\u2076 cells"));
  /* The stored text is that of the paper. */
  g_assert_nonnull (strstr (source->text, "random-\nized"));
  g_assert_nonnull (strstr (sections, "title en | Sample cells in probe disease: a randomized trial\n"));
  g_assert_nonnull (strstr (sections, "methods en | We gave"));
  g_assert_nonnull (strstr (sections, "references en | 1. Other P."));
  g_assert_null (strstr (sections, "page 3"));
}

static void
test_pages (void)
{
  g_autoptr (TcSource) source = tc_pages_read ("A title of a paper\n\nMethods: 10\x0e-3\x0f M\f\fLast\f");

  g_assert_cmpstr (source->text, ==,
                   "A title of a paper\n\nMethods: 10\u207b\u00b3 M\n\n[Page 2]\n\n\n[Page 3]\nLast");
  tc_source_unref (g_steal_pointer (&source));
  /* A run that nobody ends, and marks where none belong. */
  source = tc_pages_read ("10\x0e" "6\nnext \x0f line\x0e");
  g_assert_cmpstr (source->text, ==, "10\u2076\nnext  line");
}

/* --- hostile --------------------------------------------------------------------------------------- */

static void
test_picture (void)
{
  static const char * const contents[] = { "0 0 100 100 re f\n", NULL };
  g_autoptr (GBytes) bytes = pdf_writer_pages (contents);

  assert_fails (bytes, TC_READ_ERROR_EMPTY,
                "The PDF holds no text: its pages are pictures. Have them recognised by another program and import "
                "its result.");
}

static void
test_encrypted (void)
{
  PdfWriter *writer = pdf_writer_new ();
  g_autoptr (GBytes) bytes = NULL;

  pdf_writer_add (writer, "<< /Type /Catalog /Pages 2 0 R >>");
  pdf_writer_add (writer, "<< /Type /Pages /Kids [] /Count 0 >>");
  pdf_writer_add (writer, "<< /Filter /Standard /V 1 /R 2 /P -4 "
                          "/O <0000000000000000000000000000000000000000000000000000000000000000> "
                          "/U <1111111111111111111111111111111111111111111111111111111111111111> >>");
  bytes = pdf_writer_finish (writer, "/Encrypt 3 0 R /ID [<00112233445566778899aabbccddeeff> "
                                     "<00112233445566778899aabbccddeeff>]");
  assert_fails (bytes, TC_READ_ERROR_MALFORMED,
                "The PDF is protected by a password. Save it without one and import it again.");
}

/* A tree of pages that holds itself. */
static void
test_loop (void)
{
  PdfWriter *writer = pdf_writer_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sources = NULL;

  pdf_writer_add (writer, "<< /Type /Catalog /Pages 2 0 R >>");
  pdf_writer_add (writer, "<< /Type /Pages /Parent 2 0 R /Kids [2 0 R 2 0 R] /Count 1000 >>");
  bytes = pdf_writer_finish (writer, "");
  sources = tc_read_bytes ("paper.pdf", bytes, NULL, &error);
  g_assert_null (sources);
  g_assert_nonnull (error);
  g_assert_true (error->domain == TC_READ_ERROR);
  g_test_message ("%s", error->message);
}

/* Forms that draw two forms each: some thousand bytes for 2 to the 40th drawings. */
static GBytes *
make_endless (void)
{
  PdfWriter *writer = pdf_writer_new ();

  pdf_writer_add (writer, "<< /Type /Catalog /Pages 2 0 R >>");
  pdf_writer_add (writer, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
  pdf_writer_add (writer, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R "
                          "/Resources << /XObject << /X 6 0 R >> >> >>");
  pdf_writer_add_stream (writer, "", "/X Do");
  pdf_writer_add (writer, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
  for (guint i = 6; i < 46; i++)
    {
      g_autofree char *dictionary =
        g_strdup_printf ("/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << /Font << /F 5 0 R >> "
                         "/XObject << /X %u 0 R >> >>", i + 1);

      pdf_writer_add_stream (writer, dictionary, "/X Do /X Do");
    }
  pdf_writer_add_stream (writer, "/Type /XObject /Subtype /Form /BBox [0 0 600 800]", "0 0 1 1 re f");

  return pdf_writer_finish (writer, "");
}

static void
test_endless (void)
{
  g_autoptr (GBytes) bytes = make_endless ();
  gint64 before = g_get_monotonic_time ();

  tc_pdf_process_set_seconds (1);
  assert_fails (bytes, TC_READ_ERROR_MALFORMED,
                "The PDF cannot be read: it takes too long. It may be damaged, or made to do harm.");
  tc_pdf_process_set_seconds (30);
  g_assert_cmpint (g_get_monotonic_time () - before, <, 50 * G_USEC_PER_SEC);
}

static gpointer
cancel_later (gpointer data)
{
  g_usleep (G_USEC_PER_SEC / 2);
  g_cancellable_cancel (data);

  return NULL;
}

static void
test_cancel (void)
{
  g_autoptr (GBytes) bytes = make_endless ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GThread *thread = g_thread_new ("cancel", cancel_later, cancellable);
  gint64 before = g_get_monotonic_time ();
  g_autoptr (GPtrArray) sources = tc_read_bytes ("paper.pdf", bytes, cancellable, &error);

  g_assert_null (sources);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (g_get_monotonic_time () - before, <, 20 * G_USEC_PER_SEC);
  g_thread_join (thread);
}

static void
test_cut_off (void)
{
  g_autoptr (GBytes) all = pdf_writer_pages (paper);
  gsize size = g_bytes_get_size (all);

  for (gsize length = 5; length < size; length += size / 24)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_from_bytes (all, 0, length);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) sources = tc_read_bytes ("paper.pdf", bytes, NULL, &error);

      g_assert_true ((sources != NULL) == (error == NULL));
      if (sources == NULL)
        g_assert_true (g_error_matches (error, TC_READ_ERROR, TC_READ_ERROR_MALFORMED)
                       || g_error_matches (error, TC_READ_ERROR, TC_READ_ERROR_EMPTY));
      else
        read_test_check (g_ptr_array_index (sources, 0));
    }
}

static void
test_missing_helper (void)
{
  g_autoptr (GBytes) bytes = pdf_writer_pages (paper);
  g_autofree char *before = g_strdup (g_getenv ("TC_LIBEXECDIR"));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sources = NULL;

  g_setenv ("TC_LIBEXECDIR", "/nonexistent", TRUE);
  sources = tc_read_bytes ("paper.pdf", bytes, NULL, &error);
  if (before != NULL)
    g_setenv ("TC_LIBEXECDIR", before, TRUE);
  g_assert_null (sources);
  g_assert_error (error, TC_READ_ERROR, TC_READ_ERROR_BINARY);
  g_assert_true (g_str_has_prefix (error->message,
                                   "PDF files cannot be read, as a part of Trial Curator is missing: "));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/read/pdf/paper", test_paper);
  g_test_add_func ("/read/pdf/pages", test_pages);
  g_test_add_func ("/read/pdf/picture", test_picture);
  g_test_add_func ("/read/pdf/encrypted", test_encrypted);
  g_test_add_func ("/read/pdf/loop", test_loop);
  g_test_add_func ("/read/pdf/endless", test_endless);
  g_test_add_func ("/read/pdf/cancel", test_cancel);
  g_test_add_func ("/read/pdf/cut-off", test_cut_off);
  g_test_add_func ("/read/pdf/missing-helper", test_missing_helper);

  return g_test_run ();
}
