/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-read.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tc-decode.h"
#include "tc-load.h"
#include "tc-reader.h"

/* Bytes to sources: decode, choose a reader by sniffing, read every record, then say for all of
 * them where they come from and which languages they are in. */

G_DEFINE_QUARK (tc-read-error-quark, tc_read_error)

/* In the order of asking: from the format that cannot be mistaken to the one that
 * takes everything. */
static const TcReader * const readers[] = {
  &tc_reader_aggregator_json,
  &tc_reader_pubmed_page,
  &tc_reader_bilingual_dump,
  &tc_reader_plain_text,
};

/**
 * tc_document_get_lines:
 * @document: a document
 *
 * Returns: (element-type TcLine) (transfer none): the lines of its text, split when first
 * asked for */
GArray *
tc_document_get_lines (TcDocument *document)
{
  if (document->lines == NULL)
    document->lines = tc_lines_split (document->text, 0);

  return document->lines;
}

static gboolean
is_blank (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (!g_unichar_isspace (c) && c != 0xfeff && c != 0x200b && c != 0x85)
        return FALSE;
    }

  return TRUE;
}

static char *
decode (GBytes      *bytes,
        const char **encoding,
        GError     **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *text = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (length == 0)
    {
      g_set_error_literal (error, TC_READ_ERROR, TC_READ_ERROR_EMPTY, _("The file is empty."));
      return NULL;
    }

  text = tc_decode (data, length, encoding, &local_error);
  if (text == NULL)
    {
      gboolean binary = g_error_matches (local_error, TC_DECODE_ERROR, TC_DECODE_ERROR_BINARY);

      g_set_error_literal (error, TC_READ_ERROR,
                           binary ? TC_READ_ERROR_BINARY : TC_READ_ERROR_ENCODING,
                           local_error->message);
      return NULL;
    }
  if (is_blank (text))
    {
      g_set_error_literal (error, TC_READ_ERROR, TC_READ_ERROR_EMPTY,
                           _("The file holds nothing but blanks."));
      return NULL;
    }

  return g_steal_pointer (&text);
}

/* Text that says something about the trial or could: what the languages of a report are told by. */
static gboolean
is_content (TcSectionKind kind)
{
  return kind == TC_SECTION_TITLE || kind == TC_SECTION_BODY ||
         (kind >= TC_SECTION_ABSTRACT && kind <= TC_SECTION_REGISTRATION);
}

static void
set_languages (TcSource *source)
{
  gsize n_en = 0;
  gsize n_zh = 0;

  for (guint i = 0; i < source->sections->len; i++)
    {
      const TcSection *section = &g_array_index (source->sections, TcSection, i);
      guint n = section->span.end - section->span.start;

      if (!is_content (section->kind))
        continue;
      if (section->language[0] == 'z')
        n_zh += n;
      else if (section->language[0] == 'e')
        n_en += n;
    }

  /* A Chinese text is about a third as long as the same in English; the original is the
     longer one. */
  if (n_zh * 2 > n_en)
    tc_source_add_language (source, "zh");
  if (n_en > 0)
    tc_source_add_language (source, "en");
  if (n_zh > 0 && n_zh * 2 <= n_en)
    tc_source_add_language (source, "zh");
}

static void
finish_source (TcSource       *source,
               guint           record,
               const char     *name,
               GBytes         *bytes,
               const char     *sha256,
               const char     *encoding,
               const TcReader *reader)
{
  g_free (source->name);
  source->name = g_utf8_make_valid (name, -1);
  source->record = record;
  g_clear_pointer (&source->bytes, g_bytes_unref);
  source->bytes = g_bytes_ref (bytes);
  g_free (source->sha256);
  source->sha256 = g_strdup (sha256);
  g_free (source->encoding);
  source->encoding = g_strdup (encoding);
  g_free (source->reader);
  source->reader = g_strdup (reader->id);
  set_languages (source);
}

static const TcReader *
choose_reader (TcDocument *document)
{
  for (gsize i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      if (readers[i]->sniff (document))
        return readers[i];
    }

  g_assert_not_reached ();
}

static GPtrArray *
read_text (const char      *text,
           const TcReader **reader,
           GError         **error)
{
  TcDocument document = { text, strlen (text), NULL };
  GPtrArray *sources;

  *reader = choose_reader (&document);
  sources = (*reader)->read (&document, error);
  g_clear_pointer (&document.lines, g_array_unref);

  return sources;
}

/**
 * tc_read_bytes:
 * @name: the name shown to people
 * @bytes: what was in the file, or was pasted
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error of #TcReadError, or %G_IO_ERROR_CANCELLED
 *
 * Reads every record of a file that is in memory: all of them or none.
 *
 * Returns: (element-type TcSource) (transfer full): at least one source, without kind
 * and study */
GPtrArray *
tc_read_bytes (const char    *name,
               GBytes        *bytes,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr (GPtrArray) sources = NULL;
  g_autofree char *text = NULL;
  g_autofree char *sha256 = NULL;
  const TcReader *reader = NULL;
  const char *encoding = NULL;

  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!tc_load_check_size (g_bytes_get_size (bytes), error))
    return NULL;
  text = decode (bytes, &encoding, error);
  if (text == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  sources = read_text (text, &reader, error);
  if (sources == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  for (guint i = 0; i < sources->len; i++)
    finish_source (g_ptr_array_index (sources, i), i, name, bytes, sha256, encoding, reader);

  return g_steal_pointer (&sources);
}

/**
 * tc_read_file:
 * @file: a file of the local file system
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error of #TcReadError, or a #GIOErrorEnum
 *
 * Reads every record of a file: all of them or none. Blocks; for worker threads.
 *
 * Returns: (element-type TcSource) (transfer full): at least one source, without kind
 * and study */
GPtrArray *
tc_read_file (GFile         *file,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  bytes = tc_load_file (file, cancellable, error);
  if (bytes == NULL)
    return NULL;

  name = g_filename_display_basename (g_file_peek_path (file));
  return tc_read_bytes (name, bytes, cancellable, error);
}
