/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-form-work"

#include "config.h"

#include "tc-form-work.h"

#include <glib/gi18n.h>

#include "tc-form-popovers.h"
#include "tc-form-suggestions.h"

/*
 * What a curator does with a row of the form, whether by key (tc-form-commands.c) or by button
 * (tc-form-actions.c). A row that is NULL, or a study that may not be changed, is nothing to act on.
 */

static TcId
get_study (TcFormPane *self)
{
  return tc_form_pane_get_detail (self)->row->id;
}

/* The row may have been scrolled away since it was the current one. */
static void
present (TcFormPane *self,
         TcFieldRow *row,
         GtkWidget  *popover)
{
  tc_form_pane_scroll_to (self, row);
  tc_field_row_present (row, popover);
}

/**
 * tc_form_work_accept:
 *
 * Accepts the suggestion of a row, or hands in what was typed there.
 *
 * Returns: whether it did anything
 */
gboolean
tc_form_work_accept (TcFormPane *self,
                     TcFieldRow *row)
{
  if (row == NULL || !tc_form_pane_is_editable (self))
    return FALSE;

  if (tc_field_row_is_edited (row))
    {
      if (!tc_field_row_commit (row))
        return FALSE;
      tc_field_row_mark_handled (row);
      return TRUE;
    }
  if (!tc_field_row_is_to_check (row))
    return FALSE;

  tc_workspace_accept (tc_form_pane_get_workspace (self), get_study (self), tc_field_row_get_key (row));
  tc_field_row_mark_handled (row);

  return TRUE;
}

/**
 * tc_form_work_accept_group:
 *
 * Accepts every suggestion of a group that has no open conflict.
 *
 * Returns: whether it did anything
 */
gboolean
tc_form_work_accept_group (TcFormPane *self,
                           const char *key)
{
  TcFormGroup *group = tc_form_pane_find_group (self, key);
  g_auto(GStrv) fields = NULL;

  if (group == NULL || !tc_form_pane_is_editable (self))
    return FALSE;

  /* Typing that is not finished comes first; it would be overtaken otherwise. */
  tc_form_pane_commit (self);
  fields = tc_form_group_dup_acceptable (group);
  if (fields[0] == NULL)
    return FALSE;

  tc_workspace_accept_fields (tc_form_pane_get_workspace (self), get_study (self),
                              (const char * const *) fields);
  for (guint i = 0; fields[i] != NULL; i++)
    tc_field_row_mark_handled (tc_form_pane_find_row (self, fields[i]));

  return TRUE;
}

/**
 * tc_form_work_set_state:
 *
 * Answers a row without a value.
 *
 * Returns: whether it did anything
 */
gboolean
tc_form_work_set_state (TcFormPane    *self,
                        TcFieldRow    *row,
                        TcAnswerState  state)
{
  if (row == NULL || !tc_form_pane_is_editable (self))
    return FALSE;

  tc_field_row_restore (row);
  tc_workspace_set_state (tc_form_pane_get_workspace (self), get_study (self),
                          tc_field_row_get_key (row), state);
  tc_field_row_mark_handled (row);

  return TRUE;
}

/**
 * tc_form_work_revert:
 *
 * Takes unfinished typing back, else the answer.
 *
 * Returns: whether it did anything
 */
gboolean
tc_form_work_revert (TcFormPane *self,
                     TcFieldRow *row)
{
  const TcStudyField *data = row != NULL ? tc_field_row_get_data (row) : NULL;

  if (data == NULL || !tc_form_pane_is_editable (self))
    return FALSE;
  if (tc_field_row_restore (row))
    return TRUE;
  if (data->answer == NULL)
    return FALSE;

  tc_workspace_revert (tc_form_pane_get_workspace (self), get_study (self), tc_field_row_get_key (row));

  return TRUE;
}

/**
 * tc_form_work_keep_evidence:
 *
 * Makes what the suggestion was read from evidence for the value that corrects it.
 *
 * Returns: whether there is such a passage
 */
gboolean
tc_form_work_keep_evidence (TcFormPane *self,
                            TcFieldRow *row)
{
  const TcStudyField *data = row != NULL ? tc_field_row_get_data (row) : NULL;

  if (data == NULL || data->suggested_quotes == NULL || data->suggested_quotes->len == 0
      || !tc_form_pane_is_editable (self))
    return FALSE;

  tc_workspace_add_evidence (tc_form_pane_get_workspace (self), get_study (self), tc_field_row_get_key (row),
                             data->suggested_quotes);

  return TRUE;
}

/**
 * tc_form_work_edit_note:
 *
 * Opens the note of a row.
 *
 * Returns: whether it did anything
 */
