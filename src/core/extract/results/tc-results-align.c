/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-results-private.h"

#include <string.h>

/* A clause as a row of numbers and names of arms: where they take turns ("V in A … V in B", "A V, B
 * V"), or where the numbers of each run are as many as the names that follow ("V vs V and V vs V in
 * A and B"), it does not matter which words stand between them. A clause of another pattern is left
 * to the readers that look at the words. */

#define MAX_UNITS 24

/* How many tokens may stand between a number and the name of its arm. */
#define MAX_GAP 16

/* Words that tell of what was given, as things and as deeds, and how many tokens before a number they stand at most. */
#define GIVEN " dose doses dosage infusion infusions injection injections "
#define TAKES " received took "
#define GIVES TAKES "taken given "
#define MAX_GIVEN 12

/* Units in which things are given. */
#define GIVEN_IN " ml l cc g u unit units drop drops tablet tablets capsule capsules mmol "

/* Words behind which a name is what others are compared with. */
#define COMPARES " than versus vs v compared relative against "

/* A run of numbers, or names of arms with no number between them: indices of results or of mentions. */
typedef struct
{
  gboolean name;
  guint first;
  guint last;
} Unit;

/* A clause while it is aligned. */
typedef struct
{
  GArray *results;
  GArray *mentions;
  const TcTokens *tokens;
  Unit units[MAX_UNITS];
  guint n;
} Clause;

/* The number that a run stands for where it is one of before and after: the last. */
static TcResult *
get_value (const Clause *clause,
           guint         unit)
{
  return tc_results_get (clause->results, clause->units[unit].last - 1);
}

static const TcMention *
get_name (const Clause *clause,
          guint         unit)
{
  return tc_mentions_get (clause->mentions, clause->units[unit].first);
}

/* Whether the run of a unit gives one value of an arm: a single number, or one before and one after. */
static gboolean
is_single (const Clause *clause,
           guint         unit)
{
  const Unit *u = &clause->units[unit];

  return u->last == u->first + 1 || (u->last == u->first + 2 && tc_results_get (clause->results, u->first)->before);
}

static gboolean
add_unit (Clause  *clause,
          gboolean name,
          guint    first,
          guint    last)
{
  Unit *before = clause->n > 0 ? &clause->units[clause->n - 1] : NULL;

  if (name && before != NULL && before->name)
    {
      before->last = last;
      return TRUE;
    }
  if (clause->n == MAX_UNITS)
    return FALSE;
  clause->units[clause->n++] = (Unit) { name, first, last };
  return TRUE;
}

/* A number without unit, interval or name behind others that have them: "…, an effect size of 0.25". */
static gboolean
is_stray (const TcStatistic *statistic,
          const Clause      *clause)
{
  if (statistic->kind != TC_STATISTIC_NUMBER || statistic->has_ci || statistic->unit_end > statistic->unit_start)
    return FALSE;
  for (guint i = 0; i < clause->n; i++)
    if (!clause->units[i].name)
      return tc_results_get (clause->results, clause->units[i].first)->statistic.kind != TC_STATISTIC_NUMBER;
  return FALSE;
}

/* Makes the row of the results from @first to @last, with the names between the tokens @from and
 * @until. %FALSE where a number holds a name, or a number is of no arm. */
static gboolean
make_row (Clause *clause,
          guint   first,
          guint   last,
          guint   from,
          guint   until)
{
  guint mention = tc_results_find_mention (clause->mentions, from);

  clause->n = 0;
  for (guint i = first; i < last;)
    {
      const TcResult *result = tc_results_get (clause->results, i);
      guint end = i + 1;

      for (; mention < clause->mentions->len &&
             tc_mentions_get (clause->mentions, mention)->first < result->statistic.first;
           mention++)
        if (!add_unit (clause, TRUE, mention, mention + 1))
          return FALSE;
      while (end < last && tc_results_get (clause->results, end)->run == result->run)
        end++;
      if (mention < clause->mentions->len &&
          tc_mentions_get (clause->mentions, mention)->first <
            tc_results_get (clause->results, end - 1)->statistic.last)
        return FALSE;
      if (result->statistic.kind != TC_STATISTIC_ESTIMATE && result->confidence >= 0 &&
          !is_stray (&result->statistic, clause) && !add_unit (clause, FALSE, i, end))
        return FALSE;
      i = end;
    }
  for (; mention < clause->mentions->len && tc_mentions_get (clause->mentions, mention)->first < until; mention++)
    if (!add_unit (clause, TRUE, mention, mention + 1))
      return FALSE;
  return clause->n > 1;
}

