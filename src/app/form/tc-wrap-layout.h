/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TC_TYPE_WRAP_LAYOUT (tc_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (TcWrapLayout, tc_wrap_layout, TC, WRAP_LAYOUT, GtkLayoutManager)

GtkLayoutManager *tc_wrap_layout_new (int spacing) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
