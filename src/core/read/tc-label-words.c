/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-label-words.h"

#include <string.h>

/* The words that stand over the parts of reports, as journals print them: the structured abstracts of
 * MEDLINE (NLM category labels), the CONSORT extension for abstracts, and Chinese journals. */

typedef struct
{
  const char *words;
  TcSectionKind kind;
} Word;

static const Word english[] = {
  { "abstract", TC_SECTION_ABSTRACT },
  { "summary", TC_SECTION_ABSTRACT },
  { "background", TC_SECTION_BACKGROUND },
  { "context", TC_SECTION_BACKGROUND },
  { "importance", TC_SECTION_BACKGROUND },
  { "introduction", TC_SECTION_BACKGROUND },
  { "rationale", TC_SECTION_BACKGROUND },
  { "aim", TC_SECTION_OBJECTIVE },
  { "aim of study", TC_SECTION_OBJECTIVE },
  { "aim of the study", TC_SECTION_OBJECTIVE },
  { "aims", TC_SECTION_OBJECTIVE },
  { "aims of study", TC_SECTION_OBJECTIVE },
  { "goal", TC_SECTION_OBJECTIVE },
  { "hypotheses", TC_SECTION_OBJECTIVE },
  { "hypothesis", TC_SECTION_OBJECTIVE },
  { "objective", TC_SECTION_OBJECTIVE },
  { "objectives", TC_SECTION_OBJECTIVE },
  { "primary objective", TC_SECTION_OBJECTIVE },
  { "purpose", TC_SECTION_OBJECTIVE },
  { "study objective", TC_SECTION_OBJECTIVE },
  { "study objectives", TC_SECTION_OBJECTIVE },
  { "study question", TC_SECTION_OBJECTIVE },
  { "analysis", TC_SECTION_METHODS },
  { "blinding", TC_SECTION_METHODS },
  { "clinical setting", TC_SECTION_METHODS },
  { "data analysis", TC_SECTION_METHODS },
  { "data collection", TC_SECTION_METHODS },
  { "data extraction", TC_SECTION_METHODS },
  { "data sources", TC_SECTION_METHODS },
  { "design", TC_SECTION_METHODS },
  { "eligibility criteria", TC_SECTION_METHODS },
  { "experimental design", TC_SECTION_METHODS },
  { "exposures", TC_SECTION_METHODS },
  { "intervention", TC_SECTION_METHODS },
  { "interventions", TC_SECTION_METHODS },
  { "main measures", TC_SECTION_METHODS },
  { "main outcome", TC_SECTION_METHODS },
  { "main outcome measure", TC_SECTION_METHODS },
  { "main outcome measures", TC_SECTION_METHODS },
  { "main outcomes", TC_SECTION_METHODS },
  { "material", TC_SECTION_METHODS },
  { "materials", TC_SECTION_METHODS },
  { "measurement", TC_SECTION_METHODS },
  { "measurements", TC_SECTION_METHODS },
  { "measures", TC_SECTION_METHODS },
  { "method", TC_SECTION_METHODS },
  { "methodology", TC_SECTION_METHODS },
  { "methods", TC_SECTION_METHODS },
  { "outcome measure", TC_SECTION_METHODS },
  { "outcome measures", TC_SECTION_METHODS },
  { "outcomes measures", TC_SECTION_METHODS },
  { "participants", TC_SECTION_METHODS },
  { "patient", TC_SECTION_METHODS },
  { "patients", TC_SECTION_METHODS },
  { "population", TC_SECTION_METHODS },
  { "primary outcome measure", TC_SECTION_METHODS },
  { "primary outcome measures", TC_SECTION_METHODS },
  { "procedure", TC_SECTION_METHODS },
  { "procedures", TC_SECTION_METHODS },
  { "randomisation", TC_SECTION_METHODS },
  { "randomization", TC_SECTION_METHODS },
  { "recruitment", TC_SECTION_METHODS },
  { "research design", TC_SECTION_METHODS },
  { "research methods", TC_SECTION_METHODS },
  { "secondary outcome measures", TC_SECTION_METHODS },
  { "setting", TC_SECTION_METHODS },
  { "settings", TC_SECTION_METHODS },
  { "statistical analysis", TC_SECTION_METHODS },
  { "statistics", TC_SECTION_METHODS },
  { "study design", TC_SECTION_METHODS },
  { "study participants", TC_SECTION_METHODS },
  { "study population", TC_SECTION_METHODS },
  { "study selection", TC_SECTION_METHODS },
  { "subject", TC_SECTION_METHODS },
  { "subjects", TC_SECTION_METHODS },
  { "treatment", TC_SECTION_METHODS },
  { "trial design", TC_SECTION_METHODS },
  { "adverse effects", TC_SECTION_RESULTS },
  { "adverse events", TC_SECTION_RESULTS },
  { "data synthesis", TC_SECTION_RESULTS },
  { "finding", TC_SECTION_RESULTS },
  { "findings", TC_SECTION_RESULTS },
  { "harms", TC_SECTION_RESULTS },
  { "key results", TC_SECTION_RESULTS },
  { "main finding", TC_SECTION_RESULTS },
  { "main findings", TC_SECTION_RESULTS },
  { "main results", TC_SECTION_RESULTS },
  { "numbers analysed", TC_SECTION_RESULTS },
  { "numbers analyzed", TC_SECTION_RESULTS },
  { "outcome", TC_SECTION_RESULTS },
  { "outcomes", TC_SECTION_RESULTS },
  { "principal finding", TC_SECTION_RESULTS },
  { "principal findings", TC_SECTION_RESULTS },
  { "result", TC_SECTION_RESULTS },
  { "results", TC_SECTION_RESULTS },
  { "author's conclusions", TC_SECTION_CONCLUSIONS },
  { "authors' conclusions", TC_SECTION_CONCLUSIONS },
  { "comment", TC_SECTION_CONCLUSIONS },
  { "conclusion", TC_SECTION_CONCLUSIONS },
  { "conclusions", TC_SECTION_CONCLUSIONS },
  { "concluding remarks", TC_SECTION_CONCLUSIONS },
  { "discussion", TC_SECTION_CONCLUSIONS },
  { "implications", TC_SECTION_CONCLUSIONS },
  { "interpretation", TC_SECTION_CONCLUSIONS },
  { "limitations", TC_SECTION_CONCLUSIONS },
  { "clinical implications", TC_SECTION_SIGNIFICANCE },
  { "clinical relevance", TC_SECTION_SIGNIFICANCE },
  { "clinical significance", TC_SECTION_SIGNIFICANCE },
  { "impact", TC_SECTION_SIGNIFICANCE },
  { "lay summary", TC_SECTION_SIGNIFICANCE },
  { "plain language summary", TC_SECTION_SIGNIFICANCE },
  { "relevance", TC_SECTION_SIGNIFICANCE },
  { "significance", TC_SECTION_SIGNIFICANCE },
  { "significance statement", TC_SECTION_SIGNIFICANCE },
  { "statement of significance", TC_SECTION_SIGNIFICANCE },
  { "associated data", TC_SECTION_REGISTRATION },
  { "current controlled trials", TC_SECTION_REGISTRATION },
  { "date of registration", TC_SECTION_REGISTRATION },
  { "date registered", TC_SECTION_REGISTRATION },
  { "protocol registration", TC_SECTION_REGISTRATION },
  { "registration", TC_SECTION_REGISTRATION },
  { "registration number", TC_SECTION_REGISTRATION },
  { "registry", TC_SECTION_REGISTRATION },
  { "study registration", TC_SECTION_REGISTRATION },
  { "systematic review registration", TC_SECTION_REGISTRATION },
  { "trail registration", TC_SECTION_REGISTRATION },
  { "trials registration", TC_SECTION_REGISTRATION },
  { "unique identifier", TC_SECTION_REGISTRATION },
  { "financial support", TC_SECTION_FUNDING },
  { "funded by", TC_SECTION_FUNDING },
  { "funder", TC_SECTION_FUNDING },
  { "funders", TC_SECTION_FUNDING },
  { "funding", TC_SECTION_FUNDING },
  { "funding source", TC_SECTION_FUNDING },
  { "funding sources", TC_SECTION_FUNDING },
  { "funding statement", TC_SECTION_FUNDING },
  { "grant support", TC_SECTION_FUNDING },
  { "grants and funding", TC_SECTION_FUNDING },
  { "primary funding source", TC_SECTION_FUNDING },
  { "source of funding", TC_SECTION_FUNDING },
  { "sources of funding", TC_SECTION_FUNDING },
  { "sponsor", TC_SECTION_FUNDING },
  { "sponsorship", TC_SECTION_FUNDING },
  { "index terms", TC_SECTION_KEYWORDS },
  { "key words", TC_SECTION_KEYWORDS },
  { "keyword", TC_SECTION_KEYWORDS },
  { "keywords", TC_SECTION_KEYWORDS },
  { "mesh terms", TC_SECTION_KEYWORDS },
  { "publication type", TC_SECTION_PUBLICATION_TYPES },
  { "publication types", TC_SECTION_PUBLICATION_TYPES },
  { "article type", TC_SECTION_PUBLICATION_TYPES },
  { "article title", TC_SECTION_TITLE },
  { "title", TC_SECTION_TITLE },
  { "author", TC_SECTION_AUTHORS },
  { "authors", TC_SECTION_AUTHORS },
  { "collaborators", TC_SECTION_AUTHORS },
  { "affiliation", TC_SECTION_AFFILIATIONS },
  { "affiliations", TC_SECTION_AFFILIATIONS },
  { "author affiliations", TC_SECTION_AFFILIATIONS },
  { "author information", TC_SECTION_AFFILIATIONS },
  { "citation", TC_SECTION_CITATION },
  { "journal", TC_SECTION_CITATION },
  { "source", TC_SECTION_CITATION },
  { "doi", TC_SECTION_IDENTIFIERS },
  { "pmcid", TC_SECTION_IDENTIFIERS },
  { "pmid", TC_SECTION_IDENTIFIERS },
  { "bibliography", TC_SECTION_REFERENCES },
  { "literature cited", TC_SECTION_REFERENCES },
  { "reference list", TC_SECTION_REFERENCES },
  { "references", TC_SECTION_REFERENCES },
  { "figure legends", TC_SECTION_LEGENDS },
  { "figures", TC_SECTION_LEGENDS },
  { "acknowledgements", TC_SECTION_BOILERPLATE },
  { "acknowledgments", TC_SECTION_BOILERPLATE },
  { "competing interest", TC_SECTION_BOILERPLATE },
  { "competing interests", TC_SECTION_BOILERPLATE },
  { "conflict of interest", TC_SECTION_BOILERPLATE },
  { "conflict of interest statement", TC_SECTION_BOILERPLATE },
  { "conflicts of interest", TC_SECTION_BOILERPLATE },
  { "copyright", TC_SECTION_BOILERPLATE },
  { "data availability", TC_SECTION_BOILERPLATE },
  { "declaration of interest", TC_SECTION_BOILERPLATE },
  { "declaration of interests", TC_SECTION_BOILERPLATE },
  { "disclosure", TC_SECTION_BOILERPLATE },
  { "disclosures", TC_SECTION_BOILERPLATE },
  { "electronic supplementary material", TC_SECTION_BOILERPLATE },
  { "ethics", TC_SECTION_METHODS },
  { "dissemination", TC_SECTION_METHODS },
  { "supplementary information", TC_SECTION_BOILERPLATE },
  { "supplementary material", TC_SECTION_BOILERPLATE },
  { "supplementary materials", TC_SECTION_BOILERPLATE },
};

