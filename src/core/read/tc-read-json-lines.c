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

/* JSON Lines: a record of an aggregator on each line. A line that is broken does no harm to the others. */

#define RULE_PREFIX "reader.json-lines."

/* So many lines are looked at, as one of them may be the broken one. */
#define SNIFF_LINES 3

/* The records of a line; %NULL with an error where it is no JSON. */
static GPtrArray *
find_records (const char  *line,
              gsize        length,
              GError     **error)
{
  g_autoptr (JsonNode) node = tc_json_parse (line, length, error);

  return node != NULL ? tc_records_find (node) : NULL;
}

/* One JSON document over several lines has no line that is an object of its own, and not every line begins one. */
static gboolean
sniff (TcDocument *document)
{
  const char *p = document->text;
  guint n_lines = 0;
  guint n_good = 0;

  while (n_lines < SNIFF_LINES)
    {
      g_autoptr (GPtrArray) records = NULL;
      const char *end;
      gsize length;

      while (g_ascii_isspace (*p))
        p++;
      end = strchr (p, '\n');
      length = end != NULL ? (gsize) (end - p) : strlen (p);
      if (*p == '\0' || (end == NULL && !document->whole))
        break;
      if (*p != '{')
        return FALSE;
      records = find_records (p, length, NULL);
      if (records != NULL && records->len > 1)
        return FALSE;
      n_good += records != NULL && records->len == 1;
      n_lines++;
      p += length;
    }

  return n_good > 0 && n_lines > 1;
}

static TcCut
cut (const char *bytes,
     gsize       length,
     gboolean    last)
{
  const char *end;
  gsize n = 0;

  while (n < length && g_ascii_isspace (bytes[n]))
    n++;
  if (n > 0)
    return (TcCut) { TC_CUT_FRAME, n };

  end = memchr (bytes, '\n', length);
  if (end == NULL && !last)
    return (TcCut) { TC_CUT_MORE, 0 };
  n = end != NULL ? (gsize) (end + 1 - bytes) : length;

  return (TcCut) { *bytes == '{' ? TC_CUT_RECORD : TC_CUT_UNKNOWN, n };
}

static TcSource *
read_record (const TcRecordText  *record,
             GError             **error)
{
  g_autoptr (GError) json_error = NULL;
  g_autofree char *line = g_strchomp (g_strndup (record->text, record->length));
  g_autoptr (GPtrArray) records = find_records (line, strlen (line), &json_error);

  if (records == NULL)
    g_set_error (error, TC_READ_ERROR, TC_READ_ERROR_MALFORMED,
                 /* Translators: %s is a whole sentence that says what is wrong at which byte */
                 _("The JSON of this line cannot be read. %s"), json_error->message);
  else if (records->len == 0)
    g_set_error_literal (error, TC_READ_ERROR, TC_READ_ERROR_MALFORMED,
                         _("The JSON of this line holds no record with a title or an abstract."));
  else if (records->len > 1)
    g_set_error_literal (error, TC_READ_ERROR, TC_READ_ERROR_MALFORMED,
                         _("The JSON of this line holds several records, and only one a line is read."));
  if (records == NULL || records->len != 1)
    return NULL;

  return tc_rendering_new_source (g_ptr_array_index (records, 0), NULL, RULE_PREFIX);
}

const TcReader tc_reader_json_lines = { .id = "json-lines", .sniff = sniff, .cut = cut, .read_record = read_record };
