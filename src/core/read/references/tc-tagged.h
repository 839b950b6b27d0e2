/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-reader.h"
#include "tc-statements.h"

G_BEGIN_DECLS

/**
 * TcTagCut:
 * @head: knows the tags
 * @first: the tag that begins a record
 * @title: the tag of the title: behind a blank line it tells a record that lost its first tag
 * @last: the tag that ends a record, or 0
 *
 * How records are cut where they begin with a tag or behind a blank line.
 */
typedef struct
{
  TcTagHead head;
  guint32 first;
  guint32 title;
  guint32 last;
} TcTagCut;

/**
 * TcTagFormat:
 * @table: what the tags say
 * @cut: how records are cut, and the function that knows the tags
 * @begin: (nullable): finds out how a record writes its tags, from its text in @scan; returns
 * whether it begins with a tag with which records begin
 * @first: a tag that each record has, or 0
 * @last: a tag that each record has, or 0
 * @no_first: (nullable): what people should know of a record that does not begin so, or lacks
 * @first
 * @no_last: (nullable): the same for @last
 * @divide: (nullable): cuts another tag that stands in the same line off @tag; @line is the tag
 * that begins the line
 * @finish: (nullable): what is to be done with a record of the format besides
 * @is_frame: (nullable): whether a line between records says nothing; %NULL for blank ones
 * @begins: (nullable): whether a line can begin a record, and in which form of the format; %NULL
 * for any tag
 * @cut_record: (nullable): cuts the record that begins at the bytes, in a form of the format; %NULL
 * where @cut says it
 *
 * A format of tagged lines; all that is different in reading it. The member tags of a #TcReader.
 */
struct _TcTagFormat
{
  const TcTagTable *table;
  TcTagCut cut;
  gboolean (*begin) (TcTagScan *scan);
  guint32 first;
  guint32 last;
  const char *no_first;
  const char *no_last;
  gboolean (*is_frame) (TcSlice line);
  gboolean (*begins) (TcSlice  line,
                      guint   *form);
  TcCut (*cut_record) (const char *bytes,
                       const char *end,
                       gboolean    last,
                       guint       form);
  gboolean (*divide) (guint32  line,
                      TcTag   *tag,
                      TcTag   *rest);
  void (*finish) (TcRecord *record);
};

TcCut       tc_cut_tagged      (const TcTagCut      *cut,
                                const char          *bytes,
                                const char          *end,
                                gboolean             last);
TcCut       tc_tagged_cut      (const TcTagFormat   *self,
                                const char          *bytes,
                                gsize                length,
                                gboolean             last);

/**
 * TcTagged:
 * @statements: what the tags of a record say: for each one its role and where its value stands
 * @no_first: whether what records begin with is missing
 * @no_last: whether what records end with is missing
 *
 * A record before it is decided which of its statements counts for what.
 */
typedef struct
{
  TcStatements statements;
  gboolean no_first;
  gboolean no_last;
} TcTagged;

void        tc_tagged_scan     (const TcTagFormat   *self,
                                const TcRecordText  *text,
                                TcTagged            *tagged);
void        tc_tagged_clear    (TcTagged            *tagged);
TcRecord   *tc_tagged_parse    (const TcTagFormat   *self,
                                const TcRecordText  *text,
                                GError             **error) G_GNUC_WARN_UNUSED_RESULT;
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TcTagged, tc_tagged_clear)

G_END_DECLS
