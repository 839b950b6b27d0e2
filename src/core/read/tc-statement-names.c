/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-statement-names.h"

#include <string.h>

#include "tc-statement-shapes.h"
#include "tc-lines.h"

/* The names in the value of one tag. Most tools write one name a tag, some all of them: with semicolons, Chinese ones
 * also with commas. A comma inside "Family, Given" divides nothing. */

#define FULL_COMMA "\uff0c"
#define LIST_COMMA "\u3001"
#define FULL_SEMICOLON "\uff1b"

/* Family names of two characters: what follows a comma behind one is a given name. */
static const char * const compound_names[] = {
  "欧阳", "司马", "上官", "诸葛", "夏侯", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "宇文", "长孙", "司徒", "端木",
};

static gboolean
is_known_family (TcSlice name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (compound_names); i++)
    if (tc_slice_equal (name, compound_names[i]))
      return TRUE;

  return FALSE;
}

/* Of a Chinese name or organisation: no Latin letter, and the number of characters. */
static guint
count_han (TcSlice name)
{
  guint n = 0;

  for (const char *p = name.p; p < name.end; p = g_utf8_next_char (p))
    {
      if (g_ascii_isalpha (*p))
        return 0;
      n += (guchar) *p >= 0xe3 && tc_is_han (g_utf8_get_char (p));
    }

  return n;
}

/* With commas, what stands before the last name divides names too. */
static gsize
separator_length (const char *p,
                  const char *end,
                  gboolean    commas)
{
  static const char * const words[] = { ", and ", ", & ", " and ", " & " };

  for (gsize i = 0; commas && (*p == ',' || *p == ' ') && i < G_N_ELEMENTS (words); i++)
    if ((gsize) (end - p) > strlen (words[i]) && memcmp (p, words[i], strlen (words[i])) == 0)
      return strlen (words[i]);
  if (*p == ';' || (commas && *p == ','))
    return 1;
  if (end - p >= 3 && (memcmp (p, FULL_SEMICOLON, 3) == 0 ||
                       (commas && (memcmp (p, FULL_COMMA, 3) == 0 || memcmp (p, LIST_COMMA, 3) == 0))))
    return 3;

  return 0;
}

/* A note in brackets is no longer, in bytes. */
#define MAX_NOTE 300

/* Behind a note in brackets that begins at @p: databases say in one what the person did, or the address. */
static const char *
skip_brackets (const char *p,
               const char *end)
{
  const char *close = memchr (p, ']', MIN (end - p, MAX_NOTE));

  return close != NULL ? close + 1 : p + 1;
}

/* Cuts the next item off @rest. */
static gboolean
next_item (TcSlice  *rest,
           gboolean  commas,
           TcSlice  *item)
{
  gsize n = 0;

  if (rest->p == rest->end)
    return FALSE;

  item->p = rest->p;
  item->end = rest->p;
  while (item->end < rest->end && (n = separator_length (item->end, rest->end, commas)) == 0)
    item->end = *item->end == '[' ? skip_brackets (item->end, rest->end) : item->end + 1;
  rest->p = MIN (item->end + n, rest->end);
  *item = tc_slice_trim (*item);

  return TRUE;
}

/* "张三,李四" is two people, "张,三" one. */
static gboolean
are_chinese_names (TcSlice names)
{
  TcSlice item;
  guint n = 0;
  gboolean family = FALSE;

  if ((guchar) *names.p < 0xe3)
    return FALSE;
  while (next_item (&names, TRUE, &item))
    {
      guint n_han = count_han (item);

      if (item.p == item.end)
        continue;
      if (n_han < 2)
        return FALSE;
      family |= n == 0 && is_known_family (item);
      n++;
    }

  return n > 2 || (n == 2 && !family);
}

/* "Probe AB": words and then initials. */
static gboolean
is_name_with_initials (TcSlice name)
{
  const char *space = memrchr (name.p, ' ', name.end - name.p);

  if (space == NULL || name.end - space > 6 || !g_ascii_isupper (space[1]))
    return FALSE;
  for (const char *p = space + 1; p < name.end; p++)
    if (!g_ascii_isupper (*p) && *p != '.' && *p != '-')
      return FALSE;

  return TRUE;
}

