/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tc-annotation.h"

#include "tc-json.h"

/* Tests: tc-annotation.c */

static TcAnnotation *
make_annotation (void)
{
  g_autoptr (TcQuote) quote = tc_quote_new ((TcSpan) { 4, 6 }, "双盲");

  quote->source_id = 9;
  return tc_annotation_new (3, 2, quote, "masking", NULL, "Really?\n真的吗？", "Probe B",
                            1700000000000001);
}

static void
test_properties (void)
{
  TcAnnotation *annotation = make_annotation ();
  g_autofree char *text = NULL, *field = NULL, *tag = NULL, *comment = NULL, *reviewer = NULL;
  gint64 id, study_id, source_id, created_at;
  guint start, end;

  g_object_get (annotation, "id", &id, "study-id", &study_id, "source-id", &source_id, "start",
                &start, "end", &end,
                "text", &text, "field", &field, "tag", &tag, "comment", &comment, "reviewer",
                  &reviewer,
                "created-at", &created_at, NULL);
  g_assert_cmpint (id, ==, 3);
  g_assert_cmpint (study_id, ==, 2);
  g_assert_cmpint (source_id, ==, 9);
  g_assert_cmpuint (start, ==, 4);
  g_assert_cmpuint (end, ==, 6);
  g_assert_cmpstr (text, ==, "双盲");
  g_assert_cmpstr (field, ==, "masking");
  g_assert_cmpstr (tag, ==, "");
  g_assert_cmpstr (comment, ==, "Really?\n真的吗？");
  g_assert_cmpstr (reviewer, ==, "Probe B");
  g_assert_cmpint (created_at, ==, 1700000000000001);
  g_assert_finalize_object (annotation);
}

static void
test_snapshot (void)
{
  TcAnnotation *annotation = make_annotation (), *again;
  g_autoptr (GError) error = NULL;
  g_autofree char *json = tc_annotation_to_json (annotation), *json_again = NULL;

  again = tc_annotation_from_json (json, &error);
  g_assert_no_error (error);
  json_again = tc_annotation_to_json (again);
  g_assert_cmpstr (json_again, ==, json);
  g_assert_cmpuint (tc_annotation_get_span (again).start, ==, 4);
  g_assert_cmpint (tc_annotation_get_source_id (again), ==, 9);
  g_assert_finalize_object (again);
  g_assert_finalize_object (annotation);
}

static void
test_refused (void)
{
  static const char * const refused[] = {
    "[]", "{}", "{\"id\":1,\"study_id\":1,\"created_at\":1}",
    "{\"id\":1,\"study_id\":1,\"created_at\":1,\"quote\":\"x\"}",
    "{\"id\":\"1\",\"study_id\":1,\"created_at\":1,"
      "\"quote\":{\"source_id\":1,\"item\":0,\"start\":0,\"end\":1,\"text\":\"x\"}}",
    "{\"id\":1,\"study_id\":1,\"created_at\":1,\"comment\":[],"
      "\"quote\":{\"source_id\":1,\"item\":0,\"start\":0,\"end\":1,\"text\":\"x\"}}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (tc_annotation_from_json (refused[i], &error));
      g_assert_error (error, TC_JSON_ERROR, TC_JSON_ERROR_TYPE);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/annotation/properties", test_properties);
  g_test_add_func ("/annotation/snapshot", test_snapshot);
  g_test_add_func ("/annotation/refused", test_refused);
  return g_test_run ();
}
