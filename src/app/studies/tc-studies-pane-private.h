/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-bitset-selection.h"
#include "tc-row-list.h"
#include "tc-studies-pane.h"
#include "tc-study-columns.h"
#include "tc-study-filter.h"

G_BEGIN_DECLS

struct _TcStudiesPane
{
  GtkWidget parent_instance;

  /* Template children */
  GtkBox *box;
  GtkSearchEntry *search;
  GtkDropDown *status_filter;
  GtkToggleButton *discrepancy_filter;
  GtkMenuButton *columns_button;
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkColumnView *view;
  GtkPopoverMenu *context_menu;
  GtkLabel *count;
  GtkRevealer *bulk;
  GtkLabel *bulk_count;

  /* Owned */
  TcWorkspace *workspace;
  TcStudyList *list;
  TcRowList *rows;
  TcBitsetSelection *selection;
  TcStudyColumns *columns;

  TcStudyFilter filter;           /* of the template children */
  guint n_selected;
  guint follow_id;
};

/* tc-studies-pane.c */
void tc_studies_pane_clear_filters (TcStudiesPane *self);
/* tc-studies-pane-move.c: the row with the focus becomes the selected one, once the list has it. */
void tc_studies_pane_follow        (TcStudiesPane *self);
gboolean tc_studies_pane_is_in_list (TcStudiesPane *self);

G_END_DECLS
