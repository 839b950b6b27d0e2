/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "arms-fixture.h"

#include <string.h>

#include "tc-extract.h"

static void
append_member (GString    *line,
               TcValue    *record,
               const char *key)
{
  TcValue *member = tc_value_get_member (record, key);

  if (member == NULL)
    return;
  if (tc_value_get_kind (member) == TC_VALUE_TEXT)
    g_string_append_printf (line, " %s", tc_value_get_text (member));
  else
    g_string_append_printf (line, " %.10g", tc_value_get_number (member));
}

static void
add_sections (TcSource   *source,
              const char *text,
              const char *language)
{
  const char *line = strchr (text, '\n');
  gsize title = line != NULL ? g_utf8_strlen (text, line - text) : 0;

  if (line != NULL)
    tc_source_add_section (source, TC_SECTION_TITLE, (TcSpan) { 0, title }, language);
  tc_source_add_section (source, TC_SECTION_ABSTRACT, (TcSpan) { title, g_utf8_strlen (text, -1) }, language);
}

void
arms_fixture_check (const char     *language,
                    const ArmsCase *cases,
                    guint           n)
{
  g_autoptr (TcExtractor) extractor = NULL;
  g_autoptr (GString) wrong = g_string_new (NULL);
  g_autoptr (GError) failure = NULL;

  extractor = tc_extractor_new (&failure);
  g_assert_no_error (failure);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TcSource) source = tc_source_new ();
      g_autoptr (TcExtraction) extraction = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GString) line = g_string_new (NULL);

      tc_source_take_text (source, g_strdup (cases[i].text));
      add_sections (source, cases[i].text, language);
      extraction = tc_extractor_run (extractor, source, NULL, &error);
      g_assert_no_error (error);
      for (guint k = 0; k < extraction->suggestions->len; k++)
        {
          const TcSuggestion *suggestion = g_ptr_array_index (extraction->suggestions, k);

          if (strcmp (suggestion->field, "arms") != 0)
            continue;
          append_member (line, suggestion->value, "label");
          append_member (line, suggestion->value, "n_allocated");
          append_member (line, suggestion->value, "dose");
          g_string_append_c (line, ';');
        }
      if (strcmp (line->str, cases[i].expected) != 0)
        g_string_append_printf (wrong, "\n%s: \"%s\"", cases[i].text, line->str);
    }
  g_assert_cmpstr (wrong->str, ==, "");
}
