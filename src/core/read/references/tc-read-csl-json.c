/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tc-json-cut.h"
#include "tc-json.h"
#include "tc-named.h"
#include "tc-read.h"
#include "tc-reader.h"
#include "tc-statement-shapes.h"

/* CSL JSON, which reference managers and doi.org give, and the JSON of Zotero (its own export, that
 * of Better BibTeX, its API): a list of items, or one of them. */

static const char * const lists[] = { "items", "references", "data", NULL };

/* Types of CSL that reports have, and the word of Crossref for the first. */
static const char * const types[] = {
  "article-journal", "journal-article", "article", "article-magazine", "article-newspaper", "book",
  "book-chapter", "chapter",
  "dataset", "entry", "entry-encyclopedia", "manuscript", "paper-conference", "posted-content",
  "proceedings-article", "report",
  "review", "standard", "thesis", "dissertation", "webpage",
};

/* Names that mean something else here than in a table, or are not known there. */
static const struct
{
  const char *name;
  const char *tag;                /* NULL: keep as text */
} names[] = {
  { "archive", NULL }, { "archive_location", NULL }, { "call-number", NULL },
  { "citation-key", NULL }, { "citationKey", NULL },
  { "citation-label", NULL }, { "collection-title", NULL }, { "container-title", "JO" }, { "event-title", NULL },
  { "id", NULL }, { "key", NULL }, { "keyword", "KW" }, { "number", NULL },
  { "original-title", "TT" }, { "page-first", NULL }, { "publisher", NULL },
  { "short-title", NULL }, { "subject", "KW" },
  { "source", NULL }, { "title-short", NULL }, { "version", NULL },
};

/* --- telling --------------------------------------------------------------------------------------- */

static gboolean
has_name (TcSlice     slice,
          const char *name)
{
  g_autofree char *quoted = g_strdup_printf ("\"%s\"", name);
  const char *p = slice.p;

  while ((p = tc_slice_find ((TcSlice) { p, slice.end }, quoted)) != NULL)
    {
      p += strlen (quoted);
      while (p < slice.end && g_ascii_isspace (*p))
        p++;
      if (p < slice.end && *p == ':')
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_type (TcSlice slice)
{
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autofree char *quoted = g_strdup_printf ("\"%s\"", types[i]);

      if (tc_slice_find (slice, quoted) != NULL)
        return TRUE;
    }

  return FALSE;
}

static gboolean
sniff (TcDocument *document)
{
  TcSlice text = tc_slice_trim ((TcSlice) { document->text, document->text + document->length });
  TcSlice item;

  if (text.p == text.end || (*text.p != '{' && *text.p != '[') || !tc_json_cut_first (lists, text, &item))
    return FALSE;
  if (has_name (item, "itemType"))
    return has_name (item, "creators") || has_name (item, "title");

  return has_name (item, "type") && has_type (item)
         && (has_name (item, "issued") || has_name (item, "container-title") || has_name (item, "author")
             || has_name (item, "DOI"));
}

static TcCut
cut (const char *bytes,
     gsize       length,
     gboolean    last)
{
  return tc_json_cut (lists, bytes, length, last);
}

/* --- values ---------------------------------------------------------------------------------------- */

static const char *
get_text (JsonObject *object,
          const char *name)
{
  JsonNode *node = json_object_get_member (object, name);
  const char *text = node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;

  return text != NULL ? text : "";
}

/* A text, the items of a list, or JSON. */
static char *
dup_value (JsonNode *node)
{
  const char *text = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;

  if (text != NULL)
    return g_strdup (text);
  if (JSON_NODE_HOLDS_NULL (node))
    return g_strdup ("");
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);
      g_autoptr (GString) all = g_string_new (NULL);

      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          g_autofree char *item = dup_value (json_array_get_element (array, i));

          if (*item != '\0')
            g_string_append_printf (all, "%s%s", all->len > 0 ? "; " : "", item);
        }
      return g_string_free (g_steal_pointer (&all), FALSE);
    }

  return tc_json_to_text (node);
}

