/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-workspace"

#include "config.h"

#include "tc-id-changes.h"

/* Insertions or removals in more places than this are shown as a whole new list: a view handles one
 * big change faster than hundreds of small ones. */
#define MAX_STEPS 64

#define ID(array, index) g_array_index (array, TcId, index)

static void
add_step (GArray *changes,
          guint   position,
          guint   removed,
          guint   added,
          guint   source)
{
  TcIdChange change = { position, removed, added, source };

  g_array_append_val (changes, change);
}

/* The items that only the longer array has, if without them it is the shorter one: steps from the
 * front, each as (start, length) in the longer one. %FALSE where the order differs or it takes too many. */
static gboolean
find_extra_runs (GArray *longer,
                 GArray *shorter,
                 GArray *runs)
{
  guint j = 0;

  for (guint i = 0; i < longer->len; i++)
    {
      TcIdChange *last = runs->len > 0 ? &g_array_index (runs, TcIdChange, runs->len - 1) : NULL;

      if (j < shorter->len && ID (longer, i) == ID (shorter, j))
        j++;
      else if (last != NULL && last->position + last->removed == i)
        last->removed++;
      else if (runs->len == MAX_STEPS)
        return FALSE;
      else
        add_step (runs, i, 1, 0, 0);
    }

  return j == shorter->len;
}

/* Removals from the back, so that positions in front of them stay. */
static gboolean
compute_removals (GArray *before,
                  GArray *after,
                  GArray *changes)
{
  g_autoptr(GArray) runs = g_array_new (FALSE, FALSE, sizeof (TcIdChange));

  if (!find_extra_runs (before, after, runs))
    return FALSE;

  for (guint i = runs->len; i > 0; i--)
    g_array_append_val (changes, g_array_index (runs, TcIdChange, i - 1));

  return TRUE;
}

/* Insertions from the front, so that each position is the one in the new list. */
static gboolean
compute_insertions (GArray *before,
                    GArray *after,
                    GArray *changes)
{
  g_autoptr(GArray) runs = g_array_new (FALSE, FALSE, sizeof (TcIdChange));

  if (!find_extra_runs (after, before, runs))
    return FALSE;

  for (guint i = 0; i < runs->len; i++)
    {
      const TcIdChange *run = &g_array_index (runs, TcIdChange, i);

      add_step (changes, run->position, 0, run->removed, run->position);
    }

  return TRUE;
}

static gboolean
ranges_equal (GArray *a,
              guint   a_start,
              GArray *b,
              guint   b_start,
              guint   length)
{
  return memcmp (&ID (a, a_start), &ID (b, b_start), length * sizeof (TcId)) == 0;
}

/* One item that went to another place, as it happens when it is edited in a sorted list. */
static gboolean
compute_move (GArray *before,
              GArray *after,
              GArray *changes)
{
  guint first = 0, last = before->len;
  guint n;

  while (first < last && ID (before, first) == ID (after, first))
    first++;
  while (last > first && ID (before, last - 1) == ID (after, last - 1))
    last--;
  n = last - first;
  if (n < 2)
    return FALSE;

  if (ID (before, first) == ID (after, last - 1)
      && ranges_equal (before, first + 1, after, first, n - 1))
    {
      add_step (changes, first, 1, 0, 0);
      add_step (changes, last - 1, 0, 1, last - 1);
      return TRUE;
    }
  if (ID (before, last - 1) == ID (after, first)
      && ranges_equal (before, first, after, first + 1, n - 1))
    {
      add_step (changes, last - 1, 1, 0, 0);
      add_step (changes, first, 0, 1, first);
      return TRUE;
    }

  return FALSE;
}

static gboolean
compute_steps (GArray *before,
               GArray *after,
               GArray *changes)
{
  if (before->len > after->len)
    return compute_removals (before, after, changes);
  if (before->len < after->len)
    return compute_insertions (before, after, changes);

  return compute_move (before, after, changes);
}

/**
 * tc_id_changes_compute:
 * @before: (element-type gint64): ids, each once
 * @after: (element-type gint64): ids, each once
 *
 * Finds the smallest true steps: none for the same ids, one a run of items that only went or only came,
 * two for one item that moved; else all old items go and then all new ones come, which views handle
 * fastest.
 *
 * Returns: (element-type TcIdChange): the steps, each true after the ones before it
 */
GArray *
tc_id_changes_compute (GArray *before,
                       GArray *after)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (TcIdChange));

  if (before->len == after->len
      && (before->len == 0 || ranges_equal (before, 0, after, 0, before->len)))
    return changes;

  if (!compute_steps (before, after, changes))
    {
      g_array_set_size (changes, 0);
      if (before->len > 0)
        add_step (changes, 0, before->len, 0, 0);
      if (after->len > 0)
        add_step (changes, 0, 0, after->len, 0);
    }

  return changes;
}

/**
 * tc_id_change_apply:
 * @ids: (inout): the ids before the step
 * @after: the ids after the last step
 *
 * Does one step.
 */
void
tc_id_change_apply (const TcIdChange *change,
                    GArray           *ids,
                    GArray           *after)
{
  if (change->removed > 0)
    g_array_remove_range (ids, change->position, change->removed);
  if (change->added > 0)
    g_array_insert_vals (ids, change->position, &ID (after, change->source), change->added);
}
