/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-workspace"

#include "config.h"

#include "tc-import-store.h"

#include <glib/gi18n-lib.h>

#include "tc-import-result-private.h"
#include "tc-json.h"
#include "tc-link-change.h"
#include "tc-link.h"
#include "tc-snapshot.h"

/* @label: (out): what the study is called */
static gboolean
add_new_study (TcStore    *store,
               TcSource   *source,
               GPtrArray  *discrepancies,
               char      **label,
               GError    **error)
{
  g_autoptr(TcStudyRow) row = tc_study_row_new ();

  g_free (row->kind);
  row->kind = g_strdup (source->kind);
  tc_store_describe_study (store, row, source);
  row->n_discrepancies = discrepancies->len;
  source->study_id = tc_store_add_study (store, row, error);
  *label = g_steal_pointer (&row->label);

  return source->study_id != 0;
}

static gboolean
add_new_report (TcStore           *store,
                TcSource          *source,
                const TcLinkKeys  *keys,
                GError           **error)
{
  source->report_id = tc_store_add_report (store, source->study_id, source->kind, keys->doi,
                                           keys->pmid, keys->pmcid, keys->registry_id, error);

  return source->report_id != 0;
}

static gboolean
add_content (TcStore           *store,
             TcSource          *source,
             GPtrArray         *discrepancies,
             const TcLinkKeys  *keys,
             const TcLink      *link,
             GError           **error)
{
  return tc_store_add_source (store, source, error)
         && tc_store_add_discrepancies (store, source->study_id, source->id, discrepancies, error)
         && tc_link_note (store, source, keys, link, error);
}

/* What the history holds of an imported source. */
static char *
make_snapshot (TcSource *source)
{
  GString *json = g_string_new ("{\"removed\":false,\"name\":");

  tc_json_append_text (json, source->name);
  g_string_append (json, ",\"sha256\":");
  tc_json_append_text (json, source->sha256);
  g_string_append_c (json, '}');

  return g_string_free (json, FALSE);
}

static char *
get_label (TcStore *store,
           TcId     study_id)
{
  g_autoptr(TcStudyRow) row = tc_store_get_study (store, study_id, NULL);

  return g_strdup (row != NULL ? row->label : "");
}

/* @label: what the study is called */
static void
add_result (GPtrArray       *results,
            TcIntakeItem    *item,
            const TcSource  *source,
            TcImportOutcome  outcome,
            const char      *reason,
            TcId             study_id,
            const char      *label)
{
  g_ptr_array_add (results, tc_import_result_new (item->input->name, outcome, reason, study_id, label,
                                                  item->sha256 != NULL ? source->line : 0, 1));
}

static void
append_sentence (GString    *sentences,
                 const char *sentence)
{
  g_autofree char *both = NULL;

  if (sentences->len == 0)
    {
      g_string_append (sentences, sentence);
      return;
    }

  /* Translators: Two whole sentences, one after the other. */
  both = g_strdup_printf (_("%s %s"), sentences->str, sentence);
  g_string_assign (sentences, both);
}

/* What a person should look at in a new study; "" where there is nothing. */
static char *
describe_warnings (TcSource  *source,
                   GPtrArray *discrepancies)
{
  g_autoptr(GString) sentences = g_string_new (NULL);

  if (g_strcmp0 (source->kind, "review") == 0)
    append_sentence (sentences, _("This is a review, not a trial."));
  if (discrepancies->len > 0)
    {
      g_autofree char *sentence =
        /* Translators: statements of one report that cannot all be right */
        g_strdup_printf (ngettext ("%u discrepancy is to be decided.",
                                   "%u discrepancies are to be decided.", discrepancies->len),
                         discrepancies->len);

      append_sentence (sentences, sentence);
    }
  for (guint i = 0; i < source->warnings->len; i++)
    {
      g_autofree char *shown = tc_warning_dup_shown (g_ptr_array_index (source->warnings, i));

      append_sentence (sentences, shown);
    }

  return g_string_free (g_steal_pointer (&sentences), FALSE);
}

/* What became of a source that belongs to a study that is there; "again" is whether that was reviewed. */
static void
add_linked_result (GPtrArray       *results,
                   TcIntakeItem    *item,
                   const TcSource  *source,
                   const char      *sentence,
                   gboolean         again,
                   TcId             study_id,
                   const char      *label)
{
  g_autoptr(GString) sentences = g_string_new (sentence);

  if (again)
    append_sentence (sentences, _("It contradicts what was reviewed: the study is in review again."));
  add_result (results, item, source, again ? TC_IMPORT_WARNING : TC_IMPORT_DONE, sentences->str,
              study_id, label);
}

