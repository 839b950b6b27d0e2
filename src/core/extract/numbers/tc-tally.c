/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-tally-private.h"

#include "tc-numbers.h"

/* A text with more numbers than this is a table. */
#define MAX_COUNTS 300

#define MAX_PARTS 6

/* Parts of one whole stand close together, and none of them is a crumb of it. */
#define MAX_SENTENCES_APART 1
#define MIN_PART 3
#define MIN_SHARE 0.04

#define NOT_PEOPLE                                                                                                    \
  "(?! ?(?:{time}|mg|μg|mcg|ug|g|kg|ml|l|mm|cm|iu|gy|units?|hours?|h|min|minutes?|points?|cycles?|times|sites?"        \
  "|cent(?:er|re)s?|hospitals?|countries|years-old|items?)\\b)"
#define EACH                                                                                                          \
  "(?=(?: {people})? ?(?:per|(?:in|to|for|into) (?:each|every|both)|each)(?: of the (?:two|three"  \
  "|four))?(?: [a-z-]+)?"                                                                          \
  " (?:groups?|arms?|cohorts?)\\b)"
/* All begin with the number: so they are tried where one begins, and nowhere else. Whether people
 * are named behind it was found out when the rules ran. */
#define COUNT(MARK, CHINESE)                                                                                          \
  MARK "(?:(?<each>{n})" EACH                                                                                         \
  "|(?<=\\bn=|\\bn =|\\bn= |\\bn = )(?<sized>{digits})|\\b\\d+/(?<people>\\d{2,6})\\b(?![./])" CHINESE                \
  "|(?<=[a-z)][,:=]|[a-z)] [,:=]|[a-z)][,:=] |[a-z)] [,:=] )(?<people>{digits})(?= ?[;,)])"        \
  "|(?<=[(;]|[(;,] )(?<people>{digits})(?= [a-z][a-z -]{1,30}[;,)])"                               \
  "|(?<people>{n})(?=,? ?(?:to|in the|in an?|in each|received|receiving|had|with|controls?|cases|assigned|allocated"   \
  "|randomi[sz]ed|randomly|underwent|were|was|placebo)\\b)|(?<loose>{n})" NOT_PEOPLE "|(?<other>{n}))"

struct _TcTally
{
  const TcRules *rules;           /* borrowed */
  TcPattern *each_words;          /* what EACH needs */
  TcPattern *arm_words;
  TcPattern *count;
  TcPattern *chinese;             /* Chinese numbers too */
};

TcTally *
tc_tally_new (const TcRules *rules)
{
  static const char *const each_words[] = { "per ", "each ", "every ", "both ", NULL };
  static const char *const arm_words[] = { " group", " arm", " cohort", NULL };
  TcTally *self = g_new0 (TcTally, 1);

  self->rules = rules;
  self->each_words = tc_rules_compile_words (rules, each_words);
  self->arm_words = tc_rules_compile_words (rules, arm_words);
  self->count = tc_rules_compile (rules, COUNT ("(?#count)", ""));
  self->chinese = tc_rules_compile (rules, COUNT ("", "|(?<people>{zn})(?:例|名|位|人)(?!次)"));
  return self;
}

void
tc_tally_free (TcTally *self)
{
  tc_pattern_free (self->each_words);
  tc_pattern_free (self->arm_words);
  tc_pattern_free (self->count);
  tc_pattern_free (self->chinese);
  g_free (self);
}

static gboolean
read_count (const TcMatch *info,
            const char    *text,
            const char    *group,
            gsize          base,
            TcCount       *count)
{
  int start;
  int end;

  if (!tc_match_fetch_named_pos (info, group, &start, &end) || start < 0 || end <= start ||
      !tc_number_parse (text + base + start, end - start, &count->value))
    return FALSE;
  count->start = base + start;
  count->end = base + end;
  return TRUE;
}

/* One of the groups took part, mostly the loose one. */
static gboolean
read_match (const TcTally *self,
            const TcProse *document,
            const TcMatch *info,
            TcFindings    *findings,
            TcCount       *count)
{
  const char *text = document->normal->text;
  gsize base = tc_prose_sentence (document, count->sentence)->start;
  gboolean is_loose = read_count (info, text, "loose", base, count);

  if (is_loose || read_count (info, text, "other", base, count))
    {
      count->people = tc_rules_is_counted (self->rules, document, findings, count->sentence, count->start);
      return is_loose || count->people;
    }
  count->each = read_count (info, text, "each", base, count);
  count->sized = !count->each && read_count (info, text, "sized", base, count);
  count->people = count->each || count->sized || read_count (info, text, "people", base, count);
  return count->people;
}

/* Nothing is said of each arm in a sentence without these words; what the expression reads besides is simple. */
static gboolean
is_plain (const TcTally    *self,
          const TcProse    *document,
          const TcFindings *findings,
          guint             index)
{
  const TcProseSentence *sentence = tc_prose_sentence (document, index);

  return sentence->ascii && !sentence->chinese && tc_searcher_has_noted (&findings->searcher, index) &&
         !(tc_findings_may_match (findings, self->each_words, index) &&
           tc_findings_may_match (findings, self->arm_words, index));
}

