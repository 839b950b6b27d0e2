/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-arms-private.h"

G_BEGIN_DECLS

/* More groups than these are no arms. */
#define TC_GROUP_MAX_LETTERS 6

/**
 * TcGroup:
 * @start: first byte of what the report calls it, in the folded text
 * @end: byte behind it
 * @key: where what tells it from others begins: the letter of "group A"; @start where the word is not said beside it
 * @sentence: index of the sentence that names it first
 * @n: how often it is named
 * @vague: its name says nothing by itself
 * @arm: its letter stands in a list that "arms" leads, and not "groups"
 *
 * What a report calls a group or an arm.
 */
typedef struct
{
  gsize start;
  gsize end;
  gsize key;
  guint sentence;
  guint n;
  gboolean vague;
  gboolean arm;
} TcGroup;

void     tc_groups_note         (const TcProse *document,
                                 TcGroup        group,
                                 GArray        *groups);
gboolean tc_groups_read_letters (TcTokenCache  *cache,
                                 guint          sentence,
                                 GArray        *groups);
void     tc_group_name          (const TcGroup *group,
                                 TcArm         *arm);

G_END_DECLS
