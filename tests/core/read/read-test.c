/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "read-test.h"

#include <string.h>

#include "tc-feed.h"

/* Writes the sections, one a line: "kind language | text", line ends in the text as "/". */
char *
read_test_describe (TcSource *source)
{
  GString *s = g_string_new (NULL);

  for (guint i = 0; i < source->sections->len; i++)
    {
      const TcSection *section = &g_array_index (source->sections, TcSection, i);
      g_autofree char *text = tc_text_slice (source->text, section->span);

      g_string_append_printf (s, "%s %s | %s\n", tc_section_kind_to_string (section->kind),
                              section->language,
                              g_strdelimit (text, "\r\n", '/'));
    }

  return g_string_free (s, FALSE);
}

/* What must hold for every source of every reader. */
void
read_test_check (TcSource *source)
{
  g_assert_nonnull (source->bytes);
  read_test_check_record (source);
}

/* The same for one of a file of many, which has no bytes of its own. */
void
read_test_check_record (TcSource *source)
{
  guint end = 0;

  g_assert_true (g_utf8_validate (source->text, -1, NULL));
  g_assert_cmpuint (source->n_chars, ==, g_utf8_strlen (source->text, -1));
  g_assert_cmpuint (strlen (source->sha256), ==, 64);
  g_assert_nonnull (source->encoding);
  g_assert_nonnull (source->reader);
  g_assert_null (source->kind);

  for (guint i = 0; i < source->sections->len; i++)
    {
      const TcSection *section = &g_array_index (source->sections, TcSection, i);

      g_assert_cmpuint (section->span.start, >=, end);
      g_assert_cmpuint (section->span.end, >, section->span.start);
      g_assert_cmpuint (section->span.end, <=, source->n_chars);
      end = section->span.end;
    }
  /* To find a place takes longer the farther it is, so of very many suggestions some are looked at. */
  for (guint i = 0; i < source->suggestions->len; i += 1 + source->suggestions->len / 200)
    {
      TcSuggestion *suggestion = g_ptr_array_index (source->suggestions, i);

      g_assert_cmpuint (suggestion->quotes->len, >, 0);
      for (guint j = 0; j < suggestion->quotes->len; j++)
        {
          TcQuote *quote = g_ptr_array_index (suggestion->quotes, j);
          g_autofree char *text = tc_text_slice (source->text, quote->span);

          g_assert_cmpstr (text, ==, quote->text);
        }
    }
}

GPtrArray *
read_test_read (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  GPtrArray *sources = tc_read_bytes ("pasted.txt", bytes, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (sources);
  for (guint i = 0; i < sources->len; i++)
    read_test_check (g_ptr_array_index (sources, i));

  return sources;
}

/* What the reader itself says of a record: "field: value", one a line, lists numbered by their order. */
char *
read_test_fields (TcSource *source)
{
  GString *s = g_string_new (NULL);

  for (guint i = 0; i < source->suggestions->len; i++)
    {
      TcSuggestion *suggestion = g_ptr_array_index (source->suggestions, i);
      g_autofree char *value = tc_value_to_display (suggestion->value);

      g_string_append_printf (s, "%s: %s\n", suggestion->field, value);
    }

  return g_string_free (s, FALSE);
}

/* A file of many records, with the bytes given. */
GPtrArray *
read_test_read_bytes (const char *bytes,
                      gsize       length)
{
  g_autoptr (GBytes) owned = g_bytes_new (bytes, length);
  g_autoptr (GError) error = NULL;
  GPtrArray *sources = tc_read_bytes ("records.txt", owned, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (sources);
  for (guint i = 0; i < sources->len; i++)
    read_test_check_record (g_ptr_array_index (sources, i));

  return sources;
}

/* The parts of a file: "record|unknown LINE START+LENGTH", one a line; what stands between them says nothing. */
char *
read_test_parts (const char *bytes,
                 gsize       length)
{
  g_autoptr (GBytes) owned = g_bytes_new (bytes, length);
  g_autoptr (GError) error = NULL;
  g_autoptr (TcFeed) feed = tc_feed_new_for_bytes ("records.txt", owned, NULL, NULL, &error);
  GString *s = g_string_new (NULL);

  g_assert_no_error (error);
  for (;;)
    {
      g_autoptr (TcFeedPart) part = tc_feed_next (feed, &error);

      g_assert_no_error (error);
      if (part == NULL)
        break;
      g_string_append_printf (s, "%s %u %u+%u\n", part->kind == TC_FEED_RECORD ? "record" : "unknown",
                              (guint) part->line, (guint) part->start, (guint) part->length);
    }

  return g_string_free (s, FALSE);
}

/* A file of fixtures/. */
char *
read_test_load (const char *fixture)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "core", "read", "fixtures", fixture, NULL);
  g_autoptr (GError) error = NULL;
  char *text;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  return text;
}

/* What became of a file: text, suggestions and warnings of each record. */
static char *
describe_sources (GPtrArray  *sources,
                  const char *reader)
{
  GString *s = g_string_new (NULL);

  for (guint i = 0; i < sources->len; i++)
    {
      TcSource *source = g_ptr_array_index (sources, i);
      g_autofree char *fields = read_test_fields (source);
      g_autofree char *sections = read_test_describe (source);

      g_assert_cmpstr (source->reader, ==, reader);
      g_string_append_printf (s, "=== record %u\n%s\n--- suggestions\n%s--- sections\n%s", i + 1, source->text, fields, sections);
      for (guint k = 0; k < source->warnings->len; k++)
        g_string_append_printf (s, "--- warning\n%s\n", (const char *) g_ptr_array_index (source->warnings, k));
    }

  return g_string_free (s, FALSE);
}

/* Compares what is read of fixtures/NAME with fixtures/NAME.expected. With UPDATE_EXPECTED in the environment writes it
 * instead, to be looked through by a person. */
void
read_test_check_fixture (const char *name,
                         const char *reader)
{
  g_autofree char *expected_name = g_strconcat (name, ".expected", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "core", "read", "fixtures", name, NULL);
  g_autofree char *expected_path = g_strconcat (path, ".expected", NULL);
  g_autofree char *data = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *found = NULL;
  g_autoptr (GPtrArray) sources = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);
  sources = read_test_read_bytes (data, length);
  found = describe_sources (sources, reader);
  if (g_getenv ("UPDATE_EXPECTED") != NULL)
    g_file_set_contents (expected_path, found, -1, NULL);
  expected = read_test_load (expected_name);
  g_assert_cmpstr (found, ==, expected);
}

/* Cut off at every @step bytes, a file is read or refused with a reason. */
void
read_test_check_cut (const char *bytes,
                     gsize       length,
                     gsize       step)
{
  for (gsize end = 1; end < length; end += step)
    {
      g_autoptr (GBytes) part = g_bytes_new (bytes, end);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) sources = tc_read_bytes ("cut", part, NULL, &error);

      g_assert_true ((sources != NULL) == (error == NULL));
      for (guint i = 0; sources != NULL && i < sources->len; i++)
        read_test_check_record (g_ptr_array_index (sources, i));
    }
}
