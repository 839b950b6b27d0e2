/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-arms-names.h"
#include "tc-arms-private.h"
#include "tc-bytes.h"

#include <string.h>

/* "in the intervention group … the control group": where nothing deals participants out, what the report
 * calls its groups are the arms. */

#define SCOPES (TC_SCOPES_ABSTRACT & ~(TC_SCOPE (BACKGROUND) | TC_SCOPE (OBJECTIVE)))
#define MAX_WORDS 3
#define MAX_GROUPS 4
#define MAX_LETTERS 6

/* "Group A beta-haemolytic streptococci": how far behind the letter the germ can stand. Tokens. */
#define MAX_GERM 6

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

/* Behind these a letter names a kind of germ, or of what is made against it. */
static const char *const germs[] = { "strept", "mening", "polysaccharide", "antibod", "blood", "donor" };

typedef struct
{
  gsize start;
  gsize end;
  gsize key;                      /* where what tells it from others begins: the letter of "group A" */
  guint sentence;
  guint n;
  gboolean vague;                 /* a name that says nothing by itself */
} Group;

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

/* "group" and "arm" are one word here. */
static gsize
get_stem (const char *text,
          gsize       start,
          gsize       end)
{
  if (end - start > 6 && memcmp (text + end - 6, " group", 6) == 0)
    return end - 6;
  return end - start > 4 && memcmp (text + end - 4, " arm", 4) == 0 ? end - 4 : end;
}

static gboolean
is_same (const char  *text,
         const Group *group,
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
  Group pair[2];

  for (guint i = 0; i < groups->len; i++)
    {
      const Group *group = &g_array_index (groups, Group, i);
      gsize n = get_stem (document->normal->text, group->start, group->end) - group->start;

      for (guint k = 0; k < 2; k++)
        for (guint m = 0; m < 3; m++)
          if (strlen (plain[k][m]) == n &&
              memcmp (document->normal->text + group->start, plain[k][m], n) == 0)
            found[k] = i;
    }
  if (groups->len < 3 || found[0] == G_MAXUINT || found[1] == G_MAXUINT)
    return;
  pair[0] = g_array_index (groups, Group, found[0]);
  pair[1] = g_array_index (groups, Group, found[1]);
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
      const Group *group = &g_array_index (groups, Group, i);
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
      const Group *group = &g_array_index (groups, Group, i);

      pair = pair || tc_arm_role_guess (document->normal->text + group->start, group->end - group->start) >= TC_ARM_CONTROL;
    }
  for (guint i = pair ? 0 : groups->len; i > 0; i--)
    if (g_array_index (groups, Group, i - 1).vague)
      g_array_remove_index (groups, i - 1);
}

static void
note (const TcProse *document,
      Group          group,
      GArray        *groups)
{
  for (guint i = 0; i < groups->len; i++)
    {
      Group *known = &g_array_index (groups, Group, i);

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
  note (document, (Group) { start, end, start, sentence, 1, FALSE }, groups);
}

/* "Group A", and "A" of "groups A and B". */
static void
note_letter (const TcProse  *document,
             const TcTokens *tokens,
             guint           sentence,
             guint           first,
             guint           letter,
             GArray         *groups)
{
  const TcToken *token = tc_tokens_get (tokens, letter);

  note (document, (Group) { tc_tokens_get (tokens, first)->start, token->end, token->start, sentence, 1, FALSE }, groups);
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
      guint first;

      if (!tc_tokens_is_any (tokens, i, " group arm ") ||
          tc_tokens_is_any (tokens, i + 1, " of differences difference " GROUP_WORK))
        continue;
      first = tc_arms_find_name_begin (tokens, i);
      if (first == i || first == 0 || (first > 1 && tc_tokens_is_any (tokens, first - 2, " attended attend attending joined ")) ||
          !tc_tokens_is_any (tokens, first - 1, " the a an and or in both to ") ||
          (i - first == 1 && tc_tokens_is_any (tokens, first, NO_NAMES)))
        continue;
      note (document, (Group) { tc_tokens_get (tokens, first)->start, tc_tokens_get (tokens, i)->end,
                                tc_tokens_get (tokens, first)->start, sentence, 1,
                                i - first == 1 && tc_tokens_is_any (tokens, first, VAGUE) }, groups);
    }
}

/* "Group A and group B streptococci". */
static gboolean
is_of_germs (const TcTokens *tokens,
             guint           letter)
{
  for (guint i = letter + 1; i < MIN (letter + MAX_GERM, tokens->n); i++)
    for (guint k = 0; k < G_N_ELEMENTS (germs); k++)
      if (g_str_has_prefix (tokens->text + tc_tokens_get (tokens, i)->start, germs[k]))
        return TRUE;
  return FALSE;
}

/* "V", "VR": one or two capitals. */
static gboolean
is_short (const TcTokens *tokens,
          guint           at)
{
  const TcToken *token = tc_tokens_get (tokens, at);

  if (tc_tokens_is_any (tokens, at, " of in is at by as on or to no an if we it "))
    return FALSE;
  for (gsize i = token->start; i < token->end; i++)
    if (!tc_normal_is_upper (tokens->normal, i))
      return FALSE;
  return token->kind == TC_TOKEN_WORD && token->end - token->start <= 2;
}

/* "NYHA group III", "Lancefield group C", "blood group O": a class, and no arm. */
static gboolean
is_class (const TcTokens *tokens,
          guint           group)
{
  const TcToken *token;

  if (group == 0 || tc_normal_is_upper (tokens->normal, tc_tokens_get (tokens, group)->end - 1))
    return FALSE;
  token = tc_tokens_get (tokens, group - 1);
  if (tc_tokens_is_any (tokens, group - 1, " lancefield blood risk age clinical functional child-pugh serum "))
    return TRUE;
  return token->kind == TC_TOKEN_WORD && token->end - token->start > 2 && tc_normal_is_upper (tokens->normal, token->start) &&
         tc_normal_is_upper (tokens->normal, token->end - 1);
}

