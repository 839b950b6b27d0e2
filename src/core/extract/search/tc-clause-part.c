/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-clause-part.h"

#include "tc-clauses.h"

/* More alternatives than this help nobody. */
#define MAX_WORDS 600

static guint
add_far (guint a,
         guint b)
{
  return a >= TC_CLAUSE_FAR - b ? TC_CLAUSE_FAR : a + b;
}

static guint
multiply_far (guint a,
              guint b)
{
  return a == 0 || b == 0 ? 0 : a > TC_CLAUSE_FAR / b ? TC_CLAUSE_FAR : a * b;
}

void
tc_part_init (TcPart *part)
{
  *part = (TcPart) { .clauses = g_ptr_array_new_with_free_func (tc_clause_free) };
}

void
tc_part_clear (TcPart *part)
{
  g_clear_pointer (&part->clauses, g_ptr_array_unref);
  g_clear_pointer (&part->starts, g_ptr_array_unref);
}

/* What it takes to try an expression at a place, to find the places of single bytes, and what one more byte to try
 * at costs: in bytes that are tried. */
#define COST_OF_PLACE 20
#define COST_OF_BYTES 10

double
tc_clauses_get_cost (GPtrArray *starts)
{
  double cost = 0;

  for (guint i = 0; i < starts->len; i++)
    {
      const TcClause *clause = g_ptr_array_index (starts, i);

      if (clause->max == TC_CLAUSE_FAR)
        return G_MAXDOUBLE;
      cost += clause->score * (COST_OF_PLACE + clause->max - clause->min);
      if ((clause->bytes[0] | clause->bytes[1]) != 0)
        cost += COST_OF_BYTES;
    }
  return cost;
}

void
tc_sequence_offer_starts (TcSequence *self,
                          GPtrArray  *starts)
{
  double cost = tc_clauses_get_cost (starts);

  if (cost == G_MAXDOUBLE || (self->part.starts != NULL && tc_clauses_get_cost (self->part.starts) <= cost))
    {
      g_ptr_array_unref (starts);
      return;
    }
  g_clear_pointer (&self->part.starts, g_ptr_array_unref);
  self->part.starts = starts;
}

/* The same for one clause, which stays with its owner. */
static void
offer_clause (TcSequence     *self,
              const TcClause *clause)
{
  GPtrArray *starts = g_ptr_array_new_with_free_func (tc_clause_free);

  g_ptr_array_add (starts, tc_clause_copy (clause));
  tc_sequence_offer_starts (self, starts);
}

/* Ends the run of plain characters: together they are a word. */
void
tc_sequence_flush (TcSequence *self)
{
  if (self->run->len > 0)
    {
      TcClause *clause = tc_clause_new (self->run_min, self->run_max);

      if (self->run_border)
        g_string_prepend_c (self->run, TC_CLAUSE_BORDER);
      tc_clause_add_word (clause, self->run->str);
      offer_clause (self, clause);
      g_ptr_array_add (self->part.clauses, clause);
    }
  g_string_set_size (self->run, 0);
}

void
tc_sequence_append_literal (TcSequence   *self,
                            const char *bytes,
                            gsize       length,
                            gboolean    border)
{
  if (self->run->len == 0)
    {
      self->run_border = border && g_ascii_isalnum (bytes[0]);
      self->run_min = self->part.min;
      self->run_max = self->part.max;
    }
  g_string_append_len (self->run, bytes, length);
  self->part.min = add_far (self->part.min, length);
  self->part.max = add_far (self->part.max, length);
}

static void
shift_clause (const TcSequence *self,
              TcClause         *clause)
{
  clause->min = add_far (clause->min, self->part.min);
  clause->max = add_far (clause->max, self->part.max);
}

/* Takes the clauses of a part that stands at the end of the sequence. */
void
tc_sequence_take_clauses (TcSequence *self,
                          TcPart     *part)
{
  for (guint i = 0; i < part->clauses->len; i++)
    {
      TcClause *clause = g_ptr_array_index (part->clauses, i);

      shift_clause (self, clause);
      offer_clause (self, clause);
    }
  for (guint i = 0; part->starts != NULL && i < part->starts->len; i++)
    shift_clause (self, g_ptr_array_index (part->starts, i));
  if (part->starts != NULL)
    tc_sequence_offer_starts (self, g_steal_pointer (&part->starts));
  g_ptr_array_extend_and_steal (self->part.clauses, g_steal_pointer (&part->clauses));
}

/* Adds a part that stands there from @least to @most times. */
void
tc_sequence_append (TcSequence *self,
                    TcPart     *part,
                    guint     least,
                    guint     most)
{
  tc_sequence_flush (self);
  self->part.at_end = part->at_end && least > 0;
  self->part.apart = part->apart && ((least > 0 && part->min > 0) || self->part.apart || self->part.max == 0);
  if (least > 0)
    tc_sequence_take_clauses (self, part);
  self->part.min = add_far (self->part.min, multiply_far (part->min, least));
  self->part.max = add_far (self->part.max, multiply_far (part->max, most));
}

/* Puts @clause to one of @starts with the same distance, or behind them. */
static void
add_start (GPtrArray      *starts,
           const TcClause *clause)
{
  for (guint i = 0; i < starts->len; i++)
    {
      TcClause *other = g_ptr_array_index (starts, i);

      if (other->min == clause->min && other->max == clause->max && !other->at_start && !clause->at_start)
        {
          tc_clause_widen (other, clause);
          return;
        }
    }
  g_ptr_array_add (starts, tc_clause_copy (clause));
}

void
tc_part_join_starts (TcPart       *part,
                     const TcPart *parts,
                     guint         n)
{
  g_autoptr (GPtrArray) starts = g_ptr_array_new_with_free_func (tc_clause_free);

  for (guint i = 0; i < n; i++)
    {
      if (parts[i].starts == NULL)
        return;
      for (guint k = 0; k < parts[i].starts->len; k++)
        add_start (starts, g_ptr_array_index (parts[i].starts, k));
    }
  part->starts = g_steal_pointer (&starts);
}

static const TcClause *
find_best (const TcPart *part)
{
  const TcClause *best = NULL;

  for (guint i = 0; i < part->clauses->len; i++)
    {
      const TcClause *clause = g_ptr_array_index (part->clauses, i);

      if (clause->words->len <= MAX_WORDS && (best == NULL || clause->score < best->score))
        best = clause;
    }
  return best;
}

/* One of the alternatives matches: a clause of each makes one for all. */
void
tc_part_join (const TcPart *parts,
              guint       n,
              GPtrArray  *clauses)
{
  TcClause *joined = NULL;

  for (guint i = 0; i < n; i++)
    {
      const TcClause *best = find_best (&parts[i]);

      if (best == NULL)
        {
          g_clear_pointer (&joined, tc_clause_free);
          return;
        }
      if (joined == NULL)
        joined = tc_clause_new (best->min, best->max);
      tc_clause_widen (joined, best);
    }
  g_ptr_array_add (clauses, joined);
}
