/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-read.h"

char      *read_test_describe     (TcSource   *source);
char      *read_test_fields       (TcSource   *source);
void       read_test_check        (TcSource   *source);
void       read_test_check_record (TcSource   *source);
GPtrArray *read_test_read         (const char *text);
GPtrArray *read_test_read_bytes   (const char *bytes,
                                   gsize       length);
char      *read_test_parts        (const char *bytes,
                                   gsize       length);
char      *read_test_load         (const char *fixture);
void       read_test_check_fixture (const char *name,
                                    const char *reader);
void       read_test_check_cut    (const char *bytes,
                                   gsize       length,
                                   gsize       step);
