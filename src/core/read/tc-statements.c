/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-statements.h"

#include <string.h>

#include "tc-statement-names.h"
#include "tc-statement-shapes.h"
#include "tc-lines.h"

/* Tags of one record, first collected, then weighed: several tags say the same in most formats, and which one is the
 * best is known only when all are there. Nothing is lost: what was not taken is written as text. */

/* A title in more parts is none. */
#define MAX_TITLES 20

typedef struct
{
  const TcTagRule *rule;          /* NULL for a tag that the format does not know */
  TcSlice name;
  TcSlice value;
  gboolean many_lines;
  gboolean used;
} Statement;

struct _TcStatements
{
  const TcTagTable *table;
  GArray *list;                   /* of Statement */
  TcRecord *record;
};

/**
 * tc_tag_table_find:
 * @code: a tag, as of TC_TAG()
 *
 * Returns: (nullable): what the tag says in the format
 */
const TcTagRule *
tc_tag_table_find (const TcTagTable *table,
                   guint32           code)
{
  gsize low = 0;
  gsize high = table->n_rules;

  while (low < high)
    {
      gsize middle = (low + high) / 2;
      const char *tag = table->rules[middle].tag;
      guint32 other = TC_TAG (tag[0], tag[1], tag[2], tag[3]);

      if (other == code)
        return &table->rules[middle];
      if (other < code)
        low = middle + 1;
      else
        high = middle;
    }

  return NULL;
}

/**
 * tc_statements_new:
 * @table: the tags of the format; must live as long
 *
 * Returns: a citation that says nothing yet
 */
TcStatements *
tc_statements_new (const TcTagTable *table)
{
  TcStatements *self = g_new0 (TcStatements, 1);

  self->table = table;
  self->list = g_array_sized_new (FALSE, FALSE, sizeof (Statement), 64);

  return self;
}

/**
 * tc_statements_free:
 *
 * Frees @self.
 */
void
tc_statements_free (TcStatements *self)
{
  g_array_unref (self->list);
  g_clear_pointer (&self->record, tc_record_free);
  g_free (self);
}

/**
 * tc_statements_add:
 * @tag: a tag with its value; the text must live until tc_statements_finish()
 *
 * Adds what a tag says. Empty values say nothing.
 */
void
tc_statements_add (TcStatements  *self,
                 const TcTag *tag)
{
  Statement statement = { NULL, tag->name, tc_slice_trim (tag->value), tag->many_lines, FALSE };

  if (tag->code != 0)
    statement.rule = tc_tag_table_find (self->table, tag->code);
  if (statement.value.p == statement.value.end ||
      (statement.rule != NULL && statement.rule->role == TC_ROLE_NONE))
    return;

  g_array_append_val (self->list, statement);
}

/**
 * tc_statements_is_empty:
 *
 * Returns: whether nothing was said but the type of the record
 */
gboolean
tc_statements_is_empty (TcStatements *self)
{
  for (guint i = 0; i < self->list->len; i++)
    {
      const Statement *s = &g_array_index (self->list, Statement, i);

      if (s->rule == NULL || s->rule->role != TC_ROLE_TYPE_CODE)
        return FALSE;
    }

  return TRUE;
}

/* --- looking through the statements ---------------------------------------------------------------- */

static Statement *
get (TcStatements *self,
     guint       i)
{
  return &g_array_index (self->list, Statement, i);
}

static gboolean
has_role (const Statement *s,
          TcRole           role)
{
  return s->rule != NULL && s->rule->role == role && !s->used;
}

/* The first statement of the lowest rank. */
static Statement *
find_best (TcStatements *self,
           TcRole      role)
{
  Statement *best = NULL;

  for (guint i = 0; i < self->list->len; i++)
    {
      Statement *s = get (self, i);

      if (has_role (s, role) && (best == NULL || s->rule->rank < best->rule->rank))
        best = s;
    }

  return best;
}

static gboolean
add_text (TcStatements    *self,
          TcRecordField  field,
          Statement     *s,
          gboolean       paragraphs)
{
  g_autofree char *text = tc_slice_dup_text (s->value, paragraphs);

  s->used = tc_record_add (self->record, field, text);

  return s->used;
}

static void
add_slice (TcStatements    *self,
           TcRecordField  field,
           TcSlice        slice)
{
  g_autofree char *text = g_strndup (slice.p, slice.end - slice.p);

  tc_record_add (self->record, field, text);
}