static gboolean
is_chinese (const char *text)
{
  return tc_slice_is_chinese ((TcSlice) { text, text + strlen (text) });
}

/* "van der Sample, Anna Jr"; of Chinese names the parts stand together. */
static char *
dup_name (JsonNode *node)
{
  JsonObject *object;
  const char *family, *given, *particle, *suffix;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return dup_value (node);

  object = json_node_get_object (node);
  family = get_text (object, "family");
  given = get_text (object, "given");
  if (*family == '\0')
    family = get_text (object, "lastName");
  if (*given == '\0')
    given = get_text (object, "firstName");
  particle = get_text (object, "non-dropping-particle");
  if (*particle == '\0')
    particle = get_text (object, "dropping-particle");
  suffix = get_text (object, "suffix");
  if (*family == '\0' && *given == '\0')
    return g_strdup (*get_text (object, "literal") != '\0' ? get_text (object, "literal") : get_text (object, "name"));
  if (*given == '\0' || *family == '\0' || is_chinese (family))
    return g_strconcat (family, given, NULL);

  return g_strconcat (particle, *particle != '\0' ? " " : "", family, ", ", given,
                      *suffix != '\0' ? " " : "", suffix, NULL);
}

static const char *
get_role (JsonNode   *node,
          const char *role)
{
  if (!JSON_NODE_HOLDS_OBJECT (node) || !json_object_has_member (json_node_get_object (node), "creatorType"))
    return role;

  return get_text (json_node_get_object (node), "creatorType");
}

static void
add_people (TcNamed    *named,
            const char *name,
            JsonNode   *node)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *person = json_array_get_element (array, i);
      const char *role = get_role (person, name);

      tc_named_add_tag (named, g_str_equal (role, "author") ? "AU" : NULL, role, dup_name (person));
    }
  if (array == NULL)
    tc_named_add_tag (named, g_str_equal (name, "author") ? "AU" : NULL, name, dup_value (node));
}

/* [2031, 5, 17] as "2031-05-17". */
static void
append_date (GString  *date,
             JsonNode *node)
{
  JsonArray *parts = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; parts != NULL && i < json_array_get_length (parts); i++)
    {
      g_autofree char *part = dup_value (json_array_get_element (parts, i));

      g_string_append_printf (date, "%s%s%s", date->len > 0 ? "-" : "", i > 0 && strlen (part) == 1 ? "0" : "", part);
    }
}

/* {"year": 2031, "month": 5}, as older programs write it. */
static void
append_named_date (GString    *date,
                   JsonObject *object)
{
  static const char * const units[] = { "year", "month", "day" };

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    {
      JsonNode *node = json_object_get_member (object, units[i]);
      g_autofree char *part = node != NULL ? dup_value (node) : NULL;

      if (part == NULL)
        return;
      g_string_append_printf (date, "%s%s%s", i > 0 ? "-" : "", i > 0 && strlen (part) == 1 ? "0" : "", part);
    }
}

static char *
dup_date (JsonNode *node)
{
  static const char * const texts[] = { "raw", "literal" };
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  JsonNode *first = array != NULL && json_array_get_length (array) > 0 ? json_array_get_element (array, 0) : node;
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (first) ? json_node_get_object (first) : NULL;
  JsonNode *parts = object != NULL ? json_object_get_member (object, "date-parts") : NULL;
  g_autoptr (GString) date = g_string_new (NULL);

  if (object == NULL)
    return dup_value (node);
  if (parts != NULL && JSON_NODE_HOLDS_ARRAY (parts) && json_array_get_length (json_node_get_array (parts)) > 0)
    append_date (date, json_array_get_element (json_node_get_array (parts), 0));
  if (date->len == 0)
    append_named_date (date, object);
  for (gsize i = 0; i < G_N_ELEMENTS (texts) && date->len == 0; i++)
    g_string_append (date, get_text (object, texts[i]));

  return g_string_free (g_steal_pointer (&date), FALSE);
}

