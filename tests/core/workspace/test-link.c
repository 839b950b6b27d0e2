/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fixture.h"
#include "tc-import-job.h"
#include "tc-link-table.h"
#include "tc-linking.h"

/* Tests: tc-linking.c tc-import-job.c
 * Through them: tc-import-run.c tc-import-store.c tc-link.c tc-link-join.c tc-link-keys.c tc-link-edit.c tc-link-change.c
 * tc-link-compare.c */

#define RIS(title, author, year, more) \
  "TY  - JOUR\nTI  - " title "\nAU  - " author "\nPY  - " #year "\n" more "ER  - \n\n"
#define TRIAL(n, ids) \
  "AB  - Background: Nobody knows humming. Methods: In this randomized double-blind placebo-controlled trial we " \
  "enrolled " #n " patients. Results: All is well. Trial registration: " ids ".\n"

static void
import (Fixture    *fixture,
        const char *name,
        const char *text)
{
  fixture_import (fixture, tc_import_job_new (fixture->workspace), name, text);
}

/* "studies/pairs", and of the first study "reports" and the sources of each. */
static char *
show_links (Fixture *fixture)
{
  g_autoptr(GString) shown = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  TcStore *store = tc_store_open (fixture->path, TC_STORE_READ, NULL, &error);
  g_autoptr(GPtrArray) reports = NULL;

  g_assert_no_error (error);
  reports = tc_store_list_reports (store, 1, &error);
  g_assert_no_error (error);
  g_string_append_printf (shown, "%u/%u", tc_store_count_studies (store, -1), tc_store_count_pairs (store, 0));
  for (guint i = 0; i < reports->len; i++)
    {
      const TcReport *report = g_ptr_array_index (reports, i);
      g_autoptr(GArray) sources = tc_store_list_report_sources (store, report->id, &error);

      g_string_append_printf (shown, " %u", sources->len);
    }
  g_assert_true (tc_store_close (store, &error));

  return g_string_free (g_steal_pointer (&shown), FALSE);
}

#define assert_links(fixture, expected) G_STMT_START { \
  g_autofree char *_shown = show_links (fixture); \
  g_assert_cmpstr (_shown, ==, expected); } G_STMT_END

static void
verify_problem (const char *problem,
                gpointer    user_data)
{
  g_error ("%s", problem);
}