/* The best statement, then the same in other words or another language where there is room for it. */
static void
take_ranked (TcStatements    *self,
             TcRole         role,
             TcRecordField  field)
{
  Statement *best = find_best (self, role);

  if (best == NULL)
    return;

  add_text (self, field, best, FALSE);
  for (guint i = 0; i < self->list->len; i++)
    if (has_role (get (self, i), role))
      add_text (self, field, get (self, i), FALSE);
}

static void
take_all (TcStatements    *self,
          TcRole         role,
          TcRecordField  field,
          gboolean       paragraphs)
{
  for (guint i = 0; i < self->list->len; i++)
    if (has_role (get (self, i), role))
      add_text (self, field, get (self, i), paragraphs);
}

/* --- titles and journals --------------------------------------------------------------------------- */

static gboolean
is_book (TcStatements *self)
{
  static const char * const books[] = { "BOOK", "EBOOK", "EDBOOK", "WHOLE BOOK", "BOOK, WHOLE" };
  Statement *type = find_best (self, TC_ROLE_TYPE_CODE);

  for (gsize i = 0; type != NULL && i < G_N_ELEMENTS (books); i++)
    if (tc_slice_equal (type->value, books[i]))
      return TRUE;

  return FALSE;
}

/* A title that goes on under its tag once more, in the same language: "Humming", "a trial". */
static void
join_titles (TcStatements *self)
{
  Statement *best = find_best (self, TC_ROLE_TITLE);
  g_autoptr (GString) joined = NULL;
  gboolean han = FALSE;
  guint n = 0;

  for (guint i = 0; best != NULL && best->rule->rank == 0 && i < self->list->len; i++)
    {
      Statement *s = get (self, i);
      g_autofree char *text = NULL;

      if (!has_role (s, TC_ROLE_TITLE) || s->rule->rank > 0)
        continue;
      text = tc_slice_dup_text (s->value, FALSE);
      if (joined == NULL)
        {
          joined = g_string_new (text);
          han = tc_slice_is_chinese (s->value);
        }
      else if (tc_slice_is_chinese (s->value) != han || n++ > MAX_TITLES)
        continue;
      else if (strstr (joined->str, text) == NULL)
        g_string_append_printf (joined, "%s%s", strchr (".:?!", joined->str[joined->len - 1]) != NULL ? " " : ": ", text);
      s->used = TRUE;
    }
  if (joined != NULL)
    tc_record_add (self->record, TC_RECORD_TITLE, joined->str);
}

static void
take_titles (TcStatements *self)
{
  TcRecord *record = self->record;
  gboolean book = is_book (self);

  join_titles (self);
  take_ranked (self, TC_ROLE_TITLE, TC_RECORD_TITLE);
  take_ranked (self, TC_ROLE_TRANSLATED_TITLE, TC_RECORD_TITLE);
  if (book && record->values[TC_RECORD_TITLE] == NULL && record->values[TC_RECORD_TITLE_ZH] == NULL)
    take_ranked (self, TC_ROLE_BOOK, TC_RECORD_TITLE);

  take_ranked (self, TC_ROLE_JOURNAL, TC_RECORD_JOURNAL);
  take_ranked (self, TC_ROLE_BOOK, TC_RECORD_JOURNAL);
}

/* --- authors --------------------------------------------------------------------------------------- */

static void
take_authors (TcStatements *self)
{
  static const TcRole roles[] = { TC_ROLE_AUTHOR, TC_ROLE_AUTHOR_LINES };

  for (gsize r = 0; r < G_N_ELEMENTS (roles); r++)
    {
      Statement *best = find_best (self, roles[r]);
      guint rank = best != NULL ? best->rule->rank : 0;

      for (guint i = 0; best != NULL && i < self->list->len; i++)
        {
          Statement *s = get (self, i);

          if (!has_role (s, roles[r]) || s->rule->rank > MAX (rank, 1))
            continue;
          s->used = TRUE;
          if (s->rule->rank != rank)
            continue;
          if (roles[r] == TC_ROLE_AUTHOR_LINES)
            tc_names_add_lines (self->record, s->value);
          else
            tc_names_add (self->record, s->value);
        }
    }
}

/* --- dates ----------------------------------------------------------------------------------------- */

static gboolean
says_month (TcSlice date,
            TcSlice year)
{
  return date.end - date.p > year.end - year.p;
}

static gboolean
names_month (TcSlice date)
{
  static const char * const months[] = {
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (months); i++)
    if (tc_slice_has_prefix (date, months[i]))
      return date.end - date.p < 20;

  return FALSE;
}

