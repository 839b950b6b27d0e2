/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-match-value.h"

#include <math.h>
#include <string.h>

#include "tc-numbers.h"

/* In bytes: "-ical", "-olic", "-onal". */
#define ADJECTIVE_ENDING 4

/* A match while it becomes a value; offsets are bytes of the folded text. */
typedef struct
{
  const TcRule *rule;
  const TcProse *document;
  guint sentence;
  gsize base;
  const TcMatch *info;
  TcFindings *findings;
  gsize quote_start;
  gsize quote_end;
} Match;

static gboolean
get_group (const Match *match,
           const char  *name,
           gsize       *start,
           gsize       *end)
{
  int from = -1;
  int to = -1;

  if (!tc_match_fetch_named_pos (match->info, name, &from, &to) || from < 0 || to <= from)
    return FALSE;
  *start = match->base + from;
  *end = match->base + to;
  return TRUE;
}

static gboolean
get_number (const Match *match,
            const char  *name,
            double      *number)
{
  gsize start;
  gsize end;

  return get_group (match, name, &start, &end) &&
         tc_number_parse (match->document->normal->text + start, end - start, number);
}

static void
add (const Match *match,
     TcValue     *value)
{
  TcCandidate *candidate;

  if (value == NULL)
    return;
  candidate = tc_findings_add (match->findings, match->document, match->rule->field, match->rule->id, value,
                               match->rule->confidence, match->sentence, match->quote_start, match->quote_end);
  candidate->fallback = match->rule->fallback;
}

static TcValue *
map_value (const Match *match)
{
  gsize start;
  gsize end;

  if (!get_group (match, "value", &start, &end))
    return NULL;
  for (guint i = 0; i < match->rule->map->len; i++)
    {
      const TcRuleMapping *mapping = g_ptr_array_index (match->rule->map, i);

      if (tc_findings_match (match->findings, mapping->match, match->document->normal->text + start, end - start, NULL))
        return tc_value_new_text (mapping->value);
    }
  return NULL;
}

static void
trim (const TcProse *document,
      gsize            *start,
      gsize            *end)
{
  const char *text = document->normal->text;

  while (*start < *end && strchr (" ,;:.\"'", text[*start]) != NULL)
    (*start)++;
  while (*end > *start && strchr (" ,;:\"'", text[*end - 1]) != NULL)
    (*end)--;
  if (*end > *start + 1 && text[*end - 1] == '.')
    (*end)--;
  while (*end >= *start + 3 && (memcmp (text + *end - 3, "。", 3) == 0 || memcmp (text + *end - 3, "、", 3) == 0))
    *end -= 3;
}

/* Whether a Latin word goes on over the border at @at. */
static gboolean
is_inside_word (const char *text,
                gsize       at)
{
  return at > 0 && g_ascii_isalpha (text[at - 1]) && g_ascii_isalpha (text[at]);
}

/* An expression that takes so many letters and no more can begin or end inside a word: takes the whole of it. */
static void
grow_to_words (const Match *match,
               gsize       *start,
               gsize       *end)
{
  const char *text = match->document->normal->text;
  gsize limit = tc_prose_sentence (match->document, match->sentence)->end;

  while (*start > match->base && is_inside_word (text, *start))
    (*start)--;
  while (*end < limit && is_inside_word (text, *end))
    (*end)++;
}

static TcValue *
text_value (const Match *match)
{
  g_autofree char *reported = NULL;
  gsize start;
  gsize end;

  if (!get_group (match, "value", &start, &end))
    return NULL;
  trim (match->document, &start, &end);
  if (start >= end)
    return NULL;
  grow_to_words (match, &start, &end);
  reported = tc_prose_reported (match->document, start, end);
  return reported[0] != '\0' ? tc_value_new_text (reported) : NULL;
}

/* "2∶1", "2 : 1" and "2：1" are one ratio, whatever sign and blanks the report writes. */
static TcValue *
ratio_value (const Match *match)
{
  g_autoptr (GString) ratio = g_string_new (NULL);
  const char *text = match->document->normal->text;
  gsize start;
  gsize end;

  if (!get_group (match, "value", &start, &end))
    return NULL;
  for (gsize i = start; i < end; i++)
    if (g_ascii_isdigit (text[i]))
      g_string_append_c (ratio, text[i]);
    else if (text[i] != ' ' && ratio->len > 0 && g_ascii_isdigit (ratio->str[ratio->len - 1]))
      g_string_append_c (ratio, ':');
  return ratio->len > 0 ? tc_value_new_text (ratio->str) : NULL;
}

