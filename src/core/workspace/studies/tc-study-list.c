/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-workspace"

#include "config.h"

#include "tc-study-list.h"

#include <glib/gi18n-lib.h>

#include "tc-id-changes.h"
#include "tc-study-cache.h"
#include "tc-workspace-private.h"

/*
 *   set_query() ──▶ searcher thread: ids in order ──▶ compare with the ids shown ──▶ items-changed
 *   get_item () ──▶ cache of TcStudy, else one row from the main thread's connection
 *   "study-changed" ──▶ the TcStudy in place, and where its place may be another, the query once more
 *
 * What changes often (an import, a row of edits) is asked for once in this time: */
#define REQUERY_DELAY_MS 200

struct _TcStudyList
{
  GObject parent_instance;

  TcWorkspace *workspace;
  TcStudyQuery *query;
  GArray *ids;
  TcStudyCache *cache;
  gint *newest;                   /* number of the newest query; the searcher reads it, too */
  guint requery_source;
  gboolean loading;
};

/* A query on its way to the searcher and back. */
typedef struct
{
  GWeakRef list;
  TcSession *session;             /* borrowed: it waits for its workers */
  TcStudyQuery *query;
  gint number;
  gint *newest;
  GArray *ids;
  GError *error;
} Search;

enum
{
  PROP_0,
  PROP_N_ITEMS,
  PROP_LOADING,
  N_PROPS
};

enum
{
  FAILED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void tc_study_list_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TcStudyList, tc_study_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, tc_study_list_list_model_init))

static void
search_free (gpointer data)
{
  Search *search = data;

  g_weak_ref_clear (&search->list);
  tc_study_query_free (search->query);
  g_atomic_rc_box_release (search->newest);
  g_clear_pointer (&search->ids, g_array_unref);
  g_clear_error (&search->error);
  g_free (search);
}

static gboolean
is_newest (const Search *search)
{
  return g_atomic_int_get (search->newest) == search->number;
}