static void
read_plain (const TcTally *self,
            const TcProse *document,
            guint          index,
            GArray        *counts,
            TcFindings    *findings)
{
  const TcProseSentence *sentence = tc_prose_sentence (document, index);
  const char *text = document->normal->text;
  guint32 places[MAX_COUNTS];
  guint n = tc_searcher_find_word (&findings->searcher, index, self->rules->count_mark, places, MAX_COUNTS);
  gsize behind = sentence->start;

  for (guint i = 0; i < n && counts->len < MAX_COUNTS; i++)
    {
      TcCount count = { .sentence = index };
      TcTallyKind kind;

      if (places[i] < behind)
        continue;
      kind = tc_tally_read_plain (text, sentence->start, sentence->end, places[i], &count.start, &count.end);
      if (kind == TC_TALLY_NOTHING)
        continue;
      behind = count.end;
      if (!tc_number_parse (text + count.start, count.end - count.start, &count.value))
        continue;
      count.sized = kind == TC_TALLY_SIZED;
      count.people = kind == TC_TALLY_SIZED || kind == TC_TALLY_PEOPLE ||
                     tc_rules_is_counted (self->rules, document, findings, index, count.start);
      if (count.people || kind == TC_TALLY_LOOSE)
        g_array_append_val (counts, count);
    }
}

static void
read_sentence (const TcTally *self,
               const TcProse *document,
               guint          index,
               GArray        *counts,
               TcFindings    *findings)
{
  const TcProseSentence *sentence = tc_prose_sentence (document, index);
  const TcPattern *pattern = sentence->chinese ? self->chinese : self->count;
  g_autoptr (TcMatch) info = NULL;

  if (!tc_findings_may_match (findings, pattern, index))
    return;
  if (is_plain (self, document, findings, index))
    {
      read_plain (self, document, index, counts, findings);
      return;
    }
  tc_findings_match (findings, pattern, document->normal->text + sentence->start,
                     sentence->end - sentence->start, &info);
  for (; tc_match_matches (info) && counts->len < MAX_COUNTS; tc_findings_match_next (findings, info))
    {
      TcCount count = { .sentence = index };

      if (read_match (self, document, info, findings, &count))
        g_array_append_val (counts, count);
    }
}

/**
 * tc_tally_read:
 * @self: the expression
 * @document: a document
 * @findings: gets the warnings
 *
 * Reads the whole numbers of title and abstract.
 *
 * Returns: (element-type TcCount) (transfer full): in the order of the text
 */
GArray *
tc_tally_read (const TcTally *self,
               const TcProse *document,
               TcFindings    *findings)
{
  GArray *counts = g_array_new (FALSE, FALSE, sizeof (TcCount));

  for (guint i = 0; i < document->sentences->len && counts->len < MAX_COUNTS; i++)
    {
      const TcProseSentence *sentence = tc_prose_sentence (document, i);

      if (((1u << sentence->part) & (TC_SCOPES_ABSTRACT | TC_SCOPE (TITLE) | TC_SCOPE (BODY))) != 0)
        read_sentence (self, document, i, counts, findings);
    }
  return counts;
}

#define MAX_ARMS 6

/* Whether so many in each arm make up @total. */
static gboolean
is_multiple (const TcCount *count,
             double         total)
{
  if (count->each && count->value >= MIN_PART)
    for (guint n = 2; n <= MAX_ARMS; n++)
      if (count->value * n == total)
        return TRUE;
  return FALSE;
}

/* How many counts of people from @first on make up @total; 0 if they do not. */
static guint
count_parts (const GArray *counts,
             guint         first,
             double        total)
{
  double sum = 0;
  guint n = 0;

  for (guint i = first; i < counts->len && n < MAX_PARTS && sum < total; i++)
    {
      const TcCount *count = &g_array_index (counts, TcCount, i);
      const TcCount *begin = &g_array_index (counts, TcCount, first);

      if (count->sentence > begin->sentence + MAX_SENTENCES_APART)
        return 0;
      if (!count->people)
        continue;
      if (count->value < MIN_PART || count->value < MIN_SHARE * total || count->value >= total)
        return 0;
      sum += count->value;
      n++;
    }
  return sum == total && n > 1 ? n : 0;
}

/**
 * tc_tally_find_parts:
 * @counts: (element-type TcCount): the numbers of a report
 * @total: a number
 * @first: (out): index of the first part
 * @n_parts: (out): how many counts of people from there on are parts
 *
 * Finds neighbouring counts of people whose sum is @total, or the count of each arm of which it is a multiple.
 *
 * Returns: whether there are such
 */
gboolean
tc_tally_find_parts (const GArray *counts,
                     double        total,
                     guint        *first,
                     guint        *n_parts)
{
  for (guint i = 0; i < counts->len; i++)
    {
      const TcCount *count = &g_array_index (counts, TcCount, i);

      *n_parts = is_multiple (count, total) ? 1 : count->people ? count_parts (counts, i, total) : 0;
      if (*n_parts > 0)
        {
          *first = i;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * tc_tally_get_two_arms:
 * @counts: (element-type TcCount): the numbers of a report
 *
 * Adds the first two sizes of a sentence, as in "cells (n = 20) or saline (n = 21)". Fewer people than two arms have
 * cannot be all of them.
 *
 * Returns: the largest such sum of two sizes that are alike, 0 where there is none
 */
double
tc_tally_get_two_arms (const GArray *counts)
{
  double largest = 0;

  for (guint i = 0; i + 1 < counts->len; i++)
    {
      const TcCount *a = &g_array_index (counts, TcCount, i);
      const TcCount *b = &g_array_index (counts, TcCount, i + 1);
      gboolean is_first = i == 0 || !(a - 1)->sized || (a - 1)->sentence != a->sentence;

      if (is_first && a->sized && b->sized && a->sentence == b->sentence &&
          MAX (a->value, b->value) < 4 * MIN (a->value, b->value))
        largest = MAX (largest, a->value + b->value);
    }
  return largest;
}
