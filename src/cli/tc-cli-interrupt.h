/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-job.h"

G_BEGIN_DECLS

void     tc_cli_catch_signals (void);
gboolean tc_cli_run_job       (TcJob   *job,
                               GError **error);
int      tc_cli_end_signals   (int      status);

G_END_DECLS
