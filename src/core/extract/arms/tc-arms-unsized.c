/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include <string.h>

#include "tc-arms-private.h"
#include "tc-arms-sized.h"
#include "tc-bytes.h"

/* Less than what other fields are inferred from. */
#define UNSURE 0.55

/* Ways of reading names without sizes, the surest first. */
typedef enum
{
  READ_DOSED,                     /* doses of one thing */
  READ_LIST,                      /* to what people were dealt */
  READ_BETWEEN,                   /* between what people were dealt */
  READ_WITHOUT,
  READ_JOINED,
  READ_GIVEN                      /* what people received */
} Reading;

static GArray *
read_names (const TcTokens *tokens,
            Reading         reading)
{
  GArray *names;

  if (reading == READ_LIST)
    return tc_arm_names_list (tokens);
  names = g_array_new (FALSE, FALSE, sizeof (TcSizedName));
  if (reading == READ_DOSED)
    tc_arm_names_dosed (tokens, names);
  else if (reading == READ_BETWEEN)
    tc_arm_names_between (tokens, names);
  else if (reading == READ_WITHOUT)
    tc_arm_names_without (tokens, names);
  else if (reading == READ_JOINED)
    tc_arm_names_joined (tokens, names);
  else
    tc_arm_names_given (tokens, names);
  return names;
}

/* Whether a reading can find names in a sentence. */
static gboolean
may_read (const TcProse         *document,
          const TcProseSentence *sentence,
          Reading                reading)
{
  static const char *const words[][4] = {
    { "mg", "μg", "mcg", NULL }, { NULL }, { " between ", NULL }, { "with or without", NULL },
    { " groups", " arms", NULL }, { " or ", NULL }
  };

  return reading == READ_LIST ||
         (tc_arms_has_any (document, sentence, words[reading]) &&
          !((reading == READ_GIVEN || reading == READ_DOSED) && sentence->part == TC_SECTION_RESULTS));
}

static gboolean
is_trial (const TcProse *document)
{
  static const char *const words[] = { "random", "crossover", "cross-over", "cross over", "placebo" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (tc_bytes_find (document->normal->text, document->normal->length, words[i], strlen (words[i])) != NULL)
      return TRUE;
  return FALSE;
}

static void
find_listed (TcTokenCache *cache,
             Reading       reading,
             GPtrArray    *arms)
{
  const TcProse *document = cache->document;

  if (reading == READ_GIVEN && !is_trial (document))
    return;
  for (guint i = 0; i < MIN (document->sentences->len, MAX_SENTENCES); i++)
    {
      const TcTokens *tokens;
      g_autoptr (GArray) names = NULL;

      if (!tc_arms_is_read (document, i, FALSE) || !may_read (document, tc_prose_sentence (document, i), reading))
        continue;
      tokens = tc_token_cache_get (cache, i);
      names = read_names (tokens, reading);
      if (names->len < 2 || names->len > MAX_ARMS || !tc_arms_are_distinct (tokens, names, FALSE, FALSE))
        continue;
      tc_arms_add (document, tokens, i, names, "arms.listed",
                   reading == READ_GIVEN || reading == READ_BETWEEN ? UNSURE : 0.65, arms);
      return;
    }
}

/**
 * tc_arms_find_unsized:
 * @cache: the tokens of a document
 * @arms: (element-type TcArm): where to add
 *
 * Finds the arms of an English text that names them without sizes: in the sentence that deals people out, by what the
 * report calls its groups, by what people received, or in the title.
 */
void
tc_arms_find_unsized (TcTokenCache *cache,
                      GPtrArray    *arms)
{
  for (Reading reading = READ_DOSED; arms->len == 0 && reading <= READ_JOINED; reading++)
    find_listed (cache, reading, arms);
  if (arms->len == 0)
    tc_arms_find_groups (cache, arms);
  if (arms->len == 0)
    find_listed (cache, READ_GIVEN, arms);
  if (arms->len == 0)
    tc_arms_find_titled (cache, arms);
}
