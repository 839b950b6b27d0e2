/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include <string.h>

#include "tc-pubmed-citation.h"
#include "tc-statement-shapes.h"
#include "tc-tagged.h"

/* The text of SinoMed (CBM): "【标题】:哼唱", a name a line; "【出处】:样本医学杂志
 * 2031;8(2):11-19" says where the report stands. */

/* How the brackets, the colon and the names that cutting asks for are written in UTF-8 and in
 * GB18030: a file is cut before it is decoded. */
typedef struct
{
  const char *open;
  const char *close;
  const char *colon;
  const char *number;
  const char *title;
} Encoding;

static const Encoding utf8 = { "【", "】", "：", "流水号", "标题" };
static const Encoding gb18030 = { "\xa1\xbe", "\xa1\xbf", "\xa3\xba", "\xc1\xf7\xcb\xae\xba\xc5", "\xb1\xea\xcc\xe2" };

static const struct
{
  const char *name;
  char tag[3];
} names[] = {
  { "流水号", "ID" }, { "标题", "TI" }, { "中文标题", "TI" }, { "题名", "TI" },
  { "英文标题", "TT" }, { "英文题名", "TT" },
  { "作者", "AU" }, { "作者单位", "AD" }, { "第一作者单位", "AD" }, { "国省市名", "CY" },
  { "摘要", "AB" }, { "中文摘要", "AB" },
  { "英文摘要", "N2" }, { "著者文摘", "AA" }, { "基金", "FU" }, { "资助项目", "FU" },
  { "出处", "SO" }, { "刊名", "JF" }, { "期刊", "JF" },
  { "出版年", "PY" }, { "年", "PY" }, { "卷", "VL" }, { "期", "IS" }, { "页码", "PG" },
  { "起止页", "PG" }, { "关键词", "KW" },
  { "英文关键词", "KE" }, { "主题词", "MH" }, { "特征词", "CT" }, { "ISSN", "SN" }, { "DOI", "DO" },
  { "PMID", "PM" }, { "分类号", "CL" },
  { "文献类型", "PT" }, { "语种", "LA" }, { "链接", "UR" },
};

static const TcTagRule rules[] = {
  { "AA", TC_ROLE_OTHER, 0, "Abstract of the authors" },
  { "AB", TC_ROLE_ABSTRACT, 0, "Abstract" },
  { "AD", TC_ROLE_AFFILIATION, 0, "Author address" },
  { "AU", TC_ROLE_AUTHOR, 0, "Author" },
  { "CL", TC_ROLE_OTHER, 0, "Chinese library classification" },
  { "CT", TC_ROLE_OTHER, 0, "Check tags" },
  { "CY", TC_ROLE_OTHER, 0, "Place" },
  { "DO", TC_ROLE_DOI, 0, "DOI" },
  { "FU", TC_ROLE_FUNDING, 0, "Funding" },
  { "ID", TC_ROLE_OTHER, 0, "Accession number" },
  { "IS", TC_ROLE_ISSUE, 0, "Issue" },
  { "JF", TC_ROLE_JOURNAL, 0, "Journal" },
  { "KE", TC_ROLE_KEYWORDS, 0, NULL },
  { "KW", TC_ROLE_KEYWORDS, 0, NULL },
  { "LA", TC_ROLE_OTHER, 0, "Language" },
  { "MH", TC_ROLE_KEYWORDS, 0, NULL },
  { "N2", TC_ROLE_ABSTRACT, 1, "Abstract" },
  { "PG", TC_ROLE_PAGES, 0, "Pages" },
  { "PM", TC_ROLE_PMID, 0, "PMID" },
  { "PT", TC_ROLE_TYPE, 0, "Type" },
  { "PY", TC_ROLE_DATE, 0, "Year" },
  { "SN", TC_ROLE_OTHER, 0, "ISSN" },
  { "SO", TC_ROLE_OTHER, 0, "Source" },
  { "TI", TC_ROLE_TITLE, 0, "Title" },
  { "TT", TC_ROLE_TRANSLATED_TITLE, 0, "Translated title" },
  { "UR", TC_ROLE_LINK, 0, "Link" },
  { "VL", TC_ROLE_VOLUME, 0, "Volume" },
};

static TcTagIndex rule_index;
static const TcTagTable table = { rules, G_N_ELEMENTS (rules), FALSE, &rule_index };

/* What is no tag of ours is one nevertheless. */
#define UNKNOWN TC_TAG ('?', '?', '?', '?')
#define NUMBER TC_TAG2 ('I', 'D')
#define TITLE TC_TAG2 ('T', 'I')

/* The bytes of the longest name, far more than any that is known. */
#define MAX_NAME 60

static gboolean
begins_with (TcSlice     slice,
             const char *text)
{
  gsize length = strlen (text);

  return (gsize) (slice.end - slice.p) >= length && memcmp (slice.p, text, length) == 0;
}

static guint32
find_name (TcSlice         name,
           const Encoding *encoding)
{
  if (tc_slice_equal (name, encoding->number))
    return NUMBER;
  if (tc_slice_equal (name, encoding->title))
    return TITLE;
  for (gsize i = 0; encoding == &utf8 && i < G_N_ELEMENTS (names); i++)
    if (tc_slice_equal (name, names[i].name))
      return TC_TAG2 (names[i].tag[0], names[i].tag[1]);

  return UNKNOWN;
}

