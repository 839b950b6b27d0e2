/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "tc-span.h"

G_BEGIN_DECLS

gboolean  tc_quote_equal     (const TcQuote *a,
                              const TcQuote *b);
JsonNode *tc_quote_to_node   (const TcQuote *self) G_GNUC_WARN_UNUSED_RESULT;
TcQuote  *tc_quote_from_node (JsonNode      *node,
                              GError       **error) G_GNUC_WARN_UNUSED_RESULT;

/* The member "quotes" of an object: always written; where it is missing there are none. */
void      tc_quotes_write    (GPtrArray     *quotes,
                              JsonObject    *object);
gboolean  tc_quotes_read     (GPtrArray     *quotes,
                              JsonObject    *object,
                              GError       **error);

G_END_DECLS
