/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-cli"

#include "config.h"

#include "tc-cli-private.h"

/* Text of documents is written by strangers: an escape sequence in a title could repaint the terminal, a
 * tab shift the columns of a list, and a mark of direction let a line read backwards. */

/* The marks, embeddings, overrides and isolates of the bidirectional algorithm. */
static gboolean
is_direction_mark (gunichar c)
{
  return c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e)
         || (c >= 0x2066 && c <= 0x2069);
}

static gboolean
is_line_space (gunichar c)
{
  return (c >= '\t' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
}

static gboolean
is_harmful (gunichar c)
{
  return g_unichar_iscntrl (c) || is_direction_mark (c);
}

static char *
make_visible (const char *text,
              gboolean    one_line)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr(GString) visible = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (one_line && is_line_space (c))
        g_string_append_c (visible, ' ');
      else if (c == '\n' || c == '\t' || (c == '\r' && p[1] == '\n') || !is_harmful (c))
        g_string_append_unichar (visible, c);
      else
        g_string_append_printf (visible, "<U+%04X>", c);
    }

  return g_string_free (g_steal_pointer (&visible), FALSE);
}

/**
 * tc_cli_dup_visible_line:
 * @text: text from a document, a file name or an error
 *
 * Makes text safe to print within one line: tabs and ends of line become spaces, other control characters
 * and marks of direction are spelt out, such as `<U+001B>`.
 *
 * Returns: valid UTF-8 without control characters
 */
char *
tc_cli_dup_visible_line (const char *text)
{
  return make_visible (text, TRUE);
}

/**
 * tc_cli_dup_visible_text:
 * @text: text of several lines
 *
 * The same for text whose tabs and ends of line are wanted.
 *
 * Returns: valid UTF-8 without other control characters
 */
char *
tc_cli_dup_visible_text (const char *text)
{
  return make_visible (text, FALSE);
}
