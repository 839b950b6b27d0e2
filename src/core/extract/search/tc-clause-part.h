/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-clause.h"

G_BEGIN_DECLS

/* A part of an expression: how long its matches are, and what stands in each. */
typedef struct
{
  guint min;
  guint max;
  gboolean at_end;
  gboolean apart;                 /* ends with what is neither letter nor digit, if it is not empty */
  GPtrArray *clauses;             /* (element-type TcClause) each of them is met */
  GPtrArray *starts;              /* (element-type TcClause) (nullable): one of them is met, at its distance */
} TcPart;

/* A part while it is read, with the plain characters that were read last. */
typedef struct
{
  TcPart part;
  GString *run;
  guint run_min;
  guint run_max;
  gboolean run_border;            /* the run does not begin within a word */
} TcSequence;

void tc_part_init (TcPart *part);
void tc_part_clear (TcPart *part);
void tc_part_join (const TcPart *parts,
                   guint         n,
                   GPtrArray    *clauses);
/* What stands in every match that one of the alternatives makes. */
void tc_part_join_starts (TcPart       *part,
                          const TcPart *parts,
                          guint         n);
/* Makes known that one of @starts is met; the cheaper one of two such sets is kept. Takes them. */
void tc_sequence_offer_starts (TcSequence *self,
                               GPtrArray  *starts);
void tc_sequence_flush (TcSequence *self);
void tc_sequence_append_literal (TcSequence *self,
                                 const char *bytes,
                                 gsize       length,
                                 gboolean    border);
void tc_sequence_take_clauses (TcSequence *self,
                               TcPart     *part);
void tc_sequence_append (TcSequence *self,
                         TcPart     *part,
                         guint       least,
                         guint       most);

G_END_DECLS