static void
verify (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  TcStore *store = tc_store_open (fixture->path, TC_STORE_READ, NULL, &error);

  g_assert_no_error (error);
  tc_store_verify (store, verify_problem, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (tc_store_close (store, &error));
}

typedef struct
{
  const char *name;
  const char *text;
  const char *expected;
} Case;

static void
test_import (void)
{
  static const Case cases[] = {
    { "same DOI, written in four ways",
      RIS ("Humming lowers invented pressure", "Testperson, A.", 2031, "DO  - 10.1000/Hum.1\n")
      RIS ("Humming lowers invented pressure", "Testperson, A.", 2031, "DO  - https://doi.org/10.1000%2FHUM.1\n")
      RIS ("Humming lowers invented pressure", "Testperson, A.", 2031, "DO  - doi:10.1000/hum.1.\n")
      RIS ("哼唱降低压力", "Testperson, A.", 2031, "DO  - １０．１０００／ｈｕｍ．１\n"), "1/0 4" },
    { "same PubMed number, written in three ways",
      RIS ("Humming lowers invented pressure", "Testperson, A.", 2031, "AN  - 99999901\nDB  - PubMed\n")
      RIS ("Humming lowers invented pressure", "Testperson, A.", 2031, "AN  - PMID: 99999901\nDB  - PubMed\n")
      RIS ("哼唱降低压力", "Testperson, A.", 2031, "AN  - ９９９９９９０１\nDB  - PubMed\n"), "1/0 3" },
    { "two reports that a third copy shows to be one",
      RIS ("Humming lowers invented pressure", "Testperson, A.", 2031, "DO  - 10.1000/hum.1\n")
      RIS ("HUMMING LOWERS", "Testperson, A.", 2031, "AN  - 99999901\nDB  - PubMed\n")
      RIS ("Humming lowers invented pressure", "Testperson, A.", 2031, "DO  - 10.1000/hum.1\nAN  - 99999901\nDB  - PubMed\n"),
      "1/0 3 0" },
    { "two reports that a third copy cannot make one",
      RIS ("Humming lowers invented pressure", "Testperson, A.", 2031, "DO  - 10.1000/hum.1\n")
      RIS ("Humming lowers invented pressure", "Testperson, A.", 2031, "DO  - 10.1000/hum.2\nAN  - 99999901\nDB  - PubMed\n")
      RIS ("Humming lowers invented pressure", "Testperson, A.", 2031, "DO  - 10.1000/hum.1\nAN  - 99999901\nDB  - PubMed\n"),
      "2/1 2" },
    { "another DOI, same title",
      RIS ("Humming lowers invented pressure", "Testperson, A.", 2031, "DO  - 10.1000/hum.1\n")
      RIS ("Humming lowers invented pressure.", "A. Testperson", 2031, "DO  - 10.1000/hum.2\n"), "2/1 1" },
    { "no identifier, same title",
      RIS ("Humming lowers invented pressure", "Testperson, A.", 2031, "")
      RIS ("HUMMING LOWERS INVENTED PRESSURE.", "A. Testperson", 2031, ""), "2/1 1" },
    { "the same title with an article, in American spelling",
      RIS ("Humming lowers tumour pressure: a randomised trial", "Testperson, A.", 2031, "DO  - 10.1000/hum.1\n")
      RIS ("Humming lowers tumor pressure: randomized trial", "Testperson A", 2031, ""), "2/1 1" },
    { "same title of another author and year",
      RIS ("Humming lowers invented pressure", "Testperson, A.", 2031, "")
      RIS ("Humming lowers invented pressure", "Probe, B.", 2030, ""), "2/0 1" },
    { "same place in a journal, another title",
      RIS ("Humming lowers invented pressure", "Testperson, A.", 2031, "VL  - 7\nSP  - 31\nEP  - 39\n")
      RIS ("Effects of humming", "Testperson, A.", 2031, "VL  - 7\nSP  - 31\n"), "2/1 1" },
    { "same place, a translated title",
      RIS ("Humming lowers invented pressure", "Testperson, A.", 2031, "VL  - 7\nIS  - 2\nSP  - 31\n")
      RIS ("[Summen senkt erfundenen Druck]", "Testperson A", 2031, "VL  - 7\nIS  - 2\nSP  - 31\nDO  - 10.1000/s\n"), "2/1 1" },
    { "same place, a title with a subtitle and whole given names",
      RIS ("Humming lowers invented pressure", "Testperson, A.", 2031, "VL  - 7\nSP  - 31\n")
      RIS ("Humming lowers invented pressure: a probe", "Testperson, Alexandrina-Maria", 2031, "VL  - 7\nSP  - 31\n"), "2/1 1" },
    { "same place, a short family name",
      RIS ("Humming lowers invented pressure", "Li XM", 2031, "VL  - 7\nSP  - 31\n")
      RIS ("哼唱降低虚构的压力", "Li, Xiaoming", 2031, "VL  - 7\nSP  - 31\n"), "2/1 1" },
    { "same place in other words",
      RIS ("Humming lowers invented pressure", "Testperson, A.", 2031, "VL  - 7\nIS  - 2\nSP  - 31\nEP  - 39\n")
      RIS ("Effects of humming", "Testperson, A.", 2031, "VL  - Vol. 7 Suppl 2\nIS  - 2\nSP  - 031-9\n"), "2/1 1" },
    { "same place in a journal without volumes",
      RIS ("Humming lowers invented pressure", "Testperson, A.", 2031, "IS  - 2\nSP  - 31\n")
      RIS ("Effects of humming", "Testperson, A.", 2031, "IS  - 2\nSP  - 31\n"), "2/1 1" },
    { "same place, another person of the family",
      RIS ("Humming lowers invented pressure", "Li, Xiaoming", 2031, "VL  - 7\nSP  - 31\n")
      RIS ("Effects of gargling", "Li, Xiaohong", 2031, "VL  - 7\nSP  - 31\n"), "2/0 1" },
    { "another page, volume or year",
      RIS ("Humming lowers invented pressure", "Testperson, A.", 2031, "VL  - 7\nSP  - 31\n")
      RIS ("Effects of humming", "Testperson, A.", 2031, "VL  - 7\nSP  - 32\n")
      RIS ("Effects of gargling", "Testperson, A.", 2031, "VL  - 8\nSP  - 31\n")
      RIS ("Effects of whistling", "Testperson, A.", 2030, "VL  - 7\nSP  - 31\n"), "4/0 1" },
    { "titles that many have",
      RIS ("Editorial", "Testperson, A.", 2031, "") RIS ("Editorial", "Testperson, A.", 2031, ""), "2/0 1" },
    { "one DOI for the abstracts of a congress",
      RIS ("Humming lowers invented pressure", "Testperson, A.", 2031, "DO  - 10.1000/sup\n")
      RIS ("Gargling does nothing for cold feet", "Probe, B.", 2031, "DO  - 10.1000/sup\n"), "2/1 1" },
    { "two papers of one trial",
      RIS ("Humming lowers invented pressure", "Testperson, A.", 2031, TRIAL (40, "NCT09999991"))
      RIS ("Humming at night", "Probe, B.", 2033, TRIAL (40, "nct09999991")), "1/0 1 1" },
    { "a report of two trials",
      RIS ("Humming lowers invented pressure", "Testperson, A.", 2031, TRIAL (40, "NCT09999991"))
      RIS ("Humming at night", "Probe, B.", 2033, TRIAL (40, "NCT09999991 and NCT09999992")), "2/0 1" },
    { "a review of trials",
      RIS ("Humming lowers invented pressure", "Testperson, A.", 2031, TRIAL (40, "NCT09999991"))
      RIS ("Humming: a systematic review and meta-analysis", "Probe, B.", 2033,
           "AB  - Background: Humming. Methods: We searched databases for randomized trials (NCT09999991). "
           "Results: All is well.\n"), "2/0 1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Fixture) fixture = fixture_new (0);
      g_autofree char *undone = NULL;

      g_test_message ("%s", cases[i].name);
      fixture_open (fixture, TC_WORKSPACE_OPEN);
      import (fixture, "a.ris", cases[i].text);
      assert_links (fixture, cases[i].expected);
      import (fixture, "b.ris", cases[i].text);
      assert_links (fixture, cases[i].expected);
      tc_workspace_undo (fixture->workspace);
      fixture_flush (fixture);
      undone = show_links (fixture);
      g_assert_true (g_str_has_prefix (undone, "0/0 "));
    }
}

#define HUMMING "Humming lowers invented pressure"
#define PUBMED "AN  - 99999901\nDB  - PubMed\n"

/* What a person has worked on stays where it is, and is asked about. */
static void
test_tie (void)
{
  for (guint worked_on = 0; worked_on < 3; worked_on++)
    {
      g_autoptr(Fixture) fixture = fixture_new (0);
      g_autofree char *before = NULL;
      g_autofree char *undone = NULL;

      fixture_open (fixture, TC_WORKSPACE_OPEN);
      import (fixture, "a.ris", RIS (HUMMING, "Testperson, A.", 2031, "DO  - 10.1000/hum.1\n")
                                RIS ("HUMMING LOWERS", "Testperson, A.", 2031, PUBMED));
      if (worked_on > 0)
        tc_workspace_accept (fixture->workspace, worked_on, "title");
      fixture_flush (fixture);
      before = show_links (fixture);
      g_assert_cmpstr (before, ==, "2/0 1");
      import (fixture, "b.ris", RIS (HUMMING, "Testperson, A.", 2031, "DO  - 10.1000/hum.1\n" PUBMED));
      assert_links (fixture, worked_on == 2 ? "2/1 2" : "1/0 3 0");
      verify (fixture);
      tc_workspace_undo (fixture->workspace);
      fixture_flush (fixture);
      undone = show_links (fixture);

      g_assert_true (g_str_has_prefix (undone, worked_on == 2 ? "2/1 " : "2/0 "));
      verify (fixture);
    }
}

/* What a person said of two reports holds, whatever a later copy says. */
static void
test_tie_judged (void)
{
  static const struct
  {
    TcPairDecision decision;
    const char *expected;
  } cases[] = { { TC_PAIR_SAME_STUDY, "1/0 2 1" }, { TC_PAIR_DIFFERENT, "2/0 2" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Fixture) fixture = fixture_new (0);
      g_autoptr(GError) error = NULL;
      g_autoptr(TcDuplicate) pair = NULL;

      fixture_open (fixture, TC_WORKSPACE_OPEN);
      import (fixture, "a.ris", RIS (HUMMING, "Testperson, A.", 2031, "DO  - 10.1000/hum.1\n")
                                RIS (HUMMING, "Testperson, A.", 2031, PUBMED));
      pair = tc_workspace_next_duplicate (fixture->workspace, 0, &error);
      g_assert_no_error (error);
      g_assert_nonnull (pair);
      tc_workspace_judge_duplicate (fixture->workspace, pair->id, cases[i].decision);
      fixture_flush (fixture);
      import (fixture, "b.ris", RIS (HUMMING, "Testperson, A.", 2031, "DO  - 10.1000/hum.1\n" PUBMED));
      assert_links (fixture, cases[i].expected);
      verify (fixture);
    }
}

/* Where reports disagree, both statements are shown, and each names its source. */
static void
test_disagreement (void)
{
  g_autoptr(Fixture) fixture = fixture_new (0);
  g_autoptr(TcStudyDetail) detail = NULL;
  TcStudyField *field;
  const TcDiscrepancy *discrepancy;
  const TcQuote *first, *second;

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  import (fixture, "a.ris",
          RIS ("Humming lowers invented pressure", "Testperson, A.", 2031, TRIAL (40, "NCT09999991")));
  import (fixture, "b.ris", RIS ("Humming at night", "Probe, B.", 2033, TRIAL (44, "NCT09999991")));
  field = fixture_field (fixture, &detail, 1, "n_enrolled");
  g_assert_cmpuint (field->discrepancies->len, ==, 1);
  discrepancy = g_ptr_array_index (field->discrepancies, 0);
  g_assert_cmpstr (discrepancy->kind, ==, "report vs report");
  g_assert_cmpuint (discrepancy->quotes->len, ==, 2);
  first = g_ptr_array_index (discrepancy->quotes, 0);
  second = g_ptr_array_index (discrepancy->quotes, 1);
  g_assert_cmpint (first->source_id, !=, second->source_id);
  g_assert_nonnull (tc_study_detail_find_source (detail, first->source_id));
  g_assert_nonnull (tc_study_detail_find_source (detail, second->source_id));

  /* Without the second report nothing disagrees. */
  tc_workspace_undo (fixture->workspace);
  fixture_flush (fixture);
  g_clear_pointer (&detail, tc_study_detail_unref);
  field = fixture_field (fixture, &detail, 1, "n_enrolled");
  g_assert_cmpuint (field->discrepancies->len, ==, 0);
  tc_workspace_redo (fixture->workspace);
  fixture_flush (fixture);
  g_clear_pointer (&detail, tc_study_detail_unref);
  field = fixture_field (fixture, &detail, 1, "n_enrolled");
  g_assert_cmpuint (field->discrepancies->len, ==, 1);
  g_assert_cmpuint (detail->row->n_discrepancies, ==, 1);
}

/* The authors are those of one copy; those of the other can be chosen as a whole, and Undo brings the first ones back. */
static void
test_lists (void)
{
  g_autoptr(Fixture) fixture = fixture_new (0);
  g_autoptr(TcStudyDetail) detail = NULL;
  const TcStudyField *field;
  const TcSuggestion *other;
  g_autofree char *shown = NULL;
  g_autofree char *alternative = NULL;

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  import (fixture, "a.ris", RIS ("Humming lowers invented pressure", "Testperson, A.\nAU  - Probe, B.\nAU  - Sample, C.",
                                 2031, "DO  - 10.1000/hum.1\n"));
  import (fixture, "b.ris", RIS ("Humming lowers invented pressure", "Testperson, Ann\nAU  - Sample, Cy\nAU  - Probe, Bob\n"
                                 "AU  - Example, Dan", 2031, "DO  - 10.1000/HUM.1\n"));
  field = fixture_field (fixture, &detail, 1, "authors");
  shown = tc_value_to_display (field->value);
  g_assert_cmpstr (shown, ==, "Testperson, Ann; Sample, Cy; Probe, Bob; Example, Dan");
  g_assert_cmpuint (field->suggestions->len, ==, 5);
  other = g_ptr_array_index (field->suggestions, 4);
  alternative = tc_value_to_display (other->value);
  g_assert_cmpstr (alternative, ==, "Testperson, A.; Probe, B.; Sample, C.");

  tc_workspace_accept_suggestion (fixture->workspace, 1, other);
  fixture_flush (fixture);
  g_assert_cmpuint (fixture->n_failed, ==, 0);
  assert_shown (fixture, 1, "authors", "accepted: Testperson, A.; Probe, B.; Sample, C. "
                "[Testperson, A., Probe, B., Sample, C.]");
  tc_workspace_undo (fixture->workspace);
  fixture_flush (fixture);
  g_assert_cmpint (fixture_state (fixture, 1, "authors"), ==, TC_ANSWER_SUGGESTED);
  tc_workspace_accept (fixture->workspace, 1, "authors");
  fixture_flush (fixture);
  assert_shown (fixture, 1, "authors", "accepted: Testperson, Ann; Sample, Cy; Probe, Bob; Example, Dan "
                "[Testperson, Ann, Sample, Cy, Probe, Bob, Example, Dan]");
}

/* Everything of the studies that a person sees, to be compared before and after. */
static char *
show_studies (Fixture *fixture,
              guint    n)
{
  g_autoptr(GString) shown = g_string_new (NULL);
  g_autofree char *links = show_links (fixture);

  g_string_append (shown, links);
  for (TcId id = 1; id <= n; id++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(TcStudyDetail) detail = tc_workspace_get_detail (fixture->workspace, id, &error);

      g_assert_no_error (error);
      g_string_append_printf (shown, " | %s (%s) %u+%u !%u sources:", detail->row->title, detail->row->label,
                              detail->row->n_checked, detail->row->n_annotations, detail->row->n_discrepancies);
      for (guint i = 0; i < detail->sources->len; i++)
        g_string_append_printf (shown, " %d", (int) ((TcSource *) g_ptr_array_index (detail->sources, i))->id);
      for (guint i = 0; i < detail->annotations->len; i++)
        g_string_append_printf (shown, " \"%s\"", tc_annotation_get_text (g_ptr_array_index (detail->annotations, i)));
      for (guint i = 0; i < detail->fields->len; i++)
        {
          const TcStudyField *field = g_ptr_array_index (detail->fields, i);
          g_autofree char *value = field->answer != NULL && field->answer->value != NULL
                                   ? tc_value_to_display (field->answer->value) : NULL;

          if (field->answer != NULL)
            g_string_append_printf (shown, " %s=%s", tc_field_get_key (field->field), value);
        }
    }

  return g_string_free (g_steal_pointer (&shown), FALSE);
}

#define assert_studies(fixture, n, expected) G_STMT_START { \
  g_autofree char *_shown = show_studies (fixture, n); \
  g_assert_cmpstr (_shown, ==, expected); } G_STMT_END

static void
annotate (Fixture *fixture,
          TcId     study_id)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(TcStudyDetail) detail = tc_workspace_get_detail (fixture->workspace, study_id, &error);
  TcSource *source = g_ptr_array_index (detail->sources, 0);
  g_autoptr(TcQuote) quote = tc_source_quote (source, (TcSpan) { 7, 14 });

  quote->source_id = source->id;
  tc_workspace_annotate (fixture->workspace, study_id, quote, "", "probe", "");
  fixture_flush (fixture);
}

