/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-statistic-token.h"

G_BEGIN_DECLS

/**
 * TcSizedName:
 * @first: first token of the name
 * @last: token behind it
 * @prefix_first: first token of the subgroup that a bracket of several sizes stands behind
 * @prefix_last: token behind it; equal to @prefix_first where there is none
 * @n: the size; 0 where only the name is said
 * @number: token of the size
 * @strong: certainly a size: "(n = 20)", "20 were assigned to"
 * @unit_first: first token of the unit of an arm by dose, whose @first is the number and whose prefix is what was dosed
 * @unit_last: token behind it; 0 where the name is no dose
 *
 * A name of an arm with its size.
 */
typedef struct
{
  guint first;
  guint last;
  guint prefix_first;
  guint prefix_last;
  double n;
  guint number;
  gboolean strong;
  guint unit_first;
  guint unit_last;
} TcSizedName;

#define TC_ARM_PEOPLE                                                                                                 \
  " patients patient participants subjects women men children adults people persons individuals "  \
  "infants cases eyes knees girls boys students volunteers animals pts adolescents neonates "      \
  "mothers couples males females outpatients inpatients nurses parturients newborns caregivers "   \
  "veterans workers pupils parents survivors employees toddlers "

GArray  *tc_arm_sizes_find         (const TcTokens *tokens) G_GNUC_WARN_UNUSED_RESULT;
GArray  *tc_arm_sizes_find_chinese (const TcTokens *tokens) G_GNUC_WARN_UNUSED_RESULT;
GArray  *tc_arm_names_list         (const TcTokens *tokens) G_GNUC_WARN_UNUSED_RESULT;
gboolean tc_arm_sizes_find_each    (const TcTokens *tokens,
                                    guint          *number);

G_END_DECLS
