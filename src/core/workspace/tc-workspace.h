/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "tc-annotation.h"
#include "tc-answer.h"
#include "tc-codebook.h"
#include "tc-event.h"
#include "tc-source.h"
#include "tc-study.h"
#include "tc-study-detail.h"

G_BEGIN_DECLS

/**
 * TcWorkspaceError:
 * @TC_WORKSPACE_ERROR_CLOSED: the project was closed
 * @TC_WORKSPACE_ERROR_IN_USE: writing was demanded, and another window has the project open
 * @TC_WORKSPACE_ERROR_NO_SUGGESTION: nothing is suggested that could be accepted
 * @TC_WORKSPACE_ERROR_VALUE: the value does not fit the field
 * @TC_WORKSPACE_ERROR_HISTORY: a row of the history cannot be read, so that its change cannot be undone
 * @TC_WORKSPACE_ERROR_CODEBOOK: the codebook was changed by somebody else meanwhile
 * @TC_WORKSPACE_ERROR_REPORT: the report of an import would replace a file that nobody can mean
 *
 * Beside these the errors of the layers below come through. Messages are whole translated sentences.
 */
typedef enum
{
  TC_WORKSPACE_ERROR_CLOSED,
  TC_WORKSPACE_ERROR_IN_USE,
  TC_WORKSPACE_ERROR_NO_SUGGESTION,
  TC_WORKSPACE_ERROR_VALUE,
  TC_WORKSPACE_ERROR_HISTORY,
  TC_WORKSPACE_ERROR_CODEBOOK,
  TC_WORKSPACE_ERROR_REPORT
} TcWorkspaceError;

#define TC_WORKSPACE_ERROR (tc_workspace_error_quark ())
GQuark        tc_workspace_error_quark   (void);

/**
 * TcWorkspace:
 *
 * One open project: the only way in which the window and the command line reach it.
 *
 * A worker thread owns the writing connection; the main thread has a reading connection of its own for
 * single rows and one study at a time, so tc_workspace_get_…() returns at once. Changes are handed to the
 * worker, are committed one by one in the order of the calls, and then come back as signals on the main
 * thread; a change that fails leaves the project as it was and emits "write-failed".
 *
 * Properties: path, name (string), read-only (boolean), read-only-reason (string), saving (boolean: a change
 * is on its way to the disk), can-undo, can-redo (boolean), undo-label, redo-label (translated string, such
 * as "Accept phase"), reviewer (string, writable: written into every answer and event),
 * codebook (TcCodebook: another one after each change of it),
 * n-studies (uint: all, not those of a list's query).
 *
 * Signals: "study-changed" (gint64 study_id), "studies-changed" (the set of studies is another),
 * "write-failed" (GError). All on the main thread.
 */
#define TC_TYPE_WORKSPACE (tc_workspace_get_type ())
G_DECLARE_FINAL_TYPE (TcWorkspace, tc_workspace, TC, WORKSPACE, GObject)

/**
 * TcWorkspaceMode:
 * @TC_WORKSPACE_OPEN: the project must be there; read-only where another window has it
 * @TC_WORKSPACE_CREATE: a new project; must not be there
 * @TC_WORKSPACE_OPEN_OR_CREATE: what the command "import" does; an error where another window has it
 * @TC_WORKSPACE_READ: for reading only
 */
typedef enum
{
  TC_WORKSPACE_OPEN,
  TC_WORKSPACE_CREATE,
  TC_WORKSPACE_OPEN_OR_CREATE,
  TC_WORKSPACE_READ
} TcWorkspaceMode;

