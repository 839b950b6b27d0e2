/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-link-table.h"

G_BEGIN_DECLS

/**
 * TcLinkKeys:
 * @doi: (nullable): its DOI
 * @pmid: (nullable): its PubMed number
 * @pmcid: (nullable): its PubMed Central number
 * @record: (nullable): the number of the register entry that it is
 * @trials: (element-type utf8): the numbers of the one trial that it reports, one a register
 * @mentions: (element-type utf8): such numbers in a text that may be about the trial only
 * @registry_id: (nullable): the first number that it gives, as it is shown
 * @title: (nullable): its title
 * @match: what its near-duplicates are found by
 *
 * What links a source to others; identifiers in their normal form.
 */
/* Those of TcMatchKeys from here on are of a place in a journal. */
#define TC_LINK_CITATION_HASH 2

typedef struct
{
  char *doi;
  char *pmid;
  char *pmcid;
  char *record;
  GPtrArray *trials;
  GPtrArray *mentions;
  char *registry_id;
  char *title;
  TcMatchKeys match;
} TcLinkKeys;

void tc_link_keys_read  (TcLinkKeys *self,
                         TcSource   *source);
void tc_link_keys_clear (TcLinkKeys *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TcLinkKeys, tc_link_keys_clear)

G_END_DECLS
