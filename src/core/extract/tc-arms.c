/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-arms.h"

#include <string.h>

#include "tc-numbers.h"

#define SCOPES (TC_SCOPES_ABSTRACT & ~(TC_SCOPE (BACKGROUND) | TC_SCOPE (CONCLUSIONS)))
#define MAX_ARMS 8

/* "… to A (n = 121) or B (n = 117)" */
#define SIZED "(?<label>(?<![a-z0-9.])[a-z0-9](?:[^().;:]|\\.(?=\\d)){1,70}?),? ?\\((?:n ?= ?)(?<n>{digits})[^()]{0,40}\\)"

/* "治疗组75例和对照组68例" */
#define HAN_SIZED "(?<label>[^,。;:、()\\d]{1,14}组)(?:\\([^()]{1,20}\\))?(?<n>\\d+)例"

/* "… into the following treatment groups: A, B, C and D" */
#define LISTED "\\b(?:groups|arms|treatments): (?<list>[^.;:()]{5,240})(?=[.;]|$)"

#define CUE "\\b(?:randomi[sz]|assign|allocat|divided|groups?\\b|arms?\\b|received)|随机|分为|分成|组"

/* What stands before the name of an arm and is no part of it. */
#define LEAD                                                                                                          \
  "^.*(?:\\b(?:assigned|allocated|randomi[sz]ed|divided|randomly|received|receive|receiving)\\b)(?: (?:[0-9:]+ )?"   \
  "(?:either|to|into|in|a|an|the|receive|received|one|of|two|three|four|groups?|arms?|undergo)\\b)*[ ,]*|^(?:and|or|to|vs\\.?|versus|the|either|an?|,|with|in|into|than|receive|while|plus) "

struct _TcArms
{
  TcPattern *sized;
  TcPattern *han_sized;
  TcPattern *listed;
  TcPattern *cue;
  TcPattern *lead;
};

TcArms *
tc_arms_new (const TcRules *rules)
{
  TcArms *self = g_new0 (TcArms, 1);

  self->sized = tc_rules_compile (rules, SIZED);
  self->han_sized = tc_rules_compile (rules, HAN_SIZED);
  self->listed = tc_rules_compile (rules, LISTED);
  self->cue = tc_rules_compile (rules, CUE);
  self->lead = tc_rules_compile (rules, LEAD);
  return self;
}

void
tc_arms_free (TcArms *self)
{
  tc_pattern_free (self->sized);
  tc_pattern_free (self->han_sized);
  tc_pattern_free (self->listed);
  tc_pattern_free (self->cue);
  tc_pattern_free (self->lead);
  g_free (self);
}

/* Moves @start behind words that only lead to a name. */
static gsize
skip_lead (const TcArms  *self,
           const TcProse *document,
           gsize          start,
           gsize          end,
           TcFindings    *findings)
{
  const char *text = document->normal->text;

  for (guint i = 0; i < 6; i++)
    {
      g_autoptr (TcMatch) info = NULL;
      int from;
      int to;

      while (start < end && strchr (" ,", text[start]) != NULL)
        start++;
      if (!tc_findings_match (findings, self->lead, text + start, end - start, &info) ||
          !tc_match_fetch_pos (info, 0, &from, &to) || to <= 0 || start + to >= end)
        return start;
      start += to;
    }
  return start;
}

static gsize
skip_han_lead (const char *text,
               gsize       start,
               gsize       end)
{
  static const char *const leads[] = { "随机分为", "随机分成", "分为", "分成", "其中", "和", "与", "及", "为" };

  for (guint i = 0; i < G_N_ELEMENTS (leads); i++)
    {
      const char *at = g_strrstr_len (text + start, end - start, leads[i]);

      if (at != NULL && (gsize) (at - text) + strlen (leads[i]) + 3 < end)
        start = at - text + strlen (leads[i]);
    }
  return start;
}

