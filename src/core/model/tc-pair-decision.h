/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TcPairDecision:
 * @TC_PAIR_OPEN: nobody has said anything
 * @TC_PAIR_SAME_REPORT: copies of one report
 * @TC_PAIR_SAME_STUDY: different reports of one study
 * @TC_PAIR_DIFFERENT: different studies
 *
 * What a person said about two reports that may be one.
 */
typedef enum
{
  TC_PAIR_OPEN,
  TC_PAIR_SAME_REPORT,
  TC_PAIR_SAME_STUDY,
  TC_PAIR_DIFFERENT
} TcPairDecision;

G_END_DECLS
