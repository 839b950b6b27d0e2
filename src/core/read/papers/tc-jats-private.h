/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-jats.h"

G_BEGIN_DECLS

/* In tc-jats-front.c. */
gboolean  tc_jats_is_element   (const TcXmlNode *node);
char     *tc_jats_dup_line     (TcXmlNode       *node) G_GNUC_WARN_UNUSED_RESULT;
char     *tc_jats_dup_child    (const TcXmlNode *node,
                                const char      *name) G_GNUC_WARN_UNUSED_RESULT;
void      tc_jats_keep         (TcRecord        *record,
                                const char      *label,
                                TcXmlNode       *node);
void      tc_jats_take_field   (TcRecord        *record,
                                TcRecordField    field,
                                const char      *label,
                                TcXmlNode       *node);

/* In tc-jats-lists.c. */
void      tc_jats_take_keywords (TcRecord       *record,
                                TcXmlNode       *group);
void      tc_jats_take_funding (TcRecord        *record,
                                TcXmlNode       *group);
void      tc_jats_take_subjects (TcRecord       *record,
                                TcXmlNode       *categories);
void      tc_jats_take_related (TcRecord        *record,
                                TcXmlNode       *node);
void      tc_jats_take_notes   (TcRecord        *record,
                                TcXmlNode       *notes);

/* In tc-jats-people.c. */
void      tc_jats_take_people  (TcRecord        *record,
                                TcXmlNode       *meta);

/* In tc-jats-dates.c. */
void      tc_jats_take_dates   (TcRecord        *record,
                                TcXmlNode       *meta);
void      tc_jats_take_history (TcRecord        *record,
                                TcXmlNode       *meta);
void      tc_jats_take_pages   (TcRecord        *record,
                                TcXmlNode       *meta);

G_END_DECLS