/* "Probe A, Muster BC". */
static gboolean
are_short_names (TcSlice names)
{
  TcSlice item;
  guint n = 0;

  while (next_item (&names, TRUE, &item))
    {
      if (!is_name_with_initials (item))
        return FALSE;
      n++;
    }

  return n > 1;
}

/* "A.", "A. B.", "AB", "A.-B.". */
static gboolean
are_initials (TcSlice text)
{
  gboolean letter = FALSE;

  for (const char *p = text.p; p < text.end; p++)
    {
      if (!g_ascii_isupper (*p) && strchr (". -", *p) == NULL)
        return FALSE;
      letter |= g_ascii_isupper (*p);
    }

  return letter && text.end - text.p <= 10;
}

/* "Probe, A. B., Muster, C., & Beispiel, D.": family names and initials by turns. */
static gboolean
are_inverted_names (TcSlice names)
{
  TcSlice item;
  guint n = 0;

  while (next_item (&names, TRUE, &item))
    if (item.p == item.end || are_initials (item) != (n++ % 2 == 1))
      return FALSE;

  return n > 2 && n % 2 == 0;
}

/* "B. Probe, C. D. Muster": initials with full stops before the family names. */
static gboolean
are_names_behind_initials (TcSlice names)
{
  TcSlice item;
  guint n = 0;

  while (next_item (&names, TRUE, &item))
    {
      const char *space = memrchr (item.p, ' ', item.end - item.p);

      if (space == NULL || space[-1] != '.' || !are_initials ((TcSlice) { item.p, space }))
        return FALSE;
      n++;
    }

  return n > 1;
}

static gboolean
is_particle (TcSlice word)
{
  static const char * const particles[] = {
    "de", "da", "do", "dos", "del", "della", "di", "du", "van", "von", "der", "den", "zu", "ter", "ten", "la", "le", "el", "al",
    "y", "e", "bin", "ibn",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (particles); i++)
    if (tc_slice_equal (word, particles[i]))
      return TRUE;

  return FALSE;
}

/* "Anna B. Probe": two words or more, as names are written. */
static gboolean
is_full_name (TcSlice name)
{
  static const char * const groups[] = {
    "Group", "University", "Hospital", "Department", "Institute", "Committee", "Center", "Centre", "Ministry", "Agency", "College",
    "Investigators", "Society", "Association",
  };
  guint n_words = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    if (tc_slice_find (name, groups[i]) != NULL)
      return FALSE;
  while (name.p < name.end)
    {
      const char *space = memchr (name.p, ' ', name.end - name.p);
      TcSlice word = { name.p, space != NULL ? space : name.end };

      if (!g_ascii_isupper (*word.p) && (guchar) *word.p < 0x80 && !is_particle (word))
        return FALSE;
      n_words++;
      name.p = MIN (word.end + 1, name.end);
    }

  return n_words >= 2 && n_words <= 5;
}

/* "Anna Probe, Bert Muster, Carl Beispiel": with two of them the comma could stand inside one name. */
static gboolean
are_full_names (TcSlice names)
{
  TcSlice item;
  guint n = 0;

  while (next_item (&names, TRUE, &item))
    {
      if (item.p == item.end || !is_full_name (item))
        return FALSE;
      n++;
    }

  return n > 2;
}

/* "Probe, Bert" in Latin letters: one comma at the most, and none behind initials or a name that begins with one. */
static gboolean
is_one_name (TcSlice names)
{
  const char *comma = NULL;

  for (const char *p = names.p; p < names.end; p++)
    {
      /* Asked of every letter of every name. */
      if (g_ascii_isalpha (*p))
        continue;
      if (*p == ';' || (guchar) *p >= 0xe3 || *p == '&' || *p == '[' || (*p == ',' && comma != NULL))
        return FALSE;
      if (*p == ',')
        comma = p;
    }

  return comma == NULL || (names.p[1] != '.' && !is_name_with_initials ((TcSlice) { names.p, comma }));
}

