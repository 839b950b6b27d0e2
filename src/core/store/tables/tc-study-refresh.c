/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-store"

#include "config.h"

#include "tc-search-index.h"
#include "tc-store-private.h"
#include "tc-study-knowledge.h"
#include "tc-study-naming.h"

#include <math.h>
#include <string.h>

/*
 * The row of a study in the list, computed from its answers and suggestions:
 *
 *   answers ─────┐
 *                ├─→ columns of study (label, title, journal, year, phase, n, counters)
 *   suggestions ─┘
 *
 * and, before the commit, the words of study_search out of label, title and answers (tc-search-index.c).
 */

static void
take_text (char       **member,
           const TcValue *value)
{
  g_free (*member);
  *member = tc_study_first_text (value);
}

/* Returns: the number, @unknown where nothing, or nothing that fits, is known */
static gint64
get_number (const TcValue *value,
            double         max,
            gint64         unknown)
{
  g_autofree char *text = NULL;
  double number = NAN;

  if (value == NULL)
    return unknown;

  if (tc_value_get_kind (value) == TC_VALUE_NUMBER || tc_value_get_kind (value) == TC_VALUE_QUANTITY)
    number = tc_value_get_number (value);
  else
    {
      char *end;

      text = tc_study_first_text (value);
      number = g_ascii_strtod (text, &end);
      if (end == text || *end != '\0')
        number = NAN;
    }

  return number >= 0 && number <= max ? (gint64) floor (number) : unknown;
}

/* What the study is called by where neither author nor title is known; the text only where it is needed. */
typedef struct
{
  char *file_name;
  char *text;
  gboolean is_part;
} Origin;

