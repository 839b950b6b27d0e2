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

/* Most records need no more room; a power of two. */
#define FEW_PLACES 256

struct _TcSeen
{
  guint64 *places;                /* hashes of runs, each at the first free place from where it belongs; 0 is free */
  gsize n_places;                 /* a power of two */
  gsize n_used;
  guint64 few[FEW_PLACES];
};

typedef struct
{
  guint64 words[RUN_LENGTH];
  guint n_words;
  guint n_runs;
  guint n_seen;
} Walk;

/* Letters in lower case, 0 for what is none; runs for every byte of a text. */
static const guchar letters[128] = {
  ['A'] = 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm',
  'n', 'o', 'p', 'q', 'r', 's', 't', 'u', 'v', 'w', 'x', 'y', 'z',
  ['a'] = 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm',
  'n', 'o', 'p', 'q', 'r', 's', 't', 'u', 'v', 'w', 'x', 'y', 'z',
};

static inline guint64
mix (guint64 hash,
     guint64 value)
{
  return (hash ^ value) * G_GUINT64_CONSTANT (0x100000001b3);
}

static guint64 *
find_place (guint64 *places,
            gsize    n_places,
            guint64  hash)
{
  gsize i = (hash >> 2) & (n_places - 1);

  while (places[i] != 0 && places[i] != hash)
    i = (i + 1) & (n_places - 1);

  return &places[i];
}

static void
grow (TcSeen *self)
{
  gsize n_places = self->n_places * 4;
  guint64 *places = g_new0 (guint64, n_places);

  for (gsize i = 0; i < self->n_places; i++)
    if (self->places[i] != 0)
      *find_place (places, n_places, self->places[i]) = self->places[i];
  if (self->places != self->few)
    g_free (self->places);
  self->places = places;
  self->n_places = n_places;
}

/* Returns: whether the run was there already. */
static gboolean
remember (TcSeen  *self,
          guint64  hash)
{
  guint64 *place;

  /* The two low bits are 0 in all that is kept: one of them tells the hash 0 from a free place. */
  hash |= hash == 0;
  place = find_place (self->places, self->n_places, hash);
  if (*place == hash)
    return TRUE;

  *place = hash;
  if (++self->n_used * 2 > self->n_places)
    grow (self);

  return FALSE;
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
  walk->n_seen += remember (self, hash);
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

  self->places = self->few;
  self->n_places = FEW_PLACES;

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
  if (self->places != self->few)
    g_free (self->places);
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
  const char *p = piece.p;
  guint64 word = 0;

  while (p < piece.end)
    {
      gunichar c = tc_utf8_read (&p);
      gboolean han = c >= 0x3007 && tc_is_han (c);
      gunichar letter = c < 0x80 ? letters[c] : !han && c >= 0xc0 && c < 0x2000 ? c : 0;

      if (letter != 0)
        {
          word = mix (word + 1, letter);
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
