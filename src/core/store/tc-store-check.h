/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sys/stat.h>

#include "tc-schema.h"

G_BEGIN_DECLS

gboolean tc_store_check_file   (const char      *path,
                                const TcSchema  *schema,
                                struct stat     *file,
                                GError         **error);
gboolean tc_store_check_schema (TcConnection    *connection,
                                const TcSchema  *schema,
                                const char      *path,
                                guint           *version,
                                GError         **error);

G_END_DECLS
