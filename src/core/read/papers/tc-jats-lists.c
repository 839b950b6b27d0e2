/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-jats-private.h"

#include <string.h>

#include "tc-statement-shapes.h"

/* What the front of an article has several of: keywords, money, kinds, what it belongs to, notes. */

/**
 * tc_jats_take_keywords:
 *
 * Takes the keywords of a group; abbreviations are kept as text.
 */
void
tc_jats_take_keywords (TcRecord  *record,
                       TcXmlNode *group)
{
  gboolean keywords = !tc_xml_attribute_is (group, "kwd-group-type", "abbreviations");

  group->taken = TRUE;
  for (TcXmlNode *node = group->first; node != NULL; node = node->next)
    {
      if (tc_xml_is (node, "kwd") || tc_xml_is (node, "nested-kwd") || tc_xml_is (node, "compound-kwd"))
        {
          if (keywords)
            tc_jats_take_field (record, TC_RECORD_KEYWORDS, "Keyword", node);
          else
            tc_jats_keep (record, "Abbreviation", node);
        }
    }
}

/* "National Sample Fund/123, 456". */
static void
take_award (TcRecord  *record,
            TcXmlNode *award)
{
  g_autoptr (GString) all = g_string_new (NULL);
  static const char * const ids[] = { "institution-id", NULL };

  for (TcXmlNode *node = award->first; node != NULL; node = node->next)
    {
      g_autofree char *text = NULL;

      if (!tc_jats_is_element (node))
        continue;
      tc_jats_detach (node, ids, NULL);
      text = tc_jats_dup_line (node);
      if (*text != '\0')
        g_string_append_printf (all, "%s%s", all->len > 0 ? "/" : "", text);
    }
  tc_record_add (record, TC_RECORD_FUNDING, all->str);
}

/**
 * tc_jats_take_funding:
 *
 * Takes who paid.
 */
void
tc_jats_take_funding (TcRecord  *record,
                      TcXmlNode *group)
{
  group->taken = TRUE;
  for (TcXmlNode *node = group->first; node != NULL; node = node->next)
    if (tc_xml_is (node, "award-group"))
      take_award (record, node);
    else if (tc_jats_is_element (node))
      tc_jats_take_field (record, TC_RECORD_FUNDING, "Funding", node);
}

/* What kind of article it is, and not what it is about. */
static gboolean
says_kind (const TcXmlNode *group)
{
  static const char * const types[] = { "heading", "article-type", "display-channel", "toc-heading", "section" };
  TcSlice type = tc_xml_attribute (group, "subj-group-type");

  for (gsize i = 0; type.p != NULL && i < G_N_ELEMENTS (types); i++)
    if (tc_slice_equal (type, types[i]))
      return TRUE;

  return type.p == NULL;
}

/**
 * tc_jats_take_subjects:
 *
 * Takes what kind of article it is.
 */
void
tc_jats_take_subjects (TcRecord  *record,
                       TcXmlNode *categories)
{
  for (TcXmlNode *group = tc_xml_child (categories, "subj-group"); group != NULL;
       group = tc_xml_next (group, "subj-group"))
    {
      TcXmlNode *subject = tc_xml_child (group, "subject");

      if (subject != NULL && says_kind (group))
        tc_jats_take_field (record, TC_RECORD_TYPES, "Type", subject);
    }
}

/**
 * tc_jats_take_related:
 *
 * Takes the registration of the trial, "clinicaltrials.gov, NCT99900001", which stands in the text or in an attribute;
 * other objects are kept as text.
 */
void
tc_jats_take_related (TcRecord  *record,
                      TcXmlNode *node)
{
  g_autofree char *text = tc_jats_dup_line (node);
  g_autofree char *id = tc_xml_dup_attribute (node, "document-id");
  g_autofree char *object = tc_xml_dup_attribute (node, "object-id");
  const char *candidates[] = { text, id, object };

  for (gsize i = 0; i < G_N_ELEMENTS (candidates); i++)
    if (candidates[i] != NULL
        && tc_slice_names_registry ((TcSlice) { candidates[i], candidates[i] + strlen (candidates[i]) }))
      {
        tc_record_add (record, TC_RECORD_REGISTRATION, candidates[i]);
        return;
      }
  tc_record_add_other (record, "Related object", text);
}

static void
take_note (TcRecord  *record,
           TcXmlNode *fn)
{
  if (tc_xml_attribute_is (fn, "fn-type", "financial-disclosure") ||
      tc_xml_attribute_is (fn, "fn-type", "supported-by"))
    tc_jats_take_field (record, TC_RECORD_FUNDING, "Funding", fn);
  else
    tc_jats_keep (record, "Note", fn);
}

/**
 * tc_jats_take_notes:
 *
 * Takes notes of the authors: who paid, the others as text.
 */
void
tc_jats_take_notes (TcRecord  *record,
                    TcXmlNode *notes)
{
  notes->taken = TRUE;
  for (TcXmlNode *node = notes->first; node != NULL; node = node->next)
    if (tc_xml_is (node, "fn"))
      take_note (record, node);
    else if (tc_jats_is_element (node))
      tc_jats_keep (record, "Note", node);
}
