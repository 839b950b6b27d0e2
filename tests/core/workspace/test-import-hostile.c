/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "../read/pdf-writer.h"
#include "fixture.h"
#include "tc-import-job.h"

/* Files that nobody wrote for reading, imported between two good ones: each is named with the reason or arrives as far as it
 * can, both good ones arrive, and nothing takes long. */

#define RECORD(word) "TY  - JOUR\nTI  - Humming of " word "\nAU  - Probe, B.\nER  - \n"
#define BYTES(b) b, sizeof (b) - 1
#define MAX_SECONDS 25

/* What no project may ever hold: the beginning of the file that external entities of the tests name. */
#define SECRET "root:x:0:"

typedef void (*Make) (const char *path);

typedef struct
{
  const char *name;
  Make make;
  const char *expected;           /* "outcome: reason" of each result, divided by " | " */
} Case;

/* --- making files ---------------------------------------------------------------------------------- */

static void
write_bytes (const char *path,
             const char *bytes,
             gsize       length)
{
  /* No temporary file beside it: the name may be as long as one can be. */
  int fd = g_open (path, O_WRONLY | O_CREAT | O_TRUNC, 0600);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, bytes, length), ==, length);
  g_assert_cmpint (close (fd), ==, 0);
}

static void
write_repeated (const char *path,
                const char *begin,
                const char *repeated,
                guint       times,
                const char *end)
{
  g_autoptr(GString) s = g_string_new (begin);

  for (guint i = 0; i < times; i++)
    g_string_append (s, repeated);
  g_string_append (s, end);
  write_bytes (path, s->str, s->len);
}

#define MAKE(name, bytes) static void name (const char *path) { write_bytes (path, BYTES (bytes)); }
#define MAKE_REPEATED(name, begin, repeated, times, end) \
  static void name (const char *path) { write_repeated (path, begin, repeated, times, end); }

MAKE_REPEATED (make_deep_json, "", "[", 100000, "")
MAKE_REPEATED (make_deep_objects, "", "{\"a\":", 100000, "")
MAKE_REPEATED (make_long_json, "{\"title\":\"Humming of a long text\",\"abstract\":\"", "hum ", 1000000, "\"}")
MAKE_REPEATED (make_long_number, "{\"title\":\"Humming\",\"year\":", "9", 100000, "}")
MAKE (make_json_nul, "{\"title\":\"Hum\\u0000ming\"}")
MAKE (make_json_surrogate, "{\"title\":\"Hum\\ud800ming\"}")
MAKE (make_json_cut, "{\"title\":\"Hum")

#define BOMB(root) \
  "<?xml version=\"1.0\"?><!DOCTYPE " root " [<!ENTITY a \"hahahahaha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">" \
  "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\">" \
  "<!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;\"><!ENTITY f \"&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;\">" \
  "<!ENTITY g \"&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;\"><!ENTITY x SYSTEM \"file:///etc/passwd\">" \
  "<!ENTITY % p SYSTEM \"file:///etc/passwd\">]>"
#define TITLE(element) "<" element ">Humming &g; &x;</" element ">"

MAKE (make_pubmed_bomb,
      BOMB ("PubmedArticleSet") "<PubmedArticleSet><PubmedArticle><MedlineCitation>" TITLE ("ArticleTitle")
      "</MedlineCitation></PubmedArticle></PubmedArticleSet>")
MAKE (make_endnote_bomb,
      BOMB ("xml") "<xml><records><record><titles>" TITLE ("title") "</titles></record></records></xml>")
MAKE (make_registry_bomb,
      BOMB ("clinical_study") "<clinical_study><id_info><nct_id>NCT99900001</nct_id></id_info>" TITLE ("brief_title")
      "</clinical_study>")
MAKE (make_jats_bomb,
      BOMB ("article") "<article><front><article-meta><title-group>" TITLE ("article-title")
      "</title-group></article-meta></front></article>")
