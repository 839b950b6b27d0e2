/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-jats.h"

#include <string.h>

#include "tc-statement-shapes.h"

/* The front of an article in JATS: what stands in <front> (or <front-stub>) as the fields of a record. What was read is marked
 * in the tree; the rest is kept as text. */

typedef struct
{
  TcRecord *record;
  TcXmlNode *article;
} Run;

/* --- texts ----------------------------------------------------------------------------------------- */

static gboolean
is_element (const TcXmlNode *node)
{
  return node->name.p != node->name.end;
}

/* On one line. */
static char *
dup_line (TcXmlNode *node)
{
  node->taken = TRUE;

  return g_strdelimit (tc_xml_dup_text (node), "\n", ' ');
}

/* The text of a child, or "". */
static char *
dup_child (const TcXmlNode *node,
           const char      *name)
{
  TcXmlNode *child = tc_xml_child (node, name);

  return child != NULL ? dup_line (child) : g_strdup ("");
}

static void
keep (Run        *run,
      const char *label,
      TcXmlNode  *node)
{
  g_autofree char *text = dup_line (node);

  tc_record_add_other (run->record, label, text);
}

static void
take_field (Run           *run,
            TcRecordField  field,
            const char    *label,
            TcXmlNode     *node)
{
  g_autofree char *text = dup_line (node);

  if (!tc_record_add (run->record, field, text))
    tc_record_add_other (run->record, label, text);
}

/* --- titles and the journal ------------------------------------------------------------------------ */

/* "Title: subtitle", without the marks of footnotes. */
static void
take_title (Run        *run,
            TcXmlNode  *group,
            const char *title,
            const char *subtitle,
            const char *label)
{
  static const char * const notes[] = { "xref", "fn", NULL };
  TcXmlNode *main_title = tc_xml_child (group, title);
  TcXmlNode *second = tc_xml_child (group, subtitle);
  g_autoptr (GString) all = g_string_new (NULL);
  g_autofree char *text = NULL;
  g_autofree char *more = NULL;

  if (main_title == NULL)
    return;

  tc_jats_detach (main_title, notes, NULL);
  text = dup_line (main_title);
  g_string_append (all, text);
  if (second != NULL)
    {
      more = dup_line (second);
      g_string_append_printf (all, "%s%s", g_str_has_suffix (text, ":") || g_str_has_suffix (text, "?") ? " " : ": ", more);
    }
  if (!tc_record_add (run->record, TC_RECORD_TITLE, all->str))
    tc_record_add_other (run->record, label, all->str);
}

static void
take_titles (Run       *run,
             TcXmlNode *meta)
{
  TcXmlNode *group = tc_xml_child (meta, "title-group");

  if (group == NULL)
    return;

  take_title (run, group, "article-title", "subtitle", "Title");
  take_title (run, group, "trans-title", "trans-subtitle", "Translated title");
  for (TcXmlNode *node = tc_xml_child (group, "trans-title-group"); node != NULL; node = tc_xml_next (node, "trans-title-group"))
    take_title (run, node, "trans-title", "trans-subtitle", "Translated title");
}

static void
take_journal (Run       *run,
              TcXmlNode *meta)
{
  TcXmlNode *group = tc_xml_child (meta, "journal-title-group");
  TcXmlNode *title = tc_xml_child (group != NULL ? group : meta, "journal-title");

  if (title != NULL)
    take_field (run, TC_RECORD_JOURNAL, "Journal", title);
  for (TcXmlNode *id = tc_xml_child (meta, "journal-id"); id != NULL; id = tc_xml_next (id, "journal-id"))
    if (title == NULL && (tc_xml_attribute_is (id, "journal-id-type", "nlm-ta")
                          || tc_xml_attribute_is (id, "journal-id-type", "iso-abbrev")))
      take_field (run, TC_RECORD_JOURNAL, "Journal (abbreviated)", id);
}

/* --- people ---------------------------------------------------------------------------------------- */

/* "Testperson, Anna B Jr"; in the eastern order the parts stand together. */
static char *
dup_name (TcXmlNode *name)
{
  g_autofree char *family = dup_child (name, "surname");
  g_autofree char *given = dup_child (name, "given-names");
  g_autofree char *suffix = dup_child (name, "suffix");
  TcSlice all = { family, family + strlen (family) };

  if (*family == '\0' && *given == '\0')
    return dup_line (name);
  if (*family == '\0' || *given == '\0')
    return g_strconcat (family, given, NULL);
  if (tc_slice_is_chinese (all) || tc_xml_attribute_is (name, "name-style", "eastern"))
    return g_strconcat (family, given, NULL);

  return g_strconcat (family, ", ", given, *suffix != '\0' ? " " : "", suffix, NULL);
}

