/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib.h>
#include <string.h>

#include "corpus-expected.h"
#include "read-test.h"

/* The files that other programs test their readers with: how many records are in each, and what those programs read
 * from them. The files are not ours and stand beside the project, or the tests are skipped. */

/* Files of tagged lines; 0 records: the file is refused. */
static const struct
{
  const char *path;
  const char *reader;
  guint n_records;
} files[] = {
  { "asreview/_baseline.ris", "ris", 100 },
  { "asreview/_baseline_cinahl.ris", "ris", 9 },
  { "asreview/_baseline_citavi.ris", "ris", 100 },
  { "asreview/_baseline_cochrane_endnote.ris", "ris", 3 },
  { "asreview/_baseline_cochrane_procite.ris", "ris", 3 },
  { "asreview/_baseline_cochrane_refman.ris", "ris", 3 },
  { "asreview/_baseline_covidence_endnote.ris", "ris", 10 },
  { "asreview/_baseline_covidence_mendeley.ris", "ris", 10 },
  { "asreview/_baseline_covidence_refworks.ris", "ris", 10 },
  { "asreview/_baseline_covidence_zotero.ris", "ris", 10 },
  { "asreview/_baseline_embase.ris", "ris", 10 },
  { "asreview/_baseline_endnote.ris", "ris", 10 },
  { "asreview/_baseline_eppireviewer.ris", "ris", 10 },
  { "asreview/_baseline_eric_ovid.ris", "ris", 10 },
  { "asreview/_baseline_googlescholar.ris", "ris", 10 },
  { "asreview/_baseline_mdpi.ris", "ris", 11 },
  { "asreview/_baseline_mendeley.ris", "ris", 10 },
  { "asreview/_baseline_openalex.ris", "ris", 9 },
  { "asreview/_baseline_psychInfo_ovid.ris", "ris", 10 },
  { "asreview/_baseline_pubmed.ris", "nbib", 50 },
  { "asreview/_baseline_rayyan.ris", "ris", 10 },
  { "asreview/_baseline_refworks.ris", "ris", 10 },
  { "asreview/_baseline_scopus.ris", "ris", 10 },
  { "asreview/_baseline_webofscience.ris", "ris", 10 },
  { "asreview/_baseline_zotero.ris", "ris", 10 },
  { "cnki/CNKI_RefWorks_01.txt", "refworks", 1 },
  { "cnki/CNKI_RefWorks_03.txt", "refworks", 1 },
  { "cnki/CNKI_RefWorks_05.txt", "refworks", 1 },
  { "cnki/CNKI_RefWorks_07.txt", "refworks", 1 },
  { "cnki/CNKI_RefWorks_09.txt", "refworks", 1 },
  { "cnki/CNKI_RefWorks_11.txt", "refworks", 1 },
  { "cnki/CNKI_Refer_01.txt", "refer", 1 },
  { "cnki/CNKI_Refer_03.txt", "refer", 1 },
  { "cnki/CNKI_Refer_05.txt", "refer", 1 },
  { "cnki/CNKI_Refer_07.txt", "refer", 1 },
  { "jabref/Endnote.book.example.enw", "refer", 1 },
  /* Ten more have a type and nothing else. */
  { "jabref/Endnote.entries.enw", "refer", 5 },
  { "jabref/Endnote.pattern.A.enw", "refer", 1 },
  { "jabref/Endnote.pattern.E.enw", "refer", 1 },
  /* A type and nothing else. */
  { "jabref/Endnote.pattern.no_enw", NULL, 0 },
  { "jabref/MedlinePlainImporterStringOutOfBounds.txt", "nbib", 2 },
  { "jabref/MedlinePlainImporterTestCompleteEntry.txt", "nbib", 1 },
  { "jabref/MedlinePlainImporterTestDOI.txt", "nbib", 1 },
  { "jabref/MedlinePlainImporterTestInproceeding.txt", "nbib", 1 },
  { "jabref/MedlinePlainImporterTestMultiAbstract.txt", "nbib", 1 },
  { "jabref/MedlinePlainImporterTestMultiTitle.txt", "nbib", 1 },
  { "jabref/MedlinePlainImporterTestMultipleEntries.txt", "nbib", 7 },
  { "jabref/NbibImporterTest.nbib", "nbib", 1 },
  { "jabref/RisImporterCorrupted.ris", "ris", 1 },
  { "jabref/RisImporterTest1.ris", "ris", 1 },
  { "jabref/RisImporterTest3.ris", "ris", 1 },
  { "jabref/RisImporterTest4a.ris", "ris", 1 },
  { "jabref/RisImporterTest4b.ris", "ris", 1 },
  { "jabref/RisImporterTest4c.ris", "ris", 1 },
  { "jabref/RisImporterTest5a.ris", "ris", 1 },
  { "jabref/RisImporterTest5b.ris", "ris", 1 },
  { "jabref/RisImporterTest6.ris", "ris", 1 },
  { "jabref/RisImporterTest7.ris", "ris", 1 },
  { "jabref/RisImporterTest8_date.ris", "ris", 1 },
  { "jabref/RisImporterTest9.ris", "ris", 1 },
  { "jabref/RisImporterTestDOI.ris", "ris", 1 },
  { "jabref/RisImporterTestDate1.1.ris", "ris", 1 },
  { "jabref/RisImporterTestDate1.2.ris", "ris", 1 },
  { "jabref/RisImporterTestDoiAndJournalTitle.ris", "ris", 1 },
  { "jabref/RisImporterTestScience.ris", "ris", 1 },
  { "jabref/RisImporterTestScopus.ris", "ris", 1 },
  { "jabref/RisImporterTestWithEmptyER.ris", "ris", 1 },
  { "rispy/example_basic.ris", "ris", 1 },
  { "rispy/example_bom.ris", "ris", 1 },
  { "rispy/example_custom_list_tags.ris", "ris", 1 },
  { "rispy/example_empty_tag.ris", "ris", 1 },
  { "rispy/example_extraneous_data.ris", "ris", 2 },
  { "rispy/example_full.ris", "ris", 2 },
  { "rispy/example_full_without_whitespace.ris", "ris", 2 },
  { "rispy/example_full_write.ris", "ris", 2 },
  { "rispy/example_multi_unknown_tags.ris", "ris", 1 },
  { "rispy/example_multiline.ris", "ris", 3 },
  { "rispy/example_single_unknown_tag.ris", "ris", 1 },
  { "rispy/example_starting_newlines.ris", "ris", 1 },
  { "rispy/example_urls.ris", "ris", 4 },
  { "rispy/example_utf_chars.ris", "ris", 1 },
  { "rispy/example_wos.ris", "wos", 2 },
};

