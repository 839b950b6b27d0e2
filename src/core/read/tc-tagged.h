/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-statements.h"

G_BEGIN_DECLS

TcRecord *tc_tagged_parse (const TcRecordText  *text,
                           const TcTagTable    *table,
                           TcTagHead            head,
                           GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
