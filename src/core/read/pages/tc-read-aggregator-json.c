/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tc-json.h"
#include "tc-read.h"
#include "tc-reader.h"
#include "tc-record-json.h"
#include "tc-rendering.h"

/* Records of literature aggregators: JSON with HTML in its values, often with the record once more
 * as a JSON string in a field of itself, and once more as plain text behind the JSON.
 *
 * The source's text is the readable rendering; the bytes of the file are kept beside it. */

#define RULE_PREFIX "reader.aggregator-json."

static const char *
skip_space (const char *p)
{
  while (g_ascii_isspace (*p))
    p++;

  return p;
}

/* Whether JSON begins at @p: a text can begin with a bracket too ("[Effect of …]", "{sic}"). */
static gboolean
looks_like_json (const char *p)
{
  const char *next;

  if (*p != '{' && *p != '[')
    return FALSE;

  next = skip_space (p + 1);
  if (*p == '{')
    return *next == '"' || *next == '}' || *next == '\0';

  return *next == '{' || *next == '[' || *next == '\0';
}

static gboolean
sniff (TcDocument *document)
{
  return looks_like_json (skip_space (document->text));
}

static void
set_json_error (const GError  *json_error,
                GError       **error)
{
  g_set_error (error, TC_READ_ERROR, TC_READ_ERROR_MALFORMED,
               /* Translators: %s is a whole sentence that says what is wrong at which byte */
               _("The JSON of this file cannot be read. %s"), json_error->message);
}

/* What tells one report from another, the surest first. */
static const TcRecordField identifying[] = {
  TC_RECORD_DOI, TC_RECORD_PMID, TC_RECORD_TITLE, TC_RECORD_TITLE_ZH
};

/* The same report once more: by its DOI, else by its title. */
static gboolean
is_same_report (const TcRecord *a,
                const TcRecord *b)
{
  for (gsize i = 0; i < G_N_ELEMENTS (identifying); i++)
    {
      const char *value = a->values[identifying[i]];
      const char *other = b->values[identifying[i]];

      if (value != NULL && other != NULL)
        return g_ascii_strcasecmp (value, other) == 0;
    }

  return FALSE;
}

static char *
report_key (const TcRecord *record)
{
  for (gsize i = 0; i < G_N_ELEMENTS (identifying); i++)
    {
      if (record->values[identifying[i]] != NULL)
        return g_utf8_casefold (record->values[identifying[i]], -1);
    }

  return NULL;
}

static void
add_records (GPtrArray  *records,
             GHashTable *known,
             GPtrArray  *found)
{
  /* Each record goes over to @records or is freed here. */
  g_ptr_array_set_free_func (found, NULL);
  for (guint i = 0; i < found->len; i++)
    {
      TcRecord *record = g_ptr_array_index (found, i);
      g_autofree char *key = report_key (record);
      TcRecord *before = key != NULL ? g_hash_table_lookup (known, key) : NULL;

      if (before != NULL && is_same_report (before, record))
        {
          /* One report, one record: the second one only fills the gaps of the first. */
          tc_record_merge (before, record);
          tc_record_free (record);
          continue;
        }
      g_ptr_array_add (records, record);
      if (key != NULL)
        g_hash_table_replace (known, g_steal_pointer (&key), record);
    }
}

/* Reads the JSON values that follow each other; @rest is set to what stands behind the last one. */
static GPtrArray *
read_values (const char  *text,
             const char **rest,
             GError     **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) tc_record_free);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *p = skip_space (text);
  const char *end = p + strlen (p);

  while (looks_like_json (p) && p < end)
    {
      g_autoptr (GPtrArray) found = NULL;
      g_autoptr (GError) json_error = NULL;
      g_autoptr (JsonNode) node = NULL;
      gsize length = 0;

      if (!tc_json_scan (p, end - p, &length, &json_error) ||
          (node = tc_json_parse (p, length, &json_error)) == NULL)
        {
          set_json_error (json_error, error);
          return NULL;
        }
      found = tc_records_find (node);
      add_records (records, known, found);
      p = skip_space (p + length);
    }

  *rest = p;
  return g_steal_pointer (&records);
}

static GPtrArray *
read_document (TcDocument  *document,
               GError     **error)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func ((GDestroyNotify) tc_source_unref);
  g_autoptr (GPtrArray) records = NULL;
  const char *rest = NULL;

  records = read_values (document->text, &rest, error);
  if (records == NULL)
    return NULL;
  if (records->len == 0)
    {
      g_set_error_literal (error, TC_READ_ERROR, TC_READ_ERROR_MALFORMED,
                           _("The JSON of this file holds no record with a title or an abstract."));
      return NULL;
    }

  for (guint i = 0; i < records->len; i++)
    {
      gboolean last = i + 1 == records->len;

      g_ptr_array_add (sources, tc_rendering_new_source (g_ptr_array_index (records, i),
                                                         last && *rest != '\0' ? rest : NULL,
                                                         RULE_PREFIX));
    }

  return g_steal_pointer (&sources);
}

const TcReader tc_reader_aggregator_json = { .id = "aggregator-json", .sniff = sniff, .read = read_document };
