/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* @token is folded UTF-8 of @n_token bytes; @start and @end are offsets in bytes in the text. Anything
 * but SQLITE_OK stops. The signature is that of FTS5. */
typedef int (*TcTokenFunc) (void       *data,
                            int         flags,
                            const char *token,
                            int         n_token,
                            int         start,
                            int         end);

int      tc_tokenizer_register (sqlite3      *db);
int      tc_tokenize           (const char   *text,
                                int           n_bytes,
                                TcTokenFunc   func,
                                void         *data);
gboolean tc_tokenizer_is_cjk   (gunichar      c);

G_END_DECLS
