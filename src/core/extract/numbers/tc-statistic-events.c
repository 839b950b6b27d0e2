/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-statistic-private.h"

#include <math.h>

/* "86/125", "4 out of 11", "12 (30 %) of 40", "12 patients (30 %)", "74 % … (157 of 211)". */

#define NOT_COUNTED                                                                                                   \
  " arms groups centres centers trials studies sites cycles doses days weeks months years items domains measures "     \
  "outcomes scales tests subscales time times hours visits sessions countries "

/* "grade 3/4", "a 1/2 ratio", "CD4/8" are no events. */
#define NO_RATIO_AFTER                                                                                                \
  " grade grades phase stage stages type types class level category ecog nyha score scores ratio pressure bp week "    \
  "weeks month months day days types cd4 no nos version vision acuity "

static gboolean
is_count (const TcTokens *tokens,
          guint           at)
{
  const TcToken *token = tc_tokens_get (tokens, at);

  return token->kind == TC_TOKEN_NUMBER && token->decimals == 0 && token->number < 1e7 &&
         !tc_tokens_is_mark (tokens, at + 1, "%^±");
}

static gboolean
agrees (double events,
        double total,
        double percent,
        guint  decimals)
{
  return fabs (100 * events / total - percent) <= 0.5 * pow (10, -(double) decimals) + 1e-6;
}

/* "(30 %)", ", 77 %", "[30 %]" behind events. */
static guint
read_percent_behind (const TcStatisticReader *reader,
                     TcStatistic             *statistic,
                     guint                    at)
{
  const TcTokens *tokens = reader->tokens;
  gboolean open = tc_tokens_is_mark (tokens, at, "([");
  guint i = at;

  if (!open && !tc_tokens_is_mark (tokens, at, ",;=:"))
    return at;
  i++;
  statistic->percent_start = tc_tokens_get (tokens, i)->start;
  if (!tc_statistic_read_percent (reader, &i, &statistic->percent, &statistic->percent_decimals))
    return at;
  statistic->percent_end = tc_tokens_get (tokens, i - 1)->end;
  /* A comma joins a percentage only to the events that it is of. */
  if (!open && (statistic->total <= 0 ||
                !agrees (statistic->value, statistic->total, statistic->percent,
                         statistic->percent_decimals)))
    {
      statistic->percent = -1;
      return at;
    }
  if (open && tc_tokens_is_mark (tokens, i, ")]"))
    return i + 1;
  if (open && statistic->total <= 0 && tc_tokens_is_mark (tokens, i, ";,"))
    return i;
  if (!open || tc_tokens_is_mark (tokens, i, ";,"))
    return i;
  statistic->percent = -1;
  return at;
}

static gboolean
read_slash (const TcStatisticReader *reader,
            guint                   *at,
            TcStatistic             *statistic)
{
  const TcTokens *tokens = reader->tokens;
  guint i = *at;
  const TcToken *first = tc_tokens_get (tokens, i);
  const TcToken *second = tc_tokens_get (tokens, i + 2);
  TcStatistic scratch = *statistic;
  guint unit = i + 3;
  gboolean small;

  if (!tc_tokens_is_mark (tokens, i + 1, "/") || !is_count (tokens, i) || first->spelled ||
      second->kind != TC_TOKEN_NUMBER || second->decimals > 0 ||
      tc_tokens_is_mark (tokens, i + 3, "/%^±") ||
      second->number < first->number || second->number < 2)
    return FALSE;
  if (i > 0 && (tc_tokens_is_any (tokens, i - 1, NO_RATIO_AFTER) ||
                tc_tokens_is_mark (tokens, i - 1, "/^")))
    return FALSE;
  small = second->number <= 4 || (second->number == 24 && first->number < 25);
  if (small && !tc_tokens_is_mark (tokens, i + 3, "(,;)") &&
      !tc_tokens_is_any (tokens, i + 3, PEOPLE))
    return FALSE;
  if (tc_statistic_read_unit (reader, &scratch, &unit))
    return FALSE;
  statistic->value = first->number;
  statistic->total = second->number;
  statistic->value_start = first->start;
  statistic->value_end = second->end;
  *at = i + 3;
  return TRUE;
}

