/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib.h>
#include <string.h>

#include "tc-name-list.h"
#include "tc-statement-names.h"
#include "tc-statement-numbers.h"

/* Tests: tc-name-list.c tc-statement-names.c tc-statement-numbers.c */

static TcSlice
make_slice (const char *text)
{
  return (TcSlice) { text, text + strlen (text) };
}

static void
test_pages (void)
{
  static const struct { const char *value; const char *pages; } values[] = {
    { "11-19", "11-19" },
    { "pp 11-19", "11-19" },
    { "pp. 11 - 19", "11-19" },
    { "p. e12", "p. e12" },
    { "p.11", "11" },
    { "Pages: 11\u201319", "11-19" },
    { "11\u201019", "11-19" },
    { "11\u201419, 23", "11-19, 23" },
    { "11--19", "11-19" },
    { "1 - 9 , numpages = 9", "1-9" },
    { "第11-19页", "11-19" },
    { "11～19页", "11-19" },
    { "S11-S19", "S11-S19" },
    { "146p", "146p" },
    { "i-ii", "i-ii" },
    { "pp", "pp" },
    { "11-", "11-" },
    { "-19", "-19" },
    { "11 19", "11 19" },
    { "P2-14-05", "P2-14-05" },
    { "P123 - P130", "P123-P130" },
    { "P123", "P123" },
    { "P. 123-130", "123-130" },
    { "P 123", "123" },
    { "p123-130", "123-130" },
    { "p123\u2013p130", "p123-p130" },
    { "11 -- ", "11 --" },
    { "--11", "--11" },
    { "11  \u2013 ", "11 \u2013" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *pages = tc_slice_dup_pages (make_slice (values[i].value));

      g_assert_cmpstr (pages, ==, values[i].pages);
    }
}

static void
test_volumes (void)
{
  static const struct { const char *value; const char *volume; const char *issue; } values[] = {
    { "8", "8", "8" },
    { "v. 8", "8", "v. 8" },
    { "v. v. 8", "8", "v. v. 8" },
    { "Vol. 8", "8", "Vol. 8" },
    { "volume 8(2)", "8(2)", "volume 8(2)" },
    { "no. 2", "no. 2", "2" },
    { "Issue 2-3", "Issue 2-3", "2-3" },
    { "Suppl 1", "Suppl 1", "Suppl 1" },
    { "VIII", "VIII", "VIII" },
    { "V", "V", "V" },
    { "Nov", "Nov", "Nov" },
  };

  g_autofree char *volume_zh = tc_slice_dup (tc_slice_trim_volume (make_slice ("第8卷")));
  g_autofree char *issue_zh = tc_slice_dup (tc_slice_trim_issue (make_slice ("第2期")));

  g_assert_cmpstr (volume_zh, ==, "8");
  g_assert_cmpstr (issue_zh, ==, "2");
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *volume = tc_slice_dup (tc_slice_trim_volume (make_slice (values[i].value)));
      g_autofree char *issue = tc_slice_dup (tc_slice_trim_issue (make_slice (values[i].value)));

      g_assert_cmpstr (volume, ==, values[i].volume);
      g_assert_cmpstr (issue, ==, values[i].issue);
    }
}

