/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-store"

#include "config.h"

#include <string.h>

#include "tc-citation-order.h"
#include "tc-store-private.h"
#include "tc-suggestion-pack.h"

/* --- writing ------------------------------------------------------------------------------------- */

static gboolean
write_pack (TcStore            *self,
            TcId                source_id,
            GPtrArray          *suggestions,
            const TcTextIndex  *text,
            gboolean            replace,
            GError            **error)
{
  g_autoptr (GBytes) pack = tc_suggestion_pack (self->connection, suggestions, source_id, text, error);
  g_autoptr (TcStatement) statement = NULL;

  if (pack == NULL)
    return FALSE;

  statement = tc_statement_new (self->connection,
                                replace ? "UPDATE suggestion_pack SET pack = ?2 WHERE source_id = ?1"
                                        : "INSERT INTO suggestion_pack (source_id, pack) VALUES (?1, ?2)");
  tc_statement_bind_int (statement, 1, source_id);
  tc_statement_bind_bytes (statement, 2, pack);

  return tc_statement_run (statement, error);
}

/* In a damaged file a text may be missing or not be UTF-8: then no quote stands in it. */
static void
init_index (TcTextIndex *index,
            const char  *text)
{
  tc_text_index_init (index, text != NULL && g_utf8_validate (text, -1, NULL) ? text : "");
}

/* Looks for what the source suggests already; @known says whether there is anything.
 * @suggestions: (nullable): gets it; %NULL where it goes, so that it may be damaged. */
static gboolean
read_known (TcStore            *self,
            TcId                source_id,
            const TcTextIndex  *text,
            GPtrArray          *suggestions,
            gboolean           *known,
            GError            **error)
{
  g_autoptr (TcStatement) statement = NULL;

  statement = tc_statement_new (self->connection, "SELECT pack FROM suggestion_pack WHERE source_id = ?1");
  tc_statement_bind_int (statement, 1, source_id);
  *known = tc_statement_next (statement);
  if (*known && suggestions != NULL)
    {
      gsize n_bytes;
      const void *pack = tc_statement_get_bytes (statement, 0, &n_bytes);

      return tc_suggestion_unpack (self->connection, pack, n_bytes, source_id, text, suggestions, error);
    }

  return *known || tc_statement_finish (statement, error);
}

static gboolean
put_suggestions (TcStore    *self,
                 TcId        source_id,
                 GPtrArray  *suggestions,
                 gboolean    keep,
                 GError    **error)
{
  g_autoptr (TcStatement) statement = NULL;
  g_autoptr (GPtrArray) owned = tc_suggestions_new ();
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_auto (TcTextIndex) index = { NULL };
  gboolean known;

  statement = tc_statement_new (self->connection, "SELECT text FROM source_text WHERE source_id = ?1");
  tc_statement_bind_int (statement, 1, source_id);
  if (!tc_statement_next (statement))
    return tc_statement_finish (statement, error) && tc_store_set_not_found (error);

  init_index (&index, tc_statement_get_text (statement, 0));
  if (!read_known (self, source_id, &index, keep ? owned : NULL, &known, error))
    return FALSE;
  for (guint i = 0; i < owned->len; i++)
    g_ptr_array_add (all, g_ptr_array_index (owned, i));
  for (guint i = 0; i < suggestions->len; i++)
    g_ptr_array_add (all, g_ptr_array_index (suggestions, i));

  return write_pack (self, source_id, all, &index, known, error);
}

/**
 * tc_store_pack_suggestions:
 * @self: a store in a transaction
 * @source_id: a source that is just being stored
 * @source: its text and what it suggests
 * @error: return location for a #GError
 *
 * Stores what a new source suggests.
 *
 * Returns: whether it was stored
 */
gboolean
tc_store_pack_suggestions (TcStore         *self,
                           TcId             source_id,
                           const TcSource  *source,
                           GError         **error)
{
  g_auto (TcTextIndex) index = { NULL };

  if (source->suggestions->len == 0)
    return TRUE;

  tc_text_index_init (&index, source->text);

  return write_pack (self, source_id, source->suggestions, &index, FALSE, error);
}

/**
 * tc_store_add_suggestions:
 * @self: a store in a transaction
 * @source_id: the stored source that they were found in
 * @suggestions: (element-type TcSuggestion): suggestions; left as they are
 * @error: return location for a #GError
 *
 * Stores what an extractor found. Quotes without a source get @source_id.
 *
 * Returns: whether all were stored
 */
