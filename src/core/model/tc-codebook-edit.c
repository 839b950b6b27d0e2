/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-model"

#include "config.h"

#include "tc-codebook-edit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tc-codebook-private.h"
#include "tc-json-private.h"

/*
 * Changes that people make to a codebook. Each works on the JSON, so that what it does not know of (other names
 * of options, columns of tables) stays as it is, and then reads the codebook anew, so that no change makes
 * one that could not be read.
 */

static JsonNode *
begin (TcCodebook *self)
{
  g_autoptr (GError) error = NULL;
  JsonNode *root = tc_json_parse_object (tc_codebook_get_json (self), &error);

  /* It was read from the same text. */
  g_assert (root != NULL);
  return root;
}

static TcCodebook *
finish (JsonNode  *root,
        GError   **error)
{
  g_autofree char *json = json_to_string (root, TRUE);

  return tc_codebook_new_from_json (json, error);
}

/* --- members that have an order ------------------------------------------------------------------- */

static const char *
get_word (JsonNode   *node,
          const char *member)
{
  return json_object_get_string_member (json_node_get_object (node), member);
}

static GPtrArray *
list_members (JsonNode   *root,
              const char *name)
{
  JsonArray *array = json_object_get_array_member (json_node_get_object (root), name);
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);

  for (guint i = 0; i < json_array_get_length (array); i++)
    g_ptr_array_add (list, json_array_dup_element (array, i));
  return list;
}

static void
put_members (JsonNode   *root,
             const char *name,
             GPtrArray  *list)
{
  JsonArray *array = json_array_sized_new (list->len);

  for (guint i = 0; i < list->len; i++)
    json_array_add_element (array, json_node_ref (g_ptr_array_index (list, i)));
  json_object_set_array_member (json_node_get_object (root), name, array);
}

static int
find_member (GPtrArray  *list,
             const char *key)
{
  for (guint i = 0; i < list->len; i++)
    {
      if (g_str_equal (get_word (g_ptr_array_index (list, i), "key"), key))
        return (int) i;
    }
  return -1;
}

/* The fields of a group stand together, in the order of the groups; else they stay in their order. */
static void
put_fields (JsonNode  *root,
            GPtrArray *fields)
{
  g_autoptr (GPtrArray) groups = list_members (root, "groups");
  g_autoptr (GPtrArray) sorted =
    g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);

  for (guint i = 0; i < groups->len; i++)
    for (guint j = 0; j < fields->len; j++)
      {
        JsonNode *field = g_ptr_array_index (fields, j);

        if (g_str_equal (get_word (field, "group"), get_word (g_ptr_array_index (groups, i), "key")))
          g_ptr_array_add (sorted, json_node_ref (field));
      }
  put_members (root, "fields", sorted);
}

static void
swap (GPtrArray *list,
      int        a,
      int        b)
{
  gpointer kept = list->pdata[a];

  list->pdata[a] = list->pdata[b];
  list->pdata[b] = kept;
}

/* --- texts ------------------------------------------------------------------------------------------ */

static void
put_label (JsonObject *object,
           const char *name,
           const char *en,
           const char *zh)
{
  g_autofree char *tidy_en = tc_codebook_tidy (en);
  g_autofree char *tidy_zh = tc_codebook_tidy (zh);
  JsonObject *label;

  json_object_remove_member (object, name);
  if (tidy_en == NULL && tidy_zh == NULL)
    return;
  label = json_object_new ();
  tc_json_set_text (label, "en", tidy_en);
  tc_json_set_text (label, "zh_CN", tidy_zh);
  json_object_set_object_member (object, name, label);
}

static gboolean
fail_label (const char  *sentence,
            GError     **error)
{
  g_set_error_literal (error, TC_CODEBOOK_ERROR, TC_CODEBOOK_ERROR_LABEL, sentence);
  return FALSE;
}

