/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-value.h"

G_BEGIN_DECLS

/* Numbers of one row of results that cannot be, as a person has typed them. */

gboolean tc_result_check_p    (const char          *typed,
                               GError             **error);
char    *tc_result_check_row  (const TcValue       *row,
                               const char * const  *arms) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
