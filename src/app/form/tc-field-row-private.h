/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-field-row.h"

#include "tc-field-editor.h"
#include "tc-field-menu.h"
#include "tc-form-quotes.h"
#include "tc-form-suggested.h"

G_BEGIN_DECLS

struct _TcFieldRow
{
  GtkListBoxRow parent_instance;

  /* Template children */
  GtkGrid *grid;
  GtkWidget *title;
  GtkWidget *state;
  GtkWidget *buttons;
  GtkWidget *body;
  GtkLabel *label;
  GtkMenuButton *info;
  GtkImage *state_icon;
  GtkLabel *state_label;
  GtkWidget *accept;
  TcFieldMenu *menu;
  GtkBox *editor_box;
  GtkLabel *error;
  TcFormQuotes *quotes;
  GtkWidget *suggested;           /* (nullable): a child of body, made when it is first needed */
  GtkBox *extra;
  GtkWidget *note;
  GtkLabel *note_label;
  GtkMenuButton *others;
  GtkBox *cards;

  /* Owned */
  TcStudyDetail *detail;          /* (nullable) */
  TcValue *sent;                  /* (nullable): what was last handed out */
  char *problem;                  /* (nullable): why what was typed is no value */

  /* Borrowed */
  const TcField *field;
  TcStudyField *data;             /* of detail */
  TcFieldEditor *editor;

  gboolean wide;
  gboolean editable;
  gboolean edited;                /* a person typed something that was not handed out */
  gboolean handled;               /* an acceptance is on its way */
};

/* tc-field-row-show.c: what the row shows besides the value. */
void     tc_field_row_show            (TcFieldRow   *self);
void     tc_field_row_show_state      (TcFieldRow   *self);

/* tc-field-row-edit.c: the value, and what a person types. */
void     tc_field_row_connect_editor  (TcFieldRow   *self);
/* @old: the value before; @keep: as in tc_field_row_set_detail() */
void     tc_field_row_show_value      (TcFieldRow   *self,
                                       gboolean      same_study,
                                       TcValue      *old,
                                       gboolean      keep);
/* Emits "value-committed". */
void     tc_field_row_emit_committed  (TcFieldRow   *self,
                                       TcValue      *value);
/* Emits "problem-changed". */
void     tc_field_row_emit_problem_changed (TcFieldRow *self);

G_END_DECLS
