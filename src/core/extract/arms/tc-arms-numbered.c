/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-arms-names.h"
#include "tc-arms-private.h"
#include "tc-arms-sized.h"

/* Names of arms from numbered lists: "assigned to (a) tea, (b) milk or (c) both". */

#define MAX_NAME 14
#define MAX_ITEMS 8
/* How far before a numbered list stands what it is a list of. Tokens. */
#define MAX_CUE 12
#define GROUPS " groups arms treatments regimens conditions interventions protocols therapies "
/* Directly before a numbered list. */
#define CUES GROUPS " to into either between receive receives received receiving given "
/* What a list tells that is none of arms. */
#define NO_CUES                                                                                                       \
  " aimed aim aims objective objectives sought purpose outcome outcomes criteria criterion factor factors "   \
  "endpoint endpoints variables parameters measures compared stratified excluded if unless "
/* An item that begins with these is something done or true. */
#define VERBS                                                                                                         \
  " had have has was were are is could can did do does determine assess evaluate compare examine test measure "        \
  "identify investigate describe explore estimate establish "

typedef struct
{
  guint begin;                    /* first token of the mark before an item */
  guint first;                    /* token behind the mark */
} Item;

/* The place of "1", "b" or "iii" in its series, 0 for what is none. @kind: (inout): the series, 0 before the first. */
static guint
get_place (const TcTokens *tokens,
           guint           at,
           char           *kind)
{
  static const char *const roman[] = { "i", "ii", "iii", "iv", "v", "vi", "vii", "viii" };
  const TcToken *token = tc_tokens_get (tokens, at);
  const char *text = tokens->text + token->start;

  if (*kind != 'a' && *kind != 'i' && token->kind == TC_TOKEN_NUMBER && !token->spelled && token->decimals == 0 &&
      token->number >= 1 && token->number <= MAX_ITEMS)
    {
      *kind = '1';
      return (guint) token->number;
    }
  for (guint i = 0; (*kind == 'i' || *kind == 0) && i < G_N_ELEMENTS (roman); i++)
    if (tc_tokens_is_word (tokens, at, roman[i]))
      {
        *kind = 'i';
        return i + 1;
      }
  if ((*kind == 'a' || *kind == 0) && token->kind == TC_TOKEN_WORD && token->end - token->start == 1 &&
      text[0] >= 'a' && text[0] < 'a' + MAX_ITEMS)
    {
      *kind = 'a';
      return text[0] - 'a' + 1;
    }
  return 0;
}

/* "(1)", "1)": the token behind it where it is the mark of item @place; 0 where it is none. */
static guint
read_mark (const TcTokens *tokens,
           guint           at,
           guint           place,
           char           *kind)
{
  guint number = tc_tokens_is_mark (tokens, at, "(") ? at + 1 : at;
  char series = *kind;

  if (!tc_tokens_is_mark (tokens, number + 1, ")") || get_place (tokens, number, &series) != place ||
      (number == at && at > 0 && !tc_tokens_is_mark (tokens, at - 1, ",;:.") &&
       tc_tokens_get (tokens, at - 1)->kind != TC_TOKEN_WORD))
    return 0;
  *kind = series;
  return number + 2;
}

/* "Assigned to (a)", "into three groups of equal size: (1)": whether a list that begins @at can be one of arms. */
static gboolean
has_cue (const TcTokens *tokens,
         guint           at)
{
  guint before = at;
  gboolean colon;
  gboolean cue;

  while (before > 0 && tc_tokens_is_mark (tokens, before - 1, ":,"))
    before--;
  colon = before < at && tc_tokens_is_mark (tokens, before, ":");
  cue = before > 0 && tc_tokens_is_any (tokens, before - 1, CUES);
  /* "compare (a) tea with (b) milk" */
  if (before > 0 && tc_tokens_is_any (tokens, before - 1, " compare compared comparing "))
    {
      for (guint i = at; i < MIN (at + 20, tokens->n); i++)
        if (tc_tokens_is_any (tokens, i, " with versus vs ") && tc_tokens_is_mark (tokens, i + 1, "("))
          return TRUE;
      return FALSE;
    }
  /* "… as follows: i) the tea group" */
  for (guint i = at; colon && i < at + 7; i++)
    cue = cue || tc_tokens_is_any (tokens, i, " group arm ");
  for (guint i = before; i > 0 && before - i < MAX_CUE && !tc_tokens_is_mark (tokens, i - 1, ".;"); i--)
    {
      if (tc_tokens_is_any (tokens, i - 1, NO_CUES))
        return FALSE;
      if ((cue && tc_tokens_is_any (tokens, i - 1, TC_ARM_DEALT)) ||
          (colon && tc_tokens_is_any (tokens, i - 1, GROUPS TC_ARM_DEALT)))
        return TRUE;
    }
  return cue;
}