/* Whether nothing between two tokens says that what follows is compared with what stands before. */
static gboolean
is_near (const TcTokens *tokens,
         guint           first,
         guint           last)
{
  for (guint i = first; i < last; i++)
    if (tc_tokens_is_any (tokens, i, COMPARES " between "))
      return FALSE;
  return last - first <= MAX_GAP;
}

/* Whether a name of an arm begins at a token or at the one behind it. */
static gboolean
begins_name (const Clause *clause,
             guint         token)
{
  guint mention = tc_results_find_mention (clause->mentions, token);

  return mention < clause->mentions->len && tc_mentions_get (clause->mentions, mention)->first <= token + 1;
}

/* Whether a token tells of something given, and is not only what another thing was seen after: "the
 * infusion was", "they took", and not "urine after the first injection was", "pain at the injection
 * site", "blood taken showed". @last: the number. */
static gboolean
says_given (const TcTokens *tokens,
            guint           at,
            guint           last)
{
  guint lead = at;
  guint verb = at + 1;

  if (tc_tokens_is_any (tokens, at, GIVEN))
    {
      while (lead > 0 && tc_tokens_is_any (tokens, lead - 1, " the a an each every first second last next single "))
        lead--;
      if ((lead > 0 && tc_tokens_is_any (tokens, lead - 1,
                                         " after on to before following during at by until since "
                                         "with from ")) ||
          !(at + 1 == last || tc_tokens_is_any (tokens, at + 1,
                                                " was were is are of averaged volume volumes rate "
                                                "rates given ")))
        return FALSE;
    }
  else if (!tc_tokens_is_any (tokens, at, GIVES))
    return FALSE;
  /* "The volume given was" */
  while (verb < last && tc_tokens_is_any (tokens, verb, " was were is are averaged given "))
    verb++;
  if (tc_tokens_is_any (tokens, at, TAKES))
    verb = at + 1;
  for (; verb < last; verb++)
    if (tc_tokens_is_any (tokens, verb, VERBS) &&
        !(tc_tokens_is_any (tokens, at, GIVEN) &&
          tc_tokens_is_any (tokens, verb, " was were is are ")))
      return FALSE;
  return TRUE;
}

/* Whether a number tells what was given and not what came of it: "A 25 mg, B 2.5 mg", "the infusion
 * was 5 ml in A". Newborns are weighed in grams, and blood is lost in millilitres: there the words
 * beside tell. */
static gboolean
is_dose (const Clause      *clause,
         const TcStatistic *statistic,
         const TcMention   *name)
{
  const TcTokens *tokens = clause->tokens;
  guint first = statistic->first;
  guint unit = tc_tokens_find (tokens, statistic->unit_start);

  if (statistic->kind != TC_STATISTIC_NUMBER || statistic->unit_end <= statistic->unit_start ||
      tc_tokens_is_mark (tokens, unit, "%"))
    return FALSE;
  if (tc_tokens_is_any (tokens, unit, " mg μg ug mcg iu ") ||
      (tc_tokens_is_word (tokens, unit, "g") && (name->last == first || name->first == statistic->last)))
    return TRUE;

  /* "They received 12 sessions": any unit. */
  for (guint i = first; i > 0 && first - i < MAX_GIVEN && !tc_tokens_is_mark (tokens, i - 1, ";"); i--)
    if ((tc_tokens_is_any (tokens, unit, GIVEN_IN) || tc_tokens_is_any (tokens, i - 1, TAKES)) &&
        says_given (tokens, i - 1, first) && !begins_name (clause, i))
      return TRUE;
  return FALSE;
}

/* "mean 5.1 in A than in B (4.2)": the kind is said once, before the first. */
static gboolean
kinds_agree (const TcStatistic *first,
             const TcStatistic *later)
{
  return first->kind == later->kind ||
         (later->kind == TC_STATISTIC_NUMBER &&
          (first->kind == TC_STATISTIC_MEAN || first->kind == TC_STATISTIC_MEDIAN));
}

