/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-registry-suggest.h"

#include <string.h>

#include "tc-lines.h"
#include "tc-statement-shapes.h"

/* What the record of a register says as suggestions for the fields of the codebook. */

/* More than any trial has: what stands there is no size of a group. */
#define MAX_SIZE 1000000

/**
 * tc_registry_item_is_chinese:
 *
 * Returns: whether the value of @item is in Chinese
 */
gboolean
tc_registry_item_is_chinese (const TcRegistryItem *item)
{
  TcPiece piece = { item->text, item->text + item->value_length, 0 };

  return *tc_piece_language (piece) == 'z';
}

/* Where a register says the same in two languages, the items of a topic are numbered in each of
 * them; in one language no language is said. */
typedef struct
{
  gboolean mixed;
  guint n[2];
} Numbering;

static Numbering
begin_numbering (const TcRegistryWriting *writing,
                 TcRegistryTopic          topic)
{
  guint n_chinese = 0;

  for (guint i = 0; i < tc_registry_count_items (writing, topic); i++)
    n_chinese += tc_registry_item_is_chinese (tc_registry_get_item (writing, topic, i));

  return (Numbering) { n_chinese > 0 && n_chinese < tc_registry_count_items (writing, topic), { 0, 0 } };
}

/* The number of the next item, which is @item. */
static guint
number_item (Numbering             *numbering,
             const TcRegistryItem  *item,
             const char           **language)
{
  gboolean chinese = numbering->mixed && tc_registry_item_is_chinese (item);

  *language = !numbering->mixed ? "" : chinese ? "zh" : "en";

  return numbering->n[chinese]++;
}

static void
suggest_text (TcRegistryWriting  *writing,
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
suggest_line (TcRegistryWriting  *writing,
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
      const TcRegistryItem *item = tc_registry_get_item (writing, topic, i);
      const char *language;

      if (number_item (&numbering, item, &language) == 0)
        tc_sheet_suggest (writing->sheet, field, 0, tc_value_new_text (item->text), place,
                          g_array_index (starts, gsize, i), strlen (item->text), language);
    }
}