/* "at month 6", "by weeks 4 and 8": the number of a time. "In the first month 6 (12 %)" is none. */
static gboolean
is_number_of_time (const TcTokens *tokens,
                   guint           at)
{
  while (at > 2 && (tc_tokens_is_any (tokens, at - 1, " and or to ") || tc_tokens_is_mark (tokens, at - 1, ",")) &&
         tc_tokens_is_number (tokens, at - 2) && tc_tokens_get (tokens, at - 2)->decimals == 0)
    at -= 2;
  return at > 1 && tc_tokens_is_any (tokens, at - 1, " week weeks month months day days year years visit visits ") &&
         (tc_tokens_is_any (tokens, at - 2, " at by from to until till through after in and on of before between ") ||
          tc_tokens_is_mark (tokens, at - 2, "(["));
}

/* "12 of 40", "4 out of the 11", "12 (30 %) of 40", "12 patients of 40". */
static gboolean
read_of (const TcStatisticReader *reader,
         guint                   *at,
         TcStatistic             *statistic)
{
  const TcTokens *tokens = reader->tokens;
  guint i = *at;
  double total;

  if (!is_count (tokens, i) || is_number_of_time (tokens, i))
    return FALSE;
  statistic->value = tc_tokens_get (tokens, i)->number;
  i = read_percent_behind (reader, statistic, i + 1);
  if (tc_tokens_is_any (tokens, i, PEOPLE))
    i++;
  if (tc_tokens_is_word (tokens, i, "out") && tc_tokens_is_word (tokens, i + 1, "of"))
    i++;
  if (!tc_tokens_is_word (tokens, i, "of"))
    return FALSE;
  for (i++; tc_tokens_is_any (tokens, i, " the these all those a total of ") && i < *at + 12;)
    i++;
  if (!is_count (tokens, i) || tc_tokens_is_any (tokens, i + 1, NOT_COUNTED) ||
      tc_tokens_is_mark (tokens, i + 1, "-"))
    return FALSE;
  total = tc_tokens_get (tokens, i)->number;
  if (total < statistic->value || total < 2 ||
      (tc_tokens_get (tokens, i)->spelled && tc_tokens_get (tokens, *at)->spelled && total < 10 &&
       !tc_tokens_is_any (tokens, i + 1, PEOPLE)))
    return FALSE;
  statistic->total = total;
  statistic->value_start = tc_tokens_get (tokens, *at)->start;
  statistic->value_end = tc_tokens_get (tokens, i)->end;
  *at = i + 1;
  return TRUE;
}

/* "7例(5.9%)" */
static gboolean
is_han_counter (const TcTokens *tokens,
                guint           at)
{
  return tc_tokens_is_word (tokens, at, "例") || tc_tokens_is_word (tokens, at, "人") ||
         tc_tokens_is_word (tokens, at, "名") ||
         tc_tokens_is_word (tokens, at, "例次");
}

/* How many words say in which group people are. */
#define MAX_GROUP 9

/* "women in the tea group (", "in the other group (": the token behind the group, at the bracket;
 * @at where nothing is said so. */
static guint
skip_group (const TcTokens *tokens,
            guint           at)
{
  guint i = tc_tokens_is_any (tokens, at, PEOPLE) ? at + 1 : at;

  if (!tc_tokens_is_any (tokens, i, " in on with from receiving given assigned who "))
    return at;
  while (i < at + MAX_GROUP && (tc_tokens_get (tokens, i)->kind == TC_TOKEN_WORD ||
                                tc_tokens_is_mark (tokens, i, "-+/")) &&
         !tc_tokens_is_any (tokens, i, " and versus vs than or was were had "))
    i++;
  return i > at + 1 && tc_tokens_is_mark (tokens, i, "(") ? i : at;
}

