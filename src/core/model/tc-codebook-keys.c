/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-model"

#include "config.h"

#include "tc-codebook-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tc-column-map.h"

/* Keys of fields are columns of the export: which ones there can be, and how one is made. */

#define MAX_KEY_LENGTH 63
/* A made key leaves room for the endings of columns and for a number. */
#define MAX_MADE_LENGTH 40

/* Columns of studies.csv that are no fields, and endings that fields get there. */
static const char * const reserved_keys[] = { "study_id", "status", "exclusion_reason", "label",
                                              NULL };
static const char * const reserved_endings[] = { "_state", "_value", "_unit", "_sd", NULL };

static gboolean
is_key (const char *key)
{
  if (!g_ascii_islower (key[0]) || strlen (key) > MAX_KEY_LENGTH)
    return FALSE;
  return strspn (key, "abcdefghijklmnopqrstuvwxyz0123456789_") == strlen (key) &&
         !g_str_has_suffix (key, "_") &&
         strstr (key, "__") == NULL;
}

/**
 * tc_codebook_check_key:
 * @error: %TC_CODEBOOK_ERROR_FORMAT
 *
 * Tells whether a text can be the key of a field or a group.
 */
gboolean
tc_codebook_check_key (const char  *key,
                       GError     **error)
{
  if (is_key (key))
    return TRUE;
  g_set_error (error, TC_CODEBOOK_ERROR, TC_CODEBOOK_ERROR_FORMAT,
               /* Translators: %s is what stands in a codebook file. */
               _("“%s” is not a key: keys are small ASCII letters, digits and single underscores, "
                 "and start with a letter."),
               key);
  return FALSE;
}

/* Whether a key is a column that the export has for something else. */
static gboolean
is_taken (TcCodebook *self,
          const char *key)
{
  if (g_strv_contains (reserved_keys, key))
    return TRUE;
  for (guint i = 0; reserved_endings[i] != NULL; i++)
    {
      g_autofree char *stem = NULL;

      if (!g_str_has_suffix (key, reserved_endings[i]))
        continue;
      stem = g_strndup (key, strlen (key) - strlen (reserved_endings[i]));
      if (tc_codebook_find_field (self, stem) != NULL)
        return TRUE;
    }
  return FALSE;
}

/**
 * tc_codebook_check_column:
 * @key: key of a field
 * @error: %TC_CODEBOOK_ERROR_FORMAT
 *
 * Tells whether the key can be a column: studies.csv has columns of its own and some for each field,
 * and no key may run into them.
 */
gboolean
tc_codebook_check_column (TcCodebook  *self,
                          const char  *key,
                          GError     **error)
{
  if (!is_taken (self, key))
    return TRUE;
  g_set_error (error, TC_CODEBOOK_ERROR, TC_CODEBOOK_ERROR_FORMAT,
               _("The key “%s” in the codebook is taken by a column of the export."), key);
  return FALSE;
}

/* Neither a field, nor what a column of an imported table can be, nor a column that a field has. */
static gboolean
is_free_for_field (TcCodebook *self,
         const char *key)
{
  if (tc_codebook_find_field (self, key) != NULL || tc_column_role_is_known (key, self) ||
      is_taken (self, key))
    return FALSE;
  for (guint i = 0; reserved_endings[i] != NULL; i++)
    {
      g_autofree char *column = g_strconcat (key, reserved_endings[i], NULL);

      if (tc_codebook_find_field (self, column) != NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_free_for_group (TcCodebook *self,
                   const char *key)
{
  return tc_codebook_find_group (self, key) < 0;
}

/* "Risk of bias (RoB 2)" gives "risk_of_bias_rob_2"; other scripts give nothing. */
static char *
fold_label (const char *label)
{
  g_autofree char *ascii = g_str_to_ascii (label, "C");
  g_autoptr (GString) key = g_string_new (NULL);

  for (const char *p = ascii; *p != '\0' && key->len < MAX_MADE_LENGTH; p++)
    {
      if (g_ascii_isalnum (*p))
        g_string_append_c (key, g_ascii_tolower (*p));
      else if (*p != '?' && key->len > 0 && key->str[key->len - 1] != '_')
        g_string_append_c (key, '_');
    }
  while (key->len > 0 && key->str[key->len - 1] == '_')
    g_string_truncate (key, key->len - 1);
  return g_string_free (g_steal_pointer (&key), FALSE);
}

static char *
make_key (TcCodebook *self,
          const char *label,
          const char *otherwise,
          gboolean  (*is_free) (TcCodebook *, const char *))
{
  g_autofree char *folded = fold_label (label != NULL ? label : "");
  g_autofree char *stem = NULL;

  if (*folded == '\0')
    stem = g_strdup (otherwise);
  else if (!g_ascii_isalpha (*folded))
    stem = g_strdup_printf ("%s_%s", otherwise, folded);
  else
    stem = g_steal_pointer (&folded);
  if (is_free (self, stem))
    return g_steal_pointer (&stem);

  for (guint i = 2; ; i++)
    {
      g_autofree char *key = g_strdup_printf ("%s_%u", stem, i);

      if (is_free (self, key))
        return g_steal_pointer (&key);
    }
}

/**
 * tc_codebook_make_field_key:
 * @label: (nullable): the English name of a new field; Chinese ones give "field", "field_2" …
 *
 * Makes a key for a new field, which no other field has and no column of the export.
 *
 * Returns: (transfer full): the key
 */
char *
tc_codebook_make_field_key (TcCodebook *self,
                            const char *label)
{
  return make_key (self, label, "field", is_free_for_field);
}

/**
 * tc_codebook_make_group_key:
 * @label: (nullable): the English name of a new group
 *
 * Makes a key for a new group, which no other group has.
 *
 * Returns: (transfer full): the key
 */
char *
tc_codebook_make_group_key (TcCodebook *self,
                            const char *label)
{
  return make_key (self, label, "group", is_free_for_group);
}
