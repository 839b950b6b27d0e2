/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "fixture.h"
#include "tc-change-run.h"
#include "tc-field-edit.h"
#include "tc-snapshot.h"

/* Tests: tc-change.c tc-change-run.c tc-field-edit.c tc-field-evidence.c tc-snapshot.c tc-undo.c tc-undo-label.c
 *
 * One change at a time on the store itself, without threads: what it does, what it leaves in the history,
 * and the way back. */

typedef struct
{
  Fixture *project;
  TcStore *store;
  TcUndoState undo;
} Bench;

static void
set_up (Bench         *bench,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  bench->project = fixture_new (3);
  bench->store = tc_store_open (bench->project->path, TC_STORE_WRITE, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Bench         *bench,
           gconstpointer  data)
{
  tc_undo_state_clear (&bench->undo);
  g_assert_true (tc_store_close (bench->store, NULL));
  fixture_free (bench->project);
}

/* Runs a change that must succeed; returns its outcome. */
static TcOutcome *
run (Bench        *bench,
     const char   *action,
     TcChangeFunc  function,
     gpointer      data)
{
  TcChangeGroup group = { 0 };
  TcOutcome *outcome = tc_change_run (bench->store, &bench->undo, action, "Probe B", &group, function, data);

  g_assert_no_error (outcome->error);
  return outcome;
}

static void
run_and_free (Bench        *bench,
              const char   *action,
              TcChangeFunc  function,
              gpointer      data)
{
  tc_outcome_free (run (bench, action, function, data));
}

static guint
count_events (Bench *bench)
{
  g_autoptr(GPtrArray) events = tc_store_list_events (bench->store, 0, NULL, 0, 1000, NULL);

  return events->len;
}

/* "state value quotes" of an answer and its note, "-" for none. */
static char *
show_answer (Bench      *bench,
             TcId        study_id,
             const char *field)
{
  g_autoptr(TcAnswer) answer = tc_store_get_answer (bench->store, study_id, field, NULL);
  g_autofree char *value = NULL;

  if (answer == NULL)
    return g_strdup ("-");
  value = answer->value != NULL ? tc_value_to_json (answer->value) : g_strdup ("");
  return g_strdup_printf ("%s %s %u%s%s", tc_answer_state_to_string (answer->state), value, answer->quotes->len,
                          answer->note != NULL ? " " : "", answer->note != NULL ? answer->note : "");
}

#define assert_answer(bench, study, field, expected) G_STMT_START { \
  g_autofree char *_shown = show_answer (bench, study, field); \
  g_assert_cmpstr (_shown, ==, expected); } G_STMT_END

/* --- tc-field-edit.c ---------------------------------------------------------------------------------- */

static gboolean
accept (TcChange  *change,
        gpointer   data,
        GError   **error)
{
  return tc_field_edit_accept (change, 1, data, error);
}

static gboolean
set_json (TcChange  *change,
          gpointer   data,
          GError   **error)
{
  const char * const *field_and_json = data;
  g_autoptr(TcValue) value = field_and_json[1] != NULL ? tc_value_from_json (field_and_json[1], NULL) : NULL;

  return tc_field_edit_set_value (change, 1, field_and_json[0], value, NULL, NULL, error);
}

static gboolean
accept_second (TcChange  *change,
               gpointer   data,
               GError   **error)
{
  g_autoptr(GPtrArray) all = tc_store_list_suggestions (change->store, 1, error);

  for (guint i = 0; i < all->len; i++)
    {
      TcSuggestion *suggestion = g_ptr_array_index (all, i);

      if (g_str_equal (suggestion->field, "n_enrolled") && suggestion->confidence < 0.5)
        return tc_field_edit_accept_one (change, 1, suggestion, error);
    }
  g_assert_not_reached ();
}

static gboolean
accept_all (TcChange  *change,
            gpointer   data,
            GError   **error)
{
  return tc_field_edit_accept_all (change, 1, data, error);
}

