/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-form-pane-private.h"

G_BEGIN_DECLS

/* @row is nullable everywhere; each returns whether it did anything. */
gboolean tc_form_work_accept           (TcFormPane     *self,
                                        TcFieldRow     *row);
gboolean tc_form_work_accept_group     (TcFormPane     *self,
                                        const char     *key);
gboolean tc_form_work_set_state        (TcFormPane     *self,
                                        TcFieldRow     *row,
                                        TcAnswerState   state);
gboolean tc_form_work_revert           (TcFormPane     *self,
                                        TcFieldRow     *row);
gboolean tc_form_work_keep_evidence    (TcFormPane     *self,
                                        TcFieldRow     *row);
gboolean tc_form_work_edit_note        (TcFormPane     *self,
                                        TcFieldRow     *row);
gboolean tc_form_work_show_history     (TcFormPane     *self,
                                        TcFieldRow     *row);
gboolean tc_form_work_show_suggestions (TcFormPane     *self,
                                        TcFieldRow     *row);
/* @step: 1 for the next one, -1 for the one before */
gboolean tc_form_work_go_to            (TcFormPane     *self,
                                        int             step,
                                        gboolean      (*wanted) (TcFieldRow *row));
/* To what a person has to look at: a suggestion, else a discrepancy. */
gboolean tc_form_work_go_to_open       (TcFormPane     *self,
                                        int             step);
gboolean tc_form_work_go_to_group      (TcFormPane     *self,
                                        int             step);

G_END_DECLS