/* The people of a group are none of the authors. */
static void
keep_members (Run       *run,
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

        tc_record_add_other (run->record, "Member of the group", text);
      }
}

/* What a person or a group is called; further forms of the name are kept. */
static char *
dup_person (Run             *run,
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
        keep_members (run, child);
        name = dup_name (child);
        child->taken = TRUE;
        if (found == NULL)
          found = g_steal_pointer (&name);
        else
          tc_record_add_other (run->record, "Name in another form", name);
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
      g_auto (GStrv) ids = g_strsplit (rid != NULL ? rid : "", " ", -1);

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
take_affiliation (Run          *run,
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
  while (first != NULL && !is_element (first) && tc_slice_is_blank (first->text))
    first = first->next;
  if (first != NULL && tc_xml_is (first, "sup"))
    aff->first = first->next;
  if (is_of_author (places, meta, aff))
    take_field (run, TC_RECORD_AFFILIATIONS, "Affiliation", aff);
  else
    keep (run, "Affiliation of an editor", aff);
}

static void
take_person (Run       *run,
             TcXmlNode *contrib)
{
  g_autofree char *name = dup_person (run, contrib);
  TcXmlNode *role = tc_xml_child (contrib, "role");

  if (is_author (contrib))
    tc_record_take_author (run->record, g_steal_pointer (&name));
  else
    tc_record_add_other (run->record, "Editor or other contributor", name);
  if (role != NULL)
    role->taken = TRUE;
}

static void
take_people (Run       *run,
             TcXmlNode *meta)
{
  Places places = { g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
                    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };

  for (TcXmlNode *node = meta->first; node != NULL; node = node->first != NULL ? node->first : tc_xml_after (node, meta))
    if (tc_xml_is (node, "contrib"))
      note_places (&places, node);
  for (TcXmlNode *node = meta->first; node != NULL;)
    {
      if (tc_xml_is (node, "contrib"))
        take_person (run, node);
      else if (tc_xml_is (node, "aff"))
        take_affiliation (run, &places, meta, node);
      else if (tc_xml_is (node, "xref"))
        node->taken = TRUE;
      node = node->first != NULL && !node->taken ? node->first : tc_xml_after (node, meta);
    }
  g_hash_table_unref (places.of_authors);
  g_hash_table_unref (places.of_others);
}

/* --- dates and numbers ----------------------------------------------------------------------------- */

/* "2031-05-17", "2031 May", "2031 Spring". */
static char *
dup_date (TcXmlNode *node)
{
  static const char * const parts[] = { "year", "season", "month", "day" };
  GString *date = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *text = dup_child (node, parts[i]);

      if (*text == '\0')
        continue;
      if (date->len > 0)
        g_string_append_c (date, g_ascii_isdigit (*text) && i > 1 && strchr (date->str, ' ') == NULL ? '-' : ' ');
      if (date->len > 0 && strlen (text) == 1)
        g_string_append_c (date, '0');
      g_string_append (date, text);
    }
  if (date->len == 0)
    {
      g_autofree char *text = dup_line (node);

      g_string_append (date, text);
    }

  return g_string_free (date, FALSE);
}

/* Which date of publication counts: that of the printed issue before that of the first appearance; others do not. */
static guint
rank_date (const TcXmlNode *node)
{
  static const struct { const char *type; guint rank; } types[] = {
    { "ppub", 1 }, { "epub-ppub", 1 }, { "collection", 2 }, { "pub", 2 }, { "epub", 3 }, { "first-online", 3 }, { "online", 3 },
  };
  TcSlice type = tc_xml_attribute (node, "pub-type");

  if (type.p == NULL)
    type = tc_xml_attribute (node, "date-type");
  if (tc_xml_attribute_is (node, "publication-format", "print") && (type.p == NULL || tc_slice_equal (type, "pub")))
    return 1;
  if (type.p == NULL)
    return tc_xml_attribute (node, "publication-format").p != NULL ? 3 : 2;
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    if (tc_slice_equal (type, types[i].type))
      return types[i].rank;

  return 9;
}

