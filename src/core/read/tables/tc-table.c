/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-table.h"

#include <string.h>

#include "tc-named.h"
#include "tc-registry.h"

/* Rows of a table: values divided by commas, semicolons or tabs, in quotes where they hold dividers or line ends
 * (RFC 4180). One quote too many must not swallow the rest of the file. */

/* A row of more bytes has lost a quote. */
#define MAX_ROW (1024 * 1024)
/* The headings of a column are short, and a table of reports has some of them. */
#define MAX_HEADING 60
#define MIN_KNOWN 2
/* Bytes; a longer row is no header. */
#define MAX_HEADER (64 * 1024)

static const char dividers[] = { '\t', ',', ';' };

typedef struct
{
  const char *end;                /* behind the line end; NULL where the row goes on behind what is in view */
  guint counts[G_N_ELEMENTS (dividers)];
  gboolean many_lines;
  gboolean open;                  /* a quote was not closed */
} Row;

static gboolean
is_divider (char c)
{
  return c == ',' || c == ';' || c == '\t';
}

static gboolean
is_line_end (char c)
{
  return c == '\n' || c == '\r';
}

/* Behind the quote that closes the one at @p: one that a divider or a line end follows. A quote
 * inside a value that is not doubled is a quote. */
static const char *
find_closing_quote (const char *p,
                    const char *end)
{
  for (p++; (p = memchr (p, '"', end - p)) != NULL; p++)
    {
      if (p + 1 < end && p[1] == '"')
        p++;
      else if (p + 1 == end || is_divider (p[1]) || is_line_end (p[1]))
        return p + 1;
    }

  return NULL;
}

/* Excel writes ="8/2" for a text that it must not take for a number or a date: the quote of a value
 * is behind the sign. */
static const char *
find_open_quote (const char *p,
                 const char *end)
{
  if (end - p > 1 && p[0] == '=' && p[1] == '"')
    p++;

  return p < end && *p == '"' ? p : NULL;
}

static const char *
skip_line_end (const char *p,
               const char *end)
{
  if (p < end && *p == '\r')
    p++;
  if (p < end && *p == '\n')
    p++;

  return p;
}

/* A row with the line ends in its quoted values; without @many_lines a row is a line. */
static Row
scan_row (const char *p,
          const char *end,
          gboolean    last,
          gboolean    many_lines)
{
  const char *limit = end - p > MAX_ROW ? p + MAX_ROW : end;
  Row row = { NULL, { 0 }, FALSE, FALSE };
  gboolean begins = TRUE;

  while (p < limit && !is_line_end (*p))
    {
      const char *open = begins ? find_open_quote (p, limit) : NULL;
      const char *close = open != NULL ? find_closing_quote (open, limit) : NULL;

      row.open |= open != NULL && close == NULL;
      begins = FALSE;
      if (close != NULL)
        {
          gboolean lines = memchr (p, '\n', close - p) != NULL || memchr (p, '\r', close - p) != NULL;

          if (!lines || many_lines)
            {
              row.many_lines |= lines;
              p = close;
              continue;
            }
        }
      begins = is_divider (*p);
      for (gsize i = 0; begins && i < G_N_ELEMENTS (dividers); i++)
        row.counts[i] += *p == dividers[i];
      p++;
    }
  if (p < limit)
    row.end = p + 1 < end || last ? skip_line_end (p, end) : NULL;
  else if (last || limit < end)
    row.end = p;

  return row;
}

static guint
count_most (const Row *row)
{
  guint most = 0;

  if (row->counts[0] > 1)
    return row->counts[0];
  for (gsize i = 0; i < G_N_ELEMENTS (dividers); i++)
    most = MAX (most, row->counts[i]);

  return most;
}

/* Whether a row of as many columns follows. Returns -1 where that cannot be seen yet. */
static int
is_followed_by_alike (const Row  *row,
                      const char *end,
                      gboolean    last)
{
  Row next;

  if (row->end == end)
    return last ? FALSE : -1;
  next = scan_row (row->end, end, last, TRUE);
  if (next.end == NULL)
    return end - row->end < MAX_ROW && !last ? -1 : FALSE;

  return count_most (&next) == count_most (row);
}

/* Where a quote was lost or is one too many, the line by itself has as many columns as the next
 * one, and the lines together have not. */
