/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-conclusion.h"

#include <string.h>

#include "tc-notes.h"

/* How authors begin the sentence that draws the conclusion, folded. */
static const char *const openings[] = {
  "these findings", "these results", "these data", "our findings", "our results", "our data", "in conclusion",
  "we conclude", "the results of this", "the results suggest", "the results show", "this study shows",
  "this study showed", "this study suggests", "this study demonstrates", "this trial shows", "conclusion",
  "the findings", "in summary", "taken together", "these observations", "this pilot study", "这些发现", "这些结果",
  "本研究表明", "本研究结果", "结论", "综上", "研究表明", "结果表明", NULL
};

/* Of these, what says outright that it concludes: "these findings" behind it go on with it. */
static const char *const certain_openings[] = { "we conclude", "in conclusion", "in summary",
                                                "conclusion", "结论", "综上" };

/* How a sentence begins that sums up, if it tells no numbers; folded. */
static const char *const sums[] = { "altogether, ", "overall, ", "thus, ", "therefore, ", "hence, ", "collectively, ",
                                    "together, " };
/* Sentences that may stand behind it. */
#define MAX_BEHIND_SUM 2

/* No sentence as short as this concludes a text that has no headings. In bytes of folded text. */
#define MIN_LENGTH 20

/* In bytes of folded text. */
#define MAX_LABEL 40
/* A longer sentence says more than where a trial is registered. */
#define MAX_REGISTRATION 160

/* Headings that a conclusion may begin with; they are no part of the value. */
static const char *const headings[] = {
  "conclusions and relevance", "authors' conclusions", "conclusions", "conclusion", "interpretation", "discussion",
  "summary", "结论",
};

/* What the entries of a list begin with. */
static const char *const bullets[] = { "- ", "• ", "* ", "·" };

/* What a sentence says that draws a conclusion and has no heading. */
static const char *const claims[] = {
  " is ", " are ", " may ", " can ", " could ", " should ", " does ", " do ", " has ", " have ",
  " appears ", " appear ",
  " seems ", " seem ", " suggest", " conclude", " confirm", " demonstrate", " indicate", " support", " warrant",
  " effective", " safe ", " provides ", " improves ", " reduces ", " was associated with ", " were associated with ",
  " will ", " would ", "可", "能", "有效", "安全", "值得", "提示", "表明", "优于", "有助", "应",
  "是", "改善", "降低", "提高",
  "促进", NULL
};

/* How a sentence begins that says what is to be found out; folded. */
static const char *const aims[] = { "to ", "we aim", "the aim", "the purpose of", "the objective" };

/* What a sentence says that only reports what was done or seen. */
static const char *const reports[] = {
  " recorded", " documented", " were followed ", " was followed ", " were compared ", " were measured", " were assessed",
  " were evaluated", " were reported",
  "adverse events were", "adverse events inc", "adverse event rates", "adverse reactions",
  "no adverse", "median overall",
  "median surv", "median time", "median prog", "median dur", " p<", " p <", "(p<", "(p <", "p =",
  "p=", "confidence interval",
  "±", " n =", "(n=", "有统计学意义", "差异有", "差异无", "发生", NULL
};

/* Where a trial is registered and who paid for it: no conclusion, though one may stand before. */
static const char *const registrations[] = {
  "clinicaltrials", "clinical trials.gov", "clinicaltrials. gov", "isrctn", "nct0", "eudract", "registration number",
  "trial registration", "trial regist", "current controlled trials", "funded by", "was registered", "注册号", NULL
};

struct _TcConclusion
{
  TcNotes *notes;
  TcPattern *openings;
  TcPattern *claims;
  TcPattern *reports;
  TcPattern *registrations;
};

/* What finders of one text share. */
typedef struct
{
  const TcConclusion *self;
  const TcProse *document;
  TcFindings *findings;
} Search;

/**
 * tc_conclusion_new:
 * @rules: the rules, before the first text is read
 *
 * Makes the words known that conclusions are told by.
 */
TcConclusion *
tc_conclusion_new (const TcRules *rules)
{
  TcConclusion *self = g_new0 (TcConclusion, 1);

  self->notes = tc_notes_new (rules);
  self->openings = tc_rules_compile_words (rules, openings);
  self->claims = tc_rules_compile_words (rules, claims);
  self->reports = tc_rules_compile_words (rules, reports);
  self->registrations = tc_rules_compile_words (rules, registrations);
  return self;
}

void
tc_conclusion_free (TcConclusion *self)
{
  if (self == NULL)
    return;
  tc_notes_free (self->notes);
  tc_pattern_free (self->openings);
  tc_pattern_free (self->claims);
  tc_pattern_free (self->reports);
  tc_pattern_free (self->registrations);
  g_free (self);
}

static gsize
find_note (const Search *search,
           guint         index)
{
  return tc_notes_find (search->self->notes, search->document, search->findings, index);
}

static gboolean
is_contact (const Search *search,
            guint         index)
{
  return tc_notes_is_contact (search->self->notes, search->document, search->findings, index);
}

