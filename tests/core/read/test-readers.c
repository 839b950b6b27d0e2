/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tc-reader.h"

#include <string.h>

#include "read-test.h"

/* Tests: tc-read.c tc-read-aggregator-json.c tc-read-bilingual-dump.c tc-read-plain-text.c
 * tc-read-pubmed-page.c
 * Through them: tc-feed.c tc-feed-open.c tc-read-record.c tc-readers.c */

#define ENGLISH \
  "Forty persons of the probe town hummed for an hour on every morning of the week and then went home " \
  "to write into a small green book how the humming had been and whether they would hum again.\n"
#define CHINESE "四十名虚构小镇的居民每天清晨哼唱一小时然后回家在绿色的小本子上记录哼唱的感受以及次日是否愿意继续。\n"

typedef enum
{
  JSON = 1 << 0,
  PAGE = 1 << 1,
  DUMP = 1 << 2
} Takes;

/* Which of the readers would take a text: each asks for what it cannot do without. */
static const struct
{
  const char *name;
  const char *text;
  Takes takes;
} texts[] = {
  { "plain", ENGLISH, 0 },
  { "object", " \n{\"title\":\"T\"}", JSON },
  { "object-cut", "{", JSON },
  { "array", "[{\"title\":\"T\"}]", JSON },
  { "brackets", "[Background] We hum.", 0 },
  { "braces", "{We hum}", 0 },
  { "reference", "[1] Probe B. 2030.", 0 },
  { "page", "Skip to main page content\nDisplay options\nJ Sample Med\n. 2031 Feb;8(2):11-9.\n\nHumming\n\nAbstract\n\nWe hum.\n",
    PAGE },
  { "page-without-signs", "J Sample Med\n. 2031 Feb;8(2):11-9.\n\nHumming\n\nAbstract\n\nWe hum.\n", 0 },
  { "page-without-record", "Skip to main page content\nDisplay options\nWe hum.\n", 0 },
  { "dump", "Testperson A, Probe B.\nJ Sample Med. 2031 Feb;8(2):11-9. doi: 10.5555/x.\n" ENGLISH CHINESE, DUMP },
  { "dump-in-one-language", "Testperson A, Probe B.\nJ Sample Med. 2031 Feb;8(2):11-9. doi: 10.5555/x.\n" ENGLISH, 0 },
  { "dump-without-citation", "Testperson A, Probe B.\n" ENGLISH CHINESE, 0 },
};

static void
test_sniff (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  TcDocument document = { texts[i].text, strlen (texts[i].text), TRUE, NULL };
  Takes takes = 0;

  takes |= tc_reader_aggregator_json.sniff (&document) ? JSON : 0;
  takes |= tc_reader_pubmed_page.sniff (&document) ? PAGE : 0;
  takes |= tc_reader_bilingual_dump.sniff (&document) ? DUMP : 0;
  g_assert_cmpuint (takes, ==, texts[i].takes);
  g_assert_true (tc_reader_plain_text.sniff (&document));
  g_clear_pointer (&document.lines, g_array_unref);
}

/* Each reader makes sources of any text, or says why not; the lines are split once. */
static void
test_read (void)
{
  static const TcReader * const readers[] = {
    &tc_reader_aggregator_json, &tc_reader_pubmed_page, &tc_reader_bilingual_dump, &tc_reader_plain_text,
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (guint j = 0; j < G_N_ELEMENTS (readers); j++)
      {
        TcDocument document = { texts[i].text, strlen (texts[i].text), TRUE, NULL };
        GArray *lines = tc_document_get_lines (&document);
        g_autoptr (GPtrArray) sources = NULL;
        g_autoptr (GError) error = NULL;

        g_assert_true (tc_document_get_lines (&document) == lines);
        sources = readers[j]->read (&document, &error);
        if (sources == NULL)
          g_assert_error (error, TC_READ_ERROR, TC_READ_ERROR_MALFORMED);
        else
          g_assert_cmpuint (sources->len, >, 0);
        g_assert_true (sources != NULL || readers[j] == &tc_reader_aggregator_json);
        g_clear_pointer (&document.lines, g_array_unref);
      }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *path = g_strconcat ("/read/readers/sniff/", texts[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_sniff);
    }
  g_test_add_func ("/read/readers/read", test_read);
  return g_test_run ();
}
