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

/* What the programming interfaces of bibliographic databases give: OpenAlex, Europe PMC and
 * Semantic Scholar. Each writes the parts of a citation into objects of its own. */

static const char * const lists[] = { "results", "result", "data", NULL };

/* Names that stand for a database where all of them are there. */
static const char * const kinds[][2] = {
  { "authorships", "publication_year" }, { "pubYear", "authorString" },
  { "pubYear", "journalInfo" }, { "paperId", "title" },
};

/* Where a value stands, and what it says; "*" goes through a list. Of two of a tag all count, what
 * they say alike once. */
static const struct
{
  const char *path;
  const char *tag;
} paths[] = {
  { "title", "TI" }, { "display_name", "TI" },
  { "authorships/*/author/display_name", "AU" }, { "authorList/author/*/fullName", "AU" },
  { "authorList/author/*/collectiveName", "AU" },
  { "authorString", "AF" }, { "authors/*/name", "AU" },
  { "authorships/*/raw_affiliation_strings/*", "AD" }, { "authors/*/affiliations/*", "AD" },
  { "authorList/author/*/authorAffiliationDetailsList/authorAffiliation/*/affiliation", "AD" }, { "affiliation", "AD" },
  { "primary_location/source/display_name", "JO" }, { "host_venue/display_name", "JO" },
  { "journalInfo/journal/title", "JO" },
  { "journalTitle", "JO" }, { "journal/name", "JO" }, { "venue", "JS" }, { "bookOrReportDetails/publisher", NULL },
  { "publication_year", "YR" }, { "pubYear", "YR" }, { "year", "YR" },
  { "publication_date", "DA" }, { "journalInfo/printPublicationDate", "DA" },
  { "firstPublicationDate", "DA" }, { "publicationDate", "DA" },
  { "biblio/volume", "VL" }, { "journalInfo/volume", "VL" }, { "journalVolume", "VL" }, { "journal/volume", "VL" },
  { "biblio/issue", "IS" }, { "journalInfo/issue", "IS" }, { "issue", "IS" },
  { "biblio/first_page", "SP" }, { "biblio/last_page", "EP" }, { "pageInfo", "PG" }, { "journal/pages", "PG" },
  { "doi", "DO" }, { "externalIds/DOI", "DO" }, { "pmid", "PM" }, { "ids/pmid", "PM" }, { "externalIds/PubMed", "PM" },
  { "pmcid", "PC" }, { "ids/pmcid", "PC" }, { "externalIds/PubMedCentral", "PC" },
  { "id", "LK" }, { "url", "LK" }, { "primary_location/landing_page_url", "LK" },
  { "type", "TY" }, { "pubTypeList/pubType/*", "PT" }, { "pubType", "PT" }, { "publicationTypes/*", "PT" },
  { "keywords/*/display_name", "KW" }, { "keywordList/keyword/*", "KW" },
  { "mesh/*/descriptor_name", "KW" }, { "meshHeadingList/meshHeading/*/descriptorName", "KW" },
  { "abstractText", "AB" }, { "abstract", "AB" },
  { "grants/*/funder_display_name", "FU" }, { "grants/*/award_id", "FU" },
  { "grantsList/grant/*/agency", "FU" }, { "grantsList/grant/*/grantId", "FU" },
  { "language", NULL }, { "source", NULL },
  { "journalInfo/journal/issn", NULL }, { "citedByCount", NULL }, { "cited_by_count", NULL }, { "is_retracted", NULL },
};

/* --- telling and cutting --------------------------------------------------------------------------- */

static gboolean
has_name (TcSlice     slice,
          const char *name)
{
  g_autofree char *quoted = g_strdup_printf ("\"%s\"", name);

  return tc_slice_find (slice, quoted) != NULL;
}

static gboolean
sniff (TcDocument *document)
{
  TcSlice text = tc_slice_trim ((TcSlice) { document->text, document->text + document->length });
  TcSlice item;

  if (text.p == text.end || (*text.p != '{' && *text.p != '[') || !tc_json_cut_first (lists, text, &item))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (has_name (item, kinds[i][0]) && has_name (item, kinds[i][1]))
      return TRUE;

  return FALSE;
}

static TcCut
cut (const char *bytes,
     gsize       length,
     gboolean    last)
{
  return tc_json_cut (lists, bytes, length, last);
}

/* --- a record -------------------------------------------------------------------------------------- */

static void
add_value (TcNamed    *named,
           JsonNode   *node,
           const char *tag,
           const char *path)
{
  g_autofree char *text = NULL;

  if (!JSON_NODE_HOLDS_VALUE (node))
    return;
  text = json_node_get_value_type (node) == G_TYPE_STRING ? json_node_dup_string (node) : tc_json_to_text (node);
  if (*text == '\0')
    return;
  /* Europe PMC gives a bare number, OpenAlex an address. */
  if (g_strcmp0 (tag, "LK") == 0 && !g_str_has_prefix (text, "http"))
    tag = NULL;
  tc_named_add_tag (named, tag, path, g_steal_pointer (&text));
}

