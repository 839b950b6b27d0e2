/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-store"

#include "config.h"

#include "tc-columns.h"
#include "tc-store-private.h"

#include <math.h>
#include <string.h>

/*
 * The row of a study in the list, computed from its answers and suggestions:
 *
 *   answers ─────┐
 *                ├─→ columns of study (label, title, journal, year, phase, n, counters)
 *   suggestions ─┘
 *   answers ────────→ words of study_search
 */

/* Loads what an answer says; FALSE in @answered where a person has not answered at all. */
static gboolean
load_answer (TcStore     *self,
             TcId         study_id,
             const char  *field,
             gboolean    *answered,
             TcValue    **value,
             GError     **error)
{
  g_autoptr (TcStatement) statement = NULL;

  statement = tc_statement_new (self->connection, "SELECT value FROM answer WHERE study_id = ?1 AND field = ?2");
  tc_statement_bind_int (statement, 1, study_id);
  tc_statement_bind_text (statement, 2, field);
  *answered = tc_statement_next (statement);
  if (*answered)
    return tc_column_to_value (tc_statement_get_text (statement, 0), value, error);

  return tc_statement_finish (statement, error);
}

/* The first of tc_suggestion_compare(). */
static gboolean
load_suggestion (TcStore     *self,
                 TcId         study_id,
                 const char  *field,
                 TcValue    **value,
                 GError     **error)
{
  g_autoptr (TcStatement) statement = NULL;

  statement = tc_statement_new (self->connection,
                                "SELECT value FROM suggestion WHERE study_id = ?1 AND field = ?2 "
                                "ORDER BY item, confidence DESC, rule, id LIMIT 1");
  tc_statement_bind_int (statement, 1, study_id);
  tc_statement_bind_text (statement, 2, field);
  if (tc_statement_next (statement))
    return tc_column_to_value (tc_statement_get_text (statement, 0), value, error);

  return tc_statement_finish (statement, error);
}

/* What is known of a field: the answer, also where that is "not reported", else the best suggestion. */
static gboolean
load_value (TcStore     *self,
            TcId         study_id,
            const char  *field,
            TcValue    **value,
            GError     **error)
{
  gboolean answered;

  *value = NULL;
  return load_answer (self, study_id, field, &answered, value, error) &&
         (answered || load_suggestion (self, study_id, field, value, error));
}

/* Returns: (transfer full): the text of the value or of its first item, "" where there is none */
static char *
dup_first_text (const TcValue *value)
{
  if (value != NULL && tc_value_get_kind (value) == TC_VALUE_LIST)
    value = tc_value_get_n_items (value) > 0 ? tc_value_get_item (value, 0) : NULL;

  return value != NULL ? tc_value_to_display (value) : g_strdup ("");
}

static gboolean
load_text (TcStore     *self,
           TcId         study_id,
           const char  *field,
           char       **text,
           GError     **error)
{
  g_autoptr (TcValue) value = NULL;

  if (!load_value (self, study_id, field, &value, error))
    return FALSE;

  g_free (*text);
  *text = dup_first_text (value);
  return TRUE;
}

/* Leaves @number as it is where nothing, or nothing that fits, is known. */
static gboolean
load_number (TcStore     *self,
             TcId         study_id,
             const char  *field,
             double       max,
             gint64      *number,
             GError     **error)
{
  g_autoptr (TcValue) value = NULL;
  g_autofree char *text = NULL;
  double known = NAN;

  if (!load_value (self, study_id, field, &value, error))
    return FALSE;
  if (value == NULL)
    return TRUE;

  if (tc_value_get_kind (value) == TC_VALUE_NUMBER || tc_value_get_kind (value) == TC_VALUE_QUANTITY)
    known = tc_value_get_number (value);
  else
    {
      char *end;

      text = dup_first_text (value);
      known = g_ascii_strtod (text, &end);
      if (end == text || *end != '\0')
        known = NAN;
    }
  if (known >= 0 && known <= max)
    *number = (gint64) floor (known);

  return TRUE;
}

static gboolean
load_file_name (TcStore  *self,
                TcId      study_id,
                char    **name,
                GError  **error)
{
  g_autoptr (TcStatement) statement = NULL;

  statement = tc_statement_new (self->connection,
                                "SELECT name FROM source WHERE study_id = ?1 ORDER BY id LIMIT 1");
  tc_statement_bind_int (statement, 1, study_id);
  *name = tc_statement_next (statement) ? tc_statement_dup_text (statement, 0) : g_strdup ("");

  return tc_statement_finish (statement, error);
}

static gboolean
load_title (TcStore     *self,
            TcId         study_id,
            const char  *file_name,
            char       **title,
            GError     **error)
{
  if (!load_text (self, study_id, "title", title, error))
    return FALSE;
  if ((*title)[0] == '\0' && !load_text (self, study_id, "title_zh", title, error))
    return FALSE;

  if ((*title)[0] == '\0')
    {
      g_free (*title);
      *title = g_strdup (file_name);
    }
  return TRUE;
}

static gboolean
load_label (TcStore     *self,
            TcId         study_id,
            const char  *file_name,
            int          year,
            char       **label,
            GError     **error)
{
  g_autofree char *author = NULL;

  if (!load_text (self, study_id, "authors", &author, error))
    return FALSE;

  g_free (*label);
  if (author[0] == '\0')
    *label = g_strdup (file_name);
  else if (year > 0)
    *label = g_strdup_printf ("%s %d", author, year);
  else
    *label = g_strdup (author);
  return TRUE;
}

