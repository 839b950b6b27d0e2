/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-workspace"

#include "config.h"

#include "tc-rerun-job.h"

#include <glib/gi18n-lib.h>

#include "tc-extract.h"
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

/* One source while it is read again. */
typedef struct
{
  TcId study_id;
  TcId source_id;
  GPtrArray *suggestions;         /* what it will suggest */
} Replacement;

G_DEFINE_FINAL_TYPE (TcRerunJob, tc_rerun_job, TC_TYPE_JOB)

static void
change_free (gpointer data)
{
  TcRerunChange *change = data;

  g_free (change->label);
  g_free (change->field);
  g_clear_pointer (&change->before, tc_value_unref);
  g_clear_pointer (&change->after, tc_value_unref);
  g_free (change);
}

static gboolean
has_value (GPtrArray          *suggestions,
           const TcSuggestion *wanted)
{
  for (guint i = 0; i < suggestions->len; i++)
    {
      const TcSuggestion *suggestion = g_ptr_array_index (suggestions, i);

      if (g_str_equal (suggestion->field, wanted->field) && tc_value_equal (suggestion->value, wanted->value))
        return TRUE;
    }

  return FALSE;
}

static gboolean
shares_quote (GPtrArray *a,
              GPtrArray *b)
{
  for (guint i = 0; i < a->len; i++)
    for (guint k = 0; k < b->len; k++)
      {
        const TcQuote *first = g_ptr_array_index (a, i);
        const TcQuote *second = g_ptr_array_index (b, k);

        if (first->source_id == second->source_id && first->span.start == second->span.start
            && first->span.end == second->span.end)
          return TRUE;
      }

  return FALSE;
}

/* Whether an answer was made of the suggestion. */
static gboolean
is_rested_on (const TcSuggestion *suggestion,
              GPtrArray          *answers)
{
  for (guint i = 0; i < answers->len; i++)
    {
      const TcAnswer *answer = g_ptr_array_index (answers, i);

      if (g_str_equal (answer->field, suggestion->field)
          && (shares_quote (answer->quotes, suggestion->quotes)
              || (answer->value != NULL && tc_value_equal (answer->value, suggestion->value))))
        return TRUE;
    }

  return FALSE;
}

static TcRerunChange *
add_change (TcRerunJob         *self,
            TcRerunKind         kind,
            const TcStudyRow   *row,
            const TcSuggestion *before,
            const TcSuggestion *after)
{
  TcRerunChange *change = g_new0 (TcRerunChange, 1);

  change->kind = kind;
  change->study_id = row->id;
  change->label = g_strdup (row->label);
  change->field = g_strdup (before != NULL ? before->field : after->field);
  change->before = before != NULL ? tc_value_ref (before->value) : NULL;
  change->after = after != NULL ? tc_value_ref (after->value) : NULL;
  g_ptr_array_add (self->found, change);

  return change;
}

/* The change of @field that is still only "gone", so that a new value takes its place. */
static TcRerunChange *
find_gone (TcRerunJob *self,
           guint       from,
           const char *field)
{
  for (guint i = from; i < self->found->len; i++)
    {
      TcRerunChange *change = g_ptr_array_index (self->found, i);

      if (change->kind == TC_RERUN_GONE && g_str_equal (change->field, field))
        return change;
    }

  return NULL;
}

/* Notes what is another, and adds what must stay to @after. */
static void
compare (TcRerunJob       *self,
         const TcStudyRow *row,
         GPtrArray        *answers,
         GPtrArray        *before,
         GPtrArray        *after)
{
  guint from = self->found->len;
  guint n_after = after->len;

  for (guint i = 0; i < before->len; i++)
    {
      const TcSuggestion *suggestion = g_ptr_array_index (before, i);
      gboolean kept;

      if (has_value (after, suggestion))
        continue;
      kept = is_rested_on (suggestion, answers);
      add_change (self, kept ? TC_RERUN_KEPT : TC_RERUN_GONE, row, suggestion, NULL);
      if (kept)
        g_ptr_array_add (after, tc_suggestion_copy (suggestion));
    }
  for (guint i = 0; i < n_after; i++)
    {
      const TcSuggestion *suggestion = g_ptr_array_index (after, i);
      TcRerunChange *gone;

      if (has_value (before, suggestion))
        continue;
      gone = find_gone (self, from, suggestion->field);
      if (gone == NULL)
        {
          add_change (self, TC_RERUN_NEW, row, NULL, suggestion);
          continue;
        }
      gone->kind = TC_RERUN_CHANGED;
      gone->after = tc_value_ref (suggestion->value);
    }
}

static gboolean
replace (TcChange  *change,
         gpointer   data,
         GError   **error)
{
  const Replacement *replacement = data;

  change->edits = FALSE;

  return tc_change_suggestions (change, replacement->study_id, replacement->source_id,
                                replacement->suggestions, error);
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

static gboolean
read_source (TcRerunJob        *self,
             TcExtractor       *extractor,
             TcSource          *source,
             const TcStudyRow  *row,
             GPtrArray         *answers,
             GPtrArray         *suggestions,
             GCancellable      *cancellable,
             GError           **error)
{
  g_autoptr(GPtrArray) before = copy_if (suggestions, source->id, FALSE);
  g_autoptr(TcExtraction) extraction = NULL;
  Replacement replacement = { row->id, source->id, NULL };
  guint n_found = self->found->len;

  g_ptr_array_unref (source->suggestions);
  source->suggestions = copy_if (suggestions, source->id, TRUE);
  extraction = tc_extractor_run (extractor, source, cancellable, error);
  if (extraction == NULL)
    return FALSE;

  compare (self, row, answers, before, extraction->suggestions);
  if (!self->apply || self->found->len == n_found)
    return TRUE;

  replacement.suggestions = extraction->suggestions;

  return tc_session_change_batch (self->session, "suggest", self->reviewer, &self->group,
                                  replace, &replacement, error);
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
  g_autoptr(GArray) sources = answers != NULL ? tc_store_list_sources (reader, study_id, error) : NULL;

  if (sources == NULL)
    return FALSE;

  for (guint i = 0; i < sources->len; i++)
    {
      g_autoptr(TcSource) source = tc_store_get_source (reader, g_array_index (sources, TcId, i), error);

      if (source == NULL
          || !read_source (self, extractor, source, row, answers, suggestions, cancellable, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_project (TcRerunJob    *self,
              TcStore       *reader,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr(TcExtractor) extractor = tc_extractor_new (error);
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
  self->found = g_ptr_array_new_with_free_func (change_free);
  self->changes = g_ptr_array_new_with_free_func (change_free);
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
tc_rerun_job_count (TcRerunJob  *self,
                    TcRerunKind  kind)
{
  guint n = 0;

  g_return_val_if_fail (TC_IS_RERUN_JOB (self), 0);

  for (guint i = 0; i < self->changes->len; i++)
    n += ((const TcRerunChange *) g_ptr_array_index (self->changes, i))->kind == kind;

  return n;
}
