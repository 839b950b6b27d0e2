/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "tc-display-map.h"

#define RLO "\xE2\x80\xAE"        /* U+202E */
#define ZWSP "\xE2\x80\x8B"       /* U+200B */
#define BOM "\xEF\xBB\xBF"        /* U+FEFF */
#define LS "\xE2\x80\xA8"         /* U+2028 */
#define PS "\xE2\x80\xA9"         /* U+2029 */
#define SHY "\xC2\xAD"            /* U+00AD */

static char *
slice (const char *text,
       TcSpan      span)
{
  return g_utf8_substring (text, span.start, span.end);
}

/* What @span of the shown text says once marks and breaks are taken back: it must be the source's. */
static char *
undo_display (const TcDisplayMap *map,
              const char         *source,
              TcSpan              span)
{
  return slice (source, tc_display_map_to_source (map, tc_display_map_to_display (map, span)));
}

static void
test_shown (void)
{
  static const struct { const char *name, *source, *shown; } cases[] = {
    { "empty", "", "" },
    { "plain", "Trial of nothing.", "Trial of nothing." },
    { "override", "dose " RLO "01 mg", "dose ⟦U+202E⟧01 mg" },
    { "first", BOM "Title", "⟦U+FEFF⟧Title" },
    { "last", "end" ZWSP, "end⟦U+200B⟧" },
    { "neighbours", "a" ZWSP ZWSP "b", "a⟦U+200B⟧⟦U+200B⟧b" },
    { "soft hyphen", "ran" SHY "dom", "ran⟦U+00AD⟧dom" },
    { "controls", "a\x01\x1b\x7f\tb", "a⟦U+0001⟧⟦U+001B⟧⟦U+007F⟧\tb" },
    { "next line", "a\xC2\x85" "b", "a⟦U+0085⟧b" },
    { "line ends", "a\r\nb\rc\nd" LS "e" PS "f", "a\r\nb\rc\nd" LS "e" PS "f" },
    { "beyond the BMP", "𝒳 ≥ 3 随机", "𝒳 ≥ 3 随机" },
    { "tag character", "a\xF3\xA0\x81\x81", "a⟦U+E0041⟧" },
    { "no-break space", "5\xC2\xA0mg", "5\xC2\xA0mg" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(TcDisplayMap) map = tc_display_map_new (cases[i].source);
      gsize n_bytes;

      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (tc_display_map_get_text (map, &n_bytes), ==, cases[i].shown);
      g_assert_cmpuint (n_bytes, ==, strlen (cases[i].shown));
      g_assert_cmpuint (tc_display_map_get_n_chars (map), ==, g_utf8_strlen (cases[i].shown, -1));
    }
}

static void
test_marks (void)
{
  g_autoptr(TcDisplayMap) map = tc_display_map_new ("a" ZWSP ZWSP "b" RLO);
  TcSpan first = tc_display_map_get_mark (map, 0);
  TcSpan second = tc_display_map_get_mark (map, 1);
  TcSpan touched = tc_display_map_to_source (map, (TcSpan) { 3, 12 });

  g_assert_cmpuint (tc_display_map_get_n_marks (map), ==, 2);
  g_assert_cmpuint (first.start, ==, 1);
  g_assert_cmpuint (first.end, ==, 17);
  g_assert_cmpuint (second.start, ==, 18);
  g_assert_cmpuint (second.end, ==, 26);
  /* Inside the two marks: both count. */
  g_assert_cmpuint (touched.start, ==, 1);
  g_assert_cmpuint (touched.end, ==, 3);
}

/* No line is longer than promised, nothing but breaks was added, and words stay whole where they can. */
static void
check_lines (const char *source,
             guint       longest)
{
  g_autoptr(TcDisplayMap) map = tc_display_map_new (source);
  g_auto(GStrv) lines = g_strsplit (tc_display_map_get_text (map, NULL), "\n", -1);
  g_autofree char *joined = g_strjoinv ("", lines);

  g_assert_cmpstr (joined, ==, source);
  for (guint i = 0; lines[i] != NULL; i++)
    g_assert_cmpuint (g_utf8_strlen (lines[i], -1), <=, longest);
}

static void
test_breaks (void)
{
  g_autoptr(GString) words = g_string_new (NULL);
  g_autoptr(GString) han = g_string_new (NULL);
  g_autoptr(GString) accents = g_string_new ("e");
  g_autoptr(TcDisplayMap) map = NULL;
  const char *second;

  for (guint i = 0; i < 5000; i++)
    g_string_append (words, "measured ");
  check_lines (words->str, TC_DISPLAY_LINE);
  map = tc_display_map_new (words->str);
  second = strchr (tc_display_map_get_text (map, NULL), '\n') + 1;
  g_assert_true (g_str_has_prefix (second, "measured "));

  for (guint i = 0; i < 30000; i++)
    g_string_append (han, "治");
  check_lines (han->str, TC_DISPLAY_LINE);

  for (guint i = 0; i < 30000; i++)
    g_string_append (accents, "\xCC\x81");
  check_lines (accents->str, TC_DISPLAY_LINE + 200);
}

static const char * const pieces[] = {
  "a", "b ", "治", "疗 ", "𝒳", "😀", "e\xCC\x81", "\r\n", "\r", "\n", LS, PS, RLO, ZWSP, BOM, SHY, "\t",
  "\x01", " ", "3.5 ", "\xE3\x80\x80", "word",
};

static char *
make_text (GRand *rand,
           guint  n,
           guint  stretch)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      const char *piece = pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))];
      guint times = g_rand_int_range (rand, 0, 40) == 0 ? stretch : 1;

      for (guint k = 0; k < times; k++)
        g_string_append (text, piece);
    }
  return g_string_free (text, FALSE);
}