/* Where we say something else than the other program, and why. */
static const struct
{
  const char *path;
  ExpectedField field;
  const char *reason;
} differences[] = {
  { "cnki/CNKI_Refer_03.txt", EXPECTED_PAGES,
    "the number of pages (5) stands under the same tag; Zotero joins the two, we take the range" },
  { "jabref/RisImporterTest1.ris", EXPECTED_TITLE,
    "of five titles the third says nothing that the second does not; JabRef repeats it" },
  { "jabref/RisImporterTest1.ris", EXPECTED_AUTHORS, "A2 is an editor in RIS; JabRef takes it for an author" },
  { "jabref/RisImporterTest7.ris", EXPECTED_AUTHORS, "A2 is an editor in RIS; JabRef takes it for an author" },
  { "jabref/RisImporterTest5a.ris", EXPECTED_ISSUE, "a copyright notice in M1 is no issue" },
  { "jabref/RisImporterTest6.ris", EXPECTED_ISSUE, "AN holds the PMCID, which is no issue" },
  { "jabref/RisImporterTestDOI.ris", EXPECTED_ISSUE, "AN holds the PMID; the issue is 1, as IS says" },
};

static char *
shared_path (const char *name)
{
  const char *shared = g_getenv ("TC_SHARED");

  return g_build_filename (shared != NULL ? shared : "../shared", "corpus", "readers", name, NULL);
}

static GPtrArray *
read_file (const char *name)
{
  g_autofree char *path = shared_path (name);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  GPtrArray *sources = tc_read_file (file, NULL, &error);

  if (sources == NULL)
    g_test_message ("%s: %s", name, error->message);

  return sources;
}

static gboolean
skip_without_corpus (void)
{
  g_autofree char *path = shared_path ("asreview");

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return FALSE;
  g_test_skip ("the corpus is not there");
  return TRUE;
}

static void
test_records (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GPtrArray) sources = NULL;

  if (skip_without_corpus ())
    return;

  sources = read_file (files[i].path);
  g_assert_cmpuint (sources != NULL ? sources->len : 0, ==, files[i].n_records);
  for (guint j = 0; sources != NULL && j < sources->len; j++)
    {
      TcSource *source = g_ptr_array_index (sources, j);

      g_assert_cmpstr (source->reader, ==, files[i].reader);
      read_test_check_record (source);
    }
}

/* --- what other programs read ---------------------------------------------------------------------- */

static const char *
field_key (ExpectedField field)
{
  return expected_names[field];
}

