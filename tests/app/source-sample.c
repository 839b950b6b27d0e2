/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "source-sample.h"

#include <string.h>

#include "tc-study-detail-private.h"

static const char page_text[] =
  "Skip to main content\r\n"
  "Invented J Test Med . 2031 Feb;12(2):101-110. doi: 10.5555/invented.2031.0042.\r\n"
  "\r\n"
  "Infusion of example cells in adults with invented neuropathy: a phase 2 randomized trial\r\n"
  "\r\n"
  "Testperson A, Probe B, Muster C\r\n"
  "\r\n"
  "Background: Invented neuropathy has no approved treatment. We asked whether example cells are safe and "
  "whether they slow the decline of grip strength.\r\n"
  "Methods: In this single-centre, double-blind trial 48 adults were randomly assigned 1:1 to a single "
  "intravenous infusion of 2.0 × 10⁶ example cells per kg or to placebo. Participants were followed for "
  "12 months.\r\n"
  "Results: Between March and August 47 participants were treated. Grip strength fell by 1.2 kg (SD 0.8) "
  "with example cells and by 3.1 kg (SD 1.1) with placebo (difference 1.9 kg, 95% CI 1.3 to 2.5; "
  "p<0.001). Two serious adverse events occurred, none of them related to treat\u00ADment. Nobody died.\r\n"
  "Conclusions: Example cells were safe and slowed the decline of grip strength. "
  "The unit was written as \u202Egk/sllec in one place.\r\n"
  "Trial registration: ClinicalTrials.gov NCT99990042.\r\n"
  "\r\n"
  "References\r\n"
  "1. Probe B, Beispiel D. Cells that were never there. Invented J Test Med. 2029;10:1-9.\r\n"
  "2. Muster C. On grip strength in 120 adults. Invented J Test Med. 2030;11:20-28.\r\n";

static const char dump_text[] =
  "Testperson A1, Probe B2.\n"
  "1. Department of Examples, University of Nowhere.\n"
  "Invented J Test Med 2031;12(2):101-110\n"
  "METHODS: 48 adults received 2.0 × 10 cells/kg. Follow-up was 12 months.\n"
  "\n"
  "示例细胞治疗虚构神经病变成人患者：一项Ⅱ期随机试验\n"
  "方法：本研究为单中心、双盲试验，48例成人患者按1:1随机分配，接受单次静脉输注示例细胞（2.0×10⁶个细胞/kg）"
  "或安慰剂，随访12个月。\n"
  "结果：47例受试者接受了治疗。示例细胞组握力下降1.2 kg，安慰剂组下降3.1 kg。发生2例严重不良事件，均与治疗无关，"
  "无死亡病例。\n"
  "结论：示例细胞安全，可延缓握力下降。\n";

TcSource *
sample_source_new (TcId        id,
                   const char *name,
                   const char *text)
{
  TcSource *source = tc_source_new ();

  source->id = id;
  source->study_id = SAMPLE_STUDY;
  source->name = g_strdup (name);
  source->sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  source->encoding = g_strdup ("UTF-8");
  source->reader = g_strdup ("plain-text");
  source->kind = g_strdup ("trial report");
  source->imported_at = 1926374400 * G_GINT64_CONSTANT (1000000);
  tc_source_take_text (source, g_strdup (text));
  tc_source_add_language (source, "en");

  return source;
}

TcQuote *
sample_find (TcStudyDetail *detail,
             TcId           source_id,
             const char    *passage)
{
  TcSource *source = tc_study_detail_find_source (detail, source_id);
  const char *at = strstr (source->text, passage);
  TcSpan span;
  TcQuote *quote;

  g_assert_nonnull (at);
  span.start = g_utf8_pointer_to_offset (source->text, at);
  span.end = span.start + g_utf8_strlen (passage, -1);
  quote = tc_quote_new_from_text (source->text, span);
  quote->source_id = source_id;
  g_assert_cmpstr (quote->text, ==, passage);

  return quote;
}

static void
set_field (TcStudyDetail *detail,
           const char    *key,
           const char    *value,
           TcAnswerState  state,
           TcId           source_id,
           const char    *passage)
{
  TcStudyField *field = tc_study_detail_find (detail, key);
  g_autoptr(TcValue) item = NULL;

  g_assert_nonnull (field);
  if (field->quotes == NULL)
    field->quotes = tc_quotes_new ();
  field->state = state;
  item = tc_field_parse (field->field, value, NULL);
  if (item == NULL)
    item = tc_value_new_text (value);
  g_clear_pointer (&field->value, tc_value_unref);
  if (tc_field_is_repeating (field->field) && tc_value_get_kind (item) != TC_VALUE_LIST)
    field->value = tc_value_new_list (&item, 1);
  else
    field->value = tc_value_ref (item);
  g_ptr_array_add (field->quotes, sample_find (detail, source_id, passage));
}

void
sample_suggest (TcStudyDetail *detail,
                const char    *field,
                const char    *value,
                TcId           source_id,
                const char    *passage)
{
  set_field (detail, field, value, TC_ANSWER_SUGGESTED, source_id, passage);
}