TcWorkspace  *tc_workspace_open          (const char           *path,
                                          TcWorkspaceMode       mode,
                                          GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void          tc_workspace_open_async    (const char           *path,
                                          TcWorkspaceMode       mode,
                                          GCancellable         *cancellable,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
TcWorkspace  *tc_workspace_open_finish   (GAsyncResult         *result,
                                          GError              **error) G_GNUC_WARN_UNUSED_RESULT;
/* A new project with a codebook of its own. */
TcWorkspace  *tc_workspace_create        (const char           *path,
                                          TcCodebook           *codebook,
                                          GError              **error) G_GNUC_WARN_UNUSED_RESULT;
/* Whether a file is a project, whatever its name. */
gboolean      tc_workspace_is_project    (const char           *path);
/* Whether opening for reading failed only because a project is of an older version. */
gboolean      tc_workspace_error_is_older (const GError        *error);
gboolean      tc_workspace_upgrade       (const char           *path,
                                          char                **backup,
                                          GError              **error);
/* Waits for all changes and jobs, then leaves one file. Blocking; emits nothing any more. */
gboolean      tc_workspace_close         (TcWorkspace          *self,
                                          GError              **error);
/* Blocks until every change handed in so far is on the disk (or has failed), and its signals were emitted. */
gboolean      tc_workspace_flush         (TcWorkspace          *self,
                                          GError              **error);

const char   *tc_workspace_get_path      (TcWorkspace          *self);
const char   *tc_workspace_get_name      (TcWorkspace          *self);
gboolean      tc_workspace_is_read_only  (TcWorkspace          *self);
TcCodebook   *tc_workspace_get_codebook  (TcWorkspace          *self);
guint         tc_workspace_get_n_studies (TcWorkspace          *self);
const char   *tc_workspace_get_reviewer  (TcWorkspace          *self);
void          tc_workspace_set_reviewer  (TcWorkspace          *self,
                                          const char           *reviewer);

/* --- reading (main thread, small) ---------------------------------------------------------------- */
TcStudyDetail *tc_workspace_get_detail   (TcWorkspace          *self,
                                          TcId                  study_id,
                                          GError              **error) G_GNUC_WARN_UNUSED_RESULT;
/* Returns: (transfer full): a GListStore of TcEvent, newest first; %NULL field for the whole study */
GListModel   *tc_workspace_get_history   (TcWorkspace          *self,
                                          TcId                  study_id,
                                          const char           *field,
                                          GError              **error) G_GNUC_WARN_UNUSED_RESULT;

/* --- changes: handed to the worker, undoable, one group of events each ----------------------------- */
/* Accepts the best suggestion of each item, or for the other function that one suggestion. */
void          tc_workspace_accept        (TcWorkspace          *self,
                                          TcId                  study_id,
                                          const char           *field);
void          tc_workspace_accept_suggestion (TcWorkspace      *self,
                                          TcId                  study_id,
                                          const TcSuggestion   *suggestion);
/* Every field of the list that is still only suggested, as one change. %NULL-terminated keys. */
void          tc_workspace_accept_fields (TcWorkspace          *self,
                                          TcId                  study_id,
                                          const char * const   *fields);
/* A value that a person typed or took from a selection. The state becomes accepted where it equals the
 * suggestion, corrected where there is another suggestion, else entered. @quotes (nullable; TcQuote)
 * replace the answer's quotes, %NULL keeps them. @reported is the verbatim value, nullable.
 * A %NULL @value clears the field's answer, like tc_workspace_revert(). */
void          tc_workspace_set_value     (TcWorkspace          *self,
                                          TcId                  study_id,
                                          const char           *field,
                                          TcValue              *value,
                                          const char           *reported,
                                          GPtrArray            *quotes);
/* not reported, not applicable or unclear */
void          tc_workspace_set_state     (TcWorkspace          *self,
                                          TcId                  study_id,
                                          const char           *field,
                                          TcAnswerState         state);
/* A field without an answer becomes unclear by it: a note belongs to an answer. */
void          tc_workspace_set_note      (TcWorkspace          *self,
                                          TcId                  study_id,
                                          const char           *field,
                                          const char           *note);
/* Adds passages to what the answer of a field rests on, each for its item. */
void          tc_workspace_add_evidence  (TcWorkspace          *self,
                                          TcId                  study_id,
                                          const char           *field,
                                          GPtrArray            *quotes);
/* Takes the answer away: the field is suggested (to check) or empty again. */
void          tc_workspace_revert        (TcWorkspace          *self,
                                          TcId                  study_id,
                                          const char           *field);
void          tc_workspace_set_status    (TcWorkspace          *self,
                                          const TcId           *study_ids,
                                          guint                 n_studies,
                                          TcStudyStatus         status,
                                          const char           *exclusion_reason);
/* @statement: index of the chosen statement, whose value and quote become the answer; -1 dismisses the
 * discrepancy without touching the answer, -2 opens it again. */
void          tc_workspace_decide        (TcWorkspace          *self,
                                          TcId                  study_id,
                                          TcId                  discrepancy_id,
                                          int                   statement);
void          tc_workspace_annotate      (TcWorkspace          *self,
                                          TcId                  study_id,
                                          const TcQuote        *quote,
                                          const char           *field,
                                          const char           *tag,
                                          const char           *comment);
void          tc_workspace_edit_annotation (TcWorkspace        *self,
                                          TcId                  annotation_id,
                                          const char           *tag,
                                          const char           *comment);
void          tc_workspace_delete_annotation (TcWorkspace      *self,
                                          TcId                  annotation_id);
/* Emits "study-changed" for what it touched; the property last-study (int64) is the study of the change. */
/* Reads a source again; annotations and the quotes of answers go along. */
void          tc_workspace_change_encoding (TcWorkspace        *self,
                                          TcId                  source_id,
                                          const char           *encoding);
/* Whether the project could have that codebook, and giving it that codebook. */
gboolean      tc_workspace_check_codebook (TcWorkspace         *self,
                                          TcCodebook           *codebook,
                                          GError              **error);
void          tc_workspace_set_codebook  (TcWorkspace          *self,
                                          TcCodebook           *codebook);
void          tc_workspace_undo          (TcWorkspace          *self);
void          tc_workspace_redo          (TcWorkspace          *self);

G_END_DECLS