/* The items of the first numbered list of a sentence. */
static guint
find_items (const TcTokens *tokens,
            Item           *items)
{
  guint n = 0;
  char kind = 0;

  for (guint i = 0; i < tokens->n && n < MAX_ITEMS; i++)
    {
      guint behind = read_mark (tokens, i, n + 1, &kind);

      if (behind == 0 || (n == 0 && !has_cue (tokens, i)))
        {
          kind = n == 0 ? 0 : kind;
          continue;
        }
      items[n++] = (Item) { i, behind };
      i = behind - 1;
    }
  return n;
}

/* The size said in an item: "(n = 20)", "in 12 patients"; 0 where none or several are. */
static guint
find_size (const TcTokens *tokens,
           guint           first,
           guint           last)
{
  guint found = 0;

  for (guint i = first; i < last; i++)
    if (tc_sized_is_size (tokens, i) &&
        ((i > first + 1 && tc_tokens_is_any (tokens, i - 2, " n ") && tc_tokens_is_mark (tokens, i - 1, "=")) ||
         tc_tokens_is_any (tokens, i + 1, TC_ARM_PEOPLE)))
      {
        if (found > 0)
          return 0;
        found = i;
      }
  return found;
}

static gboolean
add_item (const TcTokens *tokens,
          guint           first,
          guint           last,
          gboolean        whole,
          GArray         *names)
{
  guint end = first;
  guint size = find_size (tokens, first, last);
  TcSizedName name = { .first = first };

  while (end < last && !tc_tokens_is_mark (tokens, end, ";:.([") &&
         (whole || !tc_tokens_is_any (tokens, end, TC_ARM_NAME_STOPS)) &&
         !(!whole && tc_tokens_is_mark (tokens, end, ",")))
    end++;
  if (tc_tokens_is_mark (tokens, first, "'\""))
    first++;
  name.first = first;
  name.last = end;
  if (!tc_arm_label_trim (tokens, &name.first, &name.last) || name.last - name.first > MAX_NAME)
    return FALSE;
  if (size > 0)
    {
      name.number = size;
      name.n = tc_tokens_get (tokens, size)->number;
      name.strong = TRUE;
    }
  g_array_append_val (names, name);
  return TRUE;
}

/**
 * tc_arm_names_numbered:
 * @tokens: the tokens of an English sentence
 * @names: (element-type TcSizedName): gets the names, and sizes that stand in the same items
 *
 * Reads "1) yoga; 2) walking in 12 adults; or 3) both".
 *
 * Returns: whether there are two or more
 */
gboolean
tc_arm_names_numbered (const TcTokens *tokens,
                       GArray         *names)
{
  Item items[MAX_ITEMS];
  guint n = find_items (tokens, items);

  for (guint whole = 0; n >= 2 && whole < 2; whole++)
    {
      gboolean good = TRUE;

      g_array_set_size (names, 0);
      for (guint i = 0; good && i < n; i++)
        {
          guint last = i + 1 < n ? items[i + 1].begin : tokens->n;

          while (last > items[i].first &&
                 (tc_tokens_is_mark (tokens, last - 1, ",;.") || tc_tokens_is_any (tokens, last - 1, " and or ")))
            last--;
          good = !tc_tokens_is_any (tokens, items[i].first, VERBS) &&
                 add_item (tokens, items[i].first, last, whole > 0, names);
        }
      if (good && tc_arm_names_are_distinct (tokens, names))
        return TRUE;
    }
  g_array_set_size (names, 0);
  return FALSE;
}
