/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-store"

#include "config.h"

#include "tc-suggestion-pack.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "tc-store-error.h"
#include "tc-word-table.h"

/*
 * The suggestions of one source, as they stand in its row:
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

#define VERSION 1
#define HEADER_BYTES 9
/* As deep as JSON may be. */
#define MAX_DEPTH 64

/* Confidences with no more digits take two bytes, and not nine. */
#define CONFIDENCE_SCALE 10000.0

typedef enum
{
  KIND_TEXT,
  KIND_NATURAL,                   /* a whole number from 0 */
  KIND_NUMBER,
  KIND_QUANTITY,
  KIND_QUANTITY_WITH_SD,
  KIND_LIST,
  KIND_RECORD
} ValueKind;

enum
{
  QUOTE_HAS_SOURCE = 1 << 0,
  QUOTE_HAS_TEXT = 1 << 1
};

/* --- the sum ------------------------------------------------------------------------------------- */

#define SUM_START G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)
#define SUM_FACTOR G_GUINT64_CONSTANT (0xff51afd7ed558ccd)

static guint64
mix (guint64 sum,
     guint64 word)
{
  sum = (sum ^ word) * SUM_FACTOR;

  return sum ^ (sum >> 32);
}

static guint64
add_to_sum (guint64     sum,
            const char *data,
            gsize       n_bytes)
{
  guint64 word;

  sum = mix (sum, n_bytes);
  for (; n_bytes >= sizeof word; n_bytes -= sizeof word, data += sizeof word)
    {
      memcpy (&word, data, sizeof word);
      sum = mix (sum, GUINT64_FROM_LE (word));
    }
  word = 0;
  memcpy (&word, data, n_bytes);

  return mix (sum, GUINT64_FROM_LE (word));
}

static guint64
add_text (guint64     sum,
          const char *text)
{
  return add_to_sum (sum, text, strlen (text));
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

static guint64
make_sum (const char *body,
          gsize       n_bytes,
          GPtrArray  *suggestions)
{
  guint64 sum = add_to_sum (SUM_START, body, n_bytes);

  for (guint i = 0; i < suggestions->len; i++)
    sum = add_suggestion (sum, g_ptr_array_index (suggestions, i));

  return sum;
}

/* --- writing ------------------------------------------------------------------------------------- */

/* The words of the last suggestion: many stand side by side. */
typedef struct
{
  TcConnection *connection;
  GString *bytes;
  TcId source_id;
  const TcTextIndex *text;
  const char *words[3];
  guint ids[3];
} Writer;

static void
put_number (GString *bytes,
            guint64  number)
{
  for (; number >= 0x80; number >>= 7)
    g_string_append_c (bytes, (char) (number | 0x80));
  g_string_append_c (bytes, (char) number);
}

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

  put_number (bytes, length);
  g_string_append_len (bytes, text, length);
}

static gboolean
put_word (Writer      *writer,
          const char  *word,
          GError     **error)
{
  guint id = tc_words_add (writer->connection, word, error);

  put_number (writer->bytes, id);

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
  put_number (writer->bytes, writer->ids[place]);

  return TRUE;
}

static void
put_value_number (GString *bytes,
                  double   number)
{
  /* Not the negative zero. */
  if (number >= 0 && number <= 1e15 && number == floor (number) && !signbit (number))
    {
      g_string_append_c (bytes, KIND_NATURAL);
      put_number (bytes, (guint64) number);
      return;
    }
  g_string_append_c (bytes, KIND_NUMBER);
  put_double (bytes, number);
}

static void
put_quantity (GString       *bytes,
              const TcValue *value)
{
  double sd;
  gboolean has_sd = tc_value_get_sd (value, &sd);

  g_string_append_c (bytes, has_sd ? KIND_QUANTITY_WITH_SD : KIND_QUANTITY);
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
      g_string_append_c (writer->bytes, KIND_TEXT);
      put_text (writer->bytes, tc_value_get_text (value));
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
      g_string_append_c (writer->bytes, record ? KIND_RECORD : KIND_LIST);
      put_number (writer->bytes, tc_value_get_n_items (value));
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
  double scaled = round (confidence * CONFIDENCE_SCALE);

  if (scaled / CONFIDENCE_SCALE == confidence)
    {
      put_number (bytes, (guint64) scaled + 1);
      return;
    }
  put_number (bytes, 0);
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
  gboolean text = elsewhere || !stands_in_text (writer, quote);

  put_number (writer->bytes, (elsewhere ? QUOTE_HAS_SOURCE : 0) | (text ? QUOTE_HAS_TEXT : 0));
  if (elsewhere)
    put_number (writer->bytes, quote->source_id);
  put_number (writer->bytes, quote->span.start);
  put_number (writer->bytes, quote->span.end - quote->span.start);
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

  put_number (writer->bytes, suggestion->item);
  put_confidence (writer->bytes, suggestion->confidence);
  if (!put_value (writer, suggestion->value, error))
    return FALSE;
  put_number (writer->bytes, suggestion->quotes->len);
  for (guint i = 0; i < suggestion->quotes->len; i++)
    put_quote (writer, g_ptr_array_index (suggestion->quotes, i));

  return TRUE;
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
  Writer writer = { connection, bytes, source_id, text, { NULL }, { 0 } };
  guint64 sum;

  g_string_set_size (bytes, HEADER_BYTES);
  bytes->str[0] = VERSION;
  put_number (bytes, suggestions->len);
  for (guint i = 0; i < suggestions->len; i++)
    if (!put_suggestion (&writer, g_ptr_array_index (suggestions, i), error))
      return NULL;

  sum = GUINT64_TO_LE (make_sum (bytes->str + HEADER_BYTES, bytes->len - HEADER_BYTES, suggestions));
  memcpy (bytes->str + 1, &sum, sizeof sum);

  return g_string_free_to_bytes (g_steal_pointer (&bytes));
}

