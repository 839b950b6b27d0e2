/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-rules.h"
#include "tc-statistic-token.h"

G_BEGIN_DECLS

typedef enum
{
  TC_STATISTIC_NUMBER,            /* a number of which only its place tells what it is */
  TC_STATISTIC_PERCENT,
  TC_STATISTIC_EVENTS,
  TC_STATISTIC_MEAN,
  TC_STATISTIC_MEDIAN,
  TC_STATISTIC_ESTIMATE,          /* compares arms: a ratio, a difference */
  TC_STATISTIC_P
} TcStatisticKind;

/**
 * TcStatistic:
 * @kind: what it is
 * @measure: (nullable): as the codebook names it; interned or static
 * @value: the number: events, percentage, mean, median, estimate or P
 * @decimals: how many digits stand behind its point
 * @total: of how many; 0 where that is not said
 * @bare: a number of events of which neither total nor share is said: "five deaths"
 * @percent: percentage that is said beside events; -1 where none is
 * @percent_decimals: of @percent
 * @dispersion: standard deviation or standard error; negative where none is said
 * @dispersion_type: (nullable): "SD", "SE", "IQR" or "range"
 * @has_ci: whether @low and @high are set
 * @low: lower limit of the confidence interval
 * @high: its upper limit
 * @ci_decimals: the more exact of its limits
 * @level: percentage of the interval, 95 where that is not said
 * @sign: of a P: '=', '<' or '>'
 * @start: first byte in the folded text
 * @end: byte behind it, with what belongs to it
 * @value_start: where the value itself stands, with its total
 * @value_end: byte behind it
 * @percent_start: where the percentage beside events stands
 * @percent_end: byte behind it
 * @ci_start: where the limits of the interval stand
 * @ci_end: byte behind them
 * @unit_start: where its unit stands
 * @unit_end: byte behind it; equal to @unit_start where there is none
 * @first: its first token
 * @last: token behind it
 *
 * A number that a report gives as a result, with what belongs to it.
 */
typedef struct
{
  TcStatisticKind kind;
  const char *measure;
  double value;
  guint decimals;
  double total;
  gboolean bare;
  double percent;
  guint percent_decimals;
  double dispersion;
  const char *dispersion_type;
  gboolean has_ci;
  double low;
  double high;
  guint ci_decimals;
  double level;
  char sign;
  gsize start;
  gsize end;
  gsize value_start;
  gsize value_end;
  gsize percent_start;
  gsize percent_end;
  gsize ci_start;
  gsize ci_end;
  gsize unit_start;
  gsize unit_end;
  guint first;
  guint last;
} TcStatistic;

/**
 * TcStatistics:
 *
 * The units and names of statistics, ready to be looked up.
 */
typedef struct _TcStatistics TcStatistics;

TcStatistics *tc_statistics_new  (const TcRules      *rules) G_GNUC_WARN_UNUSED_RESULT;
void          tc_statistics_free (TcStatistics       *self);
gboolean      tc_statistics_are_planned (const TcStatistics *self,
                                         const TcProse      *document,
                                         guint               sentence,
                                         TcFindings         *findings);
gboolean      tc_statistics_announce_error (const TcProse *document);
GArray       *tc_statistics_find (const TcStatistics *self,
                                  const TcProse      *document,
                                  guint               sentence,
                                  const TcTokens     *tokens,
                                  gboolean            standard_error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
