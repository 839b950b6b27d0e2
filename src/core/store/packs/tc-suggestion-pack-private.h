/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-suggestion-pack.h"

G_BEGIN_DECLS

/*
 * The suggestions of one source, as they stand in its row; tc-suggestion-pack.c writes them,
 * tc-suggestion-unpack.c reads them:
 *
 *   pack       = version sum n-suggestions suggestion*
 *   suggestion = field rule language item confidence n-quotes quote* value
 *   value      = kind (text | place | place offset length | number | digits number | number unit |
 * number unit sd | n value* | n (key value)*) quote      = flags [source] start length [text]
 *
 * Numbers are as in tc-pack-bytes.h. Fields, rules, languages and keys are numbers of words
 * (tc-word-table.c). A quote whose text stands in its place in the source has no text of its own,
 * nor has a text of a value that is a quote or a part of one: it has the place of the quote, and of
 * the part the offset and length in bytes. All that is said by places is not more than
 * tc_suggestion_pack_copies() allows; what is beyond has its text. The sum is over the version,
 * over what follows it, over the words and over the texts of all quotes, so that a changed bit is
 * noticed by tc_store_verify() wherever it is.
 *
 * In version 1, which is read and no longer written, the value stands before the quotes and has all
 * its texts. Its sum leaves the version out.
 */

#define TC_PACK_VERSION 2
#define TC_PACK_VERSION_VALUE_FIRST 1
#define TC_PACK_HEADER_BYTES 9

/* Confidences with no more digits take two bytes, and not nine. */
#define TC_PACK_CONFIDENCE_SCALE 10000.0

/* Digits behind the point of numbers that are written as whole ones. */
#define TC_PACK_MAX_DIGITS 4
/* Up to here each whole number is one. */
#define TC_PACK_MAX_NATURAL G_GUINT64_CONSTANT (1000000000000000)

typedef enum
{
  TC_PACK_KIND_TEXT,
  TC_PACK_KIND_NATURAL,           /* a whole number from 0 */
  TC_PACK_KIND_NUMBER,
  TC_PACK_KIND_QUANTITY,
  TC_PACK_KIND_QUANTITY_WITH_SD,
  TC_PACK_KIND_LIST,
  TC_PACK_KIND_RECORD,
  TC_PACK_KIND_QUOTE,             /* a text that is a quote */
  TC_PACK_KIND_PART,              /* a text that is a part of a quote */
  TC_PACK_KIND_DECIMAL            /* a number of few digits behind the point */
} TcPackKind;

enum
{
  TC_PACK_QUOTE_HAS_SOURCE = 1 << 0,
  TC_PACK_QUOTE_HAS_TEXT = 1 << 1
};

guint64 tc_suggestion_pack_sum    (const void        *pack,
                                   gsize              n_bytes,
                                   GPtrArray         *suggestions);
gsize   tc_suggestion_pack_copies (const TcTextIndex *text);

G_END_DECLS
