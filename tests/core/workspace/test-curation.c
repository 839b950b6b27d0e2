/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fixture.h"

/* Tests: tc-annotating.c tc-curation.c
 * Through them: tc-field-edit.c tc-field-settle.c */

#define STUDY 1

static char *
get_label (Fixture    *fixture,
           const char *property)
{
  char *label;

  g_object_get (fixture->workspace, property, &label, NULL);

  return label;
}

#define assert_label(fixture, property, expected) G_STMT_START { \
  g_autofree char *_label = get_label (fixture, property); \
  g_assert_cmpstr (_label, ==, expected); } G_STMT_END

/* --- one change each: what it does, what it is called, and that undo and redo give it back ---------- */

static void
accept (TcWorkspace *workspace)
{
  tc_workspace_accept (workspace, STUDY, "phase");
}

static void
accept_list (TcWorkspace *workspace)
{
  tc_workspace_accept (workspace, STUDY, "registry_ids");
}

static void
accept_suggestion (TcWorkspace *workspace)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(TcStudyDetail) detail = tc_workspace_get_detail (workspace, STUDY, &error);
  TcStudyField *row = tc_study_detail_find (detail, "n_enrolled");

  tc_workspace_accept_suggestion (workspace, STUDY, g_ptr_array_index (row->suggestions, 1));
}

static void
accept_item (TcWorkspace *workspace)
{
  g_autoptr(TcValue) value = tc_value_new_text ("TEST-0009");
  g_autoptr(TcSuggestion) suggestion =
    tc_suggestion_new ("registry_ids", 1, value, "en", "test.rule", 0.2);

  tc_workspace_accept_suggestion (workspace, STUDY, suggestion);
}

static void
set_same_value (TcWorkspace *workspace)
{
  g_autoptr(TcValue) value = tc_value_new_number (40);

  tc_workspace_set_value (workspace, STUDY, "n_enrolled", value, NULL, NULL);
}

static void
set_other_value (TcWorkspace *workspace)
{
  g_autoptr(TcValue) value = tc_value_new_number (39);

  tc_workspace_set_value (workspace, STUDY, "n_enrolled", value, "thirty-nine", NULL);
}

static void
set_new_value (TcWorkspace *workspace)
{
  g_autoptr(TcValue) value = tc_value_new_text ("We thank nobody.");

  tc_workspace_set_value (workspace, STUDY, "funding", value, NULL, NULL);
}

static void
set_value_with_quote (TcWorkspace *workspace)
{
  g_autoptr(TcValue) value = tc_value_new_text ("eye drops");
  g_autoptr(GPtrArray) quotes = tc_quotes_new ();
  TcQuote *quote = tc_quote_new ((TcSpan) { 34, 39 }, "drops");

  quote->source_id = 1;
  g_ptr_array_add (quotes, quote);
  tc_workspace_set_value (workspace, STUDY, "intervention", value, NULL, quotes);
}

static void
set_not_reported (TcWorkspace *workspace)
{
  tc_workspace_set_state (workspace, STUDY, "phase", TC_ANSWER_NOT_REPORTED);
}

static void
set_unclear (TcWorkspace *workspace)
{
  tc_workspace_set_state (workspace, STUDY, "funding", TC_ANSWER_UNCLEAR);
}

static void
set_note (TcWorkspace *workspace)
{
  tc_workspace_set_note (workspace, STUDY, "funding", "asked Probe B");
}

static void
decide_second (TcWorkspace *workspace)
{
  tc_workspace_decide (workspace, STUDY, 1, 1);
}

static void
decide_first (TcWorkspace *workspace)
{
  tc_workspace_decide (workspace, STUDY, 1, 0);
}

static void
accept_number (TcWorkspace *workspace)
{
  tc_workspace_accept (workspace, STUDY, "n_enrolled");
}

static void
accept_group_of_number (TcWorkspace *workspace)
{
  const char * const fields[] = { "n_enrolled", NULL };

  tc_workspace_accept_fields (workspace, STUDY, fields);
}