/* The year of the best date, and the date of that year which says most. */
static void
take_dates (Run       *run,
            TcXmlNode *meta)
{
  g_autofree char *year = NULL;
  g_autofree char *best = NULL;
  guint best_rank = 9;

  for (int pass = 0; pass < 2; pass++)
    for (TcXmlNode *node = tc_xml_child (meta, "pub-date"); node != NULL; node = tc_xml_next (node, "pub-date"))
      {
        g_autofree char *date = dup_date (node);
        TcSlice found;

        node->taken = TRUE;
        if (!tc_slice_find_year ((TcSlice) { date, date + strlen (date) }, &found))
          continue;
        if (pass == 0 && rank_date (node) < best_rank)
          {
            best_rank = rank_date (node);
            g_free (year);
            year = tc_slice_dup (found);
          }
        else if (pass == 1 && year != NULL && tc_slice_equal (found, year) && rank_date (node) < 9
                 && (best == NULL || strlen (date) > strlen (best)))
          {
            g_free (best);
            best = g_steal_pointer (&date);
          }
        else if (pass == 1)
          tc_record_add_other (run->record, "Another date", date);
      }
  if (year == NULL)
    return;

  tc_record_add (run->record, TC_RECORD_YEAR, year);
  if (strlen (best) > strlen (year))
    tc_record_add (run->record, TC_RECORD_DATE, best);
}

static void
take_history (Run       *run,
              TcXmlNode *meta)
{
  TcXmlNode *history = tc_xml_child (meta, "history");

  for (TcXmlNode *node = tc_xml_child (history, "date"); node != NULL; node = tc_xml_next (node, "date"))
    {
      g_autofree char *type = tc_xml_dup_attribute (node, "date-type");
      g_autofree char *date = dup_date (node);
      g_autofree char *text = g_strdup_printf ("%s %s", date, type != NULL ? type : "");

      node->taken = TRUE;
      tc_record_add_other (run->record, "History", text);
    }
}

static void
take_pages (Run       *run,
            TcXmlNode *meta)
{
  g_autofree char *first = dup_child (meta, "fpage");
  g_autofree char *last = dup_child (meta, "lpage");
  g_autofree char *range = dup_child (meta, "page-range");
  g_autofree char *number = dup_child (meta, "elocation-id");
  g_autofree char *both = *last != '\0' && !g_str_equal (first, last) ? g_strjoin ("-", first, last, NULL) : g_strdup (first);

  if (*first != '\0' && strpbrk (range, ",;") == NULL)
    tc_record_add (run->record, TC_RECORD_PAGES, both);
  if (!tc_record_add (run->record, TC_RECORD_PAGES, range))
    tc_record_add_other (run->record, "Pages", range);
  if (!tc_record_add (run->record, TC_RECORD_PAGES, number))
    tc_record_add_other (run->record, "Article number", number);
}

static void
take_id (Run       *run,
         TcXmlNode *node)
{
  g_autofree char *text = dup_line (node);
  TcSlice type = tc_xml_attribute (node, "pub-id-type");
  gboolean taken = TRUE;

  if (type.p != NULL && tc_slice_equal (type, "doi"))
    taken = tc_record_add (run->record, TC_RECORD_DOI, text);
  else if (type.p != NULL && tc_slice_equal (type, "pmid"))
    taken = tc_record_add (run->record, TC_RECORD_PMID, text);
  else if (type.p != NULL && (tc_slice_equal (type, "pmc") || tc_slice_equal (type, "pmcid")))
    {
      g_autofree char *number = g_ascii_isdigit (*text) ? g_strconcat ("PMC", text, NULL) : g_strdup (text);

      taken = tc_record_add (run->record, TC_RECORD_PMCID, number);
    }
  else
    taken = FALSE;
  if (!taken)
    {
      g_autofree char *name = type.p != NULL ? tc_slice_dup (type) : g_strdup ("?");
      g_autofree char *label = g_strdup_printf ("Article id (%s)", name);

      tc_record_add_other (run->record, label, text);
    }
}

/* --- abstracts ------------------------------------------------------------------------------------- */

/* What stands on the line before the text of a part: "Methods: ". */
static void
append_label (GString   *label,
              TcXmlNode *title)
{
  g_autofree char *text = dup_line (title);
  gsize length = strlen (text);

  while (length > 0 && (text[length - 1] == ':' || text[length - 1] == '.' || text[length - 1] == ' '))
    length--;
  if (length >= 3 && memcmp (text + length - 3, "\uff1a", 3) == 0)
    length -= 3;
  if (length > 0)
    g_string_append_printf (label, "%.*s: ", (int) length, text);
}

