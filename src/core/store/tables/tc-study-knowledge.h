/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-store.h"

G_BEGIN_DECLS

/* The fields that the columns are made of. */
typedef enum
{
  TC_STUDY_FIELD_AUTHORS,
  TC_STUDY_FIELD_DOI,
  TC_STUDY_FIELD_JOURNAL,
  TC_STUDY_FIELD_N_ENROLLED,
  TC_STUDY_FIELD_PHASE,
  TC_STUDY_FIELD_REGISTRY_IDS,
  TC_STUDY_FIELD_TITLE,
  TC_STUDY_FIELD_TITLE_ZH,
  TC_STUDY_FIELD_YEAR,
  TC_STUDY_N_FIELDS
} TcStudyColumnField;

/* What is known of each field: the answer, also where that is "not reported", else the best suggestion. */
typedef struct
{
  gboolean known[TC_STUDY_N_FIELDS];
  TcValue *values[TC_STUDY_N_FIELDS];
} TcStudyKnowledge;

void     tc_study_knowledge_clear   (TcStudyKnowledge  *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TcStudyKnowledge, tc_study_knowledge_clear)

/* The first value that is learnt of a field stays: answers come before suggestions. */
gboolean tc_study_learn_answers     (TcStore           *self,
                                     TcId               study_id,
                                     TcStudyKnowledge  *knowledge,
                                     GError           **error);
void     tc_study_learn_suggestions (TcStudyKnowledge  *knowledge,
                                     GPtrArray         *suggestions);

G_END_DECLS