/* Simplified and traditional. A longer label stands before one that it begins with. */
static const Word chinese[] = {
  { "摘要", TC_SECTION_ABSTRACT },
  { "中文摘要", TC_SECTION_ABSTRACT },
  { "内容提要", TC_SECTION_ABSTRACT },
  { "研究背景", TC_SECTION_BACKGROUND },
  { "背景与目的", TC_SECTION_BACKGROUND },
  { "背景和目的", TC_SECTION_BACKGROUND },
  { "背景", TC_SECTION_BACKGROUND },
  { "前言", TC_SECTION_BACKGROUND },
  { "引言", TC_SECTION_BACKGROUND },
  { "研究目的", TC_SECTION_OBJECTIVE },
  { "目的与方法", TC_SECTION_OBJECTIVE },
  { "目的", TC_SECTION_OBJECTIVE },
  { "目标", TC_SECTION_OBJECTIVE },
  { "目標", TC_SECTION_OBJECTIVE },
  { "材料与方法", TC_SECTION_METHODS },
  { "材料和方法", TC_SECTION_METHODS },
  { "材料與方法", TC_SECTION_METHODS },
  { "资料与方法", TC_SECTION_METHODS },
  { "资料和方法", TC_SECTION_METHODS },
  { "資料與方法", TC_SECTION_METHODS },
  { "对象与方法", TC_SECTION_METHODS },
  { "对象和方法", TC_SECTION_METHODS },
  { "對象與方法", TC_SECTION_METHODS },
  { "病例与方法", TC_SECTION_METHODS },
  { "病人与方法", TC_SECTION_METHODS },
  { "患者与方法", TC_SECTION_METHODS },
  { "方法与结果", TC_SECTION_METHODS },
  { "方法和结果", TC_SECTION_METHODS },
  { "研究设计与方法", TC_SECTION_METHODS },
  { "研究方法", TC_SECTION_METHODS },
  { "研究设计", TC_SECTION_METHODS },
  { "試驗設計", TC_SECTION_METHODS },
  { "试验设计", TC_SECTION_METHODS },
  { "设计", TC_SECTION_METHODS },
  { "方法", TC_SECTION_METHODS },
  { "干预措施", TC_SECTION_METHODS },
  { "主要结局指标", TC_SECTION_METHODS },
  { "主要观察指标", TC_SECTION_METHODS },
  { "研究结果", TC_SECTION_RESULTS },
  { "主要结果", TC_SECTION_RESULTS },
  { "结果与结论", TC_SECTION_RESULTS },
  { "结果", TC_SECTION_RESULTS },
  { "結果", TC_SECTION_RESULTS },
  { "研究结论", TC_SECTION_CONCLUSIONS },
  { "结论", TC_SECTION_CONCLUSIONS },
  { "結論", TC_SECTION_CONCLUSIONS },
  { "讨论", TC_SECTION_CONCLUSIONS },
  { "討論", TC_SECTION_CONCLUSIONS },
  { "研究意义", TC_SECTION_SIGNIFICANCE },
  { "意义", TC_SECTION_SIGNIFICANCE },
  { "临床试验注册号", TC_SECTION_REGISTRATION },
  { "临床试验注册", TC_SECTION_REGISTRATION },
  { "临床试验登记号", TC_SECTION_REGISTRATION },
  { "试验注册号", TC_SECTION_REGISTRATION },
  { "试验注册", TC_SECTION_REGISTRATION },
  { "试验登记", TC_SECTION_REGISTRATION },
  { "試驗註冊", TC_SECTION_REGISTRATION },
  { "注册号", TC_SECTION_REGISTRATION },
  { "注册", TC_SECTION_REGISTRATION },
  { "基金项目", TC_SECTION_FUNDING },
  { "基金資助", TC_SECTION_FUNDING },
  { "基金资助", TC_SECTION_FUNDING },
  { "资助项目", TC_SECTION_FUNDING },
  { "关键词", TC_SECTION_KEYWORDS },
  { "关键字", TC_SECTION_KEYWORDS },
  { "主题词", TC_SECTION_KEYWORDS },
  { "關鍵詞", TC_SECTION_KEYWORDS },
  { "關鍵字", TC_SECTION_KEYWORDS },
  { "题目", TC_SECTION_TITLE },
  { "标题", TC_SECTION_TITLE },
  { "篇名", TC_SECTION_TITLE },
  { "作者单位", TC_SECTION_AFFILIATIONS },
  { "作者", TC_SECTION_AUTHORS },
  { "单位", TC_SECTION_AFFILIATIONS },
  { "期刊", TC_SECTION_CITATION },
  { "参考文献", TC_SECTION_REFERENCES },
  { "參考文獻", TC_SECTION_REFERENCES },
  { "利益冲突", TC_SECTION_BOILERPLATE },
};

