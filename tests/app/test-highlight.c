/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "source-sample.h"
#include "tc-highlight.h"
#include "tc-source-assign.h"

static char *
describe_runs (GArray *runs)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < runs->len; i++)
    {
      const TcHighlightRun *run = &g_array_index (runs, TcHighlightRun, i);

      g_string_append_printf (text, "%u-%u%s%s%s%s ", run->span.start, run->span.end,
                              run->filled ? "f" : "", run->answered ? "a" : "",
                              run->current ? "c" : "", run->annotated ? "n" : "");
    }
  return g_string_free (text, FALSE);
}

static TcStudyDetail *
new_overlapping (void)
{
  TcStudyDetail *detail = sample_detail_new ();
  TcSource *source = sample_source_new (99, "letters.txt", "abcdefghijklmnopqrstuvwxyz");

  g_ptr_array_set_size (detail->sources, 0);
  g_ptr_array_set_size (detail->annotations, 0);
  g_ptr_array_add (detail->sources, source);
  sample_answer (detail, "title", "x", TC_ANSWER_ACCEPTED, 99, "bcdefgh");
  sample_suggest (detail, "phase", "Phase 2", 99, "de");
  sample_suggest (detail, "n_enrolled", "3", 99, "de");
  sample_suggest (detail, "condition", "x", 99, "ghij");
  sample_annotate (detail, 1, 99, "jkl", "", "", "");

  return detail;
}

static void
test_flatten (void)
{
  static const struct { const char *name; TcHighlightMode mode; const char *field, *runs; } cases[] = {
    { "all", TC_HIGHLIGHT_ALL, "", "1-3fa 3-5f 5-6fa 6-8f 8-9f 9-10fn 10-12n " },
    { "stands out", TC_HIGHLIGHT_ALL, "title", "1-3fac 3-5fac 5-6fac 6-8fac 8-9f 9-10fn 10-12n " },
    { "this field", TC_HIGHLIGHT_CURRENT, "phase", "3-5fc 9-12n " },
    { "no such field", TC_HIGHLIGHT_CURRENT, "deaths", "9-12n " },
    { "none", TC_HIGHLIGHT_NONE, "phase", "" },
  };
  g_autoptr(TcStudyDetail) detail = new_overlapping ();
  g_autoptr(GArray) highlights = tc_highlights_collect (detail, g_ptr_array_index (detail->sources, 0));

  g_assert_cmpuint (highlights->len, ==, 5);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GArray) runs = tc_highlights_flatten (highlights, cases[i].mode, cases[i].field);
      g_autofree char *text = describe_runs (runs);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (text, ==, cases[i].runs);
    }
}

static void
test_at (void)
{
  g_autoptr(TcStudyDetail) detail = new_overlapping ();
  g_autoptr(GArray) highlights = tc_highlights_collect (detail, g_ptr_array_index (detail->sources, 0));
  g_autoptr(GPtrArray) three = tc_highlights_at (highlights, TC_HIGHLIGHT_ALL, "", 4);
  g_autoptr(GPtrArray) behind = tc_highlights_at (highlights, TC_HIGHLIGHT_ALL, "", 12);
  const TcHighlight *last;

  g_assert_cmpuint (three->len, ==, 3);
  last = g_ptr_array_index (three, 2);
  g_assert_cmpstr (tc_field_get_key (last->field->field), ==, "title");
  g_assert_cmpuint (behind->len, ==, 0);
}

static void
test_outside (void)
{
  g_autoptr(TcStudyDetail) detail = new_overlapping ();
  g_autoptr(GArray) highlights = NULL;
  TcStudyField *field = tc_study_detail_find (detail, "journal");
  TcQuote *quote = tc_quote_new ((TcSpan) { 20, 27 }, "uvwxyz?");

  /* A quote that does not fit the text must not reach the buffer. */
  quote->source_id = 99;
  field->quotes = tc_quotes_new ();
  g_ptr_array_add (field->quotes, quote);
  highlights = tc_highlights_collect (detail, g_ptr_array_index (detail->sources, 0));
  g_assert_cmpuint (highlights->len, ==, 5);
}

static void
test_fold (void)
{
  static const struct { const char *text, *folded; } cases[] = {
    { "", "" },
    { "  a  b\t\nc\r\n", "a b c" },
    { "随机\n分配", "随机分配" },
    { "随机 分配", "随机 分配" },
    { "随机\r\n48 例", "随机 48 例" },
    { "treat\u00ADment\u202E", "treatment" },
    { "5\u00A0mg", "5 mg" },
    { "a\u2028b", "a b" },
    { "\uFEFF\u200B", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = tc_source_fold (cases[i].text);

      g_assert_cmpstr (folded, ==, cases[i].folded);
    }
}

static void
test_guess (void)
{
  static const struct { const char *field, *text, *guess; } cases[] = {
    { "n_enrolled", "48 adults", "48" },
    { "n_enrolled", "a total of 48 adults.", "48" },
    { "n_enrolled", "48 of 50 adults", "48 of 50 adults" },
    { "n_enrolled", "no number", "no number" },
    { "follow_up", "followed for 12 months.", "12 months" },
    { "phase", "a phase 2 trial", "a phase 2 trial" },
    { "title", "48 adults", "48 adults" },
  };
  g_autoptr(TcCodebook) codebook = tc_codebook_new_default ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *guess = tc_source_guess (tc_codebook_find_field (codebook, cases[i].field),
                                                cases[i].text);

      g_assert_cmpstr (guess, ==, cases[i].guess);
    }
}

static void
test_compose (void)
{
  g_autoptr(TcStudyDetail) detail = sample_detail_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(TcValue) number = NULL;
  g_autoptr(TcValue) longer = NULL;
  g_autoptr(TcValue) same = NULL;
  g_autoptr(TcValue) first = NULL;
  g_autoptr(TcValue) arm = NULL;
  guint item;

  number = tc_source_compose_value (tc_study_detail_find (detail, "n_analysed"), "45", &item, NULL);
  g_assert_cmpfloat (tc_value_get_number (number), ==, 45);

  longer = tc_source_compose_value (tc_study_detail_find (detail, "authors"), "Probe B", &item, NULL);
  g_assert_cmpuint (tc_value_get_n_items (longer), ==, 2);
  g_assert_cmpuint (item, ==, 1);
  g_assert_cmpstr (tc_value_get_text (tc_value_get_item (longer, 1)), ==, "Probe B");

  same = tc_source_compose_value (tc_study_detail_find (detail, "authors"), "Testperson A", &item, NULL);
  g_assert_cmpuint (tc_value_get_n_items (same), ==, 1);
  g_assert_cmpuint (item, ==, 0);

  first = tc_source_compose_value (tc_study_detail_find (detail, "country"), "Nowhere", &item, NULL);
  g_assert_cmpuint (tc_value_get_n_items (first), ==, 1);

  arm = tc_source_compose_value (tc_study_detail_find (detail, "arms"), "placebo", &item, NULL);
  g_assert_cmpint (tc_value_get_kind (tc_value_get_item (arm, 0)), ==, TC_VALUE_RECORD);

  g_assert_null (tc_source_compose_value (tc_study_detail_find (detail, "n_analysed"), "many", &item,
                                          &error));
  g_assert_nonnull (error);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/highlight/flatten", test_flatten);
  g_test_add_func ("/highlight/at", test_at);
  g_test_add_func ("/highlight/outside", test_outside);
  g_test_add_func ("/assign/fold", test_fold);
  g_test_add_func ("/assign/guess", test_guess);
  g_test_add_func ("/assign/compose", test_compose);

  return g_test_run ();
}
