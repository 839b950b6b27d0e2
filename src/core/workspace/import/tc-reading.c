/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-workspace"

#include "config.h"

#include "tc-study-detail-private.h"
#include "tc-workspace-private.h"

/* Events of one study shown at once; the history of a study is far shorter. */
#define HISTORY_LIMIT 10000

static TcStore *
get_reader (TcWorkspace  *self,
            GError      **error)
{
  TcSession *session = tc_workspace_get_session (self, error);

  return session != NULL ? session->reader : NULL;
}

static gboolean
load_sources (TcStudyDetail  *detail,
              TcStore        *store,
              TcId            study_id,
              GError        **error)
{
  g_autoptr(GArray) ids = tc_store_list_sources (store, study_id, error);

  if (ids == NULL)
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    {
      TcSource *source = tc_store_get_source (store, g_array_index (ids, TcId, i), error);

      if (source == NULL)
        return FALSE;
      g_ptr_array_add (detail->sources, source);
    }

  return TRUE;
}

/* Gives each field its share; what the codebook does not know any more is left out. */
static gboolean
load_fields (TcStudyDetail  *detail,
             TcStore        *store,
             TcId            study_id,
             GError        **error)
{
  g_autoptr(GPtrArray) suggestions = tc_store_list_suggestions (store, study_id, error);
  g_autoptr(GPtrArray) discrepancies = NULL;
  g_autoptr(GPtrArray) answers = NULL;

  if (suggestions == NULL)
    return FALSE;
  discrepancies = tc_store_list_discrepancies (store, study_id, error);
  if (discrepancies == NULL)
    return FALSE;
  answers = tc_store_list_answers (store, study_id, error);
  if (answers == NULL)
    return FALSE;

  for (guint i = 0; i < suggestions->len; i++)
    tc_study_detail_add_suggestion (detail, g_ptr_array_index (suggestions, i));
  for (guint i = 0; i < discrepancies->len; i++)
    tc_study_detail_add_discrepancy (detail, g_ptr_array_index (discrepancies, i));
  for (guint i = 0; i < answers->len; i++)
    tc_study_detail_set_answer (detail, g_ptr_array_index (answers, i));
  tc_study_detail_resolve (detail);

  return TRUE;
}

static gboolean
load_detail (TcStudyDetail  *detail,
             TcStore        *store,
             TcId            study_id,
             GError        **error)
{
  detail->row = tc_store_get_study (store, study_id, error);
  if (detail->row == NULL
      || !load_sources (detail, store, study_id, error)
      || !load_fields (detail, store, study_id, error))
    return FALSE;

  g_clear_pointer (&detail->annotations, g_ptr_array_unref);
  detail->annotations = tc_store_list_annotations (store, study_id, error);

  return detail->annotations != NULL;
}

/**
 * tc_workspace_get_detail:
 *
 * Reads everything about one study, as it was at one moment, though the writer may be at work. Main thread.
 *
 * Returns: (nullable): a snapshot, %NULL with @error where it could not be read
 */
TcStudyDetail *
tc_workspace_get_detail (TcWorkspace  *self,
                         TcId          study_id,
                         GError      **error)
{
  g_autoptr(TcStudyDetail) detail = NULL;
  TcStore *store;
  gboolean loaded;

  g_return_val_if_fail (TC_IS_WORKSPACE (self), NULL);

  store = get_reader (self, error);
  if (store == NULL || !tc_store_begin_reading (store, error))
    return NULL;

  detail = tc_study_detail_new (tc_workspace_get_codebook (self));
  loaded = load_detail (detail, store, study_id, error);
  tc_store_end_reading (store);

  return loaded ? g_steal_pointer (&detail) : NULL;
}

/**
 * tc_workspace_get_history:
 * @field: (nullable): key of a field, %NULL for the whole study
 *
 * Reads the history of a study. Main thread.
 *
 * Returns: (transfer full) (nullable): a #GListStore of #TcEvent, newest first
 */
GListModel *
tc_workspace_get_history (TcWorkspace  *self,
                          TcId          study_id,
                          const char   *field,
                          GError      **error)
{
  g_autoptr(GPtrArray) rows = NULL;
  GListStore *events;
  TcStore *store;

  g_return_val_if_fail (TC_IS_WORKSPACE (self), NULL);

  store = get_reader (self, error);
  if (store == NULL)
    return NULL;
  rows = tc_store_list_events (store, study_id, field, 0, HISTORY_LIMIT, error);
  if (rows == NULL)
    return NULL;

  events = g_list_store_new (TC_TYPE_EVENT);
  g_ptr_array_set_free_func (rows, NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr(TcEvent) event = tc_event_new (g_ptr_array_index (rows, i));

      g_list_store_append (events, event);
    }

  return G_LIST_MODEL (events);
}
