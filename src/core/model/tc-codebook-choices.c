/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-model"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "tc-codebook-edit.h"
#include "tc-codebook-private.h"

/* Options and units as people edit them: one a line, "value | Chinese name". */

/**
 * tc_codebook_tidy:
 * @text: (nullable): what a person typed
 *
 * Returns: (transfer full) (nullable): the text in one line without blanks around it, %NULL where
 *   nothing is left
 */
char *
tc_codebook_tidy (const char *text)
{
  g_autofree char *line = g_strdelimit (g_strdup (text != NULL ? text : ""), "\r\n\t", ' ');

  g_strstrip (line);
  return *line != '\0' ? g_steal_pointer (&line) : NULL;
}

static gboolean
has_units (TcFieldKind kind)
{
  return kind == TC_FIELD_QUANTITY || kind == TC_FIELD_DURATION;
}

static gboolean
has_options (TcFieldKind kind)
{
  return kind == TC_FIELD_OPTION || kind == TC_FIELD_TEXT;
}

/* What the codebook knows of a value besides its Chinese name stays. */
static JsonObject *
make_choice (JsonArray  *before,
             const char *value,
             const char *zh)
{
  JsonObject *choice = NULL;

  for (guint i = 0; choice == NULL && before != NULL && i < json_array_get_length (before); i++)
    {
      JsonObject *old = json_array_get_object_element (before, i);

      if (g_str_equal (json_object_get_string_member (old, "value"), value))
        choice = json_object_ref (old);
    }
  if (choice == NULL)
    {
      choice = json_object_new ();
      json_object_set_string_member (choice, "value", value);
    }
  if (zh != NULL)
    json_object_set_string_member (choice, "zh_CN", zh);
  else if (json_object_has_member (choice, "zh_CN"))
    json_object_remove_member (choice, "zh_CN");
  return choice;
}

static JsonArray *
read_choices (const char   *text,
              JsonArray    *before,
              int           code,
              GError      **error)
{
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (JsonArray) choices = json_array_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], "|", 2);
      g_autofree char *value = tc_codebook_tidy (parts[0]);
      g_autofree char *zh = parts[0] != NULL ? tc_codebook_tidy (parts[1]) : NULL;

      if (value == NULL && zh == NULL)
        continue;
      if (value == NULL)
        value = g_strdup (zh);
      if (!g_hash_table_add (seen, g_strdup (value)))
        {
          g_set_error (error, TC_CODEBOOK_ERROR, code, _("“%s” stands twice in the list."), value);
          return NULL;
        }
      json_array_add_object_element (choices, make_choice (before, value, zh));
    }
  return g_steal_pointer (&choices);
}

static gboolean
check_number (TcFieldKind   kind,
              guint         n,
              GError      **error)
{
  if (kind == TC_FIELD_OPTION && n < 2)
    {
      g_set_error_literal (error, TC_CODEBOOK_ERROR, TC_CODEBOOK_ERROR_OPTIONS,
                           _("A choice needs two options or more, one a line."));
      return FALSE;
    }
  if (kind == TC_FIELD_DURATION && n < 1)
    {
      g_set_error_literal (error, TC_CODEBOOK_ERROR, TC_CODEBOOK_ERROR_UNITS,
                           _("A duration needs at least one unit."));
      return FALSE;
    }
  return TRUE;
}

/**
 * tc_codebook_put_choices:
 * @field: a field of a codebook
 * @text: (nullable): its options or units, as tc_field_dup_choices() writes them
 * @error: %TC_CODEBOOK_ERROR_OPTIONS or %TC_CODEBOOK_ERROR_UNITS
 *
 * Gives a field other options or units, where its kind has any.
 *
 * Returns: whether it can have them
 */
gboolean
tc_codebook_put_choices (JsonObject   *field,
                         TcFieldKind   kind,
                         const char   *text,
                         GError      **error)
{
  const char *name = has_units (kind) ? "units" : "options";
  const int code = has_units (kind) ? TC_CODEBOOK_ERROR_UNITS : TC_CODEBOOK_ERROR_OPTIONS;
  g_autoptr (JsonArray) choices = NULL;
  JsonArray *before = NULL;

  if (!has_units (kind) && !has_options (kind))
    return TRUE;
  if (json_object_has_member (field, name))
    before = json_object_get_array_member (field, name);
  choices = read_choices (text, before, code, error);
  if (choices == NULL || !check_number (kind, json_array_get_length (choices), error))
    return FALSE;

  if (json_array_get_length (choices) > 0)
    json_object_set_array_member (field, name, g_steal_pointer (&choices));
  else
    json_object_remove_member (field, name);
  return TRUE;
}

/**
 * tc_field_dup_choices:
 *
 * Writes the options or units of a field down, one a line, with the Chinese name behind a "|".
 *
 * Returns: (transfer full): the lines, "" where there are none
 */
char *
tc_field_dup_choices (const TcField *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GPtrArray *choices;

  g_return_val_if_fail (self != NULL, NULL);

  choices = has_units (self->kind) ? self->units : self->options;
  for (guint i = 0; i < choices->len; i++)
    {
      const TcOption *choice = g_ptr_array_index (choices, i);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", choice->value);
      if (choice->label.zh != NULL)
        g_string_append_printf (text, " | %s", choice->label.zh);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
