/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-read.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tc-decode.h"
#include "tc-feed-private.h"
#include "tc-rendering.h"

/* Bytes to sources: decode, choose a reader by sniffing, read, then say of every source where it comes from and
 * which languages it is in. */

G_DEFINE_QUARK (tc-read-error-quark, tc_read_error)

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
        gboolean    *weak,
        GError     **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *text = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  text = tc_decode_weighed (data, length, encoding, weak, &local_error);
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

/**
 * tc_read_finish_source:
 * @record: its number in the file, from 0
 * @encoding: what its text was decoded from
 * @reader: the id of its reader
 *
 * Says of a source where it comes from, and in which languages it is.
 */
void
tc_read_finish_source (TcSource   *source,
                       guint       record,
                       TcFeedFile *file,
                       const char *encoding,
                       const char *reader)
{
  g_free (source->name);
  source->name = g_strdup (file->name);
  source->record = record;
  g_free (source->sha256);
  source->sha256 = g_strdup (file->sha256);
  g_free (source->encoding);
  source->encoding = g_strdup (encoding);
  g_free (source->reader);
  source->reader = g_strdup (reader);
  set_languages (source);
}

/**
 * tc_read_warn_of_guess:
 * @source: a source whose encoding was guessed, and little speaks for the guess
 *
 * Says so on the source, which a person may have read again in another encoding.
 */
void
tc_read_warn_of_guess (TcSource *source)
{
  tc_source_add_warning (source, N_("The encoding was guessed, and little speaks for the guess; "
                                    "look at the letters that English has not."));
}

static const TcReader *
choose_reader (TcDocument *document)
{
  for (gsize i = 0; tc_readers[i] != NULL; i++)
    {
      if (tc_readers[i]->sniff != NULL && !tc_reader_has_many (tc_readers[i]) && tc_readers[i]->sniff (document))
        return tc_readers[i];
    }

  g_assert_not_reached ();
}

static GPtrArray *
read_text (const char      *text,
           const TcReader **reader,
           GError         **error)
{
  TcDocument document = { text, strlen (text), TRUE, NULL };
  GPtrArray *sources;

  *reader = choose_reader (&document);
  sources = (*reader)->read (&document, error);
  g_clear_pointer (&document.lines, g_array_unref);

  return sources;
}

/**
 * tc_read_forget_bytes:
 * @source: a record of a text that was made of a file
 *
 * Takes back where it stands in that text: in the file it has no bytes of its own.
 */
void
tc_read_forget_bytes (TcSource *source)
{
  source->byte_start = 0;
  source->byte_length = -1;
  source->line = 1;
  g_clear_pointer (&source->bytes, g_bytes_unref);
  g_ptr_array_set_size (source->languages, 0);
}

/**
 * tc_feed_file_unref:
 *
 * Drops a reference.
 */
void
tc_feed_file_unref (TcFeedFile *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->name);
  g_free (self->sha256);
  g_clear_pointer (&self->maps, tc_column_maps_unref);
  g_free (self);
}

