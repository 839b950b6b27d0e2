/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-searcher.h"

#include "tc-clauses.h"

/* The digits in a set of bytes. */
#define DIGITS G_GUINT64_CONSTANT (0x03FF000000000000)

void
tc_searcher_init (TcSearcher *self)
{
  *self = (TcSearcher) { 0 };
  self->met = g_array_new (FALSE, TRUE, sizeof (guint64));
  self->firsts = g_array_sized_new (FALSE, FALSE, sizeof (TcSearcherFirst), 64);
}

void
tc_searcher_clear (TcSearcher *self)
{
  g_array_unref (self->met);
  g_free (self->hits);
  g_free (self->signs);
  g_array_unref (self->firsts);
  tc_match_pool_clear (&self->pool);
}

void
tc_searcher_begin (TcSearcher    *self,
                   const TcGates *gates,
                   const TcProse *document)
{
  self->gates = gates;
  self->document = document;
  self->last = 0;
  g_array_set_size (self->met, 0);
  self->n_hits = 0;
  self->n_signs = 0;
  g_array_set_size (self->firsts, 0);
}

/* The next sentence of the document. */
void
tc_searcher_begin_sentence (TcSearcher *self)
{
  TcSearcherFirst first = { self->n_hits, self->n_signs };

  g_array_append_val (self->firsts, first);
  g_array_set_size (self->met, self->firsts->len * tc_gates_get_size (self->gates));
}

static guint64 *
get_last_met (TcSearcher *self)
{
  return &g_array_index (self->met, guint64, (self->firsts->len - 1) * tc_gates_get_size (self->gates));
}

/* A word of the gates stands in the sentence. */
void
tc_searcher_note_word (TcSearcher *self,
                       guint       word,
                       gsize       start)
{
  TcGateIndex *index = &g_array_index (self->firsts, TcSearcherFirst, self->firsts->len - 1).index;
  guint bucket = word % TC_GATE_BUCKETS;

  if (G_UNLIKELY (self->n_hits == self->room_for_hits))
    {
      self->room_for_hits = MAX (256, self->room_for_hits * 2);
      self->hits = g_renew (TcGateHit, self->hits, self->room_for_hits);
    }
  self->hits[self->n_hits++] = (TcGateHit) { word, start, index->heads[bucket] };
  index->heads[bucket] = self->n_hits;
  index->filled |= 1u << bucket;
  tc_gates_note_word (self->gates, word, get_last_met (self));
}

/* Whether digits begin at @at that are neither decimals nor thousands, nor end in what makes them
 * no whole number: "12.5", "12%", "10^6". */
static gboolean
begins_number (const char *text,
               gsize       start,
               gsize       end,
               gsize       at)
{
  if (at > start &&
      (g_ascii_isdigit (text[at - 1]) ||
       ((text[at - 1] == '.' || text[at - 1] == ',') && at > start + 1 && g_ascii_isdigit (text[at - 2]))))
    return FALSE;
  while (at < end && g_ascii_isdigit (text[at]))
    at++;
  return !(at < end && (text[at] == '%' || text[at] == '^')) &&
         !(at + 1 < end && ((text[at] == ' ' && text[at + 1] == '%') ||
                            (text[at] == '.' && g_ascii_isdigit (text[at + 1]))));
}

static void
ensure_room_for_signs (TcSearcher *self,
                       gsize       n)
{
  if (self->n_signs + n <= self->room_for_signs)
    return;
  self->room_for_signs = MAX (self->n_signs + n, self->room_for_signs * 2);
  self->signs = g_renew (guint32, self->signs, self->room_for_signs);
}

