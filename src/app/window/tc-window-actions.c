/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include <glib/gi18n.h>

#include "tc-window-private.h"

/* The commands of the window. Their keys stand in tc-commands.c; update_actions() below is the only place
 * that decides which of them can be used. */

/* --- moving about --------------------------------------------------------------------------------- */

static void
move (TcWindow *self,
      int       step)
{
  TcStudiesPane *studies = tc_project_page_get_studies (self->page);

  if (!tc_studies_pane_move (studies, tc_project_page_get_study_id (self->page), step))
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
next_study (TcWindow *self)
{
  move (self, 1);
}

static void
previous_study (TcWindow *self)
{
  move (self, -1);
}

static void
search (TcWindow *self)
{
  tc_studies_pane_focus_search (tc_project_page_get_studies (self->page));
}

static void
next_pane (TcWindow *self)
{
  tc_project_page_focus_next (self->page);
}

static void
show_menu (TcWindow *self)
{
  gtk_menu_button_popup (self->menu_button);
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

/* --- the current field ---------------------------------------------------------------------------- */

static gboolean
set_not_reported (TcFormPane *form)
{
  return tc_form_pane_set_state (form, TC_ANSWER_NOT_REPORTED);
}

static gboolean
set_not_applicable (TcFormPane *form)
{
  return tc_form_pane_set_state (form, TC_ANSWER_NOT_APPLICABLE);
}

static gboolean
set_unclear (TcFormPane *form)
{
  return tc_form_pane_set_state (form, TC_ANSWER_UNCLEAR);
}

/* --- the selected text ---------------------------------------------------------------------------- */

static void
tell_selection (TcWindow *self,
                gboolean  selected)
{
  if (!selected)
    tc_window_toast (self, _("Select text in the source first"));
}

static void
assign (TcWindow *self)
{
  const char *field = tc_form_pane_get_current_field (tc_project_page_get_form (self->page));

  if (field != NULL && *field == '\0')
    field = NULL;

  tell_selection (self, tc_source_pane_assign (tc_project_page_get_source (self->page), field));
}

static void
assign_choose (TcWindow *self)
{
  tell_selection (self, tc_source_pane_assign (tc_project_page_get_source (self->page), NULL));
}

static gboolean
has_answer (TcWindow   *self,
            const char *field)
{
  TcStudyDetail *detail = tc_project_page_get_detail (self->page);
  const TcStudyField *row = detail != NULL && field != NULL ? tc_study_detail_find (detail, field) : NULL;

  return row != NULL && row->answer != NULL && row->answer->value != NULL;
}

/* What is selected, else what the suggestion was read from. */
static void
add_evidence_now (TcWindow   *self,
                  const char *field)
{
  if (!has_answer (self, field))
    tc_window_toast (self, _("Accept or type the value first: only an answer rests on evidence"));
  else if (!tc_source_pane_add_evidence (tc_project_page_get_source (self->page), field))
    tell_selection (self, tc_form_pane_keep_evidence (tc_project_page_get_form (self->page)));
}

static gboolean
is_saving (TcWorkspace *workspace)
{
  gboolean saving = FALSE;

  if (workspace != NULL)
    g_object_get (workspace, "saving", &saving, NULL);

  return saving;
}

/* The field for which evidence was asked while its value was being stored. */
typedef struct
{
  TcWindow *window;
  TcId study_id;
  char *field;
} Asked;

static void
asked_free (gpointer  data,
            GClosure *closure)
{
  Asked *asked = data;

  g_object_unref (asked->window);
  g_free (asked->field);
  g_free (asked);
}

/* Nothing is done where the person has gone on to something else. */
static void
saved_cb (TcWorkspace *workspace,
          GParamSpec  *pspec,
          gpointer     data)
{
  const Asked *asked = data;
  TcWindow *self = asked->window;

  if (is_saving (workspace))
    return;

  if (workspace == self->workspace && asked->study_id == tc_project_page_get_study_id (self->page)
      && g_strcmp0 (asked->field, tc_form_pane_get_current_field (tc_project_page_get_form (self->page))) == 0)
    add_evidence_now (self, asked->field);
  g_signal_handlers_disconnect_by_data (workspace, data);
}

/* What was just typed is an answer only when it is stored. */
static void
add_evidence (TcWindow *self)
{
  const char *field = tc_form_pane_get_current_field (tc_project_page_get_form (self->page));
  Asked *asked;

  tc_project_page_commit (self->page);
  if (!is_saving (self->workspace))
    {
      add_evidence_now (self, field);
      return;
    }

  asked = g_new0 (Asked, 1);
  asked->window = g_object_ref (self);
  asked->study_id = tc_project_page_get_study_id (self->page);
  asked->field = g_strdup (field);
  g_signal_connect_data (self->workspace, "notify::saving", G_CALLBACK (saved_cb), asked, asked_free, 0);
}

static void
tell_checked (TcWindow *self)
{
  g_autofree char *text = tc_window_describe_checked (self);

  tc_window_toast (self, text);
}

static void
next_to_check (TcWindow *self)
{
  if (!tc_form_pane_next_to_check (tc_project_page_get_form (self->page)))
    tell_checked (self);
}

static void
previous_to_check (TcWindow *self)
{
  if (!tc_form_pane_previous_to_check (tc_project_page_get_form (self->page)))
    tell_checked (self);
}

static void
annotate (TcWindow *self)
{
  tell_selection (self, tc_source_pane_annotate (tc_project_page_get_source (self->page)));
}

static void
show_annotations (TcWindow *self)
{
  tc_source_pane_show_annotations (tc_project_page_get_source (self->page));
}

/* --- the project ---------------------------------------------------------------------------------- */

static void
import_files (TcWindow *self)
{
  tc_window_choose_import (self, TC_IMPORT_CHOICE_FILES);
}

static void
import_folder (TcWindow *self)
{
  tc_window_choose_import (self, TC_IMPORT_CHOICE_FOLDERS);
}

static void
import_tables (TcWindow *self)
{
  tc_window_choose_import (self, TC_IMPORT_CHOICE_TABLES);
}

/* --- all of them ---------------------------------------------------------------------------------- */

/* What a command does: something of the window, or something of the form with the current field. */
static const struct
{
  const char *name;
  void (*window) (TcWindow *self);
  gboolean (*form) (TcFormPane *form);    /* returns whether it found something to do */
  const char *otherwise;                  /* said where it found nothing */
} commands[] = {
  { "win.menu", show_menu },
  { "win.next-study", next_study },
  { "win.previous-study", previous_study },
  { "win.search", search },
  { "win.next-pane", next_pane },
  { "win.next-to-check", next_to_check },
  { "win.previous-to-check", previous_to_check },
  { "win.next-group", NULL, tc_form_pane_next_group, N_("Choose a study first") },
  { "win.previous-group", NULL, tc_form_pane_previous_group, N_("Choose a study first") },
  { "win.accept", NULL, tc_form_pane_accept, N_("There is nothing to accept here") },
  { "win.accept-group", NULL, tc_form_pane_accept_group,
    N_("There is nothing to accept in this group") },
  { "win.not-reported", NULL, set_not_reported, N_("Choose a field first") },
  { "win.not-applicable", NULL, set_not_applicable, N_("Choose a field first") },
  { "win.unclear", NULL, set_unclear, N_("Choose a field first") },
  { "win.show-suggestions", NULL, tc_form_pane_show_suggestions,
    N_("There are no other suggestions for this field") },
  { "win.edit-note", NULL, tc_form_pane_edit_note, N_("Choose a field first") },
  { "win.show-history", NULL, tc_form_pane_show_history, N_("Choose a field first") },
  { "win.revert", NULL, tc_form_pane_revert, N_("This field has no answer to revert") },
  { "win.show-quote", NULL, tc_form_pane_show_quote, N_("This field has no quote") },
  { "win.assign", assign },
  { "win.assign-choose", assign_choose },
  { "win.add-evidence", add_evidence },
  { "win.annotate", annotate },
  { "win.show-annotations", show_annotations },
  { "win.import", import_files },
  { "win.import-folder", import_folder },
  { "win.import-tables", import_tables },
  { "win.import-clipboard", tc_window_import_clipboard },
  { "win.export", tc_window_export },
  { "win.undo", tc_window_undo },
  { "win.redo", tc_window_redo },
  { "win.mark-reviewed", tc_window_mark_reviewed },
  { "win.exclude", tc_window_exclude },
  { "win.back-to-review", tc_window_back_to_review },
  { "win.merge", tc_window_merge },
  { "win.split-report", tc_window_split_report },
  { "win.show-duplicates", tc_window_show_duplicates },
  { "win.rerun", tc_window_rerun },
  { "win.codebook", tc_window_show_codebook },
};

static void
command_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  TcWindow *self = TC_WINDOW (widget);
  guint i = 0;

  while (!g_str_equal (commands[i].name, name))
    i++;

  if (commands[i].window != NULL)
    commands[i].window (self);
  else if (!commands[i].form (tc_project_page_get_form (self->page)))
    tc_window_toast (self, _(commands[i].otherwise));
}

void
tc_window_class_install_actions (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    gtk_widget_class_install_action (widget_class, commands[i].name, NULL, command_action);
  gtk_widget_class_install_action (widget_class, "win.focus-pane", "i", focus_pane_action);

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
  ENABLE (self, has_study, "win.next-to-check", "win.previous-to-check", "win.next-group", "win.previous-group",
          "win.show-annotations");
  ENABLE (self, has_field, "win.show-history", "win.show-quote");
  ENABLE (self, has_field && writable, "win.accept", "win.accept-group", "win.add-evidence", "win.not-reported",
          "win.not-applicable", "win.unclear", "win.show-suggestions", "win.edit-note",
          "win.revert");
  ENABLE (self, has_study && writable, "win.assign", "win.assign-choose", "win.annotate");
  ENABLE (self, has_chosen && writable, "win.mark-reviewed", "win.exclude", "win.back-to-review");
  ENABLE (self, writable && tc_studies_pane_get_n_selected (tc_project_page_get_studies (self->page)) > 1, "win.merge");
  ENABLE (self, has_study && writable, "win.split-report");
  ENABLE (self, has_studies && writable, "win.show-duplicates");
  ENABLE (self, writable, "win.import", "win.import-folder", "win.import-tables", "win.import-clipboard");
  ENABLE (self, has_studies, "win.rerun");
  ENABLE (self, writable, "win.codebook");
  /* Typing can be undone where no change of the project can. */
  ENABLE (self, writable && (can_undo || tc_typing_can_undo (self->typing)), "win.undo");
  ENABLE (self, writable && (can_redo || tc_typing_can_redo (self->typing)), "win.redo");
}
