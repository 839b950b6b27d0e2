/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tc-json.h"

#include <string.h>

/* Tests: tc-json.c tc-json-scan.c */

#define OK -1

typedef struct
{
  const char *name;
  const char *text;
  int code;                       /* OK or a TcJsonError */
  int at;                         /* where the message says the mistake is, in bytes */
} Case;

static const Case cases[] = {
  { "object", "{\"a\": [1, -2.5, true, false, null, \"x\"]}", OK, 0 },
  { "scalar", " 12 ", OK, 0 },
  { "empty-object", "{}", OK, 0 },
  { "empty-array", "[ ]", OK, 0 },
  { "escapes", "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00\"", OK, 0 },
  { "chinese", "[\"中文\", \"😀\", \"e\xcc\x81\"]", OK, 0 },
  { "same-key-in-two-objects", "[{\"a\":1},{\"a\":2},{\"b\":{\"a\":1},\"a\":2}]", OK, 0 },
  { "largest-integer", "9223372036854775807", OK, 0 },
  { "smallest-integer", "-9223372036854775808", OK, 0 },
  { "largest-double", "1.7976931348623157e308", OK, 0 },
  { "true-zero", "[0, -0, 0.0, 0e9, 0.000e-400]", OK, 0 },
  { "delete-character", "\"\x7f\"", OK, 0 },

  { "empty", "", TC_JSON_ERROR_CUT_OFF, 0 },
  { "only-space", " \n", TC_JSON_ERROR_CUT_OFF, 2 },
  { "cut-in-string", "[\"ab", TC_JSON_ERROR_CUT_OFF, 4 },
  { "cut-in-escape", "\"ab\\", TC_JSON_ERROR_CUT_OFF, 4 },
  { "cut-in-hex", "\"\\u00", TC_JSON_ERROR_CUT_OFF, 5 },
  { "cut-in-pair", "\"\\ud83d", TC_JSON_ERROR_CUT_OFF, 7 },
  { "cut-in-pair-2", "\"\\ud83d\\", TC_JSON_ERROR_CUT_OFF, 8 },
  { "cut-in-character", "\"\xe4\xb8", TC_JSON_ERROR_CUT_OFF, 3 },
  { "cut-in-number", "-", TC_JSON_ERROR_CUT_OFF, 1 },
  { "cut-in-fraction", "1.", TC_JSON_ERROR_CUT_OFF, 2 },
  { "cut-in-exponent", "1e+", TC_JSON_ERROR_CUT_OFF, 3 },
  { "cut-in-word", "tru", TC_JSON_ERROR_CUT_OFF, 3 },
  { "cut-in-object", "{\"a\"", TC_JSON_ERROR_CUT_OFF, 4 },

  { "no-json", "hello", TC_JSON_ERROR_SYNTAX, 0 },
  { "word", "trux", TC_JSON_ERROR_SYNTAX, 0 },
  { "nan", "[NaN]", TC_JSON_ERROR_SYNTAX, 1 },
  { "capital", "True", TC_JSON_ERROR_SYNTAX, 0 },
  { "bom", "\xef\xbb\xbf{}", TC_JSON_ERROR_SYNTAX, 0 },
  { "trailing-comma", "[1,]", TC_JSON_ERROR_SYNTAX, 3 },
  { "trailing-comma-object", "{\"a\":1,}", TC_JSON_ERROR_SYNTAX, 7 },
  { "leading-comma", "[,1]", TC_JSON_ERROR_SYNTAX, 1 },
  { "no-comma", "[1 2]", TC_JSON_ERROR_SYNTAX, 3 },
  { "no-colon", "{\"a\" 1}", TC_JSON_ERROR_SYNTAX, 5 },
  { "bare-key", "{a:1}", TC_JSON_ERROR_SYNTAX, 1 },
  { "wrong-close", "[1}", TC_JSON_ERROR_SYNTAX, 2 },
  { "wrong-close-object", "{\"a\":1]", TC_JSON_ERROR_SYNTAX, 6 },
  { "close-only", "]", TC_JSON_ERROR_SYNTAX, 0 },
  { "two-values", "{} {}", TC_JSON_ERROR_SYNTAX, 3 },
  { "comment", "[1 /* x */]", TC_JSON_ERROR_SYNTAX, 3 },
  { "single-quotes", "['a']", TC_JSON_ERROR_SYNTAX, 1 },
  { "zero-in-front", "[012]", TC_JSON_ERROR_SYNTAX, 2 },
  { "plus", "+1", TC_JSON_ERROR_SYNTAX, 0 },
  { "point-in-front", ".5", TC_JSON_ERROR_SYNTAX, 0 },
  { "no-digit-behind-point", "1.x", TC_JSON_ERROR_SYNTAX, 2 },
  { "hexadecimal", "0x10", TC_JSON_ERROR_SYNTAX, 1 },
  { "newline-in-string", "\"a\nb\"", TC_JSON_ERROR_SYNTAX, 2 },
  { "bad-escape", "\"\\x41\"", TC_JSON_ERROR_SYNTAX, 1 },
  { "bad-hex", "\"\\u12g4\"", TC_JSON_ERROR_SYNTAX, 5 },
  { "lone-high-surrogate", "\"\\ud83d!\"", TC_JSON_ERROR_SYNTAX, 1 },
  { "lone-low-surrogate", "\"\\ude00\"", TC_JSON_ERROR_SYNTAX, 1 },
  { "two-high-surrogates", "\"\\ud83d\\ud83d\"", TC_JSON_ERROR_SYNTAX, 1 },
  { "invalid-utf8", "\"a\xff\"", TC_JSON_ERROR_SYNTAX, 2 },
  { "overlong-utf8", "\"\xc0\xaf\"", TC_JSON_ERROR_SYNTAX, 1 },
  { "surrogate-in-utf8", "\"\xed\xa0\x80\"", TC_JSON_ERROR_SYNTAX, 1 },
  { "character-broken-by-quote", "\"\xe4\xb8\"", TC_JSON_ERROR_SYNTAX, 1 },
  { "utf8-outside-string", "[中]", TC_JSON_ERROR_SYNTAX, 1 },

  { "nul-escape", "{\"a\": \"x\\u0000y\"}", TC_JSON_ERROR_NUL, 8 },
  { "nul-in-key", "{\"a\\u0000\": 1}", TC_JSON_ERROR_NUL, 3 },
  { "thirty-digits", "[123456789012345678901234567890]", TC_JSON_ERROR_NUMBER, 1 },
  { "integer-one-too-large", "9223372036854775808", TC_JSON_ERROR_NUMBER, 0 },
  { "integer-one-too-small", "-9223372036854775809", TC_JSON_ERROR_NUMBER, 0 },
  { "overflow", "[1, 1e999]", TC_JSON_ERROR_NUMBER, 4 },
  { "overflow-negative", "-1e999", TC_JSON_ERROR_NUMBER, 0 },
  { "underflow", "1e-999", TC_JSON_ERROR_NUMBER, 0 },
  { "duplicate", "{\"a\":1,\"b\":2,\"a\":3}", TC_JSON_ERROR_DUPLICATE_KEY, 13 },
  { "duplicate-by-escape", "{\"a\":1,\"\\u0061\":2}", TC_JSON_ERROR_DUPLICATE_KEY, 7 },
  { "duplicate-after-nested", "{\"a\":{\"b\":1},\"a\":3}", TC_JSON_ERROR_DUPLICATE_KEY, 13 },
};

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *place = NULL;

  node = tc_json_parse (c->text, strlen (c->text), &error);
  if (c->code == OK)
    {
      g_assert_no_error (error);
      g_assert_nonnull (node);
      return;
    }
  g_assert_null (node);
  g_assert_error (error, TC_JSON_ERROR, c->code);
  place = g_strdup_printf ("At byte %d:", c->at);
  if (!g_str_has_prefix (error->message, place))
    g_test_message ("“%s” does not say “%s”", error->message, place);
  g_assert_true (g_str_has_prefix (error->message, place));
}

