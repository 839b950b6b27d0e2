/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-html-page.h"
#include "tc-source.h"

G_BEGIN_DECLS

gboolean tc_html_zone_of_class   (const char    *names,
                                  TcSectionKind *kind);
gboolean tc_html_zone_of_heading (const char    *heading,
                                  TcSectionKind *kind);
void     tc_html_apply_headings  (TcHtmlPage    *page);

G_END_DECLS
