/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

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
  GPtrArray *fields;              /* TcField */
  GHashTable *by_key;             /* borrowed key -> borrowed TcField */
};

TcCodebook *tc_codebook_new_empty (void) G_GNUC_WARN_UNUSED_RESULT;
/* Fills an empty codebook, or says what is wrong with the JSON. */
gboolean    tc_codebook_read      (TcCodebook  *self,
                                   const char  *json,
                                   GError     **error);

G_END_DECLS
