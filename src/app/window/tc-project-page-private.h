/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-project-page.h"

G_BEGIN_DECLS

/**
 * TcProjectPage:
 *
 * The studies pane chooses a study; the page takes a snapshot of it (TcStudyDetail) and hands it to form
 * and source; after each change of that study it takes another.
 */
struct _TcProjectPage
{
  GtkWidget parent_instance;

  /* Template children */
  GtkWidget *box;
  GtkInfoBar *read_only_bar;
  GtkLabel *read_only_label;
  GtkInfoBar *error_bar;
  GtkLabel *error_label;
  GtkPaned *outer;
  GtkPaned *inner;
  TcStudiesPane *studies;
  TcFormPane *form;
  TcSourcePane *source;
  GtkBox *jobs;

  /* Owned */
  TcWorkspace *workspace;
  TcStudyDetail *detail;
  TcSettings *settings;

  guint width_class;              /* of the window, see tc-project-page-widths.c */
  guint place_id;
  gboolean placing;               /* whether the panes get their widths otherwise than from a person */

  TcId first_study;               /* of a project just opened, while it is shown pane by pane */
  guint n_frames;                 /* since it was chosen */
  guint frame_id;
};

/* tc-project-page.c */
void tc_project_page_show_error (TcProjectPage *self,
                                 const char    *text);
void tc_project_page_set_detail (TcProjectPage *self,
                                 TcStudyDetail *detail);

/* tc-project-page-widths.c */
void tc_project_page_allocate_panes (TcProjectPage *self,
                                     int            width,
                                     int            height);
void tc_project_page_watch_widths   (TcProjectPage *self);

/* tc-project-page-study.c: which study is shown, and when. */
void tc_project_page_show_source      (TcProjectPage *self);
void tc_project_page_stop_first_study (TcProjectPage *self);
void tc_project_page_load_study       (TcProjectPage *self,
                                       TcId           study_id);
void tc_project_page_choose_study     (TcProjectPage *self,
                                       TcId           study_id);

G_END_DECLS
