/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-rerun-job.h"

G_BEGIN_DECLS

/* --- in tc-rerun-compare.c ----------------------------------------------------------------------- */
void tc_rerun_change_free          (gpointer           change);
TcRerunChange *tc_rerun_add_change (GPtrArray         *changes,
                                    TcRerunSubject     subject,
                                    TcRerunKind        kind,
                                    const TcStudyRow  *row,
                                    const char        *field);
gboolean tc_rerun_same_quotes      (GPtrArray         *a,
                                    GPtrArray         *b);
char *tc_rerun_join_quotes         (GPtrArray         *quotes) G_GNUC_WARN_UNUSED_RESULT;
void tc_rerun_compare_suggestions  (GPtrArray         *changes,
                                    const TcStudyRow  *row,
                                    GPtrArray         *answers,
                                    GPtrArray         *before,
                                    GPtrArray         *after);

/* --- in tc-rerun-discrepancies.c ----------------------------------------------------------------- */
void tc_rerun_compare_discrepancies (GPtrArray        *changes,
                                    const TcStudyRow  *row,
                                    GPtrArray         *before,
                                    GPtrArray         *found);
void tc_rerun_match_discrepancies  (GPtrArray         *before,
                                    GPtrArray         *found,
                                    GPtrArray         *gone,
                                    GPtrArray         *added);

G_END_DECLS