static Fixture *
two_studies (void)
{
  Fixture *fixture = fixture_new (0);
  g_autoptr(TcValue) phase = tc_value_new_text ("Phase 2");

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  import (fixture, "a.ris",
          RIS ("Humming lowers invented pressure", "Testperson, A.", 2031, TRIAL (40, "nothing"))
          RIS ("HUMMING LOWERS INVENTED PRESSURE", "Testperson, A.", 2031, TRIAL (44, "nothing")));
  tc_workspace_accept (fixture->workspace, 1, "title");
  tc_workspace_accept (fixture->workspace, 2, "title");
  tc_workspace_accept (fixture->workspace, 2, "n_enrolled");
  tc_workspace_set_value (fixture->workspace, 1, "phase", phase, NULL, NULL);
  annotate (fixture, 1);
  annotate (fixture, 2);

  return fixture;
}

static void
undo_and_redo (Fixture    *fixture,
               guint       n,
               const char *before,
               const char *after)
{
  assert_studies (fixture, n, after);
  for (guint i = 0; i < 2; i++)
    {
      tc_workspace_undo (fixture->workspace);
      fixture_flush (fixture);
      verify (fixture);
      assert_studies (fixture, n, before);
      tc_workspace_redo (fixture->workspace);
      fixture_flush (fixture);
      verify (fixture);
      assert_studies (fixture, n, after);
    }
  g_assert_cmpuint (fixture->n_failed, ==, 0);
}

