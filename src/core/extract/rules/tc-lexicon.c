/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-lexicon.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tc-extract.h"
#include "tc-json.h"
#include "tc-normalise.h"

void
tc_lex_entry_free (TcLexEntry *self)
{
  g_free (self->value);
  g_ptr_array_unref (self->forms);
  g_free (self);
}

static void
add_strings (JsonObject *object,
             const char *member,
             GPtrArray  *strings)
{
  JsonArray *array = json_object_has_member (object, member) ? json_object_get_array_member (object, member) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    g_ptr_array_add (strings, g_strdup (json_array_get_string_element (array, i)));
}

/**
 * tc_lexicon_load:
 * @json: a lexicon: `{"lexicon": name, "entries": [{"value": …, "en": […], "zh": […]}, …]}`
 * @length: its length in bytes
 * @entries: (element-type TcLexEntry): where to append
 * @error: return location for a %TC_EXTRACT_ERROR_RULES or a #TcJsonError
 *
 * Reads a lexicon file.
 *
 * Returns: whether it was one
 */
gboolean
tc_lexicon_load (const char  *json,
                 gsize        length,
                 GPtrArray   *entries,
                 GError     **error)
{
  g_autoptr (JsonNode) root = tc_json_parse (json, length, error);
  JsonObject *object;
  JsonArray *array;
  const char *name;

  if (root == NULL)
    return FALSE;
  object = JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  name = object != NULL ? json_object_get_string_member_with_default (object, "lexicon", NULL) : NULL;
  if (name == NULL || !json_object_has_member (object, "entries"))
    {
      g_set_error_literal (error, TC_EXTRACT_ERROR, TC_EXTRACT_ERROR_RULES,
                           _("A lexicon needs a name and entries."));
      return FALSE;
    }
  array = json_object_get_array_member (object, "entries");
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *member = json_array_get_object_element (array, i);
      TcLexEntry *entry = g_new0 (TcLexEntry, 1);

      entry->lexicon = g_intern_string (name);
      entry->value = g_strdup (json_object_get_string_member_with_default (member, "value", ""));
      entry->forms = g_ptr_array_new_with_free_func (g_free);
      add_strings (member, "en", entry->forms);
      add_strings (member, "zh", entry->forms);
      g_ptr_array_add (entries, entry);
    }
  return TRUE;
}

/* "bone-marrow" and "bone marrow" are one form. */
static void
add_with_hyphens (TcMatcher  *matcher,
                  const char *form,
                  guint       id)
{
  g_autofree char *other = g_strdup (form);

  tc_matcher_add (matcher, form, id);
  for (char *p = other; *p != '\0'; p++)
    if (*p == '-')
      *p = ' ';
    else if (*p == ' ' && strchr (form, '-') == NULL)
      *p = '-';
  if (strcmp (other, form) != 0)
    tc_matcher_add (matcher, other, id);
}

/**
 * tc_lexicon_add_forms:
 * @entries: (element-type TcLexEntry): the entries of all lexicons
 * @matcher: where their forms go; the id of a form is the index of its entry
 *
 * Makes a matcher look for everything in the lexicons.
 */
void
tc_lexicon_add_forms (GPtrArray *entries,
                      TcMatcher *matcher)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const TcLexEntry *entry = g_ptr_array_index (entries, i);

      for (guint k = 0; k < entry->forms->len; k++)
        add_with_hyphens (matcher, g_ptr_array_index (entry->forms, k), i);
    }
}

static int
compare_by_length (gconstpointer a,
                   gconstpointer b)
{
  const char *first = *(const char *const *) a;
  const char *second = *(const char *const *) b;
  gsize x = strlen (first);
  gsize y = strlen (second);

  return x != y ? (x < y) - (x > y) : strcmp (first, second);
}

static char *
form_to_pattern (const char *form)
{
  g_autoptr (TcNormal) normal = tc_normalise (form);
  gsize length = normal->length;
  gboolean open = length > 0 && normal->text[length - 1] == '*';
  const char *start = normal->text + (normal->text[0] == '*' ? 1 : 0);
  g_autofree char *plain = g_strndup (start, normal->text + length - (open ? 1 : 0) - start);
  g_autofree char *escaped = g_regex_escape_string (plain, -1);
  g_auto (GStrv) parts = g_strsplit_set (escaped, " ", -1);
  g_autofree char *joined = g_strjoinv ("[ -]", parts);

  return g_strconcat (joined, open ? "[a-z]*" : "", NULL);
}

/**
 * tc_lexicon_to_pattern:
 * @entries: (element-type TcLexEntry): the entries of all lexicons
 * @lexicon: the name of one
 *
 * Writes all forms of a lexicon as one alternative of a regular expression, longest first.
 *
 * Returns: (transfer full) (nullable): a group that captures nothing, or %NULL where there is no such lexicon
 */
char *
tc_lexicon_to_pattern (GPtrArray  *entries,
                       const char *lexicon)
{
  g_autoptr (GPtrArray) forms = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *joined = NULL;

  for (guint i = 0; i < entries->len; i++)
    {
      const TcLexEntry *entry = g_ptr_array_index (entries, i);

      for (guint k = 0; strcmp (entry->lexicon, lexicon) == 0 && k < entry->forms->len; k++)
        g_ptr_array_add (forms, form_to_pattern (g_ptr_array_index (entry->forms, k)));
    }
  if (forms->len == 0)
    return NULL;
  g_ptr_array_sort (forms, compare_by_length);
  g_ptr_array_add (forms, NULL);
  joined = g_strjoinv ("|", (char **) forms->pdata);
  return g_strconcat ("(?:", joined, ")", NULL);
}