/* Each beginning of a document is cut off, and nothing else. */
static void
test_cut_everywhere (void)
{
  static const char text[] =
    "{\"name\": \"试验 A😀\", \"n\": [1, -2.5e-3, true, null, {\"k\\u4e2d\\ud83d\\ude00\": false}], "
    "\"x\": {}}";

  for (gsize length = 0; length < strlen (text); length++)
    {
      /* A copy of just these bytes, so that the sanitizer sees any look behind them. */
      g_autofree char *copy = g_memdup2 (text, MAX (length, 1));
      g_autoptr (GError) error = NULL;

      g_assert_false (tc_json_scan (copy, length, NULL, &error));
      g_assert_error (error, TC_JSON_ERROR, TC_JSON_ERROR_CUT_OFF);
    }
  g_assert_true (tc_json_scan (text, strlen (text), NULL, NULL));
}

static char *
nested (char  open,
        char  close,
        gsize depth)
{
  char *text = g_malloc (2 * depth + 1);

  memset (text, open, depth);
  memset (text + depth, close, depth);
  text[2 * depth] = '\0';
  return text;
}

static void
test_depth (void)
{
  static const gsize too_deep[] = { TC_JSON_MAX_DEPTH + 1, 1000, 100000, 5000000 };
  g_autofree char *deepest = nested ('[', ']', TC_JSON_MAX_DEPTH);
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GError) error = NULL;

  node = tc_json_parse (deepest, strlen (deepest), &error);
  g_assert_no_error (error);
  g_assert_nonnull (node);
  for (guint i = 0; i < G_N_ELEMENTS (too_deep); i++)
    {
      g_autofree char *text = nested ('[', ']', too_deep[i]);
      g_autoptr (GError) depth_error = NULL;

      g_assert_null (tc_json_parse (text, strlen (text), &depth_error));
      g_assert_error (depth_error, TC_JSON_ERROR, TC_JSON_ERROR_TOO_DEEP);
      g_assert_true (g_str_has_prefix (depth_error->message, "At byte 64:"));
    }
}

