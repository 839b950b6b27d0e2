/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-tally.h"

G_BEGIN_DECLS

/**
 * TcArmSize:
 *
 * Tells the size of one arm from the number of all participants by the other arms beside it.
 */
typedef struct _TcArmSize TcArmSize;

TcArmSize *tc_arm_size_new   (const TcRules   *rules) G_GNUC_WARN_UNUSED_RESULT;
void       tc_arm_size_free  (TcArmSize       *self);
gboolean   tc_arm_size_is_in (const TcArmSize *self,
                              double           number,
                              const char      *before,
                              gsize            n_before,
                              const char      *after,
                              gsize            n_after,
                              TcFindings      *findings);

G_END_DECLS
