/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-results.h"

#include <string.h>

/* What was measured: the subject of "X was 5.1 in A", the name before the bracket of "X (5 % vs 9 %)", the
 * object of "A had an X of 5.1". */

#define MAX_OUTCOME 110
#define MAX_TOKENS 18

#define VERBS                                                                                                         \
  " was were is are had has have decreased increased improved reduced fell rose dropped declined occurred developed "   \
  "showed achieved reached experienced reported did differed remained became changed averaged demonstrated exhibited "  \
  "gained lost caused produced revealed required obtained received resulted yielded ranged observed found seen noted scored "

/* Verbs that are themselves what happened: "continued antidepressants". */
#define STOPS " and but while whereas although with which that who "

/* Words that lead to a name and are no part of it. */
#define LEADS                                                                                                         \
  " the a an mean median average overall of in for with to at by from on and or but while whereas however moreover "   \
  "also respectively there no significantly significant more fewer lower higher greater less better worse similar "     \
  "than compared versus vs its their our these this that both between among groups group patients participants subjects " \
  "women men estimated corresponding adjusted unadjusted crude observed respective similarly additionally furthermore " \
  "statistically sd se sem standard deviation error which was were had is are did not approximately about only "        \
  "was after during absolute follow up when as it values value respectively those who received arm arms ci finally difference differences "     \
  "conversely likewise meanwhile overall, experienced reported showed developed achieved reached demonstrated a "
#define TRAILS                                                                                                        \
  " of in for with to at by from on and or was were is are the a an than between among as had been being be did not "   \
  "versus vs compared respectively significantly also more only both similar seen observed noted found reported "       \
  "about approximately nearly almost reached mean median average who which that occurred averaged up higher lower "     \
  "greater less "

/* Words that alone are no outcome. */
#define EMPTY                                                                                                         \
  " difference differences patients patient groups group results result value values ci p number participants women men "   \
  "change changes increase decrease reduction improvement subjects treatment data analysis study rate rates sd n vs "   \
  "two three respectively one score scores all total significant outcome outcomes arm arms levels percent percentage "  \
  "male female age ages aged sex gender years year old males females population sample confidence interval cases "    \
  "control intervention children points point compared baseline weeks months days week month risk odds hazard ratio "   \
  "effect effects they them it we he she those who which that these this each both each, all "

static gboolean
is_mentioned (GArray *mentions,
              guint   token)
{
  for (guint i = 0; i < mentions->len; i++)
    {
      const TcMention *mention = &g_array_index (mentions, TcMention, i);

      if (token >= mention->first && token < mention->last)
        return TRUE;
    }
  return FALSE;
}

/* Whether a passage says more than which arm and how it compares. */
static gboolean
has_content (const TcTokens *tokens,
             GArray         *mentions,
             guint           first,
             guint           last)
{
  for (guint i = first; i < last; i++)
    {
      const TcToken *token = tc_tokens_get (tokens, i);

      if (token->kind == TC_TOKEN_WORD && token->end - token->start >= 3 && !is_mentioned (mentions, i) &&
          !tc_tokens_is_any (tokens, i, LEADS TRAILS EMPTY VERBS))
        return TRUE;
    }
  return FALSE;
}

/* "in-stent": a word that is part of the next. */
static gboolean
is_hyphenated (const TcTokens *tokens,
               guint           at)
{
  return tc_tokens_is_mark (tokens, at + 1, "-") && !tc_tokens_get (tokens, at + 1)->blank &&
         !tc_tokens_get (tokens, at + 2)->blank;
}

static void
trim (const TcTokens *tokens,
      GArray         *mentions,
      guint          *first,
      guint          *last)
{
  for (;;)
    {
      guint was_first = *first;
      guint was_last = *last;

      while (*first < *last && (tc_tokens_get (tokens, *first)->kind == TC_TOKEN_MARK || is_mentioned (mentions, *first) ||
                                tc_tokens_is_number (tokens, *first) ||
                                (tc_tokens_is_any (tokens, *first, LEADS) && !is_hyphenated (tokens, *first)) ||
                                (tc_tokens_is_any (tokens, *first, " treatment study intervention ") &&
                                 tc_tokens_is_any (tokens, *first + 1, " group groups arm arms "))))
        (*first)++;
      while (*last > *first && ((tc_tokens_get (tokens, *last - 1)->kind == TC_TOKEN_MARK && !tc_tokens_is_mark (tokens, *last - 1, ")")) ||
                                is_mentioned (mentions, *last - 1) || tc_tokens_is_any (tokens, *last - 1, TRAILS)))
        (*last)--;
      if (*first == was_first && *last == was_last)
        break;
    }
  /* An unmatched bracket is none of the name. */
  if (*last > *first && tc_tokens_is_mark (tokens, *last - 1, ")"))
    {
      gboolean opened = FALSE;

      for (guint i = *first; i < *last; i++)
        opened = opened || tc_tokens_is_mark (tokens, i, "(");
      if (!opened)
        (*last)--;
    }
}

