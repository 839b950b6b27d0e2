/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "tc-discrepancy.h"
#include "tc-source.h"
#include "tc-workspace.h"

G_BEGIN_DECLS

/* Exit statuses. */
#define TC_CLI_DONE 0
#define TC_CLI_FAILED 1
#define TC_CLI_USAGE 2

/* --- one file a command: gets its own name as argv[0] ------------------------------------------------ */
int          tc_cli_extract          (int                    argc,
                                      char                 **argv);
int          tc_cli_import           (int                    argc,
                                      char                 **argv);
int          tc_cli_list             (int                    argc,
                                      char                 **argv);
int          tc_cli_export           (int                    argc,
                                      char                 **argv);
int          tc_cli_codebook         (int                    argc,
                                      char                 **argv);
int          tc_cli_verify           (int                    argc,
                                      char                 **argv);

/* --- arguments --------------------------------------------------------------------------------------- */
gboolean     tc_cli_parse            (int                    argc,
                                      char                 **argv,
                                      const char            *parameters,
                                      const char            *summary,
                                      const GOptionEntry    *entries);
int          tc_cli_usage_error      (const char            *message);
gboolean     tc_cli_parse_format     (const char            *format,
                                      gboolean               by_default,
                                      gboolean              *json);
TcCodebook  *tc_cli_read_codebook    (const char            *path) G_GNUC_WARN_UNUSED_RESULT;
TcWorkspace *tc_cli_open             (const char            *path,
                                      TcWorkspaceMode        mode) G_GNUC_WARN_UNUSED_RESULT;
int          tc_cli_close            (TcWorkspace           *workspace,
                                      int                    status);

/* --- output ------------------------------------------------------------------------------------------ */
void         tc_cli_print            (const char            *text);
void         tc_cli_print_line       (const char            *text);
void         tc_cli_take_line        (char                  *text);
void         tc_cli_fail             (const char            *name,
                                      const char            *reason);
void         tc_cli_fail_job         (TcWorkspace           *workspace,
                                      const GError          *error);
int          tc_cli_end_output       (int                    status);
char        *tc_cli_dup_visible_line (const char            *text) G_GNUC_WARN_UNUSED_RESULT;
char        *tc_cli_dup_visible_text (const char            *text) G_GNUC_WARN_UNUSED_RESULT;

/* --- one extracted record ---------------------------------------------------------------------------- */
int          tc_cli_rerun            (const char            *project,
                                      gboolean               apply);

typedef enum
{
  TC_CLI_RECORD_WITH_TEXT = 1 << 0, /* the text of the source */
  TC_CLI_RECORD_EXPLAIN = 1 << 1    /* the reason of each suggestion */
} TcCliRecordFlags;

char        *tc_cli_record_to_json   (TcSource              *source,
                                      GPtrArray             *discrepancies,
                                      const char            *name,
                                      TcCliRecordFlags       flags) G_GNUC_WARN_UNUSED_RESULT;
char        *tc_cli_record_to_text   (TcSource              *source,
                                      GPtrArray             *discrepancies,
                                      const char            *name,
                                      TcCliRecordFlags       flags) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
