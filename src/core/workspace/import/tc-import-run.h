/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-import-tally.h"
#include "tc-intake.h"
#include "tc-session.h"

G_BEGIN_DECLS

gboolean tc_import_run (TcJob          *job,
                        TcSession      *session,
                        const char     *reviewer,
                        GPtrArray      *inputs,
                        TcColumnMaps   *maps,
                        TcExtractor    *extractor,
                        TcImportTally  *tally,
                        GCancellable   *cancellable,
                        GError        **error);

G_END_DECLS
