/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include <glib/gi18n.h>

#include "tc-window-private.h"

/*
 * Leaving with something typed that cannot be stored ("about 40" for a number). It stands nowhere but in its
 * editor, so the window does not close over it: it names the field and the words, and asks.
 */

/* Of how many fields the question quotes what was typed. */
#define MAX_QUOTED 5

static TcFormPane *
get_form (TcWindow *self)
{
  return tc_project_page_get_form (self->page);
}

static void
release_session (TcWindow *self)
{
  if (self->session_cookie != 0)
    gtk_application_uninhibit (gtk_window_get_application (GTK_WINDOW (self)), self->session_cookie);
  self->session_cookie = 0;
}

static gboolean
close_cb (gpointer user_data)
{
  gtk_window_close (user_data);

  return G_SOURCE_REMOVE;
}

static void
leave_response_cb (TcWindow   *self,
                   const char *response)
{
  g_clear_weak_pointer (&self->leave_dialog);
  release_session (self);
  if (g_strcmp0 (response, "discard") == 0)
    {
      tc_form_pane_discard_leftovers (get_form (self));
      tc_window_close_later (self);
      return;
    }

  tc_application_cancel_restart (TC_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));
  tc_form_pane_focus_leftover (get_form (self));
}

static char *
describe_leftovers (TcWindow *self)
{
  g_auto(GStrv) lines = tc_form_pane_dup_leftovers (get_form (self));
  guint n_lines = g_strv_length (lines);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < MIN (n_lines, MAX_QUOTED); i++)
    g_string_append_printf (text, "%s\n", lines[i]);
  if (n_lines > MAX_QUOTED)
    {
      /* Translators: the end of a list of fields in which something is wrong. */
      g_string_append_printf (text, ngettext ("And %u more field.", "And %u more fields.",
                                              n_lines - MAX_QUOTED),
                              n_lines - MAX_QUOTED);
      g_string_append_c (text, '\n');
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
ask_leave (TcWindow *self)
{
  g_autofree char *leftovers = describe_leftovers (self);
  g_autofree char *body = NULL;
  AdwMessageDialog *dialog;

  /* Translators: %s is a line for each field, with what was typed there and why it is no value. */
  body = g_strdup_printf (_("%s\nEverything else is saved. Go back to write it as a value, or into the "
                            "field's note."),
                          leftovers);
  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_WINDOW (self),
                                                       _("What Was Typed Cannot Be Stored"), body));
  adw_message_dialog_add_responses (dialog,
                                    "discard", _("_Discard and Close"),
                                    "back", _("_Go Back"),
                                    NULL);
  adw_message_dialog_set_response_appearance (dialog, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, "back");
  adw_message_dialog_set_close_response (dialog, "back");
  g_signal_connect_object (dialog, "response", G_CALLBACK (leave_response_cb), self,
                           G_CONNECT_SWAPPED);
  g_set_weak_pointer (&self->leave_dialog, GTK_WINDOW (dialog));
}

/**
 * tc_window_close_later:
 *
 * Closes the window when the dialog that asked about it is gone.
 *
 * GTK 4.8 does not survive a dialog whose parent goes before it, as in its response.
 */
void
tc_window_close_later (TcWindow *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, close_cb, g_object_ref (self), g_object_unref);
}

/**
 * tc_window_may_close:
 *
 * Hands in what was typed. Where some of it is no value it asks what to do, and closes the window itself when
 * the person lets go of it.
 *
 * Returns: whether closing the window now loses nothing
 */
gboolean
tc_window_may_close (TcWindow *self)
{
  if (self->workspace == NULL || !tc_window_is_writable (self) || tc_form_pane_commit (get_form (self)))
    return TRUE;

  if (self->leave_dialog == NULL)
    ask_leave (self);
  gtk_window_present (self->leave_dialog);

  return FALSE;
}

/**
 * tc_window_hold_session:
 *
 * Hands in what was typed before the session ends, and holds the end up where a person has to be asked.
 */
void
tc_window_hold_session (TcWindow *self)
{
  GtkApplication *application;

  g_return_if_fail (TC_IS_WINDOW (self));

  if (tc_window_may_close (self) || self->session_cookie != 0)
    return;

  application = gtk_window_get_application (GTK_WINDOW (self));
  self->session_cookie = gtk_application_inhibit (application, GTK_WINDOW (self),
                                                  GTK_APPLICATION_INHIBIT_LOGOUT,
                                                  _("What was typed in a field cannot be stored yet."));
}
