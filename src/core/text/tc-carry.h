/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-span.h"

G_BEGIN_DECLS

TcSpan tc_carry_span (const char *old_text,
                      const char *old_encoding,
                      TcSpan      span,
                      const char *new_text,
                      const char *new_encoding);

G_END_DECLS
