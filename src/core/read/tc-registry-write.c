/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-registry-private.h"

#include <string.h>

#include "tc-lines.h"
#include "tc-statement-shapes.h"

/* The record of a register as the curator reads it, with what it says as suggestions for the fields of the codebook. */

static const char * const labels[TC_REGISTRY_N_TOPICS] = {
  [TC_REGISTRY_TITLE] = "Title",
  [TC_REGISTRY_PUBLIC_TITLE] = "Public title",
  [TC_REGISTRY_ACRONYM] = "Acronym",
  [TC_REGISTRY_NAME] = "Registry",
  [TC_REGISTRY_ID] = "Identifier",
  [TC_REGISTRY_OTHER_ID] = "Other identifier",
  [TC_REGISTRY_STATUS] = "Status",
  [TC_REGISTRY_TYPE] = "Study type",
  [TC_REGISTRY_REGISTERED] = "Registered",
  [TC_REGISTRY_START] = "Start",
  [TC_REGISTRY_END] = "Completion",
  [TC_REGISTRY_SPONSOR] = "Sponsor",
  [TC_REGISTRY_FUNDER] = "Funding and collaborators",
  [TC_REGISTRY_DESIGN] = "Study design",
  [TC_REGISTRY_PHASE] = "Phase",
  [TC_REGISTRY_ALLOCATION] = "Allocation",
  [TC_REGISTRY_MASKING] = "Masking",
  [TC_REGISTRY_MODEL] = "Intervention model",
  [TC_REGISTRY_CONTROL] = "Control",
  [TC_REGISTRY_CENTRES] = "Centres",
  [TC_REGISTRY_ENROLMENT] = "Enrolment",
  [TC_REGISTRY_COUNTRY] = "Countries",
  [TC_REGISTRY_CONDITION] = "Conditions",
  [TC_REGISTRY_SUMMARY] = "Summary",
  [TC_REGISTRY_DESCRIPTION] = "Description",
  [TC_REGISTRY_ARM] = "Arms",
  [TC_REGISTRY_INTERVENTION] = "Interventions",
  [TC_REGISTRY_PRIMARY] = "Primary outcomes",
  [TC_REGISTRY_SECONDARY] = "Secondary outcomes",
  [TC_REGISTRY_OUTCOME] = "Other outcomes",
  [TC_REGISTRY_CRITERIA] = "Eligibility",
  [TC_REGISTRY_LOCATION] = "Locations",
};

typedef struct
{
  const TcRegistryItems *items;
  TcSheet *sheet;
  gboolean said[TC_REGISTRY_N_TOPICS]; /* a field was proposed from it */
} Writing;

static const TcRegistryItem *
get (const Writing   *writing,
     TcRegistryTopic  topic,
     guint            i)
{
  return g_ptr_array_index (writing->items->topics[topic], i);
}

static guint
count (const Writing   *writing,
       TcRegistryTopic  topic)
{
  return writing->items->topics[topic]->len;
}

static gboolean
is_chinese (const TcRegistryItem *item)
{
  TcPiece piece = { item->text, item->text + item->value_length, 0 };

  return *tc_piece_language (piece) == 'z';
}

/* Where a register says the same in two languages, the items of a topic are numbered in each of them; in one language no
 * language is said. */
typedef struct
{
  gboolean mixed;
  guint n[2];
} Numbering;

static Numbering
begin_numbering (const Writing   *writing,
                 TcRegistryTopic  topic)
{
  guint n_chinese = 0;

  for (guint i = 0; i < count (writing, topic); i++)
    n_chinese += is_chinese (get (writing, topic, i));

  return (Numbering) { n_chinese > 0 && n_chinese < count (writing, topic), { 0, 0 } };
}

/* The number of the next item, which is @item. */
static guint
number_item (Numbering             *numbering,
             const TcRegistryItem  *item,
             const char           **language)
{
  gboolean chinese = numbering->mixed && is_chinese (item);

  *language = !numbering->mixed ? "" : chinese ? "zh" : "en";

  return numbering->n[chinese]++;
}

/* The items of a topic with what divides them; @starts gets where each begins. */
static char *
join (const Writing   *writing,
      TcRegistryTopic  topic,
      const char      *divider,
      GArray          *starts)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < count (writing, topic); i++)
    {
      if (i > 0)
        g_string_append (all, divider);
      g_array_append_val (starts, all->len);
      g_string_append (all, get (writing, topic, i)->text);
    }

  return g_string_free (all, FALSE);
}

