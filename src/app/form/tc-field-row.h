/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "tc-study-detail.h"

G_BEGIN_DECLS

/**
 * TcFieldRow:
 *
 * A field of a study in the form: its name, its editor, its state, and the quotes it rests on.
 *
 * A row is made once for each field of a codebook and then shows one study after the other. It never
 * changes the project: what a person types comes out as "value-committed", everything else as an action
 * "form.…" for the pane above it, with the field's key as parameter.
 *
 * Signals: "value-committed" (TcValue, nullable); "problem-changed": what tc_field_row_get_problem() says came or went.
 */
#define TC_TYPE_FIELD_ROW (tc_field_row_get_type ())
G_DECLARE_FINAL_TYPE (TcFieldRow, tc_field_row, TC, FIELD_ROW, GtkListBoxRow)

GtkWidget          *tc_field_row_new             (const TcField *field);
const TcField      *tc_field_row_get_field       (TcFieldRow    *self);
const char         *tc_field_row_get_key         (TcFieldRow    *self);
/* @keep: a change of ours is still on its way, so what the person sees is newer than @detail. */
void                tc_field_row_set_detail      (TcFieldRow    *self,
                                                  TcStudyDetail *detail,
                                                  gboolean       editable,
                                                  gboolean       keep);
/* Whether the label stands beside the editor or above it. */
void                tc_field_row_set_wide        (TcFieldRow    *self,
                                                  gboolean       wide);
void                tc_field_row_close_popovers  (TcFieldRow    *self);
/* %NULL while no study is shown. */
const TcStudyField *tc_field_row_get_data        (TcFieldRow    *self);
/* What is typed and is no value is to check, whatever is stored. */
TcAnswerState       tc_field_row_get_state       (TcFieldRow    *self);
/* Whether nothing is suggested, and nobody has answered or is about to. */
gboolean            tc_field_row_is_empty        (TcFieldRow    *self);
/* Whether the row waits for a person; FALSE from the moment in which it was accepted. */
gboolean            tc_field_row_is_to_check     (TcFieldRow    *self);
gboolean            tc_field_row_has_open_conflict (TcFieldRow  *self);
gboolean            tc_field_row_is_to_decide      (TcFieldRow  *self);
void                tc_field_row_mark_handled    (TcFieldRow    *self);

gboolean            tc_field_row_is_edited       (TcFieldRow    *self);
/* Hands unfinished typing out; FALSE where it cannot be understood (the row says why). */
gboolean            tc_field_row_commit          (TcFieldRow    *self);
const char         *tc_field_row_get_problem     (TcFieldRow    *self);
/* What was handed out last could not be written: it is unfinished typing again. */
void                tc_field_row_mark_unsaved    (TcFieldRow    *self);
/* Takes unfinished typing back; FALSE where there is none. */
gboolean            tc_field_row_restore         (TcFieldRow    *self);

gboolean            tc_field_row_show_first_quote (TcFieldRow   *self);
gboolean            tc_field_row_show_next_quote (TcFieldRow    *self);
/* Shows a popover at the row's menu button. */
void                tc_field_row_present         (TcFieldRow    *self,
                                                  GtkWidget     *popover);

G_END_DECLS
