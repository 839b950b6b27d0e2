/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-source.h"
#include "tc-value.h"

G_BEGIN_DECLS

/**
 * TcSheetPlace:
 * @start: first byte in the text of the sheet
 * @end: behind the last byte
 * @offset: code points before @start
 *
 * Where a text stands on a sheet; empty where nothing was written.
 */
typedef struct
{
  gsize start;
  gsize end;
  guint offset;
} TcSheetPlace;

/**
 * TcSheet:
 *
 * The readable rendering of a record, while it is written: lines such as "Title: …", blocks such as
 * "Abstract:" with paragraphs below, and the suggestions that rest on them. Becomes the text, the sections and
 * the suggestions of a #TcSource. The labels are part of a text that never changes, so they are English.
 */
typedef struct _TcSheet TcSheet;

TcSheet      *tc_sheet_new       (const char         *rule_prefix) G_GNUC_WARN_UNUSED_RESULT;
void          tc_sheet_free      (TcSheet            *self);
TcSheetPlace  tc_sheet_add_line  (TcSheet            *self,
                                  const char         *label,
                                  const char         *text,
                                  TcSectionKind       kind);
TcSheetPlace  tc_sheet_add_block (TcSheet            *self,
                                  const char         *label,
                                  const char         *text,
                                  TcSectionKind       kind);
TcSheetPlace  tc_sheet_add_rest  (TcSheet            *self,
                                  const char         *text);
void          tc_sheet_suggest   (TcSheet            *self,
                                  const char         *field,
                                  guint               item,
                                  TcValue            *value,
                                  const TcSheetPlace *place,
                                  gsize               from,
                                  gsize               length,
                                  const char         *language);
void          tc_sheet_suggest_text (TcSheet            *self,
                                     const char         *field,
                                     guint               item,
                                     const TcSheetPlace *place);
void          tc_sheet_add_warning (TcSheet          *self,
                                    const char       *warning);
TcSource     *tc_sheet_finish    (TcSheet            *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TcSheet, tc_sheet_free)

G_END_DECLS