/* Our value of a field, authors joined; %NULL where we have none. */
static char *
dup_value (TcSource      *source,
           ExpectedField  field)
{
  GString *s = NULL;

  for (guint i = 0; i < source->suggestions->len; i++)
    {
      TcSuggestion *suggestion = g_ptr_array_index (source->suggestions, i);
      g_autofree char *value = NULL;

      if (!g_str_equal (suggestion->field, field_key (field)) &&
          !(field == EXPECTED_TITLE && g_str_equal (suggestion->field, "title_zh")))
        continue;
      value = tc_value_to_display (suggestion->value);
      if (s == NULL)
        s = g_string_new (value);
      else if (field == EXPECTED_AUTHORS)
        g_string_append_printf (s, "; %s", value);
    }

  return s != NULL ? g_string_free (s, FALSE) : NULL;
}

static const char *
find_reason (const char    *path,
             ExpectedField  field)
{
  for (gsize i = 0; i < G_N_ELEMENTS (differences); i++)
    if (g_str_equal (differences[i].path, path) && differences[i].field == field)
      return differences[i].reason;

  return NULL;
}

static GPtrArray *
load_expected (const char *name)
{
  static const struct { const char *suffix; GPtrArray *(*parse) (const char *); } kinds[] = {
    { ".bib", expected_from_bib }, { ".expected.json", expected_from_json },
  };
  g_autofree char *stem = g_strndup (name, strrchr (name, '.') - name);

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *beside = g_strconcat (stem, kinds[i].suffix, NULL);
      g_autofree char *path = shared_path (beside);
      g_autofree char *text = NULL;

      if (g_file_get_contents (path, &text, NULL, NULL))
        return kinds[i].parse (text);
    }

  return NULL;
}

typedef struct
{
  guint n_fields;
  guint n_equal;
  guint n_unexplained;
} Score;

/* What is the same in other words:
 * - a journal under another of the names that the record gives it: JabRef takes the abbreviation, we the full name;
 * - "50(2)" for a volume, which is volume 50 and issue 2. */
static gboolean
is_same_otherwise (TcSource      *source,
                   ExpectedField  field,
                   const char    *expected)
{
  g_autofree char *issue = dup_value (source, EXPECTED_ISSUE);
  g_autofree char *volume = dup_value (source, EXPECTED_VOLUME);
  g_autofree char *both = g_strdup_printf ("%s(%s)", volume, issue);
  g_auto (GStrv) lines = g_strsplit (source->text, "\n", -1);

  if (field == EXPECTED_VOLUME)
    return g_str_equal (both, expected);
  for (guint i = 0; field == EXPECTED_JOURNAL && lines[i] != NULL; i++)
    {
      const char *colon = strstr (lines[i], ": ");

      if (g_str_has_prefix (lines[i], "Journal") && colon != NULL && g_str_equal (colon + 2, expected))
        return TRUE;
    }

  return FALSE;
}

static void
compare (Score          *score,
         const char     *path,
         TcSource       *source,
         const Expected *expected)
{
  for (guint f = 0; f < EXPECTED_N_FIELDS; f++)
    {
      g_autofree char *ours = dup_value (source, f);
      g_autofree char *normal = expected_normalise (f, ours != NULL ? ours : "");
      g_autofree char *theirs = expected->values[f] != NULL ? expected_normalise (f, expected->values[f]) : NULL;
      const char *reason = find_reason (path, f);

      if (theirs == NULL || *theirs == '\0')
        continue;
      score->n_fields++;
      if (g_str_equal (normal, theirs) || is_same_otherwise (source, f, expected->values[f]))
        {
          score->n_equal++;
          continue;
        }
      score->n_unexplained += reason == NULL;
      g_test_message ("%s %s: expected \"%s\", read \"%s\": %s", path, field_key (f), expected->values[f],
                      ours != NULL ? ours : "", reason != NULL ? reason : "NOT EXPLAINED");
    }
}

static void
test_expected (void)
{
  Score score = { 0, };

  if (skip_without_corpus ())
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GPtrArray) expected = load_expected (files[i].path);
      g_autoptr (GPtrArray) sources = expected != NULL ? read_file (files[i].path) : NULL;

      if (expected == NULL)
        continue;
      g_assert_nonnull (sources);
      g_assert_cmpuint (sources->len, ==, expected->len);
      for (guint j = 0; j < sources->len; j++)
        compare (&score, files[i].path, g_ptr_array_index (sources, j), g_ptr_array_index (expected, j));
    }
  g_test_message ("%u of %u fields agree", score.n_equal, score.n_fields);
  g_assert_cmpuint (score.n_unexplained, ==, 0);
}

/* --- the same records from many tools -------------------------------------------------------------- */

