/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-workspace"

#include "config.h"

#include "tc-import-tally.h"

#include <glib/gi18n-lib.h>

#include "tc-import-result-private.h"

/* How many results of one input and one outcome are listed. Nobody reads a thousand lines that say that all is well;
 * what went wrong is worth more of them. */
#define MAX_LISTED_WELL 1000
#define MAX_LISTED_WRONG 10000

struct _TcImportTally
{
  GPtrArray *results;             /* of TcImportResult */
  guint counts[TC_IMPORT_N_OUTCOMES];

  char *name;                     /* of the input that is being added */
  guint n_before;                 /* results of the inputs before it */
  guint input_counts[TC_IMPORT_N_OUTCOMES];
};

/**
 * tc_import_tally_new:
 *
 * Returns: a tally of nothing
 */
TcImportTally *
tc_import_tally_new (void)
{
  TcImportTally *self = g_new0 (TcImportTally, 1);

  self->results = g_ptr_array_new_with_free_func (g_object_unref);

  return self;
}

/**
 * tc_import_tally_free:
 *
 * Frees a tally.
 */
void
tc_import_tally_free (TcImportTally *self)
{
  g_ptr_array_unref (self->results);
  g_free (self->name);
  g_free (self);
}

/**
 * tc_import_tally_begin_input:
 * @name: its name as shown to people
 *
 * What is added now belongs to a further input.
 */
void
tc_import_tally_begin_input (TcImportTally *self,
                             const char    *name)
{
  g_free (self->name);
  self->name = g_strdup (name);
  self->n_before = self->results->len;
  memset (self->input_counts, 0, sizeof self->input_counts);
}

static guint
get_limit (TcImportOutcome outcome)
{
  return outcome == TC_IMPORT_DONE || outcome == TC_IMPORT_PRESENT ? MAX_LISTED_WELL : MAX_LISTED_WRONG;
}

/**
 * tc_import_tally_add:
 * @results: (element-type TcImportResult): of the input
 *
 * Adds results.
 */
void
tc_import_tally_add (TcImportTally *self,
                     GPtrArray     *results)
{
  for (guint i = 0; i < results->len; i++)
    {
      TcImportResult *result = g_ptr_array_index (results, i);
      TcImportOutcome outcome = tc_import_result_get_outcome (result);

      self->counts[outcome]++;
      if (self->input_counts[outcome]++ < get_limit (outcome))
        g_ptr_array_add (self->results, g_object_ref (result));
    }
}

/**
 * tc_import_tally_end_input:
 *
 * Says how many results of the input are not listed one by one.
 */
void
tc_import_tally_end_input (TcImportTally *self)
{
  for (guint i = 0; i < TC_IMPORT_N_OUTCOMES; i++)
    {
      g_autofree char *reason = NULL;
      guint n_more;

      if (self->input_counts[i] <= get_limit (i))
        continue;
      n_more = self->input_counts[i] - get_limit (i);
      /* Translators: records of one file, behind a thousand of them in a list */
      reason = g_strdup_printf (ngettext ("%u further record that is not listed here.",
                                          "%u further records that are not listed here.", n_more),
                                n_more);
      g_ptr_array_add (self->results, tc_import_result_new (self->name, i, reason, 0, NULL, 0, n_more));
    }
}

/**
 * tc_import_tally_forget_input:
 *
 * Takes back the results of the input, because it was taken back itself.
 */
void
tc_import_tally_forget_input (TcImportTally *self)
{
  for (guint i = 0; i < TC_IMPORT_N_OUTCOMES; i++)
    self->counts[i] -= self->input_counts[i];
  memset (self->input_counts, 0, sizeof self->input_counts);
  g_ptr_array_set_size (self->results, self->n_before);
}

/**
 * tc_import_tally_fail:
 *
 * Adds the failure of an input.
 */
void
tc_import_tally_fail (TcImportTally *self,
                      const char    *name,
                      const GError  *error)
{
  g_ptr_array_add (self->results,
                   tc_import_result_new (name, TC_IMPORT_FAILED, error->message, 0, NULL, 0, 1));
  self->counts[TC_IMPORT_FAILED]++;
}

/**
 * tc_import_tally_get_results:
 *
 * Returns: (transfer none) (element-type TcImportResult): what is listed, in order
 */
GPtrArray *
tc_import_tally_get_results (TcImportTally *self)
{
  return self->results;
}

/**
 * tc_import_tally_count:
 *
 * Returns: the number of records with that outcome, listed or not
 */
guint
tc_import_tally_count (TcImportTally   *self,
                       TcImportOutcome  outcome)
{
  return self->counts[outcome];
}
