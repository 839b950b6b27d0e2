/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-matcher.h"

#include <string.h>

#include "tc-normalise.h"

/* A form. */
typedef struct
{
  guint id;
  guint length;
  gboolean open_start;
  gboolean open_end;
} Output;

/* A transition is the offset of the next state's row, and in its lowest bit whether forms end there. The length
 * of a row, in entries one a class, is a power of two. Bytes that occur in no form share class 0, so that a row has about
 * a hundred entries and not 256; those of ASCII come first, so that English text touches a third of a row. */
#define ENDS 1u

struct _TcMatcher
{
  GPtrArray *forms;               /* (element-type utf8) folded, until compiled */
  GArray *form_outputs;           /* (element-type Output) one a form */
  guint8 classes[256];
  guint n_classes;
  guint shift;                    /* a row has 1 << shift entries */
  guint32 *next;                  /* rows, in order of their distance from the start */
  guint n_states;
  guint32 *first_end;             /* a state and one more: index of its first member of @ends */
  GArray *ends;                   /* (element-type Output) the forms that end in a state, state by state */
  gboolean compiled;
};

TcMatcher *
tc_matcher_new (void)
{
  TcMatcher *self = g_new0 (TcMatcher, 1);

  self->forms = g_ptr_array_new_with_free_func (g_free);
  self->form_outputs = g_array_new (FALSE, TRUE, sizeof (Output));
  self->ends = g_array_new (FALSE, FALSE, sizeof (Output));
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
  g_free (self->first_end);
  g_array_unref (self->ends);
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
  Output output = { id, 0, FALSE, FALSE };

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
  Output output = { id, strlen (part), TRUE, TRUE };

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
  self->shift = g_bit_storage (self->n_classes - 1);
}

/* The forms as a tree: a state's children as a list, since most states have one. */
typedef struct
{
  guint32 child;
  guint32 sibling;
  guint32 first_form;             /* index + 1 of the first form that ends here */
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

/* @same: for each form the index + 1 of another one that ends in the same state. */
static void
add_form (TcMatcher *self,
          GArray    *nodes,
          guint32   *same,
          guint      index)
{
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
  same[index] = g_array_index (nodes, Node, at).first_form;
  g_array_index (nodes, Node, at).first_form = index + 1;
}

static guint32 *
get_row (TcMatcher *self,
         guint      state)
{
  return self->next + ((gsize) state << self->shift);
}

/* Breadth first: the transitions of a state where it has none are those of its longest suffix, which is nearer
 * to the start and done. States are numbered in this order; for the while rows hold numbers of states. */
static void
build_rows (TcMatcher *self,
            GArray    *nodes,
            guint32   *node_of,
            guint32   *suffix)
{
  guint n = 1;

  for (guint state = 0; state < n; state++)
    {
      guint32 *row = get_row (self, state);

      if (state > 0)
        memcpy (row, get_row (self, suffix[state]), sizeof *row << self->shift);
      for (guint child = g_array_index (nodes, Node, node_of[state]).child; child != 0;
           child = g_array_index (nodes, Node, child).sibling)
        {
          guint8 class = g_array_index (nodes, Node, child).class;

          node_of[n] = child;
          suffix[n] = state == 0 ? 0 : row[class];
          row[class] = n++;
        }
    }
}

/* In a state end its own forms and those that end in its suffix. */
static void
collect_ends (TcMatcher     *self,
              GArray        *nodes,
              const guint32 *same,
              const guint32 *node_of,
              const guint32 *suffix)
{
  for (guint state = 0; state < self->n_states; state++)
    {
      self->first_end[state] = self->ends->len;
      for (guint form = g_array_index (nodes, Node, node_of[state]).first_form; form != 0; form = same[form - 1])
        g_array_append_val (self->ends, g_array_index (self->form_outputs, Output, form - 1));
      for (guint i = self->first_end[suffix[state]]; state > 0 && i < self->first_end[suffix[state] + 1]; i++)
        {
          Output output = g_array_index (self->ends, Output, i);

          g_array_append_val (self->ends, output);
        }
      self->first_end[state + 1] = self->ends->len;
    }
}

/* Numbers of states become offsets of rows, with the mark where forms end. */
static void
finish_rows (TcMatcher *self)
{
  for (gsize i = 0; i < (gsize) self->n_states << self->shift; i++)
    {
      guint state = self->next[i];

      self->next[i] = state << self->shift | (self->first_end[state] < self->first_end[state + 1] ? ENDS : 0);
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
  g_autofree guint32 *same = g_new0 (guint32, self->forms->len + 1);
  g_autofree guint32 *node_of = NULL;
  g_autofree guint32 *suffix = NULL;
  Node root = { 0 };

  g_return_if_fail (!self->compiled);

  number_classes (self);
  g_array_append_val (nodes, root);
  for (guint i = 0; i < self->forms->len; i++)
    add_form (self, nodes, same, i);
  self->n_states = nodes->len;
  self->next = g_new0 (guint32, (gsize) self->n_states << self->shift);
  self->first_end = g_new0 (guint32, self->n_states + 1);
  node_of = g_new0 (guint32, self->n_states);
  suffix = g_new0 (guint32, self->n_states);
  build_rows (self, nodes, node_of, suffix);
  collect_ends (self, nodes, same, node_of, suffix);
  finish_rows (self);
  g_ptr_array_set_size (self->forms, 0);
  g_array_set_size (self->form_outputs, 0);
  self->compiled = TRUE;
}

/* Whether the letters or digits of a form do not go on into what stands around it. */
static gboolean
is_whole (const Output *output,
          const char   *text,
          gsize         start,
          gsize         end,
          gsize         at)
{
  gsize from = at - output->length;

  return (output->open_start || from == start || !is_word_byte (text[from - 1])) &&
         (output->open_end || at == end || !is_word_byte (text[at]));
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
  const Output *ends = (const Output *) (gpointer) self->ends->data;
  guint32 row = 0;

  g_return_if_fail (self->compiled);

  for (gsize i = start; i < end; i++)
    {
      guint state;

      row = next[(row & ~ENDS) + self->classes[(guchar) text[i]]];
      if (G_LIKELY ((row & ENDS) == 0))
        continue;
      state = row >> self->shift;
      for (guint k = self->first_end[state]; k < self->first_end[state + 1]; k++)
        if (is_whole (&ends[k], text, start, end, i + 1))
          func (ends[k].id, i + 1 - ends[k].length, i + 1, data);
    }
}
