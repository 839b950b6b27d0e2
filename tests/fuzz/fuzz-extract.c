/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "fuzz.h"
#include "tc-extract.h"

/*
 * Reports put together from pieces of invented sentences. Any bytes would hardly ever make a sentence, so the
 * bytes are read as an assembly: four of them name a sentence (two bytes), where its piece begins, and how long it is.
 * The sentences are those on which the rules and the extraction are tested.
 */

#define BYTES_A_PIECE 4
#define MAX_PIECES 60
#define NEW_SECTION 0xFF          /* as the third byte: here the other language begins */

static TcExtractor *extractor;
static GPtrArray *sentences;

static void collect_node (JsonNode *node);

static void
collect_member_cb (JsonObject *object,
                   const char *name,
                   JsonNode   *node,
                   gpointer    user_data)
{
  if (strcmp (name, "text") == 0 && json_node_get_value_type (node) == G_TYPE_STRING)
    g_ptr_array_add (sentences, json_node_dup_string (node));
  else
    collect_node (node);
}

static void
collect_element_cb (JsonArray *array,
                    guint      i,
                    JsonNode  *node,
                    gpointer   user_data)
{
  collect_node (node);
}

static void
collect_node (JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    json_object_foreach_member (json_node_get_object (node), collect_member_cb, NULL);
  else if (JSON_NODE_HOLDS_ARRAY (node))
    json_array_foreach_element (json_node_get_array (node), collect_element_cb, NULL);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static void
collect_folder (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      if (g_str_has_suffix (name, ".json"))
        g_ptr_array_add (names, g_build_filename (folder, name, NULL));
    }
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      g_autoptr(JsonParser) parser = json_parser_new ();

      g_assert_true (json_parser_load_from_file (parser, g_ptr_array_index (names, i), NULL));
      collect_node (json_parser_get_root (parser));
    }
}

static void
load (void)
{
  g_autoptr(GError) error = NULL;

  extractor = tc_extractor_new (&error);
  g_assert_no_error (error);
  sentences = g_ptr_array_new_with_free_func (g_free);
  collect_folder (FUZZ_RULES);
  collect_folder (FUZZ_GOLD);
  g_assert_cmpuint (sentences->len, >, 500);
}

/* Appends what @piece names; returns how many characters these are. */
static guint
add_piece (GString      *text,
           const guint8 *piece)
{
  const char *sentence = g_ptr_array_index (sentences, (piece[0] | piece[1] << 8) % sentences->len);
  guint length = g_utf8_strlen (sentence, -1);
  guint start = piece[2] % (length + 1);
  guint n = MIN (piece[3], length - start);
  const char *from = g_utf8_offset_to_pointer (sentence, start);

  g_string_append_len (text, from, g_utf8_offset_to_pointer (from, n) - from);
  return n;
}

static TcSource *
assemble (const guint8 *data,
          gsize         size)
{
  TcSource *source = tc_source_new ();
  g_autoptr(GString) text = g_string_new (NULL);
  gsize n_pieces = size / BYTES_A_PIECE;
  guint at = 0;
  guint start = 0;

  for (gsize i = 0; i < n_pieces; i++)
    {
      const guint8 *piece = data + i * BYTES_A_PIECE;

      if (piece[2] == NEW_SECTION && start == 0 && at > 0)
        {
          g_string_append_c (text, '\n');
          start = ++at;
        }
      else
        at += add_piece (text, piece);
    }
  tc_source_take_text (source, g_strdup (text->str));
  if (start > 0)
    {
      tc_source_add_section (source, TC_SECTION_ABSTRACT, (TcSpan) { 0, start - 1 }, "en");
      tc_source_add_section (source, TC_SECTION_ABSTRACT, (TcSpan) { start, at }, "zh");
    }

  return source;
}

static void
check_quotes (GPtrArray  *quotes,
              const char *text)
{
  for (guint i = 0; i < quotes->len; i++)
    {
      const TcQuote *quote = g_ptr_array_index (quotes, i);
      g_autoptr(TcQuote) cut = NULL;

      g_assert_cmpuint (quote->span.start, <, quote->span.end);
      cut = tc_quote_new_from_text (text, quote->span);
      g_assert_true (cut->span.start == quote->span.start && cut->span.end == quote->span.end);
      g_assert_cmpstr (quote->text, ==, cut->text);
    }
}

/* What is suggested about them: every quote stands in the text, and every confidence is a share. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr(TcSource) source = NULL;
  g_autoptr(TcExtraction) extraction = NULL;
  g_autoptr(GError) error = NULL;

  if (size > MAX_PIECES * BYTES_A_PIECE)
    return 0;
  if (extractor == NULL)
    load ();
  source = assemble (data, size);
  extraction = tc_extractor_run (extractor, source, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < extraction->suggestions->len; i++)
    {
      const TcSuggestion *suggestion = g_ptr_array_index (extraction->suggestions, i);

      g_assert_true (suggestion->confidence > 0 && suggestion->confidence <= 1);
      g_assert_nonnull (suggestion->value);
      g_assert_cmpuint (suggestion->quotes->len, >, 0);
      check_quotes (suggestion->quotes, source->text);
    }
  for (guint i = 0; i < extraction->discrepancies->len; i++)
    check_quotes (((TcDiscrepancy *) g_ptr_array_index (extraction->discrepancies, i))->quotes, source->text);

  return 0;
}
