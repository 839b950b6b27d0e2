/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "tc-source.h"

G_BEGIN_DECLS

/**
 * TcSourceHeader:
 *
 * Where a text comes from: file, kind, reader, encoding, languages, hash, import; and its warnings.
 */
#define TC_TYPE_SOURCE_HEADER (tc_source_header_get_type ())
G_DECLARE_FINAL_TYPE (TcSourceHeader, tc_source_header, TC, SOURCE_HEADER, GtkWidget)

void tc_source_header_set_source (TcSourceHeader *self,
                                  TcSource       *source);
void tc_source_header_set_can_split (TcSourceHeader *self,
                                     gboolean        can_split);

G_END_DECLS
