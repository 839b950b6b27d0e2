/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-model"

#include "config.h"

#include "tc-codebook-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tc-json-private.h"

/* Beyond these a codebook is a mistake or an attack. */
#define MAX_FIELDS 1000
#define MAX_OPTIONS 1000

static gboolean G_GNUC_PRINTF (2, 3)
fail (GError     **error,
      const char  *format,
      ...)
{
  va_list args;

  va_start (args, format);
  g_propagate_error (error,
                     g_error_new_valist (TC_CODEBOOK_ERROR, TC_CODEBOOK_ERROR_FORMAT, format,
                                         args));
  va_end (args);
  return FALSE;
}

/* A codebook with a misspelt member would silently lose what it says. */
static gboolean
check_members (JsonObject          *object,
               const char * const  *known,
               const char          *owner,
               GError             **error)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &member))
    {
      if (!g_strv_contains (known, name))
        /* Translators: the first %s is the key of a field or a group, the second a word from a
         * codebook file. */
        return fail (error, _("“%s” in the codebook has an unknown member “%s”."), owner, name);
    }
  return TRUE;
}

static gboolean
is_blank (const char *text)
{
  return text == NULL || *text == '\0';
}

/* One of the languages is enough: it stands for the other. */
static gboolean
read_label (JsonObject  *object,
            const char  *name,
            const char  *owner,
            gboolean     required,
            TcLabel     *label,
            GError     **error)
{
  static const char * const known[] = { "en", "zh_CN", NULL };
  JsonNode *member = json_object_get_member (object, name);
  const char *en = NULL, *zh = NULL;
  JsonObject *languages;

  if (member == NULL && !required)
    return TRUE;
  if (member == NULL || !JSON_NODE_HOLDS_OBJECT (member))
    /* Translators: the first %s is the key of a field or a group, the second a word from a codebook
     * file. */
    return fail (error, _("“%s” in the codebook needs a “%s” with a text for each language."),
                 owner, name);
  languages = json_node_get_object (member);
  if (!check_members (languages, known, owner, error) ||
      !tc_json_member_text (languages, "en", FALSE, &en, error) ||
      !tc_json_member_text (languages, "zh_CN", FALSE, &zh, error))
    return FALSE;
  if (is_blank (en) && is_blank (zh))
    return fail (error, _("“%s” in the codebook has an empty “%s”."), owner, name);
  label->en = is_blank (en) ? NULL : g_strdup (en);
  label->zh = is_blank (zh) ? NULL : g_strdup (zh);
  return TRUE;
}

static gboolean
read_also (TcOption    *option,
           JsonObject  *object,
           GError     **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *array;

  if (!tc_json_member_array (object, "also", &array, error))
    return FALSE;
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
        return fail (error, _("“%s” in the codebook has another name that is not a text."),
                     option->value);
      g_strv_builder_add (builder, json_node_get_string (node));
    }
  option->also = g_strv_builder_end (builder);
  return TRUE;
}

/* {"value": …, "en": …, "zh_CN": …, "also": […]}; the English label is the value itself unless it
 * is given. */
static gboolean
read_option (TcOption    *option,
             JsonNode    *node,
             const char  *owner,
             GError     **error)
{
  static const char * const known[] = { "value", "en", "zh_CN", "also", NULL };
  const char *value = NULL, *en = NULL, *zh = NULL;
  JsonObject *object;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return fail (error, _("An option or unit of “%s” in the codebook is not an object."), owner);
  object = json_node_get_object (node);
  if (!check_members (object, known, owner, error) ||
      !tc_json_member_text (object, "value", TRUE, &value, error) ||
      !tc_json_member_text (object, "en", FALSE, &en, error) ||
      !tc_json_member_text (object, "zh_CN", FALSE, &zh, error))
    return FALSE;
  if (*value == '\0')
    return fail (error, _("An option or unit of “%s” in the codebook is empty."), owner);
  option->value = g_strdup (value);
  option->label.en = g_strdup (en != NULL ? en : value);
  option->label.zh = g_strdup (zh);
  return read_also (option, object, error);
}

static gboolean
read_options (GPtrArray   *options,
              JsonObject  *object,
              const char  *name,
              const char  *owner,
              GError     **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  JsonArray *array;

  if (!tc_json_member_array (object, name, &array, error))
    return FALSE;
  if (array != NULL && json_array_get_length (array) > MAX_OPTIONS)
    return fail (error, _("“%s” in the codebook has too many options or units."), owner);
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      TcOption *option = g_new0 (TcOption, 1);

      g_ptr_array_add (options, option);
      if (!read_option (option, json_array_get_element (array, i), owner, error))
        return FALSE;
      if (!g_hash_table_add (seen, option->value))
        return fail (error, _("“%s” in the codebook has “%s” twice."), owner, option->value);
    }
  return TRUE;
}

