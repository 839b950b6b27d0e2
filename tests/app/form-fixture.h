/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-study-detail.h"

G_BEGIN_DECLS

/* Studies made by hand: invented trials that show every kind of field and state. */
TcStudyDetail *form_fixture_new_detail   (TcCodebook    *codebook,
                                          TcId           study_id) G_GNUC_WARN_UNUSED_RESULT;
/* The field suggested with the value, its text as a quote in English and perhaps one in Chinese. */
void           form_fixture_suggest      (TcStudyDetail *detail,
                                          const char    *field,
                                          TcValue       *value,
                                          const char    *quote_en,
                                          const char    *quote_zh);
/* The field answered; %NULL @value for a state without one. */
void           form_fixture_answer       (TcStudyDetail *detail,
                                          const char    *field,
                                          TcAnswerState  state,
                                          TcValue       *value,
                                          const char    *note);
void           form_fixture_disagree     (TcStudyDetail *detail,
                                          const char    *field,
                                          TcId           id);
/* Everything above, spread over the form. */
TcStudyDetail *form_fixture_new_full     (TcCodebook    *codebook,
                                          TcId           study_id) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
