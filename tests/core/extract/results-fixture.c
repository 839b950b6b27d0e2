/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "results-fixture.h"

#include <string.h>

static void
append_member (GString    *line,
               TcValue    *record,
               const char *key,
               const char *before,
               const char *behind)
{
  TcValue *member = tc_value_get_member (record, key);

  if (member == NULL)
    return;
  if (tc_value_get_kind (member) == TC_VALUE_TEXT)
    g_string_append_printf (line, "%s%s%s", before, tc_value_get_text (member), behind);
  else
    g_string_append_printf (line, "%s%.10g%s", before, tc_value_get_number (member), behind);
}

static TcExtraction *
extract (TcExtractor *extractor,
         const char  *text)
{
  g_autoptr (TcSource) source = tc_source_new ();
  g_autoptr (GError) error = NULL;
  TcExtraction *extraction;

  tc_source_take_text (source, g_strdup (text));
  tc_source_add_section (source, TC_SECTION_ABSTRACT, (TcSpan) { 0, g_utf8_strlen (text, -1) },
                         "en");
  extraction = tc_extractor_run (extractor, source, NULL, &error);
  g_assert_no_error (error);
  return extraction;
}

static TcExtractor *
make_extractor (void)
{
  g_autoptr (GError) error = NULL;
  TcExtractor *extractor = tc_extractor_new (&error);

  g_assert_no_error (error);
  return extractor;
}

static void
append_result (GString *lines,
               TcValue *value)
{
  append_member (lines, value, "outcome", "", "");
  append_member (lines, value, "arm", " | ", "");
  append_member (lines, value, "value", " ", "");
  append_member (lines, value, "n", "/", "");
  append_member (lines, value, "dispersion", " ±", "");
  append_member (lines, value, "ci_low", " [", "");
  append_member (lines, value, "ci_high", ", ", "]");
  append_member (lines, value, "time_point", " @", "");
  g_string_append_c (lines, '\n');
}

static void
append_arm (GString *lines,
            TcValue *value)
{
  append_member (lines, value, "label", "", "");
  append_member (lines, value, "n_allocated", " ", "");
  g_string_append_c (lines, '\n');
}

static void
check (TcExtractor *extractor,
       const char  *text,
       const char  *field,
       void (*append) (GString *, TcValue *),
       const char  *expected)
{
  g_autoptr (TcExtraction) extraction = extract (extractor, text);
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < extraction->suggestions->len; i++)
    {
      const TcSuggestion *suggestion = g_ptr_array_index (extraction->suggestions, i);

      if (strcmp (suggestion->field, field) == 0)
        append (lines, suggestion->value);
    }
  g_test_message ("%s", text);
  g_assert_cmpstr (lines->str, ==, expected);
}

/* Asserts that each text gives the results that are expected of it, and no other. */
void
results_fixture_check (const ResultsForm *forms,
                       guint              n_forms)
{
  g_autoptr (TcExtractor) extractor = make_extractor ();

  for (guint i = 0; i < n_forms; i++)
    check (extractor, forms[i].text, "results", append_result, forms[i].expected);
}

/* Asserts that a text has the arms of these names and sizes, one a line, and no other. */
void
results_fixture_check_sizes (const char *text,
                             const char *expected)
{
  g_autoptr (TcExtractor) extractor = make_extractor ();

  check (extractor, text, "arms", append_arm, expected);
}
