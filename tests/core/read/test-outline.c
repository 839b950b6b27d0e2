/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tc-outline.h"

#include <string.h>

#include "read-test.h"

/* Tests: tc-outline.c tc-seen.c */

#define PASSAGE \
  "The persons of the probe town hummed for an hour on every morning of the week and then went home " \
  "to write into a small green book how the humming had been and whether they would hum again tomorrow, " \
  "which nearly all of them did because the book was also a prize that they were allowed to keep"

typedef struct
{
  TcSource *source;
  TcOutline *outline;
  GArray *lines;
} Fixture;

static void
fixture_init (Fixture    *fixture,
              const char *text)
{
  fixture->source = tc_source_new ();
  tc_source_take_text (fixture->source, g_strdup (text));
  fixture->outline = tc_outline_new (fixture->source);
  fixture->lines = tc_lines_split (fixture->source->text, 0);
}

static void
fixture_clear (Fixture *fixture)
{
  g_clear_pointer (&fixture->outline, tc_outline_free);
  g_clear_pointer (&fixture->lines, g_array_unref);
  g_clear_pointer (&fixture->source, tc_source_unref);
}

static TcPiece
line (Fixture *fixture,
      guint    i)
{
  return tc_lines_get (fixture->lines, i)->piece;
}

static void
assert_sections (Fixture    *fixture,
                 const char *expected)
{
  g_autofree char *sections = NULL;

  g_clear_pointer (&fixture->outline, tc_outline_free);
  sections = read_test_describe (fixture->source);
  g_assert_cmpstr (sections, ==, expected);
  fixture_clear (fixture);
}

/* Neighbours of one kind and language are one section, up to a flush or something else between. */
static void
test_neighbours (void)
{
  Fixture fixture;

  fixture_init (&fixture, "We came.\nWe saw.\n我们来了。\n12 (3)\nWe went.\n");
  for (guint i = 0; i < fixture.lines->len; i++)
    tc_outline_add (fixture.outline, TC_SECTION_METHODS, line (&fixture, i));
  g_assert_true (tc_outline_has (fixture.outline, TC_SECTION_METHODS, "zh"));
  g_assert_true (tc_outline_has (fixture.outline, TC_SECTION_METHODS, "en"));
  g_assert_false (tc_outline_has (fixture.outline, TC_SECTION_RESULTS, "en"));
  assert_sections (&fixture, "methods en | We came./We saw.\nmethods zh | 我们来了。/12 (3)\nmethods en | We went.\n");

  fixture_init (&fixture, "We came.\nWe saw.\n");
  tc_outline_add (fixture.outline, TC_SECTION_METHODS, line (&fixture, 0));
  tc_outline_flush (fixture.outline);
  tc_outline_flush (fixture.outline);
  tc_outline_add (fixture.outline, TC_SECTION_METHODS, line (&fixture, 1));
  assert_sections (&fixture, "methods en | We came.\nmethods en | We saw.\n");

  /* References go on whatever their language. */
  fixture_init (&fixture, "One.\n其二。\n");
  tc_outline_add (fixture.outline, TC_SECTION_REFERENCES, line (&fixture, 0));
  tc_outline_add (fixture.outline, TC_SECTION_REFERENCES, line (&fixture, 1));
  assert_sections (&fixture, "references en | One./其二。\n");
}

/* Identifiers have no language, blanks are nothing, and a language can be given. */
static void
test_languages (void)
{
  Fixture fixture;

  fixture_init (&fixture, "doi 10.5555/x\n40\n");
  tc_outline_add (fixture.outline, TC_SECTION_IDENTIFIERS, line (&fixture, 0));
  tc_outline_add (fixture.outline, TC_SECTION_RESULTS,
                  (TcPiece) { fixture.source->text, fixture.source->text, 0 });
  tc_outline_add_in (fixture.outline, TC_SECTION_RESULTS, line (&fixture, 1), "zh");
  assert_sections (&fixture, "identifiers  | doi 10.5555/x\nresults zh | 40\n");
}

/* The title again, and most of a paragraph again, are copies; something new is none. */
static void
test_copies (void)
{
  Fixture fixture;

  fixture_init (&fixture, "Humming in the probe town\n" PASSAGE ".\nHUMMING, in the Probe-Town!\n" PASSAGE
                " (1 of 106)\nNobody had said that before.\n");
  tc_outline_add (fixture.outline, TC_SECTION_TITLE, line (&fixture, 0));
  g_assert_false (tc_outline_take_copy (fixture.outline, tc_lines_get (fixture.lines, 1)));
  tc_outline_add (fixture.outline, TC_SECTION_ABSTRACT, line (&fixture, 1));
  g_assert_true (tc_outline_take_copy (fixture.outline, tc_lines_get (fixture.lines, 2)));
  g_assert_true (tc_outline_take_copy (fixture.outline, tc_lines_get (fixture.lines, 3)));
  g_assert_false (tc_outline_is_copy (fixture.outline, tc_lines_get (fixture.lines, 4)));
  assert_sections (&fixture,
                   "title en | Humming in the probe town\nabstract en | " PASSAGE ".\n"
                   "copy en | HUMMING, in the Probe-Town!/" PASSAGE " (1 of 106)\n");
}

static double
add_seen (TcSeen     *seen,
          const char *text)
{
  return tc_seen_add (seen, (TcPiece) { text, text + strlen (text), 0 });
}

static void
test_seen (void)
{
  g_autoptr (TcSeen) seen = tc_seen_new ();
  g_autoptr (TcSeen) chinese = tc_seen_new ();
  const char *passage = "本研究在虚构的小镇中观察每日清晨哼唱一小时对居民心情的影响并由居民自行在绿色的小本子上记录哼唱的感受以及次日是否愿意继续哼唱";
  g_autofree char *half = g_strndup (PASSAGE, strlen (PASSAGE) / 2);

  g_assert_cmpfloat (add_seen (seen, ""), ==, 0);
  g_assert_cmpfloat (add_seen (seen, PASSAGE), ==, 0);
  g_assert_cmpfloat (add_seen (seen, PASSAGE), ==, 1);
  /* Case, digits and marks are left out: a copy may have lost its superscripts. */
  g_assert_cmpfloat (add_seen (seen, "12 " PASSAGE " 10⁶ ³"), ==, 1);
  /* Too short to tell. */
  g_assert_cmpfloat (add_seen (seen, "The persons of the probe town"), ==, 0);
  g_assert_cmpfloat (add_seen (seen, half), >=, 0.0);

  g_assert_cmpfloat (add_seen (chinese, passage), ==, 0);
  g_assert_cmpfloat (add_seen (chinese, passage), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read/outline/neighbours", test_neighbours);
  g_test_add_func ("/read/outline/languages", test_languages);
  g_test_add_func ("/read/outline/copies", test_copies);
  g_test_add_func ("/read/outline/seen", test_seen);
  return g_test_run ();
}
