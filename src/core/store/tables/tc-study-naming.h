/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-value.h"

G_BEGIN_DECLS

/**
 * TcStudyNames:
 * @authors: (nullable): the field of that name, as the form shows it; likewise @title, @title_zh,
 * @doi and @registry_ids
 * @year: the year, 0 where it is not known
 * @file_name: name of the file that the study came from
 * @text: (nullable): how its text begins
 * @is_part: whether it is one of the records of the file
 *
 * What a study can be called by.
 */
typedef struct
{
  const TcValue *authors;
  const TcValue *title;
  const TcValue *title_zh;
  const TcValue *doi;
  const TcValue *registry_ids;
  int year;
  const char *file_name;
  const char *text;
  gboolean is_part;
} TcStudyNames;

/* As many bytes of a text as tc_study_make_title() may look at. */
#define TC_STUDY_NAMES_TEXT 1000

char     *tc_study_first_text (const TcValue      *value) G_GNUC_WARN_UNUSED_RESULT;
char     *tc_study_make_label (const TcStudyNames *names) G_GNUC_WARN_UNUSED_RESULT;
char     *tc_study_make_title (const TcStudyNames *names) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