static void
suggest_text (Writing            *writing,
              const char         *field,
              guint               item,
              const char         *value,
              const TcSheetPlace *place,
              gsize               from,
              gsize               length)
{
  if (length > 0)
    tc_sheet_suggest (writing->sheet, field, item, tc_value_new_text (value), place, from, length, "");
}

/* The line as a whole, or what it says first in each language. */
static void
suggest_line (Writing            *writing,
              TcRegistryTopic     topic,
              const char         *field,
              const TcSheetPlace *place,
              GArray             *starts)
{
  Numbering numbering = begin_numbering (writing, topic);

  if (!numbering.mixed)
    {
      tc_sheet_suggest_text (writing->sheet, field, 0, place);
      return;
    }
  for (guint i = 0; i < starts->len; i++)
    {
      const TcRegistryItem *item = get (writing, topic, i);
      const char *language;

      if (number_item (&numbering, item, &language) == 0)
        tc_sheet_suggest (writing->sheet, field, 0, tc_value_new_text (item->text), place, g_array_index (starts, gsize, i),
                          strlen (item->text), language);
    }
}

static void
suggest_countries (Writing            *writing,
                   const TcSheetPlace *place,
                   GArray             *starts)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < starts->len; i++)
    {
      const TcRegistryItem *item = get (writing, TC_REGISTRY_COUNTRY, i);
      g_autofree char *name = g_strndup (item->text, item->value_length);
      const char *country = tc_registry_find_country (name);
      guint number = g_hash_table_size (known);

      if (g_hash_table_add (known, g_strdup (country)))
        suggest_text (writing, "country", number, country, place, g_array_index (starts, gsize, i), item->value_length);
    }
}

static const struct
{
  TcRegistryTopic topic;
  const char *field;
} option_fields[] = {
  { TC_REGISTRY_PHASE, "phase" }, { TC_REGISTRY_ALLOCATION, "allocation" }, { TC_REGISTRY_MASKING, "masking" },
  { TC_REGISTRY_MODEL, "intervention_model" }, { TC_REGISTRY_CENTRES, "centres" },
};

static void
suggest_option (Writing            *writing,
                TcRegistryTopic     topic,
                TcRegistryTopic     asked,
                const char         *text,
                const TcSheetPlace *place)
{
  for (gsize i = 0; i < G_N_ELEMENTS (option_fields); i++)
    {
      const char *value = option_fields[i].topic == asked ? tc_registry_find_option (asked, text) : NULL;

      if (value != NULL && !writing->said[asked])
        {
          suggest_text (writing, option_fields[i].field, 0, value, place, 0, strlen (text));
          writing->said[asked] = TRUE;
        }
    }
  if (asked == TC_REGISTRY_CONTROL && tc_registry_find_control (text) != NULL && !writing->said[asked])
    {
      suggest_text (writing, "control", 0, tc_registry_find_control (text), place, 0, strlen (text));
      writing->said[asked] = TRUE;
    }
}

/* A sentence on the design says what no item of its own does. */
static void
suggest_from_design (Writing            *writing,
                     const char         *text,
                     const TcSheetPlace *place)
{
  static const TcRegistryTopic topics[] = {
    TC_REGISTRY_ALLOCATION, TC_REGISTRY_MASKING, TC_REGISTRY_MODEL, TC_REGISTRY_CENTRES, TC_REGISTRY_CONTROL,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (topics); i++)
    if (count (writing, topics[i]) == 0)
      suggest_option (writing, TC_REGISTRY_DESIGN, topics[i], text, place);
}

/* "226 (actual)", "1,226"; "Treatment group:30;Control group:32;" are 62. */
static double
find_number (const char *text,
             gsize      *length)
{
  gboolean sum = strchr (text, ':') != NULL || strstr (text, "\uff1a") != NULL;
  double total = 0;
  gboolean any = FALSE;

  *length = strlen (text);
  for (const char *p = text; *p != '\0'; p++)
    {
      const char *start = p;
      double number = 0;

      if (!g_ascii_isdigit (*p))
        continue;
      for (; g_ascii_isdigit (*p) || (*p == ',' && g_ascii_isdigit (p[1])); p++)
        if (*p != ',')
          number = number * 10 + (*p - '0');
      if (!sum)
        {
          *length = start == text ? (gsize) (p - text) : *length;
          return number;
        }
      total += number;
      any = TRUE;
      p--;
    }

  return any ? total : -1;
}

