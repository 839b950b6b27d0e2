/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-text"

#include "config.h"

#include "tc-carry.h"

#include <string.h>

/* A passage of a text that was decoded wrongly, found again in the same bytes decoded rightly. */

/* A passage may begin or end within what is one character now. */
#define MAX_WIDEN 3

/* The same bytes in the other encoding, or %NULL where they are no whole characters of it. */
static char *
decode_again (const char *text,
              const char *old_encoding,
              const char *new_encoding)
{
  g_autofree char *bytes = NULL;
  gsize length = 0;
  gsize bytes_read = 0;
  gsize bytes_written = 0;
  g_autofree char *again = NULL;

  bytes = g_convert (text, -1, old_encoding, "UTF-8", NULL, &length, NULL);
  if (bytes == NULL)
    return NULL;
  again = g_convert (bytes, length, "UTF-8", new_encoding, &bytes_read, &bytes_written, NULL);
  if (again == NULL || bytes_read != length || bytes_written == 0)
    return NULL;

  return g_steal_pointer (&again);
}

/* How often @passage begins in @text before the byte @before. */
static guint
count_before (const char *text,
              const char *passage,
              gsize       before)
{
  guint n = 0;

  for (const char *p = strstr (text, passage); p != NULL && p < text + before; p = strstr (p + 1, passage))
    n++;

  return n;
}

/* The passage that has @n others like it before it, or the last one. */
static const char *
find_nth (const char *text,
          const char *passage,
          guint       n)
{
  const char *found = NULL;

  for (const char *p = strstr (text, passage); p != NULL; p = strstr (p + 1, passage))
    {
      found = p;
      if (n-- == 0)
        break;
    }

  return found;
}

static gboolean
carry_exactly (const char *old_text,
               const char *old_encoding,
               TcSpan      span,
               const char *new_text,
               const char *new_encoding,
               TcSpan     *carried)
{
  g_autofree char *passage = tc_text_slice (old_text, span);
  g_autofree char *again = decode_again (passage, old_encoding, new_encoding);
  const char *start = g_utf8_offset_to_pointer (old_text, span.start);
  const char *found;

  if (again == NULL)
    return FALSE;
  found = find_nth (new_text, again, count_before (old_text, passage, start - old_text));
  if (found == NULL)
    return FALSE;

  carried->start = g_utf8_strlen (new_text, found - new_text);
  carried->end = carried->start + g_utf8_strlen (again, -1);

  return TRUE;
}

/* Where nothing better is known: as far into the text as before. */
static TcSpan
carry_roughly (TcSpan  span,
               glong   old_length,
               glong   new_length)
{
  TcSpan carried;

  carried.start = (guint64) span.start * new_length / MAX (old_length, 1);
  carried.end = (guint64) span.end * new_length / MAX (old_length, 1);
  carried.start = MIN (carried.start, (guint) MAX (new_length - 1, 0));
  carried.end = CLAMP (carried.end, MIN (carried.start + 1, (guint) new_length), (guint) new_length);

  return carried;
}

/**
 * tc_carry_span:
 * @old_text: the text as it was decoded from @old_encoding
 * @span: a passage in it
 * @new_text: the text of the same bytes in @new_encoding, perhaps rendered another way
 *
 * Finds a passage again after the encoding of a text was corrected. A passage that cuts a character in two
 * is widened to it; one that cannot be found comes out about where it was.
 *
 * Returns: the passage in @new_text, not empty unless @new_text is
 */
TcSpan
tc_carry_span (const char *old_text,
               const char *old_encoding,
               TcSpan      span,
               const char *new_text,
               const char *new_encoding)
{
  glong old_length = g_utf8_strlen (old_text, -1);
  TcSpan carried;

  for (guint left = 0; left <= MAX_WIDEN; left++)
    for (guint right = 0; right <= MAX_WIDEN; right++)
      {
        TcSpan wide = { span.start - left, span.end + right };

        if (left > span.start || wide.end > old_length)
          continue;
        if (carry_exactly (old_text, old_encoding, wide, new_text, new_encoding, &carried))
          return carried;
      }

  return carry_roughly (span, old_length, g_utf8_strlen (new_text, -1));
}
