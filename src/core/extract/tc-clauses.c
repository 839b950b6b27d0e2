/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-clauses.h"

#include <stdlib.h>
#include <string.h>

/* More alternatives than this help nobody. */
#define MAX_WORDS 600

/* A class of characters with more members than this says nothing. */
#define MAX_MEMBERS 16

/* The longest UTF-8 sequence. */
#define CHAR_MAX_BYTES 4

/* A part of an expression: how long its matches are, and what stands in each. */
typedef struct
{
  guint min;
  guint max;
  gboolean at_end;
  gboolean apart;                 /* ends with what is neither letter nor digit, if it is not empty */
  GPtrArray *clauses;             /* (element-type TcClause) */
} Part;

/* A part while it is read, with the plain characters that were read last. */
typedef struct
{
  Part part;
  GString *run;
  guint run_min;
  guint run_max;
  gboolean run_border;            /* the run does not begin within a word */
} Sequence;

typedef struct
{
  const char *p;
  gboolean failed;                /* something that is not understood: nothing is known */
  gboolean border;                /* a letter or digit at @p begins a word */
} Parser;

static void parse_alternatives (Parser *self,
                                Part   *part);

static guint
add_far (guint a,
         guint b)
{
  return a >= TC_CLAUSE_FAR - b ? TC_CLAUSE_FAR : a + b;
}

static guint
multiply_far (guint a,
              guint b)
{
  return a == 0 || b == 0 ? 0 : a > TC_CLAUSE_FAR / b ? TC_CLAUSE_FAR : a * b;
}

static double
score_byte (guchar byte)
{
  static const struct
  {
    const char *bytes;
    double score;
  } frequent[] = { { " ", 15 }, { ".,", 1.2 }, { "-", 0.8 }, { "()", 0.6 } };

  if (g_ascii_isalpha (byte))
    return 4;
  for (guint i = 0; i < G_N_ELEMENTS (frequent); i++)
    if (strchr (frequent[i].bytes, byte) != NULL)
      return frequent[i].score;
  return 0.35;
}

static double
score_word (const char *word)
{
  static const double scores[] = { 10, 4, 1, 0.2, 0.1, 0.06, 0.04 };
  static const char *const frequent[] = {
    "in", "of", "on", "to", "at", "or", "is", "an", "as", "by", "ed", "es", "for", "and", "the", "was", "with", "from",
    "were", "ing", "day", "had", "not",
  };

  if (word[0] == TC_CLAUSE_MARK)
    return strcmp (word + 1, "count") == 0 ? 2 : 0.3;
  if (word[0] == TC_CLAUSE_BORDER)
    return 0.6 * score_word (word + 1);
  if ((guchar) word[0] >= 0x80)
    return 0.05;
  for (guint i = 0; i < G_N_ELEMENTS (frequent); i++)
    if (strcmp (frequent[i], word) == 0)
      return 2;
  return scores[MIN (strlen (word), G_N_ELEMENTS (scores) - 1)];
}

static TcClause *
clause_new (guint min,
            guint max)
{
  TcClause *clause = g_new0 (TcClause, 1);

  clause->words = g_ptr_array_new_with_free_func (g_free);
  clause->min = min;
  clause->max = max;
  return clause;
}

static void
clause_free (gpointer data)
{
  TcClause *clause = data;

  g_ptr_array_unref (clause->words);
  g_free (clause);
}

static gboolean
has_byte (const TcClause *clause,
          guchar          byte)
{
  return (clause->bytes[byte / 64] >> (byte % 64) & 1) != 0;
}

static void
add_byte (TcClause *clause,
          guchar    byte)
{
  if (has_byte (clause, byte))
    return;
  clause->bytes[byte / 64] |= G_GUINT64_CONSTANT (1) << (byte % 64);
  clause->score += score_byte (byte);
}

static void
add_word (TcClause   *clause,
          const char *word)
{
  gsize border = word[0] == TC_CLAUSE_BORDER;

  if (word[border + 1] == '\0')
    {
      add_byte (clause, word[border]);
      return;
    }
  if (g_ptr_array_find_with_equal_func (clause->words, word, g_str_equal, NULL))
    return;
  g_ptr_array_add (clause->words, g_strdup (word));
  clause->score += score_word (word);
}

