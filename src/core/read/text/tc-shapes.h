/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-lines.h"

G_BEGIN_DECLS

gboolean tc_shape_is_citation         (const TcLine *line);
gboolean tc_shape_is_identifiers      (const TcLine *line);
gboolean tc_shape_is_authors          (const TcLine *line,
                                       guint         min_names);
gboolean tc_shape_is_affiliation      (const TcLine *line);
gboolean tc_shape_is_title            (const TcLine *line,
                                       gboolean      last);
gboolean tc_shape_is_publication_type (const TcLine *line);
gboolean tc_shape_is_legend           (const TcLine *line);
gboolean tc_shape_is_copyright        (const TcLine *line);
gboolean tc_shape_is_address          (const TcLine *line,
                                       gboolean     *of_register);
gboolean tc_shape_is_site_line        (const TcLine *line);
gboolean tc_shape_is_names_in_blanks  (const TcLine *line);
gboolean tc_shape_ends_sentence       (TcPiece       piece);

G_END_DECLS
