/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-connection.h"

G_BEGIN_DECLS

/* 0 with @error set. */
guint       tc_words_add    (TcConnection  *connection,
                             const char    *word,
                             GError       **error);
/* Valid until tc_words_forget(); %NULL with @error set. */
const char *tc_words_get    (TcConnection  *connection,
                             guint          id,
                             GError       **error);
void        tc_words_forget (TcConnection  *connection);

G_END_DECLS
