/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* A strict reader of RFC 4180 that shares no code with the writer: a table of rows (GStrv), the
 * header first. Anything that the RFC does not allow fails the test. */
GPtrArray  *csv_read     (const char *path);
guint       csv_n_rows   (GPtrArray  *table);       /* without the header */
/* Row from 0, column by its name, which must be there. */
const char *csv_get      (GPtrArray  *table,
                          guint       row,
                          const char *column);
gboolean    csv_has      (GPtrArray  *table,
                          const char *column);
