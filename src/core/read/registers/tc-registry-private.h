/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-registry.h"
#include "tc-sheet.h"

G_BEGIN_DECLS

/**
 * TcRegistryItem:
 * @text: what the record says
 * @value_length: how many bytes from the beginning are the value; behind it stands what belongs to it
 *
 * One statement.
 */
typedef struct
{
  char *text;
  gsize value_length;
} TcRegistryItem;

/**
 * TcRegistryItems:
 * @topics: (element-type TcRegistryItem): the statements of each topic
 * @others: what is kept as text only
 *
 * What a record says.
 */
typedef struct
{
  GPtrArray *topics[TC_REGISTRY_N_TOPICS];
  GString *others;
} TcRegistryItems;

gboolean    tc_registry_names (const TcRegistryMap   *map,
                               const TcXmlNode       *node,
                               const char            *name);
TcSheet    *tc_registry_write (const TcRegistryItems *items,
                               const char            *register_name,
                               const char            *rule_prefix) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
