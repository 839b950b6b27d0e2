/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include <glib/gi18n.h>

#include "tc-window-private.h"

/* The commands of the window. Their keys stand in tc-commands.c; update_actions() below is the only place
 * that decides which of them can be used. */

static TcFormPane *
get_form (GtkWidget *widget)
{
  return tc_project_page_get_form (TC_WINDOW (widget)->page);
}

static TcSourcePane *
get_source (GtkWidget *widget)
{
  return tc_project_page_get_source (TC_WINDOW (widget)->page);
}

/* --- moving about --------------------------------------------------------------------------------- */

static void
move (GtkWidget *widget,
      int        step)
{
  TcWindow *self = TC_WINDOW (widget);
  TcStudiesPane *studies = tc_project_page_get_studies (self->page);

  if (!tc_studies_pane_move (studies, tc_project_page_get_study_id (self->page), step))
    gtk_widget_error_bell (widget);
}

static void
next_study_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  move (widget, 1);
}

static void
previous_study_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  move (widget, -1);
}

static void
search_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  tc_studies_pane_focus_search (tc_project_page_get_studies (TC_WINDOW (widget)->page));
}

static void
focus_pane_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  int pane = g_variant_get_int32 (parameter);

  if (pane >= 1 && pane <= 3)
    tc_project_page_focus_pane (TC_WINDOW (widget)->page, pane - 1);
}

static void
next_pane_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  tc_project_page_focus_next (TC_WINDOW (widget)->page);
}

static void
menu_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  gtk_menu_button_popup (TC_WINDOW (widget)->menu_button);
}

/* --- the current field ---------------------------------------------------------------------------- */

static void
next_to_check_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  if (!tc_form_pane_next_to_check (get_form (widget)))
    tc_window_toast (TC_WINDOW (widget), _("Nothing is left to check in this study"));
}

/* Says so where a command found nothing to act on. */
static void
tell (GtkWidget  *widget,
      gboolean    done,
      const char *otherwise)
{
  if (!done)
    tc_window_toast (TC_WINDOW (widget), otherwise);
}

static void
accept_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  tell (widget, tc_form_pane_accept (get_form (widget)), _("There is nothing to accept here"));
}

static void
accept_group_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  tell (widget, tc_form_pane_accept_group (get_form (widget)),
        _("There is nothing to accept in this group"));
}

static void
set_state (GtkWidget    *widget,
           TcAnswerState state)
{
  tell (widget, tc_form_pane_set_state (get_form (widget), state), _("Choose a field first"));
}

static void
not_reported_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  set_state (widget, TC_ANSWER_NOT_REPORTED);
}

static void
not_applicable_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  set_state (widget, TC_ANSWER_NOT_APPLICABLE);
}

static void
unclear_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  set_state (widget, TC_ANSWER_UNCLEAR);
}

static void
show_suggestions_action (GtkWidget  *widget,
                         const char *name,
                         GVariant   *parameter)
{
  tell (widget, tc_form_pane_show_suggestions (get_form (widget)),
        _("There are no other suggestions for this field"));
}

static void
edit_note_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  tell (widget, tc_form_pane_edit_note (get_form (widget)), _("Choose a field first"));
}

static void
show_history_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  tell (widget, tc_form_pane_show_history (get_form (widget)), _("Choose a field first"));
}

static void
revert_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  tell (widget, tc_form_pane_revert (get_form (widget)), _("This field has no answer to revert"));
}

static void
show_quote_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  tell (widget, tc_form_pane_show_quote (get_form (widget)), _("This field has no quote"));
}

/* --- the selected text ---------------------------------------------------------------------------- */

static void
assign_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  const char *field = tc_form_pane_get_current_field (get_form (widget));

  if (field != NULL && *field == '\0')
    field = NULL;

  tell (widget, tc_source_pane_assign (get_source (widget), field),
        _("Select text in the source first"));
}

static void
assign_choose_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  tell (widget, tc_source_pane_assign (get_source (widget), NULL),
        _("Select text in the source first"));
}

static void
annotate_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  tell (widget, tc_source_pane_annotate (get_source (widget)),
        _("Select text in the source first"));
}

static void
show_annotations_action (GtkWidget  *widget,
                         const char *name,
                         GVariant   *parameter)
{
  tc_source_pane_show_annotations (get_source (widget));
}

/* --- the project ---------------------------------------------------------------------------------- */

static void
import_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  tc_window_choose_import (TC_WINDOW (widget), FALSE);
}

static void
import_folder_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  tc_window_choose_import (TC_WINDOW (widget), TRUE);
}

static void
import_clipboard_action (GtkWidget  *widget,
                         const char *name,
                         GVariant   *parameter)
{
  tc_window_import_clipboard (TC_WINDOW (widget));
}