static void
suggest_enrolment (Writing            *writing,
                   const TcSheetPlace *place)
{
  gsize length;
  double number = find_number (get (writing, TC_REGISTRY_ENROLMENT, 0)->text, &length);

  if (number >= 0 && number < 1e9)
    tc_sheet_suggest (writing->sheet, "n_enrolled", 0, tc_value_new_number (number), place, 0, length, "");
}

static void
suggest_dates (Writing            *writing,
               const TcSheetPlace *place)
{
  const char *text = get (writing, TC_REGISTRY_REGISTERED, 0)->text;
  TcSlice date = { text, text + strlen (text) };
  TcSlice year;

  suggest_text (writing, "publication_date", 0, text, place, 0, strlen (text));
  if (tc_slice_find_year (date, &year))
    tc_sheet_suggest (writing->sheet, "year", 0, tc_value_new_number (g_ascii_strtoull (year.p, NULL, 10)), place, 0,
                      strlen (text), "");
}

/* One line for all items of a topic. */
static void
write_line (Writing         *writing,
            TcRegistryTopic  topic,
            TcSectionKind    kind)
{
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_autofree char *text = join (writing, topic, "; ", starts);
  TcSheetPlace place;

  if (starts->len == 0)
    return;

  place = tc_sheet_add_line (writing->sheet, labels[topic], text, kind);
  if (topic == TC_REGISTRY_COUNTRY)
    suggest_countries (writing, &place, starts);
  else if (topic == TC_REGISTRY_CONDITION)
    suggest_line (writing, topic, "condition", &place, starts);
  else if (topic == TC_REGISTRY_FUNDER || (topic == TC_REGISTRY_SPONSOR && count (writing, TC_REGISTRY_FUNDER) == 0))
    suggest_line (writing, topic, "funding", &place, starts);
  else if (topic == TC_REGISTRY_ENROLMENT)
    suggest_enrolment (writing, &place);
  else if (topic == TC_REGISTRY_DESIGN)
    suggest_from_design (writing, text, &place);
  else
    suggest_option (writing, topic, topic, text, &place);
}

/* --- registration ---------------------------------------------------------------------------------- */

static void
write_titles (Writing *writing)
{
  gboolean scientific = count (writing, TC_REGISTRY_TITLE) > 0;
  TcRegistryTopic best = scientific ? TC_REGISTRY_TITLE : TC_REGISTRY_PUBLIC_TITLE;
  guint n[2] = { 0, 0 };

  for (guint i = 0; i < count (writing, best); i++)
    {
      const TcRegistryItem *item = get (writing, best, i);
      gboolean chinese = is_chinese (item);
      TcSheetPlace place = tc_sheet_add_line (writing->sheet, chinese ? "Chinese title" : "Title", item->text, TC_SECTION_TITLE);

      if (n[chinese]++ == 0)
        tc_sheet_suggest_text (writing->sheet, chinese ? "title_zh" : "title", 0, &place);
    }
  for (guint i = 0; scientific && i < count (writing, TC_REGISTRY_PUBLIC_TITLE); i++)
    tc_sheet_add_line (writing->sheet, labels[TC_REGISTRY_PUBLIC_TITLE],
                       get (writing, TC_REGISTRY_PUBLIC_TITLE, i)->text, TC_SECTION_TITLE);
  if (count (writing, TC_REGISTRY_ACRONYM) > 0)
    tc_sheet_add_line (writing->sheet, labels[TC_REGISTRY_ACRONYM], get (writing, TC_REGISTRY_ACRONYM, 0)->text,
                       TC_SECTION_BOILERPLATE);
}

typedef struct
{
  TcRegistryTopic topic;
  guint item;
  gsize start;
} Mark;

static void
suggest_ids (Writing            *writing,
             GArray             *marks,
             const TcSheetPlace *place)
{
  guint n_ids = 0;

  for (guint i = 0; i < marks->len; i++)
    {
      const Mark *mark = &g_array_index (marks, Mark, i);
      const TcRegistryItem *item = get (writing, mark->topic, mark->item);
      g_autofree char *written = g_strndup (item->text, item->value_length);
      g_autofree char *id = tc_registry_dup_id (written);

      if (id == NULL && mark->topic == TC_REGISTRY_ID)
        id = g_strdup (written);
      if (id != NULL)
        suggest_text (writing, "registry_ids", n_ids++, id, place, mark->start, item->value_length);
    }
}

