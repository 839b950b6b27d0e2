/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-table-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tc-named.h"
#include "tc-pubmed-citation.h"
#include "tc-registry.h"
#include "tc-rendering.h"
#include "tc-statement-shapes.h"
#include "tc-table-exports.h"

/* One row of a table as a report: what each column means says its name, or a person. */

#define RULES "reader.table."
/* Bytes of a value in a warning. */
#define MAX_SHOWN 120

/* A cell that is the value of a field of the codebook. */
typedef struct
{
  const char *name;               /* of its column */
  const char *text;
  const TcField *field;
} Cell;

typedef struct
{
  GPtrArray *names;
  const TcColumnMap *map;         /* (nullable) */
  TcCodebook *codebook;           /* (nullable) with @map */
  TcNamed *named;
  GArray *cells;                  /* of Cell */
} Row;

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
          const char *value)
{
  const char *divider = find_divider (tag, value);
  g_auto (GStrv) parts = NULL;

  if (divider == NULL)
    {
      tc_named_add_tag (named, tag, name, g_strdup (value));
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

static void
add_tag (Row        *row,
         const char *tag,
         const char *name,
         const char *value)
{
  if (may_list (tag))
    add_list (row->named, tag, name, value);
  else
    tc_named_add_tag (row->named, tag, name, g_strdup (value));
}

/* What a person said that the column is. Where that is what its name says too, the name tells more: which of several
 * columns with authors counts. */
static void
add_as (Row        *row,
        const char *role,
        const char *name,
        const char *value)
{
  const char *tag = tc_named_get_role_tag (role);
  const char *guess = tc_named_find_role (name);
  const TcField *field = tag == NULL ? tc_codebook_find_field (row->codebook, role) : NULL;

  if (g_str_equal (role, TC_COLUMN_IGNORE))
    return;
  if (g_strcmp0 (guess, role) == 0)
    tag = tc_named_find_tag (name);
  if (field == NULL || tc_field_get_kind (field) == TC_FIELD_TABLE)
    {
      add_tag (row, tag, name, value);
      return;
    }
  if (value[strspn (value, " \t\r\n")] != '\0')
    g_array_append_val (row->cells, ((Cell) { name, value, field }));
}

/* What programs write into a cell that says nothing. "None" may be an answer, and in a column that
 * is not known all of them. */
static gboolean
is_missing (const char *tag,
            const char *value)
{
  static const char * const answers[] = { "FU", "KW", "NT", NULL };

  if (tag == NULL || g_strv_contains (answers, tag))
    return FALSE;

  return tc_slice_is_missing ((TcSlice) { value, value + strlen (value) });
}

/* Counted from 1: "0" there is what one program writes for nothing, and of others no number that a field takes. */
static gboolean
is_zero (const char *tag,
         const char *value)
{
  static const char * const counted[] = { "VL", "IS", "PG", "SP", "EP", "YR", NULL };

  return tag != NULL && g_str_equal (value, "0") && g_strv_contains (counted, tag);
}

static void
add_value (Row        *row,
           guint       column,
           const char *name,
           const char *value)
{
  const char *role = row->map != NULL ? tc_column_map_get_role (row->map, column) : NULL;
  const char *tag = tc_named_find_tag (name);
  gboolean zero = is_zero (tag, value);

  if (zero && tc_table_exports_is_filled (row->names))
    return;
  if (role != NULL)
    add_as (row, role, name, value);
  else if (zero)
    add_tag (row, NULL, name, value);
  else if (!is_missing (tag, value))
    add_tag (row, tag, name, value);
}

/* The next item of a cell, without the blanks around it; one of a field that does not repeat is all of the cell. */
static gboolean
next_item (const Cell  *cell,
           const char **p,
           TcSlice     *item)
{
  while (**p != '\0')
    {
      gsize length = tc_field_is_repeating (cell->field) ? strcspn (*p, ";\n") : strlen (*p);

      *item = tc_slice_trim ((TcSlice) { *p, *p + length });
      *p += length + ((*p)[length] != '\0');
      if (item->p < item->end)
        return TRUE;
    }

  return FALSE;
}

/* Whether a cell says that there is nothing to say; the options of a field may mean more by it. */
static gboolean
says_nothing (const TcField *field,
              const char    *text)
{
  static const char * const words[] = {
    "nr", "n/r", "n.r.", "na", "n/a", "n.a.", "nd", "ns", "not reported", "not available",
    "not applicable", "not stated",
    "not specified", "not given", "unreported", "none reported", "-", "--", "–", "—", ".", "未报告", "未报道", "未提及",
    "未说明", "不详", "不适用", "无数据", NULL
  };
  g_autofree char *lower = g_utf8_strdown (text, -1);
  g_autoptr (TcValue) option = NULL;

  if (!g_strv_contains (words, lower))
    return FALSE;
  if (tc_field_get_kind (field) == TC_FIELD_OPTION)
    option = tc_field_parse (field, text, NULL);

  return option == NULL;
}

/* Returns whether the field can hold the item. */
static gboolean
suggest_item (TcSheet            *sheet,
              const Cell         *cell,
              const TcSheetPlace *place,
              TcSlice             item,
              const char         *text,
              guint               n)
{
  TcPiece piece = { item.p, item.end, 0 };
  TcValue *value = tc_field_parse (cell->field, text, NULL);
  gboolean is_text = tc_field_get_kind (cell->field) == TC_FIELD_TEXT ||
                     tc_field_get_kind (cell->field) == TC_FIELD_LONG_TEXT;

  if (value == NULL)
    return FALSE;
  tc_sheet_suggest (sheet, tc_field_get_key (cell->field), n, value, place, item.p - cell->text, item.end - item.p,
                    is_text ? tc_piece_language (piece) : "");

  return TRUE;
}

/* What is kept of a value that no field takes; its column and the value follow it, see tc_warning_dup_shown(). */
static char *
describe_item (const Cell *cell,
               const char *text)
{
  const char *warning = N_("A column holds a value that its field cannot take; it was kept as text.");
  gsize length = MIN (strlen (text), MAX_SHOWN);
  g_autofree char *shown = g_strndup (text, length);
  g_autofree char *valid = g_utf8_make_valid (shown, -1);

  return g_strdup_printf ("%s\n%s: %s%s", warning, cell->name, valid, text[length] != '\0' ? "…" : "");
}

/* The line of a cell is the quote of its value; nothing else is drawn from it. A blank line divides the first one from
 * what stands above. */
static void
write_cell (TcSheet    *sheet,
            const Cell *cell,
            gboolean    divided,
            GPtrArray  *warnings)
{
  g_autofree char *label = g_strconcat (divided ? "\n" : "", cell->name, NULL);
  TcSheetPlace place = tc_sheet_add_line (sheet, label, cell->text, TC_SECTION_BOILERPLATE);
  const char *p = cell->text;
  TcSlice item;

  for (guint n = 0; next_item (cell, &p, &item); )
    {
      g_autofree char *text = tc_slice_dup (item);

      if (says_nothing (cell->field, text))
        continue;
      if (suggest_item (sheet, cell, &place, item, text, n))
        n++;
      else
        g_ptr_array_add (warnings, describe_item (cell, text));
    }
}

static gboolean
has_values (const TcRecord *record)
{
  for (guint i = 0; i < TC_RECORD_N_FIELDS; i++)
    if (record->values[i] != NULL)
      return TRUE;

  return FALSE;
}

static TcSource *
write_row (Row      *row,
           TcRecord *record)
{
  TcSheet *sheet = tc_rendering_begin (record, RULES);
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  TcSource *source;

  for (guint i = 0; i < row->cells->len; i++)
    write_cell (sheet, &g_array_index (row->cells, Cell, i), i == 0 && has_values (record), warnings);
  source = tc_rendering_finish (sheet, record, NULL);
  for (guint i = 0; source != NULL && i < warnings->len; i++)
    tc_source_add_warning (source, g_ptr_array_index (warnings, i));

  return source;
}

/* PubMed has no columns for volume, issue and pages: "J Sample. 2031 Feb;8(2):11-9." */
static void
take_citation (TcRecord          *record,
               const TcColumnMap *map,
               GPtrArray         *names,
               GPtrArray         *values)
{
  for (guint i = 0; i < MIN (names->len, values->len); i++)
    if ((map == NULL || tc_column_map_get_role (map, i) == NULL) &&
        g_str_equal (g_ptr_array_index (names, i), "Citation"))
      {
        const char *value = g_ptr_array_index (values, i);

        tc_pubmed_read_citation (record, (TcSlice) { value, value + strlen (value) });
      }
}

static TcSource *
read_report (GPtrArray           *names,
             GPtrArray           *values,
             const TcColumnMaps  *maps,
             GError             **error)
{
  g_autoptr (TcNamed) named = tc_named_new ();
  g_autoptr (TcRecord) record = NULL;
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  Row row = { names, NULL, NULL, named, cells };

  if (maps != NULL)
    {
      row.map = tc_column_maps_find (maps, names);
      row.codebook = tc_column_maps_get_codebook (maps);
    }
  /* A line of words between the rows is none of them. */
  for (guint i = 0; i < (values->len == 1 && names->len > 2 ? 0 : values->len); i++)
    add_value (&row, i, i < names->len ? g_ptr_array_index (names, i) : "Text without a column",
               g_ptr_array_index (values, i));
  record = cells->len > 0 ? tc_named_finish_any (named) : tc_named_finish (named, error);
  if (record == NULL)
    return NULL;
  take_citation (record, row.map, names, values);
  if (values->len != names->len)
    tc_record_add_warning (record, N_("The row has another number of columns than the header; look at what was read."));

  return write_row (&row, record);
}

/**
 * tc_table_row_read:
 * @names: (element-type utf8): the values of the header
 * @values: (element-type utf8): the values of the row
 * @maps: (nullable): what people said about the columns
 * @error: return location for an error of #TcReadError
 *
 * Reads one row of a table. A column that is a field of the codebook becomes a suggestion with its cell as the quote.
 *
 * Returns: (transfer full) (nullable): its source
 */
TcSource *
tc_table_row_read (GPtrArray           *names,
                   GPtrArray           *values,
                   const TcColumnMaps  *maps,
                   GError             **error)
{
  const TcRegistryMap *registry = tc_registry_find_table (names);

  if (registry != NULL)
    return tc_registry_read_row (registry, names, values, RULES, error);

  return read_report (names, values, maps, error);
}