static void
test_packed_years (void)
{
  static const struct { const char *value; const char *year; } values[] = {
    { "20310203", "2031" }, { "Start date: 20310203", "2031" }, { "20311303", NULL }, { "20310200", NULL },
    { "120310203", NULL }, { "2031020", NULL }, { "99310203", NULL }, { "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      TcSlice found;
      gboolean has_year = tc_slice_find_packed_year (make_slice (values[i].value), &found);
      g_autofree char *year = has_year ? tc_slice_dup (found) : NULL;

      g_assert_cmpstr (year, ==, values[i].year);
    }
}

/* The names that stand in one value, divided by bars. */
static void
test_names (void)
{
  static const struct { const char *value; const char *names; } values[] = {
    { "Probe, Bert", "Probe, Bert" },
    { "Probe, A. B., Muster, C., & Beispiel, D. E.", "Probe, A. B.|Muster, C.|Beispiel, D. E." },
    { "Probe, A.B., Muster, C. and Beispiel, D.", "Probe, A.B.|Muster, C.|Beispiel, D." },
    { "Probe, AB, Muster, C", "Probe, AB|Muster, C" },
    { "Probe, A. B. & Muster, C.", "Probe, A. B.|Muster, C." },
    { "Probe B & Muster C", "Probe B|Muster C" },
    { "B. Probe, C. D. Muster", "B. Probe|C. D. Muster" },
    { "B. Probe, Institute", "B. Probe, Institute" },
    { "Anna Probe, Bert Muster and Carl Beispiel", "Anna Probe|Bert Muster|Carl Beispiel" },
    { "Humming Centre for Samples, Tests and Probes", "Humming Centre for Samples, Tests and Probes" },
    { ". Probe, . Muster", ". Probe, . Muster" },
    { "Sample & Sons Group", "Sample & Sons Group" },
    { "Probe, B., Institute", "Probe, B., Institute" },
    { "Probe B, Muster C.", "Probe B|Muster C" },
    { "Probe, Bert; Muster, Carla D.", "Probe, Bert|Muster, Carla D." },
    { "Probe, Bert; Muster, Carla.", "Probe, Bert|Muster, Carla" },
    { "Probe, Bert [Author, Reprint Author; E-mail: b@sample.example]", "Probe, Bert" },
    { "Probe, B. [Author]; Muster, C. [Editor; x]", "Probe, B.|Muster, C." },
    { "[Anonymous]", "[Anonymous]" },
    { "Probe B [", "Probe B [" },
    { "et al.", "" },
    { "Others, et al.", "" },
    { "甲样本(1);乙样本(1,2);丙样本(3, *)", "甲样本|乙样本|丙样本" },
    { "Probe, Bert (57200000001); Muster, Carla D. (57200000002)", "Probe, Bert|Muster, Carla D." },
    { "Probe, Bert (Jr)", "Probe, Bert (Jr)" },
    { "(1)", "(1)" },
    { "['Probe, Bert', 'Muster, Carla']", "Probe, Bert|Muster, Carla" },
    { "['Probe, Bert', \"D'Muster, Carla\"]", "Probe, Bert|D'Muster, Carla" },
    { "[\"Probe\"]", "Probe" },
    { "[''", "[''" },
    { "['']", "" },
    { "['Probe']]", "['Probe']]" },
    { "甲 某", "甲某" },
    { "甲\u3000某", "甲某" },
    { "甲 某 组", "甲 某 组" },
    { "甲样本;乙样本;等", "甲样本|乙样本" },
    /* What divides short names without a comma or semicolon of ASCII. */
    { "R&D Group A and Muster C", "R&D Group A|Muster C" },
    { "Gri\ufb03th B and Muster C", "Gri\ufb03th B|Muster C" },
    { "Probe B and Muster [x] C", "Probe B|Muster [x] C" },
    { "Probe B and Muster [x;y] C", "Probe B|Muster [x;y] C" },
    { "Zhang S，Li W", "Zhang S|Li W" },
    { "Zhang S、Li W", "Zhang S|Li W" },
    { "Probe B, Muster C; Humming Group", "Probe B|Muster C|Humming Group" },
    { "Probe B and Muster C; Humming Group", "Probe B|Muster C|Humming Group" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (TcRecord) record = tc_record_new ();
      g_autoptr (GString) names = g_string_new (NULL);

      tc_names_add (record, make_slice (values[i].value));
      for (guint k = 0; k < record->authors.len; k++)
        g_string_append_printf (names, "%s%s", k > 0 ? "|" : "", record->authors.items[k]);
      g_assert_cmpstr (names->str, ==, values[i].names);
    }
}

/* What divides the names of one value, and into how many. */
static void
test_name_lists (void)
{
  static const struct { const char *names; gboolean one, semicolon, commas, inverted; guint n; } values[] = {
    { "Probe, Bert", TRUE, FALSE, FALSE, FALSE, 1 },
    { "Probe B", TRUE, FALSE, FALSE, FALSE, 1 },
    { "Probe B, Muster CD", FALSE, FALSE, TRUE, FALSE, 2 },
    { "B. Probe, C. D. Muster", FALSE, FALSE, TRUE, FALSE, 2 },
    { "Anna Probe, Bert Muster and Carl Beispiel", FALSE, FALSE, TRUE, FALSE, 3 },
    { "Probe, A. B., Muster, C.", FALSE, FALSE, FALSE, TRUE, 1 },
    { "Probe, Bert; Muster, Carla", FALSE, TRUE, FALSE, FALSE, 2 },
    { "Probe [with; note]; Muster", FALSE, TRUE, FALSE, FALSE, 2 },
    { "甲样本，乙样本", FALSE, FALSE, TRUE, FALSE, 2 },
    { "甲样本；乙样本；丙样本", FALSE, TRUE, FALSE, FALSE, 3 },
    { "欧阳,样本", FALSE, FALSE, FALSE, FALSE, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      TcSlice rest = make_slice (values[i].names);
      TcSlice item;
      guint n = 0;

      g_test_message ("%s", values[i].names);
      g_assert_cmpint (tc_name_list_is_one (rest), ==, values[i].one);
      g_assert_cmpint (tc_name_list_has_semicolon (rest), ==, values[i].semicolon);
      if (!values[i].semicolon)
        g_assert_cmpint (tc_name_list_has_commas (rest), ==, values[i].commas);
      g_assert_cmpint (tc_name_list_is_inverted (rest), ==, values[i].inverted);
      while (tc_name_list_next (&rest, values[i].commas, &item))
        n++;
      g_assert_cmpuint (n, ==, values[i].n);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/read/statements/pages", test_pages);
  g_test_add_func ("/read/statements/volumes", test_volumes);
  g_test_add_func ("/read/statements/packed-years", test_packed_years);
  g_test_add_func ("/read/statements/names", test_names);
  g_test_add_func ("/read/statements/name-lists", test_name_lists);

  return g_test_run ();
}
