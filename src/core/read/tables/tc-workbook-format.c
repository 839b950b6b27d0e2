/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-workbook-format.h"

#include <math.h>
#include <string.h>

/* Dates are numbers of days in the cells of Excel: the format of a cell says which numbers are dates. */

/**
 * tc_cell_format_parse:
 * @code: such as "yyyy\\-mm\\-dd"
 *
 * Looks at the signs outside quotes, brackets and behind backslashes.
 *
 * Returns: what a number in this format is
 */
TcCellFormat
tc_cell_format_parse (const char *code)
{
  gboolean year = FALSE;
  gboolean date = FALSE;
  gboolean time = FALSE;

  for (const char *p = code; *p != '\0' && *p != ';'; p++)
    {
      char close = *p == '"' ? '"' : *p == '[' ? ']' : '\0';

      if (close != '\0' && strchr (p + 1, close) != NULL)
        {
          time |= p[1] == 'h' || p[1] == 'H' || p[1] == 'm' || p[1] == 's';
          p = strchr (p + 1, close);
        }
      else if ((*p == '\\' || *p == '_' || *p == '*') && p[1] != '\0')
        p++;
      else if (strchr ("yY", *p) != NULL)
        year = TRUE;
      else if (strchr ("dDmM", *p) != NULL)
        date = TRUE;
      else if (strchr ("hHsS", *p) != NULL)
        time = TRUE;
    }
  if (time)
    return TC_CELL_FORMAT_TIME;

  return date ? TC_CELL_FORMAT_DATE : year ? TC_CELL_FORMAT_YEAR : TC_CELL_FORMAT_NUMBER;
}

/**
 * tc_cell_format_find:
 * @id: of a format that has a number only (ECMA-376 part 1, 18.8.30); those of eastern Asia among them
 *
 * Returns: what a number in this format is
 */
TcCellFormat
tc_cell_format_find (guint64 id)
{
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 58))
    return TC_CELL_FORMAT_DATE;
  if ((id >= 18 && id <= 22) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47))
    return TC_CELL_FORMAT_TIME;

  return TC_CELL_FORMAT_NUMBER;
}

/* 36526 as "2000-01-01"; there is no day 60 but in the calendar of the first spreadsheet. */
static char *
dup_date (double        serial,
          TcCellFormat  format,
          gboolean      from_1904)
{
  double day = floor (serial + 0.5 / 86400);
  guint seconds = (guint) floor ((serial - day) * 86400 + 0.5);
  GDate date;
  g_autofree char *text = NULL;

  if (serial < 0 || serial > 2958465)
    return NULL;
  if (serial < 1 && format == TC_CELL_FORMAT_TIME)
    return g_strdup_printf ("%02u:%02u:%02u", seconds / 3600, seconds / 60 % 60, seconds % 60);

  if (from_1904)
    g_date_set_dmy (&date, 1, G_DATE_JANUARY, 1904);
  else
    g_date_set_dmy (&date, day < 60 ? 31 : 30, G_DATE_DECEMBER, 1899);
  g_date_add_days (&date, (guint) day);
  if (format == TC_CELL_FORMAT_YEAR)
    return g_strdup_printf ("%u", g_date_get_year (&date));
  text = g_strdup_printf ("%04u-%02u-%02u", g_date_get_year (&date), g_date_get_month (&date), g_date_get_day (&date));
  if (seconds == 0 || seconds >= 86400)
    return g_steal_pointer (&text);

  return g_strdup_printf ("%s %02u:%02u", text, seconds / 3600, seconds / 60 % 60);
}

/**
 * tc_cell_format_dup:
 * @text: a number as it stands in the file
 * @from_1904: whether days are counted from the first of January 1904
 *
 * Returns: (transfer full): the number as people see it: "0.30000000000000004" is 0.3; a date as "2031-05-07"
 */
char *
tc_cell_format_dup (TcCellFormat  format,
                    const char   *text,
                    gboolean      from_1904)
{
  char *end;
  double number = g_ascii_strtod (text, &end);
  char *date = NULL;
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (end == text || *end != '\0' || !isfinite (number))
    return g_strdup (text);
  if (format != TC_CELL_FORMAT_NUMBER)
    date = dup_date (number, format, from_1904);
  if (date != NULL || (strlen (text) < 16 && strpbrk (text, "eE") == NULL))
    return date != NULL ? date : g_strdup (text);
  if (fabs (number) < 1e15 && floor (number) == number)
    return g_strdup_printf ("%.0f", number);

  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.15g", number));
}
