/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-extract.h"

G_DEFINE_QUARK (tc-extract-error-quark, tc_extract_error)
