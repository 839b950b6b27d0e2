/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-prose.h"

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
  TcTokenKind kind;
  gsize start;
  gsize end;
  gunichar mark;
  double number;
  guint decimals;
  gboolean blank;
  gboolean spelled;
  guint16 hash;
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
  GArray *array;                  /* (element-type TcToken) */
} TcTokens;

TcTokens       *tc_tokens_new       (const TcProse  *document,
                                     guint           sentence) G_GNUC_WARN_UNUSED_RESULT;
void            tc_tokens_free      (TcTokens       *self);
const TcToken  *tc_tokens_get       (const TcTokens *self,
                                     guint           index);
gboolean        tc_tokens_is_word   (const TcTokens *self,
                                     guint           index,
                                     const char     *word);
gboolean        tc_tokens_is_any    (const TcTokens *self,
                                     guint           index,
                                     const char     *words);
gboolean        tc_tokens_is_mark   (const TcTokens *self,
                                     guint           index,
                                     const char     *marks);
gboolean        tc_tokens_is_number (const TcTokens *self,
                                     guint           index);
gboolean        tc_tokens_read_signed (const TcTokens *self,
                                     guint          *index,
                                     double         *number);
guint           tc_tokens_find      (const TcTokens *self,
                                     gsize           byte);

/**
 * TcTokenCache:
 *
 * The tokens of the sentences of a document, each split when it is first asked for.
 */
typedef struct
{
  const TcProse *document;        /* borrowed */
  GPtrArray *sentences;           /* (element-type TcTokens) (nullable members) */
  GPtrArray *sizes;               /* (element-type GArray) (nullable members) what tc-arms.c read in each */
} TcTokenCache;

TcTokenCache   *tc_token_cache_new  (const TcProse  *document) G_GNUC_WARN_UNUSED_RESULT;
void            tc_token_cache_free (TcTokenCache   *self);
const TcTokens *tc_token_cache_get  (TcTokenCache   *self,
                                     guint           sentence);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TcTokens, tc_tokens_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TcTokenCache, tc_token_cache_free)

G_END_DECLS
