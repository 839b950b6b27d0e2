/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tc-codebook-check.h"
#include "tc-codebook-edit.h"

#include <string.h>

/* Tests: tc-codebook-check.c tc-codebook-choices.c tc-codebook-edit.c
 * Through them: tc-codebook-keys.c */

/* Keys of all fields of a group in their order, hidden ones in brackets. */
static char *
list_keys (TcCodebook *codebook,
           const char *group)
{
  g_autoptr (GString) keys = g_string_new (NULL);
  const TcField *field;

  for (guint i = 0; (field = tc_codebook_get_any_field (codebook, i)) != NULL; i++)
    if (g_str_equal (tc_field_get_group (field), group))
      g_string_append_printf (keys, tc_field_is_hidden (field) ? "%s[%s]" : "%s%s", keys->len > 0 ? " " : "",
                              tc_field_get_key (field));
  return g_string_free (g_steal_pointer (&keys), FALSE);
}

static void
assert_keys (TcCodebook *codebook,
             const char *group,
             const char *expected)
{
  g_autofree char *keys = list_keys (codebook, group);

  g_assert_cmpstr (keys, ==, expected);
}

/* Puts the changed codebook in the place of the one before. */
static void
take (TcCodebook **codebook,
      TcCodebook  *changed,
      GError      *error)
{
  g_assert_no_error (error);
  tc_codebook_unref (*codebook);
  *codebook = changed;
}

#define CHANGE(codebook, function, ...) G_STMT_START { \
    GError *change_error = NULL; \
    TcCodebook *changed = function (codebook, __VA_ARGS__, &change_error); \
    take (&codebook, changed, change_error); \
  } G_STMT_END

static const struct
{
  const char *en;
  const char *zh;
  const char *key;
} names[] = {
  { "Risk of bias (RoB 2)", NULL, "risk_of_bias_rob_2" },
  { "  Zürich   score ", NULL, "zurich_score" },
  { NULL, "偏倚风险", "field" },
  { "12-month relapse", NULL, "field_12_month_relapse" },
  { "Label", NULL, "label_2" },            /* columns of studies.csv */
  { "Status", NULL, "status_2" },
  { "Dose unit", NULL, "dose_unit_2" },    /* what the field "dose" has there */
  { "Abstract", NULL, "abstract_2" },      /* what a column of an imported table can be */
  { "Title (zh)", NULL, "title_zh_2" },
  { "!!!", NULL, "field" },
  { "A name so long that nobody would want to read it as the heading of a column", NULL,
    "a_name_so_long_that_nobody_would_want_to" },
};

static void
test_names (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (TcCodebook) codebook = tc_codebook_new_default ();
      const TcFieldSpec spec = { .label_en = names[i].en, .label_zh = names[i].zh, .group = "summary",
                                 .kind = TC_FIELD_TEXT };

      CHANGE (codebook, tc_codebook_add_field, &spec);
      g_assert_nonnull (tc_codebook_find_field (codebook, names[i].key));
    }
}

/* A second Chinese name gets a number; keys that the endings of a later field would run into are not given. */
static void
test_unique (void)
{
  g_autoptr (TcCodebook) codebook = tc_codebook_new_default ();
  const TcFieldSpec first = { .label_zh = "甲", .group = "safety", .kind = TC_FIELD_TEXT };
  const TcFieldSpec second = { .label_zh = "乙", .group = "safety", .kind = TC_FIELD_TEXT };
  const TcFieldSpec state = { .label_en = "Probe state", .group = "safety", .kind = TC_FIELD_TEXT };
  const TcFieldSpec probe = { .label_en = "Probe", .group = "safety", .kind = TC_FIELD_TEXT };

  CHANGE (codebook, tc_codebook_add_field, &first);
  CHANGE (codebook, tc_codebook_add_field, &second);
  CHANGE (codebook, tc_codebook_add_field, &state);
  CHANGE (codebook, tc_codebook_add_field, &probe);
  assert_keys (codebook, "safety", "serious_adverse_events adverse_events deaths field field_2 probe_state probe_2");
  g_assert_cmpstr (tc_field_get_label_in (tc_codebook_find_field (codebook, "field"), "en"), ==, "甲");
  g_assert_cmpstr (tc_field_get_own_label (tc_codebook_find_field (codebook, "field"), "en"), ==, "");
}

