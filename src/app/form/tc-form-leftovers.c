/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-form-leftovers"

#include "config.h"

#include "tc-form-pane-private.h"

#include <glib/gi18n.h>

/*
 * What was typed and is not stored yet: how it is handed in, and what remains where it is no value. A form that
 * is put away with something left would lose it, so whoever puts it away asks here first.
 */

static TcFieldRow *
find_leftover (TcFormPane *self)
{
  GPtrArray *rows = tc_form_pane_get_rows (self);

  for (guint i = 0; i < rows->len; i++)
    {
      if (tc_field_row_is_edited (rows->pdata[i]))
        return rows->pdata[i];
    }

  return NULL;
}

/**
 * tc_form_pane_commit:
 * @self: a pane
 *
 * Hands unfinished typing to the workspace, that of an open note too. What is no value stays in its editor,
 * with the reason below it.
 *
 * Returns: whether nothing is left
 */
gboolean
tc_form_pane_commit (TcFormPane *self)
{
  gboolean nothing_left = TRUE;
  GPtrArray *rows;

  g_return_val_if_fail (TC_IS_FORM_PANE (self), TRUE);

  rows = tc_form_pane_get_rows (self);
  for (guint i = 0; i < rows->len; i++)
    {
      /* A note is stored when its popover closes. */
      tc_field_row_close_popovers (rows->pdata[i]);
      nothing_left = tc_field_row_commit (rows->pdata[i]) && nothing_left;
    }

  return nothing_left;
}

/**
 * tc_form_pane_dup_leftovers:
 * @self: a pane
 *
 * Says what tc_form_pane_commit() could not hand in.
 *
 * Returns: (transfer full): a line for each field, with its name and what was typed; may be empty
 */
char **
tc_form_pane_dup_leftovers (TcFormPane *self)
{
  g_autoptr(GStrvBuilder) lines = g_strv_builder_new ();
  GPtrArray *rows;

  g_return_val_if_fail (TC_IS_FORM_PANE (self), NULL);

  rows = tc_form_pane_get_rows (self);
  for (guint i = 0; i < rows->len; i++)
    {
      TcFieldRow *row = rows->pdata[i];
      g_autofree char *line = NULL;

      if (!tc_field_row_is_edited (row))
        continue;

      /* Translators: the first %s is a field, such as "Dose", the second a sentence that says what was typed
       * there and why it is no value. */
      line = g_strdup_printf (_("%s: %s"), tc_field_get_label (tc_field_row_get_field (row)),
                              tc_field_row_get_problem (row));
      g_strv_builder_add (lines, line);
    }

  return g_strv_builder_end (lines);
}

/**
 * tc_form_pane_focus_leftover:
 * @self: a pane
 *
 * Goes back to the first field that tc_form_pane_commit() could not hand in.
 *
 * Returns: whether there is one
 */
gboolean
tc_form_pane_focus_leftover (TcFormPane *self)
{
  TcFieldRow *row;

  g_return_val_if_fail (TC_IS_FORM_PANE (self), FALSE);

  row = find_leftover (self);
  if (row != NULL)
    tc_form_pane_focus_row (self, row);

  return row != NULL;
}

/**
 * tc_form_pane_discard_leftovers:
 * @self: a pane
 *
 * Takes back what was typed and is not stored, because a person wants to be rid of it.
 */
void
tc_form_pane_discard_leftovers (TcFormPane *self)
{
  TcFieldRow *row;

  g_return_if_fail (TC_IS_FORM_PANE (self));

  while ((row = find_leftover (self)) != NULL)
    tc_field_row_restore (row);
}
