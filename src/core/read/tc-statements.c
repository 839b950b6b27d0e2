/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-statements-private.h"

#include <string.h>

#include "tc-statement-names.h"
#include "tc-statement-shapes.h"
#include "tc-lines.h"

/* Tags of one record, first collected, then weighed: several tags say the same in most formats, and which one is the
 * best is known only when all are there. Nothing is lost: what was not taken is written as text. */

/* A title in more parts is none. */
#define MAX_TITLES 20

static guint32
get_code (const TcTagRule *rule)
{
  return TC_TAG (rule->tag[0], rule->tag[1], rule->tag[2], rule->tag[3]);
}

static inline guint8
get_place (guint32 code)
{
  return (code * 0x9e3779b1u) >> 24;
}

static void
make_index (const TcTagTable *table)
{
  guint8 *places = table->index->places;

  g_assert (table->n_rules < 200);

  for (gsize i = 0; i < table->n_rules; i++)
    {
      guint8 place = get_place (get_code (&table->rules[i]));

      while (places[place] != 0)
        place++;
      places[place] = i + 1;
    }
}

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
  const guint8 *places = table->index->places;

  if (g_once_init_enter (&table->index->ready))
    {
      make_index (table);
      g_once_init_leave (&table->index->ready, 1);
    }
  for (guint8 place = get_place (code); places[place] != 0; place++)
    if (get_code (&table->rules[places[place] - 1]) == code)
      return &table->rules[places[place] - 1];

  return NULL;
}

/**
 * tc_statements_init:
 * @table: the tags of the format; must live as long
 *
 * Begins a record that says nothing yet.
 */
void
tc_statements_init (TcStatements     *self,
                    const TcTagTable *table)
{
  self->table = table;
  self->record = NULL;
  self->list = self->few;
  self->n = 0;
  self->room = TC_STATEMENTS_FEW;
  self->n_values = 0;
  memset (self->first, 0xff, sizeof self->first);
  memset (self->last, 0xff, sizeof self->last);
}

/**
 * tc_statements_clear:
 *
 * Frees what @self holds.
 */
void
tc_statements_clear (TcStatements *self)
{
  if (self->list != self->few)
    g_free (self->list);
  g_clear_pointer (&self->record, tc_record_free);
}

static void
make_room (TcStatements *self)
{
  if (self->n < self->room)
    return;

  self->room *= 2;
  if (self->list == self->few)
    {
      self->list = g_new (TcStatement, self->room);
      memcpy (self->list, self->few, sizeof self->few);
    }
  else
    self->list = g_renew (TcStatement, self->list, self->room);
}

/**
 * tc_statements_add:
 * @tag: a tag with its value; the text must live until tc_statements_finish()
 *
 * Adds what a tag says. Empty values say nothing.
 */
void
tc_statements_add (TcStatements *self,
                   const TcTag  *tag)
{
  const TcTagRule *rule = tag->code != 0 ? tc_tag_table_find (self->table, tag->code) : NULL;
  TcSlice value = tc_slice_trim (tag->value);

  if (value.p == value.end || (rule != NULL && rule->role == TC_ROLE_NONE))
    return;

  make_room (self);
  self->list[self->n] = (TcStatement) { rule, tag->name, value, -1, FALSE };
  self->n_values += rule == NULL || rule->role != TC_ROLE_TYPE_CODE;
  if (rule != NULL)
    {
      if (self->last[rule->role] >= 0)
        self->list[self->last[rule->role]].next = self->n;
      else
        self->first[rule->role] = self->n;
      self->last[rule->role] = self->n;
    }
  self->n++;
}

/**
 * tc_statements_is_empty:
 *
 * Returns: whether nothing was said but the type of the record
 */
gboolean
tc_statements_is_empty (TcStatements *self)
{
  return self->n_values == 0;
}

/* --- looking through the statements ---------------------------------------------------------------- */

/* The first one from @index on that says nothing of the record yet. */
static TcStatement *
skip_used (TcStatements *self,
           int           index)
{
  while (index >= 0 && self->list[index].used)
    index = self->list[index].next;

  return index >= 0 ? &self->list[index] : NULL;
}

