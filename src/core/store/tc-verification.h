/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-store-private.h"

G_BEGIN_DECLS

/* A run of tc_store_verify(), for the files that it is made of. */
typedef struct
{
  TcStore *store;
  TcVerifyFunc problem;
  TcProgressFunc progress;
  gpointer user_data;
  GCancellable *cancellable;
} TcVerification;

void         tc_verification_report        (TcVerification  *self,
                                            const char      *format,
                                            ...) G_GNUC_PRINTF (2, 3);
TcStatement *tc_verification_prepare       (TcVerification  *self,
                                            const char      *sql) G_GNUC_WARN_UNUSED_RESULT;
gboolean     tc_verification_next          (TcVerification  *self,
                                            TcStatement     *statement);
gboolean     tc_verification_finish        (TcVerification  *self,
                                            TcStatement     *statement,
                                            GError         **error);
gboolean     tc_verification_check_history (TcVerification  *self,
                                            GError         **error);

G_END_DECLS
