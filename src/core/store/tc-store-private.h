/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sys/stat.h>

#include "tc-schema.h"
#include "tc-statement.h"
#include "tc-store.h"
#include "tc-store-error.h"
#include "tc-store-lock.h"

G_BEGIN_DECLS

struct _TcStore
{
  /* Owned */
  char *path;                     /* absolute, without symbolic links */
  TcConnection *connection;
  TcStoreLock *lock;              /* NULL where the store is for reading only */
  TcCodebook *codebook;
  TcCodebook *former_codebook;    /* what a running transaction has replaced; NULL for none */
  char *backup;                   /* of the older project that opening brought up to date; NULL for none */
  char *read_only_reason;         /* NULL where writing was not asked for, or is possible */

  struct stat file;               /* the project file's device and inode */
  gboolean is_added;              /* to the open files */
  char *recovered;                /* Owned: the name of the copy, where the file was deleted or replaced; else NULL */
  gboolean in_transaction;        /* between begin and commit or rollback, whatever SQLite did meanwhile */
  guint n_savepoints;
  GHashTable *sources_to_index;   /* (element-type gint64): see tc-search-index.c; NULL for none */
  GHashTable *studies_to_index;
  char *last_content;             /* SHA-256 of the file that was met last; NULL for none */
  gint64 last_content_id;
};

void      tc_store_free             (TcStore         *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TcStore, tc_store_free)

TcStore  *tc_store_open_with_schema (const char      *path,
                                     TcStoreMode      mode,
                                     TcCodebook      *codebook,
                                     const TcSchema  *schema,
                                     GError         **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean  tc_store_create_file      (const char      *path,
                                     TcCodebook      *codebook,
                                     const TcSchema  *schema,
                                     GError         **error);
char     *tc_store_backup_before_upgrade (TcConnection *connection,
                                     const char      *path,
                                     guint            version,
                                     GError         **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean  tc_store_check_place      (TcStore         *self,
                                     GError         **error);
gboolean  tc_store_leave_place      (TcStore         *self,
                                     GError         **error);

gboolean  tc_store_put_content      (TcStore         *self,
                                     const char      *sha256,
                                     GBytes          *bytes,
                                     gint64           size,
                                     gint64          *content_id,
                                     GError         **error);

gboolean  tc_store_pack_suggestions (TcStore         *self,
                                     TcId             source_id,
                                     const TcSource  *source,
                                     GError         **error);
void      tc_store_forget_content   (TcStore         *self);
void      tc_store_end_left_bulk    (TcStore         *self);

/* What a removed source says does not count; ?1 is the study. */
#define TC_STORE_LIVE_SOURCE \
  "source_id IN (SELECT id FROM source WHERE study_id = ?1 AND removed = 0)"
/* A discrepancy between two sources is there while both are. */
#define TC_STORE_LIVE_DISCREPANCY \
  "(source_id IS NULL OR " TC_STORE_LIVE_SOURCE ") " \
  "AND (other_source_id IS NULL OR other_" TC_STORE_LIVE_SOURCE ")"

/* Sources and studies that are there, of a table with a source_id. */
#define TC_STORE_JOIN_SOURCE "JOIN source ON source.id = source_id JOIN study ON study.id = study_id "
#define TC_STORE_LIVE "source.removed = 0 AND study.removed = 0"
/* A title that more reports than this have ("Editorial") says nothing; looking on would make an import quadratic. */
#define TC_STORE_MAX_MATCHES 8

/* Every function that writes begins with one of these. */
gboolean  tc_store_may_write        (TcStore         *self,
                                     GError         **error);
gboolean  tc_store_changed_one      (TcStore         *self,
                                     GError         **error);
gboolean  tc_store_set_not_found    (GError         **error);

G_END_DECLS
