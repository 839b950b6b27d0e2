/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tc-codebook.h"

#include <string.h>

#include "tc-json.h"

/* Tests: tc-codebook.c
 * Through them: tc-codebook-json.c */

/* Each field of the default codebook in its order: group, key, kind, whether it repeats. */
static const struct { const char *group, *key; TcFieldKind kind; gboolean repeating; } fields[] = {
  { "citation", "title", TC_FIELD_TEXT, FALSE },
  { "citation", "title_zh", TC_FIELD_TEXT, FALSE },
  { "citation", "authors", TC_FIELD_TEXT, TRUE },
  { "citation", "journal", TC_FIELD_TEXT, FALSE },
  { "citation", "year", TC_FIELD_INTEGER, FALSE },
  { "citation", "publication_date", TC_FIELD_TEXT, FALSE },
  { "citation", "volume", TC_FIELD_TEXT, FALSE },
  { "citation", "issue", TC_FIELD_TEXT, FALSE },
  { "citation", "pages", TC_FIELD_TEXT, FALSE },
  { "citation", "doi", TC_FIELD_TEXT, FALSE },
  { "citation", "pmid", TC_FIELD_TEXT, FALSE },
  { "citation", "pmcid", TC_FIELD_TEXT, FALSE },
  { "citation", "publication_type", TC_FIELD_TEXT, FALSE },
  { "registration", "registry_ids", TC_FIELD_TEXT, TRUE },
  { "design", "phase", TC_FIELD_OPTION, FALSE },
  { "design", "allocation", TC_FIELD_OPTION, FALSE },
  { "design", "masking", TC_FIELD_OPTION, FALSE },
  { "design", "control", TC_FIELD_TEXT, FALSE },
  { "design", "centres", TC_FIELD_OPTION, FALSE },
  { "design", "intervention_model", TC_FIELD_OPTION, FALSE },
  { "design", "allocation_ratio", TC_FIELD_TEXT, FALSE },
  { "design", "country", TC_FIELD_TEXT, TRUE },
  { "participants", "condition", TC_FIELD_TEXT, FALSE },
  { "participants", "n_enrolled", TC_FIELD_INTEGER, FALSE },
  { "participants", "n_treated", TC_FIELD_INTEGER, FALSE },
  { "participants", "n_analysed", TC_FIELD_INTEGER, FALSE },
  { "participants", "background_therapy", TC_FIELD_TEXT, FALSE },
  { "intervention", "intervention", TC_FIELD_TEXT, FALSE },
  { "intervention", "cell_type", TC_FIELD_TEXT, FALSE },
  { "intervention", "cell_source", TC_FIELD_TEXT, FALSE },
  { "intervention", "donor", TC_FIELD_OPTION, FALSE },
  { "intervention", "route", TC_FIELD_TEXT, TRUE },
  { "intervention", "dose", TC_FIELD_QUANTITY, TRUE },
  { "intervention", "n_doses", TC_FIELD_INTEGER, FALSE },
  { "intervention", "dose_interval", TC_FIELD_TEXT, FALSE },
  { "follow_up", "lead_in", TC_FIELD_DURATION, FALSE },
  { "follow_up", "follow_up", TC_FIELD_DURATION, FALSE },
  { "follow_up", "extension", TC_FIELD_DURATION, FALSE },
  { "endpoints", "primary_endpoints", TC_FIELD_TEXT, TRUE },
  { "endpoints", "secondary_endpoints", TC_FIELD_TEXT, TRUE },
  { "endpoints", "outcome_measures", TC_FIELD_TEXT, TRUE },
  { "endpoints", "biomarkers", TC_FIELD_TEXT, TRUE },
  { "safety", "serious_adverse_events", TC_FIELD_LONG_TEXT, FALSE },
  { "safety", "adverse_events", TC_FIELD_LONG_TEXT, FALSE },
  { "safety", "deaths", TC_FIELD_INTEGER, FALSE },
  { "summary", "conclusion", TC_FIELD_LONG_TEXT, FALSE },
  { "summary", "funding", TC_FIELD_LONG_TEXT, FALSE },
  { "tables", "arms", TC_FIELD_TABLE, FALSE },
  { "tables", "results", TC_FIELD_TABLE, FALSE },
};

