/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include <string.h>

#include "tc-arms-names.h"
#include "tc-arms-private.h"
#include "tc-arms-sized.h"

/* Arms by dose: "placebo or verinoxal 2.5, 5 or 10 mg", "10, 20 or 40 mg of verinoxal or placebo". */

#define MAX_DOSES 7
/* How far before the doses stands the verb. Tokens. */
#define MAX_LEAD 12
#define MAX_SUBSTANCE 4

#define UNITS " mg g μg mcg ug iu u units mg/kg μg/kg mcg/kg iu/kg "
#define DEALT " assigned allocated randomized randomised randomly "
#define GIVEN " received receive given administered "
#define LEADS DEALT GIVEN " receiving to either with of into dose doses "
#define CONTROLS " placebo vehicle sham "
#define MANNER " once twice daily day per a each every week weekly orally by mouth subcutaneously intravenously times three "
/* A dose that goes with time, with people or with what happens to them is no arm. */
#define VARIES                                                                                                         \
  " titrated increased increasing reduced escalated escalating depending according adjusted "      \
  "followed then weight weighing subsequently necessary needed maximum age aged years "
#define SUBSTANCE_STOPS                                                                                                \
  " and or versus vs for once twice daily every per at on in by during over given administered to " \
  "plus with as in before after until were was are is of who had "

typedef struct
{
  TcSizedName names[MAX_DOSES];
  guint n;
  guint first;                    /* its first token */
  guint last;                     /* token behind it */
} Doses;

/* The token behind the unit at a token; 0 where none stands there. @unit: (out): its first token. */
static guint
read_unit (const TcTokens *tokens,
           guint           at,
           guint          *unit)
{
  guint i = tc_tokens_is_mark (tokens, at, "-") ? at + 1 : at;

  *unit = i;
  if (!tc_tokens_is_any (tokens, i, UNITS))
    return 0;
  for (i++; tc_tokens_is_mark (tokens, i, "/") && !tc_tokens_get (tokens, i)->blank &&
       tc_tokens_is_any (tokens, i + 1, " kg d day h hour min "); i += 2)
    ;
  /* "mg/l" is measured, and not given. */
  return tc_tokens_is_mark (tokens, i, "/^") ? 0 : i;
}

/* ", ", " or ", ", and ": the token behind; @at where nothing joins. */
static guint
skip_joint (const TcTokens *tokens,
            guint           at)
{
  guint i = at;

  if (tc_tokens_is_mark (tokens, i, ","))
    i++;
  return tc_tokens_is_any (tokens, i, " or and ") ? i + 1 : i;
}

/* Gives each dose the unit that stands behind it, or behind the next that has one. */
static gboolean
read_doses (const TcTokens *tokens,
            guint           at,
            Doses          *doses)
{
  guint i = at;
  guint n_units = 0;

  *doses = (Doses) { .first = at };
  while (doses->n < MAX_DOSES && tc_tokens_is_number (tokens, i) && !tc_tokens_get (tokens, i)->spelled)
    {
      TcSizedName *name = &doses->names[doses->n++];
      guint behind = read_unit (tokens, i + 1, &name->unit_first);
      guint next;

      *name = (TcSizedName) { .first = i, .last = i + 1, .unit_first = name->unit_first, .unit_last = behind };
      for (guint k = 0; k + 1 < doses->n; k++)
        if (tc_tokens_get (tokens, doses->names[k].first)->number >= tc_tokens_get (tokens, i)->number)
          return FALSE;
      doses->last = behind > 0 ? behind : i + 1;
      for (; behind > 0 && n_units < doses->n; n_units++)
        {
          doses->names[n_units].unit_first = name->unit_first;
          doses->names[n_units].unit_last = name->unit_last;
        }
      next = skip_joint (tokens, doses->last);
      if (next == doses->last || !tc_tokens_is_number (tokens, next))
        break;
      i = next;
    }
  return doses->n >= 2 && n_units == doses->n && !tc_tokens_is_mark (tokens, at - 1, "/-±<>≤≥=");
}

static TcWordSet varies = TC_WORD_SET (VARIES);
static TcWordSet dealt = TC_WORD_SET (DEALT);
static TcWordSet given = TC_WORD_SET (GIVEN);

static gboolean
has_any (const TcTokens *tokens,
         guint           last,
         TcWordSet      *words)
{
  for (guint i = 0; i < last; i++)
    if (tc_tokens_is_of (tokens, i, words))
      return TRUE;
  return FALSE;
}

