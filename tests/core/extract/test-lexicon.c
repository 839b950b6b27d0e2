/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tc-lexicon.h"

#include <string.h>

#include "tc-extract.h"
#include "tc-json.h"

/* Tests: tc-lexicon.c */

static GPtrArray *
load (const char *json)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) tc_lex_entry_free);
  g_autoptr (GError) error = NULL;

  g_assert_true (tc_lexicon_load (json, strlen (json), entries, &error));
  g_assert_no_error (error);
  return entries;
}

static const char probe[] =
  "{\"lexicon\":\"route\",\"entries\":["
  "{\"value\":\"oral\",\"en\":[\"oral*\",\"by mouth\"],\"zh\":[\"口服\"]},"
  "{\"value\":\"intra-articular\",\"en\":[\"intra-articular\",\"in (the) joint?\"]},"
  "{\"value\":\"no words\"}]}";

static void
test_load (void)
{
  g_autoptr (GPtrArray) entries = load (probe);
  const TcLexEntry *oral = g_ptr_array_index (entries, 0);

  g_assert_cmpuint (entries->len, ==, 3);
  g_assert_true (oral->lexicon == g_intern_string ("route"));
  g_assert_cmpstr (oral->value, ==, "oral");
  g_assert_cmpuint (oral->forms->len, ==, 3);
  g_assert_cmpstr (g_ptr_array_index (oral->forms, 2), ==, "口服");
  g_assert_cmpuint (((const TcLexEntry *) g_ptr_array_index (entries, 2))->forms->len, ==, 0);
}

/* What is no lexicon adds nothing. */
static void
test_refused (void)
{
  static const struct { const char *json; gboolean ours; } bad[] = {
    { "", FALSE }, { "{", FALSE }, { "[]", TRUE }, { "{}", TRUE }, { "{\"lexicon\":\"x\"}", TRUE },
    { "{\"entries\":[]}", TRUE }, { "null", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GPtrArray) entries = g_ptr_array_new ();
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", bad[i].json);
      g_assert_false (tc_lexicon_load (bad[i].json, strlen (bad[i].json), entries, &error));
      g_assert_true (error->domain == (bad[i].ours ? TC_EXTRACT_ERROR : TC_JSON_ERROR));
      g_assert_cmpuint (entries->len, ==, 0);
    }
}

static void
found_cb (guint    id,
          gsize    start,
          gsize    end,
          gpointer data)
{
  g_string_append_printf (data, "%u:%" G_GSIZE_FORMAT "-%" G_GSIZE_FORMAT " ", id, start, end);
}

/* Both spellings with and without a hyphen are looked for. */
static void
test_forms (void)
{
  static const struct { const char *text, *found; } texts[] = {
    { "given orally", "0:6-10 " }, { "by-mouth", "0:0-8 " }, { "口服", "0:0-6 " },
    { "intra articular", "1:0-15 " }, { "intra-articular", "1:0-15 " }, { "moral", "" },
  };
  g_autoptr (GPtrArray) entries = load (probe);
  g_autoptr (TcMatcher) matcher = tc_matcher_new ();

  tc_lexicon_add_forms (entries, matcher);
  tc_matcher_compile (matcher);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GString) found = g_string_new (NULL);

      tc_matcher_scan (matcher, texts[i].text, 0, strlen (texts[i].text), found_cb, found);
      g_assert_cmpstr (found->str, ==, texts[i].found);
    }
}

/* The same words as an expression; what is special in expressions is plain in words. */
static void
test_pattern (void)
{
  static const struct { const char *text; gboolean matches; } texts[] = {
    { "by mouth", TRUE }, { "by-mouth", TRUE }, { "orally", TRUE }, { "in (the) joint?", TRUE },
    { "in the joint", FALSE }, { "mouth", FALSE },
  };
  g_autoptr (GPtrArray) entries = load (probe);
  g_autofree char *pattern = tc_lexicon_to_pattern (entries, "route");
  g_autofree char *whole = g_strdup_printf ("^%s$", pattern);
  g_autoptr (GRegex) regex = g_regex_new (whole, 0, 0, NULL);

  g_assert_nonnull (regex);
  g_assert_null (tc_lexicon_to_pattern (entries, "colour"));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_test_message ("%s", texts[i].text);
      g_assert_cmpint (g_regex_match (regex, texts[i].text, 0, NULL), ==, texts[i].matches);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/extract/lexicon/load", test_load);
  g_test_add_func ("/extract/lexicon/refused", test_refused);
  g_test_add_func ("/extract/lexicon/forms", test_forms);
  g_test_add_func ("/extract/lexicon/pattern", test_pattern);
  return g_test_run ();
}
