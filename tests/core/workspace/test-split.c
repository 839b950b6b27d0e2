/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fixture.h"
#include "tc-link-change.h"
#include "tc-linking.h"
#include "tc-workspace-private.h"

/* Tests: tc-pair-change.c
 * Through them: tc-linking.c tc-link-edit.c tc-link-answers.c */

/* Which status the studies have when they are merged and a report is split off, and that it is remembered. */

/* "status", or "status (reason)" of each study. */
static char *
show_statuses (Fixture *fixture,
               TcId     first,
               TcId     second)
{
  const TcId ids[] = { first, second };
  g_autoptr(GString) shown = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr(TcStudyDetail) detail = NULL;

      fixture_field (fixture, &detail, ids[i], "phase");
      g_string_append_printf (shown, "%s%s", i > 0 ? ", " : "", tc_study_status_to_string (detail->row->status));
      if (*detail->row->exclusion_reason != '\0')
        g_string_append_printf (shown, " (%s)", detail->row->exclusion_reason);
    }

  return g_string_free (g_steal_pointer (&shown), FALSE);
}

#define assert_statuses(fixture, first, second, expected) G_STMT_START { \
  g_autofree char *_shown = show_statuses (fixture, first, second); \
  g_assert_cmpstr (_shown, ==, expected); } G_STMT_END

/* Where the answers of a study are when one of its reports leaves, and what its status was. */
typedef struct
{
  const char *name;
  const char *leaving;            /* the field that is accepted of the report that leaves, or "" */
  const char *staying;
  TcStudyStatus status;
  const char *reason;
  const char *expected;           /* of the study that stays and of the new one */
} Case;

static const Case cases[] = {
  { "none", "", "", TC_STUDY_TO_REVIEW, NULL, "to review, to review" },
  { "none-reviewed", "", "", TC_STUDY_REVIEWED, NULL, "reviewed, to review" },
  { "none-excluded", "", "", TC_STUDY_EXCLUDED, "Not a trial", "excluded (Not a trial), to review" },
  { "leave", "phase", "", TC_STUDY_IN_REVIEW, NULL, "to review, in review" },
  { "leave-reviewed", "phase", "", TC_STUDY_REVIEWED, NULL, "to review, in review" },
  { "leave-excluded", "phase", "", TC_STUDY_EXCLUDED, "Not a trial", "to review, in review" },
  { "stay", "", "n_enrolled", TC_STUDY_IN_REVIEW, NULL, "in review, to review" },
  { "stay-reviewed", "", "n_enrolled", TC_STUDY_REVIEWED, NULL, "reviewed, to review" },
  { "stay-excluded", "", "n_enrolled", TC_STUDY_EXCLUDED, "Not a trial", "excluded (Not a trial), to review" },
  { "both", "phase", "n_enrolled", TC_STUDY_IN_REVIEW, NULL, "in review, in review" },
  { "both-reviewed", "phase", "n_enrolled", TC_STUDY_REVIEWED, NULL, "in review, in review" },
  { "both-excluded", "phase", "n_enrolled", TC_STUDY_EXCLUDED, "Not a trial",
    "excluded (Not a trial), in review" },
};

static void
test_status (gconstpointer data)
{
  const Case *one = data;
  g_autoptr(Fixture) fixture = fixture_new (2);
  const TcId studies[] = { 2, 1 };
  g_autofree char *before = NULL;

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  if (*one->leaving != '\0')
    tc_workspace_accept (fixture->workspace, 2, one->leaving);
  if (*one->staying != '\0')
    tc_workspace_accept (fixture->workspace, 1, one->staying);
  tc_workspace_merge_studies (fixture->workspace, 2, studies, G_N_ELEMENTS (studies));
  tc_workspace_set_status (fixture->workspace, studies, 1, one->status, one->reason);
  fixture_flush (fixture);
  before = show_statuses (fixture, 2, 2);

  tc_workspace_split_report (fixture->workspace, 2);
  fixture_flush (fixture);
  assert_statuses (fixture, 2, 3, one->expected);
  for (guint i = 0; i < 2; i++)
    {
      tc_workspace_undo (fixture->workspace);
      fixture_flush (fixture);
      assert_statuses (fixture, 2, 2, before);
      tc_workspace_redo (fixture->workspace);
      fixture_flush (fixture);
      assert_statuses (fixture, 2, 3, one->expected);
    }
  g_assert_cmpuint (fixture->n_failed, ==, 0);
}