static const struct { const char *key, *options; } option_lists[] = {
  { "phase",
    "Early Phase 1|Phase 1|Phase 1/Phase 2|Phase 2|Phase 2/Phase 3|Phase 3|Phase 4|Not Applicable" },
  { "allocation", "Randomized|Non-Randomized|N/A" },
  { "masking", "None (Open Label)|Single|Double|Triple|Quadruple" },
  { "intervention_model", "Single Group|Parallel|Crossover|Factorial|Sequential" },
  { "centres", "single-centre|multicentre" },
  { "donor", "autologous|allogeneic|xenogeneic" },
};

static void
test_default_fields (void)
{
  g_autoptr (TcCodebook) codebook = tc_codebook_new_default ();

  g_assert_cmpstr (tc_codebook_get_id (codebook), ==, "interventional-trials");
  g_assert_cmpuint (tc_codebook_get_version (codebook), ==, 1);
  g_assert_cmpuint (tc_codebook_get_n_groups (codebook), ==, 10);
  g_assert_cmpuint (tc_codebook_get_n_fields (codebook), ==, G_N_ELEMENTS (fields));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const TcField *field = tc_codebook_get_field (codebook, i);

      g_assert_cmpstr (tc_field_get_key (field), ==, fields[i].key);
      g_assert_cmpstr (tc_field_get_group (field), ==, fields[i].group);
      g_assert_cmpint (tc_field_get_kind (field), ==, fields[i].kind);
      g_assert_cmpint (tc_field_is_repeating (field), ==, fields[i].repeating);
      g_assert_true (tc_codebook_find_field (codebook, fields[i].key) == field);
    }
  g_assert_null (tc_codebook_get_field (codebook, G_N_ELEMENTS (fields)));
  g_assert_null (tc_codebook_find_field (codebook, "no_such_field"));
  g_assert_null (tc_codebook_find_field (codebook, NULL));
  g_assert_null (tc_codebook_get_group (codebook, 10));
}

static void
test_default_options (void)
{
  g_autoptr (TcCodebook) codebook = tc_codebook_new_default ();

  for (guint i = 0; i < G_N_ELEMENTS (option_lists); i++)
    {
      const TcField *field = tc_codebook_find_field (codebook, option_lists[i].key);
      g_autoptr (GString) options = g_string_new (NULL);

      for (guint j = 0; j < tc_field_get_n_options (field); j++)
        g_string_append_printf (options, "%s%s", j > 0 ? "|" : "", tc_field_get_option (field, j));
      g_assert_cmpstr (options->str, ==, option_lists[i].options);
    }
}

/* Nothing of the default codebook is left in English for a Chinese reader, and everything explains
 * itself. */
static void
check_field_labels (const TcField *field)
{
  const char *key = tc_field_get_key (field);
  const char *zh = tc_field_get_label_in (field, "zh_CN");

  g_test_message ("%s", key);
  g_assert_cmpstr (tc_field_get_help (field), !=, "");
  g_assert_cmpstr (tc_field_get_label_in (field, "en"), !=, "");
  if (!g_str_equal (key, "doi") && !g_str_equal (key, "pmid") && !g_str_equal (key, "pmcid"))
    g_assert_cmpstr (zh, !=, tc_field_get_label_in (field, "en"));
  for (guint i = 0; i < tc_field_get_n_options (field); i++)
    g_assert_cmpstr (tc_field_get_option_label (field, i), !=, tc_field_get_option (field, i));
  for (guint i = 0; i < tc_field_get_n_columns (field); i++)
    check_field_labels (tc_field_get_column (field, i));
}

static void
test_default_in_chinese (void)
{
  g_autoptr (TcCodebook) codebook = tc_codebook_new_default ();
  const TcField *masking = tc_codebook_find_field (codebook, "masking");

  g_setenv ("LANGUAGE", "zh_CN", TRUE);
  for (guint i = 0; i < tc_codebook_get_n_fields (codebook); i++)
    check_field_labels (tc_codebook_get_field (codebook, i));
  g_assert_cmpstr (tc_codebook_get_group_label (codebook, "summary"), ==, "总结");
  g_assert_cmpstr (tc_field_get_label (masking), ==, "盲法");
  g_assert_cmpstr (tc_field_find_option_label (masking, "Double"), ==, "双盲");
  g_assert_cmpstr (tc_field_find_option_label (masking, "no option"), ==, "no option");
  g_setenv ("LANGUAGE", "fr:zh_CN:en", TRUE);
  g_assert_cmpstr (tc_field_get_label (masking), ==, "盲法");
  g_setenv ("LANGUAGE", "en_GB:zh_CN", TRUE);
  g_assert_cmpstr (tc_field_get_label (masking), ==, "Masking");
  g_setenv ("LANGUAGE", "en", TRUE);
  g_assert_cmpstr (tc_field_get_label (masking), ==, "Masking");
  g_assert_cmpstr (tc_field_get_label_in (masking, "zh"), ==, "盲法");
}

