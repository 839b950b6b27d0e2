/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-field-row"

#include "config.h"

#include "tc-field-row-private.h"

#include <glib/gi18n.h>

#include "tc-form-words.h"
#include "tc-reveal.h"

/*
 * The value in a row's editor: what comes from the study, what a person types, and what is handed out. Typing is
 * never overwritten by newer data of the same study, and what cannot be understood stays as it was typed.
 */

static gboolean
value_equal (TcValue *a,
             TcValue *b)
{
  return a == b || (a != NULL && b != NULL && tc_value_equal (a, b));
}

/* @problem is what the leftovers of the study say of it, @text what stands below the editor; both
 * %NULL where nothing is wrong. */
static void
show_problem (TcFieldRow *self,
              const char *problem,
              const char *text)
{
  gboolean changed = (self->problem != NULL) != (problem != NULL);
  gboolean below = !tc_field_editor_show_problem (self->editor, text) && text != NULL;

  g_free (self->problem);
  self->problem = g_strdup (problem);
  if (below && !g_str_equal (text, gtk_label_get_text (self->error)))
    tc_reveal (GTK_WIDGET (self->error), GTK_WIDGET (self));
  gtk_label_set_text (self->error, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), below);
  if (problem != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "invalid");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "invalid");
  if (!changed)
    return;

  tc_field_row_show_state (self);
  tc_field_row_emit_problem_changed (self);
}

static void
show_error (TcFieldRow   *self,
            const GError *error)
{
  g_autofree char *text = tc_form_words_not_stored (error->message);

  show_problem (self, error->message, text);
}

/* Nothing would be stored, and the next key would accept what was just removed. */
static gboolean
is_suggestion_removed (TcFieldRow *self,
                       TcValue    *value)
{
  return value == NULL && self->sent == NULL && self->data != NULL && self->data->state == TC_ANSWER_SUGGESTED;
}

static void
show_removed (TcFieldRow *self)
{
  show_problem (self, _("The suggestion was removed, and nothing put in its place."),
                _("Without a value the suggestion still stands. Ctrl+1 says that it is not reported, "
                  "Ctrl+R brings the suggestion back."));
}

/* Whether something stands in the editor that was not handed out; it shows. */
static void
set_edited (TcFieldRow *self,
            gboolean    edited)
{
  self->edited = edited;
  if (edited)
    gtk_widget_add_css_class (GTK_WIDGET (self), "edited");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "edited");
}

/* Whether the editor already holds @value: then cursor, selection and an entry just begun stay. */
static gboolean
editor_shows (TcFieldRow *self,
              TcValue    *value)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(TcValue) shown = tc_field_editor_dup_value (self->editor, &error);

  return error == NULL && value_equal (shown, value);
}

static void
changed_cb (TcFieldRow *self)
{
  set_edited (self, TRUE);
}

static void
committed_cb (TcFieldRow *self)
{
  tc_field_row_commit (self);
}

/**
 * tc_field_row_connect_editor:
 * @self: a row with an editor
 *
 * Listens to what a person does in the editor.
 */