static gboolean
set_unclear (TcChange  *change,
             gpointer   data,
             GError   **error)
{
  return tc_field_edit_set_state (change, 1, data, TC_ANSWER_UNCLEAR, error);
}

/* Evidence for an item that there is not and for the only one. */
static gboolean
add_evidence (TcChange  *change,
              gpointer   data,
              GError   **error)
{
  g_autoptr(GPtrArray) quotes = tc_quotes_new ();

  for (guint item = 0; item < 2; item++)
    {
      TcQuote *quote = tc_quote_new ((TcSpan) { 2, 4 }, "xy");

      quote->source_id = 1;
      quote->item = 1 - item;
      g_ptr_array_add (quotes, quote);
    }

  return tc_field_edit_add_evidence (change, 1, data, quotes, error);
}

static gboolean
set_not_reported (TcChange  *change,
                  gpointer   data,
                  GError   **error)
{
  return tc_field_edit_set_state (change, 1, data, TC_ANSWER_NOT_REPORTED, error);
}

static gboolean
set_note (TcChange  *change,
          gpointer   data,
          GError   **error)
{
  return tc_field_edit_set_note (change, 1, "phase", data, error);
}

static gboolean
choose (TcChange  *change,
        gpointer   data,
        GError   **error)
{
  g_autoptr(GPtrArray) all = tc_store_list_discrepancies (change->store, 1, error);

  return tc_field_edit_choose (change, 1, g_ptr_array_index (all, 0), GPOINTER_TO_UINT (data), error);
}

/* The state follows from what was suggested: the same value is accepted, another one corrected. */
static void
test_edit_states (Bench         *bench,
                  gconstpointer  data)
{
  static const char *same[] = { "n_enrolled", "40" };
  static const char *other[] = { "n_enrolled", "42" };
  static const char *cleared[] = { "n_enrolled", NULL };
  static const char *new_one[] = { "n_treated", "39" };
  static const char *both[] = { "phase", "condition", "n_treated", NULL };

  run_and_free (bench, "answer", accept, (gpointer) "n_enrolled");
  assert_answer (bench, 1, "n_enrolled", "accepted 40 1");
  run_and_free (bench, "answer", set_json, other);
  assert_answer (bench, 1, "n_enrolled", "corrected 42 0");
  run_and_free (bench, "answer", add_evidence, (gpointer) "n_enrolled");
  assert_answer (bench, 1, "n_enrolled", "corrected 42 1");
  run_and_free (bench, "answer", set_json, same);
  assert_answer (bench, 1, "n_enrolled", "accepted 40 1");
  run_and_free (bench, "answer", accept_second, NULL);
  assert_answer (bench, 1, "n_enrolled", "accepted 41 1");
  run_and_free (bench, "answer", choose, GUINT_TO_POINTER (0));
  assert_answer (bench, 1, "n_enrolled", "accepted 40 1");
  run_and_free (bench, "answer", set_unclear, (gpointer) "n_enrolled");
  assert_answer (bench, 1, "n_enrolled", "unclear 40 1");
  run_and_free (bench, "answer", set_not_reported, (gpointer) "n_enrolled");
  assert_answer (bench, 1, "n_enrolled", "not reported  0");
  run_and_free (bench, "answer", set_json, cleared);
  assert_answer (bench, 1, "n_enrolled", "-");
  run_and_free (bench, "answer", set_json, new_one);
  assert_answer (bench, 1, "n_treated", "entered 39 0");

  run_and_free (bench, "answer", accept_all, both);
  assert_answer (bench, 1, "phase", "accepted \"Phase 2\" 1");
  assert_answer (bench, 1, "condition", "accepted \"dry eye\" 1");
  assert_answer (bench, 1, "n_treated", "entered 39 0");
  run_and_free (bench, "answer", accept, (gpointer) "registry_ids");
  assert_answer (bench, 1, "registry_ids", "accepted [\"TEST-0001\",\"TEST-0002\"] 2");

  /* A note keeps the answer; a note alone makes the field unclear. */
  run_and_free (bench, "answer", set_note, (gpointer) "ask Testperson A");
  assert_answer (bench, 1, "phase", "accepted \"Phase 2\" 1 ask Testperson A");
}