/* Notes the signs of the sentence. @number: a word to note where digits begin. */
void
tc_searcher_end_sentence (TcSearcher *self,
                          guint       number)
{
  const TcProseSentence *sentence = tc_prose_sentence (self->document, self->firsts->len - 1);
  const char *text = self->document->normal->text;
  guint64 bytes[2] = { 0 };

  self->number = number;
  ensure_room_for_signs (self, sentence->end - sentence->start);
  for (gsize i = sentence->start; i < sentence->end; i++)
    {
      guchar byte = text[i];

      if (G_LIKELY (!tc_gate_is_sign (byte)))
        continue;
      bytes[byte / 64] |= G_GUINT64_CONSTANT (1) << (byte % 64);
      self->signs[self->n_signs++] = i;
      if (g_ascii_isdigit (byte) && begins_number (text, sentence->start, sentence->end, i))
        tc_searcher_note_word (self, number, i);
    }
  g_array_index (self->firsts, TcSearcherFirst, self->firsts->len - 1).has_digit = (bytes[0] & DIGITS) != 0;
  tc_gates_note_bytes (self->gates, bytes, get_last_met (self));
}

guint
tc_searcher_get_first_hit (const TcSearcher *self,
                           guint             sentence)
{
  return g_array_index (self->firsts, TcSearcherFirst, sentence).hit;
}

const guint64 *
tc_searcher_get_met (const TcSearcher *self,
                     guint             sentence)
{
  return &g_array_index (self->met, guint64, sentence * tc_gates_get_size (self->gates));
}

/* Whether a word was noted at the byte @start in a sentence that was noted. */
gboolean
tc_searcher_holds_word (const TcSearcher *self,
                        guint             sentence,
                        guint             word,
                        gsize             start)
{
  const TcGateIndex *index = &g_array_index (self->firsts, TcSearcherFirst, sentence).index;

  for (guint32 at = index->heads[word % TC_GATE_BUCKETS]; at != 0; at = self->hits[at - 1].next)
    if (self->hits[at - 1].word == word && self->hits[at - 1].start == start)
      return TRUE;
  return FALSE;
}

/**
 * tc_searcher_find_word:
 * @self: a searcher
 * @sentence: index of a sentence that was noted
 * @word: a word of the gates
 * @places: (array length=max): gets the bytes of the folded text where it stands, in the order of the text
 * @max: for how many there is room; what is more is left out
 *
 * Returns: how many there are
 */
guint
tc_searcher_find_word (const TcSearcher *self,
                       guint             sentence,
                       guint             word,
                       guint32          *places,
                       guint             max)
{
  guint end = sentence + 1 < self->firsts->len ? tc_searcher_get_first_hit (self, sentence + 1) : self->n_hits;
  guint n = 0;

  for (guint i = tc_searcher_get_first_hit (self, sentence); i < end && n < max; i++)
    {
      const TcGateHit *hit = &self->hits[i];
      guint at = n;

      if (hit->word != word)
        continue;
      /* Number words are noted before digits, each in their order. */
      for (; at > 0 && places[at - 1] > hit->start; at--)
        places[at] = places[at - 1];
      places[at] = hit->start;
      n++;
    }
  return n;
}

/* Whether a sentence holds a digit or a number in words, or was not noted. */
gboolean
tc_searcher_has_number (const TcSearcher *self,
                        guint             sentence)
{
  const TcSearcherFirst *first = &g_array_index (self->firsts, TcSearcherFirst, sentence);

  if (!tc_searcher_has_noted (self, sentence) || first->has_digit)
    return TRUE;
  for (guint32 at = first->index.heads[self->number % TC_GATE_BUCKETS]; at != 0; at = self->hits[at - 1].next)
    if (self->hits[at - 1].word == self->number)
      return TRUE;
  return FALSE;
}

static gboolean
holds (const TcProseSentence *sentence,
       gsize                  start,
       gsize                  end)
{
  return sentence->start <= start && end <= sentence->end;
}

/* Finds the noted sentence that a passage is part of. */
static gboolean
find_sentence (TcSearcher *self,
               gsize       start,
               gsize       end)
{
  guint low = 0;
  guint high = self->firsts->len;

  if (self->last < high && holds (tc_prose_sentence (self->document, self->last), start, end))
    return TRUE;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (tc_prose_sentence (self->document, middle)->end < end)
        low = middle + 1;
      else
        high = middle;
    }
  if (low >= self->firsts->len || !holds (tc_prose_sentence (self->document, low), start, end))
    return FALSE;
  self->last = low;
  return TRUE;
}

