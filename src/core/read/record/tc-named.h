/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-statements.h"

G_BEGIN_DECLS

/**
 * TcNamed:
 *
 * A record whose fields have names instead of tags: columns of a table, keys of BibTeX and of CSL.
 * The same names mean the same in all of them.
 */
typedef struct _TcNamed TcNamed;

TcNamed    *tc_named_new      (void) G_GNUC_WARN_UNUSED_RESULT;
void        tc_named_free     (TcNamed     *self);
const char *tc_named_find_tag (const char  *name);
const char *tc_named_find_role (const char *name);
const char *tc_named_get_role_tag (const char *role);
void        tc_named_add      (TcNamed     *self,
                               const char  *name,
                               char        *value);
void        tc_named_add_tag  (TcNamed     *self,
                               const char  *tag,
                               const char  *name,
                               char        *value);
void        tc_named_add_note (TcNamed     *self,
                               const char  *name,
                               const char  *text);
TcRecord   *tc_named_finish   (TcNamed     *self,
                               GError     **error) G_GNUC_WARN_UNUSED_RESULT;
TcRecord   *tc_named_finish_any (TcNamed  *self) G_GNUC_WARN_UNUSED_RESULT;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TcNamed, tc_named_free)

G_END_DECLS
