/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-clause.h"

#include <string.h>

/* A text begins once, and what matches there only fails soon elsewhere. */
#define SCORE_OF_START 0.1

static double
score_byte (guchar byte)
{
  static const struct
  {
    const char *bytes;
    double score;
  } frequent[] = { { " ", 15 }, { ".,", 1.2 }, { "-", 0.8 }, { "()", 0.6 } };

  if (g_ascii_isalpha (byte))
    return 4;
  for (guint i = 0; i < G_N_ELEMENTS (frequent); i++)
    if (strchr (frequent[i].bytes, byte) != NULL)
      return frequent[i].score;
  return 0.35;
}

static double
score_word (const char *word)
{
  static const double scores[] = { 10, 4, 3, 0.3, 0.1, 0.04, 0.02 };
  static const char *const frequent[] = {
    "in", "of", "on", "to", "at", "or", "is", "an", "as", "by", "ed", "es", "for", "and", "the", "was", "with", "from",
    "were", "ing", "day", "had", "not",
  };

  if (word[0] == TC_CLAUSE_MARK)
    return strcmp (word + 1, "count") == 0 ? 2 : 0.3;
  if (word[0] == TC_CLAUSE_BORDER)
    return 0.6 * score_word (word + 1);
  if ((guchar) word[0] >= 0x80)
    return 0.05;
  for (guint i = 0; i < G_N_ELEMENTS (frequent); i++)
    if (strcmp (frequent[i], word) == 0)
      return 3;
  return scores[MIN (strlen (word), G_N_ELEMENTS (scores) - 1)];
}

TcClause *
tc_clause_new (guint min,
               guint max)
{
  TcClause *clause = g_new0 (TcClause, 1);

  clause->words = g_ptr_array_new_with_free_func (g_free);
  clause->min = min;
  clause->max = max;
  return clause;
}

void
tc_clause_free (gpointer data)
{
  TcClause *clause = data;

  g_ptr_array_unref (clause->words);
  g_free (clause);
}

static gboolean
has_byte (const TcClause *clause,
          guchar          byte)
{
  return (clause->bytes[byte / 64] >> (byte % 64) & 1) != 0;
}

void
tc_clause_add_byte (TcClause *clause,
                    guchar    byte)
{
  if (has_byte (clause, byte))
    return;
  clause->bytes[byte / 64] |= G_GUINT64_CONSTANT (1) << (byte % 64);
  clause->score += score_byte (byte);
}

/* Long lists of words are added to each other thousands of times at each start: two bytes tell most of them apart. */
static gboolean
has_word (const TcClause *clause,
          const char     *word)
{
  for (guint i = 0; i < clause->words->len; i++)
    {
      const char *other = g_ptr_array_index (clause->words, i);

      if (other[0] == word[0] && other[1] == word[1] && strcmp (other, word) == 0)
        return TRUE;
    }
  return FALSE;
}

void
tc_clause_add_word (TcClause   *clause,
                    const char *word)
{
  gsize border = word[0] == TC_CLAUSE_BORDER;

  if (word[border + 1] == '\0')
    {
      tc_clause_add_byte (clause, word[border]);
      return;
    }
  if (has_word (clause, word))
    return;
  g_ptr_array_add (clause->words, g_strdup (word));
  clause->score += score_word (word);
}

/* Makes @clause be met also where @other is. */
void
tc_clause_widen (TcClause       *clause,
                 const TcClause *other)
{
  for (guint i = 0; i < other->words->len; i++)
    tc_clause_add_word (clause, g_ptr_array_index (other->words, i));
  for (guint half = 0; half < G_N_ELEMENTS (other->bytes); half++)
    for (guint64 bits = other->bytes[half]; bits != 0; bits &= bits - 1)
      tc_clause_add_byte (clause, half * 64 + __builtin_ctzll (bits));
  clause->min = MIN (clause->min, other->min);
  clause->max = MAX (clause->max, other->max);
}

gboolean
tc_clause_is_apart (const TcClause *clause)
{
  for (guint byte = 0; byte < 128; byte++)
    if (g_ascii_isalnum (byte) && has_byte (clause, byte))
      return FALSE;
  return clause->words->len == 0;
}

guint
tc_clause_count (const TcClause *clause)
{
  return __builtin_popcountll (clause->bytes[0]) + __builtin_popcountll (clause->bytes[1]) + clause->words->len;
}

TcClause *
tc_clause_new_digits (void)
{
  TcClause *clause = tc_clause_new (0, 0);

  for (guchar byte = '0'; byte <= '9'; byte++)
    tc_clause_add_byte (clause, byte);
  return clause;
}

/* Met where the text begins. */
TcClause *
tc_clause_new_start (void)
{
  TcClause *clause = tc_clause_new (0, 0);

  clause->at_start = TRUE;
  clause->score = SCORE_OF_START;
  return clause;
}

TcClause *
tc_clause_copy (const TcClause *self)
{
  TcClause *copy = tc_clause_new (self->min, self->max);

  for (guint i = 0; i < self->words->len; i++)
    g_ptr_array_add (copy->words, g_strdup (g_ptr_array_index (self->words, i)));
  memcpy (copy->bytes, self->bytes, sizeof copy->bytes);
  copy->at_start = self->at_start;
  copy->score = self->score;
  return copy;
}

gboolean
tc_clause_is_same (const TcClause *a,
                   const TcClause *b)
{
  g_autofree char *first = tc_clause_get_key (a);
  g_autofree char *second = tc_clause_get_key (b);

  return a->min == b->min && a->max == b->max && strcmp (first, second) == 0;
}

char *
tc_clause_get_key (const TcClause *self)
{
  GString *key = g_string_new (NULL);

  g_string_append_printf (key, "%d:%" G_GINT64_MODIFIER "x:%" G_GINT64_MODIFIER "x", self->at_start, self->bytes[0],
                          self->bytes[1]);
  for (guint i = 0; i < self->words->len; i++)
    g_string_append_printf (key, "\n%s", (const char *) g_ptr_array_index (self->words, i));
  return g_string_free (key, FALSE);
}