static void
origin_clear (Origin *self)
{
  g_clear_pointer (&self->file_name, g_free);
  g_clear_pointer (&self->text, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Origin, origin_clear)

static gboolean
has_title (const TcStudyKnowledge *knowledge)
{
  return knowledge->values[TC_STUDY_FIELD_TITLE] != NULL || knowledge->values[TC_STUDY_FIELD_TITLE_ZH] != NULL;
}

static gboolean
load_origin (TcStore  *self,
             TcId      study_id,
             gboolean  with_text,
             Origin   *origin,
             GError  **error)
{
  g_autoptr (TcStatement) statement = NULL;

  statement = tc_statement_new (self->connection,
                                "SELECT name, byte_length >= 0, CASE WHEN ?2 THEN (SELECT substr (text, 1, ?3) "
                                "FROM source_text WHERE source_id = source.id) END "
                                "FROM source WHERE study_id = ?1 ORDER BY removed, id LIMIT 1");
  tc_statement_bind_int (statement, 1, study_id);
  tc_statement_bind_int (statement, 2, with_text);
  tc_statement_bind_int (statement, 3, TC_STUDY_NAMES_TEXT);
  if (tc_statement_next (statement))
    {
      origin->file_name = tc_statement_dup_text (statement, 0);
      origin->is_part = tc_statement_get_int (statement, 1) != 0;
      origin->text = tc_statement_dup_text (statement, 2);
    }
  else
    {
      origin->file_name = g_strdup ("");
    }

  return tc_statement_finish (statement, error);
}

static void
fill_names (TcStudyRow       *row,
            const TcStudyKnowledge  *knowledge,
            const char       *file_name,
            const char       *text,
            gboolean          is_part)
{
  const TcStudyNames names = {
    .authors = knowledge->values[TC_STUDY_FIELD_AUTHORS],
    .title = knowledge->values[TC_STUDY_FIELD_TITLE],
    .title_zh = knowledge->values[TC_STUDY_FIELD_TITLE_ZH],
    .doi = knowledge->values[TC_STUDY_FIELD_DOI],
    .registry_ids = knowledge->values[TC_STUDY_FIELD_REGISTRY_IDS],
    .year = row->year,
    .file_name = file_name,
    .text = text,
    .is_part = is_part,
  };

  g_free (row->title);
  row->title = tc_study_make_title (&names);
  g_free (row->label);
  row->label = tc_study_make_label (&names);
}

static void
fill_columns (TcStudyRow       *row,
              const TcStudyKnowledge  *knowledge)
{
  take_text (&row->journal, knowledge->values[TC_STUDY_FIELD_JOURNAL]);
  take_text (&row->phase, knowledge->values[TC_STUDY_FIELD_PHASE]);
  row->year = get_number (knowledge->values[TC_STUDY_FIELD_YEAR], 9999, 0);
  row->n_enrolled = get_number (knowledge->values[TC_STUDY_FIELD_N_ENROLLED], G_MAXINT32, -1);
}

static gboolean
has_answer (TcStore    *self,
            TcId        study_id,
            const char *field)
{
  g_autoptr (TcStatement) statement = NULL;

  statement = tc_statement_new (self->connection, "SELECT 1 FROM answer WHERE study_id = ?1 AND field = ?2");
  tc_statement_bind_int (statement, 1, study_id);
  tc_statement_bind_text (statement, 2, field);

  return tc_statement_next (statement);
}

/* The fields of the codebook that are suggested and not hidden, once each; those of one field stand side by side,
 * more often than not. */
static GPtrArray *
list_fields (TcStore   *self,
             GPtrArray *suggestions)
{
  GPtrArray *fields = g_ptr_array_new ();
  const char *last = "";

  for (guint i = 0; i < suggestions->len; i++)
    {
      const char *key = ((const TcSuggestion *) g_ptr_array_index (suggestions, i))->field;
      const TcField *field = strcmp (key, last) != 0 ? tc_codebook_find_field (self->codebook, key) : NULL;

      if (field != NULL && !tc_field_is_hidden (field) && !g_ptr_array_find (fields, field, NULL))
        g_ptr_array_add (fields, (gpointer) field);
      last = key;
    }

  return fields;
}

/* Those of them that have no answer; @study_id is 0 where there are no answers. */
static guint
count_to_check (TcStore   *self,
                TcId       study_id,
                GPtrArray *suggestions)
{
  g_autoptr (GPtrArray) fields = list_fields (self, suggestions);
  guint n_to_check = 0;

  for (guint i = 0; i < fields->len; i++)
    if (study_id == 0 || !has_answer (self, study_id, tc_field_get_key (g_ptr_array_index (fields, i))))
      n_to_check++;

  return n_to_check;
}

static gboolean
has_hidden (TcCodebook *codebook)
{
  return tc_codebook_get_any_field (codebook, tc_codebook_get_n_fields (codebook)) != NULL;
}

/* Answers of hidden fields do not count. */
static gboolean
count_checked (TcStore     *self,
               TcStudyRow  *row,
               GError     **error)
{
  g_autoptr (TcStatement) statement = NULL;

  statement = tc_statement_new (self->connection, "SELECT field FROM answer WHERE study_id = ?1");
  tc_statement_bind_int (statement, 1, row->id);
  row->n_checked = 0;
  while (tc_statement_next (statement))
    {
      const TcField *field = tc_codebook_find_field (self->codebook, tc_statement_get_text (statement, 0));

      row->n_checked += field == NULL || !tc_field_is_hidden (field);
    }

  return tc_statement_finish (statement, error);
}

static gboolean
load_counters (TcStore     *self,
               TcStudyRow  *row,
               GError     **error)
{
  g_autoptr (TcStatement) statement = NULL;

  statement = tc_statement_new (self->connection,
                                "SELECT (SELECT count (*) FROM answer WHERE study_id = ?1), "
                                "(SELECT count (*) FROM discrepancy WHERE study_id = ?1 AND decision = 'open' "
                                "AND " TC_STORE_LIVE_DISCREPANCY "), "
                                "(SELECT count (*) FROM annotation WHERE study_id = ?1)");
  tc_statement_bind_int (statement, 1, row->id);
  if (tc_statement_next (statement))
    {
      row->n_checked = tc_statement_get_int (statement, 0);
      row->n_discrepancies = tc_statement_get_int (statement, 1);
      row->n_annotations = tc_statement_get_int (statement, 2);
    }

  return tc_statement_finish (statement, error) &&
         (!has_hidden (self->codebook) || count_checked (self, row, error));
}

static gboolean
update_columns (TcStore           *self,
                const TcStudyRow  *row,
                GError           **error)
{
  g_autoptr (TcStatement) statement = NULL;

  statement = tc_statement_new (self->connection,
                                "UPDATE study SET label = ?2, title = ?3, journal = ?4, year = ?5, phase = ?6, "
                                "n_enrolled = ?7 WHERE id = ?1");
  tc_statement_bind_int (statement, 1, row->id);
  tc_statement_bind_text (statement, 2, row->label);
  tc_statement_bind_text (statement, 3, row->title);
  tc_statement_bind_text (statement, 4, row->journal);
  tc_statement_bind_int (statement, 5, row->year);
  tc_statement_bind_text (statement, 6, row->phase);
  tc_statement_bind_int (statement, 7, row->n_enrolled);

  return tc_statement_run (statement, error);
}

static gboolean
update_progress (TcStore           *self,
                 const TcStudyRow  *row,
                 GError           **error)
{
  g_autoptr (TcStatement) statement = NULL;

  statement = tc_statement_new (self->connection,
                                "UPDATE study SET n_checked = ?2, n_to_check = ?3, n_annotations = ?4 "
                                "WHERE id = ?1");
  tc_statement_bind_int (statement, 1, row->id);
  tc_statement_bind_int (statement, 2, row->n_checked);
  tc_statement_bind_int (statement, 3, row->n_to_check);
  tc_statement_bind_int (statement, 4, row->n_annotations);

  return tc_statement_run (statement, error);
}

static gboolean
update_discrepancies (TcStore           *self,
                      const TcStudyRow  *row,
                      GError           **error)
{
  g_autoptr (TcStatement) statement = NULL;

  statement = tc_statement_new (self->connection, "UPDATE study SET n_discrepancies = ?2 WHERE id = ?1");
  tc_statement_bind_int (statement, 1, row->id);
  tc_statement_bind_int (statement, 2, row->n_discrepancies);

  return tc_statement_run (statement, error);
}

static gboolean
same_columns (const TcStudyRow *a,
              const TcStudyRow *b)
{
  return a->year == b->year && a->n_enrolled == b->n_enrolled &&
         strcmp (a->label, b->label) == 0 && strcmp (a->title, b->title) == 0 &&
         strcmp (a->journal, b->journal) == 0 && strcmp (a->phase, b->phase) == 0;
}

/* Every column stands in indexes: what did not change is not written, and an accepted answer costs two pages
 * and not twenty. */
static gboolean
update_row (TcStore           *self,
            const TcStudyRow  *row,
            GError           **error)
{
  g_autoptr (TcStudyRow) old = tc_store_get_study (self, row->id, error);

  if (old == NULL)
    return FALSE;
  if (!same_columns (old, row) && !update_columns (self, row, error))
    return FALSE;
  if ((old->n_checked != row->n_checked || old->n_to_check != row->n_to_check ||
       old->n_annotations != row->n_annotations) && !update_progress (self, row, error))
    return FALSE;

  return old->n_discrepancies == row->n_discrepancies || update_discrepancies (self, row, error);
}

/**
 * tc_store_describe_study:
 * @self: a store
 * @row: a new study; its label, title, journal, year, phase, numbers of participants and of fields to check are set
 * @source: its first source, with its suggestions
 *
 * Fills in what tc_store_refresh_study() would compute of a study without answers, so that a new study is written once.
 */
void
tc_store_describe_study (TcStore    *self,
                         TcStudyRow *row,
                         TcSource   *source)
{
  g_auto (TcStudyKnowledge) knowledge = { { FALSE }, { NULL } };

  tc_study_learn_suggestions (&knowledge, source->suggestions);
  fill_columns (row, &knowledge);
  fill_names (row, &knowledge, source->name, source->text, source->byte_length >= 0);
  row->n_to_check = count_to_check (self, 0, source->suggestions);
}

/**
 * tc_store_refresh_study:
 * @self: a store in a transaction
 * @study_id: a study
 * @error: return location for a #GError
 *
 * Computes what the list of studies shows of a study anew, and its words for the search.
 *
 * A field's value is its answer (nothing where that is "not reported" and the like), else the best
 * suggestion, as the form shows it; what a study is called says tc-study-naming.c. To be called
 * once at the end of every change; the texts of the sources are indexed when they are added and not
 * touched again.
 *
 * Returns: whether it was computed
 */
gboolean
tc_store_refresh_study (TcStore  *self,
                        TcId      study_id,
                        GError  **error)
{
  g_auto (TcStudyKnowledge) knowledge = { { FALSE }, { NULL } };
  g_autoptr (TcStudyRow) row = tc_study_row_new ();
  g_autoptr (GPtrArray) suggestions = NULL;
  g_auto (Origin) origin = { NULL, NULL, FALSE };

  if (!tc_store_may_write (self, error))
    return FALSE;

  suggestions = tc_store_list_suggestions (self, study_id, error);
  row->id = study_id;
  if (suggestions == NULL ||
      !tc_study_learn_answers (self, study_id, &knowledge, error) ||
      !load_counters (self, row, error))
    return FALSE;

  tc_study_learn_suggestions (&knowledge, suggestions);
  if (!load_origin (self, study_id, !has_title (&knowledge), &origin, error))
    return FALSE;

  row->n_to_check = count_to_check (self, row->n_checked > 0 ? study_id : 0, suggestions);
  fill_columns (row, &knowledge);
  fill_names (row, &knowledge, origin.file_name, origin.text, origin.is_part);
  if (!update_row (self, row, error))
    return FALSE;

  tc_store_index_study_later (self, study_id);
  return TRUE;
}

static gboolean
refresh_progress (TcStore  *self,
                  TcId      study_id,
                  GError  **error)
{
  g_autoptr (TcStudyRow) old = tc_store_get_study (self, study_id, error);
  g_autoptr (TcStudyRow) row = tc_study_row_new ();
  g_autoptr (GPtrArray) suggestions = NULL;

  row->id = study_id;
  suggestions = old != NULL ? tc_store_list_suggestions (self, study_id, error) : NULL;
  if (suggestions == NULL || !load_counters (self, row, error))
    return FALSE;

  row->n_to_check = count_to_check (self, row->n_checked > 0 ? study_id : 0, suggestions);
  return (old->n_checked == row->n_checked && old->n_to_check == row->n_to_check) ||
         update_progress (self, row, error);
}

/**
 * tc_store_refresh_progress:
 * @self: a store in a transaction
 * @error: return location for a #GError
 *
 * Counts anew how many fields of each study are checked and to check, because the codebook shows other
 * fields. Goes through all suggestions of the project.
 *
 * Returns: whether they were counted
 */
gboolean
tc_store_refresh_progress (TcStore  *self,
                           GError  **error)
{
  g_autoptr (TcStatement) statement = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (TcId));

  if (!tc_store_may_write (self, error))
    return FALSE;

  statement = tc_statement_new (self->connection, "SELECT id FROM study ORDER BY id");
  while (tc_statement_next (statement))
    {
      TcId id = tc_statement_get_int (statement, 0);

      g_array_append_val (ids, id);
    }
  if (!tc_statement_finish (statement, error))
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    if (!refresh_progress (self, g_array_index (ids, TcId, i), error))
      return FALSE;

  return TRUE;
}
