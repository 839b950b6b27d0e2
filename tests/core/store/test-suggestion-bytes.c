/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "suggestion-fixture.h"
#include "tc-store-private.h"
#include "tc-suggestion-pack.h"
#include "tc-word-table.h"

/* Tests: tc-suggestion-unpack.c tc-suggestion-pack-sum.c */

/* Reads bytes that end where their memory ends: whatever they are, they are read or refused as damaged. What is read can
 * be shown; @check says whether it is what was packed.
 *
 * Returns: whether they were read */
static gboolean
read_bytes (StoreFixture      *fixture,
            const TcTextIndex *index,
            const guint8      *bytes,
            gsize              n_bytes,
            gboolean          *check)
{
  g_autofree guint8 *copy = g_memdup2 (bytes, n_bytes);
  g_autoptr (GPtrArray) suggestions = tc_suggestions_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *shown = NULL;
  TcConnection *connection = fixture->store->connection;

  if (!tc_suggestion_unpack (connection, copy, n_bytes, 7, index, suggestions, &error))
    {
      g_assert_error (error, TC_STORE_ERROR, TC_STORE_ERROR_DAMAGED);
      return FALSE;
    }
  *check = tc_suggestion_pack_check (copy, n_bytes, suggestions);
  shown = tc_suggestions_to_json (suggestions);
  g_assert_true (g_utf8_validate (shown, -1, NULL));

  return TRUE;
}

static void
test_cut (StoreFixture  *fixture,
          gconstpointer  data)
{
  g_auto (TcTextIndex) index = { NULL };
  g_autoptr (GBytes) pack = suggestion_fixture_pack (fixture, &index);
  gboolean check = FALSE;
  gsize n_bytes;
  const guint8 *bytes = g_bytes_get_data (pack, &n_bytes);

  for (gsize i = 0; i < n_bytes; i++)
    g_assert_false (read_bytes (fixture, &index, bytes, i, &check));
  g_assert_true (read_bytes (fixture, &index, bytes, n_bytes, &check));
  g_assert_true (check);
}

static void
test_changed (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_auto (TcTextIndex) index = { NULL };
  g_autoptr (GBytes) pack = suggestion_fixture_pack (fixture, &index);
  gsize n_bytes;
  const guint8 *bytes = g_bytes_get_data (pack, &n_bytes);
  g_autofree guint8 *bad = g_memdup2 (bytes, n_bytes);
  guint n_read = 0;

  for (gsize i = 0; i < n_bytes; i++)
    {
      for (guint change = 1; change < 256; change++)
        {
          gboolean check = FALSE;

          bad[i] = bytes[i] ^ change;
          if (read_bytes (fixture, &index, bad, n_bytes, &check))
            n_read++;
          g_assert_false (check);
        }
      bad[i] = bytes[i];
    }
  g_assert_cmpuint (n_read, >, 0);
  g_test_message ("%u of %u changed packs can be read, and all are told from the good one", n_read,
                  (guint) n_bytes * 255);
}

/* What somebody could write on purpose: version, sum and what follows in hexadecimal. Words 1 and 2 are known. */
#define HEADER "01 00 00 00 00 00 00 00 00 "
#define ONE HEADER "01 01 01 01 00 01 "           /* one suggestion of item 0 with confidence 0: its value follows */
#define NUMBER "01 05 "                           /* the value 5: the quotes follow */
#define QUOTED "02 00 00 00 00 00 00 00 00 01 01 01 01 00 01 01 02 00 05 03 61 c3 a9 "  /* of version 2: quote "aé", value */
#define NOT_A_NUMBER "00 00 00 00 00 00 f8 7f "
#define INFINITE "00 00 00 00 00 00 f0 ff "

