/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-pattern.h"

G_BEGIN_DECLS

/**
 * TcMatch:
 *
 * A search in one text: where the expression and its groups stand.
 *
 * Offsets are bytes from the start of the text that was searched. Freeing it gives it back to the
 * #TcMatchPool it came from, so that a search allocates nothing.
 */
typedef struct _TcMatch TcMatch;

/* Matches that are not in use, and what searches share. For one thread. */
typedef struct
{
  TcMatch *spare;
  gpointer context;               /* (nullable): with the limits of a search */
} TcMatchPool;

typedef enum
{
  TC_SEARCH_FAILED = -1,          /* gave up: the text was not fully examined */
  TC_SEARCH_NOTHING = 0,
  TC_SEARCH_FOUND = 1
} TcSearch;

/* Where a match can begin: from @first to @last, in bytes. */
typedef struct
{
  guint32 first;
  guint32 last;
} TcWindow;

#define TC_WINDOWS_MAX 24
#define TC_WINDOWS_ANYWHERE G_MAXUINT

/* In the order of the text, not overlapping. */
typedef struct
{
  guint n;                        /* %TC_WINDOWS_ANYWHERE: a match can begin anywhere */
  gboolean ascii;                 /* the text is known to be ASCII */
  TcWindow all[TC_WINDOWS_MAX];
} TcWindows;

TcSearch    tc_pattern_search         (const TcPattern  *self,
                                       const char       *text,
                                       gsize             length,
                                       TcMatchPool      *pool,
                                       TcMatch         **match);
TcSearch    tc_pattern_search_within  (const TcPattern  *self,
                                       const char       *text,
                                       gsize             length,
                                       const TcWindows  *windows,
                                       TcMatchPool      *pool,
                                       TcMatch         **match);

TcSearch    tc_match_next             (TcMatch          *self);
gboolean    tc_match_matches          (const TcMatch    *self);
gboolean    tc_match_fetch_pos        (const TcMatch    *self,
                                       guint             group,
                                       int              *start,
                                       int              *end);
gboolean    tc_match_fetch_named_pos  (const TcMatch    *self,
                                       const char       *name,
                                       int              *start,
                                       int              *end);
char       *tc_match_fetch_named      (const TcMatch    *self,
                                       const char       *name) G_GNUC_WARN_UNUSED_RESULT;
gboolean    tc_match_fetch_number     (const TcMatch    *self,
                                       const char       *name,
                                       double           *number);
void        tc_match_free             (TcMatch          *self);

void        tc_match_pool_clear       (TcMatchPool      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TcMatch, tc_match_free)

G_END_DECLS
