/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-workspace"

#include "config.h"

#include "tc-link-keys.h"

#include "tc-identifier.h"
#include "tc-title-key.h"

/* Titles with fewer letters are those of many reports: "Editorial". */
#define LEAST_TITLE 16
#define MAX_AUTHOR 60
/* A single letter is an initial. */
#define LEAST_NAME 2

static const TcSuggestion *
find_best (TcSource   *source,
           const char *field)
{
  const TcSuggestion *best = NULL;

  for (guint i = 0; i < source->suggestions->len; i++)
    {
      const TcSuggestion *suggestion = g_ptr_array_index (source->suggestions, i);

      if (g_str_equal (suggestion->field, field)
          && (best == NULL || tc_suggestion_compare (&suggestion, &best) < 0))
        best = suggestion;
    }

  return best;
}

static char *
dup_best (TcSource   *source,
          const char *field)
{
  const TcSuggestion *best = find_best (source, field);

  return best != NULL ? tc_value_to_display (best->value) : NULL;
}

static char *
dup_identifier (TcSource   *source,
                const char *field,
                char      *(*normalise) (const char *text))
{
  g_autofree char *text = dup_best (source, field);

  return normalise (text);
}

static gboolean
has_equal (GPtrArray  *ids,
           const char *id)
{
  return g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL);
}

/* The numbers that the report gives as its own; FALSE where two are of one register, and so of two trials. */
static gboolean
collect_trials (TcSource  *source,
                GPtrArray *ids)
{
  for (guint i = 0; i < source->suggestions->len; i++)
    {
      const TcSuggestion *suggestion = g_ptr_array_index (source->suggestions, i);
      g_autofree char *text = NULL;
      g_autofree char *id = NULL;

      if (!g_str_equal (suggestion->field, "registry_ids"))
        continue;
      text = tc_value_to_display (suggestion->value);
      id = tc_identifier_trial (text);
      if (id == NULL || has_equal (ids, id))
        continue;
      for (guint j = 0; j < ids->len; j++)
        if (tc_identifier_same_register (id, g_ptr_array_index (ids, j)))
          return FALSE;
      g_ptr_array_add (ids, g_steal_pointer (&id));
    }

  return TRUE;
}

static void
read_trials (TcLinkKeys *self,
             TcSource   *source)
{
  const char *kind = source->kind != NULL ? source->kind : "other";
  gboolean reports = g_str_equal (kind, "trial report") || g_str_equal (kind, "protocol")
                     || g_str_equal (kind, "registry record");

  self->trials = g_ptr_array_new_with_free_func (g_free);
  self->mentions = g_ptr_array_new_with_free_func (g_free);
  self->registry_id = dup_best (source, "registry_ids");
  if (g_str_equal (kind, "registry record"))
    self->record = tc_identifier_trial (self->registry_id);
  if (!g_str_equal (kind, "review") && !collect_trials (source, reports ? self->trials : self->mentions))
    {
      g_ptr_array_set_size (self->trials, 0);
      g_ptr_array_set_size (self->mentions, 0);
    }
}

/* The name without what stands behind a comma: initials. */
static char *
dup_author (TcSource *source)
{
  g_autofree char *name = dup_best (source, "authors");

  if (name == NULL)
    return NULL;
  if (strlen (name) > MAX_AUTHOR)
    {
      const char *end;

      g_utf8_validate (name, MAX_AUTHOR, &end);
      name[end - name] = '\0';
    }

  return tc_title_fold (name);
}

/* The two longest words: one of them is the family name, in whatever order they stand; or "" for none. */
static void
find_longest_words (char       **words,
                    const char  *longest[2])
{
  longest[0] = longest[1] = "";
  for (guint i = 0; words[i] != NULL; i++)
    if (strlen (words[i]) > strlen (longest[0]))
      {
        longest[1] = longest[0];
        longest[0] = words[i];
      }
    else if (strlen (words[i]) > strlen (longest[1]))
      {
        longest[1] = words[i];
      }
}

/* The first page: "e97" of "e97-105". */
static char *
dup_first_page (TcSource *source)
{
  g_autofree char *pages = dup_best (source, "pages");
  g_autofree char *folded = pages != NULL ? tc_title_fold (pages) : NULL;

  if (folded == NULL)
    return NULL;

  folded[strcspn (folded, " ")] = '\0';

  /* "031" is "31". */
  return g_strdup (folded + strspn (folded, "0"));
}

