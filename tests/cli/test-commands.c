/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "cli-fixture.h"
#include "tc-json.h"

#define REPORT \
  "A probe trial of humming in invented persons\n\nBackground: Nobody knows humming 干眼.\n" \
  "Methods: We enrolled 40 patients in this randomized trial.\nResults: All is well.\n"

/* --- usage ------------------------------------------------------------------------------------------- */

static const struct
{
  const char *name;
  const char *arguments;
  int status;
  const char *out;                /* a part of standard output, NULL for nothing there */
  const char *err;                /* likewise of standard error */
} usages[] = {
  { "help", "--help", 0, "trial-curator extract", NULL },
  { "version", "--version", 0, "trial-curator " APP_VERSION "\n", NULL },
  { "extract-help", "extract --help", 0, "--with-text", NULL },
  { "import-help", "import --help", 0, "--project", NULL },
  { "list-help", "list --help", 0, "--search", NULL },
  { "export-help", "export --help", 0, "--excel", NULL },
  { "verify-help", "verify --help", 0, "--project", NULL },
  { "unknown-command", "exprot", 2, NULL, "exprot" },
  { "unknown-option", "--exprot", 2, NULL, "--exprot" },
  { "extract-nothing", "extract", 2, NULL, "--help" },
  { "extract-option", "extract --colour x", 2, NULL, "--colour" },
  { "extract-format", "extract --format=xml x", 2, NULL, "json" },
  { "import-no-project", "import x", 2, NULL, "--project" },
  { "import-nothing", "import --project=P", 2, NULL, "file" },
  { "list-no-project", "list", 2, NULL, "--project" },
  { "list-more", "list --project=P x", 2, NULL, "options" },
  { "list-status", "list --project=P --status=tired", 2, NULL, "to-review" },
  { "list-format", "list --project=P --format=yaml", 2, NULL, "text" },
  { "export-no-output", "export --project=P", 2, NULL, "--output" },
  { "export-studies", "export --project=P --output=D --studies=some", 2, NULL, "reviewed" },
  { "verify-no-project", "verify", 2, NULL, "--project" },
  { "list-missing", "list --project=missing.trialcurator", 1, NULL, "missing.trialcurator: " },
  { "verify-missing", "verify --project=missing.trialcurator", 1, NULL, "missing.trialcurator: " },
  { "list-other", "list --project=other", 1, NULL, "other: " },
  { "import-other", "import --project=other good.txt", 1, NULL, "other: " },
};

static void
test_usage (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_auto(Run) result = { 0 };

  run (&result, usages[i].arguments);
  g_assert_cmpint (result.status, ==, usages[i].status);
  if (usages[i].out != NULL)
    g_assert_nonnull (strstr (result.out, usages[i].out));
  else
    g_assert_cmpstr (result.out, ==, "");
  if (usages[i].err != NULL)
    g_assert_nonnull (strstr (result.err, usages[i].err));
  else
    g_assert_cmpstr (result.err, ==, "");
}

/* --- extract ------------------------------------------------------------------------------------------ */

static JsonObject *
parse_line (const char  *line,
            JsonNode   **node)
{
  g_autoptr(GError) error = NULL;

  *node = tc_json_parse (line, strlen (line), &error);
  g_assert_no_error (error);

  return json_node_get_object (*node);
}

static void
assert_members (JsonObject *object,
                const char *expected)
{
  g_autoptr(GList) members = json_object_get_members (object);
  g_autoptr(GString) names = g_string_new (NULL);

  for (GList *l = members; l != NULL; l = l->next)
    g_string_append_printf (names, "%s%s", l == members ? "" : " ", (const char *) l->data);
  g_assert_cmpstr (names->str, ==, expected);
}