static void
test_groups (void)
{
  g_autoptr (TcCodebook) codebook = tc_codebook_new_default ();
  const guint n = tc_codebook_get_n_groups (codebook);
  const TcFieldSpec spec = { .label_en = "Judge", .group = "quality", .kind = TC_FIELD_TEXT };

  CHANGE (codebook, tc_codebook_add_group, " Quality ", "质量");
  g_assert_cmpstr (tc_codebook_get_group (codebook, n), ==, "quality");
  CHANGE (codebook, tc_codebook_add_field, &spec);
  CHANGE (codebook, tc_codebook_set_group, "quality", "", "质量评价");
  g_assert_cmpstr (tc_codebook_get_group_label_in (codebook, "quality", "zh_CN"), ==, "质量评价");
  g_assert_cmpstr (tc_codebook_get_group_label_in (codebook, "quality", "en"), ==, "");
  for (guint i = 0; i < n + 3; i++)
    CHANGE (codebook, tc_codebook_move_group, "quality", -1);
  g_assert_cmpstr (tc_codebook_get_group (codebook, 0), ==, "quality");
  g_assert_cmpstr (tc_field_get_key (tc_codebook_get_field (codebook, 0)), ==, "judge");
  CHANGE (codebook, tc_codebook_move_group, "quality", 1);
  g_assert_cmpstr (tc_codebook_get_group (codebook, 1), ==, "quality");
}

static void
test_fields (void)
{
  g_autoptr (TcCodebook) codebook = tc_codebook_new_default ();
  TcFieldSpec spec = { .label_en = "Severity", .help_en = "How bad\nit was", .group = "safety",
                       .kind = TC_FIELD_OPTION, .repeating = TRUE, .choices = "mild | 轻\n\n high \n" };
  g_autofree char *choices = NULL;
  const TcField *field;

  CHANGE (codebook, tc_codebook_add_field, &spec);
  field = tc_codebook_find_field (codebook, "severity");
  g_assert_true (tc_field_is_repeating (field));
  g_assert_cmpint (tc_field_get_kind (field), ==, TC_FIELD_OPTION);
  g_assert_cmpstr (tc_field_get_own_help (field, "en"), ==, "How bad it was");
  choices = tc_field_dup_choices (field);
  g_assert_cmpstr (choices, ==, "mild | 轻\nhigh");

  /* Up and down, beyond the ends of the group, and to a group by name. */
  CHANGE (codebook, tc_codebook_move_field, "severity", -1);
  assert_keys (codebook, "safety", "serious_adverse_events adverse_events severity deaths");
  CHANGE (codebook, tc_codebook_move_field, "severity", 1);
  CHANGE (codebook, tc_codebook_move_field, "severity", 1);
  assert_keys (codebook, "summary", "severity conclusion funding");
  CHANGE (codebook, tc_codebook_move_field, "severity", -1);
  assert_keys (codebook, "safety", "serious_adverse_events adverse_events deaths severity");
  spec.group = "design";
  spec.label_en = "Grade";
  spec.choices = "high | 高\nmild\nother";
  CHANGE (codebook, tc_codebook_set_field, "severity", &spec);
  field = tc_codebook_find_field (codebook, "severity");
  g_assert_cmpstr (tc_field_get_group (field), ==, "design");
  g_assert_cmpstr (tc_field_get_label_in (field, "en"), ==, "Grade");
  g_assert_cmpstr (tc_field_get_option (field, 0), ==, "high");
  g_assert_cmpuint (tc_field_get_n_options (field), ==, 3);
  CHANGE (codebook, tc_codebook_move_field, "title", -1);
  g_assert_cmpstr (tc_field_get_key (tc_codebook_get_field (codebook, 0)), ==, "title");
}

