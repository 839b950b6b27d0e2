/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* One text and the arms that are found in it. */
typedef struct
{
  const char *text;               /* behind a title and a line break, where it has one */
  const char *expected;           /* "label size dose", an arm before each semicolon */
} ArmsCase;

/* Fails with all the texts of @cases, written in @language, whose arms are not those expected. */
void arms_fixture_check (const char     *language,
                         const ArmsCase *cases,
                         guint           n);
