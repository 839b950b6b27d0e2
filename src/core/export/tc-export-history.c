/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-export"

#include "config.h"

#include "tc-export-private.h"

static const char * const report_headers[] =
  { "report_id", "study_id", "kind", "doi", "pmid", "pmcid", "registry_id", "file_names", NULL };

static const char * const event_headers[] =
  { "event_id", "change", "at", "reviewer", "action", "object", "study_id", "object_id", "field",
    "before", "after", "app_version", "previous_hash", "hash", NULL };

gboolean
tc_export_write_headers (TcCsvWriter         *writer,
                         const char * const  *headers,
                         GError             **error)
{
  for (guint i = 0; headers[i] != NULL; i++)
    tc_csv_writer_add_plain (writer, headers[i]);
  return tc_csv_writer_end_row (writer, error);
}

gboolean
tc_export_write_report_header (TcCsvWriter  *writer,
                               GError      **error)
{
  return tc_export_write_headers (writer, report_headers, error);
}

gboolean
tc_export_write_report (TcCsvWriter           *writer,
                        const TcExportReport  *report,
                        GError               **error)
{
  tc_csv_writer_add_id (writer, report->id);
  tc_csv_writer_add_id (writer, report->study_id);
  tc_csv_writer_add_text (writer, report->kind);
  tc_csv_writer_add_text (writer, report->doi);
  tc_csv_writer_add_text (writer, report->pmid);
  tc_csv_writer_add_text (writer, report->pmcid);
  tc_csv_writer_add_text (writer, report->registry_id);
  tc_csv_writer_add_text (writer, report->file_names);
  return tc_csv_writer_end_row (writer, error);
}

gboolean
tc_export_write_event_header (TcCsvWriter  *writer,
                              GError      **error)
{
  return tc_export_write_headers (writer, event_headers, error);
}

gboolean
tc_export_write_event (TcCsvWriter       *writer,
                       const TcEventRow  *event,
                       GError           **error)
{
  tc_csv_writer_add_id (writer, event->id);
  tc_csv_writer_add_id (writer, event->group);
  tc_csv_writer_add_time (writer, event->at);
  tc_csv_writer_add_text (writer, event->reviewer);
  tc_csv_writer_add_text (writer, event->action);
  tc_csv_writer_add_text (writer, event->object);
  tc_csv_writer_add_id (writer, event->study_id);
  tc_csv_writer_add_id (writer, event->object_id);
  tc_csv_writer_add_text (writer, event->field);
  tc_csv_writer_add_text (writer, event->before);
  tc_csv_writer_add_text (writer, event->after);
  tc_csv_writer_add_text (writer, event->app_version);
  tc_csv_writer_add_text (writer, event->previous_hash);
  tc_csv_writer_add_text (writer, event->hash);
  return tc_csv_writer_end_row (writer, error);
}
