/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-workspace"

#include "config.h"

#include "tc-why.h"

#include <glib/gi18n-lib.h>

#include "tc-explain.h"

static void
add_words (GPtrArray           *words,
           const TcExplanation *explanation,
           const char          *quote)
{
  g_auto (GStrv) found = tc_explain_find_words (explanation, quote);

  for (guint i = 0; found[i] != NULL; i++)
    if (!g_ptr_array_find_with_equal_func (words, found[i], g_str_equal, NULL))
      g_ptr_array_add (words, g_strdup (found[i]));
}

/**
 * tc_why_new:
 * @suggestion: a suggestion
 *
 * Asks for the reason of a suggestion.
 *
 * Returns: (transfer full) (nullable): the reason; %NULL where its rule is not known (any more)
 */
TcWhy *
tc_why_new (const TcSuggestion *suggestion)
{
  const TcExplanation *explanation;
  g_autoptr(GPtrArray) words = NULL;
  TcWhy *self;

  g_return_val_if_fail (suggestion != NULL, NULL);

  explanation = tc_explain (suggestion->rule);
  if (explanation == NULL)
    return NULL;

  words = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < suggestion->quotes->len; i++)
    add_words (words, explanation, ((const TcQuote *) g_ptr_array_index (suggestion->quotes, i))->text);
  g_ptr_array_add (words, NULL);

  self = g_new0 (TcWhy, 1);
  self->text[TC_WHY_ENGLISH] = explanation->text.en;
  self->text[TC_WHY_CHINESE] = explanation->text.zh_cn;
  self->origin[TC_WHY_ENGLISH] = explanation->origin.en;
  self->origin[TC_WHY_CHINESE] = explanation->origin.zh_cn;
  self->words = (char **) g_ptr_array_steal (words, NULL);
  self->right = explanation->right;
  self->of = explanation->of;

  return self;
}

void
tc_why_free (TcWhy *self)
{
  g_strfreev (self->words);
  g_free (self);
}

/**
 * tc_why_get_user_language:
 *
 * Returns: the language of the two in which the person who uses the program reads explanations of rules
 */
TcWhyLanguage
tc_why_get_user_language (void)
{
  /* Translators: not shown. The language of the explanations that come with the rules: "en" or "zh_CN". */
  return g_str_equal (C_("language of explanations", "en"), "zh_CN") ? TC_WHY_CHINESE : TC_WHY_ENGLISH;
}
