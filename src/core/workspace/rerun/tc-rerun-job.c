/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-workspace"

#include "config.h"

#include "tc-rerun-job.h"

#include <glib/gi18n-lib.h>

#include "tc-extract.h"
#include "tc-link.h"
#include "tc-rerun-compare.h"
#include "tc-workspace-private.h"

/* What the reader took from the tags of a file; the rules have no part in it. */
#define READER "reader."

struct _TcRerunJob
{
  TcJob parent_instance;

  TcSession *session;
  char *reviewer;
  gboolean apply;
  TcChangeGroup group;
  GPtrArray *found;               /* of TcRerunChange; the job's thread */
  GPtrArray *changes;
};

/* What one source will suggest. */
typedef struct
{
  TcId source_id;
  GPtrArray *suggestions;
} Replacement;

/* One study while it is read again. */
typedef struct
{
  const TcStudyRow *row;
  GPtrArray *answers;
  GPtrArray *before;              /* what all its sources suggest now */
  GPtrArray *after;               /* the same with the rules of this version */
  GArray *replacements;           /* of Replacement: the sources that will suggest something else */
  GPtrArray *discrepancies;       /* all that there will be, but for those that were decided */
} Reading;

G_DEFINE_FINAL_TYPE (TcRerunJob, tc_rerun_job, TC_TYPE_JOB)

static void
clear_replacement (gpointer data)
{
  Replacement *replacement = data;

  g_ptr_array_unref (replacement->suggestions);
}

