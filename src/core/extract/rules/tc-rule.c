/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-rule.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tc-extract.h"

static const struct
{
  const char *name;
  TcRuleAs as;
} as_names[] = {
  { "fixed", TC_RULE_AS_FIXED }, { "fixed-number", TC_RULE_AS_FIXED_NUMBER },
  { "map", TC_RULE_AS_MAP }, { "text", TC_RULE_AS_TEXT }, { "ratio", TC_RULE_AS_RATIO },
  { "list", TC_RULE_AS_LIST }, { "lexicon", TC_RULE_AS_LEXICON }, { "number", TC_RULE_AS_NUMBER },
  { "sum", TC_RULE_AS_SUM }, { "duration", TC_RULE_AS_DURATION }, { "template", TC_RULE_AS_TEMPLATE },
};

static const struct
{
  const char *name;
  TcScopes scopes;
} scope_names[] = {
  { "trial", TC_SCOPES_TRIAL }, { "abstract", TC_SCOPES_ABSTRACT | TC_SCOPE (BODY) },
  { "title", TC_SCOPE (TITLE) }, { "background", TC_SCOPE (BACKGROUND) }, { "objective", TC_SCOPE (OBJECTIVE) },
  { "methods", TC_SCOPE (METHODS) }, { "results", TC_SCOPE (RESULTS) }, { "conclusions", TC_SCOPE (CONCLUSIONS) },
  { "unstructured", TC_SCOPE (ABSTRACT) | TC_SCOPE (BODY) }, { "registration", TC_SCOPE (REGISTRATION) },
  { "funding", TC_SCOPE (FUNDING) }, { "significance", TC_SCOPE (SIGNIFICANCE) }, { "keywords", TC_SCOPE (KEYWORDS) },
  { "affiliations", TC_SCOPE (AFFILIATIONS) }, { "identifiers", TC_SCOPE (IDENTIFIERS) },
  { "citation", TC_SCOPE (CITATION) }, { "publication types", TC_SCOPE (PUBLICATION_TYPES) },
};

static gboolean
read_scopes (JsonArray  *array,
             TcScopes   *scopes,
             GError    **error)
{
  *scopes = 0;
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      const char *name = json_array_get_string_element (array, i);
      TcScopes found = 0;

      for (guint k = 0; k < G_N_ELEMENTS (scope_names); k++)
        if (g_strcmp0 (scope_names[k].name, name) == 0)
          found = scope_names[k].scopes;
      if (found == 0)
        {
          g_set_error (error, TC_EXTRACT_ERROR, TC_EXTRACT_ERROR_RULES, _("There is no scope “%s”."), name);
          return FALSE;
        }
      *scopes |= found;
    }
  return TRUE;
}

static gboolean
read_as (const char  *name,
         TcRuleAs    *as,
         GError     **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (as_names); i++)
    if (strcmp (as_names[i].name, name) == 0)
      {
        *as = as_names[i].as;
        return TRUE;
      }
  g_set_error (error, TC_EXTRACT_ERROR, TC_EXTRACT_ERROR_RULES, _("There is no kind of value “%s”."), name);
  return FALSE;
}

#define MAX_DEPTH 8

/* Replaces {name} by the macro of that name; braces with anything else are left to the expression. */
static char *
expand (const char *pattern,
        GHashTable *macros,
        guint       depth)
{
  GString *out = g_string_new (NULL);

  for (const char *p = pattern; *p != '\0'; p++)
    {
      const char *close = *p == '{' && (g_ascii_islower (p[1]) || p[1] == '@') ? strchr (p, '}') : NULL;
      g_autofree char *name = close != NULL ? g_strndup (p + 1, close - p - 1) : NULL;
      const char *macro = name != NULL ? g_hash_table_lookup (macros, name) : NULL;

      g_autofree char *expanded = NULL;

      if (macro == NULL || depth == MAX_DEPTH)
        {
          g_string_append_c (out, *p);
          continue;
        }
      expanded = expand (macro, macros, depth + 1);
      g_string_append (out, expanded);
      p = close;
    }
  return g_string_free (out, FALSE);
}

/**
 * tc_rule_compile:
 * @pattern: an expression over folded text
 * @macros: (element-type utf8 utf8): what `{name}` stands for
 * @error: return location for a %TC_EXTRACT_ERROR_RULES
 *
 * Compiles an expression of a rule.
 */
TcPattern *
tc_rule_compile (const char  *pattern,
                 GHashTable  *macros,
                 GError     **error)
{
  g_autofree char *expanded = expand (pattern, macros, 0);

  return tc_pattern_new (expanded, error);
}

static gboolean
compile_member (JsonObject  *object,
                const char  *member,
                GHashTable  *macros,
                TcPattern     **regex,
                GError     **error)
{
  const char *pattern = json_object_get_string_member_with_default (object, member, NULL);

  if (pattern == NULL)
    return TRUE;
  *regex = tc_rule_compile (pattern, macros, error);
  return *regex != NULL;
}

static void
mapping_free (gpointer data)
{
  TcRuleMapping *mapping = data;

  g_clear_pointer (&mapping->match, tc_pattern_free);
  g_free (mapping->value);
  g_free (mapping);
}