/* A date without a year gets that of the record: "FEB 1". */
static void
take_date (TcStatements *self,
           TcSlice     year)
{
  g_autofree char *known = g_strndup (year.p, year.end - year.p);

  for (guint i = 0; i < self->list->len; i++)
    {
      Statement *s = get (self, i);
      TcSlice date = tc_slice_trim_date (s->value);
      TcSlice own;

      if (!has_role (s, TC_ROLE_DATE) || self->record->values[TC_RECORD_DATE] != NULL)
        continue;
      if (!tc_slice_find_year (date, &own) && names_month (date))
        {
          g_autofree char *text = g_strdup_printf ("%.*s %s", (int) (date.end - date.p), date.p, known);

          s->used = tc_record_add (self->record, TC_RECORD_DATE, text);
        }
      else if (tc_slice_find_year (date, &own) && memcmp (own.p, year.p, 4) == 0 && says_month (date, own) && date.end - date.p < 40)
        {
          add_slice (self, TC_RECORD_DATE, date);
          s->used = TRUE;
        }
    }
}

/* What says no more than the year or the date that were taken is not said again. */
static void
drop_repeated_dates (TcStatements *self,
                     TcSlice     year)
{
  const char *date = self->record->values[TC_RECORD_DATE];

  for (guint i = 0; i < self->list->len; i++)
    {
      Statement *s = get (self, i);
      TcSlice value = tc_slice_trim_date (s->value);
      gsize length = value.end - value.p;

      if (has_role (s, TC_ROLE_DATE))
        s->used = (length == 4 && memcmp (value.p, year.p, 4) == 0) ||
                  (date != NULL && strlen (date) == length && memcmp (value.p, date, length) == 0);
    }
}

static void
take_dates (TcStatements *self)
{
  Statement *best = NULL;
  TcSlice year = { NULL, NULL };
  TcSlice found;

  for (guint i = 0; i < self->list->len; i++)
    {
      Statement *s = get (self, i);

      if (!has_role (s, TC_ROLE_DATE) || !tc_slice_find_year (s->value, &found) ||
          (best != NULL && s->rule->rank >= best->rule->rank))
        continue;
      best = s;
      year = found;
    }
  if (best == NULL)
    return;

  add_slice (self, TC_RECORD_YEAR, year);
  take_date (self, year);
  drop_repeated_dates (self, year);
}

/* --- volume, issue, pages -------------------------------------------------------------------------- */

static void
take_issue (TcStatements *self)
{
  Statement *best = NULL;

  for (guint i = 0; i < self->list->len; i++)
    {
      Statement *s = get (self, i);

      if (has_role (s, TC_ROLE_ISSUE) && (best == NULL || s->rule->rank < best->rule->rank) &&
          (s->rule->rank == 0 || tc_slice_looks_like_issue (s->value)))
        best = s;
    }
  if (best != NULL)
    add_text (self, TC_RECORD_ISSUE, best, FALSE);
}

/* Where a record says the number of its pages under the same tag, the first and the last one are the better answer. */
static Statement *
find_pages (TcStatements *self)
{
  Statement *best = find_best (self, TC_ROLE_PAGES);

  for (guint i = 0; best != NULL && !tc_slice_is_range (best->value) && i < self->list->len; i++)
    {
      Statement *s = get (self, i);

      if (has_role (s, TC_ROLE_PAGES) && s->rule->rank == best->rule->rank && tc_slice_is_range (s->value))
        best = s;
    }

  return best;
}

static void
take_pages (TcStatements *self)
{
  Statement *pages = find_pages (self);
  Statement *start = find_best (self, TC_ROLE_START);
  Statement *end = find_best (self, TC_ROLE_END);

  if (start == NULL && pages != NULL)
    add_text (self, TC_RECORD_PAGES, pages, FALSE);
  else if (start == NULL && end != NULL)
    add_text (self, TC_RECORD_PAGES, end, FALSE);
  else if (start != NULL)
    {
      g_autofree char *first = tc_slice_dup_text (start->value, FALSE);
      g_autofree char *last = end != NULL ? tc_slice_dup_text (end->value, FALSE) : NULL;
      g_autofree char *text = NULL;

      start->used = TRUE;
      if (last == NULL || g_str_equal (first, last) || tc_slice_is_range (start->value))
        text = g_strdup (first);
      else if (tc_slice_is_range (end->value) && g_str_has_prefix (last, first))
        text = g_strdup (last);
      else
        text = g_strconcat (first, "-", last, NULL);
      if (end != NULL)
        end->used = !tc_slice_is_range (start->value) || g_str_has_suffix (first, last);
      tc_record_add (self->record, TC_RECORD_PAGES, text);
    }
}