static gboolean
opens (const Search *search,
       guint         index)
{
  const char *text = search->document->normal->text + tc_prose_sentence (search->document, index)->start;
  gboolean holds = tc_findings_may_match (search->findings, search->self->openings, index);

  for (guint i = 0; holds && openings[i] != NULL; i++)
    if (g_str_has_prefix (text, openings[i]))
      return TRUE;
  return FALSE;
}

static gboolean
begins_with (const TcProse     *document,
             guint              index,
             const char *const *words,
             guint              n_words)
{
  const TcProseSentence *sentence = tc_prose_sentence (document, index);
  const char *text = document->normal->text + sentence->start;

  for (guint i = 0; i < n_words; i++)
    if (sentence->end - sentence->start > strlen (words[i]) && memcmp (text, words[i], strlen (words[i])) == 0)
      return TRUE;
  return FALSE;
}

/* Whether a sentence sums up what the others say: "Altogether, cells are safe." */
static gboolean
sums_up (const Search *search,
         guint         index)
{
  const TcProseSentence *sentence = tc_prose_sentence (search->document, index);

  /* Most sentences begin with none of their first bytes. */
  if (strchr ("aothc", search->document->normal->text[sentence->start]) == NULL ||
      !begins_with (search->document, index, sums, G_N_ELEMENTS (sums)))
    return FALSE;
  for (gsize i = sentence->start; i < sentence->end; i++)
    if (g_ascii_isdigit (search->document->normal->text[i]) &&
        strchr (" (=", search->document->normal->text[i - 1]) != NULL)
      return FALSE;
  return tc_findings_holds (search->findings, search->document, search->self->claims, index);
}

static gsize
skip_heading (const TcProse         *document,
              const TcProseSentence *sentence)
{
  const char *text = document->normal->text + sentence->start;

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    if (g_str_has_prefix (text, headings[i]))
      {
        gsize n = strlen (headings[i]);

        while (text[n] == ' ' || text[n] == ']')
          n++;
        if (text[n] == ':' || (guchar) text[n] >= 0xE4)
          return sentence->start + n + strspn (text + n, ": ");
      }
  return sentence->start;
}

/* Whether a sentence is nothing but a heading: "Interpretation." */
static gboolean
is_heading (const TcProse         *document,
            const TcProseSentence *sentence)
{
  const char *text = document->normal->text + sentence->start;
  gsize length = sentence->end - sentence->start;

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    if (length <= strlen (headings[i]) + 1 && strncmp (text, headings[i], strlen (headings[i])) == 0)
      return TRUE;
  return FALSE;
}

/* Whether a heading ends before the byte @at: "Results:", "Results The", "结果 "; "Results of this" is none. */
static gboolean
ends_as_heading (const TcNormal *normal,
                 gsize           at,
                 gboolean        chinese)
{
  const char *text = normal->text + at;

  if (chinese)
    return strchr (": ])", *text) != NULL || g_str_has_prefix (text, "】");
  at += *text == 's' ? 1 : 0;
  at += strspn (normal->text + at, " ])");
  return strchr (":.", normal->text[at]) != NULL || tc_normal_is_upper (normal, at);
}