#define HEAD "{\"id\":\"x\",\"version\":1,\"title\":{\"en\":\"X\"},\"groups\":[{\"key\":\"g\",\"label\":{\"en\":\"G\"}}," \
             "{\"key\":\"h\",\"label\":{\"en\":\"H\"}}],\"fields\":["
#define TAIL "]}"
#define FIELD(key, kind, more) "{\"key\":\"" key "\",\"group\":\"g\",\"kind\":\"" kind "\",\"label\":{\"en\":\"L\"}" more "}"
#define COLUMN(key, kind, more) "{\"key\":\"" key "\",\"kind\":\"" kind "\",\"label\":{\"en\":\"L\"}" more "}"

static const char * const good[] = {
  HEAD FIELD ("a", "text", "") TAIL,
  HEAD FIELD ("a1_b2", "integer", ",\"repeating\":true") TAIL,
  HEAD FIELD ("a", "option",
              ",\"options\":[{\"value\":\"x\"},{\"value\":\"y\",\"zh_CN\":\"乙\"}]") TAIL,
  HEAD FIELD ("a", "text", ",\"options\":[{\"value\":\"x\",\"also\":[\"ex\"]}]") TAIL,
  HEAD FIELD ("a", "quantity", "") TAIL,
  HEAD FIELD ("a", "duration", ",\"units\":[{\"value\":\"day\",\"en\":\"days\"}]") TAIL,
  HEAD FIELD ("a", "table",
              ",\"columns\":[" COLUMN ("b", "number", "") "," COLUMN ("a", "text", "") "]") TAIL,
  HEAD FIELD ("a", "text",
              "") ",{\"key\":\"b\",\"group\":\"h\",\"kind\":\"text\",\"label\":{\"en\":\"L\"}}" TAIL,
};

