/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "tc-workspace.h"

G_BEGIN_DECLS

/**
 * TcFormPane:
 *
 * The form of one study: the codebook's groups with an editor, a state and a quote for every field,
 * and a card for every discrepancy.
 *
 * The pane changes the project only through the workspace; the window hands it a new #TcStudyDetail
 * after every change, and the pane then updates the rows that differ and keeps focus, scroll
 * position and unfinished typing.
 *
 * Properties: current-field (string, key of the field that has or last had the focus, "" for none);
 * n-unstored (number of fields in which something stands that is not stored, because it is no
 * value).
 *
 * Signals: "quote-activated" (TcQuote): show this passage in the source;
 * "empty-queue": accept-and-go-on found no further field to check;
 * "typing-dropped" (label of a field, sentence): the study was left with something that is no
 * value.
 */
#define TC_TYPE_FORM_PANE (tc_form_pane_get_type ())
G_DECLARE_FINAL_TYPE (TcFormPane, tc_form_pane, TC, FORM_PANE, GtkWidget)

/* %NULL for both: no study is chosen (an empty state is shown). */
void        tc_form_pane_set_detail        (TcFormPane    *self,
                                            TcWorkspace   *workspace,
                                            TcStudyDetail *detail);
const char *tc_form_pane_get_current_field (TcFormPane    *self);
guint       tc_form_pane_get_n_unstored    (TcFormPane    *self);
/* Fields that nothing is suggested for and nobody has answered. */
guint       tc_form_pane_count_empty       (TcFormPane    *self);
/* Scrolls to the field, opens its group and focuses its editor. */
void        tc_form_pane_focus_field       (TcFormPane    *self,
                                            const char    *field);
/* Focuses the next field whose state is suggested, else one with an open discrepancy, from the
 * current one on, round the end. */
gboolean    tc_form_pane_next_to_check     (TcFormPane    *self);
gboolean    tc_form_pane_previous_to_check (TcFormPane    *self);
/* Focuses the first field of the next or previous group, whatever is done there. */
gboolean    tc_form_pane_next_group        (TcFormPane    *self);
gboolean    tc_form_pane_previous_group    (TcFormPane    *self);
/* The keyboard commands; each acts on the current field and returns whether it did anything. */
gboolean    tc_form_pane_accept            (TcFormPane    *self);   /* and goes on to the next to check */
gboolean    tc_form_pane_accept_group      (TcFormPane    *self);   /* too */
gboolean    tc_form_pane_set_state         (TcFormPane    *self,
                                            TcAnswerState  state);
gboolean    tc_form_pane_show_quote        (TcFormPane    *self);   /* each call the next quote of the field */
gboolean    tc_form_pane_show_problem      (TcFormPane    *self);
gboolean    tc_form_pane_keep_evidence     (TcFormPane    *self);
gboolean    tc_form_pane_edit_note         (TcFormPane    *self);
gboolean    tc_form_pane_show_history      (TcFormPane    *self);
gboolean    tc_form_pane_show_suggestions  (TcFormPane    *self);
gboolean    tc_form_pane_revert            (TcFormPane    *self);
/* Hands unfinished typing to the workspace (before another study, export or closing); FALSE where some of it
 * is no value and stays in its editor. */
gboolean    tc_form_pane_commit            (TcFormPane    *self);
/* What the commit left: a line for each field, with its name and what was typed. */
char      **tc_form_pane_dup_leftovers     (TcFormPane    *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean    tc_form_pane_focus_leftover    (TcFormPane    *self);
void        tc_form_pane_discard_leftovers (TcFormPane    *self);

G_END_DECLS
