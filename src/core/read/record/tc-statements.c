/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-statements-private.h"

#include <string.h>

#include "tc-statement-shapes.h"

/* Tags of one record, first collected, then weighed: several tags say the same in most formats, and which one is the
 * best is known only when all are there. Nothing is lost: what was not taken is written as text. */

static guint32
get_code (const TcTagRule *rule)
{
  return TC_TAG (rule->tag[0], rule->tag[1], rule->tag[2], rule->tag[3]);
}

static inline guint8
get_place (guint32 code)
{
  return (code * 0x9e3779b1u) >> 24;
}

static void
make_index (const TcTagTable *table)
{
  guint8 *places = table->index->places;

  g_assert (table->n_rules < 200);

  for (gsize i = 0; i < table->n_rules; i++)
    {
      guint32 code = get_code (&table->rules[i]);
      guint8 place = get_place (code);

      while (places[place] != 0)
        place++;
      places[place] = i + 1;
      table->index->codes[place] = code;
    }
}

static inline const TcTagRule *
find_rule (const TcTagTable *table,
           guint32           code)
{
  const guint8 *places = table->index->places;

  if (g_once_init_enter (&table->index->ready))
    {
      make_index (table);
      g_once_init_leave (&table->index->ready, 1);
    }
  for (guint8 place = get_place (code); places[place] != 0; place++)
    if (table->index->codes[place] == code)
      return &table->rules[places[place] - 1];

  return NULL;
}

/**
 * tc_tag_table_find:
 * @code: a tag, as of TC_TAG()
 *
 * Returns: (nullable): what the tag says in the format
 */
const TcTagRule *
tc_tag_table_find (const TcTagTable *table,
                   guint32           code)
{
  return find_rule (table, code);
}

/**
 * tc_statements_init:
 * @table: the tags of the format; must live as long
 *
 * Begins a record that says nothing yet.
 */
void
tc_statements_init (TcStatements     *self,
                    const TcTagTable *table)
{
  self->table = table;
  self->record = NULL;
  self->list = self->few;
  self->n = 0;
  self->room = TC_STATEMENTS_FEW;
  self->n_values = 0;
  memset (self->first, 0xff, sizeof self->first);
  memset (self->last, 0xff, sizeof self->last);
}

/**
 * tc_statements_clear:
 *
 * Frees what @self holds.
 */
void
tc_statements_clear (TcStatements *self)
{
  if (self->list != self->few)
    g_free (self->list);
  g_clear_pointer (&self->record, tc_record_free);
}

static void
make_room (TcStatements *self)
{
  if (self->n < self->room)
    return;

  self->room *= 2;
  if (self->list == self->few)
    {
      self->list = g_new (TcStatement, self->room);
      memcpy (self->list, self->few, sizeof self->few);
    }
  else
    self->list = g_renew (TcStatement, self->list, self->room);
}

/**
 * tc_statements_add:
 * @tag: a tag with its value; the text must live until tc_statements_finish()
 *
 * Adds what a tag says. Empty values say nothing.
 */
void
tc_statements_add (TcStatements *self,
                   const TcTag  *tag)
{
  const TcTagRule *rule = tag->code != 0 ? find_rule (self->table, tag->code) : NULL;
  TcSlice value = tc_slice_trim (tag->value);

  if (value.p == value.end || (rule != NULL && rule->role == TC_ROLE_NONE))
    return;

  make_room (self);
  self->list[self->n] = (TcStatement) { rule, tag->name, value, -1, tag->many_lines, FALSE };
  self->n_values += rule == NULL || rule->role != TC_ROLE_TYPE_CODE;
  if (rule != NULL)
    {
      if (self->last[rule->role] >= 0)
        self->list[self->last[rule->role]].next = self->n;
      else
        self->first[rule->role] = self->n;
      self->last[rule->role] = self->n;
    }
  self->n++;
}

/**
 * tc_statements_is_empty:
 *
 * Returns: whether nothing was said but the type of the record
 */
