/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include <string.h>

#include "tc-arms-names.h"
#include "tc-arms-private.h"
#include "tc-arms-sized.h"

/* Arms that are named without their sizes. */

#define MAX_NAME 16
/* How long two names are together. Tokens. */
#define MAX_BETWEEN 16
/* What stands "between" these is no arm. */
#define NO_NAMES                                                                                                      \
  " the ages age aged groups group arms centres centers sites hospitals days weeks months years "  \
  "visits both two three four these them which was were had january february march april may june " \
  "july august september october november december "
/* Nor what stands beside one of these. */
#define EVENTS                                                                                                        \
  " admission discharge screening delivery birth diagnosis noon midnight morning evening afternoon " \
  "night dawn dusk enrolment enrollment recruitment inclusion consent induction incision closure " \
  "intubation extubation baseline follow-up followup visit visits start end beginning onset "      \
  "arrival presentation completion randomisation randomization registration progression relapse "  \
  "remission recurrence conception gestation trimester labour labor referral transfer spring "     \
  "summer autumn winter monday tuesday wednesday thursday friday saturday sunday weekdays first "  \
  "second third last day days week month year hour hours minutes cycle cycles session sessions age " \
  "death study trial centre center site hospital hospitals clinic clinics countries cities "       \
  "departure breakfast lunch dinner supper meal meals sunrise sunset "
/* How far behind a verb stands "to" where those who are dealt out stand between. Tokens. */
#define MAX_PEOPLE 14
#define ENDS                                                                                                          \
  " for during after before followed who which while whereas within at twice once daily every over when until by "    \
  "administered given in on as using immediately prior following "

/* "over-ripe", "on-pump": part of a word. */
static gboolean
is_glued (const TcTokens *tokens,
          guint           at)
{
  return tc_tokens_is_mark (tokens, at + 1, "-") && !tc_tokens_get (tokens, at + 1)->blank &&
         !tc_tokens_get (tokens, at + 2)->blank && tc_tokens_get (tokens, at + 2)->kind == TC_TOKEN_WORD &&
         !tc_tokens_is_any (tokens, at, " once twice ");
}

static gboolean
is_boundary (const TcTokens *tokens,
             guint           at)
{
  return at >= tokens->n ||
         (tc_tokens_is_mark (tokens, at, ".;:()[]") && !tc_tokens_is_any (tokens, at - 1, " vs ")) ||
         (tc_tokens_is_any (tokens, at, ENDS) && !is_glued (tokens, at));
}

/* "assigned, using coloured envelopes, to A": behind what is said between; @at where nothing is. */
static guint
skip_manner (const TcTokens *tokens,
             guint           at)
{
  if (!tc_tokens_is_mark (tokens, at, ",") || !tc_tokens_is_any (tokens, at + 1, " using by via through with in "))
    return at;
  for (guint i = at + 2; i < at + 10; i++)
    if (tc_tokens_is_mark (tokens, i, ",") && tc_tokens_is_any (tokens, i + 1, " to "))
      return i + 1;
  return at;
}

static gboolean
add_name (const TcTokens *tokens,
          GArray         *names,
          guint           first,
          guint           last)
{
  TcSizedName name = { first, last };

  for (guint i = first + 1; last - first > MAX_NAME && i < name.last; i++)
    if (tc_tokens_is_mark (tokens, i, "("))
      name.last = i;
  /* "(10 per group)" */
  for (guint i = first + 1; i < name.last; i++)
    if (tc_tokens_is_mark (tokens, i, "(") && tc_tokens_is_number (tokens, i + 1) &&
        (tc_tokens_is_any (tokens, i + 2, " per each ") || tc_tokens_is_any (tokens, i + 3, " per each ")))
      name.last = i;
  /* "C (n = 20, 22 and 19, respectively)" */
  for (guint i = first + 1; i + 4 <= name.last; i++)
    if (tc_tokens_is_mark (tokens, i, "(") && tc_tokens_is_any (tokens, i + 1, " n ") &&
        tc_tokens_is_mark (tokens, i + 2, "=") && tc_sized_is_size (tokens, i + 3) &&
        !tc_tokens_is_mark (tokens, i + 4, ")"))
      name.last = i;
  /* "A (n = 12)" beside a name without */
  for (guint i = first + 1; i + 4 <= name.last; i++)
    if (tc_tokens_is_mark (tokens, i, "(") && tc_tokens_is_any (tokens, i + 1, " n ") &&
        tc_tokens_is_mark (tokens, i + 2, "=") && tc_sized_is_size (tokens, i + 3) &&
        tc_tokens_is_mark (tokens, i + 4, ")"))
      {
        name.last = i;
        name.number = i + 3;
        name.n = tc_tokens_get (tokens, i + 3)->number;
      }
  if (!tc_arm_label_trim (tokens, &name.first, &name.last) ||
      tc_tokens_is_any (tokens, name.first,
                        " blinded masked followed stratified unaware evaluated assessed based ") ||
      name.last - name.first > MAX_NAME ||
      (tc_tokens_get (tokens, name.first)->kind != TC_TOKEN_WORD &&
       !(tc_tokens_is_number (tokens, name.first) && name.last - name.first >= 3)))
    return FALSE;
  g_array_append_val (names, name);
  return TRUE;
}

