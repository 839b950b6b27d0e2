/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TcCsvWriter:
 *
 * Writes one CSV file of RFC 4180: commas, CRLF, UTF-8, quotation marks where a cell needs them.
 *
 * The rows go into a hidden file beside the target, which tc_csv_writer_publish() puts in its
 * place. A cell is added as what it is, because only text may get the guard against formulas.
 */
typedef struct _TcCsvWriter TcCsvWriter;

TcCsvWriter *tc_csv_writer_new         (const char   *folder,
                                        const char   *name,
                                        gboolean      byte_order_mark,
                                        GError      **error) G_GNUC_WARN_UNUSED_RESULT;
void         tc_csv_writer_add_text    (TcCsvWriter  *self,
                                        const char   *text);
void         tc_csv_writer_add_plain   (TcCsvWriter  *self,
                                        const char   *text);
void         tc_csv_writer_add_integer (TcCsvWriter  *self,
                                        gint64        integer);
void         tc_csv_writer_add_id      (TcCsvWriter  *self,
                                        gint64        id);
void         tc_csv_writer_add_time    (TcCsvWriter  *self,
                                        gint64        microseconds);
gboolean     tc_csv_writer_end_row     (TcCsvWriter  *self,
                                        GError      **error);
gboolean     tc_csv_writer_close       (TcCsvWriter  *self,
                                        GError      **error);
gboolean     tc_csv_writer_publish     (TcCsvWriter  *self,
                                        GError      **error);
const char  *tc_csv_writer_get_name    (TcCsvWriter  *self);
guint64      tc_csv_writer_get_n_guarded (TcCsvWriter *self);
void         tc_csv_writer_free        (TcCsvWriter  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TcCsvWriter, tc_csv_writer_free)

G_END_DECLS
