/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-rules.h"

G_BEGIN_DECLS

/**
 * TcNotes:
 *
 * Tells what databases, publishers and authors write below a text from the text.
 */
typedef struct _TcNotes TcNotes;

TcNotes *tc_notes_new        (const TcRules *rules) G_GNUC_WARN_UNUSED_RESULT;
void     tc_notes_free       (TcNotes       *self);
gsize    tc_notes_find       (const TcNotes *self,
                              const TcProse *document,
                              TcFindings    *findings,
                              guint          index);
gboolean tc_notes_end_report (const TcNotes *self,
                              const TcProse *document,
                              TcFindings    *findings,
                              guint          index,
                              gsize          note);
gboolean tc_notes_is_contact (const TcNotes *self,
                              const TcProse *document,
                              TcFindings    *findings,
                              guint          index);

G_END_DECLS
