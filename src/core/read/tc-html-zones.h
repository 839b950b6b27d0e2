/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-source.h"

G_BEGIN_DECLS

gboolean tc_html_zone_of_class   (const char    *names,
                                  TcSectionKind *kind);
gboolean tc_html_zone_of_heading (const char    *heading,
                                  TcSectionKind *kind);

G_END_DECLS
