/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-jats-private.h"

#include <string.h>

#include "tc-statement-shapes.h"

/* Who wrote an article in JATS, and where they work. */

/* Of one person. */
#define MAX_PLACES 100

/* "Testperson, Anna B Jr"; in the eastern order the parts stand together. */
static char *
dup_name (TcXmlNode *name)
{
  g_autofree char *family = tc_jats_dup_child (name, "surname");
  g_autofree char *given = tc_jats_dup_child (name, "given-names");
  g_autofree char *suffix = tc_jats_dup_child (name, "suffix");
  TcSlice all = { family, family + strlen (family) };

  if (*family == '\0' && *given == '\0')
    return tc_jats_dup_line (name);
  if (*family == '\0' || *given == '\0')
    return g_strconcat (family, given, NULL);
  if (tc_slice_is_chinese (all) || tc_xml_attribute_is (name, "name-style", "eastern"))
    return g_strconcat (family, given, NULL);

  return g_strconcat (family, ", ", given, *suffix != '\0' ? " " : "", suffix, NULL);
}

/* The people of a group are none of the authors. */
static void
keep_members (TcRecord  *record,
              TcXmlNode *group)
{
  static const char * const members[] = { "contrib-group", "xref", NULL };
  g_autoptr (GPtrArray) detached = g_ptr_array_new ();

  tc_jats_detach (group, members, detached);
  for (guint i = 0; i < detached->len; i++)
    for (TcXmlNode *node = tc_xml_child (g_ptr_array_index (detached, i), "contrib"); node != NULL;
         node = tc_xml_next (node, "contrib"))
      {
        TcXmlNode *name = tc_xml_child (node, "name");
        g_autofree char *text = dup_name (name != NULL ? name : node);

        tc_record_add_other (record, "Member of the group", text);
      }
}

/* What a person or a group is called; further forms of the name are kept. */
static char *
dup_person (TcRecord        *record,
            const TcXmlNode *contrib)
{
  static const char * const forms[] = { "name", "string-name", "collab" };
  const TcXmlNode *group = tc_xml_child (contrib, "name-alternatives");
  const TcXmlNode *parent = group != NULL ? group : contrib;
  g_autofree char *found = NULL;

  if (group == NULL && tc_xml_child (contrib, "collab-alternatives") != NULL)
    parent = tc_xml_child (contrib, "collab-alternatives");
  for (TcXmlNode *child = parent->first; child != NULL; child = child->next)
    for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
      {
        g_autofree char *name = NULL;

        if (!tc_xml_is (child, forms[i]))
          continue;
        keep_members (record, child);
        name = dup_name (child);
        child->taken = TRUE;
        if (found == NULL)
          found = g_steal_pointer (&name);
        else
          tc_record_add_other (record, "Name in another form", name);
      }

  return found != NULL ? g_steal_pointer (&found) : g_strdup ("");
}

static gboolean
is_author (const TcXmlNode *contrib)
{
  TcSlice type = tc_xml_attribute (contrib, "contrib-type");

  if (type.p == NULL)
    type = tc_xml_attribute (contrib->parent, "content-type");

  return type.p == NULL || tc_slice_has_prefix (type, "author") || tc_slice_equal (type, "collab")
         || tc_slice_equal (type, "person");
}

/* The places that people are said to belong to, by their ids: those of authors, those of others. */
typedef struct
{
  GHashTable *of_authors;
  GHashTable *of_others;
} Places;

static void
note_places (Places          *places,
             const TcXmlNode *contrib)
{
  for (const TcXmlNode *ref = tc_xml_child (contrib, "xref"); ref != NULL; ref = tc_xml_next (ref, "xref"))
    {
      g_autofree char *rid = tc_xml_dup_attribute (ref, "rid");
      g_auto (GStrv) ids = g_strsplit (rid != NULL ? rid : "", " ", MAX_PLACES);

      for (gsize i = 0; ids[i] != NULL; i++)
        g_hash_table_add (is_author (contrib) ? places->of_authors : places->of_others, g_strdup (ids[i]));
    }
}

static gboolean
is_of_author (const Places    *places,
              const TcXmlNode *meta,
              const TcXmlNode *aff)
{
  g_autofree char *id = tc_xml_dup_attribute (aff, "id");

  for (const TcXmlNode *node = aff->parent; node != meta && node != NULL; node = node->parent)
    if (tc_xml_is (node, "contrib"))
      return is_author (node);
  if (id != NULL && g_hash_table_contains (places->of_authors, id))
    return TRUE;
  if (tc_xml_is (aff->parent, "contrib-group") && tc_xml_child (aff->parent, "contrib") != NULL
      && !is_author (tc_xml_child (aff->parent, "contrib")))
    return FALSE;

  return id == NULL || !g_hash_table_contains (places->of_others, id);
}

static void
take_affiliation (TcRecord     *record,
                  const Places *places,
                  TcXmlNode    *meta,
                  TcXmlNode    *aff)
{
  static const char * const marks[] = { "label", "institution-id", "email", "ext-link", NULL };
  const TcXmlNode *first;

  aff->taken = TRUE;
  tc_jats_detach (aff, marks, NULL);
  /* "<sup>1</sup>" in front of the place is its mark. */
  first = aff->first;
  while (first != NULL && !tc_jats_is_element (first) && tc_slice_is_blank (first->text))
    first = first->next;
  if (first != NULL && tc_xml_is (first, "sup"))
    aff->first = first->next;
  if (is_of_author (places, meta, aff))
    tc_jats_take_field (record, TC_RECORD_AFFILIATIONS, "Affiliation", aff);
  else
    tc_jats_keep (record, "Affiliation of an editor", aff);
}

static void
take_person (TcRecord  *record,
             TcXmlNode *contrib)
{
  g_autofree char *name = dup_person (record, contrib);
  TcXmlNode *role = tc_xml_child (contrib, "role");

  if (is_author (contrib))
    tc_record_add_author (record, name);
  else
    tc_record_add_other (record, "Editor or other contributor", name);
  if (role != NULL)
    role->taken = TRUE;
}

/**
 * tc_jats_take_people:
 * @meta: the element <article-meta>
 *
 * Takes authors and the places where they work; editors, other people and their places are kept as text.
 */
void
tc_jats_take_people (TcRecord  *record,
                     TcXmlNode *meta)
{
  Places places = { g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
                    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };

  for (TcXmlNode *node = meta->first; node != NULL;
       node = node->first != NULL ? node->first : tc_xml_after (node, meta))
    if (tc_xml_is (node, "contrib"))
      note_places (&places, node);
  for (TcXmlNode *node = meta->first; node != NULL;)
    {
      if (tc_xml_is (node, "contrib"))
        take_person (record, node);
      else if (tc_xml_is (node, "aff"))
        take_affiliation (record, &places, meta, node);
      else if (tc_xml_is (node, "xref"))
        node->taken = TRUE;
      node = node->first != NULL && !node->taken ? node->first : tc_xml_after (node, meta);
    }
  g_hash_table_unref (places.of_authors);
  g_hash_table_unref (places.of_others);
}
