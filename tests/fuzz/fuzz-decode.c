/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "fuzz.h"
#include "tc-decode-part.h"
#include "tc-decode.h"

/* Any bytes to text, strictly and by force. */

static void
decode_part (const char *bytes,
             gsize       length,
             const char *encoding)
{
  const char *used;
  gboolean damaged;
  g_autofree char *text = tc_decode_part (bytes, length, encoding, &used, &damaged);

  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_nonnull (used);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  static const char * const encodings[] = { "UTF-8", "GB18030", "BIG5", "UTF-16LE", "UTF-32BE", "windows-1252" };
  g_autofree char *bytes = g_memdup2 (data, size);
  g_autoptr(GError) error = NULL;
  const char *encoding = NULL;
  g_autofree char *text = tc_decode (bytes, size, &encoding, &error);

  g_assert_true ((text == NULL) == (error != NULL));
  g_assert_true (text == NULL || g_utf8_validate (text, -1, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
    decode_part (bytes, size, encodings[i]);

  return 0;
}
