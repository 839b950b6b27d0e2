/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* How long a program that has closed its last window still answers on the bus, in milliseconds. */
#define TC_REGISTRATION_LINGER 250

/* Makes @application the one program of this session, or a guest of the one that runs. */
void     tc_registration_run       (GApplication *application);

/* Gives what a guest was started for to the program that runs. */
gboolean tc_registration_hand_over (GApplication *application,
                                    GPtrArray    *files);

G_END_DECLS
