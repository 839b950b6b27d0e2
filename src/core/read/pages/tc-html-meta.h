/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-html-page.h"
#include "tc-record.h"

G_BEGIN_DECLS

gboolean tc_html_meta_read  (TcRecord         *record,
                             const TcHtmlPage *page);
void     tc_html_meta_guess (TcRecord         *record,
                             const TcHtmlPage *page);

G_END_DECLS
