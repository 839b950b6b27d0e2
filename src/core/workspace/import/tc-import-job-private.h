/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-import-job.h"
#include "tc-inputs.h"

G_BEGIN_DECLS

GPtrArray *tc_import_job_get_unread (TcImportJob  *self);
GPtrArray *tc_import_job_expand (TcImportJob  *self,
                                 TcJob        *teller,
                                 GCancellable *cancellable);

G_END_DECLS
