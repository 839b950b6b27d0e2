/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "tc-form-pane.h"
#include "tc-settings.h"
#include "tc-source-pane.h"
#include "tc-studies-pane.h"

G_BEGIN_DECLS

/**
 * TcProjectPage:
 *
 * An open project: the panes studies | form | source, and what they tell each other.
 *
 * Properties: detail (TcStudyDetail, nullable): the study that the form and the source show.
 */
#define TC_TYPE_PROJECT_PAGE (tc_project_page_get_type ())
G_DECLARE_FINAL_TYPE (TcProjectPage, tc_project_page, TC, PROJECT_PAGE, GtkWidget)

void           tc_project_page_set_settings  (TcProjectPage *self,
                                              TcSettings    *settings);
/* %NULL: no project; unfinished typing goes to the one before. */
void           tc_project_page_set_workspace (TcProjectPage *self,
                                              TcWorkspace   *workspace);
TcStudiesPane *tc_project_page_get_studies   (TcProjectPage *self);
TcFormPane    *tc_project_page_get_form      (TcProjectPage *self);
TcSourcePane  *tc_project_page_get_source    (TcProjectPage *self);
/* The study that the form shows; %NULL for none, 0 for none. */
TcStudyDetail *tc_project_page_get_detail    (TcProjectPage *self);
TcId           tc_project_page_get_study_id  (TcProjectPage *self);
/* Hands unfinished typing to the workspace. */
void           tc_project_page_commit        (TcProjectPage *self);
/* 0, 1 and 2 for studies, form and source. */
void           tc_project_page_focus_pane    (TcProjectPage *self,
                                              guint          pane);
void           tc_project_page_focus_next    (TcProjectPage *self);
/* A line about a running job. */
void           tc_project_page_add_job       (TcProjectPage *self,
                                              GtkWidget     *bar);
void           tc_project_page_remove_job    (TcProjectPage *self,
                                              GtkWidget     *bar);

G_END_DECLS
