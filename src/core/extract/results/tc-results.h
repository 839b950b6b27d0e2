/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-arms-names.h"
#include "tc-statistic.h"

G_BEGIN_DECLS

/* Values of #TcResult.arm that are no index. */
#define TC_RESULT_NO_ARM -1
#define TC_RESULT_COMPARISON -2

/**
 * TcResult:
 * @statistic: the number and what belongs to it
 * @sentence: index of its sentence
 * @run: results of one run stand beside each other: "5/20 vs 9/21"
 * @arm: index of the arm, or %TC_RESULT_NO_ARM or %TC_RESULT_COMPARISON
 * @named: the arm is named beside the number
 * @versus: is set against that of another arm, by "vs" or by the row of numbers and names
 * @joined: is not alone in its run
 * @before: the first of a run of one value before and one after: "from 7.5 to 5.0"
 * @inherited: its outcome is that of the result or of the clause before it
 * @twin: one more than the index, in its sentence, of the result of another arm that stands in its
 * place: "A: V, V; B: V, V"; 0
 *   where none does
 * @arm_start: where the arm is named; equal to @arm_end where it is not
 * @arm_end: byte behind it
 * @outcome_start: first byte of the name of the outcome in the folded text
 * @outcome_end: byte behind it; equal to @outcome_start where none was found
 * @time_start: first byte of the time point
 * @time_end: byte behind it; equal to @time_start where none was found
 * @has_p: whether @p is set
 * @p: its P value
 * @confidence: from 0 to 1; 0 where no arm is known, negative where it must not be proposed
 *
 * A statistic with the outcome, the time and the arm that it belongs to.
 */
typedef struct
{
  TcStatistic statistic;
  guint sentence;
  guint run;
  int arm;
  gboolean named;
  gboolean versus;
  gboolean joined;
  gboolean before;
  gboolean inherited;
  guint twin;
  gsize arm_start;
  gsize arm_end;
  gsize outcome_start;
  gsize outcome_end;
  gsize time_start;
  gsize time_end;
  gboolean has_p;
  TcStatistic p;
  double confidence;
} TcResult;

void    tc_results_attribute    (GArray             *results,
                                 GPtrArray          *arms,
                                 GArray             *mentions,
                                 const TcTokens     *tokens,
                                 gboolean            chinese,
                                 const GArray       *earlier);
void    tc_results_name_outcomes (GArray            *results,
                                 GArray             *mentions,
                                 guint               n_arms,
                                 const TcTokens     *tokens,
                                 gboolean            chinese);
gboolean tc_results_find_time   (const TcTokens     *tokens,
                                 guint               first,
                                 guint               last,
                                 gsize              *start,
                                 gsize              *end);
gboolean tc_results_is_joint    (const TcTokens     *tokens,
                                 guint               first,
                                 guint               last);
void    tc_results_find_none    (const TcTokens     *tokens,
                                 guint               sentence,
                                 guint               n_arms,
                                 GArray             *results);
void    tc_results_find_parallel (const TcTokens    *tokens,
                                 guint               sentence,
                                 GArray             *mentions,
                                 guint               n_arms,
                                 GArray             *results);
GArray *tc_results_find         (TcTokenCache       *cache,
                                 const TcStatistics *statistics,
                                 GPtrArray          *arms,
                                 TcFindings         *findings) G_GNUC_WARN_UNUSED_RESULT;
void    tc_results_size_arms    (const TcProse      *document,
                                 GArray             *results,
                                 GPtrArray          *arms);
void    tc_results_propose      (const TcProse      *document,
                                 GArray             *results,
                                 GPtrArray          *arms,
                                 TcFindings         *findings);

G_END_DECLS
