/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-model"

#include "config.h"

#include "tc-result-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tc-codebook.h"

/* Longer than any P value that a report prints. */
#define MAX_LENGTH 200

/* How far a value may lie outside its interval because both were rounded, as a part of the interval. */
#define ROUNDING 0.01

/* What stands in the place of a number, folded and without blanks and points. */
static const char *const words[] = {
  "ns", "n/s", "nr", "na", "n/a", "notsignificant", "nonsignificant", "non-significant", "significant", "notreported",
  "无统计学意义", "差异无统计学意义", "有统计学意义", "差异有统计学意义", "无显著性差异",
  "有显著性差异", "不显著", "显著", "未报告", NULL
};

/* Rows of more than one arm, or of none of them. */
static const char *const all_arms[] = {
  "all", "overall", "total", "both", "pooled", "combined", "between", "difference", "comparison",
  "全部", "总", "合计", "两组", "各组", "组间", "所有", "比较", NULL
};

/* Full-width and superscript characters as plain ones, in small letters. */
static char *
fold (const char *text)
{
  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);

  return g_utf8_casefold (plain != NULL ? plain : text, -1);
}

static gboolean
is_word (const char *folded)
{
  g_autofree char *bare = g_strdup (folded);
  char *to = bare;

  for (const char *from = bare; *from != '\0'; from++)
    if (*from != ' ' && *from != '.')
      *to++ = *from;
  *to = '\0';

  return g_strv_contains (words, g_str_has_prefix (bare, "p=") ? bare + 2 : bare);
}

/* "0.03", "<.0001", "p = 0·012", "0.01-0.05", "3×10-5 (trend)": a number, and a remark behind it that is set off. */
static GRegex *
get_form (void)
{
  static GRegex *form;

  if (g_once_init_enter (&form))
    {
      const char *number =
          "(?:\\d{1,20}(?:[.·,]\\d{1,40})?|[.·]\\d{1,40})(?:e[-−]\\d{1,3}"
          "|\\s*[×x*]\\s*10\\s*\\^?[-−]\\d{1,3})?";
      g_autofree char *pattern =
        g_strdup_printf
            ("^(?:p(?:\\s*-?\\s*values?|\\s*值)?(?:\\s*for\\s[^\\d<>=]{1,60})?\\s*[:：]?)?\\s*"
             "(?:[<>=≤≥≦≧⩽⩾≈~]\\s*){0,3}"
                         "(%s)(?:\\s*(?:-|−|–|~|to)\\s*(%s))?(?:\\s*[*†‡§#,;，；(（\\[].*"
                         "|\\s+[^\\d.].*)?$", number, number);

      g_once_init_leave (&form, g_regex_new (pattern, G_REGEX_OPTIMIZE | G_REGEX_DOTALL, 0, NULL));
    }

  return form;
}

static gboolean
is_probability (const char *number)
{
  g_autoptr(GString) plain = g_string_new (number);
  char *rest;
  double value;

  g_string_replace (plain, "·", ".", 0);
  g_string_replace (plain, ",", ".", 0);
  g_string_replace (plain, "−", "-", 0);
  value = g_ascii_strtod (plain->str, &rest);

  /* A power of ten behind it is a negative one. */
  return value <= 1 || *rest != '\0';
}

/**
 * tc_result_check_p:
 * @typed: what stands in the cell of a P value, valid UTF-8
 * @error: %TC_CODEBOOK_ERROR_VALUE with a translated sentence
 *
 * Tells whether a text is a P value: a number between 0 and 1, with or without "P" and a sign
 * before it, or words such as "NS". A remark may stand behind the number.
 *
 * Returns: %FALSE with @error where it is none
 */
gboolean
tc_result_check_p (const char  *typed,
                   GError     **error)
{
  g_autofree char *folded = NULL;
  g_autoptr(GMatchInfo) match = NULL;

  g_return_val_if_fail (typed != NULL && g_utf8_validate (typed, -1, NULL), FALSE);

  folded = fold (typed);
  g_strstrip (folded);
  if (is_word (folded))
    return TRUE;
  if (strlen (folded) <= MAX_LENGTH && g_regex_match (get_form (), folded, 0, &match))
    {
      g_autofree char *first = g_match_info_fetch (match, 1);
      g_autofree char *second = g_match_info_fetch (match, 2);

      if (is_probability (first) && (second == NULL || is_probability (second)))
        return TRUE;
    }

  g_set_error (
    error, TC_CODEBOOK_ERROR, TC_CODEBOOK_ERROR_VALUE,
    /* Translators: %s is what a person typed. */
    _(
      "“%s” is not a P value. Write a number between 0 and 1, with its sign, as in <0.001, or NS."),
    typed);
  return FALSE;
}

