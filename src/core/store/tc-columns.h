/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-source.h"
#include "tc-value.h"

G_BEGIN_DECLS

/* The form in which columns hold lists: JSON on one line. */
char      *tc_column_from_quotes   (GPtrArray    *quotes,
                                    TcId          source_id) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *tc_column_to_quotes     (const char   *column,
                                    GError      **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean   tc_column_to_sections   (const char   *column,
                                    TcSource     *source,
                                    GError      **error);
char      *tc_column_from_strings  (GPtrArray    *strings) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *tc_column_to_strings    (const char   *column,
                                    GError      **error) G_GNUC_WARN_UNUSED_RESULT;
char      *tc_column_from_values   (GPtrArray    *values) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *tc_column_to_values     (const char   *column,
                                    GError      **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean   tc_column_to_value      (const char   *column,
                                    TcValue     **value,
                                    GError      **error);

G_END_DECLS
