/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tc-answer.h"

#include "tc-json.h"

/* Tests: tc-answer.c */

static TcAnswer *
make_answer (void)
{
  g_autoptr (TcValue) value = tc_value_new_number (40);
  TcAnswer *answer = tc_answer_new (7, "n_enrolled", TC_ANSWER_CORRECTED, value);
  TcQuote *quote = tc_quote_new ((TcSpan) { 13, 24 }, "40 patients");

  quote->source_id = 3;
  g_ptr_array_add (answer->quotes, quote);
  answer->reported = g_strdup ("forty");
  answer->note = g_strdup ("两行\n“note”");
  answer->reviewer = g_strdup ("Testperson A");
  answer->rule = g_strdup ("population.enrolled");
  answer->updated_at = G_GINT64_CONSTANT (1700000000123456);
  return answer;
}

static void
test_states (void)
{
  static const struct { TcAnswerState state; const char *name; } states[] = {
    { TC_ANSWER_EMPTY, "empty" }, { TC_ANSWER_SUGGESTED, "suggested" },
    { TC_ANSWER_ACCEPTED, "accepted" }, { TC_ANSWER_CORRECTED, "corrected" },
    { TC_ANSWER_ENTERED, "entered" }, { TC_ANSWER_NOT_REPORTED, "not reported" },
    { TC_ANSWER_NOT_APPLICABLE, "not applicable" }, { TC_ANSWER_UNCLEAR, "unclear" },
  };
  TcAnswerState state = TC_ANSWER_EMPTY;

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_assert_cmpstr (tc_answer_state_to_string (states[i].state), ==, states[i].name);
      g_assert_true (tc_answer_state_from_string (states[i].name, &state));
      g_assert_cmpint (state, ==, states[i].state);
    }
  g_assert_false (tc_answer_state_from_string ("Accepted", &state));
  g_assert_false (tc_answer_state_from_string (NULL, &state));
}

static void
test_snapshot (void)
{
  g_autoptr (TcAnswer) answer = make_answer ();
  g_autoptr (TcAnswer) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *json = tc_answer_to_json (answer), *json_again = NULL;

  g_assert_cmpstr (json, ==,
                   "{\"study_id\":7,\"field\":\"n_enrolled\",\"state\":\"corrected\",\"reported\":\"forty\",\"value\":40,"
                   "\"quotes\":[{\"source_id\":3,\"item\":0,\"start\":13,\"end\":24,\"text\":\"40 "
                   "patients\"}],"
                   "\"note\":\"两行\\n“note”\",\"reviewer\":\"Testperson "
                   "A\",\"rule\":\"population.enrolled\","
                   "\"updated_at\":1700000000123456}");
  again = tc_answer_from_json (json, &error);
  g_assert_no_error (error);
  g_assert_true (tc_answer_equal (answer, again));
  g_assert_cmpint (again->updated_at, ==, answer->updated_at);
  json_again = tc_answer_to_json (again);
  g_assert_cmpstr (json_again, ==, json);
}

static void
test_without_value (void)
{
  g_autoptr (TcAnswer) answer = tc_answer_new (1, "deaths", TC_ANSWER_NOT_REPORTED, NULL);
  g_autofree char *json = tc_answer_to_json (answer);
  g_autoptr (GError) error = NULL;
  g_autoptr (TcAnswer) again = tc_answer_from_json (json, &error);

  g_assert_no_error (error);
  g_assert_null (again->value);
  g_assert_null (again->note);
  g_assert_true (tc_answer_equal (answer, again));
}

