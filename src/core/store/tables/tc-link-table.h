/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-pair-decision.h"
#include "tc-store.h"

G_BEGIN_DECLS

/**
 * TcMatchKeys:
 * @hashes: of the title, the Chinese title, and of the place in a journal with one of two words of the author's name;
 *   0 where there is none
 * @author: folded name of the first author, "" where unknown
 * @year: 0 where unknown
 * @page: first page, "" where unknown
 *
 * What near-duplicates of a source are found by.
 */
#define TC_MATCH_HASHES 4
typedef struct
{
  guint64 hashes[TC_MATCH_HASHES];
  char *author;
  int year;
  char *page;
} TcMatchKeys;

/* A report that has something in common with another one; members of @keys are only filled for matches. */
typedef struct
{
  TcId report_id;
  TcId study_id;
  TcMatchKeys keys;
} TcReportMatch;

void       tc_match_keys_clear        (TcMatchKeys        *self);
GArray    *tc_report_matches_new      (void) G_GNUC_WARN_UNUSED_RESULT;

/* --- identifiers: in tc-identifier-table.c -------------------------------------------------------- */
gboolean   tc_store_add_identifier    (TcStore            *self,
                                       const char         *kind,
                                       const char         *value,
                                       TcId                source_id,
                                       GError            **error);
GArray    *tc_store_find_identified   (TcStore            *self,
                                       const char         *kind,
                                       const char         *value,
                                       GError            **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean   tc_store_has_other_identifier (TcStore         *self,
                                       TcId                report_id,
                                       const char         *kind,
                                       const char         *value,
                                       gboolean           *other,
                                       GError            **error);
gboolean   tc_store_reports_conflict  (TcStore            *self,
                                       TcId                report_id,
                                       TcId                other_id,
                                       gboolean           *conflict,
                                       GError            **error);

/* --- near-duplicates: in tc-match-table.c --------------------------------------------------------- */
gboolean   tc_store_add_match_keys    (TcStore            *self,
                                       TcId                source_id,
                                       const TcMatchKeys  *keys,
                                       GError            **error);
gboolean   tc_store_has_match_keys    (TcStore            *self,
                                       TcId                source_id,
                                       gboolean           *has,
                                       GError            **error);
GArray    *tc_store_find_matches      (TcStore            *self,
                                       guint64             hash,
                                       GError            **error) G_GNUC_WARN_UNUSED_RESULT;

/* Sources that were imported before near-duplicates were looked for. */
GArray    *tc_store_list_unlinked     (TcStore            *self,
                                       guint               limit,
                                       GError            **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean   tc_store_set_linked        (TcStore            *self,
                                       TcId                source_id,
                                       GError            **error);

/* --- pairs: in tc-pair-table.c -------------------------------------------------------------------- */
/* More than these are "many". */
#define TC_PAIRS_COUNTED 1000

/* @reason is "title", "citation", "identifier" or "trial". */
typedef struct
{
  TcId id;
  TcId first_id;
  TcId second_id;
  TcId first_study_id;
  TcId second_study_id;
  char *reason;
  TcPairDecision decision;
} TcPairRow;

void       tc_pair_row_free           (TcPairRow          *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TcPairRow, tc_pair_row_free)

const char *tc_pair_decision_to_string (TcPairDecision     decision);
gboolean   tc_pair_decision_from_string (const char       *name,
                                       TcPairDecision     *decision);
TcId       tc_store_put_pair          (TcStore            *self,
                                       const TcPairRow    *pair,
                                       GError            **error);
gboolean   tc_store_delete_pair       (TcStore            *self,
                                       TcId                pair_id,
                                       GError            **error);
gboolean   tc_store_find_pair         (TcStore            *self,
                                       TcId                one,
                                       TcId                other,
                                       TcId               *pair_id,
                                       GError            **error);
GArray    *tc_store_list_apart        (TcStore            *self,
                                       TcId                study_id,
                                       TcId                other_id,
                                       GError            **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean   tc_store_is_pair_apart     (TcStore            *self,
                                       TcId                one,
                                       TcId                other,
                                       gboolean           *apart,
                                       GError            **error);
gboolean   tc_store_add_pair          (TcStore            *self,
                                       TcId                one,
                                       TcId                other,
                                       const char         *reason,
                                       GError            **error);
TcPairRow *tc_store_get_pair          (TcStore            *self,
                                       TcId                pair_id,
                                       GError            **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean   tc_store_set_pair_decision (TcStore            *self,
                                       TcId                pair_id,
                                       TcPairDecision      decision,
                                       GError            **error);
guint      tc_store_count_pairs       (TcStore            *self,
                                       TcId                after);
TcId       tc_store_get_newest_pair   (TcStore            *self);
/* Returns: (element-type TcPairRow): the open ones, behind @after */
GPtrArray *tc_store_list_pairs        (TcStore            *self,
                                       TcId                after,
                                       guint               limit,
                                       GError            **error) G_GNUC_WARN_UNUSED_RESULT;

/* --- moving ------------------------------------------------------------------------------------- */
gboolean   tc_store_get_place         (TcStore            *self,
                                       TcId                source_id,
                                       TcId               *study_id,
                                       TcId               *report_id,
                                       GError            **error);
gboolean   tc_store_set_place         (TcStore            *self,
                                       TcId                source_id,
                                       TcId                study_id,
                                       TcId                report_id,
                                       GError            **error);
GArray    *tc_store_list_report_sources (TcStore          *self,
                                       TcId                report_id,
                                       GError            **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean   tc_store_get_report_study  (TcStore            *self,
                                       TcId                report_id,
                                       TcId               *study_id,
                                       GError            **error);
TcSource  *tc_store_get_report_source (TcStore            *self,
                                       TcId                report_id,
                                       GError            **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean   tc_store_get_report_title  (TcStore            *self,
                                       TcId                report_id,
                                       char              **title,
                                       char              **author,
                                       GError            **error);
gboolean   tc_store_has_comparison    (TcStore            *self,
                                       const char         *field,
                                       TcId                source_id,
                                       TcId                other_source_id,
                                       gboolean           *known,
                                       GError            **error);

G_END_DECLS
