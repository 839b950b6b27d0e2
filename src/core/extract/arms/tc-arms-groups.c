/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include <string.h>

#include "tc-arms-groups.h"
#include "tc-arms-names.h"

/* "in the intervention group … the control group": where nothing deals participants out, what the report
 * calls its groups are the arms. */

#define SCOPES (TC_SCOPES_ABSTRACT & ~(TC_SCOPE (BACKGROUND) | TC_SCOPE (OBJECTIVE)))
#define MAX_WORDS 3
#define MAX_GROUPS 4

#define COMPARED                                                                                                      \
  " groups arms trial trials condition conditions session sessions system systems diet diets regimen regimens "        \
  "supplementation period periods "
#define NO_NAMES                                                                                                      \
  " age focus target peer support working parallel patient diagnostic risk subgroup blood ethnic "
/* "A manualised group introduction": what people do in groups. */
#define GROUP_WORK                                                                                                    \
  " introduction session sessions training education program programme counseling counselling meeting meetings "       \
  "discussion discussions "
/* These name an arm only beside a control. */
#define VAGUE " study trial treatment "

/**
 * tc_arms_find_name_begin:
 * @tokens: the tokens of an English sentence
 * @end: the token "group" or "arm"
 *
 * Returns: the first token of the name before it; @end where none stands there
 */
guint
tc_arms_find_name_begin (const TcTokens *tokens,
                         guint           end)
{
  guint first = end;

  while (first > 0 && end - first < MAX_WORDS && !tc_tokens_is_any (tokens, first - 1, TC_ARM_GROUP_STOPS) &&
         (tc_tokens_get (tokens, first - 1)->kind == TC_TOKEN_WORD ||
          (tc_tokens_is_mark (tokens, first - 1, "-+") && !tc_tokens_get (tokens, first - 1)->blank)))
    first--;
  return first;
}

/* "group" and "arm" are one word here, and the "verinoxal-treated group" is the "verinoxal group". */
static gsize
get_stem (const char *text,
          gsize       start,
          gsize       end)
{
  static const char *const tails[] = { " group", " arm", "-treated" };

  for (guint i = 0; i < G_N_ELEMENTS (tails); i++)
    {
      gsize n = strlen (tails[i]);

      if (end - start > n && memcmp (text + end - n, tails[i], n) == 0)
        end -= n;
    }
  return end;
}

static gboolean
is_same (const char  *text,
         const TcGroup *group,
         gsize        key,
         gsize        end)
{
  gsize known = get_stem (text, group->key, group->end) - group->key;

  return known == get_stem (text, key, end) - key &&
         memcmp (text + group->key, text + key, known) == 0;
}

/* Where the report speaks of the intervention and the control group, other names are names of these. */
static void
keep_plain_pair (const TcProse *document,
                 GArray        *groups)
{
  static const char *const plain[][3] = { { "intervention", "treatment", "experimental" },
                                          { "control", "comparison", "controls" } };
  guint found[2] = { G_MAXUINT, G_MAXUINT };
  TcGroup pair[2];

  for (guint i = 0; i < groups->len; i++)
    {
      const TcGroup *group = &g_array_index (groups, TcGroup, i);
      gsize n = get_stem (document->normal->text, group->start, group->end) - group->start;

      for (guint k = 0; k < 2; k++)
        for (guint m = 0; m < 3; m++)
          if (strlen (plain[k][m]) == n &&
              memcmp (document->normal->text + group->start, plain[k][m], n) == 0)
            found[k] = i;
    }
  if (groups->len < 3 || found[0] == G_MAXUINT || found[1] == G_MAXUINT)
    return;
  pair[0] = g_array_index (groups, TcGroup, found[0]);
  pair[1] = g_array_index (groups, TcGroup, found[1]);
  g_array_set_size (groups, 0);
  g_array_append_vals (groups, pair, 2);
}

/* "The verinoxal group … the control group … the case group": the third is a name of the first. */
static void
drop_third (const TcProse *document,
            GArray        *groups)
{
  static const char *const vague[] = { "case", "test", "trial", "study", "treatment", "experimental", "intervention",
                                       "active" };
  const char *text = document->normal->text;
  guint found = G_MAXUINT;
  guint controls = 0;

  for (guint i = 0; i < groups->len; i++)
    {
      const TcGroup *group = &g_array_index (groups, TcGroup, i);
      gsize n = get_stem (text, group->start, group->end) - group->start;

      controls += tc_arm_role_guess (text + group->start, n) >= TC_ARM_CONTROL;
      for (guint k = 0; k < G_N_ELEMENTS (vague); k++)
        if (strlen (vague[k]) == n && memcmp (text + group->start, vague[k], n) == 0)
          found = i;
    }
  if (groups->len == 3 && controls == 1 && found != G_MAXUINT)
    g_array_remove_index (groups, found);
}

