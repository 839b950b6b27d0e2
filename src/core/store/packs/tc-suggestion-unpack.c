/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-store"

#include "config.h"

#include "tc-suggestion-pack-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "tc-json.h"
#include "tc-pack-bytes.h"
#include "tc-store-error.h"
#include "tc-word-table.h"

/* Ids of suggestions are those of their source with the place in the pack behind them, in 64 bits. */
#define PLACE_BITS 20
#define MAX_SOURCE_ID (G_GINT64_CONSTANT (1) << (62 - PLACE_BITS))

typedef struct
{
  TcConnection *connection;
  TcPackReader in;
  TcId source_id;
  const TcTextIndex *text;
  gboolean value_first;           /* in version 1 */
  GPtrArray *quotes;              /* of the suggestion that is being read; NULL where they come behind */
  gsize copies;                   /* what places may still have */
} Reader;

/* Returns: how many things follow: each of them takes a byte at least */
static guint
get_count (Reader *reader)
{
  return tc_pack_get_number (&reader->in, MIN (reader->in.end - reader->in.at, G_MAXINT32));
}

static double
get_double (Reader *reader)
{
  const char *start = tc_pack_get_bytes (&reader->in, sizeof (guint64));
  guint64 bits;
  double number;

  if (start == NULL)
    return 0;

  memcpy (&bits, start, sizeof bits);
  bits = GUINT64_FROM_LE (bits);
  memcpy (&number, &bits, sizeof number);
  reader->in.good &= isfinite (number) != 0;

  return reader->in.good ? number : 0;
}

/* Returns: (nullable): UTF-8 */
static char *
get_text (Reader *reader)
{
  gsize n_bytes = tc_pack_get_number (&reader->in, G_MAXINT32);
  const char *start = tc_pack_get_bytes (&reader->in, n_bytes);

  reader->in.good = reader->in.good && g_utf8_validate (start, n_bytes, NULL);

  return reader->in.good ? g_strndup (start, n_bytes) : NULL;
}

static const char *
get_word (Reader *reader)
{
  guint id = tc_pack_get_number (&reader->in, G_MAXINT32);
  const char *word = reader->in.good ? tc_words_get (reader->connection, id, NULL) : NULL;

  reader->in.good &= word != NULL;

  return word;
}

/* Returns: (nullable): bytes of a place, where all places together are not more than they may be */
static char *
copy (Reader     *reader,
      const char *start,
      gsize       n_bytes)
{
  reader->in.good = reader->in.good && n_bytes <= reader->copies;
  if (!reader->in.good)
    return NULL;
  reader->copies -= n_bytes;

  return g_strndup (start, n_bytes);
}

/* Returns: (nullable): the text that a quote has there */
static char *
get_place (Reader   *reader,
           gboolean  whole)
{
  guint place = tc_pack_get_number (&reader->in, G_MAXINT32);
  const char *text = reader->quotes != NULL && place < reader->quotes->len
                     ? ((const TcQuote *) g_ptr_array_index (reader->quotes, place))->text : NULL;
  gsize length = text != NULL ? strlen (text) : 0;
  gsize from = whole ? 0 : tc_pack_get_number (&reader->in, length);
  gsize n_bytes = whole ? length : tc_pack_get_number (&reader->in, length - from);

  reader->in.good = reader->in.good && text != NULL && g_utf8_validate (text + from, n_bytes, NULL);

  return copy (reader, text + from, n_bytes);
}

static double
get_decimal (Reader *reader)
{
  guint digits = tc_pack_get_number (&reader->in, TC_PACK_MAX_DIGITS);
  double number = tc_pack_get_number (&reader->in, TC_PACK_MAX_NATURAL);
  double scale = 1;

  reader->in.good &= digits > 0;
  for (guint i = 0; i < digits; i++)
    scale *= 10;

  return number / scale;
}

static TcValue *get_value (Reader *reader,
                           guint   depth);

/* Each key once. */
static void
get_key (Reader    *reader,
         GPtrArray *keys)
{
  const char *key = get_word (reader);

  reader->in.good = reader->in.good && !g_ptr_array_find_with_equal_func (keys, key, g_str_equal, NULL);
  g_ptr_array_add (keys, (gpointer) key);
}

