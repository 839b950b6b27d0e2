/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-named.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tc-read.h"

/* Names of fields are many, what they say is little: each name stands for a tag, and tags are weighed as those of the
 * formats of tagged lines are. */

/* Of a note; what stands behind is one line. */
#define MAX_NOTE_LINES 1000

struct _TcNamed
{
  TcStatements statements;
  GPtrArray *strings;             /* names and values, which the statements point into */
};

/* Sorted by tag. */
static const TcTagRule rules[] = {
  { "AB", TC_ROLE_ABSTRACT, 0, NULL },
  { "AC", TC_ROLE_AUTHOR, 2, NULL },
  { "AD", TC_ROLE_AFFILIATION, 0, NULL },
  { "AF", TC_ROLE_AUTHOR, 3, NULL },
  { "AN", TC_ROLE_ACCESSION, 0, NULL },
  { "AR", TC_ROLE_PAGES, 1, NULL },
  { "AU", TC_ROLE_AUTHOR, 0, NULL },
  { "BT", TC_ROLE_BOOK, 0, NULL },
  { "DA", TC_ROLE_DATE, 1, NULL },
  { "DB", TC_ROLE_DATABASE, 0, NULL },
  { "DO", TC_ROLE_DOI, 0, NULL },
  { "EP", TC_ROLE_END, 0, NULL },
  { "FU", TC_ROLE_FUNDING, 0, NULL },
  { "GA", TC_ROLE_GROUP, 0, NULL },
  { "ID", TC_ROLE_IDENTIFIER, 0, NULL },
  { "IS", TC_ROLE_ISSUE, 0, NULL },
  { "JA", TC_ROLE_JOURNAL, 4, NULL },
  { "JO", TC_ROLE_JOURNAL, 0, NULL },
  { "JS", TC_ROLE_JOURNAL, 2, NULL },
  { "KW", TC_ROLE_KEYWORDS, 0, NULL },
  { "LK", TC_ROLE_LINK, 0, NULL },
  { "NT", TC_ROLE_OTHER, 0, NULL },
  { "PC", TC_ROLE_PMCID, 0, NULL },
  { "PG", TC_ROLE_PAGES, 0, NULL },
  { "PM", TC_ROLE_PMID, 0, NULL },
  { "PN", TC_ROLE_PAGE_COUNT, 0, NULL },
  { "PT", TC_ROLE_TYPE, 0, NULL },
  { "RG", TC_ROLE_REGISTRATION, 0, NULL },
  { "SP", TC_ROLE_START, 0, NULL },
  { "TI", TC_ROLE_TITLE, 0, NULL },
  { "TT", TC_ROLE_TRANSLATED_TITLE, 0, NULL },
  { "TY", TC_ROLE_TYPE_CODE, 0, NULL },
  { "VL", TC_ROLE_VOLUME, 0, NULL },
  { "YR", TC_ROLE_DATE, 0, NULL },
};

static TcTagIndex rule_index;
static const TcTagTable table = { rules, G_N_ELEMENTS (rules), FALSE, &rule_index };

/* The roles of columns (TcColumnMap) by tag; the first tag of a role is the one that it stands for. */
static const struct
{
  const char *role;
  const char *tag;
} roles[] = {
  { "title", "TI" }, { "title_zh", "TT" }, { "authors", "AU" }, { "authors", "AF" },
  { "authors", "AC" }, { "journal", "JO" },
  { "journal", "JS" }, { "journal", "JA" }, { "journal", "BT" }, { "year", "YR" }, { "publication_date", "DA" },
  { "volume", "VL" }, { "issue", "IS" }, { "pages", "PG" }, { "pages", "AR" }, { "doi", "DO" }, { "pmid", "PM" },
  { "pmcid", "PC" }, { "publication_type", "PT" }, { "publication_type", "TY" },
  { "registry_ids", "RG" }, { "funding", "FU" },
  { "abstract", "AB" }, { "keywords", "KW" }, { "affiliations", "AD" }, { "links", "LK" }, { "first_page", "SP" },
  { "last_page", "EP" }, { "database", "DB" }, { "accession_number", "AN" },
};

