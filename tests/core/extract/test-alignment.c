/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tc-alignment.h"

#include <string.h>

#include "prose-fixture.h"

/* Tests: tc-alignment.c tc-alignment-numbers.c */

/* Three sentences of each language; %s is a number that the translation may give differently. */
#define ENGLISH                                                                                                       \
  "methods en | We enrolled 140 adults with gout in two towns. They walked or rested for 26 weeks.\n"                   \
  "results en | HbA1c fell by 0.6% and body weight by 2.3 kg. Nothing else was seen in 7 adults.\n"
#define CHINESE(enrolled, weight)                                                                                     \
  "methods zh | 我们纳入" enrolled "例痛风成人。他们步行或休息26周。\nresults zh | HbA1c下降0.6%，体重下降" weight    \
  " kg。7例成人无其他情况。"

static const struct
{
  const char *name;
  const char *sections;
  const char *differences;        /* "field: English, Chinese" */
} cases[] = {
  { "same", ENGLISH CHINESE ("140", "2.3"), "" },
  { "numerals", ENGLISH CHINESE ("一百四十", "2.3"), "" },
  { "people", ENGLISH CHINESE ("104", "2.3"), "n_enrolled: 140, 104\n" },
  { "weight", ENGLISH CHINESE ("140", "3.2"), "results: 2.3, 3.2\n" },
  { "rounded", ENGLISH CHINESE ("140", "2"), "" },
  { "one language", ENGLISH, "" },
  /* 5 stands elsewhere in the English text: the sentences may be put together differently. */
  { "moved", "results en | The score fell by 3 points in 40 adults. It rose by 5 points in 12.\n"
             "results zh | 40例成人评分下降5分。12例上升3分。", "" },
  { "other text", "results en | The score fell by 3 points.\nresults zh | 共随访24个月，无死亡。", "" },
  { "millions", "methods en | Patients with gout received 50 million cells in 3 infusions at 6 weeks.\n"
                "methods zh | 痛风患者于6周时接受3次输注，共5000万个细胞。", "" },
  { "scale of a range", "methods en | Patients with gout received 10 to 200 million cells in 3 infusions at 6 weeks.\n"
                        "methods zh | 痛风患者于6周时接受3次输注，共1000万至2亿个细胞。", "" },
  { "powers", "methods en | In all 40 patients with gout received 1 × 10^6 cells/kg at 6 weeks.\n"
              "methods zh | 40例痛风患者于6周时接受1×10⁹细胞/kg。", "results: 1 × 10^6, 1×10⁹\n" },
  { "thousands", "methods en | In all 40 patients with gout received 5 mg verinoxal at 6 weeks.\n"
                 "methods zh | 40例痛风患者于6周时接受维诺沙5000 mg。", "results: 5, 5000\n" },
  { "dates", "methods en | A total of 1,200 adults were randomised on 3 May 2012.\n"
             "methods zh | 2012年5月3日共1200例成人被随机分组。", "" },
};

static TcFindings *
find (TcProse *prose)
{
  TcFindings *findings = prose_fixture_find (prose);

  g_assert_cmpuint (findings->discrepancies->len, ==, 0);
  return findings;
}

static void
test_compares (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (TcProse) prose = prose_fixture_new (cases[i].sections);
  g_autoptr (TcFindings) findings = find (prose);
  g_autoptr (TcAlignment) alignment = tc_alignment_new (prose);
  g_autoptr (GString) described = g_string_new (NULL);

  if (alignment != NULL)
    tc_alignment_compare (alignment, prose, findings);
  for (guint k = 0; k < findings->discrepancies->len; k++)
    {
      const TcDiscrepancy *discrepancy = g_ptr_array_index (findings->discrepancies, k);
      const TcQuote *english = g_ptr_array_index (discrepancy->quotes, 0);
      const TcQuote *chinese = g_ptr_array_index (discrepancy->quotes, 1);

      g_assert_cmpstr (discrepancy->kind, ==, "different numbers");
      g_string_append_printf (described, "%s: %s, %s\n", discrepancy->field, english->text, chinese->text);
    }
  g_assert_cmpstr (described->str, ==, cases[i].differences);
}

static void
test_pairs (void)
{
  g_autoptr (TcProse) prose = prose_fixture_new (ENGLISH CHINESE ("140", "2.3"));
  g_autoptr (TcFindings) findings = find (prose);
  g_autoptr (TcAlignment) alignment = tc_alignment_new (prose);

  g_assert_nonnull (alignment);
  g_assert_cmpuint (prose->sentences->len, ==, 8);
  for (guint i = 0; i < 4; i++)
    for (guint k = 4; k < 8; k++)
      g_assert_cmpint (tc_alignment_is_pair (alignment, i, k), ==, k == i + 4);
}

/* The English rule's number is repeated by a Chinese sentence that no rule reads. */
static void
test_confirms (void)
{
  g_autoptr (TcProse) prose = prose_fixture_new ("methods en | We enrolled 140 adults with gout for 26 weeks.\n"
                                                 "methods zh | 痛风成人（140）步行26周。");
  g_autoptr (TcFindings) findings = find (prose);
  g_autoptr (TcAlignment) alignment = tc_alignment_new (prose);
  gboolean found = FALSE;

  g_assert_nonnull (alignment);
  tc_alignment_confirm (alignment, prose, findings);
  for (guint i = 0; i < findings->candidates->len; i++)
    {
      const TcCandidate *candidate = g_ptr_array_index (findings->candidates, i);

      if (strcmp (candidate->field, "n_enrolled") != 0 || candidate->chinese)
        continue;
      found = TRUE;
      g_assert_cmpfloat (candidate->confidence, >, 0.9);
      g_assert_cmpuint (candidate->n_quotes, ==, 2);
    }
  g_assert_true (found);
}

/* More sentences than abstracts have: no alignment, and no time lost. */
static void
test_long (void)
{
  g_autoptr (GString) sections = g_string_new ("results en | ");
  g_autoptr (TcProse) prose = NULL;

  for (guint i = 0; i < 500; i++)
    g_string_append (sections, "The score fell by 3 points. ");
  g_string_append (sections, "\nresults zh | 评分下降3分。");
  prose = prose_fixture_new (sections->str);
  g_assert_null (tc_alignment_new (prose));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/extract/alignment/%s", cases[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_compares);
    }
  g_test_add_func ("/extract/alignment/pairs", test_pairs);
  g_test_add_func ("/extract/alignment/confirms", test_confirms);
  g_test_add_func ("/extract/alignment/long", test_long);
  return g_test_run ();
}
