/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-matcher.h"

#include <string.h>

#include "tc-normalise.h"

/* Forms are found by their first bytes, at most so many. */
#define HEAD 4

/* Bits of a filter. Together the filters fit into the nearest cache, which no automaton of that many forms does. */
#define FILTER_BITS 16
#define FILTER_SIZE (1u << FILTER_BITS)

typedef struct
{
  guint32 id;
  guint32 bytes;                  /* where they begin in the arena */
  guint16 length;
  guint8 open_start;
  guint8 open_end;
} Form;

/* The forms that begin with the same bytes stand together. */
typedef struct
{
  guint32 head;
  guint32 first;                  /* index in the forms */
  guint32 n;                      /* 0 for an empty slot */
} Slot;

/* One for each length of a head, 1 to HEAD. */
typedef struct
{
  guint64 filter[FILTER_SIZE / 64];
  Slot *slots;
  guint mask;                     /* their number - 1, a power of two - 1 */
  gboolean used;
} Heads;

struct _TcMatcher
{
  GString *arena;
  GArray *forms;                  /* (element-type Form) */
  Heads heads[HEAD];
  guint8 pairs[1 << 16];          /* two bytes: the lengths of the heads that begin with them, as bits */
  guint8 word[256];               /* 1 for letters and digits */
  gboolean compiled;
};

TcMatcher *
tc_matcher_new (void)
{
  TcMatcher *self = g_new0 (TcMatcher, 1);

  self->arena = g_string_new (NULL);
  self->forms = g_array_new (FALSE, FALSE, sizeof (Form));
  for (guint byte = 0; byte < 256; byte++)
    self->word[byte] = g_ascii_isalnum (byte) != 0;
  return self;
}

void
tc_matcher_free (TcMatcher *self)
{
  if (self == NULL)
    return;
  g_string_free (self->arena, TRUE);
  g_array_unref (self->forms);
  for (guint i = 0; i < HEAD; i++)
    g_free (self->heads[i].slots);
  g_free (self);
}

static void
add (TcMatcher  *self,
     const char *bytes,
     gsize       length,
     guint       id,
     gboolean    open_start,
     gboolean    open_end)
{
  Form form = { id, self->arena->len, length, open_start, open_end };

  g_string_append_len (self->arena, bytes, length);
  g_array_append_val (self->forms, form);
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
  gboolean open_start = FALSE;
  gboolean open_end = FALSE;

  g_return_if_fail (!self->compiled);

  if (length > 0 && p[0] == '*')
    {
      open_start = TRUE;
      p++;
      length--;
    }
  if (length > 0 && p[length - 1] == '*')
    {
      open_end = TRUE;
      length--;
    }
  if (length == 0)
    return;
  add (self, p, length, id, open_start || !self->word[(guchar) p[0]], open_end || !self->word[(guchar) p[length - 1]]);
}

/**
 * tc_matcher_add_part:
 * @self: a matcher that is not compiled yet
 * @part: folded text, not empty
 * @border: it does not begin within a word
 * @id: what to report
 *
 * Adds what is found anywhere, also within words.
 */
void
tc_matcher_add_part (TcMatcher  *self,
                     const char *part,
                     gboolean    border,
                     guint       id)
{
  g_return_if_fail (!self->compiled && part[0] != '\0');

  add (self, part, strlen (part), id, !border, TRUE);
}

static guint32
read_head (const char *bytes,
           gsize       n)
{
  guint32 head = 0;

  memcpy (&head, bytes, n);
  return GUINT32_FROM_LE (head);
}

static guint32
hash (guint32 head)
{
  return head * 0x9E3779B1u;
}

/* The bit of a head within a word, or not. */
static guint
get_bit (guint32  head,
         gboolean inside)
{
  return hash (head) >> (33 - FILTER_BITS) | (guint) inside << (FILTER_BITS - 1);
}

static void
set_bit (guint64 *filter,
         guint    bit)
{
  filter[bit / 64] |= G_GUINT64_CONSTANT (1) << (bit % 64);
}

static guint
test_bit (const guint64 *filter,
          guint          bit)
{
  return filter[bit / 64] >> (bit % 64) & 1;
}

static int
compare_heads (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  const char *arena = data;
  const Form *first = a;
  const Form *second = b;
  gsize n = MIN (HEAD, first->length);
  int order = (int) n - (int) MIN (HEAD, second->length);

  return order != 0 ? order : memcmp (arena + first->bytes, arena + second->bytes, n);
}

static Slot *
find_slot (const Heads *heads,
           guint32      head)
{
  guint at = hash (head) >> 7 & heads->mask;

  while (heads->slots[at].n != 0 && heads->slots[at].head != head)
    at = (at + 1) & heads->mask;
  return &heads->slots[at];
}

/* A bit for a length of heads, outside words and within. */
#define LENGTH_BIT(n, inside) (1u << ((n) - 1 + HEAD * (inside)))