static gboolean
read_map (TcRule      *self,
          JsonArray   *array,
          GHashTable  *macros,
          GError     **error)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *member = json_array_get_object_element (array, i);
      TcRuleMapping *mapping = g_new0 (TcRuleMapping, 1);

      g_ptr_array_add (self->map, mapping);
      mapping->value = g_strdup (json_object_get_string_member_with_default (member, "value", ""));
      mapping->match =
        tc_rule_compile (json_object_get_string_member_with_default (member, "match", "^"), macros, error);
      if (mapping->match == NULL)
        return FALSE;
    }
  return TRUE;
}

static void
read_languages (TcRule    *self,
                JsonArray *languages)
{
  self->english = languages == NULL;
  self->chinese = languages == NULL;
  for (guint i = 0; languages != NULL && i < json_array_get_length (languages); i++)
    {
      const char *language = json_array_get_string_element (languages, i);

      self->english = self->english || g_strcmp0 (language, "en") == 0;
      self->chinese = self->chinese || g_strcmp0 (language, "zh") == 0;
    }
}

static gboolean
read_members (TcRule      *self,
              JsonObject  *object,
              GHashTable  *macros,
              GError     **error)
{
  JsonArray *scopes = tc_rule_get_array (self, "scopes");
  JsonArray *map = tc_rule_get_array (self, "map");
  const char *lexicon = json_object_get_string_member_with_default (object, "lexicon", NULL);

  read_languages (self, tc_rule_get_array (self, "languages"));
  self->scopes = TC_SCOPES_TRIAL;
  self->in_future = json_object_get_boolean_member_with_default (object, "in_future", FALSE);
  self->in_others = json_object_get_boolean_member_with_default (object, "in_others", FALSE);
  self->fallback = json_object_get_boolean_member_with_default (object, "fallback", FALSE);
  self->lexicon = lexicon != NULL ? g_intern_string (lexicon) : NULL;
  self->value = g_strdup (json_object_get_string_member_with_default (object, "value", NULL));
  self->confidence = json_object_get_double_member_with_default (object, "confidence", 0.5);
  return (scopes == NULL || read_scopes (scopes, &self->scopes, error)) &&
         read_as (json_object_get_string_member_with_default (object, "as", lexicon != NULL ? "lexicon" : "text"),
                  &self->as, error) &&
         (map == NULL || read_map (self, map, macros, error)) &&
         compile_member (object, "pattern", macros, &self->pattern, error) &&
         compile_member (object, "unless", macros, &self->unless, error) &&
         compile_member (object, "before", macros, &self->before, error) &&
         compile_member (object, "after", macros, &self->after, error) &&
         compile_member (object, "not_before", macros, &self->not_before, error) &&
         compile_member (object, "not_after", macros, &self->not_after, error);
}

/**
 * tc_rule_new:
 * @object: a rule as it stands in its file
 * @macros: (element-type utf8 utf8): what `{name}` stands for in expressions
 * @error: return location for a %TC_EXTRACT_ERROR_RULES
 *
 * Reads and compiles a rule.
 *
 * Returns: (transfer full) (nullable): the rule
 */
TcRule *
tc_rule_new (JsonObject  *object,
             GHashTable  *macros,
             GError     **error)
{
  TcRule *self = g_new0 (TcRule, 1);
  const char *id = json_object_get_string_member_with_default (object, "id", NULL);
  const char *field = json_object_get_string_member_with_default (object, "field", NULL);

  self->node = json_node_new (JSON_NODE_OBJECT);
  json_node_set_object (self->node, object);
  self->map = g_ptr_array_new_with_free_func (mapping_free);
  self->id = g_intern_string (id);
  self->field = g_intern_string (field);
  if (id == NULL || field == NULL)
    g_set_error_literal (error, TC_EXTRACT_ERROR, TC_EXTRACT_ERROR_RULES, _("A rule needs an id and a field."));
  else if (read_members (self, object, macros, error))
    {
      if (self->pattern != NULL || self->lexicon != NULL)
        return self;
      g_set_error (error, TC_EXTRACT_ERROR, TC_EXTRACT_ERROR_RULES, _("It needs a pattern or a lexicon."));
    }
  if (id != NULL)
    g_prefix_error (error, "%s: ", id);
  tc_rule_free (self);
  return NULL;
}

void
tc_rule_free (TcRule *self)
{
  g_clear_pointer (&self->pattern, tc_pattern_free);
  g_clear_pointer (&self->unless, tc_pattern_free);
  g_clear_pointer (&self->before, tc_pattern_free);
  g_clear_pointer (&self->after, tc_pattern_free);
  g_clear_pointer (&self->not_before, tc_pattern_free);
  g_clear_pointer (&self->not_after, tc_pattern_free);
  g_ptr_array_unref (self->map);
  json_node_unref (self->node);
  g_free (self->value);
  g_free (self);
}

/* Returns: (transfer none) (nullable): an array of the rule's file, %NULL where it has none */
JsonArray *
tc_rule_get_array (const TcRule *self,
                   const char   *member)
{
  JsonObject *object = json_node_get_object (self->node);

  return json_object_has_member (object, member) ? json_object_get_array_member (object, member) : NULL;
}

/**
 * tc_rule_get_explanation:
 * @self: a rule
 * @language: "en" or "zh_CN"
 *
 * Says in one line why the rule believes what it finds.
 */
const char *
tc_rule_get_explanation (const TcRule *self,
                         const char   *language)
{
  JsonObject *object = json_node_get_object (self->node);

  if (!json_object_has_member (object, "explain"))
    return "";
  return json_object_get_string_member_with_default (json_object_get_object_member (object, "explain"), language, "");
}