static gboolean
fail_badly (TcChange  *change,
            gpointer   data,
            GError   **error)
{
  /* What was done before must not stay. */
  g_assert_true (tc_field_edit_accept (change, 1, "phase", error));

  return tc_field_edit_accept (change, 1, data, error);
}

/* Nothing of a change that fails stays, and it is in no history. */
static void
test_edit_failures (Bench         *bench,
                    gconstpointer  data)
{
  static const struct { TcChangeFunc function; gpointer data; int code; } failures[] = {
    { accept, (gpointer) "n_treated", TC_WORKSPACE_ERROR_NO_SUGGESTION },
    { accept, (gpointer) "no_such_field", TC_WORKSPACE_ERROR_VALUE },
    { fail_badly, (gpointer) "no_such_field", TC_WORKSPACE_ERROR_VALUE },
    { set_unclear, (gpointer) "no_such_field", TC_WORKSPACE_ERROR_VALUE },
    { add_evidence, (gpointer) "phase", TC_WORKSPACE_ERROR_VALUE },
    { add_evidence, (gpointer) "no_such_field", TC_WORKSPACE_ERROR_VALUE },
  };
  static const char *wrong[] = { "n_enrolled", "\"many\"" };
  guint n_events = count_events (bench);

  for (guint i = 0; i < G_N_ELEMENTS (failures); i++)
    {
      TcChangeGroup group = { 0 };
      TcOutcome *outcome = tc_change_run (bench->store, &bench->undo, "answer", "Probe B", &group,
                                          failures[i].function, failures[i].data);

      g_assert_error (outcome->error, TC_WORKSPACE_ERROR, failures[i].code);
      g_assert_false (outcome->can_undo);
      g_assert_null (outcome->studies);
      g_assert_cmpint (group.group, ==, 0);
      tc_outcome_free (outcome);
    }
  {
    TcChangeGroup group = { 0 };
    TcOutcome *outcome = tc_change_run (bench->store, &bench->undo, "answer", "Probe B", &group, set_json, wrong);

    g_assert_error (outcome->error, TC_WORKSPACE_ERROR, TC_WORKSPACE_ERROR_VALUE);
    tc_outcome_free (outcome);
  }
  assert_answer (bench, 1, "phase", "-");
  g_assert_cmpuint (count_events (bench), ==, n_events);
  g_assert_cmpint (tc_store_peek_undo (bench->store), ==, 0);
}

/* A change that cannot be saved is taken back once, and says why. */
static void
test_full_disk (Bench         *bench,
                gconstpointer  data)
{
  TcChangeGroup group = { 0 };
  struct rlimit before, limit;
  TcOutcome *outcome;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
      g_test_trap_assert_passed ();
      return;
    }

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  limit = before;
  limit.rlim_cur = 4096;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  outcome = tc_change_run (bench->store, &bench->undo, "answer", "Probe B", &group, set_unclear, (gpointer) "phase");
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  g_assert_error (outcome->error, TC_STORE_ERROR, TC_STORE_ERROR_FULL);
  tc_outcome_free (outcome);
}

/* --- tc-change.c, tc-change-run.c --------------------------------------------------------------------- */

static gboolean
exclude (TcChange  *change,
         gpointer   data,
         GError   **error)
{
  return tc_change_status (change, GPOINTER_TO_INT (data), TC_STUDY_EXCLUDED, "wrong population", error);
}

static gboolean
remove_study (TcChange  *change,
              gpointer   data,
              GError   **error)
{
  return tc_change_removed (change, GPOINTER_TO_INT (data), TRUE, error);
}

