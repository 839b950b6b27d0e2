/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-workspace"

#include "config.h"
#include "tc-study-list.h"
struct _TcStudyList { GObject parent_instance; TcStudyQuery *query; };
static GType get_item_type (GListModel *m) { return TC_TYPE_STUDY; }
static guint get_n_items (GListModel *m) { return 0; }
static gpointer get_item (GListModel *m, guint p) { return NULL; }
static void list_model_init (GListModelInterface *i) { i->get_item_type = get_item_type; i->get_n_items = get_n_items; i->get_item = get_item; }
G_DEFINE_FINAL_TYPE_WITH_CODE (TcStudyList, tc_study_list, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))
static void get_property (GObject *o, guint id, GValue *v, GParamSpec *p) { g_param_value_set_default (p, v); }
static void finalize (GObject *o) { tc_study_query_free (((TcStudyList *) o)->query); G_OBJECT_CLASS (tc_study_list_parent_class)->finalize (o); }
static void tc_study_list_init (TcStudyList *self) { self->query = tc_study_query_new (); }
static void tc_study_list_class_init (TcStudyListClass *klass)
{
  GObjectClass *c = G_OBJECT_CLASS (klass);
  c->get_property = get_property; c->finalize = finalize;
  g_object_class_install_property (c, 1, g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE));
  g_object_class_install_property (c, 2, g_param_spec_boolean ("loading", NULL, NULL, FALSE, G_PARAM_READABLE));
}

TcStudyList *
tc_study_list_new (TcWorkspace *workspace)
{
  return g_object_new (TC_TYPE_STUDY_LIST, NULL);
}

void
tc_study_list_set_query (TcStudyList *self, const TcStudyQuery *query)
{
  tc_study_query_free (self->query);
  self->query = tc_study_query_copy (query);
}

const TcStudyQuery *
tc_study_list_get_query (TcStudyList *self)
{
  return self->query;
}

gboolean
tc_study_list_is_loading (TcStudyList *self)
{
  return 0;
}

TcId
tc_study_list_get_id (TcStudyList *self, guint position)
{
  return 0;
}

guint
tc_study_list_find (TcStudyList *self, TcId study_id)
{
  return G_MAXUINT;
}

