/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-extract.h"

/* Eighty people in two arms, before what came of it. */
#define DEALT "Methods: 80 adults were randomly assigned to verinoxal (n = 40) or placebo (n = 40). Results: "

/**
 * ResultsForm:
 * @text: an English abstract
 * @expected: its results, one a line: "outcome | arm value/n ±dispersion [low, high] @time"
 *
 * A form in which reports say their results.
 */
typedef struct
{
  const char *text;
  const char *expected;
} ResultsForm;

void results_fixture_check (const ResultsForm *forms,
                            guint              n_forms);
void results_fixture_check_sizes (const char *text,
                                  const char *expected);
