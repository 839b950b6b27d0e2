/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-arms-private.h"

G_BEGIN_DECLS

#define TC_CONTRAST_MAX_LEFTS 3

/* These lead to what a title is about. */
#define TC_CONTRAST_TOPIC                                                                         \
  " effect effects efficacy safety effectiveness impact role use of and the a an "

/**
 * TcContrastName:
 * @sentence: where it stands
 * @tokens: its tokens
 * @start: first byte of what tells it from others, in the folded text
 * @end: byte behind it
 *
 * What may be given to people, named on one side of a comparison.
 */
typedef struct
{
  guint sentence;
  TcSizedName tokens;
  gsize start;
  gsize end;
} TcContrastName;

/**
 * TcContrast:
 * @lefts: what it may be of
 * @n_lefts: how many of these there are
 * @right: what that is compared with
 *
 * A comparison.
 */
typedef struct
{
  TcContrastName lefts[TC_CONTRAST_MAX_LEFTS];
  guint n_lefts;
  TcContrastName right;
} TcContrast;

void tc_arms_find_contrasts (TcTokenCache *cache,
                             GArray       *contrasts);

G_END_DECLS