static gboolean
is_same_name (const char *a,
              const char *b)
{
  g_autofree char *folded_a = NULL, *folded_b = NULL;

  if (a == NULL || *a == '\0' || *b == '\0')
    return FALSE;
  folded_a = g_utf8_casefold (a, -1);
  folded_b = g_utf8_casefold (b, -1);
  return g_str_equal (folded_a, folded_b);
}

/* Two fields of one name could not be told apart. @key: (nullable): the one that is changed */
static gboolean
check_label (TcCodebook  *self,
             const char  *key,
             const char  *en,
             const char  *zh,
             GError     **error)
{
  g_autofree char *tidy_en = tc_codebook_tidy (en);
  g_autofree char *tidy_zh = tc_codebook_tidy (zh);

  if (tidy_en == NULL && tidy_zh == NULL)
    return fail_label (_("Give it a name, in English or in Chinese."), error);
  for (guint i = 0; i < self->fields->len; i++)
    {
      const TcField *field = tc_codebook_get_any_field (self, i);

      if (g_strcmp0 (tc_field_get_key (field), key) != 0 &&
          (is_same_name (tidy_en, tc_field_get_own_label (field, "en")) ||
           is_same_name (tidy_zh, tc_field_get_own_label (field, "zh_CN"))))
        return fail_label (_("Another field of this project has this name."), error);
    }
  return TRUE;
}

static gboolean
check_group_label (TcCodebook  *self,
                   const char  *key,
                   const char  *en,
                   const char  *zh,
                   GError     **error)
{
  g_autofree char *tidy_en = tc_codebook_tidy (en);
  g_autofree char *tidy_zh = tc_codebook_tidy (zh);

  if (tidy_en == NULL && tidy_zh == NULL)
    return fail_label (_("Give it a name, in English or in Chinese."), error);
  for (guint i = 0; i < tc_codebook_get_n_groups (self); i++)
    {
      const char *group = tc_codebook_get_group (self, i);

      if (g_strcmp0 (group, key) != 0 &&
          (is_same_name (tidy_en, tc_codebook_get_group_label_in (self, group, "en")) ||
           is_same_name (tidy_zh, tc_codebook_get_group_label_in (self, group, "zh_CN"))))
        return fail_label (_("Another group of this project has this name."), error);
    }
  return TRUE;
}

/* --- groups ----------------------------------------------------------------------------------------- */

/**
 * tc_codebook_add_group:
 * @label_en: (nullable): its name in English; one of the two is enough
 * @label_zh: (nullable): its name in Chinese
 * @error: %TC_CODEBOOK_ERROR_LABEL
 *
 * Adds a group behind the others.
 *
 * Returns: (transfer full) (nullable): the new codebook
 */
TcCodebook *
tc_codebook_add_group (TcCodebook  *self,
                       const char  *label_en,
                       const char  *label_zh,
                       GError     **error)
{
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *key = NULL;
  JsonObject *group;

  g_return_val_if_fail (self != NULL, NULL);

  if (!check_group_label (self, NULL, label_en, label_zh, error))
    return NULL;

  root = begin (self);
  key = tc_codebook_make_group_key (self, label_en);
  group = json_object_new ();
  json_object_set_string_member (group, "key", key);
  put_label (group, "label", label_en, label_zh);
  json_array_add_object_element (json_object_get_array_member (json_node_get_object (root), "groups"),
                                 group);
  return finish (root, error);
}

/**
 * tc_codebook_set_group:
 * @group: key of a group
 * @label_en: (nullable): its new name in English; one of the two is enough
 * @label_zh: (nullable): its new name in Chinese
 * @error: %TC_CODEBOOK_ERROR_LABEL
 *
 * Renames a group.
 *
 * Returns: (transfer full) (nullable): the new codebook
 */
