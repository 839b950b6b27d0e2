/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-registry.h"

#include <string.h>

#include "tc-statement-shapes.h"

/* What registers write, in the words of the codebook. */

typedef struct
{
  const char *words;              /* in lower case */
  const char *value;
} Word;

/* The first of the words that stands in the text counts. */
static const Word allocations[] = {
  { "non-random", "Non-Randomized" }, { "nonrandom", "Non-Randomized" }, { "non random", "Non-Randomized" },
  { "not random", "Non-Randomized" }, { "非随机", "Non-Randomized" }, { "random", "Randomized" },
  { "随机", "Randomized" },
  { "n/a", "N/A" }, { "not applicable", "N/A" },
};
static const Word maskings[] = {
  { "quadruple", "Quadruple" }, { "四盲", "Quadruple" }, { "triple", "Triple" },
  { "三盲", "Triple" }, { "double", "Double" },
  { "双盲", "Double" }, { "single blind", "Single" }, { "single-blind", "Single" }, { "single (", "Single" },
  { "单盲", "Single" }, { "open", "None (Open Label)" }, { "unblind", "None (Open Label)" },
  { "no masking", "None (Open Label)" }, { "not blinded", "None (Open Label)" }, { "none", "None (Open Label)" },
  { "开放", "None (Open Label)" }, { "非盲", "None (Open Label)" },
};
static const Word models[] = {
  { "single group", "Single Group" }, { "single-group", "Single Group" }, { "single arm", "Single Group" },
  { "single-arm", "Single Group" }, { "单臂", "Single Group" }, { "cross-over", "Crossover" },
  { "crossover", "Crossover" },
  { "cross over", "Crossover" }, { "交叉", "Crossover" }, { "factorial", "Factorial" }, { "析因", "Factorial" },
  { "sequential", "Sequential" }, { "序贯", "Sequential" }, { "parallel", "Parallel" }, { "平行", "Parallel" },
};
static const Word centres[] = {
  { "multi-cent", "multicentre" }, { "multicent", "multicentre" }, { "multi cent", "multicentre" },
  { "多中心", "multicentre" },
  { "single-cent", "single-centre" }, { "single cent", "single-centre" }, { "单中心", "single-centre" },
};
static const Word roles[] = {
  { "placebo", "Placebo Comparator" }, { "sham", "Sham Comparator" }, { "no intervention", "No Intervention" },
  { "no treatment", "No Intervention" }, { "active comparator", "Active Comparator" },
  { "active_comparator", "Active Comparator" },
  { "experimental", "Experimental" }, { "other", "Other" },
};
static const Word controls[] = {
  { "placebo", "placebo" }, { "安慰剂", "placebo" }, { "sham", "sham" }, { "假手术", "sham" },
  { "no intervention", "no treatment" },
  { "no treatment", "no treatment" }, { "空白对照", "no treatment" }, { "active comparator", "active comparator" },
  { "active control", "active comparator" }, { "阳性对照", "active comparator" },
  { "dose comparison", "dose comparison" },
  { "uncontrolled", "no control" },
};
static const Word countries[] = {
  { "china (", "China" }, { "people's republic of china", "China" }, { "中国", "China" },
  { "czech republic", "Czechia" },
  { "england", "United Kingdom" }, { "great britain", "United Kingdom" }, { "iran, islamic republic of", "Iran" },
  { "iran (islamic republic of)", "Iran" }, { "korea, republic of", "South Korea" },
  { "republic of korea", "South Korea" },
  { "korea, democratic people's republic of", "North Korea" },
  { "macedonia, the former yugoslav republic of", "North Macedonia" },
  { "moldova, republic of", "Moldova" }, { "northern ireland", "United Kingdom" }, { "russian federation", "Russia" },
  { "scotland", "United Kingdom" }, { "syrian arab republic", "Syria" }, { "tanzania, united republic of", "Tanzania" },
  { "the netherlands", "Netherlands" }, { "turkey", "Türkiye" },
  { "united kingdom of great britain", "United Kingdom" },
  { "united states of america", "United States" }, { "usa", "United States" }, { "viet nam", "Vietnam" },
  { "wales", "United Kingdom" }, { "日本", "Japan" }, { "美国", "United States" },
};