/* "H0", "A", "2", "III": what groups are told apart by in a list. */
static gboolean
is_letter (const TcTokens *tokens,
           guint           at)
{
  const TcToken *token = tc_tokens_get (tokens, at);

  if (token->kind == TC_TOKEN_NUMBER)
    return !token->spelled && token->decimals == 0 && token->number >= 1 && token->number <= MAX_LETTERS &&
           token->end == token->start + 1 && !tc_tokens_is_mark (tokens, at + 1, "%-/");
  for (gsize i = token->start; i < token->end; i++)
    if (!tc_normal_is_upper (tokens->normal, i) && !(i > token->start && g_ascii_isdigit (tokens->text[i])))
      return FALSE;
  return token->kind == TC_TOKEN_WORD && token->end - token->start <= 3;
}

/* "Groups H0, H1 and H2": each letter is a name. Returns whether there are two or more. */
static gboolean
read_letter_list (const TcProse  *document,
                  const TcTokens *tokens,
                  guint           sentence,
                  guint           first,
                  GArray         *groups)
{
  guint letters[MAX_LETTERS];
  guint n = 0;
  gboolean and = FALSE;

  for (guint i = first; !and && n < MAX_LETTERS && is_letter (tokens, i);)
    {
      letters[n++] = i++;
      if (tc_tokens_is_mark (tokens, i, ","))
        i++;
      and = n > 1 && tc_tokens_is_any (tokens, letters[n - 1] - 1, " and ");
      if (tc_tokens_is_any (tokens, i, " and "))
        i++;
    }
  for (guint i = 0; and && i < n; i++)
    note_letter (document, tokens, sentence, letters[i], letters[i], groups);
  return and;
}

/* "Arm A", "group 2": the letter is the name. Returns whether there is one. */
static gboolean
read_letters (TcTokenCache *cache,
              guint         sentence,
              GArray       *groups)
{
  const TcProse *document = cache->document;
  const TcTokens *tokens = tc_token_cache_get (cache, sentence);

  gboolean found = FALSE;

  for (guint i = 0; i + 1 < tokens->n; i++)
    if (tc_tokens_is_any (tokens, i, " group arm ") && !is_of_germs (tokens, i + 1) && !is_class (tokens, i) &&
        (tc_tokens_is_any (tokens, i + 1, " b c d i ii iii iv 1 2 3 4 ") ||
         (tc_tokens_is_word (tokens, i + 1, "a") && tc_tokens_get (tokens, i + 2)->kind != TC_TOKEN_WORD) || is_short (tokens, i + 1) ||
         (tc_tokens_is_word (tokens, i + 1, "a") &&
          tc_normal_is_upper (tokens->normal, tc_tokens_get (tokens, i + 1)->start))))
      {
        note_letter (document, tokens, sentence, i, i + 1, groups);
        found = TRUE;
      }
    else if (tc_tokens_is_any (tokens, i, " groups arms ") && !is_of_germs (tokens, i + 1) && !is_class (tokens, i))
      found = read_letter_list (document, tokens, sentence, i + 1, groups) || found;
  return found;
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
      note_group (cache->document, sentence, tc_tokens_get (tokens, i - 1)->start, tc_tokens_get (tokens, i)->end, groups);
}

/* Whether a sentence deals people into groups without naming these. */
static gboolean
deals (const TcProse         *document,
       const TcProseSentence *sentence)
{
  static const char *const words[] = { " groups", " arms", NULL };

  return tc_arms_has_any (document, sentence, tc_arms_dealing) && tc_arms_has_any (document, sentence, words);
}

/* "Randomly divided into three groups. Group V received verinoxal, group S saline …": names said once tell the groups where
 * people were dealt into some before. */
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
          read_letters (cache, i, groups);
          read_places (cache, i, groups);
        }
    }
  if (groups->len < 2 || groups->len > MAX_LETTERS)
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
    if (tc_arms_is_read (document, i, FALSE) && read_letters (cache, i, groups) &&
        tc_arms_has_any (document, tc_prose_sentence (document, i), tc_arms_dealing))
      *dealt = TRUE;
  for (guint i = groups->len; i > 0; i--)
    if (g_array_index (groups, Group, i - 1).n < 2)
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

/* "A" of "groups A and B" is called "group A". */
static void
name_by_letter (const TcProse *document,
                TcArm         *arm)
{
  g_autofree char *letter = g_steal_pointer (&arm->label);
  gsize start = tc_prose_sentence (document, arm->sentence)->start;
  gboolean group = tc_bytes_find (document->normal->text + start, arm->start - start, "groups ", 7) != NULL;

  arm->label = g_strdup_printf ("%s %s", group ? "group" : "arm", letter);
  g_ptr_array_add (arm->aliases, g_ascii_strdown (arm->label, -1));
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
  g_autoptr (GArray) letters = g_array_new (FALSE, FALSE, sizeof (Group));
  g_autoptr (GArray) named = g_array_new (FALSE, FALSE, sizeof (Group));
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
      const Group *group = &g_array_index (groups, Group, i);
      TcArm *arm = tc_arm_new (document, "arms.groups", group->sentence, group->start, group->end);

      arm->confidence = 0.5;
      if (groups == letters && group->key == group->start)
        name_by_letter (document, arm);
      g_ptr_array_add (arms, arm);
    }
}