static void
test_equal (void)
{
  g_autoptr (TcAnswer) answer = make_answer ();
  g_autoptr (TcValue) other_value = tc_value_new_number (41);

  for (guint i = 0; i < 9; i++)
    {
      g_autoptr (TcAnswer) copy = tc_answer_copy (answer);

      g_assert_true (tc_answer_equal (answer, copy));
      copy->updated_at++;
      g_assert_true (tc_answer_equal (answer, copy));
      switch (i)
        {
        case 0:
          copy->study_id++;
          break;
        case 1:
          g_clear_pointer (&copy->field, g_free);
          copy->field = g_strdup ("n_treated");
          break;
        case 2:
          copy->state = TC_ANSWER_ENTERED;
          break;
        case 3:
          g_clear_pointer (&copy->reported, g_free);
          break;
        case 4:
          g_clear_pointer (&copy->value, tc_value_unref);
          copy->value = tc_value_ref (other_value);
          break;
        case 5:
          ((TcQuote *) g_ptr_array_index (copy->quotes, 0))->item = 1;
          break;
        case 6:
          g_ptr_array_set_size (copy->quotes, 0);
          break;
        case 7:
          g_clear_pointer (&copy->note, g_free);
          break;
        default:
          g_clear_pointer (&copy->reviewer, g_free);
          break;
        }
      g_assert_false (tc_answer_equal (answer, copy));
    }
}

/* What stood in the field before the first answer; without a value nothing stood there. */
static void
test_suggested (void)
{
  g_autoptr (TcValue) value = tc_value_new_number (40);
  g_autoptr (TcAnswer) suggested = tc_answer_new (3, "n_enrolled", TC_ANSWER_SUGGESTED, value);
  g_autofree char *json = tc_answer_to_json (suggested);
  g_autoptr (GError) error = NULL;
  g_autoptr (TcAnswer) read = tc_answer_from_json (json, &error);

  g_assert_no_error (error);
  g_assert_true (tc_answer_equal (read, suggested));
}

static void
test_refused (void)
{
  static const char * const refused[] = {
    "[]", "{}", "12",
    "{\"study_id\":1,\"field\":\"a\",\"state\":\"empty\",\"updated_at\":1}",
    "{\"study_id\":1,\"field\":\"a\",\"state\":\"suggested\",\"updated_at\":1}",
    "{\"study_id\":1,\"field\":\"a\",\"state\":\"sure\",\"updated_at\":1}",
    "{\"study_id\":1.5,\"field\":\"a\",\"state\":\"unclear\",\"updated_at\":1}",
    "{\"study_id\":-1,\"field\":\"a\",\"state\":\"unclear\",\"updated_at\":1}",
    "{\"study_id\":1,\"field\":2,\"state\":\"unclear\",\"updated_at\":1}",
    "{\"study_id\":1,\"field\":\"a\",\"state\":\"unclear\"}",
    "{\"study_id\":1,\"field\":\"a\",\"state\":\"unclear\",\"updated_at\":1,\"quotes\":{}}",
    "{\"study_id\":1,\"field\":\"a\",\"state\":\"unclear\",\"updated_at\":1,\"quotes\":[1]}",
    "{\"study_id\":1,\"field\":\"a\",\"state\":\"unclear\",\"updated_at\":1,"
      "\"quotes\":[{\"source_id\":1,\"item\":0,\"start\":5,\"end\":4,\"text\":\"x\"}]}",
    "{\"study_id\":1,\"field\":\"a\",\"state\":\"unclear\",\"updated_at\":1,"
      "\"quotes\":[{\"source_id\":1,\"item\":0,\"start\":5,\"end\":5000000000,\"text\":\"x\"}]}",
    "{\"study_id\":1,\"field\":\"a\",\"state\":\"unclear\",\"updated_at\":1,\"value\":true}",
    "{\"study_id\":1,\"field\":\"a\",\"state\":\"unclear\",\"updated_at\":1,\"note\":3}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (tc_answer_from_json (refused[i], &error));
      g_assert_error (error, TC_JSON_ERROR, TC_JSON_ERROR_TYPE);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/answer/states", test_states);
  g_test_add_func ("/answer/snapshot", test_snapshot);
  g_test_add_func ("/answer/without-value", test_without_value);
  g_test_add_func ("/answer/equal", test_equal);
  g_test_add_func ("/answer/suggested", test_suggested);
  g_test_add_func ("/answer/refused", test_refused);
  return g_test_run ();
}
