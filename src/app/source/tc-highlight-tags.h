/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "tc-display-map.h"
#include "tc-highlight.h"

G_BEGIN_DECLS

/**
 * TcHighlightTags:
 *
 * The text tags of one buffer: what highlights look like.
 *
 * Only backgrounds with an alpha, underlines and sizes are used: they read in light and dark, and a
 * tag with a foreground crashes GTK 4.8 when assistive technology asks for the attributes.
 */
typedef struct _TcHighlightTags TcHighlightTags;

#define TC_HIGHLIGHT_N_COLOURS 10

TcHighlightTags *tc_highlight_tags_new        (GtkTextBuffer   *buffer) G_GNUC_WARN_UNUSED_RESULT;
void             tc_highlight_tags_free       (TcHighlightTags *self);
void             tc_highlight_tags_set_runs    (TcHighlightTags *self,
                                               GArray          *runs,
                                               const TcDisplayMap *map);
void             tc_highlight_tags_set_source  (TcHighlightTags *self,
                                               TcSource        *source,
                                               const TcDisplayMap *map);
void             tc_highlight_tags_set_found   (TcHighlightTags *self,
                                               GArray          *found,
                                               const TcDisplayMap *map);
const TcHighlightRun *tc_highlight_tags_find_run (TcHighlightTags *self,
                                               guint            offset);
GtkTextTag      *tc_highlight_tags_get_flash  (TcHighlightTags *self);
void             tc_highlight_tags_set_flash  (TcHighlightTags *self,
                                               double           strength,
                                               const TcHighlightRun *below);
PangoAttrList   *tc_highlight_sample          (const TcHighlightRun *run) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TcHighlightTags, tc_highlight_tags_free)

G_END_DECLS