static const char *
find_word (const char *text,
           const Word *words,
           gsize       n_words)
{
  g_autofree char *lower = g_utf8_strdown (text, -1);

  for (gsize i = 0; i < n_words; i++)
    if (strstr (lower, words[i].words) != NULL)
      return words[i].value;

  return NULL;
}

/* --- phases ---------------------------------------------------------------------------------------- */

/* "2", "2a" and "2b" are all phase 2. */
static gboolean
ends_phase (const char *p)
{
  if (*p == 'a' || *p == 'b')
    p++;

  return !g_ascii_isalnum (*p);
}

/* "Human pharmacology (Phase I): no Therapeutic exploratory (Phase II): yes" names two phases and says one. */
static char *
dup_affirmed (const char *lower)
{
  GString *affirmed;

  if (strstr (lower, "): yes") == NULL)
    return g_strdup (lower);

  affirmed = g_string_new (NULL);
  for (const char *p = strstr (lower, "): yes"); p != NULL; p = strstr (p + 1, "): yes"))
    {
      const char *open = g_strrstr_len (lower, p - lower, "(");

      if (open != NULL)
        g_string_append_len (affirmed, open, p + 1 - open);
    }

  return g_string_free (affirmed, FALSE);
}

/* Phases named in a text as bits: 1 for phase 1 and so on; bit 0 for an early phase. */
static guint
find_phases (const char *lower)
{
  static const Word names[] = {
    { "iv", "4" }, { "iii", "3" }, { "ii", "2" }, { "i", "1" }, { "0", "0" }, { "1", "1" }, { "2", "2" }, { "3", "3" },
    { "4", "4" },
  };
  guint phases = 0;

  for (const char *p = lower; *p != '\0';)
    {
      gboolean begins = p == lower || !(g_ascii_isalnum (p[-1]) &&
                                        !(p >= lower + 5 && strncmp (p - 5, "phase", 5) == 0));
      gsize length = 0;

      for (gsize i = 0; begins && i < G_N_ELEMENTS (names) && length == 0; i++)
        if (g_str_has_prefix (p, names[i].words) && ends_phase (p + strlen (names[i].words)))
          {
            phases |= 1u << (*names[i].value - '0');
            length = strlen (names[i].words);
          }
      p += MAX (length, 1);
    }
  if (strstr (lower, "early") != NULL || strstr (lower, "探索性") != NULL)
    phases = 1;
  if (phases == 0 && strstr (lower, "human pharmacology") != NULL)
    phases = 1u << 1;

  return phases;
}

static const char *
find_phase (const char *text)
{
  static const struct { guint phases; const char *value; } values[] = {
    { 1, "Early Phase 1" }, { 1u << 1, "Phase 1" }, { 1u << 1 | 1u << 2, "Phase 1/Phase 2" }, { 1u << 2, "Phase 2" },
    { 1u << 2 | 1u << 3, "Phase 2/Phase 3" }, { 1u << 3, "Phase 3" }, { 1u << 4, "Phase 4" },
  };
  g_autofree char *folded = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *lower = g_utf8_strdown (folded != NULL ? folded : text, -1);
  g_autofree char *affirmed = dup_affirmed (lower);
  guint phases = find_phases (affirmed);

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    if (values[i].phases == phases)
      return values[i].value;
  if (phases == 0 && (g_str_equal (lower, "n/a") || g_str_equal (lower, "na") ||
                      strstr (lower, "not applicable") != NULL || g_str_equal (lower, "其它") ||
                      g_str_equal (lower, "其他")))
    return "Not Applicable";

  return NULL;
}

/**
 * tc_registry_find_option:
 * @topic: phase, allocation, masking, model or centres
 *
 * Returns: (nullable): the option of the codebook that @text says
 */
