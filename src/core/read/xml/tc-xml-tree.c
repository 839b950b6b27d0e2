/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-xml-private.h"

#include <string.h>

/* The tree of a text in XML: its nodes live in blocks that are freed together, and are looked for by their names. */

static TcXmlNode *
node_new (TcXml *self)
{
  TcXmlNode *block;

  if (self->n_in_block == TC_XML_BLOCK_NODES || self->blocks->len == 0)
    {
      g_ptr_array_add (self->blocks, g_new0 (TcXmlNode, TC_XML_BLOCK_NODES));
      self->n_in_block = 0;
    }
  block = g_ptr_array_index (self->blocks, self->blocks->len - 1);

  return &block[self->n_in_block++];
}

/**
 * tc_xml_new:
 *
 * Returns: (transfer full): a tree of nothing but its root
 */
TcXml *
tc_xml_new (void)
{
  TcXml *self = g_new0 (TcXml, 1);

  self->blocks = g_ptr_array_new_with_free_func (g_free);
  self->strings = g_ptr_array_new_with_free_func (g_free);
  self->root = node_new (self);

  return self;
}

/**
 * tc_xml_append:
 *
 * Returns: (transfer none): a new last child of @parent
 */
TcXmlNode *
tc_xml_append (TcXml     *self,
               TcXmlNode *parent)
{
  TcXmlNode *node = node_new (self);

  node->parent = parent;
  if (parent->last != NULL)
    parent->last->next = node;
  else
    parent->first = node;
  parent->last = node;

  return node;
}

/**
 * tc_xml_take_string:
 * @text: (transfer full): a text that nodes will point into
 *
 * Returns: (transfer none): @text
 */
const char *
tc_xml_take_string (TcXml *self,
                    char  *text)
{
  g_ptr_array_add (self->strings, text);

  return text;
}

/**
 * tc_xml_append_leaf:
 * @parent: where it is the last child
 * @name: of the element; must live as long as the tree
 * @text: what stands in it, ampersands and line ends as they are; must live as long as the tree
 *
 * Returns: (transfer none): a new element with a text
 */
TcXmlNode *
tc_xml_append_leaf (TcXml      *self,
                    TcXmlNode  *parent,
                    const char *name,
                    const char *text)
{
  TcXmlNode *element = tc_xml_append (self, parent);

  element->name = (TcSlice) { name, name + strlen (name) };
  if (*text != '\0')
    {
      TcXmlNode *child = tc_xml_append (self, element);

      child->text = (TcSlice) { text, text + strlen (text) };
      child->literal = TRUE;
      child->lines = TRUE;
    }

  return element;
}

/**
 * tc_xml_free:
 *
 * Frees a tree with all its nodes.
 */
void
tc_xml_free (TcXml *self)
{
  g_ptr_array_unref (self->blocks);
  g_ptr_array_unref (self->strings);
  g_free (self);
}

/**
 * tc_xml_get_root:
 *
 * Returns: (transfer none): a node without a name around everything
 */
TcXmlNode *
tc_xml_get_root (TcXml *self)
{
  return self->root;
}

/**
 * tc_xml_is_damaged:
 *
 * Returns: whether the text was not well-formed, so that it may have been misunderstood
 */
gboolean
tc_xml_is_damaged (TcXml *self)
{
  return self->damaged;
}

/**
 * tc_xml_child:
 * @node: (nullable): an element
 *
 * Returns: (transfer none) (nullable): its first child of the name
 */
TcXmlNode *
tc_xml_child (const TcXmlNode *node,
              const char      *name)
{
  TcXmlNode *child = node != NULL ? node->first : NULL;

  while (child != NULL && !tc_xml_is (child, name))
    child = child->next;

  return child;
}

/**
 * tc_xml_find:
 * @node: (nullable): an element
 * @path: names of elements, one in the other, divided by slashes
 *
 * Returns: (transfer none) (nullable): the first one there
 */
TcXmlNode *
tc_xml_find (const TcXmlNode *node,
             const char      *path)
{
  g_auto (GStrv) names = g_strsplit (path, "/", -1);
  const TcXmlNode *found = node;

  for (gsize i = 0; names[i] != NULL && found != NULL; i++)
    found = tc_xml_child (found, names[i]);

  return (TcXmlNode *) found;
}

/**
 * tc_xml_next:
 *
 * Returns: (transfer none) (nullable): the next element of the same parent and of the name
 */
TcXmlNode *
tc_xml_next (const TcXmlNode *node,
             const char      *name)
{
  TcXmlNode *next = node->next;

  while (next != NULL && !tc_xml_is (next, name))
    next = next->next;

  return next;
}

/**
 * tc_xml_after:
 * @top: an element that @node stands in
 *
 * For going through a whole tree.
 *
 * Returns: (transfer none) (nullable): the first node behind all that stands in @node, still in @top
 */
TcXmlNode *
tc_xml_after (const TcXmlNode *node,
              const TcXmlNode *top)
{
  while (node != top && node->next == NULL)
    node = node->parent;

  return node != top ? node->next : NULL;
}

/**
 * tc_xml_is_leaf:
 *
 * Returns: whether no element stands in @node
 */
gboolean
tc_xml_is_leaf (const TcXmlNode *node)
{
  for (const TcXmlNode *child = node->first; child != NULL; child = child->next)
    if (child->name.p != child->name.end)
      return FALSE;

  return TRUE;
}
