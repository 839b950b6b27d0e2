/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-model"

#include "config.h"

#include "tc-study.h"

/**
 * tc_study_query_new:
 *
 * Makes the query for all studies in the order of import.
 */
TcStudyQuery *
tc_study_query_new (void)
{
  TcStudyQuery *self = g_new0 (TcStudyQuery, 1);

  self->status = -1;
  return self;
}

TcStudyQuery *
tc_study_query_copy (const TcStudyQuery *self)
{
  TcStudyQuery *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new0 (TcStudyQuery, 1);
  *copy = *self;
  copy->search = g_strdup (self->search);
  return copy;
}

/**
 * tc_study_query_equal:
 *
 * Tells whether two queries ask the same; no search and an empty one are the same.
 */
gboolean
tc_study_query_equal (const TcStudyQuery *a,
                      const TcStudyQuery *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return g_strcmp0 (a->search != NULL ? a->search : "", b->search != NULL ? b->search : "") == 0 &&
         a->status == b->status && !a->with_discrepancies == !b->with_discrepancies &&
         a->sort == b->sort &&
         !a->descending == !b->descending;
}

void
tc_study_query_free (TcStudyQuery *self)
{
  if (self == NULL)
    return;
  g_free (self->search);
  g_free (self);
}
