/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "tc-study.h"

G_BEGIN_DECLS

/* Words and icons for what is stored in English; the words are translated and borrowed. */
const char      *tc_study_status_to_label       (TcStudyStatus  status);
const char      *tc_study_status_to_icon        (TcStudyStatus  status);
const char      *tc_study_kind_to_label         (const char    *kind);
const char      *tc_study_kind_to_flag          (const char    *kind);
/* The reasons that the window offers, stored in English; NULL-terminated. */
const char * const *tc_exclusion_reasons_get    (void);
/* The reason that fits every text of a kind; %NULL where there is none, as for the report of a trial. */
const char      *tc_exclusion_reason_for_kind   (const char    *kind);
/* A reason that a person typed is its own label. */
const char      *tc_exclusion_reason_to_label   (const char    *reason);

G_END_DECLS
