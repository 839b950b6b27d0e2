/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-change.h"
#include "tc-link-table.h"

G_BEGIN_DECLS

/* --- single changes, each with its event: in tc-link-change.c ------------------------------------ */
gboolean tc_change_place       (TcChange        *self,
                                TcId             source_id,
                                TcId             study_id,
                                TcId             report_id,
                                GError         **error);
gboolean tc_change_apply_place (TcChange        *self,
                                TcId             source_id,
                                const char      *snapshot,
                                gboolean        *applied,
                                GError         **error);

gboolean tc_place_snapshot_get_study (const char  *snapshot,
                                TcId            *study_id);

/* --- answers of studies that become one, or two: in tc-link-answers.c ----------------------------- */
gboolean tc_link_answers_merge (TcChange        *change,
                                TcId             from,
                                TcId             into,
                                GError         **error);
gboolean tc_link_answers_put   (TcChange        *change,
                                const TcAnswer  *answer,
                                TcId             study_id,
                                GError         **error);
gboolean tc_link_answers_are_of (GPtrArray      *quotes,
                                GArray          *sources);
gboolean tc_link_answers_give_back (TcChange    *change,
                                TcId             from,
                                TcId             to,
                                GArray          *sources,
                                guint           *n_given,
                                guint           *n_taken,
                                GError         **error);

/* --- pairs: in tc-pair-change.c ------------------------------------------------------------------ */
gboolean tc_change_pair        (TcChange        *self,
                                TcId             pair_id,
                                TcPairDecision   decision,
                                GError         **error);
gboolean tc_change_pair_apart  (TcChange        *self,
                                TcId             one,
                                TcId             other,
                                GError         **error);
gboolean tc_change_apply_pair  (TcChange        *self,
                                TcId             pair_id,
                                const char      *snapshot,
                                GError         **error);

/* --- what identifiers say: in tc-link-join.c ------------------------------------------------------ */

/* Where a source was before it was moved; or, without a source, a study that was reviewed and is not any more. */
typedef struct
{
  TcId source_id;
  TcId study_id;
  TcId report_id;
} TcLinkMove;

gboolean tc_link_join          (TcChange        *change,
                                TcId             report_id,
                                TcId             other_id,
                                GArray          *moves,
                                GError         **error);
gboolean tc_link_take_apart    (TcChange        *change,
                                GArray          *moves,
                                GError         **error);

/* --- what was reviewed before it grew: in tc-link-compare.c --------------------------------------- */
gboolean tc_link_begin_growing (TcStore         *store,
                                TcId             study_id,
                                guint           *n_open,
                                GError         **error);
gboolean tc_link_end_growing   (TcChange        *change,
                                TcId             study_id,
                                guint            n_open,
                                GArray          *moves,
                                GError         **error);

/* --- what people ask for: in tc-link-edit.c ------------------------------------------------------ */
gboolean tc_link_edit_move     (TcChange        *change,
                                TcId             report_id,
                                TcId             to_study,
                                TcId             to_report,
                                GError         **error);
gboolean tc_link_edit_merge    (TcChange        *change,
                                TcId             into,
                                TcId             study_id,
                                GArray          *moves,
                                GError         **error);
gboolean tc_link_edit_split    (TcChange        *change,
                                TcId             report_id,
                                GError         **error);
gboolean tc_link_edit_judge    (TcChange        *change,
                                TcId             pair_id,
                                TcPairDecision   decision,
                                GError         **error);

G_END_DECLS
