/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-source.h"

G_BEGIN_DECLS

gboolean    tc_label_words_find         (const char     *words,
                                         gsize           length,
                                         TcSectionKind  *kind);
const char *tc_label_words_find_chinese (const char     *p,
                                         const char     *end,
                                         const char    **after,
                                         TcSectionKind  *kind);
gboolean    tc_label_words_may_be_bare  (const char     *words,
                                         const char     *after);

G_END_DECLS
