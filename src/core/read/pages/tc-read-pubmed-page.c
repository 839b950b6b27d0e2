/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-abstract.h"
#include "tc-labels.h"
#include "tc-reader.h"
#include "tc-shapes.h"

/* A page of PubMed as it comes when somebody selects all and copies: banner and navigation, the
 * head of the record, the abstract, and below it figures, other articles, references and links.
 *
 * The page's own headings divide it into zones. In the banner nothing is read: the record begins at
 * the citation line. Behind the abstract everything is what its heading says and nothing else. */

typedef struct
{
  const char *heading;
  TcSectionKind kind;             /* of what stands under it */
} Zone;

static const Zone zones[] = {
  { "Associated data", TC_SECTION_REGISTRATION },
  { "Cited by", TC_SECTION_BOILERPLATE },
  { "Comment in", TC_SECTION_BOILERPLATE },
  { "Comment on", TC_SECTION_BOILERPLATE },
  { "Conflict of interest statement", TC_SECTION_BOILERPLATE },
  { "Erratum in", TC_SECTION_BOILERPLATE },
  { "Figure", TC_SECTION_LEGENDS },
  { "Figures", TC_SECTION_LEGENDS },
  { "Full Text Sources", TC_SECTION_BOILERPLATE },
  { "Grant support", TC_SECTION_FUNDING },
  { "Grants and funding", TC_SECTION_FUNDING },
  { "LinkOut - more resources", TC_SECTION_BOILERPLATE },
  { "LinkOut – more resources", TC_SECTION_BOILERPLATE },
  { "Medical", TC_SECTION_BOILERPLATE },
  { "MeSH terms", TC_SECTION_KEYWORDS },
  { "Miscellaneous", TC_SECTION_BOILERPLATE },
  { "Other Literature Sources", TC_SECTION_BOILERPLATE },
  { "Personal name as subject", TC_SECTION_BOILERPLATE },
  { "Publication types", TC_SECTION_PUBLICATION_TYPES },
  { "PubMed Disclaimer", TC_SECTION_BOILERPLATE },
  { "References", TC_SECTION_REFERENCES },
  { "Related information", TC_SECTION_BOILERPLATE },
  { "Research Materials", TC_SECTION_BOILERPLATE },
  { "Retraction in", TC_SECTION_BOILERPLATE },
  { "Secondary source ID", TC_SECTION_REGISTRATION },
  { "Similar articles", TC_SECTION_BOILERPLATE },
  { "Substances", TC_SECTION_BOILERPLATE },
  { "Supplementary concepts", TC_SECTION_BOILERPLATE },
  { "Supplementary info", TC_SECTION_BOILERPLATE },
  { "Update in", TC_SECTION_BOILERPLATE },
  { "Update of", TC_SECTION_BOILERPLATE },
};

/* Lines that stand on every page, in or near the head of the record. */
static const char * const furniture[] = {
  "Abstract", "Actions", "Affiliation", "Affiliations", "Affiliations expand",
  "Affiliation expand", "Author information", "Authors", "Cite", "Clipboard", "Collections",
  "Display options", "Email", "Favorites", "Free article", "Free PMC article", "Full text links",
  "Full-text links", "Item in Clipboard", "No abstract available", "Page navigation", "Permalink",
  "Save", "Search in MeSH", "Search in PubMed", "Send to", "Share", "Title & authors", "expand",
  "Cite Display options", "Expand", "Collapse", "PubMed", "User Guide", "Advanced", "Log in",
  "Review.", "Format", "Clipboard Email", "Show account info",
};

/* How the lines of the banner begin. */
static const char * const banner[] = {
  "U.S. flag", "Skip to main page content", "An official website of ", "Here's how you know",
  "Here’s how you know", "Dot gov", "The .gov means", "Federal government websites", "Https",
  "The site is secure", "The https://", "Access keys NCBI", "Search: ", "Search PubMed",
  "Main Navigation", "National Library of Medicine", "National Center for Biotechnology",
};

/* Sentences of the banner and of the foot, for recognising the page. */
static const char * const signs[] = {
  "Skip to main page content", "An official website of the United States government",
  "Access keys NCBI Homepage", "PubMed Disclaimer", "Similar articles", "Cited by",
  "Publication types", "MeSH terms", "Free PMC article", "Full text links",
  "LinkOut - more resources", "LinkOut – more resources", "Related information", "Display options",
  "Page navigation", "Affiliations expand",
};

typedef struct
{
  TcOutline *outline;
  GArray *lines;
  guint citation;                 /* the first line of the record's citation */
  gboolean has_title;
} Page;