/* "The treatment group … the control group" are a pair; "the study group" may be all who take part. */
static void
drop_vague (const TcProse *document,
            GArray        *groups)
{
  gboolean pair = FALSE;

  for (guint i = 0; groups->len == 2 && i < 2; i++)
    {
      const TcGroup *group = &g_array_index (groups, TcGroup, i);

      pair = pair || tc_arm_role_guess (document->normal->text + group->start,
                                        group->end - group->start) >= TC_ARM_CONTROL;
    }
  for (guint i = pair ? 0 : groups->len; i > 0; i--)
    if (g_array_index (groups, TcGroup, i - 1).vague)
      g_array_remove_index (groups, i - 1);
}

/**
 * tc_groups_note:
 * @document: where it stands
 * @group: a group that is named there
 * @groups: (element-type TcGroup): where to add it
 *
 * Adds a group, or counts it once more where it is known.
 */
void
tc_groups_note (const TcProse *document,
                TcGroup        group,
                GArray        *groups)
{
  for (guint i = 0; i < groups->len; i++)
    {
      TcGroup *known = &g_array_index (groups, TcGroup, i);

      if (is_same (document->normal->text, known, group.key, group.end))
        {
          known->n++;
          return;
        }
    }
  g_array_append_val (groups, group);
}

static void
note_group (const TcProse *document,
            guint          sentence,
            gsize          start,
            gsize          end,
            GArray        *groups)
{
  tc_groups_note (
    document, (TcGroup){ .start = start, .end = end, .key = start, .sentence = sentence, .n = 1 },
    groups);
}

/* The first token of a name with the strength before it: "0.5 % tea group". */
static guint
skip_strength (const TcTokens *tokens,
               guint           first)
{
  return first > 2 && tc_tokens_is_number (tokens, first - 2) &&
         (tc_tokens_is_mark (tokens, first - 1, "%") || tc_tokens_is_any (tokens, first - 1, " mg "))
         ? first - 2 : first;
}

static void
read_sentence (TcTokenCache *cache,
               guint         sentence,
               GArray       *groups)
{
  const TcProse *document = cache->document;
  const TcTokens *tokens = tc_token_cache_get (cache, sentence);

  for (guint i = 1; i < tokens->n; i++)
    {
      gboolean vague;
      guint first;
      guint lead;
      gsize start;

      if (!tc_tokens_is_any (tokens, i, " group arm ") ||
          tc_tokens_is_any (tokens, i + 1, " of differences difference " GROUP_WORK))
        continue;
      first = tc_arms_find_name_begin (tokens, i);
      lead = skip_strength (tokens, first);
      if (first == i || first == 0 ||
          (first > 1 &&
           tc_tokens_is_any (tokens, first - 2, " attended attend attending joined ")) ||
          !tc_tokens_is_any (tokens, lead - 1, " the a an and or in both to ") ||
          (i - first == 1 && tc_tokens_is_any (tokens, first, NO_NAMES)))
        continue;
      start = tc_tokens_get (tokens, first)->start;
      vague = i - first == 1 && tc_tokens_is_any (tokens, first, VAGUE);
      tc_groups_note (document,
                      (TcGroup) { .start = start, .end = tc_tokens_get (tokens, i)->end, .key = start,
                                  .sentence = sentence, .n = 1, .vague = vague },
                      groups);
    }
}

/* "The first group received …": a group that is called by its place only. */
static void
read_places (TcTokenCache *cache,
             guint         sentence,
             GArray       *groups)
{
  const TcTokens *tokens = tc_token_cache_get (cache, sentence);

  for (guint i = 1; i < tokens->n; i++)
    if (tc_tokens_is_any (tokens, i, " group ") && tc_tokens_is_any (tokens, i - 1, " first second third fourth ") &&
        tc_tokens_is_any (tokens, i + 1, " received was had underwent "))
      note_group (cache->document, sentence, tc_tokens_get (tokens, i - 1)->start,
                  tc_tokens_get (tokens, i)->end, groups);
}

/* Whether a sentence deals people into groups without naming these. */
static gboolean
deals (const TcProse         *document,
       const TcProseSentence *sentence)
{
  static const char *const words[] = { " groups", " arms", NULL };

  return tc_arms_has_any (document, sentence, tc_arms_dealing) && tc_arms_has_any (document, sentence, words);
}

/* "Randomly divided into three groups. Group V received verinoxal, group S saline …": names said
 * once tell the groups where people were dealt into some before. */
static void
find_received (TcTokenCache *cache,
               GArray       *groups)
{
  const TcProse *document = cache->document;
  gboolean dealt = FALSE;

  for (guint i = 0; i < MIN (document->sentences->len, 200); i++)
    {
      const TcProseSentence *sentence = tc_prose_sentence (document, i);

      if (!tc_arms_is_read (document, i, FALSE) || sentence->part == TC_SECTION_RESULTS)
        continue;
      dealt = dealt || deals (document, sentence);
      if (dealt)
        {
          tc_groups_read_letters (cache, i, groups);
          read_places (cache, i, groups);
        }
    }
  if (groups->len < 2 || groups->len > TC_GROUP_MAX_LETTERS)
    g_array_set_size (groups, 0);
}

