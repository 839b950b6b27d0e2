/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-store"

#include "config.h"

#include "tc-study-knowledge.h"

#include <string.h>

#include "tc-columns.h"
#include "tc-store-private.h"

/* What answers and suggestions say of the fields that the row of a study in the list is made of, as
 * the form shows it. */

static const char *field_keys[TC_STUDY_N_FIELDS] = {
  "authors", "doi", "journal", "n_enrolled", "phase", "registry_ids", "title", "title_zh", "year",
};

void
tc_study_knowledge_clear (TcStudyKnowledge *self)
{
  for (guint i = 0; i < TC_STUDY_N_FIELDS; i++)
    g_clear_pointer (&self->values[i], tc_value_unref);
}

/* Keeps the first value of a field that it is told. */
static void
learn (TcStudyKnowledge  *self,
       const char *field,
       TcValue    *value)
{
  for (guint i = 0; i < TC_STUDY_N_FIELDS; i++)
    if (!self->known[i] && g_strcmp0 (field, field_keys[i]) == 0)
      {
        self->known[i] = TRUE;
        self->values[i] = value != NULL ? tc_value_ref (value) : NULL;
      }
}

gboolean
tc_study_learn_answers (TcStore    *self,
               TcId        study_id,
               TcStudyKnowledge  *knowledge,
               GError    **error)
{
  g_autoptr (TcStatement) statement = NULL;

  statement = tc_statement_new (self->connection,
                                "SELECT field, value FROM answer WHERE study_id = ?1 AND field IN "
                                "('authors', 'doi', 'journal', 'n_enrolled', 'phase', "
                                "'registry_ids', 'title', 'title_zh', "
                                "'year')");
  tc_statement_bind_int (statement, 1, study_id);
  while (tc_statement_next (statement))
    {
      g_autoptr (TcValue) value = NULL;

      if (!tc_column_to_value (tc_statement_get_text (statement, 1), &value, error))
        return FALSE;
      learn (knowledge, tc_statement_get_text (statement, 0), value);
    }

  return tc_statement_finish (statement, error);
}

static int
find_field (const char *field)
{
  for (int i = 0; i < TC_STUDY_N_FIELDS; i++)
    if (strcmp (field, field_keys[i]) == 0)
      return i;

  return -1;
}

/* What the form shows of a field that takes a list: that of one source. The first item of it need not be the best first
 * item of all sources. */
static TcValue *
compose_list (GPtrArray  *suggestions,
              const char *field)
{
  g_autoptr (GPtrArray) picked = g_ptr_array_new ();

  for (guint i = 0; i < suggestions->len; i++)
    {
      TcSuggestion *suggestion = g_ptr_array_index (suggestions, i);

      if (strcmp (suggestion->field, field) == 0)
        g_ptr_array_add (picked, suggestion);
    }

  return tc_suggestions_compose (picked, TRUE, NULL);
}

/* The best suggestion of each field: the first one, as tc_suggestion_compare() orders them. */
void
tc_study_learn_suggestions (TcStudyKnowledge *knowledge,
                   GPtrArray *suggestions)
{
  const TcSuggestion *best[TC_STUDY_N_FIELDS] = { NULL };
  gboolean several[TC_STUDY_N_FIELDS] = { FALSE };

  for (guint i = 0; i < suggestions->len; i++)
    {
      const TcSuggestion *suggestion = g_ptr_array_index (suggestions, i);
      int field = find_field (suggestion->field);

      if (field < 0)
        continue;
      several[field] |= best[field] != NULL && best[field]->source_id != suggestion->source_id;
      if (best[field] == NULL || tc_suggestion_compare (&suggestion, &best[field]) < 0)
        best[field] = suggestion;
    }
  for (guint i = 0; i < TC_STUDY_N_FIELDS; i++)
    {
      g_autoptr (TcValue) list = NULL;

      if (best[i] == NULL)
        continue;
      if (several[i] && (i == TC_STUDY_FIELD_AUTHORS || i == TC_STUDY_FIELD_REGISTRY_IDS))
        list = compose_list (suggestions, best[i]->field);
      learn (knowledge, best[i]->field, list != NULL ? list : best[i]->value);
    }
}
