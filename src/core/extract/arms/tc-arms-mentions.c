/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include <string.h>

#include "tc-arms-names.h"

/* Names that say nothing about what was given. */
#define MEMBERS                                                                                                       \
  " patients recipients participants subjects women treated trial trials condition conditions "    \
  "session sessions system systems diet diets regimen regimens supplementation users controls "

/* How often a sentence names arms. */
#define TYPICAL 8

/* A name begins with a character, one in Latin letters where a word does. */
static inline gboolean
may_begin (const char *text,
           gsize       at)
{
  if ((guchar) text[at] >= 0x80)
    return (guchar) text[at] >= 0xC0;
  return at == 0 || !g_ascii_isalnum (text[at]) || !g_ascii_isalnum (text[at - 1]);
}

/* It ends where a word ends, or its plural. */
static gboolean
ends_word (const char *text,
           gsize       end)
{
  return !g_ascii_isalnum (text[end]) || (text[end] == 's' && !g_ascii_isalnum (text[end + 1]));
}

/* For each first byte of a name the second ones, as bits of their last three bits. */
typedef guint8 Beginnings[256];

static inline gboolean
may_stand (const Beginnings begins,
           const char      *text)
{
  guint8 second = begins[(guchar) text[0]];

  return G_UNLIKELY (second != 0) && (second >> ((guchar) text[1] % 8) & 1) != 0;
}

/* Notes how names begin, so that most places in a text need no second look. */
static void
note_beginnings (GPtrArray *arms,
                 Beginnings begins)
{
  for (guint i = 0; i < arms->len; i++)
    {
      const TcArm *arm = g_ptr_array_index (arms, i);

      for (guint k = 0; k < arm->aliases->len; k++)
        {
          const char *alias = g_ptr_array_index (arm->aliases, k);

          if (alias[0] != '\0')
            begins[(guchar) alias[0]] |= alias[1] == '\0' ? 0xFF : 1u << ((guchar) alias[1] % 8);
        }
    }
}

/* Adds the names that begin at the byte @start; all end before the byte @end. */
static void
find_at (GPtrArray      *arms,
         const TcTokens *tokens,
         gsize           start,
         gsize           end,
         GArray         *mentions)
{
  const char *text = tokens->text;

  for (guint i = 0; i < arms->len; i++)
    {
      const TcArm *arm = g_ptr_array_index (arms, i);

      for (guint k = 0; k < arm->aliases->len; k++)
        {
          const char *alias = g_ptr_array_index (arm->aliases, k);
          gsize length =
            alias[0] == text[start] && (alias[1] == text[start + 1] || alias[1] == '\0')
              ? strlen (alias)
              : 0;
          TcMention mention = { i, start, start + length };

          if (length > 0 && mention.end <= end && memcmp (text + start, alias, length) == 0 &&
              (!g_ascii_isalnum (alias[0]) || ends_word (text, mention.end)))
            g_array_append_val (mentions, mention);
        }
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

/* Whether an arm is called by a name with something added: "VRX+PQ" by "VRX". */
static gboolean
adds_to (const TcArm *arm,
         const char  *name,
         gsize        length)
{
  for (guint k = 0; k < arm->aliases->len; k++)
    {
      const char *alias = g_ptr_array_index (arm->aliases, k);

      if (strncmp (alias, name, length) == 0 && alias[length] == '+')
        return TRUE;
    }
  return FALSE;
}

/* "VRX+AS" where another arm is called "VRX+PQ": no name of the first alone. */
static gboolean
is_added_to (GPtrArray       *arms,
             const TcTokens  *tokens,
             const TcMention *mention)
{
  const char *name = tokens->text + mention->start;
  gsize length = mention->end - mention->start;

  if (name[length] != '+' || !g_ascii_isalnum (name[length + 1]))
    return FALSE;
  for (guint i = 0; i < arms->len; i++)
    if (i != mention->arm && adds_to (g_ptr_array_index (arms, i), name, length))
      return TRUE;
  return FALSE;
}

/* "historical controls", "healthy controls": people of no arm, unless that is how the report calls
 * one. */
static gboolean
is_of_others (const TcTokens  *tokens,
              const TcMention *mention)
{
  return mention->first > 0 &&
         tc_tokens_is_any (tokens, mention->first, " control controls ") &&
         tc_tokens_is_any (tokens, mention->first - 1,
                           " historical historic healthy normal external concurrent ");
}

/**
 * tc_arms_find_mentions:
 * @arms: (element-type TcArm): named arms
 * @tokens: the tokens of a sentence
 *
 * Finds where a sentence names an arm. Of overlapping names the longest counts.
 *
 * Returns: (transfer full) (element-type TcMention): in the order of the text
 */
GArray *
tc_arms_find_mentions (GPtrArray      *arms,
                       const TcTokens *tokens)
{
  GArray *mentions = g_array_sized_new (FALSE, FALSE, sizeof (TcMention), TYPICAL);
  gsize limit = tokens->n > 0 ? tokens->all[tokens->n - 1].end : 0;
  Beginnings begins = { 0 };
  TcMention sum = { 0 };          /* the last name that something is added to */
  gsize end = 0;
  guint n_kept = 0;

  note_beginnings (arms, begins);
  for (guint i = 0; i < tokens->n; i++)
    {
      const TcToken *token = &tokens->all[i];

      if (token->kind != TC_TOKEN_HAN)
        {
          if (may_stand (begins, tokens->text + token->start) && may_begin (tokens->text, token->start))
            find_at (arms, tokens, token->start, limit, mentions);
          continue;
        }
      for (gsize at = token->start; at < token->end; at++)
        if (may_stand (begins, tokens->text + at) && may_begin (tokens->text, at))
          find_at (arms, tokens, at, limit, mentions);
    }
  if (mentions->len > 1)
    g_array_sort (mentions, compare_mentions);
  for (guint i = 0; i < mentions->len; i++)
    {
      TcMention mention = g_array_index (mentions, TcMention, i);

      /* What is added is a name only of an arm that adds it to the same. */
      if (mention.start < end ||
          (sum.end > 0 && mention.start == sum.end + 1 &&
           !adds_to (g_ptr_array_index (arms, mention.arm), tokens->text + sum.start,
                     sum.end - sum.start)))
        continue;
      if (is_added_to (arms, tokens, &mention))
        {
          sum = mention;
          continue;
        }
      mention.first = tc_tokens_find (tokens, mention.start);
      mention.others = is_of_others (tokens, &mention);
      mention.last = tc_tokens_find (tokens, mention.end - 1) + 1;
      while (tc_tokens_is_any (tokens, mention.last, TC_ARM_GROUP_WORDS MEMBERS))
        mention.last++;
      if (tc_tokens_is_mark (tokens, mention.last, "-") &&
          tc_tokens_is_any (tokens, mention.last + 1, " treated based "))
        mention.last += 2;
      if (tc_tokens_get (tokens, mention.last - 1)->kind != TC_TOKEN_HAN)
        mention.end = tc_tokens_get (tokens, mention.last - 1)->end;
      end = mention.end;
      g_array_index (mentions, TcMention, n_kept++) = mention;
    }
  g_array_set_size (mentions, n_kept);
  return mentions;
}