/* Other names of options and columns of tables are no business of the form and stay. */
static void
test_kept (void)
{
  g_autoptr (TcCodebook) before = tc_codebook_new_default ();
  g_autoptr (TcCodebook) codebook = tc_codebook_ref (before);
  const TcField *phase = tc_codebook_find_field (before, "phase");
  g_autofree char *choices = tc_field_dup_choices (phase);
  const TcFieldSpec spec = { .label_en = "Stage", .group = "design", .choices = choices };
  const TcFieldSpec arms = { .label_en = "Branches", .group = "tables" };
  g_autoptr (TcValue) value = NULL;
  g_autoptr (GError) error = NULL;

  CHANGE (codebook, tc_codebook_set_field, "phase", &spec);
  CHANGE (codebook, tc_codebook_set_field, "arms", &arms);
  value = tc_field_parse (tc_codebook_find_field (codebook, "phase"), "Phase II", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (tc_value_get_text (value), ==, "Phase 2");
  g_assert_cmpuint (tc_field_get_n_columns (tc_codebook_find_field (codebook, "arms")), ==,
                    tc_field_get_n_columns (tc_codebook_find_field (before, "arms")));
  g_assert_true (tc_codebook_check_rules (codebook, &error));
}

static void
test_hidden (void)
{
  g_autoptr (TcCodebook) codebook = tc_codebook_new_default ();
  const guint n = tc_codebook_get_n_fields (codebook);

  CHANGE (codebook, tc_codebook_hide_field, "deaths", TRUE);
  assert_keys (codebook, "safety", "serious_adverse_events adverse_events [deaths]");
  g_assert_cmpuint (tc_codebook_get_n_fields (codebook), ==, n - 1);
  for (guint i = 0; i < n - 1; i++)
    g_assert_cmpstr (tc_field_get_key (tc_codebook_get_field (codebook, i)), !=, "deaths");
  g_assert_nonnull (tc_codebook_find_field (codebook, "deaths"));
  CHANGE (codebook, tc_codebook_hide_field, "deaths", FALSE);
  g_assert_cmpuint (tc_codebook_get_n_fields (codebook), ==, n);
  CHANGE (codebook, tc_codebook_set_version, 7);
  g_assert_cmpuint (tc_codebook_get_version (codebook), ==, 7);
}

static const struct
{
  TcFieldSpec spec;
  TcCodebookError code;
} refused[] = {
  { { .label_en = " ", .label_zh = "\t", .group = "design" }, TC_CODEBOOK_ERROR_LABEL },
  { { .label_en = "PHASE", .group = "design" }, TC_CODEBOOK_ERROR_LABEL },
  { { .label_zh = "盲法", .group = "design" }, TC_CODEBOOK_ERROR_LABEL },
  { { .label_en = "Probe", .group = "design", .kind = TC_FIELD_OPTION }, TC_CODEBOOK_ERROR_OPTIONS },
  { { .label_en = "Probe", .group = "design", .kind = TC_FIELD_OPTION, .choices = "one\n | \n" },
    TC_CODEBOOK_ERROR_OPTIONS },
  { { .label_en = "Probe", .group = "design", .kind = TC_FIELD_OPTION, .choices = "one\ntwo\none|1" },
    TC_CODEBOOK_ERROR_OPTIONS },
  { { .label_en = "Probe", .group = "design", .kind = TC_FIELD_DURATION, .choices = "\n" },
    TC_CODEBOOK_ERROR_UNITS },
};

static void
test_refused (void)
{
  g_autoptr (TcCodebook) codebook = tc_codebook_new_default ();

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (tc_codebook_add_field (codebook, &refused[i].spec, &error));
      g_assert_error (error, TC_CODEBOOK_ERROR, (int) refused[i].code);
    }
}

/* --- successors ------------------------------------------------------------------------------------- */

#define CODEBOOK(fields) "{\"id\":\"x\",\"version\":1,\"title\":{\"en\":\"X\"},\"groups\":[{\"key\":\"g\"," \
  "\"label\":{\"en\":\"G\"}}],\"fields\":[" fields "]}"
