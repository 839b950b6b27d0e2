/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TcRecordField:
 *
 * What a file can say about a report. The order is that of the rendering.
 */
typedef enum
{
  TC_RECORD_TITLE,
  TC_RECORD_TITLE_ZH,
  TC_RECORD_AUTHORS,
  TC_RECORD_AFFILIATIONS,
  TC_RECORD_JOURNAL,
  TC_RECORD_YEAR,
  TC_RECORD_DATE,
  TC_RECORD_VOLUME,
  TC_RECORD_ISSUE,
  TC_RECORD_PAGES,
  TC_RECORD_DOI,
  TC_RECORD_PMID,
  TC_RECORD_PMCID,
  TC_RECORD_LINKS,
  TC_RECORD_TYPES,
  TC_RECORD_KEYWORDS,
  TC_RECORD_ABSTRACT,
  TC_RECORD_ABSTRACT_ZH,
  TC_RECORD_REGISTRATION,
  TC_RECORD_FUNDING
} TcRecordField;

#define TC_RECORD_N_FIELDS (TC_RECORD_FUNDING + 1)

/**
 * TcRecordList:
 * @items: (array length=len): texts of the record
 * @len: how many
 */
typedef struct
{
  const char **items;
  guint len;
  /*< private >*/
  guint room;
} TcRecordList;

/**
 * TcRecord:
 * @values: the rendered text of each field, %NULL where the record does not say it; items of a list
 *   are divided by "; "
 * @authors: the authors one by one
 * @copies: further abstracts in the same language that differ from the first
 * @others: "LABEL: text", what no field takes
 * @warnings: static English sentences
 * @broken: whether a nested record could not be read
 *
 * One report as a reference manager, a database or an aggregator describes it. All texts live as long as the record.
 */
typedef struct
{
  const char *values[TC_RECORD_N_FIELDS];
  TcRecordList authors;
  TcRecordList copies;
  TcRecordList others;
  TcRecordList warnings;
  gboolean broken;
  /*< private >*/
  gsize lengths[TC_RECORD_N_FIELDS];
  gsize rooms[TC_RECORD_N_FIELDS];
  struct _TcRecordBlock *blocks;  /* where the texts are */
} TcRecord;

TcRecord *tc_record_new             (void) G_GNUC_WARN_UNUSED_RESULT;
void      tc_record_free            (TcRecord       *self);
gboolean  tc_record_add             (TcRecord       *self,
                                     TcRecordField   field,
                                     const char     *text);
gboolean  tc_record_add_slice       (TcRecord       *self,
                                     TcRecordField   field,
                                     const char     *text,
                                     gsize           length);
void      tc_record_add_author      (TcRecord       *self,
                                     const char     *name);
void      tc_record_add_author_slice (TcRecord      *self,
                                     const char     *name,
                                     gsize           length);
void      tc_record_add_author_list (TcRecord       *self,
                                     const char     *text);
void      tc_record_join_authors    (TcRecord       *self);
void      tc_record_add_other       (TcRecord       *self,
                                     const char     *label,
                                     const char     *text);
void      tc_record_add_other_slice (TcRecord       *self,
                                     const char     *label,
                                     gsize           label_length,
                                     const char     *text,
                                     gsize           length);
void      tc_record_add_warning     (TcRecord       *self,
                                     const char     *warning);
void      tc_record_shorten         (TcRecord       *self,
                                     TcRecordField   field,
                                     gsize           length);
void      tc_record_merge           (TcRecord       *self,
                                     const TcRecord *other);
gboolean  tc_record_has_content     (const TcRecord *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TcRecord, tc_record_free)

G_END_DECLS