/* Beginnings that mark a registration whatever follows: "Trial registration number", … */
static const char * const registrations[] = {
  "trial regist", "trial identif", "clinical trial regist", "clinical trials regist",
  "clinical trial number", "clinical trial identif", "clinicaltrials.gov", "eudract", "prospero regist",
  "chinese clinical trial regist", "isrctn regist", "current controlled trials",
};

static GHashTable *
english_table (void)
{
  static GHashTable *table;

  if (g_once_init_enter (&table))
    {
      GHashTable *new_table = g_hash_table_new (g_str_hash, g_str_equal);

      for (gsize i = 0; i < G_N_ELEMENTS (english); i++)
        g_hash_table_insert (new_table, (gpointer) english[i].words, (gpointer) &english[i]);
      g_once_init_leave (&table, new_table);
    }

  return table;
}

static gboolean
find_exactly (const char    *words,
              TcSectionKind *kind)
{
  const Word *word = g_hash_table_lookup (english_table (), words);

  if (word != NULL)
    *kind = word->kind;

  return word != NULL;
}

/* Lower case, one blank between words, joints as commas. */
static char *
normalise (const char *words,
           gsize       length)
{
  GString *s = g_string_sized_new (length);

  for (gsize i = 0; i < length; i++)
    {
      char c = words[i];

      if (c == '/' || c == '&')
        c = ',';
      if (c == ' ' && (s->len == 0 || s->str[s->len - 1] == ' ' || s->str[s->len - 1] == ','))
        continue;
      if (c == ',' && s->len > 0 && s->str[s->len - 1] == ' ')
        g_string_truncate (s, s->len - 1);
      g_string_append_c (s, g_ascii_tolower (c));
      if (g_str_has_suffix (s->str, " and "))
        {
          g_string_truncate (s, s->len - 5);
          g_string_append_c (s, ',');
        }
    }
  while (s->len > 0 && strchr (" .,", s->str[s->len - 1]) != NULL)
    g_string_truncate (s, s->len - 1);

  return g_string_free (s, FALSE);
}