static TcValue *
get_items (Reader   *reader,
           gboolean  record,
           guint     depth)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) tc_value_unref);
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  guint n_items = get_count (reader);

  for (guint i = 0; i < n_items && reader->in.good; i++)
    {
      TcValue *value;

      if (record)
        get_key (reader, keys);
      value = reader->in.good ? get_value (reader, depth + 1) : NULL;
      if (value != NULL)
        g_ptr_array_add (values, value);
    }
  if (!reader->in.good)
    return NULL;

  return record ? tc_value_new_record ((const char **) keys->pdata, (TcValue **) values->pdata, n_items)
                : tc_value_new_list_from_array (values);
}

static TcValue *
get_quantity (Reader   *reader,
              gboolean  has_sd)
{
  double number = get_double (reader);
  g_autofree char *unit = get_text (reader);
  double sd = has_sd ? get_double (reader) : 0;

  if (!reader->in.good)
    return NULL;

  return has_sd ? tc_value_new_quantity_with_sd (number, unit, sd) : tc_value_new_quantity (number, unit);
}

/* Returns: (nullable): NULL where the bytes are no value */
static TcValue *
get_value (Reader *reader,
           guint   depth)
{
  g_autofree char *text = NULL;
  TcPackKind kind;
  double number;

  reader->in.good &= depth <= TC_JSON_MAX_DEPTH;
  kind = tc_pack_get_number (&reader->in, TC_PACK_KIND_DECIMAL);
  switch (kind)
    {
    case TC_PACK_KIND_TEXT:
      text = get_text (reader);
      return reader->in.good ? tc_value_new_text (text) : NULL;

    case TC_PACK_KIND_QUOTE:
    case TC_PACK_KIND_PART:
      text = get_place (reader, kind == TC_PACK_KIND_QUOTE);
      return reader->in.good ? tc_value_new_text (text) : NULL;

    case TC_PACK_KIND_NATURAL:
      number = tc_pack_get_number (&reader->in, TC_PACK_MAX_NATURAL);
      return reader->in.good ? tc_value_new_number (number) : NULL;

    case TC_PACK_KIND_NUMBER:
    case TC_PACK_KIND_DECIMAL:
      number = kind == TC_PACK_KIND_NUMBER ? get_double (reader) : get_decimal (reader);
      return reader->in.good ? tc_value_new_number (number) : NULL;

    case TC_PACK_KIND_QUANTITY:
      return get_quantity (reader, FALSE);

    case TC_PACK_KIND_QUANTITY_WITH_SD:
      return get_quantity (reader, TRUE);

    case TC_PACK_KIND_LIST:
      return reader->in.good ? get_items (reader, FALSE, depth) : NULL;

    case TC_PACK_KIND_RECORD:
      return reader->in.good ? get_items (reader, TRUE, depth) : NULL;

    default:
      reader->in.good = FALSE;
      return NULL;
    }
}

static double
get_confidence (Reader *reader)
{
  guint64 scaled = tc_pack_get_number (&reader->in, (guint64) TC_PACK_CONFIDENCE_SCALE + 1);
  double confidence = scaled > 0 ? (scaled - 1) / TC_PACK_CONFIDENCE_SCALE : get_double (reader);

  reader->in.good &= confidence >= 0 && confidence <= 1;

  return reader->in.good ? confidence : 0;
}

static char *
slice (Reader *reader,
       TcSpan  span)
{
  const char *start;
  gsize n_bytes;

  if (!tc_text_index_slice (reader->text, span, &start, &n_bytes))
    {
      reader->in.good = FALSE;
      return NULL;
    }

  return copy (reader, start, n_bytes);
}

