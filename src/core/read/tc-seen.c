/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-seen.h"

/* Finds the passages of a text that say again what stood before.
 *
 * The unit is a run of eight words (a Chinese character counts as one). Digits and marks are left
 * out, so a copy that lost its superscripts is still a copy. A quarter of the runs, chosen by their
 * hash, is kept: the same ones in every copy, whatever the line breaks. */

#define RUN_LENGTH 8
#define MIN_RUNS 4

struct _TcSeen
{
  GHashTable *runs;
};

typedef struct
{
  guint64 words[RUN_LENGTH];
  guint n_words;
  guint n_runs;
  guint n_seen;
} Walk;

static guint64
mix (guint64 hash,
     guint64 value)
{
  return (hash ^ value) * G_GUINT64_CONSTANT (0x100000001b3);
}

static void
end_word (TcSeen  *self,
          Walk    *walk,
          guint64  word)
{
  guint64 hash = G_GUINT64_CONSTANT (0xcbf29ce484222325);

  walk->words[walk->n_words++ % RUN_LENGTH] = word;
  if (walk->n_words < RUN_LENGTH)
    return;

  for (guint i = 0; i < RUN_LENGTH; i++)
    hash = mix (hash, walk->words[(walk->n_words + i) % RUN_LENGTH]);
  hash ^= hash >> 29;
  if ((hash & 3) != 0)
    return;

  walk->n_runs++;
  walk->n_seen += !g_hash_table_add (self->runs, GSIZE_TO_POINTER ((gsize) hash));
}

/**
 * tc_seen_new:
 *
 * Returns: (transfer full): an empty memory of passages
 */
TcSeen *
tc_seen_new (void)
{
  TcSeen *self = g_new0 (TcSeen, 1);

  self->runs = g_hash_table_new (NULL, NULL);
  return self;
}

/**
 * tc_seen_free:
 * @self: a memory of passages
 *
 * Frees @self.
 */
void
tc_seen_free (TcSeen *self)
{
  g_hash_table_unref (self->runs);
  g_free (self);
}

/**
 * tc_seen_add:
 * @self: a memory of passages
 * @piece: the next passage
 *
 * Remembers a passage and tells how much of it was there before.
 *
 * Returns: from 0 to 1; 0 for a passage that is too short to tell
 */
double
tc_seen_add (TcSeen  *self,
             TcPiece  piece)
{
  Walk walk = { { 0, }, 0, 0, 0 };
  guint64 word = 0;

  for (const char *p = piece.p; p < piece.end; p = g_utf8_next_char (p))
    {
      gunichar c = (guchar) *p < 0x80 ? (gunichar) g_ascii_tolower (*p) : g_utf8_get_char (p);
      gboolean han = c >= 0x3007 && tc_is_han (c);
      gboolean letter = c < 0x80 ? g_ascii_isalpha (c) : !han && c >= 0xc0 && c < 0x2000;

      if (letter)
        {
          word = mix (word + 1, c);
          continue;
        }
      if (word != 0)
        end_word (self, &walk, word);
      if (han)
        end_word (self, &walk, mix (1, c));
      word = 0;
    }
  if (word != 0)
    end_word (self, &walk, word);

  return walk.n_runs >= MIN_RUNS ? (double) walk.n_seen / walk.n_runs : 0.0;
}
