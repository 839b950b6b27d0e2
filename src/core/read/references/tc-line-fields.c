/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-line-fields.h"

#include <string.h>

/* Only labels that are known count: abstracts have lines such as "METHODS: ". */

/**
 * tc_line_fields_init:
 * @named: the record
 * @labels: (array length=n_labels): those of the format
 * @n_labels: how many
 *
 * Begins a record.
 */
void
tc_line_fields_init (TcLineFields      *self,
                     TcNamed           *named,
                     const TcLineLabel *labels,
                     gsize              n_labels)
{
  *self = (TcLineFields) { named, labels, n_labels, NULL, g_string_new (NULL), NULL };
  self->said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * tc_line_fields_clear:
 *
 * Frees what belongs to @self.
 */
void
tc_line_fields_clear (TcLineFields *self)
{
  g_string_free (self->value, TRUE);
  g_hash_table_unref (self->said);
}

/* Programs write their labels the same every time: "LOCATION:" in a text is none. */
static gboolean
is_label (TcSlice     words,
          const char *label)
{
  return (gsize) (words.end - words.p) == strlen (label) && memcmp (words.p, label, words.end - words.p) == 0;
}

/**
 * tc_line_fields_find:
 * @line: a line of the record
 * @value: (out): what stands behind the colon
 *
 * Returns: (nullable): the label with which @line begins
 */
const TcLineLabel *
tc_line_fields_find (TcLineFields *self,
                     TcSlice       line,
                     TcSlice      *value)
{
  const char *colon = memchr (line.p, ':', line.end - line.p);

  for (gsize i = 0; colon != NULL && i < self->n_labels; i++)
    if (is_label ((TcSlice) { line.p, colon }, self->labels[i].label))
      {
        *value = tc_slice_trim ((TcSlice) { colon + 1, line.end });
        return &self->labels[i];
      }

  return NULL;
}

/**
 * tc_line_fields_end:
 *
 * Ends the value of the last label. What the record says twice counts once.
 */
void
tc_line_fields_end (TcLineFields *self)
{
  if (self->label != NULL && self->value->len > 0 &&
      g_hash_table_add (self->said, g_strconcat (self->label->label, ":", self->value->str, NULL)))
    tc_named_add_tag (self->named, self->label->tag, self->label->label, g_strdup (self->value->str));
  self->label = NULL;
  g_string_truncate (self->value, 0);
}

/**
 * tc_line_fields_add:
 * @line: a line of the record
 *
 * Begins a field, or goes on with the last one.
 *
 * Returns: %FALSE where there is none yet
 */
gboolean
tc_line_fields_add (TcLineFields *self,
                    TcSlice       line)
{
  TcSlice value = tc_slice_trim (line);
  const TcLineLabel *label = tc_line_fields_find (self, line, &value);

  if (label != NULL)
    {
      tc_line_fields_end (self);
      self->label = label;
    }

  return tc_line_fields_continue (self, value);
}

/**
 * tc_line_fields_continue:
 * @line: a line of the record
 *
 * Goes on with the last field, whatever the line begins with.
 *
 * Returns: %FALSE where there is none yet
 */
gboolean
tc_line_fields_continue (TcLineFields *self,
                         TcSlice       line)
{
  TcSlice value = tc_slice_trim (line);

  if (self->label == NULL)
    return FALSE;
  if (self->value->len > 0 && value.p < value.end)
    g_string_append_c (self->value, '\n');
  g_string_append_len (self->value, value.p, value.end - value.p);

  return TRUE;
}
