/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-study-detail.h"

G_BEGIN_DECLS

TcStudyDetail *tc_study_detail_new (TcCodebook *codebook) G_GNUC_WARN_UNUSED_RESULT;
void           tc_study_detail_add_suggestion  (TcStudyDetail       *self,
                                                const TcSuggestion  *suggestion);
void           tc_study_detail_add_discrepancy (TcStudyDetail       *self,
                                                const TcDiscrepancy *discrepancy);
void           tc_study_detail_set_answer      (TcStudyDetail       *self,
                                                const TcAnswer      *answer);
void           tc_study_detail_resolve         (TcStudyDetail       *self);

G_END_DECLS
