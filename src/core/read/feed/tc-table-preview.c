/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-table-preview.h"

#include <string.h>

#include "tc-feed-private.h"
#include "tc-load.h"
#include "tc-named.h"
#include "tc-registry.h"
#include "tc-table-exports.h"
#include "tc-table.h"
#include "tc-workbook.h"

/* Looks into the beginning of a file: is it a table of reports, what are its columns, what stands in them? */

/* As many rows are shown. */
#define MAX_ROWS 3
/* A table of more columns is none that a person goes through. */
#define MAX_COLUMNS 500
/* What no name of a column is longer than, in bytes. */
#define MAX_NAME 200

typedef struct
{
  const char *p;
  const char *end;
  gboolean last;                  /* whether the file ends at @end */
} Rest;

/* The next row that says something; FALSE where the rest holds none that is whole. */
static gboolean
next_row (Rest    *rest,
          TcSlice *row,
          TcCut   *cut)
{
  while (rest->p < rest->end)
    {
      const char *p = rest->p;

      *cut = tc_table_cut (p, rest->end - p, rest->last);
      if (cut->kind == TC_CUT_MORE)
        return FALSE;
      rest->p += cut->length;
      *row = (TcSlice) { p, rest->p };
      if (cut->kind != TC_CUT_FRAME)
        return TRUE;
    }

  return FALSE;
}

static gboolean
could_be_names (GPtrArray *values)
{
  if (values->len < 2 || values->len > MAX_COLUMNS)
    return FALSE;

  for (guint i = 0; i < values->len; i++)
    if (strlen (g_ptr_array_index (values, i)) > MAX_NAME || strchr (g_ptr_array_index (values, i), '\n') != NULL)
      return FALSE;

  return TRUE;
}

/* A row of names above one of as many values. */
static gboolean
is_above_alike (TcSlice    row,
                GPtrArray *values,
                Rest       rest)
{
  g_autoptr (GPtrArray) below = NULL;
  TcSlice next;
  TcCut cut;

  if (!could_be_names (values) || !next_row (&rest, &next, &cut))
    return FALSE;
  below = tc_table_split (next, tc_table_divider (row));

  return below->len == values->len;
}

/* Finds the header, and goes behind it. */
static GPtrArray *
find_header (Rest     *rest,
             gboolean  is_table,
             TcSlice  *header,
             gboolean *recognised)
{
  Rest behind = *rest;
  TcSlice row;
  TcCut cut;

  for (guint i = 0; i < TC_TABLE_LINES_BEFORE && next_row (&behind, &row, &cut); i++)
    if (cut.kind == TC_CUT_PROLOGUE)
      {
        *rest = behind;
        *header = row;
        *recognised = TRUE;
        return tc_table_split (row, tc_table_divider (row));
      }

  *recognised = FALSE;
  behind = *rest;
  for (guint i = 0; is_table && i < TC_TABLE_LINES_BEFORE && next_row (&behind, &row, &cut); i++)
    {
      g_autoptr (GPtrArray) values = tc_table_split (row, tc_table_divider (row));

      if (is_above_alike (row, values, behind))
        {
          *rest = behind;
          *header = row;
          return g_steal_pointer (&values);
        }
    }

  return NULL;
}

static void
guess_roles (TcColumnMap *map)
{
  for (guint i = 0; i < tc_column_map_get_n (map); i++)
    tc_column_map_set_role (map, i, tc_named_find_role (tc_column_map_get_name (map, i)));
  tc_table_exports_guess (map);
}

static TcTablePreview *
preview_text (const char *name,
              const char *text,
              gboolean    is_table,
              gboolean    last)
{
  Rest rest = { text, text + strlen (text), last };
  g_autoptr (GPtrArray) names = NULL;
  TcTablePreview *self;
  gboolean recognised;
  TcSlice header, row;
  TcCut cut;

  names = find_header (&rest, is_table, &header, &recognised);
  if (names == NULL || tc_registry_find_table (names) != NULL)
    return NULL;

  self = g_new0 (TcTablePreview, 1);
  self->name = g_strdup (name);
  self->is_recognised = recognised;
  self->map = tc_column_map_new (names);
  guess_roles (self->map);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  while (self->rows->len < MAX_ROWS && next_row (&rest, &row, &cut))
    g_ptr_array_add (self->rows, tc_table_split (row, tc_table_divider (header)));

  return self;
}

