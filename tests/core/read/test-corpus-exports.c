/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib.h>
#include <string.h>

#include "corpus.h"

/* The collection of ASReview: the same records as many tools export them. Whichever tool it was, a record gives the same
 * title, authors, year and DOI, wherever its export carries them. */

#define COLLECTION "asreview/"
#define TITLE_KEY_LENGTH 60

/* What an export does not carry: how many of its records are without a field, and why. */
static const struct
{
  const char *path;
  ExpectedField field;
  guint n;
  const char *reason;
} missing[] = {
  { COLLECTION "_baseline_abstrackr.csv", EXPECTED_YEAR, 10, "Abstrackr has no column for it" },
  { COLLECTION "_baseline_abstrackr.csv", EXPECTED_DOI, 10, "Abstrackr has no column for it" },
  { COLLECTION "_baseline_eric_ovid.ris", EXPECTED_AUTHORS, 1, "an article without authors" },
  { COLLECTION "_baseline_eric_ovid.ris", EXPECTED_DOI, 7, "ERIC knows few DOIs" },
  { COLLECTION "_baseline_googlescholar.csv", EXPECTED_DOI, 10, "Google Scholar exports none" },
  { COLLECTION "_baseline_googlescholar.ris", EXPECTED_DOI, 10, "Google Scholar exports none" },
};

/* With these the others are compared where they have the same records. */
static const char * const baselines[] = { COLLECTION "_baseline.ris", COLLECTION "_baseline_embase.ris", NULL };

/* Where the export itself says something else than the others. */
static const struct
{
  const char *path;
  ExpectedField field;
  guint n;
  const char *reason;
} damaged[] = {
  { COLLECTION "_baseline_abstrackr.csv", EXPECTED_AUTHORS, 1, "Abstrackr writes question marks for the letters of a name" },
  { COLLECTION "_baseline_eppireviewer.ris", EXPECTED_AUTHORS, 2, "EPPI-Reviewer tears \"Dos Santos, H B\" into two authors" },
};

static const ExpectedField fields[] = { EXPECTED_TITLE, EXPECTED_AUTHORS, EXPECTED_YEAR, EXPECTED_DOI };

/* --- what is the same ------------------------------------------------------------------------------ */

/* "AB", "A.-B." behind a family name: no name is written in capitals only. */
static gboolean
are_initials (const char *word)
{
  return strlen (word) <= 8 && strpbrk (word, "abcdefghijklmnopqrstuvwxyz") == NULL;
}

/* What all tools agree upon in a name is the last word of the family name and the first letter of the given one: particles
 * ("de", "van der") stand before the one or behind the other or are left out. */
static void
append_name_key (GString    *s,
                 const char *name)
{
  g_autofree char *plain = g_str_to_ascii (name, "C");
  char *comma = strchr (plain, ',');
  char *space;
  const char *family = plain;
  const char *given = comma != NULL ? comma + 1 + strspn (comma + 1, " ") : plain;

  if (comma != NULL)
    *comma = '\0';
  while (comma == NULL && (space = strrchr (g_strchomp (plain), ' ')) != NULL && are_initials (space + 1))
    {
      *space = '\0';
      given = space + 1;
    }
  for (const char *p = plain; (p = strpbrk (p, " -.'")) != NULL; p++)
    if (g_ascii_isalpha (p[1]))
      family = p + 1;
  for (const char *p = family; *p != '\0'; p++)
    if (g_ascii_isalpha (*p))
      g_string_append_c (s, g_ascii_tolower (*p));
  g_string_append_printf (s, ",%c; ", g_ascii_tolower (*given));
}

static char *
dup_names (const char *authors)
{
  g_auto (GStrv) names = g_strsplit (authors, "; ", -1);
  GString *s = g_string_new (NULL);

  for (guint i = 0; names[i] != NULL; i++)
    append_name_key (s, names[i]);

  return g_string_free (s, FALSE);
}

/* Titles without case, signs, blanks and accents; the other fields as expected_normalise() has them. */
static char *
dup_key (TcSource      *source,
         ExpectedField  field)
{
  g_autofree char *value = corpus_dup_value (source, field);

  if (value == NULL)
    return NULL;
  if (field == EXPECTED_AUTHORS)
    return dup_names (value);
  if (field == EXPECTED_TITLE)
    {
      g_autofree char *plain = g_str_to_ascii (value, "C");

      return expected_normalise (field, plain);
    }

  return expected_normalise (field, value);
}

/* Of a title, that of another language comes in brackets behind it or not at all. */
static gboolean
is_same (ExpectedField  field,
         const char    *a,
         const char    *b)
{
  return g_str_equal (a, b) || (field == EXPECTED_TITLE && (g_str_has_prefix (a, b) || g_str_has_prefix (b, a)));
}

/* --- finding the same record ----------------------------------------------------------------------- */

static char *
dup_title_start (TcSource *source)
{
  char *key = dup_key (source, EXPECTED_TITLE);

  if (key != NULL && strlen (key) > TITLE_KEY_LENGTH)
    key[TITLE_KEY_LENGTH] = '\0';

  return key;
}

