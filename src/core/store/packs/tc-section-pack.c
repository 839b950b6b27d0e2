/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-store"

#include "config.h"

#include "tc-section-pack.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tc-pack-bytes.h"
#include "tc-store-error.h"
#include "tc-word-table.h"

/*
 * The sections of a text, as they stand in its row:
 *
 *   pack    = sum n-sections section*
 *   section = kind language step length
 *
 * Numbers and the sum are those of tc-pack-bytes.h; kind and language are numbers of words
 * (tc-word-table.c), over which the sum is too. The step goes from the end of the section before to
 * the start: twice as far forwards, and twice as far less one backwards.
 */

#define HEADER_BYTES 8

static gboolean
put_word (TcConnection  *connection,
          GString       *bytes,
          const char    *word,
          guint64       *sum,
          GError       **error)
{
  guint id = tc_words_add (connection, word, error);

  tc_pack_put_number (bytes, id);
  *sum = tc_pack_sum_add (*sum, word, strlen (word));

  return id != 0;
}

static guint64
make_step (guint end,
           guint start)
{
  return start >= end ? 2 * (guint64) (start - end) : 2 * (guint64) (end - start) - 1;
}

/**
 * tc_section_pack:
 * @connection: a connection in a transaction
 * @sections: (element-type TcSection): the sections of a text
 * @error: return location for a #GError
 *
 * Writes sections in few bytes.
 *
 * Returns: (transfer full) (nullable): the bytes, %NULL where a word could not be stored
 */
GBytes *
tc_section_pack (TcConnection  *connection,
                 GArray        *sections,
                 GError       **error)
{
  g_autoptr (GString) bytes = g_string_sized_new (HEADER_BYTES + 8 * sections->len + 8);
  guint64 sum = TC_PACK_SUM_START;
  guint end = 0;

  g_string_set_size (bytes, HEADER_BYTES);
  tc_pack_put_number (bytes, sections->len);
  for (guint i = 0; i < sections->len; i++)
    {
      const TcSection *section = &g_array_index (sections, TcSection, i);

      if (!put_word (connection, bytes, tc_section_kind_to_string (section->kind), &sum, error)
          || !put_word (connection, bytes, section->language, &sum, error))
        return NULL;
      tc_pack_put_number (bytes, make_step (end, section->span.start));
      tc_pack_put_number (bytes, section->span.end - section->span.start);
      end = section->span.end;
    }

  sum = GUINT64_TO_LE (tc_pack_sum_add (sum, bytes->str + HEADER_BYTES, bytes->len - HEADER_BYTES));
  memcpy (bytes->str, &sum, sizeof sum);

  return g_string_free_to_bytes (g_steal_pointer (&bytes));
}

static const char *
get_word (TcConnection *connection,
          TcPackReader *reader,
          guint64      *sum)
{
  guint id = tc_pack_get_number (reader, G_MAXINT32);
  const char *word = reader->good ? tc_words_get (connection, id, NULL) : NULL;

  reader->good &= word != NULL;
  if (word != NULL)
    *sum = tc_pack_sum_add (*sum, word, strlen (word));

  return word;
}

static void
get_section (TcConnection *connection,
             TcPackReader *reader,
             TcSource     *source,
             guint        *end,
             guint64      *sum)
{
  const char *kind_name = get_word (connection, reader, sum);
  const char *language = get_word (connection, reader, sum);
  guint64 step = tc_pack_get_number (reader, 2 * (guint64) G_MAXUINT);
  guint64 length = tc_pack_get_number (reader, G_MAXUINT);
  gint64 start = step % 2 == 0 ? *end + (gint64) (step / 2) : *end - (gint64) ((step + 1) / 2);
  TcSectionKind kind;

  reader->good = reader->good && tc_section_kind_from_string (kind_name, &kind) && start >= 0
                 && start + length <= source->n_chars;
  if (!reader->good)
    return;

  tc_source_add_section (source, kind, (TcSpan) { start, start + length }, language);
  *end = start + length;
}

/**
 * tc_section_unpack:
 * @connection: a connection
 * @pack: what tc_section_pack() made, or anything else
 * @n_bytes: its length
 * @source: a source with its text, to which the sections are added
 * @error: return location for a #GError
 *
 * Reads sections.
 *
 * Returns: %FALSE with %TC_STORE_ERROR_DAMAGED where the bytes are something else, or not of this text
 */
gboolean
tc_section_unpack (TcConnection  *connection,
                   const void    *pack,
                   gsize          n_bytes,
                   TcSource      *source,
                   GError       **error)
{
  const char *bytes = pack;
  TcPackReader reader = { NULL, NULL, FALSE };
  guint64 sum = TC_PACK_SUM_START, stored = 0;
  guint64 n_sections;
  guint end = 0;

  if (n_bytes > HEADER_BYTES)
    {
      memcpy (&stored, bytes, sizeof stored);
      reader = (TcPackReader) { (const guint8 *) bytes + HEADER_BYTES, (const guint8 *) bytes + n_bytes, TRUE };
    }
  n_sections = tc_pack_get_number (&reader, G_MAXUINT);
  for (guint64 i = 0; i < n_sections && reader.good; i++)
    get_section (connection, &reader, source, &end, &sum);

  if (reader.good && reader.at == reader.end
      && tc_pack_sum_add (sum, bytes + HEADER_BYTES, n_bytes - HEADER_BYTES) == GUINT64_FROM_LE (stored))
    return TRUE;

  return tc_store_error_damaged (error, N_("a section is incomplete"));
}