static const struct
{
  const char *name;
  void (*change) (TcWorkspace *workspace);
  const char *field;
  const char *before;
  const char *after;
  const char *label;
} changes[] = {
  { "accept", accept, "phase",
    "suggested: Phase 2 [phase 2]", "accepted: Phase 2 [phase 2]", "Accept Phase" },
  { "accept-list", accept_list, "registry_ids",
    "suggested: TEST-0001; TEST-0002 [TEST-0001, TEST-0002]",
    "accepted: TEST-0001; TEST-0002 [TEST-0001, TEST-0002]", NULL },
  { "accept-suggestion", accept_suggestion, "n_enrolled",
    "suggested: 40 [40 persons]", "accepted: 41 [41]", NULL },
  { "accept-item", accept_item, "registry_ids",
    "suggested: TEST-0001; TEST-0002 [TEST-0001, TEST-0002]",
    "accepted: TEST-0001; TEST-0009 [TEST-0001]", NULL },
  { "set-same-value", set_same_value, "n_enrolled",
    "suggested: 40 [40 persons]", "accepted: 40 [40 persons]", NULL },
  { "set-other-value", set_other_value, "n_enrolled",
    "suggested: 40 [40 persons]", "corrected: 39", NULL },
  { "set-new-value", set_new_value, "funding",
    "empty: -", "entered: We thank nobody.", "Enter Funding" },
  { "set-value-with-quote", set_value_with_quote, "intervention",
    "empty: -", "entered: eye drops [drops]", NULL },
  { "set-not-reported", set_not_reported, "phase",
    "suggested: Phase 2 [phase 2]", "not reported: -", "Mark Phase Not Reported" },
  { "set-unclear", set_unclear, "funding", "empty: -", "unclear: -", "Mark Funding Unclear" },
  { "set-note", set_note, "funding", "empty: -", "unclear: - (asked Probe B)", NULL },
  { "decide-second", decide_second, "n_enrolled",
    "suggested: 40 [40 persons]", "corrected: 41 [41]", "Decide the Discrepancy" },
  { "decide-first", decide_first, "n_enrolled",
    "suggested: 40 [40 persons]", "accepted: 40 [40]", "Decide the Discrepancy" },
};

static void
test_change (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr(Fixture) fixture = fixture_new (2);

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  assert_shown (fixture, STUDY, changes[i].field, changes[i].before);

  changes[i].change (fixture->workspace);
  fixture_flush (fixture);
  assert_shown (fixture, STUDY, changes[i].field, changes[i].after);
  if (changes[i].label != NULL)
    assert_label (fixture, "undo-label", changes[i].label);
  g_assert_cmpint (fixture_status (fixture, STUDY), ==, TC_STUDY_IN_REVIEW);
  g_assert_cmpuint (fixture->changed->len, ==, 1);
  g_assert_cmpint (g_array_index (fixture->changed, TcId, 0), ==, STUDY);

  fixture_reopen (fixture);
  assert_shown (fixture, STUDY, changes[i].field, changes[i].after);
  tc_workspace_undo (fixture->workspace);
  fixture_flush (fixture);
  assert_shown (fixture, STUDY, changes[i].field, changes[i].before);
  g_assert_cmpint (fixture_status (fixture, STUDY), ==, TC_STUDY_TO_REVIEW);
  assert_label (fixture, "undo-label", "");
  if (changes[i].label != NULL)
    assert_label (fixture, "redo-label", changes[i].label);

  fixture_reopen (fixture);
  tc_workspace_redo (fixture->workspace);
  fixture_flush (fixture);
  assert_shown (fixture, STUDY, changes[i].field, changes[i].after);
  g_assert_cmpint (fixture_status (fixture, STUDY), ==, TC_STUDY_IN_REVIEW);
  assert_label (fixture, "redo-label", "");
}

/* --- what needs more than one step ------------------------------------------------------------------- */

static void
test_history (void)
{
  g_autoptr(Fixture) fixture = fixture_new (1);
  g_autoptr(TcValue) value = tc_value_new_number (39);

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  tc_workspace_accept (fixture->workspace, STUDY, "n_enrolled");
  tc_workspace_set_value (fixture->workspace, STUDY, "n_enrolled", value, NULL, NULL);
  tc_workspace_accept (fixture->workspace, STUDY, "phase");
  tc_workspace_undo (fixture->workspace);
  tc_workspace_undo (fixture->workspace);
  tc_workspace_redo (fixture->workspace);
  fixture_flush (fixture);

  assert_shown (fixture, STUDY, "n_enrolled", "corrected: 39");
  assert_history (fixture, STUDY, "n_enrolled",
                  "redo discrepancy, redo answer, undo answer, undo discrepancy, answer discrepancy, answer answer, "
                  "answer discrepancy, answer answer");
  assert_history (fixture, STUDY, NULL,
                  "redo discrepancy, redo answer, undo answer, undo discrepancy, undo answer, answer answer, "
                  "answer discrepancy, answer answer, status study, answer discrepancy, answer answer");
}

