/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-record.h"
#include "tc-sheet.h"
#include "tc-xml.h"

G_BEGIN_DECLS

/* In tc-jats-front.c. */
void tc_jats_read_front  (TcRecord           *record,
                          TcXmlNode          *article);

/* In tc-jats-body.c. */
void tc_jats_write_body  (TcSheet            *sheet,
                          TcXmlNode          *article);
void tc_jats_detach      (TcXmlNode          *top,
                          const char * const *names,
                          GPtrArray          *detached);

G_END_DECLS