/* Words of a name that tell people apart: no initials, no particles, which some tools write behind the given name. */
static void
append_family (GString    *s,
               const char *name)
{
  static const char * const particles[] = { "de", "den", "der", "van", "von", "dos", "la", "le", "ter", "ten", "el", NULL };
  g_autofree char *family = g_strndup (name, strcspn (name, ","));
  g_autofree char *plain = g_str_to_ascii (family, "C");
  g_auto (GStrv) words = NULL;

  g_strdelimit (plain, ".-'", ' ');
  words = g_strsplit (plain, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *lower = g_ascii_strdown (words[i], -1);

      if (strlen (lower) > 2 && !g_strv_contains (particles, lower))
        g_string_append_printf (s, "%s ", lower);
    }
  g_string_append (s, "; ");
}

static char *
dup_families (TcSource *source)
{
  GString *s = g_string_new (NULL);
  g_autofree char *authors = dup_value (source, EXPECTED_AUTHORS);
  g_auto (GStrv) names = g_strsplit (authors != NULL ? authors : "", "; ", -1);

  for (guint i = 0; names[i] != NULL && *names[i] != '\0'; i++)
    append_family (s, names[i]);

  return g_string_free (s, FALSE);
}

static char *
dup_normal (TcSource      *source,
            ExpectedField  field)
{
  g_autofree char *value = dup_value (source, field);

  return value != NULL ? expected_normalise (field, value) : NULL;
}

/* The first eighty letters of the title; that of another language comes in brackets or not at all. */
static char *
dup_title_key (TcSource *source)
{
  char *title = dup_normal (source, EXPECTED_TITLE);

  if (title != NULL && strlen (title) > 80)
    title[80] = '\0';

  return title;
}

/* Counts two records of one report that differ; FALSE where a DOI says that they are two reports. */
static gboolean
compare_twins (TcSource *a,
               TcSource *b,
               guint    *n_different)
{
  g_autofree char *doi_a = dup_normal (a, EXPECTED_DOI);
  g_autofree char *doi_b = dup_normal (b, EXPECTED_DOI);
  g_autofree char *year_a = dup_normal (a, EXPECTED_YEAR);
  g_autofree char *year_b = dup_normal (b, EXPECTED_YEAR);
  g_autofree char *authors_a = dup_families (a);
  g_autofree char *authors_b = dup_families (b);

  if (doi_a != NULL && doi_b != NULL && !g_str_equal (doi_a, doi_b))
    return FALSE;
  if (g_strcmp0 (year_a, year_b) != 0 || !g_str_equal (authors_a, authors_b))
    {
      g_test_message ("%s and %s: %s %s | %s %s", a->name, b->name, year_a, authors_a, year_b, authors_b);
      ++*n_different;
    }

  return TRUE;
}

/* All exports of the ASReview collection say the same of a report. EPPI-Reviewer itself tears "Dos Santos, H B" into two
 * authors, in two records; nothing else differs. */
static void
test_twins (void)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) tc_source_unref);
  guint n_compared = 0;
  guint n_different = 0;

  if (skip_without_corpus ())
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (files) && g_str_has_prefix (files[i].path, "asreview/"); i++)
    {
      g_autoptr (GPtrArray) sources = read_file (files[i].path);

      for (guint j = 0; j < sources->len; j++)
        {
          TcSource *source = g_ptr_array_index (sources, j);
          g_autofree char *key = dup_title_key (source);
          TcSource *twin = g_hash_table_lookup (known, key);

          if (twin != NULL && compare_twins (twin, source, &n_different))
            n_compared++;
          else if (twin == NULL)
            g_hash_table_insert (known, g_steal_pointer (&key), tc_source_ref (source));
        }
    }
  g_test_message ("%u records were read before in another export", n_compared);
  g_assert_cmpuint (n_compared, >, 200);
  g_assert_cmpuint (n_different, ==, 2);
}

/* Every record has the fields that its export carries; what is missing is missing in the file. */
static void
test_coverage (void)
{
  /* Records of the collection without: a title, authors, a year; the one without authors is of ERIC. */
  static const guint missing[] = { 0, 1, 0 };

  if (skip_without_corpus ())
    return;

  for (guint f = EXPECTED_TITLE; f <= EXPECTED_YEAR; f++)
    {
      guint n = 0;

      for (gsize i = 0; i < G_N_ELEMENTS (files) && g_str_has_prefix (files[i].path, "asreview/"); i++)
        {
          g_autoptr (GPtrArray) sources = read_file (files[i].path);

          for (guint j = 0; j < sources->len; j++)
            {
              g_autofree char *value = dup_value (g_ptr_array_index (sources, j), f);

              n += value == NULL;
            }
        }
      g_assert_cmpuint (n, ==, missing[f]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_strconcat ("/read/corpus/records/", files[i].path, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_records);
    }
  g_test_add_func ("/read/corpus/expected", test_expected);
  g_test_add_func ("/read/corpus/twins", test_twins);
  g_test_add_func ("/read/corpus/coverage", test_coverage);
  return g_test_run ();
}
