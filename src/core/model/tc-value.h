/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "tc-types.h"

G_BEGIN_DECLS

/**
 * TcValueKind:
 * @TC_VALUE_TEXT: a string
 * @TC_VALUE_NUMBER: a finite number
 * @TC_VALUE_QUANTITY: a number with a unit and, where reported, a standard deviation in that unit
 * @TC_VALUE_LIST: an ordered list of values
 * @TC_VALUE_RECORD: an ordered set of named values: one row of the repeating groups arms and
 *   results
 *
 * What a #TcValue holds.
 */
typedef enum
{
  TC_VALUE_TEXT,
  TC_VALUE_NUMBER,
  TC_VALUE_QUANTITY,
  TC_VALUE_LIST,
  TC_VALUE_RECORD
} TcValueKind;

#define TC_TYPE_VALUE (tc_value_get_type ())
GType        tc_value_get_type       (void) G_GNUC_CONST;

/* A value never changes once it is made; it may cross threads. Text is valid UTF-8 and numbers are
 * finite. Lists and records take a reference of their own to each item (also _list_from_array,
 * which leaves the array alone). _record_with gives a copy of @record (%NULL: of an empty one) in
 * which the member is set, or left out where @value is %NULL. */
TcValue     *tc_value_new_text       (const char     *text) G_GNUC_WARN_UNUSED_RESULT;
TcValue     *tc_value_new_number     (double          number) G_GNUC_WARN_UNUSED_RESULT;
TcValue     *tc_value_new_quantity   (double          number,
                                      const char     *unit) G_GNUC_WARN_UNUSED_RESULT;
TcValue     *tc_value_new_quantity_with_sd (double    number,
                                      const char     *unit,
                                      double          sd) G_GNUC_WARN_UNUSED_RESULT;
TcValue     *tc_value_new_list       (TcValue       **items,
                                      guint           n_items) G_GNUC_WARN_UNUSED_RESULT;
TcValue     *tc_value_new_list_from_array (GPtrArray *items) G_GNUC_WARN_UNUSED_RESULT;
TcValue     *tc_value_new_record     (const char    **keys,
                                      TcValue       **values,
                                      guint           n_members) G_GNUC_WARN_UNUSED_RESULT;
TcValue     *tc_value_record_with    (TcValue        *record,
                                      const char     *key,
                                      TcValue        *value) G_GNUC_WARN_UNUSED_RESULT;
TcValue     *tc_value_ref            (TcValue        *self);
void         tc_value_unref          (TcValue        *self);

TcValueKind  tc_value_get_kind       (const TcValue  *self);
/* Getters borrow. get_number also gives the number of a quantity; get_item counts list items and
 * record members; a value that has no such part gives %NULL, 0 or FALSE. */
const char  *tc_value_get_text       (const TcValue  *self);
double       tc_value_get_number     (const TcValue  *self);
const char  *tc_value_get_unit       (const TcValue  *self);
gboolean     tc_value_get_sd         (const TcValue  *self,
                                      double         *sd);
guint        tc_value_get_n_items    (const TcValue  *self);
TcValue     *tc_value_get_item       (const TcValue  *self,
                                      guint           index);
const char  *tc_value_get_key        (const TcValue  *self,
                                      guint           index);
TcValue     *tc_value_get_member     (const TcValue  *self,
                                      const char     *key);
gboolean     tc_value_equal          (const TcValue  *a,
                                      const TcValue  *b);

/* JSON: text is a string, a number a number, a quantity {"value":…,"unit":…[,"sd":…]}, a list an
 * array, a record any other object. A record that looks like a quantity is marked by a member
 * "$record":true, which reading drops. Errors: TC_JSON_ERROR. */
char        *tc_value_to_json        (const TcValue  *self) G_GNUC_WARN_UNUSED_RESULT;
JsonNode    *tc_value_to_node        (const TcValue  *self) G_GNUC_WARN_UNUSED_RESULT;
TcValue     *tc_value_from_json      (const char     *json,
                                      GError        **error) G_GNUC_WARN_UNUSED_RESULT;
TcValue     *tc_value_from_node      (JsonNode       *node,
                                      GError        **error) G_GNUC_WARN_UNUSED_RESULT;
/* One line for people, in English: "15000000 ± 3000000 cells", items joined with "; ". */
char        *tc_value_to_display     (const TcValue  *self) G_GNUC_WARN_UNUSED_RESULT;
/* Shortest decimal text that reads back as the same double; whole numbers up to 1e15 without
 * exponent. */
char        *tc_number_to_string     (double          number) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TcValue, tc_value_unref)

G_END_DECLS