static TcWordSet all_joints = TC_WORD_SET (" and or versus vs ");
static TcWordSet and_or = TC_WORD_SET (" and or ");
static TcWordSet no_words = TC_WORD_SET (" ");
static TcWordSet and_only = TC_WORD_SET (" and ");
static TcWordSet alternatives = TC_WORD_SET (" or versus vs ");

/* "A, B, C and D": the parts between @marks and @joints. */
static void
split_list (const TcTokens *tokens,
            guint           first,
            guint           last,
            TcWordSet      *joints,
            const char     *marks,
            GArray         *names)
{
  guint start = first;
  guint depth = 0;

  for (guint i = first; i <= last; i++)
    {
      if (tc_tokens_is_mark (tokens, i, "(["))
        depth++;
      else if (depth > 0 && tc_tokens_is_mark (tokens, i, ")]"))
        depth--;
      if (i < last && (depth > 0 ||
                       !(tc_tokens_is_mark (tokens, i, marks) ||
                         tc_tokens_is_of (tokens, i, joints))))
        continue;
      if (i > start && !add_name (tokens, names, start, i) && i < last)
        {
          g_array_set_size (names, 0);
          return;
        }
      start = i + 1;
    }
}

/* Whether the clause before a colon tells of what people are given, and not of what is measured or
 * of who is left out. */
static gboolean
tells_what_is_given (const TcTokens *tokens,
                     guint           colon)
{
  gboolean given = FALSE;

  for (guint i = colon; i > 0 && colon - i < 24 && !tc_tokens_is_mark (tokens, i - 1, ".;:"); i--)
    {
      given = given || tc_tokens_is_any (tokens, i - 1,
                                         " assigned allocated randomized randomised randomly "
                                         "random divided given received receive receiving compared "
                                         "treated crossover administered underwent fed ");
      if (tc_tokens_is_any (tokens, i - 1, " excluded outcome outcomes measured recorded assessed "
                                           "adverse determined evaluated "))
        return FALSE;
    }
  return given;
}

/* "Four types of drinks were given in random order: …": how many names the colon leads to; G_MAXUINT where none are
 * counted. */
static guint
find_count (const TcTokens *tokens,
            guint           colon)
{
  for (guint i = colon; i > 0 && colon - i < 24 && !tc_tokens_is_mark (tokens, i - 1, ".;:"); i--)
    {
      const TcToken *token = tc_tokens_get (tokens, i - 1);

      if (token->kind != TC_TOKEN_NUMBER || token->decimals > 0 || token->number < 2 || token->number > 6)
        continue;
      for (guint k = i; k < i + 3; k++)
        if (tc_tokens_is_any (tokens, k, " groups arms treatments regimens types conditions "
                                         "interventions methods diets schedules sequences drugs "
                                         "solutions therapies techniques strategies combinations "
                                         "protocols "))
          return (guint) token->number;
    }
  return G_MAXUINT;
}

/* "either an old, short lesson or a new lesson": a comma within one of the names. */
static gboolean
has_articles (const TcTokens *tokens,
              guint           first,
              guint           last)
{
  guint n = 0;
  guint bare = 0;
  gboolean after = FALSE;

  if (!tc_tokens_is_any (tokens, first - 1, " a an "))
    return FALSE;
  for (guint i = first; i < last; i++)
    if (tc_tokens_is_any (tokens, i, " or versus vs "))
      {
        n++;
        after = after || tc_tokens_is_any (tokens, i + 1, " a an ") || tc_tokens_is_any (tokens, i + 2, " a an ");
      }
    else if (tc_tokens_is_mark (tokens, i, ","))
      bare += !tc_tokens_is_any (tokens, i + 1, " a an or no ");
  return n == 1 && after && bare > 0;
}