/* A part of a noted sentence, from the byte @start on. */
static void
describe_text (const TcSearcher *self,
               guint             sentence,
               gsize             start,
               gsize             length,
               TcGateText       *part)
{
  const TcSearcherFirst *first = &g_array_index (self->firsts, TcSearcherFirst, sentence);
  guint end = sentence + 1 < self->firsts->len ? first[1].sign : self->n_signs;

  *part = (TcGateText) { self->document->normal->text + start, start, length, self->hits, &first->index,
                         self->signs + first->sign, end - first->sign };
}

/* Whether a text is a part of a noted sentence whose words are the same there; a part that begins within a word
 * or number may have others. */
static gboolean
find_text (TcSearcher *self,
           const char *text,
           gsize       length,
           TcGateText *part)
{
  const TcNormal *normal = self->document != NULL ? self->document->normal : NULL;
  gsize start;

  if (normal == NULL || text < normal->text || text + length > normal->text + normal->length)
    return FALSE;
  start = text - normal->text;
  if (!find_sentence (self, start, start + length) ||
      (start > tc_prose_sentence (self->document, self->last)->start && g_ascii_isalnum (text[0]) &&
       (g_ascii_isalnum (text[-1]) || text[-1] == '.' || text[-1] == ',')))
    return FALSE;
  describe_text (self, self->last, start, length, part);
  return TRUE;
}

/* Leaves the places from @from to @to. */
static void
cut_windows (TcWindows *windows,
             gsize      from,
             gsize      to)
{
  guint n = 0;

  if (windows->n == TC_WINDOWS_ANYWHERE)
    {
      windows->all[0] = (TcWindow) { from, to };
      windows->n = from <= to;
      return;
    }
  for (guint i = 0; i < windows->n; i++)
    if (windows->all[i].last >= from && windows->all[i].first <= to)
      windows->all[n++] = (TcWindow) { MAX (windows->all[i].first, from), MIN (windows->all[i].last, to) };
  windows->n = n;
}

/* Leaves the places from which a word of each clause is at its distance: before the last of them,
 * and not too far before the first. */
static void
cut_to_clauses (TcWindows        *windows,
                const TcGate     *gate,
                const TcGateText *part)
{
  for (guint i = 0; i < gate->n_clauses && windows->n != 0; i++)
    {
      const TcGateClause *clause = &gate->clauses[i];
      guint32 first;
      guint32 last;

      if (clause->places == NULL)
        continue;
      if (!tc_starts_find_ends (clause->places, part, &first, &last) || last < clause->min)
        windows->n = 0;
      else
        cut_windows (windows, first > clause->max ? first - clause->max : 0, last - clause->min);
    }
}

/**
 * tc_searcher_search:
 * @self: a searcher
 * @pattern: an expression
 * @text: folded text: a part of the document that is searched, or any other
 * @length: its length in bytes
 * @match: (out) (optional): the first match; also where there is none
 *
 * Searches a text. In a sentence that was noted, the expression is tried where its words stand.
 */
TcSearch
tc_searcher_search (TcSearcher       *self,
                    const TcPattern  *pattern,
                    const char       *text,
                    gsize             length,
                    TcMatch         **match)
{
  const TcGate *gate = tc_pattern_get_gate (pattern);
  TcGateText part;
  TcWindows windows;

  windows.n = TC_WINDOWS_ANYWHERE;
  windows.ascii = FALSE;
  if (gate == NULL)
    return tc_pattern_search (pattern, text, length, &self->pool, match);
  if (find_text (self, text, length, &part))
    {
      windows.ascii = tc_prose_sentence (self->document, self->last)->ascii;
      if (!tc_gate_is_open (gate, tc_searcher_get_met (self, self->last)))
        windows.n = 0;
      else if (gate->starts == NULL || !tc_starts_find (gate->starts, &part, &windows))
        windows.n = TC_WINDOWS_ANYWHERE;
      cut_to_clauses (&windows, gate, &part);
    }
  if (gate->tail != TC_CLAUSE_FAR && length > gate->tail + 1u)
    cut_windows (&windows, length - gate->tail - 1, length);
  if (windows.n == 0 && match == NULL)
    return TC_SEARCH_NOTHING;
  return tc_pattern_search_within (pattern, text, length, &windows, &self->pool, match);
}
