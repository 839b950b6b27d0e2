/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tc-prose.h"

#include <string.h>

#include "prose-fixture.h"
#include "tc-match-value.h"

/* Tests: tc-prose.c tc-match-value.c */

/* Sentences of the parts that may be read, each with its part and language. */
static const struct
{
  const char *name;
  const char *sections;
  const char *sentences;          /* "part language text", one a line */
} splits[] = {
  { "nothing", "", "" },
  { "two", "methods en | We came. We saw 40 birds.", "methods en we came.\nmethods en we saw 40 birds.\n" },
  { "unread", "references en | We came.\nlegends en | We saw.\nboilerplate en | Save.", "" },
  { "headings-inside", "abstract en | METHODS: We came. Nobody went. RESULTS: We saw.",
    "methods en methods: we came.\nmethods en nobody went.\nresults en results: we saw.\n" },
  { "chinese", "abstract zh | 方法：我们来了。结果：我们看见了。",
    "methods zh 方法:我们来了。\nresults zh 结果:我们看见了。\n" },
  { "language-by-letters", "body - | 我们在小镇上来了又走了。", "body zh 我们在小镇上来了又走了。\n" },
};

static void
test_split (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (TcProse) prose = prose_fixture_new (splits[i].sections);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint k = 0; k < prose->sentences->len; k++)
    {
      const TcProseSentence *sentence = tc_prose_sentence (prose, k);
      g_autofree char *text = g_strndup (prose->normal->text + sentence->start, sentence->end - sentence->start);

      g_string_append_printf (found, "%s %s %s\n", tc_section_kind_to_string (sentence->part),
                              sentence->chinese ? "zh" : "en", g_strstrip (text));
    }
  g_assert_cmpstr (found->str, ==, splits[i].sentences);
}

/* A source that no reader divided is all running text. */
static void
test_no_sections (void)
{
  g_autoptr (TcSource) source = tc_source_new ();
  g_autoptr (TcProse) prose = NULL;
  TcSpan span;

  tc_source_take_text (source, g_strdup ("We came."));
  prose = tc_prose_new (source);
  g_assert_cmpuint (prose->sentences->len, ==, 1);
  g_assert_false (tc_prose_find_section (prose, TC_SECTION_TITLE, NULL, &span));
}

/* Code points are found without walking the whole text, on both sides of every checkpoint. */
static void
test_places (void)
{
  static const guint offsets[] = { 0, 1, 255, 256, 257, 511, 512, 70000, 99999, 100000 };
  g_autoptr (TcSource) source = tc_source_new ();
  g_autoptr (TcProse) prose = NULL;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < 100000; i++)
    g_string_append_unichar (text, i % 3 == 0 ? 0x1f600 : i % 3 == 1 ? 0x4e00 + i % 999 : 'a');
  tc_source_take_text (source, g_string_free (text, FALSE));
  prose = tc_prose_new (source);
  for (guint i = 0; i < G_N_ELEMENTS (offsets); i++)
    {
      TcSpan span = { offsets[i], MIN (offsets[i] + 300, 100000) };
      g_autofree char *slice = tc_prose_slice (prose, span);
      g_autofree char *expected = tc_text_slice (source->text, span);

      g_assert_true (tc_prose_at (prose, offsets[i]) == g_utf8_offset_to_pointer (source->text, offsets[i]));
      g_assert_cmpstr (slice, ==, expected);
    }
}

/* A value is the words of the source, on one line. */
static void
test_reported (void)
{
  g_autoptr (TcProse) prose = prose_fixture_new ("methods en | Cells\u00a0 at 1 × 10⁶\t/ kg ");
  g_autofree char *reported = tc_prose_reported (prose, 0, prose->normal->length);
  TcSpan span;

  g_assert_cmpstr (reported, ==, "Cells at 1 × 10⁶ / kg");
  g_assert_true (tc_prose_find_section (prose, TC_SECTION_METHODS, NULL, &span));
  g_assert_cmpuint (span.end, ==, 22);
  g_assert_true (tc_prose_find_section (prose, TC_SECTION_METHODS, "en", &span));
  g_assert_false (tc_prose_find_section (prose, TC_SECTION_METHODS, "zh", &span));
}

/* Units of time, as people write them. */
static void
test_durations (void)
{
  static const struct { const char *written, *unit; } units[] = {
    { "days", "day" }, { "d", "day" }, { "weeks", "week" }, { "wk", "week" }, { "months", "month" }, { "mo", "month" },
    { "yrs", "year" }, { "years", "year" }, { "天", "day" }, { "周", "week" }, { "个月", "month" }, { "年", "year" },
    { "岁", NULL }, { "mg", NULL }, { "", NULL }, { "hours", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    g_assert_cmpstr (tc_duration_unit (units[i].written, strlen (units[i].written)), ==, units[i].unit);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (splits); i++)
    {
      g_autofree char *path = g_strconcat ("/extract/prose/split/", splits[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_split);
    }
  g_test_add_func ("/extract/prose/no-sections", test_no_sections);
  g_test_add_func ("/extract/prose/places", test_places);
  g_test_add_func ("/extract/prose/reported", test_reported);
  g_test_add_func ("/extract/prose/durations", test_durations);
  return g_test_run ();
}