static void
clear_reading (Reading *reading)
{
  g_clear_pointer (&reading->after, g_ptr_array_unref);
  g_clear_pointer (&reading->replacements, g_array_unref);
  g_clear_pointer (&reading->discrepancies, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, clear_reading)

/* In the meantime a person may have decided one of the discrepancies. */
static gboolean
replace_discrepancies (TcChange       *change,
                       const Reading  *reading,
                       GError        **error)
{
  g_autoptr(GPtrArray) now = tc_store_list_discrepancies (change->store, reading->row->id, error);
  g_autoptr(GPtrArray) gone = tc_discrepancies_new ();
  g_autoptr(GPtrArray) added = tc_discrepancies_new ();

  if (now == NULL)
    return FALSE;

  tc_rerun_match_discrepancies (now, reading->discrepancies, gone, added);

  return tc_change_discrepancies (change, reading->row->id, 0, gone, added, error);
}

static gboolean
replace (TcChange  *change,
         gpointer   data,
         GError   **error)
{
  const Reading *reading = data;

  change->edits = FALSE;
  for (guint i = 0; i < reading->replacements->len; i++)
    {
      const Replacement *one = &g_array_index (reading->replacements, Replacement, i);

      if (!tc_change_suggestions (change, reading->row->id, one->source_id, one->suggestions, error))
        return FALSE;
    }

  return replace_discrepancies (change, reading, error);
}

static GPtrArray *
copy_if (GPtrArray *suggestions,
         TcId       source_id,
         gboolean   reader_only)
{
  GPtrArray *copies = tc_suggestions_new ();

  for (guint i = 0; i < suggestions->len; i++)
    {
      const TcSuggestion *suggestion = g_ptr_array_index (suggestions, i);

      if (suggestion->source_id == source_id && (!reader_only || g_str_has_prefix (suggestion->rule, READER)))
        g_ptr_array_add (copies, tc_suggestion_copy (suggestion));
    }

  return copies;
}

static void
set_source (GPtrArray *quotes,
            TcId       source_id)
{
  for (guint i = 0; i < quotes->len; i++)
    ((TcQuote *) g_ptr_array_index (quotes, i))->source_id = source_id;
}

/* What was found in a source does not know yet that it is stored. */
static void
set_sources (TcExtraction *extraction,
             TcId          source_id)
{
  for (guint i = 0; i < extraction->suggestions->len; i++)
    {
      TcSuggestion *suggestion = g_ptr_array_index (extraction->suggestions, i);

      suggestion->source_id = source_id;
      set_source (suggestion->quotes, source_id);
    }
  for (guint i = 0; i < extraction->discrepancies->len; i++)
    {
      TcDiscrepancy *discrepancy = g_ptr_array_index (extraction->discrepancies, i);

      discrepancy->source_id = source_id;
      set_source (discrepancy->quotes, source_id);
    }
}

/* Keeps the order in which the store would list them. */
static void
add_after (Reading   *reading,
           GPtrArray *suggestions)
{
  for (guint i = 0; i < suggestions->len; i++)
    {
      TcSuggestion *copy = tc_suggestion_copy (g_ptr_array_index (suggestions, i));

      copy->id = reading->after->len + 1;
      g_ptr_array_add (reading->after, copy);
    }
}

static void
add_discrepancies (Reading   *reading,
                   GPtrArray *discrepancies)
{
  for (guint i = 0; i < discrepancies->len; i++)
    g_ptr_array_add (reading->discrepancies, tc_discrepancy_copy (g_ptr_array_index (discrepancies, i)));
}

static gboolean
read_source (TcRerunJob    *self,
             TcExtractor   *extractor,
             TcSource      *source,
             Reading       *reading,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr(GPtrArray) before = copy_if (reading->before, source->id, FALSE);
  g_autoptr(TcExtraction) extraction = NULL;
  guint n_found = self->found->len;

  g_ptr_array_unref (source->suggestions);
  source->suggestions = copy_if (reading->before, source->id, TRUE);
  extraction = tc_extractor_run (extractor, source, cancellable, error);
  if (extraction == NULL)
    return FALSE;

  set_sources (extraction, source->id);
  tc_rerun_compare_suggestions (self->found, reading->row, reading->answers, before, extraction->suggestions);
  if (self->found->len > n_found)
    {
      Replacement replacement = { source->id, g_ptr_array_ref (extraction->suggestions) };

      g_array_append_val (reading->replacements, replacement);
    }
  add_after (reading, self->found->len > n_found ? extraction->suggestions : before);
  add_discrepancies (reading, extraction->discrepancies);

  return TRUE;
}

/* What reports say against each other follows from what each of them says. */
static gboolean
compare_reports (TcStore   *reader,
                 Reading   *reading,
                 GError   **error)
{
  g_autoptr(GPtrArray) found = NULL;

  g_ptr_array_sort (reading->after, tc_suggestion_compare);
  found = tc_link_list_disagreements (reader, reading->after, error);
  if (found == NULL)
    return FALSE;

  add_discrepancies (reading, found);

  return TRUE;
}

static gboolean
read_sources (TcRerunJob    *self,
              TcExtractor   *extractor,
              TcStore       *reader,
              Reading       *reading,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr(GArray) sources = tc_store_list_sources (reader, reading->row->id, error);

  if (sources == NULL)
    return FALSE;

  for (guint i = 0; i < sources->len; i++)
    {
      g_autoptr(TcSource) source = tc_store_get_source (reader, g_array_index (sources, TcId, i), error);

      if (source == NULL || !read_source (self, extractor, source, reading, cancellable, error))
        return FALSE;
    }

  return sources->len < 2 || compare_reports (reader, reading, error);
}

static gboolean
read_study (TcRerunJob    *self,
            TcExtractor   *extractor,
            TcStore       *reader,
            TcId           study_id,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr(TcStudyRow) row = tc_store_get_study (reader, study_id, error);
  g_autoptr(GPtrArray) suggestions = row != NULL ? tc_store_list_suggestions (reader, study_id, error) : NULL;
  g_autoptr(GPtrArray) answers = suggestions != NULL ? tc_store_list_answers (reader, study_id, error) : NULL;
  g_autoptr(GPtrArray) discrepancies = answers != NULL ? tc_store_list_discrepancies (reader, study_id, error) : NULL;
  g_auto(Reading) reading = { row, answers, suggestions, NULL, NULL, NULL };
  guint n_found = self->found->len;

  if (discrepancies == NULL)
    return FALSE;

  reading.after = tc_suggestions_new ();
  reading.replacements = g_array_new (FALSE, FALSE, sizeof (Replacement));
  g_array_set_clear_func (reading.replacements, clear_replacement);
  reading.discrepancies = tc_discrepancies_new ();
  if (!read_sources (self, extractor, reader, &reading, cancellable, error))
    return FALSE;

  tc_rerun_compare_discrepancies (self->found, row, discrepancies, reading.discrepancies);
  if (!self->apply || self->found->len == n_found)
    return TRUE;

  return tc_session_change_batch (self->session, "suggest", self->reviewer, &self->group,
                                  replace, &reading, error);
}

static gboolean
read_project (TcRerunJob    *self,
              TcStore       *reader,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr(TcExtractor) extractor = tc_extractor_dup_default (error);
  g_autoptr(TcStudyQuery) query = tc_study_query_new ();
  g_autoptr(GArray) studies = NULL;

  query->sort = TC_SORT_ADDED;
  query->status = -1;
  studies = extractor != NULL ? tc_store_list_studies (reader, query, error) : NULL;
  if (studies == NULL)
    return FALSE;

  for (guint i = 0; i < studies->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !read_study (self, extractor, reader, g_array_index (studies, TcId, i), cancellable, error))
        return FALSE;
      tc_job_report (TC_JOB (self), (i + 1.0) / studies->len, _("Reading the reports again…"));
    }

  return TRUE;
}

