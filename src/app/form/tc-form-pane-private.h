/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-form-pane.h"

#include "tc-field-row.h"
#include "tc-form-group.h"

G_BEGIN_DECLS

/* What the commands (tc-form-commands.c) need of the pane (tc-form-pane.c). */
TcWorkspace   *tc_form_pane_get_workspace (TcFormPane     *self);
TcStudyDetail *tc_form_pane_get_detail    (TcFormPane     *self);
gboolean       tc_form_pane_is_editable   (TcFormPane     *self);
GPtrArray     *tc_form_pane_get_rows      (TcFormPane     *self);
TcFieldRow    *tc_form_pane_get_current   (TcFormPane     *self);
TcFieldRow    *tc_form_pane_find_row      (TcFormPane     *self,
                                           const char     *field);
TcFormGroup   *tc_form_pane_find_group    (TcFormPane     *self,
                                           const char     *key);
void           tc_form_pane_focus_row     (TcFormPane     *self,
                                           TcFieldRow     *row);
void           tc_form_pane_scroll_to     (TcFormPane     *self,
                                           TcFieldRow     *row);
void           tc_form_pane_emit_quote    (TcFormPane     *self,
                                           const TcQuote  *quote);
void           tc_form_pane_emit_empty    (TcFormPane     *self);

/* Installs the actions "form.…" that rows and cards activate. */
void           tc_form_commands_install   (GtkWidgetClass *widget_class);

G_END_DECLS
