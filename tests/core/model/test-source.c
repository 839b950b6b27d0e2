/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tc-source.h"

/* Tests: tc-source.c */

static void
test_section_names (void)
{
  TcSectionKind kind = TC_SECTION_TITLE;

  for (int i = TC_SECTION_TITLE; i <= TC_SECTION_COPY; i++)
    {
      const char *name = tc_section_kind_to_string ((TcSectionKind) i);

      g_assert_nonnull (name);
      g_assert_true (tc_section_kind_from_string (name, &kind));
      g_assert_cmpint (kind, ==, i);
    }
  g_assert_false (tc_section_kind_from_string ("Title", &kind));
  g_assert_false (tc_section_kind_from_string (NULL, &kind));
}

static void
test_fill (void)
{
  g_autoptr (TcSource) source = tc_source_new ();
  g_autoptr (TcQuote) quote = NULL;
  const TcSection *section;

  g_assert_cmpstr (source->text, ==, "");
  source->id = 5;
  tc_source_take_text (source, g_strdup ("一项😀试验"));
  g_assert_cmpuint (source->n_chars, ==, 5);
  tc_source_add_section (source, TC_SECTION_TITLE, (TcSpan) { 0, 5 }, "zh");
  section = &g_array_index (source->sections, TcSection, 0);
  g_assert_cmpstr (section->language, ==, "zh");
  g_assert_cmpuint (section->span.end, ==, 5);
  tc_source_add_language (source, "zh");
  tc_source_add_language (source, "en");
  tc_source_add_language (source, "zh");
  g_assert_cmpuint (source->languages->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (source->languages, 0), ==, "zh");
  tc_source_add_warning (source, "Something is odd.");
  tc_source_add_warning (source, "Something is odd.");
  g_assert_cmpuint (source->warnings->len, ==, 1);
  quote = tc_source_quote (source, (TcSpan) { 2, 4 });
  g_assert_cmpstr (quote->text, ==, "😀试");
  g_assert_cmpint (quote->source_id, ==, 5);
}

/* Sources go from the import thread to the main thread. */
static gpointer
unref_thread (gpointer data)
{
  tc_source_unref (data);
  return NULL;
}

static void
test_threads (void)
{
  g_autoptr (TcSource) source = tc_source_new ();
  GThread *threads[8];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("unref", unref_thread, tc_source_ref (source));
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  g_assert_cmpstr (source->text, ==, "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/source/section-names", test_section_names);
  g_test_add_func ("/source/fill", test_fill);
  g_test_add_func ("/source/threads", test_threads);
  return g_test_run ();
}
