/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-statement-names.h"

#include <string.h>

#include "tc-name-list.h"
#include "tc-slice-text.h"
#include "tc-statement-shapes.h"

/* The names in the value of one tag, without what stands around them. */

/* Without the notes in brackets behind it. */
static TcSlice
trim_brackets (TcSlice name)
{
  const char *open = memchr (name.p, '[', name.end - name.p);

  if (open > name.p && name.end[-1] == ']')
    name.end = open;

  return tc_slice_trim (name);
}

static gboolean
is_year (TcSlice number)
{
  TcSlice year;

  number = tc_slice_trim (number);

  return number.end - number.p == 4 && tc_slice_find_year (number, &year);
}

/* Without the numbers of addresses, or of the person in a database, behind it: "甲样本(1,2)",
 * "Probe, Bert (57200000001)". */
static TcSlice
trim_numbers (TcSlice name)
{
  const char *p = name.end - 1;
  gboolean digit = FALSE;

  if (name.p == name.end || *p != ')')
    return name;
  while (--p > name.p && (g_ascii_isdigit (*p) || strchr (", *", *p) != NULL))
    digit |= g_ascii_isdigit (*p);

  return p > name.p && *p == '(' && digit && !is_year ((TcSlice){ p + 1, name.end - 1 })
           ? tc_slice_trim ((TcSlice){ name.p, p })
           : name;
}

/* What lists of names end with where they do not say all. */
static gboolean
is_nobody (TcSlice name)
{
  static const char * const words[] = { "et al", "et al.", "others, et al.", "and others", "others", "等" };

  /* Mostly the first letter tells that it is a name. */
  if (name.p == name.end || (g_ascii_isalpha (*name.p) && strchr ("aeo", g_ascii_tolower (*name.p)) == NULL))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (tc_slice_equal (name, words[i]))
      return TRUE;

  return FALSE;
}

/* "Probe B, et al.": what stands for the others divides nothing. */
static TcSlice
trim_others (TcSlice names)
{
  static const char * const ends[] = { "et al.", "et al" };

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      TcSlice last = { names.end - strlen (ends[i]), names.end };

      if (last.p <= names.p || strchr (" ,;", last.p[-1]) == NULL || !tc_slice_equal (last, ends[i]))
        continue;
      names.end = last.p;
      while (names.end > names.p && strchr (" ,;", names.end[-1]) != NULL)
        names.end--;
    }

  return names;
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
  if (rest.p == second || tc_name_count_han ((TcSlice) { name.p, second }) != 1 || tc_name_count_han (rest) != 1 ||
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
  return names.end - names.p > 3 && names.end[-1] == '.' && g_ascii_isupper (names.end[-2]) &&
         !g_ascii_isalpha (names.end[-3]);
}

/* A list in words may end with a full stop, which is none of its last name: "Probe B, Muster C." */
static TcSlice
trim_full_stop (TcSlice names,
                gboolean commas)
{
  TcSlice rest = names;
  TcSlice first;

  if (names.end[-1] == '.' && tc_name_list_next (&rest, commas, &first) && rest.p < rest.end && first.end > first.p &&
      first.end[-1] != '.' && (!ends_with_initial (names) || tc_name_has_initials (first)))
    names.end--;

  return names;
}

/* "Probe, Bert C": letters of ASCII with what stands between them in the names of most people, of
 * which nothing needs to be thought about. */
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

  while (tc_name_list_next (&names, TRUE, &family) && tc_name_list_next (&names, TRUE, &given))
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
  while (tc_name_list_next (&names, commas, &item))
    if (!commas && item.p < item.end && tc_name_list_is_short (item))
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
  if (names.end - names.p > 5 && (names.end[-1] == '.' || names.end[-1] == 'l'))
    names = trim_others (names);
  if (names.p == names.end || is_nobody (names))
    return;
  if (is_simple_name (names))
    {
      tc_record_add_author_slice (record, names.p, names.end - names.p);
      return;
    }
  if (*names.p == '[' && add_quoted_names (record, names))
    return;
  if (tc_name_list_is_one (names))
    {
      add_name (record, names);
      return;
    }

  if (!tc_name_list_has_semicolon (names))
    {
      if (tc_name_list_is_inverted (names))
        {
          add_inverted (record, names);
          return;
        }
      commas = tc_name_list_has_commas (names);
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