static void
suggest_countries (TcRegistryWriting  *writing,
                   const TcSheetPlace *place,
                   GArray             *starts)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < starts->len; i++)
    {
      const TcRegistryItem *item = tc_registry_get_item (writing, TC_REGISTRY_COUNTRY, i);
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
suggest_option (TcRegistryWriting  *writing,
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
suggest_from_design (TcRegistryWriting  *writing,
                     const char         *text,
                     const TcSheetPlace *place)
{
  static const TcRegistryTopic topics[] = {
    TC_REGISTRY_ALLOCATION, TC_REGISTRY_MASKING, TC_REGISTRY_MODEL, TC_REGISTRY_CENTRES, TC_REGISTRY_CONTROL,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (topics); i++)
    if (tc_registry_count_items (writing, topics[i]) == 0)
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
suggest_enrolment (TcRegistryWriting  *writing,
                   const TcSheetPlace *place)
{
  gsize length;
  double number = find_number (tc_registry_get_item (writing, TC_REGISTRY_ENROLMENT, 0)->text, &length);

  if (number >= 0 && number < 1e9)
    tc_sheet_suggest (writing->sheet, "n_enrolled", 0, tc_value_new_number (number), place, 0, length, "");
}

/**
 * tc_registry_suggest_dates:
 * @place: of the line of the day of registration
 *
 * Suggests the day and the year.
 */
void
tc_registry_suggest_dates (TcRegistryWriting  *writing,
                           const TcSheetPlace *place)
{
  const char *text = tc_registry_get_item (writing, TC_REGISTRY_REGISTERED, 0)->text;
  TcSlice date = { text, text + strlen (text) };
  TcSlice year;

  suggest_text (writing, "publication_date", 0, text, place, 0, strlen (text));
  if (tc_slice_find_year (date, &year))
    tc_sheet_suggest (writing->sheet, "year", 0, tc_value_new_number (g_ascii_strtoull (year.p, NULL, 10)), place, 0,
                      strlen (text), "");
}

/**
 * tc_registry_suggest_ids:
 * @marks: (element-type TcRegistryMark): where identifiers stand
 * @place: of the section of the registration
 *
 * Suggests identifiers of registers; numbers of other kinds only where the record says them as its own.
 */
void
tc_registry_suggest_ids (TcRegistryWriting  *writing,
                         GArray             *marks,
                         const TcSheetPlace *place)
{
  guint n_ids = 0;

  for (guint i = 0; i < marks->len; i++)
    {
      const TcRegistryMark *mark = &g_array_index (marks, TcRegistryMark, i);
      const TcRegistryItem *item = tc_registry_get_item (writing, mark->topic, mark->item);
      g_autofree char *written = g_strndup (item->text, item->value_length);
      g_autofree char *id = tc_registry_dup_id (written);

      if (id == NULL && mark->topic == TC_REGISTRY_ID)
        id = g_strdup (written);
      if (id != NULL)
        suggest_text (writing, "registry_ids", n_ids++, id, place, mark->start, item->value_length);
    }
}

/**
 * tc_registry_suggest_from_line:
 * @text: the items of the topic in one line
 * @place: of the line
 * @starts: (element-type gsize): where each item begins, bytes of @text
 *
 * Suggests what a line says.
 */
void
tc_registry_suggest_from_line (TcRegistryWriting  *writing,
                               TcRegistryTopic     topic,
                               const char         *text,
                               const TcSheetPlace *place,
                               GArray             *starts)
{
  if (topic == TC_REGISTRY_COUNTRY)
    suggest_countries (writing, place, starts);
  else if (topic == TC_REGISTRY_CONDITION)
    suggest_line (writing, topic, "condition", place, starts);
  else if (topic == TC_REGISTRY_FUNDER
           || (topic == TC_REGISTRY_SPONSOR && tc_registry_count_items (writing, TC_REGISTRY_FUNDER) == 0))
    suggest_line (writing, topic, "funding", place, starts);
  else if (topic == TC_REGISTRY_ENROLMENT)
    suggest_enrolment (writing, place);
  else if (topic == TC_REGISTRY_DESIGN)
    suggest_from_design (writing, text, place);
  else
    suggest_option (writing, topic, topic, text, place);
}

/* --- blocks ---------------------------------------------------------------------------------------- */

/* "甲组 (n = 30): …": the size behind a name, and how far it reaches; 0 where there is none. */
static guint
read_size (const char *behind,
           gsize      *length)
{
  static const char lead[] = " (n = ";
  char *end;
  guint64 n;

  if (!g_str_has_prefix (behind, lead) || !g_ascii_isdigit (behind[strlen (lead)]))
    return 0;
  n = g_ascii_strtoull (behind + strlen (lead), &end, 10);
  *length = end + 1 - behind;

  return *end == ')' && n <= MAX_SIZE ? n : 0;
}

/* "Arm A (Experimental): …" */
static void
suggest_arm (TcRegistryWriting  *writing,
             guint               i,
             Numbering          *numbering,
             const TcSheetPlace *place,
             gsize               start)
{
  const char *language;
  const char *keys[] = { "label", "role" };
  const TcRegistryItem *item = tc_registry_get_item (writing, TC_REGISTRY_ARM, i);
  g_autofree char *label = g_strndup (item->text, item->value_length);
  const char *type = item->text + item->value_length;
  const char *end = g_str_has_prefix (type, " (") ? strchr (type, ')') : NULL;
  g_autofree char *words = end != NULL ? g_strndup (type, end - type) : NULL;
  const char *role = words != NULL ? tc_registry_find_role (words) : NULL;
  g_autoptr (TcValue) name = tc_value_new_text (label);
  g_autoptr (TcValue) kind = role != NULL ? tc_value_new_text (role) : NULL;
  gsize reach = 0;
  guint size = read_size (type, &reach);
  g_autoptr (TcValue) n = size > 0 ? tc_value_new_number (size) : NULL;
  TcValue *values[] = { name, kind != NULL ? kind : n };
  guint number = number_item (numbering, item, &language);

  if (*label == '\0')
    return;
  if (kind == NULL)
    keys[1] = "n_allocated";

  tc_sheet_suggest (writing->sheet, "arms", number,
                    tc_value_new_record (keys, values, values[1] != NULL ? 2 : 1), place, start,
                    item->value_length + (size > 0 && kind == NULL ? reach : 0), language);
  if (words != NULL && tc_registry_find_control (words) != NULL && !writing->said[TC_REGISTRY_CONTROL])
    {
      suggest_text (writing, "control", 0, tc_registry_find_control (words), place, start,
                    end + 1 - item->text);
      writing->said[TC_REGISTRY_CONTROL] = TRUE;
    }
}

/* The first treatment that is not what it is compared with. */
static void
suggest_intervention (TcRegistryWriting  *writing,
                      const TcSheetPlace *place,
                      GArray             *starts)
{
  Numbering numbering = begin_numbering (writing, TC_REGISTRY_INTERVENTION);
  guint n_said[2] = { 0, 0 };

  for (guint i = 0; i < starts->len; i++)
    {
      const TcRegistryItem *item = tc_registry_get_item (writing, TC_REGISTRY_INTERVENTION, i);
      g_autofree char *name = g_strndup (item->text, item->value_length);
      const char *language;

      number_item (&numbering, item, &language);
      if (*name == '\0' || tc_registry_find_control (name) != NULL || n_said[*language == 'z']++ > 0)
        continue;
      tc_sheet_suggest (writing->sheet, "intervention", 0, tc_value_new_text (name), place,
                        g_array_index (starts, gsize, i), item->value_length, language);
    }
}

static void
suggest_each (TcRegistryWriting  *writing,
              TcRegistryTopic     topic,
              const char         *field,
              const TcSheetPlace *place,
              GArray             *starts)
{
  Numbering numbering = begin_numbering (writing, topic);

  for (guint i = 0; i < starts->len; i++)
    {
      const TcRegistryItem *item = tc_registry_get_item (writing, topic, i);
      g_autofree char *value = g_strndup (item->text, item->value_length);
      const char *language;
      guint number = number_item (&numbering, item, &language);

      if (item->value_length > 0)
        tc_sheet_suggest (writing->sheet, field, number, tc_value_new_text (value), place,
                          g_array_index (starts, gsize, i), item->value_length, language);
    }
}

/* Places in one language: the same place may be said in two. */
static void
suggest_centres (TcRegistryWriting  *writing,
                 const TcSheetPlace *place,
                 GArray             *starts)
{
  Numbering numbering = begin_numbering (writing, TC_REGISTRY_LOCATION);

  for (guint i = 0; i < starts->len && !writing->said[TC_REGISTRY_CENTRES]; i++)
    {
      const TcRegistryItem *item = tc_registry_get_item (writing, TC_REGISTRY_LOCATION, i);
      const char *language;

      /* A country without a place is none. */
      if (item->value_length == 0 || number_item (&numbering, item, &language) == 0)
        continue;
      suggest_text (writing, "centres", 0, "multicentre", place, 0,
                    g_array_index (starts, gsize, i) + strlen (item->text));
      writing->said[TC_REGISTRY_CENTRES] = TRUE;
    }
}

/**
 * tc_registry_suggest_from_block:
 * @place: of the block
 * @starts: (element-type gsize): where each item begins, bytes of the block's text
 *
 * Suggests what a block of an item a line says.
 */
void
tc_registry_suggest_from_block (TcRegistryWriting  *writing,
                                TcRegistryTopic     topic,
                                const TcSheetPlace *place,
                                GArray             *starts)
{
  Numbering numbering = begin_numbering (writing, topic);

  for (guint i = 0; topic == TC_REGISTRY_ARM && i < starts->len; i++)
    suggest_arm (writing, i, &numbering, place, g_array_index (starts, gsize, i));
  if (topic == TC_REGISTRY_INTERVENTION)
    suggest_intervention (writing, place, starts);
  else if (topic == TC_REGISTRY_PRIMARY)
    suggest_each (writing, topic, "primary_endpoints", place, starts);
  else if (topic == TC_REGISTRY_SECONDARY)
    suggest_each (writing, topic, "secondary_endpoints", place, starts);
  else if (topic == TC_REGISTRY_LOCATION)
    suggest_centres (writing, place, starts);
}
