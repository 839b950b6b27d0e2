/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include <string.h>

#include "tc-shapes.h"

/* Lines of the sites that show reports, and names as their Chinese pages write them. */

#define MAX_SITE_CHARS 60
#define MAX_RUBRIC_CHARS 24
#define MAX_NAMES_CHARS 200

/* What such lines begin with: navigation, counters, dates, people who are no authors. */
static const char *const beginnings[] = {
  "Skip to ", "Skip Navigation", "An official website of ", "Official websites use ", "Secure .gov websites use ",
  "Here's how you know", "Here’s how you know", "Search PMC", "Search in PMC", "Search in PubMed",
  "View in NLM Catalog",
  "Add to search", "As a library, NLM provides", "Learn more: PMC Disclaimer", "PMC Copyright Notice",
  "Suppr", "APP下载", "论文部分内容阅读", "您好", "您的位置", "您的当前位置", "当前位置", "首页",
  "首頁", "返回首页", "返回列表", "返回上",
  "返回顶部", "上一篇", "下一篇", "浏览次数", "浏览量", "瀏覽次數", "阅读次数", "点击次数",
  "点击量", "点击查看", "点击下载", "收藏本文",
  "收藏文章", "分享到", "导出引", "导出参考", "导出文献", "透過您的圖書館登入", "扫码关注",
  "扫码阅读", "扫描二维码", "查看全文", "全文下载",
  "下载次数", "下载量", "下载全文", "下载PDF", "PDF下载", "更多相关", "相关资源", "文档简介", "•",
  "中图分类号", "中圖分類號", "文献标识码",
  "文章编号", "来源：", "来源:", "本文引用", "详细信息", "文章信息", "文章历史", "文章歷史",
  "引用本文", "扩展功能", "文章快速检索",
};

/* Whole lines, which begin titles. */
static const char *const lines[] = {
  "NCBI", "PMC", "PubMed", "Advanced Search", "Journal List", "User Guide", "Log in", "Dashboard", "Publications",
  "Account settings", "Log out", "Save", "Cite", "Share", "Permalink", "Copy", "PDF", "Download PDF", "Open Access",
};

/* What they begin with too, but titles as well: with a colon, a blank or a number behind it, or with nothing. */
static const char *const words[] = {
  "返回", "更新时间", "更新日期", "发布时间", "发布日期", "发表时间", "發布時間", "浏览", "瀏覽",
  "点击", "收藏", "分享", "导出", "导航", "登录",
  "登錄", "登入", "扫码", "扫描", "下载", "收稿日期", "修回日期", "出版日期", "在线出版日期",
  "在线出版", "指导教授", "指導教授", "指导教师",
  "导师", "研究生", "通讯作者", "通信作者", "作者简介", "英文摘要", "学位论文", "學位論文",
  "学位論文", "碩士論文", "硕士论文", "博士論文", "博士论文",
  "期刊论文", "期刊論文",
};

/* What titles of trials say. */
static const char *const title_words[] = { "试验", "研究", "影响", "疗效", "治疗" };

/* The commonest family names, simplified and traditional. */
static const char families[] =
  "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林高罗羅郑鄭梁谢謝宋唐许許邓鄧冯馮韩韓曹曾彭"
  "萧蕭肖蔡潘田董袁于余叶葉蒋蔣杜苏蘇魏程吕呂丁沈任姚卢盧傅钟鍾姜崔谭譚廖范範汪陆陸金石戴贾賈韦韋夏"
  "邱方侯邹鄒熊孟秦白江阎閻薛尹段雷黎史龙龍陶贺賀顾顧毛郝龚龔邵万萬钱錢严嚴赖賴覃洪武莫孔汤湯向常温"
  "溫康施文牛樊葛邢安齐齊易乔喬伍庞龐颜顏倪庄莊聂聶章鲁魯岳翟殷詹申欧歐耿关關兰蘭焦俞左柳甘祝包宁寧"
  "尚符舒阮纪紀梅童凌毕畢单單季裴霍涂成苗谷曲盛冉蓝藍路游辛靳管柴蒙鲍鮑华華喻祁蒲房滕屈饶饒解牟艾尤"
  "时時阳陽穆农農司卓古吉缪繆简簡车車项項连連芦蘆麦麥褚娄婁窦竇戚岑景党黨宫宮费費卜冷晏席卫衛米柏宗"
  "瞿桂全佟应應臧闵閔苟邬鄔边邊卞姬师師和仇栾欒隋商刁沙荣榮巫寇桑郎甄丛叢仲虞敖巩鞏明佘池查麻苑迟遲"
  "邝鄺";