/* "12 (30 %)", "12 patients (30 %)", "12 women in the tea group (30 %)": of how many is not said.
 * */
static gboolean
read_share (const TcStatisticReader *reader,
            guint                   *at,
            TcStatistic             *statistic)
{
  const TcTokens *tokens = reader->tokens;
  guint i = *at + 1;

  if (!is_count (tokens, *at) || is_number_of_time (tokens, *at))
    return FALSE;
  statistic->value = tc_tokens_get (tokens, *at)->number;
  if (is_han_counter (tokens, i))
    i++;
  for (guint n = 0; n < 3 && tc_tokens_get (tokens, i)->kind == TC_TOKEN_WORD; n++)
    i += tc_tokens_is_mark (tokens, i + 1, "-") && !tc_tokens_get (tokens, i + 1)->blank ? 2 : 1;
  if (!tc_tokens_is_mark (tokens, i, "([") && tc_tokens_is_any (tokens, *at + 1, PEOPLE) &&
      !(*at > 0 && tc_tokens_is_any (tokens, *at - 1, " of the all these ")))
    i = skip_group (tokens, *at + 1);
  if (!tc_tokens_is_mark (tokens, i, "(["))
    return FALSE;
  *at = read_percent_behind (reader, statistic, i);
  return statistic->percent >= 0;
}

/* What can be counted without being anybody. */
gboolean
tc_statistic_is_counted (const TcTokens *tokens,
                         guint           at)
{
  return tc_tokens_is_any (tokens, at,
                           " death deaths event events case cases relapse relapses recurrence "
                           "recurrences infection infections complication complications failure "
                           "failures fracture fractures stroke strokes reaction reactions "
                           "withdrawal withdrawals dropout dropouts exacerbation exacerbations "
                           "episode episodes hospitalization hospitalizations hospitalisation "
                           "hospitalisations admission admissions birth births pregnancy "
                           "pregnancies leak leaks hematoma hematomas haematoma haematomas seizure "
                           "seizures falls miscarriage miscarriages stillbirth stillbirths "
                           "thrombosis thromboses conversion conversions ");
}

/* Behind "occurred", "were reported": whether an arm can follow. */
static gboolean
leads_to_arm (const TcTokens *tokens,
              guint           at)
{
  for (guint i = at; i < at + 4; i++)
    if (tc_tokens_is_any (tokens, i, " in with among for on "))
      return TRUE;
    else if (!tc_tokens_is_any (tokens, i, " were was occurred reported observed seen noted "
                                           "recorded developed happened "))
      return FALSE;
  return FALSE;
}

/* "five deaths in A", "three cases of wound infection occurred in A". */
static gboolean
read_bare (const TcStatisticReader *reader,
           guint                   *at,
           TcStatistic             *statistic)
{
  const TcTokens *tokens = reader->tokens;
  guint i = *at + 1;

  if (!is_count (tokens, *at) || tc_tokens_get (tokens, *at)->number >= 1900 ||
      (*at > 0 && (tc_tokens_is_mark (tokens, *at - 1, "/-^<>≤≥.") ||
                   tc_tokens_is_any (tokens, *at - 1,
                                     " of first last least most than grade week day month year "
                                     "about every "))))
    return FALSE;
  while (i < *at + 4 && tc_tokens_get (tokens, i)->kind == TC_TOKEN_WORD && !tc_statistic_is_counted (tokens, i) &&
         !tc_tokens_is_any (tokens, i, PEOPLE " in of with and or to were was weeks days months years "))
    i++;
  if (!tc_statistic_is_counted (tokens, i))
    return FALSE;
  i++;
  if (tc_tokens_is_any (tokens, i, " of "))
    while (i < *at + 10 && (tc_tokens_is_mark (tokens, i, "-") ||
                            (tc_tokens_get (tokens, i)->kind == TC_TOKEN_WORD &&
                             !tc_tokens_is_any (tokens, i, " in with among for on were was occurred and "))))
      i++;
  if (!leads_to_arm (tokens, i))
    return FALSE;
  statistic->value = tc_tokens_get (tokens, *at)->number;
  statistic->bare = TRUE;
  *at = i;
  return TRUE;
}