/* The before of the newest event of a field's answer: its state and its value. */
static char *
dup_before (Fixture    *fixture,
            const char *field)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GListModel) events = tc_workspace_get_history (fixture->workspace, STUDY, field, &error);
  g_autoptr(TcEvent) event = NULL;
  g_autoptr(TcAnswer) answer = NULL;
  const TcCodebook *codebook = tc_workspace_get_codebook (fixture->workspace);
  g_autofree char *value = NULL;
  const TcEventRow *row = NULL;

  g_assert_no_error (error);
  for (guint i = 0; row == NULL || g_strcmp0 (row->object, "answer") != 0; i++)
    {
      g_clear_object (&event);
      event = g_list_model_get_item (events, i);
      row = tc_event_get_row (event);
    }
  if (row->before == NULL || *row->before == '\0')
    return g_strdup ("");

  answer = tc_answer_from_json (row->before, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (answer->field, ==, field);
  if (answer->value != NULL)
    value = tc_field_format (tc_codebook_find_field (codebook, field), answer->value);

  return g_strdup_printf ("%s: %s", tc_answer_state_to_string (answer->state), value != NULL ? value : "-");
}

#define assert_before(fixture, field, expected) G_STMT_START { \
  g_autofree char *_before = dup_before (fixture, field); \
  g_assert_cmpstr (_before, ==, expected); } G_STMT_END

/* The first answer of a field says what suggestion it took the place of, and later ones what answer. */
static void
test_history_suggested (void)
{
  g_autoptr(Fixture) fixture = fixture_new (1);
  g_autoptr(TcValue) value = tc_value_new_number (39);

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  tc_workspace_set_value (fixture->workspace, STUDY, "n_enrolled", value, NULL, NULL);
  tc_workspace_set_state (fixture->workspace, STUDY, "phase", TC_ANSWER_NOT_REPORTED);
  tc_workspace_accept (fixture->workspace, STUDY, "registry_ids");
  set_new_value (fixture->workspace);
  fixture_flush (fixture);
  assert_before (fixture, "n_enrolled", "suggested: 40");
  assert_before (fixture, "phase", "suggested: Phase 2");
  assert_before (fixture, "registry_ids", "suggested: TEST-0001; TEST-0002");
  assert_before (fixture, "funding", "");

  tc_workspace_accept (fixture->workspace, STUDY, "n_enrolled");
  fixture_flush (fixture);
  assert_before (fixture, "n_enrolled", "corrected: 39");

  /* Undone twice, the suggestion stands there again, as a suggestion; done again, the row says so too. */
  for (guint i = 0; i < 5; i++)
    tc_workspace_undo (fixture->workspace);
  fixture_flush (fixture);
  g_assert_cmpuint (fixture->n_failed, ==, 0);
  assert_shown (fixture, STUDY, "n_enrolled", "suggested: 40 [40 persons]");
  assert_before (fixture, "n_enrolled", "corrected: 39");
  tc_workspace_redo (fixture->workspace);
  fixture_flush (fixture);
  assert_shown (fixture, STUDY, "n_enrolled", "corrected: 39");
  assert_before (fixture, "n_enrolled", "suggested: 40");
}

/* The quote of the suggestion is no evidence for the value that a person gave in its place, until that person says so. */
static void
test_evidence (void)
{
  g_autoptr(Fixture) fixture = fixture_new (1);
  g_autoptr(TcValue) value = tc_value_new_number (39);
  g_autoptr(TcStudyDetail) detail = NULL;
  TcStudyField *row;

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  tc_workspace_set_value (fixture->workspace, STUDY, "n_enrolled", value, NULL, NULL);
  fixture_flush (fixture);
  row = fixture_field (fixture, &detail, STUDY, "n_enrolled");
  g_assert_cmpuint (row->quotes->len, ==, 0);
  g_assert_cmpuint (row->suggested_quotes->len, ==, 1);
  g_assert_cmpstr (((TcQuote *) row->suggested_quotes->pdata[0])->text, ==, "40 persons");

  tc_workspace_add_evidence (fixture->workspace, STUDY, "n_enrolled", row->suggested_quotes);
  tc_workspace_add_evidence (fixture->workspace, STUDY, "n_enrolled", row->suggested_quotes);
  fixture_flush (fixture);
  g_clear_pointer (&detail, tc_study_detail_unref);
  row = fixture_field (fixture, &detail, STUDY, "n_enrolled");
  g_assert_cmpuint (row->suggested_quotes->len, ==, 0);
  assert_shown (fixture, STUDY, "n_enrolled", "corrected: 39 [40 persons]");
  assert_label (fixture, "undo-label", "Add Evidence for Participants enrolled");
  assert_history (fixture, STUDY, "n_enrolled", "answer answer, answer answer");

  tc_workspace_undo (fixture->workspace);
  fixture_flush (fixture);
  assert_shown (fixture, STUDY, "n_enrolled", "corrected: 39");
}