/* Each with a word that the message must contain, so that a person finds the place. */
static const struct { const char *json, *names; } bad[] = {
  { "[]", "object" },
  { "{\"id\":\"x\",\"version\":1,\"title\":{\"en\":\"X\"},\"groups\":[],\"fields\":[]}", "groups" },
  { HEAD TAIL, "fields" },
  { HEAD FIELD ("Title", "text", "") TAIL, "Title" },
  { HEAD FIELD ("1a", "text", "") TAIL, "1a" },
  { HEAD FIELD ("a-b", "text", "") TAIL, "a-b" },
  { HEAD FIELD ("a b", "text", "") TAIL, "a b" },
  { HEAD FIELD ("标题", "text", "") TAIL, "标题" },
  { HEAD FIELD ("a__b", "text", "") TAIL, "a__b" },
  { HEAD FIELD ("a_", "text", "") TAIL, "a_" },
  { HEAD FIELD ("", "text", "") TAIL, "key" },
  { HEAD FIELD ("a", "text", "") "," FIELD ("a", "text", "") TAIL, "twice" },
  { HEAD FIELD ("study_id", "text", "") TAIL, "study_id" },
  { HEAD FIELD ("dose", "text", "") "," FIELD ("dose_unit", "text", "") TAIL, "dose_unit" },
  { HEAD FIELD ("dose_state", "text", "") "," FIELD ("dose", "text", "") TAIL, "dose_state" },
  { HEAD FIELD ("a", "date", "") TAIL, "date" },
  { HEAD FIELD ("a", "text", ",\"optoins\":[]") TAIL, "optoins" },
  { HEAD FIELD ("a", "text", ",\"repeating\":1") TAIL, "repeating" },
  { HEAD FIELD ("a", "text", ",\"hidden\":\"yes\"") TAIL, "hidden" },
  { HEAD FIELD ("a", "text", ",\"hidden\":[true]") TAIL, "hidden" },
  { HEAD FIELD ("a", "table", ",\"columns\":[" COLUMN ("b", "text", ",\"hidden\":true") "]") TAIL, "“b”" },
  { HEAD FIELD ("a", "option", "") TAIL, "options" },
  { HEAD FIELD ("a", "option", ",\"options\":[]") TAIL, "options" },
  { HEAD FIELD ("a", "option", ",\"options\":[\"x\"]") TAIL, "“a”" },
  { HEAD FIELD ("a", "option", ",\"options\":[{\"value\":\"\"}]") TAIL, "empty" },
  { HEAD FIELD ("a", "option", ",\"options\":[{\"value\":\"x\"},{\"value\":\"x\"}]") TAIL,
    "twice" },
  { HEAD FIELD ("a", "option", ",\"options\":[{\"value\":\"x\",\"also\":[1]}]") TAIL, "“x”" },
  { HEAD FIELD ("a", "integer", ",\"options\":[{\"value\":\"x\"}]") TAIL, "“a”" },
  { HEAD FIELD ("a", "text", ",\"units\":[{\"value\":\"x\"}]") TAIL, "“a”" },
  { HEAD FIELD ("a", "duration", "") TAIL, "units" },
  { HEAD FIELD ("a", "table", "") TAIL, "columns" },
  { HEAD FIELD ("a", "table",
                ",\"repeating\":true,\"columns\":[" COLUMN ("b", "text", "") "]") TAIL, "“a”" },
  { HEAD FIELD ("a", "text", ",\"columns\":[" COLUMN ("b", "text", "") "]") TAIL, "“a”" },
  { HEAD FIELD ("a", "table", ",\"columns\":[" COLUMN ("b", "table", ",\"columns\":[]") "]") TAIL,
    "“b”" },
  { HEAD FIELD ("a", "table", ",\"columns\":[" COLUMN ("b", "quantity", "") "]") TAIL, "“b”" },
  { HEAD FIELD ("a", "table",
                ",\"columns\":[" COLUMN ("b", "text", ",\"repeating\":true") "]") TAIL, "“b”" },
  { HEAD FIELD ("a", "table",
                ",\"columns\":[" COLUMN ("b", "text", "") "," COLUMN ("b", "text", "") "]") TAIL,
                "twice" },
  { HEAD "{\"key\":\"a\",\"group\":\"z\",\"kind\":\"text\",\"label\":{\"en\":\"L\"}}" TAIL, "“z”" },
  { HEAD "{\"key\":\"a\",\"group\":\"g\",\"kind\":\"text\"}" TAIL, "label" },
  { HEAD "{\"key\":\"a\",\"group\":\"g\",\"kind\":\"text\",\"label\":\"L\"}" TAIL, "label" },
  { HEAD "{\"key\":\"a\",\"group\":\"g\",\"kind\":\"text\",\"label\":{\"en\":\"\"}}" TAIL,
    "label" },
  { HEAD "{\"key\":\"a\",\"group\":\"g\",\"kind\":\"text\",\"label\":{\"en\":\"\",\"zh_CN\":\"\"}}" TAIL, "label" },
  { HEAD "{\"key\":\"a\",\"group\":\"g\",\"kind\":\"text\",\"label\":{\"en\":\"L\",\"de\":\"L\"}}" TAIL, "de" },
  { HEAD "{\"key\":\"a\",\"group\":\"h\",\"kind\":\"text\",\"label\":{\"en\":\"L\"}}," FIELD ("b",
                                                                                              "text", "") TAIL, "“b”" },
  { HEAD "1" TAIL, "field" },
  { HEAD FIELD ("a", "text", "") "],\"extra\":[" TAIL, "extra" },
};

static void
test_good (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TcCodebook) codebook = tc_codebook_new_from_json (good[i], &error);

      g_assert_no_error (error);
      g_assert_cmpstr (tc_codebook_get_json (codebook), ==, good[i]);
    }
}

static void
test_bad (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", bad[i].json);
      g_assert_null (tc_codebook_new_from_json (bad[i].json, &error));
      g_assert_true (error->domain == TC_CODEBOOK_ERROR || error->domain == TC_JSON_ERROR);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, bad[i].names));
    }
}

/* Every text that our own codebook can be cut to is refused without harm. */
static void
test_cut (void)
{
  g_autoptr (TcCodebook) codebook = tc_codebook_new_default ();
  const char *json = tc_codebook_get_json (codebook);

  for (gsize length = 0; length + 2 < strlen (json); length += 97)
    {
      g_autofree char *cut = g_strndup (json, length);
      g_autoptr (GError) error = NULL;

      g_assert_null (tc_codebook_new_from_json (cut, &error));
      g_assert_error (error, TC_JSON_ERROR, TC_JSON_ERROR_CUT_OFF);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/codebook/default/fields", test_default_fields);
  g_test_add_func ("/codebook/default/options", test_default_options);
  g_test_add_func ("/codebook/default/in-chinese", test_default_in_chinese);
  g_test_add_func ("/codebook/good", test_good);
  g_test_add_func ("/codebook/bad", test_bad);
  g_test_add_func ("/codebook/cut", test_cut);
  return g_test_run ();
}
