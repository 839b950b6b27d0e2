/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-rules.h"

G_BEGIN_DECLS

/**
 * TcArms:
 *
 * The expressions for the arms of a trial, compiled once.
 */
typedef struct _TcArms TcArms;

TcArms *tc_arms_new  (const TcRules *rules) G_GNUC_WARN_UNUSED_RESULT;
void    tc_arms_free (TcArms        *self);
void    tc_arms_find (const TcArms  *self,
                      const TcProse *document,
                      TcFindings    *findings);

G_END_DECLS
