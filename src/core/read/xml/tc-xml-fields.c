/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-xml-fields.h"

#include <glib/gi18n-lib.h>

/* Records in XML in which each element says one thing: what it says is a table. */

static const TcXmlField *
find_field (const TcXmlNode  *node,
            const TcXmlField *fields,
            gsize             n_fields)
{
  for (gsize i = 0; i < n_fields; i++)
    if (tc_xml_is (node, fields[i].name) &&
        (fields[i].parent == NULL ||
         (node->parent != NULL && tc_xml_is (node->parent, fields[i].parent))))
      return &fields[i];

  return NULL;
}

/* Whether no element stands in it but those for the look of a text. */
static gboolean
is_value (const TcXmlNode *node)
{
  static const char * const looks[] = { "i", "b", "sub", "sup", "u", "p", "h4", "style" };

  for (const TcXmlNode *child = node->first; child != NULL; child = child->next)
    {
      gboolean look = child->name.p == child->name.end;

      for (gsize i = 0; !look && i < G_N_ELEMENTS (looks); i++)
        look = tc_xml_is (child, looks[i]);
      if (!look)
        return FALSE;
    }

  return TRUE;
}

/**
 * tc_xml_fields_add:
 * @named: the record
 * @top: the element of the record; only what stands in it counts
 * @fields: (array length=n_fields): what elements say; others are kept as text
 * @n_fields: how many
 *
 * Adds what the elements of a record say.
 */
void
tc_xml_fields_add (TcNamed          *named,
                   const TcXmlNode  *top,
                   const TcXmlField *fields,
                   gsize             n_fields)
{
  const TcXmlNode *node = top->first;

  while (node != NULL)
    {
      const TcXmlField *field = find_field (node, fields, n_fields);
      gboolean element = node->name.p != node->name.end;

      if (field != NULL && *field->tag == '\0')
        node = tc_xml_after (node, top);
      else if (element && (field != NULL || is_value (node)))
        {
          g_autofree char *name = g_strndup (node->name.p, node->name.end - node->name.p);

          tc_named_add_tag (named, field != NULL ? field->tag : NULL, name, tc_xml_dup_text (node));
          node = tc_xml_after (node, top);
        }
      else
        node = element && node->first != NULL ? node->first : tc_xml_after (node, top);
    }
}

/**
 * tc_xml_fields_parse:
 * @text: a record that is one element
 * @fields: (array length=n_fields): what elements say
 * @n_fields: how many
 * @error: return location for an error of #TcReadError
 *
 * Returns: (transfer full) (nullable): the record
 */
TcRecord *
tc_xml_fields_parse (const TcRecordText  *text,
                     const TcXmlField    *fields,
                     gsize                n_fields,
                     GError             **error)
{
  g_autoptr (TcXml) xml = tc_xml_parse (text->text, text->length, error);
  g_autoptr (TcNamed) named = tc_named_new ();
  TcRecord *record;

  if (xml == NULL)
    return NULL;

  tc_xml_fields_add (named, tc_xml_get_root (xml), fields, n_fields);
  record = tc_named_finish (named, error);
  if (record != NULL && tc_xml_is_damaged (xml))
    tc_record_add_warning (record, N_("The tags of the record are damaged; look at what was read."));

  return record;
}
