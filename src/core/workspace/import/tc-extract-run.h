/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "tc-discrepancy.h"
#include "tc-source.h"

G_BEGIN_DECLS

/**
 * TcExtractFunc:
 * @source: (nullable): one record, with kind and suggestions set; %NULL where the file failed
 * @discrepancies: (element-type TcDiscrepancy) (nullable)
 * @name: the path as given or found below a given folder
 * @error: (nullable): why the file failed
 *
 * Called for each record, in the order of the files, on the calling thread.
 */
typedef void (*TcExtractFunc) (TcSource     *source,
                               GPtrArray    *discrepancies,
                               const char   *name,
                               const GError *error,
                               gpointer      user_data);

/* Reads and extracts without a project: files, folders (recursively) and "-" for standard input.
 * FALSE where at least one input failed. */
gboolean tc_extract_run (const char * const *inputs,
                         TcExtractFunc       function,
                         gpointer            user_data);

G_END_DECLS
