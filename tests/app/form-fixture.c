/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "form-fixture.h"

static void
free_field (gpointer data)
{
  TcStudyField *field = data;

  g_clear_pointer (&field->value, tc_value_unref);
  g_ptr_array_unref (field->quotes);
  g_clear_pointer (&field->answer, tc_answer_free);
  g_ptr_array_unref (field->suggestions);
  g_ptr_array_unref (field->discrepancies);
  g_free (field);
}

static void
add_field (TcStudyDetail *detail,
           const TcField *field)
{
  TcStudyField *data = g_new0 (TcStudyField, 1);

  data->field = field;
  data->quotes = tc_quotes_new ();
  data->suggestions = tc_suggestions_new ();
  data->discrepancies = tc_discrepancies_new ();
  g_ptr_array_add (detail->fields, data);
}

TcStudyDetail *
form_fixture_new_detail (TcCodebook *codebook,
                         TcId        study_id)
{
  TcStudyDetail *detail = g_new0 (TcStudyDetail, 1);

  g_atomic_ref_count_init (&detail->ref_count);
  detail->codebook = tc_codebook_ref (codebook);
  detail->row = tc_study_row_new ();
  detail->row->id = study_id;
  detail->fields = g_ptr_array_new_with_free_func (free_field);
  detail->sources = g_ptr_array_new_with_free_func ((GDestroyNotify) tc_source_unref);
  detail->annotations = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < tc_codebook_get_n_fields (codebook); i++)
    add_field (detail, tc_codebook_get_field (codebook, i));

  return detail;
}

static TcQuote *
new_quote (const char *text)
{
  TcQuote *quote = tc_quote_new ((TcSpan) { 10, 10 + (guint) g_utf8_strlen (text, -1) }, text);

  quote->source_id = 7;

  return quote;
}

static void
add_suggestion (TcStudyField *data,
                guint         item,
                TcValue      *value,
                double        confidence,
                const char   *quote_en,
                const char   *quote_zh)
{
  TcSuggestion *suggestion = tc_suggestion_new (tc_field_get_key (data->field), item, value,
                                                quote_zh != NULL ? "en+zh" : "en", "test.rule", confidence);

  if (quote_en != NULL)
    tc_suggestion_take_quote (suggestion, new_quote (quote_en));
  if (quote_zh != NULL)
    tc_suggestion_take_quote (suggestion, new_quote (quote_zh));
  g_ptr_array_add (data->suggestions, suggestion);
}

static void
compose (TcStudyField *data)
{
  gboolean list = tc_field_is_repeating (data->field) || tc_field_get_kind (data->field) == TC_FIELD_TABLE;

  g_ptr_array_sort (data->suggestions, tc_suggestion_compare);
  g_clear_pointer (&data->value, tc_value_unref);
  g_ptr_array_unref (data->quotes);
  data->value = tc_suggestions_compose (data->suggestions, list, &data->quotes);
  data->state = TC_ANSWER_SUGGESTED;
}

void
form_fixture_suggest (TcStudyDetail *detail,
                      const char    *field,
                      TcValue       *value,
                      const char    *quote_en,
                      const char    *quote_zh)
{
  TcStudyField *data = tc_study_detail_find (detail, field);

  g_assert_nonnull (data);
  if (tc_value_get_kind (value) == TC_VALUE_LIST)
    {
      for (guint i = 0; i < tc_value_get_n_items (value); i++)
        add_suggestion (data, i, tc_value_get_item (value, i), 0.9, quote_en, quote_zh);
    }
  else
    {
      add_suggestion (data, 0, value, 0.97 - 0.1 * data->suggestions->len, quote_en, quote_zh);
    }
  compose (data);
  tc_value_unref (value);
}

void
form_fixture_answer (TcStudyDetail *detail,
                     const char    *field,
                     TcAnswerState  state,
                     TcValue       *value,
                     const char    *note)
{
  TcStudyField *data = tc_study_detail_find (detail, field);

  g_assert_nonnull (data);
  g_clear_pointer (&data->answer, tc_answer_free);
  g_clear_pointer (&data->value, tc_value_unref);
  data->answer = tc_answer_new (detail->row->id, field, state, value);
  data->answer->note = g_strdup (note);
  data->value = value;
  data->state = state;
}

void
form_fixture_disagree (TcStudyDetail *detail,
                       const char    *field,
                       TcId           id)
{
  TcStudyField *data = tc_study_detail_find (detail, field);
  TcDiscrepancy *discrepancy = tc_discrepancy_new (field, "different numbers",
                                                   "The English and the Chinese text give different numbers.");
  g_autoptr(TcValue) first = tc_value_new_number (24);
  g_autoptr(TcValue) second = tc_value_new_number (42);

  g_assert_nonnull (data);
  discrepancy->id = id;
  tc_discrepancy_take_statement (discrepancy, new_quote ("24 participants were enrolled"), tc_value_ref (first));
  tc_discrepancy_take_statement (discrepancy, new_quote ("共纳入 42 例受试者"), tc_value_ref (second));
  g_ptr_array_add (data->discrepancies, discrepancy);
}

static TcValue *
from_json (const char *json)
{
  g_autoptr(GError) error = NULL;
  TcValue *value = tc_value_from_json (json, &error);

  g_assert_no_error (error);

  return value;
}

