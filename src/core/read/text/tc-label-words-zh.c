/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-label-words.h"

#include <string.h>

/* The words that stand over the parts of Chinese reports, with and without a separator. */

typedef struct
{
  const char *words;
  TcSectionKind kind;
} Word;

/* Simplified and traditional. A longer label stands before one that it begins with. */
static const Word chinese[] = {
  { "摘要", TC_SECTION_ABSTRACT },
  { "论文摘要", TC_SECTION_ABSTRACT },
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
  { "结论/意义", TC_SECTION_CONCLUSIONS },
  { "结论与意义", TC_SECTION_CONCLUSIONS },
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
  { "机构信息", TC_SECTION_AFFILIATIONS },
  { "作者单位", TC_SECTION_AFFILIATIONS },
  { "作者信息", TC_SECTION_AUTHORS },
  { "作者姓名", TC_SECTION_AUTHORS },
  { "作者", TC_SECTION_AUTHORS },
  { "单位", TC_SECTION_AFFILIATIONS },
  { "出版信息", TC_SECTION_CITATION },
  { "出处", TC_SECTION_CITATION },
  { "引用格式", TC_SECTION_CITATION },
  { "引用本文的文献", TC_SECTION_REFERENCES },
  { "引用本文", TC_SECTION_CITATION },
  { "期刊", TC_SECTION_CITATION },
  { "相似文献", TC_SECTION_REFERENCES },
  { "相关文献", TC_SECTION_REFERENCES },
  { "参考文献", TC_SECTION_REFERENCES },
  { "參考文獻", TC_SECTION_REFERENCES },
  { "利益冲突", TC_SECTION_BOILERPLATE },
};

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
