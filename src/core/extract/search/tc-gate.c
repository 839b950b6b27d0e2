/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-gate.h"

#include <string.h>

#include "tc-clauses.h"

/* A clause that is met this often in a sentence shuts nothing out. */
#define MAX_SCORE 1.2

/* Where trying an expression at some places costs more than this, trying it everywhere costs less. */
#define MAX_COST 300

/* An expression that matches so near the end of the text is tried there, wherever its words are. */
#define MAX_TAIL 64

typedef struct
{
  guint64 bytes[2];
  const TcStarts *places;
} Clause;

struct _TcGates
{
  GHashTable *numbers;            /* key → number of a clause + 1 */
  GArray *clauses;                /* (element-type Clause) */
  GHashTable *word_ids;           /* word → number + 1 */
  GPtrArray *words;               /* (element-type GArray) a word → numbers of the clauses it meets */
  GArray *with_bytes;             /* (element-type guint) numbers of the clauses with single bytes */
  GPtrArray *starts;              /* (element-type TcStarts) */
  guint *clauses_of_words;        /* word by word, once all are known */
  guint *ends;                    /* where those of the word before end among these */
  guint size;
};

static void
free_array (gpointer data)
{
  g_array_unref (data);
}

static void
free_starts (gpointer data)
{
  tc_starts_free (data);
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
  self->starts = g_ptr_array_new_with_free_func (free_starts);
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
  g_ptr_array_unref (self->starts);
  g_free (self->clauses_of_words);
  g_free (self->ends);
  g_free (self);
}

static guint
number_word (TcGates    *self,
             const char *word)
{
  guint id = GPOINTER_TO_UINT (g_hash_table_lookup (self->word_ids, word));

  if (id == 0)
    {
      g_ptr_array_add (self->words, g_array_new (FALSE, FALSE, sizeof (guint)));
      id = self->words->len;
      g_hash_table_insert (self->word_ids, g_strdup (word), GUINT_TO_POINTER (id));
    }
  return id - 1;
}

static void
add_word (TcGates    *self,
          const char *word,
          guint       clause)
{
  guint number = number_word (self, word);

  g_array_append_val (g_ptr_array_index (self->words, number), clause);
}

static void
add_members (TcGates        *self,
             TcStarts       *starts,
             const TcClause *clause)
{
  for (guint i = 0; i < clause->words->len; i++)
    tc_starts_add_word (starts, number_word (self, g_ptr_array_index (clause->words, i)), clause->min, clause->max);
  tc_starts_add_bytes (starts, clause);
}

static const TcStarts *
take_starts (TcGates  *self,
             TcStarts *starts)
{
  tc_starts_close (starts);
  g_ptr_array_add (self->starts, starts);
  return starts;
}

static guint
number_clause (TcGates        *self,
               const TcClause *clause)
{
  TcStarts *places;
  g_autofree char *key = tc_clause_get_key (clause);
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, key));
  Clause member = { { clause->bytes[0], clause->bytes[1] } };

  if (number > 0)
    return number - 1;
  places = tc_starts_new ();
  add_members (self, places, clause);
  member.places = take_starts (self, places);
  g_array_append_val (self->clauses, member);
  number = self->clauses->len;
  g_hash_table_insert (self->numbers, g_steal_pointer (&key), GUINT_TO_POINTER (number));
  number--;
  for (guint i = 0; i < clause->words->len; i++)
    add_word (self, g_ptr_array_index (clause->words, i), number);
  if ((member.bytes[0] | member.bytes[1]) != 0)
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

/* Gives what tells where matches can begin, %NULL where they can begin nearly everywhere. */
static const TcStarts *
make_starts (TcGates   *self,
             GPtrArray *clauses)
{
  TcStarts *starts;

  if (clauses == NULL || tc_clauses_get_cost (clauses) > MAX_COST)
    return NULL;
  starts = tc_starts_new ();
  for (guint i = 0; i < clauses->len; i++)
    add_members (self, starts, g_ptr_array_index (clauses, i));
  return take_starts (self, starts);
}

static void
add_clause (TcGates        *self,
            TcGate         *gate,
            const TcClause *clause,
            GPtrArray      *starts)
{
  guint number = number_clause (self, clause);
  gboolean found = gate->starts != NULL && starts->len == 1 &&
                   tc_clause_is_same (clause, g_ptr_array_index (starts, 0));

  gate->clauses[gate->n_clauses++] =
    (TcGateClause) { number, clause->min, clause->max,
                     found ? NULL : g_array_index (self->clauses, Clause, number).places };
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
  if (self->ends != NULL)
    return;
  if (gate->tail > MAX_TAIL)
    gate->starts = make_starts (self, clauses->starts);
  g_ptr_array_sort (clauses->all, compare_scores);
  for (guint i = 0; i < clauses->all->len; i++)
    {
      const TcClause *clause = g_ptr_array_index (clauses->all, i);

      if (clause->score <= MAX_SCORE && gate->n_clauses < TC_GATE_MAX_CLAUSES)
        add_clause (self, gate, clause, clauses->starts);
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
  self->ends = g_new0 (guint, self->words->len + 1);
  for (guint i = 0; i < self->words->len; i++)
    self->ends[i + 1] = self->ends[i] + ((const GArray *) g_ptr_array_index (self->words, i))->len;
  self->clauses_of_words = g_new (guint, self->ends[self->words->len]);
  for (guint i = 0; i < self->words->len; i++)
    {
      const GArray *of_word = g_ptr_array_index (self->words, i);

      if (of_word->len > 0)
        memcpy (self->clauses_of_words + self->ends[i], of_word->data, of_word->len * sizeof (guint));
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
  for (guint i = self->ends[word], end = self->ends[word + 1]; i < end; i++)
    met[self->clauses_of_words[i] / 64] |= G_GUINT64_CONSTANT (1) << (self->clauses_of_words[i] % 64);
}

/* @bytes: which signs stand in the sentence. A clause with a letter or blank is met too often to be one. */
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
    if ((met[self->clauses[i].number / 64] >> (self->clauses[i].number % 64) & 1) == 0)
      return FALSE;
  return TRUE;
}