MAKE (make_unknown_bomb, BOMB ("hum") "<hum>&g; &x;</hum>")
MAKE (make_html_bomb, BOMB ("html") "<html><body><h1>Humming</h1><p>We hum &g; and &x; every day.</p></body></html>")
MAKE (make_include,
      "<article xmlns:xi=\"http://www.w3.org/2001/XInclude\"><front><article-meta><title-group><article-title>Humming"
      "<xi:include href=\"file:///etc/passwd\" parse=\"text\"/></article-title></title-group></article-meta></front></article>")
MAKE_REPEATED (make_deep_xml, "<PubmedArticleSet><PubmedArticle>", "<a>", 100000, "")

MAKE_REPEATED (make_long_html, "<html><body><h1>Humming</h1><p>", "patients, ", 1100000, "the end</p></body></html>")
MAKE_REPEATED (make_deep_html, "<html><body>", "<b>", 200000, "hum")

static void
make_attributes (const char *path)
{
  g_autoptr(GString) s = g_string_new ("<html><body><div");

  for (guint i = 0; i < 200000; i++)
    g_string_append_printf (s, " a%u=1", i);
  g_string_append (s, ">Hum</div></body></html>");
  write_bytes (path, s->str, s->len);
}

static void
make_loop_pdf (const char *path)
{
  PdfWriter *writer = pdf_writer_new ();
  g_autoptr(GBytes) bytes = NULL;

  pdf_writer_add (writer, "<< /Type /Catalog /Pages 2 0 R >>");
  pdf_writer_add (writer, "<< /Type /Pages /Parent 2 0 R /Kids [2 0 R 2 0 R] /Count 1000 >>");
  bytes = pdf_writer_finish (writer, "");
  write_bytes (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

MAKE (make_ris, RECORD ("another name"))
MAKE (make_html, "<html><body><h1>Humming of a page</h1><p>Methods: We hum every day.</p></body></html>")
MAKE (make_no_pdf, "%PDF-1.4\nhum hum")
MAKE (make_no_zip, "PK\003\004hum hum hum")
MAKE (make_picture, "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1")
MAKE (make_program, "\177ELF\2\1\1\0\0\0\0\0")
MAKE (make_empty, "")
MAKE (make_blanks, " \r\n\t ")

MAKE (make_nul_in_ris, "TY  - JOUR\nTI  - Hum\0ming of zeros\nER  - \n")
MAKE (make_nul_in_text, "Humming of zeros\0\n\nMethods: We hum.\n")
MAKE (make_zeros, "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0")
MAKE (make_surrogate_in_ris, "TY  - JOUR\nTI  - Humming \xed\xa0\x80 of halves\nER  - \n")
MAKE (make_half_in_utf16, "\xff\xfe" "H\0u\0m\0\x00\xd8 \0o\0f\0 \0h\0a\0l\0f\0s\0\n\0")
MAKE (make_bad_utf8, "\xef\xbb\xbf" "Hum\xc3(")

static void
make_fifo (const char *path)
{
  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
}

static void
make_socket (const char *path)
{
  struct sockaddr_un address = { .sun_family = AF_UNIX };
  int fd = socket (AF_UNIX, SOCK_STREAM, 0);

  g_assert_cmpuint (g_strlcpy (address.sun_path, path, sizeof address.sun_path), <, sizeof address.sun_path);
  g_assert_cmpint (bind (fd, (struct sockaddr *) &address, sizeof address), ==, 0);
  close (fd);
}

static void
make_device (const char *path)
{
  g_assert_cmpint (symlink ("/dev/zero", path), ==, 0);
}

static void
make_broken_link (const char *path)
{
  g_assert_cmpint (symlink ("nowhere", path), ==, 0);
}

static void
make_folder (const char *path)
{
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
}

/* 70 MiB of which nothing is on the disk. */
static void
make_large (const char *path)
{
  make_json_cut (path);
  g_assert_cmpint (truncate (path, 70 * 1024 * 1024), ==, 0);
}

/* A file that says it is empty and is not. */
static void
make_growing (const char *path)
{
  g_assert_cmpint (symlink ("/proc/self/status", path), ==, 0);
}

#define DAMAGED_NUMBER "The JSON of this file cannot be read. At byte "
#define NO_RECORD(n) "failed: What begins on line 1 (" n " bytes) belongs to no record and was not read."
#define NAME_50 "hum-hum-hum-hum-hum-hum-hum-hum-hum-hum-hum-hum-hu"

static const Case cases[] = {
  { "deep.json", make_deep_json, "failed: " DAMAGED_NUMBER "64: Arrays and objects are nested too deeply." },
  { "objects.json", make_deep_objects, "failed: " DAMAGED_NUMBER "320: Arrays and objects are nested too deeply." },
  { "long.json", make_long_json, "done: " },
  { "number.json", make_long_number, "failed: " DAMAGED_NUMBER "26: This number is too large or too small to be held." },
  { "nul.json", make_json_nul, "failed: " DAMAGED_NUMBER "13: The NUL character cannot be part of a text." },
  { "surrogate.json", make_json_surrogate, "failed: " DAMAGED_NUMBER "13: Half a surrogate pair stands alone." },
  { "cut.json", make_json_cut, "failed: " DAMAGED_NUMBER "13: The JSON text is cut off." },
  { "large.json", make_large, "failed: The file is too large: it has 70.0\u00a0MiB, and at most 64.0\u00a0MiB are read." },
  { "pubmed.xml", make_pubmed_bomb, NO_RECORD ("398") " | done: " },
  { "endnote.xml", make_endnote_bomb, NO_RECORD ("385") " | done: " },
  { "registry.xml", make_registry_bomb, NO_RECORD ("396") " | done: " },
  { "jats.xml", make_jats_bomb, NO_RECORD ("389") " | done: " },
  { "unknown.xml", make_unknown_bomb, "done: " },
  { "bomb.html", make_html_bomb, "done: " },
  { "include.xml", make_include, "done: " },
  { "deep.xml", make_deep_xml, "failed: Record on line 1: The elements of the record are nested too deeply." },
  { "long.html", make_long_html, "done: " },
  { "deep.html", make_deep_html, "failed: The page cannot be read: its elements are nested too deeply." },
  { "attributes.html", make_attributes, "failed: The page cannot be read: a tag in line 1 has more attributes than any page needs." },
  { "loop.pdf", make_loop_pdf, "failed: The PDF is damaged and cannot be read." },
  { "record.pdf", make_ris, "done: " },
  { "page.ris", make_html, "done: " },
  { "pdf.ris", make_no_pdf, "failed: The PDF is damaged and cannot be read." },
  { "zip.csv", make_no_zip, "failed: The archive is damaged and cannot be unpacked." },
  { "picture.txt", make_picture, "failed: This is not a text file. It seems to be: PNG image." },
  { "program.ris", make_program, "failed: This is not a text file. It seems to be: program." },
  { "empty.pdf", make_empty, "failed: The file is empty." },
  { "blanks.ris", make_blanks, "failed: The file holds nothing but blanks." },
  { "nul.ris", make_nul_in_ris,
    "warning: Some bytes of the record are not in the encoding of the file; look at what was read instead of them." },
  { "nul.txt", make_nul_in_text, "failed: This is not a text file: it holds bytes that no text has." },
  { "zeros.txt", make_zeros, "failed: This is not a text file: it holds bytes that no text has." },
  { "surrogate.ris", make_surrogate_in_ris, "done: " },
  { "half.txt", make_half_in_utf16, "failed: The text is not valid UTF-16LE: the first wrong byte is at offset 8." },
  { "bad.txt", make_bad_utf8, "failed: The text is not valid UTF-8: the first wrong byte is at offset 6." },
  { "fifo.ris", make_fifo, "failed: This is a device or a pipe, not a file." },
  { "socket.ris", make_socket, "failed: This is a device or a pipe, not a file." },
  { "zero.ris", make_device, "failed: This is a device or a pipe, not a file." },
  { "broken.ris", make_broken_link, "failed: The file cannot be read: No such file or directory." },
  { "x.pdf", make_folder, "failed: The folder holds no file." },
  { "growing.txt", make_growing, "failed: The file changed while it was read. Import it again." },
  { NAME_50 NAME_50 NAME_50 NAME_50 NAME_50 "m.ris", make_ris, "done: " },
  { "caf\xe9.ris", make_ris, "done: " },
  { "line\nend.ris", make_ris, "done: " },
};

/* --- importing ------------------------------------------------------------------------------------- */

static void
add_file (TcImportJob *job,
          const char  *path)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);

  tc_import_job_add_file (job, file);
}

