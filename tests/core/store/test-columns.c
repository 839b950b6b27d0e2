/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tc-columns.h"

#include <string.h>

#include "tc-store.h"

/* Tests: tc-columns.c */

/* Every character comes back, also those that JSON must escape. */
static const char * const words[] = { "", "a", "\"quoted\"", "back\\slash", "line\nend\ttab\r", "\x01\x1f\x7f", "评价 😀", "e\u0301\u2028" };

static void
test_strings (void)
{
  g_autoptr (GPtrArray) strings = g_ptr_array_new ();
  g_autoptr (GPtrArray) read = NULL;
  g_autofree char *column = NULL;
  g_autofree char *empty = tc_column_from_strings (NULL);

  g_assert_cmpstr (empty, ==, "[]");
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_ptr_array_add (strings, (gpointer) words[i]);
  column = tc_column_from_strings (strings);
  g_assert_null (strchr (column, '\n'));
  read = tc_column_to_strings (column, NULL);
  g_assert_cmpuint (read->len, ==, strings->len);
  for (guint i = 0; i < strings->len; i++)
    g_assert_cmpstr (g_ptr_array_index (read, i), ==, words[i]);
}

static void
test_quotes (void)
{
  g_autoptr (GPtrArray) quotes = tc_quotes_new ();
  g_autoptr (GPtrArray) read = NULL;
  g_autofree char *column = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      TcQuote *quote = tc_quote_new ((TcSpan) { i, G_MAXUINT - i }, words[i]);

      quote->source_id = i % 2 == 0 ? 0 : G_MAXINT64;
      quote->item = i;
      g_ptr_array_add (quotes, quote);
    }
  column = tc_column_from_quotes (quotes, 42);
  read = tc_column_to_quotes (column, NULL);
  g_assert_cmpuint (read->len, ==, quotes->len);
  for (guint i = 0; i < read->len; i++)
    {
      const TcQuote *quote = g_ptr_array_index (read, i);

      g_assert_cmpint (quote->source_id, ==, i % 2 == 0 ? 42 : G_MAXINT64);
      g_assert_cmpuint (quote->item, ==, i);
      g_assert_cmpuint (quote->span.start, ==, i);
      g_assert_cmpuint (quote->span.end, ==, G_MAXUINT - i);
      g_assert_cmpstr (quote->text, ==, words[i]);
    }
}

/* As they were written until step 6. */
static void
test_sections (void)
{
  g_autoptr (TcSource) read = tc_source_new ();
  g_autoptr (GError) error = NULL;
  const TcSection *second;

  tc_source_take_text (read, g_strdup ("We came."));
  g_assert_true (tc_column_to_sections ("[{\"start\":0,\"end\":2,\"kind\":\"title\",\"language\":\"en\"},"
                                        "{\"start\":2,\"end\":8,\"kind\":\"copy\",\"language\":\"\"}]", read, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (read->sections->len, ==, 2);
  second = &g_array_index (read->sections, TcSection, 1);
  g_assert_cmpint (second->kind, ==, TC_SECTION_COPY);
  g_assert_cmpuint (second->span.start, ==, 2);
  g_assert_cmpuint (second->span.end, ==, 8);
  g_assert_cmpstr (second->language, ==, "");
}

static void
test_values (void)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) tc_value_unref);
  g_autoptr (GPtrArray) read = NULL;
  g_autofree char *column = NULL;
  TcValue *value = NULL;

  g_ptr_array_add (values, tc_value_new_number (-0.1));
  g_ptr_array_add (values, tc_value_new_text ("评价\n"));
  g_ptr_array_add (values, tc_value_new_quantity (12, "month"));
  column = tc_column_from_values (values);
  read = tc_column_to_values (column, NULL);
  g_assert_cmpuint (read->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_true (tc_value_equal (g_ptr_array_index (read, i), g_ptr_array_index (values, i)));
  g_assert_true (tc_column_to_value (NULL, &value, NULL));
  g_assert_null (value);
  g_assert_true (tc_column_to_value ("40", &value, NULL));
  g_assert_cmpfloat (tc_value_get_number (value), ==, 40);
  tc_value_unref (value);
}

