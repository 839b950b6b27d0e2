/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "tc-kind.h"
#include "tc-rules.h"

/* Tests: tc-rule.c tc-rules.c tc-rules-run.c
 * Through them: tc-gate.c tc-searcher.c */

/* Every rule brings examples that it must find and counter-examples that it must leave alone. */

static TcSectionKind
choose_section (const TcRule *rule)
{
  TcSectionKind kind = TC_SECTION_ABSTRACT;

  for (guint i = 0; (rule->scopes & (1u << kind)) == 0 && i < 32; i++)
    if ((rule->scopes & (1u << i)) != 0)
      kind = i;
  return kind;
}

/* Returns: (element-type TcCandidate): what the rule alone finds in @text */
static TcFindings *
run_rule (const TcRules *rules,
          const TcRule  *rule,
          const char    *text)
{
  g_autoptr (TcSource) source = tc_source_new ();
  g_autoptr (TcProse) prose = NULL;
  g_autoptr (GError) error = NULL;
  TcFindings *findings = tc_findings_new ();
  TcSpan all = { 0, g_utf8_strlen (text, -1) };

  tc_source_take_text (source, g_strdup (text));
  tc_source_add_section (source, choose_section (rule), all, "");
  prose = tc_prose_new (source);
  g_assert_true (tc_rules_run (rules, prose, findings, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (findings->warnings->len, ==, 0);
  for (guint i = findings->candidates->len; i > 0; i--)
    if (((const TcCandidate *) g_ptr_array_index (findings->candidates, i - 1))->rule != rule->id)
      g_ptr_array_remove_index (findings->candidates, i - 1);
  return findings;
}

static void
check_value (const TcRule  *rule,
             const char    *text,
             TcFindings    *findings,
             guint          index,
             JsonNode      *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TcValue) value = tc_value_from_node (expected, &error);
  const TcCandidate *candidate;

  g_assert_no_error (error);
  if (findings->candidates->len <= index)
    {
      g_test_message ("%s finds nothing in: %s", rule->id, text);
      g_test_fail ();
      return;
    }
  candidate = g_ptr_array_index (findings->candidates, index);
  if (!tc_value_equal (candidate->value, value))
    {
      g_autofree char *got = tc_value_to_json (candidate->value);
      g_autofree char *wanted = tc_value_to_json (value);

      g_test_message ("%s: %s instead of %s in: %s", rule->id, got, wanted, text);
      g_test_fail ();
    }
}

static void
check_example (const TcRules *rules,
               const TcRule  *rule,
               JsonObject    *example)
{
  const char *text = json_object_get_string_member (example, "text");
  JsonNode *expected = json_object_get_member (example, "value");
  g_autoptr (TcFindings) findings = run_rule (rules, rule, text);

  if (JSON_NODE_HOLDS_ARRAY (expected))
    {
      JsonArray *array = json_node_get_array (expected);

      for (guint i = 0; i < json_array_get_length (array); i++)
        check_value (rule, text, findings, i, json_array_get_element (array, i));
      g_assert_cmpuint (findings->candidates->len, ==, json_array_get_length (array));
      return;
    }
  check_value (rule, text, findings, 0, expected);
}

static void
check_counter_example (const TcRules *rules,
                       const TcRule  *rule,
                       const char    *text)
{
  g_autoptr (TcFindings) findings = run_rule (rules, rule, text);

  if (findings->candidates->len == 0)
    return;
  g_test_message ("%s must find nothing in: %s", rule->id, text);
  g_test_fail ();
}

static void
test_examples (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TcRules) rules = tc_rules_new (&error);

  g_assert_no_error (error);
  for (guint i = 0; i < rules->rules->len; i++)
    {
      const TcRule *rule = g_ptr_array_index (rules->rules, i);
      JsonArray *examples = tc_rule_get_array (rule, "examples");
      JsonArray *counter_examples = tc_rule_get_array (rule, "counter_examples");

      g_assert_nonnull (examples);
      g_assert_nonnull (counter_examples);
      g_assert_cmpuint (json_array_get_length (examples), >, 0);
      g_assert_cmpuint (json_array_get_length (counter_examples), >, 0);
      for (guint k = 0; k < json_array_get_length (examples); k++)
        check_example (rules, rule, json_array_get_object_element (examples, k));
      for (guint k = 0; k < json_array_get_length (counter_examples); k++)
        check_counter_example (rules, rule, json_array_get_string_element (counter_examples, k));
    }
}

