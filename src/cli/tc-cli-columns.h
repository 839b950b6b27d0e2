/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-import-job.h"

G_BEGIN_DECLS

int tc_cli_choose_columns (TcWorkspace *workspace,
                           TcImportJob *import,
                           const char  *text);

G_END_DECLS
