/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-match.h"

#include <string.h>

#include "tc-numbers.h"
#include "tc-pattern-private.h"
#include "tc-utf8.h"

/* A pathological text must end in a warning, not in an hour. */
#define MATCH_LIMIT 200000

/* What the machine code may use as its own stack; more than that is "gave up". */
#define STACK_START (32 * 1024)
#define STACK_MAX (512 * 1024)

struct _TcMatch
{
  TcMatch *next;                  /* in the pool */
  TcMatchPool *pool;
  pcre2_match_data *data;
  guint32 n_pairs;
  const TcPattern *pattern;
  const pcre2_code *code;
  const char *text;
  gsize length;
  guint n_groups;                 /* the highest group that took part + 1; 0 where nothing matches */
  gboolean limited;               /* matches begin in @windows only */
  guint window;
  TcWindows windows;
};

static TcMatch *
take_match (TcMatchPool *pool,
            guint32      n_pairs)
{
  TcMatch *match = pool->spare;

  if (match == NULL)
    {
      match = g_new0 (TcMatch, 1);
      match->pool = pool;
    }
  else
    pool->spare = match->next;
  if (match->n_pairs < n_pairs)
    {
      pcre2_match_data_free (match->data);
      match->n_pairs = MAX (n_pairs, 16);
      match->data = pcre2_match_data_create (match->n_pairs, NULL);
    }
  return match;
}

static pcre2_match_context *
get_context (TcMatchPool *pool)
{
  if (G_UNLIKELY (pool->context == NULL))
    {
      pool->context = pcre2_match_context_create (NULL);
      pcre2_set_match_limit (pool->context, MATCH_LIMIT);
    }
  return pool->context;
}

/* Once more with a stack of its own: what the thread's stack lends is small. */
static int
search_with_stack (TcMatch *match,
                   gsize    from,
                   gsize    last)
{
  pcre2_match_context *context = pcre2_match_context_create (NULL);
  pcre2_jit_stack *stack = pcre2_jit_stack_create (STACK_START, STACK_MAX, NULL);
  int result;

  pcre2_set_match_limit (context, MATCH_LIMIT);
  pcre2_set_offset_limit (context, last);
  pcre2_jit_stack_assign (context, NULL, stack);
  result = pcre2_match (match->code, (PCRE2_SPTR) match->text, match->length, from, PCRE2_NO_UTF_CHECK,
                        match->data, context);
  pcre2_jit_stack_free (stack);
  pcre2_match_context_free (context);
  return result;
}

/* The next match that begins from @from to @last. */
static TcSearch
search_from (TcMatch *match,
             gsize    from,
             gsize    last)
{
  pcre2_match_context *context = get_context (match->pool);
  int result;

  /* A window that was counted in bytes may begin within a character. */
  while (from > 0 && from < match->length && ((guchar) match->text[from] & 0xC0) == 0x80)
    from--;
  pcre2_set_offset_limit (context, last);
  result = pcre2_jit_match (match->code, (PCRE2_SPTR) match->text, match->length, from, 0, match->data, context);
  if (G_UNLIKELY (result == PCRE2_ERROR_JIT_BADOPTION))
    result = pcre2_match (match->code, (PCRE2_SPTR) match->text, match->length, from, PCRE2_NO_UTF_CHECK, match->data,
                          context);
  if (G_UNLIKELY (result == PCRE2_ERROR_JIT_STACKLIMIT))
    result = search_with_stack (match, from, last);
  match->n_groups = MAX (result, 0);
  return result > 0 ? TC_SEARCH_FOUND : result == PCRE2_ERROR_NOMATCH ? TC_SEARCH_NOTHING : TC_SEARCH_FAILED;
}

static TcSearch
search_on (TcMatch *match,
           gsize    from)
{
  TcSearch found = TC_SEARCH_NOTHING;

  if (!match->limited)
    return search_from (match, from, PCRE2_UNSET);
  match->n_groups = 0;
  for (; found == TC_SEARCH_NOTHING && match->window < match->windows.n; match->window++)
    {
      const TcWindow *window = &match->windows.all[match->window];

      if (window->last >= from && window->first <= match->length)
        found = search_from (match, MAX (from, window->first), window->last);
    }
  /* The same window may hold another one. */
  if (found == TC_SEARCH_FOUND)
    match->window--;
  return found;
}

/**
 * tc_pattern_search:
 * @self: an expression
 * @text: valid UTF-8; must stay as long as @match
 * @length: its length in bytes
 * @pool: where matches come from and go to
 * @match: (out) (optional): the first match; also where there is none
 *
 * Searches a text.
 */
TcSearch
tc_pattern_search (const TcPattern  *self,
                   const char       *text,
                   gsize             length,
                   TcMatchPool      *pool,
                   TcMatch         **match)
{
  return tc_pattern_search_within (self, text, length, NULL, pool, match);
}

