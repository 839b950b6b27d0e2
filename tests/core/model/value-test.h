/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-value.h"

G_BEGIN_DECLS

/**
 * value_test_parse:
 * @json: (nullable): the JSON form of a value
 *
 * Returns: (transfer full) (nullable): the value, which must be one; %NULL for %NULL
 */
static inline TcValue *
value_test_parse (const char *json)
{
  g_autoptr (GError) error = NULL;
  TcValue *value = json != NULL ? tc_value_from_json (json, &error) : NULL;

  g_assert_no_error (error);

  return value;
}

G_END_DECLS
