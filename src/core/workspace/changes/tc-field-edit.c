/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-workspace"

#include "config.h"

#include "tc-field-edit.h"

#include <glib/gi18n-lib.h>

#include "tc-evidence.h"
#include "tc-list-item.h"
#include "tc-workspace.h"

/* What is known about a field of a study before it is edited. */
typedef struct
{
  TcId study_id;
  const TcField *field;
  gboolean list;
  TcAnswer *before;
  GPtrArray *suggestions;         /* of this field, best first item by item */
  TcValue *suggested;             /* what they compose */
  GPtrArray *quotes;              /* what that rests on */
} FieldState;

static void
field_state_free (FieldState *state)
{
  g_clear_pointer (&state->before, tc_answer_free);
  g_clear_pointer (&state->suggestions, g_ptr_array_unref);
  g_clear_pointer (&state->suggested, tc_value_unref);
  g_clear_pointer (&state->quotes, g_ptr_array_unref);
  g_free (state);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FieldState, field_state_free)

static gboolean
is_list (const TcField *field)
{
  return tc_field_is_repeating (field) || tc_field_get_kind (field) == TC_FIELD_TABLE;
}

/* The first suggestion is one of those that are shown. */
static void
arrange (FieldState *state)
{
  GPtrArray *arranged = tc_suggestions_arrange (state->suggestions);

  g_ptr_array_unref (state->suggestions);
  state->suggestions = arranged;
}

static FieldState *
load_field (TcChange    *change,
            TcId         study_id,
            const char  *key,
            GPtrArray   *suggestions,
            GError     **error)
{
  g_autoptr(FieldState) state = g_new0 (FieldState, 1);
  g_autoptr(GError) read_error = NULL;

  state->study_id = study_id;
  state->field = tc_codebook_find_field (tc_store_get_codebook (change->store), key);
  if (state->field == NULL)
    {
      g_set_error (error, TC_WORKSPACE_ERROR, TC_WORKSPACE_ERROR_VALUE,
                   /* Translators: %s is the key of a field, such as n_enrolled */
                   _("The codebook of this project has no field “%s”."), key);
      return NULL;
    }

  state->before = tc_store_get_answer (change->store, study_id, key, &read_error);
  if (read_error != NULL && !g_error_matches (read_error, TC_STORE_ERROR, TC_STORE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&read_error));
      return NULL;
    }

  state->list = is_list (state->field);
  state->suggestions = tc_suggestions_pick (suggestions, key);
  state->suggested = tc_suggestions_compose (state->suggestions, state->list, &state->quotes);
  if (state->list && state->suggestions->len > 0)
    arrange (state);

  return g_steal_pointer (&state);
}

static FieldState *
read_field (TcChange    *change,
            TcId         study_id,
            const char  *key,
            GError     **error)
{
  g_autoptr(GPtrArray) suggestions = tc_store_list_suggestions (change->store, study_id, error);

  return suggestions != NULL ? load_field (change, study_id, key, suggestions, error) : NULL;
}

static const char *
get_rule (const FieldState *state)
{
  const TcSuggestion *best;

  if (state->suggestions->len == 0)
    return NULL;

  best = g_ptr_array_index (state->suggestions, 0);

  return best->rule;
}

/* Accepted where it is what is suggested, corrected where something else is, entered where nothing is. */
static TcAnswerState
judge_value (const FieldState *state,
             const TcValue    *value)
{
  if (state->suggested == NULL)
    return TC_ANSWER_ENTERED;

  return tc_value_equal (state->suggested, value) ? TC_ANSWER_ACCEPTED : TC_ANSWER_CORRECTED;
}

/* What the form showed where nobody had answered: the history keeps it beside what took its place. */
static TcAnswer *
dup_suggested (const FieldState *state)
{
  TcAnswer *suggested;

  if (state->suggested == NULL)
    return NULL;

  suggested = tc_answer_new (state->study_id, tc_field_get_key (state->field), TC_ANSWER_SUGGESTED,
                             state->suggested);
  suggested->rule = g_strdup (get_rule (state));

  return suggested;
}

