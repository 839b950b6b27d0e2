/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "tc-settings.h"

G_BEGIN_DECLS

/**
 * TcPreferencesWindow:
 *
 * The reviewer's name, the language, light or dark, and the size of the source text.
 */
#define TC_TYPE_PREFERENCES_WINDOW (tc_preferences_window_get_type ())
G_DECLARE_FINAL_TYPE (TcPreferencesWindow, tc_preferences_window, TC, PREFERENCES_WINDOW,
                      AdwPreferencesWindow)

TcPreferencesWindow *tc_preferences_window_new (TcSettings *settings);

G_END_DECLS
