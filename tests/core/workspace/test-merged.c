/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fixture.h"
#include "tc-export-job.h"
#include "tc-import-job.h"
#include "tc-linking.h"

/* Tests: tc-linking.c tc-export-job.c
 * Through them: tc-link-edit.c tc-link-compare.c */

/* What is left of reports and studies that were put together. */

#define RIS(title, author, year, more) \
  "TY  - JOUR\nTI  - " title "\nAU  - " author "\nPY  - " #year "\n" more "ER  - \n\n"

static Fixture *
new_project (const char *text)
{
  Fixture *fixture = fixture_new (0);

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  fixture_import (fixture, tc_import_job_new (fixture->workspace), "a.ris", text);

  return fixture;
}

/* --- reports.csv ------------------------------------------------------------------------------------ */

static char *
export_reports (Fixture *fixture)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "out", NULL);
  g_autofree char *path = g_build_filename (folder, "reports.csv", NULL);
  TcExportJob *job = tc_export_job_new (fixture->workspace, folder, TRUE, FALSE);
  g_autoptr(GError) error = NULL;
  char *content = NULL;

  g_assert_true (tc_job_run (TC_JOB (job), NULL, &error));
  g_assert_no_error (error);
  g_assert_finalize_object (job);
  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);

  return content;
}

#define assert_reports(fixture, expected) G_STMT_START { \
  g_autofree char *_rows = export_reports (fixture); \
  g_assert_cmpstr (_rows, ==, "report_id,study_id,kind,doi,pmid,pmcid,registry_id,file_names\r\n" expected); } G_STMT_END

static void
judge_next (Fixture        *fixture,
            TcPairDecision  decision)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(TcDuplicate) pair = tc_workspace_next_duplicate (fixture->workspace, 0, &error);

  g_assert_no_error (error);
  g_assert_nonnull (pair);
  tc_workspace_judge_duplicate (fixture->workspace, pair->id, decision);
  fixture_flush (fixture);
}

/* One row a report that has files; it keeps the identifiers of all its copies. */
static void
test_same_report (void)
{
  g_autoptr(Fixture) fixture = new_project (
    RIS ("Humming lowers invented pressure", "Testperson, A.", 2031, "DO  - 10.1000/hum.1\n")
    RIS ("Humming lowers invented pressure", "Testperson, A.", 2031, "AN  - 99999901\nDB  - PubMed\n"));

  judge_next (fixture, TC_PAIR_SAME_REPORT);
  assert_reports (fixture, "1,1,other,10.1000/hum.1,99999901,,,a.ris; a.ris\r\n");
  tc_workspace_undo (fixture->workspace);
  fixture_flush (fixture);
  assert_reports (fixture, "1,1,other,10.1000/hum.1,,,,a.ris\r\n2,2,other,,99999901,,,a.ris\r\n");
  tc_workspace_redo (fixture->workspace);
  fixture_flush (fixture);
  assert_reports (fixture, "1,1,other,10.1000/hum.1,99999901,,,a.ris; a.ris\r\n");
}

/* Different reports of one study keep their rows. */
static void
test_same_study (void)
{
  g_autoptr(Fixture) fixture = new_project (
    RIS ("Humming lowers invented pressure", "Testperson, A.", 2031, "DO  - 10.1000/hum.1\n")
    RIS ("Humming lowers invented pressure", "Testperson, A.", 2031, "DO  - 10.1000/hum.2\n"));

  judge_next (fixture, TC_PAIR_SAME_STUDY);
  assert_reports (fixture, "1,1,other,10.1000/hum.1,,,,a.ris\r\n2,1,other,10.1000/hum.2,,,,a.ris\r\n");
}

/* --- status ----------------------------------------------------------------------------------------- */

#define TRIAL(n) \
  "AB  - Background: Nobody knows humming. Methods: In this randomized double-blind placebo-controlled trial we " \
  "enrolled " #n " patients. Results: All is well.\n"

static void
merge_reviewed (const char    *text,
                TcStudyStatus  status,
                guint          n_discrepancies)
{
  g_autoptr(Fixture) fixture = new_project (text);
  g_autoptr(TcStudyDetail) detail = NULL;
  g_autoptr(GError) error = NULL;
  const TcId ids[] = { 1, 2 };

  tc_workspace_set_status (fixture->workspace, ids, 2, TC_STUDY_REVIEWED, NULL);
  tc_workspace_merge_studies (fixture->workspace, 1, ids, 2);
  fixture_flush (fixture);
  g_assert_cmpint (fixture_status (fixture, 1), ==, status);
  detail = tc_workspace_get_detail (fixture->workspace, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (detail->row->n_discrepancies, ==, n_discrepancies);

  tc_workspace_undo (fixture->workspace);
  fixture_flush (fixture);
  g_assert_cmpint (fixture_status (fixture, 1), ==, TC_STUDY_REVIEWED);
  g_assert_cmpint (fixture_status (fixture, 2), ==, TC_STUDY_REVIEWED);
  tc_workspace_redo (fixture->workspace);
  fixture_flush (fixture);
  g_assert_cmpint (fixture_status (fixture, 1), ==, status);
  g_assert_cmpuint (fixture->n_failed, ==, 0);
}

/* What the reports contradict each other about is not reviewed. */
static void
test_status (void)
{
  merge_reviewed (RIS ("Humming lowers invented pressure", "Testperson, A.", 2031, TRIAL (40))
                  RIS ("Humming at night", "Probe, B.", 2033, TRIAL (44)), TC_STUDY_IN_REVIEW, 1);
  merge_reviewed (RIS ("Humming lowers invented pressure", "Testperson, A.", 2031, TRIAL (40))
                  RIS ("Humming at night", "Probe, B.", 2033, TRIAL (40)), TC_STUDY_REVIEWED, 0);
}

/* --- citation --------------------------------------------------------------------------------------- */

static char *
show_citation (Fixture *fixture,
               TcId     study_id)
{
  static const char * const keys[] = { "title", "authors", "year", "journal" };
  g_autoptr(GString) shown = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(TcStudyDetail) row = tc_workspace_get_detail (fixture->workspace, study_id, &error);

  g_assert_no_error (error);
  g_string_append (shown, row->row->label);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr(TcStudyDetail) detail = NULL;
      TcStudyField *field = fixture_field (fixture, &detail, study_id, keys[i]);
      g_autofree char *value = field->value != NULL ? tc_value_to_display (field->value) : g_strdup ("-");

      g_string_append_printf (shown, " | %s", value);
    }

  return g_string_free (g_steal_pointer (&shown), FALSE);
}

