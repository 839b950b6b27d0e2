/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-xml-json.h"

#include <string.h>

#include "tc-json.h"
#include "tc-xml-private.h"

/* JSON as a tree of elements: a member is an element of its name, the items of an array are
 * elements of the name that the array has. Registers give the same record in both, and one table
 * says what is where. */

static void add_value (TcXml      *xml,
                       TcXmlNode  *parent,
                       const char *name,
                       JsonNode   *node);

static void
add_text (TcXml      *xml,
          TcXmlNode  *element,
          JsonNode   *node)
{
  const char *text = json_node_get_string (node);
  TcXmlNode *child;

  if (text == NULL)
    text = tc_xml_take_string (xml, tc_json_to_text (node));
  if (*text == '\0')
    return;

  child = tc_xml_append (xml, element);
  child->text = (TcSlice) { text, text + strlen (text) };
  child->lines = TRUE;
}

static void
add_object (TcXml      *xml,
            TcXmlNode  *element,
            JsonObject *object)
{
  JsonObjectIter iter;
  const char *key;
  JsonNode *member;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &key, &member))
    add_value (xml, element, key, member);
}

static void
add_value (TcXml      *xml,
           TcXmlNode  *parent,
           const char *name,
           JsonNode   *node)
{
  TcXmlNode *element;

  if (JSON_NODE_HOLDS_NULL (node))
    return;
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        add_value (xml, parent, name, json_array_get_element (array, i));
      return;
    }

  element = tc_xml_append (xml, parent);
  element->name = (TcSlice) { name, name + strlen (name) };
  if (JSON_NODE_HOLDS_OBJECT (node))
    add_object (xml, element, json_node_get_object (node));
  else
    add_text (xml, element, node);
}

/**
 * tc_xml_new_for_json:
 * @node: what tc_json_parse() gave; must live as long as the tree
 *
 * Returns: (transfer full): the members of an object as children of the root; another value as elements "item"
 */
TcXml *
tc_xml_new_for_json (JsonNode *node)
{
  TcXml *self = tc_xml_new ();

  if (JSON_NODE_HOLDS_OBJECT (node))
    add_object (self, tc_xml_get_root (self), json_node_get_object (node));
  else
    add_value (self, tc_xml_get_root (self), "item", node);

  return self;
}