/* --- members --------------------------------------------------------------------------------------- */

static gboolean
is_people (const char *name)
{
  static const char * const people[] = {
    "author", "creators", "editor", "translator", "collection-editor", "container-author", "director", "interviewer",
    "original-author", "recipient", "reviewed-author", "editorial-director", "contributor",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (people); i++)
    if (g_str_equal (people[i], name))
      return TRUE;

  return FALSE;
}

static gboolean
is_date (const char *name)
{
  static const char * const dates[] = {
    "issued", "accessed", "container", "event-date", "original-date", "submitted", "available-date", "published",
    "published-print", "published-online", "created", "deposited", "indexed",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (dates); i++)
    if (g_str_equal (dates[i], name))
      return TRUE;

  return FALSE;
}

/* The same once more, or of the program that wrote it. */
static gboolean
is_silent (const char *name)
{
  static const char * const silent[] = {
    "attachments", "collections", "library", "links", "meta", "relations", "seeAlso", "uri",
    "select", "reference", "license",
    "content-domain", "score", "issn-type",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (silent); i++)
    if (g_str_equal (silent[i], name))
      return TRUE;

  return FALSE;
}

static const char *
find_tag (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].name, name))
      return names[i].tag;

  return tc_named_find_tag (name);
}

/* Keywords of Zotero: [{"tag": "humming"}]. */
static void
add_tags (TcNamed  *named,
          JsonNode *node)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *tag = json_array_get_element (array, i);

      tc_named_add_tag (named, "KW", "tags",
                        JSON_NODE_HOLDS_OBJECT (tag) ? g_strdup (get_text (json_node_get_object (tag), "tag"))
                                                     : dup_value (tag));
    }
}

static void
add_member (TcNamed    *named,
            const char *name,
            JsonNode   *node)
{
  const char *tag = find_tag (name);

  if (is_people (name))
    add_people (named, name, node);
  else if (is_date (name))
    tc_named_add_tag (named, g_str_equal (name, "issued") ? "DA" : NULL, name, dup_date (node));
  else if (g_str_equal (name, "tags"))
    add_tags (named, node);
  else if (g_str_equal (name, "note") || g_str_equal (name, "extra"))
    {
      g_autofree char *text = dup_value (node);

      tc_named_add_note (named, name, text);
    }
  else if (!is_silent (name))
    tc_named_add_tag (named, tag, name, dup_value (node));
}

static void
add_members (TcNamed    *named,
             JsonObject *object)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    add_member (named, name, node);
}

/* The API of Zotero puts the item into another one, that of Crossref into a message. */
static JsonObject *
find_item (JsonNode *node)
{
  static const char * const within[] = { "data", "message", "csljson" };
  JsonObject *object = json_node_get_object (node);

  for (gsize i = 0; i < G_N_ELEMENTS (within); i++)
    {
      JsonNode *inner = json_object_get_member (object, within[i]);

      if (inner != NULL && JSON_NODE_HOLDS_OBJECT (inner))
        return json_node_get_object (inner);
    }

  return object;
}

static TcRecord *
parse_record (const TcRecordText  *text,
              GError             **error)
{
  g_autoptr (GError) json_error = NULL;
  g_autoptr (JsonNode) node = tc_json_parse (text->text, text->length, &json_error);
  g_autoptr (TcNamed) named = tc_named_new ();

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error (error, TC_READ_ERROR, TC_READ_ERROR_MALFORMED,
                   /* Translators: %s is a whole sentence that says what is wrong at which byte */
                   _("The JSON of this record cannot be read. %s"), json_error != NULL ? json_error->message : "");
      return NULL;
    }
  add_members (named, find_item (node));

  return tc_named_finish (named, error);
}

const TcReader tc_reader_csl_json = { .id = "csl-json", .sniff = sniff, .cut = cut, .parse_record = parse_record };
