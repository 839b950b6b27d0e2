/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tc-codebook.h"

/* Tests: tc-field.c tc-field-format.c tc-field-parse.c */

static TcCodebook *codebook;

/* What a person types and what becomes of it; NULL where it must be refused. */
static const struct { const char *field, *typed, *json; } typed[] = {
  { "title", "  A trial\nof cells ", "\"A trial of cells\"" },
  { "adverse_events", "fever\nheadache", "\"fever\\nheadache\"" },
  { "title", " \t ", NULL },
  { "title", "　", NULL },
  { "year", "2024", "2024" },
  { "year", "２０２４", "2024" },
  { "n_enrolled", "1,234", "1234" },
  { "n_enrolled", "12,34", NULL },
  { "n_enrolled", "1234,567", NULL },
  { "n_enrolled", "40.5", NULL },
  { "n_enrolled", "40.0", "40" },
  { "n_enrolled", "40 patients", NULL },
  { "n_enrolled", "forty", NULL },
  { "n_enrolled", "1e999", NULL },
  { "n_enrolled", "99999999999999999999", NULL },
  { "n_enrolled", "-", NULL },
  { "masking", "Double", "\"Double\"" },
  { "masking", "double-blind", "\"Double\"" },
  { "masking", "双盲", "\"Double\"" },
  { "masking", "OPEN LABEL", "\"None (Open Label)\"" },
  { "masking", "fivefold", NULL },
  { "phase", "II期", "\"Phase 2\"" },
  { "phase", "Ⅱ期", "\"Phase 2\"" },
  { "phase", "phase iii", "\"Phase 3\"" },
  { "route", "静脉注射", "\"intravenous\"" },
  { "route", "by catapult", "\"by catapult\"" },
  { "country", "中国", "\"China\"" },
  { "country", "USA", "\"United States\"" },
  { "dose", "1×10⁶ cells/kg", "{\"value\":1000000,\"unit\":\"cells/kg\"}" },
  { "dose", "1 × 10^6 细胞/kg", "{\"value\":1000000,\"unit\":\"cells/kg\"}" },
  { "dose", "1x10^6cells/kg", "{\"value\":1000000,\"unit\":\"cells/kg\"}" },
  { "dose", "1e6 cells/kg", "{\"value\":1000000,\"unit\":\"cells/kg\"}" },
  { "dose", "2.5×10⁻³ mg", "{\"value\":0.0025,\"unit\":\"mg\"}" },
  { "dose", "2.5×10^-3 mg", "{\"value\":0.0025,\"unit\":\"mg\"}" },
  { "dose", "15±3×10⁶ cells", "{\"value\":15000000,\"unit\":\"cells\",\"sd\":3000000}" },
  { "dose", "(15 ± 3) × 10⁶ cells", "{\"value\":15000000,\"unit\":\"cells\",\"sd\":3000000}" },
  { "dose", "1.5×10⁷ ± 3×10⁶ cells", "{\"value\":15000000,\"unit\":\"cells\",\"sd\":3000000}" },
  { "dose", "15±3 mg", "{\"value\":15,\"unit\":\"mg\",\"sd\":3}" },
  { "dose", "５０ｍｇ", "{\"value\":50,\"unit\":\"mg\"}" },
  { "dose", "50 MG", "{\"value\":50,\"unit\":\"mg\"}" },
  { "dose", "5 spoons", "{\"value\":5,\"unit\":\"spoons\"}" },
  { "dose", "5 xenografts", "{\"value\":5,\"unit\":\"xenografts\"}" },
  { "dose", "−0.5 mg", "{\"value\":-0.5,\"unit\":\"mg\"}" },
  { "dose", "40", "{\"value\":40,\"unit\":\"\"}" },
  { "dose", "1 × 106 cells", NULL },
  { "dose", "1 × 10 cells/kg", NULL },
  { "dose", "1x106 cells", NULL },
  { "dose", "10⁶ cells", NULL },
  { "dose", "1,5 mg", NULL },
  { "dose", "10 000 mg", NULL },
  { "dose", "(15) mg", NULL },
  { "dose", "1.2.3 mg", NULL },
  { "dose", "mg", NULL },
  { "dose", "15±", NULL },
  { "follow_up", "12 months", "{\"value\":12,\"unit\":\"month\"}" },
  { "follow_up", "12月", "{\"value\":12,\"unit\":\"month\"}" },
  { "follow_up", "12 个月", "{\"value\":12,\"unit\":\"month\"}" },
  { "follow_up", "1.5 yr", "{\"value\":1.5,\"unit\":\"year\"}" },
  { "follow_up", "6 wk", "{\"value\":6,\"unit\":\"week\"}" },
  { "follow_up", "12", NULL },
  { "follow_up", "12 moons", NULL },
  { "follow_up", "1 year 6 months", NULL },
  { "arms", "A", NULL },
};

