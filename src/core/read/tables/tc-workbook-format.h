/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TcCellFormat:
 * @TC_CELL_FORMAT_NUMBER: a number
 * @TC_CELL_FORMAT_DATE: a day
 * @TC_CELL_FORMAT_TIME: a time, with or without a day
 * @TC_CELL_FORMAT_YEAR: a day of which the year alone is shown
 *
 * What the number in a cell is.
 */
typedef enum
{
  TC_CELL_FORMAT_NUMBER,
  TC_CELL_FORMAT_DATE,
  TC_CELL_FORMAT_TIME,
  TC_CELL_FORMAT_YEAR
} TcCellFormat;

TcCellFormat  tc_cell_format_parse (const char   *code);
TcCellFormat  tc_cell_format_find  (guint64       id);
char         *tc_cell_format_dup   (TcCellFormat  format,
                                    const char   *text,
                                    gboolean      from_1904) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