#define assert_citation(fixture, study, expected) G_STMT_START { \
  g_autofree char *_shown = show_citation (fixture, study); \
  g_assert_cmpstr (_shown, ==, expected); } G_STMT_END

#define FIRST "Testperson 2031 | Humming lowers invented pressure | Testperson, A. | 2031 | Journal of Hums"
#define SECOND "Probe 2033 | Humming at night | Probe, B.; Sample, C.; Example, D. | 2033 | Annals of Noise"
#define TWO_PAPERS \
  RIS ("Humming lowers invented pressure", "Testperson, A.", 2031, "JO  - Journal of Hums\n") \
  RIS ("Humming at night", "Probe, B.", 2033, "AU  - Sample, C.\nAU  - Example, D.\nJO  - Annals of Noise\n")

/* The longer list of authors, or the surer title, of another report does not become part of a citation. */
static void
test_citation (void)
{
  static const char * const expected[] = { FIRST, SECOND };

  for (TcId into = 1; into <= 2; into++)
    {
      g_autoptr(Fixture) fixture = new_project (TWO_PAPERS);
      const TcId ids[] = { 1, 2 };

      assert_citation (fixture, 1, FIRST);
      assert_citation (fixture, 2, SECOND);
      tc_workspace_merge_studies (fixture->workspace, into, ids, 2);
      fixture_flush (fixture);
      assert_citation (fixture, into, expected[into - 1]);

      /* It was not so before it was undone, so that the other way round is another way. */
      tc_workspace_undo (fixture->workspace);
      fixture_flush (fixture);
      assert_citation (fixture, 1, FIRST);
      assert_citation (fixture, 2, SECOND);
      tc_workspace_merge_studies (fixture->workspace, 3 - into, ids, 2);
      fixture_flush (fixture);
      assert_citation (fixture, 3 - into, expected[2 - into]);
      tc_workspace_accept (fixture->workspace, 3 - into, "authors");
      fixture_flush (fixture);
      assert_citation (fixture, 3 - into, expected[2 - into]);
      g_assert_cmpuint (fixture->n_failed, ==, 0);
    }
}

/* Splitting off and undoing that leaves the citation as it was. */
static void
test_citation_split (void)
{
  g_autoptr(Fixture) fixture = new_project (TWO_PAPERS);
  const TcId ids[] = { 1, 2 };

  tc_workspace_merge_studies (fixture->workspace, 2, ids, 2);
  tc_workspace_split_report (fixture->workspace, 2);
  fixture_flush (fixture);
  assert_citation (fixture, 2, FIRST);
  assert_citation (fixture, 3, SECOND);
  tc_workspace_undo (fixture->workspace);
  fixture_flush (fixture);
  assert_citation (fixture, 2, SECOND);
}

#define REGISTERED(n) \
  "AB  - Background: Nobody knows humming. Methods: In this randomized double-blind placebo-controlled trial we " \
  "enrolled " #n " patients. Results: All is well. Trial registration: NCT09999991.\n"

static void
import_reviewed (const char    *text,
                 TcStudyStatus  status)
{
  g_autoptr(Fixture) fixture =
    new_project (RIS ("Humming lowers invented pressure", "Testperson, A.", 2031, REGISTERED (40)));
  const TcId id = 1;

  tc_workspace_set_status (fixture->workspace, &id, 1, TC_STUDY_REVIEWED, NULL);
  fixture_import (fixture, tc_import_job_new (fixture->workspace), "b.ris", text);
  g_assert_cmpuint (tc_workspace_get_n_studies (fixture->workspace), ==, 1);
  g_assert_cmpint (fixture_status (fixture, 1), ==, status);

  tc_workspace_undo (fixture->workspace);
  fixture_flush (fixture);
  g_assert_cmpint (fixture_status (fixture, 1), ==, TC_STUDY_REVIEWED);
  g_assert_cmpuint (fixture->n_failed, ==, 0);
}

/* An import that links does as a merge. */
static void
test_import_status (void)
{
  import_reviewed (RIS ("Humming at night", "Probe, B.", 2033, REGISTERED (44)), TC_STUDY_IN_REVIEW);
  import_reviewed (RIS ("Humming at night", "Probe, B.", 2033, REGISTERED (40)), TC_STUDY_REVIEWED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/merged/same-report", test_same_report);
  g_test_add_func ("/merged/same-study", test_same_study);
  g_test_add_func ("/merged/status", test_status);
  g_test_add_func ("/merged/import-status", test_import_status);
  g_test_add_func ("/merged/citation", test_citation);
  g_test_add_func ("/merged/citation-split", test_citation_split);

  return g_test_run ();
}
