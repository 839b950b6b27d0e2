/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TcCutKind:
 * @TC_CUT_MORE: the bytes end before the part does; never at the end of the file
 * @TC_CUT_RECORD: a record
 * @TC_CUT_PROLOGUE: what is needed to read the records behind it, such as the header of a table
 * @TC_CUT_FRAME: what holds the records together and says nothing: blanks, brackets, the root element
 * @TC_CUT_UNKNOWN: something that belongs to no record and says something; the curator is told
 *
 * What a part of a file is.
 */
typedef enum
{
  TC_CUT_MORE,
  TC_CUT_RECORD,
  TC_CUT_PROLOGUE,
  TC_CUT_FRAME,
  TC_CUT_UNKNOWN
} TcCutKind;

/**
 * TcCut:
 * @kind: what the part is
 * @length: its bytes, at least 1 but for %TC_CUT_MORE
 */
typedef struct
{
  TcCutKind kind;
  gsize length;
} TcCut;

G_END_DECLS
