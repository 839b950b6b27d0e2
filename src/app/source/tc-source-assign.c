/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include "tc-source-assign.h"

#include <glib/gi18n.h>

#include <string.h>

#include "tc-display-map.h"
#include "tc-evidence.h"

/* Longer passages, in bytes, are not searched for the number that they may hold. */
#define MAX_GUESS 400

static gboolean
is_blank (gunichar character)
{
  return g_unichar_isspace (character) || character == 0x2028 || character == 0x2029;
}

static gboolean
ends_line (gunichar character)
{
  return character == '\n' || character == '\r' || character == 0x2028 || character == 0x2029;
}

/* Chinese is written without blanks, so a line end between two of its characters is only layout. */
static gboolean
joins_lines (gunichar before,
             gunichar after)
{
  return g_unichar_iswide (before) && g_unichar_iswide (after);
}

static gboolean
is_list (const TcField *field)
{
  return tc_field_is_repeating (field) || tc_field_get_kind (field) == TC_FIELD_TABLE;
}

/* One item of a list field. A table gets a new row whose first column holds the text. */
static TcValue *
parse_item (const TcField  *field,
            const char     *typed,
            GError        **error)
{
  const TcField *column;
  g_autoptr(TcValue) value = NULL;
  const char *key;

  if (tc_field_get_kind (field) != TC_FIELD_TABLE)
    return tc_field_parse (field, typed, error);

  g_return_val_if_fail (tc_field_get_n_columns (field) > 0, NULL);
  column = tc_field_get_column (field, 0);
  key = tc_field_get_key (column);
  value = tc_field_parse (column, typed, error);
  if (value == NULL)
    return NULL;

  return tc_value_new_record (&key, &value, 1);
}

/**
 * tc_source_fold:
 * @text: the text of a quote
 *
 * Makes a value of a passage: line ends and runs of blanks become one blank (none between Chinese
 * characters that a line end parts), hidden characters go, and so do blanks at both ends.
 *
 * Returns: (transfer full): the folded text, perhaps empty
 */
char *
tc_source_fold (const char *text)
{
  GString *folded = g_string_new (NULL);
  gunichar before = 0;
  gboolean blank = FALSE;
  gboolean line = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (is_blank (character))
        {
          blank = TRUE;
          line = line || ends_line (character);
          continue;
        }
      if (tc_display_map_is_hidden (character))
        continue;
      if (blank && folded->len > 0 && !(line && joins_lines (before, character)))
        g_string_append_c (folded, ' ');
      g_string_append_unichar (folded, character);
      before = character;
      blank = FALSE;
      line = FALSE;
    }

  return g_string_free (folded, FALSE);
}

static gboolean
can_parse (const TcField *field,
           const char    *text)
{
  g_autoptr(TcValue) value = parse_item (field, text, NULL);

  return value != NULL;
}

/* The longest text from @start on that ends with a word and can be read, or NULL. */
static char *
parse_from (const TcField *field,
            const char    *start)
{
  g_autofree char *part = g_strdup (start);
  char *blank;

  while (!can_parse (field, part))
    {
      g_strdelimit (part, ",;.)", ' ');
      g_strchomp (part);
      if (can_parse (field, part))
        break;
      blank = strrchr (part, ' ');
      if (blank == NULL)
        return NULL;
      *blank = '\0';
    }
  return g_steal_pointer (&part);
}

/**
 * tc_source_guess:
 * @folded: a folded passage that cannot be read as a value of @field
 *
 * Proposes what a person may want to write: the number or quantity in the passage, where there is exactly
 * one. It is never taken without a person's word.
 *
 * Returns: (transfer full): the proposal, else a copy of @folded
 */
char *
tc_source_guess (const TcField *field,
                 const char    *folded)
{
  g_autofree char *guess = NULL;
  TcFieldKind kind = tc_field_get_kind (field);
  gboolean in_number = FALSE;
  guint n = 0;

  if ((kind != TC_FIELD_INTEGER && kind != TC_FIELD_QUANTITY && kind != TC_FIELD_DURATION)
      || strlen (folded) > MAX_GUESS)
    return g_strdup (folded);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gboolean digit = g_unichar_isdigit (g_utf8_get_char (p));

      if (digit && !in_number)
        {
          g_autofree char *part = parse_from (field, p);

          if (part != NULL && n++ == 0)
            guess = g_steal_pointer (&part);
        }
      in_number = digit || (in_number && strchr (".,", *p) != NULL);
    }
  return n == 1 ? g_steal_pointer (&guess) : g_strdup (folded);
}

/**
 * tc_source_compose_value:
 * @field: the field as the form shows it now
 * @typed: what the new value is read from
 * @item: (out): the index of the list item that @typed became, else 0
 *
 * The value that @field has once @typed is assigned: for a list what it shows now and one item more
 * (none where the item is there already), else the value that @typed says.
 *
 * Returns: (transfer full): the value, or %NULL with an error of tc_field_parse()
 */
