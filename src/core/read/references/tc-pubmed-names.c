/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-pubmed-names.h"

#include <string.h>

#include "tc-statement-shapes.h"

/* The authors of a PubMed page stand in a paragraph that nothing marks but its shape: family names
 * with initials, divided by commas, with numbers in brackets that lead to the affiliations. */

/* A name without the numbers in brackets that lead to the affiliations. */
static TcSlice
trim_numbers (TcSlice name)
{
  name = tc_slice_trim (name);
  while (name.end > name.p && name.end[-1] == ')')
    {
      const char *open = memrchr (name.p, '(', name.end - name.p);

      if (open == NULL || strspn (open + 1, "0123456789#*, ") != (gsize) (name.end - open - 2))
        break;
      name.end = open;
    }

  return tc_slice_trim (name);
}

/* The item of a list up to a comma or semicolon that stands in no brackets; @rest goes behind it. */
static TcSlice
next_item (TcSlice    *rest,
           const char *dividers)
{
  TcSlice item = { rest->p, rest->p };
  guint depth = 0;

  for (; item.end < rest->end && (depth > 0 || strchr (dividers, *item.end) == NULL); item.end++)
    {
      depth += *item.end == '(';
      depth -= *item.end == ')' && depth > 0;
    }
  rest->p = MIN (item.end + 1, rest->end);

  return trim_numbers (item);
}

/* A name without what follows the initials. */
static TcSlice
trim_suffix (TcSlice name)
{
  static const char * const suffixes[] = { " Jr", " Sr", " 2nd", " 3rd", " 4th", " II", " III", " IV" };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      gsize length = strlen (suffixes[i]);

      if ((gsize) (name.end - name.p) > length && memcmp (name.end - length, suffixes[i], length) == 0 &&
          memchr (name.p, ' ', name.end - length - name.p) != NULL)
        return (TcSlice) { name.p, name.end - length };
    }

  return name;
}

/* "Muster", "van", "'t": in lower case only a particle. */
static gboolean
is_name_word (TcSlice word)
{
  static const char * const particles[] = {
    "de", "da", "do", "dos", "das", "del", "della", "di", "du", "van", "von", "vom", "der", "den",
    "zu", "zum", "zur", "ter",
    "ten", "te", "la", "las", "los", "le", "el", "al", "y", "e", "i", "bin", "ibn", "af", "av",
    "op", "in", "abd", "ul", "ur",
  };

  if (word.p == word.end || word.end[-1] == ':')
    return FALSE;
  if (!g_ascii_islower (*word.p))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (particles); i++)
    if (tc_slice_equal (word, particles[i]))
      return TRUE;

  return word.end - word.p > 2 && (word.p[1] == '\'' || memchr (word.p, '-', word.end - word.p) != NULL);
}

/* "Probe BC", "van der Muster A Jr", "Testperson AB 3rd": words of a name, then initials. */
static gboolean
is_person (TcSlice name)
{
  const char *space;

  name = trim_suffix (name);
  space = memrchr (name.p, ' ', name.end - name.p);
  if (space == NULL || name.end - space > 8 || name.end - name.p > 60)
    return FALSE;
  for (const char *p = name.p; p < space; p++)
    {
      const char *end = memchr (p, ' ', space - p);
      TcSlice word = { p, end != NULL ? end : space };

      if (!is_name_word (word))
        return FALSE;
      p = word.end;
    }
  for (const char *p = space + 1; p < name.end; p++)
    if (!g_ascii_isupper (*p) && (guchar) *p < 0x80 && *p != '-')
      return FALSE;

  return TRUE;
}

/* "The Humming Study Group": no sentence, and a word for people who do something together. */
static gboolean
is_group (TcSlice name)
{
  static const char * const words[] = {
    "Group", "Investigator", "Consorti", "Collaborat", "Committee", "Network", "Team",
    "Association", "Society", "Initiative",
    "Trialists", "Task Force", "Panel", "Council", "Academy", "Foundation", "Program", "Project",
    "College", "Organization",
    "Institute", "Centre", "Center", "Alliance", "Federation", "Commission", "Agency", "Department", "Working Party",
  };

  if (name.end - name.p > 160 || tc_slice_find (name, ". ") != NULL || tc_slice_find (name, ": ") != NULL)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (tc_slice_find (name, words[i]) != NULL)
      return TRUE;

  return FALSE;
}

/**
 * tc_pubmed_is_names:
 * @paragraph: a paragraph where authors may stand
 *
 * Returns: whether it names them: "Testperson A(1), Probe BC Jr(2); Humming Group.", or groups alone
 */
gboolean
tc_pubmed_is_names (TcSlice paragraph)
{
  TcSlice rest = { paragraph.p, paragraph.end - 1 };
  guint n_people = 0;
  guint n_others = 0;
  gboolean groups = TRUE;

  if (paragraph.end[-1] != '.')
    return FALSE;
  while (rest.p < rest.end)
    if (is_person (next_item (&rest, ",;")))
      n_people++;
    else
      n_others++;
  rest.p = paragraph.p;
  while (n_people == 0 && groups && rest.p < rest.end)
    groups = is_group (next_item (&rest, ";"));

  return n_people > 0 ? n_people >= n_others : groups && n_others > 0;
}

/**
 * tc_pubmed_read_names:
 * @paragraph: one that tc_pubmed_is_names()
 *
 * Adds the authors. People are divided by commas, groups by semicolons: a comma in the name of a group divides nothing.
 */
void
tc_pubmed_read_names (TcRecord *record,
                      TcSlice   paragraph)
{
  g_autofree char *text = tc_slice_dup_text (paragraph, FALSE);
  TcSlice all = { text, text + strlen (text) - 1 };

  while (all.p < all.end)
    {
      TcSlice some = next_item (&all, ";");
      TcSlice people = some;
      gboolean any = FALSE;

      while (people.p < people.end)
        any |= is_person (next_item (&people, ","));
      while (some.p < some.end)
        {
          TcSlice name = next_item (&some, any ? "," : "");

          tc_record_add_author_slice (record, name.p, name.end - name.p);
        }
    }
}