/* Shows a source again, and its study. */
static gboolean
bring_back (TcChange      *change,
            TcIntakeItem  *item,
            TcId           study_id,
            TcId           source_id,
            gboolean      *again,
            GError       **error)
{
  guint n_moves = item->moves->len;
  guint n_open;

  if (!tc_link_begin_growing (change->store, study_id, &n_open, error)
      || !tc_change_source_removed (change, study_id, source_id, FALSE, error)
      || !tc_change_removed (change, study_id, FALSE, error)
      || !tc_link_end_growing (change, study_id, n_open, item->moves, error))
    return FALSE;
  g_array_append_val (item->copies, source_id);
  *again = item->moves->len > n_moves;

  return TRUE;
}

static gboolean
store_known (TcChange      *change,
             TcIntakeItem  *item,
             TcSource      *source,
             TcId           source_id,
             TcId           study_id,
             GPtrArray     *results,
             GError       **error)
{
  g_autofree char *label = get_label (change->store, study_id);
  gboolean removed = tc_store_is_study_removed (change->store, study_id);
  gboolean again;

  /* What is damaged in the project is whole in the file. */
  if (!tc_link_note_missing (change->store, source, source_id, error))
    return FALSE;
  if (!removed && !tc_store_is_source_removed (change->store, source_id))
    {
      add_result (results, item, source, TC_IMPORT_PRESENT, _("The same file is already in the project."),
                  study_id, label);
      return TRUE;
    }

  if (!bring_back (change, item, study_id, source_id, &again, error))
    return FALSE;
  if (removed)
    g_array_append_val (item->studies, study_id);
  add_linked_result (results, item, source,
                     _("The file was in the project before; its study was brought back."), again,
                     study_id, label);

  return TRUE;
}

/* Reports that the copy shows to be one. */
static gboolean
join_ties (TcChange      *change,
           TcIntakeItem  *item,
           TcSource      *source,
           const TcLink  *link,
           GError       **error)
{
  for (guint i = 0; i < link->ties->len; i++)
    if (!tc_link_join (change, source->report_id, g_array_index (link->ties, TcId, i), item->moves, error)
        || !tc_store_get_place (change->store, source->id, &source->study_id, &source->report_id, error))
      return FALSE;

  return TRUE;
}

/* A source that belongs to a study that is there: a copy of a report, or a further report. */
static gboolean
store_linked (TcChange          *change,
              TcIntakeItem      *item,
              TcSource          *source,
              const TcLinkKeys  *keys,
              const TcLink      *link,
              GPtrArray         *discrepancies,
              GPtrArray         *results,
              GError           **error)
{
  g_autofree char *after = NULL;
  gboolean copy = link->report_id != 0;
  guint n_moves = item->moves->len;
  gboolean again;
  guint n_open;

  source->study_id = link->study_id;
  source->report_id = link->report_id;
  if (!tc_link_begin_growing (change->store, source->study_id, &n_open, error)
      || (!copy && !add_new_report (change->store, source, keys, error))
      || !add_content (change->store, source, discrepancies, keys, link, error)
      || (!copy && !tc_link_compare (change->store, source->study_id, error)))
    return FALSE;

  after = make_snapshot (source);
  /* Its row is computed once for all copies of the batch: that goes through all sources of the study. */
  tc_change_touch (change, source->study_id, TRUE);
  if (!tc_change_append_event (change, "source", source->study_id, source->id, NULL,
                               tc_snapshot_of_removed (TRUE), after, error))
    return FALSE;
  g_array_append_val (item->copies, source->id);
  if (!tc_link_end_growing (change, source->study_id, n_open, item->moves, error))
    return FALSE;
  again = item->moves->len > n_moves;
  if (!join_ties (change, item, source, link, error))
    return FALSE;
  add_linked_result (results, item, source,
                     copy ? _("A further copy of a report that is in the project; it was added to that study.")
                          : _("A further report of a study that is in the project; it was added to that study."),
                     again, source->study_id, NULL);

  return TRUE;
}

static gboolean
store_new (TcChange          *change,
           TcIntakeItem      *item,
           TcSource          *source,
           const TcLinkKeys  *keys,
           const TcLink      *link,
           GPtrArray         *discrepancies,
           GPtrArray         *results,
           GError           **error)
{
  g_autofree char *after = NULL;
  g_autofree char *label = NULL;
  g_autofree char *reason = NULL;

  if (!add_new_study (change->store, source, discrepancies, &label, error)
      || !add_new_report (change->store, source, keys, error)
      || !add_content (change->store, source, discrepancies, keys, link, error))
    return FALSE;

  after = make_snapshot (source);
  g_array_append_val (item->studies, source->study_id);
  change->set_changed = TRUE;
  if (!tc_change_append_event (change, "study", source->study_id, 0, NULL,
                               tc_snapshot_of_removed (TRUE), after, error))
    return FALSE;

  reason = describe_warnings (source, discrepancies);
  add_result (results, item, source, *reason != '\0' ? TC_IMPORT_WARNING : TC_IMPORT_DONE, reason,
              source->study_id, label);

  return TRUE;
}

