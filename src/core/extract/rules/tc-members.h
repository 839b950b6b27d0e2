/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-value.h"

G_BEGIN_DECLS

#define TC_MEMBERS_MAX 16

/**
 * TcMembers:
 *
 * The members of a record that is not made yet; on the stack, empty when it is all zero.
 */
typedef struct
{
  const char *keys[TC_MEMBERS_MAX]; /* borrowed */
  TcValue *values[TC_MEMBERS_MAX];
  guint n;
} TcMembers;

/* Takes @value; at most %TC_MEMBERS_MAX with different keys, which must stay until the record is made. */
void     tc_members_take        (TcMembers  *self,
                                 const char *key,
                                 TcValue    *value);
/* Nothing where @text is %NULL or empty. */
void     tc_members_take_text   (TcMembers  *self,
                                 const char *key,
                                 const char *text);
/* Nothing where @number is not greater than 0. */
void     tc_members_take_count  (TcMembers  *self,
                                 const char *key,
                                 double      number);
/* Empties @self. */
TcValue *tc_members_make_record (TcMembers  *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
