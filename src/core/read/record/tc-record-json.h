/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "tc-record.h"

G_BEGIN_DECLS

GPtrArray *tc_records_find      (JsonNode      *root) G_GNUC_WARN_UNUSED_RESULT;
gboolean   tc_record_find_field (const char    *key,
                                 TcRecordField *field);

G_END_DECLS
