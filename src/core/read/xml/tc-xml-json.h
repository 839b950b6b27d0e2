/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "tc-xml.h"

G_BEGIN_DECLS

TcXml *tc_xml_new_for_json (JsonNode *node) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
