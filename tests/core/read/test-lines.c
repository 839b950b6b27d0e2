/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tc-lines.h"

#include <string.h>

/* Tests: tc-lines.c */

static TcPiece
whole (const char *text)
{
  return (TcPiece) { text, text + strlen (text), 0 };
}

/* Every kind of line end and blank; offsets are code points of the whole text. */
static const struct
{
  const char *name;
  const char *text;
  const char *lines;              /* "start:chars:han:words:blank-before text", one a line */
} splits[] = {
  { "empty", "", "" },
  { "blank", " \t\n\r\n\u3000\n", "" },
  { "one", "We came.", "0:8:0:2:0 We came.\n" },
  { "no-end", "a\nb", "0:1:0:1:0 a\n2:1:0:1:0 b\n" },
  { "windows", "a\r\n\r\nb\r\n", "0:1:0:1:0 a\n5:1:0:1:1 b\n" },
  { "macintosh", "a\r\rb", "0:1:0:1:0 a\n3:1:0:1:1 b\n" },
  { "unicode-ends", "a\u2028b\u2029c\xc2\x85" "d", "0:1:0:1:0 a\n2:1:0:1:0 b\n4:1:0:1:0 c\n6:1:0:1:0 d\n" },
  { "form-feed", "a\fb\vc", "0:1:0:1:0 a\n2:1:0:1:0 b\n4:1:0:1:0 c\n" },
  { "blanks-at-ends", "  a b \t\n\ufeffc\u200b", "2:3:0:2:0 a b\n9:1:0:1:0 c\n" },
  { "four-bytes", "😀😀 a\n𠮷", "0:4:0:1:0 😀😀 a\n5:1:1:0:0 𠮷\n" },
  { "combining", "e\u0301te\u0301\nx", "0:5:0:1:0 e\u0301te\u0301\n6:1:0:1:0 x\n" },
  { "chinese", "患者 ALS 40例", "0:10:3:1:0 患者 ALS 40例\n" },
  { "numbers-are-no-words", "12 3.5 %", "0:8:0:0:0 12 3.5 %\n" },
};

static void
test_split (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GArray) lines = tc_lines_split (splits[i].text, 0);
  g_autoptr (GArray) later = tc_lines_split (splits[i].text, 1000);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint j = 0; j < lines->len; j++)
    {
      const TcLine *line = tc_lines_get (lines, j);
      g_autofree char *text = tc_text_slice (splits[i].text, tc_piece_span (line->piece));

      g_string_append_printf (found, "%u:%u:%u:%u:%u %s\n", line->piece.start, line->n_chars, line->n_han,
                              line->n_words, line->n_blank_before, text);
      g_assert_cmpuint (tc_lines_get (later, j)->piece.start, ==, line->piece.start + 1000);
    }
  g_assert_cmpstr (found->str, ==, splits[i].lines);
}

/* Parts of a piece know where they stand without counting from the beginning again. */
static void
test_pieces (void)
{
  const char *text = "  评价 Methods: 😀 we  ";
  TcPiece piece = tc_piece_trim (whole (text));
  TcPiece part;
  TcSpan span = tc_piece_span (piece);

  g_assert_cmpuint (span.start, ==, 2);
  g_assert_cmpuint (span.end, ==, 18);
  g_assert_true (tc_piece_find (piece, "Methods") == strstr (text, "Methods"));
  g_assert_null (tc_piece_find (piece, "methods"));
  part = tc_piece_from (piece, tc_piece_find (piece, "Methods"));
  g_assert_cmpuint (part.start, ==, 5);
  g_assert_true (tc_piece_has_prefix (part, "METHODS:"));
  g_assert_false (tc_piece_has_prefix (part, "Methods: 😀 we and more"));
  part = tc_piece_to (part, tc_piece_find (part, ":"));
  g_assert_true (tc_piece_equal (part, "methods"));
  g_assert_false (tc_piece_equal (part, "method"));
  g_assert_cmpuint (tc_piece_span (part).end, ==, 12);
  part = tc_piece_from (piece, tc_piece_find (piece, "we"));
  g_assert_cmpuint (part.start, ==, 16);

  /* Nothing is left of blanks. */
  part = tc_piece_trim (whole (" \u3000\t"));
  g_assert_true (part.p == part.end);
  g_assert_cmpuint (tc_piece_span (part).start, ==, tc_piece_span (part).end);
}

static void
test_languages (void)
{
  static const struct { const char *text, *language; } cases[] = {
    { "", "" }, { "12 (3.5%)", "" }, { "We came", "en" }, { "Élan vital", "en" }, { "我们来了", "zh" },
    { "ALS 患者", "zh" }, { "A trial of 针 in the persons of one town", "en" }, { "𠮷", "zh" }, { "，。", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (tc_piece_language (whole (cases[i].text)), ==, cases[i].language);
    }
  g_assert_cmpstr (tc_language_from_counts (0, 0), ==, "");
  g_assert_cmpstr (tc_language_from_counts (1, 2), ==, "zh");
  g_assert_cmpstr (tc_language_from_counts (1, 3), ==, "en");
  g_assert_true (tc_is_han (0x4e00) && tc_is_han (0x3007) && tc_is_han (0x20bb7));
  g_assert_false (tc_is_han (0x3001) || tc_is_han ('a') || tc_is_han (0xff11) || tc_is_han (0x3042));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (splits); i++)
    {
      g_autofree char *path = g_strconcat ("/read/lines/split/", splits[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_split);
    }
  g_test_add_func ("/read/lines/pieces", test_pieces);
  g_test_add_func ("/read/lines/languages", test_languages);
  return g_test_run ();
}
