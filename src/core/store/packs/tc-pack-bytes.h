/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What packs are made of: numbers in little-endian groups of 7 bits, the highest bit of each byte
 * says that more follow, and a sum by which a changed bit is noticed. */

#define TC_PACK_SUM_START G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)

/**
 * TcPackReader:
 * @at: what is read next
 * @end: behind the last byte
 * @good: whether all that was read was there; what is read afterwards is 0
 *
 * Reads bytes that somebody else may have written.
 */
typedef struct
{
  const guint8 *at;
  const guint8 *end;
  gboolean good;
} TcPackReader;

void        tc_pack_put_number (GString      *bytes,
                                guint64       number);
guint64     tc_pack_get_number (TcPackReader *self,
                                guint64       max);
const char *tc_pack_get_bytes  (TcPackReader *self,
                                gsize         n_bytes);
guint64     tc_pack_sum_add    (guint64       sum,
                                const char   *data,
                                gsize         n_bytes);

G_END_DECLS