static gboolean
load_columns (TcStore     *self,
              TcStudyRow  *row,
              GError     **error)
{
  g_autofree char *file_name = NULL;
  gint64 year = 0;

  row->n_enrolled = -1;
  if (!load_file_name (self, row->id, &file_name, error) ||
      !load_title (self, row->id, file_name, &row->title, error) ||
      !load_text (self, row->id, "journal", &row->journal, error) ||
      !load_text (self, row->id, "phase", &row->phase, error) ||
      !load_number (self, row->id, "year", 9999, &year, error) ||
      !load_number (self, row->id, "n_enrolled", G_MAXINT32, &row->n_enrolled, error))
    return FALSE;

  row->year = year;
  return load_label (self, row->id, file_name, row->year, &row->label, error);
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
                                "SELECT DISTINCT field FROM suggestion WHERE study_id = ?1 AND NOT EXISTS "
                                "(SELECT 1 FROM answer WHERE answer.study_id = ?1 "
                                "AND answer.field = suggestion.field)");
  tc_statement_bind_int (statement, 1, study_id);
  *n_to_check = 0;
  while (tc_statement_next (statement))
    if (tc_codebook_find_field (self->codebook, tc_statement_get_text (statement, 0)) != NULL)
      *n_to_check += 1;

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
                                "(SELECT count (*) FROM discrepancy WHERE study_id = ?1 AND decision = 'open'), "
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
update_row (TcStore           *self,
            const TcStudyRow  *row,
            GError           **error)
{
  g_autoptr (TcStatement) statement = NULL;

  statement = tc_statement_new (self->connection,
                                "UPDATE study SET label = ?2, title = ?3, journal = ?4, year = ?5, phase = ?6, "
                                "n_enrolled = ?7, n_checked = ?8, n_to_check = ?9, n_discrepancies = ?10, "
                                "n_annotations = ?11 WHERE id = ?1");
  tc_statement_bind_int (statement, 1, row->id);
  tc_statement_bind_text (statement, 2, row->label);
  tc_statement_bind_text (statement, 3, row->title);
  tc_statement_bind_text (statement, 4, row->journal);
  tc_statement_bind_int (statement, 5, row->year);
  tc_statement_bind_text (statement, 6, row->phase);
  tc_statement_bind_int (statement, 7, row->n_enrolled);
  tc_statement_bind_int (statement, 8, row->n_checked);
  tc_statement_bind_int (statement, 9, row->n_to_check);
  tc_statement_bind_int (statement, 10, row->n_discrepancies);
  tc_statement_bind_int (statement, 11, row->n_annotations);

  return tc_statement_run (statement, error) && tc_store_changed_one (self, error);
}

static void
append_line (GString    *words,
             const char *line)
{
  if (line != NULL && line[0] != '\0')
    {
      g_string_append (words, line);
      g_string_append_c (words, '\n');
    }
}

/* The line breaks are no more than blanks to the tokenizer: a phrase may run over them. */
static char *
dup_words (TcStore           *self,
           const TcStudyRow  *row,
           GError           **error)
{
  g_autoptr (TcStatement) statement = NULL;
  g_autoptr (GString) words = g_string_new (NULL);

  append_line (words, row->label);
  append_line (words, row->title);

  statement = tc_statement_new (self->connection,
                                "SELECT value, reported, note FROM answer WHERE study_id = ?1 ORDER BY field");
  tc_statement_bind_int (statement, 1, row->id);
  while (tc_statement_next (statement))
    {
      g_autoptr (TcValue) value = NULL;
      g_autofree char *text = NULL;

      if (!tc_column_to_value (tc_statement_get_text (statement, 0), &value, error))
        return NULL;
      if (value != NULL)
        text = tc_value_to_display (value);
      append_line (words, text);
      append_line (words, tc_statement_get_text (statement, 1));
      append_line (words, tc_statement_get_text (statement, 2));
    }
  if (!tc_statement_finish (statement, error))
    return NULL;

  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* Returns: in @same whether the words are those that are indexed already, in @indexed whether any are */
static gboolean
compare_words (TcStore     *self,
               TcId         study_id,
               const char  *words,
               gboolean    *indexed,
               gboolean    *same,
               GError     **error)
{
  g_autoptr (TcStatement) statement = NULL;

  statement = tc_statement_new (self->connection, "SELECT words FROM study_search WHERE rowid = ?1");
  tc_statement_bind_int (statement, 1, study_id);
  *indexed = tc_statement_next (statement);
  *same = *indexed && g_strcmp0 (tc_statement_get_text (statement, 0), words) == 0;

  return tc_statement_finish (statement, error);
}

static gboolean
update_words (TcStore           *self,
              const TcStudyRow  *row,
              GError           **error)
{
  g_autoptr (TcStatement) statement = NULL;
  g_autofree char *words = dup_words (self, row, error);
  gboolean indexed, same;

  if (words == NULL || !compare_words (self, row->id, words, &indexed, &same, error))
    return FALSE;
  if (same)
    return TRUE;

  statement = tc_statement_new (self->connection,
                                indexed ? "UPDATE study_search SET words = ?2 WHERE rowid = ?1"
                                        : "INSERT INTO study_search (rowid, words) VALUES (?1, ?2)");
  tc_statement_bind_int (statement, 1, row->id);
  tc_statement_bind_text (statement, 2, words);

  return tc_statement_run (statement, error);
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
  g_autoptr (TcStudyRow) row = NULL;

  if (!tc_store_may_write (self, error))
    return FALSE;

  row = tc_study_row_new ();
  row->id = study_id;

  return load_columns (self, row, error) &&
         load_counters (self, row, error) &&
         update_row (self, row, error) &&
         update_words (self, row, error);
}