static void
test_merge (void)
{
  g_autoptr(Fixture) fixture = two_studies ();
  g_autofree char *before = show_studies (fixture, 2);
  const TcId ids[] = { 1, 2 };

  g_assert_cmpuint (tc_workspace_count_duplicates (fixture->workspace, 0), ==, 1);
  tc_workspace_merge_studies (fixture->workspace, 1, ids, 2);
  fixture_flush (fixture);
  undo_and_redo (fixture, 1, "2/1 1 | Humming lowers invented pressure (Testperson 2031) 2+1 !0 sources: 1 "
                 "\"Humming\" title=Humming lowers invented pressure phase=Phase 2",
                 "1/0 1 1 | Humming lowers invented pressure (Testperson 2031) 3+2 !1 sources: 1 2 "
                 "\"Humming\" \"HUMMING\" title=Humming lowers invented pressure phase=Phase 2 n_enrolled=44");
  tc_workspace_undo (fixture->workspace);
  fixture_flush (fixture);
  assert_studies (fixture, 2, before);
}

static void
test_split (void)
{
  g_autoptr(Fixture) fixture = two_studies ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr(GError) error = NULL;
  const TcId ids[] = { 2 };

  /* The only report cannot leave. */
  tc_workspace_split_report (fixture->workspace, 2);
  g_assert_false (tc_workspace_flush (fixture->workspace, &error));
  g_assert_error (error, TC_WORKSPACE_ERROR, TC_WORKSPACE_ERROR_VALUE);
  g_assert_cmpuint (fixture->n_failed, ==, 1);
  fixture->n_failed = 0;

  tc_workspace_merge_studies (fixture->workspace, 1, ids, 1);
  fixture_flush (fixture);
  before = show_studies (fixture, 1);
  tc_workspace_split_report (fixture->workspace, 2);
  fixture_flush (fixture);
  after = show_studies (fixture, 1);
  undo_and_redo (fixture, 1, before, after);
  assert_shown (fixture, 3, "n_enrolled", "accepted: 44 [enrolled 44 patients]");
  g_assert_cmpint (fixture_state (fixture, 3, "n_enrolled"), ==, TC_ANSWER_ACCEPTED);
  g_assert_cmpint (fixture_state (fixture, 1, "n_enrolled"), ==, TC_ANSWER_SUGGESTED);
  /* A person took them apart, and is not asked again. */
  assert_links (fixture, "2/0 1");
}