/* A quote is exactly what stands there in the text. */
static void
assert_quotes (JsonArray  *quotes,
               const char *text)
{
  g_assert_cmpuint (json_array_get_length (quotes), >, 0);
  for (guint i = 0; i < json_array_get_length (quotes); i++)
    {
      JsonObject *quote = json_array_get_object_element (quotes, i);
      gint64 start = json_object_get_int_member (quote, "start");
      gint64 end = json_object_get_int_member (quote, "end");
      g_autofree char *there = g_utf8_substring (text, start, end);

      assert_members (quote, "start end text");
      g_assert_cmpstr (json_object_get_string_member (quote, "text"), ==, there);
    }
}

static void
test_extract_json (void)
{
  g_auto(Run) result = { 0 };
  g_autoptr(JsonNode) node = NULL;
  JsonObject *record;
  JsonArray *suggestions;
  gboolean found = FALSE;

  run (&result, "extract --with-text good.txt");
  g_assert_cmpint (result.status, ==, 0);
  g_assert_cmpstr (result.err, ==, "");
  record = parse_line (result.out, &node);
  assert_members (record, "source record sha256 reader encoding languages kind suggestions "
                          "discrepancies warnings text");
  g_assert_cmpstr (json_object_get_string_member (record, "source"), ==, "good.txt");
  g_assert_cmpstr (json_object_get_string_member (record, "text"), ==, REPORT);
  suggestions = json_object_get_array_member (record, "suggestions");
  for (guint i = 0; i < json_array_get_length (suggestions); i++)
    {
      JsonObject *suggestion = json_array_get_object_element (suggestions, i);

      assert_members (suggestion, "field value item language rule confidence quotes");
      assert_quotes (json_object_get_array_member (suggestion, "quotes"), REPORT);
      found |= g_str_equal (json_object_get_string_member (suggestion, "field"), "n_enrolled")
               && json_object_get_int_member (suggestion, "value") == 40;
    }
  g_assert_true (found);
}

/* Every suggestion has a reason, in both languages and for people. */
static void
test_extract_explain (void)
{
  g_auto(Run) result = { 0 };
  g_auto(Run) plain = { 0 };
  g_autoptr(JsonNode) node = NULL;
  JsonArray *suggestions;

  run (&result, "extract --explain good.txt");
  g_assert_cmpint (result.status, ==, 0);
  suggestions = json_object_get_array_member (parse_line (result.out, &node), "suggestions");
  g_assert_cmpuint (json_array_get_length (suggestions), >, 0);
  for (guint i = 0; i < json_array_get_length (suggestions); i++)
    {
      JsonObject *suggestion = json_array_get_object_element (suggestions, i);
      JsonObject *why = json_object_get_object_member (suggestion, "why");

      assert_members (suggestion, "field value item language rule confidence quotes why");
      assert_members (why, "explanation origin words measured");
      assert_members (json_object_get_object_member (why, "explanation"), "en zh_CN");
      assert_members (json_object_get_object_member (why, "measured"), "right of");
    }

  run (&plain, "extract --explain --format=text good.txt");
  g_assert_nonnull (strstr (plain.out, "CONSORT 2010"));
}

