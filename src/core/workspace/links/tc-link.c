/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-workspace"

#include "config.h"

#include "tc-link.h"

#include "tc-title-key.h"

/* An abstract of a congress and the paper that follows it. */
#define MAX_YEARS_BETWEEN 3

static void
add_pair (TcLink     *link,
          TcId        report_id,
          const char *reason)
{
  TcLinkPair pair = { report_id, reason };

  g_array_append_val (link->pairs, pair);
}

/* The abstracts of one congress may share the DOI of their supplement. */
static gboolean
find_other_work (TcStore           *store,
                 TcId               report_id,
                 const TcLinkKeys  *keys,
                 gboolean          *other,
                 GError           **error)
{
  g_autofree char *author = NULL;
  g_autofree char *title = NULL;

  *other = FALSE;
  if (keys->title == NULL || keys->match.author == NULL)
    return TRUE;
  if (!tc_store_get_report_title (store, report_id, &title, &author, error))
    return FALSE;

  *other = title != NULL && author != NULL && *author != '\0' && !tc_title_similar (title, keys->title)
           && !tc_title_share (author, keys->match.author);

  return TRUE;
}

/* Whether something speaks against what one identifier says. */
static gboolean
find_conflict (TcStore           *store,
               TcId               report_id,
               const TcLinkKeys  *keys,
               gboolean          *conflict,
               GError           **error)
{
  const struct
  {
    const char *kind;
    const char *value;
  } identifiers[] = {
    { "doi", keys->doi }, { "pmid", keys->pmid }, { "pmcid", keys->pmcid }, { "record", keys->record },
  };

  *conflict = FALSE;
  for (guint i = 0; !*conflict && i < G_N_ELEMENTS (identifiers); i++)
    if (identifiers[i].value != NULL
        && !tc_store_has_other_identifier (store, report_id, identifiers[i].kind, identifiers[i].value,
                                           conflict, error))
      return FALSE;

  return *conflict || find_other_work (store, report_id, keys, conflict, error);
}

/* Links to the report that has the identifier, or notes the reports that a person should look at. */
static gboolean
find_report (TcStore           *store,
             const TcLinkKeys  *keys,
             const char        *kind,
             const char        *value,
             TcLink            *link,
             GError           **error)
{
  g_autoptr(GArray) matches = NULL;

  if (value == NULL)
    return TRUE;

  matches = tc_store_find_identified (store, kind, value, error);
  if (matches == NULL)
    return FALSE;

  for (guint i = 0; i < matches->len; i++)
    {
      const TcReportMatch *match = &g_array_index (matches, TcReportMatch, i);
      gboolean conflict;

      if (match->report_id == link->report_id)
        continue;
      if (!find_conflict (store, match->report_id, keys, &conflict, error))
        return FALSE;
      if (conflict)
        {
          add_pair (link, match->report_id, "identifier");
          continue;
        }
      if (link->report_id != 0)
        {
          g_array_append_val (link->ties, match->report_id);
          continue;
        }
      link->report_id = match->report_id;
      link->study_id = match->study_id;
    }

  return TRUE;
}

/* Links to the study that one of the numbers belongs to. @certain is FALSE where a person has to say so. */
static gboolean
find_study (TcStore      *store,
            const char   *kind,
            GPtrArray    *values,
            gboolean      certain,
            TcLink       *link,
            GError      **error)
{
  for (guint i = 0; i < values->len; i++)
    {
      g_autoptr(GArray) matches =
        tc_store_find_identified (store, kind, g_ptr_array_index (values, i), error);

      if (matches == NULL)
        return FALSE;
      for (guint j = 0; j < matches->len; j++)
        {
          const TcReportMatch *match = &g_array_index (matches, TcReportMatch, j);

          if (link->study_id == 0 && certain)
            link->study_id = match->study_id;
          else if (link->study_id != match->study_id)
            add_pair (link, match->report_id, "trial");
        }
    }

  return TRUE;
}

static gboolean
find_studies (TcStore           *store,
              const TcLinkKeys  *keys,
              TcLink            *link,
              GError           **error)
{
  return find_study (store, "record", keys->trials, TRUE, link, error)
         && find_study (store, "trial", keys->trials, TRUE, link, error)
         && find_study (store, "mention", keys->trials, FALSE, link, error)
         && find_study (store, "record", keys->mentions, FALSE, link, error)
         && find_study (store, "trial", keys->mentions, FALSE, link, error);
}

