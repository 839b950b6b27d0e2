/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-store"

#include "config.h"

#include "tc-surname.h"

#include <string.h>

/*
 * The family name in the name of an author, as exports, pages and copies write it: "Muster, Carla",
 * "Muster C", "C. Muster", "Carla D Muster". Initials tell which end is which. Without them either
 * end may be the family name ("Muster Carla", "Carla Muster"), and then the whole name is the
 * honest answer; so it is for groups, and for names in Chinese characters.
 */

#define MAX_INITIALS 4

/* "C", "CD", "C.-D.": capitals alone, with dots and hyphens. Several without any are rather an
 * abbreviation before a name ("WHO Sample Group"), and a name behind one in capitals ("CARLA
 * ROSS"): @bare says whether they count. */
static gboolean
is_initials (const char *token,
             gboolean    bare)
{
  guint n_letters = 0;
  gboolean marked = FALSE;

  for (const char *p = token; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '.' || c == '-' || c == 0x2010)
        {
          marked = TRUE;
          continue;
        }
      if (!g_unichar_isupper (c) || ++n_letters > MAX_INITIALS)
        return FALSE;
    }

  return n_letters == 1 || (n_letters > 1 && (bare || marked));
}

static gboolean
is_suffix (const char *token)
{
  static const char * const suffixes[] = { "Jr", "Jr.", "Sr", "Sr.", "II", "III", "2nd", "3rd", NULL };

  return g_strv_contains (suffixes, token);
}

/* What names of people who do something together hold: "Vitamin D Study Group". */
static gboolean
is_group (char  **words,
          guint   n_words)
{
  static const char * const groups[] = {
    "group", "network", "consortium", "committee", "investigators", "collaboration",
    "collaborative", "collaborators", "trialists",
    "study", "trial", "trials", "team", "society", "association", "foundation", "institute",
    "council", "alliance", "initiative",
    "panel", "program", "programme", "project", "centre", "center", "federation", "commission",
    "agency", "department", "researchers",
    "organization", "organisation", "coalition", "cohort", "force", "party", "registry", NULL
  };

  for (guint i = 0; i < n_words; i++)
    {
      g_autofree char *lower = g_ascii_strdown (words[i], -1);

      if (g_strv_contains (groups, lower))
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_small_letters (const char *name)
{
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_islower (g_utf8_get_char (p)))
      return TRUE;

  return FALSE;
}

static gboolean
has_ideographs (const char *name)
{
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_get_script (g_utf8_get_char (p)) == G_UNICODE_SCRIPT_HAN)
      return TRUE;

  return FALSE;
}

/* Of the words from @first on and before @end; @words is not changed. */
static char *
join (char  **words,
      guint   first,
      guint   end)
{
  GString *text = g_string_new (NULL);

  for (guint i = first; i < end; i++)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", words[i]);

  return g_string_free (text, FALSE);
}

/* "Carla D Muster", "Carla D van der Muster", but not "Vitamin D and Sleep": whether what stands
 * behind a capital without a dot is one name. */
static gboolean
is_one_name (char  **words,
             guint   first,
             guint   end)
{
  for (guint i = first; i + 1 < end; i++)
    if (!g_unichar_islower (g_utf8_get_char (words[i])))
      return FALSE;

  return TRUE;
}

static gboolean
is_lone_capital (const char *token)
{
  return *g_utf8_next_char (token) == '\0';
}

/* By where the initials stand: behind the family name, or before it. NULL where there are none. */
static char *
find_by_initials (char     **words,
                  guint      n_words,
                  gboolean   bare)
{
  guint end = n_words;

  while (end > 1 && is_suffix (words[end - 1]))
    end--;
  if (end > 1 && is_initials (words[end - 1], bare))
    {
      while (end > 1 && is_initials (words[end - 1], bare))
        end--;
      return join (words, 0, end);
    }

  for (guint i = end - 1; i-- > 0;)
    if (is_initials (words[i], FALSE))
      return i == 0 || !is_lone_capital (words[i]) || is_one_name (words, i + 1, end) ? join (words, i + 1, end) : NULL;

  return NULL;
}