static void
test_judge (void)
{
  static const struct
  {
    TcPairDecision decision;
    const char *expected;
  } cases[] = {
    { TC_PAIR_SAME_REPORT, "1/0 0 2" }, { TC_PAIR_SAME_STUDY, "1/0 1 1" }, { TC_PAIR_DIFFERENT, "2/0 1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Fixture) fixture = two_studies ();
      g_autofree char *before = show_studies (fixture, 2);
      g_autofree char *after = NULL;
      g_autoptr(GError) error = NULL;
      g_autoptr(TcDuplicate) pair = tc_workspace_next_duplicate (fixture->workspace, 0, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (pair->reason, ==, "title");
      g_assert_cmpstr (pair->cards[0].title, ==, "Humming lowers invented pressure");
      g_assert_cmpstr (pair->cards[1].title, ==, "HUMMING LOWERS INVENTED PRESSURE");
      g_assert_null (tc_workspace_next_duplicate (fixture->workspace, pair->id, &error));
      g_assert_no_error (error);

      tc_workspace_judge_duplicate (fixture->workspace, pair->id, cases[i].decision);
      fixture_flush (fixture);
      g_assert_cmpuint (tc_workspace_count_duplicates (fixture->workspace, 0), ==, 0);
      after = show_studies (fixture, 2);
      undo_and_redo (fixture, 2, before, after);
      g_assert_null (tc_workspace_next_duplicate (fixture->workspace, 0, &error));
      g_assert_no_error (error);
      g_test_message ("%s", after);
      if (cases[i].decision == TC_PAIR_DIFFERENT)
        g_assert_true (g_str_has_prefix (after, cases[i].expected));
      else
        g_assert_true (g_str_has_prefix (after, "1/0"));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/link/import", test_import);
  g_test_add_func ("/link/tie", test_tie);
  g_test_add_func ("/link/tie-judged", test_tie_judged);
  g_test_add_func ("/link/disagreement", test_disagreement);
  g_test_add_func ("/link/lists", test_lists);
  g_test_add_func ("/link/merge", test_merge);
  g_test_add_func ("/link/split", test_split);
  g_test_add_func ("/link/judge", test_judge);

  return g_test_run ();
}