static gboolean
dismiss (TcChange  *change,
         gpointer   data,
         GError   **error)
{
  g_autoptr(GPtrArray) all = tc_store_list_discrepancies (change->store, 1, error);
  TcDiscrepancy *first = g_ptr_array_index (all, 0);

  return tc_change_decision (change, first->id, TC_DECISION_DISMISSED, error);
}

static gboolean
annotate (TcChange  *change,
          gpointer   data,
          GError   **error)
{
  g_autoptr(TcQuote) quote = tc_quote_new ((TcSpan) { 0, 7 }, "Probe B");
  g_autoptr(TcAnnotation) annotation = NULL;

  quote->source_id = 1;
  annotation = tc_annotation_new (0, 1, quote, "authors", NULL, data, change->reviewer, change->now);

  return tc_change_add_annotation (change, annotation, error);
}

static gboolean
nothing (TcChange  *change,
         gpointer   data,
         GError   **error)
{
  return TRUE;
}

static void
test_change (Bench         *bench,
             gconstpointer  data)
{
  g_autoptr(TcStudyRow) row = NULL;
  guint n_events = count_events (bench);
  TcOutcome *outcome;

  /* Nothing that would be another: no event, nothing to undo, nobody to tell. */
  outcome = run (bench, "answer", nothing, NULL);
  g_assert_cmpuint (outcome->studies->len, ==, 0);
  g_assert_false (outcome->can_undo);
  tc_outcome_free (outcome);
  g_assert_cmpuint (count_events (bench), ==, n_events);

  /* Curation begins the review by itself: two events, one change. */
  outcome = run (bench, "answer", accept, (gpointer) "phase");
  g_assert_cmpuint (outcome->studies->len, ==, 1);
  g_assert_cmpint (g_array_index (outcome->studies, TcId, 0), ==, 1);
  g_assert_false (outcome->set_changed);
  g_assert_true (outcome->can_undo);
  tc_outcome_free (outcome);
  row = tc_store_get_study (bench->store, 1, NULL);
  g_assert_cmpint (row->status, ==, TC_STUDY_IN_REVIEW);
  g_assert_cmpuint (row->n_checked, ==, 1);
  n_events = count_events (bench);

  /* The same once more changes nothing. */
  outcome = run (bench, "answer", accept, (gpointer) "phase");
  g_assert_cmpuint (outcome->studies->len, ==, 0);
  tc_outcome_free (outcome);
  g_assert_cmpuint (count_events (bench), ==, n_events);

  outcome = run (bench, "remove", remove_study, GINT_TO_POINTER (3));
  g_assert_true (outcome->set_changed);
  g_assert_cmpuint (outcome->n_studies, ==, 2);
  tc_outcome_free (outcome);
}

static void
test_touch (Bench         *bench,
            gconstpointer  data)
{
  g_autoptr(TcChange) change = tc_change_new (bench->store, "answer", "Probe B");

  for (guint i = 0; i < 3; i++)
    for (TcId id = 1; id <= 3; id++)
      tc_change_touch (change, id, i == 1);
  g_assert_cmpuint (change->studies->len, ==, 3);
  g_assert_cmpint (g_array_index (change->studies, TcId, 2), ==, 3);
}

/* --- tc-undo.c, tc-undo-label.c ----------------------------------------------------------------------- */

static gboolean
undo (TcChange  *change,
      gpointer   data,
      GError   **error)
{
  return tc_change_undo (change, tc_store_peek_undo (change->store), error);
}

static gboolean
redo (TcChange  *change,
      gpointer   data,
      GError   **error)
{
  return tc_change_redo (change, tc_store_peek_redo (change->store), error);
}

