/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-read.h"

char      *read_test_describe (TcSource   *source);
void       read_test_check    (TcSource   *source);
GPtrArray *read_test_read     (const char *text);
