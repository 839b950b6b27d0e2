/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib.h>

#include "tc-shapes.h"

/* Tests: tc-shapes.c tc-shapes-site.c */

typedef enum
{
  AFFILIATION,
  AUTHORS,
  CITATION,
  COPYRIGHT,
  IDENTIFIERS,
  LEGEND,
  NAMES_IN_BLANKS,
  PUBLICATION_TYPE,
  REGISTER,
  SITE,
  TITLE,
  NOTHING
} Shape;

/* What a line is; what it is not follows from the first question that says yes. */
static const struct
{
  const char *line;
  Shape shape;
} cases[] = {
  { "J Sample Med. 2031 Jun;4(6):590-7.", CITATION },
  { "J Sample Med. 2031 Jan-Dec;32:963. doi: 10.5555/x.", CITATION },
  { "J Sample Med. 2031 Oct 8:e12. doi: 10.5555/x. Online ahead of print.", CITATION },
  { "1. J Sample Med. 2031;112 Suppl 1:S39-47.", CITATION },
  { "样本杂志, 2031, 54(3): 201-205", CITATION },
  { "样本杂志. 2031年, 54卷(3): 201-205", CITATION },
  { "DOI: 10.5555/x.1", IDENTIFIERS },
  { "PMID: 99999991 [Indexed for MEDLINE]", IDENTIFIERS },
  { "PMCID: PMC99999991", IDENTIFIERS },
  { "https://doi.org/10.5555/x.1", IDENTIFIERS },
  { "Testperson Anna, de la Probe Bert, Muster-Beispiel Clara María", AUTHORS },
  { "Anna Testperson 1, Bert Probe 1 2, Clara Muster 2 3", AUTHORS },
  { "Testperson A(1), Probe B, Muster C.", AUTHORS },
  { "Anna Testperson a,1, Bert Probe b,1, Clara Muster a", AUTHORS },
  { "甲测试,乙样本,丙示例", AUTHORS },
  { "甲测试1、乙样本2、丙示例1", AUTHORS },
  { "Department of Samples, Invented University, Sampleton, Norway.", AFFILIATION },
  { "Neurology Unit, Hospital of the Invented Valley, Teststadt, Germany.", AFFILIATION },
  { "1 Institut für Proben, Teststadt, Germany.", AFFILIATION },
  { "样本大学附属医院神经科", AFFILIATION },
  { "Randomized Controlled Trial", PUBLICATION_TYPE },
  { "Clinical Trial, Phase II", PUBLICATION_TYPE },
  { "Meta-Analysis", PUBLICATION_TYPE },
  { "Figure 1. Flow of the participants.", LEGEND },
  { "Table 2: Outcomes", LEGEND },
  { "图1 受试者流程", LEGEND },
  { "© 2031 The Sample Society.", COPYRIGHT },
  { "Copyright 2031 Sample Press.", COPYRIGHT },
  { "https://clinicaltrials.gov/study/NCT99999991", REGISTER },
  { "https://www.clinicaltrialsregister.eu/ctr-search/search?query=2099-000001-01 。", REGISTER },
  { "Sample cells for sample knees: a randomised trial", TITLE },
  { "Sample Cells Ease Sample Knees: A Phase II Randomized, Placebo-Controlled Clinical Trial", TITLE },
  { "Sample cells versus saline, steroids, and exercise in university patients.", TITLE },
  { "样本细胞治疗样本膝关节的随机试验", TITLE },
  { "《样本杂志》2031年第23期65-69,共5页", CITATION },
  { "样本杂志 ›› 2031, Vol. 13 ›› Issue (6): 313-317.doi: 10.5555/x", CITATION },
  { "2031年第1期试验的样本", TITLE },
  { "2型样本病护理方法与效果", TITLE },
  { "1型样本病诊断标准", TITLE },
  { "Vol. 13  No. 10 ( 2031 ), Article ID: 99999 , 9 pages", CITATION },
  { "Suppr超能文献", SITE },
  { "收稿日期:2031-06-11 修回日期:2031-07-24", SITE },
  { "• 样本论著 • 上一篇    下一篇", SITE },
  { "三、详细描述", SITE },
  { "样本经验 Open Access", SITE },
  { "文章信息", SITE },
  { "在线出版日期: 2031-05-28. doi: 10.5555/x.v23.i15", CITATION },
  { "样本杂志. 2031-05-28; 23(15): 2457-2462", CITATION },
  { "1 资料与方法 1.1 一般资料", NOTHING },
  { "1.3 分组与方法", NOTHING },
  { "2 哼唱治疗方法", NOTHING },
  { "试验分期: III期", NOTHING },
  { "2种哼唱方法治疗梦病的比较研究", TITLE },
  { "1.2 研究对象", NOTHING },
  { "2型样本患者的哼唱试验", TITLE },
  { "导师的哼唱使患者睡得更好。", TITLE },
  { "研究生哼唱干预的随机对照试验", TITLE },
  { "扫描仪哼唱样本的随机试验", TITLE },
  { "导师支持下哼唱样本的试验", TITLE },
  { "返回式哼唱对样本睡眠的作用", TITLE },
  { "分享式哼唱样本的随机试验", TITLE },
  { "浏览式哼唱样本的随机试验", TITLE },
  { "点击哼唱样本的随机试验", TITLE },
  { "收藏癖样本的哼唱试验", TITLE },
  { "出版日期对哼唱样本的影响", TITLE },
  { "下载样本的哼唱试验", TITLE },
  { "导航辅助哼唱样本的随机对照试验", TITLE },
  { "扫描 3D 样本的随机试验", TITLE },
  { "返回", SITE },
  { "返回首页", SITE },
  { "导师：甲样本", SITE },
  { "研究生: 甲样本", SITE },
  { "浏览 123 次", SITE },
  { "下载12", SITE },
  { "上一篇：哼唱治疗样本的研究", SITE },
  { "Skip to main content", SITE },
  { "An official website of the United States government", SITE },
  { "PMC", SITE },
  { "Proceedings of the Sample Academy of Humming and Singing logoLink to Proceedings of the Sample Academy", SITE },
  { ". Author manuscript; available in PMC: 2031 Feb 2.", SITE },
  { "Search PMC Full-Text Archive", SITE },
  { "PMC humming for invented itch", TITLE },
  { "来源于样本细胞的治疗", TITLE },
  { "张样本 1 陈测 2 王示例 1", NAMES_IN_BLANKS },
  { "张样本 李测试", NAMES_IN_BLANKS },
  { "样本 睡眠 哼唱", TITLE },
  { "白癜风 黄褐斑 关节炎", TITLE },
  { "We treated 40 patients in 2031; 20 got cells. They did well.", NOTHING },
  { "Forty patients were treated with cells or with saline for a year.", NOTHING },
  { "我们纳入了40例患者，分为两组。", NOTHING },
};

