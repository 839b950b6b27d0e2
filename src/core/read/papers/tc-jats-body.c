/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-jats.h"

#include <string.h>

#include "tc-html-zones.h"

/* The text of an article in JATS as people read it: headings on lines of their own, tables row by
 * row behind the paragraph that they stand in, what stands behind the text last. */

typedef struct
{
  TcSheet *sheet;
  GString *run;                   /* text of one kind that was not yet written */
  TcSectionKind kind;
  const char *label;              /* (nullable): of the next block */
} Writer;

/* What stands apart from the text that it is in. */
static const char * const floats[] = {
  "table-wrap", "table-wrap-group", "fig", "fig-group", "supplementary-material", "boxed-text", NULL,
};

/* What machines read. */
static const char * const silent[] = { "object-id", NULL };

static gboolean
is_one_of (const TcXmlNode    *node,
           const char * const *names)
{
  for (gsize i = 0; names[i] != NULL; i++)
    if (tc_xml_is (node, names[i]))
      return TRUE;

  return FALSE;
}

/**
 * tc_jats_detach:
 * @top: an element
 * @names: (array zero-terminated=1): names of elements
 * @detached: (nullable) (element-type TcXmlNode): gets those that were taken out
 *
 * Takes elements out of the tree, so that they are not read with what is around them.
 */
void
tc_jats_detach (TcXmlNode          *top,
                const char * const *names,
                GPtrArray          *detached)
{
  TcXmlNode **link = &top->first;

  while (*link != NULL)
    {
      TcXmlNode *node = *link;

      if (!is_one_of (node, names))
        {
          tc_jats_detach (node, names, detached);
          link = &node->next;
          continue;
        }
      *link = node->next;
      if (detached != NULL)
        g_ptr_array_add (detached, node);
    }
}

static void
flush (Writer *self)
{
  while (self->run->len > 0 && self->run->str[self->run->len - 1] == '\n')
    g_string_truncate (self->run, self->run->len - 1);
  if (self->run->len == 0)
    return;

  tc_sheet_add_block (self->sheet, self->label, self->run->str, self->kind);
  g_string_truncate (self->run, 0);
  self->label = NULL;
}

static void
add (Writer        *self,
     TcSectionKind  kind,
     const char    *text,
     gboolean       heading)
{
  if (*text == '\0')
    return;
  if (self->kind != kind)
    flush (self);
  self->kind = kind;
  if (heading && self->run->len > 0)
    g_string_append_c (self->run, '\n');
  g_string_append_printf (self->run, "%s\n", text);
}

/* --- tables and figures ---------------------------------------------------------------------------- */

static void
write_float (Writer    *self,
             TcXmlNode *node,
             gboolean   copy)
{
  TcXmlNode *label = tc_xml_child (node, "label");
  g_autofree char *text = NULL;

  tc_jats_detach (node, silent, NULL);
  if (label != NULL)
    {
      static const char * const labels[] = { "label", NULL };
      g_autofree char *words = tc_xml_dup_text (label);

      add (self, copy ? self->kind : TC_SECTION_LEGENDS, words, TRUE);
      tc_jats_detach (node, labels, NULL);
    }
  text = tc_xml_dup_text (node);
  add (self, copy ? self->kind : TC_SECTION_LEGENDS, text, FALSE);
}

/* --- references ------------------------------------------------------------------------------------ */

/* The parts of a reference whose signs are left to the reader: "Testperson A, Sampleton B. A title. J Sample. 2031". */
static char *
dup_parts (const TcXmlNode *citation)
{
  GString *all = g_string_new (NULL);

  for (const TcXmlNode *node = citation->first; node != NULL; node = node->first != NULL && !tc_xml_is_leaf (node)
                                                                     ? node->first : tc_xml_after (node, citation))
    {
      g_autofree char *text = NULL;

      if (node->name.p == node->name.end || !tc_xml_is_leaf (node))
        continue;
      text = tc_xml_dup_text (node);
      if (*text == '\0')
        continue;
      if (all->len > 0)
        g_string_append (all, tc_xml_is (node, "given-names") ? " " : tc_xml_is (node, "surname") ? ", " : ". ");
      g_string_append (all, text);
    }

  return g_string_free (all, FALSE);
}

static char *
dup_reference (const TcXmlNode *ref)
{
  GString *all = g_string_new (NULL);

  for (const TcXmlNode *node = ref->first; node != NULL; node = node->next)
    {
      gboolean parts = tc_xml_is (node, "element-citation");
      g_autofree char *text = NULL;

      if (node->name.p == node->name.end)
        continue;
      text = parts ? dup_parts (node) : tc_xml_dup_text (node);
      if (*text != '\0')
        g_string_append_printf (all, "%s%s", all->len > 0 ? " " : "", text);
    }

  return g_strdelimit (g_string_free (all, FALSE), "\n", ' ');
}

static void
write_references (Writer          *self,
                  const TcXmlNode *list)
{
  for (const TcXmlNode *node = list->first; node != NULL; node = node->next)
    {
      g_autofree char *text = NULL;

      if (tc_xml_is (node, "ref-list"))
        write_references (self, node);
      else if (node->name.p != node->name.end)
        {
          text = tc_xml_is (node, "ref") ? dup_reference (node) : tc_xml_dup_text (node);
          add (self, TC_SECTION_REFERENCES, text, FALSE);
        }
    }
}

/* --- text ------------------------------------------------------------------------------------------ */

