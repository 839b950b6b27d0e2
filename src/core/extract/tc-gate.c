/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-gate.h"

#include <string.h>

#include "tc-clauses.h"

/* A clause that is met this often in a sentence shuts nothing out. */
#define MAX_SCORE 9

/* Where a clause is met more often than this, looking at the places costs more than trying everywhere. */
#define MAX_NEAR_SCORE 12
#define MAX_DISTANCE 48

typedef struct
{
  guint64 bytes[2];
  guint n_bytes;
  gboolean digits;                /* the bytes are the digits */
  guint8 member[256];             /* the same as @bytes */
} Clause;

#define DIGITS G_GUINT64_CONSTANT (0x03FF000000000000)

struct _TcGates
{
  GHashTable *numbers;            /* key → number of a clause + 1 */
  GArray *clauses;                /* (element-type Clause) */
  GHashTable *word_ids;           /* word → number + 1 */
  GPtrArray *words;               /* (element-type GArray) a word → numbers of the clauses it meets */
  GArray *with_bytes;             /* (element-type guint) numbers of the clauses with single bytes */
  guint64 *masks;                 /* a word's clauses as a set, once all are known */
  guint size;
};

static void
free_array (gpointer data)
{
  g_array_unref (data);
}

TcGates *
tc_gates_new (void)
{
  TcGates *self = g_new0 (TcGates, 1);

  self->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->clauses = g_array_new (FALSE, TRUE, sizeof (Clause));
  self->word_ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->words = g_ptr_array_new_with_free_func (free_array);
  self->with_bytes = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

void
tc_gates_free (TcGates *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->numbers);
  g_array_unref (self->clauses);
  g_hash_table_unref (self->word_ids);
  g_ptr_array_unref (self->words);
  g_array_unref (self->with_bytes);
  g_free (self->masks);
  g_free (self);
}

static void
add_word (TcGates    *self,
          const char *word,
          guint       clause)
{
  guint id = GPOINTER_TO_UINT (g_hash_table_lookup (self->word_ids, word));

  if (id == 0)
    {
      g_ptr_array_add (self->words, g_array_new (FALSE, FALSE, sizeof (guint)));
      id = self->words->len;
      g_hash_table_insert (self->word_ids, g_strdup (word), GUINT_TO_POINTER (id));
    }
  g_array_append_val (g_ptr_array_index (self->words, id - 1), clause);
}

static guint
number_clause (TcGates        *self,
               const TcClause *clause)
{
  g_autofree char *key = tc_clause_get_key (clause);
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, key));
  Clause member = { .bytes = { clause->bytes[0], clause->bytes[1] },
                    .digits = clause->bytes[0] == DIGITS && clause->bytes[1] == 0,
                    .n_bytes = __builtin_popcountll (clause->bytes[0]) + __builtin_popcountll (clause->bytes[1]) };

  if (number > 0)
    return number - 1;
  for (guint byte = 0; byte < 128; byte++)
    member.member[byte] = member.bytes[byte / 64] >> (byte % 64) & 1;
  g_array_append_val (self->clauses, member);
  number = self->clauses->len;
  g_hash_table_insert (self->numbers, g_steal_pointer (&key), GUINT_TO_POINTER (number));
  number--;
  for (guint i = 0; i < clause->words->len; i++)
    add_word (self, g_ptr_array_index (clause->words, i), number);
  if (member.n_bytes > 0)
    g_array_append_val (self->with_bytes, number);
  return number;
}

static int
compare_scores (gconstpointer a,
                gconstpointer b)
{
  const TcClause *first = *(const TcClause *const *) a;
  const TcClause *second = *(const TcClause *const *) b;

  return (first->score > second->score) - (first->score < second->score);
}

static gboolean
is_near (const TcClause *clause)
{
  return clause->max <= MAX_DISTANCE && clause->score + (clause->max - clause->min) * 0.1 < MAX_NEAR_SCORE;
}

/**
 * tc_gates_register:
 * @self: the gates; before tc_gates_add_words()
 * @expression: an expression that compiles
 * @gate: (out): what opens its gate
 *
 * Makes the words of an expression known. Later it still works, with a gate that is always open.
 */
void
tc_gates_register (TcGates    *self,
                   const char *expression,
                   TcGate     *gate)
{
  g_autoptr (TcClauses) clauses = tc_clauses_new (expression);

  *gate = (TcGate) { .tail = TC_CLAUSE_FAR };
  if (clauses->at_end)
    gate->tail = clauses->max_length;
  if (self->masks != NULL)
    return;
  g_ptr_array_sort (clauses->all, compare_scores);
  for (guint i = 0; i < clauses->all->len; i++)
    {
      const TcClause *clause = g_ptr_array_index (clauses->all, i);
      gboolean near = gate->n_near < TC_GATE_MAX_NEAR && is_near (clause);

      if (clause->score > MAX_SCORE || (gate->n_clauses == TC_GATE_MAX_CLAUSES && !near))
        continue;
      if (near)
        gate->near[gate->n_near++] = (TcNear) { number_clause (self, clause), clause->min, clause->max };
      if (gate->n_clauses < TC_GATE_MAX_CLAUSES)
        gate->clauses[gate->n_clauses++] = number_clause (self, clause);
    }
}

/**
 * tc_gates_add_words:
 * @self: the gates
 * @matcher: where the words go
 * @first_id: the id of the first word
 *
 * Ends the time in which expressions can be registered.
 */
