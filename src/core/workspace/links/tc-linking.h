/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-pair-decision.h"
#include "tc-workspace.h"

G_BEGIN_DECLS

/**
 * TcReportCard:
 * @study_id: the study that the report belongs to
 * @study: label of the study
 * @identifiers: DOI, PubMed number and registry ids on one line
 * @source: name of its file
 *
 * What a person needs to know of a report to recognise it. Strings are never %NULL.
 */
typedef struct
{
  TcId study_id;
  char *study;
  char *title;
  char *authors;
  char *year;
  char *journal;
  char *place;
  char *identifiers;
  char *source;
} TcReportCard;

/**
 * TcDuplicate:
 * @reason: "title", "citation", "identifier" or "trial": why they may be one
 *
 * Two reports that may be one, or of one study.
 */
typedef struct
{
  TcId id;
  char *reason;
  TcReportCard cards[2];
} TcDuplicate;

void         tc_duplicate_free              (TcDuplicate     *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TcDuplicate, tc_duplicate_free)

/* --- reading (main thread, small) ---------------------------------------------------------------- */
/* Counts those behind @after (0 for all), up to 1000. */
guint        tc_workspace_count_duplicates  (TcWorkspace     *self,
                                             TcId             after);
/* The pair that was found last, answered or not; 0 for none. */
TcId         tc_workspace_get_newest_pair   (TcWorkspace     *self);
/* The next open pair behind @after (0 for the first one), %NULL without an error where there is none. */
TcDuplicate *tc_workspace_next_duplicate    (TcWorkspace     *self,
                                             TcId             after,
                                             GError         **error) G_GNUC_WARN_UNUSED_RESULT;

/* --- changes: handed to the worker, undoable, one group of events each ---------------------------- */
void         tc_workspace_judge_duplicate   (TcWorkspace     *self,
                                             TcId             pair_id,
                                             TcPairDecision   decision);
/* The answers of @into win; the others are hidden. */
void         tc_workspace_merge_studies     (TcWorkspace     *self,
                                             TcId             into,
                                             const TcId      *study_ids,
                                             guint            n_studies);
void         tc_workspace_split_report      (TcWorkspace     *self,
                                             TcId             report_id);

G_END_DECLS