static gboolean
says_title_word (TcPiece piece)
{
  for (gsize i = 0; i < G_N_ELEMENTS (title_words); i++)
    if (tc_piece_find (piece, title_words[i]) != NULL)
      return TRUE;

  return FALSE;
}

/* Whether @rest, behind one of the words, is what a site writes there. */
static gboolean
follows_word (TcPiece rest)
{
  if (rest.p == rest.end || *rest.p == ':' || tc_piece_has_prefix (rest, "："))
    return TRUE;

  return (g_ascii_isdigit (*rest.p) || g_unichar_isspace (g_utf8_get_char (rest.p))) && !says_title_word (rest);
}

static gboolean
begins_with_word (TcPiece piece)
{
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (tc_piece_has_prefix (piece, words[i]) && follows_word (tc_piece_from (piece, piece.p + strlen (words[i]))))
      return TRUE;

  return FALSE;
}

/* "临床经验 Open Access" above a title */
static gboolean
is_rubric (const TcLine *line)
{
  static const char mark[] = "Open Access";
  gsize length = line->piece.end - line->piece.p;

  return line->n_chars <= MAX_RUBRIC_CHARS && length >= strlen (mark) &&
         memcmp (line->piece.end - strlen (mark), mark, strlen (mark)) == 0;
}

/**
 * tc_shape_is_site_line:
 * @line: a line
 *
 * Recognises what sites put around a report: navigation, counters, dates of receipt, a numbered
 * heading; and the line of a supervisor or a correspondent.
 *
 * Returns: %TRUE if @line says nothing of the report
 */
gboolean
tc_shape_is_site_line (const TcLine *line)
{
  TcPiece piece = line->piece;

  if (tc_piece_find (piece, " logoLink to ") != NULL ||
      tc_piece_find (piece, "Author manuscript; available in ") != NULL)
    return TRUE;
  if (line->n_chars > MAX_SITE_CHARS)
    return FALSE;
  if (is_rubric (line))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (tc_piece_has_prefix (piece, beginnings[i]))
      return !tc_shape_ends_sentence (piece);
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    if (tc_piece_equal (piece, lines[i]))
      return TRUE;
  if (begins_with_word (piece))
    return !tc_shape_ends_sentence (piece) && tc_piece_find (piece, "doi: 10.") == NULL;

  /* "一、基本信息" */
  return line->n_chars >= 3 && line->n_chars <= 10 &&
         g_utf8_strchr ("一二三四五六七八九十", -1, g_utf8_get_char (piece.p)) != NULL &&
         g_utf8_get_char (g_utf8_next_char (piece.p)) == 0x3001;
}

static gboolean
is_family_name (gunichar c)
{
  return g_utf8_strchr (families, sizeof families - 1, c) != NULL;
}

/* "白癜风 黄褐斑 关节炎" begin like names. */
static gboolean
ends_disease (gunichar c)
{
  return g_utf8_strchr ("风斑炎病症癌瘤", -1, c) != NULL;
}

/**
 * tc_shape_is_names_in_blanks:
 * @line: a line
 *
 * Recognises "甲样本 1 乙测试 2": Chinese names with blanks between them and nothing else than
 * their footnotes.
 *
 * Returns: %TRUE if @line is a list of two names or more
 */
gboolean
tc_shape_is_names_in_blanks (const TcLine *line)
{
  const char *p = line->piece.p;
  guint n_names = 0;

  if (line->n_chars > MAX_NAMES_CHARS || line->n_han < 4)
    return FALSE;
  while (p < line->piece.end)
    {
      gunichar first = g_utf8_get_char (p);
      gunichar han = 0;
      guint n_han = 0;

      for (; p < line->piece.end && !g_unichar_isspace (g_utf8_get_char (p)); p = g_utf8_next_char (p))
        if (tc_is_han (g_utf8_get_char (p)))
          {
            n_han++;
            han = g_utf8_get_char (p);
          }
        else if (!g_ascii_isdigit (*p) && *p != ',' && *p != '*')
          return FALSE;
      if (n_han > 0 && (n_han < 2 || n_han > 3 || !is_family_name (first) || ends_disease (han)))
        return FALSE;
      n_names += n_han > 0;
      while (p < line->piece.end && g_unichar_isspace (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
    }

  return n_names >= 2;
}
