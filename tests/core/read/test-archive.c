/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests: tc-archive.c tc-archive-kinds.c tc-read.c tc-spool.c
 * Through them: tc-read-docx.c tc-read-json-lines.c tc-readers.c */
#include "config.h"

#include <string.h>

#include "archive-writer.h"
#include "read-test.h"
#include "tc-archive.h"
#include "tc-feed.h"

static GBytes *
make_zip (const char * const *names,
          const char * const *contents,
          gsize               repeat)
{
  return archive_writer_make ("zip", names, contents, repeat);
}

static char *
describe (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = tc_archive_read (bytes, NULL, NULL, NULL, &error);
  GString *s = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < entries->len; i++)
    {
      const TcArchiveEntry *entry = g_ptr_array_index (entries, i);

      g_assert_true (g_utf8_validate (entry->name, -1, NULL));
      g_assert_true ((entry->bytes != NULL) == (entry->error == NULL));
      g_string_append_printf (s, "%s%s\n", entry->name, entry->error != NULL ? "!" : "");
    }

  return g_string_free (s, FALSE);
}

/* Paths lead nowhere, hidden files are left out, names are text whatever wrote them. */
static void
test_names (void)
{
  static const char * const names[] = { "a.ris", "../../etc/b.txt", "/abs/c.txt", ".hidden", "__MACOSX/d", "e\\..\\f.txt",
                                        "\xd6\xd0\xce\xc4\xb5\xb5.txt", NULL };
  static const char * const contents[] = { "a", "b", "c", "x", "x", "f", "g" };
  g_autoptr (GBytes) bytes = make_zip (names, contents, 1);
  g_autofree char *found = describe (bytes);

  g_assert_true (g_str_has_prefix (found, "a.ris\netc/b.txt\nabs/c.txt\ne/f.txt\n"));
  g_assert_null (strstr (found, ".."));
}

/* A bomb is stopped, and what stood before it arrives. */
static void
test_bomb (void)
{
  g_autofree char *zeros = g_strnfill (1024 * 1024, '0');
  const char * const names[] = { "bomb.txt", "more.txt", NULL };
  const char * const contents[] = { zeros, zeros };
  g_autoptr (GBytes) bytes = make_zip (names, contents, 60);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = tc_archive_read (bytes, NULL, NULL, NULL, &error);
  const TcArchiveEntry *last;

  g_assert_no_error (error);
  last = g_ptr_array_index (entries, entries->len - 1);
  g_assert_error (last->error, TC_READ_ERROR, TC_READ_ERROR_TOO_LARGE);
  g_assert_cmpstr (last->error->message, ==,
                   "The archive holds more than is read from one archive. What stands behind this in it was left out.");
}

/* What is compressed by itself, what is only packed, and both. */
static void
test_gzip (void)
{
  static const char * const names[] = { "a.ris", "b/c.txt", NULL };
  static const char * const one[] = { "a.ris", NULL };
  static const char * const contents[] = { "TY  - JOUR", "words" };
  static const struct { const char *kind; const char *found; gboolean bare; } kinds[] = {
    { "tar", "a.ris\nb/c.txt\n", FALSE }, { "tar.gz", "a.ris\nb/c.txt\n", FALSE }, { "gz", "data\n", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GBytes) bytes = archive_writer_make (kinds[i].kind, kinds[i].bare ? one : names, contents, 1);
      g_autofree char *found = describe (bytes);
      g_autoptr (GPtrArray) entries = tc_archive_read (bytes, NULL, NULL, NULL, NULL);
      const TcArchiveEntry *first = g_ptr_array_index (entries, 0);

      g_assert_true (tc_archive_sniff (g_bytes_get_data (bytes, NULL), MIN (g_bytes_get_size (bytes), TC_ARCHIVE_SNIFF_BYTES)));
      g_assert_false (tc_archive_is_office (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)));
      g_assert_cmpstr (found, ==, kinds[i].found);
      g_assert_cmpint (first->bare, ==, kinds[i].bare);
      g_assert_cmpmem (g_bytes_get_data (first->bytes, NULL), g_bytes_get_size (first->bytes), "TY  - JOUR", 10);
    }
}