/* The lines by which the record is told, in one section. */
static void
write_registration (Writing    *writing,
                    const char *register_name)
{
  g_autoptr (GString) all = g_string_new (NULL);
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  TcSheetPlace place;

  if (register_name != NULL)
    g_string_append_printf (all, "Registry: %s\n", register_name);
  for (guint topic = TC_REGISTRY_NAME; topic <= TC_REGISTRY_TYPE; topic++)
    for (guint i = 0; i < count (writing, topic); i++)
      {
        Mark mark = { topic, i, 0 };

        g_string_append_printf (all, "%s: ", labels[topic]);
        mark.start = all->len;
        if (topic == TC_REGISTRY_ID || topic == TC_REGISTRY_OTHER_ID)
          g_array_append_val (marks, mark);
        g_string_append_printf (all, "%s\n", get (writing, topic, i)->text);
      }
  if (all->len == 0)
    return;

  g_string_truncate (all, all->len - 1);
  place = tc_sheet_add_block (writing->sheet, "Trial registration", all->str, TC_SECTION_REGISTRATION);
  suggest_ids (writing, marks, &place);
}

static void
write_dates (Writing *writing)
{
  for (guint topic = TC_REGISTRY_REGISTERED; topic <= TC_REGISTRY_END; topic++)
    if (count (writing, topic) > 0)
      {
        TcSheetPlace place = tc_sheet_add_line (writing->sheet, labels[topic], get (writing, topic, 0)->text,
                                                TC_SECTION_CITATION);

        if (topic == TC_REGISTRY_REGISTERED)
          suggest_dates (writing, &place);
      }
}

/* --- blocks ---------------------------------------------------------------------------------------- */

/* "Arm A (Experimental): …" */
static void
suggest_arm (Writing            *writing,
             guint               i,
             Numbering          *numbering,
             const TcSheetPlace *place,
             gsize               start)
{
  const char *language;
  static const char *keys[] = { "label", "role" };
  const TcRegistryItem *item = get (writing, TC_REGISTRY_ARM, i);
  g_autofree char *label = g_strndup (item->text, item->value_length);
  const char *type = item->text + item->value_length;
  const char *end = g_str_has_prefix (type, " (") ? strchr (type, ')') : NULL;
  g_autofree char *words = end != NULL ? g_strndup (type, end - type) : NULL;
  const char *role = words != NULL ? tc_registry_find_role (words) : NULL;
  g_autoptr (TcValue) name = tc_value_new_text (label);
  g_autoptr (TcValue) kind = role != NULL ? tc_value_new_text (role) : NULL;
  TcValue *values[] = { name, kind };
  guint number = number_item (numbering, item, &language);

  if (*label == '\0')
    return;

  tc_sheet_suggest (writing->sheet, "arms", number, tc_value_new_record (keys, values, kind != NULL ? 2 : 1), place, start,
                    item->value_length, language);
  if (words != NULL && tc_registry_find_control (words) != NULL && !writing->said[TC_REGISTRY_CONTROL])
    {
      suggest_text (writing, "control", 0, tc_registry_find_control (words), place, start,
                    end + 1 - item->text);
      writing->said[TC_REGISTRY_CONTROL] = TRUE;
    }
}

/* The first treatment that is not what it is compared with. */
static void
suggest_intervention (Writing            *writing,
                      const TcSheetPlace *place,
                      GArray             *starts)
{
  Numbering numbering = begin_numbering (writing, TC_REGISTRY_INTERVENTION);
  guint n_said[2] = { 0, 0 };

  for (guint i = 0; i < starts->len; i++)
    {
      const TcRegistryItem *item = get (writing, TC_REGISTRY_INTERVENTION, i);
      g_autofree char *name = g_strndup (item->text, item->value_length);
      const char *language;

      number_item (&numbering, item, &language);
      if (*name == '\0' || tc_registry_find_control (name) != NULL || n_said[*language == 'z']++ > 0)
        continue;
      tc_sheet_suggest (writing->sheet, "intervention", 0, tc_value_new_text (name), place, g_array_index (starts, gsize, i),
                        item->value_length, language);
    }
}

