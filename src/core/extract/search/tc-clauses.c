/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-clauses.h"

#include <stdlib.h>
#include <string.h>

#include "tc-clause-part.h"

/* A class of characters with more members than this says nothing. */
#define MAX_MEMBERS 16

/* The longest UTF-8 sequence. */
#define CHAR_MAX_BYTES 4

typedef struct
{
  const char *p;
  gboolean failed;                /* something that is not understood: nothing is known */
  gboolean border;                /* a letter or digit at @p begins a word */
} Parser;

static void parse_alternatives (Parser *self,
                                TcPart   *part);

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

/* One character of a known set, or of any where @clause has no member. */
static void
append_set (TcSequence *self,
            Parser   *parser,
            TcClause *clause,
            guint     max_bytes)
{
  TcPart part;
  guint least;
  guint most;

  tc_part_init (&part);
  part.min = 1;
  part.max = max_bytes;
  part.apart = clause != NULL && tc_clause_is_apart (clause);
  if (clause != NULL)
    g_ptr_array_add (part.clauses, clause);
  parse_quantifier (parser, &least, &most);
  parser->border = part.apart && (least > 0 || parser->border);
  tc_sequence_append (self, &part, least, most);
  tc_part_clear (&part);
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
      tc_clause_add_word (clause, word);
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
      tc_clause_add_byte (clause, digit);
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

static void
parse_class (Parser   *self,
             TcSequence *sequence)
{
  TcClause *clause = tc_clause_new (0, 0);
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
        tc_clause_add_byte (clause, byte);
    }
  self->failed = self->failed || *self->p == '\0';
  if (*self->p != '\0')
    self->p++;
  max_bytes = open || clause->words->len > 0 ? CHAR_MAX_BYTES : 1;
  if (open || tc_clause_count (clause) > MAX_MEMBERS)
    g_clear_pointer (&clause, tc_clause_free);
  append_set (sequence, self, clause, max_bytes);
}

/* A plain character; with a quantifier it is a part of its own. */
static void
parse_literal (Parser     *self,
               TcSequence   *sequence,
               const char *bytes,
               gsize       length)
{
  guint least;
  guint most;
  TcPart part;
  gboolean border = self->border;
  gboolean apart = (guchar) bytes[0] < 0x80 && !g_ascii_isalnum (bytes[0]);

  parse_quantifier (self, &least, &most);
  sequence->part.at_end = FALSE;
  self->border = apart && (border || least > 0);
  if (least == 1 && most == 1)
    {
      tc_sequence_append_literal (sequence, bytes, length, border);
      sequence->part.apart = apart;
      return;
    }
  tc_part_init (&part);
  part.apart = apart;
  part.min = length;
  part.max = length;
  g_ptr_array_add (part.clauses, tc_clause_new (0, 0));
  {
    g_autofree char *word = g_strndup (bytes, length);

    tc_clause_add_word (g_ptr_array_index (part.clauses, 0), word);
  }
  tc_sequence_append (sequence, &part, least, most);
  tc_part_clear (&part);
}

static void
parse_escape (Parser   *self,
              TcSequence *sequence)
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
    append_set (sequence, self, tc_clause_new_digits (), 1);
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
            TcSequence *sequence)
{
  const char *close = strchr (self->p, ')');
  g_autofree char *name = close != NULL ? g_strndup (self->p + 3, close - self->p - 3) : NULL;
  g_autofree char *word = g_strdup_printf ("%c%s", TC_CLAUSE_MARK, name);
  TcPart part;

  self->failed = self->failed || close == NULL;
  if (self->failed)
    return;
  self->p = close + 1;
  tc_sequence_flush (sequence);
  tc_part_init (&part);
  g_ptr_array_add (part.clauses, tc_clause_new (0, 0));
  tc_clause_add_word (g_ptr_array_index (part.clauses, 0), word);
  tc_sequence_take_clauses (sequence, &part);
  tc_part_clear (&part);
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
             TcSequence *sequence)
{
  gboolean ahead;
  gboolean ignored;
  TcPart part;
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
      tc_sequence_flush (sequence);
      tc_sequence_take_clauses (sequence, &part);
    }
  else if (!ahead && !ignored)
    tc_sequence_append (sequence, &part, least, most);
  tc_part_clear (&part);
}

/* "^" before anything else */
static void
add_text_start (TcSequence *sequence)
{
  GPtrArray *starts;

  if (sequence->part.max > 0)
    return;
  starts = g_ptr_array_new_with_free_func (tc_clause_free);
  g_ptr_array_add (starts, tc_clause_new_start ());
  tc_sequence_offer_starts (sequence, starts);
}

static void
parse_sequence (Parser *self,
                TcPart   *part)
{
  TcSequence sequence = { .run = g_string_new (NULL) };

  tc_part_init (&sequence.part);
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
        add_text_start (&sequence);
        break;
      case '$':
        self->p++;
        tc_sequence_flush (&sequence);
        sequence.part.at_end = TRUE;
        break;
      default:
        {
          const char *c = self->p;

          self->p = g_utf8_next_char (c);
          parse_literal (self, &sequence, c, self->p - c);
        }
      }
  tc_sequence_flush (&sequence);
  g_string_free (sequence.run, TRUE);
  *part = sequence.part;
}

static void
parse_alternatives (Parser *self,
                    TcPart   *part)
{
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (TcPart));
  TcPart first;
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
      TcPart next;

      self->p++;
      self->border = border;
      parse_sequence (self, &next);
      g_array_append_val (parts, next);
    }
  tc_part_init (part);
  part->min = TC_CLAUSE_FAR;
  part->at_end = TRUE;
  part->apart = TRUE;
  for (guint i = 0; i < parts->len; i++)
    {
      const TcPart *alternative = &g_array_index (parts, TcPart, i);

      part->min = MIN (part->min, alternative->min);
      part->max = MAX (part->max, alternative->max);
      part->at_end = part->at_end && alternative->at_end;
      part->apart = part->apart && (alternative->apart || alternative->max == 0);
    }
  tc_part_join ((const TcPart *) (gpointer) parts->data, parts->len, part->clauses);
  tc_part_join_starts (part, (const TcPart *) (gpointer) parts->data, parts->len);
  for (guint i = 0; i < parts->len; i++)
    tc_part_clear (&g_array_index (parts, TcPart, i));
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
  TcPart part;

  parse_alternatives (&parser, &part);
  if (parser.failed || *parser.p != '\0')
    {
      tc_part_clear (&part);
      tc_part_init (&part);
      part.max = TC_CLAUSE_FAR;
    }
  self->all = g_steal_pointer (&part.clauses);
  self->starts = g_steal_pointer (&part.starts);
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
  g_clear_pointer (&self->starts, g_ptr_array_unref);
  g_free (self);
}