static gboolean
is_named_table (const char *name)
{
  static const char * const ends[] = { ".csv", ".tsv", ".tab" };
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (lower, ends[i]))
      return TRUE;

  return FALSE;
}

static void
free_preview (gpointer data)
{
  tc_table_preview_free (data);
}

static GPtrArray *
previews_new (void)
{
  return g_ptr_array_new_with_free_func (free_preview);
}

static void
take_preview (GPtrArray      *previews,
              TcTablePreview *preview)
{
  if (preview != NULL)
    g_ptr_array_add (previews, preview);
}

/* Where the header of one sheet is recognised, the others are not read unless a person calls them tables. */
static void
forget_others (GPtrArray *previews)
{
  gboolean recognised = FALSE;

  for (guint i = 0; i < previews->len; i++)
    recognised |= ((const TcTablePreview *) g_ptr_array_index (previews, i))->is_recognised;
  for (guint i = previews->len; recognised && i > 0; i--)
    if (!((const TcTablePreview *) g_ptr_array_index (previews, i - 1))->is_recognised)
      g_ptr_array_remove_index (previews, i - 1);
}

/* Each sheet of a workbook is a table. */
static void
preview_workbook (GPtrArray    *previews,
                  const char   *name,
                  GBytes       *bytes,
                  gboolean      is_table,
                  GCancellable *cancellable)
{
  g_autoptr (GPtrArray) sheets = tc_workbook_read (bytes, cancellable, NULL);

  for (guint i = 0; sheets != NULL && i < sheets->len; i++)
    {
      const TcWorkbookSheet *sheet = g_ptr_array_index (sheets, i);
      g_autofree char *shown = sheets->len > 1 ? g_strdup_printf ("%s (%s)", name, sheet->name) : g_strdup (name);

      take_preview (previews, preview_text (shown, sheet->text, TRUE, TRUE));
    }
  if (!is_table)
    forget_others (previews);
}

static GBytes *
load_all (TcLoad       *load,
          GCancellable *cancellable)
{
  guint64 size = tc_load_get_size (load);
  g_autofree char *data = NULL;

  if (!tc_load_check_size (size, NULL))
    return NULL;
  data = g_malloc (size);
  if (!tc_load_read (load, 0, data, size, cancellable, NULL))
    return NULL;

  return g_bytes_new_take (g_steal_pointer (&data), size);
}

static void
preview_sample (GPtrArray  *previews,
                const char *name,
                GByteArray *sample,
                gboolean    is_table,
                gboolean    whole)
{
  const char *encoding;
  gboolean weak;
  g_autofree char *text = tc_feed_decode_sample (sample, whole, &encoding, &weak);
  gboolean may_be_other = is_table || is_named_table (name);
  TcDocument document = { text, strlen (text), whole, NULL, NULL };
  const TcReader *reader;
  TcTablePreview *preview;

  /* Most files are no tables; the other formats need not be asked about them. */
  if (!may_be_other && !tc_reader_table.sniff (&document))
    return;
  reader = tc_feed_find_reader (text, whole, NULL);
  if (reader != NULL && reader != &tc_reader_table)
    return;
  preview = preview_text (name, text, may_be_other, whole);
  if (preview != NULL)
    preview->is_supposed = !preview->is_recognised && !is_named_table (name);
  take_preview (previews, preview);
}