static const char *
guess_role (const char *folded,
            gsize       length)
{
  static const struct
  {
    const char *word;
    const char *role;
  } roles[] = {
    { "placebo", "Placebo Comparator" }, { "安慰剂", "Placebo Comparator" }, { "sham", "Sham Comparator" },
    { "假手术", "Sham Comparator" }, { "no treatment", "No Intervention" }, { "no further treatment", "No Intervention" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (memmem (folded, length, roles[i].word, strlen (roles[i].word)) != NULL)
      return roles[i].role;
  return NULL;
}

static TcValue *
make_arm (const TcProse *document,
          gsize          start,
          gsize          end,
          double         n)
{
  g_autofree char *label = tc_prose_reported (document, start, end);
  const char *role = guess_role (document->normal->text + start, end - start);
  const char *keys[3] = { "label" };
  TcValue *values[3] = { tc_value_new_text (label) };
  TcValue *record;
  guint n_members = 1;

  if (role != NULL)
    {
      keys[n_members] = "role";
      values[n_members++] = tc_value_new_text (role);
    }
  if (n > 0)
    {
      keys[n_members] = "n_allocated";
      values[n_members++] = tc_value_new_number (n);
    }
  record = tc_value_new_record (keys, values, n_members);
  for (guint i = 0; i < n_members; i++)
    tc_value_unref (values[i]);
  return record;
}

/* "Women (N = 228) were randomised …": the whole, not an arm. */
static gboolean
names_everybody (const char *label)
{
  static const char *const words[] = { "patient", "women", "participant", "subject", "eligible", "adult", "men " };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (label, words[i]))
      return TRUE;
  return FALSE;
}

/* Two or more named arms with their sizes in one sentence; returns how many. */
static guint
find_sized (const TcArms  *self,
            TcPattern        *regex,
            const TcProse *document,
            guint          index,
            TcFindings    *findings)
{
  const TcProseSentence *sentence = tc_prose_sentence (document, index);
  const char *text = document->normal->text;
  g_autoptr (TcMatch) info = NULL;
  guint before = findings->candidates->len;
  guint n_arms = 0;

  tc_findings_match (findings, regex, text + sentence->start, sentence->end - sentence->start, &info);
  for (; tc_match_matches (info) && n_arms < MAX_ARMS; tc_findings_match_next (findings, info))
    {
      g_autofree char *digits = tc_match_fetch_named (info, "n");
      double n;
      int from;
      int to;
      gsize start;

      tc_match_fetch_named_pos (info, "label", &from, &to);
      start = sentence->chinese ? skip_han_lead (text, sentence->start + from, sentence->start + to)
                                : skip_lead (self, document, sentence->start + from, sentence->start + to, findings);
      if (!tc_number_parse (digits, strlen (digits), &n) || start >= sentence->start + to ||
          names_everybody (text + start))
        continue;
      tc_findings_add (findings, document, "arms", "arms.sized", make_arm (document, start, sentence->start + to, n), 0.7,
                       index, start, sentence->start + to);
      n_arms++;
    }
  if (n_arms < 2)
    g_ptr_array_set_size (findings->candidates, before);
  return n_arms < 2 ? 0 : n_arms;
}

static guint
find_listed (const TcArms  *self,
             const TcProse *document,
             guint          index,
             TcFindings    *findings)
{
  const TcProseSentence *sentence = tc_prose_sentence (document, index);
  const char *text = document->normal->text + sentence->start;
  g_autoptr (TcMatch) info = NULL;
  g_autofree char *list = NULL;
  gsize at;
  int from;
  int to;

  if (!tc_findings_match (findings, self->listed, text, sentence->end - sentence->start, &info))
    return 0;
  tc_match_fetch_named_pos (info, "list", &from, &to);
  list = g_strndup (text + from, to - from);
  if (strchr (list, ',') == NULL && strstr (list, " and ") == NULL)
    return 0;
  at = sentence->start + from;
  for (const char *p = list; *p != '\0';)
    {
      gsize n = strcspn (p, ",");
      const char *and = g_strstr_len (p, n, " and ");

      if (and != NULL)
        n = and - p;
      if (n > 1)
        tc_findings_add (findings, document, "arms", "arms.listed",
                         make_arm (document, at + (p - list), at + (p - list) + n, 0), 0.65, index, at + (p - list),
                         at + (p - list) + n);
      p += n;
      p += g_str_has_prefix (p, ", and ") ? 6 : g_str_has_prefix (p, " and ") ? 5 : strspn (p, ", ");
    }
  return 2;
}

static void
find_in_language (const TcArms  *self,
                  const TcProse *document,
                  gboolean       chinese,
                  TcFindings    *findings)
{
  for (guint i = 0; i < document->sentences->len; i++)
    {
      const TcProseSentence *sentence = tc_prose_sentence (document, i);

      if (sentence->chinese != chinese || ((1u << sentence->part) & SCOPES) == 0 || sentence->future ||
          sentence->others ||
          !tc_findings_match (findings, self->cue, document->normal->text + sentence->start,
                              sentence->end - sentence->start, NULL))
        continue;
      if (find_sized (self, chinese ? self->han_sized : self->sized, document, i, findings) > 0 ||
          (!chinese && find_listed (self, document, i, findings) > 0))
        return;
    }
}

/**
 * tc_arms_find:
 * @self: the expressions
 * @document: a document
 * @findings: where to add
 *
 * Finds the arms in the first sentence that names at least two with their sizes, or lists them.
 * Chinese is read only where English names none, so that no arm is counted twice.
 */
void
tc_arms_find (const TcArms  *self,
              const TcProse *document,
              TcFindings    *findings)
{
  guint before = findings->candidates->len;

  find_in_language (self, document, FALSE, findings);
  if (findings->candidates->len == before)
    find_in_language (self, document, TRUE, findings);
}