/* Length of the separator of list items that begins at @p, 0 where there is none. */
static gsize
separator_length (const char *p,
                  gsize       left)
{
  static const char separators[][16] = { ", and ", "; and ", ", or ", ",and ", " and ", ", as well as ", " as well as ",
                                         ", ", "; ", ",", ";", "、", "以及", "和", "及", "与" };

  if ((guchar) *p < 0x80 && strchr (" ,;", *p) == NULL)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      gsize n;

      if (separators[i][0] != *p)
        continue;
      n = strlen (separators[i]);
      if (n < left && memcmp (p, separators[i], n) == 0)
        return n;
    }
  return 0;
}

static void
add_item (const Match *match,
          gsize        start,
          gsize        end)
{
  g_autofree char *reported = NULL;
  TcCandidate *candidate;

  trim (match->document, &start, &end);
  if (end <= start + 1)
    return;
  reported = tc_prose_reported (match->document, start, end);
  candidate = tc_findings_add (match->findings, match->document, match->rule->field, match->rule->id,
                               tc_value_new_text (reported), match->rule->confidence, match->sentence, start, end);
  candidate->fallback = match->rule->fallback;
}

/* Whether the words on both sides of a separator, @from to @before and from @behind on, end alike as adjectives do and
 * another word follows that both belong to: "neurological and psychological tests". */
static gboolean
is_shared_noun (const char *text,
                gsize       from,
                gsize       before,
                gsize       behind,
                gsize       end)
{
  gsize last = behind;

  while (last < end && (g_ascii_isalpha (text[last]) || text[last] == '-'))
    last++;
  return last + 1 < end && text[last] == ' ' && g_ascii_isalpha (text[last + 1]) && before - from > ADJECTIVE_ENDING &&
         last - behind > ADJECTIVE_ENDING && strchr ("lc", text[before - 1]) != NULL &&
         memcmp (text + before - ADJECTIVE_ENDING, text + last - ADJECTIVE_ENDING, ADJECTIVE_ENDING) == 0;
}

/* Whether what stands on both sides of a separator is one item: "at 3, 6 and 12 months", "systolic
 * and diastolic pressure". */
static gboolean
is_within_item (const char *text,
                gsize       start,
                gsize       before,
                gsize       behind,
                gsize       end)
{
  static const char *const adjectives[] = { "maximum", "minimum", "maximal", "minimal", "systolic",
                                            "diastolic", "positive",
                                            "negative", "left", "right", "physical", "mental",
                                            "fasting", "upper", "lower",
                                            "short", "long", "clinical", "radiologic",
                                            "radiographic", "inspiratory", "expiratory", "proximal",
                                            "distal" };
  gsize from = before;

  if (before > start && behind < end && g_ascii_isdigit (text[before - 1]) && g_ascii_isdigit (text[behind]))
    return TRUE;
  while (from > start && g_ascii_isalpha (text[from - 1]))
    from--;
  for (guint i = 0; i < G_N_ELEMENTS (adjectives); i++)
    if (strlen (adjectives[i]) == before - from && memcmp (text + from, adjectives[i], before - from) == 0)
      return TRUE;
  /* All of the item before, or one more of these adjectives. */
  return (from == start || (from >= start + 2 && text[from - 2] == ',')) &&
         is_shared_noun (text, from, before, behind, end);
}

static void
add_list (const Match *match)
{
  const char *text = match->document->normal->text;
  gsize start;
  gsize end;
  int depth = 0;

  if (!get_group (match, "value", &start, &end))
    return;
  for (gsize i = start; i < end;)
    {
      gsize n = depth == 0 ? separator_length (text + i, end - i) : 0;

      if (text[i] == '(' || text[i] == '[')
        depth++;
      else if ((text[i] == ')' || text[i] == ']') && depth > 0)
        depth--;
      if (n == 0 || is_within_item (text, start, i, i + n, end))
        {
          i += MAX (n, 1);
          continue;
        }
      add_item (match, start, i);
      i += n;
      start = i;
    }
  add_item (match, start, end);
}

static TcValue *
sum_value (const Match *match)
{
  static const char *const names[] = { "a", "b", "c", "d", "e", "f" };
  double sum = 0;
  double number;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (get_number (match, names[i], &number))
      sum += number;
  return sum > 0 ? tc_value_new_number (sum) : NULL;
}

