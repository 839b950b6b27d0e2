/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-registry-private.h"

G_BEGIN_DECLS

/**
 * TcRegistryWriting:
 * @items: what the record says
 * @sheet: what is written of it
 * @said: whether a field was proposed from the topic
 *
 * A record that is being written.
 */
typedef struct
{
  const TcRegistryItems *items;
  TcSheet *sheet;
  gboolean said[TC_REGISTRY_N_TOPICS];
} TcRegistryWriting;

/**
 * TcRegistryMark:
 * @topic: of an item
 * @item: its index in the topic
 * @start: where it begins, bytes of the text of the section
 *
 * Where an item stands in a section of several topics.
 */
typedef struct
{
  TcRegistryTopic topic;
  guint item;
  gsize start;
} TcRegistryMark;

/**
 * tc_registry_get_item:
 *
 * Returns: the item @i of a topic
 */
static inline const TcRegistryItem *
tc_registry_get_item (const TcRegistryWriting *writing,
                      TcRegistryTopic          topic,
                      guint                    i)
{
  return g_ptr_array_index (writing->items->topics[topic], i);
}

/**
 * tc_registry_count_items:
 *
 * Returns: how many items a topic has
 */
static inline guint
tc_registry_count_items (const TcRegistryWriting *writing,
                         TcRegistryTopic          topic)
{
  return writing->items->topics[topic]->len;
}

gboolean tc_registry_item_is_chinese    (const TcRegistryItem *item);
void     tc_registry_suggest_ids        (TcRegistryWriting    *writing,
                                         GArray               *marks,
                                         const TcSheetPlace   *place);
void     tc_registry_suggest_dates      (TcRegistryWriting    *writing,
                                         const TcSheetPlace   *place);
void     tc_registry_suggest_from_line  (TcRegistryWriting    *writing,
                                         TcRegistryTopic       topic,
                                         const char           *text,
                                         const TcSheetPlace   *place,
                                         GArray               *starts);
void     tc_registry_suggest_from_block (TcRegistryWriting    *writing,
                                         TcRegistryTopic       topic,
                                         const TcSheetPlace   *place,
                                         GArray               *starts);

G_END_DECLS
