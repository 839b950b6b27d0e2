/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-registry-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tc-markup.h"
#include "tc-read.h"

/* A record of a register: a map says what stands where, so that every register ends in the same
 * items. What no rule of the map takes is kept as text. */

/* A list in one text that is longer is none. */
#define MAX_PARTS 10000

typedef struct
{
  const TcRegistryMap *map;
  const TcRegistryRule *rule;
  TcRegistryItems *items;
} Run;

static void
item_free (TcRegistryItem *item)
{
  g_free (item->text);
  g_free (item);
}

static void
items_init (TcRegistryItems *self)
{
  for (guint i = 0; i < TC_REGISTRY_N_TOPICS; i++)
    self->topics[i] = g_ptr_array_new_with_free_func ((GDestroyNotify) item_free);
  self->others = g_string_new (NULL);
}

static void
items_clear (TcRegistryItems *self)
{
  for (guint i = 0; i < TC_REGISTRY_N_TOPICS; i++)
    g_ptr_array_unref (self->topics[i]);
  g_string_free (self->others, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TcRegistryItems, items_clear)

/* --- texts ----------------------------------------------------------------------------------------- */

static gboolean
is_prose (TcRegistryTopic topic)
{
  return topic == TC_REGISTRY_SUMMARY || topic == TC_REGISTRY_DESCRIPTION || topic == TC_REGISTRY_CRITERIA;
}

/* Some registers write HTML into their texts, one writes Markdown. */
static char *
clean_text (char                *text,
            const TcRegistryMap *map)
{
  if (strchr (text, '<') != NULL || strstr (text, "&lt;") != NULL)
    {
      char *rendered = tc_markup_render (text);

      g_free (text);
      text = rendered;
    }
  if (map->shouts)
    {
      char *to = text;

      for (const char *p = text; *p != '\0'; p++)
        if (*p != '\\' || p[1] == '\0' || strchr ("&<>*_#[]~^\\", p[1]) == NULL)
          *to++ = *p;
        else
          *to++ = *++p;
      *to = '\0';
    }

  return text;
}

static gboolean
is_option (TcRegistryTopic topic)
{
  return topic == TC_REGISTRY_STATUS || topic == TC_REGISTRY_TYPE || topic == TC_REGISTRY_PHASE ||
         topic == TC_REGISTRY_ALLOCATION || topic == TC_REGISTRY_MASKING || topic == TC_REGISTRY_MODEL ||
         topic == TC_REGISTRY_ENROLMENT || topic == TC_REGISTRY_ARM || topic == TC_REGISTRY_INTERVENTION ||
         topic == TC_REGISTRY_START || topic == TC_REGISTRY_END;
}

/* What a child or the element itself says, several children with commas. */
static char *
dup_child (const Run       *run,
           const TcXmlNode *node,
           const char      *path)
{
  g_autoptr (GString) all = g_string_new (NULL);
  const char *slash = strrchr (path, '/');
  g_autofree char *above = slash != NULL ? g_strndup (path, slash - path) : NULL;
  const TcXmlNode *parent = above != NULL ? tc_xml_find (node, above) : node;
  const char *name = slash != NULL ? slash + 1 : path;

  if (g_str_equal (path, "."))
    return clean_text (tc_xml_dup_paragraphs (node), run->map);
  if (*path == '@')
    {
      char *attribute = tc_xml_dup_attribute (node, path + 1);

      return attribute != NULL ? attribute : g_strdup ("");
    }
  for (TcXmlNode *child = parent != NULL ? parent->first : NULL; child != NULL; child = child->next)
    {
      g_autofree char *text = NULL;

      if (!tc_registry_names (run->map, child, name))
        continue;
      child->taken = TRUE;
      text = clean_text (tc_xml_dup_paragraphs (child), run->map);
      if (run->map->shouts && is_option (run->rule->topic))
        {
          char *quiet = tc_registry_dup_quiet (text);

          g_free (text);
          text = quiet;
        }
      if (g_str_equal (text, "N/A"))
        continue;
      if (*text != '\0' && all->len > 0)
        g_string_append (all, ", ");
      g_string_append (all, text);
    }

  return g_string_free (g_steal_pointer (&all), FALSE);
}

/* Of several paths, the first that says something counts: "name^otherName". */
static char *
dup_part (const Run       *run,
          const TcXmlNode *node,
          const char      *paths)
{
  g_auto (GStrv) all = g_strsplit (paths, "^", -1);
  g_autofree char *text = NULL;

  for (gsize i = 0; all[i] != NULL && (text == NULL || *text == '\0'); i++)
    {
      g_free (text);
      text = dup_child (run, node, all[i]);
    }

  return g_steal_pointer (&text);
}

/* --- items ----------------------------------------------------------------------------------------- */

static void
add_item (Run   *run,
          char  *text,
          gsize  value_length)
{
  GPtrArray *items = run->items->topics[run->rule->topic];
  TcRegistryItem *item;
  g_autofree char *owned = text;

  if (!is_prose (run->rule->topic))
    g_strdelimit (owned, "\n", ' ');
  if (*owned == '\0')
    return;
  for (guint i = 0; i < items->len && items->len < 2000; i++)
    if (g_str_equal (((TcRegistryItem *) g_ptr_array_index (items, i))->text, owned))
      return;

  item = g_new0 (TcRegistryItem, 1);
  item->text = g_steal_pointer (&owned);
  item->value_length = MIN (value_length, strlen (item->text));
  g_ptr_array_add (items, item);
}

/* What divides the parts of a text that is a list: "China;Japan". */
static const char *
get_dividers (const Run *run)
{
  TcRegistryTopic topic = run->rule->topic;

  if (run->map->divider != NULL && topic != TC_REGISTRY_DESIGN && topic != TC_REGISTRY_PHASE && !is_prose (topic)
      && topic > TC_REGISTRY_NAME)
    return run->map->divider;

  return topic == TC_REGISTRY_COUNTRY || topic == TC_REGISTRY_OTHER_ID ? ";\n" : NULL;
}

/* "Austria - BASG" is a country and its office, "DRUG: Humol" a treatment behind its kind. */
static void
add_part (Run        *run,
          const char *part)
{
  const char *office = run->rule->topic == TC_REGISTRY_COUNTRY ? strstr (part, " - ") : NULL;
  const char *colon = run->rule->topic == TC_REGISTRY_INTERVENTION ? strstr (part, ": ") : NULL;

  if (colon != NULL && colon > part && colon - part < 30)
    {
      g_autofree char *kind = g_strndup (part, colon - part);
      g_autofree char *quiet = tc_registry_dup_quiet (kind);

      add_item (run, g_strdup_printf ("%s (%s)", colon + 2, quiet), strlen (colon + 2));
    }
  else
    add_item (run, g_strdup (part), office != NULL && office > part ? (gsize) (office - part) : G_MAXSIZE);
}

static void
add_plain (Run  *run,
           char *text)
{
  g_autofree char *owned = text;
  const char *dividers = get_dividers (run);
  g_auto (GStrv) parts = NULL;

  if (run->map->shouts && is_option (run->rule->topic))
    {
      owned = tc_registry_dup_quiet (text);
      g_free (text);
    }
  if ((run->rule->topic == TC_REGISTRY_START || run->rule->topic == TC_REGISTRY_END ||
       run->rule->topic == TC_REGISTRY_REGISTERED) && strlen (owned) > 11 && owned[10] == 'T')
    owned[10] = '\0';
  if (dividers == NULL)
    {
      gsize length = strlen (owned);

      add_item (run, g_steal_pointer (&owned), length);
      return;
    }
  parts = g_strsplit_set (owned, dividers, MAX_PARTS);
  for (gsize i = 0; parts[i] != NULL; i++)
    add_part (run, g_strstrip (parts[i]));
}

static gboolean
says_yes (const char *text)
{
  return g_ascii_strcasecmp (text, "yes") == 0 || g_ascii_strcasecmp (text, "true") == 0;
}

/* The pieces of a form: "%measure%| [%timeFrame%]". */
static void
add_form (Run             *run,
          const TcXmlNode *node)
{
  g_auto (GStrv) pieces = g_strsplit (run->rule->form, "|", -1);
  g_autoptr (GString) all = g_string_new (NULL);
  gsize value_length = 0;

  for (gsize i = 0; pieces[i] != NULL; i++)
    {
      char *open = strchr (pieces[i], '%');
      char *close = open != NULL ? strchr (open + 1, '%') : NULL;
      g_autofree char *text = NULL;

      if (close != NULL)
        {
          *open = *close = '\0';
          text = dup_part (run, node, open + 1);
          if (*text != '\0' && (all->len > 0 || i == 0))
            g_string_append_printf (all, "%s%s%s", pieces[i], text, close + 1);
          else
            g_string_append (all, text);
        }
      else if (all->len > 0)
        g_string_append (all, pieces[i]);
      if (i == 0)
        value_length = all->len;
    }
  add_item (run, g_string_free (g_steal_pointer (&all), FALSE), value_length);
}

/* "#4=Phase II;5=Phase III": the words that a code stands for. */
static void
add_code (Run        *run,
          const char *code,
          const char *words)
{
  g_auto (GStrv) all = g_strsplit (words, ";", -1);

  for (gsize i = 0; all[i] != NULL; i++)
    {
      char *equals = strchr (all[i], '=');

      if (equals != NULL && strlen (code) == (gsize) (equals - all[i]) && strncmp (code, all[i], equals - all[i]) == 0)
        {
          add_item (run, g_strdup (equals + 1), G_MAXSIZE);
          return;
        }
    }
  add_item (run, g_strdup (code), G_MAXSIZE);
}

static void
take (Run       *run,
      TcXmlNode *node)
{
  const char *form = run->rule->form;

  if (form != NULL && *form == '#')
    {
      g_autofree char *code = tc_xml_dup_text (node);

      add_code (run, code, form + 1);
    }
  else if (form != NULL && *form == '=')
    {
      g_autofree char *text = tc_xml_dup_text (node);

      if (says_yes (text))
        add_item (run, g_strdup (form + 1), G_MAXSIZE);
    }
  else if (form != NULL)
    add_form (run, node);
  else
    add_plain (run, clean_text (tc_xml_dup_paragraphs (node), run->map));
  if (form == NULL || tc_xml_is_leaf (node))
    node->taken = TRUE;
}

static void
take_attribute (Run             *run,
                const TcXmlNode *node,
                const char      *name)
{
  char *text = tc_xml_dup_attribute (node, name);

  if (text != NULL)
    add_plain (run, text);
}

static void
take_all (Run        *run,
          TcXmlNode  *node,
          char      **names)
{
  if (names[0][0] == '@')
    {
      take_attribute (run, node, names[0] + 1);
      return;
    }
  for (TcXmlNode *child = node->first; child != NULL; child = child->next)
    {
      if (!tc_registry_names (run->map, child, names[0]))
        continue;
      if (names[1] == NULL)
        take (run, child);
      else
        take_all (run, child, names + 1);
    }
}

/* --- the rest -------------------------------------------------------------------------------------- */

static gboolean
says_nothing (const char *text)
{
  return *text == '\0' || g_str_equal (text, "true") || g_str_equal (text, "false") || g_str_equal (text, "N/A");
}

/* Leaves that no rule took, each once: "outcomeMeasures title: …". */
static void
keep_rest (TcRegistryItems *items,
           const TcXmlNode *root)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const TcXmlNode *node = root->first;

  while (node != NULL)
    {
      gboolean element = node->name.p != node->name.end;

      if (element && !node->taken && tc_xml_is_leaf (node))
        {
          g_autofree char *text = tc_xml_dup_paragraphs (node);
          const TcXmlNode *parent = node->parent;
          g_autofree char *line = g_strdup_printf ("%.*s%s%.*s: %s", (int) (parent->name.end - parent->name.p),
                                                   parent->name.p != NULL ? parent->name.p : "",
                                                   parent == root ? "" : " ", (int) (node->name.end - node->name.p),
                                                   node->name.p, text);

          if (!says_nothing (text) && g_hash_table_add (known, g_strdup (line)))
            g_string_append_printf (items->others, "%s%s", items->others->len > 0 ? "\n" : "", line);
        }
      node = element && !node->taken && node->first != NULL ? node->first : tc_xml_after (node, root);
    }
}