static gboolean
read_flag (const TcField  *self,
           JsonObject     *object,
           const char     *name,
           gboolean       *flag,
           GError        **error)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node != NULL &&
      (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN))
    /* Translators: the first %s is a word from a codebook file, the second the key of a field. */
    return fail (error, _("“%s” of the field “%s” in the codebook is neither true nor false."),
                 name, self->key);
  *flag = node != NULL && json_node_get_boolean (node);
  return TRUE;
}

static gboolean
read_kind (TcField     *self,
           JsonObject  *object,
           GError     **error)
{
  const char *kind = NULL;

  if (!tc_json_member_text (object, "kind", TRUE, &kind, error))
    return FALSE;
  if (!tc_field_kind_from_string (kind, &self->kind))
    return fail (error, _("The field “%s” in the codebook has an unknown kind “%s”."), self->key,
                 kind);
  return read_flag (self, object, "repeating", &self->repeating, error) &&
         read_flag (self, object, "hidden", &self->hidden, error);
}

/* Whether the field has the parts that its kind needs, and no others. */
static gboolean
check_parts (TcField  *self,
             GError  **error)
{
  const gboolean has_unit = self->kind == TC_FIELD_QUANTITY || self->kind == TC_FIELD_DURATION;
  const gboolean may_have_options = self->kind == TC_FIELD_OPTION || self->kind == TC_FIELD_TEXT;

  if (self->kind == TC_FIELD_OPTION && self->options->len == 0)
    return fail (error, _("The field “%s” in the codebook needs options."), self->key);
  if (self->kind == TC_FIELD_DURATION && self->units->len == 0)
    return fail (error, _("The field “%s” in the codebook needs units."), self->key);
  if (self->kind == TC_FIELD_TABLE && self->columns->len == 0)
    return fail (error, _("The table “%s” in the codebook needs columns."), self->key);
  if (self->kind == TC_FIELD_TABLE && self->repeating)
    return fail (error, _("The table “%s” in the codebook cannot be repeating."), self->key);
  if ((self->options->len > 0 && !may_have_options) || (self->units->len > 0 && !has_unit) ||
      (self->columns->len > 0 && self->kind != TC_FIELD_TABLE))
    return fail (error, _("The field “%s” in the codebook has parts that its kind cannot have."),
                 self->key);
  return TRUE;
}

static gboolean read_fields (GPtrArray   *fields,
                             JsonArray   *array,
                             gboolean     columns,
                             GError     **error);

static gboolean
read_columns (TcField     *self,
              JsonObject  *object,
              gboolean     column,
              GError     **error)
{
  JsonArray *array;

  if (!tc_json_member_array (object, "columns", &array, error))
    return FALSE;
  if (array == NULL)
    return TRUE;
  if (column)
    return fail (error, _("The column “%s” in the codebook cannot be a table."), self->key);
  return read_fields (self->columns, array, TRUE, error);
}

static gboolean
check_column (TcField  *self,
              GError  **error)
{
  if (self->hidden)
    return fail (error, _("The column “%s” in the codebook cannot be hidden alone."), self->key);
  if (self->repeating || self->kind == TC_FIELD_TABLE || self->kind == TC_FIELD_QUANTITY ||
      self->kind == TC_FIELD_DURATION)
    return fail (error, _("The column “%s” in the codebook must be one text, option or number."),
                 self->key);
  return TRUE;
}

static gboolean
read_field (TcField     *self,
            JsonNode    *node,
            gboolean     column,
            GError     **error)
{
  static const char * const known[] =
    { "key", "group", "kind", "repeating", "hidden", "label", "help", "units", "options", "columns",
      NULL };
  const char *key = NULL, *group = "";
  JsonObject *object;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return fail (error, _("A field of the codebook is not an object."));
  object = json_node_get_object (node);
  if (!tc_json_member_text (object, "key", TRUE, &key, error) || !tc_codebook_check_key (key, error) ||
      !check_members (object, known, key, error) ||
      !tc_json_member_text (object, "group", !column, &group, error))
    return FALSE;
  self->key = g_strdup (key);
  self->group = g_strdup (group);
  return read_kind (self, object, error) &&
         read_label (object, "label", key, TRUE, &self->label, error) &&
         read_label (object, "help", key, FALSE, &self->help, error) &&
         read_options (self->units, object, "units", key, error) &&
         read_options (self->options, object, "options", key, error) &&
         read_columns (self, object, column, error) && check_parts (self, error) &&
         (!column || check_column (self, error));
}

