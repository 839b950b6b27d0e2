/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-rules.h"

G_BEGIN_DECLS

/**
 * TcNumberContexts:
 *
 * What stands around a number and makes it less likely to be the number of participants.
 */
typedef struct _TcNumberContexts TcNumberContexts;

/**
 * TcSurroundings:
 * @begin: where the sentence begins, folded
 * @number: where the number begins in it
 * @behind_number: where it ends
 * @quote: where what the rule quotes begins
 * @after: where that ends
 * @end: where the sentence ends
 */
typedef struct
{
  const char *begin;
  const char *number;
  const char *behind_number;
  const char *quote;
  const char *after;
  const char *end;
} TcSurroundings;

TcNumberContexts *tc_number_contexts_new   (const TcRules          *rules) G_GNUC_WARN_UNUSED_RESULT;
void              tc_number_contexts_free  (TcNumberContexts       *self);
double            tc_number_contexts_weigh (const TcNumberContexts *self,
                                            const TcCandidate      *candidate,
                                            const TcSurroundings   *around,
                                            gboolean                adds_up,
                                            TcFindings             *findings);

G_END_DECLS
