/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tc-extract.h"

#include <string.h>

#include "tc-json.h"
#include "tc-read.h"
#include "tc-rules.h"

/* Tests: tc-extract.c */

static TcExtractor *extractor;

typedef struct
{
  TcSectionKind kind;
  const char *language;
  const char *text;
} Part;

static TcSource *
make_source (const Part *parts,
             guint       n_parts)
{
  TcSource *source = tc_source_new ();
  GString *text = g_string_new (NULL);
  guint at = 0;

  for (guint i = 0; i < n_parts; i++)
    {
      g_string_append (text, parts[i].text);
      g_string_append_c (text, '\n');
    }
  tc_source_take_text (source, g_string_free (text, FALSE));
  for (guint i = 0; i < n_parts; i++)
    {
      guint n = g_utf8_strlen (parts[i].text, -1);

      tc_source_add_section (source, parts[i].kind, (TcSpan) { at, at + n }, parts[i].language);
      at += n + 1;
    }
  return source;
}

static TcExtraction *
run (TcSource *source)
{
  g_autoptr (GError) error = NULL;
  TcExtraction *extraction = tc_extractor_run (extractor, source, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (extraction);
  return extraction;
}

static const TcSuggestion *
find (const TcExtraction *extraction,
      const char         *field,
      guint               item)
{
  for (guint i = 0; i < extraction->suggestions->len; i++)
    {
      const TcSuggestion *suggestion = g_ptr_array_index (extraction->suggestions, i);

      if (strcmp (suggestion->field, field) == 0 && suggestion->item == item)
        return suggestion;
    }
  return NULL;
}

static void
assert_value (const TcExtraction *extraction,
              const char         *field,
              guint               item,
              const char         *json)
{
  const TcSuggestion *suggestion = find (extraction, field, item);
  g_autofree char *got = suggestion != NULL ? tc_value_to_json (suggestion->value) : g_strdup ("nothing");

  g_test_message ("%s %u", field, item);
  g_assert_cmpstr (got, ==, json);
}

static void
assert_quotes_exact (TcSource           *source,
                     const TcExtraction *extraction)
{
  for (guint i = 0; i < extraction->suggestions->len; i++)
    {
      const TcSuggestion *suggestion = g_ptr_array_index (extraction->suggestions, i);

      g_assert_cmpuint (suggestion->quotes->len, >, 0);
      for (guint k = 0; k < suggestion->quotes->len; k++)
        {
          const TcQuote *quote = g_ptr_array_index (suggestion->quotes, k);
          g_autofree char *slice = tc_text_slice (source->text, quote->span);

          g_assert_cmpstr (quote->text, ==, slice);
          g_assert_cmpstr (quote->text, !=, "");
        }
    }
}

static gboolean
goes_on (gunichar a,
         gunichar b)
{
  return !tc_char_is_han (a) && !tc_char_is_han (b) &&
         ((g_unichar_isalpha (a) && g_unichar_isalpha (b)) || (g_unichar_isdigit (a) && g_unichar_isdigit (b)));
}

/* No quote begins or ends inside a word or a number. */
static void
assert_quotes_whole (TcSource           *source,
                     const TcExtraction *extraction)
{
  guint length = g_utf8_strlen (source->text, -1);

  for (guint i = 0; i < extraction->suggestions->len; i++)
    {
      const TcSuggestion *suggestion = g_ptr_array_index (extraction->suggestions, i);

      for (guint k = 0; k < suggestion->quotes->len; k++)
        {
          const TcQuote *quote = g_ptr_array_index (suggestion->quotes, k);
          const char *start = g_utf8_offset_to_pointer (source->text, quote->span.start);
          const char *end = g_utf8_offset_to_pointer (source->text, quote->span.end);

          g_test_message ("%s %s: %s", suggestion->field, suggestion->rule, quote->text);
          g_assert_true (quote->span.start == 0 || !goes_on (g_utf8_get_char (g_utf8_prev_char (start)), g_utf8_get_char (start)));
          g_assert_true (quote->span.end == length || !goes_on (g_utf8_get_char (g_utf8_prev_char (end)), g_utf8_get_char (end)));
          g_assert_false (g_str_has_suffix (quote->text, " is a"));
          g_assert_false (g_str_has_suffix (quote->text, " will be"));
        }
    }
}

/* All suggestions for all examples of all rules. */
static void
test_quote_borders (void)
{
  g_autoptr (TcRules) rules = tc_rules_new (NULL);
  guint n = 0;

  for (guint i = 0; i < rules->rules->len; i++)
    {
      JsonArray *examples = tc_rule_get_array (g_ptr_array_index (rules->rules, i), "examples");

      for (guint k = 0; k < json_array_get_length (examples); k++)
        {
          JsonObject *example = json_array_get_object_element (examples, k);
          const Part part = { TC_SECTION_ABSTRACT, "", json_object_get_string_member (example, "text") };
          g_autoptr (TcSource) source = make_source (&part, 1);
          g_autoptr (TcExtraction) extraction = run (source);

          assert_quotes_exact (source, extraction);
          assert_quotes_whole (source, extraction);
          n += extraction->suggestions->len;
        }
    }
  g_assert_cmpuint (n, >, rules->rules->len);
}

static void
test_quote_growth (void)
{
  static const struct { const char *text; TcSpan span; const char *quote; } cases[] = {
    { "Forty patients came.", { 3, 10 }, "Forty patients" },
    { "Fever (PF) is a disease.", { 0, 15 }, "Fever (PF)" },
    { "Adults (n = 14; men) came.", { 0, 14 }, "Adults (n = 14; men)" },
    { "Vitamin 12.5 mg", { 8, 9 }, "12" },
    { "四十名患者参加", { 1, 4 }, "十名患" },
    { "a", { 0, 1 }, "a" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TcSource) source = tc_source_new ();
      g_autoptr (TcProse) prose = NULL;
      g_autofree char *quote = NULL;

      tc_source_take_text (source, g_strdup (cases[i].text));
      prose = tc_prose_new (source);
      quote = tc_prose_slice (prose, tc_prose_tidy_quote (prose, cases[i].span));
      g_assert_cmpstr (quote, ==, cases[i].quote);
    }
}

static const Part bilingual[] = {
  { TC_SECTION_TITLE, "en", "Cells for inner ear deafness: a phase II trial" },
  { TC_SECTION_AUTHORS, "en", "Testperson Anna, Probe Bernd" },
  { TC_SECTION_AFFILIATIONS, "en", "Ear Unit, Example University, Tokyo, Japan." },
  { TC_SECTION_CITATION, "en", "Invent Ear J. 2031 Jun 3;4(6):590-7. doi: 10.9999/iej.2031.0001." },
  { TC_SECTION_ABSTRACT, "en",
    "Inner ear deafness (IED) is a rare disease. In a multicentre, double-blind trial (EudraCT: 2030-012345-67) 40 "
    "patients with IED were randomised 1:1 to 2 × 10 cells/kg of autologous bone marrow-derived mesenchymal stem "
    "cells given intravenously once a month, or placebo. After a 6 month follow-up no serious adverse events were "
    "observed. Lastly, all were followed in a 36-month open-label extension. These results show that cells were "
    "safe. A phase III open-label trial in 900 patients should be conducted." },
  { TC_SECTION_ABSTRACT, "zh",
    "内耳性耳聋是一种罕见病。一项多中心、双盲试验将40例患者按1:1随机分组，接受2×10⁶细胞/kg或安慰剂。随访6个月，无严重副作用。" },
  { TC_SECTION_REFERENCES, "en", "Probe C. A randomised trial in 77 patients (NCT09999999). Ear. 2001;1:1-2." },
  { TC_SECTION_LEGENDS, "en", "Figure 1. A total of 99 patients were enrolled." },
};

static void
test_bilingual (void)
{
  g_autoptr (TcSource) source = make_source (bilingual, G_N_ELEMENTS (bilingual));
  g_autoptr (TcExtraction) extraction = run (source);
  const TcDiscrepancy *discrepancy;

  assert_quotes_exact (source, extraction);
  g_assert_cmpstr (extraction->kind, ==, "trial report");
  assert_value (extraction, "title", 0, "\"Cells for inner ear deafness: a phase II trial\"");
  assert_value (extraction, "authors", 0, "\"Testperson Anna\"");
  assert_value (extraction, "authors", 1, "\"Probe Bernd\"");
  assert_value (extraction, "journal", 0, "\"Invent Ear J\"");
  assert_value (extraction, "year", 0, "2031");
  assert_value (extraction, "volume", 0, "\"4\"");
  assert_value (extraction, "issue", 0, "\"6\"");
  assert_value (extraction, "pages", 0, "\"590-7\"");
  assert_value (extraction, "doi", 0, "\"10.9999/iej.2031.0001\"");
  assert_value (extraction, "registry_ids", 0, "\"EudraCT 2030-012345-67\"");
  g_assert_null (find (extraction, "registry_ids", 1));
  assert_value (extraction, "phase", 0, "\"Phase 2\"");
  assert_value (extraction, "allocation", 0, "\"Randomized\"");
  assert_value (extraction, "masking", 0, "\"Double\"");
  assert_value (extraction, "centres", 0, "\"multicentre\"");
  assert_value (extraction, "allocation_ratio", 0, "\"1:1\"");
  assert_value (extraction, "control", 0, "\"placebo\"");
  assert_value (extraction, "country", 0, "\"Japan\"");
  assert_value (extraction, "condition", 0, "\"Inner ear deafness\"");
  assert_value (extraction, "n_enrolled", 0, "40");
  assert_value (extraction, "cell_type", 0, "\"mesenchymal stem cells\"");
  assert_value (extraction, "cell_source", 0, "\"bone marrow\"");
  assert_value (extraction, "donor", 0, "\"autologous\"");
  assert_value (extraction, "route", 0, "\"intravenous\"");
  assert_value (extraction, "dose_interval", 0, "\"once a month\"");
  assert_value (extraction, "dose", 0, "{\"value\":2000000,\"unit\":\"cells/kg\"}");
  assert_value (extraction, "follow_up", 0, "{\"value\":6,\"unit\":\"month\"}");
  assert_value (extraction, "extension", 0, "{\"value\":36,\"unit\":\"month\"}");
  assert_value (extraction, "serious_adverse_events", 0, "\"none\"");
  assert_value (extraction, "conclusion", 0, "\"These results show that cells were safe.\"");
  g_assert_cmpstr (find (extraction, "n_enrolled", 0)->language, ==, "en+zh");
  g_assert_cmpstr (find (extraction, "dose", 0)->language, ==, "en+zh");
  g_assert_cmpuint (extraction->discrepancies->len, ==, 1);
  discrepancy = g_ptr_array_index (extraction->discrepancies, 0);
  g_assert_cmpstr (discrepancy->kind, ==, "lost superscript");
  g_assert_cmpuint (discrepancy->quotes->len, ==, 2);
}

static void
test_review (void)
{
  static const Part review[] = {
    { TC_SECTION_CITATION, "en", "Invent Ear J. 2031 Jun;4(6):590-7." },
    { TC_SECTION_ABSTRACT, "en",
      "This review summarizes randomised phase II trials in 40 patients given intravenous cells (NCT09999999)." },
  };
  g_autoptr (TcSource) source = make_source (review, G_N_ELEMENTS (review));
  g_autoptr (TcExtraction) extraction = run (source);

  g_assert_cmpstr (extraction->kind, ==, "review");
  assert_value (extraction, "year", 0, "2031");
  assert_value (extraction, "publication_type", 0, "\"Review\"");
  g_assert_null (find (extraction, "phase", 0));
  g_assert_null (find (extraction, "n_enrolled", 0));
  g_assert_null (find (extraction, "registry_ids", 0));
  g_assert_null (find (extraction, "route", 0));
}

/* An entry in a register plans: what it hopes for and fears is no finding. */
static void
test_register (void)
{
  static const Part parts[] = {
    { TC_SECTION_ABSTRACT, "en", "Study type: Interventional" },
    { TC_SECTION_ABSTRACT, "en",
      "The purpose is to evaluate the efficacy of verinoxal in gout. Treatment goes on for 6 months in the absence of "
      "unacceptable toxicity. Safety is told by serious adverse events of all grades. Verinoxal helps those with gout." },
  };
  static const char *const none[] = { "conclusion", "adverse_events", "serious_adverse_events", "primary_endpoints" };
  g_autoptr (TcSource) source = make_source (parts, G_N_ELEMENTS (parts));
  g_autoptr (TcExtraction) extraction = run (source);

  g_assert_cmpstr (extraction->kind, ==, "registry record");
  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    {
      g_test_message ("%s", none[i]);
      g_assert_null (find (extraction, none[i], 0));
    }
}

/* What a register posts under a heading for results is one. */
static void
test_register_with_results (void)
{
  static const Part parts[] = {
    { TC_SECTION_ABSTRACT, "en", "Study type: Interventional" },
    { TC_SECTION_RESULTS, "en", "Two serious adverse events occurred in the verinoxal group." },
    { TC_SECTION_CONCLUSIONS, "en", "Verinoxal helps those with gout." },
  };
  g_autoptr (TcSource) source = make_source (parts, G_N_ELEMENTS (parts));
  g_autoptr (TcExtraction) extraction = run (source);

  g_assert_cmpstr (extraction->kind, ==, "registry record");
  assert_value (extraction, "conclusion", 0, "\"Verinoxal helps those with gout.\"");
  g_assert_nonnull (find (extraction, "serious_adverse_events", 0));
}

/* The title of what is no trial names no condition; that of a trial does. */
static void
test_title_of_no_trial (void)
{
  static const Part other[] = {
    { TC_SECTION_TITLE, "en", "A new survey of the birds in Invented Town Quarry" },
    { TC_SECTION_ABSTRACT, "en", "Many bones were dug up by the team." },
  };
  static const Part trial[] = {
    { TC_SECTION_TITLE, "en", "Verinoxal in gout" },
    { TC_SECTION_ABSTRACT, "en", "Forty patients were randomised to verinoxal or placebo." },
  };
  g_autoptr (TcSource) no_trial = make_source (other, G_N_ELEMENTS (other));
  g_autoptr (TcExtraction) none = run (no_trial);
  g_autoptr (TcSource) source = make_source (trial, G_N_ELEMENTS (trial));
  g_autoptr (TcExtraction) extraction = run (source);

  g_assert_cmpstr (none->kind, ==, "other");
  g_assert_null (find (none, "condition", 0));
  assert_value (extraction, "condition", 0, "\"gout\"");
}

static void
test_publication_types (void)
{
  static const Part parts[] = {
    { TC_SECTION_TITLE, "en", "Verinoxal in gout" },
    { TC_SECTION_PUBLICATION_TYPES, "en", "Clinical Trial, Phase II; Journal Article; Multicenter Study" },
  };
  g_autoptr (TcSource) source = make_source (parts, G_N_ELEMENTS (parts));
  g_autoptr (TcExtraction) extraction = run (source);

  assert_quotes_exact (source, extraction);
  assert_value (extraction, "phase", 0, "\"Phase 2\"");
  assert_value (extraction, "centres", 0, "\"multicentre\"");
}

/* An expression that takes 160 letters before its word begins inside another one. */
static void
test_value_borders (void)
{
  for (guint n = 0; n < 12; n++)
    {
      g_autofree char *text = g_strdup_printf ("%.*s Participants %s serious adverse events occurred in the cell group.", n,
                                               "xxxxxxxxxxxx", "of the towns and villages between the hills and the "
                                               "river who had come to hum in the morning and to sleep in the evening of "
                                               "the same day told that not more than two");
      const Part part = { TC_SECTION_RESULTS, "en", text };
      g_autoptr (TcSource) source = make_source (&part, 1);
      g_autoptr (TcExtraction) extraction = run (source);
      const TcSuggestion *suggestion = find (extraction, "serious_adverse_events", 0);
      const char *value;
      const char *at;

      g_assert_nonnull (suggestion);
      value = tc_value_get_text (suggestion->value);
      at = strstr (text, value);
      g_assert_nonnull (at);
      g_assert_true (at == text || !g_ascii_isalpha (at[-1]) || !g_ascii_isalpha (at[0]));
    }
}

static void
test_disagreement (void)
{
  static const Part parts[] = {
    { TC_SECTION_ABSTRACT, "en", "A total of 40 patients were enrolled in this trial." },
    { TC_SECTION_ABSTRACT, "zh", "共纳入患者42例。" },
  };
  g_autoptr (TcSource) source = make_source (parts, G_N_ELEMENTS (parts));
  g_autoptr (TcExtraction) extraction = run (source);
  const TcDiscrepancy *discrepancy;

  g_assert_cmpuint (extraction->discrepancies->len, ==, 1);
  discrepancy = g_ptr_array_index (extraction->discrepancies, 0);
  g_assert_cmpstr (discrepancy->field, ==, "n_enrolled");
  g_assert_cmpstr (discrepancy->kind, ==, "different values");
}

static void
test_arms (void)
{
  static const struct
  {
    const char *language;
    const char *text;
    const char *first;
    const char *second;
  } cases[] = {
    { "en", "Women (N = 41) were randomly assigned to receive verinoxal 2.5 mg (n = 20) or placebo (n = 21).",
      "{\"label\":\"verinoxal 2.5 mg\",\"role\":\"Experimental\",\"n_allocated\":20,"
      "\"intervention\":\"verinoxal 2.5 mg\",\"dose\":\"2.5 mg\"}",
      "{\"label\":\"placebo\",\"role\":\"Placebo Comparator\",\"n_allocated\":21,\"intervention\":\"placebo\"}" },
    { "en", "Patients were randomized 1:1 into the following groups: verinoxal and sham.",
      "{\"label\":\"verinoxal\",\"role\":\"Experimental\",\"intervention\":\"verinoxal\"}",
      "{\"label\":\"sham\",\"role\":\"Sham Comparator\",\"intervention\":\"sham\"}" },
    { "zh", "随机分为治疗组71例和安慰剂组66例。", "{\"label\":\"治疗组\",\"role\":\"Experimental\",\"n_allocated\":71}",
      "{\"label\":\"安慰剂组\",\"role\":\"Placebo Comparator\",\"n_allocated\":66}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Part part = { TC_SECTION_ABSTRACT, cases[i].language, cases[i].text };
      g_autoptr (TcSource) source = make_source (&part, 1);
      g_autoptr (TcExtraction) extraction = run (source);

      assert_quotes_exact (source, extraction);
      assert_value (extraction, "arms", 0, cases[i].first);
      assert_value (extraction, "arms", 1, cases[i].second);
      g_assert_null (find (extraction, "arms", 2));
    }
}

/* Arms that are called by a dose have the exponent that the other language keeps. */
static void
test_arms_with_lost_exponent (void)
{
  static const struct { const char *english, *chinese, *first, *second; } cases[] = {
    { "Patients were randomised to placebo, 2 × 10 cells/kg or 4 × 10 cells/kg.", "患者随机接受2×10⁶细胞/kg、4×10⁶细胞/kg或安慰剂。",
      "{\"label\":\"2 × 10⁶ cells/kg\",\"role\":\"Experimental\",\"dose\":\"2 × 10⁶ cells/kg\"}",
      "{\"label\":\"4 × 10⁶ cells/kg\",\"role\":\"Experimental\",\"dose\":\"4 × 10⁶ cells/kg\"}" },
    { "Patients were randomised to placebo, 2 × 106 cells/kg or 4 × 10⁶ cells/kg.", "患者随机接受2×10⁶细胞/kg、4×10⁶细胞/kg或安慰剂。",
      "{\"label\":\"2 × 10⁶ cells/kg\",\"role\":\"Experimental\",\"dose\":\"2 × 10⁶ cells/kg\"}",
      "{\"label\":\"4 × 10⁶ cells/kg\",\"role\":\"Experimental\",\"dose\":\"4 × 10⁶ cells/kg\"}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Part parts[] = { { TC_SECTION_ABSTRACT, "en", cases[i].english },
                             { TC_SECTION_ABSTRACT, "zh", cases[i].chinese } };
      g_autoptr (TcSource) source = make_source (parts, G_N_ELEMENTS (parts));
      g_autoptr (TcExtraction) extraction = run (source);

      assert_quotes_exact (source, extraction);
      assert_value (extraction, "arms", 1, cases[i].first);
      assert_value (extraction, "arms", 2, cases[i].second);
    }
}

static char *
describe (const TcExtraction *extraction)
{
  GString *out = g_string_new (extraction->kind);

  for (guint i = 0; i < extraction->suggestions->len; i++)
    {
      const TcSuggestion *s = g_ptr_array_index (extraction->suggestions, i);
      g_autofree char *value = tc_value_to_json (s->value);

      g_string_append_printf (out, "\n%s %u %s %s %s %.4f %u", s->field, s->item, value, s->language, s->rule,
                              s->confidence, ((TcQuote *) g_ptr_array_index (s->quotes, 0))->span.start);
    }
  return g_string_free (out, FALSE);
}

static gpointer
describe_in_thread (gpointer data)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < 50; i++)
    {
      g_autoptr (TcExtraction) extraction = run (data);
      g_autofree char *text = describe (extraction);

      if (i > 0)
        g_assert_cmpstr (text, ==, all->str);
      g_string_assign (all, text);
    }
  return g_string_free (all, FALSE);
}