/* Names in lower case without blanks and signs. */
static const struct
{
  const char *name;
  const char *tag;
} names[] = {
  { "title", "TI" }, { "articletitle", "TI" }, { "titleprimary", "TI" }, { "primarytitle", "TI" },
  { "documenttitle", "TI" },
  { "题名", "TI" }, { "标题", "TI" }, { "篇名", "TI" }, { "文献标题", "TI" }, { "论文题目", "TI" }, { "titlezh", "TT" },
  { "titleoriginal", "TT" }, { "translatedtitle", "TT" }, { "originalforeigntitle", "TT" },
  { "studytitle", "TI" }, { "中文标题", "TT" },
  { "英文标题", "TT" }, { "英文题名", "TT" }, { "titletranslation", "TT" },
  { "題名", "TI" }, { "標題", "TI" }, { "期刊名稱", "JO" }, { "頁碼", "PG" }, { "關鍵詞", "KW" }, { "關鍵字", "KW" },
  { "itemtitle", "TI" }, { "parenttitle", "JO" }, { "subtitle", "TI" }, { "papertitle", "TI" },
  { "文题", "TI" }, { "论文标题", "TI" }, { "中文题名", "TT" },
  { "author", "AU" }, { "authors", "AU" }, { "authorsprimary", "AU" }, { "authornames", "AU" },
  { "作者", "AU" }, { "authorlist", "AU" }, { "全部作者", "AU" },
  { "authorfullnames", "AF" }, { "firstauthor", "AC" }, { "第一作者", "AC" }, { "collectiveauthor", "GA" },
  { "authorshipsauthordisplayname", "AU" }, { "authorshipsrawauthorname", "AF" },
  { "abstract", "AB" }, { "abstractnote", "AB" }, { "abstracts", "AB" }, { "notesabstract", "AB" }, { "摘要", "AB" },
  { "中文摘要", "AB" }, { "英文摘要", "AB" }, { "abstractzh", "AB" }, { "summary", "AB" }, { "briefsummary", "AB" },
  { "journal", "JO" }, { "journaltitle", "JO" }, { "sourcetitle", "JO" },
  { "publicationtitle", "JO" }, { "publication", "JO" },
  { "periodicalfull", "JO" }, { "journalbook", "JO" }, { "containertitle", "JO" }, { "期刊", "JO" }, { "刊名", "JO" },
  { "期刊名称", "JO" }, { "期刊名", "JO" }, { "来源期刊", "JO" }, { "杂志", "JO" },
  { "文献出处", "JS" }, { "出处", "JS" },
  { "来源", "JS" }, { "source", "JS" }, { "文献来源", "JO" }, { "journalname", "JO" },
  { "primarylocationsourcedisplayname", "JO" },
  { "journalabbrev", "JA" }, { "journalabbreviation", "JA" }, { "abbreviatedsourcetitle", "JA" },
  { "periodicalabbrev", "JA" },
  { "shortjournal", "JA" }, { "containertitleshort", "JA" }, { "journaliso", "JA" },
  { "booktitle", "BT" }, { "maintitle", "BT" },
  { "year", "YR" }, { "publicationyear", "YR" }, { "pubyear", "YR" }, { "publishedyear", "YR" },
  { "年", "YR" }, { "年份", "YR" },
  { "出版年", "YR" }, { "发表年份", "YR" }, { "出版年份", "YR" }, { "发表年", "YR" }, { "年度", "YR" },
  { "date", "DA" }, { "publicationdate", "DA" }, { "datepublished", "DA" }, { "pubdate", "DA" },
  { "publisheddate", "DA" },
  { "issued", "DA" }, { "published", "DA" }, { "发表时间", "DA" }, { "出版日期", "DA" },
  { "pubmonthday", "DA" }, { "month", "DA" },
  { "volume", "VL" }, { "vol", "VL" }, { "journalvolume", "VL" }, { "卷", "VL" }, { "卷号", "VL" },
  { "bibliovolume", "VL" },
  { "issue", "IS" }, { "issuenumber", "IS" }, { "number", "IS" }, { "journalissue", "IS" },
  { "期", "IS" }, { "期号", "IS" }, { "biblioissue", "IS" },
  { "pages", "PG" }, { "page", "PG" }, { "pagerange", "PG" }, { "页码", "PG" }, { "页", "PG" },
  { "pagenumbers", "PG" }, { "pagination", "PG" },
  { "pageinfo", "PG" }, { "pageno", "PG" }, { "起止页码", "PG" }, { "页码范围", "PG" },
  { "startpage", "SP" }, { "pagestart", "SP" }, { "firstpage", "SP" }, { "起始页", "SP" },
  { "起始页码", "SP" }, { "bibliofirstpage", "SP" },
  { "endpage", "EP" }, { "pageend", "EP" }, { "lastpage", "EP" }, { "结束页", "EP" },
  { "结束页码", "EP" }, { "otherpages", "EP" }, { "bibliolastpage", "EP" },
  { "artno", "AR" }, { "articlenumber", "AR" }, { "artnumber", "AR" }, { "articleno", "AR" }, { "elocationid", "AR" },
  { "pagecount", "PN" }, { "numberofpages", "PN" }, { "numpages", "PN" }, { "eid", "AN" },
  { "doi", "DO" }, { "doidoi", "DO" }, { "articledoi", "DO" }, { "itemdoi", "DO" },
  { "locationid", "ID" }, { "digitalobjectidentifier", "DO" }, { "pmid", "PM" },
  { "pubmedid", "PM" }, { "medlinepmid", "PM" },
  { "idspmid", "PM" }, { "pmcid", "PC" }, { "pmc", "PC" }, { "idspmcid", "PC" },
  { "accessionnumber", "AN" }, { "accessionnum", "AN" }, { "database", "DB" }, { "databasename", "DB" },
  { "eprint", "AN" }, { "eprinttype", "DB" }, { "archiveprefix", "DB" },
  { "keywords", "KW" }, { "keyword", "KW" }, { "authorkeywords", "KW" }, { "indexkeywords", "KW" },
  { "meshterms", "KW" },
  { "manualtags", "KW" }, { "关键词", "KW" }, { "关键字", "KW" }, { "subjects", "KW" }, { "keywordsdisplayname", "KW" },
  { "url", "LK" }, { "link", "LK" }, { "links", "LK" }, { "externalurl", "LK" },
  { "sourceurls", "LK" }, { "链接", "LK" }, { "网址", "LK" },
  { "plink", "LK" }, { "fulltextlink", "LK" }, { "studyurl", "LK" }, { "primarylocationlandingpageurl", "LK" },
  { "publicationtype", "PT" }, { "documenttype", "PT" }, { "doctype", "PT" }, { "itemtype", "TY" },
  { "referencetype", "TY" },
  { "type", "TY" },
  { "affiliation", "AD" }, { "affiliations", "AD" }, { "authoraddress", "AD" }, { "address", "AD" }, { "单位", "AD" },
  { "机构", "AD" }, { "作者单位", "AD" }, { "authorshipsrawaffiliationstrings", "AD" },
  { "registryid", "RG" }, { "registrationnumber", "RG" }, { "trialregistrationnumber", "RG" },
  { "trialregistration", "RG" }, { "nctnumber", "RG" }, { "ctgovid", "RG" }, { "注册号", "RG" },
  /* The tags of Web of Science, which are the columns of its tables. */
  { "ti", "TI" }, { "au", "AU" }, { "af", "AF" }, { "so", "JO" }, { "py", "YR" }, { "vl", "VL" },
  { "bp", "SP" }, { "ep", "EP" },
  { "di", "DO" }, { "is", "IS" }, { "ar", "AR" }, { "ab", "AB" }, { "de", "KW" }, { "pm", "PM" },
  { "note", "NT" }, { "notes", "NT" }, { "extra", "NT" }, { "annote", "NT" },
  { "funding", "FU" }, { "fundingdetails", "FU" }, { "基金", "FU" },
};