static const struct { const char *field, *json; gboolean accepted; } shapes[] = {
  { "title", "\"x\"", TRUE }, { "title", "\"\"", FALSE }, { "title", "1", FALSE },
    { "title", "[\"x\"]", FALSE },
  { "authors", "[\"x\"]", TRUE }, { "authors", "[]", TRUE }, { "authors", "\"x\"", FALSE },
  { "authors", "[\"x\",\"\"]", FALSE }, { "authors", "[[\"x\"]]", FALSE },
  { "year", "2024", TRUE }, { "year", "2024.5", FALSE }, { "year", "\"2024\"", FALSE },
    { "year", "1e300", FALSE },
  { "phase", "\"Phase 2\"", TRUE }, { "phase", "\"Phase II\"", FALSE },
    { "phase", "\"2 期\"", FALSE },
  { "control", "\"placebo\"", TRUE }, { "control", "\"another thing\"", TRUE },
  { "dose", "[{\"value\":1,\"unit\":\"mg\"}]", TRUE },
    { "dose", "[{\"value\":1,\"unit\":\"spoon\"}]", TRUE },
  { "dose", "{\"value\":1,\"unit\":\"mg\"}", FALSE }, { "dose", "[1]", FALSE },
  { "follow_up", "{\"value\":1,\"unit\":\"month\"}", TRUE },
    { "follow_up", "{\"value\":1,\"unit\":\"mg\"}", FALSE },
  { "arms", "[{\"label\":\"A\",\"n_allocated\":3}]", TRUE }, { "arms", "[{}]", TRUE },
    { "arms", "[]", TRUE },
  { "arms", "{\"label\":\"A\"}", FALSE }, { "arms", "[{\"label\":3}]", FALSE },
    { "arms", "[{\"name\":\"A\"}]", FALSE },
  { "arms", "[{\"role\":\"King\"}]", FALSE }, { "arms", "[\"A\"]", FALSE },
  { "results", "[{\"value\":-0.39,\"unit\":\"points\",\"p\":\"<0.001\"}]", TRUE },
  { "results", "[{\"$record\":true,\"value\":5,\"unit\":\"m\"}]", TRUE },
    { "results", "[{\"value\":\"5\"}]", FALSE },
};

static const struct { const char *field, *json, *en, *zh; } formats[] = {
  { "masking", "\"Double\"", "Double", "双盲" },
  { "phase", "\"Phase 1/Phase 2\"", "Phase 1/Phase 2", "1/2 期" },
  { "route", "[\"intravenous\",\"by hand\"]", "intravenous; by hand", "静脉给药；by hand" },
  { "follow_up", "{\"value\":12,\"unit\":\"month\"}", "12 months", "12 个月" },
  { "follow_up", "{\"value\":1,\"unit\":\"month\"}", "1 month", "1 个月" },
  { "dose", "[{\"value\":15000000,\"unit\":\"cells\",\"sd\":3000000}]", "15000000 ± 3000000 cells",
    "15000000 ± 3000000 个细胞" },
  { "dose", "[{\"value\":2,\"unit\":\"spoon\"}]", "2 spoon", "2 spoon" },
  { "dose", "[{\"value\":2,\"unit\":\"\"}]", "2", "2" },
  { "year", "2024", "2024", "2024" },
  { "arms", "[{\"n_allocated\":3,\"role\":\"Experimental\",\"label\":\"A\"},{\"label\":\"B\"}]",
    "Arm: A, Role: Experimental, Allocated: 3; Arm: B", "组别：A，类型：试验组，分配人数：3；组别：B" },
  { "year", "\"not a number\"", "not a number", "not a number" },
};