static void
test_same_in_threads (void)
{
  g_autoptr (TcSource) source = make_source (bilingual, G_N_ELEMENTS (bilingual));
  GThread *threads[2];
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  for (guint i = 0; i < 2; i++)
    threads[i] = g_thread_new ("extract", describe_in_thread, source);
  first = g_thread_join (threads[0]);
  second = g_thread_join (threads[1]);
  g_assert_cmpstr (first, ==, second);
}

/* One line of @n repetitions; returns the seconds that it took. */
static double
time_line (const char *piece,
           gsize       n)
{
  g_autoptr (TcSource) source = tc_source_new ();
  GString *text = g_string_new (NULL);
  g_autoptr (TcExtraction) extraction = NULL;
  gint64 start;

  for (gsize i = 0; i < n; i++)
    g_string_append (text, piece);
  tc_source_take_text (source, g_string_free (text, FALSE));
  start = g_get_monotonic_time ();
  extraction = run (source);
  return (g_get_monotonic_time () - start) / (double) G_USEC_PER_SEC;
}

static void
test_hostile (void)
{
  static const char *const pieces[] = {
    "a", "patients ", "40 patients ", "(n = ", "one hundred and ", "甲", "，，", "10 × 10 cells ", "randomised, ", "nct0",
    "(((((", "19-19-19", ") ", "1:1:1:", "\xE2\x81\xB6",
  };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_test_message ("%s", pieces[i]);
      g_assert_cmpfloat (time_line (pieces[i], 20000), <, 10);
    }
}