/* Whether a sentence begins another part, as where the English abstract follows the Chinese conclusion. */
static gboolean
begins_other_part (const TcProse         *document,
                   const TcProseSentence *sentence)
{
  static const char *const parts[] = { "objective", "background", "methods", "results", "目的", "方法", "结果" };
  const char *text = document->normal->text + sentence->start;

  /* Most sentences begin with none of their first bytes. */
  if (strchr ("obmr\xe7\xe6", *text) == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (g_str_has_prefix (text, parts[i]))
      {
        gboolean chinese = (guchar) parts[i][0] >= 0x80;

        return (chinese || tc_normal_is_upper (document->normal, sentence->start)) &&
               ends_as_heading (document->normal, sentence->start + strlen (parts[i]), chinese);
      }
  return FALSE;
}

/* Whether a sentence can be added to a conclusion that ends with the one before it. */
static gboolean
continues (const Search *search,
           guint         index)
{
  const TcProseSentence *before = tc_prose_sentence (search->document, index - 1);
  const TcProseSentence *sentence = tc_prose_sentence (search->document, index);

  return sentence->part == TC_SECTION_CONCLUSIONS && sentence->section == before->section && !sentence->future &&
         !sentence->others && find_note (search, index - 1) == before->end &&
         find_note (search, index) > sentence->start && !is_contact (search, index);
}

/* Whether the last sentence of an abstract without headings is a conclusion, and not one more result. */
static gboolean
concludes (const Search *search,
           guint         index)
{
  if (begins_with (search->document, index, aims, G_N_ELEMENTS (aims)))
    return FALSE;
  if (tc_findings_holds (search->findings, search->document, search->self->claims, index))
    return TRUE;
  return !tc_findings_holds (search->findings, search->document, search->self->reports, index);
}

static void
add_conclusion (const Search *search,
                guint         first,
                double        confidence)
{
  const TcProse *document = search->document;
  const TcProseSentence *sentence = tc_prose_sentence (document, first);
  gsize start = skip_heading (document, sentence);
  gsize end = find_note (search, first);
  g_autofree char *text = NULL;

  for (guint i = first + 1; sentence->part == TC_SECTION_CONCLUSIONS && i < document->sentences->len &&
                            continues (search, i);
       i++)
    end = find_note (search, i);
  if (end <= start)
    return;
  text = tc_prose_reported (document, start, end);
  tc_findings_add (search->findings, document, "conclusion", "conclusion", tc_value_new_text (text),
                   confidence, first, start, end);
}

/* Whether the text of a language has a part for the conclusion. */
static gboolean
has_part (const TcProse *document,
          gboolean       chinese)
{
  for (guint i = 0; i < document->sentences->len; i++)
    {
      const TcProseSentence *sentence = tc_prose_sentence (document, i);

      if (sentence->chinese == chinese && sentence->part == TC_SECTION_CONCLUSIONS &&
          !begins_other_part (document, sentence))
        return TRUE;
    }
  return FALSE;
}

static void
find_in_language (const Search *search,
                  gboolean      chinese)
{
  const TcProse *document = search->document;
  guint opening = G_MAXUINT;
  guint sum = G_MAXUINT;
  guint last = G_MAXUINT;
  guint noted = G_MAXUINT;
  guint registered = G_MAXUINT;

  for (guint i = 0; i < document->sentences->len; i++)
    {
      const TcProseSentence *sentence = tc_prose_sentence (document, i);
      gsize note;

      if (sentence->chinese != chinese || ((1u << sentence->part) & (TC_SCOPES_ABSTRACT)) == 0 ||
          (sentence->future && !(chinese && sentence->part == TC_SECTION_CONCLUSIONS)) ||
          sentence->section == noted || is_contact (search, i))
        continue;
      note = find_note (search, i);
      if (tc_notes_end_report (search->self->notes, document, search->findings, i, note))
        noted = sentence->section;
      else if (note < sentence->end)
        registered = sentence->section;
      if (note == sentence->start)
        continue;
      if (sentence->part == TC_SECTION_CONCLUSIONS && begins_other_part (document, sentence))
        return;
      if (sentence->part == TC_SECTION_CONCLUSIONS && !is_heading (document, sentence))
        {
          add_conclusion (search, i, 0.9);
          return;
        }
      if ((sentence->part != TC_SECTION_ABSTRACT && sentence->part != TC_SECTION_RESULTS) ||
          sentence->end - sentence->start < MIN_LENGTH)
        continue;
      if (opens (search, i) &&
          (opening == G_MAXUINT || tc_prose_sentence (document, opening)->section != sentence->section ||
           !begins_with (document, opening, certain_openings, G_N_ELEMENTS (certain_openings)) ||
           begins_with (document, i, certain_openings, G_N_ELEMENTS (certain_openings))))
        opening = i;
      if (sums_up (search, i))
        sum = i;
      /* "Registered on 3 May 2031." goes on with it. */
      if (sentence->section == registered && note == sentence->end)
        continue;
      if (note == sentence->end && sentence->end - sentence->start < MAX_REGISTRATION &&
          tc_findings_holds (search->findings, search->document, search->self->registrations, i))
        continue;
      /* "Date of enrolment: …" is an entry of a register, "• Adults" one of a list. */
      last = !begins_with (document, i, bullets, G_N_ELEMENTS (bullets)) &&
                 memchr (document->normal->text + sentence->start, ':',
                         MIN (sentence->end - sentence->start, MAX_LABEL)) == NULL &&
                 !begins_other_part (document, sentence)
               ? i
               : G_MAXUINT;
    }
  if (opening != G_MAXUINT)
    add_conclusion (search, opening, 0.8);
  else if (last != G_MAXUINT && tc_prose_sentence (document, last)->part == TC_SECTION_ABSTRACT &&
           !tc_prose_sentence (document, last)->others && concludes (search, last) && !has_part (document, !chinese))
    add_conclusion (search, sum < last && last - sum <= MAX_BEHIND_SUM &&
                            tc_prose_sentence (document, sum)->section == tc_prose_sentence (document, last)->section
                              ? sum : last, 0.55);
}

/**
 * tc_conclusion_find:
 * @self: the words
 * @document: a document that the rules ran over
 * @findings: where to add
 *
 * Takes the conclusion: the part of that name, else the sentence that begins as one, else the last
 * sentence of an abstract in one piece, unless it only reports a result. A Chinese conclusion is
 * often one sentence that ends with what is still to be studied: it stays whole. Else sentences
 * about studies to come are left out, as are contacts and the notes of databases and publishers.
 */
void
tc_conclusion_find (const TcConclusion *self,
                    const TcProse      *document,
                    TcFindings         *findings)
{
  const Search search = { self, document, findings };

  find_in_language (&search, FALSE);
  find_in_language (&search, TRUE);
}