void
sample_answer (TcStudyDetail *detail,
               const char    *field,
               const char    *value,
               TcAnswerState  state,
               TcId           source_id,
               const char    *passage)
{
  set_field (detail, field, value, state, source_id, passage);
}

void
sample_annotate (TcStudyDetail *detail,
                 TcId           id,
                 TcId           source_id,
                 const char    *passage,
                 const char    *field,
                 const char    *tag,
                 const char    *comment)
{
  g_autoptr(TcQuote) quote = sample_find (detail, source_id, passage);

  g_ptr_array_add (detail->annotations,
                   tc_annotation_new (id, SAMPLE_STUDY, quote, field, tag, comment, "Testperson A",
                                      1926374400 * G_GINT64_CONSTANT (1000000)));
}

static TcSource *
new_page (void)
{
  TcSource *source = sample_source_new (SAMPLE_PAGE, "invented-neuropathy-page.txt", page_text);
  const char *references = strstr (page_text, "References");

  g_free (source->reader);
  source->reader = g_strdup ("pubmed-page");
  tc_source_add_section (source, TC_SECTION_BOILERPLATE, (TcSpan) { 0, 20 }, "en");
  tc_source_add_section (source, TC_SECTION_REFERENCES,
                         (TcSpan) { g_utf8_pointer_to_offset (page_text, references),
                                    source->n_chars }, "en");
  return source;
}

static TcSource *
new_dump (void)
{
  TcSource *source = sample_source_new (SAMPLE_DUMP, "示例细胞 2031.txt", dump_text);

  g_free (source->reader);
  source->reader = g_strdup ("bilingual-dump");
  g_free (source->encoding);
  source->encoding = g_strdup ("GB18030");
  tc_source_add_language (source, "zh");
  tc_source_add_warning (source, "The encoding was guessed.");

  return source;
}

TcStudyDetail *
sample_detail_new (void)
{
  g_autoptr(TcCodebook) codebook = tc_codebook_new_default ();
  TcStudyDetail *detail = tc_study_detail_new (codebook);

  detail->row = tc_study_row_new ();
  detail->row->id = SAMPLE_STUDY;
  g_ptr_array_add (detail->sources, new_page ());
  g_ptr_array_add (detail->sources, new_dump ());

  sample_answer (detail, "title", "Infusion of example cells in adults with invented neuropathy: a phase 2 "
                 "randomized trial", TC_ANSWER_ACCEPTED, SAMPLE_PAGE,
                 "Infusion of example cells in adults with invented neuropathy: a phase 2 randomized trial");
  sample_suggest (detail, "phase", "Phase 2", SAMPLE_PAGE, "phase 2");
  sample_suggest (detail, "phase", "Phase 2", SAMPLE_DUMP, "Ⅱ期");
  sample_suggest (detail, "authors", "Testperson A", SAMPLE_PAGE, "Testperson A");
  sample_suggest (detail, "masking", "Double", SAMPLE_PAGE, "double-blind");
  sample_suggest (detail, "masking", "Double", SAMPLE_DUMP, "双盲");
  sample_answer (detail, "centres", "single-centre", TC_ANSWER_ACCEPTED, SAMPLE_PAGE, "single-centre");
  sample_suggest (detail, "n_enrolled", "48", SAMPLE_PAGE, "48 adults");
  sample_suggest (detail, "n_enrolled", "48", SAMPLE_DUMP, "48例成人患者");
  sample_suggest (detail, "n_treated", "47", SAMPLE_PAGE, "47 participants were treated");
  sample_answer (detail, "allocation_ratio", "1:1", TC_ANSWER_ENTERED, SAMPLE_PAGE, "1:1");
  sample_suggest (detail, "route", "intravenous", SAMPLE_PAGE, "intravenous");
  sample_suggest (detail, "dose", "2e6 cells/kg", SAMPLE_PAGE, "2.0 × 10⁶ example cells per kg");
  sample_suggest (detail, "dose", "2e6 cells/kg", SAMPLE_DUMP, "2.0×10⁶个细胞/kg");
  sample_suggest (detail, "follow_up", "12 month", SAMPLE_PAGE, "12 months");
  sample_suggest (detail, "serious_adverse_events", "Two", SAMPLE_PAGE,
                  "Two serious adverse events occurred");
  sample_suggest (detail, "deaths", "0", SAMPLE_PAGE, "Nobody died");
  sample_answer (detail, "registry_ids", "NCT99990042", TC_ANSWER_ACCEPTED, SAMPLE_PAGE, "NCT99990042");
  sample_answer (detail, "conclusion", "Safe", TC_ANSWER_CORRECTED, SAMPLE_PAGE,
                 "Example cells were safe and slowed the decline of grip strength.");
  sample_annotate (detail, 1, SAMPLE_PAGE, "Between March and August", "", "dates",
                   "The year is not given anywhere.");
  sample_annotate (detail, 2, SAMPLE_PAGE, "2.0 × 10⁶ example cells", "dose", "",
                   "The Chinese text of the other copy agrees; the English one lost the superscript.");
  sample_annotate (detail, 3, SAMPLE_DUMP, "2.0 × 10 cells/kg", "dose", "superscript", "");

  return detail;
}