static gboolean
tc_rerun_job_run (TcJob         *job,
                  GCancellable  *cancellable,
                  GError       **error)
{
  TcRerunJob *self = TC_RERUN_JOB (job);
  TcStore *reader;
  gboolean done = FALSE;

  if (!tc_session_begin_job (self->session, error))
    return FALSE;

  reader = tc_session_open_reader (self->session, error);
  if (reader != NULL)
    {
      done = read_project (self, reader, cancellable, error);
      done = tc_store_close (reader, done ? error : NULL) && done;
    }
  if (self->apply)
    tc_session_end_batches (self->session);
  tc_session_end_job (self->session);

  return done;
}

static void
tc_rerun_job_ended (TcJob *job)
{
  TcRerunJob *self = TC_RERUN_JOB (job);

  g_ptr_array_extend_and_steal (self->changes, g_steal_pointer (&self->found));
}

static void
tc_rerun_job_finalize (GObject *object)
{
  TcRerunJob *self = TC_RERUN_JOB (object);

  g_clear_pointer (&self->session, tc_session_unref);
  g_free (self->reviewer);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_pointer (&self->changes, g_ptr_array_unref);

  G_OBJECT_CLASS (tc_rerun_job_parent_class)->finalize (object);
}

static void
tc_rerun_job_class_init (TcRerunJobClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tc_rerun_job_finalize;
  TC_JOB_CLASS (klass)->run = tc_rerun_job_run;
  TC_JOB_CLASS (klass)->ended = tc_rerun_job_ended;
}

static void
tc_rerun_job_init (TcRerunJob *self)
{
  self->group.held = TRUE;
  self->found = g_ptr_array_new_with_free_func (tc_rerun_change_free);
  self->changes = g_ptr_array_new_with_free_func (tc_rerun_change_free);
}

/**
 * tc_rerun_job_new:
 * @apply: whether to change the suggestions; else what would change is only listed
 *
 * Returns: a job that reads all sources again
 */
TcRerunJob *
tc_rerun_job_new (TcWorkspace *workspace,
                  gboolean     apply)
{
  TcRerunJob *self;

  g_return_val_if_fail (TC_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (TC_TYPE_RERUN_JOB, NULL);
  self->session = tc_workspace_ref_session (workspace);
  self->reviewer = g_strdup (tc_workspace_get_reviewer (workspace));
  self->apply = apply;

  return self;
}

GPtrArray *
tc_rerun_job_get_changes (TcRerunJob *self)
{
  g_return_val_if_fail (TC_IS_RERUN_JOB (self), NULL);

  return self->changes;
}

guint
tc_rerun_job_count (TcRerunJob     *self,
                    TcRerunSubject  subject,
                    TcRerunKind     kind)
{
  guint n = 0;

  g_return_val_if_fail (TC_IS_RERUN_JOB (self), 0);

  for (guint i = 0; i < self->changes->len; i++)
    {
      const TcRerunChange *change = g_ptr_array_index (self->changes, i);

      n += change->subject == subject && change->kind == kind;
    }

  return n;
}

guint
tc_rerun_job_count_changes (TcRerunJob     *self,
                            TcRerunSubject  subject)
{
  return tc_rerun_job_count (self, subject, TC_RERUN_NEW) + tc_rerun_job_count (self, subject, TC_RERUN_CHANGED)
         + tc_rerun_job_count (self, subject, TC_RERUN_GONE);
}

char *
tc_rerun_job_dup_summary (TcRerunJob *self)
{
  g_autofree char *suggestions = NULL;
  g_autofree char *discrepancies = NULL;

  g_return_val_if_fail (TC_IS_RERUN_JOB (self), NULL);

  /* Translators: suggestions: how many are new, changed and gone */
  suggestions = g_strdup_printf (_("%u new, %u changed, %u gone"),
                                 tc_rerun_job_count (self, TC_RERUN_SUGGESTION, TC_RERUN_NEW),
                                 tc_rerun_job_count (self, TC_RERUN_SUGGESTION, TC_RERUN_CHANGED),
                                 tc_rerun_job_count (self, TC_RERUN_SUGGESTION, TC_RERUN_GONE));
  if (tc_rerun_job_count_changes (self, TC_RERUN_DISCREPANCY) == 0)
    return g_steal_pointer (&suggestions);

  discrepancies = g_strdup_printf (_("Discrepancies: %u new, %u changed, %u gone"),
                                   tc_rerun_job_count (self, TC_RERUN_DISCREPANCY, TC_RERUN_NEW),
                                   tc_rerun_job_count (self, TC_RERUN_DISCREPANCY, TC_RERUN_CHANGED),
                                   tc_rerun_job_count (self, TC_RERUN_DISCREPANCY, TC_RERUN_GONE));

  return g_strconcat (suggestions, "\n", discrepancies, NULL);
}
