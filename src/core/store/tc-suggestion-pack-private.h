/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-suggestion-pack.h"

G_BEGIN_DECLS

/*
 * The suggestions of one source, as they stand in its row; tc-suggestion-pack.c writes them, tc-suggestion-unpack.c reads
 * them:
 *
 *   pack       = version sum n-suggestions suggestion*
 *   suggestion = field rule language item confidence value n-quotes quote*
 *   value      = kind (text | number | number unit | number unit sd | n value* | n (key value)*)
 *   quote      = flags [source] start length [text]
 *
 * Numbers are little-endian groups of 7 bits, the highest bit of each byte says that more follow. Fields, rules,
 * languages and keys are numbers of words (tc-word-table.c). A quote whose text stands in its place in the source has no
 * text of its own. The sum is over what follows it, over the words and over the texts of all quotes, so that a changed bit is
 * noticed by tc_store_verify() wherever it is.
 */

#define TC_PACK_VERSION 1
#define TC_PACK_HEADER_BYTES 9

/* Confidences with no more digits take two bytes, and not nine. */
#define TC_PACK_CONFIDENCE_SCALE 10000.0

typedef enum
{
  TC_PACK_KIND_TEXT,
  TC_PACK_KIND_NATURAL,           /* a whole number from 0 */
  TC_PACK_KIND_NUMBER,
  TC_PACK_KIND_QUANTITY,
  TC_PACK_KIND_QUANTITY_WITH_SD,
  TC_PACK_KIND_LIST,
  TC_PACK_KIND_RECORD
} TcPackKind;

enum
{
  TC_PACK_QUOTE_HAS_SOURCE = 1 << 0,
  TC_PACK_QUOTE_HAS_TEXT = 1 << 1
};

guint64 tc_suggestion_pack_sum (const char *body,
                                gsize       n_bytes,
                                GPtrArray  *suggestions);

G_END_DECLS
