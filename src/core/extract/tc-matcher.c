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
  guint16 length;
  guint8 open_start;
  guint8 open_end;
} Output;

/* The states are many, and the memory that a scan touches decides its speed: states are 16-bit numbers, and ASCII
 * bytes have a table of their own. Bytes that occur in no form share class 0. States in which forms end have the
 * greatest numbers; the others stand in the order of their distance from the start. */
typedef guint16 State;

#define MAX_STATES 65535

typedef enum
{
  ASCII,
  BEYOND,
  N_HALVES
} Half;

struct _TcMatcher
{
  GPtrArray *forms;               /* (element-type utf8) folded, until compiled */
  GArray *form_outputs;           /* (element-type Output) one a form, until compiled */
  guint8 classes[256];            /* within its half */
  State *next[N_HALVES];          /* a row a state */
  guint shifts[N_HALVES];         /* a row has 1 << shift entries */
  guint n_states;
  guint first_ending;             /* from here on forms end in a state */
  guint32 *first_end;             /* a state from there on, and one more: index of its first member of @ends */
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
  for (guint half = 0; half < N_HALVES; half++)
    g_free (self->next[half]);
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

static Half
get_half (guint byte)
{
  return byte < 0x80 ? ASCII : BEYOND;
}

static void
number_classes (TcMatcher *self)
{
  gboolean used[256] = { FALSE };
  guint n[N_HALVES] = { 1, 1 };

  for (guint i = 0; i < self->forms->len; i++)
    for (const char *p = g_ptr_array_index (self->forms, i); *p != '\0'; p++)
      used[(guchar) *p] = TRUE;
  for (guint byte = 0; byte < 256; byte++)
    if (used[byte])
      self->classes[byte] = n[get_half (byte)]++;
  for (guint half = 0; half < N_HALVES; half++)
    self->shifts[half] = g_bit_storage (n[half] - 1);
}

/* The forms as a tree: a state's children as a list, since most states have one. */
typedef struct
{
  guint32 child;
  guint32 sibling;
  guint32 first_form;             /* index + 1 of the first form that ends here */
  guint8 byte;
} Node;

static guint
find_child (GArray *nodes,
            guint   parent,
            guint8  byte)
{
  guint child = g_array_index (nodes, Node, parent).child;

  while (child != 0 && g_array_index (nodes, Node, child).byte != byte)
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
      guint child = find_child (nodes, at, *p);

      if (child == 0)
        {
          Node node = { 0, g_array_index (nodes, Node, at).child, 0, *p };

          child = nodes->len;
          g_array_append_val (nodes, node);
          g_array_index (nodes, Node, at).child = child;
        }
      at = child;
    }
  same[index] = g_array_index (nodes, Node, at).first_form;
  g_array_index (nodes, Node, at).first_form = index + 1;
}

/* A state while the automaton is built, in the order of the distance from the start. */
typedef struct
{
  guint32 node;
  guint32 suffix;                 /* the state of the longest suffix that begins a form */
  guint32 number;                 /* in the tables */
  gboolean ends;
} Draft;

static GArray *
order_states (GArray *nodes)
{
  GArray *drafts = g_array_new (FALSE, TRUE, sizeof (Draft));
  Draft root = { 0 };

  g_array_append_val (drafts, root);
  for (guint i = 0; i < drafts->len; i++)
    for (guint child = g_array_index (nodes, Node, g_array_index (drafts, Draft, i).node).child; child != 0;
         child = g_array_index (nodes, Node, child).sibling)
      {
        Draft draft = { child, 0, 0, FALSE };

        g_array_append_val (drafts, draft);
      }
  return drafts;
}

static State *
get_entry (TcMatcher *self,
           guint      state,
           guint      byte)
{
  Half half = get_half (byte);

  return self->next[half] + ((gsize) state << self->shifts[half]) + self->classes[byte];
}

/* The transitions of a state where it has none are those of its longest suffix, which is nearer to the start and
 * done. For the while rows hold indexes of drafts. */
static void
build_rows (TcMatcher *self,
            GArray    *nodes,
            GArray    *drafts)
{
  guint n = 1;

  for (guint state = 0; state < drafts->len; state++)
    {
      Draft *draft = &g_array_index (drafts, Draft, state);

      for (guint half = 0; state > 0 && half < N_HALVES; half++)
        memcpy (self->next[half] + ((gsize) state << self->shifts[half]),
                self->next[half] + ((gsize) draft->suffix << self->shifts[half]),
                sizeof (State) << self->shifts[half]);
      draft->ends = g_array_index (nodes, Node, draft->node).first_form != 0 ||
                    (state > 0 && g_array_index (drafts, Draft, draft->suffix).ends);
      for (guint child = g_array_index (nodes, Node, draft->node).child; child != 0;
           child = g_array_index (nodes, Node, child).sibling)
        {
          State *entry = get_entry (self, state, g_array_index (nodes, Node, child).byte);

          g_array_index (drafts, Draft, n).suffix = state == 0 ? 0 : *entry;
          *entry = n++;
        }
    }
}

