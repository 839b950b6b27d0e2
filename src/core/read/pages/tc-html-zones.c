/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-html-zones.h"

#include <string.h>

/* What a part of a page is, by the class and id of its element and by the heading above it. */

typedef struct
{
  const char *words;
  TcSectionKind kind;
} Zone;

/* The last word of a class or id: "left-sidebar", "main_nav", "ref-list". */
static const Zone classes[] = {
  { "ad", TC_SECTION_BOILERPLATE },
  { "ads", TC_SECTION_BOILERPLATE },
  { "advert", TC_SECTION_BOILERPLATE },
  { "advertisement", TC_SECTION_BOILERPLATE },
  { "bibliography", TC_SECTION_REFERENCES },
  { "breadcrumb", TC_SECTION_BOILERPLATE },
  { "breadcrumbs", TC_SECTION_BOILERPLATE },
  { "citedby", TC_SECTION_BOILERPLATE },
  { "comments", TC_SECTION_BOILERPLATE },
  { "cookie", TC_SECTION_BOILERPLATE },
  { "cookies", TC_SECTION_BOILERPLATE },
  { "copyright", TC_SECTION_BOILERPLATE },
  { "footer", TC_SECTION_BOILERPLATE },
  { "login", TC_SECTION_BOILERPLATE },
  { "menu", TC_SECTION_BOILERPLATE },
  { "nav", TC_SECTION_BOILERPLATE },
  { "navbar", TC_SECTION_BOILERPLATE },
  { "navigation", TC_SECTION_BOILERPLATE },
  { "pagination", TC_SECTION_BOILERPLATE },
  { "recommend", TC_SECTION_BOILERPLATE },
  { "recommendations", TC_SECTION_BOILERPLATE },
  { "references", TC_SECTION_REFERENCES },
  { "reflist", TC_SECTION_REFERENCES },
  { "related", TC_SECTION_BOILERPLATE },
  { "share", TC_SECTION_BOILERPLATE },
  { "sharing", TC_SECTION_BOILERPLATE },
  { "sidebar", TC_SECTION_BOILERPLATE },
  { "social", TC_SECTION_BOILERPLATE },
  { "toolbar", TC_SECTION_BOILERPLATE },
  { "topbar", TC_SECTION_BOILERPLATE },
};

/* Whole classes and ids. */
static const Zone names[] = {
  { "cited-by", TC_SECTION_BOILERPLATE },
  { "citedby-articles", TC_SECTION_BOILERPLATE },
  { "grants", TC_SECTION_FUNDING },
  { "keywords", TC_SECTION_KEYWORDS },
  { "linkout", TC_SECTION_BOILERPLATE },
  { "mesh-terms", TC_SECTION_KEYWORDS },
  { "publication-types", TC_SECTION_PUBLICATION_TYPES },
  { "ref-list", TC_SECTION_REFERENCES },
  { "references-list", TC_SECTION_REFERENCES },
  { "related-articles", TC_SECTION_BOILERPLATE },
  { "related-links", TC_SECTION_BOILERPLATE },
  { "similar", TC_SECTION_BOILERPLATE },
  { "similar-articles", TC_SECTION_BOILERPLATE },
  { "site-header", TC_SECTION_BOILERPLATE },
  { "page-header", TC_SECTION_BOILERPLATE },
  { "skip-link", TC_SECTION_BOILERPLATE },
  { "usa-banner", TC_SECTION_BOILERPLATE },
};

/* Without what stands around the words: numbers, colons, blanks. */
static const Zone headings[] = {
  { "abstract", TC_SECTION_ABSTRACT },
  { "acknowledgements", TC_SECTION_BOILERPLATE },
  { "acknowledgments", TC_SECTION_BOILERPLATE },
  { "associated data", TC_SECTION_REGISTRATION },
  { "bibliography", TC_SECTION_REFERENCES },
  { "chinese abstract", TC_SECTION_ABSTRACT },
  { "cited by", TC_SECTION_BOILERPLATE },
  { "comment in", TC_SECTION_BOILERPLATE },
  { "conflict of interest statement", TC_SECTION_BOILERPLATE },
  { "english abstract", TC_SECTION_ABSTRACT },
  { "figures", TC_SECTION_LEGENDS },
  { "full text sources", TC_SECTION_BOILERPLATE },
  { "funding", TC_SECTION_FUNDING },
  { "grants and funding", TC_SECTION_FUNDING },
  { "grant support", TC_SECTION_FUNDING },
  { "key words", TC_SECTION_KEYWORDS },
  { "keywords", TC_SECTION_KEYWORDS },
  { "linkout - more resources", TC_SECTION_BOILERPLATE },
  { "literature cited", TC_SECTION_REFERENCES },
  { "medical", TC_SECTION_BOILERPLATE },
  { "mesh terms", TC_SECTION_KEYWORDS },
  { "miscellaneous", TC_SECTION_BOILERPLATE },
  { "publication types", TC_SECTION_PUBLICATION_TYPES },
  { "recommended articles", TC_SECTION_BOILERPLATE },
  { "references", TC_SECTION_REFERENCES },
  { "related articles", TC_SECTION_BOILERPLATE },
  { "related information", TC_SECTION_BOILERPLATE },
  { "secondary source id", TC_SECTION_REGISTRATION },
  { "similar articles", TC_SECTION_BOILERPLATE },
  { "substances", TC_SECTION_BOILERPLATE },
  { "trial registration", TC_SECTION_REGISTRATION },
  { "\u4e2d\u6587\u6458\u8981", TC_SECTION_ABSTRACT },
  { "\u5173\u952e\u8bcd", TC_SECTION_KEYWORDS },
  { "\u53c2\u8003\u6587\u732e", TC_SECTION_REFERENCES },
  { "\u57fa\u91d1", TC_SECTION_FUNDING },
  { "\u57fa\u91d1\u9879\u76ee", TC_SECTION_FUNDING },
  { "\u5f15\u8bc1\u6587\u732e", TC_SECTION_BOILERPLATE },
  { "\u6458\u8981", TC_SECTION_ABSTRACT },
  { "\u76f8\u4f3c\u6587\u732e", TC_SECTION_BOILERPLATE },
  { "\u76f8\u5173\u6587\u732e", TC_SECTION_BOILERPLATE },
  { "\u82f1\u6587\u6458\u8981", TC_SECTION_ABSTRACT },
};