static void
get_quote (Reader    *reader,
           GPtrArray *quotes)
{
  guint flags = tc_pack_get_number (&reader->in, TC_PACK_QUOTE_HAS_SOURCE | TC_PACK_QUOTE_HAS_TEXT);
  TcId source_id = flags & TC_PACK_QUOTE_HAS_SOURCE ? (TcId) tc_pack_get_number (&reader->in, G_MAXINT64)
                                                    : reader->source_id;
  guint start = tc_pack_get_number (&reader->in, G_MAXINT32);
  guint length = tc_pack_get_number (&reader->in, G_MAXINT32);
  TcSpan span = { start, start + length };
  g_autofree char *text = flags & TC_PACK_QUOTE_HAS_TEXT ? get_text (reader) : NULL;
  TcQuote *quote;

  if (reader->in.good && text == NULL)
    text = slice (reader, span);
  if (!reader->in.good)
    return;

  quote = tc_quote_new (span, text);
  quote->source_id = source_id;
  g_ptr_array_add (quotes, quote);
}

static void
get_quotes (Reader    *reader,
            GPtrArray *quotes)
{
  guint n_quotes = get_count (reader);

  for (guint i = 0; i < n_quotes && reader->in.good; i++)
    get_quote (reader, quotes);
}

static TcSuggestion *
get_suggestion (Reader *reader)
{
  g_autoptr (GPtrArray) quotes = tc_quotes_new ();
  g_autoptr (TcValue) value = NULL;
  const char *field = get_word (reader);
  const char *rule = get_word (reader);
  const char *language = get_word (reader);
  guint item = tc_pack_get_number (&reader->in, G_MAXUINT);
  double confidence = get_confidence (reader);
  TcSuggestion *suggestion;

  reader->quotes = reader->value_first ? NULL : quotes;
  if (reader->value_first)
    value = get_value (reader, 0);
  get_quotes (reader, quotes);
  if (!reader->value_first && reader->in.good)
    value = get_value (reader, 0);
  if (!reader->in.good)
    return NULL;

  suggestion = tc_suggestion_new (field, item, value, language, rule, confidence);
  suggestion->source_id = reader->source_id;
  g_ptr_array_set_free_func (quotes, NULL);
  for (guint i = 0; i < quotes->len; i++)
    tc_suggestion_take_quote (suggestion, g_ptr_array_index (quotes, i));

  return suggestion;
}

/**
 * tc_suggestion_unpack:
 * @connection: a connection
 * @pack: (nullable): what tc_suggestion_pack() made, or anything else
 * @n_bytes: its length
 * @source_id: the source
 * @text: its text
 * @suggestions: (element-type TcSuggestion): gets the suggestions, in the order in which they were packed
 * @error: return location for a #GError
 *
 * Reads suggestions. Their ids are made of the source and of their place.
 *
 * Returns: %FALSE with %TC_STORE_ERROR_DAMAGED where the bytes are something else, or not of this text
 */
gboolean
tc_suggestion_unpack (TcConnection       *connection,
                      const void         *pack,
                      gsize               n_bytes,
                      TcId                source_id,
                      const TcTextIndex  *text,
                      GPtrArray          *suggestions,
                      GError            **error)
{
  const guint8 *bytes = pack;
  Reader reader = { connection, { NULL, NULL, FALSE }, source_id, text, FALSE, NULL,
                    tc_suggestion_pack_copies (text) };
  guint n_suggestions;

  if (n_bytes > TC_PACK_HEADER_BYTES && bytes[0] <= TC_PACK_VERSION && bytes[0] >= TC_PACK_VERSION_VALUE_FIRST
      && source_id > 0 && source_id <= MAX_SOURCE_ID)
    {
      reader.value_first = bytes[0] == TC_PACK_VERSION_VALUE_FIRST;
      reader.in.at = bytes + TC_PACK_HEADER_BYTES;
      reader.in.end = bytes + n_bytes;
      reader.in.good = TRUE;
    }
  n_suggestions = reader.in.good ? get_count (&reader) : 0;
  for (guint i = 0; i < n_suggestions && reader.in.good; i++)
    {
      TcSuggestion *suggestion = get_suggestion (&reader);

      if (suggestion == NULL)
        break;
      suggestion->id = (source_id << PLACE_BITS) + i + 1;
      g_ptr_array_add (suggestions, suggestion);
    }
  if (reader.in.good && reader.in.at == reader.in.end)
    return TRUE;

  return tc_store_error_damaged (error, N_("suggestions are not as they were stored"));
}