static void
test_parse (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      const TcField *field = tc_codebook_find_field (codebook, typed[i].field);
      g_autoptr (GError) error = NULL;
      g_autoptr (TcValue) value = tc_field_parse (field, typed[i].typed, &error);
      g_autofree char *json = value != NULL ? tc_value_to_json (value) : NULL;

      g_test_message ("%s “%s” %s", typed[i].field, typed[i].typed,
                      error != NULL ? error->message : "");
      g_assert_cmpstr (json, ==, typed[i].json);
      if (typed[i].json == NULL)
        g_assert_error (error, TC_CODEBOOK_ERROR, TC_CODEBOOK_ERROR_VALUE);
    }
}

static void
test_accepts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_autoptr (TcValue) value = tc_value_from_json (shapes[i].json, NULL);

      g_test_message ("%s %s", shapes[i].field, shapes[i].json);
      g_assert_cmpint (tc_field_accepts (tc_codebook_find_field (codebook, shapes[i].field), value),
                       ==,
                       shapes[i].accepted);
    }
}

static void
test_format (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      const TcField *field = tc_codebook_find_field (codebook, formats[i].field);
      g_autoptr (TcValue) value = tc_value_from_json (formats[i].json, NULL);
      g_autofree char *en = NULL, *zh = NULL;

      g_setenv ("LANGUAGE", "zh_CN", TRUE);
      zh = tc_field_format (field, value);
      g_setenv ("LANGUAGE", "en", TRUE);
      en = tc_field_format (field, value);
      g_assert_cmpstr (en, ==, formats[i].en);
      g_assert_cmpstr (zh, ==, formats[i].zh);
    }
}

/* What the form shows can be typed back. */
static void
test_format_then_parse (void)
{
  static const char * const languages[] = { "en", "zh_CN" };

  for (guint i = 0; i < tc_codebook_get_n_fields (codebook); i++)
    {
      const TcField *field = tc_codebook_get_field (codebook, i);

      for (guint j = 0; j < 2 * tc_field_get_n_options (field); j++)
        {
          g_autoptr (TcValue) value = tc_value_new_text (tc_field_get_option (field, j / 2));
          g_autoptr (TcValue) again = NULL;
          g_autofree char *text = NULL;

          g_setenv ("LANGUAGE", languages[j % 2], TRUE);
          text = tc_field_format (field, value);
          again = tc_field_parse (field, text, NULL);
          g_test_message ("%s: %s", tc_field_get_key (field), text);
          g_assert_true (tc_value_equal (value, again));
        }
    }
  g_setenv ("LANGUAGE", "en", TRUE);
}

/* Units and columns are found by index, and nothing stands behind the last. */
static void
test_parts (void)
{
  const TcField *follow_up = tc_codebook_find_field (codebook, "follow_up");
  const TcField *arms = tc_codebook_find_field (codebook, "arms");

  g_assert_cmpuint (tc_field_get_n_units (follow_up), ==, 4);
  g_assert_cmpstr (tc_field_get_unit (follow_up, 2), ==, "month");
  g_assert_cmpstr (tc_field_get_unit_label (follow_up, 2), ==, "months");
  g_assert_null (tc_field_get_unit (follow_up, 4));
  g_assert_null (tc_field_get_unit_label (follow_up, 4));
  g_assert_null (tc_field_get_option (follow_up, 0));
  g_assert_null (tc_field_get_option_label (follow_up, 0));
  g_assert_cmpuint (tc_field_get_n_columns (arms), ==, 7);
  g_assert_cmpstr (tc_field_get_key (tc_field_get_column (arms, 0)), ==, "label");
  g_assert_true (tc_field_find_column (arms, "route") == tc_field_get_column (arms, 6));
  g_assert_null (tc_field_get_column (arms, 7));
  g_assert_null (tc_field_find_column (arms, "no_column"));
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  codebook = tc_codebook_new_default ();
  g_test_add_func ("/field/parse", test_parse);
  g_test_add_func ("/field/accepts", test_accepts);
  g_test_add_func ("/field/format", test_format);
  g_test_add_func ("/field/format-then-parse", test_format_then_parse);
  g_test_add_func ("/field/parts", test_parts);
  status = g_test_run ();
  tc_codebook_unref (codebook);
  return status;
}