/**
 * tc_named_new:
 *
 * Returns: (transfer full): a record that says nothing yet
 */
TcNamed *
tc_named_new (void)
{
  TcNamed *self = g_new0 (TcNamed, 1);

  tc_statements_init (&self->statements, &table);
  self->strings = g_ptr_array_new_with_free_func (g_free);

  return self;
}

/**
 * tc_named_free:
 *
 * Frees @self.
 */
void
tc_named_free (TcNamed *self)
{
  tc_statements_clear (&self->statements);
  g_ptr_array_unref (self->strings);
  g_free (self);
}

/* Asked for every cell of a table, and for every word between two commas of what could be one. */
static GHashTable *
get_tags (void)
{
  static GHashTable *tags;

  if (g_once_init_enter (&tags))
    {
      GHashTable *made = g_hash_table_new (g_str_hash, g_str_equal);

      for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
        g_hash_table_insert (made, (char *) names[i].name, (char *) names[i].tag);
      g_once_init_leave (&tags, made);
    }

  return tags;
}

/* CNKI names a column in two languages: "Title-题名". */
static const char *
skip_english (const char *name)
{
  const char *p = name;

  while (g_ascii_isalpha (*p))
    p++;

  return p > name && *p == '-' && (guchar) p[1] >= 0xe3 ? p + 1 : name;
}

/**
 * tc_named_find_tag:
 * @name: the name of a field, in any case and with blanks and signs in it
 *
 * Returns: (nullable): the tag that it stands for
 */