/* Makes @clause be met also where @other is. */
static void
widen (TcClause       *clause,
       const TcClause *other)
{
  for (guint i = 0; i < other->words->len; i++)
    add_word (clause, g_ptr_array_index (other->words, i));
  for (guint byte = 0; byte < 128; byte++)
    if (has_byte (other, byte))
      add_byte (clause, byte);
  clause->min = MIN (clause->min, other->min);
  clause->max = MAX (clause->max, other->max);
}

static void
part_init (Part *part)
{
  *part = (Part) { 0, 0, FALSE, FALSE, g_ptr_array_new_with_free_func (clause_free) };
}

static void
part_clear (Part *part)
{
  g_clear_pointer (&part->clauses, g_ptr_array_unref);
}

/* Ends the run of plain characters: together they are a word. */
static void
flush (Sequence *self)
{
  if (self->run->len > 0)
    {
      TcClause *clause = clause_new (self->run_min, self->run_max);

      if (self->run_border)
        g_string_prepend_c (self->run, TC_CLAUSE_BORDER);
      add_word (clause, self->run->str);
      g_ptr_array_add (self->part.clauses, clause);
    }
  g_string_set_size (self->run, 0);
}

static void
append_literal (Sequence   *self,
                const char *bytes,
                gsize       length,
                gboolean    border)
{
  if (self->run->len == 0)
    {
      self->run_border = border && g_ascii_isalnum (bytes[0]);
      self->run_min = self->part.min;
      self->run_max = self->part.max;
    }
  g_string_append_len (self->run, bytes, length);
  self->part.min = add_far (self->part.min, length);
  self->part.max = add_far (self->part.max, length);
}

/* Takes the clauses of a part that stands at the end of the sequence. */
static void
take_clauses (Sequence *self,
              Part     *part)
{
  for (guint i = 0; i < part->clauses->len; i++)
    {
      TcClause *clause = g_ptr_array_index (part->clauses, i);

      clause->min = add_far (clause->min, self->part.min);
      clause->max = add_far (clause->max, self->part.max);
    }
  g_ptr_array_extend_and_steal (self->part.clauses, g_steal_pointer (&part->clauses));
}

/* "?", "*", "+", "{2}", "{2,}", "{2,5}"; once where there is none of them. */
static void
parse_quantifier (Parser *self,
                  guint  *least,
                  guint  *most)
{
  *least = 1;
  *most = 1;
  if (*self->p == '?' || *self->p == '*')
    *least = 0;
  if (*self->p == '*' || *self->p == '+')
    *most = TC_CLAUSE_FAR;
  if (*self->p == '{' && g_ascii_isdigit (self->p[1]))
    {
      char *end;

      *least = strtoul (self->p + 1, &end, 10);
      *most = *least;
      if (*end == ',')
        *most = g_ascii_isdigit (end[1]) ? strtoul (end + 1, &end, 10) : (end++, TC_CLAUSE_FAR);
      self->failed = self->failed || *end != '}';
      self->p = end;
    }
  else if (*self->p == '\0' || strchr ("?*+", *self->p) == NULL)
    return;
  if (*self->p != '\0')
    self->p++;
  if (*self->p == '?' || *self->p == '+')
    self->p++;
}

/* Adds a part that stands there from @least to @most times. */
static void
append_part (Sequence *self,
             Part     *part,
             guint     least,
             guint     most)
{
  flush (self);
  self->part.at_end = part->at_end && least > 0;
  self->part.apart = part->apart && ((least > 0 && part->min > 0) || self->part.apart || self->part.max == 0);
  if (least > 0)
    take_clauses (self, part);
  self->part.min = add_far (self->part.min, multiply_far (part->min, least));
  self->part.max = add_far (self->part.max, multiply_far (part->max, most));
}

static gboolean
holds_no_alnum (const TcClause *clause)
{
  for (guint byte = 0; byte < 128; byte++)
    if (g_ascii_isalnum (byte) && has_byte (clause, byte))
      return FALSE;
  return clause->words->len == 0;
}

/* One character of a known set, or of any where @clause has no member. */
static void
append_set (Sequence *self,
            Parser   *parser,
            TcClause *clause,
            guint     max_bytes)
{
  Part part;
  guint least;
  guint most;

  part_init (&part);
  part.min = 1;
  part.max = max_bytes;
  part.apart = clause != NULL && holds_no_alnum (clause);
  if (clause != NULL)
    g_ptr_array_add (part.clauses, clause);
  parse_quantifier (parser, &least, &most);
  parser->border = part.apart && (least > 0 || parser->border);
  append_part (self, &part, least, most);
  part_clear (&part);
}

