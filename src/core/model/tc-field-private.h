/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-codebook.h"

G_BEGIN_DECLS

/* A text in both languages of the interface; one may be NULL, then the other stands for it. */
typedef struct
{
  char *en;
  char *zh;
} TcLabel;

/* An option or a unit: what is stored, how it is shown, and how else people write it. */
struct _TcOption
{
  char *value;
  TcLabel label;
  char **also;                    /* nullable */
};

struct _TcField
{
  char *key;
  char *group;                    /* "" for a column */
  TcFieldKind kind;
  gboolean repeating;
  gboolean hidden;
  TcLabel label;
  TcLabel help;
  GPtrArray *units;               /* TcOption */
  GPtrArray *options;             /* TcOption */
  GPtrArray *columns;             /* TcField */
};

TcField        *tc_field_new         (void) G_GNUC_WARN_UNUSED_RESULT;
void            tc_field_free        (TcField        *self);
void            tc_option_free       (TcOption       *self);
void            tc_label_clear       (TcLabel        *self);

gboolean        tc_interface_is_chinese (void);
/* The text in the language of the interface. */
const char     *tc_label_get         (const TcLabel  *self);
/* The text in "en" or "zh_CN", "" where there is none. */
const char     *tc_label_get_own     (const TcLabel  *self,
                                      const char     *language);
gboolean        tc_field_kind_from_string (const char   *name,
                                      TcFieldKind    *kind);
const TcOption *tc_field_find_unit   (const TcField  *self,
                                      const char     *value);
/* Like tc_field_accepts(), for one item of a repeating field or one record of a table. */
gboolean        tc_field_accepts_item (const TcField *self,
                                      const TcValue  *value);

G_END_DECLS
