/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include <string.h>

#include "tc-bytes.h"
#include "tc-statistic-private.h"

/* How many statistics a sentence with results has. */
#define TYPICAL 8

struct _TcStatistics
{
  const TcRules *rules;           /* borrowed */
  GHashTable *units;              /* a folded form → itself */
  gsize longest[256];             /* how long the units are that begin with a byte */
  const char *lexicon;            /* interned */
  TcPattern *plans;
};

/* Sentences with these plan a trial or choose its participants. */
static const char *const plans[] = { "sample size", "power of", "% power", "power to detect", "eligible if",
                                     "inclusion criteria", "were eligible", "to detect a", "assuming", "样本量",
                                     "纳入标准", NULL };

/**
 * tc_statistics_new:
 * @rules: all lexicons, before the first text is read; borrowed
 *
 * Looks up the lexicons "statistic" and "unit".
 */
TcStatistics *
tc_statistics_new (const TcRules *rules)
{
  TcStatistics *self = g_new0 (TcStatistics, 1);

  self->rules = rules;
  self->lexicon = g_intern_string ("statistic");
  self->plans = tc_rules_compile_words (rules, plans);
  self->units = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < rules->entries->len; i++)
    {
      const TcLexEntry *entry = g_ptr_array_index (rules->entries, i);

      for (guint k = 0; strcmp (entry->lexicon, "unit") == 0 && k < entry->forms->len; k++)
        {
          g_autoptr (TcNormal) form = tc_normalise (g_ptr_array_index (entry->forms, k));
          gsize *longest = &self->longest[(guchar) form->text[0]];

          *longest = MAX (*longest, form->length);
          g_hash_table_add (self->units, g_strdup (form->text));
        }
    }
  return self;
}

void
tc_statistics_free (TcStatistics *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->units);
  tc_pattern_free (self->plans);
  g_free (self);
}

/**
 * tc_statistics_are_planned:
 * @self: statistics
 * @document: a document that the rules ran over
 * @sentence: index of a sentence
 * @findings: gets the warnings
 *
 * Whether the numbers of a sentence are plans or conditions, and no results.
 */
gboolean
tc_statistics_are_planned (const TcStatistics *self,
                           const TcProse      *document,
                           guint               sentence,
                           TcFindings         *findings)
{
  const TcProseSentence *s = tc_prose_sentence (document, sentence);

  return tc_findings_may_match (findings, self->plans, sentence) &&
         tc_findings_match (findings, self->plans, document->normal->text + s->start, s->end - s->start, NULL);
}

TcStatistic
tc_statistic_begin (const TcStatisticReader *reader,
                    TcStatisticKind          kind,
                    guint                    first)
{
  const TcToken *token = tc_tokens_get (reader->tokens, first);
  TcStatistic statistic = { kind, NULL };

  statistic.percent = -1;
  statistic.dispersion = -1;
  statistic.level = 95;
  statistic.first = first;
  statistic.start = token->start;
  statistic.unit_start = statistic.unit_end = token->end;
  statistic.value_start = token->start;
  statistic.value_end = token->end;
  return statistic;
}

/* Ends a statistic before the token @last. */
void
tc_statistic_finish (const TcStatisticReader *reader,
                     TcStatistic             *statistic,
                     guint                    last)
{
  statistic->last = last;
  statistic->end = tc_tokens_get (reader->tokens, last - 1)->end;
}

/* "per 100 person-years", "events/100 patient-years", "per child per year": how often in a time. */
static gboolean
read_rate (const TcStatisticReader *reader,
           TcStatistic             *statistic,
           guint                   *at)
{
  const TcTokens *tokens = reader->tokens;
  guint i = *at;

  while (i < *at + 2 && tc_statistic_is_counted (tokens, i))
    i++;
  if (!tc_tokens_is_any (tokens, i, " per ") && !tc_tokens_is_mark (tokens, i, "/"))
    return FALSE;
  i++;
  if (tc_tokens_is_number (tokens, i))
    i++;
  if (!tc_tokens_is_any (tokens, i, " person persons patient patients child woman participant subject "))
    return FALSE;
  i++;
  if (tc_tokens_is_mark (tokens, i, "-") || tc_tokens_is_any (tokens, i, " per "))
    i++;
  if (!tc_tokens_is_any (tokens, i, " year years month months week weeks day days "))
    return FALSE;
  statistic->unit_start = tc_tokens_get (tokens, *at)->start;
  statistic->unit_end = tc_tokens_get (tokens, i)->end;
  if (statistic->kind == TC_STATISTIC_NUMBER)
    statistic->measure = "rate";
  *at = i + 1;
  return TRUE;
}

