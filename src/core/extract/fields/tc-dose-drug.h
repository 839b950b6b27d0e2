/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-rules.h"

G_BEGIN_DECLS

/* The rule that says where the dose of a drug was found. */
#define TC_DOSE_RULE_DRUG "dose.drug"

/**
 * TcDoseDrugs:
 *
 * The expressions for doses of drugs, compiled once.
 */
typedef struct _TcDoseDrugs TcDoseDrugs;

TcDoseDrugs *tc_dose_drugs_new  (const TcRules     *rules) G_GNUC_WARN_UNUSED_RESULT;
void         tc_dose_drugs_free (TcDoseDrugs       *self);
void         tc_dose_drugs_find (const TcDoseDrugs *self,
                                 const TcProse     *document,
                                 guint              index,
                                 TcFindings        *findings);
gboolean     tc_dose_follows_number
                                (const char        *text,
                                 gsize              end);
gboolean     tc_dose_next_listed
                                (const char       **list,
                                 double            *number);

G_END_DECLS