static void
share_kind (const TcStatistic *first,
            TcStatistic       *later)
{
  if (later->kind == TC_STATISTIC_NUMBER && kinds_agree (first, later))
    {
      later->kind = first->kind;
      later->measure = first->measure;
    }
}

/* Marks the number before a change, which is no outcome, and gives the arm to the other. */
static void
take_value (const Clause    *clause,
            guint            unit,
            const TcMention *name,
            double           confidence)
{
  const Unit *u = &clause->units[unit];

  if (u->last > u->first + 1)
    tc_results_get (clause->results, u->first)->confidence = -1;
  tc_result_set_arm (get_value (clause, unit), name->arm, name, confidence);
  get_value (clause, unit)->versus = !is_dose (clause, &get_value (clause, unit)->statistic, name);
}

/* Whether a name is led to by a word that says whose a number is, or stands in brackets. */
static gboolean
is_led (const Clause *clause,
        guint         unit)
{
  guint lead = get_name (clause, unit)->first;

  while (lead > 0 && tc_tokens_is_any (clause->tokens, lead - 1,
                                       " the a an those patients participants women men children "
                                       "receiving group groups both treated treatment who received "
                                       "subjects assigned to given "))
    lead--;
  return lead > 0 && (tc_tokens_is_any (clause->tokens, lead - 1, " in for among with of on after from ") ||
                      tc_tokens_is_mark (clause->tokens, lead - 1, "("));
}

/* "V in A … V in B": every number is followed by one name, no two of the same arm behind each
 * other. Where a name stands before the first number, too, words must lead to the others. */
static gboolean
align_behind (const Clause *clause)
{
  guint first = clause->units[0].name ? 1 : 0;

  if (clause->n < first + 4 || (clause->n - first) % 2 != 0)
    return FALSE;
  for (guint i = first; i < clause->n; i += 2)
    if (clause->units[i].name || !is_single (clause, i) || !clause->units[i + 1].name ||
        clause->units[i + 1].last != clause->units[i + 1].first + 1 ||
        !is_near (clause->tokens, get_value (clause, i)->statistic.last, get_name (clause, i + 1)->first) ||
        (first > 0 && !is_led (clause, i + 1)) ||
        (i > first && get_name (clause, i + 1)->arm == get_name (clause, i - 1)->arm))
      return FALSE;
  for (guint i = first; i < clause->n; i += 2)
    take_value (clause, i, get_name (clause, i + 1), CONFIDENCE_NAMED);
  return TRUE;
}

/* How many runs follow a name before the next one. */
static guint
count_runs (const Clause *clause,
            guint         unit)
{
  guint n = 0;

  while (unit + 1 + n < clause->n && !clause->units[unit + 1 + n].name)
    n++;
  return n;
}

/* "A: V, V; B: V, V": every name is followed by as many numbers of the same kinds. */
static gboolean
align_before (const Clause *clause)
{
  guint k = clause->units[0].name ? count_runs (clause, 0) : 0;

  if (k == 0 || clause->n < 2 * (k + 1) || clause->n % (k + 1) != 0)
    return FALSE;
  for (guint i = 0; i < clause->n; i += k + 1)
    {
      if (!clause->units[i].name || clause->units[i].last != clause->units[i].first + 1 ||
          count_runs (clause, i) != k ||
          (i > 0 && get_name (clause, i)->arm == get_name (clause, i - k - 1)->arm))
        return FALSE;
      for (guint j = 1; j <= k; j++)
        if (!is_single (clause, i + j) ||
            !kinds_agree (&get_value (clause, j)->statistic, &get_value (clause, i + j)->statistic))
          return FALSE;
      if (!is_near (
            clause->tokens, get_name (clause, i)->last,
            tc_results_get (clause->results, clause->units[i + 1].first)->statistic.first) ||
          (get_name (clause, i)->first > 0 &&
           tc_tokens_is_any (clause->tokens, get_name (clause, i)->first - 1, COMPARES)))
        return FALSE;
    }
  for (guint i = 0; i < clause->n; i += k + 1)
    for (guint j = 1; j <= k; j++)
      {
        share_kind (&get_value (clause, j)->statistic, &get_value (clause, i + j)->statistic);
        take_value (clause, i + j, get_name (clause, i), k == 1 ? CONFIDENCE_NAMED : CONFIDENCE_OTHER);
        get_value (clause, i + j)->twin = i > 0 && k > 1 ? clause->units[j].last : 0;
      }
  return TRUE;
}

