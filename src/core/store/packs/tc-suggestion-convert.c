/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-store"

#include "config.h"

#include "tc-suggestion-convert.h"

#include <glib/gi18n-lib.h>

#include "tc-columns.h"
#include "tc-statement.h"
#include "tc-store-error.h"
#include "tc-suggestion-pack.h"

/* Until step 5 a suggestion was a row of its own, with value and quotes as JSON. */

static TcSuggestion *
read_row (TcStatement  *statement,
          GError      **error)
{
  TcSuggestion *suggestion;
  g_autoptr (TcValue) value = NULL;
  g_autoptr (GPtrArray) quotes = NULL;
  g_autofree char *field = tc_statement_dup_text (statement, 0);
  g_autofree char *language = tc_statement_dup_text (statement, 3);
  g_autofree char *rule = tc_statement_dup_text (statement, 4);

  if (!tc_column_to_value (tc_statement_get_text (statement, 2), &value, error))
    return NULL;
  if (value == NULL)
    {
      tc_store_error_damaged (error, N_("a suggestion has no value"));
      return NULL;
    }
  quotes = tc_column_to_quotes (tc_statement_get_text (statement, 6), error);
  if (quotes == NULL)
    return NULL;

  suggestion = tc_suggestion_new (field, tc_statement_get_int (statement, 1), value, language, rule,
                                  CLAMP (tc_statement_get_double (statement, 5), 0, 1));
  for (guint i = 0; i < quotes->len; i++)
    tc_suggestion_take_quote (suggestion, tc_quote_copy (g_ptr_array_index (quotes, i)));

  return suggestion;
}

static GPtrArray *
read_rows (TcConnection  *connection,
           gint64         source_id,
           GError       **error)
{
  g_autoptr (TcStatement) statement = NULL;
  g_autoptr (GPtrArray) suggestions = tc_suggestions_new ();

  statement = tc_statement_new (connection,
                                "SELECT field, item, value, language, rule, confidence, quotes FROM suggestion "
                                "WHERE source_id = ?1 ORDER BY id");
  tc_statement_bind_int (statement, 1, source_id);
  while (tc_statement_next (statement))
    {
      TcSuggestion *suggestion = read_row (statement, error);

      if (suggestion == NULL)
        return NULL;
      g_ptr_array_add (suggestions, suggestion);
    }
  if (!tc_statement_finish (statement, error))
    return NULL;

  return g_steal_pointer (&suggestions);
}

static gboolean
convert_source (TcConnection  *connection,
                gint64         source_id,
                const char    *text,
                GError       **error)
{
  g_autoptr (TcStatement) insert = NULL;
  g_autoptr (GPtrArray) suggestions = read_rows (connection, source_id, error);
  g_auto (TcTextIndex) index = { NULL };
  g_autoptr (GBytes) pack = NULL;

  if (suggestions == NULL)
    return FALSE;

  tc_text_index_init (&index, text);
  pack = tc_suggestion_pack (connection, suggestions, source_id, &index, error);
  if (pack == NULL)
    return FALSE;

  insert = tc_statement_new (connection, "INSERT INTO suggestion_pack (source_id, pack) VALUES (?1, ?2)");
  tc_statement_bind_int (insert, 1, source_id);
  tc_statement_bind_bytes (insert, 2, pack);

  return tc_statement_run (insert, error);
}

/**
 * tc_suggestions_convert:
 * @connection: a connection in the transaction of step 5
 * @error: return location for a #GError
 *
 * Writes the rows of the table suggestion as packs.
 *
 * Returns: %FALSE where a row cannot be read; the project then stays as it was
 */
gboolean
tc_suggestions_convert (TcConnection  *connection,
                        GError       **error)
{
  g_autoptr (TcStatement) statement = NULL;

  statement = tc_statement_new (connection,
                                "SELECT source_id, text FROM source_text WHERE source_id IN "
                                "(SELECT source_id FROM suggestion) ORDER BY source_id");
  while (tc_statement_next (statement))
    {
      g_autofree char *text = tc_statement_dup_text (statement, 1);

      if (!convert_source (connection, tc_statement_get_int (statement, 0), text, error))
        return FALSE;
    }

  return tc_statement_finish (statement, error);
}
