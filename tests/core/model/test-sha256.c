/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib.h>

#include "tc-sha256.h"

/* Tests: tc-sha256.c */

/* The examples of FIPS 180-2. */
static void
test_examples (void)
{
  g_autofree char *empty = tc_sha256_of_data (NULL, 0);
  g_autofree char *abc = tc_sha256_of_text ("abc");
  g_autofree char *two_blocks = tc_sha256_of_text ("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq");

  g_assert_cmpstr (empty, ==, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  g_assert_cmpstr (abc, ==, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  g_assert_cmpstr (two_blocks, ==, "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

/* Hashes of projects that exist were made by GChecksum: each length up to four blocks, whole and in two pieces. */
static void
test_as_before (void)
{
  guint8 data[256];

  for (gsize i = 0; i < sizeof data; i++)
    data[i] = i * 7 + (i >> 3);
  for (gsize length = 0; length <= sizeof data; length++)
    {
      g_autoptr (TcSha256) hash = tc_sha256_new ();
      g_autoptr (GBytes) bytes = g_bytes_new (data, length);
      g_autofree char *expected = g_compute_checksum_for_data (G_CHECKSUM_SHA256, data, length);
      g_autofree char *whole = tc_sha256_of_bytes (bytes);
      g_autofree char *pieces = NULL;

      tc_sha256_update (hash, data, length / 3);
      tc_sha256_update (hash, data + length / 3, length - length / 3);
      pieces = tc_sha256_finish (hash);
      g_assert_cmpstr (whole, ==, expected);
      g_assert_cmpstr (pieces, ==, expected);
    }
}

static void
test_again (void)
{
  g_autoptr (TcSha256) hash = tc_sha256_new ();
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  tc_sha256_update (hash, "xyz", 3);
  first = tc_sha256_finish (hash);
  tc_sha256_update (hash, "abc", 3);
  second = tc_sha256_finish (hash);
  g_assert_cmpstr (first, !=, second);
  g_assert_cmpstr (second, ==, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sha256/examples", test_examples);
  g_test_add_func ("/sha256/as-before", test_as_before);
  g_test_add_func ("/sha256/again", test_again);

  return g_test_run ();
}
