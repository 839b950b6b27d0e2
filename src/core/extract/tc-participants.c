/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-participants.h"

#include <string.h>

/* Each further mention of the same number adds this much. */
#define REPEATED 0.02
#define MAX_CONFIDENCE 0.97

static gboolean
is_enrolled (const TcCandidate *candidate)
{
  return strcmp (candidate->field, "n_enrolled") == 0;
}

static guint
count_mentions (const TcFindings *findings,
                const TcCandidate *wanted)
{
  guint n = 0;

  for (guint i = 0; i < findings->candidates->len; i++)
    {
      const TcCandidate *candidate = g_ptr_array_index (findings->candidates, i);

      n += is_enrolled (candidate) && candidate->chinese == wanted->chinese &&
           candidate->quotes[0].start != wanted->quotes[0].start && tc_value_equal (candidate->value, wanted->value);
    }
  return n;
}

/**
 * tc_participants_resolve:
 * @document: a document
 * @findings: what the rules found; the candidates for n_enrolled are weighed
 * @kind: kind of report
 *
 * Weighs the numbers that can be the number of participants: what is said twice is more certain.
 */
void
tc_participants_resolve (const TcProse *document,
                         TcFindings       *findings,
                         const char       *kind)
{
  for (guint i = 0; i < findings->candidates->len; i++)
    {
      TcCandidate *candidate = g_ptr_array_index (findings->candidates, i);

      if (is_enrolled (candidate))
        candidate->confidence =
          MIN (MAX_CONFIDENCE, candidate->confidence + REPEATED * MIN (3, count_mentions (findings, candidate)));
    }
}