static gboolean
find_zone (const Zone    *zones,
           gsize          n_zones,
           const char    *words,
           TcSectionKind *kind)
{
  for (gsize i = 0; i < n_zones; i++)
    if (g_str_equal (zones[i].words, words))
      {
        *kind = zones[i].kind;
        return TRUE;
      }

  return FALSE;
}

/* "abstract", "abstractSection", "enc-abstract", but no link to one and no picture of one. */
static gboolean
is_abstract_name (const char *name)
{
  static const char * const others[] = {
    "graphical", "link", "tab", "btn", "button", "nav", "toggle", "title", "heading", "label", "list",
    "authors", "teaser", "visual", "toc",
  };

  if (g_str_has_suffix (name, "divsummary"))
    return TRUE;
  if (strstr (name, "abstract") == NULL)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    if (strstr (name, others[i]) != NULL)
      return FALSE;

  return TRUE;
}

/* "with-sidebar" and "no-nav" say what else is on the page. */
static gboolean
is_state_name (const char *name)
{
  return g_str_has_prefix (name, "has-") || g_str_has_prefix (name, "with-")
         || g_str_has_prefix (name, "no-") || g_str_has_prefix (name, "is-")
         || g_str_has_prefix (name, "js-");
}

static gboolean
zone_of_name (const char    *name,
              TcSectionKind *kind)
{
  const char *word = name;

  if (find_zone (names, G_N_ELEMENTS (names), name, kind))
    return TRUE;
  if (is_state_name (name))
    return FALSE;
  if (is_abstract_name (name))
    {
      *kind = TC_SECTION_ABSTRACT;
      return TRUE;
    }

  for (const char *p = name; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && p[1] != '\0')
      word = p + 1;

  return find_zone (classes, G_N_ELEMENTS (classes), word, kind);
}

/**
 * tc_html_zone_of_class:
 * @classes_: the classes or the id of an element
 * @kind: (out): what the element holds
 *
 * Returns: whether they say so
 */
gboolean
tc_html_zone_of_class (const char    *classes_,
                       TcSectionKind *kind)
{
  g_autofree char *lower = NULL;
  g_auto (GStrv) words = NULL;

  /* A list of a thousand classes is none that a page has. */
  if (strlen (classes_) > 1000)
    return FALSE;

  lower = g_ascii_strdown (classes_, -1);
  words = g_strsplit_set (lower, " \t\r\n", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && zone_of_name (words[i], kind))
      return TRUE;

  return FALSE;
}

/**
 * tc_html_zone_of_heading:
 * @heading: the text of a heading
 * @kind: (out): what stands under it
 *
 * Returns: whether it says so
 */
gboolean
tc_html_zone_of_heading (const char    *heading,
                         TcSectionKind *kind)
{
  g_autofree char *lower = NULL;
  const char *p;
  char *end;

  if (strlen (heading) > 60)
    return FALSE;

  lower = g_utf8_strdown (heading, -1);
  for (p = lower; g_ascii_isspace (*p) || g_ascii_isdigit (*p) || *p == '.' || *p == '['; p++)
    continue;
  if (g_str_has_prefix (p, "\u3010"))
    p = g_utf8_next_char (p);
  end = lower + strlen (lower);
  while (end > p)
    {
      char *last = g_utf8_find_prev_char (p, end);
      gunichar c = last != NULL ? g_utf8_get_char (last) : 'a';

      if (!g_unichar_isspace (c) && c != ':' && c != 0xff1a && c != 0x3011 && c != ']')
        break;
      end = last;
    }
  *end = '\0';

  return find_zone (headings, G_N_ELEMENTS (headings), p, kind);
}

/**
 * tc_html_apply_headings:
 *
 * Says what the blocks of a page are that say it not by themselves: a heading holds for what stands under it, up to the
 * next one of its rank.
 */
void
tc_html_apply_headings (TcHtmlPage *page)
{
  TcSectionKind kind = TC_SECTION_BODY;
  guint rank = 7;

  for (guint i = 0; i < page->blocks->len; i++)
    {
      TcHtmlBlock *block = &g_array_index (page->blocks, TcHtmlBlock, i);

      if (block->heading > 0 && block->heading <= rank)
        {
          g_autofree char *words = tc_html_page_dup (page, block);

          rank = block->heading;
          if (!tc_html_zone_of_heading (words, &kind))
            {
              kind = TC_SECTION_BODY;
              rank = 7;
            }
        }
      else if (block->heading > 0 && kind != TC_SECTION_ABSTRACT)
        {
          g_autofree char *words = tc_html_page_dup (page, block);

          /* A part with a name of its own within another: "Publication types" under "MeSH". */
          if (tc_html_zone_of_heading (words, &kind))
            rank = block->heading;
        }
      if (block->kind == TC_SECTION_BODY)
        block->kind = kind;
    }
}