static gboolean
get_number (const TcValue *row,
            const char    *key,
            double        *number)
{
  const TcValue *value = tc_value_get_member (row, key);

  if (value == NULL || tc_value_get_kind (value) != TC_VALUE_NUMBER)
    return FALSE;

  *number = tc_value_get_number (value);

  return TRUE;
}

static const char *
get_text (const TcValue *row,
          const char    *key)
{
  const TcValue *value = tc_value_get_member (row, key);

  return value != NULL && tc_value_get_kind (value) == TC_VALUE_TEXT ? tc_value_get_text (value) : NULL;
}

/* "51.2 % (95 % CI 0.35-0.67)": the interval is written as shares of one. */
static gboolean
is_interval_of_shares (const TcValue *row,
                       double         low,
                       double         high)
{
  return g_strcmp0 (get_text (row, "measure"), "percentage") == 0 && low >= 0 && high <= 1;
}

/* A decrease is often written without its sign. */
static char *
check_interval (const TcValue *row)
{
  double value, low, high, slack;
  g_autofree char *value_text = NULL;
  g_autofree char *low_text = NULL;
  g_autofree char *high_text = NULL;

  if (!get_number (row, "ci_low", &low) || !get_number (row, "ci_high", &high))
    return NULL;

  low_text = tc_number_to_string (low);
  high_text = tc_number_to_string (high);
  if (low > high)
    /* Translators: both %s are numbers, the limits of a confidence interval. */
    return g_strdup_printf (_("The lower limit of the confidence interval, %s, is above the upper one, %s."),
                            low_text, high_text);

  slack = (high - low) * ROUNDING;
  if (!get_number (row, "value", &value) || (value >= low - slack && value <= high + slack) ||
      (-value >= low - slack && -value <= high + slack) || is_interval_of_shares (row, low, high))
    return NULL;

  value_text = tc_number_to_string (value);

  /* Translators: the first %s is a number, the others are the limits of its confidence interval. */
  return g_strdup_printf (_("%s does not lie within its confidence interval from %s to %s."),
                          value_text, low_text, high_text);
}

static gboolean
is_part (const char *whole,
         const char *part)
{
  return g_utf8_strlen (part, -1) > 1 && strstr (whole, part) != NULL;
}

/* A report calls its arms by longer and shorter names; only what shares nothing with any of them is none. */
static char *
check_arm (const TcValue      *row,
           const char * const *arms)
{
  const char *arm = get_text (row, "arm");
  g_autofree char *folded = NULL;

  if (arm == NULL || arms == NULL || arms[0] == NULL)
    return NULL;

  folded = fold (arm);
  for (guint i = 0; all_arms[i] != NULL; i++)
    if (strstr (folded, all_arms[i]) != NULL)
      return NULL;
  for (guint i = 0; arms[i] != NULL; i++)
    {
      g_autofree char *name = fold (arms[i]);

      if (g_str_equal (folded, name) || is_part (folded, name) || is_part (name, folded))
        return NULL;
    }

  /* Translators: %s is what stands in the column "Arm or comparison" of a result. */
  return g_strdup_printf (_("“%s” is none of the arms of this study."), arm);
}

/**
 * tc_result_check_row:
 * @row: a row of the results
 * @arms: (nullable) (array zero-terminated=1): what the arms of the study are called; empty where
 * nobody knows
 *
 * Looks for what cannot be right: an interval that ends before it begins, a value outside its
 * interval, an arm that the study does not have. That is no reason to refuse the row, for a report
 * may say so.
 *
 * Returns: (transfer full) (nullable): translated sentences; %NULL where nothing is wrong
 */
char *
tc_result_check_row (const TcValue      *row,
                     const char * const *arms)
{
  g_autofree char *interval = NULL;
  g_autofree char *arm = NULL;

  g_return_val_if_fail (row != NULL, NULL);

  if (tc_value_get_kind (row) != TC_VALUE_RECORD)
    return NULL;

  interval = check_interval (row);
  arm = check_arm (row, arms);
  if (interval != NULL && arm != NULL)
    /* Translators: Two whole sentences, one after the other. */
    return g_strdup_printf (_("%s %s"), interval, arm);

  return interval != NULL ? g_steal_pointer (&interval) : g_steal_pointer (&arm);
}
