/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include <string.h>

#include "tc-arms-groups.h"
#include "tc-arms-names.h"

/* Groups that are called by a letter or a number: "arm A", "groups H0, H1 and H2". */

/* "Group A beta-haemolytic streptococci": how far behind the letter the germ can stand. Tokens. */
#define MAX_GERM 6
/* "H10". Bytes. */
#define MAX_LETTER 3

/* "Groups 1 and 3 months after": no names, but times. */
#define TIMES                                                                                     \
  " second seconds sec s minute minutes min hour hours hr hrs h day days d week weeks wk wks "    \
  "month months mo mos year years yr yrs y session sessions visit visits "

/* Behind these a letter names a kind of germ, or of what is made against it. */
static const char *const germs[] = { "strept", "mening", "polysaccharide", "antibod", "blood", "donor" };

/* "Group A", and "A" of "groups A and B" or "arms A and B". */
static void
note_letter (const TcProse  *document,
             const TcTokens *tokens,
             guint           sentence,
             guint           first,
             guint           letter,
             gboolean        arm,
             GArray         *groups)
{
  const TcToken *token = tc_tokens_get (tokens, letter);

  tc_groups_note (document,
                  (TcGroup) { .start = tc_tokens_get (tokens, first)->start, .end = token->end, .key = token->start,
                              .sentence = sentence, .n = 1, .arm = arm },
                  groups);
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
  return token->kind == TC_TOKEN_WORD && token->end - token->start > 2 &&
         tc_normal_is_upper (tokens->normal, token->start) &&
         tc_normal_is_upper (tokens->normal, token->end - 1);
}

/* "H0", "A", "2", "III": what groups are told apart by in a list; "HDL" and "BP" are measured in them. */
static gboolean
is_letter (const TcTokens *tokens,
           guint           at)
{
  const TcToken *token = tc_tokens_get (tokens, at);

  if (token->kind == TC_TOKEN_NUMBER)
    return !token->spelled && token->decimals == 0 && token->number >= 1 && token->number <= TC_GROUP_MAX_LETTERS &&
           token->end == token->start + 1 && !tc_tokens_is_mark (tokens, at + 1, "%-/") &&
           !tc_tokens_is_any (tokens, at + 1, TIMES);
  if (token->kind != TC_TOKEN_WORD || token->end - token->start > MAX_LETTER ||
      !tc_normal_is_upper (tokens->normal, token->start))
    return FALSE;
  if (tc_tokens_is_any (tokens, at, " ii iii iv vi "))
    return tc_normal_is_upper (tokens->normal, token->end - 1);
  for (gsize i = token->start + 1; i < token->end; i++)
    if (!g_ascii_isdigit (tokens->text[i]))
      return FALSE;
  return TRUE;
}

/* "In both groups T3 and T4 fell": what is told of all groups. In a bracket plain letters are still names of them. */
static gboolean
is_of_all (const TcTokens *tokens,
           guint           groups,
           const guint    *letters,
           guint           n)
{
  if (groups == 0 ||
      !(tc_tokens_is_any (tokens, groups - 1, " both all ") ||
        (groups > 1 && tc_tokens_is_any (tokens, groups - 2, " the all these ") &&
         tc_tokens_is_any (tokens, groups - 1, " two three four "))))
    return FALSE;
  if (!tc_tokens_is_mark (tokens, groups + 1, "("))
    return TRUE;
  for (guint i = 0; i < n; i++)
    if (g_ascii_isdigit (tokens->text[tc_tokens_get (tokens, letters[i])->end - 1]))
      return TRUE;
  return FALSE;
}

/* "Groups H0, H1 and H2", "groups (A, B)": each letter is a name. Returns whether there are two or more. */
static gboolean
read_letter_list (const TcProse  *document,
                  const TcTokens *tokens,
                  guint           sentence,
                  guint           first,
                  GArray         *groups)
{
  guint letters[TC_GROUP_MAX_LETTERS];
  guint n = 0;
  gboolean bracketed = tc_tokens_is_mark (tokens, first, "(");
  gboolean and = FALSE;

  for (guint i = bracketed ? first + 1 : first; !and && n < TC_GROUP_MAX_LETTERS && is_letter (tokens, i);)
    {
      letters[n++] = i++;
      if (tc_tokens_is_mark (tokens, i, ","))
        i++;
      and = n > 1 && tc_tokens_is_any (tokens, letters[n - 1] - 1, " and ");
      if (tc_tokens_is_any (tokens, i, " and "))
        i++;
    }
  if ((!and && !(bracketed && n > 1)) || is_of_all (tokens, first - 1, letters, n))
    return FALSE;
  for (guint i = 0; i < n; i++)
    note_letter (document, tokens, sentence, letters[i], letters[i], tc_tokens_is_word (tokens, first - 1, "arms"),
                 groups);
  return TRUE;
}

/**
 * tc_groups_read_letters:
 * @cache: the tokens of a document
 * @sentence: index of an English sentence
 * @groups: (element-type TcGroup): where to add
 *
 * Reads groups that are called by a letter or a number: "arm A", "groups 1, 2 and 3".
 *
 * Returns: whether there is one
 */
gboolean
tc_groups_read_letters (TcTokenCache *cache,
                        guint         sentence,
                        GArray       *groups)
{
  const TcProse *document = cache->document;
  const TcTokens *tokens = tc_token_cache_get (cache, sentence);

  gboolean found = FALSE;

  for (guint i = 0; i + 1 < tokens->n; i++)
    if (tc_tokens_is_any (tokens, i, " group arm ") && !is_of_germs (tokens, i + 1) &&
        !is_class (tokens, i) &&
        (tc_tokens_is_any (tokens, i + 1, " b c d i ii iii iv 1 2 3 4 ") ||
         (tc_tokens_is_word (tokens, i + 1, "a") &&
          tc_tokens_get (tokens, i + 2)->kind != TC_TOKEN_WORD) ||
         is_short (tokens, i + 1) ||
         (tc_tokens_is_word (tokens, i + 1, "a") &&
          tc_normal_is_upper (tokens->normal, tc_tokens_get (tokens, i + 1)->start))))
      {
        note_letter (document, tokens, sentence, i, i + 1, FALSE, groups);
        found = TRUE;
      }
    else if (tc_tokens_is_any (tokens, i, " groups arms ") && !is_of_germs (tokens, i + 1) && !is_class (tokens, i))
      found = read_letter_list (document, tokens, sentence, i + 1, groups) || found;
  return found;
}

/**
 * tc_group_name:
 * @group: a group that is called by a letter
 * @arm: the arm that it is
 *
 * Calls an arm "group A" that the report calls "A" of "groups A and B" only.
 */
void
tc_group_name (const TcGroup *group,
               TcArm         *arm)
{
  g_autofree char *letter = NULL;

  /* "group A", "the first group" */
  if (group->key > group->start || group->end > group->start + MAX_LETTER)
    return;
  letter = g_steal_pointer (&arm->label);
  arm->label = g_strdup_printf ("%s %s", group->arm ? "arm" : "group", letter);
  g_ptr_array_add (arm->aliases, g_ascii_strdown (arm->label, -1));
}
