/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Times extraction with all rules on. Usage: bench-extract extract|whole|gregex|own TEXTS [THREADS|PATTERNS]
 *
 *   extract TEXTS [THREADS]   every line of TEXTS is a report
 *   whole TEXTS               TEXTS is one report
 *   gregex TEXTS PATTERNS     what is compared with: every expression of PATTERNS (one a line), compiled with
 *                             G_REGEX_OPTIMIZE, over every line, one after the other
 *   own TEXTS                 the same with the expressions of the program's own rules (those of the finders in C are not
 *                             counted), over folded lines
 *
 * Prints `bytes finds cpu-seconds wall-seconds peak-KiB`; loading and compiling are not counted.
 */
#define G_LOG_DOMAIN "tc-bench"

#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "tc-extract.h"
#include "tc-normalise.h"
#include "tc-rules.h"

typedef struct
{
  char *text;
  gsize length;
  GPtrArray *lines;               /* where they begin; the last member is the end of the text */
} Texts;

typedef struct
{
  TcExtractor *extractor;
  const Texts *texts;
  int next;                       /* atomic: the next block of lines */
  int finds;                      /* atomic */
} Work;

#define BLOCK 64

static double
get_seconds (clockid_t clock)
{
  struct timespec time;

  clock_gettime (clock, &time);
  return time.tv_sec + time.tv_nsec * 1e-9;
}

static void
load_texts (Texts      *self,
            const char *path,
            gboolean    whole,
            gboolean    folded)
{
  g_autoptr (GError) error = NULL;

  if (!g_file_get_contents (path, &self->text, &self->length, &error))
    {
      g_printerr ("%s: %s\n", path, error->message);
      exit (1);
    }
  if (folded)
    {
      g_autoptr (TcNormal) normal = tc_normalise (self->text);

      g_free (self->text);
      self->text = g_steal_pointer (&normal->text);
      self->length = normal->length;
    }
  self->lines = g_ptr_array_new ();
  g_ptr_array_add (self->lines, self->text);
  for (char *p = self->text; !whole && (p = strchr (p, '\n')) != NULL && p[1] != '\0';)
    g_ptr_array_add (self->lines, ++p);
  if (self->length > 0 && self->text[self->length - 1] == '\n')
    self->length--;
  g_ptr_array_add (self->lines, self->text + self->length + 1);
}

/* Without the end of the line. */
static gsize
get_line (const Texts  *self,
          guint         index,
          const char  **line)
{
  *line = g_ptr_array_index (self->lines, index);
  return (char *) g_ptr_array_index (self->lines, index + 1) - *line - 1;
}

static guint
extract_line (TcExtractor *extractor,
              const char  *line,
              gsize        length)
{
  g_autoptr (TcSource) source = tc_source_new ();
  g_autoptr (TcExtraction) extraction = NULL;

  tc_source_take_text (source, g_strndup (line, length));
  extraction = tc_extractor_run (extractor, source, NULL, NULL);
  return extraction->suggestions->len;
}

static gpointer
work (gpointer data)
{
  Work *self = data;
  guint n = self->texts->lines->len - 1;

  for (;;)
    {
      guint first = g_atomic_int_add (&self->next, BLOCK);
      guint finds = 0;

      if (first >= n)
        return NULL;
      for (guint i = first; i < MIN (first + BLOCK, n); i++)
        {
          const char *line;
          gsize length = get_line (self->texts, i, &line);

          finds += extract_line (self->extractor, line, length);
        }
      g_atomic_int_add (&self->finds, finds);
    }
}

/* Expressions are compiled when they are first needed. */
static void
warm_up (const Texts *texts,
         TcExtractor *extractor)
{
  for (guint i = 0; i < MIN (200, texts->lines->len - 1); i++)
    {
      const char *line;
      gsize length = get_line (texts, i, &line);

      extract_line (extractor, line, length);
    }
}