/* What was marked for one value is no evidence for the next. */
static void
test_evidence_changes (void)
{
  g_autoptr(Fixture) fixture = fixture_new (1);
  g_autoptr(TcValue) other = tc_value_new_text ("drops");

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  set_value_with_quote (fixture->workspace);
  fixture_flush (fixture);
  assert_shown (fixture, STUDY, "intervention", "entered: eye drops [drops]");
  tc_workspace_set_value (fixture->workspace, STUDY, "intervention", other, NULL, NULL);
  fixture_flush (fixture);
  assert_shown (fixture, STUDY, "intervention", "entered: drops");
}

static void
test_same_again (void)
{
  g_autoptr(Fixture) fixture = fixture_new (1);

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  tc_workspace_accept (fixture->workspace, STUDY, "phase");
  tc_workspace_accept (fixture->workspace, STUDY, "phase");
  tc_workspace_revert (fixture->workspace, STUDY, "funding");
  fixture_flush (fixture);
  assert_history (fixture, STUDY, "phase", "answer answer");
  g_assert_cmpuint (fixture->changed->len, ==, 1);

  tc_workspace_undo (fixture->workspace);
  tc_workspace_undo (fixture->workspace);
  fixture_flush (fixture);
  g_assert_cmpint (fixture_state (fixture, STUDY, "phase"), ==, TC_ANSWER_SUGGESTED);
  g_assert_cmpuint (fixture->n_failed, ==, 0);
  /* The last event of a change is taken back first. */
  assert_history (fixture, STUDY, NULL, "undo answer, undo study, status study, answer answer");
}

static void
test_accept_fields (void)
{
  const char * const fields[] = { "n_enrolled", "phase", "funding", "registry_ids", NULL };
  g_autoptr(Fixture) fixture = fixture_new (1);
  g_autoptr(TcValue) value = tc_value_new_number (39);

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  tc_workspace_set_value (fixture->workspace, STUDY, "n_enrolled", value, NULL, NULL);
  tc_workspace_accept_fields (fixture->workspace, STUDY, fields);
  fixture_flush (fixture);
  assert_label (fixture, "undo-label", "Accept 2 Fields");
  g_assert_cmpint (fixture_state (fixture, STUDY, "n_enrolled"), ==, TC_ANSWER_CORRECTED);
  g_assert_cmpint (fixture_state (fixture, STUDY, "phase"), ==, TC_ANSWER_ACCEPTED);
  g_assert_cmpint (fixture_state (fixture, STUDY, "funding"), ==, TC_ANSWER_EMPTY);
  g_assert_cmpint (fixture_state (fixture, STUDY, "registry_ids"), ==, TC_ANSWER_ACCEPTED);

  tc_workspace_undo (fixture->workspace);
  fixture_flush (fixture);
  g_assert_cmpint (fixture_state (fixture, STUDY, "phase"), ==, TC_ANSWER_SUGGESTED);
  g_assert_cmpint (fixture_state (fixture, STUDY, "n_enrolled"), ==, TC_ANSWER_CORRECTED);
}

static void
test_keep_note (void)
{
  g_autoptr(Fixture) fixture = fixture_new (1);
  g_autoptr(TcValue) value = tc_value_new_number (39);

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  tc_workspace_accept (fixture->workspace, STUDY, "n_enrolled");
  tc_workspace_set_note (fixture->workspace, STUDY, "n_enrolled", "see page 3");
  fixture_flush (fixture);
  assert_label (fixture, "undo-label", "Change the Note of Participants enrolled");
  tc_workspace_set_value (fixture->workspace, STUDY, "n_enrolled", value, NULL, NULL);
  fixture_flush (fixture);
  assert_shown (fixture, STUDY, "n_enrolled", "corrected: 39 (see page 3)");
  tc_workspace_set_state (fixture->workspace, STUDY, "n_enrolled", TC_ANSWER_UNCLEAR);
  fixture_flush (fixture);
  assert_shown (fixture, STUDY, "n_enrolled", "unclear: 39 (see page 3)");
  tc_workspace_set_note (fixture->workspace, STUDY, "n_enrolled", "");
  fixture_flush (fixture);
  assert_shown (fixture, STUDY, "n_enrolled", "unclear: 39");
  tc_workspace_revert (fixture->workspace, STUDY, "n_enrolled");
  fixture_flush (fixture);
  assert_shown (fixture, STUDY, "n_enrolled", "suggested: 40 [40 persons]");
  assert_label (fixture, "undo-label", "Clear Participants enrolled");
}