/* A corrected value has no passage of its own: it goes with the report that it was suggested from. */
static void
test_corrected (gconstpointer data)
{
  const TcId suggesting = GPOINTER_TO_SIZE (data);
  g_autoptr(Fixture) fixture = fixture_new (2);
  g_autoptr(TcStudyDetail) detail = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) none = tc_suggestions_new ();
  g_autoptr(TcValue) value = tc_value_new_text ("Phase 3");
  TcStore *store = tc_store_open (fixture->path, TC_STORE_WRITE, NULL, &error);
  const TcId studies[] = { 2, 1 };

  g_assert_no_error (error);
  g_assert_true (tc_store_begin (store, &error));
  g_assert_true (tc_store_replace_suggestions (store, 3 - suggesting, none, &error));
  g_assert_true (tc_store_commit (store, &error));
  g_assert_true (tc_store_close (store, &error));
  fixture_open (fixture, TC_WORKSPACE_OPEN);
  tc_workspace_merge_studies (fixture->workspace, 2, studies, G_N_ELEMENTS (studies));
  tc_workspace_set_value (fixture->workspace, 2, "phase", value, NULL, NULL);
  fixture_flush (fixture);
  g_assert_cmpint (fixture_field (fixture, &detail, 2, "phase")->state, ==, TC_ANSWER_CORRECTED);

  tc_workspace_split_report (fixture->workspace, 2);
  fixture_flush (fixture);
  assert_statuses (fixture, 2, 3, suggesting == 2 ? "to review, in review" : "in review, to review");
  g_assert_cmpuint (fixture->n_failed, ==, 0);
}

/* The study that stays has these answers and this status; the other one has the phase accepted. */
typedef struct
{
  const char *name;
  const char *answered;           /* a field, or "" */
  const char *moving;             /* the same of the other study */
  TcStudyStatus status;
  const char *expected;           /* of the study that stays */
} MergeCase;

static const MergeCase merges[] = {
  { "nothing", "", "", TC_STUDY_TO_REVIEW, "to review" },
  { "gets-answers", "", "phase", TC_STUDY_TO_REVIEW, "in review" },
  { "keeps-its-answer", "phase", "phase", TC_STUDY_TO_REVIEW, "to review" },
  { "in-review", "n_enrolled", "phase", TC_STUDY_IN_REVIEW, "in review" },
  /* The other one brings a discrepancy that nobody has decided. */
  { "reviewed", "n_enrolled", "phase", TC_STUDY_REVIEWED, "in review" },
  { "excluded", "", "phase", TC_STUDY_EXCLUDED, "excluded (Not a trial)" },
};

static void
test_merge (gconstpointer data)
{
  const MergeCase *one = data;
  g_autoptr(Fixture) fixture = fixture_new (2);
  const TcId studies[] = { 2, 1 };
  g_autofree char *before = NULL;
  g_autofree char *expected = g_strdup_printf ("%s, %s", one->expected, one->expected);

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  if (*one->answered != '\0')
    tc_workspace_accept (fixture->workspace, 2, one->answered);
  if (*one->moving != '\0')
    tc_workspace_accept (fixture->workspace, 1, one->moving);
  tc_workspace_set_status (fixture->workspace, studies, 1, one->status,
                           one->status == TC_STUDY_EXCLUDED ? "Not a trial" : NULL);
  fixture_flush (fixture);
  before = show_statuses (fixture, 2, 2);

  tc_workspace_merge_studies (fixture->workspace, 2, studies, G_N_ELEMENTS (studies));
  fixture_flush (fixture);
  assert_statuses (fixture, 2, 2, expected);
  tc_workspace_undo (fixture->workspace);
  fixture_flush (fixture);
  assert_statuses (fixture, 2, 2, before);
  tc_workspace_redo (fixture->workspace);
  fixture_flush (fixture);
  assert_statuses (fixture, 2, 2, expected);
  g_assert_cmpuint (fixture->n_failed, ==, 0);
}

/* --- what two people said ------------------------------------------------------------------------- */

static void
answer (Fixture    *fixture,
        TcId        study_id,
        const char *text)
{
  g_autoptr(TcValue) value = tc_value_new_text (text);

  tc_workspace_set_value (fixture->workspace, study_id, "funding", value, NULL, NULL);
  fixture_flush (fixture);
}