#define FIELD(key, kind, more) "{\"key\":\"" key "\",\"group\":\"g\",\"kind\":\"" kind "\",\"label\":{\"en\":\"L\"}" \
  more "}"

static TcCodebook *
read_codebook (const char *json)
{
  g_autoptr (GError) error = NULL;
  TcCodebook *codebook = tc_codebook_new_from_json (json, &error);

  g_assert_no_error (error);
  return codebook;
}

static void
test_losses (void)
{
  g_autoptr (TcCodebook) before =
    read_codebook (CODEBOOK (FIELD ("a", "text", "") "," FIELD ("b", "option", ",\"options\":[{\"value\":\"x\"},{\"value\":\"y\"}]")
                    "," FIELD ("c", "duration", ",\"units\":[{\"value\":\"day\"},{\"value\":\"week\"}]") ","
                    FIELD ("d", "text", ",\"options\":[{\"value\":\"x\"}]")));
  g_autoptr (TcCodebook) after =
    read_codebook (CODEBOOK (FIELD ("b", "option", ",\"options\":[{\"value\":\"y\"},{\"value\":\"z\"}]") ","
                    FIELD ("c", "duration", ",\"units\":[{\"value\":\"day\"}]") "," FIELD ("d", "text", "")));
  g_autoptr (GPtrArray) losses = tc_codebook_list_losses (before, after);
  g_autoptr (TcValue) x = tc_value_new_text ("x");
  g_autoptr (TcValue) weeks = tc_value_new_quantity (2, "week");
  const TcCodebookLoss *loss;

  g_assert_true (tc_codebook_check_kinds (before, after, NULL));
  g_assert_cmpuint (losses->len, ==, 3);
  loss = g_ptr_array_index (losses, 0);
  g_assert_cmpstr (loss->field, ==, "a");
  g_assert_null (loss->choice);
  loss = g_ptr_array_index (losses, 1);
  g_assert_cmpstr (loss->field, ==, "b");
  g_assert_cmpstr (loss->choice, ==, "x");
  g_assert_true (tc_codebook_loss_hits (loss, x));
  g_assert_false (tc_codebook_loss_hits (loss, weeks));
  loss = g_ptr_array_index (losses, 2);
  g_assert_cmpstr (loss->choice, ==, "week");
  g_assert_true (tc_codebook_loss_hits (loss, weeks));
  g_assert_false (tc_codebook_loss_hits (loss, x));
}

static const struct
{
  const char *fields;
  const char *mentions;           /* NULL where the rules can fill it */
} rules[] = {
  { FIELD ("mine", "text", ""), NULL },
  { FIELD ("title", "text", ""), NULL },
  { FIELD ("title", "integer", ""), "title" },
  { FIELD ("authors", "text", ""), "authors" },
  { FIELD ("masking", "option", ",\"options\":[{\"value\":\"Double\"},{\"value\":\"Single\"}]"), "None (Open Label)" },
  { FIELD ("year", "integer", ",\"hidden\":true"), NULL },
};

static void
test_rules (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autofree char *json = g_strdup_printf (CODEBOOK ("%s"), rules[i].fields);
      g_autoptr (TcCodebook) codebook = read_codebook (json);
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (tc_codebook_check_rules (codebook, &error), ==, rules[i].mentions == NULL);
      if (rules[i].mentions == NULL)
        continue;
      g_assert_error (error, TC_CODEBOOK_ERROR, TC_CODEBOOK_ERROR_KIND);
      g_assert_nonnull (strstr (error->message, rules[i].mentions));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/codebook-edit/names", test_names);
  g_test_add_func ("/codebook-edit/unique", test_unique);
  g_test_add_func ("/codebook-edit/groups", test_groups);
  g_test_add_func ("/codebook-edit/fields", test_fields);
  g_test_add_func ("/codebook-edit/kept", test_kept);
  g_test_add_func ("/codebook-edit/hidden", test_hidden);
  g_test_add_func ("/codebook-edit/refused", test_refused);
  g_test_add_func ("/codebook-check/losses", test_losses);
  g_test_add_func ("/codebook-check/rules", test_rules);

  return g_test_run ();
}