static void
check_span (const TcDisplayMap *map,
            const char         *text,
            TcSpan              span)
{
  TcSpan shown = tc_display_map_to_display (map, span);
  TcSpan back = tc_display_map_to_source (map, shown);
  g_autofree char *expected = slice (text, span);
  g_autofree char *got = undo_display (map, text, span);

  g_assert_cmpuint (back.start, ==, span.start);
  g_assert_cmpuint (back.end, ==, span.end);
  g_assert_cmpuint (shown.end, <=, tc_display_map_get_n_chars (map));
  g_assert_cmpstr (got, ==, expected);
}

/* Every span goes to the screen and comes back as it was, in texts made of everything that is hard. */
static void
test_spans (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (20261122);

  for (guint round = 0; round < 60; round++)
    {
      g_autofree char *text = make_text (rand, round * 12, round % 3 == 0 ? 4500 : 3);
      g_autoptr(TcDisplayMap) map = tc_display_map_new (text);
      guint n = g_utf8_strlen (text, -1);

      for (guint i = 0; i < 60; i++)
        {
          guint start = g_rand_int_range (rand, 0, n + 1);
          guint end = g_rand_int_range (rand, start, n + 1);

          check_span (map, text, (TcSpan) { start, end });
          check_span (map, text, (TcSpan) { start, MIN (start + 1, n) });
        }
    }
}

/* A character that is shown as itself stands where the map says. */
static void
test_characters (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (7);
  g_autofree char *text = make_text (rand, 400, 4500);
  g_autoptr(TcDisplayMap) map = tc_display_map_new (text);
  g_autofree gunichar *shown = g_utf8_to_ucs4_fast (tc_display_map_get_text (map, NULL), -1, NULL);
  g_autofree gunichar *source = g_utf8_to_ucs4_fast (text, -1, NULL);

  for (guint i = 0; source[i] != 0; i++)
    {
      TcSpan span = tc_display_map_to_display (map, (TcSpan) { i, i + 1 });

      g_assert_cmphex (shown[span.start], ==,
                       tc_display_map_is_hidden (source[i]) ? 0x27E6 : source[i]);
    }
}

static void
test_beyond (void)
{
  g_autoptr(TcDisplayMap) map = tc_display_map_new ("abc");
  TcSpan shown = tc_display_map_to_display (map, (TcSpan) { 2, G_MAXUINT });
  TcSpan back = tc_display_map_to_source (map, (TcSpan) { G_MAXUINT, G_MAXUINT });

  g_assert_cmpuint (shown.start, ==, 2);
  g_assert_cmpuint (shown.end, ==, 3);
  g_assert_cmpuint (back.start, ==, 3);
  g_assert_cmpuint (back.end, ==, 3);
}

static void
check_fast (const char *name,
            const char *piece,
            gsize       n_bytes)
{
  g_autoptr(GString) text = g_string_sized_new (n_bytes + 8);
  g_autoptr(TcDisplayMap) map = NULL;
  gint64 begin;

  while (text->len < n_bytes)
    g_string_append (text, piece);
  begin = g_get_monotonic_time ();
  map = tc_display_map_new (text->str);
  begin = g_get_monotonic_time () - begin;
  g_test_message ("%s: %" G_GSIZE_FORMAT " bytes in %" G_GINT64_FORMAT " ms", name, n_bytes,
                  begin / 1000);
  g_assert_cmpint (begin, <, 5 * G_USEC_PER_SEC);
  check_span (map, text->str, (TcSpan) { 1000, 1000 + 5 });
}

static void
test_large (void)
{
  check_fast ("one line of words", "participants ", 10 * 1000 * 1000);
  check_fast ("one line without a blank", "x", 10 * 1000 * 1000);
  check_fast ("nothing but hidden characters", ZWSP, 1000 * 1000);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/display-map/shown", test_shown);
  g_test_add_func ("/display-map/marks", test_marks);
  g_test_add_func ("/display-map/breaks", test_breaks);
  g_test_add_func ("/display-map/spans", test_spans);
  g_test_add_func ("/display-map/characters", test_characters);
  g_test_add_func ("/display-map/beyond", test_beyond);
  g_test_add_func ("/display-map/large", test_large);

  return g_test_run ();
}
