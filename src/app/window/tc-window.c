/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include "tc-window.h"

#include <glib/gi18n.h>

#include "tc-recent.h"
#include "tc-window-private.h"

/* A toast is shown for 5 seconds; in the first of them its message may be replaced. In microseconds. */
#define TOAST_CHANGES (2 * G_USEC_PER_SEC)

/**
 * TcWindow:
 *
 * Opens and closes the project and shows its state in the header bar. Its commands are in the files
 * tc-window-….c, each for one idea.
 */
G_DEFINE_FINAL_TYPE (TcWindow, tc_window, ADW_TYPE_APPLICATION_WINDOW)

gboolean
tc_window_is_writable (TcWindow *self)
{
  return self->workspace != NULL && !tc_workspace_is_read_only (self->workspace);
}

void
tc_window_show_message (TcWindow   *self,
                        const char *heading,
                        const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static char *
describe_saving (TcWindow *self)
{
  guint n_unstored = tc_form_pane_get_n_unstored (tc_project_page_get_form (self->page));
  gboolean saving = FALSE;

  if (tc_workspace_is_read_only (self->workspace))
    return g_strdup (_("Read-only"));

  g_object_get (self->workspace, "saving", &saving, NULL);
  if (saving)
    return g_strdup (_("Saving…"));
  if (n_unstored > 0)
    /* Translators: in the title of the window: of the fields of the form, those in which something
     * stands that is no value. */
    return g_strdup_printf (ngettext ("%u value is not stored", "%u values are not stored", n_unstored), n_unstored);

  return g_strdup (_("All changes saved"));
}

void
tc_window_update_title (TcWindow *self)
{
  const char *name = NULL;
  g_autofree char *state = NULL;

  if (self->workspace != NULL)
    {
      name = tc_workspace_get_name (self->workspace);
      state = describe_saving (self);
    }

  adw_window_title_set_title (self->title, name != NULL ? name : _("Trial Curator"));
  adw_window_title_set_subtitle (self->title, state != NULL ? state : "");
  gtk_window_set_title (GTK_WINDOW (self), name != NULL ? name : _("Trial Curator"));
}

void
tc_window_update_page (TcWindow *self)
{
  const char *page = "welcome";

  if (self->workspace != NULL)
    page = "project";
  else if (self->opening != NULL)
    page = "opening";

  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_widget_set_visible (self->project_buttons_start, self->workspace != NULL);
  gtk_widget_set_visible (self->project_buttons_end, self->workspace != NULL);
  tc_window_update_title (self);
  tc_window_update_actions (self);
  tc_window_update_duplicates (self);
}

static void
recent_changed_cb (TcWindow *self)
{
  tc_recent_update_menu (self->settings, self->recent_menu);
}

static void
reviewer_changed_cb (TcWindow *self)
{
  if (self->workspace != NULL)
    tc_workspace_set_reviewer (self->workspace, tc_settings_get_reviewer (self->settings));
}

static void
save_state (TcWindow *self)
{
  int width;
  int height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_object_set (self->settings,
                "window-width", width,
                "window-height", height,
                "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)),
                NULL);
}

static void
close_response_cb (TcWindow   *self,
                   const char *response)
{
  if (g_strcmp0 (response, "close") != 0)
    {
      tc_application_cancel_restart (TC_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));
      return;
    }

  tc_window_cancel_jobs (self);
  tc_window_close_later (self);
}

