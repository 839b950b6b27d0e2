/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "tc-annotation.h"
#include "tc-answer.h"
#include "tc-codebook.h"
#include "tc-event.h"
#include "tc-source.h"
#include "tc-study.h"

G_BEGIN_DECLS

typedef enum
{
  TC_EXPORT_ERROR_FOLDER,         /* the folder cannot be made or written */
  TC_EXPORT_ERROR_WRITE
} TcExportError;

#define TC_EXPORT_ERROR (tc_export_error_quark ())
GQuark     tc_export_error_quark (void);

/**
 * TcExportReport:
 *
 * A row of reports.csv. Strings may be %NULL.
 */
typedef struct
{
  TcId id;
  TcId study_id;
  const char *kind;
  const char *doi;
  const char *pmid;
  const char *pmcid;
  const char *registry_id;
  const char *file_names;         /* of its sources, joined with "; " */
} TcExportReport;

/**
 * TcExporter:
 *
 * Writes the eight CSV files of one export, study by study, so that memory does not grow with the
 * project.
 *
 * Call tc_exporter_add_study() in the order of the study ids, then tc_exporter_add_event() for the
 * history, then tc_exporter_finish(), which puts the finished files in place (each is written
 * beside its target and renamed). Freeing an unfinished exporter removes what it wrote.
 */
typedef struct _TcExporter TcExporter;

TcExporter *tc_exporter_new        (const char       *folder,
                                    TcCodebook       *codebook,
                                    gboolean          excel,
                                    GError          **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean    tc_exporter_add_study  (TcExporter       *self,
                                    const TcStudyRow *study,
                                    GPtrArray        *answers,       /* TcAnswer */
                                    GPtrArray        *suggestions,   /* TcSuggestion */
                                    GPtrArray        *reports,       /* TcExportReport */
                                    GPtrArray        *sources,       /* TcSource, with texts */
                                    GPtrArray        *annotations,   /* TcAnnotation */
                                    GError          **error);
gboolean    tc_exporter_add_event  (TcExporter       *self,
                                    const TcEventRow *event,
                                    GError          **error);
gboolean    tc_exporter_finish     (TcExporter       *self,
                                    GError          **error);
guint64     tc_exporter_get_n_studies (TcExporter    *self);
guint64     tc_exporter_get_n_guarded (TcExporter    *self);  /* text cells that got a leading ' */
/* NULL-terminated names of the files, studies.csv first. */
const char * const *tc_exporter_get_files (TcExporter *self);
void        tc_exporter_free       (TcExporter       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TcExporter, tc_exporter_free)

G_END_DECLS
