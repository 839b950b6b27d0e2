/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include "tc-project-chooser.h"

#include <glib/gi18n.h>

#include "tc-application.h"

/* One question to a person; lives from the showing of the dialog to its answer. */
typedef struct
{
  GtkFileChooserNative *chooser;
  GtkWindow *parent;              /* weak */
  TcProjectChosenFunc function;
  gpointer user_data;
} Question;

static void
question_free (Question *question)
{
  g_clear_weak_pointer (&question->parent);
  g_clear_object (&question->chooser);
  g_free (question);
}

static char *
with_suffix (char *path)
{
  char *whole;

  if (g_str_has_suffix (path, TC_PROJECT_SUFFIX))
    return path;

  whole = g_strconcat (path, TC_PROJECT_SUFFIX, NULL);
  g_free (path);

  return whole;
}

static void
response_cb (GtkNativeDialog *dialog,
             int              response,
             gpointer         user_data)
{
  Question *question = user_data;
  GtkFileChooser *chooser = GTK_FILE_CHOOSER (dialog);

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr(GFile) file = gtk_file_chooser_get_file (chooser);
      g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

      if (path != NULL && gtk_file_chooser_get_action (chooser) == GTK_FILE_CHOOSER_ACTION_SAVE)
        path = with_suffix (g_steal_pointer (&path));
      if (path != NULL)
        question->function (question->parent, path, question->user_data);
    }
  question_free (question);
}

static void
ask (GtkFileChooserNative *chooser,
     GtkWindow            *parent,
     TcProjectChosenFunc   function,
     gpointer              user_data)
{
  g_autoptr(GtkFileFilter) projects = gtk_file_filter_new ();
  Question *question = g_new0 (Question, 1);

  gtk_file_filter_set_name (projects, _("Trial Curator projects"));
  gtk_file_filter_add_suffix (projects, TC_PROJECT_SUFFIX + 1);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), projects);

  question->chooser = chooser;
  question->function = function;
  question->user_data = user_data;
  g_set_weak_pointer (&question->parent, parent);
  g_signal_connect (chooser, "response", G_CALLBACK (response_cb), question);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/**
 * tc_project_chooser_new_project:
 *
 * Asks where a new project shall lie.
 */
void
tc_project_chooser_new_project (GtkWindow           *parent,
                                TcProjectChosenFunc  function,
                                gpointer             user_data)
{
  GtkFileChooserNative *chooser;
  g_autofree char *name = NULL;

  chooser = gtk_file_chooser_native_new (_("New Project"), parent, GTK_FILE_CHOOSER_ACTION_SAVE,
                                         _("_Create"), _("_Cancel"));
  /* Translators: The file name that is offered for a new project, without its ending. */
  name = g_strconcat (_("My review"), TC_PROJECT_SUFFIX, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  ask (chooser, parent, function, user_data);
}

/**
 * tc_project_chooser_open_project:
 *
 * Asks which project to open.
 */
void
tc_project_chooser_open_project (GtkWindow           *parent,
                                 TcProjectChosenFunc  function,
                                 gpointer             user_data)
{
  GtkFileChooserNative *chooser;

  chooser = gtk_file_chooser_native_new (_("Open Project"), parent, GTK_FILE_CHOOSER_ACTION_OPEN,
                                         _("_Open"), _("_Cancel"));
  ask (chooser, parent, function, user_data);
}
