/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-column-map.h"
#include "tc-discrepancy.h"
#include "tc-extract.h"
#include "tc-inputs.h"
#include "tc-source.h"

G_BEGIN_DECLS

/**
 * TcIntakeRecord:
 * @line: its first line in the file, from 1
 * @length: its bytes in the file
 * @understood: whether it is a record at all; nothing is read of what is not
 * @sources: (element-type TcSource) (nullable): one, or all of a file that is read at once; with kind and
 *   suggestions set
 * @discrepancies: (element-type GPtrArray) (nullable): a list of #TcDiscrepancy for each source
 * @error: (nullable): why it could not be read
 *
 * A part of an input, read and extracted.
 */
typedef struct
{
  guint64 line;
  guint64 length;
  gboolean understood;
  GPtrArray *sources;
  GPtrArray *discrepancies;
  GError *error;
} TcIntakeRecord;

/**
 * TcIntakeItem:
 * @input: what was read; borrowed from the list of inputs
 * @records: (element-type TcIntakeRecord): in order
 * @error: (nullable): why nothing of the input, or nothing behind the records, could be read
 * @begins: whether this is the first item of the input
 * @ends: whether this is the last item of the input
 * @fraction: how much of the input is read with this item, from 0 to 1
 * @studies: (element-type gint64): for who stores the item: the studies that it made
 * @copies: (element-type gint64): the same for sources that were added to other studies
 * @moves: (element-type TcLinkMove): the same for sources that it moved to other studies, and for studies that were
 * reviewed until then
 * @fresh: for who stores the item: whether none of its records is in the project
 * @sha256: (nullable): for a file of many records: hash of the whole file
 * @size: its bytes
 * @start: where @bytes begin in it
 * @bytes: (nullable): the bytes that the records stand in
 *
 * An input, or some records of one that has many.
 */
typedef struct
{
  const TcInput *input;
  GPtrArray *records;
  GError *error;
  gboolean begins;
  gboolean ends;
  double fraction;
  GArray *studies;
  GArray *copies;
  GArray *moves;
  gboolean fresh;
  char *sha256;
  guint64 size;
  guint64 start;
  GBytes *bytes;
} TcIntakeItem;

GError       *tc_intake_record_get_problem (const TcIntakeRecord *record) G_GNUC_WARN_UNUSED_RESULT;

void          tc_intake_item_free (TcIntakeItem  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TcIntakeItem, tc_intake_item_free)

/**
 * TcIntake:
 *
 * Reads and extracts inputs on all processors, and hands them out in their order.
 *
 * Small inputs are worked on one a processor; a large one is cut by tc_intake_next(), a few records at a time. Works
 * only a little ahead of what is asked for, so that memory grows neither with the number of inputs nor with
 * their size.
 */
typedef struct _TcIntake TcIntake;

TcIntake     *tc_intake_new       (GPtrArray     *inputs,
                                   TcColumnMaps  *maps,
                                   TcExtractor   *extractor,
                                   GCancellable  *cancellable) G_GNUC_WARN_UNUSED_RESULT;
TcIntakeItem *tc_intake_next      (TcIntake      *self) G_GNUC_WARN_UNUSED_RESULT;
guint64       tc_intake_get_n_waiting (TcIntake  *self);
void          tc_intake_free      (TcIntake      *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TcIntake, tc_intake_free)

GPtrArray    *tc_intake_extract   (TcExtractor   *extractor,
                                   TcSource      *source,
                                   GCancellable  *cancellable,
                                   GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