static void
export_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  tc_window_export (TC_WINDOW (widget));
}

static void
undo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  tc_window_undo (TC_WINDOW (widget));
}

static void
redo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  tc_window_redo (TC_WINDOW (widget));
}

static void
mark_reviewed_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  tc_window_mark_reviewed (TC_WINDOW (widget));
}

static void
exclude_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  tc_window_exclude (TC_WINDOW (widget));
}

static void
back_to_review_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  tc_window_back_to_review (TC_WINDOW (widget));
}

static const struct
{
  const char *name;
  const char *parameter_type;
  GtkWidgetActionActivateFunc activate;
} actions[] = {
  { "win.menu", NULL, menu_action },
  { "win.next-study", NULL, next_study_action },
  { "win.previous-study", NULL, previous_study_action },
  { "win.search", NULL, search_action },
  { "win.focus-pane", "i", focus_pane_action },
  { "win.next-pane", NULL, next_pane_action },
  { "win.next-to-check", NULL, next_to_check_action },
  { "win.accept", NULL, accept_action },
  { "win.accept-group", NULL, accept_group_action },
  { "win.not-reported", NULL, not_reported_action },
  { "win.not-applicable", NULL, not_applicable_action },
  { "win.unclear", NULL, unclear_action },
  { "win.show-suggestions", NULL, show_suggestions_action },
  { "win.edit-note", NULL, edit_note_action },
  { "win.show-history", NULL, show_history_action },
  { "win.revert", NULL, revert_action },
  { "win.show-quote", NULL, show_quote_action },
  { "win.assign", NULL, assign_action },
  { "win.assign-choose", NULL, assign_choose_action },
  { "win.annotate", NULL, annotate_action },
  { "win.show-annotations", NULL, show_annotations_action },
  { "win.import", NULL, import_action },
  { "win.import-folder", NULL, import_folder_action },
  { "win.import-clipboard", NULL, import_clipboard_action },
  { "win.export", NULL, export_action },
  { "win.undo", NULL, undo_action },
  { "win.redo", NULL, redo_action },
  { "win.mark-reviewed", NULL, mark_reviewed_action },
  { "win.exclude", NULL, exclude_action },
  { "win.back-to-review", NULL, back_to_review_action },
};

void
tc_window_class_install_actions (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter_type,
                                     actions[i].activate);

  /* Not an accelerator, which would come before the text entries: what they do not paste is imported. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK,
                                       "win.import-clipboard", NULL);
}

static void
enable (TcWindow           *self,
        gboolean            enabled,
        const char * const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), names[i], enabled);
}

#define ENABLE(self, enabled, ...) \
  enable (self, enabled, (const char * const []) { __VA_ARGS__, NULL })

/**
 * tc_window_update_actions:
 *
 * Computes which commands can be used. To be called when anything changed that this depends on.
 */
void
tc_window_update_actions (TcWindow *self)
{
  gboolean open = self->workspace != NULL;
  gboolean writable = tc_window_is_writable (self);
  gboolean has_study = open && tc_project_page_get_detail (self->page) != NULL;
  gboolean has_studies = open && tc_workspace_get_n_studies (self->workspace) > 0;
  gboolean has_chosen = has_study ||
    tc_studies_pane_get_n_selected (tc_project_page_get_studies (self->page)) > 0;
  const char *field = tc_form_pane_get_current_field (tc_project_page_get_form (self->page));
  gboolean has_field = has_study && field != NULL && *field != '\0';
  gboolean can_undo = FALSE;
  gboolean can_redo = FALSE;

  if (open)
    g_object_get (self->workspace, "can-undo", &can_undo, "can-redo", &can_redo, NULL);

  ENABLE (self, open, "win.search", "win.focus-pane", "win.next-pane");
  ENABLE (self, has_studies, "win.next-study", "win.previous-study", "win.export");
  ENABLE (self, has_study, "win.next-to-check", "win.show-annotations");
  ENABLE (self, has_field, "win.show-history", "win.show-quote");
  ENABLE (self, has_field && writable, "win.accept", "win.accept-group", "win.not-reported",
          "win.not-applicable", "win.unclear", "win.show-suggestions", "win.edit-note",
          "win.revert");
  ENABLE (self, has_study && writable, "win.assign", "win.assign-choose", "win.annotate");
  ENABLE (self, has_chosen && writable, "win.mark-reviewed", "win.exclude", "win.back-to-review");
  ENABLE (self, writable, "win.import", "win.import-folder", "win.import-clipboard");
  /* Typing can be undone where no change of the project can. */
  ENABLE (self, writable, "win.undo", "win.redo");
}
