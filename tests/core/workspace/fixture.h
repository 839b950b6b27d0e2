/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-import-job.h"
#include "tc-store.h"
#include "tc-workspace.h"

G_BEGIN_DECLS

/**
 * Fixture:
 * @folder: a folder of the test's own
 * @path: where the project is
 * @workspace: (nullable): the project, open
 * @changed: (element-type gint64): the studies of "study-changed"
 * @n_studies_changed: how often "studies-changed" came
 * @n_failed: how often "write-failed" came
 *
 * A project in a folder of its own.
 */
typedef struct
{
  char *folder;
  char *path;
  TcWorkspace *workspace;
  GArray *changed;
  guint n_studies_changed;
  guint n_failed;
  char *failure;
} Fixture;

Fixture      *fixture_new          (guint           n_studies);
void          fixture_free         (Fixture        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fixture, fixture_free)

void          fixture_open         (Fixture        *self,
                                    TcWorkspaceMode mode);
void          fixture_close        (Fixture        *self);
void          fixture_reopen       (Fixture        *self);
void          fixture_flush        (Fixture        *self);
void          fixture_forget       (Fixture        *self);
char         *fixture_write        (Fixture        *self,
                                    const char     *name,
                                    const char     *text);
void          fixture_import       (Fixture        *self,
                                    TcImportJob    *job,
                                    const char     *name,
                                    const char     *text);
TcStudyField *fixture_field        (Fixture        *self,
                                    TcStudyDetail **detail,
                                    TcId            study_id,
                                    const char     *field);
TcAnswerState fixture_state        (Fixture        *self,
                                    TcId            study_id,
                                    const char     *field);
char         *fixture_show         (Fixture        *self,
                                    TcId            study_id,
                                    const char     *field);
TcStudyStatus fixture_status       (Fixture        *self,
                                    TcId            study_id);
char         *fixture_history      (Fixture        *self,
                                    TcId            study_id,
                                    const char     *field);
gboolean      fixture_wait         (gboolean      (*done) (gpointer data),
                                    gpointer        data);

#define assert_shown(fixture, study, field, expected) G_STMT_START { \
  g_autofree char *_shown = fixture_show (fixture, study, field); \
  g_assert_cmpstr (_shown, ==, expected); } G_STMT_END
#define assert_history(fixture, study, field, expected) G_STMT_START { \
  g_autofree char *_events = fixture_history (fixture, study, field); \
  g_assert_cmpstr (_events, ==, expected); } G_STMT_END

G_END_DECLS