static Shape
find_shape (const TcLine *line)
{
  gboolean of_register = FALSE;

  if (tc_shape_is_identifiers (line))
    return IDENTIFIERS;
  if (tc_shape_is_address (line, &of_register))
    return of_register ? REGISTER : NOTHING;
  if (tc_shape_is_copyright (line))
    return COPYRIGHT;
  if (tc_shape_is_legend (line))
    return LEGEND;
  if (tc_shape_is_publication_type (line))
    return PUBLICATION_TYPE;
  if (tc_shape_is_affiliation (line))
    return AFFILIATION;
  if (tc_shape_is_citation (line))
    return CITATION;
  if (tc_shape_is_site_line (line))
    return SITE;
  if (tc_shape_is_names_in_blanks (line))
    return NAMES_IN_BLANKS;
  if (tc_shape_is_authors (line, 3))
    return AUTHORS;

  return tc_shape_is_title (line, FALSE) ? TITLE : NOTHING;
}

static void
test_shape (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GArray) lines = tc_lines_split (cases[i].line, 0);

  g_test_message ("%s", cases[i].line);
  g_assert_cmpuint (lines->len, ==, 1);
  g_assert_cmpint (find_shape (tc_lines_get (lines, 0)), ==, cases[i].shape);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/read/shapes/%" G_GSIZE_FORMAT, i);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_shape);
    }

  return g_test_run ();
}