static const struct
{
  const char *name;
  const char *bytes;
  gboolean good;
} cases[] = {
  { "none", HEADER "00", TRUE },
  { "number", ONE NUMBER "00", TRUE },
  { "empty", "", FALSE },
  { "header only", HEADER, FALSE },
  { "version 0", "00 00 00 00 00 00 00 00 00 00", FALSE },
  { "version 3", "03 00 00 00 00 00 00 00 00 00", FALSE },
  { "too few suggestions", HEADER "02 01 01 01 00 01 " NUMBER "00", FALSE },
  { "too many suggestions", HEADER "ff ff ff ff 0f", FALSE },
  { "rest", ONE NUMBER "00 00", FALSE },

  { "word 0", HEADER "01 00 01 01 00 01 " NUMBER "00", FALSE },
  { "unknown word", HEADER "01 01 01 63 00 01 " NUMBER "00", FALSE },
  { "big word", HEADER "01 81 80 80 80 10 01 01 00 01 " NUMBER "00", FALSE },

  { "largest item", HEADER "01 01 01 01 ff ff ff ff 0f 01 " NUMBER "00", TRUE },
  { "item of 33 bits", HEADER "01 01 01 01 80 80 80 80 10 01 " NUMBER "00", FALSE },
  { "item of 65 bits", HEADER "01 01 01 01 80 80 80 80 80 80 80 80 80 02 01 " NUMBER "00", FALSE },
  { "item of 70 bits", HEADER "01 01 01 01 80 80 80 80 80 80 80 80 80 80 00 01 " NUMBER "00", FALSE },
  { "endless item", HEADER "01 01 01 01 ff ff ff ff ff ff ff ff ff ff ff ff", FALSE },

  { "confidence 1", HEADER "01 01 01 01 00 91 4e " NUMBER "00", TRUE },
  { "confidence above 1", HEADER "01 01 01 01 00 92 4e " NUMBER "00", FALSE },
  { "confidence 1.5", HEADER "01 01 01 01 00 00 00 00 00 00 00 00 f8 3f " NUMBER "00", FALSE },
  { "confidence -1", HEADER "01 01 01 01 00 00 00 00 00 00 00 00 f0 bf " NUMBER "00", FALSE },
  { "no confidence", HEADER "01 01 01 01 00 00 " NOT_A_NUMBER NUMBER "00", FALSE },

  { "kind", ONE "0a 00 00", FALSE },
  { "place before the quotes", ONE "07 00 01 00 00 05", FALSE },
  { "part before the quotes", ONE "08 00 00 00 01 00 00 05", FALSE },
  { "natural", ONE "01 80 80 9a a6 ea af e3 01 00", TRUE },
  { "natural above 1e15", ONE "01 81 80 9a a6 ea af e3 01 00", FALSE },
  { "not a number", ONE "02 " NOT_A_NUMBER "00", FALSE },
  { "infinite", ONE "02 " INFINITE "00", FALSE },
  { "half a number", ONE "02 00 00 00 00", FALSE },
  { "quantity", ONE "03 " INFINITE "00 00", FALSE },
  { "sd", ONE "04 00 00 00 00 00 00 f0 3f 00 " NOT_A_NUMBER "00", FALSE },

  { "text", ONE "00 02 c3 a9 00", TRUE },
  { "text behind the end", ONE "00 7f 61 00", FALSE },
  { "text of 2 GB", ONE "00 ff ff ff ff 07 61 00", FALSE },
  { "text of 64 bits", ONE "00 ff ff ff ff ff ff ff ff ff 01 61 00", FALSE },
  { "text that is cut off", ONE "00 01 c3 00", FALSE },
  { "text with a surrogate", ONE "00 03 ed a0 80 00", FALSE },
  { "text in too many bytes", ONE "00 02 c0 af 00", FALSE },
  { "text with a NUL", ONE "00 02 61 00 00", FALSE },
  { "unit", ONE "03 00 00 00 00 00 00 f0 3f 01 ff 00", FALSE },

  { "list", ONE "05 02 01 05 01 06 00", TRUE },
  { "too long a list", ONE "05 ff ff ff ff 0f", FALSE },
  { "short list", ONE "05 03 01 05 01 06", FALSE },
  { "record", ONE "06 02 01 01 05 02 01 06 00", TRUE },
  { "key twice", ONE "06 02 01 01 05 01 01 06 00", FALSE },
  { "unknown key", ONE "06 01 63 01 05 00", FALSE },

  { "quote", ONE NUMBER "01 00 00 05", TRUE },
  { "quote with text elsewhere", ONE NUMBER "01 02 ff ff ff ff 07 ff ff ff ff 07 01 61", TRUE },
  { "quote behind the end", ONE NUMBER "01 00 ff ff ff ff 07 ff ff ff ff 07", FALSE },
  { "quote that starts behind 31 bits", ONE NUMBER "01 02 80 80 80 80 08 00 01 61", FALSE },
  { "quote longer than 31 bits", ONE NUMBER "01 02 00 80 80 80 80 08 01 61", FALSE },
  { "quote of a bad source", ONE NUMBER "01 01 ff ff ff ff ff ff ff ff ff 01 00 05", FALSE },
  { "quote with a flag", ONE NUMBER "01 04 00 05", FALSE },
  { "quote that is not UTF-8", ONE NUMBER "01 02 00 05 01 80", FALSE },
  { "too many quotes", ONE NUMBER "02 00 00 05", FALSE },

  { "value behind a quote", QUOTED "01 05", TRUE },
  { "no value", QUOTED, FALSE },
  { "place", QUOTED "07 00", TRUE },
  { "place of no quote", QUOTED "07 01", FALSE },
  { "place of a far quote", QUOTED "07 ff ff ff ff 07", FALSE },
  { "part", QUOTED "08 00 01 02", TRUE },
  { "empty part", QUOTED "08 00 03 00", TRUE },
  { "part of no quote", QUOTED "08 01 00 00", FALSE },
  { "part from half a character", QUOTED "08 00 02 01", FALSE },
  { "part up to half a character", QUOTED "08 00 00 02", FALSE },
  { "part behind the end", QUOTED "08 00 04 00", FALSE },
  { "part over the end", QUOTED "08 00 01 03", FALSE },
  { "part of 64 bits", QUOTED "08 00 01 ff ff ff ff ff ff ff ff ff 01", FALSE },
  { "parts in a list", QUOTED "05 02 07 00 08 00 00 01", TRUE },
  { "decimal", QUOTED "09 02 05", TRUE },
  { "decimal without digits", QUOTED "09 00 05", FALSE },
  { "decimal of too many digits", QUOTED "09 05 05", FALSE },
  { "decimal above 1e15", QUOTED "09 01 81 80 9a a6 ea af e3 01", FALSE },
};

