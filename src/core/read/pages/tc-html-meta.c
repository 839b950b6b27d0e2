/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-html-meta.h"

#include <string.h>

#include "tc-html-linked-data.h"
#include "tc-markup.h"

/* What the head of a page says of the article: the tags that Google Scholar asks for (citation_…), Dublin Core and
 * PRISM. */

typedef enum
{
  USE_FIELD,
  USE_AUTHOR,                     /* one a tag */
  USE_AUTHORS,                    /* all in one tag */
  USE_FIRST_PAGE,
  USE_LAST_PAGE,
  USE_IDENTIFIER                  /* a DOI, or anything else */
} Use;

/* The surer of two tags for one thing stands first: it is asked first, whatever the order on the page. */
static const struct
{
  const char *name;
  Use use;
  TcRecordField field;
  gboolean sure;                  /* stands only on pages of articles */
} tags[] = {
  { "citation_title", USE_FIELD, TC_RECORD_TITLE, TRUE },
  { "citation_authors", USE_AUTHORS, TC_RECORD_AUTHORS, TRUE },
  { "citation_author", USE_AUTHOR, TC_RECORD_AUTHORS, TRUE },
  { "citation_author_institution", USE_FIELD, TC_RECORD_AFFILIATIONS, TRUE },
  { "citation_journal_title", USE_FIELD, TC_RECORD_JOURNAL, TRUE },
  { "citation_journal_abbrev", USE_FIELD, TC_RECORD_JOURNAL, TRUE },
  { "citation_publication_date", USE_FIELD, TC_RECORD_DATE, TRUE },
  { "citation_date", USE_FIELD, TC_RECORD_DATE, TRUE },
  { "citation_cover_date", USE_FIELD, TC_RECORD_DATE, TRUE },
  { "citation_online_date", USE_FIELD, TC_RECORD_DATE, TRUE },
  { "citation_year", USE_FIELD, TC_RECORD_YEAR, TRUE },
  { "citation_volume", USE_FIELD, TC_RECORD_VOLUME, TRUE },
  { "citation_issue", USE_FIELD, TC_RECORD_ISSUE, TRUE },
  { "citation_firstpage", USE_FIRST_PAGE, TC_RECORD_PAGES, TRUE },
  { "citation_lastpage", USE_LAST_PAGE, TC_RECORD_PAGES, TRUE },
  { "citation_doi", USE_FIELD, TC_RECORD_DOI, TRUE },
  { "citation_pmid", USE_FIELD, TC_RECORD_PMID, TRUE },
  { "citation_article_type", USE_FIELD, TC_RECORD_TYPES, TRUE },
  { "citation_keywords", USE_FIELD, TC_RECORD_KEYWORDS, TRUE },
  { "citation_keyword", USE_FIELD, TC_RECORD_KEYWORDS, TRUE },
  { "prism.publicationname", USE_FIELD, TC_RECORD_JOURNAL, TRUE },
  { "prism.publicationdate", USE_FIELD, TC_RECORD_DATE, TRUE },
  { "prism.volume", USE_FIELD, TC_RECORD_VOLUME, TRUE },
  { "prism.number", USE_FIELD, TC_RECORD_ISSUE, TRUE },
  { "prism.startingpage", USE_FIRST_PAGE, TC_RECORD_PAGES, TRUE },
  { "prism.endingpage", USE_LAST_PAGE, TC_RECORD_PAGES, TRUE },
  { "prism.doi", USE_IDENTIFIER, TC_RECORD_DOI, TRUE },
  { "dc.title", USE_FIELD, TC_RECORD_TITLE, TRUE },
  { "dc.creator", USE_AUTHOR, TC_RECORD_AUTHORS, TRUE },
  { "dc.contributor", USE_AUTHOR, TC_RECORD_AUTHORS, TRUE },
  { "dc.source", USE_FIELD, TC_RECORD_JOURNAL, TRUE },
  { "dc.date", USE_FIELD, TC_RECORD_DATE, TRUE },
  { "dc.identifier", USE_IDENTIFIER, TC_RECORD_DOI, TRUE },
  { "dc.subject", USE_FIELD, TC_RECORD_KEYWORDS, TRUE },
  { "og:title", USE_FIELD, TC_RECORD_TITLE, FALSE },
  { "article:published_time", USE_FIELD, TC_RECORD_DATE, FALSE },
};

/* Summaries for search engines, the longest of which may be the abstract. */
static const char * const summaries[] = {
  "citation_abstract", "dc.description", "dcterms.abstract", "og:description", "description", NULL
};

