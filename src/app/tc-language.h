/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void tc_language_apply   (const char *language);
void tc_language_restore (void);

G_END_DECLS
