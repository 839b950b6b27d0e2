/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "tc-field-private.h"

G_BEGIN_DECLS

typedef struct
{
  char *key;
  TcLabel label;
} TcGroup;

struct _TcCodebook
{
  gatomicrefcount ref_count;
  char *json;
  char *id;
  guint version;
  GPtrArray *groups;              /* TcGroup */
  GPtrArray *fields;              /* TcField: all of them */
  GPtrArray *shown;               /* borrowed TcField: those that are not hidden */
  GHashTable *by_key;             /* borrowed key -> borrowed TcField */
};

TcCodebook *tc_codebook_new_empty (void) G_GNUC_WARN_UNUSED_RESULT;
/* Fills an empty codebook, or says what is wrong with the JSON. */
gboolean    tc_codebook_read      (TcCodebook  *self,
                                   const char  *json,
                                   GError     **error);

/* The place of a group among the groups, -1 where there is none. */
int         tc_codebook_find_group (const TcCodebook *self,
                                    const char       *key);

/* --- tc-codebook-keys.c ------------------------------------------------------------------------- */
gboolean    tc_codebook_check_key  (const char  *key,
                                    GError     **error);
gboolean    tc_codebook_check_column (TcCodebook *self,
                                    const char  *key,
                                    GError     **error);
char       *tc_codebook_make_field_key (TcCodebook *self,
                                    const char  *label) G_GNUC_WARN_UNUSED_RESULT;
char       *tc_codebook_make_group_key (TcCodebook *self,
                                    const char  *label) G_GNUC_WARN_UNUSED_RESULT;

/* --- tc-codebook-choices.c ---------------------------------------------------------------------- */
/* @text without blanks around it and in one line; %NULL where nothing is left. */
char       *tc_codebook_tidy       (const char  *text) G_GNUC_WARN_UNUSED_RESULT;
gboolean    tc_codebook_put_choices (JsonObject *field,
                                    TcFieldKind  kind,
                                    const char  *text,
                                    GError     **error);

G_END_DECLS
