/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-workspace"

#include "config.h"

#include "tc-linking.h"

#include "tc-link-change.h"
#include "tc-workspace-private.h"

typedef struct
{
  TcId id;                        /* of a pair, a report or the study that stays */
  TcPairDecision decision;
  GArray *study_ids;
} Request;

static Request *
request_new (TcId id)
{
  Request *request = g_new0 (Request, 1);

  request->id = id;

  return request;
}

static void
request_free (gpointer data)
{
  Request *request = data;

  g_clear_pointer (&request->study_ids, g_array_unref);
  g_free (request);
}

static gboolean
judge_change (TcChange  *change,
              gpointer   data,
              GError   **error)
{
  const Request *request = data;

  return tc_link_edit_judge (change, request->id, request->decision, error);
}

static gboolean
merge_change (TcChange  *change,
              gpointer   data,
              GError   **error)
{
  const Request *request = data;

  for (guint i = 0; i < request->study_ids->len; i++)
    if (!tc_link_edit_merge (change, request->id, g_array_index (request->study_ids, TcId, i), NULL, error))
      return FALSE;

  return TRUE;
}

static gboolean
split_change (TcChange  *change,
              gpointer   data,
              GError   **error)
{
  const Request *request = data;

  return tc_link_edit_split (change, request->id, error);
}

static void
clear_card (TcReportCard *card)
{
  g_free (card->study);
  g_free (card->title);
  g_free (card->authors);
  g_free (card->year);
  g_free (card->journal);
  g_free (card->place);
  g_free (card->identifiers);
  g_free (card->source);
}

/**
 * tc_duplicate_free:
 * @self: (transfer full): a pair
 *
 * Frees a pair.
 */
void
tc_duplicate_free (TcDuplicate *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < G_N_ELEMENTS (self->cards); i++)
    clear_card (&self->cards[i]);
  g_free (self->reason);
  g_free (self);
}

/* What the source says of a field: the best suggestion of each item, joined. */
static char *
join_field (GPtrArray  *suggestions,
            TcId        source_id,
            const char *field,
            const char *separator)
{
  GString *joined = g_string_new (NULL);
  int last_item = -1;

  for (guint i = 0; i < suggestions->len; i++)
    {
      const TcSuggestion *suggestion = g_ptr_array_index (suggestions, i);
      g_autofree char *text = NULL;

      if (suggestion->source_id != source_id || !g_str_equal (suggestion->field, field)
          || (int) suggestion->item == last_item)
        continue;
      text = tc_value_to_display (suggestion->value);
      if (joined->len > 0)
        g_string_append (joined, separator);
      g_string_append (joined, text);
      last_item = suggestion->item;
    }

  return g_string_free (joined, FALSE);
}

static char *
join_fields (GPtrArray          *suggestions,
             TcId                source_id,
             const char * const *fields,
             const char * const *prefixes)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; fields[i] != NULL; i++)
    {
      g_autofree char *text = join_field (suggestions, source_id, fields[i], ", ");

      if (*text == '\0')
        continue;
      if (joined->len > 0)
        g_string_append (joined, " · ");
      g_string_append_printf (joined, "%s%s", prefixes[i], text);
    }

  return g_string_free (joined, FALSE);
}

static char *
get_title (GPtrArray *suggestions,
           TcId       source_id)
{
  g_autofree char *title = join_field (suggestions, source_id, "title", " ");

  return *title != '\0' ? g_steal_pointer (&title) : join_field (suggestions, source_id, "title_zh", " ");
}

static gboolean
fill_card (TcReportCard  *card,
           TcStore       *store,
           TcId           report_id,
           GError       **error)
{
  static const char * const ids[] = { "doi", "pmid", "pmcid", "registry_ids", NULL };
  static const char * const id_prefixes[] = { "DOI ", "PMID ", "", "" };
  static const char * const places[] = { "volume", "issue", "pages", NULL };
  static const char * const place_prefixes[] = { "", "", "" };
  g_autoptr(TcSource) source = tc_store_get_report_source (store, report_id, error);
  g_autoptr(TcStudyRow) row = NULL;
  g_autoptr(GPtrArray) suggestions = NULL;

  if (source == NULL)
    return FALSE;
  row = tc_store_get_study (store, source->study_id, error);
  if (row == NULL)
    return FALSE;
  suggestions = tc_store_list_suggestions (store, source->study_id, error);
  if (suggestions == NULL)
    return FALSE;

  card->study_id = source->study_id;
  card->study = g_strdup (row->label);
  card->title = get_title (suggestions, source->id);
  card->authors = join_field (suggestions, source->id, "authors", "; ");
  card->year = join_field (suggestions, source->id, "year", " ");
  card->journal = join_field (suggestions, source->id, "journal", " ");
  card->place = join_fields (suggestions, source->id, places, place_prefixes);
  card->identifiers = join_fields (suggestions, source->id, ids, id_prefixes);
  card->source = g_strdup (source->name);

  return TRUE;
}

