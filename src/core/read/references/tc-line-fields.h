/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-named.h"

G_BEGIN_DECLS

/**
 * TcLineLabel:
 * @label: what stands before the colon
 * @tag: (nullable): the tag that it stands for, see tc-named.c; %NULL to keep it as text
 */
typedef struct
{
  const char *label;
  const char *tag;
} TcLineLabel;

/**
 * TcLineFields:
 *
 * The fields of a record that writes "LABEL: value", with the value going on in the lines below. Lives on the stack.
 */
typedef struct
{
  /*< private >*/
  TcNamed *named;
  const TcLineLabel *labels;
  gsize n_labels;
  const TcLineLabel *label;
  GString *value;
  GHashTable *said;               /* LABEL:VALUE */
} TcLineFields;

void               tc_line_fields_init  (TcLineFields      *self,
                                         TcNamed           *named,
                                         const TcLineLabel *labels,
                                         gsize              n_labels);
void               tc_line_fields_clear (TcLineFields      *self);
const TcLineLabel *tc_line_fields_find  (TcLineFields      *self,
                                         TcSlice            line,
                                         TcSlice           *value);
gboolean           tc_line_fields_add   (TcLineFields      *self,
                                         TcSlice            line);
gboolean           tc_line_fields_continue (TcLineFields   *self,
                                         TcSlice            line);
void               tc_line_fields_end   (TcLineFields      *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TcLineFields, tc_line_fields_clear)

G_END_DECLS