/* Paragraphs as lines, with the titles of the parts before them. */
static void
append_abstract (GString   *all,
                 TcXmlNode *node,
                 GString   *label)
{
  for (TcXmlNode *child = node->first; child != NULL; child = child->next)
    {
      g_autofree char *text = NULL;

      if (is_element (child) && tc_xml_is (child, "title"))
        {
          if (tc_xml_is (node, "sec"))
            append_label (label, child);
          continue;
        }
      if (tc_xml_is (child, "sec"))
        {
          append_abstract (all, child, label);
          continue;
        }
      if (tc_xml_is (child, "label") || tc_xml_is (child, "object-id"))
        continue;
      text = is_element (child) ? tc_xml_dup_text (child) : g_strstrip (tc_slice_dup (child->text));
      if (*text == '\0')
        continue;
      g_string_append_printf (all, "%s%s%s", all->len > 0 ? "\n" : "", label->str, text);
      g_string_truncate (label, 0);
    }
}

/* Of what a report has several kinds, the one without a kind is the abstract. */
static gboolean
is_main_abstract (const TcXmlNode *node)
{
  static const char * const kinds[] = { "section", "sections", "structured", "short", "abstract", "full", "normal" };
  TcSlice type = tc_xml_attribute (node, "abstract-type");

  for (gsize i = 0; type.p != NULL && i < G_N_ELEMENTS (kinds); i++)
    if (tc_slice_equal (type, kinds[i]))
      return TRUE;

  return type.p == NULL || type.p == type.end;
}

static void
take_abstract (Run       *run,
               TcXmlNode *node)
{
  g_autoptr (GString) all = g_string_new (NULL);
  g_autoptr (GString) label = g_string_new (NULL);
  g_autofree char *kind = tc_xml_dup_attribute (node, "abstract-type");

  node->taken = TRUE;
  append_abstract (all, node, label);
  if (is_main_abstract (node) && tc_record_add (run->record, TC_RECORD_ABSTRACT, all->str))
    return;
  if (all->len > 0)
    {
      g_autofree char *name = g_strdup_printf ("Abstract (%s)", kind != NULL ? kind : "another");

      tc_record_add_other (run->record, name, all->str);
    }
}

/* --- lists ----------------------------------------------------------------------------------------- */

static void
take_keywords (Run       *run,
               TcXmlNode *group)
{
  gboolean keywords = !tc_xml_attribute_is (group, "kwd-group-type", "abbreviations");

  group->taken = TRUE;
  for (TcXmlNode *node = group->first; node != NULL; node = node->next)
    {
      if (tc_xml_is (node, "kwd") || tc_xml_is (node, "nested-kwd") || tc_xml_is (node, "compound-kwd"))
        {
          if (keywords)
            take_field (run, TC_RECORD_KEYWORDS, "Keyword", node);
          else
            keep (run, "Abbreviation", node);
        }
    }
}

/* "National Sample Fund/123, 456". */
static void
take_award (Run       *run,
            TcXmlNode *award)
{
  g_autoptr (GString) all = g_string_new (NULL);
  static const char * const ids[] = { "institution-id", NULL };

  for (TcXmlNode *node = award->first; node != NULL; node = node->next)
    {
      g_autofree char *text = NULL;

      if (!is_element (node))
        continue;
      tc_jats_detach (node, ids, NULL);
      text = dup_line (node);
      if (*text != '\0')
        g_string_append_printf (all, "%s%s", all->len > 0 ? "/" : "", text);
    }
  tc_record_add (run->record, TC_RECORD_FUNDING, all->str);
}

static void
take_funding (Run       *run,
              TcXmlNode *group)
{
  group->taken = TRUE;
  for (TcXmlNode *node = group->first; node != NULL; node = node->next)
    if (tc_xml_is (node, "award-group"))
      take_award (run, node);
    else if (is_element (node))
      take_field (run, TC_RECORD_FUNDING, "Funding", node);
}

static void
take_subjects (Run       *run,
               TcXmlNode *categories)
{
  for (TcXmlNode *group = tc_xml_child (categories, "subj-group"); group != NULL; group = tc_xml_next (group, "subj-group"))
    {
      TcXmlNode *subject = tc_xml_child (group, "subject");

      if (subject != NULL && tc_xml_attribute_is (group, "subj-group-type", "heading"))
        take_field (run, TC_RECORD_TYPES, "Type", subject);
    }
}

