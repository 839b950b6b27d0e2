/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-lines.h"

G_BEGIN_DECLS

/**
 * TcLabelPlace:
 * @TC_LABEL_LINE_START: at the beginning of a line: "Methods:", "METHODS We", "Methods. We", "目的探讨"
 *   and headings alone on their line are labels
 * @TC_LABEL_INSIDE: behind a sentence within a paragraph: only "Methods:" and "方法 " are
 * @TC_LABEL_INSIDE_BARE: the same, where an earlier label had no separator either: "目的探讨", "METHODS We"
 *
 * Where a label is looked for: the less the place says, the more the label itself
 * must say. */
typedef enum
{
  TC_LABEL_LINE_START,
  TC_LABEL_INSIDE,
  TC_LABEL_INSIDE_BARE
} TcLabelPlace;

/**
 * TcLabel:
 * @kind: the kind of section that it opens
 * @end: behind the label, its separator and the blanks after it
 * @alone: whether nothing follows on the line
 *
 * A heading of a part of an abstract.
 */
typedef struct
{
  TcSectionKind kind;
  const char *end;
  gboolean alone;
} TcLabel;

gboolean tc_label_match (TcPiece        piece,
                         TcLabelPlace   place,
                         TcLabel       *label);

G_END_DECLS