/* A compressed file that is cut off says so, wherever; one that unfolds too far is stopped. */
static void
test_gzip_hostile (void)
{
  static const char * const names[] = { "a", NULL };
  g_autofree char *zeros = g_strnfill (1024 * 1024, '0');
  const char * const contents[] = { zeros };
  g_autoptr (GBytes) all = archive_writer_make ("gz", names, contents, 1);
  g_autoptr (GBytes) bomb = archive_writer_make ("gz", names, contents, 60);
  g_autoptr (GPtrArray) entries = tc_archive_read (bomb, NULL, NULL, NULL, NULL);

  g_assert_error (((TcArchiveEntry *) g_ptr_array_index (entries, 0))->error, TC_READ_ERROR, TC_READ_ERROR_TOO_LARGE);
  for (gsize length = 3; length < g_bytes_get_size (all); length += 5)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_from_bytes (all, 0, length);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) part = tc_archive_read (bytes, NULL, NULL, NULL, &error);

      g_assert_true ((part == NULL) == (error != NULL));
      if (part != NULL)
        g_assert_nonnull (((TcArchiveEntry *) g_ptr_array_index (part, part->len - 1))->error);
    }
}

/* Archives in an archive have the limits of the outermost one together. */
static void
test_nested_limits (void)
{
  static const char * const names[] = { "a", NULL };
  g_autofree char *zeros = g_strnfill (1024 * 1024, '0');
  const char * const contents[] = { zeros };
  g_autoptr (GBytes) bytes = archive_writer_make ("gz", names, contents, 10);
  TcArchiveLimits limits = { .packed = 2 * g_bytes_get_size (bytes) };
  g_autoptr (GPtrArray) first = tc_archive_read (bytes, NULL, &limits, NULL, NULL);
  g_autoptr (GPtrArray) second = tc_archive_read (bytes, NULL, &limits, NULL, NULL);

  g_assert_no_error (((TcArchiveEntry *) g_ptr_array_index (first, 0))->error);
  g_assert_error (((TcArchiveEntry *) g_ptr_array_index (second, 0))->error, TC_READ_ERROR, TC_READ_ERROR_TOO_LARGE);
}

static void
assert_content (const TcArchiveEntry *entry,
                const char           *content,
                gsize                 repeat)
{
  g_autoptr (TcLoad) load = entry->part != NULL ? tc_load_open_part (entry->part) : tc_load_open_bytes (entry->bytes);
  gsize length = strlen (content);
  g_autofree char *buffer = g_malloc (length);

  g_assert_no_error (entry->error);
  g_assert_cmpuint (tc_load_get_size (load), ==, length * repeat);
  for (gsize i = 0; i < repeat; i++)
    {
      g_assert_true (tc_load_read (load, i * length, buffer, length, NULL, NULL));
      g_assert_cmpmem (buffer, length, content, length);
    }
  g_assert_true (tc_load_check_unchanged (load, NULL));
}

/* A large file goes to the disk, and so does what comes when memory for an archive is used up. */
static void
test_spooled (void)
{
  static const char * const names[] = { "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", NULL };
  const char *contents[G_N_ELEMENTS (names)];
  g_autofree char *text = g_strnfill (1024 * 1024, 'x');
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) large = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) one = NULL;
  g_auto (TcArchiveLimits) limits = { .spools = TRUE };
  g_auto (TcArchiveLimits) own = { .spools = TRUE };
  gsize n_in_memory = 0;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    contents[i] = g_strnfill (1024 * 1024, 'a' + i);
  bytes = archive_writer_make ("tar", names, contents, 7);
  limits.packed = g_bytes_get_size (bytes);
  entries = tc_archive_read (bytes, NULL, &limits, NULL, NULL);
  g_assert_cmpuint (entries->len, ==, 12);
  for (guint i = 0; i < entries->len; i++)
    {
      const TcArchiveEntry *entry = g_ptr_array_index (entries, i);

      assert_content (entry, contents[i], 7);
      n_in_memory += entry->bytes != NULL ? 7 * 1024 * 1024 : 0;
    }
  g_assert_cmpuint (n_in_memory, ==, 63 * 1024 * 1024);

  large = archive_writer_make ("tar", (const char * const []) { "large", NULL }, (const char * const []) { text }, 70);
  own.packed = g_bytes_get_size (large);
  one = tc_archive_read (large, NULL, &own, NULL, NULL);
  g_assert_nonnull (((TcArchiveEntry *) g_ptr_array_index (one, 0))->part);
  assert_content (g_ptr_array_index (one, 0), text, 70);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_free ((char *) contents[i]);
}

