/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-jats-private.h"

#include <string.h>

#include "tc-statement-shapes.h"

/* When an article in JATS was published, and on which pages. */

/* "2031-05-17", "2031 May", "2031 Spring". */
static char *
dup_date (TcXmlNode *node)
{
  static const char * const parts[] = { "year", "season", "month", "day" };
  GString *date = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *text = tc_jats_dup_child (node, parts[i]);

      if (*text == '\0')
        continue;
      if (date->len > 0)
        g_string_append_c (date, g_ascii_isdigit (*text) && i > 1 && strchr (date->str, ' ') == NULL ? '-' : ' ');
      if (date->len > 0 && strlen (text) == 1)
        g_string_append_c (date, '0');
      g_string_append (date, text);
    }
  if (date->len == 0)
    {
      g_autofree char *text = tc_jats_dup_line (node);
      g_autofree char *iso = tc_xml_dup_attribute (node, "iso-8601-date");

      g_string_append (date, *text == '\0' && iso != NULL ? iso : text);
    }

  return g_string_free (date, FALSE);
}

/* Which date of publication counts: that of the printed issue before that of the first appearance; others do not. */
static guint
rank_date (const TcXmlNode *node)
{
  static const struct { const char *type; guint rank; } types[] = {
    { "ppub", 1 }, { "epub-ppub", 1 }, { "collection", 2 }, { "pub", 2 }, { "epub", 3 },
    { "first-online", 3 }, { "online", 3 },
  };
  TcSlice type = tc_xml_attribute (node, "pub-type");

  if (type.p == NULL)
    type = tc_xml_attribute (node, "date-type");
  if (tc_xml_attribute_is (node, "publication-format", "print") && (type.p == NULL || tc_slice_equal (type, "pub")))
    return 1;
  if (type.p == NULL)
    return tc_xml_attribute (node, "publication-format").p != NULL ? 3 : 2;
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    if (tc_slice_equal (type, types[i].type))
      return types[i].rank;

  return 9;
}

/**
 * tc_jats_take_dates:
 * @meta: the element <article-meta>
 *
 * Takes the year of the best date, and the date of that year which says most.
 */
void
tc_jats_take_dates (TcRecord  *record,
                    TcXmlNode *meta)
{
  g_autofree char *year = NULL;
  g_autofree char *best = NULL;
  guint best_rank = 9;

  for (int pass = 0; pass < 2; pass++)
    for (TcXmlNode *node = tc_xml_child (meta, "pub-date"); node != NULL; node = tc_xml_next (node, "pub-date"))
      {
        g_autofree char *date = dup_date (node);
        TcSlice found;

        node->taken = TRUE;
        if (!tc_slice_find_year ((TcSlice) { date, date + strlen (date) }, &found))
          continue;
        if (pass == 0 && rank_date (node) < best_rank)
          {
            best_rank = rank_date (node);
            g_free (year);
            year = tc_slice_dup (found);
          }
        else if (pass == 1 && year != NULL && tc_slice_equal (found, year) && rank_date (node) < 9
                 && (best == NULL || strlen (date) > strlen (best)))
          {
            g_free (best);
            best = g_steal_pointer (&date);
          }
        else if (pass == 1)
          tc_record_add_other (record, "Another date", date);
      }
  if (year == NULL)
    return;

  tc_record_add (record, TC_RECORD_YEAR, year);
  if (strlen (best) > strlen (year))
    tc_record_add (record, TC_RECORD_DATE, best);
}

/**
 * tc_jats_take_history:
 * @meta: the element <article-meta>
 *
 * Keeps the days on which the article was received, accepted …
 */
void
tc_jats_take_history (TcRecord  *record,
                      TcXmlNode *meta)
{
  TcXmlNode *history = tc_xml_child (meta, "history");

  for (TcXmlNode *node = tc_xml_child (history, "date"); node != NULL; node = tc_xml_next (node, "date"))
    {
      g_autofree char *type = tc_xml_dup_attribute (node, "date-type");
      g_autofree char *date = dup_date (node);
      g_autofree char *text = g_strdup_printf ("%s %s", date, type != NULL ? type : "");

      node->taken = TRUE;
      tc_record_add_other (record, "History", text);
    }
}

/**
 * tc_jats_take_pages:
 * @meta: the element <article-meta>
 *
 * Takes the pages, or the number that an article without pages has.
 */
void
tc_jats_take_pages (TcRecord  *record,
                    TcXmlNode *meta)
{
  g_autofree char *first = tc_jats_dup_child (meta, "fpage");
  g_autofree char *last = tc_jats_dup_child (meta, "lpage");
  g_autofree char *range = tc_jats_dup_child (meta, "page-range");
  g_autofree char *number = tc_jats_dup_child (meta, "elocation-id");
  g_autofree char *both = *last != '\0' && !g_str_equal (first, last)
                            ? g_strjoin ("-", first, last, NULL)
                            : g_strdup (first);

  if (*first != '\0' && strpbrk (range, ",;") == NULL)
    tc_record_add (record, TC_RECORD_PAGES, both);
  if (!tc_record_add (record, TC_RECORD_PAGES, range))
    tc_record_add_other (record, "Pages", range);
  if (!tc_record_add (record, TC_RECORD_PAGES, number))
    tc_record_add_other (record, "Article number", number);
}
