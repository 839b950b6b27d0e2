/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-types.h"

G_BEGIN_DECLS

/**
 * TcIdChange:
 * @position: of the first item that is removed or added
 * @removed: number of items that go
 * @added: number of items that come, as a GListModel counts them
 * @source: index in the new ids of the first item that comes
 *
 * One step from old ids to new ones.
 */
typedef struct
{
  guint position;
  guint removed;
  guint added;
  guint source;
} TcIdChange;

GArray *tc_id_changes_compute (GArray           *before,
                               GArray           *after) G_GNUC_WARN_UNUSED_RESULT;
void    tc_id_change_apply    (const TcIdChange *change,
                               GArray           *ids,
                               GArray           *after);

G_END_DECLS