void
tc_field_row_connect_editor (TcFieldRow *self)
{
  g_signal_connect_object (self->editor, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "committed", G_CALLBACK (committed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * tc_field_row_show_value:
 * @self: a row with a study
 * @same_study: whether it showed the same study before
 * @old: (nullable): the value that it showed
 * @keep: whether a change is still on its way, so that what stands in the editor is newer
 *
 * Puts the value into the editor, except where a person is at work there.
 */
void
tc_field_row_show_value (TcFieldRow *self,
                         gboolean    same_study,
                         TcValue    *old,
                         gboolean    keep)
{
  TcValue *value = self->data != NULL ? self->data->value : NULL;

  if (same_study && self->edited)
    return;
  if (same_study && keep && self->sent != NULL && !value_equal (value, self->sent))
    return;
  g_clear_pointer (&self->sent, tc_value_unref);
  /* An answer that was emptied leaves its suggestion, which may be the same value. */
  if (same_study && (editor_shows (self, value) || (value_equal (old, value) && !editor_shows (self, NULL))))
    return;

  set_edited (self, FALSE);
  show_problem (self, NULL, NULL);
  /* A list that a person unfolded and is in keeps so while its study is shown; the next study's is folded. */
  if (!same_study && (gtk_widget_get_state_flags (GTK_WIDGET (self->editor)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0)
    tc_field_editor_set_value (self->editor, NULL);
  tc_field_editor_set_value (self->editor, value);
}

/**
 * tc_field_row_is_edited:
 * @self: a row
 *
 * Whether a person typed something that was not handed out.
 */
gboolean
tc_field_row_is_edited (TcFieldRow *self)
{
  g_return_val_if_fail (TC_IS_FIELD_ROW (self), FALSE);

  return self->edited;
}

/**
 * tc_field_row_get_problem:
 * @self: a row
 *
 * Returns: the sentence that says why what was typed is no value, "" where nothing is wrong
 */
const char *
tc_field_row_get_problem (TcFieldRow *self)
{
  g_return_val_if_fail (TC_IS_FIELD_ROW (self), "");

  return self->problem != NULL ? self->problem : "";
}

/**
 * tc_field_row_commit:
 * @self: a row
 *
 * Hands unfinished typing out. What cannot be understood stays as it was typed, with the reason below it, and so
 * does an editor whose suggestion was removed. An answer that is emptied is taken away.
 *
 * Returns: whether nothing unfinished is left
 */
gboolean
tc_field_row_commit (TcFieldRow *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(TcValue) value = NULL;

  g_return_val_if_fail (TC_IS_FIELD_ROW (self), TRUE);

  if (!self->edited)
    return TRUE;

  value = tc_field_editor_dup_value (self->editor, &error);
  if (error != NULL)
    {
      show_error (self, error);
      return FALSE;
    }
  if (is_suggestion_removed (self, value))
    {
      show_removed (self);
      return FALSE;
    }
  show_problem (self, NULL, NULL);

  set_edited (self, FALSE);
  /* "1e6" and full-width digits are shown as what they were understood to be; in lists and tables the
   * cursor may already be in an entry that is empty still. */
  if (!tc_field_is_repeating (self->field) && tc_field_get_kind (self->field) != TC_FIELD_TABLE)
    tc_field_editor_set_value (self->editor, value);
  if (self->data == NULL || value_equal (value, self->sent != NULL ? self->sent : self->data->value))
    return TRUE;

  g_clear_pointer (&self->sent, tc_value_unref);
  self->sent = value != NULL ? tc_value_ref (value) : NULL;
  tc_field_row_emit_committed (self, value);

  return TRUE;
}

/**
 * tc_field_row_mark_unsaved:
 * @self: a row
 *
 * Tells the row that a change could not be written. What it handed out is unfinished typing again, so that
 * leaving the editor tries once more and nothing typed is lost.
 */
void
tc_field_row_mark_unsaved (TcFieldRow *self)
{
  g_return_if_fail (TC_IS_FIELD_ROW (self));

  self->handled = FALSE;
  if (self->sent == NULL)
    return;

  g_clear_pointer (&self->sent, tc_value_unref);
  set_edited (self, TRUE);
}

/**
 * tc_field_row_restore:
 * @self: a row
 *
 * Takes unfinished typing back.
 *
 * Returns: whether there was any
 */
gboolean
tc_field_row_restore (TcFieldRow *self)
{
  g_return_val_if_fail (TC_IS_FIELD_ROW (self), FALSE);

  if (!self->edited)
    return FALSE;

  set_edited (self, FALSE);
  show_problem (self, NULL, NULL);
  tc_field_editor_set_value (self->editor,
                             self->sent != NULL ? self->sent :
                             self->data != NULL ? self->data->value : NULL);

  return TRUE;
}