/* --- reading ------------------------------------------------------------------------------------- */

typedef struct
{
  TcConnection *connection;
  const guint8 *at;
  const guint8 *end;
  TcId source_id;
  const TcTextIndex *text;        /* NULL where no quotes are wanted */
  gboolean good;
} Reader;

static guint64
get_number (Reader *reader,
            guint64 max)
{
  guint64 number = 0;

  for (guint shift = 0; shift < 64 && reader->at < reader->end; shift += 7)
    {
      guint8 byte = *reader->at++;

      number |= (guint64) (byte & 0x7f) << shift;
      if (byte < 0x80)
        {
          reader->good &= number <= max;
          return number;
        }
    }
  reader->good = FALSE;

  return 0;
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
  guint n_items = get_number (reader, reader->end - reader->at);

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

  reader->good &= depth <= MAX_DEPTH;
  switch (get_number (reader, KIND_RECORD))
    {
    case KIND_TEXT:
      text = get_text (reader);
      return reader->good ? tc_value_new_text (text) : NULL;

    case KIND_NATURAL:
      number = get_number (reader, G_GUINT64_CONSTANT (1000000000000000));
      return reader->good ? tc_value_new_number (number) : NULL;

    case KIND_NUMBER:
      number = get_double (reader);
      return reader->good ? tc_value_new_number (number) : NULL;

    case KIND_QUANTITY:
      return get_quantity (reader, FALSE);

    case KIND_QUANTITY_WITH_SD:
      return get_quantity (reader, TRUE);

    case KIND_LIST:
      return reader->good ? get_items (reader, FALSE, depth) : NULL;

    case KIND_RECORD:
      return reader->good ? get_items (reader, TRUE, depth) : NULL;

    default:
      reader->good = FALSE;
      return NULL;
    }
}

static double
get_confidence (Reader *reader)
{
  guint64 scaled = get_number (reader, (guint64) CONFIDENCE_SCALE + 1);
  double confidence = scaled > 0 ? (scaled - 1) / CONFIDENCE_SCALE : get_double (reader);

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
  guint flags = get_number (reader, QUOTE_HAS_SOURCE | QUOTE_HAS_TEXT);
  TcId source_id = flags & QUOTE_HAS_SOURCE ? (TcId) get_number (reader, G_MAXINT64) : reader->source_id;
  guint start = get_number (reader, G_MAXINT32);
  guint length = get_number (reader, G_MAXINT32);
  TcSpan span = { start, start + length };
  g_autofree char *text = flags & QUOTE_HAS_TEXT ? get_text (reader) : NULL;
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
  guint n_quotes = get_number (reader, reader->end - reader->at);
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
 * @pack: what tc_suggestion_pack() made, or anything else
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
  Reader reader = { connection, bytes, bytes + n_bytes, source_id, text, TRUE };
  guint n_suggestions;

  reader.good = n_bytes > HEADER_BYTES && bytes[0] == VERSION;
  if (reader.good)
    reader.at += HEADER_BYTES;
  n_suggestions = reader.good ? get_number (&reader, n_bytes) : 0;
  for (guint i = 0; i < n_suggestions && reader.good; i++)
    {
      TcSuggestion *suggestion = get_suggestion (&reader);

      if (suggestion == NULL)
        break;
      suggestion->id = (source_id << 20) + i + 1;
      g_ptr_array_add (suggestions, suggestion);
    }
  if (reader.good && reader.at == reader.end)
    return TRUE;

  return tc_store_error_damaged (error, N_("suggestions are not as they were stored"));
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

  if (n_bytes <= HEADER_BYTES)
    return FALSE;
  memcpy (&sum, bytes + 1, sizeof sum);

  return GUINT64_FROM_LE (sum) == make_sum (bytes + HEADER_BYTES, n_bytes - HEADER_BYTES, suggestions);
}