gboolean
tc_store_add_suggestions (TcStore    *self,
                          TcId        source_id,
                          GPtrArray  *suggestions,
                          GError    **error)
{
  g_return_val_if_fail (suggestions != NULL, FALSE);

  return tc_store_may_write (self, error)
         && (suggestions->len == 0 || put_suggestions (self, source_id, suggestions, TRUE, error));
}

/**
 * tc_store_replace_suggestions:
 * @self: a store in a transaction
 * @source_id: a stored source
 * @suggestions: (element-type TcSuggestion): what the source suggests from now on; left as they are
 * @error: return location for a #GError
 *
 * Puts suggestions in the place of those that a source had. Answers are not touched.
 *
 * Returns: whether that was done
 */
gboolean
tc_store_replace_suggestions (TcStore    *self,
                              TcId        source_id,
                              GPtrArray  *suggestions,
                              GError    **error)
{
  g_return_val_if_fail (suggestions != NULL, FALSE);

  return tc_store_may_write (self, error) && put_suggestions (self, source_id, suggestions, FALSE, error);
}

/* --- reading ------------------------------------------------------------------------------------- */

static int
compare (gconstpointer a,
         gconstpointer b)
{
  int order = strcmp ((*(TcSuggestion * const *) a)->field, (*(TcSuggestion * const *) b)->field);

  return order != 0 ? order : tc_suggestion_compare (a, b);
}

/* Columns: source, pack and text. */
static gboolean
unpack_row (TcStore      *self,
            TcStatement  *statement,
            GPtrArray    *suggestions,
            GError      **error)
{
  g_auto (TcTextIndex) index = { NULL };
  gsize n_bytes;
  const void *pack = tc_statement_get_bytes (statement, 1, &n_bytes);

  init_index (&index, tc_statement_get_text (statement, 2));

  return tc_suggestion_unpack (self->connection, pack, n_bytes, tc_statement_get_int (statement, 0), &index,
                               suggestions, error);
}

static GPtrArray *
read_packs (TcStore      *self,
            TcStatement  *statement,
            GError      **error)
{
  g_autoptr (GPtrArray) suggestions = tc_suggestions_new ();

  while (tc_statement_next (statement))
    if (!unpack_row (self, statement, suggestions, error))
      return NULL;
  if (!tc_statement_finish (statement, error))
    return NULL;

  return g_steal_pointer (&suggestions);
}

/**
 * tc_store_list_suggestions:
 * @self: a store
 * @study_id: a study
 * @error: return location for a #GError
 *
 * Lists the suggestions of a study: by field (in the order of the alphabet), then as
 * tc_suggestion_compare() orders them. What its reports are cited by is told apart by report (tc-citation-order.c).
 *
 * Returns: (transfer full) (element-type TcSuggestion) (nullable): the suggestions, %NULL with @error set
 */
GPtrArray *
tc_store_list_suggestions (TcStore  *self,
                           TcId      study_id,
                           GError  **error)
{
  g_autoptr (TcStatement) statement = NULL;
  g_autoptr (GPtrArray) suggestions = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  statement = tc_statement_new (self->connection,
                                "SELECT source.id, pack, text FROM source "
                                "JOIN suggestion_pack ON suggestion_pack.source_id = source.id "
                                "JOIN source_text ON source_text.source_id = source.id "
                                "WHERE study_id = ?1 AND removed = 0");
  tc_statement_bind_int (statement, 1, study_id);
  suggestions = read_packs (self, statement, error);
  if (suggestions == NULL || !tc_citation_order_set (self->connection, study_id, suggestions, error))
    return NULL;

  g_ptr_array_sort (suggestions, compare);

  return g_steal_pointer (&suggestions);
}

/**
 * tc_store_list_source_suggestions:
 * @self: a store
 * @source_id: a source
 * @error: return location for a #GError
 *
 * Lists the suggestions of one source, removed or not, as tc_store_list_suggestions() does.
 *
 * Returns: (transfer full) (element-type TcSuggestion) (nullable): the suggestions, %NULL with @error set
 */
GPtrArray *
tc_store_list_source_suggestions (TcStore  *self,
                                  TcId      source_id,
                                  GError  **error)
{
  g_autoptr (TcStatement) statement = NULL;
  g_autoptr (GPtrArray) suggestions = NULL;

  statement = tc_statement_new (self->connection,
                                "SELECT source_id, pack, text FROM suggestion_pack "
                                "JOIN source_text USING (source_id) WHERE source_id = ?1");
  tc_statement_bind_int (statement, 1, source_id);
  suggestions = read_packs (self, statement, error);
  if (suggestions != NULL)
    g_ptr_array_sort (suggestions, compare);

  return g_steal_pointer (&suggestions);
}