static TcClause *
digits_new (void)
{
  TcClause *clause = clause_new (0, 0);

  for (guchar byte = '0'; byte <= '9'; byte++)
    add_byte (clause, byte);
  return clause;
}

/* Reads a member of a class: its byte, -1 for what is not known, -2 for one that was added here. */
static int
parse_member (Parser   *self,
              TcClause *clause)
{
  int byte = (guchar) *self->p;

  if (byte >= 0x80)
    {
      const char *next = g_utf8_next_char (self->p);
      g_autofree char *word = g_strndup (self->p, next - self->p);

      self->p = next;
      if (*next == '-' && next[1] != ']')
        return -1;
      add_word (clause, word);
      return -2;
    }
  self->p++;
  if (byte != '\\')
    return byte;
  byte = (guchar) *self->p;
  self->failed = self->failed || byte == '\0' || byte >= 0x80 || byte == 'Q';
  if (byte == '\0')
    return -1;
  self->p++;
  if (byte == 'd')
    for (guchar digit = '0'; digit <= '9'; digit++)
      add_byte (clause, digit);
  if (byte == 'x')
    {
      const char *close = *self->p == '{' ? strchr (self->p, '}') : NULL;

      self->failed = self->failed || close == NULL;
      self->p = close != NULL ? close + 1 : self->p;
      return -1;
    }
  if (g_ascii_isalnum (byte))
    return byte == 'd' ? -2 : -1;
  return byte;
}

static guint
count_members (const TcClause *clause)
{
  return __builtin_popcountll (clause->bytes[0]) + __builtin_popcountll (clause->bytes[1]) + clause->words->len;
}

static void
parse_class (Parser   *self,
             Sequence *sequence)
{
  TcClause *clause = clause_new (0, 0);
  gboolean open = FALSE;          /* has members that are not counted */
  gboolean first = TRUE;
  guint max_bytes;

  self->p++;
  if (*self->p == '^')
    {
      open = TRUE;
      self->p++;
    }
  for (; *self->p != '\0' && (*self->p != ']' || first); first = FALSE)
    {
      int from;
      int to;

      self->failed = self->failed || g_str_has_prefix (self->p, "[:");
      from = parse_member (self, clause);
      to = from;
      if (*self->p == '-' && self->p[1] != ']' && from != -2)
        {
          self->p++;
          to = parse_member (self, clause);
        }
      open = open || from == -1 || to == -1 || to - from > MAX_MEMBERS;
      for (int byte = from; !open && byte >= 0 && byte <= to; byte++)
        add_byte (clause, byte);
    }
  self->failed = self->failed || *self->p == '\0';
  if (*self->p != '\0')
    self->p++;
  max_bytes = open || clause->words->len > 0 ? CHAR_MAX_BYTES : 1;
  if (open || count_members (clause) > MAX_MEMBERS)
    g_clear_pointer (&clause, clause_free);
  append_set (sequence, self, clause, max_bytes);
}

/* A plain character; with a quantifier it is a part of its own. */
static void
parse_literal (Parser     *self,
               Sequence   *sequence,
               const char *bytes,
               gsize       length)
{
  guint least;
  guint most;
  Part part;
  gboolean border = self->border;
  gboolean apart = (guchar) bytes[0] < 0x80 && !g_ascii_isalnum (bytes[0]);

  parse_quantifier (self, &least, &most);
  sequence->part.at_end = FALSE;
  self->border = apart && (border || least > 0);
  if (least == 1 && most == 1)
    {
      append_literal (sequence, bytes, length, border);
      sequence->part.apart = apart;
      return;
    }
  part_init (&part);
  part.apart = apart;
  part.min = length;
  part.max = length;
  g_ptr_array_add (part.clauses, clause_new (0, 0));
  {
    g_autofree char *word = g_strndup (bytes, length);

    add_word (g_ptr_array_index (part.clauses, 0), word);
  }
  append_part (sequence, &part, least, most);
  part_clear (&part);
}

