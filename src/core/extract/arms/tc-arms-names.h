/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-statistic-token.h"

G_BEGIN_DECLS

/* Names that say nothing about what was given. */
#define TC_ARM_GROUP_WORDS " group groups arm arms cohort "

typedef enum
{
  TC_ARM_UNKNOWN,
  TC_ARM_EXPERIMENTAL,
  TC_ARM_CONTROL,                 /* a comparator of which no more is said */
  TC_ARM_PLACEBO,
  TC_ARM_SHAM,
  TC_ARM_NOTHING
} TcArmRole;

/**
 * TcArm:
 * @label: its name as the report writes it
 * @rule: id of the rule that found it
 * @sentence: index of the sentence that names it
 * @start: first byte of the name in the folded text
 * @end: byte behind it
 * @n_allocated: how many were allocated, 0 where that is not said
 * @allocated: where that stands in the source
 * @n_analysed: how many were analysed, 0 where that is not said
 * @analysed: where that stands in the source
 * @role: what it is in the comparison
 * @aliases: (element-type utf8): folded words by which the report calls it
 * @n_names: how many of them are its whole name; the others are parts of it
 * @chinese: named in Chinese
 * @dose_start: first byte, in the folded text, of how much was given, where another place says that
 * @dose_end: byte behind it, 0 where no other place does
 * @amount: (nullable): the dose that an arm by dose is called by
 * @confidence: from 0 to 1
 *
 * An arm of a trial.
 */
typedef struct
{
  char *label;
  const char *rule;
  guint sentence;
  gsize start;
  gsize end;
  double n_allocated;
  TcSpan allocated;
  double n_analysed;
  TcSpan analysed;
  TcArmRole role;
  GPtrArray *aliases;
  guint n_names;
  gboolean chinese;
  gsize dose_start;
  gsize dose_end;
  char *amount;
  double confidence;
} TcArm;

/**
 * TcMention:
 * @arm: index of the arm
 * @start: first byte in the folded text
 * @end: byte behind it
 * @first: its first token
 * @last: token behind it
 * @others: the name is that of people outside the trial: "historical controls"
 *
 * A place where a sentence names an arm.
 */
typedef struct
{
  guint arm;
  gsize start;
  gsize end;
  guint first;
  guint last;
  gboolean others;
} TcMention;

TcArm     *tc_arm_new           (const TcProse  *document,
                                 const char     *rule,
                                 guint           sentence,
                                 gsize           start,
                                 gsize           end) G_GNUC_WARN_UNUSED_RESULT;
void       tc_arm_free          (TcArm          *self);
void       tc_arms_name         (GPtrArray      *arms,
                                 const TcProse  *document);
GArray    *tc_arms_find_mentions (GPtrArray     *arms,
                                 const TcTokens *tokens) G_GNUC_WARN_UNUSED_RESULT;
gboolean   tc_arm_label_trim    (const TcTokens *tokens,
                                 guint          *first,
                                 guint          *last);
TcArmRole  tc_arm_role_guess    (const char     *folded,
                                 gsize           length);

G_END_DECLS