static GByteArray *
from_hexadecimal (const char *text)
{
  GByteArray *bytes = g_byte_array_new ();

  for (; *text != '\0'; text += text[2] == ' ' ? 3 : 2)
    {
      const guint8 byte = g_ascii_xdigit_value (text[0]) << 4 | g_ascii_xdigit_value (text[1]);

      g_byte_array_append (bytes, &byte, 1);
    }

  return bytes;
}

static void
add_words (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  begin (fixture->store);
  g_assert_cmpuint (tc_words_add (fixture->store->connection, "probe", &error), ==, 1);
  g_assert_cmpuint (tc_words_add (fixture->store->connection, "other", &error), ==, 2);
  g_assert_no_error (error);
  commit (fixture->store);
}

static void
test_made_up (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_auto (TcTextIndex) index = { NULL };

  add_words (fixture);
  tc_text_index_init (&index, SUGGESTION_TEXT);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GByteArray) bytes = from_hexadecimal (cases[i].bytes);
      gboolean check = FALSE;

      g_test_message ("%s", cases[i].name);
      g_assert_cmpint (read_bytes (fixture, &index, bytes->data, bytes->len, &check), ==, cases[i].good);
      g_assert_false (check);
    }
}

/* A list in a list in a list …, as deep as JSON may be, deeper, and deep enough to overrun a stack. */
static void
test_depth (StoreFixture  *fixture,
            gconstpointer  data)
{
  static const guint depths[] = { 1, 64, 65, 1000000 };
  g_auto (TcTextIndex) index = { NULL };

  add_words (fixture);
  tc_text_index_init (&index, SUGGESTION_TEXT);
  for (gsize i = 0; i < G_N_ELEMENTS (depths); i++)
    {
      g_autoptr (GByteArray) bytes = from_hexadecimal (ONE);
      gboolean check = FALSE;

      for (guint k = 0; k < depths[i]; k++)
        g_byte_array_append (bytes, (const guint8 *) "\x05\x01", 2);
      g_byte_array_append (bytes, (const guint8 *) "\x01\x05\x00", 3);
      g_assert_cmpint (read_bytes (fixture, &index, bytes->data, bytes->len, &check), ==, depths[i] <= 64);
    }
}

/* The ids of suggestions are made of that of their source: the row may have any. */
static void
test_sources (StoreFixture  *fixture,
              gconstpointer  data)
{
  static const TcId ids[] = { G_MININT64, -1, 0, 1, G_MAXINT32, G_MAXINT64 >> 20, (G_MAXINT64 >> 20) + 1, G_MAXINT64 };
  g_autoptr (GByteArray) bytes = from_hexadecimal (ONE NUMBER "00");
  g_auto (TcTextIndex) index = { NULL };

  add_words (fixture);
  tc_text_index_init (&index, SUGGESTION_TEXT);
  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (GPtrArray) suggestions = tc_suggestions_new ();
      g_autoptr (GError) error = NULL;

      if (tc_suggestion_unpack (fixture->store->connection, bytes->data, bytes->len, ids[i], &index, suggestions, &error))
        {
          g_assert_cmpint (ids[i], >, 0);
          g_assert_cmpint (((TcSuggestion *) g_ptr_array_index (suggestions, 0))->id, >, 0);
        }
      else
        {
          g_assert_error (error, TC_STORE_ERROR, TC_STORE_ERROR_DAMAGED);
          g_assert_false (ids[i] > 0 && ids[i] <= G_MAXINT32);
        }
    }
}

