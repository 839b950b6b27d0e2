/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-discrepancy.h"
#include "tc-extract.h"
#include "tc-inputs.h"
#include "tc-source.h"

G_BEGIN_DECLS

/**
 * TcIntakeItem:
 * @input: what was read; borrowed from the list of inputs
 * @sources: (element-type TcSource) (nullable): its records, with kind and suggestions set
 * @discrepancies: (element-type GPtrArray) (nullable): a list of TcDiscrepancy for each record
 * @error: (nullable): why nothing could be read
 *
 * One input, read and extracted.
 */
typedef struct
{
  const TcInput *input;
  GPtrArray *sources;
  GPtrArray *discrepancies;
  GError *error;
} TcIntakeItem;

void          tc_intake_item_free (TcIntakeItem  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TcIntakeItem, tc_intake_item_free)

/**
 * TcIntake:
 *
 * Reads and extracts inputs on all processors, and hands them out in their order.
 *
 * Works only a few inputs ahead of the one that is asked for, so that memory does not grow with their
 * number.
 */
typedef struct _TcIntake TcIntake;

TcIntake     *tc_intake_new       (GPtrArray     *inputs,
                                   TcExtractor   *extractor,
                                   GCancellable  *cancellable) G_GNUC_WARN_UNUSED_RESULT;
TcIntakeItem *tc_intake_next      (TcIntake      *self) G_GNUC_WARN_UNUSED_RESULT;
void          tc_intake_free      (TcIntake      *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TcIntake, tc_intake_free)

G_END_DECLS
