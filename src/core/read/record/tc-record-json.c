/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-record-json.h"

#include <string.h>

#include "tc-json.h"
#include "tc-markup.h"

/* From an aggregator's JSON to the fields of a report. What stands first wins, and a record that is
 * nested in a string fills what the outer one leaves out. */

#define MAX_NESTED 2
#define MAX_SEARCH_DEPTH 6

/* A name in parts: {"given": …, "family": …}, {"lastName": …}, {"name": …}. */
static char *
object_to_text (JsonObject *object)
{
  static const char * const wholes[] = {
    "name", "fullName", "full_name", "title", "value", "text", "displayName", "term",
  };
  static const char * const givens[] = {
    "given", "firstName", "first_name", "foreName", "givenName", "initials",
  };
  static const char * const families[] = {
    "family", "lastName", "last_name", "familyName", "surname",
  };
  const char *given = NULL;
  const char *family = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (wholes); i++)
    {
      const char *whole = json_object_get_string_member_with_default (object, wholes[i], NULL);

      if (whole != NULL)
        return g_strdup (whole);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (givens) && given == NULL; i++)
    given = json_object_get_string_member_with_default (object, givens[i], NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (families) && family == NULL; i++)
    family = json_object_get_string_member_with_default (object, families[i], NULL);

  if (given != NULL && family != NULL)
    return g_strdup_printf ("%s %s", given, family);

  return g_strdup (family);
}

/* The text of a value, with its markup, or NULL where it says nothing. */
static char *
node_to_text (JsonNode *node)
{
  GType type;

  if (JSON_NODE_HOLDS_OBJECT (node))
    return object_to_text (json_node_get_object (node));
  if (!JSON_NODE_HOLDS_VALUE (node))
    return NULL;

  type = json_node_get_value_type (node);
  if (type == G_TYPE_STRING)
    return g_strdup (json_node_get_string (node));
  if (type == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  if (type == G_TYPE_DOUBLE)
    {
      char number[G_ASCII_DTOSTR_BUF_SIZE];

      return g_strdup (g_ascii_formatd (number, sizeof number, "%.15g",
                                        json_node_get_double (node)));
    }

  return NULL;
}

static void
append_item (GPtrArray *items,
             JsonNode  *node)
{
  g_autofree char *raw = node_to_text (node);
  g_autofree char *text = raw != NULL ? tc_markup_render (raw) : NULL;

  if (text != NULL)
    g_strstrip (text);
  if (text != NULL && *text != '\0')
    g_ptr_array_add (items, g_steal_pointer (&text));
}

static GPtrArray *
node_to_items (JsonNode *node)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);

  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        append_item (items, json_array_get_element (array, i));
    }
  else
    append_item (items, node);

  return g_steal_pointer (&items);
}

static void
set_authors (TcRecord  *self,
             GPtrArray *items)
{
  if (self->authors.len > 0)
    return;
  if (items->len == 1)
    tc_record_add_author_list (self, g_ptr_array_index (items, 0));
  else
    for (guint i = 0; i < items->len; i++)
      tc_record_add_author (self, g_ptr_array_index (items, i));
}

static char *
join (GPtrArray  *items,
      const char *separator)
{
  GString *s = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    {
      if (i > 0)
        g_string_append (s, separator);
      g_string_append (s, g_ptr_array_index (items, i));
    }

  return g_string_free (s, FALSE);
}

static void
set_value (TcRecord      *self,
           TcRecordField  field,
           JsonNode      *node)
{
  g_autoptr (GPtrArray) items = node_to_items (node);
  g_autofree char *text = NULL;

  if (items->len == 0)
    return;
  if (field == TC_RECORD_AUTHORS)
    {
      set_authors (self, items);
      return;
    }

  text = join (items, field == TC_RECORD_ABSTRACT || field == TC_RECORD_ABSTRACT_ZH ? "\n" : "; ");
  /* One key says one thing: what a second key of the same meaning says does not make a list longer. */
  if (self->values[field] == NULL || field == TC_RECORD_TITLE || field == TC_RECORD_ABSTRACT
      || field == TC_RECORD_ABSTRACT_ZH)
    tc_record_add (self, field, text);
}

