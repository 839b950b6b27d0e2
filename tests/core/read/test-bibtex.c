/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib.h>
#include <string.h>

#include "read-test.h"
#include "tc-latex.h"
#include "tc-read.h"

/* Tests: tc-read.c tc-latex.c
 * Through them: tc-readers.c tc-read-bibtex.c */

static const struct
{
  const char *latex;
  const char *text;
} texts[] = {
  { "{\\\"U}ber \\'{e}t\\'e \\c{c}a \\v{s} na\\\"{\\i}ve \\o \\ss{}", "Über été ça š naïve øß" }, { "50\\% \\& more", "50% & more" },
  { "10$^{9}$/m\\textsuperscript{2} H$_2$O", "10\u2079/m\u00b2 H\u2082O" }, { "\\textit{In} {V}itro~x", "In Vitro x" },
  { "``hum'' a--b", "“hum” a–b" }, { "$\\alpha$ $\\pm$ 2", "α ± 2" }, { "\\unknown{x}", "x" }, { "\\", "\\" }, { "{{{", "" },
  { "\\'", "" }, { "}", "" }, { "\\'{", "" }, { "$^", "" }, { "", "" },
};

static void
test_latex (void)
{
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autofree char *flat = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *text = tc_latex_render (texts[i].latex, strlen (texts[i].latex));

      g_assert_cmpstr (text, ==, texts[i].text);
    }
  for (guint i = 0; i < 100000; i++)
    g_string_append (deep, "{\\'{");
  flat = tc_latex_render (deep->str, deep->len);
  g_assert_nonnull (flat);
}

#define ENTRY "@article{hum1,\n  title = {Humming},\n  year = {2031}\n}\n\n"
#define SAID "title: Humming\nyear: 2031\n"

static const struct
{
  const char *name;
  const char *bytes;
  const char *fields;
} records[] = {
  { "plain",
    "@Article{hum1,\n author = {Testperson, Anna and {Hum and Buzz Group} and M{\\\"u}ster, C.},\n title = \"Humming in {P}robes\",\n"
    " journal = {Journal of Samples}, year = 2031, month = may,\n volume = {8}, number = {2}, pages = {11--19},\n doi = {10.5555/hum.1}}\n",
    "title: Humming in Probes\nauthors: Testperson, Anna\nauthors: Hum and Buzz Group\nauthors: Müster, C.\n"
    "journal: Journal of Samples\nyear: 2031\npublication_date: may 2031\nvolume: 8\nissue: 2\npages: 11-19\ndoi: 10.5555/hum.1\n" },
  { "macro", "@string{js = {J Sample}}\n@string{x = \"y\"}\n" "@article{a, title = {Humming}, journal = js # { B}, year = {2031}}\n",
    "title: Humming\njournal: J Sample B\nyear: 2031\n" },
  { "comments", "% Encoding: UTF-8\n\n@Comment{jabref-meta: x;}\n@preamble{\"x\"}\n" ENTRY, SAID },
  { "parentheses", "@article(a, title = {Humming}, year = {2031})\n", SAID },
  { "no-key", "@article{,\n title = {Humming},\n year = {2031},\n}\n", SAID },
  { "no-comma", "@article{a,\n title = {Humming}\n year = {2031}\n}\n", SAID },
};

static void
test_record (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GPtrArray) sources = read_test_read_bytes (records[i].bytes, strlen (records[i].bytes));
  TcSource *source = g_ptr_array_index (sources, 0);
  g_autofree char *fields = read_test_fields (source);

  g_assert_cmpuint (sources->len, ==, 1);
  g_assert_cmpstr (source->reader, ==, "bibtex");
  g_assert_cmpstr (fields, ==, records[i].fields);
  g_assert_cmpuint (source->warnings->len, ==, 0);
}

/* A brace too many or too few takes no other entry with it. */
static void
test_damaged (void)
{
  static const char * const entries[] = {
    "@article{b,\n  title = {{Buzz},\n  year = {2032}\n}\n\n", "@article{b,\n  title = {Buzz,\n  year = {2032}\n}\n\n",
    "@article{b,\n  title = {Buzz},\n  year = {2032}\n\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_autofree char *bytes = g_strconcat (ENTRY, entries[i], ENTRY, NULL);
      g_autoptr (GPtrArray) sources = read_test_read_bytes (bytes, strlen (bytes));
      g_autofree char *first = NULL;
      g_autofree char *middle = NULL;
      g_autofree char *last = NULL;

      g_assert_cmpuint (sources->len, ==, 3);
      first = read_test_fields (g_ptr_array_index (sources, 0));
      middle = read_test_fields (g_ptr_array_index (sources, 1));
      last = read_test_fields (g_ptr_array_index (sources, 2));
      g_assert_cmpstr (first, ==, SAID);
      g_assert_cmpstr (last, ==, SAID);
      g_assert_cmpstr (middle, ==, "title: Buzz\nyear: 2032\n");
    }
}

static void
test_truncated (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (records); i++)
    for (gsize length = 1; length < strlen (records[i].bytes); length++)
      {
        g_autoptr (GBytes) part = g_bytes_new (records[i].bytes, length);
        g_autoptr (GError) error = NULL;
        g_autoptr (GPtrArray) sources = tc_read_bytes ("cut", part, NULL, &error);

        g_assert_true (sources != NULL || error != NULL);
        for (guint k = 0; sources != NULL && k < sources->len; k++)
          read_test_check_record (g_ptr_array_index (sources, k));
      }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (records); i++)
    {
      g_autofree char *path = g_strconcat ("/read/bibtex/record/", records[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_record);
    }
  g_test_add_func ("/read/bibtex/latex", test_latex);
  g_test_add_func ("/read/bibtex/damaged", test_damaged);
  g_test_add_func ("/read/bibtex/truncated", test_truncated);
  return g_test_run ();
}