/* In a state end its own forms and those that end in its suffix. */
static void
collect_ends (TcMatcher     *self,
              GArray        *nodes,
              const guint32 *same,
              GArray        *drafts)
{
  g_autofree guint32 *first = g_new0 (guint32, drafts->len + 1);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Output));
  guint n = 0;

  for (guint state = 0; state < drafts->len; state++)
    {
      const Draft *draft = &g_array_index (drafts, Draft, state);

      first[state] = all->len;
      for (guint form = g_array_index (nodes, Node, draft->node).first_form; form != 0; form = same[form - 1])
        g_array_append_val (all, g_array_index (self->form_outputs, Output, form - 1));
      for (guint i = first[draft->suffix]; state > 0 && i < first[draft->suffix + 1]; i++)
        {
          Output output = g_array_index (all, Output, i);

          g_array_append_val (all, output);
        }
      first[state + 1] = all->len;
    }
  self->first_end = g_new0 (guint32, drafts->len + 1);
  for (guint state = 0; state < drafts->len; state++)
    if (first[state] < first[state + 1])
      {
        self->first_end[n++] = self->ends->len;
        g_array_append_vals (self->ends, &g_array_index (all, Output, first[state]), first[state + 1] - first[state]);
      }
  self->first_end[n] = self->ends->len;
}

/* Gives the states their numbers: first those in which nothing ends. */
static void
number_states (TcMatcher *self,
               GArray    *drafts)
{
  guint n = 0;

  for (guint ends = 0; ends < 2; ends++)
    {
      if (ends == 1)
        self->first_ending = n;
      for (guint i = 0; i < drafts->len; i++)
        if (g_array_index (drafts, Draft, i).ends == (ends == 1))
          g_array_index (drafts, Draft, i).number = n++;
    }
  for (guint half = 0; half < N_HALVES; half++)
    {
      State *rows = g_new (State, (gsize) self->n_states << self->shifts[half]);

      for (guint i = 0; i < drafts->len; i++)
        for (gsize k = 0; k < (gsize) 1 << self->shifts[half]; k++)
          rows[((gsize) g_array_index (drafts, Draft, i).number << self->shifts[half]) + k] =
            g_array_index (drafts, Draft, self->next[half][((gsize) i << self->shifts[half]) + k]).number;
      g_free (self->next[half]);
      self->next[half] = rows;
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
  g_autoptr (GArray) drafts = NULL;
  Node root = { 0 };

  g_return_if_fail (!self->compiled);

  number_classes (self);
  g_array_append_val (nodes, root);
  for (guint i = 0; i < self->forms->len; i++)
    add_form (self, nodes, same, i);
  self->n_states = nodes->len;
  if (self->n_states > MAX_STATES)
    g_error ("The lexicons, triggers and expressions hold too many words: %u states", self->n_states);
  for (guint half = 0; half < N_HALVES; half++)
    self->next[half] = g_new0 (State, (gsize) self->n_states << self->shifts[half]);
  drafts = order_states (nodes);
  build_rows (self, nodes, drafts);
  collect_ends (self, nodes, same, drafts);
  number_states (self, drafts);
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
  const Output *ends = (const Output *) (gpointer) self->ends->data;
  const State *ascii = self->next[ASCII];
  const State *beyond = self->next[BEYOND];
  guint ascii_shift = self->shifts[ASCII];
  guint state = 0;

  g_return_if_fail (self->compiled);

  for (gsize i = start; i < end; i++)
    {
      guint byte = (guchar) text[i];
      guint ending;

      if (G_LIKELY (byte < 0x80))
        state = ascii[((gsize) state << ascii_shift) + self->classes[byte]];
      else
        state = beyond[((gsize) state << self->shifts[BEYOND]) + self->classes[byte]];
      if (G_LIKELY (state < self->first_ending))
        continue;
      ending = state - self->first_ending;
      for (guint k = self->first_end[ending]; k < self->first_end[ending + 1]; k++)
        if (is_whole (&ends[k], text, start, end, i + 1))
          func (ends[k].id, i + 1 - ends[k].length, i + 1, data);
    }
}
