/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-store"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "tc-event-table.h"
#include "tc-sha256.h"
#include "tc-verification.h"

/* The chain of the history, and everything that a person decided against its last word: answers, annotations,
 * the status of studies, and decisions about discrepancies. */

static gboolean
check_chain (TcVerification  *self,
             GError         **error)
{
  g_autoptr (TcStatement) statement =
    tc_verification_prepare (self, "SELECT " TC_EVENT_COLUMNS " FROM event ORDER BY id");
  g_autofree char *previous_hash = g_strdup ("");
  TcId previous_id = 0;

  while (tc_verification_next (self, statement))
    {
      g_autoptr (TcEventRow) event = tc_event_row_read (statement);
      g_autofree char *hash = tc_event_row_hash (event);

      if (event->id != previous_id + 1 || strcmp (event->previous_hash, previous_hash) != 0)
        tc_verification_report (self, _("The history has a gap before entry %" PRId64 "."), event->id);
      if (strcmp (event->hash, hash) != 0)
        tc_verification_report (self, _("Entry %" PRId64 " of the history was changed after it was written."),
                                event->id);

      previous_id = event->id;
      g_free (previous_hash);
      previous_hash = g_strdup (event->hash);
    }

  return tc_verification_finish (self, statement, error);
}

/* Compares each answer with the last entry about it; the states of answers and entries must be those of the
 * same moment, so a quote that was added outside of the program counts too. */
static gboolean
check_answers (TcVerification  *self,
               GError         **error)
{
  g_autoptr (TcStatement) statement = NULL;

  statement = tc_verification_prepare (self,
                       "WITH last (study_id, field, id) AS (SELECT study_id, field, max (id) FROM event "
                       "WHERE object = 'answer' GROUP BY study_id, field) "
                       "SELECT answer.study_id, answer.field, event.after FROM answer "
                       "LEFT JOIN last USING (study_id, field) LEFT JOIN event ON event.id = last.id "
                       "UNION ALL "
                       "SELECT event.study_id, event.field, event.after FROM last JOIN event USING (id) "
                       "WHERE event.after <> '' AND NOT EXISTS (SELECT 1 FROM answer "
                       "WHERE answer.study_id = event.study_id AND answer.field = event.field)");
  while (tc_verification_next (self, statement))
    {
      g_autoptr (TcAnswer) answer = NULL;
      g_autoptr (TcAnswer) noted = NULL;
      g_autoptr (GError) local_error = NULL;
      g_autofree char *field = tc_statement_dup_text (statement, 1);
      const char *after = tc_statement_get_text (statement, 2);
      TcId study_id = tc_statement_get_int (statement, 0);

      answer = tc_store_get_answer (self->store, study_id, field, &local_error);
      if (after != NULL && after[0] != '\0')
        noted = tc_answer_from_json (after, NULL);
      if (answer == NULL || noted == NULL || !tc_answer_equal (answer, noted))
        tc_verification_report (self,
                                /* Translators: %s is the key of a field, the number is that of a study */
                                _("The answer “%s” of study %" PRId64 " is not the one that the history gives."),
                                field, study_id);
    }

  return tc_verification_finish (self, statement, error);
}

/* Compares each annotation with the last entry about it, as one text. */
static gboolean
check_annotations (TcVerification  *self,
                   GError         **error)
{
  g_autoptr (TcStatement) statement = NULL;

  statement = tc_verification_prepare (self,
                                       "WITH last (object_id, id) AS (SELECT object_id, max (id) FROM event "
                                       "WHERE object = 'annotation' GROUP BY object_id) "
                                       "SELECT annotation.id, annotation.study_id, event.after FROM annotation "
                                       "LEFT JOIN last ON last.object_id = annotation.id "
                                       "LEFT JOIN event ON event.id = last.id "
                                       "UNION ALL "
                                       "SELECT event.object_id, event.study_id, event.after "
                                       "FROM last JOIN event USING (id) WHERE event.after <> '' "
                                       "AND event.object_id NOT IN (SELECT id FROM annotation)");
  while (tc_verification_next (self, statement))
    {
      g_autoptr (GError) local_error = NULL;
      g_autoptr (TcAnnotation) annotation =
        tc_store_get_annotation (self->store, tc_statement_get_int (statement, 0), &local_error);
      g_autofree char *now = annotation != NULL ? tc_annotation_to_json (annotation) : NULL;

      if (now == NULL || g_strcmp0 (now, tc_statement_get_text (statement, 2)) != 0)
        tc_verification_report (self,
                                /* Translators: the number is that of a study */
                                _("An annotation of study %" PRId64 " is not the one that the history gives."),
                                tc_statement_get_int (statement, 1));
    }

  return tc_verification_finish (self, statement, error);
}

/* The last word about a member of the snapshots of an object; entries that cannot be read say nothing, and the
 * chain has told of them. */
#define LAST(object, key, member) \
  "(SELECT json_extract (after, '$." member "') FROM event WHERE event.object = '" object "' " \
  "AND " key " AND CASE WHEN json_valid (after) THEN json_type (after, '$." member "') END IS NOT NULL " \
  "ORDER BY event.id DESC LIMIT 1)"

