/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-lines.h"
#include "tc-seen.h"

G_BEGIN_DECLS

typedef struct _TcOutline TcOutline;

TcOutline *tc_outline_new        (TcSource      *source) G_GNUC_WARN_UNUSED_RESULT;
void       tc_outline_free       (TcOutline     *self);
void       tc_outline_add        (TcOutline     *self,
                                  TcSectionKind  kind,
                                  TcPiece        piece);
void       tc_outline_add_in     (TcOutline     *self,
                                  TcSectionKind  kind,
                                  TcPiece        piece,
                                  const char    *language);
void       tc_outline_flush      (TcOutline     *self);
gboolean   tc_outline_has        (TcOutline     *self,
                                  TcSectionKind  kind,
                                  const char    *language);
gboolean   tc_outline_is_copy     (TcOutline     *self,
                                  const TcLine  *line);
gboolean   tc_outline_take_copy  (TcOutline     *self,
                                  const TcLine  *line);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TcOutline, tc_outline_free)

G_END_DECLS
