/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-findings.h"
#include "tc-prose.h"
#include "tc-rules.h"

/* Texts for finders: "kind language | text", one section a line, as in "methods en | We came.". The kinds
 * are those of tc_section_kind_to_string(); an empty language is written "-". */
TcProse    *prose_fixture_new      (const char       *sections);
/* What the rules found in it; the rules are loaded once. */
TcFindings *prose_fixture_find     (TcProse          *prose);
const TcRules *prose_fixture_get_rules (void);
/* The values that were found for a field ("dose") or by a family of rules ("citation."), each once, as JSON,
 * one a line. */
char       *prose_fixture_describe (const TcFindings *findings,
                                    const char       *which);

/* What one finder finds in one text, without the rules' other findings. */
typedef void (*ProseFinder) (const TcProse *prose,
                             TcFindings    *findings);

typedef struct
{
  const char *name;
  ProseFinder finder;
  const char *sections;
  const char *which;              /* field, or family of rules, whose findings are looked at */
  const char *found;              /* the values, each once, one a line */
} ProseCase;

/* @i: of @cases the one that is checked: the values, and that nothing is warned of. */
void        prose_fixture_check    (const ProseCase  *cases,
                                    guint             i);
/* Each finder of @cases on each of @texts: nothing falls over, and all quotes lie in the text. */
void        prose_fixture_survive  (const ProseCase    *cases,
                                    guint               n_cases,
                                    const char * const *texts,
                                    guint               n_texts);