static gboolean
store_source (TcChange      *change,
              TcIntakeItem  *item,
              TcSource      *source,
              GPtrArray     *discrepancies,
              GPtrArray     *results,
              GError       **error)
{
  g_auto(TcLinkKeys) keys = { NULL };
  g_auto(TcLink) link = { 0 };
  TcId study_id = 0;
  TcId known = item->fresh ? 0 : tc_store_find_source (change->store, source->sha256, source->record, &study_id);

  if (known != 0)
    return store_known (change, item, source, known, study_id, results, error);

  tc_link_keys_read (&keys, source);
  if (!tc_link_find (change->store, &keys, &link, error))
    return FALSE;

  return link.study_id != 0
         ? store_linked (change, item, source, &keys, &link, discrepancies, results, error)
         : store_new (change, item, source, &keys, &link, discrepancies, results, error);
}

static gboolean
store_record (TcChange        *change,
              TcIntakeItem    *item,
              TcIntakeRecord  *record,
              GPtrArray       *results,
              GError         **error)
{
  g_autoptr(GError) problem = NULL;

  if (record->sources == NULL)
    {
      problem = tc_intake_record_get_problem (record);
      g_ptr_array_add (results, tc_import_result_new (item->input->name, TC_IMPORT_FAILED,
                                                      problem->message, 0, NULL, record->line, 1));
      return TRUE;
    }

  for (guint i = 0; i < record->sources->len; i++)
    if (!store_source (change, item, g_ptr_array_index (record->sources, i),
                       g_ptr_array_index (record->discrepancies, i), results, error))
      return FALSE;

  return TRUE;
}

/* Whether no record of the item can be in the project, so that nobody has to look for each. */
static gboolean
is_fresh (TcStore            *store,
          const TcIntakeItem *item)
{
  for (guint i = 0; item->sha256 != NULL && i < item->records->len; i++)
    {
      const TcIntakeRecord *record = g_ptr_array_index (item->records, i);
      const TcSource *first;

      if (record->sources == NULL || record->sources->len == 0)
        continue;
      first = g_ptr_array_index (record->sources, 0);

      return !tc_store_has_sources (store, item->sha256, first->record);
    }

  return FALSE;
}

/**
 * tc_import_store_item:
 * @results: (element-type TcImportResult): gets one result for each record
 *
 * Stores the records of one item, and the bytes that they stand in, inside a savepoint of the caller.
 *
 * Returns: %FALSE with @error where the store refused; the caller takes everything back
 */
gboolean
tc_import_store_item (TcChange      *change,
                      TcIntakeItem  *item,
                      GPtrArray     *results,
                      GError       **error)
{
  if (item->bytes != NULL && g_bytes_get_size (item->bytes) > 0
      && !tc_store_add_content_part (change->store, item->sha256, item->size, item->start,
                                     item->bytes, error))
    return FALSE;

  item->fresh = is_fresh (change->store, item);
  for (guint i = 0; i < item->records->len; i++)
    if (!store_record (change, item, g_ptr_array_index (item->records, i), results, error))
      return FALSE;

  return TRUE;
}

static gboolean
take_back_studies (TcChange  *change,
                   GArray    *studies,
                   GError   **error)
{
  for (guint i = studies->len; i > 0; i--)
    if (!tc_change_removed (change, g_array_index (studies, TcId, i - 1), TRUE, error))
      return FALSE;

  return TRUE;
}

/**
 * tc_import_store_name_results:
 * @change: one that tc_change_finish() ended
 * @results: (element-type TcImportResult): of items that were stored with it
 *
 * Says in each result what its study is called now: what came behind it may have brought the names of the authors.
 */
void
tc_import_store_name_results (TcChange  *change,
                              GPtrArray *results)
{
  for (guint i = 0; i < results->len; i++)
    {
      TcImportResult *result = g_ptr_array_index (results, i);
      TcId study_id = tc_import_result_get_study_id (result);
      g_autofree char *label = NULL;

      if (study_id == 0 || !g_hash_table_contains (change->seen, &study_id))
        continue;
      label = get_label (change->store, study_id);
      tc_import_result_set_label (result, label);
    }
}

/**
 * tc_import_store_take_back:
 * @studies: (element-type gint64): studies that an input made
 * @copies: (element-type gint64): sources that it added to other studies
 *
 * Takes back what was stored of an input whose rest does not come: nothing of it is left to be seen.
 *
 * Returns: %FALSE with @error where the store refused
 */
gboolean
tc_import_store_take_back (TcChange  *change,
                           GArray    *studies,
                           GArray    *copies,
                           GError   **error)
{
  for (guint i = copies->len; i > 0; i--)
    {
      TcId id = g_array_index (copies, TcId, i - 1);
      g_autoptr(TcSource) source = tc_store_get_source (change->store, id, error);

      if (source == NULL || !tc_change_source_removed (change, source->study_id, id, TRUE, error))
        return FALSE;
    }

  return take_back_studies (change, studies, error);
}
