/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include <string.h>

#include "tc-citation.h"

#define CONFIDENCE 0.93
#define MAX_NAME 80
/* With its marks, or of a group. Bytes. */
#define MAX_ITEM 300

/* Whether the item that begins at @p is a group: "Study of Pain and Sleep (SPS) Investigators". */
static gboolean
is_group (const char *p)
{
  static const char *const words[] = { "group", "investigators", "collaborat", "consortium", "committee", "network",
                                       "study", "trial", "team" };
  g_autofree char *item = g_ascii_strdown (p, strnlen (p, MAX_ITEM));

  item[strcspn (item, ",;")] = '\0';
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (item, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
is_han (const char *p)
{
  return (guchar) *p >= 0x80 && g_unichar_get_script (g_utf8_get_char (p)) == G_UNICODE_SCRIPT_HAN;
}

/* "甲样本 1 乙测试 2", "甲 样 乙 测": the last blank, at @p, stands behind a whole Chinese name and before
 * another. */
static gboolean
is_between_chinese (const char *item,
                    const char *p)
{
  guint n_han = 0;

  if (!is_han (p + 1) || p - item > MAX_NAME)
    return FALSE;
  for (const char *q = item; q < p && n_han < 2; q = g_utf8_next_char (q))
    n_han += is_han (q);
  return n_han == 2;
}

/* @item is where the name began that @p may end. */
static gboolean
is_separator (const char *item,
              const char *p,
              gsize      *length)
{
  static const char *const separators[] = { ",", ";", "，", "；", "、", " and ", " & " };

  /* Nearly all bytes are letters, and begin none of them. */
  if (g_ascii_isalnum (*p))
    return FALSE;
  if (*p == ' ' && is_between_chinese (item, p))
    {
      *length = 1;
      return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    if (g_str_has_prefix (p, separators[i]) && !(separators[i][0] == ' ' && is_group (item)))
      {
        *length = strlen (separators[i]);
        return TRUE;
      }
  return FALSE;
}

/* "Anna Testperson a,1": the letter of a footnote. */
static void
strip_letter (GString *name)
{
  if (name->len > 4 && name->str[name->len - 2] == ' ' && g_ascii_islower (name->str[name->len - 1]) &&
      memchr (name->str, ' ', name->len - 2) != NULL)
    g_string_truncate (name, name->len - 2);
}

/* Footnote marks behind a name: "(1)(2)", digits, asterisks, superscripts, letters. */
static char *
strip_marks (const char *name)
{
  GString *out = g_string_new (NULL);

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *close = c == '(' ? strchr (p, ')') : NULL;

      if (close != NULL && close > p + 1 && strspn (p + 1, "0123456789, ") == (gsize) (close - p - 1))
        p = close;
      else if (c == '*' || c == 0x2020 || c == 0x2021 || g_unichar_type (c) == G_UNICODE_OTHER_NUMBER ||
               (c == '(' && close == NULL))
        continue;
      else if (g_unichar_isspace (c))
        {
          if (out->len > 0 && out->str[out->len - 1] != ' ')
            g_string_append_c (out, ' ');
        }
      else
        g_string_append_unichar (out, c);
    }
  while (out->len > 0 && strchr (" .,#0123456789", out->str[out->len - 1]) != NULL)
    {
      gboolean initial = out->str[out->len - 1] == '.' && out->len >= 3 && out->str[out->len - 3] == '.';

      if (initial)
        break;
      g_string_truncate (out, out->len - 1);
    }
  strip_letter (out);
  return g_string_free (out, FALSE);
}

static gboolean
is_name (const char *name)
{
  gboolean letter = FALSE;

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == ':' || c == '@' || c == '/')
        return FALSE;
      letter = letter || g_unichar_isalpha (c);
    }
  return letter && strlen (name) <= MAX_NAME && !(g_ascii_islower (name[0]) && name[1] == '\0');
}

/* @start and @end are code points; @text holds what stands between. */
static void
add_author (TcFindings *findings,
            const char *text,
            gsize       length,
            guint       start)
{
  g_autofree char *slice = NULL;
  g_autofree char *name = NULL;
  char *p;
  guint end;

  if (length > MAX_ITEM)
    return;
  p = slice = g_strndup (text, length);
  end = start + g_utf8_strlen (slice, -1);
  while (*p != '\0' && g_unichar_isspace (g_utf8_get_char (p)))
    {
      p = g_utf8_next_char (p);
      start++;
    }
  name = strip_marks (p);
  while (end > start && g_unichar_isspace (g_utf8_get_char (g_utf8_offset_to_pointer (p, end - start - 1))))
    end--;
  if (is_name (name) && end > start)
    tc_findings_add_span (findings, "authors", "citation.authors", tc_value_new_text (name), CONFIDENCE,
                          (TcSpan) { start, end });
}

/* Where the names end: before "et al", or at the end of the first paragraph that is no list. */
static gsize
names_length (const char *text)
{
  static const char *const ends[] = { " et al", "\u00a0et al", "，等", "等。" };
  gsize length = strlen (text);

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      const char *end = strstr (text, ends[i]);

      if (end != NULL)
        length = MIN (length, (gsize) (end - text));
    }
  return length;
}

/**
 * tc_authors_find:
 * @document: a document
 * @findings: where to add
 *
 * Reads the names in the authors' section, in whichever order of family and given name they stand.
 */
void
tc_authors_find (const TcProse *document,
                 TcFindings       *findings)
{
  TcSpan span;
  g_autofree char *text = NULL;
  gsize length;
  const char *from;
  guint index;
  guint from_index;

  if (!tc_prose_find_section (document, TC_SECTION_AUTHORS, NULL, &span))
    return;
  text = tc_prose_slice (document, span);
  length = names_length (text);
  from = text;
  index = from_index = span.start;
  for (const char *p = text; p < text + length; p = g_utf8_next_char (p), index++)
    {
      gsize n;
      gboolean inside_marks = p > text && g_ascii_isdigit (p[-1]) && g_ascii_isdigit (p[1]);

      if (inside_marks || !is_separator (from, p, &n))
        continue;
      add_author (findings, from, p - from, from_index);
      n = g_utf8_strlen (p, n);
      from = g_utf8_offset_to_pointer (p, n);
      from_index = index + n;
    }
  if (from < text + length)
    add_author (findings, from, text + length - from, from_index);
}
