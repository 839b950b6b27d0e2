/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include "tc-codebook-window.h"
#include "tc-window-private.h"

/**
 * tc_window_show_codebook:
 *
 * Shows the fields that the project collects, to be changed.
 */
void
tc_window_show_codebook (TcWindow *self)
{
  tc_project_page_commit (self->page);
  gtk_window_present (tc_codebook_window_new (GTK_WINDOW (self), self->workspace));
}