/* Returns: (transfer full) (element-type utf8): the words of a name */
static GPtrArray *
split (const char *name)
{
  g_auto(GStrv) pieces = g_strsplit_set (name, " \t", -1);
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; pieces[i] != NULL; i++)
    if (*pieces[i] != '\0')
      g_ptr_array_add (words, g_strdup (pieces[i]));

  return words;
}

static gboolean
may_be_person (GPtrArray *words)
{
  return words->len > 1 && !(words->len > 2 && is_group ((char **) words->pdata, words->len));
}

/* Which end of a name its initials make the family name: 1 for the last words, -1 for the first ones, 0 for neither. */
static int
find_order (const char *name)
{
  g_autoptr(GPtrArray) words = split (name);
  char **word = (char **) words->pdata;
  guint end = words->len;

  if (strchr (name, ',') != NULL || has_ideographs (name) || !may_be_person (words))
    return 0;

  while (end > 1 && is_suffix (word[end - 1]))
    end--;
  if (end > 1 && is_initials (word[end - 1], has_small_letters (name)))
    return -1;
  for (guint i = 0; i + 1 < end; i++)
    if (is_initials (word[i], FALSE))
      return 1;

  return 0;
}

/* One list writes all of its names in one order, which initials in some of them tell. */
static gboolean
is_family_last (const char * const *names)
{
  gboolean last = FALSE;

  for (guint i = 0; names[i] != NULL; i++)
    {
      int order = find_order (names[i]);

      if (order < 0)
        return FALSE;
      last = last || order > 0;
    }

  return last;
}

/* "Carla Muster", "Carla van der Muster": NULL where there may be more than one given name, or more than one family name. */
static char *
find_last (const char *name)
{
  g_autoptr(GPtrArray) words = split (name);
  char **word = (char **) words->pdata;
  guint end = words->len;

  if (strchr (name, ',') != NULL || has_ideographs (name) || !may_be_person (words))
    return NULL;

  while (end > 1 && is_suffix (word[end - 1]))
    end--;

  return end > 1 && is_one_name (word, 1, end) ? join (word, 1, end) : NULL;
}

/**
 * tc_surname_find:
 * @name: the name of an author
 *
 * Finds the family name, with its particles ("van der Muster").
 *
 * Returns: (transfer full): the family name; @name where nothing tells which part that is
 */
char *
tc_surname_find (const char *name)
{
  const char *comma = strchr (name, ',');
  g_autoptr(GPtrArray) words = NULL;
  char *found = NULL;

  if (has_ideographs (name))
    return g_strdup (name);
  if (comma != NULL)
    {
      g_autofree char *first = g_strstrip (g_strndup (name, comma - name));

      /* "Muster C, Dr" has its initials before the comma. */
      return *first != '\0' ? tc_surname_find (first) : g_strdup (name);
    }

  words = split (name);
  if (may_be_person (words))
    found = find_by_initials ((char **) words->pdata, words->len, has_small_letters (name));

  return found != NULL ? found : g_strdup (name);
}

/**
 * tc_surname_find_first:
 * @names: (array zero-terminated=1): the authors of a report, at least one
 *
 * Finds the family name of the first author. Where nothing in that name tells it, initials in the names of the others
 * may: "Carla Muster" beside "Bea D. Probe" ends in her family name.
 *
 * Returns: (transfer full): the family name; the whole name where nothing tells which part that is
 */
char *
tc_surname_find_first (const char * const *names)
{
  char *surname = tc_surname_find (names[0]);
  char *last = g_str_equal (surname, names[0]) && is_family_last (names) ? find_last (names[0]) : NULL;

  if (last == NULL)
    return surname;

  g_free (surname);

  return last;
}
