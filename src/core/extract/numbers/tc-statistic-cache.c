/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-statistic-token.h"

/* Members that were never asked for are %NULL. */
static void
unref_sizes (gpointer data)
{
  if (data != NULL)
    g_array_unref (data);
}

TcTokenCache *
tc_token_cache_new (const TcProse    *document,
                    const TcFindings *findings)
{
  TcTokenCache *self = g_new0 (TcTokenCache, 1);

  self->document = document;
  self->findings = findings;
  self->sentences = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_set_size (self->sentences, document->sentences->len);
  self->sizes = g_ptr_array_new_with_free_func (unref_sizes);
  g_ptr_array_set_size (self->sizes, document->sentences->len);
  return self;
}

void
tc_token_cache_free (TcTokenCache *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->sentences);
  g_ptr_array_unref (self->sizes);
  g_free (self);
}

/* The tokens of a sentence; borrowed. */
const TcTokens *
tc_token_cache_get (TcTokenCache *self,
                    guint         sentence)
{
  if (g_ptr_array_index (self->sentences, sentence) == NULL)
    g_ptr_array_index (self->sentences, sentence) = tc_tokens_new (self->document, sentence);
  return g_ptr_array_index (self->sentences, sentence);
}
