/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-read.h"

G_DEFINE_QUARK (tc-read-error-quark, tc_read_error)
