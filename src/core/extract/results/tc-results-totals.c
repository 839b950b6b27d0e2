/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-results.h"

/* "86/125 vs 78/133": where nothing else says how many an arm has, what its events are counted of does, if it
 * is always the same. */

#define MIN_CONFIDENCE 0.65

static const TcResult *
find_total (GArray *results,
            guint   arm)
{
  const TcResult *found = NULL;

  for (guint i = 0; i < results->len; i++)
    {
      const TcResult *result = &g_array_index (results, TcResult, i);

      if (result->arm != (int) arm || result->statistic.total <= 0 ||
          result->confidence < MIN_CONFIDENCE)
        continue;
      if (found != NULL && found->statistic.total != result->statistic.total)
        return NULL;
      found = found != NULL ? found : result;
    }
  return found;
}

/**
 * tc_results_size_arms:
 * @document: a document
 * @results: (element-type TcResult): what was found in it
 * @arms: (element-type TcArm): its arms; those without a size may get one
 *
 * Takes the totals of events for the number analysed, if every arm has one and none has another size.
 */
void
tc_results_size_arms (const TcProse *document,
                      GArray        *results,
                      GPtrArray     *arms)
{
  for (guint i = 0; i < arms->len; i++)
    {
      const TcArm *arm = g_ptr_array_index (arms, i);

      if (arm->n_allocated > 0 || arm->n_analysed > 0 || find_total (results, i) == NULL)
        return;
    }
  for (guint i = 0; i < arms->len; i++)
    {
      TcArm *arm = g_ptr_array_index (arms, i);
      const TcStatistic *statistic = &find_total (results, i)->statistic;

      arm->n_analysed = statistic->total;
      arm->analysed = tc_normal_to_span (document->normal, statistic->value_start,
                                         statistic->value_end);
    }
}