/* What a heading says of the text under it, where that is not simply text. */
static TcSectionKind
find_kind (const char    *heading,
           TcSectionKind  around)
{
  TcSectionKind kind;

  if (around != TC_SECTION_BODY || !tc_html_zone_of_heading (heading, &kind))
    return around;

  return kind == TC_SECTION_FUNDING || kind == TC_SECTION_REGISTRATION || kind == TC_SECTION_REFERENCES
         || kind == TC_SECTION_BOILERPLATE ? kind : around;
}

static void write_section (Writer        *self,
                           TcXmlNode     *section,
                           TcSectionKind  kind);

static void
write_paragraph (Writer        *self,
                 TcXmlNode     *node,
                 TcSectionKind  kind)
{
  g_autoptr (GPtrArray) apart = g_ptr_array_new ();
  g_autofree char *text = NULL;

  if (is_one_of (node, floats))
    g_ptr_array_add (apart, node);
  else
    {
      tc_jats_detach (node, floats, apart);
      tc_jats_detach (node, silent, NULL);
      text = tc_xml_dup_text (node);
      add (self, kind, text, FALSE);
    }
  for (guint i = 0; i < apart->len; i++)
    write_float (self, g_ptr_array_index (apart, i), kind == TC_SECTION_COPY || kind == TC_SECTION_BOILERPLATE);
}

/* "2.1 Participants". */
static TcSectionKind
write_heading (Writer        *self,
               TcXmlNode     *section,
               TcSectionKind  kind)
{
  static const char * const notes[] = { "xref", "fn", NULL };
  TcXmlNode *label = tc_xml_child (section, "label");
  TcXmlNode *title = tc_xml_child (section, "title");
  g_autofree char *number = label != NULL ? tc_xml_dup_text (label) : g_strdup ("");
  g_autofree char *words = NULL;
  g_autofree char *heading = NULL;

  if (title != NULL)
    tc_jats_detach (title, notes, NULL);
  words = title != NULL ? tc_xml_dup_text (title) : g_strdup ("");
  heading = g_strconcat (number, *number != '\0' && *words != '\0' ? " " : "", words, NULL);
  g_strdelimit (heading, "\n", ' ');
  kind = find_kind (words, kind);
  add (self, kind, heading, TRUE);

  return kind;
}

static void
write_section (Writer        *self,
               TcXmlNode     *section,
               TcSectionKind  kind)
{
  static const char * const sections[] = {
    "sec", "app", "app-group", "ack", "fn-group", "notes", "glossary", "front-stub", "body", "back",
    "abstract", "bio", NULL,
  };

  kind = write_heading (self, section, kind);
  for (TcXmlNode *node = section->first; node != NULL; node = node->next)
    {
      if (tc_xml_is (node, "title") || tc_xml_is (node, "label") || tc_xml_is (node, "sec-meta"))
        continue;
      if (tc_xml_is (node, "ref-list"))
        write_references (self, node);
      else if (is_one_of (node, sections))
        write_section (self, node, kind);
      else if (node->name.p != node->name.end)
        write_paragraph (self, node, kind);
      else if (!tc_slice_is_blank (node->text))
        {
          g_autofree char *text = g_strstrip (tc_slice_dup (node->text));

          add (self, kind, text, FALSE);
        }
    }
}

/* Acknowledgements and notes say nothing about the trial; who paid is among them. */
static void
write_back (Writer    *self,
            TcXmlNode *back)
{
  static const char * const aside[] = { "ack", "fn-group", "notes", "glossary", "bio", NULL };

  for (TcXmlNode *node = back->first; node != NULL; node = node->next)
    {
      if (tc_xml_is (node, "ref-list"))
        write_references (self, node);
      else if (tc_xml_is (node, "fn") && tc_xml_attribute_is (node, "fn-type", "financial-disclosure"))
        write_section (self, node, TC_SECTION_FUNDING);
      else if (node->name.p != node->name.end)
        write_section (self, node,
                       is_one_of (node, aside) && tc_xml_child (node, "sec") == NULL
                         ? TC_SECTION_BOILERPLATE
                         : TC_SECTION_BODY);
    }
}

/* An article within the article: a translation says the same once more, letters of reviewers are about the paper. */
static void
write_within (Writer    *self,
              TcXmlNode *node)
{
  gboolean translation = tc_xml_attribute_is (node, "article-type", "translation");
  TcSectionKind kind = translation ? TC_SECTION_COPY : TC_SECTION_BOILERPLATE;

  flush (self);
  self->label = translation ? "Translation" : "Article within the article";
  write_section (self, node, kind);
  flush (self);
}

/**
 * tc_jats_write_body:
 * @sheet: where the front was written
 * @article: an article; tables and figures are taken out of its tree
 *
 * Writes the text of an article and what stands behind it.
 */
void
tc_jats_write_body (TcSheet   *sheet,
                    TcXmlNode *article)
{
  Writer writer = { sheet, g_string_new (NULL), TC_SECTION_BODY, NULL };

  for (TcXmlNode *node = article->first; node != NULL; node = node->next)
    if (tc_xml_is (node, "body"))
      write_section (&writer, node, TC_SECTION_BODY);
    else if (tc_xml_is (node, "back"))
      write_back (&writer, node);
    else if (tc_xml_is (node, "floats-group") || tc_xml_is (node, "floats-wrap"))
      write_section (&writer, node, TC_SECTION_BODY);
    else if (tc_xml_is (node, "sub-article") || tc_xml_is (node, "response"))
      write_within (&writer, node);
  flush (&writer);
  g_string_free (writer.run, TRUE);
}
