/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-form-pane"

#include "config.h"

#include "tc-form-pane-private.h"

/* The study that the pane shows: newer data of the same one, and the change from one to another. */

/* Whether a change of ours is still on its way, so that a detail may be older than what is on screen. */
static gboolean
is_saving (TcFormPane *self)
{
  gboolean saving = FALSE;

  if (self->workspace != NULL)
    g_object_get (self->workspace, "saving", &saving, NULL);

  return saving;
}

/**
 * tc_form_pane_update_progress:
 * @self: a pane with a study
 *
 * Counts what is answered, to check and typed but not stored.
 */
void
tc_form_pane_update_progress (TcFormPane *self)
{
  guint n_checked = 0;
  guint n_known = 0;
  guint n_unstored = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      TcAnswerState state = tc_field_row_get_state (self->rows->pdata[i]);

      n_known += state != TC_ANSWER_EMPTY;
      n_checked += state != TC_ANSWER_EMPTY && state != TC_ANSWER_SUGGESTED;
      n_unstored += *tc_field_row_get_problem (self->rows->pdata[i]) != '\0';
    }
  tc_form_header_set_progress (self->header, n_checked, n_known);
  for (guint i = 0; i < self->groups->len; i++)
    tc_form_group_update (self->groups->pdata[i], tc_form_pane_is_editable (self));
  tc_form_pane_set_n_unstored (self, n_unstored);
}

/**
 * tc_form_pane_count_empty:
 * @self: a pane
 *
 * Returns: the number of fields for which nothing is suggested and nobody has answered, 0 without a study
 */
guint
tc_form_pane_count_empty (TcFormPane *self)
{
  guint n_empty = 0;

  g_return_val_if_fail (TC_IS_FORM_PANE (self), 0);

  for (guint i = 0; self->detail != NULL && i < self->rows->len; i++)
    n_empty += tc_field_row_is_empty (self->rows->pdata[i]);

  return n_empty;
}

static void
show_detail (TcFormPane *self)
{
  gboolean editable = tc_form_pane_is_editable (self);
  gboolean keep = is_saving (self);

  tc_form_header_set_detail (self->header, self->detail, editable);
  self->showing = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    tc_field_row_set_detail (self->rows->pdata[i], self->detail, editable, keep);
  self->showing = FALSE;
  tc_form_pane_update_progress (self);
  tc_form_pane_reveal (self);
}

/* Another study is shown from its top; who works in the form goes on at its first field to check. */
static void
start_study (TcFormPane *self)
{
  gboolean had_focus = self->focused != NULL;

  tc_form_pane_set_current (self, NULL);
  self->scroll_to = NULL;
  self->held = NULL;
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0.0);
  if (had_focus && !tc_form_pane_next_to_check (self))
    tc_form_pane_set_current (self, self->focused);
}

/* Hands in what was typed for the study that is left, and says what cannot be handed in. */
static void
leave_study (TcFormPane *self)
{
  tc_form_pane_commit (self);
  for (guint i = 0; i < self->rows->len; i++)
    {
      TcFieldRow *row = self->rows->pdata[i];

      if (tc_field_row_is_edited (row))
        tc_form_pane_emit_dropped (self, tc_field_get_label (tc_field_row_get_field (row)),
                                   tc_field_row_get_problem (row));
    }
}

static void
write_failed_cb (TcFormPane *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    tc_field_row_mark_unsaved (self->rows->pdata[i]);
}

void
tc_form_pane_clear_workspace (TcFormPane *self)
{
  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_func (self->workspace, write_failed_cb, self);
  g_clear_object (&self->workspace);
}

/**
 * tc_form_pane_set_detail:
 * @self: a pane
 * @workspace: (nullable): the project; without one the study can only be read
 * @detail: (nullable): the study, %NULL for none
 *
 * Shows a study, or newer data of the one that is shown.
 *
 * In the same study focus, scroll position and unfinished typing stay. Before another one is shown, unfinished
 * typing is handed to the workspace.
 */
void
tc_form_pane_set_detail (TcFormPane    *self,
                         TcWorkspace   *workspace,
                         TcStudyDetail *detail)
{
  gboolean same_study;

  g_return_if_fail (TC_IS_FORM_PANE (self));
  g_return_if_fail (workspace == NULL || TC_IS_WORKSPACE (workspace));

  same_study = self->detail != NULL && detail != NULL && self->workspace == workspace &&
               self->detail->row->id == detail->row->id;
  if (!same_study && self->detail != NULL)
    leave_study (self);

  if (workspace != self->workspace)
    {
      tc_form_pane_clear_workspace (self);
      if (workspace != NULL)
        {
          self->workspace = g_object_ref (workspace);
          g_signal_connect_object (workspace, "write-failed", G_CALLBACK (write_failed_cb), self,
                                   G_CONNECT_SWAPPED);
        }
    }
  if (detail != NULL)
    tc_study_detail_ref (detail);
  g_clear_pointer (&self->detail, tc_study_detail_unref);
  self->detail = detail;
  gtk_stack_set_visible_child_name (self->stack, detail != NULL ? "form" : "empty");
  if (detail == NULL)
    {
      tc_form_pane_set_n_unstored (self, 0);
      tc_form_pane_set_current (self, NULL);
      return;
    }

  tc_form_pane_ensure_rows (self, detail->codebook);
  if (same_study)
    tc_form_pane_hold_scroll (self);
  show_detail (self);
  if (!same_study)
    start_study (self);
}
