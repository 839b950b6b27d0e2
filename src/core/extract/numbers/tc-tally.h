/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-rules.h"

G_BEGIN_DECLS

/**
 * TcCount:
 * @value: the number
 * @sentence: index of the sentence
 * @start: first byte of the number in the folded text
 * @end: byte behind it
 * @sized: whether it is written "n = 12"
 * @each: whether it is said of each arm: "12 per group"
 * @people: whether it is said to count people: "n = 12", "12 patients", "12 to placebo", "3/12"
 *
 * A whole number of a report.
 */
typedef struct
{
  double value;
  guint sentence;
  gsize start;
  gsize end;
  gboolean people;
  gboolean sized;
  gboolean each;
} TcCount;

/**
 * TcTally:
 *
 * Reads the numbers of a report and tells which of them are the sum of others.
 */
typedef struct _TcTally TcTally;

TcTally *tc_tally_new  (const TcRules *rules) G_GNUC_WARN_UNUSED_RESULT;
void     tc_tally_free (TcTally       *self);
GArray  *tc_tally_read (const TcTally *self,
                        const TcProse *document,
                        TcFindings    *findings) G_GNUC_WARN_UNUSED_RESULT;
gboolean tc_tally_find_parts (const GArray *counts,
                              double        total,
                              guint        *first,
                              guint        *n_parts);

double   tc_tally_get_two_arms (const GArray *counts);

G_END_DECLS