static GPtrArray *
preview_load (const char   *name,
              TcLoad       *load,
              gboolean      is_table,
              GCancellable *cancellable)
{
  g_autoptr (GPtrArray) previews = previews_new ();
  g_autoptr (GByteArray) sample = g_byte_array_new ();
  guint64 size = tc_load_get_size (load);
  const TcReader *reader;

  g_byte_array_set_size (sample, MIN (size, TC_READ_SAMPLE_BYTES));
  if (size == 0 || !tc_load_read (load, 0, (char *) sample->data, sample->len, cancellable, NULL))
    return g_steal_pointer (&previews);

  reader = tc_read_find_bytes_reader ((const char *) sample->data, sample->len);
  if (reader == NULL)
    preview_sample (previews, name, sample, is_table, size <= TC_READ_SAMPLE_BYTES);
  else if (reader == &tc_reader_xlsx || reader == &tc_reader_ods)
    {
      g_autoptr (GBytes) bytes = load_all (load, cancellable);

      if (bytes != NULL)
        preview_workbook (previews, name, bytes, is_table, cancellable);
    }

  return g_steal_pointer (&previews);
}

/**
 * tc_table_previews_new_for_file:
 * @name: the name that people know
 * @file: a file of the local file system
 * @is_table: whether a person says that it is a table; else a header that nobody knows counts as
 * one only in a file with the name of a table, or in a workbook without any that is known
 *
 * Looks into a file. Blocks; for worker threads.
 *
 * Returns: (transfer full) (element-type TcTablePreview): its tables, but for those whose columns
 * need no map: none of most files, one for each sheet of a workbook
 */
GPtrArray *
tc_table_previews_new_for_file (const char   *name,
                                GFile        *file,
                                gboolean      is_table,
                                GCancellable *cancellable)
{
  g_autoptr (TcLoad) load = tc_load_open_file (file, NULL);

  return load != NULL ? preview_load (name, load, is_table, cancellable) : previews_new ();
}

/**
 * tc_table_previews_new_for_bytes:
 *
 * Returns: (transfer full) (element-type TcTablePreview): the same for bytes at hand
 */
GPtrArray *
tc_table_previews_new_for_bytes (const char   *name,
                                 GBytes       *bytes,
                                 gboolean      is_table,
                                 GCancellable *cancellable)
{
  g_autoptr (TcLoad) load = tc_load_open_bytes (bytes);

  return preview_load (name, load, is_table, cancellable);
}

/**
 * tc_table_previews_new_for_part:
 *
 * Returns: (transfer full) (element-type TcTablePreview): the same for what was put on the disk
 */
GPtrArray *
tc_table_previews_new_for_part (const char        *name,
                                const TcSpoolPart *part,
                                gboolean           is_table,
                                GCancellable      *cancellable)
{
  g_autoptr (TcLoad) load = tc_load_open_part (part);

  return preview_load (name, load, is_table, cancellable);
}

/**
 * tc_table_preview_list_unread:
 *
 * Returns: (transfer container) (element-type utf8): the names of the columns that neither have a
 * role nor a name that a reader knows: what stands in them is kept as text
 */
GPtrArray *
tc_table_preview_list_unread (const TcTablePreview *self)
{
  GPtrArray *unread = g_ptr_array_new ();

  for (guint i = 0; i < tc_column_map_get_n (self->map); i++)
    {
      const char *name = tc_column_map_get_name (self->map, i);

      if (*name != '\0' && tc_column_map_get_role (self->map, i) == NULL && tc_named_find_tag (name) == NULL)
        g_ptr_array_add (unread, (char *) name);
    }

  return unread;
}

/**
 * tc_table_preview_is_guessed:
 *
 * Returns: whether columns have roles that no reader gives them by their names, so that a map says
 * more than the header; of a header that was not recognised only where a title and something else
 * is among its columns
 */
gboolean
tc_table_preview_is_guessed (const TcTablePreview *self)
{
  gboolean title = FALSE, more = FALSE;
  guint n_roles = 0;

  for (guint i = 0; i < tc_column_map_get_n (self->map); i++)
    {
      const char *role = tc_column_map_get_role (self->map, i);

      n_roles += role != NULL;
      title |= g_strcmp0 (role, "title") == 0 || g_strcmp0 (role, "title_zh") == 0;
      more |= role != NULL && g_strcmp0 (role, tc_named_find_role (tc_column_map_get_name (self->map, i))) != 0;
    }

  return self->is_recognised ? more : title && n_roles > 1;
}
