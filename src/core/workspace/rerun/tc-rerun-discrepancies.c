/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-workspace"

#include "config.h"

#include "tc-rerun-compare.h"

#include "tc-discrepancy.h"
#include "tc-message.h"

/* Discrepancies that the rules find now against those that a project holds. */

static gboolean
overlaps (GPtrArray     *quotes,
          const TcQuote *quote)
{
  for (guint i = 0; i < quotes->len; i++)
    {
      const TcQuote *one = g_ptr_array_index (quotes, i);

      if (one->source_id == quote->source_id && one->span.start < quote->span.end
          && quote->span.start < one->span.end)
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_discrepancy_value (GPtrArray *values,
                       TcValue   *wanted)
{
  for (guint i = 0; i < values->len; i++)
    if (tc_value_equal (g_ptr_array_index (values, i), wanted))
      return TRUE;

  return FALSE;
}

static gboolean
has_same_values (const TcDiscrepancy *a,
                 const TcDiscrepancy *b)
{
  if (a->values->len != b->values->len)
    return FALSE;
  for (guint i = 0; i < a->values->len; i++)
    if (!has_discrepancy_value (b->values, g_ptr_array_index (a->values, i))
        || !has_discrepancy_value (a->values, g_ptr_array_index (b->values, i)))
      return FALSE;

  return TRUE;
}

/* Of one source, or between the same two, which may stand in either order. */
static gboolean
has_same_sources (const TcDiscrepancy *a,
                  const TcDiscrepancy *b)
{
  return (a->source_id == b->source_id && a->other_source_id == b->other_source_id)
         || (a->source_id == b->other_source_id && a->other_source_id == b->source_id);
}

/* Of one kind, and about one field of the same sources. */
static gboolean
is_comparable (const TcDiscrepancy *a,
               const TcDiscrepancy *b)
{
  return has_same_sources (a, b) && g_str_equal (a->field, b->field) && g_str_equal (a->kind, b->kind);
}

static gboolean
is_same_discrepancy (const TcDiscrepancy *a,
                     const TcDiscrepancy *b)
{
  return is_comparable (a, b) && g_str_equal (a->message, b->message) && has_same_values (a, b)
         && tc_rerun_same_quotes (a->quotes, b->quotes);
}

/* Whether what a person decided holds for @found, too: it says the same of the same matter, perhaps
 * in longer quotes. */
static gboolean
is_decided (const TcDiscrepancy *decided,
            const TcDiscrepancy *found)
{
  if (!is_comparable (decided, found))
    return FALSE;
  if (decided->values->len > 0 || found->values->len > 0)
    return has_same_values (decided, found);
  for (guint i = 0; i < found->quotes->len; i++)
    if (!overlaps (decided->quotes, g_ptr_array_index (found->quotes, i)))
      return FALSE;

  return TRUE;
}

static gboolean
is_known (GPtrArray           *before,
          const TcDiscrepancy *found)
{
  for (guint i = 0; i < before->len; i++)
    {
      const TcDiscrepancy *one = g_ptr_array_index (before, i);

      if (one->decision == TC_DECISION_OPEN ? is_same_discrepancy (one, found) : is_decided (one, found))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_found (GPtrArray           *found,
          const TcDiscrepancy *one)
{
  for (guint i = 0; i < found->len; i++)
    if (is_same_discrepancy (one, g_ptr_array_index (found, i)))
      return TRUE;

  return FALSE;
}

/**
 * tc_rerun_match_discrepancies:
 * @before: (element-type TcDiscrepancy): those of a study, open and decided
 * @found: (element-type TcDiscrepancy): those that the rules find now, their quotes with sources
 * @gone: (element-type TcDiscrepancy): gets copies of the open ones that are found no more
 * @added: (element-type TcDiscrepancy): gets copies of those that are not there
 *
 * Matches discrepancies. What a person decided stays, and is not asked again.
 */
void
tc_rerun_match_discrepancies (GPtrArray *before,
                              GPtrArray *found,
                              GPtrArray *gone,
                              GPtrArray *added)
{
  for (guint i = 0; i < before->len; i++)
    {
      const TcDiscrepancy *one = g_ptr_array_index (before, i);

      /* One without a source is between people. */
      if (one->decision == TC_DECISION_OPEN && one->source_id != 0 && !is_found (found, one))
        g_ptr_array_add (gone, tc_discrepancy_copy (one));
    }
  for (guint i = 0; i < found->len; i++)
    {
      const TcDiscrepancy *one = g_ptr_array_index (found, i);

      if (!is_known (before, one))
        g_ptr_array_add (added, tc_discrepancy_copy (one));
    }
}

static char *
describe (const TcDiscrepancy *discrepancy)
{
  g_autofree char *message = tc_message_localise (discrepancy->message, GETTEXT_PACKAGE);
  g_autofree char *quotes = tc_rerun_join_quotes (discrepancy->quotes);

  return tc_rerun_join_words (message, quotes);
}

/* Takes one that is comparable out of @added. */
static TcDiscrepancy *
steal_comparable (GPtrArray           *added,
                  const TcDiscrepancy *gone)
{
  for (guint i = 0; i < added->len; i++)
    if (is_comparable (gone, g_ptr_array_index (added, i)))
      return g_ptr_array_steal_index (added, i);

  return NULL;
}

/**
 * tc_rerun_compare_discrepancies:
 * @changes: (element-type TcRerunChange): gets what is another
 * @row: the study
 * @before: (element-type TcDiscrepancy): those of the study, open and decided
 * @found: (element-type TcDiscrepancy): those that the rules find now
 *
 * Notes what becomes of the discrepancies of a study.
 */
void
tc_rerun_compare_discrepancies (GPtrArray        *changes,
                                const TcStudyRow *row,
                                GPtrArray        *before,
                                GPtrArray        *found)
{
  g_autoptr(GPtrArray) gone = tc_discrepancies_new ();
  g_autoptr(GPtrArray) added = tc_discrepancies_new ();

  tc_rerun_match_discrepancies (before, found, gone, added);
  for (guint i = 0; i < gone->len; i++)
    {
      const TcDiscrepancy *one = g_ptr_array_index (gone, i);
      g_autoptr(TcDiscrepancy) other = steal_comparable (added, one);
      TcRerunChange *change = tc_rerun_add_change (changes, TC_RERUN_DISCREPANCY,
                                                   other != NULL ? TC_RERUN_CHANGED : TC_RERUN_GONE, row, one->field);

      change->before_words = describe (one);
      change->after_words = other != NULL ? describe (other) : NULL;
    }
  for (guint i = 0; i < added->len; i++)
    {
      const TcDiscrepancy *one = g_ptr_array_index (added, i);

      tc_rerun_add_change (changes, TC_RERUN_DISCREPANCY, TC_RERUN_NEW, row, one->field)->after_words = describe (one);
    }
}
