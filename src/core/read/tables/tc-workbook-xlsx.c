/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-workbook.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tc-markup.h"
#include "tc-read.h"
#include "tc-workbook-format.h"

/* XLSX (ECMA-376, SpreadsheetML): parts in an archive that name each other. Texts stand once in a
 * part of their own; dates are numbers that a format makes dates. */

/* More than people make: each costs memory or time although it may be empty. */
#define MAX_STRINGS 2000000
#define MAX_SHEETS 1000

typedef struct
{
  GPtrArray *entries;
  GPtrArray *strings;             /* of char */
  GArray *formats;                /* of TcCellFormat: by the style of a cell */
  gboolean from_1904;
  TcWorkbookRows *rows;
  GHashTable *seen;               /* of char: the parts that were read */
  gsize n_bytes;                  /* of all sheets */
  gboolean too_large;
} Run;

/**
 * tc_workbook_wants_xlsx:
 *
 * Returns: whether a part of an XLSX file says something about its cells
 */
gboolean
tc_workbook_wants_xlsx (const char *name)
{
  static const char * const others[] = {
    "calcChain", "charts/", "comments", "customXml", "docProps", "drawings", "embeddings",
    "externalLinks", "pivot", "queryTables",
    "tables/", "theme", "worksheets/_rels",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    if (strstr (name, others[i]) != NULL)
      return FALSE;

  return g_str_has_suffix (name, ".rels") || g_str_has_suffix (name, ".xml");
}

/* --- texts ----------------------------------------------------------------------------------------- */

/* "_x000D_" stands for a character that XML does not allow. */
static gsize
decode_escape (const char *p,
               const char *end,
               GString    *out)
{
  gunichar c = 0;

  if (end - p < 7 || p[1] != 'x' || p[6] != '_')
    return 0;
  for (guint i = 2; i < 6; i++)
    {
      if (!g_ascii_isxdigit (p[i]))
        return 0;
      c = c * 16 + g_ascii_xdigit_value (p[i]);
    }
  if (c == '\n' || c == '\t' || (c >= ' ' && g_unichar_validate (c)))
    g_string_append_unichar (out, c);

  return 7;
}

/* The characters of an element, blanks and line ends among them. */
static void
append_characters (GString         *out,
                   const TcXmlNode *element)
{
  for (const TcXmlNode *node = element->first; node != NULL; node = node->next)
    for (const char *p = node->text.p; p != NULL && p < node->text.end;)
      {
        gunichar c;
        gsize length = *p == '&' && !node->literal ? tc_markup_decode_entity (p, &c) : 0;

        if (length > 0 && length <= (gsize) (node->text.end - p))
          {
            g_string_append_unichar (out, c);
            p += length;
            continue;
          }
        length = *p == '_' ? decode_escape (p, node->text.end, out) : 0;
        if (length == 0 && *p != '\r')
          g_string_append_c (out, *p);
        p += MAX (length, 1);
      }
}

/* A text of runs, of which some are raised or lowered; how Chinese is pronounced is left out. */
static char *
dup_rich_text (const TcXmlNode *element)
{
  GString *all = g_string_new (NULL);

  for (const TcXmlNode *node = element->first; node != NULL; node = node->next)
    {
      const TcXmlNode *text = tc_xml_is (node, "r") ? tc_xml_child (node, "t") : tc_xml_is (node, "t") ? node : NULL;
      const TcXmlNode *shift = tc_xml_is (node, "r") ? tc_xml_find (node, "rPr/vertAlign") : NULL;
      g_autoptr (GString) run = g_string_new (NULL);

      if (text == NULL)
        continue;
      append_characters (run, text);
      if (shift != NULL && tc_xml_attribute_is (shift, "val", "superscript"))
        tc_markup_shift (all, run->str, TRUE);
      else if (shift != NULL && tc_xml_attribute_is (shift, "val", "subscript"))
        tc_markup_shift (all, run->str, FALSE);
      else
        g_string_append (all, run->str);
    }

  return g_string_free (all, FALSE);
}

/* Without the blanks around it: a text of blanks only could stand in very many cells and would never fill the sheet. */
static void
take_string (const TcXmlNode *element,
             gpointer         data)
{
  Run *run = data;

  run->too_large |= run->strings->len == MAX_STRINGS;
  if (!run->too_large)
    g_ptr_array_add (run->strings, g_strstrip (dup_rich_text (element)));
}

/* --- styles ---------------------------------------------------------------------------------------- */

static guint64
get_number (const TcXmlNode *node,
            const char      *name)
{
  g_autofree char *text = tc_xml_dup_attribute (node, name);

  return text != NULL ? g_ascii_strtoull (text, NULL, 10) : 0;
}

static void
read_formats (Run        *run,
              const char *name)
{
  TcSlice part = tc_workbook_find_part (run->entries, name);
  g_autofree char *text = part.p != NULL ? tc_slice_dup (part) : g_strdup ("");
  g_autoptr (TcXml) xml = tc_xml_parse (text, strlen (text), NULL);
  g_autoptr (GHashTable) codes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  TcXmlNode *root = xml != NULL ? tc_xml_child (tc_xml_get_root (xml), "styleSheet") : NULL;
  TcXmlNode *list = tc_xml_child (root, "numFmts");

  for (TcXmlNode *node = tc_xml_child (list, "numFmt"); node != NULL; node = tc_xml_next (node, "numFmt"))
    {
      gint64 id = get_number (node, "numFmtId");

      g_hash_table_replace (codes, g_memdup2 (&id, sizeof id), tc_xml_dup_attribute (node, "formatCode"));
    }
  list = tc_xml_child (root, "cellXfs");
  for (TcXmlNode *node = tc_xml_child (list, "xf"); node != NULL; node = tc_xml_next (node, "xf"))
    {
      gint64 id = get_number (node, "numFmtId");
      const char *code = g_hash_table_lookup (codes, &id);
      TcCellFormat format = code != NULL ? tc_cell_format_parse (code) : tc_cell_format_find (id);

      g_array_append_val (run->formats, format);
    }
}

/* --- cells ----------------------------------------------------------------------------------------- */

/* "AB12" as 27, -1 where the cell does not say where it is. */
static int
get_column (const TcXmlNode *cell)
{
  TcSlice reference = tc_xml_attribute (cell, "r");
  int column = 0;

  for (const char *p = reference.p; p != NULL && p < reference.end && g_ascii_isalpha (*p) && column < 100000; p++)
    column = column * 26 + g_ascii_toupper (*p) - 'A' + 1;

  return column - 1;
}

static char *
dup_cell (const Run       *run,
          const TcXmlNode *cell)
{
  const TcXmlNode *value = tc_xml_child (cell, "v");
  const TcXmlNode *inner = tc_xml_child (cell, "is");
  guint64 style = get_number (cell, "s");
  g_autoptr (GString) text = g_string_new (NULL);

  if (inner != NULL)
    return dup_rich_text (inner);
  if (value == NULL || tc_xml_attribute_is (cell, "t", "e"))
    return g_strdup ("");

  append_characters (text, value);
  if (tc_xml_attribute_is (cell, "t", "s"))
    {
      guint64 i = g_ascii_strtoull (text->str, NULL, 10);

      return g_strdup (i < run->strings->len ? g_ptr_array_index (run->strings, i) : "");
    }
  if (tc_xml_attribute_is (cell, "t", "b"))
    return g_strdup (g_str_equal (text->str, "1") ? "TRUE" : "FALSE");
  if (tc_xml_attribute_is (cell, "t", "str") || tc_xml_attribute_is (cell, "t", "d"))
    return g_strdup (text->str);

  return tc_cell_format_dup (style < run->formats->len
                               ? g_array_index (run->formats, TcCellFormat, style)
                               : TC_CELL_FORMAT_NUMBER,
                             text->str, run->from_1904);
}

static void
take_row (const TcXmlNode *row,
          gpointer         data)
{
  Run *run = data;
  int next = 0;

  for (const TcXmlNode *cell = tc_xml_child (row, "c"); cell != NULL; cell = tc_xml_next (cell, "c"))
    {
      int column = get_column (cell);

      if (column < 0)
        column = next;
      next = column + 1;
      if (tc_workbook_rows_wants (run->rows, column))
        {
          g_autofree char *text = dup_cell (run, cell);

          tc_workbook_rows_set (run->rows, column, g_strstrip (text));
        }
    }
  tc_workbook_rows_end (run->rows, 1);
}

/* --- parts ----------------------------------------------------------------------------------------- */

static TcXml *
parse_part (GPtrArray   *entries,
            const char  *name,
            char       **text)
{
  TcSlice part = tc_workbook_find_part (entries, name);

  *text = part.p != NULL ? tc_slice_dup (part) : NULL;

  return *text != NULL ? tc_xml_parse (*text, strlen (*text), NULL) : NULL;
}

/* "xl/workbook.xml" and "worksheets/sheet1.xml" give "xl/worksheets/sheet1.xml". */
static char *
resolve (const char *from,
         const char *target)
{
  g_autofree char *folder = g_path_get_dirname (from);
  g_autofree char *joined = *target == '/' ? g_strdup (target) : g_build_filename ("/", folder, target, NULL);
  char *full = g_canonicalize_filename (joined, "/");

  memmove (full, full + 1, strlen (full));

  return full;
}

/* Where a part leads: (nullable): the target of the relation with an id, or of the first one of a type. */
static char *
find_target (GPtrArray  *entries,
             const char *from,
             const char *id,
             const char *type)
{
  g_autofree char *folder = g_path_get_dirname (from);
  g_autofree char *base = g_path_get_basename (from);
  g_autofree char *relations =
    *from != '\0' ? g_strdup_printf ("%s/_rels/%s.rels", folder, base) : g_strdup ("_rels/.rels");
  g_autofree char *text = NULL;
  g_autoptr (TcXml) xml = parse_part (entries, g_str_has_prefix (relations, "./") ? relations + 2 : relations, &text);
  TcXmlNode *list = xml != NULL ? tc_xml_child (tc_xml_get_root (xml), "Relationships") : NULL;

  for (TcXmlNode *node = tc_xml_child (list, "Relationship"); node != NULL; node = tc_xml_next (node, "Relationship"))
    {
      g_autofree char *own_type = tc_xml_dup_attribute (node, "Type");
      g_autofree char *target = tc_xml_dup_attribute (node, "Target");

      if (target != NULL && ((id != NULL && tc_xml_attribute_is (node, "Id", id))
                             || (type != NULL && own_type != NULL && g_str_has_suffix (own_type, type))))
        return resolve (from, target);
    }

  return NULL;
}

/* Sheets that share a part are one. */
static gboolean
read_sheet (Run              *run,
            const char       *workbook,
            const TcXmlNode  *sheet,
            GPtrArray        *sheets,
            GError          **error)
{
  g_autofree char *id = tc_xml_dup_attribute (sheet, "id");
  g_autofree char *name = tc_xml_dup_attribute (sheet, "name");
  char *part = id != NULL ? find_target (run->entries, workbook, id, NULL) : NULL;
  g_autoptr (TcWorkbookRows) rows = tc_workbook_rows_new ();
  g_autofree char *text = NULL;

  if (part == NULL || !g_hash_table_add (run->seen, part))
    return TRUE;

  run->rows = rows;
  tc_workbook_each (tc_workbook_find_part (run->entries, part), "row", take_row, run);
  text = tc_workbook_rows_finish (rows, error);
  if (text == NULL)
    return FALSE;

  run->n_bytes += strlen (text);
  run->too_large |= run->n_bytes > TC_READ_MAX_BYTES;
  tc_workbook_sheets_add (sheets, g_strdup (name != NULL ? name : ""), g_steal_pointer (&text));

  return TRUE;
}

static gboolean
read_sheets (Run              *run,
             const char       *workbook,
             const TcXmlNode  *list,
             GPtrArray        *sheets,
             GError          **error)
{
  guint n = 0;

  for (TcXmlNode *sheet = tc_xml_child (list, "sheet"); sheet != NULL && !run->too_large;
       sheet = tc_xml_next (sheet, "sheet"))
    {
      if (!read_sheet (run, workbook, sheet, sheets, error))
        return FALSE;
      run->too_large |= ++n > MAX_SHEETS;
    }
  if (run->too_large)
    g_set_error_literal (error, TC_READ_ERROR, TC_READ_ERROR_TOO_LARGE, _("The workbook is too large."));

  return !run->too_large;
}

/* The part of a type that the workbook names, or where it is in nearly all files. */
static char *
find_part (GPtrArray  *entries,
           const char *workbook,
           const char *type,
           const char *usual)
{
  char *target = find_target (entries, workbook, NULL, type);

  return target != NULL ? target : g_strdup (usual);
}

/**
 * tc_workbook_read_xlsx:
 * @entries: (element-type TcArchiveEntry): the parts
 * @error: return location for an error of #TcReadError
 *
 * Returns: (element-type TcWorkbookSheet) (transfer full) (nullable): the sheets in which something stands
 */
GPtrArray *
tc_workbook_read_xlsx (GPtrArray  *entries,
                       GError    **error)
{
  g_autofree char *workbook = find_part (entries, "", "/officeDocument", "xl/workbook.xml");
  g_autofree char *shared = find_part (entries, workbook, "/sharedStrings", "xl/sharedStrings.xml");
  g_autofree char *styles = find_part (entries, workbook, "/styles", "xl/styles.xml");
  g_autofree char *text = NULL;
  g_autoptr (TcXml) xml = parse_part (entries, workbook, &text);
  g_autoptr (GPtrArray) sheets = tc_workbook_sheets_new ();
  g_autoptr (GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) formats = g_array_new (FALSE, FALSE, sizeof (TcCellFormat));
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Run run = { .entries = entries, .strings = strings, .formats = formats, .seen = seen };
  TcXmlNode *root = xml != NULL ? tc_xml_child (tc_xml_get_root (xml), "workbook") : NULL;
  TcXmlNode *list = tc_xml_child (root, "sheets");
  TcXmlNode *properties = tc_xml_child (root, "workbookPr");

  if (list == NULL)
    {
      g_set_error_literal (error, TC_READ_ERROR, TC_READ_ERROR_MALFORMED,
                           _("The workbook is damaged and cannot be read."));
      return NULL;
    }

  run.from_1904 = properties != NULL && (tc_xml_attribute_is (properties, "date1904", "1")
                                         || tc_xml_attribute_is (properties, "date1904", "true"));
  tc_workbook_each (tc_workbook_find_part (entries, shared), "si", take_string, &run);
  read_formats (&run, styles);
  if (!read_sheets (&run, workbook, list, sheets, error))
    return NULL;

  return g_steal_pointer (&sheets);
}
