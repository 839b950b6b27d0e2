/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fixture.h"
#include "tc-change.h"
#include "tc-import-job.h"
#include "tc-rerun-compare.h"
#include "tc-workspace-private.h"

/* Tests: tc-rerun-job.c tc-rerun-compare.c tc-rerun-discrepancies.c tc-change-discrepancies.c */

static TcRerunJob *
run (Fixture  *fixture,
     gboolean  apply)
{
  TcRerunJob *job = tc_rerun_job_new (fixture->workspace, apply);
  g_autoptr(GError) error = NULL;

  g_assert_true (tc_job_run (TC_JOB (job), NULL, &error));
  g_assert_no_error (error);
  fixture_flush (fixture);

  return job;
}

/* As "new 1, changed 2, gone 3". */
static char *
count (TcRerunJob     *job,
       TcRerunSubject  subject)
{
  return g_strdup_printf ("new %u, changed %u, gone %u", tc_rerun_job_count (job, subject, TC_RERUN_NEW),
                          tc_rerun_job_count (job, subject, TC_RERUN_CHANGED),
                          tc_rerun_job_count (job, subject, TC_RERUN_GONE));
}

/* As "new 1, changed 2, gone 3, kept 4". */
static char *
rerun (Fixture  *fixture,
       gboolean  apply)
{
  g_autoptr(TcRerunJob) job = run (fixture, apply);
  g_autofree char *counted = count (job, TC_RERUN_SUGGESTION);

  return g_strdup_printf ("%s, kept %u", counted, tc_rerun_job_count (job, TC_RERUN_SUGGESTION, TC_RERUN_KEPT));
}

/* Looking changes nothing; applying changes suggestions and no answer; undo brings the old ones back. */
static void
test_rerun (void)
{
  g_autoptr(Fixture) fixture = fixture_new (1);
  g_autofree char *before = NULL;
  g_autofree char *looked = NULL;
  g_autofree char *applied = NULL;
  g_autofree char *again = NULL;
  g_autofree char *undone = NULL;

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  tc_workspace_accept (fixture->workspace, 1, "registry_ids");
  fixture_flush (fixture);
  before = fixture_show (fixture, 1, "registry_ids");

  looked = rerun (fixture, FALSE);
  g_assert_true (g_str_has_suffix (looked, "kept 2"));
  applied = rerun (fixture, TRUE);
  g_assert_cmpstr (applied, ==, looked);
  assert_shown (fixture, 1, "registry_ids", before);
  g_assert_cmpint (fixture_state (fixture, 1, "registry_ids"), ==, TC_ANSWER_ACCEPTED);

  again = rerun (fixture, FALSE);
  g_assert_cmpstr (again, ==, "new 0, changed 0, gone 0, kept 2");

  tc_workspace_undo (fixture->workspace);
  fixture_flush (fixture);
  undone = rerun (fixture, FALSE);
  g_assert_cmpstr (undone, ==, looked);
  g_assert_cmpint (fixture_state (fixture, 1, "registry_ids"), ==, TC_ANSWER_ACCEPTED);
}

static char *
rerun_discrepancies (Fixture  *fixture,
                     gboolean  apply)
{
  g_autoptr(TcRerunJob) job = run (fixture, apply);

  return count (job, TC_RERUN_DISCREPANCY);
}

#define assert_rerun(fixture, apply, expected) G_STMT_START { \
  g_autofree char *_found = rerun_discrepancies (fixture, apply); \
  g_assert_cmpstr (_found, ==, expected); } G_STMT_END

/* "id field kind decision: message" of each discrepancy of a study. */
static char *
show_discrepancies (Fixture *fixture,
                    TcId     study_id)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GString) shown = g_string_new (NULL);
  TcStore *store = tc_store_open (fixture->path, TC_STORE_READ, NULL, &error);
  g_autoptr(GPtrArray) all = tc_store_list_discrepancies (store, study_id, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < all->len; i++)
    {
      const TcDiscrepancy *one = g_ptr_array_index (all, i);

      g_string_append_printf (shown, "%s%d %s %s %u: %s", i > 0 ? "\n" : "", (int) one->id, one->field, one->kind,
                              one->decision, one->message);
    }
  g_assert_true (tc_store_close (store, &error));

  return g_string_free (g_steal_pointer (&shown), FALSE);
}