/**
 * tc_pattern_search_within:
 * @self: an expression
 * @text: valid UTF-8; must stay as long as @match
 * @length: its length in bytes
 * @windows: (nullable): where matches can begin; anywhere if %NULL
 * @pool: where matches come from and go to
 * @match: (out) (optional): the first match; also where there is none
 *
 * Searches a text at some places only.
 */
TcSearch
tc_pattern_search_within (const TcPattern  *self,
                          const char       *text,
                          gsize             length,
                          const TcWindows  *windows,
                          TcMatchPool      *pool,
                          TcMatch         **match)
{
  gboolean ascii = (windows != NULL && windows->ascii) || tc_utf8_is_ascii (text, length);
  const pcre2_code *code = tc_pattern_get_code (self, ascii ? TC_PATTERN_ASCII : TC_PATTERN_UNICODE);
  TcMatch *search = take_match (pool, self->n_pairs);
  TcSearch found;

  search->pattern = self;
  search->code = code;
  search->text = text;
  search->length = length;
  search->limited = windows != NULL && windows->n != TC_WINDOWS_ANYWHERE;
  if (search->limited)
    {
      search->window = 0;
      search->windows.n = windows->n;
      memcpy (search->windows.all, windows->all, windows->n * sizeof (TcWindow));
    }
  found = search_on (search, 0);
  if (match != NULL)
    *match = search;
  else
    tc_match_free (search);
  return found;
}

/**
 * tc_match_next:
 * @self: a match
 *
 * Goes on to the next match that does not overlap this one.
 */
TcSearch
tc_match_next (TcMatch *self)
{
  const PCRE2_SIZE *pairs = pcre2_get_ovector_pointer (self->data);
  gsize from = pairs[1];

  g_return_val_if_fail (self->n_groups > 0, TC_SEARCH_NOTHING);

  /* Behind an empty match the search goes on with the next character. */
  if (pairs[0] == pairs[1])
    {
      if (from >= self->length)
        {
          self->n_groups = 0;
          return TC_SEARCH_NOTHING;
        }
      from = g_utf8_next_char (self->text + from) - self->text;
    }
  return search_on (self, from);
}

gboolean
tc_match_matches (const TcMatch *self)
{
  return self != NULL && self->n_groups > 0;
}

/* Where a group stands; -1 where it took no part in the match. */
gboolean
tc_match_fetch_pos (const TcMatch *self,
                    guint          group,
                    int           *start,
                    int           *end)
{
  const PCRE2_SIZE *pairs = pcre2_get_ovector_pointer (self->data);

  if (group >= self->n_groups || pairs[2 * group] == PCRE2_UNSET)
    {
      *start = -1;
      *end = -1;
      return FALSE;
    }
  *start = (int) pairs[2 * group];
  *end = (int) pairs[2 * group + 1];
  return TRUE;
}

/**
 * tc_match_fetch_named_pos:
 * @self: a match
 * @name: the name of a group; of several with that name, the first one that took part counts
 * @start: (out): first byte, or -1
 * @end: (out): byte behind the last one, or -1
 *
 * Finds where a named group stands.
 *
 * Returns: whether it took part in the match
 */
gboolean
tc_match_fetch_named_pos (const TcMatch *self,
                          const char    *name,
                          int           *start,
                          int           *end)
{
  const TcPattern *pattern = self->pattern;

  *start = -1;
  *end = -1;
  for (guint i = 0; i < pattern->n_names; i++)
    if (strcmp (pattern->names[i].name, name) == 0 && tc_match_fetch_pos (self, pattern->names[i].group, start, end))
      return TRUE;
  return FALSE;
}

/* Returns: (transfer full) (nullable): the text of a group, %NULL where it took no part in the match */
char *
tc_match_fetch_named (const TcMatch *self,
                      const char    *name)
{
  int start;
  int end;

  return tc_match_fetch_named_pos (self, name, &start, &end) ? g_strndup (self->text + start, end - start) : NULL;
}

/* Returns: whether a group took part in the match and is a number in one of the forms of tc_number_parse() */
gboolean
tc_match_fetch_number (const TcMatch *self,
                       const char    *name,
                       double        *number)
{
  g_autofree char *text = tc_match_fetch_named (self, name);

  return text != NULL && text[0] != '\0' && tc_number_parse (text, strlen (text), number);
}

void
tc_match_free (TcMatch *self)
{
  self->next = self->pool->spare;
  self->pool->spare = self;
}

/* Frees the matches that are not in use, and what searches shared. */
void
tc_match_pool_clear (TcMatchPool *self)
{
  while (self->spare != NULL)
    {
      TcMatch *match = g_steal_pointer (&self->spare);

      self->spare = match->next;
      pcre2_match_data_free (match->data);
      g_free (match);
    }
  g_clear_pointer ((pcre2_match_context **) &self->context, pcre2_match_context_free);
}
