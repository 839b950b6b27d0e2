/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-store"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "tc-columns.h"
#include "tc-content-pack.h"
#include "tc-section-pack.h"
#include "tc-sha256.h"
#include "tc-suggestion-pack.h"
#include "tc-verification.h"

/**
 * SECTION: what a project promises, checked
 *
 * SQLite's own check sees damage to its structure, but hardly a changed bit in a text. Hence the hashes: of
 * the bytes and the text of each source, and the chain over the history. Everything a person decided must
 * also stand in the history as its last word.
 */
typedef gboolean (*CheckFunc) (TcVerification  *self,
                               GError         **error);

/**
 * tc_verification_report:
 * @self: a verification
 * @format: a translated sentence
 *
 * Tells of something that is wrong.
 */
void
tc_verification_report (TcVerification *self,
                        const char     *format,
                        ...)
{
  g_autofree char *sentence = NULL;
  va_list arguments;

  va_start (arguments, format);
  sentence = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  self->problem (sentence, self->user_data);
}

/**
 * tc_verification_prepare:
 *
 * Returns: (transfer full): a statement on the project
 */
TcStatement *
tc_verification_prepare (TcVerification *self,
                         const char     *sql)
{
  return tc_statement_new (self->store->connection, sql);
}

/**
 * tc_verification_next:
 *
 * Returns: whether there is a further row, and the person has not had enough
 */
gboolean
tc_verification_next (TcVerification *self,
                      TcStatement    *statement)
{
  return !g_cancellable_is_cancelled (self->cancellable) && tc_statement_next (statement);
}

/**
 * tc_verification_finish:
 *
 * Returns: %FALSE with @error where the rows could not be read to their end, or nobody waits for them
 */
gboolean
tc_verification_finish (TcVerification  *self,
                        TcStatement     *statement,
                        GError         **error)
{
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error) &&
         tc_statement_finish (statement, error);
}

static gboolean
check_integrity (TcVerification  *self,
                 GError         **error)
{
  g_autoptr (TcStatement) statement = tc_verification_prepare (self, "PRAGMA integrity_check (20)");

  while (tc_verification_next (self, statement))
    {
      const char *message = tc_statement_get_text (statement, 0);

      if (g_strcmp0 (message, "ok") != 0)
        /* Translators: %s is a technical message in English */
        tc_verification_report (self, _("The file is damaged: %s."), message);
    }

  return tc_verification_finish (self, statement, error);
}

static gboolean
check_references (TcVerification  *self,
                  GError         **error)
{
  g_autoptr (TcStatement) statement = tc_verification_prepare (self, "PRAGMA foreign_key_check");

  while (tc_verification_next (self, statement))
    tc_verification_report (self,
                            /* Translators: the %s are names of database tables, the number is that of a row */
                            _("Row %" PRId64 " of the table “%s” belongs to a row of “%s” that is missing."),
                            tc_statement_get_int (statement, 1), tc_statement_get_text (statement, 0),
                            tc_statement_get_text (statement, 2));

  return tc_verification_finish (self, statement, error);
}

static void
report_content (TcVerification *self,
                const char     *name)
{
  /* Translators: %s is a file name */
  tc_verification_report (self, _("The stored copy of “%s” is not the file that was imported."),
                          name != NULL ? name : "?");
}

/* The parts of a file: each by itself, so that a file whose import was cancelled is checked too,
 * and all together where none is missing. All of them are the file if, and only if, they stand side
 * by side from its start to its end. */
static gboolean
check_parts (TcVerification  *self,
             gint64           content_id,
             const char      *sha256,
             gint64           size,
             const char      *name,
             GError         **error)
{
  g_autoptr (TcStatement) statement = NULL;
  g_autoptr (TcSha256) all = tc_sha256_new ();
  g_autofree char *all_sha256 = NULL;
  gboolean good = TRUE;
  gint64 end = 0;

  statement = tc_verification_prepare (self, "SELECT \"start\", sha256, bytes, size FROM "
                                             "content_part WHERE content_id = ?1 "
                             "ORDER BY \"start\"");
  tc_statement_bind_int (statement, 1, content_id);
  while (tc_verification_next (self, statement))
    {
      g_autoptr (GBytes) stored = tc_statement_dup_bytes (statement, 2);
      gint64 start = tc_statement_get_int (statement, 0);
      gint64 part_size = tc_statement_get_int (statement, 3);
      g_autoptr (GBytes) bytes = tc_content_unpack (stored, part_size, NULL);
      g_autofree char *part_sha256 = tc_content_hash (stored, part_size);
      gsize length = 0;
      const char *data = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;

      good = good && bytes != NULL && g_strcmp0 (part_sha256, tc_statement_get_text (statement, 1)) == 0
             && start >= 0 && start <= size - (gint64) length;
      tc_sha256_update (all, data, length);
      if (start == end)
        end += length;
    }
  if (!tc_verification_finish (self, statement, error))
    return FALSE;

  all_sha256 = tc_sha256_finish (all);
  if (!good || (end == size) != (g_strcmp0 (all_sha256, sha256) == 0))
    report_content (self, name);

  return TRUE;
}