static TcCut
cut_row (const char *bytes,
         const char *end,
         gboolean    last)
{
  TcCut more = { TC_CUT_MORE, 0 };
  Row row = scan_row (bytes, end, last, TRUE);
  Row line;
  int alike;

  if (row.end == NULL && end - bytes < MAX_ROW)
    return more;
  if (row.end != NULL && !row.many_lines && !row.open)
    return tc_cut_at (TC_CUT_RECORD, bytes, row.end);

  line = scan_row (bytes, end, last, FALSE);
  if (row.end == NULL || row.open)
    return line.end != NULL ? tc_cut_at (TC_CUT_RECORD, bytes, line.end) : more;
  alike = is_followed_by_alike (&row, end, last);
  if (alike == FALSE && line.end != NULL && count_most (&line) > 1)
    {
      int line_alike = is_followed_by_alike (&line, end, last);

      if (line_alike < 0)
        return more;
      if (line_alike)
        return tc_cut_at (TC_CUT_RECORD, bytes, line.end);
    }

  return alike < 0 ? more : tc_cut_at (TC_CUT_RECORD, bytes, row.end);
}

/* "About the data: Exported on …" stands before the tables of Dimensions, and what was searched for. */
static const char *
skip_export_line (const char *p,
                  const char *end,
                  gboolean    last)
{
  TcSlice rest = { p, end };
  TcCutLine line;

  if (p < end && *p == '"')
    rest.p++;

  return tc_slice_has_prefix (rest, "About the data: Exported on ") &&
             tc_cut_line (p, end, last, &line)
           ? line.next
           : p;
}

/* "sep=;" alone on the first line tells Excel what divides the columns. */
static const char *
skip_divider_line (const char *p,
                   const char *end,
                   gboolean    last)
{
  TcSlice rest = { p, end };
  TcCutLine line;

  if (!tc_slice_has_prefix (rest, "sep=") || !tc_cut_line (p, end, last, &line))
    return p;

  line.line = tc_slice_trim (line.line);

  return line.line.end - line.line.p <= (gssize) strlen ("sep=;") ? line.next : p;
}

/**
 * tc_table_cut:
 *
 * Cuts off a row, the header, or what stands before it and between the rows and says nothing: the
 * function cut of a #TcReader.
 *
 * Returns: the first part of @bytes
 */
TcCut
tc_table_cut (const char *bytes,
              gsize       length,
              gboolean    last)
{
  const char *end = bytes + length;
  const char *p = bytes;
  TcCut cut;

  /* A line of nothing but dividers is one of a spreadsheet that is empty. */
  for (const char *q = p; q < end && (g_ascii_isspace (*q) || is_divider (*q) || *q == '\0' || *q == '\x1a'); q++)
    if (is_line_end (*q))
      p = q + 1;
    else if (q + 1 == end && last)
      p = end;
  if (p == bytes)
    p = skip_divider_line (bytes, end, last);
  if (p == bytes)
    p = skip_export_line (bytes, end, last);
  if (p > bytes)
    return tc_cut_at (TC_CUT_FRAME, bytes, p);

  cut = cut_row (bytes, end, last);
  if (cut.kind == TC_CUT_RECORD && tc_table_is_header ((TcSlice) { bytes, bytes + cut.length }))
    cut.kind = TC_CUT_PROLOGUE;

  return cut;
}

/**
 * tc_table_divider:
 * @row: a header
 *
 * Returns: what divides its columns
 */
char
tc_table_divider (TcSlice row)
{
  Row scanned = scan_row (row.p, row.end, TRUE, TRUE);
  gsize best = 0;

  for (gsize i = 1; i < G_N_ELEMENTS (dividers); i++)
    if (scanned.counts[i] > scanned.counts[best])
      best = i;

  return dividers[best];
}

static char *
dup_unquoted (const char *open,
              const char *end)
{
  GString *value = g_string_sized_new (end - open);

  for (const char *p = open + 1; p < end - 1; p++)
    {
      g_string_append_c (value, *p);
      if (*p == '"' && p[1] == '"' && p + 1 < end - 1)
        p++;
    }

  return g_string_free (value, FALSE);
}

/* Where a value is in quotes, of which the last one closes the first one: the first one. */
static const char *
find_quotes (const char *p,
             const char *end)
{
  const char *open = find_open_quote (p, end);

  return open != NULL && end - open > 1 && end[-1] == '"' ? open : NULL;
}

