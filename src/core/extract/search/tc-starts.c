/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-starts.h"

#include <string.h>

/* A match can begin from @max to @min bytes before a word. */
typedef struct
{
  guint word;
  guint min;
  guint max;
} Start;

/* The same for single bytes. */
typedef struct
{
  gboolean signs;                 /* all bytes are signs */
  gboolean at_start;              /* the start of the text counts too */
  gboolean any;                   /* there are bytes */
  guint8 member[256];
  guint min;
  guint max;
} ByteStart;

struct _TcStarts
{
  GArray *words;                  /* (element-type Start) sorted by word */
  GArray *bytes;                  /* (element-type ByteStart) */
  guint64 *members;               /* the words as a set */
  guint n_members;                /* how many words the set can tell */
  guint32 buckets;                /* where hits of the words are, as bits */
};

TcStarts *
tc_starts_new (void)
{
  TcStarts *self = g_new0 (TcStarts, 1);

  self->words = g_array_new (FALSE, FALSE, sizeof (Start));
  self->bytes = g_array_new (FALSE, TRUE, sizeof (ByteStart));
  return self;
}

void
tc_starts_free (TcStarts *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->words);
  g_array_unref (self->bytes);
  g_free (self->members);
  g_free (self);
}

void
tc_starts_add_word (TcStarts *self,
                    guint     word,
                    guint     min,
                    guint     max)
{
  Start start = { word, min, max };

  g_array_append_val (self->words, start);
}

void
tc_starts_add_bytes (TcStarts       *self,
                     const TcClause *clause)
{
  ByteStart start = { .signs = TRUE,
                      .at_start = clause->at_start,
                      .any = (clause->bytes[0] | clause->bytes[1]) != 0,
                      .min = clause->min,
                      .max = clause->max };

  for (guint byte = 0; byte < 128; byte++)
    {
      start.member[byte] = clause->bytes[byte / 64] >> (byte % 64) & 1;
      start.signs = start.signs && (start.member[byte] == 0 || tc_gate_is_sign (byte));
    }
  if (start.any || start.at_start)
    g_array_append_val (self->bytes, start);
}

static int
compare_starts (gconstpointer a,
                gconstpointer b)
{
  const Start *first = a;
  const Start *second = b;

  return (first->word > second->word) - (first->word < second->word);
}

void
tc_starts_close (TcStarts *self)
{
  g_array_sort (self->words, compare_starts);
  if (self->words->len == 0)
    return;
  self->n_members = g_array_index (self->words, Start, self->words->len - 1).word + 1;
  self->members = g_new0 (guint64, self->n_members / 64 + 1);
  for (guint i = 0; i < self->words->len; i++)
    {
      guint word = g_array_index (self->words, Start, i).word;

      self->members[word / 64] |= G_GUINT64_CONSTANT (1) << (word % 64);
      self->buckets |= 1u << (word % TC_GATE_BUCKETS);
    }
}

/* A match can begin from @max to @min bytes before @at. FALSE where there are too many windows. */
static gboolean
add_window (TcWindows *windows,
            gsize      at,
            guint      min,
            guint      max)
{
  guint32 last;
  guint32 first;
  guint i;

  if (at < min)
    return TRUE;
  last = at - min;
  first = at > max ? at - max : 0;
  for (i = windows->n; i > 0 && windows->all[i - 1].first > first; i--)
    ;
  if (i > 0 && windows->all[i - 1].last + 1 >= first)
    {
      windows->all[i - 1].last = MAX (windows->all[i - 1].last, last);
      return TRUE;
    }
  if (windows->n == TC_WINDOWS_MAX)
    return FALSE;
  memmove (&windows->all[i + 1], &windows->all[i], (windows->n - i) * sizeof (TcWindow));
  windows->all[i] = (TcWindow) { first, last };
  windows->n++;
  return TRUE;
}

/* Windows that were put before others may reach into them. */
static void
join_windows (TcWindows *windows)
{
  guint n = 0;

  for (guint i = 0; i < windows->n; i++)
    if (n > 0 && windows->all[i].first <= windows->all[n - 1].last + 1)
      windows->all[n - 1].last = MAX (windows->all[n - 1].last, windows->all[i].last);
    else
      windows->all[n++] = windows->all[i];
  windows->n = n;
}

