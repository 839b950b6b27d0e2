/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include <string.h>

#include "tc-arms-names.h"

/* Names that say nothing about what was given. */
#define MEMBERS                                                                                                       \
  " patients recipients participants subjects women treated trial trials condition conditions session sessions system "  \
  "systems diet diets regimen regimens supplementation users controls "

static gboolean
is_word_byte (char c)
{
  return g_ascii_isalnum (c) || (guchar) c >= 0xC3;
}

static gboolean
stands_alone (const char *text,
              gsize       start,
              gsize       end,
              gboolean    latin)
{
  if (!latin)
    return TRUE;
  return (start == 0 || !g_ascii_isalnum (text[start - 1])) &&
         (!g_ascii_isalnum (text[end]) || (text[end] == 's' && !g_ascii_isalnum (text[end + 1])));
}

static void
find_alias (const TcTokens *tokens,
            const char     *alias,
            guint           arm,
            GArray         *mentions)
{
  gsize start = tc_tokens_get (tokens, 0)->start;
  gsize end = tc_tokens_get (tokens, tokens->array->len - 1)->end;
  gsize length = strlen (alias);
  gboolean latin = is_word_byte (alias[0]) && (guchar) alias[0] < 0x80;
  const char *at = memmem (tokens->text + start, end - start, alias, length);

  for (; at != NULL; at = memmem (at + 1, tokens->text + end - at - 1, alias, length))
    {
      TcMention mention = { arm, at - tokens->text, at - tokens->text + length };

      if (stands_alone (tokens->text, mention.start, mention.end, latin))
        g_array_append_val (mentions, mention);
    }
}

static int
compare_mentions (gconstpointer a,
                  gconstpointer b)
{
  const TcMention *first = a;
  const TcMention *second = b;

  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  return first->end != second->end ? (first->end > second->end ? -1 : 1)
         : (first->arm > second->arm) - (first->arm < second->arm);
}

/**
 * tc_arms_find_mentions:
 * @arms: (element-type TcArm): named arms
 * @tokens: the tokens of a sentence
 * @chinese: the language of the sentence
 *
 * Finds where a sentence names an arm. Of overlapping names the longest counts.
 *
 * Returns: (transfer full) (element-type TcMention): in the order of the text
 */
GArray *
tc_arms_find_mentions (GPtrArray      *arms,
                       const TcTokens *tokens,
                       gboolean        chinese)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (TcMention));
  GArray *kept = g_array_new (FALSE, FALSE, sizeof (TcMention));
  gsize end = 0;

  for (guint i = 0; i < arms->len && tokens->array->len > 0; i++)
    {
      const TcArm *arm = g_ptr_array_index (arms, i);

      for (guint k = 0; k < arm->aliases->len; k++)
        find_alias (tokens, g_ptr_array_index (arm->aliases, k), i, all);
    }
  g_array_sort (all, compare_mentions);
  for (guint i = 0; i < all->len; i++)
    {
      TcMention mention = g_array_index (all, TcMention, i);

      if (mention.start < end)
        continue;
      mention.first = tc_tokens_find (tokens, mention.start);
      mention.last = tc_tokens_find (tokens, mention.end - 1) + 1;
      while (tc_tokens_is_any (tokens, mention.last, TC_ARM_GROUP_WORDS MEMBERS))
        mention.last++;
      if (tc_tokens_is_mark (tokens, mention.last, "-") &&
          tc_tokens_is_any (tokens, mention.last + 1, " treated based "))
        mention.last += 2;
      if (tc_tokens_get (tokens, mention.last - 1)->kind != TC_TOKEN_HAN)
        mention.end = tc_tokens_get (tokens, mention.last - 1)->end;
      end = mention.end;
      g_array_append_val (kept, mention);
    }
  (void) chinese;
  return kept;
}
