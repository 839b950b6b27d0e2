/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "tc-matcher.h"

G_BEGIN_DECLS

/**
 * TcLexEntry:
 * @lexicon: name of its lexicon, such as "route"; interned
 * @value: the canonical value
 * @forms: (element-type utf8): how it is written, in both languages; `*` as in #TcMatcher
 * @rules: (nullable) (element-type guint): indexes of the rules that it triggers; belongs to the rules
 *
 * An entry of a lexicon: one thing and the words for it.
 */
typedef struct
{
  const char *lexicon;
  char *value;
  GPtrArray *forms;
  GArray *rules;
} TcLexEntry;

void      tc_lex_entry_free      (TcLexEntry   *self);
gboolean  tc_lexicon_load        (const char   *json,
                                  gsize         length,
                                  GPtrArray    *entries,
                                  GError      **error);
void      tc_lexicon_add_forms   (GPtrArray    *entries,
                                  TcMatcher    *matcher);
char     *tc_lexicon_to_pattern  (GPtrArray    *entries,
                                  const char   *lexicon) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
