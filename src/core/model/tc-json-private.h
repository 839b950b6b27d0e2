/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-json.h"

G_BEGIN_DECLS

/* Reading what we once wrote, from a file that anybody may have changed: each gives
 * TC_JSON_ERROR_TYPE with the name of the member. Borrowed results live as long as the node. */
JsonNode   *tc_json_parse_object   (const char  *json,
                                    GError     **error) G_GNUC_WARN_UNUSED_RESULT;
/* Leaves *@text alone where the member is missing or null and not @required. */
gboolean    tc_json_member_text    (JsonObject  *object,
                                    const char  *name,
                                    gboolean     required,
                                    const char **text,
                                    GError     **error);
gboolean    tc_json_member_integer (JsonObject  *object,
                                    const char  *name,
                                    gint64       min,
                                    gint64       max,
                                    gint64      *value,
                                    GError     **error);
/* *@array is NULL where the member is missing or null. */
gboolean    tc_json_member_array   (JsonObject  *object,
                                    const char  *name,
                                    JsonArray  **array,
                                    GError     **error);
void        tc_json_set_text       (JsonObject  *object,
                                    const char  *name,
                                    const char  *text);      /* nothing for NULL */

G_END_DECLS
