/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-feed-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tc-decode-part.h"
#include "tc-read.h"
#include "tc-utf8.h"

/* One record of a file of many: its bytes are decoded as those of the file, or by themselves where that fails. */

/* The bytes of a file in UTF-16 or UTF-32 come as UTF-8. */
static gboolean
is_wide (const TcFeedFile *file)
{
  return g_str_has_prefix (file->encoding, "UTF-16") || g_str_has_prefix (file->encoding, "UTF-32");
}

/* The text of a part. */
typedef struct
{
  TcRecordText text;
  const char *encoding;
  gboolean damaged;
  char *owned;
} Decoded;

static void
decoded_clear (Decoded *self)
{
  g_free (self->owned);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Decoded, decoded_clear)

/* Returns: the text of bytes behind which the feed put a NUL; @owned is what to free, if anything. */
static const char *
decode_bytes (const TcFeedFile  *file,
              GBytes            *bytes,
              char             **owned,
              const char       **encoding,
              gboolean          *damaged)
{
  const char *expected = is_wide (file) ? "UTF-8" : file->encoding;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  *encoding = file->encoding;
  *damaged = FALSE;
  if (g_str_equal (expected, "UTF-8") && tc_utf8_is_valid (data, length))
    return data;

  *owned = tc_decode_part (data, length, expected, encoding, damaged);
  if (is_wide (file))
    *encoding = file->encoding;

  return *owned;
}

static Decoded
decode_part (TcFeedPart *part)
{
  Decoded self = { { NULL } };

  if (part->prologue != NULL)
    self.text.prologue = g_bytes_get_data (part->prologue, NULL);
  self.text.text = decode_bytes (part->file, part->bytes, &self.owned, &self.encoding, &self.damaged);
  self.text.length = self.owned != NULL ? strlen (self.owned) : g_bytes_get_size (part->bytes);
  self.text.name = part->file->name;
  self.text.maps = part->file->maps;

  return self;
}

/**
 * tc_feed_part_parse:
 * @part: a record of a format that fills a #TcRecord
 *
 * Reads the fields of one record, without a source.
 *
 * Returns: (transfer full) (nullable): the record
 */
TcRecord *
tc_feed_part_parse (TcFeedPart  *part,
                    GError     **error)
{
  g_auto (Decoded) decoded = decode_part (part);

  g_return_val_if_fail (part->file->reader != NULL && tc_reader_has_fields (part->file->reader), NULL);

  return tc_reader_parse_record (part->file->reader, &decoded.text, error);
}

/**
 * tc_read_record:
 * @part: a record of a file of many
 *
 * Reads one record. Its source knows its bytes in the file.
 *
 * Returns: (element-type TcSource) (transfer full) (nullable): one source
 */
GPtrArray *
tc_read_record (TcFeedPart  *part,
                GError     **error)
{
  const TcReader *reader = part->file->reader;
  g_auto (Decoded) decoded = decode_part (part);
  GPtrArray *sources;
  TcSource *source;

  source = tc_reader_read_record (reader, &decoded.text, error);
  if (source == NULL)
    return NULL;

  tc_read_finish_source (source, part->record, part->file, decoded.encoding, reader->id);
  source->byte_start = part->start;
  source->byte_length = part->length;
  source->line = part->line;
  if (decoded.damaged || part->prologue_damaged)
    tc_source_add_warning (source, N_("Some bytes of the record are not in the encoding of the file; "
                                      "look at what was read instead of them."));
  else if (!is_wide (part->file) && strcmp (decoded.encoding, part->file->encoding) != 0)
    tc_source_add_warning (source, N_("The record is in another encoding than the rest of the file."));
  else if (part->file->weak && !g_str_is_ascii (decoded.text.text))
    tc_read_warn_of_guess (source);
  sources = g_ptr_array_new_with_free_func ((GDestroyNotify) tc_source_unref);
  g_ptr_array_add (sources, source);

  return sources;
}