const char *
tc_registry_find_option (TcRegistryTopic  topic,
                         const char      *text)
{
  switch ((guint) topic)
    {
    case TC_REGISTRY_PHASE: return find_phase (text);
    case TC_REGISTRY_ALLOCATION: return find_word (text, allocations, G_N_ELEMENTS (allocations));
    case TC_REGISTRY_MASKING:
      /* "Single" alone says it where masking is asked for, and nothing in a sentence on the design. */
      return g_ascii_strcasecmp (text, "single") == 0 ? "Single" : find_word (text, maskings, G_N_ELEMENTS (maskings));
    case TC_REGISTRY_MODEL: return find_word (text, models, G_N_ELEMENTS (models));
    case TC_REGISTRY_CENTRES: return find_word (text, centres, G_N_ELEMENTS (centres));
    default: return NULL;
    }
}

/**
 * tc_registry_find_role:
 *
 * Returns: (nullable): the role of an arm
 */
const char *
tc_registry_find_role (const char *text)
{
  return find_word (text, roles, G_N_ELEMENTS (roles));
}

/**
 * tc_registry_find_control:
 *
 * Returns: (nullable): what the treatment is compared with
 */
const char *
tc_registry_find_control (const char *text)
{
  return find_word (text, controls, G_N_ELEMENTS (controls));
}

/**
 * tc_registry_find_country:
 * @text: the name of one country
 *
 * Returns: its name in the codebook, or @text
 */
const char *
tc_registry_find_country (const char *text)
{
  g_autofree char *lower = g_utf8_strdown (text, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (countries); i++)
    if (g_str_equal (lower, countries[i].words) ||
        (g_str_has_suffix (countries[i].words, "(") && g_str_has_prefix (lower, countries[i].words)))
      return countries[i].value;

  return text;
}

static gboolean
is_digits (const char *p,
           gsize       n)
{
  for (gsize i = 0; i < n; i++)
    if (!g_ascii_isdigit (p[i]))
      return FALSE;

  return TRUE;
}

/**
 * tc_registry_dup_id:
 * @text: an identifier
 *
 * Returns: (transfer full) (nullable): the id of a trial in a register as the codebook writes it; %NULL where @text is
 *   another number
 */
char *
tc_registry_dup_id (const char *text)
{
  const char *number = g_ascii_strncasecmp (text, "EUCTR", 5) == 0 ? text + 5 : text;
  gsize length = strlen (number);

  if (length >= 14 && is_digits (number, 4) && number[4] == '-' && is_digits (number + 5, 6) && number[11] == '-' &&
      is_digits (number + 12, 2))
    {
      if (number[5] == '0' && (length == 14 || number[14] == '-'))
        return g_strdup_printf ("EudraCT %.14s", number);
      if (number[5] == '5')
        return g_strdup (number);
    }
  if (!tc_slice_names_registry ((TcSlice) { text, text + strlen (text) }) || strpbrk (text, "0123456789") == NULL ||
      strlen (text) > 40 || strchr (text, ' ') != NULL)
    return NULL;

  return g_strdup (text);
}

/**
 * tc_registry_dup_quiet:
 * @text: an option as a program writes it
 *
 * Returns: (transfer full): the same for people: "NON_RANDOMIZED" as "Non randomized", "PHASE2" as "Phase 2"
 */
char *
tc_registry_dup_quiet (const char *text)
{
  GString *quiet;

  if (g_str_equal (text, "NA"))
    return g_strdup ("N/A");
  if (strlen (text) < 3)
    return g_strdup (text);
  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isupper (*p) && !g_ascii_isdigit (*p) && *p != '_')
      return g_strdup (text);

  quiet = g_string_new (NULL);
  for (const char *p = text; *p != '\0'; p++)
    {
      if (g_ascii_isdigit (*p) && p > text && g_ascii_isalpha (p[-1]))
        g_string_append_c (quiet, ' ');
      g_string_append_c (quiet, *p == '_' ? ' ' : p == text ? *p : g_ascii_tolower (*p));
    }

  return g_string_free (quiet, FALSE);
}