static void
ask_close (TcWindow *self)
{
  GtkWidget *dialog;

  dialog = adw_message_dialog_new (GTK_WINDOW (self), _("Stop what is running?"),
                                   _("An import or export is not finished. What it has finished "
                                     "stays; the rest is left out."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "cancel", _("_Keep Open"),
                                    "close", _("_Stop and Close"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "close",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (close_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
tc_window_close_request (GtkWindow *window)
{
  TcWindow *self = TC_WINDOW (window);

  if (!tc_window_may_close (self))
    return GDK_EVENT_STOP;
  if (self->jobs->len > 0)
    {
      ask_close (self);
      return GDK_EVENT_STOP;
    }
  if (self->opening != NULL)
    g_cancellable_cancel (self->opening);

  save_state (self);
  if (!tc_window_close_project (self))
    return GDK_EVENT_STOP;

  self->closing = TRUE;

  return GTK_WINDOW_CLASS (tc_window_parent_class)->close_request (window);
}

static void
empty_queue_cb (TcWindow *self)
{
  g_autofree char *text = NULL;
  AdwToast *toast;

  if (!tc_window_is_writable (self))
    return;

  text = tc_window_describe_checked (self);
  toast = adw_toast_new (text);
  adw_toast_set_button_label (toast, _("_Mark as Reviewed"));
  adw_toast_set_action_name (toast, "win.mark-reviewed");
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
set_settings (TcWindow   *self,
              TcSettings *settings)
{
  self->settings = g_object_ref (settings);
  gtk_window_set_default_size (GTK_WINDOW (self),
                               tc_settings_get_int (settings, "window-width"),
                               tc_settings_get_int (settings, "window-height"));
  if (tc_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  tc_welcome_page_set_settings (self->welcome, settings);
  tc_project_page_set_settings (self->page, settings);
  g_signal_connect_object (settings, "notify::recent-projects", G_CALLBACK (recent_changed_cb),
                           self, G_CONNECT_SWAPPED);
  recent_changed_cb (self);
  g_signal_connect_object (settings, "notify::reviewer", G_CALLBACK (reviewer_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
tc_window_dispose (GObject *object)
{
  TcWindow *self = TC_WINDOW (object);

  /* A window that is destroyed without having been asked to close. */
  if (self->workspace != NULL)
    tc_window_close_project (self);
  g_clear_weak_pointer (&self->leave_dialog);
  g_clear_weak_pointer (&self->toast);
  g_clear_object (&self->typing);
  g_clear_object (&self->settings);
  g_clear_object (&self->opening);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->undone, g_free);
  g_clear_pointer (&self->jobs, g_ptr_array_unref);
  g_clear_pointer (&self->pending_files, g_ptr_array_unref);

  G_OBJECT_CLASS (tc_window_parent_class)->dispose (object);
}

static void
tc_window_class_init (TcWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tc_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = tc_window_close_request;

  g_type_ensure (TC_TYPE_WELCOME_PAGE);
  g_type_ensure (TC_TYPE_PROJECT_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/trialcurator/TrialCurator/tc-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TcWindow, title);
  gtk_widget_class_bind_template_child (widget_class, TcWindow, project_buttons_start);
  gtk_widget_class_bind_template_child (widget_class, TcWindow, project_buttons_end);
  gtk_widget_class_bind_template_child (widget_class, TcWindow, duplicates_button);
  gtk_widget_class_bind_template_child (widget_class, TcWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, TcWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, TcWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, TcWindow, recent_menu);
  gtk_widget_class_bind_template_child (widget_class, TcWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, TcWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, TcWindow, welcome);
  gtk_widget_class_bind_template_child (widget_class, TcWindow, page);
  gtk_widget_class_bind_template_child (widget_class, TcWindow, drop_hint);
  gtk_widget_class_bind_template_callback (widget_class, tc_window_update_actions);

  tc_window_class_install_actions (widget_class);
}

static void
tc_window_init (TcWindow *self)
{
  self->jobs = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));

  self->typing = tc_typing_new (GTK_WINDOW (self));
  g_signal_connect_object (self->typing, "changed", G_CALLBACK (tc_window_update_actions), self,
                           G_CONNECT_SWAPPED);
  tc_window_add_drop_target (self);
  g_signal_connect_object (self->page, "notify::detail",
                           G_CALLBACK (tc_window_update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (tc_project_page_get_studies (self->page), "notify::n-selected",
                           G_CALLBACK (tc_window_update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (tc_project_page_get_form (self->page), "notify::current-field",
                           G_CALLBACK (tc_window_update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (tc_project_page_get_form (self->page), "empty-queue",
                           G_CALLBACK (empty_queue_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (tc_project_page_get_form (self->page), "notify::n-unstored",
                           G_CALLBACK (tc_window_update_title), self, G_CONNECT_SWAPPED);
  tc_window_update_page (self);
}

TcWindow *
tc_window_new (TcApplication *application)
{
  TcWindow *self;

  g_return_val_if_fail (TC_IS_APPLICATION (application), NULL);

  self = g_object_new (TC_TYPE_WINDOW, "application", application, NULL);
  set_settings (self, tc_application_get_settings (application));

  return self;
}

const char *
tc_window_get_path (TcWindow *self)
{
  g_return_val_if_fail (TC_IS_WINDOW (self), NULL);

  return self->path;
}

TcWorkspace *
tc_window_get_workspace (TcWindow *self)
{
  g_return_val_if_fail (TC_IS_WINDOW (self), NULL);

  return self->workspace;
}

TcProjectPage *
tc_window_get_project_page (TcWindow *self)
{
  g_return_val_if_fail (TC_IS_WINDOW (self), NULL);

  return self->page;
}

static void
toast_dismissed_cb (AdwToast *toast,
                    TcWindow *self)
{
  if (self->toast == toast)
    g_clear_weak_pointer (&self->toast);
}

void
tc_window_toast (TcWindow   *self,
                 const char *text)
{
  g_autofree char *markup = NULL;
  AdwToast *toast;

  g_return_if_fail (TC_IS_WINDOW (self));

  /* A toast reads its title as markup. */
  markup = g_markup_escape_text (text, -1);

  /* Ten undos in a row would queue for a minute and keep back what matters then: the message changes as
   * long as there is time left to read it. (libadwaita 1.2 crashes where a toast that waits is dismissed.) */
  if (self->toast != NULL && g_get_monotonic_time () - self->toast_time < TOAST_CHANGES)
    {
      adw_toast_set_title (self->toast, markup);
      return;
    }

  /* The answer to a key must not wait behind one with a button, which stays for seconds and comes back after it. */
  toast = adw_toast_new (markup);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (toast_dismissed_cb), self, 0);
  g_set_weak_pointer (&self->toast, toast);
  self->toast_time = g_get_monotonic_time ();
  adw_toast_overlay_add_toast (self->toasts, toast);
}
