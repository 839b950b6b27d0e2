/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib.h>
#include <string.h>

#include "corpus.h"

/* Where the corpus says what another program reads from a file, our fields are compared with its fields: BibTeX of JabRef,
 * JSON of Zotero. Of BibTeX there is nothing but the entries themselves: those are compared with what a few lines of the
 * test find in them. A field agrees when it is the same but for case, signs and blanks (expected_normalise()), or by one of
 * the rules below, each of which says what the other program does that is no matter of reading. */

typedef enum
{
  TAGGED,
  CNKI,
  XML,
  BIBTEX
} Group;

static const char * const group_names[] = { "tagged formats", "CNKI", "XML", "BibTeX" };

typedef struct
{
  guint n_fields;
  guint n_equal;
  guint n_by_rule;
  guint n_left;
} Score;

/* What no rule covers, and why. */
static const struct
{
  const char *path;
  ExpectedField field;
  const char *reason;
} differences[] = {
  { "jabref/RisImporterTest1.ris", EXPECTED_TITLE,
    "of five titles the third says nothing that the second does not; JabRef repeats it" },
};

/* --- rules ----------------------------------------------------------------------------------------- */

typedef gboolean (*Rule) (TcSource      *source,
                          ExpectedField  field,
                          const char    *ours,
                          const char    *theirs);

static gboolean
is_same (ExpectedField  field,
         const char    *a,
         const char    *b)
{
  g_autofree char *normal_a = expected_normalise (field, a);
  g_autofree char *normal_b = expected_normalise (field, b);

  return g_str_equal (normal_a, normal_b);
}

/* JabRef takes the abbreviation of a journal, we the full name: each is a name that the record gives. */
static gboolean
is_other_name (TcSource      *source,
               ExpectedField  field,
               const char    *ours,
               const char    *theirs)
{
  g_auto (GStrv) lines = g_strsplit (source->text, "\n", -1);

  for (guint i = 0; field == EXPECTED_JOURNAL && lines[i] != NULL; i++)
    {
      const char *colon = strstr (lines[i], ": ");

      if (colon != NULL && g_ascii_strncasecmp (lines[i], "Journal", 7) == 0 && is_same (field, colon + 2, theirs))
        return TRUE;
    }

  return FALSE;
}

/* "50(2)" under the tag of the volume is volume 50 and issue 2. */
static gboolean
is_volume_with_issue (TcSource      *source,
                      ExpectedField  field,
                      const char    *ours,
                      const char    *theirs)
{
  g_autofree char *issue = corpus_dup_value (source, EXPECTED_ISSUE);
  g_autofree char *both = g_strdup_printf ("%s(%s)", ours, issue);

  return field == EXPECTED_VOLUME && g_str_equal (both, theirs);
}

/* JabRef writes "228-42" out as "228--242". */
static gboolean
is_range_written_out (TcSource      *source,
                      ExpectedField  field,
                      const char    *ours,
                      const char    *theirs)
{
  const char *dash = strchr (ours, '-');
  g_autofree char *first = NULL;
  g_autofree char *whole = NULL;
  gsize n_last;

  if (field != EXPECTED_PAGES || dash == NULL)
    return FALSE;
  n_last = strlen (dash + 1);
  if ((gsize) (dash - ours) <= n_last)
    return FALSE;
  first = g_strndup (ours, dash - ours);
  whole = g_strdup_printf ("%s-%.*s%s", first, (int) (strlen (first) - n_last), first, dash + 1);

  return is_same (field, whole, theirs);
}

/* Where the number of pages stands under the tag of the pages too, Zotero joins the two with a comma. */
static gboolean
is_one_of_several (TcSource      *source,
                   ExpectedField  field,
                   const char    *ours,
                   const char    *theirs)
{
  g_auto (GStrv) items = g_strsplit (theirs, ",", -1);

  for (guint i = 0; field == EXPECTED_PAGES && items[i] != NULL; i++)
    if (is_same (field, items[i], ours))
      return TRUE;

  return FALSE;
}