/* What another program may have written: each is refused as damage, none is guessed at. */
static const struct { const char *name, *column; } damages[] = {
  { "empty", "" }, { "no-json", "x" }, { "cut-off", "[{\"text\":" }, { "object", "{}" }, { "null", "null" },
  { "number-inside", "[1]" }, { "list-inside", "[[]]" }, { "null-inside", "[null]" }, { "object-inside", "[{}]" },
  { "text-missing", "[{\"source\":1,\"item\":0,\"start\":0,\"end\":1}]" },
  { "text-number", "[{\"source\":1,\"item\":0,\"start\":0,\"end\":1,\"text\":5}]" },
  { "negative", "[{\"source\":1,\"item\":0,\"start\":-1,\"end\":1,\"text\":\"x\"}]" },
  { "too-large", "[{\"source\":1,\"item\":0,\"start\":0,\"end\":4294967296,\"text\":\"x\"}]" },
  { "fraction", "[{\"source\":1,\"item\":0.5,\"start\":0,\"end\":1,\"text\":\"x\"}]" },
  { "backwards", "[{\"source\":1,\"item\":0,\"start\":9,\"end\":1,\"text\":\"x\"}]" },
};

static void
test_damage (gconstpointer data)
{
  const char *column = damages[GPOINTER_TO_UINT (data)].column;
  g_autoptr (TcSource) source = tc_source_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) strings = NULL;

  g_assert_null (tc_column_to_quotes (column, &error));
  g_assert_error (error, TC_STORE_ERROR, TC_STORE_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_false (tc_column_to_sections (column, source, &error));
  g_assert_error (error, TC_STORE_ERROR, TC_STORE_ERROR_DAMAGED);
  g_clear_error (&error);
  strings = tc_column_to_strings (column, &error);
  g_assert_null (strings);
  g_assert_error (error, TC_STORE_ERROR, TC_STORE_ERROR_DAMAGED);
}

static void
test_damaged_sections (void)
{
  static const char * const columns[] = {
    "[{\"start\":0,\"end\":9,\"kind\":\"title\",\"language\":\"en\"}]",
    "[{\"start\":5,\"end\":1,\"kind\":\"title\",\"language\":\"en\"}]",
    "[{\"start\":0,\"end\":1,\"kind\":\"poem\",\"language\":\"en\"}]",
    "[{\"start\":0,\"end\":1,\"kind\":\"title\"}]",
  };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autoptr (TcSource) source = tc_source_new ();
      g_autoptr (GError) error = NULL;

      tc_source_take_text (source, g_strdup ("We came."));
      g_test_message ("%s", columns[i]);
      g_assert_false (tc_column_to_sections (columns[i], source, &error));
      g_assert_error (error, TC_STORE_ERROR, TC_STORE_ERROR_DAMAGED);
    }
}

static void
test_damaged_values (void)
{
  static const char * const columns[] = { "", "[", "[1e999]", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[" };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autoptr (GError) error = NULL;
      TcValue *value = NULL;

      g_test_message ("%s", columns[i]);
      g_assert_null (tc_column_to_values (columns[i], &error));
      g_assert_error (error, TC_STORE_ERROR, TC_STORE_ERROR_DAMAGED);
      g_clear_error (&error);
      g_assert_false (tc_column_to_value (columns[i], &value, &error));
      g_assert_error (error, TC_STORE_ERROR, TC_STORE_ERROR_DAMAGED);
      g_assert_null (value);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/columns/strings", test_strings);
  g_test_add_func ("/store/columns/quotes", test_quotes);
  g_test_add_func ("/store/columns/sections", test_sections);
  g_test_add_func ("/store/columns/values", test_values);
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *path = g_strconcat ("/store/columns/damage/", damages[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_damage);
    }
  g_test_add_func ("/store/columns/damaged-sections", test_damaged_sections);
  g_test_add_func ("/store/columns/damaged-values", test_damaged_values);
  return g_test_run ();
}
