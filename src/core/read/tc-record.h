/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * TcRecordField:
 *
 * What an aggregator's JSON can say about a report. The order is that of the rendering.
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
 * TcRecord:
 * @values: the rendered text of each field, %NULL where the record does not say it; items of a list
 *   are divided by "; "
 * @authors: (element-type utf8): the authors one by one
 * @copies: (element-type utf8): abstracts of the nested record that differ from the outer one's
 * @broken: whether a nested record could not be read
 *
 * One report as an aggregator's JSON describes it.
 */
typedef struct
{
  char *values[TC_RECORD_N_FIELDS];
  GPtrArray *authors;
  GPtrArray *copies;
  gboolean broken;
} TcRecord;

void       tc_record_free       (TcRecord      *self);
GPtrArray *tc_records_find      (JsonNode      *root) G_GNUC_WARN_UNUSED_RESULT;
gboolean   tc_record_find_field (const char    *key,
                                 TcRecordField *field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TcRecord, tc_record_free)

G_END_DECLS
