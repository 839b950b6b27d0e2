/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-record.h"
#include "tc-sheet.h"

G_BEGIN_DECLS

void tc_record_suggest (const TcRecord     *record,
                        TcSheet            *sheet,
                        const TcSheetPlace *places);

G_END_DECLS