/* A shorter one is cut off. */
#define MIN_SUMMARY 300

typedef struct
{
  TcRecord *record;
  gboolean sure;
  const char *author_tag;         /* that named authors first; another one names them again */
  char *first_page;
  char *last_page;
} Reading;

static void
add_author (Reading    *reading,
            const char *tag,
            const char *name)
{
  if (reading->author_tag != NULL && reading->author_tag != tag)
    return;
  reading->author_tag = tag;
  tc_record_add_author (reading->record, name);
}

static gboolean
is_doi (const char *text)
{
  return strstr (text, "10.") != NULL && strchr (text, '/') != NULL;
}

static void
use_tag (Reading    *reading,
         gsize       i,
         const char *content)
{
  g_autofree char *text = tc_markup_render (content);

  switch (tags[i].use)
    {
    case USE_FIELD:
      tc_record_add (reading->record, tags[i].field, text);
      break;
    case USE_AUTHOR:
      add_author (reading, tags[i].name, text);
      break;
    case USE_AUTHORS:
      if (reading->author_tag == NULL)
        tc_record_add_author_list (reading->record, text);
      reading->author_tag = tags[i].name;
      break;
    case USE_FIRST_PAGE:
      if (reading->first_page == NULL)
        reading->first_page = g_steal_pointer (&text);
      break;
    case USE_LAST_PAGE:
      if (reading->last_page == NULL)
        reading->last_page = g_steal_pointer (&text);
      break;
    case USE_IDENTIFIER:
      if (is_doi (text))
        tc_record_add (reading->record, TC_RECORD_DOI, text);
      break;
    default:
      break;
    }
  reading->sure |= tags[i].sure;
}

/* "dc.title" and "dcterms.title", "DC:title". */
static gboolean
names_tag (const char *name,
           const char *tag)
{
  if (g_str_equal (name, tag))
    return TRUE;

  return g_str_has_prefix (tag, "dc.")
         && ((g_str_has_prefix (name, "dcterms.") && g_str_equal (name + 8, tag + 3))
             || (g_str_has_prefix (name, "dc:") && g_str_equal (name + 3, tag + 3)));
}

static void
add_pages (Reading *reading)
{
  g_autofree char *first = g_steal_pointer (&reading->first_page);
  g_autofree char *last = g_steal_pointer (&reading->last_page);
  g_autofree char *pages = NULL;

  if (first == NULL || *first == '\0')
    return;
  if (last == NULL || *last == '\0' || g_str_equal (first, last))
    pages = g_steal_pointer (&first);
  else
    pages = g_strconcat (first, "-", last, NULL);
  tc_record_add (reading->record, TC_RECORD_PAGES, pages);
}

/**
 * tc_html_meta_read:
 * @record: what to fill
 *
 * Reads what the head of a page and its JSON-LD say.
 *
 * Returns: whether they say that the page is of one article
 */
gboolean
tc_html_meta_read (TcRecord         *record,
                   const TcHtmlPage *page)
{
  Reading reading = { .record = record };
  gboolean linked = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      /* A weak tag counts only on a page that is of an article by others. */
      if (!tags[i].sure && !reading.sure)
        continue;
      for (guint j = 0; j < page->metas->len; j++)
        {
          const TcHtmlMeta *meta = g_ptr_array_index (page->metas, j);

          if (names_tag (meta->name, tags[i].name))
            use_tag (&reading, i, meta->content);
        }
    }
  add_pages (&reading);
  for (guint i = 0; i < page->data->len; i++)
    linked |= tc_html_linked_data_read (record, g_ptr_array_index (page->data, i));

  return (reading.sure || linked) && tc_record_has_content (record);
}

/**
 * tc_html_meta_guess:
 * @record: one whose abstract was found nowhere
 *
 * Takes the summary for search engines where it is long enough to be the abstract.
 */
void
tc_html_meta_guess (TcRecord         *record,
                    const TcHtmlPage *page)
{
  const char *best = NULL;

  for (guint i = 0; i < page->metas->len; i++)
    {
      const TcHtmlMeta *meta = g_ptr_array_index (page->metas, i);

      if (g_strv_contains (summaries, meta->name)
          && (best == NULL || strlen (meta->content) > strlen (best)))
        best = meta->content;
    }
  if (best != NULL && strlen (best) >= MIN_SUMMARY)
    {
      g_autofree char *text = tc_markup_render (best);

      tc_record_add (record, TC_RECORD_ABSTRACT, text);
    }
}
