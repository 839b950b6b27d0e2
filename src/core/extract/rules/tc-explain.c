/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-explain.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "tc-data-resources.h"
#include "tc-json.h"
#include "tc-matcher.h"
#include "tc-normalise.h"

#define RULES "/io/github/trialcurator/TrialCurator/data/rules"

typedef struct
{
  GHashTable *rules;              /* id → TcExplanation */
  GPtrArray *nodes;               /* (element-type JsonNode) what the strings belong to */
  JsonArray *origins;             /* borrowed from the nodes: {"prefix", "en", "zh_CN"} */
} Known;

static TcSentencePair
read_pair (JsonObject *object)
{
  return (TcSentencePair) { json_object_get_string_member_with_default (object, "en", ""),
                            json_object_get_string_member_with_default (object, "zh_CN", "") };
}

static TcExplanation *
get_rule (Known      *self,
          const char *id)
{
  TcExplanation *explanation = g_hash_table_lookup (self->rules, id);

  if (explanation == NULL)
    {
      explanation = g_new0 (TcExplanation, 1);
      explanation->triggers = g_ptr_array_new ();
      g_hash_table_insert (self->rules, (gpointer) id, explanation);
    }
  return explanation;
}

static void
read_rule (Known      *self,
           JsonObject *rule)
{
  const char *id = json_object_get_string_member_with_default (rule, "id", NULL);
  JsonArray *triggers =
    json_object_has_member (rule, "triggers") ? json_object_get_array_member (rule, "triggers") : NULL;
  TcExplanation *explanation;

  if (id == NULL)
    return;
  explanation = get_rule (self, id);
  if (json_object_has_member (rule, "explain"))
    explanation->text = read_pair (json_object_get_object_member (rule, "explain"));
  if (json_object_has_member (rule, "source"))
    explanation->origin = read_pair (json_object_get_object_member (rule, "source"));
  for (guint i = 0; triggers != NULL && i < json_array_get_length (triggers); i++)
    if (json_array_get_string_element (triggers, i)[0] != '@')
      g_ptr_array_add (explanation->triggers, (gpointer) json_array_get_string_element (triggers, i));
}

static void
read_measured (Known      *self,
               JsonObject *measured)
{
  g_autoptr (GList) members = json_object_get_members (measured);

  for (GList *l = members; l != NULL; l = l->next)
    {
      JsonArray *counts = json_object_get_array_member (measured, l->data);
      TcExplanation *explanation = get_rule (self, l->data);

      explanation->right = json_array_get_int_element (counts, 0);
      explanation->of = json_array_get_int_element (counts, 1);
    }
}

static void
read_file (Known      *self,
           const char *name)
{
  g_autofree char *path = g_strconcat (RULES "/", name, NULL);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (tc_data_get_resource (), path, 0, NULL);
  JsonNode *node = tc_json_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL);
  JsonObject *object;

  g_return_if_fail (node != NULL && JSON_NODE_HOLDS_OBJECT (node));

  g_ptr_array_add (self->nodes, node);
  object = json_node_get_object (node);
  for (guint k = 0; k < 2; k++)
    {
      const char *member = k == 0 ? "rules" : "finders";
      JsonArray *array = json_object_has_member (object, member) ? json_object_get_array_member (object, member) : NULL;

      for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
        read_rule (self, json_array_get_object_element (array, i));
    }
  if (json_object_has_member (object, "measured"))
    read_measured (self, json_object_get_object_member (object, "measured"));
  if (json_object_has_member (object, "origins"))
    self->origins = json_object_get_array_member (object, "origins");
}

/* The most general origin stands first, so that a later prefix wins. */
static void
add_origins (Known *self)
{
  GHashTableIter iter;
  gpointer id;
  gpointer value;

  g_hash_table_iter_init (&iter, self->rules);
  while (g_hash_table_iter_next (&iter, &id, &value))
    {
      TcExplanation *explanation = value;
      gboolean own = explanation->origin.en != NULL;

      for (guint i = 0; !own && i < json_array_get_length (self->origins); i++)
        {
          JsonObject *origin = json_array_get_object_element (self->origins, i);

          if (g_str_has_prefix (id, json_object_get_string_member (origin, "prefix")))
            explanation->origin = read_pair (origin);
        }
    }
}

static gpointer
load (gpointer data)
{
  Known *self = g_new0 (Known, 1);
  g_auto (GStrv) names = g_resource_enumerate_children (tc_data_get_resource (), RULES, 0, NULL);

  self->rules = g_hash_table_new (g_str_hash, g_str_equal);
  self->nodes = g_ptr_array_new ();
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    read_file (self, names[i]);
  add_origins (self);
  return self;
}

/**
 * tc_explain:
 * @rule: id of a rule or finder, such as "population.enrolled"; what a reader took from a tagged file has ids
 *   that begin with "reader."
 *
 * Says what is known about a rule. Any thread.
 *
 * Returns: (transfer none) (nullable): %NULL where there is no such rule
 */
const TcExplanation *
tc_explain (const char *rule)
{
  static GOnce once = G_ONCE_INIT;
  const Known *known = g_once (&once, load, NULL);
  const TcExplanation *explanation;

  g_return_val_if_fail (rule != NULL, NULL);

  explanation = g_hash_table_lookup (known->rules, rule);
  if (explanation == NULL && g_str_has_prefix (rule, "reader."))
    explanation = g_hash_table_lookup (known->rules, "reader");
  return explanation;
}

typedef struct
{
  const TcNormal *normal;
  const char *quote;
  GPtrArray *words;
} Find;

static void
found_cb (guint    id,
          gsize    start,
          gsize    end,
          gpointer data)
{
  Find *find = data;
  const char *text = find->normal->text;
  TcSpan span;
  char *word;

  /* Of "random*" the whole word that stands there. */
  while (start > 0 && g_ascii_isalnum (text[start]) && g_ascii_isalnum (text[start - 1]))
    start--;
  while (g_ascii_isalnum (text[end - 1]) && g_ascii_isalnum (text[end]))
    end++;
  span = tc_normal_to_span (find->normal, start, end);
  word = g_utf8_substring (find->quote, span.start, span.end);
  if (g_ptr_array_find_with_equal_func (find->words, word, g_str_equal, NULL))
    g_free (word);
  else
    g_ptr_array_add (find->words, word);
}

/**
 * tc_explain_find_words:
 * @self: an explanation
 * @quote: the words of a source that a suggestion rests on
 *
 * Finds the words that made the rule look, as the source writes them, in the order of the text.
 *
 * Returns: (transfer full) (array zero-terminated=1): each once; none where they stand elsewhere in the sentence
 */
char **
tc_explain_find_words (const TcExplanation *self,
                       const char          *quote)
{
  g_autoptr (TcMatcher) matcher = tc_matcher_new ();
  g_autoptr (TcNormal) normal = tc_normalise (quote);
  GPtrArray *words = g_ptr_array_new ();
  Find find = { normal, quote, words };

  for (guint i = 0; i < self->triggers->len; i++)
    tc_matcher_add (matcher, g_ptr_array_index (self->triggers, i), i);
  tc_matcher_compile (matcher);
  tc_matcher_scan (matcher, normal->text, 0, normal->length, found_cb, &find);
  g_ptr_array_add (words, NULL);
  return (char **) g_ptr_array_free (words, FALSE);
}