#define assert_discrepancies(fixture, study, expected) G_STMT_START { \
  g_autofree char *_shown = show_discrepancies (fixture, study); \
  g_assert_cmpstr (_shown, ==, expected); } G_STMT_END

#define OLD "1 n_enrolled different numbers 0: The report names 40 and 41 persons."

/* One that is found no more goes, and undo brings it back as it was. */
static void
test_gone (void)
{
  g_autoptr(Fixture) fixture = fixture_new (1);

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  assert_rerun (fixture, FALSE, "new 0, changed 0, gone 1");
  assert_discrepancies (fixture, 1, OLD);
  assert_rerun (fixture, TRUE, "new 0, changed 0, gone 1");
  assert_discrepancies (fixture, 1, "");
  assert_rerun (fixture, TRUE, "new 0, changed 0, gone 0");
  for (guint i = 0; i < 2; i++)
    {
      tc_workspace_undo (fixture->workspace);
      fixture_flush (fixture);
      assert_discrepancies (fixture, 1, OLD);
      tc_workspace_redo (fixture->workspace);
      fixture_flush (fixture);
      assert_discrepancies (fixture, 1, "");
    }
  g_assert_cmpuint (fixture->n_failed, ==, 0);
}

/* What a person decided stays. */
static void
test_decided (void)
{
  g_autoptr(Fixture) fixture = fixture_new (1);

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  tc_workspace_decide (fixture->workspace, 1, 1, -1);
  fixture_flush (fixture);
  assert_rerun (fixture, TRUE, "new 0, changed 0, gone 0");
  assert_discrepancies (fixture, 1, "1 n_enrolled different numbers 2: The report names 40 and 41 persons.");
  tc_workspace_decide (fixture->workspace, 1, 1, -2);
  fixture_flush (fixture);
  assert_rerun (fixture, FALSE, "new 0, changed 0, gone 1");
}

/* --- reports whose numbers disagree -------------------------------------------------------------- */

#define REPORT(title, n, year) \
  "TY  - JOUR\nTI  - " title "\nAU  - Testperson, A.\nPY  - " year "\n" \
  "AB  - Background: Nobody knows humming. Methods: In this randomized double-blind placebo-controlled trial we " \
  "enrolled " n " patients. Results: Relief came to 20 of 40 patients (60%). Trial registration: NCT09999991.\nER  - \n\n"

/* What an older version may have found in study 1: nothing, or something else. */
static gboolean
tamper (TcChange  *change,
        gpointer   data,
        GError   **error)
{
  const char *message = data;
  g_autoptr(GPtrArray) now = tc_store_list_discrepancies (change->store, 1, error);
  g_autoptr(GPtrArray) added = tc_discrepancies_new ();

  g_assert_nonnull (now);
  change->edits = FALSE;
  for (guint i = 0; message != NULL && i < now->len; i++)
    {
      TcDiscrepancy *copy = tc_discrepancy_copy (g_ptr_array_index (now, i));

      copy->id = 0;
      g_free (copy->message);
      copy->message = g_strdup (message);
      g_ptr_array_add (added, copy);
    }

  return tc_change_discrepancies (change, 1, 0, now, added, error);
}

static Fixture *
two_reports (void)
{
  Fixture *fixture = fixture_new (0);

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  fixture_import (fixture, tc_import_job_new (fixture->workspace), "a.ris",
                  REPORT ("Humming lowers invented pressure", "40", "2031"));
  fixture_import (fixture, tc_import_job_new (fixture->workspace), "b.ris",
                  REPORT ("Humming at night", "44", "2033"));

  return fixture;
}

/* The numbers of a study's discrepancies: in its reports, and between them. */
static char *
count_discrepancies (Fixture *fixture)
{
  g_autofree char *shown = show_discrepancies (fixture, 1);
  g_auto(GStrv) lines = g_strsplit (shown, "\n", -1);
  guint n_between = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    n_between += strstr (lines[i], "report vs report") != NULL;

  return g_strdup_printf ("%u/%u", g_strv_length (lines) - n_between, n_between);
}

#define assert_counts(fixture, expected) G_STMT_START { \
  g_autofree char *_shown = count_discrepancies (fixture); \
  g_assert_cmpstr (_shown, ==, expected); } G_STMT_END

