/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "tc-spool.h"

G_BEGIN_DECLS

/**
 * TcInput:
 * @name: the path as given or found, for people (valid UTF-8)
 * @file: (nullable): where to read
 * @bytes: (nullable): or what to read
 * @part: (nullable): or where that is on the disk
 * @error: (nullable): or why it cannot be read
 *
 * One thing to read: a file, bytes at hand, or a folder that could not be looked into.
 */
typedef struct
{
  char *name;
  GFile *file;
  GBytes *bytes;
  TcSpoolPart *part;
  GError *error;
} TcInput;

GPtrArray *tc_inputs_new        (void) G_GNUC_WARN_UNUSED_RESULT;
void       tc_inputs_add_file   (GPtrArray     *inputs,
                                 GFile         *file,
                                 const char    *name,
                                 GCancellable  *cancellable);
void       tc_inputs_add_bytes  (GPtrArray     *inputs,
                                 const char    *name,
                                 GBytes        *bytes);
void       tc_inputs_add_stdin  (GPtrArray     *inputs,
                                 const char    *name,
                                 GCancellable  *cancellable);

G_END_DECLS
