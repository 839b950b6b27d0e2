/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "tc-pattern.h"

G_BEGIN_DECLS

typedef enum
{
  TC_PATTERN_ASCII,
  TC_PATTERN_UNICODE,
  TC_PATTERN_N_FLAVOURS
} TcPatternFlavour;

typedef struct
{
  const char *name;               /* in the name table of the first code */
  guint group;
} TcGroupName;

/* Most sentences are ASCII: for these there is a second code that knows of no characters beyond. It
 * finds the same, several times as fast. */
struct _TcPattern
{
  char *expression;
  char *factored;                            /* what is compiled, once it is needed */
  pcre2_code *codes[TC_PATTERN_N_FLAVOURS];  /* made when they are needed */
  int ready[TC_PATTERN_N_FLAVOURS];          /* atomic: compiled to machine code */
  TcGroupName *names;                        /* with the first code */
  guint n_names;
  guint32 n_pairs;                           /* groups with the whole match */
  gpointer gate;
};

const pcre2_code *tc_pattern_get_code (const TcPattern  *pattern,
                                       TcPatternFlavour  flavour);

G_END_DECLS
