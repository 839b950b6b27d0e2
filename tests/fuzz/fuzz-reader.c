/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "fuzz.h"
#include "tc-decode-part.h"
#include "tc-decode.h"
#include "tc-reader.h"

/* One reader on any bytes. FUZZ_READER is its id. */

static const TcReader *
find_reader (void)
{
  for (gsize i = 0; tc_readers[i] != NULL; i++)
    if (strcmp (tc_readers[i]->id, FUZZ_READER) == 0)
      return tc_readers[i];

  abort ();
}

static void
check_source (const TcSource *source)
{
  guint end = 0;

  g_assert_true (g_utf8_validate (source->text, -1, NULL));
  for (guint i = 0; i < source->sections->len; i++)
    {
      const TcSection *section = &g_array_index (source->sections, TcSection, i);

      g_assert_true (section->span.start >= end && section->span.end > section->span.start
                     && section->span.end <= source->n_chars);
      end = section->span.end;
    }
  for (guint i = 0; i < source->suggestions->len; i++)
    {
      const TcSuggestion *suggestion = g_ptr_array_index (source->suggestions, i);

      for (guint j = 0; j < suggestion->quotes->len; j++)
        {
          const TcQuote *quote = g_ptr_array_index (suggestion->quotes, j);
          g_autofree char *text = NULL;

          g_assert_true (quote->span.end <= source->n_chars);
          text = tc_text_slice (source->text, quote->span);
          g_assert_cmpstr (text, ==, quote->text);
        }
    }
}

static void
read_record (const TcReader *reader,
             const char     *bytes,
             gsize           length,
             const char     *prologue)
{
  g_autoptr(TcSource) source = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  const char *encoding;
  gboolean damaged;

  text = tc_decode_part (bytes, length, "UTF-8", &encoding, &damaged);
  source = tc_reader_read_record (reader, &(TcRecordText) { text, strlen (text), prologue, "probe" }, &error);
  g_assert_true ((source == NULL) == (error != NULL));
  if (source != NULL)
    check_source (source);
}

static void
read_parts (const TcReader *reader,
            const char     *bytes,
            gsize           length)
{
  g_autofree char *prologue = NULL;

  while (length > 0)
    {
      /* Bytes of their own, so that a look behind them is seen. */
      g_autofree char *rest = g_memdup2 (bytes, length);
      TcCut cut = tc_reader_cut (reader, rest, length, TRUE);
      const char *encoding;
      gboolean damaged;

      g_assert_true (cut.kind != TC_CUT_MORE && cut.length > 0 && cut.length <= length);
      if (cut.kind == TC_CUT_PROLOGUE)
        {
          g_free (prologue);
          prologue = tc_decode_part (rest, cut.length, "UTF-8", &encoding, &damaged);
        }
      else if (cut.kind == TC_CUT_RECORD)
        read_record (reader, rest, cut.length, prologue);
      bytes += cut.length;
      length -= cut.length;
    }
}

static void
read_whole (const TcReader *reader,
            const char     *bytes,
            gsize           length)
{
  g_autoptr(GPtrArray) sources = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  const char *encoding;
  TcDocument document = { .whole = TRUE };

  text = tc_decode (bytes, length, &encoding, NULL);
  if (text == NULL || *g_strchug (text) == '\0')
    return;
  document.text = text;
  document.length = strlen (text);
  sources = reader->read (&document, &error);
  g_clear_pointer (&document.lines, g_array_unref);
  g_assert_true ((sources == NULL) == (error != NULL));
  for (guint i = 0; sources != NULL && i < sources->len; i++)
    check_source (g_ptr_array_index (sources, i));
}

static void
read_bytes (const TcReader *reader,
            const char     *data,
            gsize           length)
{
  g_autoptr(GBytes) bytes = g_bytes_new (data, length);
  g_autoptr(GPtrArray) sources = NULL;
  g_autoptr(GError) error = NULL;
  const char *encoding = "UTF-8";

  sources = reader->read_bytes (&(TcWholeFile) { bytes, "probe", NULL }, &encoding, &error);
  g_assert_true ((sources == NULL) == (error != NULL));
  for (guint i = 0; sources != NULL && i < sources->len; i++)
    check_source (g_ptr_array_index (sources, i));
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  static const TcReader *reader;

  if (reader == NULL)
    reader = find_reader ();
  if (tc_reader_has_many (reader))
    read_parts (reader, (const char *) data, size);
  else if (reader->read_bytes != NULL)
    read_bytes (reader, (const char *) data, size);
  else
    read_whole (reader, (const char *) data, size);

  return 0;
}
