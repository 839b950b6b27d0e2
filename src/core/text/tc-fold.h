/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  TC_FOLD_CHAR,                   /* one character for one */
  TC_FOLD_STRING,                 /* a Roman numeral, a ligature, a unit: several characters for one */
  TC_FOLD_BLANK,
  TC_FOLD_DROP,                   /* zero width: stands for nothing */
  TC_FOLD_SUPERSCRIPT,
  TC_FOLD_SUBSCRIPT
} TcFoldKind;

/* What one character of a text becomes for matching. */
typedef struct
{
  TcFoldKind kind;
  gunichar c;
  const char *string;
  gboolean was_upper;
} TcFold;

TcFold tc_fold_char (gunichar c);

G_END_DECLS
