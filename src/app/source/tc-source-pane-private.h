/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-annotation-editor.h"
#include "tc-annotation-list.h"
#include "tc-source-entry.h"
#include "tc-source-field-chooser.h"
#include "tc-source-find.h"
#include "tc-source-legend.h"
#include "tc-source-pane.h"
#include "tc-source-view.h"

G_BEGIN_DECLS

struct _TcSourcePane
{
  GtkWidget parent_instance;

  /* Template children */
  GtkStack *stack;
  GtkNotebook *notebook;
  GtkToggleButton *annotations_button;
  TcAnnotationList *annotations;
  TcSourceLegend *legend;
  TcSourceFind *find;
  GtkPopoverMenu *selection_menu;
  TcSourceFieldChooser *chooser;
  TcSourceEntry *entry;
  TcAnnotationEditor *editor;

  /* Owned */
  TcWorkspace *workspace;
  TcStudyDetail *detail;
  char *current_field;
  GMenu *context_menu;            /* what can be done with a selection */
  TcQuote *pending;               /* the selection that the chooser asks about */
  GtkWidget *field_menu;          /* a child, while fields share a passage */

  TcHighlightMode mode;
  double text_size;
};

typedef void (*TcSourceTextFunction) (TcSourcePane *self,
                                      TcSourceText *text);

void          tc_source_pane_point_to         (TcSourcePane      *self,
                                               TcSourceText      *text,
                                               TcSpan             span,
                                               GtkPopover        *popover);
gboolean      tc_source_pane_can_write        (TcSourcePane      *self);

/* tc-source-pages.c: one page a source. */
TcSourceText *tc_source_pane_get_text         (TcSourcePane      *self);  /* the visible one, or NULL */
TcSourceView *tc_source_pane_find_view        (TcSourcePane      *self,
                                               TcId               source_id);
/* Whether the pages are those of @detail, whatever has changed in it. */
gboolean      tc_source_pane_has_sources      (TcSourcePane      *self,
                                               TcStudyDetail     *detail);
void          tc_source_pane_update_pages     (TcSourcePane      *self,
                                               TcStudyDetail     *detail);
void          tc_source_pane_remove_pages     (TcSourcePane      *self);
void          tc_source_pane_for_each_text    (TcSourcePane      *self,
                                               TcSourceTextFunction function);
void          tc_source_pane_update_emphasis  (TcSourcePane      *self,
                                               TcSourceText      *text);
void          tc_source_pane_update_text_size (TcSourcePane      *self,
                                               TcSourceText      *text);

/* tc-source-click.c: clicks on highlights. */
void          tc_source_pane_clicked          (TcSourcePane      *self,
                                               guint              offset,
                                               TcSourceText      *text);

/* tc-source-commands.c: what is done with a selection and with annotations. */
void          tc_source_pane_bind_commands    (GtkWidgetClass    *widget_class);
void          tc_source_pane_update_commands  (TcSourcePane      *self);
void          tc_source_pane_close_popovers   (TcSourcePane      *self);
void          tc_source_pane_offer_commands   (TcSourcePane      *self,
                                               TcSourceText      *text);

G_END_DECLS
