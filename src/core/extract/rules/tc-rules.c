/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-rules.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tc-data-resources.h"
#include "tc-extract.h"
#include "tc-json.h"

#define DATA "/io/github/trialcurator/TrialCurator/data/"

typedef gboolean (*LoadFunc) (TcRules    *self,
                              JsonObject *object,
                              GError    **error);

static void
free_array (gpointer data)
{
  g_array_unref (data);
}

static gboolean
load_macros (TcRules     *self,
             JsonObject  *object,
             GError     **error)
{
  g_autoptr (GList) members = NULL;
  JsonObject *macros;

  if (!json_object_has_member (object, "macros"))
    return TRUE;
  macros = json_object_get_object_member (object, "macros");
  members = json_object_get_members (macros);
  for (GList *l = members; l != NULL; l = l->next)
    g_hash_table_insert (self->macros, g_strdup (l->data), g_strdup (json_object_get_string_member (macros, l->data)));
  return TRUE;
}

static void
add_rule_to (GArray *indexes,
             guint   rule)
{
  if (indexes->len == 0 || g_array_index (indexes, guint, indexes->len - 1) != rule)
    g_array_append_val (indexes, rule);
}

static void
add_lexicon_trigger (TcRules    *self,
                     const char *lexicon,
                     guint       rule)
{
  const char *key = g_intern_string (lexicon);
  GArray *indexes = g_hash_table_lookup (self->lexicon_rules, key);

  if (indexes == NULL)
    {
      indexes = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (self->lexicon_rules, (gpointer) key, indexes);
    }
  add_rule_to (indexes, rule);
}

static void
add_trigger (TcRules    *self,
             const char *form,
             guint       rule)
{
  guint id = GPOINTER_TO_UINT (g_hash_table_lookup (self->trigger_ids, form));

  if (form[0] == '@')
    {
      add_lexicon_trigger (self, form + 1, rule);
      return;
    }
  if (id == 0)
    {
      g_ptr_array_add (self->triggers, g_array_new (FALSE, FALSE, sizeof (guint)));
      id = self->triggers->len;
      g_hash_table_insert (self->trigger_ids, g_strdup (form), GUINT_TO_POINTER (id));
    }
  add_rule_to (g_ptr_array_index (self->triggers, id - 1), rule);
}

/* An expression is tried only where its words stand. */
static void
add_gate (const TcRules *self,
          TcPattern     *pattern)
{
  TcGate *gate;

  if (pattern == NULL)
    return;
  gate = g_new (TcGate, 1);
  tc_gates_register (self->gates, tc_pattern_get_expression (pattern), gate);
  tc_pattern_take_gate (pattern, gate);
}

static void
add_gates (TcRules      *self,
           const TcRule *rule)
{
  TcPattern *const patterns[] = { rule->pattern, rule->unless,     rule->before,
                                  rule->after,   rule->not_before, rule->not_after };

  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    add_gate (self, patterns[i]);
  for (guint i = 0; i < rule->map->len; i++)
    add_gate (self, ((const TcRuleMapping *) g_ptr_array_index (rule->map, i))->match);
}

static gboolean
load_rule (TcRules     *self,
           JsonObject  *object,
           GError     **error)
{
  TcRule *rule = tc_rule_new (object, self->macros, error);
  JsonArray *triggers;

  if (rule == NULL)
    return FALSE;
  g_ptr_array_add (self->rules, rule);
  add_gates (self, rule);
  triggers = tc_rule_get_array (rule, "triggers");
  for (guint i = 0; triggers != NULL && i < json_array_get_length (triggers); i++)
    add_trigger (self, json_array_get_string_element (triggers, i), self->rules->len - 1);
  if (rule->lexicon != NULL)
    add_lexicon_trigger (self, rule->lexicon, self->rules->len - 1);
  else if (triggers == NULL)
    {
      g_set_error (error, TC_EXTRACT_ERROR, TC_EXTRACT_ERROR_RULES, _("%s: It needs a trigger."), rule->id);
      return FALSE;
    }
  return TRUE;
}

static gboolean
load_rules (TcRules     *self,
            JsonObject  *object,
            GError     **error)
{
  JsonArray *array = json_object_has_member (object, "rules") ? json_object_get_array_member (object, "rules") : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    if (!load_rule (self, json_array_get_object_element (array, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
load_lexicons (TcRules    *self,
               GResource  *resource,
               GError    **error)
{
  g_auto (GStrv) names = g_resource_enumerate_children (resource, DATA "lexicon", 0, error);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (DATA "lexicon/", names[i], NULL);
      g_autoptr (GBytes) bytes = g_resource_lookup_data (resource, path, 0, error);

      if (bytes == NULL ||
          !tc_lexicon_load (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), self->entries, error))
        {
          g_prefix_error (error, "%s: ", names[i]);
          return FALSE;
        }
    }
  return names != NULL;
}

static gboolean
load_rule_files (TcRules    *self,
                 GResource  *resource,
                 LoadFunc    load,
                 GError    **error)
{
  g_auto (GStrv) names = g_resource_enumerate_children (resource, DATA "rules", 0, error);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (DATA "rules/", names[i], NULL);
      g_autoptr (GBytes) bytes = g_resource_lookup_data (resource, path, 0, error);
      g_autoptr (JsonNode) root =
        bytes != NULL ? tc_json_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error) : NULL;

      if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root) || !load (self, json_node_get_object (root), error))
        {
          g_prefix_error (error, "%s: ", names[i]);
          return FALSE;
        }
    }
  return names != NULL;
}

