/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-model"

#include "config.h"

#include "tc-sha256.h"

#include <nettle/sha2.h>
#include <string.h>

/* Every imported byte is hashed several times: as part of its file, of its part of the file and of
 * its source. Nettle uses the processor's own instructions and takes a seventh of the time that
 * GChecksum takes. */

struct _TcSha256
{
  struct sha256_ctx context;
};

static char *
finish (struct sha256_ctx *context)
{
  static const char digits[] = "0123456789abcdef";
  guint8 digest[SHA256_DIGEST_SIZE];
  char *text = g_malloc (2 * SHA256_DIGEST_SIZE + 1);

  sha256_digest (context, sizeof digest, digest);
  for (gsize i = 0; i < sizeof digest; i++)
    {
      text[2 * i] = digits[digest[i] >> 4];
      text[2 * i + 1] = digits[digest[i] & 15];
    }
  text[2 * sizeof digest] = '\0';

  return text;
}

/**
 * tc_sha256_new:
 *
 * Returns: (transfer full): the hash of no bytes yet
 */
TcSha256 *
tc_sha256_new (void)
{
  TcSha256 *self = g_new (TcSha256, 1);

  sha256_init (&self->context);

  return self;
}

/**
 * tc_sha256_free:
 *
 * Frees @self.
 */
void
tc_sha256_free (TcSha256 *self)
{
  g_free (self);
}

/**
 * tc_sha256_update:
 * @length: bytes of @data
 *
 * Adds bytes behind those that were added before.
 */
void
tc_sha256_update (TcSha256      *self,
                  gconstpointer  data,
                  gsize          length)
{
  sha256_update (&self->context, length, data);
}

/**
 * tc_sha256_finish:
 *
 * Ends the hash; @self can be used for other bytes then.
 *
 * Returns: (transfer full): the hash, 64 lower-case hexadecimal digits
 */
char *
tc_sha256_finish (TcSha256 *self)
{
  return finish (&self->context);
}

/**
 * tc_sha256_of_data:
 * @length: bytes of @data
 *
 * Returns: (transfer full): the hash of bytes, 64 lower-case hexadecimal digits
 */
char *
tc_sha256_of_data (gconstpointer data,
                   gsize         length)
{
  struct sha256_ctx context;

  sha256_init (&context);
  sha256_update (&context, length, data);

  return finish (&context);
}

/**
 * tc_sha256_of_text:
 *
 * Returns: (transfer full): the hash of a text without its NUL
 */
char *
tc_sha256_of_text (const char *text)
{
  return tc_sha256_of_data (text, strlen (text));
}

/**
 * tc_sha256_of_bytes:
 *
 * Returns: (transfer full): the hash of bytes
 */
char *
tc_sha256_of_bytes (GBytes *bytes)
{
  gsize length;
  gconstpointer data = g_bytes_get_data (bytes, &length);

  return tc_sha256_of_data (data, length);
}