const char *
tc_duration_unit (const char *unit,
                  gsize       length)
{
  static const struct
  {
    const char *prefix;
    const char *unit;
  } units[] = {
    { "day", "day" }, { "week", "week" }, { "wk", "week" }, { "month", "month" }, { "mo", "month" }, { "year", "year" },
    { "yr", "year" }, { "天", "day" }, { "日", "day" }, { "周", "week" }, { "星期", "week" }, { "个月", "month" },
    { "月", "month" }, { "年", "year" }, { "d", "day" }, { "y", "year" }, { "岁", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (length >= strlen (units[i].prefix) && memcmp (unit, units[i].prefix, strlen (units[i].prefix)) == 0)
      return units[i].unit;
  return NULL;
}

static TcValue *
duration_value (const Match *match)
{
  const char *unit;
  double number;
  gsize start;
  gsize end;

  if (!get_number (match, "n", &number) || !get_group (match, "unit", &start, &end))
    return NULL;
  unit = tc_duration_unit (match->document->normal->text + start, end - start);
  return unit != NULL ? tc_value_new_quantity (number, unit) : NULL;
}

/* "{group}" in capitals and without blanks and hyphens; "{group:keep}" as folded. */
static TcValue *
template_value (const Match *match)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (const char *p = match->rule->value; *p != '\0'; p++)
    {
      const char *close = *p == '{' ? strchr (p, '}') : NULL;
      g_autofree char *name = close != NULL ? g_strndup (p + 1, close - p - 1) : NULL;
      gboolean keep = name != NULL && g_str_has_suffix (name, ":keep");
      gsize start;
      gsize end;

      if (name == NULL)
        {
          g_string_append_c (out, *p);
          continue;
        }
      p = close;
      if (keep)
        name[strlen (name) - strlen (":keep")] = '\0';
      if (!get_group (match, name, &start, &end))
        continue;
      for (gsize i = start; i < end; i++)
        if (g_ascii_isalnum (match->document->normal->text[i]))
          g_string_append_c (out, keep ? match->document->normal->text[i]
                                       : g_ascii_toupper (match->document->normal->text[i]));
    }
  return tc_value_new_text (out->str);
}

static TcValue *
make_value (const Match *match)
{
  double number;

  switch (match->rule->as)
    {
    case TC_RULE_AS_FIXED:
      return tc_value_new_text (match->rule->value);
    case TC_RULE_AS_FIXED_NUMBER:
      return tc_value_new_number (g_ascii_strtod (match->rule->value, NULL));
    case TC_RULE_AS_MAP:
      return map_value (match);
    case TC_RULE_AS_NUMBER:
      return get_number (match, "n", &number) && number >= 0 && number == floor (number) ? tc_value_new_number (number)
                                                                                         : NULL;
    case TC_RULE_AS_SUM:
      return sum_value (match);
    case TC_RULE_AS_DURATION:
      return duration_value (match);
    case TC_RULE_AS_TEMPLATE:
      return template_value (match);
    case TC_RULE_AS_RATIO:
      return ratio_value (match);
    case TC_RULE_AS_TEXT:
    case TC_RULE_AS_LEXICON:
    case TC_RULE_AS_LIST:
    default:
      return text_value (match);
    }
}

/* The group `upper`, if there is one, must stand in capitals: an abbreviation. */
static gboolean
is_upper_where_asked (const Match *match)
{
  gsize start;
  gsize end;

  if (!get_group (match, "upper", &start, &end))
    return TRUE;
  for (gsize i = start; i < end; i++)
    if (!tc_normal_is_upper (match->document->normal, i))
      return FALSE;
  return TRUE;
}

/**
 * tc_match_to_candidates:
 * @rule: the rule whose pattern matched
 * @rules: all rules
 * @document: what was searched
 * @sentence: index of the sentence
 * @info: the match, in bytes from the start of the sentence
 * @findings: where to add
 *
 * Makes what a rule wants of a match. The quote is the group `quote`, or else the whole match.
 */
void
tc_match_to_candidates (const TcRule     *rule,
                        const TcRules    *rules,
                        const TcProse *document,
                        guint             sentence,
                        const TcMatch *info,
                        TcFindings       *findings)
{
  Match match = { rule, document, sentence, tc_prose_sentence (document, sentence)->start, info, findings };
  int start;
  int end;

  tc_match_fetch_pos (info, 0, &start, &end);
  match.quote_start = match.base + start;
  match.quote_end = match.base + end;
  get_group (&match, "quote", &match.quote_start, &match.quote_end);
  trim (document, &match.quote_start, &match.quote_end);
  if (match.quote_start >= match.quote_end || !is_upper_where_asked (&match))
    return;
  if (rule->as == TC_RULE_AS_LIST)
    add_list (&match);
  else
    add (&match, make_value (&match));
}

/* The canonical value of a lexicon entry where it stands; verbatim where the entry has no value. */
void
tc_hit_to_candidate (const TcRule     *rule,
                     const TcLexEntry *entry,
                     const TcProse *document,
                     guint             sentence,
                     const TcHit      *hit,
                     TcFindings       *findings)
{
  g_autofree char *value = NULL;
  TcCandidate *candidate;

  if (rule->as == TC_RULE_AS_FIXED)
    value = g_strdup (rule->value);
  else if (rule->as == TC_RULE_AS_TEXT || entry->value[0] == '\0')
    value = tc_prose_reported (document, hit->start, hit->end);
  else
    value = g_strdup (entry->value);
  candidate = tc_findings_add (findings, document, rule->field, rule->id, tc_value_new_text (value), rule->confidence,
                               sentence, hit->start, hit->end);
  candidate->fallback = rule->fallback;
}
