/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-form-pane.h"

#include "tc-field-row.h"
#include "tc-form-group.h"
#include "tc-form-header.h"

G_BEGIN_DECLS

struct _TcFormPane
{
  GtkWidget parent_instance;

  /* Template children */
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkBox *content;
  TcFormHeader *header;

  /* Owned */
  TcWorkspace *workspace;         /* (nullable) */
  TcStudyDetail *detail;          /* (nullable) */
  TcCodebook *codebook;           /* (nullable): the one that the rows were made for */
  GPtrArray *rows;                /* TcFieldRow, borrowed from their groups */
  GPtrArray *groups;              /* TcFormGroup, borrowed from the content */

  /* Borrowed */
  TcFieldRow *current;            /* (nullable): has or last had the focus */
  TcFieldRow *focused;            /* (nullable): has the focus now */
  TcFieldRow *scroll_to;          /* (nullable): to show after the next layout */
  TcFieldRow *held;               /* (nullable): to keep where it is in the next layout */

  guint n_made;                   /* groups of the codebook that have their rows */
  guint prepare_id;
  guint n_shown;                  /* groups that are visible; reveal_id brings the others */
  guint reveal_id;
  gulong after_paint_id;          /* of the frame clock, as layout_id */
  gulong layout_id;
  double held_top;                /* where the held row began in the content */
  gint64 held_until;              /* the last frame in which it is held */
  guint width_id;
  guint n_unstored;               /* fields in which something stands that is no value */
  gboolean wide;
  gboolean showing;               /* the rows are getting a study */
};

/* tc-form-pane-rows.c: the groups and rows of a codebook, and how they come on screen. */
/* Makes the rows of the default codebook while nothing else is to do. */
void           tc_form_pane_prepare_rows  (TcFormPane     *self);
/* Sees that there are the rows of @codebook. */
void           tc_form_pane_ensure_rows   (TcFormPane     *self,
                                           TcCodebook     *codebook);
/* Shows the groups, one a frame where they were never on screen; reveal_all at once. */
void           tc_form_pane_reveal        (TcFormPane     *self);
void           tc_form_pane_reveal_all    (TcFormPane     *self);
void           tc_form_pane_stop_revealing (TcFormPane    *self);

/* tc-form-pane-study.c: the study that is shown. */
void           tc_form_pane_clear_workspace (TcFormPane   *self);
void           tc_form_pane_update_progress (TcFormPane   *self);

/* tc-form-pane-scroll.c: bringing a row on screen, and keeping it there. */
void           tc_form_pane_hold_scroll   (TcFormPane     *self);
void           tc_form_pane_scroll_to     (TcFormPane     *self,
                                           TcFieldRow     *row);
/* Scrolls after the next layout to where scroll_to() was asked to. */
void           tc_form_pane_queue_scroll  (TcFormPane     *self);

/* tc-form-pane.c: what the commands need of the pane. */
TcWorkspace   *tc_form_pane_get_workspace (TcFormPane     *self);
TcStudyDetail *tc_form_pane_get_detail    (TcFormPane     *self);
gboolean       tc_form_pane_is_editable   (TcFormPane     *self);
GPtrArray     *tc_form_pane_get_rows      (TcFormPane     *self);
GPtrArray     *tc_form_pane_get_groups    (TcFormPane     *self);
TcFieldRow    *tc_form_pane_get_current   (TcFormPane     *self);
TcFieldRow    *tc_form_pane_find_row      (TcFormPane     *self,
                                           const char     *field);
TcFormGroup   *tc_form_pane_find_group    (TcFormPane     *self,
                                           const char     *key);
void           tc_form_pane_focus_row     (TcFormPane     *self,
                                           TcFieldRow     *row);
void           tc_form_pane_set_current   (TcFormPane     *self,
                                           TcFieldRow     *row);
void           tc_form_pane_set_n_unstored (TcFormPane    *self,
                                           guint           n_unstored);
void           tc_form_pane_emit_quote    (TcFormPane     *self,
                                           const TcQuote  *quote);
void           tc_form_pane_emit_empty    (TcFormPane     *self);
void           tc_form_pane_emit_dropped  (TcFormPane     *self,
                                           const char     *label,
                                           const char     *problem);

/* Installs the actions "form.…" that rows and cards activate. */
void           tc_form_actions_install    (GtkWidgetClass *widget_class);

G_END_DECLS
