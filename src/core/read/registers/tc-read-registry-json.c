/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tc-json-cut.h"
#include "tc-json.h"
#include "tc-read.h"
#include "tc-reader.h"
#include "tc-registry.h"
#include "tc-xml-json.h"

/* Records of registers in JSON: one study, a list of them, or what an API wraps around them. */

#define RULE_PREFIX "reader.registry-json."

/* What tells a record, by members that no other record has together. */
static const struct
{
  const char *paths[3];
  const TcRegistryMap *map;
} kinds[] = {
  { { "protocolSection/identificationModule" }, &tc_registry_ctgov2 },
  { { "ProtocolSection/IdentificationModule" }, &tc_registry_ctgov1 },
  { { "Study/ProtocolSection/IdentificationModule" }, &tc_registry_ctgov1 },
  { { "id_info/nct_id" }, &tc_registry_ctgov },
  { { "isrctn", "trialDescription" }, &tc_registry_isrctn },
  { { "a2_eudract_number" }, &tc_registry_euctr },
  { { "ctNumber", "ctStatus" }, &tc_registry_ctis },
};

static const TcRegistryMap *
find_map (const TcXmlNode *node)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      gboolean all = TRUE;

      for (gsize k = 0; kinds[i].paths[k] != NULL && all; k++)
        all = tc_xml_find (node, kinds[i].paths[k]) != NULL;
      if (all)
        return kinds[i].map;
    }

  return NULL;
}

/* The keys in the text: the whole of it may be large, and other readers are asked next. */
static gboolean
has_keys (TcSlice text)
{
  static const char * const keys[][2] = {
    { "\"protocolSection\"", "\"identificationModule\"" },
    { "\"ProtocolSection\"", "\"IdentificationModule\"" }, { "\"id_info\"", "\"nct_id\"" },
    { "\"isrctn\"", "\"trialDescription\"" }, { "\"a2_eudract_number\"", "\"a3_full_title_of_the_trial\"" },
    { "\"ctNumber\"", "\"ctStatus\"" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (tc_slice_find (text, keys[i][0]) != NULL && tc_slice_find (text, keys[i][1]) != NULL)
      return TRUE;

  return FALSE;
}

static gboolean
get_json (TcDocument *document,
          TcSlice    *text)
{
  *text = tc_slice_trim ((TcSlice) { document->text, document->text + document->length });

  return text->p < text->end && (*text->p == '{' || *text->p == '[');
}

static gboolean
sniff (TcDocument *document)
{
  TcSlice text;

  return get_json (document, &text) && has_keys (text);
}

/* The record itself, or those in a list or a wrapper around it. */
static gboolean
read_records (TcXmlNode  *node,
              guint       depth,
              GPtrArray  *sources,
              GError    **error)
{
  const TcRegistryMap *map = find_map (node);

  if (map != NULL)
    {
      TcSource *source = tc_registry_new_source (map, node, FALSE, RULE_PREFIX, error);

      if (source != NULL)
        g_ptr_array_add (sources, source);
      return source != NULL;
    }
  for (TcXmlNode *child = node->first; child != NULL && depth < 3; child = child->next)
    if (!tc_xml_is_leaf (child) && !read_records (child, depth + 1, sources, error))
      return FALSE;

  return TRUE;
}

/* All records of a text; none is an error. */
static GPtrArray *
read_text (const char  *text,
           gsize        length,
           GError     **error)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func ((GDestroyNotify) tc_source_unref);
  g_autoptr (GError) json_error = NULL;
  g_autoptr (JsonNode) json = tc_json_parse (text, length, &json_error);
  g_autoptr (TcXml) tree = NULL;

  if (json == NULL)
    {
      g_set_error (error, TC_READ_ERROR, TC_READ_ERROR_MALFORMED,
                   /* Translators: %s is a whole sentence that says what is wrong at which byte */
                   _("The JSON of this file cannot be read. %s"), json_error->message);
      return NULL;
    }

  tree = tc_xml_new_for_json (json);
  if (!read_records (tc_xml_get_root (tree), 0, sources, error))
    return NULL;
  if (sources->len == 0)
    {
      g_set_error_literal (error, TC_READ_ERROR, TC_READ_ERROR_MALFORMED,
                           _("The JSON of this file holds no record of a register."));
      return NULL;
    }

  return g_steal_pointer (&sources);
}

static GPtrArray *
read_document (TcDocument  *document,
               GError     **error)
{
  return read_text (document->text, document->length, error);
}

/* --- lists of records ------------------------------------------------------------------------------ */

/* What registers call the list in the object around it. */
static const char * const lists[] = { "studies", "FullStudies", "trials", "data", "results", "items", "records", NULL };

/* Whether the first object is a record itself, and not something unheard of around some. */
static gboolean
sniff_list (TcDocument *document)
{
  TcSlice text, first;
  g_autoptr (JsonNode) json = NULL;
  g_autoptr (TcXml) tree = NULL;

  if (!get_json (document, &text) || !tc_json_cut_first (lists, text, &first) || !has_keys (first))
    return FALSE;
  if (first.end == text.end && !document->whole)
    return TRUE;
  json = tc_json_parse (first.p, first.end - first.p, NULL);
  tree = json != NULL ? tc_xml_new_for_json (json) : NULL;

  return tree == NULL || find_map (tc_xml_get_root (tree)) != NULL;
}

static TcCut
cut (const char *bytes,
     gsize       length,
     gboolean    last)
{
  return tc_json_cut (lists, bytes, length, last);
}

static TcSource *
read_record (const TcRecordText  *text,
             GError             **error)
{
  g_autoptr (GPtrArray) sources = read_text (text->text, text->length, error);

  return sources != NULL ? tc_source_ref (g_ptr_array_index (sources, 0)) : NULL;
}

const TcReader tc_reader_registry_list = {
  .id = "registry-list", .sniff = sniff_list, .cut = cut, .read_record = read_record
};
const TcReader tc_reader_registry_json = { .id = "registry-json", .sniff = sniff, .read = read_document };
