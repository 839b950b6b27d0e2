/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/**
 * ExpectedField:
 *
 * What is compared between a record and what another program made of it.
 */
typedef enum
{
  EXPECTED_TITLE,
  EXPECTED_AUTHORS,
  EXPECTED_YEAR,
  EXPECTED_JOURNAL,
  EXPECTED_VOLUME,
  EXPECTED_ISSUE,
  EXPECTED_PAGES,
  EXPECTED_DOI
} ExpectedField;

#define EXPECTED_N_FIELDS (EXPECTED_DOI + 1)

/* One record; fields that are not said are NULL. Authors are divided by "; ". */
typedef struct
{
  char *values[EXPECTED_N_FIELDS];
} Expected;

extern const char * const expected_names[EXPECTED_N_FIELDS];

void       expected_free      (Expected      *self);
GPtrArray *expected_from_bib  (const char    *text);
GPtrArray *expected_from_json (const char    *text);
char      *expected_normalise (ExpectedField  field,
                               const char    *value);
