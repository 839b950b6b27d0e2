/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-name-list.h"

#include <string.h>

#include "tc-lines.h"

/* How the names in one value are divided. Most tools write one name a tag, some all of them: with
 * semicolons, Chinese ones also with commas. A comma inside "Family, Given" divides nothing. */

#define FULL_COMMA "\uff0c"
#define LIST_COMMA "\u3001"
#define FULL_SEMICOLON "\uff1b"

/* Family names of two characters: what follows a comma behind one is a given name. */
static const char * const compound_names[] = {
  "欧阳", "司马", "上官", "诸葛", "夏侯", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "宇文",
  "长孙", "司徒", "端木",
};

static gboolean
is_known_family (TcSlice name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (compound_names); i++)
    if (tc_slice_equal (name, compound_names[i]))
      return TRUE;

  return FALSE;
}

/**
 * tc_name_count_han:
 *
 * Returns: the Chinese characters of a name or an organisation, 0 where a Latin letter stands in it
 */
guint
tc_name_count_han (TcSlice name)
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

/**
 * tc_name_list_next:
 * @rest: (inout): what comes next
 * @commas: whether commas divide names, too
 * @item: (out): a name without blanks at its ends, may be empty
 *
 * Cuts the next name off a list.
 *
 * Returns: %FALSE at the end
 */
gboolean
tc_name_list_next (TcSlice  *rest,
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
are_chinese (TcSlice names)
{
  TcSlice item;
  guint n = 0;
  gboolean family = FALSE;

  if ((guchar) *names.p < 0xe3)
    return FALSE;
  while (tc_name_list_next (&names, TRUE, &item))
    {
      guint n_han = tc_name_count_han (item);

      if (item.p == item.end)
        continue;
      if (n_han < 2)
        return FALSE;
      family |= n == 0 && is_known_family (item);
      n++;
    }

  return n > 2 || (n == 2 && !family);
}

/**
 * tc_name_has_initials:
 *
 * Returns: whether a name is of words and then initials: "Probe AB"
 */
gboolean
tc_name_has_initials (TcSlice name)
{
  const char *space = memrchr (name.p, ' ', name.end - name.p);

  if (space == NULL || name.end - space > 6 || !g_ascii_isupper (space[1]))
    return FALSE;
  for (const char *p = space + 1; p < name.end; p++)
    if (!g_ascii_isupper (*p) && *p != '.' && *p != '-')
      return FALSE;

  return TRUE;
}

/**
 * tc_name_list_is_short:
 *
 * Returns: whether names are several with initials behind them: "Probe A, Muster BC"
 */
gboolean
tc_name_list_is_short (TcSlice names)
{
  TcSlice item;
  guint n = 0;

  while (tc_name_list_next (&names, TRUE, &item))
    {
      if (!tc_name_has_initials (item))
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

/**
 * tc_name_list_is_inverted:
 *
 * Returns: whether family names and initials stand by turns: "Probe, A. B., Muster, C., & Beispiel, D."
 */
gboolean
tc_name_list_is_inverted (TcSlice names)
{
  TcSlice item;
  guint n = 0;

  while (tc_name_list_next (&names, TRUE, &item))
    if (item.p == item.end || are_initials (item) != (n++ % 2 == 1))
      return FALSE;

  return n > 2 && n % 2 == 0;
}

/* "B. Probe, C. D. Muster": initials with full stops before the family names. */
static gboolean
are_behind_initials (TcSlice names)
{
  TcSlice item;
  guint n = 0;

  while (tc_name_list_next (&names, TRUE, &item))
    {
      const char *space = memrchr (item.p, ' ', item.end - item.p);

      if (space == NULL || space[-1] != '.' || !are_initials ((TcSlice) { item.p, space }))
        return FALSE;
      n++;
    }

  return n > 1;
}

/* "AB Probe, C Muster", as Google Scholar writes them: initials without full stops before family names. */
static gboolean
are_behind_letters (TcSlice names)
{
  TcSlice item;
  guint n = 0;

  /* Mostly the first name tells that it is not so. */
  if (memchr (names.p, ' ', MIN (names.end - names.p, 4)) == NULL)
    return FALSE;
  while (tc_name_list_next (&names, TRUE, &item))
    {
      const char *space = memchr (item.p, ' ', item.end - item.p);

      if (space == NULL || space - item.p > 3 || item.end - space < 3 || !are_initials ((TcSlice) { item.p, space })
          || are_initials ((TcSlice) { space + 1, item.end }))
        return FALSE;
      n++;
    }

  return n > 1;
}

static gboolean
is_particle (TcSlice word)
{
  static const char * const particles[] = {
    "de", "da", "do", "dos", "del", "della", "di", "du", "van", "von", "der", "den", "zu", "ter",
    "ten", "la", "le", "el", "al",
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
    "Group", "University", "Hospital", "Department", "Institute", "Committee", "Center", "Centre",
    "Ministry", "Agency", "College",
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
are_full (TcSlice names)
{
  TcSlice item;
  guint n = 0;

  while (tc_name_list_next (&names, TRUE, &item))
    {
      if (item.p == item.end || !is_full_name (item))
        return FALSE;
      n++;
    }

  return n > 2;
}

/**
 * tc_name_list_is_one:
 *
 * Returns: whether names can be but one, "Probe, Bert" in Latin letters: one comma at the most, no
 * "and" behind it, and none behind initials or a name that begins with some
 */
gboolean
tc_name_list_is_one (TcSlice names)
{
  const char *comma = NULL;

  for (const char *p = names.p; p < names.end; p++)
    {
      /* Asked of every letter of every name. */
      if (g_ascii_isalpha (*p))
        continue;
      if (*p == ';' || (guchar) *p >= 0xe3 || *p == '&' || *p == '[' || (*p == ',' && comma != NULL))
        return FALSE;
      if (*p == ' ' && comma != NULL && names.end - p > 5 && memcmp (p, " and ", 5) == 0)
        return FALSE;
      if (*p == ',')
        comma = p;
    }

  return comma == NULL ||
         (names.p[1] != '.' && !tc_name_has_initials ((TcSlice){ names.p, comma }) &&
          !are_behind_letters (names));
}

/**
 * tc_name_list_has_semicolon:
 *
 * Returns: whether a semicolon of any width divides names
 */
gboolean
tc_name_list_has_semicolon (TcSlice names)
{
  for (const char *p = names.p; p < names.end; p++)
    if (*p == ';' || (names.end - p > 2 && memcmp (p, FULL_SEMICOLON, 3) == 0))
      return TRUE;

  return FALSE;
}

/**
 * tc_name_list_has_commas:
 * @names: names without semicolons
 *
 * Returns: whether commas divide them, and do not stand between family names and given names
 */
gboolean
tc_name_list_has_commas (TcSlice names)
{
  if (are_chinese (names) || tc_name_list_is_short (names))
    return TRUE;
  if (memchr (names.p, ',', names.end - names.p) == NULL && tc_slice_find (names, " & ") == NULL)
    return FALSE;

  return are_behind_initials (names) || are_behind_letters (names) || are_full (names);
}