/* One of the alternatives: words without a number. */
static gboolean
add_other (const TcTokens *tokens,
           guint           first,
           guint           last,
           GArray         *names)
{
  TcSizedName name = { .first = first, .last = last };

  if (!tc_arm_label_trim (tokens, &name.first, &name.last) || name.last - name.first > MAX_SUBSTANCE + 2)
    return FALSE;
  for (guint i = name.first; i < name.last; i++)
    if (tc_tokens_get (tokens, i)->kind != TC_TOKEN_WORD && !tc_tokens_is_mark (tokens, i, "-"))
      return FALSE;
  g_array_append_val (names, name);
  return TRUE;
}

/* "Verinoxal (5, 10 or 15 mg) or placebo". */
static gboolean
is_bracketed (const TcTokens *tokens,
              const Doses    *doses)
{
  return doses->first > 1 && tc_tokens_is_mark (tokens, doses->first - 1, "(") &&
         tc_tokens_is_mark (tokens, doses->last, ")");
}

/* "placebo or verinoxal" before the doses: all but the last are names, the last is what the doses are of. */
static gboolean
read_before (const TcTokens *tokens,
             const Doses    *doses,
             GArray         *names,
             guint          *substance_first,
             guint          *substance_last)
{
  guint end = is_bracketed (tokens, doses) ? doses->first - 1 : doses->first;
  guint lead = end;
  guint start;

  while (lead > 0 && !tc_tokens_is_any (tokens, lead - 1, LEADS) && !tc_tokens_is_mark (tokens, lead - 1, ".;:()[]"))
    if (end - --lead > MAX_LEAD)
      return FALSE;
  start = lead;
  for (guint i = lead; i < end; i++)
    if (tc_tokens_is_mark (tokens, i, ",") || tc_tokens_is_any (tokens, i, " or versus vs "))
      {
        if (i > start && !add_other (tokens, start, i, names))
          return FALSE;
        start = i + 1;
      }
  while (tc_tokens_is_any (tokens, start, " a an the "))
    start++;
  *substance_first = start;
  *substance_last = MAX (start, end);
  while (*substance_last > start && tc_tokens_is_any (tokens, *substance_last - 1, " at doses dose of a the "))
    (*substance_last)--;
  for (guint i = start; i < *substance_last; i++)
    if (tc_tokens_get (tokens, i)->kind != TC_TOKEN_WORD || tc_tokens_is_any (tokens, i, " and was were "))
      return FALSE;
  return *substance_last - start <= MAX_SUBSTANCE && (end == doses->first || *substance_last > start);
}

/* "of verinoxal once daily or placebo" behind the doses. Returns whether that can be read. */
static gboolean
read_behind (const TcTokens *tokens,
             guint           at,
             GArray         *names,
             guint          *substance_first,
             guint          *substance_last)
{
  guint i = tc_tokens_is_any (tokens, at, " of ") ? at + 1 : at;

  if (*substance_first == *substance_last)
    {
      *substance_first = i;
      while (i < tokens->n && tc_tokens_get (tokens, i)->kind == TC_TOKEN_WORD &&
             !tc_tokens_is_any (tokens, i, SUBSTANCE_STOPS) && i - *substance_first < MAX_SUBSTANCE)
        i++;
      *substance_last = i;
    }
  while (tc_tokens_is_any (tokens, i, MANNER))
    i++;
  /* "o.d.", "(tea 5 mg)": more is said than can be read. */
  if (tc_tokens_is_mark (tokens, i, "([") || (tc_tokens_is_mark (tokens, i, ".") && i + 1 < tokens->n))
    return FALSE;
  while (tc_tokens_is_mark (tokens, i, ",") || tc_tokens_is_any (tokens, i, " or and versus vs "))
    {
      guint start = i + 1;
      gboolean or = tc_tokens_is_any (tokens, i, " or versus vs ") || tc_tokens_is_any (tokens, start, " or ");
      guint end;

      /* "A was given at 5 and 10 mg of B, respectively": each to its own */
      if (tc_tokens_is_any (tokens, start, " respectively "))
        return FALSE;
      while (tc_tokens_is_any (tokens, start, " or "))
        start++;
      for (end = start; end < MIN (start + MAX_SUBSTANCE + 2, tokens->n) &&
                        tc_tokens_get (tokens, end)->kind == TC_TOKEN_WORD &&
                        !tc_tokens_is_any (tokens, end, SUBSTANCE_STOPS " was were ");
           end++)
        ;
      /* ", in addition to", "and were followed": no alternative any more, but for ", dolofen, or placebo". */
      if (!or)
        return !tc_tokens_is_any (tokens, end, " or ") && !tc_tokens_is_any (tokens, end + 1, " or ");
      if (tc_tokens_is_number (tokens, end) || !add_other (tokens, start, end, names))
        return FALSE;
      i = end;
    }
  return TRUE;
}