TcValue *
tc_source_compose_value (TcStudyField  *field,
                         const char    *typed,
                         guint         *item,
                         GError       **error)
{
  g_autoptr(GPtrArray) items = NULL;
  g_autoptr(TcValue) value = NULL;

  *item = 0;
  if (!is_list (field->field))
    return tc_field_parse (field->field, typed, error);

  value = parse_item (field->field, typed, error);
  if (value == NULL)
    return NULL;

  items = g_ptr_array_new_with_free_func ((GDestroyNotify) tc_value_unref);
  if (field->value != NULL && tc_value_get_kind (field->value) == TC_VALUE_LIST)
    for (guint i = 0; i < tc_value_get_n_items (field->value); i++)
      g_ptr_array_add (items, tc_value_ref (tc_value_get_item (field->value, i)));
  while (*item < items->len && !tc_value_equal (g_ptr_array_index (items, *item), value))
    ++*item;
  if (*item == items->len)
    g_ptr_array_add (items, g_steal_pointer (&value));

  return tc_value_new_list_from_array (items);
}

static gboolean
has_quote (TcStudyField *field,
           guint         item)
{
  for (guint i = 0; i < field->quotes->len; i++)
    if (((const TcQuote *) g_ptr_array_index (field->quotes, i))->item == item)
      return TRUE;

  return FALSE;
}

/* What an item is called: of a row of a table its first cell. */
static char *
dup_name (const TcValue *item)
{
  const TcValue *name = item;

  if (tc_value_get_kind (item) == TC_VALUE_RECORD)
    name = tc_value_get_n_items (item) > 0 ? tc_value_get_item (item, 0) : NULL;

  return name != NULL ? tc_value_to_display (name) : g_strdup ("");
}

/* Whether two neighbours belong to different words. Chinese has no blanks between words. */
static gboolean
is_border (gunichar before,
           gunichar after)
{
  return !g_unichar_isalnum (before) || !g_unichar_isalnum (after) || g_unichar_iswide (before)
         || g_unichar_iswide (after);
}

/* Whether the words stand in the text, and not inside of other words. */
static gboolean
names (const char *text,
       const char *words)
{
  gsize length = strlen (words);

  for (const char *at = strstr (text, words); at != NULL; at = strstr (at + 1, words))
    {
      const char *end = at + length;
      const char *last = g_utf8_prev_char (end);

      if ((at == text || is_border (g_utf8_get_char (g_utf8_prev_char (at)), g_utf8_get_char (at)))
          && (*end == '\0' || is_border (g_utf8_get_char (last), g_utf8_get_char (end))))
        return TRUE;
    }

  return FALSE;
}

/* Names of one or two letters are told from words like "a" by their capitals. */
static gboolean
is_short (const char *name)
{
  return g_utf8_strlen (name, -1) < 3;
}

/* The item with the longest name in @folded; the number of items where none or more than one has it. */
static guint
find_named_item (TcStudyField *field,
                 const char   *folded)
{
  g_autofree char *small = g_utf8_casefold (folded, -1);
  guint n_items = tc_value_get_n_items (field->value);
  guint found = n_items;
  gsize longest = 0;

  for (guint i = 0; i < n_items; i++)
    {
      g_autofree char *name = dup_name (tc_value_get_item (field->value, i));
      g_autofree char *words = is_short (name) ? g_strdup (name) : g_utf8_casefold (name, -1);
      gsize length = strlen (words);

      if (length == 0 || length < longest || !names (is_short (name) ? folded : small, words))
        continue;
      found = length > longest ? i : n_items;
      longest = length;
    }

  return found;
}

/**
 * tc_source_find_item:
 * @field: a field with a value
 * @text: the text of a passage
 *
 * Finds the item that a passage is evidence for: the one that it names, else the first one without a quote, else
 * the first one.
 *
 * Returns: its index; 0 for a field that holds no list
 */
guint
tc_source_find_item (TcStudyField *field,
                     const char   *text)
{
  g_autofree char *folded = tc_source_fold (text);
  guint n_items;
  guint item;

  if (!is_list (field->field))
    return 0;

  n_items = tc_value_get_n_items (field->value);
  item = find_named_item (field, folded);
  if (item < n_items)
    return item;
  for (item = 0; item < n_items && has_quote (field, item);)
    item++;

  return item < n_items ? item : 0;
}

/**
 * tc_source_assign_value:
 * @typed: what the value is read from: the folded quote, or what a person made of it
 * @quote: the passage that the value rests on
 *
 * Makes @quote the ground of an answer. A list keeps its items with their quotes and gains one.
 *
 * Returns: FALSE with an error of tc_field_parse() where @typed cannot be read as the field's kind
 */
gboolean
tc_source_assign_value (TcWorkspace    *workspace,
                        TcId            study_id,
                        TcStudyField   *field,
                        const char     *typed,
                        const TcQuote  *quote,
                        GError        **error)
{
  g_autoptr(TcValue) value = NULL;
  g_autoptr(GPtrArray) quotes = NULL;
  gboolean list = is_list (field->field);
  guint item;

  value = tc_source_compose_value (field, typed, &item, error);
  if (value == NULL)
    return FALSE;

  quotes = list && field->quotes != NULL ? tc_quotes_copy (field->quotes) : tc_quotes_new ();
  tc_evidence_add (quotes, quote, item);
  /* What was reported is one text; for a list the quotes of its items say it. */
  tc_workspace_set_value (workspace, study_id, tc_field_get_key (field->field), value,
                          list ? NULL : quote->text, quotes);

  return TRUE;
}
