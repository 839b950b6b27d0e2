/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A sentence in the languages that the rules speak. */
typedef struct
{
  const char *en;
  const char *zh_cn;
} TcSentencePair;

/**
 * TcExplanation:
 * @text: why the rule believes what it finds
 * @origin: where the rule comes from, such as an item of CONSORT
 * @triggers: (element-type utf8): the words that make it look
 * @right: how many of its measured suggestions were right
 * @of: how many were measured; 0 where there is no measure
 *
 * What can be said about a rule, or about a finder that is written in C.
 */
typedef struct
{
  TcSentencePair text;
  TcSentencePair origin;
  GPtrArray *triggers;
  guint right;
  guint of;
} TcExplanation;

const TcExplanation *tc_explain            (const char          *rule);
char               **tc_explain_find_words (const TcExplanation *self,
                                            const char          *quote) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