/* "kind: statement | statement; ", of each open discrepancy about a field of people's answers. */
static char *
show_differences (Fixture *fixture,
                  TcId     study_id)
{
  g_autoptr(GError) error = NULL;
  TcStore *store = tc_store_open (fixture->path, TC_STORE_READ, NULL, &error);
  g_autoptr(GPtrArray) all = tc_store_list_discrepancies (store, study_id, &error);
  GString *shown = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < all->len; i++)
    {
      const TcDiscrepancy *one = g_ptr_array_index (all, i);

      if (one->source_id == 0 && one->decision == TC_DECISION_OPEN)
        g_string_append_printf (shown, "%s: %s | %s; ", one->kind,
                                ((const TcQuote *) g_ptr_array_index (one->quotes, 0))->text,
                                ((const TcQuote *) g_ptr_array_index (one->quotes, 1))->text);
    }
  g_assert_true (tc_store_close (store, &error));

  return g_string_free (shown, FALSE);
}

#define assert_differences(fixture, study, expected) G_STMT_START { \
  g_autofree char *_shown = show_differences (fixture, study); \
  g_assert_cmpstr (_shown, ==, expected); } G_STMT_END

static void
merge_all (Fixture *fixture)
{
  const TcId studies[] = { 2, 1 };

  tc_workspace_merge_studies (fixture->workspace, 2, studies, G_N_ELEMENTS (studies));
  fixture_flush (fixture);
}

static Fixture *
new_answered (const char *first,
              const char *second)
{
  Fixture *fixture = fixture_new (2);

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  tc_workspace_set_reviewer (fixture->workspace, "Reviewer B");
  if (first != NULL)
    answer (fixture, 1, first);
  tc_workspace_set_reviewer (fixture->workspace, "Reviewer A");
  if (second != NULL)
    answer (fixture, 2, second);

  return fixture;
}

/* Both answers stand in a discrepancy, which a person decides; the study is not reviewed any more. */
static void
test_both_answered (void)
{
  g_autoptr(Fixture) fixture = new_answered ("Moon Fund", "Sun Fund");
  const TcId study = 2;
  g_autoptr(TcStudyDetail) detail = NULL;
  TcStudyField *field;

  tc_workspace_set_status (fixture->workspace, &study, 1, TC_STUDY_REVIEWED, NULL);
  merge_all (fixture);
  assert_differences (fixture, 2, "answer vs answer: Sun Fund (Reviewer A) | Moon Fund (Reviewer B); ");
  g_assert_cmpint (fixture_status (fixture, 2), ==, TC_STUDY_IN_REVIEW);

  tc_workspace_undo (fixture->workspace);
  fixture_flush (fixture);
  assert_differences (fixture, 2, "");
  g_assert_cmpint (fixture_status (fixture, 2), ==, TC_STUDY_REVIEWED);
  tc_workspace_redo (fixture->workspace);
  fixture_flush (fixture);

  field = fixture_field (fixture, &detail, 2, "funding");
  tc_workspace_decide (fixture->workspace, 2,
                       ((const TcDiscrepancy *) g_ptr_array_index (field->discrepancies, 0))->id, 1);
  fixture_flush (fixture);
  assert_differences (fixture, 2, "");
  assert_shown (fixture, 2, "funding", "entered: Moon Fund");
  g_assert_cmpuint (fixture->n_failed, ==, 0);
}

/* What says the same is no discrepancy; a note that only one has is. */
static void
test_same_answers (void)
{
  g_autoptr(Fixture) fixture = new_answered ("Sun Fund", "Sun Fund");

  merge_all (fixture);
  assert_differences (fixture, 2, "");
  tc_workspace_undo (fixture->workspace);
  tc_workspace_set_note (fixture->workspace, 1, "funding", "By letter");
  merge_all (fixture);
  assert_differences (fixture, 2, "answer vs answer: Sun Fund (Reviewer A) | Sun Fund (Reviewer A): By letter; ");
}

/* An exclusion and its reason are seen by whoever opens the study that stays. */
static void
test_one_excluded (void)
{
  g_autoptr(Fixture) fixture = new_answered (NULL, NULL);
  const TcId study = 1;

  tc_workspace_set_status (fixture->workspace, &study, 1, TC_STUDY_EXCLUDED, "No trial");
  merge_all (fixture);
  assert_differences (fixture, 2, "one study excluded: to review | excluded: No trial; ");
  g_assert_cmpint (fixture_status (fixture, 2), ==, TC_STUDY_IN_REVIEW);
}