void
tc_gates_add_words (TcGates   *self,
                    TcMatcher *matcher,
                    guint      first_id)
{
  GHashTableIter iter;
  gpointer word;
  gpointer id;

  self->size = self->clauses->len / 64 + 1;
  self->masks = g_new0 (guint64, (gsize) self->size * MAX (1, self->words->len));
  for (guint i = 0; i < self->words->len; i++)
    {
      const GArray *of_word = g_ptr_array_index (self->words, i);

      for (guint k = 0; k < of_word->len; k++)
        {
          guint clause = g_array_index (of_word, guint, k);

          self->masks[(gsize) i * self->size + clause / 64] |= G_GUINT64_CONSTANT (1) << (clause % 64);
        }
    }
  g_hash_table_iter_init (&iter, self->word_ids);
  while (g_hash_table_iter_next (&iter, &word, &id))
    {
      gboolean border = *(const char *) word == TC_CLAUSE_BORDER;

      if (*(const char *) word != TC_CLAUSE_MARK)
        tc_matcher_add_part (matcher, (const char *) word + border, border, first_id + GPOINTER_TO_UINT (id) - 1);
    }
}

guint
tc_gates_get_mark (const TcGates *self,
                   const char    *name)
{
  g_autofree char *word = g_strdup_printf ("%c%s", TC_CLAUSE_MARK, name);

  return GPOINTER_TO_UINT (g_hash_table_lookup (self->word_ids, word)) - 1u;
}

guint
tc_gates_get_size (const TcGates *self)
{
  return self->size;
}

void
tc_gates_note_word (const TcGates *self,
                    guint          word,
                    guint64       *met)
{
  const guint64 *mask = self->masks + (gsize) word * self->size;

  for (guint i = 0; i < self->size; i++)
    met[i] |= mask[i];
}

/* @bytes: which bytes of ASCII stand in the sentence. */
void
tc_gates_note_bytes (const TcGates *self,
                     const guint64 *bytes,
                     guint64       *met)
{
  for (guint i = 0; i < self->with_bytes->len; i++)
    {
      guint number = g_array_index (self->with_bytes, guint, i);
      const Clause *clause = &g_array_index (self->clauses, Clause, number);
      gboolean stands = ((clause->bytes[0] & bytes[0]) | (clause->bytes[1] & bytes[1])) != 0;

      met[number / 64] |= (guint64) stands << (number % 64);
    }
}

gboolean
tc_gate_is_open (const TcGate  *self,
                 const guint64 *met)
{
  for (guint i = 0; i < self->n_clauses; i++)
    if ((met[self->clauses[i] / 64] >> (self->clauses[i] % 64) & 1) == 0)
      return FALSE;
  return TRUE;
}

/* A member of the near clause stands at @at: a match can begin before it. FALSE where there are too many. */
static gboolean
add_window (TcWindows    *windows,
            const TcNear *gate,
            gsize         at)
{
  guint32 last;
  guint32 first;
  guint i;

  if (at < gate->min)
    return TRUE;
  last = at - gate->min;
  first = at > gate->max ? at - gate->max : 0;
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
add_bytes (TcWindows        *windows,
           const TcNear     *near,
           const Clause     *clause,
           const TcGateText *text)
{
  for (gsize i = 0; !clause->digits && i < text->length; i++)
    if (G_UNLIKELY (clause->member[(guchar) text->text[i]] != 0) &&
        !add_window (windows, near, i))
      return FALSE;
  for (guint i = 0; clause->digits && i < text->n_digits; i++)
    {
      gsize at = text->digits[i] - text->start;

      if (text->digits[i] >= text->start && at < text->length &&
          !add_window (windows, near, at))
        return FALSE;
    }
  return TRUE;
}

static gboolean
find_near (const TcGates    *self,
           const TcNear     *near,
           const TcGateText *text,
           TcWindows        *windows)
{
  const Clause *clause = &g_array_index (self->clauses, Clause, near->clause);
  guint word = near->clause / 64;
  guint64 bit = G_GUINT64_CONSTANT (1) << (near->clause % 64);

  windows->n = 0;
  if (clause->n_bytes > 0 && !add_bytes (windows, near, clause, text))
    return FALSE;
  for (guint i = 0; i < text->n_hits; i++)
    if ((self->masks[(gsize) text->hits[i].word * self->size + word] & bit) != 0 && text->hits[i].start >= text->start &&
        text->hits[i].start < text->start + text->length && !add_window (windows, near, text->hits[i].start - text->start))
      return FALSE;
  join_windows (windows);
  return TRUE;
}

/* Keeps of @windows what lies in @others too. */
static void
intersect_windows (TcWindows       *windows,
                   const TcWindows *others)
{
  TcWindows both = { 0 };
  guint k = 0;

  for (guint i = 0; i < windows->n && k < others->n;)
    {
      const TcWindow *a = &windows->all[i];
      const TcWindow *b = &others->all[k];
      TcWindow window = { MAX (a->first, b->first), MIN (a->last, b->last) };

      if (window.first <= window.last && both.n < TC_WINDOWS_MAX)
        both.all[both.n++] = window;
      else if (window.first <= window.last)
        both.all[both.n - 1].last = window.last;
      if (a->last < b->last)
        i++;
      else
        k++;
    }
  *windows = both;
}

gboolean
tc_gates_find_windows (const TcGates    *self,
                       const TcGate     *gate,
                       const TcGateText *text,
                       TcWindows        *windows)
{
  gboolean found = FALSE;

  for (guint i = 0; i < gate->n_near && !(found && windows->n == 0); i++)
    {
      TcWindows next;

      if (!find_near (self, &gate->near[i], text, &next))
        continue;
      if (found)
        intersect_windows (windows, &next);
      else
        *windows = next;
      found = TRUE;
    }
  return found;
}