gboolean
tc_form_work_edit_note (TcFormPane *self,
                        TcFieldRow *row)
{
  const TcStudyField *data = row != NULL ? tc_field_row_get_data (row) : NULL;

  if (data == NULL || !tc_form_pane_is_editable (self))
    return FALSE;

  present (self, row, tc_form_note_popover_new (tc_field_row_get_field (row),
                                                data->answer != NULL ? data->answer->note : NULL));

  return TRUE;
}

/**
 * tc_form_work_show_history:
 *
 * Shows the history of a row.
 *
 * Returns: whether it did anything
 */
gboolean
tc_form_work_show_history (TcFormPane *self,
                           TcFieldRow *row)
{
  TcWorkspace *workspace = tc_form_pane_get_workspace (self);
  g_autoptr(GListModel) events = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *message = NULL;

  if (row == NULL || workspace == NULL || tc_field_row_get_data (row) == NULL)
    return FALSE;

  events = tc_workspace_get_history (workspace, get_study (self), tc_field_row_get_key (row), &error);
  if (events != NULL)
    {
      present (self, row, tc_form_history_popover_new (tc_field_row_get_field (row), events));
      return TRUE;
    }

  /* Translators: %s is the reason. */
  message = g_strdup_printf (_("The history cannot be read: %s"), error->message);
  present (self, row, tc_form_message_popover_new (message));

  return TRUE;
}

/**
 * tc_form_work_show_suggestions:
 *
 * Lists what else was found for a row.
 *
 * Returns: whether it did anything
 */
gboolean
tc_form_work_show_suggestions (TcFormPane *self,
                               TcFieldRow *row)
{
  const TcStudyField *data = row != NULL ? tc_field_row_get_data (row) : NULL;

  if (data == NULL)
    return FALSE;

  present (self, row, tc_form_suggestions_popover_new (data, tc_form_pane_is_editable (self)));

  return TRUE;
}

/**
 * tc_form_work_go_to:
 * @step: 1 or -1
 *
 * Goes to the first row behind or before the current one, round the end, of which @wanted is true.
 *
 * Returns: whether it did anything
 */
gboolean
tc_form_work_go_to (TcFormPane *self,
                    int         step,
                    gboolean  (*wanted) (TcFieldRow *row))
{
  GPtrArray *rows = tc_form_pane_get_rows (self);
  guint at = 0;

  if (tc_form_pane_get_detail (self) == NULL || rows->len == 0)
    return FALSE;
  /* Without a current row the first one is the next. */
  if (tc_form_pane_get_current (self) == NULL || !g_ptr_array_find (rows, tc_form_pane_get_current (self), &at))
    at = step > 0 ? rows->len - 1 : 0;

  for (guint i = 0; i < rows->len; i++)
    {
      TcFieldRow *row;

      at = (at + rows->len + step) % rows->len;
      row = rows->pdata[at];
      if (wanted (row))
        {
          tc_form_pane_focus_row (self, row);
          /* Who goes through a study by keyboard wants to see what the value rests on, not to look for it. */
          tc_field_row_show_first_quote (row);
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
is_unstored (TcFieldRow *row)
{
  return *tc_field_row_get_problem (row) != '\0';
}

/**
 * tc_form_work_go_to_open:
 * @step: 1 or -1
 *
 * Goes to the next or previous row whose suggestion nobody has looked at; where none is left, to
 * one whose discrepancy nobody has decided, and last to one in which something stands that is no
 * value.
 *
 * Returns: whether there is one
 */
gboolean
tc_form_work_go_to_open (TcFormPane *self,
                         int         step)
{
  return tc_form_work_go_to (self, step, tc_field_row_is_to_check) ||
         tc_form_work_go_to (self, step, tc_field_row_is_to_decide) ||
         tc_form_work_go_to (self, step, is_unstored);
}

/**
 * tc_form_work_go_to_group:
 * @step: 1 or -1
 *
 * Goes to the first field of the next or previous group, round the end, whatever is done there.
 *
 * Returns: whether there is a study
 */
gboolean
tc_form_work_go_to_group (TcFormPane *self,
                          int         step)
{
  GPtrArray *groups = tc_form_pane_get_groups (self);
  TcFieldRow *current = tc_form_pane_get_current (self);
  guint at = step > 0 ? groups->len - 1 : 0;
  TcFieldRow *row;

  if (tc_form_pane_get_detail (self) == NULL || groups->len == 0)
    return FALSE;

  for (guint i = 0; current != NULL && i < groups->len; i++)
    if (g_strcmp0 (tc_form_group_get_key (groups->pdata[i]),
                   tc_field_get_group (tc_field_row_get_field (current))) == 0)
      at = i;
  at = (at + groups->len + step) % groups->len;

  row = tc_form_group_get_first_row (groups->pdata[at]);
  tc_form_pane_focus_row (self, row);
  tc_field_row_show_first_quote (row);

  return TRUE;
}