/* "Arm A" and "arm B", each said twice. @dealt: (out): whether people are dealt into them, so that they tell more than
 * any other name. */
static gboolean
find_letters (TcTokenCache *cache,
              GArray       *groups,
              gboolean     *dealt)
{
  const TcProse *document = cache->document;

  for (guint i = 0; i < MIN (document->sentences->len, 200); i++)
    if (tc_arms_is_read (document, i, FALSE) && tc_groups_read_letters (cache, i, groups) &&
        tc_arms_has_any (document, tc_prose_sentence (document, i), tc_arms_dealing))
      *dealt = TRUE;
  for (guint i = groups->len; i > 0; i--)
    if (g_array_index (groups, TcGroup, i - 1).n < 2)
      g_array_remove_index (groups, i - 1);
  if (groups->len >= 2 && groups->len <= MAX_GROUPS)
    return TRUE;
  g_array_set_size (groups, 0);
  return FALSE;
}

/* "WBC": a word of two to seven capitals. */
static gboolean
is_abbreviation (const TcTokens *tokens,
                 guint           at)
{
  const TcToken *token = tc_tokens_get (tokens, at);

  if (token->kind != TC_TOKEN_WORD || token->end - token->start < 2 ||
      token->end - token->start > 7)
    return FALSE;
  for (gsize i = token->start; i < token->end; i++)
    if (!tc_normal_is_upper (tokens->normal, i) && !g_ascii_isdigit (tokens->text[i]))
      return FALSE;
  return TRUE;
}

/* "WBC sessions", "the WBC and PBC diets": the short names of what was compared. */
static void
read_abbreviations (TcTokenCache *cache,
                    guint         sentence,
                    GArray       *groups)
{
  const TcProse *document = cache->document;
  const TcTokens *tokens = tc_token_cache_get (cache, sentence);

  for (guint i = 1; i < tokens->n; i++)
    {
      if (!tc_tokens_is_any (tokens, i, COMPARED) || !is_abbreviation (tokens, i - 1))
        continue;
      if (i >= 3 && tc_tokens_is_any (tokens, i - 2, " and or versus vs ") &&
          is_abbreviation (tokens, i - 3))
        note_group (document, sentence, tc_tokens_get (tokens, i - 3)->start,
                    tc_tokens_get (tokens, i - 3)->end, groups);
      note_group (document, sentence, tc_tokens_get (tokens, i - 1)->start,
                  tc_tokens_get (tokens, i - 1)->end, groups);
    }
}

/* The names of groups: whole ones first, short ones behind them. */
static void
find_named (TcTokenCache *cache,
            GArray       *groups)
{
  const TcProse *document = cache->document;
  guint n = MIN (document->sentences->len, 200);

  for (guint i = 0; i < 2 * n; i++)
    {
      const TcProseSentence *sentence = tc_prose_sentence (document, i % n);

      if (sentence->chinese || ((1u << sentence->part) & SCOPES) == 0 || sentence->future || sentence->others)
        continue;
      if (i < n)
        read_sentence (cache, i, groups);
      else
        read_abbreviations (cache, i - n, groups);
    }
  drop_vague (document, groups);
  keep_plain_pair (document, groups);
  drop_third (document, groups);
}

/**
 * tc_arms_find_groups:
 * @cache: the tokens of a document
 * @arms: (element-type TcArm): where to add
 *
 * Takes what the English text calls a group or an arm for the arms, where these are two to four.
 */
void
tc_arms_find_groups (TcTokenCache *cache,
                     GPtrArray    *arms)
{
  const TcProse *document = cache->document;
  g_autoptr (GArray) letters = g_array_new (FALSE, FALSE, sizeof (TcGroup));
  g_autoptr (GArray) named = g_array_new (FALSE, FALSE, sizeof (TcGroup));
  const GArray *groups = letters;
  gboolean dealt = FALSE;

  if (!find_letters (cache, letters, &dealt) || !dealt)
    {
      find_named (cache, named);
      if (letters->len == 0 || (named->len >= 2 && named->len <= MAX_GROUPS))
        groups = named;
    }
  if (groups->len < 2 || groups->len > MAX_GROUPS)
    {
      g_array_set_size (letters, 0);
      find_received (cache, letters);
      groups = letters;
    }
  if (groups->len < 2)
    return;
  for (guint i = 0; i < groups->len; i++)
    {
      const TcGroup *group = &g_array_index (groups, TcGroup, i);
      TcArm *arm = tc_arm_new (document, "arms.groups", group->sentence, group->start, group->end);

      arm->confidence = 0.5;
      if (groups == letters)
        tc_group_name (group, arm);
      g_ptr_array_add (arms, arm);
    }
}
