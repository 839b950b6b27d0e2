/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-statistic.h"

G_BEGIN_DECLS

#define PEOPLE                                                                                                        \
  " patients patient participants subjects women men children adults people persons individuals infants cases case "  \
  "eyes knees girls boys students volunteers "

/* A sentence while it is read. */
typedef struct
{
  const TcStatistics *statistics;
  const TcTokens *tokens;
  gboolean mean_sd;               /* "mean (SD)" was announced */
  gboolean standard_error;        /* … or the standard error */
  guint median;                   /* token behind the last "median", 0 if there was none */
  guint mean;                     /* the same of "mean" */
  guint counts;                   /* the same of "number of patients" */
  guint named;                    /* the same of the last mean or median that is no percentage */
  const char *ratio;              /* (nullable): the ratio that was named last */
  guint ratio_end;                /* token behind its estimate */
  gboolean named_ci;              /* an interval was called so: bare pairs behind it are intervals too */
} TcStatisticReader;

TcStatistic tc_statistic_begin       (const TcStatisticReader *reader,
                                      TcStatisticKind          kind,
                                      guint                    first);
void        tc_statistic_finish      (const TcStatisticReader *reader,
                                      TcStatistic             *statistic,
                                      guint                    last);
gboolean    tc_statistic_read_unit   (const TcStatisticReader *reader,
                                      TcStatistic             *statistic,
                                      guint                   *at);
gboolean    tc_statistic_read_percent (const TcStatisticReader *reader,
                                      guint                   *at,
                                      double                  *percent,
                                      guint                   *decimals);
gboolean    tc_statistic_read_ci     (const TcStatisticReader *reader,
                                      TcStatistic             *statistic,
                                      gboolean                 named,
                                      guint                   *at);
guint       tc_statistic_read_stray_ci (const TcStatisticReader *reader,
                                      TcStatistic             *statistic,
                                      guint                    at);
gboolean    tc_statistic_read_bare_sd (const TcStatisticReader *reader,
                                      TcStatistic             *statistic,
                                      guint                   *at);
void        tc_statistic_attach      (const TcStatisticReader *reader,
                                      TcStatistic             *statistic,
                                      guint                   *at);
gboolean    tc_statistic_read_events (const TcStatisticReader *reader,
                                      guint                    at,
                                      TcStatistic             *statistic);
gboolean    tc_statistic_is_counted  (const TcTokens          *tokens,
                                      guint                    at);
gboolean    tc_statistic_read_next   (const TcStatisticReader *reader,
                                      const TcStatistic       *before,
                                      guint                    at,
                                      TcStatistic             *statistic);
gboolean    tc_statistic_may_be_value (const TcTokens         *tokens,
                                      guint                    at);
gboolean    tc_statistic_read_number (const TcStatisticReader *reader,
                                      guint                    at,
                                      TcStatistic             *statistic);
gboolean    tc_statistic_read_estimate (const TcStatisticReader *reader,
                                      const char              *measure,
                                      guint                    name,
                                      guint                    behind,
                                      gboolean                 short_name,
                                      TcStatistic             *statistic);
gboolean    tc_statistic_is_odds_ratio (const TcTokens        *tokens,
                                      guint                    at);
gboolean    tc_statistic_read_p      (const TcStatisticReader *reader,
                                      guint                    at,
                                      TcStatistic             *statistic);

G_END_DECLS
