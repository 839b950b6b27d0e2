/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-study.h"

G_BEGIN_DECLS

/**
 * TcStudyCache:
 *
 * The #TcStudy objects of a list: one object for one id as long as anybody holds it, and the most
 * recently used ones are held by the cache. Main thread only.
 */
typedef struct _TcStudyCache TcStudyCache;

TcStudyCache *tc_study_cache_new    (guint         size) G_GNUC_WARN_UNUSED_RESULT;
void          tc_study_cache_free   (TcStudyCache *self);
TcStudy      *tc_study_cache_lookup (TcStudyCache *self,
                                     TcId          study_id);
void          tc_study_cache_use    (TcStudyCache *self,
                                     TcStudy      *study);
GArray       *tc_study_cache_list   (TcStudyCache *self) G_GNUC_WARN_UNUSED_RESULT;
guint         tc_study_cache_count  (TcStudyCache *self);

G_END_DECLS