/* A correction has the title of its paper, and one title may be that of two reports: their DOIs differ. */
static TcSource *
find_twin (GPtrArray *known,
           TcSource  *source)
{
  g_autofree char *doi = dup_key (source, EXPECTED_DOI);

  for (guint i = 0; known != NULL && i < known->len; i++)
    {
      TcSource *other = g_ptr_array_index (known, i);
      g_autofree char *other_doi = dup_key (other, EXPECTED_DOI);

      if (doi == NULL || other_doi == NULL || g_str_equal (doi, other_doi))
        return other;
    }

  return NULL;
}

static void
remember (GHashTable *known,
          char       *title,
          TcSource   *source)
{
  GPtrArray *all = g_hash_table_lookup (known, title);

  if (all == NULL)
    {
      all = g_ptr_array_new_with_free_func ((GDestroyNotify) tc_source_unref);
      g_hash_table_insert (known, g_strdup (title), all);
    }
  g_ptr_array_add (all, tc_source_ref (source));
}

/* --- tests ----------------------------------------------------------------------------------------- */

static void
compare (TcSource *source,
         TcSource *twin,
         guint    *n_different)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *ours = dup_key (source, fields[i]);
      g_autofree char *other = dup_key (twin, fields[i]);

      if (ours == NULL || other == NULL || is_same (fields[i], ours, other))
        continue;
      n_different[fields[i]]++;
      g_test_message ("%s and %s, %s: %s | %s", source->name, twin->name, expected_names[fields[i]], ours, other);
    }
}

static void
assert_differences (const char *path,
                    guint      *n_different)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      guint n = 0;

      for (gsize j = 0; j < G_N_ELEMENTS (damaged); j++)
        if (g_str_equal (damaged[j].path, path) && damaged[j].field == fields[i])
          n = damaged[j].n;
      if (n_different[fields[i]] != n)
        {
          g_test_message ("%s, %s: %u records differ, %u expected", path, expected_names[fields[i]],
                          n_different[fields[i]], n);
          g_test_fail ();
        }
    }
}

/* Compares the records that were read before, and remembers the others. */
static guint
compare_export (GHashTable *known,
                const char *path)
{
  g_autoptr (GPtrArray) sources = corpus_read (path, NULL);
  guint n_different[EXPECTED_N_FIELDS] = { 0, };
  guint n_compared = 0;

  for (guint i = 0; i < sources->len; i++)
    {
      TcSource *source = g_ptr_array_index (sources, i);
      g_autofree char *title = dup_title_start (source);
      TcSource *twin = find_twin (g_hash_table_lookup (known, title), source);

      if (twin != NULL)
        compare (source, twin, n_different);
      else
        remember (known, title, source);
      n_compared += twin != NULL;
    }
  assert_differences (path, n_different);

  return n_compared;
}

static void
test_same (void)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                        (GDestroyNotify) g_ptr_array_unref);
  guint n_compared = 0;

  if (corpus_skip ())
    return;

  for (gsize i = 0; baselines[i] != NULL; i++)
    compare_export (known, baselines[i]);
  for (gsize i = 0; i < corpus_n_files && g_str_has_prefix (corpus_files[i].path, COLLECTION); i++)
    if (!g_strv_contains (baselines, corpus_files[i].path))
      n_compared += compare_export (known, corpus_files[i].path);
  g_test_message ("%u records were read before in another export", n_compared);
  g_assert_cmpuint (n_compared, >=, 620);
}

static guint
count_missing_allowed (const char    *path,
                       ExpectedField  field)
{
  for (gsize i = 0; i < G_N_ELEMENTS (missing); i++)
    if (g_str_equal (missing[i].path, path) && missing[i].field == field)
      return missing[i].n;

  return 0;
}

/* Nothing that an export carries is missing, and where it carries no DOI none stands in the text either. */
static void
test_carried (void)
{
  if (corpus_skip ())
    return;

  for (gsize i = 0; i < corpus_n_files && g_str_has_prefix (corpus_files[i].path, COLLECTION); i++)
    {
      const char *path = corpus_files[i].path;
      g_autoptr (GPtrArray) sources = corpus_read (path, NULL);

      for (gsize f = 0; f < G_N_ELEMENTS (fields); f++)
        {
          guint n = 0;

          for (guint j = 0; j < sources->len; j++)
            {
              TcSource *source = g_ptr_array_index (sources, j);
              g_autofree char *value = corpus_dup_value (source, fields[f]);

              n += value == NULL;
              g_assert_false (value == NULL && fields[f] == EXPECTED_DOI && strstr (source->text, "doi.org/") != NULL);
            }
          g_test_message ("%s, %s: %u records without", path, expected_names[fields[f]], n);
          g_assert_cmpuint (n, ==, count_missing_allowed (path, fields[f]));
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read/corpus-exports/same", test_same);
  g_test_add_func ("/read/corpus-exports/carried", test_carried);
  return g_test_run ();
}