static void
parse_escape (Parser   *self,
              Sequence *sequence)
{
  const char *c = ++self->p;

  if (*c == '\0')
    {
      self->failed = TRUE;
      return;
    }
  self->p = g_utf8_next_char (c);
  self->border = self->border || *c == 'b';
  if (*c == 'b' || *c == 'B')
    return;
  if (*c == 'd')
    append_set (sequence, self, digits_new (), 1);
  else if (strchr ("DwWsSN", *c) != NULL)
    append_set (sequence, self, NULL, CHAR_MAX_BYTES);
  else if (*c == 'n')
    parse_literal (self, sequence, "\n", 1);
  else if (g_ascii_isalnum (*c))
    self->failed = TRUE;
  else
    parse_literal (self, sequence, c, self->p - c);
}

/* "(?#name)" */
static void
parse_mark (Parser   *self,
            Sequence *sequence)
{
  const char *close = strchr (self->p, ')');
  g_autofree char *name = close != NULL ? g_strndup (self->p + 3, close - self->p - 3) : NULL;
  g_autofree char *word = g_strdup_printf ("%c%s", TC_CLAUSE_MARK, name);
  TcClause *clause;

  self->failed = self->failed || close == NULL;
  if (self->failed)
    return;
  self->p = close + 1;
  flush (sequence);
  clause = clause_new (sequence->part.min, sequence->part.max);
  add_word (clause, word);
  g_ptr_array_add (sequence->part.clauses, clause);
}

/* Skips what opens a group. Gives whether the group takes part in the match, looks ahead, or is to be
 * left out. */
static void
parse_opening (Parser   *self,
               gboolean *ahead,
               gboolean *ignored)
{
  const char *close;

  self->p++;
  *ahead = FALSE;
  *ignored = FALSE;
  if (*self->p == '*')
    self->failed = TRUE;
  if (*self->p != '?')
    return;
  self->p++;
  *ahead = *self->p == '=';
  *ignored = *self->p == '!' || (*self->p == '<' && (self->p[1] == '=' || self->p[1] == '!'));
  if (*self->p == '<' && *ignored)
    self->p += 2;
  else if (*self->p == '<')
    {
      close = strchr (self->p, '>');
      self->failed = self->failed || close == NULL;
      self->p = close != NULL ? close + 1 : self->p;
    }
  else if (*self->p != '\0' && strchr (":=!>", *self->p) != NULL)
    self->p++;
  else
    self->failed = TRUE;
}

static void
parse_group (Parser   *self,
             Sequence *sequence)
{
  gboolean ahead;
  gboolean ignored;
  Part part;
  guint least;
  guint most;
  gboolean border = self->border;

  if (g_str_has_prefix (self->p, "(?#"))
    {
      parse_mark (self, sequence);
      return;
    }
  parse_opening (self, &ahead, &ignored);
  if (self->failed)
    return;
  parse_alternatives (self, &part);
  self->failed = self->failed || *self->p != ')';
  if (!self->failed)
    self->p++;
  parse_quantifier (self, &least, &most);
  self->border = ahead || ignored ? border : part.apart && ((least > 0 && part.min > 0) || border);
  if (ahead && least > 0)
    {
      flush (sequence);
      take_clauses (sequence, &part);
    }
  else if (!ahead && !ignored)
    append_part (sequence, &part, least, most);
  part_clear (&part);
}

static void
parse_sequence (Parser *self,
                Part   *part)
{
  Sequence sequence = { .run = g_string_new (NULL) };

  part_init (&sequence.part);
  while (!self->failed && *self->p != '\0' && *self->p != '|' && *self->p != ')')
    switch (*self->p)
      {
      case '(':
        parse_group (self, &sequence);
        break;
      case '[':
        parse_class (self, &sequence);
        break;
      case '\\':
        parse_escape (self, &sequence);
        break;
      case '.':
        self->p++;
        append_set (&sequence, self, NULL, CHAR_MAX_BYTES);
        break;
      case '^':
        self->p++;
        self->border = TRUE;
        break;
      case '$':
        self->p++;
        flush (&sequence);
        sequence.part.at_end = TRUE;
        break;
      default:
        {
          const char *c = self->p;

          self->p = g_utf8_next_char (c);
          parse_literal (self, &sequence, c, self->p - c);
        }
      }
  flush (&sequence);
  g_string_free (sequence.run, TRUE);
  *part = sequence.part;
}