static gboolean
put_value (TcChange          *change,
           const FieldState  *state,
           TcAnswerState      answer_state,
           TcValue           *value,
           const char        *reported,
           GPtrArray         *quotes,
           const char        *rule,
           GError           **error)
{
  const char *key = tc_field_get_key (state->field);
  g_autoptr(TcAnswer) suggested = dup_suggested (state);
  g_autoptr(TcAnswer) answer = NULL;

  if (value != NULL && !tc_field_accepts (state->field, value))
    {
      g_set_error (error, TC_WORKSPACE_ERROR, TC_WORKSPACE_ERROR_VALUE,
                   /* Translators: %s is the label of a field, such as "Phase" */
                   _("The value does not fit the field “%s”."), tc_field_get_label (state->field));
      return FALSE;
    }

  answer = tc_answer_new (state->study_id, key, answer_state, value);
  answer->reported = g_strdup (reported);
  if (quotes != NULL)
    {
      g_clear_pointer (&answer->quotes, g_ptr_array_unref);
      answer->quotes = tc_quotes_copy (quotes);
    }
  answer->note = g_strdup (state->before != NULL ? state->before->note : NULL);
  g_free (answer->reviewer);
  answer->reviewer = g_strdup (change->reviewer);
  answer->rule = g_strdup (rule);
  answer->updated_at = change->now;

  return tc_change_answer (change, state->study_id, key, suggested, answer, error);
}

static gboolean
accept_field (TcChange          *change,
              const FieldState  *state,
              GError           **error)
{
  if (state->suggested == NULL)
    {
      g_set_error (error, TC_WORKSPACE_ERROR, TC_WORKSPACE_ERROR_NO_SUGGESTION,
                   /* Translators: %s is the label of a field */
                   _("Nothing is suggested for “%s”."), tc_field_get_label (state->field));
      return FALSE;
    }

  return put_value (change, state, TC_ANSWER_ACCEPTED, state->suggested, NULL, state->quotes,
                    get_rule (state), error);
}

/* What the form showed before the edit. */
static TcValue *
get_shown (const FieldState *state)
{
  return state->before != NULL && state->before->value != NULL ? state->before->value : state->suggested;
}

/* What that rests on. */
static GPtrArray *
get_quotes_of_shown (const FieldState *state)
{
  return state->before != NULL && state->before->value != NULL ? state->before->quotes : state->quotes;
}

/* Puts one item (of a list field) or the whole value (of any other) in place of what the form shows. */
static gboolean
put_item (TcChange          *change,
          const FieldState  *state,
          guint              index,
          TcValue           *item,
          GPtrArray         *item_quotes,
          const char        *rule,
          GError           **error)
{
  g_autoptr(TcValue) list = NULL;
  g_autoptr(GPtrArray) quotes = NULL;
  const TcValue *shown = get_shown (state);

  if (!state->list || tc_value_get_kind (item) == TC_VALUE_LIST)
    return put_value (change, state,
                      rule != NULL ? TC_ANSWER_ACCEPTED : judge_value (state, item),
                      item, NULL, item_quotes, rule != NULL ? rule : get_rule (state), error);

  if (shown == NULL || index > tc_value_get_n_items (shown))
    index = shown != NULL ? tc_value_get_n_items (shown) : 0;
  list = tc_list_item_replace (shown, index, item);
  quotes = tc_list_item_replace_quotes (get_quotes_of_shown (state), index, item_quotes);

  return put_value (change, state,
                    rule != NULL && state->before == NULL ? TC_ANSWER_ACCEPTED : judge_value (state, list),
                    list, NULL, quotes, rule != NULL ? rule : get_rule (state), error);
}

/* What the new value says about the discrepancies of the field. */
static gboolean
settle (TcChange          *change,
        const FieldState  *state,
        const TcValue     *value,
        GError           **error)
{
  return tc_field_edit_settle (change, state->study_id, tc_field_get_key (state->field),
                               state->before != NULL ? state->before->value : NULL, value, error);
}

/**
 * tc_field_edit_accept:
 *
 * Accepts the best suggestion of each item, which may decide discrepancies of the field.
 *
 * Returns: %FALSE with @error where nothing is suggested or the store refused
 */