/* Two bytes for each copy of a long text: 100 of a million bytes are more than all places may have, 70 are not. */
static void
test_copies (StoreFixture  *fixture,
             gconstpointer  data)
{
  static const guint8 counts[] = { 70, 100 };
  g_autofree char *text = g_strnfill (1000000, 'a');
  g_auto (TcTextIndex) index = { NULL };

  add_words (fixture);
  tc_text_index_init (&index, text);
  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autoptr (GByteArray) values = from_hexadecimal ("02 00 00 00 00 00 00 00 00 01 01 01 01 00 01 01 00 00 c0 84 3d 05");
      g_autoptr (GByteArray) quotes = from_hexadecimal (ONE NUMBER);
      gboolean check = FALSE;

      g_byte_array_append (values, &counts[i], 1);
      g_byte_array_append (quotes, &counts[i], 1);
      for (guint k = 0; k < counts[i]; k++)
        {
          g_byte_array_append (values, (const guint8 *) "\x07\x00", 2);
          g_byte_array_append (quotes, (const guint8 *) "\x00\x00\xc0\x84\x3d", 5);
        }
      g_assert_cmpint (read_bytes (fixture, &index, values->data, values->len, &check), ==, counts[i] == 70);
      g_assert_cmpint (read_bytes (fixture, &index, quotes->data, quotes->len, &check), ==, counts[i] == 70);
    }
}

/* What is packed can be read, however often it quotes the whole text. */
static void
test_many_copies (StoreFixture  *fixture,
                  gconstpointer  data)
{
  g_autofree char *text = g_strnfill (1000000, 'a');
  g_auto (TcTextIndex) index = { NULL };
  g_autoptr (GPtrArray) suggestions = tc_suggestions_new ();
  g_autoptr (TcValue) value = tc_value_new_text (text);
  g_autoptr (GBytes) pack = NULL;
  g_autoptr (GError) error = NULL;
  gboolean check = FALSE;

  tc_text_index_init (&index, text);
  for (guint i = 0; i < 45; i++)
    {
      TcSuggestion *suggestion = tc_suggestion_new ("probe", i, value, "en", "probe.rule", 0.5);

      tc_suggestion_take_quote (suggestion, tc_quote_new ((TcSpan) { 0, 1000000 }, text));
      g_ptr_array_add (suggestions, suggestion);
    }
  begin (fixture->store);
  pack = tc_suggestion_pack (fixture->store->connection, suggestions, 7, &index, &error);
  g_assert_no_error (error);
  commit (fixture->store);
  g_assert_true (read_bytes (fixture, &index, g_bytes_get_data (pack, NULL), g_bytes_get_size (pack), &check));
  g_assert_true (check);
}

/* A version that was changed is told, although the rest is read in the same way. */
static void
test_version (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr (GPtrArray) none = tc_suggestions_new ();
  g_auto (TcTextIndex) index = { NULL };
  g_autoptr (GBytes) pack = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree guint8 *bytes = NULL;
  gboolean check = FALSE;
  gsize n_bytes;

  tc_text_index_init (&index, SUGGESTION_TEXT);
  begin (fixture->store);
  pack = tc_suggestion_pack (fixture->store->connection, none, 7, &index, &error);
  g_assert_no_error (error);
  commit (fixture->store);
  n_bytes = g_bytes_get_size (pack);
  bytes = g_memdup2 (g_bytes_get_data (pack, NULL), n_bytes);
  g_assert_true (read_bytes (fixture, &index, bytes, n_bytes, &check) && check);
  bytes[0] = 1;
  g_assert_true (read_bytes (fixture, &index, bytes, n_bytes, &check));
  g_assert_false (check);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) \
  g_test_add ("/store/suggestion-bytes/" name, StoreFixture, NULL, store_fixture_set_up, function, \
              store_fixture_tear_down)

  ADD ("cut", test_cut);
  ADD ("changed", test_changed);
  ADD ("made-up", test_made_up);
  ADD ("depth", test_depth);
  ADD ("sources", test_sources);
  ADD ("copies", test_copies);
  ADD ("many-copies", test_many_copies);
  ADD ("version", test_version);

  return g_test_run ();
}