TcCodebook *
tc_codebook_set_group (TcCodebook  *self,
                       const char  *group,
                       const char  *label_en,
                       const char  *label_zh,
                       GError     **error)
{
  g_autoptr (JsonNode) root = NULL;
  int index;

  g_return_val_if_fail (self != NULL, NULL);
  index = tc_codebook_find_group (self, group);
  g_return_val_if_fail (index >= 0, NULL);

  if (!check_group_label (self, group, label_en, label_zh, error))
    return NULL;

  root = begin (self);
  put_label (json_array_get_object_element (json_object_get_array_member (json_node_get_object (root),
                                                                          "groups"), (guint) index),
             "label", label_en, label_zh);
  return finish (root, error);
}

/**
 * tc_codebook_move_group:
 * @group: key of a group
 * @step: -1 for up, 1 for down
 *
 * Moves a group with its fields. At the end of the list it stays where it is.
 *
 * Returns: (transfer full) (nullable): the new codebook
 */
TcCodebook *
tc_codebook_move_group (TcCodebook  *self,
                        const char  *group,
                        int          step,
                        GError     **error)
{
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GPtrArray) groups = NULL;
  g_autoptr (GPtrArray) fields = NULL;
  int index;

  g_return_val_if_fail (self != NULL, NULL);
  index = tc_codebook_find_group (self, group);
  g_return_val_if_fail (index >= 0, NULL);

  if (index + step < 0 || index + step >= (int) self->groups->len)
    return tc_codebook_ref (self);

  root = begin (self);
  groups = list_members (root, "groups");
  swap (groups, index, index + step);
  put_members (root, "groups", groups);
  fields = list_members (root, "fields");
  put_fields (root, fields);
  return finish (root, error);
}

/* --- fields ----------------------------------------------------------------------------------------- */

static gboolean
put_spec (JsonObject         *field,
          TcFieldKind         kind,
          const TcFieldSpec  *spec,
          GError            **error)
{
  json_object_set_string_member (field, "group", spec->group);
  put_label (field, "label", spec->label_en, spec->label_zh);
  put_label (field, "help", spec->help_en, spec->help_zh);
  return tc_codebook_put_choices (field, kind, spec->choices, error);
}

/**
 * tc_codebook_add_field:
 * @spec: what a person says about it; its group is one of the codebook, its kind no table
 * @error: %TC_CODEBOOK_ERROR_LABEL, %TC_CODEBOOK_ERROR_OPTIONS, %TC_CODEBOOK_ERROR_UNITS or
 *   %TC_CODEBOOK_ERROR_FORMAT
 *
 * Adds a field behind the others of its group. Its key is made from its English name and never changes.
 *
 * Returns: (transfer full) (nullable): the new codebook
 */
TcCodebook *
tc_codebook_add_field (TcCodebook         *self,
                       const TcFieldSpec  *spec,
                       GError            **error)
{
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GPtrArray) fields = NULL;
  g_autofree char *key = NULL;
  JsonObject *field;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (spec->kind != TC_FIELD_TABLE, NULL);
  g_return_val_if_fail (tc_codebook_find_group (self, spec->group) >= 0, NULL);

  if (!check_label (self, NULL, spec->label_en, spec->label_zh, error))
    return NULL;

  key = tc_codebook_make_field_key (self, spec->label_en);
  field = json_object_new ();
  node = json_node_init_object (json_node_alloc (), field);
  json_object_unref (field);
  json_object_set_string_member (field, "key", key);
  json_object_set_string_member (field, "kind", tc_field_kind_to_string (spec->kind));
  if (spec->repeating)
    json_object_set_boolean_member (field, "repeating", TRUE);
  if (!put_spec (field, spec->kind, spec, error))
    return NULL;

  root = begin (self);
  fields = list_members (root, "fields");
  g_ptr_array_add (fields, g_steal_pointer (&node));
  put_fields (root, fields);
  return finish (root, error);
}

/**
 * tc_codebook_set_field:
 * @field: key of a field
 * @spec: what a person says about it now; kind and list stay as they are
 * @error: as tc_codebook_add_field()
 *
 * Changes names, help, options or units of a field, or moves it behind the fields of another group.
 *
 * Returns: (transfer full) (nullable): the new codebook
 */
