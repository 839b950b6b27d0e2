/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-study-detail.h"

G_BEGIN_DECLS

TcStudyDetail *tc_study_detail_new (TcCodebook *codebook) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