/* New ones come, of each report and between the two; others take the place of what was found before. */
static void
test_new (void)
{
  g_autoptr(Fixture) fixture = two_reports ();
  g_autofree char *before = show_discrepancies (fixture, 1);

  assert_counts (fixture, "2/1");
  assert_rerun (fixture, FALSE, "new 0, changed 0, gone 0");

  tc_workspace_change (fixture->workspace, "suggest", tamper, NULL, NULL);
  fixture_flush (fixture);
  assert_discrepancies (fixture, 1, "");
  assert_rerun (fixture, TRUE, "new 3, changed 0, gone 0");
  assert_counts (fixture, "2/1");
  tc_workspace_undo (fixture->workspace);
  fixture_flush (fixture);
  assert_discrepancies (fixture, 1, "");
  tc_workspace_undo (fixture->workspace);
  fixture_flush (fixture);
  assert_discrepancies (fixture, 1, before);

  tc_workspace_change (fixture->workspace, "suggest", tamper, (gpointer) "An old sentence.", NULL);
  fixture_flush (fixture);
  assert_rerun (fixture, TRUE, "new 0, changed 3, gone 0");
  assert_rerun (fixture, FALSE, "new 0, changed 0, gone 0");
  assert_counts (fixture, "2/1");
  g_assert_cmpuint (fixture->n_failed, ==, 0);
}

/* --- quotes -------------------------------------------------------------------------------------- */

/* As if an older version had quoted the first word only. */
static gboolean
shorten_quotes (TcChange  *change,
                gpointer   data,
                GError   **error)
{
  g_autoptr(GPtrArray) suggestions = tc_store_list_suggestions (change->store, 1, error);

  g_assert_nonnull (suggestions);
  change->edits = FALSE;
  for (guint i = 0; i < suggestions->len; i++)
    {
      TcSuggestion *suggestion = g_ptr_array_index (suggestions, i);

      if (!g_str_equal (suggestion->field, "n_enrolled"))
        continue;
      g_ptr_array_set_size (suggestion->quotes, 0);
      tc_suggestion_take_quote (suggestion, tc_quote_new ((TcSpan) { 0, 7 }, "Humming"));
      ((TcQuote *) g_ptr_array_index (suggestion->quotes, 0))->source_id = 1;
    }

  return tc_change_suggestions (change, 1, 1, suggestions, error);
}

/* A value that stays and rests on better quotes is replaced; an answer keeps the quotes that it has. */
static void
test_quotes (void)
{
  g_autoptr(Fixture) fixture = fixture_new (0);
  g_autoptr(TcRerunJob) job = NULL;
  g_autoptr(TcStudyDetail) detail = NULL;
  g_autofree char *again = NULL;
  const TcRerunChange *change;
  const TcQuote *quote;

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  fixture_import (fixture, tc_import_job_new (fixture->workspace), "a.ris",
                  REPORT ("Humming lowers invented pressure", "40", "2031"));
  tc_workspace_change (fixture->workspace, "suggest", shorten_quotes, NULL, NULL);
  tc_workspace_accept (fixture->workspace, 1, "n_enrolled");
  fixture_flush (fixture);
  assert_shown (fixture, 1, "n_enrolled", "accepted: 40 [Humming]");

  job = run (fixture, TRUE);
  g_assert_cmpuint (tc_rerun_job_get_changes (job)->len, ==, 1);
  change = g_ptr_array_index (tc_rerun_job_get_changes (job), 0);
  g_assert_cmpint (change->kind, ==, TC_RERUN_CHANGED);
  g_assert_true (tc_value_equal (change->before, change->after));
  g_assert_cmpstr (change->before_words, ==, "Humming");
  g_assert_nonnull (strstr (change->after_words, "40 patients"));

  assert_shown (fixture, 1, "n_enrolled", "accepted: 40 [Humming]");
  quote = g_ptr_array_index (((TcSuggestion *) g_ptr_array_index (
    fixture_field (fixture, &detail, 1, "n_enrolled")->suggestions, 0))->quotes, 0);
  g_assert_nonnull (strstr (quote->text, "40 patients"));
  again = rerun (fixture, FALSE);
  g_assert_cmpstr (again, ==, "new 0, changed 0, gone 0, kept 0");
}

/* --- ranks --------------------------------------------------------------------------------------- */

static void
add_suggestion (GPtrArray  *suggestions,
                const char *field,
                guint       item,
                double      value,
                double      confidence)
{
  g_autoptr(TcValue) number = tc_value_new_number (value);

  g_ptr_array_add (suggestions, tc_suggestion_new (field, item, number, "en", "rule", confidence));
}