/* Everything that a person can see of a study. */
static char *
show_study (Bench *bench,
            TcId   study_id)
{
  g_autoptr(TcStudyRow) row = tc_store_get_study (bench->store, study_id, NULL);
  g_autoptr(GPtrArray) annotations = tc_store_list_annotations (bench->store, study_id, NULL);
  g_autoptr(GPtrArray) discrepancies = tc_store_list_discrepancies (bench->store, study_id, NULL);
  g_autofree char *phase = show_answer (bench, study_id, "phase");

  return g_strdup_printf ("%s|%s|%s|%u checked|%u annotations|decision %d|%d",
                          tc_study_status_to_string (row->status), row->exclusion_reason, phase, row->n_checked,
                          annotations->len, ((TcDiscrepancy *) g_ptr_array_index (discrepancies, 0))->decision,
                          tc_store_is_study_removed (bench->store, study_id));
}

static const struct { const char *action; TcChangeFunc function; gpointer data; const char *label; } undoables[] = {
  { "answer", accept, (gpointer) "phase", "Accept Phase" },
  { "answer", set_not_reported, (gpointer) "phase", "Mark Phase Not Reported" },
  { "answer", set_note, (gpointer) "look again", "Change the Note of Phase" },
  { "decide", dismiss, NULL, "Decide the Discrepancy" },
  { "annotate", annotate, (gpointer) "who?", "Annotate" },
  { "status", exclude, GINT_TO_POINTER (1), "Exclude 1 Study" },
};

static void
print_problem (const char *problem,
               gpointer    data)
{
  g_test_message ("%s", problem);
  (*(guint *) data)++;
}

