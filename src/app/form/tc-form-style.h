/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/* Loads the style sheet and the icons of the form, once a display. */
void tc_form_style_load (GdkDisplay *display);

G_END_DECLS
