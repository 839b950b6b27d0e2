/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <zstd.h>

#include "store-fixture.h"
#include "tc-content-pack.h"
#include "tc-pack-bytes.h"
#include "tc-section-pack.h"
#include "tc-statement.h"
#include "tc-store-private.h"
#include "tc-suggestion-pack-private.h"
#include "tc-word-table.h"

/* Tests: tc-pack-bytes.c tc-content-pack.c tc-section-pack.c tc-content-table.c tc-schema.c */

#define TEXT "Probe B. 40 patients hummed. 结果。"

static void
test_numbers (void)
{
  static const guint64 numbers[] = { 0, 1, 127, 128, 16383, 16384, G_MAXUINT32, G_MAXUINT64 };
  g_autoptr (GString) bytes = g_string_new (NULL);
  TcPackReader reader;

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    tc_pack_put_number (bytes, numbers[i]);
  g_assert_cmpuint (bytes->len, ==, 1 + 1 + 1 + 2 + 2 + 3 + 5 + 10);
  reader = (TcPackReader) { (guint8 *) bytes->str, (guint8 *) bytes->str + bytes->len, TRUE };
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_assert_cmpuint (tc_pack_get_number (&reader, G_MAXUINT64), ==, numbers[i]);
  g_assert_true (reader.good && reader.at == reader.end);
  g_assert_null (tc_pack_get_bytes (&reader, 1));
  g_assert_false (reader.good);
}

/* --- sections ------------------------------------------------------------------------------------ */

static TcSource *
make_source (void)
{
  TcSource *source = tc_source_new ();

  tc_source_take_text (source, g_strdup (TEXT));

  return source;
}

static GBytes *
pack_sections (StoreFixture *fixture)
{
  g_autoptr (TcSource) source = make_source ();
  g_autoptr (GError) error = NULL;
  GBytes *pack;

  tc_source_add_section (source, TC_SECTION_TITLE, (TcSpan) { 0, 8 }, "en");
  tc_source_add_section (source, TC_SECTION_METHODS, (TcSpan) { 9, 28 }, NULL);
  tc_source_add_section (source, TC_SECTION_RESULTS, (TcSpan) { 29, 32 }, "zh");
  /* Sections may also go back, and have no length. */
  tc_source_add_section (source, TC_SECTION_COPY, (TcSpan) { 3, 3 }, "en");
  begin (fixture->store);
  pack = tc_section_pack (fixture->store->connection, source->sections, &error);
  g_assert_no_error (error);
  commit (fixture->store);

  return pack;
}

static gboolean
read_sections (StoreFixture *fixture,
               const void   *bytes,
               gsize         n_bytes,
               TcSource     *source)
{
  g_autofree void *copy = g_memdup2 (bytes, n_bytes);
  g_autoptr (GError) error = NULL;

  if (tc_section_unpack (fixture->store->connection, copy, n_bytes, source, &error))
    return TRUE;
  g_assert_error (error, TC_STORE_ERROR, TC_STORE_ERROR_DAMAGED);

  return FALSE;
}

static void
test_sections (StoreFixture  *fixture,
               gconstpointer  data)
{
  g_autoptr (GBytes) pack = pack_sections (fixture);
  g_autoptr (GBytes) again = NULL;
  g_autoptr (TcSource) source = make_source ();
  g_autoptr (TcSource) shorter = tc_source_new ();
  g_autoptr (GError) error = NULL;
  gsize n_bytes;
  const void *bytes = g_bytes_get_data (pack, &n_bytes);
  const TcSection *third;

  g_assert_cmpuint (n_bytes, ==, 8 + 1 + 4 * 4);
  g_assert_true (read_sections (fixture, bytes, n_bytes, source));
  g_assert_cmpuint (source->sections->len, ==, 4);
  third = &g_array_index (source->sections, TcSection, 2);
  g_assert_cmpint (third->kind, ==, TC_SECTION_RESULTS);
  g_assert_cmpuint (third->span.start, ==, 29);
  g_assert_cmpuint (third->span.end, ==, 32);
  g_assert_cmpstr (third->language, ==, "zh");

  begin (fixture->store);
  again = tc_section_pack (fixture->store->connection, source->sections, &error);
  commit (fixture->store);
  g_assert_true (g_bytes_equal (again, pack));

  /* Of another text. */
  tc_source_take_text (shorter, g_strdup ("Probe B."));
  g_assert_false (read_sections (fixture, bytes, n_bytes, shorter));
}

