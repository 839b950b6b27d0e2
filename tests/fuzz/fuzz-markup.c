/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "fuzz.h"
#include "tc-markup.h"

/* Tags and entities inside values. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autofree char *rendered = NULL;

  if (!g_utf8_validate (text, -1, NULL))
    return 0;

  rendered = tc_markup_render (text);
  g_assert_true (g_utf8_validate (rendered, -1, NULL));

  return 0;
}
