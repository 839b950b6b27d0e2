/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-workspace"

#include "config.h"

#include "tc-export-job.h"

#include <glib/gi18n-lib.h>

#include "tc-export.h"
#include "tc-workspace-private.h"

/* Events that are read at once. */
#define EVENT_PAGE 1000

struct _TcExportJob
{
  TcJob parent_instance;

  TcSession *session;
  char *folder;
  gboolean all_studies;
  gboolean excel;

  guint64 n_studies;
  guint64 n_guarded;
  char **paths;
};

/* One export while it is written. */
typedef struct
{
  TcExportJob *job;
  TcStore *store;
  TcExporter *exporter;
  GCancellable *cancellable;
} Run;

G_DEFINE_FINAL_TYPE (TcExportJob, tc_export_job, TC_TYPE_JOB)

static GArray *
list_studies (Run     *run,
              GError **error)
{
  g_autoptr(TcStudyQuery) query = tc_study_query_new ();

  query->sort = TC_SORT_ADDED;
  query->descending = FALSE;
  query->status = run->job->all_studies ? -1 : TC_STUDY_REVIEWED;

  return tc_store_list_studies (run->store, query, error);
}

static GPtrArray *
read_sources (TcStore  *store,
              TcId      study_id,
              GError  **error)
{
  g_autoptr(GArray) ids = tc_store_list_sources (store, study_id, error);
  g_autoptr(GPtrArray) sources =
    g_ptr_array_new_with_free_func ((GDestroyNotify) tc_source_unref);

  if (ids == NULL)
    return NULL;

  for (guint i = 0; i < ids->len; i++)
    {
      TcSource *source = tc_store_get_source (store, g_array_index (ids, TcId, i), error);

      if (source == NULL)
        return NULL;
      g_ptr_array_add (sources, source);
    }

  return g_steal_pointer (&sources);
}

/* The names of the files of a report, joined with "; "; %NULL where it has none: its files are
 * those of another report now, or their import was undone. */
static char *
join_file_names (GPtrArray *sources,
                 TcId       report_id)
{
  g_autoptr(GString) names = NULL;

  for (guint i = 0; i < sources->len; i++)
    {
      const TcSource *source = g_ptr_array_index (sources, i);

      if (source->report_id != report_id)
        continue;
      if (names == NULL)
        names = g_string_new (NULL);
      else
        g_string_append (names, "; ");
      g_string_append (names, source->name);
    }

  return names != NULL ? g_string_free (g_steal_pointer (&names), FALSE) : NULL;
}

/* The rows of reports.csv, which borrow from @reports and @names. */
static GPtrArray *
make_report_rows (GPtrArray *reports,
                  GPtrArray *sources,
                  GPtrArray *names)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < reports->len; i++)
    {
      const TcReport *report = g_ptr_array_index (reports, i);
      char *file_names = join_file_names (sources, report->id);
      TcExportReport *row;

      if (file_names == NULL)
        continue;

      g_ptr_array_add (names, file_names);
      row = g_new (TcExportReport, 1);
      row->id = report->id;
      row->study_id = report->study_id;
      row->kind = report->kind;
      row->doi = report->doi;
      row->pmid = report->pmid;
      row->pmcid = report->pmcid;
      row->registry_id = report->registry_id;
      row->file_names = file_names;
      g_ptr_array_add (rows, row);
    }

  return rows;
}

/* The suggestions of a study, which are needed only where there is an answer. */
static GPtrArray *
read_suggestions (TcStore    *store,
                  TcId        study_id,
                  GPtrArray  *answers,
                  GError    **error)
{
  if (answers->len > 0)
    return tc_store_list_suggestions (store, study_id, error);

  return tc_suggestions_new ();
}

static gboolean
export_study (Run     *run,
              TcId     study_id,
              GError **error)
{
  g_autoptr(TcStudyRow) row = tc_store_get_study (run->store, study_id, error);
  g_autoptr(GPtrArray) answers = NULL;
  g_autoptr(GPtrArray) suggestions = NULL;
  g_autoptr(GPtrArray) reports = NULL;
  g_autoptr(GPtrArray) sources = NULL;
  g_autoptr(GPtrArray) annotations = NULL;
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) report_rows = NULL;

  if (row == NULL)
    return FALSE;
  answers = tc_store_list_answers (run->store, study_id, error);
  if (answers == NULL)
    return FALSE;
  suggestions = read_suggestions (run->store, study_id, answers, error);
  if (suggestions == NULL)
    return FALSE;
  reports = tc_store_list_reports (run->store, study_id, error);
  if (reports == NULL)
    return FALSE;
  sources = read_sources (run->store, study_id, error);
  if (sources == NULL)
    return FALSE;
  annotations = tc_store_list_annotations (run->store, study_id, error);
  if (annotations == NULL)
    return FALSE;

  report_rows = make_report_rows (reports, sources, names);

  return tc_exporter_add_study (run->exporter, row, answers, suggestions, report_rows, sources, annotations, error);
}

static gboolean
export_studies (Run     *run,
                GError **error)
{
  g_autoptr(GArray) studies = list_studies (run, error);

  if (studies == NULL)
    return FALSE;

  for (guint i = 0; i < studies->len; i++)
    {
      g_autofree char *message = NULL;

      if (g_cancellable_set_error_if_cancelled (run->cancellable, error)
          || !export_study (run, g_array_index (studies, TcId, i), error))
        return FALSE;
      /* Translators: the number of a study, and how many studies there are */
      message = g_strdup_printf (_("Study %u of %u"), i + 1, studies->len);
      tc_job_report (TC_JOB (run->job), (i + 1.0) / studies->len, message);
    }

  return TRUE;
}