/* The 2 of "m2" or "m(2)" at a token. Returns the token behind it, or @at. */
static guint
skip_power (const TcTokens *tokens,
            guint           at)
{
  guint open = tc_tokens_is_mark (tokens, at, "(") ? 1 : 0;

  if (tc_tokens_get (tokens, at)->blank || !tc_tokens_is_number (tokens, at + open) ||
      tc_tokens_get (tokens, at + open)->number > 3 ||
      (open > 0 && !tc_tokens_is_mark (tokens, at + 2, ")")))
    return at;
  return at + 1 + 2 * open;
}

/* "g/cm2", "ml/min/1.73 m2": what the unit before a token is divided by, where the lexicon does
 * not have both together. Returns
 * the token behind. */
static guint
skip_divisor (const TcTokens *tokens,
              guint           at)
{
  while (tc_tokens_is_mark (tokens, at, "/") && !tc_tokens_get (tokens, at)->blank &&
         !tc_tokens_get (tokens, at + 1)->blank)
    {
      guint word = tc_tokens_is_number (tokens, at + 1) ? at + 2 : at + 1;

      if (!tc_tokens_is_any (tokens, word,
                             " kg g mg l dl ml day d h hr hour min minute week wk month year s cm "
                             "cm2 m m2 mm mm2 "
                             "mmol mol "))
        return at;
      at = skip_power (tokens, word + 1);
    }
  return at;
}

/**
 * tc_statistic_read_unit:
 * @reader: a sentence
 * @statistic: what the unit belongs to
 * @at: (inout): a token; moved behind the unit
 *
 * Reads the longest unit of the lexicon that stands at a token.
 */
gboolean
tc_statistic_read_unit (const TcStatisticReader *reader,
                        TcStatistic             *statistic,
                        guint                   *at)
{
  const TcTokens *tokens = reader->tokens;
  gsize start = tc_tokens_get (tokens, *at)->start;
  gsize longest = *at < tokens->n ? reader->statistics->longest[(guchar) tokens->text[start]] : 0;
  guint found = *at;
  char form[40];

  for (guint i = *at; i < MIN (*at + 7, tokens->n); i++)
    {
      gsize length = tc_tokens_get (tokens, i)->end - start;

      if (length >= sizeof form || length > longest)
        break;
      memcpy (form, tokens->text + start, length);
      form[length] = '\0';
      if (g_hash_table_contains (reader->statistics->units, form))
        found = i + 1;
    }
  if (found == *at)
    return read_rate (reader, statistic, at);
  found = skip_divisor (tokens, found);
  statistic->unit_start = start;
  statistic->unit_end = tc_tokens_get (tokens, found - 1)->end;
  *at = found;
  return TRUE;
}

/* The entry of the lexicon that begins at a token, and the token behind it. */
static const char *
find_name (const TcStatistics *self,
           const TcProse      *document,
           guint               sentence,
           const TcTokens     *tokens,
           guint               at,
           guint              *behind)
{
  const TcProseSentence *s = tc_prose_sentence (document, sentence);
  gsize start = tc_tokens_get (tokens, at)->start;

  for (guint i = 0; i < s->n_hits; i++)
    {
      const TcHit *hit = &g_array_index (document->hits, TcHit, s->first_hit + i);
      const TcLexEntry *entry = tc_rules_get_entry (self->rules, hit->entry);

      if (entry->lexicon != self->lexicon || hit->start != start)
        continue;
      *behind = tc_tokens_find (tokens, hit->end - 1) + 1;
      return entry->value;
    }
  return NULL;
}

/**
 * tc_statistics_announce_error:
 * @document: a document
 *
 * Whether the report says that what stands behind ± is a standard error. For the whole document at once:
 * it is said once, often before the numbers.
 */
