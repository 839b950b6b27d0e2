/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-store"

#include "config.h"

#include "tc-suggestion-pack-private.h"

#include <math.h>
#include <string.h>

#include "tc-pack-bytes.h"
#include "tc-word-table.h"

/* A shorter text takes no more room than its place. */
#define LEAST_PART 4

/* The words of the last suggestion: many stand side by side. */
typedef struct
{
  TcConnection *connection;
  GString *bytes;
  TcId source_id;
  const TcTextIndex *text;
  GPtrArray *quotes;              /* of the suggestion that is being written */
  const char *words[3];
  guint ids[3];
  gsize copies;                   /* what places may still have */
} Writer;

static void
put_double (GString *bytes,
            double   number)
{
  guint64 bits;

  memcpy (&bits, &number, sizeof bits);
  bits = GUINT64_TO_LE (bits);
  g_string_append_len (bytes, (const char *) &bits, sizeof bits);
}

static void
put_text (GString    *bytes,
          const char *text)
{
  gsize length = strlen (text);

  tc_pack_put_number (bytes, length);
  g_string_append_len (bytes, text, length);
}

static gboolean
put_word (Writer      *writer,
          const char  *word,
          GError     **error)
{
  guint id = tc_words_add (writer->connection, word, error);

  tc_pack_put_number (writer->bytes, id);

  return id != 0;
}

static gboolean
put_repeated_word (Writer      *writer,
                   guint        place,
                   const char  *word,
                   GError     **error)
{
  if (writer->words[place] == NULL || strcmp (writer->words[place], word) != 0)
    {
      writer->words[place] = word;
      writer->ids[place] = tc_words_add (writer->connection, word, error);
      if (writer->ids[place] == 0)
        return FALSE;
    }
  tc_pack_put_number (writer->bytes, writer->ids[place]);

  return TRUE;
}

/* Whether a reader will copy so many bytes more. */
static gboolean
may_copy (Writer *writer,
          gsize   n_bytes)
{
  if (n_bytes > writer->copies)
    return FALSE;
  writer->copies -= n_bytes;

  return TRUE;
}

/* Whether the text of a value is one that a quote has. */
static gboolean
put_place (Writer     *writer,
           const char *text)
{
  gsize length = strlen (text);

  for (guint i = 0; i < writer->quotes->len; i++)
    {
      const TcQuote *quote = g_ptr_array_index (writer->quotes, i);
      const char *found = strstr (quote->text, text);
      gboolean whole = found == quote->text && quote->text[length] == '\0';

      if (found == NULL || (!whole && length < LEAST_PART))
        continue;
      if (!may_copy (writer, length))
        return FALSE;

      g_string_append_c (writer->bytes, whole ? TC_PACK_KIND_QUOTE : TC_PACK_KIND_PART);
      tc_pack_put_number (writer->bytes, i);
      if (!whole)
        {
          tc_pack_put_number (writer->bytes, found - quote->text);
          tc_pack_put_number (writer->bytes, length);
        }
      return TRUE;
    }

  return FALSE;
}

static void
put_value_text (Writer     *writer,
                const char *text)
{
  if (put_place (writer, text))
    return;

  g_string_append_c (writer->bytes, TC_PACK_KIND_TEXT);
  put_text (writer->bytes, text);
}

static gboolean
put_decimal (GString *bytes,
             double   number)
{
  double scale = 10;

  for (guint digits = 1; digits <= TC_PACK_MAX_DIGITS; digits++, scale *= 10)
    {
      double scaled = round (number * scale);

      if (!(scaled >= 1 && scaled <= TC_PACK_MAX_NATURAL) || scaled / scale != number)
        continue;

      g_string_append_c (bytes, TC_PACK_KIND_DECIMAL);
      tc_pack_put_number (bytes, digits);
      tc_pack_put_number (bytes, (guint64) scaled);
      return TRUE;
    }

  return FALSE;
}

static void
put_value_number (GString *bytes,
                  double   number)
{
  /* Not the negative zero. */
  if (number >= 0 && number <= TC_PACK_MAX_NATURAL && number == floor (number) && !signbit (number))
    {
      g_string_append_c (bytes, TC_PACK_KIND_NATURAL);
      tc_pack_put_number (bytes, (guint64) number);
      return;
    }
  if (put_decimal (bytes, number))
    return;
  g_string_append_c (bytes, TC_PACK_KIND_NUMBER);
  put_double (bytes, number);
}

static void
put_quantity (GString       *bytes,
              const TcValue *value)
{
  double sd;
  gboolean has_sd = tc_value_get_sd (value, &sd);

  g_string_append_c (bytes, has_sd ? TC_PACK_KIND_QUANTITY_WITH_SD : TC_PACK_KIND_QUANTITY);
  put_double (bytes, tc_value_get_number (value));
  put_text (bytes, tc_value_get_unit (value));
  if (has_sd)
    put_double (bytes, sd);
}