/* Notes the first two bytes of a form: any second one where it has none. */
static void
note_pair (TcMatcher  *self,
           const Form *form)
{
  const char *bytes = self->arena->str + form->bytes;
  gsize n = MIN (HEAD, form->length);
  guint8 bits = LENGTH_BIT (n, FALSE) | (form->open_start ? LENGTH_BIT (n, TRUE) : 0);

  for (guint second = 0; n == 1 && second < 256; second++)
    self->pairs[(guchar) bytes[0] | second << 8] |= bits;
  if (n > 1)
    self->pairs[read_head (bytes, 2)] |= bits;
}

static void
fill_heads (TcMatcher *self,
            gsize      n)
{
  Heads *heads = &self->heads[n - 1];

  heads->mask = (1u << (g_bit_storage (self->forms->len) + 1)) - 1;
  heads->slots = g_new0 (Slot, heads->mask + 1);
  for (guint i = 0; i < self->forms->len; i++)
    {
      const Form *form = &g_array_index (self->forms, Form, i);
      guint32 head;
      Slot *slot;

      if (MIN (HEAD, form->length) != n)
        continue;
      heads->used = TRUE;
      head = read_head (self->arena->str + form->bytes, n);
      slot = find_slot (heads, head);
      if (slot->n == 0)
        *slot = (Slot) { head, i, 0 };
      slot->n++;
      set_bit (heads->filter, get_bit (head, FALSE));
      if (form->open_start)
        set_bit (heads->filter, get_bit (head, TRUE));
    }
}

/**
 * tc_matcher_compile:
 * @self: a matcher
 *
 * Makes ready for scanning. Nothing can be added afterwards, and any number of threads may scan.
 */
void
tc_matcher_compile (TcMatcher *self)
{
  g_return_if_fail (!self->compiled);

  g_array_sort_with_data (self->forms, compare_heads, self->arena->str);
  for (gsize n = 1; n <= HEAD; n++)
    fill_heads (self, n);
  for (guint i = 0; i < self->forms->len; i++)
    note_pair (self, &g_array_index (self->forms, Form, i));
  self->compiled = TRUE;
}

typedef struct
{
  const TcMatcher *matcher;
  const char *text;
  gsize start;
  gsize end;
  TcMatcherFunc func;
  gpointer data;
} Scan;

/* Whether the bytes of a form behind its head stand at @at. */
static inline gboolean
goes_on (const Form *form,
         const char *arena,
         gsize       n,
         const char *at)
{
  const char *rest = arena + form->bytes + n;

  return form->length == n || (*rest == *at && memcmp (at, rest, form->length - n) == 0);
}

/* Reports the forms with the head that stand at @at. */
static void
report (const Scan *scan,
        gsize       n,
        guint32     head,
        gsize       at,
        gboolean    inside)
{
  const TcMatcher *self = scan->matcher;
  const Slot *slot = find_slot (&self->heads[n - 1], head);
  const Form *form = &g_array_index (self->forms, Form, slot->first);

  for (const Form *end = form + slot->n; form < end; form++)
    {
      gsize behind = at + form->length;

      if (behind <= scan->end && (!inside || form->open_start) &&
          goes_on (form, self->arena->str, n, scan->text + at + n) &&
          (form->open_end || behind == scan->end || !self->word[(guchar) scan->text[behind]]))
        scan->func (form->id, at, behind, scan->data);
    }
}

/* The longest heads first. @lengths: which there can be, as bits. */
static inline void
report_lengths (const Scan *scan,
                guint       lengths,
                gsize       at,
                gboolean    inside)
{
  gsize left = scan->end - at;
  guint32 bytes = left >= HEAD ? read_head (scan->text + at, HEAD) : read_head (scan->text + at, left);

  while (lengths != 0)
    {
      gsize n = g_bit_storage (lengths);
      guint32 head = bytes & (G_MAXUINT32 >> (8 * (HEAD - n)));

      lengths &= ~LENGTH_BIT (n, FALSE);
      if (n <= left && (n <= 2 || test_bit (scan->matcher->heads[n - 1].filter, get_bit (head, inside)) != 0))
        report (scan, n, head, at, inside);
    }
}

/**
 * tc_matcher_scan:
 * @self: a compiled matcher
 * @text: folded text
 * @start: first byte to look at
 * @end: byte behind the last one
 * @func: called for every form found, in the order of their starts
 * @data: for @func
 *
 * Finds all forms in a range of a text. Time grows with the length of the range and the number of
 * finds only: at each byte a table and filters say whether any form can begin there.
 */
void
tc_matcher_scan (const TcMatcher *self,
                 const char      *text,
                 gsize            start,
                 gsize            end,
                 TcMatcherFunc    func,
                 gpointer         data)
{
  const Scan scan = { self, text, start, end, func, data };
  guint inside = 0;

  g_return_if_fail (self->compiled);

  for (gsize i = start; i < end; i++)
    {
      guint32 pair = (guchar) text[i] | (i + 1 < end ? (guint32) (guchar) text[i + 1] << 8 : 0);
      guint lengths = self->pairs[pair] >> (HEAD * inside) & (LENGTH_BIT (HEAD + 1, 0) - 1);

      if (lengths != 0)
        report_lengths (&scan, lengths, i, inside);
      inside = self->word[(guchar) text[i]];
    }
}
