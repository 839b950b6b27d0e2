/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-citation.h"

#include <string.h>

#include "tc-dates.h"

#define CONFIDENCE 0.95

/* A citation line as MEDLINE writes it: "Journal. 2015 Jun 3;4(6):590-7. doi: …" in folded text. The
 * journal may be missing where a page shows it elsewhere. */
#define DATE "(?<date>(?:19|20)\\d\\d(?: (?:[a-z]{3,9}|spring|summer|winter|autumn)(?:[-/][a-z]{3,9})?(?: \\d{1,2}(?:-\\d{1,2})?)?)?)"
#define LINE                                                                                                          \
  "(?:^|\\n|(?<=et al)\\. )(?:\\d{1,3}\\. )?(?:(?:(?:发表于|出处|来源|期刊"                        \
  "|published in final edited form as)[:：] ?)?(?<journal>[^\\n.;]{2,120}(?:\\([^)\\n]{2,"         \
  "60}\\))?)\\. |\\. ?)" DATE                                                                      \
  "(?:;(?<volume>[^:;()\\n]{0,24}?)(?:\\((?<issue>[^)\\n]{1,24})\\))?:(?<pages>[a-z]{0,"           \
  "4}\\d[a-z0-9.]*(?:-[a-z]{0,3}\\d+[a-z]?)?(?:, ?[a-z]?\\d+(?:-\\d+)?)?)"                         \
  "|;(?<volume>\\d+)(?:\\((?<issue>[^)\\n]{1,24})\\))?|(?=\\.))"
/* The same as Chinese journals and their sites write it: "杂志, 2015, 54(3): 201-205", "杂志 ›› 2017,
 * Vol. 13 ›› Issue (6): 313-317", "《杂志》2013年第23期65-65", "题名[J]. 杂志, 2015, 54(3): 201-205". */
#define LINE_CHINESE                                                                                          \
  "(?:^|\\n|《|\\[j\\][.,]? ?|[:：])(?:[^\\n]{1,40}[.] ?)?"                                                            \
  "(?<journal>[\\x{4e00}-\\x{9fff}](?:[\\x{4e00}-\\x{9fff}a-z· -]|\\([^()\\n]{1,12}\\)){1,30}?)"   \
  "(?: ?›› ?|[.,》] ?)?[ \\n]{0,2}(?:(?:cas|cscd|cssci|北大核心|核心期刊)[ \\n]{0,2}){0,3}"        \
  "(?<date>(?:19|20)\\d\\d(?:-\\d\\d){0,2})(?:年)?"                                                \
  "(?:, ?vol\\. ?(?<volume>\\d{1,4}) ?(?:›› ?)?issue ?\\((?<issue>[^()\\n]{1,12})\\) ?: ?"         \
  "(?<pages>[a-z]?\\d+(?:-[a-z]?\\d+)?)|"                                                          \
  "[,;] ?(?<volume>\\d{1,4})卷? ?\\((?<issue>[^()\\n]{1,12})\\) ?: ?(?<pages>[a-z]?\\d+"           \
  "(?:-[a-z]?\\d+)?)|"                                                                             \
  "(?:第?(?<volume>\\d{1,4})卷)?第?(?<issue>\\d{1,3})期[:,]?(?<pages>\\d+-\\d+(?:,\\d+(?:-\\d+)?(?![\\d页]))*)?)"
#define DOI "(?<doi>10\\.\\d{4,9}/[^\\s\"<>\\x{3000}-\\x{9fff}]+)"
#define PMID "pmid:? ?(?<pmid>[1-9]\\d{0,7})\\b"
#define PMCID "\\b(?<pmcid>pmc ?\\d{3,9})\\b"

#define SCOPES (TC_SCOPE (CITATION) | TC_SCOPE (IDENTIFIERS) | TC_SCOPE (AUTHORS))

struct _TcCitation
{
  TcPattern *line;
  TcPattern *line_chinese;
  TcPattern *doi;
  TcPattern *pmid;
  TcPattern *pmcid;
};

TcCitation *
tc_citation_new (const TcRules *rules)
{
  TcCitation *self = g_new0 (TcCitation, 1);

  self->line = tc_rules_compile (rules, LINE);
  self->line_chinese = tc_rules_compile (rules, LINE_CHINESE);
  self->doi = tc_rules_compile (rules, DOI);
  self->pmid = tc_rules_compile (rules, PMID);
  self->pmcid = tc_rules_compile (rules, PMCID);
  return self;
}

void
tc_citation_free (TcCitation *self)
{
  tc_pattern_free (self->line);
  tc_pattern_free (self->line_chinese);
  tc_pattern_free (self->doi);
  tc_pattern_free (self->pmid);
  tc_pattern_free (self->pmcid);
  g_free (self);
}