/* "patients and methods", "aims/hypothesis": every part is a label; the first one counts. */
static gboolean
find_joined (const char    *words,
             TcSectionKind *kind)
{
  g_auto (GStrv) parts = NULL;

  if (strchr (words, ',') == NULL)
    return FALSE;

  parts = g_strsplit (words, ",", 5);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      TcSectionKind part;

      g_strstrip (parts[i]);
      if (parts[i][0] == '\0' || !find_exactly (parts[i], &part))
        return FALSE;
      if (i == 0)
        *kind = part;
    }

  return TRUE;
}

/**
 * tc_label_words_find:
 * @words: what could be a label, without separator
 * @length: its length in bytes
 * @kind: (out): the kind of section that it opens
 *
 * Looks up an English label.
 *
 * Returns: %TRUE if it is one
 */
gboolean
tc_label_words_find (const char    *words,
                     gsize          length,
                     TcSectionKind *kind)
{
  g_autofree char *normal = NULL;

  if (length < 3 || length > 80 || !g_ascii_isalpha (words[0]))
    return FALSE;

  normal = normalise (words, length);
  if (find_exactly (normal, kind) || find_joined (normal, kind))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (registrations); i++)
    {
      if (g_str_has_prefix (normal, registrations[i]))
        {
          *kind = TC_SECTION_REGISTRATION;
          return TRUE;
        }
    }

  return FALSE;
}