/* The names of authors have a finder that sees no sentences. */
static void
test_hostile_authors (void)
{
  static const char *const pieces[] = { " a", " and a", "甲 ", "(", "a1)", ",,", "甲乙 1" };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (TcSource) source = tc_source_new ();
      g_autoptr (TcExtraction) extraction = NULL;
      GString *text = g_string_new ("甲乙");
      gint64 start;

      for (gsize k = 0; k < 80000; k++)
        g_string_append (text, pieces[i]);
      tc_source_take_text (source, g_string_free (text, FALSE));
      tc_source_add_section (source, TC_SECTION_AUTHORS, (TcSpan) { 0, source->n_chars }, "en");
      start = g_get_monotonic_time ();
      extraction = run (source);
      g_test_message ("%s: %.2f s", pieces[i], (g_get_monotonic_time () - start) / (double) G_USEC_PER_SEC);
      g_assert_cmpint (g_get_monotonic_time () - start, <, 10 * G_USEC_PER_SEC);
    }
}

static void
test_linear (void)
{
  static const char *const piece = "In all, 40 patients with gout were randomised to cells or placebo for 6 months. ";
  double small;
  double large;

  time_line (piece, 1000);
  small = time_line (piece, 2000);
  large = time_line (piece, 20000);
  g_test_message ("2000 sentences %.2f s, 20000 sentences %.2f s", small, large);
  g_assert_cmpfloat (large, <, 25 * small + 0.5);
}