static void
assert_sound (Bench *bench)
{
  g_autoptr(GError) error = NULL;
  guint n_problems = 0;

  g_assert_true (tc_store_verify (bench->store, print_problem, NULL, &n_problems, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_problems, ==, 0);
}

/* Step by step back to the beginning and forward again, with a name for each step. */
static void
test_undo (Bench         *bench,
           gconstpointer  data)
{
  g_autoptr(GPtrArray) states = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (states, show_study (bench, 1));
  for (guint i = 0; i < G_N_ELEMENTS (undoables); i++)
    {
      TcOutcome *outcome = run (bench, undoables[i].action, undoables[i].function, undoables[i].data);

      g_assert_cmpstr (outcome->undo_label, ==, undoables[i].label);
      g_assert_cmpstr (outcome->redo_label, ==, "");
      tc_outcome_free (outcome);
      g_ptr_array_add (states, show_study (bench, 1));
      g_assert_cmpstr (g_ptr_array_index (states, i), !=, g_ptr_array_index (states, i + 1));
    }

  for (guint round = 0; round < 2; round++)
    {
      for (guint i = G_N_ELEMENTS (undoables); i > 0; i--)
        {
          TcOutcome *outcome = run (bench, "undo", undo, NULL);
          g_autofree char *now = show_study (bench, 1);

          g_assert_cmpstr (now, ==, g_ptr_array_index (states, i - 1));
          g_assert_cmpint (outcome->last_study, ==, 1);
          g_assert_cmpstr (outcome->redo_label, ==, undoables[i - 1].label);
          g_assert_cmpint (outcome->can_undo, ==, i > 1);
          tc_outcome_free (outcome);
        }
      for (guint i = 0; i < G_N_ELEMENTS (undoables); i++)
        {
          TcOutcome *outcome = run (bench, "redo", redo, NULL);
          g_autofree char *now = show_study (bench, 1);

          g_assert_cmpstr (now, ==, g_ptr_array_index (states, i + 1));
          g_assert_cmpint (outcome->can_redo, ==, i + 1 < G_N_ELEMENTS (undoables));
          tc_outcome_free (outcome);
        }
    }

  /* The history has all of it, and its last word is what stands there. */
  g_assert_cmpuint (count_events (bench), >=, 5 * G_N_ELEMENTS (undoables));
  assert_sound (bench);
  for (guint i = 0; i < 3; i++)
    run_and_free (bench, "undo", undo, NULL);
  assert_sound (bench);
}

/* A new change after an undo takes the place of what could have been done again. */
static void
test_undo_fork (Bench         *bench,
                gconstpointer  data)
{
  TcOutcome *outcome;

  run_and_free (bench, "answer", accept, (gpointer) "phase");
  run_and_free (bench, "undo", undo, NULL);
  outcome = run (bench, "answer", accept, (gpointer) "condition");
  g_assert_false (outcome->can_redo);
  tc_outcome_free (outcome);
}

static void
test_labels (Bench         *bench,
             gconstpointer  data)
{
  g_autofree char *none = tc_undo_label (bench->store, 0);
  g_autofree char *missing = tc_undo_label (bench->store, 999);

  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (missing, ==, "");
}

/* --- tc-snapshot.c ------------------------------------------------------------------------------------ */

static void
test_snapshots (void)
{
  for (int status = TC_STUDY_TO_REVIEW; status <= TC_STUDY_EXCLUDED; status++)
    {
      g_autofree char *json = tc_snapshot_of_status (status, "“wrong”\n\"population\"");
      TcStudySnapshot study;

      g_assert_true (tc_snapshot_read_study (json, &study, NULL));
      g_assert_true (study.has_status && !study.has_removed);
      g_assert_cmpint (study.status, ==, status);
      g_assert_cmpstr (study.exclusion_reason, ==, "“wrong”\n\"population\"");
      g_free (study.exclusion_reason);
    }
  for (int removed = 0; removed < 2; removed++)
    {
      TcStudySnapshot study;

      g_assert_true (tc_snapshot_read_study (tc_snapshot_of_removed (removed), &study, NULL));
      g_assert_true (study.has_removed && !study.has_status);
      g_assert_cmpint (study.removed, ==, removed);
    }
  for (int decision = TC_DECISION_OPEN; decision <= TC_DECISION_DISMISSED; decision++)
    {
      g_autofree char *json = tc_snapshot_of_decision (decision);
      TcDiscrepancyDecision read = TC_DECISION_OPEN;

      g_assert_true (tc_snapshot_read_decision (json, &read, NULL));
      g_assert_cmpint (read, ==, decision);
    }
}

/* A row of the history that somebody else wrote is refused, never guessed at. */
static void
test_bad_snapshots (void)
{
  static const char * const bad[] = {
    "", "x", "{", "[]", "null", "{}", "{\"status\":5}", "{\"status\":\"tired\"}", "{\"removed\":1}",
    "{\"removed\":\"true\"}", "{\"decision\":\"maybe\"}", "{\"decision\":[]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr(GError) error = NULL;
      TcStudySnapshot study;
      TcDiscrepancyDecision decision;

      g_test_message ("%s", bad[i]);
      g_assert_false (tc_snapshot_read_study (bad[i], &study, &error));
      g_assert_error (error, TC_WORKSPACE_ERROR, TC_WORKSPACE_ERROR_HISTORY);
      g_clear_error (&error);
      g_assert_false (tc_snapshot_read_decision (bad[i], &decision, &error));
      g_assert_error (error, TC_WORKSPACE_ERROR, TC_WORKSPACE_ERROR_HISTORY);
    }
}

#define ADD(name, function) g_test_add (name, Bench, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/field-edit/states", test_edit_states);
  ADD ("/field-edit/failures", test_edit_failures);
  ADD ("/change/events", test_change);
  ADD ("/change/full-disk", test_full_disk);
  ADD ("/change/touch", test_touch);
  ADD ("/undo/steps", test_undo);
  ADD ("/undo/fork", test_undo_fork);
  ADD ("/undo/labels", test_labels);
  g_test_add_func ("/snapshot/both-ways", test_snapshots);
  g_test_add_func ("/snapshot/bad", test_bad_snapshots);

  return g_test_run ();
}
