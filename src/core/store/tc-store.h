/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "tc-annotation.h"
#include "tc-answer.h"
#include "tc-codebook-check.h"
#include "tc-column-map.h"
#include "tc-discrepancy.h"
#include "tc-event.h"
#include "tc-source.h"
#include "tc-study.h"
#include "tc-suggestion.h"

G_BEGIN_DECLS

/**
 * TcStoreError:
 * @TC_STORE_ERROR_NOT_A_PROJECT: another kind of file
 * @TC_STORE_ERROR_NEWER: written by a newer version of the program
 * @TC_STORE_ERROR_OLDER: written by an older version of the program, and opened for reading only
 * @TC_STORE_ERROR_DAMAGED: a project, but its content or schema is not as it was written
 * @TC_STORE_ERROR_IN_USE: another window has the project open for writing (only where writing was demanded)
 * @TC_STORE_ERROR_READ_ONLY: a change to a project that was opened read-only
 * @TC_STORE_ERROR_NOT_FOUND: no such row
 * @TC_STORE_ERROR_FULL: no space left, or the file may not grow
 * @TC_STORE_ERROR_MOVED: the file was moved, deleted or replaced while it was open
 * @TC_STORE_ERROR_FAILED: anything else that SQLite reports
 *
 * Messages are whole translated sentences.
 */
typedef enum
{
  TC_STORE_ERROR_NOT_A_PROJECT,
  TC_STORE_ERROR_NEWER,
  TC_STORE_ERROR_OLDER,
  TC_STORE_ERROR_DAMAGED,
  TC_STORE_ERROR_IN_USE,
  TC_STORE_ERROR_READ_ONLY,
  TC_STORE_ERROR_NOT_FOUND,
  TC_STORE_ERROR_FULL,
  TC_STORE_ERROR_MOVED,
  TC_STORE_ERROR_FAILED
} TcStoreError;

#define TC_STORE_ERROR (tc_store_error_quark ())
GQuark        tc_store_error_quark     (void);

/**
 * TcStoreMode:
 * @TC_STORE_CREATE: make the file; an error where it is there
 * @TC_STORE_WRITE: open for reading and writing; becomes read-only where another process or window
 *   holds the lock or the file cannot be written: tc_store_is_read_only() tells
 * @TC_STORE_READ: open for reading only
 */
typedef enum
{
  TC_STORE_CREATE,
  TC_STORE_WRITE,
  TC_STORE_READ
} TcStoreMode;

/**
 * TcStore:
 *
 * One connection to a project file. Used by one thread at a time.
 *
 * Every change runs between tc_store_begin() and tc_store_commit(), writes its event in the same
 * transaction, and keeps the study's row of counters (TcStudyRow) true.
 */
typedef struct _TcStore TcStore;

TcStore      *tc_store_open            (const char    *path,
                                        TcStoreMode    mode,
                                        TcCodebook    *codebook,   /* for CREATE; nullable: the default one */
                                        GError       **error) G_GNUC_WARN_UNUSED_RESULT;
