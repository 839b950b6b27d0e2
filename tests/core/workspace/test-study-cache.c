/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tc-study-cache.h"

/* Tests: tc-study-cache.c */

static TcStudy *
make_study (TcId id)
{
  TcStudyRow *row = tc_study_row_new ();

  row->id = id;

  return tc_study_new (row);
}

static void
use_new (TcStudyCache *cache,
         TcId          id)
{
  g_autoptr(TcStudy) study = make_study (id);

  tc_study_cache_use (cache, study);
}

static void
test_page (void)
{
  TcStudyCache *cache = tc_study_cache_new (3);

  for (TcId id = 1; id <= 3; id++)
    use_new (cache, id);
  g_assert_cmpuint (tc_study_cache_count (cache), ==, 3);

  /* The one that was used again stays, the oldest one goes. */
  tc_study_cache_use (cache, tc_study_cache_lookup (cache, 1));
  use_new (cache, 4);
  g_assert_cmpuint (tc_study_cache_count (cache), ==, 3);
  g_assert_nonnull (tc_study_cache_lookup (cache, 1));
  g_assert_null (tc_study_cache_lookup (cache, 2));

  tc_study_cache_free (cache);
}

/* An object that somebody holds is the object of its id, even where the page has no room for it. */
static void
test_held (void)
{
  TcStudyCache *cache = tc_study_cache_new (2);
  TcStudy *held = make_study (1);

  tc_study_cache_use (cache, held);
  for (TcId id = 2; id <= 9; id++)
    use_new (cache, id);
  g_assert_true (tc_study_cache_lookup (cache, 1) == held);
  g_assert_cmpuint (tc_study_cache_count (cache), ==, 3);

  g_assert_finalize_object (held);
  g_assert_null (tc_study_cache_lookup (cache, 1));
  g_assert_cmpuint (tc_study_cache_count (cache), ==, 2);

  tc_study_cache_free (cache);
}

static void
test_outlive (void)
{
  TcStudyCache *cache = tc_study_cache_new (2);
  TcStudy *held = make_study (1);

  tc_study_cache_use (cache, held);
  tc_study_cache_free (cache);
  g_assert_finalize_object (held);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/study-cache/page", test_page);
  g_test_add_func ("/study-cache/held", test_held);
  g_test_add_func ("/study-cache/outlive", test_outlive);

  return g_test_run ();
}