/* "… the following groups: A, B and C." */
static gboolean
read_colon (const TcTokens *tokens,
            guint           colon,
            GArray         *names)
{
  guint end = colon + 1;

  guint before = colon;

  /* "three equal groups (n = 25): …" */
  if (colon > 0 && tc_tokens_is_mark (tokens, colon - 1, ")"))
    before = tc_tokens_find_open (tokens, colon - 1, TC_SIZED_REACH);
  /* "three groups of 40 by blocks: …" */
  if (before > 1 && tc_tokens_is_any (tokens, before - 2, " by in ") &&
      tc_tokens_is_word (tokens, before - 1, "blocks"))
    before -= 2;
  while (before > 3 && tc_tokens_is_any (tokens, before - 1, TC_ARM_PEOPLE " each "))
    before--;
  if (before > 2 && tc_tokens_is_any (tokens, before - 2, " of ") && tc_sized_is_size (tokens, before - 1))
    before -= 2;
  if (before > 0 && tc_tokens_is_any (tokens, before - 1, " groups arms treatments regimens "))
    before = 0;
  else
    before = tells_what_is_given (tokens, colon) ? find_count (tokens, colon) : G_MAXUINT;
  if (before == G_MAXUINT)
    return FALSE;
  while (end < tokens->n && !tc_tokens_is_mark (tokens, end, "."))
    end++;
  split_list (tokens, colon + 1, end, &no_words, ";", names);
  if (names->len < 2)
    {
      g_array_set_size (names, 0);
      for (end = colon + 1; end < tokens->n && !tc_tokens_is_mark (tokens, end, ".;");)
        end++;
      split_list (tokens, colon + 1, end, before > 0 ? &and_or : &all_joints, ",", names);
    }
  return names->len >= 2 && (before == 0 || names->len == before);
}

/* "A 20 mg daily for 2 years or B": how it is given stands between the first name and the other. */
static gboolean
read_apart (const TcTokens *tokens,
            guint           start,
            guint           end,
            GArray         *names)
{
  guint behind = end;
  guint last;

  if (!tc_tokens_is_any (tokens, end, " for once twice daily every "))
    return FALSE;
  while (behind < end + 9 && !tc_tokens_is_any (tokens, behind, " or versus vs "))
    if (tc_tokens_is_mark (tokens, behind, ".;:()[],") ||
        tc_tokens_is_any (tokens, behind++, " and to until with followed "))
      return FALSE;
  /* "for 6 or 12 weeks", "for one week or more" */
  if (behind >= end + 9 || tc_tokens_get (tokens, behind + 1)->kind != TC_TOKEN_WORD ||
      tc_tokens_is_any (tokens, behind + 1, " more less longer until both as in for at "))
    return FALSE;
  for (last = behind + 1; !is_boundary (tokens, last) && !tc_tokens_is_mark (tokens, last, ",");)
    if (tc_tokens_is_any (tokens, last++, " and "))
      {
        last--;
        break;
      }
  return add_name (tokens, names, start, end) && add_name (tokens, names, behind + 1, last);
}

/* "(F, R and C groups)": letters that other sentences call "group F" and so on. */
static gboolean
are_letters (const TcTokens *tokens,
             const GArray   *names)
{
  const TcSizedName *name = &g_array_index (names, TcSizedName, 0);
  const TcToken *token = tc_tokens_get (tokens, name->first);

  return name->last == name->first + 1 && token->end - token->start == 1 &&
         tc_normal_is_upper (tokens->normal, token->start) &&
         tc_tokens_is_any (tokens, g_array_index (names, TcSizedName, names->len - 1).last - 1,
                           " groups ");
}

