/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-source-text.h"

G_BEGIN_DECLS

/* What the mouse does on a text: clicks, tooltips, the pointer's shape, the end of a selection.
 * Called once, when the text is made. */
void tc_source_pointer_attach (TcSourceText *text);

G_END_DECLS