static const TcClause *
find_best (const Part *part,
           gboolean    near)
{
  const TcClause *best = NULL;

  for (guint i = 0; i < part->clauses->len; i++)
    {
      const TcClause *clause = g_ptr_array_index (part->clauses, i);

      if ((!near || clause->max != TC_CLAUSE_FAR) && clause->words->len <= MAX_WORDS &&
          (best == NULL || clause->score < best->score))
        best = clause;
    }
  return best;
}

static gboolean
is_same (const TcClause *a,
         const TcClause *b)
{
  g_autofree char *first = tc_clause_get_key (a);
  g_autofree char *second = tc_clause_get_key (b);

  return a->min == b->min && a->max == b->max && strcmp (first, second) == 0;
}

/* One of the alternatives matches: a clause of each makes one for all. @near: only clauses whose distance
 * from the start is limited. */
static void
join_clauses (const Part *parts,
              guint       n,
              gboolean    near,
              GPtrArray  *clauses)
{
  TcClause *joined = NULL;

  for (guint i = 0; i < n; i++)
    {
      const TcClause *best = find_best (&parts[i], near);

      if (best == NULL)
        {
          g_clear_pointer (&joined, clause_free);
          return;
        }
      if (joined == NULL)
        joined = clause_new (best->min, best->max);
      widen (joined, best);
    }
  if (clauses->len > 0 && is_same (g_ptr_array_index (clauses, 0), joined))
    clause_free (joined);
  else
    g_ptr_array_add (clauses, joined);
}

static void
parse_alternatives (Parser *self,
                    Part   *part)
{
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (Part));
  Part first;
  gboolean border = self->border;

  parse_sequence (self, &first);
  if (*self->p != '|' || self->failed)
    {
      *part = first;
      return;
    }
  g_array_append_val (parts, first);
  while (*self->p == '|' && !self->failed)
    {
      Part next;

      self->p++;
      self->border = border;
      parse_sequence (self, &next);
      g_array_append_val (parts, next);
    }
  part_init (part);
  part->min = TC_CLAUSE_FAR;
  part->at_end = TRUE;
  part->apart = TRUE;
  for (guint i = 0; i < parts->len; i++)
    {
      const Part *alternative = &g_array_index (parts, Part, i);

      part->min = MIN (part->min, alternative->min);
      part->max = MAX (part->max, alternative->max);
      part->at_end = part->at_end && alternative->at_end;
      part->apart = part->apart && (alternative->apart || alternative->max == 0);
    }
  join_clauses ((const Part *) (gpointer) parts->data, parts->len, FALSE, part->clauses);
  join_clauses ((const Part *) (gpointer) parts->data, parts->len, TRUE, part->clauses);
  for (guint i = 0; i < parts->len; i++)
    part_clear (&g_array_index (parts, Part, i));
}

static int
compare_words (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * tc_clauses_new:
 * @expression: a regular expression that compiles
 *
 * Reads out of an expression which words must stand in a text for it to match.
 *
 * What it does not understand it takes to match anything: the clauses are always true of a match.
 *
 * Returns: (transfer full): the clauses; none where nothing is known
 */
TcClauses *
tc_clauses_new (const char *expression)
{
  TcClauses *self = g_new0 (TcClauses, 1);
  Parser parser = { expression, FALSE, FALSE };
  Part part;

  parse_alternatives (&parser, &part);
  if (parser.failed || *parser.p != '\0')
    {
      part_clear (&part);
      part_init (&part);
      part.max = TC_CLAUSE_FAR;
    }
  self->all = part.clauses;
  self->max_length = part.max;
  self->at_end = part.at_end;
  for (guint i = 0; i < self->all->len; i++)
    g_ptr_array_sort (((TcClause *) g_ptr_array_index (self->all, i))->words, compare_words);
  return self;
}

void
tc_clauses_free (TcClauses *self)
{
  g_ptr_array_unref (self->all);
  g_free (self);
}

char *
tc_clause_get_key (const TcClause *self)
{
  GString *key = g_string_new (NULL);

  g_string_append_printf (key, "%" G_GINT64_MODIFIER "x:%" G_GINT64_MODIFIER "x", self->bytes[0], self->bytes[1]);
  for (guint i = 0; i < self->words->len; i++)
    g_string_append_printf (key, "\n%s", (const char *) g_ptr_array_index (self->words, i));
  return g_string_free (key, FALSE);
}