static void
add_link (TcRecord   *self,
          const char *text)
{
  if (strlen (text) <= 2000 && strpbrk (text, " \n\t") == NULL)
    tc_record_add (self, TC_RECORD_LINKS, text);
}

/* {"name": …, "volume": …, "pages": …}: where in the journal the report stands. */
static void
fill_from_journal (TcRecord   *self,
                   JsonObject *journal)
{
  JsonObjectIter iter;
  const char *key;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, journal);
  while (json_object_iter_next_ordered (&iter, &key, &node))
    {
      TcRecordField field;

      if (tc_record_find_field (key, &field) && field >= TC_RECORD_YEAR && field <= TC_RECORD_PAGES)
        set_value (self, field, node);
    }
}

static void fill (TcRecord   *self,
                  JsonObject *object,
                  guint       nested);

/* A record written as a string into a field of another one. */
static void
fill_from_string (TcRecord   *self,
                  const char *text,
                  guint       nested)
{
  g_autoptr (JsonNode) node = NULL;

  if (nested >= MAX_NESTED)
    return;
  node = tc_json_parse (text, strlen (text), NULL);
  if (node == NULL)
    self->broken = TRUE;
  else if (JSON_NODE_HOLDS_OBJECT (node))
    fill (self, json_node_get_object (node), nested + 1);
}

static void
fill (TcRecord   *self,
      JsonObject *object,
      guint       nested)
{
  g_autoptr (GPtrArray) strings = g_ptr_array_new ();
  JsonObjectIter iter;
  const char *key;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &key, &node))
    {
      const char *text = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
      TcRecordField field;

      if (text != NULL && (g_str_has_prefix (text, "http://") ||
                           g_str_has_prefix (text, "https://")))
        add_link (self, text);
      if (text != NULL && g_str_has_prefix (text, "{\""))
        g_ptr_array_add (strings, (gpointer) text);
      else if (tc_record_find_field (key, &field))
        set_value (self, field, node);
      if (JSON_NODE_HOLDS_OBJECT (node) && g_ascii_strcasecmp (key, "journal") == 0)
        fill_from_journal (self, json_node_get_object (node));
    }
  for (guint i = 0; i < strings->len; i++)
    fill_from_string (self, g_ptr_array_index (strings, i), nested);
}

static TcRecord *
read_object (JsonObject *object)
{
  g_autoptr (TcRecord) self = tc_record_new ();

  fill (self, object, 0);
  tc_record_join_authors (self);

  return g_steal_pointer (&self);
}

static void
find_records (JsonNode  *node,
              guint      depth,
              GPtrArray *records)
{
  if (depth > MAX_SEARCH_DEPTH)
    return;

  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        find_records (json_array_get_element (array, i), depth + 1, records);
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);
      g_autoptr (TcRecord) record = read_object (object);
      JsonObjectIter iter;
      const char *key;              /* json-glib 1.6 writes it even where it is not wanted */
      JsonNode *member;

      if (tc_record_has_content (record))
        {
          g_ptr_array_add (records, g_steal_pointer (&record));
          return;
        }
      json_object_iter_init_ordered (&iter, object);
      while (json_object_iter_next_ordered (&iter, &key, &member))
        find_records (member, depth + 1, records);
    }
}

/**
 * tc_records_find:
 * @root: what tc_json_parse() gave
 *
 * Finds the objects that have a title or an abstract, also inside arrays and objects around them.
 *
 * Returns: (element-type TcRecord) (transfer full): the records, perhaps none
 */
GPtrArray *
tc_records_find (JsonNode *root)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) tc_record_free);

  g_return_val_if_fail (root != NULL, NULL);

  find_records (root, 0, records);
  return g_steal_pointer (&records);
}
