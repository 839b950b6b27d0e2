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

/* A transition is the offset of the next state's row, and in its lowest bit whether forms end there. Rows
 * have an even number of entries, one a class. Bytes that occur in no form share class 0, so that a row has about
 * a hundred entries and not 256; those of ASCII come first, so that English text touches a third of a row. */
#define ENDS 1u

struct _TcMatcher
{
  GPtrArray *forms;               /* (element-type utf8) folded, until compiled */
  GArray *form_outputs;           /* (element-type Output) one a form */
  guint8 classes[256];
  guint n_classes;
  guint32 *next;                  /* rows, in order of their distance from the start */
  guint n_states;
  guint32 *first_output;          /* a state: index of its first output + 1 */
  guint32 *shorter;               /* a state: nearest suffix state with outputs, or 0 */
  gboolean compiled;
};

TcMatcher *
tc_matcher_new (void)
{
  TcMatcher *self = g_new0 (TcMatcher, 1);

  self->forms = g_ptr_array_new_with_free_func (g_free);
  self->form_outputs = g_array_new (FALSE, TRUE, sizeof (Output));
  return self;
}

void
tc_matcher_free (TcMatcher *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->forms);
  g_array_unref (self->form_outputs);
  g_free (self->next);
  g_free (self->first_output);
  g_free (self->shorter);
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

/**
 * tc_matcher_add_part:
 * @self: a matcher that is not compiled yet
 * @part: folded text, not empty
 * @id: what to report
 *
 * Adds what is found anywhere, also within words.
 */
void
tc_matcher_add_part (TcMatcher  *self,
                     const char *part,
                     guint       id)
{
  Output output = { id, strlen (part), 0, TRUE, TRUE };

  g_return_if_fail (!self->compiled && part[0] != '\0');

  g_ptr_array_add (self->forms, g_strdup (part));
  g_array_append_val (self->form_outputs, output);
}

static void
number_classes (TcMatcher *self)
{
  gboolean used[256] = { FALSE };

  for (guint i = 0; i < self->forms->len; i++)
    for (const char *p = g_ptr_array_index (self->forms, i); *p != '\0'; p++)
      used[(guchar) *p] = TRUE;
  self->n_classes = 1;
  for (guint byte = 0; byte < 256; byte++)
    if (used[byte])
      self->classes[byte] = self->n_classes++;
  self->n_classes += self->n_classes % 2;
}

/* The forms as a tree: a state's children as a list, since most states have one. */
typedef struct
{
  guint32 child;
  guint32 sibling;
  guint32 first_output;
  guint8 class;
} Node;

static guint
find_child (GArray *nodes,
            guint   parent,
            guint8  class)
{
  guint child = g_array_index (nodes, Node, parent).child;

  while (child != 0 && g_array_index (nodes, Node, child).class != class)
    child = g_array_index (nodes, Node, child).sibling;
  return child;
}

static void
add_form (TcMatcher *self,
          GArray    *nodes,
          guint      index)
{
  Output *output = &g_array_index (self->form_outputs, Output, index);
  guint at = 0;

  for (const char *p = g_ptr_array_index (self->forms, index); *p != '\0'; p++)
    {
      guint8 class = self->classes[(guchar) *p];
      guint child = find_child (nodes, at, class);

      if (child == 0)
        {
          Node node = { 0, g_array_index (nodes, Node, at).child, 0, class };

          child = nodes->len;
          g_array_append_val (nodes, node);
          g_array_index (nodes, Node, at).child = child;
        }
      at = child;
    }
  output->next = g_array_index (nodes, Node, at).first_output;
  g_array_index (nodes, Node, at).first_output = index + 1;
}

static guint32 *
get_row (TcMatcher *self,
         guint      state)
{
  return self->next + (gsize) state * self->n_classes;
}

/* Breadth first: the transitions of a state where it has none are those of its longest suffix, which is nearer
 * to the start and done. States are numbered in this order; for the while rows hold numbers of states. */
static void
build_rows (TcMatcher *self,
            GArray    *nodes)
{
  g_autofree guint32 *node_of = g_new (guint32, nodes->len);
  g_autofree guint32 *suffix = g_new0 (guint32, nodes->len);
  guint n = 1;

  node_of[0] = 0;
  for (guint state = 0; state < n; state++)
    {
      guint32 *row = get_row (self, state);

      if (state > 0)
        memcpy (row, get_row (self, suffix[state]), self->n_classes * sizeof *row);
      for (guint child = g_array_index (nodes, Node, node_of[state]).child; child != 0;
           child = g_array_index (nodes, Node, child).sibling)
        {
          const Node *node = &g_array_index (nodes, Node, child);

          node_of[n] = child;
          suffix[n] = state == 0 ? 0 : row[node->class];
          self->first_output[n] = node->first_output;
          self->shorter[n] =
            self->first_output[suffix[n]] != 0 ? suffix[n] : self->shorter[suffix[n]];
          row[node->class] = n++;
        }
    }
}

/* Numbers of states become offsets of rows, with the mark where forms end. */
static void
finish_rows (TcMatcher *self)
{
  for (gsize i = 0; i < (gsize) self->n_states * self->n_classes; i++)
    {
      guint state = self->next[i];
      gboolean ends = self->first_output[state] != 0 || self->shorter[state] != 0;

      self->next[i] = state * self->n_classes | (ends ? ENDS : 0);
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
  g_autoptr (GArray) nodes = g_array_new (FALSE, FALSE, sizeof (Node));
  Node root = { 0 };

  g_return_if_fail (!self->compiled);

  number_classes (self);
  g_array_append_val (nodes, root);
  for (guint i = 0; i < self->forms->len; i++)
    add_form (self, nodes, i);
  self->n_states = nodes->len;
  self->next = g_new0 (guint32, (gsize) self->n_states * self->n_classes);
  self->first_output = g_new0 (guint32, self->n_states);
  self->shorter = g_new0 (guint32, self->n_states);
  build_rows (self, nodes);
  finish_rows (self);
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
  for (guint i = self->first_output[state]; i != 0;)
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
  const guint32 *next = self->next;
  guint32 row = 0;

  g_return_if_fail (self->compiled);

  for (gsize i = start; i < end; i++)
    {
      row = next[(row & ~ENDS) + self->classes[(guchar) text[i]]];
      if (G_LIKELY ((row & ENDS) == 0))
        continue;
      for (guint s = row / self->n_classes; s != 0; s = self->shorter[s])
        report (self, s, text, start, end, i + 1, func, data);
    }
}
