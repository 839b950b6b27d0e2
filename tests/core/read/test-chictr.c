/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "read-test.h"
#include "tc-registry-private.h"

/* Tests: tc-registry-write.c tc-read.c
 * Through them: tc-readers.c tc-read-chictr.c tc-registry-maps.c */

/* The page as it was saved. */
static void
test_page (void)
{
  read_test_check_fixture ("chictr.html", "html");
}

/* As it is copied from the window, where labels and values stand on one line; two trials, one below the other. */
static void
test_copied (void)
{
  static const char text[] =
    "注册号：Registration number：\tChiCTR9990000018\n注册题目：哼唱\nPublic title：Humming\n研究课题的正式科学名称：哼唱的随机试验\n"
    "Scientific title：A trial of humming\n研究设计：随机平行对照\n纳入标准：\nGroup A: adults\nInclusion criteria\nGroup A: adults\n"
    "样本总量 Total sample size：\t40\n"
    "注册号：Registration number：\tChiCTR9990000019\n注册题目：静默\n研究课题的正式科学名称：静默的试验\n研究设计：单臂\n"
    "注册号：\n搜索\n注册号：\n";
  g_autoptr (GPtrArray) sources = read_test_read (text);
  TcSource *first = g_ptr_array_index (sources, 0);
  g_autofree char *fields = read_test_fields (first);
  g_autofree char *others = read_test_fields (g_ptr_array_index (sources, 1));

  g_assert_cmpuint (sources->len, ==, 2);
  g_assert_cmpstr (first->reader, ==, "chictr");
  g_assert_cmpstr (fields, ==, "title_zh: 哼唱的随机试验\ntitle: A trial of humming\nregistry_ids: ChiCTR9990000018\n"
                   "allocation: Randomized\nintervention_model: Parallel\nn_enrolled: 40\n");
  g_assert_nonnull (strstr (first->text, "Inclusion: Group A: adults"));
  g_assert_cmpstr (others, ==, "title_zh: 静默的试验\nregistry_ids: ChiCTR9990000019\nintervention_model: Single Group\n");
}

/* A part of a page: a country without a place makes no centre, and numbers stand beside the names of groups. */
static void
test_part (void)
{
  static const char text[] =
    "注册号：\nChiCTR9990000018\n注册题目：\n哼唱\n研究设计：\n随机平行对照\n组别：\n哼唱组\n样本量：\n30\n组别：\n静默组\n样本量：\n十\n"
    "国家：\n中国\nCountry：\nChina\n";
  g_autoptr (GPtrArray) sources = read_test_read (text);
  TcSource *source = g_ptr_array_index (sources, 0);
  g_autofree char *fields = read_test_fields (source);

  g_assert_cmpstr (source->reader, ==, "chictr");
  g_assert_nonnull (strstr (fields, "arms: label: 哼唱组, n_allocated: 30\narms: label: 静默组\n"));
  g_assert_null (strstr (fields, "centres"));
}

/* A paper that names a registration is none of the register. */
static void
test_others (void)
{
  static const char text[] = "哼唱的随机试验\n摘要：目的 观察疗效。注册号：ChiCTR9990000018。研究设计：随机。\n";
  static const char nothing[] = "注册号：\n注册题目：\n研究课题的正式科学名称：\n研究设计：ChiCTR\n";
  g_autoptr (GPtrArray) sources = read_test_read (text);
  g_autoptr (GBytes) bytes = g_bytes_new_static (nothing, strlen (nothing));
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (((TcSource *) g_ptr_array_index (sources, 0))->reader, !=, "chictr");
  g_assert_null (tc_read_bytes ("nothing.txt", bytes, NULL, &error));
  g_assert_error (error, TC_READ_ERROR, TC_READ_ERROR_MALFORMED);
}

/* Suggestions in two languages are about the same items. */
static void
test_languages (void)
{
  TcRegistryItems items = { { NULL }, NULL };
  TcRegistryItem texts[] = { { (char *) "音量", 6 }, { (char *) "Volume", 6 }, { (char *) "音高", 6 }, { (char *) "Pitch", 5 } };
  g_autoptr (TcSource) source = NULL;

  for (guint i = 0; i < TC_REGISTRY_N_TOPICS; i++)
    items.topics[i] = g_ptr_array_new ();
  items.others = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_ptr_array_add (items.topics[TC_REGISTRY_PRIMARY], &texts[i]);
  source = tc_sheet_finish (tc_registry_write (&items, NULL, "x."));
  g_assert_cmpuint (source->suggestions->len, ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      const TcSuggestion *suggestion = g_ptr_array_index (source->suggestions, i);

      g_assert_cmpuint (suggestion->item, ==, i / 2);
      g_assert_cmpstr (suggestion->language, ==, i % 2 == 0 ? "zh" : "en");
    }
  for (guint i = 0; i < TC_REGISTRY_N_TOPICS; i++)
    g_ptr_array_unref (items.topics[i]);
  g_string_free (items.others, TRUE);
}

static void
test_truncated (void)
{
  g_autofree char *page = read_test_load ("chictr.html");

  read_test_check_cut (page, strlen (page), 31);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read/chictr/page", test_page);
  g_test_add_func ("/read/chictr/copied", test_copied);
  g_test_add_func ("/read/chictr/part", test_part);
  g_test_add_func ("/read/chictr/others", test_others);
  g_test_add_func ("/read/chictr/languages", test_languages);
  g_test_add_func ("/read/chictr/truncated", test_truncated);
  return g_test_run ();
}