static gboolean
read_fields (GPtrArray  *fields,
             JsonArray  *array,
             gboolean    columns,
             GError    **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  if (json_array_get_length (array) > MAX_FIELDS)
    return fail (error, _("The codebook has too many fields."));
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      TcField *field = tc_field_new ();

      g_ptr_array_add (fields, field);
      if (!read_field (field, json_array_get_element (array, i), columns, error))
        return FALSE;
      if (!g_hash_table_add (seen, field->key))
        return fail (error, _("The key “%s” stands twice in the codebook."), field->key);
    }
  return TRUE;
}

static gboolean
read_group (TcGroup   *group,
            JsonNode  *node,
            GError   **error)
{
  static const char * const known[] = { "key", "label", NULL };
  const char *key = NULL;
  JsonObject *object;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return fail (error, _("A group of the codebook is not an object."));
  object = json_node_get_object (node);
  if (!tc_json_member_text (object, "key", TRUE, &key, error) || !tc_codebook_check_key (key, error))
    return FALSE;
  group->key = g_strdup (key);
  return check_members (object, known, key, error) &&
         read_label (object, "label", key, TRUE, &group->label, error);
}

static gboolean
read_groups (TcCodebook  *self,
             JsonObject  *object,
             GError     **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  JsonArray *array;

  if (!tc_json_member_array (object, "groups", &array, error))
    return FALSE;
  if (array == NULL || json_array_get_length (array) == 0 ||
      json_array_get_length (array) > MAX_FIELDS)
    return fail (error, _("The codebook needs groups."));
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      TcGroup *group = g_new0 (TcGroup, 1);

      g_ptr_array_add (self->groups, group);
      if (!read_group (group, json_array_get_element (array, i), error))
        return FALSE;
      if (!g_hash_table_add (seen, group->key))
        return fail (error, _("The group “%s” stands twice in the codebook."), group->key);
    }
  return TRUE;
}

/* Each field is in a group that exists, and the fields of a group stand together in the order of
 * the groups. */
static gboolean
check_fields (TcCodebook  *self,
              GError     **error)
{
  int previous = 0;

  for (guint i = 0; i < self->fields->len; i++)
    {
      TcField *field = g_ptr_array_index (self->fields, i);
      const int group = tc_codebook_find_group (self, field->group);

      if (group < 0)
        return fail (error,
                     _("The field “%s” is in the group “%s”, which the codebook does not have."),
                     field->key,
                     field->group);
      if (group < previous)
        return fail (error,
                     _("The field “%s” of the codebook does not stand with the other fields of its "
                       "group."),
                     field->key);
      previous = group;
      g_hash_table_insert (self->by_key, field->key, field);
      if (!field->hidden)
        g_ptr_array_add (self->shown, field);
    }
  for (guint i = 0; i < self->fields->len; i++)
    {
      if (!tc_codebook_check_column (self, ((TcField *) g_ptr_array_index (self->fields, i))->key, error))
        return FALSE;
    }
  return TRUE;
}

/* A title is for the readers of the file; the program shows the labels. */
static gboolean
check_title (JsonObject  *object,
             GError     **error)
{
  TcLabel title = { NULL, };
  gboolean well = read_label (object, "title", "codebook", TRUE, &title, error);

  tc_label_clear (&title);
  return well;
}

static gboolean
read_head (TcCodebook  *self,
           JsonObject  *object,
           GError     **error)
{
  static const char * const known[] = { "id", "version", "title", "groups", "fields", NULL };
  const char *id = NULL;
  gint64 version;

  if (!check_members (object, known, "codebook", error) ||
      !tc_json_member_text (object, "id", TRUE, &id, error) ||
      !tc_json_member_integer (object, "version", 1, G_MAXINT, &version, error) ||
      !check_title (object, error))
    return FALSE;
  if (*id == '\0')
    return fail (error, _("The codebook needs an id."));
  self->id = g_strdup (id);
  self->version = (guint) version;
  return TRUE;
}

gboolean
tc_codebook_read (TcCodebook  *self,
                  const char  *json,
                  GError     **error)
{
  g_autoptr (JsonNode) node = tc_json_parse_object (json, error);
  JsonObject *object;
  JsonArray *fields;

  if (node == NULL)
    return FALSE;
  object = json_node_get_object (node);
  if (!read_head (self, object, error) || !read_groups (self, object, error) ||
      !tc_json_member_array (object, "fields", &fields, error))
    return FALSE;
  if (fields == NULL || json_array_get_length (fields) == 0)
    return fail (error, _("The codebook needs fields."));
  if (!read_fields (self->fields, fields, FALSE, error) || !check_fields (self, error))
    return FALSE;
  self->json = g_strdup (json);
  return TRUE;
}