static const Zone *
find_zone (const TcLine *line)
{
  for (gsize i = 0; line->n_chars <= 40 && i < G_N_ELEMENTS (zones); i++)
    {
      if (tc_piece_equal (line->piece, zones[i].heading))
        return &zones[i];
    }

  return NULL;
}

static gboolean
is_furniture (const TcLine *line)
{
  for (gsize i = 0; line->n_chars <= 40 && i < G_N_ELEMENTS (furniture); i++)
    {
      if (tc_piece_equal (line->piece, furniture[i]))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_banner (const TcLine *line)
{
  for (gsize i = 0; i < G_N_ELEMENTS (banner); i++)
    {
      if (tc_piece_has_prefix (line->piece, banner[i]))
        return TRUE;
    }

  return FALSE;
}

/* ". 2015 Jun;4(6):590-7." stands on a line of its own where the journal's name was a link. */
static gboolean
begins_citation (const TcLine *line)
{
  return (*line->piece.p == '.' && line->n_chars < 300 && line->piece.end - line->piece.p > 6 &&
          g_ascii_isdigit (line->piece.p[line->piece.p[1] == ' ' ? 2 : 1])) ||
         tc_shape_is_citation (line);
}

static gboolean
continues_citation (const TcLine *line)
{
  return tc_piece_has_prefix (line->piece, "doi:") || tc_piece_has_prefix (line->piece, "Epub ") ||
         tc_piece_has_prefix (line->piece, "eCollection ") ||
         tc_piece_has_prefix (line->piece, "Online ahead of print");
}

static gboolean
is_abstract_heading (const TcLine *line)
{
  return tc_piece_equal (line->piece, "Abstract") ||
         tc_piece_equal (line->piece, "Abstract in English, Chinese");
}

/* The navigation has an item "Abstract" too; it is not followed by one. */
static gboolean
begins_abstract (GArray *lines,
                 guint   i)
{
  const TcLine *next = i + 1 < lines->len ? tc_lines_get (lines, i + 1) : NULL;
  TcLabel label;

  if (!is_abstract_heading (tc_lines_get (lines, i)) || next == NULL)
    return FALSE;

  return next->n_words >= 8 || next->n_han >= 15 ||
         (tc_label_match (next->piece, TC_LABEL_LINE_START, &label) &&
          label.kind <= TC_SECTION_CONCLUSIONS);
}

/* References have citations as well, so the record's one stands before the abstract. */
static gboolean
find_citation (GArray *lines,
               guint  *index)
{
  for (guint i = 0; i < lines->len && !begins_abstract (lines, i); i++)
    {
      if (begins_citation (tc_lines_get (lines, i)))
        {
          *index = i;
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
sniff (TcDocument *document)
{
  GArray *lines = tc_document_get_lines (document);
  guint found[G_N_ELEMENTS (signs)] = { 0, };
  guint n_found = 0;
  gboolean record = FALSE;

  for (guint i = 0; i < lines->len; i++)
    {
      const TcLine *line = tc_lines_get (lines, i);

      if (line->n_chars > 120)
        continue;
      for (gsize j = 0; j < G_N_ELEMENTS (signs); j++)
        {
          if (found[j] == 0 && tc_piece_has_prefix (line->piece, signs[j]))
            {
              found[j] = 1;
              n_found++;
            }
        }
      record |= is_abstract_heading (line) || begins_citation (line) ||
                tc_shape_is_identifiers (line);
    }

  return n_found >= 2 && record;
}

static void
add (Page          *page,
     TcSectionKind  kind,
     const TcLine  *line)
{
  tc_outline_add (page->outline, kind, line->piece);
}

/* Everything before the record; the line with the journal's name is the last one of it. */
static guint
read_banner (Page *page)
{
  guint i;

  for (i = 0; i < page->citation; i++)
    {
      const TcLine *line = tc_lines_get (page->lines, i);
      gboolean last = i + 1 == page->citation;

      if (tc_shape_is_publication_type (line))
        add (page, TC_SECTION_PUBLICATION_TYPES, line);
      else if (last && *tc_lines_get (page->lines, page->citation)->piece.p == '.' &&
               line->n_chars < 120 &&
               !is_furniture (line) && !is_banner (line))
        add (page, TC_SECTION_CITATION, line);
      else
        add (page, TC_SECTION_BOILERPLATE, line);
    }

  return i;
}

/* "Probe A et al. Journal. 2015 Jun." holds authors and citation. */
static gboolean
add_short_citation (Page         *page,
                    const TcLine *line)
{
  static const char * const ends[] = { "et al. ", "et al.\u00a0" };
  const char *p = NULL;

  for (gsize i = 0; line->n_chars < 300 && p == NULL && i < G_N_ELEMENTS (ends); i++)
    p = tc_piece_find (line->piece, ends[i]);
  if (p == NULL || !g_ascii_isdigit (line->piece.end[-2]) == !g_ascii_isalpha (line->piece.end[-2]))
    return FALSE;

  p += sizeof "et al." - 1;
  tc_outline_add (page->outline, TC_SECTION_AUTHORS, tc_piece_to (line->piece, p));
  tc_outline_add (page->outline, TC_SECTION_CITATION, tc_piece_from (line->piece, p));
  return TRUE;
}

static gboolean
is_numbered_affiliation (const TcLine *line)
{
  return g_ascii_isdigit (*line->piece.p) && line->n_chars < 1200 &&
         tc_piece_find (line->piece, ",") != NULL &&
         !tc_shape_is_citation (line);
}

static void
read_head_line (Page         *page,
                const TcLine *line)
{
  if (tc_outline_take_copy (page->outline, line))
    return;
  if (tc_shape_is_publication_type (line))
    add (page, TC_SECTION_PUBLICATION_TYPES, line);
  else if (is_furniture (line) || is_banner (line) || find_zone (line) != NULL)
    add (page, TC_SECTION_BOILERPLATE, line);
  else if (tc_shape_is_identifiers (line))
    add (page, TC_SECTION_IDENTIFIERS, line);
  else if (page->has_title && add_short_citation (page, line))
    return;
  else if (page->has_title && (tc_shape_is_affiliation (line) || is_numbered_affiliation (line)))
    add (page, TC_SECTION_AFFILIATIONS, line);
  else if (page->has_title && tc_shape_is_authors (line, 1))
    add (page, TC_SECTION_AUTHORS, line);
  else if (tc_shape_is_citation (line))
    add (page, TC_SECTION_CITATION, line);
  else if (!page->has_title && tc_shape_is_title (line, FALSE))
    {
      add (page, TC_SECTION_TITLE, line);
      page->has_title = TRUE;
    }
  else
    add (page, TC_SECTION_BOILERPLATE, line);
}

/* Returns the line behind the head: the first of the abstract, or of the zones if there is none. */
static guint
read_head (Page  *page,
           guint  i)
{
  gboolean in_citation = i > 0 || begins_citation (tc_lines_get (page->lines, 0));

  for (; i < page->lines->len; i++)
    {
      const TcLine *line = tc_lines_get (page->lines, i);

      if (begins_abstract (page->lines, i))
        {
          add (page, TC_SECTION_BOILERPLATE, line);
          return i + 1;
        }
      if (page->has_title && find_zone (line) != NULL)
        return i;
      in_citation = in_citation && (begins_citation (line) || continues_citation (line));
      if (in_citation)
        add (page, TC_SECTION_CITATION, line);
      else
        read_head_line (page, line);
    }

  return i;
}

static guint
read_abstract (Page  *page,
               guint  i)
{
  guint end = i;

  while (end < page->lines->len && find_zone (tc_lines_get (page->lines, end)) == NULL)
    end++;
  tc_abstract_read (page->outline, page->lines, i, end);

  return end;
}

static void
read_zones (Page  *page,
            guint  i)
{
  TcSectionKind kind = TC_SECTION_BOILERPLATE;

  for (; i < page->lines->len; i++)
    {
      const TcLine *line = tc_lines_get (page->lines, i);
      const Zone *zone = find_zone (line);

      if (zone != NULL)
        {
          kind = zone->kind;
          add (page, TC_SECTION_BOILERPLATE, line);
        }
      else if (is_furniture (line))
        add (page, TC_SECTION_BOILERPLATE, line);
      else
        add (page, kind, line);
    }
}

static GPtrArray *
read_document (TcDocument  *document,
               GError     **error)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func ((GDestroyNotify) tc_source_unref);
  g_autoptr (TcOutline) outline = NULL;
  TcSource *source = tc_source_new ();
  Page page = { NULL, tc_document_get_lines (document), 0, FALSE };
  guint i = 0;

  g_ptr_array_add (sources, source);
  tc_source_take_text (source, g_strdup (document->text));
  outline = tc_outline_new (source);
  page.outline = outline;

  if (find_citation (page.lines, &page.citation))
    i = read_banner (&page);
  i = read_head (&page, i);
  i = read_abstract (&page, i);
  read_zones (&page, i);

  return g_steal_pointer (&sources);
}

const TcReader tc_reader_pubmed_page = { .id = "pubmed-page", .sniff = sniff, .read = read_document };