/* JabRef takes what stands under AN or M1 for an issue: a number of PubMed, a copyright notice. No issue is longer than
 * this, and what it says is not lost: it stands in the record. */
static gboolean
is_no_issue (TcSource      *source,
             ExpectedField  field,
             const char    *ours,
             const char    *theirs)
{
  return field == EXPECTED_ISSUE && strlen (theirs) >= 8 && strstr (source->text, theirs) != NULL;
}

/* JabRef takes editors (A2), and persons that an article is about, for authors. They are in the record, but no authors. */
static gboolean
is_without_other_roles (TcSource      *source,
                        ExpectedField  field,
                        const char    *ours,
                        const char    *theirs)
{
  g_autofree char *normal_ours = expected_normalise (EXPECTED_AUTHORS, ours);
  g_autofree char *normal_theirs = expected_normalise (EXPECTED_AUTHORS, theirs);
  g_auto (GStrv) names = g_strsplit (theirs, "; ", -1);

  if (field != EXPECTED_AUTHORS || !g_str_has_prefix (normal_theirs, normal_ours))
    return FALSE;
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *family = g_strndup (names[i], strcspn (names[i], ","));

      if (strstr (source->text, family) == NULL)
        return FALSE;
    }

  return TRUE;
}

/* JabRef leaves the suffix of a name out: "Gibb, F W Jr". */
static gboolean
is_without_suffix (TcSource      *source,
                   ExpectedField  field,
                   const char    *ours,
                   const char    *theirs)
{
  g_auto (GStrv) parts = g_strsplit (ours, " Jr", -1);
  g_autofree char *joined = g_strjoinv ("", parts);

  return field == EXPECTED_AUTHORS && is_same (field, joined, theirs);
}

/* JabRef keeps groups apart from the authors (CN of MEDLINE); they are authors. */
static gboolean
is_with_group (TcSource      *source,
               ExpectedField  field,
               const char    *ours,
               const char    *theirs)
{
  const char *last = strrchr (ours, ';');
  g_autofree char *others = g_strndup (ours, last != NULL ? last - ours : 0);

  return field == EXPECTED_AUTHORS && strchr (last != NULL ? last : ",", ',') == NULL && is_same (field, others, theirs);
}

/* The title of a chapter is ours, and the book is where it stands; JabRef takes the title of the book. */
static gboolean
is_title_of_book (TcSource      *source,
                  ExpectedField  field,
                  const char    *ours,
                  const char    *theirs)
{
  g_autofree char *book = corpus_dup_value (source, EXPECTED_JOURNAL);

  return field == EXPECTED_TITLE && book != NULL && is_same (field, book, theirs);
}

static const Rule rules[] = {
  is_other_name, is_volume_with_issue, is_range_written_out, is_one_of_several, is_no_issue, is_without_other_roles,
  is_without_suffix, is_with_group, is_title_of_book,
};

static gboolean
agrees_by_rule (TcSource      *source,
                ExpectedField  field,
                const char    *ours,
                const char    *theirs)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    if (rules[i] (source, field, ours, theirs))
      return TRUE;

  return FALSE;
}

/* --- comparing ------------------------------------------------------------------------------------- */

static const char *
find_reason (const char    *path,
             ExpectedField  field)
{
  for (gsize i = 0; i < G_N_ELEMENTS (differences); i++)
    if (g_str_equal (differences[i].path, path) && differences[i].field == field)
      return differences[i].reason;

  return NULL;
}

static Group
get_group (const CorpusFile *file)
{
  if (g_str_has_prefix (file->path, "cnki/"))
    return CNKI;
  if (g_strcmp0 (file->reader, "bibtex") == 0)
    return BIBTEX;

  return g_str_has_suffix (file->path, ".xml") ? XML : TAGGED;
}

