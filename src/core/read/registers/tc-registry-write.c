/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-registry-private.h"

#include "tc-registry-suggest.h"

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

/* The items of a topic with what divides them; @starts gets where each begins. */
static char *
join (const TcRegistryWriting *writing,
      TcRegistryTopic          topic,
      const char              *divider,
      GArray                  *starts)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < tc_registry_count_items (writing, topic); i++)
    {
      if (i > 0)
        g_string_append (all, divider);
      g_array_append_val (starts, all->len);
      g_string_append (all, tc_registry_get_item (writing, topic, i)->text);
    }

  return g_string_free (all, FALSE);
}

/* One line for all items of a topic. */
static void
write_line (TcRegistryWriting *writing,
            TcRegistryTopic    topic,
            TcSectionKind      kind)
{
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_autofree char *text = join (writing, topic, "; ", starts);
  TcSheetPlace place;

  if (starts->len == 0)
    return;

  place = tc_sheet_add_line (writing->sheet, labels[topic], text, kind);
  tc_registry_suggest_from_line (writing, topic, text, &place, starts);
}

/* --- registration ---------------------------------------------------------------------------------- */

static void
write_titles (TcRegistryWriting *writing)
{
  gboolean scientific = tc_registry_count_items (writing, TC_REGISTRY_TITLE) > 0;
  TcRegistryTopic best = scientific ? TC_REGISTRY_TITLE : TC_REGISTRY_PUBLIC_TITLE;
  guint n[2] = { 0, 0 };

  for (guint i = 0; i < tc_registry_count_items (writing, best); i++)
    {
      const TcRegistryItem *item = tc_registry_get_item (writing, best, i);
      gboolean chinese = tc_registry_item_is_chinese (item);
      TcSheetPlace place = tc_sheet_add_line (writing->sheet, chinese ? "Chinese title" : "Title",
                                              item->text, TC_SECTION_TITLE);

      if (n[chinese]++ == 0)
        tc_sheet_suggest_text (writing->sheet, chinese ? "title_zh" : "title", 0, &place);
    }
  for (guint i = 0; scientific && i < tc_registry_count_items (writing, TC_REGISTRY_PUBLIC_TITLE); i++)
    tc_sheet_add_line (writing->sheet, labels[TC_REGISTRY_PUBLIC_TITLE],
                       tc_registry_get_item (writing, TC_REGISTRY_PUBLIC_TITLE, i)->text, TC_SECTION_TITLE);
  if (tc_registry_count_items (writing, TC_REGISTRY_ACRONYM) > 0)
    tc_sheet_add_line (writing->sheet, labels[TC_REGISTRY_ACRONYM],
                       tc_registry_get_item (writing, TC_REGISTRY_ACRONYM, 0)->text, TC_SECTION_BOILERPLATE);
}

/* The lines by which the record is told, in one section. */
static void
write_registration (TcRegistryWriting *writing,
                    const char        *register_name)
{
  g_autoptr (GString) all = g_string_new (NULL);
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (TcRegistryMark));
  TcSheetPlace place;

  if (register_name != NULL)
    g_string_append_printf (all, "Registry: %s\n", register_name);
  for (guint topic = TC_REGISTRY_NAME; topic <= TC_REGISTRY_TYPE; topic++)
    for (guint i = 0; i < tc_registry_count_items (writing, topic); i++)
      {
        TcRegistryMark mark = { topic, i, 0 };

        g_string_append_printf (all, "%s: ", labels[topic]);
        mark.start = all->len;
        if (topic == TC_REGISTRY_ID || topic == TC_REGISTRY_OTHER_ID)
          g_array_append_val (marks, mark);
        g_string_append_printf (all, "%s\n", tc_registry_get_item (writing, topic, i)->text);
      }
  if (all->len == 0)
    return;

  g_string_truncate (all, all->len - 1);
  place = tc_sheet_add_block (writing->sheet, "Trial registration", all->str, TC_SECTION_REGISTRATION);
  tc_registry_suggest_ids (writing, marks, &place);
}

static void
write_dates (TcRegistryWriting *writing)
{
  for (guint topic = TC_REGISTRY_REGISTERED; topic <= TC_REGISTRY_END; topic++)
    if (tc_registry_count_items (writing, topic) > 0)
      {
        TcSheetPlace place = tc_sheet_add_line (writing->sheet, labels[topic],
                                                tc_registry_get_item (writing, topic, 0)->text, TC_SECTION_CITATION);

        if (topic == TC_REGISTRY_REGISTERED)
          tc_registry_suggest_dates (writing, &place);
      }
}

/* --- blocks ---------------------------------------------------------------------------------------- */

/* An item a line, below the label. */
static void
write_block (TcRegistryWriting *writing,
             TcRegistryTopic    topic,
             TcSectionKind      kind)
{
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_autofree char *text = join (writing, topic, "\n", starts);
  TcSheetPlace place;

  if (starts->len == 0)
    return;

  place = tc_sheet_add_block (writing->sheet, labels[topic], text, kind);
  tc_registry_suggest_from_block (writing, topic, &place, starts);
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
  TcRegistryWriting writing = { items, tc_sheet_new (rule_prefix), { FALSE } };

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