/* Behind these people are counted to whom something happened, and not those who were given
 * something. */
#define HAPPENED                                                                                   \
  " occurred observed seen noted reported found recorded detected developed happened possible "   \
  "present necessary required needed achieved recurred persisted "

/* "Nausea occurred in 14 patients in A": of how many is not said. */
static gboolean
read_people (const TcStatisticReader *reader,
             guint                   *at,
             TcStatistic             *statistic)
{
  const TcTokens *tokens = reader->tokens;

  if (*at < 2 || !is_count (tokens, *at) || tc_tokens_get (tokens, *at)->number >= 1900 ||
      !tc_tokens_is_any (tokens, *at - 1, " in ") ||
      !tc_tokens_is_any (tokens, *at - 2, HAPPENED) ||
      !tc_tokens_is_any (tokens, *at + 1, PEOPLE) ||
      !tc_tokens_is_any (tokens, *at + 2, " in with on from receiving "))
    return FALSE;
  statistic->value = tc_tokens_get (tokens, *at)->number;
  statistic->bare = TRUE;
  *at += 2;
  return TRUE;
}

/* "12 women in A (30 %) and 9 in B (21 %)": the other number. */
static gboolean
read_next_share (const TcStatisticReader *reader,
                 const TcStatistic       *before,
                 guint                    at,
                 TcStatistic             *statistic)
{
  const TcTokens *tokens = reader->tokens;
  guint join = tc_tokens_is_any (tokens, at - 1, " in of among ") ? at - 2 : at - 1;
  guint open;
  guint behind;

  if (before->kind != TC_STATISTIC_EVENTS || before->total > 0 || before->percent < 0 ||
      before->last - before->first < 6 || at < before->last + 1 || at - before->last > 3 ||
      !is_count (tokens, at) ||
      !tc_tokens_is_any (tokens, join, " and versus vs with to than ") ||
      tc_tokens_is_any (tokens, at + 1, PEOPLE))
    return FALSE;
  open = skip_group (tokens, at + 1);
  *statistic = tc_statistic_begin (reader, TC_STATISTIC_EVENTS, at);
  behind = open > at + 1 ? read_percent_behind (reader, statistic, open) : open;
  if (behind <= open || statistic->percent < 0)
    return FALSE;
  statistic->value = tc_tokens_get (tokens, at)->number;
  statistic->measure = "events";
  tc_statistic_finish (reader, statistic, behind);
  return TRUE;
}

/**
 * tc_statistic_read_next:
 * @reader: a sentence
 * @before: a number of events
 * @at: token at which a number stands
 * @statistic: (out): the events
 *
 * Reads the other number of "five deaths in A and 12 in B", or of "12 women in A (30 %) and 9 in B
 * (21 %)".
 */
gboolean
tc_statistic_read_next (const TcStatisticReader *reader,
                        const TcStatistic       *before,
                        guint                    at,
                        TcStatistic             *statistic)
{
  const TcTokens *tokens = reader->tokens;
  guint join = at - 1;
  guint behind = at + 1;

  if (read_next_share (reader, before, at, statistic))
    return TRUE;
  if (!before->bare || at < before->last + 2 || at - before->last > 12 || !is_count (tokens, at))
    return FALSE;
  /* "vs. 12", "and in 12 patients" */
  if (tc_tokens_is_mark (tokens, join, ".") || tc_tokens_is_any (tokens, join, " in "))
    join--;
  if (tc_tokens_is_any (tokens, before->last - 1, PEOPLE) &&
      tc_tokens_is_any (tokens, behind, PEOPLE))
    behind++;
  if (!tc_tokens_is_any (tokens, join, " and versus vs with to than ") ||
      !tc_tokens_is_any (tokens, behind, " in with among for on "))
    return FALSE;
  *statistic = tc_statistic_begin (reader, TC_STATISTIC_EVENTS, at);
  statistic->value = tc_tokens_get (tokens, at)->number;
  statistic->measure = "events";
  statistic->bare = TRUE;
  tc_statistic_finish (reader, statistic, behind);
  return TRUE;
}

