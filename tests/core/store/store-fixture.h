/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-store.h"

G_BEGIN_DECLS

/* A folder of its own with one project in it. */
typedef struct
{
  char *folder;
  char *path;
  TcStore *store;
} StoreFixture;

void      store_fixture_set_up      (StoreFixture  *fixture,
                                     gconstpointer  data);
void      store_fixture_tear_down   (StoreFixture  *fixture,
                                     gconstpointer  data);
void      store_fixture_close       (StoreFixture  *fixture);
void      store_fixture_reopen      (StoreFixture  *fixture);
char     *store_fixture_file        (StoreFixture  *fixture,
                                     const char    *name);
guint     store_fixture_count_files (StoreFixture  *fixture);

#define begin(store) G_STMT_START { \
    GError *begin_error = NULL; \
    tc_store_begin ((store), &begin_error); \
    g_assert_no_error (begin_error); \
  } G_STMT_END

#define commit(store) G_STMT_START { \
    GError *commit_error = NULL; \
    tc_store_commit ((store), &commit_error); \
    g_assert_no_error (commit_error); \
  } G_STMT_END

/* An invented trial; these need an open transaction. */
TcId      add_study                 (TcStore       *store,
                                     const char    *title);
TcSource *add_source                (TcStore       *store,
                                     TcId           study_id,
                                     const char    *name,
                                     const char    *text);
void      add_suggestion            (TcStore       *store,
                                     TcSource      *source,
                                     const char    *field,
                                     guint          item,
                                     TcValue       *value,
                                     double         confidence,
                                     const char    *quote);
void      put_answer                (TcStore       *store,
                                     TcId           study_id,
                                     const char    *field,
                                     TcAnswerState  state,
                                     TcValue       *value);
TcId      append_event              (TcStore       *store,
                                     TcId           group,
                                     TcId           study_id,
                                     const char    *object,
                                     const char    *field,
                                     const char    *after);
void      refresh                   (TcStore       *store,
                                     TcId           study_id);
void      store_fixture_run         (TcStore       *store,
                                     const char    *sql);
char     *search_ids                (TcStore       *store,
                                     const char    *search);

G_END_DECLS