static void
test_bulk_status (void)
{
  const TcId studies[] = { 3, 1, 2 };
  g_autoptr(Fixture) fixture = fixture_new (4);

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  tc_workspace_set_status (fixture->workspace, studies, 3, TC_STUDY_REVIEWED, NULL);
  fixture_flush (fixture);
  assert_label (fixture, "undo-label", "Mark 3 Studies Reviewed");
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (fixture_status (fixture, studies[i]), ==, TC_STUDY_REVIEWED);
  g_assert_cmpint (fixture_status (fixture, 4), ==, TC_STUDY_TO_REVIEW);
  g_assert_cmpuint (fixture->changed->len, ==, 3);

  tc_workspace_set_status (fixture->workspace, studies, 1, TC_STUDY_EXCLUDED, "Not a trial");
  fixture_flush (fixture);
  assert_label (fixture, "undo-label", "Exclude 1 Study");
  fixture_reopen (fixture);
  {
    g_autoptr(TcStudyDetail) detail = NULL;

    fixture_field (fixture, &detail, 3, "phase");
    g_assert_cmpint (detail->row->status, ==, TC_STUDY_EXCLUDED);
    g_assert_cmpstr (detail->row->exclusion_reason, ==, "Not a trial");
  }

  tc_workspace_undo (fixture->workspace);
  fixture_flush (fixture);
  g_assert_cmpint (fixture_status (fixture, 3), ==, TC_STUDY_REVIEWED);
  tc_workspace_undo (fixture->workspace);
  fixture_flush (fixture);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (fixture_status (fixture, studies[i]), ==, TC_STUDY_TO_REVIEW);
}

/* What a person does to a reviewed study. */
typedef enum { EDIT_VALUE, EDIT_STATE, EDIT_NOTE, EDIT_SAME, EDIT_ANNOTATION } ReviewedEdit;

static const struct
{
  const char *name;
  ReviewedEdit edit;
  TcStudyStatus status;
} reviewed_edits[] = {
  { "value", EDIT_VALUE, TC_STUDY_IN_REVIEW },
  { "state", EDIT_STATE, TC_STUDY_IN_REVIEW },
  { "note", EDIT_NOTE, TC_STUDY_IN_REVIEW },
  { "same", EDIT_SAME, TC_STUDY_REVIEWED },
  { "annotation", EDIT_ANNOTATION, TC_STUDY_REVIEWED },
};

static void
edit_reviewed (Fixture      *fixture,
               ReviewedEdit  edit)
{
  g_autoptr(TcValue) value = tc_value_new_text ("Phase 4");
  g_autoptr(TcQuote) quote = tc_quote_new ((TcSpan) { 34, 39 }, "drops");

  quote->source_id = 1;
  if (edit == EDIT_VALUE)
    tc_workspace_set_value (fixture->workspace, STUDY, "phase", value, NULL, NULL);
  else if (edit == EDIT_STATE)
    tc_workspace_set_state (fixture->workspace, STUDY, "phase", TC_ANSWER_NOT_REPORTED);
  else if (edit == EDIT_NOTE)
    tc_workspace_set_note (fixture->workspace, STUDY, "phase", "An invented note");
  else if (edit == EDIT_SAME)
    tc_workspace_accept (fixture->workspace, STUDY, "phase");
  else
    tc_workspace_annotate (fixture->workspace, STUDY, quote, NULL, "odd", "Which?");
  fixture_flush (fixture);
}

/* A reviewed study whose answers change is in review again, as part of the same step; a mark in its text leaves it. */
static void
test_edit_reviewed (gconstpointer data)
{
  const TcId study = STUDY;
  const guint i = GPOINTER_TO_UINT (data);
  g_autoptr(Fixture) fixture = fixture_new (1);

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  tc_workspace_accept (fixture->workspace, STUDY, "phase");
  tc_workspace_set_status (fixture->workspace, &study, 1, TC_STUDY_REVIEWED, NULL);
  edit_reviewed (fixture, reviewed_edits[i].edit);
  g_assert_cmpint (fixture_status (fixture, STUDY), ==, reviewed_edits[i].status);
  if (reviewed_edits[i].status == TC_STUDY_REVIEWED)
    return;

  tc_workspace_undo (fixture->workspace);
  fixture_flush (fixture);
  g_assert_cmpint (fixture_status (fixture, STUDY), ==, TC_STUDY_REVIEWED);
  tc_workspace_redo (fixture->workspace);
  fixture_flush (fixture);
  g_assert_cmpint (fixture_status (fixture, STUDY), ==, TC_STUDY_IN_REVIEW);
}

