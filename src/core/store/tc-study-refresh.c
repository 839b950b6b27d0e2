/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-store"

#include "config.h"

#include "tc-columns.h"
#include "tc-search-index.h"
#include "tc-store-private.h"

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

/* The fields that the columns are made of. */
typedef enum
{
  FIELD_AUTHORS,
  FIELD_JOURNAL,
  FIELD_N_ENROLLED,
  FIELD_PHASE,
  FIELD_TITLE,
  FIELD_TITLE_ZH,
  FIELD_YEAR,
  N_FIELDS
} ColumnField;

static const char *field_keys[N_FIELDS] = {
  "authors", "journal", "n_enrolled", "phase", "title", "title_zh", "year",
};

/* What is known of each field: the answer, also where that is "not reported", else the best suggestion. */
typedef struct
{
  gboolean known[N_FIELDS];
  TcValue *values[N_FIELDS];
} Knowledge;

static void
knowledge_clear (Knowledge *self)
{
  for (guint i = 0; i < N_FIELDS; i++)
    g_clear_pointer (&self->values[i], tc_value_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Knowledge, knowledge_clear)

/* Keeps the first value of a field that it is told. */
static void
learn (Knowledge  *self,
       const char *field,
       TcValue    *value)
{
  for (guint i = 0; i < N_FIELDS; i++)
    if (!self->known[i] && g_strcmp0 (field, field_keys[i]) == 0)
      {
        self->known[i] = TRUE;
        self->values[i] = value != NULL ? tc_value_ref (value) : NULL;
      }
}

/* @statement gives fields and values, the best value of a field first. */
static gboolean
learn_all (TcStatement  *statement,
           Knowledge    *knowledge,
           GError      **error)
{
  while (tc_statement_next (statement))
    {
      g_autoptr (TcValue) value = NULL;

      if (!tc_column_to_value (tc_statement_get_text (statement, 1), &value, error))
        return FALSE;
      learn (knowledge, tc_statement_get_text (statement, 0), value);
    }

  return tc_statement_finish (statement, error);
}

#define COLUMN_FIELDS "('authors', 'journal', 'n_enrolled', 'phase', 'title', 'title_zh', 'year')"

static gboolean
load_knowledge (TcStore    *self,
                TcId        study_id,
                Knowledge  *knowledge,
                GError    **error)
{
  g_autoptr (TcStatement) answers = NULL;
  g_autoptr (TcStatement) suggestions = NULL;

  answers = tc_statement_new (self->connection,
                              "SELECT field, value FROM answer "
                              "WHERE study_id = ?1 AND field IN " COLUMN_FIELDS);
  tc_statement_bind_int (answers, 1, study_id);
  if (!learn_all (answers, knowledge, error))
    return FALSE;

  /* The order is that of tc_suggestion_compare(). */
  suggestions = tc_statement_new (self->connection,
                                  "SELECT field, value FROM suggestion "
                                  "WHERE study_id = ?1 AND field IN " COLUMN_FIELDS " AND " TC_STORE_LIVE_SOURCE
                                  " ORDER BY item, confidence DESC, rule, id");
  tc_statement_bind_int (suggestions, 1, study_id);
  return learn_all (suggestions, knowledge, error);
}

/* Returns: (transfer full): the text of the value or of its first item, "" where there is none */
static char *
dup_first_text (const TcValue *value)
{
  if (value != NULL && tc_value_get_kind (value) == TC_VALUE_LIST)
    value = tc_value_get_n_items (value) > 0 ? tc_value_get_item (value, 0) : NULL;

  return value != NULL ? tc_value_to_display (value) : g_strdup ("");
}

static void
take_text (char       **member,
           const TcValue *value)
{
  g_free (*member);
  *member = dup_first_text (value);
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

      text = dup_first_text (value);
      number = g_ascii_strtod (text, &end);
      if (end == text || *end != '\0')
        number = NAN;
    }

  return number >= 0 && number <= max ? (gint64) floor (number) : unknown;
}

