/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-matcher.h"

#include <string.h>

#include "tc-normalise.h"

/* One form that ends in a state. */
typedef struct
{
  guint id;
  guint length;
  guint next;                     /* index of the next output of the same state + 1, or 0 */
  gboolean open_start;
  gboolean open_end;
} Output;

/* @next holds n_classes transitions a state. Bytes that occur in no form share class 0, so that a
 * state costs about a hundred entries and not 256. */
struct _TcMatcher
{
  GPtrArray *forms;               /* (element-type utf8) folded, until compiled */
  GArray *form_outputs;           /* (element-type Output) one a form */
  guint8 classes[256];
  guint n_classes;
  GArray *next;                   /* (element-type guint32) */
  GArray *first_output;           /* (element-type guint32) a state: index of its first output + 1 */
  GArray *shorter;                /* (element-type guint32) a state: nearest suffix state with outputs, or 0 */
  gboolean compiled;
};

TcMatcher *
tc_matcher_new (void)
{
  TcMatcher *self = g_new0 (TcMatcher, 1);

  self->forms = g_ptr_array_new_with_free_func (g_free);
  self->form_outputs = g_array_new (FALSE, TRUE, sizeof (Output));
  self->next = g_array_new (FALSE, TRUE, sizeof (guint32));
  self->first_output = g_array_new (FALSE, TRUE, sizeof (guint32));
  self->shorter = g_array_new (FALSE, TRUE, sizeof (guint32));
  return self;
}

void
tc_matcher_free (TcMatcher *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->forms);
  g_array_unref (self->form_outputs);
  g_array_unref (self->next);
  g_array_unref (self->first_output);
  g_array_unref (self->shorter);
  g_free (self);
}

static gboolean
is_word_byte (char c)
{
  return g_ascii_isalnum (c);
}

/**
 * tc_matcher_add:
 * @self: a matcher that is not compiled yet
 * @form: what to look for, as people write it
 * @id: what to report
 *
 * Adds a form. Empty forms are ignored.
 */
void
tc_matcher_add (TcMatcher  *self,
                const char *form,
                guint       id)
{
  g_autoptr (TcNormal) normal = tc_normalise (form);
  const char *p = normal->text;
  gsize length = normal->length;
  Output output = { id, 0, 0, FALSE, FALSE };

  g_return_if_fail (!self->compiled);

  if (length > 0 && p[0] == '*')
    {
      output.open_start = TRUE;
      p++;
      length--;
    }
  if (length > 0 && p[length - 1] == '*')
    {
      output.open_end = TRUE;
      length--;
    }
  if (length == 0)
    return;
  output.length = length;
  output.open_start = output.open_start || !is_word_byte (p[0]);
  output.open_end = output.open_end || !is_word_byte (p[length - 1]);
  g_ptr_array_add (self->forms, g_strndup (p, length));
  g_array_append_val (self->form_outputs, output);
}

static guint32 *
transition (TcMatcher *self,
            guint      state,
            char       byte)
{
  return &g_array_index (self->next, guint32, state * self->n_classes + self->classes[(guchar) byte]);
}

static guint
add_state (TcMatcher *self)
{
  g_array_set_size (self->next, self->next->len + self->n_classes);
  g_array_set_size (self->first_output, self->first_output->len + 1);
  g_array_set_size (self->shorter, self->shorter->len + 1);
  return self->first_output->len - 1;
}

static void
number_classes (TcMatcher *self)
{
  self->n_classes = 1;
  for (guint i = 0; i < self->forms->len; i++)
    for (const char *p = g_ptr_array_index (self->forms, i); *p != '\0'; p++)
      if (self->classes[(guchar) *p] == 0)
        self->classes[(guchar) *p] = self->n_classes++;
}

