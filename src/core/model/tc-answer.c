/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-model"

#include "config.h"

#include "tc-answer.h"

#include <glib/gi18n-lib.h>

#include "tc-json-private.h"
#include "tc-span-private.h"

static const char * const state_names[] = {
  [TC_ANSWER_EMPTY] = "empty",
  [TC_ANSWER_SUGGESTED] = "suggested",
  [TC_ANSWER_ACCEPTED] = "accepted",
  [TC_ANSWER_CORRECTED] = "corrected",
  [TC_ANSWER_ENTERED] = "entered",
  [TC_ANSWER_NOT_REPORTED] = "not reported",
  [TC_ANSWER_NOT_APPLICABLE] = "not applicable",
  [TC_ANSWER_UNCLEAR] = "unclear",
};

G_DEFINE_BOXED_TYPE (TcAnswer, tc_answer, tc_answer_copy, tc_answer_free)

static gboolean
quotes_equal (GPtrArray *a,
              GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      if (!tc_quote_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_texts (TcAnswer    *self,
            JsonObject  *object,
            GError     **error)
{
  const char *reported = NULL, *note = NULL, *reviewer = NULL, *rule = NULL;

  if (!tc_json_member_text (object, "reported", FALSE, &reported, error) ||
      !tc_json_member_text (object, "note", FALSE, &note, error) ||
      !tc_json_member_text (object, "reviewer", FALSE, &reviewer, error) ||
      !tc_json_member_text (object, "rule", FALSE, &rule, error))
    return FALSE;
  self->reported = g_strdup (reported);
  self->note = g_strdup (note);
  self->reviewer = g_strdup (reviewer);
  self->rule = g_strdup (rule);
  return TRUE;
}

static gboolean
read_value (TcAnswer    *self,
            JsonObject  *object,
            GError     **error)
{
  JsonNode *member = json_object_get_member (object, "value");

  if (member == NULL || JSON_NODE_HOLDS_NULL (member))
    return TRUE;
  self->value = tc_value_from_node (member, error);
  return self->value != NULL;
}

static TcAnswer *
refuse_state (const char  *state_name,
              GError     **error)
{
  /* Translators: %s is a word from a project file. */
  g_set_error (error, TC_JSON_ERROR, TC_JSON_ERROR_TYPE, _("“%s” is not a state of an answer."), state_name);
  return NULL;
}

static TcAnswer *
read_answer (JsonObject  *object,
             GError     **error)
{
  g_autoptr (TcAnswer) self = NULL;
  const char *field = NULL, *state_name = NULL;
  TcAnswerState state;
  gint64 study_id;

  if (!tc_json_member_integer (object, "study_id", 0, G_MAXINT64, &study_id, error) ||
      !tc_json_member_text (object, "field", TRUE, &field, error) ||
      !tc_json_member_text (object, "state", TRUE, &state_name, error))
    return NULL;
  if (!tc_answer_state_from_string (state_name, &state) || state == TC_ANSWER_EMPTY)
    return refuse_state (state_name, error);
  self = tc_answer_new (study_id, field, state, NULL);
  if (!read_value (self, object, error) || !read_texts (self, object, error) ||
      !tc_quotes_read (self->quotes, object, error) ||
      !tc_json_member_integer (object, "updated_at", G_MININT64, G_MAXINT64, &self->updated_at,
                               error))
    return NULL;
  if (state == TC_ANSWER_SUGGESTED && self->value == NULL)
    return refuse_state (state_name, error);
  return g_steal_pointer (&self);
}

/**
 * tc_answer_state_to_string:
 *
 * Gets the name that the state is stored and exported by; not translated.
 */
const char *
tc_answer_state_to_string (TcAnswerState state)
{
  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (state_names), NULL);

  return state_names[state];
}

/**
 * tc_answer_state_from_string:
 * @name: (nullable): a name that may be none
 * @state: (out): the state
 *
 * Finds a state by its stored name.
 */
gboolean
tc_answer_state_from_string (const char    *name,
                             TcAnswerState *state)
{
  for (guint i = 0; i < G_N_ELEMENTS (state_names); i++)
    {
      if (g_strcmp0 (name, state_names[i]) == 0)
        {
          *state = (TcAnswerState) i;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * tc_answer_new:
 * @value: (nullable): the answer takes a reference of its own
 *
 * Makes an answer without quotes, reviewer and time.
 */
TcAnswer *
tc_answer_new (TcId           study_id,
               const char    *field,
               TcAnswerState  state,
               TcValue       *value)
{
  TcAnswer *self;

  g_return_val_if_fail (field != NULL, NULL);

  self = g_new0 (TcAnswer, 1);
  self->study_id = study_id;
  self->field = g_strdup (field);
  self->state = state;
  self->value = value != NULL ? tc_value_ref (value) : NULL;
  self->quotes = tc_quotes_new ();
  return self;
}

TcAnswer *
tc_answer_copy (const TcAnswer *self)
{
  TcAnswer *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = tc_answer_new (self->study_id, self->field, self->state, self->value);
  g_ptr_array_unref (copy->quotes);
  copy->quotes = tc_quotes_copy (self->quotes);
  copy->reported = g_strdup (self->reported);
  copy->note = g_strdup (self->note);
  copy->reviewer = g_strdup (self->reviewer);
  copy->rule = g_strdup (self->rule);
  copy->updated_at = self->updated_at;
  return copy;
}

void
tc_answer_free (TcAnswer *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->value, tc_value_unref);
  g_clear_pointer (&self->quotes, g_ptr_array_unref);
  g_free (self->field);
  g_free (self->reported);
  g_free (self->note);
  g_free (self->reviewer);
  g_free (self->rule);
  g_free (self);
}

/**
 * tc_answer_equal:
 * @a: (nullable): an answer
 * @b: (nullable): another one
 *
 * Compares everything but the time.
 */
gboolean
tc_answer_equal (const TcAnswer *a,
                 const TcAnswer *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return a->study_id == b->study_id && a->state == b->state && g_str_equal (a->field, b->field) &&
         g_strcmp0 (a->reported, b->reported) == 0 && g_strcmp0 (a->note, b->note) == 0 &&
         g_strcmp0 (a->reviewer, b->reviewer) == 0 && g_strcmp0 (a->rule, b->rule) == 0 &&
         tc_value_equal (a->value, b->value) && quotes_equal (a->quotes, b->quotes);
}

/**
 * tc_answer_to_json:
 *
 * Makes the snapshot of an answer; always the same text for the same answer.
 */
char *
tc_answer_to_json (const TcAnswer *self)
{
  g_autoptr (JsonNode) node = NULL;
  JsonObject *object;

  g_return_val_if_fail (self != NULL, NULL);

  node = json_node_new (JSON_NODE_OBJECT);
  object = json_object_new ();
  json_node_take_object (node, object);
  json_object_set_int_member (object, "study_id", self->study_id);
  tc_json_set_text (object, "field", self->field);
  tc_json_set_text (object, "state", tc_answer_state_to_string (self->state));
  tc_json_set_text (object, "reported", self->reported);
  if (self->value != NULL)
    json_object_set_member (object, "value", tc_value_to_node (self->value));
  tc_quotes_write (self->quotes, object);
  tc_json_set_text (object, "note", self->note);
  tc_json_set_text (object, "reviewer", self->reviewer);
  tc_json_set_text (object, "rule", self->rule);
  json_object_set_int_member (object, "updated_at", self->updated_at);
  return tc_json_to_text (node);
}

/**
 * tc_answer_from_json:
 * @json: a snapshot, not trusted
 * @error: TC_JSON_ERROR
 *
 * Reads a snapshot. In the state "suggested" it is no answer but the value that stood in the field before the
 * first one.
 *
 * Returns: (transfer full) (nullable): the answer
 */
TcAnswer *
tc_answer_from_json (const char  *json,
                     GError     **error)
{
  g_autoptr (JsonNode) node = NULL;

  g_return_val_if_fail (json != NULL, NULL);

  node = tc_json_parse_object (json, error);
  return node != NULL ? read_answer (json_node_get_object (node), error) : NULL;
}
