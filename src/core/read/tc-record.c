/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-record.h"

#include <string.h>

#include "tc-json.h"
#include "tc-lines.h"
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

static gboolean
is_chinese (const char *text)
{
  TcPiece piece = { text, text + strlen (text), 0 };

  return *tc_piece_language (piece) == 'z';
}

/* A key that says no language holds whichever it is. */
static TcRecordField
sort_by_language (TcRecordField  field,
                  const char    *text)
{
  if (field == TC_RECORD_TITLE && is_chinese (text))
    return TC_RECORD_TITLE_ZH;
  if (field == TC_RECORD_ABSTRACT && is_chinese (text))
    return TC_RECORD_ABSTRACT_ZH;

  return field;
}

static gboolean
is_separator (const char *p,
              gboolean    semicolons)
{
  gunichar c = g_utf8_get_char (p);

  return c == ';' || c == 0xff1b || (!semicolons && (c == ',' || c == 0xff0c || c == 0x3001));
}

static void
add_author (TcRecord   *self,
            const char *text,
            gsize       length)
{
  g_autofree char *name = g_strndup (text, length);

  g_strstrip (name);
  if (*name != '\0')
    g_ptr_array_add (self->authors, g_steal_pointer (&name));
}

/* The last item of a list: "C D and E F", "and E F". */
static void
add_last_authors (TcRecord   *self,
                  const char *text)
{
  const char *and = strstr (text, " and ");

  if (and != NULL && strlen (text) < 80)
    {
      add_author (self, text, and - text);
      text = and + strlen (" and ");
    }
  add_author (self, text, strlen (text));
}

/* "A B, C D and E F"; with semicolons the commas stand inside the names. */
static void
add_authors (TcRecord   *self,
             const char *text)
{
  gboolean semicolons = strchr (text, ';') != NULL || strstr (text, "\uff1b") != NULL;
  const char *start = text;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (!is_separator (p, semicolons))
        continue;
      add_author (self, start, p - start);
      start = g_utf8_next_char (p);
    }
  add_last_authors (self, start);
}

static void
set_authors (TcRecord  *self,
             GPtrArray *items)
{
  gboolean inner_commas = FALSE;

  if (self->authors->len > 0)
    return;
  if (items->len == 1)
    add_authors (self, g_ptr_array_index (items, 0));
  else
    for (guint i = 0; i < items->len; i++)
      g_ptr_array_add (self->authors, g_strdup (g_ptr_array_index (items, i)));

  for (guint i = 0; i < self->authors->len; i++)
    inner_commas |= strchr (g_ptr_array_index (self->authors, i), ',') != NULL;
  self->values[TC_RECORD_AUTHORS] = join (self->authors, inner_commas ? "; " : ", ");
}

/* Kept for comparing, unless it says the same in the same letters. */
static void
keep_copy (TcRecord   *self,
           const char *known,
           char       *text)
{
  g_autofree char *owned = text;

  if (!g_str_equal (known, owned) && strlen (owned) > 200)
    g_ptr_array_add (self->copies, g_steal_pointer (&owned));
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
  field = sort_by_language (field, text);
  if (self->values[field] == NULL)
    self->values[field] = g_steal_pointer (&text);
  else if (field == TC_RECORD_ABSTRACT || field == TC_RECORD_ABSTRACT_ZH)
    keep_copy (self, self->values[field], g_steal_pointer (&text));
}

static void
add_link (TcRecord   *self,
          const char *text)
{
  char **links = &self->values[TC_RECORD_LINKS];

  if (strlen (text) > 2000 || strpbrk (text, " \n\t") != NULL)
    return;
  if (*links == NULL)
    *links = g_strdup (text);
  else if (strstr (*links, text) == NULL && strlen (*links) < 10000)
    {
      char *longer = g_strconcat (*links, "; ", text, NULL);

      g_free (*links);
      *links = longer;
    }
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
record_new (JsonObject *object)
{
  g_autoptr (TcRecord) self = g_new0 (TcRecord, 1);

  self->authors = g_ptr_array_new_with_free_func (g_free);
  self->copies = g_ptr_array_new_with_free_func (g_free);
  fill (self, object, 0);

  return g_steal_pointer (&self);
}

/**
 * tc_record_free:
 * @self: a record
 *
 * Frees @self.
 */
void
tc_record_free (TcRecord *self)
{
  for (guint i = 0; i < TC_RECORD_N_FIELDS; i++)
    g_free (self->values[i]);
  g_ptr_array_unref (self->authors);
  g_ptr_array_unref (self->copies);
  g_free (self);
}

static gboolean
is_record (TcRecord *self)
{
  return self->values[TC_RECORD_TITLE] != NULL || self->values[TC_RECORD_TITLE_ZH] != NULL ||
         self->values[TC_RECORD_ABSTRACT] != NULL || self->values[TC_RECORD_ABSTRACT_ZH] != NULL;
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
      g_autoptr (TcRecord) record = record_new (object);
      JsonObjectIter iter;
      const char *key;              /* json-glib 1.6 writes it even where it is not wanted */
      JsonNode *member;

      if (is_record (record))
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