static GPtrArray *
read_decoded (TcFeedFile      *file,
              GBytes          *bytes,
              const TcReader **reader,
              const char     **encoding,
              GCancellable    *cancellable,
              GError         **error)
{
  gboolean weak = FALSE;
  g_autofree char *text = decode (bytes, encoding, &weak, error);
  GPtrArray *sources;

  if (text == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  sources = read_text (text, reader, error);
  for (guint i = 0; weak && sources != NULL && i < sources->len; i++)
    tc_read_warn_of_guess (g_ptr_array_index (sources, i));

  return sources;
}

/**
 * tc_read_find_bytes_reader:
 * @bytes: the beginning of a file
 *
 * Returns: (nullable): the reader of a format that is told by its bytes
 */
const TcReader *
tc_read_find_bytes_reader (const char *bytes,
                           gsize       length)
{
  for (gsize i = 0; tc_readers[i] != NULL; i++)
    if (tc_readers[i]->sniff_bytes != NULL && tc_readers[i]->sniff_bytes (bytes, length))
      return tc_readers[i];

  return NULL;
}

/**
 * tc_read_whole:
 * @file: a file that is none of many records
 * @bytes: all of it
 *
 * Reads a file at once: all of its records or none.
 *
 * Returns: (element-type TcSource) (transfer full) (nullable): at least one source
 */
GPtrArray *
tc_read_whole (TcFeedFile    *file,
               GBytes        *bytes,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr (GPtrArray) sources = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  const TcReader *reader = tc_read_find_bytes_reader (data, MIN (length, TC_READ_SAMPLE_BYTES));
  const char *encoding = "UTF-8";

  if (reader != NULL)
    sources = reader->read_bytes (&(TcWholeFile) { bytes, file->name, cancellable, file->maps }, &encoding, error);
  else
    sources = read_decoded (file, bytes, &reader, &encoding, cancellable, error);
  if (sources == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  for (guint i = 0; i < sources->len; i++)
    {
      TcSource *source = g_ptr_array_index (sources, i);

      tc_read_finish_source (source, i, file, encoding, reader->id);
      source->bytes = g_bytes_ref (bytes);
    }

  return g_steal_pointer (&sources);
}

/* All records of a feed. One that cannot be read is left out where others can. */
static GPtrArray *
read_feed (TcFeed        *feed,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func ((GDestroyNotify) tc_source_unref);
  g_autoptr (GError) first_error = NULL;
  g_autoptr (GError) feed_error = NULL;

  for (;;)
    {
      g_autoptr (TcFeedPart) part = tc_feed_next (feed, &feed_error);
      g_autoptr (GPtrArray) read = NULL;

      if (part == NULL)
        break;
      if (part->kind == TC_FEED_RECORD)
        read = tc_feed_part_read (part, cancellable, first_error == NULL ? &first_error : NULL);
      if (read != NULL)
        g_ptr_array_extend_and_steal (sources, g_steal_pointer (&read));
    }

  if (feed_error != NULL)
    g_propagate_error (error, g_steal_pointer (&feed_error));
  else if (sources->len == 0 && first_error != NULL)
    g_propagate_error (error, g_steal_pointer (&first_error));
  else if (sources->len == 0)
    g_set_error_literal (error, TC_READ_ERROR, TC_READ_ERROR_MALFORMED,
                         _("The file holds no record."));
  else
    return g_steal_pointer (&sources);

  return NULL;
}

/**
 * tc_read_bytes:
 * @name: the name shown to people
 * @bytes: what was in the file, or was pasted
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error of #TcReadError, or %G_IO_ERROR_CANCELLED
 *
 * Reads every record of a file that is in memory. For small files: all records are in memory at once.
 *
 * Returns: (element-type TcSource) (transfer full): at least one source, without kind
 * and study */
GPtrArray *
tc_read_bytes (const char    *name,
               GBytes        *bytes,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr (TcFeed) feed = tc_feed_new_for_bytes (name, bytes, NULL, cancellable, error);

  return feed != NULL ? read_feed (feed, cancellable, error) : NULL;
}

/**
 * tc_read_bytes_as:
 * @name: the name shown to people
 * @bytes: what was in a file
 * @encoding: IANA name of its encoding
 * @maps: (nullable): what people said about the columns of tables
 * @error: return location for an error of #TcReadError
 *
 * Reads every record of a file in an encoding that somebody chose. Hashes and places of the sources are not those
 * of the file.
 *
 * Returns: (element-type TcSource) (transfer full) (nullable): at least one source, without kind and study; %NULL
 *   with %TC_READ_ERROR_ENCODING where the bytes are not of that encoding, or another error
 */
GPtrArray *
tc_read_bytes_as (const char    *name,
                  GBytes        *bytes,
                  const char    *encoding,
                  TcColumnMaps  *maps,
                  GError       **error)
{
  g_autoptr (TcFeed) feed = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GBytes) converted = NULL;
  GPtrArray *sources;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  char *text = tc_decode_as (data, length, encoding, &local_error);

  if (text == NULL)
    {
      g_set_error_literal (error, TC_READ_ERROR, TC_READ_ERROR_ENCODING, local_error->message);
      return NULL;
    }

  converted = g_bytes_new_take (text, strlen (text));
  feed = tc_feed_new_for_bytes (name, converted, maps, NULL, error);
  sources = feed != NULL ? read_feed (feed, NULL, error) : NULL;
  for (guint i = 0; sources != NULL && i < sources->len; i++)
    {
      TcSource *source = g_ptr_array_index (sources, i);

      g_free (source->encoding);
      source->encoding = g_strdup (encoding);
    }

  return sources;
}

/**
 * tc_read_file:
 * @file: a file of the local file system
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error of #TcReadError, or a #GIOErrorEnum
 *
 * The same for a file. Blocks; for worker threads.
 *
 * Returns: (element-type TcSource) (transfer full): at least one source, without kind
 * and study */
GPtrArray *
tc_read_file (GFile         *file,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (TcFeed) feed = tc_feed_new_for_file (file, NULL, cancellable, error);

  return feed != NULL ? read_feed (feed, cancellable, error) : NULL;
}