TcCodebook *
tc_codebook_set_field (TcCodebook         *self,
                       const char         *field,
                       const TcFieldSpec  *spec,
                       GError            **error)
{
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GPtrArray) fields = NULL;
  const TcField *now;
  int index;

  g_return_val_if_fail (self != NULL, NULL);
  now = tc_codebook_find_field (self, field);
  g_return_val_if_fail (now != NULL, NULL);
  g_return_val_if_fail (tc_codebook_find_group (self, spec->group) >= 0, NULL);

  if (!check_label (self, field, spec->label_en, spec->label_zh, error))
    return NULL;

  root = begin (self);
  fields = list_members (root, "fields");
  index = find_member (fields, field);
  if (!g_str_equal (tc_field_get_group (now), spec->group))
    {
      g_ptr_array_add (fields, g_ptr_array_steal_index (fields, (guint) index));
      index = (int) fields->len - 1;
    }
  if (!put_spec (json_node_get_object (g_ptr_array_index (fields, index)), now->kind, spec, error))
    return NULL;

  put_fields (root, fields);
  return finish (root, error);
}

/**
 * tc_codebook_move_field:
 * @field: key of a field
 * @step: -1 for up, 1 for down
 *
 * Moves a field; beyond the first or last one of its group it goes to the group there.
 *
 * Returns: (transfer full) (nullable): the new codebook
 */
TcCodebook *
tc_codebook_move_field (TcCodebook  *self,
                        const char  *field,
                        int          step,
                        GError     **error)
{
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GPtrArray) fields = NULL;
  const char *group;
  int index, other;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (tc_codebook_find_field (self, field) != NULL, NULL);

  root = begin (self);
  fields = list_members (root, "fields");
  index = find_member (fields, field);
  other = index + step;
  group = get_word (g_ptr_array_index (fields, index), "group");
  if (other >= 0 && other < (int) fields->len &&
      g_str_equal (get_word (g_ptr_array_index (fields, other), "group"), group))
    {
      swap (fields, index, other);
    }
  else
    {
      const char *next = NULL;
      int place = tc_codebook_find_group (self, group) + step;

      if (place >= 0)
        next = tc_codebook_get_group (self, (guint) place);
      if (next == NULL)
        return tc_codebook_ref (self);
      json_object_set_string_member (json_node_get_object (g_ptr_array_index (fields, index)), "group",
                                     next);
    }
  put_fields (root, fields);
  return finish (root, error);
}

/**
 * tc_codebook_hide_field:
 * @field: key of a field
 *
 * Takes a field out of sight, or shows it again.
 *
 * Returns: (transfer full) (nullable): the new codebook
 */
TcCodebook *
tc_codebook_hide_field (TcCodebook  *self,
                        const char  *field,
                        gboolean     hidden,
                        GError     **error)
{
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GPtrArray) fields = NULL;
  JsonObject *object;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (tc_codebook_find_field (self, field) != NULL, NULL);

  root = begin (self);
  fields = list_members (root, "fields");
  object = json_node_get_object (g_ptr_array_index (fields, find_member (fields, field)));
  if (hidden)
    json_object_set_boolean_member (object, "hidden", TRUE);
  else
    json_object_remove_member (object, "hidden");
  put_fields (root, fields);
  return finish (root, error);
}

/**
 * tc_codebook_set_version:
 * @version: at least 1
 *
 * Gives a codebook another number.
 *
 * Returns: (transfer full) (nullable): the new codebook
 */
TcCodebook *
tc_codebook_set_version (TcCodebook  *self,
                         guint        version,
                         GError     **error)
{
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->version == version)
    return tc_codebook_ref (self);
  root = begin (self);
  json_object_set_int_member (json_node_get_object (root), "version", version);
  return finish (root, error);
}