/* "Assigned 90 adults with gout to": the word "to" behind who is dealt out; @start where none stands there. */
static guint
skip_people (const TcTokens *tokens,
             guint           start)
{
  gboolean people = FALSE;

  for (guint i = start; i < start + MAX_PEOPLE && i + 1 < tokens->n; i++)
    {
      /* "aged 55 to 81 years" */
      if (tc_tokens_is_any (tokens, i, " to ") && tc_tokens_is_number (tokens, i - 1) &&
          tc_tokens_is_number (tokens, i + 1))
        continue;
      if (tc_tokens_is_any (tokens, i, " to "))
        return people && !tc_tokens_is_any (tokens, i + 1,
                                            " compare assess evaluate determine investigate "
                                            "examine test ") ? i : start;
      if (tc_tokens_is_any (tokens, i, " was were is are trial study controlled clinical into ") ||
          (tc_tokens_get (tokens, i)->kind == TC_TOKEN_MARK && !tc_tokens_is_mark (tokens, i, "-:")))
        return start;
      people = people || tc_tokens_is_any (tokens, i, TC_ARM_PEOPLE);
      if (!people && (i >= start + 4 || tc_tokens_is_any (tokens, i, " of in ")))
        return start;
    }
  return start;
}

/* "81% (17/21) used the text", "the others had tea". */
static gboolean
tells_of_people (const TcTokens    *tokens,
                 const TcSizedName *name)
{
  if (tc_tokens_is_number (tokens, name->first) && tc_tokens_is_mark (tokens, name->first + 1, "%") &&
      tc_tokens_is_mark (tokens, name->first + 2, "("))
    return TRUE;
  for (guint i = name->first; i < name->last; i++)
    if (tc_tokens_is_any (tokens, i,
                          " was were had has have used completed showed reported died trials ") ||
        (tc_tokens_is_number (tokens, i) && tc_tokens_get (tokens, i)->number >= 1950 &&
         tc_tokens_get (tokens, i)->number <= 2040))
      return TRUE;
  return FALSE;
}

/* "Hospital admission", "London": when or where, and not what people get. */
static gboolean
is_event (const TcTokens *tokens,
          guint           first,
          guint           last)
{
  const TcToken *name = tc_tokens_get (tokens, first);

  for (guint i = first; i < last; i++)
    if (tc_tokens_is_any (tokens, i, EVENTS) && !(i > first && tc_tokens_is_mark (tokens, i - 1, "-")))
      return TRUE;
  return tc_normal_is_upper (tokens->normal, name->start) && name->end - name->start > 3 &&
         !tc_normal_is_upper (tokens->normal, name->end - 1);
}

/* "Randomised between A and B": two names, and neither two days nor two ages, events or towns. */
static gboolean
read_between (const TcTokens *tokens,
              guint           verb,
              GArray         *names)
{
  guint start = skip_manner (tokens, verb + 1);
  guint joint = 0;
  guint end;

  while (start < verb + 4 && tc_tokens_is_any (tokens, start, " randomly equally 1 : " TC_ARM_PEOPLE))
    start++;
  if (!tc_tokens_is_any (tokens, start++, " between "))
    return FALSE;
  for (end = start; end < start + MAX_BETWEEN && !is_boundary (tokens, end) &&
                    !tc_tokens_is_mark (tokens, end, ",");
       end++)
    if (joint == 0 && tc_tokens_is_any (tokens, end, " and or versus vs "))
      joint = end;
    else if (tc_tokens_is_any (tokens, end, NO_NAMES " and or versus vs ") || tc_tokens_is_number (tokens, end))
      break;
  if (joint == 0 || (!is_boundary (tokens, end) && !tc_tokens_is_mark (tokens, end, ",")) ||
      is_event (tokens, start, joint) || is_event (tokens, joint + 1, end))
    return FALSE;
  return add_name (tokens, names, start, joint) && add_name (tokens, names, joint + 1, end);
}