static void
fill_citation (TcStudyDetail *detail)
{
  form_fixture_answer (detail, "title", TC_ANSWER_ACCEPTED,
                       tc_value_new_text ("Invented cells for the treatment of an invented disease: a double-blind, "
                                          "randomised trial that nobody has done"), NULL);
  form_fixture_suggest (detail, "authors",
                        from_json ("[\"Testperson A\",\"Probe B\",\"Muster C\",\"Beispiel D\"]"),
                        "Testperson A, Probe B, Muster C, Beispiel D", NULL);
  form_fixture_suggest (detail, "journal", tc_value_new_text ("Journal of <b>Invented</b> Trials & Errors"),
                        "J Invent Trials Errors. 2031", NULL);
  form_fixture_suggest (detail, "year", tc_value_new_number (2031), "J Invent Trials Errors. 2031", NULL);
  form_fixture_suggest (detail, "doi", tc_value_new_text ("10.5555/invented.2031"), "10.5555/invented.2031", NULL);
  form_fixture_answer (detail, "pmid", TC_ANSWER_ENTERED, tc_value_new_text ("99999999"), NULL);
  form_fixture_suggest (detail, "publication_type", tc_value_new_text ("Randomized Controlled Trial"),
                        "Randomized Controlled Trial", NULL);
}

static void
fill_design (TcStudyDetail *detail)
{
  form_fixture_suggest (detail, "registry_ids", from_json ("[\"NCT00000000\"]"), "NCT00000000", NULL);
  form_fixture_suggest (detail, "phase", tc_value_new_text ("Phase 2"),
                        "In this phase 2, double-blind, randomised trial, participants were assigned (1:1) to "
                        "receive invented cells or placebo; the sentence goes on and on so that it needs more than "
                        "the two lines which the form gives to a quote", "这是一项 2 期、双盲、随机试验");
  form_fixture_answer (detail, "allocation", TC_ANSWER_CORRECTED, tc_value_new_text ("Randomized"), "Checked in the protocol.");
  form_fixture_answer (detail, "masking", TC_ANSWER_UNCLEAR, NULL, NULL);
  form_fixture_answer (detail, "control", TC_ANSWER_NOT_REPORTED, NULL, NULL);
  form_fixture_suggest (detail, "country", from_json ("[\"China\",\"Germany\"]"), "in China and Germany", NULL);
}

static void
fill_participants (TcStudyDetail *detail)
{
  form_fixture_suggest (detail, "condition", tc_value_new_text ("invented disease"), "with invented disease", "虚构疾病");
  form_fixture_suggest (detail, "n_enrolled", tc_value_new_number (24), "24 participants were enrolled", NULL);
  form_fixture_suggest (detail, "n_enrolled", tc_value_new_number (42), NULL, "共纳入 42 例受试者");
  form_fixture_disagree (detail, "n_enrolled", 11);
  form_fixture_answer (detail, "n_analysed", TC_ANSWER_NOT_APPLICABLE, NULL, NULL);
}

static void
fill_rest (TcStudyDetail *detail)
{
  form_fixture_suggest (detail, "intervention", tc_value_new_text ("invented stromal cells"),
                        "invented stromal cells (n = 12)", "虚构基质细胞");
  form_fixture_suggest (detail, "dose",
                        from_json ("[{\"value\":15000000,\"unit\":\"cells\",\"sd\":3000000}]"),
                        "15±3×10⁶ cells", "15±3×10⁶ 个细胞");
  form_fixture_suggest (detail, "follow_up", tc_value_new_quantity (12, "month"), "followed for 12 months", "随访 12 个月");
  form_fixture_suggest (detail, "adverse_events",
                        tc_value_new_text ("No related serious adverse event was seen.\nHeadache was the most "
                                           "frequent complaint."), "Headache was the most frequent complaint", NULL);
  form_fixture_suggest (detail, "primary_endpoints",
                        from_json ("[\"change of the invented score from baseline to month 6\"]"),
                        "The primary endpoint was the change of the invented score from baseline to month 6", NULL);
  form_fixture_suggest (detail, "arms",
                        from_json ("[{\"label\":\"Invented cells\",\"role\":\"Experimental\",\"n_allocated\":12},"
                                   "{\"label\":\"Placebo\",\"role\":\"Placebo Comparator\",\"n_allocated\":12}]"),
                        "12 to invented cells and 12 to placebo", NULL);
  form_fixture_suggest (detail, "results",
                        from_json ("[{\"outcome\":\"invented score\",\"measure\":\"mean\",\"time_point\":\"6 months\","
                                   "\"arm\":\"Invented cells\",\"value\":-0.39,\"p\":\"<0.05\"},"
                                   "{\"outcome\":\"invented score\",\"measure\":\"mean\",\"time_point\":\"6 months\","
                                   "\"arm\":\"Placebo\",\"value\":-1.2}]"),
                        "-0.39 against -1.2 at month 6 (p<0.05)", NULL);
}

TcStudyDetail *
form_fixture_new_full (TcCodebook *codebook,
                       TcId        study_id)
{
  TcStudyDetail *detail = form_fixture_new_detail (codebook, study_id);
  TcStudyRow *row = detail->row;

  g_free (row->label);
  g_free (row->title);
  g_free (row->kind);
  row->label = g_strdup_printf ("Testperson %" G_GINT64_FORMAT " 2031", study_id);
  row->title = g_strdup ("Invented cells for the treatment of an invented disease: a double-blind, randomised trial");
  row->kind = g_strdup (study_id % 2 == 0 ? "review" : "trial report");
  row->status = TC_STUDY_IN_REVIEW;
  row->year = 2031;
  fill_citation (detail);
  fill_design (detail);
  fill_participants (detail);
  fill_rest (detail);

  return detail;
}
