/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-workspace"

#include "config.h"

#include "tc-extract-run.h"

gboolean
tc_extract_run (const char * const *inputs,
                TcExtractFunc       function,
                gpointer            user_data)
{
  return FALSE;
}