/* "… at 9 months": the time is a column of its own. */
static void
cut_time (const TcTokens *tokens,
          GArray         *mentions,
          guint          *first,
          guint          *last)
{
  gsize start;
  gsize end;

  if (!tc_results_find_time (tokens, *first, *last, &start, &end))
    return;
  if (end >= tc_tokens_get (tokens, *last - 1)->end)
    *last = tc_tokens_find (tokens, start);
  else if (start <= tc_tokens_get (tokens, *first)->start)
    *first = tc_tokens_find (tokens, end - 1) + 1;
  trim (tokens, mentions, first, last);
}

static gboolean
accept (const TcTokens *tokens,
        GArray         *mentions,
        guint           first,
        guint           last,
        TcResult       *result)
{
  gboolean content = FALSE;

  trim (tokens, mentions, &first, &last);
  if (first < last)
    cut_time (tokens, mentions, &first, &last);
  if (last > first + MAX_TOKENS)
    return FALSE;
  for (guint i = first; i < last; i++)
    {
      const TcToken *token = tc_tokens_get (tokens, i);

      if (tc_tokens_is_any (tokens, i, " age aged "))
        return FALSE;
      content = content || (token->kind == TC_TOKEN_WORD && token->end - token->start >= 2 &&
                            !tc_tokens_is_any (tokens, i, EMPTY));
    }
  if (!content || tc_tokens_get (tokens, last - 1)->end - tc_tokens_get (tokens, first)->start > MAX_OUTCOME)
    return FALSE;
  result->outcome_start = tc_tokens_get (tokens, first)->start;
  result->outcome_end = tc_tokens_get (tokens, last - 1)->end;
  return TRUE;
}

/* The first verb of a passage, not within brackets. */
static guint
find_verb (const TcTokens *tokens,
           guint           first,
           guint           last)
{
  guint depth = 0;

  for (guint i = first; i < last; i++)
    {
      if (tc_tokens_is_mark (tokens, i, "(["))
        depth++;
      else if (depth > 0 && tc_tokens_is_mark (tokens, i, ")]"))
        depth--;
      if (depth == 0 && tc_tokens_is_any (tokens, i, VERBS))
        return i;
    }
  return last;
}

/* Behind "At 12 months," and "In the cell arm,". */
static guint
skip_adverbial (const TcTokens *tokens,
                guint           first,
                guint           last)
{
  if (!tc_tokens_is_any (tokens, first,
                         " at in after during by from for with among compared over of when following within on however "
                         "moreover finally additionally similarly furthermore overall consequently also therefore "
                         "respectively interestingly notably importantly results findings "))
    return first;
  for (guint i = first + 1; i < last; i++)
    if (tc_tokens_is_mark (tokens, i, ",:"))
      return skip_adverbial (tokens, i + 1, last);
  return first;
}

/* "a higher proportion of patients in the A group had …": what is counted stands behind the verb. */
static gboolean
only_counts (const TcTokens *tokens,
             GArray         *mentions,
             guint           first,
             guint           last)
{
  gboolean counts = FALSE;

  for (guint i = first; i < last; i++)
    {
      const TcToken *token = tc_tokens_get (tokens, i);

      counts = counts || tc_tokens_is_any (tokens, i, " proportion proportions number numbers percentage percent fraction "
                                                      "patients participants subjects women men children people more fewer ");
      if (token->kind == TC_TOKEN_WORD && !is_mentioned (mentions, i) &&
          !tc_tokens_is_any (tokens, i, LEADS EMPTY " proportion proportions numbers percentage percent fraction people larger "
                                        "smaller high low treated treatment "))
        return FALSE;
    }
  return counts;
}

