/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store-fixture.h"
#include "tc-text-index.h"

G_BEGIN_DECLS

#define SUGGESTION_TEXT "Probe B, 2031. 40 patients hummed for 12.5 ± 2.5 weeks; 哼唱组 20 例. Nobody was harmed."

GPtrArray *suggestion_fixture_make (void);
GBytes    *suggestion_fixture_pack (StoreFixture *fixture,
                                    TcTextIndex  *index);

G_END_DECLS