/* A value without its quotes; a formula that is one text is that text, also where it is in quotes once more. */
static char *
dup_value (const char *p,
           const char *end)
{
  const char *open;
  char *value, *inner;

  while (p < end && *p == ' ')
    p++;
  open = find_quotes (p, end);
  if (open == NULL)
    return g_strndup (p, end - p);

  value = dup_unquoted (open, end);
  if (*p != '=' && *value == '=' && find_quotes (value, value + strlen (value)) != NULL)
    {
      inner = dup_unquoted (value + 1, value + strlen (value));
      g_free (value);
      return inner;
    }

  return value;
}

/**
 * tc_table_split:
 * @row: a row with or without its line end
 * @divider: what divides its columns
 *
 * Returns: (element-type utf8) (transfer full): the values
 */
GPtrArray *
tc_table_split (TcSlice row,
                char    divider)
{
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);
  const char *start = row.p;
  const char *p;

  while (row.end > row.p && is_line_end (row.end[-1]))
    row.end--;
  for (p = row.p; p < row.end; p++)
    {
      const char *open = p == start ? find_open_quote (p, row.end) : NULL;
      const char *close = open != NULL ? find_closing_quote (open, row.end) : NULL;

      if (close != NULL)
        p = close;
      if (p < row.end && *p == divider)
        {
          g_ptr_array_add (values, dup_value (start, p));
          start = p + 1;
        }
      else if (close != NULL)
        p--;
    }
  g_ptr_array_add (values, dup_value (start, row.end));

  return values;
}

/**
 * tc_table_leaves_open:
 * @line: a line of a row
 * @divider: what divides its columns
 * @open: whether it begins inside a quoted value
 *
 * Returns: whether the row goes on behind the line, inside a quoted value
 */
gboolean
tc_table_leaves_open (TcSlice  line,
                      char     divider,
                      gboolean open)
{
  const char *p = line.p;
  gboolean begins = !open;

  /* The line end before it stands where the quote would. */
  if (open && (p = find_closing_quote (line.p - 1, line.end)) == NULL)
    return TRUE;
  while (p < line.end)
    {
      const char *quote = begins ? find_open_quote (p, line.end) : NULL;

      begins = FALSE;
      if (quote != NULL)
        {
          if ((p = find_closing_quote (quote, line.end)) == NULL)
            return TRUE;
          continue;
        }
      begins = *p == divider;
      p++;
    }

  return FALSE;
}

static gboolean
names_columns (TcSlice row)
{
  g_autoptr (GPtrArray) values = tc_table_split (row, tc_table_divider (row));
  guint n_known = 0;
  gboolean title = FALSE;

  for (guint i = 0; i < values->len; i++)
    {
      const char *value = g_ptr_array_index (values, i);
      const char *tag = strlen (value) < MAX_HEADING ? tc_named_find_tag (value) : NULL;

      n_known += tag != NULL;
      title |= tag != NULL && (g_str_equal (tag, "TI") || g_str_equal (tag, "AB"));
    }

  return (title && n_known >= MIN_KNOWN) || tc_registry_find_table (values) != NULL;
}

/* Rows are cut before they are decoded, and Chinese names of columns are known by their letters only. */
static gboolean
names_columns_in (TcSlice     row,
                  const char *encoding)
{
  gsize read = 0;
  gsize length = row.end - row.p;
  g_autofree char *text = g_convert (row.p, length, "UTF-8", encoding, &read, NULL, NULL);

  return text != NULL && read == length && names_columns ((TcSlice) { text, text + strlen (text) });
}

/**
 * tc_table_is_header:
 * @row: as it stands in the file, in UTF-8 or an encoding of Chinese
 *
 * Returns: whether a row names columns of a table of reports: titles, and something else that is
 * known; or of a register's
 */
gboolean
tc_table_is_header (TcSlice row)
{
  if (row.end - row.p > MAX_HEADER)
    return FALSE;
  if (g_utf8_validate (row.p, row.end - row.p, NULL))
    return names_columns (row);

  return names_columns (row) || names_columns_in (row, "GB18030") || names_columns_in (row, "BIG5");
}

/**
 * tc_table_is_mapped:
 * @row: a row, perhaps the header
 * @maps: (nullable): what people said about the columns of tables
 *
 * Returns: whether somebody said what columns of these names mean
 */
gboolean
tc_table_is_mapped (TcSlice             row,
                    const TcColumnMaps *maps)
{
  g_autoptr (GPtrArray) values = NULL;

  if (maps == NULL || row.end - row.p > MAX_HEADER)
    return FALSE;
  values = tc_table_split (row, tc_table_divider (row));

  return tc_column_maps_find (maps, values) != NULL;
}