static void
test_across_studies (void)
{
  gint64 last_study;
  g_autoptr(Fixture) fixture = fixture_new (3);

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  tc_workspace_accept (fixture->workspace, 3, "phase");
  tc_workspace_accept (fixture->workspace, 1, "phase");
  tc_workspace_undo (fixture->workspace);
  fixture_flush (fixture);
  g_object_get (fixture->workspace, "last-study", &last_study, NULL);
  g_assert_cmpint (last_study, ==, 1);
  tc_workspace_undo (fixture->workspace);
  fixture_flush (fixture);
  g_object_get (fixture->workspace, "last-study", &last_study, NULL);
  g_assert_cmpint (last_study, ==, 3);
  g_assert_cmpint (fixture_state (fixture, 1, "phase"), ==, TC_ANSWER_SUGGESTED);
  g_assert_cmpint (fixture_state (fixture, 3, "phase"), ==, TC_ANSWER_SUGGESTED);

  /* A new change takes the place of what was undone. */
  tc_workspace_accept (fixture->workspace, 2, "phase");
  tc_workspace_redo (fixture->workspace);
  fixture_flush (fixture);
  assert_label (fixture, "redo-label", "");
  g_assert_cmpint (fixture_state (fixture, 1, "phase"), ==, TC_ANSWER_SUGGESTED);
  g_assert_cmpint (fixture_state (fixture, 2, "phase"), ==, TC_ANSWER_ACCEPTED);
}

static guint
count_open (Fixture *fixture)
{
  g_autoptr(TcStudyDetail) detail = NULL;

  fixture_field (fixture, &detail, STUDY, "n_enrolled");
  g_assert_cmpuint (detail->row->n_discrepancies, ==, tc_study_detail_count_open (detail));

  return tc_study_detail_count_open (detail);
}

static void
test_decide (void)
{
  g_autoptr(Fixture) fixture = fixture_new (1);

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  g_assert_cmpuint (count_open (fixture), ==, 1);
  tc_workspace_decide (fixture->workspace, STUDY, 1, -1);
  fixture_flush (fixture);
  g_assert_cmpuint (count_open (fixture), ==, 0);
  assert_shown (fixture, STUDY, "n_enrolled", "suggested: 40 [40 persons]");
  tc_workspace_decide (fixture->workspace, STUDY, 1, -2);
  fixture_flush (fixture);
  g_assert_cmpuint (count_open (fixture), ==, 1);
  tc_workspace_decide (fixture->workspace, STUDY, 1, 1);
  fixture_flush (fixture);
  g_assert_cmpuint (count_open (fixture), ==, 0);
  tc_workspace_undo (fixture->workspace);
  fixture_flush (fixture);
  g_assert_cmpuint (count_open (fixture), ==, 1);
  assert_history (fixture, STUDY, "n_enrolled", "undo discrepancy, undo answer, decide answer, "
                  "decide discrepancy, decide discrepancy, decide discrepancy");
}

static const struct
{
  const char *name;
  void (*change) (TcWorkspace *workspace);
  guint n_open;                   /* afterwards; one was */
} settled[] = {
  { "accept", accept_number, 0 },
  { "accept-suggestion", accept_suggestion, 0 },
  { "set-same-value", set_same_value, 0 },
  { "neither", set_other_value, 1 },
  { "other-field", accept, 1 },
  { "group", accept_group_of_number, 1 },
};

/* Who takes one of two values has decided between them; who takes the answer away has not decided any more. */
static void
test_settle (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr(Fixture) fixture = fixture_new (2);

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  g_assert_cmpuint (count_open (fixture), ==, 1);
  settled[i].change (fixture->workspace);
  fixture_flush (fixture);
  g_assert_cmpuint (count_open (fixture), ==, settled[i].n_open);
  if (settled[i].n_open > 0)
    return;

  tc_workspace_undo (fixture->workspace);
  fixture_flush (fixture);
  g_assert_cmpuint (count_open (fixture), ==, 1);
  assert_shown (fixture, STUDY, "n_enrolled", "suggested: 40 [40 persons]");
  tc_workspace_redo (fixture->workspace);
  fixture_flush (fixture);
  g_assert_cmpuint (count_open (fixture), ==, 0);

  tc_workspace_revert (fixture->workspace, STUDY, "n_enrolled");
  fixture_flush (fixture);
  g_assert_cmpuint (count_open (fixture), ==, 1);

  /* No discrepancy, a person said: that holds without an answer too. */
  tc_workspace_decide (fixture->workspace, STUDY, 1, -1);
  settled[i].change (fixture->workspace);
  tc_workspace_revert (fixture->workspace, STUDY, "n_enrolled");
  fixture_flush (fixture);
  g_assert_cmpuint (count_open (fixture), ==, 0);
}

static void
set_number_not_reported (TcWorkspace *workspace)
{
  tc_workspace_set_state (workspace, STUDY, "n_enrolled", TC_ANSWER_NOT_REPORTED);
}