static gboolean
has_control (const TcTokens *tokens,
             const GArray   *names)
{
  for (guint i = 0; i < names->len; i++)
    for (guint k = g_array_index (names, TcSizedName, i).first; k < g_array_index (names, TcSizedName, i).last; k++)
      if (tc_tokens_is_any (tokens, k, CONTROLS))
        return TRUE;
  return FALSE;
}

/**
 * tc_arm_names_dosed:
 * @tokens: the tokens of an English sentence
 * @names: (element-type TcSizedName): gets the names; that of a dose is its number, with the unit and what it is of
 *   beside it
 *
 * Reads "randomised to placebo or verinoxal 2.5, 5 or 10 mg". Silent where a dose may go with time or with people, and
 * where neither a comparator nor a verb that deals people out stands in the sentence.
 *
 * Returns: whether there are two or more
 */
gboolean
tc_arm_names_dosed (const TcTokens *tokens,
                    GArray         *names)
{
  for (guint i = 1; i + 2 < tokens->n; i++)
    {
      guint first = 0;
      guint last = 0;
      Doses doses;

      if (!tc_tokens_is_number (tokens, i) || !read_doses (tokens, i, &doses))
        continue;
      g_array_set_size (names, 0);
      if (read_before (tokens, &doses, names, &first, &last) &&
          read_behind (tokens, is_bracketed (tokens, &doses) ? doses.last + 1 : doses.last, names, &first, &last) &&
          !has_any (tokens, tokens->n, &varies) && doses.n + names->len <= MAX_ARMS &&
          (last > first || has_control (tokens, names)) &&
          (has_any (tokens, i, &dealt) || (has_control (tokens, names) && has_any (tokens, tokens->n, &given))))
        {
          for (guint k = doses.n; k > 0; k--)
            {
              doses.names[k - 1].prefix_first = first;
              doses.names[k - 1].prefix_last = last;
              g_array_prepend_val (names, doses.names[k - 1]);
            }
          return TRUE;
        }
      /* where one list is more than can be read, another of the sentence is a part of it */
      break;
    }
  g_array_set_size (names, 0);
  return FALSE;
}

static char *
get_words (const TcProse  *document,
           const TcTokens *tokens,
           guint           first,
           guint           last)
{
  return last > first ? tc_prose_reported (document, tc_tokens_get (tokens, first)->start,
                                           tc_tokens_get (tokens, last - 1)->end)
                      : g_strdup ("");
}

/**
 * tc_arm_name_dosed:
 * @document: where it was found
 * @tokens: the tokens of the sentence
 * @name: a dose, with its unit
 * @arm: an arm that is called by it
 *
 * Puts the dose, its unit and what it is of together, in the order in which the report has them.
 */
void
tc_arm_name_dosed (const TcProse     *document,
                   const TcTokens    *tokens,
                   const TcSizedName *name,
                   TcArm             *arm)
{
  g_autofree char *number = get_words (document, tokens, name->first, name->last);
  g_autofree char *unit = get_words (document, tokens, name->unit_first, name->unit_last);
  g_autofree char *substance = get_words (document, tokens, name->prefix_first, name->prefix_last);
  g_autofree char *folded = NULL;

  arm->end = tc_tokens_get (tokens, name->unit_last - 1)->end;
  arm->amount = g_strdup_printf ("%s %s", number, unit);
  g_free (arm->label);
  if (*substance == '\0')
    arm->label = g_strdup (arm->amount);
  else if (name->prefix_first > name->first)
    arm->label = g_strdup_printf ("%s %s", arm->amount, substance);
  else
    arm->label = g_strdup_printf ("%s %s", substance, arm->amount);
  g_ptr_array_add (arm->aliases, g_strdup_printf ("%s group", arm->amount));
  if (*substance == '\0')
    return;
  folded = g_strndup (tokens->text + tc_tokens_get (tokens, name->prefix_first)->start,
                      tc_tokens_get (tokens, name->prefix_last - 1)->end -
                        tc_tokens_get (tokens, name->prefix_first)->start);
  g_ptr_array_add (arm->aliases, g_strdup_printf ("%s %s", folded, arm->amount));
  g_ptr_array_add (arm->aliases, g_strdup_printf ("%s %s", arm->amount, folded));
}