/* Whether two reports of one title, or one place in a journal, are worth a look. */
static gboolean
is_near (const TcMatchKeys *a,
         const TcMatchKeys *b)
{
  gboolean years = a->year != 0 && b->year != 0;
  gboolean authors = a->author != NULL && *a->author != '\0' && *b->author != '\0';

  if (years && ABS (a->year - b->year) > MAX_YEARS_BETWEEN)
    return FALSE;
  if (authors && tc_title_share (a->author, b->author))
    return TRUE;
  if (years && a->year != b->year)
    return FALSE;

  return !authors || (a->page != NULL && *a->page != '\0' && g_str_equal (a->page, b->page));
}

/* Whether two reports of one place in a journal are worth a look: what has the same title is found by that. */
static gboolean
is_same_place (const TcMatchKeys *a,
               const TcMatchKeys *b)
{
  return a->year == b->year && g_strcmp0 (a->page, b->page) == 0 && tc_title_one_person (a->author, b->author);
}

static gboolean
is_worth_a_look (const TcMatchKeys *a,
                 const TcMatchKeys *b,
                 guint              hash)
{
  return hash < TC_LINK_CITATION_HASH ? is_near (a, b) : is_same_place (a, b);
}

static gboolean
find_near (TcStore            *store,
           const TcMatchKeys  *keys,
           TcLink             *link,
           GError            **error)
{
  for (guint i = 0; i < TC_MATCH_HASHES; i++)
    {
      g_autoptr(GArray) matches = NULL;

      if (keys->hashes[i] == 0)
        continue;
      matches = tc_store_find_matches (store, keys->hashes[i], error);
      if (matches == NULL)
        return FALSE;
      for (guint j = 0; j < matches->len; j++)
        {
          const TcReportMatch *match = &g_array_index (matches, TcReportMatch, j);

          if (match->study_id != link->study_id && is_worth_a_look (keys, &match->keys, i))
            add_pair (link, match->report_id, i < TC_LINK_CITATION_HASH ? "title" : "citation");
        }
    }

  return TRUE;
}

/**
 * tc_link_find:
 * @link: (out caller-allocates): gets where the source belongs; free with tc_link_clear()
 *
 * Finds the report or the study that a new source belongs to: by an exact identifier, and only where nothing
 * speaks against it. Whatever else is like it becomes a pair for a person to judge.
 *
 * Returns: %FALSE with @error where the store could not be read
 */
gboolean
tc_link_find (TcStore           *store,
              const TcLinkKeys  *keys,
              TcLink            *link,
              GError           **error)
{
  link->report_id = link->study_id = 0;
  link->ties = g_array_new (FALSE, FALSE, sizeof (TcId));
  link->pairs = g_array_new (FALSE, FALSE, sizeof (TcLinkPair));
  if (!find_report (store, keys, "doi", keys->doi, link, error)
      || !find_report (store, keys, "pmid", keys->pmid, link, error)
      || !find_report (store, keys, "pmcid", keys->pmcid, link, error)
      || !find_report (store, keys, "record", keys->record, link, error))
    return FALSE;

  /* What is like a copy is like the report, and that was looked for when it came. */
  return link->report_id != 0
         || (find_studies (store, keys, link, error) && find_near (store, &keys->match, link, error));
}

static gboolean
note_identifier (TcStore         *store,
                 const TcSource  *source,
                 const char      *kind,
                 const char      *value,
                 GError         **error)
{
  return value == NULL || tc_store_add_identifier (store, kind, value, source->id, error);
}

static gboolean
note_identifiers (TcStore         *store,
                  const TcSource  *source,
                  const char      *kind,
                  GPtrArray       *values,
                  GError         **error)
{
  for (guint i = 0; i < values->len; i++)
    if (!note_identifier (store, source, kind, g_ptr_array_index (values, i), error))
      return FALSE;

  return TRUE;
}

/**
 * tc_link_note:
 * @source: the source, stored
 *
 * Stores what later sources are linked by, and the pairs.
 *
 * Returns: %FALSE with @error where the store refused
 */
