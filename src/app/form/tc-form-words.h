/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "tc-answer.h"
#include "tc-codebook.h"
#include "tc-event.h"
#include "tc-study.h"

G_BEGIN_DECLS

/* What stored names are called on the screen. Everything returned is in the language of the interface. */
const char *tc_form_words_state        (TcAnswerState      state);
const char *tc_form_words_state_icon   (TcAnswerState      state);
const char *tc_form_words_state_class  (TcAnswerState      state);
const char *tc_form_words_kind_warning (const char        *kind);
const char *tc_form_words_language     (const char        *text);
char       *tc_form_words_one_line     (const char        *text) G_GNUC_WARN_UNUSED_RESULT;
char       *tc_form_words_quoted       (const char        *text) G_GNUC_WARN_UNUSED_RESULT;
char       *tc_form_words_number       (double             number) G_GNUC_WARN_UNUSED_RESULT;
char       *tc_form_words_value        (const TcField     *field,
                                        TcValue           *value) G_GNUC_WARN_UNUSED_RESULT;
char       *tc_form_words_not_stored   (const char        *reason) G_GNUC_WARN_UNUSED_RESULT;
const char *tc_form_words_event        (const TcEventRow  *event);
char       *tc_form_words_snapshot     (const TcField     *field,
                                        const TcEventRow  *event,
                                        const char        *json) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
