/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-field-editor.h"

G_BEGIN_DECLS

/* The editor of one field in a window of its own. */
typedef struct
{
  TcCodebook *codebook;
  GtkWidget *window;
  TcFieldEditor *editor;
} EditorFixture;

/* @field: its key in the default codebook */
void editor_fixture_set_up    (EditorFixture *self,
                               gconstpointer  field);
/* Also asserts that the editor is finalised. */
void editor_fixture_tear_down (EditorFixture *self,
                               gconstpointer  field);

G_END_DECLS
