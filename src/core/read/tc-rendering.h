/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-record.h"
#include "tc-source.h"

G_BEGIN_DECLS

TcSource *tc_rendering_new_source (TcRecord   *record,
                                   const char *rest,
                                   const char *rule_prefix) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
