/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <string.h>

#include "tc-rules.h"

G_BEGIN_DECLS

typedef enum
{
  TC_TOKEN_WORD,
  TC_TOKEN_NUMBER,
  TC_TOKEN_HAN,
  TC_TOKEN_MARK
} TcTokenKind;

/**
 * TcToken:
 * @kind: a Latin word, a number, a run of Chinese characters, or one other character
 * @start: first byte in the folded text
 * @end: byte behind it
 * @mark: the character of a mark
 * @number: a number, without its sign
 * @decimals: how many digits stand behind its point
 * @blank: a blank stands before it
 * @spelled: a number in words
 * @hash: of its bytes
 */
typedef struct
{
  guint32 start;
  guint32 end;
  gunichar mark;
  guint16 hash;
  guint8 kind;                    /* a TcTokenKind */
  guint8 decimals;
  guint8 blank;
  guint8 spelled;
  double number;
} TcToken;

/**
 * TcTokens:
 *
 * The words, numbers and marks of one sentence.
 */
typedef struct
{
  const char *text;               /* the folded text of the whole source */
  const TcNormal *normal;
  guint n;                        /* how many there are */
  TcToken all[];
} TcTokens;

TcTokens       *tc_tokens_new       (const TcProse  *document,
                                     guint           sentence) G_GNUC_WARN_UNUSED_RESULT;
/* What stands behind the last token: neither word nor number nor mark. */
extern const TcToken tc_token_nothing;

/* Never %NULL: outside of the sentence stands an empty mark. */
static inline const TcToken *
tc_tokens_get (const TcTokens *self,
               guint           index)
{
  return G_LIKELY (index < self->n) ? &self->all[index] : &tc_token_nothing;
}

static inline gboolean
tc_tokens_is_number (const TcTokens *self,
                     guint           index)
{
  return tc_tokens_get (self, index)->kind == TC_TOKEN_NUMBER;
}

/* @word: not empty */
static inline gboolean
tc_tokens_is_word (const TcTokens *self,
                   guint           index,
                   const char     *word)
{
  const TcToken *token = tc_tokens_get (self, index);
  gsize n = strlen (word);

  return token->end - token->start == n && memcmp (self->text + token->start, word, n) == 0;
}

#define TC_WORD_SET_BITS 512

/**
 * TcWordSet:
 *
 * Several words, made ready when a token is first compared with them. Nearly all questions are answered by a bit of
 * the token's hash.
 */
typedef struct
{
  const char *words;              /* a constant, each word between blanks */
  int ready;                      /* atomic */
  guint mask;
  struct _TcWordSlot *slots;
  guint64 bits[TC_WORD_SET_BITS / 64];
} TcWordSet;

#define TC_WORD_SET(WORDS) { WORDS, FALSE, 0, NULL, { 0 } }

void            tc_word_set_prepare (TcWordSet       *self);
gboolean        tc_word_set_holds   (const TcWordSet *self,
                                     const char      *word,
                                     gsize            length,
                                     guint16          hash);

gboolean        tc_word_set_has     (TcWordSet       *self,
                                     const char      *word,
                                     gsize            length);

/* Most words that a set does not hold are told by their hash. */
static inline gboolean
tc_word_set_may_hold (const TcWordSet *self,
                      guint16          hash)
{
  return (self->bits[hash % TC_WORD_SET_BITS / 64] >> (hash % 64) & 1) != 0;
}

static inline gboolean
tc_tokens_is_of (const TcTokens *self,
                 guint           index,
                 TcWordSet      *set)
{
  const TcToken *token = tc_tokens_get (self, index);

  if (G_UNLIKELY (!g_atomic_int_get (&set->ready)))
    tc_word_set_prepare (set);
  return tc_word_set_may_hold (set, token->hash) && token->kind != TC_TOKEN_MARK &&
         tc_word_set_holds (set, self->text + token->start, token->end - token->start, token->hash);
}

/**
 * tc_tokens_is_any:
 * @self: tokens
 * @index: of a token
 * @WORDS: a constant: words, each between blanks: " in for "
 *
 * Whether a token is one of several words.
 */
#define tc_tokens_is_any(self, index, WORDS)                                                                          \
  (__extension__ ({                                                                                                   \
    static TcWordSet word_set_ = TC_WORD_SET (WORDS);                                                                 \
    tc_tokens_is_of (self, index, &word_set_);                                                                        \
  }))

/* Whether a token is one of the characters in @marks. */
static inline gboolean
tc_tokens_is_mark (const TcTokens *self,
                   guint           index,
                   const char     *marks)
{
  const TcToken *token = tc_tokens_get (self, index);

  if (token->kind != TC_TOKEN_MARK || token->mark == 0)
    return FALSE;
  return token->mark < 0x80 ? strchr (marks, token->mark) != NULL : g_utf8_strchr (marks, -1, token->mark) != NULL;
}

/* 1 at a bracket that opens, -1 at one that closes, else 0. */
static inline int
tc_tokens_step_bracket (const TcTokens *self,
                        guint           index)
{
  if (tc_tokens_is_mark (self, index, "(["))
    return 1;
  return tc_tokens_is_mark (self, index, ")]") ? -1 : 0;
}

gboolean        tc_tokens_read_signed (const TcTokens *self,
                                     guint          *index,
                                     double         *number);
guint           tc_tokens_find      (const TcTokens *self,
                                     gsize           byte);
guint           tc_tokens_find_open (const TcTokens *self,
                                     guint           index,
                                     guint           reach);

/**
 * TcTokenCache:
 *
 * The tokens of the sentences of a document, each split when it is first asked for.
 */
typedef struct
{
  const TcProse *document;        /* borrowed */
  const TcFindings *findings;     /* what the rules found in it; borrowed */
  GPtrArray *sentences;           /* (element-type TcTokens) (nullable members) */
  GPtrArray *sizes;               /* (element-type GArray) (nullable members) what tc-arms.c read in each */
} TcTokenCache;

TcTokenCache   *tc_token_cache_new  (const TcProse  *document,
                                     const TcFindings *findings) G_GNUC_WARN_UNUSED_RESULT;
void            tc_token_cache_free (TcTokenCache   *self);
const TcTokens *tc_token_cache_get  (TcTokenCache   *self,
                                     guint           sentence);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TcTokenCache, tc_token_cache_free)

G_END_DECLS
