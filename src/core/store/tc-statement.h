/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "tc-connection.h"

G_BEGIN_DECLS

typedef struct _TcStatement TcStatement;

TcStatement *tc_statement_new         (TcConnection  *connection,
                                       const char    *sql) G_GNUC_WARN_UNUSED_RESULT;
void         tc_statement_free        (TcStatement   *self);

void         tc_statement_bind_int    (TcStatement   *self,
                                       int            parameter,
                                       gint64         value);
void         tc_statement_bind_id     (TcStatement   *self,
                                       int            parameter,
                                       gint64         id);
void         tc_statement_bind_double (TcStatement   *self,
                                       int            parameter,
                                       double         value);
void         tc_statement_bind_text   (TcStatement   *self,
                                       int            parameter,
                                       const char    *text);
void         tc_statement_bind_static (TcStatement   *self,
                                       int            parameter,
                                       const char    *text);
void         tc_statement_bind_nonempty (TcStatement *self,
                                       int            parameter,
                                       const char    *text);
void         tc_statement_bind_bytes  (TcStatement   *self,
                                       int            parameter,
                                       GBytes        *bytes);

gboolean     tc_statement_next        (TcStatement   *self);
gboolean     tc_statement_finish      (TcStatement   *self,
                                       GError       **error);
gboolean     tc_statement_run         (TcStatement   *self,
                                       GError       **error);
void         tc_statement_reset       (TcStatement   *self);
gboolean     tc_statement_read_id     (TcStatement   *self,
                                       gint64        *id,
                                       GError       **error);
gboolean     tc_statement_read_found  (TcStatement   *self,
                                       gboolean      *found,
                                       GError       **error);
GArray      *tc_statement_read_ids    (TcStatement   *self,
                                       GError       **error) G_GNUC_WARN_UNUSED_RESULT;

gint64       tc_statement_get_int     (TcStatement   *self,
                                       int            column);
double       tc_statement_get_double  (TcStatement   *self,
                                       int            column);
const char  *tc_statement_get_text    (TcStatement   *self,
                                       int            column);
char        *tc_statement_dup_text    (TcStatement   *self,
                                       int            column) G_GNUC_WARN_UNUSED_RESULT;
char        *tc_statement_dup_nullable (TcStatement *self,
                                       int            column) G_GNUC_WARN_UNUSED_RESULT;
const void  *tc_statement_get_bytes   (TcStatement   *self,
                                       int            column,
                                       gsize         *n_bytes);
GBytes      *tc_statement_dup_bytes   (TcStatement   *self,
                                       int            column) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TcStatement, tc_statement_free)

G_END_DECLS
