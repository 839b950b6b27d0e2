/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-harms.h"

#include <string.h>

#include "tc-bytes.h"

/* How a sentence begins that takes back a part of "no adverse events". */
static const char *const exceptions[] = {
  "just ", "only ", "except ", "except for ", "apart from ", "other than ", "仅", "只有", "只是",
};

/* What then happened. */
static const char *const happened[] = {
  " experienced ", " had ", " developed ", " reported ", " complained ", " suffered ", " was seen",
  " was observed", " was noted", " occurred", " were seen", " were observed", " were noted",
  " was reported", " were reported", "出现", "发生", "报告", "例", "名",
};

/* To whom it was a harm. */
static const char *const harms[] = {
  "adverse", "side effect", "complication", "toxicit", "reaction", "headache", "migraine", "nausea", "vomit",
  "diarrh", "constipation", "rash", "fever", "prurit", "itch", "dizz", "fatigue", "infection", "bleed",
  "bruis", "ematoma", "swelling", "edema", "erythema", "irritation", "discomfort", "soreness", "pain",
  "cramp", "hypotension", "hypoglyc", "bradycardia", "tachycardia", "seizure", "insomnia", "drows",
  "sedation", "somnolence", "flatulence", "bloating", "cough", "dyspn", "allerg", "burning", "stinging",
  "tingling", "numbness", "flushing", "chills", "malaise", "myalgia", "dry mouth", "tremor", "palpitation",
  "不良", "反应", "副作用", "并发症", "头痛", "头晕", "头昏", "恶心", "呕吐", "腹泻", "便秘", "腹痛", "腹胀",
  "皮疹", "发热", "瘙痒", "疼痛", "感染", "出血", "血肿", "淤血", "瘀斑", "红肿", "肿胀", "水肿", "乏力", "不适",
  "嗜睡", "失眠", "过敏", "低血糖", "低血压", "心悸", "咳嗽",
};

/* What is told of harms that got better, or were measured or counted. */
static const char *const otherwise[] = {
  "improv", "reduc", "relie", "decreas", "lower", "less ", "better", "benefit", "score", "scale", "follow-up",
  "followed", "complet", "recover", "resolv", "改善", "评分", "缓解", "减轻", "减少", "好转",
  "降低", "下降", "完成", "随访",
  "消失", "有效", "优于",
};

static gboolean
has_any (const char        *text,
         gsize              length,
         const char *const *words,
         guint              n)
{
  for (guint i = 0; i < n; i++)
    if (tc_bytes_find (text, length, words[i], strlen (words[i])) != NULL)
      return TRUE;
  return FALSE;
}

/* Whether the sentence behind one takes back a part of it: it begins with an exception, and then a harm happened. */
static gboolean
takes_back (const TcProse *document,
            guint          index)
{
  const TcProseSentence *sentence = tc_prose_sentence (document, index + 1);
  const char *text = document->normal->text + sentence->start;
  gsize length = sentence->end - sentence->start;
  gsize opening = 0;

  if (sentence->section != tc_prose_sentence (document, index)->section)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (exceptions) && opening == 0; i++)
    if (length > strlen (exceptions[i]) && memcmp (text, exceptions[i], strlen (exceptions[i])) == 0)
      opening = strlen (exceptions[i]);
  /* the blank before what happened may be the one that ends "only " */
  text += MAX (opening, 1) - 1;
  length -= MAX (opening, 1) - 1;
  return opening > 0 && has_any (text, length, happened, G_N_ELEMENTS (happened)) &&
         has_any (text, length, harms, G_N_ELEMENTS (harms)) &&
         !has_any (text, length, otherwise, G_N_ELEMENTS (otherwise));
}

/* Bytes of "just " and "only ", which say nothing without what they take back. */
static gsize
skip_only (const TcProse         *document,
           const TcProseSentence *sentence)
{
  const char *text = document->normal->text + sentence->start;

  return g_str_has_prefix (text, "just ") || g_str_has_prefix (text, "only ") ? strlen ("just ") : 0;
}

/**
 * tc_harms_resolve:
 * @document: a document that the rules ran over
 * @findings: what they found
 *
 * Where the next sentence takes back a part of "no adverse events", adds it to "none"; in Chinese
 * nothing is proposed, as the words of an English report would be compared with it.
 */
void
tc_harms_resolve (const TcProse *document,
                  TcFindings    *findings)
{
  const char *rule = g_intern_static_string ("safety.none");

  for (guint i = findings->candidates->len; i > 0; i--)
    {
      TcCandidate *candidate = g_ptr_array_index (findings->candidates, i - 1);
      const TcProseSentence *next;
      g_autofree char *text = NULL;
      g_autofree char *value = NULL;

      if (candidate->rule != rule || candidate->sentence + 1 >= document->sentences->len ||
          !takes_back (document, candidate->sentence))
        continue;
      if (candidate->chinese)
        {
          g_ptr_array_remove_index (findings->candidates, i - 1);
          continue;
        }
      next = tc_prose_sentence (document, candidate->sentence + 1);
      text = tc_prose_reported (document, next->start + skip_only (document, next), next->end);
      value = g_strdup_printf ("none detected; %s", text);
      tc_value_unref (candidate->value);
      candidate->value = tc_value_new_text (value);
      tc_candidate_add_quote (candidate,
                              tc_normal_to_span (document->normal, next->start, next->end));
    }
}
