/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-lines.h"

G_BEGIN_DECLS

typedef struct _TcSeen TcSeen;

TcSeen  *tc_seen_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void     tc_seen_free (TcSeen  *self);
double   tc_seen_add  (TcSeen  *self,
                       TcPiece  piece);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TcSeen, tc_seen_free)

G_END_DECLS
