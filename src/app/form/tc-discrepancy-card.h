/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "tc-codebook.h"
#include "tc-discrepancy.h"

G_BEGIN_DECLS

/**
 * TcDiscrepancyCard:
 *
 * Statements of a field that disagree, side by side with their quotes, and the decision about them.
 *
 * Activates "form.decide" (discrepancy id, statement or -1 or -2) of a widget above it.
 */
#define TC_TYPE_DISCREPANCY_CARD (tc_discrepancy_card_get_type ())
G_DECLARE_FINAL_TYPE (TcDiscrepancyCard, tc_discrepancy_card, TC, DISCREPANCY_CARD, GtkWidget)

GtkWidget *tc_discrepancy_card_new             (const TcField       *field);
void       tc_discrepancy_card_set_discrepancy (TcDiscrepancyCard   *self,
                                                const TcDiscrepancy *discrepancy,
                                                TcValue             *answer,
                                                gboolean             editable);

G_END_DECLS