/* The closing bracket; two bytes of GB18030 are a character. */
static const char *
find_close (TcSlice         rest,
            const Encoding *encoding)
{
  rest.end = MIN (rest.end, rest.p + MAX_NAME);
  while (rest.p < rest.end && !begins_with (rest, encoding->close))
    rest.p += encoding == &gb18030 && (guchar) *rest.p >= 0x80 && rest.end - rest.p > 1 ? 2 : 1;

  return rest.p < rest.end ? rest.p : NULL;
}

/* "【目的】" in an abstract. */
static gboolean
is_section (TcSlice name)
{
  static const char * const words[] = { "目的", "方法", "结果", "结论", "背景", "对象", "资料",
                                        "材料", "讨论", "设计" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (tc_slice_find (name, words[i]) != NULL)
      return TRUE;

  return FALSE;
}

static gsize
find_head (TcSlice  line,
           guint    form,
           guint32 *code)
{
  const Encoding *encoding = begins_with (line, utf8.open) ? &utf8 : &gb18030;
  TcSlice rest = line;
  const char *close;

  if (!begins_with (line, encoding->open))
    return 0;
  rest.p += strlen (encoding->open);
  close = find_close (rest, encoding);
  if (close == NULL)
    return 0;

  if (encoding == &utf8 && is_section ((TcSlice) { rest.p, close }))
    return 0;
  *code = find_name ((TcSlice) { rest.p, close }, encoding);
  rest.p = close + strlen (encoding->close);
  while (rest.p < rest.end && *rest.p == ' ')
    rest.p++;
  if (begins_with (rest, encoding->colon))
    rest.p += strlen (encoding->colon);
  else if (begins_with (rest, ":"))
    rest.p++;

  return rest.p - line.p;
}

/* The number of a record, or its title with the source or another title: a page that was pasted too has "【标题】",
 * "【作者】" and "【摘要】". */
static gboolean
sniff (TcDocument *document)
{
  TcFirstLines lines = tc_first_lines (document->text, document->length);
  gboolean title = FALSE;
  TcSlice line;

  while (tc_first_lines_next (&lines, &line))
    {
      guint32 code = 0;

      find_head (line, 0, &code);
      if (code == NUMBER || (title && (code == TITLE || code == TC_TAG2 ('S', 'O'))))
        return TRUE;
      title |= code == TITLE;
    }

  return FALSE;
}

/* A blank or a comma before @p, or %NULL. */
static const char *
find_gap (const char *start,
          const char *p)
{
  if (p[-1] == ' ' || p[-1] == ',')
    return p - 1;

  return p - start >= 3 && memcmp (p - 3, "，", 3) == 0 ? p - 3 : NULL;
}

/* A comma behind the year means what a semicolon does. */
static void
read_place (TcRecord *record,
            TcSlice   year,
            TcSlice   place)
{
  gsize comma = year.end == place.end                                      ? 0
                : *year.end == ','                                         ? 1
                : *year.end == ' ' || *year.end == ';' || *year.end == ':' ? 0
                                                                           : strlen ("，");
  g_autofree char *text =
    comma == 0 ? NULL
               : g_strdup_printf ("%.4s;%.*s", year.p, (int) (place.end - year.end - comma),
                                  year.end + comma);

  if (text != NULL)
    place = (TcSlice) { text, text + strlen (text) };
  tc_pubmed_read_place (record, (TcSlice) { place.p, place.p + 4 }, place);
}

/* "样本医学杂志 2031;8(2):11-19", "样本医学杂志，2031，8(2):11-19": the year stands behind a blank
 * or a comma, and before a mark or alone. */
static void
read_source (TcRecord *record,
             TcSlice   source)
{
  for (const char *p = source.p + 1; source.end - p >= 4; p++)
    {
      const char *gap = find_gap (source.p, p);
      TcSlice year;

      if (gap == NULL || (strchr (" ;:,", p[4]) == NULL && !begins_with ((TcSlice) { p + 4, source.end }, "，")) ||
          !tc_slice_find_year ((TcSlice) { p, p + 4 }, &year) || year.p != p)
        continue;
      if (record->values[TC_RECORD_JOURNAL] == NULL)
        tc_pubmed_add (record, TC_RECORD_JOURNAL, tc_slice_trim ((TcSlice) { source.p, gap }));
      if (record->values[TC_RECORD_YEAR] == NULL)
        tc_pubmed_add (record, TC_RECORD_YEAR, year);
      read_place (record, year, (TcSlice) { p, source.end });
      return;
    }
}

static void
finish (TcRecord *record)
{
  static const char source[] = "Source: ";

  for (guint i = 0; i < record->others.len; i++)
    {
      const char *other = record->others.items[i];

      if (g_str_has_prefix (other, source))
        read_source (record, (TcSlice) { other + strlen (source), other + strlen (other) });
    }
}

static const TcTagFormat format = {
  .table = &table,
  .cut = { find_head, NUMBER, TITLE, 0 },
  .finish = finish,
};

const TcReader tc_reader_sinomed = { .id = "sinomed", .sniff = sniff, .tags = &format };