static gboolean
put_value (Writer         *writer,
           const TcValue  *value,
           GError        **error)
{
  gboolean record = tc_value_get_kind (value) == TC_VALUE_RECORD;

  switch (tc_value_get_kind (value))
    {
    case TC_VALUE_TEXT:
      put_value_text (writer, tc_value_get_text (value));
      return TRUE;

    case TC_VALUE_NUMBER:
      put_value_number (writer->bytes, tc_value_get_number (value));
      return TRUE;

    case TC_VALUE_QUANTITY:
      put_quantity (writer->bytes, value);
      return TRUE;

    case TC_VALUE_LIST:
    case TC_VALUE_RECORD:
    default:
      g_string_append_c (writer->bytes, record ? TC_PACK_KIND_RECORD : TC_PACK_KIND_LIST);
      tc_pack_put_number (writer->bytes, tc_value_get_n_items (value));
      for (guint i = 0; i < tc_value_get_n_items (value); i++)
        if ((record && !put_word (writer, tc_value_get_key (value, i), error))
            || !put_value (writer, tc_value_get_item (value, i), error))
          return FALSE;
      return TRUE;
    }
}

static void
put_confidence (GString *bytes,
                double   confidence)
{
  double scaled = round (confidence * TC_PACK_CONFIDENCE_SCALE);

  if (scaled / TC_PACK_CONFIDENCE_SCALE == confidence)
    {
      tc_pack_put_number (bytes, (guint64) scaled + 1);
      return;
    }
  tc_pack_put_number (bytes, 0);
  put_double (bytes, confidence);
}

static gboolean
stands_in_text (const Writer  *writer,
                const TcQuote *quote)
{
  const char *start;
  gsize n_bytes;

  return tc_text_index_slice (writer->text, quote->span, &start, &n_bytes)
         && strncmp (quote->text, start, n_bytes) == 0 && quote->text[n_bytes] == '\0';
}

static void
put_quote (Writer        *writer,
           const TcQuote *quote)
{
  gboolean elsewhere = quote->source_id != 0 && quote->source_id != writer->source_id;
  gboolean text = elsewhere || !stands_in_text (writer, quote) || !may_copy (writer, strlen (quote->text));

  tc_pack_put_number (writer->bytes,
              (elsewhere ? TC_PACK_QUOTE_HAS_SOURCE : 0) | (text ? TC_PACK_QUOTE_HAS_TEXT : 0));
  if (elsewhere)
    tc_pack_put_number (writer->bytes, quote->source_id);
  tc_pack_put_number (writer->bytes, quote->span.start);
  tc_pack_put_number (writer->bytes, quote->span.end - quote->span.start);
  if (text)
    put_text (writer->bytes, quote->text);
}

static gboolean
put_suggestion (Writer              *writer,
                const TcSuggestion  *suggestion,
                GError             **error)
{
  if (!put_repeated_word (writer, 0, suggestion->field, error)
      || !put_repeated_word (writer, 1, suggestion->rule, error)
      || !put_repeated_word (writer, 2, suggestion->language, error))
    return FALSE;

  tc_pack_put_number (writer->bytes, suggestion->item);
  put_confidence (writer->bytes, suggestion->confidence);
  tc_pack_put_number (writer->bytes, suggestion->quotes->len);
  for (guint i = 0; i < suggestion->quotes->len; i++)
    put_quote (writer, g_ptr_array_index (suggestion->quotes, i));
  writer->quotes = suggestion->quotes;

  return put_value (writer, suggestion->value, error);
}

/**
 * tc_suggestion_pack:
 * @connection: a connection in a transaction
 * @suggestions: (element-type TcSuggestion): what a source suggests; quotes that name no source are of this one
 * @source_id: the source
 * @text: its text
 * @error: return location for a #GError
 *
 * Writes suggestions in few bytes.
 *
 * Returns: (transfer full) (nullable): the bytes, %NULL where a word could not be stored
 */
GBytes *
tc_suggestion_pack (TcConnection       *connection,
                    GPtrArray          *suggestions,
                    TcId                source_id,
                    const TcTextIndex  *text,
                    GError            **error)
{
  g_autoptr (GString) bytes = g_string_sized_new (1024);
  Writer writer = { connection, bytes, source_id, text, NULL, { NULL }, { 0 },
                    tc_suggestion_pack_copies (text) };
  guint64 sum;

  g_string_set_size (bytes, TC_PACK_HEADER_BYTES);
  bytes->str[0] = TC_PACK_VERSION;
  tc_pack_put_number (bytes, suggestions->len);
  for (guint i = 0; i < suggestions->len; i++)
    if (!put_suggestion (&writer, g_ptr_array_index (suggestions, i), error))
      return NULL;

  sum = tc_suggestion_pack_sum (bytes->str, bytes->len, suggestions);
  sum = GUINT64_TO_LE (sum);
  memcpy (bytes->str + 1, &sum, sizeof sum);

  return g_string_free_to_bytes (g_steal_pointer (&bytes));
}