static void
test_extract_folder (void)
{
  g_auto(Run) result = { 0 };
  g_auto(GStrv) lines = NULL;
  g_autoptr(JsonNode) node = NULL;

  run (&result, "extract in missing.txt");
  g_assert_cmpint (result.status, ==, 1);
  lines = g_strsplit (result.out, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  g_assert_nonnull (strstr (lines[0], "{\"source\":\"in/a.txt\","));
  g_assert_nonnull (strstr (lines[1], "{\"source\":\"in/sub/c.txt\","));
  g_assert_false (json_object_has_member (parse_line (lines[0], &node), "text"));
  g_assert_nonnull (strstr (result.err, "in/b.txt: "));
  g_assert_nonnull (strstr (result.err, "missing.txt: "));
}

static void
test_extract_stdin (void)
{
  g_auto(Run) result = { 0 };
  g_auto(Run) plain = { 0 };

  run_with_input (&result, "extract -", REPORT, TRUE);
  g_assert_cmpint (result.status, ==, 0);
  g_assert_true (g_str_has_prefix (result.out, "{\"source\":\"-\",\"record\":0,"));

  /* Data are UTF-8 in every locale. */
  run_with_input (&plain, "extract --format=text --with-text -", REPORT, FALSE);
  g_assert_cmpint (plain.status, ==, 0);
  g_assert_nonnull (strstr (plain.out, "n_enrolled = 40\n"));
  g_assert_nonnull (strstr (plain.out, "干眼"));
}

static void
test_full_disk (void)
{
  g_autofree char *line = g_strdup_printf ("sh -c '%s extract good.txt > /dev/full'", g_getenv ("TC_BINARY"));
  g_autofree char *err = NULL;
  g_auto(GStrv) argv = NULL;
  g_autoptr(GError) error = NULL;
  int status;

  if (!g_file_test ("/dev/full", G_FILE_TEST_EXISTS))
    {
      g_test_skip ("No /dev/full");
      return;
    }

  g_assert_true (g_shell_parse_argv (line, NULL, &argv, &error));
  g_spawn_sync (folder, argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, &err, &status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_error (error, G_SPAWN_EXIT_ERROR, 1);
  g_assert_nonnull (strstr (err, "standard output: "));
}

/* --- the main job ------------------------------------------------------------------------------------- */

static void
assert_main_job_export (void)
{
  g_auto(Run) export = { 0 };
  g_auto(Run) nothing = { 0 };
  g_autofree char *studies = NULL, *excel = NULL, *reviewed = NULL;

  run (&export, "export --project=P.trialcurator --output=out/all --studies=all");
  g_assert_cmpint (export.status, ==, 0);
  g_assert_nonnull (strstr (export.out, "out/all/studies.csv\n"));
  studies = read_output ("out/all/studies.csv");
  g_assert_true (g_str_has_prefix (studies, "study_id,"));

  assert_status ("export --project=P.trialcurator --output=out/excel --studies=all --excel", 0);
  excel = read_output ("out/excel/studies.csv");
  g_assert_true (g_str_has_prefix (excel, "\xef\xbb\xbf"));
  g_assert_cmpstr (excel + 3, ==, studies);

  /* Nothing is reviewed: the tables have no rows, and it is said why and what to do. */
  run (&nothing, "export --project=P.trialcurator --output=out/reviewed");
  g_assert_cmpint (nothing.status, ==, 0);
  g_assert_nonnull (strstr (nothing.err, "--studies=all"));
  g_assert_cmpstr (export.err, ==, "");
  reviewed = read_output ("out/reviewed/studies.csv");
  g_assert_cmpuint (strlen (reviewed), <, strlen (studies));
  assert_status ("export --project=P.trialcurator --output=good.txt", 1);
}

/* Columns of a table that a person tells; the project remembers them. */
static void
test_columns (void)
{
  static const char * const wrong[] = {
    "--map=Name", "--map=Name=nonsense", "--map=Nobody=title", "--map=@nowhere.map", "--map=Name=arms",
  };
  g_auto(Run) import = { 0 };
  g_auto(Run) again = { 0 };
  g_auto(Run) list = { 0 };

  write_file ("t.csv", "Code,Name,\"a = b\"\nA1,Invented humming,40\n");
  write_file ("t.map", "# no column\nName=title\r\n a = b = n_enrolled\n\nCode=ignore\n");
  write_file ("u.csv", "Code,Name,\"a = b\"\nA2,Invented singing,41\n");

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *line = g_strconcat ("import --project=T.trialcurator ", wrong[i], " t.csv", NULL);

      assert_status (line, 2);
    }
  write_file ("prose.txt", "Testperson A, Probe B.\n\nHumming, in Nowhere.\n\nWe enrolled 40, of whom 2 left.\n");
  run (&import, "import --project=T.trialcurator --map=@t.map t.csv prose.txt");
  g_assert_null (strstr (import.err, "prose.txt"));
  g_assert_cmpint (import.status, ==, 0);
  run (&again, "import --project=T.trialcurator u.csv");
  g_assert_cmpint (again.status, ==, 0);
  run (&list, "list --project=T.trialcurator");
  g_assert_nonnull (strstr (list.out, "Invented humming"));
  g_assert_nonnull (strstr (list.out, "Invented singing"));
}

/* Without --map columns are what their names say; those that say nothing are told of, for each file. */
static void
test_unread_columns (void)
{
  g_auto(Run) import = { 0 };
  g_auto(Run) comma = { 0 };
  g_auto(Run) list = { 0 };
  g_autofree char *report = NULL;

  write_file ("v.csv", "Title,Year,Sample size,Wombat,Koala\nInvented humming,2031,40,x,y\n");
  write_file ("w.csv", "Title,Year,Sample size,Wombat,Koala\nInvented singing,2031,many,x,y\n");
  run (&import, "import --project=V.trialcurator --report=v-report.csv v.csv w.csv");
  g_assert_cmpint (import.status, ==, 0);
  g_assert_nonnull (strstr (import.err, "v.csv: 2 columns were not read: Wombat, Koala; see --map"));
  g_assert_nonnull (strstr (import.err, "w.csv: 2 columns were not read: Wombat, Koala; see --map"));
  g_assert_nonnull (strstr (import.out, "\n2 imported, 1 of them with a warning\n"));
  g_assert_nonnull (strstr (import.out, "Sample size: many"));
  report = read_output ("v-report.csv");
  g_assert_nonnull (strstr (report, "v.csv,,,columns not read,,,"));
  run (&list, "list --project=V.trialcurator --format=json");
  g_assert_nonnull (strstr (list.out, "\"n_enrolled\":40"));
  run (&comma, "import --project=V.trialcurator --map=Deaths,\\ all=title v.csv");
  g_assert_cmpint (comma.status, ==, 2);
  g_assert_nonnull (strstr (comma.err, "quotation marks"));
}

/* Names that hold what divides the parts of --map. */
static void
test_quoted_columns (void)
{
  static const struct { const char *map; int status; } maps[] = {
    { "'--map=\"Sample, size\"=n_enrolled,\"Say \"\"hum\"\"\"=journal,Name=title'", 0 },
    { "'--map= \"Sample, size\" = n_enrolled , Name=title'", 0 },
    { "'--map=\"Sample, size=n_enrolled,Name=title'", 2 },
    { "'--map=\"Sample, sizes\"=n_enrolled'", 2 },
    { "'--map=\"Sample, size\"'", 2 },
    { "'--map=\"\"=title'", 2 },
    { "'--map=\"'", 2 },
    { "--map=@q.map", 0 },
  };

  write_file ("q.csv", "Name,\"Sample, size\",\"Say \"\"hum\"\"\"\nInvented humming,40,Invented J\n");
  write_file ("q.map", "\"Sample, size\"=n_enrolled\nSay \"hum\"=journal\nName=title\n");
  for (gsize i = 0; i < G_N_ELEMENTS (maps); i++)
    {
      g_autofree char *project = g_strdup_printf ("Q%" G_GSIZE_FORMAT ".trialcurator", i);
      g_autofree char *line = g_strconcat ("import --project=", project, " ", maps[i].map, " q.csv", NULL);
      g_autofree char *list_line = g_strconcat ("list --format=json --project=", project, NULL);
      g_auto(Run) list = { 0 };

      g_test_message ("%s", line);
      assert_status (line, maps[i].status);
      if (maps[i].status != 0)
        continue;
      run (&list, list_line);
      g_assert_nonnull (strstr (list.out, "\"n_enrolled\":40"));
      if (i != 1)
        g_assert_nonnull (strstr (list.out, "Invented J"));
    }
}

static void
test_main_job (void)
{
  g_auto(Run) import = { 0 };
  g_auto(Run) again = { 0 };
  g_auto(Run) list = { 0 };
  g_auto(Run) json = { 0 };
  g_auto(Run) none = { 0 };
  g_auto(Run) from_stdin = { 0 };
  g_auto(GStrv) lines = NULL;
  g_autofree char *report = NULL;
  g_autoptr(JsonNode) node = NULL;
  JsonObject *study;

  run (&import, "import --project=P.trialcurator --report=report.csv in missing.txt");
  g_assert_cmpint (import.status, ==, 1);
  g_assert_nonnull (strstr (import.err, "in/b.txt: "));
  g_assert_nonnull (strstr (import.err, "missing.txt: "));
  g_assert_nonnull (strstr (import.out, "in/a.txt: "));
  report = read_output ("report.csv");
  g_assert_true (g_str_has_prefix (report, "\xef\xbb\xbf" "file,line,"));
  g_assert_nonnull (strstr (report, "\r\nin/a.txt,,1,imported"));
  g_assert_nonnull (strstr (report, "\r\nmissing.txt,,1,failed,"));
  run (&again, "import --project=P.trialcurator in/a.txt");
  g_assert_cmpint (again.status, ==, 0);
  run_with_input (&from_stdin, "import --project=P.trialcurator -", REPORT "And one more.\n", TRUE);
  g_assert_cmpint (from_stdin.status, ==, 0);

  run (&list, "list --project=P.trialcurator");
  g_assert_cmpint (list.status, ==, 0);
  lines = g_strsplit (list.out, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 3 + 1);
  g_assert_true (g_str_has_prefix (lines[0], "1\tto review\t0/"));

  run (&json, "list --project=P.trialcurator --format=json --search=干眼 --status=to-review");
  study = parse_line (json.out, &node);
  assert_members (study, "id status exclusion_reason kind label title journal year phase n_enrolled "
                         "checked to_check discrepancies annotations");
  g_assert_cmpint (json_object_get_int_member (study, "id"), ==, 3);
  g_assert_true (json_object_get_null_member (study, "year"));
  run (&none, "list --project=P.trialcurator --status=reviewed");
  g_assert_cmpint (none.status, ==, 0);
  g_assert_cmpstr (none.out, ==, "");

  assert_main_job_export ();
  assert_status ("verify --project=P.trialcurator", 0);
  assert_status ("verify --project=P.trialcurator --head=00", 1);
}

/* Nothing that a document or a file name holds reaches the terminal as a command to it. */
static void
assert_harmless (const char *text)
{
  g_assert_true (g_utf8_validate (text, -1, NULL));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_assert_false (c != '\n' && c != '\t' && g_unichar_iscntrl (c));
      g_assert_false (c == 0x202e || c == 0x2028 || c == 0x2066);
    }
}