/* Cut off or changed anywhere, nothing is read. */
static void
test_damaged_sections (StoreFixture  *fixture,
                       gconstpointer  data)
{
  g_autoptr (GBytes) pack = pack_sections (fixture);
  gsize n_bytes;
  const guint8 *bytes = g_bytes_get_data (pack, &n_bytes);
  g_autofree guint8 *bad = g_memdup2 (bytes, n_bytes);

  for (gsize i = 0; i < n_bytes; i++)
    {
      g_autoptr (TcSource) cut = make_source ();

      g_assert_false (read_sections (fixture, bytes, i, cut));
      for (guint change = 1; change < 256; change++)
        {
          g_autoptr (TcSource) source = make_source ();

          bad[i] = bytes[i] ^ change;
          g_assert_false (read_sections (fixture, bad, n_bytes, source));
        }
      bad[i] = bytes[i];
    }
}

/* What somebody could write on purpose, with words 1 to 4 known: none is more than refused. */
static void
test_hostile_sections (StoreFixture  *fixture,
                       gconstpointer  data)
{
  static const struct { const char *bytes; gsize n_bytes; } cases[] = {
    { "\xff\xff\xff\xff\x0f", 5 },
    { "\x01\x01\x02\xff\xff\xff\xff\x1f\x00", 9 },
    { "\x01\x01\x02\x00\xff\xff\xff\xff\x0f", 9 },
    { "\x01\x01\x02\x01\x00", 5 },
    { "\x01\x63\x02\x00\x00", 5 },
    { "\x01\x02\x02\x00\x00", 5 },
    { "\x02\x01\x02\x0a\x02\x01\x02\x0f\x01", 9 },
  };
  g_autoptr (GBytes) pack = pack_sections (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TcSource) source = make_source ();
      g_autoptr (GByteArray) bytes = g_byte_array_new ();

      g_byte_array_append (bytes, (const guint8 *) "\0\0\0\0\0\0\0\0", 8);
      g_byte_array_append (bytes, (const guint8 *) cases[i].bytes, cases[i].n_bytes);
      g_assert_false (read_sections (fixture, bytes->data, bytes->len, source));
    }
}

/* --- bytes of files ------------------------------------------------------------------------------ */

static GBytes *
make_file (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 500; i++)
    g_string_append_printf (text, "TI  - Probe %u of humming\r\n", i);

  return g_string_free_to_bytes (g_steal_pointer (&text));
}

static void
test_content (void)
{
  g_autoptr (GBytes) file = make_file ();
  g_autoptr (GBytes) few = g_bytes_new_static ("humming", 7);
  g_autoptr (GError) error = NULL;
  gint64 size, few_size;
  g_autoptr (GBytes) packed = tc_content_pack (file, &size);
  g_autoptr (GBytes) same = tc_content_pack (few, &few_size);
  g_autoptr (GBytes) unpacked = tc_content_unpack (packed, size, &error);
  g_autoptr (GBytes) same_unpacked = tc_content_unpack (same, few_size, &error);

  g_assert_no_error (error);
  g_assert_cmpint (size, ==, g_bytes_get_size (file));
  g_assert_cmpuint (g_bytes_get_size (packed), <, size / 2);
  g_assert_true (g_bytes_equal (unpacked, file));

  /* What would only grow is left as it is. */
  g_assert_cmpint (few_size, ==, -1);
  g_assert_true (g_bytes_equal (same, few) && g_bytes_equal (same_unpacked, few));
}