static gboolean
holds_semicolon (TcSlice names)
{
  for (const char *p = names.p; p < names.end; p++)
    if (*p == ';' || (names.end - p > 2 && memcmp (p, FULL_SEMICOLON, 3) == 0))
      return TRUE;

  return FALSE;
}

/* Without the notes in brackets behind it. */
static TcSlice
trim_brackets (TcSlice name)
{
  const char *open = memchr (name.p, '[', name.end - name.p);

  if (open > name.p && name.end[-1] == ']')
    name.end = open;

  return tc_slice_trim (name);
}

/* Without the numbers of addresses, or of the person in a database, behind it: "甲样本(1,2)", "Probe, Bert (57200000001)". */
static TcSlice
trim_numbers (TcSlice name)
{
  const char *p = name.end - 1;
  gboolean digit = FALSE;

  if (name.p == name.end || *p != ')')
    return name;
  while (--p > name.p && (g_ascii_isdigit (*p) || strchr (", *", *p) != NULL))
    digit |= g_ascii_isdigit (*p);

  return p > name.p && *p == '(' && digit ? tc_slice_trim ((TcSlice) { name.p, p }) : name;
}

/* What lists of names end with where they do not say all. */
static gboolean
is_nobody (TcSlice name)
{
  static const char * const words[] = { "et al", "et al.", "others, et al.", "and others", "等" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (tc_slice_equal (name, words[i]))
      return TRUE;

  return FALSE;
}

/* "熊 玮": Chinese names of two characters are printed as wide as those of three. */
static gboolean
add_wide_name (TcRecord *record,
               TcSlice   name)
{
  const char *second = (guchar) *name.p >= 0xe3 ? g_utf8_next_char (name.p) : name.end;
  TcSlice rest = { second, name.end };
  g_autofree char *whole = NULL;

  while (rest.p < rest.end && (*rest.p == ' ' || (rest.end - rest.p > 3 && memcmp (rest.p, "\u3000", 3) == 0)))
    rest.p += *rest.p == ' ' ? 1 : 3;
  if (rest.p == second || count_han ((TcSlice) { name.p, second }) != 1 || count_han (rest) != 1 ||
      g_utf8_next_char (rest.p) != rest.end)
    return FALSE;

  whole = g_strdup_printf ("%.*s%.*s", (int) (second - name.p), name.p, (int) (rest.end - rest.p), rest.p);
  tc_record_add_author (record, whole);

  return TRUE;
}

static void
add_name (TcRecord *record,
          TcSlice   name)
{
  g_autofree char *owned = NULL;

  name = trim_numbers (trim_brackets (tc_slice_trim (name)));
  /* Programs mark the name of a group with braces, or with a comma behind it. */
  if (name.end - name.p > 2 && *name.p == '{' && name.end[-1] == '}')
    name = (TcSlice) { name.p + 1, name.end - 1 };
  while (name.p < name.end && (name.end[-1] == ',' || name.end[-1] == ' '))
    name.end--;
  if (name.p == name.end || is_nobody (name) || add_wide_name (record, name))
    return;

  name = tc_slice_text (name, FALSE, &owned);
  tc_record_add_author_slice (record, name.p, name.end - name.p);
}

/* "Bert C.": the full stop is that of an initial. */
static gboolean
ends_with_initial (TcSlice names)
{
  return names.end - names.p > 3 && names.end[-1] == '.' && g_ascii_isupper (names.end[-2]) && !g_ascii_isalpha (names.end[-3]);
}

/* A list in words may end with a full stop, which is none of its last name: "Probe B, Muster C." */
static TcSlice
trim_full_stop (TcSlice names,
                gboolean commas)
{
  TcSlice rest = names;
  TcSlice first;

  if (names.end[-1] == '.' && next_item (&rest, commas, &first) && rest.p < rest.end && first.end > first.p &&
      first.end[-1] != '.' && (!ends_with_initial (names) || is_name_with_initials (first)))
    names.end--;

  return names;
}

/* "Probe, Bert C": letters of ASCII with what stands between them in the names of most people, of which nothing needs to be
 * thought about. */
static gboolean
is_simple_name (TcSlice name)
{
  gboolean comma = FALSE;

  for (const char *p = name.p; p < name.end; p++)
    if (*p == ',')
      {
        if (comma || name.end - p < 3 || p[1] != ' ' || p[2] == ' ')
          return FALSE;
        comma = TRUE;
        p++;
      }
    else if (!g_ascii_isalpha (*p) && *p != '-' && (*p != ' ' || !comma || p[1] == ' '))
      return FALSE;

  return TRUE;
}

/* Two items are one name. */
static void
add_inverted (TcRecord *record,
              TcSlice   names)
{
  TcSlice family, given;

  while (next_item (&names, TRUE, &family) && next_item (&names, TRUE, &given))
    add_name (record, (TcSlice) { family.p, given.end });
}

/* Between semicolons can stand several names once more: "Probe B, Muster C; Humming Group". */
static void
add_items (TcRecord *record,
           TcSlice   names,
           gboolean  commas)
{
  TcSlice item;

  names = trim_full_stop (names, commas);
  while (next_item (&names, commas, &item))
    if (!commas && item.p < item.end && are_short_names (item))
      add_items (record, item, TRUE);
    else
      add_name (record, item);
}

/* "['Probe, Bert', 'Muster, Carla']", as scripts write the list into a cell. */
static gboolean
add_quoted_names (TcRecord *record,
                  TcSlice   names)
{
  const char *end = names.end - 1;
  const char *p = names.p + 1;

  if (names.end - names.p < 4 || *end != ']' || strchr ("'\"", *p) == NULL || strchr ("'\"", end[-1]) == NULL)
    return FALSE;
  while (p < end)
    {
      const char *close = p + 1;

      while (close < end - 1 && !(*close == *p && close[1] == ','))
        close++;
      add_name (record, (TcSlice) { p + 1, MAX (close, p + 1) });
      for (p = close + 1; p < end && *p != '\'' && *p != '"'; p++)
        ;
    }

  return TRUE;
}

/**
 * tc_names_add:
 * @names: one name, or several
 *
 * Adds the authors in the value of a tag.
 */
void
tc_names_add (TcRecord *record,
              TcSlice   names)
{
  gboolean commas = FALSE;

  names = tc_slice_trim (names);
  if (names.p == names.end)
    return;
  if (is_simple_name (names))
    {
      tc_record_add_author_slice (record, names.p, names.end - names.p);
      return;
    }
  if (*names.p == '[' && add_quoted_names (record, names))
    return;
  if (is_one_name (names))
    {
      add_name (record, names);
      return;
    }

  if (!holds_semicolon (names))
    {
      if (are_inverted_names (names))
        {
          add_inverted (record, names);
          return;
        }
      commas = are_chinese_names (names) || are_short_names (names) ||
               ((memchr (names.p, ',', names.end - names.p) != NULL || tc_slice_find (names, " & ") != NULL) &&
                (are_names_behind_initials (names) || are_full_names (names)));
    }
  add_items (record, names, commas);
}

/**
 * tc_names_add_groups:
 * @names: a group, or several
 * @lines: whether each line is one
 *
 * Adds groups, whose names may hold commas.
 */
void
tc_names_add_groups (TcRecord *record,
                     TcSlice   names,
                     gboolean  lines)
{
  TcCutLine line;

  if (!lines)
    {
      add_name (record, names);
      return;
    }
  for (const char *p = names.p; tc_cut_line (p, names.end, TRUE, &line); p = line.next)
    add_name (record, line.line);
}

/**
 * tc_names_add_lines:
 * @names: a name a line
 *
 * Adds the authors in the value of a tag.
 */
void
tc_names_add_lines (TcRecord *record,
                    TcSlice   names)
{
  TcCutLine line;

  for (const char *p = names.p; tc_cut_line (p, names.end, TRUE, &line); p = line.next)
    tc_names_add (record, line.line);
}
