/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-record-private.h"

#include <string.h>

#include "tc-lines.h"

/* One report in fields, whichever format it came from. */

/* Longer lists of links say nothing that the first ones do not. */
#define MAX_LINKS 10000
/* A list that is longer, in bytes, is not searched for what it says already. */
#define MAX_COMPARED 4000
/* A second abstract that is shorter is none. */
#define MIN_COPY 200

#define DIVIDER "; "

static void
trim (const char **text,
      gsize       *length)
{
  /* Most texts come without blanks, which are below all other characters. */
  if (*length > 0 && (guchar) (*text)[0] > ' ' && (guchar) (*text)[*length - 1] > ' ')
    return;
  while (*length > 0 && g_ascii_isspace ((*text)[*length - 1]))
    --*length;
  while (*length > 0 && g_ascii_isspace (**text))
    {
      ++*text;
      --*length;
    }
}

/* --- fields ---------------------------------------------------------------------------------------- */

static gboolean
is_abstract (TcRecordField field)
{
  return field == TC_RECORD_ABSTRACT || field == TC_RECORD_ABSTRACT_ZH;
}

/* Of what a report has one of, the first statement counts. */
static gboolean
is_list (TcRecordField field)
{
  return field == TC_RECORD_AFFILIATIONS || field == TC_RECORD_LINKS || field == TC_RECORD_TYPES ||
         field == TC_RECORD_KEYWORDS || field == TC_RECORD_REGISTRATION ||
         field == TC_RECORD_FUNDING;
}

static gboolean
is_chinese (const char *text,
            gsize       length)
{
  TcPiece piece = { text, text + length, 0 };

  return *tc_piece_language (piece) == 'z';
}

/* A key that says no language holds whichever it is. */
static TcRecordField
sort_by_language (TcRecordField  field,
                  const char    *text,
                  gsize          length)
{
  if (field == TC_RECORD_TITLE && is_chinese (text, length))
    return TC_RECORD_TITLE_ZH;
  if (field == TC_RECORD_ABSTRACT && is_chinese (text, length))
    return TC_RECORD_ABSTRACT_ZH;

  return field;
}

static gboolean
is_separator (const char *p,
              gboolean    semicolons)
{
  gunichar c = g_utf8_get_char (p);

  return c == ';' || c == 0xff1b || (!semicolons && (c == ',' || c == 0xff0c || c == 0x3001));
}

/* The last item of a list: "C D and E F", "and E F". */
static void
add_last_authors (TcRecord   *self,
                  const char *text)
{
  const char *and = strstr (text, " and ");

  if (and != NULL && strlen (text) < 80)
    {
      tc_record_add_author_slice (self, text, and - text);
      text = and + strlen (" and ");
    }
  tc_record_add_author (self, text);
}

/* "A B, C D and E F"; with semicolons the commas stand inside the names. */
static void
add_authors (TcRecord   *self,
             const char *text)
{
  gboolean semicolons = strchr (text, ';') != NULL || strstr (text, "\uff1b") != NULL;
  const char *start = text;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (!is_separator (p, semicolons))
        continue;
      tc_record_add_author_slice (self, start, p - start);
      start = g_utf8_next_char (p);
    }
  add_last_authors (self, start);
}

static gboolean
says (const TcRecord *self,
      TcRecordField   field,
      const char     *text,
      gsize           length)
{
  return strncmp (self->values[field], text, length) == 0 && self->values[field][length] == '\0';
}

/* Kept for comparing, unless it says the same in the same letters. */
static gboolean
keep_copy (TcRecord      *self,
           TcRecordField  field,
           const char    *text,
           gsize          length)
{
  if (says (self, field, text, length))
    return TRUE;
  if (length <= MIN_COPY)
    return FALSE;
  tc_record_list_add (self, &self->copies, tc_record_store (self, text, length));

  return TRUE;
}