static void
set_loading (TcStudyList *self,
             gboolean     loading)
{
  if (self->loading == loading)
    return;

  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
show_ids (TcStudyList *self,
          GArray      *ids)
{
  g_autoptr(GArray) changes = tc_id_changes_compute (self->ids, ids);
  guint n_before = self->ids->len;

  for (guint i = 0; i < changes->len; i++)
    {
      const TcIdChange *change = &g_array_index (changes, TcIdChange, i);

      tc_id_change_apply (change, self->ids, ids);
      g_list_model_items_changed (G_LIST_MODEL (self), change->position,
                                  change->removed, change->added);
    }
  if (self->ids->len != n_before)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

static void
show_search_cb (TcWorkspace *workspace,
                gpointer     data)
{
  Search *search = data;
  g_autoptr(TcStudyList) self = g_weak_ref_get (&search->list);

  if (self == NULL || !is_newest (search))
    return;

  if (search->ids != NULL)
    show_ids (self, search->ids);
  else
    g_signal_emit (self, signals[FAILED], 0, search->error);
  set_loading (self, FALSE);
}

static void
run_search (TcStore  *store,
            gpointer  data)
{
  Search *search = data;

  /* The query of another list may have been meant by an interruption: once more. */
  for (guint i = 0; i < 2 && search->ids == NULL && is_newest (search); i++)
    {
      g_clear_error (&search->error);
      search->ids = tc_store_list_studies (store, search->query, &search->error);
    }
  if (is_newest (search))
    tc_session_call_main (search->session, show_search_cb, search, search_free);
  else
    search_free (search);
}

static void
start_search (TcStudyList *self)
{
  TcSession *session = tc_workspace_get_session (self->workspace, NULL);
  Search *search;

  g_clear_handle_id (&self->requery_source, g_source_remove);
  if (session == NULL)
    return;

  search = g_new0 (Search, 1);
  g_weak_ref_init (&search->list, self);
  search->session = session;
  search->query = tc_study_query_copy (self->query);
  search->newest = g_atomic_rc_box_acquire (self->newest);
  search->number = g_atomic_int_add (self->newest, 1) + 1;

  if (self->loading)
    tc_worker_interrupt (session->searcher);
  tc_worker_push (session->searcher, run_search, search, NULL);
  set_loading (self, TRUE);
}

static void
requery_cb (gpointer user_data)
{
  TcStudyList *self = TC_STUDY_LIST (user_data);

  self->requery_source = 0;
  start_search (self);
}

static void
schedule_requery (TcStudyList *self)
{
  if (self->requery_source == 0)
    self->requery_source = g_timeout_add_once (REQUERY_DELAY_MS, requery_cb, self);
}

/* Whether an edit of a study can change which studies the query finds, or their order. */
static gboolean
depends_on_content (const TcStudyQuery *query)
{
  return query->sort != TC_SORT_ADDED || query->status >= 0 || query->with_discrepancies
         || (query->search != NULL && *query->search != '\0');
}

static TcStudyRow *
read_row (TcStudyList  *self,
          TcId          study_id,
          GError      **error)
{
  TcSession *session = tc_workspace_get_session (self->workspace, error);

  return session != NULL ? tc_store_get_study (session->reader, study_id, error) : NULL;
}

/* A list model may not have holes: a row that cannot be read says so in its own words. One that is not there any
 * more stays empty, for the list is about to be without it. */
static TcStudyRow *
make_unreadable (TcId          study_id,
                 const GError *error)
{
  TcStudyRow *row = tc_study_row_new ();

  row->id = study_id;
  if (g_error_matches (error, TC_STORE_ERROR, TC_STORE_ERROR_NOT_FOUND))
    return row;

  g_free (row->label);
  g_free (row->title);
  row->label = g_strdup (_("Cannot be read"));
  row->title = g_strdup (error->message);

  return row;
}

static void
study_changed_cb (TcStudyList *self,
                  TcId         study_id)
{
  TcStudy *study = tc_study_cache_lookup (self->cache, study_id);
  TcStudyRow *row = study != NULL ? read_row (self, study_id, NULL) : NULL;

  if (row != NULL)
    tc_study_update (study, row);
  if (depends_on_content (self->query))
    schedule_requery (self);
}

static void
studies_changed_cb (TcStudyList *self)
{
  schedule_requery (self);
}

/* Other fields are to be checked. */
static void
codebook_changed_cb (TcStudyList *self)
{
  g_autoptr(GArray) ids = tc_study_cache_list (self->cache);

  for (guint i = 0; i < ids->len; i++)
    study_changed_cb (self, g_array_index (ids, TcId, i));
  if (depends_on_content (self->query))
    schedule_requery (self);
}

static GType
tc_study_list_get_item_type (GListModel *model)
{
  return TC_TYPE_STUDY;
}

static guint
tc_study_list_get_n_items (GListModel *model)
{
  return TC_STUDY_LIST (model)->ids->len;
}

static gpointer
tc_study_list_get_item (GListModel *model,
                        guint       position)
{
  TcStudyList *self = TC_STUDY_LIST (model);
  g_autoptr(TcStudy) made = NULL;
  g_autoptr(GError) error = NULL;
  TcStudy *study;
  TcStudyRow *row;
  TcId study_id;

  if (position >= self->ids->len)
    return NULL;

  study_id = g_array_index (self->ids, TcId, position);
  study = tc_study_cache_lookup (self->cache, study_id);
  if (study == NULL)
    {
      row = read_row (self, study_id, &error);
      if (row == NULL)
        row = make_unreadable (study_id, error);
      study = made = tc_study_new (row);
    }
  tc_study_cache_use (self->cache, study);

  return g_object_ref (study);
}

static void
tc_study_list_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = tc_study_list_get_item_type;
  iface->get_n_items = tc_study_list_get_n_items;
  iface->get_item = tc_study_list_get_item;
}

static void
tc_study_list_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  TcStudyList *self = TC_STUDY_LIST (object);

  switch (prop_id)
    {
    case PROP_N_ITEMS:
      g_value_set_uint (value, self->ids->len);
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tc_study_list_dispose (GObject *object)
{
  TcStudyList *self = TC_STUDY_LIST (object);

  g_clear_handle_id (&self->requery_source, g_source_remove);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (tc_study_list_parent_class)->dispose (object);
}

static void
tc_study_list_finalize (GObject *object)
{
  TcStudyList *self = TC_STUDY_LIST (object);

  tc_study_cache_free (self->cache);
  tc_study_query_free (self->query);
  g_array_unref (self->ids);
  g_atomic_rc_box_release (self->newest);

  G_OBJECT_CLASS (tc_study_list_parent_class)->finalize (object);
}

static void
tc_study_list_class_init (TcStudyListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = tc_study_list_get_property;
  object_class->dispose = tc_study_list_dispose;
  object_class->finalize = tc_study_list_finalize;

  properties[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[FAILED] =
    g_signal_new ("failed", TC_TYPE_STUDY_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
tc_study_list_init (TcStudyList *self)
{
  self->query = tc_study_query_new ();
  self->ids = g_array_new (FALSE, FALSE, sizeof (TcId));
  self->cache = tc_study_cache_new (TC_STUDY_LIST_PAGE);
  self->newest = g_atomic_rc_box_new0 (gint);
}

/**
 * tc_study_list_new:
 *
 * Returns: a list of all studies in the order of import; it fills when the main loop runs
 */
TcStudyList *
tc_study_list_new (TcWorkspace *workspace)
{
  TcStudyList *self;

  g_return_val_if_fail (TC_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (TC_TYPE_STUDY_LIST, NULL);
  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "study-changed",
                           G_CALLBACK (study_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "studies-changed",
                           G_CALLBACK (studies_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::codebook",
                           G_CALLBACK (codebook_changed_cb), self, G_CONNECT_SWAPPED);
  start_search (self);

  return self;
}

/**
 * tc_study_list_set_query:
 * @query: copied
 *
 * Shows the studies of another query, as soon as they are found; until then the old ones.
 */
void
tc_study_list_set_query (TcStudyList        *self,
                         const TcStudyQuery *query)
{
  g_return_if_fail (TC_IS_STUDY_LIST (self));
  g_return_if_fail (query != NULL);

  if (tc_study_query_equal (self->query, query))
    return;

  tc_study_query_free (self->query);
  self->query = tc_study_query_copy (query);
  start_search (self);
}

/**
 * tc_study_list_get_query:
 *
 * Returns: the newest query, even while its studies are being looked for
 */
const TcStudyQuery *
tc_study_list_get_query (TcStudyList *self)
{
  g_return_val_if_fail (TC_IS_STUDY_LIST (self), NULL);

  return self->query;
}

/**
 * tc_study_list_is_loading:
 *
 * Returns: whether a query runs whose studies are not shown yet
 */
gboolean
tc_study_list_is_loading (TcStudyList *self)
{
  g_return_val_if_fail (TC_IS_STUDY_LIST (self), FALSE);

  return self->loading;
}

/**
 * tc_study_list_get_id:
 *
 * Returns: the id of the study at @position, 0 behind the end; reads nothing
 */
TcId
tc_study_list_get_id (TcStudyList *self,
                      guint        position)
{
  g_return_val_if_fail (TC_IS_STUDY_LIST (self), 0);

  return position < self->ids->len ? g_array_index (self->ids, TcId, position) : 0;
}

/**
 * tc_study_list_find:
 *
 * Returns: the position of a study, %G_MAXUINT where it is not in the list
 */
guint
tc_study_list_find (TcStudyList *self,
                    TcId         study_id)
{
  g_return_val_if_fail (TC_IS_STUDY_LIST (self), G_MAXUINT);

  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, TcId, i) == study_id)
      return i;

  return G_MAXUINT;
}
