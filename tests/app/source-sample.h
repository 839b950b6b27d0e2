/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-study-detail.h"

G_BEGIN_DECLS

/* An invented study, made by hand: no project stands behind it. */

#define SAMPLE_STUDY 7
#define SAMPLE_PAGE 11            /* an English page with a reference list, CRLF and a hidden character */
#define SAMPLE_DUMP 12            /* a bilingual record */

TcStudyDetail *sample_detail_new     (void) G_GNUC_WARN_UNUSED_RESULT;
TcSource      *sample_source_new     (TcId           id,
                                      const char    *name,
                                      const char    *text) G_GNUC_WARN_UNUSED_RESULT;
TcQuote       *sample_find           (TcStudyDetail *detail,
                                      TcId           source_id,
                                      const char    *passage) G_GNUC_WARN_UNUSED_RESULT;
void           sample_suggest        (TcStudyDetail *detail,
                                      const char    *field,
                                      const char    *value,
                                      TcId           source_id,
                                      const char    *passage);
void           sample_answer         (TcStudyDetail *detail,
                                      const char    *field,
                                      const char    *value,
                                      TcAnswerState  state,
                                      TcId           source_id,
                                      const char    *passage);
void           sample_annotate       (TcStudyDetail *detail,
                                      TcId           id,
                                      TcId           source_id,
                                      const char    *passage,
                                      const char    *field,
                                      const char    *tag,
                                      const char    *comment);

G_END_DECLS