static gboolean
add_bytes (const ByteStart  *start,
           const TcGateText *text,
           TcWindows        *windows)
{
  if (start->at_start && !add_window (windows, 0, start->min, start->max))
    return FALSE;
  for (gsize i = 0; start->any && !start->signs && i < text->length; i++)
    if (G_UNLIKELY (start->member[(guchar) text->text[i]] != 0) && !add_window (windows, i, start->min, start->max))
      return FALSE;
  for (guint i = 0; start->any && start->signs && i < text->n_signs; i++)
    {
      gsize at = text->signs[i] - text->start;

      if (text->signs[i] >= text->start && at < text->length && start->member[(guchar) text->text[at]] != 0 &&
          !add_window (windows, at, start->min, start->max))
        return FALSE;
    }
  return TRUE;
}

/* A word stands at @at. */
static gboolean
add_word (const TcStarts *self,
          guint           word,
          gsize           at,
          TcWindows      *windows)
{
  const Start *starts = (const Start *) (gpointer) self->words->data;
  guint low = 0;
  guint high = self->words->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (starts[middle].word < word)
        low = middle + 1;
      else
        high = middle;
    }
  for (; low < self->words->len && starts[low].word == word; low++)
    if (!add_window (windows, at, starts[low].min, starts[low].max))
      return FALSE;
  return TRUE;
}

/* Whether a hit is one of the words and stands in the part of the sentence. */
static inline gboolean
is_member (const TcStarts   *self,
           const TcGateText *text,
           const TcGateHit  *hit)
{
  return hit->word < self->n_members && (self->members[hit->word / 64] >> (hit->word % 64) & 1) != 0 &&
         hit->start - text->start < text->length;
}

/* The hits of a bucket that begins with @head. */
static gboolean
add_hits (const TcStarts   *self,
          const TcGateText *text,
          guint32           head,
          TcWindows        *windows)
{
  while (head != 0)
    {
      const TcGateHit *hit = &text->hits[head - 1];

      if (is_member (self, text, hit) && !add_word (self, hit->word, hit->start - text->start, windows))
        return FALSE;
      head = hit->next;
    }
  return TRUE;
}

gboolean
tc_starts_find (const TcStarts   *self,
                const TcGateText *text,
                TcWindows        *windows)
{
  windows->n = 0;
  for (guint i = 0; i < self->bytes->len; i++)
    if (!add_bytes (&g_array_index (self->bytes, ByteStart, i), text, windows))
      return FALSE;
  for (guint32 buckets = self->buckets & text->index->filled; buckets != 0; buckets &= buckets - 1)
    if (!add_hits (self, text, text->index->heads[__builtin_ctz (buckets)], windows))
      return FALSE;
  join_windows (windows);
  return TRUE;
}

static void
widen (guint32  at,
       guint32 *first,
       guint32 *last)
{
  *first = MIN (*first, at);
  *last = MAX (*last, at);
}

gboolean
tc_starts_find_ends (const TcStarts   *self,
                     const TcGateText *text,
                     guint32          *first,
                     guint32          *last)
{
  *first = G_MAXUINT32;
  *last = 0;
  for (guint32 buckets = self->buckets & text->index->filled; buckets != 0; buckets &= buckets - 1)
    for (guint32 at = text->index->heads[__builtin_ctz (buckets)]; at != 0; at = text->hits[at - 1].next)
      if (is_member (self, text, &text->hits[at - 1]))
        widen (text->hits[at - 1].start - text->start, first, last);
  for (guint i = 0; i < self->bytes->len; i++)
    {
      const ByteStart *start = &g_array_index (self->bytes, ByteStart, i);

      for (guint k = 0; k < text->n_signs; k++)
        if (text->signs[k] - text->start < text->length &&
            start->member[(guchar) text->text[text->signs[k] - text->start]] != 0)
          widen (text->signs[k] - text->start, first, last);
    }
  return *first <= *last;
}
