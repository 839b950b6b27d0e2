/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-reader.h"

static gboolean
sniff (TcDocument *document)
{
  return FALSE;
}

const TcReader tc_reader_aggregator_json = { "aggregator-json", sniff, NULL };
