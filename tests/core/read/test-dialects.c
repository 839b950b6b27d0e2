/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib.h>
#include <string.h>

#include "read-test.h"
#include "tc-bibtex-name.h"
#include "tc-ovid-source.h"

/* Tests: tc-bibtex-name.c tc-ovid-source.c
 *
 * An invented record as each tool would export it, and what is read from it. In fixtures/dialects-*.txt each stands behind
 * "=== NAME READER"; what the reader says follows behind "---". */

static const char * const files[] = {
  "dialects-ris.txt", "dialects-tagged.txt", "dialects-bibtex.txt", "dialects-table.txt", "dialects-xml.txt",
};

static void
test_dialect (gconstpointer data)
{
  g_auto (GStrv) parts = g_strsplit (data, "\n---\n", 2);
  const char *text = strchr (parts[0], '\n') + 1;
  g_autofree char *head = g_strndup (parts[0], text - 1 - parts[0]);
  g_auto (GStrv) words = g_strsplit (head, " ", 2);
  g_autoptr (GPtrArray) sources = read_test_read_bytes (text, strlen (text));
  TcSource *source = g_ptr_array_index (sources, 0);
  g_autofree char *fields = read_test_fields (source);

  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  g_assert_cmpuint (sources->len, ==, 1);
  g_assert_cmpstr (source->reader, ==, words[1]);
  g_assert_cmpstr (fields, ==, parts[1]);
}

static void
add_dialects (const char *file)
{
  g_autofree char *all = read_test_load (file);
  g_auto (GStrv) dialects = g_strsplit (all, "=== ", -1);

  for (guint i = 1; dialects[i] != NULL; i++)
    {
      g_autofree char *name = g_strndup (dialects[i], strcspn (dialects[i], "\n"));
      g_autofree char *path = g_strconcat ("/read/dialects/", g_strdelimit (name, " ", '/'), NULL);

      g_test_add_data_func_full (path, g_strdup (dialects[i]), test_dialect, g_free);
    }
}

static void
test_names (void)
{
  static const struct { const char *name; const char *taken; } names[] = {
    { "Probe, Bert", "Probe, Bert" },
    { "Bert de Probe", "Bert de Probe" },
    { "Probe, Jr., Bert", "Probe, Bert Jr." },
    { "Probe, Bert, and so on", "Probe, Bert, and so on" },
    { "family=Probe, given=Bert", "Probe, Bert" },
    { "given=Bert, family=Probe, prefix=von der, suffix=III, useprefix=true", "von der Probe, Bert III" },
    { "family=Probe", "Probe" },
    { "family=", "" },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *taken = tc_bibtex_take_name (g_strdup (names[i].name));

      g_assert_cmpstr (taken, ==, names[i].taken);
    }
}

/* What does not look like a source says nothing, and nothing that is said already changes. */
static void
test_sources (void)
{
  static const char * const odd[] = { "", ".", "Sample", "Sample. ", "Sample. 8", "Sample. Vol", "Sample. Vol 8(", "Sample. 8(2)", ". 8:" };
  g_autoptr (TcRecord) record = tc_record_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autoptr (TcRecord) other = tc_record_new ();

      tc_ovid_read_source (other, odd[i]);
      g_assert_null (other->values[TC_RECORD_PAGES]);
      g_assert_null (other->values[TC_RECORD_YEAR]);
    }
  tc_record_add (record, TC_RECORD_VOLUME, "9");
  tc_ovid_read_source (record, "Sample. A. B. 8(2 Suppl 1):11-9, 2031 Feb-Mar.");
  g_assert_cmpstr (record->values[TC_RECORD_JOURNAL], ==, "Sample. A. B");
  g_assert_cmpstr (record->values[TC_RECORD_VOLUME], ==, "9");
  g_assert_cmpstr (record->values[TC_RECORD_ISSUE], ==, "2 Suppl 1");
  g_assert_cmpstr (record->values[TC_RECORD_PAGES], ==, "11-9");
  g_assert_cmpstr (record->values[TC_RECORD_DATE], ==, "2031 Feb-Mar");
}

/* Journal, volume, issue, pages and year of the lines that Ovid writes. */
static void
test_source_forms (void)
{
  static const struct { const char *source; const char *said; } forms[] = {
    { "Journal of Samples. 8 (2) (pp 11-19), 2031. Date of Publication: 03 Feb 2031.", "Journal of Samples|8|2|11-19|2031" },
    { "Journal of Samples. Conference: 12th Meeting on Hums. Sampletown. 8(SUPPL. 1) (pp S11), 2031.",
      "Journal of Samples|8|SUPPL. 1|S11|2031" },
    { "Journal of Samples. 8 (no pagination), 2031. Article Number: 1234.", "Journal of Samples|8|-|-|2031" },
    { "(pp 11-19), 2031", "-|-|-|-|-" },
    { " (pp 11-19), 2031", "-|-|-|11-19|2031" },
    { "Sample Gazette. 1288(3), Nov. 16, 2031.", "Sample Gazette|1288|3|-|2031" },
    { "Editor, Ed [Editor], Muster, C. [Editor]. The Sample Book.:11-19, 2031.", "The Sample Book|-|-|11-19|2031" },
    { "Journal of Samples. 8(2):11-9, 2031 Feb 3.", "Journal of Samples|8|2|11-9|2031" },
  };
  static const TcRecordField fields[] = {
    TC_RECORD_JOURNAL, TC_RECORD_VOLUME, TC_RECORD_ISSUE, TC_RECORD_PAGES, TC_RECORD_YEAR,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (TcRecord) record = tc_record_new ();
      g_autoptr (GString) said = g_string_new (NULL);

      tc_ovid_read_source (record, forms[i].source);
      for (gsize k = 0; k < G_N_ELEMENTS (fields); k++)
        g_string_append_printf (said, "%s%s", k > 0 ? "|" : "", record->values[fields[k]] != NULL ? record->values[fields[k]] : "-");
      g_assert_cmpstr (said->str, ==, forms[i].said);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    add_dialects (files[i]);
  g_test_add_func ("/read/dialects/names", test_names);
  g_test_add_func ("/read/dialects/sources", test_sources);
  g_test_add_func ("/read/dialects/source-forms", test_source_forms);
  return g_test_run ();
}
