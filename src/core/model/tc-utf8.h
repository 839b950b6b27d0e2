/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gsize       tc_utf8_length   (const char *p,
                              gsize       length);
gsize       tc_utf8_count    (const char *p,
                              gsize       length,
                              char        c);
gboolean    tc_utf8_is_valid (const char *p,
                              gsize       length);
gboolean    tc_utf8_is_ascii (const char *p,
                              gsize       length);

/**
 * tc_utf8_read:
 * @p: (inout): a character of valid UTF-8; moved behind it
 *
 * Returns: the character, as g_utf8_get_char() does
 */
static inline gunichar
tc_utf8_read (const char **p)
{
  const guchar *q = (const guchar *) *p;

  if (q[0] < 0x80)
    {
      *p += 1;
      return q[0];
    }
  if (q[0] < 0xe0)
    {
      *p += 2;
      return (gunichar) (q[0] & 0x1f) << 6 | (q[1] & 0x3f);
    }
  if (q[0] < 0xf0)
    {
      *p += 3;
      return (gunichar) (q[0] & 0x0f) << 12 | (gunichar) (q[1] & 0x3f) << 6 | (q[2] & 0x3f);
    }
  *p += 4;

  return (gunichar) (q[0] & 0x07) << 18 | (gunichar) (q[1] & 0x3f) << 12 | (gunichar) (q[2] & 0x3f) << 6 |
         (q[3] & 0x3f);
}

G_END_DECLS