/* --- identifiers ----------------------------------------------------------------------------------- */

/* A DOI that is nothing else is taken or is one that was taken; in other words it stays in its text as well. */
static gboolean
take_doi (TcStatements *self,
          Statement  *s)
{
  const char *known = self->record->values[TC_RECORD_DOI];
  TcSlice doi;

  if (!tc_slice_find_doi (s->value, &doi))
    return FALSE;
  if (known == NULL)
    add_slice (self, TC_RECORD_DOI, doi);
  else if (!tc_slice_equal (doi, known))
    return FALSE;
  s->used = tc_slice_is_doi_only (s->value, doi);

  return TRUE;
}

static gboolean
take_pmid (TcStatements *self,
           Statement  *s,
           gboolean    bare)
{
  const char *known = self->record->values[TC_RECORD_PMID];
  TcSlice pmid;

  if (!tc_slice_find_pmid (s->value, bare, &pmid))
    return FALSE;
  if (known == NULL)
    add_slice (self, TC_RECORD_PMID, pmid);
  s->used = (known == NULL || tc_slice_equal (pmid, known)) && s->value.end - pmid.end <= 8;

  return TRUE;
}

static gboolean
take_pmcid (TcStatements *self,
            Statement  *s)
{
  const char *known = self->record->values[TC_RECORD_PMCID];
  TcSlice pmcid;

  if (!tc_slice_find_pmcid (s->value, &pmcid))
    return FALSE;
  if (known == NULL)
    add_slice (self, TC_RECORD_PMCID, pmcid);
  s->used = (known == NULL || tc_slice_equal (pmcid, known)) && s->value.end - pmcid.end <= 8;

  return TRUE;
}

/* A bare accession number is that of the database that the record names, or of PubMed. */
static gboolean
is_from_pubmed (TcStatements *self)
{
  gboolean named = FALSE;

  for (guint i = 0; i < self->list->len; i++)
    {
      Statement *s = get (self, i);

      if (!has_role (s, TC_ROLE_DATABASE))
        continue;
      named = TRUE;
      if (tc_slice_has_prefix (s->value, "PubMed") || tc_slice_has_prefix (s->value, "Medline") ||
          tc_slice_has_prefix (s->value, "Ovid MEDLINE") || tc_slice_has_prefix (s->value, "NLM") ||
          tc_slice_has_prefix (s->value, "PMC"))
        return TRUE;
    }

  return !named;
}

static void
take_identifier (TcStatements *self,
                 Statement  *s,
                 gboolean    from_pubmed)
{
  TcRole role = s->rule->role;

  if (role == TC_ROLE_DOI)
    take_doi (self, s);
  else if (role == TC_ROLE_PMID)
    take_pmid (self, s, TRUE);
  else if (role == TC_ROLE_PMCID)
    take_pmcid (self, s);
  else if (role == TC_ROLE_ACCESSION)
    {
      if (!take_pmid (self, s, from_pubmed && s->value.end - s->value.p >= 4))
        take_pmcid (self, s);
    }
  else if (role == TC_ROLE_IDENTIFIER)
    {
      /* Ranks: 0 any text, 1 where a number of seven or eight digits is that of PubMed. */
      if (!take_pmid (self, s, s->rule->rank > 0 && s->value.end - s->value.p >= 7) &&
          !take_pmcid (self, s))
        take_doi (self, s);
    }
}

/* Where no tag for it holds a DOI, a note or a type does: "doi: 10.5555/x". */
static void
take_doi_from_notes (TcStatements *self)
{
  for (guint i = 0; i < self->list->len; i++)
    {
      Statement *s = get (self, i);

      if ((has_role (s, TC_ROLE_OTHER) || has_role (s, TC_ROLE_TYPE)) &&
          (tc_slice_has_prefix (s->value, "doi") || tc_slice_has_prefix (s->value, "10.") ||
           tc_slice_has_prefix (s->value, "http")))
        take_doi (self, s);
    }
}

static void
take_identifiers (TcStatements *self)
{
  static const TcRole roles[] = {
    TC_ROLE_DOI, TC_ROLE_PMID, TC_ROLE_PMCID, TC_ROLE_IDENTIFIER, TC_ROLE_ACCESSION,
  };
  gboolean from_pubmed = is_from_pubmed (self);

  for (gsize r = 0; r < G_N_ELEMENTS (roles); r++)
    for (guint i = 0; i < self->list->len; i++)
      if (has_role (get (self, i), roles[r]))
        take_identifier (self, get (self, i), from_pubmed);
  take_doi_from_notes (self);
}

