/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-store"

#include "config.h"

#include "tc-suggestion-pack-private.h"

#include <string.h>

#include "tc-pack-bytes.h"

/* So many bytes may be copied out of a text of no length, and so many times those of the text more. */
#define COPIES_LEAST (16 * 1024 * 1024)
#define COPIES_OF_TEXT 64

static guint64
add_text (guint64     sum,
          const char *text)
{
  return tc_pack_sum_add (sum, text, strlen (text));
}

static guint64
add_keys (guint64        sum,
          const TcValue *value)
{
  gboolean record = tc_value_get_kind (value) == TC_VALUE_RECORD;

  for (guint i = 0; i < tc_value_get_n_items (value); i++)
    {
      if (record)
        sum = add_text (sum, tc_value_get_key (value, i));
      sum = add_keys (sum, tc_value_get_item (value, i));
    }

  return sum;
}

static guint64
add_suggestion (guint64             sum,
                const TcSuggestion *suggestion)
{
  sum = add_text (sum, suggestion->field);
  sum = add_text (sum, suggestion->rule);
  sum = add_text (sum, suggestion->language);
  sum = add_keys (sum, suggestion->value);
  for (guint i = 0; i < suggestion->quotes->len; i++)
    sum = add_text (sum, ((const TcQuote *) g_ptr_array_index (suggestion->quotes, i))->text);

  return sum;
}

/**
 * tc_suggestion_pack_copies:
 * @text: the text of a source
 *
 * Bounds what a few bytes of a pack make of a text: each place in it is copied.
 *
 * Returns: how many bytes the places in a pack may have together
 */
gsize
tc_suggestion_pack_copies (const TcTextIndex *text)
{
  return COPIES_LEAST + COPIES_OF_TEXT * text->n_bytes;
}

/**
 * tc_suggestion_pack_sum:
 * @pack: a pack with its header, whose sum is not looked at
 * @n_bytes: its length, not less than that of the header
 * @suggestions: (element-type TcSuggestion): the suggestions in it, with quotes
 *
 * Returns: the sum that stands in the header
 */
guint64
tc_suggestion_pack_sum (const void *pack,
                        gsize       n_bytes,
                        GPtrArray  *suggestions)
{
  const char *bytes = pack;
  guint64 sum = TC_PACK_SUM_START;

  if (bytes[0] != TC_PACK_VERSION_VALUE_FIRST)
    sum = tc_pack_sum_add (sum, bytes, 1);
  sum = tc_pack_sum_add (sum, bytes + TC_PACK_HEADER_BYTES, n_bytes - TC_PACK_HEADER_BYTES);
  for (guint i = 0; i < suggestions->len; i++)
    sum = add_suggestion (sum, g_ptr_array_index (suggestions, i));

  return sum;
}

/**
 * tc_suggestion_pack_check:
 * @pack: bytes that tc_suggestion_unpack() read
 * @n_bytes: their length
 * @suggestions: (element-type TcSuggestion): what it read, with quotes
 *
 * Returns: whether bytes and quotes are those that were packed
 */
gboolean
tc_suggestion_pack_check (const void *pack,
                          gsize       n_bytes,
                          GPtrArray  *suggestions)
{
  const char *bytes = pack;
  guint64 sum;

  if (n_bytes <= TC_PACK_HEADER_BYTES)
    return FALSE;
  memcpy (&sum, bytes + 1, sizeof sum);

  return GUINT64_FROM_LE (sum) == tc_suggestion_pack_sum (pack, n_bytes, suggestions);
}
