/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

double tc_calibration_apply (const char *field,
                             double      confidence);

G_END_DECLS
