/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-store"

#include "config.h"

#include "tc-store-private.h"
#include "tc-tokenizer.h"

#include <string.h>

/* More words than anybody types; each is a sub-query. Further ones are passed over. */
#define MAX_WORDS 16

/* Each parameter from 2 on is one word as a query of FTS5. */
#define WORD_CONDITION \
  " AND id IN (SELECT study_id FROM source WHERE removed = 0 AND id IN " \
  "(SELECT rowid FROM source_search WHERE source_search MATCH ?%u) " \
  "UNION ALL SELECT rowid FROM study_search WHERE study_search MATCH ?%u)"

/* The index of the same name in schema/001.sql gives each order, and its reverse, without sorting. Both put the studies
 * for which @unknown holds at one end. */
static const struct
{
  const char *ascending;
  const char *descending;
  const char *unknown;            /* (nullable): none is */
} orders[] = {
  [TC_SORT_ADDED] = { "id", "id DESC", NULL },
  [TC_SORT_STATUS] = { "status_rank, id", "status_rank DESC, id DESC", NULL },
  [TC_SORT_LABEL] = { "label = '', label COLLATE NOCASE, id",
                      "label = '' DESC, label COLLATE NOCASE DESC, id DESC", "label = ''" },
  [TC_SORT_TITLE] = { "title = '', title COLLATE NOCASE, id",
                      "title = '' DESC, title COLLATE NOCASE DESC, id DESC", "title = ''" },
  [TC_SORT_JOURNAL] = { "journal = '', journal COLLATE NOCASE, id",
                        "journal = '' DESC, journal COLLATE NOCASE DESC, id DESC", "journal = ''" },
  [TC_SORT_YEAR] = { "year = 0, year, id", "year = 0 DESC, year DESC, id DESC", "year = 0" },
  [TC_SORT_PHASE] = { "phase_rank, phase, id", "phase_rank DESC, phase DESC, id DESC", "phase = ''" },
  [TC_SORT_N_ENROLLED] = { "n_enrolled = -1, n_enrolled, id",
                           "n_enrolled = -1 DESC, n_enrolled DESC, id DESC", "n_enrolled = -1" },
  [TC_SORT_PROGRESS] = { "progress, id", "progress DESC, id DESC", "progress > 1" },
  [TC_SORT_DISCREPANCIES] = { "n_discrepancies, id", "n_discrepancies DESC, id DESC", NULL },
};

typedef struct
{
  guint n_tokens;
  gboolean ends_in_cjk;
} WordShape;

static int
note_token (void       *data,
            int         flags,
            const char *token,
            int         n_token,
            int         start,
            int         end)
{
  WordShape *shape = data;

  shape->n_tokens++;
  shape->ends_in_cjk = tc_tokenizer_is_cjk (g_utf8_get_char (token));
  return SQLITE_OK;
}

/* A word as a phrase of FTS5: quoted, so that nothing in it is syntax. What was typed may be the beginning of
 * a longer word; a Chinese character is always whole.
 *
 * Returns: (transfer full) (nullable): the query, NULL where nothing in the word can be searched for */
static char *
quote_word (const char *word)
{
  WordShape shape = { 0, FALSE };
  GString *query;

  tc_tokenize (word, strlen (word), note_token, &shape);
  if (shape.n_tokens == 0)
    return NULL;

  query = g_string_new ("\"");
  for (const char *at = word; *at != '\0'; at++)
    {
      if (*at == '"')
        g_string_append_c (query, '"');
      g_string_append_c (query, *at);
    }
  g_string_append (query, shape.ends_in_cjk ? "\"" : "\" *");

  return g_string_free (query, FALSE);
}

static gboolean
ends_word (gunichar c)
{
  return c == 0 || g_unichar_isspace (c);
}