G_GNUC_NO_INLINE static guint
run_extract (const Texts *texts,
             TcExtractor *extractor,
             guint        n_threads)
{
  Work self = { extractor, texts, 0, 0 };
  g_autofree GThread **threads = g_new0 (GThread *, n_threads);

  if (n_threads == 1)
    work (&self);
  for (guint i = 0; n_threads > 1 && i < n_threads; i++)
    threads[i] = g_thread_new ("extract", work, &self);
  for (guint i = 0; n_threads > 1 && i < n_threads; i++)
    g_thread_join (threads[i]);
  return self.finds;
}

static void
add_pattern (GPtrArray  *patterns,
             const char *expression)
{
  g_autoptr (GError) error = NULL;
  GRegex *pattern = g_regex_new (expression, G_REGEX_OPTIMIZE | G_REGEX_DUPNAMES, 0, &error);

  if (pattern == NULL)
    g_error ("%s: %s", expression, error->message);
  g_ptr_array_add (patterns, pattern);
}

static GPtrArray *
compile_own (void)
{
  g_autoptr (TcRules) rules = tc_rules_new (NULL);
  GPtrArray *patterns = g_ptr_array_new_with_free_func ((GDestroyNotify) g_regex_unref);

  for (guint i = 0; i < rules->rules->len; i++)
    {
      const TcRule *rule = g_ptr_array_index (rules->rules, i);

      if (rule->pattern != NULL)
        add_pattern (patterns, tc_pattern_get_expression (rule->pattern));
    }
  g_printerr ("%u expressions\n", patterns->len);
  return patterns;
}

static GPtrArray *
compile_patterns (const char *path)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  GPtrArray *patterns = g_ptr_array_new_with_free_func ((GDestroyNotify) g_regex_unref);

  if (!g_file_get_contents (path, &text, NULL, NULL))
    g_error ("%s cannot be read", path);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (lines[i][0] != '\0')
      add_pattern (patterns, lines[i]);
  return patterns;
}

G_GNUC_NO_INLINE static guint
run_patterns (const Texts *texts,
              GPtrArray   *patterns)
{
  guint finds = 0;

  for (guint i = 0; i + 1 < texts->lines->len; i++)
    for (guint k = 0; k < patterns->len; k++)
      {
        g_autoptr (GMatchInfo) info = NULL;
        const char *line;
        gsize length = get_line (texts, i, &line);

        g_regex_match_full (g_ptr_array_index (patterns, k), line, length, 0, 0, &info, NULL);
        for (; g_match_info_matches (info); g_match_info_next (info, NULL))
          finds++;
      }
  return finds;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (TcExtractor) extractor = NULL;
  g_autoptr (GPtrArray) patterns = NULL;
  Texts texts = { 0 };
  struct rusage usage;
  double cpu;
  double wall;
  guint finds;

  if (argc < 3)
    return 2;
  load_texts (&texts, argv[2], g_str_equal (argv[1], "whole"), g_str_equal (argv[1], "own"));
  if (g_str_equal (argv[1], "gregex"))
    patterns = compile_patterns (argv[3]);
  else if (g_str_equal (argv[1], "own"))
    patterns = compile_own ();
  else
    extractor = tc_extractor_new (NULL);
  if (extractor != NULL && texts.lines->len > 2)
    warm_up (&texts, extractor);
  cpu = get_seconds (CLOCK_PROCESS_CPUTIME_ID);
  wall = get_seconds (CLOCK_MONOTONIC);
  if (patterns != NULL)
    finds = run_patterns (&texts, patterns);
  else
    finds = run_extract (&texts, extractor, argc > 3 ? (guint) atoi (argv[3]) : 1);
  cpu = get_seconds (CLOCK_PROCESS_CPUTIME_ID) - cpu;
  wall = get_seconds (CLOCK_MONOTONIC) - wall;
  getrusage (RUSAGE_SELF, &usage);
  g_print ("%" G_GSIZE_FORMAT " %u %.4f %.4f %ld\n", texts.length, finds, cpu, wall, usage.ru_maxrss);
  g_ptr_array_unref (texts.lines);
  g_free (texts.text);
  return 0;
}