static void
refuse_content (const void *bytes,
                gsize       n_bytes,
                gint64      size)
{
  g_autoptr (GBytes) packed = g_bytes_new (bytes, n_bytes);
  g_autoptr (GError) error = NULL;

  g_assert_null (tc_content_unpack (packed, size, &error));
  g_assert_error (error, TC_STORE_ERROR, TC_STORE_ERROR_DAMAGED);
}

/* A frame that is whole and a thousand times less than what it says. */
static void
refuse_large_content (void)
{
  static const gsize size = 256 * 1024 * 1024;
  g_autoptr (GBytes) zeros = g_bytes_new_take (g_malloc0 (size), size);
  g_autoptr (GBytes) stored = NULL;
  g_autofree void *frame = g_malloc (1024 * 1024);
  gsize n_bytes = ZSTD_compress (frame, 1024 * 1024, g_bytes_get_data (zeros, NULL), size, 1);
  gint64 stored_size;

  g_assert_false (ZSTD_isError (n_bytes));
  refuse_content (frame, n_bytes, size);

  /* As large as that, it is stored as it is. */
  stored = tc_content_pack (zeros, &stored_size);
  g_assert_cmpint (stored_size, ==, -1);
  g_assert_cmpuint (g_bytes_get_size (stored), ==, size);
}

static void
test_damaged_content (void)
{
  g_autoptr (GBytes) file = make_file ();
  gint64 size;
  g_autoptr (GBytes) packed = tc_content_pack (file, &size);
  gsize n_bytes;
  const guint8 *bytes = g_bytes_get_data (packed, &n_bytes);
  g_autofree guint8 *bad = g_memdup2 (bytes, n_bytes);

  for (gsize i = 0; i < n_bytes; i++)
    refuse_content (bytes, i, size);
  refuse_content (bytes, n_bytes, size - 1);
  refuse_content (bytes, n_bytes, size + 1);
  refuse_content (bytes, n_bytes, 0);
  refuse_content (bytes, n_bytes, G_MAXINT64);
  refuse_content ("humming", 7, 7);

  /* A frame that says more than it has: 2 GiB less one byte. */
  refuse_content ("\x28\xb5\x2f\xfd\xa0\xff\xff\xff\x7f\x01\x00\x00", 12, G_MAXINT32);

  refuse_large_content ();

  /* Changed anywhere, it is refused or gives as many bytes. */
  for (gsize i = 0; i < n_bytes; i++)
    {
      g_autoptr (GBytes) changed = NULL;
      g_autoptr (GBytes) unpacked = NULL;

      bad[i] = bytes[i] ^ 0x10;
      changed = g_bytes_new (bad, n_bytes);
      unpacked = tc_content_unpack (changed, size, NULL);
      g_assert_true (unpacked == NULL || g_bytes_get_size (unpacked) == (gsize) size);
      bad[i] = bytes[i];
    }
}

static void
count_problem (const char *problem,
               gpointer    data)
{
  g_test_message ("%s", problem);
  ++*(guint *) data;
}