static void
test_harmless_output (void)
{
  static const char *commands[] = {
    "import --project=E.trialcurator evil",
    "import --project=E.trialcurator evil",
    "list --project=E.trialcurator",
    "extract --format=text --with-text evil",
    "list --project=evil/no\033[2Jproject",
  };
  g_auto(Run) list = { 0 };
  g_auto(Run) json = { 0 };
  g_auto(GStrv) parts = NULL;
  g_autoptr(JsonNode) node = NULL;

  write_file ("evil/red\033[31m\nname\t.txt",
              "A probe\ttrial\033[2J of\u202eevil nodding\n\nMethods: We enrolled 12\u2066\tpatients.\n");
  write_file ("evil/bad\033[31m.txt", "");
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_auto(Run) result = { 0 };

      run (&result, commands[i]);
      assert_harmless (result.out);
      assert_harmless (result.err);
      g_assert_cmpuint (strlen (result.out) + strlen (result.err), >, 0);
    }

  /* One line of exactly five parts, which says what it left out. */
  run (&list, "list --project=E.trialcurator");
  g_assert_nonnull (strstr (list.out, "<U+001B>[2J of<U+202E>evil nodding"));
  parts = g_strsplit (list.out, "\t", -1);
  g_assert_cmpuint (g_strv_length (parts), ==, 5);
  g_assert_cmpint (strchr (list.out, '\n') - list.out, ==, strlen (list.out) - 1);

  /* JSON, for programs, keeps every character. */
  run (&json, "list --project=E.trialcurator --format=json");
  g_assert_nonnull (strstr (json_object_get_string_member (parse_line (json.out, &node), "title"), "\033[2J"));
}