/* The subject of a passage, or what its subject "had" or "showed". */
static gboolean
read_clause (const TcTokens *tokens,
             GArray         *mentions,
             guint           first,
             guint           last,
             TcResult       *result)
{
  guint start = skip_adverbial (tokens, first, last);
  guint verb = find_verb (tokens, start, last);

  if (verb == last && start > first)
    return accept (tokens, mentions, start, last, result) || accept (tokens, mentions, first, last, result);
  if (verb < last && only_counts (tokens, mentions, start, verb) && has_content (tokens, mentions, verb + 1, last) &&
      accept (tokens, mentions, verb + 1, last, result))
    return TRUE;
  if (has_content (tokens, mentions, start, verb) && accept (tokens, mentions, start, verb, result))
    return TRUE;
  if (verb < last && has_content (tokens, mentions, verb + 1, last) && accept (tokens, mentions, verb + 1, last, result))
    return TRUE;
  return start > first && accept (tokens, mentions, first, start, result);
}

static gboolean
ends_in_ed (const TcTokens *tokens,
            guint           at)
{
  const TcToken *token = tc_tokens_get (tokens, at);

  return token->kind == TC_TOKEN_WORD && token->end - token->start > 4 && memcmp (tokens->text + token->end - 2, "ed", 2) == 0;
}

/* "…, TLR (2.6 % vs 2.6 %)": the words before the bracket, back to what parts them. */
static gboolean
read_before_bracket (const TcTokens *tokens,
                     GArray         *mentions,
                     guint           first,
                     guint           open,
                     TcResult       *result)
{
  guint start = open;
  guint depth = 0;

  while (start > first)
    {
      if (tc_tokens_is_mark (tokens, start - 1, ")]"))
        depth++;
      else if (depth > 0 && tc_tokens_is_mark (tokens, start - 1, "(["))
        depth--;
      else if (depth == 0 && (tc_tokens_is_mark (tokens, start - 1, ",;:.(") || tc_tokens_is_any (tokens, start - 1, STOPS)))
        break;
      start--;
    }
  if (find_verb (tokens, start, open) < open)
    return FALSE;
  return accept (tokens, mentions, start, open, result);
}

/* The bracket that is open before a token and holds nothing else before it; the token itself without one. */
static guint
find_bracket (const TcTokens *tokens,
              guint           token)
{
  guint i = token;

  while (i > 0 && token - i < 5 && (tc_tokens_is_mark (tokens, i - 1, ":=+-,") || tc_tokens_get (tokens, i - 1)->kind == TC_TOKEN_WORD))
    i--;
  return i > 0 && tc_tokens_is_mark (tokens, i - 1, "([") ? i - 1 : token;
}

/* "12 (30 %) completed all modules", "5 % of patients in the A group had pain": what follows the number. */
static gboolean
read_behind (const TcTokens *tokens,
             GArray         *mentions,
             TcResult       *result)
{
  guint i = result->statistic.last;
  guint first;

  if (result->statistic.kind != TC_STATISTIC_EVENTS && result->statistic.kind != TC_STATISTIC_PERCENT)
    return FALSE;
  while (i < result->statistic.last + 14 &&
         (is_mentioned (mentions, i) || tc_tokens_is_mark (tokens, i, ")") ||
          tc_tokens_is_any (tokens, i, " of the patients participants subjects women men children in those who all treated "
                                      "receiving with respondents cases ")))
    i++;
  first = i;
  if (!tc_tokens_is_any (tokens, i, VERBS) && !ends_in_ed (tokens, i))
    return FALSE;
  while (i < tokens->array->len && i - first < MAX_TOKENS && !tc_tokens_is_mark (tokens, i, ",;.:(") &&
         !(tc_tokens_is_any (tokens, i, " and compared versus vs while whereas but than ")))
    i++;
  return accept (tokens, mentions, first, i, result);
}

/* "… with cells and by": goes on with the outcome before it. */
static gboolean
only_compares (const TcTokens *tokens,
               guint           first,
               guint           last)
{
  gboolean joint = FALSE;

  if (!tc_tokens_is_any (tokens, first, " in with for among after on of and compared versus vs than while whereas patients participants "
                         "subjects women men children cases eyes "))
    return FALSE;
  for (guint i = first; i < last; i++)
    {
      if (tc_tokens_is_mark (tokens, i, ";:") || tc_tokens_is_any (tokens, i, VERBS))
        return FALSE;
      joint = joint || tc_tokens_is_any (tokens, i, " and versus vs than with while whereas to ");
    }
  return joint && last - first <= 10;
}