/* Adds group @group of a match as @field, once a document. */
static void
add_group (const TcProse *document,
           TcFindings       *findings,
           const TcMatch *info,
           gsize             base,
           const char       *group,
           const char       *field)
{
  g_autofree char *text = NULL;
  int start;
  int end;

  if (!tc_match_fetch_named_pos (info, group, &start, &end) || start < 0 || end <= start || tc_findings_has_field (findings, field))
    return;
  while (end > start && strchr (" .,;", document->normal->text[base + end - 1]) != NULL)
    end--;
  while (start < end && document->normal->text[base + start] == ' ')
    start++;
  if (end <= start)
    return;
  text = tc_prose_reported (document, base + start, base + end);
  if (strcmp (field, "pmcid") == 0)
    {
      g_auto (GStrv) parts = g_strsplit (text, " ", -1);

      g_free (text);
      text = g_strjoinv ("", parts);
    }
  tc_findings_add_span (findings, field, "citation.line", tc_value_new_text (text), CONFIDENCE,
                        tc_normal_to_span (document->normal, base + start, base + end));
}

static void
add_year (const TcProse *document,
          TcFindings       *findings,
          const TcMatch *info,
          gsize             base)
{
  int start;
  int end;
  int year;

  if (!tc_match_fetch_named_pos (info, "date", &start, &end) || tc_findings_has_field (findings, "year"))
    return;
  year = tc_date_find_year (document->normal->text + base + start, end - start);
  if (year != 0)
    tc_findings_add_span (findings, "year", "citation.line", tc_value_new_number (year), CONFIDENCE,
                          tc_normal_to_span (document->normal, base + start, base + end));
}

static void
find_line (TcPattern     *line,
           const TcProse *document,
           TcFindings       *findings,
           gsize             start,
           gsize             end)
{
  g_autoptr (TcMatch) info = NULL;

  tc_findings_match (findings, line, document->normal->text + start, end - start, &info);
  for (; tc_match_matches (info); tc_findings_match_next (findings, info))
    {
      add_group (document, findings, info, start, "journal", "journal");
      add_year (document, findings, info, start);
      add_group (document, findings, info, start, "date", "publication_date");
      add_group (document, findings, info, start, "volume", "volume");
      add_group (document, findings, info, start, "issue", "issue");
      add_group (document, findings, info, start, "pages", "pages");
    }
}

static void
find_id (TcPattern           *regex,
         const char       *field,
         const TcProse *document,
         TcFindings       *findings,
         gsize             start,
         gsize             end)
{
  g_autoptr (TcMatch) info = NULL;

  if (tc_findings_match (findings, regex, document->normal->text + start, end - start, &info))
    add_group (document, findings, info, start, field, field);
}

static void
find_title (const TcProse *document,
            TcFindings       *findings,
            const char       *language,
            const char       *field)
{
  TcSpan span;
  g_autofree char *slice = NULL;
  g_auto (GStrv) words = NULL;
  g_autofree char *title = NULL;

  if (!tc_prose_find_section (document, TC_SECTION_TITLE, language, &span))
    return;
  slice = tc_prose_slice (document, span);
  words = g_strsplit_set (slice, " \t\r\n", -1);
  for (guint i = 0, k = 0; ; i++)
    {
      if (words[i] != NULL && words[i][0] == '\0')
        {
          g_free (words[i]);
          continue;
        }
      words[k++] = words[i];
      if (words[i] == NULL)
        break;
    }
  title = g_strjoinv (" ", words);
  tc_findings_add_span (findings, field, "citation.title", tc_value_new_text (title), CONFIDENCE, span);
}

/**
 * tc_citation_find:
 * @self: the expressions
 * @document: a document
 * @findings: where to add
 *
 * Reads title, citation line and identifiers; only from the sections that hold them, so that the
 * citation of another paper is never taken for this one's.
 */
void
tc_citation_find (const TcCitation *self,
                  const TcProse *document,
                  TcFindings       *findings)
{
  const GArray *sections = document->source->sections;

  find_title (document, findings, "en", "title");
  find_title (document, findings, "zh", "title_zh");
  tc_authors_find (document, findings);
  for (guint i = 0; i < sections->len; i++)
    {
      const TcSection *section = &g_array_index (sections, TcSection, i);
      gsize start = tc_normal_from_char (document->normal, section->span.start);
      gsize end = tc_normal_from_char (document->normal, section->span.end);

      if (((1u << section->kind) & SCOPES) == 0 || end <= start)
        continue;
      find_line (self->line, document, findings, start, end);
      if (section->kind == TC_SECTION_CITATION && !tc_findings_has_field (findings, "journal"))
        find_line (self->line_chinese, document, findings, start, end);
      if (section->kind == TC_SECTION_AUTHORS)
        continue;
      find_id (self->doi, "doi", document, findings, start, end);
      find_id (self->pmid, "pmid", document, findings, start, end);
      find_id (self->pmcid, "pmcid", document, findings, start, end);
    }
}