/* --- lists ----------------------------------------------------------------------------------------- */

static gboolean
is_address (TcSlice word)
{
  return tc_slice_has_prefix (word, "http") || tc_slice_has_prefix (word, "//") ||
         tc_slice_has_prefix (word, "www.") || tc_slice_has_prefix (word, "ftp");
}

/* Addresses, divided by blanks and semicolons; with anything else between them the whole stays a text. */
static void
take_links (TcStatements *self,
            Statement  *s)
{
  const char *p = s->value.p;

  s->used = TRUE;
  while (p < s->value.end)
    {
      TcSlice word = { p, p };

      while (word.end < s->value.end && !g_ascii_isspace (*word.end) &&
             !(*word.end == ';' && is_address (tc_slice_trim ((TcSlice) { word.end + 1, s->value.end }))))
        word.end++;
      p = word.end < s->value.end ? word.end + 1 : word.end;
      if (word.p == word.end)
        continue;
      if (is_address (word))
        add_slice (self, TC_RECORD_LINKS, word);
      else
        s->used = FALSE;
    }
}

/* Some tools write a keyword a line. */
static void
take_keywords (TcStatements *self,
               Statement  *s)
{
  TcCutLine line;

  s->used = TRUE;
  for (const char *p = s->value.p; tc_cut_line (p, s->value.end, TRUE, &line); p = line.next)
    {
      g_autofree char *text = tc_slice_dup_text (line.line, FALSE);

      tc_record_add (self->record, TC_RECORD_KEYWORDS, text);
    }
}

static void
take_lists (TcStatements *self)
{
  for (guint i = 0; i < self->list->len; i++)
    {
      Statement *s = get (self, i);

      if (has_role (s, TC_ROLE_LINK))
        take_links (self, s);
      else if (has_role (s, TC_ROLE_KEYWORDS))
        take_keywords (self, s);
    }
  take_all (self, TC_ROLE_AFFILIATION, TC_RECORD_AFFILIATIONS, FALSE);
  take_all (self, TC_ROLE_TYPE, TC_RECORD_TYPES, FALSE);
  for (guint i = 0; i < self->list->len; i++)
    if (has_role (get (self, i), TC_ROLE_REGISTRATION) && tc_slice_names_registry (get (self, i)->value))
      add_text (self, TC_RECORD_REGISTRATION, get (self, i), FALSE);
  take_all (self, TC_ROLE_FUNDING, TC_RECORD_FUNDING, FALSE);
}

/* --- the rest -------------------------------------------------------------------------------------- */

/* Words for the tag, or the tag itself without its brackets and dashes. */
static char *
dup_label (const Statement *s)
{
  TcSlice name = s->name;

  if (s->rule != NULL && s->rule->label != NULL)
    return g_strdup (s->rule->label);
  while (name.p < name.end && strchr (" \t{<", *name.p) != NULL)
    name.p++;
  while (name.p < name.end && strchr (" \t-:}>", name.end[-1]) != NULL)
    name.end--;

  return name.p < name.end ? g_strndup (name.p, name.end - name.p) : g_strdup ("Text without a tag");
}

static void
add_others (TcStatements *self)
{
  for (guint i = 0; i < self->list->len; i++)
    {
      const Statement *s = get (self, i);
      g_autofree char *text = NULL;
      g_autofree char *label = NULL;

      if (s->used)
        continue;
      text = tc_slice_dup_text (s->value, FALSE);
      label = dup_label (s);
      tc_record_add_other (self->record, label, text);
    }
}

/**
 * tc_statements_finish:
 *
 * Decides which statement counts for what. What does not count is kept as text of the record.
 *
 * Returns: (transfer full): the record
 */
TcRecord *
tc_statements_finish (TcStatements *self)
{
  self->record = tc_record_new ();
  take_titles (self);
  take_authors (self);
  take_dates (self);
  take_ranked (self, TC_ROLE_VOLUME, TC_RECORD_VOLUME);
  take_issue (self);
  take_pages (self);
  take_identifiers (self);
  take_lists (self);
  take_all (self, TC_ROLE_ABSTRACT, TC_RECORD_ABSTRACT, !self->table->wrapped);
  add_others (self);

  return g_steal_pointer (&self->record);
}
