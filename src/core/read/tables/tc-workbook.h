/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "tc-xml.h"

G_BEGIN_DECLS

/**
 * TcWorkbookSheet:
 * @name: as people see it
 * @text: its rows as lines, cells divided by tabs and in quotes where they hold what divides (RFC
 * 4180); each row has as many cells as the widest one; empty rows are left out
 *
 * A sheet of a workbook.
 */
typedef struct
{
  char *name;
  char *text;
} TcWorkbookSheet;

/**
 * TcWorkbookRows:
 *
 * The rows of a sheet while they are read.
 */
typedef struct _TcWorkbookRows TcWorkbookRows;

TcWorkbookRows *tc_workbook_rows_new    (void) G_GNUC_WARN_UNUSED_RESULT;
void            tc_workbook_rows_free   (TcWorkbookRows  *self);
gboolean        tc_workbook_rows_wants  (const TcWorkbookRows *self,
                                         guint            column);
void            tc_workbook_rows_set    (TcWorkbookRows  *self,
                                         guint            column,
                                         const char      *text);
void            tc_workbook_rows_end    (TcWorkbookRows  *self,
                                         guint            n_times);
char           *tc_workbook_rows_finish (TcWorkbookRows  *self,
                                         GError         **error) G_GNUC_WARN_UNUSED_RESULT;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TcWorkbookRows, tc_workbook_rows_free)

typedef void (*TcWorkbookTake)      (const TcXmlNode *element,
                                     gpointer         data);
typedef void (*TcWorkbookTakeText)  (TcSlice          element,
                                     gpointer         data);

void            tc_workbook_each        (TcSlice             part,
                                         const char         *name,
                                         TcWorkbookTake      take,
                                         gpointer            data);
void            tc_workbook_each_text   (TcSlice             part,
                                         const char         *name,
                                         TcWorkbookTakeText  take,
                                         gpointer            data);
GPtrArray      *tc_workbook_sheets_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void            tc_workbook_sheets_add  (GPtrArray       *sheets,
                                         char            *name,
                                         char            *text);
GPtrArray      *tc_workbook_read        (GBytes          *bytes,
                                         GCancellable    *cancellable,
                                         GError         **error) G_GNUC_WARN_UNUSED_RESULT;

/* In tc-workbook-xlsx.c and tc-workbook-ods.c: the sheets of what was in the archive. */
gboolean        tc_workbook_wants_xlsx  (const char      *name);
GPtrArray      *tc_workbook_read_xlsx   (GPtrArray       *entries,
                                         GError         **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean        tc_workbook_wants_ods   (const char      *name);
GPtrArray      *tc_workbook_read_ods    (GPtrArray       *entries,
                                         GError         **error) G_GNUC_WARN_UNUSED_RESULT;
TcSlice         tc_workbook_find_part   (GPtrArray       *entries,
                                         const char      *name);

G_END_DECLS
