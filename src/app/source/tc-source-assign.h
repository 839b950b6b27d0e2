/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-workspace.h"

G_BEGIN_DECLS

char     *tc_source_fold          (const char    *text) G_GNUC_WARN_UNUSED_RESULT;
char     *tc_source_guess         (const TcField *field,
                                   const char    *folded) G_GNUC_WARN_UNUSED_RESULT;
TcValue  *tc_source_compose_value (TcStudyField  *field,
                                   const char    *typed,
                                   guint         *item,
                                   GError       **error) G_GNUC_WARN_UNUSED_RESULT;
guint     tc_source_find_item     (TcStudyField  *field,
                                   const char    *text);
gboolean  tc_source_assign_value  (TcWorkspace   *workspace,
                                   TcId           study_id,
                                   TcStudyField  *field,
                                   const char    *typed,
                                   const TcQuote *quote,
                                   GError       **error);

G_END_DECLS