gboolean
tc_statistics_announce_error (const TcProse *document)
{
  /* Of each word the place of its rarest byte. */
  static const struct { const char *word; gsize rare; } words[] = {
    { "± se", 0 }, { "±se", 0 }, { "+/- se", 0 }, { "mean (se)", 5 }, { "mean [se", 5 }, { "mean (sem)", 5 },
  };
  const char *text = document->normal->text;
  gsize length = document->normal->length;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const char *word = words[i].word;
      gsize rare = words[i].rare;

      for (gsize at = rare; at < length; at++)
        {
          const char *found = memchr (text + at, word[rare], length - at);

          if (found == NULL)
            break;
          if (strncmp (found - rare, word, strlen (word)) == 0)
            return TRUE;
          at = found - text;
        }
    }
  return FALSE;
}

/* "mean (SD)", "mean [SD]": said once, true for what follows in the sentence. */
static gboolean
announces_sd (const TcTokens *tokens,
              guint           at)
{
  return tc_tokens_is_any (tokens, at, " mean means average ") &&
         tc_tokens_is_mark (tokens, at + 1, "([") &&
         tc_tokens_is_any (tokens, at + 2, " sd se sem standard ") &&
         (tc_tokens_is_mark (tokens, at + 3, ")]") || tc_tokens_is_mark (tokens, at + 4, ")]"));
}

/* "中位数", "中位生存期" */
static gboolean
is_chinese_median (const TcTokens *tokens,
                   const TcToken  *token)
{
  return token->kind == TC_TOKEN_HAN &&
         tc_bytes_find (tokens->text + token->start, token->end - token->start, "中位", 6) != NULL;
}

/* What begins at a token; %FALSE where nothing does. */
static gboolean
read_at (TcStatisticReader *reader,
         const TcProse     *document,
         guint              sentence,
         guint              at,
         TcStatistic       *statistic)
{
  const TcTokens *tokens = reader->tokens;
  const TcToken *token = tc_tokens_get (tokens, at);
  guint behind = at + 1;
  const char *name;

  if (token->kind == TC_TOKEN_NUMBER)
    return tc_statistic_read_events (reader, at, statistic) ||
           tc_statistic_read_number (reader, at, statistic);
  if (token->kind == TC_TOKEN_MARK)
    return FALSE;
  if (tc_tokens_is_any (tokens, at + 1, " follow followup "))
    ;                             /* "at a median follow-up of 5 years, relapse was 12 %" */
  else if (tc_tokens_is_any (tokens, at, " median medians ") || is_chinese_median (tokens, token))
    reader->median = at + 1;
  else if (tc_tokens_is_any (tokens, at, " mean means average averaged "))
    reader->mean = at + 1;
  reader->mean_sd = reader->mean_sd || announces_sd (tokens, at);
  if (tc_tokens_is_any (tokens, at, " number numbers ") && tc_tokens_is_any (tokens, at + 1, " of ") &&
      (tc_tokens_is_any (tokens, at + 2, PEOPLE
                         " facilities hospitals clinics practices schools families households ") ||
       tc_statistic_is_counted (tokens, at + 2)))
    reader->counts = at + 1;
  if (tc_tokens_is_any (tokens, at, " p pvalue ps "))
    return tc_statistic_read_p (reader, at, statistic);
  if (tc_statistic_is_odds_ratio (tokens, at))
    return tc_statistic_read_estimate (reader, "odds ratio", at, at + 1, TRUE, statistic);
  name = find_name (reader->statistics, document, sentence, tokens, at, &behind);
  return name != NULL &&
         tc_statistic_read_estimate (reader, name, at, behind, behind == at + 1 &&
                        token->end - token->start <= 4, statistic);
}

/* Whether a statistic, an interval, a size or what is said of those that follow can begin with a
 * word: others are most of a sentence. @hit: (inout): the first hit of the sentence that does not
 * begin before the word. */