/* "field: before → after" of each change. */
static char *
show_changes (GPtrArray *before,
              GPtrArray *after)
{
  static const TcStudyRow row = { .id = 1, .label = (char *) "Study" };
  g_autoptr(GPtrArray) changes = g_ptr_array_new_with_free_func (tc_rerun_change_free);
  g_autoptr(GPtrArray) answers = g_ptr_array_new ();
  g_autoptr(GString) shown = g_string_new (NULL);

  tc_rerun_compare_suggestions (changes, &row, answers, before, after);
  for (guint i = 0; i < changes->len; i++)
    {
      const TcRerunChange *change = g_ptr_array_index (changes, i);
      g_autofree char *old = change->before != NULL ? tc_value_to_json (change->before) : g_strdup ("-");
      g_autofree char *new = change->after != NULL ? tc_value_to_json (change->after) : g_strdup ("-");

      g_string_append_printf (shown, "%s%s: %s → %s", i > 0 ? ", " : "", change->field, old, new);
    }

  return g_string_free (g_steal_pointer (&shown), FALSE);
}

/* The same values in another order are a change of what is offered, once a field; surer ones in the same order are none. */
static void
test_ranks (void)
{
  g_autoptr(GPtrArray) before = tc_suggestions_new ();
  g_autoptr(GPtrArray) surer = tc_suggestions_new ();
  g_autoptr(GPtrArray) turned = tc_suggestions_new ();
  g_autofree char *none = NULL;
  g_autofree char *one = NULL;

  add_suggestion (before, "n_enrolled", 0, 40, 0.9);
  add_suggestion (before, "n_enrolled", 0, 41, 0.5);
  add_suggestion (before, "centres", 0, 1, 0.5);
  add_suggestion (surer, "n_enrolled", 0, 40, 0.95);
  add_suggestion (surer, "n_enrolled", 0, 41, 0.6);
  add_suggestion (surer, "centres", 0, 1, 0.9);
  none = show_changes (before, surer);
  g_assert_cmpstr (none, ==, "");

  add_suggestion (turned, "n_enrolled", 0, 41, 0.7);
  add_suggestion (turned, "n_enrolled", 0, 40, 0.6);
  add_suggestion (turned, "centres", 0, 1, 0.5);
  one = show_changes (before, turned);
  g_assert_cmpstr (one, ==, "n_enrolled: 40 → 41");
}

/* --- matching ------------------------------------------------------------------------------------ */

typedef struct
{
  const char *field;
  const char *kind;
  int start;
  int end;
  int value;                      /* -1 for none */
} Statement;

static void
add_discrepancy (GPtrArray             *discrepancies,
                 const Statement       *statement,
                 TcDiscrepancyDecision  decision)
{
  TcDiscrepancy *discrepancy = tc_discrepancy_new (statement->field, statement->kind, "…");
  TcQuote *quote = tc_quote_new ((TcSpan) { statement->start, statement->end }, "x");

  discrepancy->source_id = quote->source_id = 1;
  discrepancy->decision = decision;
  tc_discrepancy_take_statement (discrepancy, quote,
                                 statement->value >= 0 ? tc_value_new_number (statement->value) : NULL);
  g_ptr_array_add (discrepancies, discrepancy);
}

static void
test_words (void)
{
  g_autofree char *both = tc_rerun_join_words ("40", "40 patients");
  g_autofree char *value = tc_rerun_join_words ("40", NULL);
  g_autofree char *words = tc_rerun_join_words (NULL, "40 patients");

  g_assert_cmpstr (both, ==, "40 (“40 patients”)");
  g_assert_cmpstr (value, ==, "40");
  g_assert_cmpstr (words, ==, "40 patients");
  g_assert_null (tc_rerun_join_words (NULL, NULL));
}