/* Whether the runs of two units have the same kinds of numbers, listed and not set against each
 * other. */
static gboolean
are_lists (const Clause *clause,
           guint         first,
           guint         second)
{
  const Unit *a = &clause->units[first];
  const Unit *b = &clause->units[second];

  if (a->name || b->name || a->last - a->first < 2 || a->last - a->first != b->last - b->first)
    return FALSE;
  for (guint i = 0; i < a->last - a->first; i++)
    {
      const TcResult *x = tc_results_get (clause->results, a->first + i);
      const TcResult *y = tc_results_get (clause->results, b->first + i);

      if (x->run != tc_results_get (clause->results, a->first)->run ||
          y->run != tc_results_get (clause->results, b->first)->run || x->versus || y->versus ||
          x->before ||
          y->before || x->statistic.kind != y->statistic.kind ||
          x->statistic.kind == TC_STATISTIC_NUMBER)
        return FALSE;
    }
  return TRUE;
}

/* "A (V and V), B (V and V)": two arms with as many numbers behind the name of each. */
static gboolean
align_lists (const Clause *clause)
{
  const Unit *u = clause->units;
  guint n = u[1].last - u[1].first;

  if (clause->n != 4 || !u[0].name || u[0].last != u[0].first + 1 || !u[2].name ||
      u[2].last != u[2].first + 1 ||
      get_name (clause, 0)->arm == get_name (clause, 2)->arm || !are_lists (clause, 1, 3) ||
      tc_results_is_respective (clause->tokens,
                                tc_results_get (clause->results, u[1].last - 1)->statistic.last) ||
      !is_near (clause->tokens, get_name (clause, 0)->last,
                tc_results_get (clause->results, u[1].first)->statistic.first) ||
      !is_near (clause->tokens, get_name (clause, 2)->last,
                tc_results_get (clause->results, u[3].first)->statistic.first))
    return FALSE;
  for (guint unit = 1; unit <= 3; unit += 2)
    for (guint i = 0; i < n; i++)
      {
        TcResult *result = tc_results_get (clause->results, u[unit].first + i);

        tc_result_set_arm (result, get_name (clause, unit - 1)->arm, get_name (clause, unit - 1),
                           CONFIDENCE_OTHER);
        result->twin = unit == 3 ? u[1].first + i + 1 : 0;
      }
  return TRUE;
}

/* Whether "respectively" stands right behind a token. */
gboolean
tc_results_is_respective (const TcTokens *tokens,
                          guint           at)
{
  for (guint i = at; i < at + 4; i++)
    if (tc_tokens_is_word (tokens, i, "respectively"))
      return TRUE;
  return FALSE;
}

/* "V vs V and V vs V in A and B": all runs have as many numbers as names of different arms follow. */
static gboolean
align_runs (const Clause *clause)
{
  guint first = clause->units[0].name ? 1 : 0;
  const Unit *names = &clause->units[clause->n - 1];
  guint n = names->last - names->first;

  if (clause->n < first + 2 || !names->name || n < 2 ||
      (!is_led (clause, clause->n - 1) &&
       !tc_results_is_respective (clause->tokens,
                                  tc_mentions_get (clause->mentions, names->last - 1)->last)))
    return FALSE;
  for (guint i = first; i + 1 < clause->n; i++)
    if (clause->units[i].name || clause->units[i].last - clause->units[i].first != n ||
        tc_results_get (clause->results, clause->units[i].first)->before)
      return FALSE;
  for (guint i = names->first; i < names->last; i++)
    for (guint j = names->first; j < i; j++)
      if (tc_mentions_get (clause->mentions, i)->arm == tc_mentions_get (clause->mentions, j)->arm)
        return FALSE;
  for (guint i = first; i + 1 < clause->n; i++)
    for (guint k = 0; k < n; k++)
      {
        const TcMention *name = tc_mentions_get (clause->mentions, names->first + k);

        tc_result_set_arm (tc_results_get (clause->results, clause->units[i].first + k), name->arm,
                           name, CONFIDENCE_ORDER);
      }
  return TRUE;
}

