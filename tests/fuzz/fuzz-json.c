/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "fuzz.h"
#include "tc-json.h"

/* The guard before json-glib: what it lets through json-glib reads, and what we write is read again. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  gsize length = strlen (text);
  g_autoptr(JsonNode) node = NULL;
  g_autoptr(JsonNode) again = NULL;
  g_autofree char *written = NULL;
  g_autoptr(GError) error = NULL;

  if (!g_utf8_validate (text, length, NULL))
    return 0;

  node = tc_json_parse (text, length, &error);
  g_assert_true ((node == NULL) == (error != NULL));
  if (node == NULL)
    return 0;

  written = tc_json_to_text (node);
  again = tc_json_parse (written, strlen (written), &error);
  g_assert_no_error (error);

  return 0;
}
