/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "tc-suggestion.h"

G_BEGIN_DECLS

/* What opens to tell why a suggestion is made. %NULL where its rule is not known. */
GtkWidget *tc_form_why_new (const TcSuggestion *suggestion);

G_END_DECLS
