/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-store"

#include "config.h"

#include "tc-suggestion-pack-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "tc-json.h"
#include "tc-store-error.h"
#include "tc-word-table.h"

/* Ids of suggestions are those of their source with the place in the pack behind them, in 64 bits. */
#define PLACE_BITS 20
#define MAX_SOURCE_ID (G_GINT64_CONSTANT (1) << (62 - PLACE_BITS))

typedef struct
{
  TcConnection *connection;
  const guint8 *at;
  const guint8 *end;
  TcId source_id;
  const TcTextIndex *text;        /* NULL where no quotes are wanted */
  gboolean good;
} Reader;

/* Returns: a number up to @max, 0 where the bytes are none */
static guint64
get_number (Reader *reader,
            guint64 max)
{
  guint64 number = 0;

  for (guint shift = 0; shift < 64 && reader->at < reader->end; shift += 7)
    {
      guint8 byte = *reader->at++;
      guint64 group = byte & 0x7f;

      number |= group << shift;
      reader->good &= number >> shift == group;
      if (byte < 0x80)
        {
          reader->good &= number <= max;
          return reader->good ? number : 0;
        }
    }
  reader->good = FALSE;

  return 0;
}

/* Returns: how many things follow: each of them takes a byte at least */
static guint
get_count (Reader *reader)
{
  return get_number (reader, MIN (reader->end - reader->at, G_MAXINT32));
}

static const char *
get_bytes (Reader *reader,
           gsize   n_bytes)
{
  const guint8 *start = reader->at;

  reader->good &= n_bytes <= (gsize) (reader->end - reader->at);
  if (!reader->good)
    return NULL;
  reader->at += n_bytes;

  return (const char *) start;
}

static double
get_double (Reader *reader)
{
  const char *start = get_bytes (reader, sizeof (guint64));
  guint64 bits;
  double number;

  if (start == NULL)
    return 0;

  memcpy (&bits, start, sizeof bits);
  bits = GUINT64_FROM_LE (bits);
  memcpy (&number, &bits, sizeof number);
  reader->good &= isfinite (number) != 0;

  return reader->good ? number : 0;
}

/* Returns: (nullable): UTF-8 */
static char *
get_text (Reader *reader)
{
  gsize n_bytes = get_number (reader, G_MAXINT32);
  const char *start = get_bytes (reader, n_bytes);

  reader->good = reader->good && g_utf8_validate (start, n_bytes, NULL);

  return reader->good ? g_strndup (start, n_bytes) : NULL;
}

static const char *
get_word (Reader *reader)
{
  guint id = get_number (reader, G_MAXINT32);
  const char *word = reader->good ? tc_words_get (reader->connection, id, NULL) : NULL;

  reader->good &= word != NULL;

  return word;
}

static TcValue *get_value (Reader *reader,
                           guint   depth);

/* Each key once. */
static void
get_key (Reader    *reader,
         GPtrArray *keys)
{
  const char *key = get_word (reader);

  reader->good = reader->good && !g_ptr_array_find_with_equal_func (keys, key, g_str_equal, NULL);
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

  for (guint i = 0; i < n_items && reader->good; i++)
    {
      TcValue *value;

      if (record)
        get_key (reader, keys);
      value = reader->good ? get_value (reader, depth + 1) : NULL;
      if (value != NULL)
        g_ptr_array_add (values, value);
    }
  if (!reader->good)
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

  if (!reader->good)
    return NULL;

  return has_sd ? tc_value_new_quantity_with_sd (number, unit, sd) : tc_value_new_quantity (number, unit);
}

/* Returns: (nullable): NULL where the bytes are no value */
static TcValue *
get_value (Reader *reader,
           guint   depth)
{
  g_autofree char *text = NULL;
  double number;

  reader->good &= depth <= TC_JSON_MAX_DEPTH;
  switch (get_number (reader, TC_PACK_KIND_RECORD))
    {
    case TC_PACK_KIND_TEXT:
      text = get_text (reader);
      return reader->good ? tc_value_new_text (text) : NULL;

    case TC_PACK_KIND_NATURAL:
      number = get_number (reader, G_GUINT64_CONSTANT (1000000000000000));
      return reader->good ? tc_value_new_number (number) : NULL;

    case TC_PACK_KIND_NUMBER:
      number = get_double (reader);
      return reader->good ? tc_value_new_number (number) : NULL;

    case TC_PACK_KIND_QUANTITY:
      return get_quantity (reader, FALSE);

    case TC_PACK_KIND_QUANTITY_WITH_SD:
      return get_quantity (reader, TRUE);

    case TC_PACK_KIND_LIST:
      return reader->good ? get_items (reader, FALSE, depth) : NULL;

    case TC_PACK_KIND_RECORD:
      return reader->good ? get_items (reader, TRUE, depth) : NULL;

    default:
      reader->good = FALSE;
      return NULL;
    }
}

