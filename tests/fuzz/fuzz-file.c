/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"
#include "tc-read.h"

/* Any bytes as a file: the guess of the encoding, the choice of the reader, cutting and reading. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr(GBytes) bytes = g_bytes_new (data, size);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) sources = tc_read_bytes ("probe", bytes, NULL, &error);

  g_assert_true ((sources == NULL) == (error != NULL));
  g_assert_true (sources == NULL || sources->len > 0);

  return 0;
}
