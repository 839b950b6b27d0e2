/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-rules.h"

G_BEGIN_DECLS

/**
 * TcParticipants:
 *
 * Weighs the numbers that could be the number of participants.
 */
typedef struct _TcParticipants TcParticipants;

TcParticipants *tc_participants_new     (const TcRules        *rules) G_GNUC_WARN_UNUSED_RESULT;
void            tc_participants_free    (TcParticipants       *self);
void            tc_participants_resolve (const TcParticipants *self,
                                         const TcProse        *document,
                                         TcFindings           *findings);

G_END_DECLS