/* "7" of "7", "Vol. 7" and "7 Suppl 1"; all of it where there is no number. */
static char *
dup_number_of (TcSource   *source,
               const char *field)
{
  g_autofree char *text = dup_best (source, field);
  g_autofree char *folded = text != NULL ? tc_title_fold (text) : NULL;
  const char *digits = folded != NULL ? folded + strcspn (folded, "123456789") : "";
  gsize n = strspn (digits, "0123456789");

  return n > 0 ? g_strndup (digits, n) : g_steal_pointer (&folded);
}

/* The volume; journals without volumes have issues. */
static char *
dup_volume (TcSource *source)
{
  g_autofree char *volume = dup_number_of (source, "volume");
  g_autofree char *issue = NULL;

  if (volume != NULL && *volume != '\0')
    return g_steal_pointer (&volume);

  issue = dup_number_of (source, "issue");

  return issue != NULL && *issue != '\0' ? g_strconcat ("issue ", issue, NULL) : NULL;
}

static guint64
make_title_hash (const char *title)
{
  guint weight = 0;
  guint64 hash = title != NULL ? tc_title_loose_key (title, &weight) : 0;

  return weight >= LEAST_TITLE ? hash : 0;
}

/* Of reports whose titles differ, in two languages perhaps: what names a place in a journal. */
static void
make_citation_hashes (TcSource    *source,
                      TcMatchKeys *keys)
{
  g_autofree char *volume = dup_volume (source);
  g_auto(GStrv) words = g_strsplit (keys->author != NULL ? keys->author : "", " ", -1);
  const char *longest[2];

  if (volume == NULL || keys->year == 0 || keys->page == NULL || *keys->page == '\0')
    return;

  find_longest_words (words, longest);
  for (guint i = 0; i < G_N_ELEMENTS (longest); i++)
    if (strlen (longest[i]) >= LEAST_NAME)
      {
        g_autofree char *citation =
          g_strdup_printf ("citation %s %d %s %s", longest[i], keys->year, volume, keys->page);

        keys->hashes[TC_LINK_CITATION_HASH + i] = tc_title_key (citation);
      }
}

static void
read_match_keys (TcLinkKeys *self,
                 TcSource   *source)
{
  const TcSuggestion *year = find_best (source, "year");
  g_autofree char *chinese = dup_best (source, "title_zh");

  self->title = dup_best (source, "title");
  self->match.author = dup_author (source);
  self->match.page = dup_first_page (source);
  if (year != NULL)
    {
      g_autofree char *text = tc_value_to_display (year->value);

      self->match.year = CLAMP (g_ascii_strtoll (text, NULL, 10), 0, 9999);
    }
  self->match.hashes[0] = make_title_hash (self->title);
  self->match.hashes[1] = make_title_hash (chinese);
  make_citation_hashes (source, &self->match);
}

/**
 * tc_link_keys_read:
 * @self: (out caller-allocates): gets the keys
 * @source: a source with its suggestions and its kind
 *
 * Reads what links a source to others out of its suggestions. A review, and whatever names several trials of one
 * register, has no trial.
 */
void
tc_link_keys_read (TcLinkKeys *self,
                   TcSource   *source)
{
  memset (self, 0, sizeof *self);
  self->doi = dup_identifier (source, "doi", tc_identifier_doi);
  self->pmid = dup_identifier (source, "pmid", tc_identifier_pmid);
  self->pmcid = dup_identifier (source, "pmcid", tc_identifier_pmcid);
  read_trials (self, source);
  read_match_keys (self, source);
}

/**
 * tc_link_keys_clear:
 *
 * Frees what the keys hold.
 */
void
tc_link_keys_clear (TcLinkKeys *self)
{
  g_clear_pointer (&self->doi, g_free);
  g_clear_pointer (&self->pmid, g_free);
  g_clear_pointer (&self->pmcid, g_free);
  g_clear_pointer (&self->record, g_free);
  g_clear_pointer (&self->trials, g_ptr_array_unref);
  g_clear_pointer (&self->mentions, g_ptr_array_unref);
  g_clear_pointer (&self->registry_id, g_free);
  g_clear_pointer (&self->title, g_free);
  tc_match_keys_clear (&self->match);
}
