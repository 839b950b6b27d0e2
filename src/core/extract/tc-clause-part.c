/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-clause-part.h"

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
  *part = (TcPart) { 0, 0, FALSE, FALSE, g_ptr_array_new_with_free_func (tc_clause_free) };
}

void
tc_part_clear (TcPart *part)
{
  g_clear_pointer (&part->clauses, g_ptr_array_unref);
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

/* Takes the clauses of a part that stands at the end of the sequence. */
void
tc_sequence_take_clauses (TcSequence *self,
                          TcPart     *part)
{
  for (guint i = 0; i < part->clauses->len; i++)
    {
      TcClause *clause = g_ptr_array_index (part->clauses, i);

      clause->min = add_far (clause->min, self->part.min);
      clause->max = add_far (clause->max, self->part.max);
    }
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

static const TcClause *
find_best (const TcPart *part,
           gboolean    near)
{
  const TcClause *best = NULL;

  for (guint i = 0; i < part->clauses->len; i++)
    {
      const TcClause *clause = g_ptr_array_index (part->clauses, i);

      if ((!near || clause->max != TC_CLAUSE_FAR) && clause->words->len <= MAX_WORDS &&
          (best == NULL || clause->score < best->score))
        best = clause;
    }
  return best;
}

/* One of the alternatives matches: a clause of each makes one for all. @near: only clauses whose distance
 * from the start is limited. */
void
tc_part_join (const TcPart *parts,
              guint       n,
              gboolean    near,
              GPtrArray  *clauses)
{
  TcClause *joined = NULL;

  for (guint i = 0; i < n; i++)
    {
      const TcClause *best = find_best (&parts[i], near);

      if (best == NULL)
        {
          g_clear_pointer (&joined, tc_clause_free);
          return;
        }
      if (joined == NULL)
        joined = tc_clause_new (best->min, best->max);
      tc_clause_widen (joined, best);
    }
  if (clauses->len > 0 && tc_clause_is_same (g_ptr_array_index (clauses, 0), joined))
    tc_clause_free (joined);
  else
    g_ptr_array_add (clauses, joined);
}