static void
add_path (TcNamed    *named,
          JsonNode   *node,
          const char *rest,
          const char *tag,
          const char *path)
{
  const char *slash = strchr (rest, '/');
  g_autofree char *name = g_strndup (rest, strcspn (rest, "/"));
  JsonNode *member;

  if (*rest == '\0')
    {
      add_value (named, node, tag, path);
      return;
    }
  rest = slash != NULL ? slash + 1 : "";
  if (*name == '*')
    {
      JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

      for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
        add_path (named, json_array_get_element (array, i), rest, tag, path);
      return;
    }
  member = JSON_NODE_HOLDS_OBJECT (node) ? json_object_get_member (json_node_get_object (node), name) : NULL;
  if (member != NULL)
    add_path (named, member, rest, tag, path);
}

/* --- the abstract of OpenAlex: {"We": [0], "hum": [1, 7]} ------------------------------------------- */

/* No abstract has more words. */
#define MAX_WORDS 20000

static void
place_word (GPtrArray  *words,
            const char *word,
            JsonNode   *places)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (places) ? json_node_get_array (places) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      gint64 place = JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64
                       ? json_node_get_int (node)
                       : -1;

      if (place < 0 || place >= MAX_WORDS)
        continue;
      if (words->len <= place)
        g_ptr_array_set_size (words, place + 1);
      g_ptr_array_index (words, place) = (gpointer) word;
    }
}

static void
add_abstract (TcNamed    *named,
              JsonObject *object)
{
  JsonNode *index = json_object_get_member (object, "abstract_inverted_index");
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  JsonObjectIter iter;
  const char *word;
  JsonNode *places;

  if (index == NULL || !JSON_NODE_HOLDS_OBJECT (index))
    return;
  json_object_iter_init_ordered (&iter, json_node_get_object (index));
  while (json_object_iter_next_ordered (&iter, &word, &places))
    place_word (words, word, places);
  for (guint i = 0; i < words->len; i++)
    if (g_ptr_array_index (words, i) != NULL)
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", (const char *) g_ptr_array_index (words, i));
  if (text->len > 0)
    tc_named_add_tag (named, "AB", "abstract_inverted_index", g_strdup (text->str));
}

/* --- what no field takes ---------------------------------------------------------------------------- */

static gboolean
is_known (const char *path)
{
  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    if (g_str_equal (paths[i].path, path))
      return TRUE;

  return FALSE;
}

/* What stands at a path, with semicolons between the items of lists. */
static void
add_rest_value (GHashTable *rest,
                GPtrArray  *order,
                JsonNode   *node,
                const char *path)
{
  g_autofree char *value = json_node_get_value_type (node) == G_TYPE_STRING
                             ? json_node_dup_string (node)
                             : tc_json_to_text (node);
  GString *text = g_hash_table_lookup (rest, path);

  if (*value == '\0' || (text == NULL && is_known (path)))
    return;
  if (text == NULL)
    {
      char *name = g_strdup (path);

      text = g_string_new (NULL);
      g_hash_table_insert (rest, name, text);
      g_ptr_array_add (order, name);
    }
  g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", value);
}

static void
collect_rest (GHashTable *rest,
              GPtrArray  *order,
              JsonNode   *node,
              const char *path)
{
  const char *slash = *path != '\0' ? "/" : "";

  if (JSON_NODE_HOLDS_VALUE (node))
    add_rest_value (rest, order, node, path);
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      g_autofree char *below = g_strconcat (path, slash, "*", NULL);
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        collect_rest (rest, order, json_array_get_element (array, i), below);
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObjectIter iter;
      const char *name;
      JsonNode *member;

      json_object_iter_init_ordered (&iter, json_node_get_object (node));
      while (json_object_iter_next_ordered (&iter, &name, &member))
        {
          g_autofree char *below = g_strconcat (path, slash, name, NULL);

          if (!g_str_equal (below, "abstract_inverted_index"))
            collect_rest (rest, order, member, below);
        }
    }
}

static void
free_text (gpointer text)
{
  g_string_free (text, TRUE);
}

static void
add_rest (TcNamed  *named,
          JsonNode *node)
{
  g_autoptr (GHashTable) rest = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_text);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();

  collect_rest (rest, order, node, "");
  for (guint i = 0; i < order->len; i++)
    {
      const char *path = g_ptr_array_index (order, i);
      GString *text = g_hash_table_lookup (rest, path);

      tc_named_add_tag (named, NULL, path, g_strdup (text->str));
    }
}

/* OpenAlex says it with a word of its own, the others with a type. */
static void
add_retraction (TcNamed    *named,
                JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "is_retracted");

  if (node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
      json_node_get_value_type (node) == G_TYPE_BOOLEAN && json_node_get_boolean (node))
    tc_named_add_tag (named, "PT", "is_retracted", g_strdup ("Retracted Publication"));
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
  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    add_path (named, node, paths[i].path, paths[i].tag, paths[i].path);
  add_abstract (named, json_node_get_object (node));
  add_retraction (named, json_node_get_object (node));
  add_rest (named, node);

  return tc_named_finish (named, error);
}

const TcReader tc_reader_works_json = { .id = "works-json", .sniff = sniff, .cut = cut, .parse_record = parse_record };
