/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include <glib/gi18n.h>

#include "tc-exclude-dialog.h"
#include "tc-study-labels.h"
#include "tc-window-private.h"

/* Of how many selected studies the warning counts what is open; reading more rows would take too long. */
#define MAX_COUNTED 1000

/* What a dialog is about: the studies at the time of the question. */
typedef struct
{
  TcWindow *window;               /* weak */
  GArray *ids;
} Question;

static Question *
question_new (TcWindow *window,
              GArray   *ids)
{
  Question *question = g_new0 (Question, 1);

  g_set_weak_pointer (&question->window, window);
  question->ids = g_array_ref (ids);

  return question;
}

static void
question_free (gpointer  data,
               GClosure *closure)
{
  Question *question = data;

  g_clear_weak_pointer (&question->window);
  g_array_unref (question->ids);
  g_free (question);
}

/* The selected studies, or the one that the form shows where a filter hides it. */
static GArray *
dup_chosen (TcWindow *self)
{
  GArray *ids = tc_studies_pane_dup_selected (tc_project_page_get_studies (self->page));
  TcId shown = tc_project_page_get_study_id (self->page);

  if (ids->len == 0 && shown != 0)
    g_array_append_val (ids, shown);

  return ids;
}

static void
tell_status (TcWindow      *self,
             guint          n,
             TcStudyStatus  status)
{
  g_autofree char *text = NULL;

  if (n == 1)
    text = g_strdup (tc_study_status_to_label (status));
  else
    /* Translators: the first %s is a status, such as "Reviewed". */
    text = g_strdup_printf (ngettext ("%s: %u study", "%s: %u studies", n), tc_study_status_to_label (status), n);
  tc_window_toast (self, text);
}

static void
set_status (TcWindow     *self,
            GArray       *ids,
            TcStudyStatus status,
            const char   *reason)
{
  if (self->workspace == NULL || ids->len == 0)
    return;

  tc_project_page_commit (self->page);
  tc_workspace_set_status (self->workspace, (const TcId *) ids->data, ids->len, status, reason);
  tell_status (self, ids->len, status);
}

/* The study in the list; NULL where a filter hides it. */
static TcStudy *
dup_study (TcWindow *self,
           TcId      id)
{
  TcStudyList *list = tc_studies_pane_get_list (tc_project_page_get_studies (self->page));
  guint position = tc_study_list_find (list, id);

  return position != G_MAXUINT ? g_list_model_get_item (G_LIST_MODEL (list), position) : NULL;
}

/* The form may show a study that a filter hides. */
static const TcStudyRow *
get_row (TcWindow *self,
         TcStudy  *study,
         TcId      id)
{
  TcStudyDetail *detail = tc_project_page_get_detail (self->page);

  if (study != NULL)
    return tc_study_get_row (study);

  return detail != NULL && detail->row->id == id ? detail->row : NULL;
}

/* The kind that all of them have, such as "review"; NULL where they differ. */
static char *
dup_common_kind (TcWindow *self,
                 GArray   *ids)
{
  g_autofree char *kind = NULL;

  for (guint i = 0; i < ids->len && i < MAX_COUNTED; i++)
    {
      TcId id = g_array_index (ids, TcId, i);
      g_autoptr(TcStudy) study = dup_study (self, id);
      const TcStudyRow *row = get_row (self, study, id);

      if (row == NULL || (kind != NULL && g_strcmp0 (row->kind, kind) != 0))
        return NULL;
      if (kind == NULL)
        kind = g_strdup (row->kind);
    }

  return ids->len <= MAX_COUNTED ? g_steal_pointer (&kind) : NULL;
}

static void
count_open (TcWindow *self,
            GArray   *ids,
            guint    *n_to_check,
            guint    *n_discrepancies)
{
  *n_to_check = 0;
  *n_discrepancies = 0;
  for (guint i = 0; i < MIN (ids->len, MAX_COUNTED); i++)
    {
      TcId id = g_array_index (ids, TcId, i);
      g_autoptr(TcStudy) study = dup_study (self, id);
      const TcStudyRow *row = get_row (self, study, id);

      if (row == NULL)
        continue;

      *n_to_check += row->n_to_check;
      *n_discrepancies += row->n_discrepancies;
    }
}

static void
reviewed_response_cb (AdwMessageDialog *dialog,
                      const char       *response,
                      gpointer          user_data)
{
  Question *question = user_data;

  if (question->window != NULL && g_strcmp0 (response, "mark") == 0)
    set_status (question->window, question->ids, TC_STUDY_REVIEWED, NULL);
}

