/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-ovid-source.h"

#include <string.h>

#include "tc-statement-shapes.h"
#include "tc-tags.h"

/* Records of Ovid often say where a report stands in one line only: "Journal of Samples. 8(2):11-9, 2031 Feb 3.",
 * "Journal of Samples. Vol 8(2), Feb 2031, pp. 11-19." or, in Embase, "Journal of Samples. 8 (2) (pp 11-19), 2031." */

static void
add (TcRecord      *record,
     TcRecordField  field,
     TcSlice        slice)
{
  slice = tc_slice_trim (slice);
  if (slice.p < slice.end && record->values[field] == NULL)
    {
      g_autofree char *owned = NULL;
      TcSlice text = tc_slice_text (slice, FALSE, &owned);

      tc_record_add_slice (record, field, text.p, text.end - text.p);
    }
}

/* The full stop behind the name of a journal: behind it stands the volume. */
static const char *
find_place (TcSlice source)
{
  for (const char *p = source.p; (p = memmem (p, source.end - p, ". ", 2)) != NULL; p++)
    {
      TcSlice rest = { p + 2, source.end };

      if (rest.p < rest.end && (g_ascii_isdigit (*rest.p) || tc_slice_has_prefix (rest, "Vol")))
        return p;
    }

  return NULL;
}

/* Cuts the text up to one of the signs off @rest; what stands behind the sign is left. */
static TcSlice
cut_to (TcSlice    *rest,
        const char *signs)
{
  TcSlice part = { rest->p, rest->p };

  while (part.end < rest->end && strchr (signs, *part.end) == NULL)
    part.end++;
  rest->p = MIN (part.end + 1, rest->end);

  return part;
}

/* "8(2)" up to the sign behind it. */
static void
read_volume (TcRecord   *record,
             TcSlice    *rest,
             const char *sign)
{
  TcSlice number = tc_slice_trim (cut_to (rest, sign));
  const char *open = memchr (number.p, '(', number.end - number.p);

  if (open != NULL && number.end[-1] == ')')
    {
      add (record, TC_RECORD_ISSUE, (TcSlice) { open + 1, number.end - 1 });
      number.end = open;
    }
  add (record, TC_RECORD_VOLUME, number);
}

static void
read_date (TcRecord *record,
           TcSlice   date)
{
  TcSlice year;

  date = tc_slice_trim (date);
  if (!tc_slice_find_year (date, &year) || record->values[TC_RECORD_YEAR] != NULL || date.end - date.p > 30)
    return;
  add (record, TC_RECORD_YEAR, year);
  if (date.end - date.p > 4)
    add (record, TC_RECORD_DATE, date);
}

/* "(pp 11-19)" or "(no pagination)" of Embase: the bracket before it; %NULL where there is none. */
static const char *
find_bracket (TcSlice source)
{
  static const char * const brackets[] = { " (pp ", " (no pagination)" };

  for (gsize i = 0; i < G_N_ELEMENTS (brackets); i++)
    {
      const char *found = tc_slice_find (source, brackets[i]);

      if (found != NULL)
        return found + 1;
    }

  return NULL;
}

/* "Journal of Samples. Conference: 12th Meeting. 8 (2) (pp 11-19), 2031. Date of Publication: 3 Feb 2031". */
static void
read_bracket (TcRecord   *record,
              TcSlice     source,
              const char *bracket)
{
  static const char conference[] = ". Conference: ";
  TcSlice rest = { source.p, bracket };
  TcSlice journal, pages;
  const char *p = bracket - 1;
  int depth = 0;

  for (; p > source.p && !(depth == 0 && p[0] == ' ' && p[-1] == '.' && g_ascii_isdigit (p[1])); p--)
    depth += (*p == ')') - (*p == '(');
  if (p > source.p)
    {
      const char *end = tc_slice_find ((TcSlice) { source.p, p - 1 }, conference);

      journal = (TcSlice) { source.p, end != NULL ? end : p - 1 };
      add (record, TC_RECORD_JOURNAL, journal);
      rest.p = p + 1;
      read_volume (record, &rest, ",");
    }
  rest = (TcSlice) { bracket + 1, source.end };
  pages = cut_to (&rest, ")");
  if (tc_slice_has_prefix (pages, "pp "))
    add (record, TC_RECORD_PAGES, (TcSlice) { pages.p + strlen ("pp "), pages.end });
  cut_to (&rest, ",");
  read_date (record, cut_to (&rest, ".;"));
}

/* "Probe, B. [Editor]. The Sample Book.:11-19, 2031" */
static void
read_chapter (TcRecord *record,
              TcSlice   source)
{
  const char *colon = tc_slice_find (source, ".:");
  TcSlice rest = { colon != NULL ? colon + 2 : source.end, source.end };

  if (rest.p == rest.end || !g_ascii_isdigit (*rest.p))
    return;
  for (const char *p = source.p; (p = memmem (p, colon - p, "]. ", 3)) != NULL; p++)
    source.p = p + 3;
  add (record, TC_RECORD_JOURNAL, (TcSlice) { source.p, colon });
  add (record, TC_RECORD_PAGES, cut_to (&rest, ","));
  read_date (record, rest);
}

/**
 * tc_ovid_read_source:
 * @source: the line "Source" of a record
 *
 * Says where the report stands, as far as the record does not say it yet.
 */
void
tc_ovid_read_source (TcRecord   *record,
                     const char *source)
{
  TcSlice rest = { source, source + strlen (source) };
  const char *bracket = find_bracket (rest);
  const char *place;

  if (bracket != NULL)
    {
      read_bracket (record, rest, bracket);
      return;
    }
  while (rest.end > rest.p && (rest.end[-1] == '.' || rest.end[-1] == ' '))
    rest.end--;
  place = find_place (rest);
  if (place == NULL)
    {
      read_chapter (record, rest);
      return;
    }

  add (record, TC_RECORD_JOURNAL, (TcSlice) { rest.p, place });
  rest.p = place + 2;
  if (tc_slice_has_prefix (rest, "Vol"))
    {
      rest.p += strlen ("Vol");
      while (rest.p < rest.end && strchr (". ", *rest.p) != NULL)
        rest.p++;
      read_volume (record, &rest, ",");
      read_date (record, cut_to (&rest, ","));
      rest = tc_slice_trim (rest);
      if (tc_slice_has_prefix (rest, "pp. ") || tc_slice_has_prefix (rest, "p. "))
        {
          cut_to (&rest, " ");
          add (record, TC_RECORD_PAGES, cut_to (&rest, ",;. "));
        }
      return;
    }
  if (memchr (rest.p, ':', rest.end - rest.p) == NULL)
    {
      /* "1288(3), Nov. 16, 2031" */
      const char *comma = memchr (rest.p, ',', rest.end - rest.p);

      if (comma != NULL && comma[-1] == ')')
        {
          read_volume (record, &rest, ",");
          read_date (record, rest);
        }
      return;
    }
  read_volume (record, &rest, ":");
  add (record, TC_RECORD_PAGES, cut_to (&rest, ","));
  read_date (record, cut_to (&rest, ".;"));
}
