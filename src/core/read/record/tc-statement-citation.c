/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-statements-private.h"

#include <string.h>

#include "tc-statement-names.h"
#include "tc-statement-numbers.h"
#include "tc-statement-shapes.h"

/* What the statements of a record say of its citation: which of several is the title, the date or the pages. */

/* A title in more parts is none. */
#define MAX_TITLES 20
/* A report of more pages is a book, or the number is something else. */
#define MAX_PAGES 5000

/* The best statement, then the same in other words or another language where there is room for it. */
static void
take_ranked (TcStatements  *self,
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
        g_string_append_printf (
          joined, "%s%s", strchr (".:?!", joined->str[joined->len - 1]) != NULL ? " " : ": ", text);
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
  take_ranked (self, role, TC_RECORD_JOURNAL);
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

  take_journals (self, TC_ROLE_JOURNAL);
  take_journals (self, TC_ROLE_BOOK);
}

/* --- authors --------------------------------------------------------------------------------------- */

/* The Cochrane Library names the number of a trial as the author of the record of a register. */
static gboolean
take_registered (TcStatements *self,
                 TcStatement  *s)
{
  TcSlice number = s->value;

  /* Names of one word end with a comma. */
  while (number.p < number.end && number.end[-1] == ',')
    number.end--;
  if (number.p == number.end || (!g_ascii_isdigit (number.end[-1]) && !tc_slice_has_prefix (number, "EUCTR"))
      || !tc_slice_is_registration (number))
    return FALSE;
  tc_statements_add_slice (self, TC_RECORD_REGISTRATION, number);

  return TRUE;
}

/* LILACS names all authors once under AU and once more under A1. @first is the next author of the
 * tag that came first. */
static gboolean
is_named_again (TcStatements      *self,
                const TcStatement *s,
                const TcTagRule   *rule,
                int               *first)
{
  TcSlice value;

  if (s->rule == rule)
    return FALSE;
  while (*first >= 0 && self->list[*first].rule != rule)
    *first = self->list[*first].next;
  if (*first < 0)
    return FALSE;

  value = self->list[*first].value;
  if (value.end - value.p != s->value.end - s->value.p || memcmp (value.p, s->value.p, value.end - value.p) != 0)
    return FALSE;
  *first = self->list[*first].next;

  return TRUE;
}