static TcDuplicate *
load_next (TcStore  *store,
           TcId      after,
           GError  **error)
{
  g_autoptr(GPtrArray) pairs = tc_store_list_pairs (store, after, 1, error);
  g_autoptr(TcDuplicate) duplicate = NULL;
  const TcPairRow *pair;

  if (pairs == NULL || pairs->len == 0)
    return NULL;

  pair = g_ptr_array_index (pairs, 0);
  duplicate = g_new0 (TcDuplicate, 1);
  duplicate->id = pair->id;
  duplicate->reason = g_strdup (pair->reason);
  if (!fill_card (&duplicate->cards[0], store, pair->first_id, error)
      || !fill_card (&duplicate->cards[1], store, pair->second_id, error))
    return NULL;

  return g_steal_pointer (&duplicate);
}

/**
 * tc_workspace_count_duplicates:
 * @after: a pair, 0 to count all
 *
 * Counts the pairs of reports behind @after that wait for an answer, up to 1000. Main thread.
 *
 * Returns: how many there are
 */
guint
tc_workspace_count_duplicates (TcWorkspace *self,
                               TcId         after)
{
  TcSession *session;

  g_return_val_if_fail (TC_IS_WORKSPACE (self), 0);

  session = tc_workspace_get_session (self, NULL);

  return session != NULL ? tc_store_count_pairs (session->reader, after) : 0;
}

/**
 * tc_workspace_get_newest_pair:
 *
 * Tells which pairs of reports are there already, so that those which an import finds can be counted. Main thread.
 *
 * Returns: the pair that was found last, whatever was said about it; 0 where there is none
 */
TcId
tc_workspace_get_newest_pair (TcWorkspace *self)
{
  TcSession *session;

  g_return_val_if_fail (TC_IS_WORKSPACE (self), 0);

  session = tc_workspace_get_session (self, NULL);

  return session != NULL ? tc_store_get_newest_pair (session->reader) : 0;
}

/**
 * tc_workspace_next_duplicate:
 * @after: a pair, 0 to begin with the first one
 *
 * Reads the next pair of reports that waits for an answer. Main thread.
 *
 * Returns: (transfer full) (nullable): the pair; %NULL where there is none, or with @error
 */
TcDuplicate *
tc_workspace_next_duplicate (TcWorkspace  *self,
                             TcId          after,
                             GError      **error)
{
  g_autoptr(TcDuplicate) duplicate = NULL;
  TcSession *session;

  g_return_val_if_fail (TC_IS_WORKSPACE (self), NULL);

  session = tc_workspace_get_session (self, error);
  if (session == NULL || !tc_store_begin_reading (session->reader, error))
    return NULL;

  duplicate = load_next (session->reader, after, error);
  tc_store_end_reading (session->reader);

  return g_steal_pointer (&duplicate);
}

/**
 * tc_workspace_judge_duplicate:
 * @pair_id: a pair
 * @decision: what a person says: "same" merges
 *
 * Answers whether two reports are one. It is not asked again.
 */
void
tc_workspace_judge_duplicate (TcWorkspace    *self,
                              TcId            pair_id,
                              TcPairDecision  decision)
{
  Request *request;

  g_return_if_fail (TC_IS_WORKSPACE (self));

  request = request_new (pair_id);
  request->decision = decision;
  tc_workspace_change (self, "pair", judge_change, request, request_free);
}

/**
 * tc_workspace_merge_studies:
 * @into: the study that stays
 * @study_ids: (array length=n_studies): studies that become part of it; @into may be among them
 *
 * Makes several studies one. Their reports, annotations and decisions move, and their answers where the study that
 * stays has none.
 */
void
tc_workspace_merge_studies (TcWorkspace *self,
                            TcId         into,
                            const TcId  *study_ids,
                            guint        n_studies)
{
  Request *request;

  g_return_if_fail (TC_IS_WORKSPACE (self));

  request = request_new (into);
  request->study_ids = g_array_new (FALSE, FALSE, sizeof (TcId));
  g_array_append_vals (request->study_ids, study_ids, n_studies);
  tc_workspace_change (self, "merge", merge_change, request, request_free);
}

/**
 * tc_workspace_split_report:
 * @report_id: a report of a study with more than one
 *
 * Makes a study of its own out of a report.
 */
void
tc_workspace_split_report (TcWorkspace *self,
                           TcId         report_id)
{
  g_return_if_fail (TC_IS_WORKSPACE (self));

  tc_workspace_change (self, "split", split_change, request_new (report_id), request_free);
}
