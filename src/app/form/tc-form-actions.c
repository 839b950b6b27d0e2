/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-form-actions"

#include "config.h"

#include "tc-form-work.h"

#include "tc-form-quote.h"

/* The actions "form.…" of rows, groups and cards; their parameter names the field. */

static void
field_action (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  TcFormPane *self = TC_FORM_PANE (widget);
  TcFieldRow *row = tc_form_pane_find_row (self, g_variant_get_string (parameter, NULL));

  if (g_str_equal (action, "form.accept-field"))
    tc_form_work_accept (self, row);
  else if (g_str_equal (action, "form.keep-evidence"))
    tc_form_work_keep_evidence (self, row);
  else if (g_str_equal (action, "form.revert"))
    tc_form_work_revert (self, row);
  else if (g_str_equal (action, "form.edit-note"))
    tc_form_work_edit_note (self, row);
  else if (g_str_equal (action, "form.show-history"))
    tc_form_work_show_history (self, row);
  else if (g_str_equal (action, "form.show-suggestions"))
    tc_form_work_show_suggestions (self, row);
}

static void
accept_group_action (GtkWidget  *widget,
                     const char *action,
                     GVariant   *parameter)
{
  tc_form_work_accept_group (TC_FORM_PANE (widget), g_variant_get_string (parameter, NULL));
}

static void
set_state_action (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  TcFormPane *self = TC_FORM_PANE (widget);
  const char *field;
  guint state;

  g_variant_get (parameter, "(&su)", &field, &state);
  tc_form_work_set_state (self, tc_form_pane_find_row (self, field), state);
}

static void
set_note_action (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  TcFormPane *self = TC_FORM_PANE (widget);
  const char *field;
  const char *note;

  g_variant_get (parameter, "(&s&s)", &field, &note);
  if (tc_form_pane_is_editable (self))
    tc_workspace_set_note (tc_form_pane_get_workspace (self), tc_form_pane_get_detail (self)->row->id, field, note);
}

static void
accept_suggestion_action (GtkWidget  *widget,
                          const char *action,
                          GVariant   *parameter)
{
  TcFormPane *self = TC_FORM_PANE (widget);
  const TcStudyField *data;
  TcFieldRow *row;
  const char *field;
  guint index;

  g_variant_get (parameter, "(&su)", &field, &index);
  row = tc_form_pane_find_row (self, field);
  data = row != NULL ? tc_field_row_get_data (row) : NULL;
  if (data == NULL || index >= data->suggestions->len || !tc_form_pane_is_editable (self))
    return;

  tc_field_row_restore (row);
  tc_workspace_accept_suggestion (tc_form_pane_get_workspace (self), tc_form_pane_get_detail (self)->row->id,
                                  data->suggestions->pdata[index]);
  tc_field_row_mark_handled (row);
}

static void
decide_action (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  TcFormPane *self = TC_FORM_PANE (widget);
  gint64 discrepancy;
  int statement;

  g_variant_get (parameter, "(xi)", &discrepancy, &statement);
  if (tc_form_pane_is_editable (self))
    tc_workspace_decide (tc_form_pane_get_workspace (self), tc_form_pane_get_detail (self)->row->id,
                         discrepancy, statement);
}

static void
show_quote_action (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  g_autoptr(TcQuote) quote = tc_form_quote_from_variant (parameter);

  tc_form_pane_emit_quote (TC_FORM_PANE (widget), quote);
}

static void
next_conflict_action (GtkWidget  *widget,
                      const char *action,
                      GVariant   *parameter)
{
  tc_form_work_go_to (TC_FORM_PANE (widget), 1, tc_field_row_has_open_conflict);
}

/**
 * tc_form_actions_install:
 * @widget_class: the class of the pane
 *
 * Installs the actions.
 */
void
tc_form_actions_install (GtkWidgetClass *widget_class)
{
  static const char * const field_actions[] = {
    "form.accept-field", "form.revert", "form.edit-note", "form.show-history", "form.show-suggestions",
    "form.keep-evidence",
  };

  for (guint i = 0; i < G_N_ELEMENTS (field_actions); i++)
    gtk_widget_class_install_action (widget_class, field_actions[i], "s", field_action);
  gtk_widget_class_install_action (widget_class, "form.accept-group", "s", accept_group_action);
  gtk_widget_class_install_action (widget_class, "form.set-state", "(su)", set_state_action);
  gtk_widget_class_install_action (widget_class, "form.set-note", "(ss)", set_note_action);
  gtk_widget_class_install_action (widget_class, "form.accept-suggestion", "(su)", accept_suggestion_action);
  gtk_widget_class_install_action (widget_class, "form.decide", "(xi)", decide_action);
  gtk_widget_class_install_action (widget_class, "form.show-quote", TC_FORM_QUOTE_TYPE, show_quote_action);
  gtk_widget_class_install_action (widget_class, "form.next-conflict", NULL, next_conflict_action);
}
