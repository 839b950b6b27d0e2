/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tc-named.h"
#include "tc-read.h"
#include "tc-reader.h"
#include "tc-registry.h"
#include "tc-rendering.h"
#include "tc-table.h"

/* Tables of reports: CSV, with semicolons or tabs too. Columns are known by their names, in English and Chinese. */

#define MAX_LINES_BEFORE 20

static gboolean
sniff (TcDocument *document)
{
  const char *p = document->text;
  const char *end = p + document->length;

  for (guint i = 0; i < MAX_LINES_BEFORE && p < end; i++)
    {
      TcCut cut = tc_table_cut (p, end - p, TRUE);

      if (cut.kind == TC_CUT_PROLOGUE)
        return TRUE;
      if (cut.kind == TC_CUT_MORE || cut.length > 64 * 1024)
        return FALSE;
      p += cut.length;
    }

  return FALSE;
}

/* Rayyan and others write "A, B. and C, D." as BibTeX does, OpenAlex "B. A|D. C" as it does everywhere. */
static const char *
find_divider (const char *tag,
              const char *value)
{
  gboolean people = g_str_equal (tag, "AU") || g_str_equal (tag, "AF");

  if (strchr (value, ';') != NULL)
    return NULL;
  if (strchr (value, '|') != NULL)
    return "|";

  return people && strstr (value, " and ") != NULL ? " and " : NULL;
}

static void
add_list (TcNamed    *named,
          const char *tag,
          const char *name,
          char       *value)
{
  g_autofree char *owned = value;
  const char *divider = find_divider (tag, value);
  g_auto (GStrv) parts = NULL;

  if (divider == NULL)
    {
      tc_named_add_tag (named, tag, name, g_steal_pointer (&owned));
      return;
    }
  parts = g_strsplit (value, divider, -1);
  for (gsize i = 0; parts[i] != NULL; i++)
    tc_named_add_tag (named, tag, name, g_strdup (parts[i]));
}

static gboolean
may_list (const char *tag)
{
  static const char * const lists[] = { "AU", "AF", "AD", "KW", NULL };

  return tag != NULL && g_strv_contains (lists, tag);
}

static TcSource *
read_report (GPtrArray  *names,
             GPtrArray  *values,
             GError    **error)
{
  g_autoptr (TcNamed) named = tc_named_new ();
  g_autoptr (TcRecord) record = NULL;

  /* A line of words between the rows is none of them. */
  for (guint i = 0; i < (values->len == 1 && names->len > 2 ? 0 : values->len); i++)
    {
      const char *name = i < names->len ? g_ptr_array_index (names, i) : "Text without a column";
      const char *tag = tc_named_find_tag (name);
      char *value = g_strdup (g_ptr_array_index (values, i));

      if (may_list (tag))
        add_list (named, tag, name, value);
      else
        tc_named_add_tag (named, tag, name, value);
    }
  record = tc_named_finish (named, error);
  if (record == NULL)
    return NULL;
  if (values->len != names->len)
    tc_record_add_warning (record, N_("The row has another number of columns than the header; look at what was read."));

  return tc_rendering_new_source (record, NULL, "reader.table.");
}

static TcSource *
read_record (const TcRecordText  *text,
             GError             **error)
{
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GPtrArray) values = NULL;
  TcSlice row = { text->text, text->text + text->length };
  TcSlice header = { text->prologue, text->prologue };
  const TcRegistryMap *map;

  if (text->prologue == NULL)
    {
      g_set_error_literal (error, TC_READ_ERROR, TC_READ_ERROR_MALFORMED,
                           _("The row stands before the header of the table."));
      return NULL;
    }

  header.end += strlen (text->prologue);
  names = tc_table_split (header, tc_table_divider (header));
  values = tc_table_split (row, tc_table_divider (header));
  map = tc_registry_find_table (names);
  if (map != NULL)
    return tc_registry_read_row (map, names, values, "reader.table.", error);

  return read_report (names, values, error);
}

const TcReader tc_reader_table = { .id = "table", .sniff = sniff, .cut = tc_table_cut, .read_record = read_record };
