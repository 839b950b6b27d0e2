/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-export"

#include "config.h"

#include "tc-export-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

typedef struct
{
  const TcField *field;           /* borrowed; NULL where the codebook has no such table */
  TcCsvWriter *writer;            /* borrowed from writers */
} Table;

struct _TcExporter
{
  char *folder;
  TcCodebook *codebook;
  gboolean excel;
  GPtrArray *writers;             /* TcCsvWriter, owned; in the order of the file names */
  GPtrArray *names;               /* borrowed from the writers, NULL-terminated */
  GArray *tables;                 /* Table */
  GHashTable *answers;            /* borrowed key -> borrowed TcAnswer, of the study at hand */

  /* Borrowed from writers */
  TcCsvWriter *studies;
  TcCsvWriter *reports;
  TcCsvWriter *evidence;
  TcCsvWriter *annotations;
  TcCsvWriter *audit;

  guint64 n_studies;
};

G_DEFINE_QUARK (tc-export-error-quark, tc_export_error)

static TcCsvWriter *
add_file (TcExporter  *self,
          const char  *name,
          GError     **error)
{
  TcCsvWriter *writer = tc_csv_writer_new (self->folder, name, self->excel, error);

  if (writer != NULL)
    {
      g_ptr_array_add (self->writers, writer);
      g_ptr_array_add (self->names, (gpointer) tc_csv_writer_get_name (writer));
    }
  return writer;
}

static gboolean
add_table (TcExporter     *self,
           const char     *name,
           const TcField  *field,
           GError        **error)
{
  Table table = { .field = field };

  table.writer = add_file (self, name, error);
  if (table.writer == NULL)
    return FALSE;
  g_array_append_val (self->tables, table);
  return tc_export_write_table_header (table.writer, field, error);
}

/* NULL where the key is that of another kind of field. */
static const TcField *
find_table (TcExporter *self,
            const char *key)
{
  const TcField *field = tc_codebook_find_field (self->codebook, key);

  return field != NULL && tc_field_get_kind (field) == TC_FIELD_TABLE ? field : NULL;
}