static void
add_form (TcMatcher *self,
          guint      index)
{
  Output *output = &g_array_index (self->form_outputs, Output, index);
  guint32 *first;
  guint state = 0;

  for (const char *p = g_ptr_array_index (self->forms, index); *p != '\0'; p++)
    {
      guint child = *transition (self, state, *p);

      if (child == 0)
        {
          child = add_state (self);
          *transition (self, state, *p) = child;
        }
      state = child;
    }
  first = &g_array_index (self->first_output, guint32, state);
  output->next = *first;
  *first = index + 1;
}

/* Breadth first: the transitions of a state where it has none are those of its longest suffix. */
static void
link_suffixes (TcMatcher *self)
{
  guint n_states = self->first_output->len;
  g_autofree guint32 *queue = g_new (guint32, n_states);
  g_autofree guint32 *suffix = g_new0 (guint32, n_states);
  guint head = 0;
  guint tail = 0;

  queue[tail++] = 0;
  while (head < tail)
    {
      guint state = queue[head++];
      guint32 *own = &g_array_index (self->next, guint32, state * self->n_classes);
      const guint32 *fallback = &g_array_index (self->next, guint32, suffix[state] * self->n_classes);

      for (guint k = 0; k < self->n_classes; k++)
        {
          guint child = own[k];

          if (child == 0)
            {
              own[k] = state == 0 ? 0 : fallback[k];
              continue;
            }
          suffix[child] = state == 0 ? 0 : fallback[k];
          g_array_index (self->shorter, guint32, child) =
            g_array_index (self->first_output, guint32, suffix[child]) != 0
              ? suffix[child]
              : g_array_index (self->shorter, guint32, suffix[child]);
          queue[tail++] = child;
        }
    }
}

/**
 * tc_matcher_compile:
 * @self: a matcher
 *
 * Builds the automaton. Nothing can be added afterwards, and any number of threads may scan.
 */
void
tc_matcher_compile (TcMatcher *self)
{
  g_return_if_fail (!self->compiled);

  number_classes (self);
  add_state (self);
  for (guint i = 0; i < self->forms->len; i++)
    add_form (self, i);
  link_suffixes (self);
  g_ptr_array_set_size (self->forms, 0);
  self->compiled = TRUE;
}

static void
report (const TcMatcher *self,
        guint            state,
        const char      *text,
        gsize            start,
        gsize            end,
        gsize            at,
        TcMatcherFunc    func,
        gpointer         data)
{
  for (guint i = g_array_index (self->first_output, guint32, state); i != 0;)
    {
      const Output *output = &g_array_index (self->form_outputs, Output, i - 1);
      gsize from = at - output->length;

      if ((output->open_start || from == start || !is_word_byte (text[from - 1])) &&
          (output->open_end || at == end || !is_word_byte (text[at])))
        func (output->id, from, at, data);
      i = output->next;
    }
}

/**
 * tc_matcher_scan:
 * @self: a compiled matcher
 * @text: folded text
 * @start: first byte to look at
 * @end: byte behind the last one
 * @func: called for every form found, in the order of their ends
 * @data: for @func
 *
 * Finds all forms in a range of a text. Time grows with the length of the range and the number of
 * finds only.
 */
void
tc_matcher_scan (const TcMatcher *self,
                 const char      *text,
                 gsize            start,
                 gsize            end,
                 TcMatcherFunc    func,
                 gpointer         data)
{
  const guint32 *next = (const guint32 *) (gpointer) self->next->data;
  const guint32 *shorter = (const guint32 *) (gpointer) self->shorter->data;
  const guint32 *first = (const guint32 *) (gpointer) self->first_output->data;
  guint state = 0;

  g_return_if_fail (self->compiled);

  for (gsize i = start; i < end; i++)
    {
      state = next[state * self->n_classes + self->classes[(guchar) text[i]]];
      if (state == 0)
        continue;
      for (guint s = first[state] != 0 ? state : shorter[state]; s != 0; s = shorter[s])
        report (self, s, text, start, end, i + 1, func, data);
    }
}
