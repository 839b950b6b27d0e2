/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-workspace"

#include "config.h"

#include "tc-study-cache.h"

/* An object that is alive, whoever holds it. */
typedef struct
{
  TcStudyCache *cache;
  TcId study_id;
  TcStudy *study;                 /* weak */
  GList *link;                    /* in the page; NULL where only others hold it */
} Entry;

struct _TcStudyCache
{
  GHashTable *entries;            /* id → Entry */
  GQueue page;                    /* of Entry, most recently used first; holds their studies */
  guint size;
};

static void
finalized_cb (gpointer  data,
              GObject  *where_the_object_was)
{
  Entry *entry = data;

  entry->study = NULL;
  g_hash_table_remove (entry->cache->entries, &entry->study_id);
}

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  if (entry->study != NULL)
    g_object_weak_unref (G_OBJECT (entry->study), finalized_cb, entry);
  g_free (entry);
}

static void
drop_from_page (TcStudyCache *self,
                Entry        *entry)
{
  g_queue_delete_link (&self->page, g_steal_pointer (&entry->link));
  g_object_unref (entry->study);
}

/**
 * tc_study_cache_new:
 * @size: how many objects the cache holds at most
 *
 * Returns: an empty cache
 */
TcStudyCache *
tc_study_cache_new (guint size)
{
  TcStudyCache *self = g_new0 (TcStudyCache, 1);

  self->entries = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, free_entry);
  self->size = size;
  g_queue_init (&self->page);

  return self;
}

/**
 * tc_study_cache_free:
 *
 * Lets go of all objects.
 */
void
tc_study_cache_free (TcStudyCache *self)
{
  while (self->page.head != NULL)
    drop_from_page (self, self->page.head->data);
  g_hash_table_unref (self->entries);
  g_free (self);
}

/**
 * tc_study_cache_lookup:
 *
 * Returns: (transfer none) (nullable): the object of that id, if there is one
 */
TcStudy *
tc_study_cache_lookup (TcStudyCache *self,
                       TcId          study_id)
{
  Entry *entry = g_hash_table_lookup (self->entries, &study_id);

  return entry != NULL ? entry->study : NULL;
}

/**
 * tc_study_cache_use:
 *
 * Makes an object, known or new, the most recently used one.
 */
void
tc_study_cache_use (TcStudyCache *self,
                    TcStudy      *study)
{
  TcId study_id = tc_study_get_id (study);
  Entry *entry = g_hash_table_lookup (self->entries, &study_id);

  if (entry == NULL)
    {
      entry = g_new0 (Entry, 1);
      entry->cache = self;
      entry->study_id = study_id;
      entry->study = study;
      g_object_weak_ref (G_OBJECT (study), finalized_cb, entry);
      g_hash_table_insert (self->entries, &entry->study_id, entry);
    }

  if (entry->link != NULL)
    {
      g_queue_unlink (&self->page, entry->link);
      g_queue_push_head_link (&self->page, entry->link);
      return;
    }

  g_object_ref (study);
  g_queue_push_head (&self->page, entry);
  entry->link = self->page.head;
  if (self->page.length > self->size)
    drop_from_page (self, self->page.tail->data);
}

/**
 * tc_study_cache_count:
 *
 * Returns: the number of objects that are alive
 */
guint
tc_study_cache_count (TcStudyCache *self)
{
  return g_hash_table_size (self->entries);
}

/**
 * tc_study_cache_list:
 *
 * Returns: (transfer full) (element-type gint64): the ids of the objects that are alive, in no order
 */
GArray *
tc_study_cache_list (TcStudyCache *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (TcId));
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_array_append_vals (ids, key, 1);

  return ids;
}