/* A second, read-only connection to the same open project, for another thread. */
TcStore      *tc_store_open_reader     (TcStore       *self,
                                        GError       **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean      tc_store_close           (TcStore       *self,       /* frees it, also where it fails */
                                        GError       **error);
gboolean      tc_store_is_project      (const char    *path);
const char   *tc_store_get_path        (TcStore       *self);
gboolean      tc_store_is_read_only    (TcStore       *self);
const char   *tc_store_get_read_only_reason (TcStore  *self);      /* nullable translated sentence */
TcCodebook   *tc_store_get_codebook    (TcStore       *self);
const char   *tc_store_get_backup      (TcStore       *self);      /* nullable file name */
void          tc_store_set_codebook    (TcStore       *self,       /* for a reader */
                                        TcCodebook    *codebook);
void          tc_store_interrupt       (TcStore       *self);      /* may be called from another thread */

gboolean      tc_store_begin           (TcStore       *self,
                                        GError       **error);
gboolean      tc_store_commit          (TcStore       *self,
                                        GError       **error);
void          tc_store_rollback        (TcStore       *self);
/* Inside a transaction: a part that can be taken back alone (one file of an import). */
gboolean      tc_store_savepoint       (TcStore       *self,
                                        GError       **error);
gboolean      tc_store_release         (TcStore       *self,
                                        GError       **error);
void          tc_store_rollback_to     (TcStore       *self);
/* What lies between sees one state of the project, whatever is committed meanwhile. */
gboolean      tc_store_begin_reading   (TcStore       *self,
                                        GError       **error);
void          tc_store_end_reading     (TcStore       *self);
/* Before and after loading many rows: big caches and FTS5 hash, and back. */
void          tc_store_set_bulk        (TcStore       *self,
                                        gboolean       bulk);

/* --- codebooks -------------------------------------------------------------------------------- */
gboolean      tc_store_put_codebook    (TcStore          *self,
                                        TcCodebook       *codebook,
                                        GError          **error);
TcCodebook   *tc_store_get_former_codebook (TcStore      *self,
                                        TcId              id,
                                        GError          **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean      tc_store_describe_codebook (TcStore        *self,
                                        TcId             *id,
                                        guint            *max_version,
                                        GError          **error);
gboolean      tc_store_count_loss      (TcStore          *self,
                                        const TcCodebookLoss *loss,
                                        guint            *n,
                                        GError          **error);

/* --- studies ---------------------------------------------------------------------------------- */
TcId          tc_store_add_study       (TcStore          *self,
                                        const TcStudyRow *row,
                                        GError          **error);
TcStudyRow   *tc_store_get_study       (TcStore          *self,
                                        TcId              study_id,
                                        GError          **error) G_GNUC_WARN_UNUSED_RESULT;
/* Returns: (element-type gint64): the ids of a query in its order; interruptible */
GArray       *tc_store_list_studies    (TcStore            *self,
                                        const TcStudyQuery *query,
                                        GError            **error) G_GNUC_WARN_UNUSED_RESULT;
guint         tc_store_count_studies   (TcStore          *self,
                                        int               status); /* one TcStudyStatus, or -1 for all */
gboolean      tc_store_set_study_status (TcStore         *self,
                                        TcId              study_id,
                                        TcStudyStatus     status,
                                        const char       *exclusion_reason,
                                        GError          **error);
/* A removed study (an undone import) is in no list and no export, but keeps all its rows. */
gboolean      tc_store_set_study_removed (TcStore        *self,
                                        TcId              study_id,
                                        gboolean          removed,
                                        GError          **error);
gboolean      tc_store_is_study_removed (TcStore         *self,
                                        TcId              study_id);
/* Fills in what the list shows of a study that nobody has answered anything about; for tc_store_add_study(). */
void          tc_store_describe_study  (TcStore          *self,
                                        TcStudyRow       *row,
                                        TcSource         *source);
/* For all studies: after the codebook hides or shows fields. */
gboolean      tc_store_refresh_progress (TcStore         *self,
                                        GError          **error);
/* Computes label, title, journal, year, phase, n, counters and search text anew from answers and suggestions. */
gboolean      tc_store_refresh_study   (TcStore          *self,
                                        TcId              study_id,
                                        GError          **error);

/* --- reports and sources ----------------------------------------------------------------------- */
/* A report of @study_id; identifiers may be %NULL. */
TcId          tc_store_add_report      (TcStore          *self,
                                        TcId              study_id,
                                        const char       *kind,
                                        const char       *doi,
                                        const char       *pmid,
                                        const char       *pmcid,
                                        const char       *registry_id,
                                        GError          **error);
typedef struct
{
  TcId id;
  TcId study_id;
  char *kind;
  char *doi;
  char *pmid;
  char *pmcid;
  char *registry_id;
} TcReport;
void          tc_report_free           (TcReport         *self);
/* Returns: (element-type TcReport) */
GPtrArray    *tc_store_list_reports    (TcStore          *self,
                                        TcId              study_id,
                                        GError          **error) G_GNUC_WARN_UNUSED_RESULT;
/* A part of a file of many records; before the sources whose records stand in it. */
gboolean      tc_store_add_content_part (TcStore         *self,
                                         const char      *sha256,
                                         guint64          size,
                                         guint64          start,
                                         GBytes          *bytes,
                                         GError         **error);
/* Stores bytes (once a SHA-256), text, sections, suggestions; sets source->id. */
gboolean      tc_store_add_source      (TcStore          *self,
                                        TcSource         *source,
                                        GError          **error);
/* 0 where no source with these bytes and record index is stored. */
TcId          tc_store_find_source     (TcStore          *self,
                                        const char       *sha256,
                                        guint             record,
                                        TcId             *study_id);
gboolean      tc_store_has_sources     (TcStore          *self,
                                        const char       *sha256,
                                        guint             record);
TcSource     *tc_store_get_source      (TcStore          *self,
                                        TcId              source_id,
                                        GError          **error) G_GNUC_WARN_UNUSED_RESULT;
/* The bytes of the whole file that a source is a record of. */
GBytes       *tc_store_get_file_bytes  (TcStore          *self,
                                        TcId              source_id,
                                        GError          **error) G_GNUC_WARN_UNUSED_RESULT;
/* A removed source (an undone import) is in no list and says nothing, but keeps all its rows. */
gboolean      tc_store_set_source_removed (TcStore       *self,
                                        TcId              source_id,
                                        gboolean          removed,
                                        GError          **error);
gboolean      tc_store_is_source_removed (TcStore        *self,
                                        TcId              source_id);
GBytes       *tc_store_get_source_bytes (TcStore         *self,
                                        TcId              source_id,
                                        GError          **error) G_GNUC_WARN_UNUSED_RESULT;
/* Returns: (element-type gint64): ids of the sources of a study, in order of import */
GArray       *tc_store_list_sources    (TcStore          *self,
                                        TcId              study_id,
                                        GError          **error) G_GNUC_WARN_UNUSED_RESULT;

/* --- suggestions and discrepancies -------------------------------------------------------------- */
gboolean      tc_store_add_suggestions (TcStore          *self,
                                        TcId              source_id,
                                        GPtrArray        *suggestions,
                                        GError          **error);
/* Takes those of a source away and puts others in their place. */
gboolean      tc_store_replace_suggestions (TcStore      *self,
                                        TcId              source_id,
                                        GPtrArray        *suggestions,
                                        GError          **error);
GPtrArray    *tc_store_list_suggestions (TcStore         *self,
                                        TcId              study_id,
                                        GError          **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray    *tc_store_list_source_suggestions (TcStore  *self,
                                        TcId              source_id,
                                        GError          **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean      tc_store_add_discrepancies (TcStore        *self,
                                        TcId              study_id,
                                        TcId              source_id,
                                        GPtrArray        *discrepancies,
                                        GError          **error);
TcId          tc_store_put_discrepancy (TcStore           *self,
                                        TcId              study_id,
                                        const TcDiscrepancy *discrepancy,
                                        GError          **error);
gboolean      tc_store_delete_discrepancy (TcStore       *self,
                                        TcId              discrepancy_id,
                                        GError          **error);
GPtrArray    *tc_store_list_discrepancies (TcStore       *self,
                                        TcId              study_id,
                                        GError          **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean      tc_store_get_discrepancy_decision (TcStore *self,
                                        TcId              discrepancy_id,
                                        TcId             *study_id,
                                        char            **field,
                                        TcDiscrepancyDecision *decision,
                                        GError          **error);
gboolean      tc_store_set_discrepancy_decision (TcStore *self,
                                        TcId              discrepancy_id,
                                        TcDiscrepancyDecision decision,
                                        GError          **error);

/* --- answers and annotations -------------------------------------------------------------------- */
/* %NULL without an error where there is no answer. */
TcAnswer     *tc_store_get_answer      (TcStore          *self,
                                        TcId              study_id,
                                        const char       *field,
                                        GError          **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray    *tc_store_list_answers    (TcStore          *self,
                                        TcId              study_id,
                                        GError          **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean      tc_store_put_answer      (TcStore          *self,
                                        const TcAnswer   *answer,
                                        GError          **error);
gboolean      tc_store_delete_answer   (TcStore          *self,
                                        TcId              study_id,
                                        const char       *field,
                                        GError          **error);
/* An annotation with id 0 gets a new one (returned); one with an id is put back or replaced. */
TcId          tc_store_put_annotation  (TcStore          *self,
                                        TcAnnotation     *annotation,
                                        GError          **error);
gboolean      tc_store_delete_annotation (TcStore        *self,
                                        TcId              annotation_id,
                                        GError          **error);
TcAnnotation *tc_store_get_annotation  (TcStore          *self,
                                        TcId              annotation_id,
                                        GError          **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray    *tc_store_list_annotations (TcStore         *self,
                                        TcId              study_id,
                                        GError          **error) G_GNUC_WARN_UNUSED_RESULT;

/* --- history and undo --------------------------------------------------------------------------- */
/* Fills id, previous_hash and hash. group 0 starts a new group (its id is the first event's). */
gboolean      tc_store_append_event    (TcStore          *self,
                                        TcEventRow       *event,
                                        GError          **error);
/* Newest first; study_id 0 and field NULL for all. Returns: (element-type TcEventRow) */
GPtrArray    *tc_store_list_events     (TcStore          *self,
                                        TcId              study_id,
                                        const char       *field,
                                        guint             offset,
                                        guint             limit,
                                        GError          **error) G_GNUC_WARN_UNUSED_RESULT;
/* In order of writing, those with a greater id than @after. Returns: (element-type TcEventRow) */
GPtrArray    *tc_store_list_events_after (TcStore        *self,
                                        TcId              after,
                                        guint             limit,
                                        GError          **error) G_GNUC_WARN_UNUSED_RESULT;
/* In order of writing. Returns: (element-type TcEventRow) */
GPtrArray    *tc_store_list_group      (TcStore          *self,
                                        TcId              group,
                                        TcId              beyond,
                                        gboolean          backwards,
                                        guint             limit,
                                        GError          **error) G_GNUC_WARN_UNUSED_RESULT;
guint         tc_store_count_group     (TcStore          *self,
                                        TcId              group,
                                        const char       *action,
                                        const char       *object,
                                        const char       *before);
/* The undo stack: groups of events, each done or undone. Pushing drops what was undone. */
gboolean      tc_store_push_undo       (TcStore          *self,
                                        TcId              group,
                                        GError          **error);
TcId          tc_store_peek_undo       (TcStore          *self);   /* newest done group, or 0 */
TcId          tc_store_peek_redo       (TcStore          *self);   /* oldest undone group, or 0 */
gboolean      tc_store_mark_undone     (TcStore          *self,
                                        TcId              group,
                                        gboolean          undone,
                                        GError          **error);

/* --- columns of tables ---------------------------------------------------------------------------- */
gboolean      tc_store_put_column_map  (TcStore           *self,
                                        const TcColumnMap *map,
                                        GError           **error);
TcColumnMaps *tc_store_get_column_maps (TcStore           *self,
                                        GError           **error) G_GNUC_WARN_UNUSED_RESULT;

/* --- whole project ------------------------------------------------------------------------------- */
/* Called for each thing that is wrong, with a translated sentence. */
typedef void (*TcVerifyFunc)           (const char       *problem,
                                        gpointer          user_data);
typedef void (*TcProgressFunc)         (double            fraction,
                                        gpointer          user_data);
/* Integrity of the file, SHA-256 of every source's bytes and text, quotes against texts, the chain of
 * the history. FALSE only where it could not run. */
gboolean      tc_store_verify          (TcStore          *self,
                                        TcVerifyFunc      problem,
                                        TcProgressFunc    progress,
                                        gpointer          user_data,
                                        GCancellable     *cancellable,
                                        GError          **error);
gboolean      tc_store_backup          (TcStore          *self,
                                        const char       *path,
                                        GError          **error);

G_END_DECLS