static void
take_authors (TcStatements *self)
{
  static const TcRole roles[] = { TC_ROLE_AUTHOR, TC_ROLE_AUTHOR_LINES };

  for (gsize r = 0; r < G_N_ELEMENTS (roles); r++)
    {
      TcStatement *best = tc_statements_find_best (self, roles[r]);
      guint rank = best != NULL ? best->rule->rank : 0;
      const TcTagRule *rule = best != NULL ? best->rule : NULL;
      int first = best != NULL ? best - self->list : -1;

      for (TcStatement *s = tc_statements_first (self, roles[r]); s != NULL; s = tc_statements_next (self, s))
        {
          if (s->rule->rank > MAX (rank, 1))
            continue;
          s->used = TRUE;
          if (s->rule->rank != rank || is_named_again (self, s, rule, &first) || take_registered (self, s))
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
  for (TcStatement *s = tc_statements_first (self, TC_ROLE_DATE); s != NULL; s = tc_statements_next (self, s))
    {
      TcSlice date = tc_slice_trim_date (s->value);
      TcSlice own;

      if (self->record->values[TC_RECORD_DATE] != NULL)
        break;
      if (!tc_slice_find_year (date, &own) && names_month (date))
        {
          g_autofree char *text = g_strdup_printf ("%.*s %.*s", (int) (date.end - date.p), date.p,
                                                    (int) (year.end - year.p), year.p);

          s->used = tc_record_add (self->record, TC_RECORD_DATE, text);
        }
      else if (tc_slice_find_year (date, &own) && memcmp (own.p, year.p, 4) == 0 &&
               says_month (date, own) && date.end - date.p < 40)
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
  gsize date_length = date != NULL ? strlen (date) : 0;

  for (TcStatement *s = tc_statements_first (self, TC_ROLE_DATE); s != NULL; s = tc_statements_next (self, s))
    {
      TcSlice value = tc_slice_trim_date (s->value);
      gsize length = value.end - value.p;

      s->used = (length == 4 && memcmp (value.p, year.p, 4) == 0) ||
                (date != NULL && date_length == length && memcmp (value.p, date, length) == 0);
    }
}

/* The year of the date that counts most. */
static gboolean
find_best_year (TcStatements *self,
                gboolean    (*find) (TcSlice  date,
                                     TcSlice *year),
                TcSlice      *year)
{
  TcStatement *best = NULL;

  for (TcStatement *s = tc_statements_first (self, TC_ROLE_DATE); s != NULL; s = tc_statements_next (self, s))
    if ((best == NULL || s->rule->rank < best->rule->rank) && find (s->value, year))
      best = s;

  return best != NULL;
}

static void
take_dates (TcStatements *self)
{
  TcSlice year;

  if (!find_best_year (self, tc_slice_find_year, &year) && !find_best_year (self, tc_slice_find_packed_year, &year))
    return;

  tc_statements_add_slice (self, TC_RECORD_YEAR, year);
  take_date (self, year);
  drop_repeated_dates (self, year);
}

/* --- volume, issue, pages -------------------------------------------------------------------------- */

/* What says no more than the volume that was taken is not said again. */
static void
drop_repeated_volumes (TcStatements *self)
{
  const char *volume = self->record->values[TC_RECORD_VOLUME];
  gssize length = volume != NULL ? strlen (volume) : 0;

  if (volume == NULL)
    return;
  for (TcStatement *s = tc_statements_first (self, TC_ROLE_VOLUME); s != NULL; s = tc_statements_next (self, s))
    {
      TcSlice own = tc_slice_trim_volume (s->value);

      s->used = own.end - own.p == length && memcmp (own.p, volume, length) == 0;
    }
}

/* CNKI writes "v.34;No.396", of which the second is the number of the issue since the first one;
 * AGRIS "v. 7 issue 4". */
static void
take_volume (TcStatements *self)
{
  TcStatement *s = tc_statements_find_best (self, TC_ROLE_VOLUME);
  TcSlice volume;
  const char *end;

  if (s == NULL || tc_slice_is_missing (s->value))
    return;

  volume = tc_slice_trim_volume (s->value);
  if (volume.end - volume.p < 5)
    ;
  else if ((end = tc_slice_find (volume, ";No.")) != NULL)
    volume.end = end;
  else if ((end = tc_slice_find (volume, " issue ")) != NULL)
    {
      if (tc_statements_find_best (self, TC_ROLE_ISSUE) == NULL)
        tc_statements_add_slice (self, TC_RECORD_ISSUE, tc_slice_trim_issue ((TcSlice) { end + 1, volume.end }));
      volume.end = end;
    }
  tc_statements_add_slice (self, TC_RECORD_VOLUME, volume);
  drop_repeated_volumes (self);
}

static void
take_issue (TcStatements *self)
{
  TcStatement *best = NULL;

  for (TcStatement *s = tc_statements_first (self, TC_ROLE_ISSUE); s != NULL; s = tc_statements_next (self, s))
    if ((best == NULL || s->rule->rank < best->rule->rank) &&
        (s->rule->rank == 0 ? !tc_slice_is_missing (s->value) : tc_slice_looks_like_issue (s->value)))
      best = s;
  if (best != NULL)
    best->used = tc_statements_add_text_slice (self, TC_RECORD_ISSUE, tc_slice_trim_issue (best->value), FALSE);
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

/* EBSCO says the first page and how many there are. Returns (nullable): the last one, where the
 * first is a plain number. */
static char *
dup_counted_end (TcStatements *self,
                 const char   *first)
{
  TcStatement *s = tc_statements_find_best (self, TC_ROLE_PAGE_COUNT);
  g_autofree char *count = s != NULL ? tc_slice_dup_text (s->value, FALSE) : NULL;
  guint64 n_pages, page;

  if (count == NULL || !g_ascii_string_to_unsigned (count, 10, 1, MAX_PAGES, &n_pages, NULL)
      || !g_ascii_string_to_unsigned (first, 10, 1, G_MAXUINT32, &page, NULL))
    return NULL;

  return g_strdup_printf ("%" G_GUINT64_FORMAT, page + n_pages - 1);
}

/* "105-105" is one page. */
static void
halve_pages (char *pages)
{
  gsize half = strlen (pages) / 2;

  if (half > 0 && strlen (pages) % 2 == 1 && pages[half] == '-' && strncmp (pages, pages + half + 1, half) == 0)
    pages[half] = '\0';
}

static void
take_pages (TcStatements *self)
{
  TcStatement *pages = find_pages (self);
  TcStatement *start = tc_statements_find_best (self, TC_ROLE_START);
  TcStatement *end = tc_statements_find_best (self, TC_ROLE_END);

  if (start == NULL && (pages != NULL || end != NULL))
    {
      TcStatement *s = pages != NULL ? pages : end;
      g_autofree char *text = tc_slice_dup_pages (s->value);

      halve_pages (text);
      s->used = tc_record_add (self->record, TC_RECORD_PAGES, text);
    }
  else if (start != NULL)
    {
      g_autofree char *first = tc_slice_dup_pages (start->value);
      g_autofree char *last = end != NULL ? tc_slice_dup_pages (end->value) : dup_counted_end (self, first);
      g_autofree char *text = NULL;

      start->used = TRUE;
      if (last == NULL || g_str_equal (first, last) || tc_slice_is_range (start->value))
        text = g_strdup (first);
      else if (end != NULL && tc_slice_is_range (end->value) && g_str_has_prefix (last, first))
        text = g_strdup (last);
      else
        text = g_strconcat (first, "-", last, NULL);
      halve_pages (text);
      if (end != NULL)
        end->used = !tc_slice_is_range (start->value) || g_str_has_suffix (first, last);
      tc_record_add (self->record, TC_RECORD_PAGES, text);
    }
}

/**
 * tc_statements_take_citation:
 *
 * Takes titles, journals, authors, dates, volume, issue and pages.
 */
void
tc_statements_take_citation (TcStatements *self)
{
  take_titles (self);
  take_authors (self);
  take_dates (self);
  take_volume (self);
  take_issue (self);
  take_pages (self);
}
