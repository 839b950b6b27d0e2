/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-store"

#include "config.h"

#include "tc-study-naming.h"

#include "tc-surname.h"

/* What the list of studies calls a study by that says nothing of author or title itself. */

/* Characters: of the beginning of a text in place of a title, and of a title in place of an author. */
#define TITLE_LENGTH 100
#define LABEL_LENGTH 40

/**
 * tc_study_first_text:
 * @value: (nullable): a value
 *
 * Returns: the text of the value or of its first item, "" where there is none
 */
char *
tc_study_first_text (const TcValue *value)
{
  if (value != NULL && tc_value_get_kind (value) == TC_VALUE_LIST)
    value = tc_value_get_n_items (value) > 0 ? tc_value_get_item (value, 0) : NULL;

  return value != NULL ? tc_value_to_display (value) : g_strdup ("");
}

static char **
list_texts (const TcValue *value)
{
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();
  g_autofree char *first = tc_study_first_text (value);

  g_strv_builder_add (texts, first);
  for (guint i = 1; tc_value_get_kind (value) == TC_VALUE_LIST && i < tc_value_get_n_items (value); i++)
    {
      g_autofree char *text = tc_value_to_display (tc_value_get_item (value, i));

      g_strv_builder_add (texts, text);
    }

  return g_strv_builder_end (texts);
}

/* Cuts behind a word where there is one in the second half of the room. */
static char *
shorten (const char *text,
         glong       n_chars)
{
  g_autofree char *cut = NULL;
  char *blank;

  if (g_utf8_strlen (text, -1) <= n_chars)
    return g_strdup (text);

  cut = g_utf8_substring (text, 0, n_chars);
  blank = g_utf8_strrchr (cut, -1, ' ');
  if (blank != NULL && g_utf8_pointer_to_offset (cut, blank) > n_chars / 2)
    *blank = '\0';

  return g_strconcat (g_strchomp (cut), "…", NULL);
}

/* The first line that says something, without the characters that @text may end in the middle of. */
static char *
dup_first_line (const char *text)
{
  const char *end;
  g_autofree char *valid = NULL;
  g_auto (GStrv) lines = NULL;

  if (text == NULL)
    return g_strdup ("");

  g_utf8_validate_len (text, strnlen (text, TC_STUDY_NAMES_TEXT), &end);
  valid = g_strndup (text, (gsize) (end - text));
  lines = g_strsplit_set (valid, "\r\n\t", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      return shorten (lines[i], TITLE_LENGTH);

  return g_strdup ("");
}

/* Returns: (nullable): the DOI, else the first registry id */
static char *
dup_identifier (const TcStudyNames *names)
{
  g_autofree char *doi = tc_study_first_text (names->doi);
  g_autofree char *registry_id = tc_study_first_text (names->registry_ids);

  if (*doi != '\0')
    return g_strconcat ("doi:", doi, NULL);

  return *registry_id != '\0' ? g_steal_pointer (&registry_id) : NULL;
}

static char *
dup_title (const TcStudyNames *names)
{
  g_autofree char *title = tc_study_first_text (names->title);

  return *title != '\0' ? g_steal_pointer (&title) : tc_study_first_text (names->title_zh);
}

/**
 * tc_study_make_title:
 *
 * Returns: the title; else the Chinese one; else the DOI, a registry id or how the text begins;
 * else the name of the file
 */
char *
tc_study_make_title (const TcStudyNames *names)
{
  g_autofree char *title = dup_title (names);
  g_autofree char *identifier = NULL;
  g_autofree char *line = NULL;

  if (*title != '\0')
    return g_steal_pointer (&title);
  identifier = dup_identifier (names);
  if (identifier != NULL)
    return g_steal_pointer (&identifier);
  line = dup_first_line (names->text);

  return *line != '\0' ? g_steal_pointer (&line) : g_strdup (names->file_name);
}

/**
 * tc_study_make_label:
 *
 * Returns: the first author's family name, where it can be told, and the year; the whole name where
 * there is no year; else the name of the file. That is the same for all records of a file, so one
 * of them is called by its DOI or a registry id, or by how its title begins
 */
char *
tc_study_make_label (const TcStudyNames *names)
{
  g_autofree char *author = tc_study_first_text (names->authors);
  g_autofree char *identifier = NULL;
  g_autofree char *title = NULL;

  if (*author != '\0' && names->year > 0)
    {
      g_auto(GStrv) authors = list_texts (names->authors);
      g_autofree char *surname = tc_surname_find_first ((const char * const *) authors);

      return g_strdup_printf ("%s %d", surname, names->year);
    }
  if (*author != '\0')
    return g_steal_pointer (&author);
  if (!names->is_part)
    return g_strdup (names->file_name);

  identifier = dup_identifier (names);
  if (identifier != NULL)
    return g_steal_pointer (&identifier);
  title = tc_study_make_title (names);

  return shorten (title, LABEL_LENGTH);
}