#define OF_STUDY "event.study_id = study.id"

static gboolean
check_statuses (TcVerification  *self,
                GError         **error)
{
  g_autoptr (TcStatement) statement = NULL;

  statement =
    tc_verification_prepare (self,
                             "SELECT id FROM study "
                             "WHERE status <> ifnull (" LAST ("study", OF_STUDY, "status") ", 'to review') "
                             "OR exclusion_reason <> ifnull (" LAST ("study", OF_STUDY, "exclusion_reason") ", '') "
                             "OR removed <> ifnull (" LAST ("study", OF_STUDY, "removed") ", 0) ORDER BY id");
  while (tc_verification_next (self, statement))
    tc_verification_report (self,
                            /* Translators: the number is that of a study */
                            _("The status of study %" PRId64 " is not the one that the history gives."),
                            tc_statement_get_int (statement, 0));

  return tc_verification_finish (self, statement, error);
}

static gboolean
check_decisions (TcVerification  *self,
                 GError         **error)
{
  g_autoptr (TcStatement) statement = NULL;

  statement =
    tc_verification_prepare (self,
                             "WITH last (object_id, id) AS (SELECT object_id, max (id) FROM event "
                             "WHERE object = 'discrepancy' GROUP BY object_id) "
                             "SELECT discrepancy.study_id FROM discrepancy "
                             "LEFT JOIN last ON last.object_id = discrepancy.id "
                             "LEFT JOIN event ON event.id = last.id "
                             "WHERE decision <> CASE WHEN json_valid (event.after) "
                             "THEN ifnull (json_extract (event.after, '$.decision'), 'open') ELSE 'open' END "
                             "ORDER BY discrepancy.id");
  while (tc_verification_next (self, statement))
    tc_verification_report (self,
                            /* Translators: the number is that of a study */
                            _("A decision about a discrepancy of study %" PRId64
                              " is not the one that the history gives."),
                            tc_statement_get_int (statement, 0));

  return tc_verification_finish (self, statement, error);
}

/* Hashes of the codebooks as they are, by number. */
static GHashTable *
hash_codebooks (TcVerification  *self,
                TcId            *newest,
                GError         **error)
{
  g_autoptr (GHashTable) hashes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (TcStatement) statement =
    tc_verification_prepare (self, "SELECT id, json, sha256 FROM codebook ORDER BY id");

  *newest = 0;
  while (tc_verification_next (self, statement))
    {
      const char *json = tc_statement_get_text (statement, 1);
      const char *noted = tc_statement_get_text (statement, 2);
      char *hash = tc_sha256_of_data (json, strlen (json));

      *newest = tc_statement_get_int (statement, 0);
      if (*noted != '\0' && strcmp (hash, noted) != 0)
        tc_verification_report (self, _("Codebook %" PRId64 " of the project was changed after it was written."),
                                *newest);
      g_hash_table_insert (hashes, g_memdup2 (newest, sizeof *newest), hash);
    }
  if (!tc_verification_finish (self, statement, error))
    return NULL;

  return g_steal_pointer (&hashes);
}

#define CODEBOOK(side, member) \
  "CASE WHEN json_valid (" side ") THEN json_extract (" side ", '$." member "') END"

/* The codebooks that the history names are those of the project, and the last one is the one that counts. */
static gboolean
check_codebooks (TcVerification  *self,
                 GError         **error)
{
  TcId newest, last = 0;
  g_autoptr (GHashTable) hashes = hash_codebooks (self, &newest, error);
  g_autoptr (TcStatement) statement = NULL;

  if (hashes == NULL)
    return FALSE;

  statement = tc_verification_prepare (self,
                                       "SELECT " CODEBOOK ("before", "codebook") ", " CODEBOOK ("before", "sha256") ", "
                                       CODEBOOK ("after", "codebook") ", " CODEBOOK ("after", "sha256")
                                       " FROM event WHERE object = 'codebook' ORDER BY id");
  while (tc_verification_next (self, statement))
    for (int i = 0; i < 4; i += 2)
      {
        const char *noted = tc_statement_get_text (statement, i + 1);

        last = tc_statement_get_int (statement, i);
        if (g_strcmp0 (g_hash_table_lookup (hashes, &last), noted) != 0)
          tc_verification_report (self, _("Codebook %" PRId64 " of the project is not the one that the history gives."),
                                  last);
      }
  if (!tc_verification_finish (self, statement, error))
    return FALSE;

  if (newest != (last != 0 ? last : 1))
    tc_verification_report (self, _("The project has a codebook that the history does not know."));
  return TRUE;
}

/**
 * tc_verification_check_history:
 * @self: a verification
 * @error: return location for a #GError
 *
 * Checks the chain of the history, and what people decided against it.
 *
 * Returns: %FALSE only where it could not run to its end
 */
gboolean
tc_verification_check_history (TcVerification  *self,
                               GError         **error)
{
  return check_chain (self, error) && check_answers (self, error) && check_annotations (self, error) &&
         check_statuses (self, error) && check_decisions (self, error) &&
         check_codebooks (self, error);
}