static double
get_confidence (Reader *reader)
{
  guint64 scaled = get_number (reader, (guint64) TC_PACK_CONFIDENCE_SCALE + 1);
  double confidence = scaled > 0 ? (scaled - 1) / TC_PACK_CONFIDENCE_SCALE : get_double (reader);

  reader->good &= confidence >= 0 && confidence <= 1;

  return reader->good ? confidence : 0;
}

static char *
slice (Reader *reader,
       TcSpan  span)
{
  const char *start;
  gsize n_bytes;

  if (!tc_text_index_slice (reader->text, span, &start, &n_bytes))
    {
      reader->good = FALSE;
      return NULL;
    }

  return g_strndup (start, n_bytes);
}

static void
get_quote (Reader       *reader,
           TcSuggestion *suggestion)
{
  guint flags = get_number (reader, TC_PACK_QUOTE_HAS_SOURCE | TC_PACK_QUOTE_HAS_TEXT);
  TcId source_id = flags & TC_PACK_QUOTE_HAS_SOURCE ? (TcId) get_number (reader, G_MAXINT64)
                                                    : reader->source_id;
  guint start = get_number (reader, G_MAXINT32);
  guint length = get_number (reader, G_MAXINT32);
  TcSpan span = { start, start + length };
  g_autofree char *text = flags & TC_PACK_QUOTE_HAS_TEXT ? get_text (reader) : NULL;
  TcQuote *quote;

  if (!reader->good || reader->text == NULL)
    return;
  if (text == NULL)
    text = slice (reader, span);
  if (text == NULL)
    return;

  quote = tc_quote_new (span, text);
  quote->source_id = source_id;
  tc_suggestion_take_quote (suggestion, quote);
}

static TcSuggestion *
get_suggestion (Reader *reader)
{
  const char *field = get_word (reader);
  const char *rule = get_word (reader);
  const char *language = get_word (reader);
  guint item = get_number (reader, G_MAXUINT);
  double confidence = get_confidence (reader);
  g_autoptr (TcValue) value = reader->good ? get_value (reader, 0) : NULL;
  guint n_quotes = get_count (reader);
  TcSuggestion *suggestion;

  if (!reader->good)
    return NULL;

  suggestion = tc_suggestion_new (field, item, value, language, rule, confidence);
  suggestion->source_id = reader->source_id;
  for (guint i = 0; i < n_quotes && reader->good; i++)
    get_quote (reader, suggestion);

  return suggestion;
}

/**
 * tc_suggestion_unpack:
 * @connection: a connection
 * @pack: (nullable): what tc_suggestion_pack() made, or anything else
 * @n_bytes: its length
 * @source_id: the source
 * @text: (nullable): its text, %NULL where no quotes are wanted
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
  Reader reader = { connection, NULL, NULL, source_id, text, FALSE };
  guint n_suggestions;

  if (n_bytes > TC_PACK_HEADER_BYTES && bytes[0] == TC_PACK_VERSION && source_id > 0 && source_id <= MAX_SOURCE_ID)
    {
      reader.at = bytes + TC_PACK_HEADER_BYTES;
      reader.end = bytes + n_bytes;
      reader.good = TRUE;
    }
  n_suggestions = reader.good ? get_count (&reader) : 0;
  for (guint i = 0; i < n_suggestions && reader.good; i++)
    {
      TcSuggestion *suggestion = get_suggestion (&reader);

      if (suggestion == NULL)
        break;
      suggestion->id = (source_id << PLACE_BITS) + i + 1;
      g_ptr_array_add (suggestions, suggestion);
    }
  if (reader.good && reader.at == reader.end)
    return TRUE;

  return tc_store_error_damaged (error, N_("suggestions are not as they were stored"));
}
