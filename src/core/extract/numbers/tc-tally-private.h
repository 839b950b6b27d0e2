/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-tally.h"

G_BEGIN_DECLS

typedef enum
{
  TC_TALLY_NOTHING,
  TC_TALLY_SIZED,
  TC_TALLY_PEOPLE,
  TC_TALLY_LOOSE,                 /* of people if they are named behind it */
  TC_TALLY_OTHER                  /* counts something else unless people are named behind it */
} TcTallyKind;

/* Reads what the expressions of tc-tally.c read, but for "12 per group", from text that is ASCII. */
TcTallyKind tc_tally_read_plain (const char *text,
                                 gsize       start,
                                 gsize       end,
                                 gsize       at,
                                 gsize      *number,
                                 gsize      *behind);

G_END_DECLS