static void
test_empty (void)
{
  static const char *const texts[] = { "", "\n\n", " ", "。", ".", "\xEF\xBB\xBF", "()" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (TcSource) source = tc_source_new ();
      g_autoptr (TcExtraction) extraction = NULL;

      tc_source_take_text (source, g_strdup (texts[i]));
      if (i % 2 == 0)
        tc_source_add_section (source, TC_SECTION_ABSTRACT, (TcSpan) { 0, 0 }, "en");
      extraction = run (source);
      g_assert_cmpstr (extraction->kind, ==, "other");
      g_assert_cmpuint (extraction->suggestions->len, ==, 0);
    }
}

static void
test_cancelled (void)
{
  g_autoptr (TcSource) source = make_source (bilingual, G_N_ELEMENTS (bilingual));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (tc_extractor_run (extractor, source, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static guint
count_right (const TcExtraction *extraction,
             JsonObject         *fields,
             guint              *of)
{
  g_autoptr (GList) members = json_object_get_members (fields);
  guint right = 0;

  for (GList *l = members; l != NULL; l = l->next)
    {
      JsonNode *gold = json_object_get_member (json_object_get_object_member (fields, l->data), "value");
      const TcSuggestion *suggestion = find (extraction, l->data, 0);
      g_autoptr (TcValue) value = NULL;

      if (!JSON_NODE_HOLDS_VALUE (gold) || json_node_get_value_type (gold) == G_TYPE_STRING)
        continue;
      value = tc_value_from_node (gold, NULL);
      right += suggestion != NULL && tc_value_equal (suggestion->value, value);
      (*of)++;
    }
  return right;
}

static void
check_seed (const char *shared,
            const char *gold_name)
{
  g_autofree char *gold_path = g_build_filename (shared, "gold", gold_name, NULL);
  g_autofree char *json = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GPtrArray) sources = NULL;
  g_autoptr (TcExtraction) extraction = NULL;
  g_autoptr (GError) error = NULL;
  JsonObject *gold;
  JsonArray *silent;
  gsize length;
  guint right;
  guint of = 0;

  g_assert_true (g_file_get_contents (gold_path, &json, &length, &error));
  root = tc_json_parse (json, length, &error);
  g_assert_no_error (error);
  gold = json_node_get_object (root);
  path = g_build_filename (shared, "seeds", json_object_get_string_member (gold, "source"), NULL);
  file = g_file_new_for_path (path);
  sources = tc_read_file (file, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sources->len, ==, 1);
  extraction = run (g_ptr_array_index (sources, 0));
  assert_quotes_exact (g_ptr_array_index (sources, 0), extraction);
  g_assert_cmpint (strcmp (extraction->kind, "trial report") == 0, ==, json_object_get_boolean_member (gold, "is_trial"));
  silent = json_object_get_array_member (gold, "not_reported");
  for (guint i = 0; i < json_array_get_length (silent); i++)
    {
      g_test_message ("%s must stay silent on %s", gold_name, json_array_get_string_element (silent, i));
      g_assert_null (find (extraction, json_array_get_string_element (silent, i), 0));
    }
  right = count_right (extraction, json_object_get_object_member (gold, "fields"), &of);
  g_test_message ("%s: %u of %u numbers right", gold_name, right, of);
  g_assert_cmpuint (right, ==, of);
}

static void
test_seeds (void)
{
  const char *shared = g_getenv ("TC_SHARED");
  g_autofree char *folder = shared != NULL ? g_build_filename (shared, "gold", NULL) : NULL;
  g_autoptr (GDir) dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;

  if (dir == NULL)
    {
      g_test_skip ("the real reports are not here");
      return;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".json"))
      check_seed (shared, name);
}

/* All who want the extractor of the program get one. */
static void
test_default (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TcExtractor) first = tc_extractor_dup_default (&error);
  g_autoptr (TcExtractor) second = tc_extractor_dup_default (&error);

  g_assert_no_error (error);
  g_assert_nonnull (first);
  g_assert_true (first == second);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  extractor = tc_extractor_new (&error);
  g_assert_no_error (error);
  g_test_add_func ("/extract/default", test_default);
  g_test_add_func ("/extract/quote-borders", test_quote_borders);
  g_test_add_func ("/extract/quote-growth", test_quote_growth);
  g_test_add_func ("/extract/extract/bilingual", test_bilingual);
  g_test_add_func ("/extract/extract/review", test_review);
  g_test_add_func ("/extract/extract/register", test_register);
  g_test_add_func ("/extract/extract/register-with-results", test_register_with_results);
  g_test_add_func ("/extract/extract/title-of-no-trial", test_title_of_no_trial);
  g_test_add_func ("/extract/extract/publication-types", test_publication_types);
  g_test_add_func ("/extract/extract/value-borders", test_value_borders);
  g_test_add_func ("/extract/extract/disagreement", test_disagreement);
  g_test_add_func ("/extract/extract/arms", test_arms);
  g_test_add_func ("/extract/extract/arms-with-lost-exponent", test_arms_with_lost_exponent);
  g_test_add_func ("/extract/extract/same-in-threads", test_same_in_threads);
  g_test_add_func ("/extract/extract/hostile", test_hostile);
  g_test_add_func ("/extract/extract/hostile-authors", test_hostile_authors);
  g_test_add_func ("/extract/extract/linear", test_linear);
  g_test_add_func ("/extract/extract/empty", test_empty);
  g_test_add_func ("/extract/extract/cancelled", test_cancelled);
  g_test_add_func ("/extract/extract/seeds", test_seeds);
  status = g_test_run ();
  tc_extractor_unref (extractor);
  return status;
}
