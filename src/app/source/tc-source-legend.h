/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "tc-codebook.h"

G_BEGIN_DECLS

/**
 * TcSourceLegend:
 *
 * The popover behind "Highlights": which are shown (the action source.highlights) and what they mean.
 */
#define TC_TYPE_SOURCE_LEGEND (tc_source_legend_get_type ())
G_DECLARE_FINAL_TYPE (TcSourceLegend, tc_source_legend, TC, SOURCE_LEGEND, GtkPopover)

void tc_source_legend_set_codebook (TcSourceLegend *self,
                                    TcCodebook     *codebook);

G_END_DECLS
