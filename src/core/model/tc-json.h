/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * TcJsonError:
 * @TC_JSON_ERROR_SYNTAX: not JSON
 * @TC_JSON_ERROR_CUT_OFF: the text ends inside a value
 * @TC_JSON_ERROR_TOO_DEEP: nested deeper than %TC_JSON_MAX_DEPTH
 * @TC_JSON_ERROR_NUL: holds an escaped NUL character (\\u0000)
 * @TC_JSON_ERROR_NUMBER: holds a number that a 64-bit integer or a double cannot hold
 * @TC_JSON_ERROR_DUPLICATE_KEY: an object has the same key twice
 * @TC_JSON_ERROR_TYPE: well formed, but not of the expected type
 *
 * Why a JSON text was refused. Messages name the byte offset.
 */
typedef enum
{
  TC_JSON_ERROR_SYNTAX,
  TC_JSON_ERROR_CUT_OFF,
  TC_JSON_ERROR_TOO_DEEP,
  TC_JSON_ERROR_NUL,
  TC_JSON_ERROR_NUMBER,
  TC_JSON_ERROR_DUPLICATE_KEY,
  TC_JSON_ERROR_TYPE
} TcJsonError;

#define TC_JSON_ERROR (tc_json_error_quark ())
GQuark    tc_json_error_quark (void);

#define TC_JSON_MAX_DEPTH 64

/* Scans the bytes before json-glib sees them (json-glib crashes on deep nesting and silently
 * alters NUL, big integers and duplicate keys). @length is in bytes. With @end, one value may be
 * followed by other text: *@end is set to the offset in bytes behind it. */
gboolean  tc_json_scan        (const char  *text,
                               gsize        length,
                               gsize       *end,
                               GError     **error);
/* tc_json_scan() over all of the text, then json-glib. */
JsonNode *tc_json_parse       (const char  *text,
                               gsize        length,
                               GError     **error) G_GNUC_WARN_UNUSED_RESULT;

/* One line of JSON, members in their order, numbers as tc_number_to_string() writes them
 * (json-glib's own generator writes 0.1 as 0.10000000000000001). Use this for everything that is
 * stored or printed. */
char     *tc_json_to_text     (JsonNode    *node) G_GNUC_WARN_UNUSED_RESULT;

/* For what is written so often that a tree of nodes would cost more than all else. */
void      tc_json_append_text (GString     *out,
                               const char  *text);
void      tc_json_append_integer (GString  *out,
                               gint64       integer);

G_END_DECLS