static void
add_lexicon_macros (TcRules *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const char *lexicon = tc_rules_get_entry (self, i)->lexicon;
      g_autofree char *name = g_strconcat ("@", lexicon, NULL);

      if (!g_hash_table_contains (self->macros, name))
        g_hash_table_insert (self->macros, g_steal_pointer (&name), tc_lexicon_to_pattern (self->entries, lexicon));
    }
}

static TcMatcher *
build_matcher (const TcRules *self)
{
  TcMatcher *matcher = tc_matcher_new ();
  g_auto (GStrv) number_words = g_strsplit (TC_NUMBER_WORDS, " ", -1);
  GHashTableIter iter;
  gpointer form;
  gpointer id;

  tc_lexicon_add_forms (self->entries, matcher);
  g_hash_table_iter_init (&iter, self->trigger_ids);
  while (g_hash_table_iter_next (&iter, &form, &id))
    tc_matcher_add (matcher, form, self->entries->len + GPOINTER_TO_UINT (id) - 1);
  tc_gates_add_words (self->gates, matcher, self->entries->len + self->triggers->len);
  for (guint i = 0; number_words[i] != NULL; i++)
    if (number_words[i][0] != '\0')
      tc_matcher_add (matcher, number_words[i], TC_RULES_NUMBER_WORD);
  tc_matcher_compile (matcher);
  return matcher;
}

const TcMatcher *
tc_rules_get_matcher (const TcRules *self)
{
  TcRules *mutable = (TcRules *) self;
  TcMatcher *matcher = g_atomic_pointer_get (&mutable->matcher);

  if (G_LIKELY (matcher != NULL))
    return matcher;
  g_mutex_lock (&mutable->lock);
  if (mutable->matcher == NULL)
    g_atomic_pointer_set (&mutable->matcher, build_matcher (self));
  g_mutex_unlock (&mutable->lock);
  return mutable->matcher;
}

static void
free_entry (gpointer data)
{
  tc_lex_entry_free (data);
}

static void
free_rule (gpointer data)
{
  tc_rule_free (data);
}

/**
 * tc_rules_new:
 * @error: return location for what is wrong with the data files
 *
 * Loads and compiles the lexicons and rules that the program carries.
 */
TcRules *
tc_rules_new (GError **error)
{
  g_autoptr (TcRules) self = g_new0 (TcRules, 1);
  GResource *resource = tc_data_get_resource ();

  self->entries = g_ptr_array_new_with_free_func (free_entry);
  self->rules = g_ptr_array_new_with_free_func (free_rule);
  self->macros = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->lexicon_rules = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, free_array);
  self->gates = tc_gates_new ();
  g_mutex_init (&self->lock);
  self->triggers = g_ptr_array_new_with_free_func (free_array);
  self->trigger_ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!load_lexicons (self, resource, error))
    return NULL;
  add_lexicon_macros (self);
  if (!load_rule_files (self, resource, load_macros, error) || !load_rule_files (self, resource, load_rules, error))
    return NULL;
  for (guint i = 0; i < self->entries->len; i++)
    {
      TcLexEntry *entry = g_ptr_array_index (self->entries, i);

      entry->rules = g_hash_table_lookup (self->lexicon_rules, entry->lexicon);
    }
  self->counted = tc_rules_compile (self, "{n}{fill} {people}\\b");
  self->count_mark = tc_gates_get_mark (self->gates, "count");
  self->counted_mark = tc_gates_get_mark (self->gates, "counted");
  return g_steal_pointer (&self);
}

void
tc_rules_free (TcRules *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->entries);
  g_ptr_array_unref (self->rules);
  g_hash_table_unref (self->macros);
  g_hash_table_unref (self->lexicon_rules);
  g_ptr_array_unref (self->triggers);
  g_hash_table_unref (self->trigger_ids);
  tc_matcher_free (self->matcher);
  tc_pattern_free (self->counted);
  tc_gates_free (self->gates);
  g_mutex_clear (&self->lock);
  g_free (self);
}

const TcLexEntry *
tc_rules_get_entry (const TcRules *self,
                    guint          index)
{
  return g_ptr_array_index (self->entries, index);
}

/* For expressions that stand in C: they must compile. */
TcPattern *
tc_rules_compile (const TcRules *self,
                  const char    *pattern)
{
  g_autoptr (GError) error = NULL;
  TcPattern *regex = tc_rule_compile (pattern, self->macros, &error);

  if (regex == NULL)
    g_error ("%s: %s", pattern, error->message);
  add_gate (self, regex);
  return regex;
}

/* @words: ends with %NULL. They are no expressions: "tel.:" is five characters. */
TcPattern *
tc_rules_compile_words (const TcRules     *self,
                        const char *const *words)
{
  g_autoptr (GString) pattern = g_string_new ("(?:");

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *word = g_regex_escape_string (words[i], -1);

      g_string_append_printf (pattern, "%s%s", i > 0 ? "|" : "", word);
    }
  g_string_append_c (pattern, ')');
  return tc_rules_compile (self, pattern->str);
}