static gboolean
load_file_name (TcStore  *self,
                TcId      study_id,
                char    **name,
                GError  **error)
{
  g_autoptr (TcStatement) statement = NULL;

  statement = tc_statement_new (self->connection,
                                "SELECT name FROM source WHERE study_id = ?1 ORDER BY removed, id LIMIT 1");
  tc_statement_bind_int (statement, 1, study_id);
  *name = tc_statement_next (statement) ? tc_statement_dup_text (statement, 0) : g_strdup ("");

  return tc_statement_finish (statement, error);
}

static char *
make_label (const TcValue *authors,
            int            year,
            const char    *file_name)
{
  g_autofree char *author = dup_first_text (authors);

  if (author[0] == '\0')
    return g_strdup (file_name);
  if (year <= 0)
    return g_steal_pointer (&author);

  return g_strdup_printf ("%s %d", author, year);
}

static void
fill_columns (TcStudyRow       *row,
              const Knowledge  *knowledge,
              const char       *file_name)
{
  take_text (&row->title, knowledge->values[FIELD_TITLE]);
  if (row->title[0] == '\0')
    take_text (&row->title, knowledge->values[FIELD_TITLE_ZH]);
  if (row->title[0] == '\0')
    {
      g_free (row->title);
      row->title = g_strdup (file_name);
    }

  take_text (&row->journal, knowledge->values[FIELD_JOURNAL]);
  take_text (&row->phase, knowledge->values[FIELD_PHASE]);
  row->year = get_number (knowledge->values[FIELD_YEAR], 9999, 0);
  row->n_enrolled = get_number (knowledge->values[FIELD_N_ENROLLED], G_MAXINT32, -1);
  g_free (row->label);
  row->label = make_label (knowledge->values[FIELD_AUTHORS], row->year, file_name);
}

/* Fields of the codebook that have a suggestion and no answer. */
static gboolean
count_to_check (TcStore  *self,
                TcId      study_id,
                guint    *n_to_check,
                GError  **error)
{
  g_autoptr (TcStatement) statement = NULL;

  statement = tc_statement_new (self->connection,
                                "SELECT DISTINCT field FROM suggestion WHERE study_id = ?1 AND " TC_STORE_LIVE_SOURCE
                                " AND NOT EXISTS "
                                "(SELECT 1 FROM answer WHERE answer.study_id = ?1 "
                                "AND answer.field = suggestion.field)");
  tc_statement_bind_int (statement, 1, study_id);
  *n_to_check = 0;
  while (tc_statement_next (statement))
    {
      const char *field = tc_statement_get_text (statement, 0);

      if (field != NULL && tc_codebook_find_field (self->codebook, field) != NULL)
        *n_to_check += 1;
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

  return tc_statement_finish (statement, error) && count_to_check (self, row->id, &row->n_to_check, error);
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
 * tc_store_refresh_study:
 * @self: a store in a transaction
 * @study_id: a study
 * @error: return location for a #GError
 *
 * Computes what the list of studies shows of a study anew, and its words for the search.
 *
 * A field's value is its answer (nothing where that is "not reported" and the like), else the best
 * suggestion. The label is the first author and the year, else the name of the file; the title is the
 * English one, else the Chinese one, else the name of the file. To be called once at the end of every
 * change; the texts of the sources are indexed when they are added and not touched again.
 *
 * Returns: whether it was computed
 */
gboolean
tc_store_refresh_study (TcStore  *self,
                        TcId      study_id,
                        GError  **error)
{
  g_auto (Knowledge) knowledge = { { FALSE }, { NULL } };
  g_autoptr (TcStudyRow) row = tc_study_row_new ();
  g_autofree char *file_name = NULL;

  if (!tc_store_may_write (self, error))
    return FALSE;

  row->id = study_id;
  if (!load_knowledge (self, study_id, &knowledge, error) ||
      !load_file_name (self, study_id, &file_name, error) ||
      !load_counters (self, row, error))
    return FALSE;

  fill_columns (row, &knowledge, file_name);
  if (!update_row (self, row, error))
    return FALSE;

  tc_store_index_study_later (self, study_id);
  return TRUE;
}
