/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-export"

#include "config.h"

#include "tc-export.h"

G_DEFINE_QUARK (tc-export-error-quark, tc_export_error)