/**
 * tc_statements_first:
 *
 * Returns: (nullable): the first statement of a role that says nothing of the record yet
 */
TcStatement *
tc_statements_first (TcStatements *self,
       TcRole        role)
{
  return skip_used (self, self->first[role]);
}

/**
 * tc_statements_next:
 *
 * Returns: (nullable): the one behind @s
 */
TcStatement *
tc_statements_next (TcStatements *self,
      TcStatement  *s)
{
  return skip_used (self, s->next);
}

/**
 * tc_statements_find_best:
 *
 * Returns: (nullable): the first statement of the lowest rank
 */
TcStatement *
tc_statements_find_best (TcStatements *self,
           TcRole      role)
{
  TcStatement *best = NULL;

  for (TcStatement *s = tc_statements_first (self, role); s != NULL; s = tc_statements_next (self, s))
    if (best == NULL || s->rule->rank < best->rule->rank)
      best = s;

  return best;
}

/**
 * tc_statements_add_text:
 * @paragraphs: whether line ends behind sentences stay
 *
 * Says what @s says, where there is room for it.
 *
 * Returns: whether the record says it now
 */
gboolean
tc_statements_add_text (TcStatements    *self,
          TcRecordField  field,
          TcStatement   *s,
          gboolean       paragraphs)
{
  s->used = tc_statements_add_text_slice (self, field, s->value, paragraphs);

  return s->used;
}

/**
 * tc_statements_add_text_slice:
 *
 * Says what a part of a value says, as text of single lines.
 *
 * Returns: whether the record says it now
 */
gboolean
tc_statements_add_text_slice (TcStatements  *self,
                              TcRecordField  field,
                              TcSlice        slice,
                              gboolean       paragraphs)
{
  g_autofree char *owned = NULL;
  TcSlice text = tc_slice_text (slice, paragraphs, &owned);

  return tc_record_add_slice (self->record, field, text.p, text.end - text.p);
}

/**
 * tc_statements_add_slice:
 *
 * Says what a part of a value says.
 */
void
tc_statements_add_slice (TcStatements    *self,
           TcRecordField  field,
           TcSlice        slice)
{
  tc_statements_add_text_slice (self, field, slice, FALSE);
}

/* The best statement, then the same in other words or another language where there is room for it. */
static void
tc_statements_take_ranked (TcStatements    *self,
             TcRole         role,
             TcRecordField  field)
{
  TcStatement *best = tc_statements_find_best (self, role);

  if (best == NULL)
    return;

  tc_statements_add_text (self, field, best, FALSE);
  for (TcStatement *s = tc_statements_first (self, role); s != NULL; s = tc_statements_next (self, s))
    tc_statements_add_text (self, field, s, FALSE);
}

/**
 * tc_statements_take_all:
 *
 * Takes all statements of a role.
 */
void
tc_statements_take_all (TcStatements    *self,
          TcRole         role,
          TcRecordField  field,
          gboolean       paragraphs)
{
  for (TcStatement *s = tc_statements_first (self, role); s != NULL; s = tc_statements_next (self, s))
    tc_statements_add_text (self, field, s, paragraphs);
}

/* --- titles and journals --------------------------------------------------------------------------- */

static gboolean
is_book (TcStatements *self)
{
  static const char * const books[] = { "BOOK", "EBOOK", "EDBOOK", "WHOLE BOOK", "BOOK, WHOLE" };
  TcStatement *type = tc_statements_find_best (self, TC_ROLE_TYPE_CODE);

  for (gsize i = 0; type != NULL && i < G_N_ELEMENTS (books); i++)
    if (tc_slice_equal (type->value, books[i]))
      return TRUE;

  return FALSE;
}