/* "In A V of the adults, versus V in B": one name before two numbers that are set against each
 * other, and one behind. */
static gboolean
align_around (const Clause *clause)
{
  const Unit *u = clause->units;
  guint last = clause->n - 1;
  TcResult *first;
  TcResult *second;

  if (last < 2 || last > 3 || !u[0].name || u[0].last != u[0].first + 1 || !u[last].name ||
      u[last].last != u[last].first + 1 ||
      get_name (clause, 0)->arm == get_name (clause, last)->arm || !is_led (clause, last) ||
      (get_name (clause, 0)->first > 0 &&
       tc_tokens_is_any (clause->tokens, get_name (clause, 0)->first - 1, COMPARES)))
    return FALSE;
  for (guint i = 1; i < last; i++)
    if (u[i].name || (last == 3 ? !is_single (clause, i) : u[i].last - u[i].first != 2))
      return FALSE;
  first = tc_results_get (clause->results, u[1].first);
  second = tc_results_get (clause->results, u[last - 1].last - 1);
  if (first->before || !kinds_agree (&first->statistic, &second->statistic) ||
      !is_near (clause->tokens, get_name (clause, 0)->last, first->statistic.first) ||
      !is_near (clause->tokens, second->statistic.last, get_name (clause, last)->first) ||
      is_near (clause->tokens, first->statistic.last, second->statistic.first))
    return FALSE;
  share_kind (&first->statistic, &second->statistic);
  tc_result_set_arm (first, get_name (clause, 0)->arm, get_name (clause, 0), CONFIDENCE_ORDER);
  tc_result_set_arm (second, get_name (clause, last)->arm, get_name (clause, last), CONFIDENCE_NAMED);
  first->versus = second->versus = TRUE;
  return TRUE;
}

/* "V and V in A, V and V in B": two numbers of each arm are not those of two arms. */
static gboolean
silence_runs (const Clause *clause)
{
  if (clause->units[0].name || clause->n < 4 || clause->n % 2 != 0)
    return FALSE;
  for (guint i = 0; i < clause->n; i += 2)
    if (clause->units[i].name || is_single (clause, i) || !clause->units[i + 1].name ||
        clause->units[i + 1].last != clause->units[i + 1].first + 1 ||
        (i > 0 && get_name (clause, i + 1)->arm == get_name (clause, i - 1)->arm))
      return FALSE;
  for (guint i = 0; i < clause->n; i += 2)
    for (guint k = clause->units[i].first; k < clause->units[i].last; k++)
      tc_results_get (clause->results, k)->confidence = -1;
  return TRUE;
}

/* The semicolon, not within brackets, that ends the clause of a token; behind the sentence without one. */
static guint
find_clause_end (const TcTokens *tokens,
                 guint           from)
{
  int depth = 0;

  for (guint i = from; i < tokens->n; i++)
    {
      depth += tc_tokens_step_bracket (tokens, i);
      if (depth <= 0 && tc_tokens_is_mark (tokens, i, ";"))
        return i;
    }
  return tokens->n;
}

/**
 * tc_results_align:
 * @results: (element-type TcResult): those of one sentence, with their runs
 * @mentions: (element-type TcMention): where the sentence names arms
 * @tokens: the tokens of the sentence
 *
 * Gives the numbers of each clause their arms where they and the names of arms make a plain
 * pattern, and a negative confidence to those that are surely none of an outcome. The others are
 * not touched.
 */
void
tc_results_align (GArray         *results,
                  GArray         *mentions,
                  const TcTokens *tokens)
{
  guint first = 0;

  for (guint from = 0; from < tokens->n && first < results->len && mentions->len > 1;)
    {
      Clause clause = { results, mentions, tokens };
      guint until = find_clause_end (tokens, from);
      guint last = first;

      while (last < results->len && tc_results_get (results, last)->statistic.first < until)
        last++;
      if (make_row (&clause, first, last, from, until) &&
          !align_behind (&clause) && !align_before (&clause) && !align_lists (&clause) &&
          !align_runs (&clause) && !align_around (&clause))
        silence_runs (&clause);
      first = last;
      from = until + 1;
    }
}