gboolean
tc_link_note (TcStore           *store,
              const TcSource    *source,
              const TcLinkKeys  *keys,
              const TcLink      *link,
              GError           **error)
{
  if (!note_identifier (store, source, "doi", keys->doi, error)
      || !note_identifier (store, source, "pmid", keys->pmid, error)
      || !note_identifier (store, source, "pmcid", keys->pmcid, error)
      || !note_identifier (store, source, "record", keys->record, error)
      || !note_identifiers (store, source, "trial", keys->trials, error)
      || !note_identifiers (store, source, "mention", keys->mentions, error)
      || !tc_store_add_match_keys (store, source->id, &keys->match, error))
    return FALSE;

  for (guint i = 0; i < link->pairs->len; i++)
    {
      const TcLinkPair *pair = &g_array_index (link->pairs, TcLinkPair, i);

      if (pair->report_id != source->report_id
          && !tc_store_add_pair (store, pair->report_id, source->report_id, pair->reason, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * tc_link_note_again:
 * @source: a stored source that takes the place of another one
 *
 * Stores what later sources are linked by. The source belongs where the other one did.
 *
 * Returns: %FALSE with @error where the store refused
 */
gboolean
tc_link_note_again (TcStore   *store,
                    TcSource  *source,
                    GError   **error)
{
  g_auto(TcLinkKeys) keys = { NULL };
  g_auto(TcLink) link = { .pairs = g_array_new (FALSE, FALSE, sizeof (TcLinkPair)) };

  tc_link_keys_read (&keys, source);

  return tc_link_note (store, source, &keys, &link, error);
}

/* Of a source that has its place. */
static gboolean
note_placed (TcStore   *store,
             TcSource  *source,
             GError   **error)
{
  g_auto(TcLinkKeys) keys = { NULL };
  g_auto(TcLink) link = { .pairs = g_array_new (FALSE, FALSE, sizeof (TcLinkPair)) };

  tc_link_keys_read (&keys, source);
  link.study_id = source->study_id;
  if (source->report_id != 0 && !find_near (store, &keys.match, &link, error))
    return FALSE;

  return tc_link_note (store, source, &keys, &link, error);
}

/**
 * tc_link_note_missing:
 * @source: what was read of a file that is in the project
 * @source_id: the source that is there
 *
 * Stores what a source is linked by that has nothing of the kind, because it could not be read when it was tried
 * (tc_link_catch_up()).
 *
 * Returns: %FALSE with @error where the store refused
 */
gboolean
tc_link_note_missing (TcStore   *store,
                      TcSource  *source,
                      TcId       source_id,
                      GError   **error)
{
  gboolean has;

  if (!tc_store_has_match_keys (store, source_id, &has, error))
    return FALSE;
  if (has)
    return TRUE;

  source->id = source_id;

  return tc_store_get_place (store, source_id, &source->study_id, &source->report_id, error)
         && note_placed (store, source, error);
}

static gboolean
note_late (TcStore   *store,
           TcId       source_id,
           GError   **error)
{
  g_autoptr(TcSource) source = tc_store_get_source (store, source_id, error);

  if (source == NULL)
    return FALSE;

  g_ptr_array_unref (source->suggestions);
  source->suggestions = tc_store_list_source_suggestions (store, source_id, error);
  if (source->suggestions == NULL)
    {
      source->suggestions = tc_suggestions_new ();
      return FALSE;
    }

  return note_placed (store, source, error) && tc_store_set_linked (store, source_id, error);
}

/* Whether it is the source that cannot be read, today and at each later time, and not the store. */
static gboolean
is_of_source (const GError *error)
{
  return g_error_matches (error, TC_STORE_ERROR, TC_STORE_ERROR_DAMAGED)
         || g_error_matches (error, TC_STORE_ERROR, TC_STORE_ERROR_NOT_FOUND);
}

/* A damaged source has nothing by which it could be linked: those behind it do not wait for it. */
static gboolean
note_late_or_pass (TcStore  *store,
                   TcId      source_id,
                   GError  **error)
{
  g_autoptr(GError) local_error = NULL;

  if (!tc_store_savepoint (store, error))
    return FALSE;
  if (note_late (store, source_id, &local_error))
    return tc_store_release (store, error);

  tc_store_rollback_to (store);
  if (!is_of_source (local_error))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  g_info ("A source could not be prepared for linking: %s", local_error->message);

  return tc_store_set_linked (store, source_id, error);
}

/**
 * tc_link_catch_up:
 * @store: a store that may write, outside of a transaction
 * @limit: how many sources at most
 * @more: (out): whether there may be others
 *
 * Notes what sources are linked by that were imported before the program did so, and what they are
 * like. They stay where they are. One that is damaged is passed over.
 *
 * Returns: %FALSE with @error where the store refused, so that nothing was noted
 */
gboolean
tc_link_catch_up (TcStore   *store,
                  guint      limit,
                  gboolean  *more,
                  GError   **error)
{
  g_autoptr(GArray) sources = tc_store_list_unlinked (store, limit, error);

  *more = sources != NULL && sources->len == limit;
  if (sources == NULL || sources->len == 0)
    return sources != NULL;
  if (!tc_store_begin (store, error))
    return FALSE;

  for (guint i = 0; i < sources->len; i++)
    if (!note_late_or_pass (store, g_array_index (sources, TcId, i), error))
      {
        tc_store_rollback (store);
        return FALSE;
      }

  return tc_store_commit (store, error);
}

/**
 * tc_link_clear:
 *
 * Frees what the link holds.
 */
void
tc_link_clear (TcLink *self)
{
  g_clear_pointer (&self->ties, g_array_unref);
  g_clear_pointer (&self->pairs, g_array_unref);
}