/* Returns: (transfer full) (element-type utf8): the queries of the words of @search */
static GPtrArray *
split_words (const char *search)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *valid = g_utf8_make_valid (search, -1);
  const char *start = valid;

  for (const char *at = valid; ; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (ends_word (c))
        {
          g_autofree char *word = g_strndup (start, at - start);
          char *query = quote_word (word);

          if (query != NULL)
            g_ptr_array_add (words, query);
          start = c != 0 ? g_utf8_next_char (at) : at;
        }
      if (c == 0 || words->len == MAX_WORDS)
        break;
    }

  return words;
}

/* Signs that no text is searched for, such as "*": they are found nowhere, rather than everywhere. */
static gboolean
has_more_than_blanks (const char *search)
{
  g_autofree char *valid = search != NULL ? g_utf8_make_valid (search, -1) : NULL;

  for (const char *at = valid; at != NULL && *at != '\0'; at = g_utf8_next_char (at))
    if (!ends_word (g_utf8_get_char (at)))
      return TRUE;

  return FALSE;
}

static char *
make_sql (const TcStudyQuery *query,
          guint               n_words)
{
  GString *sql = g_string_new ("SELECT id, ");

  g_string_append (sql, query->descending && orders[query->sort].unknown != NULL ? orders[query->sort].unknown : "0");
  g_string_append (sql, " FROM study WHERE removed = 0");

  /* The plus keeps SQLite from taking an index for the filter and sorting then: reading the index of the order,
   * which holds the filtered columns too, is faster. */
  if (query->status >= 0)
    g_string_append (sql, " AND +status_rank = ?1");
  if (query->with_discrepancies)
    g_string_append (sql, " AND +n_discrepancies > 0");
  for (guint i = 0; i < n_words; i++)
    g_string_append_printf (sql, WORD_CONDITION, i + 2, i + 2);

  g_string_append (sql, " ORDER BY ");
  g_string_append (sql, query->descending ? orders[query->sort].descending : orders[query->sort].ascending);

  return g_string_free (sql, FALSE);
}

/* Reads ids, and those whose second column is true behind the others. A descending index gives them first: moving them
 * costs nothing, and another index for each order would. */
static GArray *
read_ids (TcStatement  *statement,
          GError      **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) unknown = g_array_new (FALSE, FALSE, sizeof (gint64));

  while (tc_statement_next (statement))
    {
      gint64 id = tc_statement_get_int (statement, 0);

      g_array_append_val (tc_statement_get_int (statement, 1) != 0 ? unknown : ids, id);
    }
  if (!tc_statement_finish (statement, error))
    return NULL;
  g_array_append_vals (ids, unknown->data, unknown->len);

  return g_steal_pointer (&ids);
}

/**
 * tc_store_list_studies:
 * @self: a store
 * @query: which studies, and in which order
 * @error: return location for a #GError
 *
 * Lists the studies that a query asks for; removed ones are never among them.
 *
 * All words of the search must occur in the texts of the sources, the label, the title or the answers:
 * words in alphabetic scripts by their beginning and without regard to case and accents, Chinese words
 * anywhere, from one character on. Equal studies stand in the order of import, in descending order in its
 * reverse; values that are not known stand last in both.
 *
 * Errors: %G_IO_ERROR_CANCELLED after tc_store_interrupt(), #TcStoreError.
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the ids, %NULL with @error set
 */
GArray *
tc_store_list_studies (TcStore             *self,
                       const TcStudyQuery  *query,
                       GError             **error)
{
  g_autoptr (TcStatement) statement = NULL;
  g_autoptr (GPtrArray) words = NULL;
  g_autofree char *sql = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (query != NULL, NULL);
  g_return_val_if_fail (query->sort < G_N_ELEMENTS (orders), NULL);

  words = split_words (query->search != NULL ? query->search : "");
  if (words->len == 0 && has_more_than_blanks (query->search))
    return g_array_new (FALSE, FALSE, sizeof (gint64));
  sql = make_sql (query, words->len);
  statement = tc_statement_new (self->connection, sql);
  if (query->status >= 0)
    tc_statement_bind_int (statement, 1, query->status);
  for (guint i = 0; i < words->len; i++)
    tc_statement_bind_text (statement, i + 2, g_ptr_array_index (words, i));

  return read_ids (statement, error);
}
