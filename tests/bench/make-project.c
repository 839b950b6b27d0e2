/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Makes a project of synthetic studies for the benchmarks. Usage: make-project PATH COUNT
 *
 * The same COUNT always gives the same studies. Every study has one source with a text of about 1,600 characters (one in
 * five with Chinese), a title, an author, a journal, a year, a phase and a number of participants as suggestions.
 */
#define G_LOG_DOMAIN "tc-bench"

#include "config.h"

#include <stdlib.h>

#include "tc-store.h"

#define STUDIES_PER_TRANSACTION 2000

static const char *const subjects[] = {
  "knee pain", "stroke", "heart failure", "insomnia", "gout", "asthma", "diabetes", "glaucoma", "psoriasis", "migraine",
};
static const char *const subjects_zh[] = {
  "膝关节痛", "卒中", "心力衰竭", "失眠", "痛风", "哮喘", "糖尿病", "青光眼", "银屑病", "偏头痛",
};
static const char *const treatments[] = {
  "stromal cells", "a saline infusion", "metformin", "light therapy", "acupuncture", "a walking programme", "progenitor cells",
};
static const char *const journals[] = {
  "Invented Journal of Trials", "Sample Medicine", "Archive of Made-up Results", "Specimen Therapy", "Mock Clinical Reports",
};
static const char *const phases[] = { "Phase 1", "Phase 1/Phase 2", "Phase 2", "Phase 2/Phase 3", "Phase 3", "Phase 4" };

/* One suggestion whose quote is the first place where @quoted stands in the text. */
static void
suggest (GPtrArray  *suggestions,
         TcSource   *source,
         const char *field,
         TcValue    *value,
         const char *quoted)
{
  g_autoptr(TcValue) owned = value;
  const char *place = strstr (source->text, quoted);
  TcSuggestion *suggestion = NULL;
  TcSpan span;

  if (place == NULL)
    return;

  span.start = g_utf8_pointer_to_offset (source->text, place);
  span.end = span.start + g_utf8_strlen (quoted, -1);
  suggestion = tc_suggestion_new (field, 0, owned, "en", "bench.synthetic", 0.9);
  tc_suggestion_take_quote (suggestion, tc_source_quote (source, span));
  g_ptr_array_add (suggestions, suggestion);
}

static char *
compose_text (GRand      *rand,
              const char *title,
              const char *author,
              const char *journal,
              int         year,
              const char *phase,
              int         n,
              guint       subject,
              gboolean    chinese)
{
  GString *text = g_string_new (NULL);
  guint i;

  g_string_append_printf (text, "%s\n%s\n%s. %d\n", title, author, journal, year);
  g_string_append_printf (text, "Background: Little is known about %s. Methods: In this %s trial, %d patients were enrolled. ",
                          subjects[subject], phase, n);
  for (i = 0; i < 12; i++)
    g_string_append_printf (text, "At visit %u the score was %d.%d points in one group and %d.%d points in the other (P=0.%02d). ",
                            i + 1, g_rand_int_range (rand, 10, 60), g_rand_int_range (rand, 0, 10),
                            g_rand_int_range (rand, 10, 60), g_rand_int_range (rand, 0, 10), g_rand_int_range (rand, 1, 99));
  if (chinese)
    g_string_append_printf (text, "\n目的 观察%s的疗效。方法 纳入%d例患者,随机分组。结论 疗效尚不明确。\n", subjects_zh[subject], n);
  return g_string_free (text, FALSE);
}

static gboolean
add_study (TcStore  *store,
           GRand    *rand,
           guint     index,
           GError  **error)
{
  guint subject = g_rand_int_range (rand, 0, G_N_ELEMENTS (subjects));
  const char *treatment = treatments[g_rand_int_range (rand, 0, G_N_ELEMENTS (treatments))];
  const char *journal = journals[g_rand_int_range (rand, 0, G_N_ELEMENTS (journals))];
  const char *phase = phases[g_rand_int_range (rand, 0, G_N_ELEMENTS (phases))];
  int year = g_rand_int_range (rand, 1990, 2026);
  int n = g_rand_int_range (rand, 8, 900);
  g_autofree char *title = g_strdup_printf ("Trial %u of %s for %s", index, treatment, subjects[subject]);
  g_autofree char *author = g_strdup_printf ("Sample%05u Testperson", g_rand_int_range (rand, 0, 30000));
  g_autofree char *year_text = g_strdup_printf ("%d", year);
  g_autofree char *n_text = g_strdup_printf ("%d patients", n);
  g_autoptr(TcStudyRow) row = tc_study_row_new ();
  g_autoptr(TcSource) source = tc_source_new ();
  g_autoptr(GPtrArray) suggestions = tc_suggestions_new ();

  row->id = tc_store_add_study (store, row, error);
  if (row->id == 0)
    return FALSE;

  source->study_id = row->id;
  source->name = g_strdup_printf ("synthetic-%06u.txt", index);
  source->encoding = g_strdup ("UTF-8");
  source->reader = g_strdup ("plain-text");
  source->kind = g_strdup ("trial report");
  tc_source_take_text (source, compose_text (rand, title, author, journal, year, phase, n, subject, index % 5 == 0));
  tc_source_add_language (source, "en");
  source->bytes = g_bytes_new (source->text, strlen (source->text));
  source->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, source->bytes);
  source->report_id = tc_store_add_report (store, row->id, source->kind, NULL, NULL, NULL, NULL, error);
  if (source->report_id == 0 || !tc_store_add_source (store, source, error))
    return FALSE;

  suggest (suggestions, source, "title", tc_value_new_text (title), title);
  suggest (suggestions, source, "authors", tc_value_new_text (author), author);
  suggest (suggestions, source, "journal", tc_value_new_text (journal), journal);
  suggest (suggestions, source, "year", tc_value_new_number (year), year_text);
  suggest (suggestions, source, "phase", tc_value_new_text (phase), phase);
  suggest (suggestions, source, "n_enrolled", tc_value_new_number (n), n_text);

  return tc_store_add_suggestions (store, source->id, suggestions, error) &&
         tc_store_refresh_study (store, row->id, error);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GRand) rand = g_rand_new_with_seed (20260101);
  TcStore *store = NULL;
  guint count;
  guint i;
  gboolean ok = TRUE;

  if (argc != 3)
    {
      g_printerr ("Usage: %s PATH COUNT\n", argv[0]);
      return 2;
    }

  count = (guint) g_ascii_strtoull (argv[2], NULL, 10);
  store = tc_store_open (argv[1], TC_STORE_CREATE, NULL, &error);
  if (store == NULL)
    {
      g_printerr ("%s: %s\n", argv[1], error->message);
      return 1;
    }

  tc_store_set_bulk (store, TRUE);
  for (i = 0; ok && i < count; i++)
    {
      if (i % STUDIES_PER_TRANSACTION == 0)
        ok = (i == 0 || tc_store_commit (store, &error)) && tc_store_begin (store, &error);
      ok = ok && add_study (store, rand, i, &error);
    }
  ok = ok && (count == 0 || tc_store_commit (store, &error));
  tc_store_set_bulk (store, FALSE);
  if (ok)
    ok = tc_store_close (store, &error);
  else
    tc_store_close (store, NULL);

  if (!ok)
    g_printerr ("%s: %s\n", argv[1], error->message);
  return ok ? 0 : 1;
}