static gboolean
may_begin (const TcProse         *document,
           const TcProseSentence *sentence,
           const TcTokens        *tokens,
           guint                  at,
           guint                 *hit)
{
  const TcToken *token = tc_tokens_get (tokens, at);
  const TcHit *hits = &g_array_index (document->hits, TcHit, sentence->first_hit);

  if (token->kind != TC_TOKEN_WORD)
    return token->kind != TC_TOKEN_MARK;
  while (*hit < sentence->n_hits && hits[*hit].start < token->start)
    (*hit)++;
  return (*hit < sentence->n_hits && hits[*hit].start == token->start) ||
         tc_tokens_is_any (tokens, at,
                           " n p pvalue ps or aor number numbers median medians mean means average "
                           "averaged ci cis cl cri ci95 c confidence credible ");
}

/* "n = 12" is the size of a group and no result. */
static gboolean
is_size (const TcTokens *tokens,
         guint           at)
{
  return tc_tokens_is_word (tokens, at, "n") && tc_tokens_is_mark (tokens, at + 1, "=") &&
         tc_tokens_is_number (tokens, at + 2);
}

/* "(6 % to 30 %)", ", 19 % to 41 %)": limits of what was said before, and not two values. Returns
 * the token behind it, or @at. */
static guint
skip_bare_range (const TcTokens *tokens,
                 guint           at)
{
  guint i = at;
  double number;

  if (at == 0 || !tc_tokens_is_number (tokens, at) || !tc_tokens_is_mark (tokens, at - 1, "([,;") ||
      !tc_tokens_read_signed (tokens, &i, &number))
    return at;
  if (tc_tokens_is_mark (tokens, i, "%"))
    i++;
  if (!tc_tokens_is_word (tokens, i, "to"))
    return at;
  i++;
  if (!tc_tokens_read_signed (tokens, &i, &number))
    return at;
  if (tc_tokens_is_mark (tokens, i, "%"))
    i++;
  return tc_tokens_is_mark (tokens, i, ")]") ? i : at;
}

/**
 * tc_statistics_find:
 * @self: units and names
 * @document: a document
 * @sentence: index of a sentence
 * @tokens: the tokens of the sentence
 * @standard_error: what tc_statistics_announce_error() says
 *
 * Finds the statistics of a sentence, in the order of the text; none overlaps another.
 *
 * Returns: (transfer full) (element-type TcStatistic)
 */
GArray *
tc_statistics_find (const TcStatistics *self,
                    const TcProse      *document,
                    guint               sentence,
                    const TcTokens     *tokens,
                    gboolean            standard_error)
{
  GArray *found = g_array_sized_new (FALSE, FALSE, sizeof (TcStatistic), TYPICAL);
  TcStatisticReader reader = { self, tokens, FALSE, standard_error, 0, 0, 0, 0, NULL, 0, FALSE };
  const TcProseSentence *s = tc_prose_sentence (document, sentence);
  guint hit = 0;

  for (guint i = 0; i < tokens->n;)
    {
      TcStatistic statistic;
      TcStatistic *last = found->len > 0 ? &g_array_index (found, TcStatistic, found->len - 1)
                          : NULL;
      guint behind;

      if (!may_begin (document, s, tokens, i, &hit))
        {
          i++;
          continue;
        }
      behind = tc_statistic_read_stray_ci (&reader, last, i);
      if (behind > i)
        i = behind;
      else if (is_size (tokens, i))
        i += 3;
      else if (skip_bare_range (tokens, i) > i)
        i = skip_bare_range (tokens, i);
      else if (last != NULL && tc_statistic_read_next (&reader, last, i, &statistic))
        {
          g_array_append_val (found, statistic);
          i = statistic.last;
        }
      else if (read_at (&reader, document, sentence, i, &statistic) && statistic.last > i)
        {
          reader.named_ci = reader.named_ci || statistic.has_ci;
          if ((statistic.kind == TC_STATISTIC_MEAN || statistic.kind == TC_STATISTIC_MEDIAN) &&
              tokens->text[statistic.unit_start] != '%')
            reader.named = statistic.last;
          if (statistic.kind == TC_STATISTIC_ESTIMATE && g_str_has_suffix (statistic.measure, "ratio"))
            {
              reader.ratio = statistic.measure;
              reader.ratio_end = statistic.last;
            }
          g_array_append_val (found, statistic);
          i = statistic.last;
        }
      else
        i++;
    }
  return found;
}