static gboolean
export_event_page (Run        *run,
                   GPtrArray  *page,
                   GError    **error)
{
  for (guint i = 0; i < page->len; i++)
    {
      const TcEventRow *event = g_ptr_array_index (page, i);

      if (!tc_exporter_add_event (run->exporter, event, error))
        return FALSE;
    }

  return TRUE;
}

/* The history is one chain of all studies: without some of its links nobody could check it, and who accepted the
 * answers of a study that was merged into another would be missing. */
static gboolean
export_events (Run     *run,
               GError **error)
{
  TcId last = 0;

  tc_job_report (TC_JOB (run->job), -1.0, _("Writing the history…"));
  for (;;)
    {
      g_autoptr(GPtrArray) page = NULL;

      if (g_cancellable_set_error_if_cancelled (run->cancellable, error))
        return FALSE;
      page = tc_store_list_events_after (run->store, last, EVENT_PAGE, error);
      if (page == NULL || !export_event_page (run, page, error))
        return FALSE;
      if (page->len < EVENT_PAGE)
        return TRUE;
      last = ((TcEventRow *) g_ptr_array_index (page, page->len - 1))->id;
    }
}

static void
note_files (TcExportJob *self,
            TcExporter  *exporter)
{
  const char * const *files = tc_exporter_get_files (exporter);
  g_autoptr(GStrvBuilder) paths = g_strv_builder_new ();

  for (guint i = 0; files[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (self->folder, files[i], NULL);

      g_strv_builder_add (paths, path);
    }
  g_strfreev (self->paths);
  self->paths = g_strv_builder_end (paths);
  self->n_studies = tc_exporter_get_n_studies (exporter);
  self->n_guarded = tc_exporter_get_n_guarded (exporter);
}

static gboolean
export_project (TcExportJob   *self,
                TcStore       *store,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autoptr(TcExporter) exporter =
    tc_exporter_new (self->folder, tc_store_get_codebook (store), self->excel, error);
  Run run = { self, store, exporter, cancellable };

  /* The tables join by id: they must all tell of the same moment, though people work on meanwhile. */
  if (exporter == NULL
      || !tc_store_begin_reading (store, error)
      || !export_studies (&run, error)
      || !export_events (&run, error)
      || !tc_exporter_finish (exporter, error))
    return FALSE;

  note_files (self, exporter);

  return TRUE;
}

static gboolean
tc_export_job_run (TcJob         *job,
                   GCancellable  *cancellable,
                   GError       **error)
{
  TcExportJob *self = TC_EXPORT_JOB (job);
  TcStore *reader;
  gboolean done = FALSE;

  if (!tc_session_begin_job (self->session, error))
    return FALSE;

  reader = tc_session_open_reader (self->session, error);
  if (reader != NULL)
    {
      done = export_project (self, reader, cancellable, error);
      done = tc_store_close (reader, done ? error : NULL) && done;
    }
  tc_session_end_job (self->session);

  return done;
}

static void
tc_export_job_finalize (GObject *object)
{
  TcExportJob *self = TC_EXPORT_JOB (object);

  g_clear_pointer (&self->session, tc_session_unref);
  g_free (self->folder);
  g_strfreev (self->paths);

  G_OBJECT_CLASS (tc_export_job_parent_class)->finalize (object);
}

static void
tc_export_job_class_init (TcExportJobClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tc_export_job_finalize;
  TC_JOB_CLASS (klass)->run = tc_export_job_run;
}

static void
tc_export_job_init (TcExportJob *self)
{
  self->paths = g_new0 (char *, 1);
}

/**
 * tc_export_job_new:
 * @folder: path of the folder to write into
 * @all_studies: whether to export every study, else only the reviewed ones
 * @excel: whether the files begin with the mark by which Excel knows UTF-8
 *
 * Returns: a job that writes the CSV files
 */
TcExportJob *
tc_export_job_new (TcWorkspace *workspace,
                   const char  *folder,
                   gboolean     all_studies,
                   gboolean     excel)
{
  TcExportJob *self;

  g_return_val_if_fail (TC_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (folder != NULL, NULL);

  self = g_object_new (TC_TYPE_EXPORT_JOB, NULL);
  self->session = tc_workspace_ref_session (workspace);
  self->folder = g_strdup (folder);
  self->all_studies = all_studies;
  self->excel = excel;

  return self;
}

/**
 * tc_export_job_get_folder:
 *
 * Returns: the folder that the job writes into
 */
const char *
tc_export_job_get_folder (TcExportJob *self)
{
  g_return_val_if_fail (TC_IS_EXPORT_JOB (self), NULL);

  return self->folder;
}

/**
 * tc_export_job_get_n_studies:
 *
 * Returns: the number of exported studies, when the job has ended
 */
guint64
tc_export_job_get_n_studies (TcExportJob *self)
{
  g_return_val_if_fail (TC_IS_EXPORT_JOB (self), 0);

  return self->n_studies;
}

/**
 * tc_export_job_get_n_guarded:
 *
 * Returns: the number of text cells that got a leading ' so that no spreadsheet runs them
 */
guint64
tc_export_job_get_n_guarded (TcExportJob *self)
{
  g_return_val_if_fail (TC_IS_EXPORT_JOB (self), 0);

  return self->n_guarded;
}

/**
 * tc_export_job_get_paths:
 *
 * Returns: (array zero-terminated=1): the paths of the files, complete when the job has ended
 */
const char * const *
tc_export_job_get_paths (TcExportJob *self)
{
  g_return_val_if_fail (TC_IS_EXPORT_JOB (self), NULL);

  return (const char * const *) self->paths;
}
