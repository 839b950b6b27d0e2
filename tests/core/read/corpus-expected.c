/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "corpus-expected.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* What other programs read from the files of the corpus: BibTeX of JabRef, JSON of Zotero. Only as much of the two formats
 * as those files use. */

const char * const expected_names[EXPECTED_N_FIELDS] = {
  "title", "authors", "year", "journal", "volume", "issue", "pages", "doi",
};

void
expected_free (Expected *self)
{
  for (guint i = 0; i < EXPECTED_N_FIELDS; i++)
    g_free (self->values[i]);
  g_free (self);
}

/* --- BibTeX ---------------------------------------------------------------------------------------- */

static const struct
{
  const char *name;
  ExpectedField field;
} bib_names[] = {
  { "title", EXPECTED_TITLE }, { "author", EXPECTED_AUTHORS }, { "year", EXPECTED_YEAR }, { "journal", EXPECTED_JOURNAL },
  { "booktitle", EXPECTED_JOURNAL }, { "volume", EXPECTED_VOLUME }, { "number", EXPECTED_ISSUE }, { "issue", EXPECTED_ISSUE },
  { "pages", EXPECTED_PAGES }, { "doi", EXPECTED_DOI },
};

static char *
replace (const char *text,
         const char *from,
         const char *to)
{
  g_auto (GStrv) parts = g_strsplit (text, from, -1);

  return g_strjoinv (to, parts);
}

static void
set_bib_field (Expected   *self,
               const char *name,
               const char *value)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bib_names); i++)
    if (g_ascii_strcasecmp (bib_names[i].name, name) == 0)
      {
        char **place = &self->values[bib_names[i].field];

        /* A journal is the better answer than the title of a book. */
        if (*place != NULL && g_ascii_strcasecmp (name, "booktitle") == 0)
          return;
        g_free (*place);
        *place = bib_names[i].field == EXPECTED_AUTHORS ? replace (value, " and ", "; ") : g_strdup (value);
      }
}

/* "name = {value}", braces in the value nest. */
static const char *
read_bib_field (Expected   *self,
                const char *p)
{
  const char *name = p;
  gsize name_length = strcspn (p, " =\n}");
  g_autofree char *key = g_strndup (name, name_length);
  const char *start;
  int depth = 0;

  p += name_length;
  p += strspn (p, " \t=");
  start = p;
  for (; *p != '\0' && (depth > 0 || (*p != ',' && *p != '\n')); p++)
    depth += *p == '{' ? 1 : *p == '}' ? -1 : 0;
  if (p > start + 1 && *start == '{')
    {
      g_autofree char *value = g_strndup (start + 1, p - start - 2);

      set_bib_field (self, key, value);
    }

  return p;
}

/* The next entry of a report behind the beginning of a line. */
static const char *
find_entry (const char *p)
{
  static const char * const others[] = { "@comment", "@string", "@preamble" };

  for (p = strchr (p, '@'); p != NULL; p = strchr (p + 1, '@'))
    {
      gboolean other = FALSE;

      for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
        other |= g_ascii_strncasecmp (p, others[i], strlen (others[i])) == 0;
      if (!other && p[strspn (p + 1, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") + 1] == '{')
        return p;
    }

  return NULL;
}

GPtrArray *
expected_from_bib (const char *text)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) expected_free);

  for (const char *p = find_entry (text); p != NULL; p = find_entry (p))
    {
      Expected *self = g_new0 (Expected, 1);

      g_ptr_array_add (all, self);
      p = strchr (p, ',');
      g_assert (p != NULL);
      for (p++; *p != '\0' && *p != '}';)
        {
          p += strspn (p, " \t\r\n,");
          if (*p != '\0' && *p != '}')
            p = read_bib_field (self, p);
        }
    }

  return all;
}

/* --- Zotero ---------------------------------------------------------------------------------------- */

static const struct
{
  const char *name;
  ExpectedField field;
} json_names[] = {
  { "title", EXPECTED_TITLE }, { "date", EXPECTED_YEAR }, { "publicationTitle", EXPECTED_JOURNAL },
  { "conferenceName", EXPECTED_JOURNAL }, { "volume", EXPECTED_VOLUME }, { "issue", EXPECTED_ISSUE }, { "pages", EXPECTED_PAGES },
  { "DOI", EXPECTED_DOI },
};

