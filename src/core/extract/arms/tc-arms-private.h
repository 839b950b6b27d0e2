/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-arms-sized.h"
#include "tc-arms.h"

G_BEGIN_DECLS

#define MAX_SENTENCES 400
#define MAX_ARMS 8

/* Words of which one stands in most sentences that deal participants out. */
extern const char *const tc_arms_dealing[];

/* A name does not go on before these. */
#define TC_ARM_GROUP_STOPS                                                                                             \
  " the a an in of and or to for with by from than between within among both two three four all "  \
  "each either same other this that these which was were had is are versus vs compared while "     \
  "whereas but as per no one any every some patients participants subjects into our at on study "  \
  "age different another parallel matched second first third respective patient treatment-group "  \
  "whole entire combined three-arm two-arm multi "

/* These deal people out. */
#define TC_ARM_DEALT " assigned allocated randomized randomised randomly divided "
/* An offered name does not go on behind these. */
#define TC_ARM_NAME_STOPS                                                                                                    \
  " using was were had consisting consisted comprising comprised receiving received who that which " \
  "for during followed as on at once twice daily weekly every per each four three two in via by "  \
  "administered given immediately until before after over within intravenously orally "            \
  "respectively "

guint tc_arms_find_name_begin (const TcTokens *tokens,
                               guint           end) G_GNUC_PURE;
void tc_arms_find_groups (TcTokenCache *cache,
                          GPtrArray    *arms);
void tc_arms_find_chinese_groups (TcTokenCache *cache,
                                  GPtrArray    *arms);
void tc_arm_propose      (const TcRules *rules,
                          TcTokenCache  *cache,
                          TcArm         *arm,
                          TcFindings    *findings);
char *tc_arm_find_dose   (TcArm            *arm,
                          const TcProse    *document,
                          const TcFindings *findings,
                          gsize             end,
                          TcSpan           *quotes,
                          guint            *n_quotes) G_GNUC_WARN_UNUSED_RESULT;

gsize tc_arm_find_first  (const char        *text,
                          gsize              start,
                          gsize              end,
                          const char *const *words,
                          guint              n);
gboolean tc_arm_find_behind_amount (const char *text,
                                    gsize       start,
                                    gsize       end,
                                    gsize      *first,
                                    gsize      *last);

/* Reading names with sizes. */
gboolean tc_sized_is_parted (const TcTokens *tokens,
                             guint           at);
gboolean tc_sized_is_size (const TcTokens *tokens,
                           guint           at);
gboolean tc_sized_has_people (const TcTokens *tokens,
                              guint           first,
                              guint           last);
/* How many tokens before a number its bracket begins at most. */
#define TC_SIZED_REACH 40

guint tc_sized_find_close (const TcTokens *tokens,
                           guint           open);
gboolean tc_sized_add (const TcTokens *tokens,
                       GArray         *sizes,
                       guint           first,
                       guint           last,
                       guint           number,
                       gboolean        strong);
gboolean tc_sized_read_linked (const TcTokens *tokens,
                               guint           at,
                               GArray         *sizes,
                               guint          *behind);
gboolean tc_sized_read_listed (const TcTokens *tokens,
                               guint           at,
                               GArray         *sizes,
                               guint          *behind);
gboolean tc_sized_read_sized_for (const TcTokens *tokens,
                                  guint           at,
                                  GArray         *sizes,
                                  guint          *behind);
gboolean tc_sized_read_name_first (const TcTokens *tokens,
                                   guint           at,
                                   GArray         *sizes,
                                   guint          *behind);
gboolean tc_sized_read_unnamed (const TcTokens *tokens,
                                guint           at,
                                GArray         *sizes,
                                guint          *behind);
gboolean tc_sized_is_some (const TcTokens *tokens,
                           guint           at);
gboolean tc_sized_read_group_had (const TcTokens *tokens,
                                  guint           at,
                                  GArray         *sizes);
gboolean tc_sized_read_respectively (const TcTokens *tokens,
                                     guint           at,
                                     GArray         *sizes,
                                     guint          *behind);

/* Whether the number at a token counts people of whom sizes may be the parts. */
typedef gboolean (*TcSizedIsWhole) (const TcTokens *tokens,
                                    guint           i);
gboolean tc_sized_mark_parts (const TcTokens *tokens,
                              GArray         *sizes,
                              TcSizedIsWhole  counts_all);
void tc_sized_keep_arms (const TcTokens *tokens,
                         GArray         *sizes);
gboolean tc_sized_is_same (const TcTokens    *tokens,
                           const TcSizedName *one,
                           const TcSizedName *other);