/* Scanned and converted texts have blanks between the characters of a word. */
static const char *
match_spaced (const char *p,
              const char *end,
              const char *words)
{
  while (*words != '\0')
    {
      gsize length = g_utf8_next_char (words) - words;

      for (guint blanks = 0; p < end && blanks < 4; blanks++)
        {
          if (*p == ' ')
            p++;
          else if (end - p >= 3 && memcmp (p, "\xe3\x80\x80", 3) == 0)
            p += 3;
          else
            break;
        }
      if ((gsize) (end - p) < length || memcmp (p, words, length) != 0)
        return NULL;
      p += length;
      words += length;
    }

  return p;
}

/**
 * tc_label_words_find_chinese:
 * @p: where a label could begin
 * @end: the end of the line
 * @after: (out): behind the label
 * @kind: (out): the kind of section that it opens
 *
 * Looks up a Chinese label.
 *
 * Returns: (nullable): the label as the table has it
 */
const char *
tc_label_words_find_chinese (const char     *p,
                             const char     *end,
                             const char    **after,
                             TcSectionKind  *kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (chinese); i++)
    {
      const char *q = match_spaced (p, end, chinese[i].words);

      if (q != NULL)
        {
          *after = q;
          *kind = chinese[i].kind;
          return chinese[i].words;
        }
    }

  return NULL;
}

/**
 * tc_label_words_may_be_bare:
 * @words: a Chinese label as the table has it
 * @after: the text that follows it without any separator; not NUL at once
 *
 * Tells "目的探讨…" (a label) from "目的是…" (a sentence).
 *
 * Returns: %TRUE if @words stands as a label
 */
gboolean
tc_label_words_may_be_bare (const char *words,
                            const char *after)
{
  static const char * const labels[] = {
    "目的", "方法", "结果", "結果", "结论", "結論", "背景", NULL
  };
  static const char * const sentences[] = {
    "是", "为", "為", "的", "在于", "在於", "与", "與", "和", "及", "、", "学", "學", "显示", "顯示",
    "表明", "提示", "发现", "證", "证", "可", "简", "均", "见", "如", "一致", "有", "无统计", "不",
    ",", "\uff0c", "\u3002", ".", ";", "\uff1b", ")", "\uff09", "论", "进行了",
  };

  if (!g_strv_contains (labels, words))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      if (g_str_has_prefix (after, sentences[i]))
        return FALSE;
    }

  return TRUE;
}
