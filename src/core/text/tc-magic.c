/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-text"

#include "config.h"

#include "tc-magic.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const char *magic;
  guint8 length;
  const char *name;
} Magic;

#define MAGIC(bytes, name) { bytes, sizeof (bytes) - 1, name }

/* The first bytes of the kinds of file that lie beside reports in people's folders. */
static const Magic magics[] = {
  MAGIC ("%PDF-", N_("PDF document")),
  MAGIC ("PK\x03\x04", N_("ZIP archive or Office document")),
  MAGIC ("PK\x05\x06", N_("ZIP archive or Office document")),
  MAGIC ("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", N_("old Office document")),
  MAGIC ("{\\rtf", N_("RTF document")),
  MAGIC ("%!PS", N_("PostScript document")),
  MAGIC ("\x89PNG\r\n\x1a\n", N_("PNG image")),
  MAGIC ("\xff\xd8\xff", N_("JPEG image")),
  MAGIC ("GIF87a", N_("GIF image")),
  MAGIC ("GIF89a", N_("GIF image")),
  MAGIC ("II*\0", N_("TIFF image")),
  MAGIC ("MM\0*", N_("TIFF image")),
  MAGIC ("\x7f" "ELF", N_("program")),
  MAGIC ("MZ\x90\0", N_("program")),
  MAGIC ("SQLite format 3\0", N_("SQLite database")),
  MAGIC ("\x1f\x8b", N_("compressed file")),
  MAGIC ("BZh9", N_("compressed file")),
  MAGIC ("\xfd" "7zXZ\0", N_("compressed file")),
  MAGIC ("(\xb5/\xfd", N_("compressed file")),
  MAGIC ("7z\xbc\xaf\x27\x1c", N_("compressed file")),
  MAGIC ("Rar!\x1a\x07", N_("compressed file")),
};

/**
 * tc_magic_guess:
 * @bytes: the beginning of a file
 * @length: number of bytes
 *
 * Names the kind of a file that is known not to be text, by its first bytes.
 *
 * Returns: (nullable): an untranslated name marked for translation, or %NULL if no kind is
 * recognised
 */
const char *
tc_magic_guess (const char *bytes,
                gsize       length)
{
  g_return_val_if_fail (bytes != NULL || length == 0, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (magics); i++)
    {
      if (length >= magics[i].length && memcmp (bytes, magics[i].magic, magics[i].length) == 0)
        return magics[i].name;
    }

  return NULL;
}