static gboolean
check_bytes (TcVerification  *self,
             GError         **error)
{
  g_autoptr (TcStatement) statement = NULL;

  statement = tc_verification_prepare (self,
                       "SELECT sha256, bytes, (SELECT name FROM source WHERE content_id = content.id LIMIT 1), "
                       "id, size FROM content ORDER BY id");
  while (tc_verification_next (self, statement))
    {
      g_autoptr (GBytes) bytes = tc_statement_dup_bytes (statement, 1);
      g_autofree char *sha256 = tc_sha256_of_bytes (bytes);
      g_autofree char *name = tc_statement_dup_nullable (statement, 2);
      gint64 size = tc_statement_get_int (statement, 4);

      if (size >= 0 && !check_parts (self, tc_statement_get_int (statement, 3),
                                     tc_statement_get_text (statement, 0), size, name, error))
        return FALSE;
      if (size < 0 && g_strcmp0 (sha256, tc_statement_get_text (statement, 0)) != 0)
        report_content (self, name);
    }

  return tc_verification_finish (self, statement, error);
}

static gboolean
are_sections_whole (TcVerification *self,
                    TcStatement    *statement,
                    int             column,
                    const char     *text)
{
  g_autoptr (TcSource) source = tc_source_new ();
  gsize n_bytes;
  const void *pack = tc_statement_get_bytes (statement, column + 1, &n_bytes);

  tc_source_take_text (source, g_utf8_make_valid (text, -1));

  return pack != NULL ? tc_section_unpack (self->store->connection, pack, n_bytes, source, NULL)
                      : tc_column_to_sections (tc_statement_get_text (statement, column), source, NULL);
}

static gboolean
check_texts (TcVerification  *self,
             GError         **error)
{
  g_autoptr (TcStatement) statement = NULL;

  statement = tc_verification_prepare (self,
                       "SELECT source.id, name, text, text_sha256, sections, section_pack FROM source "
                       "LEFT JOIN source_text ON source_id = source.id ORDER BY source.id");
  while (tc_verification_next (self, statement))
    {
      const char *text = tc_statement_get_text (statement, 2);
      g_autofree char *name = tc_statement_dup_text (statement, 1);
      g_autofree char *sha256 = NULL;

      if (text != NULL)
        sha256 = tc_sha256_of_text (text);
      if (sha256 == NULL || g_strcmp0 (sha256, tc_statement_get_text (statement, 3)) != 0)
        /* Translators: %s is a file name */
        tc_verification_report (self, _("The text of “%s” was changed after the import."), name);
      else if (!are_sections_whole (self, statement, 4, text))
        /* Translators: %s is a file name; sections are the parts of its text: title, methods, results … */
        tc_verification_report (self, _("The sections of “%s” were changed after the import."), name);
    }

  return tc_verification_finish (self, statement, error);
}

/* The text of the source that was asked for last: quotes come source by source. */
typedef struct
{
  TcId id;
  char *text;
} TextCache;

