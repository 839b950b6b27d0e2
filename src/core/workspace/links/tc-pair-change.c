/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-workspace"

#include "config.h"

#include "tc-link-change.h"

#include "tc-json.h"
#include "tc-snapshot.h"

/*
 * What a person says about two reports. A snapshot is {"pair": decision}; of a pair that the change itself made
 * {"pair": decision, "first": id, "second": id}, and "none" is the decision about one that is not there.
 */
#define NONE "none"

/* Splitting finds reports in one study: what they had in common is the trial. */
#define SPLIT_REASON "trial"

static char *
snapshot_of_decision (const char *decision)
{
  return g_strdup_printf ("{\"pair\":\"%s\"}", decision);
}

static char *
snapshot_of_pair (const TcPairRow *pair)
{
  return g_strdup_printf ("{\"pair\":\"%s\",\"first\":%" G_GINT64_FORMAT ",\"second\":%" G_GINT64_FORMAT "}",
                          tc_pair_decision_to_string (pair->decision), pair->first_id, pair->second_id);
}

static gboolean
append_event (TcChange         *self,
              const TcPairRow  *pair,
              const char       *before,
              const char       *after,
              GError          **error)
{
  tc_change_touch (self, pair->first_study_id, FALSE);

  return tc_change_append_event (self, "pair", pair->first_study_id, pair->id, NULL, before, after, error);
}

/* Makes a pair; its id is 0, or that of one that was taken back. */
static gboolean
add_pair (TcChange   *self,
          TcPairRow  *pair,
          GError    **error)
{
  g_autofree char *before = snapshot_of_decision (NONE);
  g_autofree char *after = snapshot_of_pair (pair);

  if (!tc_store_get_report_study (self->store, pair->first_id, &pair->first_study_id, error))
    return FALSE;
  pair->id = tc_store_put_pair (self->store, pair, error);

  return pair->id != 0 && append_event (self, pair, before, after, error);
}

static gboolean
remove_pair (TcChange  *self,
             TcId       pair_id,
             GError   **error)
{
  g_autoptr(TcPairRow) pair = tc_store_get_pair (self->store, pair_id, error);
  g_autofree char *before = pair != NULL ? snapshot_of_pair (pair) : NULL;
  g_autofree char *after = snapshot_of_decision (NONE);

  return pair != NULL && tc_store_delete_pair (self->store, pair_id, error)
         && append_event (self, pair, before, after, error);
}

/**
 * tc_change_pair:
 *
 * Notes what a person said about two reports that may be one.
 *
 * Returns: %FALSE with @error where the store refused
 */
gboolean
tc_change_pair (TcChange        *self,
                TcId             pair_id,
                TcPairDecision   decision,
                GError         **error)
{
  g_autoptr(TcPairRow) pair = tc_store_get_pair (self->store, pair_id, error);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (pair == NULL)
    return FALSE;
  if (pair->decision == decision)
    return TRUE;

  before = snapshot_of_decision (tc_pair_decision_to_string (pair->decision));
  after = snapshot_of_decision (tc_pair_decision_to_string (decision));

  return tc_store_set_pair_decision (self->store, pair_id, decision, error)
         && append_event (self, pair, before, after, error);
}

/**
 * tc_change_pair_apart:
 * @one: a report
 * @other: another one
 *
 * Notes that a person took two reports apart, whether they were a pair before or not.
 *
 * Returns: %FALSE with @error where the store refused
 */
gboolean
tc_change_pair_apart (TcChange  *self,
                      TcId       one,
                      TcId       other,
                      GError   **error)
{
  TcPairRow pair = { 0, MIN (one, other), MAX (one, other), 0, 0, (char *) SPLIT_REASON, TC_PAIR_DIFFERENT };

  if (!tc_store_find_pair (self->store, one, other, &pair.id, error))
    return FALSE;

  return pair.id != 0 ? tc_change_pair (self, pair.id, TC_PAIR_DIFFERENT, error) : add_pair (self, &pair, error);
}

/* Brings a pair back that was taken away. */
static gboolean
put_back (TcChange        *self,
          TcId             pair_id,
          JsonObject      *object,
          TcPairDecision   decision,
          GError         **error)
{
  TcPairRow pair = { pair_id, 0, 0, 0, 0, (char *) SPLIT_REASON, decision };

  if (!tc_snapshot_get_id (object, "first", &pair.first_id) || !tc_snapshot_get_id (object, "second", &pair.second_id))
    return tc_snapshot_refuse (error);

  return add_pair (self, &pair, error);
}

/**
 * tc_change_apply_pair:
 *
 * Brings a pair into the state of a snapshot of tc_change_pair() or tc_change_pair_apart().
 *
 * Returns: %FALSE with @error where the store refused
 */
gboolean
tc_change_apply_pair (TcChange    *self,
                      TcId         pair_id,
                      const char  *snapshot,
                      GError     **error)
{
  g_autoptr(JsonNode) node = tc_json_parse (snapshot, strlen (snapshot), NULL);
  JsonObject *object = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonNode *member = object != NULL ? json_object_get_member (object, "pair") : NULL;
  TcPairDecision decision;

  if (member == NULL || !JSON_NODE_HOLDS_VALUE (member) || json_node_get_value_type (member) != G_TYPE_STRING)
    return tc_snapshot_refuse (error);
  if (g_strcmp0 (json_node_get_string (member), NONE) == 0)
    return remove_pair (self, pair_id, error);
  if (!tc_pair_decision_from_string (json_node_get_string (member), &decision))
    return tc_snapshot_refuse (error);

  return json_object_has_member (object, "first") ? put_back (self, pair_id, object, decision, error)
                                                  : tc_change_pair (self, pair_id, decision, error);
}