static char *
join_creators (JsonArray *creators)
{
  GString *s = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (creators); i++)
    {
      JsonObject *creator = json_array_get_object_element (creators, i);
      const char *given = json_object_get_string_member (creator, "firstName");

      if (!g_str_equal (json_object_get_string_member (creator, "creatorType"), "author"))
        continue;
      g_string_append_printf (s, "%s%s%s%s", s->len > 0 ? "; " : "", json_object_get_string_member (creator, "lastName"),
                              *given != '\0' ? ", " : "", given);
    }

  return g_string_free (s, s->len == 0);
}

GPtrArray *
expected_from_json (const char *text)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) expected_free);
  g_autoptr (JsonNode) node = json_from_string (text, NULL);
  JsonArray *items = json_node_get_array (node);

  for (guint i = 0; i < json_array_get_length (items); i++)
    {
      JsonObject *item = json_array_get_object_element (items, i);
      Expected *self = g_new0 (Expected, 1);

      for (gsize j = 0; j < G_N_ELEMENTS (json_names); j++)
        if (json_object_has_member (item, json_names[j].name))
          self->values[json_names[j].field] = g_strdup (json_object_get_string_member (item, json_names[j].name));
      self->values[EXPECTED_AUTHORS] = join_creators (json_object_get_array_member (item, "creators"));
      g_ptr_array_add (all, self);
    }

  return all;
}

/* --- comparing ------------------------------------------------------------------------------------- */

/* Letters and digits only, in lower case: signs and blanks differ between programs and mean nothing. */
static void
append_letters (GString    *s,
                const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (s, g_unichar_tolower (g_utf8_get_char (p)));
}

/* "Probe, Bert", "Probe,B. " and "Bert Probe": the family name, a comma, the given names. */
static void
append_author (GString    *s,
               const char *name)
{
  g_autofree char *stripped = g_strstrip (g_strdup (name));
  const char *comma = strchr (stripped, ',');
  const char *space = strrchr (stripped, ' ');
  g_autofree char *family = NULL;
  const char *given = "";

  if (*stripped == '\0')
    return;
  if (comma != NULL)
    {
      family = g_strndup (stripped, comma - stripped);
      given = comma + 1;
    }
  else if (space != NULL)
    {
      g_autofree char *first = g_strndup (stripped, space - stripped);

      append_letters (s, space + 1);
      g_string_append_c (s, ',');
      append_letters (s, first);
      g_string_append_c (s, ';');
      return;
    }
  append_letters (s, family != NULL ? family : stripped);
  g_string_append_c (s, ',');
  append_letters (s, given);
  g_string_append_c (s, ';');
}

/* Zeros before a number say nothing: CNKI writes issue "07". */
static const char *
skip_zeros (const char *value)
{
  while (*value == '0' && g_ascii_isdigit (value[1]))
    value++;

  return value;
}

/* Returns: (transfer full): @value so that two ways of writing the same are equal */
char *
expected_normalise (ExpectedField  field,
                    const char    *value)
{
  g_autofree char *normal = g_utf8_normalize (value, -1, G_NORMALIZE_ALL_COMPOSE);
  GString *s = g_string_new (NULL);

  if (field == EXPECTED_AUTHORS)
    {
      g_auto (GStrv) names = g_strsplit (normal, ";", -1);

      for (guint i = 0; names[i] != NULL; i++)
        append_author (s, names[i]);
    }
  else if (field == EXPECTED_YEAR)
    g_string_append_len (s, normal, MIN (4, strlen (normal)));
  else if (field == EXPECTED_PAGES)
    {
      g_autofree char *dashes = replace (normal, "--", "-");

      g_string_append (s, g_strstrip (dashes));
    }
  else if (field == EXPECTED_DOI)
    {
      const char *start = strstr (normal, "10.");

      g_string_append (s, start != NULL ? start : normal);
      g_string_ascii_down (s);
    }
  else
    append_letters (s, normal);
  if (field == EXPECTED_ISSUE || field == EXPECTED_PAGES)
    g_string_erase (s, 0, skip_zeros (s->str) - s->str);

  return g_string_free (s, FALSE);
}