/* A title that goes on under its tag once more, in the same language: "Humming", "a trial". */
static void
join_titles (TcStatements *self)
{
  g_autoptr (GString) joined = NULL;
  gboolean han = FALSE;
  guint n_first = 0;
  guint n = 0;

  for (TcStatement *s = tc_statements_first (self, TC_ROLE_TITLE); s != NULL; s = tc_statements_next (self, s))
    n_first += s->rule->rank == 0;
  if (n_first < 2)
    return;

  for (TcStatement *s = tc_statements_first (self, TC_ROLE_TITLE); s != NULL; s = tc_statements_next (self, s))
    {
      g_autofree char *text = NULL;

      if (s->rule->rank > 0)
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
  tc_record_add (self->record, TC_RECORD_TITLE, joined->str);
}

/* The record of a register says its address where other records say their journal. */
static void
take_journals (TcStatements *self,
               TcRole        role)
{
  for (TcStatement *s = tc_statements_first (self, role); s != NULL; s = tc_statements_next (self, s))
    if (tc_slice_is_address (s->value))
      {
        tc_statements_add_text (self, TC_RECORD_LINKS, s, FALSE);
        s->used = TRUE;
      }
  tc_statements_take_ranked (self, role, TC_RECORD_JOURNAL);
}

static void
take_titles (TcStatements *self)
{
  TcRecord *record = self->record;
  gboolean book = is_book (self);

  join_titles (self);
  tc_statements_take_ranked (self, TC_ROLE_TITLE, TC_RECORD_TITLE);
  tc_statements_take_ranked (self, TC_ROLE_TRANSLATED_TITLE, TC_RECORD_TITLE);
  if (book && record->values[TC_RECORD_TITLE] == NULL && record->values[TC_RECORD_TITLE_ZH] == NULL)
    tc_statements_take_ranked (self, TC_ROLE_BOOK, TC_RECORD_TITLE);

  take_journals (self, TC_ROLE_JOURNAL);
  take_journals (self, TC_ROLE_BOOK);
}

/* --- authors --------------------------------------------------------------------------------------- */

static void
take_authors (TcStatements *self)
{
  static const TcRole roles[] = { TC_ROLE_AUTHOR, TC_ROLE_AUTHOR_LINES };

  for (gsize r = 0; r < G_N_ELEMENTS (roles); r++)
    {
      TcStatement *best = tc_statements_find_best (self, roles[r]);
      guint rank = best != NULL ? best->rule->rank : 0;

      for (TcStatement *s = tc_statements_first (self, roles[r]); s != NULL; s = tc_statements_next (self, s))
        {
          if (s->rule->rank > MAX (rank, 1))
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
  for (TcStatement *s = tc_statements_first (self, TC_ROLE_GROUP); s != NULL; s = tc_statements_next (self, s))
    {
      s->used = TRUE;
      tc_names_add_groups (self->record, s->value, s->rule->rank > 0);
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

  for (TcStatement *s = tc_statements_first (self, TC_ROLE_DATE); s != NULL; s = tc_statements_next (self, s))
    {
      TcSlice date = tc_slice_trim_date (s->value);
      TcSlice own;

      if (self->record->values[TC_RECORD_DATE] != NULL)
        break;
      if (!tc_slice_find_year (date, &own) && names_month (date))
        {
          g_autofree char *text = g_strdup_printf ("%.*s %s", (int) (date.end - date.p), date.p, known);

          s->used = tc_record_add (self->record, TC_RECORD_DATE, text);
        }
      else if (tc_slice_find_year (date, &own) && memcmp (own.p, year.p, 4) == 0 && says_month (date, own) && date.end - date.p < 40)
        {
          tc_statements_add_slice (self, TC_RECORD_DATE, date);
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

  for (TcStatement *s = tc_statements_first (self, TC_ROLE_DATE); s != NULL; s = tc_statements_next (self, s))
    {
      TcSlice value = tc_slice_trim_date (s->value);
      gsize length = value.end - value.p;

      s->used = (length == 4 && memcmp (value.p, year.p, 4) == 0) ||
                (date != NULL && strlen (date) == length && memcmp (value.p, date, length) == 0);
    }
}

static void
take_dates (TcStatements *self)
{
  TcStatement *best = NULL;
  TcSlice year = { NULL, NULL };
  TcSlice found;

  for (TcStatement *s = tc_statements_first (self, TC_ROLE_DATE); s != NULL; s = tc_statements_next (self, s))
    {
      if (!tc_slice_find_year (s->value, &found) ||
          (best != NULL && s->rule->rank >= best->rule->rank))
        continue;
      best = s;
      year = found;
    }
  if (best == NULL)
    return;

  tc_statements_add_slice (self, TC_RECORD_YEAR, year);
  take_date (self, year);
  drop_repeated_dates (self, year);
}

/* --- volume, issue, pages -------------------------------------------------------------------------- */

/* CNKI writes "v.34;No.396", of which the second is the number of the issue since the first one. */
static void
take_volume (TcStatements *self)
{
  TcStatement *s = tc_statements_find_best (self, TC_ROLE_VOLUME);
  const char *end;

  if (s != NULL && tc_slice_has_prefix (s->value, "v.") && (end = tc_slice_find (s->value, ";No.")) != NULL)
    {
      tc_statements_add_slice (self, TC_RECORD_VOLUME, (TcSlice) { s->value.p + 2, end });
      return;
    }
  tc_statements_take_ranked (self, TC_ROLE_VOLUME, TC_RECORD_VOLUME);
}

static void
take_issue (TcStatements *self)
{
  TcStatement *best = NULL;

  for (TcStatement *s = tc_statements_first (self, TC_ROLE_ISSUE); s != NULL; s = tc_statements_next (self, s))
    if ((best == NULL || s->rule->rank < best->rule->rank) &&
        (s->rule->rank == 0 || tc_slice_looks_like_issue (s->value)))
      best = s;
  if (best != NULL)
    tc_statements_add_text (self, TC_RECORD_ISSUE, best, FALSE);
}

/* Where a record says the number of its pages under the same tag, the first and the last one are the better answer. */
static TcStatement *
find_pages (TcStatements *self)
{
  TcStatement *best = tc_statements_find_best (self, TC_ROLE_PAGES);

  if (best == NULL || tc_slice_is_range (best->value))
    return best;

  for (TcStatement *s = tc_statements_first (self, TC_ROLE_PAGES); s != NULL; s = tc_statements_next (self, s))
    if (s->rule->rank == best->rule->rank && tc_slice_is_range (s->value))
      return s;

  return best;
}

static void
take_pages (TcStatements *self)
{
  TcStatement *pages = find_pages (self);
  TcStatement *start = tc_statements_find_best (self, TC_ROLE_START);
  TcStatement *end = tc_statements_find_best (self, TC_ROLE_END);

  if (start == NULL && pages != NULL)
    tc_statements_add_text (self, TC_RECORD_PAGES, pages, FALSE);
  else if (start == NULL && end != NULL)
    tc_statements_add_text (self, TC_RECORD_PAGES, end, FALSE);
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

/* --- the rest -------------------------------------------------------------------------------------- */

/* Words for the tag, or the tag itself without its brackets and dashes. */
static TcSlice
get_label (const TcStatement *s)
{
  const char *label = s->rule != NULL ? s->rule->label : NULL;
  TcSlice name = s->name;

  if (label == NULL)
    {
      while (name.p < name.end && strchr (" \t{<", *name.p) != NULL)
        name.p++;
      while (name.p < name.end && strchr (" \t-:}>", name.end[-1]) != NULL)
        name.end--;
      if (name.p < name.end)
        return name;
      label = "Text without a tag";
    }

  return (TcSlice) { label, label + strlen (label) };
}

static void
add_others (TcStatements *self)
{
  for (guint i = 0; i < self->n; i++)
    {
      const TcStatement *s = &self->list[i];
      g_autofree char *owned = NULL;
      TcSlice label, text;

      if (s->used)
        continue;
      label = get_label (s);
      text = tc_slice_text (s->value, FALSE, &owned);
      tc_record_add_other_slice (self->record, label.p, label.end - label.p, text.p, text.end - text.p);
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
  take_volume (self);
  take_issue (self);
  take_pages (self);
  tc_statements_take_identifiers (self);
  tc_statements_take_lists (self);
  tc_statements_take_all (self, TC_ROLE_ABSTRACT, TC_RECORD_ABSTRACT, !self->table->wrapped);
  add_others (self);

  return g_steal_pointer (&self->record);
}
