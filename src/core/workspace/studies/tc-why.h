/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-suggestion.h"

G_BEGIN_DECLS

typedef enum
{
  TC_WHY_ENGLISH,
  TC_WHY_CHINESE,
  TC_WHY_N_LANGUAGES
} TcWhyLanguage;

/**
 * TcWhy:
 * @text: why the rule believes what it found, a language each
 * @origin: where the rule comes from, a language each
 * @words: (array zero-terminated=1): the words in the quotes that made it look
 * @right: how many of its measured suggestions were right
 * @of: how many were measured; 0 where there is no measure
 *
 * The reason for a suggestion.
 */
typedef struct
{
  const char *text[TC_WHY_N_LANGUAGES];
  const char *origin[TC_WHY_N_LANGUAGES];
  char **words;
  guint right;
  guint of;
} TcWhy;

TcWhy        *tc_why_new               (const TcSuggestion *suggestion) G_GNUC_WARN_UNUSED_RESULT;
void          tc_why_free              (TcWhy              *self);
TcWhyLanguage tc_why_get_user_language (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TcWhy, tc_why_free)

G_END_DECLS
