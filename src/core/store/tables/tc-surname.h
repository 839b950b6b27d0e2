/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "Muster" of "Muster, Carla", "Muster C" and "Carla D Muster"; the whole name where nothing tells. */
char *tc_surname_find       (const char         *name) G_GNUC_WARN_UNUSED_RESULT;
/* The first of several authors: "Muster" of "Carla Muster" beside "Bea D. Probe". */
char *tc_surname_find_first (const char * const *names) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