/* What became of the file between the good ones, which must have arrived. */
static char *
show_results (TcImportJob *job)
{
  static const char * const outcomes[] = { "done", "warning", "present", "failed" };
  GListModel *results = tc_import_job_get_results (job);
  guint n = g_list_model_get_n_items (results);
  GString *s = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(TcImportResult) result = g_list_model_get_item (results, i);
      const char *outcome = outcomes[tc_import_result_get_outcome (result)];

      if (i == 0 || i == n - 1)
        {
          g_assert_cmpstr (tc_import_result_get_name (result), ==, i == 0 ? "a.ris" : "z.ris");
          g_assert_cmpstr (outcome, ==, "done");
        }
      else
        g_string_append_printf (s, "%s%s: %s", s->len > 0 ? " | " : "", outcome, tc_import_result_get_reason (result));
      g_assert_true (g_utf8_validate (tc_import_result_get_name (result), -1, NULL));
    }
  g_assert_cmpuint (n, >, 2);

  return g_string_free (s, FALSE);
}

static void
assert_no_secret (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_null (memmem (bytes, length, SECRET, strlen (SECRET)));
}

static char *
import_between (Fixture    *fixture,
                const char *path)
{
  g_autofree char *first = fixture_write (fixture, "a.ris", RECORD ("the first"));
  g_autofree char *last = fixture_write (fixture, "z.ris", RECORD ("the last"));
  g_autoptr(GError) error = NULL;
  TcImportJob *job;
  char *shown;

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  job = tc_import_job_new (fixture->workspace);
  add_file (job, first);
  add_file (job, path);
  add_file (job, last);
  tc_job_run (TC_JOB (job), NULL, &error);
  g_assert_no_error (error);
  fixture_flush (fixture);
  shown = show_results (job);
  g_assert_finalize_object (job);

  return shown;
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr(Fixture) fixture = fixture_new (0);
  g_autofree char *path = g_build_filename (fixture->folder, c->name, NULL);
  g_autofree char *shown = NULL;
  gint64 before = g_get_monotonic_time ();

  c->make (path);
  shown = import_between (fixture, path);
  g_assert_cmpstr (shown, ==, c->expected);
  g_assert_cmpint (g_get_monotonic_time () - before, <, MAX_SECONDS * G_USEC_PER_SEC);
  fixture_close (fixture);
  assert_no_secret (fixture->path);
  g_remove (path);
}