static gboolean
add_other_tables (TcExporter  *self,
                  GError     **error)
{
  for (guint i = 0; i < tc_codebook_get_n_fields (self->codebook); i++)
    {
      const TcField *field = tc_codebook_get_field (self->codebook, i);
      g_autofree char *name = tc_export_table_file_name (field);

      if (tc_field_get_kind (field) != TC_FIELD_TABLE || field == find_table (self, "arms") ||
          field == find_table (self, "results"))
        continue;
      if (!add_table (self, name, field, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_study_header (TcExporter  *self,
                    GError     **error)
{
  static const char * const own[] = { "study_id", "status", "exclusion_reason", "label" };

  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    tc_csv_writer_add_plain (self->studies, own[i]);
  for (guint i = 0; i < tc_codebook_get_n_fields (self->codebook); i++)
    tc_export_add_field_headers (self->studies, tc_codebook_get_field (self->codebook, i));
  return tc_csv_writer_end_row (self->studies, error);
}

static gboolean
open_files (TcExporter  *self,
            GError     **error)
{
  TcCsvWriter *codebook;

  if ((self->studies = add_file (self, "studies.csv", error)) == NULL ||
      !write_study_header (self, error))
    return FALSE;
  if ((self->reports = add_file (self, "reports.csv", error)) == NULL ||
      !tc_export_write_report_header (self->reports, error))
    return FALSE;
  if (!add_table (self, "arms.csv", find_table (self, "arms"), error) ||
      !add_table (self, "results_long.csv", find_table (self, "results"), error))
    return FALSE;
  if ((self->evidence = add_file (self, "evidence_spans.csv", error)) == NULL ||
      !tc_export_write_evidence_header (self->evidence, error))
    return FALSE;
  if ((self->annotations = add_file (self, "annotations.csv", error)) == NULL ||
      !tc_export_write_annotation_header (self->annotations, error))
    return FALSE;
  if ((self->audit = add_file (self, "audit.csv", error)) == NULL ||
      !tc_export_write_event_header (self->audit, error))
    return FALSE;
  if ((codebook = add_file (self, "codebook.csv", error)) == NULL ||
      !tc_export_write_codebook (codebook, self->codebook, error))
    return FALSE;
  return add_other_tables (self, error);
}

/* An answer without a value and without a state of its own (none is stored so) is no answer. */
static void
take_answers (TcExporter *self,
              GPtrArray  *answers)
{
  g_hash_table_remove_all (self->answers);
  for (guint i = 0; answers != NULL && i < answers->len; i++)
    {
      TcAnswer *answer = g_ptr_array_index (answers, i);

      if (answer->state != TC_ANSWER_EMPTY && answer->state != TC_ANSWER_SUGGESTED)
        g_hash_table_insert (self->answers, answer->field, answer);
    }
}

static gboolean
write_study (TcExporter        *self,
             const TcStudyRow  *study,
             GError           **error)
{
  tc_csv_writer_add_id (self->studies, study->id);
  tc_csv_writer_add_plain (self->studies, tc_study_status_to_string (study->status));
  tc_csv_writer_add_text (self->studies, study->exclusion_reason);
  tc_csv_writer_add_text (self->studies, study->label);
  for (guint i = 0; i < tc_codebook_get_n_fields (self->codebook); i++)
    {
      const TcField *field = tc_codebook_get_field (self->codebook, i);

      tc_export_add_field_cells (self->studies, field,
                                 g_hash_table_lookup (self->answers, tc_field_get_key (field)));
    }
  return tc_csv_writer_end_row (self->studies, error);
}

static gboolean
write_tables (TcExporter        *self,
              const TcStudyRow  *study,
              GError           **error)
{
  for (guint i = 0; i < self->tables->len; i++)
    {
      const Table *table = &g_array_index (self->tables, Table, i);

      if (table->field != NULL &&
          !tc_export_write_table (table->writer, table->field, study->id,
                                  g_hash_table_lookup (self->answers,
                                                       tc_field_get_key (table->field)), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_evidence (TcExporter       *self,
                GPtrArray        *suggestions,
                TcExportSources  *sources,
                GError          **error)
{
  for (guint i = 0; i < tc_codebook_get_n_fields (self->codebook); i++)
    {
      const TcField *field = tc_codebook_get_field (self->codebook, i);
      const TcAnswer *answer = g_hash_table_lookup (self->answers, tc_field_get_key (field));

      if (answer != NULL &&
          !tc_export_write_evidence (self->evidence, field, answer, suggestions, sources, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * tc_exporter_new:
 * @folder: the folder; made where it is not there
 * @codebook: the codebook of the project
 * @excel: whether the files start with a byte order mark
 * @error: %TC_EXPORT_ERROR_FOLDER or %TC_EXPORT_ERROR_WRITE, with a translated sentence
 *
 * Starts an export.
 *
 * Returns: (transfer full) (nullable): the exporter
 */
TcExporter *
tc_exporter_new (const char  *folder,
                 TcCodebook  *codebook,
                 gboolean     excel,
                 GError     **error)
{
  g_autoptr (TcExporter) self = NULL;

  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (codebook != NULL, NULL);

  if (g_mkdir_with_parents (folder, 0777) != 0)
    {
      g_set_error (error, TC_EXPORT_ERROR, TC_EXPORT_ERROR_FOLDER,
                   /* Translators: the first %s is a folder, the second a reason such as "Permission
                    * denied". */
                   _("The folder “%s” cannot be made: %s."), folder,
                   g_strerror (errno));
      return NULL;
    }
  self = g_new0 (TcExporter, 1);
  self->folder = g_strdup (folder);
  self->codebook = tc_codebook_ref (codebook);
  self->excel = excel;
  self->writers = g_ptr_array_new_with_free_func ((GDestroyNotify) tc_csv_writer_free);
  self->names = g_ptr_array_new ();
  self->tables = g_array_new (FALSE, FALSE, sizeof (Table));
  self->answers = g_hash_table_new (g_str_hash, g_str_equal);
  if (!open_files (self, error))
    return NULL;
  g_ptr_array_add (self->names, NULL);
  return g_steal_pointer (&self);
}

/**
 * tc_exporter_add_study:
 * @answers: (element-type TcAnswer) (nullable): its answers, in any order
 * @suggestions: (element-type TcSuggestion) (nullable): its suggestions, in any order; needed where an answer is
 *   corrected
 * @reports: (element-type TcExportReport) (nullable): its reports, in the order of their ids
 * @sources: (element-type TcSource) (nullable): its sources, with texts
 * @annotations: (element-type TcAnnotation) (nullable): its annotations, in the order of their ids
 * @error: %TC_EXPORT_ERROR_WRITE; the export cannot go on then
 *
 * Writes the rows of a study. Quotes of sources that are not among @sources keep their stored text
 * and get no context.
 */
gboolean
tc_exporter_add_study (TcExporter        *self,
                       const TcStudyRow  *study,
                       GPtrArray         *answers,
                       GPtrArray         *suggestions,
                       GPtrArray         *reports,
                       GPtrArray         *sources,
                       GPtrArray         *annotations,
                       GError           **error)
{
  g_autoptr (TcExportSources) indexed = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (study != NULL, FALSE);

  indexed = tc_export_sources_new (sources);
  take_answers (self, answers);
  if (!write_study (self, study, error) || !write_tables (self, study, error) ||
      !write_evidence (self, suggestions, indexed, error))
    return FALSE;
  for (guint i = 0; reports != NULL && i < reports->len; i++)
    {
      if (!tc_export_write_report (self->reports, g_ptr_array_index (reports, i), error))
        return FALSE;
    }
  for (guint i = 0; annotations != NULL && i < annotations->len; i++)
    {
      if (!tc_export_write_annotation (self->annotations, g_ptr_array_index (annotations, i),
                                       indexed, error))
        return FALSE;
    }
  g_hash_table_remove_all (self->answers);
  self->n_studies++;
  return TRUE;
}

/**
 * tc_exporter_add_event:
 * @error: %TC_EXPORT_ERROR_WRITE; the export cannot go on then
 *
 * Writes a row of the history, oldest first.
 */
gboolean
tc_exporter_add_event (TcExporter        *self,
                       const TcEventRow  *event,
                       GError           **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (event != NULL, FALSE);

  return tc_export_write_event (self->audit, event, error);
}

/**
 * tc_exporter_finish:
 * @error: %TC_EXPORT_ERROR_WRITE
 *
 * Brings every file to the disk, and only when all are there puts them in place.
 */
gboolean
tc_exporter_finish (TcExporter  *self,
                    GError     **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->writers->len; i++)
    {
      if (!tc_csv_writer_close (g_ptr_array_index (self->writers, i), error))
        return FALSE;
    }
  for (guint i = 0; i < self->writers->len; i++)
    {
      if (!tc_csv_writer_publish (g_ptr_array_index (self->writers, i), error))
        return FALSE;
    }
  return TRUE;
}

guint64
tc_exporter_get_n_studies (TcExporter *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_studies;
}

guint64
tc_exporter_get_n_guarded (TcExporter *self)
{
  guint64 n_guarded = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->writers->len; i++)
    n_guarded += tc_csv_writer_get_n_guarded (g_ptr_array_index (self->writers, i));
  return n_guarded;
}

const char * const *
tc_exporter_get_files (TcExporter *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char * const *) self->names->pdata;
}

void
tc_exporter_free (TcExporter *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->writers, g_ptr_array_unref);
  g_clear_pointer (&self->tables, g_array_unref);
  g_clear_pointer (&self->answers, g_hash_table_unref);
  g_clear_pointer (&self->codebook, tc_codebook_unref);
  g_free (self->folder);
  g_free (self);
}
