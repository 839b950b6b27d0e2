/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-csv-writer.h"
#include "tc-export.h"

G_BEGIN_DECLS

/* --- the columns of a field in studies.csv (tc-export-fields.c) ------------------------------- */
void     tc_export_add_field_headers (TcCsvWriter    *writer,
                                      const TcField  *field);
/* answer: nullable, then every cell is empty */
void     tc_export_add_field_cells   (TcCsvWriter    *writer,
                                      const TcField  *field,
                                      const TcAnswer *answer);
/* One cell of a table, by the kind of its column. value: nullable */
void     tc_export_add_value         (TcCsvWriter    *writer,
                                      const TcField  *field,
                                      const TcValue  *value);

/* --- files of repeating records (tc-export-tables.c) ------------------------------------------ */
char    *tc_export_table_file_name   (const TcField  *field) G_GNUC_WARN_UNUSED_RESULT;
gboolean tc_export_write_table_header (TcCsvWriter   *writer,
                                      const TcField  *field,
                                      GError        **error);
gboolean tc_export_write_table       (TcCsvWriter    *writer,
                                      const TcField  *field,
                                      TcId            study_id,
                                      const TcAnswer *answer,
                                      GError        **error);

/* --- codebook.csv (tc-export-codebook.c) ------------------------------------------------------ */
gboolean tc_export_write_codebook    (TcCsvWriter    *writer,
                                      TcCodebook     *codebook,
                                      GError        **error);

/* --- evidence_spans.csv and annotations.csv (tc-export-evidence.c) ---------------------------- */

/* The sources of one study, each with an index of its text that is made when it is first needed. */
typedef struct _TcExportSources TcExportSources;

TcExportSources *tc_export_sources_new (GPtrArray      *sources) G_GNUC_WARN_UNUSED_RESULT;
void             tc_export_sources_free (TcExportSources *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TcExportSources, tc_export_sources_free)

gboolean tc_export_write_evidence_header (TcCsvWriter  *writer,
                                      GError         **error);
gboolean tc_export_write_evidence    (TcCsvWriter     *writer,
                                      const TcField   *field,
                                      const TcAnswer  *answer,
                                      GPtrArray       *suggestions,
                                      TcExportSources *sources,
                                      GError         **error);
gboolean tc_export_write_annotation_header (TcCsvWriter *writer,
                                      GError         **error);
gboolean tc_export_write_annotation  (TcCsvWriter     *writer,
                                      TcAnnotation    *annotation,
                                      TcExportSources *sources,
                                      GError         **error);

/* --- reports.csv and audit.csv (tc-export-history.c) ------------------------------------------ */
gboolean tc_export_write_headers     (TcCsvWriter     *writer,
                                      const char * const *headers,
                                      GError         **error);
gboolean tc_export_write_report_header (TcCsvWriter   *writer,
                                      GError         **error);
gboolean tc_export_write_report      (TcCsvWriter     *writer,
                                      const TcExportReport *report,
                                      GError         **error);
gboolean tc_export_write_event_header (TcCsvWriter    *writer,
                                      GError         **error);
gboolean tc_export_write_event       (TcCsvWriter     *writer,
                                      const TcEventRow *event,
                                      GError         **error);

G_END_DECLS