/* What is made of an expression when it is first needed, for texts in ASCII and for others, can be compiled. */
static void
check_compiles (const TcPattern *pattern)
{
  static const char *const texts[] = { "a", "例" };
  TcMatchPool pool = { 0 };

  for (guint i = 0; pattern != NULL && i < G_N_ELEMENTS (texts); i++)
    g_assert_cmpint (tc_pattern_search (pattern, texts[i], strlen (texts[i]), &pool, NULL), !=, TC_SEARCH_FAILED);
  tc_match_pool_clear (&pool);
}

static void
test_compiles (void)
{
  g_autoptr (TcRules) rules = tc_rules_new (NULL);

  for (guint i = 0; i < rules->rules->len; i++)
    {
      const TcRule *rule = g_ptr_array_index (rules->rules, i);

      g_test_message ("%s", rule->id);
      check_compiles (rule->pattern);
      check_compiles (rule->unless);
      check_compiles (rule->before);
      check_compiles (rule->after);
      check_compiles (rule->not_before);
      check_compiles (rule->not_after);
    }
}

static void
test_explained (void)
{
  g_autoptr (TcRules) rules = tc_rules_new (NULL);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < rules->rules->len; i++)
    {
      const TcRule *rule = g_ptr_array_index (rules->rules, i);

      g_test_message ("%s", rule->id);
      g_assert_true (g_hash_table_add (ids, (gpointer) rule->id));
      g_assert_cmpstr (tc_rule_get_explanation (rule, "en"), !=, "");
      g_assert_cmpstr (tc_rule_get_explanation (rule, "zh_CN"), !=, "");
      g_assert_cmpfloat (rule->confidence, >, 0);
      g_assert_cmpfloat (rule->confidence, <, 1);
    }
}

static void
test_refuses (void)
{
  static const struct
  {
    const char *json;
    const char *why;
  } cases[] = {
    { "{}", "id" },
    { "{\"id\": \"a.b\", \"field\": \"phase\"}", "pattern" },
    { "{\"id\": \"a.b\", \"field\": \"phase\", \"pattern\": \"(\"}", "a.b" },
    { "{\"id\": \"a.b\", \"field\": \"phase\", \"pattern\": \"x\", \"as\": \"nonsense\"}", "nonsense" },
    { "{\"id\": \"a.b\", \"field\": \"phase\", \"pattern\": \"x\", \"scopes\": [\"nowhere\"]}", "nowhere" },
  };
  g_autoptr (GHashTable) macros = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsonNode) node = json_from_string (cases[i].json, NULL);
      g_autoptr (GError) error = NULL;

      g_assert_null (tc_rule_new (json_node_get_object (node), macros, &error));
      g_assert_nonnull (error);
      g_assert_nonnull (strstr (error->message, cases[i].why));
    }
}

/* A pattern that gives up says so; it does not say "nothing found". */
static void
test_gives_up (void)
{
  g_autoptr (TcRules) rules = tc_rules_new (NULL);
  g_autoptr (JsonNode) node = json_from_string (
    "{\"id\": \"test.evil\", \"field\": \"phase\", \"pattern\": \"(?:a+)+$\", \"as\": \"fixed\", \"value\": \"x\"}", NULL);
  g_autoptr (GError) error = NULL;
  TcRule *rule = tc_rule_new (json_node_get_object (node), rules->macros, &error);
  g_autoptr (TcSource) source = tc_source_new ();
  g_autoptr (TcFindings) findings = tc_findings_new ();
  g_autoptr (TcProse) prose = NULL;
  g_autofree char *a = g_strnfill (2000, 'a');

  g_assert_no_error (error);
  tc_source_take_text (source, g_strconcat (a, "!", NULL));
  prose = tc_prose_new (source);
  tc_rule_run (rule, rules, prose, 0, findings);
  g_assert_cmpuint (findings->candidates->len, ==, 0);
  g_assert_cmpuint (findings->warnings->len, ==, 1);
  tc_rule_free (rule);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/extract/rules/examples", test_examples);
  g_test_add_func ("/extract/rules/compiles", test_compiles);
  g_test_add_func ("/extract/rules/explained", test_explained);
  g_test_add_func ("/extract/rules/refuses", test_refuses);
  g_test_add_func ("/extract/rules/gives-up", test_gives_up);
  return g_test_run ();
}