/* Runs a change past the triggers, looks what is wrong, and takes it back. */
static guint
count_problems (TcStore    *store,
                const char *sql)
{
  sqlite3 *db = store->connection->db;
  g_autoptr (GError) error = NULL;
  guint n_problems = 0;

  sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  g_assert_cmpint (sqlite3_exec (db, "SAVEPOINT probe", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  tc_words_forget (store->connection);
  g_assert_true (tc_store_verify (store, count_problem, NULL, &n_problems, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_exec (db, "ROLLBACK TO probe; RELEASE probe", NULL, NULL, NULL), ==, SQLITE_OK);
  tc_words_forget (store->connection);

  return n_problems;
}

/* The parts of a large file: found by where they stand in the file, and each changed bit noticed. */
static void
test_parts (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr (GBytes) file = make_file ();
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, file);
  gsize size = g_bytes_get_size (file), half = size / 2;
  g_autoptr (GBytes) first = g_bytes_new_from_bytes (file, 0, half);
  g_autoptr (GBytes) second = g_bytes_new_from_bytes (file, half, size - half);
  g_autoptr (GBytes) expected = g_bytes_new_from_bytes (file, half - 10, 20);
  g_autoptr (GBytes) record = NULL;
  g_autoptr (GBytes) whole = NULL;
  g_autoptr (TcSource) source = make_source ();
  g_autoptr (GError) error = NULL;

  begin (fixture->store);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (tc_store_add_content_part (fixture->store, sha256, size, 0, first, &error));
      g_assert_true (tc_store_add_content_part (fixture->store, sha256, size, half, second, &error));
    }
  source->study_id = add_study (fixture->store, "Probe");
  source->sha256 = g_strdup (sha256);
  source->byte_start = half - 10;
  source->byte_length = 20;
  tc_source_add_section (source, TC_SECTION_TITLE, (TcSpan) { 0, 8 }, "en");
  g_assert_true (tc_store_add_source (fixture->store, source, &error));
  commit (fixture->store);

  record = tc_store_get_source_bytes (fixture->store, source->id, &error);
  whole = tc_store_get_file_bytes (fixture->store, source->id, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (record, expected) && g_bytes_equal (whole, file));

  g_assert_cmpuint (count_problems (fixture->store, "SELECT 1"), ==, 0);
  g_assert_cmpuint (count_problems (fixture->store, "UPDATE content_part SET size = size + 1"), ==, 1);
  g_assert_cmpuint (count_problems (fixture->store, "UPDATE content_part SET size = -1"), ==, 1);
  g_assert_cmpuint (count_problems (fixture->store, "UPDATE content SET size = size + 1 WHERE id = 1"), ==, 1);
  g_assert_cmpuint (count_problems (fixture->store, "UPDATE content SET size = size - 1 WHERE id = 1"), ==, 1);
  g_assert_cmpuint (count_problems (fixture->store, "UPDATE content SET size = size + 4294967296 WHERE id = 1"), ==, 1);
  g_assert_cmpuint (count_problems (fixture->store, "UPDATE content_part SET \"start\" = \"start\" + 1 WHERE id = 2"), ==, 1);
  g_assert_cmpuint (count_problems (fixture->store, "UPDATE content_part SET sha256 = lower (hex (zeroblob (32))) "
                                                    "WHERE id = 2"), ==, 1);
  g_assert_cmpuint (count_problems (fixture->store, "UPDATE source_text SET section_pack = NULL"), ==, 1);
  g_assert_cmpuint (count_problems (fixture->store, "UPDATE word SET word = 'abstract' WHERE word = 'title'"), ==, 1);
}

/* Places that are none, or more than fits: each is refused before any memory is taken for it. */
static void
test_hostile_places (StoreFixture  *fixture,
                     gconstpointer  data)
{
  static const struct
  {
    const char *sql;
    gint code;                      /* of the bytes of the record */
  } cases[] = {
    { "UPDATE source SET byte_start = -1", TC_STORE_ERROR_DAMAGED },
    { "UPDATE source SET byte_length = -2", TC_STORE_ERROR_DAMAGED },
    { "UPDATE source SET byte_length = 4294967296", TC_STORE_ERROR_DAMAGED },
    { "UPDATE source SET byte_start = 9223372036854775807", TC_STORE_ERROR_DAMAGED },
    { "UPDATE source SET byte_length = 4294967295", TC_STORE_ERROR_NOT_FOUND },
    { "UPDATE source SET byte_start = 9223372036854775807 - byte_length; "
      "UPDATE content_part SET \"start\" = 9223372036854775800", TC_STORE_ERROR_DAMAGED },
    { "UPDATE content_part SET \"start\" = -9223372036854775807 - 1, bytes = zeroblob (9), size = -1",
      TC_STORE_ERROR_NOT_FOUND },
  };
  g_autoptr (GBytes) file = make_file ();
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, file);
  g_autoptr (TcSource) source = make_source ();
  g_autoptr (GError) error = NULL;
  sqlite3 *db = fixture->store->connection->db;

  begin (fixture->store);
  g_assert_true (tc_store_add_content_part (fixture->store, sha256, g_bytes_get_size (file), 0, file, &error));
  source->study_id = add_study (fixture->store, "Probe");
  source->sha256 = g_strdup (sha256);
  source->byte_start = 3;
  source->byte_length = 20;
  g_assert_true (tc_store_add_source (fixture->store, source, &error));
  commit (fixture->store);

  sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  g_assert_cmpint (sqlite3_exec (db, "PRAGMA ignore_check_constraints = 1", NULL, NULL, NULL), ==, SQLITE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) refused = NULL;

      g_test_message ("%s", cases[i].sql);
      g_assert_cmpint (sqlite3_exec (db, "SAVEPOINT probe", NULL, NULL, NULL), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3_exec (db, cases[i].sql, NULL, NULL, NULL), ==, SQLITE_OK);
      g_assert_null (tc_store_get_source_bytes (fixture->store, source->id, &refused));
      g_assert_error (refused, TC_STORE_ERROR, cases[i].code);
      g_assert_cmpint (sqlite3_exec (db, "ROLLBACK TO probe; RELEASE probe", NULL, NULL, NULL), ==, SQLITE_OK);
    }

  g_assert_cmpint (sqlite3_exec (db, "UPDATE content SET size = 4294967296", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_null (tc_store_get_file_bytes (fixture->store, source->id, &error));
  g_assert_error (error, TC_STORE_ERROR, TC_STORE_ERROR_DAMAGED);
}

/* --- upgrades ------------------------------------------------------------------------------------ */

/* A pack of version 1: the value before the quotes, with all its text. */
static void
add_earlier_pack (TcStore *store)
{
  static const char body[] = "\x01\x01\x02\x03\x00\xd5\x46\x00\x07" "Probe B" "\x01\x00\x00\x07";
  g_autoptr (GByteArray) pack = g_byte_array_new ();
  g_autoptr (GPtrArray) suggestions = tc_suggestions_new ();
  g_autoptr (TcStatement) insert = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (TcTextIndex) index = { NULL };
  guint64 sum;

  tc_text_index_init (&index, TEXT);
  g_byte_array_append (pack, (const guint8 *) "\x01\0\0\0\0\0\0\0\0", TC_PACK_HEADER_BYTES);
  g_byte_array_append (pack, (const guint8 *) body, sizeof body - 1);
  g_assert_true (tc_suggestion_unpack (store->connection, pack->data, pack->len, 1, &index, suggestions, &error));
  g_assert_no_error (error);
  sum = GUINT64_TO_LE (tc_suggestion_pack_sum (pack->data, pack->len, suggestions));
  memcpy (pack->data + 1, &sum, sizeof sum);

  bytes = g_bytes_new (pack->data, pack->len);
  insert = tc_statement_new (store->connection, "INSERT INTO suggestion_pack (source_id, pack) VALUES (1, ?1)");
  tc_statement_bind_bytes (insert, 1, bytes);
  g_assert_true (tc_statement_run (insert, &error));
}

/* A project of step 6: a file in two parts that are not packed, sections in JSON, suggestions of version 1. */
static void
make_earlier (const char *path)
{
  const TcSchema *now = tc_schema_get_default ();
  const TcSchema earlier = { now->steps, 6 };
  g_autofree char *text_sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, TEXT, -1);
  g_autofree char *file_sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "one two", -1);
  g_autofree char *one_sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "one ", -1);
  g_autofree char *two_sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "two", -1);
  g_autofree char *sql = NULL;
  g_autoptr (GError) error = NULL;
  TcStore *store = tc_store_open_with_schema (path, TC_STORE_CREATE, NULL, &earlier, &error);

  g_assert_no_error (error);
  sql = g_strdup_printf (
    "INSERT INTO content (sha256, bytes, size) VALUES ('%s', x'', 7); "
    "INSERT INTO content_part (content_id, \"start\", sha256, bytes) VALUES (1, 0, '%s', CAST ('one ' AS BLOB)), "
    "(1, 4, '%s', CAST ('two' AS BLOB)); "
    "INSERT INTO source (study_id, content_id, record, name, encoding, reader, kind, languages, warnings, imported_at, "
    "byte_start, byte_length) VALUES (1, 1, 0, 'probe.ris', 'UTF-8', 'ris', 'other', '[]', '[]', 1, 2, 3); "
    "INSERT INTO source_text (source_id, text, text_sha256, sections) VALUES (1, '" TEXT "', '%s', "
    "'[{\"start\":0,\"end\":7,\"kind\":\"title\",\"language\":\"en\"}]'); "
    "INSERT INTO word (id, word) VALUES (1, 'authors'), (2, 'probe.rule'), (3, 'en')",
    file_sha256, one_sha256, two_sha256, text_sha256);
  begin (store);
  add_study (store, "Earlier");
  store_fixture_run (store, sql);
  add_earlier_pack (store);
  commit (store);
  g_assert_true (tc_store_close (store, &error));
}