static void
set_number_unclear (TcWorkspace *workspace)
{
  tc_workspace_set_state (workspace, STUDY, "n_enrolled", TC_ANSWER_UNCLEAR);
}

static const struct
{
  const char *name;
  void (*first) (TcWorkspace *workspace);
  void (*then) (TcWorkspace *workspace);
  guint n_between;
  guint n_open;                   /* afterwards */
} resettled[] = {
  { "neither", accept_number, set_other_value, 0, 1 },
  { "not-reported", accept_number, set_number_not_reported, 0, 1 },
  { "unclear-keeps-the-value", accept_number, set_number_unclear, 0, 0 },
  { "other-statement", accept_number, decide_second, 0, 0 },
  { "neither-behind-the-card", decide_second, set_other_value, 0, 1 },
  { "back-again", set_other_value, accept_number, 1, 0 },
  { "not-reported-first", set_number_not_reported, accept_number, 1, 0 },
};

/* What one answer has decided the next one may not decide. */
static void
test_resettle (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr(Fixture) fixture = fixture_new (2);

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  resettled[i].first (fixture->workspace);
  fixture_flush (fixture);
  g_assert_cmpuint (count_open (fixture), ==, resettled[i].n_between);
  resettled[i].then (fixture->workspace);
  fixture_flush (fixture);
  g_assert_cmpuint (count_open (fixture), ==, resettled[i].n_open);
  tc_workspace_undo (fixture->workspace);
  fixture_flush (fixture);
  g_assert_cmpuint (count_open (fixture), ==, resettled[i].n_between);
  tc_workspace_redo (fixture->workspace);
  fixture_flush (fixture);
  g_assert_cmpuint (count_open (fixture), ==, resettled[i].n_open);
}

static char *
show_annotations (Fixture *fixture)
{
  g_autoptr(TcStudyDetail) detail = NULL;
  g_autoptr(GString) shown = g_string_new (NULL);

  fixture_field (fixture, &detail, STUDY, "phase");
  g_assert_cmpuint (detail->row->n_annotations, ==, detail->annotations->len);
  for (guint i = 0; i < detail->annotations->len; i++)
    {
      TcAnnotation *annotation = g_ptr_array_index (detail->annotations, i);

      g_assert_cmpstr (tc_annotation_get_reviewer (annotation), ==, "Testperson A");
      g_string_append_printf (shown, "%u-%u %s|%s|%s|%s;", tc_annotation_get_span (annotation).start,
                              tc_annotation_get_span (annotation).end,
                              tc_annotation_get_text (annotation), tc_annotation_get_field (annotation),
                              tc_annotation_get_tag (annotation), tc_annotation_get_comment (annotation));
    }

  return g_string_free (g_steal_pointer (&shown), FALSE);
}

#define assert_annotations(fixture, expected) G_STMT_START { \
  g_autofree char *_shown = show_annotations (fixture); \
  g_assert_cmpstr (_shown, ==, expected); } G_STMT_END

static void
test_annotate (void)
{
  const char *first = "34-39 drops|intervention|odd|Which?;";
  const char *second = "34-39 drops|intervention||Saline;";
  g_autoptr(TcQuote) quote = tc_quote_new ((TcSpan) { 34, 39 }, "drops");
  g_autoptr(Fixture) fixture = fixture_new (1);

  quote->source_id = 1;
  fixture_open (fixture, TC_WORKSPACE_OPEN);
  tc_workspace_annotate (fixture->workspace, STUDY, quote, "intervention", "odd", "Which?");
  fixture_flush (fixture);
  assert_annotations (fixture, first);
  assert_label (fixture, "undo-label", "Annotate");
  tc_workspace_edit_annotation (fixture->workspace, 1, NULL, "Saline");
  fixture_flush (fixture);
  assert_annotations (fixture, second);
  tc_workspace_delete_annotation (fixture->workspace, 1);
  fixture_flush (fixture);
  assert_annotations (fixture, "");
  assert_label (fixture, "undo-label", "Delete the Annotation");

  fixture_reopen (fixture);
  tc_workspace_undo (fixture->workspace);
  fixture_flush (fixture);
  assert_annotations (fixture, second);
  tc_workspace_undo (fixture->workspace);
  fixture_flush (fixture);
  assert_annotations (fixture, first);
  tc_workspace_undo (fixture->workspace);
  fixture_flush (fixture);
  assert_annotations (fixture, "");
  tc_workspace_redo (fixture->workspace);
  tc_workspace_redo (fixture->workspace);
  fixture_flush (fixture);
  assert_annotations (fixture, second);
}

