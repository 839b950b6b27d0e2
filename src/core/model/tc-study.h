/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-types.h"

G_BEGIN_DECLS

/**
 * TcStudyStatus:
 *
 * Stored by the name that tc_study_status_to_string() gives: "to review", "in review", "reviewed",
 * "excluded".
 */
typedef enum
{
  TC_STUDY_TO_REVIEW,
  TC_STUDY_IN_REVIEW,
  TC_STUDY_REVIEWED,
  TC_STUDY_EXCLUDED
} TcStudyStatus;

#define TC_TYPE_STUDY_STATUS (tc_study_status_get_type ())
GType         tc_study_status_get_type    (void) G_GNUC_CONST;
const char   *tc_study_status_to_string   (TcStudyStatus  status);
gboolean      tc_study_status_from_string (const char    *name,
                                           TcStudyStatus *status);

/**
 * TcStudyRow:
 *
 * The columns of the study list, as plain values: what the store reads and TcStudy wraps.
 * n_enrolled is -1 where unknown, year 0 where unknown; strings are never %NULL.
 */
typedef struct
{
  TcId id;
  TcStudyStatus status;
  char *exclusion_reason;
  char *label;                    /* first author and year, else the file's name */
  char *title;
  char *journal;
  int year;
  char *phase;
  gint64 n_enrolled;
  guint n_checked;                /* fields with an answer */
  guint n_to_check;               /* fields with a suggestion and no answer */
  guint n_discrepancies;          /* open ones */
  guint n_annotations;
  char *kind;                     /* kind of report: "trial report", "review", … */
} TcStudyRow;

TcStudyRow   *tc_study_row_new            (void) G_GNUC_WARN_UNUSED_RESULT;
void          tc_study_row_free           (TcStudyRow    *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TcStudyRow, tc_study_row_free)

/**
 * TcStudy:
 *
 * A row of the study list.
 *
 * Read-only properties for the columns: id (int64), status (TcStudyStatus), exclusion-reason,
 * label, title, journal, kind (string), year (int), phase (string), n-enrolled (int64), n-checked,
 * n-to-check, n-discrepancies, n-annotations (uint). tc_study_update() replaces them and notifies
 * what changed, so that a row on screen is refreshed without being replaced.
 */
#define TC_TYPE_STUDY (tc_study_get_type ())
G_DECLARE_FINAL_TYPE (TcStudy, tc_study, TC, STUDY, GObject)

/* Both take @row. */
TcStudy          *tc_study_new            (TcStudyRow       *row) G_GNUC_WARN_UNUSED_RESULT;
void              tc_study_update         (TcStudy          *self,
                                           TcStudyRow       *row);
const TcStudyRow *tc_study_get_row        (TcStudy          *self);
TcId              tc_study_get_id         (TcStudy          *self);

/**
 * TcStudySort:
 *
 * The columns that a study list can be ordered by. ADDED is the order of import.
 */
typedef enum
{
  TC_SORT_ADDED,
  TC_SORT_STATUS,
  TC_SORT_LABEL,
  TC_SORT_TITLE,
  TC_SORT_JOURNAL,
  TC_SORT_YEAR,
  TC_SORT_PHASE,
  TC_SORT_N_ENROLLED,
  TC_SORT_PROGRESS,
  TC_SORT_DISCREPANCIES
} TcStudySort;

/**
 * TcStudyQuery:
 * @search: (nullable): words that all must occur in the text, title, label or answers; any
 *   language, substrings of Chinese words too
 * @status: one #TcStudyStatus, or -1 for all
 * @with_discrepancies: only studies with an open discrepancy
 * @sort: the order
 * @descending: the order turned round
 */
typedef struct
{
  char *search;
  int status;
  gboolean with_discrepancies;
  TcStudySort sort;
  gboolean descending;
} TcStudyQuery;

TcStudyQuery *tc_study_query_new   (void) G_GNUC_WARN_UNUSED_RESULT;
TcStudyQuery *tc_study_query_copy  (const TcStudyQuery *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean      tc_study_query_equal (const TcStudyQuery *a,
                                    const TcStudyQuery *b);
void          tc_study_query_free  (TcStudyQuery       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TcStudyQuery, tc_study_query_free)

G_END_DECLS