/* The disk does not make room for bombs. */
static void
test_spooled_bomb (void)
{
  static const char * const names[] = { "bomb.txt", "more.txt", NULL };
  g_autofree char *zeros = g_strnfill (1024 * 1024, '0');
  const char * const contents[] = { zeros, zeros };
  g_autoptr (GBytes) bytes = make_zip (names, contents, 60);
  g_auto (TcArchiveLimits) limits = { .packed = g_bytes_get_size (bytes), .spools = TRUE };
  g_autoptr (GPtrArray) entries = tc_archive_read (bytes, NULL, &limits, NULL, NULL);
  const TcArchiveEntry *last = g_ptr_array_index (entries, entries->len - 1);

  g_assert_cmpuint (entries->len, ==, 1);
  g_assert_error (last->error, TC_READ_ERROR, TC_READ_ERROR_TOO_LARGE);
  g_assert_null (last->part);
}

/* A file takes no more than it may, and what is written stays. */
static void
test_spool (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TcSpool) spool = tc_spool_new (10, &error);
  g_autoptr (TcSpoolPart) part = NULL;

  g_assert_no_error (error);
  g_assert_true (tc_spool_append (spool, "123456", 6, &error));
  part = tc_spool_part_new (spool);
  g_assert_cmpuint (part->start, ==, 6);
  g_assert_false (tc_spool_append (spool, "78901", 5, &error));
  g_assert_true (g_str_has_prefix (error->message, "The archive holds more"));
  g_assert_error (error, TC_READ_ERROR, TC_READ_ERROR_TOO_LARGE);
  g_clear_error (&error);
  g_assert_true (tc_spool_append (spool, "7890", 4, &error));
  part->length = 4;
  g_assert_cmpuint (tc_spool_get_size (spool), ==, 10);
  assert_content (&(TcArchiveEntry) { .part = part }, "7890", 1);
}

/* Nothing in it is not the same as nothing to say about it. */
static void
test_empty (void)
{
  static const char * const names[] = { ".hidden", NULL };
  static const char * const contents[] = { "x" };
  g_autoptr (GBytes) bytes = make_zip (names, contents, 1);
  g_autoptr (GError) error = NULL;

  g_assert_null (tc_archive_read (bytes, NULL, NULL, NULL, &error));
  g_assert_error (error, TC_READ_ERROR, TC_READ_ERROR_EMPTY);
}

static const char document[] =
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"x\"><w:body>"
  "<w:p><w:r><w:t>Sample cells in probe disease: a trial</w:t></w:r></w:p>"
  "<w:p><w:r><w:t>Methods: We gave 10</w:t></w:r><w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr>"
  "<w:t>6</w:t></w:r><w:r><w:t xml:space=\"preserve\"> cells &amp; more.</w:t></w:r></w:p>"
  "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Arm</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>n</w:t></w:r></w:p></w:tc>"
  "</w:tr></w:tbl></w:body></w:document>";

static const char * const docx_names[] = { "[Content_Types].xml", "word/document.xml", NULL };
static const char * const docx_contents[] = { "<Types/>", document };

static void
test_docx (void)
{
  g_autoptr (GBytes) bytes = make_zip (docx_names, docx_contents, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sources = tc_read_bytes ("a.docx", bytes, NULL, &error);
  g_autofree char *sections = NULL;
  TcSource *source;

  g_assert_no_error (error);
  source = g_ptr_array_index (sources, 0);
  read_test_check (source);
  g_assert_cmpstr (source->reader, ==, "docx");
  g_assert_cmpstr (source->text, ==,
                   "Sample cells in probe disease: a trial\nMethods: We gave 10\u2076 cells & more.\nArm\tn");
  sections = read_test_describe (source);
  g_assert_true (g_str_has_prefix (sections, "title en | Sample cells in probe disease: a trial\nmethods en | We gave"));
}

/* Cut off anywhere, it is read or refused; an entity bomb stays small. */
static void
test_docx_damaged (void)
{
  static const char * const bomb[] = { "<Types/>",
    "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]><w:document><w:body><w:p><w:r><w:t>&b; text"
    "</w:t></w:r></w:p></w:body></w:document>" };
  g_autoptr (GBytes) all = make_zip (docx_names, docx_contents, 1);
  g_autoptr (GBytes) bombed = make_zip (docx_names, bomb, 1);
  g_autoptr (GPtrArray) read = NULL;

  for (gsize length = 4; length < g_bytes_get_size (all); length += 7)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_from_bytes (all, 0, length);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) sources = tc_read_bytes ("a.docx", bytes, NULL, &error);

      g_assert_true ((sources != NULL) == (error == NULL));
      if (error != NULL)
        g_assert_true (error->domain == TC_READ_ERROR);
    }
  read = tc_read_bytes ("a.docx", bombed, NULL, NULL);
  if (read != NULL)
    g_assert_null (strstr (((TcSource *) g_ptr_array_index (read, 0))->text, "aaaaaaaaaaaaaaaaaaaa"));
}