/* The next item of a list, or its end. */
static const char *
find_behind_divider (const char *p,
                     const char *end)
{
  while ((p = memchr (p, ';', end - p)) != NULL)
    if (*++p == ' ')
      return p + 1;

  return end;
}

static gboolean
has_item (const char *list,
          gsize       known,
          const char *item,
          gsize       length)
{
  const char *end = list + known;

  for (const char *p = list; end - p >= (gssize) length; p = find_behind_divider (p, end))
    if (*p == *item && memcmp (p, item, length) == 0 && (p + length == end || g_str_has_prefix (p + length, DIVIDER)))
      return TRUE;

  return FALSE;
}

/* A list without the items that it has already, as far as looking for them is cheap. */
static void
extend_list (TcRecord      *self,
             TcRecordField  field,
             const char    *text,
             gsize          length)
{
  gsize known = self->lengths[field];
  gsize needed = known + strlen (DIVIDER) + length + 1;
  char *list = (char *) self->values[field];

  if ((known < MAX_COMPARED && has_item (list, known, text, length)) ||
      (field == TC_RECORD_LINKS && known > MAX_LINKS))
    return;

  if (self->rooms[field] < needed)
    {
      self->rooms[field] = MAX (256, needed * 2);
      list = tc_record_reserve (self, self->rooms[field]);
      memcpy (list, self->values[field], known);
      self->values[field] = list;
    }
  memcpy (list + known, DIVIDER, strlen (DIVIDER));
  memcpy (list + known + strlen (DIVIDER), text, length);
  list[needed - 1] = '\0';
  self->lengths[field] = needed - 1;
}

/**
 * tc_record_add:
 * @field: any field but the authors
 * @text: one value, or one item of a list; blanks at its ends do not count
 *
 * Says something about the report. A Chinese title or abstract goes where it belongs. Of what a report has
 * one of, the first statement counts; a further abstract is kept as a copy; lists grow.
 *
 * Returns: whether the record says it now; %FALSE where it says something else already
 */
gboolean
tc_record_add (TcRecord      *self,
               TcRecordField  field,
               const char    *text)
{
  return tc_record_add_slice (self, field, text, strlen (text));
}

/**
 * tc_record_add_slice:
 * @length: bytes of @text
 *
 * The same for a text that goes on.
 *
 * Returns: the same
 */
gboolean
tc_record_add_slice (TcRecord      *self,
                     TcRecordField  field,
                     const char    *text,
                     gsize          length)
{
  g_return_val_if_fail (field != TC_RECORD_AUTHORS, FALSE);

  trim (&text, &length);
  if (length == 0)
    return TRUE;

  field = sort_by_language (field, text, length);
  if (self->values[field] == NULL)
    {
      self->values[field] = tc_record_store (self, text, length);
      self->lengths[field] = length;
    }
  else if (is_abstract (field))
    return keep_copy (self, field, text, length);
  else if (is_list (field))
    extend_list (self, field, text, length);
  else
    return says (self, field, text, length);

  return TRUE;
}

/**
 * tc_record_add_author:
 * @name: one author, as written; blanks at its ends do not count
 *
 * Adds an author behind those that are there.
 */
void
tc_record_add_author (TcRecord   *self,
                      const char *name)
{
  tc_record_add_author_slice (self, name, strlen (name));
}

/**
 * tc_record_add_author_slice:
 * @length: bytes of @name
 *
 * The same for a name that goes on.
 */
void
tc_record_add_author_slice (TcRecord   *self,
                            const char *name,
                            gsize       length)
{
  trim (&name, &length);
  if (length > 0)
    tc_record_list_add (self, &self->authors, tc_record_store (self, name, length));
}

/**
 * tc_record_add_author_list:
 * @text: "A B, C D and E F", or with semicolons where commas stand inside the names
 *
 * Adds the authors of a list in one text.
 */
void
tc_record_add_author_list (TcRecord   *self,
                           const char *text)
{
  add_authors (self, text);
}

