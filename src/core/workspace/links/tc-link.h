/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-link-keys.h"

G_BEGIN_DECLS

/**
 * TcLink:
 * @report_id: the report that a source is a copy of, 0 for none
 * @study_id: the study that it belongs to, 0 for one of its own
 * @ties: (element-type gint64): further reports that it is a copy of as surely
 * @pairs: (element-type TcLinkPair): reports that a person should compare it with
 *
 * Where a new source belongs.
 */
typedef struct
{
  TcId report_id;
  TcId study_id;
  GArray *ties;
  GArray *pairs;
} TcLink;

typedef struct
{
  TcId report_id;
  const char *reason;
} TcLinkPair;

gboolean tc_link_find    (TcStore           *store,
                          const TcLinkKeys  *keys,
                          TcLink            *link,
                          GError           **error);
gboolean tc_link_note    (TcStore           *store,
                          const TcSource    *source,
                          const TcLinkKeys  *keys,
                          const TcLink      *link,
                          GError           **error);
gboolean tc_link_note_again (TcStore        *store,
                          TcSource          *source,
                          GError           **error);
gboolean tc_link_note_missing (TcStore      *store,
                          TcSource          *source,
                          TcId               source_id,
                          GError           **error);
gboolean tc_link_catch_up (TcStore          *store,
                          guint              limit,
                          gboolean          *more,
                          GError           **error);
void     tc_link_clear   (TcLink            *self);
GPtrArray *tc_link_list_disagreements (TcStore  *store,
                          GPtrArray         *suggestions,
                          GError           **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean tc_link_compare (TcStore           *store,
                          TcId               study_id,
                          GError           **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TcLink, tc_link_clear)

G_END_DECLS
