/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include <glib/gi18n.h>

#include "tc-duplicates-window.h"
#include "tc-window-private.h"

/* Reports that belong together: merging studies, splitting a report off, and looking through possible duplicates. */

/* What the question is about: the studies at the time of it. */
typedef struct
{
  TcWindow *window;               /* weak */
  TcId into;
  GArray *ids;
} Merge;

static void
merge_free (gpointer  data,
            GClosure *closure)
{
  Merge *merge = data;

  g_clear_weak_pointer (&merge->window);
  g_array_unref (merge->ids);
  g_free (merge);
}

static void
merge_response_cb (AdwMessageDialog *dialog,
                   const char       *response,
                   gpointer          user_data)
{
  Merge *merge = user_data;

  if (merge->window == NULL || merge->window->workspace == NULL || !g_str_equal (response, "merge"))
    return;

  /* The button that asked for it goes with the selection: the focus goes to the study that stays. */
  tc_project_page_focus_pane (merge->window->page, 0);
  tc_workspace_merge_studies (merge->window->workspace, merge->into, (const TcId *) merge->ids->data,
                              merge->ids->len);
}

static gboolean
contains (GArray *ids,
          TcId    id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, TcId, i) == id)
      return TRUE;

  return FALSE;
}

/* The study that is shown stays, where it is among the selected ones. */
static TcId
choose_into (TcWindow *self,
             GArray   *ids)
{
  TcId shown = tc_project_page_get_study_id (self->page);

  return contains (ids, shown) ? shown : g_array_index (ids, TcId, 0);
}

static char *
dup_label (TcWindow *self,
           TcId      id)
{
  g_autoptr(TcStudyDetail) detail = tc_workspace_get_detail (self->workspace, id, NULL);

  return g_strdup (detail != NULL ? detail->row->label : "");
}

/**
 * tc_window_merge:
 *
 * Asks whether the selected studies shall become one.
 */
void
tc_window_merge (TcWindow *self)
{
  g_autoptr(GArray) ids = tc_studies_pane_dup_selected (tc_project_page_get_studies (self->page));
  g_autofree char *heading = NULL;
  g_autofree char *body = NULL;
  g_autofree char *label = NULL;
  GtkWidget *dialog;
  Merge *merge;

  if (self->workspace == NULL || ids->len < 2)
    {
      tc_window_toast (self, _("Select two or more studies first"));
      return;
    }

  tc_project_page_commit (self->page);
  merge = g_new0 (Merge, 1);
  g_set_weak_pointer (&merge->window, self);
  merge->into = choose_into (self, ids);
  merge->ids = g_array_ref (ids);
  label = dup_label (self, merge->into);
  heading = g_strdup_printf (ngettext ("Merge %u Study?", "Merge %u Studies?", ids->len), ids->len);
  /* Translators: %s is the label of a study, such as "Smith 2020". */
  body = g_strdup_printf (_("All reports and annotations go to “%s”. Its answers are kept, also where those of the "
                            "others differ; where it has none, it gets theirs. Where the reports contradict each "
                            "other, that becomes a discrepancy, and a reviewed study is in review again. Nothing is "
                            "deleted, and it can be undone."), label);
  dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, body);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "merge", _("_Merge"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "merge", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "merge");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (merge_response_cb), merge, merge_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * tc_window_split_report:
 *
 * Makes a study of its own out of the report that the source pane shows.
 */
void
tc_window_split_report (TcWindow *self)
{
  TcId report_id = tc_source_pane_get_report_id (tc_project_page_get_source (self->page));

  if (self->workspace == NULL || report_id == 0)
    {
      tc_window_toast (self, _("This study has only one report"));
      return;
    }

  tc_project_page_commit (self->page);
  tc_workspace_split_report (self->workspace, report_id);
}

/**
 * tc_window_show_duplicates:
 *
 * Walks through the reports that may be one.
 */
void
tc_window_show_duplicates (TcWindow *self)
{
  tc_project_page_commit (self->page);
  gtk_window_present (tc_duplicates_window_new (GTK_WINDOW (self), self->workspace));
}

/**
 * tc_window_update_duplicates:
 *
 * Shows the button for possible duplicates where there are any.
 */
void
tc_window_update_duplicates (TcWindow *self)
{
  guint n = self->workspace != NULL ? tc_workspace_count_duplicates (self->workspace, 0) : 0;
  g_autofree char *number = g_strdup_printf ("%u", n);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->duplicates_button, n > 0 && tc_window_is_writable (self));
  if (n == 0)
    return;

  text = g_strdup_printf (ngettext ("%u possible duplicate", "%u possible duplicates", n), n);
  adw_button_content_set_label (ADW_BUTTON_CONTENT (gtk_button_get_child (GTK_BUTTON (self->duplicates_button))),
                                number);
  gtk_widget_set_tooltip_text (self->duplicates_button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->duplicates_button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}