static char *
describe_open (guint n_to_check,
               guint n_discrepancies)
{
  g_autofree char *fields = NULL;
  g_autofree char *discrepancies = NULL;

  fields = g_strdup_printf (ngettext ("%u suggestion is not checked yet.",
                                      "%u suggestions are not checked yet.", n_to_check),
                            n_to_check);
  discrepancies = g_strdup_printf (ngettext ("%u discrepancy is not decided.",
                                             "%u discrepancies are not decided.",
                                             n_discrepancies),
                                   n_discrepancies);
  if (n_discrepancies == 0)
    return g_steal_pointer (&fields);
  if (n_to_check == 0)
    return g_steal_pointer (&discrepancies);

  /* Translators: Two whole sentences, one after the other. */
  return g_strdup_printf (_("%s %s"), fields, discrepancies);
}

static void
ask_reviewed (TcWindow *self,
              GArray   *ids,
              guint     n_to_check,
              guint     n_discrepancies)
{
  g_autofree char *open = describe_open (n_to_check, n_discrepancies);
  g_autofree char *body = NULL;
  GtkWidget *dialog;

  /* Translators: %s is one or two sentences about what is not finished. */
  body = g_strdup_printf (_("%s Suggestions that nobody checked are not data: their cells stay empty "
                            "in the export."),
                          open);
  dialog = adw_message_dialog_new (GTK_WINDOW (self), _("Mark as Reviewed?"), body);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "cancel", _("_Cancel"),
                                    "mark", _("_Mark as Reviewed"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "mark",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (reviewed_response_cb),
                         question_new (self, ids), question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
exclude_response_cb (AdwMessageDialog *dialog,
                     const char       *response,
                     gpointer          user_data)
{
  Question *question = user_data;
  g_autofree char *reason = NULL;

  if (question->window == NULL || g_strcmp0 (response, "exclude") != 0)
    return;

  reason = tc_exclude_dialog_dup_reason (TC_EXCLUDE_DIALOG (dialog));
  set_status (question->window, question->ids, TC_STUDY_EXCLUDED, reason);
}

/**
 * tc_window_describe_checked:
 * @self: a window
 *
 * Tells what is left in a study of which every suggestion is checked.
 *
 * Returns: (transfer full): a sentence
 */
char *
tc_window_describe_checked (TcWindow *self)
{
  guint n_empty = tc_form_pane_count_empty (tc_project_page_get_form (self->page));

  if (n_empty == 0)
    return g_strdup (_("Everything in this study is checked"));

  return g_strdup_printf (ngettext ("All suggestions of this study are checked; %u field is empty",
                                    "All suggestions of this study are checked; %u fields are "
                                    "empty", n_empty), n_empty);
}

/* What was typed in the study that the form shows and is no value would be left out of the review unnoticed. */
static gboolean
show_problem (TcWindow *self,
              GArray   *ids)
{
  TcId shown = tc_project_page_get_study_id (self->page);

  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, TcId, i) == shown)
      return tc_form_pane_show_problem (tc_project_page_get_form (self->page));

  return FALSE;
}

void
tc_window_mark_reviewed (TcWindow *self)
{
  g_autoptr(GArray) ids = NULL;
  guint n_to_check;
  guint n_discrepancies;

  tc_project_page_commit (self->page);
  ids = dup_chosen (self);
  if (show_problem (self, ids))
    {
      tc_window_toast (self, _("Something that was typed is not stored yet: correct it or take it back first"));
      return;
    }
  count_open (self, ids, &n_to_check, &n_discrepancies);
  if (n_to_check > 0 || n_discrepancies > 0)
    ask_reviewed (self, ids, n_to_check, n_discrepancies);
  else
    set_status (self, ids, TC_STUDY_REVIEWED, NULL);
}

void
tc_window_exclude (TcWindow *self)
{
  g_autoptr(GArray) ids = dup_chosen (self);
  g_autofree char *kind = NULL;
  TcExcludeDialog *dialog;

  if (ids->len == 0)
    return;

  kind = dup_common_kind (self, ids);
  dialog = tc_exclude_dialog_new (GTK_WINDOW (self), ids->len, kind);
  g_signal_connect_data (dialog, "response", G_CALLBACK (exclude_response_cb),
                         question_new (self, ids), question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
tc_window_back_to_review (TcWindow *self)
{
  g_autoptr(GArray) ids = dup_chosen (self);

  set_status (self, ids, TC_STUDY_TO_REVIEW, NULL);
}
