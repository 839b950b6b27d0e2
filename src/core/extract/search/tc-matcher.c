/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-matcher.h"

#include <string.h>

#include "tc-normalise.h"

/* Forms are found by their first bytes, at most so many. */
#define HEAD 4

/* Bits of the filter. With the table it fits into the nearest caches, which no automaton of that many forms does. */
#define FILTER_BITS 16
#define FILTER_SIZE (1u << FILTER_BITS)

/* So many bytes of a form are compared at once, as a number. */
#define FRONT sizeof (guint64)

/* Kinds of bytes that the table of beginnings tells apart, as bits. */
#define KIND_BITS 5
#define KINDS (1u << KIND_BITS)

/* How many bytes of a form stand in that table. */
#define BEGINNING 3

typedef struct
{
  guint64 front;                  /* its first bytes, others are 0 */
  guint64 mask;                   /* which of these count */
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
  Slot *slots;
  guint mask;                     /* their number - 1, a power of two - 1 */
  gboolean used;
} Heads;

struct _TcMatcher
{
  GString *arena;
  GArray *forms;                  /* (element-type Form) */
  Heads heads[HEAD];
  guint64 filter[FILTER_SIZE / 64]; /* the heads of HEAD bytes */
  guint8 beginnings[1 << (BEGINNING * KIND_BITS)]; /* three kinds: the lengths of the heads that begin so, as bits */
  guint8 kinds[256];
  guint8 word[256];               /* 1 for letters and digits */
  gboolean compiled;
};

/* Letters are all told apart, and most bytes of Chinese characters where these stand beside each other. */
static guint8
get_kind (guchar byte)
{
  if (byte >= 0x80)
    return byte % KINDS;
  if (g_ascii_isalpha (byte))
    return 1 + g_ascii_tolower (byte) - 'a';
  return byte == ' ' ? 27 : byte == '-' ? 28 : g_ascii_isdigit (byte) ? 29 : 30;
}

TcMatcher *
tc_matcher_new (void)
{
  TcMatcher *self = g_new0 (TcMatcher, 1);

  self->arena = g_string_new (NULL);
  self->forms = g_array_new (FALSE, FALSE, sizeof (Form));
  for (guint byte = 0; byte < 256; byte++)
    {
      self->kinds[byte] = get_kind (byte);
      self->word[byte] = g_ascii_isalnum (byte) != 0;
    }
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

static guint64
read_front (const char *bytes,
            gsize       n)
{
  guint64 front = 0;

  if (G_LIKELY (n >= FRONT))
    memcpy (&front, bytes, FRONT);
  else
    memcpy (&front, bytes, n);
  return GUINT64_FROM_LE (front);
}

#define ALL_BITS "\xff\xff\xff\xff\xff\xff\xff\xff"

static void
add (TcMatcher  *self,
     const char *bytes,
     gsize       length,
     guint       id,
     gboolean    open_start,
     gboolean    open_end)
{
  Form form = { read_front (bytes, length),
                read_front (ALL_BITS, length),
                id,
                self->arena->len,
                length,
                open_start,
                open_end };

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

/* The first @n bytes of a front, at most HEAD. */
static inline guint32
get_head (guint64 front,
          gsize   n)
{
  return (guint32) front & (G_MAXUINT32 >> (8 * (HEAD - n)));
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

/* Notes how a form begins; behind its end stands anything. */
static void
note_beginning (TcMatcher  *self,
                const Form *form)
{
  const char *bytes = self->arena->str + form->bytes;
  gsize n = MIN (BEGINNING, form->length);
  guint8 bits = LENGTH_BIT (MIN (HEAD, form->length), FALSE) |
                (form->open_start ? LENGTH_BIT (MIN (HEAD, form->length), TRUE) : 0);
  guint first = 0;
  guint n_behind = 1u << (KIND_BITS * (BEGINNING - n));

  for (gsize i = 0; i < n; i++)
    first = first << KIND_BITS | self->kinds[(guchar) bytes[i]];
  for (guint i = 0; i < n_behind; i++)
    self->beginnings[first * n_behind + i] |= bits;
}

static void
note_head (TcMatcher *self,
           guint32    head,
           gboolean   inside)
{
  set_bit (self->filter, get_bit (head, FALSE));
  if (inside)
    set_bit (self->filter, get_bit (head, TRUE));
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
      head = get_head (form->front, n);
      slot = find_slot (heads, head);
      if (slot->n == 0)
        *slot = (Slot) { head, i, 0 };
      slot->n++;
      if (n == HEAD)
        note_head (self, head, form->open_start);
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
    note_beginning (self, &g_array_index (self->forms, Form, i));
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

/* Whether a form stands in the text at @at, where @front is. */
static inline gboolean
stands (const Scan *scan,
        const Form *form,
        guint64     front,
        gsize       at)
{
  return ((front ^ form->front) & form->mask) == 0 &&
         (form->length <= FRONT ||
          (at + form->length <= scan->end &&
           memcmp (scan->text + at + FRONT, scan->matcher->arena->str + form->bytes + FRONT,
                   form->length - FRONT) == 0));
}

/* Reports the forms with the head of @n bytes that stand at @at. */
static void
report (const Scan *scan,
        gsize       n,
        guint64     front,
        gsize       at,
        gboolean    inside)
{
  const TcMatcher *self = scan->matcher;
  const Slot *slot = find_slot (&self->heads[n - 1], get_head (front, n));
  const Form *form = &g_array_index (self->forms, Form, slot->first);

  for (const Form *end = form + slot->n; form < end; form++)
    {
      gsize behind = at + form->length;

      if (stands (scan, form, front, at) && behind <= scan->end && (!inside || form->open_start) &&
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
  guint64 front = read_front (scan->text + at, left);

  while (lengths != 0)
    {
      gsize n = g_bit_storage (lengths);

      lengths &= ~LENGTH_BIT (n, FALSE);
      if (n <= left &&
          (n < HEAD || test_bit (scan->matcher->filter, get_bit (get_head (front, HEAD), inside)) != 0))
        report (scan, n, front, at, inside);
    }
}

/* Behind the end stands nothing. */
static inline guint
get_kind_at (const Scan *scan,
             gsize       at)
{
  return at < scan->end ? scan->matcher->kinds[(guchar) scan->text[at]] : 0;
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
 * finds only: at each byte a table and a filter say whether any form can begin there.
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
  guint beginning = 0;

  g_return_if_fail (self->compiled);

  for (gsize i = start; i < start + BEGINNING - 1; i++)
    beginning = beginning << KIND_BITS | get_kind_at (&scan, i);
  for (gsize i = start; i < end; i++)
    {
      guint lengths;

      beginning = (beginning << KIND_BITS | get_kind_at (&scan, i + BEGINNING - 1)) &
                  (G_N_ELEMENTS (self->beginnings) - 1);
      lengths = self->beginnings[beginning] >> (HEAD * inside) & (LENGTH_BIT (HEAD + 1, 0) - 1);
      if (lengths != 0)
        report_lengths (&scan, lengths, i, inside);
      inside = self->word[(guchar) text[i]];
    }
}