static void
suggest_each (Writing            *writing,
              TcRegistryTopic     topic,
              const char         *field,
              const TcSheetPlace *place,
              GArray             *starts)
{
  Numbering numbering = begin_numbering (writing, topic);

  for (guint i = 0; i < starts->len; i++)
    {
      const TcRegistryItem *item = get (writing, topic, i);
      g_autofree char *value = g_strndup (item->text, item->value_length);
      const char *language;
      guint number = number_item (&numbering, item, &language);

      if (item->value_length > 0)
        tc_sheet_suggest (writing->sheet, field, number, tc_value_new_text (value), place, g_array_index (starts, gsize, i),
                          item->value_length, language);
    }
}

/* Places in one language: the same place may be said in two. */
static void
suggest_centres (Writing            *writing,
                 const TcSheetPlace *place,
                 GArray             *starts)
{
  Numbering numbering = begin_numbering (writing, TC_REGISTRY_LOCATION);

  for (guint i = 0; i < starts->len && !writing->said[TC_REGISTRY_CENTRES]; i++)
    {
      const TcRegistryItem *item = get (writing, TC_REGISTRY_LOCATION, i);
      const char *language;

      if (number_item (&numbering, item, &language) == 0)
        continue;
      suggest_text (writing, "centres", 0, "multicentre", place, 0, g_array_index (starts, gsize, i) + strlen (item->text));
      writing->said[TC_REGISTRY_CENTRES] = TRUE;
    }
}

/* An item a line, below the label. */
static void
write_block (Writing         *writing,
             TcRegistryTopic  topic,
             TcSectionKind    kind)
{
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_autofree char *text = join (writing, topic, "\n", starts);
  Numbering numbering = begin_numbering (writing, topic);
  TcSheetPlace place;

  if (starts->len == 0)
    return;

  place = tc_sheet_add_block (writing->sheet, labels[topic], text, kind);
  for (guint i = 0; topic == TC_REGISTRY_ARM && i < starts->len; i++)
    suggest_arm (writing, i, &numbering, &place, g_array_index (starts, gsize, i));
  if (topic == TC_REGISTRY_INTERVENTION)
    suggest_intervention (writing, &place, starts);
  else if (topic == TC_REGISTRY_PRIMARY)
    suggest_each (writing, topic, "primary_endpoints", &place, starts);
  else if (topic == TC_REGISTRY_SECONDARY)
    suggest_each (writing, topic, "secondary_endpoints", &place, starts);
  else if (topic == TC_REGISTRY_LOCATION)
    suggest_centres (writing, &place, starts);
}

/**
 * tc_registry_write:
 * @items: what the record says
 * @register_name: (nullable): the name of the register, where the record does not say it
 * @rule_prefix: beginning of the rule ids of the suggestions
 *
 * Returns: (transfer full): a sheet
 */
TcSheet *
tc_registry_write (const TcRegistryItems *items,
                   const char            *register_name,
                   const char            *rule_prefix)
{
  Writing writing = { items, tc_sheet_new (rule_prefix), { FALSE } };

  write_titles (&writing);
  write_registration (&writing, register_name);
  write_dates (&writing);
  write_line (&writing, TC_REGISTRY_SPONSOR, TC_SECTION_FUNDING);
  write_line (&writing, TC_REGISTRY_FUNDER, TC_SECTION_FUNDING);
  for (guint topic = TC_REGISTRY_DESIGN; topic <= TC_REGISTRY_CONDITION; topic++)
    write_line (&writing, topic, TC_SECTION_BODY);
  write_block (&writing, TC_REGISTRY_SUMMARY, TC_SECTION_ABSTRACT);
  write_block (&writing, TC_REGISTRY_DESCRIPTION, TC_SECTION_BODY);
  write_block (&writing, TC_REGISTRY_ARM, TC_SECTION_METHODS);
  write_block (&writing, TC_REGISTRY_INTERVENTION, TC_SECTION_METHODS);
  for (guint topic = TC_REGISTRY_PRIMARY; topic <= TC_REGISTRY_LOCATION; topic++)
    write_block (&writing, topic, TC_SECTION_BODY);
  if (items->others->len > 0)
    tc_sheet_add_block (writing.sheet, "Other fields", items->others->str, TC_SECTION_BOILERPLATE);

  return writing.sheet;
}