static void
text_cache_clear (TextCache *self)
{
  g_clear_pointer (&self->text, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TextCache, text_cache_clear)

static gboolean
load_text (TcVerification  *self,
           TextCache       *cache,
           TcId             source_id,
           GError         **error)
{
  g_autoptr (TcStatement) statement = NULL;

  if (cache->id == source_id && source_id != 0)
    return TRUE;

  statement = tc_verification_prepare (self, "SELECT text FROM source_text WHERE source_id = ?1");
  tc_statement_bind_int (statement, 1, source_id);
  text_cache_clear (cache);
  cache->id = source_id;
  if (tc_statement_next (statement))
    cache->text = tc_statement_dup_nullable (statement, 0);

  return tc_statement_finish (statement, error);
}

static void
report_quote (TcVerification *self,
              TcId            study_id,
              const char     *field)
{
  tc_verification_report (self,
                          /* Translators: the number is that of a study, %s is the key of a field */
                          _("A quote of study %" PRId64 " (field “%s”) does not stand in its source."),
                          study_id, field);
}

static gboolean
check_quote (TcVerification  *self,
             TextCache       *cache,
             const TcQuote   *quote,
             TcId             study_id,
             const char      *field,
             GError         **error)
{
  g_autofree char *text = NULL;

  if (!load_text (self, cache, quote->source_id, error))
    return FALSE;

  if (cache->text != NULL && quote->span.start <= quote->span.end)
    text = tc_text_slice (cache->text, quote->span);
  if (g_strcmp0 (text, quote->text) != 0)
    report_quote (self, study_id, field);

  return TRUE;
}

/* @sql gives study, field and a column of quotes. */
static gboolean
check_quote_column (TcVerification  *self,
                    const char      *sql,
                    GError         **error)
{
  g_autoptr (TcStatement) statement = tc_verification_prepare (self, sql);
  g_auto (TextCache) cache = { 0, NULL };

  while (tc_verification_next (self, statement))
    {
      g_autoptr (GError) local_error = NULL;
      g_autoptr (GPtrArray) quotes = tc_column_to_quotes (tc_statement_get_text (statement, 2), &local_error);
      g_autofree char *field = tc_statement_dup_text (statement, 1);

      if (quotes == NULL)
        tc_verification_report (self, "%s", local_error->message);
      for (guint i = 0; quotes != NULL && i < quotes->len; i++)
        if (!check_quote (self, &cache, g_ptr_array_index (quotes, i), tc_statement_get_int (statement, 0),
                          field, error))
          return FALSE;
    }

  return tc_verification_finish (self, statement, error);
}

static gboolean
is_as_packed (TcVerification  *self,
              TcStatement     *statement,
              GError         **error)
{
  g_autofree char *text = tc_statement_dup_text (statement, 2);
  g_autoptr (GPtrArray) suggestions = tc_suggestions_new ();
  g_auto (TcTextIndex) index = { NULL };
  gsize n_bytes;
  const void *pack = tc_statement_get_bytes (statement, 1, &n_bytes);

  tc_text_index_init (&index, text);

  return tc_suggestion_unpack (self->store->connection, pack, n_bytes, tc_statement_get_int (statement, 0), &index,
                               suggestions, error)
         && tc_suggestion_pack_check (pack, n_bytes, suggestions);
}

static gboolean
check_suggestions (TcVerification  *self,
                   GError         **error)
{
  g_autoptr (TcStatement) statement = NULL;

  statement = tc_verification_prepare (self,
                       "SELECT suggestion_pack.source_id, pack, text, name FROM suggestion_pack "
                       "JOIN source ON source.id = suggestion_pack.source_id "
                       "LEFT JOIN source_text ON source_text.source_id = suggestion_pack.source_id "
                       "ORDER BY suggestion_pack.source_id");
  while (tc_verification_next (self, statement))
    {
      g_autofree char *name = tc_statement_dup_text (statement, 3);

      if (!is_as_packed (self, statement, NULL))
        /* Translators: %s is a file name */
        tc_verification_report (self, _("The suggestions from “%s”, or what they quote, were changed."), name);
    }

  return tc_verification_finish (self, statement, error);
}

static gboolean
check_annotation_quotes (TcVerification  *self,
                         GError         **error)
{
  g_autoptr (TcStatement) statement = NULL;
  g_auto (TextCache) cache = { 0, NULL };

  statement = tc_verification_prepare (self,
                       "SELECT study_id, source_id, \"start\", \"end\", text, field FROM annotation "
                       "ORDER BY source_id, id");
  while (tc_verification_next (self, statement))
    {
      g_autoptr (TcQuote) quote = NULL;
      g_autofree char *text = tc_statement_dup_text (statement, 4);
      g_autofree char *field = tc_statement_dup_text (statement, 5);
      gint64 start = tc_statement_get_int (statement, 2);
      gint64 end = tc_statement_get_int (statement, 3);

      if (start < 0 || start > end || end > G_MAXUINT)
        {
          report_quote (self, tc_statement_get_int (statement, 0), field);
          continue;
        }
      quote = tc_quote_new ((TcSpan) { start, end }, text);
      quote->source_id = tc_statement_get_int (statement, 1);
      if (!check_quote (self, &cache, quote, tc_statement_get_int (statement, 0), field, error))
        return FALSE;
    }

  return tc_verification_finish (self, statement, error);
}

static gboolean
check_quotes (TcVerification  *self,
              GError         **error)
{
  return check_suggestions (self, error) &&
         check_quote_column (self, "SELECT study_id, field, quotes FROM discrepancy ORDER BY source_id, id", error) &&
         check_quote_column (self, "SELECT study_id, field, quotes FROM answer ORDER BY study_id, field", error) &&
         check_annotation_quotes (self, error);
}

/**
 * tc_store_verify:
 * @self: a store
 * @problem: (scope call): called for each thing that is wrong, with a translated sentence
 * @progress: (scope call) (nullable): called with the part that is done
 * @user_data: data for both
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for a #GError
 *
 * Checks the file, the hashes of the sources, the quotes against the texts, the chain of the history and
 * the answers against the history. Changes nothing.
 *
 * Returns: %FALSE only where it could not run to its end
 */
gboolean
tc_store_verify (TcStore         *self,
                 TcVerifyFunc     problem,
                 TcProgressFunc   progress,
                 gpointer         user_data,
                 GCancellable    *cancellable,
                 GError         **error)
{
  static const CheckFunc checks[] = {
    check_integrity, check_references, check_bytes, check_texts, check_quotes,
    tc_verification_check_history,
  };
  TcVerification verification = { self, problem, progress, user_data, cancellable };

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (problem != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    {
      g_autoptr (GError) local_error = NULL;

      if (progress != NULL)
        progress ((double) i / G_N_ELEMENTS (checks), user_data);
      if (checks[i] (&verification, &local_error))
        continue;

      /* What cannot be read is a finding too, and the other checks may still say more. */
      if (!g_error_matches (local_error, TC_STORE_ERROR, TC_STORE_ERROR_DAMAGED))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      problem (local_error->message, user_data);
    }

  if (progress != NULL)
    progress (1, user_data);
  return TRUE;
}
