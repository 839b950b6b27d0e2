/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-rules.h"

G_BEGIN_DECLS

/* The rule that says where a dose of cells was found: the place itself, then one that keeps its exponent. */
#define TC_DOSE_RULE_CELLS "dose.cells"

/**
 * TcDose:
 *
 * The expressions for doses, compiled once.
 */
typedef struct _TcDose TcDose;

TcDose *tc_dose_new  (const TcRules *rules) G_GNUC_WARN_UNUSED_RESULT;
void    tc_dose_free (TcDose        *self);
void    tc_dose_find (const TcDose  *self,
                      const TcProse *document,
                      TcFindings    *findings);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TcDose, tc_dose_free)

G_END_DECLS