static void
check_earlier (TcStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TcSource) source = tc_store_get_source (store, 1, &error);
  g_autoptr (GBytes) bytes = tc_store_get_source_bytes (store, 1, &error);
  g_autoptr (GPtrArray) suggestions = tc_store_list_suggestions (store, 1, &error);
  g_autofree char *shown = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (source->sections->len, ==, 1);
  g_assert_cmpuint (g_array_index (source->sections, TcSection, 0).span.end, ==, 7);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "e t", 3);
  shown = tc_suggestions_to_json (suggestions);
  g_assert_cmpstr (shown, ==,
                   "[{\"field\":\"authors\",\"item\":0,\"value\":\"Probe B\",\"language\":\"en\",\"rule\":\"probe.rule\","
                   "\"confidence\":0.9044,\"quotes\":[{\"source_id\":1,\"item\":0,\"start\":0,\"end\":7,"
                   "\"text\":\"Probe B\"}]}]");
  g_assert_cmpuint (count_problems (store, "SELECT 1"), ==, 0);
}

/* A project of the former version is whole after the upgrade, and takes what is new beside what is old. */
static void
test_upgrade (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autofree char *path = store_fixture_file (fixture, "earlier.trialcurator");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) suggestions = NULL;
  g_autoptr (TcSource) source = NULL;
  TcStore *store;

  make_earlier (path);
  store = tc_store_open (path, TC_STORE_WRITE, NULL, &error);
  g_assert_no_error (error);
  check_earlier (store);

  begin (store);
  source = add_source (store, add_study (store, "Later"), "later.txt", TEXT);
  add_suggestion (store, source, "authors", 0, tc_value_new_text ("Probe B"), 0.9, "Probe B");
  suggestions = tc_store_list_suggestions (store, 1, &error);
  g_assert_true (tc_store_replace_suggestions (store, 1, suggestions, &error));
  g_assert_no_error (error);
  commit (store);
  check_earlier (store);
  g_assert_cmpuint (count_problems (store, "UPDATE source_text SET sections = replace (sections, 'title', 'poem') "
                                           "WHERE source_id = 1"), ==, 1);
  g_assert_true (tc_store_close (store, &error));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) \
  g_test_add ("/store/packs/" name, StoreFixture, NULL, store_fixture_set_up, function, store_fixture_tear_down)

  g_test_add_func ("/store/packs/numbers", test_numbers);
  ADD ("sections", test_sections);
  ADD ("damaged-sections", test_damaged_sections);
  ADD ("hostile-sections", test_hostile_sections);
  g_test_add_func ("/store/packs/content", test_content);
  g_test_add_func ("/store/packs/damaged-content", test_damaged_content);
  ADD ("parts", test_parts);
  ADD ("hostile-places", test_hostile_places);
  ADD ("upgrade", test_upgrade);

  return g_test_run ();
}
