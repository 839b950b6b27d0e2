/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-store"

#include "config.h"

#include "tc-store-private.h"

/**
 * tc_store_add_report:
 * @self: a store in a transaction
 * @study_id: its study
 * @kind: what it is, such as "trial report"
 * @doi: (nullable): its DOI
 * @pmid: (nullable): its PubMed number
 * @pmcid: (nullable): its PubMed Central number
 * @registry_id: (nullable): the number of its register entry
 * @error: return location for a #GError
 *
 * Adds a report to a study. Empty identifiers are none.
 *
 * Returns: the id, 0 with @error set
 */
TcId
tc_store_add_report (TcStore     *self,
                     TcId         study_id,
                     const char  *kind,
                     const char  *doi,
                     const char  *pmid,
                     const char  *pmcid,
                     const char  *registry_id,
                     GError     **error)
{
  g_autoptr (TcStatement) statement = NULL;

  if (!tc_store_may_write (self, error))
    return 0;

  statement = tc_statement_new (self->connection,
                                "INSERT INTO report (study_id, kind, doi, pmid, pmcid, registry_id) "
                                "VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
  tc_statement_bind_int (statement, 1, study_id);
  tc_statement_bind_text (statement, 2, kind != NULL ? kind : "");
  tc_statement_bind_nonempty (statement, 3, doi);
  tc_statement_bind_nonempty (statement, 4, pmid);
  tc_statement_bind_nonempty (statement, 5, pmcid);
  tc_statement_bind_nonempty (statement, 6, registry_id);
  if (!tc_statement_run (statement, error))
    return 0;

  return sqlite3_last_insert_rowid (self->connection->db);
}

/**
 * tc_report_free:
 * @self: (transfer full): a report
 *
 * Frees a report.
 */
void
tc_report_free (TcReport *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->kind);
  g_free (self->doi);
  g_free (self->pmid);
  g_free (self->pmcid);
  g_free (self->registry_id);
  g_free (self);
}

/* What the report came with, else what another of its copies that are there gives. */
#define IDENTIFIER(kind) \
  "coalesce (" kind ", (SELECT value FROM source JOIN identifier ON source_id = source.id " \
  "WHERE report_id = report.id AND removed = 0 AND identifier.kind = '" kind "' ORDER BY source.id LIMIT 1))"

/**
 * tc_store_list_reports:
 * @self: a store
 * @study_id: a study
 * @error: return location for a #GError
 *
 * Lists the reports of a study in the order in which they were added; also those without a source, whose copies are
 * those of another report now.
 *
 * Returns: (transfer full) (element-type TcReport) (nullable): the reports, %NULL with @error set
 */
GPtrArray *
tc_store_list_reports (TcStore  *self,
                       TcId      study_id,
                       GError  **error)
{
  g_autoptr (TcStatement) statement = NULL;
  g_autoptr (GPtrArray) reports = g_ptr_array_new_with_free_func ((GDestroyNotify) tc_report_free);

  g_return_val_if_fail (self != NULL, NULL);

  statement = tc_statement_new (self->connection,
                                "SELECT id, kind, " IDENTIFIER ("doi") ", " IDENTIFIER ("pmid") ", " IDENTIFIER ("pmcid")
                                ", registry_id FROM report "
                                "WHERE study_id = ?1 ORDER BY id");
  tc_statement_bind_int (statement, 1, study_id);
  while (tc_statement_next (statement))
    {
      TcReport *report = g_new0 (TcReport, 1);

      report->id = tc_statement_get_int (statement, 0);
      report->study_id = study_id;
      report->kind = tc_statement_dup_text (statement, 1);
      report->doi = tc_statement_dup_nullable (statement, 2);
      report->pmid = tc_statement_dup_nullable (statement, 3);
      report->pmcid = tc_statement_dup_nullable (statement, 4);
      report->registry_id = tc_statement_dup_nullable (statement, 5);
      g_ptr_array_add (reports, report);
    }
  if (!tc_statement_finish (statement, error))
    return NULL;

  return g_steal_pointer (&reports);
}
