/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-html-linked-data.h"

#include <string.h>

#include "tc-json.h"
#include "tc-markup.h"

/* JSON-LD of schema.org: what a page says of its article to search engines. Only what the head of the page did not
 * say is taken. */

static const struct
{
  const char *member;
  TcRecordField field;
} members[] = {
  { "headline", TC_RECORD_TITLE },
  { "name", TC_RECORD_TITLE },
  { "datePublished", TC_RECORD_DATE },
  { "pagination", TC_RECORD_PAGES },
  { "volumeNumber", TC_RECORD_VOLUME },
  { "issueNumber", TC_RECORD_ISSUE },
  { "abstract", TC_RECORD_ABSTRACT },
};

static const char *
get_text (JsonObject *object,
          const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
         ? json_node_get_string (node) : NULL;
}

static gboolean
is_article_type (const char *type)
{
  return type != NULL && (g_str_equal (type, "ScholarlyArticle") || g_str_equal (type, "MedicalScholarlyArticle"));
}

static gboolean
is_article (JsonObject *object)
{
  JsonNode *type = json_object_get_member (object, "@type");
  JsonArray *types;

  if (type == NULL || !JSON_NODE_HOLDS_ARRAY (type))
    return is_article_type (get_text (object, "@type"));

  types = json_node_get_array (type);
  for (guint i = 0; i < json_array_get_length (types); i++)
    {
      JsonNode *item = json_array_get_element (types, i);

      if (JSON_NODE_HOLDS_VALUE (item) && json_node_get_value_type (item) == G_TYPE_STRING
          && is_article_type (json_node_get_string (item)))
        return TRUE;
    }

  return FALSE;
}

/* The depth is bounded by tc_json_scan(). */
static JsonObject *
find_article (JsonNode *node)
{
  JsonObject *found = NULL;

  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array) && found == NULL; i++)
        found = find_article (json_array_get_element (array, i));
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);

      if (is_article (object))
        return object;
      if (json_object_has_member (object, "@graph"))
        found = find_article (json_object_get_member (object, "@graph"));
      if (found == NULL && json_object_has_member (object, "mainEntity"))
        found = find_article (json_object_get_member (object, "mainEntity"));
    }

  return found;
}

static void
add_author (TcRecord *record,
            JsonNode *node)
{
  const char *name = NULL;

  if (JSON_NODE_HOLDS_OBJECT (node))
    name = get_text (json_node_get_object (node), "name");
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    name = json_node_get_string (node);
  if (name != NULL)
    tc_record_add_author (record, name);
}

static void
add_authors (TcRecord   *record,
             JsonObject *article)
{
  JsonNode *authors = json_object_get_member (article, "author");

  if (authors == NULL || record->authors.len > 0)
    return;
  if (!JSON_NODE_HOLDS_ARRAY (authors))
    {
      add_author (record, authors);
      return;
    }
  for (guint i = 0; i < json_array_get_length (json_node_get_array (authors)); i++)
    add_author (record, json_array_get_element (json_node_get_array (authors), i));
}

/* The issue is part of a volume, which is part of the journal. */
static void
add_journal (TcRecord   *record,
             JsonObject *article)
{
  JsonNode *node = json_object_get_member (article, "isPartOf");

  for (guint i = 0; i < 3 && node != NULL && JSON_NODE_HOLDS_OBJECT (node); i++)
    {
      JsonObject *part = json_node_get_object (node);
      const char *name = get_text (part, "name");
      const char *volume = get_text (part, "volumeNumber");
      const char *issue = get_text (part, "issueNumber");

      if (name != NULL && record->values[TC_RECORD_JOURNAL] == NULL)
        tc_record_add (record, TC_RECORD_JOURNAL, name);
      if (volume != NULL && record->values[TC_RECORD_VOLUME] == NULL)
        tc_record_add (record, TC_RECORD_VOLUME, volume);
      if (issue != NULL && record->values[TC_RECORD_ISSUE] == NULL)
        tc_record_add (record, TC_RECORD_ISSUE, issue);
      node = json_object_get_member (part, "isPartOf");
    }
}

static void
add_doi (TcRecord   *record,
         JsonObject *article)
{
  static const char * const keys[] = { "doi", "@id", "sameAs", "identifier", "url" };

  for (gsize i = 0; i < G_N_ELEMENTS (keys) && record->values[TC_RECORD_DOI] == NULL; i++)
    {
      const char *text = get_text (article, keys[i]);
      const char *doi = text != NULL ? strstr (text, "10.") : NULL;

      if (doi != NULL && (doi == text || strstr (text, "doi") != NULL) && strchr (doi, '/') != NULL)
        tc_record_add (record, TC_RECORD_DOI, doi);
    }
}

static void
read_article (TcRecord   *record,
              JsonObject *article)
{
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    {
      const char *text = get_text (article, members[i].member);

      if (text != NULL && record->values[members[i].field] == NULL)
        {
          g_autofree char *rendered = tc_markup_render (text);

          tc_record_add (record, members[i].field, rendered);
        }
    }
  add_authors (record, article);
  add_journal (record, article);
  add_doi (record, article);
}

/**
 * tc_html_linked_data_read:
 * @record: what to fill where it says nothing
 * @json: the content of a script of the type application/ld+json; need not be JSON
 *
 * Returns: whether it describes an article
 */
gboolean
tc_html_linked_data_read (TcRecord   *record,
                          const char *json)
{
  g_autoptr (JsonNode) root = NULL;
  JsonObject *article;
  gsize length = 0;

  while (g_ascii_isspace (*json))
    json++;
  /* Scripts are written by hand and often broken: then the page itself has to do. */
  if (!tc_json_scan (json, strlen (json), &length, NULL))
    return FALSE;
  root = tc_json_parse (json, length, NULL);
  article = root != NULL ? find_article (root) : NULL;
  if (article == NULL)
    return FALSE;

  read_article (record, article);

  return TRUE;
}