/* "randomised to receive A or B": the word "or" stands between two names. */
static gboolean
read_alternatives (const TcTokens *tokens,
                   guint           verb,
                   GArray         *names)
{
  guint start = skip_people (tokens, skip_manner (tokens, verb + 1));
  gboolean to = FALSE;
  gboolean or = FALSE;
  guint end;

  /* "… into two groups of 65 to receive A or B" */
  for (guint i = start; i < start + 6; i++)
    if (tc_tokens_is_any (tokens, i, " groups ") && tc_tokens_is_any (tokens, i + 1, " of ") &&
        tc_tokens_is_number (tokens, i + 2))
      {
        start = i + 3;
        while (tc_tokens_is_any (tokens, start, TC_ARM_PEOPLE " each "))
          start++;
      }
  while (tc_tokens_is_any (tokens, start,
                           " in to into receive undergo either a an the ratio one of two three "
                           "groups and were was randomly or ") ||
         (tc_tokens_is_any (tokens, start, " 1 2 3 ") && !tc_tokens_is_mark (tokens, start + 1, "%")) ||
         tc_tokens_is_mark (tokens, start, ":,()") ||
         (tc_tokens_is_number (tokens, start) &&
          (tc_tokens_is_mark (tokens, start + 1, ":") ||
           tc_tokens_is_mark (tokens, start - 1, ":"))))
    {
      to = to || tc_tokens_is_any (tokens, start, " to into receive either undergo ");
      start++;
    }

  /* "… to 8-week treatment with A or B" */
  if (tc_tokens_is_number (tokens, start) && tc_tokens_is_mark (tokens, start + 1, "-"))
    start += 3;
  while (tc_tokens_is_any (tokens, start, " treatment therapy with double blind "))
    start++;
  if (!to)
    return FALSE;
  for (end = start; !is_boundary (tokens, end) || tc_tokens_is_mark (tokens, end, "("); end++)
    {
      if (tc_tokens_is_mark (tokens, end, "("))
        while (end < tokens->n && !tc_tokens_is_mark (tokens, end, ")"))
          end++;
      /* "A or B, with …", "A or B, to be followed": behind the names */
      if (or && tc_tokens_is_mark (tokens, end, ",") && tc_tokens_is_any (tokens, end + 1, " with to "))
        break;
      or = or || tc_tokens_is_any (tokens, end, " or versus vs ");
    }
  if (!or && read_apart (tokens, start, end, names))
    return TRUE;
  if (!or)
    {
      /* "assigned to the yoga group and the control group" */
      gboolean group = FALSE;

      for (guint i = start; i < end; i++)
        group = group || tc_tokens_is_any (tokens, i, " group groups arm arms ");
      if (!group || tc_tokens_is_mark (tokens, end, ";"))
        return FALSE;
      split_list (tokens, start, end, &and_only, ",", names);
      /* "allocated to the tea group, 81% (17/21) used it": more than a name */
      for (guint i = 0; i < names->len; i++)
        if (tells_of_people (tokens, &g_array_index (names, TcSizedName, i)))
          return FALSE;
    }
  else
    split_list (tokens, start, end, &alternatives, has_articles (tokens, start, end) ? "" : ",", names);
  return names->len >= 2 && names->len <= 6 && !are_letters (tokens, names);
}

/**
 * tc_arm_names_between:
 * @tokens: the tokens of an English sentence
 * @names: (element-type TcSizedName): gets the two names
 *
 * Reads "randomised between A and B". Less sure than other lists: what stands there is often when or where people were
 * randomised.
 *
 * Returns: whether a sentence says so
 */
gboolean
tc_arm_names_between (const TcTokens *tokens,
                      GArray         *names)
{
  for (guint i = 0; i < tokens->n; i++)
    {
      if (tc_tokens_is_any (tokens, i, " assigned allocated randomized randomised randomly ") &&
          read_between (tokens, i, names))
        return TRUE;
      g_array_set_size (names, 0);
    }
  return FALSE;
}

/**
 * tc_arm_names_list:
 * @tokens: the tokens of an English sentence
 *
 * Finds names of arms where a sentence lists them without sizes.
 *
 * Returns: (transfer full) (element-type TcSizedName): two or more, or none
 */
GArray *
tc_arm_names_list (const TcTokens *tokens)
{
  GArray *names = g_array_new (FALSE, FALSE, sizeof (TcSizedName));
  gboolean dealt = FALSE;

  if (tc_arm_names_numbered (tokens, names))
    return names;
  for (guint i = 0; i < tokens->n; i++)
    {
      if (tc_tokens_is_mark (tokens, i, ":") && read_colon (tokens, i, names))
        return names;
      g_array_set_size (names, 0);
      if (tc_tokens_is_any (tokens, i, " assigned allocated randomized randomised randomly ") &&
          read_alternatives (tokens, i, names))
        return names;
      g_array_set_size (names, 0);
      dealt = dealt || tc_tokens_is_any (tokens, i,
                                         " assigned allocated randomized randomised randomly randomise randomize ");
      if (dealt && tc_tokens_is_word (tokens, i, "either") &&
          read_alternatives (tokens, i - 1, names))
        return names;
      g_array_set_size (names, 0);
    }
  return names;
}
