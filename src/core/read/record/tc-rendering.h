/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-record.h"
#include "tc-sheet.h"
#include "tc-source.h"

G_BEGIN_DECLS

TcSheet  *tc_rendering_begin      (TcRecord   *record,
                                   const char *rule_prefix) G_GNUC_WARN_UNUSED_RESULT;
TcSource *tc_rendering_finish     (TcSheet    *sheet,
                                   TcRecord   *record,
                                   const char *rest) G_GNUC_WARN_UNUSED_RESULT;
TcSource *tc_rendering_new_source (TcRecord   *record,
                                   const char *rest,
                                   const char *rule_prefix) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