/* The codebook out, changed, back in, and into a new project. */
static void
test_codebook (void)
{
  g_auto(Run) printed = { 0 };
  g_auto(Run) set = { 0 };
  g_auto(Run) refused = { 0 };
  g_auto(Run) again = { 0 };
  g_auto(Run) verified = { 0 };
  g_autoptr(GString) json = NULL;
  g_autoptr(GString) bad = NULL;

  assert_status ("import --project=C.trialcurator good.txt", 0);
  run (&printed, "codebook --project=C.trialcurator");
  g_assert_cmpint (printed.status, ==, 0);
  json = g_string_new (printed.out);
  g_string_replace (json, "\"fields\": [", "\"fields\": [{\"key\": \"humming\", \"group\": \"citation\", "
                    "\"kind\": \"text\", \"label\": {\"zh_CN\": \"哼唱\"}},", 1);
  write_file ("humming.json", json->str);
  run (&set, "codebook --project=C.trialcurator --set=humming.json");
  g_assert_cmpstr (set.err, ==, "");
  g_assert_cmpint (set.status, ==, 0);
  g_assert_nonnull (strstr (set.out, "2"));
  run (&again, "codebook --project=C.trialcurator");
  g_assert_nonnull (strstr (again.out, "哼唱"));
  run (&verified, "verify --project=C.trialcurator");
  g_assert_cmpint (verified.status, ==, 0);

  bad = g_string_new (json->str);
  g_string_replace (bad, "\"key\": \"year\", \"group\": \"citation\", \"kind\": \"integer\"",
                    "\"key\": \"year\", \"group\": \"citation\", \"kind\": \"text\"", 1);
  write_file ("bad.json", bad->str);
  run (&refused, "codebook --project=C.trialcurator --set=bad.json");
  g_assert_cmpint (refused.status, ==, 1);
  g_assert_true (g_str_has_prefix (refused.err, "bad.json: "));
  g_assert_nonnull (strstr (refused.err, "year"));
  assert_status ("import --project=D.trialcurator --codebook=bad.json good.txt", 1);
  assert_status ("codebook --project=D.trialcurator", 1);
  assert_status ("import --project=D.trialcurator --codebook=humming.json good.txt", 0);
  assert_status ("import --project=D.trialcurator --codebook=humming.json good.txt", 1);
  write_file ("deep.json", "[[[[{");
  assert_status ("codebook --project=D.trialcurator --set=deep.json", 1);
  assert_status ("codebook --project=D.trialcurator --set=/dev/zero", 1);
  assert_status ("codebook --project=D.trialcurator --set=nowhere.json", 1);
  assert_status ("codebook --project=D.trialcurator more", 2);
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  cli_begin ();
  write_file ("good.txt", REPORT);
  write_file ("other", "Dear diary,\n");
  write_file ("in/a.txt", "A probe trial of nodding\n\nMethods: We enrolled 12 patients.\n");
  write_file ("in/b.txt", "");
  write_file ("in/sub/c.txt", "A probe trial of winking\n\nMethods: We enrolled 13 patients.\n");

  for (guint i = 0; i < G_N_ELEMENTS (usages); i++)
    {
      g_autofree char *path = g_strconcat ("/cli/usage/", usages[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_usage);
    }
  g_test_add_func ("/cli/extract/json", test_extract_json);
  g_test_add_func ("/cli/extract/explain", test_extract_explain);
  g_test_add_func ("/cli/extract/folder", test_extract_folder);
  g_test_add_func ("/cli/extract/stdin", test_extract_stdin);
  g_test_add_func ("/cli/extract/full-disk", test_full_disk);
  g_test_add_func ("/cli/columns", test_columns);
  g_test_add_func ("/cli/unread-columns", test_unread_columns);
  g_test_add_func ("/cli/quoted-columns", test_quoted_columns);
  g_test_add_func ("/cli/codebook", test_codebook);
  g_test_add_func ("/cli/main-job", test_main_job);
  g_test_add_func ("/cli/harmless-output", test_harmless_output);

  status = g_test_run ();
  cli_end ();

  return status;
}
