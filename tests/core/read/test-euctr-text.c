/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "read-test.h"
#include "tc-registry-private.h"

/* Tests: tc-registry-names.c tc-read.c
 * Through them: tc-readers.c tc-read-euctr-text.c tc-registry-maps.c */

static void
test_fixture (void)
{
  read_test_check_fixture ("euctr.txt", "euctr-text");
}

/* The numbers of the form in all the ways in which they are written. */
static void
test_names (void)
{
  static const struct { const char *own; const char *name; gboolean is; } names[] = {
    { "a3_full_title_of_the_trial", "a3", TRUE }, { "a31_title", "a3", FALSE }, { "a3_full_title_of_the_trial_fr", "a3", FALSE },
    { "A.3 Full title of the trial", "a3", TRUE }, { "A.3.1 Title", "a3", FALSE }, { "A.3.1 Title", "a31", TRUE },
    { "A.3 Full title of the trial (fr)", "a3", FALSE }, { "A.5.2 US NCT number (x)", "a52", TRUE }, { "D.IMP", "dimp", TRUE },
    { "P. End of Trial Status", "p_end", TRUE }, { "dimp", "dimp", TRUE }, { "d", "dimp", FALSE }, { "Full Title", "full_title", TRUE },
    { "E.7.2\tTherapeutic", "e72", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      TcXmlNode node = { .name = { names[i].own, names[i].own + strlen (names[i].own) } };

      g_assert_cmpint (tc_registry_names (&tc_registry_euctr, &node, names[i].name), ==, names[i].is);
    }
}

/* The page of the register has the same in the cells of tables. */
static void
test_page (void)
{
  static const char page[] =
    "<html><body><h1>Clinical trials</h1><table><tr><td>EudraCT Number:</td><td>2031-000254-85</td></tr>"
    "<tr><td>National Competent Authority:</td><td>Spain - AEMPS</td></tr></table>"
    "<table><tr><td colspan=3>A. Protocol Information</td></tr><tr><td>A.2</td><td>EudraCT number</td><td>2031-000254-85</td></tr>"
    "<tr><td>A.3</td><td>Full title of the trial</td><td>Humming: a trial</td></tr>"
    "<tr><td>E.8.1.1</td><td>Randomised</td><td>Yes</td></tr></table></body></html>";
  g_autoptr (GPtrArray) sources = read_test_read_bytes (page, strlen (page));
  g_autofree char *fields = read_test_fields (g_ptr_array_index (sources, 0));

  g_assert_cmpuint (sources->len, ==, 1);
  g_assert_cmpstr (fields, ==, "title: Humming: a trial\nregistry_ids: EudraCT 2031-000254-85\nallocation: Randomized\ncountry: Spain\n");
}

/* A text that only names the number is none of the register. */
static void
test_others (void)
{
  static const char text[] = "A trial of humming\nEudraCT Number: 2031-000254-85\nWe gave 10 cells.\n";
  static const char early[] = "EudraCT Number:\nSponsor Name: Sample University\n";
  g_autoptr (GPtrArray) sources = read_test_read (text);
  g_autoptr (GBytes) bytes = g_bytes_new_static (early, strlen (early));
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (((TcSource *) g_ptr_array_index (sources, 0))->reader, ==, "plain-text");
  g_assert_null (tc_read_bytes ("early.txt", bytes, NULL, &error));
  g_assert_error (error, TC_READ_ERROR, TC_READ_ERROR_MALFORMED);
}

static void
test_truncated (void)
{
  g_autofree char *text = read_test_load ("euctr.txt");

  read_test_check_cut (text, strlen (text), 7);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read/euctr-text/fixture", test_fixture);
  g_test_add_func ("/read/euctr-text/names", test_names);
  g_test_add_func ("/read/euctr-text/page", test_page);
  g_test_add_func ("/read/euctr-text/others", test_others);
  g_test_add_func ("/read/euctr-text/truncated", test_truncated);
  return g_test_run ();
}
