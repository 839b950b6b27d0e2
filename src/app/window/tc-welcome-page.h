/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "tc-settings.h"

G_BEGIN_DECLS

/**
 * TcWelcomePage:
 *
 * What a window without a project shows: the sample project, a new one, an old one, the recent ones.
 */
#define TC_TYPE_WELCOME_PAGE (tc_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (TcWelcomePage, tc_welcome_page, TC, WELCOME_PAGE, GtkWidget)

void tc_welcome_page_set_settings (TcWelcomePage *self,
                                   TcSettings    *settings);

G_END_DECLS