/* Age and sex describe who took part, and are no outcome. */
static gboolean
is_about_age (const TcTokens *tokens,
              guint           first,
              guint           last)
{
  for (guint i = last > first + 5 ? last - 5 : first; i < last; i++)
    if (tc_tokens_is_any (tokens, i, " age aged ages "))
      return TRUE;
  return FALSE;
}

static gboolean
name_outcome (const TcTokens *tokens,
              GArray         *mentions,
              guint           from,
              TcResult       *result)
{
  guint first = result->statistic.first;
  guint open = find_bracket (tokens, first);
  guint start = from;

  /* A semicolon begins a new clause. */
  for (guint i = from; i < open; i++)
    if (tc_tokens_is_mark (tokens, i, ";") || (tc_tokens_is_mark (tokens, i, ":") && i + 1 < open))
      start = i + 1;
  if (from == 0 && tc_tokens_is_mark (tokens, 1, ":") && open > 2)
    start = 2;
  while (start < open && (tc_tokens_get (tokens, start)->kind == TC_TOKEN_MARK))
    start++;
  for (guint i = start; i < start + 3; i++)
    if (tc_tokens_is_any (tokens, i, " it they this these ") && !tc_tokens_is_any (tokens, i + 1, " group groups "))
      return FALSE;
  if (is_about_age (tokens, start, first))
    {
      result->confidence = 0;
      return FALSE;
    }
  if (open == first && !has_content (tokens, mentions, skip_adverbial (tokens, start, open), open) &&
      read_behind (tokens, mentions, result))
    return TRUE;
  if (!has_content (tokens, mentions, start, open) || (from > 0 && only_compares (tokens, start, open)))
    return FALSE;
  if (open < first && read_before_bracket (tokens, mentions, start, open, result))
    return TRUE;
  if (read_clause (tokens, mentions, start, open, result))
    return TRUE;
  for (guint i = open; i > start; i--)
    if (tc_tokens_is_mark (tokens, i - 1, ","))
      return read_clause (tokens, mentions, i, open, result);
  return FALSE;
}

/* "5/26例出现一过性头痛": what follows the number. */
static gboolean
read_chinese_behind (const TcTokens *tokens,
                     TcResult       *result)
{
  static const char *const verbs[] = { "例出现", "例发生", "人出现", "人发生", "名出现", "例患者出现", "例患者发生", "例达到" };
  const TcToken *token = tc_tokens_get (tokens, result->statistic.last);

  if (tc_tokens_is_mark (tokens, result->statistic.last, ")"))
    token = tc_tokens_get (tokens, result->statistic.last + 1);
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      gsize n = strlen (verbs[i]);

      if (token->kind == TC_TOKEN_HAN && token->end - token->start > n + 3 && token->end - token->start < 60 &&
          memcmp (tokens->text + token->start, verbs[i], n) == 0)
        {
          result->outcome_start = token->start + n;
          result->outcome_end = token->end;
          return TRUE;
        }
    }
  return FALSE;
}

/* "例患者接受治疗后治愈": what came of it stands behind the last "后". */
static gsize
skip_treatment (const TcTokens *tokens,
                gsize           start,
                gsize           end)
{
  const char *after = end > start ? g_strrstr_len (tokens->text + start, end - start, "后") : NULL;
  gsize at = after != NULL ? (gsize) (after - tokens->text) + strlen ("后") : start;

  return end >= at + 6 && end - start > 24 ? at : start;
}