/* --- what fails leaves the project as it was -------------------------------------------------------- */

static void
fail_unknown_field (TcWorkspace *workspace)
{
  tc_workspace_accept (workspace, STUDY, "no_such_field");
}

static void
fail_no_suggestion (TcWorkspace *workspace)
{
  tc_workspace_accept (workspace, STUDY, "funding");
}

static void
fail_wrong_kind (TcWorkspace *workspace)
{
  g_autoptr(TcValue) value = tc_value_new_text ("many");

  tc_workspace_set_value (workspace, STUDY, "n_enrolled", value, NULL, NULL);
}

static void
fail_no_study (TcWorkspace *workspace)
{
  g_autoptr(TcValue) value = tc_value_new_text ("nobody");

  tc_workspace_set_value (workspace, 99, "funding", value, NULL, NULL);
}

static void
fail_bulk (TcWorkspace *workspace)
{
  const TcId studies[] = { STUDY, 99 };

  tc_workspace_set_status (workspace, studies, 2, TC_STUDY_REVIEWED, NULL);
}

static void
fail_statement (TcWorkspace *workspace)
{
  tc_workspace_decide (workspace, STUDY, 1, 7);
}

static void
fail_discrepancy (TcWorkspace *workspace)
{
  tc_workspace_decide (workspace, STUDY, 99, 0);
}

static void
fail_annotation (TcWorkspace *workspace)
{
  tc_workspace_delete_annotation (workspace, 99);
}

static const struct
{
  const char *name;
  void (*change) (TcWorkspace *workspace);
} failures[] = {
  { "unknown-field", fail_unknown_field },
  { "no-suggestion", fail_no_suggestion },
  { "wrong-kind", fail_wrong_kind },
  { "no-study", fail_no_study },
  { "bulk", fail_bulk },
  { "statement", fail_statement },
  { "discrepancy", fail_discrepancy },
  { "annotation", fail_annotation },
};

static void
test_failure (gconstpointer data)
{
  g_autoptr(Fixture) fixture = fixture_new (1);
  g_autoptr(GError) error = NULL;
  gboolean can_undo;

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  failures[GPOINTER_TO_UINT (data)].change (fixture->workspace);
  g_assert_false (tc_workspace_flush (fixture->workspace, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (fixture->n_failed, ==, 1);
  g_assert_cmpstr (fixture->failure, ==, error->message);
  g_assert_cmpuint (fixture->changed->len, ==, 0);
  assert_history (fixture, STUDY, NULL, "");
  g_assert_cmpint (fixture_status (fixture, STUDY), ==, TC_STUDY_TO_REVIEW);
  g_object_get (fixture->workspace, "can-undo", &can_undo, NULL);
  g_assert_false (can_undo);

  /* The next change is not affected. */
  tc_workspace_accept (fixture->workspace, STUDY, "phase");
  fixture_flush (fixture);
  g_assert_cmpint (fixture_state (fixture, STUDY, "phase"), ==, TC_ANSWER_ACCEPTED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *path = g_strconcat ("/workspace/change/", changes[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_change);
    }
  g_test_add_func ("/workspace/history", test_history);
  g_test_add_func ("/workspace/history-suggested", test_history_suggested);
  g_test_add_func ("/workspace/evidence", test_evidence);
  g_test_add_func ("/workspace/evidence-changes", test_evidence_changes);
  g_test_add_func ("/workspace/same-again", test_same_again);
  g_test_add_func ("/workspace/accept-fields", test_accept_fields);
  g_test_add_func ("/workspace/keep-note", test_keep_note);
  g_test_add_func ("/workspace/bulk-status", test_bulk_status);
  for (guint i = 0; i < G_N_ELEMENTS (reviewed_edits); i++)
    {
      g_autofree char *path = g_strconcat ("/workspace/edit-reviewed/", reviewed_edits[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_edit_reviewed);
    }
  g_test_add_func ("/workspace/across-studies", test_across_studies);
  g_test_add_func ("/workspace/decide", test_decide);
  for (guint i = 0; i < G_N_ELEMENTS (settled); i++)
    {
      g_autofree char *path = g_strconcat ("/workspace/settle/", settled[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_settle);
    }
  for (guint i = 0; i < G_N_ELEMENTS (resettled); i++)
    {
      g_autofree char *path = g_strconcat ("/workspace/resettle/", resettled[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_resettle);
    }
  g_test_add_func ("/workspace/annotate", test_annotate);
  for (guint i = 0; i < G_N_ELEMENTS (failures); i++)
    {
      g_autofree char *path = g_strconcat ("/workspace/failure/", failures[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_failure);
    }

  return g_test_run ();
}