gboolean
tc_statements_is_empty (TcStatements *self)
{
  return self->n_values == 0;
}

/* --- looking through the statements ---------------------------------------------------------------- */

/**
 * tc_statements_find_best:
 *
 * Returns: (nullable): the first statement of the lowest rank
 */
TcStatement *
tc_statements_find_best (TcStatements *self,
           TcRole      role)
{
  TcStatement *best = NULL;

  for (TcStatement *s = tc_statements_first (self, role); s != NULL; s = tc_statements_next (self, s))
    if (best == NULL || s->rule->rank < best->rule->rank)
      best = s;

  return best;
}

/**
 * tc_statements_add_text:
 * @paragraphs: whether line ends behind sentences stay
 *
 * Says what @s says, where there is room for it.
 *
 * Returns: whether the record says it now
 */
gboolean
tc_statements_add_text (TcStatements    *self,
          TcRecordField  field,
          TcStatement   *s,
          gboolean       paragraphs)
{
  s->used = tc_statements_add_text_slice (self, field, s->value, paragraphs);

  return s->used;
}

/**
 * tc_statements_add_text_slice:
 *
 * Says what a part of a value says, as text of single lines.
 *
 * Returns: whether the record says it now
 */
gboolean
tc_statements_add_text_slice (TcStatements  *self,
                              TcRecordField  field,
                              TcSlice        slice,
                              gboolean       paragraphs)
{
  g_autofree char *owned = NULL;
  TcSlice text = tc_slice_text (slice, paragraphs, &owned);

  return tc_record_add_slice (self->record, field, text.p, text.end - text.p);
}

/**
 * tc_statements_add_slice:
 *
 * Says what a part of a value says.
 */
void
tc_statements_add_slice (TcStatements    *self,
           TcRecordField  field,
           TcSlice        slice)
{
  tc_statements_add_text_slice (self, field, slice, FALSE);
}

/**
 * tc_statements_take_all:
 *
 * Takes all statements of a role.
 */
void
tc_statements_take_all (TcStatements    *self,
          TcRole         role,
          TcRecordField  field,
          gboolean       paragraphs)
{
  for (TcStatement *s = tc_statements_first (self, role); s != NULL; s = tc_statements_next (self, s))
    tc_statements_add_text (self, field, s, paragraphs);
}

/* --- the rest -------------------------------------------------------------------------------------- */

/* Words for the tag, or the tag itself without its brackets and dashes. */
static TcSlice
get_label (const TcStatement *s)
{
  const char *label = s->rule != NULL ? s->rule->label : NULL;
  TcSlice name = s->name;

  if (label == NULL)
    {
      while (name.p < name.end && strchr (" \t{<", *name.p) != NULL)
        name.p++;
      while (name.p < name.end && strchr (" \t-:}>", name.end[-1]) != NULL)
        name.end--;
      if (name.p < name.end)
        return name;
      label = "Text without a tag";
    }

  return (TcSlice) { label, label + strlen (label) };
}

static void
add_others (TcStatements *self)
{
  for (guint i = 0; i < self->n; i++)
    {
      const TcStatement *s = &self->list[i];
      g_autofree char *owned = NULL;
      TcSlice label, text;

      if (s->used)
        continue;
      label = get_label (s);
      text = tc_slice_text (s->value, FALSE, &owned);
      tc_record_add_other_slice (self->record, label.p, label.end - label.p, text.p, text.end - text.p);
    }
}

/**
 * tc_statements_finish:
 *
 * Decides which statement counts for what. What does not count is kept as text of the record.
 *
 * Returns: (transfer full): the record
 */
TcRecord *
tc_statements_finish (TcStatements *self)
{
  self->record = tc_record_new ();
  tc_statements_take_citation (self);
  tc_statements_take_identifiers (self);
  tc_statements_take_lists (self);
  tc_statements_take_all (self, TC_ROLE_ABSTRACT, TC_RECORD_ABSTRACT, !self->table->wrapped);
  add_others (self);

  return g_steal_pointer (&self->record);
}
