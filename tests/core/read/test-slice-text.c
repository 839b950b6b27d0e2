/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib.h>
#include <string.h>

#include "tc-slice-text.h"

/* Tests: tc-slice-text.c */

/* A value is looked at many bytes at a time: what is to be done with it must be seen at every place, of texts of every length
 * about that of a vector, and nothing behind the text may be looked at. */
#define LONGEST 90

static const struct
{
  const char *name;
  const char *before;             /* stands before the text in which it is */
  const char *odd;
  const char *expected;           /* instead of both */
} oddities[] = {
  { "two-blanks", "", "  ", " " },
  { "line-end", "", "\n", " " },
  { "windows-line-end", "", "\r\n", " " },
  { "carriage-return", "", "\r", " " },
  { "element", "", "<i>", "" },
  { "entity", "", "&amp;", "&" },
  { "sign", "", "<", "<" },
  { "one-blank", "", " ", " " },
  { "tab-in-lines", "x\n", "\t", " " },
  { "two-blanks-in-lines", "x\n", "  ", " " },
  { "one-blank-in-lines", "x\n", " ", " " },
};

/* The text of @value, which ends where its memory does. */
static char *
read_value (const char *value)
{
  gsize length = strlen (value);
  g_autofree char *bytes = g_memdup2 (value, length);

  return tc_slice_dup_text ((TcSlice) { bytes, bytes + length }, FALSE);
}

static void
test_oddity (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);

  for (int length = 2; length < LONGEST; length++)
    for (int at = 1; at < length; at++)
      {
        g_autofree char *letters = g_strnfill (length, 'x');
        g_autofree char *value = g_strdup_printf ("%s%.*s%s%s", oddities[i].before, at, letters, oddities[i].odd, letters + at);
        g_autofree char *expected = g_strdup_printf ("%s%.*s%s%s", *oddities[i].before != '\0' ? "x " : "", at, letters,
                                                     oddities[i].expected, letters + at);
        g_autofree char *text = read_value (value);

        g_assert_cmpstr (text, ==, expected);
      }
}

static void
test_blanks_at_ends (void)
{
  g_autofree char *text = read_value (" \t hum \r\n ");
  g_autofree char *nothing = read_value (" \n ");

  g_assert_cmpstr (text, ==, "hum");
  g_assert_cmpstr (nothing, ==, "");
}

static void
test_sentences (void)
{
  static const char value[] = "We hum.\nThey\nhum: yes\n哼\n唱。\n好";
  g_autofree char *text = tc_slice_dup_text ((TcSlice) { value, value + strlen (value) }, TRUE);

  g_assert_cmpstr (text, ==, "We hum.\nThey hum: yes 哼唱。\n好");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (oddities); i++)
    {
      g_autofree char *path = g_strconcat ("/read/slice-text/", oddities[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_oddity);
    }
  g_test_add_func ("/read/slice-text/blanks-at-ends", test_blanks_at_ends);
  g_test_add_func ("/read/slice-text/sentences", test_sentences);

  return g_test_run ();
}