/**
 * tc_record_join_authors:
 *
 * Makes the authors one text, where that was not done yet.
 */
void
tc_record_join_authors (TcRecord *self)
{
  const char *divider = ", ";
  gsize size = 1;
  char *p;

  if (self->values[TC_RECORD_AUTHORS] != NULL || self->authors.len == 0)
    return;

  for (guint i = 0; i < self->authors.len; i++)
    {
      const char *name = self->authors.items[i];

      size += strlen (name) + strlen (divider);
      if (strchr (name, ',') != NULL)
        divider = "; ";
    }
  p = tc_record_reserve (self, size);
  self->values[TC_RECORD_AUTHORS] = p;
  for (guint i = 0; i < self->authors.len; i++)
    {
      if (i > 0)
        p = stpcpy (p, divider);
      p = stpcpy (p, self->authors.items[i]);
    }
  self->lengths[TC_RECORD_AUTHORS] = p - self->values[TC_RECORD_AUTHORS];
}

/**
 * tc_record_add_other:
 * @label: the tag, or words for it
 * @text: what it says; blanks at its ends do not count
 *
 * Keeps what no field takes as text that can be read and quoted.
 */
void
tc_record_add_other (TcRecord   *self,
                     const char *label,
                     const char *text)
{
  tc_record_add_other_slice (self, label, strlen (label), text, strlen (text));
}

/**
 * tc_record_add_other_slice:
 * @label_length: bytes of @label
 * @length: bytes of @text
 *
 * The same for texts that go on.
 */
void
tc_record_add_other_slice (TcRecord   *self,
                           const char *label,
                           gsize       label_length,
                           const char *text,
                           gsize       length)
{
  char *line;

  trim (&text, &length);
  if (length == 0)
    return;

  line = tc_record_reserve (self, label_length + 2 + length + 1);
  tc_record_list_add (self, &self->others, line);
  line = mempcpy (line, label, label_length);
  line = mempcpy (line, ": ", 2);
  line = mempcpy (line, text, length);
  *line = '\0';
}

/**
 * tc_record_add_warning:
 * @warning: a static English sentence, marked with N_()
 *
 * Adds what people should know about the record.
 */
void
tc_record_add_warning (TcRecord   *self,
                       const char *warning)
{
  tc_record_list_add (self, &self->warnings, warning);
}

/**
 * tc_record_shorten:
 * @field: a field that the record says
 * @length: bytes that stay, no more than there are
 *
 * Cuts off the end of a value.
 */
void
tc_record_shorten (TcRecord      *self,
                   TcRecordField  field,
                   gsize          length)
{
  /* The text is in a block of the record. */
  ((char *) self->values[field])[length] = '\0';
  self->lengths[field] = length;
}

/**
 * tc_record_merge:
 * @other: another record of the same report
 *
 * Fills the gaps of a record. Other abstracts of @other become copies.
 */
void
tc_record_merge (TcRecord       *self,
                 const TcRecord *other)
{
  for (guint i = 0; i < TC_RECORD_N_FIELDS; i++)
    {
      const char *text = other->values[i];

      if (i == TC_RECORD_AUTHORS || text == NULL)
        continue;
      if (self->values[i] == NULL)
        {
          self->lengths[i] = strlen (text);
          self->values[i] = tc_record_store (self, text, self->lengths[i]);
        }
      else if (is_abstract (i) && !g_str_equal (self->values[i], text))
        tc_record_list_add (self, &self->copies, tc_record_store (self, text, strlen (text)));
    }
}

/**
 * tc_record_has_content:
 *
 * Returns: whether the record has a title or an abstract
 */
gboolean
tc_record_has_content (const TcRecord *self)
{
  return self->values[TC_RECORD_TITLE] != NULL || self->values[TC_RECORD_TITLE_ZH] != NULL ||
         self->values[TC_RECORD_ABSTRACT] != NULL || self->values[TC_RECORD_ABSTRACT_ZH] != NULL;
}