/* Chinese: the characters of a clause without the arm, and without what only compares. */
static gboolean
name_chinese (const TcTokens *tokens,
              GArray         *mentions,
              guint           from,
              TcResult       *result)
{
  static const char *const leads[] = { "高于", "低于", "优于", "大于", "小于", "多于", "少于", "明显", "显著", "患者", "两组",
                                       "其中", "结果", "组的", "的", "而", "均", "与", "和", "为", "在", "于", "较", "比",
                                       "从", "由", "组中", "者", "各组", "共有", "分别", "是", "平均", "组", "共发生",
                                       "发生", "出现", "占" };
  static const char *const trails[] = { "分别为", "分别是", "升至", "降至", "上升", "下降", "提高", "降低", "达到", "为", "是",
                                        "达", "至", "的", "从", "由", "分别", "到", "约", "有", "共", "患者" };
  gsize start = 0;
  gsize end = 0;
  gboolean again = TRUE;

  if (read_chinese_behind (tokens, result))
    return TRUE;
  for (guint i = result->statistic.first; i > from; i--)
    {
      const TcToken *token = tc_tokens_get (tokens, i - 1);

      if (end == 0 && (tc_tokens_is_word (tokens, i - 1, "占") || tc_tokens_is_word (tokens, i - 1, "例") ||
                       tc_tokens_is_word (tokens, i - 1, "占比") || tc_tokens_is_number (tokens, i - 1) ||
                       tc_tokens_is_mark (tokens, i - 1, ",([")))
        continue;
      if (token->kind == TC_TOKEN_HAN || (token->kind == TC_TOKEN_WORD && end > 0))
        {
          start = token->start;
          end = end > 0 ? end : token->end;
        }
      else if (end > 0)
        break;
    }
  start = skip_treatment (tokens, start, end);
  for (guint i = 0; i < mentions->len; i++)
    {
      const TcMention *mention = &g_array_index (mentions, TcMention, i);

      if (mention->start < end && mention->end > start && mention->end <= end)
        start = mention->end;
    }
  while (again && end > start)
    {
      again = FALSE;
      for (guint i = 0; i < G_N_ELEMENTS (leads); i++)
        if (end - start >= strlen (leads[i]) && memcmp (tokens->text + start, leads[i], strlen (leads[i])) == 0)
          {
            start += strlen (leads[i]);
            again = TRUE;
          }
      for (guint i = 0; i < G_N_ELEMENTS (trails); i++)
        if (end - start >= strlen (trails[i]) && memcmp (tokens->text + end - strlen (trails[i]), trails[i], strlen (trails[i])) == 0)
          {
            end -= strlen (trails[i]);
            again = TRUE;
          }
    }
  if (end < start + 6 || end - start > 60)
    return FALSE;
  result->outcome_start = start;
  result->outcome_end = end;
  return TRUE;
}

/* The time within the clause of a run, else at the beginning of the sentence. */
static void
name_time (const TcTokens *tokens,
           guint           from,
           guint           until,
           TcResult       *result)
{
  gsize start = 0;
  gsize end = 0;
  guint comma = 0;

  if (!tc_results_find_time (tokens, from, result->statistic.first, &start, &end) &&
      !tc_results_find_time (tokens, result->statistic.last, until, &start, &end))
    {
      while (comma < MIN (12, result->statistic.first) && !tc_tokens_is_mark (tokens, comma, ","))
        comma++;
      if (!tc_tokens_is_mark (tokens, comma, ",") || !tc_results_find_time (tokens, 0, comma, &start, &end))
        return;
    }
  result->time_start = start;
  result->time_end = end;
}

/**
 * tc_results_name_outcomes:
 * @results: (element-type TcResult): those of one sentence, with their runs
 * @mentions: (element-type TcMention): where the sentence names arms
 * @tokens: the tokens of the sentence
 * @chinese: the language of the sentence
 *
 * Finds what each number is a measure of, and when it was taken. A run with no words of its own goes on with
 * those of the run before.
 */
void
tc_results_name_outcomes (GArray         *results,
                          GArray         *mentions,
                          const TcTokens *tokens,
                          gboolean        chinese)
{
  guint from = 0;

  for (guint i = 0; i < results->len; i++)
    {
      TcResult *result = &g_array_index (results, TcResult, i);
      const TcResult *before = i > 0 ? result - 1 : NULL;
      guint run_end = i;
      guint until;
      gboolean same_run = before != NULL && before->run == result->run;
      gboolean named = !same_run && (chinese ? name_chinese (tokens, mentions, from, result)
                                             : name_outcome (tokens, mentions, from, result));

      while (run_end + 1 < results->len && g_array_index (results, TcResult, run_end + 1).run == result->run)
        run_end++;
      until = run_end + 1 < results->len ? g_array_index (results, TcResult, run_end + 1).statistic.first
                                         : tokens->array->len;
      if (!named && before != NULL)
        {
          result->outcome_start = before->outcome_start;
          result->outcome_end = before->outcome_end;
        }
      if (same_run)
        {
          result->time_start = before->time_start;
          result->time_end = before->time_end;
        }
      else
        name_time (tokens, from, MIN (until, g_array_index (results, TcResult, run_end).statistic.last + 8), result);
      from = result->has_p ? MAX (result->statistic.last, result->p.last) : result->statistic.last;
      if (from > until)
        from = result->statistic.last;
    }
}