const char *
tc_named_find_tag (const char *name)
{
  char plain[64];
  gsize n = 0;

  for (const char *p = skip_english (name); *p != '\0'; p++)
    {
      if (n + 1 == sizeof plain)
        return NULL;
      if (g_ascii_isalnum (*p) || (guchar) *p >= 0x80)
        plain[n++] = g_ascii_tolower (*p);
    }
  plain[n] = '\0';
  if (g_str_has_prefix (plain, "\xef\xbb\xbf"))
    memmove (plain, plain + 3, n - 2);

  return g_hash_table_lookup (get_tags (), plain);
}

/**
 * tc_named_find_role:
 * @name: the name of a column
 *
 * Returns: (nullable): the role that it stands for, see #TcColumnMap
 */
const char *
tc_named_find_role (const char *name)
{
  const char *tag = tc_named_find_tag (name);

  for (gsize i = 0; tag != NULL && i < G_N_ELEMENTS (roles); i++)
    if (g_str_equal (roles[i].tag, tag))
      return roles[i].role;

  return NULL;
}

/**
 * tc_named_get_role_tag:
 * @role: a role of a column
 *
 * Returns: (nullable): the tag for it; %NULL for roles that are no part of a citation
 */
const char *
tc_named_get_role_tag (const char *role)
{
  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    if (g_str_equal (roles[i].role, role))
      return roles[i].tag;

  return NULL;
}

/**
 * tc_named_add_tag:
 * @tag: (nullable): the tag that it stands for, %NULL to keep it as text
 * @name: words for it
 * @value: (transfer full): what it says
 *
 * Adds a field.
 */
void
tc_named_add_tag (TcNamed    *self,
                  const char *tag,
                  const char *name,
                  char       *value)
{
  char *label = g_strdup (name);
  TcTag parts = {
    .code = tag != NULL ? TC_TAG2 (tag[0], tag[1]) : 0,
    .name = { label, label + strlen (label) },
    .value = { value, value + strlen (value) },
    .many_lines = strpbrk (value, "\r\n") != NULL,
  };

  g_ptr_array_add (self->strings, label);
  g_ptr_array_add (self->strings, value);
  tc_statements_add (&self->statements, &parts);
}

/**
 * tc_named_add:
 * @name: the name of a field
 * @value: (transfer full): what it says
 *
 * Adds a field by its name. One that is not known is kept as text.
 */
void
tc_named_add (TcNamed    *self,
              const char *name,
              char       *value)
{
  tc_named_add_tag (self, tc_named_find_tag (name), name, value);
}

/* A line of a note that says which number it holds: "PMCID: PMC9990001". */
static const char *
find_number (const char  *line,
             const char **value)
{
  static const char * const numbers[] = { "DO", "PM", "PC" };
  const char *colon = strchr (line, ':');
  g_autofree char *name = colon != NULL && colon - line < 30 ? g_strndup (line, colon - line) : NULL;
  const char *tag = name != NULL ? tc_named_find_tag (name) : NULL;

  for (gsize i = 0; tag != NULL && i < G_N_ELEMENTS (numbers); i++)
    if (g_str_equal (tag, numbers[i]))
      {
        *value = colon + 1;
        return tag;
      }

  return NULL;
}

/**
 * tc_named_add_note:
 * @name: words for it
 * @text: lines
 *
 * Adds a note as text. Lines that say a DOI, a PMID or a PMCID say these.
 */
void
tc_named_add_note (TcNamed    *self,
                   const char *name,
                   const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", MAX_NOTE_LINES);

  for (gsize i = 0; lines[i] != NULL; i++)
    {
      const char *value = lines[i];
      const char *tag = find_number (lines[i], &value);

      tc_named_add_tag (self, tag, name, g_strdup (value));
    }
}

/**
 * tc_named_finish:
 * @error: return location for an error of #TcReadError
 *
 * Returns: (transfer full) (nullable): the record; %NULL where no field says anything
 */
TcRecord *
tc_named_finish (TcNamed  *self,
                 GError  **error)
{
  if (!tc_statements_is_empty (&self->statements))
    return tc_statements_finish (&self->statements);

  g_set_error_literal (error, TC_READ_ERROR, TC_READ_ERROR_MALFORMED, _("The record has no field with a value."));

  return NULL;
}

/**
 * tc_named_finish_any:
 *
 * The same where a record without a field is one: when something else says what it is about.
 *
 * Returns: (transfer full): the record
 */
TcRecord *
tc_named_finish_any (TcNamed *self)
{
  return tc_statements_finish (&self->statements);
}
