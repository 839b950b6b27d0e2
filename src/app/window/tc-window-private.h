/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-import-chooser.h"
#include "tc-import-job.h"
#include "tc-typing.h"
#include "tc-welcome-page.h"
#include "tc-window.h"

G_BEGIN_DECLS

struct _TcWindow
{
  AdwApplicationWindow parent_instance;

  /* Template children */
  AdwWindowTitle *title;
  GtkWidget *project_buttons_start;
  GtkWidget *project_buttons_end;
  GtkWidget *duplicates_button;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkMenuButton *menu_button;
  GMenu *recent_menu;
  AdwToastOverlay *toasts;
  GtkStack *stack;
  TcWelcomePage *welcome;
  TcProjectPage *page;
  GtkWidget *drop_hint;

  /* Owned */
  TcSettings *settings;
  TcWorkspace *workspace;
  GCancellable *opening;          /* while a project is being opened */
  char *path;
  GPtrArray *jobs;                /* TcJob that run */
  GPtrArray *pending_files;       /* GFile to import when a project is open */
  AdwToast *toast;                /* weak: the short message that is shown */
  gint64 toast_time;              /* monotonic: when it came */
  char *undone;                   /* translated: the change that is being undone, else NULL */
  TcTyping *typing;
  GtkWindow *leave_dialog;        /* weak: asks about typing that cannot be stored */
  guint session_cookie;           /* holds up the end of the session; 0 for none */

  gboolean undone_is_redo;
  gboolean closing;
};

/* tc-window-actions.c: the commands of the window, and which of them make sense. */
void tc_window_class_install_actions   (GtkWidgetClass *widget_class);
void tc_window_update_actions          (TcWindow       *self);

/* tc-window-review.c: the status of studies. */
void tc_window_mark_reviewed           (TcWindow       *self);
/* What is left where no suggestion is to check: a sentence about the study of the form. */
char *tc_window_describe_checked       (TcWindow       *self) G_GNUC_WARN_UNUSED_RESULT;
void tc_window_exclude                 (TcWindow       *self);
void tc_window_back_to_review          (TcWindow       *self);

/* tc-window-links.c: reports that belong together. */
void tc_window_merge                   (TcWindow       *self);
void tc_window_split_report            (TcWindow       *self);
void tc_window_show_duplicates         (TcWindow       *self);
void tc_window_update_duplicates       (TcWindow       *self);

/* tc-window-undo.c: undo and redo, and where they lead. */
void tc_window_undo                    (TcWindow       *self);
void tc_window_redo                    (TcWindow       *self);
/* To be called when the workspace has undone or redone. */
void tc_window_finish_undo             (TcWindow       *self);

/* tc-window-jobs.c: what takes long, with a line about it at the foot of the window. */
typedef void (*TcWindowJobFunc)        (TcWindow       *self,
                                        TcJob          *job,
                                        const GError   *error);
/* @finished is called when the job has ended, unless the project was closed before. */
void tc_window_run_job                 (TcWindow       *self,
                                        TcJob          *job,
                                        const char     *title,
                                        TcWindowJobFunc finished);
void tc_window_cancel_jobs             (TcWindow       *self);

/* tc-window-import.c: into the project. */
void tc_window_choose_import           (TcWindow       *self,
                                        TcImportChoice  choice);
void tc_window_run_import              (TcWindow       *self,
                                        TcImportJob    *job);
void tc_window_import_clipboard        (TcWindow       *self);
void tc_window_import_samples          (TcWindow       *self);
void tc_window_import_pending          (TcWindow       *self);

/* tc-window-tables.c: tables whose columns a person tells. */
void tc_window_scan_import             (TcWindow       *self,
                                        TcImportJob    *import,
                                        gboolean        tables);

/* tc-window-rerun.c: the rules once more. */
void tc_window_rerun                   (TcWindow       *self);
/* tc-window-codebook.c */
void tc_window_show_codebook           (TcWindow       *self);

/* tc-window-drop.c: files dropped on the window. */
void tc_window_add_drop_target         (TcWindow       *self);

/* tc-window-leave.c: closing with something typed that is no value. */
gboolean tc_window_may_close           (TcWindow       *self);
void     tc_window_close_later         (TcWindow       *self);

/* tc-window-export.c: out of the project. */
void tc_window_export                  (TcWindow       *self);

/* tc-window-project.c: opening, following and closing the project. */
gboolean tc_window_close_project       (TcWindow       *self);

/* tc-window.c */
gboolean tc_window_is_writable         (TcWindow       *self);
void     tc_window_update_title        (TcWindow       *self);
void     tc_window_update_page         (TcWindow       *self);
void     tc_window_show_message        (TcWindow       *self,
                                        const char     *heading,
                                        const char     *body);

G_END_DECLS