/* "clinicaltrials.gov, NCT99900001": in the text, or in an attribute. */
static void
take_related (Run       *run,
              TcXmlNode *node)
{
  g_autofree char *text = dup_line (node);
  g_autofree char *id = tc_xml_dup_attribute (node, "document-id");
  g_autofree char *object = tc_xml_dup_attribute (node, "object-id");
  const char *candidates[] = { text, id, object };

  for (gsize i = 0; i < G_N_ELEMENTS (candidates); i++)
    if (candidates[i] != NULL
        && tc_slice_names_registry ((TcSlice) { candidates[i], candidates[i] + strlen (candidates[i]) }))
      {
        tc_record_add (run->record, TC_RECORD_REGISTRATION, candidates[i]);
        return;
      }
  tc_record_add_other (run->record, "Related object", text);
}

static void
take_note (Run       *run,
           TcXmlNode *fn)
{
  if (tc_xml_attribute_is (fn, "fn-type", "financial-disclosure") || tc_xml_attribute_is (fn, "fn-type", "supported-by"))
    take_field (run, TC_RECORD_FUNDING, "Funding", fn);
  else
    keep (run, "Note", fn);
}

static void
take_notes (Run       *run,
            TcXmlNode *notes)
{
  notes->taken = TRUE;
  for (TcXmlNode *node = notes->first; node != NULL; node = node->next)
    if (tc_xml_is (node, "fn"))
      take_note (run, node);
    else if (is_element (node))
      keep (run, "Note", node);
}

/* --- all of it ------------------------------------------------------------------------------------- */

static const struct
{
  const char *name;
  void (*take) (Run       *run,
                TcXmlNode *node);
} takers[] = {
  { "article-id", take_id }, { "article-categories", take_subjects }, { "abstract", take_abstract },
  { "trans-abstract", take_abstract }, { "kwd-group", take_keywords }, { "funding-group", take_funding },
  { "related-object", take_related }, { "author-notes", take_notes },
};

static void
take_elements (Run       *run,
               TcXmlNode *meta)
{
  for (TcXmlNode *node = meta->first; node != NULL; node = node->next)
    for (gsize i = 0; i < G_N_ELEMENTS (takers); i++)
      if (tc_xml_is (node, takers[i].name))
        takers[i].take (run, node);
}

static void
take_number (Run           *run,
             TcXmlNode     *meta,
             const char    *name,
             TcRecordField  field)
{
  TcXmlNode *node = tc_xml_child (meta, name);

  if (node != NULL)
    take_field (run, field, name, node);
}

/* "research-article" as words; with it comes nothing that the journal does not say. */
static void
take_type (Run *run)
{
  g_autofree char *type = tc_xml_dup_attribute (run->article, "article-type");

  if (type == NULL || g_str_equal (type, "other"))
    return;
  g_strdelimit (type, "-_", ' ');
  tc_record_add (run->record, TC_RECORD_TYPES, type);
}

/* Words with marks among them belong together. */
static gboolean
has_words (const TcXmlNode *node)
{
  for (const TcXmlNode *child = node->first; child != NULL; child = child->next)
    if (!is_element (child) && !tc_slice_is_blank (child->text))
      return TRUE;

  return tc_xml_is_leaf (node);
}

/* What nothing took: "issn: 1234-5679". */
static void
keep_rest (Run       *run,
           TcXmlNode *front)
{
  TcXmlNode *node = front->first;

  while (node != NULL)
    {
      if (is_element (node) && !node->taken && (has_words (node) || tc_xml_is (node, "p")))
        {
          g_autofree char *name = tc_slice_dup (node->name);

          keep (run, name, node);
        }
      node = node->first != NULL && !node->taken ? node->first : tc_xml_after (node, front);
    }
}

/**
 * tc_jats_read_front:
 * @record: gets the fields
 * @article: an article, or a part of one that has a front of its own
 *
 * Reads what stands before the text of an article.
 */
void
tc_jats_read_front (TcRecord  *record,
                    TcXmlNode *article)
{
  Run run = { record, article };
  TcXmlNode *front = tc_xml_child (article, "front");
  TcXmlNode *meta;

  if (front == NULL)
    front = tc_xml_child (article, "front-stub");
  if (front == NULL)
    return;
  meta = tc_xml_child (front, "article-meta");
  if (meta == NULL)
    meta = front;

  take_type (&run);
  if (tc_xml_child (front, "journal-meta") != NULL)
    take_journal (&run, tc_xml_child (front, "journal-meta"));
  take_titles (&run, meta);
  take_people (&run, meta);
  take_dates (&run, meta);
  take_number (&run, meta, "volume", TC_RECORD_VOLUME);
  take_number (&run, meta, "issue", TC_RECORD_ISSUE);
  take_pages (&run, meta);
  take_elements (&run, meta);
  take_history (&run, meta);
  keep_rest (&run, front);
}
