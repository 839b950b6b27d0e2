/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-application.h"
#include "tc-window.h"

G_BEGIN_DECLS

/**
 * WindowFixture:
 *
 * A window on a project of its own with the samples, in a folder of its own.
 */
typedef struct
{
  char *folder;
  char *path;
  TcApplication *application;     /* the program's */
  TcWindow *window;
  TcWorkspace *workspace;         /* owned */
  TcProjectPage *page;
  TcStudiesPane *studies;
  TcStudyList *list;
} WindowFixture;

/* Runs the main loop until @condition holds; fails after ten seconds. */
#define WAIT_UNTIL(condition) \
  G_STMT_START { \
    gint64 wait_end_ = g_get_monotonic_time () + 10 * G_USEC_PER_SEC; \
    guint wait_id_ = g_timeout_add (20, window_fixture_tick, NULL); \
    while (!(condition) && g_get_monotonic_time () < wait_end_) \
      g_main_context_iteration (NULL, TRUE); \
    g_source_remove (wait_id_); \
    if (!(condition)) \
      g_error ("%s:%d: timed out: %s", __FILE__, __LINE__, #condition); \
  } G_STMT_END

gboolean   window_fixture_tick         (gpointer       data);
/* GTK, without what makes tests slow or different from run to run. */
void       window_fixture_init         (int           *argc,
                                        char        ***argv);
/* @content: "welcome" for no project, "empty" for one without studies, "samples" */
void       window_fixture_set_up       (WindowFixture *self,
                                        gconstpointer  content);
/* Closes the window and sees that nothing of it is left. */
void       window_fixture_tear_down    (WindowFixture *self,
                                        gconstpointer  data);
/* As the window's key or menu item would. */
void       window_fixture_activate     (WindowFixture *self,
                                        const char    *action);
gboolean   window_fixture_is_enabled   (WindowFixture *self,
                                        const char    *action);
/* The open window of that type; %NULL for none. */
gpointer   window_fixture_find_window  (GType          type);
/* The first descendant of that type; fails where there is none. */
gpointer   window_fixture_find         (gpointer       parent,
                                        GType          type);
gpointer   window_fixture_child        (gpointer       widget,
                                        const char    *id);
void       window_fixture_pump         (void);

G_END_DECLS