/* A report that is split off again has the answer that its study had, whether it was copied or not. */
static void
test_given_back (gconstpointer data)
{
  const char *kept = data;
  g_autoptr(Fixture) fixture = new_answered ("Moon Fund", kept);

  merge_all (fixture);
  tc_workspace_split_report (fixture->workspace, 1);
  fixture_flush (fixture);
  assert_shown (fixture, 3, "funding", "entered: Moon Fund");
  g_assert_cmpint (fixture_status (fixture, 3), ==, TC_STUDY_IN_REVIEW);
  g_assert_cmpint (fixture_state (fixture, 2, "funding"), ==, kept != NULL ? TC_ANSWER_ENTERED : TC_ANSWER_EMPTY);
  assert_differences (fixture, 2, "");

  tc_workspace_undo (fixture->workspace);
  fixture_flush (fixture);
  assert_shown (fixture, 2, "funding", kept != NULL ? "entered: Sun Fund" : "entered: Moon Fund");
  g_assert_cmpuint (fixture->n_failed, ==, 0);
}

/* --- what is remembered -------------------------------------------------------------------------- */

#define RIS(title, more) "TY  - JOUR\nTI  - " title "\nAU  - Testperson, A.\nPY  - 2031\n" more "ER  - \n\n"
#define FIRST RIS ("Humming lowers invented pressure", "DO  - 10.1000/hum.1\n")
#define PUBMED(n) "AN  - 9999990" #n "\nDB  - PubMed\n"
#define SECOND RIS ("Gargling at night", PUBMED (1))
#define TRIAL "AB  - Methods: In this randomized trial we enrolled 40 patients. Trial registration: NCT09999991.\n"

static void
import (Fixture    *fixture,
        const char *name,
        const char *text)
{
  fixture_import (fixture, tc_import_job_new (fixture->workspace), name, text);
}

/* "studies/open pairs", and what is known about the first two reports. */
static char *
show_pair (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(TcPairRow) pair = NULL;
  TcStore *store = tc_store_open (fixture->path, TC_STORE_READ, NULL, &error);
  TcId id;
  char *shown;

  g_assert_no_error (error);
  g_assert_true (tc_store_find_pair (store, 2, 1, &id, &error));
  if (id != 0)
    pair = tc_store_get_pair (store, id, &error);
  shown = g_strdup_printf ("%u/%u %s", tc_store_count_studies (store, -1), tc_store_count_pairs (store, 0),
                           pair != NULL ? tc_pair_decision_to_string (pair->decision) : "none");
  g_assert_true (tc_store_close (store, &error));

  return shown;
}

#define assert_pair(fixture, expected) G_STMT_START { \
  g_autofree char *_shown = show_pair (fixture); \
  g_assert_cmpstr (_shown, ==, expected); } G_STMT_END

static void
undo (Fixture *fixture)
{
  tc_workspace_undo (fixture->workspace);
  fixture_flush (fixture);
}

/* Two reports that a person put together and took apart again. */
static Fixture *
new_apart (const char *text)
{
  Fixture *fixture = fixture_new (0);
  const TcId studies[] = { 1, 2 };

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  import (fixture, "a.ris", text);
  tc_workspace_merge_studies (fixture->workspace, 1, studies, G_N_ELEMENTS (studies));
  fixture_flush (fixture);
  assert_pair (fixture, "1/0 none");
  tc_workspace_split_report (fixture->workspace, 2);
  fixture_flush (fixture);
  assert_pair (fixture, "2/0 different");

  return fixture;
}

/* A copy that shows both to be one changes nothing, and asks nothing; undo takes the memory back. */
static void
test_remembered (void)
{
  g_autoptr(Fixture) fixture = new_apart (FIRST SECOND);

  import (fixture, "b.ris", RIS ("Humming lowers invented pressure", "DO  - 10.1000/hum.1\n" PUBMED (1)));
  assert_pair (fixture, "2/0 different");
  undo (fixture);

  for (guint i = 0; i < 2; i++)
    {
      undo (fixture);
      assert_pair (fixture, "1/0 none");
      tc_workspace_redo (fixture->workspace);
      fixture_flush (fixture);
      assert_pair (fixture, "2/0 different");
    }
  undo (fixture);
  undo (fixture);
  assert_pair (fixture, "2/0 none");
  g_assert_cmpuint (fixture->n_failed, ==, 0);
  import (fixture, "c.ris", RIS ("Humming lowers invented pressure", "AN  - 99999901\nDB  - PubMed\nDO  - 10.1000/hum.1\n"));
  assert_pair (fixture, "1/0 none");
}