/* "85.0 % (34/40)", "74 % of treated patients (157 of 211)". */
static gboolean
read_percent_before (const TcStatisticReader *reader,
                     guint                   *at,
                     TcStatistic             *statistic)
{
  const TcTokens *tokens = reader->tokens;
  guint i = *at;
  guint words = 0;
  TcStatistic inner = *statistic;

  if (!tc_statistic_read_percent (reader, &i, &statistic->percent, &statistic->percent_decimals))
    return FALSE;
  statistic->percent_start = tc_tokens_get (tokens, *at)->start;
  statistic->percent_end = tc_tokens_get (tokens, i - 1)->end;
  for (; words < 7 && tc_tokens_get (tokens, i)->kind != TC_TOKEN_NUMBER &&
       (tc_tokens_get (tokens, i)->kind != TC_TOKEN_MARK || tc_tokens_is_mark (tokens, i, "-+"));
       words++)
    i++;
  if (!tc_tokens_is_mark (tokens, i, "([,") || (words > 0 && tc_tokens_is_mark (tokens, i, ",")))
    return FALSE;
  i++;
  if (tc_tokens_is_word (tokens, i, "n") && tc_tokens_is_mark (tokens, i + 1, "="))
    i += 2;
  if (!read_slash (reader, &i, &inner) && !read_of (reader, &i, &inner))
    return FALSE;
  /* Directly beside each other they must belong together; across words only where they agree. */
  if ((words > 0 || tc_tokens_is_mark (tokens, i, "([")) &&
      !agrees (inner.value, inner.total, statistic->percent, statistic->percent_decimals))
    return FALSE;
  statistic->value = inner.value;
  statistic->total = inner.total;
  statistic->value_start = inner.value_start;
  statistic->value_end = inner.value_end;
  if (tc_tokens_is_any (tokens, i, PEOPLE))
    i++;
  *at = tc_tokens_is_mark (tokens, i, ")]") ? i + 1 : i;
  return TRUE;
}

/**
 * tc_statistic_read_events:
 * @reader: a sentence
 * @at: token at which a number stands
 * @statistic: (out): the events
 *
 * Reads a number of events, of a total or with a percentage or both.
 */
gboolean
tc_statistic_read_events (const TcStatisticReader *reader,
                          guint                    at,
                          TcStatistic             *statistic)
{
  const TcStatistic fresh = tc_statistic_begin (reader, TC_STATISTIC_EVENTS, at);
  guint i = at;

  *statistic = fresh;
  if (read_percent_before (reader, &i, statistic))
    {
      statistic->measure = "events";
      tc_statistic_finish (reader, statistic, i);
      return TRUE;
    }
  *statistic = fresh;
  if (!read_slash (reader, &i, statistic))
    {
      *statistic = fresh;
      if (!read_of (reader, &i, statistic))
        {
          *statistic = fresh;
          if (!read_share (reader, &i, statistic))
            {
              *statistic = fresh;
              i = at;
              if (!read_bare (reader, &i, statistic) && !read_people (reader, &i, statistic))
                return FALSE;
            }
        }
    }
  if (statistic->percent < 0 && !statistic->bare)
    {
      guint people = tc_tokens_is_any (reader->tokens, i, PEOPLE) ? i + 1 : i;
      guint behind = read_percent_behind (reader, statistic, people);

      if (behind > people)
        i = behind;
    }
  statistic->measure = "events";
  tc_statistic_attach (reader, statistic, &i);
  tc_statistic_finish (reader, statistic, i);
  return TRUE;
}
