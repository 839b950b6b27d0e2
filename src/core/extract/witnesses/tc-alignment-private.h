/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <math.h>

#include "tc-alignment.h"
#include "tc-figures.h"

G_BEGIN_DECLS

/* A sentence of one language. */
typedef struct
{
  guint sentence;
  guint first;                    /* index of its first figure */
  guint n;
  guint n_counting;               /* how many of them a translation must have */
} TcAlignmentSide;

/* Sentences of both languages, and all their figures. */
typedef struct
{
  GArray *sides;                  /* (element-type TcAlignmentSide) */
  GArray *figures;                /* (element-type TcFigure) */
} TcAlignmentText;

/* Neighbouring sentences of one language that are neighbouring ones of the other; one or two. */
typedef struct
{
  guint first[2];
  guint n[2];
} TcAlignmentPair;

struct _TcAlignment
{
  TcAlignmentText texts[2];       /* English, Chinese */
  GArray *pairs;                  /* (element-type TcAlignmentPair) */
};

static inline const TcAlignmentSide *
tc_alignment_get_side (const TcAlignmentText *text,
                       guint                  index)
{
  return &g_array_index (text->sides, TcAlignmentSide, index);
}

static inline const TcFigure *
tc_alignment_get_figure (const TcAlignmentText *text,
                         guint                  index)
{
  return &g_array_index (text->figures, TcFigure, index);
}

static inline gboolean
tc_alignment_are_equal (double a,
                        double b)
{
  return fabs (a - b) <= 1e-9 * MAX (1, fabs (a));
}

guint    tc_alignment_match_figures (const TcAlignment     *self,
                                     const TcAlignmentPair *pair,
                                     GArray                *left[2]);
gboolean tc_alignment_holds         (const TcAlignment     *self,
                                     const TcAlignmentPair *pair,
                                     guint                  text,
                                     guint                  sentence);

G_END_DECLS