/* --- a file that changes --------------------------------------------------------------------------- */

typedef struct
{
  const char *path;
  int stop;
} Change;

static gpointer
change_file (gpointer data)
{
  Change *change = data;

  while (!g_atomic_int_get (&change->stop))
    {
      g_assert_cmpint (utimensat (AT_FDCWD, change->path, NULL, 0), ==, 0);
      g_usleep (200);
    }

  return NULL;
}

/* A file of many records that another program writes to is absent as a whole, whatever was read of it before. */
static void
test_changing (void)
{
  g_autoptr(Fixture) fixture = fixture_new (0);
  g_autofree char *path = g_build_filename (fixture->folder, "many.ris", NULL);
  g_autofree char *shown = NULL;
  Change change = { path, 0 };
  GThread *thread;

  write_repeated (path, "", RECORD ("many"), 3000, "");
  thread = g_thread_new ("change", change_file, &change);
  shown = import_between (fixture, path);
  g_atomic_int_set (&change.stop, 1);
  g_thread_join (thread);
  g_assert_cmpstr (shown, ==, "failed: The file changed while it was read. Import it again.");
  g_assert_cmpuint (tc_workspace_get_n_studies (fixture->workspace), ==, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_filename_display_name (cases[i].name);
      g_autofree char *path = g_strconcat ("/import-hostile/", g_strdelimit (name, "\n", '-'), NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/import-hostile/changing", test_changing);

  return g_test_run ();
}
