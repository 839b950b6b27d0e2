/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tc-identifier.h"

/* Tests: tc-identifier.c */

typedef char *(*Normalise) (const char *text);

typedef struct
{
  const char *text;
  const char *expected;
} Case;

static void
check (Normalise   normalise,
       const Case *cases,
       guint       n_cases)
{
  for (guint i = 0; i < n_cases; i++)
    {
      g_autofree char *normal = normalise (cases[i].text);
      g_autofree char *again = normal != NULL ? normalise (normal) : NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (normal, ==, cases[i].expected);
      g_assert_cmpstr (again, ==, normal);
    }
}

static void
test_doi (void)
{
  static const Case cases[] = {
    { "10.1000/Probe.7", "10.1000/probe.7" },
    { "doi: 10.1000/PROBE.7.", "10.1000/probe.7" },
    { "DOI:10.1000/probe.7,", "10.1000/probe.7" },
    { "https://doi.org/10.1000/probe.7", "10.1000/probe.7" },
    { "http://dx.doi.org/10.1000%2Fprobe.7", "10.1000/probe.7" },
    { "https://doi.org/10.1000/probe.7?via=probe#top", "10.1000/probe.7" },
    { "１０．１０００／ｐｒｏｂｅ．７", "10.1000/probe.7" },
    { "ｄｏｉ：１０．１０００／ＰＲＯＢＥ．７。", "10.1000/probe.7" },
    { "<10.1000/probe.7>", "10.1000/probe.7" },
    { "10.1000/probe.7 [doi]", "10.1000/probe.7" },
    { "(10.1000/probe.7)", "10.1000/probe.7" },
    { "10.1000/S0140(05)66", "10.1000/s0140(05)66" },
    { "10.1000/S0140(05)", "10.1000/s0140(05)" },
    { "10.1000/(SICI)1097(1998)17:15<1661::AID-P9>3.0.CO;2-2", "10.1000/(sici)1097(1998)17:151661::aid-p93.0.co;2-2" },
    { "10.1000/(SICI)1097(1998)17:15&lt;1661::AID-P9&gt;3.0.CO;2-2",
      "10.1000/(sici)1097(1998)17:151661::aid-p93.0.co;2-2" },
    { "10.1000/probe‐7", "10.1000/probe-7" },
    { "10.1000.10/probe", "10.1000.10/probe" },
    { "10.1000/100%", "10.1000/100%" },
    { "10.1000/", NULL },
    { "10.1000/.", NULL },
    { "10.10/x", NULL },
    { "110.1000/x", NULL },
    { "probe", NULL },
    { "10.1000/药", NULL },
    { "%", NULL },
    { "", NULL },
    { NULL, NULL },
  };

  check (tc_identifier_doi, cases, G_N_ELEMENTS (cases));
}

static void
test_pmid (void)
{
  static const Case cases[] = {
    { "31415926", "31415926" },
    { "PMID: 31415926", "31415926" },
    { "ＰＭＩＤ：３１４１５９２６", "31415926" },
    { "31415926 [pmid]", "31415926" },
    { "1", "1" },
    { "0031415", NULL },
    { "PMID: 031415926", NULL },
    { "314159265", NULL },
    { "PMID: 314159265", NULL },
    { "https://pubmed.ncbi.nlm.nih.gov/314159265/", NULL },
    { "https://pubmed.ncbi.nlm.nih.gov/31415926/", "31415926" },
    { "http://www.ncbi.nlm.nih.gov/pubmed/31415926", "31415926" },
    { "PMC31415926", NULL },
    { "L31415926", NULL },
    { "314 159", NULL },
    { "3141592653589", NULL },
    { "0", NULL },
    { "PMID: 0", NULL },
    { "０", NULL },
    { "", NULL },
    { NULL, NULL },
  };

  check (tc_identifier_pmid, cases, G_N_ELEMENTS (cases));
}

static void
test_pmcid (void)
{
  static const Case cases[] = {
    { "PMC2718281", "PMC2718281" },
    { "pmc2718281.2", "PMC2718281" },
    { "PMCID: PMC2718281", "PMC2718281" },
    { "2718281", "PMC2718281" },
    { "https://example.org/pmc/articles/PMC2718281/", "PMC2718281" },
    { "ＰＭＣ２７１８２８１", "PMC2718281" },
    { "NIHMS2718281", NULL },
    { "PMC", NULL },
    { NULL, NULL },
  };

  check (tc_identifier_pmcid, cases, G_N_ELEMENTS (cases));
}

static void
test_trial (void)
{
  static const Case cases[] = {
    { "NCT09999991", "NCT09999991" },
    { "nct 0999-9991.", "NCT09999991" },
    { "ＮＣＴ０９９９９９９１", "NCT09999991" },
    { "https://clinicaltrials.gov/study/NCT09999991", "NCT09999991" },
    { "https://example.org/Trial2.aspx?TrialID=ChiCTR2999900001", "CHICTR2999900001" },
    { "ChiCTR2999900001", "CHICTR2999900001" },
    { "ChiCTR-TRC-99000001", "CHICTRTRC99000001" },
    { "EudraCT 2099-012345-67", "EU209901234567" },
    { "2099-012345-67", "EU209901234567" },
    { "2099-512345-67-00", "EU209951234567" },
    { "CTRI/2099/01/000001", "CTRI209901000001" },
    { "1234567", NULL },
    { "NCT", NULL },
    { "注册 NCT09999991", NULL },
    { "a trial of 40000 persons in 12 places and many words", NULL },
    { "", NULL },
    { NULL, NULL },
  };

  check (tc_identifier_trial, cases, G_N_ELEMENTS (cases));
}

static void
test_register (void)
{
  g_assert_true (tc_identifier_same_register ("NCT09999991", "NCT09999992"));
  g_assert_false (tc_identifier_same_register ("NCT09999991", "ISRCTN09999992"));
  g_assert_true (tc_identifier_same_register ("EU209901234567", "EU209951234567"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/identifier/doi", test_doi);
  g_test_add_func ("/identifier/pmid", test_pmid);
  g_test_add_func ("/identifier/pmcid", test_pmcid);
  g_test_add_func ("/identifier/trial", test_trial);
  g_test_add_func ("/identifier/register", test_register);

  return g_test_run ();
}