static GPtrArray *
load_expected (const CorpusFile *file)
{
  static const struct { const char *suffix; GPtrArray *(*parse) (const char *); } kinds[] = {
    { ".bib", expected_from_bib }, { ".expected.json", expected_from_json },
  };
  g_autofree char *stem = g_strndup (file->path, strrchr (file->path, '.') - file->path);

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *beside = g_strconcat (stem, kinds[i].suffix, NULL);
      g_autofree char *path = corpus_path (beside);
      g_autofree char *text = NULL;
      gsize length = 0;

      if (g_file_get_contents (path, &text, &length, NULL) && g_utf8_validate_len (text, length, NULL))
        return kinds[i].parse (text);
    }

  return NULL;
}

static void
compare_field (Score            *score,
               const CorpusFile *file,
               TcSource         *source,
               ExpectedField     field,
               const char       *theirs)
{
  g_autofree char *ours = corpus_dup_value (source, field);
  const char *value = ours != NULL ? ours : "";
  const char *reason = find_reason (file->path, field);

  score->n_fields++;
  if (is_same (field, value, theirs))
    score->n_equal++;
  else if (agrees_by_rule (source, field, value, theirs))
    {
      score->n_by_rule++;
      g_test_message ("%s %s: \"%s\" and \"%s\" agree by a rule", file->path, expected_names[field], theirs, value);
    }
  else
    {
      score->n_left++;
      g_test_message ("%s %s: expected \"%s\", read \"%s\": %s", file->path, expected_names[field], theirs, value,
                      reason != NULL ? reason : "NOT EXPLAINED");
      if (reason == NULL)
        g_test_fail ();
    }
}

static void
compare_file (Score            *score,
              const CorpusFile *file,
              GPtrArray        *expected)
{
  g_autoptr (GPtrArray) sources = corpus_read (file->path, NULL);

  g_assert_cmpuint (sources->len, ==, expected->len);
  for (guint i = 0; i < sources->len; i++)
    {
      const Expected *record = g_ptr_array_index (expected, i);

      for (guint f = 0; f < EXPECTED_N_FIELDS; f++)
        if (record->values[f] != NULL && *record->values[f] != '\0')
          compare_field (score, file, g_ptr_array_index (sources, i), f, record->values[f]);
    }
}

static void
assert_agreement (const char  *name,
                  const Score *score)
{
  g_test_message ("%s: %u fields, %u equal, %u by a rule, %u left", name, score->n_fields, score->n_equal, score->n_by_rule,
                  score->n_left);
  g_assert_cmpuint (score->n_fields, >, 40);
  g_assert_cmpuint ((score->n_equal + score->n_by_rule) * 100, >=, score->n_fields * 99);
  /* Rules are for what is rare; where one is needed often, something is wrong. */
  g_assert_cmpuint (score->n_by_rule * 100, <=, score->n_fields * 9);
}

static void
test_agreement (void)
{
  Score scores[G_N_ELEMENTS (group_names)] = { { 0, } };
  Score all = { 0, };

  if (corpus_skip ())
    return;

  for (gsize i = 0; i < corpus_n_files; i++)
    {
      g_autoptr (GPtrArray) expected = load_expected (&corpus_files[i]);

      if (expected != NULL && corpus_files[i].reader != NULL && !g_str_equal (corpus_files[i].reader, "plain-text"))
        compare_file (&scores[get_group (&corpus_files[i])], &corpus_files[i], expected);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (scores); i++)
    {
      all.n_fields += scores[i].n_fields;
      all.n_equal += scores[i].n_equal;
      all.n_by_rule += scores[i].n_by_rule;
      all.n_left += scores[i].n_left;
      assert_agreement (group_names[i], &scores[i]);
    }
  assert_agreement ("all formats", &all);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read/corpus-agree/fields", test_agreement);
  return g_test_run ();
}