/* What was decided is not asked again, unless it is another matter. */
static void
test_match (void)
{
  static const struct
  {
    const char *name;
    Statement before;
    Statement found;
    guint n_added_if_decided;
    guint n_added_if_open;
  } cases[] = {
    { "the same", { "dose", "k", 1, 5, 7 }, { "dose", "k", 1, 5, 7 }, 0, 0 },
    { "the same elsewhere", { "dose", "k", 1, 5, 7 }, { "dose", "k", 20, 25, 7 }, 0, 1 },
    { "another value", { "dose", "k", 1, 5, 7 }, { "dose", "k", 1, 5, 8 }, 1, 1 },
    { "longer quote without values", { "dose", "k", 1, 5, -1 }, { "dose", "k", 1, 9, -1 }, 0, 1 },
    { "another place without values", { "dose", "k", 1, 5, -1 }, { "dose", "k", 5, 9, -1 }, 1, 1 },
    { "another field", { "dose", "k", 1, 5, 7 }, { "phase", "k", 1, 5, 7 }, 1, 1 },
    { "another kind", { "dose", "k", 1, 5, 7 }, { "dose", "l", 1, 5, 7 }, 1, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint open = 0; open < 2; open++)
      {
        g_autoptr(GPtrArray) before = tc_discrepancies_new ();
        g_autoptr(GPtrArray) found = tc_discrepancies_new ();
        g_autoptr(GPtrArray) gone = tc_discrepancies_new ();
        g_autoptr(GPtrArray) added = tc_discrepancies_new ();

        g_test_message ("%s, %s", cases[i].name, open ? "open" : "decided");
        add_discrepancy (before, &cases[i].before, open ? TC_DECISION_OPEN : TC_DECISION_DISMISSED);
        add_discrepancy (found, &cases[i].found, TC_DECISION_OPEN);
        tc_rerun_match_discrepancies (before, found, gone, added);
        g_assert_cmpuint (added->len, ==, open ? cases[i].n_added_if_open : cases[i].n_added_if_decided);
        g_assert_cmpuint (gone->len, ==, open ? cases[i].n_added_if_open : 0);
      }
}

static void
add_between (GPtrArray             *discrepancies,
             TcId                   source_id,
             TcId                   other_source_id,
             int                    end,
             TcDiscrepancyDecision  decision)
{
  const Statement statement = { "n_enrolled", "report vs report", 1, end, 40 };
  TcDiscrepancy *discrepancy;

  add_discrepancy (discrepancies, &statement, decision);
  discrepancy = g_ptr_array_index (discrepancies, discrepancies->len - 1);
  discrepancy->source_id = source_id;
  discrepancy->other_source_id = other_source_id;
}

/* What was decided of two reports says nothing of a third one that gives the same number. */
static void
test_match_reports (void)
{
  g_autoptr(GPtrArray) before = tc_discrepancies_new ();
  g_autoptr(GPtrArray) found = tc_discrepancies_new ();
  g_autoptr(GPtrArray) gone = tc_discrepancies_new ();
  g_autoptr(GPtrArray) added = tc_discrepancies_new ();

  add_between (before, 1, 2, 5, TC_DECISION_DISMISSED);
  add_between (before, 1, 3, 5, TC_DECISION_OPEN);
  add_between (found, 2, 1, 9, TC_DECISION_OPEN);
  add_between (found, 1, 3, 9, TC_DECISION_OPEN);
  tc_rerun_match_discrepancies (before, found, gone, added);
  g_assert_cmpuint (gone->len, ==, 1);
  g_assert_cmpuint (added->len, ==, 1);
  g_assert_cmpint (((const TcDiscrepancy *) g_ptr_array_index (added, 0))->other_source_id, ==, 3);
}

static void
test_cancelled (void)
{
  g_autoptr(Fixture) fixture = fixture_new (2);
  g_autoptr(TcRerunJob) job = NULL;
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  job = tc_rerun_job_new (fixture->workspace, TRUE);
  g_cancellable_cancel (cancellable);
  g_assert_false (tc_job_run (TC_JOB (job), cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/workspace/rerun/rerun", test_rerun);
  g_test_add_func ("/workspace/rerun/cancelled", test_cancelled);

  g_test_add_func ("/workspace/rerun/gone", test_gone);
  g_test_add_func ("/workspace/rerun/decided", test_decided);
  g_test_add_func ("/workspace/rerun/new", test_new);
  g_test_add_func ("/workspace/rerun/quotes", test_quotes);
  g_test_add_func ("/workspace/rerun/match", test_match);
  g_test_add_func ("/workspace/rerun/match-reports", test_match_reports);
  g_test_add_func ("/workspace/rerun/ranks", test_ranks);
  g_test_add_func ("/workspace/rerun/words", test_words);

  return g_test_run ();
}