/* Names without sizes. */
gboolean tc_arm_names_numbered (const TcTokens *tokens,
                                GArray         *names);
gboolean tc_arm_names_dosed (const TcTokens *tokens,
                             GArray         *names);
void tc_arm_name_dosed (const TcProse     *document,
                        const TcTokens    *tokens,
                        const TcSizedName *name,
                        TcArm             *arm);
gboolean tc_arm_names_are_distinct (const TcTokens *tokens,
                                    const GArray   *names);
gboolean tc_arm_names_given (const TcTokens *tokens,
                             GArray         *names);
gboolean tc_arm_names_between (const TcTokens *tokens,
                               GArray         *names);
gboolean tc_arm_names_without (const TcTokens *tokens,
                               GArray         *names);
gboolean tc_arm_names_joined (const TcTokens *tokens,
                              GArray         *names);

/* Names in Chinese, as bytes of the folded text. */
gboolean tc_arms_chinese_is_counter (const TcTokens *tokens,
                                     guint           at);
gboolean tc_arms_chinese_ends_a_name (const TcTokens *tokens,
                                      gsize           start,
                                      gsize           end);
gboolean tc_arms_chinese_is_of_people (const TcTokens *tokens,
                                       gsize           start,
                                       gsize           end);
gsize tc_arms_chinese_skip_leads (const TcTokens *tokens,
                                  gsize           start,
                                  gsize           end);
gboolean tc_arms_chinese_is_other_name (const TcTokens *tokens,
                                        guint           at);
gboolean tc_arms_chinese_sorts_people (const TcTokens *tokens);
void tc_arms_chinese_list (const TcTokens *tokens,
                           GArray         *names);

/* What finders of arms share. */
gboolean tc_arms_has_any (const TcProse         *document,
                          const TcProseSentence *sentence,
                          const char *const     *words);
gboolean tc_arms_is_read (const TcProse *document,
                          guint          index,
                          gboolean       chinese);
gboolean tc_arms_are_dealt (const TcProse *document);
gboolean tc_arms_may_have_size (const TcTokenCache *cache,
                                guint               index);
GArray *tc_arms_get_sizes (TcTokenCache *cache,
                           guint         index);
void tc_arms_get_bytes (const TcTokens    *tokens,
                        const TcSizedName *size,
                        gboolean           chinese,
                        gsize             *start,
                        gsize             *end);
TcSpan tc_arms_get_number_span (const TcProse  *document,
                                const TcTokens *tokens,
                                guint           number);
TcArm *tc_arms_find_named (GPtrArray  *arms,
                           const char *folded,
                           gsize       length);
void tc_arms_add (const TcProse  *document,
                  const TcTokens *tokens,
                  guint           index,
                  GArray         *sizes,
                  const char     *rule,
                  double          confidence,
                  GPtrArray      *arms);
int tc_arms_find_dealt (TcTokenCache *cache,
                        gboolean      chinese,
                        GPtrArray    *arms);
gboolean tc_arms_counts_events (TcTokenCache *cache,
                                guint         index,
                                GArray       *sizes);
void tc_arms_find_each (TcTokenCache *cache,
                        gboolean      chinese,
                        GPtrArray    *arms);
guint tc_arms_find_extent (const TcTokens *tokens,
                           guint           last);
gboolean tc_arms_is_one_of_list (const TcTokens *tokens,
                                 guint           first);
gboolean tc_arms_read_amount (const TcTokens *tokens,
                              guint           first,
                              guint           last,
                              gsize          *start,
                              gsize          *end);
void tc_arms_find_amounts (TcTokenCache *cache,
                           GPtrArray    *arms);
gboolean tc_arms_are_distinct (const TcTokens *tokens,
                               GArray         *sizes,
                               gboolean        chinese,
                               gboolean        prefixed);
void tc_arms_find_unsized (TcTokenCache *cache,
                           GPtrArray    *arms);
void tc_arms_find_titled (TcTokenCache *cache,
                          GPtrArray    *arms);
void tc_arms_find_compared (TcTokenCache *cache,
                            GPtrArray    *arms);
void tc_arms_find_gathered (TcTokenCache *cache,
                            GPtrArray    *arms);
void tc_arms_align_sizes (TcTokenCache *cache,
                          gboolean      chinese,
                          GPtrArray    *arms);
void tc_arms_find_late_control (TcTokenCache *cache,
                                GPtrArray    *arms);
void tc_arms_learn_names (TcTokenCache *cache,
                          GPtrArray    *arms);
void tc_arms_find_other_sizes (TcTokenCache *cache,
                               GPtrArray    *arms);

G_END_DECLS