/* With @end, only the value itself is looked at. */
static void
test_end (void)
{
  static const struct { const char *text; gsize end; } values[] = {
    { "{\"a\": 1} and the record again \xff", 8 },
    { "  [1, 2]x", 8 },
    { "\"a\"\"b\"", 3 },
    { "12, more", 2 },
  };
  g_autoptr (GError) error = NULL;
  gsize end = 77;

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_assert_true (tc_json_scan (values[i].text, strlen (values[i].text), &end, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (end, ==, values[i].end);
    }
  g_assert_false (tc_json_scan ("{\"a\": ] more", 12, &end, &error));
  g_assert_error (error, TC_JSON_ERROR, TC_JSON_ERROR_SYNTAX);
}

/* A NUL byte in the middle is neither an end nor white space. */
static void
test_nul_byte (void)
{
  static const struct { const char *text; gsize length; } texts[] = {
    { "[1\0]", 4 }, { "\0[1]", 4 }, { "\"a\0b\"", 5 }, { "[1]\0", 4 }, { "\"\\\0\"", 4 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (tc_json_parse (texts[i].text, texts[i].length, &error));
      g_assert_error (error, TC_JSON_ERROR, TC_JSON_ERROR_SYNTAX);
    }
}

/* What json-glib would have altered without a word comes through unchanged. */
static void
test_values_survive (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *text = NULL;
  static const char json[] = "{\"min\":-9223372036854775808,\"max\":9223372036854775807,\"d\":0.1,\"tiny\":5e-324,"
                             "\"s\":\"a\\\"\\\\/\\n\\r\\t\\u0001\\u007f中😀\",\"l\":[],\"o\":{},\"t\":true,\"n\":null}";

  node = tc_json_parse (json, strlen (json), &error);
  g_assert_no_error (error);
  text = tc_json_to_text (node);
  g_assert_cmpstr (text, ==,
                   "{\"min\":-9223372036854775808,\"max\":9223372036854775807,\"d\":0.1,"
                   "\"tiny\":4.94065645841247e-324,\"s\":\"a\\\"\\\\/\\n\\r\\t\\u0001\x7f中😀\",\"l\":[],\"o\":{},"
                   "\"t\":true,\"n\":null}");
}

/* A hundred thousand members and a hundred thousand small objects take no more than a moment. */
static void
test_linear (void)
{
  g_autoptr (GString) members = g_string_new ("{");
  g_autoptr (GString) objects = g_string_new ("[0");
  g_autoptr (GTimer) timer = g_timer_new ();

  for (guint i = 0; i < 100000; i++)
    {
      g_string_append_printf (members, "%s\"key%u\":%u", i > 0 ? "," : "", i, i);
      g_string_append (objects, ",{\"a\":{\"b\":1}}");
    }
  g_string_append_c (members, '}');
  g_string_append_c (objects, ']');
  g_assert_true (tc_json_scan (members->str, members->len, NULL, NULL));
  g_assert_true (tc_json_scan (objects->str, objects->len, NULL, NULL));
  g_assert_cmpfloat (g_timer_elapsed (timer, NULL), <, 10.0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/json/case/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/json/cut-everywhere", test_cut_everywhere);
  g_test_add_func ("/json/depth", test_depth);
  g_test_add_func ("/json/end", test_end);
  g_test_add_func ("/json/nul-byte", test_nul_byte);
  g_test_add_func ("/json/values-survive", test_values_survive);
  g_test_add_func ("/json/linear", test_linear);
  return g_test_run ();
}
