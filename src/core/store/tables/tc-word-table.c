/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-store"

#include "config.h"

#include "tc-word-table.h"

#include <glib/gi18n-lib.h>

#include "tc-statement.h"
#include "tc-store-error.h"

/**
 * SECTION: words that suggestions have in common
 *
 * Keys of fields, ids of rules, members of records: some hundred words that would otherwise stand in every suggestion.
 * A connection remembers those that it met. A word that is rolled back leaves its number to another one, so that
 * whoever rolls back forgets all.
 */

struct _TcWords
{
  GHashTable *ids;                /* (element-type utf8 guint); borrows from words */
  GHashTable *words;              /* (element-type guint utf8) */
};

static TcWords *
get_words (TcConnection *connection)
{
  if (connection->words == NULL)
    {
      connection->words = g_new0 (TcWords, 1);
      connection->words->ids = g_hash_table_new (g_str_hash, g_str_equal);
      connection->words->words = g_hash_table_new_full (NULL, NULL, NULL, g_free);
    }

  return connection->words;
}

static const char *
remember (TcWords    *self,
          guint       id,
          const char *word)
{
  char *copy = g_strdup (word);

  g_hash_table_insert (self->words, GUINT_TO_POINTER (id), copy);
  g_hash_table_insert (self->ids, copy, GUINT_TO_POINTER (id));

  return copy;
}

static gboolean
find_id (TcConnection  *connection,
         const char    *word,
         gint64        *id,
         GError       **error)
{
  g_autoptr (TcStatement) statement = NULL;

  statement = tc_statement_new (connection, "SELECT id FROM word WHERE word = ?1");
  tc_statement_bind_text (statement, 1, word);

  return tc_statement_read_id (statement, id, error);
}

static gboolean
insert_word (TcConnection  *connection,
             const char    *word,
             gint64        *id,
             GError       **error)
{
  g_autoptr (TcStatement) statement = NULL;

  statement = tc_statement_new (connection, "INSERT INTO word (word) VALUES (?1)");
  tc_statement_bind_text (statement, 1, word);
  if (!tc_statement_run (statement, error))
    return FALSE;

  *id = sqlite3_last_insert_rowid (connection->db);
  return TRUE;
}

/**
 * tc_words_add:
 * @connection: a connection in a transaction
 * @word: a word
 * @error: return location for a #GError
 *
 * Finds the number of a word, or gives it one.
 *
 * Returns: the number, 0 with @error set
 */
guint
tc_words_add (TcConnection  *connection,
              const char    *word,
              GError       **error)
{
  TcWords *self = get_words (connection);
  gint64 id = GPOINTER_TO_UINT (g_hash_table_lookup (self->ids, word));

  if (id != 0)
    return id;
  if (!find_id (connection, word, &id, error) || (id == 0 && !insert_word (connection, word, &id, error)))
    return 0;
  if (id < 1 || id > G_MAXINT32)
    {
      tc_store_error_damaged (error, N_("a word has no number"));
      return 0;
    }
  /* Where the index says something else than the table. The word that is remembered is still in use. */
  if (g_hash_table_contains (self->words, GUINT_TO_POINTER (id)))
    {
      tc_store_error_damaged (error, N_("two words have one number"));
      return 0;
    }

  remember (self, id, word);
  return id;
}

/**
 * tc_words_get:
 * @connection: a connection
 * @id: number of a word
 * @error: return location for a #GError
 *
 * Returns: (nullable): the word, until tc_words_forget(); %NULL with @error set
 */
const char *
tc_words_get (TcConnection  *connection,
              guint          id,
              GError       **error)
{
  TcWords *self = get_words (connection);
  const char *word = g_hash_table_lookup (self->words, GUINT_TO_POINTER (id));
  g_autoptr (TcStatement) statement = NULL;

  if (word != NULL)
    return word;

  statement = tc_statement_new (connection, "SELECT word FROM word WHERE id = ?1");
  tc_statement_bind_int (statement, 1, id);
  if (tc_statement_next (statement))
    {
      g_autofree char *text = tc_statement_dup_text (statement, 0);

      return remember (self, id, text);
    }
  if (tc_statement_finish (statement, error))
    tc_store_error_damaged (error, N_("a word is missing"));

  return NULL;
}

/**
 * tc_words_forget:
 * @connection: a connection
 *
 * Forgets what was remembered, at the end of a connection and where something was rolled back.
 */
void
tc_words_forget (TcConnection *connection)
{
  TcWords *self = g_steal_pointer (&connection->words);

  if (self == NULL)
    return;

  g_hash_table_unref (self->ids);
  g_hash_table_unref (self->words);
  g_free (self);
}