gboolean
tc_field_edit_accept (TcChange    *change,
                      TcId         study_id,
                      const char  *field,
                      GError     **error)
{
  g_autoptr(FieldState) state = read_field (change, study_id, field, error);

  return state != NULL && accept_field (change, state, error)
         && settle (change, state, state->suggested, error);
}

/**
 * tc_field_edit_accept_one:
 *
 * Accepts one suggestion: as the value, or for a list field as its item.
 *
 * Returns: %FALSE with @error where it does not fit or the store refused
 */
gboolean
tc_field_edit_accept_one (TcChange            *change,
                          TcId                 study_id,
                          const TcSuggestion  *suggestion,
                          GError             **error)
{
  g_autoptr(FieldState) state = read_field (change, study_id, suggestion->field, error);

  return state != NULL
         && put_item (change, state, suggestion->item, suggestion->value, suggestion->quotes,
                      suggestion->rule, error)
         /* Who takes one item of a list has said nothing about the others. */
         && (state->list || settle (change, state, suggestion->value, error));
}

/**
 * tc_field_edit_accept_all:
 * @fields: %NULL-terminated keys
 *
 * Accepts every field of the list that has a suggestion and no answer.
 *
 * Returns: %FALSE with @error where the store refused
 */
gboolean
tc_field_edit_accept_all (TcChange            *change,
                          TcId                 study_id,
                          const char * const  *fields,
                          GError             **error)
{
  g_autoptr(GPtrArray) suggestions = tc_store_list_suggestions (change->store, study_id, error);

  if (suggestions == NULL)
    return FALSE;

  for (guint i = 0; fields[i] != NULL; i++)
    {
      g_autoptr(FieldState) state = load_field (change, study_id, fields[i], suggestions, error);

      if (state == NULL)
        return FALSE;
      if (state->before == NULL && state->suggested != NULL && !accept_field (change, state, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * tc_field_edit_set_value:
 * @value: (nullable): %NULL takes the answer away
 * @reported: (nullable): the verbatim value
 * @quotes: (nullable): %NULL keeps those that the form shows, as far as they are evidence for this
 * value, too
 *
 * Puts the value that a person gave. What another value rested on is no evidence for it. It may
 * decide discrepancies of the field; those that it does not decide any more are open again.
 *
 * Returns: %FALSE with @error where it does not fit or the store refused
 */
gboolean
tc_field_edit_set_value (TcChange    *change,
                         TcId         study_id,
                         const char  *field,
                         TcValue     *value,
                         const char  *reported,
                         GPtrArray   *quotes,
                         GError     **error)
{
  g_autoptr(FieldState) state = NULL;
  g_autoptr(GPtrArray) kept = NULL;
  TcAnswerState answer_state;

  if (value == NULL)
    return tc_change_answer (change, study_id, field, NULL, NULL, error)
           && tc_field_edit_settle (change, study_id, field, NULL, NULL, error);

  state = read_field (change, study_id, field, error);
  if (state == NULL)
    return FALSE;

  answer_state = judge_value (state, value);
  if (quotes == NULL && answer_state == TC_ANSWER_ACCEPTED)
    quotes = state->quotes;
  else if (quotes == NULL)
    quotes = kept = tc_evidence_keep (get_shown (state), value, get_quotes_of_shown (state));

  return put_value (change, state, answer_state, value, reported, quotes, get_rule (state), error)
         && settle (change, state, value, error);
}

/**
 * tc_field_edit_set_state:
 * @state: not reported, not applicable or unclear; unclear keeps value and quotes
 *
 * Says why a field has no (clear) value. Without a value the discrepancies that one decided are open again.
 *
 * Returns: %FALSE with @error where the store refused
 */
gboolean
tc_field_edit_set_state (TcChange       *change,
                         TcId            study_id,
                         const char     *field,
                         TcAnswerState   state,
                         GError        **error)
{
  g_autoptr(FieldState) now = read_field (change, study_id, field, error);
  const TcAnswer *kept;

  if (now == NULL)
    return FALSE;

  kept = state == TC_ANSWER_UNCLEAR ? now->before : NULL;

  return put_value (change, now, state,
                    kept != NULL ? kept->value : NULL,
                    kept != NULL ? kept->reported : NULL,
                    kept != NULL ? kept->quotes : NULL, NULL, error)
         && settle (change, now, kept != NULL ? kept->value : NULL, error);
}

/**
 * tc_field_edit_set_note:
 * @note: (nullable): "" and %NULL take the note away
 *
 * Writes a note to the answer. A field without an answer becomes unclear by it.
 *
 * Returns: %FALSE with @error where the store refused
 */
gboolean
tc_field_edit_set_note (TcChange    *change,
                        TcId         study_id,
                        const char  *field,
                        const char  *note,
                        GError     **error)
{
  g_autoptr(FieldState) state = read_field (change, study_id, field, error);
  g_autoptr(TcAnswer) suggested = NULL;
  g_autoptr(TcAnswer) answer = NULL;
  const char *text = note != NULL && *note != '\0' ? note : NULL;

  if (state == NULL)
    return FALSE;
  if (state->before == NULL && text == NULL)
    return TRUE;

  answer = state->before != NULL ? tc_answer_copy (state->before)
                                 : tc_answer_new (study_id, field, TC_ANSWER_UNCLEAR, NULL);
  g_free (answer->note);
  answer->note = g_strdup (text);
  g_free (answer->reviewer);
  answer->reviewer = g_strdup (change->reviewer);
  answer->updated_at = change->now;
  suggested = dup_suggested (state);

  return tc_change_answer (change, study_id, field, suggested, answer, error);
}

/* What the form shows is right as it is: nothing to do where a person has said so before. */
static gboolean
keep_shown (TcChange          *change,
            const FieldState  *state,
            GError           **error)
{
  const TcAnswer *before = state->before;
  TcValue *shown = get_shown (state);

  if (before != NULL && before->value != NULL && before->state != TC_ANSWER_UNCLEAR)
    return TRUE;

  return put_value (change, state, judge_value (state, shown), shown,
                    before != NULL ? before->reported : NULL,
                    get_quotes_of_shown (state), get_rule (state), error);
}

/**
 * tc_field_edit_choose:
 * @statement: index of a statement of the discrepancy
 *
 * Makes what one statement says the answer of the field, with the statement as its quote. Of a list
 * it takes the place of the item that the statements are about, and is added where they are about
 * none; what the list has already is accepted. A value that is no list may decide other
 * discrepancies of the field, and open them again, as one that is typed.
 *
 * Returns: %FALSE with @error where there is no such statement or the store refused
 */
gboolean
tc_field_edit_choose (TcChange             *change,
                      TcId                  study_id,
                      const TcDiscrepancy  *discrepancy,
                      guint                 statement,
                      GError              **error)
{
  g_autoptr(FieldState) state = read_field (change, study_id, discrepancy->field, error);
  g_autoptr(GPtrArray) quotes = NULL;
  g_autoptr(TcValue) value = NULL;
  const TcQuote *quote;
  guint item = 0;

  if (state == NULL)
    return FALSE;
  if (statement >= discrepancy->quotes->len)
    {
      g_set_error_literal (error, TC_WORKSPACE_ERROR, TC_WORKSPACE_ERROR_VALUE,
                           _("The discrepancy has no such statement."));
      return FALSE;
    }

  quote = g_ptr_array_index (discrepancy->quotes, statement);
  if (discrepancy->values->len == discrepancy->quotes->len)
    value = tc_value_ref (g_ptr_array_index (discrepancy->values, statement));
  else
    value = tc_field_parse (state->field, quote->text, error);
  if (value == NULL)
    return FALSE;
  /* Between the answers of two people no passage decides, and a list is chosen as a whole. */
  if (discrepancy->source_id == 0)
    return tc_field_edit_set_value (change, study_id, discrepancy->field, value, NULL, NULL, error);
  if (state->list && tc_list_item_find (get_shown (state), value, &item))
    return keep_shown (change, state, error);

  if (state->list)
    item = tc_list_item_find_disputed (get_shown (state), get_quotes_of_shown (state), discrepancy);
  quotes = tc_quotes_new ();
  g_ptr_array_add (quotes, tc_quote_copy (quote));

  return put_item (change, state, item, value, quotes, NULL, error)
         && (state->list || settle (change, state, value, error));
}
