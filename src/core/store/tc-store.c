/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-store"

#include "config.h"

#include "tc-store.h"

G_DEFINE_QUARK (tc-store-error-quark, tc_store_error)