/* What stands in another element as if it stood in the record: <fullTrial> has <trial> and beside it the sponsor. */
static void
open_element (TcXmlNode  *record,
              const char *name)
{
  TcXmlNode **link = &record->first;
  TcXmlNode *node;
  TcXmlNode *last;

  while (*link != NULL && !tc_xml_is (*link, name))
    link = &(*link)->next;
  node = *link;
  if (node == NULL || node->first == NULL)
    return;

  for (last = node->first; last->next != NULL; last = last->next)
    last->parent = record;
  last->parent = record;
  last->next = node->next;
  *link = node->first;
}

/**
 * tc_registry_new_source:
 * @map: where the record says what
 * @node: the element that is the record; what was read is marked in it
 * @damaged: whether the tags of the record are damaged
 * @rule_prefix: beginning of the rule ids of the suggestions
 * @error: return location for an error of #TcReadError
 *
 * Writes a record of a register as readable text, and proposes what it says.
 *
 * Returns: (transfer full) (nullable): a source; %NULL where the record has neither a title nor a number
 */
TcSource *
tc_registry_new_source (const TcRegistryMap  *map,
                        TcXmlNode            *node,
                        gboolean              damaged,
                        const char           *rule_prefix,
                        GError              **error)
{
  g_auto (TcRegistryItems) items = { { NULL }, NULL };
  Run run = { map, NULL, &items };
  TcSheet *sheet;

  items_init (&items);
  if (map->within != NULL)
    open_element (node, map->within);
  for (run.rule = map->rules; run.rule->path != NULL; run.rule++)
    {
      g_auto (GStrv) names = g_strsplit (run.rule->path, "/", -1);

      take_all (&run, node, names);
    }
  if (items.topics[TC_REGISTRY_TITLE]->len + items.topics[TC_REGISTRY_PUBLIC_TITLE]->len +
      items.topics[TC_REGISTRY_ID]->len == 0)
    {
      g_set_error_literal (error, TC_READ_ERROR, TC_READ_ERROR_MALFORMED,
                           _("The record has neither a title nor a registration number."));
      return NULL;
    }
  keep_rest (&items, node);

  sheet = tc_registry_write (&items, map->register_name, rule_prefix);
  if (damaged)
    tc_sheet_add_warning (sheet, N_("The tags of the record are damaged; look at what was read."));

  return tc_sheet_finish (sheet);
}
