/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-record.h"

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
is_chinese (const char *text)
{
  TcPiece piece = { text, text + strlen (text), 0 };

  return *tc_piece_language (piece) == 'z';
}

/* A key that says no language holds whichever it is. */
static TcRecordField
sort_by_language (TcRecordField  field,
                  const char    *text)
{
  if (field == TC_RECORD_TITLE && is_chinese (text))
    return TC_RECORD_TITLE_ZH;
  if (field == TC_RECORD_ABSTRACT && is_chinese (text))
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

static void
add_author (TcRecord   *self,
            const char *text,
            gsize       length)
{
  g_autofree char *name = g_strndup (text, length);

  g_strstrip (name);
  if (*name != '\0')
    g_ptr_array_add (self->authors, g_steal_pointer (&name));
}

/* The last item of a list: "C D and E F", "and E F". */
static void
add_last_authors (TcRecord   *self,
                  const char *text)
{
  const char *and = strstr (text, " and ");

  if (and != NULL && strlen (text) < 80)
    {
      add_author (self, text, and - text);
      text = and + strlen (" and ");
    }
  add_author (self, text, strlen (text));
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
      add_author (self, start, p - start);
      start = g_utf8_next_char (p);
    }
  add_last_authors (self, start);
}

/* Kept for comparing, unless it says the same in the same letters. */
static gboolean
keep_copy (TcRecord   *self,
           const char *known,
           char       *text)
{
  g_autofree char *owned = text;

  if (g_str_equal (known, owned))
    return TRUE;
  if (strlen (owned) <= MIN_COPY)
    return FALSE;
  g_ptr_array_add (self->copies, g_steal_pointer (&owned));

  return TRUE;
}

static gboolean
has_item (const char *list,
          const char *item)
{
  gsize length = strlen (item);

  for (const char *p = list; (p = strstr (p, item)) != NULL; p += length)
    if ((p == list || g_str_has_prefix (p - strlen (DIVIDER), DIVIDER)) &&
        (p[length] == '\0' || g_str_has_prefix (p + length, DIVIDER)))
      return TRUE;

  return FALSE;
}

/* A list without the items that it has already, as far as looking for them is cheap. */
static void
extend_list (TcRecord      *self,
             TcRecordField  field,
             const char    *text)
{
  gsize known = self->lengths[field] > 0 ? self->lengths[field] : strlen (self->values[field]);
  gsize length = strlen (text);
  gsize needed = known + strlen (DIVIDER) + length + 1;

  self->lengths[field] = known;
  if ((known < MAX_COMPARED && has_item (self->values[field], text)) ||
      (field == TC_RECORD_LINKS && known > MAX_LINKS))
    return;

  if (self->rooms[field] < needed)
    {
      self->rooms[field] = MAX (256, needed * 2);
      self->values[field] = g_realloc (self->values[field], self->rooms[field]);
    }
  memcpy (self->values[field] + known, DIVIDER, strlen (DIVIDER));
  memcpy (self->values[field] + known + strlen (DIVIDER), text, length + 1);
  self->lengths[field] = needed - 1;
}

/**
 * tc_record_new:
 *
 * Returns: a record that says nothing yet
 */
TcRecord *
tc_record_new (void)
{
  TcRecord *self = g_new0 (TcRecord, 1);

  self->authors = g_ptr_array_new_with_free_func (g_free);
  self->copies = g_ptr_array_new_with_free_func (g_free);
  self->others = g_ptr_array_new_with_free_func (g_free);
  self->warnings = g_ptr_array_new ();

  return self;
}

/**
 * tc_record_free:
 * @self: a record
 *
 * Frees @self.
 */
void
tc_record_free (TcRecord *self)
{
  for (guint i = 0; i < TC_RECORD_N_FIELDS; i++)
    g_free (self->values[i]);
  g_ptr_array_unref (self->authors);
  g_ptr_array_unref (self->copies);
  g_ptr_array_unref (self->others);
  g_ptr_array_unref (self->warnings);
  g_free (self);
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
  return tc_record_take (self, field, g_strstrip (g_strdup (text)));
}

/**
 * tc_record_take:
 * @text: (transfer full): the same, without blanks at its ends
 *
 * Does the same without a copy.
 *
 * Returns: the same
 */
gboolean
tc_record_take (TcRecord      *self,
                TcRecordField  field,
                char          *text)
{
  g_autofree char *trimmed = text;

  g_return_val_if_fail (field != TC_RECORD_AUTHORS, FALSE);

  if (*trimmed == '\0')
    return TRUE;

  field = sort_by_language (field, trimmed);
  if (self->values[field] == NULL)
    self->values[field] = g_steal_pointer (&trimmed);
  else if (is_abstract (field))
    return keep_copy (self, self->values[field], g_steal_pointer (&trimmed));
  else if (is_list (field))
    extend_list (self, field, trimmed);
  else
    return g_str_equal (self->values[field], trimmed);

  return TRUE;
}

/**
 * tc_record_add_author:
 * @name: one author, as written
 *
 * Adds an author behind those that are there.
 */
void
tc_record_add_author (TcRecord   *self,
                      const char *name)
{
  add_author (self, name, strlen (name));
}

/**
 * tc_record_take_author:
 * @name: (transfer full): one author, without blanks at its ends
 *
 * Does the same without a copy.
 */
void
tc_record_take_author (TcRecord *self,
                       char     *name)
{
  if (*name != '\0')
    g_ptr_array_add (self->authors, name);
  else
    g_free (name);
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
  g_autoptr (GString) joined = NULL;
  gboolean inner_commas = FALSE;

  if (self->values[TC_RECORD_AUTHORS] != NULL || self->authors->len == 0)
    return;

  for (guint i = 0; i < self->authors->len; i++)
    inner_commas |= strchr (g_ptr_array_index (self->authors, i), ',') != NULL;
  joined = g_string_new (NULL);
  for (guint i = 0; i < self->authors->len; i++)
    g_string_append_printf (joined, "%s%s", i == 0 ? "" : inner_commas ? "; " : ", ",
                            (const char *) g_ptr_array_index (self->authors, i));
  self->values[TC_RECORD_AUTHORS] = g_string_free (g_steal_pointer (&joined), FALSE);
}

/**
 * tc_record_add_other:
 * @label: the tag, or words for it
 * @text: what it says
 *
 * Keeps what no field takes as text that can be read and quoted.
 */
void
tc_record_add_other (TcRecord   *self,
                     const char *label,
                     const char *text)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));

  if (*trimmed != '\0')
    g_ptr_array_add (self->others, g_strconcat (label, ": ", trimmed, NULL));
}

/**
 * tc_record_take_other:
 * @line: (transfer full): "LABEL: text"
 *
 * Does the same without a copy.
 */
void
tc_record_take_other (TcRecord *self,
                      char     *line)
{
  g_ptr_array_add (self->others, line);
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
  g_ptr_array_add (self->warnings, (gpointer) warning);
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