/* The last part of a file is refused. */
static void
assert_last_refused (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (TcFeed) feed = tc_feed_new_for_bytes ("lines", bytes, NULL, NULL, NULL);
  g_autoptr (TcFeedPart) last = NULL;
  g_autoptr (GError) error = NULL;
  TcFeedPart *part;

  while ((part = tc_feed_next (feed, NULL)) != NULL)
    {
      g_clear_pointer (&last, tc_feed_part_free);
      last = part;
    }
  g_assert_null (tc_feed_part_read (last, NULL, &error));
  g_assert_error (error, TC_READ_ERROR, TC_READ_ERROR_MALFORMED);
}

static void
test_json_lines (void)
{
  static const char broken[] = "{\"title\":\"Fir\n{\"title\":\"Second probe\"}\n";
  static const char lines[] = "{\"title\":\"First probe\",\"doi\":\"10.9999/a\"}\n{\"title\":\"Second probe\"}\r\n"
                              "\n{\"title\":\"Broken\n{}\nnote\n{\"title\":\"Last\"}";
  static const char whole[] = "{\n\"title\":\"One probe\"\n}\n";
  g_autoptr (GPtrArray) sources = read_test_read_bytes (lines, sizeof lines - 1);
  g_autofree char *parts = read_test_parts (lines, sizeof lines - 1);
  g_autoptr (GPtrArray) one = read_test_read (whole);

  g_assert_cmpuint (sources->len, ==, 3);
  g_assert_cmpstr (((TcSource *) g_ptr_array_index (sources, 2))->reader, ==, "json-lines");
  g_assert_cmpstr (((TcSource *) g_ptr_array_index (sources, 2))->text, ==, "Title: Last\n");
  g_assert_cmpint (((TcSource *) g_ptr_array_index (sources, 2))->line, ==, 7);
  g_assert_nonnull (strstr (parts, "unknown 6 "));
  g_assert_cmpstr (((TcSource *) g_ptr_array_index (one, 0))->reader, ==, "aggregator-json");

  /* Of a list on a line none is taken, rather than the first alone. */
  assert_last_refused ("{\"title\":\"First\"}\n{\"title\":\"Second\"}\n{\"title\":\"More\"}\n{\"a\":[{\"title\":\"Third\"},{\"title\":\"Fourth\"}]}\n");

  /* A broken first line hides neither the format nor the others. */
  g_free (parts);
  parts = read_test_parts (broken, strlen (broken));
  g_assert_cmpstr (parts, ==, "record 1 0+14\nrecord 2 14+25\n");
}

/* An archive that holds a document as it is, is none itself. */
static void
test_holds_office (void)
{
  static const char office[] = "PK\3\4..........................[Content_Types].xml..word/document.xml..xl/workbook.xml";
  static const char around[] = "PK\3\4..........................a.docx" "PK\3\4..........................[Content_Types].xml"
                               "..word/document.xml..xl/workbook.xml";

  g_assert_true (tc_archive_is_office (office, strlen (office)));
  g_assert_true (tc_archive_is_docx (office, strlen (office)));
  g_assert_true (tc_archive_is_xlsx (office, strlen (office)));
  g_assert_false (tc_archive_is_office (around, strlen (around)));
  g_assert_false (tc_archive_is_docx (around, strlen (around)));
  g_assert_false (tc_archive_is_xlsx (around, strlen (around)));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/read/archive/names", test_names);
  g_test_add_func ("/read/archive/bomb", test_bomb);
  g_test_add_func ("/read/archive/gzip", test_gzip);
  g_test_add_func ("/read/archive/gzip-hostile", test_gzip_hostile);
  g_test_add_func ("/read/archive/nested-limits", test_nested_limits);
  g_test_add_func ("/read/archive/spooled", test_spooled);
  g_test_add_func ("/read/archive/spooled-bomb", test_spooled_bomb);
  g_test_add_func ("/read/archive/spool", test_spool);
  g_test_add_func ("/read/archive/empty", test_empty);
  g_test_add_func ("/read/archive/docx", test_docx);
  g_test_add_func ("/read/archive/docx-damaged", test_docx_damaged);
  g_test_add_func ("/read/archive/json-lines", test_json_lines);
  g_test_add_func ("/read/archive/holds-office", test_holds_office);

  return g_test_run ();
}