/* Nor do other reports of the two studies put them together: a person is asked. */
static void
test_remembered_of_studies (void)
{
  g_autoptr(Fixture) fixture = new_apart (FIRST RIS ("Gargling at night", TRIAL));

  import (fixture, "b.ris", RIS ("Gargling for years", PUBMED (2) TRIAL));
  assert_pair (fixture, "2/0 different");
  import (fixture, "c.ris", RIS ("Humming lowers invented pressure", "DO  - 10.1000/hum.1\n" PUBMED (2)));
  assert_pair (fixture, "2/1 different");
}

/* Who puts them together again by hand has changed their mind. */
static void
test_merged_again (void)
{
  g_autoptr(Fixture) fixture = new_apart (FIRST SECOND);
  const TcId studies[] = { 1, 3 };

  tc_workspace_merge_studies (fixture->workspace, 1, studies, G_N_ELEMENTS (studies));
  fixture_flush (fixture);
  assert_pair (fixture, "1/0 same study");
  undo (fixture);
  assert_pair (fixture, "2/0 different");
  g_assert_cmpuint (fixture->n_failed, ==, 0);
}

/* A pair that was known keeps its place: undo makes it what it was. */
static void
test_known_pair (void)
{
  g_autoptr(Fixture) fixture = fixture_new (0);
  const TcId studies[] = { 1, 2 };

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  import (fixture, "a.ris", FIRST RIS ("HUMMING LOWERS INVENTED PRESSURE", ""));
  assert_pair (fixture, "2/1 open");
  tc_workspace_merge_studies (fixture->workspace, 1, studies, G_N_ELEMENTS (studies));
  tc_workspace_split_report (fixture->workspace, 2);
  fixture_flush (fixture);
  assert_pair (fixture, "2/0 different");
  undo (fixture);
  assert_pair (fixture, "1/0 open");
  undo (fixture);
  assert_pair (fixture, "2/1 open");
}

/* A history that somebody wrote. */
static gboolean
apply_hostile (TcChange  *change,
               gpointer   data,
               GError   **error)
{
  static const char * const snapshots[] = {
    "", "{}", "[]", "{\"pair\":1}", "{\"pair\":\"perhaps\"}", "{\"pair\":\"different\",\"first\":1}",
    "{\"pair\":\"different\",\"first\":\"1\",\"second\":2}", "{\"pair\":\"different\",\"first\":0,\"second\":2}",
    "{\"pair\":\"different\",\"first\":1,\"second\":999}", "{\"pair\":\"none\"}", "{\"pair\":\"different\"}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (snapshots); i++)
    {
      g_autoptr(GError) refusal = NULL;

      g_test_message ("%s", snapshots[i]);
      g_assert_false (tc_change_apply_pair (change, 77, snapshots[i], &refusal));
      g_assert_nonnull (refusal);
    }
  g_set_error_literal (error, TC_WORKSPACE_ERROR, TC_WORKSPACE_ERROR_HISTORY, "tried");

  return FALSE;
}

static void
test_hostile (void)
{
  g_autoptr(Fixture) fixture = fixture_new (2);
  g_autoptr(GError) error = NULL;

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  tc_workspace_change (fixture->workspace, "pair", apply_hostile, NULL, NULL);
  g_assert_false (tc_workspace_flush (fixture->workspace, &error));
  g_assert_cmpstr (error->message, ==, "tried");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/split/status/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_status);
    }

  for (guint i = 0; i < G_N_ELEMENTS (merges); i++)
    {
      g_autofree char *path = g_strconcat ("/split/merge/", merges[i].name, NULL);

      g_test_add_data_func (path, &merges[i], test_merge);
    }
  g_test_add_data_func ("/split/corrected/leaves", GSIZE_TO_POINTER (2), test_corrected);
  g_test_add_data_func ("/split/corrected/stays", GSIZE_TO_POINTER (1), test_corrected);
  g_test_add_func ("/merge/both-answered", test_both_answered);
  g_test_add_func ("/merge/same-answers", test_same_answers);
  g_test_add_func ("/merge/one-excluded", test_one_excluded);
  g_test_add_data_func ("/split/given-back/copied", NULL, test_given_back);
  g_test_add_data_func ("/split/given-back/lost", "Sun Fund", test_given_back);
  g_test_add_func ("/split/remembered", test_remembered);
  g_test_add_func ("/split/remembered-of-studies", test_remembered_of_studies);
  g_test_add_func ("/split/merged-again", test_merged_again);
  g_test_add_func ("/split/known-pair", test_known_pair);
  g_test_add_func ("/split/hostile", test_hostile);

  return g_test_run ();
}
